//! Taking in a report on purchases: whose rows they are, what they change of what reports brought before, and one step that does it
//! (M8, M33).
//!
//! A report replaces what reports said before of the same months; what was written by hand stays. Where it tells of several
//! clients, it is a report on the whole, and who is not in it bought nothing in its months; where it tells of one, the others stay.
//! Clients that are nobody here wait in a list of their own, with all that they bought.

mod apply;
mod differ;
mod whose;

pub(in crate::import) use apply::key;
pub use apply::{Report as Done, apply, client_account, known_client, make_client, place_client};
pub use whose::Whose;
pub(in crate::import) use whose::whose;

use crate::domain::name::fold;
use crate::domain::{Entity, Record};
use crate::exchange::purchases::{Bought, Report, When};
use crate::store::purchases::Waited;
use crate::store::{Result, Store};
use differ::{Known, differences};
use std::collections::{BTreeMap, BTreeSet};

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
    /// What it bought from the first month of the report to the last: before and after, by currency, in minor units.
    pub sums: BTreeMap<String, (i128, i128)>,
    /// The months that were known and come to something else now, by currency: before and after. What was written by hand is counted in.
    pub months: BTreeMap<(When, String), (i128, i128)>,
    /// Of these months, what was written by hand of them.
    pub by_hand: BTreeMap<(When, String), i128>,
    /// Months in which rows stay that are not in the report, by currency: what they come to, and what new ones beside them do.
    pub held: BTreeMap<(When, String), (i128, i128)>,
    /// Months between those of the report that it has not, by currency: how many rows stay there, and what they come to.
    pub stays: BTreeMap<(When, String), (usize, i128)>,
    /// Rows that are known, and could not be read in the report: they stay.
    pub unread: usize,
    /// Rows of which the cost that was known goes.
    pub uncosted: usize,
    /// What changes where the sum is the same; of many only the first.
    pub others: Vec<Other>,
}

/// What changes in a row of which the sum is the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Other {
    /// The month.
    pub month: When,
    /// Code of the currency.
    pub currency: String,
    /// What was bought, as the report says it.
    pub title: String,
    /// What was known of it before.
    pub was: Was,
}

/// What was known of a row before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Was {
    /// Another cost: before and after.
    Cost(Option<i64>, Option<i64>),
    /// Other goods, and the sum.
    Goods(String, i64),
}

/// How many such changes of an account are told.
const MOST_OTHERS: usize = 100;

impl Share {
    /// Whether anything is written.
    pub fn is_idle(&self) -> bool {
        self.new + self.changed + self.gone == 0
    }

    /// Counts in what was written by hand, and leaves the months that come to something else, and those in which new rows stand beside
    /// what is not in the report.
    fn settle(&mut self, by_hand: &[(When, String, i64)]) {
        for (month, currency, amount) in by_hand {
            let (of, amount) = ((*month, currency.clone()), i128::from(*amount));
            if let Some((before, after)) = self.months.get_mut(&of) {
                *before += amount;
                *after += amount;
                *self.by_hand.entry(of).or_default() += amount;
            }
        }
        let known: BTreeSet<When> = self.months.iter().filter(|(_, (before, _))| *before != 0).map(|((month, _), _)| *month).collect();
        // A currency that is new in a month changes it as well.
        self.months.retain(|of, (before, after)| before != after && (known.contains(&of.0) || self.by_hand.contains_key(of)));
        self.by_hand.retain(|of, _| self.months.contains_key(of));
        self.held.retain(|_, (held, new)| *held != 0 && *new != 0);
        // A map that had something keeps its room, and there is one for each account.
        for map in [&mut self.months, &mut self.held].into_iter().filter(|map| map.is_empty()) {
            *map = BTreeMap::new();
        }
    }
}

/// What a client of the report bought who is nobody here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unknown {
    /// The place of the client in the report.
    pub at: usize,
    /// How many rows it has.
    pub rows: usize,
    /// What they come to, by currency, in minor units.
    pub sums: BTreeMap<String, i128>,
    /// What waits of its months by now, by currency.
    pub before: BTreeMap<String, i128>,
    /// All of it waits already.
    pub waits: bool,
}

