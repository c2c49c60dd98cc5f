//! What is particular to one table.

use crate::domain::{Entity, Words};
use crate::store::{Page, Query, Result};
use crate::tui::actions::{Action, Place};
use crate::tui::layer::{Ctx, Effect};
use crate::tui::widgets::table::{Cell, Column};
use crate::tui::widgets::told::Told;
use std::fmt::Debug;

/// What is particular to one table.
pub trait Source: Debug {
    /// A row as the store gives it.
    type Row: Debug;
    /// Where its keys stand in the table of actions.
    fn place(&self) -> Place;
    /// What its rows are.
    fn entity(&self) -> Entity;

    /// Whether nothing of it is for a client in the room.
    fn is_ours(&self) -> bool {
        self.entity().is_private()
    }
    /// The columns.
    fn columns(&self) -> &[Column];
    /// For each order of the store, the column that it belongs to.
    fn sorts(&self) -> &[usize] {
        &[]
    }
    /// The orders of the store that begin with the greatest.
    fn falls(&self) -> &[usize] {
        &[]
    }
    /// The order that it opens in, and whether that is turned round.
    fn opens_by(&self) -> (usize, bool) {
        (0, false)
    }
    /// What an empty table says.
    fn empty(&self) -> Words;
    /// What stands in it, as the title line says.
    fn name(&self) -> Words {
        self.entity().def().words
    }
    /// What is said of all its rows, in words for which there are so many cells.
    fn said(&self, _ctx: &Ctx, _cells: usize) -> String {
        String::new()
    }
    /// Reads a window.
    fn fetch(&self, ctx: &Ctx, query: &Query) -> Result<Page<Self::Row>>;
    /// The ids of the rows of a window alone, where they are had for less than the rows.
    fn ids(&self, ctx: &Ctx, query: &Query) -> Result<Vec<i64>> {
        Ok(self.fetch(ctx, query)?.rows.iter().map(Self::id).collect())
    }
    /// The id of the record behind a row.
    fn id(row: &Self::Row) -> i64;
    /// The record behind a row; none behind one that stands for others.
    fn record(row: &Self::Row) -> Option<i64> {
        Some(Self::id(row))
    }
    /// What a row says that stands for others, which are folded.
    fn folded(_row: &Self::Row, _ctx: &Ctx) -> Option<String> {
        None
    }
    /// How many records more there are than rows, because some are folded.
    fn beyond(&self) -> usize {
        0
    }
    /// Folds what can be folded, or shows it; `true` where that makes a difference.
    fn fold(&mut self, _folded: bool) -> bool {
        false
    }
    /// The account at hand when this row is selected.
    fn account(&self, row: Option<&Self::Row>) -> Option<i64>;
    /// The person at hand when this row is selected.
    fn person(_row: &Self::Row) -> Option<i64> {
        None
    }
    /// The cells of a row.
    fn cells(&self, row: &Self::Row, ctx: &Ctx) -> Vec<Cell>;
    /// What stands over a column in the place of its words, where that depends on more than the language.
    fn heading(&self, _column: usize, _ctx: &Ctx) -> Option<String> {
        None
    }
    /// The record beside the table.
    fn side(&self, ctx: &Ctx, row: &Self::Row, cells: usize) -> Result<Told>;
    /// Why an action is not possible with this row; `None` when it is, or is nothing of the table's.
    fn obstacle(_row: &Self::Row, _action: Action) -> Option<Words> {
        None
    }
    /// Whether a row is still to be ticked off; `None` in a table of which nothing is.
    fn is_open(_row: &Self::Row) -> Option<bool> {
        None
    }
    /// Whether an action ticks a row off, at once or when its form is saved: the next open one has the keys then.
    fn ticks(action: Action) -> bool {
        action == Action::Done
    }
    /// Whether rows stand in two parts, and the second one says so.
    fn is_parted(&self) -> bool {
        false
    }
    /// What stands over the rows of a part; nothing over those of the first one.
    fn part(&self, _row: &Self::Row, _query: &Query, _ctx: &Ctx) -> Option<Words> {
        None
    }
    /// What an action is called for this row, where it means something else there than in general.
    fn called(_row: &Self::Row, _action: Action) -> Option<Words> {
        None
    }
    /// Does an action of the table's own with the selected row; `None` where it is none of them. What stands beside it is read anew.
    fn act(&mut self, _ctx: &Ctx, _row: &Self::Row, _action: Action) -> Result<Option<Vec<Effect>>> {
        Ok(None)
    }
    /// What was chosen in the picker that such an action opened.
    fn picked(&mut self, _ctx: &Ctx, _ids: &[i64]) -> Result<Vec<Effect>> {
        Ok(Vec::new())
    }
    /// Whether an action that is possible has a place on the bottom line.
    fn is_offered(&self, _action: Action) -> bool {
        true
    }
    /// Whether what belongs to a record stands in a third pane, where there is room for one.
    fn has_third(&self) -> bool {
        false
    }
    /// What Enter does.
    fn open(&self, ctx: &Ctx, row: &Self::Row) -> Result<Vec<Effect>>;
    /// Whether what a row has in a column makes the column wider beside a record: what is no name of anybody is rather cut there.
    fn claims(_row: &Self::Row, _column: usize) -> bool {
        true
    }
}
