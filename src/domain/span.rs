//! Stretches of the calendar that figures are of: a year, a quarter, a month (M2, M31, M33).

use super::dates;
use super::day;
use super::field::Bias;
use super::name::fold;
use super::words::Lang;
use chrono::{Datelike, Days, Months, NaiveDate};

/// How long a stretch is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    /// A month, kept as `YYYY-MM`.
    Month,
    /// A quarter, kept as `YYYY-Qn`.
    Quarter,
    /// A year, kept as `YYYY`.
    Year,
}

impl Unit {
    /// How many months it has.
    pub const fn months(self) -> u32 {
        match self {
            Unit::Month => 1,
            Unit::Quarter => 3,
            Unit::Year => 12,
        }
    }
}

/// The years that anything is told of.
const YEARS: std::ops::RangeInclusive<i32> = 1990..=2100;
/// What quarters are called in front of their year.
const ROMAN: [&str; 4] = ["I", "II", "III", "IV"];

/// Reads a stretch as people say it, and gives it as the file keeps it: «2025», «IV кв. 2026», `Q4 2026`, «октябрь», «прошлый год». Without a year
/// it is the one of today; a month is the last such one.
pub fn read(text: &str, units: &[Unit], today: NaiveDate) -> Option<String> {
    let is_meant = |kept: &String| is_kept(kept, units);
    let folded = fold(text).replace(['.', ',', '-', '/'], " ");
    let words: Vec<&str> =
        folded.split_whitespace().filter(|word| !matches!(*word, "за" | "на" | "в" | "for" | "in" | "of" | "the")).collect();
    let read = relative(&words, today).or_else(|| quarter(&words, today)).or_else(|| year(&words));
    read.filter(is_meant).or_else(|| dates::whole_month(text, today, Bias::Past).filter(is_meant))
}

/// «этот год», «прошлый квартал», `last month`.
fn relative(words: &[&str], today: NaiveDate) -> Option<String> {
    let [which, what] = words else { return None };
    let back = match *which {
        "этот" | "текущий" | "этом" | "текущем" | "this" => 0,
        "прошлый" | "прошлом" | "last" => 1,
        "следующий" | "следующем" | "next" => -1,
        _ => return None,
    };
    let unit = match *what {
        "год" | "году" | "year" => Unit::Year,
        "квартал" | "квартале" | "quarter" => Unit::Quarter,
        "месяц" | "месяце" | "month" => Unit::Month,
        _ => return None,
    };
    let months = Months::new(unit.months());
    let at = match back {
        1 => today.checked_sub_months(months)?,
        -1 => today.checked_add_months(months)?,
        _ => today,
    };
    Some(of(at, unit))
}

fn quarter(words: &[&str], today: NaiveDate) -> Option<String> {
    let number = |word: &str| match word {
        "1" | "i" | "первый" | "first" => Some(1),
        "2" | "ii" | "второй" | "second" => Some(2),
        "3" | "iii" | "третий" | "third" => Some(3),
        "4" | "iv" | "четвертый" | "fourth" => Some(4),
        _ => None,
    };
    let is_named = |word: &str| word.starts_with("кварт") || word == "кв" || word == "quarter" || word == "q";
    let joined = |word: &str| {
        let rest = word.strip_prefix('q').or_else(|| word.strip_suffix("кв")).or_else(|| word.strip_prefix("кв"));
        rest.and_then(number)
    };
    let (number, rest) = match words {
        [one, name, rest @ ..] if is_named(name) && number(one).is_some() => (number(one)?, rest),
        [name, one, rest @ ..] if is_named(name) && number(one).is_some() => (number(one)?, rest),
        [one, rest @ ..] if joined(one).is_some() => (joined(one)?, rest),
        [first, one] if joined(one).is_some() && year(&[first]).is_some() => return Some(format!("{first}-Q{}", joined(one)?)),
        _ => return None,
    };
    let year = if rest.is_empty() { today.year().to_string() } else { year_of(rest)? };
    Some(format!("{year}-Q{number}"))
}

/// A year alone has four figures: two would be any number.
fn year(words: &[&str]) -> Option<String> {
    words.first().filter(|word| word.len() == 4).and_then(|_| year_of(words))
}

fn year_of(words: &[&str]) -> Option<String> {
    let (number, rest) = words.split_first()?;
    let is_year = |word: &&str| matches!(*word, "г" | "год" | "года" | "году" | "year");
    let figures = matches!(number.len(), 2 | 4) && number.bytes().all(|byte| byte.is_ascii_digit());
    let year = number.parse::<i32>().ok().filter(|_| figures && rest.iter().all(is_year))?;
    Some(if year < 100 { 2_000 + year } else { year }.to_string())
}

/// Whether a text is a stretch as the file keeps it, and of one of these lengths.
pub fn is_kept(text: &str, units: &[Unit]) -> bool {
    parts(text).is_some_and(|(unit, _)| units.contains(&unit))
}

