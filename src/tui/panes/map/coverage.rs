//! Who of us has whom of them: our people across, theirs down, and how each pair stands (M19).

use super::grid::number_rows;
use crate::domain::day;
use crate::map::answers::{self, Pair, State};
use crate::map::layout::{Layout, Placed, Rect};
use crate::map::read::Scene;
use crate::printable::fit;
use crate::text::map as say;
use crate::tui::canvas::{Canvas, height};
use crate::tui::layer::Ctx;
use crate::tui::theme::RELATIONSHIP;
use ratatui::layout::Rect as Area;

/// Cells of a name and of the figures after it; rows of the heading.
const NAME: usize = 20;
const FIGURES: usize = 10;
const HEADING: usize = 1;

/// Cells of one of us: more where there is room.
fn ours(room: usize, team: usize) -> usize {
    (room.saturating_sub(NAME + FIGURES) / team.max(1)).clamp(11, 20)
}

/// Gives every person of theirs a line: the same boxes that the map is walked by.
pub(super) fn arrange(scene: &Scene, room: (usize, usize)) -> Layout {
    let mut boxes: Vec<Placed> = scene
        .chart
        .nodes
        .iter()
        .enumerate()
        .map(|(at, node)| {
            let area = Rect { x: 0, y: HEADING + at, width: NAME, height: 1 };
            Placed { person: node.person, node: at, area, row: at, hidden: 0, boss_missing: false, in_circle: false }
        })
        .collect();
    number_rows(&mut boxes);
    let width = (NAME + FIGURES + ours(room.0, scene.team.len()) * scene.team.len()).min(room.0);
    Layout { width, height: HEADING + boxes.len(), boxes, routes: Vec::new(), border: None }
}

/// Draws the table; `offset` is the first of our people and the first line that are seen.
pub(super) fn paint(canvas: &mut Canvas, window: Area, scene: &Scene, layout: &Layout, offset: (usize, usize), ctx: &Ctx) {
    let theme = canvas.theme;
    let pairs = answers::pairs(scene);
    let cells = ours(usize::from(window.width), scene.team.len());
    let room = usize::from(window.width).saturating_sub(NAME + FIGURES) / cells;
    let first = offset.0.min(scene.team.len().saturating_sub(room));
    let shown: Vec<&(i64, String)> = scene.team.iter().skip(first).take(room).collect();
    let x_of = |at: usize| window.x.saturating_add(height(NAME + FIGURES + at * cells));
    canvas.text(window.x + height(NAME), window.y, height(FIGURES) - 1, ctx.say(say::LAST), theme.plain());
    for (at, (_, name)) in shown.iter().enumerate() {
        canvas.text(x_of(at), window.y, height(cells) - 1, &fit(name, cells - 1), theme.accent());
    }
    for (goes_on, x, glyph) in [(first > 0, x_of(0) - 1, "‹"), (first + shown.len() < scene.team.len(), window.right(), "›")] {
        if goes_on {
            canvas.text(x, window.y, 1, glyph, theme.accent());
        }
    }
    for placed in &layout.boxes {
        let Some(row) = placed.area.y.checked_sub(offset.1).filter(|row| (1..usize::from(window.height)).contains(row)) else { continue };
        let (y, Some(node)) = (window.y + height(row), scene.chart.nodes.get(placed.node)) else { continue };
        let alone = node.mirror.is_none() && node.handed.is_none();
        let style = if alone { theme.warn() } else { theme.plain() };
        canvas.text(window.x, y, height(NAME) - 1, &fit(&node.name, NAME - 1), style);
        let last = scene.figures.get(&node.person).and_then(|figures| figures.last_contact);
        let last = last.map_or_else(|| "—".to_owned(), |last| day::brief(last, ctx.today, ctx.lang));
        let level = node.relationship.map_or_else(String::new, |level| format!(" {RELATIONSHIP}{level}"));
        canvas.text(window.x + height(NAME), y, height(FIGURES), &format!("{last}{level}"), theme.plain());
        for (at, (colleague, _)) in shown.iter().enumerate() {
            let Some(pair) = pairs.iter().find(|pair| pair.person == node.person && pair.colleague == *colleague) else { continue };
            let style = match pair.state {
                State::Alive => theme.good(),
                State::Quiet => theme.warn(),
                State::NotMet => theme.bad(),
                State::Met => theme.plain(),
            };
            canvas.text(x_of(at), y, height(cells) - 1, &fit(&words(pair, ctx), cells - 1), style);
        }
    }
}

/// A pair in few cells: whether they are counterparts, how often they met, when last.
fn words(pair: &Pair, ctx: &Ctx) -> String {
    let mark = match pair.state {
        State::Alive => "●",
        State::Quiet => "◐",
        State::NotMet => "○",
        State::Met => "·",
    };
    let last = pair.last.map_or_else(|| "—".to_owned(), |last| day::brief(last, ctx.today, ctx.lang));
    if pair.contacts > 0 { format!("{mark}{} {last}", pair.contacts) } else { format!("{mark} {last}") }
}
