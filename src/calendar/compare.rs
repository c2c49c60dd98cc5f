//! What becomes of each meeting of a file: new here, changed there, left out.

use super::apply::USUAL;
use super::back::{self, Back};
use super::whose::{Both, Finder, Told, Whose, With};
use super::{Again, Changes, Gone, Left, Newcomer, OFF, Plan, Stranger, Who};
use crate::capture::kind_told;
use crate::domain::entry::{self, MOST_MINUTES};
use crate::domain::field::LINE_LIMIT;
use crate::domain::{Entity, Lang, day};
use crate::exchange::calendar::{Calendar, Occurrence, Status, Window};
use crate::settings::Settings;
use crate::store::calendar::{Came, Contact, Known};
use crate::store::{Result, Store};
use crate::whose::{self, Addresses, Basis, Own};
use chrono::{NaiveDate, NaiveTime};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// So many meetings that came of a calendar do not all go at once.
const MANY: usize = 3;
/// The longest place that stands behind a title, in letters.
const PLACE: usize = 60;

/// The identity of an event, and the day of its series.
pub(super) type Key = (String, String);

/// Compares meetings that were read with the diary.
pub(crate) fn compare(store: &Store, calendar: Calendar, window: &Window, answers: &BTreeMap<String, Option<i64>>) -> Result<Plan> {
    let settings = Settings::read(store)?;
    let addresses = Addresses::of(store)?;
    let mut own = Own::of(store, &settings, |domain| addresses.knows(domain))?;
    let taken_for_us = own.guess(&calendar, |domain| addresses.knows(domain));
    let (knows_us, step) = (own.is_known(), store.last_step()?);
    let finder = Finder::new(whose::Finder::new(store, own, addresses, answers)?);
    let back = back::Finder::new(store, calendar.ours);
    let today = store.clock().today();
    let known: HashMap<Key, Known> =
        store.calendar_events()?.into_iter().map(|known| ((known.came.event.clone(), known.came.recurrence.clone()), known)).collect();
    let mut work = Work {
        store,
        finder,
        back,
        today,
        known,
        used: HashSet::new(),
        plan: Plan { calendar, knows_us, taken_for_us, step, ..Plan::default() },
    };
    work.plan.answers = answers.clone();
    work.plan.until = Some(window.until);
    let mut rest = Vec::new();
    for at in 0..work.plan.calendar.occurrences.len() {
        if !work.take_back(at)? && !work.take_known(at)? {
            rest.push(at);
        }
    }
    let rest = work.shifted(rest)?;
    // The contacts of meetings that the file has are those meetings and nothing else.
    let held: HashSet<i64> = work.plan.again.iter().map(|again| again.contact.id).collect();
    let mut free = store.planned_from(&day::iso(today))?;
    free.retain(|contact| !held.contains(&contact.id));
    work.tie_anew(&mut free);
    for at in rest {
        work.take_new(at, &mut free)?;
    }
    work.join_series(&mut free)?;
    work.find_gone(window);
    work.name()?;
    Ok(work.plan)
}

pub(super) struct Work<'a> {
    pub(super) store: &'a Store,
    pub(super) finder: Finder<'a>,
    back: back::Finder<'a>,
    pub(super) today: NaiveDate,
    pub(super) known: HashMap<Key, Known>,
    /// What of that the file has.
    pub(super) used: HashSet<i64>,
    pub(super) plan: Plan,
}

