//! Days as people write and read them, in both languages.

use super::field::Bias;
use super::name::fold;
use super::words::{Counted, Lang};
use chrono::{Datelike, Days, Months, NaiveDate, NaiveTime, Weekday};

/// Days, counted.
pub const DAYS: Counted = Counted { ru: ["день", "дня", "дней"], en: ["day", "days"] };

const WEEKDAYS_RU: [&str; 7] = ["пн", "вт", "ср", "чт", "пт", "сб", "вс"];
const WEEKDAYS_EN: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const MONTHS_EN: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
/// Words by which a weekday is known, Monday first.
const WEEKDAY_WORDS: [&[&str]; 7] = [
    &["пн", "понедельник", "mon", "monday"],
    &["вт", "вторник", "tue", "tues", "tuesday"],
    &["ср", "среда", "среду", "среды", "wed", "wednesday"],
    &["чт", "четверг", "четверга", "thu", "thur", "thurs", "thursday"],
    &["пт", "пятница", "пятницу", "пятницы", "fri", "friday"],
    &["сб", "суббота", "субботу", "субботы", "sat", "saturday"],
    &["вс", "воскресенье", "воскресенья", "sun", "sunday"],
];
/// Words by which a month is known, January first.
const MONTH_WORDS: [&[&str]; 12] = [
    &["янв", "января", "январь", "jan", "january"],
    &["фев", "февр", "февраля", "февраль", "feb", "february"],
    &["мар", "марта", "март", "mar", "march"],
    &["апр", "апреля", "апрель", "apr", "april"],
    &["мая", "май", "may"],
    &["июн", "июня", "июнь", "jun", "june"],
    &["июл", "июля", "июль", "jul", "july"],
    &["авг", "августа", "август", "aug", "august"],
    &["сен", "сент", "сентября", "сентябрь", "sep", "sept", "september"],
    &["окт", "октября", "октябрь", "oct", "october"],
    &["ноя", "нояб", "ноября", "ноябрь", "nov", "november"],
    &["дек", "декабря", "декабрь", "dec", "december"],
];

/// Reads a day in words or figures. A day without a year or week is the nearest one in the direction of `bias`.
///
/// Understood: ISO; `12.03`, `12.03.26`, `12/03/2026`; `12 марта`, `12 mar 2026`; today, tomorrow, yesterday and their
/// neighbours; weekdays; `+3`, `-2` days; `+2н`, `+1w` weeks; «через неделю», «конец месяца». Anything else is `None`.
pub fn parse(text: &str, today: NaiveDate, bias: Bias) -> Option<NaiveDate> {
    let text = fold(text);
    let text = text.trim_matches(|c: char| c == ',' || c == ';');
    named(text, today, bias)
        .or_else(|| offset(text, today))
        .or_else(|| figures(text, today, bias))
        .or_else(|| with_month(text, today, bias))
}

fn named(text: &str, today: NaiveDate, bias: Bias) -> Option<NaiveDate> {
    let by = |days: i64| today.checked_add_signed(chrono::Duration::days(days));
    match text {
        "сегодня" | "today" => return Some(today),
        "завтра" | "tomorrow" => return by(1),
        "послезавтра" => return by(2),
        "вчера" | "yesterday" => return by(-1),
        "позавчера" => return by(-2),
        "через неделю" | "in a week" | "next week" => return by(7),
        "через месяц" | "in a month" | "next month" => return today.checked_add_months(Months::new(1)),
        "конец месяца" | "конца месяца" | "end of month" => {
            return today.with_day(1)?.checked_add_months(Months::new(1))?.pred_opt();
        }
        _ => {}
    }
    let at = WEEKDAY_WORDS.iter().position(|names| names.contains(&text))?;
    let here = today.weekday().num_days_from_monday() as i64;
    let ahead = (at as i64 - here).rem_euclid(7);
    match bias {
        Bias::Future => by(if ahead == 0 { 7 } else { ahead }),
        Bias::Past => by(if ahead == 0 { 0 } else { ahead - 7 }),
    }
}

fn offset(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    let (sign, rest) = match text.strip_prefix('+') {
        Some(rest) => (1, rest),
        None => (-1, text.strip_prefix('-').or_else(|| text.strip_prefix('−'))?),
    };
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    let unit = rest.trim_start_matches(|c: char| c.is_ascii_digit()).trim();
    let n: i64 = digits.parse().ok().filter(|n| *n <= 3650)?;
    let days = match unit {
        "" | "д" | "дн" | "d" => n,
        "н" | "нед" | "w" => n * 7,
        _ => return None,
    };
    today.checked_add_signed(chrono::Duration::days(sign * days))
}

