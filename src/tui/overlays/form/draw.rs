//! Drawing a form: its rows, and under them the help of the row that has the keys, in a place of its own.

use super::Form;
use super::parts::At;
use super::slot::Slot;
use crate::printable::{width, wrap};
use crate::text::form as say;
use crate::text::prep::more_above as said_above;
use crate::text::screen as said;
use crate::tui::canvas::{Canvas, Hit, WIDEST, centred, height};
use crate::tui::layer::Ctx;
use crate::tui::screen;
use crate::tui::theme::{ALARM, AT, DUE};
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

/// Cells of a sign and the blank behind it.
const SIGN: u16 = 2;

/// A row with the room it takes.
struct Row {
    at: At,
    /// Lines of the value.
    lines: usize,
    /// What is wrong with it, under it.
    under: Vec<String>,
    /// How many of these lines, the last ones, are no more than a doubt.
    doubts: usize,
}

impl Row {
    fn height(&self) -> usize {
        self.lines + self.under.len()
    }
}

impl Form {
    /// Draws the rows that have room, the one with the keys among them.
    pub(super) fn draw(&self, canvas: &mut Canvas, area: Rect, ctx: &Ctx) {
        if self.is_hidden(ctx) {
            return screen::veil(canvas, area);
        }
        let outer = centred(area, WIDEST, area.height);
        let at = self.rows();
        let label = at.iter().map(|row| width(&self.label(*row, ctx))).max().unwrap_or(0).min(usize::from(outer.width) / 3);
        let cells = usize::from(outer.width).saturating_sub(label + 6).max(1);
        let wide = usize::from(outer.width.saturating_sub(4)).max(1);
        let notice = self.notice.as_deref().map(|notice| wrap(notice, wide)).unwrap_or_default();
        let inside = usize::from(area.height).saturating_sub(2);
        // The help has as much room as the longest one needs, whichever row has the keys, so that nothing jumps.
        let helps = at.iter().map(|row| self.help(*row, ctx, wide).len()).max().unwrap_or(0).max(1);
        let short: usize = at.iter().map(|row| self.row(*row, cells, 0, ctx).height()).sum();
        let spare = inside.saturating_sub(short + notice.len() + 1);
        let help = helps.min(spare.max(inside / 5).max(1));
        let most = inside.saturating_sub(notice.len() + help + 1).max(1);
        let rows: Vec<Row> = at.iter().map(|row| self.row(*row, cells, most, ctx)).collect();
        let wanted = rows.iter().map(Row::height).sum::<usize>() + notice.len() + help + 3;
        let outer = centred(area, WIDEST, height(wanted.max(5)));
        // It grows downwards from where it was opened, as long as there is room.
        let y = self.top(area, (cells, wide), ctx).min(area.bottom().saturating_sub(outer.height)).max(area.y);
        let outer = Rect { y, ..outer };
        let mut inner = canvas.overlay(outer, &self.heading());
        for line in &notice {
            let style = canvas.theme.warn();
            canvas.text(inner.x, inner.y, inner.width, line, style);
            inner.y += 1;
            inner.height = inner.height.saturating_sub(1);
        }
        let below = height(help + 1).min(inner.height);
        self.draw_help(canvas, Rect { y: inner.bottom() - below, height: below, ..inner }, outer, ctx);
        inner.height -= below;
        self.draw_rows(canvas, inner, outer, &rows, height(label), ctx);
    }

    /// The row of its upper edge: in the middle while nothing is unfolded, and so far up that all of it has room below.
    fn top(&self, area: Rect, (cells, wide): (usize, usize), ctx: &Ctx) -> u16 {
        let part_of = |slot: usize| self.parts.iter().any(|part| part.slots.contains(&slot));
        let fields = |folded: bool| (0..self.slots.len()).filter(move |at| !self.hidden.contains(at) && (folded || !part_of(*at)));
        let wanted = |folded: bool| {
            let lines: usize = fields(folded).map(|at| self.slots[at].height(false, cells, 1)).sum();
            let help = fields(folded).map(|at| self.help(At::Slot(at), ctx, wide).len()).max().unwrap_or(0).max(1);
            height((lines + self.parts.len() + help + 3).max(5))
        };
        centred(area, WIDEST, wanted(false)).y.min(area.bottom().saturating_sub(wanted(true)))
    }

