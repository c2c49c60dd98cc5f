//! Correcting how a file was read: in which characters it is written, what parts the cells. Each choice shows what it
//! would make of the file.

use super::report::Reported;
use crate::exchange::Wanted;
use crate::exchange::encoding::{self, CHOICES};
use crate::exchange::table::SEPARATORS;
use crate::import::Source;
use crate::printable::pad;
use crate::text::import as say;
use crate::tui::actions::Action;
use crate::tui::canvas::{Canvas, Hit, centred, height, indented};
use crate::tui::layer::Ctx;
use ratatui::layout::Rect;
use std::io::Read;
use std::path::Path;

/// How much of the file the choices are shown by, in bytes.
const SAMPLE: u64 = 64 * 1024;
/// How many letters of it.
const SHOWN: usize = 200;
/// How wide the names of the choices are, in cells.
const NAMES: usize = 18;

/// A choice, what it is called, and what it makes of the file.
#[derive(Debug)]
struct Row {
    wanted: Wanted,
    name: String,
    sample: String,
}

/// What is read again as it is chosen.
#[derive(Debug)]
pub(super) enum Of {
    /// Files of contacts: the first of them.
    Sources(Vec<Source>),
    /// A report on purchases, with its page.
    Report(Reported),
}

impl Of {
    fn path(&self) -> Option<&Path> {
        match self {
            Of::Sources(sources) => sources.first()?.path.as_deref(),
            Of::Report(reported) => reported.file().map(|(path, _)| path.as_path()),
        }
    }

    fn wanted(&self) -> Wanted {
        let wanted = match self {
            Of::Sources(sources) => sources.first().map(|source| source.wanted),
            Of::Report(reported) => reported.file().map(|(_, wanted)| *wanted),
        };
        wanted.unwrap_or_default()
    }

    fn encoding(&self) -> &'static str {
        match self {
            Of::Sources(sources) => sources.first().map_or("", |source| source.reading.encoding),
            Of::Report(reported) => reported.encoding(),
        }
    }
}

/// The choices for one file.
#[derive(Debug)]
pub(super) struct Choice {
    pub of: Of,
    title: crate::domain::Words,
    rows: Vec<Row>,
    selected: usize,
}

impl Choice {
    /// The encodings a file may be in.
    pub(super) fn of_encoding(of: Of) -> Choice {
        let bytes = begin(&of);
        let wanted = of.wanted();
        let telling = telling_line(&bytes);
        let rows: Vec<Row> = CHOICES
            .iter()
            .map(|encoding| Row {
                wanted: Wanted { encoding: Some(encoding), ..wanted },
                name: encoding.name().to_owned(),
                sample: encoding::decode(telling, Some(encoding)).text.trim().chars().take(SHOWN).collect(),
            })
            .collect();
        let now = of.encoding();
        let selected = rows.iter().position(|row| row.name == now).unwrap_or(0);
        Choice { title: say::ENCODINGS, rows, selected, of }
    }

    /// What may part the cells of a table.
    pub(super) fn of_separator(sources: Vec<Source>, ctx: &Ctx) -> Choice {
        let source = sources.first();
        let wanted = source.map_or_else(Wanted::default, |source| source.wanted);
        let encoding = source.and_then(|source| encoding::named(source.reading.encoding));
        let now = source.and_then(Source::separator);
        let of = Of::Sources(sources);
        let bytes = begin(&of);
        let text = encoding::decode(&bytes, encoding).text;
        let line = text.lines().max_by_key(|line| line.matches(SEPARATORS).count()).unwrap_or_default();
        let rows: Vec<Row> = SEPARATORS
            .into_iter()
            .map(|separator| Row {
                wanted: Wanted { separator: Some(separator), ..wanted },
                name: say::separator_name(separator, ctx.lang),
                sample: line
                    .split(separator)
                    .map(|cell| cell.trim_matches(['"', ' ']))
                    .collect::<Vec<_>>()
                    .join(" │ ")
                    .chars()
                    .take(SHOWN)
                    .collect(),
            })
            .collect();
        let selected = rows.iter().position(|row| row.wanted.separator == now).unwrap_or(0);
        Choice { title: say::SEPARATORS, rows, selected, of }
    }

    /// Walks; `false` where the action is another one.
    pub(super) fn walk(&mut self, action: Action) -> bool {
        let last = self.rows.len().saturating_sub(1);
        self.selected = match action {
            Action::Up => self.selected.saturating_sub(1),
            Action::Down => (self.selected + 1).min(last),
            Action::PageUp | Action::Top => 0,
            Action::PageDown | Action::Bottom => last,
            _ => return false,
        };
        true
    }

    pub(super) fn select(&mut self, at: usize) {
        self.selected = at;
    }

    /// How the file is to be read.
    pub(super) fn chosen(&self) -> Wanted {
        self.rows.get(self.selected).map_or_else(|| self.of.wanted(), |row| row.wanted)
    }

    pub(super) fn view(&self, canvas: &mut Canvas, area: Rect, ctx: &Ctx) {
        let theme = canvas.theme;
        let inner = canvas.overlay(centred(area, 100, height(self.rows.len() + 2)), ctx.say(self.title));
        let first = (self.selected + 1).saturating_sub(usize::from(inner.height));
        canvas.more_below(inner, self.rows.len(), height(first));
        for (line, (at, choice)) in self.rows.iter().enumerate().skip(first).take(usize::from(inner.height)).enumerate() {
            let row = Rect { y: inner.y + height(line), height: 1, ..indented(inner) };
            let used = canvas.text(row.x, row.y, row.width, &pad(&choice.name, NAMES), theme.plain());
            canvas.text(row.x + used, row.y, row.width.saturating_sub(used), &choice.sample, theme.plain());
            canvas.hit(row, Hit::Row(at));
            if at == self.selected {
                canvas.choose(row);
            }
        }
    }
}

/// The beginning of the file.
fn begin(of: &Of) -> Vec<u8> {
    let mut bytes = Vec::new();
    if let Some(file) = of.path().and_then(|path| std::fs::File::open(path).ok()) {
        // What cannot be read any more shows no example; choosing says why.
        let _ = file.take(SAMPLE).read_to_end(&mut bytes);
    }
    bytes
}

/// The line that differs most between encodings: the one with most letters beyond ASCII; of wide characters, all.
fn telling_line(bytes: &[u8]) -> &[u8] {
    if bytes.iter().take(SHOWN).any(|byte| *byte == 0) {
        return bytes;
    }
    let high = |line: &&[u8]| line.iter().take(SHOWN).filter(|byte| **byte >= 0x80).count();
    bytes.split(|byte| matches!(byte, b'\n' | b'\r')).max_by_key(high).unwrap_or_default()
}
