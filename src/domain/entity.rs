//! The entities and where each is declared.

use super::field::Field;
use super::visibility::Audience;
use super::words::Words;
use super::{account, diary, dossier, heard, map, opportunity, people, plan, team};

listed! {
    /// A kind of record.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub enum Entity {
        /// A client company (M11).
        Account,
        /// A person, who may act for several companies (M18).
        Person,
        /// What a person is at one account (M19).
        Affiliation,
        /// One of our own people (M36).
        Colleague,
        /// A contact with the client, held or planned (M22).
        Entry,
        /// An action or a promise, ours or theirs (M23, M29).
        Action,
        /// Something we do not know and want to (M41).
        Question,
        /// A stage of the decision scheme (M13).
        Stage,
        /// A competitor at the account (M14).
        Competitor,
        /// An event of the relationship: delivery, tender, news (M12).
        Milestone,
        /// A personal fact, fairly held (M16).
        Fact,
        /// A complaint or a signal of risk heard in a contact (M24, M34).
        Signal,
        /// Value given beyond the goods (M32).
        ValueGiven,
        /// What one person is to another, beside the reporting line (M19).
        Tie,
        /// A purchase that may come (M28).
        Opportunity,
        /// What a purchase changes for a person (M45).
        Stance,
    }
}

/// The declaration of an entity: everything that form, view, history and export need to know.
#[derive(Debug)]
pub struct Definition {
    /// Which entity this declares.
    pub entity: Entity,
    /// The table, and the name in JSON and on the command line.
    pub table: &'static str,
    /// What one of them is called.
    pub words: Words,
    /// What an empty form is headed.
    pub new: Words,
    /// The widest audience that may know of its records (M16); fields and single records may be for fewer.
    pub seen: Audience,
    /// The fields, in the order in which they are asked for.
    pub fields: &'static [Field],
    /// The column that names a record.
    pub title: &'static str,
    /// The column that ties it to its account or person, and what it is tied to.
    pub owner: Option<(&'static str, Entity)>,
}

impl Entity {
    /// The declaration.
    pub fn def(self) -> &'static Definition {
        match self {
            Entity::Account => &account::ACCOUNT,
            Entity::Person => &people::PERSON,
            Entity::Affiliation => &people::AFFILIATION,
            Entity::Colleague => &team::COLLEAGUE,
            Entity::Entry => &diary::ENTRY,
            Entity::Action => &plan::ACTION,
            Entity::Question => &plan::QUESTION,
            Entity::Stage => &dossier::STAGE,
            Entity::Competitor => &dossier::COMPETITOR,
            Entity::Milestone => &dossier::MILESTONE,
            Entity::Fact => &dossier::FACT,
            Entity::Signal => &heard::SIGNAL,
            Entity::ValueGiven => &heard::VALUE_GIVEN,
            Entity::Tie => &map::TIE,
            Entity::Opportunity => &opportunity::OPPORTUNITY,
            Entity::Stance => &map::STANCE,
        }
    }

    /// Whether its records are hidden as a whole while a client is in the room, whatever their fields say.
    pub fn is_private(self) -> bool {
        !Audience::Client.shows_kind(self)
    }

    /// Finds the entity whose table has this name.
    pub fn from_table(table: &str) -> Option<Entity> {
        Entity::ALL.into_iter().find(|entity| entity.def().table == table)
    }
}

impl Definition {
    /// The field with this key.
    pub fn field(&self, key: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.key == key)
    }

    /// The fields that are columns of the table.
    pub fn columns(&self) -> impl Iterator<Item = &'static Field> {
        self.fields.iter().filter(|field| field.is_column())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Kind;

    #[test]
    fn every_declaration_is_whole() {
        for entity in Entity::ALL {
            let def = entity.def();
            assert_eq!(def.entity, entity);
            assert_eq!(Entity::from_table(def.table), Some(entity));
            for (at, field) in def.fields.iter().enumerate() {
                assert!(!field.words.ru.is_empty() && !field.words.en.is_empty(), "{} has no label", field.key);
                assert_eq!(field.hint.ru.is_empty(), field.hint.en.is_empty(), "{} has half a hint", field.key);
                assert!(def.fields[..at].iter().all(|other| other.key != field.key), "{} twice in {}", field.key, def.table);
                if let Kind::Choice(choices) | Kind::Set(choices) = field.kind {
                    for choice in choices {
                        assert!(!choice.words.ru.is_empty() && !choice.words.en.is_empty());
                    }
                }
            }
        }
    }
}
