//! A sheet of squares, each a line or two: rows and columns with their totals. It is walked square by square; what has no room is scrolled
//! to, columns and rows alike, with the labels and the totals in sight.

use crate::printable::{width, wrap};
use crate::text::screen as say;
use crate::tui::actions::Action;
use crate::tui::canvas::{Canvas, Hit, height};
use ratatui::layout::Rect;
use ratatui::style::Style;

/// The blanks between two columns: the sign of what is selected and a blank.
const GAP: u16 = 2;
/// The sign of a square and the blank behind it.
const SIGN: u16 = 2;
/// The least and the most cells of a column, and the most where not all columns have room: more of them in sight tell more than whole names,
/// which stand on the card.
const LEAST: u16 = 10;
const MOST: u16 = 26;
const TIGHT: u16 = 16;
/// The same of the labels before the rows; they have at most one cell in so many.
const LABELS: (u16, u16) = (12, 24);
const SHARE: u16 = 4;
/// The line of the heads, and the rule over the totals.
const HEAD: u16 = 1;
const RULE: u16 = 1;
/// The most lines of a square.
const TALL: u16 = 2;

/// How a sign is meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Meant {
    /// Nothing in particular.
    #[default]
    Plain,
    /// For us.
    Good,
    /// Against us.
    Bad,
    /// Not known, or waiting.
    Due,
}

/// A line of a square: a sign, words, and a figure at the right.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// The sign, and how it is meant.
    pub sign: (&'static str, Meant),
    /// The words.
    pub words: String,
    /// The figure.
    pub figure: String,
}

impl Said {
    fn needs(&self) -> u16 {
        let parts = [&self.words, &self.figure];
        SIGN + height(parts.iter().map(|part| width(part)).sum::<usize>() + usize::from(parts.iter().all(|part| !part.is_empty())))
    }
}

/// What stands where a row and a column meet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Square {
    /// By what it is known.
    pub id: i64,
    /// What is said in it, the most telling line first.
    pub said: Vec<Said>,
}

/// A row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// What stands before it.
    pub label: String,
    /// Its squares, one for each column; none where there is nothing to be told.
    pub squares: Vec<Option<Square>>,
    /// What it comes to, a line or two.
    pub total: Vec<String>,
}

/// A row of what the columns come to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// What stands before it.
    pub label: String,
    /// One for each column.
    pub figures: Vec<String>,
    /// What all of them come to.
    pub total: String,
}

/// What a sheet shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Squares {
    /// What stands over the columns.
    pub heads: Vec<String>,
    /// What stands over the totals of the rows.
    pub total: String,
    /// The rows.
    pub rows: Vec<Row>,
    /// Under a rule what the columns come to.
    pub foot: Vec<Totals>,
}

impl Squares {
    /// Whether there is no square.
    pub fn is_empty(&self) -> bool {
        self.rows.iter().all(|row| row.squares.iter().all(Option::is_none))
    }

    fn square(&self, (row, column): (usize, usize)) -> Option<&Square> {
        self.rows.get(row)?.squares.get(column)?.as_ref()
    }

    fn find(&self, id: i64) -> Option<(usize, usize)> {
        let column = |row: &Row| row.squares.iter().position(|square| square.as_ref().is_some_and(|square| square.id == id));
        self.rows.iter().enumerate().find_map(|(at, row)| Some((at, column(row)?)))
    }

    fn column(&self, at: usize) -> impl Iterator<Item = &Square> {
        self.rows.iter().filter_map(move |row| row.squares.get(at)?.as_ref())
    }

    /// The cells that a column needs to be read, with at most so many.
    fn needs(&self, at: usize, most: u16) -> u16 {
        let said = self.column(at).flat_map(|square| &square.said).map(Said::needs);
        let figures =
            self.foot.iter().filter_map(|row| row.figures.get(at)).chain(self.heads.get(at)).map(|text| height(width(text)) + SIGN);
        said.chain(figures).max().unwrap_or(0).clamp(LEAST, most)
    }

