//! Months and days as reports write them.

use crate::domain::dates;
use crate::domain::field::Bias;
use chrono::{Datelike, NaiveDate};
use std::borrow::Cow;

/// A day, or a month of which the day is not said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct When(u32);

impl When {
    fn of(year: i32, month: u32, day: u32) -> When {
        When(year.unsigned_abs() * 10_000 + month * 100 + day)
    }

    /// Whether the day is not said.
    pub fn is_month(self) -> bool {
        self.0.is_multiple_of(100)
    }

    /// The month it is in.
    pub fn month(self) -> When {
        When(self.0 / 100 * 100)
    }

    /// Whether it is the first day of its month, or the last one.
    pub fn is_edge(self) -> bool {
        let day = NaiveDate::from_ymd_opt((self.0 / 10_000) as i32, self.0 / 100 % 100, self.0 % 100);
        self.0 % 100 == 1 || day.and_then(|day| day.succ_opt()).is_some_and(|next| next.day() == 1)
    }

    /// The year.
    pub fn year(self) -> i32 {
        (self.0 / 10_000) as i32
    }

    /// The same month in another year.
    pub(super) fn with_year(self, year: i32) -> When {
        When::of(year, self.0 / 100 % 100, 0)
    }

    /// The day that is meant where month and day stand the other way round.
    pub fn turned(self) -> When {
        When::of(self.year(), self.0 % 100, self.0 / 100 % 100)
    }

    /// As the file keeps it: `YYYY-MM` or `YYYY-MM-DD`.
    pub fn kept(self) -> String {
        let (year, month, day) = (self.0 / 10_000, self.0 / 100 % 100, self.0 % 100);
        if day == 0 { format!("{year:04}-{month:02}") } else { format!("{year:04}-{month:02}-{day:02}") }
    }

    /// Reads what the file keeps.
    pub fn from_kept(kept: &str) -> Option<When> {
        let mut parts = kept.split('-').map(str::parse::<u32>);
        let (year, month) = (parts.next()?.ok()?, parts.next()?.ok()?);
        let day = parts.next().transpose().ok()?.unwrap_or(0);
        (year <= 9999 && (1..=12).contains(&month) && day <= 31).then(|| When::of(year as i32, month, day))
    }
}

/// Reads a month or a day with its year: «10.2026», «Октябрь 2026 г.», `2026-10-01`, `01.10.2026 0:00:00`. A report says the year.
pub fn when(cell: &str) -> Option<When> {
    let text = cell.trim().trim_start_matches(['\'', '’']);
    // The time of a day says nothing of a purchase.
    let text = text.split_once(['T', ' ']).filter(|(_, time)| time.contains(':')).map_or(text, |(day, _)| day);
    if !text.contains(|c: char| c.is_ascii_digit()) || text.len() > 40 {
        return None;
    }
    if is_clipped(text) {
        return None;
    }
    // Both are read with their years, so that today is no matter.
    let today = NaiveDate::from_ymd_opt(2000, 1, 1)?;
    if let Some(month) = dates::whole_month(text, today, Bias::Past) {
        return When::from_kept(&month);
    }
    if let Some(when) = within_month(text).or_else(|| worded(text)) {
        return Some(when);
    }
    let parts: Vec<&str> = text.trim_end_matches('.').split(['.', '/', '-']).collect();
    let numbers: Vec<u32> = parts.iter().map(|part| part.parse().ok()).collect::<Option<_>>()?;
    let (year, month, day) = match (&numbers[..], parts.first()?.len()) {
        ([year, month, day], 4) => (*year, *month, *day),
        // An American date has slashes, and a month that is none by our reading.
        ([month, day, _], _) if text.contains('/') && *day > 12 => (whole_year(parts.last()?)?, *month, *day),
        ([day, month, _], _) => (whole_year(parts.last()?)?, *month, *day),
        _ => return None,
    };
    NaiveDate::from_ymd_opt(year as i32, month, day).filter(|day| (1900..=9999).contains(&day.year()))?;
    Some(When::of(year as i32, month, day))
}

/// The month of a span from a day to a day within it: «01.10.2026 - 31.10.2026».
fn within_month(text: &str) -> Option<When> {
    let signed = || [" - ", " – ", " — ", "–", "—", " по ", ".."].iter().find_map(|sign| text.split_once(sign));
    // «01.10.2026-31.10.2026»: within a day with points no dash stands.
    let dashed = || text.split_once('-').filter(|(from, until)| from.contains('.') && until.contains('.') && !until.contains('-'));
    let (from, until) = signed().or_else(dashed)?;
    let from = from.trim().trim_start_matches("с ");
    let (from, until) = (when(from)?, when(until.trim())?);
    (!from.is_month() && !until.is_month() && from <= until && from.month() == until.month()).then(|| from.month())
}

