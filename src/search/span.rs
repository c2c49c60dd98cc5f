//! Spans of days in words: «за квартал», «в прошлом месяце», `last month`, «с 01.03», 2026, «март».

use crate::domain::dates;
use crate::domain::day;
use crate::domain::field::Bias;
use crate::domain::name::fold;
use chrono::{Datelike, Months, NaiveDate};

/// The most words a span takes.
pub const LONGEST: usize = 4;

/// A span of days; an end may be open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// The first day.
    pub from: Option<NaiveDate>,
    /// The last day.
    pub until: Option<NaiveDate>,
}

impl Span {
    fn of(from: NaiveDate, until: NaiveDate) -> Span {
        Span { from: Some(from), until: Some(until) }
    }
}

/// Reads the span that the words begin with, and says how many words it takes.
pub fn read(words: &[&str], today: NaiveDate) -> Option<(Span, usize)> {
    let folded: Vec<String> = words.iter().map(|word| fold(word)).collect();
    let words: Vec<&str> = folded.iter().map(String::as_str).collect();
    if let Some(found) = of_calendar(&words, today) {
        return Some(found);
    }
    let (first, rest) = words.split_first()?;
    match *first {
        "за" | "last" | "past" | "в" | "in" => {
            let back = matches!(*first, "за" | "last" | "past").then(|| back(rest, today)).flatten();
            return back
                .or_else(|| calendar(rest, today, true))
                .or_else(|| day_at(rest, today, *first == "за"))
                .map(|(span, taken)| (span, taken + 1));
        }
        "с" | "со" | "от" | "since" | "from" => {
            let (day, taken) = day_of(rest, today)?;
            return Some((Span { from: Some(day), until: None }, taken + 1));
        }
        "по" | "до" | "until" | "till" | "to" => {
            let (day, taken) = day_of(rest, today)?;
            return Some((Span { from: None, until: Some(day) }, taken + 1));
        }
        _ => {}
    }
    calendar(&words, today, false).or_else(|| day_at(&words, today, false))
}

/// A stretch of the calendar.
#[derive(Clone, Copy, Debug)]
enum Unit {
    Week,
    Months(u32),
}

impl Unit {
    fn of(word: &str) -> Option<Unit> {
        let stems = [("недел", Unit::Week), ("месяц", Unit::Months(1)), ("квартал", Unit::Months(3)), ("год", Unit::Months(12))];
        let russian = stems.into_iter().find(|(stem, _)| word.strip_prefix(stem).is_some_and(|end| end.chars().count() <= 2));
        russian.map(|(_, unit)| unit).or(match word {
            "week" => Some(Unit::Week),
            "month" => Some(Unit::Months(1)),
            "quarter" => Some(Unit::Months(3)),
            "year" => Some(Unit::Months(12)),
            _ => None,
        })
    }

    /// The stretch that is so many before the one that a day is in.
    fn before(self, today: NaiveDate, back: u32) -> Option<Span> {
        match self {
            Unit::Week => {
                let days = u64::from(today.weekday().num_days_from_monday() + 7 * back);
                let from = today.checked_sub_days(chrono::Days::new(days))?;
                Some(Span::of(from, from.checked_add_days(chrono::Days::new(6))?))
            }
            Unit::Months(months) => {
                let begun = today.with_day(1)?.checked_sub_months(Months::new(today.month0() % months + months * back))?;
                Some(Span::of(begun, begun.checked_add_months(Months::new(months))?.pred_opt()?))
            }
        }
    }
}

/// A stretch of the calendar, this one or one before: «в прошлом месяце», «за этот квартал», `last week`.
fn of_calendar(words: &[&str], today: NaiveDate) -> Option<(Span, usize)> {
    let led = usize::from(words.first().is_some_and(|word| matches!(*word, "в" | "во" | "за" | "на" | "с" | "in" | "during")));
    let [which, unit, ..] = words.get(led..)? else { return None };
    let begins = |stems: &[&str]| stems.iter().any(|stem| which.starts_with(stem));
    let back = match *which {
        "last" | "previous" => 1,
        "this" | "этот" | "эту" | "этом" | "этой" | "это" | "эта" => 0,
        _ if begins(&["прошл", "предыдущ", "минувш"]) => 1,
        _ if begins(&["позапрошл"]) => 2,
        _ if begins(&["текущ"]) => 0,
        _ => return None,
    };
    let mut span = Unit::of(unit)?.before(today, back)?;
    // «с прошлой недели» lasts until now.
    if words[0] == "с" && led == 1 {
        span.until = None;
    }
    Some((span, led + 2))
}

/// So far back from today: «последний месяц», «3 недели», `week`.
fn back(words: &[&str], today: NaiveDate) -> Option<(Span, usize)> {
    let skipped = usize::from(words.first().is_some_and(|word| word.starts_with("последн")));
    let words = &words[skipped..];
    let (many, unit, taken) = match words {
        [many, unit, ..] if many.parse::<u32>().is_ok_and(|many| (1..=999).contains(&many)) => (many.parse().ok()?, *unit, 2),
        [unit, ..] => (1, *unit, 1),
        [] => return None,
    };
    let months = |months: u32| today.checked_sub_months(Months::new(months * many));
    let days = |days: u64| today.checked_sub_days(chrono::Days::new(days * u64::from(many)));
    let from = match unit {
        "день" | "дня" | "дней" | "day" | "days" => days(1),
        "неделю" | "недели" | "недель" | "week" | "weeks" => days(7),
        "месяц" | "месяца" | "месяцев" | "month" | "months" => months(1),
        "квартал" | "квартала" | "кварталов" | "quarter" | "quarters" => months(3),
        "полгода" => months(6),
        "год" | "года" | "лет" | "year" | "years" => months(12),
        _ => None,
    }?;
    Some((Span::of(from, today), taken + skipped))
}

