//! Taking in the rows of a report on purchases, one after the other, and what only all of them together tell.

use super::amounts::{self, Amount, Mark, Wrong};
use super::cells::{self, Slashes, When};
use super::nested::{self, Entry};
use super::{Bought, Client, Columns, Refusal, Report};
use crate::domain::name::fold;
use crate::exchange::Reason;
use crate::exchange::nobody::is_total;
use crate::exchange::report::is_of_report;
use crate::exchange::table::Row;
use std::collections::{HashMap, HashSet};

/// The longest name or group that is taken, in characters.
const LONGEST: usize = 500;

/// What was seen before, so that each name and each day is read once, and what only the whole tells.
#[derive(Default)]
pub(super) struct Taking {
    clients: HashMap<String, u32>,
    goods: HashMap<String, u32>,
    days: HashMap<String, (Option<When>, Option<Slashes>)>,
    key: String,
    /// Amounts of which the cell does not tell whether its mark parts thousands: the row, whether it is the cost, and what else it is.
    unsure: Vec<(usize, bool, Mark, i64)>,
    /// The marks that part kopecks in some cell, and those that part thousands.
    parts: [bool; 2],
    groups: [bool; 2],
    /// Days that may be read either way, and the orders that others tell.
    either: Vec<usize>,
    orders: [bool; 2],
    /// Rows with the client, or the month, of a row above.
    filled: [Vec<usize>; 2],
    /// The client, or month, of the last row, and whether two rows in turn had the same.
    last: [String; 2],
    repeats: [bool; 2],
    /// The client under which goods stand, where its row has no month.
    head: Option<(u32, Option<i64>, usize)>,
    headed: Option<bool>,
    entries: Vec<Entry>,
}

/// The place of client and month in pairs of them.
const CLIENT: usize = 0;
const MONTH: usize = 1;

/// What the rows of one line of the report have in common.
struct Common {
    line: u64,
    client: u32,
    goods: u32,
    currency: Option<&'static str>,
}

impl Taking {
    /// Takes in a row of the report, or tells why not.
    pub(super) fn row(&mut self, report: &mut Report, columns: &Columns, line: u64, cells: &csv::StringRecord) {
        let raw = |at: Option<usize>| at.and_then(|at| cells.get(at)).unwrap_or_default();
        let cell = |at: Option<usize>| raw(at).trim();
        if cells.iter().all(|cell| cell.trim().is_empty()) {
            return;
        }
        let (name, said, what) = (cell(columns.client), cell(columns.when), cell(columns.goods));
        let spoilt = is_rounded(cell(columns.tax_id));
        let tax_id = if spoilt { String::new() } else { figures(cell(columns.tax_id)) };
        let nobody = name.is_empty() && tax_id.is_empty();
        let monthless = columns.when.is_some() && said.is_empty();
        // What its rows come to, and what a report says of itself, is nobody's purchase.
        let totals = [name, said, what].into_iter().any(is_total_name);
        let told = if totals {
            Some(Reason::Total)
        } else if nobody || monthless {
            let row = Row { line, cells: cells.iter().map(str::to_owned).collect() };
            if is_total(&row) { Some(Reason::Total) } else { is_of_report(&row).then_some(Reason::OfReport) }
        } else {
            None
        };
        let row = || cells.iter().map(str::trim).filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join(" · ");
        if let Some(reason) = told {
            return report.tell(line, reason, row());
        }
        if name.chars().count() > LONGEST {
            return report.tell(line, Reason::TooLong, name.chars().take(LONGEST).collect());
        }
        // Merged cells have what they say in their first row. A row with neither is a sum of others, as it seems.
        let headed = *self.headed.get_or_insert(monthless && !nobody && columns.goods.is_none());
        let key = if nobody { String::new() } else { format!("{tax_id}\t{name}") };
        if nobody && (self.last[CLIENT].is_empty() || monthless && what.is_empty() || said.is_empty() && what.is_empty()) {
            return report.tell(line, Reason::NoClient, row());
        }
        if headed && monthless {
            let client = self.client(report, name, &tax_id);
            self.close_head(report);
            let own = amounts::amount(cell(columns.amount), columns.unit).ok().map(|read| read.minor);
            self.head = Some((client, own, report.rows.len()));
            return;
        }
        if monthless && self.last[MONTH].is_empty() {
            return report.tell(line, Reason::NoMonth, row());
        }
        let before = report.rows.len();
        let filled = [nobody, monthless];
        for (place, (empty, now)) in [(nobody, key), (monthless, said.to_owned())].into_iter().enumerate() {
            if !empty {
                self.repeats[place] |= !now.is_empty() && self.last[place] == now && !self.was_filled(place, before);
                self.last[place] = now;
            }
        }
        let month = self.last[MONTH].clone();
        let client =
            if nobody { self.clients.get(&self.last[CLIENT]).copied().unwrap_or_default() } else { self.client(report, name, &tax_id) };
        let (client, goods) = match self.head {
            Some((head, ..)) => (head, self.goods(report, name)),
            None => (client, self.goods(report, what)),
        };
        let Ok(named) = amounts::currency_of(cell(columns.currency)) else {
            return report.tell(line, Reason::NoCurrency, cell(columns.currency).to_owned());
        };
        let common = Common { line, client, goods, currency: named };
        if columns.when.is_none() {
            for month in &columns.months {
                let written = cell(Some(month.at));
                if !is_blank(written) {
                    let unit = (month.unit, month.unit);
                    self.take(report, &common, month.when, (written, cell(month.cost)), unit, (month.named, None));
                }
            }
        } else {
            let (when, slashes) = *self.days.entry(month.clone()).or_insert_with(|| (cells::when(&month), cells::slashes(&month)));
            let Some(when) = when else { return report.tell(line, Reason::NoDay, said.to_owned()) };
            match slashes {
                Some(Slashes::Either) => self.either.push(before),
                Some(order) => self.orders[usize::from(order == Slashes::MonthFirst)] = true,
                None => {}
            }
            let units = (columns.unit, columns.cost_unit);
            let took =
                self.take(report, &common, when, (cell(columns.amount), cell(columns.cost)), units, (columns.named, columns.cost_named));
            if !took {
                self.either.pop_if(|at| *at == before);
            }
        }
        for (place, _) in filled.into_iter().enumerate().filter(|(_, filled)| *filled) {
            self.filled[place].extend(before..report.rows.len());
        }
        if spoilt {
            report.tell(line, Reason::RoundedTaxId, cell(columns.tax_id).to_owned());
        }
        if columns.goods.is_none() && self.head.is_none() {
            let indent = raw(columns.client).chars().take_while(|c| c.is_whitespace()).count();
            self.entries.push(Entry { indent, client, rows: (before, report.rows.len()) });
        }
    }

