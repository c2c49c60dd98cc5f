//! `kam log`: one line after the call, or a file of such lines.

use super::failure::Failure;
use super::json::Links;
use super::out::{Out, aside};
use super::session::{Session, shown};
use crate::capture::{self, Candidate, Doubt, Meaning, Participant, Promise, Resolved, Saved, What, Why};
use crate::domain::entry::ENTRY_STATES;
use crate::domain::field::find_choice;
use crate::domain::{Entity, Lang, day};
use crate::exchange::encoding;
use crate::store::{Error, QUICK, Store, beside};
use crate::text::capture as say;
use crate::text::chips::{self, Tone};
use crate::text::command::kam;
use crate::text::errors;
use crate::text::marked;
use clap::ArgMatches;
use serde_json::{Value, json};
use std::ffi::OsString;
use std::io::Read;
use std::path::{Path, PathBuf};

/// The status when a line waits in the inbox: it names no account, may mean several, or a day has to be asked about.
const UNSETTLED: u8 = 3;

/// The status when lines of a file could not be read; the others are written down all the same.
const LEFT_OUT: u8 = 1;

/// The arguments with «-2 зв альфа: …» made a line: a minus before a figure is a day, not an option.
pub fn with_days_back(mut arguments: Vec<OsString>) -> Vec<OsString> {
    let after = arguments.iter().position(|argument| argument == "log").map_or(arguments.len(), |at| at + 1);
    for argument in arguments.iter_mut().skip(after) {
        let text = argument.to_string_lossy();
        if text.strip_prefix('-').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit())) {
            // Blanks round a line are no part of it.
            *argument = format!(" {text}").into();
        }
    }
    arguments
}

/// How often a line is understood anew where others are quicker.
const OVERTAKEN: usize = 16;

/// Writes the lines down, each as a step of its own.
pub fn run(session: &mut Session, given: &ArgMatches, out: &mut Out) -> anyhow::Result<u8> {
    let (lines, left_out) = lines(session, given)?;
    let (store, _) = session.open()?;
    out.ascii = session.ascii;
    let dry = given.get_flag("dry_run");
    if !dry {
        store.must_be_sound()?;
    }
    let (many, anyway) = (given.contains_id("from"), given.get_flag("anyway"));
    let links = Links::new(&store, session.lang);
    let (mut status, mut first) = (0, true);
    for line in &lines {
        let parsed = capture::parse(line, session.clock.today(), session.clock.time());
        let understand = || -> anyhow::Result<_> {
            let mut meaning = capture::resolve(&store, &parsed, capture::Screen::default())?;
            meaning.again = anyway;
            // What is written down twice in the same words on the same day was most likely sent twice.
            let again = if anyway { None } else { written(&store, &meaning)? };
            let saved = if dry || again.is_some() { Saved::default() } else { save(&store, &meaning)? };
            Ok((meaning, again, saved))
        };
        // Where the file was restored since it was read, the line may mean somebody else there.
        let mut understood = understand().or_else(|error| if is_busy(&error) { understand() } else { Err(error) });
        // What it would close was closed by another window or command since it was understood: it is an entry of its own, or closes
        // what is still planned.
        for _ in 0..OVERTAKEN {
            if !understood.as_ref().is_err_and(is_gone) {
                break;
            }
            understood = understand();
        }
        let (meaning, again, saved) = understood?;
        // A file run once more leaves out what it has brought already; a single line is asked about.
        if !meaning.is_clear() || again.is_some() && !many {
            status = UNSETTLED;
        }
        match (session.json, many) {
            (true, true) => out.json_part(first, &as_json(&meaning, &saved, again, &links)?)?,
            (true, false) => out.json(&as_json(&meaning, &saved, again, &links)?)?,
            (false, _) => {
                if !first {
                    out.line("")?;
                }
                match again {
                    Some(again) => out.item("? ", &say::written_already(session.lang, again, line))?,
                    None => print(&meaning, &saved, dry, session.lang, out)?,
                }
            }
        }
        first = false;
    }
    if session.json && many {
        out.json_end(first)?;
    }
    if !dry {
        // Whatever the copy meets, it is known by then that the line is saved.
        out.flush()?;
        back_up(&store, session.lang);
    }
    for said in &left_out {
        aside(said);
    }
    Ok(if left_out.is_empty() { status } else { LEFT_OUT })
}

