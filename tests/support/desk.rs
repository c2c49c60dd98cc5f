//! The workbench in memory: keys in, a screen of text out, the clock standing still.

use super::{demo_at, keys, morning};
use crossterm::event::{MouseButton, MouseEventKind};
use kamdesk::clock::Clock;
use kamdesk::domain::Lang;
use kamdesk::printable::width;
use kamdesk::store::Store;
use kamdesk::tui::app::{App, Next, Start};
use kamdesk::tui::event::Event;
use kamdesk::tui::theme::{Ground, Theme};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Receiver;
use std::time::Duration;
use tempfile::TempDir;

/// A workbench with its file and its screen.
pub struct Desk {
    folder: TempDir,
    pub app: App,
    terminal: Terminal<TestBackend>,
    /// What the workbench wants of its loop.
    pub next: Next,
}

impl Desk {
    /// Takes news from the background until a text is on the screen.
    pub fn wait_for(&mut self, news: &Receiver<Event>, text: &str) {
        while !self.screen().contains(text) {
            let event = news.recv_timeout(Duration::from_secs(60)).unwrap_or_else(|_| panic!("no {text:?}:\n{}", self.screen()));
            self.app.handle(event);
            self.look_around();
        }
    }

    /// On the demo, on the morning of the pictures.
    pub fn demo(lang: Lang, size: (u16, u16)) -> Desk {
        Desk::on(lang, size, |file| demo_at(file, lang))
    }

    /// On a file that is not there yet.
    pub fn empty(lang: Lang, size: (u16, u16)) -> Desk {
        Desk::on(lang, size, |_| ())
    }

    /// On what `make` puts at a path.
    pub fn on(lang: Lang, size: (u16, u16), make: impl FnOnce(&Path)) -> Desk {
        Desk::drawn(lang, size, Theme { colour: true, ascii: false, ground: Ground::Dark }, make)
    }

    /// On the demo at another moment of its day, as RFC 3339 says it.
    pub fn demo_when(lang: Lang, size: (u16, u16), moment: &str) -> Desk {
        let clock = Clock::Fixed(chrono::DateTime::parse_from_rfc3339(moment).unwrap());
        Desk::begun(lang, size, Theme { colour: true, ascii: false, ground: Ground::Dark }, clock, |file| demo_at(file, lang))
    }

    /// The same with other colours or glyphs.
    pub fn drawn(lang: Lang, size: (u16, u16), theme: Theme, make: impl FnOnce(&Path)) -> Desk {
        Desk::begun(lang, size, theme, morning(), make)
    }

    fn begun(lang: Lang, size: (u16, u16), theme: Theme, clock: Clock, make: impl FnOnce(&Path)) -> Desk {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("kam.db");
        make(&file);
        let store = Store::open(&file, clock).unwrap();
        let app = App::new(Start { store, lang: Some(lang), system_lang: lang, theme, demo: false }, size).unwrap();
        let terminal = Terminal::new(TestBackend::new(size.0, size.1)).unwrap();
        let mut desk = Desk { folder, app, terminal, next: Next::Go };
        desk.draw();
        desk
    }

    pub fn file(&self) -> PathBuf {
        self.folder.path().join("kam.db")
    }

    /// A second connection to the file, as another window would have.
    pub fn store(&self) -> Store {
        Store::open(&self.file(), self.clock()).unwrap()
    }

    fn clock(&self) -> Clock {
        morning()
    }

    /// Types as a person does: the screen follows every key.
    pub fn keys(&mut self, typed: &str) -> &mut Desk {
        for press in keys::parse(typed) {
            self.next = self.app.handle(Event::Terminal(press.event()));
            self.draw();
        }
        self
    }

    /// Types faster than the screen is drawn: all is read after each key, and drawn after the last one.
    pub fn hasten(&mut self, typed: &str) -> &mut Desk {
        for press in keys::parse(typed) {
            self.next = self.app.handle(Event::Terminal(press.event()));
            self.app.refresh();
        }
        self.draw();
        self
    }

    /// Clicks on the first place where a text stands.
    pub fn click(&mut self, text: &str) -> &mut Desk {
        let y = *self.rows_with(text).first().unwrap_or_else(|| panic!("{text:?} is not on the screen:\n{}", self.screen()));
        let row = self.row(y);
        let before = row.split(text).next().unwrap_or_default();
        self.mouse(MouseEventKind::Down(MouseButton::Left), width(before) as u16, y)
    }

