//! Scrolling through lines.

use crate::tui::actions::Action;
use crate::tui::canvas::height;

/// How far lines are scrolled.
#[derive(Clone, Copy, Debug, Default)]
pub struct Scroll {
    at: u16,
}

impl Scroll {
    /// Scrolls among so many lines; `true` when the action was one of scrolling.
    pub fn walk(&mut self, action: Action, lines: usize) -> bool {
        let last = height(lines).saturating_sub(1);
        self.at = match action {
            Action::Up => self.at.saturating_sub(1),
            Action::Down => self.at.saturating_add(1).min(last),
            Action::PageUp => self.at.saturating_sub(10),
            Action::PageDown => self.at.saturating_add(10).min(last),
            Action::Top => 0,
            Action::Bottom => last,
            _ => return false,
        };
        true
    }

    /// Scrolls among so many lines of which `room` are in sight, never past the last one; `true` when the action was one
    /// of scrolling.
    pub fn within(&mut self, action: Action, lines: usize, room: u16) -> bool {
        let last = height(lines).saturating_sub(room);
        let page = room.saturating_sub(1).max(1);
        self.at = match action {
            Action::Up => self.at.min(last).saturating_sub(1),
            Action::Down => self.at.saturating_add(1).min(last),
            Action::PageUp => self.at.min(last).saturating_sub(page),
            Action::PageDown => self.at.saturating_add(page).min(last),
            Action::Top => 0,
            Action::Bottom => last,
            _ => return false,
        };
        true
    }

    /// The first line shown, where `room` of them have room.
    pub fn first(self, lines: usize, room: u16) -> u16 {
        self.at.min(height(lines).saturating_sub(room))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The end of a note of a hundred thousand lines could not be reached, and its beginning would come instead.
    #[test]
    fn more_lines_than_a_screen_can_count_do_not_wrap() {
        let mut scroll = Scroll::default();
        scroll.walk(Action::Bottom, 100_000);
        assert_eq!(scroll.first(100_000, 20), u16::MAX - 20);
    }
}