fn figures(text: &str, today: NaiveDate, bias: Bias) -> Option<NaiveDate> {
    if let Ok(day) = NaiveDate::parse_from_str(text, "%Y-%m-%d") {
        return Some(day);
    }
    let parts: Vec<&str> = text.split(['.', '/']).filter(|part| !part.is_empty()).collect();
    let numbers: Vec<u32> = parts.iter().map(|part| part.parse().ok()).collect::<Option<_>>()?;
    match numbers[..] {
        [day, month] => nearest(day, month, today, bias),
        [day, month, year] => NaiveDate::from_ymd_opt(full_year(year)?, month, day),
        _ => None,
    }
}

fn with_month(text: &str, today: NaiveDate, bias: Bias) -> Option<NaiveDate> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let (day, month, year) = match words[..] {
        [day, month] => (day, month, None),
        [day, month, year] | [day, month, year, "г" | "г." | "года"] => (day, month, Some(year)),
        _ => return None,
    };
    // English puts the month first as readily as the day.
    let (day, month) = if day.starts_with(|c: char| c.is_ascii_digit()) { (day, month) } else { (month, day) };
    let day: u32 = day.trim_end_matches(|c: char| !c.is_ascii_digit()).parse().ok()?;
    let month = 1 + MONTH_WORDS.iter().position(|words| words.contains(&month.trim_end_matches('.')))? as u32;
    match year {
        Some(year) => NaiveDate::from_ymd_opt(full_year(year.parse().ok()?)?, month, day),
        None => nearest(day, month, today, bias),
    }
}

/// The month that a word names, January being 1, in any form but the shortest: «март», «марта», «в марте», `march`.
pub fn month(word: &str) -> Option<u32> {
    let word = fold(word);
    let named = |known: &&str| match word.strip_suffix('е') {
        Some(stem) => match known.strip_prefix(stem) {
            Some("") => known.chars().count() > 3,
            Some(rest) => matches!(rest, "ь" | "й"),
            None => false,
        },
        _ => **known == *word,
    };
    let at = MONTH_WORDS.iter().position(|words| words.iter().any(named))?;
    (word.chars().count() > 3 || matches!(word.as_str(), "май" | "мая" | "мае" | "may")).then_some(at as u32 + 1)
}

fn full_year(year: u32) -> Option<i32> {
    match year {
        0..=99 => Some(2000 + year as i32),
        1900..=9999 => Some(year as i32),
        _ => None,
    }
}

/// The nearest such day in the wanted direction; 29 February looks on to the next leap year.
fn nearest(day: u32, month: u32, today: NaiveDate, bias: Bias) -> Option<NaiveDate> {
    let years: Vec<i32> = match bias {
        Bias::Future => (today.year()..=today.year() + 8).collect(),
        Bias::Past => (today.year() - 8..=today.year()).rev().collect(),
    };
    years.into_iter().filter_map(|year| NaiveDate::from_ymd_opt(year, month, day)).find(|found| match bias {
        Bias::Future => *found >= today,
        Bias::Past => *found <= today,
    })
}

/// Reads a wall-clock time: `15:00`, `15.00`, `9:5`, `1500`, `15`, `3pm`.
pub fn parse_time(text: &str) -> Option<NaiveTime> {
    let folded = fold(text);
    let (figures, afternoon) = match folded.strip_suffix("pm") {
        Some(head) => (head.trim(), Some(true)),
        None => match folded.strip_suffix("am") {
            Some(head) => (head.trim(), Some(false)),
            None => (folded.as_str(), None),
        },
    };
    let (hour, minute) = match figures.split_once([':', '.']) {
        Some((hour, minute)) => (hour.to_owned(), minute.to_owned()),
        None if figures.len() == 4 && figures.is_ascii() => {
            let (hour, minute) = figures.split_at(2);
            (hour.to_owned(), minute.to_owned())
        }
        None => (figures.to_owned(), "0".to_owned()),
    };
    let mut hour: u32 = hour.parse().ok()?;
    let minute: u32 = minute.parse().ok()?;
    match afternoon {
        Some(_) if !(1..=12).contains(&hour) => return None,
        Some(true) if hour < 12 => hour += 12,
        Some(false) if hour == 12 => hour = 0,
        _ => {}
    }
    NaiveTime::from_hms_opt(hour, minute, 0)
}

