//! `kam import` with calendars: what each would change, a question, and one step.

use super::import::{Options, list, meter};
use super::named::account_named;
use super::taking::{carry_out, decide_on, guesses_too};
use crate::calendar::{self, Again, Done, Left, Newcomer, Plan, Taken, apply, plan};
use crate::domain::Lang;
use crate::exchange::calendar::{Attendee, Found, Occurrence};
use crate::printable::line;
use crate::store::Store;
use crate::text::calendar as say;
use crate::text::import as said;
use crate::text::whose;
use serde_json::{Value as Json, json};
use std::collections::BTreeMap;
use std::io::Write;

/// Takes in the calendars of one command, one after another. Gives the exit status (1 where events could not be read or nothing was
/// written though it should, 2 where nobody could be asked), and what programs are told.
///
/// # Errors
/// Those of printing and of reading the store.
pub(super) fn take(
    store: &Store,
    files: Vec<Found>,
    options: &Options,
    lang: Lang,
    out: &mut dyn Write,
    interactive: bool,
) -> anyhow::Result<(i32, Vec<Json>)> {
    let answers = answers(store, &options.whose, lang)?;
    let (mut status, mut documents) = (0, Vec::new());
    for file in files {
        let mut plan = plan(store, &file, &answers)?;
        if options.gone && !plan.gone.is_empty() {
            let off = plan.gone.iter().map(|gone| (gone.asks.clone(), None));
            plan = calendar::plan(store, &file, &answers.clone().into_iter().chain(off).collect())?;
        }
        status = status.max(i32::from(!plan.calendar.problems.is_empty() || plan.calendar.events == 0));
        if !options.json {
            preview(store, &plan, lang, out)?;
        }
        let nothing = format!("\n{}", say::nothing(&plan).get(lang));
        let wanted = decide_on(plan.is_idle(), &nothing, options, lang, out, interactive)?;
        let done = carry_out(wanted, store, &mut status, lang, || {
            let taken = guesses_too(plan.guesses().next().is_some(), options, lang, out, interactive)?;
            let taken = if taken { Taken::Guesses } else { Taken::Sure };
            Ok(apply(store, &plan, taken, &|new| say::notes(new, lang), &mut meter(lang)))
        })?;
        if let Some(done) = done.filter(|_| !options.json) {
            // Where nothing was written undo would take back what came before.
            let undo = if done.is_idle() { String::new() } else { format!(" {}", said::UNDO_IN_KAM.get(lang)) };
            writeln!(out, "{}{undo}", say::done(&done, lang))?;
        }
        if options.json {
            documents.push(document(&plan, done));
        }
    }
    Ok((status, documents))
}

/// What was said of whose addresses and domains are: `example.com=Client`, or nobody's of ours.
pub(super) fn answers(store: &Store, said: &[String], lang: Lang) -> anyhow::Result<BTreeMap<String, Option<i64>>> {
    let mut answers = BTreeMap::new();
    for one in said {
        let parted = one.rsplit_once('=').map(|(about, whom)| (about.trim().to_lowercase(), whom.trim()));
        let Some((about, whom)) = parted.filter(|(about, _)| about.contains(['@', '.', ':'])) else {
            return Err(super::failure::Failure::usage(whose::no_answer(lang, one)).into());
        };
        let about = match about {
            // As programs are told it; the name of a series keeps its letters.
            about if about.starts_with("series:") => one.rsplit_once('=').map_or(about, |(written, _)| written.trim().to_owned()),
            about if about.starts_with("mail:") || about.starts_with("domain:") => about,
            about if about.trim_start_matches('@').contains('@') => format!("mail:{about}"),
            about => format!("domain:{}", about.trim_start_matches('@')),
        };
        if crate::whose::is_public(&about) {
            return Err(super::failure::Failure::usage(whose::public_domain(lang, about.trim_start_matches("domain:"))).into());
        }
        answers.insert(about, if whom.is_empty() { None } else { Some(account_named(store, whom, lang)?) });
    }
    Ok(answers)
}

fn preview(store: &Store, plan: &Plan, lang: Lang, out: &mut dyn Write) -> anyhow::Result<()> {
    writeln!(out, "{}", line(&say::source(&plan.calendar, lang)))?;
    for part in say::parts(plan, store.clock().today(), lang) {
        list(part.heading.get(lang), part.lines.into_iter(), say::noun(part.heading), lang, out)?;
        if part.heading == say::GONE {
            writeln!(out, "  {}", say::HOW_GONE.get(lang))?;
        }
        if part.heading == say::STRANGERS {
            writeln!(out, "  {}", whose::HOW_WHOSE.get(lang))?;
        }
        let of_series = match part.heading {
            heading if heading == say::STRANGERS => plan.strangers.iter().map(|one| &one.asks).find(|asks| asks.starts_with("series:")),
            heading if heading == say::ELSEWHERE => plan.elsewhere.first().map(|one| &one.asks),
            _ => None,
        };
        if let Some(asks) = of_series {
            writeln!(out, "  {}", line(&whose::how_series(lang, asks)))?;
        }
    }
    Ok(())
}

