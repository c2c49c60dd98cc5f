//! Taking in a table of debts: what of it is new, larger, paid or due on another day, and one step that does it (M17).
//!
//! Such a table is the state of a day: what it brought before and has no longer is paid. What was written by hand stays, and is told. A table
//! of several clients tells of all of them; of whoever a row could not be read nothing is taken for paid, and of nobody where a row
//! says not whose it is. Clients that are nobody here wait
//! by name alone: what they owe may be paid by the day on which it is said who they are, so the next table brings it.

use super::apply::{Error, Progress};
use super::listed::split;
use crate::domain::entities::debt::is_called_overdue;
use crate::domain::name::fold;
use crate::domain::{Entity, Lang, Record, Value, day};
use crate::exchange::debts::{Age, Debts, Due, Owing, is_of_all};
use crate::exchange::purchases::Client;
use crate::store::purchases::Buyer;
use crate::store::{self, Store, Verb};
use chrono::{Days, NaiveDate};
use document::Document;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::ops::ControlFlow;

/// What is left of a debt, and when it is due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// In minor units.
    pub left: i64,
    /// The day, ISO; empty where none is known.
    pub due_on: String,
}

impl Standing {
    fn of(record: &Record) -> Standing {
        let left = record.int("amount").unwrap_or_default().saturating_sub(record.int("paid").unwrap_or_default());
        Standing { left: left.max(0), due_on: record.text("due_on").to_owned() }
    }
}

/// What becomes of a debt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Turn {
    /// It is new.
    New,
    /// More of it is left than was known.
    Larger,
    /// Less: a part is paid.
    Smaller,
    /// It is due on another day.
    Moved,
    /// It stands so already.
    Same,
    /// The table has it no longer: it is paid.
    Paid,
    /// A sum of an age, or a document beside sums of all, that the table has no longer: nothing says that it is paid, and it goes.
    Gone,
    /// It was written by hand, and is not in the table: it stays.
    ByHand,
}

/// A debt that a table tells of, or has no longer.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Rowid of the account.
    pub account: i64,
    /// Its short name.
    pub name: String,
    /// What the debt is called.
    pub title: String,
    /// Code of the currency.
    pub currency: String,
    /// What becomes of it.
    pub turn: Turn,
    /// How it stands; none where it is new.
    pub before: Option<Standing>,
    /// How it will stand.
    pub after: Standing,
    /// As it will be written, and as it is.
    records: (Record, Option<Record>),
}

/// A client of the table that is nobody here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unknown {
    /// As the table calls it.
    pub client: Client,
    /// What tells it again.
    key: String,
    /// How many debts it has.
    pub count: usize,
    /// What they come to, by currency, in minor units.
    pub sums: BTreeMap<String, i128>,
    /// It waits already.
    pub waits: bool,
}

/// What a table of debts would change.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// The table.
    pub table: Debts,
    /// The day of which it tells; that of today where it does not say it.
    pub on: NaiveDate,
    /// The debts of accounts, by name.
    pub lines: Vec<Line>,
    /// How many of them are new and due on no day that is known.
    pub unsaid: usize,
    /// The clients that are nobody here, in the order of the table.
    pub unknown: Vec<Unknown>,
    /// How many clients were said to be none of ours.
    pub left: usize,
    /// What the table has no longer stays.
    pub keeps: bool,
}

impl Plan {
    /// Whether nothing is to be written.
    pub fn is_idle(&self) -> bool {
        self.lines.iter().all(|line| matches!(line.turn, Turn::Same | Turn::ByHand)) && self.unknown.iter().all(|unknown| unknown.waits)
    }

    /// Whether an account has sums of all its documents in the table, and invoices of its own in the file that such a sum most likely counts
    /// once more.
    pub fn counts_twice(&self) -> bool {
        let of = |line: &Line| (line.account, line.currency.clone());
        let is_total = |line: &&Line| !matches!(line.turn, Turn::ByHand | Turn::Gone) && is_of_all(&line.title);
        let totals: BTreeSet<_> = self.lines.iter().filter(is_total).map(of).collect();
        self.lines.iter().any(|line| line.turn == Turn::ByHand && totals.contains(&of(line)))
    }

