//! Putting a document into a file that only its owner may read: whole, or not at all.

use crate::platform;
use crate::store::place::{Making, Old, folder_of};
use crate::store::{Error, Result};
use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

/// What may stand in the way.
#[derive(Debug)]
pub enum Refused {
    /// A file is there already.
    Exists,
    /// It is one of data: another name of the open file, or a copy, is as dear as that.
    IsData,
    /// What is there is no plain file.
    NoFile,
    /// It could not be written.
    Failed(Error),
}

/// How files of SQLite begin.
const HEAD: &[u8] = b"SQLite format 3\0";

/// Whether a file is one of SQLite's, as what Kamdesk keeps and its copies are.
fn is_data(file: &Path) -> bool {
    let mut head = Vec::new();
    let read = File::open(file).and_then(|file| file.take(HEAD.len() as u64).read_to_end(&mut head));
    read.is_ok() && head == HEAD
}

/// Puts a document into a new file; into the place of one that is there only where that is asked for.
///
/// # Errors
/// What stands in the way.
pub fn put(file: &Path, bytes: &[u8], replaces: bool) -> std::result::Result<(), Refused> {
    match file.symlink_metadata() {
        Ok(there) if !there.is_file() => return Err(Refused::NoFile),
        Ok(_) if !replaces => return Err(Refused::Exists),
        Ok(_) if is_data(file) => return Err(Refused::IsData),
        _ => {}
    }
    let put = written(file, bytes).and_then(|making| making.put(if replaces { Old::Goes } else { Old::None }));
    match put {
        Ok(_) => Ok(()),
        Err(Error::Io(error)) if error.kind() == ErrorKind::AlreadyExists => Err(Refused::Exists),
        Err(error) => Err(Refused::Failed(error)),
    }
}

/// Puts a document into a folder, which is made where there is none, under a name or one like it where that is taken. Gives the path it got.
///
/// # Errors
/// Those of writing.
pub fn put_into(folder: &Path, name: &str, bytes: &[u8]) -> Result<PathBuf> {
    platform::private_folder(folder)?;
    written(&folder.join(name), bytes)?.put_beside()
}

fn written(file: &Path, bytes: &[u8]) -> Result<Making> {
    let making = Making::beside(file)?;
    std::fs::write(making.path(), bytes)?;
    Ok(making)
}

/// The folder beside a file of data in which documents are kept that are written from the workbench.
pub fn folder_beside(data: &Path) -> PathBuf {
    folder_of(data).join("kamdesk-documents")
}

/// A name for a file out of words: without what a file system or a shell takes for something else.
pub fn named(words: &[&str], extension: &str) -> String {
    let plain = |c: char| if c.is_alphanumeric() || matches!(c, '-' | '.' | ' ') { c } else { ' ' };
    let words: String = words.join(" ").chars().map(plain).collect();
    let name: String = words.split_whitespace().collect::<Vec<_>>().join("-").trim_matches('.').chars().take(80).collect();
    format!("{name}.{extension}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_written_over_what_is_there() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("letter.txt");
        put(&file, b"one", false).unwrap();
        assert!(matches!(put(&file, b"two", false), Err(Refused::Exists)));
        assert_eq!(std::fs::read(&file).unwrap(), b"one");
        put(&file, b"two", true).unwrap();
        assert_eq!(std::fs::read(&file).unwrap(), b"two");
        assert!(matches!(put(folder.path(), b"three", true), Err(Refused::NoFile)));
        std::fs::write(&file, HEAD).unwrap();
        assert!(matches!(put(&file, b"three", true), Err(Refused::IsData)));
        let kept = [put_into(folder.path(), "letter.txt", b"four").unwrap(), put_into(folder.path(), "letter.txt", b"five").unwrap()];
        assert_eq!(kept.map(|path| path.file_name().unwrap().to_string_lossy().into_owned()), ["letter-2.txt", "letter-3.txt"]);
    }

    #[test]
    fn a_name_is_one_that_every_system_takes() {
        assert_eq!(named(&["ООО «Ромашка / Север»: \"да\"?", "2026-11-21"], "docx"), "ООО-Ромашка-Север-да-2026-11-21.docx");
    }
}
