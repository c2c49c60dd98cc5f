//! Goods that stand under their clients in one column, as reports with groups have them.

use super::cells::When;
use super::{Bought, Client, Refusal, Report};
use std::collections::{BTreeMap, HashMap, HashSet};

/// Above how many rows sums alone are not looked through for what they come to.
const MOST: usize = 5_000;

/// A row as it stands in the report.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    /// Blanks before the name.
    pub indent: u16,
    /// The name as a client.
    pub client: u32,
    /// Its rows of [`Report::rows`]: the first, and the one after the last.
    pub rows: (u32, u32),
}

impl Entry {
    fn places(&self) -> std::ops::Range<usize> {
        self.rows.0 as usize..self.rows.1 as usize
    }
}

type Sums = BTreeMap<(When, Option<&'static str>), i128>;

/// Puts goods under their clients where that is how the report is made. By blanks before the names, by the heading, or by rows that are
/// the sum of those below: rows of clients are then told by these. Rows to be left out are added to `dropped`.
pub(super) fn settle(report: &mut Report, entries: &[Entry], dropped: &mut HashSet<usize>) {
    let sums = |entry: &Entry| {
        let mut sums = Sums::new();
        for row in report.rows.get(entry.places()).unwrap_or_default() {
            *sums.entry((row.when.month(), row.currency())).or_default() += i128::from(row.amount);
        }
        sums
    };
    let mut indents: Vec<u16> = entries.iter().map(|entry| entry.indent).collect();
    indents.sort_unstable();
    indents.dedup();
    // A blank alone is a slip as often as not: it sets nothing apart unless all sums say so.
    if let ([least, most], false) = (&indents[..], report.columns.nested)
        && most - least == 1
        && !by_indent(entries, *least, &sums).is_some_and(|groups| are_summed(entries, &groups, &sums))
    {
        indents.pop();
    }
    let groups = match (&indents[..], report.columns.nested) {
        ([least, _], _) => by_indent(entries, *least, &sums),
        ([_], false) if entries.len() > MOST => return,
        ([_], by_heading) => match by_sums(entries, by_heading, &sums) {
            Told::Flat => return,
            Told::Unclear => None,
            Told::Groups(groups) => Some(groups),
        },
        ([], _) => return,
        _ => None,
    };
    let Some(groups) = groups else {
        report.columns.refused = Some(Refusal::Nested);
        return;
    };
    let mut goods: HashMap<u32, u32> = HashMap::new();
    for (at, count) in groups.into_iter().filter(|(_, count)| *count > 0) {
        let Some(head) = entries.get(at) else { continue };
        dropped.extend(head.places());
        for entry in entries.get(at + 1..=at + count).unwrap_or_default() {
            let place = *goods.entry(entry.client).or_insert_with(|| {
                let name = report.clients.get(entry.client as usize).map(|client| client.name.clone()).unwrap_or_default();
                report.goods.push(name);
                u32::try_from(report.goods.len()).unwrap_or(u32::MAX).saturating_sub(1)
            });
            for row in report.rows.get_mut(entry.places()).unwrap_or_default() {
                (row.client, row.goods) = (head.client, place);
            }
        }
        report.nested = true;
    }
}

enum Told {
    Flat,
    Unclear,
    /// The place of each client, and how many rows below are its goods.
    Groups(Vec<(usize, usize)>),
}

/// By blanks before names. A client with an amount of its own that is not the sum of its goods makes it unclear.
fn by_indent(entries: &[Entry], least: u16, sums: &dyn Fn(&Entry) -> Sums) -> Option<Vec<(usize, usize)>> {
    let mut groups: Vec<(usize, usize)> = Vec::new();
    for (at, entry) in entries.iter().enumerate() {
        if entry.indent == least {
            groups.push((at, 0));
        } else {
            groups.last_mut()?.1 += 1;
        }
    }
    let fits = |(at, count): &(usize, usize)| {
        let (Some(head), Some(below)) = (entries.get(*at), entries.get(at + 1..=at + count)) else { return false };
        let own = sums(head);
        *count == 0 || own.is_empty() || own == total(below, sums)
    };
    groups.iter().all(fits).then_some(groups)
}

/// Whether each group of several has a sum of its own that its rows come to, and there is one.
fn are_summed(entries: &[Entry], groups: &[(usize, usize)], sums: &dyn Fn(&Entry) -> Sums) -> bool {
    let own = |(at, count): &(usize, usize)| *count == 0 || entries.get(*at).is_some_and(|head| !sums(head).is_empty());
    groups.iter().all(own) && groups.iter().any(|(_, count)| *count > 0)
}

/// By rows that are the sum of those below.
fn by_sums(entries: &[Entry], by_heading: bool, sums: &dyn Fn(&Entry) -> Sums) -> Told {
    let (mut groups, mut at, mut whole, mut within) = (Vec::new(), 0, true, 0);
    while let Some(head) = entries.get(at) {
        let wanted = sums(head);
        let count = if wanted.is_empty() && by_heading {
            let below = entries.get(at + 1..).unwrap_or_default();
            below.iter().take_while(|entry| !sums(entry).is_empty()).count()
        } else {
            count_of_sum(entries, at, &wanted, sums)
        };
        whole &= count > 0;
        within += if count > 1 { count + 1 } else { 0 };
        groups.push((at, count));
        at += count + 1;
    }
    let several = groups.iter().filter(|(_, count)| *count > 1).count();
    match (by_heading, whole) {
        (true, true) => Told::Groups(groups),
        (false, true) if several > 0 => Told::Groups(groups),
        (true, false) => Told::Unclear,
        (false, false) if several > 1 && within * 2 > entries.len() => Told::Unclear,
        _ => Told::Flat,
    }
}

/// How many rows below come to what a row has; none where they do not.
fn count_of_sum(entries: &[Entry], at: usize, wanted: &Sums, sums: &dyn Fn(&Entry) -> Sums) -> usize {
    let head = entries.get(at).map(|entry| entry.client);
    let mut come = Sums::new();
    if wanted.is_empty() || wanted.values().all(|sum| *sum == 0) {
        return 0;
    }
    for (count, entry) in entries.iter().skip(at + 1).enumerate() {
        if Some(entry.client) == head {
            return 0;
        }
        sums(entry).into_iter().for_each(|(key, sum)| *come.entry(key).or_default() += sum);
        if come == *wanted {
            return count + 1;
        }
        let past = come.iter().any(|(key, sum)| *sum > 0 && wanted.get(key).is_none_or(|most| sum > most));
        if past
            && entries.get(at + 1..=at + 1 + count).is_some_and(|below| below.iter().all(|entry| sums(entry).values().all(|sum| *sum >= 0)))
        {
            return 0;
        }
    }
    0
}

fn total(entries: &[Entry], sums: &dyn Fn(&Entry) -> Sums) -> Sums {
    let mut all = Sums::new();
    for entry in entries {
        sums(entry).into_iter().for_each(|(key, sum)| *all.entry(key).or_default() += sum);
    }
    all
}

/// Leaves out the rows that are to be, and the names of clients that have none.
pub(super) fn prune(report: &mut Report, dropped: &HashSet<usize>) {
    let mut at = 0;
    report.rows.retain(|_| {
        at += 1;
        !dropped.contains(&(at - 1))
    });
    if dropped.is_empty() && !report.nested {
        return;
    }
    let mut used: HashSet<u32> = report.rows.iter().map(|row: &Bought| row.client).collect();
    let named: HashSet<&Client> = report.unread.iter().map(|(client, ..)| client).collect();
    used.extend((0..).zip(&report.clients).filter(|(_, client)| named.contains(client)).map(|(at, _)| at));
    let mut places = HashMap::new();
    let clients = std::mem::take(&mut report.clients);
    for (at, client) in clients.into_iter().enumerate() {
        let at = u32::try_from(at).unwrap_or(u32::MAX);
        if used.contains(&at) {
            places.insert(at, u32::try_from(report.clients.len()).unwrap_or(u32::MAX));
            report.clients.push(client);
        }
    }
    for row in &mut report.rows {
        row.client = places.get(&row.client).copied().unwrap_or(row.client);
    }
}
