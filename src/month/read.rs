//! Reading a month: what changed in it, account by account, with what was decided.

use super::{Changed, Closed, Decision, Month, buying, classes, ends};
use crate::domain::field::find_choice;
use crate::domain::month_decision::CHANGES;
use crate::domain::phrase::{Phrase, Value, alone};
use crate::domain::{Entity, Record, day, span};
use crate::portfolio::{self, By, Months, Portfolio};
use crate::store::{Error, Result, Store};
use chrono::NaiveDate;
use std::hash::{DefaultHasher, Hash, Hasher};

/// So many months back it is looked at how often somebody buys.
const LOOKED_BACK: u32 = 36;

/// What changes are found in.
pub(super) struct Reading<'a> {
    pub store: &'a Store,
    /// The first day of the month, and of the one before it.
    pub month: NaiveDate,
    pub before: NaiveDate,
    /// All months that are looked at.
    pub months: Months,
    /// The accounts of the twelve months until the month, and until the one before it.
    pub now: Portfolio,
    pub then: Portfolio,
    /// The first month of which anything is known.
    pub told_from: Option<NaiveDate>,
}

/// Finds what changed in how somebody buys.
type OfPurchases = fn(&Reading) -> Result<Vec<Changed>>;
/// Finds what of papers is to be looked at, between the first and the last day of the month.
type OfPapers = fn(&Store, NaiveDate, NaiveDate) -> Result<Vec<Changed>>;

/// What may change in a month: each finds its own, in the order in which they are told of an account.
const OF_PURCHASES: [OfPurchases; 4] = [buying::silences, classes::classes, buying::paces, buying::falls];
const OF_PAPERS: [OfPapers; 2] = [ends::debts, ends::ends];

impl Reading<'_> {
    fn of(store: &Store, month: NaiveDate) -> Result<Option<Reading<'_>>> {
        let ago = |months| month.checked_sub_months(chrono::Months::new(months));
        let (Some(before), Some(from)) = (ago(1), ago(LOOKED_BACK)) else { return Ok(None) };
        let months = Months::read(store, from, month)?;
        let (now, then) = (portfolio::until(store, &months, month)?, portfolio::until(store, &months, before)?);
        let told_from = months.told_from.as_deref().and_then(span::bounds).map(|(first, _)| first);
        Ok(Some(Reading { store, month, before, months, now, then, told_from }))
    }

    /// Whether anything is known from a month on, which is given by its first day.
    pub fn is_known_from(&self, first: NaiveDate) -> bool {
        self.told_from.is_some_and(|told| told <= first)
    }

    /// What an account bought from one month to another, both included, in the currency in which accounts are compared.
    pub fn sum(&self, account: i64, from: NaiveDate, until: NaiveDate) -> i128 {
        self.months.sum(account, &self.now.currency, (from, until))
    }

    /// A sum in that currency.
    pub fn money(&self, minor: i128) -> Value {
        Value::Money(minor, self.now.currency.clone())
    }

    /// By what accounts are compared.
    pub fn by(&self) -> By {
        self.now.usual()
    }
}

/// What changed, as it is made where it is found.
pub(super) fn changed(account: (i64, &str), kind: &'static str, cause: String, said: Phrase) -> Changed {
    let mut hash = DefaultHasher::new();
    (account.0, kind, &cause).hash(&mut hash);
    // No row has a number below one.
    let id = i64::from_ne_bytes(hash.finish().to_ne_bytes()) & i64::MAX;
    let (before, after, parts, is_bad, record, decision) = (None, None, Vec::new(), false, None, None);
    let name = account.1.to_owned();
    Changed { id, account: account.0, name, kind, cause, before, after, said, parts, is_bad, record, decision, is_past: false }
}

/// Reads a month, which is `YYYY-MM`; none where it is no month.
///
/// # Errors
/// Those of reading the file.
pub fn read(store: &Store, period: &str) -> Result<Option<Month>> {
    store.reading(|| read_now(store, period))
}

fn read_now(store: &Store, period: &str) -> Result<Option<Month>> {
    let Some((first, last)) = span::bounds(period) else { return Ok(None) };
    let today = store.clock().today();
    let told_until = store.told_until(today)?;
    let is_told = told_until.as_deref().is_some_and(|told| told >= period);
    let mut changes = Vec::new();
    for find in OF_PAPERS {
        changes.extend(find(store, first, last)?);
    }
    if let Some(reading) = is_told.then(|| Reading::of(store, first)).transpose()?.flatten() {
        for find in OF_PURCHASES {
            changes.extend(find(&reading)?);
        }
    }
    decided(store, period, &mut changes)?;
    changes.sort_by_cached_key(|change| (crate::domain::name::fold(&change.name), change.account));
    let closed = store.month_close(period)?.and_then(|record| {
        let undecided = record.int("undecided").unwrap_or_default();
        Some(Closed { id: record.id?, on: record.text("closed_on").to_owned(), undecided })
    });
    Ok(Some(Month {
        period: period.to_owned(),
        taken: store.taken_in(period, &day::iso(today))?,
        is_told,
        told_until,
        waiting: usize::try_from(store.count_report_clients()?).unwrap_or(usize::MAX),
        changes,
        closed,
    }))
}

/// Puts to what changed what was decided of it; what was decided and is not so any more stands there as it was told then.
fn decided(store: &Store, period: &str, changes: &mut Vec<Changed>) -> Result<()> {
    for record in store.month_decisions(period)? {
        let (Some(account), Some(decision)) = (record.owner, decision(store, &record)?) else { continue };
        if let Some(change) = changes.iter_mut().find(|change| is_of(&record, change)) {
            change.decision = Some(decision);
            continue;
        }
        let name = store.load(Entity::Account, account)?.ok_or(Error::Gone)?.title().to_owned();
        let kind = find_choice(CHANGES, record.text("changed")).map_or("", |choice| choice.code);
        let past = changed((account, &name), kind, record.text("cause").to_owned(), alone(without_kind(record.title(), kind).into()));
        changes.push(Changed { decision: Some(decision), is_past: true, ..past });
    }
    Ok(())
}

/// Whether a decision is one on this change.
pub(super) fn is_of(decision: &Record, change: &Changed) -> bool {
    let of = (decision.owner, decision.text("changed"), decision.text("cause"));
    of == (Some(change.account), change.kind, change.cause.as_str())
}

/// How a change was told when it was decided on, without its kind before it: that stands beside it.
fn without_kind<'a>(title: &'a str, kind: &str) -> &'a str {
    let called = find_choice(CHANGES, kind).map(|choice| [choice.words.ru, choice.words.en]).unwrap_or_default();
    called.into_iter().find_map(|called| title.strip_prefix(called)?.strip_prefix(": ")).unwrap_or(title)
}

fn decision(store: &Store, record: &Record) -> Result<Option<Decision>> {
    let links = [("action_id", Entity::Action), ("entry_id", Entity::Entry), ("question_id", Entity::Question)];
    let link = links.into_iter().find_map(|(key, entity)| Some((entity, record.int(key)?)));
    let followed = link.map_or(Ok(None), |(entity, id)| store.load(entity, id))?;
    let follows = followed.map(|of| {
        let on = of.def().day().map(|key| of.text(key)).filter(|on| !on.is_empty());
        (of.title().to_owned(), on.map(str::to_owned))
    });
    let Some(id) = record.id else { return Ok(None) };
    let text = |key: &str| record.text(key).to_owned();
    let on = Some(text("decided_on")).filter(|on| !on.is_empty());
    Ok(Some(Decision { id, kind: text("kind"), note: text("note"), on, record: link.filter(|_| follows.is_some()), follows }))
}
