//! Tables of text: CSV with commas, semicolons, tabs or bars, as spreadsheets and address books write them.

use super::nobody::is_total;
use super::report::{is_document, of_report};
use super::{Problem, Reason};
use csv::{ReaderBuilder, StringRecord};

/// The separators that are recognised.
pub const SEPARATORS: [char; 4] = [',', ';', '\t', '|'];
/// How many rows are looked at to recognise the separator.
const SAMPLE_ROWS: usize = 30;
/// Among how many rows the header is looked for: reports have their title above it.
const HEADER_WITHIN: usize = 20;
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

impl Row {
    /// What stands in it, in a line.
    pub fn said(&self) -> String {
        self.cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join(" · ")
    }
}

/// A table with a header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// What parts the cells.
    pub separator: char,
    /// The line of the header, from 1.
    pub header_line: u64,
    /// The names of the columns as they are written.
    pub header: Vec<String>,
    /// What stands above the header: the title of a report.
    pub above: Vec<Row>,
    /// The rows that have anything in them.
    pub rows: Vec<Row>,
    /// What could not be read as rows.
    pub problems: Vec<Problem>,
}

/// Reads a table, parted by the separator that is asked for, or else by the one that fits; `None` where there is no header.
/// `knows` tells how many columns of a row are headers that are known.
pub fn read(text: &str, wanted: Option<char>, knows: impl Fn(&[String]) -> usize) -> Option<Table> {
    let mut table = read_with_documents(text, wanted, knows)?;
    table.drop_documents();
    Some(table)
}

/// The same with the rows that are about documents and tell nobody.
pub(super) fn read_with_documents(text: &str, wanted: Option<char>, knows: impl Fn(&[String]) -> usize) -> Option<Table> {
    let (separator, text, mut line) = match named_separator(text) {
        Some((separator, rest)) => (wanted.unwrap_or(separator), rest, 2),
        None => (wanted.unwrap_or_else(|| recognise(text)), text, 1),
    };
    let mut table = Table { separator, header_line: line, header: Vec::new(), above: Vec::new(), rows: Vec::new(), problems: Vec::new() };
    let mut rest = text;
    // A mark that is never closed swallows all that follows. It is left behind once; more of them pair up.
    for _ in 0..2 {
        match table.take(rest, line) {
            None => break,
            Some((open_at, after)) => {
                table.problems.push(Problem::of(open_at, Reason::OpenQuote));
                (rest, line) = (after, open_at + 1);
            }
        }
    }
    table.find_header(knows);
    if super::ours::kind_of(&table.header).is_some() {
        let cells = table.rows.iter_mut().flat_map(|row| &mut row.cells);
        cells.for_each(|cell| *cell = super::ours::unguarded(cell).to_owned());
    }
    table.drop_headers();
    table.drop_totals();
    (!table.header.is_empty()).then_some(table)
}

/// A cell without the shell in which a spreadsheet keeps figures from being reckoned with: `'+7…` and `="8900…"`.
pub(super) fn bare(cell: &str) -> &str {
    let trimmed = cell.trim();
    if let Some(text) = trimmed.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"')) {
        return text;
    }
    let reckons = |rest: &&str| rest.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | '=' | '@' | '('));
    trimmed.strip_prefix('\'').filter(reckons).unwrap_or(cell)
}

impl Table {
    /// Makes the first row that has most known headers the header, or the first row of all; where that is somebody already, the
    /// columns are told by what stands in them.
    fn find_header(&mut self, knows: impl Fn(&[String]) -> usize) {
        let known = |row: &Row| knows(&row.cells);
        let first = self.rows.first().map_or(0, known);
        if first == 0
            && let Some(header) = super::headless::header(&self.rows)
        {
            self.header = header;
            return;
        }
        let best = self.rows.iter().take(HEADER_WITHIN).map(known).enumerate().rev().max_by_key(|(_, count)| *count);
        // One word that is a header elsewhere makes none of a row of values.
        let at = best.filter(|(_, count)| *count > first.max(1)).map_or(0, |(at, _)| at);
        self.above = self.rows.drain(..(at + 1).min(self.rows.len())).collect();
        if let Some(header) = self.above.pop() {
            (self.header_line, self.header) = (header.line, header.cells);
        }
    }

