//! `kam doctor --repair`: what can be put right, after the file was kept as it is.

use super::ask;
use super::failure::Failure;
use super::out::Out;
use super::session::{Session, shown};
use crate::domain::{Lang, Words};
use crate::platform;
use crate::store::beside::Newest;
use crate::store::{
    self, Called, Dangling, Disagreement, Error, Indexed, Origin, Outlook, Salvaged, Store, beside, is_of_reference, recount, salvage_cut,
};
use crate::text::command::kam;
use crate::text::doctor as said;
use crate::text::errors::{self, Whole};
use crate::text::mending;
use crate::text::outside;
use crate::text::tables::tables_in_words;
use std::path::{Path, PathBuf};

/// The status of a repair that has to ask where nobody can answer.
const ASKS: u8 = 3;

/// What a repair did.
pub(super) struct Repair {
    pub outcome: Words,
    /// What it took out and made anew, in sentences.
    pub said: Vec<String>,
    /// Where the file was kept as it was before.
    pub kept: Vec<PathBuf>,
    /// Which records were changed by others before, in sentences.
    pub outside: Vec<String>,
    /// The newest whole copy from before it.
    pub newest: Whole,
}

/// What records are called that are made anew for those that belonged to them.
pub(super) fn called(lang: Lang) -> Called<'static> {
    Called { account: mending::FOUND_ACCOUNT.get(lang), person: mending::FOUND_PERSON.get(lang) }
}

/// Puts right what is not ours and what can be computed anew, after a backup. A damaged file is left alone: writing to it
/// may cost more.
pub(super) fn repair(session: &Session, agreed: bool, out: &mut Out) -> anyhow::Result<Repair> {
    mend(session, agreed, out).map_err(|error| match error.downcast_ref::<Error>() {
        // Some of it may be done: of a damaged file nobody says that its data are safe.
        Some(full) if full.is_beyond_mending() => {
            Failure::failed(said::repair_full(session.lang, &session.file.display().to_string(), &kam())).into()
        }
        _ => error,
    })
}

fn mend(session: &Session, agreed: bool, out: &mut Out) -> anyhow::Result<Repair> {
    let newest = Whole::from(beside::newest_whole(&session.file, session.clock.today())).beside(&session.file);
    let mut done = Repair { outcome: said::NOT_REPAIRED, said: Vec::new(), kept: Vec::new(), outside: Vec::new(), newest };
    if let Some(kept) = recount(&session.file, session.clock)? {
        done.said.push(mending::RECOUNTED.get(session.lang).to_owned());
        done.kept.push(kept);
    }
    let called = called(session.lang);
    if let Some(salvaged) = unless_misread(salvage_cut(&session.file, session.clock, called))? {
        let place = |salvaged: Salvaged| salvaged.place_over_cut(&session.file, session.clock);
        if !take(session, salvaged, agreed, place, &mut done, out)? {
            return Ok(Repair { outcome: said::LEFT_DAMAGED, ..done });
        }
    }
    let mut store = Origin::new(&session.file, session.clock).to_mend()?;
    // The file is there and opens, so nothing of what was broken off beside it is needed any more.
    let abandoned = beside::abandoned(&session.file);
    beside::clean(&session.file);
    done.said.extend((!abandoned.is_empty()).then(|| said::half_made_gone(session.lang, abandoned.len())));
    // All that tells of them goes as search and figures are made anew.
    let newest = if let Whole::Copy(newest) = &done.newest { Some(newest.clone()) } else { None };
    done.outside = told_outside(&store, newest, session.lang).unwrap_or_default().lines;
    let faults = store.faults().or_else(|error| if let Error::Damaged { detail, .. } = error { Ok(vec![detail]) } else { Err(error) })?;
    // References that lead nowhere are mended by themselves, below.
    if !faults.iter().all(|fault| is_of_reference(fault)) {
        let newest = done.newest.clone();
        let chosen = choose(session, &store, &faults, agreed, out)?;
        match unless_misread(store.mend_indexes(&faults, &chosen))? {
            Some(indexed) => {
                done.said.extend(said_of_indexes(session, &faults, &indexed, &chosen, newest));
                done.kept.push(indexed.kept);
            }
            None => {
                let Some(salvaged) = unless_misread(store.salvage(called))? else { return Ok(done) };
                if !take(session, salvaged, agreed, |salvaged| salvaged.place(&store), &mut done, out)? {
                    return Ok(Repair { outcome: said::LEFT_DAMAGED, ..done });
                }
                store = Origin::new(&session.file, session.clock).to_mend()?;
            }
        }
    }
    if let Some(what) = store.beyond_mending()? {
        let (file, lang) = (session.file.as_path(), session.lang);
        let said = errors::beyond_mending(lang, &shown(file), &errors::object(&what, lang));
        let said = if close(file) { errors::then(said::CLOSED.get(lang), &said) } else { said };
        return Err(Failure::failed(format!("{said} {}", done.newest.to_restore(lang))).into());
    }
    if let Some((righted, kept)) = store.mend_schema()? {
        let listed = |what: &[String]| what.iter().map(|what| errors::object(what, session.lang)).collect::<Vec<_>>().join(", ");
        for (what, said) in [(righted.dropped, said::taken_out as fn(Lang, &str) -> String), (righted.made, said::put_back)] {
            done.said.extend((!what.is_empty()).then(|| said(session.lang, &listed(&what))));
        }
        done.kept.push(kept);
    }
    let dangling = store.dangling()?;
    if !dangling.is_empty() {
        if !agreed && !may_relink(session, &dangling, out)? {
            return Ok(Repair { outcome: mending::LEFT_DANGLING, ..done });
        }
        let Some(relinked) = store.mend_references(called)? else { return Ok(done) };
        done.kept.push(relinked.kept);
        done.said.push(mending::relinked(session.lang, relinked.found.len()));
        done.said.extend(relinked.found.iter().map(|one| mending::dangling(one, session.lang)));
    }
    let garbled = store.garbled()?.len();
    if garbled > 0 && !agreed {
        ask::somebody_for(ASKS, || said::needs_yes(session.lang, &kam()))?;
        if !ask::confirmed(&said::mend(session.lang, garbled), out)? {
            return Ok(Repair { outcome: said::LEFT_GARBLED, ..done });
        }
    }
    if let Some((count, kept)) = store.mend_text()? {
        done.said.push(said::texts_mended(session.lang, count));
        done.kept.push(kept);
    }
    if done.kept.is_empty() && (!done.outside.is_empty() || is_evidence(&store)?) {
        done.kept.push(store.keep_before_mending()?);
    }
    let back_up = || match store.back_up_daily() {
        // Said in the look that follows: that something is in the way of copies keeps nobody from the rest.
        Err(Error::Io(_)) if beside::in_place_of_folder(&session.file).is_some() => Ok(()),
        made => made.map(drop),
    };
    // What disagrees with itself is kept already, and makes no copy of the day.
    let is_kept = !done.outside.is_empty();
    if !is_kept {
        back_up()?;
    }
    store.rebuild()?;
    if is_kept {
        back_up()?;
    }
    let is_swept = store.sweep().is_ok();
    beside::forget_damage(&session.file);
    close(&session.file);
    Ok(Repair { outcome: if is_swept { said::REPAIRED } else { said::REPAIRED_UNSWEPT }, ..done })
}

