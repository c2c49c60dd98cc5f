//! Workbooks (xlsx, xls): each sheet as the text of a table, which is then read like any other.

use calamine::{Data, DataRef, Reader, Xls, Xlsx, XlsxFormulaMetadata};
use std::io::Cursor;

/// How much text a sheet may come to, in bytes: a packed file says nothing of what it holds.
const MOST_TEXT: usize = 300 * 1024 * 1024;
/// How far right a cell may stand that is read: nobody has more columns, and a stray cell would make every row as long.
const MOST_COLUMNS: u32 = 512;
/// How many empty rows are kept where a sheet leaves some out.
const MOST_EMPTY: u32 = 1_000;

/// What parts the cells of the texts.
pub const SEPARATOR: char = '\t';

/// What stands for a cell that has no value of its own: one whose formula was never reckoned or came to an error, and for yes or no.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Valueless {
    /// Nothing, and a figure for yes or no.
    Empty,
    /// The formula, the error or the word, so that it can be told that there is no amount in the cell.
    Told,
}

/// The sheets that have anything in them, in their order, as text; `None` where it is no workbook that can be read.
pub fn sheets(bytes: &[u8], valueless: Valueless) -> Option<Vec<String>> {
    let texts = if bytes.starts_with(b"PK\x03\x04") { packed(bytes, valueless) } else { plain(bytes, valueless) };
    texts.filter(|texts| !texts.is_empty())
}

fn packed(bytes: &[u8], valueless: Valueless) -> Option<Vec<String>> {
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).ok()?;
    let mut texts = Vec::new();
    for name in book.sheet_names() {
        // A chart is a sheet without cells.
        let Ok(mut cells) = book.worksheet_cells_reader(&name) else { continue };
        let mut sheet = Sheet::default();
        while let Ok(Some(cell)) = cells.next_cell_with_formula_metadata() {
            let value = Data::from(match cell.value {
                DataRef::SharedString(text) => DataRef::String(text.to_owned()),
                other => other,
            });
            let text = match (value, cell.formula) {
                (Data::Empty, Some(formula)) if valueless == Valueless::Told => as_written(formula),
                (value, _) => shown(&value, valueless),
            };
            sheet.put(cell.pos.0, cell.pos.1, &text)?;
        }
        texts.extend(sheet.text());
    }
    Some(texts)
}

fn plain(bytes: &[u8], valueless: Valueless) -> Option<Vec<String>> {
    let mut book: Xls<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).ok()?;
    let mut texts = Vec::new();
    for (_, range) in book.worksheets() {
        let (top, left) = range.start().unwrap_or_default();
        let mut sheet = Sheet::default();
        for (row, column, value) in range.used_cells() {
            sheet.put(top + row as u32, left + column as u32, &shown(value, valueless))?;
        }
        texts.extend(sheet.text());
    }
    Some(texts)
}

/// A formula as it is written.
fn as_written(formula: XlsxFormulaMetadata) -> String {
    match formula {
        XlsxFormulaMetadata::Normal { formula } | XlsxFormulaMetadata::Shared { formula, .. } => format!("={formula}"),
        // The formula of another cell, moved along; and kinds that a later version may add.
        _ => "=…".to_owned(),
    }
}

/// A cell as a person reads it: a day in figures, a number without a trace of how it is kept.
fn shown(value: &Data, valueless: Valueless) -> String {
    match value {
        Data::Int(number) => number.to_string(),
        Data::Float(number) => figures(*number),
        Data::String(text) => text.clone(),
        Data::Bool(yes) if valueless == Valueless::Told => if *yes { "TRUE" } else { "FALSE" }.to_owned(),
        Data::Bool(yes) => if *yes { "1" } else { "0" }.to_owned(),
        Data::DateTime(time) => match time.as_datetime().filter(|_| time.is_datetime()) {
            Some(time) if time.time() == chrono::NaiveTime::MIN => time.format("%Y-%m-%d").to_string(),
            Some(time) => time.format("%Y-%m-%d %H:%M:%S").to_string(),
            None => figures(time.as_f64()),
        },
        Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        Data::Error(error) if valueless == Valueless::Told => error.to_string(),
        Data::Error(_) | Data::Empty => String::new(),
        #[allow(unreachable_patterns, reason = "kinds of cells that a later version may add")]
        _ => String::new(),
    }
}

/// A number in figures. Three behind the point would be read as thousands, so that a fourth stands there.
fn figures(number: f64) -> String {
    if number.fract() == 0.0 && number.abs() < 1e15 {
        return format!("{number:.0}");
    }
    let text = format!("{number:.6}");
    let text = text.trim_end_matches('0');
    let after = text.rsplit('.').next().map_or(0, str::len);
    if after == 3 { format!("{text}0") } else { text.to_owned() }
}

/// A sheet as it becomes text.
#[derive(Default)]
struct Sheet {
    text: String,
    row: u32,
    column: u32,
    filled: bool,
}

impl Sheet {
    /// Puts the next cell, of those in reading order; `None` where there is more than anybody has.
    fn put(&mut self, row: u32, column: u32, value: &str) -> Option<()> {
        if column > MOST_COLUMNS || value.is_empty() {
            return Some(());
        }
        if row > self.row {
            let skipped = (row - self.row).min(MOST_EMPTY) as usize;
            self.text.extend(std::iter::repeat_n('\n', skipped));
            (self.row, self.column) = (row, 0);
        }
        self.text.extend(std::iter::repeat_n(SEPARATOR, column.saturating_sub(self.column) as usize));
        self.column = column;
        if value.contains(['"', '\n', '\r', SEPARATOR]) {
            self.text.push('"');
            self.text.push_str(&value.replace('"', "\"\""));
            self.text.push('"');
        } else {
            self.text.push_str(value);
        }
        self.filled = true;
        (self.text.len() < MOST_TEXT).then_some(())
    }

    fn text(mut self) -> Option<String> {
        self.text.push('\n');
        self.filled.then_some(self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_back_as_they_were() {
        for (number, text) in
            [(7_700_000_016.0, "7700000016"), (707_103.63, "707103.63"), (1.234, "1.2340"), (-15.5, "-15.5"), (0.1 + 0.2, "0.3")]
        {
            assert_eq!(figures(number), text);
        }
    }

    #[test]
    fn cells_stand_where_they_stood() {
        let mut sheet = Sheet::default();
        for (row, column, value) in [(0, 1, "a"), (0, 3, "b\"c"), (2, 0, "d"), (2, 900, "far")] {
            sheet.put(row, column, value).unwrap();
        }
        assert_eq!(sheet.text().unwrap(), "\ta\t\t\"b\"\"c\"\n\nd\n");
        assert_eq!(Sheet::default().text(), None);
    }

    #[test]
    fn what_is_no_workbook_is_none() {
        assert_eq!(sheets(b"PK\x03\x04 nothing of the kind", Valueless::Empty), None);
        assert_eq!(sheets(&[0xD0, 0xCF, 0x11, 0xE0, 1, 2, 3], Valueless::Empty), None);
    }
}
