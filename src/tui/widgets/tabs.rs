//! A line of tabs under the top line.

use crate::domain::Words;
use crate::printable::width;
use crate::tui::actions::Action;
use crate::tui::canvas::{Canvas, Hit};
use ratatui::layout::Rect;

/// The tab that an action leads to; `None` when the action is about something else.
pub fn walk(action: Action, tab: usize, count: usize) -> Option<usize> {
    match action {
        Action::NextTab => Some((tab + 1) % count),
        Action::PreviousTab => Some((tab + count - 1) % count),
        _ => None,
    }
}

/// Draws a heading and the tabs after it; gives the room below.
pub fn draw(canvas: &mut Canvas, area: Rect, heading: &str, tabs: &[Words], current: usize) -> Rect {
    let theme = canvas.theme;
    let names: u16 = tabs.iter().map(|words| width(canvas.say(*words)) as u16 + 3).sum();
    let mut x = area.x + 1;
    if !heading.is_empty() {
        x += canvas.text(x, area.y, area.width.saturating_sub(names + 2), heading, theme.strong()) + 3;
    }
    for (at, words) in tabs.iter().enumerate() {
        let style = if at == current { theme.here() } else { theme.plain() };
        let used = canvas.text(x, area.y, area.right().saturating_sub(x), canvas.say(*words), style);
        canvas.hit(Rect { x, y: area.y, width: used, height: 1 }, Hit::Tab(at));
        x += used + 3;
    }
    Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area }
}
