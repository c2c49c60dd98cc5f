//! What all accounts are compared by: who they are, what their months came to, and what could be sold to them (M8, M28, M31).

use super::Store;
use super::error::Result;
use super::records::from_sql;
use crate::domain::Entity;
use crate::domain::rules::tender::Decided;
use crate::domain::standing::{Crossing, weight};
use crate::domain::turnover::Sums;
use rusqlite::params;

/// An account among the others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Client {
    /// Rowid.
    pub id: i64,
    /// Short name.
    pub name: String,
    /// The account that it belongs to.
    pub parent: Option<i64>,
    /// Code of the portfolio category (M5).
    pub category: Option<String>,
    /// Code of the life-cycle stage (M12).
    pub stage: Option<String>,
    /// Where the client would put us, 1–4 (M9).
    pub ladder: Option<i64>,
    /// The stage of loss that somebody has decided on, 0–4 (M34).
    pub loss_stage: Option<i64>,
}

/// An open opportunity as it is judged (M28).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    /// Rowid.
    pub id: i64,
    /// Rowid of the account, and its name.
    pub account: (i64, String),
    /// What could be sold.
    pub title: String,
    /// Benefit and effort, from 1 to 5.
    pub benefit: Option<i64>,
    /// See `benefit`.
    pub effort: Option<i64>,
    /// In minor units of the currency.
    pub amount: Option<i64>,
    /// Code of the currency; empty where none was said.
    pub currency: String,
    /// In percent.
    pub probability: Option<i64>,
    /// By which day, ISO.
    pub due_on: Option<String>,
}

/// An account by two judgements that cross.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crossed {
    /// Rowid.
    pub id: i64,
    /// Short name.
    pub name: String,
    /// The two judgements, 1–5.
    pub judged: [Option<i64>; 2],
    /// Code of the decision.
    pub decided: Option<String>,
}

