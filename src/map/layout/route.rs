//! The corners of every link.

use super::tracks::{Cells, Part, branch};
use super::tree::Tree;
use super::wire::{Channel, Wire};
use super::{Link, Point, Rect, Route, Side};

/// The reporting lines of the trees.
pub(super) fn reports(trees: &[Tree], cells: &Cells, person: impl Fn(usize) -> i64) -> Vec<Route> {
    let mut routes = Vec::new();
    for (number, tree) in trees.iter().enumerate() {
        let boss = cells.boxes[tree.boss];
        let bar = cells.track.get(&Part::Bar(number)).copied().unwrap_or(boss.bottom());
        let start = [Point { x: boss.middle(), y: boss.bottom() }, Point { x: boss.middle(), y: bar }];
        let mut add = |slot: usize, enters: Side, rest: [Point; 2], last: Option<Point>| {
            let points = tidy(start.into_iter().chain(rest).chain(last));
            routes.push(Route { link: Link::Reports, from: person(tree.boss), to: person(slot), leaves: Side::Bottom, enters, points });
        };
        for slot in &tree.row {
            let x = cells.boxes[*slot].middle();
            add(*slot, Side::Top, [Point { x, y: bar }, Point { x, y: cells.boxes[*slot].y - 1 }], None);
        }
        for (at, stack) in tree.stacks.iter().enumerate() {
            let x = cells.track.get(&Part::Spine(number, at)).copied().unwrap_or(boss.x);
            for slot in stack {
                let area = cells.boxes[*slot];
                let y = branch(area);
                add(*slot, Side::Left, [Point { x, y: bar }, Point { x, y }], Some(Point { x: area.x - 1, y }));
            }
        }
    }
    routes
}

/// All other links.
pub(super) fn wires(wires: &[Wire], cells: &Cells, person: impl Fn(usize) -> i64) -> Vec<Route> {
    let route = |(number, wire): (usize, &Wire)| {
        let touch = |end: usize| {
            let port = cells.port.get(&(number, end)).copied().unwrap_or(0);
            outside(cells.boxes[wire.ends[end]], wire.sides[end], port)
        };
        let mut points = vec![touch(0)];
        if !wire.straight {
            let mut at = touch(0);
            for (part, channel) in wire.channels.iter().enumerate() {
                let track = cells.track.get(&Part::Wire(number, part)).copied().unwrap_or(0);
                at = match channel {
                    Channel::Across(_) => Point { y: track, ..at },
                    Channel::Down(_) => Point { x: track, ..at },
                };
                points.push(at);
            }
            let last = touch(1);
            points.push(match wire.channels.last() {
                Some(Channel::Across(_)) => Point { x: last.x, ..at },
                _ => Point { y: last.y, ..at },
            });
        }
        points.push(touch(1));
        let [leaves, enters] = wire.sides;
        Route { link: wire.link, from: person(wire.ends[0]), to: person(wire.ends[1]), leaves, enters, points: tidy(points) }
    };
    wires.iter().enumerate().map(route).collect()
}

/// The free cell that touches a side of a box at a column or row.
fn outside(area: Rect, side: Side, port: usize) -> Point {
    match side {
        Side::Top => Point { x: port, y: area.y.saturating_sub(1) },
        Side::Bottom => Point { x: port, y: area.bottom() },
        Side::Left => Point { x: area.x.saturating_sub(1), y: port },
        Side::Right => Point { x: area.right(), y: port },
    }
}

/// Corners alone: no point twice, none in the middle of a straight line.
fn tidy(points: impl IntoIterator<Item = Point>) -> Vec<Point> {
    let mut tidy: Vec<Point> = Vec::new();
    for point in points {
        if tidy.last() == Some(&point) {
            continue;
        }
        if let [.., before, last] = tidy.as_slice()
            && ((before.x == last.x && last.x == point.x) || (before.y == last.y && last.y == point.y))
        {
            tidy.pop();
        }
        tidy.push(point);
    }
    tidy
}
