//! How large boxes are and how much air is between them.

use super::loads::{Prices, Thrift};
use super::place::Grid;
use crate::map::view::Zoom;

/// Sizes in cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Spacing {
    /// Cells across a box with its frame.
    pub width: usize,
    /// Rows of a box with its frame.
    pub height: usize,
    /// Least cells between columns.
    pub gap: usize,
    /// From one link to the next in a channel between columns.
    pub pitch: usize,
    /// Least rows between bosses and reports.
    pub drop: usize,
}

const fn spacing(width: usize, height: usize, gap: usize, pitch: usize, drop: usize) -> Spacing {
    Spacing { width, height, gap, pitch, drop }
}

/// The size of a zoom that is used where no size would fit the room.
pub(super) const PANNED: usize = 1;

/// The sizes of a zoom, the roomiest first; closer ones serve to fit the room.
pub(super) fn sizes(zoom: Zoom) -> &'static [Spacing] {
    const FULL: &[Spacing] = &[spacing(26, 6, 4, 2, 2), spacing(24, 6, 3, 2, 1), spacing(20, 6, 3, 1, 1)];
    const SHORT: &[Spacing] =
        &[spacing(22, 4, 4, 2, 2), spacing(20, 4, 3, 2, 1), spacing(17, 4, 3, 2, 1), spacing(15, 4, 2, 1, 1), spacing(14, 3, 2, 1, 1)];
    const INITIALS: &[Spacing] = &[spacing(10, 3, 3, 2, 2), spacing(10, 3, 3, 2, 1), spacing(8, 3, 2, 1, 1)];
    match zoom {
        Zoom::Full => FULL,
        Zoom::Short => SHORT,
        Zoom::Initials => INITIALS,
    }
}

/// The width of a box that is left room by the others: more says nothing more.
pub(super) fn widest(zoom: Zoom) -> usize {
    match zoom {
        Zoom::Full => 28,
        Zoom::Short => 22,
        Zoom::Initials => 10,
    }
}

impl Spacing {
    /// Whether there is room to keep arrows clear of other links.
    pub fn is_roomy(&self) -> bool {
        self.pitch > 1
    }

    /// How many columns of boxes stand side by side in a room.
    pub fn columns(&self, room: usize) -> usize {
        (room + self.gap) / (self.width + self.gap)
    }

    /// The least that the boxes of a grid need without any link but the reporting lines: cells across, rows.
    pub fn least(&self, grid: &Grid) -> (usize, usize) {
        let across = grid.columns * (self.width + self.gap);
        (across.saturating_sub(self.gap), grid.rows * self.height)
    }

    /// What ways cost at this spacing.
    pub fn prices(&self, thrift: Thrift) -> Prices {
        Prices {
            row: self.height + self.drop,
            column: (self.width + self.gap) / 2,
            side_ends: self.height - 2,
            top_ends: (self.width - 3) / 3,
            broader: thrift.broader(),
            crossing: thrift.crossing(),
        }
    }
}
