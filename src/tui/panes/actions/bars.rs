//! A bar over the coming months for each action: from the contact in which it was agreed, or from today, to its day (M29).

use crate::domain::day;
use crate::printable::{pad, width};
use crate::store::every_action::EveryAction;
use crate::text::actions as say;
use crate::tui::layer::{Ctx, THIRD};
use crate::tui::widgets::table::{Cell, cell};
use chrono::{Datelike, Months, NaiveDate};

/// The months that are shown: the one before, this one, and those that come.
const MONTHS: u16 = 5;
/// The cells of a month, and where there is room for three panes.
const CELLS: (u16, u16) = (7, 10);

/// The least cells of a bar: it is never cut.
pub(super) const LEAST: u16 = MONTHS * CELLS.0;

/// The time since it was agreed.
const AGREED: char = '━';
/// The time that is left of what was only written down, and what was closed.
const LEFT: char = '─';
/// The days since it was due.
const OVER: char = '·';
const TODAY: char = '│';
/// What goes on beyond the months that are shown.
const BEFORE: char = '‹';
const BEYOND: char = '›';

/// The months with the cells that each takes.
struct Scale {
    first: NaiveDate,
    cells: u16,
}

impl Scale {
    fn of(ctx: &Ctx) -> Scale {
        let this = ctx.today.with_day(1).unwrap_or(ctx.today);
        let first = this.checked_sub_months(Months::new(1)).unwrap_or(this);
        Scale { first, cells: if ctx.size.0 < THIRD { CELLS.0 } else { CELLS.1 } }
    }

    fn whole(&self) -> usize {
        usize::from(MONTHS * self.cells)
    }

    /// The cell of a day; below zero, or beyond the last one, where it is not shown.
    fn cell(&self, on: NaiveDate) -> i64 {
        let months = i64::from(on.year() - self.first.year()) * 12 + i64::from(on.month()) - i64::from(self.first.month());
        let cells = i64::from(self.cells);
        months * cells + i64::from(on.day0()) * cells / i64::from(on.num_days_in_month())
    }
}

/// The names of the months over the bars.
pub(super) fn heading(ctx: &Ctx) -> String {
    let scale = Scale::of(ctx);
    let months = (0..u32::from(MONTHS)).filter_map(|month| scale.first.checked_add_months(Months::new(month)));
    months.map(|month| pad(day::month_brief(month.month(), ctx.lang), usize::from(scale.cells))).collect()
}

/// The bar of an action, as wide as [`heading`].
pub(super) fn bar(row: &EveryAction, ctx: &Ctx) -> Cell {
    let scale = Scale::of(ctx);
    let whole = scale.whole() as i64;
    let action = &row.action;
    let on = |iso: &Option<String>| iso.as_deref().and_then(day::from_iso);
    let (today, begun, due) = (ctx.today, on(&row.begun), on(&action.due_on));
    let is_open = action.state == "open";
    let late = action.late_since(today).filter(|_| !ctx.client);
    let end = if is_open { late.or(due) } else { on(&action.done_on).or(due) };
    let Some(end) = end else {
        let said = ctx.say(say::NO_DAY);
        let at = usize::try_from(scale.cell(today) + 2).unwrap_or(0);
        let text = if at + width(said) <= scale.whole() { format!("{}{said}", " ".repeat(at)) } else { said.to_owned() };
        return with_today(pad(&text, scale.whole()).chars().collect(), scale.cell(today), ctx);
    };
    let (sign, from) = match begun {
        Some(begun) if begun <= end => (if is_open { AGREED } else { LEFT }, begun),
        _ if is_open && end > today => (LEFT, today),
        _ => (LEFT, end),
    };
    let mut drawn = vec![' '; scale.whole()];
    let mut fill = |from: i64, until: i64, sign: char| {
        for at in from.max(0)..=until.min(whole - 1) {
            if let Some(cell) = usize::try_from(at).ok().and_then(|at| drawn.get_mut(at)) {
                *cell = sign;
            }
        }
    };
    let (first, last) = (scale.cell(from), scale.cell(end));
    if late.is_some() {
        fill(last, scale.cell(today), OVER);
    }
    fill(first, last, sign);
    if first < 0 {
        fill(0, 0, BEFORE);
    }
    if last >= whole {
        fill(whole - 1, whole - 1, BEYOND);
    }
    // What is due in the cell of today would be nothing under the line.
    let today = if last == scale.cell(today) && late.is_none() { -1 } else { scale.cell(today) };
    with_today(drawn, today, ctx)
}

/// The same with the line of today. That something is late its sign says, in the column of marks.
fn with_today(mut drawn: Vec<char>, today: i64, ctx: &Ctx) -> Cell {
    if let Some(cell) = usize::try_from(today).ok().and_then(|at| drawn.get_mut(at)) {
        *cell = TODAY;
    }
    cell(drawn.into_iter().collect::<String>(), ctx.theme.plain())
}
