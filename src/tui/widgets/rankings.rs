//! Two rankings of the same side by side: what changes its place is marked, and what is selected is seen in both.

use crate::printable::width;
use crate::tui::actions::Action;
use crate::tui::canvas::{Canvas, Hit, height};
use ratatui::layout::Rect;
use ratatui::style::Style;

/// The blanks between both, and between the parts of a row.
const GAP: u16 = 2;
/// The line of the heads.
const HEAD: u16 = 1;

/// A row of a ranking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ranked {
    /// By what it is known.
    pub id: i64,
    /// Its name.
    pub text: String,
    /// Its figure.
    pub sum: String,
    /// By how many places it stands higher or lower than in the other one.
    pub moved: String,
    /// Whether that is for the worse.
    pub is_bad: bool,
}

/// Both rankings with their heads, the first one at the left.
pub type Both = [(String, Vec<Ranked>); 2];

/// The cells of each of two rankings in so many of both.
fn half(cells: u16) -> u16 {
    cells.saturating_sub(GAP + 1) / 2
}

/// The cells of what a row says.
struct Parts {
    numbers: u16,
    names: u16,
    sums: u16,
    /// With the blanks before them; none where nothing moved.
    moves: u16,
}

impl Parts {
    fn of(rows: &[Ranked], cells: u16) -> Parts {
        let wide = |of: fn(&Ranked) -> &str| height(rows.iter().map(|row| width(of(row))).max().unwrap_or(0));
        let (numbers, sums, moves) = (height(rows.len().to_string().len()), wide(|row| &row.sum), wide(|row| &row.moved));
        let moves = if moves > 0 { moves + GAP } else { 0 };
        Parts { numbers, names: cells.saturating_sub(1 + numbers + sums + moves + 2 * GAP), sums, moves }
    }
}

/// Two rankings and what is selected in them.
#[derive(Debug, Default)]
pub struct Rankings {
    both: Both,
    side: usize,
    selected: Option<i64>,
    room: (u16, u16),
}

impl Rankings {
    /// Shows others; what is selected stays so.
    pub fn set(&mut self, both: Both) {
        self.both = both;
    }

    fn rank(&self, side: usize) -> Option<usize> {
        let (_, rows) = self.both.get(side)?;
        rows.iter().position(|row| Some(row.id) == self.selected)
    }

    /// How many lines it takes.
    pub fn needed(&self) -> u16 {
        height(self.both.iter().map(|(_, rows)| rows.len()).max().unwrap_or(0)).saturating_add(HEAD)
    }

    /// Whether every name stands whole in so many cells.
    pub fn is_whole(&self, cells: u16) -> bool {
        let longest = |rows: &[Ranked]| rows.iter().map(|row| width(&row.text)).max().unwrap_or(0);
        self.both.iter().all(|(_, rows)| height(longest(rows)) <= Parts::of(rows, half(cells)).names)
    }

    /// Takes so many cells and lines.
    pub fn lay(&mut self, room: (u16, u16)) {
        self.room = room;
        if self.rank(self.side).is_none() {
            let other = 1 - self.side;
            if self.rank(other).is_some() {
                self.side = other;
            } else {
                let first = |side: usize| self.both.get(side).and_then(|(_, rows)| rows.first()).map(|row| row.id);
                self.selected = first(self.side).or_else(|| first(other));
                self.side = if self.rank(self.side).is_some() { self.side } else { other };
            }
        }
    }

    /// The row that is selected.
    pub fn current(&self) -> Option<i64> {
        self.selected.filter(|_| self.rank(self.side).is_some())
    }

    /// Selects a row, where it stands.
    pub fn seek(&mut self, id: i64) {
        self.selected = Some(id);
    }

    /// Selects what was clicked: rows of the second ranking are counted on.
    pub fn point(&mut self, number: usize) {
        let first = self.both[0].1.len();
        let (side, at) = if number < first { (0, number) } else { (1, number - first) };
        if let Some(row) = self.both[side].1.get(at) {
            (self.side, self.selected) = (side, Some(row.id));
        }
    }

