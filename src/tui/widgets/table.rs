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
/// One that goes as early as this comes last of all: only where a record stands well beside the whole table.
const LATE: u8 = 5;
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
    /// Whether it follows the matter in rows that leave it room, where it has none of its own.
    pub follows: bool,
    /// Whether it is there only where it orders the rows.
    pub ordering: bool,
}

/// A column that is shown whole or, when there is no room, not at all.
pub const fn column(words: Words, least: u16, goes: u8) -> Column {
    Column { words, least, goes, grows: 1, right: false, ours: false, follows: false, ordering: false }
}

/// The matter of a table: it gets room first, and never goes.
pub const fn matter(words: Words, least: u16) -> Column {
    Column { words, least, goes: 0, grows: 2, right: false, ours: false, follows: false, ordering: false }
}

/// Figures, which stand at the right.
pub const fn figures(words: Words, least: u16, goes: u8) -> Column {
    Column { words, least, goes, grows: 1, right: true, ours: false, follows: false, ordering: false }
}

/// Marks of one cell, under no heading: their place is kept even while no row has one.
pub const MARK: Column =
    Column { words: w("", ""), least: 1, goes: 0, grows: 0, right: false, ours: false, follows: false, ordering: false };

impl Column {
    /// The same for our eyes alone.
    pub const fn ours(self) -> Column {
        Column { ours: true, ..self }
    }

    /// The same, behind the matter where it has no room of its own.
    pub const fn follows(self) -> Column {
        Column { follows: true, ..self }
    }

    /// The same, shown only where it orders the rows.
    pub const fn ordering(self) -> Column {
        Column { ordering: true, ..self }
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

/// How the table stands: which row has the keys, and by which column it is ordered.
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
}

/// What a column needs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Need {
    /// The cells for which others give way.
    asks: u16,
    /// Those in which nothing of it is cut.
    whole: u16,
    /// Those of its heading with the mark of the order.
    heading: u16,
    /// Whether it never goes, whatever its column says.
    stays: bool,
}

/// How many cells each column needs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Needs(Vec<Need>);

impl Needs {
    /// Columns without headings that need so many cells.
    pub fn of(cells: &[usize]) -> Needs {
        Needs(cells.iter().map(|cells| Need { asks: height(*cells), whole: height(*cells), ..Need::default() }).collect())
    }

    /// Takes in what stands in a row: columns only grow while one walks through a list, so that they do not jump.
    pub fn add(&mut self, columns: &[Column], row: &[Cell], lang: Lang) {
        self.add_asking(columns, row, lang, |_| true);
    }

    /// The same of a row that asks for no more than the least room in some columns.
    pub fn add_asking(&mut self, columns: &[Column], row: &[Cell], lang: Lang, asks: impl Fn(usize) -> bool) {
        self.0.resize(columns.len(), Need::default());
        for (at, ((need, column), cell)) in self.0.iter_mut().zip(columns).zip(row).enumerate() {
            // A column in which nothing stands takes no room from others.
            let says_nothing = column.goes > 0 && cell.iter().all(|span| span.content.is_empty());
            // The place of marks is kept also where they are out of sight: the sign of the selection has a blank behind it.
            if cell.is_empty() && column.grows > 0 || says_nothing {
                continue;
            }
            let content: usize = cell.iter().map(|span| width(&span.content)).sum();
            need.heading = match width(column.words.get(lang)) {
                0 => column.least,
                cells => height(cells + 1),
            };
            let whole = height(content.min(LONGEST));
            need.whole = need.whole.max(whole).max(need.heading);
            need.asks = need.asks.max(if asks(at) { whole } else { whole.min(column.least) }).max(need.heading);
        }
    }

    /// The room in which every column is shown and nothing is cut.
    pub fn whole(&self, columns: &[Column]) -> u16 {
        let all: Vec<usize> = (0..columns.len()).filter(|at| self.need(*at) > 0).collect();
        all.iter().map(|at| self.beyond(*at)).fold(self.taken(columns, &all), u16::saturating_add)
    }

    /// Whether every column is shown in so much room, and nothing is cut.
    pub fn fit(&self, columns: &[Column], room: u16) -> bool {
        self.whole(columns) <= room
    }

    /// The same without the columns that come last of all.
    pub fn without_late(mut self, columns: &[Column]) -> Needs {
        let late = self.0.iter_mut().zip(columns).filter(|(need, column)| column.goes >= LATE && !need.stays);
        late.for_each(|(need, _)| *need = Need::default());
        self
    }

