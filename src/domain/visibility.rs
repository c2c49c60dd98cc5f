//! Who may see what (M16, M36): one rule for exports, the map, print-outs for a colleague, and a client in the room.

use super::field::{Choice, Field, Kind, choice};
use super::record::{Record, Value};
use super::words::{Words, w};
use super::{Entity, ethics, reliability};

/// Who may see a personal fact (M16).
pub const VISIBILITY: &[Choice] =
    &[choice("private", "только я", "private"), choice("team", "команда", "team"), choice("shareable", "можно передавать", "shareable")];

/// How freely something may be passed on: the place of its code among [`VISIBILITY`], from private on.
pub fn visibility_level(code: &str) -> usize {
    VISIBILITY.iter().position(|choice| choice.code == code).unwrap_or(0)
}

/// For whom something is shown, from the fewest to the most.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Audience {
    /// The account manager.
    #[default]
    Me,
    /// Our own people.
    Team,
    /// The client's own people, who look at the screen: of what is theirs also how they are reached.
    Client,
    /// Anybody else.
    Anybody,
}

/// How a seat is called whose holder nobody knows yet, where the name we gave it is not said.
pub const SOMEBODY: Words = w("Имя пока не записано", "Name not filed yet");

/// The flag with which a record is kept for oneself alone, and what it is called.
pub const KEPT_PRIVATE: Field = Field::new("private", Kind::Flag, w("Только для меня", "For me only")).kept();

impl Audience {
    /// Those for whom something can be asked to leave the file.
    const ASKED_FOR: [Audience; 3] = [Audience::Me, Audience::Team, Audience::Anybody];

    /// The audience of a code of visibility: whoever may see what is marked with it.
    pub fn from_code(code: &str) -> Audience {
        Audience::ASKED_FOR.get(visibility_level(code)).copied().unwrap_or(Audience::Me)
    }

    fn choice(self) -> Option<&'static Choice> {
        let at = Audience::ASKED_FOR.iter().position(|audience| *audience >= self);
        at.and_then(|at| VISIBILITY.get(at))
    }

    /// The code of visibility, as it is written on the command line.
    pub fn code(self) -> &'static str {
        self.choice().map_or("", |choice| choice.code)
    }

    /// The same in words.
    pub fn words(self) -> Words {
        self.choice().map_or(SOMEBODY, |choice| choice.words)
    }

    /// Whether records of a kind are shown at all. A personal fact goes as far as it says itself, and never before the client.
    pub fn shows_kind(self, entity: Entity) -> bool {
        self <= entity.def().seen && !(entity == Entity::Fact && self == Audience::Client)
    }

    /// Whether a record is shown: what we do for ourselves and what somebody complained of are nobody else's matter.
    pub fn shows(self, record: &Record) -> bool {
        let among_us = self <= Audience::Team;
        self.shows_kind(record.entity)
            && match record.entity {
                Entity::Fact => self <= Audience::from_code(record.text("visibility")),
                Entity::Action => among_us || reliability::is_promise(record) && !is_kept_private(record),
                Entity::Entry => among_us || record.text("kind") != COMPLAINT,
                Entity::Person => self.names(record.int("unknown") == Some(1)),
                // Of all others the declaration says all.
                _ => true,
            }
    }

    /// Whether an action of a kind is shown.
    pub fn shows_action(self, kind: &str) -> bool {
        self.shows(&Record::new(Entity::Action).with_text("kind", kind))
    }

    /// Whether a contact of a kind is shown.
    pub fn shows_contact(self, kind: &str) -> bool {
        self.shows(&Record::new(Entity::Entry).with_text("kind", kind))
    }

    /// Whether a field is shown of those records that are.
    pub fn reads(self, field: &Field) -> bool {
        self <= field.seen
    }

    /// Whether the value of a field is shown, in a record that is.
    pub fn shows_field(self, record: &Record, field: &Field) -> bool {
        let stands_out = || ethics::check_in(record.entity, field, record.text(field.key), &[]).is_some();
        let kept_apart = || is_kept_private(record) && (ethics::is_about_people(record.entity, field) || stands_out());
        match self {
            Audience::Me => true,
            _ if field.key == KEPT_PRIVATE.key || kept_apart() => false,
            // Whom we do not know yet has no name to be told.
            _ if record.entity == Entity::Person && field.key.ends_with("_name") && !self.names(record.int("unknown") == Some(1)) => false,
            Audience::Team | Audience::Client | Audience::Anybody => self.reads(field),
        }
    }

    /// Whether the numbers that records have in the file are told: where some are left out, the gaps would say so.
    pub fn numbers(self) -> bool {
        self <= Audience::Team
    }

    /// Whether a person is named: a seat whose holder nobody knows may have been given a name that says too much.
    pub fn names(self, unknown: bool) -> bool {
        !unknown || self <= Audience::Team
    }
}

