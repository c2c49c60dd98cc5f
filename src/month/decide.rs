//! Decisions: what is agreed on comes with the record that says so in one step, and is undone with it.

use super::{Changed, Month};
use crate::domain::{Entity, Lang, Record, Value, day};
use crate::store::{Change, Error, Result, Store, Verb};

/// What a decision is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    /// Rowid of the account.
    pub account: i64,
    /// The fields of the decision that say it: month, kind, cause, and how it was told.
    pub fields: Vec<(String, String)>,
    /// Rowid of what was decided of it, as far as whoever decides has seen: that gives way.
    pub seen: Option<i64>,
}

impl About {
    /// What a decision on a change of a month says, told in a language.
    pub fn of(period: &str, change: &Changed, lang: Lang) -> About {
        let fields = [
            ("period", period.to_owned()),
            ("changed", change.kind.to_owned()),
            ("cause", change.cause.clone()),
            ("title", change.title(lang)),
        ];
        About {
            account: change.account,
            fields: fields.map(|(key, value)| (key.to_owned(), value)).to_vec(),
            seen: change.decision.as_ref().map(|decision| decision.id),
        }
    }

    /// The decision that all stays as it is, with the reason and the day, ISO.
    pub fn left(&self, why: &str, on: &str) -> Record {
        self.record().with_text("kind", "kept").with_text("note", why).with_text("decided_on", on)
    }

    /// The decision, as yet without what it is.
    fn record(&self) -> Record {
        let record = Record::owned(Entity::MonthDecision, self.account);
        self.fields.iter().fold(record, |record, (key, value)| record.with_text(key, value))
    }
}

/// Writes down, in an open step, that a record was what was decided; what was decided of the same before goes, where it was seen.
///
/// # Errors
/// Those of writing; [`Error::There`] where another window has decided otherwise meanwhile.
pub fn decide(change: &Change, about: &About, made: &Record, id: i64) -> Result<()> {
    let (kind, key) = match made.entity {
        Entity::Action => (made.text("kind"), "action_id"),
        Entity::Entry if made.text("state") == "planned" => ("meeting", "entry_id"),
        Entity::Entry => ("entry", "entry_id"),
        _ => ("question", "question_id"),
    };
    let decision = about.record().with_text("kind", kind).with_text("decided_on", change.today()).with(key, Value::Int(id));
    if let Some(seen) = about.seen {
        change.delete(Entity::MonthDecision, seen)?;
    }
    change.insert(&decision).map(drop)
}

/// That a month was closed on a day, ISO, with how much of it is undecided.
pub fn closing(month: &Month, on: &str) -> Record {
    let count = |count: usize| Value::Int(i64::try_from(count).unwrap_or(i64::MAX));
    let record = Record::new(Entity::MonthClose).with_text("period", &month.period).with_text("closed_on", on);
    record.with("changes", count(month.changes.len())).with("undecided", count(month.undecided()))
}

/// Closes a month, or opens it again; whether it is closed then.
///
/// # Errors
/// Those of writing; [`Error::There`] where another window has closed it meanwhile, and [`Error::Gone`] where one has opened it again.
pub fn close(store: &Store, month: &Month) -> Result<bool> {
    let today = store.clock().today();
    if month.closed.is_some() {
        store.step(Verb::Reopen, &month.period, |change| {
            let closed = store.month_closes(&month.period)?;
            if closed.is_empty() {
                return Err(Error::Gone);
            }
            closed.into_iter().try_for_each(|id| change.delete(Entity::MonthClose, id))
        })?;
        return Ok(false);
    }
    store.step(Verb::Done, &month.period, |change| change.insert(&closing(month, &day::iso(today))))?;
    Ok(true)
}
