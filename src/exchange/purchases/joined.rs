//! Several files of one command are one report: what one of them has is not gone because another one has not.

use super::cells::When;
use super::{Bought, Client, Report};
use crate::domain::name::fold;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What more than one of the files tells of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shared {
    /// Rows that were left out, since another file has all rows of their client and month just so.
    pub repeated: usize,
    /// Clients with rows of one month in several files, which are added up.
    pub added: BTreeSet<(String, When)>,
    /// Each of the files is on one client alone: together they say nothing of others either.
    pub apart: bool,
}

/// A client and a month: whoever has a name is told by it, since the tax id may stand in one of the files alone.
type Of = (String, When);
/// A row as it is compared with those of another file: when, what, for how much, at what cost, in which currency.
type Row = (When, String, i64, Option<i64>, Option<&'static str>);

/// Makes one report of several, whose rows go into it; the files keep what is to be told of each.
pub fn join(files: &mut [Report]) -> Report {
    let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
    let mut whole = Report { name: names.join(", "), ..Report::default() };
    whole.shared.apart = files.iter().all(|file| file.clients.len() < 2);
    let mut clients: HashMap<Client, u32> = HashMap::new();
    let mut goods: HashMap<String, u32> = HashMap::new();
    let mut seen: BTreeMap<Of, Vec<Vec<Row>>> = BTreeMap::new();
    for file in files {
        let mut groups: BTreeMap<Of, Vec<Row>> = BTreeMap::new();
        for row in &file.rows {
            groups.entry(of(file, row)).or_default().push(told(file, row));
        }
        let mut repeated = BTreeSet::new();
        for (of, mut rows) in groups {
            rows.sort_unstable();
            let before = seen.entry(of.clone()).or_default();
            if before.contains(&rows) {
                repeated.insert(of);
                continue;
            }
            if !before.is_empty() {
                whole.shared.added.insert(of);
            }
            before.push(rows);
        }
        for row in std::mem::take(&mut file.rows) {
            if repeated.contains(&of(file, &row)) {
                whole.shared.repeated += 1;
                continue;
            }
            let client = file.clients.get(row.client as usize).cloned().unwrap_or_default();
            let title = file.goods.get(row.goods as usize).cloned().unwrap_or_default();
            let client = place(&mut clients, &mut whole.clients, client);
            let title = place(&mut goods, &mut whole.goods, title);
            whole.rows.push(row.moved(client, title));
        }
        whole.unread.extend(std::mem::take(&mut file.unread));
        // Of whom nothing could be read, the report tells all the same.
        for client in std::mem::take(&mut file.clients) {
            place(&mut clients, &mut whole.clients, client);
        }
    }
    whole
}

fn place<T: Clone + Eq + std::hash::Hash>(known: &mut HashMap<T, u32>, all: &mut Vec<T>, one: T) -> u32 {
    *known.entry(one).or_insert_with_key(|one| {
        all.push(one.clone());
        u32::try_from(all.len()).unwrap_or(u32::MAX).saturating_sub(1)
    })
}

fn of(file: &Report, row: &Bought) -> Of {
    let client = file.clients.get(row.client as usize);
    let called = client.map_or("", Client::called);
    (fold(called), row.when.month())
}

fn told(file: &Report, row: &Bought) -> Row {
    let goods = file.goods.get(row.goods as usize).map_or_else(String::new, |goods| fold(goods));
    (row.when, goods, row.amount, row.cost(), row.currency())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::purchases::read_text;

    fn file(name: &str, rows: &str) -> Report {
        read_text(name, &format!("Период;Контрагент;ИНН;Сумма\n{rows}")).unwrap()
    }

    #[test]
    fn files_are_one_report_and_what_both_have_is_taken_once() {
        let mut files = [
            file("a.csv", "10.2026;Лютик;7700000016;100\n10.2026;Ким;;200\n09.2026;Ким;;5\n"),
            file("b.csv", "10.2026;Лютик;;100\n10.2026;Ким;;50\n10.2026;Сирень;;300\n"),
        ];
        let whole = join(&mut files);
        let rows: Vec<(&str, i64)> =
            whole.rows.iter().map(|row| (whole.clients[row.client as usize].name.as_str(), row.amount / 100)).collect();
        assert_eq!(rows, [("Лютик", 100), ("Ким", 200), ("Ким", 5), ("Ким", 50), ("Сирень", 300)]);
        let october = When::from_kept("2026-10").unwrap();
        assert_eq!(whole.shared, Shared { repeated: 1, added: [("ким".to_owned(), october)].into(), apart: false });
        assert_eq!((whole.name.as_str(), files[0].rows.len(), files[0].name.as_str()), ("a.csv, b.csv", 0, "a.csv"));
    }
}
