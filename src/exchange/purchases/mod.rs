//! Reports on purchases out of accounting programs: who bought what, in which month, for how much (M8, M33).
//!
//! A report may have a million rows: they are read one after the other, what repeats in them is kept once, and a row is some
//! figures.

mod amounts;
mod bought;
mod cells;
mod claims;
mod columns;
mod headings;
mod joined;
mod lacks;
mod lines;
mod marks;
mod nested;
mod nosale;
mod otherwise;
mod papers;
mod returns;
mod said;
mod shape;
mod states;
mod subtotals;
mod sums;
mod taking;
mod title;
mod totals;
mod under;
mod units;
mod unsplit;

pub(super) use amounts::{Amount, Mark, Named, amount as amount_of, currency_of, named};
pub use bought::Bought;
pub use cells::When;
pub(super) use cells::{brief, when};
pub use claims::{Of, Total};
pub use columns::{Columns, Refusal};
pub(super) use headings::{Says, bare as bare_heading, is_counted, is_to_pay as to_pay, says};
pub use joined::{Shared, join};
pub use lacks::{Lacks, lacks, tells_sums};
pub(super) use shape::document_day;
pub use sums::Beside;
pub(super) use sums::column_of_currencies;
pub use title::YearFrom;
pub use units::{BILLION, KOPECK, MILLION, THOUSAND, WHOLE};

use super::encoding::{self, Letters};
use super::table::{self, Row};
use super::workbook::{self, Valueless};
use super::{Problem, Reason, Wanted};
use crate::domain::name::fold;
use lines::{Again, Lines};
use taking::Taking;
use title::Names;

use encoding_rs::Encoding;
use encoding_rs_io::DecodeReaderBytesBuilder;
use std::collections::{BTreeSet, HashSet};
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// How much of a file is looked at to tell what it is, in bytes.
const SAMPLE: usize = 64 * 1024;
/// How many rows that cannot be read are told, each by itself.
const MOST_PROBLEMS: usize = 1_000;

/// Who bought, as the report calls them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Client {
    /// The name; empty where the report has tax ids alone.
    pub name: String,
    /// The tax id in figures, or an empty text.
    pub tax_id: String,
}

impl Client {
    /// The name, or where there is none the tax id.
    pub fn called(&self) -> &str {
        if self.name.is_empty() { &self.tax_id } else { &self.name }
    }
}

/// What lines above a table say of the unit and the currency of its sums.
pub(super) fn unit_above(above: &[Row]) -> Named {
    title::title(above, Names::default()).named
}

/// A report on purchases.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The file's name without its folder, or what was pasted.
    pub name: String,
    /// Where it was read from, if it was a file, and how a person wanted it read.
    pub file: Option<(PathBuf, Wanted)>,
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
    /// How many rows have their month or client from a row above, as merged cells do.
    pub filled: usize,
    /// How many rows have their year from a row above.
    pub year_filled: usize,
    /// How many rows have no sum: their cell is crossed out.
    pub crossed_out: usize,
    /// How many amounts are read as whole with thousands apart, although nothing tells that from parts of one, and one of them as it is
    /// written.
    pub grouped: Option<(usize, String)>,
    /// Goods stood under their clients in one column.
    pub nested: bool,
    /// What stood under groups, as goods do under clients, was the clients.
    pub regrouped: bool,
    /// How many rows had a cost of another sign than their amount: it is taken with the same.
    pub turned: usize,
    /// How many rows are returns that were written above zero: they are taken below it.
    pub returned: usize,
    /// Of whom, what and of which month rows are there that could not be read: they say nothing against what is known. No month where that
    /// is what cannot be read.
    pub unread: HashSet<(Client, String, Option<When>)>,
    /// The rows below the table that say in what its amounts count.
    pub notes: Vec<Row>,
    /// The totals that their rows do not come to.
    pub totals: Vec<Total>,
    /// How many more could not be read.
    pub untold: usize,
    /// Of several files that are one report, what more than one of them has.
    pub shared: Shared,
}

impl Report {
    /// The months that the report is about, in their order.
    pub fn months(&self) -> Vec<When> {
        let months: BTreeSet<When> = self.rows.iter().map(|row| row.when.month()).collect();
        months.into_iter().collect()
    }

