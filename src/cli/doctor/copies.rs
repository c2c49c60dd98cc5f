//! What `kam doctor` says of the copies of the file.

use super::super::session::{Session, shown};
use super::{FRESH_DAYS, Finding, finding, listed};
use crate::domain::{Lang, day};
use crate::store::beside::Newest;
use crate::store::left_out::{Unfinished, unfinished};
use crate::store::{Error, Outlook, Store, Sum, backup, beside, garbled, may_be_written, whose};
use crate::text::command::kam;
use crate::text::doctor as said;
use crate::text::errors::{self, Whole};
use crate::text::{folder, mending};
use std::path::{Path, PathBuf};

/// The daily ones, of which the newest is looked through.
///
/// Of a file that `is_damaged` none can be made, and none is advised.
pub(super) fn backups(
    session: &Session,
    opened: &crate::store::Result<Store>,
    is_damaged: bool,
    found: Option<&(PathBuf, bool)>,
) -> Finding {
    let (file, lang) = (session.file.as_path(), session.lang);
    if let Some(taken) = beside::in_place_of_folder(file) {
        return finding("backup", false, folder::in_place_of(&taken, lang));
    }
    let days = backup::days(file);
    let can_be_copied = opened.is_ok() && !is_damaged || matches!(opened, Err(Error::Older { .. }) if may_be_written(file));
    let and_make = |said: String| if can_be_copied { errors::then(&said, &said::make_backup(lang, &kam())) } else { said };
    let Some((newest, path, is_whole)) = found.and_then(|(path, is_whole)| Some((backup::day_of(path)?, path, *is_whole))) else {
        if let Some(closed) = beside::unlisted(file) {
            return finding("backup", false, said::unlisted(lang, &shown(&closed)));
        }
        let empty = opened.as_ref().is_ok_and(|store| store.count_accounts().is_ok_and(|count| count == 0));
        if beside::copies(file).is_empty() {
            return match empty {
                true => finding("backup", true, said::NOTHING_YET.get(lang)),
                false => finding("backup", false, and_make(said::NO_BACKUP.get(lang).to_owned())),
            };
        }
        let other = beside::newest_whole(file, session.clock.today());
        return finding(
            "backup",
            false,
            and_make(match other {
                Some(copy) if copy.is_flawed => errors::called(&copy, lang),
                Some(copy) => said::other_copy(lang, &shown(&copy.path)),
                None => said::NONE_WHOLE.get(lang).to_owned(),
            }),
        );
    };
    let on = day::near(newest, session.clock.today(), lang);
    if !is_whole {
        return finding("backup", false, and_make(said::backup_bad(lang, &shown(path))));
    }
    if garbled::is_in_copy(path) {
        let said = said::backup_garbled(lang, &on, &shown(path));
        let legible = beside::newest_whole(file, session.clock.today()).filter(|copy| copy.is_legible);
        return finding(
            "backup",
            false,
            legible.map_or(said.clone(), |copy| errors::then(&said, &said::legible_copy(lang, &shown(&copy.path)))),
        );
    }
    if backup::is_flawed_copy(path) {
        let said = said::backup_flawed(lang, &on, &shown(path));
        let sound = beside::newest_whole(file, session.clock.today()).filter(|copy| !copy.is_flawed);
        return finding(
            "backup",
            false,
            sound.map_or(said.clone(), |copy| errors::then(&said, &said::sound_copy(lang, &shown(&copy.path)))),
        );
    }
    if (session.clock.today() - newest).num_days() > FRESH_DAYS {
        return finding("backup", false, and_make(said::backup_old(lang, &on)));
    }
    let unchecked = match Sum::of(path) {
        Sum::Unreadable => Some(said::backups_misread as fn(Lang, &str, &str, &str) -> String),
        Sum::Missing => Some(said::backups_unsummed as fn(Lang, &str, &str, &str) -> String),
        Sum::Noted | Sum::NoCopy => None,
    };
    if let Some(unchecked) = unchecked {
        let count = said::BACKUPS.with(lang, days.len() as u64);
        return finding("backup", false, and_make(unchecked(lang, &count, &on, &shown(path))));
    }
    finding("backup", true, said::backups(lang, &said::BACKUPS.with(lang, days.len() as u64), &on, &shown(path)))
}

