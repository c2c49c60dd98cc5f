//! The accounts of a large file beside one another: `cargo bench --bench portfolio [-- ACCOUNTS]`.
//!
//! Each account has four purchases in each of thirty months, with their cost: 10,000 accounts have 1,200,000. What is measured is reading
//! the portfolio, and the frame that follows the key which turns to it, in the workbench itself on a screen in memory.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use chrono::Months;
use crossterm::event::{Event as Terminal, KeyCode, KeyEvent, KeyModifiers};
use kamdesk::clock::Clock;
use kamdesk::domain::{Entity, Lang, Record, Value};
use kamdesk::portfolio::{self, Period};
use kamdesk::store::Store;
use kamdesk::tui::app::{App, Start};
use kamdesk::tui::event::Event;
use kamdesk::tui::theme::{Ground, Theme};
use ratatui::backend::TestBackend;
use std::time::{Duration, Instant};

/// How often each is done.
const TIMES: usize = 15;
/// The months of purchases, and how many there are in each.
const MONTHS: u32 = 30;
const GROUPS: [&str; 4] = ["Флаконы", "Короба", "Колпачки", "Плёнка"];

fn main() {
    let words: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    let accounts: usize = words.first().and_then(|word| word.parse().ok()).unwrap_or(10_000);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("kam.db");
    fill(&Store::open(&path, Clock::System).unwrap(), accounts);
    let store = Store::open(&path, Clock::System).unwrap();
    println!("{accounts} accounts, {} purchases\n", accounts * MONTHS as usize * GROUPS.len());
    println!("| what | first, ms | median, ms | most, ms |\n|---|---:|---:|---:|");
    for period in Period::ALL {
        let read = || portfolio::read(&store, period).unwrap().rows.len();
        report(&format!("the portfolio is read, {}", period.code()), (0..TIMES).map(|_| timed(read)).collect());
    }
    drop(store);
    // Each time a workbench of its own: what was read is kept while the file stays as it is.
    let [list, classes, rankings, walked]: [Vec<Duration>; 4] = turns(&path);
    for (what, times) in [("the list", list), ("ABC–XYZ", classes), ("the rankings", rankings), ("a step in the rankings", walked)] {
        report(&format!("{what}: key to frame"), times);
    }
}

fn turns(path: &std::path::Path) -> [Vec<Duration>; 4] {
    let mut times: [Vec<Duration>; 4] = Default::default();
    for _ in 0..TIMES {
        let theme = Theme { colour: true, ascii: false, ground: Ground::Dark };
        let start =
            Start { store: Store::open(path, Clock::System).unwrap(), lang: Some(Lang::Ru), system_lang: Lang::Ru, theme, demo: false };
        let mut app = App::new(start, (120, 40)).unwrap();
        let mut terminal = ratatui::Terminal::new(TestBackend::new(120, 40)).unwrap();
        let mut press = |key: KeyCode| {
            timed(|| {
                app.handle(Event::Terminal(Terminal::Key(KeyEvent::new(key, KeyModifiers::NONE))));
                app.refresh();
                terminal.draw(|frame| app.draw(frame)).unwrap();
                0
            })
        };
        for (times, key) in times.iter_mut().zip([KeyCode::Char('2'), KeyCode::Char('v'), KeyCode::Char('v'), KeyCode::Down]) {
            times.push(press(key));
        }
    }
    times
}

fn fill(store: &Store, accounts: usize) {
    let this = chrono::Datelike::with_day(&Clock::System.today(), 1).unwrap();
    let fill = |bulk: &kamdesk::store::bulk::Bulk| {
        for n in 0..accounts {
            let account = bulk.insert(&Record::new(Entity::Account).with_text("short_name", format!("Клиент {n:05}")))?;
            for ago in 1..=MONTHS {
                let month = this.checked_sub_months(Months::new(ago)).unwrap().format("%Y-%m").to_string();
                for title in GROUPS {
                    // A few bring most, and every third buys unsteadily.
                    let amount = 1_000_000 / (n as i64 + 1) + 1_000 + i64::from(ago) * if n % 3 == 0 { 900 } else { 3 };
                    let row = Record::owned(Entity::Purchase, account).with_text("bought_on", month.clone()).with_text("title", title);
                    let row = row.with("amount", Value::Int(amount)).with("cost", Value::Int(amount * 3 / 4));
                    bulk.insert(&row.with_text("currency", "RUB"))?;
                }
            }
        }
        Ok(())
    };
    store.bulk(fill).unwrap();
}

fn timed(work: impl FnOnce() -> usize) -> Duration {
    let started = Instant::now();
    std::hint::black_box(work());
    started.elapsed()
}

fn report(what: &str, times: Vec<Duration>) {
    let first = times[0];
    let mut times = times;
    times.sort_unstable();
    let [first, median, most] = [first, times[times.len() / 2], times[times.len() - 1]].map(|time| time.as_secs_f64() * 1e3);
    println!("| {what} | {first:.1} | {median:.1} | {most:.1} |");
}
