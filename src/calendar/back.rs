//! What went out from here and comes back, through the calendar of a phone or of the office: it is no meeting of its own. What was moved
//! there is moved here; what was changed here since it went out stays.

use super::Changes;
use super::compare::came;
use super::out::is_titled;
use crate::domain::Lang;
use crate::domain::action::ACTION_KINDS;
use crate::domain::entry::USUAL_MINUTES;
use crate::exchange::calendar::{Occurrence, Status};
use crate::printable::capital;
use crate::store::calendar::Contact;
use crate::store::{Result, Store};
use std::collections::HashSet;

/// Whether what another file of this program wrote is a task or a promise of it: they go out as whole days, with what they are before a colon.
pub(super) fn is_action(one: &Occurrence) -> bool {
    let before = one.about.title.split_once(':').map(|(before, _)| before.trim());
    let kinds = || ACTION_KINDS.iter().flat_map(|kind| [Lang::Ru, Lang::En].map(|lang| capital(kind.words.get(lang))));
    one.time.is_none() && before.is_some_and(|before| kinds().any(|kind| kind == before))
}

/// As what something comes back.
pub(super) enum Back {
    /// A contact that stands here, the rowid of what came of its meeting last, and what changes.
    Contact(Box<Contact>, Option<i64>, Box<Changes>),
    /// A task or a promise.
    Action(Shifted),
    /// Something that took place, or was deleted here.
    Over,
}

/// A task or a promise that has another day in the calendar; here it keeps its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shifted {
    /// What is to be done.
    pub title: String,
    /// Rowid of the account, where it belongs to one.
    pub account: Option<i64>,
    /// The day here, ISO.
    pub here: String,
    /// The day there, ISO; the same where nothing is moved.
    pub there: String,
}

/// What is told from what came.
pub(super) struct Finder<'a> {
    store: &'a Store,
    /// The file is of our own writing.
    ours: bool,
    deleted: Option<HashSet<String>>,
}

/// Whether an identity is of the kind that we give.
fn is_of_our_kind(uid: &str) -> bool {
    let dashes = |(at, letter): (usize, u8)| if matches!(at, 8 | 13 | 18 | 23) { letter == b'-' } else { letter.is_ascii_hexdigit() };
    uid.len() == 36 && uid.bytes().enumerate().all(dashes) && uid.as_bytes().get(14) == Some(&b'7')
}

/// What of a value stays: what is there, how it was when it went out, and what is here.
fn is_changed_there<T: PartialEq>(there: &T, then: &T, here: &T, kept: &mut bool) -> bool {
    if there == here {
        return false;
    }
    *kept |= here != then;
    there != then && here == then
}

impl<'a> Finder<'a> {
    pub(super) fn new(store: &'a Store, ours: bool) -> Finder<'a> {
        Finder { store, ours, deleted: None }
    }

    /// As what of ours a meeting comes back; none where it is none of ours.
    pub(super) fn told(&mut self, one: &Occurrence) -> Result<Option<Back>> {
        if is_of_our_kind(&one.uid) {
            if let Some(contact) = self.store.contact_of_uid(&one.uid)? {
                return self.contact(one, contact, None, one.sequence).map(Some);
            }
            if let Some(due) = self.store.action_of_uid(&one.uid)? {
                let here = due.due_on.unwrap_or_default();
                let then = self.store.before_since("action", due.id, one.sequence)?.remove("due_on").flatten();
                let told = came(one, "").day;
                let moved = due.is_open && one.status != Status::Cancelled && then.as_deref().unwrap_or(&here) != told;
                let there = if moved { told } else { here.clone() };
                return Ok(Some(Back::Action(Shifted { title: due.title, account: due.account, here, there })));
            }
            let deleted = match &self.deleted {
                Some(deleted) => deleted,
                None => self.deleted.insert(self.store.deleted_uids()?),
            };
            if deleted.contains(&*one.uid) {
                return Ok(Some(Back::Over));
            }
        }
        let Some((contact, base, known)) = self.store.contact_gone_out_as(&one.uid, &one.recurrence)? else { return Ok(None) };
        // Under the same identity the office calendar itself speaks of it.
        if !self.ours && !is_titled(self.store, contact.id, one.about.title.trim())? {
            return Ok(None);
        }
        self.contact(one, contact, Some(known), one.sequence - base).map(Some)
    }

    /// Compares a contact with what came back of it, which went out after a step.
    fn contact(&self, one: &Occurrence, contact: Contact, known: Option<i64>, step: i64) -> Result<Back> {
        let mut before = self.store.before_since("entry", contact.id, step)?;
        let mut then = contact.clone();
        let mut was = |column: &str| before.remove(column);
        then.day = was("day").flatten().unwrap_or(then.day);
        then.state = was("state").flatten().unwrap_or(then.state);
        then.time = was("time").unwrap_or(then.time);
        then.until = was("until_on").unwrap_or(then.until);
        then.minutes = was("minutes").map_or(then.minutes, |minutes| minutes.and_then(|minutes| minutes.parse().ok()));
        let there = came(one, "");
        let mut changes = Changes::default();
        if there.cancelled && matches!(contact.state.as_str(), "cancelled" | "postponed") {
            return Ok(Back::Contact(Box::new(contact), known, Box::new(changes)));
        }
        if contact.state != "planned" {
            return Ok(Back::Over);
        }
        if there.cancelled {
            // It was off when it went out, and is planned again since.
            changes.cancelled = then.state == "planned";
            return Ok(Back::Contact(Box::new(contact), known, Box::new(changes)));
        }
        let [at_there, at_then, at_here] = [(&there.day, &there.time), (&then.day, &then.time), (&contact.day, &contact.time)]
            .map(|(day, time)| (day.clone(), time.clone()));
        let mut kept = false;
        if is_changed_there(&at_there, &at_then, &at_here, &mut kept) {
            changes.moved = Some([at_here, at_there]);
        } else if at_there != at_here && at_there != at_then {
            changes.there = Some(at_there);
        }
        // What has no length goes out with the usual one, or until the end of its last day.
        let lasts = |contact: &Contact| match (&contact.time, contact.minutes, &contact.until) {
            (None, ..) | (Some(_), None, Some(_)) => there.minutes,
            (_, minutes, _) => Some(minutes.unwrap_or(USUAL_MINUTES)),
        };
        if there.time.is_some() && is_changed_there(&there.minutes, &lasts(&then), &lasts(&contact), &mut kept) {
            changes.minutes = Some(there.minutes);
        }
        let is_long = |until: &Option<String>, day: &str| until.clone().filter(|until| until.as_str() > day);
        let [until_there, until_then, until_here] =
            [is_long(&there.until, &there.day), is_long(&then.until, &then.day), is_long(&contact.until, &contact.day)];
        // Where the length tells the last day, nothing was written of it.
        let told_by_length = there.time.is_some() && contact.minutes.is_some();
        if !told_by_length && is_changed_there(&until_there, &until_then, &until_here, &mut kept) {
            changes.until = Some(until_there);
        }
        kept |= !is_titled(self.store, contact.id, one.about.title.trim())?;
        changes.kept = kept;
        Ok(Back::Contact(Box::new(contact), known, Box::new(changes)))
    }
}
