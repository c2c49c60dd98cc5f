//! Taking in a report on purchases: whose rows they are, what they change of what reports brought before, and one step that does it
//! (M8, M33).
//!
//! A report replaces what reports said before of the same months; what was written by hand stays. Where it tells of several
//! clients, it is a report on the whole, and who is not in it bought nothing in its months; where it tells of one, the others stay.
//! Clients that are nobody here wait in a list of their own, with all that they bought.

mod apply;
mod differ;
mod whose;

pub use apply::{Report as Done, apply, place_client};
pub use whose::Whose;

use crate::exchange::purchases::{Bought, Report, When};
use crate::store::{Result, Store};
use differ::{Known, differences};
use std::collections::BTreeMap;

/// What a report changes for one account, or for one client that is nobody here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// Rows that are new.
    pub new: usize,
    /// Rows of which the sums change.
    pub changed: usize,
    /// Rows that the report no longer has.
    pub gone: usize,
    /// Rows that stand there already.
    pub same: usize,
    /// What it bought in the months of the report: before and after, by currency, in minor units.
    pub sums: BTreeMap<String, (i64, i64)>,
    /// The months that were known and come to something else now, by currency: before and after.
    pub months: BTreeMap<(When, String), (i64, i64)>,
}

impl Share {
    /// Whether anything is written.
    pub fn is_idle(&self) -> bool {
        self.new + self.changed + self.gone == 0
    }
}

/// What a report would change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The report.
    pub report: Report,
    /// Whose the rows of each client of the report are.
    pub whose: Vec<Whose>,
    /// What changes, by account; also for those that have something in these months and are not in the report.
    pub accounts: BTreeMap<i64, Share>,
    /// The names of these accounts.
    pub names: BTreeMap<i64, String>,
    /// The clients of the report that are nobody here, by place, with how many rows and what sum each has, the greatest first.
    pub unknown: Vec<(usize, usize, i64)>,
    /// What is not in the report stays, although its months are replaced.
    pub keeps: bool,
    /// The rows in the order of their accounts, days and goods.
    order: Vec<u32>,
    /// The currency of rows that say none.
    currency: String,
    /// What is bought by rows that say nothing of it.
    all_goods: String,
    step: i64,
}

impl Plan {
    /// Whether nothing is to be written.
    pub fn is_idle(&self) -> bool {
        self.accounts.values().all(Share::is_idle) && self.unknown.is_empty()
    }

    /// The accounts that the report leaves out, although reports told of its months before: their rows go, unless they are kept.
    pub fn left_out(&self) -> impl Iterator<Item = (&str, &Share)> {
        let within = |account: &i64| self.whose.iter().any(|whose| matches!(whose, Whose::Buyer(buyer) if buyer.account == *account));
        let left = self.accounts.iter().filter(move |(account, share)| !within(account) && !share.is_idle());
        left.map(|(account, share)| (self.name(*account), share))
    }

    /// The currency of rows that say none.
    pub fn currency(&self) -> &str {
        self.report.columns.named.unwrap_or(&self.currency)
    }

    /// What an account is called.
    pub fn name(&self, account: i64) -> &str {
        self.names.get(&account).map_or("", String::as_str)
    }

    /// The rows of an account, in the order of their days and goods.
    fn rows(&self, account: i64) -> impl Iterator<Item = &Bought> {
        let of = move |at: &u32| self.buyer(*at).map(|buyer| buyer.account).cmp(&Some(account));
        let from = self.order.partition_point(|at| of(at).is_lt());
        self.order[from..].iter().take_while(move |at| of(at).is_eq()).filter_map(|at| self.report.rows.get(*at as usize))
    }

    fn buyer(&self, row: u32) -> Option<crate::store::purchases::Buyer> {
        let client = self.report.rows.get(row as usize)?.client;
        match self.whose.get(client as usize) {
            Some(Whose::Buyer(buyer)) => Some(*buyer),
            _ => None,
        }
    }
}

