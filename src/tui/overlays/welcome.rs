//! The first start: begin empty, look at the demo, import.

use crate::printable::wrap;
use crate::store::Result;
use crate::text::screen as say;
use crate::tui::actions::{Action, Place};
use crate::tui::canvas::{Canvas, Hit, centred, height};
use crate::tui::layer::{Ctx, Effect, Layer, done};
use crate::tui::theme::PRODUCT;
use ratatui::layout::Rect;

const CHOICES: [crate::domain::Words; 3] = [say::BEGIN_EMPTY, say::SEE_DEMO, say::IMPORT_FIRST];

/// The page of the first start.
#[derive(Debug, Default)]
pub struct Welcome {
    selected: usize,
}

impl Layer for Welcome {
    fn place(&self) -> Place {
        Place::Welcome
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Result<Option<Vec<Effect>>> {
        match action {
            Action::Up => self.selected = self.selected.saturating_sub(1),
            Action::Down => self.selected = (self.selected + 1).min(CHOICES.len() - 1),
            Action::Top => self.selected = 0,
            Action::Bottom => self.selected = CHOICES.len() - 1,
            Action::Import => return Ok(Some(vec![Effect::Back, Effect::Push(Box::new(super::import::Import::begin(ctx)))])),
            Action::Open => {
                return Ok(Some(match self.selected {
                    0 => vec![Effect::Back, Effect::Go(crate::tui::layer::Target::Accounts)],
                    1 => vec![Effect::OpenDemo],
                    _ => vec![Effect::Back, Effect::Push(Box::new(super::import::Import::begin(ctx)))],
                }));
            }
            _ => return Ok(None),
        }
        done()
    }

    fn click(&mut self, hit: Hit) {
        if let Hit::Row(at) = hit {
            self.selected = at;
        }
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, ctx: &Ctx) {
        let inner = canvas.overlay(centred(area, 66, 13), ctx.say(PRODUCT));
        let theme = canvas.theme;
        let mut y = inner.y + 1;
        for line in wrap(ctx.say(say::WELCOME), usize::from(inner.width)) {
            canvas.text(inner.x, y, inner.width, &line, theme.plain());
            y += 1;
        }
        y += 1;
        for (at, words) in CHOICES.into_iter().enumerate() {
            let row = Rect { y: y + height(at), height: 1, ..inner };
            canvas.text(row.x + 2, row.y, row.width.saturating_sub(3), ctx.say(words), theme.plain());
            canvas.hit(row, Hit::Row(at));
            if at == self.selected {
                canvas.highlight(row, theme.selected());
            }
        }
    }
}
