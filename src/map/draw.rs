//! The map as a picture: a grid of cells, each with a glyph and its meaning; how a meaning looks is said by who shows it.

use super::card;
use super::chart::{Chart, Node, TieKind};
use super::glyph::{self, DOWN, LEFT, RIGHT, Stroke, UP};
use super::layout::{Layout, Link, Placed, Point, Route};
use super::lines::Lines;
use super::view::View;
use crate::printable::{ascii, fit, width};
use std::borrow::Cow;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};
use unicode_width::UnicodeWidthChar;

/// What a cell means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// Nothing.
    #[default]
    Blank,
    /// Ordinary text.
    Plain,
    /// A name.
    Name,
    /// What matters less: position, our counterpart.
    Dim,
    /// An old judgement (M42).
    Faded,
    /// Influence.
    Influence,
    /// A supporter's attitude.
    For,
    /// An opponent's attitude.
    Against,
    /// A neutral attitude.
    Neutral,
    /// Relationship.
    Relationship,
    /// A role.
    Role,
    /// A mark: main contact, outside the client, differs for the purchase, cut circle, missing boss, folded branch.
    Mark,
    /// The frame of a box.
    Frame,
    /// The frame of who decides.
    Decides,
    /// The frame of an unknown person or one whom we never met.
    Unmet,
    /// A reporting line.
    Reports,
    /// A reporting line that closes a circle.
    Circle,
    /// A tie.
    Tie(TieKind),
    /// The border between the client and people outside, and its name.
    Border,
}

impl Class {
    /// What a link means.
    pub fn of(link: Link) -> Class {
        match link {
            Link::Reports => Class::Reports,
            Link::Circle => Class::Circle,
            Link::Tie { kind, .. } => Class::Tie(kind),
        }
    }
}

/// How a cell stands out while a question is answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Light {
    /// Steps back.
    Dimmed,
    /// As always.
    #[default]
    Even,
    /// Stands out.
    Lit,
}

/// One cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// One character; `\0` is the right half of a wide one.
    pub glyph: char,
    /// What it means.
    pub class: Class,
    /// How it stands out.
    pub light: Light,
}

impl Default for Cell {
    fn default() -> Cell {
        Cell { glyph: ' ', class: Class::Blank, light: Light::Even }
    }
}

/// A grid of cells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picture {
    /// Cells across.
    pub width: usize,
    /// Rows.
    pub height: usize,
    cells: Vec<Cell>,
}

impl Picture {
    /// An empty picture.
    pub fn new(width: usize, height: usize) -> Picture {
        Picture { width, height, cells: vec![Cell::default(); width * height] }
    }

    /// The cell at a place; blank outside the picture.
    pub fn cell(&self, x: usize, y: usize) -> Cell {
        if x < self.width { self.cells.get(y * self.width + x).copied().unwrap_or_default() } else { Cell::default() }
    }

    /// The rows of cells.
    pub fn rows(&self) -> impl Iterator<Item = &[Cell]> {
        self.cells.chunks(self.width.max(1))
    }

    /// The picture as lines of text, without blanks at their ends.
    pub fn lines(&self) -> Vec<String> {
        self.rows()
            .map(|row| row.iter().map(|cell| cell.glyph).filter(|glyph| *glyph != '\0').collect::<String>().trim_end().to_owned())
            .collect()
    }

    pub(super) fn set(&mut self, x: usize, y: usize, cell: Cell) {
        if x < self.width
            && let Some(place) = self.cells.get_mut(y * self.width + x)
        {
            *place = cell;
        }
    }

    /// Writes text, one character a cell; gives the cells used.
    fn text(&mut self, x: usize, y: usize, text: &str, class: Class, light: Light) -> usize {
        let mut used = 0;
        // A letter and its accent take one cell only when they are one character.
        let composed: Cow<str> =
            if is_nfc_quick(text.chars()) == IsNormalized::Yes { text.into() } else { text.nfc().collect::<String>().into() };
        for glyph in composed.chars() {
            let cells = glyph.width().unwrap_or(0);
            if cells > 0 {
                self.set(x + used, y, Cell { glyph, class, light });
            }
            if cells > 1 {
                self.set(x + used + 1, y, Cell { glyph: '\0', class, light });
            }
            used += cells;
        }
        used
    }
}

/// Draws a map that was arranged for this chart and view.
pub fn picture(chart: &Chart, layout: &Layout, view: &View) -> Picture {
    let mut picture = Picture::new(layout.width, layout.height);
    let lines = Lines::of(layout, view);
    border(&mut picture, layout, view, &lines);
    lines.draw(&mut picture, view.ascii);
    for placed in &layout.boxes {
        card(&mut picture, &chart.nodes[placed.node], placed, view, &lines);
    }
    if view.ascii {
        for cell in &mut picture.cells {
            if !cell.glyph.is_ascii()
                && let Some(glyph) = ascii(cell.glyph.encode_utf8(&mut [0; 4])).and_then(|text| text.chars().next())
            {
                cell.glyph = glyph;
            }
        }
    }
    picture
}

