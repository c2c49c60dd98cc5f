//! Purchases that may come: of one account, and by their names across all of them (M28).

use super::error::Result;
use super::{Page, Query, Store};
use rusqlite::{OptionalExtension, Row, params};

/// A row of the opportunities of an account.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OpportunityRow {
    /// Rowid.
    pub id: i64,
    /// What could be sold.
    pub title: String,
    /// Code of the class.
    pub class: String,
    /// Code of the stage at the client.
    pub stage: String,
    /// Deadline, ISO.
    pub due_on: Option<String>,
    /// Code of the state.
    pub state: String,
    /// Value in minor units of the currency.
    pub amount: Option<i64>,
    /// ISO code of the currency.
    pub currency: String,
    /// Probability in percent.
    pub probability: Option<i64>,
    /// Benefit 1–5.
    pub benefit: Option<i64>,
    /// Effort 1–5.
    pub effort: Option<i64>,
    /// How many persons stand differently in it than at the account (M45).
    pub stances: u32,
}

/// The columns by which opportunities are ordered.
pub const OPPORTUNITY_SORTS: [&str; 6] = [
    "iif(o.state = 'open', o.due_on IS NULL, NULL), iif(o.state = 'open', o.due_on, NULL)",
    "fold(o.title)",
    "o.amount IS NULL, o.amount",
    "o.probability IS NULL, o.probability",
    "o.benefit IS NULL, o.benefit",
    "o.effort IS NULL, o.effort",
];

const ROW: &str = "SELECT o.id, o.title, coalesce(o.class, ''), coalesce(o.stage, ''), o.due_on, o.state, o.amount,
    coalesce(o.currency, 'RUB'), o.probability, o.benefit, o.effort, (SELECT count(*) FROM stance WHERE opportunity_id = o.id)
  FROM opportunity o";

fn opportunity(row: &Row) -> rusqlite::Result<OpportunityRow> {
    Ok(OpportunityRow {
        id: row.get(0)?,
        title: row.get(1)?,
        class: row.get(2)?,
        stage: row.get(3)?,
        due_on: row.get(4)?,
        state: row.get(5)?,
        amount: row.get(6)?,
        currency: row.get(7)?,
        probability: row.get(8)?,
        benefit: row.get(9)?,
        effort: row.get(10)?,
        stances: row.get(11)?,
    })
}

impl Store {
    /// The currency of the amount that was written down last; none where there is no amount yet.
    pub fn usual_currency(&self) -> Result<Option<String>> {
        // Global ids begin with the moment at which they were made.
        let mut query = self.sql().prepare_cached(
            "SELECT currency FROM (
               SELECT * FROM (SELECT currency, uid FROM opportunity WHERE currency IS NOT NULL ORDER BY uid DESC LIMIT 1)
               UNION ALL SELECT * FROM (SELECT currency, uid FROM value_given ORDER BY uid DESC LIMIT 1)
             ) ORDER BY uid DESC LIMIT 1",
        )?;
        Ok(query.query_row([], |row| row.get(0)).optional()?)
    }

    /// A window on the opportunities of an account: open ones first.
    pub fn opportunities(&self, account: i64, query: &Query) -> Result<Page<OpportunityRow>> {
        let clause = "WHERE o.account_id = ?1 AND (?2 = '%%' OR fold(o.title) LIKE ?2 ESCAPE '\\')";
        let count = format!("SELECT count(*) FROM opportunity o {clause}");
        let total = self.sql().prepare_cached(&count)?.query_row(params![account, query.pattern()], |row| row.get(0))?;
        let sort = OPPORTUNITY_SORTS.get(query.sort).unwrap_or(&OPPORTUNITY_SORTS[0]);
        let sql =
            format!("{ROW} {clause} ORDER BY o.state <> 'open', {sort} {}, o.due_on DESC, o.id LIMIT ?3 OFFSET ?4", query.direction());
        let mut statement = self.sql().prepare_cached(&sql)?;
        let rows = statement.query_map(params![account, query.pattern(), query.limit as i64, query.offset as i64], opportunity)?;
        Ok(Page { total, rows: rows.collect::<rusqlite::Result<_>>()? })
    }

    /// The open opportunities of all accounts by name, the one due first at the top: rowid, title, account.
    pub fn open_opportunities(&self) -> Result<Vec<(i64, String, i64)>> {
        let mut query =
            self.sql().prepare("SELECT id, title, account_id FROM opportunity WHERE state = 'open' ORDER BY due_on IS NULL, due_on")?;
        Ok(query.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?.collect::<rusqlite::Result<_>>()?)
    }
}
