//! A home folder with a file of the user in it.

use super::pty::{Launch, Pty};
use kamdesk::clock::Clock;
use kamdesk::demo;
use kamdesk::domain::{Entity, Lang, Record, Value};
use kamdesk::store::{Query, Store, Verb};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A home with a file in it.
pub struct Home {
    folder: TempDir,
}

impl Home {
    pub fn bare() -> Home {
        Home { folder: tempfile::tempdir().unwrap() }
    }

    /// With the demo of today.
    pub fn with_demo() -> Home {
        let home = Home::bare();
        demo::fill(&home.store(), Lang::Ru).unwrap();
        home
    }

    /// With one account and one person there.
    pub fn with_account() -> Home {
        let home = Home::bare();
        let fill = |change: &kamdesk::store::Change| {
            let account = change.insert(&Record::new(Entity::Account).with_text("short_name", "Ромашка").with_text("city", "Тверь"))?;
            let person = change.insert(&Record::new(Entity::Person).with_text("family_name", "Иванов"))?;
            change.insert(&Record::owned(Entity::Affiliation, account).with("person_id", Value::Int(person)))
        };
        home.store().step(Verb::Create, "", fill).unwrap();
        home
    }

    pub fn file(&self) -> PathBuf {
        self.folder.path().join("kam.db")
    }

    pub fn store(&self) -> Store {
        Store::open(&self.file(), Clock::System).unwrap()
    }

    pub fn launch(&self) -> Launch<'_> {
        self.launch_on(&self.file())
    }

    pub fn launch_on(&self, file: &Path) -> Launch<'_> {
        Launch::at(self.folder.path()).file(file)
    }

    pub fn start(&self) -> Pty {
        self.launch().start()
    }

    /// All diary entries.
    pub fn entries(&self) -> Vec<Record> {
        let mut found = Vec::new();
        self.store().each(Entity::Entry, |entry| found.push(entry)).unwrap();
        found
    }

    pub fn account(&self) -> Record {
        let id = self.store().accounts(&Query { limit: 1, ..Query::default() }, "2026-11-24").unwrap().rows[0].id;
        self.store().load(Entity::Account, id).unwrap().unwrap()
    }

    /// The folder itself.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// The text of the note in the draft that waits, if there is one.
    pub fn draft(&self) -> Option<String> {
        let draft = self.store().drafts().unwrap().into_iter().next()?;
        let body: serde_json::Value = serde_json::from_str(&draft.body).unwrap();
        body["values"]["0.notes"].as_str().map(str::to_owned)
    }

    /// Starts the program and opens a new entry at the one account, ready for its notes.
    pub fn start_note(&self) -> Pty {
        let mut kam = self.start();
        kam.open_note();
        kam
    }

    /// The files in which typed text waits; what is only begun has another name still.
    pub fn typed(&self) -> Vec<PathBuf> {
        let is_typed = |path: &PathBuf| path.to_str().unwrap().contains(".typed-") && path.extension().is_some_and(|end| end == "json");
        self.everything().into_iter().filter(is_typed).collect()
    }

    /// Everything below the home: folders and files.
    pub fn everything(&self) -> Vec<PathBuf> {
        let (mut folders, mut found) = (vec![self.path().to_owned()], Vec::new());
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path.clone());
                }
                found.push(path);
            }
        }
        found
    }
}
