//! Carrying the plan of letters out: one step, one undo.

use super::{Newcomer, Plan};
use crate::calendar::{self, Taken};
use crate::domain::ethics;
use crate::domain::record::Value;
use crate::domain::visibility::KEPT_PRIVATE;
use crate::domain::{Entity, Record, day};
use crate::editing::series;
use crate::import::{Error, Progress};
use crate::printable::is_unprintable;
use crate::store::{self, Change, Store, Verb};
use std::ops::ControlFlow;

/// What was done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Done {
    /// Entries made.
    pub new: usize,
    /// Planned letters that are held with one that came or went.
    pub closed: usize,
    /// Letters of which nobody knows or agreed whose they are.
    pub waiting: usize,
    /// What came of the invitations in them.
    pub met: calendar::Done,
}

impl Done {
    /// Whether nothing was written.
    pub fn is_idle(&self) -> bool {
        self.new + self.closed == 0 && self.met.is_idle()
    }
}

/// Writes what a plan says as one step. `notes` makes the text of an entry of its letter, `met` that of an invitation; `progress` may call it off: then nothing is written.
///
/// # Errors
/// [`Error`]; whatever it is, the file is as it was.
pub fn apply(
    store: &Store,
    plan: &Plan,
    taken: Taken,
    notes: &dyn Fn(&Plan, &Newcomer) -> String,
    met: calendar::Notes<'_>,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Done, Error> {
    let mut stopped = None;
    let subject = plan.mailboxes.iter().map(|mailbox| mailbox.name.as_str()).collect::<Vec<_>>().join(", ");
    let write = |change: &Change| {
        if change.step_before()? != plan.step {
            stopped = Some(Error::Stale);
            return Err(store::Error::Gone);
        }
        let mut done = Done { waiting: plan.strangers.len(), ..Done::default() };
        let invited = plan.invited.as_deref();
        let total = plan.newcomers.len() + invited.map_or(0, |invited| invited.newcomers.len() + invited.again.len());
        for (about, account) in plan.answers.iter().filter(|(about, _)| calendar::is_remembered(about)) {
            change.answer_calendar(about, *account)?;
        }
        for (at, new) in plan.newcomers.iter().enumerate() {
            if progress(Progress { done: at, total }).is_break() {
                stopped = Some(Error::Cancelled);
                return Err(store::Error::Gone);
            }
            if new.guess && taken == Taken::Sure {
                done.waiting += 1;
                continue;
            }
            if new.guess {
                change.answer_calendar(&new.asks, Some(new.account))?;
            }
            let closes = new.closes.as_ref().is_some_and(|closes| closes.agreed);
            if closes {
                done.closed += 1
            } else {
                done.new += 1
            }
            take_in(change, plan, new, &notes(plan, new))?;
        }
        // Whose the letters are that come next depends on who is ours.
        if done.new + done.closed > 0 && !plan.recognised.is_empty() {
            let before = store.setting("own_mail")?.unwrap_or_default();
            let all: Vec<&str> = before.split_whitespace().chain(plan.recognised.iter().map(String::as_str)).collect();
            change.set_setting("own_mail", &all.join(" "))?;
        }
        if let Some(invited) = invited {
            let mut beat = |at: usize| {
                if progress(Progress { done: plan.newcomers.len() + at, total }).is_break() {
                    stopped = Some(Error::Cancelled);
                    return Err(store::Error::Gone);
                }
                Ok(())
            };
            done.met = calendar::write(change, invited, taken, met, &mut beat)?;
        }
        let _ = progress(Progress { done: total, total });
        Ok(done)
    };
    let done = store.with_room(|| store.step(Verb::Import, &subject, write));
    match (done, stopped) {
        (_, Some(stopped)) => Err(stopped),
        (done, None) => Ok(done?),
    }
}

fn take_in(change: &Change, plan: &Plan, new: &Newcomer, notes: &str) -> store::Result<()> {
    let Some(letter) = plan.letter(new.at) else { return Ok(()) };
    let mut record = Record::owned(Entity::Entry, new.account)
        .with_text("kind", "mail")
        .with_text("state", "held")
        .with_text("day", new.sent.format("%Y-%m-%d").to_string())
        .with_text("time", new.sent.format("%H:%M").to_string())
        .with("people", Value::Ids(new.people.clone()))
        .with("colleagues", Value::Ids(new.colleagues.clone()));
    if let Some(behalf) = new.behalf {
        record.set("on_behalf_id", Value::Int(behalf));
    }
    for (key, text) in [("purpose", clean(&letter.subject).replace('\n', " ")), ("notes", clean(notes))] {
        let limit = record.def().field(key).map_or(usize::MAX, |field| field.limit());
        let text = text.trim();
        if !text.is_empty() {
            record.set(key, Value::text(cut(text, limit)));
        }
    }
    // What somebody is said to be in a letter is for oneself alone, as it is in a line.
    let stands_out =
        |key: &str| record.def().field(key).is_some_and(|field| ethics::check_in(Entity::Entry, field, record.text(key), &[]).is_some());
    if letter.private || stands_out("purpose") || stands_out("notes") {
        record.set(KEPT_PRIVATE.key, Value::Int(1));
    }
    let entry = match new.closes.as_ref().filter(|closes| closes.agreed) {
        Some(closes) => close(change, closes.entry, &record)?,
        None => change.insert(&record)?,
    };
    change.keep_letter(&letter.key, new.account, entry)
}

/// Makes a planned letter the one that came or went: what was written of it here stays. Gives its rowid.
fn close(change: &Change, planned: i64, letter: &Record) -> store::Result<i64> {
    let original = change.load(Entity::Entry, planned)?.filter(|planned| planned.text("state") == "planned").ok_or(store::Error::Gone)?;
    let mut record = original.clone();
    for key in ["state", "time"] {
        record.set(key, letter.get(key).clone());
    }
    for key in ["people", "colleagues", "on_behalf_id", "purpose", "notes", KEPT_PRIVATE.key] {
        if record.get(key).is_empty() {
            record.set(key, letter.get(key).clone());
        } else if key == "notes" {
            let limit = record.def().field(key).map_or(usize::MAX, |field| field.limit());
            record.set(key, Value::text(cut(&format!("{}\n\n{}", record.text(key), letter.text(key)), limit)));
        }
    }
    let today = day::from_iso(&change.today()).unwrap_or_default();
    let (record, next) = series::carry_on(Some(&original), &record, today);
    change.update(&original, &record)?;
    if let Some(next) = next {
        change.insert(&next)?;
    }
    Ok(planned)
}

/// A text without what would act on a terminal or stand in it unseen.
fn clean(text: &str) -> String {
    let seen = |c: char| match c {
        '\n' => Some(c),
        '\t' => Some(' '),
        c if is_unprintable(c) => None,
        c => Some(c),
    };
    text.chars().filter_map(seen).collect()
}

/// The text with so many letters at most, and a sign that it is not all.
fn cut(text: &str, limit: usize) -> String {
    if text.chars().count() <= limit {
        return text.to_owned();
    }
    text.chars().take(limit.saturating_sub(1)).chain(['…']).collect()
}
