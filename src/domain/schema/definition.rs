//! The declaration of an entity: all that form, list, view, search, history and export need to know of it.

use super::field::{Field, Kind};
use super::listing::Listing;
use super::record::{Record, Value};
use super::words::{Counted, Words, w};
use crate::domain::Entity;
use crate::domain::visibility::Audience;
use chrono::NaiveDate;

/// The declaration of an entity, written as a chain that begins with [`Definition::new`].
#[derive(Debug)]
pub struct Definition {
    /// Which entity this declares.
    pub entity: Entity,
    /// The table, and the name of one record in JSON.
    pub table: &'static str,
    /// The name of a list of them in JSON and on the command line.
    pub many: &'static str,
    /// What one of them is called.
    pub words: Words,
    /// What an empty form is headed.
    pub new: Words,
    /// What several are called beside their number.
    pub counted: Counted,
    /// The widest audience that may know of its records (M16); fields and single records may be for fewer.
    pub seen: Audience,
    /// The fields, in the order in which they are asked for.
    pub fields: &'static [Field],
    /// The column that names a record.
    pub title: &'static str,
    /// The column that ties it to its account or person, and what it is tied to.
    pub owner: Option<(&'static str, Entity)>,
    /// What stands in a new one before anything is typed.
    pub usual: &'static [(&'static str, Usual)],
    /// How a record says that it is done; `None` where nothing of the kind is ever ticked off.
    pub done: Option<Done>,
    /// Where it stands in the dossier of its account, if it is a part of that.
    pub part: Option<Part>,
    /// How its records are listed in a table of their own, where they are and nothing is written for it by hand.
    pub listed: Option<Listing>,
    /// What is searched in it; `None` where nothing is.
    pub searched: Option<Search>,
    /// The day on which it needs attention; `None` where none does.
    pub deadline: Option<Deadline>,
    /// Its lines are about goods and papers: in its note alone something may be said of people (M16).
    pub of_things: bool,
    /// The columns, beside its owner, by which there is but one of a kind: no second one is made. Empty where there may be many alike.
    pub once: &'static [&'static str],
    /// How one key moves a record on; `None` where nothing of the kind has steps.
    pub moves: Option<Moves>,
}

/// How one key moves a record on.
#[derive(Clone, Copy, Debug)]
pub struct Moves {
    /// What the key is called.
    pub words: Words,
    /// The step that comes next on this day; `None` where none is left.
    pub next: fn(&Record, NaiveDate) -> Option<Advance>,
}

/// A step of a record: what it sets by itself, and what is asked for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Advance {
    /// What the step is called, over what is asked.
    pub words: Words,
    /// The fields with what stands in them from then on.
    pub set: Vec<(&'static str, Value)>,
    /// The fields that are asked for, the first of them first; where there are none, the step is taken at once.
    pub ask: Vec<&'static str>,
}

