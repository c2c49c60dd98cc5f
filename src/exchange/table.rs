//! Tables of text: CSV with commas, semicolons, tabs or bars, as spreadsheets and address books write them.

use super::{Problem, Reason};
use csv::{ReaderBuilder, StringRecord};

/// The separators that are recognised.
const SEPARATORS: [char; 4] = [',', ';', '\t', '|'];
/// How many rows are looked at to recognise the separator.
const SAMPLE_ROWS: usize = 30;
/// How much of the text is looked at to recognise the separator, in bytes.
const SAMPLE_BYTES: usize = 64 * 1024;

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The line on which it begins, from 1.
    pub line: u64,
    /// Its cells; there may be fewer or more than the header has.
    pub cells: Vec<String>,
}

/// A table with a header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// What parts the cells.
    pub separator: char,
    /// The names of the columns as they are written.
    pub header: Vec<String>,
    /// The rows that have anything in them.
    pub rows: Vec<Row>,
    /// What could not be read as rows.
    pub problems: Vec<Problem>,
}

/// Reads a table; `None` where there is no header.
pub fn read(text: &str) -> Option<Table> {
    let (separator, text, mut line) = match named_separator(text) {
        Some((separator, rest)) => (separator, rest, 2),
        None => (recognise(text), text, 1),
    };
    let mut table = Table { separator, header: Vec::new(), rows: Vec::new(), problems: Vec::new() };
    let mut rest = text;
    // A mark that is never closed swallows all that follows. It is left behind once; more of them pair up.
    for _ in 0..2 {
        match table.take(rest, line) {
            None => break,
            Some((open_at, after)) => {
                table.problems.push(Problem { line: open_at, reason: Reason::OpenQuote });
                (rest, line) = (after, open_at + 1);
            }
        }
    }
    (!table.header.is_empty()).then_some(table)
}

impl Table {
    /// Reads rows from a text that begins on `line`. Gives the line of a row that is never closed, and what follows that line.
    fn take<'a>(&mut self, text: &'a str, line: u64) -> Option<(u64, &'a str)> {
        let mut reader = reader(text, self.separator);
        let mut record = StringRecord::new();
        let (mut counted, mut begun) = (0, line);
        while reader.read_record(&mut record).unwrap_or(false) {
            // The reader stands before the line ends that part two records.
            let from = record.position().map_or(0, |position| position.byte() as usize);
            let from = text.get(from..).map_or(from, |rest| text.len() - rest.trim_start_matches(['\r', '\n']).len());
            begun += text.get(counted..from).map_or(0, |passed| passed.matches('\n').count()) as u64;
            counted = from;
            if reader.position().byte() as usize >= text.len()
                && let Some((_, after)) = text.get(from..).and_then(|row| row.split_once('\n'))
                && text.get(from..).is_some_and(|row| row.matches('"').count() % 2 == 1)
            {
                return Some((begun, after));
            }
            if record.iter().all(|cell| cell.trim().is_empty()) {
                continue;
            }
            let cells: Vec<String> = record.iter().map(str::to_owned).collect();
            if self.header.is_empty() {
                self.header = cells;
            } else {
                self.rows.push(Row { line: begun, cells });
            }
        }
        None
    }
}

fn reader(text: &str, separator: char) -> csv::Reader<&[u8]> {
    ReaderBuilder::new().delimiter(separator as u8).has_headers(false).flexible(true).from_reader(text.as_bytes())
}

/// Spreadsheets may name the separator in the first line: `sep=;`.
fn named_separator(text: &str) -> Option<(char, &str)> {
    let (first, rest) = text.split_once('\n')?;
    let mark = first.trim_end_matches(['\r', '\n']).trim_matches('"').strip_prefix("sep=")?;
    SEPARATORS.into_iter().find(|separator| mark.chars().eq([*separator])).map(|separator| (separator, rest))
}

/// The separator that gives most rows of the header's length.
fn recognise(text: &str) -> char {
    let end = (0..=SAMPLE_BYTES.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default();
    let sample = text.get(..end).unwrap_or(text);
    let fit = |separator: char| {
        let mut reader = reader(sample, separator);
        let mut rows = reader.records().take(SAMPLE_ROWS).filter_map(Result::ok).map(|row| row.len());
        let columns = rows.next().unwrap_or_default();
        let alike = rows.filter(|count| *count == columns).count() + 1;
        if columns < 2 { 0 } else { alike * 1000 + columns.min(999) }
    };
    SEPARATORS.into_iter().rev().max_by_key(|separator| fit(*separator)).unwrap_or(',')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_separator_is_recognised() {
        for separator in SEPARATORS {
            let text = format!("Имя{separator}Телефон\r\n\"Ива{separator}нов\"{separator}1\r\nПётр{separator}2\r\n");
            let table = read(&text).unwrap();
            assert_eq!(table.separator, separator);
            assert_eq!(table.rows[0].cells, [format!("Ива{separator}нов"), "1".into()]);
        }
        assert_eq!(read("sep=;\r\na,b;c\r\n1;2\r\n").unwrap().header, ["a,b", "c"]);
        assert_eq!(read("sep=;\r\na,b;c\r\n1;2\r\n").unwrap().rows[0].line, 3);
        assert_eq!(read("одна\nдве\n").unwrap().header, ["одна"]);
        assert_eq!(read(" \n\n"), None);
    }

    #[test]
    fn lines_are_counted_through_cells_with_line_ends() {
        let table = read("a;b\r\n\"x\ny\";2\r\n;\r\n3;4\r\n").unwrap();
        assert_eq!(table.rows.iter().map(|row| row.line).collect::<Vec<_>>(), [2, 5]);
    }

    #[test]
    fn a_quote_never_closed_swallows_one_row_only() {
        let table = read("a;b\n1;2\n\"open;4\n5;6\n7;8\n").unwrap();
        assert_eq!(table.problems, [Problem { line: 3, reason: Reason::OpenQuote }]);
        assert_eq!(table.rows.iter().map(|row| row.cells[0].as_str()).collect::<Vec<_>>(), ["1", "5", "7"]);
    }
}
