//! Text that arrives all at once without being marked as pasted: one insertion, one search, one frame.

use super::event::Event;
use super::keymap::Key;
use crossterm::event::{Event as Term, KeyCode};
use std::collections::VecDeque;
use std::sync::mpsc::Receiver;
use std::time::{Duration, Instant};

/// So many letters between two frames are typed by nobody.
const MANY: usize = 12;
/// How long a burst may pause and still be the same one.
const PAUSE: Duration = Duration::from_millis(80);
/// How long after a burst nobody has begun to type.
const REST: Duration = Duration::from_millis(100);
/// How long a burst is gathered at most before something is shown of it.
const LONGEST: Duration = Duration::from_millis(3_000);

/// The letter that an event types, with the end of a line as one.
fn letter(event: &Event) -> Option<char> {
    let Event::Terminal(Term::Key(key)) = event else { return None };
    match (Key::of(key)?, key.code) {
        (Key { ctrl: false, .. }, KeyCode::Char(c)) => Some(c),
        (Key { ctrl: false, .. }, KeyCode::Enter) => Some('\n'),
        _ => None,
    }
}

/// Everything that has arrived, in its order; of a burst, all until it pauses.
pub fn gather(first: Event, events: &Receiver<Event>) -> VecDeque<Event> {
    let mut arrived: VecDeque<Event> = std::iter::once(first).chain(events.try_iter()).collect();
    let since = Instant::now();
    while arrived.len() >= MANY && arrived.iter().rev().take(MANY).all(|event| letter(event).is_some()) && since.elapsed() < LONGEST {
        match events.recv_timeout(PAUSE) {
            Ok(event) => arrived.extend(std::iter::once(event).chain(events.try_iter())),
            Err(_) => break,
        }
    }
    arrived
}

/// The bursts of a terminal: what comes right after one is its end, however little.
#[derive(Debug, Default)]
pub struct Bursts {
    last: Option<Instant>,
}

impl Bursts {
    /// Takes the burst that the events begin with, as a paste; `None` when they begin with keys. A text of several lines
    /// has the ends of lines in it where `lines`.
    pub fn take(&mut self, arrived: &mut VecDeque<Event>, lines: bool) -> Option<Event> {
        let is_of_it = |event: &Event| letter(event).filter(|c| lines || *c != '\n');
        let count = arrived.iter().map_while(is_of_it).count();
        // Any other key in between ends it.
        self.last.take_if(|_| count == 0);
        let goes_on = self.last.is_some_and(|last| last.elapsed() < REST);
        if count < if goes_on { 1 } else { MANY } {
            return None;
        }
        self.last = Some(Instant::now());
        let text = arrived.drain(..count).filter_map(|event| letter(&event)).collect();
        Some(Event::Terminal(Term::Paste(text)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crossterm::event::{KeyEvent, KeyModifiers};

    fn typed(text: &str) -> VecDeque<Event> {
        let key = |c| KeyEvent::new(if c == '\n' { KeyCode::Enter } else { KeyCode::Char(c) }, KeyModifiers::NONE);
        text.chars().map(|c| Event::Terminal(Term::Key(key(c)))).collect()
    }

    fn pasted(event: Option<Event>) -> Option<String> {
        match event {
            Some(Event::Terminal(Term::Paste(text))) => Some(text),
            _ => None,
        }
    }

    #[test]
    fn what_nobody_types_so_fast_is_one_insertion() {
        let mut bursts = Bursts::default();
        let mut arrived = typed("Договорились о сроках\nи о цене");
        assert_eq!(pasted(bursts.take(&mut arrived, false)).as_deref(), Some("Договорились о сроках"));
        assert_eq!(pasted(bursts.take(&mut typed("и о"), false)).as_deref(), Some("и о"), "the end of a burst is short");
        // The end of the line is the key it is in a field of one line; what comes after a key is typed.
        assert_eq!(pasted(bursts.take(&mut arrived, false)), None);
        arrived.pop_front();
        assert_eq!(pasted(bursts.take(&mut arrived, false)), None);
        let mut fresh = Bursts::default();
        assert_eq!(pasted(fresh.take(&mut typed("2jjj"), false)), None);
        assert_eq!(pasted(fresh.take(&mut typed("Договорились\nо сроках"), true)).as_deref(), Some("Договорились\nо сроках"));
    }
}
