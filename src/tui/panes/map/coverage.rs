//! Who of us has whom of them: our people across, theirs down, and how each pair stands (M19).

use super::grid::number_rows;
use crate::domain::day;
use crate::map::Node;
use crate::map::answers::{self, Pair, State};
use crate::map::layout::{Layout, Placed, Rect};
use crate::map::read::Scene;
use crate::printable::{width, wrap};
use crate::text::map as say;
use crate::tui::canvas::{Canvas, height};
use crate::tui::layer::Ctx;
use crate::tui::theme::RELATIONSHIP;
use ratatui::layout::Rect as Area;

/// The most cells of a name of theirs where our people have no room beside it, and of one of ours.
const NAME: usize = 20;
const OURS: usize = 22;
/// Blanks between columns.
const GAP: usize = 2;

/// How wide the columns are, each with the blanks behind it, and how many lines the heading has.
#[derive(Clone, Copy)]
struct Columns {
    name: usize,
    figures: usize,
    ours: usize,
    heading: usize,
}

impl Columns {
    /// As wide as what stands in them. Our names stand in two lines where there is no room for all of them in one.
    fn of(scene: &Scene, room: usize, ctx: &Ctx) -> Columns {
        let widest = |texts: &mut dyn Iterator<Item = String>| texts.map(|text| width(&text)).max().unwrap_or(0);
        let figures = widest(&mut scene.chart.nodes.iter().map(|node| figures(scene, node, ctx))).max(width(ctx.say(say::LAST)));
        let pairs = widest(&mut answers::pairs(scene).iter().map(|pair| words(pair, ctx)));
        let whole = widest(&mut scene.team.iter().map(|(_, name)| name.clone())).max(pairs).min(OURS);
        let parts = widest(&mut scene.team.iter().flat_map(|(_, name)| name.split(' ').map(str::to_owned))).max(pairs).min(OURS);
        let name = widest(&mut scene.chart.nodes.iter().map(|node| node.name.clone()));
        let columns = |name: usize, ours: usize, heading| Columns { name: name + GAP, figures: figures + GAP, ours: ours + GAP, heading };
        let ways = [columns(name, whole, 1), columns(name, parts, 2)];
        let fits = |way: &Columns| way.name + way.figures + way.ours * scene.team.len().max(2) <= room + GAP;
        ways.into_iter().find(fits).unwrap_or_else(|| {
            let least = columns(name.min(NAME), parts, 2);
            // What our people leave free the names have: none of them is cut beside room.
            let taken = least.name + least.figures + least.ours * least.shown(room).clamp(1, scene.team.len().max(1));
            Columns { name: (name + GAP).min(least.name + (room + GAP).saturating_sub(taken)), ..least }
        })
    }

    /// How many of us have room.
    fn shown(&self, room: usize) -> usize {
        (room + GAP).saturating_sub(self.name + self.figures) / self.ours
    }
}

/// When they were spoken to last, and how close they are to us.
fn figures(scene: &Scene, node: &Node, ctx: &Ctx) -> String {
    let last = scene.figures.get(&node.person).and_then(|figures| figures.last_contact);
    let last = last.map_or_else(|| "—".to_owned(), |last| day::brief(last, ctx.today, ctx.lang));
    node.relationship.map_or(last.clone(), |level| format!("{last} {RELATIONSHIP}{level}"))
}

/// Gives every person of theirs a line: the same boxes that the map is walked by.
pub(super) fn arrange(scene: &Scene, room: (usize, usize), ctx: &Ctx) -> Layout {
    let columns = Columns::of(scene, room.0, ctx);
    let mut boxes: Vec<Placed> = scene
        .chart
        .nodes
        .iter()
        .enumerate()
        .map(|(at, node)| {
            let area = Rect { x: 0, y: columns.heading + at, width: columns.name - GAP, height: 1 };
            Placed { person: node.person, node: at, area, row: at, hidden: 0, boss_missing: false, in_circle: false }
        })
        .collect();
    number_rows(&mut boxes);
    let width = (columns.name + columns.figures + columns.ours * scene.team.len()).min(room.0);
    Layout { width, height: columns.heading + boxes.len(), boxes, routes: Vec::new(), border: None }
}

/// Draws the table; `offset` is the first of our people and the first line that are seen.
pub(super) fn paint(canvas: &mut Canvas, window: Area, scene: &Scene, layout: &Layout, offset: (usize, usize), ctx: &Ctx) {
    let theme = canvas.theme;
    let pairs = answers::pairs(scene);
    let columns = Columns::of(scene, usize::from(window.width), ctx);
    let room = columns.shown(usize::from(window.width)).max(1);
    let first = offset.0.min(scene.team.len().saturating_sub(room));
    let shown: Vec<&(i64, String)> = scene.team.iter().skip(first).take(room).collect();
    let x_of = |at: usize| window.x.saturating_add(height(columns.name + columns.figures + at * columns.ours));
    // The last one may reach the edge.
    let cells = |at: usize| height(columns.ours - GAP).min((window.right() + 1).saturating_sub(x_of(at)));
    let last = window.y + height(columns.heading - 1);
    canvas.text(window.x + height(columns.name), last, height(columns.figures), ctx.say(say::LAST), theme.plain());
    for (at, (_, name)) in shown.iter().enumerate() {
        let lines = if columns.heading > 1 { wrap(name, columns.ours - GAP) } else { vec![name.clone()] };
        for (line, part) in lines.iter().take(columns.heading).enumerate() {
            canvas.text(x_of(at), window.y + height(line), cells(at), part, theme.accent());
        }
    }
    if scene.team.is_empty() {
        for (line, part) in wrap(ctx.say(say::NOBODY_OF_US), usize::from(window.right().saturating_sub(x_of(0)))).iter().enumerate() {
            canvas.text(x_of(0), last + height(line), window.width, part, theme.plain());
        }
    }
    for (goes_on, x, glyph) in [(first > 0, x_of(0) - 1, "‹"), (first + shown.len() < scene.team.len(), window.right(), "›")] {
        if goes_on {
            canvas.text(x, window.y, 1, glyph, theme.accent());
        }
    }
    for placed in &layout.boxes {
        let Some(row) = placed.area.y.checked_sub(offset.1).filter(|row| (columns.heading..usize::from(window.height)).contains(row))
        else {
            continue;
        };
        let (y, Some(node)) = (window.y + height(row), scene.chart.nodes.get(placed.node)) else { continue };
        let alone = node.mirror.is_none() && node.handed.is_none();
        let style = if alone { theme.warn() } else { theme.plain() };
        canvas.text(window.x, y, height(columns.name - GAP), &node.name, style);
        canvas.text(window.x + height(columns.name), y, height(columns.figures), &figures(scene, node, ctx), theme.plain());
        for (at, (colleague, _)) in shown.iter().enumerate() {
            let Some(pair) = pairs.iter().find(|pair| pair.person == node.person && pair.colleague == *colleague) else { continue };
            let style = match pair.state {
                State::Alive | State::Met => theme.plain(),
                State::Quiet => theme.warn(),
                State::NotMet => theme.bad(),
            };
            canvas.text(x_of(at), y, cells(at), &words(pair, ctx), style);
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
    if pair.contacts > 0 { format!("{mark} {last} {}", say::times(ctx.lang, pair.contacts)) } else { format!("{mark} {last}") }
}
