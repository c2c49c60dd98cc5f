//! Days and times as people write them, in both languages: whole texts, and at the beginning of a text.

use super::field::Bias;
use super::name::fold;
use chrono::{Datelike, Duration, Months, NaiveDate, NaiveTime};

/// Words by which a weekday is known, Monday first.
const WEEKDAY_WORDS: [&[&str]; 7] = [
    &["пн", "понедельник", "понедельника", "понедельнику", "mon", "monday"],
    &["вт", "вторник", "вторника", "вторнику", "tue", "tues", "tuesday"],
    &["ср", "среда", "среду", "среды", "среде", "wed", "wednesday"],
    &["чт", "четверг", "четверга", "четвергу", "thu", "thur", "thurs", "thursday"],
    &["пт", "пятница", "пятницу", "пятницы", "пятнице", "fri", "friday"],
    &["сб", "суббота", "субботу", "субботы", "субботе", "sat", "saturday"],
    &["вс", "воскресенье", "воскресенья", "воскресенью", "sun", "sunday"],
];
/// Words by which a month is known, January first.
const MONTH_WORDS: [&[&str]; 12] = [
    &["янв", "января", "январь", "январю", "jan", "january"],
    &["фев", "февр", "февраля", "февраль", "февралю", "feb", "february"],
    &["мар", "марта", "март", "марту", "mar", "march"],
    &["апр", "апреля", "апрель", "апрелю", "apr", "april"],
    &["мая", "май", "маю", "may"],
    &["июн", "июня", "июнь", "июню", "jun", "june"],
    &["июл", "июля", "июль", "июлю", "jul", "july"],
    &["авг", "августа", "август", "августу", "aug", "august"],
    &["сен", "сент", "сентября", "сентябрь", "сентябрю", "sep", "sept", "september"],
    &["окт", "октября", "октябрь", "октябрю", "oct", "october"],
    &["ноя", "нояб", "ноября", "ноябрь", "ноябрю", "nov", "november"],
    &["дек", "декабря", "декабрь", "декабрю", "dec", "december"],
];
/// Words that may stand before a weekday and change nothing.
const ON: [&str; 5] = ["в", "во", "к", "ко", "on"];
/// The longest date in words.
const MOST_WORDS: usize = 4;

/// Reads a day in words or figures. A day without a year or week is the nearest one in the direction of `bias`.
///
/// Understood: ISO; `12.03`, `12.03.26`, `12/03/2026`; `12 марта`, `12 mar 2026`; today, tomorrow, yesterday and their
/// neighbours; weekdays, also «в пятницу»; `+3`, `-2` days; `+2н`, `+1w` weeks; «через 3 дня», `2 weeks ago`; «через
/// неделю», «конец месяца». Anything else is `None`.
pub fn parse(text: &str, today: NaiveDate, bias: Bias) -> Option<NaiveDate> {
    let text = fold(text);
    let text = text.trim_matches(|c: char| c == ',' || c == ';');
    named(text, today, bias)
        .or_else(|| offset(text, today))
        .or_else(|| distance(text, today))
        .or_else(|| figures(text, today, bias))
        .or_else(|| with_month(text, today, bias))
}

/// The longest day with which a row of words begins, and of how many words it is.
///
/// A comma, semicolon or full stop after its last word belongs to the sentence, not to the day.
pub fn leading_day(words: &[&str], today: NaiveDate, bias: Bias) -> Option<(NaiveDate, usize)> {
    (1..=words.len().min(MOST_WORDS)).rev().find_map(|count| {
        let text = words.get(..count)?.join(" ");
        Some((parse(text.trim_end_matches([',', ';', '.', ')']), today, bias)?, count))
    })
}

/// The wall-clock time with which a row of words begins, and of how many words it is: `15:00`, `15.30`, `3pm`, «в 15»,
/// `at 3pm`. A bare number is no time.
pub fn leading_time(words: &[&str]) -> Option<(NaiveTime, usize)> {
    let first = fold(words.first()?);
    if ["в", "во", "at"].contains(&first.as_str()) {
        let (time, taken) = match words.get(1..)? {
            [figures, half, ..] if ["am", "pm"].contains(&fold(half).as_str()) => (parse_time(&format!("{figures}{half}")), 3),
            [figures, ..] => (parse_time(figures.trim_end_matches([',', ';'])), 2),
            [] => (None, 0),
        };
        return Some((time?, taken));
    }
    let text = first.trim_end_matches([',', ';']);
    let figures = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let exact = figures.split_once([':', '.']).is_some_and(|(hour, minute)| !hour.is_empty() && minute.len() == 2);
    (exact || figures.len() < text.len()).then(|| parse_time(text)).flatten().map(|time| (time, 1))
}

