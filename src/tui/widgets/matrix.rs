//! Names in the cells of a matrix: they are walked by arrows, and a cell that has no room for all of its own says how many more there
//! are and opens as a list. A name that is wider than its column goes on below it, where there are lines for it.

use crate::domain::words::{Lang, thousands};
use crate::printable::{width, wrap};
use crate::text::portfolio as say;
use crate::tui::actions::Action;
use crate::tui::canvas::{Canvas, Hit, height};
use ratatui::layout::Rect;

/// The blanks between two columns, and between names in one.
const GAP: u16 = 2;
/// The least cells of a column.
const LEAST: u16 = 6;
/// The line of the heads.
const HEAD: u16 = 1;
/// The most lines of a name.
const TALL: u16 = 8;

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// By what it is known.
    pub id: i64,
    /// Its name.
    pub text: String,
    /// What is told of it in the list that a cell opens as.
    pub beside: String,
}

/// The cells with their names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cells {
    /// What stands over the columns.
    pub heads: Vec<String>,
    /// What stands before the rows.
    pub labels: Vec<String>,
    /// For each row the items of each of its columns.
    pub rows: Vec<Vec<Vec<Item>>>,
    /// What stands over the cells, each by its row and column; empty where heads and labels say it.
    pub captions: Vec<Vec<String>>,
}

impl Cells {
    fn cell(&self, (row, column): (usize, usize)) -> &[Item] {
        self.rows.get(row).and_then(|row| row.get(column)).map_or(&[], Vec::as_slice)
    }

    fn caption(&self, (row, column): (usize, usize)) -> &str {
        self.captions.get(row).and_then(|row| row.get(column)).map_or("", String::as_str)
    }

    /// Whether there is nothing in any cell.
    pub fn is_empty(&self) -> bool {
        self.rows.iter().flatten().all(Vec::is_empty)
    }

    fn find(&self, id: i64) -> Option<(usize, usize)> {
        let column = |row: &Vec<Vec<Item>>| row.iter().position(|cell| cell.iter().any(|item| item.id == id));
        self.rows.iter().enumerate().find_map(|(at, row)| Some((at, column(row)?)))
    }
}

/// What is selected: an item, or what a cell has no room for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Key {
    Item(i64),
    More(usize, usize),
}

/// A place on the screen, counted from the corner of the matrix.
#[derive(Clone, Debug)]
struct Slot {
    key: Key,
    /// Its lines.
    text: Vec<String>,
    place: Rect,
    cell: (usize, usize),
}

/// A cell that is open as a list, and which of its items is selected.
#[derive(Clone, Copy, Debug)]
struct Opened {
    cell: (usize, usize),
    at: usize,
}

/// The lines of a name in so many cells, of which there are at most so many: the last one is cut where that is too few.
fn lines(item: &Item, cells: u16, tall: u16) -> Vec<String> {
    let mut lines = wrap(&item.text, usize::from(cells.max(1)));
    let rest = lines.split_off(lines.len().min(usize::from(tall)));
    if let Some(last) = lines.last_mut().filter(|_| !rest.is_empty()) {
        *last = format!("{last} {}", rest.join(" "));
    }
    lines
}

/// The lines of rows that need so many each, with the heads and a blank between two.
fn all(needs: &[u16]) -> u16 {
    needs.iter().fold(HEAD + height(needs.len()).saturating_sub(1), |all, need| all.saturating_add(*need))
}

/// A matrix and what is selected in it.
#[derive(Debug, Default)]
pub struct Matrix {
    cells: Cells,
    slots: Vec<Slot>,
    /// Where each column begins and how wide it is.
    columns: Vec<(u16, u16)>,
    /// The first line of each row.
    lines: Vec<u16>,
    selected: Option<Key>,
    opened: Option<Opened>,
    room: u16,
    /// The most lines that a name has room for, in each row.
    tall: Vec<u16>,
}

