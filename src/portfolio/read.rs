//! Reading a portfolio: one pass over the months of the period, and what few of them need besides.

use super::months::{ByAccount, Month, Months, between, day_of};
use super::net;
use super::steady::{Bought, Steady, reach};
use super::{Company, Other, Period, Place, Portfolio, Ranking, Rest, Row, Unknown};
use crate::domain::rules::abc::abc;
use crate::domain::rules::xyz::Step;
use crate::domain::turnover::{month_of, trailing};
use crate::store::portfolio::Client;
use crate::store::{Result, Store};
use chrono::{Datelike, NaiveDate};
use std::collections::{BTreeMap, HashMap};

/// The stage of an account that is lost.
const LOST: &str = "lost";

/// The first and the last month of a period.
type Span = (NaiveDate, NaiveDate);

/// The months of a period, and the last one that is told of, where later ones are not.
fn span(period: Period, told: Option<&str>, today: NaiveDate) -> Option<(Span, Option<String>)> {
    let months = trailing(&BTreeMap::new(), told, today)?;
    let [first, last] = [months.months.first()?, months.months.last()?].map(|slot| day_of(&slot.month));
    let (first, last) = first.zip(last)?;
    let back = match period {
        Period::Trailing => return Some(((first, last), months.ends)),
        Period::Year => 0,
        Period::YearBefore => 1,
    };
    let year = if last.month() == 12 { last.year() } else { last.year() - 1 } - back;
    let month = |number| NaiveDate::from_ymd_opt(year, number, 1);
    Some((month(1).zip(month(12))?, None))
}

/// What the months of a company or a holding came to.
#[derive(Default)]
struct Held {
    /// In order.
    months: Vec<(NaiveDate, i128)>,
    amount: i128,
    costed: i128,
    cost: i128,
    bought: bool,
}

impl Held {
    fn bought_in(&self, read_from: NaiveDate, span: Span) -> Bought<'_> {
        Bought { months: &self.months, read_from, span }
    }

    /// Adds what a company bought.
    fn add(&mut self, months: &[Month], (first, last): Span) {
        for (_, sums) in months.iter().filter(|(day, _)| (first..=last).contains(day)) {
            self.amount += i128::from(sums.amount);
            self.costed += i128::from(sums.costed);
            self.cost += i128::from(sums.cost);
            self.bought = true;
        }
        self.merge(months.iter().map(|(day, sums)| (*day, i128::from(sums.amount))));
    }

    /// Adds months, which are in order.
    fn merge(&mut self, months: impl Iterator<Item = (NaiveDate, i128)>) {
        if self.months.is_empty() {
            return self.months.extend(months);
        }
        let mut merged: BTreeMap<NaiveDate, i128> = self.months.drain(..).collect();
        for (day, sum) in months {
            *merged.entry(day).or_default() += sum;
        }
        self.months.extend(merged);
    }
}

/// The head of the holding that an account belongs to, itself where it belongs to none. Of a circle it is the one that came first.
fn head(account: i64, parents: &HashMap<i64, i64>) -> i64 {
    let mut way = vec![account];
    let mut at = account;
    while let Some(parent) = parents.get(&at) {
        if let Some(circle) = way.iter().position(|known| known == parent) {
            return way.split_off(circle).into_iter().min().unwrap_or(account);
        }
        way.push(*parent);
        at = *parent;
    }
    at
}

/// Reads the accounts of a period, beside the company's other clients where its totals are known (M2).
///
/// # Errors
/// Those of reading the file.
pub fn read(store: &Store, period: Period) -> Result<Portfolio> {
    beside(store, period, None)
}

/// Reads in a portfolio what is left when all that accounts cost is taken off as well (M31): expenses and contacts of all of them.
///
/// # Errors
/// Those of reading the file.
pub fn read_net(store: &Store, portfolio: &mut Portfolio) -> Result<()> {
    net::fill(store, portfolio)?;
    portfolio.net = rank(&mut portfolio.rows, |row| &mut row.net, None);
    Ok(())
}

/// The same with what the company's other clients bring, where somebody knows it better than the file.
pub(super) fn beside(store: &Store, period: Period, rest: Option<Rest>) -> Result<Portfolio> {
    let today = store.clock().today();
    match span(period, store.told_until(today)?.as_deref(), today) {
        Some((span, behind)) => {
            let months = Months::read(store, reach(span.0, Step::Quarter), span.1)?;
            of_span(store, &months, span, behind, rest)
        }
        None => Ok(Portfolio::default()),
    }
}

/// The accounts of the twelve months that end with one, by its first day, whether a report of it is in or not; out of months that were
/// read of these and of the quarter in which they begin.
///
/// # Errors
/// Those of reading the file.
pub fn until(store: &Store, months: &Months, month: NaiveDate) -> Result<Portfolio> {
    match month.checked_sub_months(chrono::Months::new(11)) {
        Some(first) => of_span(store, months, (first, month), None, None),
        None => Ok(Portfolio::default()),
    }
}

