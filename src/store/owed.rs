//! What is owed at an account, by age (M17).

use super::Store;
use super::error::Result;
use crate::domain::day;
use chrono::NaiveDate;
use rusqlite::params;

/// What is owed in one currency, in its minor units.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Owed {
    /// Code of the currency.
    pub currency: String,
    /// Not due yet.
    pub not_due: i64,
    /// One to thirty days over.
    pub to_30: i64,
    /// Thirty-one to sixty.
    pub to_60: i64,
    /// Longer.
    pub older: i64,
    /// Paid above invoices: never set off against others.
    pub overpaid: i64,
}

impl Owed {
    /// All of which the day has passed.
    pub fn late(&self) -> i64 {
        self.to_30 + self.to_60 + self.older
    }

    /// All that is owed.
    pub fn whole(&self) -> i64 {
        self.not_due + self.late()
    }
}

impl Store {
    /// What an account owes, each currency by itself; those without a debt or an overpayment are left out.
    ///
    /// # Errors
    /// Those of reading the file.
    pub fn owed(&self, account: i64, today: NaiveDate) -> Result<Vec<Owed>> {
        let sql = "SELECT coalesce(currency, ''), sum(iif(due_on >= ?2, \"left\", 0)),
               sum(iif(due_on < ?2 AND due_on >= date(?2, '-30 days'), \"left\", 0)),
               sum(iif(due_on < date(?2, '-30 days') AND due_on >= date(?2, '-60 days'), \"left\", 0)),
               sum(iif(due_on < date(?2, '-60 days'), \"left\", 0)), sum(coalesce(overpaid, 0))
             FROM debt WHERE account_id = ?1 GROUP BY 1 HAVING sum(\"left\") > 0 OR sum(coalesce(overpaid, 0)) > 0 ORDER BY 1";
        let mut query = self.sql().prepare_cached(sql)?;
        let rows = query.query_map(params![account, day::iso(today)], |row| {
            let [not_due, to_30, to_60, older, overpaid] = [row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?];
            Ok(Owed { currency: row.get(0)?, not_due, to_30, to_60, older, overpaid })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
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
        let roubles = Owed { currency: "RUB".into(), not_due: 100, to_30: 500, to_60: 800, older: 600, overpaid: 20 };
        let euros = Owed { currency: "EUR".into(), to_30: 50_000_000, ..Owed::default() };
        let today = day::from_iso("2026-11-25").unwrap();
        assert_eq!(store.owed(account, today).unwrap(), [euros, roubles]);
    }
}
