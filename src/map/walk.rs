//! Going through the map: with arrows from box to box, with Tab along a person's ties.

use super::chart::{Chart, TieKind};
use super::layout::{Layout, Placed};
use super::view::View;

/// Where an arrow key points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    /// Up.
    Up,
    /// Down.
    Down,
    /// Left.
    Left,
    /// Right.
    Right,
}

impl Direction {
    /// All of them.
    pub const ALL: [Direction; 4] = [Direction::Up, Direction::Down, Direction::Left, Direction::Right];
}

/// The person an arrow leads to. Up and down go to the nearest box of the next row, left and right along the row, so
/// that everybody can be reached from everybody. `None` at the edge; whoever is not shown goes to the first person.
pub fn step(layout: &Layout, from: i64, direction: Direction) -> Option<i64> {
    let Some(here) = layout.place(from) else { return layout.boxes.first().map(|placed| placed.person) };
    let x = |placed: &Placed| (placed.area.middle(), placed.person);
    let row = |row: Option<usize>| layout.boxes.iter().filter(move |placed| Some(placed.row) == row);
    let near = |placed: &&Placed| (placed.area.middle().abs_diff(here.area.middle()), placed.person);
    match direction {
        Direction::Up => row(here.row.checked_sub(1)).min_by_key(near),
        Direction::Down => row(Some(here.row + 1)).min_by_key(near),
        Direction::Left => row(Some(here.row)).filter(|placed| x(placed) < x(here)).max_by_key(|placed| x(placed)),
        Direction::Right => row(Some(here.row)).filter(|placed| x(placed) > x(here)).min_by_key(|placed| x(placed)),
    }
    .map(|placed| placed.person)
}

/// A tie seen from one of its ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct End {
    /// Rowid of the tie.
    pub tie: i64,
    /// The person at its other end.
    pub person: i64,
}

/// The ties of a person that the view shows, by kind as they are offered and by rowid.
pub fn ties(chart: &Chart, view: &View, person: i64) -> Vec<End> {
    let mut found: Vec<_> = chart
        .ties
        .iter()
        .filter(|tie| (tie.from == person || tie.to == person) && view.shows(tie.kind))
        .map(|tie| (tie.kind, End { tie: tie.id, person: if tie.from == person { tie.to } else { tie.from } }))
        .collect();
    found.sort_by_key(|(kind, end)| (TieKind::ALL.iter().position(|each| each == kind), end.tie));
    found.into_iter().map(|(_, end)| end).collect()
}

/// The tie of a person that follows another one, or precedes it, around in a ring; the first or the last when none is given.
pub fn along(chart: &Chart, view: &View, person: i64, tie: Option<i64>, forward: bool) -> Option<End> {
    let ties = ties(chart, view, person);
    let count = ties.len();
    let at = tie.and_then(|tie| ties.iter().position(|end| end.tie == tie));
    let next = match (at, forward) {
        (Some(at), true) => (at + 1) % count,
        (Some(at), false) => (at + count - 1) % count,
        (None, true) => 0,
        (None, false) => count.checked_sub(1)?,
    };
    ties.get(next).copied()
}

/// How far a window of `window` cells (across, rows) is moved over the picture, so that the box of a person is seen
/// whole: no farther from `before` than it must be. A picture smaller than the window is not moved.
pub fn offset(layout: &Layout, person: i64, before: (usize, usize), window: (usize, usize)) -> (usize, usize) {
    let axis = |from: usize, to: usize, whole: usize, before: usize, room: usize| {
        let last = whole.saturating_sub(room);
        let before = before.min(last);
        if from < before || to - from > room {
            from.saturating_sub(1).min(last)
        } else if to > before + room {
            (to + 1 - room.min(to + 1)).min(last)
        } else {
            before
        }
    };
    let Some(placed) = layout.place(person) else { return before };
    let area = placed.area;
    (axis(area.x, area.right(), layout.width, before.0, window.0), axis(area.y, area.bottom(), layout.height, before.1, window.1))
}