    fn draw_rows(&self, canvas: &mut Canvas, inner: Rect, outer: Rect, rows: &[Row], label: u16, ctx: &Ctx) {
        let room = usize::from(inner.height);
        let focus = rows.iter().position(|row| row.at == self.focus).unwrap_or(0);
        // The first row shown is the latest one that still leaves room for the focused one whole.
        let mut first = 0;
        while first < focus && rows[first..=focus].iter().map(Row::height).sum::<usize>() > room {
            first += 1;
        }
        let mark = canvas.theme.plain();
        let mut y = inner.y;
        for (number, row) in rows.iter().enumerate().skip(first) {
            if y >= inner.bottom() {
                let text = format!(" {} ", said::more_below(canvas.lang, rows.len() - number));
                let cells = height(width(&text));
                canvas.text(outer.right().saturating_sub(cells + 2), inner.bottom(), cells, &text, mark);
                break;
            }
            let place = Rect { y, height: height(row.height()).min(inner.bottom() - y), ..inner };
            self.draw_row(canvas, number, row, place, label, ctx);
            y += place.height;
        }
        if first > 0 {
            let text = format!(" {} ", said_above(canvas.lang, first));
            let cells = height(width(&text));
            canvas.text(outer.right().saturating_sub(cells + 2), outer.y, cells, &text, mark);
        }
    }

    /// The line that parts the rows from the help, with the place in a long text, and the help.
    fn draw_help(&self, canvas: &mut Canvas, area: Rect, outer: Rect, ctx: &Ctx) {
        let theme = canvas.theme;
        let rule = "─".repeat(usize::from(outer.width.saturating_sub(2)));
        canvas.text(outer.x, area.y, outer.width, &format!("├{rule}┤"), theme.accent());
        if let Some((line, all)) = self.focused().and_then(|at| self.slots[at].position()).filter(|(_, all)| *all > 2) {
            let text = format!(" {} ", say::line_of(ctx.lang, line, all));
            // At the right stands how many fields are below.
            canvas.text(outer.x + 2, area.y, height(width(&text)), &text, theme.plain());
        }
        let lines = self.help(self.focus, ctx, usize::from(area.width));
        let room = usize::from(area.height.saturating_sub(1));
        // Where not all steps of a rating have room, the chosen one is among those shown.
        let chosen = lines.iter().position(|line| line.starts_with(AT)).unwrap_or(0);
        let skip = (chosen + 1).saturating_sub(room).min(lines.len().saturating_sub(room));
        for (at, line) in lines.iter().skip(skip).take(room).enumerate() {
            canvas.text(area.x, area.y + 1 + height(at), area.width, line, theme.plain());
        }
    }

    /// The label of a row; a required field has its star beside it.
    fn label(&self, row: At, ctx: &Ctx) -> String {
        match row {
            At::Slot(at) => {
                let field = self.slots[at].field;
                format!("{}{}", ctx.say(field.words), if field.required { " *" } else { "" })
            }
            At::Part(number) => {
                let part = &self.parts[number];
                format!("{} {}", if part.open { "-" } else { "+" }, ctx.say(part.words))
            }
        }
    }

    /// The sentences that help with a row.
    fn help(&self, row: At, ctx: &Ctx, cells: usize) -> Vec<String> {
        let text = match row {
            At::Slot(at) => self.slots[at].hint(ctx),
            At::Part(_) => ctx.say(say::UNFOLD).to_owned(),
        };
        let said = wrap(&text, cells).into_iter().filter(|line| !line.is_empty());
        said.chain(self.origin_lines(ctx, cells)).collect()
    }

