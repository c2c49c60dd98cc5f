//! Keys as tests write them: `"jj<Enter>"`, `<C-s>`, `<F5>`, `<paste:a text>`, `<lt>` for the sign itself.

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};

/// Something typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Press {
    /// A key.
    Key(KeyCode, KeyModifiers),
    /// A paste.
    Paste(String),
}

/// Reads keys.
pub fn parse(text: &str) -> Vec<Press> {
    let mut presses = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        rest = rest.strip_prefix(c).unwrap();
        if c != '<' {
            presses.push(match c {
                '\n' => Press::Key(KeyCode::Enter, KeyModifiers::NONE),
                c => Press::Key(KeyCode::Char(c), KeyModifiers::NONE),
            });
            continue;
        }
        let (name, after) = rest.split_once('>').unwrap_or_else(|| panic!("no end of the key in {text:?}"));
        rest = after;
        if let Some(pasted) = name.strip_prefix("paste:") {
            presses.push(Press::Paste(pasted.to_owned()));
            continue;
        }
        let (modifiers, name) = match name.strip_prefix("C-") {
            Some(name) => (KeyModifiers::CONTROL, name),
            None => (KeyModifiers::NONE, name),
        };
        presses.push(Press::Key(code(name), modifiers));
    }
    presses
}

fn code(name: &str) -> KeyCode {
    let mut chars = name.chars();
    match (chars.next(), chars.next()) {
        (Some(c), None) => KeyCode::Char(c),
        _ => match name {
            "Enter" => KeyCode::Enter,
            "Esc" => KeyCode::Esc,
            "Tab" => KeyCode::Tab,
            "S-Tab" => KeyCode::BackTab,
            "Space" => KeyCode::Char(' '),
            "lt" => KeyCode::Char('<'),
            "Up" => KeyCode::Up,
            "Down" => KeyCode::Down,
            "Left" => KeyCode::Left,
            "Right" => KeyCode::Right,
            "Home" => KeyCode::Home,
            "End" => KeyCode::End,
            "PgUp" => KeyCode::PageUp,
            "PgDn" => KeyCode::PageDown,
            "Del" => KeyCode::Delete,
            "Backspace" => KeyCode::Backspace,
            _ => KeyCode::F(name.strip_prefix('F').and_then(|n| n.parse().ok()).unwrap_or_else(|| panic!("<{name}> is no key"))),
        },
    }
}

impl Press {
    /// As the terminal library reports it.
    pub fn event(&self) -> Event {
        match self {
            Press::Key(code, modifiers) => Event::Key(KeyEvent::new(*code, *modifiers)),
            Press::Paste(text) => Event::Paste(text.clone()),
        }
    }

    /// As a terminal sends it.
    pub fn bytes(&self) -> Vec<u8> {
        let sequence = match self {
            Press::Paste(text) => format!("\x1b[200~{text}\x1b[201~"),
            Press::Key(KeyCode::Char(c), modifiers) if modifiers.contains(KeyModifiers::CONTROL) => {
                let byte = u8::try_from(c.to_ascii_lowercase()).unwrap() & 0x1f;
                return vec![byte];
            }
            Press::Key(code, _) => match code {
                KeyCode::Char(c) => c.to_string(),
                KeyCode::Enter => "\r".into(),
                KeyCode::Esc => "\x1b".into(),
                KeyCode::Tab => "\t".into(),
                KeyCode::BackTab => "\x1b[Z".into(),
                KeyCode::Up => "\x1b[A".into(),
                KeyCode::Down => "\x1b[B".into(),
                KeyCode::Right => "\x1b[C".into(),
                KeyCode::Left => "\x1b[D".into(),
                KeyCode::Home => "\x1b[H".into(),
                KeyCode::End => "\x1b[F".into(),
                KeyCode::PageUp => "\x1b[5~".into(),
                KeyCode::PageDown => "\x1b[6~".into(),
                KeyCode::Delete => "\x1b[3~".into(),
                KeyCode::Backspace => "\x7f".into(),
                KeyCode::F(n) => match n {
                    1..=4 => format!("\x1bO{}", char::from(b'O' + n)),
                    5 => "\x1b[15~".into(),
                    6..=10 => format!("\x1b[{}~", n + 11),
                    _ => format!("\x1b[{}~", n + 12),
                },
                other => panic!("{other:?} cannot be typed"),
            },
        };
        sequence.into_bytes()
    }
}
