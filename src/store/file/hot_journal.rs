//! A journal that a crash left beside the file, looked at before SQLite plays it back: one that belongs to another file
//! would be written over this one.

use super::super::error::Result;
use std::fs::File;
use std::io::{ErrorKind, Read, Seek, SeekFrom};
use std::path::Path;

/// The first bytes of every journal of SQLite.
const MAGIC: [u8; 8] = [0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7];
/// Where the first page of a file keeps its count of changes, and whose it is.
const CHANGES: std::ops::Range<usize> = 24..28;
const APPLICATION: std::ops::Range<usize> = 68..72;

/// What lies beside a file in the place of its journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Journal {
    /// Nothing, or what a finished step left empty.
    None,
    /// One that fits the file: SQLite will take the unfinished step back.
    Ours,
    /// One that was not written for this file as it stands.
    Foreign,
}

/// Looks at the journal of a file without touching either.
///
/// # Errors
/// Those of reading the two files.
pub fn look(file: &Path) -> Result<Journal> {
    let mut journal = match File::open(super::place::with_suffix(file, "-journal")) {
        Ok(journal) => journal,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Journal::None),
        Err(error) => return Err(error.into()),
    };
    let mut head = [0u8; 28];
    match journal.read(&mut head[..1])? {
        0 => return Ok(Journal::None),
        // A first byte of zero is how a finished step is marked where the journal stays.
        _ if head[0] == 0 => return Ok(Journal::None),
        _ => {}
    }
    if journal.read_exact(&mut head[1..]).is_err() || head[..8] != MAGIC {
        return Ok(Journal::Foreign);
    }
    let number = |at: usize| u64::from(u32::from_be_bytes([head[at], head[at + 1], head[at + 2], head[at + 3]]));
    let (sector, page) = (number(20), number(24));
    let Some(own) = first_page(&mut File::open(file)?) else { return Ok(Journal::Ours) };
    if page != own.size || sector == 0 {
        return Ok(Journal::Foreign);
    }
    // The first page stands first where the step got as far as changing it: it is then what this file began with.
    journal.seek(SeekFrom::Start(sector))?;
    let mut record = [0u8; 4 + 100];
    if journal.read_exact(&mut record).is_err() || record[..4] != [0, 0, 0, 1] {
        return Ok(Journal::Ours);
    }
    let before = &record[4..];
    let changes = u32::from_be_bytes([before[24], before[25], before[26], before[27]]);
    let fits = before[APPLICATION] == own.head[APPLICATION] && own.changes().wrapping_sub(changes) <= 1;
    Ok(if fits { Journal::Ours } else { Journal::Foreign })
}

struct FirstPage {
    head: [u8; 100],
    size: u64,
}

impl FirstPage {
    fn changes(&self) -> u32 {
        let at = &self.head[CHANGES];
        u32::from_be_bytes([at[0], at[1], at[2], at[3]])
    }
}

/// The head of a database, when the file begins like one.
fn first_page(file: &mut File) -> Option<FirstPage> {
    let mut head = [0u8; 100];
    file.read_exact(&mut head).ok()?;
    let size = match u16::from_be_bytes([head[16], head[17]]) {
        1 => 65_536,
        size => u64::from(size),
    };
    head.starts_with(b"SQLite format 3\0").then_some(FirstPage { head, size })
}
