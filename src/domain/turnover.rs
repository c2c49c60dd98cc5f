//! What an account buys in a year, beside the year before (M2, M33).

use super::phrase::{Phrase, Value, phrase};
use super::rules;
use super::words::w;
use chrono::{Datelike, Months, NaiveDate};
use std::collections::BTreeMap;

/// Months in a year.
pub const YEAR: usize = 12;

/// What a month came to, in minor units of one currency.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// For how much was bought, less what came back.
    pub amount: i64,
    /// How much of it has a cost that is known.
    pub costed: i64,
    /// That cost.
    pub cost: i64,
}

/// The last twelve whole months that reports tell of, beside the twelve before them, in one currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trailing {
    /// The months, oldest first: what they came to, and the same month a year before; none where nothing was bought.
    pub months: Vec<Slot>,
    /// What was bought in all: twelve months may be more than one can hold.
    pub amount: i128,
    /// The same a year before; none where the purchases do not reach back so far.
    pub before: Option<i128>,
    /// How much of it has a cost that is known.
    pub costed: i128,
    /// What is left of that when its cost is taken off; none where no cost is known.
    pub income: Option<i128>,
    /// The last month that is told of, `YYYY-MM`, where whole months after it are not yet: those are no zeros.
    pub ends: Option<String>,
    /// The first month of which anything is known, `YYYY-MM`.
    pub begins: Option<String>,
}

impl Trailing {
    /// Up to which month anything is told of, where whole months after it are not: «по 08.2026: дальше отчётов нет».
    pub fn behind(&self) -> Option<Phrase> {
        let ends = self.ends.clone()?;
        Some(phrase(w("по {}: дальше отчётов нет", "until {}: no reports after it"), [Value::Day(ends)]))
    }

    /// Whether nothing was bought in these months, and nothing came back.
    pub fn is_idle(&self) -> bool {
        self.months.iter().all(|slot| slot.now.is_none())
    }

    /// What was bought the year before, and by how many tenths of a percent more or less it is now; none where there is nothing to
    /// compare with.
    pub fn change(&self) -> Option<(i128, i64)> {
        let before = self.before?;
        Some((before, tenths(self.amount - before, before)?))
    }
}

/// A month of a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// `YYYY-MM`.
    pub month: String,
    /// In minor units.
    pub now: Option<i64>,
    /// A year before, in minor units.
    pub before: Option<i64>,
}

/// The twelve whole months up to the last one that anything in the file tells of, `told`, which is `YYYY-MM`; up to the month before
/// today's where nothing does. `known` are the months of an account by `YYYY-MM`. The month that is not over is left out, and so are those
/// of which no report is in yet, so that equal spans are compared. In a month that is told of, an account without a purchase bought nothing.
pub fn trailing(known: &BTreeMap<String, Sums>, told: Option<&str>, today: NaiveDate) -> Option<Trailing> {
    let this = today.with_day(1)?;
    let whole = month_of(this.checked_sub_months(Months::new(1))?);
    let last = told.filter(|told| **told < *whole);
    let this = match last.and_then(|last| NaiveDate::parse_from_str(&format!("{last}-01"), "%Y-%m-%d").ok()) {
        Some(last) => last.checked_add_months(Months::new(1))?,
        None => this,
    };
    let month = |ago: u32| Some(month_of(this.checked_sub_months(Months::new(ago))?));
    let slots: Vec<Slot> = (1..=YEAR as u32)
        .rev()
        .map(|ago| {
            let (name, earlier) = (month(ago)?, month(ago + YEAR as u32)?);
            let [now, before] = [&name, &earlier].map(|month| known.get(month).map(|sums| sums.amount));
            Some(Slot { month: name, now, before })
        })
        .collect::<Option<_>>()?;
    let first = month(2 * YEAR as u32)?;
    let reaches_back = known.keys().next().is_some_and(|earliest| *earliest <= first);
    let year: Vec<Sums> = slots.iter().filter_map(|slot| known.get(&slot.month)).copied().collect();
    let costed: i128 = year.iter().map(|sums| i128::from(sums.costed)).sum();
    let cost: i128 = year.iter().map(|sums| i128::from(sums.cost)).sum();
    Some(Trailing {
        amount: year.iter().map(|sums| i128::from(sums.amount)).sum(),
        before: reaches_back.then(|| slots.iter().filter_map(|slot| slot.before).map(i128::from).sum()),
        costed,
        income: (costed != 0 || cost != 0).then_some(costed - cost),
        ends: last.map(str::to_owned),
        begins: known.keys().next().cloned(),
        months: slots,
    })
}