/// A day with its month in a word: «1 октября 2026 г.», «01-окт-26», `Oct 1, 2026`.
fn worded(text: &str) -> Option<When> {
    let folded = crate::domain::name::fold(text);
    let mut parts: Vec<&str> = folded.split([' ', '\u{a0}', '.', ',', '-', '/']).filter(|part| !part.is_empty()).collect();
    if matches!(parts.last(), Some(&("г" | "год" | "года"))) {
        parts.pop();
    }
    let [one, other, year] = parts[..] else { return None };
    let (day, month) = match (month_named(other), month_named(one)) {
        (Some(month), None) => (one, month),
        (None, Some(month)) => (other, month),
        _ => return None,
    };
    let year = Some(year).filter(|year| matches!(year.len(), 2 | 4)).and_then(whole_year)?;
    let day: u32 = day.trim_end_matches(|c: char| c.is_ascii_lowercase()).parse().ok()?;
    NaiveDate::from_ymd_opt(year as i32, month, day).filter(|day| (1900..=9999).contains(&day.year()))?;
    Some(When::of(year as i32, month, day))
}

/// The number of a month by its name: «окт», «октября».
fn month_named(word: &str) -> Option<u32> {
    let today = NaiveDate::from_ymd_opt(2000, 1, 1)?;
    let alone = word.starts_with(char::is_alphabetic) && !word.contains(|c: char| c.is_ascii_digit());
    let month = alone.then(|| dates::whole_month(&format!("{word} 2000"), today, Bias::Past)).flatten()?;
    month.rsplit('-').next()?.parse().ok()
}

/// A day in a column of days, where figures alone say one too: `20261005`, and the number by which a spreadsheet keeps it.
pub(super) fn in_column(cell: &str) -> Option<When> {
    let compact = || {
        let day = NaiveDate::parse_from_str(cell.trim(), "%Y%m%d").ok()?;
        (cell.trim().len() == 8 && (1990..2100).contains(&day.year())).then(|| When::of(day.year(), day.month(), day.day()))
    };
    when(cell).or_else(compact).or_else(|| serial(cell)).or_else(|| brief(cell.trim()))
}

/// A month in a column of months, or over one: `202601`, «1/26». What may be a day of a month that says no year is none.
pub(in crate::exchange) fn brief(cell: &str) -> Option<When> {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let (year, month) = match cell.split_once('/') {
        Some((month, year)) if digits(month) && digits(year) && year.len() == 2 => {
            (2000 + year.parse::<i32>().ok().filter(|year| *year > 12)?, month.parse::<u32>().ok()?)
        }
        None if cell.len() == 6 && digits(cell) => (cell.get(..4)?.parse::<i32>().ok()?, cell.get(4..)?.parse::<u32>().ok()?),
        _ => return None,
    };
    ((1990..2100).contains(&year) && (1..=12).contains(&month)).then(|| When::of(year, month, 0))
}

/// A month that says no year, with the one that stands in a column of its own.
pub(super) fn with_year<'a>(month: &'a str, year: &str) -> Cow<'a, str> {
    let digits = year.trim().trim_end_matches(|c: char| !c.is_ascii_digit());
    let is_year = digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit());
    let yearless = month.parse::<u32>().map_or_else(|_| month_named(month).is_some(), |month| (1..13).contains(&month));
    if is_year && yearless { Cow::Owned(format!("{month} {digits}")) } else { Cow::Borrowed(month) }
}

/// The day that a spreadsheet keeps as a number, of this century.
pub(super) fn serial(cell: &str) -> Option<When> {
    let number: i64 = Some(cell.trim()).filter(|cell| cell.len() == 5).and_then(|cell| cell.parse().ok())?;
    let day = (36_526..73_051).contains(&number).then(|| NaiveDate::from_ymd_opt(1899, 12, 30))??;
    let day = day.checked_add_days(chrono::Days::new(number.unsigned_abs()))?;
    Some(When::of(day.year(), day.month(), day.day()))
}

