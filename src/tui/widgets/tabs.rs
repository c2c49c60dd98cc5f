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
/// More stand before those that are shown, and behind them.
const MORE_BEFORE: &str = "‹ ";
const MORE_BEHIND: &str = "›";
const NAME: u16 = 24;
/// The blanks between tabs.
const BETWEEN: u16 = 3;

/// Draws the looks that a tab has in a line of their own, those around the one that is shown where they have no room; gives the room below.
pub fn looks(canvas: &mut Canvas, area: Rect, looks: &[(usize, Words)], current: usize) -> Rect {
    let shown = looks.iter().position(|(at, _)| *at == current).unwrap_or(0);
    let names: Vec<(Words, Hit)> = looks.iter().map(|(at, words)| (*words, Hit::Look(*at))).collect();
    strip(canvas, Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area }, &names, shown, BETWEEN);
    Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area }
}

/// Draws names in a line, so many blanks apart, those around the one that is shown where they have no room; gives where they end.
fn strip(canvas: &mut Canvas, line: Rect, named: &[(Words, Hit)], shown: usize, between: u16) -> u16 {
    let theme = canvas.theme;
    let names: Vec<&str> = named.iter().map(|(words, _)| canvas.say(*words)).collect();
    let room = usize::from(line.width);
    let takes = |from: usize, to: usize| {
        names[from..to].iter().map(|name| width(name) + usize::from(between)).sum::<usize>().saturating_sub(usize::from(between))
    };
    // A sign where more stand before or behind.
    let fits = |from: usize, to: usize| takes(from, to) + 2 * usize::from(from > 0) + 2 * usize::from(to < names.len()) <= room;
    let mut from = 0;
    while from < shown && !fits(from, shown + 1) {
        from += 1;
    }
    let mut to = (shown + 1).min(names.len());
    while to < names.len() && fits(from, to + 1) {
        to += 1;
    }
    let mut x = line.x;
    if from > 0 {
        x += canvas.text(x, line.y, 2, MORE_BEFORE, theme.plain());
    }
    for (at, name) in names.iter().enumerate().take(to).skip(from) {
        let style = if at == shown { theme.here() } else { theme.plain() };
        let used = canvas.text(x, line.y, line.right().saturating_sub(x), name, style);
        canvas.hit(Rect { x, y: line.y, width: used, height: 1 }, named[at].1);
        x += used + if at + 1 == to { 1 } else { between };
    }
    if to < names.len() {
        x += canvas.text(x, line.y, line.right().saturating_sub(x), MORE_BEHIND, theme.plain());
    }
    x
}

/// Draws a name, the tabs after it, and at the right edge what facts have room, the first ones first; gives the room below.
pub fn draw(canvas: &mut Canvas, area: Rect, name: &str, facts: &[String], tabs: &[Words], current: usize) -> Rect {
    let theme = canvas.theme;
    let mut x = area.x + 1;
    if !name.is_empty() {
        canvas.text(x, area.y, NAME, name, theme.strong());
        x = area.x + BEGIN;
    }
    let names = tabs.iter().map(|words| width(canvas.say(*words))).sum::<usize>();
    let room = usize::from(area.right().saturating_sub(x));
    // Blanks give way before a tab is left out.
    let between = if names + usize::from(BETWEEN) * tabs.len().saturating_sub(1) < room { BETWEEN } else { BETWEEN - 1 };
    let named: Vec<(Words, Hit)> = tabs.iter().enumerate().map(|(at, words)| (*words, Hit::Tab(at))).collect();
    let x = strip(canvas, Rect { x, width: area.right().saturating_sub(x), ..area }, &named, current, between) + between - 1;
    let room = usize::from(area.right().saturating_sub(x + 1));
    let fitting = (0..=facts.len()).rev().map(|count| facts[..count].join(" · ")).find(|text| width(text) <= room);
    if let Some(text) = fitting {
        let cells = height(width(&text));
        canvas.text(area.right().saturating_sub(cells + 1), area.y, cells, &text, theme.plain());
    }
    Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area }
}
