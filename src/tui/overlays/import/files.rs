//! Finding the file: a path that completes itself, and what lies in the folder.

use crate::domain::name::fold;
use crate::text::import as say;
use crate::tui::actions::Action;
use crate::tui::canvas::{Canvas, Hit};
use crate::tui::layer::Ctx;
use ratatui::layout::Rect;
use std::path::{MAIN_SEPARATOR, Path, PathBuf};

/// The endings of files that address books are exported to; others are reached by typing their name whole.
const ENDINGS: [&str; 5] = ["csv", "vcf", "txt", "tsv", "vcard"];
/// How many entries of a folder are looked at.
const MOST: usize = 2_000;

/// What a path leads to.
#[derive(Debug)]
pub(super) enum Meant {
    /// A file to be read.
    File(PathBuf),
    /// A folder, which is entered.
    Folder,
    /// Nothing of this name.
    Nothing(String),
}

/// The path being typed and what it may lead to.
#[derive(Debug)]
pub(super) struct Files {
    typed: String,
    found: Vec<(String, bool)>,
    selected: usize,
}

impl Files {
    pub(super) fn begin() -> Files {
        let home = directories::UserDirs::new().map(|dirs| dirs.home_dir().to_owned());
        let folder = std::env::current_dir().ok().or(home).unwrap_or_default();
        let mut typed = folder.display().to_string();
        if !typed.ends_with(MAIN_SEPARATOR) {
            typed.push(MAIN_SEPARATOR);
        }
        let mut files = Files { typed, found: Vec::new(), selected: 0 };
        files.look();
        files
    }

    fn split(&self) -> (PathBuf, String) {
        match self.typed.rsplit_once(MAIN_SEPARATOR) {
            Some((folder, rest)) => (PathBuf::from(format!("{folder}{MAIN_SEPARATOR}")), rest.to_owned()),
            None => (PathBuf::from("."), self.typed.clone()),
        }
    }

    fn look(&mut self) {
        let (folder, rest) = self.split();
        let wanted = fold(&rest);
        let fits = |path: &Path| path.extension().is_some_and(|ending| ENDINGS.contains(&ending.to_string_lossy().to_lowercase().as_str()));
        let entries = std::fs::read_dir(folder).into_iter().flatten().take(MOST).flatten();
        self.found = entries
            .filter_map(|entry| {
                let name = entry.file_name().to_string_lossy().into_owned();
                let is_folder = entry.path().is_dir();
                let hidden = name.starts_with('.') && !rest.starts_with('.');
                ((is_folder || fits(&entry.path())) && !hidden && fold(&name).contains(&wanted)).then_some((name, is_folder))
            })
            .collect();
        self.found.sort_by_key(|(name, is_folder)| (*is_folder, !fold(name).starts_with(&wanted), fold(name)));
        self.selected = 0;
    }

    /// Takes a letter. A path that begins anew takes the place of the folder that stands there.
    pub(super) fn push(&mut self, c: char) {
        let (_, rest) = self.split();
        let home = || directories::UserDirs::new().map(|dirs| dirs.home_dir().display().to_string());
        match (c, rest.as_str()) {
            (MAIN_SEPARATOR, "") if self.typed.ends_with(MAIN_SEPARATOR) => self.typed = MAIN_SEPARATOR.to_string(),
            (MAIN_SEPARATOR, "~") => self.typed = home().map_or_else(|| format!("{}{c}", self.typed), |home| format!("{home}{c}")),
            // A drive of Windows.
            (':', drive) if MAIN_SEPARATOR == '\\' && drive.len() == 1 => self.typed = format!("{drive}:"),
            _ => self.typed.push(c),
        }
        self.look();
    }

    pub(super) fn pop(&mut self) {
        self.typed.pop();
        self.look();
    }

    /// A dropped file comes as a paste, perhaps in quotes.
    pub(super) fn paste(&mut self, text: &str) {
        let text = text.trim().trim_matches(['"', '\'']);
        if Path::new(text).is_absolute() {
            self.typed.clear();
        }
        self.typed.extend(text.lines().next().unwrap_or_default().chars().take(4_000));
        self.look();
    }

    pub(super) fn walk(&mut self, action: Action) {
        self.selected = match action {
            Action::Up => self.selected.saturating_sub(1),
            _ => (self.selected + 1).min(self.found.len().saturating_sub(1)),
        };
    }

    pub(super) fn select(&mut self, at: usize) {
        self.selected = at;
    }

    /// Puts the selected name into the path.
    pub(super) fn complete(&mut self) {
        let Some((name, is_folder)) = self.found.get(self.selected).cloned() else { return };
        let (folder, _) = self.split();
        self.typed = folder.join(name).display().to_string();
        if is_folder {
            self.typed.push(MAIN_SEPARATOR);
        }
        self.look();
    }

    /// What is meant: the file that is typed whole, or what is selected. A folder is entered.
    pub(super) fn choose(&mut self) -> Meant {
        let typed = PathBuf::from(&self.typed);
        if typed.is_file() {
            return Meant::File(typed);
        }
        let (_, rest) = self.split();
        if self.found.is_empty() && typed.is_dir() && !rest.is_empty() {
            self.typed.push(MAIN_SEPARATOR);
            self.look();
            return Meant::Folder;
        }
        self.complete();
        match PathBuf::from(&self.typed) {
            path if path.is_file() => Meant::File(path),
            path if path.is_dir() => Meant::Folder,
            _ => Meant::Nothing(self.typed.clone()),
        }
    }

    pub(super) fn view(&self, canvas: &mut Canvas, area: Rect, ctx: &Ctx) {
        let theme = canvas.theme;
        // The end of a long path is what is being typed.
        let room = usize::from(area.width).saturating_sub(4);
        let skip = self.typed.chars().count().saturating_sub(room);
        let shown: String = self.typed.chars().skip(skip).collect();
        let used = canvas.text(area.x, area.y, area.width.saturating_sub(1), &format!("› {shown}"), theme.strong());
        canvas.text(area.x + used, area.y, 1, "▏", theme.accent());
        let list = Rect { y: area.y + 2, height: area.height.saturating_sub(2), ..area };
        let first = (self.selected + 1).saturating_sub(usize::from(list.height.max(1)));
        for (line, (at, (name, is_folder))) in self.found.iter().enumerate().skip(first).take(usize::from(list.height)).enumerate() {
            let row = Rect { y: list.y + line as u16, height: 1, ..list };
            let text = if *is_folder { format!("{name}{MAIN_SEPARATOR}") } else { name.clone() };
            canvas.text(row.x, row.y, row.width, &text, if *is_folder { theme.dim() } else { theme.plain() });
            canvas.hit(row, Hit::Row(at));
            if at == self.selected {
                canvas.highlight(row, theme.selected());
            }
        }
        if self.found.is_empty() {
            canvas.text(list.x, list.y, list.width, ctx.say(say::NO_FILE_HERE), theme.dim());
        }
    }
}