    /// What a column is called: by its heading, and where months stand over several columns by both of its lines.
    pub fn column(&self, at: usize) -> Option<String> {
        let filled = |cell: &&String| !cell.trim().is_empty();
        let under = self.columns.under.get(at).filter(filled);
        let own = self.header.get(at).filter(filled);
        let over = own.or_else(|| under.and_then(|_| self.header.iter().take(at).rfind(filled)));
        match (over, under) {
            (Some(over), Some(under)) => Some(format!("{}, {}", over.trim(), under.trim())),
            (over, under) => over.or(under).cloned(),
        }
    }

    /// Whether it tells of several clients, and so of all of them: who is not in it bought nothing.
    pub fn is_of_all(&self) -> bool {
        self.clients.len() > 1 && !self.shared.apart
    }

    /// Makes clients of what stands under others as goods do: the groups are nobody, and what was bought is not said.
    pub fn regroup(&mut self) {
        let named = |name: &String| Client { name: name.clone(), tax_id: String::new() };
        self.clients = self.goods.iter().map(named).collect();
        self.unread = std::mem::take(&mut self.unread).into_iter().map(|(_, goods, when)| (named(&goods), String::new(), when)).collect();
        self.goods = vec![String::new()];
        self.rows.iter_mut().for_each(|row| (row.client, row.goods) = (row.goods, 0));
        (self.nested, self.regrouped) = (false, true);
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
    let file = Some((path.to_owned(), wanted));
    Ok(of_file(path, wanted)?.map(|report| Report { file, ..report }))
}

fn of_file(path: &Path, wanted: Wanted) -> io::Result<Option<Report>> {
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
        None => match begun(&name, &head, encoding_of(&head), (wanted, whole), &[]) {
            Some(_) => encoding_of_file(path)?,
            None => return Ok(None),
        },
    };
    with_notes(|notes| {
        let Some(begun) = begun(&name, &head, encoding, (wanted, whole), notes) else { return Ok(None) };
        if begun.table.1.papered {
            let bytes = std::fs::read(path)?;
            let report = begun.unfolded(Names { file: &name, sheet: None }, &encoding::decode(&bytes, Some(encoding)).text);
            return Ok(report.map(|report| Report { encoding: encoding.name(), ..report }));
        }
        let text = DecodeReaderBytesBuilder::new().encoding(Some(encoding)).bom_override(true).build(File::open(path)?);
        begun.rest(name.clone(), encoding.name(), text)
    })
}

fn of_workbook(path: &Path) -> io::Result<Option<Report>> {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let bytes = std::fs::read(path)?;
    let sheets = workbook::sheets(&bytes, Valueless::Told).unwrap_or_default();
    let mut report = of_sheets(&name, &sheets);
    if let Some(report) = &mut report {
        let told = workbook::read_though_hidden(workbook::hidden(&bytes), &sheets, &report.problems);
        told.into_iter().for_each(|hidden| report.tell(hidden.line, hidden.reason, hidden.value));
    }
    Ok(report)
}

/// The sheets of a workbook that are reports on purchases under one header: they are one report. Of the others it is said that they are
/// left out, where there are data in them.
fn of_sheets(name: &str, sheets: &[(String, String)]) -> Option<Report> {
    let (mut reports, mut others): (Vec<Report>, Vec<&str>) = (Vec::new(), Vec::new());
    let (mut unsold, mut refused) = (Vec::new(), None);
    for (sheet, text) in sheets {
        match read_named(Names { file: name, sheet: Some(sheet) }, text) {
            // A sheet of plans or payments beside those of sales is none of them.
            Some(report) if matches!(report.columns.refused, Some(Refusal::Otherwise | Refusal::NoSales)) => {
                unsold.push(sheet.clone());
                refused.get_or_insert(report);
            }
            Some(report) if reports.first().is_none_or(|first| same_columns(&first.header, &report.header)) => reports.push(report),
            Some(_) => others.push(sheet),
            None if workbook::is_data(text) => others.push(sheet),
            None => {}
        }
    }
    if reports.is_empty() {
        unsold.clear();
        reports.extend(refused);
    }
    let mut whole = if reports.len() > 1 { join(&mut reports).with_read(reports) } else { reports.pop()? };
    whole.name = name.to_owned();
    others.into_iter().for_each(|sheet| whole.tell(1, Reason::Sheet, sheet.to_owned()));
    unsold.into_iter().for_each(|sheet| whole.tell(1, Reason::UnsoldSheet, sheet));
    Some(whole)
}

