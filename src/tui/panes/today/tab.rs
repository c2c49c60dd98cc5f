//! *Today*, turned round by one key: what presses, the week, and all actions of all accounts.

use super::TodayPane;
use super::week::WeekPane;
use crate::store::Result;
use crate::tui::actions::Action;
use crate::tui::canvas::Canvas;
use crate::tui::layer::{Ctx, Effect, Layer, done, shows_now};
use crate::tui::panes::actions::ActionsTab;
use ratatui::layout::Rect;

/// What is looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Look {
    #[default]
    Today,
    Week,
    Actions,
}

/// *Today* with its looks.
#[derive(Debug, Default)]
pub struct TodayTab {
    today: TodayPane,
    week: WeekPane,
    actions: ActionsTab,
    look: Look,
}

impl TodayTab {
    /// Forgets what is done, as when another place is gone to.
    pub fn leave(&mut self) {
        self.today.leave();
    }

    fn now(&self) -> &dyn Layer {
        match self.look {
            Look::Today => &self.today,
            Look::Week => &self.week,
            Look::Actions => &self.actions,
        }
    }

    fn now_mut(&mut self) -> &mut dyn Layer {
        match self.look {
            Look::Today => &mut self.today,
            Look::Week => &mut self.week,
            Look::Actions => &mut self.actions,
        }
    }

    /// Turns to a look; what was selected stays so where it is shown there too.
    fn turn(&mut self, to: Look, ctx: &Ctx) -> Result<()> {
        let chosen = self.now().subject().record;
        match (self.look, to) {
            (Look::Today, Look::Week) => self.week.aim(self.today.chosen()),
            (_, Look::Week) => self.week.aim(None),
            (_, Look::Actions) => self.actions.begin(chosen, ctx)?,
            (_, Look::Today) => {
                if let Some((entity, id)) = chosen {
                    self.today.select(entity, id, ctx)?;
                }
            }
        }
        self.look = to;
        Ok(())
    }
}

impl Layer for TodayTab {
    shows_now!();

    fn act(&mut self, action: Action, ctx: &Ctx) -> Result<Option<Vec<Effect>>> {
        if let Some(effects) = self.now_mut().act(action, ctx)? {
            return Ok(Some(effects));
        }
        let to = match (action, self.look) {
            (Action::Everything, _) => Look::Actions,
            (Action::Turn, Look::Today) => Look::Week,
            (Action::Turn, Look::Week) => Look::Actions,
            (Action::Turn, Look::Actions) | (Action::Back, Look::Week | Look::Actions) => Look::Today,
            (Action::TurnBack, Look::Actions) => Look::Week,
            _ => return Ok(None),
        };
        self.turn(to, ctx)?;
        done()
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, ctx: &Ctx) {
        self.now().view(canvas, area, ctx);
    }
}