/// A row of the report that was written by hand as well.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Double {
    /// Whose it is.
    pub account: i64,
    /// The month.
    pub month: When,
    /// What was bought.
    pub title: String,
    /// In minor units.
    pub amount: i64,
    /// Code of the currency.
    pub currency: String,
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
    /// The names of these accounts, those of one name told apart.
    pub names: BTreeMap<i64, String>,
    /// The clients of the report that are nobody here, those with most rows first.
    pub unknown: Vec<Unknown>,
    /// How many clients of the report were said to be none of ours.
    pub left: usize,
    /// What waited and is not in the report any more: it goes.
    pub waited: Vec<Waited>,
    /// Rows that were written by hand as well; both stay.
    pub doubles: Vec<Double>,
    /// How many rows are of days to come.
    pub ahead: usize,
    /// What is not in the report stays, although its months are replaced.
    pub keeps: bool,
    /// The months that the report is about, in their order.
    months: Vec<When>,
    /// The accounts that it is about.
    within: BTreeSet<i64>,
    /// The rows in the order of their accounts, days and goods.
    order: Vec<u32>,
    /// For each client of the report the place of the first that is the same.
    firsts: Vec<u32>,
    /// The currency of rows that say none.
    currency: String,
    step: i64,
}

impl Plan {
    /// Whether nothing is to be written.
    pub fn is_idle(&self) -> bool {
        self.accounts.values().all(Share::is_idle) && self.unknown.iter().all(|unknown| unknown.waits) && self.waited.is_empty()
    }

    /// The accounts that the report leaves out, although reports told of its months before: their rows go, unless they are kept.
    pub fn left_out(&self) -> impl Iterator<Item = (&str, &Share)> {
        let left = self.accounts.iter().filter(|(account, share)| !self.within.contains(account) && !share.is_idle());
        left.map(|(account, share)| (self.name(*account), share))
    }

    /// Whether rows go of clients that are in the report.
    pub fn rows_go(&self) -> bool {
        let out: usize = self.left_out().map(|(_, share)| share.gone).sum();
        self.accounts.values().map(|share| share.gone).sum::<usize>() > out
    }

    /// What an account is called.
    pub fn name(&self, account: i64) -> &str {
        self.names.get(&account).map_or("", String::as_str)
    }

    /// The rows of an account, in the order of their days and goods.
    fn rows(&self, account: i64) -> impl Iterator<Item = &Bought> {
        let row = |at: &u32| self.report.rows.get(*at as usize);
        let of = move |at: &u32| row(at).and_then(|row| self.buyer_of(row)).map(|buyer| buyer.account).cmp(&Some(account));
        let from = self.order.partition_point(|at| of(at).is_lt());
        self.order[from..].iter().take_while(move |at| of(at).is_eq()).filter_map(row)
    }
}

/// Compares a report with the file and changes nothing. What is not in it goes, unless it is kept.
///
/// # Errors
/// Those of reading the file.
pub fn plan(store: &Store, report: Report, keeps: bool) -> Result<Plan> {
    store.reading(|| plan_now(store, report, keeps))
}

