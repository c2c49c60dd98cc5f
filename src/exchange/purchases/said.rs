//! What the cells of a row of a report say.

use super::amounts::is_blank;
use super::shape::{document_day, without_number};
use super::{Columns, Report, totals};
use crate::domain::tax_id::{self, Stated};
use crate::exchange::Reason;
use crate::exchange::nobody::is_total;
use crate::exchange::report::is_of_report;
use crate::exchange::table::{self, Row};
use std::borrow::Cow;

/// What the cells of a row say.
pub(super) struct Said<'a> {
    pub line: u64,
    pub cells: &'a csv::StringRecord,
    pub columns: &'a Columns,
    pub name: &'a str,
    pub month: &'a str,
    pub goods: &'a str,
    /// Where the client should stand is an error of a spreadsheet, or no tax id.
    pub lost: bool,
    /// Why the tax id is not known although something stands there: a spreadsheet rounded it, or there are two.
    pub spoilt: Option<Reason>,
    pub tax_id: Cow<'a, str>,
}

impl<'a> Said<'a> {
    pub fn of(line: u64, cells: &'a csv::StringRecord, columns: &'a Columns) -> Said<'a> {
        let [name, month, goods, tax_id] = [columns.client, columns.when, columns.goods, columns.tax_id].map(|at| cell_of(cells, at));
        // A company of law says whose it is, and through whom they bought.
        let name = Some(cell_of(cells, columns.entity)).filter(|entity| !entity.is_empty()).unwrap_or(name);
        let name = if columns.numbered { without_number(name) } else { name };
        let month = if columns.dated { document_day(month).unwrap_or(month) } else { month };
        let month = if columns.headed { name } else { month };
        let [named, numbered] = [name, tax_id].map(|cell| !totals::is_error(cell));
        let lost = !named && (!numbered || tax_id.is_empty());
        let [name, written] = [(named, name), (numbered, tax_id)].map(|(kept, cell)| if kept { cell } else { "" });
        let (tax_id, spoilt) = tax_id_of(written);
        // What stands there tells nobody, and nobody above either.
        let lost = lost || name.is_empty() && tax_id.is_empty() && !is_blank(written);
        Said { line, cells, columns, name, month, goods, lost, spoilt, tax_id }
    }

    pub fn cell(&self, at: Option<usize>) -> &'a str {
        cell_of(self.cells, at)
    }

    pub fn is_empty(&self) -> bool {
        self.cells.iter().all(|cell| cell.trim().is_empty())
    }

    pub fn names_nobody(&self) -> bool {
        self.name.is_empty() && self.tax_id.is_empty()
    }

    /// A month is to be said, and is not.
    pub fn is_monthless(&self) -> bool {
        self.columns.when.is_some() && self.month.is_empty()
    }

    /// All of it, for telling what was not taken.
    pub fn whole(&self) -> String {
        self.cells.iter().map(str::trim).filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join(" · ")
    }

    /// Why it is no purchase: it is what other rows come to, or what a report says of itself.
    pub fn aside(&self, report: &Report) -> Option<Reason> {
        if [self.name, self.month, self.goods].into_iter().any(totals::is_total_name) || totals::closes_above(self.name, self.goods, report)
        {
            return Some(Reason::Total);
        }
        if !self.names_nobody() && !self.is_monthless() {
            return None;
        }
        let row = Row { line: self.line, cells: self.cells.iter().map(str::to_owned).collect() };
        if is_total(&row) { Some(Reason::Total) } else { is_of_report(&row).then_some(Reason::OfReport) }
    }
}

/// What stands in a column; nothing where there is no such column.
fn cell_of(cells: &csv::StringRecord, at: Option<usize>) -> &str {
    let cell = at.and_then(|at| cells.get(at)).unwrap_or_default().trim();
    // A shell in which a spreadsheet keeps figures from being reckoned with.
    if cell.starts_with("=\"") { table::bare(cell).trim() } else { cell }
}

/// The tax id that a cell states, or why none is known although something stands there.
fn tax_id_of(cell: &str) -> (Cow<'_, str>, Option<Reason>) {
    // Most are figures alone, and a report has very many.
    if cell.bytes().all(|byte| byte.is_ascii_digit()) && cell.bytes().any(|byte| byte != b'0') {
        return (Cow::Borrowed(cell), None);
    }
    match tax_id::stated(cell) {
        _ if is_rounded(cell) => (Cow::Borrowed(""), Some(Reason::RoundedTaxId)),
        Stated::Several => (Cow::Borrowed(""), Some(Reason::SeveralTaxIds)),
        Stated::Nothing => (Cow::Borrowed(""), None),
        Stated::One(tax_id) => (Cow::Owned(tax_id), None),
    }
}

/// Whether a number was rounded by a spreadsheet: «5,00E+11».
fn is_rounded(tax_id: &str) -> bool {
    let number =
        |part: &str| part.chars().any(|c| c.is_ascii_digit()) && part.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.' | '+'));
    tax_id
        .split_once(['e', 'E', 'е', 'Е'])
        .is_some_and(|(one, other)| number(one) && number(other) && (other.contains('+') || one.contains([',', '.'])))
}
