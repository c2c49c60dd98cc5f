//! The people of an account, turned round by one key: list, map, grid of influence and attitude, who of us has whom.

use super::map::{Look, MapPane};
use super::people::People;
use super::table_pane::TablePane;
use crate::store::Result;
use crate::tui::actions::Action;
use crate::tui::canvas::Canvas;
use crate::tui::layer::{Ctx, Effect, Layer, Tab, done, shows_now};
use ratatui::layout::Rect;

/// The tab: the list, or one of the looks of the map.
#[derive(Debug)]
pub struct PeopleTab {
    list: TablePane<People>,
    map: MapPane,
    look: Option<Look>,
}

impl PeopleTab {
    /// The people of an account; nothing is read yet.
    pub fn new(account: i64) -> PeopleTab {
        PeopleTab { list: TablePane::new(People::new(account)), map: MapPane::new(account), look: None }
    }

    /// Whether the list or a map is shown.
    pub fn tab(&self) -> Tab {
        if self.look.is_some() { Tab::Map } else { Tab::People }
    }

    /// Shows the list or the map, with a role selected.
    pub fn show(&mut self, ctx: &Ctx, tab: Tab, record: Option<i64>, limit: usize) -> Result<()> {
        if let Some(record) = record {
            self.list.seek(ctx, record, limit)?;
            self.map.aim(record);
        }
        if tab == Tab::Map {
            self.turn(Some(Look::Map));
        }
        Ok(())
    }

    /// Turns to another look; whoever was selected stays so.
    fn turn(&mut self, look: Option<Look>) {
        if self.look.is_none()
            && let Some((_, role)) = self.list.subject().record
        {
            self.map.aim(role);
        }
        self.look = look;
        if let Some(look) = look {
            self.map.look(look);
        }
    }

    fn now(&self) -> &dyn Layer {
        if self.look.is_some() { &self.map } else { &self.list }
    }

    fn now_mut(&mut self) -> &mut dyn Layer {
        if self.look.is_some() { &mut self.map } else { &mut self.list }
    }
}

impl Layer for PeopleTab {
    shows_now!();

    fn act(&mut self, action: Action, ctx: &Ctx) -> Result<Option<Vec<Effect>>> {
        if let Some(effects) = self.now_mut().act(action, ctx)? {
            return Ok(Some(effects));
        }
        match (action, self.look) {
            (Action::Turn, None) => self.turn(Some(Look::Map)),
            (Action::Turn, Some(Look::Map)) => self.turn(Some(Look::Grid)),
            (Action::Turn, Some(Look::Grid)) => self.turn(Some(Look::Coverage)),
            (Action::Turn, Some(Look::Coverage)) | (Action::Back, Some(_)) => {
                let role = self.map.subject().record.map(|(_, role)| role);
                self.turn(None);
                if let Some(role) = role {
                    self.list.seek(ctx, role, super::account::SEEK)?;
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
