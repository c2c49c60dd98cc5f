//! How full the channels are, and what a link costs that runs through them.

use super::Side;
use super::place::Grid;
use super::wire::{Channel, Wire};

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
    /// Crossing another link.
    pub crossing: usize,
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
    /// Each of them, the usual one first.
    pub const ALL: [Thrift; 3] = [Thrift::Even, Thrift::Rows, Thrift::Columns];

    /// What a broader channel costs: between rows, between columns.
    pub fn broader(self) -> [usize; 2] {
        match self {
            Thrift::Even => [24, 12],
            Thrift::Rows => [120, 6],
            Thrift::Columns => [14, 40],
        }
    }

    /// What it costs to cross another link.
    pub fn crossing(self) -> usize {
        if self == Thrift::Even { 5 } else { 2 }
    }
}

/// An end where a side has no room left.
const CROWDED: usize = 400;

/// How many links run at each key of a channel.
#[derive(Clone, Default)]
struct Lane {
    keys: Vec<usize>,
    most: usize,
}

impl Lane {
    fn add(&mut self, span: [usize; 2]) {
        for load in &mut self.keys[span[0].min(span[1])..=span[0].max(span[1])] {
            *load += 1;
            self.most = self.most.max(*load);
        }
    }

    fn remove(&mut self, span: [usize; 2]) {
        for load in &mut self.keys[span[0].min(span[1])..=span[0].max(span[1])] {
            *load -= 1;
        }
        self.most = self.keys.iter().max().copied().unwrap_or(0);
    }
}

/// How full the channels and the sides of the boxes are.
pub(super) struct Loads {
    across: Vec<Lane>,
    down: Vec<Lane>,
    ends: Vec<[usize; 4]>,
}

impl Loads {
    /// No links yet.
    pub fn new(grid: &Grid) -> Loads {
        let lanes = |count: usize, crossing: usize| vec![Lane { keys: vec![0; crossing * 2 + 1], most: 0 }; count + 1];
        Loads { across: lanes(grid.rows, grid.columns), down: lanes(grid.columns, grid.rows), ends: vec![[0; 4]; grid.slots.len()] }
    }

    fn lane(&mut self, channel: Channel) -> &mut Lane {
        match channel {
            Channel::Across(number) => &mut self.across[number],
            Channel::Down(number) => &mut self.down[number],
        }
    }

    /// Adds a run through a channel.
    pub fn run(&mut self, channel: Channel, span: [usize; 2]) {
        self.lane(channel).add(span);
    }

    /// Adds an end at a side of a box.
    pub fn end(&mut self, slot: usize, side: Side) {
        self.ends[slot][side as usize] += 1;
    }

    /// Takes a wire out again.
    pub fn remove(&mut self, grid: &Grid, wire: &Wire) {
        for (at, channel) in wire.channels.iter().enumerate().filter(|_| !wire.straight) {
            self.lane(*channel).remove(wire.span(grid, at));
        }
        for (end, side) in wire.ends.iter().zip(wire.sides) {
            self.ends[*end][side as usize] -= 1;
        }
    }

    /// What a run through a channel costs beside its length.
    pub fn price(&self, prices: &Prices, channel: Channel, span: [usize; 2]) -> usize {
        let (lane, others, number, broader) = match channel {
            Channel::Across(number) => (&self.across[number], &self.down, number, prices.broader[0]),
            Channel::Down(number) => (&self.down[number], &self.across, number, prices.broader[1]),
        };
        let (first, last) = (span[0].min(span[1]), span[0].max(span[1]));
        let is_fullest = lane.keys[first..=last].contains(&lane.most);
        let crossed: usize = others[first / 2 + 1..last.div_ceil(2).max(first / 2 + 1)].iter().map(|other| other.keys[number * 2]).sum();
        crossed * prices.crossing + if is_fullest { broader } else { 0 }
    }

    /// What an end at a side of a box costs.
    pub fn end_price(&self, prices: &Prices, slot: usize, side: Side) -> usize {
        let used = self.ends[slot][side as usize];
        let room = if matches!(side, Side::Left | Side::Right) { prices.side_ends } else { prices.top_ends };
        if used >= room { CROWDED * (used - room + 1) } else { used * 2 }
    }
}
