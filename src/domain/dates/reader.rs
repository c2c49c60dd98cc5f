//! The grammar of days.

use super::MOST_WORDS;
use super::words::{ENDS, NEAR, ON, PARTS_OF_DAY, UNTIL, Unit, Which, month, number, of_work, period, unit, weekday, which, whole_month};
use crate::domain::field::Bias;
use crate::domain::name::fold;
use chrono::{Datelike, Days, Duration, Months, NaiveDate};

/// How far off, in days, a day without a year may be that has passed this year, to be meant without a question.
const NEAR_YEAR: i64 = 60;

/// A day as it was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Said {
    /// The day.
    pub day: NaiveDate,
    /// Of how many words it is, with those before it that belong to it.
    pub words: usize,
    /// Nothing of it is a guess. A day without a year that lies far off, and one that only has a month, have to be asked about.
    pub sure: bool,
}

/// What was read: the day, the number of the word after it, and whether it is sure.
type Read = Option<(NaiveDate, usize, bool)>;

/// The day with which a row of words begins.
pub fn leading(words: &[&str], today: NaiveDate, bias: Bias) -> Option<Said> {
    Reader::new(words, today, bias, false).said()
}

/// The same where the words are meant to be a day and nothing else: a year may have two figures.
pub fn whole(words: &[&str], today: NaiveDate, bias: Bias) -> Option<Said> {
    Reader::new(words, today, bias, true).said()
}

struct Reader {
    /// Folded, without the punctuation that ends them; none after one that ends a clause.
    words: Vec<String>,
    today: NaiveDate,
    bias: Bias,
    whole: bool,
    /// What stood before the day: something is due by then, or something is at a time.
    until: bool,
    on: bool,
}

impl Reader {
    fn new(words: &[&str], today: NaiveDate, bias: Bias, whole: bool) -> Reader {
        let mut folded = Vec::new();
        for word in words.iter().take(MOST_WORDS) {
            let plain = fold(word.trim_end_matches([',', ';', ')', '!', '?', ':']));
            folded.push(plain);
            if word.ends_with([',', ';', ')', '!', '?', ':']) && !whole {
                break;
            }
        }
        Reader { words: folded, today, bias, whole, until: false, on: false }
    }

