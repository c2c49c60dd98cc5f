//! `kam doctor`: is the file whole, safe, private and found by search? Each finding says what to do.

mod copies;
mod standing;

use self::copies::{backups, left_out, other_copies};
use self::standing::{header, permissions, writable};
use super::backup::bytes;
use super::out::Out;
use super::repair::{Told, called, repair, told_outside};
use super::session::{Session, shown};
use crate::domain::{Lang, Words};
use crate::editing::circles;
use crate::settings::Settings;
use crate::store::drafts::Draft;
use crate::store::leftovers::Found;
use crate::store::{Barred, Error, Garbled, Origin, Outlook, Store, backup, beside, is_of_reference, leftovers, rescue};
use crate::text::command::{self, kam};
use crate::text::doctor as said;
use crate::text::errors;
use crate::text::errors::Whole;
use crate::text::folder;
use crate::text::import::CARDS;
use crate::text::mending;
use crate::text::outside as outside_words;
use crate::text::tables::tables_in_words;
use clap::ArgMatches;
use serde_json::json;
use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::path::Path;

/// A backup older than this many days asks for a new one.
const FRESH_DAYS: i64 = 7;

/// How many texts that cannot be read are listed.
const LISTED: usize = 20;

/// One thing that was looked at.
struct Finding {
    /// Its name, for programs.
    check: &'static str,
    good: bool,
    text: String,
    /// What exactly, where there is more to say.
    details: Vec<String>,
    /// Its name, where it could not be looked at: several may fail for one cause.
    name: Option<Words>,
    /// Whether that was for damage of the file.
    is_of_damage: bool,
}

fn finding(check: &'static str, good: bool, text: impl Into<String>) -> Finding {
    Finding { check, good, text: text.into(), details: Vec::new(), name: None, is_of_damage: false }
}

/// Looks, repairs when asked to, and prints what was found.
pub fn run(session: &mut Session, given: &ArgMatches, out: &mut Out) -> anyhow::Result<u8> {
    session.must_have_been()?;
    // Opening for reading leaves everything as it is, the permissions too, so that they can be looked at.
    let mut note = None;
    if given.get_flag("repair") {
        errors::mending_is_tried();
        note = Some(repair(session, given.get_flag("yes"), out)?);
    }
    let mut opened = Origin::new(&session.file, session.clock).read_only();
    // Everything else can be looked at only when every text can be read.
    let garbled = opened.as_mut().map_or_else(
        |_| Ok(Vec::new()),
        |store| {
            let found = store.garbled()?;
            store.read_legibly().map(|()| found)
        },
    );
    if let Ok(store) = &opened {
        session.heed(&Settings::read(store).unwrap_or_default());
    }
    out.ascii = session.ascii;
    let mut findings = look(session, &opened, &garbled);
    // What told of them is gone by now.
    if let Some(outside) = note.as_ref().map(|note| &note.outside).filter(|outside| !outside.is_empty()) {
        findings.retain(|finding| finding.check != "records");
        let text = outside_words::were_changed(session.lang, outside.len());
        findings.push(Finding { details: listed(outside.iter().cloned(), session.lang), ..finding("records", false, text) });
    }
    let wrong = findings.iter().filter(|finding| !finding.good).count();
    if session.json {
        let checks: Vec<_> = findings
            .iter()
            .map(|finding| json!({ "check": finding.check, "ok": finding.good, "text": finding.text, "details": finding.details }))
            .collect();
        let is_repaired = [said::REPAIRED, said::REPAIRED_UNSWEPT].map(Some).contains(&note.as_ref().map(|note| note.outcome));
        let done = note.as_ref().map(|note| note.said.clone()).unwrap_or_default();
        let kept: Vec<_> = note.iter().flat_map(|note| &note.kept).map(|kept| shown(kept)).collect();
        out.json(&json!({
            "ok": wrong == 0, "file": shown(&session.file), "repaired": is_repaired, "done": done, "kept": kept, "checks": checks,
        }))?;
        return Ok(u8::from(wrong > 0));
    }
    if let Some(note) = note {
        for said in &note.said {
            out.wrapped("", said)?;
        }
        for kept in &note.kept {
            out.wrapped("", &said::kept_before(session.lang, &shown(kept)))?;
        }
        out.line(note.outcome.get(session.lang))?;
    }
    let mut said_already: Vec<&str> = Vec::new();
    for finding in &findings {
        // One cause is said once, with all that could not be looked at for it.
        if said_already.contains(&finding.text.as_str()) {
            continue;
        }
        out.wrapped(if finding.good { "✓ " } else { "! " }, &finding.text)?;
        for detail in &finding.details {
            out.wrapped("    ", detail)?;
        }
        if !finding.good {
            said_already.push(&finding.text);
            let same: Vec<&Finding> = findings.iter().filter(|other| other.text == finding.text).collect();
            // The cause is told by what has no name, or by what met it first.
            let cause = same.iter().position(|other| other.name.is_none()).unwrap_or_default();
            let met = same.iter().enumerate().filter(|(at, _)| *at != cause);
            let names: Vec<_> = met.filter_map(|(_, other)| Some(other.name?.get(session.lang))).collect();
            if !names.is_empty() {
                out.wrapped("    ", &said::unchecked(session.lang, &names.join(", ")))?;
            }
        }
    }
    out.line("")?;
    out.line(&if wrong == 0 { said::WELL.get(session.lang).to_owned() } else { said::wrong(session.lang, said_already.len()) })?;
    Ok(u8::from(wrong > 0))
}