/// Whether a record of a kind that can be is kept private.
pub fn is_kept_private(record: &Record) -> bool {
    record.find(KEPT_PRIVATE.key).and_then(Value::as_int) == Some(1)
}

/// The kind of a contact that was a complaint.
const COMPLAINT: &str = "complaint";

/// Whether a kind of contact says by itself what is not said before a client.
pub fn is_telling(kind: &str) -> bool {
    kind == COMPLAINT
}

/// Whether a value says by itself what is not said before a client: that a contact was a complaint.
pub fn tells_too_much(field: &Field, value: &Value) -> bool {
    field.key == "kind" && is_telling(value.as_str())
}

/// Whether a field is hidden while a client is in the room, whatever stands in it.
pub fn is_hidden_from_client(entity: Entity, field: &Field) -> bool {
    entity.is_private() || !Audience::Client.reads(field)
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
        assert_eq!(seen(Audience::Anybody, &entry), ["kind"]);
        assert_eq!(seen(Audience::Team, &entry), ["kind", "purpose", "notes"]);
        let kept = entry.clone().with("private", Value::Int(1));
        assert_eq!(seen(Audience::Team, &kept), ["kind"]);
        assert_eq!(seen(Audience::Me, &kept), ["kind", "purpose", "notes", "private"]);
        let shown = |kind| [Audience::Team, Audience::Client, Audience::Anybody].map(|audience| audience.shows_contact(kind));
        assert_eq!((shown("call"), shown("complaint")), ([true; 3], [true, false, false]));
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
        assert!(!Audience::Client.shows(&fact("shareable")), "nobody reads about themselves on our screen");
    }

    #[test]
    fn promises_are_theirs_too_and_tasks_are_ours() {
        let shown = |kind| [Audience::Team, Audience::Client, Audience::Anybody].map(|audience| audience.shows_action(kind));
        assert_eq!(shown("our_promise"), [true; 3]);
        assert_eq!(shown("their_promise"), [true; 3]);
        assert_eq!(shown("task"), [true, false, false]);
        let promise = Record::new(Entity::Action).with_text("kind", "our_promise").with_text("title", "КП").with_text("note", "с наценкой");
        assert_eq!(seen(Audience::Anybody, &promise), ["title", "kind"]);
        assert!(!Audience::Client.shows(&promise.with("private", Value::Int(1))));
    }

    #[test]
    fn how_somebody_is_reached_is_for_them_and_us() {
        let person = Record::new(Entity::Person).with_text("family_name", "Иванов").with_text("phones", "+7 900 000-00-01");
        assert_eq!(seen(Audience::Client, &person), ["family_name", "phones"]);
        assert_eq!(seen(Audience::Anybody, &person), ["family_name"]);
        let unknown = person.with("unknown", Value::Int(1));
        assert_eq!(seen(Audience::Client, &unknown), ["phones"]);
        assert_eq!(seen(Audience::Team, &unknown), ["family_name", "phones", "unknown"]);
    }

    /// Whoever adds an entity or a field and says nothing of who may read it hides it from clients and exports.
    #[test]
    fn what_is_not_declared_open_stays_among_us() {
        assert_eq!(Field::new("new", Kind::Line, w("Новое", "New")).seen, Audience::Team);
        for entity in Entity::ALL.into_iter().filter(|entity| Audience::Client.shows_kind(*entity)) {
            for field in entity.def().fields.iter().filter(|field| field.required) {
                assert!(Audience::Client.reads(field), "{} of {} is asked for before a client and hidden", field.key, entity.def().table);
            }
        }
    }

    #[test]
    fn every_code_of_visibility_has_its_audience() {
        for choice in VISIBILITY {
            assert_eq!(Audience::from_code(choice.code).code(), choice.code);
        }
    }
}
