//! Months and amounts as reports write them.

use crate::domain::dates;
use crate::domain::field::Bias;
use crate::domain::money::signed;
use chrono::{Datelike, NaiveDate};

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
    // Both are read with their years, so that today is no matter.
    let today = NaiveDate::from_ymd_opt(2000, 1, 1)?;
    if let Some(month) = dates::whole_month(text, today, Bias::Past) {
        return When::from_kept(&month);
    }
    let parts: Vec<&str> = text.trim_end_matches('.').split(['.', '/', '-']).collect();
    let numbers: Vec<u32> = parts.iter().map(|part| part.parse().ok()).collect::<Option<_>>()?;
    let (year, month, day) = match (&numbers[..], parts.first()?.len()) {
        ([year, month, day], 4) => (*year, *month, *day),
        // An American date has slashes, and a month that is none by our reading.
        ([month, day, year], _) if text.contains('/') && *day > 12 => (whole_year(*year), *month, *day),
        ([day, month, year], _) => (whole_year(*year), *month, *day),
        _ => return None,
    };
    NaiveDate::from_ymd_opt(year as i32, month, day).filter(|day| (1900..=9999).contains(&day.year()))?;
    Some(When::of(year as i32, month, day))
}

fn whole_year(year: u32) -> u32 {
    if year < 100 { 2000 + year } else { year }
}

/// Reads an amount in minor units: «707 103,63», `1,234.50`, «(1 200,00)», `-15`, «−15 руб.». Figures of three behind the only comma
/// or point are thousands: nobody writes money to a tenth of a kopeck.
pub fn amount(cell: &str) -> Option<i64> {
    let text = cell.trim();
    let (text, bracketed) = match text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        Some(within) => (within.trim(), true),
        None => (text, false),
    };
    let (text, minus) = match text.strip_prefix(['-', '−', '–']).or_else(|| text.strip_suffix('-')) {
        Some(rest) => (rest.trim(), true),
        None => (text.strip_prefix('+').unwrap_or(text), false),
    };
    let minor = figures(text).or_else(|| signed(text).map(|(minor, _)| minor))?;
    Some(if bracketed || minus { -minor } else { minor })
}

/// Figures and what parts them, without a word.
fn figures(text: &str) -> Option<i64> {
    let mut digits = 0_usize;
    let (mut last, mut points) = (None, [0_usize; 2]);
    for (at, byte) in text.char_indices() {
        match byte {
            '0'..='9' => digits += 1,
            ',' | '.' => {
                points[usize::from(byte == '.')] += 1;
                last = Some((at, byte));
            }
            ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\'' | '’' => {}
            _ => return None,
        }
    }
    if digits == 0 || digits > 15 {
        return None;
    }
    // One kind of point that stands several times, or before three figures, parts thousands.
    let part = last.and_then(|(at, point)| {
        let after = text.get(at + 1..)?;
        let several = points[usize::from(point == '.')] > 1;
        let before = text.get(..at)?.bytes().filter(u8::is_ascii_digit).count();
        let grouped = points[0] + points[1] == 1 && after.len() == 3 && (1..4).contains(&before) && !text.starts_with('0');
        (!several && !grouped && after.bytes().all(|byte| byte.is_ascii_digit())).then_some((at, after))
    });
    let whole = part.map_or(text, |(at, _)| text.get(..at).unwrap_or(text));
    let whole: i64 =
        whole.bytes().filter(u8::is_ascii_digit).try_fold(0_i64, |sum, digit| sum.checked_mul(10)?.checked_add(i64::from(digit - b'0')))?;
    let minor = match part.map_or("", |(_, after)| after).as_bytes() {
        [] => 0,
        [tens] => i64::from(tens - b'0') * 10,
        [tens, ones] => i64::from(tens - b'0') * 10 + i64::from(ones - b'0'),
        // A workbook keeps more than it shows.
        [tens, ones, more, ..] => i64::from(tens - b'0') * 10 + i64::from(ones - b'0') + i64::from(*more >= b'5'),
    };
    whole.checked_mul(100)?.checked_add(minor)
}

/// The currency that a heading or a cell names.
pub fn currency_within(text: &str) -> Option<&'static str> {
    let word = |part: &str| crate::domain::money::amount(&format!("1 {}", part.trim_matches(['.', ')', ']']))).and_then(|(_, code)| code);
    text.split([',', '(', '[', ' ']).filter(|part| !part.trim().is_empty()).find_map(word)
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
        ] {
            assert_eq!(when(cell).map(When::kept).as_deref(), Some(kept), "{cell}");
        }
        for cell in ["", "Итого", "январь", "31.02.2023", "2023", "1 квартал 2023", "12345"] {
            assert_eq!(when(cell), None, "{cell}");
        }
        assert!(when("31.01.2023").unwrap().is_edge() && !when("30.01.2023").unwrap().is_edge());
    }

    #[test]
    fn amounts_as_reports_write_them() {
        for (cell, minor) in [
            ("707 103,63", 70_710_363),
            ("707\u{a0}103,63", 70_710_363),
            ("1,234.50", 123_450),
            ("1.234,50", 123_450),
            ("1 234", 123_400),
            ("1,234", 123_400),
            ("1,234,567", 123_456_700),
            ("0,125", 13),
            ("12,5", 1_250),
            ("-15", -1_500),
            ("−15 000,00", -1_500_000),
            ("(1 200,00)", -120_000),
            ("1 200,00 руб.", 120_000),
            ("4650.125", 465_013),
            ("0", 0),
        ] {
            assert_eq!(amount(cell), Some(minor), "{cell}");
        }
        for cell in ["", "нет", "12 шт", "x", "-"] {
            assert_eq!(amount(cell), None, "{cell}");
        }
        assert_eq!(currency_within("Сумма, руб."), Some("RUB"));
        assert_eq!(currency_within("Amount (EUR)"), Some("EUR"));
        assert_eq!(currency_within("Сумма"), None);
    }
}
