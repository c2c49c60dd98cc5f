//! Tables: columns as wide as what stands in them, which give way when there is no room; rows and headings that can be hit.

use crate::domain::words::{Lang, Words, w};
use crate::printable::{fit, width};
use crate::tui::canvas::{Canvas, Hit, height};
use crate::tui::theme::order_mark;
use crate::tui::widgets::pane::{AROUND, Title, title_line};
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Span;

/// A column that goes as early as this is there only where nothing is cut for it.
const SPARE: u8 = 3;
/// One that goes as early as this is there only where no matter is cut short for it.
const YIELDS: u8 = 2;
/// So many cells tell what a matter is; cut to fewer, it says less than what would stand beside it.
const TELLING: u16 = 40;

/// The room of a table in a window of the usual least size.
const SMALL: u16 = 80 - AROUND;

/// No text needs more cells than that: no terminal has them, and sums of them stay small.
const LONGEST: usize = 2_000;

/// What stands for folded rows begins where the first column does, behind that of marks.
const FOLDED: u16 = MARK.least + 1;

/// What stands between the matter and what follows it.
const FOLLOWS: &str = " · ";

/// A column.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// Heading.
    pub words: Words,
    /// It is never narrower than this, unless what stands in it is.
    pub least: u16,
    /// What goes first when there is no room: the highest. A column with 0 never goes.
    pub goes: u8,
    /// Its share of the room that is left; 0 leaves it at its least.
    pub grows: u16,
    /// Figures stand at the right.
    pub right: bool,
    /// Whether it is for us alone: before a client it is out of sight, and nothing is ordered by it.
    pub ours: bool,
    /// Whether a record beside the table tells the same: then it gives way before anything else is cut.
    pub told: bool,
    /// Whether it follows the matter in rows that leave it room, where it has none of its own.
    pub follows: bool,
}

/// A column that is shown whole or, when there is no room, not at all.
pub const fn column(words: Words, least: u16, goes: u8) -> Column {
    Column { words, least, goes, grows: 1, right: false, ours: false, told: false, follows: false }
}

/// The matter of a table: it gets room first, and never goes.
pub const fn matter(words: Words, least: u16) -> Column {
    Column { words, least, goes: 0, grows: 2, right: false, ours: false, told: false, follows: false }
}

/// Figures, which stand at the right.
pub const fn figures(words: Words, least: u16, goes: u8) -> Column {
    Column { words, least, goes, grows: 1, right: true, ours: false, told: false, follows: false }
}

/// Marks of one cell, under no heading: their place is kept even while no row has one.
pub const MARK: Column = Column { words: w("", ""), least: 1, goes: 0, grows: 0, right: false, ours: false, told: false, follows: false };

impl Column {
    /// The same for our eyes alone.
    pub const fn ours(self) -> Column {
        Column { ours: true, ..self }
    }

    /// The same, told by the record beside the table too.
    pub const fn told(self) -> Column {
        Column { told: true, ..self }
    }

    /// The same, behind the matter where it has no room of its own.
    pub const fn follows(self) -> Column {
        Column { follows: true, ..self }
    }

    /// Blanks behind it.
    fn gap(&self) -> u16 {
        if self.grows == 0 { 1 } else { 2 }
    }
}

/// What a row has in a column: spans written one after the other.
pub type Cell = Vec<Span<'static>>;

/// A cell of one text.
pub fn cell(text: impl Into<String>, style: Style) -> Cell {
    vec![Span::styled(text.into(), style)]
}

/// The cells of a row as a client may see it: columns of ours are out of sight, their headings too.
pub fn veiled(columns: &[Column], mut row: Vec<Cell>) -> Vec<Cell> {
    for (cell, _) in row.iter_mut().zip(columns).filter(|(_, column)| column.ours) {
        cell.clear();
    }
    row
}