impl Matrix {
    /// Shows other cells; what is selected stays so, wherever it stands now.
    pub fn set(&mut self, cells: Cells) {
        if let Some(opened) = self.opened {
            // The same cell of other cells is another one, unless who was selected is in it.
            let held = self.current().and_then(|id| cells.find(id)).filter(|cell| *cell == opened.cell);
            let at = |id| cells.cell(opened.cell).iter().position(|item| item.id == id);
            self.opened = held.and_then(|cell| Some(Opened { cell, at: at(self.current()?)? }));
        }
        self.cells = cells;
        self.slots = Vec::new();
    }

    /// How wide the columns are in so many cells: what stands in one is whole before another one is wide, and what is left they share.
    fn across(&self, cells: u16) -> Vec<(u16, u16)> {
        let labels = self.cells.labels.iter().map(|label| width(label)).max().map_or(0, |label| height(label) + GAP);
        let count = height(self.cells.heads.len());
        let room = cells.saturating_sub(labels + GAP * count.saturating_sub(1));
        let need = |(at, head): (usize, &String)| {
            let items = self.cells.rows.iter().filter_map(|row| row.get(at)).flatten().map(|item| width(&item.text));
            let captions = self.cells.captions.iter().filter_map(|row| row.get(at)).map(|caption| width(caption));
            height(items.chain(captions).max().unwrap_or(0).max(width(head))).clamp(LEAST, room.max(LEAST))
        };
        let mut needs: Vec<u16> = self.cells.heads.iter().enumerate().map(need).collect();
        // The widest give way first.
        while needs.iter().map(|need| u32::from(*need)).sum::<u32>() > u32::from(room) {
            match needs.iter_mut().max() {
                Some(most) if *most > LEAST => *most -= 1,
                _ => break,
            }
        }
        let spare = room.saturating_sub(needs.iter().sum()) / count.max(1);
        let mut x = labels;
        let placed = needs.into_iter().map(|need| {
            x += need + spare + GAP;
            (x - need - spare - GAP, need + spare)
        });
        placed.collect()
    }

    /// How many names of a cell stand side by side in so many cells, and how wide each of them is.
    fn abreast(&self, cell: (usize, usize), cells: u16) -> (u16, u16) {
        let widest = self.cells.cell(cell).iter().map(|item| width(&item.text)).max().unwrap_or(0);
        let name = height(widest).clamp(1, cells.max(1));
        (((cells + GAP) / (name + GAP)).max(1), name)
    }

    /// How many lines a row needs to show all, where a name has at most so many.
    fn need(&self, row: usize, columns: &[(u16, u16)], tall: u16) -> u16 {
        let cells = self.cells.rows.get(row).into_iter().flatten().enumerate().zip(columns);
        let lines = cells.map(|((column, items), (_, wide))| {
            let (abreast, _) = self.abreast((row, column), *wide);
            match abreast {
                1 if tall > 1 => items.iter().map(|item| height(lines(item, *wide, tall).len())).fold(0, u16::saturating_add),
                _ => height(items.len().div_ceil(usize::from(abreast))),
            }
        });
        lines.max().unwrap_or(0).max(1) + self.over()
    }

    /// The same of every row, where the names of each have as many lines as stand beside it.
    fn needs(&self, columns: &[(u16, u16)], tall: &[u16]) -> Vec<u16> {
        tall.iter().enumerate().map(|(row, tall)| self.need(row, columns, *tall)).collect()
    }

    fn tallest(&self) -> Vec<u16> {
        vec![TALL; self.cells.rows.len()]
    }

    /// The lines over the names of each row.
    fn over(&self) -> u16 {
        u16::from(!self.cells.captions.is_empty())
    }

    /// How many lines all of it takes in so many cells, with every name whole.
    pub fn needed(&self, cells: u16) -> u16 {
        all(&self.needs(&self.across(cells), &self.tallest()))
    }

    /// Whether all names stand there, and whole, in so many cells and lines.
    pub fn is_whole(&self, (cells, most): (u16, u16)) -> bool {
        let columns = self.across(cells);
        let is_whole = |(item, wide): (&Item, u16)| lines(item, wide, u16::MAX).len() <= usize::from(TALL);
        let cells = self.cells.rows.iter().flat_map(|row| row.iter().zip(&columns));
        let mut names = cells.flat_map(|(items, (_, wide))| items.iter().map(|item| (item, *wide)));
        all(&self.needs(&columns, &self.tallest())) <= most && names.all(is_whole)
    }

