//! What ends, and what is owed: contracts and terms to be decided on by the end of the month after, invoices that became late (M17, M49).

use super::Changed;
use super::read::{changed, is_of};
use crate::domain::turnover::month_of;
use crate::domain::{Entity, day, span};
use crate::store::deadlines::Pressing;
use crate::store::{Result, Store};
use chrono::{Days, NaiveDate};

/// What has an end that is looked at by the month, and the code of such a change.
const ENDING: [(Entity, &str); 2] = [(Entity::Contract, "contract"), (Entity::Term, "term")];

/// Contracts and terms whose day lies in the month, or in the one after: the next closing would come too late for those. What was decided
/// when the month before was closed is not asked about again.
pub(super) fn ends(store: &Store, first: NaiveDate, last: NaiveDate) -> Result<Vec<Changed>> {
    let until = next_month(last).map_or(last, |(_, last)| last);
    let found = ENDING.iter().map(|(entity, kind)| pressing(store, *entity, kind, (first, until))).collect::<Result<Vec<_>>>()?;
    let before = first.checked_sub_days(Days::new(1)).map_or(Ok(Vec::new()), |before| store.month_decisions(&month_of(before)))?;
    let is_decided = |change: &Changed| before.iter().any(|decision| is_of(decision, change));
    Ok(found.into_iter().flatten().filter(|change| !is_decided(change)).collect())
}

/// Invoices that became due in the month and are not paid.
pub(super) fn debts(store: &Store, first: NaiveDate, last: NaiveDate) -> Result<Vec<Changed>> {
    pressing(store, Entity::Debt, "debt", (first, last))
}

fn pressing(store: &Store, entity: Entity, kind: &'static str, (from, until): (NaiveDate, NaiveDate)) -> Result<Vec<Changed>> {
    let today = store.clock().today();
    let one = |of: Pressing| {
        // Its number may become another one's; its own identity stays.
        let uid = store.uid_of(entity, of.record)?.unwrap_or_default();
        let made = changed((of.account, &of.name), kind, format!("{uid} {}", of.day), of.told(today));
        let is_bad = of.day < day::iso(today);
        Ok(Changed { after: Some(of.day), is_bad, record: Some((entity, of.record)), ..made })
    };
    store.pressing_between(entity, from, until)?.into_iter().map(one).collect()
}

/// The first and the last day of the month after one, by its last day.
fn next_month(last: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
    span::bounds(&month_of(last.checked_add_days(Days::new(1))?))
}