/// A day by which something must be done about a record, told on *Today* and before a meeting, while its `state` says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// The column of the day.
    pub day: &'static str,
    /// The code in `state` while it presses; none where the column itself has no day otherwise.
    pub state: Option<&'static str>,
    /// It is told from so many days before it on, the first of these, and stands as near from the last on. Once the day has passed, it is
    /// told anyhow.
    pub ahead: &'static [i64],
    /// What is said before the day, as it stands after the name of the record; `{}` is the day.
    pub coming: Words,
    /// What is said after it; `{}` is how many days ago.
    pub passed: Words,
    /// What follows from a day that has passed, said where there is room for it.
    pub follows: Option<Words>,
    /// The column with the money it is about.
    pub sum: Option<&'static str>,
    /// The column of the day on which the record itself ends, and what is said once that has passed; `{}` is how many days ago.
    pub end: Option<(&'static str, Words)>,
    /// The column without which the day is no more than that of the end, and what is said then before it; `{}` is the day.
    pub bare: Option<(&'static str, Words)>,
    /// What doing it is called, and the field in which that is written.
    pub settled: Option<(Words, &'static str)>,
    /// What has to be done before it, and is told in its place until then.
    pub first: Option<First>,
}

/// What has to be done before the day of a deadline: told as long as it is ahead and not done, while the `state` of the record is `open`. Where
/// the record has no later day, nothing is told any more once it is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct First {
    /// The column of its day.
    pub day: &'static str,
    /// The flag that it is done.
    pub done: &'static str,
    /// The column of the day that comes after it.
    pub then: &'static str,
    /// What is said before it; `{}` is the day.
    pub coming: Words,
    /// What doing it is called.
    pub called: Words,
}

impl Deadline {
    /// The column of the day, and how many days before it is told.
    pub const fn of(day: &'static str, ahead: &'static [i64]) -> Deadline {
        Deadline {
            day,
            state: Some("open"),
            ahead,
            coming: w("", ""),
            passed: w("", ""),
            follows: None,
            sum: None,
            end: None,
            bare: None,
            settled: None,
            first: None,
        }
    }

    /// The column has a day only while something is to be done, whatever its state is called.
    pub const fn whatever_state(mut self) -> Deadline {
        self.state = None;
        self
    }

    /// What is said before the day and after it.
    pub const fn said(mut self, coming: Words, passed: Words) -> Deadline {
        (self.coming, self.passed) = (coming, passed);
        self
    }

    /// What follows from a day that has passed.
    pub const fn followed(mut self, said: Words) -> Deadline {
        self.follows = Some(said);
        self
    }

    /// The column of the day on which the record itself ends, and what is said once that has passed.
    pub const fn ends(mut self, day: &'static str, said: Words) -> Deadline {
        self.end = Some((day, said));
        self
    }

    /// The column without which the day is no more than that of the end, and what is said then before it.
    pub const fn without(mut self, key: &'static str, said: Words) -> Deadline {
        self.bare = Some((key, said));
        self
    }

    /// What doing it is called, and the field in which that is written.
    pub const fn settled(mut self, called: Words, field: &'static str) -> Deadline {
        self.settled = Some((called, field));
        self
    }

    /// What has to be done before it.
    pub const fn after(mut self, first: First) -> Deadline {
        self.first = Some(first);
        self
    }

    /// The column with the money it is about.
    pub const fn about(mut self, sum: &'static str) -> Deadline {
        self.sum = Some(sum);
        self
    }
}

/// What is usual for a field of a new record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Usual {
    /// This text or code.
    Text(&'static str),
    /// This number.
    Int(i64),
    /// The day on which it is made.
    Today,
    /// The currency in which was reckoned last, else roubles.
    Currency,
    /// The number behind those that its owner has already.
    Next,
}

/// How a record says that it is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Done {
    /// The code in `state`; while it is not done, `open` stands there.
    pub state: &'static str,
    /// The column with the day on which it was done.
    pub day: &'static str,
}

/// A part of the dossier that is a list.
#[derive(Clone, Copy, Debug)]
pub struct Part {
    /// The heading.
    pub words: Words,
    /// What belongs there and what it is good for, where nothing stands in it yet.
    pub empty: Words,
    /// The order in which its records are read; those that are alike in it, oldest first.
    pub order: &'static [Order],
}

/// By what records are ordered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// The least first, those without a value last.
    Up(&'static str),
    /// The greatest first, those without a value last.
    Down(&'static str),
    /// Those with this code first.
    First(&'static str, &'static str),
}

/// How the texts of an entity are searched.
#[derive(Clone, Copy, Debug)]
pub struct Search {
    /// Its number in the index; never changes, files hold it.
    pub code: i64,
    /// The columns searched, the most telling first.
    pub fields: &'static [&'static str],
    /// The columns with its day: the first that is filled counts.
    pub days: &'static [&'static str],
    /// The fields with the accounts and persons by whom it is found, besides its owner and itself.
    pub about: &'static [&'static str],
    /// Rows of another table that refer on: table, column with our id, column referred to, to what.
    pub through: Option<(&'static str, &'static str, &'static str, Entity)>,
}

