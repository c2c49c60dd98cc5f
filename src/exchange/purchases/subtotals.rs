//! Rows with an empty cell, as merged ones have, that are what the rows above them come to: no word says so.

use super::totals::drop_rows;
use super::{Bought, Report};
use std::collections::{HashMap, HashSet};

/// What some rows in turn come to.
#[derive(Default)]
struct Run {
    count: usize,
    sum: i128,
    currency: Option<&'static str>,
    mixed: bool,
}

impl Run {
    fn add(&mut self, row: &Bought) {
        self.mixed |= self.count > 0 && self.currency != row.currency();
        (self.count, self.sum, self.currency) = (self.count + 1, self.sum + i128::from(row.amount), row.currency());
    }

    /// Whether a row is the sum of them. Of one alone nothing is told: two may be alike.
    fn comes_to(&self, row: &Bought) -> bool {
        self.count > 1 && !self.mixed && self.currency == row.currency() && self.sum == i128::from(row.amount)
    }
}

/// Leaves out the rows without a client or without a month of their own, and without goods, that come exactly to the rows above them: those
/// of their month, of their client, or at the end all.
pub(super) fn leave_out(report: &mut Report, filled: &[Vec<u32>; 2], dropped: &mut HashSet<usize>) {
    let [nobody, monthless] = filled;
    let mut filled: HashMap<usize, bool> = monthless.iter().map(|at| (*at as usize, false)).collect();
    filled.extend(nobody.iter().map(|at| (*at as usize, true)));
    if filled.is_empty() {
        return;
    }
    let last = (0..report.rows.len()).rev().find(|at| !dropped.contains(at));
    let is_bare = |row: &Bought| row.amount != 0 && report.goods.get(row.goods as usize).is_none_or(String::is_empty);
    let (mut all, mut of_month, mut of_client) = (Run::default(), Run::default(), Run::default());
    let (mut before, mut totals): (Option<&Bought>, Vec<usize>) = (None, Vec::new());
    for (at, row) in report.rows.iter().enumerate().filter(|(at, _)| !dropped.contains(at)) {
        let same_month = before.is_some_and(|before| before.when.month() == row.when.month());
        if !same_month {
            of_month = Run::default();
        }
        if before.is_none_or(|before| before.client != row.client) {
            of_client = Run::default();
        }
        let group = filled.get(&at).filter(|_| is_bare(row)).map(|nobody| if *nobody { &of_month } else { &of_client });
        if group.is_some_and(|group| group.comes_to(row) || Some(at) == last && same_month && all.comes_to(row)) {
            totals.push(at);
            continue;
        }
        [&mut all, &mut of_month, &mut of_client].into_iter().for_each(|run| run.add(row));
        before = Some(row);
    }
    drop_rows(report, totals, dropped);
}
