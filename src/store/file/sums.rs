//! With which bytes a copy was made: noted beside it, since what changes in its texts later shows nowhere else.

use super::super::error::Result;
use super::place::{Making, Old, with_suffix};
use crate::platform;
use std::fs;
use std::io::Read;
use std::path::Path;

/// What is added to the name of a copy for the file that holds its checksum.
const CHECKSUM: &str = ".crc32";
/// How many figures a checksum has.
const FIGURES: usize = 8;
/// How long the file of one is at most, in bytes.
const LONGEST: u64 = 16;
/// What a read of a whole file takes at once.
const CHUNK: usize = 1 << 20;

/// Forgets with which bytes a copy was made, when other ones are to stand there.
pub(super) fn forget_checksum(copy: &Path) -> Result<()> {
    let sum = with_suffix(copy, CHECKSUM);
    match fs::remove_file(&sum) {
        // A folder is none, and nobody knows whose it is.
        Err(_) if sum.is_dir() => Ok(()),
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}

/// Notes with which bytes a copy was made. Where that fails the copy stands all the same, whole as it was checked; only what
/// happens to its texts later is not noticed.
pub(super) fn note_checksum(copy: &Path, sum: u32) {
    let write = || {
        let making = Making::of(&with_suffix(copy, CHECKSUM))?;
        fs::write(making.path(), format!("{sum:08x}\n"))?;
        making.put(Old::Goes)
    };
    let _ = write();
}

/// The CRC-32 of all bytes of a file.
pub(super) fn checksum(file: &Path) -> Result<u32> {
    let (mut file, mut hasher, mut chunk) = (platform::open_plain(file)?, crc32fast::Hasher::new(), vec![0; CHUNK]);
    loop {
        match file.read(&mut chunk)? {
            0 => return Ok(hasher.finalize()),
            read => hasher.update(&chunk[..read]),
        }
    }
}

/// What is known of the bytes that a copy was made with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sum {
    /// Their checksum lies beside it.
    Noted,
    /// Something lies under its name that is none.
    Unreadable,
    /// The copy is there, and nothing beside it.
    Missing,
    /// There is no copy.
    NoCopy,
}

impl Sum {
    /// That of a copy.
    pub fn of(copy: &Path) -> Sum {
        match (noted(copy), copy.exists()) {
            (Some(_), _) => Sum::Noted,
            (None, true) if has_sum_file(copy) => Sum::Unreadable,
            (None, true) => Sum::Missing,
            (None, false) => Sum::NoCopy,
        }
    }

    /// Its name for programs.
    pub fn code(self) -> &'static str {
        match self {
            Sum::Noted => "noted",
            Sum::Unreadable => "unreadable",
            Sum::Missing | Sum::NoCopy => "missing",
        }
    }
}

/// Whether something that is no file lies where a copy, or its checksum, belongs.
pub(super) fn is_taken(copy: &Path) -> bool {
    let is_no_file = |path: &Path| path.exists() && !path.is_file();
    is_no_file(copy) || is_no_file(&with_suffix(copy, CHECKSUM))
}

/// Whether anything lies where the checksum of a copy belongs, be it readable or not.
pub(super) fn has_sum_file(copy: &Path) -> bool {
    with_suffix(copy, CHECKSUM).symlink_metadata().is_ok()
}

/// Whether it is known with which bytes a copy was made: without that, what was changed in its texts since shows nowhere.
pub fn is_summed(copy: &Path) -> bool {
    noted(copy).is_some()
}

/// Whether a copy has still the bytes it was made with; `None` when nobody noted them, or that cannot be read.
pub(super) fn is_as_made(copy: &Path) -> Result<Option<bool>> {
    noted(copy).map(|noted| Ok(checksum(copy)? == noted)).transpose()
}

/// The checksum that was noted of a copy: eight figures as they were written, and nothing that may be what is left of some.
pub(super) fn noted(copy: &Path) -> Option<u32> {
    let path = with_suffix(copy, CHECKSUM);
    // A pipe would be waited for, and nothing else is long.
    path.metadata().ok().filter(|data| data.is_file() && data.len() <= LONGEST)?;
    let text = platform::read_plain_text(&path).ok()?;
    let figures = text.trim_end_matches(['\r', '\n']);
    let is_sum = figures.len() == FIGURES && figures.bytes().all(|figure| figure.is_ascii_hexdigit());
    u32::from_str_radix(figures, 16).ok().filter(|_| is_sum)
}
