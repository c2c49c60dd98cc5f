//! All keys of a place, made from the table that dispatches them.

use crate::domain::Words;
use crate::map::document::whole_legend;
use crate::printable::{pad, width, wrap};
use crate::store::Result;
use crate::text::{capture, map, screen as say};
use crate::tui::actions::{Action, Place, rows};
use crate::tui::canvas::{Canvas, across, centred, height};
use crate::tui::keymap::Key;
use crate::tui::layer::{Ctx, Effect, Layer, done};
use crate::tui::manual::OF_A_PLACE;
use crate::tui::widgets::scroll::Scroll;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

/// The help of one place.
#[derive(Debug)]
pub struct Help {
    of: Place,
    /// Actions that are not possible just now, with the reason.
    barred: Vec<(Action, Words)>,
    /// What actions are called there just now, where that is not what they are called elsewhere.
    called: Vec<(Action, Words)>,
    scroll: Scroll,
}

impl Help {
    /// The help of a place, with what is not possible there just now, and what is called otherwise than elsewhere.
    pub fn of(place: Place, barred: Vec<(Action, Words)>, called: Vec<(Action, Words)>) -> Help {
        Help { of: place, barred, called, scroll: Scroll::default() }
    }

    /// The page: its parts side by side where there is room for two, so that fewer are out of sight.
    fn lines(&self, ctx: &Ctx) -> Vec<Line<'static>> {
        let cells = usize::from(outer(ctx.size.0).saturating_sub(FRAME));
        if ctx.size.0 < TWO {
            return one_below_another(&self.parts(ctx, cells));
        }
        let (gap, half) = (3, (cells - 3) / 2);
        let (left, right) = balanced(&self.parts(ctx, half));
        let beside = |at: usize| {
            let mut line = left.get(at).cloned().unwrap_or_default();
            if let Some(right) = right.get(at) {
                let used: usize = line.spans.iter().map(|span| width(&span.content)).sum();
                line.spans.push(Span::raw(" ".repeat((half + gap).saturating_sub(used))));
                // A heading is bold as a line: beside another one it is so by its spans.
                line.spans.extend(right.spans.iter().map(|span| Span::styled(span.content.clone(), right.style.patch(span.style))));
            }
            line
        };
        (0..left.len().max(right.len())).map(beside).collect()
    }

    /// The parts of the page, in lines of so many cells at most.
    fn parts(&self, ctx: &Ctx, cells: usize) -> Vec<Part> {
        let theme = ctx.theme;
        let all: Vec<_> = rows(self.of)
            .map(|row| (row, row.keys.iter().filter_map(|key| Key::parse(key)).map(|key| key.to_string()).collect::<Vec<_>>().join(" ")))
            .collect();
        let keys = all.iter().map(|(_, keys)| width(keys)).max().unwrap_or(0);
        let line = |(row, written): &(&crate::tui::actions::Row, String)| {
            let why = self.barred.iter().find(|(action, _)| *action == row.action);
            let why = why.map_or_else(String::new, |(_, why)| format!(" — {}", ctx.say(*why)));
            let called = self.called.iter().find(|(action, _)| *action == row.action).map_or(row.words, |(_, words)| *words);
            explained(written, keys, &format!("{}{why}", ctx.say(called)), cells, ctx)
        };
        let mut parts = match self.of {
            Place::Capture => vec![lesson(ctx, cells)],
            // What lines mean is what one asks first of a map; before a client there are no ties.
            Place::Map if !ctx.client => vec![drawn(ctx, cells)],
            _ => Vec::new(),
        };
        let (here, anywhere): (Vec<_>, Vec<_>) = all.iter().partition(|(row, _)| row.places.len() <= OF_A_PLACE);
        for (head, rows) in [(say::HERE, here), (say::ANYWHERE, anywhere)] {
            if rows.is_empty() {
                continue;
            }
            let head = Line::from(Span::styled(ctx.say(head).to_owned(), theme.strong()));
            parts.push(headed(head, rows.into_iter().map(line)));
        }
        parts
    }
}

/// From so many columns on the page has two columns.
const TWO: u16 = 100;
/// Cells of a frame with its blank columns.
const FRAME: u16 = 4;

/// A part of the page: what is explained in it, each in its lines; over the first one stands the heading.
type Part = Vec<Vec<Line<'static>>>;

