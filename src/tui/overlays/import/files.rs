//! Finding the file: a path that completes itself, and what lies in the folder.

use crate::domain::day;
use crate::domain::name::fold;
use crate::printable::{fit, width, wrap};
use crate::text::import as say;
use crate::tui::actions::Action;
use crate::tui::canvas::{Canvas, Hit, height, indented};
use crate::tui::layer::{Ctx, Effect};
use crate::tui::overlays::typed::Line;
use crate::watched::paths;
use crossterm::event::KeyEvent;
use ratatui::layout::Rect;
use std::cmp::Reverse;
use std::fs::Metadata;
use std::path::{MAIN_SEPARATOR, MAIN_SEPARATOR_STR, Path, PathBuf};
use std::time::SystemTime;

/// The endings of files that are taken in; others are reached by typing their name whole.
const ENDINGS: [&str; 11] = ["csv", "vcf", "ics", "eml", "emlx", "mbox", "txt", "tsv", "vcard", "xlsx", "xls"];
/// The longest path, in characters.
const LONGEST: usize = 4_000;
/// How many entries of a folder are looked at.
const MOST: usize = 5_000;
/// How many cells the day and the hour take at most.
const WHEN: usize = 16;
/// How many watched files with news are named.
const NEWS: usize = 5;
/// The folder above.
const ABOVE: &str = "..";

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

/// A file or a folder that may be meant.
#[derive(Clone, Debug)]
struct Row {
    path: PathBuf,
    name: String,
    is_folder: bool,
    /// It is looked at by itself.
    is_watched: bool,
    /// When it was written last.
    written: Option<SystemTime>,
}

impl Row {
    fn of(path: PathBuf, name: String, is_watched: bool) -> Row {
        let data = path.metadata().ok();
        let (is_folder, written) = (data.as_ref().is_some_and(Metadata::is_dir), data.and_then(|data| data.modified().ok()));
        Row { path, name, is_folder, is_watched, written }
    }
}

/// The path being typed and what it may lead to.
#[derive(Debug)]
pub(super) struct Files {
    line: Line,
    watched: Vec<Row>,
    /// What lies in the folder that was read last.
    folder: Option<(PathBuf, Vec<Row>)>,
    found: Vec<Row>,
    selected: usize,
}

