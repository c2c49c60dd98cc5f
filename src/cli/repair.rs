//! `kam doctor --repair`: what can be put right, after the file was kept as it is.

use super::ask;
use super::failure::Failure;
use super::out::Out;
use super::session::{Session, shown};
use crate::domain::{Lang, Words};
use crate::platform;
use crate::store::{self, Called, Dangling, Disagreement, Error, Indexed, Origin, Store, beside, is_of_reference, recount};
use crate::text::command::kam;
use crate::text::doctor as said;
use crate::text::errors::{self, Whole};
use crate::text::mending;
use std::path::PathBuf;

/// The status of a repair that has to ask where nobody can answer.
const ASKS: u8 = 3;

/// What a repair did.
pub(super) struct Repair {
    pub outcome: Words,
    /// What it took out and made anew, in sentences.
    pub said: Vec<String>,
    /// Where the file was kept as it was before.
    pub kept: Vec<PathBuf>,
}

/// Puts right what is not ours and what can be computed anew, after a backup. A damaged file is left alone: writing to it
/// may cost more.
pub(super) fn repair(session: &Session, agreed: bool, out: &mut Out) -> anyhow::Result<Repair> {
    let mut done = Repair { outcome: said::NOT_REPAIRED, said: Vec::new(), kept: Vec::new() };
    if let Some(kept) = recount(&session.file, session.clock)? {
        done.said.push(mending::RECOUNTED.get(session.lang).to_owned());
        done.kept.push(kept);
    }
    let mut store = Origin::new(&session.file, session.clock).to_mend()?;
    // The file is there and opens, so nothing of what was broken off beside it is needed any more.
    let abandoned = beside::abandoned(&session.file);
    beside::clean(&session.file);
    done.said.extend((!abandoned.is_empty()).then(|| said::half_made_gone(session.lang, abandoned.len())));
    let faults = store.faults().or_else(|error| if let Error::Damaged { detail, .. } = error { Ok(vec![detail]) } else { Err(error) })?;
    let called = Called { account: mending::FOUND_ACCOUNT.get(session.lang), person: mending::FOUND_PERSON.get(session.lang) };
    // References that lead nowhere are mended by themselves, below.
    if !faults.iter().all(|fault| is_of_reference(fault)) {
        let newest = Whole::from(beside::newest_whole(&session.file, session.clock.today())).beside(&session.file);
        let chosen = choose(session, &store, &faults, agreed, out)?;
        match unless_misread(store.mend_indexes(&faults, &chosen))? {
            Some(indexed) => {
                done.said.extend(said_of_indexes(session, &faults, &indexed, &chosen, newest));
                done.kept.push(indexed.kept);
            }
            None => {
                let Some(salvaged) = unless_misread(store.salvage(called))? else { return Ok(done) };
                let lost = said::lost_in_words(&salvaged.lost, session.lang);
                let made = mending::made_anew(&salvaged.made, session.lang);
                if !lost.is_empty() && !agreed && !may_leave_out(session, &lost, &newest, out)? {
                    return Ok(Repair { outcome: said::LEFT_DAMAGED, ..done });
                }
                done.kept.push(salvaged.place(&store)?);
                done.said.push(if lost.is_empty() { said::SALVAGED } else { said::SALVAGED_IN_PART }.get(session.lang).to_owned());
                done.said.extend(lost);
                done.said.extend(made);
                store = Origin::new(&session.file, session.clock).to_mend()?;
            }
        }
    }
    if let Some(what) = store.beyond_mending()? {
        let (file, lang) = (session.file.as_path(), session.lang);
        let whole = Whole::from(beside::newest_whole(file, session.clock.today())).beside(file);
        let said = errors::beyond_mending(lang, &shown(file), &errors::object(&what, lang));
        return Err(Failure::failed(format!("{said} {}", whole.to_restore(lang))).into());
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
    match store.back_up_daily() {
        // Said in the look that follows: that something is in the way of copies keeps nobody from the rest.
        Err(Error::Io(_)) if beside::in_place_of_folder(&session.file).is_some() => {}
        made => drop(made?),
    }
    store.rebuild()?;
    let is_swept = store.sweep().is_ok();
    beside::forget_damage(&session.file);
    // What could not be closed to others is found in the look that follows.
    let _ = platform::make_private(&session.file);
    beside::close_to_others(&session.file);
    Ok(Repair { outcome: if is_swept { said::REPAIRED } else { said::REPAIRED_UNSWEPT }, ..done })
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
fn may_leave_out(session: &Session, lost: &[String], newest: &Whole, out: &mut Out) -> anyhow::Result<bool> {
    let lang = session.lang;
    // A copy that has them all is better than what is left of the file.
    let copy = matches!(newest, Whole::Copy(_)).then(|| newest.to_restore(lang));
    let and_copy = |said: String| copy.as_ref().map_or_else(|| said.clone(), |copy| errors::then(&said, copy));
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