/// How long a kept stretch is, and the first day of it.
fn parts(kept: &str) -> Option<(Unit, NaiveDate)> {
    let year = |text: &str| text.parse::<i32>().ok().filter(|year| text.len() == 4 && YEARS.contains(year));
    let (unit, year, month) = match kept.split_once('-') {
        None => (Unit::Year, year(kept)?, 1),
        Some((of, rest)) => match rest.strip_prefix('Q') {
            Some(number) => {
                (Unit::Quarter, year(of)?, (number.parse::<u32>().ok().filter(|n| number.len() == 1 && (1..=4).contains(n))? - 1) * 3 + 1)
            }
            None => (Unit::Month, year(of)?, rest.parse().ok().filter(|_| rest.len() == 2)?),
        },
    };
    Some((unit, NaiveDate::from_ymd_opt(year, month, 1)?))
}

/// The length of a kept stretch.
pub fn unit(kept: &str) -> Option<Unit> {
    parts(kept).map(|(unit, _)| unit)
}

/// The first and the last day of a kept stretch.
pub fn bounds(kept: &str) -> Option<(NaiveDate, NaiveDate)> {
    let (unit, first) = parts(kept)?;
    Some((first, first.checked_add_months(Months::new(unit.months()))?.checked_sub_days(Days::new(1))?))
}

/// How many calendar months two stretches have in common, each given by its first and last day; below one where they have none.
pub fn months_shared(one: (NaiveDate, NaiveDate), other: (NaiveDate, NaiveDate)) -> i64 {
    let number = |day: NaiveDate| i64::from(day.year()) * 12 + i64::from(day.month0());
    number(one.1.min(other.1)) - number(one.0.max(other.0)) + 1
}

/// The stretch of a length that a day lies in, as the file keeps it.
pub fn of(day: NaiveDate, unit: Unit) -> String {
    match unit {
        Unit::Month => day.format("%Y-%m").to_string(),
        Unit::Quarter => format!("{:04}-Q{}", day.year(), day.month0() / 3 + 1),
        Unit::Year => format!("{:04}", day.year()),
    }
}

/// The stretch as people read it: «2025», «IV кв. 2026», «10.2026»; `2025`, `Q4 2026`, `Oct 2026`.
pub fn shown(kept: &str, lang: Lang) -> String {
    match parts(kept) {
        Some((Unit::Quarter, first)) => {
            let number = first.month0() as usize / 3;
            match lang {
                Lang::Ru => format!("{} кв. {}", ROMAN[number], first.year()),
                Lang::En => format!("Q{} {}", number + 1, first.year()),
            }
        }
        Some((Unit::Month, _)) => day::show(kept, lang),
        Some((Unit::Year, _)) | None => kept.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: &[Unit] = &[Unit::Month, Unit::Quarter, Unit::Year];

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 25).unwrap()
    }

    #[test]
    fn stretches_are_read_as_they_are_said() {
        for (text, kept) in [
            ("2025", "2025"),
            ("2025 г.", "2025"),
            ("за 2025 год", "2025"),
            ("прошлый год", "2025"),
            ("IV кв. 2026", "2026-Q4"),
            ("4 квартал", "2026-Q4"),
            ("4кв 25", "2025-Q4"),
            ("q4", "2026-Q4"),
            ("Q1 2027", "2027-Q1"),
            ("2026-Q4", "2026-Q4"),
            ("следующий квартал", "2027-Q1"),
            ("октябрь", "2026-10"),
            ("10.2026", "2026-10"),
            ("2026-10", "2026-10"),
            ("прошлый месяц", "2026-10"),
            ("Oct 2026", "2026-10"),
        ] {
            assert_eq!(read(text, ALL, today()).as_deref(), Some(kept), "{text}");
        }
        for text in ["", "5 кв", "26", "скоро", "1234567", "2025-13", "Q4 26 27"] {
            assert_eq!(read(text, ALL, today()), None, "{text}");
        }
        assert_eq!(read("2025", &[Unit::Month], today()), None, "a year is no month");
    }

    #[test]
    fn what_is_shown_is_read_again() {
        for kept in ["2025", "2026-Q1", "2026-Q4", "2026-10"] {
            for lang in [Lang::Ru, Lang::En] {
                assert_eq!(read(&shown(kept, lang), ALL, today()).as_deref(), Some(kept), "{kept}");
            }
            let (first, last) = bounds(kept).unwrap();
            let unit = unit(kept).unwrap();
            assert!([of(first, unit), of(last, unit)].iter().all(|found| found == kept));
        }
        assert_eq!(
            bounds("2026-Q4"),
            Some((today().with_day(1).unwrap().with_month(10).unwrap(), NaiveDate::from_ymd_opt(2026, 12, 31).unwrap()))
        );
        assert_eq!((shown("2026-Q4", Lang::Ru), shown("2026-Q4", Lang::En)), ("IV кв. 2026".into(), "Q4 2026".into()));
        assert!(!is_kept("2026-Q5", ALL) && !is_kept("1980", ALL) && !is_kept("2026-1", ALL) && !is_kept("2026-010", ALL));
    }
}
