//! Roles of style and glyphs: few, each with a meaning, never a colour alone. No colour is named anywhere else.

use crate::domain::words::{Words, w};
pub use crate::map::card::{INFLUENCE, MAIN, RELATIONSHIP};
pub use crate::printable::ascii;
pub use crate::settings::Ground;
use ratatui::style::{Color, Modifier, Style};

/// How things are drawn: with colours or without, on which ground, with Unicode glyphs or ASCII alone.
///
/// Colours are those that can be read on the ground: bright black is the ground itself in some palettes, yellow and green
/// fade on white. Where the ground is not known, only bright red reads on all of them; the rest is weight.
#[derive(Clone, Copy, Debug)]
pub struct Theme {
    /// Whether colours are used (`NO_COLOR` is not set).
    pub colour: bool,
    /// Whether only ASCII glyphs are drawn.
    pub ascii: bool,
    /// What is known of the terminal's ground.
    pub ground: Ground,
}

impl Theme {
    /// A colour for each ground; `None` leaves the terminal's own.
    fn fg(self, dark: Option<Color>, light: Option<Color>, unknown: Option<Color>) -> Style {
        let colour = match self.ground {
            _ if !self.colour => None,
            Ground::Dark => dark,
            Ground::Light => light,
            Ground::Unknown => unknown,
        };
        colour.map_or_else(Style::new, |colour| Style::new().fg(colour))
    }

    /// Everything that is read.
    pub fn plain(self) -> Style {
        Style::new()
    }

    /// What leads the eye: accounts, surnames, hours, sums, open items.
    pub fn strong(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    /// Keys, headings within a page, the place one is at.
    pub fn accent(self) -> Style {
        let style = self.fg(Some(Color::Cyan), Some(Color::Blue), None);
        if style.fg.is_some() { style } else { self.strong() }
    }

    /// The tab or place one is at.
    pub fn here(self) -> Style {
        self.accent().add_modifier(Modifier::BOLD | Modifier::UNDERLINED)
    }

    /// The title of the pane that has the keys.
    pub fn head(self) -> Style {
        self.accent().add_modifier(Modifier::BOLD)
    }

    /// Only what may vanish: rules, frames, dots, dashes. Nothing that must be read.
    pub fn quiet(self) -> Style {
        Style::new().add_modifier(Modifier::DIM)
    }

    /// Late, against us, a complaint: the sign and the figure.
    pub fn bad(self) -> Style {
        self.fg(Some(Color::LightRed), Some(Color::Red), Some(Color::LightRed)).add_modifier(Modifier::BOLD)
    }

    /// Due today, guessed, in doubt.
    pub fn warn(self) -> Style {
        let style = self.fg(Some(Color::Yellow), None, None);
        if style.fg.is_some() { style } else { self.strong() }
    }

    /// Kept just now, for us; never what is merely in order.
    pub fn good(self) -> Style {
        self.fg(Some(Color::Green), None, None)
    }

    /// The row or field that keys act on; [`Canvas::highlight`](super::canvas::Canvas::highlight) takes off what colours it has.
    pub fn selected(self) -> Style {
        Style::new().add_modifier(Modifier::REVERSED)
    }

    /// No colours, and nothing that fades.
    pub fn bare(self) -> Style {
        Style::new().fg(Color::Reset).bg(Color::Reset).remove_modifier(Modifier::DIM | Modifier::UNDERLINED)
    }

    /// The same where another pane has the keys.
    pub fn selected_elsewhere(self) -> Style {
        self.strong()
    }

    /// Letters that were sought.
    pub fn found(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD | Modifier::UNDERLINED)
    }

    /// What holds for the whole screen: a client in the room, nothing can be saved.
    pub fn badge(self) -> Style {
        if self.colour { Style::new().fg(Color::Black).bg(Color::Yellow) } else { self.selected() }
    }

    /// An error that keeps something from being saved.
    pub fn trouble(self) -> Style {
        if self.colour { Style::new().fg(Color::White).bg(Color::Red) } else { self.selected() }
    }

    /// The dark modules of a code on their light ground, whatever the palette is: a phone reads it, not a person.
    pub fn code(self) -> Style {
        if self.colour { Style::new().fg(Color::Indexed(16)).bg(Color::Indexed(231)) } else { self.plain() }
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

/// The row that keys act on.
pub const AT: &str = "►";
/// A judgement that is old.
pub const OLD: &str = "~";
/// A row that asks for attention.
pub const ALARM: &str = crate::page::ALARM;
/// Due today, or in doubt.
pub const DUE: &str = "•";
/// What is planned, and what was planned and never written down.
pub const AHEAD: &str = "→";
/// See [`AHEAD`].
pub const NOT_CLOSED: &str = "?";
/// What comes again.
pub const REPEATS: &str = "↻";
/// A done thing and an open one.
pub const BOXES: [&str; 2] = ["[ ]", "[x]"];
/// A value that is not shown while a client is in the room.
pub const HIDDEN: &str = "•••";
/// How an order goes: from the least up, from the greatest down.
pub const fn order_mark(falls: bool) -> &'static str {
    if falls { "↓" } else { "↑" }
}
/// The bars of a small chart, lowest first.
pub const BARS: [&str; 8] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];

/// The name of the product.
pub const PRODUCT: Words = w("Kamdesk", "Kamdesk");

#[cfg(test)]
mod tests {
    use super::*;