    fn labels(&self, cells: u16) -> u16 {
        let labels = self.rows.iter().map(|row| &row.label).chain(self.foot.iter().map(|row| &row.label));
        height(labels.map(|label| width(label)).max().unwrap_or(0)).clamp(LABELS.0, LABELS.1).min(cells / SHARE)
    }

    fn totals(&self) -> u16 {
        let totals = self.rows.iter().flat_map(|row| &row.total).chain(self.foot.iter().map(|row| &row.total));
        height(totals.chain([&self.total]).map(|text| width(text)).max().unwrap_or(0))
    }

    /// How many lines each row takes where there is room for all that is said.
    fn tall(&self, labels: u16) -> u16 {
        let row = |row: &Row| {
            let said = row.squares.iter().flatten().map(|square| square.said.len()).max().unwrap_or(0);
            said.max(row.total.len()).max(wrap(&row.label, usize::from(labels)).len())
        };
        height(self.rows.iter().map(row).max().unwrap_or(0)).clamp(1, TALL)
    }
}

/// A sheet and what is selected in it.
#[derive(Debug, Default)]
pub struct Sheet {
    squares: Squares,
    selected: Option<i64>,
    /// The row and the column of what is selected.
    at: (usize, usize),
    /// The first row and column in sight.
    first: (usize, usize),
    /// Where each column in sight begins, and how wide it is.
    columns: Vec<(u16, u16)>,
    labels: u16,
    tall: u16,
    /// The most cells of a column.
    most: u16,
    /// How many rows are in sight.
    rows: usize,
    room: (u16, u16),
}

impl Sheet {
    /// Shows other squares; what is selected stays so, wherever it stands now.
    pub fn set(&mut self, squares: Squares) {
        self.squares = squares;
    }

    fn foot(&self) -> u16 {
        if self.squares.foot.is_empty() { 0 } else { RULE + height(self.squares.foot.len()) }
    }

    /// How many lines all of it takes in so many cells.
    pub fn needed(&self, cells: u16) -> u16 {
        let tall = self.squares.tall(self.squares.labels(cells));
        (HEAD + self.foot()).saturating_add(tall.saturating_mul(height(self.squares.rows.len())))
    }

    /// Whether all columns are in sight in so many cells.
    pub fn is_whole(&self, cells: u16) -> bool {
        let labels = self.squares.labels(cells);
        self.takes(0, self.squares.heads.len(), TIGHT) <= u32::from(self.across(cells, labels))
    }

    /// Takes so many cells and lines.
    pub fn lay(&mut self, room: (u16, u16)) {
        self.room = room;
        self.labels = self.squares.labels(room.0);
        let lines = room.1.saturating_sub(HEAD + self.foot()).max(1);
        let rows = height(self.squares.rows.len());
        let tall = self.squares.tall(self.labels);
        self.tall = if tall.saturating_mul(rows) <= lines { tall } else { 1 };
        self.rows = usize::from(lines / self.tall).max(1);
        let all = |most: &u16| self.takes(0, self.squares.heads.len(), *most) <= u32::from(self.across(self.room.0, self.labels));
        self.most = (TIGHT..=MOST).rev().find(all).unwrap_or(TIGHT);
        let found = self.selected.and_then(|id| self.squares.find(id)).or_else(|| self.nearest(self.at));
        if let Some(at) = found {
            self.take(at);
        }
    }

    /// The square that stands nearest to a place, in its row before all others.
    fn nearest(&self, at: (usize, usize)) -> Option<(usize, usize)> {
        let all = self.squares.rows.iter().enumerate().flat_map(|(row, of)| (0..of.squares.len()).map(move |column| (row, column)));
        all.filter(|at| self.squares.square(*at).is_some()).min_by_key(|(row, column)| (row.abs_diff(at.0), column.abs_diff(at.1)))
    }

