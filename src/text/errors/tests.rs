//! What every sentence about an error has to say.

use super::*;

/// One of each, with what its sentence has to have: the file, a backup, and the word that says what to do.
fn every() -> Vec<(Error, bool, bool, [&'static str; 2])> {
    let path = || PathBuf::from("/data/kam.db");
    let known = || Some(Newest::from(PathBuf::from("/data/kam-backups/newest.db")));
    let io = || Error::Io(std::io::Error::from_raw_os_error(5));
    let all = vec![
        (Error::Foreign(path()), true, false, ["Укажите", "Name another"]),
        (Error::Missing(path()), true, true, ["kam restore", "kam restore"]),
        (Error::Lost { path: path(), backup: known() }, true, true, ["запустите kam", "start the workbench"]),
        (Error::Moved(PathBuf::new()), true, true, ["Верните", "Put it back"]),
        (Error::Altered { path: path(), what: "trigger x".into() }, true, true, ["kam doctor --repair", "kam doctor --repair"]),
        (Error::Altered { path: path(), what: "table setting".into() }, true, true, ["kam restore", "kam restore"]),
        (Error::Garbled(PathBuf::new()), true, true, ["kam doctor", "kam doctor"]),
        (Error::Newer { path: path(), found: 12, known: 9, backup: known() }, true, true, ["Обновите", "Update"]),
        (Error::Outgrown { path: path(), found: 12, known: 9 }, true, true, ["закройте", "close"]),
        (Error::Older { path: path(), found: 3, known: 9 }, true, false, ["скопируйте", "copy the file"]),
        (Error::Damaged { path: PathBuf::new(), detail: "empty".into(), backup: None }, true, true, ["kam restore", "kam restore"]),
        (Error::ReadOnly(PathBuf::new()), true, true, ["Проверьте", "See to"]),
        (Error::Full, true, true, ["освободите", "make room"]),
        (Error::Busy, true, false, ["попробуйте", "try again"]),
        (Error::Stopped, false, false, ["Повторите", "Do it again"]),
        (Error::Gone, false, false, ["u вернёт", "u brings"]),
        (Error::There(Entity::MonthClose, 1), false, false, ["Посмотрите", "See what"]),
        (Error::Conflict(Vec::new()), false, false, ["повторите", "try again"]),
        (Error::OfAnother(Entity::LegalEntity.def().words), false, false, ["Выберите", "Choose"]),
        (Error::TooMuch, false, false, ["Проверьте", "Check"]),
        (Error::Circle { of: Entity::Account, names: "А → А".into() }, false, false, ["Исправьте", "First change"]),
        (Error::Circle { of: Entity::Affiliation, names: "А → А".into() }, false, false, ["Исправьте", "First change"]),
        (io(), true, true, ["kam doctor", "kam doctor"]),
    ];
    // A new kind of error does not compile until it stands above.
    for (error, ..) in &all {
        match error {
            Error::Foreign(_) | Error::Missing(_) | Error::Lost { .. } | Error::Moved(_) | Error::Altered { .. } => {}
            Error::Garbled(_)
            | Error::Newer { .. }
            | Error::Outgrown { .. }
            | Error::Older { .. }
            | Error::Damaged { .. }
            | Error::ReadOnly(_)
            | Error::Copy(_) => {}
            Error::Full
            | Error::Busy
            | Error::Stopped
            | Error::Gone
            | Error::There(..)
            | Error::Conflict(_)
            | Error::OfAnother(_)
            | Error::TooMuch
            | Error::Circle { .. }
            | Error::Io(_)
            | Error::Sql(_) => {}
        }
    }
    all
}

/// Whoever reads that something is wrong has to know with which file, where a whole copy is, and what to do.
#[test]
fn every_error_names_the_file_its_copy_and_the_way_on() {
    for (lang, at) in [(Lang::Ru, 0), (Lang::En, 1)] {
        for (error, names_file, names_copy, way) in every() {
            let said =
                in_file(&error, Path::new("/data/kam.db"), || Some(Newest::from(PathBuf::from("/data/kam-backups/newest.db"))), lang);
            assert_eq!(said.contains("/data/kam.db"), names_file, "{said}");
            assert_eq!(said.contains("/data/kam-backups/newest.db"), names_copy, "{said}");
            assert!(said.contains(way[at]), "{said}");
            assert_eq!(said.chars().any(|c| ('а'..='я').contains(&c)), lang == Lang::Ru, "{said}");
            let bare = without_form(&error, Path::new("/data/kam.db"), || Whole::Nowhere, lang);
            assert!(!bare.contains("newest.db") || matches!(error, Error::Lost { .. } | Error::Newer { .. }), "{bare}");
        }
    }
}

/// A full disk that is met outside of SQLite would be told as a fault of the file, and a step that is to be taken back as none.
#[test]
fn a_full_disk_is_told_in_one_way_and_claims_no_more_than_holds() {
    for lang in [Lang::Ru, Lang::En] {
        let said = |error: &Error| in_file(error, Path::new("/data/kam.db"), || Whole::Nowhere, lang);
        let full = said(&Error::Full);
        for kind in [std::io::ErrorKind::StorageFull, std::io::ErrorKind::QuotaExceeded] {
            assert_eq!(said(&Error::Io(kind.into())), full);
        }
        assert!(!full.contains("не изменено") && !full.contains("nothing was changed") && !full.contains("doctor"), "{full}");
    }
}

/// An index may be all that is damaged: what was saved since the copy would go with a restore.
#[test]
fn where_only_that_it_is_damaged_is_known_doctor_is_asked_before_a_restore() {
    let error = Error::Damaged { path: PathBuf::new(), detail: "database disk image is malformed".into(), backup: None };
    for lang in [Lang::Ru, Lang::En] {
        let said = in_file(&error, Path::new("/data/kam.db"), || Some(Newest::from(PathBuf::from("/data/kam-backups/n.db"))), lang);
        assert!(said.find("kam doctor").unwrap() < said.find("kam restore").unwrap() && !said.contains("--repair"), "{said}");
    }
}

/// What SQLite writes above its findings is none of them.
#[test]
fn a_finding_is_said_without_its_heading() {
    let found = "*** in database main ***\nTree 5 page 7: btreeInitPage() returns error code 11\nrow 3 missing from index x";
    assert_eq!((fault(found, Lang::En), fault(found, Lang::Ru)), (on_page(Lang::En, "7"), on_page(Lang::Ru, "7")));
}

/// A message that was said while copies were being read says at the end what it would have said with them known.
#[test]
fn what_came_of_looking_for_a_copy_is_told_in_the_message() {
    let file = Path::new("/data/kam.db");
    for lang in [Lang::Ru, Lang::En] {
        for (error, ..) in every() {
            let sought = in_file(&error, file, || Whole::Sought, lang);
            for whole in [Whole::Copy(PathBuf::from("/data/kam-backups/newest.db").into()), Whole::Nowhere] {
                assert_eq!(whole.told_in(&sought, lang), in_file(&error, file, || whole.clone(), lang));
            }
        }
    }
}

/// Where the only copy is damaged nobody is sent in a circle: it can be read apart.
#[test]
fn the_only_copy_there_is_can_be_read_apart() {
    let copy = PathBuf::from("/data/kam-backups/2026-11-26.db");
    let damaged = |path: &Path| Error::Damaged { path: path.into(), detail: "other bytes".into(), backup: None };
    for lang in [Lang::Ru, Lang::En] {
        let said = |path: &Path, whole: Whole| in_file(&damaged(path), Path::new("/data/kam.db"), || whole.clone(), lang);
        assert!(said(&copy, Whole::Nowhere).contains("doctor --repair"));
        assert!(!said(&copy, Whole::Copy(PathBuf::from("/data/kam-backups/2026-11-25.db").into())).contains(READ_APART.get(lang)));
        assert!(!said(Path::new("/data/kam.db"), Whole::Nowhere).contains(READ_APART.get(lang)));
    }
}
