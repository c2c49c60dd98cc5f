//! What the mark before three figures parts: thousands or kopecks. The whole of a report tells, where a cell does not.

use super::amounts::{Amount, Mark};
use super::units::{self, WHOLE};
use super::{Columns, Report};
use crate::exchange::Reason;
use std::collections::HashSet;

/// An amount of which the cell does not tell what its mark parts.
struct Unsure {
    row: u32,
    /// It is the cost of its row.
    cost: bool,
    mark: Mark,
    /// In units of how many minor ones it counts.
    unit: i64,
    /// What it is where the mark parts kopecks.
    other: i64,
}

/// What was met of marks.
#[derive(Default)]
pub(super) struct Marks {
    unsure: Vec<Unsure>,
    /// The marks that part kopecks in some cell, and those that part thousands: comma, point.
    parts: [bool; 2],
    groups: [bool; 2],
    /// Of columns that count in thousands: a whole number of four figures or more without a mark, and one of fewer.
    long: bool,
    short: bool,
}

fn place(mark: Mark) -> usize {
    usize::from(mark == Mark::Point)
}

/// What a mark parts, as the whole tells.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Parts {
    Thousands,
    /// Thousands, as nothing says otherwise where the mark is one of kopecks elsewhere.
    Grouped,
    Kopecks,
    Unclear,
}

impl Marks {
    /// Learns from an amount of a row, in units of so many minor ones.
    pub fn learn(&mut self, row: u32, cost: bool, read: &Amount, unit: i64) {
        let unit = read.unit.unwrap_or(unit);
        if let Some((mark, other)) = read.other {
            self.unsure.push(Unsure { row, cost, mark, unit, other });
        } else if unit > WHOLE && read.parts.is_none() && read.groups.is_none() && !read.spaced {
            let whole = read.minor.abs() / unit;
            (self.long, self.short) = (self.long || whole > 999, self.short || (1..1_000).contains(&whole));
        }
        if let Some(mark) = read.parts {
            self.parts[place(mark)] = true;
        }
        if let Some(mark) = read.groups {
            self.groups[place(mark)] = true;
        }
    }

    /// What a mark parts where cells alone do not tell. Of whole roubles it parts thousands: there is no third figure of kopecks. Where amounts count in
    /// thousands or more there is no sense in a rouble, and figures behind it are parts of a thousand: unless other numbers of fewer
    /// figures have no mark, or the report is an English one, in which a comma parts thousands as well.
    fn meaning(&self, mark: Mark, latin: bool) -> Parts {
        let (own, opposite) = (place(mark), 1 - place(mark));
        let of = |mark: Mark| self.unsure.iter().filter(move |unsure| unsure.mark == mark);
        let told = |at: usize| self.parts[at] || self.groups[at];
        match (self.parts[own] || self.groups[opposite], self.groups[own]) {
            (true, false) => return Parts::Kopecks,
            (true, true) => return Parts::Unclear,
            (false, true) => return Parts::Thousands,
            (false, false) if self.parts[opposite] => return Parts::Thousands,
            (false, false) => {}
        }
        let opposite_mark = if mark == Mark::Comma { Mark::Point } else { Mark::Comma };
        if !told(opposite) && of(opposite_mark).next().is_some() {
            return Parts::Unclear;
        }
        let (scaled, whole) = (of(mark).any(|unsure| unsure.unit > WHOLE), of(mark).any(|unsure| unsure.unit <= WHOLE));
        match (scaled, whole) {
            (false, _) if latin && mark == Mark::Comma => Parts::Thousands,
            (false, _) => Parts::Grouped,
            (true, true) => Parts::Unclear,
            (true, false) if self.long => Parts::Kopecks,
            (true, false) if self.short || latin && mark == Mark::Comma => Parts::Unclear,
            (true, false) => Parts::Kopecks,
        }
    }

    /// Decides what each mark parts, and leaves out the amounts of which nothing tells it.
    pub fn settle(&mut self, report: &mut Report, dropped: &mut HashSet<usize>) {
        let latin = is_latin(&report.header, &report.columns);
        let meanings = [Mark::Comma, Mark::Point].map(|mark| self.meaning(mark, latin));
        for Unsure { row: at, cost, mark, unit, other } in std::mem::take(&mut self.unsure) {
            let at = at as usize;
            let Some(row) = report.rows.get_mut(at) else { continue };
            match (meanings[place(mark)], cost) {
                (Parts::Thousands, _) => {}
                (Parts::Grouped, _) => {
                    let grouped = if cost { row.cost().unwrap_or_default() } else { row.amount };
                    report.grouped.get_or_insert_with(|| (0, written(grouped, mark, unit))).0 += 1;
                }
                (Parts::Kopecks, false) => row.amount = other,
                (Parts::Kopecks, true) => row.set_cost(other),
                (Parts::Unclear, _) => {
                    let grouped = if cost { row.cost().unwrap_or_default() } else { row.amount };
                    let row = *row;
                    if dropped.insert(at) {
                        report.leave_unread(row.client, row.goods, Some(row.when));
                        report.tell(u64::from(row.line), Reason::UnclearAmount, written(grouped, mark, unit));
                    }
                }
            }
        }
    }
}

/// Whether the headings are in Latin letters.
fn is_latin(header: &[String], columns: &Columns) -> bool {
    let of = [columns.client, columns.amount, columns.when].into_iter().flatten().filter_map(|at| header.get(at));
    !of.flat_map(|heading| heading.chars()).any(|c| matches!(c, 'а'..='я' | 'А'..='Я' | 'ё' | 'Ё'))
}

/// An amount as it was written, by what it is with its mark between thousands.
fn written(grouped: i64, mark: Mark, unit: i64) -> String {
    let (sign, whole) = (if grouped < 0 { "−" } else { "" }, grouped.abs() / unit.max(units::KOPECK));
    let mark = if mark == Mark::Comma { ',' } else { '.' };
    format!("{sign}{}{mark}{:03}", whole / 1_000, whole % 1_000)
}
