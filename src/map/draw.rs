//! The map as a picture: a grid of cells, each with a glyph and its meaning; how a meaning looks is said by who shows it.

use super::chart::{Chart, TieKind};
use super::layout::Layout;
use super::view::View;
use crate::printable::pad;

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

    fn set(&mut self, x: usize, y: usize, cell: Cell) {
        if x < self.width
            && let Some(place) = self.cells.get_mut(y * self.width + x)
        {
            *place = cell;
        }
    }

    fn text(&mut self, x: usize, y: usize, text: &str, class: Class) {
        for (at, glyph) in text.chars().enumerate() {
            self.set(x + at, y, Cell { glyph, class, light: Light::Even });
        }
    }
}

/// Draws a map that was arranged for this chart and view.
pub fn picture(chart: &Chart, layout: &Layout, _view: &View) -> Picture {
    let mut picture = Picture::new(layout.width, layout.height);
    for placed in &layout.boxes {
        let (area, node) = (placed.area, &chart.nodes[placed.node]);
        let line = "─".repeat(area.width - 2);
        picture.text(area.x, area.y, &format!("┌{line}┐"), Class::Frame);
        for y in area.y + 1..area.bottom() - 1 {
            picture.text(area.x, y, &format!("│{}│", pad("", area.width - 2)), Class::Frame);
        }
        picture.text(area.x, area.bottom() - 1, &format!("└{line}┘"), Class::Frame);
        picture.text(area.x + 1, area.y + 1, &pad(&node.name, area.width - 2), Class::Name);
    }
    picture
}