fn look(session: &Session, opened: &crate::store::Result<Store>, garbled: &crate::store::Result<Vec<Garbled>>) -> Vec<Finding> {
    let (file, lang) = (session.file.as_path(), session.lang);
    // Copies are read to tell, so once, and only where something is wrong.
    let newest = OnceCell::new();
    let newest = || Whole::from(newest.get_or_init(|| beside::newest_whole(file, session.clock.today())).clone()).beside(file);
    // Tried once, and only where something is wrong.
    let outlook = OnceCell::new();
    let outlook = || outlook.get_or_init(|| Origin::new(file, session.clock).outlook(called(lang)));
    let is_refused = || errors::is_mending_tried() || *outlook() == Outlook::Cannot;
    // What a repair would lose and a restore would not: the copy comes first.
    let advice = || match newest() {
        copy if is_refused() => copy.to_restore(lang),
        Whole::Copy(copy) if outlook().is_less_than(&copy.path) => {
            let said = errors::then(mending::COPY_HOLDS_MORE.get(lang), &newest().to_restore(lang));
            errors::then(&said, &mending::or_repair(lang, &kam()))
        }
        copy => errors::then(&errors::try_repair(lang, &kam()), &copy.to_restore(lang)),
    };
    // What could not be looked at for a table that is missing is told with that.
    let flaw = opened.as_ref().ok().and_then(Store::flaw).filter(Error::is_beyond_mending);
    let failed = |check, name, error: &Error| {
        let cause = flaw.as_ref().filter(|_| matches!(error, Error::Sql(_))).unwrap_or(error);
        let is_of_damage = matches!(cause, Error::Damaged { .. } | Error::Sql(_));
        let said = match cause {
            Error::Damaged { detail, .. } if errors::may_be_mended(detail) && !errors::is_of_index(detail) => {
                let is_lost = detail == errors::CUT_SHORT && is_refused();
                let advice = if is_lost { errors::then(errors::CUT_STAYS.get(lang), &advice()) } else { advice() };
                errors::damage(file, detail, &advice, lang)
            }
            cause => errors::in_file(cause, file, newest, lang),
        };
        Finding { name: Some(name), is_of_damage, ..finding(check, false, said) }
    };
    // Not every row is read, and a copy of today has them.
    let restores_first = || !errors::is_mending_tried() && newest().is_of(session.clock.today());
    let torn = |count| {
        let said = errors::then(&said::unsound(lang, &shown(file), count), &newest().to_restore(lang));
        errors::then(&said, &mending::or_repair(lang, &kam()))
    };
    // What is computed from the records comes back from them, without the loss of what was saved since a copy was made.
    let unsound =
        |faults: &[String], (is_read, is_torn): (bool, bool), differing: usize| match faults.iter().all(|fault| errors::is_of_index(fault))
            && !errors::is_mending_tried()
        {
            // What refers to a record that is not there names it, too; nothing shows that it was lost.
            _ if faults.iter().all(|fault| is_of_reference(fault)) && errors::is_mending_tried() => {
                newest().after(mending::dangles_still(lang, &shown(file)), lang)
            }
            _ if faults.iter().all(|fault| is_of_reference(fault)) => newest().after(mending::dangles(lang, &shown(file), &kam()), lang),
            _ if !is_read && is_refused() => errors::then(&said::unsound(lang, &shown(file), faults.len()), &advice()),
            _ if !is_read => errors::then(&said::rows_unread(lang, &shown(file), &kam()), &newest().to_restore(lang)),
            true if differing > 0 => newest().after(said::index_contradicts(lang, &shown(file), differing, &kam()), lang),
            true => newest().after(said::index_unsound(lang, &shown(file), in_words(faults, lang).len(), &kam()), lang),
            false if is_torn && restores_first() && !is_refused() => torn(faults.len()),
            false => errors::then(&said::unsound(lang, &shown(file), faults.len()), &advice()),
        };
    let to_restore = |said: String| errors::then(&said, &newest().to_restore(lang));
    // Where a table of ours is missing nothing is computed anew, and so nothing advised.
    let unless_beyond = |said: String, advice: &str| if flaw.is_some() { said } else { errors::then(&said, advice) };
    let mended = |said: String| if flaw.is_some() { said } else { to_mend(said, lang) };
    let mut found = Vec::new();
    if file.exists() {
        let size = file.metadata().map_or(0, |data| data.len());
        found.push(finding("file", true, said::file(lang, &shown(file), &bytes(size, lang))));
    }
    found.push(match header(file, opened, lang) {
        Ok(good) => good,
        Err(error) => failed("schema", said::CHECK_SCHEMA, error),
    });
    // Of another program's file nothing is ours to advise.
    if matches!(opened, Err(Error::Foreign(_))) {
        return found;
    }
    if file.exists() {
        found.extend(permissions(file, lang));
    }
    if let Ok(_) | Err(Error::ReadOnly(_) | Error::Older { .. }) = opened {
        found.push(writable(file, lang));
    }
    let abandoned = beside::abandoned(file);
    if !abandoned.is_empty() {
        let details = abandoned.iter().map(|path| shown(path)).collect();
        found.push(Finding { details, ..finding("half_made", false, said::half_made(lang, &kam())) });
    }
    let (folders, special) = beside::in_the_way(file);
    for (paths, said) in [(folders, folder::IN_THE_WAY), (special, folder::SPECIAL_IN_THE_WAY)] {
        if !paths.is_empty() {
            let details = listed(paths.iter().map(|path| shown(path)), lang);
            found.push(Finding { details, ..finding("in_the_way", false, said.get(lang)) });
        }
    }
    let daily = backup::newest(file, session.clock.today());
    let faults = opened.as_ref().ok().map(Store::faults);
    found.push(backups(session, opened, faults.as_ref().and_then(damage_among).is_some(), daily.as_ref()));
    found.extend(other_copies(file, daily.as_ref().map(|(path, _)| path), lang));
    found.extend(left_out(file, lang));
    found.extend(leftovers::kept_apart(file).iter().map(|kept| finding("kept_apart", true, said::kept_apart(lang, &shown(kept)))));
    if let (Ok(store), Some(faults)) = (opened, faults) {
        found.extend(typed_beside(store, lang));
        match store.copies_to_remake() {
            Ok(copies) if copies.is_empty() => {}
            Ok(copies) => found.push(Finding {
                details: copies.iter().map(|copy| shown(copy)).collect(),
                ..finding("erased", false, said::to_remake(lang, copies.len(), &kam()))
            }),
            Err(error) => found.push(failed("erased", said::CHECK_TO_REMAKE, &error)),
        }
        match store.forks() {
            Ok(forks) => found
                .extend(forks.iter().map(|fork| finding("forks", false, said::fork(lang, &shown(&fork.path), &command::path(&fork.path))))),
            Err(error) => found.push(failed("forks", said::CHECK_FORKS, &error)),
        }
        note_damage(file, &faults);
        found.push(match faults {
            Ok(faults) if faults.is_empty() => match store.computing_index() {
                Ok(Some(what)) => finding("integrity", true, said::sound_unindexed(lang, &errors::object(&what, lang))),
                _ => finding("integrity", true, said::SOUND.get(lang)),
            },
            Ok(faults) => {
                // A table that cannot be read is among the faults.
                let is_dangling = faults.iter().all(|fault| is_of_reference(fault));
                // Where the number of pages alone is wrong, a repair brings every row along.
                let is_all_there = is_dangling || store.is_miscounted();
                let unread = if is_all_there { Ok(BTreeMap::new()) } else { store.unread_rows() };
                let is_torn = matches!(unread, Err(Error::Damaged { .. }));
                let unread = said::lost_in_words(&unread.unwrap_or_default(), lang);
                let is_read = unread.is_empty();
                // What differs in rows that are not there says no more than that.
                let differing = if is_read { store.disagreements(&faults) } else { Vec::new() };
                let count = differing.iter().filter(|differs| differs.in_record != differs.in_index).count();
                let differing = differing.iter().map(|differs| said::differs(differs, lang));
                Finding {
                    details: unread.into_iter().chain(differing).chain(in_words(&faults, lang)).collect(),
                    ..finding("integrity", false, unsound(&faults, (is_read, is_torn), count))
                }
            }
            // The check breaks off where a table cannot be read.
            Err(Error::Damaged { .. })
                if !store.is_miscounted()
                    && matches!(store.unread_rows(), Err(Error::Damaged { .. }))
                    && restores_first()
                    && !is_refused() =>
            {
                finding("integrity", false, torn(1))
            }
            Err(error) => failed("integrity", said::CHECK_INTEGRITY, &error),
        });
        found.push(match garbled {
            Ok(garbled) if garbled.is_empty() => finding("texts", true, said::LEGIBLE.get(lang)),
            Ok(garbled) => {
                let details = listed(garbled.iter().map(|garbled| said::place(garbled, lang)), lang);
                let said = said::garbled(lang, garbled.len());
                Finding { details, ..finding("texts", false, unless_beyond(said, &said::to_mark(lang, &kam()))) }
            }
            Err(error) => failed("texts", said::CHECK_TEXTS, error),
        });
        found.push(match store.strange_values() {
            Ok((strange, unread)) => {
                let said = match strange.len() {
                    0 if unread.is_empty() => said::POSSIBLE.get(lang).to_owned(),
                    0 => said::POSSIBLE_IN_PART.get(lang).to_owned(),
                    count => newest().after(said::impossible(lang, count), lang),
                };
                let details = listed(strange.iter().map(|strange| said::strange(strange, lang)), lang);
                with_unread(finding("values", strange.is_empty(), said), details, &tables_in_words(unread, lang), lang)
            }
            Err(error) => failed("values", said::CHECK_VALUES, &error),
        });
        let copy = if let Whole::Copy(copy) = newest() { Some(copy) } else { None };
        let outside = told_outside(store, copy, lang);
        found.push(match &outside {
            Ok(Told { lines, copy, unread }) => {
                let said = match lines.len() {
                    0 if unread.is_empty() => outside_words::AS_WRITTEN.get(lang).to_owned(),
                    0 => outside_words::COMPARED_IN_PART.get(lang).to_owned(),
                    count => {
                        let said = unless_beyond(outside_words::changed(lang, count), &outside_words::then_renew(lang, &kam()));
                        copy.clone().map_or_else(newest, Whole::Copy).after(said, lang)
                    }
                };
                with_unread(finding("records", lines.is_empty(), said), listed(lines.iter().cloned(), lang), unread, lang)
            }
            Err(error) => failed("records", outside_words::CHECK, error),
        });
        let is_told = outside.as_ref().is_ok_and(|outside| !outside.lines.is_empty());
        found.extend(match store.stale_find_texts() {
            // Told with the records that it disagrees with.
            Ok(1..) if is_told => None,
            Ok(0) => match store.lost_words() {
                Ok(_) if is_told => None,
                // The records are as a copy has them, or as they were written: what the search leads to is not.
                Ok(0) => Some(match store.contradicts_itself() {
                    Ok(true) if !is_told => finding("search", false, mended(said::SEARCH_MISLEADS.get(lang).to_owned())),
                    Ok(_) => finding("search", true, said::SEARCH.get(lang)),
                    Err(error) => failed("search", said::CHECK_SEARCH, &error),
                }),
                Ok(lost) => Some(finding("search", false, mended(said::words_lost(lang, lost)))),
                Err(error) => Some(failed("search", said::CHECK_SEARCH, &error)),
            },
            Ok(stale) => Some(finding("search", false, mended(said::search_stale(lang, &CARDS.with(lang, stale as u64))))),
            Err(error) => Some(failed("search", said::CHECK_SEARCH, &error)),
        });
        found.push(match (store.barred(), store.beyond_mending()) {
            (_, Ok(Some(what))) => {
                finding("altered", false, to_restore(errors::beyond_mending(lang, &shown(file), &errors::object(&what, lang))))
            }
            (Some(Barred::Altered(what)), _) => {
                finding("altered", false, newest().after(said::altered(lang, &errors::object(what, lang), &kam()), lang))
            }
            _ => finding("altered", true, said::OURS_ALONE.get(lang)),
        });
        let said_above = |what: &String| matches!(store.barred(), Some(Barred::Altered(altered)) if altered == what);
        found.push(match store.strange_index().map(|strange| strange.filter(|what| !said_above(what))) {
            Ok(None) => finding("indexes", true, said::INDEXES.get(lang)),
            Ok(Some(what)) => finding("indexes", false, mended(said::strange_index(lang, &errors::object(&what, lang)))),
            Err(error) => failed("indexes", said::CHECK_INDEXES, &error),
        });
        if let Some(Barred::Damaged(detail)) = store.barred() {
            let said = said::noted(lang, &shown(file), &kam());
            let said = if errors::is_of_index(detail) { said } else { to_restore(said) };
            found.push(Finding { details: in_words(std::slice::from_ref(detail), lang), ..finding("noted", false, said) });
        }
        found.push(match store.stale_days() {
            Ok(0) => finding("figures", true, said::FIGURES.get(lang)),
            Ok(stale) => finding("figures", false, mended(said::days_stale(lang, stale))),
            Err(error) => failed("figures", said::CHECK_FIGURES, &error),
        });
        found.push(match store.stale_totals() {
            Ok(0) => finding("totals", true, said::TOTALS.get(lang)),
            Ok(stale) => finding("totals", false, mended(said::totals_stale(lang, stale))),
            Err(error) => failed("totals", said::CHECK_TOTALS, &error),
        });
        found.push(match store.stale_keys() {
            Ok(0) => finding("keys", true, said::KNOWN.get(lang)),
            Ok(stale) => finding("keys", false, mended(said::not_known(lang, stale))),
            Err(error) => failed("keys", said::CHECK_KNOWN, &error),
        });
        found.push(match circles::in_file(store) {
            Ok(circles) if circles.is_empty() => finding("circles", true, said::NO_CIRCLES.get(lang)),
            Ok(circles) => Finding { details: circles, ..finding("circles", false, said::CIRCLES.get(lang)) },
            Err(error) => failed("circles", said::CHECK_CIRCLES, &error),
        });
        found.push(match store.drafts().map(|drafts| waiting(drafts, store)) {
            Ok(0) => finding("drafts", true, said::NO_DRAFTS.get(lang)),
            Ok(count) => finding("drafts", true, said::drafts(lang, &said::DRAFTS.with(lang, count as u64))),
            Err(error) => failed("drafts", said::CHECK_DRAFTS, &error),
        });
    }
    // What cannot be looked at for the damage is told with that, and with its advice.
    let damage = found.iter().find(|told| told.check == "integrity" && !told.good && !told.is_of_damage).map(|told| told.text.clone());
    for told in found.iter_mut().filter(|told| told.is_of_damage) {
        told.text = damage.clone().unwrap_or_else(|| told.text.clone());
    }
    found
}

