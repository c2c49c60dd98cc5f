//! Reports on purchases out of accounting programs: who bought what, in which month, for how much (M8, M33).
//!
//! A report may have a million rows: they are read one after the other, what repeats in them is kept once, and a row is some
//! figures.

mod cells;
mod columns;

pub use cells::When;
pub use columns::Columns;

use super::encoding::{self, Letters};
use super::nobody::{is_of_report, is_total};
use super::table::{self, Row};
use super::workbook;
use super::{Problem, Reason, Wanted};
use crate::domain::name::fold;
use encoding_rs::Encoding;
use encoding_rs_io::DecodeReaderBytesBuilder;
use std::collections::HashMap;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// How much of a file is looked at to tell what it is, in bytes.
const SAMPLE: usize = 64 * 1024;
/// How many rows that cannot be read are told, each by itself.
const MOST_PROBLEMS: usize = 1_000;
/// The longest name or group that is taken, in characters.
const LONGEST: usize = 500;

/// Who bought, as the report calls them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Client {
    /// The name; empty where the report has tax ids alone.
    pub name: String,
    /// The tax id in figures, or an empty text.
    pub tax_id: String,
}

/// A row of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bought {
    /// The line on which it begins, from 1.
    pub line: u32,
    /// Who bought: the place in [`Report::clients`].
    pub client: u32,
    /// What: the place in [`Report::goods`].
    pub goods: u32,
    /// When.
    pub when: When,
    /// For how much, in minor units; what came back is below zero.
    pub amount: i64,
    /// What it cost us, in minor units.
    pub cost: Option<i64>,
    /// In which currency, if the report says so.
    pub currency: Option<&'static str>,
}

/// A report on purchases.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The file's name without its folder, or what was pasted.
    pub name: String,
    /// The name of the character encoding; empty for a workbook.
    pub encoding: &'static str,
    /// What parts the cells.
    pub separator: Option<char>,
    /// The names of the columns.
    pub header: Vec<String>,
    /// Which of them say what.
    pub columns: Columns,
    /// The clients, each once.
    pub clients: Vec<Client>,
    /// The groups of goods, each once; an empty text where none is said.
    pub goods: Vec<String>,
    /// The rows, in their order.
    pub rows: Vec<Bought>,
    /// What could not be read.
    pub problems: Vec<Problem>,
    /// How many more could not be read.
    pub untold: usize,
}

impl Report {
    /// The months that the report is about, in their order.
    pub fn months(&self) -> Vec<When> {
        let mut months: Vec<When> = self.rows.iter().map(|row| row.when.month()).collect();
        months.sort_unstable();
        months.dedup();
        months
    }

    /// Where a day of every row is the first of its month, or the last one, the month is meant.
    fn settle_days(&mut self) {
        if self.rows.iter().all(|row| row.when.is_month() || row.when.is_edge()) {
            self.rows.iter_mut().for_each(|row| row.when = row.when.month());
        }
    }
}

/// Reads a file as a report on purchases; `None` where it is something else.
///
/// # Errors
/// Those of reading the file.
pub fn read(path: &Path, wanted: Wanted) -> io::Result<Option<Report>> {
    let mut head = Vec::new();
    File::open(path)?.take(SAMPLE as u64).read_to_end(&mut head)?;
    if super::is_packed(&head) {
        return of_workbook(path);
    }
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let whole = head.len() < SAMPLE;
    // Most files are something else, and their beginning says so.
    let encoding = match wanted.encoding {
        Some(encoding) => encoding,
        None if whole => encoding_of(&head),
        None => match begun(&head, encoding_of(&head), wanted, whole) {
            Some(_) => encoding_of_file(path)?,
            None => return Ok(None),
        },
    };
    let Some(begun) = begun(&head, encoding, wanted, whole) else { return Ok(None) };
    let text = DecodeReaderBytesBuilder::new().encoding(Some(encoding)).bom_override(true).build(File::open(path)?);
    begun.rest(name, encoding.name(), text)
}