    /// Clicks on the first place where a text stands, so many cells into it.
    pub fn click_in(&mut self, text: &str, cells: u16) -> &mut Desk {
        let y = *self.rows_with(text).first().unwrap_or_else(|| panic!("{text:?} is not on the screen:\n{}", self.screen()));
        let before = width(self.row(y).split(text).next().unwrap_or_default()) as u16;
        self.mouse(MouseEventKind::Down(MouseButton::Left), before + cells, y)
    }

    /// Turns the wheel over a cell.
    pub fn wheel_at(&mut self, down: bool, x: u16, y: u16) -> &mut Desk {
        self.mouse(if down { MouseEventKind::ScrollDown } else { MouseEventKind::ScrollUp }, x, y)
    }

    /// Turns the wheel over the middle of the screen.
    pub fn wheel(&mut self, down: bool) -> &mut Desk {
        let area = *self.buffer().area();
        self.mouse(if down { MouseEventKind::ScrollDown } else { MouseEventKind::ScrollUp }, area.width / 2, area.height / 2)
    }

    fn mouse(&mut self, kind: MouseEventKind, column: u16, row: u16) -> &mut Desk {
        let event = crossterm::event::MouseEvent { kind, column, row, modifiers: crossterm::event::KeyModifiers::NONE };
        self.next = self.app.handle(Event::Terminal(crossterm::event::Event::Mouse(event)));
        self.draw();
        self
    }

    /// Pastes a text.
    pub fn paste(&mut self, text: &str) -> &mut Desk {
        self.next = self.app.handle(Event::Terminal(crossterm::event::Event::Paste(text.to_owned())));
        self.draw();
        self
    }

    /// Makes the window another size.
    pub fn resize(&mut self, columns: u16, rows: u16) -> &mut Desk {
        self.terminal.backend_mut().resize(columns, rows);
        self.app.handle(Event::Terminal(crossterm::event::Event::Resize(columns, rows)));
        self.draw();
        self
    }

    /// Lets the workbench look around, as its loop does once a second.
    pub fn look_around(&mut self) -> &mut Desk {
        self.app.look_around();
        self.draw();
        self
    }

    fn draw(&mut self) {
        self.app.refresh();
        self.terminal.draw(|frame| self.app.draw(frame)).unwrap();
    }

    pub fn buffer(&self) -> &Buffer {
        self.terminal.backend().buffer()
    }

    /// The screen as text, with blanks at the ends of lines cut off.
    pub fn screen(&self) -> String {
        self.region(*self.buffer().area())
    }

    /// A part of the screen as text.
    pub fn region(&self, area: Rect) -> String {
        (area.y..area.bottom()).map(|y| format!("{}\n", self.line(area.x, area.right(), y).trim_end())).collect()
    }

    /// One row of the screen, in full.
    pub fn row(&self, y: u16) -> String {
        self.line(0, self.buffer().area().width, y)
    }

    fn line(&self, from: u16, to: u16, y: u16) -> String {
        let (mut line, mut x) = (String::new(), from);
        while x < to {
            let symbol = self.buffer()[(x, y)].symbol();
            line.push_str(symbol);
            x += (width(symbol) as u16).max(1);
        }
        line
    }

    /// The rows of the screen on which a text stands.
    pub fn rows_with(&self, text: &str) -> Vec<u16> {
        (0..self.buffer().area().height).filter(|y| self.row(*y).contains(text)).collect()
    }

    /// Fails unless the text is on the screen.
    pub fn sees(&mut self, text: &str) -> &mut Desk {
        assert!(self.screen().contains(text), "{text:?} is not on the screen:\n{}", self.screen());
        self
    }

    /// Fails unless the words are on the screen, over however many rows they are broken.
    pub fn says(&mut self, words: &str) -> &mut Desk {
        let said = self.screen().split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(said.contains(words), "{words:?} is not said on the screen:\n{}", self.screen());
        self
    }

    /// Turns from look to look until the list has such a title.
    pub fn turn_to(&mut self, title: &str) -> &mut Desk {
        let title = format!("── {title} ");
        for _ in 0..20 {
            if self.screen().contains(&title) {
                return self;
            }
            self.keys("v");
        }
        self.sees(&title)
    }

    /// Fails when the text is on the screen.
    pub fn sees_no(&mut self, text: &str) -> &mut Desk {
        assert!(!self.screen().contains(text), "{text:?} is on the screen:\n{}", self.screen());
        self
    }
}