fn of_span(store: &Store, months: &Months, span: Span, behind: Option<String>, rest: Option<Rest>) -> Result<Portfolio> {
    let reading = Reading::of(store, months, span);
    let mut rows = reading.rows()?;
    let months = (month_of(span.0), month_of(span.1));
    let begins = reading.told.told_from.clone().filter(|first| *first > months.0 && *first <= months.1);
    let others = reading.others();
    let currency = reading.currency().to_owned();
    let rest = match rest {
        Some(rest) => rest,
        // What is known of a part of these months is not taken off the total of all of them.
        None if begins.is_some() => Rest::default(),
        None => rest_of(store, &currency, &months, &rows)?,
    };
    let income = rank(&mut rows, |row| &mut row.income, rest.income);
    let turnover = rank(&mut rows, |row| &mut row.turnover, rest.turnover);
    Ok(Portfolio { months, behind, begins, currency, others, rows, income, turnover, ..Portfolio::default() })
}

/// What our company's clients bring that are not among the accounts: its total of exactly these months less what these bring.
fn rest_of(store: &Store, currency: &str, (first, last): &(String, String), rows: &[Row]) -> Result<Rest> {
    let total = store.company_total(currency, first, last)?;
    let brought = |of: fn(&Row) -> &Place| rows.iter().filter_map(|row| of(row).sum.ok()).sum::<i128>();
    // Clients that bring more than the whole show that the total is wrong: nothing is reckoned with it.
    let rest = |total: Option<i128>, brought: i128| total.map(|total| total - brought).filter(|rest| *rest >= 0);
    Ok(Rest { income: rest(total.income, brought(|row| &row.income)), turnover: rest(total.turnover, brought(|row| &row.turnover)) })
}

/// Puts rows in order by a figure, and notes its place in each of them.
fn rank(rows: &mut [Row], of: fn(&mut Row) -> &mut Place, rest: Option<i128>) -> Ranking {
    let known: Vec<(usize, i128)> = rows.iter_mut().enumerate().filter_map(|(at, row)| Some((at, of(row).sum.ok()?))).collect();
    let named: Vec<(&str, i128)> = known.iter().map(|(at, sum)| (rows[*at].name.as_str(), *sum)).collect();
    let found = abc(&named);
    for (rank, ranked) in found.ranked.iter().enumerate() {
        let place = of(&mut rows[known[ranked.at].0]);
        *place = Place { rank: Some(rank), class: ranked.class, tenths: ranked.tenths, ..*place };
    }
    let order = found.ranked.iter().map(|ranked| known[ranked.at].0).collect();
    Ranking { order, whole: found.whole, net: found.net, pareto: found.pareto, rest }
}

/// What of the months is of a span.
struct Reading<'a> {
    store: &'a Store,
    told: &'a Months,
    span: Span,
    /// From here on all months were read: whole quarters.
    from: NaiveDate,
    /// The months of each currency, that of most amounts first.
    currencies: Vec<&'a (String, ByAccount)>,
}