/// What is said of what a repair puts right without loss.
fn to_mend(said: String, lang: Lang) -> String {
    errors::then(&said, &said::to_mend(lang, &kam()))
}

/// What was found, and what could not be looked at for it: nothing is called well of which a part was not read.
fn with_unread(found: Finding, mut details: Vec<String>, unread: &[String], lang: Lang) -> Finding {
    let good = found.good && unread.is_empty();
    details.extend((!unread.is_empty()).then(|| said::not_checked(lang, &unread.join(", "))));
    Finding { good, details, ..found }
}

/// What is told of many things: the first of them, and how many more there are.
fn listed(all: impl ExactSizeIterator<Item = String>, lang: Lang) -> Vec<String> {
    let more = all.len().checked_sub(LISTED).filter(|more| *more > 0).map(|more| said::more(lang, more));
    all.take(LISTED).chain(more).collect()
}

/// Notes what a look through the file found, as the check of the day does: nobody writes on until that is answered.
fn note_damage(file: &Path, faults: &crate::store::Result<Vec<String>>) {
    if let Some(found) = damage_among(faults) {
        // Where it cannot be noted, it is said at least.
        let _ = beside::note_damage(file, found);
    }
}

/// The first damage among what a look through the file found.
fn damage_among(faults: &crate::store::Result<Vec<String>>) -> Option<&String> {
    match faults {
        // A reference that leads nowhere spoils nothing that is written beside it.
        Ok(faults) => faults.iter().find(|fault| !is_of_reference(fault)),
        Err(Error::Damaged { detail, .. }) => Some(detail),
        Err(_) => None,
    }
}

