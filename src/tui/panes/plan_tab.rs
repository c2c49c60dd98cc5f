//! The tab of an account that its plan shares with what could be sold.

use super::plan::Plan;
use super::records::Records;
use super::table_pane::TablePane;
use crate::domain::{Entity, Words};
use crate::store::Result;
use crate::text::screen as say;
use crate::tui::actions::Action;
use crate::tui::canvas::Canvas;
use crate::tui::layer::{Ctx, Effect, Layer, Tab, done, shows_now};
use ratatui::layout::Rect;

/// The plan of an account: what is to be done, or, by the same key that turns every tab round, what could be sold.
#[derive(Debug)]
pub struct PlanTab {
    actions: TablePane<Plan>,
    opportunities: TablePane<Records>,
    turned: bool,
}

impl PlanTab {
    /// The plan of an account; nothing is read yet.
    pub fn new(account: i64) -> PlanTab {
        PlanTab {
            actions: TablePane::new(Plan::new(account)),
            opportunities: TablePane::new(Records::new(Entity::Opportunity, account)),
            turned: false,
        }
    }

    /// Which of both is shown.
    pub fn tab(&self) -> Tab {
        if self.turned { Tab::Records(Entity::Opportunity) } else { Tab::Plan }
    }

    /// Shows one of both, with a record selected.
    pub fn show(&mut self, ctx: &Ctx, tab: Tab, record: Option<i64>, limit: usize) -> Result<()> {
        self.turned = matches!(tab, Tab::Records(_));
        match record {
            Some(record) if self.turned => self.opportunities.seek(ctx, record, limit),
            Some(record) => self.actions.seek(ctx, record, limit),
            None => Ok(()),
        }
    }

    fn now(&self) -> &dyn Layer {
        if self.turned { &self.opportunities } else { &self.actions }
    }

    fn now_mut(&mut self) -> &mut dyn Layer {
        if self.turned { &mut self.opportunities } else { &mut self.actions }
    }
}

impl Layer for PlanTab {
    shows_now!();

    fn act(&mut self, action: Action, ctx: &Ctx) -> Result<Option<Vec<Effect>>> {
        if action == Action::Turn {
            self.turned = !self.turned;
            return done();
        }
        self.now_mut().act(action, ctx)
    }

    fn called(&self, action: Action) -> Option<Words> {
        match action {
            Action::Turn if self.turned => Some(say::TO_ACTIONS),
            _ => self.now().called(action),
        }
    }

    fn turns_to(&self) -> Option<Entity> {
        (!self.turned).then_some(Entity::Opportunity)
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, ctx: &Ctx) {
        self.now().view(canvas, area, ctx);
    }
}