    /// Palettes that people use: ground, text, the sixteen colours.
    const PALETTES: [(&str, Ground, &str); 7] = [
        (
            "VS Code",
            Ground::Dark,
            "1e1e1e d4d4d4 000000 cd3131 0dbc79 e5e510 2472c8 bc3fbc 11a8cd e5e5e5 666666 f14c4c 23d18b f5f543 3b8eea d670d6 29b8db ffffff",
        ),
        (
            "Windows Terminal",
            Ground::Dark,
            "0c0c0c cccccc 0c0c0c c50f1f 13a10e c19c00 0037da 881798 3a96dd cccccc 767676 e74856 16c60c f9f1a5 3b78ff b4009e 61d6d6 f2f2f2",
        ),
        (
            "xterm",
            Ground::Dark,
            "000000 e5e5e5 000000 cd0000 00cd00 cdcd00 0000ee cd00cd 00cdcd e5e5e5 7f7f7f ff0000 00ff00 ffff00 5c5cff ff00ff 00ffff ffffff",
        ),
        (
            "xterm on white",
            Ground::Light,
            "ffffff 000000 000000 cd0000 00cd00 cdcd00 0000ee cd00cd 00cdcd e5e5e5 7f7f7f ff0000 00ff00 ffff00 5c5cff ff00ff 00ffff ffffff",
        ),
        (
            "Solarized Dark",
            Ground::Dark,
            "002b36 839496 073642 dc322f 859900 b58900 268bd2 d33682 2aa198 eee8d5 002b36 cb4b16 586e75 657b83 839496 6c71c4 93a1a1 fdf6e3",
        ),
        (
            "Solarized Light",
            Ground::Light,
            "fdf6e3 657b83 073642 dc322f 859900 b58900 268bd2 d33682 2aa198 eee8d5 002b36 cb4b16 586e75 657b83 839496 6c71c4 93a1a1 fdf6e3",
        ),
        (
            "Gruvbox",
            Ground::Dark,
            "282828 ebdbb2 282828 cc241d 98971a d79921 458588 b16286 689d6a a89984 928374 fb4934 b8bb26 fabd2f 83a598 d3869b 8ec07c ebdbb2",
        ),
    ];

    /// The place of a colour in a palette; the terminal's own stand before the sixteen.
    fn place(colour: Option<Color>, own: usize) -> usize {
        const SIXTEEN: [Color; 16] = [
            Color::Black,
            Color::Red,
            Color::Green,
            Color::Yellow,
            Color::Blue,
            Color::Magenta,
            Color::Cyan,
            Color::Gray,
            Color::DarkGray,
            Color::LightRed,
            Color::LightGreen,
            Color::LightYellow,
            Color::LightBlue,
            Color::LightMagenta,
            Color::LightCyan,
            Color::White,
        ];
        colour.filter(|colour| *colour != Color::Reset).map_or(own, |colour| 2 + SIXTEEN.iter().position(|known| *known == colour).unwrap())
    }

    fn luminance(rgb: &str) -> f64 {
        let part = |at: usize| f64::from(u8::from_str_radix(rgb.get(at..at + 2).unwrap(), 16).unwrap()) / 255.0;
        let linear = |part: f64| if part <= 0.03928 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) };
        0.2126 * linear(part(0)) + 0.7152 * linear(part(2)) + 0.0722 * linear(part(4))
    }

    /// How well a style is read in a palette, as WCAG reckons it.
    fn contrast(style: Style, palette: &str) -> f64 {
        let colours: Vec<f64> = palette.split(' ').map(luminance).collect();
        let (mut letters, mut ground) = (colours[place(style.fg, 1)], colours[place(style.bg, 0)]);
        if letters < ground {
            (letters, ground) = (ground, letters);
        }
        (letters + 0.05) / (ground + 0.05)
    }

    /// A word in a role that is the ground itself somewhere would not be there.
    #[test]
    fn every_role_is_read_in_every_palette() {
        for (name, is, palette) in PALETTES {
            for ground in [is, Ground::Unknown] {
                let theme = Theme { colour: true, ascii: false, ground };
                let roles = [
                    theme.plain(),
                    theme.strong(),
                    theme.accent(),
                    theme.here(),
                    theme.head(),
                    theme.bad(),
                    theme.warn(),
                    theme.good(),
                    theme.selected(),
                    theme.selected_elsewhere(),
                    theme.found(),
                    theme.badge(),
                    theme.trouble(),
                    theme.bare(),
                ];
                for style in roles {
                    let found = contrast(style, palette);
                    assert!(found >= 3.0, "{name}, {ground:?}, {style:?}: {found:.1}");
                    assert!(!style.add_modifier.contains(Modifier::DIM), "{style:?}");
                }
            }
        }
    }

    /// Whoever sees no colours would not tell what is late from what is due or in order.
    #[test]
    fn without_colours_what_matters_is_still_told_apart() {
        for ground in [Ground::Dark, Ground::Light, Ground::Unknown] {
            let theme = Theme { colour: false, ascii: false, ground };
            for style in [theme.accent(), theme.bad(), theme.warn(), theme.selected(), theme.badge(), theme.trouble(), theme.found()] {
                assert!(style.fg.is_none() && style.bg.is_none() && style != theme.plain(), "{style:?}");
            }
            assert_eq!(theme.good(), theme.plain());
        }
    }
}