/// A line under the heading: the cells of a row with its place in the whole list, or what stands over a part.
#[derive(Clone, Debug)]
pub enum Row {
    /// A row.
    Cells(usize, Vec<Cell>),
    /// A row that stands for others, which are folded: its place, and what it says.
    Folded(usize, String),
    /// Over the rows of a part.
    Part(&'static str),
}

impl Row {
    /// Its place in the whole list.
    fn place(&self) -> Option<usize> {
        match self {
            Row::Cells(place, _) | Row::Folded(place, _) => Some(*place),
            Row::Part(_) => None,
        }
    }
}

/// How the table stands: which row has the keys, by which column it is ordered, what is beside it.
#[derive(Clone, Copy, Debug)]
pub struct Standing {
    /// The selected row, by its place in the whole list.
    pub selected: usize,
    /// How many rows there are in all.
    pub total: usize,
    /// The column that orders it, and whether it falls from the greatest down.
    pub sorted: Option<(usize, bool)>,
    /// Whether the table has the keys.
    pub focused: bool,
    /// Whether a record stands beside it.
    pub beside: bool,
}

/// How many cells each column needs, so that nothing in it is cut, and those of its heading with the mark of the order; and how
/// many the matter needs with what follows it where that has no column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Needs(Vec<(u16, u16)>, u16);

impl Needs {
    /// Columns without headings that need so many cells.
    pub fn of(cells: &[usize]) -> Needs {
        Needs(cells.iter().map(|cells| (height(*cells), 0)).collect(), 0)
    }

    /// Takes in what stands in a row: columns only grow while one walks through a list, so that they do not jump.
    pub fn add(&mut self, columns: &[Column], row: &[Cell], lang: Lang) {
        self.0.resize(columns.len(), (0, 0));
        for (((need, heading), column), cell) in self.0.iter_mut().zip(columns).zip(row) {
            // A column in which nothing stands takes no room from others.
            let says_nothing = column.goes > 0 && cell.iter().all(|span| span.content.is_empty());
            // The place of marks is kept also where they are out of sight: the sign of the selection has a blank behind it.
            if cell.is_empty() && column.grows > 0 || says_nothing {
                continue;
            }
            let content: usize = cell.iter().map(|span| width(&span.content)).sum();
            *heading = match width(column.words.get(lang)) {
                0 => column.least,
                cells => height(cells + 1),
            };
            *need = (*need).max(height(content.min(LONGEST))).max(*heading);
        }
        let cells = |at: usize| row.get(at).into_iter().flatten().map(|span| width(&span.content)).sum::<usize>();
        let matter = columns.iter().position(|column| column.grows > 1);
        let follows = columns.iter().position(|column| column.follows);
        if let (Some(matter), Some(follows)) = (matter, follows.filter(|at| cells(*at) > 0)) {
            self.1 = self.1.max(height((cells(matter) + width(FOLLOWS) + cells(follows)).min(LONGEST)));
        }
    }

    /// The room in which nothing is cut in the columns that are shown in so much of it beside a record; what the record tells
    /// too takes no room from it, unless a small window shows it: wider is never poorer.
    pub fn total(&self, columns: &[Column], room: u16) -> u16 {
        let kept = self.kept(columns);
        let own = self.shares(columns, room, true).into_iter().filter(|(at, _)| !columns[*at].told || kept.contains(at));
        let own: Vec<usize> = own.map(|(at, _)| at).collect();
        own.iter().map(|at| self.need_among(&own, columns, *at) + columns[*at].gap()).sum()
    }

    /// How many cells a column needs among those shown: the matter with what follows it, where that has no column.
    fn need_among(&self, shown: &[usize], columns: &[Column], at: usize) -> u16 {
        let follows = columns[at].grows > 1 && columns.iter().position(|column| column.follows).is_some_and(|of| !shown.contains(&of));
        if follows { self.need(at).max(self.1) } else { self.need(at) }
    }

    /// The room in which nothing is cut in the columns that a small window shows, but for what the record beside them tells.
    pub fn least(&self, columns: &[Column]) -> u16 {
        let kept = self.kept(columns);
        let own = self.shares(columns, SMALL, true).into_iter().filter(|(at, _)| !columns[*at].told || kept.contains(at));
        own.map(|(at, _)| self.need(at) + columns[at].gap()).sum()
    }

    /// Whether less room beside a record would cost a column, cut what is whole, or leave less than a small window has for what
    /// stands in a column and follows it there: wider is never poorer.
    pub fn suffers(&self, columns: &[Column], room: u16, less: u16) -> bool {
        let kept = self.kept(columns);
        let is_told = |at: &usize| columns[*at].told && !kept.contains(at);
        let is_whole = |shares: &[(usize, u16)]| shares.iter().all(|(at, cells)| is_told(at) || *cells >= self.need(*at));
        let [more, fewer] = [room, less].map(|room| self.shares(columns, room, true));
        // Rows that a small window does not show may need more in other columns: what follows the matter has all the room there is.
        let follows = columns.iter().any(|column| column.follows);
        let read = self.said(columns, if follows { room } else { SMALL }, follows);
        let said = self.said(columns, less, true);
        let has = |at: usize| said.iter().find(|(shown, _)| *shown == at).map_or(0, |(_, cells)| *cells);
        let is_poorer = read.iter().any(|(at, cells)| !is_told(at) && has(*at) < *cells);
        more.len() > fewer.len() || is_whole(&more) && !is_whole(&fewer) || is_poorer
    }

