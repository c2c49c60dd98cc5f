//! Which channels each link runs through.
//!
//! A channel lies above every row and below the last one, left of every column and right of the last one. Nothing but
//! links is in the channels, so that a way through them always exists; among the ways the cheapest is taken: short,
//! with few corners and crossings, and where a channel has a free track.

use super::place::{Grid, Slot};
use super::{Link, Side};

/// A channel between rows (counted from the top) or between columns (from the left).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Channel {
    /// Above the row of this number.
    Across(usize),
    /// Left of the column of this number.
    Down(usize),
}

/// A link and its way.
#[derive(Clone, Debug)]
pub(super) struct Wire {
    /// What it shows.
    pub link: Link,
    /// The slots at its ends.
    pub ends: [usize; 2],
    /// The sides of the boxes where it ends.
    pub sides: [Side; 2],
    /// The channels it runs through, one after the other.
    pub channels: Vec<Channel>,
    /// Whether it goes straight from box to box.
    pub straight: bool,
}

/// What a wire costs, in cells.
#[derive(Clone, Copy, Debug)]
pub(super) struct Prices {
    /// From one row key to the next; a row counts as two columns.
    pub row: usize,
    /// From one column key to the next.
    pub column: usize,
    /// Wires that may end at the left or right side of a box.
    pub side_ends: usize,
    /// Wires that may end at the upper or lower side of a box.
    pub top_ends: usize,
    /// A track that makes a channel broader: between rows, between columns.
    pub broader: [usize; 2],
}

/// What the picture has little of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Thrift {
    /// Neither.
    Even,
    /// Rows.
    Rows,
    /// Columns.
    Columns,
}

impl Thrift {
    /// What a broader channel costs: between rows, between columns.
    pub fn broader(self) -> [usize; 2] {
        match self {
            Thrift::Even => [24, 12],
            Thrift::Rows => [120, 6],
            Thrift::Columns => [14, 40],
        }
    }
}

/// A corner.
const CORNER: usize = 6;
/// Crossing another link.
const CROSSING: usize = 5;
/// An end where a side has no room left.
const CROWDED: usize = 400;

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

/// How many links run at each key of each channel.
pub(super) struct Loads {
    across: Vec<Vec<usize>>,
    down: Vec<Vec<usize>>,
    ends: Vec<[usize; 4]>,
}

impl Loads {
    /// No links yet.
    pub fn new(grid: &Grid) -> Loads {
        Loads {
            across: vec![vec![0; grid.columns * 2 + 1]; grid.rows + 1],
            down: vec![vec![0; grid.rows * 2 + 1]; grid.columns + 1],
            ends: vec![[0; 4]; grid.slots.len()],
        }
    }

    fn of(&self, channel: Channel) -> (&[usize], &[Vec<usize>], usize) {
        match channel {
            Channel::Across(number) => (&self.across[number], &self.down, number),
            Channel::Down(number) => (&self.down[number], &self.across, number),
        }
    }

    /// Adds a run through a channel.
    pub fn run(&mut self, channel: Channel, span: [usize; 2]) {
        let keys = match channel {
            Channel::Across(number) => &mut self.across[number],
            Channel::Down(number) => &mut self.down[number],
        };
        for load in &mut keys[span[0].min(span[1])..=span[0].max(span[1])] {
            *load += 1;
        }
    }

    /// Adds an end at a side of a box.
    pub fn end(&mut self, slot: usize, side: Side) {
        self.ends[slot][side as usize] += 1;
    }

    /// What a run through a channel costs beside its length.
    fn price(&self, prices: &Prices, channel: Channel, span: [usize; 2]) -> usize {
        let (keys, others, number) = self.of(channel);
        let (first, last) = (span[0].min(span[1]), span[0].max(span[1]));
        let here = keys.get(first..=last).and_then(|keys| keys.iter().max()).copied().unwrap_or(0);
        let most = keys.iter().max().copied().unwrap_or(0);
        let crossed: usize = (first / 2 + 1..last.div_ceil(2)).filter_map(|other| others.get(other)).map(|other| other[number * 2]).sum();
        let broader = if here == most { prices.broader[usize::from(matches!(channel, Channel::Down(_)))] } else { 0 };
        crossed * CROSSING + broader
    }