    /// Selects the square at a place, and scrolls to it.
    fn take(&mut self, at: (usize, usize)) {
        self.at = at;
        self.selected = self.squares.square(at).map(|square| square.id);
        let last = self.squares.rows.len().saturating_sub(self.rows);
        self.first.0 = self.first.0.clamp((at.0 + 1).saturating_sub(self.rows), at.0).min(last);
        let count = self.squares.heads.len();
        self.first.1 = self.first.1.min(at.1);
        while self.first.1 < at.1 && !self.fits(self.first.1, at.1 + 1) {
            self.first.1 += 1;
        }
        let mut end = at.1 + 1;
        while end < count && self.fits(self.first.1, end + 1) {
            end += 1;
        }
        // No room is left free while columns before have none.
        while end == count && self.first.1 > 0 && self.fits(self.first.1 - 1, end) {
            self.first.1 -= 1;
        }
        self.place(end);
    }

    /// The cells for columns, between the labels and the totals: a blank parts the labels from the sign of what is selected.
    fn across(&self, cells: u16, labels: u16) -> u16 {
        let totals = self.squares.totals();
        cells.saturating_sub(labels + 1 + if totals > 0 { totals + GAP } else { 0 })
    }

    fn fits(&self, from: usize, until: usize) -> bool {
        self.takes(from, until, self.most) <= u32::from(self.across(self.room.0, self.labels))
    }

    fn takes(&self, from: usize, until: usize, most: u16) -> u32 {
        (from..until).map(|at| u32::from(self.squares.needs(at, most) + GAP)).sum()
    }

    /// Gives each column in sight its place; what room is left has first what would be cut, the rest they share.
    fn place(&mut self, end: usize) {
        let mut needs: Vec<u16> = (self.first.1..end).map(|at| self.squares.needs(at, self.most)).collect();
        let taken = needs.iter().map(|need| need + GAP).fold(0, u16::saturating_add);
        let mut left = self.across(self.room.0, self.labels).saturating_sub(taken);
        for (at, need) in (self.first.1..end).zip(&mut needs) {
            let more = self.squares.needs(at, MOST).saturating_sub(*need).min(left);
            (*need, left) = (*need + more, left - more);
        }
        let spare = left / height(needs.len()).max(1);
        let mut x = self.labels + 1;
        self.columns = needs
            .into_iter()
            .map(|need| {
                let cells = need + spare.min(MOST.saturating_sub(need));
                x += cells + GAP;
                (x - cells, cells)
            })
            .collect();
    }

    /// The square that is selected.
    pub fn current(&self) -> Option<i64> {
        self.selected.filter(|id| self.squares.find(*id).is_some())
    }

    /// Selects a square, where it stands.
    pub fn seek(&mut self, id: i64) {
        self.selected = Some(id);
    }

    /// Selects what was clicked: squares are counted row by row.
    pub fn point(&mut self, number: usize) {
        let count = self.squares.heads.len().max(1);
        let at = (number / count, number % count);
        if self.squares.square(at).is_some() {
            self.take(at);
        }
    }

    /// Walks; `true` where the action was one of walking.
    pub fn walk(&mut self, action: Action) -> bool {
        let (row, column) = self.at;
        let last = self.squares.rows.len().saturating_sub(1);
        let is_there = |column: &usize| self.squares.square((row, *column)).is_some();
        let in_row = |row: usize| self.nearest((row, column)).filter(|(found, _)| *found == row);
        let to = match action {
            Action::Left => (0..column).rev().find(is_there).map(|column| (row, column)),
            Action::Right => (column + 1..self.squares.heads.len()).find(is_there).map(|column| (row, column)),
            Action::Up => (0..row).rev().find_map(in_row),
            Action::Down => (row + 1..=last).find_map(in_row),
            Action::PageUp => self.nearest((row.saturating_sub(self.rows), column)),
            Action::PageDown => self.nearest(((row + self.rows).min(last), column)),
            Action::Top => self.nearest((0, 0)),
            Action::Bottom => self.nearest((last, self.squares.heads.len())),
            _ => return false,
        };
        if let Some(to) = to {
            self.take(to);
        }
        true
    }

