//! What views draw on: the buffer and the places a mouse can hit.

use super::actions::Action;
use super::theme::{self, Theme};
use super::widgets::lines::wrapped;
use crate::domain::words::{Lang, Words};
use crate::printable::{LEFT_OUT, fit, is_left_out, is_unprintable, width};
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, BorderType, Clear, Paragraph, Widget};

/// Something under the mouse.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hit {
    /// A row of the list that has the keys, by its place in the whole list.
    Row(usize),
    /// A row of the second list of a pane, such as the sections of the dossier.
    Side(usize),
    /// The heading of a column.
    Head(usize),
    /// A tab.
    Tab(usize),
    /// One of the looks that a tab has.
    Look(usize),
    /// A line being typed; what stands before it takes so many cells of the area.
    Line(u16),
    /// The value of a field of a form, by the place of its row.
    Value(usize),
    /// A page beside the rows, which the wheel goes through.
    Page,
    /// An action on the bottom line or in the top line.
    Act(Action),
}

/// An overlay leaves two fifths of the screen beside it, or nothing.
const SHARE: (u16, u16) = (3, 5);
/// The widest of what lies over one another: what is chosen for a form covers whole lines of it, not the middle of them.
pub const WIDEST: u16 = 100;
/// The share is enough for any page from so many columns on.
const ROOMY: u16 = 90;

/// A drawing surface.
#[derive(Debug)]
pub struct Canvas<'a> {
    /// The cells.
    pub buffer: &'a mut Buffer,
    /// What can be hit, later ones over earlier ones.
    pub hits: &'a mut Vec<(Rect, Hit)>,
    /// Colours and glyphs.
    pub theme: Theme,
    /// Language.
    pub lang: Lang,
}

