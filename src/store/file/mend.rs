//! Mending a file of which only what is computed from its records is damaged, or a record that an index holds otherwise.

use super::super::error::{Error, Result};
use super::super::{Store, find};
use super::beside::{self, Before};
use super::disagree::{self, Disagreement};
use super::place::Making;
use std::path::PathBuf;

/// What building every index anew did.
#[derive(Debug)]
pub struct Indexed {
    /// Where the file was kept as it was before.
    pub kept: PathBuf,
    /// What the records and the indexes said differently: from now on all say what stands in the records, where that was not chosen
    /// otherwise.
    pub differed: Vec<Disagreement>,
}

impl Store {
    /// Builds every index anew, that of the search included, after the file was kept as it is beside. `None` where that
    /// does not make the file whole, or records are missing that are named in it: then its records are damaged, and it is as it was. Where
    /// an index and a record differed, either may have been the spoilt one: of those that are `chosen` the record gets what the index
    /// holds. `faults` are what a check has found, which names the indexes.
    ///
    /// # Errors
    /// Those of writing; the file is then as it was.
    pub fn mend_indexes(&self, faults: &[String], chosen: &[Disagreement]) -> Result<Option<Indexed>> {
        // To build an index of others is to compute what they wrote into it.
        if self.computing_index()?.is_some() {
            return Ok(None);
        }
        // An index made anew of what is left of a table would hide that anything was there.
        match self.unread_rows() {
            Ok(unread) if unread.is_empty() => {}
            Ok(_) | Err(Error::Damaged { .. }) => return Ok(None),
            Err(error) => return Err(error),
        }
        let tx = self.write()?;
        let making = Making::of(&beside::kept(self.path(), Before::Mending, self.clock()))?;
        // Byte by byte: what is damaged in it could be copied in no other way.
        making.fill_from_held(self.path())?;
        let differed = self.disagreements(faults);
        let mend = || {
            tx.execute_batch("REINDEX")?;
            disagree::take_from_indexes(&tx, chosen)?;
            find::rebuild(&tx)?;
            self.faults()
        };
        match mend() {
            Ok(faults) if faults.is_empty() => {}
            Ok(_) | Err(Error::Damaged { .. } | Error::Sql(_) | Error::Garbled(_)) => return Ok(None),
            Err(error) => return Err(error),
        }
        let kept = making.put_beside()?;
        self.know_schema()?;
        tx.commit()?;
        Ok(Some(Indexed { kept, differed }))
    }
}
