//! What a concession costs a client's year, in each of the currencies that it buys in.

use super::{Change, Doubt, Given, Kind, Size, Sum, asked, read};
use crate::domain::entities::term::{is_ahead, is_over};
use crate::domain::money::CURRENCIES;
use crate::domain::rules::concession::{Concession, Margin, price};
use crate::domain::rules::{WHOLE, part, rounded};
use crate::domain::turnover::Trailing;
use crate::domain::words::{Words, w};
use crate::domain::{Entity, Record, day};
use crate::settings::Settings;
use crate::store::{Result, Store};
use chrono::NaiveDate;

const NO_PURCHASES: Words = w("закупок за 12 месяцев нет", "no purchases in 12 months");
const ONLY_RETURNS: Words = w("за 12 месяцев вернули не меньше, чем купили", "no less came back than was bought in 12 months");
const NOT_IN_CURRENCY: Words = w("закупок в этой валюте за 12 месяцев нет", "no purchases in this currency in 12 months");
const NO_RATE: Words = w("в настройках не сказано, во что обходятся деньги", "the settings do not say what money costs");
const NO_FROM: Words = w("сколько дней сейчас? Напишите 45 60", "how many days is it now? Write 45 60");
const NO_COST: Words = w("себестоимость не указана", "the cost of goods is not known");
const NO_MARGIN: Words = w("маржи нет: товар стоит не меньше, чем за него платят", "no margin: the goods cost no less than they bring");

/// What is known of an account to answer from.
pub(super) struct Basis<'a> {
    pub store: &'a Store,
    pub account: i64,
    pub today: NaiveDate,
    /// What money costs in a year, in hundredths of a percent.
    pub rate: u32,
    /// The currency that sums without one are in.
    pub usual: String,
    /// The twelve months that are told of, in each currency in which something was bought in them.
    years: Vec<(String, Trailing)>,
}

/// What a concession costs in one currency.
pub(super) struct Cost {
    /// Code of the currency.
    pub currency: String,
    /// A year, in minor units, rounded to whole ones of the currency.
    pub year: i128,
    /// What was bought in twelve months, in minor units; none where nothing was in this currency.
    pub turnover: Option<i128>,
    /// Hundredths of a percent of that.
    pub of_turnover: Option<i64>,
    /// What it does to the margin; or why that is not known.
    pub margin: std::result::Result<Margin, Words>,
    /// The part of what was bought whose cost is known, in tenths of a percent, where that is not all.
    pub costed: Option<i64>,
}

/// Days until payment as they are agreed now, and what they are agreed in.
pub(super) struct InForce {
    pub days: u32,
    pub title: String,
}