/// Whether two headers have the same columns, in whatever order: each sheet is read by its own.
fn same_columns(one: &[String], other: &[String]) -> bool {
    let columns = |header: &[String]| {
        let mut names: Vec<String> = header.iter().map(|name| fold(name.trim())).filter(|name| !name.is_empty()).collect();
        names.sort_unstable();
        names
    };
    columns(one) == columns(other)
}

/// Reads a text that was pasted, or rows of a workbook joined by tabs; `None` where it is something else.
pub fn read_text(name: &str, text: &str) -> Option<Report> {
    read_named(Names { file: name, sheet: None }, text)
}

fn read_named(names: Names, text: &str) -> Option<Report> {
    let read = |notes: &[Row]| {
        let Some(table) = recognised(names, text, None, notes) else { return Ok(None) };
        let begun = Begun { table, crlf: text.contains("\r\n") };
        if begun.table.1.papered { Ok(begun.unfolded(names, text)) } else { begun.rest(names.file.to_owned(), "", text.as_bytes()) }
    };
    with_notes(read).ok().flatten()
}

/// Reads a report, and once more where a row below the table says in what its amounts count.
fn with_notes(read: impl Fn(&[Row]) -> io::Result<Option<Report>>) -> io::Result<Option<Report>> {
    match read(&[])? {
        Some(report) if !report.notes.is_empty() => read(&report.notes),
        report => Ok(report),
    }
}

/// The beginning of a report.
struct Begun {
    /// The table, what its columns say, and the lines of its header below the first.
    table: (table::Table, Columns, Vec<Vec<String>>),
    /// Lines end in two characters, between which the reader stands after a row.
    crlf: bool,
}

fn encoding_of(bytes: &[u8]) -> &'static Encoding {
    Encoding::for_bom(bytes).map_or_else(|| Letters::encoding_of(bytes), |(encoding, _)| encoding)
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

fn begun(name: &str, head: &[u8], encoding: &'static Encoding, (wanted, whole): (Wanted, bool), notes: &[Row]) -> Option<Begun> {
    let decoded = encoding::decode(head, Some(encoding));
    let text = match decoded.text.rfind('\n') {
        Some(end) if !whole => decoded.text.get(..end)?,
        _ => &decoded.text,
    };
    recognised(Names { file: name, sheet: None }, text, wanted.separator, notes).map(|table| Begun { table, crlf: text.contains("\r\n") })
}

/// A table with what its columns say; `notes` are rows below it that say in what its amounts count.
fn recognised(names: Names, text: &str, separator: Option<char>, notes: &[Row]) -> Option<(table::Table, Columns, Vec<Vec<String>>)> {
    let table = table::read_with_documents(text, separator, Columns::known)?;
    // Days, clients and sums stand in other tables of ours too.
    if super::ours::refused(&table.header).is_some() {
        return None;
    }
    // What stands above counts before what stands below.
    let said = |table: &table::Table| notes.iter().chain(&table.above).cloned().collect::<Vec<Row>>();
    let lines = Lines::of(&table.header, table.rows.iter());
    let found = Columns::of(&table.header, &lines, &said(&table), names);
    if found.as_ref().is_some_and(|columns| columns.refused.is_none()) {
        return Some((table, found?, lines.all));
    }
    // Of a header of two lines, the second may be the one with more names that are known; what is merged across both stands in each.
    let mut table = table;
    if let Some(first) = table.above.pop() {
        let second = Row { line: table.header_line, cells: std::mem::replace(&mut table.header, first.cells.clone()) };
        let below = Lines::of(&table.header, std::iter::once(&second).chain(&table.rows));
        let whole = Columns::of(&table.header, &below, &said(&table), names).filter(|columns| columns.two_lines);
        if let Some(columns) = whole.filter(|columns| found.is_none() || columns.refused.is_none()) {
            return Some((table, columns, below.all));
        }
        table.header = second.cells;
        table.above.push(first);
    }
    found.map(|columns| (table, columns, lines.all))
}