/// Closes the file and its copies to others; whether any could be read by them. What could not be closed is found in the look that follows.
fn close(file: &Path) -> bool {
    let was_open = platform::mode(file).is_some_and(|mode| mode & 0o077 != 0) || !beside::open_to_others(file).is_empty();
    let _ = platform::make_private(file);
    beside::close_to_others(file);
    was_open
}

/// Puts what was read of a damaged file in its place, once that may go without what was not; whether it did.
fn take(
    session: &Session,
    salvaged: Salvaged,
    agreed: bool,
    place: impl FnOnce(Salvaged) -> store::Result<PathBuf>,
    done: &mut Repair,
    out: &mut Out,
) -> anyhow::Result<bool> {
    let lost = said::lost_in_words(&salvaged.lost, session.lang);
    let made = mending::made_anew(&salvaged.made, session.lang);
    if !lost.is_empty() {
        let outlook = Outlook::Loses { lost: salvaged.lost.clone(), left: salvaged.left };
        if !agreed && !may_leave_out(session, &lost, &outlook, &done.newest, out)? {
            return Ok(false);
        }
    }
    done.kept.push(place(salvaged)?);
    done.said.push(if lost.is_empty() { said::SALVAGED } else { said::SALVAGED_IN_PART }.get(session.lang).to_owned());
    done.said.extend(lost);
    done.said.extend(made);
    Ok(true)
}

/// Which records are not what the program wrote.
#[derive(Default)]
pub(super) struct Told {
    /// In sentences.
    pub lines: Vec<String>,
    /// The copy in which they are otherwise, where one says so.
    pub copy: Option<Newest>,
    /// What could not be compared, by name.
    pub unread: Vec<String>,
}

/// The same, where `newest` is the newest whole copy: with it and those about it the file is compared.
pub(super) fn told_outside(store: &Store, newest: Option<Newest>, lang: Lang) -> store::Result<Told> {
    let newest = newest.filter(|copy| !copy.is_flawed && !copy.is_of_another);
    let copies = newest.map_or_else(Vec::new, |newest| beside::to_compare(store.path(), &newest));
    let looked = store.changed_outside(&copies)?;
    let copy = looked.told_by.map(|path| Newest::from(path.to_owned()));
    let mut unread = tables_in_words(looked.unread.iter().map(String::as_str), lang);
    unread.extend(looked.is_search_unread.then(|| said::CHECK_SEARCH.get(lang).to_owned()));
    Ok(Told { lines: outside::outsiders(&looked.found, copy.as_ref().and_then(Newest::day), lang), copy, unread })
}