fn plan_now(store: &Store, mut report: Report, keeps: bool) -> Result<Plan> {
    if report.nested && whose::are_mostly_ours(store, &report)? {
        report.regroup();
    }
    let whose = whose::whose(store, &report.clients)?;
    let currency = store.usual_currency(None)?.unwrap_or_else(|| crate::domain::money::CURRENCIES[0].code.to_owned());
    let mut plan = Plan {
        months: report.months(),
        within: whose.iter().filter_map(Whose::buyer).map(|buyer| buyer.account).collect(),
        whose,
        accounts: BTreeMap::new(),
        names: BTreeMap::new(),
        unknown: Vec::new(),
        left: 0,
        waited: Vec::new(),
        doubles: Vec::new(),
        ahead: 0,
        keeps,
        firsts: apply::firsts(&report.clients),
        order: (0..u32::try_from(report.rows.len()).unwrap_or(u32::MAX)).collect(),
        report,
        currency,
        step: store.last_step()?,
    };
    let mut order = std::mem::take(&mut plan.order);
    let of = |row: &Bought| plan.buyer_of(row).map(|buyer| buyer.account);
    let key = |at: &u32| plan.report.rows.get(*at as usize).map(|row| (of(row), row.when, row.goods, *at));
    order.sort_unstable_by_key(key);
    plan.order = order;
    plan.ahead = ahead(&plan, &store.clock().today().format("%Y-%m-%d").to_string());
    let (unknown, left) = unknown(store, &plan)?;
    (plan.unknown, plan.left) = (unknown, left);
    apply::tell_waiting(store, &mut plan)?;
    plan.waited = waited(store, &plan)?;
    for account in accounts(store, &plan)? {
        // Of whom nothing could be read the report says nothing.
        if plan.within.contains(&account) && plan.rows(account).next().is_none() {
            continue;
        }
        let known = Known::of(store, &plan, account)?;
        let mut share = Share::default();
        known.between.iter().for_each(|row| share.leave(row));
        let (mut fresh, mut gone) = (BTreeSet::new(), Vec::new());
        differences(&plan, account, known, &mut |difference| {
            match &difference {
                differ::Difference::New(_, row) => drop(fresh.insert((row.line, row.client, row.when))),
                differ::Difference::Gone(row) => gone.push((*row).clone()),
                _ => {}
            }
            share.count(&difference, &plan);
            Ok(())
        })?;
        let news = plan.rows(account).filter(|row| fresh.contains(&(row.line, row.client, row.when)));
        share.tell_goods(&plan, news, gone);
        let by_hand = by_hand(store, &plan, account)?;
        share.settle(&by_hand.iter().map(|(month, _, amount, currency)| (*month, currency.clone(), *amount)).collect::<Vec<_>>());
        let doubles = doubles(&plan, account, &by_hand, &fresh);
        plan.doubles.extend(doubles);
        plan.names.insert(account, store.name_of(Entity::Account, account, crate::domain::Lang::Ru)?);
        plan.accounts.insert(account, share);
    }
    // Those that a client of the report may be are told by their names, and those of one name by more.
    for account in plan.whose.iter().flat_map(|whose| if let Whose::OneOf(accounts) = whose { accounts.as_slice() } else { &[] }) {
        let name = store.name_of(Entity::Account, *account, crate::domain::Lang::Ru)?;
        plan.names.entry(*account).or_insert(name);
    }
    tell_apart(store, &mut plan.names)?;
    Ok(plan)
}

/// Adds to names that several accounts have what differs of them: the town, else the tax id.
fn tell_apart(store: &Store, names: &mut BTreeMap<i64, String>) -> Result<()> {
    let mut alike: BTreeMap<&str, Vec<i64>> = BTreeMap::new();
    names.iter().for_each(|(account, name)| alike.entry(name).or_default().push(*account));
    let mut told: Vec<(i64, String)> = Vec::new();
    for accounts in alike.into_values().filter(|accounts| accounts.len() > 1) {
        let records = accounts
            .iter()
            .map(|account| Ok(store.load(Entity::Account, *account)?.unwrap_or_else(|| Record::new(Entity::Account))))
            .collect::<Result<Vec<_>>>()?;
        let differs = |key: &&&str| records.iter().map(|record| record.text(key)).collect::<BTreeSet<_>>().len() > 1;
        if let Some(key) = ["city", "tax_id"].iter().find(differs) {
            told.extend(accounts.into_iter().zip(&records).map(|(account, record)| (account, record.text(key).to_owned())));
        }
    }
    for (account, detail) in told.into_iter().filter(|(_, detail)| !detail.is_empty()) {
        if let Some(name) = names.get_mut(&account) {
            *name = format!("{name} ({detail})");
        }
    }
    Ok(())
}

/// The accounts of the report, and those that have something in its months.
fn accounts(store: &Store, plan: &Plan) -> Result<BTreeSet<i64>> {
    let mut accounts = plan.within.clone();
    if plan.is_whole()
        && let (Some(first), Some(last)) = (plan.months.first(), plan.months.last())
    {
        accounts.extend(store.imported_accounts(&first.kept(), &last.kept())?);
    }
    Ok(accounts)
}

/// The clients that are nobody here, those with most rows first, and how many more were said to be none of ours.
fn unknown(store: &Store, plan: &Plan) -> Result<(Vec<Unknown>, usize)> {
    let mut all: Vec<Unknown> = (0..plan.report.clients.len())
        .map(|at| Unknown { at, rows: 0, sums: BTreeMap::new(), before: BTreeMap::new(), waits: false })
        .collect();
    for row in &plan.report.rows {
        if let Some(client) = plan.firsts.get(row.client as usize).and_then(|at| all.get_mut(*at as usize)) {
            client.rows += 1;
            match client.sums.get_mut(plan.currency_of(row)) {
                Some(sum) => *sum += i128::from(row.amount),
                None => drop(client.sums.insert(plan.currency_of(row).to_owned(), row.amount.into())),
            }
        }
    }
    all.retain(|client| client.rows > 0 && plan.whose.get(client.at).and_then(Whose::buyer).is_none());
    let (mut asked, mut left) = (Vec::new(), 0);
    for client in all {
        let key = plan.report.clients.get(client.at).map(apply::key).unwrap_or_default();
        if store.is_left_report_client(&key)? {
            left += 1;
        } else {
            asked.push(client);
        }
    }
    asked.sort_by_key(|client| (std::cmp::Reverse(client.rows), client.at));
    Ok((asked, left))
}