impl Work<'_> {
    /// Compares what went out from here; gives whether it did.
    fn take_back(&mut self, at: usize) -> Result<bool> {
        let Some(one) = self.plan.calendar.occurrences.get(at) else { return Ok(true) };
        match self.back.told(one)? {
            None => return Ok(false),
            Some(Back::Over) => self.plan.untouched += 1,
            Some(Back::Action(shifted)) if shifted.here == shifted.there => self.plan.ours += 1,
            Some(Back::Action(shifted)) => self.plan.shifted.push(shifted),
            Some(Back::Contact(contact, known, changes)) => {
                self.used.extend(known);
                self.plan.ours += usize::from(changes.is_idle() && !changes.kept);
                let came = came(one, "");
                self.plan.again.push(Again {
                    at,
                    known: None,
                    contact: *contact,
                    is_news: !changes.is_idle(),
                    is_caught_up: false,
                    changes: *changes,
                    came,
                });
            }
        }
        Ok(true)
    }

    /// Meetings that are known and have another day by now may be planned for it by hand.
    fn tie_anew(&mut self, free: &mut Vec<Contact>) {
        let occurrences = &self.plan.calendar.occurrences;
        for new in self.plan.newcomers.iter_mut().filter(|new| new.known.is_some()) {
            let found = occurrences.get(new.at).and_then(|one| same(one, new.account, free));
            new.same_as = found.map(|found| free.remove(found).id);
        }
    }

    /// A meeting that never came before: whose it is, or why it is left out.
    fn take_new(&mut self, at: usize, free: &mut Vec<Contact>) -> Result<()> {
        let Some(one) = self.plan.calendar.occurrences.get(at) else { return Ok(()) };
        let name = if one.about.calendar.is_empty() { &self.plan.calendar.name } else { &one.about.calendar };
        // A day that was taken out of its series and never stood here is no meeting at all.
        if one.excluded {
            return Ok(());
        }
        // Nor is a promise out of another file of this program.
        if self.plan.calendar.ours && back::is_action(one) {
            self.plan.calendar.beside.tasks += 1;
            return Ok(());
        }
        let early = [
            (self.finder.of.own.leaves_calendar(name), Left::Calendar),
            (one.day < self.today && last_day(one).is_none_or(|last| last < day::iso(self.today)), Left::Past),
            (one.status == Status::Cancelled, Left::Cancelled),
            (one.about.private && self.finder.of.own.skips("private"), Left::Private),
        ];
        if let Some((_, left)) = early.into_iter().find(|(holds, _)| *holds) {
            self.plan.left.push((left, at));
            return Ok(());
        }
        let told = self.finder.told(&one.uid, &one.about)?;
        if told.declined && self.finder.of.own.skips("declined") {
            self.plan.left.push((Left::Declined, at));
            return Ok(());
        }
        let Told { whose, asks, theirs, kind, with, colleagues, .. } = told;
        match whose {
            Whose::OneOf(may) => self.plan.strangers.push(Stranger { at, asks, who: theirs, may }),
            Whose::NotOurs => self.plan.left.push((Left::Answered, at)),
            Whose::Account(account, basis, guess) => {
                let same_as = same(one, account, free).map(|found| free.remove(found).id);
                let twin = if same_as.is_none() { self.twin(one, account, guess) } else { None };
                let near = if same_as.or(twin.map(|_| 0)).is_none() { near(one, account, free) } else { None };
                let new = newcomer(at, (account, basis, guess), asks, kind, (with, colleagues));
                self.plan.newcomers.push(Newcomer { same_as, near, twin, ..new });
            }
            Whose::Nobody(_) if theirs.is_empty() && self.finder.of.own.skips("internal") => self.plan.left.push((Left::Internal, at)),
            Whose::Nobody(may) if may.is_empty() && one.time.is_none() && self.finder.of.own.skips("whole_day") => {
                self.plan.left.push((Left::WholeDay, at))
            }
            Whose::Nobody(may) => self.plan.strangers.push(Stranger { at, asks, who: theirs, may }),
        }
        Ok(())
    }

    /// What is guessed of one day of a series is guessed of all of them, as its answer will be: none is left out or asked about beside it.
    fn join_series(&mut self, free: &mut Vec<Contact>) -> Result<()> {
        let guesses = self.plan.newcomers.iter().filter(|new| new.guess && new.asks.starts_with("series:"));
        let guessed: HashMap<String, (i64, Basis)> = guesses.map(|new| (new.asks.clone(), (new.account, new.basis.clone()))).collect();
        if guessed.is_empty() {
            return Ok(());
        }
        let occurrences = &self.plan.calendar.occurrences;
        let is_guessed = |at: usize| occurrences.get(at).is_some_and(|one| guessed.contains_key(&format!("series:{}", one.uid)));
        let mut joined: Vec<usize> = Vec::new();
        self.plan.left.retain(|(left, at)| {
            let joins = matches!(left, Left::Internal | Left::WholeDay) && is_guessed(*at);
            joined.extend(joins.then_some(*at));
            !joins
        });
        self.plan.strangers.retain(|stranger| {
            let joins = guessed.contains_key(&stranger.asks);
            joined.extend(joins.then_some(stranger.at));
            !joins
        });
        for at in joined {
            let Some(one) = self.plan.calendar.occurrences.get(at) else { continue };
            let asks = format!("series:{}", one.uid);
            let Some((account, basis)) = guessed.get(&asks).cloned() else { continue };
            let kind = self.finder.told(&one.uid, &one.about)?.kind;
            let who = self.finder.who(account, &one.about)?;
            let same_as = same(one, account, free).map(|found| free.remove(found).id);
            self.plan.newcomers.push(Newcomer { same_as, ..newcomer(at, (account, basis, true), asks, kind, who) });
        }
        Ok(())
    }

    /// The newcomer that is the same meeting in another calendar of the file: with the same client at the same hour, and called so or with the
    /// same people. In one calendar two such are two.
    fn twin(&self, one: &Occurrence, account: i64, guess: bool) -> Option<usize> {
        let people = |one: &Occurrence| one.about.people().into_iter().map(|who| who.mail.clone()).collect::<BTreeSet<String>>();
        let is_same = |known: &Occurrence| {
            let is_called_so = title(known) == title(one);
            known.about.part != one.about.part
                && (known.day, known.time) == (one.day, one.time)
                && (is_called_so || people(known).len() > 1 && people(known) == people(one))
        };
        let is_twin = |new: &Newcomer| new.account == account && new.guess == guess && !new.is_tied() && new.known.is_none();
        self.plan.newcomers.iter().position(|new| is_twin(new) && self.plan.meeting(new.at).is_some_and(is_same))
    }

    /// Contacts to come that the file has no longer: of the calendars that it is the whole of, and of the events of which it says every day.
    fn find_gone(&mut self, window: &Window) {
        let Calendar { name: file, occurrences, whole, told, unread, ours, .. } = &self.plan.calendar;
        if *ours {
            return;
        }
        let of_calendar = |one: &Occurrence| if one.about.calendar.is_empty() { file.clone() } else { one.about.calendar.clone() };
        let mut calendars: BTreeSet<String> = occurrences.iter().filter(|_| *whole).map(of_calendar).collect();
        // One that has nothing of all that came of its name before is another one that is called so.
        calendars.retain(|name| {
            let came = || self.known.values().filter(|known| known.came.calendar == *name);
            came().count() < MANY || came().any(|known| self.used.contains(&known.id))
        });
        // What was called off as a whole, whatever its days are called.
        let off: HashSet<&str> =
            occurrences.iter().filter(|one| one.recurrence.is_empty() && one.status == Status::Cancelled).map(|one| &*one.uid).collect();
        let taken: HashSet<i64> = self.plan.newcomers.iter().filter_map(|new| new.same_as).collect();
        let mut told_of: HashSet<i64> = self.plan.again.iter().map(|again| again.contact.id).collect();
        told_of.extend(&taken);
        let (from, until) = (day::iso(self.today), day::iso(window.until));
        let mut gone: Vec<Gone> = Vec::new();
        for known in self.known.values().filter(|known| !self.used.contains(&known.id) && !unread.contains(&known.came.event)) {
            let Some(contact) = &known.contact else { continue };
            let of_event = told.get(&*known.came.event).is_some_and(|(sequence, modified)| !is_older((*sequence, modified), &known.came));
            let is_of_file = of_event || calendars.contains(&known.came.calendar);
            // What another calendar has too, also one of the same name, is known by both; what its own event has no longer is the other's.
            if told_of.contains(&contact.id) {
                self.plan.replaced.extend((of_event && taken.contains(&contact.id)).then_some((known.id, contact.id)));
            } else if contact.state == "planned"
                && is_of_file
                && (&from..=&until).contains(&&known.came.day)
                && !gone.iter().any(|gone| gone.contact.id == contact.id)
            {
                let asks = format!("{OFF}{}", known.came.event);
                gone.push(Gone { contact: contact.clone(), known: known.id, asks });
            }
        }
        gone.sort_by(|one, other| (&one.contact.day, &one.contact.time).cmp(&(&other.contact.day, &other.contact.time)));
        self.plan.replaced.sort_unstable();
        let is_off = |gone: &Gone| {
            self.plan.answers.contains_key(&gone.asks) || gone.asks.strip_prefix(OFF).is_some_and(|event| off.contains(event))
        };
        (self.plan.off, self.plan.gone) = gone.into_iter().partition(is_off);
    }

    /// What accounts and people are called.
    fn name(&mut self) -> Result<()> {
        let again = self.plan.again.iter().map(|again| again.contact.account);
        let gone = self.plan.gone.iter().chain(&self.plan.off).map(|gone| gone.contact.account);
        let left = self.plan.left_behind.iter().map(|contact| contact.account);
        let asked = self.plan.elsewhere.iter().flat_map(|one| one.may.iter().copied().chain([one.contact.account]));
        let may = self.plan.strangers.iter().flat_map(|one| one.may.iter().copied()).chain(asked).chain(left);
        let shifted = self.plan.shifted.iter().filter_map(|shifted| shifted.account);
        let accounts: BTreeSet<i64> =
            self.plan.newcomers.iter().map(|new| new.account).chain(again).chain(gone).chain(shifted).chain(may).collect();
        for account in accounts {
            self.plan.names.insert(account, self.store.name_of(Entity::Account, account, Lang::Ru)?);
        }
        let who = |of: fn(&Changes) -> &Who| -> BTreeSet<i64> {
            self.plan.again.iter().map(|again| of(&again.changes)).flat_map(|who| who.added.iter().chain(&who.dropped)).copied().collect()
        };
        for colleague in who(|changes| &changes.colleagues) {
            self.plan.colleagues.insert(colleague, self.store.name_of(Entity::Colleague, colleague, Lang::Ru)?);
        }
        let mut people = who(|changes| &changes.people);
        people.extend(self.plan.newcomers.iter().flat_map(|new| new.people.iter().copied()));
        for person in people {
            self.plan.people.insert(person, self.store.person_name(person)?.short());
        }
        Ok(())
    }
}

