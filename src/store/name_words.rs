//! The words of which names of persons consist. They are asked for again with every letter of a line, so an answer is kept while
//! the file stays as it is.

use super::error::Result;
use super::{Revision, Store, after};
use rusqlite::{OptionalExtension, params};
use std::collections::HashMap;
use std::sync::Arc;

/// So many answers are kept.
const KEPT: usize = 500;

/// Where a word stands in names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Place {
    /// It begins a folded name.
    First,
    /// Anywhere.
    Any,
}

/// Words by where they stand and how they begin.
#[derive(Debug, Default)]
pub(super) struct NameWords {
    at: Option<Revision>,
    kept: HashMap<(Place, String), Arc<[String]>>,
}

impl Store {
    /// The words with which folded names begin, of those that begin so themselves: each once, at most `limit`.
    ///
    /// # Errors
    /// Those of reading the file.
    pub fn family_words(&self, begun: &str, limit: usize) -> Result<Arc<[String]>> {
        self.kept_words(Place::First, begun, || self.read_family_words(begun, limit))
    }

    /// The words of which names anywhere in the file consist, of those that begin so, at most `limit`.
    ///
    /// # Errors
    /// Those of reading the file.
    pub fn name_words(&self, begun: &str, limit: usize) -> Result<Arc<[String]>> {
        self.kept_words(Place::Any, begun, || self.read_name_words(begun, limit))
    }

    fn kept_words(&self, place: Place, begun: &str, read: impl FnOnce() -> Result<Vec<String>>) -> Result<Arc<[String]>> {
        let now = self.revision()?;
        let mut words = self.name_words.borrow_mut();
        if words.at != Some(now) || words.kept.len() >= KEPT {
            *words = NameWords { at: Some(now), ..NameWords::default() };
        }
        let question = (place, begun.to_owned());
        if let Some(known) = words.kept.get(&question) {
            return Ok(Arc::clone(known));
        }
        let found: Arc<[String]> = read()?.into();
        words.kept.insert(question, Arc::clone(&found));
        Ok(found)
    }

    /// Found by stepping over all persons who share a word.
    fn read_family_words(&self, begun: &str, limit: usize) -> Result<Vec<String>> {
        let mut query = self.sql().prepare_cached("SELECT find FROM person WHERE find >= ?1 AND find < ?2 ORDER BY find LIMIT 1")?;
        let (mut from, until) = (begun.to_owned(), after(begun));
        let mut words: Vec<String> = Vec::new();
        while words.len() < limit {
            let Some(find) = query.query_row(params![from, until], |row| row.get::<_, String>(0)).optional()? else { break };
            let word = find.split(char::is_whitespace).next().unwrap_or_default();
            from = after(&format!("{word} "));
            words.push(word.to_owned());
        }
        Ok(words)
    }

    fn read_name_words(&self, begun: &str, limit: usize) -> Result<Vec<String>> {
        let sql = "SELECT term FROM temp.name_word WHERE term >= ?1 AND term < ?2 LIMIT ?3";
        let mut query = match self.sql().prepare_cached(sql) {
            Ok(query) => query,
            Err(_) => {
                self.beside_the_file("CREATE VIRTUAL TABLE IF NOT EXISTS temp.name_word USING fts5vocab(main, find_person, row)")?;
                self.sql().prepare_cached(sql)?
            }
        };
        Ok(query.query_map(params![begun, after(begun), limit as i64], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
    }

    /// Makes something that lives as long as the connection and is no part of the file: also where nothing may be saved.
    pub(super) fn beside_the_file(&self, sql: &str) -> Result<()> {
        let is_barred: bool = self.sql().query_row("PRAGMA query_only", [], |row| row.get(0))?;
        self.connection.pragma_update(None, "query_only", false)?;
        let made = self.connection.execute_batch(sql);
        self.connection.pragma_update(None, "query_only", is_barred)?;
        Ok(made?)
    }
}
