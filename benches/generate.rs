//! Makes a large invented file: `cargo bench --bench generate -- FILE ACCOUNTS PEOPLE ENTRIES`.

use kamdesk::clock::Clock;
use kamdesk::demo::scale;
use kamdesk::store::Store;
use std::path::Path;
use std::time::Instant;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    // Cargo adds `--bench` of its own.
    let words: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    let [file, accounts, people, entries] = words.as_slice() else {
        println!("cargo bench --bench generate -- FILE ACCOUNTS PEOPLE ENTRIES");
        return Ok(());
    };
    if Path::new(file).exists() {
        return Err(format!("{file} is there already").into());
    }
    let started = Instant::now();
    let store = Store::open(Path::new(file), Clock::System)?;
    scale::generate(&store, accounts.parse()?, people.parse()?, entries.parse()?)?;
    let bytes = std::fs::metadata(file)?.len();
    println!("{file}: {:.1} MB in {:.1} s", bytes as f64 / 1e6, started.elapsed().as_secs_f64());
    Ok(())
}
