//! Drawing a form: its rows, and under them the help of the row that has the keys, in a place of its own. What is wrong with a row is said
//! there too, and no row moves for it.

use super::Form;
use super::answer::ROWS;
use super::parts::At;
use super::slot::Slot;
use crate::printable::{fit, width, wrap};
use crate::text::form as say;
use crate::text::prep::more_above as said_above;
use crate::text::screen as said;
use crate::tui::canvas::{Canvas, Hit, WIDEST, centred, height};
use crate::tui::layer::Ctx;
use crate::tui::screen;
use crate::tui::theme::{ALARM, AT, DUE};
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::widgets::Widget;

/// Cells of a sign and the blank behind it.
const SIGN: u16 = 2;

/// What stands beside what is wrong elsewhere in the line above the help: its ends, and how many fields are below.
const BESIDE_WRONG: u16 = 18;

/// A row with the room it takes.
struct Row {
    at: At,
    /// What it is about, above it.
    over: Vec<String>,
    /// Lines of the value.
    lines: usize,
    /// What is in doubt about it, under it.
    under: Vec<String>,
}

impl Row {
    fn height(&self) -> usize {
        self.over.len() + self.lines + self.under.len()
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
        let answer = self.answer_lines(ctx, wide);
        let helps = if answer.is_empty() { helps } else { helps.max(answer.len()).max(ROWS) };
        let short: usize = at.iter().map(|row| self.row(*row, (cells, wide), 0, ctx).height()).sum();
        let spare = inside.saturating_sub(short + notice.len() + 1);
        let help = helps.min(spare.max(inside / 5).max(1));
        let most = inside.saturating_sub(notice.len() + help + 1).max(1);
        let rows: Vec<Row> = at.iter().map(|row| self.row(*row, (cells, wide), most, ctx)).collect();
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
        let under = Rect { y: inner.bottom() - below, height: below, ..inner };
        let used = self.draw_help(canvas, under, outer, ctx) + 1;
        canvas.lines(Rect { y: under.y + used, height: below.saturating_sub(used), ..under }, answer, 0);
        inner.height -= below;
        self.draw_rows(canvas, inner, outer, &rows, height(label), ctx);
    }

