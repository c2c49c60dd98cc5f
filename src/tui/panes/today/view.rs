//! How *Today* is drawn: groups under title lines, and beside them, or under a short list, the page of the selected row.

use super::TodayPane;
use super::columns::{self, BEFORE, Columns};
use super::groups::Section;
use super::rows::{Item, Row};
use crate::domain::Words;
use crate::domain::words::thousands;
use crate::text::{method as words, screen as say};
use crate::today::notices::MOST;
use crate::tui::canvas::{Canvas, Hit, height, side_by_side};
use crate::tui::layer::Ctx;
use crate::tui::theme::order_mark;
use crate::tui::widgets::beside::{BELOW, Beside, EACH};
use crate::tui::widgets::pane::{self, Pane, Title, title_line};
use ratatui::layout::Rect;

/// The columns of a list beside which the page of the next meeting stands, however long one of its rows is: it is what the laptop
/// was opened for. What more its rows need it has where the page keeps its own.
const LIST: u16 = 84;

/// The columns for which a list asks that needs so many.
fn asked(needed: u16, ctx: &Ctx) -> u16 {
    needed.min(LIST.max(ctx.size.0.saturating_sub(EACH)))
}

/// A line of the list: a title, a row with its number, or what stands under a row.
pub(super) enum Listed<'a> {
    Head(Section),
    Row(usize, &'a Row),
    Under(String),
}

/// How many lines the list has.
pub(super) fn lines(ctx: &Ctx, filter: usize) -> usize {
    usize::from(ctx.size.1).saturating_sub(2 + filter)
}

impl TodayPane {
    /// Finds where the page of the selected row stands; nothing moves while something is looked for.
    pub(super) fn measure(&mut self, ctx: &Ctx) {
        let basis = ctx.basis();
        let found = self.beside.0.is_some_and(|from| from == basis || !self.list.filter.is_empty() && from.is_seen_as(&basis));
        if !found {
            let items: Vec<&Item> = self.list.rows().map(|(_, row)| &row.item).collect();
            let needed = height(Columns::need(&items, &|item| columns::when(item, ctx), ctx)) + 1;
            self.beside = (Some(basis), Beside::of(ctx.size.0, asked(needed, ctx), EACH, true));
        }
    }

    /// How many panes stand beside the list.
    pub(super) fn sides(&self) -> u16 {
        self.beside.1.sides
    }

    /// How many lines the page of the selected row has, with its title, when the list takes so many.
    pub(super) fn side_rows(&self, ctx: &Ctx, listed: usize) -> u16 {
        let rows = lines(ctx, 0);
        match (self.sides(), rows.saturating_sub(listed)) {
            (0, free) if free <= usize::from(BELOW) => 0,
            (0, free) => height(free),
            _ => height(rows),
        }
    }

    /// How wide the lines of the page of the selected row are.
    pub(super) fn side_cells(&self, ctx: &Ctx) -> usize {
        usize::from(match self.sides() {
            0 => ctx.size.0.saturating_sub(pane::AROUND),
            sides => ((ctx.size.0 - self.beside.1.list) / sides).saturating_sub(pane::AROUND_SIDE),
        })
    }

