//! Which channels each link runs through.
//!
//! A channel lies above every row and below the last one, left of every column and right of the last one. Nothing but
//! links is in the channels, so that a way through them always exists; among the ways the cheapest is taken: short,
//! with few corners and crossings, and where a channel has a free track.

use super::loads::{Loads, Prices};
use super::place::{Grid, Slot};
use super::{Link, Side};
use std::ops::Deref;

/// A channel between rows (counted from the top) or between columns (from the left).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Channel {
    /// Above the row of this number.
    Across(usize),
    /// Left of the column of this number.
    Down(usize),
}

/// The channels of a way, one after the other: three at most.
#[derive(Clone, Copy, Debug)]
pub(super) struct Way {
    channels: [Channel; 3],
    count: usize,
}

impl Way {
    fn new(channels: &[Channel]) -> Way {
        let mut way = Way { channels: [Channel::Across(0); 3], count: channels.len().min(3) };
        for (place, channel) in way.channels.iter_mut().zip(channels) {
            *place = *channel;
        }
        way
    }
}

impl Deref for Way {
    type Target = [Channel];

    fn deref(&self) -> &[Channel] {
        &self.channels[..self.count]
    }
}

/// A link and its way.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wire {
    /// What it shows.
    pub link: Link,
    /// The slots at its ends.
    pub ends: [usize; 2],
    /// The sides of the boxes where it ends.
    pub sides: [Side; 2],
    /// The channels it runs through, one after the other.
    pub channels: Way,
    /// Whether it goes straight from box to box.
    pub straight: bool,
}

/// A corner.
const CORNER: usize = 6;

/// Keys count places along a channel: even ones are channels that cross it, odd ones are rows or columns.
fn row_key(slot: &Slot) -> usize {
    slot.row * 2 + 1
}

fn column_key(slot: &Slot) -> usize {
    slot.step + 1
}

/// The channel at a side of a box; a box between two columns is reached from above and below alone.
fn channel_at(slot: &Slot, side: Side) -> Option<Channel> {
    match side {
        Side::Top => Some(Channel::Across(slot.row)),
        Side::Bottom => Some(Channel::Across(slot.row + 1)),
        Side::Left if slot.step.is_multiple_of(2) => Some(Channel::Down(slot.step / 2)),
        Side::Right if slot.step.is_multiple_of(2) => Some(Channel::Down(slot.step / 2 + 1)),
        Side::Left | Side::Right => None,
    }
}

impl Wire {
    /// Where the part of the wire in its channel `at` begins and ends, as keys along the channel.
    pub fn span(&self, grid: &Grid, at: usize) -> [usize; 2] {
        let key = |neighbour: Option<&Channel>, end: usize| match (neighbour, self.channels[at]) {
            (Some(Channel::Across(number) | Channel::Down(number)), _) => number * 2,
            (None, Channel::Across(_)) => column_key(&grid.slots[self.ends[end]]),
            (None, Channel::Down(_)) => row_key(&grid.slots[self.ends[end]]),
        };
        let before = at.checked_sub(1).and_then(|before| self.channels.get(before));
        [key(before, 0), key(self.channels.get(at + 1), 1)]
    }
}