impl Basis<'_> {
    /// Reads it.
    pub fn of(store: &Store, account: i64) -> Result<Basis<'_>> {
        let today = store.clock().today();
        let mut years = store.years(account, today)?;
        years.retain(|(_, year)| !year.is_idle());
        let usual = match years.first() {
            Some((currency, _)) => currency.clone(),
            None => store.usual_currency(Some(account))?.unwrap_or_else(|| CURRENCIES[0].code.to_owned()),
        };
        Ok(Basis { store, account, today, rate: Settings::read(store)?.money_rate, usual, years })
    }

    /// The concession with the days that are agreed now, where the line leaves them out.
    pub fn settled(&self, given: &Given) -> Result<(Given, Option<InForce>)> {
        let (change, base) = match &given.size {
            Size::Days(change @ (Change::To { from: None, .. } | Change::By(_)), base) => (*change, *base),
            _ => return Ok((given.clone(), None)),
        };
        let Some(now) = self.in_force()? else { return Ok((given.clone(), None)) };
        let to = match change {
            Change::To { to, .. } => Some(to),
            Change::By(by) => now.days.checked_add_signed(by),
        };
        let settled = to.map(|to| Given { kind: given.kind, size: Size::Days(Change::To { from: Some(now.days), to }, base) });
        Ok((settled.unwrap_or_else(|| given.clone()), Some(now)))
    }

    /// What is agreed now about days until payment: by a term, or else by a contract, where all of them say the same.
    fn in_force(&self) -> Result<Option<InForce>> {
        let today = day::iso(self.today);
        let holds = |record: &Record| record.text("state") == "open" && !is_ahead(record, &today) && !is_over(record, &today);
        for (entity, key) in [(Entity::Term, "title"), (Entity::Contract, "payment")] {
            let records = self.store.owned(entity, self.account)?;
            let of_days = |record: &&Record| record.find("kind").is_none_or(|kind| kind.as_str() == Kind::Deferral.code());
            let agreed = records.iter().filter(|record| holds(record)).filter(of_days).filter_map(|record| {
                // A contract says in words how is paid: only days are days there.
                let said = if entity == Entity::Term { format!("net {}", record.text(key)) } else { record.text(key).to_owned() };
                match read(&said).given {
                    Ok(Given { kind: Kind::Deferral, size: Size::Days(Change::To { from: None, to }, None) }) => {
                        Some(InForce { days: to, title: record.text(key).to_owned() })
                    }
                    _ => None,
                }
            });
            let agreed: Vec<InForce> = agreed.collect();
            if agreed.windows(2).any(|pair| pair[0].days != pair[1].days) {
                return Ok(None);
            }
            if let Some(first) = agreed.into_iter().next() {
                return Ok(Some(first));
            }
        }
        Ok(None)
    }

    /// What a concession costs, a currency each; or why that is not known.
    pub fn costs(&self, given: &Given) -> std::result::Result<Vec<Cost>, Words> {
        let (of_all, base) = match &given.size {
            Size::Sum(sum) => (None, Some(*sum)),
            Size::Part(change, base) => (Some(Concession::Discount(difference(*change))), *base),
            Size::Days(..) if self.rate == 0 => return Err(NO_RATE),
            Size::Days(Change::To { from: None, .. }, _) => return Err(NO_FROM),
            Size::Days(change, _) if difference(*change) == 0 => return Err(asked(Doubt::Same)),
            Size::Days(change, base) => (Some(deferral(*change, self.rate)), *base),
        };
        let costs: Vec<Cost> = match base {
            Some(sum) => self.of_sum(of_all, sum).into_iter().collect(),
            None => self.years.iter().filter_map(|(currency, year)| cost(of_all?, currency, Some(year))).collect(),
        };
        match (costs.is_empty(), self.years.is_empty()) {
            (false, _) => Ok(costs),
            (true, true) => Err(NO_PURCHASES),
            (true, false) => Err(ONLY_RETURNS),
        }
    }

    /// What a sum costs, or a concession on a part of what is bought.
    fn of_sum(&self, of_all: Option<Concession>, sum: Sum) -> Option<Cost> {
        let currency = sum.currency.unwrap_or(&self.usual);
        let year = match of_all {
            Some(concession) => price(concession, sum.minor.into(), None)?.year,
            None => sum.minor.into(),
        };
        let of = self.years.iter().find(|(known, _)| known == currency).map(|(_, year)| year);
        let cost = cost(Concession::Sum(year), currency, of);
        // Others may hold what is bought.
        let lacks = if self.years.is_empty() { NO_PURCHASES } else { NOT_IN_CURRENCY };
        cost.map(|cost| if cost.turnover.is_none() { Cost { margin: Err(lacks), ..cost } } else { cost })
    }

    /// What was bought in twelve months in a currency, and what that left: minor units.
    pub fn bought(&self, currency: &str) -> Option<(i128, Option<i128>)> {
        let (_, year) = self.years.iter().find(|(known, _)| known == currency)?;
        Some((year.amount, year.income.filter(|_| year.costed == year.amount)))
    }
}

/// By how much it changes.
fn difference(change: Change) -> i64 {
    match change {
        Change::To { from, to } => i64::from(to) - i64::from(from.unwrap_or(0)),
        Change::By(by) => by.into(),
    }
}

fn deferral(change: Change, rate: u32) -> Concession {
    let (from, to) = match change {
        Change::To { from, to } => (from.unwrap_or(0), to),
        Change::By(by) if by < 0 => (by.unsigned_abs(), 0),
        Change::By(by) => (0, by.unsigned_abs()),
    };
    Concession::Deferral { from, to, rate }
}

fn cost(concession: Concession, currency: &str, of: Option<&Trailing>) -> Option<Cost> {
    let whole = |minor: i128| rounded(minor, 100).map(|whole| whole * 100);
    let currency = currency.to_owned();
    let Some(of) = of else {
        let Concession::Sum(sum) = concession else { return None };
        let year = whole(sum)?;
        return Some(Cost { currency, year, turnover: None, of_turnover: None, margin: Err(NO_PURCHASES), costed: None });
    };
    let margin = of.income.map(|income| part(income, of.costed, WHOLE).and_then(|margin| u32::try_from(margin).ok()).unwrap_or(0));
    let priced = price(concession, of.amount, margin)?;
    let lacks = if margin.is_none() { NO_COST } else { NO_MARGIN };
    let costed = part(of.costed, of.amount, 1_000).filter(|_| of.costed != of.amount);
    Some(Cost {
        currency,
        year: whole(priced.year)?,
        turnover: Some(of.amount),
        of_turnover: Some(priced.of_turnover),
        margin: priced.margin.ok_or(lacks),
        costed,
    })
}