/// How many rows are of days or months that have not begun.
fn ahead(plan: &Plan, today: &str) -> usize {
    let month = today.get(..7).unwrap_or(today);
    let Some((today, month)) = When::from_kept(today).zip(When::from_kept(month)) else { return 0 };
    plan.report.rows.iter().filter(|row| row.when > if row.when.is_month() { month } else { today }).count()
}

/// What waits of the months of the report and is not in it: the same rule as for accounts.
fn waited(store: &Store, plan: &Plan) -> Result<Vec<Waited>> {
    let months = &plan.months;
    let (Some(first), Some(last)) = (months.first(), months.last()) else { return Ok(Vec::new()) };
    // Our own table has what is in the file, and nothing of what waits.
    if plan.keeps || plan.report.columns.entity.is_some() {
        return Ok(Vec::new());
    }
    let keys: Vec<String> = plan.report.clients.iter().map(apply::key).collect();
    let mut told: BTreeMap<&str, BTreeSet<(When, &str)>> = BTreeMap::new();
    let known = apply::known_by_now(store, plan)?;
    for row in &plan.report.rows {
        if let Some(key) = keys.get(row.client as usize) {
            told.entry(key).or_default().insert((row.when.month(), plan.currency_of(row)));
        }
    }
    let mut gone = store.waiting_between(&first.kept(), &last.kept())?;
    let unread: BTreeSet<(String, Option<When>)> = plan.report.unread.iter().map(|(client, _, when)| (apply::key(client), *when)).collect();
    let is_unread = |key: &str, month: When| [None, Some(month)].into_iter().any(|when| unread.contains(&(key.to_owned(), when)));
    gone.retain(|(key, waited)| {
        let Some(month) = When::from_kept(&waited.month).filter(|month| months.binary_search(month).is_ok()) else { return false };
        if is_unread(key, month) {
            return false;
        }
        match told.get(key.as_str()) {
            // What waited for somebody who is known by now goes there.
            _ if known.contains_key(&waited.client) => false,
            Some(now) if now.contains(&(month, waited.currency.as_str())) => false,
            Some(now) => plan.report.is_of_all() || now.iter().any(|(told, _)| *told == month),
            None => plan.report.is_of_all(),
        }
    });
    Ok(gone.into_iter().map(|(_, waited)| waited).collect())
}

/// What was written by hand of what an account bought: the month, what, for how much, in which currency.
fn by_hand(store: &Store, plan: &Plan, account: i64) -> Result<Vec<(When, String, i64, String)>> {
    let rows = store.bought_by_hand(account)?.into_iter().filter_map(|(on, what, amount, code)| {
        let code = if code.is_empty() { plan.currency.clone() } else { code };
        Some((When::from_kept(&on)?.month(), what, amount, code))
    });
    Ok(rows.collect())
}

/// The rows of an account that were written by hand as well: of the same month, goods, sum and currency.
fn doubles(plan: &Plan, account: i64, by_hand: &[(When, String, i64, String)], fresh: &BTreeSet<(u32, u32, When)>) -> Vec<Double> {
    if by_hand.is_empty() {
        return Vec::new();
    }
    let mut found = Vec::new();
    // What reports brought before is no news.
    for row in plan.rows(account).filter(|row| fresh.contains(&(row.line, row.client, row.when))) {
        let (month, title, currency) = (row.when.month(), plan.title(row), plan.currency_of(row));
        let same = |(on, what, amount, code): &(When, String, i64, String)| {
            *on == month && *amount == row.amount && code == currency && fold(differ::goods(what)) == fold(title)
        };
        if by_hand.iter().any(same) {
            found.push(Double { account, month, title: title.to_owned(), amount: row.amount, currency: currency.to_owned() });
        }
    }
    found
}

impl Plan {
    /// Whether it is a report on the whole, in which a client that is left out bought nothing. One without any of ours says nothing of
    /// them.
    fn is_whole(&self) -> bool {
        !self.keeps && self.report.is_of_all() && !self.within.is_empty()
    }
}

#[cfg(test)]
mod tests;
