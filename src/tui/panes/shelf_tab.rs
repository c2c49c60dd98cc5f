//! A tab of an account that opens on one pane and has pictures and tables beside it, the tables as they are declared to stand there: turned
//! by one key, and named in a line above.

use super::diary::Diary;
use super::page_pane::PagePane;
use super::picture::PicturePane;
use super::plan::Plan;
use super::records::Records;
use super::standing::Lines;
use super::table_pane::TablePane;
use super::white_space::Spots;
use crate::documents::money::MONEY;
use crate::domain::listing::Shelf;
use crate::domain::{Entity, Words};
use crate::store::Result;
use crate::text::{screen as say, standing, white_space};
use crate::tui::actions::Action;
use crate::tui::canvas::{Canvas, Hit};
use crate::tui::layer::{Ctx, Effect, Layer, Tab, done, shows_now};
use crate::tui::widgets::tabs;
use ratatui::layout::Rect;

/// A picture among the looks of a tab: its own tab, what it is called, and its pane. Before a client there is none.
type Picture = (Tab, Words, Box<dyn Layer>);

/// A shelf of pictures and tables behind the pane that it opens on.
#[derive(Debug)]
pub struct ShelfTab<F> {
    /// What it opens on, the tab of that, and what it is called.
    first: F,
    opens: Tab,
    words: Words,
    pictures: Vec<Picture>,
    tables: Vec<(Entity, TablePane<Records>)>,
    /// Which picture or table is shown, from 1; 0 is the first pane.
    at: usize,
    /// Before a client some of them are not shown.
    hidden: bool,
}

/// The entities whose tables stand on a shelf, in the order of the registry.
pub fn on_shelf(shelf: Shelf) -> impl Iterator<Item = Entity> {
    Entity::ALL.into_iter().filter(move |entity| entity.def().listed.is_some_and(|listing| listing.shelf == shelf))
}

impl ShelfTab<PagePane> {
    /// The money of an account; nothing is read yet.
    pub fn money(account: i64) -> Self {
        let page = PagePane::new(&MONEY, say::SUMMARY, say::NO_MONEY, account);
        let grid: Picture = (Tab::WhiteSpace, white_space::TO_WHITE_SPACE, Box::new(PicturePane::new(Spots::new(account))));
        ShelfTab { pictures: vec![grid], ..ShelfTab::new(page, Tab::Money, say::TO_SUMMARY, Shelf::Money, account) }
    }
}

impl ShelfTab<TablePane<Plan>> {
    /// The plan of an account; nothing is read yet.
    pub fn plan(account: i64) -> Self {
        ShelfTab::new(TablePane::new(Plan::new(account)), Tab::Plan, say::TO_ACTIONS, Shelf::Plan, account)
    }

    /// Shows the actions, with one of them selected.
    pub fn show_action(&mut self, ctx: &Ctx, action: Option<i64>, limit: usize) -> Result<()> {
        self.at = 0;
        action.map_or(Ok(()), |action| self.first.seek(ctx, action, limit))
    }
}

impl ShelfTab<TablePane<Lines>> {
    /// How an account stands; nothing is read yet.
    pub fn standing(account: i64) -> Self {
        ShelfTab::new(TablePane::new(Lines::new(account)), Tab::Standing, standing::TO_LINES, Shelf::Standing, account)
    }
}

impl ShelfTab<TablePane<Diary>> {
    /// The diary of an account; nothing is read yet.
    pub fn diary(account: i64) -> Self {
        ShelfTab::new(TablePane::new(Diary { account }), Tab::Diary, say::TO_ENTRIES, Shelf::Diary, account)
    }

    /// Shows the entries, with one of them selected.
    pub fn show_entry(&mut self, ctx: &Ctx, entry: Option<i64>, limit: usize) -> Result<()> {
        self.at = 0;
        entry.map_or(Ok(()), |entry| self.first.seek(ctx, entry, limit))
    }
}

impl<F: Layer> ShelfTab<F> {
    fn new(first: F, opens: Tab, words: Words, shelf: Shelf, account: i64) -> Self {
        let tables = on_shelf(shelf).map(|entity| (entity, TablePane::new(Records::new(entity, Some(account))))).collect();
        ShelfTab { first, opens, words, pictures: Vec::new(), tables, at: 0, hidden: false }
    }

    /// Which of its panes is shown.
    pub fn tab(&self) -> Tab {
        match (self.picture(), self.table()) {
            (Some((tab, ..)), _) => *tab,
            (_, Some((entity, _))) => Tab::Records(*entity),
            (None, None) => self.opens,
        }
    }

