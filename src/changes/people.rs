//! Contacts, people, and what is judged otherwise than before.

use super::{Changes, Happened, Part, happened};
use crate::domain::entry::ENTRY_KINDS;
use crate::domain::field::{find_choice, signed};
use crate::domain::phrase::{Value, alone, phrase};
use crate::domain::standing::SECTION;
use crate::domain::{Entity, Field, Kind, Lang, Record, day};
use crate::store::Result;
use crate::store::people::Judgement;
use crate::store::since::Since;
use crate::text::change as say;

/// So many contacts are told of.
const CONTACTS: usize = 1_000;

impl Changes<'_> {
    pub(super) fn contacts(&self, found: &mut Vec<Happened>) -> Result<()> {
        let held = self.store.last_contacts(self.asked.account, &day::iso(self.today), CONTACTS)?;
        for contact in held.iter().filter(|one| self.is_since(&one.day) && self.asked.audience.shows_contact(&one.kind)) {
            let kind = find_choice(ENTRY_KINDS, &contact.kind).map_or(Value::from(contact.kind.as_str()), |kind| Value::Word(kind.words));
            let said = match contact.said() {
                "" => alone(kind),
                said => phrase(say::OF_KIND, [kind, said.into()]),
            };
            found.push(Happened { part: Part::Contact, on: contact.day.clone(), said, record: (Entity::Entry, contact.id) });
        }
        Ok(())
    }

    /// Who is new, who has gone, who does something else.
    pub(super) fn people(&self, found: &mut Vec<Happened>) -> Result<()> {
        let since = self.store.since(Entity::Affiliation, self.asked.account, &day::iso(self.asked.since))?;
        for role in self.store.owned(Entity::Affiliation, self.asked.account)? {
            let Some(name) = role.int("person_id").map(|person| self.named(person)).transpose()?.flatten() else { continue };
            let told = match role.text("position") {
                "" => alone(name.as_str().into()),
                position => phrase(say::AS, [name.as_str().into(), position.into()]),
            };
            let changed = of(&since, &role);
            let was = changed.and_then(|one| one.was("position")).filter(|was| !was.value.as_str().is_empty());
            if self.is_since(role.text("to_on")) {
                found.push(happened(Part::Left, role.text("to_on"), told, &role));
            } else if self.is_since(role.text("from_on")) || changed.is_some_and(|one| one.made) {
                found.push(happened(Part::Came, role.text("from_on"), told, &role));
            } else if let Some(was) = was.filter(|was| was.value.as_str() != role.text("position")) {
                let said = phrase(say::BECAME, [name.as_str().into(), was.value.as_str().into(), role.text("position").into()]);
                found.push(happened(Part::Post, &was.on, said, &role));
            }
        }
        Ok(())
    }

    /// Somebody's name; none where nobody knows it, or it is not said.
    fn named(&self, person: i64) -> Result<Option<String>> {
        let is_told = self.asked.audience.names(self.store.is_placeholder(person)?);
        Ok(if is_told { Some(self.store.person_name(person)?.full()) } else { None })
    }

    /// What is judged otherwise than before: of people, and of competitors.
    pub(super) fn judgements(&self, found: &mut Vec<Happened>) -> Result<()> {
        let audience = self.asked.audience;
        let since = |entity| self.store.since(entity, self.asked.account, &day::iso(self.asked.since));
        let roles = since(Entity::Affiliation)?;
        for role in self.store.owned(Entity::Affiliation, self.asked.account)? {
            let Some(person) = role.int("person_id").filter(|_| audience.shows(&role)) else { continue };
            // A seat whose holder nobody knows is judged as a seat.
            if !self.store.is_placeholder(person)? {
                let name = self.store.person_name(person)?.full();
                found.extend(self.judged(Part::Judged, (&role, of(&roles, &role)), &name)?);
            }
        }
        let rivals = since(Entity::Competitor)?;
        for rival in self.store.owned(Entity::Competitor, self.asked.account)?.iter().filter(|rival| audience.shows(rival)) {
            found.extend(self.judged(Part::Rival, (rival, of(&rivals, rival)), rival.title())?);
        }
        let accounts = since(Entity::Account)?;
        if let Some(account) = self.store.load(Entity::Account, self.asked.account)?.filter(|account| audience.shows(account)) {
            let standing = SECTION.words.get(self.asked.lang);
            found.extend(self.judged(Part::Standing, (&account, of(&accounts, &account)), standing)?);
        }
        Ok(())
    }

    /// The newest judgement of each field of a record made since, with the one that held before; none where nothing is judged otherwise.
    /// What is judged for the first time says so; what was judged when the record was made is none of it.
    fn judged(&self, part: Part, (record, since): (&Record, Option<&Since>), name: &str) -> Result<Option<Happened>> {
        let all = self.store.judgements(record.def().table, record.id.unwrap_or_default())?;
        let mut newest = String::new();
        let mut told = Vec::new();
        for field in record.def().fields.iter().filter(|field| self.asked.audience.shows_field(record, field)) {
            let mut of_field = all.iter().filter(|judgement| judgement.field == field.key);
            let Some(now) = of_field.next().filter(|judgement| self.is_since(&judgement.on)) else { continue };
            let before = of_field.find(|judgement| day::from_iso(&judgement.on).is_some_and(|on| on < self.asked.since));
            let value = |judgement: &Judgement| shown(judgement, field, self.asked.lang);
            told.push(match before {
                Some(before) if before.value == now.value => continue,
                Some(before) => phrase(say::WAS, [Value::Word(field.words), value(before), value(now)]).into(),
                None if since.is_none_or(|one| one.was(field.key).is_none()) => continue,
                None => phrase(say::IS, [Value::Word(field.words), value(now)]).into(),
            });
            newest = newest.max(now.on.clone());
        }
        let said = |told: Vec<Value>| phrase(say::JUDGED_ON, [name.into(), Value::Listed(told)]);
        Ok((!told.is_empty()).then(|| happened(part, &newest, said(told), record)))
    }
}

/// What the journal tells of a record.
fn of<'a>(all: &'a [Since], record: &Record) -> Option<&'a Since> {
    all.iter().find(|one| Some(one.row) == record.id)
}

/// A judgement in few letters: a step of a scale as its number.
fn shown(judgement: &Judgement, field: &Field, lang: Lang) -> Value {
    Value::Text(match (judgement.value.as_int(), field.kind) {
        (Some(step), Kind::Rating(grades)) if grades.iter().any(|grade| grade.value < 0) => signed(step),
        (Some(step), Kind::Rating(_)) => step.to_string(),
        _ => judgement.value.shown(field, lang),
    })
}
