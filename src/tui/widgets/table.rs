//! Tables: columns that give way when there is no room, rows that can be hit.

use crate::domain::words::Words;
use crate::printable::{fit, width};
use crate::tui::canvas::{Canvas, Hit};
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Span;

/// A column.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// Heading.
    pub words: Words,
    /// Width in cells; 0 takes what is left (shared by all such columns).
    pub cells: u16,
    /// Shown only when the table is at least this wide.
    pub from: u16,
    /// Figures stand at the right.
    pub right: bool,
}

/// A column of a fixed width.
pub const fn column(words: Words, cells: u16, from: u16) -> Column {
    Column { words, cells, from, right: false }
}

/// What a row has in a column: spans written one after the other.
pub type Cell = Vec<Span<'static>>;

/// A cell of one text.
pub fn cell(text: impl Into<String>, style: Style) -> Cell {
    vec![Span::styled(text.into(), style)]
}

/// How the table stands: which row has the keys, and by which column it is ordered.
#[derive(Clone, Copy, Debug)]
pub struct Standing {
    /// The selected row, by its place in the whole list.
    pub selected: usize,
    /// How many rows there are in all.
    pub total: usize,
    /// The column that orders it, and whether in descending order.
    pub sorted: Option<(usize, bool)>,
    /// Whether the table has the keys.
    pub focused: bool,
}

/// Draws heading and rows.
pub fn draw(canvas: &mut Canvas, area: Rect, columns: &[Column], rows: impl Iterator<Item = (usize, Vec<Cell>)>, standing: Standing) {
    let shown: Vec<usize> = (0..columns.len()).filter(|at| columns[*at].from <= area.width).collect();
    let fixed: u16 = shown.iter().map(|at| columns[*at].cells).sum::<u16>() + shown.len().saturating_sub(1) as u16 * 2;
    let flexible = shown.iter().filter(|at| columns[**at].cells == 0).count().max(1) as u16;
    let left = area.width.saturating_sub(fixed);
    let widths: Vec<u16> =
        shown.iter().map(|at| if columns[*at].cells == 0 { (left / flexible).max(4) } else { columns[*at].cells }).collect();
    let dim = canvas.theme.plain();
    let accent = canvas.theme.accent();
    let mut x = area.x;
    for (at, cells) in shown.iter().zip(&widths) {
        let sorted = standing.sorted.filter(|(column, _)| column == at);
        let mark = sorted.map_or("", |(_, descending)| if descending { "▾" } else { "▴" });
        let style = if sorted.is_some() { accent } else { dim };
        let name = canvas.say(columns[*at].words);
        let text = format!("{}{mark}", fit(name, usize::from(*cells).saturating_sub(width(mark))));
        let shift = if columns[*at].right { cells.saturating_sub(width(&text) as u16) } else { 0 };
        canvas.text(x + shift, area.y, (*cells).min(area.right().saturating_sub(x)), &text, style);
        x += cells + 2;
    }
    for (line, (place, row)) in rows.take(usize::from(area.height.saturating_sub(1))).enumerate() {
        let y = area.y + 1 + line as u16;
        let whole = Rect { x: area.x.saturating_sub(1), y, width: area.width + 2, height: 1 };
        let mut x = area.x;
        for (at, cells) in shown.iter().zip(&widths) {
            let room = (*cells).min(area.right().saturating_sub(x));
            if let Some(spans) = row.get(*at) {
                let used: usize = spans.iter().map(|span| width(&span.content)).sum();
                let shift = if columns[*at].right { room.saturating_sub(used as u16) } else { 0 };
                canvas.spans(x + shift, y, room - shift, spans);
            }
            x += cells + 2;
        }
        canvas.hit(whole, Hit::Row(place));
        if place == standing.selected {
            let style = if standing.focused { canvas.theme.selected() } else { canvas.theme.selected_elsewhere() };
            canvas.highlight(whole, style);
        }
    }
    scrollbar(canvas, area, standing);
}

/// A mark at the right edge that says where in the whole the selected row is; nothing when all fits.
fn scrollbar(canvas: &mut Canvas, area: Rect, standing: Standing) {
    let height = usize::from(area.height.saturating_sub(1));
    if standing.total <= height || height == 0 {
        return;
    }
    let at = standing.selected * (height - 1) / (standing.total - 1).max(1);
    let style = canvas.theme.accent();
    canvas.text(area.right() + 1, area.y + 1 + at as u16, 1, "█", style);
}
