//! Places on the grid.

use super::forest::Forest;
use super::{Layout, Placed, Rect};
use crate::map::view::{View, Zoom};

/// The box of a zoom with its frame: cells across, rows.
pub(super) fn size(zoom: Zoom) -> (usize, usize) {
    match zoom {
        Zoom::Full => (24, 6),
        Zoom::Short => (20, 4),
        Zoom::Initials => (9, 3),
    }
}

pub(super) fn simple(forest: &Forest, view: &View) -> Layout {
    let (width, height) = size(view.zoom);
    let mut rows: Vec<usize> = vec![0; forest.members.len()];
    let mut ends = Vec::new();
    let mut layout = Layout::default();
    for place in &forest.order {
        let member = &forest.members[*place];
        if !member.shown {
            continue;
        }
        let row = member.boss.filter(|_| forest.is_under(*place)).map_or(0, |boss| rows[boss] + 1);
        rows[*place] = row;
        ends.resize(ends.len().max(row + 1), 0);
        let area = Rect { x: ends[row], y: row * (height + 2), width, height };
        ends[row] += width + 3;
        layout.width = layout.width.max(area.right());
        layout.height = layout.height.max(area.bottom());
        layout.boxes.push(Placed {
            person: member.person,
            node: member.node,
            area,
            row,
            hidden: member.hidden,
            boss_missing: member.boss_missing,
            in_circle: member.circle.is_some(),
        });
    }
    layout.boxes.sort_by_key(|placed| placed.node);
    layout
}
