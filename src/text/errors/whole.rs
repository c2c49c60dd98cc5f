//! The newest whole copy of a damaged file: what it is called, how it is restored, what it lacks.

use super::super::{command, folder};
use super::*;
use crate::store::Sum;
use chrono::NaiveDate;

/// What is known of the newest whole copy of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whole {
    /// It is this one.
    Copy(Newest),
    /// There is none.
    Nowhere,
    /// There are copies, these and so many more, and none is whole.
    Damaged(Vec<PathBuf>, usize),
    /// Copies are being read to tell.
    Sought,
}

impl From<Option<Newest>> for Whole {
    fn from(found: Option<Newest>) -> Whole {
        found.map_or(Whole::Nowhere, Whole::Copy)
    }
}

/// So many copies that are damaged are named.
const NAMED: usize = 3;

impl Whole {
    /// The same, where copies lie beside the file though none is whole.
    #[must_use]
    pub fn beside(self, file: &Path) -> Whole {
        if self != Whole::Nowhere {
            return self;
        }
        let mut copies = Newest::among(file);
        copies.reverse();
        let more = copies.len().saturating_sub(NAMED);
        copies.truncate(NAMED);
        if copies.is_empty() { Whole::Nowhere } else { Whole::Damaged(copies, more) }
    }

    /// Whether it is a copy of this day in which nothing is wrong.
    pub fn is_of(&self, day: NaiveDate) -> bool {
        matches!(self, Whole::Copy(copy) if copy.day() == Some(day) && copy.is_legible && !copy.is_flawed && !copy.is_of_another)
    }

    /// How to restore it.
    pub fn to_restore(&self, lang: Lang) -> String {
        match self {
            Whole::Copy(copy) => to_restore_from(copy, lang),
            Whole::Nowhere => no_backup(lang, &kam()),
            Whole::Damaged(copies, more) => {
                let named = copies.iter().map(|copy| copy.display().to_string());
                let more = (*more > 0).then(|| super::super::doctor::more(lang, *more));
                folder::none_whole(lang, &named.chain(more).collect::<Vec<_>>().join(", "), &kam())
            }
            Whole::Sought => SOUGHT_TO_RESTORE.get(lang).to_owned(),
        }
    }

    /// A sentence with its name.
    pub fn after(&self, said: String, lang: Lang) -> String {
        match self {
            Whole::Copy(copy) => then(&said, &and_its_lacks(called(copy, lang), copy, lang)),
            Whole::Nowhere | Whole::Damaged(..) => ended(&said),
            Whole::Sought => then(&said, SOUGHT.get(lang)),
        }
    }

    /// Says in a sentence that was said while copies were being read what came of it.
    pub fn told_in(&self, said: &str, lang: Lang) -> String {
        let said = said.replace(SOUGHT_TO_RESTORE.get(lang), &self.to_restore(lang));
        said.replace(&Whole::Sought.after(String::new(), lang), &self.after(String::new(), lang))
    }
}

/// How a file is restored from a copy, and what that lacks, if anything.
pub(super) fn to_restore_from(copy: &Newest, lang: Lang) -> String {
    and_its_lacks(then(&called(copy, lang), &restore_it(lang, &command::path(&copy.path), &kam())), copy, lang)
}

/// What a copy is called, with its name.
pub fn called(copy: &Newest, lang: Lang) -> String {
    let said = match copy {
        copy if copy.is_of_another => folder::of_another,
        copy if copy.is_flawed => newest_flawed,
        _ => newest_copy,
    };
    said(lang, &copy.path.display().to_string())
}

/// What was said of a copy, and what it lacks, if anything.
fn and_its_lacks(said: String, copy: &Newest, lang: Lang) -> String {
    lacks(copy, lang).iter().fold(said, |said, lack| then(&said, lack))
}

/// What is to be known of a copy before it is restored: that nobody noted with which bytes it was made, that some text in it cannot be
/// read, that there is a newer one of which that is so.
pub fn lacks(copy: &Newest, lang: Lang) -> Vec<String> {
    // One that is gone by now lacks more than a checksum.
    let unsummed = of_sum(Sum::of(&copy.path), lang);
    let garbled = (!copy.is_legible).then(|| GARBLED_COPY.get(lang).to_owned());
    let newer = copy.newer.as_ref().map(|newer| newer_garbled(lang, &newer.display().to_string()));
    unsummed.into_iter().chain(garbled).chain(newer).collect()
}

/// What is to be known of a copy for its checksum, if anything.
pub fn of_sum(sum: Sum, lang: Lang) -> Option<String> {
    match sum {
        Sum::Missing => Some(UNSUMMED.get(lang).to_owned()),
        Sum::Unreadable => Some(UNREAD_SUM.get(lang).to_owned()),
        Sum::Noted | Sum::NoCopy => None,
    }
}
