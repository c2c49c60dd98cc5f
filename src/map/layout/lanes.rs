//! Tracks of the channels between rows.

use super::Side;
use super::tracks::{Cells, Part, Plan, first_free, ordered};
use super::wire::Channel;
use crate::map::glyph::signs;
use std::collections::{BTreeMap, BTreeSet};

impl Plan<'_> {
    /// The tracks of a channel between rows, counted from its upper edge, and how many there are.
    pub(super) fn across(&self, cells: &Cells, channel: usize) -> (Vec<(Part, usize)>, usize) {
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
        for (number, _) in self.trees.iter().enumerate().filter(|(_, tree)| tree.bar == channel) {
            let run = self.bar(cells, number);
            bars.push((run[1] - run[0], run, Part::Bar(number)));
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
        let runs = upper.into_iter().chain(bars).chain(mixed).chain(lower).map(|(_, run, part)| (part, run)).collect();
        squeeze(tracks, count, &runs)
    }

    /// Whether a link runs across an arrow or a cross that stands at this side of a box, when it is on the nearest track.
    pub(super) fn is_sign_crossed(&self, cells: &Cells, channel: usize, side: Side, tracks: &[(Part, usize)], nearest: usize) -> bool {
        let sign = |number: usize, end: usize| {
            let wire = &self.wires[number];
            let row = self.grid.slots[wire.ends[end]].row + usize::from(side == Side::Bottom);
            let is_here = wire.sides[end] == side && row == channel && signs(wire.link, ' ')[end].is_some();
            is_here.then(|| cells.port.get(&(number, end)).copied()).flatten().map(|column| (number, column))
        };
        let signs: Vec<(usize, usize)> = (0..self.wires.len()).flat_map(|number| [0, 1].map(|end| sign(number, end))).flatten().collect();
        tracks.iter().filter(|(_, track)| *track == nearest).any(|(part, _)| {
            let (run, of) = match *part {
                Part::Wire(number, at) => (ordered([0, 1].map(|end| self.turn(cells, number, at, end, channel).0)), Some(number)),
                Part::Bar(number) => (self.bar(cells, number), None),
                Part::Spine(..) => return false,
            };
            signs.iter().any(|(number, column)| Some(*number) != of && (run[0]..=run[1]).contains(column))
        })
    }

    /// The columns from which and to which the bar of a tree runs.
    pub(super) fn bar(&self, cells: &Cells, number: usize) -> [usize; 2] {
        let tree = &self.trees[number];
        let ends = tree.row.iter().chain([&tree.boss]).map(|slot| cells.boxes[*slot].middle());
        let spines = (0..tree.stacks.len()).filter_map(|at| cells.track.get(&Part::Spine(number, at)).copied());
        let columns: BTreeSet<usize> = ends.chain(spines).collect();
        [columns.first(), columns.last()].map(|column| column.copied().unwrap_or(0))
    }

    /// Where a wire turns at an end of its run between rows, and whether it goes on upwards from there.
    pub(super) fn turn(&self, cells: &Cells, number: usize, at: usize, end: usize, channel: usize) -> (usize, bool) {
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
}

/// As few tracks as there are runs side by side, each run as near as can be to the track it was given.
fn squeeze(tracks: Vec<(Part, usize)>, count: usize, runs: &BTreeMap<Part, [usize; 2]>) -> (Vec<(Part, usize)>, usize) {
    let mut by_start: Vec<([usize; 2], usize, Part)> =
        tracks.iter().filter_map(|(part, track)| runs.get(part).map(|run| (*run, *track, *part))).collect();
    by_start.sort_unstable();
    let beside = |start: usize| by_start.iter().filter(|(run, ..)| run[0] <= start && start <= run[1] + 1).count();
    let least = by_start.iter().map(|(run, ..)| beside(run[0])).max().unwrap_or(0);
    if least >= count {
        return (tracks, count);
    }
    // Taken from the left, a run always finds one of so few tracks free.
    let mut ends: Vec<Option<usize>> = vec![None; least];
    let mut squeezed = Vec::new();
    for (run, wanted, part) in by_start {
        let wanted = wanted * least / count;
        let free = (0..least).filter(|track| ends[*track].is_none_or(|end| end + 1 < run[0]));
        let track = free.min_by_key(|track| track.abs_diff(wanted)).unwrap_or(wanted);
        ends[track] = Some(run[1]);
        squeezed.push((part, track));
    }
    (squeezed, least)
}
