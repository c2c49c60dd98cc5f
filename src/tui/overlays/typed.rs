//! One line of text being typed, wrapped where it is long: what capture and search are typed into.

use crate::tui::canvas::Canvas;
use crossterm::event::{KeyCode, KeyEvent};
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::Widget;
use ratatui_textarea::{CursorMove, TextArea, WrapMode};

/// A line with its cursor.
#[derive(Debug)]
pub struct Line {
    area: TextArea<'static>,
}

impl Line {
    /// The longest line that is taken, in characters.
    pub const LIMIT: usize = 20_000;

    /// A line with the cursor at its end.
    pub fn new(text: &str) -> Line {
        Line::with_cursor(text, text.chars().count())
    }

    /// A line with the cursor before a character.
    pub fn with_cursor(text: &str, cursor: usize) -> Line {
        let mut area = TextArea::new(vec![one_line(text)]);
        area.set_cursor_line_style(Style::new());
        area.set_wrap_mode(WrapMode::WordOrGlyph);
        area.move_cursor(CursorMove::Jump(0, u16::try_from(cursor).unwrap_or(u16::MAX)));
        Line { area }
    }

    /// Selects characters, so that the next one typed takes their place.
    pub fn select(&mut self, span: std::ops::Range<usize>) {
        let place = |at: usize| CursorMove::Jump(0, u16::try_from(at).unwrap_or(u16::MAX));
        self.area.cancel_selection();
        self.area.move_cursor(place(span.start));
        self.area.start_selection();
        self.area.move_cursor(place(span.end));
    }

    /// What is typed.
    pub fn text(&self) -> String {
        self.area.lines().join(" ")
    }

    /// The character that the cursor stands before.
    pub fn cursor(&self) -> usize {
        self.area.cursor().1
    }

    /// Takes a key; `true` when the text may have changed.
    pub fn key(&mut self, key: KeyEvent) -> bool {
        if key.code == KeyCode::Enter || (matches!(key.code, KeyCode::Char(_)) && self.text().chars().count() >= Line::LIMIT) {
            return false;
        }
        self.area.input(key)
    }

    /// Takes a paste; `false` when it does not fit, and then nothing is taken.
    pub fn paste(&mut self, text: &str) -> bool {
        if text.len() > Line::LIMIT || self.text().chars().count() + text.chars().count() > Line::LIMIT {
            return false;
        }
        self.area.insert_str(one_line(text));
        true
    }

    /// Draws the line.
    pub fn view(&self, canvas: &mut Canvas, area: Rect) {
        (&self.area).render(area, canvas.buffer);
    }
}

fn one_line(text: &str) -> String {
    text.replace(['\n', '\r', '\t'], " ")
}
