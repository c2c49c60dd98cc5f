//! The list of what was found.

use super::found::Found;
use super::{Find, Spot};
use crate::text::find as say;
use crate::tui::canvas::{Canvas, indented};
use crate::tui::layer::Ctx;
use ratatui::layout::Rect;

impl Find {
    pub(super) fn view_list(&self, canvas: &mut Canvas, list: Rect, ctx: &Ctx) {
        let (typed, list) = (self.line.text(), indented(list));
        if self.is_bare() && !ctx.client {
            canvas.text(list.x, list.y, list.width, ctx.say(say::NOBODY_YET), canvas.theme.plain());
        }
        // The last rows that end with the selected one and have room are shown.
        let mut first = self.selected;
        let mut room = list.height.saturating_sub(self.found.get(first).map_or(1, Found::height));
        while let Some(height) =
            first.checked_sub(1).and_then(|before| self.found.get(before)).map(Found::height).filter(|height| *height <= room)
        {
            room -= height;
            first -= 1;
        }
        let mut y = list.y;
        for (at, found) in self.found.iter().enumerate().skip(first) {
            let row = Rect { y, height: found.height(), ..list };
            if row.bottom() > list.bottom() {
                let below = self.found.iter().skip(at).filter(|found| !matches!(found, Found::Heading(_))).count();
                canvas.rest_below(list, below);
                break;
            }
            found.view(canvas, row, &typed, ctx);
            if !matches!(found, Found::Heading(_)) {
                canvas.hit(row, Spot::Row(at));
            }
            if at == self.selected {
                canvas.choose(row);
            }
            y += row.height;
        }
    }
}
