//! Bringing the records of a damaged file into a new one, where building its indexes anew does not mend it: what is computed from
//! them is made anew there, and neither its free pages nor its indexes come along.

use super::super::Store;
use super::super::error::{Error, Result};
use super::super::strange::title_of_row;
use super::beside::{self, Before};
use super::contents::Contents;
use super::garbled::{Table, tables};
use super::open::connect;
use super::origin::Origin;
use super::place::{Making, Old, followed};
use super::references::{self, Called, Fate};
use super::schema::{self, quoted};
use super::witness;
use super::{cut, left_out};
use crate::clock::Clock;
use rusqlite::types::ToSqlOutput;
use rusqlite::{Connection, OpenFlags, Row, Statement};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// So many numbers are asked for one by one, where neither an index nor a later row tells which of them there are.
const TRIED: i64 = 100_000;

/// Records of one table that are not in the new file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lost {
    /// Their numbers there, as far as they are known.
    pub rows: BTreeSet<i64>,
    /// Whether no index says which there were: these at most, or nobody knows how many where there are none.
    pub is_guessed: bool,
}

/// Records by table and number, and what they are called.
pub type MadeAnew = BTreeMap<(String, i64), String>;

/// The state of a damaged file in which it was read.
#[derive(Debug)]
pub(super) enum State {
    /// That of one that opens, as its connection tells it.
    Open(i64),
    /// The length of one that is cut.
    Cut(u64),
}

/// A new file with what could be read of a damaged one. It goes unless it is placed.
#[derive(Debug)]
pub struct Salvaged {
    making: Making,
    state: State,
    /// What could not be read, or belonged to that, by table.
    pub lost: BTreeMap<String, Lost>,
    /// What was made anew for the records that belonged to it, by table and number, and what it is called.
    pub made: MadeAnew,
    /// How many records of the kinds that a KAM writes it holds.
    pub left: u64,
}

impl Salvaged {
    /// Puts it in the place of the damaged file, which is kept as it was beside. Gives the name that got.
    ///
    /// # Errors
    /// Those of writing, and [`Error::Busy`] where somebody has written into the file since it was read; the file is then as it was.
    pub fn place(self, store: &Store) -> Result<PathBuf> {
        // Nobody else's save comes in between.
        let (_held, _) = store.hold()?;
        let seen = state(store)?;
        if !matches!(self.state, State::Open(read) if read == seen) {
            return Err(Error::Busy);
        }
        self.put(store.path(), store.clock())
    }

    /// The same of a file that is cut: nobody can write into that.
    ///
    /// # Errors
    /// Those of writing, and [`Error::Busy`] where another file has come into its place since it was read; that stays.
    pub fn place_over_cut(self, path: &Path, clock: Clock) -> Result<PathBuf> {
        let seen = cut::length(&followed(path))?;
        if !matches!(self.state, State::Cut(read) if Some(read) == seen) {
            return Err(Error::Busy);
        }
        self.put(path, clock)
    }

    fn put(self, path: &Path, clock: Clock) -> Result<PathBuf> {
        let kept = Making::of(&beside::kept(path, Before::Mending, clock))?;
        // Byte by byte: what is damaged in it could be copied in no other way.
        kept.fill_from_held(&followed(path))?;
        let kept = kept.put_beside()?;
        // What is left out is noted before: whatever ends this in between, nobody holds the new file for all there was.
        let noted = if self.lost.is_empty() { Ok(()) } else { left_out::note(&kept, self.lost, self.left) };
        if let Err(error) = noted.and_then(|()| self.making.put(Old::Goes).map(drop)) {
            left_out::forget(&kept);
            super::place::remove(&kept);
            return Err(error);
        }
        Ok(kept)
    }
}

fn state(store: &Store) -> Result<i64> {
    Ok(store.sql().query_row("PRAGMA data_version", [], |row| row.get(0))?)
}

