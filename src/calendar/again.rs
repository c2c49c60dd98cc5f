//! A meeting that came before: what of it changes here, and whether it is with another client by now.

use super::compare::{Key, Work, came, compared, is_older, newcomer};
use super::whose::{Told, Whose};
use super::{Again, Changes, Elsewhere, Newcomer, Who};
use crate::domain::Entity;
use crate::exchange::calendar::{Attendee, Occurrence, Status};
use crate::store::Result;
use crate::store::calendar::{Came, Contact, Known};
use crate::whose::Basis;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// When a meeting is.
fn when(came: &Came) -> (&str, Option<&str>) {
    (&came.day, came.time.as_deref())
}

/// So many days apart a day of a series is the same one, moved with all others.
const SHIFTED: i64 = 6;

impl Work<'_> {
    /// Compares a meeting that came before; gives whether it did.
    pub(super) fn take_known(&mut self, at: usize) -> Result<bool> {
        let Some(one) = self.plan.calendar.occurrences.get(at) else { return Ok(true) };
        let key = (one.uid.to_string(), one.recurrence.clone());
        self.take_as(at, &key)
    }

    /// Series of which every day is another one now: each new day is the known one that is nearest. Gives what is left.
    pub(super) fn shifted(&mut self, rest: Vec<usize>) -> Result<Vec<usize>> {
        let mut lost: BTreeMap<String, Vec<(NaiveDate, Key)>> = BTreeMap::new();
        for (key, known) in &self.known {
            let planned = known.contact.as_ref().is_some_and(|contact| contact.state == "planned");
            if let Some(of) = NaiveDate::parse_from_str(&known.came.day, "%Y-%m-%d").ok().filter(|of| planned && *of >= self.today)
                && !key.1.is_empty()
                && !self.used.contains(&known.id)
            {
                lost.entry(key.0.clone()).or_default().push((of, key.clone()));
            }
        }
        lost.values_mut().for_each(|days| days.sort());
        let mut left = Vec::new();
        for at in rest {
            let Some(one) = self.plan.calendar.occurrences.get(at) else { continue };
            let days = lost.get_mut(&*one.uid).filter(|_| !one.recurrence.is_empty() && one.status != Status::Cancelled);
            let near = days.and_then(|days| {
                let found = days.iter().position(|(of, _)| (one.day - *of).num_days().abs() <= SHIFTED)?;
                Some(days.remove(found).1)
            });
            match near {
                Some(key) => drop(self.take_as(at, &key)?),
                None => left.push(at),
            }
        }
        Ok(left)
    }

    /// Compares a meeting with what came last of the one that it is; gives whether that is known.
    fn take_as(&mut self, at: usize, key: &Key) -> Result<bool> {
        let Some(one) = self.plan.calendar.occurrences.get(at).cloned() else { return Ok(true) };
        let Some(known) = self.known.get(key).cloned() else { return Ok(false) };
        self.used.insert(known.id);
        let (mut came, declined) = self.speak(&one, &known)?;
        if let Some(contact) = known.contact.as_ref().filter(|contact| contact.state == "planned")
            && let Some((told, may)) = self.elsewhere(&one, &known, contact, &came)?
        {
            let asks = format!("series:{}", one.uid);
            match self.plan.answers.get(&asks).copied() {
                Some(Some(account)) if account != contact.account => {
                    let who = self.finder.who(account, &one.about)?;
                    let new = newcomer(at, (account, Basis::Answer, false), asks, told.kind, who);
                    self.plan.newcomers.push(Newcomer { known: Some(known.id), ..new });
                    self.plan.left_behind.push(contact.clone());
                    return Ok(true);
                }
                Some(Some(_)) => {}
                Some(None) => came.cancelled = true,
                None => {
                    // What it says of itself waits with the question, when it is does not.
                    (came.title, came.people, came.colleagues) =
                        (known.came.title.clone(), known.came.people.clone(), known.came.colleagues.clone());
                    self.plan.elsewhere.push(Elsewhere { at, contact: contact.clone(), asks, may });
                }
            }
        }
        if let Some(new) = self.anew(at, &one, &known, &came)? {
            self.plan.newcomers.push(new);
            return Ok(true);
        }
        match compared(&known, &came) {
            Some((contact, mut changes)) => {
                changes.declined = changes.cancelled && declined;
                let is_news = known.came != came;
                self.compare_who(&contact, &known.came, &came, &mut changes)?;
                if is_news && !came.cancelled && !one.about.private {
                    changes.others = self.newly_others(&contact, &one)?;
                }
                let is_caught_up = is_news && changes.is_idle() && !changes.kept && when(&came) != when(&known.came);
                self.plan.again.push(Again { at, known: Some(known.id), contact, changes, is_news, is_caught_up, came });
            }
            None => self.plan.untouched += 1,
        }
        Ok(true)
    }

    /// A meeting that here took place, or was put off or called off, and there has another day to come: it is one more contact. Of the day of
    /// one that took place the hour alone makes none.
    fn anew(&mut self, at: usize, one: &Occurrence, known: &Known, came: &Came) -> Result<Option<Newcomer>> {
        let old = &known.came;
        let over = known.contact.as_ref().filter(|contact| contact.state != "planned" && !(old.cancelled && contact.state == "cancelled"));
        let Some(contact) = over.filter(|_| !came.cancelled && !is_older((came.sequence, &came.modified), old)) else { return Ok(None) };
        let is_later = came.day != old.day && came.day > contact.day;
        let is_other = (&came.day, &came.time) != (&old.day, &old.time) && (&came.day, &came.time) != (&contact.day, &contact.time);
        let is_new = if contact.state == "held" { is_later } else { is_other };
        if !is_new || one.day < self.today {
            return Ok(None);
        }
        let told = self.finder.told(&one.uid, &one.about)?;
        let basis = match told.whose {
            Whose::Account(account, basis, _) if account == contact.account => basis,
            _ => Basis::Answer,
        };
        let who = self.finder.who(contact.account, &one.about)?;
        let new = newcomer(at, (contact.account, basis, false), told.asks, told.kind, who);
        Ok(Some(Newcomer { known: Some(known.id), ..new }))
    }

    /// Those of a meeting who are neither ours nor known here, and of whom its contact says nothing.
    fn newly_others(&mut self, contact: &Contact, one: &Occurrence) -> Result<Vec<Attendee>> {
        let (mut with, _) = self.finder.who(contact.account, &one.about)?;
        if !with.others.is_empty() {
            let notes = self.store.load(Entity::Entry, contact.id)?.map(|record| record.text("notes").to_lowercase()).unwrap_or_default();
            let told = |said: &str| !said.is_empty() && notes.contains(&said.to_lowercase());
            with.others.retain(|one| !told(&one.mail) && !told(&one.name));
        }
        Ok(with.others)
    }

    /// What is kept of a meeting that is known, and whether the KAM declined it.
    fn speak(&mut self, one: &Occurrence, known: &Known) -> Result<(Came, bool)> {
        let mut came = came(one, &self.plan.calendar.name);
        (came.people, came.colleagues) = (known.came.people.clone(), known.came.colleagues.clone());
        let own = &self.finder.of.own;
        let declined = own.skips("declined") && self.finder.is_declined(&one.about);
        if one.about.private && own.skips("private") {
            // What is private by now stays there: only when it is may be known.
            came.title = known.came.title.clone();
        } else if let Some(contact) = known.contact.as_ref().filter(|contact| contact.state == "planned") {
            let (with, colleagues) = self.finder.who(contact.account, &one.about)?;
            (came.people, came.colleagues) = (with.people, colleagues);
        }
        came.cancelled |= declined;
        Ok((came, declined))
    }

    /// What is found of a meeting of which the title or the people are others, or somebody answered otherwise by now, where that leads to
    /// other accounts alone.
    fn elsewhere(&mut self, one: &Occurrence, known: &Known, contact: &Contact, came: &Came) -> Result<Option<(Told, Vec<i64>)>> {
        if came.cancelled || one.status == Status::Cancelled {
            return Ok(None);
        }
        if came.title == known.came.title && came.people == known.came.people {
            let told = self.finder.told(&one.uid, &one.about)?;
            let may = match &told.whose {
                Whose::Account(account, Basis::Answer, false) if *account != contact.account => vec![*account],
                Whose::NotOurs => Vec::new(),
                _ => return Ok(None),
            };
            // Whose it was made here stays, whatever is answered of its addresses.
            let by_hand = self.store.before_since("entry", contact.id, 0)?.contains_key("account_id");
            return Ok((!by_hand).then_some((told, may)));
        }
        let told = self.finder.told_anew(&one.uid, &one.about)?;
        let may = match &told.whose {
            Whose::Account(account, ..) => vec![*account],
            Whose::OneOf(may) | Whose::Nobody(may) => may.clone(),
            Whose::NotOurs => Vec::new(),
        };
        Ok((!may.is_empty() && !may.contains(&contact.account)).then_some((told, may)))
    }

    /// Who comes by now: whom the calendar added is added, whom it dropped is dropped; whom somebody named or left out here stays so.
    fn compare_who(&self, contact: &Contact, old: &Came, new: &Came, changes: &mut Changes) -> Result<()> {
        if new.cancelled || (&old.people, &old.colleagues) == (&new.people, &new.colleagues) {
            return Ok(());
        }
        let Some(record) = self.store.load(Entity::Entry, contact.id)? else { return Ok(()) };
        let who = |key: &str, old: &[i64], new: &[i64]| {
            let here = record.get(key).ids();
            let added = new.iter().filter(|id| !old.contains(id) && !here.contains(id)).copied().collect();
            let dropped = old.iter().filter(|id| !new.contains(id) && here.contains(id)).copied().collect();
            Who { added, dropped }
        };
        changes.people = who("people", &old.people, &new.people);
        changes.colleagues = who("colleagues", &old.colleagues, &new.colleagues);
        Ok(())
    }
}
