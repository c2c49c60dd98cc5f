//! Which column of a table goes where: a list that is walked, filtered and turned.

use crate::domain::name::fold;
use crate::exchange::Target;
use crate::import::Source;
use crate::printable::{fit, pad};
use crate::text::import as say;
use crate::tui::actions::Action;
use crate::tui::canvas::{Canvas, Hit, centred, height, indented};
use crate::tui::layer::{Ctx, Effect};
use crate::tui::overlays::typed::Line;
use crossterm::event::KeyEvent;
use ratatui::layout::Rect;

/// How many rows are looked at for an example.
const SAMPLE: usize = 20;
/// The longest filter, in characters.
const LONGEST: usize = 200;
/// How far a page goes.
const PAGE: usize = 10;

/// The columns of the tables that are read.
#[derive(Debug)]
pub(super) struct Columns {
    pub sources: Vec<Source>,
    selected: usize,
    filter: Line,
    /// Whether the filter is being typed.
    pub filtering: bool,
}

/// One column in the list.
struct Row {
    source: usize,
    column: usize,
    header: String,
    target: Target,
    example: String,
}

impl Columns {
    pub(super) fn of(sources: Vec<Source>) -> Columns {
        Columns { sources, selected: 0, filter: Line::short("", LONGEST), filtering: false }
    }

    /// The columns that the filter leaves.
    fn rows(&self, ctx: &Ctx) -> Vec<Row> {
        let mut rows = Vec::new();
        let wanted = fold(&self.filter.text());
        for (number, source) in self.sources.iter().enumerate() {
            let sample = source.sample(SAMPLE);
            for (at, column) in source.mapping().map_or(&[][..], |mapping| mapping.columns()).iter().enumerate() {
                let example = sample.iter().filter_map(|row| row.get(at)).find(|cell| !cell.trim().is_empty()).cloned().unwrap_or_default();
                let row = Row { source: number, column: at, header: column.header.clone(), target: column.target, example };
                let told = [row.header.as_str(), &row.example, ctx.say(say::target(row.target))];
                if told.iter().any(|text| fold(text).contains(&wanted)) {
                    rows.push(row);
                }
            }
        }
        rows
    }

    /// The fields to which several columns go.
    fn doubled(&self) -> Vec<Target> {
        self.sources.iter().filter_map(|source| source.mapping()).flat_map(|mapping| mapping.doubled()).collect()
    }

    /// Does what is done within the list; `false` where the action is none of it.
    pub(super) fn act(&mut self, action: Action, ctx: &Ctx) -> bool {
        let rows = self.rows(ctx);
        let last = rows.len().saturating_sub(1);
        let step = match action {
            Action::Right => 1,
            Action::Left => Target::ALL.len() - 1,
            Action::Filter => {
                self.filtering = true;
                return true;
            }
            Action::Open | Action::NextField if self.filtering => {
                self.filtering = false;
                return true;
            }
            Action::Back if self.filtering || !self.filter.is_empty() => {
                self.filtering = false;
                self.filter.clear();
                // The same column stays selected.
                if let Some(row) = rows.get(self.selected) {
                    let same = |other: &Row| (other.source, other.column) == (row.source, row.column);
                    self.selected = self.rows(ctx).iter().position(same).unwrap_or_default();
                }
                return true;
            }
            _ => {
                self.selected = match action {
                    Action::Up => self.selected.saturating_sub(1),
                    Action::Down => self.selected + 1,
                    Action::PageUp => self.selected.saturating_sub(PAGE),
                    Action::PageDown => self.selected + PAGE,
                    Action::Top => 0,
                    Action::Bottom => last,
                    _ => return false,
                }
                .min(last);
                return true;
            }
        };
        if let Some(row) = rows.get(self.selected) {
            let at = Target::ALL.iter().position(|known| *known == row.target).unwrap_or(0);
            if let (Some(source), Some(target)) = (self.sources.get_mut(row.source), Target::ALL.get((at + step) % Target::ALL.len())) {
                source.point(row.column, *target);
            }
        }
        true
    }

    pub(super) fn paste(&mut self, text: &str, ctx: &Ctx) -> Vec<Effect> {
        self.selected = 0;
        self.filter.paste(text, ctx)
    }

    pub(super) fn type_key(&mut self, key: KeyEvent) {
        if self.filter.key(key) {
            self.selected = 0;
        }
    }

    /// The filter while it is typed.
    pub(super) fn line(&mut self) -> Option<&mut Line> {
        self.filtering.then_some(&mut self.filter)
    }

    pub(super) fn select(&mut self, at: usize) {
        self.selected = at;
    }

    pub(super) fn view(&self, canvas: &mut Canvas, area: Rect, ctx: &Ctx) {
        let theme = canvas.theme;
        let rows = self.rows(ctx);
        let mut notes = Vec::new();
        let doubled = self.doubled();
        if !doubled.is_empty() {
            notes.push((say::doubled_fields(&doubled, ctx.lang), theme.warn()));
        }
        if self.filtering || !self.filter.is_empty() {
            notes.push((format!("› {}", self.filter.text()), theme.strong()));
        }
        let wanted = rows.len().max(1) + notes.len() + 2;
        let mut inner = canvas.overlay(centred(area, 100, height(wanted.min(usize::from(area.height)))), ctx.say(say::COLUMNS));
        for (note, style) in &notes {
            if self.filtering && note.starts_with('›') {
                self.filter.view_after(canvas, "› ", Rect { height: 1, ..inner }, *style);
            } else {
                canvas.text(inner.x, inner.y, inner.width, &fit(note, usize::from(inner.width)), *style);
            }
            inner = Rect { y: inner.y + 1, height: inner.height.saturating_sub(1), ..inner };
        }
        if rows.is_empty() {
            canvas.text(inner.x, inner.y, inner.width, ctx.say(say::NO_SUCH_COLUMN), theme.plain());
        }
        let first = (self.selected + 1).saturating_sub(usize::from(inner.height));
        canvas.more_below(inner, rows.len(), height(first));
        for (line, (at, column)) in rows.iter().enumerate().skip(first).take(usize::from(inner.height)).enumerate() {
            let row = Rect { y: inner.y + height(line), height: 1, ..indented(inner) };
            let third = usize::from(row.width / 3).saturating_sub(1);
            let style = match column.target {
                Target::Leftover => theme.plain(),
                target if doubled.contains(&target) => theme.warn(),
                _ => theme.accent(),
            };
            canvas.text(row.x, row.y, row.width, &pad(&fit(&column.header, third), third), theme.plain());
            canvas.text(row.x + height(third + 1), row.y, height(third), &format!("→ {}", ctx.say(say::target(column.target))), style);
            canvas.text(row.x + 2 * height(third + 1), row.y, height(third), &column.example, theme.plain());
            canvas.hit(row, Hit::Row(at));
            if at == self.selected {
                canvas.choose(row);
            }
        }
    }
}