/// What lies beside the file under the names of typed texts and is not taken in: of other files, or nothing that can be read.
fn typed_beside(store: &Store, lang: Lang) -> Vec<Finding> {
    let (named_so, others): (Vec<_>, Vec<_>) = rescue::strays(store).into_iter().partition(|text| text.is_of_this_name);
    let named_so = named_so.iter().map(|text| finding("texts_of_others", true, errors::text_of_another(text, lang)));
    let counted = (!others.is_empty()).then(|| Finding {
        details: listed(others.iter().map(|text| shown(&text.path)), lang),
        ..finding("texts_of_others", true, said::texts_of_others(lang, others.len()))
    });
    let unread =
        rescue::unreadable(store).into_iter().map(|path| finding("typed", false, errors::of_found(&Found::UnreadText(path), lang)));
    named_so.chain(counted).chain(unread).collect()
}

/// How many texts wait: of one place the newer is offered alone, wherever it is kept.
fn waiting(drafts: Vec<Draft>, store: &Store) -> usize {
    let mut places = rescue::places_left(store);
    places.extend(drafts.into_iter().map(|draft| draft.place));
    places.len()
}

/// What SQLite's check found, each thing once.
fn in_words(faults: &[String], lang: Lang) -> Vec<String> {
    let mut said: Vec<String> = faults
        .iter()
        .flat_map(|fault| fault.lines())
        .filter(|fault| !errors::is_heading(fault))
        .map(|fault| errors::fault(fault, lang))
        .collect();
    said.dedup();
    said
}