    /// Shows the table of an entity, with a record selected.
    pub fn show(&mut self, ctx: &Ctx, entity: Entity, record: Option<i64>, limit: usize) -> Result<()> {
        let Some(at) = self.tables.iter().position(|(known, _)| *known == entity) else { return Ok(()) };
        self.at = self.behind() + at;
        match (record, self.tables.get_mut(at)) {
            (Some(record), Some((_, table))) => table.seek(ctx, record, limit),
            _ => Ok(()),
        }
    }

    /// Shows a picture.
    pub fn show_picture(&mut self, tab: Tab) {
        self.at = self.pictures.iter().position(|(known, ..)| *known == tab).map_or(0, |at| at + 1);
    }

    /// The place of the first table.
    fn behind(&self) -> usize {
        1 + self.pictures.len()
    }

    fn picture(&self) -> Option<&Picture> {
        self.at.checked_sub(1).and_then(|at| self.pictures.get(at))
    }

    fn table(&self) -> Option<&(Entity, TablePane<Records>)> {
        self.at.checked_sub(self.behind()).and_then(|at| self.tables.get(at))
    }

    fn now(&self) -> &dyn Layer {
        match (self.picture(), self.table()) {
            (Some((.., picture)), _) => picture.as_ref(),
            (_, Some((_, table))) => table,
            (None, None) => &self.first,
        }
    }

    fn now_mut(&mut self) -> &mut dyn Layer {
        let behind = self.behind();
        match self.at {
            0 => &mut self.first,
            at if at < behind => self.pictures.get_mut(at - 1).map_or(&mut self.first as &mut dyn Layer, |(.., picture)| picture.as_mut()),
            at => self.tables.get_mut(at - behind).map_or(&mut self.first as &mut dyn Layer, |(_, table)| table),
        }
    }

    /// What its panes are called by their places. Before a client those are left out of which nothing is for them.
    fn names(&self, client: bool) -> Vec<(usize, Words)> {
        let pictures = self.pictures.iter().enumerate().filter(|_| !client).map(|(at, (_, words, _))| (at + 1, *words));
        let listed = self.tables.iter().enumerate().filter(|(_, (entity, _))| !(client && entity.is_private()));
        let named = listed.filter_map(|(at, (entity, _))| Some((self.behind() + at, entity.def().listed.as_ref()?.turn)));
        [(0, self.words)].into_iter().chain(pictures).chain(named).collect()
    }

    /// Shows the pane so many places on, among those that may be seen.
    fn turn(&mut self, back: bool, ctx: &Ctx) -> Result<Option<Vec<Effect>>> {
        self.at = self.beside(back, ctx.client).map_or(0, |(at, _)| at);
        done()
    }

    /// The look so many places on: its place, and what it is called.
    fn beside(&self, back: bool, client: bool) -> Option<(usize, Words)> {
        let names = self.names(client);
        let at = names.iter().position(|(at, _)| *at == self.at).unwrap_or(0);
        names.get((at + if back { names.len() - 1 } else { 1 }) % names.len()).copied()
    }

    /// The room below the line of names.
    fn below<'a>(ctx: &Ctx<'a>) -> Ctx<'a> {
        Ctx { size: (ctx.size.0, ctx.size.1.saturating_sub(1)), ..*ctx }
    }
}

impl<F: Layer> Layer for ShelfTab<F> {
    shows_now!();

    fn refresh(&mut self, ctx: &Ctx) -> Result<()> {
        self.hidden = ctx.client;
        self.now_mut().refresh(&Self::below(ctx))
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Result<Option<Vec<Effect>>> {
        match action {
            Action::Turn => self.turn(false, ctx),
            Action::TurnBack => self.turn(true, ctx),
            _ => self.now_mut().act(action, &Self::below(ctx)),
        }
    }

    fn click(&mut self, hit: Hit) {
        match hit {
            Hit::Look(at) => self.at = at.min(self.behind() + self.tables.len() - 1),
            hit => self.now_mut().click(hit),
        }
    }

    fn called(&self, action: Action) -> Option<Words> {
        match action {
            Action::Turn => self.beside(false, self.hidden).map(|(_, words)| words),
            _ => self.now().called(action),
        }
    }

    fn turns_to(&self) -> Option<Entity> {
        self.tables.get((self.at + 1).checked_sub(self.behind())?).map(|(entity, _)| *entity)
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, ctx: &Ctx) {
        let rest = tabs::looks(canvas, area, &self.names(ctx.client), self.at);
        self.now().view(canvas, rest, &Self::below(ctx));
    }
}