/// A meeting that is new here, tied to nothing, with who is in it.
pub(super) fn newcomer(
    at: usize,
    (account, basis, guess): (i64, Basis, bool),
    asks: String,
    kind: &'static str,
    (With { people, others, elsewhere }, colleagues): Both,
) -> Newcomer {
    Newcomer {
        at,
        account,
        basis,
        guess,
        asks,
        people,
        others,
        elsewhere,
        colleagues,
        kind,
        same_as: None,
        near: None,
        twin: None,
        known: None,
    }
}

/// What is kept of a meeting.
pub(super) fn came(one: &Occurrence, file: &str) -> Came {
    Came {
        event: one.uid.to_string(),
        recurrence: one.recurrence.clone(),
        calendar: if one.about.calendar.is_empty() { file.to_owned() } else { one.about.calendar.clone() },
        sequence: one.sequence,
        modified: one.modified.clone(),
        cancelled: one.status == Status::Cancelled,
        day: day::iso(one.day),
        time: one.time.map(|time| time.format("%H:%M").to_string()),
        minutes: one.minutes.filter(|minutes| (1..=MOST_MINUTES).contains(minutes)),
        until: last_day(one),
        title: title(one),
        ..Came::default()
    }
}

/// The last day of what takes several, ISO.
fn last_day(one: &Occurrence) -> Option<String> {
    let days = u64::try_from(one.days - 1).ok().filter(|more| *more > 0);
    let (day, time) = (day::iso(one.day), one.time.map(|time| time.format("%H:%M").to_string()));
    let last = days.map_or_else(|| entry::last_day(&day, time.as_deref(), one.minutes, None), |more| day::iso(day::later(one.day, more)));
    Some(last).filter(|last| *last > day)
}