/// Compares a report with the file and changes nothing. What is not in it goes, unless it is kept; `all_goods` is what is bought by
/// rows that say nothing of it.
///
/// # Errors
/// Those of reading the file.
pub fn plan(store: &Store, report: Report, keeps: bool, all_goods: &str) -> Result<Plan> {
    store.reading(|| plan_now(store, report, keeps, all_goods))
}

fn plan_now(store: &Store, report: Report, keeps: bool, all_goods: &str) -> Result<Plan> {
    let whose = whose::whose(store, &report.clients)?;
    let currency = store.usual_currency()?.unwrap_or_else(|| crate::domain::choices::CURRENCIES[0].code.to_owned());
    let mut plan = Plan {
        whose,
        accounts: BTreeMap::new(),
        names: BTreeMap::new(),
        unknown: Vec::new(),
        keeps,
        order: (0..u32::try_from(report.rows.len()).unwrap_or(u32::MAX)).collect(),
        report,
        currency,
        all_goods: all_goods.to_owned(),
        step: store.last_step()?,
    };
    let mut order = std::mem::take(&mut plan.order);
    let key =
        |at: &u32| plan.report.rows.get(*at as usize).map(|row| (plan.buyer(*at).map(|buyer| buyer.account), row.when, row.goods, *at));
    order.sort_unstable_by_key(key);
    plan.order = order;
    plan.unknown = unknown(&plan);
    for account in accounts(store, &plan)? {
        let known = Known::of(store, &plan, account)?;
        let mut share = Share::default();
        differences(&plan, account, known, &mut |difference| {
            share.count(&difference, &plan);
            Ok(())
        })?;
        share.months.retain(|_, (before, after)| *before != 0 && before != after);
        plan.names.insert(account, store.name_of(crate::domain::Entity::Account, account, crate::domain::Lang::Ru)?);
        plan.accounts.insert(account, share);
    }
    // Those that a client of the report may be are told by their names.
    for account in plan.whose.iter().flat_map(|whose| if let Whose::OneOf(accounts) = whose { accounts.as_slice() } else { &[] }) {
        let name = store.name_of(crate::domain::Entity::Account, *account, crate::domain::Lang::Ru)?;
        plan.names.entry(*account).or_insert(name);
    }
    Ok(plan)
}

/// The accounts of the report, and those that have something in its months.
fn accounts(store: &Store, plan: &Plan) -> Result<Vec<i64>> {
    let of = |whose: &Whose| if let Whose::Buyer(buyer) = whose { Some(buyer.account) } else { None };
    let mut accounts: Vec<i64> = plan.whose.iter().filter_map(of).collect();
    let months = plan.report.months();
    if plan.is_whole()
        && let (Some(first), Some(last)) = (months.first(), months.last())
    {
        accounts.extend(store.imported_accounts(&first.kept(), &last.kept())?);
    }
    accounts.sort_unstable();
    accounts.dedup();
    Ok(accounts)
}

/// The clients that are nobody here, the greatest first.
fn unknown(plan: &Plan) -> Vec<(usize, usize, i64)> {
    let mut all: Vec<(usize, usize, i64)> = (0..plan.report.clients.len()).map(|at| (at, 0, 0)).collect();
    for row in &plan.report.rows {
        if let Some((_, rows, sum)) = all.get_mut(row.client as usize) {
            *rows += 1;
            *sum += row.amount;
        }
    }
    all.retain(|(at, rows, _)| *rows > 0 && !matches!(plan.whose.get(*at), Some(Whose::Buyer(_))));
    all.sort_by_key(|(at, _, sum)| (std::cmp::Reverse(*sum), *at));
    all
}

impl Plan {
    /// Whether it is a report on the whole, in which a client that is left out bought nothing.
    fn is_whole(&self) -> bool {
        !self.keeps && self.report.clients.len() > 1
    }
}

#[cfg(test)]
mod tests;
