//! Where the record of the selected row stands: beside a list that loses nothing by it, else under it.

use crate::tui::layer::{THIRD, WIDE};

/// The most room for a record beside a list, with the rule before it: longer lines are hard to read.
pub const MOST: u16 = 67;
/// The room in which a record reads well.
pub const WELL: u16 = 40;
/// The least room for a page that is made for few columns.
pub const EACH: u16 = 36;
/// The least room for each of two: in less of it every line of both would break, and one pane of as much reads better.
const PAIR: u16 = 48;
/// The least rows under a list that leaves them free, with the title.
pub const BELOW: u16 = 7;
/// From so many rows on a window has room for a record under a list of any length.
const TALL: u16 = 32;
/// What of these a long list leaves for it: one in so many.
const SHARE: u16 = 3;

/// How many panes stand beside a list, and how many columns of the window the list has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    /// How many panes stand beside it.
    pub sides: u16,
    /// The columns of the list.
    pub list: u16,
}

impl Beside {
    /// In a window of so many columns, beside a list that needs so many of them to be read whole, where the record
    /// has at least so many; `parts` says whether what belongs to it may stand in a pane of its own. What stands beside has two fifths (of three panes three) and what the list leaves
    /// free, but never what the list needs: wider is never poorer.
    pub fn of(columns: u16, needed: u16, least: u16, parts: bool) -> Beside {
        let sides = match columns {
            THIRD.. if parts && needed.saturating_add(2 * PAIR) <= columns => 2,
            WIDE.. if needed.saturating_add(least) <= columns => 1,
            _ => return Beside { sides: 0, list: columns },
        };
        let share = columns * if sides > 1 { 2 } else { 3 } / 5;
        Beside { sides, list: needed.max(share).max(columns.saturating_sub(MOST * sides)) }
    }
}

/// How many of so many rows a record has under a list that takes so many of them: what the list leaves free, and in a tall window
/// a part of it.
pub fn under(rows: u16, listed: u16) -> u16 {
    match rows.saturating_sub(listed) {
        free @ BELOW.. => free,
        _ if rows >= TALL => rows / SHARE,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whoever makes the window wider would lose a column, or read half of what was whole.
    #[test]
    fn a_list_never_has_less_than_it_needs_nor_than_in_a_narrower_window() {
        for needed in 30..260 {
            for parts in [false, true] {
                for columns in 80..260 {
                    let (narrow, wide) = (Beside::of(columns - 1, needed, WELL, parts), Beside::of(columns, needed, WELL, parts));
                    assert!(wide.list >= needed.min(narrow.list), "{needed} {columns}: {narrow:?} {wide:?}");
                    assert!(wide.sides >= narrow.sides, "{needed} {columns}: {narrow:?} {wide:?}");
                    let each = (columns - wide.list).checked_div(wide.sides);
                    assert!(each.is_none_or(|each| (EACH..=MOST).contains(&each)), "{needed} {columns}: {wide:?}");
                }
            }
        }
    }
}
