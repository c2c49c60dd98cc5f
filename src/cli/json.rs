//! Records as programs read them. `docs/json.md` says what each command answers, and a test holds it to that.

use super::out::Out;
use crate::domain::completeness::{Completeness, Standing};
use crate::domain::field::Kind;
use crate::domain::reliability::{self, Reliability};
use crate::domain::visibility::Audience;
use crate::domain::{Entity, Field, Lang, Record, Value, day};
use crate::store::people::PersonRow;
use crate::store::{Result, Store};
use crate::today::Notice;
use crate::today::notice::Figures;
use serde_json::{Map, Value as Json, json};
use std::cell::RefCell;
use std::collections::HashMap;

/// Turns records into objects, in which another record is always `{id, uid, name}`.
#[derive(Debug)]
pub struct Links<'a> {
    store: &'a Store,
    lang: Lang,
    audience: Audience,
    /// Whether records have their numbers.
    numbered: bool,
    /// What was looked up already: the same accounts and people come again and again.
    known: RefCell<HashMap<(Entity, i64), Json>>,
}

impl<'a> Links<'a> {
    /// Links of a file, all of them.
    pub fn new(store: &'a Store, lang: Lang) -> Links<'a> {
        Links::seen_by(Audience::Me, store, lang)
    }

    /// Links of a file as an audience may read them: what it may not see is left out, and such a name is null.
    pub fn seen_by(audience: Audience, store: &'a Store, lang: Lang) -> Links<'a> {
        Links { store, lang, audience, numbered: audience.numbers(), known: RefCell::default() }
    }

    /// The same beside links for somebody who is told the numbers, or is not.
    pub fn numbered_for(self, audience: Audience) -> Links<'a> {
        Links { numbered: audience.numbers(), ..self }
    }

    /// Another record, or null.
    pub fn link(&self, entity: Entity, id: Option<i64>) -> Result<Json> {
        let Some(id) = id else { return Ok(Json::Null) };
        if let Some(known) = self.known.borrow().get(&(entity, id)) {
            return Ok(known.clone());
        }
        let found = match self.store.load(entity, id)? {
            Some(record) => {
                let name = self.names(&record).then(|| self.store.name_of(entity, id, self.lang)).transpose()?;
                match self.numbered {
                    true => json!({ "id": id, "uid": record.uid, "name": name }),
                    false => json!({ "uid": record.uid, "name": name }),
                }
            }
            None => Json::Null,
        };
        self.known.borrow_mut().insert((entity, id), found.clone());
        Ok(found)
    }

    /// Whether the audience may read what a record is called. A contact is called by its kind and day.
    fn names(&self, record: &Record) -> bool {
        match record.entity {
            Entity::Person => self.names_person(record),
            entity => {
                let called = record.def().field(if entity == Entity::Entry { "kind" } else { record.def().title });
                self.audience.shows(record) && called.is_none_or(|field| self.audience.shows_field(record, field))
            }
        }
    }

    fn names_person(&self, person: &Record) -> bool {
        self.audience.names(person.int("unknown") == Some(1))
    }

    /// A field of a record: its name, without what says that it holds an id, and its value.
    pub fn value(&self, field: &Field, value: &Value) -> Result<(String, Json)> {
        let parts = |mark: char| value.as_str().split(mark).map(str::trim).filter(|part| !part.is_empty()).collect::<Vec<_>>();
        let shown = match field.kind {
            Kind::Link(entity) => self.link(entity, value.as_int())?,
            Kind::Many(joint) => {
                json!(value.ids().iter().map(|id| self.link(joint.entity, Some(*id))).collect::<Result<Vec<_>>>()?)
            }
            Kind::Set(_) => json!(parts(',')),
            Kind::Channels(_) => json!(parts(';')),
            Kind::Flag => json!(value.as_int() == Some(1)),
            Kind::Line
            | Kind::Text
            | Kind::Int(..)
            | Kind::Period(..)
            | Kind::Notice
            | Kind::Span(_)
            | Kind::Percent
            | Kind::Decimal
            | Kind::Money
            | Kind::Day(_)
            | Kind::Birthday
            | Kind::Time
            | Kind::Choice(_)
            | Kind::Rating(_) => value.json(),
        };
        let key = if matches!(field.kind, Kind::Link(_)) { field.key.trim_end_matches("_id") } else { field.key };
        Ok((key.to_owned(), shown))
    }

    /// A record with those of its fields that may be seen.
    pub fn record(&self, record: &Record) -> Result<Map<String, Json>> {
        let mut object = Map::new();
        if self.numbered {
            object.insert("id".into(), json!(record.id));
        }
        object.insert("uid".into(), json!(record.uid));
        if let Some((column, entity)) = record.def().owner {
            object.insert(column.trim_end_matches("_id").into(), self.link(entity, record.owner)?);
        }
        for (field, value) in record.pairs().filter(|(field, _)| !field.loose && self.audience.shows_field(record, field)) {
            let (key, shown) = self.value(field, value)?;
            object.insert(key, shown);
        }
        if record.entity == Entity::Action && self.audience <= Audience::Team {
            object.insert("counts_on".into(), json!(reliability::counts_on(record).map(day::iso)));
        }
        Ok(object)
    }

    /// A record, whole, by its id.
    pub fn whole(&self, entity: Entity, id: i64) -> Result<Json> {
        Ok(match self.store.load(entity, id)? {
            Some(record) => Json::Object(self.record(&record)?),
            None => Json::Null,
        })
    }

    /// Records, whole, by their ids.
    pub fn all(&self, entity: Entity, ids: impl IntoIterator<Item = i64>) -> Result<Json> {
        Ok(json!(ids.into_iter().map(|id| self.whole(entity, id)).collect::<Result<Vec<_>>>()?))
    }

    /// Somebody whom one will meet.
    pub fn person(&self, row: &PersonRow) -> Result<Json> {
        let role = self.store.load(Entity::Affiliation, row.id)?;
        let mirror = role.as_ref().and_then(|role| role.int("mirror_id"));
        let roles: Vec<&str> = row.roles.split(',').filter(|role| !role.is_empty()).collect();
        let text = |text: &str| if text.is_empty() { Json::Null } else { json!(text) };
        Ok(json!({
            "person": self.link(Entity::Person, Some(row.person))?, "unknown": row.unknown, "position": text(&row.position),
            "department": text(&row.department), "roles": roles, "influence": row.influence, "attitude": row.attitude,
            "relationship": row.relationship, "main_contact": row.main, "mirrored_by": self.link(Entity::Colleague, mirror)?,
            "phone": text(&row.phone), "rhythm_days": row.rhythm_days, "last_contact": row.last_contact, "judged_on": row.judged_on,
            "cares": text(&row.cares), "decides": text(&row.decides), "dress": text(&row.dress),
        }))
    }

    /// A row that needs attention: every kind has the same keys.
    pub fn notice(&self, notice: &Notice) -> Result<Json> {
        let Figures { count, day, rhythm_days, turns, section, line } = &notice.figures;
        let (inbox, line) = line.as_ref().map(|(id, line)| (*id, line)).unzip();
        let person = notice.about.person.as_ref().map(|who| who.person);
        let entity = notice.about.record.map(|(entity, _)| entity.def().table);
        let record = notice.about.record.map(|(entity, record)| self.link(entity, Some(record))).transpose()?;
        Ok(json!({
            "kind": notice.kind.key, "account": self.link(Entity::Account, notice.account())?,
            "person": self.link(Entity::Person, person)?, "count": count, "day": day, "days": rhythm_days,
            "turns": turns, "section": section, "inbox": inbox, "line": line, "record": record, "entity": entity,
            "put_off": notice.put_off.as_ref().map(|put| json!({ "until": put.until, "reason": put.reason })),
        }))
    }
}

/// How promises were kept: over the trailing twelve months, and ever.
pub fn reliability(of: Reliability) -> Json {
    json!({ "in_time": of.year.in_time, "due": of.year.due, "ever": { "in_time": of.ever.in_time, "due": of.ever.due } })
}

/// The parts of the dossier that stand so, by their keys.
pub fn parts(of: Completeness, standing: Standing) -> Json {
    json!(of.parts(standing).map(|part| part.key).collect::<Vec<_>>())
}

/// Rows as CSV: comma, UTF-8, headings in the first row, and nothing that a spreadsheet takes for a formula.
pub fn csv(out: &mut Out, heads: &[&str], rows: impl IntoIterator<Item = Vec<String>>) -> anyhow::Result<()> {
    out.csv(heads.iter().map(|head| (*head).to_owned()).collect())?;
    for row in rows {
        out.csv(row)?;
    }
    Ok(())
}
