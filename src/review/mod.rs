//! The review of the week: account after account, what happened since the last one, what is stale, which step is next (M29).
//!
//! That an account was looked through is a record of its own, so a run can be left at any account and taken up again; a look can be taken
//! back, and undone like any change.

use crate::changes::{self, Asked, Happened, Part};
use crate::domain::visibility::Audience;
use crate::domain::{Entity, Lang, Record, day};
use crate::settings::Settings;
use crate::store::review::{Detail, Reviewed};
use crate::store::{Error, Result, Store, Verb};
use crate::today::{Notice, notices};
use chrono::{Datelike, NaiveDate};
use std::collections::HashMap;

/// So many days make the stretch within which an account that nobody has judged counts as alive.
const QUARTER: u64 = 92;
/// So many days are a week.
const WEEK: u64 = 7;

/// The accounts of a week.
#[derive(Clone, Debug)]
pub struct Review {
    /// The Monday it began on.
    pub monday: NaiveDate,
    /// The accounts, those that were not looked through this week first.
    pub rows: Vec<Row>,
}

/// An account of the week.
#[derive(Clone, Debug)]
pub struct Row {
    /// What the file tells of it.
    pub of: Reviewed,
    /// Whether it was looked through this week.
    pub is_done: bool,
    /// For how many days there was no contact, where that is longer than the setting.
    pub silent: Option<i64>,
    /// Whether nothing at all is planned or to be done.
    pub is_adrift: bool,
    /// What *Today* knows of it that needs attention, the most pressing first.
    pub attention: Vec<Notice>,
}

/// An account as one looks at it: with what is read of it alone.
#[derive(Clone, Debug)]
pub struct Look {
    /// The account.
    pub row: Row,
    /// What happened since the last look, the newest first.
    pub happened: Vec<Happened>,
    /// What is late and what comes next.
    pub details: Vec<Detail>,
}

impl Look {
    /// How many things of some kinds happened.
    pub fn count(&self, parts: &[Part]) -> usize {
        self.happened.iter().filter(|one| parts.contains(&one.part)).count()
    }
}

impl Review {
    /// How many accounts were looked through this week, and how many there are.
    pub fn progress(&self) -> (usize, usize) {
        (self.rows.iter().filter(|row| row.is_done).count(), self.rows.len())
    }
}

/// The Monday of a week.
fn monday(today: NaiveDate) -> NaiveDate {
    day::earlier(today, u64::from(today.weekday().num_days_from_monday()))
}

/// Reads the accounts of this week.
///
/// # Errors
/// Those of reading.
pub fn read(store: &Store, settings: &Settings) -> Result<Review> {
    let today = store.clock().today();
    let monday = monday(today);
    let on = |by| day::iso(day::earlier(today, by));
    let found = store.reviewed(&day::iso(monday), &on(WEEK), &on(QUARTER), &day::iso(today))?;
    let mut attention: HashMap<i64, Vec<Notice>> = HashMap::new();
    for notice in notices::of_accounts(store, settings, today)? {
        if let Some(account) = notice.account() {
            attention.entry(account).or_default().push(notice);
        }
    }
    let row = |of: Reviewed| {
        let silent = of.contact.as_deref().and_then(day::from_iso).map(|last| (today - last).num_days());
        Row {
            is_done: of.last.as_deref().is_some_and(|last| last >= day::iso(monday).as_str()),
            silent: silent.filter(|days| *days > settings.silent_days),
            is_adrift: of.next.is_none(),
            attention: attention.remove(&of.account).unwrap_or_default(),
            of,
        }
    };
    Ok(Review { monday, rows: found.into_iter().map(row).collect() })
}

/// Reads what is told of an account alone. What became late since is told as late.
///
/// # Errors
/// Those of reading.
pub fn look(store: &Store, row: Row, lang: Lang) -> Result<Look> {
    let today = store.clock().today();
    let since = day::from_iso(&row.of.since).unwrap_or(today);
    let mut happened = changes::read(store, Asked { account: row.of.account, since, audience: Audience::Me, lang })?;
    happened.retain(|one| !matches!(one.part, Part::OursLate | Part::TheirsLate));
    happened.sort_by(|one, other| other.on.cmp(&one.on));
    let details = store.review_details(row.of.account, &day::iso(today))?;
    Ok(Look { row, happened, details })
}