fn named(text: &str, today: NaiveDate, bias: Bias) -> Option<NaiveDate> {
    let by = |days: i64| today.checked_add_signed(Duration::days(days));
    match text {
        "сегодня" | "today" => return Some(today),
        "завтра" | "tomorrow" => return by(1),
        "послезавтра" | "day after tomorrow" | "the day after tomorrow" => return by(2),
        "вчера" | "yesterday" => return by(-1),
        "позавчера" | "day before yesterday" | "the day before yesterday" => return by(-2),
        "через неделю" | "in a week" | "next week" => return by(7),
        "неделю назад" | "a week ago" => return by(-7),
        "через месяц" | "in a month" | "next month" => return today.checked_add_months(Months::new(1)),
        "месяц назад" | "a month ago" => return today.checked_sub_months(Months::new(1)),
        "конец недели" | "конца недели" | "концу недели" | "end of week" | "end of the week" => {
            return by(6 - i64::from(today.weekday().num_days_from_monday()));
        }
        "конец месяца" | "конца месяца" | "концу месяца" | "end of month" | "end of the month" => {
            return end_of(today, 1);
        }
        "конец квартала" | "конца квартала" | "концу квартала" | "end of quarter" | "end of the quarter" =>
        {
            return end_of(today, 3);
        }
        "конец года" | "конца года" | "концу года" | "end of year" | "end of the year" => {
            return end_of(today, 12);
        }
        _ => {}
    }
    let word = text.split_once(' ').filter(|(on, _)| ON.contains(on)).map_or(text, |(_, word)| word);
    let at = WEEKDAY_WORDS.iter().position(|names| names.contains(&word))?;
    let here = i64::from(today.weekday().num_days_from_monday());
    let ahead = (at as i64 - here).rem_euclid(7);
    match bias {
        Bias::Future => by(if ahead == 0 { 7 } else { ahead }),
        Bias::Past => by(if ahead == 0 { 0 } else { ahead - 7 }),
    }
}

/// The last day of the month, quarter or year (1, 3 or 12 months) that a day is in.
fn end_of(day: NaiveDate, months: u32) -> Option<NaiveDate> {
    let first = day.with_day(1)?.checked_sub_months(Months::new(day.month0() % months))?;
    first.checked_add_months(Months::new(months))?.pred_opt()
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
    today.checked_add_signed(Duration::days(sign * days))
}

/// «через 3 дня», «2 недели назад», `in 3 days`, `2 weeks ago`.
fn distance(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    let words: Vec<&str> = text.split(' ').collect();
    let (sign, n, unit) = match words[..] {
        ["через" | "in", n, unit] => (1, n, unit),
        [n, unit, "назад" | "ago"] => (-1, n, unit),
        _ => return None,
    };
    let n: i64 = n.parse().ok().filter(|n| (0..=3650).contains(n))?;
    let days = match unit {
        "день" | "дня" | "дней" | "day" | "days" => n,
        "неделю" | "недели" | "недель" | "week" | "weeks" => n * 7,
        _ => return None,
    };
    today.checked_add_signed(Duration::days(sign * days))
}

