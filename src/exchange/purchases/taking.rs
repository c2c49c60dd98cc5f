//! Taking in the rows of a report on purchases, one after the other, and what only all of them together tell.

use super::amounts::{self, Amount, Wrong, is_blank, is_dash};
use super::cells::{self, Slashes, When};
use super::claims::Claims;
use super::marks::Marks;
use super::nested::{self, Entry};
use super::returns::Returns;
use super::said::Said;
use super::shape::is_heading;
use super::units::WHOLE;
use super::{Bought, Client, Columns, Refusal, Report};
use super::{subtotals, title, totals, unsplit};
use crate::exchange::Reason;
use std::collections::{HashMap, HashSet};

/// The longest name or group that is taken, in characters.
const LONGEST: usize = 500;

/// What was seen before, so that each name and each day is read once, and what only the whole tells.
#[derive(Default)]
pub(super) struct Taking {
    /// How many columns the table has.
    width: usize,
    clients: HashMap<String, u32>,
    goods: HashMap<String, u32>,
    days: HashMap<String, u32>,
    /// The year of the last row, where years have a column of their own.
    year: String,
    read: Vec<Day>,
    key: String,
    marks: Marks,
    /// Days that may be read either way, and the orders that others tell.
    either: Vec<u32>,
    orders: [bool; 2],
    /// Rows with the client, or the month, of a row above.
    filled: [Vec<u32>; 2],
    /// The client, or month, of the last row, and whether two rows in turn had the same.
    last: [Option<u32>; 2],
    repeats: [bool; 2],
    /// Which clients were told, and whether one was told again after another, or after an empty cell.
    known: Vec<bool>,
    told_again: bool,
    /// The client under which goods stand, where its row has no month.
    head: Option<(u32, Option<i64>, usize)>,
    headed: Option<bool>,
    entries: Vec<Entry>,
    returns: Returns,
    claims: Claims,
}

/// A day as it was read, and what it tells of the order of day and month.
type Day = (Option<When>, Option<Slashes>);

/// The units of amount and cost, in minor ones, and their currencies.
type Units = (i64, i64);
type Codes = (Option<&'static str>, Option<&'static str>);

/// The place of client and month in pairs of them.
const CLIENT: usize = 0;
const MONTH: usize = 1;

