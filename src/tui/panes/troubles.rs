//! The typical troubles: whether each is ours, what to do about it beside it, and an action of it by one key (M38).

use super::once::Once;
use super::table_pane::{Source, TablePane};
use crate::domain::field::Tone;
use crate::domain::trouble::STATES;
use crate::domain::{Entity, Words, day};
use crate::practice::troubles::{self, Row as Judged};
use crate::printable::wrap;
use crate::store::{Page, Query, Result};
use crate::text::practice as say;
use crate::tui::actions::{Action, Place};
use crate::tui::canvas::Canvas;
use crate::tui::layer::{self, Basis, Ctx, Effect, Layer, Subject, shows_now};
use crate::tui::overlays::audit::action_said;
use crate::tui::overlays::form::Task;
use crate::tui::theme::{ALARM, DUE};
use crate::tui::widgets::table::{Cell, Column, MARK, cell, column, matter};
use crate::tui::widgets::told::Told;
use ratatui::layout::Rect;
use ratatui::text::Line;

const COLUMNS: &[Column] =
    &[MARK, matter(say::TROUBLE, 22), column(say::STATE, 11, 0), column(say::JUDGED, 9, 2), column(say::STEP, 20, 1)];

/// A trouble as it stands.
#[derive(Clone, Debug)]
pub struct Row {
    at: usize,
    of: Judged,
    /// What is done about it, in one line.
    action: String,
}

/// The troubles.
#[derive(Debug, Default)]
pub struct Troubles {
    read: Once<Basis, Vec<Row>>,
}

impl Row {
    /// The rowid of what was judged of it.
    fn judged(&self) -> Option<i64> {
        self.of.judged.as_ref().and_then(|judged| judged.id)
    }
}

impl Troubles {
    fn rows(&self, ctx: &Ctx) -> Result<Vec<Row>> {
        let read = self.read.read(ctx.basis(), || {
            let row = |(at, of): (usize, Judged)| {
                let action = of.action().map(|id| ctx.store.load(Entity::Action, id)).transpose()?.flatten();
                let action = action.map_or_else(String::new, |action| action_said(&action, ctx));
                Ok(Row { at, of, action })
            };
            troubles::read(ctx.store)?.into_iter().enumerate().map(row).collect::<Result<Vec<_>>>().map(Some)
        })?;
        Ok(read.map_or_else(Vec::new, |rows| rows.to_vec()))
    }
}

impl Source for Troubles {
    type Row = Row;

    fn place(&self) -> Place {
        Place::Troubles
    }

    fn entity(&self) -> Entity {
        Entity::Trouble
    }

    fn is_ours(&self) -> bool {
        true
    }

    fn columns(&self) -> &[Column] {
        COLUMNS
    }

    fn empty(&self) -> Words {
        say::NO_TROUBLES
    }

    fn name(&self) -> Words {
        say::TROUBLES
    }

    fn said(&self, ctx: &Ctx, _cells: usize) -> String {
        let Some(rows) = self.read.shown() else { return String::new() };
        let judged = rows.iter().filter_map(|row| row.of.state());
        let ours = judged.clone().filter(|state| state.tone != Tone::Good).count();
        say::judged_of(ctx.lang, rows.len(), judged.count(), ours)
    }

    fn fetch(&self, ctx: &Ctx, query: &Query) -> Result<Page<Row>> {
        Ok(Page::of(self.rows(ctx)?, query, |row| row.of.trouble.text(ctx.lang).to_owned()))
    }

    fn id(row: &Row) -> i64 {
        i64::try_from(row.at).unwrap_or_default()
    }

    fn record(row: &Row) -> Option<i64> {
        // The row is there whether it was judged or not.
        Some(Self::id(row))
    }

    fn account(&self, _: Option<&Row>) -> Option<i64> {
        None
    }

    fn cells(&self, row: &Row, ctx: &Ctx) -> Vec<Cell> {
        let theme = ctx.theme;
        let state = row.of.state();
        let mark = match state.map(|state| state.tone) {
            Some(Tone::Bad) => cell(ALARM, theme.bad()),
            Some(Tone::Plain) => cell(DUE, theme.warn()),
            _ => cell("", theme.plain()),
        };
        let on = row.of.judged.as_ref().and_then(|judged| day::from_iso(judged.text("judged_on")));
        vec![
            mark,
            cell(row.of.trouble.text(ctx.lang), theme.strong()),
            cell(state.map_or("", |state| ctx.say(state.words)), theme.plain()),
            cell(on.map_or_else(String::new, |on| day::brief(on, ctx.today, ctx.lang)), theme.plain()),
            cell(row.action.clone(), theme.plain()),
        ]
    }