fn is_gone(error: &anyhow::Error) -> bool {
    matches!(error.downcast_ref::<Error>(), Some(Error::Gone))
}

fn is_busy(error: &anyhow::Error) -> bool {
    matches!(error.downcast_ref::<Error>(), Some(Error::Busy))
}

/// The entry into which the same line was made, for the same account and day.
fn written(store: &Store, meaning: &Meaning) -> anyhow::Result<Option<i64>> {
    let Some(account) = meaning.account.one() else { return Ok(None) };
    Ok(store.entry_of_line(account.id, &day::iso(meaning.day), &meaning.parsed.line)?)
}

/// Saves a line; one that waits in the inbox since earlier this day waits there once.
fn save(store: &Store, meaning: &Meaning) -> anyhow::Result<Saved> {
    let today = day::iso(store.clock().today());
    let waits = if meaning.is_clear() { None } else { store.inbox_has(&meaning.parsed.line, &today)? };
    Ok(match waits {
        Some(_) => Saved { inbox: waits, ..Saved::default() },
        None => capture::save(store, meaning)?,
    })
}

/// Makes the daily backup after the answer, as the workbench does, where that takes but a moment: that of a larger file is left to
/// the workbench. A line that was saved stays saved if it fails.
fn back_up(store: &Store, lang: Lang) {
    if store.path().metadata().is_ok_and(|file| file.len() <= QUICK)
        && let Err(error) = store.back_up_daily()
    {
        aside(&errors::of_backup(&error, store.path(), || beside::newest_whole(store.path(), store.clock().today()), lang));
    }
}

/// The lines to write down: that of the command, or those of the file, and what is said of those that cannot be.
fn lines(session: &Session, given: &ArgMatches) -> anyhow::Result<(Vec<String>, Vec<String>)> {
    let is_too_long = |line: &str| line.len() > capture::LINE_LIMIT && line.chars().count() > capture::LINE_LIMIT;
    let is_lost = |line: &str| line.contains(char::REPLACEMENT_CHARACTER);
    let line = match given.get_one::<PathBuf>("from") {
        Some(path) => {
            let bytes = bytes(session, path)?;
            let text = encoding::decode(&bytes, None).text.replace("\r\n", "\n");
            let (mut lines, mut left_out) = (Vec::new(), Vec::new());
            for (at, line) in text.split(['\n', '\r']).map(str::trim).enumerate().filter(|(_, line)| !line.is_empty()) {
                if is_lost(line) {
                    left_out.push(say::line_unreadable(session.lang, at + 1, &crate::printable::line(line)));
                } else if is_too_long(line) {
                    left_out.push(say::line_too_long(session.lang, at + 1, capture::LINE_LIMIT));
                } else {
                    lines.push(line.to_owned());
                }
            }
            return Ok((lines, left_out));
        }
        None => {
            let words = given.get_many::<String>("line").into_iter().flatten().map(String::as_str);
            let line = words.map(str::trim).collect::<Vec<_>>().join(" ").split(['\n', '\r']).collect::<Vec<_>>().join(" ");
            if line.trim().is_empty() {
                return Err(Failure::usage(say::no_line(session.lang, &kam())).into());
            }
            line.trim().to_owned()
        }
    };
    if is_too_long(&line) {
        return Err(Failure::usage(say::too_long(session.lang, capture::LINE_LIMIT)).into());
    }
    if is_lost(&line) {
        return Err(Failure::usage(say::unreadable(session.lang, &crate::printable::line(&line))).into());
    }
    Ok((vec![line], Vec::new()))
}

fn bytes(session: &Session, path: &Path) -> anyhow::Result<Vec<u8>> {
    if path.as_os_str() == "-" {
        let mut bytes = Vec::new();
        std::io::stdin().read_to_end(&mut bytes)?;
        return Ok(bytes);
    }
    session.must_exist(path)?;
    std::fs::read(path).map_err(|error| {
        let why = crate::text::errors::of_io(&error, session.lang);
        Failure::failed(format!("{}: {why}", shown(path))).into()
    })
}

