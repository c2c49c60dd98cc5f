//! Text that arrives all at once without being marked as pasted: one insertion, one search, one frame.

use super::event::Event;
use super::keymap::Key;
use crossterm::event::{Event as Term, KeyCode};
use std::collections::{HashSet, VecDeque};
use std::sync::mpsc::Receiver;
use std::time::{Duration, Instant};

/// So many letters between two frames are typed by nobody.
const MANY: usize = 12;
/// So many letters differ in a text: a key that is held down is none.
const VARIED: usize = 5;
/// So many with the end of a line among them are typed by nobody in one piece.
const FEW: usize = 5;
/// How long a burst may pause and still be the same one.
const PAUSE: Duration = Duration::from_millis(80);
/// How long after a burst nobody has begun to type.
const REST: Duration = Duration::from_millis(100);
/// How long a busy machine may take between two pieces of what is one text.
const BETWEEN: Duration = Duration::from_millis(700);
/// How long a burst is gathered at most before something is shown of it.
const LONGEST: Duration = Duration::from_millis(3_000);

/// The letter that an event types, with the end of a line as one.
fn letter(event: &Event) -> Option<char> {
    let Event::Terminal(event) = event else { return None };
    letter_of(event)
}

fn letter_of(event: &Term) -> Option<char> {
    let Term::Key(key) = event else { return None };
    match (Key::of(key)?, key.code) {
        (Key { ctrl: false, .. }, KeyCode::Char(c)) => Some(c),
        (Key { ctrl: false, .. }, KeyCode::Enter) => Some('\n'),
        // A line that was copied ends in it, where a terminal sends what is pasted as it is.
        (Key { ctrl: true, code: KeyCode::Char('j') }, _) => Some('\n'),
        _ => None,
    }
}

/// Whether more came in one piece than anybody types: the thread that reads the terminal never waits for the program.
pub fn came_at_once(first: &Event) -> bool {
    let Event::Piece(piece) = first else { return false };
    piece.len() >= MANY || is_of_lines(&piece.iter().map_while(letter_of).collect::<String>())
}

/// Whether something stands behind the end of a line: the end alone is the key that one presses behind what was typed.
fn is_of_lines(text: &str) -> bool {
    text.chars().count() >= FEW && text.trim_matches('\n').contains('\n')
}

/// Everything that has arrived, in its order; of a burst, all until it pauses.
pub fn gather(first: Event, events: &Receiver<Event>) -> VecDeque<Event> {
    let mut arrived: VecDeque<Event> = first.single().chain(events.try_iter().flat_map(Event::single)).collect();
    let since = Instant::now();
    while arrived.len() >= MANY && arrived.iter().rev().take(MANY).all(|event| letter(event).is_some()) && since.elapsed() < LONGEST {
        match events.recv_timeout(PAUSE) {
            Ok(event) => arrived.extend(event.single().chain(events.try_iter().flat_map(Event::single))),
            Err(_) => break,
        }
    }
    arrived
}

/// The bursts of a terminal: what comes right after one is its end, however little.
#[derive(Debug, Default)]
pub struct Bursts {
    last: Option<Instant>,
    /// Text came in where nothing is typed.
    stray: Option<Instant>,
    /// What has come in without a rest, in one piece or several.
    stream: Stream,
}

#[derive(Debug, Default)]
struct Stream {
    last: Option<Instant>,
    text: String,
    /// A burst was among it.
    burst: bool,
    /// It does not fit: what still comes of it goes the same way.
    refused: bool,
}

/// What is to be done with a piece of what comes in.
#[derive(Debug)]
pub enum Taken {
    /// It is as any other event.
    As(Event),
    /// Nothing: it belongs to what was refused.
    Nothing,
    /// What came in before it is taken back, and all of it is refused at once.
    Back(Event),
}

