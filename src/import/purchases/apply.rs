//! Carrying the plan of a report out: one step, one undo.

use super::Plan;
use super::differ::{Difference, Known, differences, goods};
use super::whose::{self, Whose};
use crate::domain::name::company_identity;
use crate::domain::{Entity, Record};
use crate::exchange::legal::{legal_forms, without_legal_form};
use crate::exchange::purchases::{Bought, Client};
use crate::import::alike::alike;
use crate::import::{Error, Progress, deliveries};
use crate::store::purchases::{Buyer, NewPurchase};
use crate::store::{self, Change, Store, Verb};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::ControlFlow;

/// The tables into which it puts very many rows.
const FILLED: &[&str] = &["purchase", "report_client", "report_month"];

/// What a row takes in the file with its places in the indices and in the journal, in bytes.
const ROW: usize = 260;
/// What a row of a client takes that is nobody here, in bytes.
const LINE: usize = 80;

/// What was done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Rows made.
    pub new: usize,
    /// Rows of which the sums changed.
    pub changed: usize,
    /// Rows taken out.
    pub gone: usize,
    /// Clients that are nobody here and of whom something new came.
    pub unknown: usize,
    /// How many of them wait by now, from whatever report.
    pub waiting: usize,
    /// Months taken out of what waited.
    pub waited: usize,
}

/// A line of a client that is nobody here, as it is kept: day, what, amount, cost.
type Line = (String, String, i64, Option<i64>);

/// Writes what a plan says as one step. `progress` may call it off; then nothing is written.
///
/// # Errors
/// [`Error`]; whatever it is, the file is as it was.
pub fn apply(store: &Store, plan: &Plan, progress: &mut dyn FnMut(Progress) -> ControlFlow<()>) -> Result<Report, Error> {
    let mut stopped = None;
    let write = |change: &Change| {
        if change.step_before()? != plan.step {
            stopped = Some(Error::Stale);
            return Err(store::Error::Gone);
        }
        change.in_bulk(FILLED, || {
            let mut done = Report::default();
            let total = plan.accounts.len() + plan.unknown.len();
            let mut beat = |at: usize| {
                if progress(Progress { done: at, total }).is_break() {
                    stopped = Some(Error::Cancelled);
                    return Err(store::Error::Gone);
                }
                Ok(())
            };
            for (at, account) in plan.accounts.keys().enumerate() {
                beat(at)?;
                let known = Known::of(store, plan, *account)?;
                differences(plan, *account, known, &mut |difference| write_one(change, plan, &difference, &mut done))?;
            }
            place_known(store, change, plan)?;
            for waited in &plan.waited {
                change.drop_report_month(waited.client, &waited.month, &waited.currency)?;
            }
            keep_unknown(store, change, plan, &mut |at| beat(plan.accounts.len() + at))?;
            done.unknown = plan.unknown.iter().filter(|unknown| !unknown.waits).count();
            (done.waiting, done.waited) = (store.count_report_clients()? as usize, plan.waited.len());
            beat(total)?;
            Ok(done)
        })
    };
    let written: usize = plan.accounts.values().map(|share| share.new + share.changed + share.gone).sum();
    let waiting: usize = plan.unknown.iter().filter(|unknown| !unknown.waits).map(|unknown| unknown.rows).sum();
    let done = store.with_room_for(written * ROW + waiting * LINE, || store.step(Verb::Import, &plan.report.name, write));
    match (done, stopped) {
        (_, Some(stopped)) => Err(stopped),
        (done, None) => Ok(done?),
    }
}

fn write_one(change: &Change, plan: &Plan, difference: &Difference, done: &mut Report) -> store::Result<()> {
    match difference {
        Difference::New(buyer, row) => {
            done.new += 1;
            let (title, amount, cost, currency) = (plan.title(row), row.amount, row.cost(), plan.currency_of(row));
            change.add_purchase(&NewPurchase { buyer: *buyer, bought_on: &row.when.kept(), title, amount, cost, currency })
        }
        Difference::Changed(known, row) => {
            done.changed += 1;
            change.correct_purchase(known.id, row.amount, row.cost())
        }
        Difference::Gone(known) => {
            done.gone += 1;
            change.drop_purchase(known.id)
        }
        Difference::Same(_) | Difference::Held(_) | Difference::Unread(_) => Ok(()),
    }
}

