//! Reading files under names that anybody may put something else under: a pipe would be waited for, a device may do anything.

use super::{Standing, standing, without_waiting};
use std::fs::{File, OpenOptions};
use std::io::{self, Read};
use std::path::Path;

/// Whether something stands under a name that is neither a file nor a folder: it is never opened.
pub fn is_special(path: &Path) -> bool {
    matches!(standing(path), Standing::Pipe | Standing::Socket | Standing::Device)
}

/// Opens a file for reading; what would be waited for, or is a device, is refused unopened.
///
/// # Errors
/// Those of the system, and one of kind `InvalidInput` for what is no file.
pub fn open_plain(path: &Path) -> io::Result<File> {
    if is_special(path) {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    let mut options = OpenOptions::new();
    options.read(true);
    // What took its place since it was looked at is not waited for either.
    without_waiting(&mut options);
    options.open(path)
}

/// All of such a file.
///
/// # Errors
/// As [`open_plain`].
pub fn read_plain(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    open_plain(path)?.read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The same as text.
///
/// # Errors
/// As [`open_plain`], and one for what is no text.
pub fn read_plain_text(path: &Path) -> io::Result<String> {
    let mut text = String::new();
    open_plain(path)?.read_to_string(&mut text)?;
    Ok(text)
}
