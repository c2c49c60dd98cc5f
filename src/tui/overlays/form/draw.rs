//! Drawing a form.

use super::Form;
use super::slot::Slot;
use crate::printable::{width, wrap};
use crate::tui::canvas::{Canvas, Hit, centred};
use crate::tui::layer::Ctx;
use crate::tui::theme::HIDDEN;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

impl Form {
    /// Draws the fields that have room, the focused one among them.
    pub(super) fn draw(&self, canvas: &mut Canvas, area: Rect, ctx: &Ctx) {
        let outer = centred(area, 100, area.height);
        let label =
            self.slots.iter().map(|slot| width(ctx.say(slot.field.words))).max().unwrap_or(0).min(usize::from(outer.width) / 3) as u16;
        let cells = outer.width.saturating_sub(label + 7);
        let under: Vec<Vec<String>> = (0..self.slots.len()).map(|at| self.under(at, ctx, usize::from(cells))).collect();
        let heights: Vec<u16> = self
            .slots
            .iter()
            .enumerate()
            .map(|(at, slot)| match self.hides(at, ctx) {
                true => 1,
                false => slot.height(at == self.focus, usize::from(cells)) + under[at].len() as u16,
            })
            .collect();
        let notice = self.notice.as_deref().map(|notice| wrap(notice, usize::from(outer.width.saturating_sub(4)))).unwrap_or_default();
        let wanted = heights.iter().sum::<u16>() + 2 + notice.len() as u16;
        let outer = centred(area, 100, wanted.max(5));
        let mut inner = canvas.overlay(outer, &self.title);
        for line in &notice {
            let style = canvas.theme.warn();
            canvas.text(inner.x, inner.y, inner.width, line, style);
            inner.y += 1;
            inner.height = inner.height.saturating_sub(1);
        }
        // The first slot shown is the latest one that still leaves room for the focused one whole.
        let mut first = 0;
        while first < self.focus && heights[first..=self.focus].iter().sum::<u16>() > inner.height {
            first += 1;
        }
        let mut y = inner.y;
        for (at, slot) in self.slots.iter().enumerate().skip(first) {
            if y >= inner.bottom() {
                let style = canvas.theme.plain();
                canvas.text(outer.right().saturating_sub(4), outer.bottom() - 1, 1, "▾", style);
                break;
            }
            self.draw_slot(
                canvas,
                at,
                slot,
                Rect { x: inner.x, y, width: inner.width, height: heights[at].min(inner.bottom() - y) },
                label,
                &under[at],
                ctx,
            );
            y += heights[at];
        }
        if first > 0 {
            let style = canvas.theme.plain();
            canvas.text(outer.right().saturating_sub(4), outer.y, 1, "▴", style);
        }
    }

    /// What stands under a field: what is wrong with it, else its hint while it has the keys.
    fn under(&self, at: usize, ctx: &Ctx, cells: usize) -> Vec<String> {
        let slot = &self.slots[at];
        match &slot.trouble {
            _ if self.hides(at, ctx) => Vec::new(),
            Some(trouble) => wrap(trouble, cells),
            None if at == self.focus => wrap(&slot.hint(ctx), cells).into_iter().filter(|line| !line.is_empty()).collect(),
            None => Vec::new(),
        }
    }

    #[allow(clippy::too_many_arguments, reason = "a drawing helper of view alone")]
    fn draw_slot(&self, canvas: &mut Canvas, at: usize, slot: &Slot, area: Rect, label: u16, under: &[String], ctx: &Ctx) {
        let focused = at == self.focus;
        let theme = canvas.theme;
        let style = if focused { theme.head() } else { theme.plain() };
        canvas.text(area.x, area.y, label, ctx.say(slot.field.words), style);
        if slot.field.required {
            canvas.text(area.x + label, area.y, 1, "*", theme.accent());
        }
        let value = Rect {
            x: area.x + label + 2,
            width: area.width.saturating_sub(label + 2),
            height: area.height.saturating_sub(under.len() as u16).max(1),
            ..area
        };
        canvas.hit(Rect { height: value.height, ..area }, Hit::Row(at));
        if self.hides(at, ctx) {
            canvas.text(value.x, value.y, value.width, if slot.text().is_empty() { "—" } else { HIDDEN }, theme.plain());
            return;
        }
        match slot.area() {
            // A line that is not being edited shows its beginning, wherever its cursor stood last.
            Some(_) if !focused && !slot.is_text() && !slot.text().is_empty() => {
                canvas.text(value.x, value.y, value.width, &slot.text(), theme.plain());
            }
            Some(editor) => {
                editor.render(value, canvas.buffer);
                if !focused && slot.text().is_empty() {
                    canvas.text(value.x, value.y, value.width, "—", theme.quiet());
                }
            }
            None => {
                let text = slot.text();
                let text = match (focused, text.is_empty()) {
                    (true, true) => "‹ — ›".to_owned(),
                    (true, false) => format!("‹ {text} ›"),
                    (false, true) => "—".to_owned(),
                    (false, false) => text,
                };
                let style = if focused {
                    theme.selected()
                } else if slot.text().is_empty() {
                    theme.quiet()
                } else {
                    theme.plain()
                };
                canvas.text(value.x, value.y, value.width, &text, style);
            }
        }
        let style = if slot.trouble.is_some() { theme.bad() } else { theme.plain() };
        for (line, text) in under.iter().enumerate() {
            let y = value.bottom() + line as u16;
            if y < area.bottom() {
                canvas.text(value.x, y, value.width, text, style);
            }
        }
    }
}
