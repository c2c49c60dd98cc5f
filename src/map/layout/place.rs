//! Who stands where on the grid of rows and columns.
//!
//! A column is two steps wide: a boss with an even number of columns under them stands between two of them.

use super::forest::Forest;

/// A person's place on the grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Slot {
    /// The member of the forest.
    pub member: usize,
    /// The row, from 0.
    pub row: usize,
    /// The left edge in half columns.
    pub step: usize,
    /// Whether in a column under the boss, reached from the side.
    pub stacked: bool,
}

/// Everybody's places.
#[derive(Clone, Debug, Default)]
pub(super) struct Grid {
    /// The persons shown.
    pub slots: Vec<Slot>,
    /// The slot of each member of the forest.
    pub slot_of: Vec<Option<usize>>,
    /// Rows of boxes.
    pub rows: usize,
    /// Columns of boxes.
    pub columns: usize,
    /// Rows of the band of people outside the client, the uppermost ones.
    pub band: usize,
    /// For every row and every channel between columns: whether a box stands across it.
    between: Vec<bool>,
}

/// The room of a member with everybody under them.
#[derive(Clone, Copy, Default)]
struct Need {
    /// Half columns.
    steps: usize,
    /// Rows.
    rows: usize,
    /// Where the member stands in it: in the middle between the first and the last under them, in half columns.
    head: usize,
}

/// What stands side by side under a boss, or at the top.
enum Part {
    /// A member with everybody under them.
    Branch(usize),
    /// Members without reports, one under the other.
    Stack(Vec<usize>),
}

impl Grid {
    /// Places everybody: at most `stack` persons without reports one under the other, trees side by side while they
    /// stand in `most` columns.
    pub fn place(forest: &Forest, stack: usize, most: usize) -> Grid {
        let mut grid = Grid { slot_of: vec![None; forest.members.len()], ..Grid::default() };
        let most = most.max(1);
        let alone = |place: &usize| forest.under(*place).next().is_none();
        let top = |outside: bool| {
            (0..forest.members.len()).filter(move |place| {
                let member = &forest.members[*place];
                member.shown && member.outside == outside && !forest.is_under(*place)
            })
        };

        for (at, member) in top(true).enumerate() {
            grid.put(Slot { member, row: at / most, step: at % most * 2, stacked: false });
        }
        grid.band = grid.rows;

        let needs = needs(forest, stack);
        let mut parts: Vec<Part> = top(false).filter(|place| !alone(place)).map(Part::Branch).collect();
        let lone: Vec<usize> = top(false).filter(alone).collect();
        parts.extend(lone.chunks(stack).map(|column| Part::Stack(column.to_vec())));
        let (mut step, mut row) = (0, grid.rows);
        for part in &parts {
            let need = part.need(&needs);
            if step > 0 && step + need.steps > most * 2 {
                (step, row) = (0, grid.rows);
            }
            match part {
                Part::Branch(member) => grid.branch(forest, &needs, stack, *member, (row, step)),
                Part::Stack(column) => {
                    for (at, member) in column.iter().enumerate() {
                        grid.put(Slot { member: *member, row: row + at, step, stacked: false });
                    }
                }
            }
            step += need.steps;
        }
        grid.between = vec![false; grid.rows * (grid.columns + 1)];
        for slot in grid.slots.iter().filter(|slot| slot.step % 2 == 1) {
            grid.between[slot.row * (grid.columns + 1) + slot.step.div_ceil(2)] = true;
        }
        grid
    }

    /// Whether a box stands across the channel to the left of a column.
    pub fn is_between(&self, row: usize, column: usize) -> bool {
        self.between.get(row * (self.columns + 1) + column).copied().unwrap_or(false)
    }

    /// Places a member and everybody under them, from a row and a half column on.
    fn branch(&mut self, forest: &Forest, needs: &[Need], stack: usize, member: usize, at: (usize, usize)) {
        let mut waiting = vec![(member, at)];
        while let Some((member, (row, first))) = waiting.pop() {
            self.put(Slot { member, row, step: first + needs[member].head, stacked: false });
            let mut step = first;
            for part in parts(forest, stack, member) {
                match &part {
                    Part::Branch(report) => waiting.push((*report, (row + 1, step))),
                    Part::Stack(column) => {
                        for (at, report) in column.iter().enumerate() {
                            self.put(Slot { member: *report, row: row + 1 + at, step, stacked: true });
                        }
                    }
                }
                step += part.need(needs).steps;
            }
        }
    }

    fn put(&mut self, slot: Slot) {
        self.rows = self.rows.max(slot.row + 1);
        self.columns = self.columns.max(slot.step.div_ceil(2) + 1);
        self.slot_of[slot.member] = Some(self.slots.len());
        self.slots.push(slot);
    }
}

impl Part {
    fn need(&self, needs: &[Need]) -> Need {
        match self {
            Part::Branch(member) => needs[*member],
            Part::Stack(column) => Need { steps: 2, rows: column.len(), head: 0 },
        }
    }
}

/// What stands under a boss: in one row by rowid, or branches first and then columns of those without reports, so that
/// a new report is always the last.
fn parts(forest: &Forest, stack: usize, boss: usize) -> Vec<Part> {
    let alone = |place: &usize| forest.under(*place).next().is_none();
    if stack < 2 || forest.under(boss).filter(alone).count() < 2 {
        return forest.under(boss).map(Part::Branch).collect();
    }
    let lone: Vec<usize> = forest.under(boss).filter(alone).collect();
    let branches = forest.under(boss).filter(|place| !alone(place)).map(Part::Branch);
    branches.chain(lone.chunks(stack).map(|column| Part::Stack(column.to_vec()))).collect()
}

/// What every member needs, reports before their bosses.
fn needs(forest: &Forest, stack: usize) -> Vec<Need> {
    let mut needs = vec![Need::default(); forest.members.len()];
    for member in forest.order.iter().rev().copied() {
        let (mut steps, mut rows) = (0, 0);
        let mut heads = Vec::new();
        for part in parts(forest, stack, member) {
            let need = part.need(&needs);
            heads.push(steps + need.head);
            steps += need.steps;
            rows = rows.max(need.rows);
        }
        let head = heads.first().zip(heads.last()).map_or(0, |(first, last)| (first + last) / 2);
        needs[member] = Need { steps: steps.max(2), rows: rows + 1, head };
    }
    needs
}
