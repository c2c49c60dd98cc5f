//! From channels to cells: every link in a channel gets a track of its own, channels become as broad as their tracks
//! need, boxes stand between them.

use super::place::Grid;
use super::spacing::Spacing;
use super::tree::Tree;
use super::wire::{Channel, Wire};
use super::{Rect, Side};
use std::collections::BTreeMap;

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

/// The first track on which a run meets none of those that are on it. Runs are told by their first and last cell.
pub(super) fn first_free(taken: &mut Vec<Vec<[usize; 2]>>, from: usize, run: [usize; 2], apart: usize) -> usize {
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

/// A span from its lower to its upper end.
pub(super) fn ordered(span: [usize; 2]) -> [usize; 2] {
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

    /// Every part that needs a track, with its channel and its span.
    pub(super) fn parts(&self) -> impl Iterator<Item = (Part, Channel, [usize; 2])> + '_ {
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
            let above = usize::from(self.spacing.is_roomy() && self.is_sign_crossed(cells, channel, Side::Bottom, &tracks, 0));
            let below =
                usize::from(self.spacing.is_roomy() && self.is_sign_crossed(cells, channel, Side::Top, &tracks, count - count.min(1)));
            let inner = channel > 0 && channel < self.grid.rows;
            let border = usize::from(inner && channel == self.grid.band);
            let falls = self.trees.iter().any(|tree| tree.bar == channel);
            let straight = self.wires.iter().any(|wire| wire.straight && wire.channels[..] == [Channel::Across(channel)]);
            let lone = inner && !falls && !self.grid.slots.iter().any(|slot| slot.row == channel && slot.stacked);
            let least = if falls || lone || border > 0 { self.spacing.drop } else { usize::from(straight) };
            let used = border + above + count + below;
            let breadth = used.max(least);
            if border > 0 {
                cells.border = Some(y);
            }
            let first = y + border + above + (breadth - used) / 2;
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
}

/// The row in which a reporting line reaches a box from its left.
pub(super) fn branch(area: Rect) -> usize {
    area.y + area.height / 2 - usize::from(area.height > 3)
}