    fn was_filled(&self, place: usize, before: usize) -> bool {
        self.filled[place].last().is_some_and(|at| at + 1 == before)
    }

    /// Takes an amount in, or tells why not. Of the currencies, that of the cell comes first, then that of the row, then the heading's.
    fn take(
        &mut self,
        report: &mut Report,
        common: &Common,
        when: When,
        (written, cost): (&str, &str),
        units: (i64, i64),
        named: (Option<&'static str>, Option<&'static str>),
    ) -> bool {
        let line = common.line;
        let read = match amounts::amount(written, units.0) {
            Ok(read) if read.currency.zip(common.currency).is_some_and(|(one, other)| one != other) => Err(Reason::NoCurrency),
            Ok(read) => Ok(read),
            Err(Wrong::NoAmount) => Err(Reason::NoAmount),
            Err(Wrong::NoCurrency) => Err(Reason::NoCurrency),
        };
        let read = match read {
            Ok(read) => read,
            Err(reason) => {
                report.tell(line, reason, written.to_owned());
                return false;
            }
        };
        let at = report.rows.len();
        let currency = read.currency.or(common.currency).or(named.0);
        self.learn(at, false, &read);
        let spent = if is_blank(cost) { None } else { Some(amounts::amount(cost, units.1)) };
        let spent = match spent {
            None => None,
            Some(Ok(spent)) if spent.currency.or(common.currency).or(named.1).is_none_or(|code| Some(code) == currency) => {
                self.learn(at, true, &spent);
                Some(spent.minor)
            }
            Some(_) => {
                report.tell(line, Reason::NoCost, cost.to_owned());
                None
            }
        };
        let line = u32::try_from(line).unwrap_or(u32::MAX);
        report.rows.push(Bought { line, client: common.client, goods: common.goods, when, amount: read.minor, cost: spent, currency });
        true
    }

    fn learn(&mut self, at: usize, cost: bool, read: &Amount) {
        let place = |mark: Mark| usize::from(mark == Mark::Point);
        if let Some((mark, other)) = read.other {
            self.unsure.push((at, cost, mark, other));
        }
        if let Some(mark) = read.parts {
            self.parts[place(mark)] = true;
        }
        if let Some(mark) = read.groups {
            self.groups[place(mark)] = true;
        }
    }

    /// Where a client without a month stood above its goods, with a sum of its own: the goods come to it, or nothing is clear.
    fn close_head(&mut self, report: &mut Report) {
        let Some((_, own, from)) = self.head.take() else { return };
        let come: i64 = report.rows.get(from..).unwrap_or_default().iter().map(|row| row.amount).sum();
        report.nested |= report.rows.len() > from;
        if own.is_some_and(|own| own != come) {
            report.columns.refused = Some(Refusal::Nested);
        }
    }

