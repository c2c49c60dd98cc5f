//! What is owed at an account, by age (M17).

use super::Store;
use super::error::Result;
use crate::domain::day;
use crate::domain::entities::debt::is_called_overdue;
use chrono::NaiveDate;
use rusqlite::params;
use std::collections::BTreeMap;

/// What is owed in one currency, in its minor units.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Owed {
    /// Code of the currency.
    pub currency: String,
    /// Not due yet.
    pub not_due: i128,
    /// One to thirty days over.
    pub to_30: i128,
    /// Thirty-one to sixty.
    pub to_60: i128,
    /// Longer.
    pub older: i128,
    /// Called overdue by its table, and nobody knows by how many days.
    pub late_unsaid: i128,
    /// Due on no day that is known.
    pub unsaid: i128,
    /// Paid above invoices: never set off against others.
    pub overpaid: i128,
}

impl Owed {
    /// All of which the day has passed.
    pub fn late(&self) -> i128 {
        self.to_30 + self.to_60 + self.older + self.late_unsaid
    }

    /// All that is owed.
    pub fn whole(&self) -> i128 {
        self.not_due + self.unsaid + self.late()
    }
}

impl Store {
    /// What an account owes, each currency by itself; those without a debt or an overpayment are left out.
    ///
    /// # Errors
    /// Those of reading the file.
    pub fn owed(&self, account: i64, today: NaiveDate) -> Result<Vec<Owed>> {
        let sql = "SELECT coalesce(currency, ''), amount, coalesce(paid, 0),
               due_on >= ?2, due_on >= date(?2, '-30 days'), due_on >= date(?2, '-60 days'), iif(due_on = '', title, NULL)
             FROM debt WHERE account_id = ?1";
        let mut query = self.sql().prepare_cached(sql)?;
        let mut rows = query.query(params![account, day::iso(today)])?;
        let mut found: BTreeMap<String, Owed> = BTreeMap::new();
        while let Some(row) = rows.next()? {
            let currency: String = row.get(0)?;
            // The differences are reckoned here: what the file holds in one place may be too little for them.
            let left = i128::from(row.get::<_, i64>(1)?) - i128::from(row.get::<_, i64>(2)?);
            let owed = found.entry(currency).or_default();
            let age = match (row.get(3)?, row.get(4)?, row.get(5)?) {
                _ if let Some(title) = row.get::<_, Option<String>>(6)? => {
                    if is_called_overdue(&title) {
                        &mut owed.late_unsaid
                    } else {
                        &mut owed.unsaid
                    }
                }
                (true, ..) => &mut owed.not_due,
                (_, true, _) => &mut owed.to_30,
                (_, _, true) => &mut owed.to_60,
                _ => &mut owed.older,
            };
            *age += left.max(0);
            owed.overpaid += (-left).max(0);
        }
        let named = |(currency, owed): (String, Owed)| Owed { currency, ..owed };
        Ok(found.into_iter().map(named).filter(|owed| owed.whole() > 0 || owed.overpaid > 0).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Clock;
    use crate::domain::{Entity, Record, Value};
    use crate::store::Verb;

    /// Ages: not due, 1–30, 31–60, 61 and more; what is overpaid is told apart; two currencies are two totals (M17).
    #[test]
    fn debts_are_told_by_age_and_currency() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("kam.db"), Clock::System).unwrap();
        let rows = [
            ("2026-11-25", 100, 0, "RUB"),
            ("2026-11-24", 200, 0, "RUB"),
            ("2026-10-26", 300, 0, "RUB"),
            ("2026-10-25", 400, 0, "RUB"),
            ("2026-09-26", 500, 100, "RUB"),
            ("2026-09-25", 600, 0, "RUB"),
            ("2026-09-25", 50, 70, "RUB"),
            ("2026-11-13", 90_000_000, 40_000_000, "EUR"),
            ("2026-11-25", i64::MAX, 0, "CNY"),
            ("2026-11-25", i64::MAX, 0, "CNY"),
            ("", 900, 0, "USD"),
        ];
        let account = store
            .step(Verb::Create, "", |change| {
                let account = change.insert(&Record::new(Entity::Account).with_text("short_name", "Ромашка"))?;
                for (due, amount, paid, currency) in rows {
                    let debt = Record::owned(Entity::Debt, account).with_text("title", "счёт").with_text("due_on", due);
                    let debt = debt.with("amount", Value::Int(amount)).with("paid", Value::Int(paid));
                    change.insert(&debt.with_text("currency", currency))?;
                }
                Ok(account)
            })
            .unwrap();
        let roubles = Owed { currency: "RUB".into(), not_due: 100, to_30: 500, to_60: 800, older: 600, overpaid: 20, ..Owed::default() };
        // Nor does a sum end the program that is greater than the file holds in one place.
        let yuan = Owed { currency: "CNY".into(), not_due: i128::from(i64::MAX) * 2, ..Owed::default() };
        let euros = Owed { currency: "EUR".into(), to_30: 50_000_000, ..Owed::default() };
        // A day that nobody said makes nothing late, and is of no age.
        let dollars = Owed { currency: "USD".into(), unsaid: 900, ..Owed::default() };
        let today = day::from_iso("2026-11-25").unwrap();
        assert_eq!(store.owed(account, today).unwrap(), [yuan, euros, roubles, dollars]);
        assert!(store.pressing_at(account, today, 20).unwrap().iter().all(|of| !of.day.is_empty()));
    }
}