    fn row(&self, at: At, cells: usize, most: usize, ctx: &Ctx) -> Row {
        let At::Slot(number) = at else { return Row { at, lines: 1, under: Vec::new(), doubts: 0 } };
        let slot = &self.slots[number];
        let mut under: Vec<String> =
            [&slot.trouble, &slot.theirs].into_iter().flatten().flat_map(|text| signed(ALARM, text, cells)).collect();
        // A doubt names people of other companies.
        let doubt = slot.doubt.iter().filter(|_| !ctx.client).flat_map(|text| signed(DUE, text, cells)).collect::<Vec<_>>();
        let doubts = doubt.len();
        under.extend(doubt);
        let most = most.saturating_sub(under.len());
        Row { at, lines: slot.height(at == self.focus && most > 0, cells, most), under, doubts }
    }

    fn draw_row(&self, canvas: &mut Canvas, number: usize, row: &Row, area: Rect, label: u16, ctx: &Ctx) {
        let focused = row.at == self.focus;
        let theme = canvas.theme;
        let style = if focused { theme.head() } else { theme.plain() };
        canvas.text(area.x, area.y, label, &self.label(row.at, ctx), style);
        let value = Rect {
            x: area.x + label + 2,
            width: area.width.saturating_sub(label + 2),
            height: area.height.saturating_sub(height(row.under.len())).max(1),
            ..area
        };
        canvas.hit(Rect { height: value.height, ..area }, Hit::Row(number));
        if matches!(row.at, At::Slot(at) if self.slots[at].area().is_some()) {
            canvas.hit(value, Hit::Value(number));
        }
        match row.at {
            At::Slot(at) => draw_value(canvas, &self.slots[at], value, focused),
            At::Part(number) => {
                let style = if focused { theme.selected() } else { theme.plain() };
                canvas.text(value.x, value.y, value.width, &self.summary(&self.parts[number], ctx), style);
            }
        }
        for (line, text) in row.under.iter().enumerate() {
            let y = value.bottom() + height(line);
            if y < area.bottom() {
                // The sign is what is seen first, not the sentence.
                let style = if line + row.doubts < row.under.len() { theme.bad() } else { theme.warn() };
                let (sign, rest) = text.split_once(' ').unwrap_or(("", text));
                canvas.text(value.x, y, 1, sign, style);
                canvas.text(value.x + SIGN, y, value.width.saturating_sub(SIGN), rest.trim_start(), theme.plain());
            }
        }
    }
}

/// What is wrong with a value, behind its sign.
fn signed(sign: &str, text: &str, cells: usize) -> impl Iterator<Item = String> {
    let lines = wrap(text, cells.saturating_sub(usize::from(SIGN))).into_iter().enumerate();
    lines.map(move |(at, line)| format!("{} {line}", if at == 0 { sign } else { "" }))
}

fn draw_value(canvas: &mut Canvas, slot: &Slot, value: Rect, focused: bool) {
    let theme = canvas.theme;
    let text = slot.text();
    match slot.area() {
        // A dash looks like a value.
        _ if !focused && text.is_empty() => {}
        Some(editor) if focused => editor.render(value, canvas.buffer),
        // What is not being edited shows its beginning, wherever its cursor stood last.
        Some(_) => {
            for (at, line) in wrap(&text, usize::from(value.width)).iter().take(usize::from(value.height)).enumerate() {
                canvas.text(value.x, value.y + height(at), value.width, line, theme.plain());
            }
        }
        None if focused => {
            let text = if text.is_empty() { "—" } else { &text };
            let used = canvas.text(value.x, value.y, value.width, &format!("‹ {text} ›"), theme.selected());
            // The letters typed so far, by which the value was found.
            canvas.text(value.x + used + 1, value.y, value.width.saturating_sub(used + 1), slot.letters(), theme.accent());
        }
        None => drop(canvas.text(value.x, value.y, value.width, &text, theme.plain())),
    }
}