/// Finds the cheapest way of a link between two boxes and enters it.
pub(super) fn lay(grid: &Grid, loads: &mut Loads, prices: &Prices, link: Link, ends: [usize; 2]) -> Wire {
    const SIDES: [Side; 4] = [Side::Top, Side::Bottom, Side::Left, Side::Right];
    let [from, to] = ends.map(|end| &grid.slots[end]);
    // The outermost channels are free of boxes, so that there is a way between any two.
    let around = Way::new(&[Channel::Across(from.row), Channel::Down(0), Channel::Across(to.row)]);
    let mut best = (usize::MAX, Wire { link, ends, sides: [Side::Top, Side::Top], channels: around, straight: false });
    for leaves in SIDES {
        for enters in SIDES {
            let (Some(first), Some(last)) = (channel_at(from, leaves), channel_at(to, enters)) else { continue };
            let cost_of_ends = loads.end_price(prices, ends[0], leaves) + loads.end_price(prices, ends[1], enters);
            for_each_way(grid, [from, to], [first, last], |channels| {
                let mut wire = Wire { link, ends, sides: [leaves, enters], channels, straight: false };
                wire.straight = is_straight(grid, &wire);
                if let Some(cost) = cost(grid, loads, prices, &wire, cost_of_ends, best.0) {
                    best = (cost, wire);
                }
            });
        }
    }
    let (_, wire) = best;
    if !wire.straight {
        for (at, channel) in wire.channels.iter().enumerate() {
            loads.run(*channel, wire.span(grid, at));
        }
    }
    for (end, side) in wire.ends.iter().zip(wire.sides) {
        loads.end(*end, side);
    }
    wire
}

/// The ways worth a look from one channel into another: directly, or through a third one near the ends.
fn for_each_way(grid: &Grid, [from, to]: [&Slot; 2], [first, last]: [Channel; 2], mut look: impl FnMut(Way)) {
    let near = |a: usize, b: usize, most: usize| {
        let (low, high) = (a.min(b).saturating_sub(1), (a.max(b) + 1).min(most));
        // A long stretch is crossed near one of its ends.
        let inner = (low..=high).filter(move |number| number - low < 4 || high - number < 4);
        inner.chain([0, most].into_iter().filter(move |number| !(low..=high).contains(number)))
    };
    match (first, last) {
        _ if first == last => look(Way::new(&[first])),
        (Channel::Across(_), Channel::Across(_)) => {
            near(from.step / 2, to.step / 2 + 1, grid.columns).for_each(|column| look(Way::new(&[first, Channel::Down(column), last])));
        }
        (Channel::Down(_), Channel::Down(_)) => {
            near(from.row, to.row + 1, grid.rows).for_each(|row| look(Way::new(&[first, Channel::Across(row), last])));
        }
        _ => look(Way::new(&[first, last])),
    }
}

/// Whether nothing is between two sides that look at each other.
fn is_straight(grid: &Grid, wire: &Wire) -> bool {
    let [from, to] = wire.ends.map(|end| &grid.slots[end]);
    match (&*wire.channels, wire.sides) {
        ([Channel::Down(_)], [Side::Left, Side::Right] | [Side::Right, Side::Left]) => from.row == to.row,
        ([Channel::Across(_)], [Side::Top, Side::Bottom] | [Side::Bottom, Side::Top]) => from.step == to.step,
        _ => false,
    }
}

/// What a way costs beside what its ends cost, or `None` when that is not less than `limit` or a box stands in it.
fn cost(grid: &Grid, loads: &Loads, prices: &Prices, wire: &Wire, ends: usize, limit: usize) -> Option<usize> {
    if wire.straight {
        return Some(ends).filter(|cost| *cost < limit);
    }
    let spans = (0..wire.channels.len()).map(|at| (wire.channels[at], wire.span(grid, at)));
    let length = |(channel, span): (Channel, [usize; 2])| {
        span[0].abs_diff(span[1]) * if matches!(channel, Channel::Down(_)) { prices.row } else { prices.column }
    };
    let mut cost = ends + (wire.channels.len() + 1) * CORNER + spans.clone().map(length).sum::<usize>();
    for (channel, span) in spans {
        if cost >= limit {
            return None;
        }
        if let Channel::Down(column) = channel {
            // Keys of rows are odd; a run may end beside a box but not pass through one.
            let (first, last) = (span[0].min(span[1]), span[0].max(span[1]));
            if (first / 2..last.div_ceil(2)).any(|row| grid.is_between(row, column)) {
                return None;
            }
        }
        cost += loads.price(prices, channel, span);
    }
    Some(cost).filter(|cost| *cost < limit)
}
