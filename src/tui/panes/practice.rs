//! *Practice*: team, the tables of what is of no one account, similar records, clients of reports, answers, settings.

use super::answers::AnswersPane;
use super::doubts::DoubtsPane;
use super::records::Records;
use super::reports::ReportsPane;
use super::settings::SettingsPane;
use super::shelf_tab::on_shelf;
use super::table_pane::TablePane;
use super::team::Team;
use crate::domain::Words;
use crate::domain::listing::Shelf;
use crate::store::Result;
use crate::text::purchases::REPORTS;
use crate::text::screen as say;
use crate::text::whose::ANSWERS;
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
    tables: Vec<(Words, TablePane<Records>)>,
    doubts: DoubtsPane,
    reports: ReportsPane,
    answers: AnswersPane,
    settings: SettingsPane,
}

impl Default for Practice {
    fn default() -> Self {
        Practice {
            tab: 0,
            team: TablePane::new(Team),
            tables: on_shelf(Shelf::Practice)
                .filter_map(|entity| Some((entity.def().listed.as_ref()?.words, TablePane::new(Records::new(entity, None)))))
                .collect(),
            doubts: DoubtsPane::default(),
            reports: ReportsPane::default(),
            answers: AnswersPane::default(),
            settings: SettingsPane::default(),
        }
    }
}

/// The tabs behind the tables of records.
const LAST: [Words; 4] = [say::DOUBTS, REPORTS, ANSWERS, say::SETTINGS];

impl Practice {
    /// Shows the merge queue.
    pub fn show_doubts(&mut self) {
        self.tab = 1 + self.tables.len();
    }

    /// Shows the settings.
    pub fn show_settings(&mut self) {
        self.tab = self.names().len() - 1;
    }

    /// What the tabs are called.
    fn names(&self) -> Vec<Words> {
        [say::TEAM].into_iter().chain(self.tables.iter().map(|(words, _)| *words)).chain(LAST).collect()
    }

    fn now(&self) -> &dyn Layer {
        let behind = self.tab.saturating_sub(1 + self.tables.len());
        match self.tab.checked_sub(1).and_then(|at| self.tables.get(at)) {
            Some((_, table)) => table,
            None if self.tab == 0 => &self.team,
            None if behind == 0 => &self.doubts,
            None if behind == 1 => &self.reports,
            None if behind == 2 => &self.answers,
            None => &self.settings,
        }
    }

    fn now_mut(&mut self) -> &mut dyn Layer {
        let behind = self.tab.saturating_sub(1 + self.tables.len());
        match self.tab.checked_sub(1).and_then(|at| self.tables.get_mut(at)) {
            Some((_, table)) => table,
            None if self.tab == 0 => &mut self.team,
            None if behind == 0 => &mut self.doubts,
            None if behind == 1 => &mut self.reports,
            None if behind == 2 => &mut self.answers,
            None => &mut self.settings,
        }
    }
}

impl Layer for Practice {
    shows_now!();

    fn act(&mut self, action: Action, ctx: &Ctx) -> Result<Option<Vec<Effect>>> {
        // The tables turn to the next tab here: they are no looks of one.
        let action = match action {
            Action::Turn => Action::NextTab,
            Action::TurnBack => Action::PreviousTab,
            action => action,
        };
        match tabs::walk(action, self.tab, self.names().len()) {
            Some(tab) if !self.typing() => {
                self.tab = tab;
                Ok(Some(Vec::new()))
            }
            _ => self.now_mut().act(action, ctx),
        }
    }

    fn called(&self, action: Action) -> Option<Words> {
        let next = self.names().get((self.tab + 1) % self.names().len()).copied();
        if action == Action::Turn { next } else { self.now().called(action) }
    }

    fn click(&mut self, hit: Hit) {
        match hit {
            Hit::Tab(tab) => self.tab = tab.min(self.names().len() - 1),
            hit => self.now_mut().click(hit),
        }
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, ctx: &Ctx) {
        let rest = tabs::draw(canvas, area, "", &[], &self.names(), self.tab);
        self.now().view(canvas, rest, ctx);
    }
}
