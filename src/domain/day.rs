//! Days as people write and read them, in both languages.

pub use super::dates::{parse, parse_time};
use super::field::Bias;
use super::name::fold;
use super::words::{Counted, Lang};
use chrono::{Datelike, Days, NaiveDate, Weekday};
use std::ops::RangeInclusive;

/// Days, counted.
pub const DAYS: Counted = Counted { ru: ["день", "дня", "дней"], en: ["day", "days"] };

const WEEKDAYS_RU: [&str; 7] = ["пн", "вт", "ср", "чт", "пт", "сб", "вс"];
const WEEKDAYS_EN: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const MONTHS_EN: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
/// How old somebody we deal with is at the most, in years.
const OLDEST: i32 = 110;
/// How old at the least, where the year of birth is written in two figures.
const YOUNGEST: i32 = 14;

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
        let born = NaiveDate::parse_from_str(text, "%Y%m%d").ok()?;
        return (born <= today && today.year() - born.year() <= OLDEST).then(|| iso(born));
    }
    // A day with no year must not take this year's: 2000 is a leap year, and the result has none.
    let leap = NaiveDate::from_ymd_opt(2000, 1, 1)?;
    let text = &with_whole_year(text, today);
    let day = parse(text, leap, Bias::Future).filter(|_| !fold(text).starts_with(['+', '-']))?;
    if !figures_of(text).any(|figures| figures.len() == 4) {
        return if text.starts_with(|c: char| c.is_ascii_digit()) { partial(day.month(), day.day()) } else { None };
    }
    (day <= today && today.year() - day.year() <= OLDEST).then(|| iso(day))
}

/// The year in a text that nobody who is alive was born in, if that is why it is no birthday.
pub fn impossible_birth_year(text: &str, today: NaiveDate) -> Option<i32> {
    let year: i32 = figures_of(text).find(|figures| figures.len() == 4)?.parse().ok()?;
    (!(today.year() - OLDEST..=today.year()).contains(&year)).then_some(year)
}

fn figures_of(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_ascii_digit()).filter(|figures| !figures.is_empty())
}

/// A birthday whose year is written in two figures, with all four of them: clients are no children.
fn with_whole_year(text: &str, today: NaiveDate) -> String {
    let own = || text.to_owned();
    let trimmed = text.trim_end_matches(|c: char| !c.is_ascii_digit());
    let end: Vec<char> = trimmed.chars().rev().take_while(char::is_ascii_digit).collect();
    let is_named = trimmed.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).count() == 3;
    if end.len() != 2 || !is_named || figures_of(text).any(|figures| figures.len() > 2) {
        return own();
    }
    let Ok(year) = end.iter().rev().collect::<String>().parse::<i32>() else { return own() };
    let century = if 2000 + year <= today.year() - YOUNGEST { 2000 } else { 1900 };
    let head: String = trimmed.chars().take(trimmed.chars().count() - 2).collect();
    format!("{head}{}", century + year)
}

/// ISO `YYYY-MM-DD`, the form kept in the file.
pub fn iso(day: NaiveDate) -> String {
    day.format("%Y-%m-%d").to_string()
}

/// The years that a day may be of: written in four figures, days stand in the order of their texts.
pub const YEARS: RangeInclusive<i32> = 1000..=9999;

/// Whether the file can keep a day.
pub fn is_kept(day: NaiveDate) -> bool {
    YEARS.contains(&day.year())
}

/// Reads the form kept in the file.
pub fn from_iso(text: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().filter(|day| is_kept(*day))
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
        (None, _) => match (from_iso(&format!("{kept}-01")), lang) {
            (Some(first), Lang::Ru) => first.format("%m.%Y").to_string(),
            (Some(first), Lang::En) => format!("{} {}", MONTHS_EN[first.month0() as usize], first.year()),
            (None, _) => kept.to_owned(),
        },
    }
}

/// So many years around this one are told by two figures.
const NEAR_YEARS: i32 = 2;

/// A kept day that is read beside others, as lists write it: of this year without the year; what is farther away, and a month, as
/// [`show`] writes it.
pub fn dated(kept: &str, today: NaiveDate, lang: Lang) -> String {
    match from_iso(kept) {
        Some(on) if is_of_near_year(on, today) => brief(on, today, lang),
        _ => show(kept, lang),
    }
}

