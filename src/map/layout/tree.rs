//! Reporting lines: from each boss down to a bar, and from the bar to those under them.

use super::Side;
use super::forest::Forest;
use super::loads::Loads;
use super::place::Grid;
use super::wire::Channel;

/// The reporting lines of one boss.
#[derive(Clone, Debug)]
pub(super) struct Tree {
    /// The boss's slot.
    pub boss: usize,
    /// The channel of the bar: it lies above the row of this number.
    pub bar: usize,
    /// Slots in the row below.
    pub row: Vec<usize>,
    /// Columns of slots below, each reached from its left.
    pub stacks: Vec<Vec<usize>>,
}

impl Tree {
    /// The reporting lines of everybody who has somebody under them.
    pub fn all(forest: &Forest, grid: &Grid) -> Vec<Tree> {
        let mut trees = Vec::new();
        for (boss, slot) in grid.slots.iter().enumerate() {
            let mut tree = Tree { boss, bar: slot.row + 1, row: Vec::new(), stacks: Vec::new() };
            for under in forest.under(slot.member).filter_map(|member| grid.slot_of[member]) {
                let place = &grid.slots[under];
                match tree.stacks.last_mut() {
                    _ if !place.stacked => tree.row.push(under),
                    Some(stack) if stack.first().is_some_and(|first| grid.slots[*first].step == place.step) => stack.push(under),
                    _ => tree.stacks.push(vec![under]),
                }
            }
            if !tree.row.is_empty() || !tree.stacks.is_empty() {
                trees.push(tree);
            }
        }
        trees
    }

    /// Where the spine of a stack runs, and from where to where, as keys along the channel.
    pub fn spine(&self, grid: &Grid, stack: &[usize]) -> (Channel, [usize; 2]) {
        let column = stack.first().map_or(0, |first| grid.slots[*first].step / 2);
        let last = stack.last().map_or(self.bar, |last| grid.slots[*last].row);
        (Channel::Down(column), [self.bar * 2, last * 2 + 1])
    }

    /// Enters the lines into the loads of the channels.
    pub fn enter(&self, grid: &Grid, loads: &mut Loads) {
        let key = |slot: &usize| grid.slots[*slot].step + 1;
        let mut keys: Vec<usize> = self.row.iter().chain([&self.boss]).map(key).collect();
        keys.extend(self.stacks.iter().filter_map(|stack| stack.first()).map(|first| grid.slots[*first].step));
        if let (Some(first), Some(last)) = (keys.iter().min(), keys.iter().max()) {
            loads.run(Channel::Across(self.bar), [*first, *last]);
        }
        for stack in &self.stacks {
            let (channel, span) = self.spine(grid, stack);
            loads.run(channel, span);
            for slot in stack {
                loads.end(*slot, Side::Left);
            }
        }
    }
}