/// Reads a day in figures: ISO, `12.03`, `12.03.26`, `12/03/2026`.
pub(super) fn figures(text: &str, today: NaiveDate, bias: Bias) -> Option<NaiveDate> {
    if let Ok(day) = NaiveDate::parse_from_str(text, "%Y-%m-%d") {
        return Some(day);
    }
    let parts: Vec<&str> = text.strip_suffix('.').unwrap_or(text).split(['.', '/']).collect();
    let digits = |part: &&str| part.chars().all(|c| c.is_ascii_digit()).then(|| part.parse().ok()).flatten();
    let numbers: Vec<u32> = parts.iter().map(digits).collect::<Option<_>>()?;
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
    let figures = day.trim_end_matches(|c: char| !c.is_ascii_digit());
    if !["", ".", "-го", "го", "-е", "st", "nd", "rd", "th"].contains(&day.strip_prefix(figures)?) {
        return None;
    }
    let day: u32 = figures.parse().ok()?;
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

#[cfg(test)]
mod tests {
    use super::super::day::{from_iso, iso};
    use super::*;
    use proptest::prelude::*;

    /// 22 November 2026 is a Sunday.
    fn today() -> NaiveDate {
        from_iso("2026-11-22").unwrap()
    }

    #[test]
    fn days_in_words() {
        let cases = [
            ("в пятницу", Bias::Future, "2026-11-27"),
            ("во вторник", Bias::Past, "2026-11-17"),
            ("on friday", Bias::Future, "2026-11-27"),
            ("к среде", Bias::Future, "2026-11-25"),
            ("воскресенье", Bias::Past, "2026-11-22"),
            ("через 3 дня", Bias::Past, "2026-11-25"),
            ("2 недели назад", Bias::Future, "2026-11-08"),
            ("in 2 weeks", Bias::Past, "2026-12-06"),
            ("конец недели", Bias::Future, "2026-11-22"),
            ("конца квартала", Bias::Future, "2026-12-31"),
            ("end of year", Bias::Past, "2026-12-31"),
            ("12-го марта", Bias::Past, "2026-03-12"),
            ("3rd dec", Bias::Future, "2026-12-03"),
            ("12.03.", Bias::Past, "2026-03-12"),
        ];
        for (text, bias, wanted) in cases {
            assert_eq!(parse(text, today(), bias).map(iso).as_deref(), Some(wanted), "{text}");
        }
        for text in ["12кг мар", "1..2", ".", "12.", "+1.+2", "каждое воскресенье", "в 15", "через дня", "на днях", "март", "ср-во"]
        {
            assert_eq!(parse(text, today(), Bias::Future), None, "{text}");
        }
    }

    #[test]
    fn a_day_is_found_at_the_beginning_and_takes_no_word_more() {
        let cases = [
            ("12 марта 2027 встреча", Some(("2027-03-12", 3))),
            ("12 марта зв альфа", Some(("2026-03-12", 2))),
            ("вчера 15:00", Some(("2026-11-21", 1))),
            ("пт, 15:00", Some(("2026-11-20", 1))),
            ("12 складов", None),
            ("солнце", None),
            ("", None),
        ];
        for (text, wanted) in cases {
            let words: Vec<&str> = text.split_whitespace().collect();
            let found = leading_day(&words, today(), Bias::Past).map(|(day, count)| (iso(day), count));
            assert_eq!(found, wanted.map(|(day, count)| (day.to_owned(), count)), "{text}");
        }
    }

    #[test]
    fn a_time_is_found_at_the_beginning() {
        let cases = [
            ("15:00 зв", Some(("15:00", 1))),
            ("15.30", Some(("15:30", 1))),
            ("в 15 альфа", Some(("15:00", 2))),
            ("at 3pm alfa", Some(("15:00", 2))),
            ("at 3 pm", Some(("15:00", 3))),
            ("3pm", Some(("15:00", 1))),
            ("15 складов", None),
            ("в альфе", None),
            ("в", None),
            ("1.5 тонны", None),
            ("29:10", None),
        ];
        for (text, wanted) in cases {
            let words: Vec<&str> = text.split_whitespace().collect();
            let found = leading_time(&words).map(|(time, count)| (time.format("%H:%M").to_string(), count));
            assert_eq!(found, wanted.map(|(time, count)| (time.to_owned(), count)), "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_word_without_figures_is_a_day_only_if_it_is_in_the_tables(word in "[а-яёa-z]{1,12}") {
            let known = WEEKDAY_WORDS.iter().any(|names| names.contains(&word.as_str()))
                || ["сегодня", "today", "завтра", "tomorrow", "послезавтра", "вчера", "yesterday", "позавчера"].contains(&word.as_str());
            prop_assert_eq!(parse(&word, today(), Bias::Past).is_some(), known);
            prop_assert!(leading_time(&[&word]).is_none());
        }

        #[test]
        fn any_words_are_read_without_panic(text in "\\PC{0,40}") {
            let words: Vec<&str> = text.split_whitespace().collect();
            let day = leading_day(&words, today(), Bias::Future);
            let time = leading_time(&words);
            prop_assert!(day.is_none_or(|(_, count)| count <= words.len()));
            prop_assert!(time.is_none_or(|(_, count)| count <= words.len()));
        }
    }
}