    fn word(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |word| if word.ends_with(|c: char| c.is_ascii_digit()) { word } else { word.trim_end_matches('.') })
    }

    fn is(&self, at: usize, names: &[&str]) -> bool {
        names.contains(&self.word(at))
    }

    fn said(mut self) -> Option<Said> {
        let mut at = 0;
        if matches!((self.word(0), self.word(1)), ("не", "позднее" | "позже")) {
            (at, self.until) = (2, true);
        } else if (self.word(0), self.word(1), self.word(2)) == ("no", "later", "than") {
            (at, self.until) = (3, true);
        } else if self.is(0, UNTIL) {
            (at, self.until) = (1, true);
        } else if self.is(0, ON) {
            (at, self.on) = (1, true);
        }
        at += usize::from(at > 0 && self.is(at, &["the"]));
        let (day, end, sure) = self.day(at)?;
        Some(Said { day, words: end, sure })
    }

    fn day(&self, at: usize) -> Read {
        self.near(at)
            .or_else(|| self.counted(at))
            .or_else(|| self.offset(at))
            .or_else(|| self.of_week(at))
            .or_else(|| self.of_period(at))
            .or_else(|| self.figures(at))
            .or_else(|| self.with_month(at))
            .or_else(|| self.of_month(at))
            .or_else(|| self.month_alone(at))
    }

    fn by(&self, days: i64) -> Option<NaiveDate> {
        self.today.checked_add_signed(Duration::days(days))
    }

    /// «завтра», `the day after tomorrow`, «завтра вечером» read from either end.
    fn near(&self, at: usize) -> Read {
        if self.is(at, PARTS_OF_DAY) && !self.is(at + 1, PARTS_OF_DAY) {
            return self.near(at + 1);
        }
        let at = at + usize::from(self.is(at, &["the"]) && self.is(at + 1, &["day"]));
        match (self.word(at), self.word(at + 1), self.word(at + 2)) {
            ("day", "after", "tomorrow") => return Some((self.by(2)?, at + 3, true)),
            ("day", "before", "yesterday") => return Some((self.by(-2)?, at + 3, true)),
            ("конца" | "концу" | "конце" | "конец", "дня", _) => return Some((self.today, at + 2, true)),
            ("end", "of", "day") => return Some((self.today, at + 3, true)),
            ("end", "of", "the") if self.is(at + 3, &["day"]) => return Some((self.today, at + 4, true)),
            ("вечера" | "вечеру", ..) if self.until && self.bias == Bias::Future => return Some((self.today, at + 1, true)),
            _ => {}
        }
        let (_, days) = NEAR.iter().find(|(known, _)| *known == self.word(at))?;
        Some((self.by(*days)?, at + 1, true))
    }

    /// «через 3 дня», «через полгода», «недели через две», `within a week`, «2 недели назад», `two weeks from now`.
    fn counted(&self, at: usize) -> Read {
        if self.is(at, &["через", "in", "within"]) || self.on && self.is(at, &["течение", "течении"]) {
            let (n, unit, end) = self.amount(at + 1)?;
            let end = end + usize::from(self.is(end, &["time"]));
            return self.counted_on(n, unit, end);
        }
        if let (Some(unit), true) = (unit(self.word(at)), self.is(at + 1, &["через"])) {
            return self.counted_on(number(self.word(at + 2))?, unit, at + 3);
        }
        let (n, unit, end) = self.amount(at)?;
        if self.is(end, &["назад", "ago"]) {
            return Some((self.shifted(-n, unit)?, end + 1, true));
        }
        let from_now = self.is(end, &["from"]) && self.is(end + 1, &["now", "today"]);
        if from_now { Some((self.shifted(n, unit)?, end + 2, true)) } else { None }
    }

    /// How many of what: «3 дня», «неделю», «полгода», «3 рабочих дня». «Пара дней» is not a number.
    fn amount(&self, at: usize) -> Option<(i64, Unit, usize)> {
        let named = number(self.word(at));
        let next = at + usize::from(named.is_some());
        let n = named.unwrap_or(1);
        if self.is(at, &["half"]) && self.is(at + 1, &["a"]) && self.is(at + 2, &["year"]) {
            return Some((1, Unit::Months(6), at + 3));
        }
        if of_work(self.word(next)) {
            return matches!(unit(self.word(next + 1)), Some(Unit::Days(1))).then_some((n, Unit::Workdays, next + 2));
        }
        // «через дня» is no stretch of days; «через неделю» and «в течение недели» are.
        let genitive = ["дня", "недели", "месяца", "года", "дней", "недель", "days", "weeks", "months"];
        let counted = named.is_some() || self.is(at.wrapping_sub(1), &["течение", "течении"]) || !self.is(next, &genitive);
        let unit = unit(self.word(next)).filter(|_| counted)?;
        Some((n, unit, next + 1))
    }

    /// The day so far ahead; a weekday said after weeks is the one of that week.
    fn counted_on(&self, n: i64, unit: Unit, end: usize) -> Read {
        let day = self.shifted(n, unit)?;
        if matches!(unit, Unit::Days(7)) {
            let at = end + usize::from(self.is(end, ON));
            if let Some(weekday) = weekday(self.word(at)) {
                return Some((monday(day)?.checked_add_signed(Duration::days(weekday))?, at + 1, true));
            }
        }
        // Holidays are not known here.
        Some((day, end, unit != Unit::Workdays))
    }

    fn shifted(&self, n: i64, unit: Unit) -> Option<NaiveDate> {
        match unit {
            Unit::Days(days) => self.by(n.checked_mul(days)?),
            Unit::Months(months) => {
                let months = Months::new(months.checked_mul(u32::try_from(n.abs()).ok()?)?);
                if n < 0 { self.today.checked_sub_months(months) } else { self.today.checked_add_months(months) }
            }
            Unit::Workdays => {
                let step = Duration::days(n.signum());
                let mut day = self.today;
                for _ in 0..n.abs() {
                    day = day.checked_add_signed(step)?;
                    while day.weekday().num_days_from_monday() > 4 {
                        day = day.checked_add_signed(step)?;
                    }
                }
                Some(day)
            }
        }
    }

    /// `+3`, `-2` days, `+2н`, `+1w` weeks.
    fn offset(&self, at: usize) -> Read {
        let text = self.word(at);
        let (sign, rest) = match text.strip_prefix('+') {
            Some(rest) => (1, rest),
            None => (-1, text.strip_prefix('-').or_else(|| text.strip_prefix('−'))?),
        };
        let figures = rest.trim_end_matches(|c: char| !c.is_ascii_digit());
        let n: i64 = figures.parse().ok().filter(|n| *n <= 3650)?;
        let unit = match rest.strip_prefix(figures)? {
            "" => Unit::Days(1),
            named => unit(named)?,
        };
        Some((self.shifted(sign * n, unit)?, at + 1, true))
    }

    /// A weekday, with what says of which week it is; and a week alone, which is its Friday.
    fn of_week(&self, at: usize) -> Read {
        let said = which(self.word(at));
        let named = at + usize::from(said.is_some());
        if let Some(weekday) = weekday(self.word(named)) {
            let (week, end) = match self.week(named + 1) {
                Some((week, end)) => (Some(week), end),
                None => (said, named + 1),
            };
            return self.weekday_of(weekday, week, end);
        }
        let (week, end) = self.week(at)?;
        let friday = monday(self.today)?.checked_add_signed(Duration::days(7 * offset_of(week) + 4))?;
        let at = end + usize::from(self.is(end, ON));
        if let Some(weekday) = weekday(self.word(at)) {
            return self.weekday_of(weekday, Some(week), at + 1);
        }
        Some((if week == Which::This && friday < self.today { self.today } else { friday }, end, true))
    }

    /// «на следующей неделе», «следующей недели», `next week`, `of next week`: which week, and the word after it.
    fn week(&self, at: usize) -> Option<(Which, usize)> {
        let at = at + usize::from(self.is(at, &["на", "of", "in"]));
        let at = at + usize::from(self.is(at, &["the"]));
        if let Some(week) = which(self.word(at)) {
            return self.is(at + 1, &["неделе", "недели", "неделю", "неделя", "week"]).then_some((week, at + 2));
        }
        // «в среду через неделю» is that day of the week to come.
        (self.is(at, &["через"]) && self.is(at + 1, &["неделю"])).then_some((Which::Next, at + 2))
    }

    fn weekday_of(&self, weekday: i64, week: Option<Which>, end: usize) -> Read {
        let ahead = (weekday - i64::from(self.today.weekday().num_days_from_monday())).rem_euclid(7);
        let in_week = |weeks: i64| monday(self.today)?.checked_add_signed(Duration::days(7 * weeks + weekday));
        let (day, sure) = match week {
            None => match self.bias {
                Bias::Future => (self.by(if ahead == 0 { 7 } else { ahead })?, true),
                Bias::Past => (self.by(if ahead == 0 { 0 } else { ahead - 7 })?, true),
            },
            Some(Which::Next) => (in_week(1)?, true),
            Some(Which::This) => (in_week(0)?, in_week(0)? >= self.today || self.bias == Bias::Past),
            // Said late in a week, «в прошлую среду» may mean either of two.
            Some(Which::Last) => (in_week(-1)?, in_week(0)? >= self.today),
        };
        Some((day, end, sure))
    }

    /// The end of a week, month, quarter, year; «до НГ»; the middle of one.
    fn of_period(&self, at: usize) -> Read {
        if let Some((_, months)) = ENDS.iter().find(|(known, _)| *known == self.word(at)) {
            return Some((self.end_of(*months, Which::This)?, at + 1, true));
        }
        let new_year = self.is(at, &["новый", "нового", "новому"]) && self.is(at + 1, &["год", "года", "году"]);
        if new_year || self.is(at, &["new"]) && self.is(at + 1, &["year", "year's"]) {
            return Some((self.end_of(12, Which::This)?, at + 2, true));
        }
        let end = self.is(at, &["конец", "конца", "концу", "конце"]);
        let english = self.is(at, &["end"]);
        let middle = self.is(at, &["середина", "середине", "середины", "середину"]);
        if !(end || english || middle) {
            // «в следующем месяце» is no day, and its end is a guess.
            let (which, months) = (which(self.word(at))?, period(self.word(at + 1)).filter(|months| *months > 0)?);
            return match (self.bias, which) {
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

    /// ISO, `12.03`, `12.03.26`, `12/03/2026`.
    fn figures(&self, at: usize) -> Read {
        let text = self.word(at).trim_end_matches('.');
        let end = at + 1 + usize::from(self.is(at + 1, &["г", "года"]));
        if let Ok(day) = NaiveDate::parse_from_str(text, "%Y-%m-%d") {
            return Some((day, end, true));
        }
        let parts: Vec<&str> = text.split(['.', '/']).collect();
        let digits =
            |part: &&str| (!part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit())).then(|| part.parse().ok()).flatten();
        let numbers: Vec<u32> = parts.iter().map(digits).collect::<Option<_>>()?;
        match numbers[..] {
            // «в 12.10» is a time of the clock.
            [_, _] if self.on && self.is(at - 1, &["в", "во"]) && parts[1].len() == 2 => None,
            [day, month] => self.nearest(day, month, at + 1),
            [day, month, year] => Some((NaiveDate::from_ymd_opt(self.full_year(year, month, day)?, month, day)?, end, true)),
            _ => None,
        }
    }

    /// `12 марта`, `12-го марта 2027 г.`, `March 12th, 2027`, `the 12th of march`.
    fn with_month(&self, at: usize) -> Read {
        let at = at + usize::from(self.is(at, &["the"]));
        let (day, named, mut end) = match (ordinal(self.word(at)), month(self.word(at))) {
            (Some((day, _)), _) => {
                let of = usize::from(self.is(at + 1, &["of"]));
                (day, month(self.word(at + 1 + of))?, at + 2 + of)
            }
            (None, Some(named)) => (ordinal(self.word(at + 1))?.0, named, at + 2),
            _ => return None,
        };
        let written = year(self.word(end)).or_else(|| {
            let short = self.word(end);
            let two = self.whole && short.len() == 2;
            short.parse().ok().filter(|_| two).and_then(|short| self.full_year(short, named, day))
        });
        let Some(year) = written else { return self.nearest(day, named, end) };
        end += 1;
        end += usize::from(self.is(end, &["г", "год", "года"]));
        Some((NaiveDate::from_ymd_opt(year, named, day)?, end, true))
    }

    /// A day of the month alone: «5-го», «к 5-му», «1 числу», `by the 5th`.
    fn of_month(&self, at: usize) -> Read {
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
            Bias::Future => first.checked_add_months(Months::new(at)),
            Bias::Past => first.checked_sub_months(Months::new(at)),
        };
        let fits = |day: &NaiveDate| if self.bias == Bias::Future { *day >= self.today } else { *day <= self.today };
        let day = (0..3).filter_map(|at| months(at)?.with_day(wanted)).find(fits)?;
        Some((day, end, true))
    }

    /// «до декабря» is the last day before it, «в декабре» the last day of it; both are asked about.
    fn month_alone(&self, at: usize) -> Read {
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

    /// A year in two figures is of this century unless that would be far ahead, or ahead at all where the past is meant.
    fn full_year(&self, year: u32, month: u32, day: u32) -> Option<i32> {
        let this = self.today.year();
        match year {
            0..=99 => {
                let full = this - this.rem_euclid(100) + year as i32;
                let ahead = match self.bias {
                    Bias::Future => full > this + 20,
                    Bias::Past => NaiveDate::from_ymd_opt(full, month, day).is_none_or(|found| found > self.today) && full >= this,
                };
                Some(if ahead { full - 100 } else { full })
            }
            1900..=9999 => Some(year as i32),
            _ => None,
        }
    }

    /// The nearest such day in the wanted direction; 29 February looks on to the next leap year.
    fn nearest(&self, day: u32, month: u32, end: usize) -> Read {
        let this = self.today.year();
        let years: Vec<i32> = match self.bias {
            Bias::Future => (this..=this + 8).collect(),
            Bias::Past => (this - 8..=this).rev().collect(),
        };
        let found = years.into_iter().filter_map(|year| NaiveDate::from_ymd_opt(year, month, day)).find(|found| match self.bias {
            Bias::Future => *found >= self.today,
            Bias::Past => *found <= self.today,
        })?;
        Some((found, end, found.year() == this || (found - self.today).num_days().abs() < NEAR_YEAR))
    }
}

/// Monday of the week that a day is in.
fn monday(day: NaiveDate) -> Option<NaiveDate> {
    day.checked_sub_days(Days::new(u64::from(day.weekday().num_days_from_monday())))
}

fn months_end(first: NaiveDate) -> Option<NaiveDate> {
    first.checked_add_months(Months::new(1))?.pred_opt()
}

fn offset_of(week: Which) -> i64 {
    match week {
        Which::Last => -1,
        Which::This => 0,
        Which::Next => 1,
    }
}

/// A year of four figures.
fn year(word: &str) -> Option<i32> {
    let year: i32 = word.parse().ok().filter(|_| word.len() == 4)?;
    (1900..=9999).contains(&year).then_some(year)
}

/// A day of the month: `12`, «12-го», `12th`; and whether it has an ending that makes it an ordinal.
fn ordinal(word: &str) -> Option<(u32, bool)> {
    let figures = word.trim_end_matches(|c: char| !c.is_ascii_digit());
    if !(1..=2).contains(&figures.len()) {
        return None;
    }
    let ending = word.strip_prefix(figures)?;
    let inflected = ["-го", "го", "-му", "му", "-ого", "-ому", "-е", "-ое", "st", "nd", "rd", "th"].contains(&ending);
    (inflected || ending.is_empty()).then_some((figures.parse().ok()?, inflected))
}

#[cfg(test)]
mod tests {
    use super::super::parse;
    use super::*;
    use crate::domain::day::{from_iso, iso};
    use proptest::prelude::*;

    fn d(text: &str) -> NaiveDate {
        from_iso(text).unwrap()
    }

    /// What is due, said on Monday, 23 November 2026.
    #[test]
    fn days_that_lie_ahead() {
        let today = d("2026-11-23");
        let cases = [
            ("завтра", "2026-11-24"),
            ("завтра вечером", "2026-11-24"),
            ("noon tomorrow", "2026-11-24"),
            ("tmrw", "2026-11-24"),
            ("послезавтра", "2026-11-25"),
            ("the day after tomorrow", "2026-11-25"),
            ("сегодня вечером", "2026-11-23"),
            ("до вечера", "2026-11-23"),
            ("до конца дня", "2026-11-23"),
            ("end of the day", "2026-11-23"),
            ("пт", "2026-11-27"),
            ("до пт", "2026-11-27"),
            ("на пт", "2026-11-27"),
            ("в пятницу", "2026-11-27"),
            ("не позднее пятницы", "2026-11-27"),
            ("до понед", "2026-11-30"),
            ("до чтв", "2026-11-26"),
            ("monday", "2026-11-30"),
            ("by monday", "2026-11-30"),
            ("до пн", "2026-11-30"),
            ("в эту среду", "2026-11-25"),
            ("в ближайшую среду", "2026-11-25"),
            ("в следующий вторник", "2026-12-01"),
            ("до след пт", "2026-12-04"),
            ("до след. пт", "2026-12-04"),
            ("by next friday", "2026-12-04"),
            ("next friday", "2026-12-04"),
            ("до среды на следующей неделе", "2026-12-02"),
            ("до пятницы следующей недели", "2026-12-04"),
            ("by friday next week", "2026-12-04"),
            ("by friday of next week", "2026-12-04"),
            ("в среду через неделю", "2026-12-02"),
            ("через неделю в среду", "2026-12-02"),
            ("на следующей неделе в среду", "2026-12-02"),
            ("на следующей неделе", "2026-12-04"),
            ("next week", "2026-12-04"),
            ("на этой неделе", "2026-11-27"),
            ("до конца недели", "2026-11-27"),
            ("end of the week", "2026-11-27"),
            ("eow", "2026-11-27"),
            ("до конца следующей недели", "2026-12-04"),
            ("к середине следующей недели", "2026-12-02"),
            ("через 3 дня", "2026-11-26"),
            ("через три дня", "2026-11-26"),
            ("через день", "2026-11-24"),
            ("через неделю", "2026-11-30"),
            ("через недельку", "2026-11-30"),
            ("через 2 недели", "2026-12-07"),
            ("через две недели", "2026-12-07"),
            ("недели через две", "2026-12-07"),
            ("через месяц", "2026-12-23"),
            ("через полгода", "2027-05-23"),
            ("через год", "2027-11-23"),
            ("в течение недели", "2026-11-30"),
            ("в течение 3 дней", "2026-11-26"),
            ("in 2 weeks", "2026-12-07"),
            ("in two weeks", "2026-12-07"),
            ("in a fortnight", "2026-12-07"),
            ("in a week", "2026-11-30"),
            ("within a week", "2026-11-30"),
            ("two weeks from now", "2026-12-07"),
            ("in half a year", "2027-05-23"),
            ("in 2 weeks' time", "2026-12-07"),
            ("+3", "2026-11-26"),
            ("+2н", "2026-12-07"),
            ("+1w", "2026-11-30"),
            ("05.12", "2026-12-05"),
            ("5.12", "2026-12-05"),
            ("до 12.3.27", "2027-03-12"),
            ("12/03/2027", "2027-03-12"),
            ("2026-12-05", "2026-12-05"),
            ("5 декабря", "2026-12-05"),
            ("к 5 дек.", "2026-12-05"),
            ("5-го декабря", "2026-12-05"),
            ("December 5th", "2026-12-05"),
            ("by the 5th of december", "2026-12-05"),
            ("12 марта 2027 г.", "2027-03-12"),
            ("march 12, 2027", "2027-03-12"),
            ("5-го", "2026-12-05"),
            ("к 5-му", "2026-12-05"),
            ("1 числу", "2026-12-01"),
            ("к 1 числу", "2026-12-01"),
            ("до 30 числа", "2026-11-30"),
            ("by 5th", "2026-12-05"),
            ("by the 5th", "2026-12-05"),
            ("5-го числа следующего месяца", "2026-12-05"),
            ("в конце месяца", "2026-11-30"),
            ("к концу месяца", "2026-11-30"),
            ("by eom", "2026-11-30"),
            ("end of next month", "2026-12-31"),
            ("до конца декабря", "2026-12-31"),
            ("by end of january", "2027-01-31"),
            ("конец квартала", "2026-12-31"),
            ("by end of the quarter", "2026-12-31"),
            ("до НГ", "2026-12-31"),
            ("до нового года", "2026-12-31"),
            ("by new year", "2026-12-31"),
            ("29.11", "2026-11-29"),
        ];
        for (text, wanted) in cases {
            assert_eq!(parse(text, today, Bias::Future).map(iso).as_deref(), Some(wanted), "{text}");
        }
        assert_eq!(parse("next thursday", d("2026-11-25"), Bias::Future), Some(d("2026-12-03")), "not tomorrow");
        assert_eq!(parse("до ср", d("2026-11-25"), Bias::Future), Some(d("2026-12-02")), "a week later");
    }

    /// 22 November 2026 is a Sunday.
    #[test]
    fn days_that_lie_behind() {
        let today = d("2026-11-22");
        let cases = [
            ("вчера", "2026-11-21"),
            ("вчера вечером", "2026-11-21"),
            ("позавчера", "2026-11-20"),
            ("the day before yesterday", "2026-11-20"),
            ("во вторник", "2026-11-17"),
            ("воскресенье", "2026-11-22"),
            ("на прошлой неделе в среду", "2026-11-11"),
            ("в среду на прошлой неделе", "2026-11-11"),
            ("2 недели назад", "2026-11-08"),
            ("неделю назад", "2026-11-15"),
            ("a week ago", "2026-11-15"),
            ("-2", "2026-11-20"),
            ("12-го марта", "2026-03-12"),
            ("12.03.", "2026-03-12"),
            ("5-го", "2026-11-05"),
            ("01.01.99", "1999-01-01"),
            ("12.03.25", "2025-03-12"),
        ];
        for (text, wanted) in cases {
            assert_eq!(parse(text, today, Bias::Past).map(iso).as_deref(), Some(wanted), "{text}");
        }
        assert_eq!(parse("last friday", d("2026-11-25"), Bias::Past), Some(d("2026-11-20")));
    }

    #[test]
    fn what_is_no_day_is_none() {
        for text in [
            "31.11",
            "до 31.11",
            "30 февраля",
            "12кг мар",
            "1..2",
            ".",
            "12.",
            "+1.+2",
            "каждое воскресенье",
            "в 15",
            "через дня",
            "через пару дней",
            "in a couple of weeks",
            "на днях",
            "март",
            "ср-во",
            "до обеда",
            "пт-сб",
            "до пт-сб",
            "на складе",
            "до ума",
            "к Орлову",
            "by train",
            "asap",
            "срочно",
            "5",
            "до 5",
            "в 12.10",
            "12 складов",
            "через склад",
            "до пт или пн",
            "0.5",
            "13.13",
            "32-го",
            "the",
            "",
            "до",
            "до до пт",
            "после пятницы",
        ] {
            assert_eq!(parse(text, d("2026-11-23"), Bias::Future), None, "{text}");
        }
    }

    /// A guess that looks certain costs more than a question.
    #[test]
    fn what_lies_far_off_or_is_half_said_is_not_sure() {
        let today = d("2026-11-25");
        let sure =
            |text: &str, bias| leading(&text.split_whitespace().collect::<Vec<_>>(), today, bias).map(|said| (iso(said.day), said.sure));
        let cases = [
            ("20.11", Bias::Future, "2027-11-20", false),
            ("до 12 марта", Bias::Future, "2027-03-12", false),
            ("до 15.01", Bias::Future, "2027-01-15", true),
            ("25.11", Bias::Future, "2026-11-25", true),
            ("20.11.2027", Bias::Future, "2027-11-20", true),
            ("29.02", Bias::Future, "2028-02-29", false),
            ("20.11", Bias::Past, "2026-11-20", true),
            ("12.12", Bias::Past, "2025-12-12", false),
            ("до декабря", Bias::Future, "2026-11-30", false),
            ("в декабре", Bias::Future, "2026-12-31", false),
            ("by may", Bias::Future, "2027-04-30", false),
            ("в следующем месяце", Bias::Future, "2026-12-31", false),
            ("через 3 рабочих дня", Bias::Future, "2026-11-30", false),
            ("в этот вторник", Bias::Future, "2026-11-24", false),
        ];
        for (text, bias, day, known) in cases {
            assert_eq!(sure(text, bias), Some((day.to_owned(), known)), "{text}");
        }
    }

    #[test]
    fn a_day_at_the_beginning_takes_no_word_more() {
        let cases = [
            ("12 марта 2027 встреча", Some(("2027-03-12", 3))),
            ("12 марта 15 паллет", Some(("2026-03-12", 2))),
            ("вчера 15:00", Some(("2026-11-21", 1))),
            ("пт, на следующей неделе", Some(("2026-11-20", 1))),
            ("в пятницу звонил", Some(("2026-11-20", 2))),
            ("12 складов", None),
            ("солнце", None),
            ("", None),
        ];
        for (text, wanted) in cases {
            let words: Vec<&str> = text.split_whitespace().collect();
            let found = leading(&words, d("2026-11-22"), Bias::Past).map(|said| (iso(said.day), said.words));
            assert_eq!(found, wanted.map(|(day, count)| (day.to_owned(), count)), "{text}");
        }
    }

    #[test]
    fn months_by_name() {
        for (word, wanted) in [("март", 3), ("Марта", 3), ("марте", 3), ("мае", 5), ("июле", 7), ("январе", 1), ("March", 3)]
        {
            assert_eq!(super::super::month(word), Some(wanted), "{word}");
        }
        for word in ["мар", "jan", "маре", "мартын", "", "е"] {
            assert_eq!(super::super::month(word), None, "{word}");
        }
    }

    proptest! {
        #[test]
        fn a_word_without_figures_is_a_day_only_if_it_is_in_the_tables(word in "[а-яёa-z]{1,12}") {
            let folded = fold(&word);
            let known = weekday(&folded).is_some()
                || NEAR.iter().any(|(known, _)| *known == folded)
                || ENDS.iter().any(|(known, _)| *known == folded);
            prop_assert_eq!(parse(&word, d("2026-11-22"), Bias::Past).is_some(), known);
        }

        #[test]
        fn any_words_are_read_without_panic(text in "\\PC{0,60}") {
            let words: Vec<&str> = text.split_whitespace().collect();
            for bias in [Bias::Future, Bias::Past] {
                for today in ["2026-11-22", "2028-02-29", "9999-12-31", "0001-01-01"] {
                    let said = leading(&words, d(today), bias);
                    prop_assert!(said.is_none_or(|said| said.words <= words.len()));
                }
            }
        }
    }
}
