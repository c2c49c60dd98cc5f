//! The accounts of a large file beside one another: `cargo bench --bench portfolio [-- ACCOUNTS]`.
//!
//! Each account has four purchases in each of thirty months, with their cost: 10,000 accounts have 1,200,000; beside them an expense, a target
//! of the quarter, a need and ten contacts of a known length each. What is measured is reading the portfolio, the money of an account and the
//! month, and the frame that follows the key which turns to each, in the workbench itself on a screen in memory.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use chrono::{Days, Months};
use crossterm::event::{Event as Terminal, KeyCode, KeyEvent, KeyModifiers};
use kamdesk::clock::Clock;
use kamdesk::documents::Asked;
use kamdesk::documents::money::MONEY;
use kamdesk::domain::span::{self, Unit};
use kamdesk::domain::visibility::Audience;
use kamdesk::domain::{Entity, Lang, Record, Value, day};
use kamdesk::month;
use kamdesk::portfolio::{self, Period};
use kamdesk::settings::Settings;
use kamdesk::store::{Store, Verb};
use kamdesk::tui::app::{App, Start};
use kamdesk::tui::event::Event;
use kamdesk::tui::theme::{Ground, Theme};
use ratatui::backend::TestBackend;
use std::time::{Duration, Instant};

/// How often each is done.
const TIMES: usize = 15;
/// The months of purchases, and how many there are in each.
const MONTHS: u32 = 30;
/// The contacts of each account.
const CONTACTS: u64 = 10;
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
    let period = month::last(store.clock().today()).unwrap();
    report("the month is read", (0..TIMES).map(|_| timed(|| month::read(&store, &period).unwrap().unwrap().changes.len())).collect());
    let settings = Settings::read(&store).unwrap();
    let asked = Asked { settings: &settings, audience: Audience::Me, day: None, lang: Lang::Ru };
    let money = |account| timed(|| MONEY.on_account(&store, account, &asked).unwrap().map_or(0, |page| page.sections.len()));
    report("the money of an account is read", (1..).take(TIMES).map(money).collect());
    drop(store);
    for (before, measured) in WAYS {
        for (what, times) in measured.iter().map(|(what, _)| what).zip(walk(&path, before, measured)) {
            report(&format!("{what}: key to frame"), times);
        }
    }
}

/// A key, and what it shows.
type Shown = (&'static str, KeyCode);

/// The keys that lead to a place, and those that are measured there.
const WAYS: [(&[KeyCode], &[Shown]); 3] = [
    (
        &[],
        &[
            ("the list", KeyCode::Char('2')),
            ("ABC–XYZ", KeyCode::Char('v')),
            ("the rankings", KeyCode::Char('v')),
            ("a step in the rankings", KeyCode::Down),
        ],
    ),
    (
        &[KeyCode::Char('2'), KeyCode::Enter, KeyCode::Tab, KeyCode::Tab, KeyCode::Tab],
        &[("the money of an account", KeyCode::Tab), ("what it is made of", KeyCode::Char('i'))],
    ),
    (
        &[],
        &[
            ("the month", KeyCode::Char('3')),
            ("a step in the month", KeyCode::Down),
            ("the month before", KeyCode::Char('y')),
            ("my time", KeyCode::Char('v')),
        ],
    ),
];

/// Each time a workbench of its own: what was read is kept while the file stays as it is.
fn walk(path: &std::path::Path, before: &[KeyCode], measured: &[Shown]) -> Vec<Vec<Duration>> {
    let mut times = vec![Vec::new(); measured.len()];
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
        for key in before {
            press(*key);
        }
        for (times, (_, key)) in times.iter_mut().zip(measured) {
            times.push(press(*key));
        }
    }
    times
}

fn fill(store: &Store, accounts: usize) {
    let today = Clock::System.today();
    let this = chrono::Datelike::with_day(&today, 1).unwrap();
    let quarter = span::of(today, Unit::Quarter);
    let [year, last_year] = [today, today.checked_sub_months(Months::new(12)).unwrap()].map(|on| span::of(on, Unit::Year));
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
            let sum = |entity, period: &str, key, amount| {
                let row = Record::owned(entity, account).with_text("period", period).with(key, Value::Int(amount));
                row.with_text("currency", "RUB")
            };
            bulk.insert(&sum(Entity::Expense, &last_year, "amount", 10_000).with_text("kind", "service"))?;
            bulk.insert(&sum(Entity::Target, &quarter, "amount", 50_000))?;
            bulk.insert(&sum(Entity::Need, &year, "amount", 900_000).with_text("title", GROUPS[0]).with_text("state", "bought"))?;
            for ago in 0..CONTACTS {
                let entry = Record::owned(Entity::Entry, account).with_text("kind", "call").with_text("state", "held");
                let held = day::iso(today.checked_sub_days(Days::new(30 * ago + 1)).unwrap());
                bulk.insert(&entry.with_text("day", held).with("minutes", Value::Int(30)))?;
            }
        }
        Ok(())
    };
    store.bulk(fill).unwrap();
    store.step(Verb::Edit, "", |change| change.set_setting("hour_cost", "150000")).unwrap();
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