    /// The same where somebody ordered the rows by a column, or by none: that one never goes, and those are left out that are there for
    /// such an order alone.
    pub fn ordered_by(mut self, columns: &[Column], chosen: Option<usize>) -> Needs {
        for (at, (need, column)) in self.0.iter_mut().zip(columns).enumerate() {
            match chosen == Some(at) {
                true => need.stays = true,
                false if column.ordering => *need = Need::default(),
                false => {}
            }
        }
        self
    }

    /// How early a column goes when there is no room.
    fn goes(&self, columns: &[Column], at: usize) -> u8 {
        if self.0.get(at).is_some_and(|need| need.stays) { 0 } else { columns[at].goes }
    }

    /// The cells that a column has beyond what it asks for, where nothing of it is cut.
    fn beyond(&self, at: usize) -> u16 {
        self.0.get(at).map_or(0, |need| need.whole.saturating_sub(need.asks))
    }

    /// What is whole of the columns shown in less than `room` cells that nobody asks for, in cells.
    fn whole_within(&self, shown: &[usize], room: u16) -> u16 {
        let sums = shown.iter().scan(0_u16, |sum, at| {
            *sum = sum.saturating_add(self.beyond(*at));
            Some(*sum)
        });
        sums.take_while(|sum| *sum < room).last().unwrap_or(0)
    }

    /// The cells of columns in which nothing is cut that asks for room.
    fn taken(&self, columns: &[Column], shown: &[usize]) -> u16 {
        let last = shown.last().map_or(0, |at| columns[*at].gap());
        shown.iter().map(|at| self.need(*at).saturating_add(columns[*at].gap())).fold(0, u16::saturating_add).saturating_sub(last)
    }

    /// How many cells a column needs; none where nothing stands in it.
    pub fn need(&self, at: usize) -> u16 {
        self.0.get(at).map_or(0, |need| need.asks)
    }

    /// The columns that are shown in so much room, with their widths. What a small window shows is there in every wider one, and
    /// others come in the order in which they go first, each where nothing is cut by it: wider is never poorer.
    /// What needs little has it whole; those that need more than their share of the rest are cut, each to its share.
    pub fn shares(&self, columns: &[Column], room: u16) -> Vec<(usize, u16)> {
        let mut shown = self.shown(columns, room.min(SMALL));
        let mut others: Vec<usize> = (0..columns.len()).filter(|at| self.need(*at) > 0 && !shown.contains(at)).collect();
        others.sort_by_key(|at| self.goes(columns, *at));
        for other in others {
            let mut more = shown.clone();
            more.push(other);
            more.sort_unstable();
            // Nor is anything cut that only what nobody asked for made whole.
            let taken = self.taken(columns, &more);
            let whole = self.whole_within(&shown, taken.saturating_sub(self.taken(columns, &shown)));
            if room <= SMALL || taken.saturating_add(whole) > room {
                break;
            }
            shown = more;
        }
        let least = |at: usize| self.least(columns, at);
        let gaps: u16 = shown.iter().rev().skip(1).map(|at| columns[*at].gap()).sum();
        let mut shares: Vec<(usize, u16)> = shown.iter().map(|at| (*at, least(*at))).collect();
        let mut left = room.saturating_sub(shares.iter().map(|(_, cells)| cells).sum::<u16>() + gaps);
        // Cell by cell to the one that has the least for its weight: what is short is whole before what is long grows.
        while left > 0 {
            let hungry = shares.iter_mut().filter(|(at, cells)| columns[*at].grows > 0 && *cells < self.need(*at));
            let Some((_, cells)) = hungry.min_by_key(|(at, cells)| *cells / columns[*at].grows) else { break };
            *cells += 1;
            left -= 1;
        }
        // What asks for no room has what nothing else needs.
        for (at, cells) in &mut shares {
            let more = self.0.get(*at).map_or(0, |need| need.whole.saturating_sub(*cells)).min(left);
            (*cells, left) = (*cells + more, left - more);
        }
        shares
    }

    /// The least cells of a column.
    fn least(&self, columns: &[Column], at: usize) -> u16 {
        columns[at].least.max(self.0.get(at).map_or(0, |need| need.heading)).min(self.need(at))
    }

