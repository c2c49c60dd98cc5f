//! A table of a page: columns with heads, rows of phrases, figures at the right.

use super::{Year, chart};
use crate::domain::Lang;
use crate::domain::phrase::{Phrase, Value, alone};
use crate::domain::words::{Words, w};
use crate::printable::{pad, width, wrap};

/// A table.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// What programs call it.
    pub key: &'static str,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, as many cells each.
    pub rows: Vec<Vec<Phrase>>,
}

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// What programs call it.
    pub key: &'static str,
    /// Its head.
    pub words: Words,
    /// Whether figures stand in it, at the right.
    pub figures: bool,
}

impl Column {
    /// A column of texts.
    pub const fn of(key: &'static str, words: Words) -> Column {
        Column { key, words, figures: false }
    }

    /// A column of figures.
    pub const fn figures(key: &'static str, words: Words) -> Column {
        Column { key, words, figures: true }
    }
}

/// Cells between two columns.
const GAP: usize = 2;
/// A column of texts is not made narrower than this: a day stands in it whole.
const LEAST: usize = 10;
/// What stands for a month of which nothing is known.
const NONE: Words = w("—", "—");

/// A table as lines of text for so many cells; the widest column of texts gives way where they do not suffice.
pub fn lines(table: &Table, cells: usize, lang: Lang) -> Vec<String> {
    let heads: Vec<String> = table.columns.iter().map(|column| column.words.get(lang).to_owned()).collect();
    let rows: Vec<Vec<String>> = table.rows.iter().map(|row| row.iter().map(|cell| cell.said(lang)).collect()).collect();
    // A head gives way to what stands under it, as far as its words go.
    let word = |head: &String| head.split_whitespace().map(width).max().unwrap_or(0);
    let widest = |at: usize| rows.iter().filter_map(|row| row.get(at)).map(|cell| width(cell)).max().unwrap_or(0);
    let mut widths: Vec<usize> = heads.iter().enumerate().map(|(at, head)| widest(at).max(word(head))).collect();
    let room = cells.saturating_sub(GAP * heads.len().saturating_sub(1));
    while widths.iter().sum::<usize>() > room {
        let texts = table.columns.iter().zip(&mut widths).filter(|(column, cells)| !column.figures && **cells > LEAST);
        let Some((_, cells)) = texts.max_by_key(|(_, cells)| **cells) else { break };
        *cells -= 1;
    }
    [heads].iter().chain(&rows).flat_map(|row| laid(row, &table.columns, &widths)).collect()
}

/// A row in as many lines as its longest cell takes.
fn laid(row: &[String], columns: &[Column], widths: &[usize]) -> Vec<String> {
    let cells: Vec<Vec<String>> = row.iter().zip(widths).map(|(cell, cells)| wrap(cell, *cells)).collect();
    let tallest = cells.iter().map(Vec::len).max().unwrap_or(0);
    let line = |at: usize| {
        let part = |((lines, column), cells): ((&Vec<String>, &Column), &usize)| {
            let text = lines.get(at).map_or("", String::as_str);
            if column.figures { format!("{}{text}", " ".repeat(cells.saturating_sub(width(text)))) } else { pad(text, *cells) }
        };
        let parts: Vec<String> = cells.iter().zip(columns).zip(widths).map(part).collect();
        parts.join(&" ".repeat(GAP)).trim_end().to_owned()
    };
    (0..tallest).map(line).collect()
}

/// Months as a table, for where no chart is drawn: the sums of each, beside those a year before where any is known.
pub fn of_months(year: &Year) -> Table {
    let compares = year.months.iter().any(|slot| slot.before.is_some());
    let sum = |value: Option<i64>| match value {
        Some(value) => alone(Value::Exact(value.into(), year.currency.clone())),
        None => Phrase { words: NONE, values: Vec::new() },
    };
    let before = compares.then_some(Column::figures("year_before", chart::BEFORE));
    let columns =
        [Column::of("month", w("Месяц", "Month")), Column::figures("amount", w("Сумма", "Amount"))].into_iter().chain(before).collect();
    let row = |slot: &crate::domain::turnover::Slot| {
        let before = compares.then(|| sum(slot.before));
        [alone(Value::Day(slot.month.clone())), sum(slot.now)].into_iter().chain(before).collect()
    };
    Table { key: "months", columns, rows: year.months.iter().map(row).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::phrase::phrase;

    #[test]
    fn figures_stand_at_the_right_and_long_texts_give_way() {
        let row = |text: &str, sum: i64| vec![alone(text.into()), alone(Value::Exact(sum.into(), "RUB".into()))];
        let table = Table {
            key: "sums",
            columns: vec![Column::of("what", w("Что", "What")), Column::figures("sum", w("Сколько", "Sum"))],
            rows: vec![row("короба", 100), row("очень длинное название того, что куплено", 12_345_600)],
        };
        let told: Vec<String> = lines(&table, 40, Lang::Ru).iter().map(|line| line.replace('\u{a0}', " ")).collect();
        assert!(told[0].starts_with("Что  ") && told[0].ends_with("  Сколько") && width(&told[0]) == 40, "{told:#?}");
        assert!(told[1].starts_with("короба") && told[1].ends_with("1 руб."), "{told:#?}");
        assert!(told.len() > 3 && told.iter().all(|line| width(line) <= 41), "{told:#?}");
        let empty = phrase(w("", ""), []);
        assert_eq!(lines(&Table { rows: vec![vec![empty.clone(), empty]], ..table }, 40, Lang::En).len(), 1);
    }
}