/// Whether what is computed of the records is not what they say: which of both is spoilt the file alone may not tell.
fn is_evidence(store: &Store) -> store::Result<bool> {
    Ok(store.stale_find_texts()? > 0 || store.stale_figures()? > 0 || store.stale_keys()? > 0 || store.lost_words()? > 0)
}

/// What a repair did: nothing, where it met what no record can hold. Then the file is as it was.
fn unless_misread<T>(mended: store::Result<Option<T>>) -> store::Result<Option<T>> {
    match mended {
        Err(Error::Sql(_) | Error::Damaged { .. }) => Ok(None),
        mended => mended,
    }
}

/// Asks whether references that lead nowhere may be mended so.
fn may_relink(session: &Session, dangling: &[Dangling], out: &mut Out) -> anyhow::Result<bool> {
    let lang = session.lang;
    ask::somebody_for(ASKS, || mending::needs_yes_to_relink(lang, dangling.len(), &kam()))?;
    for one in dangling {
        out.wrapped("    ", &mending::dangling(one, lang))?;
    }
    ask::confirmed(&mending::relink(lang, dangling.len()), out)
}

/// Asks whether what cannot be read may stay behind.
fn may_leave_out(session: &Session, lost: &[String], outlook: &Outlook, newest: &Whole, out: &mut Out) -> anyhow::Result<bool> {
    let lang = session.lang;
    let and_copy = |said: String| match newest {
        // One that holds more is better than what is left of the file.
        Whole::Copy(copy) if outlook.is_less_than(&copy.path) => {
            errors::then(&errors::then(mending::COPY_HOLDS_MORE.get(lang), &newest.to_restore(lang)), &said)
        }
        Whole::Copy(_) => errors::then(&said, &newest.to_restore(lang)),
        Whole::Nowhere | Whole::Damaged(..) | Whole::Sought => said,
    };
    ask::somebody_for(ASKS, || and_copy(said::needs_yes_to_leave_out(lang, &lost.join("; "), &kam())))?;
    out.line(said::UNREAD.get(lang))?;
    for lost in lost {
        out.wrapped("    ", lost)?;
    }
    out.wrapped("", &and_copy(said::REST_IS_READ.get(lang).to_owned()))?;
    ask::confirmed(said::LEAVE_OUT.get(lang), out)
}

/// Which values are taken from indexes that say otherwise than the records: each is asked about, the one that its field can hold is
/// proposed, and taken where nobody is to be asked.
fn choose(session: &Session, store: &Store, faults: &[String], agreed: bool, out: &mut Out) -> anyhow::Result<Vec<Disagreement>> {
    let lang = session.lang;
    // Of rows that are not there, or cannot be read, an index alone says nothing.
    let is_read = store.unread_rows().is_ok_and(|unread| unread.is_empty());
    let mut open = if is_read { store.disagreements(faults) } else { Vec::new() };
    open.retain(Disagreement::is_open);
    if agreed || open.is_empty() {
        open.retain(Disagreement::is_index_likelier);
        return Ok(open);
    }
    let listed = || open.iter().map(|differs| said::differs(differs, lang)).collect::<Vec<_>>().join("; ");
    ask::somebody_for(ASKS, || said::needs_yes_to_choose(lang, &listed(), &kam()))?;
    out.wrapped("", said::CHOOSE_VALUES.get(lang))?;
    let mut chosen = Vec::new();
    for differs in open {
        out.wrapped("    ", &said::differs(&differs, lang))?;
        let proposed = if differs.is_index_likelier() { 2 } else { 1 };
        if ask::one_of_two(&said::which_value(lang, proposed), proposed, out)? == 2 {
            chosen.push(differs);
        }
    }
    Ok(chosen)
}

/// What building the indexes anew may have settled wrongly, and by what that can be told.
fn said_of_indexes(session: &Session, faults: &[String], indexed: &Indexed, chosen: &[Disagreement], newest: Whole) -> Vec<String> {
    let lang = session.lang;
    // The search holds words, not values: it has no say in what a record holds.
    if faults.iter().flat_map(|fault| fault.lines()).all(|fault| errors::is_heading(fault) || errors::is_of_search(fault)) {
        return vec![said::SEARCH_MENDED.get(lang).to_owned()];
    }
    let told = newest.after(said::INDEXES_MENDED.get(lang).to_owned(), lang);
    let kept = |differs: &Disagreement| {
        let from_index = chosen.contains(differs);
        let kept = if from_index { &differs.in_index } else { &differs.in_record };
        let said = said::differs(differs, lang);
        kept.as_ref().filter(|_| differs.is_open()).map_or(said.clone(), |kept| said::and_kept(lang, &said, kept))
    };
    std::iter::once(told).chain(indexed.differed.iter().map(kept)).collect()
}