fn print(meaning: &Meaning, saved: &Saved, dry: bool, lang: Lang, out: &mut Out) -> std::io::Result<()> {
    let doubt = meaning.doubt().is_some();
    let head = match (dry, meaning.is_clear(), doubt) {
        (true, true, _) => say::WOULD_SAVE,
        (false, true, _) => say::SAVED,
        (true, _, true) => say::WOULD_CHOOSE,
        (false, _, true) => say::TO_CHOOSE,
        (true, ..) => say::WOULD_WAIT,
        (false, ..) => say::IN_INBOX,
    };
    let number = saved.entry.map_or(String::new(), |id| format!(" · m{id}"));
    out.title(&format!("{}{number}", head.get(lang)))?;
    for chip in chips::describe(meaning, lang) {
        let lead = match chip.tone {
            Tone::Clear => "  ",
            Tone::Guessed | Tone::Ambiguous | Tone::Unknown => "? ",
        };
        // Candidates stand below, one a line.
        if chip.tone != Tone::Ambiguous {
            out.item(lead, &chip.text)?;
        }
    }
    for (typed, candidates) in doubts(meaning) {
        let head = if typed.is_empty() { say::WHOSE.get(lang).to_owned() } else { say::fits(lang, &typed) };
        out.item("? ", &head)?;
        for candidate in candidates {
            let detail = if candidate.detail.is_empty() { String::new() } else { format!(", {}", candidate.detail) };
            out.item("    ", &format!("{}{detail}", candidate.name))?;
        }
    }
    if !meaning.notes.is_empty() {
        out.item("  ", &say::remains(lang, &meaning.notes))?;
    }
    match meaning.doubt() {
        Some(Doubt::Day(on)) => out.item("", &say::day_advice(meaning, on, lang))?,
        Some(Doubt::Stands(on)) => out.item("", &say::check_stands(lang, &day::resolved(on, meaning.parsed.today, lang)))?,
        Some(Doubt::Promised(title)) => out.item("", &say::check_promised(lang, title))?,
        Some(Doubt::Unit(figures)) => out.item("", &marked::check_unit(lang, figures))?,
        Some(Doubt::Against(contrary, title)) => out.item("", &marked::check_against(lang, contrary, title))?,
        Some(Doubt::Outcome(_)) if meaning.missed.is_some_and(|missed| missed.why == Why::Ahead) => {
            out.item("", say::CHECK_AHEAD.get(lang))?;
        }
        Some(Doubt::Outcome(_)) if meaning.missed.is_some_and(|missed| missed.why == Why::Remark) => {
            out.item("", say::CHECK_REMARK.get(lang))?;
        }
        Some(Doubt::Outcome(state)) => {
            let words = find_choice(ENTRY_STATES, state).map_or(state, |state| state.words.get(lang));
            out.item("", &say::check_outcome(lang, words))?;
        }
        Some(Doubt::Account(_)) => out.item("", say::NAME_FIRST.get(lang))?,
        Some(Doubt::Person(_, who)) => out.item("", &say::name_person(lang, &who.name, &kam()))?,
        Some(Doubt::Several(piece, _)) if meaning.is_of_person(piece) => out.item("", say::NAME_MORE.get(lang))?,
        Some(Doubt::Several(..)) => out.item("", say::NAME_ACCOUNT.get(lang))?,
        None => {}
    }
    Ok(())
}

/// What may mean several: as typed, with the candidates.
fn doubts(meaning: &Meaning) -> Vec<(String, &[Candidate])> {
    let pieces = meaning.parsed.pieces.iter().enumerate();
    // Persons of several companies leave open whose the line is, and no piece names the account.
    let whose = Some((String::new(), meaning.account.several())).filter(|(_, found)| meaning.account_piece.is_none() && !found.is_empty());
    let named = pieces.filter_map(|(at, piece)| {
        let candidates = meaning.candidates(at);
        let typed = meaning.parsed.typed(piece);
        (!candidates.is_empty()).then(|| (typed.trim_start_matches(['+', '/']).to_owned(), candidates))
    });
    whose.into_iter().chain(named).collect()
}