impl Canvas<'_> {
    /// Words in the language of the interface.
    pub fn say(&self, words: Words) -> &'static str {
        words.get(self.lang)
    }

    /// Writes one line, cut to the width it has; gives the cells used. Over a rule it does not take on its faintness.
    pub fn text(&mut self, x: u16, y: u16, cells: u16, text: &str, style: Style) -> u16 {
        if y >= self.buffer.area.bottom() || cells == 0 {
            return 0;
        }
        let text = fit(text, usize::from(cells));
        let cells = height(width(&text));
        self.buffer.set_stringn(x, y, &text, usize::from(cells), Style::new().remove_modifier(Modifier::DIM).patch(style));
        cells
    }

    /// Writes spans one after the other, cut to the width.
    pub fn spans(&mut self, x: u16, y: u16, cells: u16, spans: &[Span]) -> u16 {
        let mut used = 0;
        for span in spans {
            used += self.text(x + used, y, cells.saturating_sub(used), &span.content, span.style);
        }
        used
    }

    /// Writes lines from `scroll` on; what is longer than the area is broken.
    pub fn lines(&mut self, area: Rect, lines: Vec<Line<'static>>, scroll: u16) {
        let lines: Vec<Line> = lines.into_iter().flat_map(|line| wrapped(line, usize::from(area.width))).collect();
        Paragraph::new(lines).scroll((scroll, 0)).render(area, self.buffer);
    }

    /// Says at the foot of a framed page how many lines are still below.
    pub fn more_below(&mut self, inner: Rect, lines: usize, first: u16) {
        self.rest_below(inner, lines.saturating_sub(usize::from(first) + usize::from(inner.height)));
    }

    /// The same, told how many they are.
    pub fn rest_below(&mut self, inner: Rect, below: usize) {
        if below > 0 {
            let text = format!(" {} ", crate::text::screen::more_below(self.lang, below));
            let cells = height(width(&text));
            let style = self.theme.accent();
            self.text(inner.right().saturating_sub(cells), inner.bottom(), cells, &text, style);
        }
    }

    /// Draws the frame of an overlay, which has the keys, with a title; gives the room inside it, with a blank column at both sides.
    fn frame(&mut self, area: Rect, title: &str) -> Rect {
        let title = fit(title, usize::from(area.width.saturating_sub(6)));
        let mut block = Block::bordered().border_type(BorderType::Rounded).border_style(self.theme.accent());
        if !title.is_empty() {
            block = block.title(Span::styled(format!(" {title} "), self.theme.head()));
        }
        block.render(area, self.buffer);
        Canvas::inside(area)
    }

    /// The room inside a frame, with a blank column at both sides.
    pub fn inside(area: Rect) -> Rect {
        let inner = Block::bordered().inner(area);
        Rect { x: inner.x + 1, width: inner.width.saturating_sub(2), ..inner }
    }

    /// Clears a part of the screen for what needs all of it; gives the room in it, with a blank column before.
    pub fn blank(&mut self, area: Rect) -> Rect {
        Clear.render(area, self.buffer);
        Rect { x: area.x + 1, width: area.width.saturating_sub(1), ..area }
    }

    /// Clears the rows of an overlay and frames it. Beside it nothing is left of what lies below: halves of words say nothing.
    pub fn overlay(&mut self, area: Rect, title: &str) -> Rect {
        let screen = self.buffer.area;
        let rows = Rect { x: screen.x, width: screen.width, ..area }.intersection(screen);
        Clear.render(rows, self.buffer);
        self.frame(area, title)
    }

    /// The title of the frame whose upper edge an overlay of this area would cover; empty where it covers none.
    pub fn covered(&self, area: Rect) -> String {
        let area = area.intersection(self.buffer.area);
        let symbol = |x: u16, y: u16| self.buffer.cell((x, y)).map_or("", Cell::symbol);
        let corner = (area.y..area.bottom()).find_map(|y| Some((y, (area.x..area.right()).find(|x| symbol(*x, y) == "╭")?)));
        let Some((y, x)) = corner else { return String::new() };
        let title: String = (x + 1..area.right()).map(|x| symbol(x, y)).take_while(|symbol| !["─", "╮"].contains(symbol)).collect();
        title.trim().to_owned()
    }

    /// Lets the wheel go through a page of which not all is in sight; over one that is whole it walks the rows beside it.
    pub fn page(&mut self, area: Rect, lines: usize, room: u16) {
        if lines > usize::from(room) {
            self.hit(area, Hit::Page);
        }
    }

    /// Makes a place answer to the mouse.
    pub fn hit(&mut self, area: Rect, hit: Hit) {
        self.hits.push((area, hit));
    }

    /// Styles a whole row. One turned round loses the colours in it, which were chosen for the other ground; in a blank
    /// margin a row of one line has its mark, which is seen without any style.
    pub fn highlight(&mut self, area: Rect, style: Style) {
        let area = area.intersection(self.buffer.area);
        if style.add_modifier.contains(Modifier::REVERSED) {
            self.buffer.set_style(area, self.theme.bare());
        }
        self.buffer.set_style(area, style);
        if let Some(margin) = self.buffer.cell_mut(area.as_position()).filter(|cell| cell.symbol() == " ") {
            margin.set_symbol(theme::AT);
        }
    }

    /// What lies below has not the keys: its row is no more turned round, and is found by its sign.
    pub fn step_back(&mut self, area: Rect) {
        for position in area.intersection(self.buffer.area).positions() {
            if let Some(cell) = self.buffer.cell_mut(position).filter(|cell| cell.modifier.contains(Modifier::REVERSED)) {
                cell.set_style(Style::new().remove_modifier(Modifier::REVERSED).add_modifier(Modifier::BOLD));
            }
        }
    }

    /// Styles a row of an overlay that has the keys, which stands in [`indented`] room: the sign of the selection has its cell before it, and a blank.
    pub fn choose(&mut self, row: Rect) {
        self.highlight(Rect { x: row.x.saturating_sub(2), width: row.width + 3, ..row }, self.theme.selected());
    }

    /// Spells in ASCII what no glyph alone says there: arrows, ours and those of the texts, and beginnings that were left out.
    fn spell(&mut self) {
        let columns = usize::from(self.buffer.area.width).max(1);
        for row in self.buffer.content.chunks_mut(columns).filter(|_| self.theme.ascii) {
            (1..row.len()).for_each(|at| spell_arrow(row, at));
            (0..row.len()).for_each(|at| spell_beginning(row, at));
        }
    }

    /// The last look at every cell before it is written: nothing of the data may act on the terminal, and glyphs give
    /// way to ASCII where only that may be drawn.
    pub fn finish(&mut self) {
        self.spell();
        for cell in &mut self.buffer.content {
            let symbol = cell.symbol();
            if symbol.len() > 1 || symbol.as_bytes().first().is_some_and(|byte| *byte < 0x20 || *byte == 0x7f) {
                if symbol.chars().any(is_unprintable) {
                    cell.set_symbol("·");
                } else if self.theme.ascii
                    && let Some(ascii) = theme::ascii(symbol)
                {
                    cell.set_symbol(ascii);
                }
            }
        }
    }
}