/// What a client bought who is nobody here, by month and currency: what it comes to, and its lines.
type Months<'a> = BTreeMap<(String, &'a str), (i128, Vec<Line>)>;

/// For each client of a report the place of the first that is the same: one is written in several ways.
pub(super) fn firsts(clients: &[Client]) -> Vec<u32> {
    let mut first: HashMap<String, u32> = HashMap::with_capacity(clients.len());
    (0..).zip(clients).map(|(at, client)| *first.entry(key(client)).or_insert(at)).collect()
}

/// Tells for each client that is nobody here what it bought by month, as it would be kept, and at which place of the report it stands.
fn each_unknown(store: &Store, plan: &Plan, tell: &mut dyn FnMut(u32, &Client, Months) -> store::Result<()>) -> store::Result<()> {
    let first = |row: &Bought| plan.firsts.get(row.client as usize).copied();
    let mut rows: Vec<&Bought> = plan.report.rows.iter().filter(|row| plan.buyer_of(row).is_none()).collect();
    rows.sort_by_key(|row| (first(row), row.when));
    for rows in rows.chunk_by(|one, other| first(one) == first(other)) {
        let Some(at) = rows.first().and_then(|row| first(row)) else { continue };
        let Some(client) = plan.report.clients.get(at as usize) else { continue };
        let mut months = Months::new();
        for row in rows {
            let month = months.entry((row.when.month().kept(), plan.currency_of(row))).or_default();
            month.0 += i128::from(row.amount);
            month.1.push((row.when.kept(), plan.title(row).to_owned(), row.amount, row.cost()));
        }
        if rows.iter().any(|row| !row.tells_cost()) {
            keep_costs(store, &key(client), &mut months)?;
        }
        if plan.keeps {
            keep_lines(store, &key(client), &mut months)?;
        }
        tell(at, client, months)?;
    }
    Ok(())
}

/// Keeps what clients bought that are nobody here, by month.
fn keep_unknown(store: &Store, change: &Change, plan: &Plan, beat: &mut dyn FnMut(usize) -> store::Result<()>) -> store::Result<()> {
    let mut told = 0;
    each_unknown(store, plan, &mut |_, client, months| {
        beat(told.min(plan.unknown.len()))?;
        told += 1;
        for ((month, currency), (amount, lines)) in months {
            let lines = serde_json::to_string(&lines).map_err(|_| store::Error::Gone)?;
            let amount = i64::try_from(amount).map_err(|_| store::Error::TooMuch)?;
            change.keep_report_month(&key(client), &client.name, &client.tax_id, &(month, currency.to_owned(), amount, lines))?;
        }
        Ok(())
    })
}

/// Finds the clients that are nobody here of whom all waits just so already.
pub(super) fn tell_waiting(store: &Store, plan: &mut Plan) -> store::Result<()> {
    let mut waits: BTreeSet<usize> = BTreeSet::new();
    let mut before: BTreeMap<usize, BTreeMap<String, i128>> = BTreeMap::new();
    each_unknown(store, plan, &mut |at, client, months| {
        let Some(known) = store.report_client(&key(client))? else { return Ok(()) };
        let known = store.report_months(known)?;
        for (month, currency, amount, _) in &known {
            if months.contains_key(&(month.clone(), currency.as_str())) {
                *before.entry(at as usize).or_default().entry(currency.clone()).or_default() += i128::from(*amount);
            }
        }
        let is_kept = |((month, currency), (_, lines)): (&(String, &str), &(i128, Vec<Line>))| {
            let lines = serde_json::to_string(lines).map_err(|_| store::Error::Gone)?;
            Ok(known.iter().any(|(of, code, _, kept)| of == month && code == currency && *kept == lines))
        };
        if months.iter().map(is_kept).collect::<store::Result<Vec<bool>>>()?.iter().all(|kept| *kept) {
            waits.insert(at as usize);
        }
        Ok(())
    })?;
    for unknown in &mut plan.unknown {
        (unknown.waits, unknown.before) = (waits.contains(&unknown.at), before.remove(&unknown.at).unwrap_or_default());
    }
    Ok(())
}

