//! Our own people (M36).

use super::table_pane::Source;
use crate::domain::colleague::FUNCTIONS;
use crate::domain::visibility::VISIBILITY;
use crate::domain::{Entity, Words};
use crate::store::team::ColleagueRow;
use crate::store::{Page, Query, Result};
use crate::text::{practice as own, screen as say};
use crate::tui::actions::Place;
use crate::tui::layer::{Ctx, Effect};
use crate::tui::overlays::audit::action_said;
use crate::tui::overlays::card;
use crate::tui::overlays::form::Task;
use crate::tui::widgets::brief::words_of;
use crate::tui::widgets::lines::hanging;
use crate::tui::widgets::table::{Cell, Column, MARK, cell, column, figures, matter};
use crate::tui::widgets::told::Told;
use ratatui::text::Line;

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
    column(own::SEES, 12, 4).ours(),
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
            cell(row.sees.as_deref().map_or("", |sees| words_of(VISIBILITY, sees, ctx)), theme.plain()),
            some(row.mirrors),
            some(row.open_actions),
        ]
    }

    fn side(&self, ctx: &Ctx, row: &ColleagueRow, cells: usize) -> Result<Told> {
        let mut told = card::told(ctx, Entity::Colleague, row.id, cells)?;
        if ctx.client {
            return Ok(told);
        }
        let actions = ctx.store.actions_of_colleague(row.id)?.into_iter().map(|action| {
            let of = action.owner.map_or_else(|| Ok(String::new()), |account| ctx.name_of(Entity::Account, account))?;
            Ok([of, action_said(&action, ctx)].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "))
        });
        let actions = actions.collect::<Result<Vec<_>>>()?;
        let people = ctx.store.mirrored_by(row.id)?.into_iter().map(|role| {
            let named = |entity, id: Option<i64>| id.map_or_else(|| Ok(String::new()), |id| ctx.name_of(entity, id));
            Ok([named(Entity::Account, role.owner)?, named(Entity::Person, role.int("person_id"))?].join(" · "))
        });
        let people = people.collect::<Result<Vec<_>>>()?;
        for (heading, texts) in [(own::THEIR_ACTIONS, actions), (own::COUNTERPARTS, people)] {
            told.add(ctx.say(heading), texts.into_iter().flat_map(|text| hanging(Line::from(text), cells)).collect());
        }
        Ok(told)
    }

    fn open(&self, _ctx: &Ctx, row: &ColleagueRow) -> Result<Vec<Effect>> {
        Ok(vec![Effect::Form(Task::record(Entity::Colleague, Some(row.id), None))])
    }
}
