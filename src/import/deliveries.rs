//! Taking in a table of deliveries: whose its rows are, what of a month is new or otherwise than it was written, and one step that does it
//! (M51).
//!
//! What a table says of a month takes the place of what is written of it, by hand or by a table before; what it says nothing of stays. Clients
//! that are nobody here wait with those of reports on purchases, and their months with them.

use super::apply::{Error, Progress};
use super::listed::split;
use super::purchases::key;
use crate::domain::delivery::{Figures, KEYS};
use crate::domain::{Entity, Lang, Record};
use crate::exchange::deliveries::{Delivered, Deliveries};
use crate::exchange::purchases::Client;
use crate::store::{self, Change, Store, Verb};
use std::collections::BTreeMap;
use std::ops::ControlFlow;

/// What a table says of a month at an account.
#[derive(Clone, Debug, PartialEq)]
pub struct Month {
    /// Rowid of the account.
    pub account: i64,
    /// Short name.
    pub name: String,
    /// `YYYY-MM`.
    pub month: String,
    /// What is written of it; none where nothing is.
    pub before: Option<Figures>,
    /// What will be.
    pub after: Figures,
    /// The record, where there is one.
    record: Option<Record>,
}

impl Month {
    /// Whether it stands so already.
    pub fn is_same(&self) -> bool {
        self.before == Some(self.after)
    }
}

/// A client of the table that is nobody here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unknown {
    /// As the table calls it.
    pub client: Client,
    /// Its months.
    pub months: Vec<(String, Figures)>,
    /// All of them wait just so already.
    pub waits: bool,
}

/// What a table of deliveries would change.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// The table.
    pub table: Deliveries,
    /// The months of accounts, by name and month.
    pub months: Vec<Month>,
    /// The clients that are nobody here, in the order of the table.
    pub unknown: Vec<Unknown>,
    /// How many clients were said to be none of ours.
    pub left: usize,
}

impl Plan {
    /// Whether nothing is to be written.
    pub fn is_idle(&self) -> bool {
        self.months.iter().all(Month::is_same) && self.unknown.iter().all(|unknown| unknown.waits)
    }
}

/// What was written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Done {
    /// Months that are new, and months that were corrected.
    pub new: usize,
    /// See `new`.
    pub changed: usize,
    /// Clients that wait to be told whose they are.
    pub unknown: usize,
}

/// Compares a table with the file and changes nothing.
///
/// # Errors
/// Those of reading the file.
pub fn plan(store: &Store, table: Deliveries) -> store::Result<Plan> {
    store.reading(|| plan_now(store, table))
}

fn plan_now(store: &Store, table: Deliveries) -> store::Result<Plan> {
    let split = split(store, &table)?;
    let mut months = Vec::new();
    for (account, rows) in &split.ours {
        let (account, told) = (*account, by_month(rows.iter().map(|(_, of)| *of)));
        let name = store.name_of(Entity::Account, account, Lang::Ru)?;
        for (month, figures) in told {
            let record = store.delivery_of(account, &month)?;
            let fresh = || Record::owned(Entity::Delivery, account).with_text("period", &month);
            let after = Figures::of(&figures.put(record.clone().unwrap_or_else(fresh), &table.about));
            let before = record.as_ref().map(Figures::of);
            months.push(Month { account, name: name.clone(), month, before, after, record });
        }
    }
    months.sort_by_cached_key(|month| (crate::domain::name::fold(&month.name), month.account, month.month.clone()));
    let mut unknown = Vec::new();
    for (at, key, rows) in &split.unknown {
        let Some(client) = table.clients.get(*at) else { continue };
        let kept = store.report_client(key)?.map_or_else(|| Ok(Vec::new()), |client| store.report_deliveries(client))?;
        let months: Vec<(String, Figures)> = by_month(rows.iter().copied()).into_iter().collect();
        let waits = months.iter().all(|month| kept.contains(month));
        unknown.push(Unknown { client: client.clone(), months, waits });
    }
    let left = split.left;
    Ok(Plan { months, unknown, left, table })
}

/// What rows tell, by month: companies of one client are counted together.
fn by_month<'a>(rows: impl Iterator<Item = &'a Delivered>) -> BTreeMap<String, Figures> {
    let mut months: BTreeMap<String, Figures> = BTreeMap::new();
    for row in rows {
        months.entry(row.month.kept()).and_modify(|known| *known = known.with(row.figures)).or_insert(row.figures);
    }
    months
}

/// Carries a plan out as one step.
///
/// # Errors
/// [`Error::Cancelled`] where `progress` breaks off, with nothing written; else those of writing.
pub fn apply(store: &Store, plan: &Plan, progress: &mut dyn FnMut(Progress) -> ControlFlow<()>) -> Result<Done, Error> {
    let total = plan.months.len() + plan.unknown.len();
    if progress(Progress { done: 0, total }).is_break() {
        return Err(Error::Cancelled);
    }
    Ok(store.step(Verb::Import, &plan.table.name, |change| {
        let mut done = Done::default();
        for month in plan.months.iter().filter(|month| !month.is_same()) {
            write(change, month.account, &month.month, month.record.as_ref(), month.after, &KEYS)?;
            *(if month.record.is_some() { &mut done.changed } else { &mut done.new }) += 1;
        }
        for unknown in plan.unknown.iter().filter(|unknown| !unknown.waits) {
            let Client { name, tax_id } = &unknown.client;
            for (month, figures) in &unknown.months {
                change.keep_report_delivery((&key(&unknown.client), name, tax_id), month, *figures)?;
            }
            done.unknown += 1;
        }
        Ok(done)
    })?)
}

