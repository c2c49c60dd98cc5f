//! A pane: a title line above, one rule before what stands beside, and no frame. A frame means that this lies over
//! something.

use crate::domain::words::thousands;
use crate::printable::{fit, fit_parts, width};
use crate::text::screen as say;
use crate::tui::canvas::{Canvas, height};
use crate::tui::widgets::scroll::Scroll;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};

/// The blank columns around what stands in a pane.
pub const AROUND: u16 = 2;
/// The same in one that stands beside another, with the rule between them.
pub const AROUND_SIDE: u16 = 3;
/// The line of the title.
pub const HEAD: u16 = 1;
/// The rows of the screen around what stands in a pane: top line, tabs, title and bottom line.
pub const ROWS: u16 = 4;

/// Between the parts of a name.
const PART: &str = " · ";

/// What stands between a name and what is said of them all: a blank, a rule, a blank.
const SAID: [&str; 3] = [" ", "─", " "];

/// What a title line takes beside its name and the sign of what is below: rules and blanks.
const AROUND_SIGN: usize = 8;

/// What a title line says: `── name · total ─ said ──`.
#[derive(Clone, Copy, Debug, Default)]
pub struct Title<'a> {
    /// What stands there.
    pub name: &'a str,
    /// How many of them.
    pub total: Option<usize>,
    /// What is to be known of them all: sums, an order, what is looked for.
    pub said: &'a str,
}

impl<'a> Title<'a> {
    /// A title of a name alone.
    pub fn of(name: &'a str) -> Title<'a> {
        Title { name, ..Title::default() }
    }

    /// How many cells of a title line of this width there are for what is to be known of them all.
    pub fn room(self, cells: u16) -> usize {
        let room = usize::from(cells).saturating_sub(6);
        room.saturating_sub(width(self.name).min(room) + width(&self.count()) + 3)
    }

    /// An empty list says so under its title.
    fn count(self) -> String {
        self.total.filter(|total| *total > 0).map_or_else(String::new, |total| format!(" · {}", thousands(total as u64)))
    }
}

/// A pane that was drawn: its title line and the room under it.
#[derive(Clone, Copy, Debug)]
pub struct Pane<'a> {
    head: Rect,
    title: Title<'a>,
    style: Style,
    /// The room inside.
    pub inner: Rect,
}