    /// How many lines the names of each row may have in so many of all: as many in one as in another before one has more.
    fn heights(&self, most: u16) -> Vec<u16> {
        // Whole names say more than blank lines between rows do.
        if self.needs(&self.columns, &self.tallest()).iter().fold(HEAD, |lines, need| lines.saturating_add(*need)) <= most {
            return self.tallest();
        }
        let rows = self.cells.rows.len();
        let mut tall = vec![1; rows];
        let mut needs = self.needs(&self.columns, &tall);
        for row in (1..TALL).flat_map(|_| 0..rows) {
            let before = std::mem::replace(&mut needs[row], self.need(row, &self.columns, tall[row] + 1));
            if all(&needs) <= most {
                tall[row] += 1;
            } else {
                needs[row] = before;
            }
        }
        tall
    }

    /// Gives every name its place in so many cells and lines. Where there is no room for all, those rows that need
    /// few have what they need, and the others share the rest.
    pub fn lay(&mut self, (cells, lines): (u16, u16), lang: Lang) {
        self.room = lines;
        self.columns = self.across(cells);
        self.tall = self.heights(lines);
        let needs = self.needs(&self.columns, &self.tall);
        let room = lines.saturating_sub(HEAD);
        let mut heights = vec![1 + self.over(); needs.len()];
        while heights.iter().sum::<u16>() < room {
            let lacking = heights.iter_mut().zip(&needs).filter(|(has, need)| **has < **need);
            let Some((has, _)) = lacking.min_by_key(|(has, _)| **has) else { break };
            *has += 1;
        }
        let gaps = height(needs.len()).saturating_sub(1);
        let gap = u16::from(heights.iter().sum::<u16>() + gaps <= room);
        (self.slots, self.lines) = (Vec::new(), Vec::new());
        let mut y = HEAD;
        for (row, has) in heights.iter().enumerate() {
            self.lines.push(y);
            for (column, (x, wide)) in self.columns.clone().into_iter().enumerate() {
                let over = self.over();
                self.fill((row, column), Rect { x, y: y + over, width: wide, height: has - over }, lang);
            }
            y += has + gap;
        }
        let is_there = |key: Key| self.slots.iter().any(|slot| slot.key == key);
        if self.selected.is_none_or(|key| !is_there(key)) {
            // Who has no room of its own is among the others of its cell.
            let hidden = match self.selected {
                Some(Key::Item(id)) => self.cells.find(id).map(|(row, column)| Key::More(row, column)).filter(|key| is_there(*key)),
                _ => None,
            };
            self.selected = hidden.or_else(|| self.slots.first().map(|slot| slot.key));
        }
    }

    /// Places the names of a cell.
    fn fill(&mut self, cell: (usize, usize), area: Rect, lang: Lang) {
        let (abreast, name) = self.abreast(cell, area.width);
        let items = self.cells.cell(cell);
        if let Some(tall) = self.tall.get(cell.0).copied().filter(|tall| abreast == 1 && *tall > 1) {
            return self.pile(cell, area, tall);
        }
        let room = usize::from(abreast) * usize::from(area.height);
        let shown = if items.len() <= room { items.len() } else { room.saturating_sub(1) };
        let at = |number: usize| {
            let (line, across) = (height(number) / abreast, height(number) % abreast);
            Rect { x: area.x + across * (name + GAP), y: area.y + line, width: name, height: 1 }
        };
        let slot =
            |(number, item): (usize, &Item)| Slot { key: Key::Item(item.id), text: vec![item.text.clone()], place: at(number), cell };
        let mut slots: Vec<Slot> = items.iter().take(shown).enumerate().map(slot).collect();
        if shown < items.len() {
            let count = thousands((items.len() - shown) as u64);
            let text = if shown == 0 { say::all_here(lang, &count) } else { say::more_here(lang, &count) };
            let place = at(shown);
            let place = Rect { width: (area.right() - place.x).min(height(width(&text))), ..place };
            slots.push(Slot { key: Key::More(cell.0, cell.1), text: vec![text], place, cell });
        }
        self.slots.extend(slots);
    }

