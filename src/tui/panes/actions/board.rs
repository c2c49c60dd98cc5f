//! The actions of all accounts as a board: late, of the coming days, later, without a day, closed (M29).

use super::everything::{filter, open, owner};
use crate::domain::words::thousands;
use crate::domain::{Entity, Words, day};
use crate::search::actions as search;
use crate::store::every_action::{Condition, EveryAction, Filter, State};
use crate::store::{Query, Result};
use crate::text::{actions as say, screen};
use crate::tui::actions::{Action, Place};
use crate::tui::layer::{Basis, Ctx, Effect, Subject};
use crate::tui::overlays::card;
use crate::tui::panes::picture::Plane;
use crate::tui::widgets::brief::due_said;
use crate::tui::widgets::matrix::{Cells, Item, Matrix};
use crate::tui::widgets::told::Told;

/// From so many columns on what has no day stands in a column of its own.
const WIDE: u16 = 100;
/// So many of each column are read: nobody walks through more.
const MOST: usize = 60;
/// What was closed longer ago than so many days is no part of the work at hand.
const CLOSED_WITHIN: u64 = 30;

/// A column: how many there are, and the first of them.
type Stack = (usize, Vec<EveryAction>);

/// The board.
#[derive(Debug, Default)]
pub(super) struct Board {
    /// What it is narrowed by, as it was typed.
    words: String,
    stacks: Vec<Stack>,
    /// What they were read from.
    from: Option<Basis>,
}

/// The conditions of the columns: late, coming, later, undated, closed.
fn conditions(ctx: &Ctx) -> [Condition; 5] {
    let since = day::iso(day::earlier(ctx.today, CLOSED_WITHIN));
    [search::late(ctx.today), search::coming_week(ctx.today), search::later(ctx.today), Condition::Undated, Condition::ClosedSince(since)]
}

impl Board {
    pub(super) fn of(words: &str) -> Board {
        Board { words: words.to_owned(), ..Board::default() }
    }

    fn find(&self, id: i64) -> Option<&EveryAction> {
        self.stacks.iter().flat_map(|(_, rows)| rows).find(|row| row.action.id == id)
    }

    /// What a row says of itself: its account first, as everywhere.
    fn name(row: &EveryAction) -> String {
        match row.action.account_name.as_str() {
            "" => row.action.title.clone(),
            account => format!("{account}: {}", row.action.title),
        }
    }

    fn stack(filter: &Filter, condition: Condition, ctx: &Ctx) -> Result<Stack> {
        let state = if matches!(condition, Condition::ClosedSince(_)) { State::Closed } else { State::One("open") };
        let filter = Filter { state, ..filter.and(condition) };
        let query = Query { limit: MOST, audience: ctx.audience(), ..Query::default() };
        let (page, _) = ctx.store.every_action(&query, &filter, ctx.today)?;
        Ok((page.total, page.rows))
    }
}

impl Plane for Board {
    type Body = Matrix;

    fn place(&self) -> Place {
        Place::Board
    }

    fn name(&self) -> Words {
        say::BOARD
    }

    fn needed(&self) -> u16 {
        WIDE
    }

    fn read(&mut self, ctx: &Ctx) -> Result<()> {
        if self.from == Some(ctx.basis()) {
            return Ok(());
        }
        self.from = Some(ctx.basis());
        let folded = crate::domain::name::fold(&self.words);
        let Some(filter) = filter(ctx, &folded) else {
            self.stacks.clear();
            return Ok(());
        };
        self.stacks = conditions(ctx).into_iter().map(|condition| Board::stack(&filter, condition, ctx)).collect::<Result<_>>()?;
        Ok(())
    }

    fn forget(&mut self) {
        (self.stacks, self.from) = (Vec::new(), None);
    }

    fn heading(&self, ctx: &Ctx) -> String {
        if self.words.is_empty() { String::new() } else { say::filtered(ctx.lang, &self.words) }
    }

    fn content(&self, ctx: &Ctx, columns: u16) -> Cells {
        let wide = columns >= WIDE;
        let mut stacks = self.stacks.clone();
        if let Some((count, rows)) = stacks.get(3).cloned().filter(|_| !wide) {
            stacks.remove(3);
            if let Some(later) = stacks.get_mut(2) {
                later.0 += count;
                later.1.extend(rows);
            }
        }
        let item = |row: &EveryAction| {
            let due = row.action.presses(ctx.today).map_or_else(String::new, |on| due_said(on, ctx));
            let beside = [due, owner(row, ctx)].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
            Item { id: row.action.id, text: Board::name(row), beside }
        };
        let heads = say::columns(wide).iter().zip(&stacks);
        let heads = heads.map(|(name, (count, _))| say::headed(ctx.lang, ctx.say(*name), &thousands(*count as u64))).collect();
        Cells {
            heads,
            labels: vec![String::new()],
            rows: vec![stacks.iter().map(|(_, rows)| rows.iter().map(item).collect()).collect()],
            ..Cells::default()
        }
    }

    fn said(&self, ctx: &Ctx) -> Vec<String> {
        let is_cut = self.stacks.iter().any(|(count, rows)| *count > rows.len());
        is_cut.then(|| say::first_of_each(ctx.lang, &MOST.to_string())).into_iter().collect()
    }

    fn empty(&self) -> Words {
        if self.words.is_empty() { screen::NO_PLAN } else { screen::NOTHING_MATCHES }
    }

    fn told(&self, id: i64, ctx: &Ctx, cells: usize) -> Result<Told> {
        card::told(ctx, Entity::Action, id, cells)
    }

    fn brief(&self, id: i64, ctx: &Ctx) -> String {
        let Some(row) = self.find(id) else { return String::new() };
        let due = row.action.presses(ctx.today).map(|on| due_said(on, ctx));
        [Some(Board::name(row)), due, Some(owner(row, ctx))].into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }

    fn subject(&self, id: i64) -> Subject {
        let row = self.find(id);
        Subject {
            account: row.and_then(|row| row.action.account),
            record: Some((Entity::Action, id)),
            makes: Some(Entity::Action),
            person: row.and_then(|row| row.action.person_id),
            ..Subject::default()
        }
    }

    fn at_hand(&self) -> Subject {
        Subject { makes: Some(Entity::Action), ..Subject::default() }
    }

    fn of_account(&self, account: i64) -> Option<i64> {
        self.stacks.iter().flat_map(|(_, rows)| rows).find(|row| row.action.account == Some(account)).map(|row| row.action.id)
    }

    fn open(&self, id: i64) -> Option<Effect> {
        self.find(id).map(|row| open(row.action.account, id))
    }

    fn called(&self, id: Option<i64>, action: Action) -> Option<Words> {
        let is_closed = id.and_then(|id| self.find(id)).is_some_and(|row| row.action.state != "open");
        (action == Action::Done && is_closed).then_some(screen::DONE_REOPEN)
    }
}
