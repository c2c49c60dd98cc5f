//! Whether what stands under a file's name is still the file that was opened, with nothing in it that runs and is not ours: asked
//! within every write, since another program may have changed its schema, or put other bytes in its place.

use super::super::error::{Error, Result};
use super::super::{Store, Write};
use super::open::{Barred, barred};
use super::schema;
use crate::platform;
use std::cell::{Cell, RefCell};

/// What is known of an open file.
#[derive(Debug, Default)]
pub(in super::super) struct Known {
    /// What tells it from any other one, where that could be read.
    uid: RefCell<Option<Option<String>>>,
    /// The number that SQLite gives to the state of its schema: a restore, and whatever changes the schema, gives it another one.
    schema: Cell<i64>,
    /// The highest number that a step had in it: it grows with every save, and nothing but an older state of the file has a lower one.
    steps: Cell<i64>,
    /// The state of the file in which it was last looked whose it is, and whether it was another one.
    looked: Cell<Option<(i64, bool)>>,
}

impl Known {
    /// What tells the file from any other one, where that is known.
    pub(super) fn uid(&self) -> Option<Option<String>> {
        self.uid.borrow().clone()
    }
}

impl Store {
    /// Takes the file as it stands for the one that is worked with: its schema was just looked at, or is not ours to judge.
    ///
    /// # Errors
    /// Those of reading it.
    pub(in super::super) fn know(&self) -> Result<()> {
        self.know_schema()?;
        self.known.uid.replace(self.uid().ok());
        self.know_steps();
        Ok(())
    }

    /// The highest number that a step ever had: what is taken back or swept away gives none back. Where that cannot be read, none is known.
    fn highest_step(&self) -> Option<i64> {
        let mut query = self.connection.prepare_cached("SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'step'").ok()?;
        query.query_row([], |row| row.get(0)).ok()
    }

    /// Takes what was saved so far for what was saved in the file that is worked with.
    fn know_steps(&self) {
        self.known.steps.set(self.highest_step().unwrap_or_default());
    }

    /// Notes a step of ours that the file has.
    pub(in super::super) fn know_step(&self, step: i64) {
        self.known.steps.set(self.known.steps.get().max(step));
    }

    /// Whether an older state of the file came to stand in its place, as copying an earlier copy over it does: what was saved since is
    /// not in it. A restore of ours gives the schema another number.
    fn went_back(&self) -> Result<bool> {
        if self.schema_state()? != self.known.schema.get() {
            return Ok(false);
        }
        let Some(highest) = self.highest_step() else { return Ok(false) };
        let went_back = highest < self.known.steps.get();
        // What is being saved just now may be taken back.
        if !went_back && self.connection.is_autocommit() {
            self.known.steps.set(highest);
        }
        Ok(went_back)
    }

    /// The same of its schema alone, which this program has just changed.
    ///
    /// # Errors
    /// Those of reading it.
    pub(in super::super) fn know_schema(&self) -> Result<()> {
        self.known.schema.set(self.schema_state()?);
        Ok(())
    }

    fn schema_state(&self) -> Result<i64> {
        Ok(self.connection.prepare_cached("PRAGMA schema_version")?.query_row([], |row| row.get(0))?)
    }

    /// Whether the file holds what tells it from another one, and that is another one now.
    fn is_another(&self) -> Result<bool> {
        let application: i64 = self.connection.prepare_cached("PRAGMA application_id")?.query_row([], |row| row.get(0))?;
        // A file without any was emptied, or was never a database of somebody's: that is said as what it is.
        if application != schema::APPLICATION_ID && application != 0 {
            return Ok(true);
        }
        let known = self.known.uid.borrow();
        Ok(match known.as_ref() {
            Some(known) => self.uid()? != *known,
            None => false,
        })
    }