    pub(super) fn listed(&self, ctx: &Ctx) -> Vec<Listed<'_>> {
        let mut listed = Vec::new();
        let mut section = None;
        for (number, row) in self.list.rows() {
            if section != Some(row.section) {
                section = Some(row.section);
                listed.push(Listed::Head(row.section));
            }
            listed.push(Listed::Row(number, row));
            listed.extend(row.item.under(ctx).map(Listed::Under));
        }
        listed
    }

    /// How many lines the filter takes.
    pub(super) fn filter_lines(&self) -> usize {
        usize::from(self.list.filtering)
    }

    /// What a group is called, how many rows it has, and what is said of them.
    fn heading(&self, section: Section, ctx: &Ctx) -> (&'static str, Option<usize>, String) {
        let kept = |overdue: u32, reliability| {
            let late = (overdue > 0).then(|| say::late_of(ctx.lang, overdue as usize));
            let parts = [late, words::in_time(reliability, ctx.lang)];
            if ctx.client { String::new() } else { parts.into_iter().flatten().collect::<Vec<_>>().join(" · ") }
        };
        let (name, total, said) = match section {
            Section::Meetings => (words::MEETINGS, self.totals.meetings, String::new()),
            Section::Ours => (words::OURS, self.totals.ours, kept(self.overdue.0, self.reliability.0)),
            Section::Theirs => (words::THEIRS, self.totals.theirs, kept(self.overdue.1, self.reliability.1)),
            Section::Tasks => (words::TASKS, self.totals.tasks, String::new()),
            Section::Attention => {
                let read = self.all.iter().filter(|row| row.section == Section::Attention).count();
                let said = if self.totals.attention.more { say::more_than_read(ctx.lang, MOST) } else { String::new() };
                (words::ATTENTION, read, said)
            }
        };
        // What is said is of all of them: of those found it is said how many of how many they are, as over any list.
        if self.list.filter.is_empty() {
            return (ctx.say(name), Some(total), said);
        }
        let found = self.list.rows().filter(|(_, row)| row.section == section).count();
        (ctx.say(name), None, say::found_of(ctx.lang, &thousands(found as u64), &thousands(total.max(found) as u64)))
    }

    /// By which letters the rows are found, and how they are ordered, where that is another order than the usual.
    fn order(&self, ctx: &Ctx) -> Option<String> {
        const ORDER: [Option<Words>; super::ORDERS] = [None, Some(say::BY_ACCOUNT), Some(say::BY_TEXT)];
        let query = &self.list.query;
        let order = ORDER.get(query.sort).copied().flatten();
        let mark = order_mark(query.descending);
        let order = match order {
            Some(order) => Some(format!("{} {mark}", ctx.say(order))),
            None => query.descending.then(|| mark.to_owned()),
        };
        let sought = (!self.list.filter.is_empty() && !self.list.filtering).then(|| self.list.filter.clone());
        let parts: Vec<String> = sought.into_iter().chain(order).collect();
        (!parts.is_empty()).then(|| parts.join(" ─ "))
    }
}

