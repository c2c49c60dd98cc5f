//! Rows with an empty cell, as merged ones have, that are what the rows above them come to: no word says so.

use super::Report;
use super::totals::drop_rows;
use std::collections::HashSet;

/// How many rows above are added up: a subtotal of more is called one.
const MOST: usize = 5_000;

/// Leaves out the rows without a client or without a month of their own, and without goods, that come exactly to the rows above them: those
/// of their client, of their month, or all. Of one row above nothing is told: two may be alike.
pub(super) fn leave_out(report: &mut Report, filled: &[Vec<u32>; 2], dropped: &mut HashSet<usize>) {
    let mut rows: Vec<(usize, bool)> = Vec::new();
    for (place, all) in filled.iter().enumerate() {
        rows.extend(all.iter().map(|at| (*at as usize, place == 0)));
    }
    rows.sort_unstable();
    let mut totals: HashSet<usize> = HashSet::new();
    for (at, nobody) in rows {
        if dropped.contains(&at) || totals.contains(&at) {
            continue;
        }
        if is_sum(report, at, nobody, |at| dropped.contains(&at) || totals.contains(&at)) {
            totals.insert(at);
        }
    }
    let mut totals: Vec<usize> = totals.into_iter().collect();
    totals.sort_unstable();
    drop_rows(report, totals, dropped);
}

/// Whether a row comes to what stands above it: of its month where it says no client, of its client where it says no month, or all.
fn is_sum(report: &Report, at: usize, nobody: bool, is_out: impl Fn(usize) -> bool) -> bool {
    let Some(row) = report.rows.get(at) else { return false };
    if row.amount == 0 || report.goods.get(row.goods as usize).is_some_and(|goods| !goods.is_empty()) {
        return false;
    }
    let above = || report.rows.get(..at).unwrap_or_default().iter().enumerate().rev().filter(|(at, _)| !is_out(*at)).map(|(_, row)| row);
    let comes = |rows: &mut dyn Iterator<Item = &super::Bought>| {
        let (mut count, mut sum) = (0, 0_i128);
        for other in rows.take(MOST) {
            if other.currency() != row.currency() {
                return false;
            }
            (count, sum) = (count + 1, sum + i128::from(other.amount));
        }
        count > 1 && sum == i128::from(row.amount)
    };
    let group = if nobody {
        comes(&mut above().take_while(|other| other.when.month() == row.when.month()))
    } else {
        comes(&mut above().take_while(|other| other.client == row.client))
    };
    group || comes(&mut above())
}
