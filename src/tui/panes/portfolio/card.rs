//! What is told of a selected account: its figures under their labels.

use crate::domain::account::{CATEGORIES, LIFE_STAGES};
use crate::domain::field::find_choice;
use crate::portfolio::{Portfolio, Row, Unknown};
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

/// The figures of an account, with what it leaves net where that is told.
pub(super) fn lines(row: &Row, portfolio: &Portfolio, net: Option<Result<i128, Unknown>>, ctx: &Ctx, cells: usize) -> Vec<Line<'static>> {
    let card = say::card(row, portfolio, net, ctx.lang);
    let facts: Vec<(&str, String)> = card.into_iter().map(|(label, said)| (ctx.say(label), said)).collect();
    labelled(&facts, ctx.theme, cells)
}
