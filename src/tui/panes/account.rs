//! One account: its heading and its tabs.

use super::accounts::standing;
use super::diary::Diary;
use super::dossier::Dossier;
use super::page_pane::PagePane;
use super::people_tab::PeopleTab;
use super::plan::Plan;
use super::shelf_tab::ShelfTab;
use super::standing::Lines;
use super::table_pane::TablePane;
use crate::domain::listing::Shelf;
use crate::store::accounts::AccountRow;
use crate::store::{Error, Result};
use crate::text::{method, screen as say};
use crate::tui::actions::Action;
use crate::tui::canvas::{Canvas, Hit};
use crate::tui::layer::{Ctx, Effect, Layer, Tab, shows_now};
use crate::tui::widgets::tabs;
use ratatui::layout::Rect;

/// The screen of one account.
#[derive(Debug)]
pub struct AccountScreen {
    id: i64,
    row: AccountRow,
    /// How both sides kept their promises.
    kept: Option<String>,
    tab: usize,
    dossier: Dossier,
    people: PeopleTab,
    diary: ShelfTab<TablePane<Diary>>,
    plan: ShelfTab<TablePane<Plan>>,
    money: ShelfTab<PagePane>,
    standing: ShelfTab<TablePane<Lines>>,
}

const TABS: [(Tab, crate::domain::Words); 6] = [
    (Tab::Dossier, say::DOSSIER),
    (Tab::People, say::PEOPLE),
    (Tab::Diary, say::DIARY),
    (Tab::Plan, say::PLAN),
    (Tab::Money, say::MONEY),
    (Tab::Standing, crate::domain::standing::SECTION.words),
];

/// The tab of the strip that another look belongs to.
fn strip(tab: Tab) -> Tab {
    match tab {
        Tab::Map => Tab::People,
        Tab::WhiteSpace => Tab::Money,
        Tab::Records(entity) => match entity.def().listed.map(|listing| listing.shelf) {
            Some(Shelf::Money) => Tab::Money,
            Some(Shelf::Diary) => Tab::Diary,
            Some(Shelf::Standing) => Tab::Standing,
            Some(Shelf::Plan | Shelf::Practice | Shelf::Everywhere) | None => Tab::Plan,
        },
        tab @ (Tab::Dossier | Tab::People | Tab::Diary | Tab::Plan | Tab::Money | Tab::Standing) => tab,
    }
}

/// How far a record is looked for when its tab is opened on it.
pub(super) const SEEK: usize = 2_000;

impl AccountScreen {
    /// Opens an account at a tab, with a record selected.
    pub fn open(ctx: &Ctx, id: i64, tab: Tab, record: Option<i64>) -> Result<AccountScreen> {
        let row = ctx.store.account_row(id, &ctx.today_iso())?.ok_or(Error::Gone)?;
        let mut screen = AccountScreen {
            id,
            row,
            kept: None,
            tab: TABS.iter().position(|(known, _)| *known == strip(tab)).unwrap_or(0),
            dossier: Dossier::new(id),
            people: PeopleTab::new(id),
            diary: ShelfTab::diary(id),
            plan: ShelfTab::plan(id),
            money: ShelfTab::money(id),
            standing: ShelfTab::standing(id),
        };
        match (tab, record) {
            (Tab::Records(entity), record) => match strip(tab) {
                Tab::Money => screen.money.show(ctx, entity, record, SEEK)?,
                Tab::Diary => screen.diary.show(ctx, entity, record, SEEK)?,
                Tab::Standing => screen.standing.show(ctx, entity, record, SEEK)?,
                _ => screen.plan.show(ctx, entity, record, SEEK)?,
            },
            (Tab::WhiteSpace, _) => screen.money.show_picture(tab),
            (Tab::Plan, record) => screen.plan.show_action(ctx, record, SEEK)?,
            (Tab::Diary, record) => screen.diary.show_entry(ctx, record, SEEK)?,
            (Tab::People | Tab::Map, record) => screen.people.show(ctx, tab, record, SEEK)?,
            _ => {}
        }
        Ok(screen)
    }

    /// Shows a section of the dossier, named by its key, by a field in it or by the table of what it lists.
    pub fn show_section(&mut self, of: &str) {
        self.tab = 0;
        self.dossier.show_section(of);
    }

    /// The account and the tab that is shown.
    pub fn standing(&self) -> (i64, Tab) {
        let tab = match TABS[self.tab].0 {
            Tab::Plan => self.plan.tab(),
            Tab::Diary => self.diary.tab(),
            Tab::People => self.people.tab(),
            Tab::Money => self.money.tab(),
            Tab::Standing => self.standing.tab(),
            tab => tab,
        };
        (self.id, tab)
    }

    fn now(&self) -> &dyn Layer {
        match TABS[self.tab].0 {
            Tab::Dossier => &self.dossier,
            Tab::People | Tab::Map => &self.people,
            Tab::Diary => &self.diary,
            Tab::Plan | Tab::Records(_) => &self.plan,
            Tab::Money | Tab::WhiteSpace => &self.money,
            Tab::Standing => &self.standing,
        }
    }

    fn now_mut(&mut self) -> &mut dyn Layer {
        match TABS[self.tab].0 {
            Tab::Dossier => &mut self.dossier,
            Tab::People | Tab::Map => &mut self.people,
            Tab::Diary => &mut self.diary,
            Tab::Plan | Tab::Records(_) => &mut self.plan,
            Tab::Money | Tab::WhiteSpace => &mut self.money,
            Tab::Standing => &mut self.standing,
        }
    }
}

impl Layer for AccountScreen {
    shows_now!();

    fn refresh(&mut self, ctx: &Ctx) -> Result<()> {
        let today = ctx.today_iso();
        self.row = ctx.store.account_row(self.id, &today)?.ok_or(Error::Gone)?;
        let kept = |kind: &str| ctx.store.reliability(self.id, kind, &today);
        self.kept = method::both_in_time(kept("our_promise")?, kept("their_promise")?, ctx.lang);
        self.now_mut().refresh(ctx)
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Result<Option<Vec<Effect>>> {
        if let Some(effects) = self.now_mut().act(action, ctx)? {
            return Ok(Some(effects));
        }
        match tabs::walk(action, self.tab, TABS.len()) {
            Some(tab) => {
                self.tab = tab;
                Ok(Some(Vec::new()))
            }
            None => Ok(None),
        }
    }

    fn click(&mut self, hit: Hit) {
        match hit {
            Hit::Tab(tab) => self.tab = tab.min(TABS.len() - 1),
            hit => self.now_mut().click(hit),
        }
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, ctx: &Ctx) {
        let kept = self.kept.clone().filter(|_| !ctx.client);
        let facts: Vec<String> = standing(&self.row, ctx).into_iter().chain(kept).collect();
        let rest = tabs::draw(canvas, area, &self.row.name, &facts, &TABS.map(|(_, words)| words), self.tab);
        self.now().view(canvas, rest, ctx);
    }
}
