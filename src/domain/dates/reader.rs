//! The grammar of days.

use super::MOST_WORDS;
use super::words::{
    NEAR, ON, PARTS_OF_DAY, UNTIL, Unit, Which, is_dated, is_dative, is_qualified_by, number, of_work, period, unit, weekday, which,
};
use crate::domain::day;
use crate::domain::field::Bias;
use crate::domain::name::fold;
use crate::domain::phone;
use calendar::ordinal;
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
    read(words, today, bias, false)
}

/// The same where the words are meant to be a day and nothing else: a year may have two figures.
pub fn whole(words: &[&str], today: NaiveDate, bias: Bias) -> Option<Said> {
    read(words, today, bias, true)
}

/// How many days off a day without its year is not asked about, where it may be the one before or the one after.
const NEAREST: i64 = 92;

fn read(words: &[&str], today: NaiveDate, bias: Bias, whole: bool) -> Option<Said> {
    let said = |bias| Reader::new(words, today, bias, whole).said().filter(|said| day::is_kept(said.day));
    if bias != Bias::Nearest {
        return said(bias);
    }
    let ahead = said(Bias::Future)?;
    let Some(back) = said(Bias::Past).filter(|back| back.sure && !ahead.sure && back.words == ahead.words) else { return Some(ahead) };
    let off = |said: &Said| (said.day - today).num_days().abs();
    let nearest = if off(&back) < off(&ahead) { back } else { ahead };
    let sure = off(&nearest) <= NEAREST;
    Some(Said { sure, ..nearest })
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
        for (at, word) in words.iter().take(MOST_WORDS + 2).enumerate() {
            let begun = if at == 0 { word.trim_start_matches('(') } else { word };
            let plain = fold(begun.trim_end_matches([',', ';', ')', '!', '?', ':']));
            // «пн, 30 ноября» is one day.
            let goes_on = word.ends_with(',')
                && weekday(&plain).is_some()
                && words.get(at + 1).is_some_and(|next| is_dated(next) || ordinal(&fold(next)).is_some());
            folded.push(plain);
            if word.ends_with([',', ';', ')', '!', '?', ':']) && !whole && !goes_on {
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
        let (day, end, sure) = self.weekday_and_date(at).or_else(|| self.day(at))?;
        let end = self.end_of_day(end);
        // «15 декабря» and «завтра» are days whatever follows.
        let last = self.word(end.saturating_sub(1));
        let one_of_many = weekday(last).is_some() || unit(last).is_some() || period(last).is_some();
        let qualified = one_of_many && is_qualified_by(self.word(end), self.word(end + 1));
        if qualified && self.bias == Bias::Future {
            return None;
        }
        Some(Said { day, words: end, sure: sure && !qualified })
    }

    fn day(&self, at: usize) -> Read {
        self.loosely_past(at)
            .or_else(|| self.week_of_date(at))
            .or_else(|| self.near(at))
            .or_else(|| self.counted(at))
            .or_else(|| self.offset(at))
            .or_else(|| self.of_week(at))
            .or_else(|| self.of_period(at))
            .or_else(|| self.figures(at))
            .or_else(|| self.with_month(at))
            .or_else(|| self.of_month(at))
            .or_else(|| self.month_alone(at))
    }

    /// «by Friday EOD», «в пт до конца дня»: what says that the whole day is meant adds nothing to it.
    fn end_of_day(&self, end: usize) -> usize {
        let at = end + usize::from(self.is(end, UNTIL) || self.is(end, &["the"]));
        if self.is(end, &["eod", "cob"]) || at > end && self.is(at, &["eod", "cob"]) {
            return at + 1;
        }
        let named = self.is(at, &["конца", "концу", "конец"]) && self.is(at + 1, &["дня"]);
        let english = self.is(at, &["end"]) && self.is(at + 1, &["of"]);
        let the = at + 2 + usize::from(self.is(at + 2, &["the"]));
        match (named, english && self.is(the, &["day"])) {
            (true, _) => at + 2,
            (_, true) => the + 1,
            _ => end,
        }
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
            ("last", "night", _) => return Some((self.by(-1)?, at + 2, true)),
            ("end", "of", "day") => return Some((self.today, at + 3, true)),
            ("end", "of", "the") if self.is(at + 3, &["day"]) => return Some((self.today, at + 4, true)),
            // «by EOD Friday» is that Friday.
            ("eod" | "cob", ..) if !self.word(at + 1).is_empty() => {
                if let Some((day, end, sure)) = self.day(at + 1 + usize::from(self.is(at + 1, ON))) {
                    return Some((day, end, sure));
                }
            }
            ("вечера" | "вечеру", ..) if self.until && self.bias == Bias::Future => return Some((self.today, at + 1, true)),
            _ => {}
        }
        let (_, days) = NEAR.iter().find(|(known, _)| *known == self.word(at))?;
        Some((self.by(*days)?, at + 1, true))
    }

    /// «через 3 дня», «через полгода», «недели через две», `within a week`, «2 недели назад», `two weeks from now`.
    fn counted(&self, at: usize) -> Read {
        // «через день» is the day after tomorrow, or every other day.
        if self.is(at, &["через"]) && self.is(at + 1, &["день"]) {
            return Some((self.by(2)?, at + 2, false));
        }
        if self.is(at, &["через", "in", "within"]) || self.on && self.is(at, &["течение", "течении"]) {
            let (n, unit, end) = self.amount(at + 1)?;
            let end = end + usize::from(self.is(end, &["time"]));
            // «в течение дня»
            let of_today = self.is(at, &["течение", "течении"]) && self.is(at + 1, &["дня"]);
            return if of_today { Some((self.today, end, true)) } else { self.counted_on(n, unit, end) };
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
        // «+7 495 777-10-20» is how a phone begins.
        let figured = |at: &usize| !self.word(*at).is_empty() && self.word(*at).chars().all(|c| !c.is_alphabetic() && c != ':' && c != '.');
        let run = (at..).take_while(figured).map(|at| self.word(at)).collect::<Vec<_>>().join(" ");
        if sign > 0 && phone::stands_in(&run) {
            return None;
        }
        let unit = match rest.strip_prefix(figures)? {
            "" => Unit::Days(1),
            named => unit(named)?,
        };
        Some((self.shifted(sign * n, unit)?, at + 1, true))
    }

    /// A weekday, with what says of which week it is; and a week alone, which is its Friday.
    fn of_week(&self, at: usize) -> Read {
        // «в ближайшую среду» is the next one there is.
        let at = at + usize::from(self.word(at).starts_with("ближайш") || self.is(at, &["coming"]));
        let said = which(self.word(at));
        let named = at + usize::from(said.is_some());
        if let Some(weekday) = weekday(self.word(named)).filter(|_| self.until || !is_dative(self.word(named))) {
            let (week, end) = match self.week(named + 1) {
                Some((week, end)) => (Some(week), end),
                None => (said, named + 1),
            };
            let read = self.weekday_of(weekday, week, end);
            // «в пн через неделю» is that day of the next week or a week after the coming one: where these differ, it is asked.
            let counted =
                self.is(named + 1, &["через"]) && self.weekday_of(weekday, None, end)?.0.checked_add_days(Days::new(7)) != Some(read?.0);
            return read.map(|(day, end, sure)| (day, end, sure && !counted));
        }
        // «на той неделе» is the one before or the one after: which, the talk says, and the day is asked about.
        if self.is(at, &["той", "ту"]) && self.is(at + 1, &["неделе", "неделю"]) && self.on {
            let week = if self.bias == Bias::Future { 1 } else { -1 };
            let named = at + 2 + usize::from(self.is(at + 2, ON));
            let (weekday, end) = weekday(self.word(named)).map_or((4, at + 2), |weekday| (weekday, named + 1));
            return Some((monday(self.today)?.checked_add_signed(Duration::days(7 * week + weekday))?, end, false));
        }
        let (week, end) = self.week(at)?;
        let friday = monday(self.today)?.checked_add_signed(Duration::days(7 * offset_of(week) + 4))?;
        let at = end + usize::from(self.is(end, ON));
        // «за прошлую неделю в пн»: what was done that week is told on Monday.
        let told_later = week == Which::Last && self.is(end - 1, &["неделю"]);
        if let Some(weekday) = weekday(self.word(at)).filter(|_| !told_later) {
            return self.weekday_of(weekday, Some(week), at + 1);
        }
        // «до следующей недели» is the last working day before it; `by next week` may mean either, and is asked about.
        if self.until && week == Which::Next {
            return Some((friday.checked_sub_days(Days::new(7))?.max(self.today), end, !self.is(0, &["by"])));
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
                // «sat down with her», «sun cream»: before other words, and without `on` or `by`, it may be no day.
                Bias::Future => {
                    let may_be_none = self.is(end - 1, &["sat", "sun"]) && !self.until && !self.on && !self.word(end).is_empty();
                    (self.by(if ahead == 0 { 7 } else { ahead })?, !may_be_none)
                }
                Bias::Nearest => (self.by(if ahead == 0 { 7 } else { ahead })?, true),
                Bias::Past => (self.by(if ahead == 0 { 0 } else { ahead - 7 })?, true),
            },
            Some(Which::Next) => (in_week(1)?, true),
            Some(Which::This) => (in_week(0)?, in_week(0)? >= self.today || self.bias == Bias::Past),
            // Said late in a week, «в прошлую среду» may mean either of two.
            Some(Which::Last) => (in_week(-1)?, in_week(0)? >= self.today),
        };
        Some((day, end, sure))
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

mod both;
mod calendar;
mod loose;
mod period;
#[cfg(test)]
mod tests;