    /// Places the names of a cell one under the other, each on as many lines as it takes: there is room for all of them.
    fn pile(&mut self, cell: (usize, usize), area: Rect, tall: u16) {
        let mut y = area.y;
        let slots = self.cells.cell(cell).iter().map(|item| {
            let text = lines(item, area.width, tall);
            let place = Rect { y, height: height(text.len()), ..area };
            y += place.height;
            Slot { key: Key::Item(item.id), text, place: Rect { width: area.width.min(height(width(&item.text))), ..place }, cell }
        });
        let slots: Vec<Slot> = slots.collect();
        self.slots.extend(slots);
    }

    /// The item that is selected.
    pub fn current(&self) -> Option<i64> {
        match (self.opened, self.selected) {
            (Some(opened), _) => self.cells.cell(opened.cell).get(opened.at).map(|item| item.id),
            (None, Some(Key::Item(id))) => Some(id),
            (None, _) => None,
        }
    }

    /// Selects an item, wherever it stands.
    pub fn seek(&mut self, id: i64) {
        (self.selected, self.opened) = (Some(Key::Item(id)), None);
    }

    /// Selects what was clicked.
    pub fn point(&mut self, number: usize) {
        match &mut self.opened {
            Some(opened) => opened.at = number,
            None => self.selected = self.slots.get(number).map(|slot| slot.key),
        }
    }

    /// Whether a cell is open as a list.
    pub fn is_open(&self) -> bool {
        self.opened.is_some()
    }

    /// Whether opening what is selected opens a cell.
    pub fn opens_cell(&self) -> bool {
        self.opened.is_none() && matches!(self.selected, Some(Key::More(..)))
    }

    /// The cell that is open as a list: its row, its column, and how many stand in it.
    pub fn opened(&self) -> Option<(String, usize)> {
        let (row, column) = self.opened?.cell;
        let parts = [self.cells.labels.get(row)?, self.cells.heads.get(column)?];
        let named = match self.cells.caption((row, column)) {
            "" => parts.map(String::as_str).join(" · "),
            caption => caption.to_owned(),
        };
        Some((named, self.cells.cell((row, column)).len()))
    }

    /// Opens the cell that is selected, or gives the item that is.
    pub fn open(&mut self) -> Option<i64> {
        if let (None, Some(Key::More(row, column))) = (self.opened, self.selected) {
            // The first of those that were not seen.
            let seen = self.slots.iter().filter(|slot| slot.cell == (row, column)).count().saturating_sub(1);
            self.opened = Some(Opened { cell: (row, column), at: seen });
            return None;
        }
        self.current()
    }

    /// Closes the list of a cell; `true` where one was open.
    pub fn close(&mut self) -> bool {
        self.opened.take().is_some()
    }

    /// Walks; `true` where the action was one of walking.
    pub fn walk(&mut self, action: Action) -> bool {
        if let Some(Opened { cell, at }) = self.opened {
            let last = self.cells.cell(cell).len().saturating_sub(1);
            let page = usize::from(self.room.saturating_sub(1)).max(1);
            let at = match action {
                Action::Up => at.saturating_sub(1),
                Action::Down => at + 1,
                Action::PageUp => at.saturating_sub(page),
                Action::PageDown => at + page,
                Action::Top => 0,
                Action::Bottom => last,
                Action::Left | Action::Right => at,
                _ => return false,
            };
            self.opened = Some(Opened { cell, at: at.min(last) });
            return true;
        }
        let next = match action {
            Action::Up | Action::Down | Action::Left | Action::Right => self.beside(action),
            Action::PageUp => self.in_row(false),
            Action::PageDown => self.in_row(true),
            Action::Top => self.slots.first(),
            Action::Bottom => self.slots.last(),
            _ => return false,
        };
        if let Some(slot) = next {
            self.selected = Some(slot.key);
        }
        true
    }

    fn here(&self) -> Option<&Slot> {
        self.slots.iter().find(|slot| Some(slot.key) == self.selected)
    }

