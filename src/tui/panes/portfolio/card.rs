//! What is told of a selected account: its figures under their labels.

use crate::domain::account::{CATEGORIES, LIFE_STAGES};
use crate::domain::field::find_choice;
use crate::portfolio::{Portfolio, Row};
use crate::text::portfolio as say;
use crate::tui::layer::Ctx;
use crate::tui::widgets::told::labelled;
use ratatui::text::Line;

/// What stands in a title line: the name, the category and the stage.
pub(super) fn title(row: &Row, ctx: &Ctx) -> String {
    let code =
        |choices, code: &Option<String>| code.as_deref().and_then(|code| find_choice(choices, code)).map(|choice| ctx.say(choice.words));
    let parts = [Some(row.name.as_str()), code(CATEGORIES, &row.category), code(LIFE_STAGES, &row.stage)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// The figures of an account.
pub(super) fn lines(row: &Row, portfolio: &Portfolio, ctx: &Ctx, cells: usize) -> Vec<Line<'static>> {
    let facts: Vec<(&str, String)> = say::card(row, portfolio, ctx.lang).into_iter().map(|(label, said)| (ctx.say(label), said)).collect();
    labelled(&facts, ctx.theme, cells)
}