/// Whether a day is of a year so near that two figures tell it.
pub fn is_of_near_year(on: NaiveDate, today: NaiveDate) -> bool {
    (on.year() - today.year()).abs() <= NEAR_YEARS
}

/// A kept day or stretch of the calendar as anybody may look for it, folded: in figures of either language and with its month in every form.
pub fn words(kept: &str) -> String {
    let mut said = vec![kept.to_owned()];
    said.extend([Lang::Ru, Lang::En].map(|lang| match from_iso(kept) {
        Some(_) => show(kept, lang),
        None => super::span::shown(kept, lang),
    }));
    let (first, day) = match from_iso(kept) {
        Some(day) => (Some(day), format!("{} ", day.day())),
        None => (from_iso(&format!("{kept}-01")), String::new()),
    };
    if let Some(first) = first {
        let year = first.year();
        said.extend(super::dates::month_words(first.month()).iter().map(|month| format!("{day}{month} {year}")));
    }
    fold(&said.join(" · "))
}

/// The same on a day, as lists show it there: «сегодня», «пт 27.11», «31.05.27»; and of what is late, by how much.
pub fn words_on(kept: &str, today: NaiveDate, may_be_late: bool) -> String {
    let mut said = words(kept);
    let Some(day) = from_iso(kept) else { return said };
    let late = (today - day).num_days();
    for lang in [Lang::Ru, Lang::En] {
        let late = Some(late).filter(|late| may_be_late && *late > 0).map(|late| DAYS.with(lang, late.unsigned_abs()));
        for shown in [near(day, today, lang), brief(day, today, lang)].into_iter().chain(late) {
            said.push_str(" · ");
            said.push_str(&fold(&shown));
        }
    }
    said
}

/// The month of this number (1 to 12) in three letters.
pub fn month_brief(number: u32, lang: Lang) -> &'static str {
    const MONTHS_RU: [&str; 12] = ["янв", "фев", "мар", "апр", "май", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"];
    let names = if lang == Lang::Ru { MONTHS_RU } else { MONTHS_EN };
    number.checked_sub(1).and_then(|at| names.get(at as usize)).copied().unwrap_or_default()
}

/// The month of this number (1 to 12), as it is called alone: «октябрь», `October`.
pub fn month_name(number: u32, lang: Lang) -> &'static str {
    const RU: [&str; 12] =
        ["январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь"];
    const EN: [&str; 12] =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
    let names = if lang == Lang::Ru { RU } else { EN };
    number.checked_sub(1).and_then(|at| names.get(at as usize)).copied().unwrap_or_default()
}

/// Days to come so near have their weekday.
const SOON: i64 = 14;

/// A day in few cells (at most ten): the year only where it is not this one.
pub fn brief(day: NaiveDate, today: NaiveDate, lang: Lang) -> String {
    let gap = (day - today).num_days();
    // Read without its year, a day to come would be taken for one that is past: from where no weekday stands beside it, it has one.
    // Of two figures, a year half a century away would be taken for another century's.
    if (day.year() - today.year()).abs() >= 50 {
        return show(&iso(day), lang);
    }
    if day.year() != today.year() && !(-90..=SOON).contains(&gap) {
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
        (gap, _) if gap.abs() <= SOON => format!("{} {}", weekday(day, lang), brief(day, today, lang)),
        _ => brief(day, today, lang),
    }
}