/// Puts the costs that are known to what waits, where the report says nothing of them and the amount is the same.
fn keep_costs(store: &Store, key: &str, months: &mut Months) -> store::Result<()> {
    let Some(client) = store.report_client(key)? else { return Ok(()) };
    for (month, currency, _, lines) in store.report_months(client)? {
        let Some((_, (_, now))) = months.iter_mut().find(|((of, code), _)| *of == month && *code == currency) else { continue };
        let mut known: Vec<Line> = serde_json::from_str(&lines).map_err(|_| store::Error::Gone)?;
        for (on, title, amount, cost) in now.iter_mut().filter(|(.., cost)| cost.is_none()) {
            let same = |line: &Line| (&line.0, goods(&line.1), line.2) == (&*on, title.as_str(), *amount) && line.3.is_some();
            if let Some(at) = known.iter().position(same) {
                *cost = known.swap_remove(at).3;
            }
        }
    }
    Ok(())
}

/// Puts what waits already and is not in the report beside what is: of the same day and goods the report knows better.
fn keep_lines(store: &Store, key: &str, months: &mut Months) -> store::Result<()> {
    let Some(client) = store.report_client(key)? else { return Ok(()) };
    for (month, currency, _, lines) in store.report_months(client)? {
        let Some((_, (sum, now))) = months.iter_mut().find(|((of, code), _)| *of == month && *code == currency) else { continue };
        let mut held: Vec<Line> = serde_json::from_str(&lines).map_err(|_| store::Error::Gone)?;
        held.retain(|(on, title, ..)| !now.iter().any(|(day, what, ..)| (day, what.as_str()) == (on, goods(title))));
        *sum += held.iter().map(|(_, _, amount, _)| i128::from(*amount)).sum::<i128>();
        now.splice(..0, held);
    }
    Ok(())
}

/// What tells a client of reports from others: its tax id and its name, since the id of one may stand beside the name of another; without
/// an id the name with its legal form: the ООО of a name is not its АО.
pub(in crate::import) fn key(client: &Client) -> String {
    let identity = company_identity(&client.name);
    if !client.tax_id.is_empty() {
        return format!("{} {identity}", client.tax_id).trim_end().to_owned();
    }
    [identity].into_iter().chain(legal_forms(&client.name)).collect::<Vec<_>>().join(" ")
}

/// Says that a client of reports is an account: what it bought goes there, and the next report knows it by its tax id and name. Gives
/// how many rows went.
///
/// # Errors
/// Those of the store.
pub fn place_client(store: &Store, client: i64, account: i64) -> store::Result<usize> {
    let Some((name, tax_id)) = store.report_client_named(client)? else { return Err(store::Error::Gone) };
    store.step(Verb::Place, if name.is_empty() { &tax_id } else { &name }, |change| {
        let mut legal = Record::owned(Entity::LegalEntity, account).with_text("name", &name);
        if !tax_id.is_empty() {
            legal = legal.with_text("tax_id", &tax_id);
        }
        let by_tax_id = store.buyers_by_tax_id(&tax_id)?;
        let named = name.is_empty() || store.is_named_so(account, &company_identity(&name))?;
        let buyer = match by_tax_id.into_iter().find(|buyer| !tax_id.is_empty() && buyer.account == account) {
            Some(known) if named => known,
            _ => Buyer { account, legal_entity: Some(change.insert(&legal)?) },
        };
        place(store, change, client, buyer, |_| true)
    })
}

/// The account that a client of reports would be.
///
/// # Errors
/// Those of the store.
pub fn client_account(store: &Store, client: i64) -> store::Result<Record> {
    let Some((name, tax_id)) = store.report_client_named(client)? else { return Err(store::Error::Gone) };
    let called = if name.is_empty() { &tax_id } else { &name };
    let mut account = Record::new(Entity::Account).with_text("short_name", without_legal_form(called).unwrap_or_else(|| called.clone()));
    for (key, value) in [("legal_name", &name), ("tax_id", &tax_id)] {
        if !value.is_empty() {
            account = account.with_text(key, value);
        }
    }
    Ok(account)
}