/// Marks an account as looked through today, as a step that is called `subject`; gives whether it was not yet.
///
/// # Errors
/// Those of writing.
pub fn mark(store: &Store, account: i64, subject: &str) -> Result<bool> {
    let today = day::iso(store.clock().today());
    let look = Record::owned(Entity::Review, account).with_text("day", today.as_str());
    match store.step(Verb::Create, subject, |change| change.insert(&look)) {
        // There is one of today, perhaps from another window.
        Err(Error::There(..)) => Ok(false),
        made => made.map(|_| true),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Clock;
    use crate::domain::Value;
    use crate::store::{self, review::Next};

    fn file() -> (tempfile::TempDir, Store) {
        let folder = tempfile::tempdir().unwrap();
        let clock = Clock::Fixed(chrono::DateTime::parse_from_rfc3339("2026-11-25T10:00:00+03:00").unwrap());
        let store = Store::open(&folder.path().join("kam.db"), clock).unwrap();
        (folder, store)
    }

    /// A run that is left goes on where it was left, and begins anew on Monday (M29).
    #[test]
    fn an_account_is_looked_through_once_a_week() {
        let (_folder, store) = file();
        let add = |record: &Record| store.step(Verb::Create, "", |change| change.insert(record)).unwrap();
        let account = |name: &str| add(&Record::new(Entity::Account).with_text("short_name", name).with_text("category", "key"));
        let (one, other) = (account("Ромашка"), account("Альтрея"));
        add(&Record::new(Entity::Account).with_text("short_name", "Разовый").with_text("category", "occasional"));
        let late = Record::owned(Entity::Action, one).with_text("title", "КП").with_text("kind", "our_promise").with_text("state", "open");
        add(&late.with_text("due_on", "2026-11-20").with_text("owner", "me"));
        let task = Record::owned(Entity::Action, one).with_text("title", "Образцы").with_text("kind", "task").with_text("state", "open");
        add(&task.with_text("due_on", "2026-11-27").with_text("owner", "me"));
        let held = Record::owned(Entity::Entry, one).with_text("kind", "call").with_text("state", "held").with_text("day", "2026-11-23");
        add(&held.with("people", Value::Empty));
        let names = |review: &Review| review.rows.iter().map(|row| row.of.name.clone()).collect::<Vec<_>>();
        let review = read(&store, &Settings::default()).unwrap();
        assert_eq!((names(&review), review.progress()), (vec!["Альтрея".to_owned(), "Ромашка".to_owned()], (0, 2)));
        let row = &review.rows[1];
        assert_eq!((row.of.late, row.is_adrift), (1, false));
        assert_eq!(row.of.next, Some(Next { day: "2026-11-27".to_owned(), title: "Образцы".to_owned(), kind: None }));
        assert!(review.rows[0].is_adrift);
        let seen = look(&store, row.clone(), Lang::Ru).unwrap();
        let told: Vec<_> = seen.details.iter().map(|detail| (detail.part, detail.title.as_str())).collect();
        assert_eq!(told, [(store::review::Part::Late, "КП"), (store::review::Part::Next, "Образцы")]);
        assert_eq!((seen.count(&[Part::Contact]), seen.happened.len()), (1, 1));
        assert!(mark(&store, other, "Альтрея").unwrap() && !mark(&store, other, "Альтрея").unwrap());
        let review = read(&store, &Settings::default()).unwrap();
        assert_eq!((names(&review), review.progress()), (vec!["Ромашка".to_owned(), "Альтрея".to_owned()], (1, 2)));
        // Last week’s look is none of this one, and says since when it is told.
        add(&Record::owned(Entity::Review, one).with_text("day", "2026-11-18"));
        let review = read(&store, &Settings::default()).unwrap();
        assert_eq!((review.progress(), review.rows[0].of.since.as_str()), ((1, 2), "2026-11-18"));
        store.undo().unwrap();
        store.undo().unwrap();
        assert_eq!(read(&store, &Settings::default()).unwrap().progress(), (0, 2));
    }
}
