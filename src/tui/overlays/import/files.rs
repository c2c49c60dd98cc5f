//! Finding the file: a path that completes itself, and what lies in the folder.

use crate::domain::name::fold;
use crate::printable::wrap;
use crate::text::import as say;
use crate::tui::actions::Action;
use crate::tui::canvas::{Canvas, Hit, height, indented};
use crate::tui::layer::{Ctx, Effect};
use crate::tui::overlays::typed::Line;
use crossterm::event::KeyEvent;
use ratatui::layout::Rect;
use std::path::{MAIN_SEPARATOR, MAIN_SEPARATOR_STR, Path, PathBuf};

/// The endings of files that address books are exported to; others are reached by typing their name whole.
const ENDINGS: [&str; 8] = ["csv", "vcf", "ics", "txt", "tsv", "vcard", "xlsx", "xls"];
/// The longest path, in characters.
const LONGEST: usize = 4_000;
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
    line: Line,
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
        let mut files = Files { line: Line::short(&typed, LONGEST), found: Vec::new(), selected: 0 };
        files.look();
        files
    }

    pub(super) fn line(&mut self) -> &mut Line {
        &mut self.line
    }

    fn split(&self) -> (PathBuf, String) {
        let typed = self.line.text();
        match typed.rsplit_once(MAIN_SEPARATOR) {
            Some((folder, rest)) => (PathBuf::from(format!("{folder}{MAIN_SEPARATOR}")), rest.to_owned()),
            None => (PathBuf::from("."), typed),
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

    pub(super) fn type_key(&mut self, key: KeyEvent) {
        let before = self.line.text();
        if !self.line.key(key) {
            return;
        }
        if let Some(anew) = begun_anew(&before, &self.line.text()) {
            self.line.put(&anew);
        }
        self.look();
    }

    /// A dropped file comes as a paste, perhaps in quotes.
    pub(super) fn paste(&mut self, text: &str, ctx: &Ctx) -> Vec<Effect> {
        let text = text.trim().trim_matches(['"', '\'']);
        if Path::new(text).is_absolute() {
            self.line.clear();
        }
        let effects = self.line.paste(text, ctx);
        self.look();
        effects
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
        let ending = if is_folder { MAIN_SEPARATOR_STR } else { "" };
        self.line.put(&format!("{}{ending}", folder.join(name).display()));
        self.look();
    }

    /// What is meant: the file that is typed whole, or what is selected. A folder is entered.
    pub(super) fn choose(&mut self) -> Meant {
        let typed = PathBuf::from(self.line.text());
        if typed.is_file() {
            return Meant::File(typed);
        }
        let (_, rest) = self.split();
        if self.found.is_empty() && typed.is_dir() && !rest.is_empty() {
            self.line.put(&format!("{}{MAIN_SEPARATOR}", typed.display()));
            self.look();
            return Meant::Folder;
        }
        self.complete();
        match PathBuf::from(self.line.text()) {
            path if path.is_file() => Meant::File(path),
            path if path.is_dir() => Meant::Folder,
            _ => Meant::Nothing(self.line.text()),
        }
    }

    pub(super) fn view(&self, canvas: &mut Canvas, area: Rect, ctx: &Ctx) {
        let theme = canvas.theme;
        self.line.view_after(canvas, "› ", Rect { height: 1, ..area }, theme.strong());
        let list = indented(Rect { y: area.y + 2, height: area.height.saturating_sub(2), ..area });
        let first = (self.selected + 1).saturating_sub(usize::from(list.height.max(1)));
        for (line, (at, (name, is_folder))) in self.found.iter().enumerate().skip(first).take(usize::from(list.height)).enumerate() {
            let row = Rect { y: list.y + height(line), height: 1, ..list };
            let text = if *is_folder { format!("{name}{MAIN_SEPARATOR}") } else { name.clone() };
            canvas.text(row.x, row.y, row.width, &text, if *is_folder { theme.strong() } else { theme.plain() });
            canvas.hit(row, Hit::Row(at));
            if at == self.selected {
                canvas.choose(row);
            }
        }
        if self.found.is_empty() {
            for (at, said) in wrap(ctx.say(say::NO_FILE_HERE), usize::from(list.width)).iter().enumerate() {
                canvas.text(list.x, list.y + height(at), list.width, said, theme.plain());
            }
        }
    }
}

/// A path that begins anew takes the place of the folder that stands there: `/` right after it, `~/`, a drive of Windows.
fn begun_anew(before: &str, after: &str) -> Option<String> {
    let typed = after.strip_prefix(before)?;
    let rest = before.rsplit(MAIN_SEPARATOR).next().unwrap_or_default();
    let home = || directories::UserDirs::new().map(|dirs| dirs.home_dir().display().to_string());
    match (typed, rest) {
        (MAIN_SEPARATOR_STR, "") if before.ends_with(MAIN_SEPARATOR) => Some(MAIN_SEPARATOR.to_string()),
        (MAIN_SEPARATOR_STR, "~") => home().map(|home| format!("{home}{MAIN_SEPARATOR}")),
        (":", drive) if MAIN_SEPARATOR == '\\' && drive.len() == 1 => Some(format!("{drive}:")),
        _ => None,
    }
}
