//! What the lines and frames of the map mean: under it where no row of it is lost by that, else in its free corners.

use super::{Look, MapPane, Mode};
use crate::map::document;
use crate::printable::width;
use crate::text::map as say;
use crate::tui::canvas::{Canvas, height};
use crate::tui::layer::Ctx;
use crate::tui::widgets::pane;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

/// Blanks between two signs that are explained, and between one and what stands beside it.
const GAP: usize = 2;

/// A sign and what it means.
type Sign = (String, String);

/// The cells of one.
fn cells(sign: &Sign) -> usize {
    width(&sign.0) + 1 + width(&sign.1)
}

impl MapPane {
    /// Says under the map what its lines and frames mean, where no row of the picture is lost by that; else it is left to the corners.
    pub(super) fn explain(&mut self, ctx: &Ctx, rows: usize) {
        self.signs.clear();
        let told = matches!(self.mode, Mode::Walk) && self.answer.is_none() && self.stage.is_none();
        let Some(view) = self.view.as_ref().filter(|_| self.look == Look::Map && told && !ctx.client) else { return };
        let room = usize::from(ctx.size.0.saturating_sub(pane::AROUND));
        let signs = document::legend(&self.picture, &self.layout, view.ascii, &say::labels(ctx.lang));
        let mut lines: Vec<Line<'static>> = Vec::new();
        let mut used = 0;
        for sign in &signs {
            if used + GAP + cells(sign) > room || lines.is_empty() {
                lines.push(Line::default());
                used = 0;
            }
            let gap = if used == 0 { 0 } else { GAP };
            let (sample, words) = sign;
            if let Some(line) = lines.last_mut() {
                let said = [Span::raw(" ".repeat(gap)), Span::styled(sample.clone(), ctx.theme.strong()), Span::raw(format!(" {words}"))];
                line.spans.extend(said);
            }
            used += gap + cells(sign);
        }
        if self.layout.height + lines.len() + self.footer.len() <= rows {
            lines.append(&mut self.footer);
            self.footer = lines;
        } else {
            self.signs = signs;
        }
    }

    /// Says the same in the corners that the picture leaves free, all of it or nothing.
    pub(super) fn paint_signs(&self, canvas: &mut Canvas, window: Rect) {
        let mut left = self.signs.as_slice();
        let mut places = Vec::new();
        for (at_right, at_foot) in [(false, false), (true, false), (false, true), (true, true)] {
            let rows: Vec<u16> = if at_foot { (window.y..window.bottom()).rev().collect() } else { (window.y..window.bottom()).collect() };
            let free = |y: u16| self.free(canvas, window, y, at_right);
            // The most of them that stand here one under the other, those at the right below one another's beginning.
            let fits = |many: &usize| {
                let widest = left[..*many].iter().map(cells).max().unwrap_or(0);
                let needed = |sign: &Sign| if at_right { widest } else { cells(sign) } + GAP;
                left[..*many].iter().enumerate().all(|(at, sign)| {
                    let row = if at_foot { many - 1 - at } else { at };
                    rows.get(row).is_some_and(|y| free(*y) >= needed(sign))
                })
            };
            let many = (1..=left.len()).rev().find(fits).unwrap_or(0);
            let (here, rest) = left.split_at(many);
            let widest = height(here.iter().map(cells).max().unwrap_or(0));
            let x = if at_right { window.right().saturating_sub(widest) } else { window.x };
            let row = |at: usize| rows.get(if at_foot { many - 1 - at } else { at }).copied().unwrap_or(window.y);
            places.extend(here.iter().enumerate().map(|(at, sign)| (x, row(at), sign)));
            left = rest;
        }
        for (x, y, (sample, words)) in places.into_iter().filter(|_| left.is_empty()) {
            let used = canvas.text(x, y, window.right().saturating_sub(x), sample, canvas.theme.strong()) + 1;
            canvas.text(x + used, y, window.right().saturating_sub(x + used), words, canvas.theme.plain());
        }
    }

    /// The cells of a row of the window that nothing stands in, from its left edge on, or from its right one.
    fn free(&self, canvas: &Canvas, window: Rect, y: u16, at_right: bool) -> usize {
        let is_free = |x: &u16| {
            let at =
                crate::map::layout::Point { x: self.offset.0 + usize::from(*x - window.x), y: self.offset.1 + usize::from(y - window.y) };
            canvas.buffer.cell((*x, y)).is_none_or(|cell| cell.symbol() == " ") && self.layout.at(at).is_none()
        };
        let columns = window.x..window.right();
        if at_right { columns.rev().take_while(is_free).count() } else { columns.take_while(is_free).count() }
    }
}