impl Search {
    /// The columns of an entity that are searched, and its number in the index.
    pub const fn of(code: i64, fields: &'static [&'static str]) -> Search {
        Search { code, fields, days: &[], about: &[], through: None }
    }

    /// The columns with its day: the first that is filled counts.
    pub const fn dated(mut self, days: &'static [&'static str]) -> Search {
        self.days = days;
        self
    }

    /// The fields with the accounts and persons by whom it is found too.
    pub const fn about(mut self, fields: &'static [&'static str]) -> Search {
        self.about = fields;
        self
    }

    /// Rows of another table by which it is found: table, column with our id, column referred to, to what.
    pub const fn through(mut self, table: &'static str, own: &'static str, other: &'static str, entity: Entity) -> Search {
        self.through = Some((table, own, other, entity));
        self
    }
}

impl Definition {
    /// The declaration of an entity that has nothing yet but its table and the name of a list of them.
    pub const fn new(entity: Entity, table: &'static str, many: &'static str) -> Definition {
        Definition {
            entity,
            table,
            many,
            words: w("", ""),
            new: w("", ""),
            counted: Counted { ru: [""; 3], en: [""; 2] },
            seen: Audience::Me,
            fields: &[],
            title: "title",
            owner: None,
            usual: &[],
            done: None,
            part: None,
            listed: None,
            searched: None,
            deadline: None,
            of_things: false,
            once: &[],
            moves: None,
        }
    }

    /// What one is called, how an empty form is headed, and what several are called beside their number.
    pub const fn called(mut self, one: Words, new: Words, counted: Counted) -> Definition {
        (self.words, self.new, self.counted) = (one, new, counted);
        self
    }

    /// Its records belong to an account.
    pub const fn of_account(self) -> Definition {
        self.owned_by("account_id", Entity::Account)
    }

    /// Its records belong to one of another kind, which this column names.
    pub const fn owned_by(mut self, column: &'static str, owner: Entity) -> Definition {
        self.owner = Some((column, owner));
        self
    }

    /// The column that names a record, where it is not `title`.
    pub const fn titled(mut self, column: &'static str) -> Definition {
        self.title = column;
        self
    }

    /// The widest audience that may know of its records; the account manager alone unless it is said.
    pub const fn seen_by(mut self, audience: Audience) -> Definition {
        self.seen = audience;
        self
    }

    /// What stands in a new one before anything is typed.
    pub const fn usual(mut self, usual: &'static [(&'static str, Usual)]) -> Definition {
        self.usual = usual;
        self
    }

    /// It can be ticked off: the code in `state` and the column of the day that say so.
    pub const fn done(mut self, state: &'static str, day: &'static str) -> Definition {
        self.done = Some(Done { state, day });
        self
    }

    /// It is a list in the dossier of its account.
    pub const fn part(mut self, words: Words, empty: Words, order: &'static [Order]) -> Definition {
        self.part = Some(Part { words, empty, order });
        self
    }

    /// Its records are listed in a table of their own.
    pub const fn listed(mut self, listing: Listing) -> Definition {
        self.listed = Some(listing);
        self
    }

    /// What is searched in it.
    pub const fn searched(mut self, search: Search) -> Definition {
        self.searched = Some(search);
        self
    }

    /// It is about goods and papers, not about people.
    pub const fn of_things(mut self) -> Definition {
        self.of_things = true;
        self
    }

    /// Its owner has but one with the same in all of these columns.
    pub const fn once(mut self, columns: &'static [&'static str]) -> Definition {
        self.once = columns;
        self
    }

    /// One key moves a record on: what that is called, and which step comes next.
    pub const fn moved(mut self, words: Words, next: fn(&Record, NaiveDate) -> Option<Advance>) -> Definition {
        self.moves = Some(Moves { words, next });
        self
    }

    /// A day of it needs attention.
    pub const fn presses(mut self, deadline: Deadline) -> Definition {
        self.deadline = Some(deadline);
        self
    }

    /// The fields, in the order in which they are asked for.
    pub const fn fields(mut self, fields: &'static [Field]) -> Definition {
        self.fields = fields;
        self
    }

    /// The field with this key.
    pub fn field(&self, key: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.key == key)
    }

    /// Whether its records have no name but the day or the stretch of the calendar that they are of.
    pub fn is_named_by_day(&self) -> bool {
        self.field(self.title).is_some_and(|field| matches!(field.kind, Kind::Span(_) | Kind::Day(_)))
    }

    /// The field of the day on which a record happens or is due; none of what has no day.
    pub fn day(&self) -> Option<&'static str> {
        ["day", "due_on"].into_iter().find(|key| self.field(key).is_some())
    }

    /// The fields that are columns of the table.
    pub fn columns(&self) -> impl Iterator<Item = &'static Field> {
        self.fields.iter().filter(|field| field.is_column())
    }
}

