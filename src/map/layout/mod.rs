//! Where every person stands and every link runs, in cells (M19).
//!
//! Persons stand on a grid: reports in the row under their boss, in the order of their rowids, or stacked in columns
//! where a row would be too wide. People outside the client have a band of their own above. Between the rows and the
//! columns are channels free of boxes; links run only there, each on a track of its own.

mod forest;
mod lanes;
mod loads;
mod place;
mod ports;
mod route;
mod spacing;
mod tracks;
mod tree;
mod wire;

use super::chart::{Chart, TieKind};
use super::view::{View, Zoom};
use forest::Forest;
use loads::{Loads, Thrift};
use place::Grid;
use spacing::Spacing;
use std::collections::HashMap;
use tracks::Plan;
use tree::Tree;
use wire::Wire;

/// Persons one under the other in a column, at most.
const MOST_STACKED: usize = 8;

/// A cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Point {
    /// Cells from the left edge.
    pub x: usize,
    /// Cells from the upper edge.
    pub y: usize,
}

/// A part of the picture, in cells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rect {
    /// The leftmost column.
    pub x: usize,
    /// The uppermost row.
    pub y: usize,
    /// Cells across.
    pub width: usize,
    /// Rows.
    pub height: usize,
}

impl Rect {
    /// The first column to the right of it.
    pub fn right(self) -> usize {
        self.x + self.width
    }

    /// The first row below it.
    pub fn bottom(self) -> usize {
        self.y + self.height
    }

    /// The middle column.
    pub fn middle(self) -> usize {
        self.x + self.width / 2
    }

    /// Whether a cell is in it.
    pub fn contains(self, at: Point) -> bool {
        (self.x..self.right()).contains(&at.x) && (self.y..self.bottom()).contains(&at.y)
    }
}

/// A side of a box.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// The upper one.
    Top,
    /// The lower one.
    Bottom,
    /// The left one.
    Left,
    /// The right one.
    Right,
}

/// A person's box.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    /// Rowid of the person.
    pub person: i64,
    /// Where the person is in [`Chart::nodes`].
    pub node: usize,
    /// The box with its frame.
    pub area: Rect,
    /// The row of boxes it stands in, from 0; every row has a box.
    pub row: usize,
    /// How many persons of the folded branch are not shown.
    pub hidden: usize,
    /// Their boss is not on the map.
    pub boss_missing: bool,
    /// Their reporting line was cut, since it led back to them.
    pub in_circle: bool,
}

/// What a route shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Link {
    /// A reporting line, from the boss to the report.
    Reports,
    /// A reporting line that closes a circle, from the boss to the report.
    Circle,
    /// A tie.
    Tie {
        /// Rowid of the tie.
        id: i64,
        /// What it is.
        kind: TieKind,
        /// Strength 1–3.
        strength: i64,
    },
}

/// The way of a link between two boxes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    /// What it shows.
    pub link: Link,
    /// Rowid of the person it starts from.
    pub from: i64,
    /// Rowid of the person it goes to.
    pub to: i64,
    /// The side of the first box that it leaves.
    pub leaves: Side,
    /// The side of the second box that it enters.
    pub enters: Side,
    /// Its corners: the first and the last are the free cells that touch the boxes; two that follow each other share a
    /// row or a column. Never empty.
    pub points: Vec<Point>,
}

/// A map arranged: the same for the same chart and view.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// Cells across.
    pub width: usize,
    /// Rows.
    pub height: usize,
    /// The boxes, in the order of the chart.
    pub boxes: Vec<Placed>,
    /// The routes; those of one boss's reports share their beginning.
    pub routes: Vec<Route>,
    /// The row that parts the people outside the client from the others, if there are both.
    pub border: Option<usize>,
}

impl Layout {
    /// The box of a person; `None` when the person is in a folded branch or not on the map.
    pub fn place(&self, person: i64) -> Option<&Placed> {
        self.boxes.iter().find(|placed| placed.person == person)
    }

    /// The person whose box holds a cell.
    pub fn at(&self, cell: Point) -> Option<i64> {
        self.boxes.iter().find(|placed| placed.area.contains(cell)).map(|placed| placed.person)
    }
}

/// Cells by which a picture exceeds its room too far to be saved by other ways of its links.
const FAR: usize = 12;
/// How often every link is laid anew when all are known; more changes little.
const ROUNDS: usize = 1;

/// Gives every person shown a box, and every link shown a route.
///
/// Sizes and stacks are tried from the roomiest to the closest, and the first with which the picture fits the room is
/// taken. What fits with none of them is panned, so that it need not be close.
pub fn arrange(chart: &Chart, view: &View) -> Layout {
    let forest = Forest::of(chart, &view.collapsed);
    if let Some(layout) = fit(chart, view, &forest) {
        return layout;
    }
    let Some(spacing) = spacing::sizes(view.zoom).get(spacing::PANNED) else { return Layout::default() };
    let grids = (1..=MOST_STACKED).map(|stack| Grid::place(&forest, stack, spacing.columns(view.width)));
    let grid = grids.min_by_key(|grid| excess(view, spacing.least(grid))).unwrap_or_default();
    lay_out(chart, view, &forest, &grid, *spacing, Thrift::Even)
}