/// The title with the place behind it, unless that is a link or stands there already.
fn title(one: &Occurrence) -> String {
    let line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let (title, place) = (line(&one.about.title), line(&one.about.place));
    let says = place.is_empty() || place.contains("://") || title.contains(&place) || place.chars().count() > PLACE;
    let said = match (title.is_empty(), says) {
        (_, true) => title,
        (true, false) => place,
        (false, false) => format!("{title} ({place})"),
    };
    said.chars().take(LINE_LIMIT).collect()
}

/// Whether a word is older than what came last: how often it was changed there, and when.
pub(super) fn is_older((sequence, modified): (i64, &str), old: &Came) -> bool {
    sequence < old.sequence
        || sequence == old.sequence && !modified.is_empty() && !old.modified.is_empty() && modified < old.modified.as_str()
}

/// What changes of a contact by what came; none where it is left alone: it was deleted here, took place, or the word is an older one.
pub(super) fn compared(known: &Known, new: &Came) -> Option<(Contact, Changes)> {
    let (contact, old) = (known.contact.clone()?, &known.came);
    let older = is_older((new.sequence, &new.modified), old);
    let returns = old.cancelled && !new.cancelled && contact.state == "cancelled";
    if older || contact.state != "planned" && !returns {
        return None;
    }
    let mut changes = Changes { returns, cancelled: new.cancelled && !old.cancelled, ..Changes::default() };
    if new.cancelled {
        return Some((contact, changes));
    }
    let there = (new.day.clone(), new.time.clone());
    let here = (contact.day.clone(), contact.time.clone());
    let mut differ = |changed: bool, is_ours: bool| {
        changes.kept |= changed && is_ours;
        changed && !is_ours
    };
    let is_elsewhere = there != (old.day.clone(), old.time.clone()) && there != here;
    let moved = differ(is_elsewhere, here != (old.day.clone(), old.time.clone()));
    let is_titled_anew = new.title != old.title && new.title != contact.purpose;
    let titled = differ(is_titled_anew, contact.purpose != old.title);
    let longer = differ(new.minutes != old.minutes && new.minutes != contact.minutes, contact.minutes != old.minutes);
    let is_moved_here = contact.until != old.until || here != (old.day.clone(), old.time.clone());
    let until = differ(new.until != old.until && new.until != contact.until, is_moved_here);
    changes.there = (is_elsewhere && !moved).then(|| there.clone());
    changes.moved = moved.then_some([here, there]);
    changes.titled_there = (is_titled_anew && !titled).then(|| new.title.clone());
    changes.title = titled.then(|| new.title.clone());
    // A call that is a visit by now has other questions, whatever it is called here.
    let kind = |title: &str| kind_told(title).unwrap_or(USUAL);
    let is_of_title = contact.kind == kind(&old.title) && new.title != old.title;
    changes.kind = kind_told(&new.title).filter(|kind| is_of_title && *kind != contact.kind);
    changes.minutes = longer.then_some(new.minutes);
    changes.until = until.then(|| new.until.clone());
    Some((contact, changes))
}