    /// Whether something goes that the table has no longer, or would.
    pub fn may_keep(&self) -> bool {
        self.keeps || self.lines.iter().any(|line| matches!(line.turn, Turn::Paid | Turn::Gone))
    }
}

/// What was written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Done {
    /// Debts that are new.
    pub new: usize,
    /// Debts of which the sum or the day changed.
    pub changed: usize,
    /// Debts that are paid.
    pub paid: usize,
    /// Sums of ages that went.
    pub gone: usize,
    /// Clients that wait to be told whose they are.
    pub unknown: usize,
}

/// What a table tells of one debt: several rows of it are one.
struct Wanted<'a> {
    buyer: Buyer,
    of: &'a Owing,
    currency: String,
    amount: i64,
    left: i64,
}

/// Compares a table with the file and changes nothing. What is not in it stays where it `keeps`.
///
/// # Errors
/// Those of reading the file; [`store::Error::TooMuch`] where sums are more than a record holds.
pub fn plan(store: &Store, table: Debts, keeps: bool) -> store::Result<Plan> {
    store.reading(|| plan_now(store, table, keeps))
}

fn plan_now(store: &Store, table: Debts, keeps: bool) -> store::Result<Plan> {
    let on = table.about.on.unwrap_or_else(|| store.clock().today());
    let usual = store.usual_currency(None)?.unwrap_or_else(|| crate::domain::money::CURRENCIES[0].code.to_owned());
    let currency = |of: &Owing| of.currency.map_or_else(|| usual.clone(), str::to_owned);
    let split = split(store, &table)?;
    let imported = store.imported_debts()?;
    let is_of_several = !keeps && !table.unnamed && table.clients.len() > 1 && !split.named.is_empty();
    let mut accounts: BTreeSet<i64> = split.named.clone();
    accounts.extend(imported.iter().filter(|_| is_of_several).map(|(_, account)| account));
    let imported: HashSet<i64> = imported.into_iter().map(|(debt, _)| debt).collect();
    let (mut lines, mut unsaid) = (Vec::new(), 0);
    for account in accounts {
        let name = store.name_of(Entity::Account, account, Lang::Ru)?;
        let mut known = store.owned(Entity::Debt, account)?;
        known.retain(|debt| Standing::of(debt).left > 0);
        let told = wanted(split.ours.get(&account).map(Vec::as_slice).unwrap_or_default(), currency)?;
        // Sums of all documents say of none that it is paid.
        let by_sums = !told.is_empty() && told.iter().all(|wanted| is_of_all(&wanted.of.title));
        let names: HashSet<String> = told.iter().map(|wanted| called(&wanted.of.title)).collect();
        for wanted in told {
            let found = matching(&wanted, &known, (&imported, &names), on).map(|at| known.remove(at));
            let due_on = due_on(wanted.of.due, found.as_ref(), on);
            unsaid += usize::from(found.is_none() && due_on.is_empty());
            let after = wanted.record(account, found.as_ref(), &due_on);
            lines.push(line((account, &name), after, found));
        }
        let rest = if split.named.contains(&account) { known } else { known.into_iter().filter(|debt| is_in(&imported, debt)).collect() };
        let stays = |debt: &Record| {
            let is_ahead = match debt.text("due_on") {
                "" => !is_called_overdue(debt.text("title")),
                due => due >= day::iso(on).as_str(),
            };
            keeps || table.about.late_alone && is_ahead || table.unnamed || split.unread.contains(&account)
        };
        for debt in rest.into_iter().filter(|debt| !is_in(&imported, debt) || !stays(debt)) {
            lines.push(no_longer((account, &name), debt, &imported, by_sums));
        }
    }
    lines.sort_by_cached_key(|line| (fold(&line.name), line.account, line.turn, line.after.due_on.clone(), line.title.clone()));
    let mut unknown = Vec::new();
    for (at, key, rows) in &split.unknown {
        let Some(client) = table.clients.get(*at).cloned() else { continue };
        let mut sums: BTreeMap<String, i128> = BTreeMap::new();
        rows.iter().for_each(|of| *sums.entry(currency(of)).or_default() += i128::from(of.left));
        unknown.push(Unknown { client, key: key.clone(), count: rows.len(), sums, waits: store.report_client(key)?.is_some() });
    }
    let left = split.left;
    Ok(Plan { on, lines, unsaid, unknown, left, keeps, table })
}