fn write(change: &Change, account: i64, month: &str, known: Option<&Record>, figures: Figures, told: &[&str]) -> store::Result<()> {
    match known {
        Some(known) => change.update(known, &figures.put(known.clone(), told)),
        None => change.insert(&figures.put(Record::owned(Entity::Delivery, account).with_text("period", month), told)).map(drop),
    }
}

/// Puts what waited for a client of reports to an account: what is written of a month there gives way where the table knew it. Gives how many
/// months went.
pub(super) fn place(store: &Store, change: &Change, client: i64, account: i64) -> store::Result<usize> {
    let months = store.report_deliveries(client)?;
    for (month, figures) in &months {
        let told: Vec<&str> = KEYS.into_iter().zip(figures.0).filter(|(_, figure)| figure.is_some()).map(|(key, _)| key).collect();
        write(change, account, month, store.delivery_of(account, month)?.as_ref(), *figures, &told)?;
    }
    Ok(months.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Clock;
    use crate::domain::Value;
    use crate::exchange::listed::read_text;
    use crate::import::purchases::{make_client, place_client};

    const HEAD: &str = "Месяц;Клиент;ИНН;Поставок;В срок;Полностью;Претензий\n";

    fn file() -> (tempfile::TempDir, Store, i64) {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("kam.db"), Clock::System).unwrap();
        let account = Record::new(Entity::Account).with_text("short_name", "Лютик").with_text("tax_id", "7700000016");
        let account = store.step(Verb::Create, "", |change| change.insert(&account)).unwrap();
        (folder, store, account)
    }

    fn plan_of(store: &Store, rows: &str) -> Plan {
        plan(store, read_text("x.csv", &format!("{HEAD}{rows}")).unwrap()).unwrap()
    }

    fn take(store: &Store, rows: &str) -> Done {
        apply(store, &plan_of(store, rows), &mut |_| ControlFlow::Continue(())).unwrap()
    }

    fn written(store: &Store, account: i64) -> Vec<(String, [Option<i64>; KEYS.len()])> {
        let of = |record: Record| (record.text("period").to_owned(), Figures::of(&record).0);
        store.owned(Entity::Delivery, account).unwrap().into_iter().map(of).collect()
    }

    #[test]
    fn a_table_taken_in_again_replaces_what_it_says_of_and_tells_it() {
        let (_folder, store, account) = file();
        let by_hand = Record::owned(Entity::Delivery, account).with_text("period", "2026-09").with("shipments", Value::Int(10));
        let by_hand = by_hand.with("answer_days", Value::Int(2)).with_text("note", "со слов склада");
        store.step(Verb::Create, "", |change| change.insert(&by_hand)).unwrap();
        let rows = "09.2026;ООО Лютик;7700000016;12;11;12;1\n10.2026;Лютик;;20;20;19;0\n";
        let told = plan_of(&store, rows);
        let before: Vec<Option<Figures>> = told.months.iter().map(|month| month.before).collect();
        assert_eq!(before, [Some(Figures([Some(10), None, None, Some(2), None])), None]);
        assert_eq!(take(&store, rows), Done { new: 1, changed: 1, unknown: 0 });
        let as_told = [
            ("2026-09".to_owned(), [Some(12), Some(11), Some(12), Some(2), Some(1)]),
            ("2026-10".to_owned(), [Some(20), Some(20), Some(19), None, Some(0)]),
        ];
        assert_eq!(written(&store, account), as_told);
        assert_eq!(store.owned(Entity::Delivery, account).unwrap()[0].text("note"), "со слов склада");
        assert!(plan_of(&store, rows).is_idle());
        assert_eq!(take(&store, "10.2026;Лютик;;20;18;19;0\n"), Done { new: 0, changed: 1, unknown: 0 });
        store.undo().unwrap();
        assert_eq!(written(&store, account), as_told);
        store.undo().unwrap();
        assert_eq!(written(&store, account), [("2026-09".to_owned(), [Some(10), None, None, Some(2), None])]);
    }

    #[test]
    fn whoever_is_nobody_here_waits_and_takes_the_months_along() {
        let (_folder, store, account) = file();
        let rows = "10.2026;Мак;3500000022;5;4;5;0\n10.2026;Ива;;7;7;7;0\n";
        assert_eq!(take(&store, rows), Done { new: 0, changed: 0, unknown: 2 });
        assert!(plan_of(&store, rows).is_idle());
        let waiting = store.report_clients(9).unwrap();
        let told: Vec<_> = waiting.iter().map(|client| (client.name.as_str(), client.sums.len(), client.delivered)).collect();
        assert_eq!(told, [("Мак", 0, 1), ("Ива", 0, 1)]);
        assert_eq!(place_client(&store, waiting[0].id, account).unwrap(), 1);
        assert_eq!(written(&store, account), [("2026-10".to_owned(), [Some(5), Some(4), Some(5), None, Some(0)])]);
        // It is known from now on.
        assert_eq!(plan_of(&store, rows).unknown.len(), 1);
        let (made, months) = make_client(&store, waiting[1].id).unwrap();
        assert_eq!((months, written(&store, made).len(), store.report_clients(9).unwrap().len()), (1, 1, 0));
    }
}
