//! Keys: how they are written in the table of actions, and which one was meant, whatever layout is on.

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use std::fmt;

/// A key as commands know it: by its place on the keyboard, with Shift seen in the character alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    /// What was pressed.
    pub code: KeyCode,
    /// Whether Ctrl was held.
    pub ctrl: bool,
}

/// The letters of the Russian layout and the keys of the Latin one that they stand on.
const LAYOUT: (&str, &str) = ("йцукенгшщзхъфывапролджэячсмитьбюё", "qwertyuiop[]asdfghjkl;'zxcvbnm,.`");

/// The Latin character on the key of a Russian letter; other characters are given back.
pub fn latin(c: char) -> char {
    let lower = c.to_lowercase().next().unwrap_or(c);
    let Some(at) = LAYOUT.0.chars().position(|letter| letter == lower) else { return c };
    let found = LAYOUT.1.chars().nth(at).unwrap_or(c);
    if c == lower { found } else { found.to_ascii_uppercase() }
}

impl Key {
    /// The key that an event stands for; `None` for releases and for keys held with Alt or a system key.
    pub fn of(event: &KeyEvent) -> Option<Key> {
        if event.kind == KeyEventKind::Release || event.modifiers.intersects(KeyModifiers::ALT | KeyModifiers::SUPER) {
            return None;
        }
        let ctrl = event.modifiers.contains(KeyModifiers::CONTROL);
        let code = match event.code {
            KeyCode::Char(c) if ctrl => KeyCode::Char(latin(c).to_ascii_lowercase()),
            KeyCode::Char(c) => KeyCode::Char(latin(c)),
            // Some terminals say Tab with Shift, others BackTab.
            KeyCode::Tab if event.modifiers.contains(KeyModifiers::SHIFT) => KeyCode::BackTab,
            other => other,
        };
        Some(Key { code, ctrl })
    }

    /// Reads the way a key is written in the table: `j`, `G`, `ctrl-r`, `f1`, `enter`, `space`.
    pub fn parse(text: &str) -> Option<Key> {
        let (ctrl, name) = match text.strip_prefix("ctrl-") {
            Some(name) => (true, name),
            None => (false, text),
        };
        let mut chars = name.chars();
        let code = match (chars.next(), chars.next()) {
            (Some(c), None) => KeyCode::Char(c),
            _ => match name {
                "enter" => KeyCode::Enter,
                "esc" => KeyCode::Esc,
                "tab" => KeyCode::Tab,
                "backtab" => KeyCode::BackTab,
                "space" => KeyCode::Char(' '),
                "up" => KeyCode::Up,
                "down" => KeyCode::Down,
                "left" => KeyCode::Left,
                "right" => KeyCode::Right,
                "home" => KeyCode::Home,
                "end" => KeyCode::End,
                "pgup" => KeyCode::PageUp,
                "pgdn" => KeyCode::PageDown,
                "del" => KeyCode::Delete,
                "backspace" => KeyCode::Backspace,
                _ => KeyCode::F(name.strip_prefix('f')?.parse().ok().filter(|n| (1..=12).contains(n))?),
            },
        };
        Some(Key { code, ctrl })
    }

    /// Whether it is Enter.
    pub fn is_enter(self) -> bool {
        self.code == KeyCode::Enter
    }

    /// Whether the key would change a text field: a letter, or what takes one away.
    pub fn edits(self) -> bool {
        self.is_text() || matches!(self.code, KeyCode::Backspace | KeyCode::Delete)
    }

    /// Whether the key would be a letter in a text field.
    pub fn is_text(self) -> bool {
        !self.ctrl && matches!(self.code, KeyCode::Char(_))
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        if self.ctrl {
            f.write_str("Ctrl-")?;
        }
        match self.code {
            KeyCode::Char(' ') => f.write_str("Space"),
            KeyCode::Char(c) if self.ctrl => write!(f, "{}", c.to_ascii_uppercase()),
            KeyCode::Char(c) => write!(f, "{c}"),
            KeyCode::F(n) => write!(f, "F{n}"),
            KeyCode::Enter => f.write_str("Enter"),
            KeyCode::Esc => f.write_str("Esc"),
            KeyCode::Tab => f.write_str("Tab"),
            KeyCode::BackTab => f.write_str("Shift-Tab"),
            KeyCode::Up => f.write_str("↑"),
            KeyCode::Down => f.write_str("↓"),
            KeyCode::Left => f.write_str("←"),
            KeyCode::Right => f.write_str("→"),
            KeyCode::Home => f.write_str("Home"),
            KeyCode::End => f.write_str("End"),
            KeyCode::PageUp => f.write_str("PgUp"),
            KeyCode::PageDown => f.write_str("PgDn"),
            KeyCode::Delete => f.write_str("Del"),
            KeyCode::Backspace => f.write_str("Backspace"),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_russian_layout_presses_the_same_keys() {
        for (typed, meant) in [('о', 'j'), ('з', 'p'), ('П', 'G'), ('к', 'r'), ('г', 'u'), ('j', 'j'), ('7', '7')] {
            assert_eq!(latin(typed), meant);
        }
        let key = KeyEvent::new(KeyCode::Char('К'), KeyModifiers::CONTROL);
        assert_eq!(Key::of(&key), Key::parse("ctrl-r"));
    }

    #[test]
    fn releases_and_alt_are_no_commands() {
        let mut release = KeyEvent::new(KeyCode::Char('q'), KeyModifiers::NONE);
        release.kind = KeyEventKind::Release;
        assert_eq!(Key::of(&release), None);
        assert_eq!(Key::of(&KeyEvent::new(KeyCode::Char('q'), KeyModifiers::ALT)), None);
        let shifted = KeyEvent::new(KeyCode::Char('G'), KeyModifiers::SHIFT);
        assert_eq!(Key::of(&shifted), Key::parse("G"));
    }
}