/// A year or a month of the calendar; a month without a year is the last one that has begun.
fn calendar(words: &[&str], today: NaiveDate, introduced: bool) -> Option<(Span, usize)> {
    let year_of = |word: &str| word.parse::<i32>().ok().filter(|year| word.len() == 4 && (1990..=2100).contains(year));
    let (first, rest) = words.split_first()?;
    if let Some(year) = year_of(first) {
        let span = Span::of(NaiveDate::from_ymd_opt(year, 1, 1)?, NaiveDate::from_ymd_opt(year, 12, 31)?);
        let named = rest.first().is_some_and(|word| matches!(*word, "год" | "году" | "года" | "г" | "г."));
        return Some((span, 1 + usize::from(named)));
    }
    let month = dates::month(first)?;
    let year = rest.first().and_then(|word| year_of(word));
    // English `may` is a word like any other, unless something says that a month is meant.
    if *first == "may" && year.is_none() && !introduced {
        return None;
    }
    let said = year.unwrap_or(if month <= today.month() { today.year() } else { today.year() - 1 });
    let begins = NaiveDate::from_ymd_opt(said, month, 1)?;
    Some((Span::of(begins, begins.checked_add_months(Months::new(1))?.pred_opt()?), 1 + usize::from(year.is_some())))
}

/// A single day: with its year, or in any writing where something says that a day is meant.
fn day_at(words: &[&str], today: NaiveDate, introduced: bool) -> Option<(Span, usize)> {
    let (day, taken) = day_of(words, today)?;
    let whole = taken == 1 && words[0].split(['.', '-', '/']).filter(|part| !part.is_empty()).count() == 3 && words[0].len() >= 8;
    // «завтра» is looked for as it was written: nothing has been written on that day.
    let near = taken == 1 && matches!(words[0], "сегодня" | "вчера" | "позавчера" | "today" | "yesterday");
    (introduced || whole || near).then(|| (Span::of(day, day), taken))
}

/// The day that the words begin with: as many of them as make one.
fn day_of(words: &[&str], today: NaiveDate) -> Option<(NaiveDate, usize)> {
    (1..=words.len().min(3)).rev().find_map(|taken| Some((day::parse(&words[..taken].join(" "), today, Bias::Past)?, taken)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_in_both_languages() {
        let d = |text: &str| day::from_iso(text).unwrap();
        let today = d("2026-11-22");
        for (typed, from, until, taken) in [
            ("за квартал", "2026-08-22", "2026-11-22", 2),
            ("за последние 3 недели", "2026-11-01", "2026-11-22", 4),
            ("за год цена", "2025-11-22", "2026-11-22", 2),
            ("last month", "2026-10-01", "2026-10-31", 2),
            ("past month", "2026-10-22", "2026-11-22", 2),
            ("last week", "2026-11-09", "2026-11-15", 2),
            ("this quarter", "2026-10-01", "2026-12-31", 2),
            ("в прошлом месяце", "2026-10-01", "2026-10-31", 3),
            ("за прошлый месяц цена", "2026-10-01", "2026-10-31", 3),
            ("за прошлый квартал", "2026-07-01", "2026-09-30", 3),
            ("на прошлой неделе", "2026-11-09", "2026-11-15", 3),
            ("на позапрошлой неделе", "2026-11-02", "2026-11-08", 3),
            ("прошлая неделя", "2026-11-09", "2026-11-15", 2),
            ("на этой неделе", "2026-11-16", "2026-11-22", 3),
            ("в прошлом году", "2025-01-01", "2025-12-31", 3),
            ("за этот год", "2026-01-01", "2026-12-31", 3),
            ("last 2 weeks", "2026-11-08", "2026-11-22", 3),
            ("2025", "2025-01-01", "2025-12-31", 1),
            ("за 2025 год", "2025-01-01", "2025-12-31", 3),
            ("март", "2026-03-01", "2026-03-31", 1),
            ("в декабре", "2025-12-01", "2025-12-31", 2),
            ("march 2024", "2024-03-01", "2024-03-31", 2),
            ("in may", "2026-05-01", "2026-05-31", 2),
            ("12.03.2026", "2026-03-12", "2026-03-12", 1),
            ("за вчера", "2026-11-21", "2026-11-21", 2),
        ] {
            let words: Vec<&str> = typed.split(' ').collect();
            assert_eq!(read(&words, today), Some((Span::of(d(from), d(until)), taken)), "{typed}");
        }
        let since = Span { from: Some(d("2026-03-01")), until: None };
        for typed in ["с 01.03", "since 01.03", "с 1 марта", "from 2026-03-01"] {
            let words: Vec<&str> = typed.split(' ').collect();
            assert_eq!(read(&words, today), Some((since, words.len())), "{typed}");
        }
        let since = read(&["с", "прошлой", "недели"], today).unwrap();
        assert_eq!((since.0.from, since.0.until, since.1), (Some(d("2026-11-09")), None, 3));
        for typed in [
            "прошлый раз",
            "на складе",
            "last offer",
            "this is",
            "на прошлой",
            "may",
            "цена",
            "за",
            "за ценой",
            "с ними",
            "12.03",
            "по складу",
            "мар",
            "1999999",
            "за 0 дней",
        ] {
            assert_eq!(read(&typed.split(' ').collect::<Vec<_>>(), today), None, "{typed}");
        }
    }
}
