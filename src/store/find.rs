//! The folded text by which accounts and persons are found, kept beside them.

use super::Store;
use super::error::Result;
use super::journal::Change;
use crate::domain::Record;
use crate::domain::name::{company_key, fold, full_name, phone_key};
use rusqlite::{Connection, OptionalExtension, params};

/// What an account is found by: its names first, since lists are ordered by it.
fn account_text(connection: &Connection, id: i64) -> Result<Option<String>> {
    let mut query = connection.prepare_cached(
        "SELECT short_name, coalesce(legal_name, ''), coalesce(tax_id, ''), coalesce(city, '') FROM account WHERE id = ?1",
    )?;
    let text = query.query_row([id], |row| {
        Ok(format!(
            "{}\n{}\n{}\n{}",
            row.get::<_, String>(0)?,
            row.get::<_, String>(1)?,
            row.get::<_, String>(2)?,
            row.get::<_, String>(3)?
        ))
    });
    Ok(text.optional()?.map(|text| fold_lines(&text)))
}

/// What a person is found by: name, then phones in figures, then e-mails.
fn person_text(connection: &Connection, id: i64) -> Result<Option<String>> {
    let mut query =
        connection.prepare_cached("SELECT family_name, coalesce(given_name, ''), coalesce(middle_name, '') FROM person WHERE id = ?1")?;
    let name = query.query_row([id], |row| Ok(full_name(&row.get::<_, String>(0)?, &row.get::<_, String>(1)?, &row.get::<_, String>(2)?)));
    let Some(mut text) = name.optional()? else { return Ok(None) };
    let mut channels = connection.prepare_cached("SELECT kind, value FROM channel WHERE person_id = ?1 ORDER BY kind DESC, place")?;
    let mut rows = channels.query([id])?;
    while let Some(row) = rows.next()? {
        let value: String = row.get(1)?;
        text.push('\n');
        text.push_str(&if row.get::<_, String>(0)? == "phone" { phone_key(&value) } else { value });
    }
    Ok(Some(fold_lines(&text)))
}

/// What a new account is found by, told from the record alone.
pub(super) fn account_find(account: &Record) -> String {
    let parts = ["short_name", "legal_name", "tax_id", "city"].map(|key| account.text(key));
    fold_lines(&parts.join("\n"))
}

/// What a new person is found by, told from the record alone.
pub(super) fn person_find(person: &Record) -> String {
    let mut text = full_name(person.text("family_name"), person.text("given_name"), person.text("middle_name"));
    for key in ["sites", "phones", "emails"] {
        for value in person.text(key).split(';').map(str::trim).filter(|value| !value.is_empty()) {
            text.push('\n');
            text.push_str(&if key == "phones" { phone_key(value) } else { value.to_owned() });
        }
    }
    fold_lines(&text)
}

/// Computes the figures that lists sort by and *Today* reads anew.
pub(super) fn refresh_pulse(connection: &Connection) -> Result<()> {
    connection.execute_batch(
        "INSERT OR IGNORE INTO pulse(account_id) SELECT id FROM account;
         UPDATE pulse SET
           last_contact = (SELECT max(day) FROM entry WHERE entry.account_id = pulse.account_id AND state = 'held'),
           next_contact = (SELECT min(day) FROM entry WHERE entry.account_id = pulse.account_id AND state = 'planned'),
           our_due = (SELECT min(presses_on) FROM action WHERE action.account_id = pulse.account_id AND state = 'open' AND kind = 'our_promise');
         DELETE FROM rhythm;
         INSERT INTO rhythm(person_id) SELECT DISTINCT person_id FROM affiliation WHERE rhythm_days IS NOT NULL;
         UPDATE rhythm SET (last_contact, next_contact, due_on) =
           (SELECT n.last_contact, n.next_contact, n.due_on FROM rhythm_now n WHERE n.person_id = rhythm.person_id);
         DELETE FROM promise_tally;
         INSERT INTO promise_tally(kind, day, in_time, due) SELECT kind, day, in_time, due FROM promise_tally_now;",
    )?;
    Ok(())
}