fn is_in(imported: &HashSet<i64>, debt: &Record) -> bool {
    debt.id.is_some_and(|id| imported.contains(&id))
}

/// The debts that rows tell of: what is called the same, in the same currency and due on the same day, is one.
fn wanted<'a>(rows: &[(Buyer, &'a Owing)], currency: impl Fn(&Owing) -> String) -> store::Result<Vec<Wanted<'a>>> {
    let mut all: Vec<Wanted> = Vec::new();
    for (buyer, of) in rows {
        let code = currency(of);
        let same = |one: &&mut Wanted| one.currency == code && one.of.due == of.due && called(&one.of.title) == called(&of.title);
        match all.iter_mut().find(same) {
            Some(one) => {
                let both = one.amount.checked_add(of.amount).zip(one.left.checked_add(of.left));
                (one.amount, one.left) = both.ok_or(store::Error::TooMuch)?;
            }
            None => all.push(Wanted { buyer: *buyer, of, currency: code, amount: of.amount, left: of.left }),
        }
    }
    Ok(all)
}

/// By what a debt is known again.
fn called(title: &str) -> String {
    fold(title).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The place of the debt that is meant: by its name, of several the one that is due then; else by the number of its document.
/// What another row calls by its name is that one's.
fn matching(wanted: &Wanted, known: &[Record], (imported, names): (&HashSet<i64>, &HashSet<String>), on: NaiveDate) -> Option<usize> {
    let of_currency = |debt: &Record| debt.text("currency") == wanted.currency || debt.text("currency").is_empty();
    let mut found: Vec<(usize, &Record)> = known.iter().enumerate().filter(|(_, debt)| of_currency(debt)).collect();
    let whole = is_of_all(&wanted.of.title);
    let same = |debt: &Record| called(debt.text("title")) == called(&wanted.of.title) && (!whole || is_in(imported, debt));
    let document = Document::of(&wanted.of.title).filter(|_| !whole);
    let by_number = |debt: &Record| {
        let sums = [debt.int("amount"), Some(Standing::of(debt).left)];
        let alike = sums.contains(&Some(wanted.amount)) || sums.contains(&Some(wanted.left));
        // A part may be paid since; what is called otherwise is another paper of the same number, unless its sum is the same.
        let free = !names.contains(&called(debt.text("title")));
        free && document.as_ref().zip(Document::of(debt.text("title"))).is_some_and(|(told, known)| told.is(&known, alike))
    };
    let named = found.iter().any(|(_, debt)| same(debt));
    found.retain(|(_, debt)| if named { same(debt) } else { by_number(debt) });
    let fits = |debt: &Record| due_on(wanted.of.due, Some(debt), on) == debt.text("due_on");
    found.iter().find(|(_, debt)| fits(debt)).or(found.first()).map(|(at, _)| *at)
}

/// The day on which it is due; empty where none is known. The day that is known stands unless the table says otherwise. Of what is of an age
/// it is over by the least that this allows; of what is only said to be over, or not over yet, no day is guessed.
fn due_on(due: Due, known: Option<&Record>, on: NaiveDate) -> String {
    let age = match due {
        Due::On(day) => return day::iso(day),
        Due::Over(age) => Some(age),
        Due::Unsaid => None,
    };
    let known = known.and_then(|debt| day::from_iso(debt.text("due_on")));
    if let Some(known) = known.filter(|known| age.is_none_or(|age| age.has((on - *known).num_days()))) {
        return day::iso(known);
    }
    let bound = age.filter(|age| ![Age::AHEAD, Age::LATE].contains(age)).and_then(|age| u64::try_from(age.from).ok());
    bound.and_then(|days| on.checked_sub_days(Days::new(days))).map(day::iso).unwrap_or_default()
}

impl Wanted<'_> {
    /// The debt as it will be written.
    fn record(&self, account: i64, known: Option<&Record>, due_on: &str) -> Record {
        let fresh = || {
            let debt = Record::owned(Entity::Debt, account).with_text("title", &self.of.title).with_text("currency", &self.currency);
            debt.with("legal_entity_id", self.buyer.legal_entity.map_or(Value::Empty, Value::Int))
        };
        let paid = known.and_then(|debt| debt.int("paid")).unwrap_or_default();
        let whole = known.and_then(|debt| debt.int("amount")).unwrap_or_default();
        let amount = match self.amount > self.left {
            true => self.amount,
            // What was to be paid at first is known better than the table says it.
            false if whole >= self.left => whole,
            false => self.left.saturating_add(paid),
        };
        let mut debt = known.cloned().unwrap_or_else(fresh);
        if amount - self.left != paid {
            debt.set("paid", if amount > self.left { Value::Int(amount - self.left) } else { Value::Empty });
        }
        debt.with("amount", Value::Int(amount)).with_text("due_on", due_on)
    }
}

