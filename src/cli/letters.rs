//! `kam import` with letters: which become entries of whose diary, a question, and one step for all of them.

use super::calendar::answers;
use super::import::{Options, list, meter};
use super::taking::{carry_out, decide_on, guesses_too};
use crate::calendar::Taken;
use crate::domain::Lang;
use crate::exchange::letters::{Hour, Mailbox, Party, Unread, Writing};
use crate::letters::{self, At, Done, Left, Newcomer, Plan, Waiting, apply, plan};
use crate::printable::line;
use crate::store::Store;
use crate::text::calendar;
use crate::text::import as said;
use crate::text::letters as say;
use crate::text::whose as met;
use serde_json::{Value as Json, json};
use std::io::Write;

/// Takes in the letters of one command as one. Gives the exit status (1 where letters could not be read or nothing was written though it
/// should, 2 where nobody could be asked), and what programs are told.
///
/// # Errors
/// Those of printing and of reading the store.
pub(super) fn take(
    store: &Store,
    mailboxes: Vec<Mailbox>,
    options: &Options,
    lang: Lang,
    out: &mut dyn Write,
    interactive: bool,
) -> anyhow::Result<(i32, Json)> {
    let answers = answers(store, &options.whose, lang)?;
    let mut plan = plan(store, mailboxes, &answers)?;
    let closing = plan.newcomers.iter().filter_map(|new| new.closes.as_ref()).map(|closes| closes.asks.clone()).filter(|_| options.closes);
    let gone = plan.invited.iter().flat_map(|invited| &invited.gone).map(|gone| gone.asks.clone()).filter(|_| options.gone);
    let offered: Vec<(String, Option<i64>)> = closing.chain(gone).map(|asks| (asks, None)).collect();
    if !offered.is_empty() {
        let agreed = answers.into_iter().chain(offered).collect();
        plan = letters::plan(store, std::mem::take(&mut plan.mailboxes), &agreed)?;
    }
    let unread = plan.invited.as_ref().is_some_and(|invited| !invited.calendar.problems.is_empty());
    let mut status = i32::from(plan.problems() > 0 || plan.letters() == 0 || unread);
    if !options.json {
        preview(store, &plan, lang, out)?;
    }
    let nothing = format!("\n{}", say::nothing(&plan).get(lang));
    let wanted = decide_on(plan.is_idle(), &nothing, options, lang, out, interactive)?;
    let done = carry_out(wanted, store, &mut status, lang, || {
        let taken = guesses_too(plan.guesses(), options, lang, out, interactive)?;
        let notes = |plan: &Plan, new: &Newcomer| say::notes(plan, new, lang);
        let taken = if taken { Taken::Guesses } else { Taken::Sure };
        Ok(apply(store, &plan, taken, &notes, &|new| calendar::notes(new, lang), &mut meter(lang)))
    })?;
    if let Some(done) = done.filter(|_| !options.json) {
        write!(out, "{}", say::done(&done, lang))?;
        // There is nothing to take back else: undo would take something older.
        writeln!(out, "{}", if done.is_idle() { String::new() } else { format!(" {}", said::UNDO_IN_KAM.get(lang)) })?;
    }
    Ok((status, document(&plan, done)))
}

fn preview(store: &Store, plan: &Plan, lang: Lang, out: &mut dyn Write) -> anyhow::Result<()> {
    list_sources(plan, lang, out)?;
    for part in say::parts(plan, store.clock().today(), lang) {
        list(part.heading.get(lang), part.lines.into_iter(), say::noun(part.heading), lang, out)?;
        if part.heading == say::CLOSING {
            writeln!(out, "  {}", say::HOW_CLOSING.get(lang))?;
        }
        if part.heading == calendar::GONE {
            writeln!(out, "  {}", calendar::HOW_GONE.get(lang))?;
        }
        if part.heading == say::STRANGERS {
            writeln!(out, "  {}", met::HOW_WHOSE.get(lang))?;
        }
    }
    Ok(())
}