/// What programs are told of a calendar.
pub(super) fn document(plan: &Plan, done: Option<Done>) -> Json {
    let attendee = |one: &Attendee| json!({"name": one.name, "mail": one.mail, "declined": one.declined});
    let meeting = |one: &Occurrence| {
        json!({
            "line": one.line, "event": &*one.uid, "recurrence": one.recurrence, "day": one.day.to_string(),
            "time": one.time.map(|time| time.format("%H:%M").to_string()), "minutes": one.minutes, "days": one.days,
            "title": one.about.title, "place": one.about.place, "calendar": one.about.calendar,
            "people": one.about.people().into_iter().map(attendee).collect::<Vec<_>>(),
        })
    };
    let at = |at: usize| plan.meeting(at).map_or(Json::Null, meeting);
    let newcomer = |new: &Newcomer| {
        let (kind, what) = new.basis.code();
        json!({
            "meeting": at(new.at), "account": plan.name(new.account), "id": new.account, "kind": new.kind, "guess": new.guess,
            "basis": {"kind": kind, "value": what}, "asks": new.asks, "entry": new.same_as, "near": new.near, "twin": new.twin.is_some(),
            "others": new.others.iter().map(attendee).collect::<Vec<_>>(), "elsewhere": new.elsewhere.iter().map(attendee).collect::<Vec<_>>(),
        })
    };
    let again = |again: &Again| {
        let changes = &again.changes;
        json!({
            "meeting": at(again.at), "account": plan.name(again.contact.account), "id": again.contact.account, "entry": again.contact.id,
            "moved": changes.moved.is_some(), "retitled": changes.title.is_some(), "lasts": changes.minutes.is_some() || changes.until.is_some(),
            "people": !changes.people.is_idle() || !changes.colleagues.is_idle(), "cancelled": changes.cancelled, "returns": changes.returns, "caught_up": again.is_caught_up, "kept": changes.kept,
            "there": changes.there.as_ref().map(|(day, time)| json!({"day": day, "time": time})), "titled_there": changes.titled_there, "kind": changes.kind,
        })
    };
    let told: Vec<&Again> =
        plan.again.iter().filter(|again| !again.changes.is_idle() || again.changes.kept || again.is_caught_up).collect();
    let beside = plan.calendar.beside;
    // What is private there is no business of a program that reads this.
    let told_of = |why: Left| plan.left.iter().filter(move |(left, _)| *left == why && why != Left::Private);
    let left_of = |why: Left| told_of(why).map(|(_, place)| at(*place)).collect::<Vec<_>>();
    json!({
        "file": plan.calendar.name,
        "encoding": plan.calendar.encoding,
        "events": plan.calendar.events,
        "until": plan.until.map(|until| until.to_string()),
        "new": plan.newcomers.iter().map(newcomer).collect::<Vec<_>>(),
        "known": told.into_iter().map(again).collect::<Vec<_>>(),
        "unknown": plan.strangers.iter().map(|one| json!({"meeting": at(one.at), "asks": one.asks, "may": one.may.iter().map(|account| plan.name(*account)).collect::<Vec<_>>()})).collect::<Vec<_>>(),
        "elsewhere": plan.elsewhere.iter().map(|one| json!({"meeting": at(one.at), "account": plan.name(one.contact.account), "id": one.contact.account, "entry": one.contact.id, "asks": one.asks, "may": one.may.iter().map(|account| plan.name(*account)).collect::<Vec<_>>()})).collect::<Vec<_>>(),
        "gone": plan.gone.iter().map(|gone| json!({"entry": gone.contact.id, "account": plan.name(gone.contact.account), "day": gone.contact.day})).collect::<Vec<_>>(),
        "left": plan.left_out().into_iter().map(|(left, count)| json!({"reason": left.code(), "count": count, "meetings": left_of(left)})).collect::<Vec<_>>(),
        "beside": {"tasks": beside.tasks, "journals": beside.journals, "busy": beside.busy, "replies": beside.replies},
        "untouched": plan.untouched,
        "ours": plan.ours,
        "shifted": plan.shifted.iter().map(|one| json!({"title": one.title, "account": one.account.map(|account| plan.name(account)), "day": one.here, "there": one.there})).collect::<Vec<_>>(),
        "problems": plan.calendar.problems.iter().map(|one| json!({"line": one.line, "reason": one.fault.code(), "value": one.value})).collect::<Vec<_>>(),
        "applied": done.is_some(),
        "report": done.map(|done| json!({
            "new": done.new, "tied": done.tied, "moved": done.moved, "changed": done.changed, "cancelled": done.cancelled,
            "returned": done.returned, "caught_up": done.caught_up, "waiting": done.waiting,
        })),
    })
}
