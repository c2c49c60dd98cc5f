//! Days of the calendar: in figures, with a month, of a month.

use super::super::words::{ON, UNTIL, Which, month, which, whole_month};
use super::{NEAR_YEAR, Read, Reader, months_end};
use crate::domain::field::Bias;
use crate::domain::measure::is_measure;
use crate::domain::money::is_of_money;
use chrono::{Datelike, Months, NaiveDate};
use std::ops::RangeInclusive;

/// How many years ahead a year in two figures may lie to be of this century.
const MOST_AHEAD: i32 = 20;
/// How many years away a year in two figures may lie to be one without a doubt.
const NEAR_YEARS: i32 = 10;
/// The years that anybody means, in four figures.
const YEARS: RangeInclusive<i32> = 1900..=9999;
/// Figures up to this one may be an hour.
const LAST_HOUR: u32 = 23;

impl Reader {
    /// ISO, `12.03`, `12.03.26`, `12/03/2026`.
    pub(super) fn figures(&self, at: usize) -> Read {
        let text = self.word(at).trim_end_matches('.');
        let end = at + 1 + usize::from(self.is(at + 1, &["г", "года"]));
        // «777-10-20» is a phone.
        let iso = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok();
        if let Some(day) = iso.filter(|day| YEARS.contains(&day.year())) {
            return Some((day, end, true));
        }
        let parts: Vec<&str> = text.split(['.', '/']).collect();
        let digits =
            |part: &&str| (!part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit())).then(|| part.parse().ok()).flatten();
        let numbers: Vec<u32> = parts.iter().map(digits).collect::<Option<_>>()?;
        match numbers[..] {
            // «в 12.10» is a time of the clock.
            [_, _] if !self.whole && is_counted(self.word(at + 1), parts[1]) => None,
            [_, _] if self.on && self.is(at - 1, &["в", "во"]) && parts[1].len() == 2 => None,
            [day, month] => self.nearest(day, month, at + 1),
            [day, month, year] => {
                let year = self.full_year(year).filter(|_| parts[2].len() < 3 || YEARS.contains(&(year as i32)))?;
                let read = NaiveDate::from_ymd_opt(year, month, day)?;
                // «12/5/2026» may say the month first, where that day is the nearer one.
                let off = |day: NaiveDate| (day - self.today).num_days().abs();
                let turned = NaiveDate::from_ymd_opt(year, day, month).filter(|_| !self.whole && text.contains('/'));
                Some((read, end, turned.is_none_or(|turned| off(read) <= off(turned))))
            }
            _ => None,
        }
    }

    /// `12 марта`, `12-го марта 2027 г.`, `March 12th, 2027`, `the 12th of march`.
    pub(super) fn with_month(&self, at: usize) -> Read {
        let at = at + usize::from(self.is(at, &["the"]));
        let (day, named, mut end) = match (ordinal(self.word(at)), month(self.word(at))) {
            (Some((day, _)), _) => {
                let of = usize::from(self.is(at + 1, &["of"]));
                (day, month(self.word(at + 1 + of))?, at + 2 + of)
            }
            (None, Some(named)) => (ordinal(self.word(at + 1))?.0, named, at + 2),
            _ => return None,
        };
        let short = self.short_year(end);
        let written = year(self.word(end)).or_else(|| short.filter(|(_, is_year)| *is_year).map(|(year, _)| year));
        // «15 января 28 паллет»: what may be a year and may be a number leaves the day open.
        let open = short.is_some();
        let Some(year) = written else { return self.nearest(day, named, end).map(|(day, end, sure)| (day, end, sure && !open)) };
        end += 1;
        end += usize::from(self.is(end, &["г", "год", "года"]));
        Some((NaiveDate::from_ymd_opt(year, named, day)?, end, true))
    }

    /// Two figures after a month, as a year, and whether they are surely one; none where they count or measure something.
    pub(super) fn short_year(&self, at: usize) -> Option<(i32, bool)> {
        let short = self.word(at);
        let figures = short.len() == 2 && short.bytes().all(|byte| byte.is_ascii_digit());
        let after = self.word(at + 1);
        if !figures || is_measure(after) && !self.whole {
            return None;
        }
        let year = self.full_year(short.parse().ok()?)?;
        // What may be an hour as well, or lies too far off to be promised or told of, is asked about.
        let meant = (year - self.today.year()).abs() <= NEAR_YEARS && short.parse().is_ok_and(|short: u32| short > LAST_HOUR);
        let ends = after.is_empty() || after.contains(':') || is_before_more(after);
        Some((year, self.whole || meant && ends))
    }

    /// A day of the month alone: «5-го», «к 5-му», «1 числу», `by the 5th`.
    pub(super) fn of_month(&self, at: usize) -> Read {
        let (wanted, inflected) = ordinal(self.word(at))?;
        let counted = self.is(at + 1, &["число", "числа", "числу"]);
        let introduced = self.until || self.on || self.whole;
        let english = self.word(at).ends_with(|c: char| c.is_ascii_alphabetic());
        if !(inflected && (introduced || !english) || counted) || !(1..=31).contains(&wanted) {
            return None;
        }
        let mut end = at + 1 + usize::from(counted);
        let of = end + usize::from(self.is(end, &["of"]));
        let which = which(self.word(of)).filter(|_| self.is(of + 1, &["месяца", "month"]));
        let first = self.today.with_day(1)?;
        if let Some(which) = which {
            end = of + 2;
            let first = match which {
                Which::Last => first.checked_sub_months(Months::new(1))?,
                Which::This => first,
                Which::Next => first.checked_add_months(Months::new(1))?,
            };
            return Some((first.with_day(wanted)?, end, true));
        }
        let months = |at: u32| match self.bias {
            Bias::Future | Bias::Nearest => first.checked_add_months(Months::new(at)),
            Bias::Past => first.checked_sub_months(Months::new(at)),
        };
        let fits = |day: &NaiveDate| if self.bias == Bias::Future { *day >= self.today } else { *day <= self.today };
        let day = (0..3).filter_map(|at| months(at)?.with_day(wanted)).find(fits)?;
        Some((day, end, true))
    }

    /// «до декабря» is the last day before it, «в декабре» the last day of it; both are asked about.
    pub(super) fn month_alone(&self, at: usize) -> Read {
        if self.bias == Bias::Past || !(self.until || self.on) {
            return None;
        }
        let named = whole_month(self.word(at))?;
        let this = NaiveDate::from_ymd_opt(self.today.year(), named, 1)?;
        let next = this.checked_add_months(Months::new(12))?;
        let day = if self.until {
            if this > self.today { this.pred_opt()? } else { next.pred_opt()? }
        } else {
            let end = months_end(this)?;
            if end >= self.today { end } else { months_end(next)? }
        };
        Some((day, at + 1, false))
    }

    /// A year in two figures is of this century unless that would be far ahead: nothing that is kept here was a hundred years ago.
    pub(super) fn full_year(&self, year: u32) -> Option<i32> {
        let this = self.today.year();
        match year {
            0..=99 => {
                let full = this - this.rem_euclid(100) + year as i32;
                Some(if full > this + MOST_AHEAD { full - 100 } else { full })
            }
            1900..=9999 => Some(year as i32),
            _ => None,
        }
    }

    /// The nearest such day in the wanted direction; 29 February looks on to the next leap year.
    pub(super) fn nearest(&self, day: u32, month: u32, end: usize) -> Read {
        let this = self.today.year();
        let years: Vec<i32> = match self.bias {
            Bias::Future | Bias::Nearest => (this..=this + 8).collect(),
            Bias::Past => (this - 8..=this).rev().collect(),
        };
        let found = years.into_iter().filter_map(|year| NaiveDate::from_ymd_opt(year, month, day)).find(|found| match self.bias {
            Bias::Future | Bias::Nearest => *found >= self.today,
            Bias::Past => *found <= self.today,
        })?;
        Some((found, end, found.year() == this || (found - self.today).num_days().abs() < NEAR_YEAR))
    }
}

