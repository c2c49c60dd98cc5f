//! Rows of a client without goods beside its rows with them, where goods have a column of their own: they are what these come to.

use super::cells::When;
use super::{Bought, Refusal, Report, totals};
use crate::domain::name::fold;
use std::collections::{BTreeMap, HashMap, HashSet};

/// A client, a month, a currency.
type Of = (u32, When, Option<&'static str>);

/// Leaves out the rows without goods that are the sum of those with them. Where a client has rows of both kinds in a month and they do not
/// add up, nothing tells what is a total, and nothing is read.
pub(super) fn leave_out(report: &mut Report, dropped: &mut HashSet<usize>) {
    if report.columns.goods.is_none() {
        return;
    }
    let owners = owners(report);
    let of = |row: &Bought| (owners.get(row.client as usize).copied().unwrap_or(row.client), row.when.month(), row.currency());
    let is_bare = |row: &Bought| report.goods.get(row.goods as usize).is_none_or(String::is_empty);
    let taken = || report.rows.iter().enumerate().filter(|(at, _)| !dropped.contains(at));
    // Most reports have no such row, and a group for each of their rows would be as large as they are.
    let mut groups: BTreeMap<Of, (Vec<usize>, i128, i128, bool)> = BTreeMap::new();
    for (at, row) in taken().filter(|(_, row)| is_bare(row)) {
        let group = groups.entry(of(row)).or_default();
        group.0.push(at);
        group.1 += i128::from(row.amount);
    }
    if groups.is_empty() {
        return;
    }
    for (_, row) in taken().filter(|(_, row)| !is_bare(row)) {
        if let Some(group) = groups.get_mut(&of(row)) {
            group.2 += i128::from(row.amount);
            group.3 = true;
        }
    }
    for ((_, month, _), (bare, own, come, _)) in groups.into_iter().filter(|(_, group)| group.3) {
        // A total may stand above its rows and below them once more.
        let each = || bare.iter().all(|at| report.rows.get(*at).is_some_and(|row| i128::from(row.amount) == come));
        if own != come && !each() {
            let line = bare.first().and_then(|at| report.rows.get(*at)).map_or(0, |row| row.line);
            report.columns.refused = Some(Refusal::Unsplit(line, month));
            return;
        }
        totals::drop_rows(report, bare, dropped);
    }
}

/// Whose the rows of each client are: the tax id may stand on the total alone, or on the goods alone.
fn owners(report: &Report) -> Vec<u32> {
    let mut named: HashMap<String, Vec<u32>> = HashMap::new();
    for (at, client) in (0..).zip(&report.clients).filter(|(_, client)| !client.name.is_empty() && !client.tax_id.is_empty()) {
        named.entry(fold(&client.name)).or_default().push(at);
    }
    let only = |name: &str| named.get(&fold(name)).and_then(|found| if let [one] = found[..] { Some(one) } else { None });
    let owner =
        |(at, client): (u32, &super::Client)| Some(at).filter(|_| !client.tax_id.is_empty()).or_else(|| only(&client.name)).unwrap_or(at);
    (0..).zip(&report.clients).map(owner).collect()
}