/// The contact that was planned by hand and is this meeting: of the same account and day, and of the same hour where both have one. At
/// another hour it is another one, however near: tied to it, it would be called off with it.
fn same(one: &Occurrence, account: i64, free: &[Contact]) -> Option<usize> {
    let on = day::iso(one.day);
    let fits = |contact: &Contact| contact.account == account && contact.day == on;
    let exact = |contact: &Contact| fits(contact) && hour(contact) == one.time;
    let open = |contact: &Contact| fits(contact) && (hour(contact).is_none() || one.time.is_none());
    free.iter().position(exact).or_else(|| free.iter().position(open))
}

fn hour(contact: &Contact) -> Option<NaiveTime> {
    contact.time.as_deref().and_then(day::parse_time)
}

/// The hour of the nearest contact with the same client that is planned by hand for another hour of the same day: it may be this meeting.
fn near(one: &Occurrence, account: i64, free: &[Contact]) -> Option<String> {
    let (on, at) = (day::iso(one.day), one.time?);
    let there = free.iter().filter(|contact| contact.account == account && contact.day == on);
    let apart = there.filter_map(|contact| Some(((hour(contact)? - at).abs(), contact)));
    apart.min_by_key(|(apart, _)| *apart).and_then(|(_, contact)| contact.time.clone())
}
