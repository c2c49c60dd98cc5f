//! Ends and middles of weeks, months, quarters and years.

use super::super::words::{ENDS, Which, month, period, which};
use super::calendar::year;
use super::{NEAR_YEAR, Read, Reader, monday, months_end, offset_of};
use crate::domain::field::Bias;
use chrono::{Datelike, Days, Duration, Months, NaiveDate};

impl Reader {
    /// `w/c 7 dec`, «на неделе с 7 декабря»: the week that begins on a day is known by that Monday, one that ends on it by that day.
    pub(super) fn week_of_date(&self, at: usize) -> Read {
        let at = at + usize::from(self.is(at, &["the"]));
        let joined = |word: &str| matches!(word, "commencing" | "starting" | "beginning" | "of" | "с" | "со" | "от");
        let (begins, from) = match (self.word(at), self.word(at + 1)) {
            ("w/c" | "wc" | "w/b" | "w/s", _) => (true, at + 1),
            ("w/e", _) => (false, at + 1),
            ("week" | "неделя" | "неделе" | "неделю" | "недели", joins) if joined(joins) => (true, at + 2),
            ("week", "ending") => (false, at + 2),
            _ => return None,
        };
        let from = from + usize::from(self.is(from, &["the"]));
        let dated = self.weekday_and_date(from).or_else(|| self.figures(from)).or_else(|| self.with_month(from));
        let (day, end, sure) = dated.or_else(|| self.of_month(from))?;
        let monday = monday(day)?;
        // Said of a day within the week, which day of it is meant is asked.
        Some(if begins { (monday, end, sure && monday == day) } else { (day, end, sure && monday != day) })
    }

    /// The end of a week, month, quarter, year; «до НГ»; the middle of one.
    pub(super) fn of_period(&self, at: usize) -> Read {
        if let Some((_, months)) = ENDS.iter().find(|(known, _)| *known == self.word(at)) {
            return Some((self.end_of(*months, Which::This)?, at + 1, true));
        }
        let new_year = self.is(at, &["новый", "нового", "новому"]) && self.is(at + 1, &["год", "года", "году"]);
        if new_year || self.is(at, &["new"]) && self.is(at + 1, &["year", "year's"]) {
            return Some((self.end_of(12, Which::This)?, at + 2, true));
        }
        // `by year end`, `month-end`.
        let (named, split) = self.word(at).split_once('-').map_or((self.word(at), ""), |(named, split)| (named, split));
        if (split == "end" || split.is_empty() && self.is(at + 1, &["end"]))
            && let Some(months) = period(named).filter(|_| named.is_ascii())
        {
            return Some((self.end_of(months, Which::This)?, at + 1 + usize::from(split.is_empty()), true));
        }
        let end = self.is(at, &["конец", "конца", "концу", "конце"]);
        let english = self.is(at, &["end"]);
        let middle = self.is(at, &["середина", "середине", "середины", "середину"]);
        if !(end || english || middle) {
            // «в следующем месяце» is no day, and its end is a guess.
            let (which, months) = (which(self.word(at))?, period(self.word(at + 1)).filter(|months| *months > 0)?);
            return match (self.bias, which) {
                // «до следующего месяца» is as long as this one lasts.
                (Bias::Future, Which::Next) if self.until => Some((self.end_of(months, Which::This)?, at + 2, false)),
                (Bias::Future, Which::Next | Which::This) => Some((self.end_of(months, which)?, at + 2, false)),
                _ => None,
            };
        }
        let mut at = at + 1 + usize::from(english && self.is(at + 1, &["of"]));
        at += usize::from(english && self.is(at, &["the"]));
        let (week, named) = match which(self.word(at)) {
            Some(week) => (week, at + 1),
            None => (Which::This, at),
        };
        if let Some(months) = period(self.word(named)) {
            if middle {
                return (months == 0)
                    .then(|| Some((monday(self.today)?.checked_add_signed(Duration::days(7 * offset_of(week) + 2))?, named + 1, true)))?;
            }
            return Some((self.end_of(months, week)?, named + 1, true));
        }
        let month = month(self.word(at)).filter(|_| !middle)?;
        let year = year(self.word(at + 1));
        let first = match year {
            Some(year) => NaiveDate::from_ymd_opt(year, month, 1)?,
            None => {
                let this = NaiveDate::from_ymd_opt(self.today.year(), month, 1)?;
                let passed = months_end(this)? < self.today;
                if passed && self.bias == Bias::Future { this.checked_add_months(Months::new(12))? } else { this }
            }
        };
        let day = months_end(first)?;
        let sure =
            year.is_some() || self.bias == Bias::Past || first.year() == self.today.year() || (day - self.today).num_days() < NEAR_YEAR;
        Some((day, at + 1 + usize::from(year.is_some()), sure))
    }

    /// The last day of a week (its Friday, while that lies ahead), month, quarter or year.
    fn end_of(&self, months: u32, which: Which) -> Option<NaiveDate> {
        if months == 0 {
            let friday = monday(self.today)?.checked_add_signed(Duration::days(7 * offset_of(which) + 4))?;
            return if which == Which::This && friday < self.today { friday.checked_add_days(Days::new(2)) } else { Some(friday) };
        }
        let first = self.today.with_day(1)?.checked_sub_months(Months::new(self.today.month0() % months))?;
        let first = match which {
            Which::Last => first.checked_sub_months(Months::new(months))?,
            Which::This => first,
            Which::Next => first.checked_add_months(Months::new(months))?,
        };
        first.checked_add_months(Months::new(months))?.pred_opt()
    }
}
