//! Who may see what (M16, M36): one rule for exports, the map, print-outs for a colleague, and a client in the room.

use super::choices::{VISIBILITY, visibility_level};
use super::field::{Field, Kind};
use super::record::{Record, Value};
use super::words::{Words, w};
use super::{Entity, ethics};

/// For whom something is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Audience {
    /// The account manager.
    Me,
    /// Our own people.
    Team,
    /// Anybody else, the client among them.
    Anybody,
}

/// How a seat is called whose holder nobody knows yet, where the name we gave it is not said.
pub const SOMEBODY: Words = w("Пока неизвестно", "Not known yet");

/// The flag with which a record is kept for oneself alone, and what it is called.
pub const KEPT_PRIVATE: Field = Field::new("private", Kind::Flag, w("Только для меня", "For me only")).kept();

impl Audience {
    /// The audience of a code of visibility: whoever may see what is marked with it.
    pub fn from_code(code: &str) -> Audience {
        match visibility_level(code) {
            0 => Audience::Me,
            1 => Audience::Team,
            _ => Audience::Anybody,
        }
    }

    /// The code of visibility, as it is written on the command line.
    pub fn code(self) -> &'static str {
        VISIBILITY.get(self as usize).map_or("", |choice| choice.code)
    }

    /// The same in words.
    pub fn words(self) -> Words {
        VISIBILITY.get(self as usize).map_or(SOMEBODY, |choice| choice.words)
    }

    /// Whether records of a kind are shown at all. A personal fact says for itself whom it is for.
    pub fn shows_kind(self, entity: Entity) -> bool {
        match entity {
            Entity::Competitor | Entity::Signal | Entity::Tie | Entity::Stance => self == Audience::Me,
            Entity::Question => self <= Audience::Team,
            _ => true,
        }
    }

    /// Whether a record is shown.
    pub fn shows(self, record: &Record) -> bool {
        self.shows_kind(record.entity) && (record.entity != Entity::Fact || self <= Audience::from_code(record.text("visibility")))
    }

    /// Whether the value of a field is shown, in a record that is.
    pub fn shows_field(self, record: &Record, field: &Field) -> bool {
        if self == Audience::Me {
            return true;
        }
        match record.entity {
            // A fact is as visible as it says itself; where it comes from and why it is kept stays among us.
            Entity::Fact => field.key == "title" || !field.private || self == Audience::Team,
            _ if field.private || field.key == KEPT_PRIVATE.key => false,
            _ if record.int(KEPT_PRIVATE.key) == Some(1) && ethics::is_about_people(record.entity, field) => false,
            _ => self == Audience::Team || !(field.inside || tells_too_much(field, record.get(field.key))),
        }
    }

    /// Whether a person is named: a seat whose holder nobody knows may have been given a name that says too much.
    pub fn names(self, unknown: bool) -> bool {
        !unknown || self <= Audience::Team
    }
}

/// Whether a value says by itself what is not said before a client: that a contact was a complaint.
pub fn tells_too_much(field: &Field, value: &Value) -> bool {
    field.key == "kind" && value.as_str() == "complaint"
}

/// Whether a field is hidden while a client is in the room, whatever stands in it.
pub fn is_hidden_from_client(entity: Entity, field: &Field) -> bool {
    entity.is_private() || field.private || field.inside
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(audience: Audience, record: &Record) -> Vec<&'static str> {
        let shown = |(field, value): &(&'static Field, &Value)| !value.is_empty() && audience.shows_field(record, field);
        record.pairs().filter(shown).map(|(field, _)| field.key).collect()
    }

    #[test]
    fn notes_stay_among_us_and_what_is_kept_private_with_me() {
        let entry = Record::new(Entity::Entry).with_text("kind", "call").with_text("purpose", "цены").with_text("notes", "спорили");
        assert_eq!(seen(Audience::Anybody, &entry), ["kind", "purpose"]);
        assert_eq!(seen(Audience::Team, &entry), ["kind", "purpose", "notes"]);
        let kept = entry.clone().with("private", Value::Int(1));
        assert_eq!(seen(Audience::Team, &kept), ["kind"]);
        assert_eq!(seen(Audience::Me, &kept), ["kind", "purpose", "notes", "private"]);
        assert_eq!(seen(Audience::Anybody, &entry.with_text("kind", "complaint")), ["purpose"]);
    }

    #[test]
    fn a_fact_goes_as_far_as_it_says() {
        let fact = |visibility| {
            Record::new(Entity::Fact).with_text("title", "теннис").with_text("why", "повод").with_text("visibility", visibility)
        };
        let shows = |audience: Audience| ["private", "team", "shareable"].map(|visibility| audience.shows(&fact(visibility)));
        assert_eq!(shows(Audience::Me), [true; 3]);
        assert_eq!(shows(Audience::Team), [false, true, true]);
        assert_eq!(shows(Audience::Anybody), [false, false, true]);
        assert_eq!(seen(Audience::Anybody, &fact("shareable")), ["title", "visibility"]);
    }
}
