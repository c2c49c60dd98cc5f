//! *Today*, turned round by one key: what presses, or the week.

use super::TodayPane;
use super::week::WeekPane;
use crate::store::Result;
use crate::tui::actions::Action;
use crate::tui::canvas::Canvas;
use crate::tui::layer::{Ctx, Effect, Layer, done, shows_now};
use ratatui::layout::Rect;

/// *Today* with its two looks.
#[derive(Debug, Default)]
pub struct TodayTab {
    today: TodayPane,
    week: WeekPane,
    is_week: bool,
}

impl TodayTab {
    /// Forgets what is done, as when another place is gone to.
    pub fn leave(&mut self) {
        self.today.leave();
    }

    fn now(&self) -> &dyn Layer {
        if self.is_week { &self.week } else { &self.today }
    }

    fn now_mut(&mut self) -> &mut dyn Layer {
        if self.is_week { &mut self.week } else { &mut self.today }
    }
}

impl Layer for TodayTab {
    shows_now!();

    fn act(&mut self, action: Action, ctx: &Ctx) -> Result<Option<Vec<Effect>>> {
        if let Some(effects) = self.now_mut().act(action, ctx)? {
            return Ok(Some(effects));
        }
        match (action, self.is_week) {
            (Action::Turn, false) => {
                self.week.aim(self.today.chosen());
                self.is_week = true;
            }
            (Action::Turn | Action::Back, true) => {
                self.is_week = false;
                if let Some((entity, id)) = self.week.chosen() {
                    self.today.select(entity, id, ctx)?;
                }
            }
            _ => return Ok(None),
        }
        done()
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, ctx: &Ctx) {
        self.now().view(canvas, area, ctx);
    }
}
