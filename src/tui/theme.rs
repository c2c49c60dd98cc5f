//! Colours and glyphs: few, each with a meaning, never a colour alone.

use crate::domain::words::{Words, w};
pub use crate::map::card::{INFLUENCE, MAIN, RELATIONSHIP};
pub use crate::printable::ascii;
use ratatui::style::{Color, Modifier, Style};

/// How things are drawn: with colours or without, with Unicode glyphs or ASCII alone.
#[derive(Clone, Copy, Debug)]
pub struct Theme {
    /// Whether colours are used (`NO_COLOR` is not set).
    pub colour: bool,
    /// Whether only ASCII glyphs are drawn.
    pub ascii: bool,
}

impl Theme {
    fn fg(self, colour: Color) -> Style {
        if self.colour { Style::new().fg(colour) } else { Style::new() }
    }

    /// Ordinary text.
    pub fn plain(self) -> Style {
        Style::new()
    }

    /// What leads the eye: headings, names.
    pub fn strong(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    /// The product's own colour: keys, the place one is at.
    pub fn accent(self) -> Style {
        self.fg(Color::Cyan)
    }

    /// What matters less: labels, hints, frames.
    pub fn dim(self) -> Style {
        if self.colour { Style::new().fg(Color::DarkGray) } else { Style::new().add_modifier(Modifier::DIM) }
    }

    /// Overdue, against us, broken.
    pub fn bad(self) -> Style {
        self.fg(Color::Red).add_modifier(Modifier::BOLD)
    }

    /// Due now, needs a look.
    pub fn warn(self) -> Style {
        self.fg(Color::Yellow)
    }

    /// Kept, for us.
    pub fn good(self) -> Style {
        self.fg(Color::Green)
    }

    /// The row or field that keys act on.
    pub fn selected(self) -> Style {
        if self.colour { Style::new().bg(Color::Blue).fg(Color::White) } else { Style::new().add_modifier(Modifier::REVERSED) }
    }

    /// The same where another pane has the keys.
    pub fn selected_elsewhere(self) -> Style {
        Style::new().add_modifier(Modifier::UNDERLINED)
    }

    /// The style of a rating from −2 to +2.
    pub fn attitude(self, value: i64) -> Style {
        match value {
            i64::MIN..=-1 => self.bad(),
            0 => self.plain(),
            _ => self.good(),
        }
    }
}

/// A row that asks for attention.
pub const ALARM: &str = "!";
/// Due today, or in doubt.
pub const DUE: &str = "•";
/// What should have been written down by now.
pub const UNWRITTEN: &str = "?";
/// The row that keys act on, where a colour alone would say it.
pub const CURSOR: &str = "►";
/// What comes again.
pub const REPEATS: &str = "↻";
/// A done thing and an open one.
pub const BOXES: [&str; 2] = ["[ ]", "[x]"];
/// A value that is not shown while a client is in the room.
pub const HIDDEN: &str = "•••";
/// The bars of a small chart, lowest first.
pub const BARS: [&str; 8] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];

/// The name of the product.
pub const PRODUCT: Words = w("Kamdesk", "Kamdesk");
