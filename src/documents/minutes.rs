//! The letter after a contact: what both sides promised, by which day, and when one meets next (M20, M21, M23). It is written to the client
//! whatever is asked for: nothing stands in it that is not theirs to read.

#[cfg(test)]
mod tests;

use super::{About, Asked, Dated, Document, Named};
use crate::domain::phrase::{Phrase, Value, alone, phrase};
use crate::domain::reliability::is_promise;
use crate::domain::visibility::Audience;
use crate::domain::written::{Case, Gender, gender};
use crate::domain::{Entity, Lang, Record, Value as Kept, day};
use crate::page::{Block, Page, Section};
use crate::settings::Settings;
use crate::store::{Result, Store};
use crate::text::minutes as say;
use chrono::NaiveDate;

/// The letter.
pub static MINUTES: Document = Document {
    key: "minutes",
    called: say::LETTER,
    words: say::ABOUT,
    is_command: false,
    audiences: &[Audience::Client],
    tells: &[],
    day: Some(Dated { named: Named::Of, is_needed: false, nothing: say::NOTHING_THEN }),
    nothing: say::NOTHING,
    about: About::Account(read),
};

/// So many contacts of a day are looked at.
const OF_A_DAY: usize = 20;

/// The letter on the last contact held with an account, or on the last one of the day that is asked for.
fn read(store: &Store, account: i64, asked: &Asked) -> Result<Option<Page>> {
    let until = asked.day.unwrap_or_else(|| store.clock().today());
    let held = store.last_contacts(account, &day::iso(until), OF_A_DAY)?.into_iter();
    let found = held.filter(|held| asked.day.is_none_or(|on| held.day == day::iso(on))).map(|held| held.id).next();
    found.map_or(Ok(None), |entry| of_entry(store, entry, asked))
}

/// The letter on a contact; `None` where it was not held, or belongs to no account.
///
/// # Errors
/// Those of reading.
pub fn of_entry(store: &Store, entry: i64, asked: &Asked) -> Result<Option<Page>> {
    let today = store.clock().today();
    let Some(contact) = store.load(Entity::Entry, entry)?.filter(|contact| contact.text("state") == "held") else { return Ok(None) };
    let (Some(account), Some(on)) = (contact.owner, day::from_iso(contact.text("day"))) else { return Ok(None) };
    let met = contact.get("people").ids().to_vec();
    let letter = Letter { store, today, account, on, entry, met, addressee: addressee(store, account, &contact)?, lang: asked.lang };
    let (ours, theirs) = (letter.promises("our_promise")?, letter.promises("their_promise")?);
    let none = (ours.is_empty() && theirs.is_empty()).then(|| Block::text("none", phrase(say::NO_PROMISES, [])));
    // A close without a name under it is left out: whoever sends the letter is told where that is set.
    let name = asked.settings.own_name.trim();
    let signature = is_signed(asked.settings).then(|| Block::text("signature", phrase(say::REGARDS, [name.into()])));
    let blocks = [
        Some(Block::text("greeting", letter.greeting()?)),
        Some(Block::text("thanks", say::begins(contact.text("kind"), none.is_none(), Value::Written(on, today, None)))),
        none,
        Block::points("ours", say::WE, ours),
        Block::points("theirs", say::THEY, theirs),
        letter.next()?.map(|next| Block::text("next", next)),
        Some(Block::text("closing", phrase(say::CLOSING, []))),
        signature,
    ];
    let keys = &["greeting", "thanks", "none", "ours", "theirs", "next", "closing", "signature"];
    let section = Section::of("letter", keys, blocks.into_iter().flatten().collect());
    let title = phrase(say::SUBJECT, [Value::Written(on, today, None)]).said(asked.lang);
    Ok(Some(Page { key: MINUTES.key, title, sections: vec![section] }))
}

/// Whether a letter has a name under it.
pub fn is_signed(settings: &Settings) -> bool {
    !settings.own_name.trim().is_empty()
}

/// To whom it is written: of those who took part the main contact, else the first; where nobody was written down, the main contact of the
/// account. Somebody whose name is not known is nobody.
fn addressee(store: &Store, account: i64, contact: &Record) -> Result<Option<i64>> {
    let met = contact.get("people").ids();
    let main: Vec<i64> = store.main_contacts(account)?.into_iter().map(|main| main.person).collect();
    let wanted = main.iter().filter(|main| met.is_empty() || met.contains(main)).chain(met);
    for person in wanted {
        if !store.is_placeholder(*person)? {
            return Ok(Some(*person));
        }
    }
    Ok(None)
}