/// Folds each line for itself: the line ends part the name from the rest.
fn fold_lines(text: &str) -> String {
    text.lines().map(fold).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// Writes the folded text of an account anew, with the names it is known by in imports.
pub(super) fn refresh_account(connection: &Connection, id: i64) -> Result<()> {
    let Some(text) = account_text(connection, id)? else { return Ok(()) };
    connection.prepare_cached("UPDATE account SET find = ?1 WHERE id = ?2 AND find <> ?1")?.execute(params![text, id])?;
    let mut names = connection.prepare_cached("SELECT short_name, coalesce(legal_name, '') FROM account WHERE id = ?1")?;
    let names: [String; 2] = names.query_row([id], |row| Ok([row.get(0)?, row.get(1)?]))?;
    for name in names.iter().filter(|name| !name.is_empty()) {
        add_account_key(connection, id, name)?;
    }
    Ok(())
}

/// Remembers a name under which an account is known.
pub(super) fn add_account_key(connection: &Connection, id: i64, name: &str) -> Result<()> {
    let key = company_key(name);
    if !key.is_empty() {
        connection.prepare_cached("INSERT OR IGNORE INTO account_key(account_id, key) VALUES (?1, ?2)")?.execute(params![id, key])?;
    }
    Ok(())
}

/// Writes the folded text of a person anew.
pub(super) fn refresh_person(connection: &Connection, id: i64) -> Result<()> {
    if let Some(text) = person_text(connection, id)? {
        connection.prepare_cached("UPDATE person SET find = ?1 WHERE id = ?2 AND find <> ?1")?.execute(params![text, id])?;
    }
    Ok(())
}

/// The accounts and persons that a step touches, as table and id. What it made is there only before it is taken back,
/// what it deleted only after.
pub(super) fn touched(change: &Change, step: i64) -> Result<Vec<(String, i64)>> {
    let mut query = change.tx.prepare(
        "SELECT DISTINCT tbl, row_id FROM change WHERE step_id = ?1 AND tbl IN ('account', 'person')
         UNION SELECT DISTINCT 'person', person_id FROM channel
         WHERE id IN (SELECT row_id FROM change WHERE step_id = ?1 AND tbl = 'channel')",
    )?;
    Ok(query.query_map([step], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?)
}

/// Writes the folded texts of accounts and persons anew.
pub(super) fn refresh(change: &Change, touched: &[(String, i64)]) -> Result<()> {
    for (table, id) in touched {
        match table.as_str() {
            "account" => refresh_account(&change.tx, *id)?,
            _ => refresh_person(&change.tx, *id)?,
        }
    }
    Ok(())
}

impl Store {
    /// How many accounts and persons have a folded text that is not what it should be or are missing
    /// in the index of names, and how many texts are missing in
    /// the full text, stand there in the wrong place or are there no more.
    pub fn stale_find_texts(&self) -> Result<usize> {
        let mut stale = 0;
        for (table, text) in [("account", account_text as fn(&Connection, i64) -> Result<Option<String>>), ("person", person_text)] {
            let mut query = self.sql().prepare(&format!("SELECT id, find FROM {table}"))?;
            let mut rows = query.query([])?;
            while let Some(row) = rows.next()? {
                stale += usize::from(text(self.sql(), row.get(0)?)?.as_deref() != Some(row.get::<_, String>(1)?.as_str()));
            }
        }
        let by_words = "SELECT count(*) FROM person WHERE find <> '' AND id NOT IN (SELECT rowid FROM find_person)";
        stale += self.sql().query_row(by_words, [], |row| row.get::<_, usize>(0))?;
        Ok(stale + super::find_text::stale(self.sql())?)
    }

    /// Writes every folded text and every computed figure anew.
    pub fn rebuild(&self) -> Result<()> {
        let tx = self.sql().unchecked_transaction()?;
        for (table, refresh) in [("account", refresh_account as fn(&Connection, i64) -> Result<()>), ("person", refresh_person)] {
            let ids =
                tx.prepare(&format!("SELECT id FROM {table}"))?.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<Vec<i64>>>()?;
            for id in ids {
                refresh(&tx, id)?;
            }
        }
        tx.execute_batch(
            "INSERT INTO find_person(find_person) VALUES ('delete-all');
             INSERT INTO find_person(rowid, words) SELECT id, find FROM person WHERE find <> '';",
        )?;
        refresh_pulse(&tx)?;
        super::find_text::rebuild(&tx)?;
        tx.execute_batch("REINDEX")?;
        Ok(tx.commit()?)
    }
}
