//! How the records of an entity are listed in a table of their own.

use super::definition::Definition;
use super::field::{Field, Kind};
use super::words::{Words, w};

/// The table in which the records of one account are listed.
#[derive(Clone, Copy, Debug)]
pub struct Listing {
    /// The heading.
    pub words: Words,
    /// What belongs there and which key makes it, said where there is none.
    pub empty: Words,
    /// The columns, in reading order; one orders the table by each of their fields, by the first of them at first.
    pub columns: &'static [Shown],
    /// The texts among which its filter looks.
    pub filtered: &'static [&'static str],
    /// The code in `state` of those that are not settled: they come first, and only they can be late.
    pub live: Option<&'static str>,
    /// The day by which something must be done about it.
    pub due: Option<&'static str>,
    /// By its first order the greatest comes first: the newest day.
    pub newest: bool,
    /// On which tab of the account it stands.
    pub shelf: Shelf,
    /// What the key is called that turns to it.
    pub turn: Words,
}

/// A tab of an account that has tables.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shelf {
    /// What is to be done and sold.
    #[default]
    Plan,
    /// What is agreed, bought, owed and paid.
    Money,
    /// What was heard, and what is done about it.
    Diary,
    /// How the account stands, and by what it is judged.
    Standing,
    /// What is of no one account: it stands in the practice of the account manager.
    Practice,
    /// What is a part of the dossier of each account, and in the practice one table of all accounts.
    Everywhere,
}

/// A column of such a table.
#[derive(Clone, Copy, Debug)]
pub struct Shown {
    /// The field, or several that are read together: «3 / 2».
    pub keys: &'static [&'static str],
    /// The heading, where it is not the label of the field.
    pub words: Option<Words>,
    /// It is never narrower than so many cells, unless what stands in it is.
    pub least: u16,
    /// What goes first when there is no room: the highest. With 0 it never goes.
    pub goes: u8,
}

/// A column that shows a field.
pub const fn shown(keys: &'static [&'static str], least: u16, goes: u8) -> Shown {
    Shown { keys, words: None, least, goes }
}

impl Shown {
    /// The heading, where it is not the label of the field.
    pub const fn headed(mut self, words: Words) -> Shown {
        self.words = Some(words);
        self
    }
}

impl Listing {
    /// A table with these columns, of which nothing more is said.
    pub const fn of(words: Words, empty: Words, columns: &'static [Shown]) -> Listing {
        Listing {
            words,
            empty,
            columns,
            filtered: &[],
            live: None,
            due: None,
            newest: false,
            shelf: Shelf::Plan,
            turn: w("дальше", "next"),
        }
    }

    /// On which tab of the account it stands, if not on that of the plan, and what the key is called that turns to it there.
    pub const fn on(mut self, shelf: Shelf, turn: Words) -> Listing {
        (self.shelf, self.turn) = (shelf, turn);
        self
    }

    /// What the key is called that turns to it on the tab of the plan.
    pub const fn turned(mut self, turn: Words) -> Listing {
        self.turn = turn;
        self
    }

    /// The texts among which its filter looks.
    pub const fn filtered(mut self, keys: &'static [&'static str]) -> Listing {
        self.filtered = keys;
        self
    }

    /// The code in `state` of those that are not settled.
    pub const fn live(mut self, state: &'static str) -> Listing {
        self.live = Some(state);
        self
    }

    /// The day by which something must be done about one that is not settled: it is late when that has passed. A day on which something
    /// was said or came up is none.
    pub const fn due(mut self, key: &'static str) -> Listing {
        self.due = Some(key);
        self
    }

    /// By its first order the greatest comes first.
    pub const fn newest(mut self) -> Listing {
        self.newest = true;
        self
    }

    /// The fields by which the table can be ordered, each with the number of its column. The codes of a choice have no order
    /// that would mean anything.
    pub fn orders(&self, def: &'static Definition) -> impl Iterator<Item = (usize, &'static Field)> {
        let fields = self.columns.iter().enumerate().flat_map(|(at, column)| column.keys.iter().map(move |key| (at, *key)));
        fields
            .filter_map(|(at, key)| Some((at, def.field(key)?)))
            .filter(|(_, field)| !matches!(field.kind, Kind::Choice(_) | Kind::Set(_)))
    }
}
