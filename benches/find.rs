//! How long finding takes: `cargo bench --bench find -- FILE` prints a Markdown table for a file, best a copy.

use kamdesk::clock::Clock;
use kamdesk::domain::{Entity, Record, Value};
use kamdesk::search::full_text::{Window, find_typed};
use kamdesk::search::palette::Names;
use kamdesk::store::{Query, Store, Verb};
use std::path::Path;
use std::time::{Duration, Instant};

/// The kinds of search, each with what is typed.
const SEARCHES: &[(&str, &[&str])] = &[
    ("rare word", &["клиент:север-121 договор", "претензией", "сертификаты", "пандемия"]),
    ("common word", &["договором", "цены", "поставку", "склад", "встречи"]),
    ("beginning", &["дог", "пост", "скл", "перего", "бюдж"]),
    ("two words", &["договор склад", "бюджет качества", "отсрочка платежа", "\"по цене\"", "паллет -цена"]),
    ("one or two letters", &["до", "п", "це", "о", "бю"]),
    ("no match", &["ъъъ", "ljujdjh", "xyzzy", "договор ъъъ", "кто:никто"]),
];
/// What is typed letter by letter.
const NAMES: &[&str] = &["иванов", "ivanov", "bdfyjd", "щеголева ольга", "schegoleva", "8 900 123", "сев", "ъыъыъы", "person99", "ивнв"];
const ROUNDS: usize = 40;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    // Cargo adds `--bench` of its own.
    let words: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    let [file] = words.as_slice() else {
        println!("cargo bench --bench find -- FILE");
        return Ok(());
    };
    let started = Instant::now();
    let store = Store::open(Path::new(file), Clock::System)?;
    println!("{file}, {} MB, opened in {:.2?}\n", std::fs::metadata(file)?.len() / 1_000_000, started.elapsed());
    println!("| what | median | p95 | most |\n|---|---|---|---|");
    for (kind, searches) in SEARCHES {
        let mut times = Vec::new();
        for round in 0..ROUNDS {
            let typed = searches[round % searches.len()];
            let started = Instant::now();
            find_typed(&store, typed, Window::default())?;
            times.push(started.elapsed());
        }
        row(&format!("full text: {kind}"), times);
    }
    let started = Instant::now();
    let mut names = Names::load(&store.reader()?)?;
    let loaded = started.elapsed();
    for (kind, from, to) in [("first letter", 1, 1), ("second letter", 2, 2), ("letters after", 3, 99)] {
        let mut times = Vec::new();
        for typed in NAMES {
            for end in 1..=typed.chars().count() {
                let now: String = typed.chars().take(end).collect();
                let started = Instant::now();
                names.find(&now);
                if (from..=to).contains(&end) {
                    times.push(started.elapsed());
                }
            }
        }
        row(&format!("palette: {kind}"), times);
    }
    let times = NAMES.iter().map(|typed| timed(|| drop(names.find(typed)))).collect();
    row("palette: pasted whole", times);
    println!("\n{} names read in {loaded:.2?}", names.len());
    saving(&store)
}

fn timed(work: impl FnOnce()) -> Duration {
    let started = Instant::now();
    work();
    started.elapsed()
}

fn row(what: &str, mut times: Vec<Duration>) {
    times.sort_unstable();
    let at = |share: usize| times[(times.len() - 1) * share / 100];
    println!("| {what} | {:.2?} | {:.2?} | {:.2?} |", at(50), at(95), at(100));
}

/// What it costs to save an entry as it is captured, beside a change that writes no text.
fn saving(store: &Store) -> Result<(), Box<dyn std::error::Error>> {
    let window = Query { limit: 1, ..Query::default() };
    let today = Clock::System.today().to_string();
    let Some(account) = store.accounts(&window, &today)?.rows.first().map(|row| row.id) else { return Ok(()) };
    let entry = |n: usize| {
        let notes = "Разговор вышел длиннее, чем думал. Склад жалуется на высоту паллет. Договорились созвониться через неделю";
        Record::owned(Entity::Entry, account)
            .with_text("kind", "call")
            .with_text("day", &today)
            .with_text("state", "held")
            .with_text("notes", format!("{notes}, заявка н{n}."))
    };
    println!("\n| saving | median | p95 | most |\n|---|---|---|---|");
    let mut ids = Vec::new();
    let (mut saved, mut bare) = (Vec::new(), Vec::new());
    for n in 0..200 {
        let started = Instant::now();
        ids.push(store.step(Verb::Create, "", |change| change.insert(&entry(n)))?);
        saved.push(started.elapsed());
        let started = Instant::now();
        store.step(Verb::Edit, "", |change| change.set(Entity::Account, account, "headcount", Value::Int(n as i64 + 7)))?;
        bare.push(started.elapsed());
    }
    row("an entry with its text", saved);
    row("a number alone", bare);
    let taken = timed(|| while matches!(store.undo(), Ok(Some(_))) {});
    println!("\n400 steps taken back in {taken:.2?}; stale: {}", store.stale_find_texts()?);
    Ok(())
}
