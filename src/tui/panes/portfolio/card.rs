//! What is told of a selected account: its figures under their labels.

use crate::domain::account::{CATEGORIES, LIFE_STAGES};
use crate::domain::field::find_choice;
use crate::portfolio::{Portfolio, Row};
use crate::printable::{pad, width, wrap};
use crate::text::portfolio as say;
use crate::tui::layer::Ctx;
use ratatui::text::Line;

/// What stands in a title line: the name, the category and the stage.
pub(super) fn title(row: &Row, ctx: &Ctx) -> String {
    let code =
        |choices, code: &Option<String>| code.as_deref().and_then(|code| find_choice(choices, code)).map(|choice| ctx.say(choice.words));
    let parts = [Some(row.name.as_str()), code(CATEGORIES, &row.category), code(LIFE_STAGES, &row.stage)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// Labels and what is said under them, in so many cells.
pub(super) fn labelled(facts: &[(&str, String)], ctx: &Ctx, cells: usize) -> Vec<Line<'static>> {
    let labels = facts.iter().map(|(label, _)| width(label)).max().unwrap_or(0) + 2;
    let room = cells.saturating_sub(labels).max(1);
    let lines = facts.iter().flat_map(|(label, said)| {
        let parts = wrap(said, room).into_iter().enumerate();
        parts.map(move |(at, part)| format!("{}{part}", pad(if at == 0 { label } else { "" }, labels)))
    });
    lines.map(|line| Line::styled(line, ctx.theme.plain())).collect()
}

/// The figures of an account.
pub(super) fn lines(row: &Row, portfolio: &Portfolio, ctx: &Ctx, cells: usize) -> Vec<Line<'static>> {
    let facts: Vec<(&str, String)> = say::card(row, portfolio, ctx.lang).into_iter().map(|(label, said)| (ctx.say(label), said)).collect();
    labelled(&facts, ctx, cells)
}