fn as_json(meaning: &Meaning, saved: &Saved, again: Option<i64>, links: &Links) -> anyhow::Result<Value> {
    let one = |entity, candidate: Option<&Candidate>| links.link(entity, candidate.map(|found| found.id));
    let time = |time: Option<chrono::NaiveTime>| time.map(|time| time.format("%H:%M").to_string());
    let person = |person: &Participant| -> anyhow::Result<Value> {
        let behalf = one(Entity::Account, person.behalf.as_ref().and_then(|(_, account)| account.one()))?;
        let who = one(Entity::Person, person.who.one())?;
        // What is thought of somebody who is not known is kept as text alone.
        let attitude = person.attitude.filter(|_| person.who != Resolved::Unknown);
        Ok(json!({ "typed": person.typed, "person": who, "on_behalf_of": behalf, "attitude": attitude,
            "works_elsewhere": person.elsewhere.iter().map(|account| one(Entity::Account, Some(account))).collect::<Result<Vec<_>, _>>()? }))
    };
    let persons = meaning.persons.iter().map(person).collect::<anyhow::Result<Vec<_>>>()?;
    let promise = |promise: &Promise| -> anyhow::Result<Value> {
        let side = if promise.ours { "ours" } else { "theirs" };
        let first = || meaning.first_party().and_then(|party| party.known()).filter(|_| promise.names_nobody());
        let to = one(Entity::Person, promise.person.as_ref().or_else(first))?;
        Ok(json!({ "side": side, "title": promise.title, "due_on": promise.due.map(day::iso), "person": to, "known": promise.known }))
    };
    let promises = meaning.promises.iter().map(promise).collect::<anyhow::Result<Vec<_>>>()?;
    let unread: Vec<&str> = meaning
        .parsed
        .pieces
        .iter()
        .filter(|piece| matches!(piece.what, What::Unread { .. }))
        .filter_map(|piece| piece.what.text())
        .collect();
    let values = meaning.values.iter().map(|given| json!({ "amount_minor": given.minor, "currency": given.currency, "title": given.text }));
    let next = meaning.next.iter().map(
        |next| json!({ "day": day::iso(next.day), "time": time(next.time), "kind": next.kind, "purpose": meaning.told_purpose(next) }),
    );
    let typed = |piece: usize| meaning.parsed.pieces.get(piece).and_then(|said| said.what.name()).unwrap_or_default().to_owned();
    let guessed = meaning.guessed().map(|(piece, who)| (typed(piece), std::slice::from_ref(who)));
    let doubts = doubts(meaning).into_iter().chain(guessed).map(|(typed, candidates)| {
        let candidates = candidates.iter().map(|found| json!({ "id": found.id, "name": found.name, "detail": found.detail }));
        json!({ "typed": typed, "candidates": candidates.collect::<Vec<_>>() })
    });
    Ok(json!({
        "line": meaning.parsed.line, "clear": meaning.is_clear(), "written_already": again.is_some(), "entry_id": saved.entry, "inbox_id": saved.inbox,
        "account": one(Entity::Account, meaning.account.one())?, "day": day::iso(meaning.day), "time": time(meaning.kept_time()), "kind": meaning.kind,
        "state": meaning.state(), "persons": persons,
        "promises": promises,
        "questions": meaning.questions.iter().map(|(_, text)| text).collect::<Vec<_>>(),
        "wishes": meaning.wishes.iter().map(|(_, text)| text).collect::<Vec<_>>(),
        "complaints": meaning.complaints.iter().map(|(_, text)| text).collect::<Vec<_>>(),
        "values": values.collect::<Vec<_>>(), "next": next.collect::<Vec<_>>(), "mood": meaning.mood, "notes": meaning.notes, "unread": unread,
        "stands_out": meaning.concern().map(|concern| json!({ "kind": concern.why.code(), "words": concern.words })),
        "doubts": doubts.collect::<Vec<_>>(),
    }))
}