/// Reads a birthday: a day in figures or words, or day and month alone. Gives `YYYY-MM-DD` or `--MM-DD`.
pub fn parse_birthday(text: &str, today: NaiveDate) -> Option<String> {
    let text = text.trim();
    let partial = |month: u32, day: u32| NaiveDate::from_ymd_opt(2000, month, day).map(|day| day.format("--%m-%d").to_string());
    if let Some(rest) = text.strip_prefix("--") {
        let digits: Vec<u32> = rest.chars().filter_map(|c| c.to_digit(10)).collect();
        return match digits[..] {
            [a, b, c, d] => partial(a * 10 + b, c * 10 + d),
            _ => None,
        };
    }
    if text.len() == 8 && text.chars().all(|c| c.is_ascii_digit()) {
        return NaiveDate::parse_from_str(text, "%Y%m%d").ok().map(iso);
    }
    // A day with no year must not take this year's: 2000 is a leap year, and the result has none.
    let leap = NaiveDate::from_ymd_opt(2000, 1, 1)?;
    let day = parse(text, leap, Bias::Future).filter(|_| !fold(text).starts_with(['+', '-']))?;
    let says_year = figures(&fold(text), leap, Bias::Future).is_some()
        && text.split(['.', '/', '-']).filter(|part| !part.is_empty()).count() == 3
        || fold(text).split_whitespace().count() >= 3;
    if !says_year {
        return if text.starts_with(|c: char| c.is_ascii_digit()) { partial(day.month(), day.day()) } else { None };
    }
    (day <= today).then(|| iso(day))
}

/// ISO `YYYY-MM-DD`, the form kept in the file.
pub fn iso(day: NaiveDate) -> String {
    day.format("%Y-%m-%d").to_string()
}

/// Reads the form kept in the file.
pub fn from_iso(text: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()
}

/// A kept day (or birthday) with its year, as the language writes it: «22.11.2026», `22 Nov 2026`. Other text is given back.
pub fn show(kept: &str, lang: Lang) -> String {
    if let Some(partial) = kept.strip_prefix("--") {
        return match (from_iso(&format!("2000-{partial}")), lang) {
            (Some(day), Lang::Ru) => day.format("%d.%m").to_string(),
            (Some(day), Lang::En) => format!("{} {}", day.day(), MONTHS_EN[day.month0() as usize]),
            (None, _) => kept.to_owned(),
        };
    }
    match (from_iso(kept), lang) {
        (Some(day), Lang::Ru) => day.format("%d.%m.%Y").to_string(),
        (Some(day), Lang::En) => format!("{} {} {}", day.day(), MONTHS_EN[day.month0() as usize], day.year()),
        (None, _) => kept.to_owned(),
    }
}

/// A day in few cells (at most ten): the year only where it is not this one.
pub fn brief(day: NaiveDate, today: NaiveDate, lang: Lang) -> String {
    if day.year() != today.year() && (day - today).num_days().abs() > 90 {
        return match lang {
            Lang::Ru => day.format("%d.%m.%y").to_string(),
            Lang::En => format!("{} {} {:02}", day.day(), MONTHS_EN[day.month0() as usize], day.year() % 100),
        };
    }
    match lang {
        Lang::Ru => day.format("%d.%m").to_string(),
        Lang::En => format!("{} {}", day.day(), MONTHS_EN[day.month0() as usize]),
    }
}

/// A day near today in words, else weekday and date: «завтра», «пт 27.11».
pub fn near(day: NaiveDate, today: NaiveDate, lang: Lang) -> String {
    match ((day - today).num_days(), lang) {
        (0, Lang::Ru) => "сегодня".into(),
        (1, Lang::Ru) => "завтра".into(),
        (-1, Lang::Ru) => "вчера".into(),
        (0, Lang::En) => "today".into(),
        (1, Lang::En) => "tomorrow".into(),
        (-1, Lang::En) => "yesterday".into(),
        (gap, _) if gap.abs() <= 14 => format!("{} {}", weekday(day, lang), brief(day, today, lang)),
        _ => brief(day, today, lang),
    }
}

/// The short name of a day's weekday: «пт», `Fri`.
pub fn weekday(day: NaiveDate, lang: Lang) -> &'static str {
    let at = day.weekday().num_days_from_monday() as usize;
    match lang {
        Lang::Ru => WEEKDAYS_RU[at],
        Lang::En => WEEKDAYS_EN[at],
    }
}

/// The date of the top line: «вс 22.11.2026», `Sun 22 Nov 2026`.
pub fn headline(day: NaiveDate, lang: Lang) -> String {
    format!("{} {}", weekday(day, lang), show(&iso(day), lang))
}

/// The next return of a kept birthday, today included; 29 February is kept on the 28th in common years.
pub fn next_birthday(kept: &str, today: NaiveDate) -> Option<NaiveDate> {
    let born = match kept.strip_prefix("--") {
        Some(partial) => from_iso(&format!("2000-{partial}"))?,
        None => from_iso(kept)?,
    };
    (today.year()..=today.year() + 1).find_map(|year| {
        let day = NaiveDate::from_ymd_opt(year, born.month(), born.day()).or_else(|| NaiveDate::from_ymd_opt(year, 2, 28))?;
        (day >= today).then_some(day)
    })
}