    /// Whether other bytes were written into its place, as copying another file over it does. What cannot be read now is met later.
    pub(in super::super) fn is_overwritten(&self) -> bool {
        let state = || self.connection.prepare_cached("PRAGMA data_version")?.query_row([], |row| row.get::<_, i64>(0));
        let (last, Ok(state)) = (self.known.looked.get(), state()) else { return self.known.looked.get().is_some_and(|(_, was)| was) };
        if let Some((_, was)) = last.filter(|(known, _)| *known == state) {
            return was;
        }
        let is_another = || Ok::<_, Error>(self.is_another()? || self.went_back()?);
        let Ok(is_another) = is_another() else { return last.is_some_and(|(_, was)| was) };
        self.known.looked.set(Some((state, is_another)));
        is_another
    }

    /// Whether the file under its name is still the one that was opened.
    ///
    /// # Errors
    /// [`Error::Moved`] when it was moved away, deleted, replaced or overwritten.
    pub fn must_be_in_place(&self) -> Result<()> {
        self.must_be_under_its_name()?;
        if self.is_overwritten() { Err(Error::Moved(self.path.clone())) } else { Ok(()) }
    }

    /// The same by its name alone, which needs no look into it.
    ///
    /// # Errors
    /// [`Error::Moved`] when it was moved away, deleted or replaced.
    pub(in super::super) fn must_be_under_its_name(&self) -> Result<()> {
        if platform::identity(&self.path) == self.identity { Ok(()) } else { Err(Error::Moved(self.path.clone())) }
    }

    /// Asked within a write: whether what is about to be written goes into the file it was meant for, and nothing else runs by it.
    ///
    /// # Errors
    /// [`Error::Moved`] for another file, [`Error::Altered`] for a schema that is not ours. [`Error::Busy`], once, where the content may
    /// be another one since a restore: whoever waits for the file looks at it again before they go on.
    pub(in super::super) fn must_be_as_known(&self) -> Result<()> {
        // Where nothing can be read of it, its schema is not ours either.
        if self.is_another().unwrap_or(false) || self.went_back().unwrap_or(false) {
            return Err(Error::Moved(self.path.clone()));
        }
        let state = self.schema_state()?;
        if state == self.known.schema.get() {
            return Ok(());
        }
        if let Some(what) = self.foreign_rule()? {
            return Err(Error::Altered { path: self.path.clone(), what });
        }
        self.known.schema.set(state);
        self.know_steps();
        Err(Error::Busy)
    }

    /// Begins a write of what is typed, which is of no record: a restore since then changes nothing about it.
    ///
    /// # Errors
    /// Those of `Store::write`.
    pub(in super::super) fn write_text(&self) -> Result<Write<'_>> {
        let known = self.known.schema.get();
        match self.write() {
            Err(Error::Busy) if self.known.schema.get() != known => self.write(),
            begun => begun,
        }
    }

    /// What in the schema is not ours now, the worst first.
    fn foreign_rule(&self) -> Result<Option<String>> {
        let Some(what) = schema::difference(&self.connection, schema::newest())? else { return Ok(None) };
        Ok(Some(schema::obstacle(&self.connection, schema::newest())?.unwrap_or(what)))
    }

    /// Lets this program write no more into a file whose schema others have changed: a later version, which has its own, or whoever
    /// put into it what is not ours. What was restored into it is known from now on.
    ///
    /// # Errors
    /// Those of SQLite.
    pub fn heed_schema(&mut self) -> Result<()> {
        let found = self.schema_number()?;
        if found > schema::newest() {
            if !matches!(self.barred, Some(Barred::Outgrown(_))) {
                self.connection.pragma_update(None, "query_only", true)?;
                self.barred = Some(Barred::Outgrown(found));
            }
            return Ok(());
        }
        if self.barred.is_some() || self.is_another().unwrap_or(false) {
            return Ok(());
        }
        let state = self.schema_state()?;
        if state != self.known.schema.get() {
            self.barred = barred(self, found)?;
            match self.barred {
                Some(_) => self.connection.pragma_update(None, "query_only", true)?,
                None => {
                    self.known.schema.set(state);
                    self.know_steps();
                }
            }
        }
        Ok(())
    }
}