impl Files {
    pub(super) fn begin(ctx: &Ctx) -> Files {
        let home = directories::UserDirs::new().map(|dirs| dirs.home_dir().to_owned());
        let folder = std::env::current_dir().ok().or(home).unwrap_or_default();
        let mut typed = folder.display().to_string();
        if !typed.ends_with(MAIN_SEPARATOR) {
            typed.push(MAIN_SEPARATOR);
        }
        // What was found in them already is listed by its name; nothing of them is asked of a slow folder here.
        let news = ctx.watched.news.iter().flat_map(|news| &news.files).map(|(path, _)| path.clone());
        let mut watched: Vec<PathBuf> = paths(ctx.settings);
        watched.extend(news.filter(|path| !paths(ctx.settings).contains(path)).take(NEWS));
        let watched = watched.into_iter().map(|path| Row { name: path.display().to_string(), ..Row::of(path, String::new(), true) });
        let watched = watched.filter(|row| row.is_folder || row.written.is_some()).collect();
        let mut files = Files { line: Line::short(&typed, LONGEST), watched, folder: None, found: Vec::new(), selected: 0 };
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

    /// What may be meant: the watched ones, then files, the newest first, then folders.
    fn look(&mut self) {
        let (folder, rest) = self.split();
        if self.folder.as_ref().is_none_or(|(known, _)| *known != folder) {
            let rows = rows_of(&folder);
            self.folder = Some((folder, rows));
        }
        let wanted = fold(&rest);
        let is_hidden = |row: &Row| row.name.starts_with('.') && row.name != ABOVE && !rest.starts_with('.');
        let in_folder = self.folder.iter().flat_map(|(_, rows)| rows).filter(|row| !is_hidden(row));
        self.found = self.watched.iter().chain(in_folder).filter(|row| fold(&row.name).contains(&wanted)).cloned().collect();
        self.found.sort_by_cached_key(|row| {
            let age = (!row.is_folder).then_some(Reverse(row.written));
            (!row.is_watched, row.is_folder, !fold(&row.name).starts_with(&wanted), age, row.name != ABOVE, fold(&row.name))
        });
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
        let Some(row) = self.found.get(self.selected).cloned() else { return };
        let ending = if row.is_folder && row.path.parent().is_some() { MAIN_SEPARATOR_STR } else { "" };
        self.line.put(&format!("{}{ending}", row.path.display()));
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

    /// The rows of its list, with two for that there is none.
    pub(super) fn rows(&self) -> u16 {
        height(self.found.len()).saturating_add(if self.found.iter().any(|row| row.name != ABOVE) { 0 } else { 2 })
    }

    pub(super) fn view(&self, canvas: &mut Canvas, area: Rect, ctx: &Ctx) {
        let theme = canvas.theme;
        self.line.view_after(canvas, "› ", Rect { height: 1, ..area }, theme.strong());
        let list = indented(Rect { y: area.y + 2, height: area.height.saturating_sub(2), ..area });
        let first = (self.selected + 1).saturating_sub(usize::from(list.height.max(1)));
        canvas.more_below(list, self.found.len(), height(first));
        for (line, (at, found)) in self.found.iter().enumerate().skip(first).take(usize::from(list.height)).enumerate() {
            let row = Rect { y: list.y + height(line), height: 1, ..list };
            let text = if found.is_folder { format!("{}{MAIN_SEPARATOR}", found.name) } else { found.name.clone() };
            let when = match (found.is_watched, found.written) {
                (true, _) => ctx.say(say::IS_WATCHED).to_owned(),
                (_, Some(written)) if !found.is_folder => said(written, ctx),
                _ => String::new(),
            };
            let room = usize::from(list.width).saturating_sub(width(&when) + 2);
            canvas.text(row.x, row.y, row.width, &fit(&text, room), if found.is_folder { theme.strong() } else { theme.plain() });
            let at_right = row.width.saturating_sub(height(width(&when)));
            canvas.text(row.x + at_right, row.y, row.width - at_right, &when, theme.plain());
            canvas.hit(row, Hit::Row(at));
            if at == self.selected {
                canvas.choose(row);
            }
        }
        if !self.found.iter().any(|row| row.name != ABOVE) {
            let below = height(self.found.len());
            let list = Rect { y: list.y + below, height: list.height.saturating_sub(below), ..list };
            for (at, said) in wrap(ctx.say(say::NO_FILE_HERE), usize::from(list.width)).iter().enumerate() {
                canvas.text(list.x, list.y + height(at), list.width, said, theme.plain());
            }
        }
    }
}

/// What lies in a folder and may be taken in, or entered.
fn rows_of(folder: &Path) -> Vec<Row> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().take(MOST).flatten();
    let fits = |path: &Path| path.extension().is_some_and(|ending| ENDINGS.contains(&ending.to_string_lossy().to_lowercase().as_str()));
    let rows = entries.map(|entry| Row::of(entry.path(), entry.file_name().to_string_lossy().into_owned(), false));
    let above = folder.parent().map(|above| Row::of(above.to_owned(), ABOVE.to_owned(), false));
    rows.filter(|row| row.is_folder || fits(&row.path)).chain(above.filter(|row| row.is_folder)).collect()
}

/// When a file was written: «сегодня 09:40».
fn said(written: SystemTime, ctx: &Ctx) -> String {
    let at = ctx.store.clock().wall(written.into());
    fit(&format!("{} {}", day::brief(at.date(), ctx.today, ctx.lang), at.format("%H:%M")), WHEN)
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