impl<'a> Reading<'a> {
    fn of(store: &'a Store, told: &'a Months, span: Span) -> Reading<'a> {
        let from = reach(span.0, Step::Quarter).max(told.from);
        // Amounts of different currencies are never compared: the one that most of them are in counts, and of two that one which is named.
        let within = |months: &ByAccount| months.values().map(|months| between(months, span.0, span.1).len()).sum::<usize>();
        let mut currencies: Vec<&(String, ByAccount)> = told.currencies.iter().collect();
        currencies.sort_by_cached_key(|(name, months)| (std::cmp::Reverse(within(months)), name.is_empty(), name.clone()));
        Reading { store, told, span, from, currencies }
    }

    fn currency(&self) -> &'a str {
        self.currencies.first().map_or("", |(name, _)| name)
    }

    /// The months of an account, with those of the quarter in which the span begins.
    fn months(&self, account: i64) -> &'a [Month] {
        let known = self.currencies.first().and_then(|(_, months)| months.get(&account));
        known.map_or(&[], |months| between(months, self.from, self.span.1))
    }

    /// Those of the span alone.
    fn within<'b>(&self, months: &'b [Month]) -> &'b [Month] {
        between(months, self.span.0, self.span.1)
    }

    fn is_within(&self, months: &[Month]) -> bool {
        !self.within(months).is_empty()
    }

    fn others(&self) -> Vec<Other> {
        let other = |(currency, months): &&(String, ByAccount)| {
            let held = months.values().map(|months| self.within(months)).filter(|months| !months.is_empty());
            let sum = |months: &[Month]| months.iter().map(|(_, sums)| i128::from(sums.amount)).sum::<i128>();
            let (accounts, turnover) = held.fold((0, 0), |(accounts, all), months| (accounts + 1, all + sum(months)));
            (accounts > 0).then(|| Other { currency: currency.clone(), accounts, turnover })
        };
        self.currencies.iter().skip(1).filter_map(other).collect()
    }

    fn rows(&self) -> Result<Vec<Row>> {
        let parents: HashMap<i64, i64> = self.told.clients.iter().filter_map(|client| Some((client.id, client.parent?))).collect();
        // By name of their heads, as all accounts are.
        let places: HashMap<i64, usize> = self.told.clients.iter().enumerate().map(|(at, client)| (client.id, at)).collect();
        let mut holdings: Vec<Vec<&Client>> = vec![Vec::new(); self.told.clients.len()];
        for client in &self.told.clients {
            if let Some(at) = places.get(&head(client.id, &parents)) {
                holdings[*at].push(client);
            }
        }
        let is_told = self.currencies.iter().any(|(_, months)| months.values().any(|months| self.is_within(months)));
        let of = self.told.clients.iter().zip(&holdings).filter(|(_, companies)| !companies.is_empty());
        of.map(|(head, companies)| self.row(head, companies, is_told)).collect()
    }

    fn row(&self, head: &Client, companies: &[&Client], is_told: bool) -> Result<Row> {
        let mut held = Held::default();
        let mut parts = Vec::new();
        for client in companies {
            let before = held.amount;
            held.add(self.months(client.id), self.span);
            if companies.len() > 1 {
                parts.push(Company { account: client.id, name: client.name.clone(), turnover: held.amount - before });
            }
        }
        parts.sort_by(|one, other| other.turnover.cmp(&one.turnover).then_with(|| one.name.cmp(&other.name)));
        let (turnover, income) = match (held.bought, is_told) {
            (true, _) => (Ok(held.amount), self.income(companies, &held)?),
            (false, true) => {
                let nothing = self.nothing(companies)?;
                (nothing, nothing)
            }
            (false, false) => (Err(Unknown::NotTold), Err(Unknown::NotTold)),
        };
        let place = |sum| Place { sum, tenths: None, class: None, rank: None };
        Ok(Row {
            account: head.id,
            name: head.name.clone(),
            category: head.category.clone(),
            ladder: head.ladder,
            loss_stage: head.loss_stage,
            stage: head.stage.clone(),
            income: place(income),
            turnover: place(turnover),
            net: place(Err(Unknown::NotTold)),
            expenses: None,
            costed: held.costed,
            returns_exceed: held.amount < 0,
            steady: self.steady(companies, held)?,
            companies: parts,
        })
    }

    /// What is left of what has a known cost.
    fn income(&self, companies: &[&Client], held: &Held) -> Result<std::result::Result<i128, Unknown>> {
        if held.costed != 0 || held.cost != 0 {
            return Ok(Ok(held.costed - held.cost));
        }
        // What was bought and came back for the same leaves nothing, which is an income too.
        let (first, last) = (month_of(self.span.0), month_of(self.span.1));
        for client in companies.iter().filter(|_| held.amount == 0) {
            if self.store.has_cost(client.id, self.currency(), (&first, &last))? {
                return Ok(Ok(0));
            }
        }
        Ok(Err(Unknown::NoCost))
    }

    /// The figure of those who bought nothing in these months, of which the file tells: nothing, if they buy at all.
    fn nothing(&self, companies: &[&Client]) -> Result<std::result::Result<i128, Unknown>> {
        let in_other = |client: &&Client| {
            self.currencies.iter().skip(1).any(|(_, months)| months.get(&client.id).is_some_and(|months| self.is_within(months)))
        };
        if companies.iter().any(in_other) {
            return Ok(Err(Unknown::OtherCurrency));
        }
        if companies.iter().all(|client| client.stage.as_deref() == Some(LOST)) {
            return Ok(Err(Unknown::Lost));
        }
        let until = month_of(self.span.1);
        for client in companies {
            if self.store.has_bought_before(client.id, None, &until)? {
                return Ok(Ok(0));
            }
        }
        Ok(Err(Unknown::NeverBought))
    }

    fn steady(&self, companies: &[&Client], mut held: Held) -> Result<Steady> {
        if !held.bought {
            return Ok(Steady::default());
        }
        let mut read_from = self.from;
        // Of whoever buys seldom a year tells nothing.
        if held.bought_in(read_from, self.span).rhythm().is_none_or(|step| step == Step::HalfYear) {
            read_from = reach(self.span.0, Step::HalfYear);
            for client in companies {
                let earlier = self.store.months_of(client.id, self.currency(), &month_of(read_from), &month_of(self.from))?;
                let earlier = earlier.iter().filter_map(|(month, sums)| Some((day_of(month)?, i128::from(sums.amount))));
                held.merge(earlier.filter(|(day, _)| *day < self.from));
            }
        }
        let from = month_of(read_from);
        let (mut trouble, mut known) = (None, None);
        // Where the file begins later, nobody is asked.
        let reaches_back = self.told.told_from.as_ref().is_some_and(|first| *first < from);
        let before = || {
            *known.get_or_insert_with(|| {
                let bought = |client: &&Client| self.store.has_bought_before(client.id, Some(self.currency()), &from);
                reaches_back
                    && companies.iter().map(bought).any(|bought| {
                        bought.unwrap_or_else(|error| {
                            trouble = Some(error);
                            false
                        })
                    })
            })
        };
        let steady = held.bought_in(read_from, self.span).steady(before);
        trouble.map_or(Ok(steady), Err)
    }
}
