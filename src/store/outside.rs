//! Records that were changed by something else than the program, or by a disk, in a file that SQLite calls whole: what was computed of
//! them when they were written says otherwise, or a copy does and no step of the journal tells of the change.

mod compared;

use super::Store;
use super::error::{Error, Result};
use super::find_text::{self, Differing};
use super::strange::title_of_row;
use compared::{Copy, What};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

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

impl Store {
    /// The records that disagree with what was computed of them, or with the first of these whole copies of the file that differs though
    /// no step since has made it so; and which copy that is. One that is the same in the copy is not among them: there it is the index that
    /// lags or is spoilt. Reads all records.
    ///
    /// # Errors
    /// Those of reading the file; a copy that cannot be compared says nothing.
    pub fn changed_outside<'a>(&self, copies: &'a [PathBuf]) -> Result<(Outsiders, Option<&'a Path>)> {
        let differing = self.differing_from_index()?;
        let (mut first, mut other) = (None, None);
        for (path, copy) in copies.iter().filter_map(|path| Some((path, Copy::of(self, path).ok().flatten()?))) {
            let unexplained = copy.unexplained(self, usize::MAX).unwrap_or_default();
            if !unexplained.is_empty() {
                other = Some((path.as_path(), unexplained));
                first = Some(copy);
                break;
            }
            first.get_or_insert(copy);
        }
        let copy = first;
        let mut found = Outsiders::new();
        for ((table, row), differs) in differing {
            if copy.as_ref().is_some_and(|copy| copy.has_the_same(self, table, row).unwrap_or(false)) {
                continue;
            }
            let outside = found.entry((table.to_owned(), row)).or_default();
            outside.in_record.extend(differs.in_record);
            outside.in_index.extend(differs.in_index);
        }
        let (told_by, others) = other.map_or((None, Vec::new()), |(path, others)| (Some(path), others));
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
        Ok((found, told_by))
    }

    /// Whether any record disagrees with what was computed of it.
    ///
    /// # Errors
    /// Those of reading.
    pub(super) fn contradicts_itself(&self) -> Result<bool> {
        match self.differing_from_index() {
            // What cannot be read, or is not there, is told by other checks.
            Err(Error::Garbled(_) | Error::Damaged { .. } | Error::Sql(_)) => Ok(false),
            found => Ok(!found?.is_empty()),
        }
    }

    /// Whether a record is another one than in a copy, or is there no more, though no step since has changed it.
    pub(super) fn was_changed_since(&self, copy: &Path) -> bool {
        let unexplained = || Copy::of(self, copy)?.map_or(Ok(Vec::new()), |copy| copy.unexplained(self, 1));
        unexplained().is_ok_and(|found| !found.is_empty())
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
