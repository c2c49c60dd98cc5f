//! Text being typed: one way of editing for every line and field, and the line that overlays and filters are typed into.

use crate::printable::width;
use crate::text::form as say;
use crate::tui::canvas::{Canvas, Hit};
use crate::tui::keymap::latin;
use crate::tui::layer::{Ctx, Effect, Tone};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::widgets::Widget;
use ratatui_textarea::{CursorMove, Scrolling, TextArea, WrapMode};

/// What a key does to text.
enum Edit {
    Type(char),
    Break,
    Move(CursorMove),
    Page(Scrolling),
    Delete(fn(&mut TextArea<'static>) -> bool),
}

impl Edit {
    /// What a key means, as in every line editor; a key held with Ctrl or Alt types nothing.
    fn of(key: KeyEvent) -> Option<Edit> {
        let (ctrl, alt) = (key.modifiers.contains(KeyModifiers::CONTROL), key.modifiers.contains(KeyModifiers::ALT));
        Some(match (key.code, ctrl, alt) {
            (KeyCode::Char(c), false, false) => Edit::Type(c),
            // Some keyboards reach signs by a key that is told as both.
            (KeyCode::Char(c), true, true) if !c.is_alphanumeric() => Edit::Type(c),
            (KeyCode::Char(c), true, false) => match latin(c).to_ascii_lowercase() {
                'a' => Edit::Move(CursorMove::Head),
                'e' => Edit::Move(CursorMove::End),
                'b' => Edit::Move(CursorMove::Back),
                'f' => Edit::Move(CursorMove::Forward),
                'p' => Edit::Move(CursorMove::Up),
                'n' => Edit::Move(CursorMove::Down),
                'h' => Edit::Delete(TextArea::delete_char),
                'd' => Edit::Delete(TextArea::delete_next_char),
                'u' => Edit::Delete(TextArea::delete_line_by_head),
                'k' => Edit::Delete(TextArea::delete_line_by_end),
                'w' => Edit::Delete(TextArea::delete_word),
                'y' => Edit::Delete(TextArea::paste),
                'r' => Edit::Delete(TextArea::redo),
                // Ctrl-_, which terminals tell as Ctrl-7 or Ctrl-/.
                '_' | '7' | '/' => Edit::Delete(TextArea::undo),
                _ => return None,
            },
            (KeyCode::Char(c), false, true) => match latin(c).to_ascii_lowercase() {
                'b' => Edit::Move(CursorMove::WordBack),
                'f' => Edit::Move(CursorMove::WordForward),
                'd' => Edit::Delete(TextArea::delete_next_word),
                _ => return None,
            },
            (KeyCode::Backspace, false, false) => Edit::Delete(TextArea::delete_char),
            (KeyCode::Backspace, ..) => Edit::Delete(TextArea::delete_word),
            (KeyCode::Delete, false, false) => Edit::Delete(TextArea::delete_next_char),
            (KeyCode::Delete, ..) => Edit::Delete(TextArea::delete_next_word),
            (KeyCode::Enter, ..) => Edit::Break,
            (KeyCode::Left, false, false) => Edit::Move(CursorMove::Back),
            (KeyCode::Right, false, false) => Edit::Move(CursorMove::Forward),
            (KeyCode::Left, ..) => Edit::Move(CursorMove::WordBack),
            (KeyCode::Right, ..) => Edit::Move(CursorMove::WordForward),
            (KeyCode::Up, false, false) => Edit::Move(CursorMove::Up),
            (KeyCode::Down, false, false) => Edit::Move(CursorMove::Down),
            (KeyCode::Up, ..) => Edit::Move(CursorMove::ParagraphBack),
            (KeyCode::Down, ..) => Edit::Move(CursorMove::ParagraphForward),
            (KeyCode::Home, false, _) => Edit::Move(CursorMove::Head),
            (KeyCode::End, false, _) => Edit::Move(CursorMove::End),
            (KeyCode::Home, ..) => Edit::Move(CursorMove::Top),
            (KeyCode::End, ..) => Edit::Move(CursorMove::Bottom),
            (KeyCode::PageUp, ..) => Edit::Page(Scrolling::PageUp),
            (KeyCode::PageDown, ..) => Edit::Page(Scrolling::PageDown),
            _ => return None,
        })
    }
}

/// Takes a key into text of one line or of several; `true` when the text changed.
pub fn edit(area: &mut TextArea<'static>, key: KeyEvent, lines: bool) -> bool {
    match Edit::of(key) {
        Some(Edit::Type(c)) => area.insert_char(c),
        Some(Edit::Break) if lines => area.insert_newline(),
        Some(Edit::Move(to)) => {
            let shift = key.modifiers.contains(KeyModifiers::SHIFT);
            match (shift, area.is_selecting()) {
                (true, false) => area.start_selection(),
                (false, true) => area.cancel_selection(),
                _ => {}
            }
            area.move_cursor(to);
            return false;
        }
        Some(Edit::Page(by)) => {
            area.scroll(by);
            return false;
        }
        Some(Edit::Delete(what)) => return what(area),
        _ => return false,
    }
    true
}

/// Puts the cursor where a text was clicked that was drawn in this area.
pub fn point(text: &mut TextArea<'static>, area: Rect, at: Position) {
    let (top, left) = text.scroll_offset();
    let (row, column) = (at.y.saturating_sub(area.y).saturating_add(top), at.x.saturating_sub(area.x).saturating_add(left));
    let to = text.screen_to_data(row.into(), column.into());
    let place = |at: usize| u16::try_from(at).unwrap_or(u16::MAX);
    text.cancel_selection();
    text.move_cursor(CursorMove::Jump(place(to.0), place(to.1)));
}

/// Whether a key would put a character into the text.
pub fn types(key: KeyEvent) -> Option<char> {
    match Edit::of(key) {
        Some(Edit::Type(c)) => Some(c),
        _ => None,
    }
}

/// A line with its cursor.
#[derive(Clone, Debug)]
pub struct Line {
    area: Box<TextArea<'static>>,
    limit: usize,
    /// The line before what is coming in.
    before: Option<Box<TextArea<'static>>>,
    /// What was typed before a client came in, while they are here.
    aside: Option<Box<TextArea<'static>>>,
}

/// Two lines are one when the same is typed and the cursor stands at the same place.
impl PartialEq for Line {
    fn eq(&self, other: &Line) -> bool {
        self.cursor() == other.cursor() && self.text() == other.text()
    }
}

impl Eq for Line {}

impl Default for Line {
    fn default() -> Line {
        Line::short("", Line::LIMIT)
    }
}

impl Line {
    /// The longest line that is taken, in characters.
    pub const LIMIT: usize = 20_000;

    /// A line that is wrapped where it is long, with the cursor at its end.
    pub fn new(text: &str) -> Line {
        Line::with_cursor(text, text.chars().count())
    }

    /// A line that is wrapped where it is long, with the cursor before a character.
    pub fn with_cursor(text: &str, cursor: usize) -> Line {
        let mut line = Line::short(text, Line::LIMIT);
        line.area.set_wrap_mode(WrapMode::WordOrGlyph);
        line.area.move_cursor(CursorMove::Jump(0, u16::try_from(cursor).unwrap_or(u16::MAX)));
        line
    }

    /// A line of one row for so many characters.
    pub fn short(text: &str, limit: usize) -> Line {
        let text: String = one_line(text).chars().take(limit).collect();
        let mut area = TextArea::new(vec![text]);
        area.set_cursor_line_style(Style::new());
        area.move_cursor(CursorMove::End);
        Line { area: Box::new(area), limit, before: None, aside: None }
    }

    /// Selects characters, so that the next one typed takes their place.
    pub fn select(&mut self, span: std::ops::Range<usize>) {
        let place = |at: usize| CursorMove::Jump(0, u16::try_from(at).unwrap_or(u16::MAX));
        self.area.cancel_selection();
        self.area.move_cursor(place(span.start));
        self.area.start_selection();
        self.area.move_cursor(place(span.end));
    }

    /// Whether the next character typed takes the place of what is selected.
    pub fn is_selected(&self) -> bool {
        self.area.is_selecting()
    }

    /// What is typed.
    pub fn text(&self) -> String {
        self.area.lines().join(" ")
    }

    /// Whether nothing is typed.
    pub fn is_empty(&self) -> bool {
        self.area.is_empty()
    }

    /// Takes all of it away, so that no key brings it back: nobody had typed or cut it.
    pub fn clear(&mut self) {
        self.put("");
    }

    /// Puts another text in its place, with the cursor at the end. What stood there comes back by no key, and what was cut by
    /// hand still does.
    pub fn put(&mut self, text: &str) {
        let mut area = TextArea::new(vec![one_line(text)]);
        area.set_cursor_line_style(Style::new());
        area.set_wrap_mode(self.area.wrap_mode());
        area.set_yank_text(self.area.yank_text());
        area.move_cursor(CursorMove::End);
        *self.area = area;
    }

    /// Takes out of sight what was typed before a client came in, and brings it back once they have left. Of what is typed before
    /// them nothing is lost but where it would stand in its way. Whether the line is another one now.
    pub fn heed_client(&mut self, client: bool) -> bool {
        match (client, self.aside.take()) {
            (true, None) => {
                self.aside = Some(self.area.clone());
                self.put("");
                self.area.set_yank_text("");
            }
            (false, Some(before)) if !before.is_empty() => self.area = before,
            (true, aside) => {
                self.aside = aside;
                return false;
            }
            (false, _) => return false,
        }
        self.before = None;
        true
    }

    /// The character that the cursor stands before.
    pub fn cursor(&self) -> usize {
        self.area.cursor().1
    }

    /// Takes a key; `true` when the text may have changed.
    pub fn key(&mut self, key: KeyEvent) -> bool {
        if types(key).is_some() && self.text().chars().count() >= self.limit {
            return false;
        }
        edit(&mut self.area, key, false)
    }

    /// How many characters still fit.
    pub fn room(&self) -> usize {
        self.limit.saturating_sub(self.text().chars().count())
    }

    /// What comes in from now on may have to be taken back whole.
    pub fn begin_burst(&mut self) {
        self.before = Some(self.area.clone());
    }

    /// Takes back what came in since.
    pub fn take_back(&mut self) {
        self.area = self.before.take().unwrap_or_else(|| self.area.clone());
    }

    /// Takes a paste as one line; what does not fit is not taken at all, and that is said.
    pub fn paste(&mut self, text: &str, ctx: &Ctx) -> Vec<Effect> {
        if self.text().chars().count() + text.chars().count() > self.limit {
            return vec![Effect::Say(say::paste_too_long(ctx.lang, self.limit), Tone::Trouble)];
        }
        self.area.insert_str(one_line(text));
        Vec::new()
    }

    /// Puts the cursor where the line was clicked, drawn in this area after so many cells.
    pub fn point(&mut self, before: u16, area: Rect, at: Position) {
        if before == 0 {
            return point(&mut self.area, area, at);
        }
        let (head, tail) = self.seen(area.width.saturating_sub(before));
        let clicked = usize::from(at.x.saturating_sub(area.x + before));
        let cells = |text: &str| text.chars().map(|c| width(c.encode_utf8(&mut [0; 4]))).collect::<Vec<_>>();
        // The sign of the cursor has a cell of its own, which belongs to the place where it stands.
        let all = cells(&head).into_iter().chain([1]).chain(cells(&tail));
        let mut end = 0;
        let passed = all.take_while(|cells| {
            end += cells;
            end <= clicked
        });
        let (cursor, head) = (self.cursor(), head.chars().count());
        let passed = passed.count();
        let to = cursor - head + if passed > head { passed - 1 } else { passed };
        self.area.cancel_selection();
        self.area.move_cursor(CursorMove::Jump(0, u16::try_from(to).unwrap_or(u16::MAX)));
    }

    /// What is seen before the cursor and after it where so many cells are left.
    fn seen(&self, room: u16) -> (String, String) {
        let (mut head, tail) = self.halves();
        while width(&head) > usize::from(room.saturating_sub(1)) {
            head.remove(0);
        }
        (head, tail)
    }

    /// Draws the line.
    pub fn view(&self, canvas: &mut Canvas, area: Rect) {
        canvas.hit(area, Hit::Line(0));
        self.area.as_ref().render(area, canvas.buffer);
    }

    /// What stands before the cursor and what after it.
    pub fn halves(&self) -> (String, String) {
        let (text, cursor) = (self.text(), self.cursor());
        (text.chars().take(cursor).collect(), text.chars().skip(cursor).collect())
    }

    /// Draws a sign and the line after it in one row, with the place of the cursor in sight; gives the cells used.
    pub fn view_after(&self, canvas: &mut Canvas, sign: &str, area: Rect, style: Style) -> u16 {
        let used = canvas.text(area.x, area.y, area.width, sign, style);
        let (head, tail) = self.seen(area.width.saturating_sub(used));
        canvas.hit(Rect { height: 1, ..area }, Hit::Line(used));
        let mut x = area.x + used;
        x += canvas.text(x, area.y, area.right().saturating_sub(x), &head, style);
        x += canvas.text(x, area.y, area.right().saturating_sub(x), CURSOR, canvas.theme.accent());
        x += canvas.text(x, area.y, area.right().saturating_sub(x), &tail, style);
        x - area.x
    }
}

/// What stands where the next character goes.
const CURSOR: &str = "▏";

fn one_line(text: &str) -> String {
    text.replace(['\n', '\r', '\t'], " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(line: &mut Line, code: KeyCode, modifiers: KeyModifiers) {
        line.key(KeyEvent::new(code, modifiers));
    }

    /// A key meant for the line editor would put a letter into a name.
    #[test]
    fn a_control_key_edits_and_never_types() {
        let cases = [
            ('a', "один два", 0),
            ('e', "один два", 8),
            ('h', "один дв", 7),
            ('w', "один ", 5),
            ('u', "", 0),
            ('k', "один два", 8),
            ('p', "один два", 8),
        ];
        for (c, text, cursor) in cases {
            let mut line = Line::short("один два", 100);
            press(&mut line, KeyCode::Char(c), KeyModifiers::CONTROL);
            assert_eq!((line.text().as_str(), line.cursor()), (text, cursor), "Ctrl-{c}");
        }
        for modifiers in [KeyModifiers::CONTROL, KeyModifiers::ALT, KeyModifiers::CONTROL | KeyModifiers::ALT] {
            for c in ('a'..='z').chain('а'..='я') {
                let mut line = Line::short("Яя", 100);
                press(&mut line, KeyCode::Char(c), modifiers);
                assert!("Яя".starts_with(&line.text()), "{modifiers:?} {c} gave {}", line.text());
            }
        }
    }

    /// With the Russian layout on, Ctrl-W is said of the letter on the same key.
    #[test]
    fn control_keys_count_by_their_place() {
        let mut line = Line::short("один два", 100);
        press(&mut line, KeyCode::Char('ц'), KeyModifiers::CONTROL);
        assert_eq!(line.text(), "один ");
        // What was taken away comes back.
        press(&mut line, KeyCode::Char('y'), KeyModifiers::CONTROL);
        assert_eq!(line.text(), "один два");
    }

    #[test]
    fn words_are_jumped_over_with_alt_and_with_ctrl() {
        for modifiers in [KeyModifiers::ALT, KeyModifiers::CONTROL] {
            let mut line = Line::short("один два", 100);
            press(&mut line, KeyCode::Left, modifiers);
            assert_eq!(line.cursor(), 5);
            press(&mut line, KeyCode::Left, modifiers);
            assert_eq!(line.cursor(), 0);
            press(&mut line, KeyCode::Right, modifiers);
            assert!(line.cursor() >= 4);
        }
    }
}
