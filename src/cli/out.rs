//! Printing: everything that comes from data passes through here and cannot act on the terminal.

use super::table::Table;
use crate::exchange::ours::no_formula;
use crate::platform;
use crate::printable::{LEFT_OUT, is_left_out, is_unprintable, line, lines, width, wrap};
use std::io::{Result, Write};

/// The width where there is no terminal to ask.
const USUAL_WIDTH: usize = 80;
/// The rows of a small terminal.
const USUAL_ROWS: usize = 24;
/// Lines longer than this are hard to read.
const WIDEST: usize = 120;

/// A line beside the answer. Where nobody reads it any more, as in a terminal that was closed, the work goes on all the same.
pub(super) fn aside(text: &str) {
    let _ = writeln!(std::io::stderr(), "{text}");
}

/// Where a command prints.
pub struct Out<'a> {
    to: &'a mut dyn Write,
    /// Cells in a line.
    pub width: usize,
    /// The columns and rows of the terminal; those of a small one where there is none.
    pub columns: usize,
    /// See `columns`.
    pub rows: usize,
    /// Whether only ASCII symbols are printed.
    pub ascii: bool,
    styled: bool,
    /// Whether a program or a file reads it: nothing is wrapped or cut.
    piped: bool,
}

impl<'a> Out<'a> {
    /// Prints to `to`, with headings in bold when that is a terminal.
    pub fn new(to: &'a mut dyn Write, terminal: bool) -> Out<'a> {
        let plain = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
            || std::env::var_os("TERM").is_some_and(|term| term == "dumb")
            || !terminal
            || !platform::takes_escapes();
        let size = if terminal { crossterm::terminal::size().unwrap_or_default() } else { (0, 0) };
        let (cells, rows) = (usize::from(size.0), usize::from(size.1));
        let (columns, rows) = (if cells == 0 { USUAL_WIDTH } else { cells }, if rows == 0 { USUAL_ROWS } else { rows });
        let width = if cells == 0 { USUAL_WIDTH } else { cells.clamp(20, WIDEST) };
        Out { to, width, columns, rows, ascii: false, styled: !plain, piped: !terminal }
    }

    /// Gives out what was printed so far.
    pub fn flush(&mut self) -> Result<()> {
        self.to.flush()
    }

    /// A line of text.
    pub fn line(&mut self, text: &str) -> Result<()> {
        let text = self.fitting(text);
        writeln!(self.to, "{}", text.trim_end())
    }

    /// A heading, with an empty line before it.
    pub fn heading(&mut self, text: &str) -> Result<()> {
        self.line("")?;
        self.title(text)
    }

    /// A heading at the very top, wrapped to the width.
    pub fn title(&mut self, text: &str) -> Result<()> {
        let text = self.fitting(text);
        for part in wrap(&text, if self.piped { usize::MAX } else { self.width }) {
            if self.styled { writeln!(self.to, "\u{1b}[1m{part}\u{1b}[0m")? } else { writeln!(self.to, "{part}")? }
        }
        Ok(())
    }

    /// Text wrapped to the width: `lead` before its first line, as many blanks before the others.
    pub fn wrapped(&mut self, lead: &str, text: &str) -> Result<()> {
        let indent = width(lead);
        let room = if self.piped { usize::MAX } else { self.width.saturating_sub(indent).max(16) };
        for (at, part) in wrap(text, room).iter().enumerate() {
            let before = if at == 0 { lead.to_owned() } else { " ".repeat(indent) };
            self.line(&format!("{before}{part}"))?;
        }
        Ok(())
    }

    /// A single line of data, wrapped: a line end in it starts no new line.
    pub fn item(&mut self, lead: &str, text: &str) -> Result<()> {
        self.wrapped(lead, &line(text))
    }

    /// Columns side by side; the last one is wrapped.
    pub fn table(&mut self, table: &Table) -> Result<()> {
        for text in if self.piped { table.whole() } else { table.lines(self.width) } {
            self.line(&text)?;
        }
        Ok(())
    }

    /// A value for programs. What would act on a terminal is escaped, which leaves the text itself as it is.
    pub fn json(&mut self, value: &serde_json::Value) -> Result<()> {
        let text = escaped(&serde_json::to_string_pretty(value)?);
        writeln!(self.to, "{text}")
    }

    /// An array for programs, one record at a time.
    pub fn json_part(&mut self, first: bool, value: &serde_json::Value) -> Result<()> {
        let text = escaped(&serde_json::to_string(value)?);
        write!(self.to, "{}\n  {text}", if first { "[" } else { "," })
    }

    /// The end of such an array.
    pub fn json_end(&mut self, empty: bool) -> Result<()> {
        writeln!(self.to, "{}", if empty { "[]" } else { "\n]" })
    }

    /// A row for spreadsheets, without what they would take for a formula or what would act on a terminal.
    pub fn csv(&mut self, row: Vec<String>) -> anyhow::Result<()> {
        self.csv_with(row, |_| false)
    }

    /// The same where some cells are numbers of ours, by their places: a minus makes no formula of them.
    pub fn csv_with(&mut self, row: Vec<String>, is_number: impl Fn(usize) -> bool) -> anyhow::Result<()> {
        let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
        let cells = row.into_iter().enumerate();
        writer.write_record(cells.map(|(at, cell)| if is_number(at) { cell } else { no_formula(&lines(&cell)).into_owned() }))?;
        Ok(self.to.write_all(&writer.into_inner().map_err(|error| error.into_error())?)?)
    }

    /// Text of the program's own, as it is.
    pub fn raw(&mut self, text: &str) -> Result<()> {
        self.to.write_all(text.as_bytes())?;
        self.to.flush()
    }

    /// What is no text, as it is.
    pub fn bytes(&mut self, bytes: &[u8]) -> Result<()> {
        self.to.write_all(bytes)?;
        self.to.flush()
    }

    /// Whether somebody reads it in a terminal.
    pub fn is_terminal(&self) -> bool {
        !self.piped
    }

    fn fitting(&self, text: &str) -> String {
        let text = line(text);
        if !self.ascii {
            return text.into_owned();
        }
        let mut fitting = String::new();
        let (mut before, mut rest) = (None, text.chars().peekable());
        while let Some(c) = rest.next() {
            match ASCII.iter().find(|(known, _)| *known == c) {
                _ if is_left_out(before, c, rest.peek().copied()) => fitting.push_str(LEFT_OUT),
                Some((_, plain)) => fitting.push(*plain),
                None => fitting.push(c),
            }
            before = Some(c);
        }
        fitting
    }
}

/// Symbols and what stands for them in ASCII, each as wide as the other.
const ASCII: [(char, char); 14] = [
    ('—', '-'),
    ('–', '-'),
    ('−', '-'),
    ('…', '~'),
    ('·', '|'),
    ('•', '*'),
    ('✓', '+'),
    ('→', '>'),
    ('«', '"'),
    ('»', '"'),
    ('“', '"'),
    ('”', '"'),
    ('’', '\''),
    ('№', '#'),
];

/// JSON with everything that would act on a terminal escaped; programs read the same from it.
pub fn escaped(json: &str) -> String {
    let mut text = String::with_capacity(json.len());
    for c in json.chars() {
        if c != '\n' && is_unprintable(c) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                text.push_str(&format!("\\u{unit:04x}"));
            }
        } else {
            text.push(c);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_keeps_the_text_and_cannot_act_on_the_terminal() {
        let value = serde_json::json!({"name": "a\u{202e}b\u{9b}31mc\u{1b}d\u{e0041}"});
        let mut bytes = Vec::new();
        Out::new(&mut bytes, false).json(&value).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        assert!(!text.chars().any(|c| c != '\n' && is_unprintable(c)), "{text}");
        assert_eq!(serde_json::from_str::<serde_json::Value>(&text).unwrap(), value);
    }

    #[test]
    fn ascii_symbols_are_as_wide_as_what_they_stand_for() {
        for (known, plain) in ASCII {
            assert!(plain.is_ascii());
            assert_eq!(width(&known.to_string()), 1, "{known}");
        }
    }
}
