//! Where the finder stands, and in it the list and what is told of the chosen line.

use super::found::Found;
use super::{Among, CARD, CARD_BESIDE, Find};
use crate::tui::canvas::{Canvas, height};
use crate::tui::layer::Ctx;
use ratatui::layout::Rect;

impl Find {
    pub(super) fn is_wide(&self, ctx: &Ctx) -> bool {
        ctx.is_wide() && self.among == Among::Names
    }

    /// The lines for what is told of the chosen one.
    pub(super) fn card(&self, ctx: &Ctx) -> u16 {
        let named = self.found.iter().any(|found| matches!(found, Found::Name(_)));
        if !named {
            0
        } else if self.is_wide(ctx) {
            CARD_BESIDE
        } else {
            CARD
        }
    }

    pub(super) fn hints(&self, area: Rect) -> Vec<String> {
        let room = usize::from(area.width.saturating_sub(4));
        self.hint.iter().flat_map(|hint| crate::printable::wrap(hint, room)).collect()
    }

    /// Where the page stands, and in it the list and what is told of the chosen line.
    pub(super) fn places(&self, area: Rect, ctx: &Ctx) -> (Rect, Rect, Rect) {
        let (wide, card) = (self.is_wide(ctx), self.card(ctx));
        let head = 1 + u16::from(!self.chips.is_empty()) + height(self.hints(area).len());
        let listed: u16 = self.found.iter().map(Found::height).sum();
        let body = if wide { listed.max(card) } else { listed + card + u16::from(card > 0) };
        // The line one types into stays where it is, however much is found; beside it stand no torn strips of what lies below, and
        // above and below it the ends of that frame.
        let area = Rect { y: area.y + 1, height: area.height.saturating_sub(2), ..area };
        let outer = Rect { height: (head + 1 + body + 2).min(area.height), ..area };
        let inner = Canvas::inside(outer);
        let y = inner.y + head + 1;
        let left = inner.bottom().saturating_sub(y);
        if wide {
            let width = inner.width * 3 / 5;
            let side = Rect { x: inner.x + width + 2, y, width: inner.width.saturating_sub(width + 2), height: left };
            (outer, Rect { y, height: left, width, ..inner }, side)
        } else {
            let height = left.saturating_sub(if card > 0 { card + 1 } else { 0 }).max(left.min(listed).min(3));
            let side = Rect { y: y + height + 1, height: left.saturating_sub(height + 1), ..inner };
            (outer, Rect { y, height, ..inner }, side)
        }
    }
}