    fn end_price(&self, prices: &Prices, slot: usize, side: Side) -> usize {
        let used = self.ends[slot][side as usize];
        let room = if matches!(side, Side::Left | Side::Right) { prices.side_ends } else { prices.top_ends };
        if used >= room { CROWDED * (used - room + 1) } else { used * 2 }
    }
}

/// Finds the cheapest way of a link between two boxes and enters it.
pub(super) fn lay(grid: &Grid, loads: &mut Loads, prices: &Prices, link: Link, ends: [usize; 2]) -> Wire {
    const SIDES: [Side; 4] = [Side::Top, Side::Bottom, Side::Left, Side::Right];
    let [from, to] = ends.map(|end| &grid.slots[end]);
    let mut best: Option<(usize, Wire)> = None;
    for leaves in SIDES {
        for enters in SIDES {
            let (Some(first), Some(last)) = (channel_at(from, leaves), channel_at(to, enters)) else { continue };
            let cost_of_ends = loads.end_price(prices, ends[0], leaves) + loads.end_price(prices, ends[1], enters);
            if best.as_ref().is_some_and(|(cost, _)| *cost <= cost_of_ends) {
                continue;
            }
            for channels in ways(grid, from, to, first, last) {
                let mut wire = Wire { link, ends, sides: [leaves, enters], channels, straight: false };
                wire.straight = is_straight(grid, &wire);
                let Some(cost) = cost(grid, loads, prices, &wire) else { continue };
                if best.as_ref().is_none_or(|(least, _)| cost + cost_of_ends < *least) {
                    best = Some((cost + cost_of_ends, wire));
                }
            }
        }
    }
    // The outermost channels are free of boxes, so that there is a way between any two.
    let wire = best.map(|(_, wire)| wire).unwrap_or_else(|| Wire {
        link,
        ends,
        sides: [Side::Top, Side::Top],
        channels: vec![Channel::Across(from.row), Channel::Down(0), Channel::Across(to.row)],
        straight: false,
    });
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
fn ways(grid: &Grid, from: &Slot, to: &Slot, first: Channel, last: Channel) -> Vec<Vec<Channel>> {
    let near = |a: usize, b: usize, most: usize| {
        let (low, high) = (a.min(b).saturating_sub(1), (a.max(b) + 1).min(most));
        // A long stretch is crossed near one of its ends.
        let inner = (low..=high).filter(move |number| number - low < 4 || high - number < 4);
        inner.chain([0, most].into_iter().filter(move |number| !(low..=high).contains(number)))
    };
    match (first, last) {
        _ if first == last => vec![vec![first]],
        (Channel::Across(_), Channel::Across(_)) => {
            near(from.step / 2, to.step / 2 + 1, grid.columns).map(|column| vec![first, Channel::Down(column), last]).collect()
        }
        (Channel::Down(_), Channel::Down(_)) => {
            near(from.row, to.row + 1, grid.rows).map(|row| vec![first, Channel::Across(row), last]).collect()
        }
        _ => vec![vec![first, last]],
    }
}

/// Whether nothing is between two sides that look at each other.
fn is_straight(grid: &Grid, wire: &Wire) -> bool {
    let [from, to] = wire.ends.map(|end| &grid.slots[end]);
    match (wire.channels.as_slice(), wire.sides) {
        ([Channel::Down(_)], [Side::Left, Side::Right] | [Side::Right, Side::Left]) => from.row == to.row,
        ([Channel::Across(_)], [Side::Top, Side::Bottom] | [Side::Bottom, Side::Top]) => from.step == to.step,
        _ => false,
    }
}

/// What a way costs, or `None` when a box stands in it.
fn cost(grid: &Grid, loads: &Loads, prices: &Prices, wire: &Wire) -> Option<usize> {
    if wire.straight {
        return Some(0);
    }
    let mut cost = (wire.channels.len() + 1) * CORNER;
    for (at, channel) in wire.channels.iter().enumerate() {
        let span = wire.span(grid, at);
        let (first, last) = (span[0].min(span[1]), span[0].max(span[1]));
        if let Channel::Down(column) = channel {
            // Keys of rows are odd; a run may end beside a box but not pass through one.
            if (first / 2..last.div_ceil(2)).any(|row| grid.is_between(row, *column)) {
                return None;
            }
            cost += (last - first) * prices.row;
        } else {
            cost += (last - first) * prices.column;
        }
        cost += loads.price(prices, *channel, span);
    }
    Some(cost)
}