impl Bursts {
    /// Takes the burst that the events begin with, as a paste; `None` when they begin with keys. A text of several lines
    /// has the ends of lines in it where `lines`; elsewhere the end of a line is its key only behind all the rest: what stands
    /// behind it was copied with it, and is no command.
    pub fn take(&mut self, arrived: &mut VecDeque<Event>, lines: bool) -> Option<Event> {
        let text: String = arrived.iter().map_while(letter).collect();
        let line = text.trim_end_matches('\n');
        let count = if lines || line.contains('\n') { &text } else { line }.chars().count();
        // Any other key in between ends it.
        self.last.take_if(|_| count == 0);
        if count < if self.last.is_some() { 1 } else { MANY } {
            return None;
        }
        self.last = Some(Instant::now());
        arrived.drain(..count);
        Some(Event::Terminal(Term::Paste(if lines { text } else { line.to_owned() })))
    }

    /// Takes the text that the events begin with where nothing is typed: as commands, its letters would do whatever they
    /// happen to mean. Only what came `at_once`: a key after another may have been typed ahead of a busy program.
    pub fn nowhere(&mut self, arrived: &mut VecDeque<Event>, at_once: bool) -> Option<Event> {
        if self.stray.is_none() && !at_once {
            return None;
        }
        let text: String = arrived.iter().map_while(letter).collect();
        self.stray.take_if(|_| text.is_empty());
        let is_text = || {
            let is_long = text.chars().count() >= MANY && text.chars().any(char::is_whitespace);
            (is_long || is_of_lines(&text)) && text.chars().collect::<HashSet<_>>().len() >= VARIED
        };
        if self.stray.is_none() && !is_text() {
            return None;
        }
        self.stray = (!text.is_empty()).then(Instant::now);
        arrived.drain(..text.chars().count());
        Some(Event::Terminal(Term::Paste(text)))
    }

    /// Something has arrived, and more is about to be gathered: what came long before it is another text.
    pub fn arrives(&mut self) {
        self.last.take_if(|last| last.elapsed() >= REST);
        self.stray.take_if(|last| last.elapsed() >= BETWEEN);
        let rest = if self.stream.burst { BETWEEN } else { REST };
        if self.stream.last.is_some_and(|last| last.elapsed() >= rest) {
            self.stream = Stream::default();
        }
    }

    /// Whether an event begins what comes in without a rest.
    pub fn begins(&self, event: &Event, burst: bool) -> bool {
        self.stream.last.is_none() && (burst || letter(event).is_some())
    }

    /// Takes a piece of what comes in, a `burst` or one key: whole or nothing of it goes into where there is so much `room`.
    pub fn whole(&mut self, event: Event, burst: bool, room: Option<usize>) -> Taken {
        let added = match &event {
            Event::Terminal(Term::Paste(text)) if burst => Some(text.clone()),
            event => letter(event).map(String::from),
        };
        let Some(added) = added else {
            // What threads of our own report in between ends nothing.
            if matches!(event, Event::Terminal(Term::Key(_) | Term::Mouse(_) | Term::Paste(_))) {
                self.stream = Stream::default();
            }
            return Taken::As(event);
        };
        if self.begins(&event, burst) {
            self.stream = Stream::default();
        }
        self.stream.last = Some(Instant::now());
        self.stream.burst |= burst;
        if self.stream.refused {
            return Taken::Nothing;
        }
        self.stream.text.push_str(&added);
        if burst && room.is_some_and(|room| added.chars().count() > room) {
            self.stream.refused = true;
            return Taken::Back(Event::Terminal(Term::Paste(std::mem::take(&mut self.stream.text))));
        }
        Taken::As(event)
    }

    /// An event where nothing is typed: what came in before it is done with.
    pub fn is_command(&mut self, event: Event) -> Taken {
        if letter(&event).is_some() {
            self.stream = Stream::default();
        }
        Taken::As(event)
    }