    /// Reports on several pages, and tables put together, repeat their header.
    fn drop_headers(&mut self) {
        let said =
            |cells: &[String]| cells.iter().map(|cell| cell.trim().to_lowercase()).filter(|cell| !cell.is_empty()).collect::<Vec<_>>();
        let header = said(&self.header);
        if header.len() > 1 {
            let again = self.rows.extract_if(.., |row| said(&row.cells) == header);
            self.problems.extend(again.map(|row| Problem { line: row.line, reason: Reason::HeaderAgain, value: row.said() }));
        }
    }

    /// Reports close with what their rows come to, and so do the groups in them; around these stands who made them and when.
    fn drop_totals(&mut self) {
        let totals = self.rows.extract_if(.., |row| is_total(row));
        self.problems.extend(totals.map(|row| Problem { line: row.line, reason: Reason::Total, value: row.said() }));
        let of_report = of_report(&self.rows);
        let of_report = self.rows.extract_if(.., |row| of_report.contains(&row.line));
        self.problems.extend(of_report.map(|row| Problem { line: row.line, reason: Reason::OfReport, value: row.said() }));
    }

    fn drop_documents(&mut self) {
        let documents = self.rows.extract_if(.., |row| is_document(row));
        self.problems.extend(documents.map(|row| Problem { line: row.line, reason: Reason::Document, value: row.said() }));
    }

    /// Reads rows from a text that begins on `line`. Gives the line of a row that is never closed, and what follows that line.
    fn take<'a>(&mut self, text: &'a str, line: u64) -> Option<(u64, &'a str)> {
        let mut reader = reader(text, self.separator);
        let mut record = StringRecord::new();
        let (mut counted, mut begun) = (0, line);
        while reader.read_record(&mut record).unwrap_or(false) {
            // The reader stands before the line ends that part two records.
            let from = record.position().map_or(0, |position| position.byte() as usize);
            let from = text.get(from..).map_or(from, |rest| text.len() - rest.trim_start_matches(['\r', '\n']).len());
            begun += text.get(counted..from).map_or(0, line_ends);
            counted = from;
            if reader.position().byte() as usize >= text.len()
                && let Some(row) = text.get(from..).filter(|row| ends_open(row, self.separator))
                && let Some((_, after)) = row.split_once(['\n', '\r'])
            {
                return Some((begun, after));
            }
            if record.iter().all(|cell| cell.trim().is_empty()) {
                continue;
            }
            self.rows.push(Row { line: begun, cells: record.iter().map(|cell| bare(cell).to_owned()).collect() });
        }
        None
    }
}

/// How many lines end in a text: with LF, CRLF or CR.
fn line_ends(text: &str) -> u64 {
    let returns = text.matches('\r').count() - text.matches("\r\n").count();
    (text.matches('\n').count() + returns) as u64
}

/// Whether a quotation mark that opens a cell is never closed. Within a cell it is a character like any other: 3/4".
fn ends_open(row: &str, separator: char) -> bool {
    let (mut within, mut fresh) = (false, true);
    let mut rest = row.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '"' if within && rest.next_if_eq(&'"').is_some() => {}
            '"' if within || fresh => (within, fresh) = (!within, false),
            _ => fresh = !within && (c == separator || matches!(c, '\n' | '\r')),
        }
    }
    within
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