    /// How many cells of each column are read in so much room, with those of what follows the matter. Behind the last column nothing
    /// stands: what follows has that room too.
    fn said(&self, columns: &[Column], room: u16, beside: bool) -> Vec<(usize, u16)> {
        let shares = self.shares(columns, room, beside);
        let shown: Vec<usize> = shares.iter().map(|(at, _)| *at).collect();
        let last = shown.last().map_or(0, |at| columns[*at].gap());
        let left = (room + last).saturating_sub(shares.iter().map(|(at, cells)| cells + columns[*at].gap()).sum());
        let has = |(at, cells): (usize, u16)| if shown.last() == Some(&at) { cells + left } else { cells };
        shares.iter().map(|share| (share.0, has(*share).min(self.need_among(&shown, columns, share.0)))).collect()
    }

    /// These needs, with what is left of so much room beside a record given to those of all rows.
    pub fn raised(&self, all: &Needs, columns: &[Column], room: u16) -> Needs {
        let shown = self.shares(columns, room, true);
        let last = shown.last().map_or(0, |(at, _)| columns[*at].gap());
        let mut left = (room + last).saturating_sub(shown.iter().map(|(at, cells)| cells + columns[*at].gap()).sum());
        let mut raised = self.clone();
        for (at, _) in &shown {
            let Some(((need, _), all)) = raised.0.get_mut(*at).zip(all.0.get(*at)) else { continue };
            let more = all.0.saturating_sub(*need).min(left);
            (*need, left) = (*need + more, left - more);
        }
        raised
    }

    /// Whether so much room beside a record shows the same columns as with these needs, and nothing in them is cut.
    pub fn fits_as(&self, other: &Needs, columns: &[Column], room: u16, beside: bool) -> bool {
        let own = |needs: &Needs| {
            let shares = needs.shares(columns, room, beside).into_iter();
            shares.filter(|(at, _)| !beside || !columns[*at].told).collect::<Vec<_>>()
        };
        let shares = own(self);
        shares.iter().all(|(at, cells)| *cells >= self.need(*at)) && shares.len() >= own(other).len()
    }

    /// The columns that a record tells too, but that stand in the table of a small window, where there is no record beside it.
    fn kept(&self, columns: &[Column]) -> Vec<usize> {
        let shown = self.shares(columns, SMALL, false).into_iter().map(|(at, _)| at);
        shown.filter(|at| columns[*at].told).collect()
    }

    /// How many cells a column needs; none where nothing stands in it.
    pub fn need(&self, at: usize) -> u16 {
        self.0.get(at).map_or(0, |(need, _)| *need)
    }

