//! From channels to cells: every link in a channel gets a track of its own, channels become as broad as their tracks
//! need, boxes stand between them.

use super::place::Grid;
use super::spacing::Spacing;
use super::tree::Tree;
use super::wire::{Channel, Wire};
use super::{Rect, Side};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A part of a link in one channel: the tree or wire it is of, and which part of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Part {
    /// The bar of a tree.
    Bar(usize),
    /// The spine of a stack of a tree.
    Spine(usize, usize),
    /// A wire in one of its channels.
    Wire(usize, usize),
}

/// Where everything is, in cells.
#[derive(Debug, Default)]
pub(super) struct Cells {
    /// The boxes of the slots.
    pub boxes: Vec<Rect>,
    /// The column or row of each part.
    pub track: BTreeMap<Part, usize>,
    /// Where each wire's ends touch: a column for the upper and lower side, a row for the others.
    pub port: BTreeMap<(usize, usize), usize>,
    /// The row of the border below the band of people outside.
    pub border: Option<usize>,
    /// Cells across the picture.
    pub width: usize,
    /// Rows of the picture.
    pub height: usize,
}

/// Ends of wires at a side of a box: the column that each leads to, the wire, which of its ends.
type Ends = Vec<(usize, usize, usize)>;

/// The first track on which a run meets none of those that are on it. Runs are told by their first and last cell.
fn first_free(taken: &mut Vec<Vec<[usize; 2]>>, from: usize, run: [usize; 2], apart: usize) -> usize {
    let meets = |other: &[usize; 2]| run[0] <= other[1] + apart && other[0] <= run[1] + apart;
    let mut track = from;
    while taken.get(track).is_some_and(|runs| runs.iter().any(meets)) {
        track += 1;
    }
    if taken.len() <= track {
        taken.resize(track + 1, Vec::new());
    }
    taken[track].push(run);
    track
}

fn ordered(span: [usize; 2]) -> [usize; 2] {
    [span[0].min(span[1]), span[0].max(span[1])]
}

/// Everything that is put into cells.
pub(super) struct Plan<'a> {
    /// The places.
    pub grid: &'a Grid,
    /// The reporting lines.
    pub trees: &'a [Tree],
    /// All other links.
    pub wires: &'a [Wire],
    /// Sizes.
    pub spacing: Spacing,
}

