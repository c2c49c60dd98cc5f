//! A declared table beside the query by hand that it took the place of: `cargo bench --bench list`.
//!
//! The opportunities of an account, read by turns as `store::records::list` reads what is declared and as a query written for them alone.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use kamdesk::clock::Clock;
use kamdesk::domain::{Entity, Record, Value};
use kamdesk::store::{Query, Store, Verb};
use rusqlite::{Connection, params};
use std::time::{Duration, Instant};

/// How often each is read.
const TIMES: usize = 2_000;
/// How many rows a screen shows.
const WINDOW: usize = 40;

/// What a table by hand read of a row.
#[derive(Default)]
struct ByHand {
    _id: i64,
    _texts: [String; 5],
    _due_on: Option<String>,
    _figures: [Option<i64>; 4],
    _stances: u32,
}

fn main() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("kam.db");
    let store = Store::open(&path, Clock::System).unwrap();
    println!("| opportunities of the account | by hand, µs | declared, µs | ratio |\n|---:|---:|---:|---:|");
    for rows in [1_usize, 40, 400] {
        let account = fill(&store, rows);
        let bare = Connection::open(&path).unwrap();
        let query = Query { limit: WINDOW, ..Query::default() };
        let (mut hand, mut declared) = (Vec::new(), Vec::new());
        for _ in 0..TIMES {
            hand.push(timed(|| by_hand(&bare, account)));
            declared.push(timed(|| store.list(Entity::Opportunity, account, &query).unwrap().rows.len()));
        }
        let [hand, declared] = [hand, declared].map(median);
        println!("| {rows} | {:.0} | {:.0} | {:.2} |", micros(hand), micros(declared), micros(declared) / micros(hand));
    }
}

fn fill(store: &Store, rows: usize) -> i64 {
    let make = |change: &kamdesk::store::Change| {
        let account = change.insert(&Record::new(Entity::Account).with_text("short_name", format!("Ромашка {rows}")))?;
        for n in 0..rows {
            let record = Record::owned(Entity::Opportunity, account)
                .with_text("title", format!("Плёнка, партия {n}"))
                .with_text("due_on", format!("2026-{:02}-{:02}", n % 12 + 1, n % 28 + 1))
                .with_text("state", if n % 5 == 0 { "won" } else { "open" })
                .with_text("currency", "RUB")
                .with("amount", Value::Int(100_000 * n as i64))
                .with("probability", Value::Int((n % 100) as i64));
            change.insert(&record)?;
        }
        Ok(account)
    };
    store.step(Verb::Create, "", make).unwrap()
}

fn by_hand(connection: &Connection, account: i64) -> usize {
    let clause = "WHERE o.account_id = ?1 AND (?2 = '%%' OR lower(o.title) LIKE ?2 ESCAPE '\\')";
    let mut count = connection.prepare_cached(&format!("SELECT count(*) FROM opportunity o {clause}")).unwrap();
    let total: usize = count.query_row(params![account, "%%"], |row| row.get::<_, i64>(0)).unwrap() as usize;
    let mut query = connection
        .prepare_cached(&format!(
            "SELECT o.id, o.title, coalesce(o.class, ''), coalesce(o.stage, ''), o.state, coalesce(o.currency, 'RUB'), o.due_on, o.amount,
               o.probability, o.benefit, o.effort, (SELECT count(*) FROM stance WHERE opportunity_id = o.id)
             FROM opportunity o {clause} ORDER BY o.state <> 'open', iif(o.state = 'open', o.due_on IS NULL, NULL),
               iif(o.state = 'open', o.due_on, NULL), o.due_on DESC, o.id LIMIT ?3 OFFSET 0"
        ))
        .unwrap();
    let read = |row: &rusqlite::Row| {
        Ok(ByHand {
            _id: row.get(0)?,
            _texts: [row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?],
            _due_on: row.get(6)?,
            _figures: [row.get(7)?, row.get(8)?, row.get(9)?, row.get(10)?],
            _stances: row.get(11)?,
        })
    };
    let rows: Vec<ByHand> = query.query_map(params![account, "%%", WINDOW as i64], read).unwrap().map(Result::unwrap).collect();
    rows.len().min(total)
}

fn timed(work: impl FnOnce() -> usize) -> Duration {
    let began = Instant::now();
    std::hint::black_box(work());
    began.elapsed()
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

fn micros(time: Duration) -> f64 {
    time.as_secs_f64() * 1e6
}