/// A year of four figures.
pub(super) fn year(word: &str) -> Option<i32> {
    let year: i32 = word.parse().ok().filter(|_| word.len() == 4)?;
    YEARS.contains(&year).then_some(year)
}

/// Whether figures are no day for the word after them: «10.5 руб», «2.12 млн», «12.5 тонн». Of a time one speaks after a day too.
fn is_counted(word: &str, month: &str) -> bool {
    const OF_DAYS: &[&str] = &["г", "год", "года", "ч", "час", "часа", "часов", "день", "дня", "дней", "м", "m", "t", "т"];
    is_of_money(word) || is_measure(word) && (!OF_DAYS.contains(&word) || month.len() == 1 && !word.starts_with('г') && word != "день")
}

/// Whether a word that follows a day shows that the day ended before it: no number stands before these.
fn is_before_more(word: &str) -> bool {
    const LED_ON: &[&str] = &["г", "год", "года", "at", "and", "with", "to", "from", "и", "с", "со", "по", "от", "для"];
    LED_ON.contains(&word) || ON.contains(&word) || UNTIL.contains(&word)
}

/// A day of the month: `12`, «12-го», `12th`; and whether it has an ending that makes it an ordinal.
pub(super) fn ordinal(word: &str) -> Option<(u32, bool)> {
    let figures = word.trim_end_matches(|c: char| !c.is_ascii_digit());
    if !(1..=2).contains(&figures.len()) {
        return None;
    }
    let ending = word.strip_prefix(figures)?;
    let inflected = ["-го", "го", "-му", "му", "-ого", "-ому", "-е", "-ое", "st", "nd", "rd", "th"].contains(&ending);
    (inflected || ending.is_empty()).then_some((figures.parse().ok()?, inflected))
}