    /// Draws it, with the square that keys act on turned round.
    pub fn view(&self, canvas: &mut Canvas, area: Rect) {
        let plain = canvas.theme.plain();
        let count = self.squares.heads.len();
        let end = self.first.1 + self.columns.len();
        if self.columns.len() < count {
            let sign = say::columns(canvas.lang, self.first.1 + 1, end, count);
            let sign = format!("{}{sign}{}", if self.first.1 > 0 { "‹ " } else { "" }, if end < count { " ›" } else { "" });
            canvas.text(area.x, area.y, self.labels, &sign, canvas.theme.accent());
        }
        let totals = self.squares.totals();
        let total = Rect { x: area.right().saturating_sub(totals), width: totals, height: 1, ..area };
        right(canvas, total, &self.squares.total, plain);
        for (at, (x, cells)) in (self.first.1..end).zip(&self.columns) {
            canvas.text(area.x + x + SIGN, area.y, cells.saturating_sub(SIGN), &self.squares.heads[at], plain);
        }
        let rows = self.squares.rows.iter().enumerate().skip(self.first.0).take(self.rows);
        for (line, (row, of)) in rows.enumerate() {
            let y = area.y + HEAD + height(line) * self.tall;
            for (line, label) in wrap(&of.label, usize::from(self.labels)).iter().take(usize::from(self.tall)).enumerate() {
                canvas.text(area.x, y + height(line), self.labels, label, canvas.theme.strong());
            }
            for (line, said) in of.total.iter().take(usize::from(self.tall)).enumerate() {
                right(canvas, Rect { y: y + height(line), ..total }, said, plain);
            }
            for (at, (x, cells)) in (self.first.1..end).zip(&self.columns) {
                let place = Rect { x: area.x + x, y, width: *cells, height: self.tall };
                self.view_square(canvas, place, (row, at));
            }
        }
        self.view_foot(canvas, Rect { y: area.bottom().saturating_sub(self.foot()), height: self.foot(), ..area }, total);
    }

    fn view_square(&self, canvas: &mut Canvas, place: Rect, at: (usize, usize)) {
        let theme = canvas.theme;
        let Some(square) = self.squares.square(at) else {
            canvas.text(place.x + SIGN, place.y, 1, "—", theme.quiet());
            return;
        };
        for (line, said) in square.said.iter().take(usize::from(place.height)).enumerate() {
            let (y, style) = (place.y + height(line), if line == 0 { theme.strong() } else { theme.plain() });
            let sign = match said.sign.1 {
                Meant::Plain => style,
                Meant::Good => theme.good(),
                Meant::Bad => theme.bad(),
                Meant::Due => theme.warn(),
            };
            canvas.text(place.x, y, SIGN, said.sign.0, sign);
            let row = Rect { x: place.x + SIGN, y, width: place.width.saturating_sub(SIGN), height: 1 };
            let figure = right(canvas, row, &said.figure, style);
            canvas.text(row.x, y, row.width.saturating_sub(if figure > 0 { figure + 1 } else { 0 }), &said.words, style);
        }
        canvas.hit(place, Hit::Row(at.0 * self.squares.heads.len() + at.1));
        if at == self.at {
            // A blank parts the sign of the selection from that of the square.
            canvas.highlight(Rect { x: place.x.saturating_sub(GAP), width: place.width + GAP, ..place }, theme.selected());
        }
    }

    fn view_foot(&self, canvas: &mut Canvas, area: Rect, total: Rect) {
        if area.height == 0 {
            return;
        }
        canvas.text(area.x, area.y, area.width, &"─".repeat(usize::from(area.width)), canvas.theme.quiet());
        for (line, row) in self.squares.foot.iter().enumerate() {
            let y = area.y + RULE + height(line);
            canvas.text(area.x, y, self.labels, &row.label, canvas.theme.plain());
            for (figure, (x, cells)) in row.figures.iter().skip(self.first.1).zip(&self.columns) {
                right(canvas, Rect { x: area.x + x + SIGN, y, width: cells.saturating_sub(SIGN), height: 1 }, figure, canvas.theme.plain());
            }
            right(canvas, Rect { y, ..total }, &row.total, canvas.theme.strong());
        }
    }
}

