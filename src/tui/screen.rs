//! The frame around the panes: top line, bottom line, messages, and what is said when there is no room.

use super::actions::{Action, Place, rows};
use super::canvas::{Canvas, Hit};
use super::keymap::Key;
use super::layer::{Ctx, Target, Tone};
use super::theme::PRODUCT;
use crate::domain::{Words, day};
use crate::printable::{width, wrap};
use crate::store::plan::PromiseCount;
use crate::text::{method, screen as say};
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::{Clear, Widget};

/// The least room the workbench needs, in columns and rows.
pub const LEAST: (u16, u16) = (60, 16);

/// What the top line says.
#[derive(Debug)]
pub struct Top<'a> {
    /// Where one is.
    pub target: &'a Target,
    /// Our promises counted.
    pub count: PromiseCount,
    /// Whether this is the demo.
    pub demo: bool,
    /// Whether nothing can be saved.
    pub read_only: bool,
}

/// Draws the top line and gives the room between it and the bottom line.
pub fn top_line(canvas: &mut Canvas, area: Rect, top: &Top, ctx: &Ctx) -> Rect {
    let theme = canvas.theme;
    let mut x = area.x + 1;
    x += canvas.text(x, area.y, area.width, ctx.say(PRODUCT), theme.head()) + 2;
    let places = [(Action::GoToday, "1", say::TODAY), (Action::GoAccounts, "2", say::ACCOUNTS), (Action::GoPractice, "3", say::PRACTICE)];
    for (action, key, words) in places {
        let here = match top.target {
            Target::Today => action == Action::GoToday,
            Target::Accounts | Target::Account(..) => action == Action::GoAccounts,
            Target::Practice => action == Action::GoPractice,
        };
        let begin = x;
        x += canvas.text(x, area.y, area.right().saturating_sub(x), key, theme.plain()) + 1;
        let style = if here { theme.here() } else { theme.plain() };
        x += canvas.text(x, area.y, area.right().saturating_sub(x), ctx.say(words), style);
        canvas.hit(Rect { x: begin, y: area.y, width: x - begin, height: 1 }, Hit::Act(action));
        x += 2;
    }
    let mut parts = Vec::new();
    if ctx.client {
        parts.push((ctx.say(say::CLIENT_ROOM).to_owned(), theme.badge()));
    }
    if top.read_only {
        parts.push((ctx.say(say::READ_ONLY).to_owned(), theme.badge()));
    }
    if top.demo {
        parts.push((ctx.say(say::DEMO).to_owned(), theme.plain()));
    }
    // How late we are with others is nothing for a client.
    let promises = if ctx.client { String::new() } else { method::promises(top.count, ctx.lang) };
    if !promises.is_empty() {
        parts.push((promises.clone(), if top.count.overdue > 0 { theme.bad() } else { theme.warn() }));
    }
    // From the right: what is overdue is said in short where there is no room for words, and the day gives way to it.
    let room = area.right().saturating_sub(x + 3);
    let total = |parts: &[(String, Style)]| parts.iter().map(|(text, _)| width(text) as u16 + 3).sum::<u16>();
    let days = [day::headline(ctx.today, ctx.lang), day::brief(ctx.today, ctx.today, ctx.lang)];
    let short = [top.count.overdue, top.count.today]
        .iter()
        .zip(["!", "·"])
        .filter(|(count, _)| **count > 0)
        .map(|(count, mark)| format!("{mark}{count}"))
        .collect::<Vec<_>>()
        .join(" ");
    for (at, shown) in days.iter().enumerate() {
        parts.push((shown.clone(), theme.plain()));
        if total(&parts) <= room || at + 1 == days.len() {
            break;
        }
        parts.pop();
        if let Some(part) = parts.last_mut().filter(|_| !promises.is_empty()) {
            part.0 = short.clone();
            parts.push((shown.clone(), theme.plain()));
            if total(&parts) <= room {
                break;
            }
            parts.pop();
        }
    }
    let mut right = area.right().saturating_sub(1);
    for (text, style) in parts.iter().rev() {
        let cells = width(text) as u16;
        if right < x + cells {
            break;
        }
        right -= cells;
        canvas.text(right, area.y, cells, text, *style);
        right = right.saturating_sub(3);
    }
    Rect { y: area.y + 1, height: area.height.saturating_sub(2), ..area }
}

/// Draws the keys of the place that are of use now, and a message over them if there is one.
///
/// `called` says what an action is called for the selected row, where it means something else than in general.
pub fn bottom_line(
    canvas: &mut Canvas,
    area: Rect,
    place: Place,
    of_use: impl Fn(Action) -> bool,
    called: impl Fn(Action) -> Option<Words>,
    message: Option<&(String, Tone)>,
) {
    let theme = canvas.theme;
    let y = area.bottom() - 1;
    let mut shown: Vec<_> = rows(place).filter(|row| row.rank > 0 && of_use(row.action)).collect();
    shown.sort_by_key(|row| row.rank);
    // The way back and the way to all other keys have their places kept at the right.
    let mut right = area.right().saturating_sub(1);
    for action in [Action::Help, Action::Back] {
        let Some(row) = shown.iter().position(|row| row.action == action).map(|at| shown.remove(at)) else { continue };
        let Some(key) = row.keys.first().and_then(|key| Key::parse(key)) else { continue };
        let (key, words) = (key.to_string(), canvas.say(called(action).unwrap_or(row.words)));
        let cells = (width(&key) + 1 + width(words)) as u16;
        right = right.saturating_sub(cells);
        let used = canvas.text(right, y, cells, &key, theme.accent());
        canvas.text(right + used + 1, y, cells, words, theme.plain());
        canvas.hit(Rect { x: right, y, width: cells, height: 1 }, Hit::Act(action));
        right = right.saturating_sub(2);
    }
    let mut x = area.x + 1;
    for row in shown {
        let Some(key) = row.keys.first().and_then(|key| Key::parse(key)) else { continue };
        let (key, words) = (key.to_string(), canvas.say(called(row.action).unwrap_or(row.words)));
        let cells = (width(&key) + 1 + width(words)) as u16;
        if x + cells > right {
            continue;
        }
        let used = canvas.text(x, y, cells, &key, theme.accent());
        canvas.text(x + used + 1, y, cells, words, theme.plain());
        canvas.hit(Rect { x, y, width: cells, height: 1 }, Hit::Act(row.action));
        x += cells + 2;
    }
    if let Some((text, tone)) = message {
        let lines = wrap(text, usize::from(area.width.saturating_sub(4)));
        let height = (lines.len() as u16).min(6);
        let place = Rect { y: area.bottom() - 1 - height, height, ..area };
        Clear.render(place, canvas.buffer);
        let style = match tone {
            Tone::Done => theme.good(),
            Tone::Trouble => theme.bad(),
        };
        for (at, line) in lines.iter().take(usize::from(height)).enumerate() {
            let mark = if at > 0 {
                ""
            } else if *tone == Tone::Done {
                "✓"
            } else {
                "!"
            };
            canvas.text(area.x + 1, place.y + at as u16, 2, mark, style);
            canvas.text(area.x + 3, place.y + at as u16, area.width.saturating_sub(4), line, style);
        }
    }
}

/// Says that more room is needed.
pub fn too_small(canvas: &mut Canvas, area: Rect) {
    let text = canvas.say(say::TOO_SMALL);
    let style = canvas.theme.plain();
    for (at, line) in wrap(text, usize::from(area.width)).iter().enumerate() {
        canvas.text(area.x, area.y + at as u16, area.width, line, style);
    }
}
