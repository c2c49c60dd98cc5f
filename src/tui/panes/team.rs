//! Our own people (M36).

use super::table_pane::Source;
use crate::domain::colleague::FUNCTIONS;
use crate::domain::{Entity, Words};
use crate::store::team::ColleagueRow;
use crate::store::{Page, Query, Result};
use crate::text::screen as say;
use crate::tui::actions::Place;
use crate::tui::layer::{Ctx, Effect};
use crate::tui::overlays::card;
use crate::tui::overlays::form::Task;
use crate::tui::widgets::brief::words_of;
use crate::tui::widgets::table::{Cell, Column, MARK, cell, column, figures, matter};
use crate::tui::widgets::told::Told;

/// The team.
#[derive(Debug)]
pub struct Team;

const COLUMNS: &[Column] = &[
    MARK,
    matter(say::PERSON, 16),
    // What somebody does says their position too.
    column(say::FUNCTION, 10, 3),
    column(say::POSITION, 16, 0),
    column(say::PHONE, 16, 2),
    figures(say::MIRRORS, 4, 2).ours(),
    figures(say::TASKS, 4, 1).ours(),
];

impl Source for Team {
    type Row = ColleagueRow;

    fn place(&self) -> Place {
        Place::Team
    }

    fn entity(&self) -> Entity {
        Entity::Colleague
    }

    fn is_ours(&self) -> bool {
        true
    }

    fn columns(&self) -> &[Column] {
        COLUMNS
    }

    fn sorts(&self) -> &[usize] {
        &[1]
    }

    fn empty(&self) -> Words {
        say::NO_TEAM
    }

    fn name(&self) -> Words {
        say::TEAM
    }

    fn fetch(&self, ctx: &Ctx, query: &Query) -> Result<Page<ColleagueRow>> {
        ctx.store.team(query)
    }

    fn id(row: &ColleagueRow) -> i64 {
        row.id
    }

    fn account(&self, _row: Option<&ColleagueRow>) -> Option<i64> {
        None
    }

    fn cells(&self, row: &ColleagueRow, ctx: &Ctx) -> Vec<Cell> {
        let theme = ctx.theme;
        let some = |count: u32| match count {
            0 => cell("", theme.plain()),
            count => cell(count.to_string(), theme.plain()),
        };
        vec![
            cell("", theme.plain()),
            cell(row.name.clone(), theme.strong()),
            cell(row.function.as_deref().map_or("", |function| words_of(FUNCTIONS, function, ctx)), theme.plain()),
            cell(row.position.clone(), theme.plain()),
            cell(row.phone.clone(), theme.plain()),
            some(row.mirrors),
            some(row.open_actions),
        ]
    }

    fn side(&self, ctx: &Ctx, row: &ColleagueRow, cells: usize) -> Result<Told> {
        card::told(ctx, Entity::Colleague, row.id, cells)
    }

    fn open(&self, _ctx: &Ctx, row: &ColleagueRow) -> Result<Vec<Effect>> {
        Ok(vec![Effect::Form(Task::record(Entity::Colleague, Some(row.id), None))])
    }
}