/// A part under its heading.
fn headed(head: Line<'static>, rows: impl Iterator<Item = Vec<Line<'static>>>) -> Part {
    let mut part: Part = rows.collect();
    match part.first_mut() {
        Some(first) => first.insert(0, head),
        None => part.push(vec![head]),
    }
    part
}

/// Parts with a blank line between.
fn one_below_another(parts: &[Part]) -> Vec<Line<'static>> {
    parts.iter().filter(|part| !part.is_empty()).map(|part| part.concat()).collect::<Vec<_>>().join(&Line::default())
}

/// The parts in two columns that are as high as each other as nearly as they can be: the second one goes on where the first one ends,
/// and what is explained stays whole.
fn balanced(parts: &[Part]) -> (Vec<Line<'static>>, Vec<Line<'static>>) {
    let split = |at: usize, row: usize| {
        let (before, after) = (parts.get(..at).unwrap_or_default(), parts.get(at + 1..).unwrap_or_default());
        let (first, rest) = parts.get(at).map(|part| part.split_at(row.min(part.len()))).unwrap_or_default();
        let left = [before, &[first.to_vec()]].concat();
        let right = [&[rest.to_vec()], after].concat();
        (one_below_another(&left), one_below_another(&right))
    };
    let places = parts.iter().enumerate().flat_map(|(at, part)| (1..=part.len()).map(move |row| (at, row)));
    // Of two that are as high, a part that begins the second column is found at once.
    let splits = places.map(|(at, row)| (row < parts[at].len(), split(at, row)));
    splits.min_by_key(|(torn, (left, right))| (left.len().max(right.len()), *torn)).map(|(_, columns)| columns).unwrap_or_default()
}

/// The width of the page on a screen.
fn outer(columns: u16) -> u16 {
    across(columns, if columns < TWO { 76 } else { 124 })
}

/// A key or an example with what it does; further lines of that stand under its first one.
fn explained(written: &str, column: usize, words: &str, cells: usize, ctx: &Ctx) -> Vec<Line<'static>> {
    let column = column.max(width(written)).min(cells / 2);
    let before = wrap(written, column);
    let told = wrap(words, cells.saturating_sub(column + 2));
    let of = |lines: &[String], at: usize| lines.get(at).cloned().unwrap_or_default();
    let line = |at: usize| {
        let key = Span::styled(format!("{}  ", pad(&of(&before, at), column)), ctx.theme.accent());
        Line::from(vec![key, Span::raw(of(&told, at))])
    };
    (0..before.len().max(told.len())).map(line).collect()
}

/// What a captured line may hold, with an example of each.
fn lesson(ctx: &Ctx, cells: usize) -> Part {
    let examples = capture::LESSON.iter().map(|(example, _)| width(ctx.say(*example))).max().unwrap_or(0);
    let row = |(example, meaning): &(Words, Words)| explained(ctx.say(*example), examples, ctx.say(*meaning), cells, ctx);
    let head = Line::from(Span::styled(ctx.say(capture::MARKS_HELP).to_owned(), ctx.theme.strong()));
    headed(head, capture::LESSON.iter().map(row))
}

/// What the lines and frames of the map mean.
fn drawn(ctx: &Ctx, cells: usize) -> Part {
    let signs = whole_legend(ctx.theme.ascii, &map::labels(ctx.lang));
    let column = signs.iter().map(|(sign, _)| width(sign)).max().unwrap_or(0);
    let head = Line::from(Span::styled(ctx.say(map::LINES).to_owned(), ctx.theme.strong()));
    headed(head, signs.iter().map(|(sign, words)| explained(sign, column, words, cells, ctx)))
}

impl Layer for Help {
    fn place(&self) -> Place {
        Place::Help
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Result<Option<Vec<Effect>>> {
        if self.scroll.walk(action, self.lines(ctx).len()) {
            return done();
        }
        Ok((action == Action::Back).then(|| vec![Effect::Back]))
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, ctx: &Ctx) {
        let lines = self.lines(ctx);
        let inner = canvas.overlay(centred(area, outer(area.width), height(lines.len()).saturating_add(2)), ctx.say(say::HELP));
        let scroll = self.scroll.first(lines.len(), inner.height);
        let count = lines.len();
        canvas.lines(inner, lines, scroll);
        canvas.more_below(inner, count, scroll);
    }
}
