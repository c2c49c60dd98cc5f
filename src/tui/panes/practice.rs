//! *Practice*: team, similar records, clients of reports, settings.

use super::doubts::DoubtsPane;
use super::reports::ReportsPane;
use super::settings::SettingsPane;
use super::table_pane::TablePane;
use super::team::Team;
use crate::store::Result;
use crate::text::purchases::REPORTS;
use crate::text::screen as say;
use crate::tui::actions::Action;
use crate::tui::canvas::{Canvas, Hit};
use crate::tui::layer::{Ctx, Effect, Layer, shows_now};
use crate::tui::widgets::tabs;
use ratatui::layout::Rect;

/// The place *Practice* with its tabs.
#[derive(Debug)]
pub struct Practice {
    tab: usize,
    team: TablePane<Team>,
    doubts: DoubtsPane,
    reports: ReportsPane,
    settings: SettingsPane,
}

impl Default for Practice {
    fn default() -> Self {
        Practice {
            tab: 0,
            team: TablePane::new(Team),
            doubts: DoubtsPane::default(),
            reports: ReportsPane::default(),
            settings: SettingsPane::default(),
        }
    }
}

const TABS: [crate::domain::Words; 4] = [say::TEAM, say::DOUBTS, REPORTS, say::SETTINGS];

impl Practice {
    /// Shows the merge queue.
    pub fn show_doubts(&mut self) {
        self.tab = 1;
    }

    /// Shows the settings.
    pub fn show_settings(&mut self) {
        self.tab = TABS.len() - 1;
    }

    fn now(&self) -> &dyn Layer {
        match self.tab {
            0 => &self.team,
            1 => &self.doubts,
            2 => &self.reports,
            _ => &self.settings,
        }
    }

    fn now_mut(&mut self) -> &mut dyn Layer {
        match self.tab {
            0 => &mut self.team,
            1 => &mut self.doubts,
            2 => &mut self.reports,
            _ => &mut self.settings,
        }
    }
}

impl Layer for Practice {
    shows_now!();

    fn act(&mut self, action: Action, ctx: &Ctx) -> Result<Option<Vec<Effect>>> {
        match tabs::walk(action, self.tab, TABS.len()) {
            Some(tab) if !self.typing() => {
                self.tab = tab;
                Ok(Some(Vec::new()))
            }
            _ => self.now_mut().act(action, ctx),
        }
    }

    fn click(&mut self, hit: Hit) {
        match hit {
            Hit::Tab(tab) => self.tab = tab.min(TABS.len() - 1),
            hit => self.now_mut().click(hit),
        }
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, ctx: &Ctx) {
        let rest = tabs::draw(canvas, area, "", &[], &TABS, self.tab);
        self.now().view(canvas, rest, ctx);
    }
}