/// The account that has the tax id of a client of reports already, itself or through a legal entity, or one of whose legal entities has its
/// name.
///
/// # Errors
/// Those of the store.
pub fn known_client(store: &Store, client: i64) -> store::Result<Option<i64>> {
    let Some((name, tax_id)) = store.report_client_named(client)? else { return Err(store::Error::Gone) };
    let identity = company_identity(&name);
    match &whose::whose(store, &[Client { name, tax_id }])?[..] {
        [Whose::Buyer(buyer)] => Ok(Some(buyer.account)),
        [Whose::OneOf(accounts)] => {
            // Of the one whose tax id it is and the one who is called so, the second is meant sooner.
            for account in accounts {
                if store.is_named_so(*account, &identity)? {
                    return Ok(Some(*account));
                }
            }
            Ok(accounts.first().copied())
        }
        _ => Ok(None),
    }
}

/// Makes an account of a client of reports, with what it bought, in one step. Gives the account and how many rows went.
///
/// # Errors
/// Those of the store.
pub fn make_client(store: &Store, client: i64) -> store::Result<(i64, usize)> {
    let account = client_account(store, client)?;
    let twin = alike(store, &account, None)?;
    let name = account.text("legal_name").to_owned();
    store.step(Verb::Create, account.title(), |change| {
        let account = change.insert(&account)?;
        change.remember_account_name(account, &name)?;
        // Two that may be one are asked about later.
        if let Some(twin) = &twin {
            change.doubt(twin.entity, twin.id, account, twin.reason)?;
        }
        Ok((account, place(store, change, client, Buyer { account, legal_entity: None }, |_| true)?))
    })
}

/// Puts what waited for a client into the purchases of an account, of the months that are wanted. Gives how many rows went.
fn place(store: &Store, change: &Change, client: i64, buyer: Buyer, wanted: impl Fn(&str) -> bool) -> store::Result<usize> {
    let mut placed = 0;
    for (month, currency, _, lines) in store.report_months(client)? {
        let lines: Vec<Line> = serde_json::from_str(&lines).map_err(|_| store::Error::Gone)?;
        for (bought_on, title, amount, cost) in lines.iter().filter(|_| wanted(&month)) {
            change.add_purchase(&NewPurchase {
                buyer,
                bought_on,
                title: goods(title),
                amount: *amount,
                cost: *cost,
                currency: &currency,
            })?;
            placed += 1;
        }
    }
    placed += deliveries::place(store, change, client, buyer.account)?;
    change.drop_report_client(client)?;
    Ok(placed)
}

/// What waits for clients who are somebody by now and of whom a report tells, by their keys or tax ids.
pub(super) fn known_by_now(store: &Store, plan: &Plan) -> store::Result<BTreeMap<i64, Buyer>> {
    let mut known: BTreeMap<i64, Buyer> = BTreeMap::new();
    let (mut alike, mut waiting): (BTreeSet<i64>, Vec<i64>) = (BTreeSet::new(), Vec::new());
    for (client, buyer) in plan.report.clients.iter().zip(&plan.whose).filter_map(|(client, whose)| Some((client, whose.buyer()?))) {
        if let Some(own) = store.report_client(&key(client))? {
            known.insert(own, buyer);
        }
        // The same tax id may wait under another name.
        if !client.tax_id.is_empty() {
            alike.extend(store.report_clients_with(&client.tax_id)?);
        }
    }
    let mut clients = Vec::new();
    for one in alike.into_iter().filter(|one| !known.contains_key(one)) {
        if let Some((name, tax_id)) = store.report_client_named(one)? {
            clients.push(Client { name, tax_id });
            waiting.push(one);
        }
    }
    let whose = whose::whose(store, &clients)?;
    known.extend(waiting.into_iter().zip(whose).filter_map(|(one, whose)| Some((one, whose.buyer()?))));
    Ok(known)
}

/// What waited for clients who are somebody by now goes there, but for the months that the report tells of itself.
fn place_known(store: &Store, change: &Change, plan: &Plan) -> store::Result<()> {
    let months: Vec<String> = plan.months.iter().map(|month| month.kept()).collect();
    for (waiting, buyer) in known_by_now(store, plan)? {
        place(store, change, waiting, buyer, |month| !months.iter().any(|told| told == month))?;
    }
    Ok(())
}
