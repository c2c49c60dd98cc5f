//! What the palette gives.

use crate::domain::Entity;

/// What a name belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum What {
    /// An account, by its rowid.
    Account(i64),
    /// A person.
    Person(i64),
    /// An open promise.
    Promise(i64),
    /// What is not settled of a declared table: an opportunity, a contract, a debt.
    Record(Entity, i64),
}

/// By what something was found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum By {
    /// Its name, or the position and the company that stand beside it.
    #[default]
    Name,
    /// A phone, an e-mail or a site.
    Reach,
    /// A name, a tax id or a position of a record that is one with it now.
    Former,
}

/// A name that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// Whose it is.
    pub what: What,
    /// The name.
    pub text: String,
    /// What stands beside it: the position and the account, or the city.
    pub detail: String,
    /// By what it was found.
    pub by: By,
    /// The phone, the e-mail or the former name that was found; an empty text where it was the name.
    pub reached: String,
    /// Of a person of several accounts the one that was typed too, or whose position was.
    pub at: Option<i64>,
    /// Whether what was typed names it. What is only like it stands below.
    pub named: bool,
    /// The characters of `text` that were found, by number, ascending.
    pub lit: Vec<usize>,
    /// How well it fits: the less, the better.
    pub rank: u32,
}

impl Match {
    /// Something of which nothing is known yet but what it is.
    pub fn of(what: What) -> Match {
        let (text, detail, reached) = Default::default();
        Match { what, text, detail, by: By::Name, reached, at: None, named: true, lit: Vec::new(), rank: 0 }
    }
}
