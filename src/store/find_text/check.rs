//! Whether the index agrees with the records: what it lacks, and which words it no longer finds.

use super::{Scribe, decode, text_at, wanted};
use crate::domain::forms::each_word;
use crate::store::error::{Error, Result};
use rusqlite::Connection;
use std::collections::HashSet;

/// How many rows the index lacks or has too many: as it says itself, or as it needs to know to let go of one.
pub(in super::super) fn stale(connection: &Connection) -> Result<usize> {
    let listed = ["SELECT rowid FROM find_text ORDER BY rowid", "SELECT id FROM find_text_docsize ORDER BY id"];
    listed.into_iter().try_fold(0, |most, sql| Ok(most.max(differing(connection, sql)?)))
}

/// How many numbers that a query lists in order are not those that the index should hold.
fn differing(connection: &Connection, listed: &str) -> Result<usize> {
    let mut wanted = wanted(connection, |_| true)?.into_iter().peekable();
    let mut stale = 0;
    let mut query = connection.prepare(listed)?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        let found: i64 = row.get(0)?;
        while wanted.next_if(|place| *place < found).is_some() {
            stale += 1;
        }
        stale += usize::from(wanted.next_if_eq(&found).is_none());
    }
    Ok(stale + wanted.count())
}

/// How many of the words that are written somewhere the list of words lacks, or lead nowhere.
pub(in super::super) fn lost_words(connection: &Connection) -> Result<usize> {
    let mut scribe = Scribe::new(connection);
    for place in wanted(connection, |_| true)? {
        if let Some((source, id, _)) = decode(place) {
            scribe.read(source, id)?;
        }
    }
    let mut listed = connection.prepare("SELECT EXISTS (SELECT 1 FROM find_word WHERE word = ?1)")?;
    let mut lost = HashSet::new();
    for word in &scribe.words {
        if !listed.query_row([word], |row| row.get(0))? {
            lost.insert(word.clone());
        }
    }
    lost.extend(leading_nowhere(connection, "find_text", scribe.words)?);
    let mut of_persons = HashSet::new();
    let mut query = connection.prepare("SELECT find FROM person")?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        each_word(text_at(row, 0)?.unwrap_or(""), |word, _| {
            of_persons.insert(word.into());
        });
    }
    lost.extend(leading_nowhere(connection, "find_person", of_persons)?);
    Ok(lost.len())
}

/// Those of some words by which an index finds nothing.
fn leading_nowhere(connection: &Connection, index: &str, words: HashSet<Box<str>>) -> Result<Vec<Box<str>>> {
    let mut leads = connection.prepare(&format!("SELECT EXISTS (SELECT 1 FROM {index} WHERE {index} MATCH ?1)"))?;
    let mut leads = |word: &str| match leads.query_row([format!("\"{word}\"")], |row| row.get::<_, bool>(0)).map_err(Error::from) {
        // What is no word to it.
        Err(Error::Sql(_)) => Ok(true),
        Err(Error::Damaged { .. }) => Ok(false),
        found => found,
    };
    let mut lost = Vec::new();
    for word in words {
        if !leads(&word)? {
            lost.push(word);
        }
    }
    if lost.is_empty() {
        return Ok(lost);
    }
    // An index knows fewer letters than we do: what is no word to one that has nothing else is not missed.
    let blank = Connection::open_in_memory()?;
    blank.execute_batch("CREATE VIRTUAL TABLE one USING fts5(word, tokenize = \"unicode61 remove_diacritics 0\")")?;
    let mut written = blank.prepare("INSERT INTO one(rowid, word) VALUES (1, ?1)")?;
    let mut found = blank.prepare("SELECT EXISTS (SELECT 1 FROM one WHERE one MATCH ?1)")?;
    let mut is_word = |word: &str| -> Result<bool> {
        blank.execute_batch("DELETE FROM one")?;
        written.execute([word])?;
        Ok(found.query_row([format!("\"{word}\"")], |row| row.get(0))?)
    };
    let mut words = Vec::new();
    for word in lost {
        if is_word(&word)? {
            words.push(word);
        }
    }
    Ok(words)
}
