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
        measure(what, || capture::resolve(&store, &parsed, None).map(drop).map_err(Into::into))?;
    }
    let line = format!("{name}: +{}", family.chars().take(2).collect::<String>());
    measure("completed", || capture::complete(&line, line.chars().count(), &store, None).map(drop).map_err(Into::into))?;
    let meaning = capture::resolve(&store, &capture::parse(&whole, today, now), account.id)?;
    println!("saved as an entry: {}", meaning.is_clear());
    measure("saved", || capture::save(&store, &meaning).map(drop).map_err(Into::into))
}

fn measure(what: &str, mut work: impl FnMut() -> Result<(), Box<dyn std::error::Error>>) -> Result<(), Box<dyn std::error::Error>> {
    let mut times: Vec<Duration> = Vec::new();
    for _ in 0..ROUNDS {
        let started = Instant::now();
        work()?;
        times.push(started.elapsed());
    }
    times.sort();
    println!("| {what} | {:.2?} | {:.2?} | {:.2?} |", times[ROUNDS / 2], times[ROUNDS * 95 / 100], times[ROUNDS - 1]);
    Ok(())
}
