//! Links on the grid of cells: which lines run through each cell, and what stands at their ends.

use super::document::LEAST_SAID;
use super::draw::{Cell, Class, Light, Picture, light_of_route};
use super::glyph::{self, DOWN, LEFT, RIGHT, Stroke, UP};
use super::layout::{Layout, Link, Point, Route, Side};
use super::view::View;
use std::collections::HashMap;

/// A line in a cell.
#[derive(Clone, Copy, Debug)]
struct Line {
    stroke: Stroke,
    class: Class,
    light: Light,
}

impl Line {
    /// What is seen where two lines share a cell: lit before dimmed, ties before reporting lines.
    fn rank(&self) -> (Light, bool) {
        (self.light, self.class != Class::Reports)
    }
}

/// What runs through a cell.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Crossing {
    arms: u8,
    across: Option<Line>,
    down: Option<Line>,
    /// An arrow or a figure instead of the line.
    sign: Option<(char, Class, Light)>,
}

/// Every link of a layout on its cells.
#[derive(Debug, Default)]
pub(super) struct Lines {
    width: usize,
    /// For every cell of the picture the number of its crossing, 0 for none.
    numbers: Vec<u32>,
    crossings: Vec<(Point, Crossing)>,
    joints: HashMap<(Point, u8), Stroke>,
}

impl Lines {
    /// Draws every link of a layout.
    pub fn of(layout: &Layout, view: &View) -> Lines {
        let mut lines = Lines { width: layout.width, numbers: vec![0; layout.width * layout.height], ..Lines::default() };
        for route in &layout.routes {
            lines.route(route, view);
        }
        // Signs come last, so that they are seen where lines cross.
        for route in &layout.routes {
            lines.signs(route, view);
        }
        lines
    }

    /// What runs through a cell.
    pub fn at(&self, cell: Point) -> Option<&Crossing> {
        let number = self.numbers.get(cell.y * self.width + cell.x)?.checked_sub(1)?;
        self.crossings.get(number as usize).map(|(_, crossing)| crossing)
    }

    fn cell(&mut self, at: Point) -> Option<&mut Crossing> {
        let number = self.numbers.get_mut(at.y * self.width + at.x)?;
        if *number == 0 {
            self.crossings.push((at, Crossing::default()));
            *number = self.crossings.len() as u32;
        }
        self.crossings.get_mut(*number as usize - 1).map(|(_, crossing)| crossing)
    }

    /// The stroke of the link that joins a frame at a cell of it, from that side.
    pub fn joint(&self, cell: Point, side: u8) -> Option<Stroke> {
        self.joints.get(&(cell, side)).copied()
    }

    /// Puts the lines into a picture.
    pub fn draw(&self, picture: &mut Picture, ascii: bool) {
        for (at, crossing) in &self.crossings {
            let seen = crossing.across.into_iter().chain(crossing.down).max_by_key(Line::rank);
            let Some(seen) = seen else { continue };
            let stroke = |line: Option<Line>| line.map(|line| line.stroke);
            let glyph = glyph::joint(crossing.arms, stroke(crossing.across), stroke(crossing.down), ascii);
            let cell = match crossing.sign {
                Some((glyph, class, light)) => Cell { glyph, class, light },
                None => Cell { glyph, class: seen.class, light: seen.light },
            };
            picture.set(at.x, at.y, cell);
        }
    }

    fn route(&mut self, route: &Route, view: &View) {
        let line = Line { stroke: glyph::of(route.link), class: Class::of(route.link), light: light_of_route(route, view) };
        for pair in route.points.windows(2) {
            let (from, to) = (pair[0], pair[1]);
            if from.y == to.y {
                let (left, right) = (from.x.min(to.x), from.x.max(to.x));
                for x in left..=right {
                    let arms = if x > left { LEFT } else { 0 } | if x < right { RIGHT } else { 0 };
                    self.add(Point { x, y: from.y }, arms, line);
                }
            } else {
                let (top, bottom) = (from.y.min(to.y), from.y.max(to.y));
                for y in top..=bottom {
                    let arms = if y > top { UP } else { 0 } | if y < bottom { DOWN } else { 0 };
                    self.add(Point { x: from.x, y }, arms, line);
                }
            }
        }
        for (end, side, sign) in ends(route) {
            let (arm, frame) = towards(end, side);
            self.add(end, arm, line);
            if sign.is_none() {
                self.joints.insert((frame, opposite(arm)), line.stroke);
            }
        }
    }

