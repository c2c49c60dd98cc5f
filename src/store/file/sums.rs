//! With which bytes a copy was made: noted beside it, since what changes in its texts later shows nowhere else.

use super::super::error::Result;
use super::place::{Making, Old, with_suffix};
use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

/// What is added to the name of a copy for the file that holds its checksum.
const CHECKSUM: &str = ".crc32";
/// What a read of a whole file takes at once.
const CHUNK: usize = 1 << 20;

/// Forgets with which bytes a copy was made, when other ones are to stand there.
pub(super) fn forget_checksum(copy: &Path) -> Result<()> {
    match fs::remove_file(with_suffix(copy, CHECKSUM)) {
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
    let (mut file, mut hasher, mut chunk) = (File::open(file)?, crc32fast::Hasher::new(), vec![0; CHUNK]);
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
    /// The copy is there, and nothing beside it.
    Missing,
    /// There is no copy.
    NoCopy,
}

impl Sum {
    /// That of a copy.
    pub fn of(copy: &Path) -> Sum {
        match (is_summed(copy), copy.exists()) {
            (true, _) => Sum::Noted,
            (false, true) => Sum::Missing,
            (false, false) => Sum::NoCopy,
        }
    }
}

/// Whether it was noted with which bytes a copy was made: without that, what was changed in its texts since shows nowhere.
pub fn is_summed(copy: &Path) -> bool {
    with_suffix(copy, CHECKSUM).exists()
}

/// Whether a copy has still the bytes it was made with; `None` when nobody noted them.
pub(super) fn is_as_made(copy: &Path) -> Result<Option<bool>> {
    noted(copy).map(|noted| Ok(checksum(copy)? == noted)).transpose()
}

/// The checksum that was noted of a copy.
pub(super) fn noted(copy: &Path) -> Option<u32> {
    u32::from_str_radix(fs::read_to_string(with_suffix(copy, CHECKSUM)).ok()?.trim(), 16).ok()
}