struct Letter<'a> {
    store: &'a Store,
    today: NaiveDate,
    account: i64,
    on: NaiveDate,
    entry: i64,
    /// Who of theirs took part.
    met: Vec<i64>,
    addressee: Option<i64>,
    lang: Lang,
}

impl Letter<'_> {
    fn greeting(&self) -> Result<Phrase> {
        let Some(person) = self.addressee else { return Ok(phrase(say::HELLO, [])) };
        let name = self.store.person_name(person)?;
        let (called, words) = match (self.lang, gender(&name.middle)) {
            (Lang::En, _) => (format!("{} {}", name.given, name.family), say::DEAR),
            (Lang::Ru, Some(Gender::His)) => (format!("{} {}", name.given, name.middle), say::DEAR_SIR),
            (Lang::Ru, Some(Gender::Hers)) => (format!("{} {}", name.given, name.middle), say::DEAR_MADAM),
            (Lang::Ru, None) => (name.given.clone(), say::DEAR),
        };
        // A family name alone is no way to speak to somebody.
        Ok(if name.given.trim().is_empty() { phrase(say::HELLO, []) } else { phrase(words, [called.trim().into()]) })
    }

    /// What one side promised at the contact, and what became on that day of what those who took part were promised before, or had
    /// promised: the nearest first, what has no day last.
    fn promises(&self, kind: &str) -> Result<Vec<Phrase>> {
        let on = day::iso(self.on);
        let moved = self.store.since(Entity::Action, self.account, &on)?;
        let is_moved = |action: &Record| {
            let was = moved.iter().find(|one| Some(one.row) == action.id).and_then(|one| one.was("due_on"));
            was.is_some_and(|was| was.on == on)
        };
        let of_contact = |action: &Record| {
            let with_them = action.int("person_id").is_none_or(|person| self.met.contains(&person));
            let settled = action.text("done_on") == on || action.text("agreed_on") == on || is_moved(action);
            action.int("entry_id") == Some(self.entry) || with_them && settled
        };
        let mut found = self.store.owned(Entity::Action, self.account)?;
        found.retain(|action| {
            action.text("kind") == kind && is_promise(action) && of_contact(action) && ["open", "kept"].contains(&action.text("state"))
        });
        found.retain(|action| Audience::Client.shows(action));
        found.sort_by_key(|action| (*action.get("due_on") == Kept::Empty, action.text("due_on").to_owned()));
        found.iter().map(|action| self.promise(action)).collect()
    }

    fn promise(&self, action: &Record) -> Result<Phrase> {
        let title = Value::from(action.title().trim());
        let title = match self.other(action)? {
            Some(name) => phrase(say::WITH, [title, Value::Text(name)]).into(),
            None => title,
        };
        let written = |on, case| Value::Written(on, self.today, case);
        Ok(match (action.text("state"), day::from_iso(action.text("done_on")), day::from_iso(action.text("due_on"))) {
            ("kept", Some(done), _) => phrase(say::DONE, [title, written(done, None)]),
            ("kept", None, _) => alone(title),
            (_, _, Some(due)) => phrase(say::BY, [title, written(due, Some(Case::Genitive))]),
            _ => phrase(say::UNDATED, [title]),
        })
    }

    /// Who else of theirs a promise is to or by.
    fn other(&self, action: &Record) -> Result<Option<String>> {
        let Some(person) = action.int("person_id").filter(|person| Some(*person) != self.addressee) else { return Ok(None) };
        Ok(if self.store.is_placeholder(person)? { None } else { Some(self.store.person_name(person)?.short()) })
    }

    /// When one meets next: what is planned with whoever it is written to, or with nobody in particular. With others it is not said.
    fn next(&self) -> Result<Option<Phrase>> {
        let from = day::iso(self.today.max(self.on));
        let with = self.addressee.map(|person| self.store.next_planned_with(self.account, person, &from)).transpose()?.flatten();
        let next = match with {
            Some(next) => Some(next),
            None => self.store.next_planned(self.account, &from)?.filter(|next| next.people.is_empty()).map(|next| next.id),
        };
        let Some(next) = next.map(|next| self.store.load(Entity::Entry, next)).transpose()?.flatten() else { return Ok(None) };
        let Some(on) = day::from_iso(next.text("day")) else { return Ok(None) };
        let (_, words) = say::of_kind(next.text("kind"));
        let day = Value::Written(on, self.today, Some(Case::Nominative));
        let when = match next.text("time") {
            "" => day,
            time => phrase(say::AT, [day, time.into()]).into(),
        };
        Ok(Some(phrase(words, [when])))
    }
}
