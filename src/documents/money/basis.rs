//! What all figures of an account are reckoned from: the day, the currency, the companies that belong to it, the settings.

use crate::domain::money::CURRENCIES;
use crate::domain::phrase::Value;
use crate::domain::turnover::{Trailing, month_of};
use crate::settings::Settings;
use crate::store::money::Bought;
use crate::store::{Result, Store};
use chrono::{Datelike, NaiveDate};

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
        let companies = store.holding(account)?;
        Ok(Basis { store, settings, account, companies, today, currency, year, has_others: years.len() > 1 })
    }

    /// A sum in the currency of these figures.
    pub fn sum(&self, minor: impl Into<i128>) -> Value {
        Value::Money(minor.into(), self.currency.clone())
    }

    /// What it and its companies bought from one month to another, both included.
    pub fn bought(&self, from: &str, until: &str) -> Result<Bought> {
        let mut all = Bought::default();
        for (company, _) in &self.companies {
            let one = self.store.bought_between(*company, &self.currency, from, until)?;
            (all.amount, all.costed, all.cost) = (all.amount + one.amount, all.costed + one.costed, all.cost + one.cost);
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

    /// The records of a kind of the account whose sums are in the currency of these figures.
    pub fn owned(&self, entity: crate::domain::Entity) -> Result<Vec<crate::domain::Record>> {
        let mut records = self.store.owned(entity, self.account)?;
        records.retain(|record| !self.is_in_another(record));
        Ok(records)
    }

    /// Whether some of them are in another currency: what is never added is said.
    pub fn has_in_others(&self, entity: crate::domain::Entity) -> Result<bool> {
        Ok(self.store.owned(entity, self.account)?.iter().any(|record| self.is_in_another(record)))
    }

    fn is_in_another(&self, record: &crate::domain::Record) -> bool {
        record.find("currency").is_some_and(|code| !code.is_empty() && code.as_str() != self.currency)
    }
}

/// The first and the last month of a year.
pub(super) fn months(year: i32) -> (String, String) {
    (format!("{year:04}-01"), format!("{year:04}-12"))
}