impl Store {
    /// Reads what can be read of a damaged file into a new one, beside its place. `None` where no page of it is damaged, or what would
    /// come of it is not whole, or holds no account any more: then a copy is better. `called` are whoever records belonged to that were
    /// not read.
    ///
    /// # Errors
    /// Those of writing, and of reading other than damage.
    pub fn salvage(&self, called: Called) -> Result<Option<Salvaged>> {
        let is_whole = match self.page_faults() {
            Ok(faults) => faults.is_empty(),
            Err(Error::Damaged { .. }) => false,
            Err(error) => return Err(error),
        };
        if is_whole || self.beyond_mending()?.is_some() {
            return Ok(None);
        }
        let (held, _) = self.hold()?;
        carry(&held, &followed(self.path()), self.clock(), called, State::Open(state(self)?))
    }
}

/// Carries what can be read of a damaged file into a new one beside its place. `None` as [`Store::salvage`] says.
pub(super) fn carry(source: &Connection, file: &Path, clock: Clock, called: Called, state: State) -> Result<Option<Salvaged>> {
    let making = Making::of(file)?;
    let target = connect(making.path(), OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    schema::migrate(&target)?;
    let mut lost = BTreeMap::new();
    let mut made = BTreeMap::new();
    let accounts = fill(&target, source, called, (&mut lost, &mut made))?;
    let left = Contents::of(&target)?.total();
    drop(target);
    if accounts == 0 {
        return Ok(None);
    }
    let mend = || {
        let new = Origin::new(making.path(), clock).copy()?;
        match new.rebuild() {
            // Made anew once such text is mended.
            Err(Error::Garbled(_)) => {}
            rebuilt => rebuilt?,
        }
        Ok::<_, Error>(new.faults()?.is_empty())
    };
    match mend() {
        Ok(true) => Ok(Some(Salvaged { making, state, lost, made, left })),
        Ok(false) | Err(Error::Damaged { .. } | Error::Sql(_) | Error::Altered { .. }) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Fills a new file with the records of another one; gives how many accounts were read. It has neither rules nor indexes then: they come
/// back as its schema is put right.
fn fill(
    target: &Connection,
    source: &Connection,
    called: Called,
    (lost, made): (&mut BTreeMap<String, Lost>, &mut MadeAnew),
) -> Result<i64> {
    // Foreign keys cannot be switched within a transaction.
    target.execute_batch("PRAGMA foreign_keys = OFF; PRAGMA synchronous = OFF; BEGIN")?;
    let objects = {
        let sql = "SELECT type, name FROM sqlite_schema WHERE type IN ('trigger', 'index') AND sql IS NOT NULL";
        let mut query = target.prepare(sql)?;
        query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<Vec<(String, String)>>>()?
    };
    for (kind, name) in objects {
        target.execute_batch(&format!("DROP {kind} {}", quoted(&name)))?;
    }
    let there: BTreeSet<String> = tables(source)?.into_iter().map(|table| table.name).collect();
    for table in tables(target)?.iter().filter(|table| table.has_rowid && !schema::COMPUTED.contains(&table.name.as_str())) {
        target.execute_batch(&format!("DELETE FROM {}", quoted(&table.name)))?;
        let missing = match there.contains(&table.name) {
            true => {
                let mut missing = copy(target, source, table)?;
                // What reads to its end may be a part of what it was.
                missing.rows.extend(not_in(target, table, witness::named(source, &table.name)?)?);
                missing
            }
            // The page that names it is gone, and with that where it was.
            false => Lost { rows: BTreeSet::new(), is_guessed: true },
        };
        if missing != Lost::default() {
            lost.insert(table.name.clone(), missing);
        }
    }
    keep_numbers(target, source)?;
    let accounts = target.query_row("SELECT count(*) FROM account", [], |row| row.get(0))?;
    // What belonged to a record that was not read stays, and links go with what they linked.
    for one in references::mend(target, called)? {
        match one.fate {
            Fate::Cut => drop(lost.entry(one.table).or_default().rows.insert(one.row)),
            Fate::Kept => {
                let called = title_of_row(target, &one.parent, one.missing)?;
                drop(made.insert((one.parent, one.missing), called));
            }
            Fate::Emptied => {}
        }
    }
    target.execute_batch("COMMIT")?;
    Ok(accounts)
}

/// What was read, unless it is damaged there.
pub(super) fn unless_damaged<T>(read: rusqlite::Result<T>) -> Result<Option<T>> {
    match read.map_err(Error::from) {
        Ok(read) => Ok(Some(read)),
        Err(Error::Damaged { .. }) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Copies the rows of a table that can be read in any way: from both ends to where that breaks off, and one by one, as far as anything
/// tells of a number. What one way does not read another one may.
fn copy(target: &Connection, source: &Connection, table: &Table) -> Result<Lost> {
    let columns: Vec<String> =
        table.columns.iter().filter(|column| !column.is_number && !column.is_computed).map(|column| quoted(&column.name)).collect();
    let listed: String = columns.iter().map(|column| format!(", {column}")).collect();
    let name = quoted(&table.name);
    let places = vec!["?"; columns.len() + 1].join(", ");
    let mut writer = Writer {
        insert: target.prepare(&format!("INSERT INTO {name}(rowid{listed}) VALUES ({places})"))?,
        columns: columns.len(),
        written: BTreeSet::new(),
        lost: BTreeSet::new(),
    };
    let read = |condition: &str| source.prepare(&format!("SELECT rowid{listed} FROM {name} NOT INDEXED WHERE {condition}"));
    let known = witness::indexed(source, &table.name)?;
    let is_indexed = |row: i64| known.as_ref().is_some_and(|known| known.contains(&row));
    // A row that is out of order may be none: it is believed where an index names it, or it is found by its number too.
    let mut doubtful = BTreeSet::new();
    let (mut first, mut last) = (i64::MIN, i64::MAX);
    let up = |row: i64| {
        let is_next = row > first && doubtful.is_empty();
        if is_next {
            first = row;
        } else {
            doubtful.insert(row);
        }
        is_next || is_indexed(row)
    };
    let is_whole = run(&mut read("rowid > ?1 ORDER BY rowid")?, i64::MIN, &mut writer, up)?;
    if is_whole && doubtful.is_empty() {
        take_from_covering(source, table, &columns, known.as_ref(), &mut writer)?;
        return Ok(Lost { rows: writer.lost, is_guessed: false });
    }
    let mut is_in_order = true;
    let down = |row: i64| {
        let is_next = is_in_order && first < row && row < last;
        if is_next {
            last = row;
        } else if row != first {
            is_in_order = false;
            doubtful.insert(row);
        }
        is_next || is_indexed(row)
    };
    run(&mut read("rowid > ?1 ORDER BY rowid DESC")?, i64::MIN, &mut writer, down)?;
    let (is_known, is_bounded) = (known.is_some(), last < i64::MAX);
    let from = first.max(0) + 1;
    let gap: BTreeSet<i64> = (from..last.min(from.saturating_add(TRIED))).collect();
    // An index may be spoilt as well as the table: what it does not name is tried all the same.
    let mut between = witness::named_in_part(source, &table.name)?;
    between.extend(known.iter().flatten());
    between.extend(doubtful);
    between.extend(gap.iter());
    between.retain(|row| !writer.written.contains(row) && !writer.lost.contains(row));
    let mut one = read("rowid = ?1")?;
    for row in between {
        let mut is_there = false;
        let is_read = run(&mut one, row, &mut writer, |found| {
            is_there |= found == row;
            found == row
        })?;
        if is_indexed(row) && !is_there || is_bounded && !is_known && !is_read && gap.contains(&row) {
            writer.lost.insert(row);
        }
    }
    take_from_covering(source, table, &columns, known.as_ref(), &mut writer)?;
    let is_guessed = !(is_known || is_bounded && writer.lost.is_empty());
    Ok(Lost { rows: writer.lost, is_guessed })
}

/// Writes the rows that the table itself does not give any more from an index that has every column of theirs. What no index names, where there
/// are some, was no row.
fn take_from_covering(
    source: &Connection,
    table: &Table,
    columns: &[String],
    known: Option<&BTreeSet<i64>>,
    writer: &mut Writer,
) -> Result<()> {
    // What was spoilt may have had the number of another row, which is read.
    writer.lost.retain(|row| !writer.written.contains(row));
    let Some(known) = known else { return Ok(()) };
    writer.lost.retain(|row| known.contains(row));
    let missing: BTreeSet<i64> = known.difference(&writer.written).copied().collect();
    if missing.is_empty() {
        return Ok(());
    }
    for index in witness::covering(source, &table.name, columns)? {
        let sql = format!("SELECT rowid, {} FROM {} INDEXED BY {}", columns.join(", "), quoted(&table.name), quoted(&index));
        let mut query = source.prepare(&sql)?;
        let Some(mut rows) = unless_damaged(query.query([]))? else { continue };
        while let Some(Some(row)) = unless_damaged(rows.next())? {
            let number = row.get(0)?;
            if missing.contains(&number) && !writer.written.contains(&number) {
                writer.lost.remove(&number);
                writer.write(number, row)?;
            }
        }
    }
    Ok(())
}

/// Which of these rows a table has not.
fn not_in(target: &Connection, table: &Table, mut rows: BTreeSet<i64>) -> Result<BTreeSet<i64>> {
    let mut query = target.prepare(&format!("SELECT rowid FROM {}", quoted(&table.name)))?;
    for row in query.query_map([], |row| row.get(0))? {
        rows.remove(&row?);
    }
    Ok(rows)
}

/// Writes rows into a table of the new file.
struct Writer<'a> {
    insert: Statement<'a>,
    columns: usize,
    /// Those that are in the new file.
    written: BTreeSet<i64>,
    /// Those that the table cannot hold: what a disk has made of them.
    lost: BTreeSet<i64>,
}

impl Writer<'_> {
    fn write(&mut self, number: i64, row: &Row) -> Result<()> {
        self.insert.raw_bind_parameter(1, number)?;
        for at in 1..=self.columns {
            self.insert.raw_bind_parameter(at + 1, ToSqlOutput::Borrowed(row.get_ref(at)?))?;
        }
        match self.insert.raw_execute() {
            Ok(_) => drop(self.written.insert(number)),
            Err(error) if error.sqlite_error_code() == Some(rusqlite::ErrorCode::ConstraintViolation) => drop(self.lost.insert(number)),
            Err(error) => return Err(error.into()),
        }
        Ok(())
    }
}

/// Copies what a query gives of rows that are to be believed; whether none of it was damaged.
fn run(query: &mut Statement, from: i64, writer: &mut Writer, mut is_next: impl FnMut(i64) -> bool) -> Result<bool> {
    let Some(mut rows) = unless_damaged(query.query([from]))? else { return Ok(false) };
    loop {
        match unless_damaged(rows.next())? {
            None => return Ok(false),
            Some(None) => return Ok(true),
            Some(Some(row)) => {
                let number = row.get(0)?;
                if is_next(number) && !writer.written.contains(&number) {
                    writer.write(number, row)?;
                }
            }
        }
    }
}

/// No number of a step is given again.
fn keep_numbers(target: &Connection, source: &Connection) -> Result<()> {
    // A cut file may have lost the page that names this table.
    let Ok(mut query) = source.prepare("SELECT max(seq) FROM sqlite_sequence WHERE name = 'step'") else { return Ok(()) };
    let read = query.query_row([], |row| row.get::<_, Option<i64>>(0));
    if let Some(highest) = unless_damaged(read)?.flatten() {
        target.execute("DELETE FROM sqlite_sequence WHERE name = 'step' AND seq < ?1", [highest])?;
        let sql =
            "INSERT INTO sqlite_sequence(name, seq) SELECT 'step', ?1 WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'step')";
        target.execute(sql, [highest])?;
    }
    Ok(())
}
