//! temp
use kamdesk::clock::Clock;
use kamdesk::store::Store;
use kamdesk::store::full_text::*;
use kamdesk::domain::forms::beginnings;
use std::path::Path;
use std::time::Instant;
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let words: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    let t = Instant::now();
    let store = Store::open(Path::new(&words[0]), Clock::System)?;
    println!("open {:?} size {}", t.elapsed(), std::fs::metadata(&words[0])?.len());
    for q in ["договором", "поставка", "цена", "скл", "до", "п", "договор склад", "бюджет качество", "ъъъ", "паллет", "отсрочка платежа"] {
        let all: Vec<Vec<Pattern>> = q.split(' ').map(|w| beginnings(w).into_iter().map(Pattern::Beginning).collect()).collect();
        let t = Instant::now();
        let found = store.find_text(&Sought { all: all.clone(), limit: 50, ..Sought::default() })?;
        let first = t.elapsed();
        let t = Instant::now();
        store.find_text(&Sought { all: all.clone(), limit: 50, ..Sought::default() })?;
        let second = t.elapsed();
        let t = Instant::now();
        for p in &found.places { store.written(p.entity, p.id)?; }
        let texts = t.elapsed();
        let t = Instant::now();
        store.find_text(&Sought { all, limit: 50, order: Order::Best, ..Sought::default() })?;
        println!("{q}: {} {first:?} {second:?} texts {texts:?} best {:?} {:?}", found.places.len(), t.elapsed(), found.unsettled);
    }
    Ok(())
}
