//! *Practice*: the rhythm of the work, the month, the review of the week, the team, the pages on the practice as a whole, the typical troubles, the tables of what is of no one account, similar records, clients of reports, answers, settings.

use super::answers::AnswersPane;
use super::cadence::Cadence;
use super::doubts::DoubtsPane;
use super::month::MonthTab;
use super::own_page::OwnPage;
use super::records::Records;
use super::reports::ReportsPane;
use super::review::ReviewPane;
use super::settings::SettingsPane;
use super::shelf_tab::on_shelf;
use super::table_pane::TablePane;
use super::team::Team;
use super::troubles::TroublesPane;
use crate::cadence::Job;
use crate::domain::Words;
use crate::domain::listing::Shelf;
use crate::store::Result;
use crate::text::cadence::CADENCE;
use crate::text::month::MONTH;
use crate::text::practice::{AUDIT, TROUBLES};
use crate::text::purchases::REPORTS;
use crate::text::review::REVIEW;
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
    cadence: TablePane<Cadence>,
    month: MonthTab,
    review: ReviewPane,
    team: TablePane<Team>,
    pages: Vec<OwnPage>,
    troubles: TroublesPane,
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
            cadence: TablePane::new(Cadence::default()),
            month: MonthTab::default(),
            review: ReviewPane::default(),
            team: TablePane::new(Team),
            pages: OwnPage::all(),
            troubles: TroublesPane::default(),
            tables: on_shelf(Shelf::Practice)
                .chain(on_shelf(Shelf::Everywhere))
                .filter_map(|entity| Some((entity.def().listed.as_ref()?.words, TablePane::new(Records::new(entity, None)))))
                .collect(),
            doubts: DoubtsPane::default(),
            reports: ReportsPane::default(),
            answers: AnswersPane::default(),
            settings: SettingsPane::default(),
        }
    }
}

/// The tabs before the tables of records, and those behind them.
const FIRST: [Words; 4] = [CADENCE, MONTH, REVIEW, say::TEAM];
const LAST: [Words; 4] = [say::SIMILAR, REPORTS, ANSWERS, say::SETTINGS];

impl Practice {
    /// Shows the settings.
    pub fn show_settings(&mut self) {
        self.show(say::SETTINGS);
    }

    /// Shows a tab by its name.
    pub fn show(&mut self, tab: Words) {
        self.tab = self.names().iter().position(|name| *name == tab).unwrap_or_default();
    }

    /// Whether the month is shown, which has looks of its own.
    fn is_month(&self) -> bool {
        self.names().get(self.tab) == Some(&MONTH)
    }

    /// The tab on which the job is done that an action begins.
    fn begins(&self, action: Action) -> Option<Words> {
        let job = self.cadence.current().filter(|_| self.tab == 0 && action == Action::Open)?.known().job;
        match job {
            Job::Review => Some(REVIEW),
            Job::Month => Some(MONTH),
            Job::Audit => Some(AUDIT),
            Job::Plan | Job::Standing | Job::Key => None,
        }
    }

    /// What the tabs are called.
    fn names(&self) -> Vec<Words> {
        FIRST
            .into_iter()
            .chain(self.pages.iter().map(OwnPage::words))
            .chain([TROUBLES])
            .chain(self.tables.iter().map(|(words, _)| *words))
            .chain(LAST)
            .collect()
    }

    fn now(&self) -> &dyn Layer {
        let first: [&dyn Layer; FIRST.len()] = [&self.cadence, &self.month, &self.review, &self.team];
        let pages = self.pages.iter().map(|page| page as &dyn Layer).chain([&self.troubles as &dyn Layer]);
        let tables = self.tables.iter().map(|(_, table)| table as &dyn Layer);
        let last: [&dyn Layer; LAST.len() - 1] = [&self.doubts, &self.reports, &self.answers];
        first.into_iter().chain(pages).chain(tables).chain(last).nth(self.tab).unwrap_or(&self.settings)
    }

    fn now_mut(&mut self) -> &mut dyn Layer {
        let first: [&mut dyn Layer; FIRST.len()] = [&mut self.cadence, &mut self.month, &mut self.review, &mut self.team];
        let pages = self.pages.iter_mut().map(|page| page as &mut dyn Layer).chain([&mut self.troubles as &mut dyn Layer]);
        let tables = self.tables.iter_mut().map(|(_, table)| table as &mut dyn Layer);
        let last: [&mut dyn Layer; LAST.len() - 1] = [&mut self.doubts, &mut self.reports, &mut self.answers];
        first.into_iter().chain(pages).chain(tables).chain(last).nth(self.tab).unwrap_or(&mut self.settings)
    }
}

impl Layer for Practice {
    shows_now!();

    fn act(&mut self, action: Action, ctx: &Ctx) -> Result<Option<Vec<Effect>>> {
        // The tables turn to the next tab here: they are no looks of one, as those of the month are.
        let action = match action {
            Action::Turn | Action::TurnBack if self.is_month() => action,
            Action::Turn => Action::NextTab,
            Action::TurnBack => Action::PreviousTab,
            action => action,
        };
        if let Some(tab) = self.begins(action) {
            self.show(tab);
            // A guided run goes on at once.
            return if tab == AUDIT { self.now_mut().act(action, ctx) } else { Ok(Some(Vec::new())) };
        }
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
        if action == Action::Turn && !self.is_month() { next } else { self.now().called(action) }
    }

    /// The tabs stand above, and Tab is the key of tabs: a second one need not be named.
    fn is_offered(&self, action: Action) -> bool {
        (action != Action::Turn || self.is_month()) && self.now().is_offered(action)
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