/// Whether it may have lost a nought, as a spreadsheet's numbers do: 2026.1 is January, or was typed as 2026.10.
pub(super) fn is_clipped(month: &str) -> bool {
    month
        .strip_suffix('1')
        .and_then(|year| year.strip_suffix(['.', ',']))
        .is_some_and(|year| year.len() == 4 && year.parse::<u16>().is_ok())
}

/// A year of two figures is of this century; in four, the first year of all stands where accounting programs know no date.
fn whole_year(written: &str) -> Option<u32> {
    let year: u32 = written.parse().ok()?;
    Some(if written.len() < 3 { 2000 + year } else { year })
}

/// What a day with slashes tells of its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slashes {
    /// The day is first.
    DayFirst,
    /// The month is first.
    MonthFirst,
    /// It may be either.
    Either,
}

/// What a day that is written with slashes tells of their order; `None` where it is written otherwise or is the same both ways.
pub fn slashes(cell: &str) -> Option<Slashes> {
    let day = cell.split_whitespace().next()?;
    let mut parts = day.split('/').map(str::parse::<u32>);
    let (Some(Ok(one)), Some(Ok(other)), Some(Ok(_)), None) = (parts.next(), parts.next(), parts.next(), parts.next()) else { return None };
    match (one, other) {
        _ if one > 31 || one == other => None,
        (13.., _) => Some(Slashes::DayFirst),
        (_, 13..) => Some(Slashes::MonthFirst),
        _ => Some(Slashes::Either),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_and_days_as_reports_write_them() {
        for (cell, kept) in [
            ("01.2023", "2023-01"),
            ("Январь 2023 г.", "2023-01"),
            ("янв.23", "2023-01"),
            ("2023-01", "2023-01"),
            ("01.02.2023", "2023-02-01"),
            ("01.02.2023 0:00:00", "2023-02-01"),
            ("2023-02-01T00:00:00", "2023-02-01"),
            ("2/28/2023", "2023-02-28"),
            ("Mar 2024", "2024-03"),
            ("1 октября 2026 г.", "2026-10-01"),
            ("01-окт-26", "2026-10-01"),
            ("5 Oct 2026", "2026-10-05"),
            ("Oct 5, 2026", "2026-10-05"),
            ("01.10.2026 - 31.10.2026", "2026-10"),
            ("01.10.2026–31.10.2026", "2026-10"),
            ("01.10.2026-31.10.2026", "2026-10"),
            ("с 01.10.2026 по 31.10.2026", "2026-10"),
        ] {
            assert_eq!(when(cell).map(When::kept).as_deref(), Some(kept), "{cell}");
        }
        for cell in [
            "",
            "Итого",
            "январь",
            "31.02.2023",
            "2023",
            "1 квартал 2023",
            "12345",
            "46023",
            "20261005",
            "01.09.2026 - 31.10.2026",
            "01.09.2026-31.10.2026",
            "32 октября 2026",
            "01.01.0001",
            "01.01.0001 0:00:00",
            "0001-01-01",
            "1/13/0001",
        ] {
            assert_eq!(when(cell), None, "{cell}");
        }
        assert!(when("31.01.2023").unwrap().is_edge() && !when("30.01.2023").unwrap().is_edge());
    }

    #[test]
    fn figures_alone_are_days_where_days_stand() {
        for (cell, kept) in [
            ("46023", Some("2026-01-01")),
            ("20261005", Some("2026-10-05")),
            ("01.02.2026", Some("2026-02-01")),
            ("202601", Some("2026-01")),
            ("1/26", Some("2026-01")),
            ("02/26", Some("2026-02")),
            ("202613", None),
            ("10/11", None),
            ("13/26", None),
            ("12345", None),
            ("20261345", None),
            ("2026", None),
            ("460231", None),
        ] {
            assert_eq!(in_column(cell).map(When::kept).as_deref(), kept, "{cell}");
        }
    }

    #[test]
    fn slashes_tell_their_order_or_not() {
        for (cell, told) in [
            ("13/04/2026", Some(Slashes::DayFirst)),
            ("4/13/2026 0:00", Some(Slashes::MonthFirst)),
            ("03/04/2026", Some(Slashes::Either)),
            ("04/04/2026", None),
            ("2026/03/04", None),
            ("03.04.2026", None),
            ("03/2026", None),
        ] {
            assert_eq!(slashes(cell), told, "{cell}");
        }
        assert_eq!(when("03/04/2026").unwrap().turned().kept(), "2026-03-04");
    }
}