/// The first sheet of a workbook that is a report on purchases.
fn of_workbook(path: &Path) -> io::Result<Option<Report>> {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let sheets = workbook::sheets(&std::fs::read(path)?).unwrap_or_default();
    Ok(sheets.iter().find_map(|sheet| read_text(&name, sheet)))
}

/// Reads a text that was pasted, or rows of a workbook joined by tabs; `None` where it is something else.
pub fn read_text(name: &str, text: &str) -> Option<Report> {
    let table = recognised(text, None)?;
    Begun { table, crlf: text.contains("\r\n") }.rest(name.to_owned(), "", text.as_bytes()).ok().flatten()
}

/// The beginning of a report.
struct Begun {
    table: (table::Table, Columns),
    /// Lines end in two characters, between which the reader stands after a row.
    crlf: bool,
}

fn encoding_of(bytes: &[u8]) -> &'static Encoding {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding;
    }
    let mut letters = Letters::default();
    letters.count(bytes);
    letters.encoding(bytes)
}

/// The encoding of the whole: the beginning may have Latin letters alone.
fn encoding_of_file(path: &Path) -> io::Result<&'static Encoding> {
    let mut file = File::open(path)?;
    let mut letters = Letters::default();
    let (mut buffer, mut odd) = (vec![0; SAMPLE], Vec::new());
    loop {
        let read = file.read(&mut buffer)?;
        let Some(part) = buffer.get(..read).filter(|part| !part.is_empty()) else { break };
        if odd.is_empty()
            && let Some((encoding, _)) = Encoding::for_bom(part)
        {
            return Ok(encoding);
        }
        letters.count(part);
        if odd.len() < SAMPLE * 4 && !part.is_ascii() {
            odd.extend_from_slice(part);
        }
    }
    Ok(letters.encoding(&odd))
}

fn begun(head: &[u8], encoding: &'static Encoding, wanted: Wanted, whole: bool) -> Option<Begun> {
    let decoded = encoding::decode(head, Some(encoding));
    let text = match decoded.text.rfind('\n') {
        Some(end) if !whole => decoded.text.get(..end)?,
        _ => &decoded.text,
    };
    recognised(text, wanted.separator).map(|table| Begun { table, crlf: text.contains("\r\n") })
}

fn recognised(text: &str, separator: Option<char>) -> Option<(table::Table, Columns)> {
    let table = table::read(text, separator, Columns::known)?;
    let columns = Columns::of(&table.header)?;
    Some((table, columns))
}

impl Begun {
    /// Reads all rows below the header.
    fn rest(self, name: String, encoding: &'static str, text: impl Read) -> io::Result<Option<Report>> {
        let (table, columns) = self.table;
        let mut report = Report { name, encoding, separator: Some(table.separator), header: table.header, columns, ..Report::default() };
        let mut taking = Taking::default();
        let mut reader = csv::ReaderBuilder::new().delimiter(table.separator as u8).has_headers(false).flexible(true).from_reader(text);
        let mut record = csv::StringRecord::new();
        let columns = report.columns.clone();
        let mut below = false;
        loop {
            match reader.read_record(&mut record) {
                Ok(false) => break,
                Ok(true) => {}
                Err(error) => match error.into_kind() {
                    csv::ErrorKind::Io(error) => return Err(error),
                    _ => continue,
                },
            }
            if below {
                let line = record.position().map_or(0, |at| at.line() + u64::from(self.crlf));
                taking.row(&mut report, &columns, line, &record);
            } else {
                below = record.iter().map(table::bare).eq(report.header.iter().map(String::as_str));
            }
        }
        report.settle_days();
        Ok(below.then_some(report))
    }
}

/// What was seen before, so that each name and each day is read once.
#[derive(Default)]
struct Taking {
    clients: HashMap<String, u32>,
    goods: HashMap<String, u32>,
    days: HashMap<String, Option<When>>,
    key: String,
}