impl Begun {
    /// Reads a table in which documents stand under their clients; it is refused where nothing tells which is which.
    fn unfolded(self, names: Names, text: &str) -> Option<Report> {
        let (table, mut columns, _) = self.table;
        let (separator, header) = (table.separator, table.header_line);
        let places = columns.client.zip(columns.amount).map(|(client, amount)| papers::Places { separator, header, client, amount });
        match places.and_then(|places| papers::unfolded(text, places)) {
            Some(text) => read_named(names, &text).filter(|report| !report.columns.papered),
            None => {
                columns.refused.get_or_insert(Refusal::Nested);
                Some(Report { name: names.file.to_owned(), separator: Some(separator), header: table.header, columns, ..Report::default() })
            }
        }
    }

    /// Reads all rows below the header.
    fn rest(self, name: String, encoding: &'static str, text: impl Read) -> io::Result<Option<Report>> {
        let (table, columns, lines) = self.table;
        let mut report = Report { name, encoding, separator: Some(table.separator), header: table.header, columns, ..Report::default() };
        let width = lines.iter().map(Vec::len).chain([report.header.len()]).max().unwrap_or_default();
        let mut taking = Taking::of(width);
        let mut reader = csv::ReaderBuilder::new().delimiter(table.separator as u8).has_headers(false).flexible(true).from_reader(text);
        let mut record = csv::StringRecord::new();
        let columns = report.columns.clone();
        let mut below = false;
        let again = Again::of(&report.header, &lines);
        let mut lines = lines.iter();
        let mut next = lines.next();
        loop {
            match reader.read_record(&mut record) {
                Ok(false) => break,
                Ok(true) => {}
                Err(error) => match error.into_kind() {
                    csv::ErrorKind::Io(error) => return Err(error),
                    _ => continue,
                },
            }
            if !below {
                below = record.iter().map(table::bare).eq(report.header.iter().map(String::as_str));
                continue;
            }
            if next.is_some() {
                // The lines of the header follow each other.
                if record.iter().any(|cell| !cell.trim().is_empty()) {
                    next = lines.next();
                }
                continue;
            }
            let line = record.position().map_or(0, |at| at.line() + u64::from(self.crlf));
            if again.is(&record) {
                let said = record.iter().map(str::trim).filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join(" · ");
                report.tell(line, Reason::HeaderAgain, said);
                continue;
            }
            if columns.entity.is_some() {
                record = record.iter().map(super::ours::unguarded).collect();
            }
            taking.row(&mut report, &columns, line, &record);
        }
        taking.settle(&mut report);
        report.settle_days();
        report.rows.shrink_to_fit();
        if report.columns.refused.is_some() {
            report.rows.clear();
            report.clients.clear();
        }
        Ok(below.then_some(report))
    }
}

impl Report {
    /// The report with what is to be told of the parts that it was joined from.
    fn with_read(mut self, parts: Vec<Report>) -> Report {
        for part in parts {
            if self.header.is_empty() {
                (self.header, self.columns, self.separator) = (part.header, part.columns, part.separator);
            } else {
                self.columns.refused = self.columns.refused.or(part.columns.refused);
            }
            self.problems.extend(part.problems);
            (self.filled, self.turned, self.untold) = (self.filled + part.filled, self.turned + part.turned, self.untold + part.untold);
            self.nested |= part.nested;
            self.returned += part.returned;
            self.year_filled += part.year_filled;
            self.crossed_out += part.crossed_out;
            self.grouped = match (self.grouped, part.grouped) {
                (Some((one, written)), Some((other, _))) => Some((one + other, written)),
                (one, other) => one.or(other),
            };
            self.totals.extend(part.totals);
        }
        if self.columns.refused.is_some() {
            self.rows.clear();
            self.clients.clear();
        }
        self
    }

    /// Remembers a row that is there and cannot be read.
    fn leave_unread(&mut self, client: u32, goods: u32, when: Option<When>) {
        let client = self.clients.get(client as usize).cloned().unwrap_or_default();
        let goods = self.goods.get(goods as usize).cloned().unwrap_or_default();
        self.unread.insert((client, goods, when.map(When::month)));
    }

    fn tell(&mut self, line: u64, reason: Reason, value: String) {
        if self.problems.len() < MOST_PROBLEMS {
            self.problems.push(Problem { line, reason, value });
        } else {
            self.untold += 1;
        }
    }
}

#[cfg(test)]
mod tests;
