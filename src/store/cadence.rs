//! When the jobs that are not done every day were done last (M1, M26, M29, M34).

use super::Store;
use super::error::Result;
use rusqlite::OptionalExtension;

/// An account whose turn it is, and the day (ISO) on which that was done for it last, or is to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    /// Rowid.
    pub account: i64,
    /// Short name.
    pub name: String,
    /// The day.
    pub day: Option<String>,
}

/// How the audits of the practice stand (M37).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Audited {
    /// The day (ISO) on which the last one was done.
    pub last: Option<String>,
    /// The day (ISO) on which one was begun that is not done.
    pub begun: Option<String>,
    /// Whether there is anybody whose account is to be audited.
    pub has_accounts: bool,
}

/// Which accounts are key, at whichever level, and not lost (M1).
pub(super) const IS_KEY: &str = "(key_level IS NOT NULL OR category = 'key') AND stage IS NOT 'lost'";

impl Store {
    /// The day (ISO) of the first step that the journal knows: that on which the file began, or a later one.
    pub fn began(&self) -> Result<Option<String>> {
        Ok(self.sql().query_row("SELECT substr(at, 1, 10) FROM step ORDER BY id LIMIT 1", [], |row| row.get(0)).optional()?)
    }

    /// The day (ISO) on which an account was looked through last.
    pub fn reviewed_last(&self) -> Result<Option<String>> {
        Ok(self.sql().query_row("SELECT max(day) FROM review", [], |row| row.get(0))?)
    }

    /// The last month that is closed, `YYYY-MM`, and the day (ISO) of that.
    pub fn closed_last(&self) -> Result<Option<(String, String)>> {
        let mut query = self.sql().prepare_cached("SELECT period, closed_on FROM month_close ORDER BY period DESC, id DESC LIMIT 1")?;
        Ok(query.query_row([], |row| Ok((row.get(0)?, row.get(1)?))).optional()?)
    }

    /// The account with open goals whose plan was looked through longest ago, or never.
    pub fn plan_to_review(&self) -> Result<Option<Turn>> {
        self.turn(
            "SELECT a.id, a.short_name, (SELECT max(day) FROM plan_version v WHERE v.account_id = a.id) AS last FROM account a
             WHERE a.id IN (SELECT account_id FROM goal WHERE state = 'open') AND a.stage IS NOT 'lost'
             ORDER BY last IS NOT NULL, last, a.find LIMIT 1",
        )
    }

    /// The key account that was judged longest ago, or never.
    pub fn standing_to_judge(&self) -> Result<Option<Turn>> {
        self.turn(&format!(
            "SELECT a.id, a.short_name, (SELECT max(judged_on) FROM judgement j WHERE j.tbl = 'account' AND j.row_id = a.id) AS last
             FROM account a WHERE {IS_KEY} ORDER BY last IS NOT NULL, last, a.find LIMIT 1"
        ))
    }

    /// The account that is key until the nearest day.
    pub fn key_to_decide(&self) -> Result<Option<Turn>> {
        self.turn(
            "SELECT id, short_name, key_review_on FROM account WHERE key_review_on IS NOT NULL AND stage IS NOT 'lost'
             ORDER BY key_review_on, find LIMIT 1",
        )
    }

    /// How the audits stand (M37).
    pub fn audited(&self) -> Result<Audited> {
        let sql = "SELECT (SELECT max(done_on) FROM audit), (SELECT max(day) FROM audit WHERE done_on IS NULL),
             EXISTS (SELECT 1 FROM account)";
        Ok(self
            .sql()
            .prepare_cached(sql)?
            .query_row([], |row| Ok(Audited { last: row.get(0)?, begun: row.get(1)?, has_accounts: row.get(2)? }))?)
    }

    fn turn(&self, sql: &str) -> Result<Option<Turn>> {
        let mut query = self.sql().prepare_cached(sql)?;
        Ok(query.query_row([], |row| Ok(Turn { account: row.get(0)?, name: row.get(1)?, day: row.get(2)? })).optional()?)
    }
}
