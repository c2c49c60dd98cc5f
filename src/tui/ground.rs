//! Whether the terminal is dark or light: it is asked after the first frame, and nobody waits for the answer.
//!
//! Libraries that ask read the terminal themselves until it answers or a time is over, and what is typed meanwhile is
//! lost. So the question is written, and the answer is picked out of the events among which it comes; a terminal that is
//! silent costs nothing.

use crate::platform;
use crate::settings::Ground;
use crossterm::event::{Event, KeyCode, KeyEventKind, KeyModifiers};
use std::io::Write;

/// The question after the background (OSC 11).
const QUESTION: &[u8] = b"\x1b]11;?\x1b\\";
/// What an answer begins with, behind its Escape and bracket.
const HEAD: &str = "11;";
/// No answer is longer.
const LONGEST: usize = 40;

/// Whether the terminal is one that can be asked.
pub fn can_be_asked() -> bool {
    let term = std::env::var("TERM").unwrap_or_default();
    platform::answers_come_as_keys() && !term.is_empty() && !["dumb", "linux"].contains(&term.as_str())
}

/// Asks; whoever cannot hear it answers nothing.
pub fn ask() {
    let mut out = std::io::stdout();
    let _ = out.write_all(QUESTION).and_then(|()| out.flush());
}

/// What became of an event.
#[derive(Debug, PartialEq)]
pub enum Heard {
    /// It may belong to the answer, which goes on.
    Waiting,
    /// It was the end of the answer.
    Answer(Ground),
    /// It was no answer: these are events as any.
    Events(Vec<Event>),
}

/// Picks the answer out of the events, and loses none of the others.
#[derive(Debug, Default)]
pub struct Listener {
    held: Vec<Event>,
    text: String,
    answered: bool,
}

impl Listener {
    /// Takes the next event.
    pub fn hear(&mut self, event: Event) -> Heard {
        if self.answered {
            return Heard::Events(vec![event]);
        }
        let key = match &event {
            Event::Key(key) if key.kind == KeyEventKind::Press => match key.code {
                KeyCode::Char(c) => Some((c, key.modifiers - KeyModifiers::SHIFT)),
                _ => None,
            },
            _ => None,
        };
        let goes_on = match (self.held.is_empty(), key) {
            // Escape and a bracket are read as one key.
            (true, Some((']', KeyModifiers::ALT))) => true,
            (false, Some((c, KeyModifiers::NONE))) => {
                self.text.push(c);
                self.text.len() < LONGEST && (HEAD.starts_with(&self.text) || self.text.starts_with(HEAD))
            }
            // It ends with a bell, or with Escape and a backslash.
            (false, Some(('\\', KeyModifiers::ALT) | ('g', KeyModifiers::CONTROL))) => {
                if let Some(ground) = self.text.strip_prefix(HEAD).and_then(judge) {
                    (self.held, self.text, self.answered) = (Vec::new(), String::new(), true);
                    return Heard::Answer(ground);
                }
                false
            }
            _ => false,
        };
        self.held.push(event);
        if goes_on {
            return Heard::Waiting;
        }
        self.text.clear();
        Heard::Events(std::mem::take(&mut self.held))
    }
}

/// Dark or light, as the eye takes a colour: by its luminance, half of which it sees at less than a fifth.
fn judge(colour: &str) -> Option<Ground> {
    let colour = xterm_color::Color::parse(colour.as_bytes()).ok()?;
    let linear = |part: u16| (f64::from(part) / f64::from(u16::MAX)).powf(2.2);
    let luminance = 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue);
    Some(if luminance > 0.18 { Ground::Light } else { Ground::Dark })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crossterm::event::KeyEvent;

    fn key(c: char, modifiers: KeyModifiers) -> Event {
        Event::Key(KeyEvent::new(KeyCode::Char(c), modifiers))
    }

    /// The events as which a terminal library reads these keys.
    fn typed(text: &str) -> Vec<Event> {
        text.chars().map(|c| key(c, KeyModifiers::NONE)).collect()
    }

    fn answer(colour: &str, end: Event) -> Vec<Event> {
        let mut events = vec![key(']', KeyModifiers::ALT)];
        events.extend(typed(&format!("11;{colour}")));
        events.push(end);
        events
    }

    fn hear(events: impl IntoIterator<Item = Event>) -> (Vec<Event>, Vec<Ground>) {
        let (mut listener, mut others, mut grounds) = (Listener::default(), Vec::new(), Vec::new());
        for event in events {
            match listener.hear(event) {
                Heard::Waiting => {}
                Heard::Answer(ground) => grounds.push(ground),
                Heard::Events(events) => others.extend(events),
            }
        }
        (others, grounds)
    }

    #[test]
    fn the_answer_is_told_from_what_is_typed_around_it() {
        let bell = key('g', KeyModifiers::CONTROL);
        let end = key('\\', KeyModifiers::ALT);
        let cases = [
            ("rgb:0000/2b2b/3636", bell.clone(), Ground::Dark),
            ("rgb:fdfd/f6f6/e3e3", end.clone(), Ground::Light),
            ("rgb:1e/1e/1e", end.clone(), Ground::Dark),
            ("rgb:ffff/ffff/ffff", bell.clone(), Ground::Light),
        ];
        for (colour, end, ground) in cases {
            let around = [typed("jj"), answer(colour, end), typed("11;p")].concat();
            assert_eq!(hear(around), (typed("jj11;p"), vec![ground]), "{colour}");
        }
    }

    /// A key that looks like the beginning of an answer would be lost, and all that follows it.
    #[test]
    fn what_is_no_answer_is_typed() {
        let alt = key(']', KeyModifiers::ALT);
        for text in ["", "1", "12", "11;rgb:zz", "q"] {
            let events = [vec![alt.clone()], typed(text), vec![Event::Key(KeyEvent::new(KeyCode::Enter, KeyModifiers::NONE))]].concat();
            assert_eq!(hear(events.clone()), (events, Vec::new()), "{text}");
        }
        let long = [vec![alt], typed(&format!("11;{}", "0".repeat(60)))].concat();
        assert_eq!(hear(long.clone()).0, long);
    }
}