/// The month of a day, `YYYY-MM`.
pub fn month_of(day: NaiveDate) -> String {
    day.format("%Y-%m").to_string()
}

/// The part that one sum is of another, in tenths of a percent, rounded half up; none where the whole is nothing.
pub fn tenths(part: i128, whole: i128) -> Option<i64> {
    rules::part(part, whole, 1_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn months(from: &str, amounts: &[i64]) -> BTreeMap<String, Sums> {
        let first = NaiveDate::parse_from_str(&format!("{from}-01"), "%Y-%m-%d").unwrap();
        let month = |at: usize| first.checked_add_months(Months::new(at as u32)).unwrap().format("%Y-%m").to_string();
        amounts.iter().enumerate().map(|(at, amount)| (month(at), Sums { amount: *amount, costed: *amount, cost: amount / 2 })).collect()
    }

    #[test]
    fn whole_months_are_compared_with_the_same_ones_a_year_before() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 26).unwrap();
        let mut known = months("2024-11", &[10; 24]);
        known.insert("2026-11".into(), Sums { amount: 999, ..Sums::default() });
        let year = trailing(&known, Some("2026-11"), today).unwrap();
        assert_eq!((year.amount, year.before, year.income), (120, Some(120), Some(60)));
        assert_eq!((year.months[0].month.as_str(), year.months[11].month.as_str()), ("2025-11", "2026-10"));
        // They begin a month too late for a whole year before.
        known.remove("2024-11");
        assert_eq!(trailing(&known, None, today).unwrap().before, None);
        assert_eq!(trailing(&BTreeMap::new(), None, today).unwrap().income, None);
    }

    /// A month of which no report is in yet counted as one without purchases: with every month that passed an account bought less.
    #[test]
    fn months_that_nothing_tells_of_are_no_zeros() {
        let mut known = months("2024-09", &[10; 12]);
        known.extend(months("2025-09", &[11; 12]));
        for today in [(2026, 11, 27), (2027, 2, 15), (2028, 6, 1)] {
            let today = NaiveDate::from_ymd_opt(today.0, today.1, today.2).unwrap();
            let year = trailing(&known, Some("2026-08"), today).unwrap();
            assert_eq!((year.amount, year.change(), year.ends.as_deref()), (132, Some((120, 100)), Some("2026-08")));
            assert_eq!(year.months.last().map(|slot| slot.month.as_str()), Some("2026-08"));
        }
        // Somebody bought in September and in October, so that the others are known to have bought nothing.
        let year = trailing(&known, Some("2026-10"), NaiveDate::from_ymd_opt(2026, 11, 27).unwrap()).unwrap();
        assert_eq!((year.amount, year.before, year.ends), (110, Some(122), None));
    }

    #[test]
    fn parts_are_rounded_half_up() {
        for (part, whole, tenths_of) in [
            (4_200, 35_000, Some(120)),
            (72, 350, Some(206)),
            (1, 3, Some(333)),
            (-1, 8, Some(-125)),
            (1, 2_000, Some(1)),
            (1, 0, None),
            (1, -5, None),
        ] {
            assert_eq!(tenths(part, whole), tenths_of, "{part} of {whole}");
        }
    }
}