    fn side(&self, ctx: &Ctx, row: &Row, cells: usize) -> Result<Told> {
        let lines = |text: &str| wrap(text, cells).into_iter().map(Line::from).collect::<Vec<_>>();
        let trouble = row.of.trouble;
        let state = row.of.state().map_or(say::NOT_JUDGED, |state| state.words);
        let mut told = Told::of(format!("{} · {}", trouble.text(ctx.lang), ctx.say(state)), lines(trouble.seen.get(ctx.lang)));
        told.add(ctx.say(say::ACT), lines(trouble.act.get(ctx.lang)));
        let noted = row.of.judged.as_ref().map_or("", |judged| judged.text("note"));
        if !noted.is_empty() {
            told.add(ctx.say(say::NOTED), lines(noted));
        }
        if !row.action.is_empty() {
            told.add(ctx.say(say::STEP), lines(&row.action));
        }
        Ok(told)
    }

    fn is_open(row: &Row) -> Option<bool> {
        Some(row.of.state().is_none())
    }

    fn ticks(_: Action) -> bool {
        // The same key turns a judgement on: the row keeps it.
        false
    }

    fn act(&mut self, ctx: &Ctx, row: &Row, action: Action) -> Result<Option<Vec<Effect>>> {
        let name = row.of.trouble.text(ctx.lang);
        let subject = say::trouble_step(ctx.lang, name);
        match action {
            Action::Done => {
                let next = row.of.next();
                troubles::judge(ctx.store, &row.of, next, &subject)?;
                let words = crate::domain::field::find_choice(STATES, next).map_or("", |state| ctx.say(state.words));
                Ok(Some(vec![Effect::Say(say::judged_as(ctx.lang, name, words), layer::Tone::Done)]))
            }
            Action::New => {
                let open = |id: i64| Effect::Form(Task::record(Entity::Action, Some(id), None));
                if let Some(id) = row.of.action().filter(|_| !row.action.is_empty()) {
                    return Ok(Some(vec![open(id)]));
                }
                let step = row.of.trouble.step.get(ctx.lang);
                troubles::follow(ctx.store, &row.of, step, &subject)?;
                let made = troubles::read(ctx.store)?.get(row.at).and_then(Judged::action);
                let said = Effect::Say(say::kept(ctx.lang, step), layer::Tone::Done);
                // Its day is the first thing that is missing.
                Ok(Some(made.map(open).into_iter().chain([said]).collect()))
            }
            Action::Edit => self.open(ctx, row).map(Some),
            _ => Ok(None),
        }
    }

    fn open(&self, _ctx: &Ctx, row: &Row) -> Result<Vec<Effect>> {
        let table = Entity::Trouble.def().table.to_owned();
        let preset = vec![("trouble".to_owned(), row.of.trouble.id.clone())];
        let id = row.judged();
        let preset = if id.is_some() { Vec::new() } else { preset };
        Ok(vec![Effect::Form(Task::Record { table, id, owner: None, section: None, preset })])
    }
}

/// The pane: its table, and what keys act on there.
#[derive(Debug)]
pub struct TroublesPane {
    table: TablePane<Troubles>,
}

impl Default for TroublesPane {
    fn default() -> Self {
        TroublesPane { table: TablePane::new(Troubles::default()) }
    }
}

impl TroublesPane {
    fn now(&self) -> &dyn Layer {
        &self.table
    }

    fn now_mut(&mut self) -> &mut dyn Layer {
        &mut self.table
    }
}

impl Layer for TroublesPane {
    shows_now!();

    fn act(&mut self, action: Action, ctx: &Ctx) -> Result<Option<Vec<Effect>>> {
        self.table.act(action, ctx)
    }

    fn subject(&self) -> Subject {
        let row = self.table.current();
        let record = row.and_then(Row::judged).map(|id| (Entity::Trouble, id));
        Subject { record, makes: row.map(|_| Entity::Action), notice: row.is_some(), ..Subject::default() }
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, ctx: &Ctx) {
        self.table.view(canvas, area, ctx);
    }
}