/// The nearest zoom at which the whole map fits its room; the farthest if none does.
pub fn fitting(chart: &Chart, view: &View) -> Zoom {
    let forest = Forest::of(chart, &view.collapsed);
    let fits = |zoom: &Zoom| fit(chart, &View { zoom: *zoom, ..view.clone() }, &forest).is_some();
    Zoom::ALL.into_iter().rev().find(fits).unwrap_or(Zoom::Initials)
}

/// By how much a size exceeds the room; a row counts as two columns.
fn excess(view: &View, (width, height): (usize, usize)) -> usize {
    width.saturating_sub(view.width) + 2 * height.saturating_sub(view.height)
}

/// The roomiest layout that fits the room.
fn fit(chart: &Chart, view: &View, forest: &Forest) -> Option<Layout> {
    for spacing in spacing::sizes(view.zoom) {
        let mut before = None;
        for stack in 1..=MOST_STACKED {
            let grid = Grid::place(forest, stack, spacing.columns(view.width));
            if excess(view, spacing.least(&grid)) > 0 || before.as_ref() == Some(&grid.slots) {
                continue;
            }
            before = Some(grid.slots.clone());
            for thrift in Thrift::ALL {
                let layout = lay_out(chart, view, forest, &grid, *spacing, thrift);
                match excess(view, (layout.width, layout.height)) {
                    0 => return Some(widened(chart, view, forest, &grid, *spacing, thrift).unwrap_or(layout)),
                    // Other ways of the links save a little, not that much.
                    FAR.. => break,
                    _ => {}
                }
            }
        }
    }
    None
}

/// The same with boxes as wide as the room allows, whatever stands in them: what was judged moves nobody.
fn widened(chart: &Chart, view: &View, forest: &Forest, grid: &Grid, spacing: Spacing, thrift: Thrift) -> Option<Layout> {
    let wider = (spacing.width + 1..=spacing::widest(view.zoom)).rev().map(|width| Spacing { width, ..spacing });
    let wider = wider.filter(|spacing| excess(view, spacing.least(grid)) == 0);
    let mut layouts = wider.map(|spacing| lay_out(chart, view, forest, grid, spacing, thrift));
    layouts.find(|layout| excess(view, (layout.width, layout.height)) == 0)
}

fn lay_out(chart: &Chart, view: &View, forest: &Forest, grid: &Grid, spacing: Spacing, thrift: Thrift) -> Layout {
    let trees = Tree::all(forest, grid);
    let mut loads = Loads::new(grid);
    for tree in &trees {
        tree.enter(grid, &mut loads);
    }
    let prices = spacing.prices(thrift);
    let mut wires: Vec<Wire> = Vec::new();
    for (link, ends) in links(chart, view, forest, grid) {
        wires.push(wire::lay(grid, &mut loads, &prices, link, ends));
    }
    // The first ones were laid without knowing the last ones.
    for _ in 0..ROUNDS {
        for wire in &mut wires {
            loads.remove(grid, wire);
            *wire = wire::lay(grid, &mut loads, &prices, wire.link, wire.ends);
        }
    }
    let cells = Plan { grid, trees: &trees, wires: &wires, spacing }.cells();
    let mut boxes: Vec<Placed> = grid
        .slots
        .iter()
        .zip(&cells.boxes)
        .map(|(slot, area)| {
            let member = &forest.members[slot.member];
            Placed {
                person: member.person,
                node: member.node,
                area: *area,
                row: slot.row,
                hidden: member.hidden,
                boss_missing: member.boss_missing,
                in_circle: member.circle.is_some(),
            }
        })
        .collect();
    let person = |slot: usize| forest.members[grid.slots[slot].member].person;
    let mut routes = route::reports(&trees, &cells, person);
    routes.extend(route::wires(&wires, &cells, person));
    boxes.sort_by_key(|placed| placed.node);
    Layout { width: cells.width, height: cells.height, boxes, routes, border: cells.border }
}

/// Links that no tree holds, short ones first: reporting lines across the client's border or around a circle, and ties.
fn links(chart: &Chart, view: &View, forest: &Forest, grid: &Grid) -> Vec<(Link, [usize; 2])> {
    let mut links = Vec::new();
    for (place, member) in forest.members.iter().enumerate() {
        let boss = member.boss.filter(|_| !forest.is_under(place)).map(|boss| (Link::Reports, boss));
        for (link, boss) in boss.into_iter().chain(member.circle.map(|boss| (Link::Circle, boss))) {
            links.extend(grid.slot_of[boss].zip(grid.slot_of[place]).map(|(from, to)| (link, [from, to])));
        }
    }
    let slots: HashMap<i64, usize> =
        grid.slots.iter().enumerate().map(|(slot, place)| (forest.members[place.member].person, slot)).collect();
    for tie in chart.ties.iter().filter(|tie| view.shows(tie.kind)) {
        let ends = slots.get(&tie.from).zip(slots.get(&tie.to));
        let link = Link::Tie { id: tie.id, kind: tie.kind, strength: tie.strength };
        links.extend(ends.map(|(from, to)| (link, [*from, *to])));
    }
    links.retain(|(_, ends)| ends[0] != ends[1]);
    links.sort_by_key(|(link, ends)| {
        let [from, to] = ends.map(|slot| &grid.slots[slot]);
        (from.row.abs_diff(to.row) * 2 + from.step.abs_diff(to.step), *link, *ends)
    });
    links
}