/// How a person stands out.
pub(super) fn light_of(view: &View, person: i64) -> Light {
    match &view.lit {
        None => Light::Even,
        Some(lit) if lit.persons.contains(&person) => Light::Lit,
        Some(_) => Light::Dimmed,
    }
}

/// How a link stands out: a tie that is lit, a reporting line between two who are.
pub(super) fn light_of_route(route: &Route, view: &View) -> Light {
    let Some(lit) = &view.lit else { return Light::Even };
    let is_lit = match route.link {
        Link::Tie { id, .. } => lit.ties.contains(&id),
        Link::Reports | Link::Circle => lit.persons.contains(&route.from) && lit.persons.contains(&route.to),
    };
    if is_lit { Light::Lit } else { Light::Dimmed }
}

/// The stroke and the meaning of a person's frame.
pub(super) fn frame(node: &Node, view: &View) -> (Stroke, Class) {
    let unmet = node.unknown || node.never_met;
    match (node.decides(), unmet) {
        _ if view.masked => (glyph::THIN, Class::Frame),
        (true, true) => (glyph::BROKEN_TWICE, Class::Decides),
        (true, false) => (glyph::TWICE, Class::Decides),
        (false, true) => (glyph::BROKEN, Class::Unmet),
        (false, false) => (glyph::THIN, Class::Frame),
    }
}

/// The line between people outside the client and the others, with its name where no link runs.
fn border(picture: &mut Picture, layout: &Layout, view: &View, lines: &Lines) {
    let Some(y) = layout.border else { return };
    for x in 0..layout.width {
        let glyph = if view.ascii { '.' } else { '┈' };
        picture.set(x, y, Cell { glyph, class: Class::Border, light: Light::Even });
    }
    let name = format!(" ↑ {} ", fit(&view.outside, layout.width.saturating_sub(8)));
    let cells = width(&name);
    let free = |x: &usize| (*x..x + cells).all(|x| lines.at(Point { x, y }).is_none());
    if !view.outside.is_empty()
        && let Some(x) = (2..layout.width.saturating_sub(cells)).find(free)
    {
        picture.text(x, y, &name, Class::Border, Light::Even);
    }
}

/// A person's box: frame, joints with links, marks on the frame, text.
fn card(picture: &mut Picture, node: &Node, placed: &Placed, view: &View, lines: &Lines) {
    let area = placed.area;
    let light = light_of(view, placed.person);
    let (stroke, class) = frame(node, view);
    let (right, bottom) = (area.right() - 1, area.bottom() - 1);
    for y in area.y..area.bottom() {
        for x in area.x..area.right() {
            let (top, low, left, far) = (y == area.y, y == bottom, x == area.x, x == right);
            if !(top || low || left || far) {
                continue;
            }
            let mut arms = 0;
            for (on, arm) in
                [((left || far) && !top, UP), ((top || low) && !far, RIGHT), ((left || far) && !low, DOWN), ((top || low) && !left, LEFT)]
            {
                arms |= if on { arm } else { 0 };
            }
            let joint = lines.joint(
                Point { x, y },
                if top {
                    UP
                } else if low {
                    DOWN
                } else if left {
                    LEFT
                } else {
                    RIGHT
                },
            );
            let glyph = match joint {
                Some(other) if top => glyph::joint(arms | UP, Some(stroke), Some(other), view.ascii),
                Some(other) if low => glyph::joint(arms | DOWN, Some(stroke), Some(other), view.ascii),
                Some(other) if left => glyph::joint(arms | LEFT, Some(other), Some(stroke), view.ascii),
                Some(other) => glyph::joint(arms | RIGHT, Some(other), Some(stroke), view.ascii),
                None => glyph::joint(arms, Some(stroke), Some(stroke), view.ascii),
            };
            picture.set(x, y, Cell { glyph, class, light });
        }
    }
    let mut at = area.x + 1;
    for mark in card::marks_on_frame(node, placed, view) {
        at += picture.text(at, area.y, mark, Class::Mark, light);
    }
    if placed.hidden > 0 {
        let hidden = fit(&format!("+{}", placed.hidden), area.width - 2);
        picture.text(right - width(&hidden), bottom, &hidden, Class::Mark, light);
    }
    for (row, line) in card::lines(node, view, area.width - 2, area.height - 2).iter().enumerate() {
        let mut x = area.x + 1;
        for (text, class) in line {
            x += picture.text(x, area.y + 1 + row, text, *class, light);
        }
    }
}
