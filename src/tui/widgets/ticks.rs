//! Rows that a key ticks off: the selection goes to the next open one, and comes back when that is undone.

/// What is being ticked off in a list, and what was.
#[derive(Clone, Debug)]
pub struct Ticks<K> {
    /// What the key was pressed on, and what stands around it: below first, then above.
    begun: Option<(K, Vec<K>)>,
    /// What was ticked off and left, the last one last.
    left: Vec<K>,
}

impl<K> Default for Ticks<K> {
    fn default() -> Self {
        Ticks { begun: None, left: Vec::new() }
    }
}

impl<K: Clone + PartialEq> Ticks<K> {
    /// The key was pressed on the row at this place among these of its group.
    pub fn begin(&mut self, at: usize, rows: Vec<K>) {
        let around = rows.iter().skip(at + 1).chain(rows.iter().take(at).rev()).cloned().collect();
        self.begun = rows.get(at).cloned().map(|row| (row, around));
    }

    /// What the key was pressed on, as long as nothing came of it, and what stood around it.
    pub fn begun(&self) -> Option<&(K, Vec<K>)> {
        self.begun.as_ref()
    }

    /// One walked elsewhere.
    pub fn forget(&mut self) {
        *self = Ticks::default();
    }

    /// What follows from how the rows stand now (open, ticked off, or not in sight): these ticks, and the row that has the keys then, where
    /// it is another one. Nothing while nothing came of the key: what it was pressed on stands open where it stood.
    pub fn next(mut self, is_open: impl Fn(&K) -> Option<bool>) -> Option<(Ticks<K>, Option<K>)> {
        if let Some((row, around)) = self.begun.take_if(|(row, _)| is_open(row) != Some(true)) {
            let next = around.into_iter().find(|row| is_open(row) == Some(true));
            self.left.extend(next.is_some().then_some(row));
            return Some((self, next));
        }
        let back = self.left.pop_if(|row| is_open(row) == Some(true))?;
        self.begun = None;
        Some((self, Some(back)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whoever ticks off three in a row would have to walk down twice.
    #[test]
    fn the_next_open_row_follows_and_undo_comes_back() {
        let mut open = vec![Some(true); 4];
        let mut ticks = Ticks::default();
        let step = |ticks: &Ticks<usize>, open: &[Option<bool>]| ticks.clone().next(|row| open[*row]);
        for (at, next) in [(1, Some(2)), (2, Some(3)), (3, Some(0)), (0, None)] {
            ticks.begin(at, vec![0, 1, 2, 3]);
            assert!(step(&ticks, &open).is_none());
            open[at] = Some(false);
            let (then, row) = step(&ticks, &open).unwrap();
            assert_eq!(row, next);
            ticks = then;
        }
        for back in [3, 2, 1] {
            open[back] = Some(true);
            let (then, row) = step(&ticks, &open).unwrap();
            assert_eq!(row, Some(back));
            ticks = then;
        }
        assert!(step(&ticks, &open).is_none());
    }
}