/// Writes at the right end of a row; gives the cells used.
fn right(canvas: &mut Canvas, row: Rect, text: &str, style: Style) -> u16 {
    let cells = height(width(text)).min(row.width);
    canvas.text(row.right() - cells, row.y, cells, text, style)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of(rows: &[Vec<bool>]) -> Squares {
        let columns = rows.first().map_or(0, Vec::len);
        let square = |row: usize, column: usize| Square {
            id: (row * columns + column) as i64,
            said: vec![Said { words: "не знаем".into(), figure: "1,5 млн".into(), ..Said::default() }],
        };
        let row = |(at, held): (usize, &Vec<bool>)| Row {
            label: format!("Завод {at}"),
            squares: held.iter().enumerate().map(|(column, is)| is.then(|| square(at, column))).collect(),
            total: vec!["50,0 %".into()],
        };
        let foot = vec![Totals { label: "Нужно".into(), figures: vec!["9,9 млн".into(); columns], total: "99 млн".into() }];
        Squares {
            heads: vec!["Флаконы".into(); columns], total: "Всего".into(), rows: rows.iter().enumerate().map(row).collect(), foot
        }
    }

    fn laid(rows: &[Vec<bool>], room: (u16, u16)) -> Sheet {
        let mut sheet = Sheet::default();
        sheet.set(of(rows));
        sheet.lay(room);
        sheet
    }

    #[test]
    fn what_has_no_room_is_scrolled_to() {
        let mut sheet = laid(&vec![vec![true; 9]; 9], (78, 9));
        assert_eq!((sheet.first, sheet.columns.len(), sheet.rows), ((0, 0), 3, 6));
        for action in [Action::Right, Action::Right, Action::Bottom] {
            sheet.walk(action);
        }
        assert_eq!((sheet.at, sheet.first, sheet.columns.len()), ((8, 8), (3, 6), 3));
        sheet.walk(Action::Top);
        assert_eq!((sheet.at, sheet.first), ((0, 0), (0, 0)));
        // With room for all nothing is scrolled.
        sheet.walk(Action::Bottom);
        sheet.lay((300, 40));
        assert_eq!((sheet.first, sheet.columns.len(), sheet.current()), ((0, 0), 9, Some(80)));
    }

    #[test]
    fn what_is_selected_stays_so_in_other_squares() {
        let mut sheet = laid(&[vec![true, true], vec![false, true]], (78, 20));
        sheet.walk(Action::Down);
        assert_eq!(sheet.current(), Some(3));
        sheet.set(of(&[vec![true, true]]));
        sheet.lay((78, 20));
        assert_eq!(sheet.current(), Some(1));
    }

    proptest! {
        /// Whatever stands there can be come to by arrows, and what is selected is in sight.
        #[test]
        fn every_square_is_reached(
            rows in prop::collection::vec(prop::collection::vec(any::<bool>(), 5), 1..7),
            cells in 60_u16..160,
            lines in 6_u16..30,
        ) {
            let mut sheet = laid(&rows, (cells, lines));
            let all: Vec<i64> = sheet.squares.rows.iter().flat_map(|row| &row.squares).flatten().map(|square| square.id).collect();
            let mut met: Vec<i64> = sheet.current().into_iter().collect();
            let mut at = 0;
            while let Some(from) = met.get(at).copied() {
                for action in [Action::Up, Action::Down, Action::Left, Action::Right] {
                    sheet.seek(from);
                    sheet.lay((cells, lines));
                    sheet.walk(action);
                    let columns = sheet.first.1..sheet.first.1 + sheet.columns.len();
                    prop_assert!(columns.contains(&sheet.at.1) && (sheet.first.0..sheet.first.0 + sheet.rows).contains(&sheet.at.0));
                    met.extend(sheet.current().filter(|id| !met.contains(id)));
                }
                at += 1;
            }
            met.sort_unstable();
            prop_assert_eq!(met, all);
        }
    }
}