impl Plan<'_> {
    /// Puts everything into cells.
    pub fn cells(&self) -> Cells {
        let mut cells = Cells { boxes: vec![Rect::default(); self.grid.slots.len()], ..Cells::default() };
        self.columns(&mut cells);
        self.rows(&mut cells);
        self.side_ports(&mut cells);
        cells
    }

    fn parts(&self) -> impl Iterator<Item = (Part, Channel, [usize; 2])> + '_ {
        let wires = self.wires.iter().enumerate().filter(|(_, wire)| !wire.straight);
        let wires = wires.flat_map(move |(number, wire)| {
            let channels = wire.channels.iter().enumerate();
            channels.map(move |(at, channel)| (Part::Wire(number, at), *channel, ordered(wire.span(self.grid, at))))
        });
        let spines = self.trees.iter().enumerate().flat_map(move |(number, tree)| {
            tree.stacks.iter().enumerate().map(move |(at, stack)| {
                let (channel, span) = tree.spine(self.grid, stack);
                (Part::Spine(number, at), channel, span)
            })
        });
        wires.chain(spines)
    }

    /// Channels between columns, and with them the columns of the boxes.
    fn columns(&self, cells: &mut Cells) {
        let mut channels: Vec<Vec<(Part, [usize; 2])>> = vec![Vec::new(); self.grid.columns + 1];
        for (part, channel, span) in self.parts() {
            if let Channel::Down(number) = channel {
                channels[number].push((part, span));
            }
        }
        let Spacing { width, gap, pitch, .. } = self.spacing;
        let mut lefts = Vec::new();
        let mut x = 0;
        for (number, mut parts) in channels.into_iter().enumerate() {
            parts.sort_by_key(|(part, span)| (*span, *part));
            let (mut wires, mut spines) = (Vec::new(), Vec::new());
            let tracks: Vec<(Part, usize)> = parts
                .iter()
                .map(|(part, span)| {
                    let taken = if matches!(part, Part::Spine(..)) { &mut spines } else { &mut wires };
                    (*part, first_free(taken, 0, *span, 0))
                })
                .collect();
            let inner = number > 0 && number < self.grid.columns;
            let count = wires.len() + spines.len();
            let margin = usize::from(number > 0);
            let used = if count == 0 { 0 } else { margin + (count - 1) * pitch + 1 + usize::from(number < self.grid.columns) };
            let breadth = used.max(if inner { gap } else { 0 });
            // Spines stand next to the boxes they lead to, other links in the middle.
            let slack = (breadth - used) / 2;
            for (part, track) in tracks {
                let column = match part {
                    Part::Spine(..) => x + breadth - 2 - track * pitch,
                    _ => x + margin + slack + track * pitch,
                };
                cells.track.insert(part, column);
            }
            x += breadth;
            lefts.push(x);
            if number < self.grid.columns {
                x += width;
            }
        }
        cells.width = x;
        for (slot, area) in self.grid.slots.iter().zip(&mut cells.boxes) {
            let column = slot.step / 2;
            let x = if slot.step % 2 == 0 { lefts[column] } else { (lefts[column] + lefts[column + 1]) / 2 };
            *area = Rect { x, y: 0, width, height: self.spacing.height };
        }
    }

    /// Channels between rows, and with them the rows of the boxes.
    fn rows(&self, cells: &mut Cells) {
        self.ports(cells);
        let mut y = 0;
        let mut tops = Vec::new();
        for channel in 0..=self.grid.rows {
            let (tracks, count) = self.across(cells, channel);
            let inner = channel > 0 && channel < self.grid.rows;
            let border = inner && channel == self.grid.band;
            let falls = self.trees.iter().any(|tree| tree.bar == channel);
            let straight = self.wires.iter().any(|wire| wire.straight && wire.channels == [Channel::Across(channel)]);
            let lone = inner && !falls && !self.grid.slots.iter().any(|slot| slot.row == channel && slot.stacked);
            let least = if falls || lone || border { self.spacing.drop } else { usize::from(straight) };
            let breadth = (count + usize::from(border)).max(least);
            if border {
                cells.border = Some(y);
            }
            let first = y + usize::from(border) + (breadth - count - usize::from(border)) / 2;
            for (part, track) in tracks {
                cells.track.insert(part, first + track);
            }
            y += breadth;
            tops.push(y);
            if channel < self.grid.rows {
                y += self.spacing.height;
            }
        }
        cells.height = y;
        for (slot, area) in self.grid.slots.iter().zip(&mut cells.boxes) {
            area.y = tops[slot.row];
        }
    }

    /// Where links touch the upper and lower sides of boxes: no two in the same column of a channel, while there is room.
    fn ports(&self, cells: &mut Cells) {
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

    /// The tracks of a channel between rows, counted from its upper edge, and how many there are.
    fn across(&self, cells: &Cells, channel: usize) -> (Vec<(Part, usize)>, usize) {
        let (mut upper, mut bars, mut mixed, mut lower) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for (number, wire) in self.wires.iter().enumerate().filter(|(_, wire)| !wire.straight) {
            for (at, _) in wire.channels.iter().enumerate().filter(|(_, each)| **each == Channel::Across(channel)) {
                let ends = [0, 1].map(|end| self.turn(cells, number, at, end, channel));
                let run = ordered(ends.map(|(column, _)| column));
                let group = match ends.map(|(_, up)| up) {
                    [true, true] => &mut upper,
                    [false, false] => &mut lower,
                    _ => &mut mixed,
                };
                group.push((run[1] - run[0], run, Part::Wire(number, at)));
            }
        }
        for (number, tree) in self.trees.iter().enumerate().filter(|(_, tree)| tree.bar == channel) {
            let ends = tree.row.iter().chain([&tree.boss]).map(|slot| cells.boxes[*slot].middle());
            let spines = (0..tree.stacks.len()).filter_map(|at| cells.track.get(&Part::Spine(number, at)).copied());
            let columns: BTreeSet<usize> = ends.chain(spines).collect();
            if let (Some(first), Some(last)) = (columns.first(), columns.last()) {
                bars.push((last - first, [*first, *last], Part::Bar(number)));
            }
        }
        for group in [&mut upper, &mut bars, &mut mixed, &mut lower] {
            group.sort_unstable();
        }
        let mut taken = Vec::new();
        let mut tracks = Vec::new();
        for (_, run, part) in &upper {
            tracks.push((*part, first_free(&mut taken, 0, *run, 1)));
        }
        let under = |taken: &[Vec<[usize; 2]>], run: [usize; 2]| {
            let meets = |other: &[usize; 2]| run[0] <= other[1] + 1 && other[0] <= run[1] + 1;
            taken.iter().rposition(|runs| runs.iter().any(meets)).map_or(0, |track| track + 1)
        };
        for (_, run, part) in &bars {
            let from = under(&taken, *run);
            tracks.push((*part, first_free(&mut taken, from, *run, 1)));
        }
        for (_, run, part) in &mixed {
            tracks.push((*part, first_free(&mut taken, 0, *run, 1)));
        }
        // Links between boxes below the channel are nested from its lower edge upwards.
        let mut below = Vec::new();
        let risen: Vec<(Part, usize, usize)> =
            lower.iter().map(|(_, run, part)| (*part, first_free(&mut below, 0, *run, 1), under(&taken, *run))).collect();
        let count = risen.iter().map(|(_, rise, above)| rise + 1 + above).chain([taken.len(), below.len()]).max().unwrap_or(0);
        tracks.extend(risen.into_iter().map(|(part, rise, _)| (part, count - 1 - rise)));
        (tracks, count)
    }

    /// Where a wire turns at an end of its run between rows, and whether it goes on upwards from there.
    fn turn(&self, cells: &Cells, number: usize, at: usize, end: usize, channel: usize) -> (usize, bool) {
        let wire = &self.wires[number];
        let next = if end == 0 { at.checked_sub(1) } else { Some(at + 1).filter(|next| *next < wire.channels.len()) };
        match next {
            None => (cells.port.get(&(number, end)).copied().unwrap_or(0), wire.sides[end] == Side::Bottom),
            Some(next) => {
                let span = wire.span(self.grid, next);
                let far = if span[0] == channel * 2 { span[1] } else { span[0] };
                (cells.track.get(&Part::Wire(number, next)).copied().unwrap_or(0), far < channel * 2)
            }
        }
    }

    /// Where links touch the left and right sides of boxes: in rows where they meet no other on the way to their track.
    fn side_ports(&self, cells: &mut Cells) {
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

/// The row in which a reporting line reaches a box from its left.
pub(super) fn branch(area: Rect) -> usize {
    area.y + area.height / 2 - usize::from(area.height > 3)
}