/// Whether a column of returns says that something came back.
fn came_back((written, unit, _): (&str, i64, Option<&'static str>)) -> bool {
    !is_blank(written) && !amounts::amount(written, unit).is_ok_and(|read| read.minor == 0)
}

/// What the rows of one line of the report have in common.
struct Common {
    line: u64,
    client: u32,
    goods: u32,
    currency: Option<&'static str>,
    /// It came back.
    returned: bool,
    /// Nothing but its row says the currency.
    owned: bool,
}

impl Taking {
    /// Of a table with so many columns.
    pub(super) fn of(width: usize) -> Taking {
        Taking { width, ..Taking::default() }
    }

    /// Takes in a row of the report, or tells why not.
    pub(super) fn row(&mut self, report: &mut Report, columns: &Columns, line: u64, cells: &csv::StringRecord) {
        let said = Said::of(line, cells, columns);
        if said.is_empty() {
            return;
        }
        if let Some(note) = title::footnote(line, cells) {
            report.notes.push(note);
            return report.tell(line, Reason::OfReport, said.whole());
        }
        if let Some(reason) = said.aside(report) {
            if reason == Reason::Total {
                let called = cells.iter().map(str::trim).find(|cell| !cell.is_empty()).unwrap_or_default();
                self.claims.close(report, (line, [called, said.name]), columns, |at| said.cell(at));
            }
            return report.tell(line, reason, said.whole());
        }
        if said.name.chars().count() > LONGEST {
            return report.tell(line, Reason::TooLong, said.name.chars().take(LONGEST).collect());
        }
        let (nobody, monthless) = (said.names_nobody(), said.is_monthless());
        let headed = *self.headed.get_or_insert(monthless && !nobody && columns.goods.is_none());
        // Merged cells have what they say in their first row. A row with neither is a sum of others, as it seems.
        if said.lost || nobody && (self.last[CLIENT].is_none() || said.month.is_empty() && said.goods.is_empty()) {
            return report.tell(line, Reason::NoClient, said.whole());
        }
        if columns.headed {
            match cells::in_column(said.name) {
                None if is_heading(said.name) && said.cell(columns.amount).is_empty() => return,
                None => return self.open_head(report, &said),
                Some(_) if self.head.is_none() => return report.tell(line, Reason::NoClient, said.whole()),
                Some(_) => {}
            }
        }
        if headed && monthless {
            return self.open_head(report, &said);
        }
        if monthless && self.last[MONTH].is_none() {
            return report.tell(line, Reason::NoMonth, said.whole());
        }
        let before = report.rows.len();
        let (client, day) = self.carry(report, &said);
        if cells.iter().skip(self.width).any(|cell| !cell.trim().is_empty()) {
            let goods = self.goods(report, said.goods);
            report.leave_unread(client, goods, None);
            return report.tell(line, Reason::MoreCells, said.whole());
        }
        let (client, goods) = match self.head {
            Some((head, ..)) if !columns.headed => (head, self.goods(report, said.name)),
            _ => (client, self.goods(report, said.goods)),
        };
        let currency = said.cell(columns.currency);
        let Ok(named) = amounts::currency_of(currency) else {
            report.leave_unread(client, goods, self.read.get(day as usize).and_then(|(when, _)| *when));
            return report.tell(line, Reason::NoCurrency, currency.to_owned());
        };
        let bought = report.goods.get(goods as usize).map_or("", String::as_str);
        let (returned, unclear) = self.returns.read(columns, bought, |at| said.cell(Some(at)).to_owned());
        let common = Common { line, client, goods, currency: named, returned, owned: columns.owned };
        if !self.amounts(report, &said, &common, day) {
            return;
        }
        self.claims.row(report, line, columns, before, |at| said.cell(Some(at)).to_owned());
        // What is below zero already came back, whatever its goods are called.
        let below = || report.rows.get(before..).unwrap_or_default().iter().all(|row| row.amount <= 0);
        if let Some(word) = unclear.filter(|word| !word.yields_to_sign() || !below()) {
            self.returns.doubt(place_of(before)..place_of(report.rows.len()), word);
        }
        for (place, _) in [nobody, monthless].into_iter().enumerate().filter(|(_, filled)| *filled) {
            self.filled[place].extend(place_of(before)..place_of(report.rows.len()));
        }
        if let Some(reason) = said.spoilt {
            report.tell(line, reason, said.cell(columns.tax_id).to_owned());
        }
        if columns.goods.is_none() && self.head.is_none() {
            let name = columns.client.and_then(|at| cells.get(at)).unwrap_or_default();
            let indent = u16::try_from(name.chars().take_while(|c| c.is_whitespace()).count()).unwrap_or(u16::MAX);
            self.entries.push(Entry { indent, client, rows: (place_of(before), place_of(report.rows.len())) });
        }
    }

    /// A client without a month, under which its goods stand.
    fn open_head(&mut self, report: &mut Report, said: &Said) {
        let client = self.client(report, said);
        self.close_head(report);
        let own = amounts::amount(said.cell(said.columns.amount), said.columns.unit).ok().map(|read| read.minor);
        self.head = Some((client, own, report.rows.len()));
    }

    /// The client and the day of a row, those of the row above where it says none.
    fn carry(&mut self, report: &mut Report, said: &Said) -> (u32, u32) {
        let before = report.rows.len();
        let head = self.head.as_ref().map(|(head, ..)| *head).filter(|_| said.columns.headed);
        let client = head.or_else(|| (!said.names_nobody()).then(|| self.client(report, said)));
        let year = said.cell(said.columns.years);
        if !year.is_empty() {
            year.clone_into(&mut self.year);
        }
        let month = cells::with_year(said.month, &self.year);
        report.year_filled += usize::from(year.is_empty() && month != said.month);
        let day = (!said.is_monthless()).then(|| self.day(&month));
        for (place, now) in [client, day].into_iter().enumerate() {
            if now.is_some() {
                let told = place == CLIENT || !said.month.is_empty();
                self.repeats[place] |= told && self.last[place] == now && !self.was_filled(place, before);
                if place == CLIENT {
                    self.note(now.unwrap_or_default(), before);
                }
                self.last[place] = now;
            }
        }
        (self.last[CLIENT].unwrap_or_default(), self.last[MONTH].unwrap_or_default())
    }

    /// Takes in the amounts of a row, each as a row of its own; `false` where its day is none.
    fn amounts(&mut self, report: &mut Report, said: &Said, common: &Common, day: u32) -> bool {
        let columns = said.columns;
        if columns.when.is_none() && columns.titled.is_none() && !columns.headed {
            for month in &columns.months {
                let written = (said.cell(Some(month.at)), month.cost.map(|at| said.cell(Some(at))));
                let returned = month.returned.map_or(("", WHOLE, None), |(at, unit)| (said.cell(Some(at)), unit, month.named));
                if !is_blank(written.0) || came_back(returned) {
                    self.both(report, common, month.when, written, ((month.unit, month.unit), (month.named, None)), returned);
                }
            }
            return true;
        }
        let before = place_of(report.rows.len());
        let read = || self.read.get(day as usize).copied().unwrap_or_default();
        let (when, slashes) = columns.titled.map_or_else(read, |month| (Some(month), None));
        let Some(when) = when else {
            let reason = if cells::is_clipped(said.month) { Reason::UnclearMonth } else { Reason::NoDay };
            report.leave_unread(common.client, common.goods, None);
            report.tell(common.line, reason, said.month.to_owned());
            return false;
        };
        // Two sums of one row may be one that is exchanged.
        let Some((sum, unit, named)) = columns.sum_of(|at| said.cell(at)) else {
            report.leave_unread(common.client, common.goods, Some(when));
            report.tell(common.line, Reason::NoCurrency, said.whole());
            return false;
        };
        let written = (sum, columns.cost.map(|at| said.cell(Some(at))));
        let returned = (said.cell(columns.returned), columns.returned_unit, columns.returned_named);
        // Crossed out, it says that nothing was bought; left empty, a sum may be missing.
        if is_dash(written.0) && !came_back(returned) {
            report.crossed_out += 1;
            return true;
        }
        // What a day tells of the order holds whatever its amount is.
        if let Some(order) = slashes.filter(|order| *order != Slashes::Either) {
            self.orders[usize::from(order == Slashes::MonthFirst)] = true;
        }
        let of = ((unit, columns.cost_unit), (named, columns.cost_named));
        self.both(report, common, when, written, of, returned);
        if slashes == Some(Slashes::Either) {
            self.either.extend(before..place_of(report.rows.len()));
        }
        true
    }

    /// Takes in what was bought and what of it came back, in units and currencies of amount and cost.
    fn both(
        &mut self,
        report: &mut Report,
        common: &Common,
        when: When,
        written: (&str, Option<&str>),
        (units, named): (Units, Codes),
        returned: (&str, i64, Option<&'static str>),
    ) {
        let came_back = came_back(returned);
        if !came_back || !is_blank(written.0) {
            self.take(report, common, when, written, units, named);
        }
        if came_back {
            // What it cost us stands for what was sold.
            let own = returned.2.filter(|_| returned.2 != named.0);
            let common = Common { returned: true, currency: own.or(common.currency), ..*common };
            let (units, named) = ((returned.1, units.1), (returned.2, named.1));
            self.take(report, &common, when, (returned.0, written.1.map(|_| "")), units, named);
        }
    }

    /// Notes which client a row tells, above which so many were taken.
    fn note(&mut self, client: u32, before: usize) {
        let (at, parted) = (client as usize, self.last[CLIENT] != Some(client) || self.was_filled(CLIENT, before));
        if self.known.len() <= at {
            self.known.resize(at + 1, false);
        }
        if let Some(known) = self.known.get_mut(at) {
            self.told_again |= *known && parted;
            *known = true;
        }
    }

    fn was_filled(&self, place: usize, before: usize) -> bool {
        self.filled[place].last().is_some_and(|at| *at as usize + 1 == before)
    }

    /// Takes an amount in, or tells why not. Of the currencies, that of the cell comes first, then that of the row, then the heading's.
    fn take(
        &mut self,
        report: &mut Report,
        common: &Common,
        when: When,
        (written, cost): (&str, Option<&str>),
        units: (i64, i64),
        named: (Option<&'static str>, Option<&'static str>),
    ) -> bool {
        let line = common.line;
        let read = match amounts::amount(written, units.0) {
            Ok(read) if read.currency.zip(common.currency).is_some_and(|(one, other)| one != other) => Err(Reason::NoCurrency),
            Ok(read) if common.owned && read.currency.or(common.currency).is_none() => Err(Reason::NoCurrency),
            Ok(read) => Ok(read),
            Err(Wrong::NoAmount) => Err(Reason::NoAmount),
            Err(Wrong::NoCurrency) => Err(Reason::NoCurrency),
            Err(Wrong::Unclear) => Err(Reason::UnclearAmount),
        };
        let read = match read {
            Ok(read) => read,
            Err(reason) => {
                report.leave_unread(common.client, common.goods, Some(when));
                report.tell(line, reason, written.to_owned());
                return false;
            }
        };
        let at = report.rows.len();
        if common.returned && read.minor > 0 {
            self.returns.turn(place_of(at));
        }
        let sign = |read: Amount| if common.returned { read.returned() } else { read };
        let read = sign(read);
        let currency = read.currency.or(common.currency).or(named.0);
        self.marks.learn(place_of(at), false, &read, units.0);
        let spent = cost.filter(|cost| !is_blank(cost)).map(|cost| amounts::amount(cost, units.1).map(sign));
        let mut told = cost.is_some();
        let spent = match spent {
            None => None,
            Some(Ok(spent)) if spent.currency.or(named.1).or(common.currency).is_none_or(|code| Some(code) == currency) => {
                self.marks.learn(place_of(at), true, &spent, units.1);
                Some(spent.minor)
            }
            Some(_) => {
                report.tell(line, Reason::NoCost, cost.unwrap_or_default().to_owned());
                told = false;
                None
            }
        };
        grow(&mut report.rows);
        let row = Bought::new(line, (common.client, common.goods), when, read.minor, spent, currency);
        report.rows.push(if told { row } else { row.untold() });
        true
    }

    /// Where a client without a month stood above its goods, with a sum of its own: the goods come to it, or nothing is clear.
    fn close_head(&mut self, report: &mut Report) {
        let Some((_, own, from)) = self.head.take() else { return };
        let come: i128 = report.rows.get(from..).unwrap_or_default().iter().map(|row| i128::from(row.amount)).sum();
        let headed = report.columns.headed;
        report.nested |= report.rows.len() > from && !headed;
        if own.is_some_and(|own| i128::from(own) != come) {
            report.columns.refused = Some(if headed { Refusal::MonthsAmongClients } else { Refusal::Nested });
        }
    }

    /// Decides what only the whole tells: marks, the order of days, merged cells, goods under clients.
    pub(super) fn settle(&mut self, report: &mut Report) {
        let mut dropped = HashSet::new();
        self.marks.settle(report, &mut dropped);
        self.close_head(report);
        match self.orders {
            [false, true] => {
                for at in &self.either {
                    report.rows.get_mut(*at as usize).into_iter().for_each(|row| row.when = row.when.turned());
                }
            }
            [true, false] => {}
            _ if !self.either.is_empty() => report.columns.refused = Some(Refusal::DayOrder),
            _ => {}
        }
        subtotals::leave_out(report, &self.filled, &mut dropped);
        let mut taken = HashSet::new();
        for (place, reason) in [(CLIENT, Reason::NoClient), (MONTH, Reason::NoMonth)] {
            let filled = std::mem::take(&mut self.filled[place]);
            let filled: Vec<u32> = filled.into_iter().filter(|at| !dropped.contains(&(*at as usize))).collect();
            // Where each row says its month, a client that is merged across several is told once.
            let each = self.repeats[place] || place == CLIENT && self.told_again && self.repeats[MONTH];
            if each {
                for at in filled.into_iter().map(|at| at as usize) {
                    if let Some(row) = report.rows.get(at).filter(|_| dropped.insert(at)) {
                        report.tell(u64::from(row.line), reason, String::new());
                    }
                }
            } else {
                taken.extend(filled);
            }
        }
        report.filled = taken.len();
        let is_month = |client: &Client| client.tax_id.is_empty() && cells::when(&client.name).is_some();
        if report.clients.iter().any(is_month) {
            report.columns.refused.get_or_insert(Refusal::MonthsAmongClients);
        }
        self.returns.settle(report, &mut dropped);
        totals::leave_out(report, &mut dropped);
        unsplit::leave_out(report, &mut dropped);
        nested::settle(report, &self.entries, &mut dropped);
        std::mem::take(&mut self.claims).settle(report, &dropped, |at| self.returns.is_turned(at));
        nested::prune(report, &dropped);
        for row in &mut report.rows {
            if let Some(cost) = row.cost().filter(|cost| cost.signum() * row.amount.signum() < 0) {
                row.set_cost(-cost);
                report.turned += 1;
            }
        }
    }

    fn client(&mut self, report: &mut Report, said: &Said) -> u32 {
        self.key.clear();
        self.key.push_str(&said.tax_id);
        self.key.push('\t');
        self.key.push_str(said.name);
        place(&mut self.clients, &self.key, || {
            report.clients.push(Client { name: said.name.to_owned(), tax_id: said.tax_id.to_string() });
            report.clients.len()
        })
    }

    fn day(&mut self, month: &str) -> u32 {
        place(&mut self.days, month, || {
            self.read.push((cells::in_column(month), cells::slashes(month)));
            self.read.len()
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

/// The place of a row in 32 bits: no report has more of them.
fn place_of(row: usize) -> u32 {
    u32::try_from(row).unwrap_or(u32::MAX)
}

/// Makes room for more rows, by a quarter of those that are there: twice as much would stand empty in a large report.
fn grow(rows: &mut Vec<Bought>) {
    if rows.len() == rows.capacity() {
        rows.reserve_exact(rows.len() / 4 + 64);
    }
}