/// The separator that gives most rows of the same length.
fn recognise(text: &str) -> char {
    let end = (0..=SAMPLE_BYTES.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default();
    let sample = text.get(..end).unwrap_or(text);
    let fit = |separator: char| {
        let mut reader = reader(sample, separator);
        let rows: Vec<usize> = reader.records().take(SAMPLE_ROWS).filter_map(Result::ok).map(|row| row.len()).collect();
        let alike = |columns: usize| rows.iter().filter(|count| **count == columns).count() * 1000 + columns.min(999);
        rows.iter().filter(|columns| **columns > 1).map(|columns| alike(*columns)).max().unwrap_or_default()
    };
    SEPARATORS.into_iter().rev().max_by_key(|separator| fit(*separator)).unwrap_or(',')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<Table> {
        super::read(text, None, |cells| cells.iter().filter(|cell| ["Название", "ИНН", "Телефон"].contains(&cell.as_str())).count())
    }

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

    /// A printed report repeats its header on each page: «Название» would be a client with the phone «Телефон».
    #[test]
    fn a_header_that_comes_again_is_no_row() {
        let table = read("Название;Телефон\nПи;1\n название ;Телефон;\nРо;2\n").unwrap();
        assert_eq!(table.rows.iter().map(|row| row.cells[0].as_str()).collect::<Vec<_>>(), ["Пи", "Ро"]);
        assert_eq!(table.problems.iter().map(|problem| (problem.line, problem.reason)).collect::<Vec<_>>(), [(3, Reason::HeaderAgain)]);
    }

    #[test]
    fn lines_are_counted_through_cells_with_line_ends() {
        let table = read("a;b\r\n\"x\ny\";2\r\n;\r\n3;4\r\n").unwrap();
        assert_eq!(table.rows.iter().map(|row| row.line).collect::<Vec<_>>(), [2, 5]);
    }

    #[test]
    fn a_quote_never_closed_swallows_one_row_only() {
        let table = read("a;b\n1;2\n\"open;4\n5;6\n7;8\n").unwrap();
        assert_eq!(table.problems, [Problem::of(3, Reason::OpenQuote)]);
        assert_eq!(read("a;b\n1;Труба 3/4\"\n5;6\n").unwrap().problems, []);
        assert_eq!(read("a;b\n1;\"x\"\"y\"\n\"\";Труба 3/4\"").unwrap().problems, []);
        assert_eq!(table.rows.iter().map(|row| row.cells[0].as_str()).collect::<Vec<_>>(), ["1", "5", "7"]);
    }

    #[test]
    fn the_header_is_found_below_the_title_and_the_total_is_left_out() {
        let table = read("Отчёт;;\n\nЗа год;;\nНазвание;ИНН;Телефон\nСевер;1;2\nИтого;;1\nВсего:;;\n").unwrap();
        assert_eq!((table.header_line, &table.header[..]), (4, &["Название", "ИНН", "Телефон"].map(str::to_owned)[..]));
        assert_eq!(table.rows.iter().map(|row| row.cells[0].as_str()).collect::<Vec<_>>(), ["Север"]);
        let table = read("Отчёт\n\nНазвание;ИНН\nСевер;1\n").unwrap();
        assert_eq!((table.separator, table.header_line), (';', 3));
        let table = read("Кто;Что\nКим;Телефон\nИтого;+7 900 000-00-01\n").unwrap();
        assert_eq!((table.header_line, table.rows.len()), (1, 2));
    }

    #[test]
    fn cells_come_without_their_shells() {
        let table = read("a;b\n'+7900;=\"8900\"\n'тХофт;\"=\"\"8901\"\"\"\n").unwrap();
        assert_eq!(table.rows[0].cells, ["+7900", "8900"]);
        assert_eq!(table.rows[1].cells, ["'тХофт", "8901"]);
    }

    #[test]
    fn lines_may_end_as_on_old_macs() {
        let table = read("a;b\r1;2\r\r3;4\r").unwrap();
        assert_eq!(table.rows.iter().map(|row| row.line).collect::<Vec<_>>(), [2, 4]);
    }
}
