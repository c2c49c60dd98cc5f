//! What `kam doctor` says of the file as it stands: its header, who may read and write it.

use super::super::session::shown;
use super::{Finding, finding, to_mend};
use crate::domain::Lang;
use crate::platform;
use crate::store::schema::{self, Header};
use crate::store::{Error, Store, beside, may_be_written};
use crate::text::doctor as said;
use crate::text::errors;
use std::path::Path;

/// Whether it is our file, of a schema that this program knows; else why it is not opened.
pub(super) fn header<'a>(file: &Path, opened: &'a crate::store::Result<Store>, lang: Lang) -> Result<Finding, &'a Error> {
    match (schema::header(file), opened) {
        (Ok(Header::Sqlite { application: schema::APPLICATION_ID, version, .. }), Ok(_) | Err(Error::Older { .. }))
            if version < schema::newest() && may_be_written(file) =>
        {
            Ok(finding("schema", true, said::old_schema(lang, version, schema::newest())))
        }
        (_, Err(error)) => Err(error),
        (Ok(Header::Sqlite { application, version, .. }), Ok(_)) => {
            Ok(finding("schema", true, said::schema(lang, &format!("{application:#x}"), version)))
        }
        (Ok(_), Ok(_)) => Ok(finding("schema", false, errors::of_store(&Error::Foreign(file.into()), lang))),
        (Err(error), Ok(_)) => Ok(finding("schema", false, errors::of_store(&error, lang))),
    }
}

/// Who else can read the file and its copies, or write into its folder.
pub(super) fn permissions(file: &Path, lang: Lang) -> Vec<Finding> {
    let mut found = Vec::new();
    if let Some(mode) = platform::mode(file) {
        found.push(match mode & 0o077 {
            0 if platform::is_of_another(file) => finding("file_permissions", true, said::FILE_OF_ANOTHER.get(lang)),
            0 => finding("file_permissions", true, said::FILE_PRIVATE.get(lang)),
            _ if platform::is_for_another_to_close(file) => {
                finding("file_permissions", false, said::file_of_another(lang, &format!("{mode:o}")))
            }
            _ => finding("file_permissions", false, to_mend(said::file_open(lang, &format!("{mode:o}")), lang)),
        });
    }
    let open = beside::open_to_others(file);
    if !open.is_empty() {
        let details = open.iter().map(|path| shown(path)).collect();
        found.push(Finding { details, ..finding("backup_permissions", false, to_mend(said::BACKUPS_OPEN.get(lang).to_owned(), lang)) });
    }
    let folder = file.parent().unwrap_or(Path::new("."));
    if let Some(mode) = platform::mode(folder) {
        // In a sticky folder such as /tmp others cannot replace the file.
        found.push(match (mode & 0o077, mode & 0o022 != 0 && mode & 0o1000 == 0) {
            (0, _) => finding("folder_permissions", true, said::FOLDER_PRIVATE.get(lang)),
            (_, false) => finding("folder_permissions", true, said::folder_seen(lang, &format!("{mode:o}"))),
            (_, true) => finding("folder_permissions", false, said::folder_open(lang, &shown(folder))),
        });
    }
    found
}

/// Whether anything can be written into it.
pub(super) fn writable(file: &Path, lang: Lang) -> Finding {
    match may_be_written(file) {
        false => finding("writable", false, said::READ_ONLY.get(lang)),
        true if platform::largest_file().is_some_and(|most| file.metadata().is_ok_and(|data| data.len() + beside::ROOM > most)) => {
            finding("writable", false, said::LIMITED.get(lang))
        }
        true if !beside::has_room(file) => finding("writable", false, said::NO_ROOM.get(lang)),
        true => finding("writable", true, said::WRITABLE.get(lang)),
    }
}