    /// The nearest name in a direction: across in the same row, down and up in the same column before all others.
    fn beside(&self, action: Action) -> Option<&Slot> {
        let here = self.here()?;
        let ahead = |slot: &&Slot| match action {
            Action::Up => slot.place.y < here.place.y,
            Action::Down => slot.place.y > here.place.y,
            Action::Left => slot.place.x < here.place.x,
            _ => slot.place.x > here.place.x,
        };
        let far = |slot: &&Slot| {
            let (across, down) = (slot.place.x.abs_diff(here.place.x), slot.place.y.abs_diff(here.place.y));
            match action {
                Action::Up | Action::Down => (slot.cell.1 != here.cell.1, down, across),
                _ => (slot.cell.0 != here.cell.0, down, across),
            }
        };
        self.slots.iter().filter(ahead).min_by_key(far)
    }

    /// The first name of the next row, or of the one before.
    fn in_row(&self, down: bool) -> Option<&Slot> {
        let (row, _) = self.here()?.cell;
        let mut rows: Vec<usize> =
            self.slots.iter().map(|slot| slot.cell.0).filter(|of| if down { *of > row } else { *of < row }).collect();
        rows.sort_unstable();
        let next = if down { rows.first() } else { rows.last() }?;
        self.slots.iter().find(|slot| slot.cell.0 == *next)
    }

    /// Draws it, with the row that keys act on turned round.
    pub fn view(&self, canvas: &mut Canvas, area: Rect) {
        if let Some(opened) = self.opened {
            return self.view_list(canvas, area, opened);
        }
        let theme = canvas.theme;
        for (head, (x, wide)) in self.cells.heads.iter().zip(&self.columns) {
            canvas.text(area.x + x, area.y, *wide, head, theme.plain());
        }
        let is_within = |y: u16| y < area.height;
        for (row, y) in self.lines.iter().enumerate().filter(|(_, y)| is_within(**y)) {
            let label = self.cells.labels.get(row).map_or("", String::as_str);
            canvas.text(area.x, area.y + y, area.width, label, theme.strong());
            for (column, (x, wide)) in self.columns.iter().enumerate() {
                canvas.text(area.x + x, area.y + y, *wide, self.cells.caption((row, column)), theme.plain());
                if self.cells.cell((row, column)).is_empty() && is_within(y + self.over()) {
                    canvas.text(area.x + x, area.y + y + self.over(), 1, "—", theme.quiet());
                }
            }
        }
        for (number, slot) in self.slots.iter().enumerate().filter(|(_, slot)| is_within(slot.place.y)) {
            let place = Rect { x: area.x + slot.place.x, y: area.y + slot.place.y, ..slot.place };
            let style = if matches!(slot.key, Key::Item(_)) { theme.strong() } else { theme.plain() };
            for (line, text) in slot.text.iter().enumerate() {
                canvas.text(place.x, place.y + height(line), place.width, text, style);
            }
            canvas.hit(place, Hit::Row(number));
            if Some(slot.key) == self.selected {
                // A blank parts the sign from the name.
                canvas.highlight(Rect { x: place.x.saturating_sub(GAP), width: place.width + GAP, ..place }, theme.selected());
            }
        }
    }

    fn view_list(&self, canvas: &mut Canvas, area: Rect, opened: Opened) {
        let theme = canvas.theme;
        let items = self.cells.cell(opened.cell);
        let room = usize::from(area.height.max(1));
        let first = (opened.at + 1).saturating_sub(room.div_ceil(2)).min(items.len().saturating_sub(room));
        for (line, (number, item)) in items.iter().enumerate().skip(first).take(room).enumerate() {
            let row = Rect { y: area.y + height(line), height: 1, ..area };
            let beside = height(width(&item.beside)).min(row.width);
            canvas.text(row.x + GAP, row.y, row.width.saturating_sub(beside + 2 * GAP), &item.text, theme.strong());
            canvas.text(row.right() - beside, row.y, beside, &item.beside, theme.plain());
            canvas.hit(row, Hit::Row(number));
            if number == opened.at {
                canvas.highlight(row, theme.selected());
            }
        }
    }
}

#[cfg(test)]
mod tests;
