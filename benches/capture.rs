//! How long capture takes: `cargo bench --bench capture -- FILE` prints a Markdown table for a file, best a copy: lines are
//! saved into it.

use kamdesk::capture;
use kamdesk::clock::Clock;
use kamdesk::domain::Entity;
use kamdesk::store::Store;
use std::path::Path;
use std::time::{Duration, Instant};

const ROUNDS: usize = 40;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    // Cargo adds `--bench` of its own.
    let words: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    let [file] = words.as_slice() else {
        println!("cargo bench --bench capture -- FILE");
        return Ok(());
    };
    let store = Store::open(Path::new(file), Clock::System)?;
    let account = store.portion(Entity::Account, 500, 1)?.pop().ok_or("no account")?;
    let person = store.people_named_at(account.id.unwrap_or_default())?.into_iter().next().ok_or("no person")?;
    let (name, family) = (account.title().to_owned(), person.name.family);
    let whole =
        format!("вчера 15:00 зв {name}: +{family}=за просит отсрочку; !КП до пт; !!список до 12.12; ?кто подпишет; *недовес; далее 01.12");
    let begun: String = name.chars().take(5).collect();
    let slip: String = name.chars().enumerate().map(|(at, c)| if at == 2 { 'ъ' } else { c }).collect();
    let (today, now) = (store.clock().today(), store.clock().time());
    println!("| what | median | p95 | most |\n|---|---|---|---|");
    measure("a line read", || {
        std::hint::black_box(capture::parse(&whole, today, now));
        Ok(())
    })?;
    for (what, line) in [
        ("resolved: the account by its name", whole.clone()),
        ("resolved: by its beginning", format!("{begun}: +{family}")),
        ("resolved: in Latin letters", "romashka: ivanov".to_owned()),
        ("resolved: with a slip", format!("{slip}: текст")),
        ("resolved: unknown", "неизвестнов: текст".to_owned()),
        ("resolved: a person of another account", format!("{name}: +Иванову")),
        ("resolved: a person in Latin letters", format!("{name}: +shchyogoleva")),
    ] {
        let parsed = capture::parse(&line, today, now);
        measure(what, || capture::resolve(&store, &parsed, capture::Screen::default()).map(drop).map_err(Into::into))?;
    }
    let mut letters = Vec::new();
    let mut before = None;
    for count in 1..=whole.chars().count() {
        let parsed = capture::parse(&whole.chars().take(count).collect::<String>(), today, now);
        let begun = Instant::now();
        before = Some(capture::resolve_after(&store, &parsed, capture::Screen::default(), before.as_ref())?);
        letters.push(begun.elapsed());
    }
    tell("resolved: each letter of that line as it is typed", letters);
    let line = format!("{name}: +{}", family.chars().take(2).collect::<String>());
    measure("completed", || capture::complete(&line, line.chars().count(), &store, None).map(drop).map_err(Into::into))?;
    let meaning = capture::resolve(&store, &capture::parse(&whole, today, now), capture::Screen::at(account.id))?;
    println!("saved as an entry: {}", meaning.is_clear());
    measure("saved", || capture::save(&store, &meaning).map(drop).map_err(Into::into))?;
    let (account, person) = (account.id.unwrap_or_default(), person.id);
    let bare = rusqlite::Connection::open(file)?;
    bare.execute_batch("PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; PRAGMA cache_size = -8192;")?;
    measure("the same rows, bare SQLite with the same indexes", || commit_bare(&bare, account, person))
}

/// Writes what the line above becomes, and its place in the full text, with nothing but SQL, in one durable commit.
fn commit_bare(connection: &rusqlite::Connection, account: i64, person: i64) -> Result<(), Box<dyn std::error::Error>> {
    let uid = || uuid::Uuid::now_v7().to_string();
    let tx = connection.unchecked_transaction()?;
    let entry = "INSERT INTO entry(uid, account_id, kind, day, time, state, notes) VALUES (?1, ?2, 'call', ?3, '15:00', ?4, ?5)";
    tx.prepare_cached(entry)?.execute(rusqlite::params![uid(), account, "2026-11-21", "held", "Просит отсрочку"])?;
    let held = tx.last_insert_rowid();
    tx.prepare_cached("INSERT INTO entry_person(entry_id, person_id) VALUES (?1, ?2)")?.execute([held, person])?;
    let judged = "INSERT INTO judgement(tbl, row_id, field, value, judged_on) VALUES ('affiliation', ?1, 'attitude', 1, '2026-11-21')";
    tx.prepare_cached(judged)?.execute([person])?;
    let action = "INSERT INTO action(uid, account_id, title, kind, due_on, person_id, state, entry_id)
                  VALUES (?1, ?2, 'КП', ?3, '2026-11-27', ?4, 'open', ?5)";
    for kind in ["our_promise", "their_promise"] {
        tx.prepare_cached(action)?.execute(rusqlite::params![uid(), account, kind, person, held])?;
    }
    let question = "INSERT INTO question(uid, account_id, title, state, entry_id) VALUES (?1, ?2, 'кто подпишет', 'open', ?3)";
    tx.prepare_cached(question)?.execute(rusqlite::params![uid(), account, held])?;
    let signal = "INSERT INTO signal(uid, account_id, entry_id, day, title) VALUES (?1, ?2, ?3, '2026-11-21', 'недовес')";
    tx.prepare_cached(signal)?.execute(rusqlite::params![uid(), account, held])?;
    tx.prepare_cached(entry)?.execute(rusqlite::params![uid(), account, "2026-12-01", "planned", ""])?;
    // The index of everything written is one of the indexes; places before all others are free.
    let first: i64 = tx.query_row("SELECT min(0, coalesce(min(rowid), 0)) FROM find_text", [], |row| row.get(0))?;
    let indexed = "INSERT INTO find_text(rowid, shown, hidden, keys) VALUES (?1, ?2, '', 'а1 к1')";
    for (at, text) in ["просит отсрочку", "кп", "список", "кто подпишет", "недовес"].iter().enumerate()
    {
        tx.prepare_cached(indexed)?.execute(rusqlite::params![first - 1 - at as i64, text])?;
    }
    Ok(tx.commit()?)
}

fn measure(what: &str, mut work: impl FnMut() -> Result<(), Box<dyn std::error::Error>>) -> Result<(), Box<dyn std::error::Error>> {
    let mut times: Vec<Duration> = Vec::new();
    for _ in 0..ROUNDS {
        let started = Instant::now();
        work()?;
        times.push(started.elapsed());
    }
    tell(what, times);
    Ok(())
}

fn tell(what: &str, mut times: Vec<Duration>) {
    times.sort();
    let count = times.len();
    println!("| {what} | {:.2?} | {:.2?} | {:.2?} |", times[count / 2], times[count * 95 / 100], times[count - 1]);
}
