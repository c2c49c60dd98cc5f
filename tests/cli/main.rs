//! The shell commands as a user or a script meets them: the real program on real files.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod answers;
mod calendar;
mod doing;
mod files;
mod find;
mod leaving;
mod log;
mod map;
mod meant;
mod month;
mod person;
mod portfolio;
mod report;
mod shapes;
#[cfg(unix)]
mod terminal;
mod words;

use kamdesk::clock::Clock;
use kamdesk::domain::{Entity, Record, Value, day};
use kamdesk::store::{Store, Verb};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A name with an escape sequence, a line end and a direction override.
pub const HOSTILE: &str = "Зло\u{1b}[31m\u{202e}дей\r\n\u{9b}2Jов";

/// A folder with a file of some content.
pub struct Bench {
    folder: tempfile::TempDir,
}

/// What a command answered.
pub struct Answer {
    pub status: i32,
    pub out: String,
    pub err: String,
}

impl Bench {
    /// An empty folder.
    pub fn bare() -> Bench {
        Bench { folder: tempfile::tempdir().unwrap() }
    }

    /// A folder with a filled file.
    pub fn filled() -> Bench {
        let bench = Bench::bare();
        bench.fill();
        bench
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn file(&self) -> PathBuf {
        self.path("kam.db")
    }

    pub fn store(&self) -> Store {
        Store::open(&self.file(), Clock::System).unwrap()
    }

    /// The program on this file, with nothing of the tester's surroundings.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kam"));
        command.args(arguments).env_clear().env("HOME", self.folder.path()).env("TMPDIR", self.folder.path()).env("KAM_FILE", self.file());
        command.env("LANG", "C").stdin(Stdio::null()).current_dir(self.folder.path());
        command
    }

    pub fn kam(&self, arguments: &[&str]) -> Answer {
        let output = self.command(arguments).output().unwrap();
        answer(output)
    }

    pub fn json(&self, arguments: &[&str]) -> serde_json::Value {
        let answer = self.kam(&[arguments, &["--json"]].concat());
        serde_json::from_str(&answer.out).unwrap_or_else(|error| panic!("{arguments:?}: {error}\n{}{}", answer.out, answer.err))
    }

    fn fill(&self) {
        let store = self.store();
        let on = |days: i64| day::iso(Clock::System.today() + chrono::Duration::days(days));
        let fill = |change: &kamdesk::store::Change| {
            let account = |name: &str, city: &str| {
                change.insert(
                    &Record::new(Entity::Account).with_text("short_name", name).with_text("city", city).with_text("category", "key"),
                )
            };
            let romashka = account("Ромашка", "Тверь")?;
            account("Аромат", "Тверь")?;
            account("Ромб-Металл", "Пермь")?;
            let hostile = account(HOSTILE, "Пермь")?;
            let person = change.insert(
                &Record::new(Entity::Person)
                    .with_text("family_name", "Щёголева")
                    .with_text("given_name", "Ольга")
                    .with_text("middle_name", "Ильинична")
                    .with_text("phones", "+7 900 000-20-05; 8 900 000 20 06")
                    .with_text("birthday", "1974-03-12")
                    .with_text("cares", "сроки поставки"),
            )?;
            let role = Record::owned(Entity::Affiliation, romashka)
                .with("person_id", Value::Int(person))
                .with_text("position", "Финансовый директор")
                .with_text("roles", "signs,buys")
                .with("influence", Value::Int(4))
                .with("attitude", Value::Int(1))
                .with("main_contact", Value::Int(1));
            change.insert(&role)?;
            let villain = change.insert(&Record::new(Entity::Person).with_text("family_name", HOSTILE))?;
            change.insert(&Record::owned(Entity::Affiliation, hostile).with("person_id", Value::Int(villain)))?;
            for (title, visibility) in [("любит шахматы", "shareable"), ("ищет место сыну", "private"), ("пьёт чай", "team")]
            {
                let fact = Record::owned(Entity::Fact, romashka).with("person_id", Value::Int(person)).with_text("title", title);
                change.insert(&fact.with_text("kind", "hobby").with_text("source", "сама").with_text("visibility", visibility))?;
            }
            let entry = |account: i64, kind: &str, days: i64, state: &str| {
                Record::owned(Entity::Entry, account).with_text("kind", kind).with_text("day", on(days)).with_text("state", state)
            };
            change.insert(
                &entry(romashka, "call", 0, "planned")
                    .with_text("time", "14:30")
                    .with_text("purpose", "отсрочка 60 дней")
                    .with("people", Value::Ids(vec![person])),
            )?;
            change
                .insert(&entry(hostile, "visit", 1, "planned").with_text("purpose", HOSTILE).with("people", Value::Ids(vec![villain])))?;
            change.insert(&entry(romashka, "visit", -7, "held").with_text("notes", HOSTILE).with("mood", Value::Int(-1)))?;
            let action = |account: i64, kind: &str, title: &str, days: i64| {
                let action = Record::owned(Entity::Action, account).with_text("kind", kind).with_text("title", title);
                action.with_text("due_on", on(days)).with_text("state", "open")
            };
            change.insert(&action(romashka, "our_promise", "выслать КП", -2).with("person_id", Value::Int(person)))?;
            change.insert(&action(hostile, "our_promise", HOSTILE, 0))?;
            change.insert(&action(romashka, "their_promise", "список складов", 3))?;
            change.insert(&action(romashka, "task", "позвонить логисту", 1))?;
            change.insert(&Record::owned(Entity::Stage, romashka).with_text("kind", "budget"))?;
            change.insert(&Record::owned(Entity::Competitor, romashka).with_text("name", HOSTILE).with("share", Value::Int(40)))?;
            Ok(())
        };
        store.step(Verb::Create, "", fill).unwrap();
    }
}

pub fn answer(output: Output) -> Answer {
    Answer {
        status: output.status.code().expect("ended by a signal"),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

pub fn bytes(path: &Path) -> Vec<u8> {
    std::fs::read(path).unwrap()
}
