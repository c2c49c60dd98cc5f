//! What all figures of an account are reckoned from: the day, the currency, the companies that belong to it, the settings.

use crate::domain::money::CURRENCIES;
use crate::domain::phrase::Value;
use crate::domain::turnover::{Trailing, month_of};
use crate::domain::words::{Words, w};
use crate::domain::{Entity, Record, day, span};
use crate::settings::Settings;
use crate::store::{Result, Store};
use chrono::{Datelike, NaiveDate};

/// What was bought in a stretch of months, in minor units of one currency.
#[derive(Clone, Copy, Default)]
pub(super) struct Bought {
    /// For how much, less what came back.
    pub amount: i128,
    costed: i128,
    /// What the goods cost us, as far as that is known.
    pub cost: i128,
}

impl Bought {
    /// What is left of what has a cost that is known; none where none is.
    pub fn income(self) -> Option<i128> {
        (self.costed != 0 || self.cost != 0).then_some(self.costed - self.cost)
    }

    /// Whether the cost of all of it is known.
    pub fn is_costed(self) -> bool {
        self.costed == self.amount
    }
}

/// The account and what is known of it.
pub(super) struct Basis<'a> {
    pub store: &'a Store,
    pub settings: Settings,
    pub account: i64,
    /// It and the companies that belong to it, with what they are called.
    pub companies: Vec<(i64, String)>,
    pub today: NaiveDate,
    /// The code of the currency that it buys in most; of one that bought nothing, that of the file.
    pub currency: String,
    /// The last twelve whole months in it.
    pub year: Option<Trailing>,
    /// Whether it buys in others too: of these nothing more is reckoned.
    pub has_others: bool,
    /// What an hour of the KAM costs, where that is in this currency.
    pub hour_cost: Option<i64>,
}

impl<'a> Basis<'a> {
    /// Reads it.
    pub fn of(store: &'a Store, account: i64, years: &[(String, Trailing)], today: NaiveDate) -> Result<Basis<'a>> {
        let usual = || Ok::<_, crate::store::Error>(store.usual_currency(Some(account))?.unwrap_or_else(|| CURRENCIES[0].code.to_owned()));
        let (currency, year) = match years.first() {
            Some((currency, year)) => (currency.clone(), Some(year.clone())),
            None => (usual()?, None),
        };
        let settings = Settings::read(store)?;
        let hour_cost = settings.hour_cost_in(store, &currency)?;
        let companies = store.holding(account)?;
        Ok(Basis { store, settings, account, companies, today, currency, year, has_others: years.len() > 1, hour_cost })
    }

    /// A sum in the currency of these figures.
    pub fn sum(&self, minor: impl Into<i128>) -> Value {
        Value::Money(minor.into(), self.currency.clone())
    }

    /// What it and its companies bought from one month to another, both included.
    pub fn bought(&self, from: &str, until: &str) -> Result<Bought> {
        let mut all = Bought::default();
        for (company, _) in &self.companies {
            // Twelve months may be more than SQLite can add.
            for (_, sums) in self.store.months_of(*company, &self.currency, from, until)? {
                all.amount += i128::from(sums.amount);
                all.costed += i128::from(sums.costed);
                all.cost += i128::from(sums.cost);
            }
        }
        Ok(all)
    }

    /// The last year that is over.
    pub fn last_year(&self) -> i32 {
        self.today.year() - 1
    }

    /// The month of today, `YYYY-MM`.
    pub fn month(&self) -> String {
        month_of(self.today)
    }

    /// The records of a kind of the account whose sums are in the currency of these figures, and whether some are in another: what is never
    /// added is said.
    pub fn owned(&self, entity: Entity) -> Result<(Vec<Record>, bool)> {
        Ok(self.in_currency(self.store.owned(entity, self.account)?))
    }

    /// The same of the account and all companies that belong to it, whose purchases are counted together too.
    pub fn owned_by_all(&self, entity: Entity) -> Result<(Vec<Record>, bool)> {
        let owned = self.companies.iter().map(|(company, _)| self.store.owned(entity, *company)).collect::<Result<Vec<_>>>()?;
        Ok(self.in_currency(owned.into_iter().flatten().collect()))
    }

    fn in_currency(&self, mut records: Vec<Record>) -> (Vec<Record>, bool) {
        let all = records.len();
        records.retain(|record| record.find("currency").is_none_or(|code| code.is_empty() || code.as_str() == self.currency));
        let has_others = records.len() < all;
        (records, has_others)
    }

    /// The minutes of contacts that were held with it and its companies from one day to another, both included.
    pub fn minutes(&self, (first, last): (NaiveDate, NaiveDate)) -> Result<i64> {
        let mut minutes = 0_i64;
        for (company, _) in &self.companies {
            let spent = self.store.spent_between(&day::iso(first), &day::iso(last), Some(*company))?;
            minutes = spent.values().fold(minutes, |sum, spent| sum.saturating_add(spent.minutes));
        }
        Ok(minutes)
    }

    /// Whether purchases are known from the first of some months on: what is known of a part of them tells nothing of all.
    pub fn is_known_from(&self, first: &str) -> Result<bool> {
        Ok(self.store.told_from()?.is_some_and(|month| month.as_str() <= first))
    }
}

/// Why nothing is told of a year.
pub(super) const NOT_WHOLE: Words =
    w("закупки того года известны не с начала", "the purchases of that year are not known from its beginning");

/// The first and the last day of a year; none of one that figures are not kept of.
pub(super) fn bounds(year: i32) -> Option<(NaiveDate, NaiveDate)> {
    span::bounds(&format!("{year:04}"))
}

/// The first and the last month of it.
pub(super) fn months((first, last): (NaiveDate, NaiveDate)) -> (String, String) {
    (month_of(first), month_of(last))
}
