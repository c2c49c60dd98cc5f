//! Where every person stands and every link runs, in cells (M19).
//!
//! Persons stand on a grid: reports in the row under their boss, in the order of their rowids, or stacked in columns
//! where a row would be too wide. People outside the client have a band of their own above. Between the rows and the
//! columns are channels free of boxes; links run only there, each on a track of its own.

mod forest;
mod place;

use super::chart::{Chart, TieKind};
use super::view::{View, Zoom};
use forest::Forest;

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

/// Gives every person shown a box, and every link shown a route.
pub fn arrange(chart: &Chart, view: &View) -> Layout {
    let forest = Forest::of(chart, &view.collapsed);
    place::simple(&forest, view)
}

/// The nearest zoom at which the whole map fits its room; the farthest if none does.
pub fn fitting(chart: &Chart, view: &View) -> Zoom {
    let fits = |zoom: &Zoom| {
        let layout = arrange(chart, &View { zoom: *zoom, ..view.clone() });
        layout.width <= view.width && layout.height <= view.height
    };
    Zoom::ALL.into_iter().rev().find(fits).unwrap_or(Zoom::Initials)
}