impl Store {
    /// The accounts by two judgements that cross, by name; those lost are left out (M5, M10).
    pub fn crossed(&self, by: &Crossing) -> Result<Vec<Crossed>> {
        let mut query = self.sql().prepare_cached(&format!(
            "SELECT id, short_name, {}, {}, {} FROM account WHERE stage IS NOT 'lost' ORDER BY find, id",
            by.first, by.second, by.decided
        ))?;
        let rows = query.query_map([], |row| {
            let judged = [row.get(2)?, row.get(3)?].map(|judged| weight(&from_sql(judged)));
            Ok(Crossed { id: row.get(0)?, name: row.get(1)?, judged, decided: row.get(4)? })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Every account, by name.
    pub fn clients(&self) -> Result<Vec<Client>> {
        let mut query = self
            .sql()
            .prepare_cached("SELECT id, short_name, parent_id, category, stage, ladder, loss_stage FROM account ORDER BY find, id")?;
        let rows = query.query_map([], |row| {
            let (id, name, parent) = (row.get(0)?, row.get(1)?, row.get(2)?);
            let (category, stage) = (row.get(3)?, row.get(4)?);
            Ok(Client { id, name, parent, category, stage, ladder: row.get(5)?, loss_stage: row.get(6)? })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Goes through what the months of all accounts came to from one month to another, both included: month by month, and each of them
    /// currency by currency, as `begin` is told before its accounts are. All of it stands in one index.
    pub fn each_month<T>(
        &self,
        from: &str,
        until: &str,
        mut begin: impl FnMut(&str, &str) -> T,
        mut take: impl FnMut(&T, i64, Sums),
    ) -> Result<()> {
        // Each is one look into the index; a row value would go through all rows of its month.
        let mut next_currency = self.sql().prepare_cached("SELECT min(currency) FROM turnover WHERE month = ?1 AND currency > ?2")?;
        let mut first_currency = self.sql().prepare_cached("SELECT min(currency) FROM turnover WHERE month = ?1")?;
        let mut next_month = self.sql().prepare_cached("SELECT min(month) FROM turnover WHERE month > ?1 AND month <= ?2")?;
        let mut first_month = self.sql().prepare_cached("SELECT min(month) FROM turnover WHERE month >= ?1 AND month <= ?2")?;
        // No column of texts is read of a row: there are as many rows as accounts in every month.
        let mut query =
            self.sql().prepare_cached("SELECT account_id, amount, costed, cost FROM turnover WHERE month = ?1 AND currency = ?2")?;
        let mut month: Option<String> = first_month.query_row([from, until], |row| row.get(0))?;
        while let Some(of) = month {
            let mut currency: Option<String> = first_currency.query_row([&of], |row| row.get(0))?;
            while let Some(named) = currency {
                let begun = begin(&of, &named);
                let mut rows = query.query([&of, &named])?;
                while let Some(row) = rows.next()? {
                    take(&begun, row.get(0)?, Sums { amount: row.get(1)?, costed: row.get(2)?, cost: row.get(3)? });
                }
                currency = next_currency.query_row([&of, &named], |row| row.get(0))?;
            }
            month = next_month.query_row([of.as_str(), until], |row| row.get(0))?;
        }
        Ok(())
    }

    /// What the months of one account came to in a currency, from one month to another, both included.
    pub fn months_of(&self, account: i64, currency: &str, from: &str, until: &str) -> Result<Vec<(String, Sums)>> {
        let mut query = self.sql().prepare_cached(
            "SELECT month, amount, costed, cost FROM turnover
             WHERE account_id = ?1 AND month >= ?3 AND month <= ?4 AND currency = ?2 ORDER BY month",
        )?;
        let rows = query.query_map(params![account, currency, from, until], |row| {
            Ok((row.get(0)?, Sums { amount: row.get(1)?, costed: row.get(2)?, cost: row.get(3)? }))
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Whether an account bought anything before a month: in a currency, or in any.
    pub fn has_bought_before(&self, account: i64, currency: Option<&str>, month: &str) -> Result<bool> {
        let mut query = self
            .sql()
            .prepare_cached("SELECT 1 FROM turnover WHERE account_id = ?1 AND month < ?2 AND (?3 IS NULL OR currency = ?3) LIMIT 1")?;
        Ok(query.exists(params![account, month, currency])?)
    }

    /// The first month of which anything is known, `YYYY-MM`.
    pub fn told_from(&self) -> Result<Option<String>> {
        Ok(self.sql().query_row("SELECT min(month) FROM turnover", [], |row| row.get(0))?)
    }

    /// The offers or tenders that are decided, of an account or of all, as their states say whether for us.
    pub fn decided(&self, entity: Entity, states: &[(&str, bool)], account: Option<i64>) -> Result<Vec<Decided>> {
        let def = entity.def();
        let winning = if def.field("winning_amount").is_some() { "winning_amount" } else { "NULL" };
        let named = states.iter().map(|(state, _)| format!("'{state}'")).collect::<Vec<_>>().join(", ");
        let sql = format!(
            "SELECT state, amount, {winning}, coalesce(currency, '') FROM {} WHERE state IN ({named}) AND (?1 IS NULL OR account_id = ?1)",
            def.table
        );
        let mut query = self.sql().prepare_cached(&sql)?;
        let rows = query.query_map([account], |row| {
            let state: String = row.get(0)?;
            let won = states.iter().any(|(known, won)| *known == state && *won);
            Ok(Decided { won, amount: row.get(1)?, winning: row.get(2)?, currency: row.get(3)? })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The open opportunities of all accounts, the one due first at the top.
    pub fn judged_opportunities(&self) -> Result<Vec<Judged>> {
        let mut query = self.sql().prepare_cached(
            "SELECT o.id, o.account_id, a.short_name, o.title, o.benefit, o.effort, o.amount, coalesce(o.currency, ''), o.probability, o.due_on
             FROM opportunity o JOIN account a ON a.id = o.account_id WHERE o.state = 'open' ORDER BY o.due_on IS NULL, o.due_on, o.id",
        )?;
        let rows = query.query_map([], |row| {
            let (account, title, benefit, effort) = ((row.get(1)?, row.get(2)?), row.get(3)?, row.get(4)?, row.get(5)?);
            let (amount, currency, probability, due_on) = (row.get(6)?, row.get(7)?, row.get(8)?, row.get(9)?);
            Ok(Judged { id: row.get(0)?, account, title, benefit, effort, amount, currency, probability, due_on })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}