/// An arrow of a text and how it is spelled in ASCII: «>» alone is the sign of what is selected and of what is cut.
const ARROW: (&str, [&str; 2]) = ("→", ["-", ">"]);

/// Whether a glyph is a line before which or behind which a text begins.
fn is_rule(symbol: &str) -> bool {
    symbol.chars().all(|c| ('\u{2500}'..='\u{257f}').contains(&c))
}

/// Spells the arrow at a place of a row, with a blank behind it: over a blank before it that no word needs, else what follows gives
/// way into the next room that is free, else over the blank behind it.
fn spell_arrow(row: &mut [Cell], at: usize) {
    let is_blank = |row: &[Cell], at: usize| row.get(at).is_some_and(|cell| cell.symbol() == " ");
    if row.get(at).is_none_or(|cell| cell.symbol() != ARROW.0) {
        return;
    }
    // The mark of a row has but its own cell: that before it is kept for the sign of what is selected.
    if at == 1 {
        row[at].set_symbol(ARROW.1[0]);
        return;
    }
    let is_free = is_blank(row, at - 2) || is_rule(row[at - 2].symbol());
    let begins = if is_blank(row, at - 1) && is_free {
        at - 1
    } else {
        let end = (at + 1..row.len())
            .take_while(|at| !is_rule(row[*at].symbol()))
            .find(|at| is_blank(row, *at) && (is_blank(row, at + 1) || at + 1 == row.len()));
        if let Some(end) = end.filter(|_| is_blank(row, at + 1)) {
            row[at + 1..=end].rotate_right(1);
        }
        at
    };
    if begins < at || is_blank(row, at + 1) {
        row[begins].set_symbol(ARROW.1[0]);
        row[begins + 1].set_symbol(ARROW.1[1]);
    }
}

fn spell_beginning(row: &mut [Cell], at: usize) {
    let glyph = |at: usize| row.get(at).and_then(|cell| cell.symbol().chars().next());
    let before = at.checked_sub(1).and_then(glyph);
    if glyph(at).is_some_and(|sign| is_left_out(before, sign, glyph(at + 1))) {
        row[at].set_symbol(LEFT_OUT);
    }
}

/// The room for rows of which one is chosen, within a page.
pub fn indented(area: Rect) -> Rect {
    Rect { x: area.x + area.width.min(1), width: area.width.saturating_sub(1), ..area }
}

/// So many lines or cells as a height or a width on the screen; more than it can count are as many as it can.
pub fn height(lines: usize) -> u16 {
    u16::try_from(lines).unwrap_or(u16::MAX)
}

/// The columns of an overlay that wants so many, on a screen of so many.
pub fn across(columns: u16, wanted: u16) -> u16 {
    let share = columns * SHARE.0 / SHARE.1;
    if wanted <= share || share >= ROOMY { wanted.min(share) } else { columns }
}

/// The middle of an area for an overlay that wants to be that large.
pub fn centred(area: Rect, wanted_width: u16, wanted_height: u16) -> Rect {
    let width = across(area.width, wanted_width);
    // A strip of one row above or below would show nothing but the end of a frame.
    let height = if wanted_height.saturating_add(2) >= area.height { area.height } else { wanted_height };
    Rect { x: area.x + (area.width - width) / 2, y: area.y + (area.height - height) / 2, width, height }
}

/// Splits an area into two side by side, the left one `left` cells wide.
pub fn side_by_side(area: Rect, left: u16) -> (Rect, Rect) {
    let left = left.min(area.width);
    (Rect { width: left, ..area }, Rect { x: area.x + left, width: area.width - left, ..area })
}
