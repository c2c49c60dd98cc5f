//! What a report says that others of its cells come to: all rows, their costs, those of a client, the months of a row.

use super::amounts::{amount, is_blank, named};
use super::headings::bare;
use super::totals::{closes, is_of_all};
use super::{Columns, Report};
use std::collections::HashSet;

/// What a total is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Of {
    /// Of all rows.
    All,
    /// Of all costs.
    Costs,
    /// Of the rows of a client, by its name.
    Client(String),
    /// Of the months of its row.
    Months,
}

/// A total that says otherwise than the rows do, in minor units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Total {
    /// The line on which it stands, from 1.
    pub line: u64,
    /// What it is of.
    pub of: Of,
    /// What it says.
    pub said: i64,
    /// What the rows come to, as they were read.
    pub come: i64,
    /// The code of their currency, if it is said.
    pub currency: Option<&'static str>,
}

/// How many totals that say otherwise are told, each by itself.
const MOST: usize = 50;

/// A total as it stands in the report, and the rows that it may be of: from either of two places.
struct Claim {
    line: u64,
    of: Of,
    said: i64,
    from: [usize; 2],
    until: usize,
}

/// The totals of a report.
#[derive(Default)]
pub(super) struct Claims {
    /// Of totals of all the last one counts, and of costs as well.
    all: Option<Claim>,
    costs: Option<Claim>,
    parts: Vec<Claim>,
    /// How many rows stood above the last total of a client.
    closed: usize,
}

/// What the cells of a row say that all comes to: amount and cost.
fn said<'a>(columns: &Columns, cell: impl Fn(Option<usize>) -> &'a str) -> (Option<i64>, Option<i64>) {
    let read = |at: usize, unit: i64| amount(cell(Some(at)), unit).ok().map(|read| read.minor);
    let sum = |cells: &mut dyn Iterator<Item = (usize, i64)>| {
        let mut cells = cells.filter(|(at, _)| !is_blank(cell(Some(*at)))).peekable();
        cells.peek()?;
        cells.map(|(at, unit)| read(at, unit)).try_fold(0_i64, |sum, one| sum.checked_add(one?))
    };
    if let Some(at) = columns.amount {
        // Of two currencies nothing is one total.
        let own = |_: &usize| columns.returned_named == columns.named;
        let returned = columns.returned.filter(own).and_then(|at| read(at, columns.returned_unit)).unwrap_or(0).abs();
        let cost = columns.cost.and_then(|at| read(at, columns.cost_unit));
        return (read(at, columns.unit).and_then(|sold| sold.checked_sub(returned)), cost);
    }
    let amounts = sum(&mut columns.months.iter().map(|month| (month.at, month.unit)));
    let returned = sum(&mut columns.months.iter().filter_map(|month| month.returned)).unwrap_or(0).abs();
    let amounts = amounts.and_then(|sold| sold.checked_sub(returned));
    (amounts, sum(&mut columns.months.iter().filter_map(|month| Some((month.cost?, month.unit)))))
}

impl Claims {
    /// Notes what a row says that others come to.
    pub(super) fn close<'a>(
        &mut self,
        report: &Report,
        (line, names): (u64, [&str; 2]),
        columns: &Columns,
        cell: impl Fn(Option<usize>) -> &'a str,
    ) {
        let (amount, cost) = said(columns, cell);
        let until = report.rows.len();
        if names.into_iter().any(is_of_all) {
            for (place, said, of) in [(&mut self.all, amount, Of::All), (&mut self.costs, cost, Of::Costs)] {
                if let Some(said) = said {
                    let since = place.as_ref().map_or(0, |last| last.until);
                    *place = Some(Claim { line, of, said, from: [0, since], until });
                }
            }
            return;
        }
        let Some(client) = report.rows.last().map(|row| row.client) else { return };
        let Some(name) = report.clients.get(client as usize).map(|client| client.name.as_str()) else { return };
        if let Some(said) = amount.filter(|_| names.into_iter().any(|total| closes(total, name))) {
            let from = report.rows.iter().rposition(|row| row.client != client).map_or(0, |at| at + 1);
            let since = self.closed.max(from);
            self.parts.push(Claim { line, of: Of::Client(name.to_owned()), said, from: [from, since], until });
            self.closed = until;
        }
    }

    /// Notes what a row says that its months come to, from the place of its first.
    pub(super) fn row(&mut self, report: &Report, line: u64, columns: &Columns, from: usize, cell: impl Fn(usize) -> String) {
        let Some(first) = columns.months.first().filter(|_| columns.when.is_none() && !columns.two_lines) else { return };
        let alike = columns.months.iter().all(|month| (month.unit, month.named) == (first.unit, first.named));
        let Some(at) = report.header.iter().rposition(|heading| is_of_all(bare(heading))).filter(|_| alike && columns.amount.is_none())
        else {
            return;
        };
        let unit = report.header.get(at).and_then(|heading| named(heading).unit).unwrap_or(first.unit);
        if let Ok(said) = amount(&cell(at), unit) {
            self.parts.push(Claim { line, of: Of::Months, said: said.minor, from: [from; 2], until: report.rows.len() });
        }
    }

    /// Tells the totals that are not what their rows come to. Sums that were rounded for the report may differ by that. `turned` are the
    /// rows that are written above zero and came back: a spreadsheet adds them up as they are written.
    pub(super) fn settle(self, report: &mut Report, dropped: &HashSet<usize>, turned: impl Fn(usize) -> bool) {
        for claim in [self.all, self.costs].into_iter().flatten().chain(self.parts) {
            let odd = odd(&claim, report, dropped, &turned);
            report.totals.extend(odd);
            if report.totals.len() == MOST {
                break;
            }
        }
    }
}

fn odd(claim: &Claim, report: &Report, dropped: &HashSet<usize>, turned: &impl Fn(usize) -> bool) -> Option<Total> {
    let rows = |from: usize| (from..claim.until).filter(|at| !dropped.contains(at)).filter_map(|at| Some((at, report.rows.get(at)?)));
    let [whole, since] = claim.from;
    let currency = match rows(whole).next() {
        Some((_, row)) => row.currency(),
        // Of a row whose months are all empty nothing is known.
        None => return None,
    };
    if rows(whole).any(|(_, row)| row.currency() != currency) {
        return None;
    }
    // From whole roubles on, each row may have lost half a unit.
    let unit = if claim.of == Of::Costs { report.columns.cost_unit } else { report.columns.unit };
    let step = i128::from(if claim.said % unit == 0 { unit / 2 } else { 0 });
    let sums = |from: usize| {
        let (mut count, mut come, mut back) = (0, 0, 0);
        for (at, row) in rows(from) {
            let minor = i128::from(if claim.of == Of::Costs { row.cost().unwrap_or(0) } else { row.amount });
            (count, come) = (count + 1, come + minor);
            back += if turned(at) { minor } else { 0 };
        }
        (count, come, come - 2 * back)
    };
    let agrees = |from: usize| {
        let (count, come, gross) = sums(from);
        [come, gross].iter().any(|come| (come - i128::from(claim.said)).abs() <= step * count)
    };
    if agrees(whole) || agrees(since) {
        return None;
    }
    let come = i64::try_from(sums(whole).1).ok()?;
    Some(Total { line: claim.line, of: claim.of.clone(), said: claim.said, come, currency })
}