    /// The columns that are shown in so much room, with their widths; `beside` says whether a record stands beside the table.
    /// What needs little has it whole; those that need more than their share of the rest are cut, each to its share, and what
    /// the record tells too before all others.
    pub fn shares(&self, columns: &[Column], room: u16, beside: bool) -> Vec<(usize, u16)> {
        let kept = if beside { self.kept(columns) } else { Vec::new() };
        let told = |at: usize| beside && columns[at].told && !kept.contains(&at);
        let is_matter = |at: usize| columns[at].grows > 1;
        let least = |at: usize| columns[at].least.max(self.0[at].1).min(self.need(at));
        let mut shown: Vec<usize> = (0..columns.len()).filter(|at| self.need(*at) > 0).collect();
        let taken = |shown: &[usize]| {
            let last = shown.last().map_or(0, |at| columns[*at].gap());
            shown.iter().map(|at| least(*at) + columns[*at].gap()).sum::<u16>().saturating_sub(last)
        };
        // What may be missed never comes at the cost of what is read.
        let wanted = |at: usize| if told(at) { least(at) } else { self.need(at) };
        let whole = |shown: &[usize]| shown.iter().map(|at| wanted(*at) + columns[*at].gap()).sum::<u16>() > room + 2;
        let spare = |at: &usize| columns[*at].goes >= SPARE || told(*at);
        while whole(&shown)
            && let Some(first) = shown.iter().copied().filter(spare).max_by_key(|at| columns[*at].goes)
        {
            shown.retain(|at| *at != first);
        }
        // A matter is never cut short beside what may be missed.
        let asked = |at: &usize| if is_matter(*at) { least(*at).max(self.need(*at).min(TELLING)) } else { least(*at) };
        let cuts = |shown: &[usize]| shown.iter().map(|at| asked(at) + columns[*at].gap()).sum::<u16>() > room + 2;
        while shown.iter().any(|at| is_matter(*at))
            && cuts(&shown)
            && let Some(first) = shown.iter().copied().filter(|at| columns[*at].goes >= YIELDS).max_by_key(|at| columns[*at].goes)
        {
            shown.retain(|at| *at != first);
        }
        while taken(&shown) > room
            && let Some(first) = shown.iter().copied().filter(|at| columns[*at].goes > 0).max_by_key(|at| columns[*at].goes)
        {
            shown.retain(|at| *at != first);
        }
        let mut left = room.saturating_sub(taken(&shown));
        let mut shares: Vec<(usize, u16)> = shown.iter().map(|at| (*at, least(*at))).collect();
        // Cell by cell to the one that has the least for its weight: what is short is whole before what is long grows.
        while left > 0 {
            let given = |(at, cells): &(usize, u16)| (told(*at), cells / columns[*at].grows);
            let hungry = shares.iter_mut().filter(|(at, cells)| columns[*at].grows > 0 && *cells < self.need(*at));
            let Some((_, cells)) = hungry.min_by_key(|share| given(share)) else { break };
            *cells += 1;
            left -= 1;
        }
        shares
    }
}

/// Draws heading and rows; gives how many are below those in sight.
pub fn draw(canvas: &mut Canvas, area: Rect, columns: &[Column], needs: &Needs, rows: &[Row], standing: Standing) -> usize {
    let shares = needs.shares(columns, area.width, standing.beside);
    let mut x = area.x;
    for (at, cells) in &shares {
        let sorted = standing.sorted.filter(|(column, _)| column == at);
        let mark = sorted.map_or("", |(_, falls)| order_mark(falls));
        let style = if sorted.is_some() { canvas.theme.head() } else { canvas.theme.plain() };
        let name = canvas.say(columns[*at].words);
        let text = format!("{}{mark}", fit(name, usize::from(*cells).saturating_sub(width(mark))));
        let room = (*cells).min(area.right().saturating_sub(x));
        let shift = if columns[*at].right { room.saturating_sub(height(width(&text))) } else { 0 };
        canvas.text(x + shift, area.y, room - shift, &text, style);
        canvas.hit(Rect { x, y: area.y, width: room, height: 1 }, Hit::Head(*at));
        x += cells + columns[*at].gap();
    }
    let is_hidden = |at: &usize| columns[*at].follows && needs.need(*at) > 0 && !shares.iter().any(|(shown, _)| shown == at);
    let following = (0..columns.len()).find(is_hidden);
    // What keys act on is in sight, however few of the rows that were read have room.
    let room = usize::from(area.height.saturating_sub(1));
    let selected = rows.iter().position(|row| row.place() == Some(standing.selected));
    let first = selected.map_or(0, |at| (at + 1).saturating_sub(room));
    for (line, row) in rows.iter().skip(first).take(room).enumerate() {
        let y = area.y + 1 + height(line);
        let whole = Rect { x: area.x.saturating_sub(1), y, width: area.width + 2, height: 1 };
        let (place, row) = match row {
            Row::Cells(place, row) => (place, &row[..]),
            Row::Folded(place, text) => {
                canvas.text(area.x + FOLDED, y, area.width.saturating_sub(FOLDED), text, canvas.theme.plain());
                (place, &[][..])
            }
            Row::Part(name) => {
                title_line(canvas, whole, Title::of(name), canvas.theme.strong());
                continue;
            }
        };
        let mut x = area.x;
        for (at, cells) in &shares {
            let room = (*cells).min(area.right().saturating_sub(x));
            if let Some(spans) = row.get(*at) {
                let used: usize = spans.iter().map(|span| width(&span.content)).sum();
                let shift = if columns[*at].right { room.saturating_sub(height(used)) } else { 0 };
                let drawn = canvas.spans(x + shift, y, room - shift, spans);
                // Behind the last column nothing stands.
                let is_last = shares.last().is_some_and(|(last, _)| last == at);
                let left = (if is_last { area.right().saturating_sub(x) } else { room }).saturating_sub(drawn);
                if let Some(after) = following.filter(|_| columns[*at].grows > 1).and_then(|at| row.get(at)) {
                    let text = format!("{FOLLOWS}{}", after.iter().map(|span| span.content.as_ref()).collect::<String>());
                    if drawn > 0 && !after.iter().all(|span| span.content.is_empty()) && width(&text) <= usize::from(left) {
                        canvas.text(x + drawn, y, left, &text, canvas.theme.plain());
                    }
                }
            }
            x += cells + columns[*at].gap();
        }
        canvas.hit(whole, Hit::Row(*place));
        if *place == standing.selected {
            let style = if standing.focused { canvas.theme.selected() } else { canvas.theme.selected_elsewhere() };
            canvas.highlight(whole, style);
        }
    }
    let last = rows.iter().skip(first).take(room).filter_map(Row::place).max();
    standing.total.saturating_sub(last.map_or(0, |last| last + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLUMNS: [Column; 4] =
        [column(w("День", "Day"), 9, 0), column(w("С кем", "With"), 16, 2), matter(w("О чём", "What"), 24), figures(w("Вл.", "Inf"), 3, 1)];

    fn shares(needs: [u16; 4], room: u16) -> Vec<(usize, u16)> {
        Needs(needs.map(|need| (need, 0)).to_vec(), 0).shares(&COLUMNS, room, false)
    }

    /// A text would be cut beside room that nobody uses.
    #[test]
    fn nothing_is_cut_while_there_is_room() {
        assert_eq!(shares([9, 12, 60, 4], 100), [(0, 9), (1, 12), (2, 60), (3, 4)]);
        assert_eq!(shares([9, 12, 60, 4], 80), [(0, 9), (1, 12), (2, 49), (3, 4)]);
    }

    /// First whole columns go, then the matter is cut; the day and the matter never go.
    #[test]
    fn columns_go_before_the_matter_is_cut_short() {
        assert_eq!(shares([9, 20, 60, 4], 50), [(0, 9), (2, 33), (3, 4)]);
        assert_eq!(shares([9, 20, 60, 4], 38), [(0, 9), (2, 27)]);
        assert_eq!(shares([9, 20, 60, 4], 20), [(0, 9), (2, 24)]);
    }

    /// The matter is twice as wide as another column where both are cut.
    #[test]
    fn room_goes_to_the_matter_first() {
        let stays = COLUMNS.map(|column| Column { goes: column.goes.min(1), ..column });
        let shares = Needs::of(&[9, 60, 60, 3]).shares(&stays, 9 + 16 + 24 + 3 + 6 + 12, false);
        assert_eq!(shares, [(0, 9), (1, 18), (2, 34), (3, 3)]);
    }

    /// At 80 columns a diary had «Показать меры по доставке…» beside «Зимина О. С., П…».
    #[test]
    fn a_matter_is_not_cut_short_beside_what_may_be_missed() {
        assert_eq!(shares([9, 40, 45, 6], 70), [(0, 9), (2, 45), (3, 6)]);
        assert_eq!(shares([9, 40, 60, 6], 60), [(0, 9), (2, 41), (3, 6)]);
        assert_eq!(shares([9, 16, 30, 6], 67), [(0, 9), (1, 16), (2, 30), (3, 6)]);
    }

    /// «генеральный дирек…» would stand beside a column that one long row of twelve made wide.
    #[test]
    fn what_needs_little_is_whole_before_what_needs_much_grows() {
        let columns = [column(w("Имя", "Name"), 16, 0), column(w("Должность", "Position"), 16, 0), matter(w("О чём", "What"), 24)];
        let shares = |needs: [usize; 3], room| {
            Needs::of(&needs).shares(&columns, room, false).into_iter().map(|(_, cells)| cells).collect::<Vec<_>>()
        };
        assert_eq!(shares([36, 20, 0], 42), [20, 20]);
        assert_eq!(shares([20, 36, 0], 48), [20, 26]);
        assert_eq!(shares([17, 11, 60], 17 + 11 + 36 + 4), [17, 11, 36]);
    }

    /// A column without anything in it takes no room.
    #[test]
    fn an_empty_column_is_left_out() {
        assert_eq!(shares([9, 0, 20, 3], 80), [(0, 9), (2, 20), (3, 3)]);
    }
}
