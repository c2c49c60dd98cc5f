//! How long it takes to take the calendar of an office in: `cargo bench --bench calendar`.
//!
//! Writes calendars of 1,000 and 5,000 invented events, the same every time: one in ten repeats, half are our own meetings, the others are
//! with clients of a file of 2,000 accounts, by title or by the address of one of their people. Each is read, compared and taken in, and
//! compared again as on the next day.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use chrono::{DateTime, Days, NaiveDate};
use kamdesk::calendar::{Taken, apply, plan, window};
use kamdesk::clock::Clock;
use kamdesk::domain::{Entity, Record, Value};
use kamdesk::exchange::calendar::{Found, read};
use kamdesk::store::{Store, Verb};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::ControlFlow;
use std::time::Instant;

const SIZES: [usize; 2] = [1_000, 5_000];
const ACCOUNTS: usize = 2_000;

fn fill(store: &Store) {
    let make = |change: &kamdesk::store::Change| {
        for at in 0..ACCOUNTS {
            let account =
                Record::new(Entity::Account).with_text("short_name", name(at)).with_text("site", format!("https://client{at}.example.org"));
            let account = change.insert(&account)?;
            let person = Record::new(Entity::Person).with_text("family_name", format!("Рогов{at}"));
            let person = change.insert(&person.with_text("emails", format!("rogov@client{at}.example.org")))?;
            change.insert(&Record::owned(Entity::Affiliation, account).with("person_id", Value::Int(person)))?;
        }
        change.set_setting("own_mail", "petrova@postavka.example")
    };
    store.step(Verb::Create, "", make).unwrap();
}

/// Names of invented companies, each of its own.
fn name(at: usize) -> String {
    const HEADS: [&str; 10] = ["Север", "Волга", "Альфа", "Техно", "Строй", "Агро", "Урал", "Энерго", "Лес", "Маяк"];
    const TAILS: [&str; 8] = ["металл", "торг", "сервис", "комплект", "снаб", "пласт", "мебель", "транс"];
    format!("{}{} {}", HEADS[at % HEADS.len()], TAILS[at / HEADS.len() % TAILS.len()], at / (HEADS.len() * TAILS.len()) + 1)
}

fn calendar(size: usize, today: NaiveDate) -> Vec<u8> {
    let mut text = "BEGIN:VCALENDAR\r\nX-WR-CALNAME:Работа\r\nBEGIN:VTIMEZONE\r\nTZID:W. Europe Standard Time\r\nBEGIN:STANDARD\r\nDTSTART:16010101T030000\r\n\
        TZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\r\nEND:STANDARD\r\nBEGIN:DAYLIGHT\r\n\
        DTSTART:16010101T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\r\nEND:DAYLIGHT\r\n\
        END:VTIMEZONE\r\n"
        .to_owned();
    for at in 0..size {
        let day = today.checked_add_days(Days::new(at as u64 % 365)).unwrap().format("%Y%m%d");
        let hour = 9 + at % 9;
        let (title, who) = match at % 4 {
            0 => (format!("Звонок: {}, поставки", name(at % ACCOUNTS)), "mailto:gromov@postavka.example".to_owned()),
            1 => (format!("Обсудить сроки {at}"), format!("mailto:rogov@client{}.example.org", at % ACCOUNTS)),
            _ => (format!("Планёрка отдела {}", at % 40), "mailto:gromov@postavka.example".to_owned()),
        };
        let again = match at % 10 {
            0 => "RRULE:FREQ=WEEKLY;INTERVAL=2\r\n",
            _ => "",
        };
        write!(
            text,
            "BEGIN:VEVENT\r\nUID:{at}@postavka.example\r\nSEQUENCE:0\r\nDTSTAMP:20261101T080000Z\r\n\
             DTSTART;TZID=W. Europe Standard Time:{day}T{hour:02}0000\r\nDURATION:PT45M\r\n{again}SUMMARY:{title}\r\n\
             DESCRIPTION:Повестка встречи\\, вопросы и решения\\nСсылка: https://meet.example.com/{at}\r\n\
             ORGANIZER:mailto:petrova@postavka.example\r\nATTENDEE;CN=Кто-то:{who}\r\nEND:VEVENT\r\n"
        )
        .unwrap();
    }
    text.push_str("END:VCALENDAR\r\n");
    text.into_bytes()
}

/// The most memory that this process has had, in MB, where the system tells.
fn peak() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default();
    line.split_whitespace().next().and_then(|kib| kib.parse::<f64>().ok()).unwrap_or_default() / 1024.0
}

fn main() {
    let clock = Clock::Fixed(DateTime::parse_from_rfc3339("2026-11-24T09:00:00+03:00").unwrap());
    println!("| events | bytes | read, s | read and compared, s | taken in, s | again, s | contacts | peak, MB |");
    println!("|---:|---:|---:|---:|---:|---:|---:|---:|");
    for size in SIZES {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("kam.db"), clock).unwrap();
        fill(&store);
        let found = Found { name: "office.ics".into(), bytes: calendar(size, clock.today()), wanted: None };
        let timed = |work: &mut dyn FnMut()| {
            let begun = Instant::now();
            work();
            begun.elapsed().as_secs_f64()
        };
        let window = window(&store).unwrap();
        let reading = timed(&mut || drop(read(&found.name, &found.bytes, None, &window)));
        let mut made = None;
        let planning = timed(&mut || made = Some(plan(&store, &found, &BTreeMap::new()).unwrap()));
        let mut done = None;
        let made = made.unwrap();
        let writing = timed(&mut || {
            done = Some(apply(&store, &made, Taken::Guesses, &|_| String::new(), &mut |_| ControlFlow::Continue(())).unwrap())
        });
        drop(made);
        let again = timed(&mut || assert!(plan(&store, &found, &BTreeMap::new()).unwrap().is_idle()));
        let bytes = found.bytes.len();
        println!("| {size} | {bytes} | {reading:.2} | {planning:.2} | {writing:.2} | {again:.2} | {} | {:.1} |", done.unwrap().new, peak());
    }
}
