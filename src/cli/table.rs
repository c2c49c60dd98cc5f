//! Columns side by side, as wide as what stands in them.

use crate::printable::{line, pad, width, wrap};

/// The widest a column gets that is not the last.
const WIDEST: usize = 28;
/// A last column narrower than this goes to a line of its own.
const NARROWEST: usize = 18;

/// Rows of cells. The last column takes what is left of the line and is wrapped.
#[derive(Debug, Default)]
pub struct Table {
    rows: Vec<Vec<String>>,
}

impl Table {
    /// Adds a row. Rows have equally many cells.
    pub fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        self.rows.push(cells.into_iter().map(|cell| line(&cell).into_owned()).collect());
    }

    /// The table with nothing cut or wrapped, for what reads lines.
    pub fn whole(&self) -> Vec<String> {
        let widest = |at: usize| self.rows.iter().filter_map(|row| row.get(at)).map(|cell| width(cell)).max().unwrap_or(0);
        let widths: Vec<usize> = (0..self.rows.iter().map(Vec::len).max().unwrap_or(0)).map(widest).collect();
        let line = |row: &Vec<String>| {
            let cells = row.iter().zip(&widths).filter(|(_, wide)| **wide > 0).map(|(cell, wide)| pad(cell, *wide));
            cells.collect::<Vec<_>>().join("  ")
        };
        self.rows.iter().map(line).collect()
    }

    /// The table as lines of at most `cells` cells.
    pub fn lines(&self, cells: usize) -> Vec<String> {
        let count = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        let Some(last) = count.checked_sub(1) else { return Vec::new() };
        let widest = |at: usize| self.rows.iter().filter_map(|row| row.get(at)).map(|cell| width(cell)).max().unwrap_or(0);
        let mut widths: Vec<usize> = (0..last).map(|at| widest(at).min(WIDEST)).collect();
        // Narrow terminals: the widest columns give way first.
        while total(&widths) + NARROWEST > cells {
            match widths.iter_mut().max() {
                Some(most) if *most > 8 => *most -= 1,
                _ => break,
            }
        }
        let before = total(&widths);
        let own_line = before + NARROWEST > cells;
        let (indent, room) = if own_line { (4, cells.saturating_sub(4)) } else { (before, cells.saturating_sub(before)) };
        let mut lines = Vec::new();
        for row in &self.rows {
            // A cell too long for its column goes on under itself: nothing of it is cut.
            let cells: Vec<(Vec<String>, usize)> =
                row.iter().zip(&widths).filter(|(_, wide)| **wide > 0).map(|(cell, wide)| (wrap(cell, *wide), *wide)).collect();
            let rest: Vec<String> = wrap(row.get(last).map_or("", String::as_str), room.max(8));
            let (beside, under) = if own_line { (&[][..], &rest[..]) } else { (&rest[..], &[][..]) };
            let height = cells.iter().map(|(parts, _)| parts.len()).max().unwrap_or(0).max(beside.len()).max(1);
            for at in 0..height {
                let mut text = String::new();
                for (parts, wide) in &cells {
                    text.push_str(&pad(parts.get(at).map_or("", String::as_str), *wide));
                    text.push_str("  ");
                }
                text.push_str(beside.get(at).map_or("", String::as_str));
                if at == 0 || !text.trim().is_empty() {
                    lines.push(text);
                }
            }
            lines.extend(under.iter().filter(|part| !part.is_empty()).map(|part| " ".repeat(indent) + part));
        }
        lines
    }
}

fn total(widths: &[usize]) -> usize {
    widths.iter().filter(|wide| **wide > 0).map(|wide| wide + 2).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A line cut or broken in a pipe is read wrongly by whatever comes next.
    #[test]
    fn nothing_is_cut_or_wrapped_in_a_pipe() {
        let mut table = Table::default();
        let (name, mail) = ("Очень-длинное-название-клиента-с-пояснением", "+7 900 000-20-05; shchegoleva.olga.ilinichna@example.org");
        table.row([name.to_owned(), mail.repeat(3)]);
        assert_eq!(table.whole(), [format!("{name}  {}", mail.repeat(3))]);
    }

    #[test]
    fn columns_stand_under_each_other_and_the_last_is_wrapped() {
        let mut table = Table::default();
        table.row(["Ёж".to_owned(), String::new(), "раз два три четыре пять".to_owned()]);
        table.row(["Ромашка".to_owned(), String::new(), "пять".to_owned()]);
        assert_eq!(table.lines(40), ["Ёж       раз два три четыре пять", "Ромашка  пять"]);
        assert_eq!(table.lines(27)[..2], ["Ёж       раз два три четыре", "         пять"]);
        let mut named = Table::default();
        named.row(["Заместитель директора по закупкам и снабжению".to_owned(), "раз".to_owned()]);
        assert_eq!(named.lines(60), ["Заместитель директора по      раз", "закупкам и снабжению          "]);
        assert!(table.lines(12).iter().all(|line| width(line) <= 12 + 2));
    }
}
