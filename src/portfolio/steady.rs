//! How steadily an account buys, by its own rhythm and by the others (M8).

use crate::domain::rules::xyz::{Rated, Step, by_step, steadiness};
use crate::domain::span;
use crate::domain::turnover::Trailing;
use crate::store::{Result, Store};
use chrono::{Datelike, Months, NaiveDate};

/// How steadily an account buys.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Steady {
    /// The time between its purchases; none where it bought once or never.
    pub step: Option<Step>,
    /// The class by that step; none where too few of them are over.
    pub rated: Option<Rated>,
    /// The classes by the other steps, where they can be told.
    pub beside: Vec<(Step, Rated)>,
}

/// Every step there is.
const STEPS: [Step; 3] = [Step::Month, Step::Quarter, Step::HalfYear];

/// The first month of the step that a month is in.
fn begin(month: NaiveDate, step: Step) -> NaiveDate {
    let within = month.month0() % step.months().unsigned_abs();
    month.checked_sub_months(Months::new(within)).unwrap_or(month)
}

/// The first month that is looked at by a step, in a period that begins with a month: that of the step it is in. A year holds but two
/// half-years, of which nothing can be told: those are looked at a year longer.
pub fn reach(first: NaiveDate, step: Step) -> NaiveDate {
    let earlier = first.checked_sub_months(Months::new(12)).filter(|_| step == Step::HalfYear);
    begin(earlier.unwrap_or(first), step)
}

/// The months of an account by their first days, in order, as far as they were read.
#[derive(Debug)]
pub struct Bought<'a> {
    /// What each came to.
    pub months: &'a [(NaiveDate, i128)],
    /// The first month from which they were read.
    pub read_from: NaiveDate,
    /// The first and the last month that are looked at.
    pub span: (NaiveDate, NaiveDate),
}

impl Bought<'_> {
    /// How often it is bought: by the months in which more was bought than came back.
    pub fn rhythm(&self) -> Option<Step> {
        let days: Vec<NaiveDate> = self.months.iter().filter(|(_, sum)| *sum > 0).map(|(day, _)| *day).collect();
        Step::of(&days)
    }

    /// The amounts of the steps, where each of them was read whole. A step in which nothing was bought counts from the first purchase on,
    /// which `before` may find where these months do not reach.
    fn amounts(&self, step: Step, before: &mut impl FnMut() -> bool) -> Vec<i128> {
        let (first, last) = self.span;
        let first = reach(first, step);
        if first < self.read_from {
            return Vec::new();
        }
        let (earlier, own) = self.months.split_at(self.months.partition_point(|(day, _)| *day < first));
        let mut steps = by_step(own, step, last);
        let whole = by_step(&[(first, 1)], step, last).len();
        let missing = whole.saturating_sub(steps.len());
        let is_late = !steps.is_empty() && missing > 0;
        if is_late && (earlier.iter().any(|(_, sum)| *sum != 0) || before()) {
            steps.splice(0..0, vec![0; missing]);
        }
        steps
    }

    /// How steadily that is.
    pub fn steady(&self, mut before: impl FnMut() -> bool) -> Steady {
        let Some(own) = self.rhythm() else { return Steady::default() };
        let mut rated = |step| steadiness(&self.amounts(step, &mut before)).map(|rated| (step, rated));
        Steady {
            step: Some(own),
            rated: rated(own).map(|(_, rated)| rated),
            beside: STEPS.into_iter().filter(|step| *step != own).filter_map(rated).collect(),
        }
    }
}

/// How steadily one account buys, by itself, in the currency of most of what it bought lately.
///
/// # Errors
/// Those of reading.
pub fn steady_of(store: &Store, account: i64, today: NaiveDate) -> Result<Steady> {
    let years = store.years(account, today)?;
    let bought = |year: &Trailing| year.months.iter().filter_map(|slot| slot.now).map(i128::from).sum::<i128>();
    let Some((currency, year)) = years.iter().max_by_key(|(_, year)| bought(year)) else { return Ok(Steady::default()) };
    let first = |month: &str| span::bounds(month).map(|(first, _)| first);
    let ends = [year.months.first(), year.months.last()].map(|slot| slot.and_then(|slot| first(&slot.month)));
    let [Some(begins), Some(ends)] = ends else { return Ok(Steady::default()) };
    // Of whoever buys seldom a year tells nothing.
    let read_from = reach(begins, Step::HalfYear);
    let [from, until] = [read_from, ends].map(|on| on.format("%Y-%m").to_string());
    let months = store.months_of(account, currency, &from, &until)?;
    let months: Vec<_> = months.iter().filter_map(|(month, sums)| Some((first(month)?, i128::from(sums.amount)))).collect();
    let before = store.has_bought_before(account, Some(currency), &from)?;
    Ok(Bought { months: &months, read_from, span: (begins, ends) }.steady(|| before))
}