    /// The row of its upper edge: in the middle while nothing is unfolded, and so far up that all of it has room below.
    fn top(&self, area: Rect, (cells, wide): (usize, usize), ctx: &Ctx) -> u16 {
        let part_of = |slot: usize| self.parts.iter().any(|part| part.slots.contains(&slot));
        let fields = |folded: bool| (0..self.slots.len()).filter(move |at| !self.hidden.contains(at) && (folded || !part_of(*at)));
        let wanted = |folded: bool| {
            let lines: usize = fields(folded).map(|at| self.over(at, wide).len() + self.slots[at].height(false, cells, 1)).sum();
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

    /// The line that parts the rows from the help, with the place in a long text, and the help; gives the lines of that.
    fn draw_help(&self, canvas: &mut Canvas, area: Rect, outer: Rect, ctx: &Ctx) -> u16 {
        let theme = canvas.theme;
        let rule = "─".repeat(usize::from(outer.width.saturating_sub(2)));
        canvas.text(outer.x, area.y, outer.width, &format!("├{rule}┤"), theme.accent());
        if let Some((line, all)) = self.focused().and_then(|at| self.slots[at].position()).filter(|(_, all)| *all > 2) {
            let text = format!(" {} ", say::line_of(ctx.lang, line, all));
            // At the right stands how many fields are below.
            canvas.text(outer.x + 2, area.y, height(width(&text)), &text, theme.plain());
        } else if let Some(wrong) = self.wrong_shortly(self.focus, usize::from(area.width)).or_else(|| self.wrong_elsewhere(ctx)) {
            let room = outer.width.saturating_sub(BESIDE_WRONG);
            let used = canvas.text(outer.x + 2, area.y, room, &format!(" {ALARM}"), theme.bad());
            let said = format!(" {} ", fit(&wrong, usize::from(room.saturating_sub(used + 2))));
            // The line under it may be bold.
            let plain = Style::new().remove_modifier(Modifier::BOLD).patch(theme.plain());
            canvas.text(outer.x + 2 + used, area.y, room - used, &said, plain);
        }
        let wrong = self.wrong_at_length(self.focus, usize::from(area.width)).len();
        let lines = self.help(self.focus, ctx, usize::from(area.width));
        let room = usize::from(area.height.saturating_sub(1));
        // Where not all steps of a rating have room, the chosen one is among those shown.
        let chosen = lines.iter().position(|line| line.starts_with(AT)).unwrap_or(0);
        let skip = (chosen + 1).saturating_sub(room).min(lines.len().saturating_sub(room));
        for (at, line) in lines.iter().skip(skip).take(room).enumerate() {
            let y = area.y + 1 + height(at);
            if at + skip < wrong {
                signed_line(canvas, Rect { y, height: 1, ..area }, line, theme.bad());
            } else {
                canvas.text(area.x, y, area.width, line, theme.plain());
            }
        }
        height(lines.len().min(room))
    }

    /// What is wrong with a row.
    fn wrong(&self, row: At) -> Option<String> {
        let At::Slot(at) = row else { return None };
        let slot = &self.slots[at];
        let told: Vec<&str> =
            [&slot.trouble, &slot.theirs].into_iter().flatten().map(String::as_str).filter(|text| !text.is_empty()).collect();
        (!told.is_empty()).then(|| told.join(" "))
    }

    /// The same where it has room in the line above the help.
    fn wrong_shortly(&self, row: At, cells: usize) -> Option<String> {
        self.wrong(row).filter(|text| width(text) + usize::from(BESIDE_WRONG) <= cells)
    }

    /// The same in lines, where it has none there.
    fn wrong_at_length(&self, row: At, cells: usize) -> Vec<String> {
        let text = self.wrong(row).filter(|_| self.wrong_shortly(row, cells).is_none());
        text.map_or_else(Vec::new, |text| signed(ALARM, &text, cells).collect())
    }

    /// What is wrong with the first of the rows that have not the keys, where the one that has them is right.
    fn wrong_elsewhere(&self, ctx: &Ctx) -> Option<String> {
        let wrong = (0..self.slots.len()).find_map(|at| Some((at, self.wrong(At::Slot(at))?))).filter(|_| self.wrong(self.focus).is_none());
        wrong.map(|(at, text)| format!("{}: {text}", ctx.say(self.slots[at].field.words)))
    }

    /// The label of a row; a required field has its star beside it.
    fn label(&self, row: At, ctx: &Ctx) -> String {
        match row {
            At::Slot(at) => {
                let Slot { field, about, .. } = &self.slots[at];
                let inset = if about.is_some() { SIGN } else { 0 };
                let star = if field.required { " *" } else { "" };
                format!("{:1$}{2}{star}", "", usize::from(inset), ctx.say(field.words))
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
        let said: Vec<String> = said.chain(self.origin_lines(ctx, cells)).collect();
        // What is wrong at length stands in the place of the help, which goes on under it as far as it has room.
        let (mut lines, most) = (self.wrong_at_length(row, cells), said.len());
        let left = most.saturating_sub(lines.len());
        lines.extend(said.into_iter().take(left));
        lines
    }

    /// What a field is about, above it and as wide as the form; a record of the form needs none.
    fn over(&self, at: usize, wide: usize) -> Vec<String> {
        let about = self.slots[at].about.as_ref();
        about.map_or_else(Vec::new, |about| signed(about.sign, &about.words, wide).collect())
    }

    fn row(&self, at: At, (cells, wide): (usize, usize), most: usize, ctx: &Ctx) -> Row {
        let At::Slot(number) = at else { return Row { at, over: Vec::new(), lines: 1, under: Vec::new() } };
        let over = self.over(number, wide);
        let slot = &self.slots[number];
        // A doubt names people of other companies.
        let under: Vec<String> = slot.doubt.iter().filter(|_| !ctx.client).flat_map(|text| signed(DUE, text, cells)).collect();
        let most = most.saturating_sub(over.len() + under.len());
        Row { at, over, lines: slot.height(at == self.focus && most > 0, cells, most), under }
    }

    fn draw_row(&self, canvas: &mut Canvas, number: usize, row: &Row, area: Rect, label: u16, ctx: &Ctx) {
        let focused = row.at == self.focus;
        let theme = canvas.theme;
        let style = if focused { theme.head() } else { theme.plain() };
        for (line, text) in row.over.iter().enumerate().take(usize::from(area.height)) {
            let sign = if text.starts_with(ALARM) { theme.bad() } else { theme.plain() };
            signed_line(canvas, Rect { y: area.y + height(line), height: 1, ..area }, text, sign);
        }
        let above = height(row.over.len()).min(area.height);
        let area = Rect { y: area.y + above, height: area.height - above, ..area };
        if area.height == 0 {
            return;
        }
        match row.at {
            // The sign of what is wrong takes the place of the star.
            At::Slot(at) if self.slots[at].trouble.is_some() || self.slots[at].theirs.is_some() => {
                let used = canvas.text(area.x, area.y, label, self.label(row.at, ctx).trim_end_matches(" *"), style);
                canvas.text(area.x + used + 1, area.y, 1, ALARM, theme.bad());
            }
            _ => drop(canvas.text(area.x, area.y, label, &self.label(row.at, ctx), style)),
        }
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
                signed_line(canvas, Rect { y, height: 1, ..value }, text, theme.warn());
            }
        }
    }
}

/// What is wrong with a value, behind its sign.
fn signed(sign: &str, text: &str, cells: usize) -> impl Iterator<Item = String> {
    let lines = wrap(text, cells.saturating_sub(usize::from(SIGN))).into_iter().enumerate();
    lines.map(move |(at, line)| format!("{} {line}", if at == 0 { sign } else { "" }))
}

/// Draws such a line: the sign is what is seen first, not the sentence.
fn signed_line(canvas: &mut Canvas, row: Rect, text: &str, style: Style) {
    let (sign, rest) = text.split_once(' ').unwrap_or(("", text));
    canvas.text(row.x, row.y, 1, sign, style);
    canvas.text(row.x + SIGN, row.y, row.width.saturating_sub(SIGN), rest.trim_start(), canvas.theme.plain());
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
