//! A folder with the user's file in it, and what stands in there.

use kamdesk::clock::Clock;
use kamdesk::store::{Store, backup, beside};
use rusqlite::{Connection, OpenFlags};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// What every file has in it.
pub const CLIENT: &str = "Ромашка";

/// Everything a user wrote: names, notes and promises, each with how often it stands there.
pub type Content = BTreeMap<String, usize>;

/// A home with the user's file.
#[derive(Debug)]
pub struct Scene {
    folder: TempDir,
    root: PathBuf,
}

impl Scene {
    /// Nothing yet.
    pub fn bare() -> Scene {
        // Killed programs lose nothing that they wrote, synced or not: memory will do, and spares the disk.
        let memory = Path::new("/dev/shm");
        let folder = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() }.unwrap();
        let root = folder.path().canonicalize().unwrap();
        std::fs::create_dir(root.join("data")).unwrap();
        Scene { folder, root }
    }

    /// The same once more.
    pub fn copy(&self) -> Scene {
        let copy = Scene::bare();
        for path in self.files() {
            let target = copy.folder.path().join(path.strip_prefix(&self.root).unwrap());
            std::fs::create_dir_all(target.parent().unwrap()).unwrap();
            std::fs::copy(&path, target).unwrap();
        }
        copy
    }

    /// The home.
    pub fn home(&self) -> &Path {
        &self.root
    }

    /// The folder of the file, in which calls are harmed.
    pub fn data(&self) -> PathBuf {
        self.root.join("data")
    }

    /// The user's file.
    pub fn file(&self) -> PathBuf {
        self.data().join("kam.db")
    }

    /// A path in the folder of the file.
    pub fn at(&self, name: &str) -> PathBuf {
        self.data().join(name)
    }

    /// The same path in another scene.
    pub fn same_in(&self, path: &Path, other: &Scene) -> PathBuf {
        other.root.join(path.strip_prefix(&self.root).unwrap())
    }

    /// The file opened as the program does it.
    pub fn open(&self) -> Store {
        Store::open(&self.file(), Clock::System).unwrap()
    }

    /// All files, in order.
    pub fn files(&self) -> Vec<PathBuf> {
        let (mut folders, mut found) = (vec![self.root.clone()], Vec::new());
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() { folders.push(path) } else { found.push(path) }
            }
        }
        found.sort();
        found
    }

    /// What was begun and never finished: nobody will need it.
    pub fn half_made(&self) -> Vec<PathBuf> {
        let marks = [kamdesk::store::place::MARK, "-journal", "-wal", "-shm"];
        let mut found = self.files();
        found.retain(|path| marks.iter().any(|mark| path.file_name().unwrap().to_string_lossy().contains(mark)));
        found
    }

    /// The whole copies beside the file.
    pub fn whole_copies(&self) -> Vec<PathBuf> {
        let mut copies = beside::copies(&self.file());
        copies.retain(|copy| backup::verify(copy).is_ok());
        copies
    }
}

/// What stands in a file of any schema, read by SQLite alone; nothing where it cannot be read.
pub fn content(file: &Path) -> Content {
    let read = || -> rusqlite::Result<Content> {
        let connection = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        let mut query = connection.prepare(
            "SELECT short_name FROM account UNION ALL SELECT family_name FROM person UNION ALL
             SELECT coalesce(notes, purpose, '') FROM entry UNION ALL SELECT title FROM action",
        )?;
        let mut content = Content::new();
        let mut rows = query.query([])?;
        while let Some(row) = rows.next()? {
            // A text that is no text any more is there all the same.
            let text = row.get_ref(0)?.as_bytes().unwrap_or_default();
            *content.entry(String::from_utf8_lossy(text).into_owned()).or_default() += 1;
        }
        Ok(content)
    };
    read().unwrap_or_default()
}

/// Whether everything of `less` stands in `more`.
pub fn holds(more: &Content, less: &Content) -> bool {
    less.iter().all(|(text, count)| more.get(text).is_some_and(|found| found >= count))
}

/// How a file is found at the next start.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// Not there.
    Missing,
    /// Not opened, not written into, or not whole.
    Unsound(String),
    /// Whole, and found by search as it is written.
    Whole(Content),
}

impl State {
    /// Opens the file as the next start does, which also takes back what a crash left unfinished.
    pub fn at_start(scene: &Scene) -> State {
        if !scene.file().exists() {
            return State::Missing;
        }
        let look = || {
            let store = Store::open(&scene.file(), Clock::System).map_err(|error| error.to_string())?;
            if let Some(barred) = store.barred() {
                return Err(format!("{barred:?}"));
            }
            let mut faults = store.faults().map_err(|error| error.to_string())?;
            let stale = store.stale_find_texts().map_err(|error| error.to_string())?;
            let figures = store.stale_figures().map_err(|error| error.to_string())?;
            if stale + figures > 0 {
                faults.push(format!("{stale} texts and {figures} figures are stale"));
            }
            if faults.is_empty() { Ok(content(&scene.file())) } else { Err(faults.join("; ")) }
        };
        look().map_or_else(State::Unsound, State::Whole)
    }

    /// What stands in it.
    pub fn content(&self) -> Content {
        if let State::Whole(content) = self { content.clone() } else { Content::new() }
    }
}