    fn add(&mut self, at: Point, arms: u8, line: Line) {
        let Some(cell) = self.cell(at) else { return };
        cell.arms |= arms;
        let stronger = |there: Option<Line>| there.filter(|there| there.rank() > line.rank()).or(Some(line));
        if arms & (LEFT | RIGHT) != 0 {
            cell.across = stronger(cell.across);
        }
        if arms & (UP | DOWN) != 0 {
            cell.down = stronger(cell.down);
        }
    }

    fn signs(&mut self, route: &Route, view: &View) {
        let (class, light) = (Class::of(route.link), light_of_route(route, view));
        for (end, _, sign) in ends(route) {
            if let (Some(sign), Some(cell)) = (sign, self.cell(end)) {
                cell.sign = Some((sign, class, light));
            }
        }
        let Link::Tie { strength: strength @ LEAST_SAID.., .. } = route.link else { return };
        let Some(figure) = u32::try_from(strength).ok().and_then(|strength| char::from_digit(strength, 10)) else { return };
        let length = |pair: &&[Point]| pair[0].x.abs_diff(pair[1].x) + pair[0].y.abs_diff(pair[1].y);
        let Some(pair) = route.points.windows(2).max_by_key(length) else { return };
        let (a, b) = (pair[0], pair[1]);
        let middle = Point { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
        let inner = |x: usize, y: usize| Point { x, y };
        let mut places: Vec<Point> = if a.y == b.y {
            (a.x.min(b.x) + 1..a.x.max(b.x)).map(|x| inner(x, a.y)).collect()
        } else {
            (a.y.min(b.y) + 1..a.y.max(b.y)).map(|y| inner(a.x, y)).collect()
        };
        places.sort_by_key(|at| at.x.abs_diff(middle.x) + at.y.abs_diff(middle.y));
        let alone = |at: &Point| self.at(*at).is_some_and(|cell| cell.sign.is_none() && (cell.across.is_none() || cell.down.is_none()));
        if let Some(cell) = places.into_iter().find(alone).and_then(|at| self.cell(at)) {
            cell.sign = Some((figure, class, light));
        }
    }
}

/// The ends of a route: the cell, the side of the box it touches, and what stands there, if anything.
fn ends(route: &Route) -> Vec<(Point, Side, Option<char>)> {
    let arrow = match route.enters {
        Side::Top => '▾',
        Side::Bottom => '▴',
        Side::Left => '▸',
        Side::Right => '◂',
    };
    let signs = glyph::signs(route.link, arrow);
    let first = route.points.first().map(|point| (*point, route.leaves, signs[0]));
    let last = route.points.last().map(|point| (*point, route.enters, signs[1]));
    first.into_iter().chain(last).collect()
}

/// The arm that leads from the last free cell to a side of a box, and the cell of the frame.
fn towards(end: Point, side: Side) -> (u8, Point) {
    match side {
        Side::Top => (DOWN, Point { y: end.y + 1, ..end }),
        Side::Bottom => (UP, Point { y: end.y.saturating_sub(1), ..end }),
        Side::Left => (RIGHT, Point { x: end.x + 1, ..end }),
        Side::Right => (LEFT, Point { x: end.x.saturating_sub(1), ..end }),
    }
}

fn opposite(arm: u8) -> u8 {
    match arm {
        UP => DOWN,
        DOWN => UP,
        LEFT => RIGHT,
        _ => LEFT,
    }
}