    /// What came in has been worked on: only from now on is its end awaited.
    pub fn rest(&mut self) {
        let now = Instant::now();
        for last in [&mut self.last, &mut self.stray, &mut self.stream.last].into_iter().flatten() {
            *last = now;
        }
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

    /// In pieces, each of which would fit.
    #[test]
    fn what_does_not_fit_goes_back_whole() {
        let mut bursts = Bursts::default();
        let burst = |text: &str| Event::Terminal(Term::Paste(text.to_owned()));
        let key = |text: &str| typed(text).pop_front().unwrap();
        assert!(bursts.begins(&key("а"), false));
        assert!(matches!(bursts.whole(key("а"), false, Some(10)), Taken::As(_)));
        assert!(!bursts.begins(&burst("бвгдежзи"), true), "it goes on");
        assert!(matches!(bursts.whole(burst("бвгдежзи"), true, Some(9)), Taken::As(_)));
        let Taken::Back(all) = bursts.whole(burst("клмноп"), true, Some(1)) else { panic!("it does not fit") };
        assert_eq!(pasted(Some(all)).as_deref(), Some("абвгдежзиклмноп"));
        // What still comes of it would fit again.
        assert!(matches!(bursts.whole(burst("рст"), true, Some(10)), Taken::Nothing));
        assert!(matches!(bursts.whole(key("у"), false, Some(10)), Taken::Nothing));
        // Any other key ends it.
        let left = Event::Terminal(Term::Key(KeyEvent::new(KeyCode::Left, KeyModifiers::NONE)));
        assert!(matches!(bursts.whole(left, false, Some(10)), Taken::As(_)));
        assert!(matches!(bursts.whole(key("ф"), false, Some(10)), Taken::As(_)));
    }

    #[test]
    fn what_nobody_types_so_fast_is_one_insertion() {
        let mut bursts = Bursts::default();
        let mut arrived = typed("Договорились о сроках\nи о цене");
        assert_eq!(pasted(bursts.take(&mut arrived, false)).as_deref(), Some("Договорились о сроках\nи о цене"), "copied as one");
        // At its end, the end of the line is the key it is; what comes after a key is typed.
        let mut arrived = typed("Договорились о сроках\n");
        assert_eq!(pasted(bursts.take(&mut arrived, false)).as_deref(), Some("Договорились о сроках"));
        assert_eq!(pasted(bursts.take(&mut typed("и о"), false)).as_deref(), Some("и о"), "the end of a burst is short");
        assert_eq!((arrived.len(), pasted(bursts.take(&mut arrived, false))), (1, None));
        let mut fresh = Bursts::default();
        assert_eq!(pasted(fresh.take(&mut typed("2jjj"), false)), None);
        assert_eq!(pasted(fresh.take(&mut typed("Договорились\nо сроках"), true)).as_deref(), Some("Договорились\nо сроках"));
    }

    #[test]
    fn a_text_that_arrives_where_nothing_is_typed_is_no_row_of_commands() {
        let mut bursts = Bursts::default();
        let mut arrived = typed("вторая строка\n");
        assert!(pasted(bursts.nowhere(&mut arrived, true)).is_some());
        assert!(arrived.is_empty());
        assert!(pasted(bursts.nowhere(&mut typed("и её конец"), false)).is_some(), "it goes on");
        let mut fresh = Bursts::default();
        let keys = |text: &str| -> VecDeque<Event> {
            let fed = |event: Event| match event {
                Event::Terminal(Term::Key(key)) if key.code == KeyCode::Enter => KeyEvent::new(KeyCode::Char('j'), KeyModifiers::CONTROL),
                Event::Terminal(Term::Key(key)) => key,
                _ => panic!("a key"),
            };
            typed(text).into_iter().map(|event| Event::Terminal(Term::Key(fed(event)))).collect()
        };
        for mut lines in ["delete yes\ny\n", "del\ny\n"].into_iter().flat_map(|text| [typed(text), keys(text)]) {
            let piece =
                lines.iter().map(|event| if let Event::Terminal(event) = event { event.clone() } else { panic!("a key") }).collect();
            assert!(came_at_once(&Event::Piece(piece)));
            let is_text = Bursts::default().nowhere(&mut lines, true).is_some();
            assert!(is_text && lines.is_empty());
        }
        for (keys, at_once) in [("jj\n", true), ("jj\njj\njj", true), ("jjjjjjjjjjjjjjjj", true), ("2jj", true), ("вторая строка\n", false)]
        {
            assert!(pasted(fresh.nowhere(&mut typed(keys), at_once)).is_none(), "{keys}");
        }
    }
}
