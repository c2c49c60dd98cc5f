//! Everything held on one person (M16), found by the declarations: no record that refers to a person can be forgotten.

use super::Store;
use super::erase::Mention;
use super::error::{Error, Result};
use super::import::ChannelRow;
use super::people::Judgement;
use crate::domain::{Entity, Kind, Record};

/// What is held on a person.
#[derive(Clone, Debug)]
pub struct Held {
    /// The person.
    pub person: Record,
    /// Ways to reach them.
    pub channels: Vec<ChannelRow>,
    /// Records that refer to them, by kind, the oldest first.
    pub linked: Vec<(Entity, Vec<Record>)>,
    /// Judgements about them with the role they were made of, the newest first.
    pub judgements: Vec<(i64, Judgement)>,
    /// What an import brought and no field could take: name, value, source.
    pub leftovers: Vec<(String, String, String)>,
    /// Texts of other records that name them.
    pub mentions: Vec<Mention>,
}

impl Store {
    /// Gathers everything held on a person.
    ///
    /// # Errors
    /// [`Error::Gone`] when there is no such person.
    pub fn held_on(&self, person: i64) -> Result<Held> {
        let mut linked = Vec::new();
        for entity in Entity::ALL {
            let records = self.linked_to_person(entity, person)?;
            if !records.is_empty() {
                linked.push((entity, records));
            }
        }
        let roles = linked.iter().filter(|(entity, _)| *entity == Entity::Affiliation).flat_map(|(_, records)| records);
        let own: Vec<i64> = roles.filter(|role| role.int("person_id") == Some(person)).filter_map(|role| role.id).collect();
        let mut judgements = Vec::new();
        for role in own {
            judgements.extend(self.judgements("affiliation", role)?.into_iter().map(|judgement| (role, judgement)));
        }
        Ok(Held {
            person: self.load(Entity::Person, person)?.ok_or(Error::Gone)?,
            channels: self.channels_of(person)?,
            linked,
            judgements,
            leftovers: self.leftovers("person", person)?,
            mentions: self.mentions(person)?,
        })
    }

    /// The name of the record that a mention is part of, where it has one that does not name the person again.
    pub fn name_of_mention(&self, mention: &Mention, lang: crate::domain::Lang) -> Result<String> {
        match Entity::from_table(&mention.table) {
            Some(Entity::Entry) => self.name_of(Entity::Entry, mention.row, lang),
            _ => Ok(String::new()),
        }
    }

    /// The records of a kind that refer to a person by any of their fields.
    fn linked_to_person(&self, entity: Entity, person: i64) -> Result<Vec<Record>> {
        let def = entity.def();
        let found = |field: &crate::domain::Field| match field.kind {
            Kind::Link(Entity::Person) => Some(format!("SELECT id FROM {} WHERE \"{}\" = ?1", def.table, field.key)),
            Kind::Many(joint) if joint.entity == Entity::Person => {
                Some(format!("SELECT {} AS id FROM {} WHERE {} = ?1", joint.own, joint.table, joint.other))
            }
            _ => None,
        };
        let queries: Vec<String> = def.fields.iter().filter_map(found).collect();
        if queries.is_empty() {
            return Ok(Vec::new());
        }
        let sql = format!("SELECT DISTINCT id FROM ({}) ORDER BY id", queries.join(" UNION ALL "));
        let ids = self.sql().prepare(&sql)?.query_map([person], |row| row.get(0))?.collect::<rusqlite::Result<Vec<i64>>>()?;
        ids.into_iter().filter_map(|id| self.load(entity, id).transpose()).collect()
    }
}