/// A day with its weekday, whatever it was said as: «пт 27.11», «вчера, сб 21.11»; the year where it is another one.
pub fn resolved(day: NaiveDate, today: NaiveDate, lang: Lang) -> String {
    let written = if day.year() == today.year() { brief(day, today, lang) } else { show(&iso(day), lang) };
    let dated = format!("{} {written}", weekday(day, lang));
    match (day - today).num_days() {
        0 => near(day, today, lang),
        -1 | 1 => format!("{}, {dated}", near(day, today, lang)),
        _ => dated,
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

/// So many days before a day; the day itself where the calendar ends.
pub fn earlier(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_sub_days(Days::new(days)).filter(|earlier| is_kept(*earlier)).unwrap_or(day)
}

/// So many days after a day; the day itself where the calendar ends.
pub fn later(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).filter(|later| is_kept(*later)).unwrap_or(day)
}

/// Whether one works on a day: it is of no weekend.
pub fn is_workday(day: NaiveDate) -> bool {
    !matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

/// The Monday of a day's week.
pub fn monday(day: NaiveDate) -> NaiveDate {
    earlier(day, u64::from(day.weekday().days_since(Weekday::Mon)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn d(text: &str) -> NaiveDate {
        from_iso(text).unwrap()
    }

    /// 22 November 2026 is a Sunday.
    /// «31.12.99» is of this century or of the one before.
    #[test]
    fn a_far_year_is_said_whole() {
        let on = |year| NaiveDate::from_ymd_opt(year, 12, 31).unwrap();
        let today = on(2026);
        assert_eq!(near(on(2099), today, Lang::Ru), "31.12.2099");
        assert_eq!((near(on(1975), today, Lang::Ru), near(on(2030), today, Lang::Ru)), ("31.12.1975".into(), "31.12.30".to_owned()));
    }

    #[test]
    fn a_month_is_found_by_whatever_it_is_called() {
        for sought in ["05.2026", "2026", "2026-05", "май", "май 2026", "мая", "may 2026", "May"] {
            assert!(words("2026-05").contains(&fold(sought)), "{sought}");
            assert!(words("2026-05-12").contains(&fold(sought)), "{sought}");
        }
        assert!(words("2026-05-12").contains("12 мая 2026") && words("2026-05-12").contains("12.05.2026"));
        assert!(!words("2026-05").contains("июн") && words("").chars().all(|c| !c.is_alphanumeric()));
    }

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

    /// «02.01» read as past on 27 November, and «05.02» too.
    #[test]
    fn a_day_of_another_year_says_so_unless_it_is_plain() {
        let today = d("2026-11-27");
        for (on, said) in [("2026-12-31", "31.12"), ("2027-01-02", "02.01.27"), ("2027-02-05", "05.02.27"), ("2025-11-27", "27.11.25")] {
            assert_eq!(near(d(on), today, Lang::Ru), said);
        }
        assert_eq!(near(d("2027-01-02"), d("2026-12-28"), Lang::Ru), "сб 02.01");
        assert_eq!(near(d("2026-12-20"), d("2027-01-10"), Lang::Ru), "20.12");
        assert_eq!(near(d("2027-01-02"), today, Lang::En), "2 Jan 27");
    }

    #[test]
    fn times_in_common_writings() {
        for (text, wanted) in
            [("15:00", "15:00"), ("9.5", "09:05"), ("1530", "15:30"), ("7", "19:00"), ("07", "07:00"), ("3pm", "15:00"), ("12am", "00:00")]
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
            ("01.01.99", "1999-01-01"),
            ("1 мая 85", "1985-05-01"),
            ("1 мая 85 г.", "1985-05-01"),
            ("1.5.26", "1926-05-01"),
            ("1/5/05", "2005-05-01"),
        ] {
            assert_eq!(parse_birthday(text, today).as_deref(), Some(wanted), "{text}");
        }
        assert_eq!(parse_birthday("завтра", today), None);
        for text in ["12.03.1880", "1880-03-12", "18800312", "12 марта 1880", "12.03.2080", "12.03.2027"] {
            assert_eq!(parse_birthday(text, today), None, "{text}");
        }
        assert_eq!(impossible_birth_year("12.03.1880", today), Some(1880));
        assert_eq!(impossible_birth_year("31.02.1980", today), None);
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

    /// A filter found no «сегодня» and no «12 дней», although the column showed them.
    #[test]
    fn a_day_is_found_as_it_is_shown() {
        let on = |kept: &str, late: bool| words_on(kept, d("2026-11-27"), late);
        for (kept, shown) in [("2026-11-27", "сегодня"), ("2026-11-30", "пн 30.11"), ("2027-05-31", "31.05.27"), ("2026-11-28", "tomorrow")]
        {
            assert!(on(kept, false).contains(shown), "{shown}: {}", on(kept, false));
        }
        assert!(on("2026-11-15", true).contains("12 дней") && !on("2026-11-15", false).contains("12 дней"));
        assert_eq!(on("2026-11", true), words("2026-11"));
    }
}
