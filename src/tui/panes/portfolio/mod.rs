//! *Accounts*, turned round by one key: the list, who stands in which class, what is left of what is bought, what could be sold,
//! what each is in our portfolio, and what we are to each.

pub(super) mod benefit;
mod card;
mod classes;
mod compared;
mod crossed;
mod profit;

use super::accounts::Accounts;
use super::picture::PicturePane;
use super::table_pane::TablePane;
use crate::domain::Words;
use crate::store::Result;
use crate::text::portfolio as say;
use crate::tui::actions::Action;
use crate::tui::canvas::Canvas;
use crate::tui::layer::{Ctx, Effect, Layer, done, shows_now};
use benefit::Benefit;
use classes::Classes;
use compared::Compared;
use crossed::Crossed;
use profit::Profit;
use ratatui::layout::Rect;

/// How the accounts are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Look {
    List,
    Classes,
    Profit,
    Benefit,
    Category,
    Position,
}

/// *Accounts* with its looks.
#[derive(Debug)]
pub struct AccountsTab {
    list: TablePane<Accounts>,
    classes: PicturePane<Classes>,
    profit: PicturePane<Profit>,
    benefit: PicturePane<Benefit>,
    category: PicturePane<Crossed>,
    position: PicturePane<Crossed>,
    look: Look,
    /// Before a client there is but the list.
    hidden: bool,
}

impl Default for AccountsTab {
    fn default() -> AccountsTab {
        let compared = Compared::default();
        AccountsTab {
            list: TablePane::new(Accounts),
            classes: PicturePane::new(Classes::of(compared.clone())),
            profit: PicturePane::new(Profit::of(compared)),
            benefit: PicturePane::new(Benefit::default()),
            category: PicturePane::new(Crossed::of(&crossed::CATEGORIES)),
            position: PicturePane::new(Crossed::of(&crossed::POSITIONS)),
            look: Look::List,
            hidden: false,
        }
    }
}

impl AccountsTab {
    fn now(&self) -> &dyn Layer {
        match self.look {
            Look::List => &self.list,
            Look::Classes => &self.classes,
            Look::Profit => &self.profit,
            Look::Benefit => &self.benefit,
            Look::Category => &self.category,
            Look::Position => &self.position,
        }
    }

    fn now_mut(&mut self) -> &mut dyn Layer {
        match self.look {
            Look::List => &mut self.list,
            Look::Classes => &mut self.classes,
            Look::Profit => &mut self.profit,
            Look::Benefit => &mut self.benefit,
            Look::Category => &mut self.category,
            Look::Position => &mut self.position,
        }
    }

    /// The look that the key turns to.
    fn next(&self) -> Look {
        match self.look {
            Look::List => Look::Classes,
            Look::Classes => Look::Profit,
            Look::Profit => Look::Benefit,
            Look::Benefit => Look::Category,
            Look::Category => Look::Position,
            Look::Position => Look::List,
        }
    }

    /// Turns to a look; the account that was selected stays so.
    fn turn(&mut self, look: Look, ctx: &Ctx) -> Result<()> {
        let account = self.now().subject().account;
        self.look = look;
        match (account, look) {
            (Some(account), Look::List) => drop(self.list.seek(ctx, account, super::account::SEEK)?),
            (Some(account), Look::Classes) => self.classes.aim(account),
            (Some(account), Look::Profit) => self.profit.aim(account),
            (Some(account), Look::Benefit) => self.benefit.aim(account),
            (Some(account), Look::Category) => self.category.aim(account),
            (Some(account), Look::Position) => self.position.aim(account),
            (None, _) => {}
        }
        Ok(())
    }
}

impl Layer for AccountsTab {
    shows_now!();

    fn refresh(&mut self, ctx: &Ctx) -> Result<()> {
        self.hidden = ctx.client;
        self.now_mut().refresh(ctx)
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Result<Option<Vec<Effect>>> {
        if let Some(effects) = self.now_mut().act(action, ctx)? {
            return Ok(Some(effects));
        }
        match action {
            Action::Turn => self.turn(self.next(), ctx)?,
            Action::Back if self.look != Look::List => self.turn(Look::List, ctx)?,
            _ => return Ok(None),
        }
        done()
    }

    fn obstacle(&self, action: Action) -> Option<Words> {
        if action == Action::Turn && self.hidden && self.look == Look::List {
            return Some(crate::text::screen::HIDDEN_NOW);
        }
        self.now().obstacle(action)
    }

    fn called(&self, action: Action) -> Option<Words> {
        match (action, self.next()) {
            (Action::Turn, _) if self.hidden => Some(crate::text::screen::ANOTHER_LIST),
            (Action::Turn, Look::List) => Some(say::TO_LIST),
            (Action::Turn, Look::Classes) => Some(say::TO_PORTFOLIO),
            (Action::Turn, Look::Profit) => Some(say::TO_PROFIT),
            (Action::Turn, Look::Benefit) => Some(say::TO_BENEFIT),
            (Action::Turn, Look::Category) => Some(say::TO_CATEGORIES),
            (Action::Turn, Look::Position) => Some(say::TO_POSITIONS),
            _ => self.now().called(action),
        }
    }

    fn steps_back(&self) -> bool {
        self.look != Look::List || self.list.steps_back()
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, ctx: &Ctx) {
        self.now().view(canvas, area, ctx);
    }
}
