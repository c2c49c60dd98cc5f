//! A line of tabs under the top line.

use crate::domain::Words;
use crate::printable::width;
use crate::tui::actions::Action;
use crate::tui::canvas::{Canvas, Hit, height};
use ratatui::layout::Rect;

/// The tab that an action leads to; `None` when the action is about something else.
pub fn walk(action: Action, tab: usize, count: usize) -> Option<usize> {
    match action {
        Action::NextTab => Some((tab + 1) % count),
        Action::PreviousTab => Some((tab + count - 1) % count),
        _ => None,
    }
}

/// Where the tabs begin behind a name, and the most cells that it takes: they stand still, whatever the name.
const BEGIN: u16 = 27;
const NAME: u16 = 24;

/// Draws a name, the tabs after it, and at the right edge what facts have room, the first ones first; gives the room below.
pub fn draw(canvas: &mut Canvas, area: Rect, name: &str, facts: &[String], tabs: &[Words], current: usize) -> Rect {
    let theme = canvas.theme;
    let mut x = area.x + 1;
    if !name.is_empty() {
        canvas.text(x, area.y, NAME, name, theme.strong());
        x = area.x + BEGIN;
    }
    for (at, words) in tabs.iter().enumerate() {
        let style = if at == current { theme.here() } else { theme.plain() };
        let used = canvas.text(x, area.y, area.right().saturating_sub(x), canvas.say(*words), style);
        canvas.hit(Rect { x, y: area.y, width: used, height: 1 }, Hit::Tab(at));
        x += used + 3;
    }
    let room = usize::from(area.right().saturating_sub(x + 1));
    let fitting = (0..=facts.len()).rev().map(|count| facts[..count].join(" · ")).find(|text| width(text) <= room);
    if let Some(text) = fitting {
        let cells = height(width(&text));
        canvas.text(area.right().saturating_sub(cells + 1), area.y, cells, &text, theme.plain());
    }
    Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area }
}
