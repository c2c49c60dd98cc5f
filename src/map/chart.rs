//! What a map shows, free of any place on the screen: persons of an account, and the ties between them (M19).

use std::collections::BTreeSet;

/// Persons and ties of one account, in an order that does not change between readings (by rowid of the person).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chart {
    /// The persons.
    pub nodes: Vec<Node>,
    /// Ties beside the reporting line.
    pub ties: Vec<Tie>,
}

/// A person as the map shows them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Node {
    /// Rowid of the person.
    pub person: i64,
    /// Rowid of the affiliation that makes them part of this account.
    pub affiliation: i64,
    /// Short name («Иванов И. П.»), or what is sought for a placeholder (M41).
    pub name: String,
    /// Initials, two or three letters.
    pub initials: String,
    /// Position at this account.
    pub position: String,
    /// Department at this account.
    pub department: String,
    /// Codes of [`crate::domain::affiliation::ROLES`].
    pub roles: Vec<String>,
    /// Influence 1–5.
    pub influence: Option<i64>,
    /// Attitude −2…+2.
    pub attitude: Option<i64>,
    /// Our relationship 0–5.
    pub relationship: Option<i64>,
    /// Person they report to; may be missing from the chart, or be part of a cycle entered by mistake.
    pub boss: Option<i64>,
    /// Short name of our person who mirrors them.
    pub mirror: Option<String>,
    /// Name of the colleague to whom the person was handed.
    pub handed: Option<String>,
    /// The main contact.
    pub main: bool,
    /// A seat without a name (M41).
    pub unknown: bool,
    /// Nobody of us has met them: the relationship is 0 or not judged, and no contact was held.
    pub never_met: bool,
    /// The newest judgement is older than the set age (M42).
    pub faded: bool,
    /// Somebody outside the client: an owner, a consultant.
    pub outside: bool,
    /// Codes of the judgements (`roles`, `attitude`) that hold only for the chosen purchase (M45).
    pub differs: BTreeSet<&'static str>,
}

impl Node {
    /// Whether the person decides.
    pub fn decides(&self) -> bool {
        self.roles.iter().any(|role| role == "decides")
    }
}

/// What one person is to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TieKind {
    /// Reports to, beside the main line («пунктирное подчинение»).
    Dotted,
    /// Influences: `from` moves `to`.
    Influences,
    /// Trusts: `from` trusts `to`.
    Trusts,
    /// Is in conflict with; goes both ways.
    Conflict,
    /// Has a history with; goes both ways.
    History,
}

/// A tie between two persons of the chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tie {
    /// Rowid of the tie.
    pub id: i64,
    /// What it is.
    pub kind: TieKind,
    /// Person it starts from.
    pub from: i64,
    /// Person it goes to.
    pub to: i64,
    /// Strength 1–3.
    pub strength: i64,
    /// In words.
    pub note: String,
}

impl TieKind {
    /// Every kind, in the order in which they are offered.
    pub const ALL: [TieKind; 5] = [TieKind::Influences, TieKind::Trusts, TieKind::Conflict, TieKind::History, TieKind::Dotted];

    /// The code the file holds.
    pub fn code(self) -> &'static str {
        match self {
            TieKind::Dotted => "dotted",
            TieKind::Influences => "influences",
            TieKind::Trusts => "trusts",
            TieKind::Conflict => "conflict",
            TieKind::History => "history",
        }
    }

    /// The kind with this code.
    pub fn from_code(code: &str) -> Option<TieKind> {
        TieKind::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Whether the tie has a direction.
    pub fn directed(self) -> bool {
        !matches!(self, TieKind::Conflict | TieKind::History)
    }
}