fn line((account, name): (i64, &str), after: Record, before: Option<Record>) -> Line {
    let (was, will) = (before.as_ref().map(Standing::of), Standing::of(&after));
    let turn = match &was {
        None => Turn::New,
        Some(was) if was.left < will.left => Turn::Larger,
        Some(was) if was.left > will.left => Turn::Smaller,
        Some(was) if was.due_on != will.due_on => Turn::Moved,
        Some(_) => Turn::Same,
    };
    let [title, currency] = ["title", "currency"].map(|key| after.text(key).to_owned());
    Line { account, name: name.to_owned(), title, currency, turn, before: was, after: will, records: (after, before) }
}

/// A debt that the table has no longer, or never had.
fn no_longer(of: (i64, &str), debt: Record, imported: &HashSet<i64>, by_sums: bool) -> Line {
    let turn = match (is_in(imported, &debt), by_sums || is_of_all(debt.text("title"))) {
        (false, _) => Turn::ByHand,
        (true, true) => Turn::Gone,
        (true, false) => Turn::Paid,
    };
    let after = match turn {
        Turn::Paid => debt.clone().with("paid", debt.get("amount").clone()),
        _ => debt.clone(),
    };
    Line { turn, ..line(of, after, Some(debt)) }
}

/// Carries a plan out as one step.
///
/// # Errors
/// [`Error::Cancelled`] where `progress` breaks off, with nothing written; else those of writing.
pub fn apply(store: &Store, plan: &Plan, progress: &mut dyn FnMut(Progress) -> ControlFlow<()>) -> Result<Done, Error> {
    let total = plan.lines.len() + plan.unknown.len();
    if progress(Progress { done: 0, total }).is_break() {
        return Err(Error::Cancelled);
    }
    Ok(store.step(Verb::Import, &plan.table.name, |change| {
        let mut done = Done::default();
        for line in &plan.lines {
            let counted = match (line.turn, &line.records) {
                (Turn::Same | Turn::ByHand, _) => continue,
                (Turn::Gone, (after, _)) => {
                    change.delete(Entity::Debt, after.id.unwrap_or_default())?;
                    &mut done.gone
                }
                (turn, (after, Some(before))) => {
                    change.update(before, after)?;
                    if turn == Turn::Paid { &mut done.paid } else { &mut done.changed }
                }
                (_, (after, None)) => {
                    change.insert(after)?;
                    &mut done.new
                }
            };
            *counted += 1;
        }
        for unknown in plan.unknown.iter().filter(|unknown| !unknown.waits) {
            change.await_report_client(&unknown.key, &unknown.client.name, &unknown.client.tax_id)?;
            done.unknown += 1;
        }
        Ok(done)
    })?)
}

mod document;

#[cfg(test)]
mod tests;
