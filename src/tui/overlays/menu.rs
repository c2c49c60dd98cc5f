//! A few choices, each by its letter: small enough to be read at a glance, and gone at once.

use super::typed::types;
use crate::printable::width;
use crate::store::Result;
use crate::tui::actions::{Action, Place};
use crate::tui::canvas::{Canvas, Hit, centred, height, indented};
use crate::tui::keymap::latin;
use crate::tui::layer::{Ctx, Effect, Layer, done};
use crossterm::event::KeyEvent;
use ratatui::layout::Rect;
use ratatui::text::Span;

/// The letters, in the order of the choices.
const LETTERS: &str = "abcdefghijklmnopqrstuvwxyz";

/// A menu: what is chosen is picked by its number.
#[derive(Debug)]
pub struct Menu {
    title: String,
    rows: Vec<Vec<Span<'static>>>,
    selected: usize,
    ours: bool,
}

impl Menu {
    /// A menu of what we think of a client, with the choice `selected` at hand.
    pub fn of_ours(title: &str, rows: Vec<Vec<Span<'static>>>, selected: usize) -> Menu {
        Menu { ours: true, ..Menu::new(title, rows, selected) }
    }

    /// A menu with the choice `selected` at hand.
    pub fn new(title: &str, rows: Vec<Vec<Span<'static>>>, selected: usize) -> Menu {
        Menu { title: title.into(), selected: selected.min(rows.len().saturating_sub(1)), rows, ours: false }
    }

    /// Calls it something else.
    pub fn entitle(&mut self, title: String) {
        self.title = title;
    }

    fn choose(&self, at: usize) -> Vec<Effect> {
        if at < self.rows.len() { vec![Effect::Picked(vec![at as i64])] } else { Vec::new() }
    }
}

impl Layer for Menu {
    fn place(&self) -> Place {
        Place::Menu
    }

    fn is_ours(&self) -> bool {
        self.ours
    }

    fn typing(&self) -> bool {
        true
    }

    fn act(&mut self, action: Action, _ctx: &Ctx) -> Result<Option<Vec<Effect>>> {
        match action {
            Action::Up => self.selected = self.selected.saturating_sub(1),
            Action::Down => self.selected = (self.selected + 1).min(self.rows.len().saturating_sub(1)),
            Action::Open => return Ok(Some(self.choose(self.selected))),
            Action::Back => return Ok(Some(vec![Effect::Back])),
            _ => return Ok(None),
        }
        done()
    }

    fn type_key(&mut self, key: KeyEvent, _ctx: &Ctx) -> Result<Vec<Effect>> {
        let Some(typed) = types(key) else { return Ok(Vec::new()) };
        let letter = latin(typed).to_ascii_lowercase();
        Ok(LETTERS.chars().position(|known| known == letter).map_or_else(Vec::new, |at| self.choose(at)))
    }

    fn click(&mut self, hit: Hit) {
        if let Hit::Row(at) = hit {
            self.selected = at;
        }
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, _ctx: &Ctx) {
        let widest = self.rows.iter().map(|row| row.iter().map(|span| width(&span.content)).sum::<usize>() + 4).max().unwrap_or(0);
        let cells = height(widest.max(width(&self.title) + 4) + 5);
        let inner = canvas.overlay(centred(area, cells.min(area.width), height(self.rows.len() + 2)), &self.title);
        let inner = indented(inner);
        let room = usize::from(inner.height).max(1);
        let first = (self.selected + 1).saturating_sub(room);
        canvas.more_below(inner, self.rows.len(), height(first));
        for (at, row) in self.rows.iter().enumerate().skip(first).take(room) {
            let y = inner.y + height(at - first);
            let line = Rect { y, height: 1, ..inner };
            let letter = LETTERS.chars().nth(at).map(String::from).unwrap_or_default();
            canvas.text(inner.x, y, 2, &letter, canvas.theme.accent());
            canvas.spans(inner.x + 3, y, inner.width.saturating_sub(3), row);
            canvas.hit(line, Hit::Row(at));
            if at == self.selected {
                canvas.choose(line);
            }
        }
    }
}

/// What a layer says of itself that is a menu and does what was chosen in it by its own `settle`.
macro_rules! settles_menu {
    () => {
        fn place(&self) -> $crate::tui::actions::Place {
            self.menu.place()
        }

        fn typing(&self) -> bool {
            true
        }

        fn act(
            &mut self,
            action: $crate::tui::actions::Action,
            ctx: &Ctx,
        ) -> $crate::store::Result<Option<Vec<$crate::tui::layer::Effect>>> {
            self.menu.act(action, ctx)?.map(|effects| self.settle(effects, ctx)).transpose()
        }

        fn type_key(&mut self, key: crossterm::event::KeyEvent, ctx: &Ctx) -> $crate::store::Result<Vec<$crate::tui::layer::Effect>> {
            let effects = self.menu.type_key(key, ctx)?;
            self.settle(effects, ctx)
        }

        fn click(&mut self, hit: $crate::tui::canvas::Hit) {
            self.menu.click(hit);
        }

        fn view(&self, canvas: &mut $crate::tui::canvas::Canvas, area: ratatui::layout::Rect, ctx: &Ctx) {
            self.menu.view(canvas, area, ctx);
        }
    };
}
pub(crate) use settles_menu;
