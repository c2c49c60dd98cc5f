//! Scrolling through lines.

use crate::tui::actions::Action;

/// How far lines are scrolled.
#[derive(Clone, Copy, Debug, Default)]
pub struct Scroll {
    at: u16,
}

impl Scroll {
    /// Scrolls among so many lines; `true` when the action was one of scrolling.
    pub fn walk(&mut self, action: Action, lines: usize) -> bool {
        let last = (lines as u16).saturating_sub(1);
        self.at = match action {
            Action::Up => self.at.saturating_sub(1),
            Action::Down => (self.at + 1).min(last),
            Action::PageUp => self.at.saturating_sub(10),
            Action::PageDown => (self.at + 10).min(last),
            Action::Top => 0,
            Action::Bottom => last,
            _ => return false,
        };
        true
    }

    /// Scrolls among so many lines of which `height` are in sight, never past the last one; `true` when the action was one
    /// of scrolling.
    pub fn within(&mut self, action: Action, lines: usize, height: u16) -> bool {
        let last = (lines as u16).saturating_sub(height);
        let page = height.saturating_sub(1).max(1);
        self.at = match action {
            Action::Up => self.at.min(last).saturating_sub(1),
            Action::Down => (self.at + 1).min(last),
            Action::PageUp => self.at.min(last).saturating_sub(page),
            Action::PageDown => (self.at + page).min(last),
            Action::Top => 0,
            Action::Bottom => last,
            _ => return false,
        };
        true
    }

    /// The first line shown, where `height` lines of `lines` have room.
    pub fn first(self, lines: usize, height: u16) -> u16 {
        self.at.min((lines as u16).saturating_sub(height))
    }
}