    /// Decides what only the whole tells: marks, the order of days, merged cells, goods under clients.
    pub(super) fn settle(&mut self, report: &mut Report) {
        let mut dropped = HashSet::new();
        for (at, cost, mark, other) in std::mem::take(&mut self.unsure) {
            let (own, opposite) = if mark == Mark::Comma { (0, 1) } else { (1, 0) };
            let parts = self.parts[own] || self.groups[opposite];
            let groups = self.groups[own];
            let Some(row) = report.rows.get_mut(at) else { continue };
            match (parts, groups, cost) {
                (false, ..) => {}
                (true, false, false) => row.amount = other,
                (true, false, true) => row.cost = Some(other),
                (true, true, _) => {
                    dropped.insert(at);
                    let line = u64::from(row.line);
                    report.tell(line, Reason::UnclearAmount, String::new());
                }
            }
        }
        self.close_head(report);
        match self.orders {
            [false, true] => {
                for at in &self.either {
                    report.rows.get_mut(*at).into_iter().for_each(|row| row.when = row.when.turned());
                }
            }
            [true, false] => {}
            _ if !self.either.is_empty() => report.columns.refused = Some(Refusal::DayOrder),
            _ => {}
        }
        let mut taken = HashSet::new();
        for (place, reason) in [(CLIENT, Reason::NoClient), (MONTH, Reason::NoMonth)] {
            let filled = std::mem::take(&mut self.filled[place]);
            if self.repeats[place] {
                for at in filled {
                    if let Some(row) = report.rows.get(at).filter(|_| dropped.insert(at)) {
                        report.tell(u64::from(row.line), reason, String::new());
                    }
                }
            } else {
                taken.extend(filled);
            }
        }
        report.filled = taken.len();
        nested::settle(report, &self.entries, &mut dropped);
        nested::prune(report, &dropped);
    }

    fn client(&mut self, report: &mut Report, name: &str, tax_id: &str) -> u32 {
        self.key.clear();
        self.key.push_str(tax_id);
        self.key.push('\t');
        self.key.push_str(name);
        place(&mut self.clients, &self.key, || {
            report.clients.push(Client { name: name.to_owned(), tax_id: tax_id.to_owned() });
            report.clients.len()
        })
    }

    fn goods(&mut self, report: &mut Report, goods: &str) -> u32 {
        place(&mut self.goods, goods, || {
            report.goods.push(goods.chars().take(LONGEST).collect());
            report.goods.len()
        })
    }
}

/// The place of what is known, or of what is made now: `make` gives how many there are then.
fn place(known: &mut HashMap<String, u32>, key: &str, make: impl FnOnce() -> usize) -> u32 {
    if let Some(place) = known.get(key) {
        return *place;
    }
    let place = u32::try_from(make()).unwrap_or(u32::MAX).saturating_sub(1);
    known.insert(key.to_owned(), place);
    place
}

/// A tax id in figures: before a slash where a code of the reason for registration follows.
fn figures(cell: &str) -> String {
    cell.split('/').next().unwrap_or_default().chars().filter(char::is_ascii_alphanumeric).collect()
}

/// Whether a number was rounded by a spreadsheet: «5,00E+11».
fn is_rounded(tax_id: &str) -> bool {
    let number =
        |part: &str| part.chars().any(|c| c.is_ascii_digit()) && part.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.' | '+'));
    tax_id
        .split_once(['e', 'E', 'е', 'Е'])
        .is_some_and(|(one, other)| number(one) && number(other) && (other.contains('+') || one.contains([',', '.'])))
}

/// Whether nothing is said of an amount.
fn is_blank(cell: &str) -> bool {
    matches!(cell, "" | "-" | "—" | "–")
}

/// Whether a name says that the row is what others come to: «Итого», «Итого по контрагенту Лютик», «Лютик Итог».
fn is_total_name(name: &str) -> bool {
    const ALONE: &[&str] = &["итого", "всего", "итог", "общий итог", "total", "grand total", "totals", "subtotal"];
    const LEADS: &[&str] = &["итого по ", "всего по ", "итог по ", "итого за ", "всего за ", "итого:", "всего:", "total for ", "subtotal "];
    const ENDS: &[&str] = &[" итог", " итого"];
    // Most names have nothing of the kind, and a report has very many.
    if !["тог", "ТОГ", "сего", "СЕГО", "otal", "OTAL"].iter().any(|part| name.contains(part)) {
        return false;
    }
    let folded = fold(name.trim_end_matches([':', '.', ' ']));
    ALONE.contains(&folded.as_str()) || LEADS.iter().any(|lead| folded.starts_with(lead)) || ENDS.iter().any(|end| folded.ends_with(end))
}