    /// The columns that so much room of a small window shows: what may be missed goes first.
    fn shown(&self, columns: &[Column], room: u16) -> Vec<usize> {
        let is_matter = |at: usize| columns[at].grows > 1;
        let mut shown: Vec<usize> = (0..columns.len()).filter(|at| self.need(*at) > 0).collect();
        // What may be missed never comes at the cost of what is read.
        while self.taken(columns, &shown) > room
            && let Some(first) =
                shown.iter().copied().filter(|at| self.goes(columns, *at) >= SPARE).max_by_key(|at| self.goes(columns, *at))
        {
            shown.retain(|at| *at != first);
        }
        // A matter is never cut short beside what may be missed; figures take what they need from it, since none is cut.
        let asked = |at: usize| match is_matter(at) {
            true => self.least(columns, at).max(self.need(at).min(TELLING)),
            false if columns[at].right => self.need(at),
            false => self.least(columns, at),
        };
        let cuts = |shown: &[usize]| shown.iter().map(|at| asked(*at) + columns[*at].gap()).sum::<u16>() > room + 2;
        while shown.iter().any(|at| is_matter(*at))
            && cuts(&shown)
            && let Some(first) =
                shown.iter().copied().filter(|at| self.goes(columns, *at) >= YIELDS).max_by_key(|at| self.goes(columns, *at))
        {
            shown.retain(|at| *at != first);
        }
        let taken = |shown: &[usize]| {
            let last = shown.last().map_or(0, |at| columns[*at].gap());
            shown.iter().map(|at| self.least(columns, *at) + columns[*at].gap()).sum::<u16>().saturating_sub(last)
        };
        while taken(&shown) > room
            && let Some(first) = shown.iter().copied().filter(|at| self.goes(columns, *at) > 0).max_by_key(|at| self.goes(columns, *at))
        {
            shown.retain(|at| *at != first);
        }
        shown
    }
}

/// The heading of a column of so many cells with the mark of its order. In ASCII the mark is a letter: a blank parts it from the
/// word, where need be out of what the gap beside the column has to spare.
fn head(name: &str, falls: Option<bool>, room: u16, spare: u16, ascii: bool) -> String {
    let mark = falls.map_or("", order_mark);
    let apart = ascii && falls.is_some() && width(name) + 1 + width(mark) <= usize::from(room + spare);
    let (blank, cells) = if apart { (" ", room + spare) } else { ("", room) };
    format!("{}{blank}{mark}", fit(name, usize::from(cells).saturating_sub(width(mark) + width(blank))))
}

/// What stands over a column in the place of its words, where it says more than these; none where it does not.
pub type Heading<'a> = &'a dyn Fn(usize) -> Option<String>;

/// Draws heading and rows; gives how many are below those in sight.
pub fn draw(canvas: &mut Canvas, area: Rect, columns: &[Column], needs: &Needs, rows: &[Row], standing: Standing) -> usize {
    draw_headed(canvas, area, (columns, &|_| None), needs, rows, standing)
}

/// The same where some columns have headings of their own, as wide as these columns.
pub fn draw_headed(
    canvas: &mut Canvas,
    area: Rect,
    (columns, heading): (&[Column], Heading),
    needs: &Needs,
    rows: &[Row],
    standing: Standing,
) -> usize {
    let shares = needs.shares(columns, area.width);
    let (mut x, mut before) = (area.x, 0);
    for (at, cells) in &shares {
        let sorted = standing.sorted.filter(|(column, _)| column == at);
        let style = if sorted.is_some() { canvas.theme.head() } else { canvas.theme.plain() };
        let room = (*cells).min(area.right().saturating_sub(x));
        let spare = if columns[*at].right { before } else { columns[*at].gap().min(area.right().saturating_sub(x + room)) };
        let own = heading(*at).map(|own| fit(&own, usize::from(room)));
        let named =
            || head(canvas.say(columns[*at].words), sorted.map(|(_, falls)| falls), room, spare.saturating_sub(1), canvas.theme.ascii);
        let text = own.unwrap_or_else(named);
        let across = height(width(&text));
        let start = if columns[*at].right { (x + room).saturating_sub(across) } else { x };
        canvas.text(start, area.y, across, &text, style);
        canvas.hit(Rect { x, y: area.y, width: room, height: 1 }, Hit::Head(*at));
        before = columns[*at].gap();
        x += cells + before;
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
        Needs::of(&needs.map(usize::from)).shares(&COLUMNS, room)
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
        let shares = Needs::of(&[9, 60, 60, 3]).shares(&stays, 9 + 16 + 24 + 3 + 6 + 12);
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
        let shares =
            |needs: [usize; 3], room| Needs::of(&needs).shares(&columns, room).into_iter().map(|(_, cells)| cells).collect::<Vec<_>>();
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