/// The Monday of a day's week.
pub fn monday(day: NaiveDate) -> NaiveDate {
    day.checked_sub_days(Days::new(u64::from(day.weekday().days_since(Weekday::Mon)))).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn d(text: &str) -> NaiveDate {
        from_iso(text).unwrap()
    }

    /// 22 November 2026 is a Sunday.
    #[test]
    fn days_in_words_and_figures() {
        let today = d("2026-11-22");
        let cases = [
            ("завтра", Bias::Future, "2026-11-23"),
            ("Сегодня", Bias::Past, "2026-11-22"),
            ("пт", Bias::Future, "2026-11-27"),
            ("fri", Bias::Past, "2026-11-20"),
            ("вс", Bias::Future, "2026-11-29"),
            ("вс", Bias::Past, "2026-11-22"),
            ("пятницы", Bias::Future, "2026-11-27"),
            ("+3", Bias::Future, "2026-11-25"),
            ("-2", Bias::Past, "2026-11-20"),
            ("+2н", Bias::Future, "2026-12-06"),
            ("12.03", Bias::Future, "2027-03-12"),
            ("12.03", Bias::Past, "2026-03-12"),
            ("12.03.26", Bias::Future, "2026-03-12"),
            ("2026-12-31", Bias::Past, "2026-12-31"),
            ("12 марта", Bias::Future, "2027-03-12"),
            ("12 mar", Bias::Past, "2026-03-12"),
            ("March 12", Bias::Future, "2027-03-12"),
            ("1 мая 2027 г.", Bias::Future, "2027-05-01"),
            ("конец месяца", Bias::Future, "2026-11-30"),
            ("29.02", Bias::Future, "2028-02-29"),
        ];
        for (text, bias, wanted) in cases {
            assert_eq!(parse(text, today, bias), Some(d(wanted)), "{text}");
        }
        for text in ["", "31.02", "маркер", "12 марок 20", "солнце", "+", "99.99", "13.13.2026"] {
            assert_eq!(parse(text, today, Bias::Future), None, "{text}");
        }
    }

    #[test]
    fn months_by_name() {
        for (word, wanted) in [("март", 3), ("Марта", 3), ("марте", 3), ("мае", 5), ("июле", 7), ("январе", 1), ("March", 3)]
        {
            assert_eq!(month(word), Some(wanted), "{word}");
        }
        for word in ["мар", "jan", "маре", "мартын", "", "е"] {
            assert_eq!(month(word), None, "{word}");
        }
    }

    #[test]
    fn times_in_common_writings() {
        for (text, wanted) in [("15:00", "15:00"), ("9.5", "09:05"), ("1530", "15:30"), ("7", "07:00"), ("3pm", "15:00"), ("12am", "00:00")]
        {
            assert_eq!(parse_time(text).unwrap().format("%H:%M").to_string(), wanted);
        }
        for text in ["25:00", "x", "", "13pm"] {
            assert_eq!(parse_time(text), None, "{text}");
        }
    }

    #[test]
    fn birthdays_with_and_without_a_year() {
        let today = d("2026-11-22");
        for (text, wanted) in [
            ("12.03.1974", "1974-03-12"),
            ("1974-03-12", "1974-03-12"),
            ("19740312", "1974-03-12"),
            ("29.02", "--02-29"),
            ("--0312", "--03-12"),
            ("12 марта", "--03-12"),
            ("12 марта 1974", "1974-03-12"),
        ] {
            assert_eq!(parse_birthday(text, today).as_deref(), Some(wanted), "{text}");
        }
        assert_eq!(parse_birthday("завтра", today), None);
        assert_eq!(next_birthday("1980-02-29", d("2026-02-01")), Some(d("2026-02-28")));
        assert_eq!(next_birthday("--11-22", today), Some(today));
        assert_eq!(next_birthday("1974-03-12", today), Some(d("2027-03-12")));
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_panic(text in "\\PC{0,40}") {
            let today = d("2026-11-22");
            let _ = (parse(&text, today, Bias::Past), parse_time(&text), parse_birthday(&text, today), show(&text, Lang::Ru));
        }

        #[test]
        fn what_is_shown_is_read_back(days in 0i64..4000) {
            let day = d("2020-01-01") + chrono::Duration::days(days);
            for lang in Lang::ALL {
                prop_assert_eq!(parse(&show(&iso(day), lang), d("2026-11-22"), Bias::Past), Some(day));
            }
        }
    }
}
