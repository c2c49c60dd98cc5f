//! Opening a file and saving in it: `cargo bench --bench file -- COPY…` (it writes: give it copies).
//!
//! Opening is measured beside SQLite reading the same schema, and a saved note with a promise beside the same rows and full-text
//! places written by bare SQL in one durable commit: by turns, so that both meet the same disk. Then a note of 100,000 letters
//! is saved and taken back.

use kamdesk::clock::Clock;
use kamdesk::domain::Entity;
use kamdesk::editing;
use kamdesk::store::{Query, Store};
use rusqlite::{Connection, params};
use std::path::Path;
use std::time::{Duration, Instant};

/// How often each is done.
const TIMES: usize = 200;
/// How long a long note is, and what it is made of.
const LONG: usize = 100_000;
const LETTERS: &str = "Говорили о сроках, просили прислать расчёт до пятницы и образцы для пробной партии. ";
const NOTE: &str = "Говорили о сроках";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    // Cargo adds `--bench` of its own.
    for file in std::env::args().skip(1).filter(|word| !word.starts_with("--")) {
        let file = Path::new(&file);
        // The first opening may bring the file up.
        drop(Store::open(file, Clock::System)?);
        let (mut opened, mut read) = (Vec::new(), Vec::new());
        for _ in 0..TIMES {
            let began = Instant::now();
            let store = Store::open(file, Clock::System)?;
            opened.push(began.elapsed());
            drop(store);
            let began = Instant::now();
            let bare = Connection::open(file)?;
            bare.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get::<_, i64>(0))?;
            read.push(began.elapsed());
        }
        let store = Store::open(file, Clock::System)?;
        let account = store.accounts(&Query { limit: 1, ..Query::default() }, "2026-11-24")?.rows.first().map(|row| row.id);
        let account = account.ok_or("the file has no accounts")?;
        let bare = Connection::open(file)?;
        bare.execute_batch("PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; PRAGMA cache_size = -8192;")?;
        let (mut saved, mut committed) = (Vec::new(), Vec::new());
        for _ in 0..TIMES {
            let entry =
                editing::fresh(Entity::Entry, Some(account), store.clock().today()).with_text("notes", NOTE).with_text("we_promise", "КП");
            let began = Instant::now();
            editing::save(&store, None, &entry, "")?;
            saved.push(began.elapsed());
            let began = Instant::now();
            commit_bare(&bare, account)?;
            committed.push(began.elapsed());
        }
        let (mut written, mut undone) = (Vec::new(), Vec::new());
        let long = LETTERS.chars().cycle().take(LONG).collect::<String>();
        for _ in 0..TIMES / 10 {
            let entry = editing::fresh(Entity::Entry, Some(account), store.clock().today()).with_text("notes", &long);
            let began = Instant::now();
            editing::save(&store, None, &entry, "")?;
            written.push(began.elapsed());
            let began = Instant::now();
            store.undo()?;
            undone.push(began.elapsed());
        }
        println!("{}:", file.display());
        println!("  opened       {}", figures(&mut opened));
        println!("  bare SQLite  {}", figures(&mut read));
        println!("  saved        {}", figures(&mut saved));
        println!("  bare SQLite  {}", figures(&mut committed));
        println!("  a long note  {}", figures(&mut written));
        println!("  taken back   {}", figures(&mut undone));
    }
    Ok(())
}

/// Writes what the note becomes, and its places in the full text, with nothing but SQL.
fn commit_bare(connection: &Connection, account: i64) -> rusqlite::Result<()> {
    let uid = || uuid::Uuid::now_v7().to_string();
    let tx = connection.unchecked_transaction()?;
    let entry = "INSERT INTO entry(uid, account_id, kind, day, state, notes) VALUES (?1, ?2, 'call', '2026-11-24', 'held', ?3)";
    tx.prepare_cached(entry)?.execute(params![uid(), account, NOTE])?;
    let held = tx.last_insert_rowid();
    let action = "INSERT INTO action(uid, account_id, title, kind, state, entry_id) VALUES (?1, ?2, 'КП', 'our_promise', 'open', ?3)";
    tx.prepare_cached(action)?.execute(params![uid(), account, held])?;
    // Places before all others are free.
    let first: i64 = tx.query_row("SELECT min(0, coalesce(min(rowid), 0)) FROM find_text", [], |row| row.get(0))?;
    let indexed = "INSERT INTO find_text(rowid, shown, hidden, keys) VALUES (?1, ?2, '', 'а1 к1')";
    tx.prepare_cached(indexed)?.execute(params![first - 1, "говорили о сроках"])?;
    tx.prepare_cached(indexed)?.execute(params![first - 2, "кп"])?;
    tx.commit()
}

/// The median and the 95th percentile.
fn figures(times: &mut [Duration]) -> String {
    times.sort();
    let at = |percent: usize| times[times.len() * percent / 100].as_secs_f64() * 1_000.0;
    format!("{:.2} / {:.2} ms", at(50), at(95))
}
