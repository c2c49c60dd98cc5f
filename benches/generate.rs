//! Makes an invented file: `cargo bench --bench generate -- FILE ACCOUNTS PEOPLE ENTRIES` a large one,
//! `cargo bench --bench generate -- FILE ru` the demo world.

use kamdesk::clock::Clock;
use kamdesk::demo::{self, scale};
use kamdesk::domain::Lang;
use kamdesk::store::Store;
use std::path::Path;
use std::time::Instant;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    // Cargo adds `--bench` of its own.
    let words: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    let [file, wanted @ ..] = words.as_slice() else {
        println!("cargo bench --bench generate -- FILE ACCOUNTS PEOPLE ENTRIES");
        return Ok(());
    };
    if Path::new(file).exists() {
        return Err(format!("{file} is there already").into());
    }
    let store = Store::open(Path::new(file), Clock::System)?;
    let started = Instant::now();
    match wanted {
        [lang] => demo::fill(&store, Lang::from_locale(lang).ok_or("ru or en")?)?,
        [accounts, people, entries] => scale::generate(&store, accounts.parse()?, people.parse()?, entries.parse()?)?,
        _ => return Err("a language, or three numbers".into()),
    }
    let bytes = std::fs::metadata(file)?.len();
    println!("{file}: {:.1} MB in {:.2} s", bytes as f64 / 1e6, started.elapsed().as_secs_f64());
    Ok(())
}
