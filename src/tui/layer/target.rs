//! Where one can go: a place of the workbench, a tab of an account.

use crate::domain::Entity;

/// A place in the workbench that can be gone to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// *Today*.
    Today,
    /// The list of accounts.
    Accounts,
    /// *Practice*.
    Practice,
    /// An account, at a tab, with a record selected.
    Account(i64, Tab, Option<i64>),
}

/// A tab of an account, or another look of one: the map belongs to the people, the opportunities to the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names are those of the tabs")]
pub enum Tab {
    Dossier,
    People,
    Map,
    Diary,
    Plan,
    Money,
    WhiteSpace,
    Standing,
    Records(Entity),
}
