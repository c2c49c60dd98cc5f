//! Records that were changed by something else than the program, or by a disk, in a file that SQLite calls whole: what was computed of
//! them when they were written says otherwise, or a copy does and no step of the journal tells of the change.

mod compared;

use super::error::{Error, Result};
use super::find_text::{self, Differing};
use super::strange::title_of_row;
use super::{Store, schema};
use compared::{Copy, What};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The table of the steps.
const STEPS: &str = "step";

/// A record that is not what the program wrote.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outside {
    /// What it is called, where it is by itself.
    pub title: String,
    /// Words that stand in it and not in what was computed of it.
    pub in_record: Vec<String>,
    /// The other way round.
    pub in_index: Vec<String>,
    /// What a copy holds otherwise: column, in the record, in the copy.
    pub in_copy: Vec<(String, String, String)>,
    /// Whether a copy holds it and the file does not any more.
    pub is_gone: bool,
}

/// Such records, by table and number.
pub type Outsiders = BTreeMap<(String, i64), Outside>;

/// What was found of that, and how far anything could be: of what is not read nothing is known.
#[derive(Debug, Default)]
pub struct Looked<'a> {
    /// The records that are not what the program wrote.
    pub found: Outsiders,
    /// The copy in which they are otherwise, where one says so.
    pub told_by: Option<&'a Path>,
    /// The tables that cannot be read, here or in the copy: the others are compared all the same.
    pub unread: BTreeSet<String>,
    /// Whether the search cannot be read by which they are compared with themselves.
    pub is_search_unread: bool,
}

impl Store {
    /// The records that disagree with what was computed of them, or with the first of these whole copies of the file that differs though
    /// no step since has made it so; and which copy that is. One that is the same in the copy is not among them: there it is the index that
    /// lags or is spoilt. Reads all records, table by table: one that is missing hides nothing of the others.
    ///
    /// # Errors
    /// Those of reading other than damage; a copy that cannot be compared says nothing.
    pub fn changed_outside<'a>(&self, copies: &'a [PathBuf]) -> Result<Looked<'a>> {
        let mut looked = Looked { unread: self.unreadable_tables()?, ..Looked::default() };
        let differing = Error::unless_unreadable(self.differing_from_index())?;
        looked.is_search_unread = differing.is_none();
        let (mut compared, mut others) = (None, Vec::new());
        for path in copies {
            let copy = match Copy::of(self, path) {
                Ok(Some(copy)) => copy,
                Ok(None) => continue,
                Err(_) => {
                    // Without the steps nobody knows what became of anything since.
                    looked.unread.extend(self.unreadable(STEPS)?.into_iter().flat_map(|_| schema::written()).map(str::to_owned));
                    continue;
                }
            };
            let (unexplained, unread) = copy.unexplained(self, usize::MAX)?;
            looked.unread.extend(unread);
            if !unexplained.is_empty() {
                (looked.told_by, others, compared) = (Some(path.as_path()), unexplained, Some(copy));
                break;
            }
            compared.get_or_insert(copy);
        }
        let found = &mut looked.found;
        for ((table, row), differs) in differing.unwrap_or_default() {
            if compared.as_ref().is_some_and(|copy| copy.has_the_same(self, table, row).unwrap_or(false)) {
                continue;
            }
            let outside = found.entry((table.to_owned(), row)).or_default();
            outside.in_record.extend(differs.in_record);
            outside.in_index.extend(differs.in_index);
        }
        for other in others {
            let outside = found.entry(other.record).or_default();
            match other.what {
                What::Value { column, in_file, in_copy } => outside.in_copy.push((column, in_file, in_copy)),
                What::Gone { title } => (outside.is_gone, outside.title) = (true, title),
            }
        }
        for ((table, row), outside) in found.iter_mut().filter(|(_, outside)| !outside.is_gone) {
            outside.title = title_of_row(self.sql(), table, *row).unwrap_or_default();
        }
        Ok(looked)
    }

    /// The tables of what was written that cannot be read to their end, or are missing.
    fn unreadable_tables(&self) -> Result<BTreeSet<String>> {
        let unread = schema::written().map(|table| self.unreadable(table)).collect::<Result<Vec<_>>>()?;
        Ok(unread.into_iter().flatten().map(str::to_owned).collect())
    }

    /// A table, if it cannot be read to its end.
    fn unreadable<'a>(&self, table: &'a str) -> Result<Option<&'a str>> {
        let count = format!("SELECT count(*) FROM {table} NOT INDEXED");
        let read = self.sql().query_row(&count, [], |row| row.get::<_, i64>(0)).map_err(Error::from);
        Ok(Error::unless_unreadable(read)?.is_none().then_some(table))
    }

    /// Whether any record disagrees with what was computed of it.
    ///
    /// # Errors
    /// Those of reading.
    pub fn contradicts_itself(&self) -> Result<bool> {
        // What cannot be read, or is not there, is told by other checks.
        Ok(Error::unless_unreadable(self.differing_from_index())?.is_some_and(|found| !found.is_empty()))
    }

    /// Whether a record is another one than in a copy, or is there no more, though no step since has changed it; also where a table of the
    /// file cannot be read any more: it may be whole in the copy alone.
    pub(super) fn was_changed_since(&self, copy: &Path) -> bool {
        let changed = || {
            let Some(copy) = Copy::of(self, copy)? else { return Ok(false) };
            let (found, unread) = copy.unexplained(self, 1)?;
            let is_unread = |table: &String| self.unreadable(table).is_ok_and(|unread| unread.is_some());
            Ok::<_, Error>(!found.is_empty() || unread.iter().any(is_unread))
        };
        changed().unwrap_or(false)
    }

    fn differing_from_index(&self) -> Result<BTreeMap<(&'static str, i64), Differing>> {
        self.beside_the_file("CREATE VIRTUAL TABLE IF NOT EXISTS temp.text_instance USING fts5vocab(main, find_text, instance)")?;
        // One state of the file: what is saved meanwhile stands in both or in neither.
        self.reading(|| {
            let mut found = find_text::differing(self.sql())?;
            for (record, differs) in self.folded_otherwise()? {
                let known = found.entry(record).or_default();
                known.in_record.extend(differs.in_record);
                known.in_index.extend(differs.in_index);
            }
            Ok(found)
        })
    }
}

#[cfg(test)]
mod tests;