impl Taking {
    fn row(&mut self, report: &mut Report, columns: &Columns, line: u64, cells: &csv::StringRecord) {
        let cell = |at: Option<usize>| at.and_then(|at| cells.get(at)).map_or("", str::trim);
        if cells.iter().all(|cell| cell.trim().is_empty()) {
            return;
        }
        let (name, tax_id) = (cell(columns.client), figures(cell(columns.tax_id)));
        // What its rows come to, and what a report says of itself, is nobody's purchase.
        let nobody = name.is_empty() && tax_id.is_empty();
        if nobody || cell(columns.when).is_empty() && columns.when.is_some() || is_total_name(name) {
            let row = Row { line, cells: cells.iter().map(str::to_owned).collect() };
            let reason = if is_total(&row) || is_total_name(name) {
                Reason::Total
            } else if is_of_report(&row) {
                Reason::OfReport
            } else {
                Reason::Nameless
            };
            return report.tell(line, reason, row.said());
        }
        if name.chars().count() > LONGEST {
            return report.tell(line, Reason::TooLong, name.chars().take(LONGEST).collect());
        }
        let client = self.client(report, name, &tax_id);
        let goods = self.goods(report, cell(columns.goods));
        let currency = cells::currency_within(cell(columns.currency)).or(columns.named);
        let take = |report: &mut Report, when: When, written: &str, cost: &str| match cells::amount(written) {
            Some(amount) => {
                let cost = cells::amount(cost);
                report.rows.push(Bought { line: u32::try_from(line).unwrap_or(u32::MAX), client, goods, when, amount, cost, currency });
            }
            None => report.tell(line, Reason::NoAmount, written.to_owned()),
        };
        if columns.when.is_none() {
            for (at, month) in &columns.months {
                let written = cell(Some(*at));
                if !matches!(written, "" | "-" | "—" | "–") {
                    take(report, *month, written, "");
                }
            }
            return;
        }
        let said = cell(columns.when);
        let when = match self.days.get(said) {
            Some(known) => *known,
            None => {
                let read = cells::when(said);
                self.days.insert(said.to_owned(), read);
                read
            }
        };
        match when {
            Some(when) => take(report, when, cell(columns.amount), cell(columns.cost)),
            None => report.tell(line, Reason::NoDay, said.to_owned()),
        }
    }

    fn client(&mut self, report: &mut Report, name: &str, tax_id: &str) -> u32 {
        self.key.clear();
        self.key.push_str(tax_id);
        self.key.push('\t');
        self.key.push_str(name);
        place(&mut self.clients, &self.key, || {
            report.clients.push(Client { name: name.to_owned(), tax_id: tax_id.to_owned() });
            report.clients.len()
        })
    }

    fn goods(&mut self, report: &mut Report, goods: &str) -> u32 {
        place(&mut self.goods, goods, || {
            report.goods.push(goods.chars().take(LONGEST).collect());
            report.goods.len()
        })
    }
}

/// The place of what is known, or of what is made now: `make` gives how many there are then.
fn place(known: &mut HashMap<String, u32>, key: &str, make: impl FnOnce() -> usize) -> u32 {
    if let Some(place) = known.get(key) {
        return *place;
    }
    let place = u32::try_from(make()).unwrap_or(u32::MAX).saturating_sub(1);
    known.insert(key.to_owned(), place);
    place
}

impl Report {
    fn tell(&mut self, line: u64, reason: Reason, value: String) {
        if self.problems.len() < MOST_PROBLEMS {
            self.problems.push(Problem { line, reason, value });
        } else {
            self.untold += 1;
        }
    }
}

/// A tax id in figures: before a slash where a code of the reason for registration follows.
fn figures(cell: &str) -> String {
    cell.split('/').next().unwrap_or_default().chars().filter(char::is_ascii_alphanumeric).collect()
}

/// Whether a name says that the row is what others come to.
fn is_total_name(name: &str) -> bool {
    let lead = name.get(..name.len().min(24)).unwrap_or_default();
    matches!(
        fold(lead.trim_end_matches([':', '.', ' '])).as_str(),
        "итого" | "всего" | "итог" | "общий итог" | "total" | "grand total" | "totals"
    )
}

#[cfg(test)]
mod tests;