/// Whether the copies are whole that are not the newest daily one.
pub(super) fn other_copies(file: &Path, newest: Option<&PathBuf>, lang: Lang) -> Vec<Finding> {
    let of_others = whose::of_others(file);
    let mut damaged = backup::damaged(file);
    damaged.retain(|copy| Some(copy) != newest && !of_others.contains(copy));
    // What was mended or restored is damaged in what was kept of it, and is no reason to do anything.
    let before: Vec<PathBuf> = damaged.extract_if(.., |copy| beside::is_as_it_was(copy)).collect();
    let mut others = beside::copies(file);
    others.retain(|copy| Some(copy) != newest && !before.contains(copy) && !of_others.contains(copy));
    let is_any = !others.is_empty();
    others.retain(|copy| !damaged.contains(copy));
    // Of which nobody can tell more than that they are read.
    let with = |sum: Sum| others.iter().filter(|copy| Sum::of(copy) == sum).collect::<Vec<_>>();
    let (whole, unsummed, misread) = (with(Sum::Noted), with(Sum::Missing), with(Sum::Unreadable));
    let unchecked = [(unsummed, said::copies_unsummed as fn(Lang, usize) -> String), (misread, said::copies_misread)]
        .into_iter()
        .filter(|(copies, _)| !copies.is_empty());
    let unchecked = unchecked.map(|(copies, words)| Finding {
        details: listed(copies.iter().map(|copy| shown(copy)), lang),
        ..finding("copies_unchecked", true, words(lang, copies.len()))
    });
    let told = match (is_any, damaged.is_empty()) {
        (false, _) => None,
        (true, true) => (!whole.is_empty()).then(|| finding("copies", true, said::copies_whole(lang, whole.len()))),
        (true, false) => Some(Finding {
            details: damaged.iter().map(|copy| shown(copy)).collect(),
            ..finding("copies", false, said::copies_damaged(lang, damaged.len()))
        }),
    };
    // Of what was not carried over nothing is said to be of no use any more.
    let unfinished: Vec<PathBuf> = unfinished(file).into_iter().map(|repair| repair.kept).collect();
    let kept = before
        .iter()
        .filter(|kept| !unfinished.contains(kept))
        .map(|kept| finding("kept_before_repair", true, said::damaged_before(lang, &shown(kept))));
    let named = (!of_others.is_empty()).then(|| Finding {
        details: listed(of_others.iter().map(|copy| shown(copy)), lang),
        ..finding("copies_of_others", true, folder::copies_of_others(lang, of_others.len()))
    });
    told.into_iter().chain(unchecked).chain(kept).chain(named).collect()
}

/// What repairs left out, and where it may come from: a copy from before, or nothing but the file as it was.
pub(super) fn left_out(file: &Path, lang: Lang) -> Vec<Finding> {
    let of = |repair: Unfinished| {
        let Outlook::Loses { lost, .. } = &repair.outlook else { return None };
        let count = lost.values().map(|lost| lost.rows.len()).sum();
        let is_guessed = lost.values().any(|lost| lost.is_guessed);
        let said = if is_guessed { mending::left_out_at_least(lang, count) } else { mending::left_out(lang, count) };
        let said = match repair.better_copy(file) {
            Some(copy) => {
                let copy = Whole::Copy(Newest::from(copy)).to_restore(lang);
                errors::then(&errors::then(&said, mending::COPY_HOLDS_MORE_NOW.get(lang)), &copy)
            }
            None => errors::then(&said, &mending::in_no_copy(lang, &shown(&repair.kept))),
        };
        Some(Finding { details: listed(said::lost_in_words(lost, lang).into_iter(), lang), ..finding("lost", false, said) })
    };
    unfinished(file).into_iter().filter_map(of).collect()
}
