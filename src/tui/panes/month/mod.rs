//! The month: closing it, and by one key our time beside what it brings.

mod changes;
mod closing;
mod time;

use super::table_pane::TablePane;
use crate::domain::Words;
use crate::store::Result;
use crate::text::month as say;
use crate::text::screen::HIDDEN_NOW;
use crate::tui::actions::Action;
use crate::tui::canvas::Canvas;
use crate::tui::layer::{Ctx, Effect, Layer, done, shows_now};
use closing::MonthPane;
use ratatui::layout::Rect;
use time::MyTime;

/// The month with its looks.
#[derive(Debug)]
pub struct MonthTab {
    closing: MonthPane,
    time: TablePane<MyTime>,
    shows_time: bool,
    /// Before a client neither look tells anything.
    hidden: bool,
}

impl Default for MonthTab {
    fn default() -> Self {
        MonthTab { closing: MonthPane::default(), time: TablePane::new(MyTime::default()), shows_time: false, hidden: false }
    }
}

impl MonthTab {
    fn now(&self) -> &dyn Layer {
        if self.shows_time { &self.time } else { &self.closing }
    }

    fn now_mut(&mut self) -> &mut dyn Layer {
        if self.shows_time { &mut self.time } else { &mut self.closing }
    }
}

impl Layer for MonthTab {
    shows_now!();

    fn refresh(&mut self, ctx: &Ctx) -> Result<()> {
        self.hidden = ctx.client;
        self.now_mut().refresh(ctx)
    }

    fn obstacle(&self, action: Action) -> Option<Words> {
        if action == Action::Turn && self.hidden { Some(HIDDEN_NOW) } else { self.now().obstacle(action) }
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Result<Option<Vec<Effect>>> {
        if let Some(effects) = self.now_mut().act(action, ctx)? {
            return Ok(Some(effects));
        }
        match action {
            Action::Turn => self.shows_time = !self.shows_time,
            Action::Back if self.shows_time => self.shows_time = false,
            _ => return Ok(None),
        }
        done()
    }

    fn steps_back(&self) -> bool {
        self.shows_time || self.now().steps_back()
    }

    fn called(&self, action: Action) -> Option<Words> {
        match (action, self.shows_time) {
            (Action::Turn, true) => Some(say::TO_MONTH),
            (Action::Turn, false) => Some(say::TO_TIME),
            _ => self.now().called(action),
        }
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, ctx: &Ctx) {
        self.now().view(canvas, area, ctx);
    }
}
