//! Where links touch the boxes.

use super::Side;
use super::tracks::{Cells, Part, Plan, branch};
use super::wire::{Channel, Wire};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Ends of wires at a side of a box: the column that each leads to, the wire, which of its ends.
type Ends = Vec<(usize, usize, usize)>;

impl Plan<'_> {
    /// Where links touch the upper and lower sides of boxes: no two in the same column of a channel, while there is room.
    pub(super) fn ports(&self, cells: &mut Cells) {
        let mut taken: Vec<BTreeSet<usize>> = vec![BTreeSet::new(); self.grid.rows + 1];
        for (part, channel, span) in self.parts() {
            if let (Channel::Down(_), Some(column)) = (channel, cells.track.get(&part)) {
                for columns in &mut taken[span[0].div_ceil(2)..=span[1] / 2] {
                    columns.insert(*column);
                }
            }
        }
        for tree in self.trees {
            for slot in tree.row.iter().chain([&tree.boss]) {
                taken[tree.bar].insert(cells.boxes[*slot].middle());
            }
        }
        let mut sides: BTreeMap<(usize, Side), Ends> = BTreeMap::new();
        for (number, wire) in self.wires.iter().enumerate() {
            for end in 0..2 {
                if matches!(wire.sides[end], Side::Top | Side::Bottom) {
                    let aim = self.aim(cells, number, end);
                    sides.entry((wire.ends[end], wire.sides[end])).or_default().push((aim, number, end));
                }
            }
        }
        for ((slot, side), mut ends) in sides {
            let area = cells.boxes[slot];
            let channel = self.grid.slots[slot].row + usize::from(side == Side::Bottom);
            ends.sort_unstable();
            let (left, right): (Vec<_>, Vec<_>) = ends.into_iter().partition(|(aim, ..)| *aim < area.middle());
            // The farther an end leads, the nearer it is to the middle, so that links to one side do not cross.
            let left = left.into_iter().rev().enumerate().map(|(at, end)| (area.x + 2 + at * 2, end));
            let right = right.into_iter().enumerate().map(|(at, end)| ((area.right() - 3).saturating_sub(at * 2), end));
            for (wanted, (_, number, end)) in left.chain(right) {
                if cells.port.contains_key(&(number, end)) {
                    continue;
                }
                let free = (area.x + 1..area.right() - 1).filter(|column| !taken[channel].contains(column));
                let column =
                    free.min_by_key(|column| (column.abs_diff(wanted), *column)).unwrap_or(wanted.clamp(area.x + 1, area.right() - 2));
                taken[channel].insert(column);
                cells.port.insert((number, end), column);
                if self.wires[number].straight {
                    cells.port.insert((number, 1 - end), column);
                }
            }
        }
    }

    /// The column that an end of a wire leads to.
    fn aim(&self, cells: &Cells, number: usize, end: usize) -> usize {
        let wire = &self.wires[number];
        let other = cells.boxes[wire.ends[1 - end]].middle();
        next(wire, number, end).and_then(|part| cells.track.get(&part).copied()).unwrap_or(other)
    }

    /// Where links touch the left and right sides of boxes: in rows where they meet no other on the way to their track.
    pub(super) fn side_ports(&self, cells: &mut Cells) {
        let mut taken: HashMap<usize, Vec<[usize; 2]>> = HashMap::new();
        for (number, tree) in self.trees.iter().enumerate() {
            for (at, stack) in tree.stacks.iter().enumerate() {
                let spine = cells.track.get(&Part::Spine(number, at)).copied().unwrap_or(0);
                for area in stack.iter().map(|slot| cells.boxes[*slot]) {
                    taken.entry(branch(area)).or_default().push([spine, area.x - 1]);
                }
            }
        }
        let mut ends: Ends = Vec::new();
        for (number, wire) in self.wires.iter().enumerate() {
            for end in (0..2).filter(|end| matches!(wire.sides[*end], Side::Left | Side::Right)) {
                let other = cells.boxes[wire.ends[1 - end]].y;
                ends.push((next(wire, number, end).and_then(|part| cells.track.get(&part).copied()).unwrap_or(other), number, end));
            }
        }
        ends.sort_by_key(|(aim, number, end)| (!self.wires[*number].straight, *aim, *number, *end));
        for (aim, number, end) in ends {
            if cells.port.contains_key(&(number, end)) {
                continue;
            }
            let wire = &self.wires[number];
            let area = cells.boxes[wire.ends[end]];
            let far = match cells.track.get(&Part::Wire(number, if end == 0 { 0 } else { wire.channels.len() - 1 })) {
                Some(column) => [*column, *column],
                None => [cells.boxes[wire.ends[1 - end]].right(), cells.boxes[wire.ends[1 - end]].x.saturating_sub(1)],
            };
            let run = if wire.sides[end] == Side::Left { [far[0], area.x - 1] } else { [area.right(), far[1]] };
            let meets = |row: &usize| taken.get(row).is_some_and(|runs| runs.iter().any(|other| run[0] <= other[1] && other[0] <= run[1]));
            let wanted = aim.clamp(area.y + 1, area.bottom() - 2);
            let free = (area.y + 1..area.bottom() - 1).filter(|row| !meets(row));
            let row = free.min_by_key(|row| (row.abs_diff(wanted), *row)).unwrap_or(wanted);
            taken.entry(row).or_default().push(run);
            cells.port.insert((number, end), row);
            if wire.straight {
                cells.port.insert((number, 1 - end), row);
            }
        }
    }
}

/// The part of a wire that follows its first channel, seen from an end.
fn next(wire: &Wire, number: usize, end: usize) -> Option<Part> {
    let at = if end == 0 { 1 } else { wire.channels.len().checked_sub(2)? };
    (at < wire.channels.len()).then_some(Part::Wire(number, at))
}