/// The files, each with how much it holds; of very many the first ones.
fn list_sources(plan: &Plan, lang: Lang, out: &mut dyn Write) -> anyhow::Result<()> {
    const NAMED: usize = 10;
    for mailbox in plan.mailboxes.iter().take(NAMED) {
        writeln!(out, "{}", line(&say::source(mailbox, lang)))?;
    }
    if plan.mailboxes.len() > NAMED {
        writeln!(out, "{}", said::more(lang, &(plan.mailboxes.len() - NAMED).to_string()))?;
    }
    Ok(())
}

/// What programs are told of letters.
fn document(plan: &Plan, done: Option<Done>) -> Json {
    let party = |one: &Party| json!({"name": one.name, "mail": one.mail});
    let letter = |at: At| {
        let Some(letter) = plan.letter(at) else { return Json::Null };
        let attachments: Vec<Json> = letter.attachments.iter().map(|one| json!({"name": one.name, "bytes": one.bytes})).collect();
        json!({
            "file": plan.file(at), "line": letter.line, "number": letter.number, "sent": letter.sent.to_rfc3339(), "zone": letter.hour == Hour::Known,
            "from": party(&letter.from), "to": letter.to.iter().map(party).collect::<Vec<_>>(),
            "copied": letter.copied.iter().map(party).collect::<Vec<_>>(), "subject": letter.subject, "private": letter.private,
            "attachments": attachments, "packed": letter.is_packed,
            "guessed": if let Writing::Guess(name) = letter.writing { Some(name) } else { None },
            "garbled": letter.writing == Writing::Garbled, "unread": letter.unread.map(Unread::code),
        })
    };
    let newcomer = |new: &Newcomer| {
        let (kind, what) = new.basis.code();
        json!({
            "letter": letter(new.at), "account": plan.name(new.account), "id": new.account, "guess": new.guess,
            "basis": {"kind": kind, "value": what}, "asks": new.asks, "day": new.sent.date().to_string(),
            "time": new.sent.format("%H:%M").to_string(), "outgoing": new.outgoing, "people": new.people,
            "closes": new.closes.as_ref().map(|closes| json!({"entry": closes.entry, "agreed": closes.agreed})),
        })
    };
    let waiting = |one: &Waiting| {
        json!({
            "asks": one.asks, "letters": one.letters, "parties": one.parties.iter().map(party).collect::<Vec<_>>(),
            "guess": one.guess.as_ref().map(|(account, _)| json!({"account": plan.name(*account), "id": account})),
            "may": one.may.iter().map(|account| plan.name(*account)).collect::<Vec<_>>(),
        })
    };
    let left_of = |why: Left| plan.left.iter().filter(|(left, _)| *left == why).map(|(_, at)| letter(*at)).collect::<Vec<_>>();
    let problems = plan.mailboxes.iter().flat_map(|mailbox| {
        mailbox.problems.iter().map(
            |one| json!({"file": mailbox.name, "line": one.line, "number": one.number, "reason": one.fault.code(), "subject": one.subject}),
        )
    });
    json!({
        "files": plan.mailboxes.iter().map(|mailbox| json!({"file": mailbox.name, "letters": mailbox.letters.len()})).collect::<Vec<_>>(),
        "new": plan.newcomers.iter().map(newcomer).collect::<Vec<_>>(),
        "waiting": plan.waiting().iter().map(waiting).collect::<Vec<_>>(),
        "invited": plan.invited.as_deref().map(|plan| super::calendar::document(plan, done.map(|done| done.met))),
        "same": plan.same,
        "left": plan.left_out().into_iter().map(|(left, count)| json!({"reason": left.code(), "count": count, "letters": left_of(left)})).collect::<Vec<_>>(),
        "own": plan.recognised,
        "problems": problems.collect::<Vec<_>>(),
        "applied": done.is_some(),
        "report": done.map(|done| json!({"new": done.new, "closed": done.closed, "waiting": done.waiting})),
    })
}