    /// Walks; `true` where the action was one of walking.
    pub fn walk(&mut self, action: Action) -> bool {
        let rows = &self.both[self.side].1;
        let last = rows.len().saturating_sub(1);
        let at = self.rank(self.side).unwrap_or(0);
        let page = usize::from(self.room.1.saturating_sub(HEAD + 1)).max(1);
        let at = match action {
            Action::Up => at.saturating_sub(1),
            Action::Down => at + 1,
            Action::PageUp => at.saturating_sub(page),
            Action::PageDown => at + page,
            Action::Top => 0,
            Action::Bottom => last,
            Action::Left | Action::Right => {
                let side = usize::from(action == Action::Right);
                // Whose figure is not known stands in one alone.
                if self.rank(side).is_some() {
                    self.side = side;
                }
                return true;
            }
            _ => return false,
        };
        self.selected = rows.get(at.min(last)).map(|row| row.id);
        true
    }

    /// Draws both, each as far down as what is selected stands in it.
    pub fn view(&self, canvas: &mut Canvas, area: Rect) {
        let half = half(area.width);
        let mut counted = 0;
        for (side, (head, rows)) in self.both.iter().enumerate() {
            let x = area.x + if side == 0 { 0 } else { half + GAP + 1 };
            let place = Rect { x, width: half, ..area };
            canvas.text(place.x, place.y, place.width, head, canvas.theme.plain());
            self.view_side(canvas, Rect { y: place.y + HEAD, height: place.height.saturating_sub(HEAD), ..place }, (side, counted), rows);
            counted += rows.len();
        }
    }

    fn view_side(&self, canvas: &mut Canvas, area: Rect, (side, counted): (usize, usize), rows: &[Ranked]) {
        let theme = canvas.theme;
        let room = usize::from(area.height);
        let at = self.rank(side);
        let first = at.map_or(0, |at| (at + 1).saturating_sub(room.div_ceil(2))).min(rows.len().saturating_sub(room));
        let Parts { numbers, names, sums, moves } = Parts::of(rows, area.width);
        for (line, (rank, row)) in rows.iter().enumerate().skip(first).take(room).enumerate() {
            // A blank parts the sign from the number.
            let place = Rect { x: area.x + 1, y: area.y + height(line), width: area.width.saturating_sub(1), height: 1 };
            let number = (rank + 1).to_string();
            canvas.text(place.x + numbers - height(width(&number)), place.y, numbers, &number, theme.plain());
            canvas.text(place.x + numbers + GAP, place.y, names, &row.text, theme.strong());
            let end = place.right() - moves;
            canvas.text(end - height(width(&row.sum)), place.y, sums, &row.sum, theme.plain());
            let style = if row.is_bad { theme.bad() } else { Style::new() };
            canvas.text(end + GAP.min(moves), place.y, moves.saturating_sub(GAP), &row.moved, style);
            canvas.hit(place, Hit::Row(counted + rank));
            if at == Some(rank) {
                let style = if side == self.side { theme.selected() } else { theme.selected_elsewhere() };
                canvas.highlight(Rect { x: place.x.saturating_sub(GAP), width: place.width + GAP, ..place }, style);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_selected_stays_so_in_both() {
        let row = |id| Ranked { id, text: String::new(), sum: String::new(), moved: String::new(), is_bad: false };
        let mut both = Rankings::default();
        both.set([(String::new(), vec![row(1), row(2), row(3)]), (String::new(), vec![row(3), row(1)])]);
        both.lay((80, 10));
        assert_eq!(both.current(), Some(1));
        both.walk(Action::Right);
        both.walk(Action::Up);
        assert_eq!((both.current(), both.side), (Some(3), 1));
        both.walk(Action::Left);
        both.walk(Action::Up);
        // The second has no place at the right.
        both.walk(Action::Right);
        assert_eq!((both.current(), both.side), (Some(2), 0));
        both.point(4);
        assert_eq!((both.current(), both.side), (Some(1), 1));
        both.seek(2);
        both.lay((80, 10));
        assert_eq!((both.current(), both.side), (Some(2), 0));
    }
}