impl Entity {
    /// Whether its records are hidden as a whole while a client is in the room, whatever their fields say.
    pub fn is_private(self) -> bool {
        !Audience::Client.shows_kind(self)
    }

    /// Whether its records belong to an account.
    pub fn is_of_account(self) -> bool {
        matches!(self.def().owner, Some((_, Entity::Account)))
    }

    /// Finds the entity whose table has this name.
    pub fn from_table(table: &str) -> Option<Entity> {
        Entity::ALL.into_iter().find(|entity| entity.def().table == table)
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
            assert!(Entity::ALL.iter().filter(|other| other.def().many == def.many).count() == 1, "{} twice", def.many);
            let said = [def.words.ru, def.words.en, def.new.ru, def.new.en];
            assert!(said.iter().chain(&def.counted.ru).chain(&def.counted.en).all(|word| !word.is_empty()), "{} has no name", def.table);
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

    /// A key misspelt in a declaration would be found by nobody: nothing would be filled in, ordered or searched by it.
    #[test]
    fn every_key_of_a_declaration_is_a_field() {
        for entity in Entity::ALL {
            let def = entity.def();
            let has = |key: &str| assert!(def.field(key).is_some(), "{} has no {key}", def.table);
            has(def.title);
            for (key, usual) in def.usual {
                has(key);
                if let (Some(Kind::Choice(choices)), Usual::Text(code)) = (def.field(key).map(|field| field.kind), usual) {
                    assert!(choices.iter().any(|choice| choice.code == *code), "{key} of {} is never {code}", def.table);
                }
            }
            def.once.iter().for_each(|key| has(key));
            for order in def.part.iter().flat_map(|part| part.order) {
                let (Order::Up(key) | Order::Down(key) | Order::First(key, _)) = order;
                has(key);
            }
            if let Some(listing) = &def.listed {
                listing.columns.iter().flat_map(|column| column.keys).chain(listing.filtered).for_each(|key| has(key));
                listing.due.iter().for_each(|key| has(key));
                assert!(listing.live.is_none() || def.field("state").is_some(), "{} has no state", def.table);
            }
            if let Some(Done { day, .. }) = def.done {
                has(day);
                has("state");
            }
            if let Some(deadline) = &def.deadline {
                has(deadline.day);
                deadline.sum.iter().for_each(|key| has(key));
                if let Some((day, said)) = deadline.end {
                    has(day);
                    assert!(said.ru.contains("{}") && said.en.contains("{}"), "{} ends without a word", def.table);
                }
                if let Some(First { day, done, then, coming, .. }) = deadline.first {
                    [day, done, then].into_iter().for_each(has);
                    assert!(coming.ru.contains("{}") && coming.en.contains("{}"), "{} begins without a word", def.table);
                }
                let said = [deadline.coming, deadline.passed];
                assert!(said.iter().all(|said| said.ru.contains("{}") && said.en.contains("{}")), "{} presses without a word", def.table);
                has("state");
                assert!(deadline.ahead.windows(2).all(|pair| pair[0] > pair[1]), "{} is not told ever nearer", def.table);
            }
            if let Some(search) = &def.searched {
                search.fields.iter().chain(search.days).chain(search.about).for_each(|key| has(key));
            }
        }
    }

    #[test]
    fn no_two_entities_have_one_number_in_the_index() {
        let mut codes: Vec<i64> = Entity::ALL.iter().filter_map(|entity| Some(entity.def().searched?.code)).collect();
        codes.sort_unstable();
        assert!(codes.windows(2).all(|pair| pair[0] < pair[1]), "{codes:?}");
        assert!(codes.iter().all(|code| (1..128).contains(code)), "a row's number has room for 127 tables: {codes:?}");
    }
}