impl<'a> Pane<'a> {
    /// Draws the title of a pane that takes the area.
    pub fn open(canvas: &mut Canvas, area: Rect, title: Title<'a>, focused: bool) -> Pane<'a> {
        let head = Rect { height: HEAD.min(area.height), ..area };
        let style = Pane::style(canvas, focused);
        title_line(canvas, head, title, style);
        Pane { head, title, style, inner: within(area, 1, AROUND) }
    }

    /// The same of a pane beside another that was drawn, with the rule between them: title lines meet it.
    pub fn beside(canvas: &mut Canvas, area: Rect, title: Title<'a>, focused: bool) -> Pane<'a> {
        for y in area.y..area.bottom() {
            let meets = canvas.buffer.cell((area.x.saturating_sub(1), y)).is_some_and(|cell| cell.symbol() == "─");
            let rule = match meets {
                _ if y == area.y => "┬",
                true => "┤",
                false => "│",
            };
            canvas.text(area.x, y, 1, rule, canvas.theme.quiet());
        }
        let head = Rect { x: area.x + 1, width: area.width.saturating_sub(1), height: HEAD.min(area.height), ..area };
        let style = Pane::style(canvas, focused);
        title_line(canvas, head, title, style);
        Pane { head, title, style, inner: within(area, 2, AROUND_SIDE) }
    }

    /// Draws in a third pane what belongs to the record beside it, or that there is nothing yet; there it has its own title, and is
    /// scrolled with the record.
    pub fn rest(canvas: &mut Canvas, area: Rect, title: &str, lines: &[Line<'static>], scroll: Scroll) {
        if area.width > 0 {
            let pane = Pane::beside(canvas, area, Title::of(title), false);
            if lines.is_empty() && !title.is_empty() {
                canvas.text(pane.inner.x, pane.inner.y, pane.inner.width, canvas.say(say::NOTHING_MORE), canvas.theme.plain());
            }
            let first = scroll.first(lines.len(), pane.inner.height);
            canvas.lines(pane.inner, lines.to_vec(), first);
            canvas.page(area, lines.len(), pane.inner.height);
            pane.more_below(canvas, lines.len(), first);
        }
    }

    /// Draws what the title says of them all anew, in styles of its own.
    pub fn restyle(&self, canvas: &mut Canvas, said: Vec<Span>) {
        let before = usize::from(AROUND_SIDE) + width(self.title.name) + width(&self.title.count()) + SAID.len();
        let x = self.head.x + height(before);
        canvas.spans(x, self.head.y, self.head.right().saturating_sub(x), &said);
    }

    fn style(canvas: &Canvas, focused: bool) -> Style {
        if focused { canvas.theme.head() } else { canvas.theme.plain() }
    }

    /// Says in the title line how many of so many lines are still below those in sight.
    pub fn more_below(&self, canvas: &mut Canvas, lines: usize, first: u16) {
        self.more(canvas, lines.saturating_sub(usize::from(first) + usize::from(self.inner.height)));
    }

    /// The same, told how many they are.
    pub fn more(&self, canvas: &mut Canvas, below: usize) {
        more(canvas, self.head, Some((self.title, self.style)), below);
    }
}

fn within(area: Rect, before: u16, around: u16) -> Rect {
    Rect {
        x: area.x + before.min(area.width),
        y: area.y + HEAD.min(area.height),
        width: area.width.saturating_sub(around),
        height: area.height.saturating_sub(HEAD),
    }
}

/// A name of several parts in so many cells: the last parts go first, and the first one is cut where it has no room alone.
fn named(name: &str, cells: usize) -> String {
    let ends = name.match_indices(PART).map(|(at, _)| at).chain([name.len()]);
    let whole = ends.filter_map(|at| name.get(..at)).filter(|part| width(part) <= cells).last();
    fit(whole.unwrap_or_else(|| first(name)), cells)
}

/// The first part of a name.
fn first(name: &str) -> &str {
    name.split(PART).next().unwrap_or(name)
}

/// Draws a title line, over a pane or over a part of one; the words that are read first in `style`.
pub fn title_line(canvas: &mut Canvas, row: Rect, title: Title, style: Style) {
    let quiet = canvas.theme.quiet();
    let count = title.count();
    let room = usize::from(row.width).saturating_sub(6);
    let name = named(title.name, room.saturating_sub(width(&count)));
    let said =
        if title.said.is_empty() { String::new() } else { fit_parts(title.said, room.saturating_sub(width(&name) + width(&count) + 3)) };
    let style = Style::new().remove_modifier(Modifier::DIM).patch(style);
    let mut spans = match name.is_empty() {
        true => Vec::new(),
        false => vec![Span::styled("── ", quiet), Span::styled(name, style), Span::raw(format!("{count} "))],
    };
    if !said.is_empty() {
        spans.extend([Span::styled("─ ", quiet), Span::raw(format!("{said} "))]);
    }
    let used = canvas.spans(row.x, row.y, row.width, &spans);
    canvas.text(row.x + used, row.y, row.width - used, &"─".repeat(usize::from(row.width - used)), quiet);
}

/// Says at the right of a title line how many are below: the title gives way to it. Words of a row that stands there are not
/// covered.
pub fn more(canvas: &mut Canvas, head: Rect, title: Option<(Title, Style)>, below: usize) {
    if below == 0 || head.height == 0 {
        return;
    }
    // A name that the sign leaves no room has a shorter one beside it.
    let needed = title.map_or(0, |(title, _)| width(first(title.name)) + width(&title.count()));
    let signs = [say::more_below(canvas.lang, below), say::more_below_shortly(canvas.lang, below)].map(|sign| format!(" {sign} "));
    let has_room = |sign: &&String| width(sign) + needed + AROUND_SIGN <= usize::from(head.width);
    let sign = signs.iter().find(has_room).unwrap_or(&signs[1]);
    let cells = height(width(sign));
    let Some(x) = head.right().checked_sub(cells + 2).filter(|x| *x > head.x) else { return };
    let is_free = |canvas: &Canvas| (x - 1..x + cells).all(|x| canvas.buffer.cell((x, head.y)).is_some_and(|cell| cell.symbol() == "─"));
    if let Some((title, style)) = title.filter(|_| !is_free(canvas)) {
        let quiet = canvas.theme.quiet();
        canvas.text(head.x, head.y, head.width, &"─".repeat(usize::from(head.width)), quiet);
        title_line(canvas, Rect { width: x - head.x, ..head }, title, style);
    }
    if is_free(canvas) {
        canvas.text(x, head.y, cells, sign, canvas.theme.plain());
    }
}