pub(super) fn draw(pane: &TodayPane, canvas: &mut Canvas, area: Rect, ctx: &Ctx) {
    let listed = pane.listed(ctx);
    let (list, side) = if pane.sides() > 0 && !listed.is_empty() {
        let (list, side) = side_by_side(area, pane.beside.1.list);
        (list, Some(side))
    } else {
        let under = pane.side_rows(ctx, listed.len() + pane.filter_lines()).min(area.height);
        let (height, is_shown) = (area.height - under, under > 0 && !listed.is_empty());
        let side = Rect { y: area.y + height, height: under, ..area };
        (if is_shown { Rect { height, ..area } } else { area }, is_shown.then_some(side))
    };
    let selected = pane.list.selected();
    let at = listed.iter().position(|listed| matches!(listed, Listed::Row(number, _) if *number == selected)).unwrap_or(0);
    let mut order = pane.order(ctx);
    let mut first_title = None;
    let mut inner = list;
    let mut first = (at + 2).saturating_sub(usize::from(inner.height.max(1)));
    if pane.list.filtering {
        // The line that is typed stands under a title line, as in any list: that of the group that is in sight first.
        let head = Rect { height: 1, ..list };
        let room = usize::from(list.height.saturating_sub(2).max(1));
        first = (at + 1).saturating_sub(room).min(listed.len().saturating_sub(room)).max(1);
        let over =
            listed.iter().take(first).rev().find_map(|listed| if let Listed::Head(section) = listed { Some(*section) } else { None });
        let (name, total, said) = match over {
            Some(section) => pane.heading(section, ctx),
            None => (ctx.say(say::TODAY), None, pane.list.said(ctx)),
        };
        title_line(canvas, head, Title { name, total, said: &said }, ctx.theme.strong());
        order = None;
        let under = Rect { x: list.x + 1, y: list.y + 1, width: list.width.saturating_sub(2), height: list.height.saturating_sub(1) };
        let rest = pane.list.view_filter(canvas, under, ctx);
        inner = Rect { x: list.x, width: list.width, ..rest };
    }
    if listed.is_empty() {
        let words = match pane.list.filter.is_empty() {
            true if ctx.client => say::OTHERS_HIDDEN,
            true if !pane.has_clients => say::NO_ACCOUNTS,
            true => say::NO_TODAY,
            false => say::NOTHING_MATCHES,
        };
        pane.list.view_empty(canvas, Rect { x: inner.x + 1, width: inner.width.saturating_sub(2), ..inner }, words, ctx);
    }
    let room = usize::from(inner.height.max(1));
    let first = if pane.list.filtering { first } else { first.min(listed.len().saturating_sub(room)) };
    let items: Vec<&Item> = pane.list.rows().map(|(_, row)| &row.item).collect();
    let beside = pane.sides() > 0;
    let cells = usize::from(inner.width - u16::from(beside));
    let columns = Columns::of(&items, &|item| columns::when(item, ctx), (cells, beside), ctx);
    for (line, listed) in listed.iter().skip(first).take(room).enumerate() {
        let row = Rect { y: inner.y + height(line), height: 1, ..inner };
        match listed {
            Listed::Head(section) => {
                let (name, total, said) = pane.heading(*section, ctx);
                let said = [said, order.take().unwrap_or_default()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
                let said = said.join(" ─ ");
                title_line(canvas, row, Title { name, total, said: &said }, ctx.theme.strong());
                first_title = if line == 0 { Some((name, total, said)) } else { first_title };
            }
            Listed::Under(text) => {
                let at = height(columns.at_matter());
                canvas.text(row.x + at, row.y, row.width.saturating_sub(at), text, ctx.theme.plain());
            }
            Listed::Row(number, listed) => {
                let said = columns::when(&listed.item, ctx);
                draw_row(canvas, row, (&columns, &said), &listed.item, (*number, *number == selected), ctx);
            }
        }
    }
    let below = listed.iter().skip(first + room).filter(|listed| matches!(listed, Listed::Row(..))).count();
    let title = first_title.as_ref().map(|(name, total, said)| (Title { name, total: *total, said }, ctx.theme.strong()));
    pane::more(canvas, Rect { height: 1, ..inner }, title, below);
    if let Some(side) = side {
        draw_side(pane, canvas, side);
    }
}

/// Draws a row; when it is, as it is said here.
pub(super) fn draw_row(
    canvas: &mut Canvas,
    row: Rect,
    (columns, when): (&Columns, &str),
    item: &Item,
    (number, selected): (usize, bool),
    ctx: &Ctx,
) {
    let cells = row.width.saturating_sub(height(BEFORE));
    if let Some(more) = columns::more(item, ctx) {
        canvas.text(row.x + height(BEFORE), row.y, cells, &more, ctx.theme.plain());
    } else {
        let (mark, style) = columns::mark(item, ctx);
        canvas.text(row.x + 1, row.y, 1, mark, style);
        canvas.spans(row.x + height(BEFORE), row.y, cells, &columns.spans(item, when, ctx));
    }
    canvas.hit(row, Hit::Row(number));
    if selected {
        canvas.highlight(row, ctx.theme.selected());
    }
}

fn draw_side(pane: &TodayPane, canvas: &mut Canvas, side: Rect) {
    let (side, third) = if pane.sides() > 1 { side_by_side(side, side.width.div_ceil(2)) } else { (side, Rect::default()) };
    let title = Title::of(&pane.side.title);
    let shown = if pane.sides() > 0 { Pane::beside(canvas, side, title, false) } else { Pane::open(canvas, side, title, false) };
    let (lines, rest) = &pane.lines;
    let first = pane.page.0.first(lines.len(), shown.inner.height);
    canvas.lines(shown.inner, lines.clone(), first);
    canvas.page(side, lines.len(), shown.inner.height);
    shown.more_below(canvas, lines.len(), first);
    Pane::rest(canvas, third, &pane.side.beyond, rest, pane.page.0);
}
