//! Documents that stand under their clients in one column, and perhaps goods under them, as 1C prints them: each row is given its client, its
//! document and its goods in columns of their own, and the table is read as any other.

use super::amounts::amount;
use super::shape::document_day;
use super::totals::is_total_name;
use super::units::WHOLE;
use crate::exchange::nobody::is_total;
use crate::exchange::table::Row;

/// Where what stands in such a table.
#[derive(Clone, Copy, Debug)]
pub(super) struct Places {
    /// What parts its cells.
    pub separator: char,
    /// The line of its header.
    pub header: u64,
    /// The column of clients and documents.
    pub client: usize,
    /// The column of sums.
    pub amount: usize,
}

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Level {
    /// A client, or goods.
    Name,
    /// A document.
    Paper,
    /// What others come to, or nothing of the table.
    Beside,
}

/// What stands in a row of the table below its header.
struct Line {
    cells: Vec<String>,
    level: Level,
    sum: Option<i64>,
}

/// The table with columns of documents and goods at its end; none where sums do not tell which is which. Each row stays on its line.
pub(super) fn unfolded(text: &str, places: Places) -> Option<String> {
    let mut reader =
        csv::ReaderBuilder::new().delimiter(places.separator as u8).has_headers(false).flexible(true).from_reader(text.as_bytes());
    let (mut head, mut lines): (Vec<(u64, Vec<String>)>, Vec<(u64, Line)>) = (Vec::new(), Vec::new());
    for record in reader.records().map_while(Result::ok) {
        let line = record.position().map_or(0, csv::Position::line);
        let cells: Vec<String> = record.iter().map(str::to_owned).collect();
        if line <= places.header { head.push((line, cells)) } else { lines.push((line, Line::of(line, cells, places))) }
    }
    let width = head.iter().map(|(_, cells)| cells.len()).chain(lines.iter().map(|(_, line)| line.cells.len())).max()?;
    let rows: Vec<&Line> = lines.iter().map(|(_, line)| line).collect();
    let told = told(&rows, false).or_else(|| told(&rows, true))?;
    let (heading, _) = head.last()?.1.get(places.client).map(|heading| heading.split_once(['/', '\\', ',']).unwrap_or((heading, "")))?;
    let heading = heading.trim().to_owned();
    let names = if heading.is_ascii() { ["Document", "Product"] } else { ["Документ", "Номенклатура"] };
    if let Some((_, cells)) = head.last_mut() {
        cells.resize(width, String::new());
        cells.extend(names.map(str::to_owned));
        cells[places.client] = heading;
    }
    let mut writer = csv::WriterBuilder::new().delimiter(places.separator as u8).flexible(true).from_writer(Vec::new());
    let mut at = 1;
    let below = lines.into_iter().zip(told).filter_map(|((line, row), told)| Some((line, told.cells(row, places, width)?)));
    for (line, cells) in head.into_iter().chain(below) {
        while at < line {
            writer.write_record([""]).ok()?;
            at += 1;
        }
        writer.write_record(&cells).ok()?;
        at += 1;
    }
    String::from_utf8(writer.into_inner().ok()?).ok()
}

impl Line {
    fn of(line: u64, cells: Vec<String>, places: Places) -> Line {
        let name = cells.get(places.client).map_or("", |cell| cell.trim());
        let sum = cells.get(places.amount).and_then(|cell| amount(cell, WHOLE).ok()).map(|read| read.minor);
        let level = match name {
            "" => Level::Beside,
            name if is_total_name(name) => Level::Beside,
            name if document_day(name).is_some() => Level::Paper,
            _ => Level::Name,
        };
        let row = Row { line, cells };
        let level = if is_total(&row) { Level::Beside } else { level };
        Line { cells: row.cells, level, sum }
    }
}

/// What becomes of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Told {
    /// It stays as it is.
    Beside,
    /// What it comes to stands below it.
    Head,
    /// It is a row of this client, by this document; of goods where it is none itself.
    Row(String, Option<String>),
}

impl Told {
    fn cells(self, line: Line, places: Places, width: usize) -> Option<Vec<String>> {
        let mut cells = line.cells;
        let (client, paper) = match self {
            Told::Head => return None,
            Told::Beside => return Some(cells),
            Told::Row(client, paper) => (client, paper),
        };
        cells.resize(width, String::new());
        let own = std::mem::replace(cells.get_mut(places.client)?, client);
        let goods = paper.is_some();
        cells.push(paper.unwrap_or_else(|| own.clone()));
        cells.push(if goods { own } else { String::new() });
        Some(cells)
    }
}

/// What becomes of each row, where names under documents are goods or none is: none where sums say otherwise.
fn told(rows: &[&Line], with_goods: bool) -> Option<Vec<Told>> {
    let mut told = vec![Told::Beside; rows.len()];
    let all: Vec<usize> = (0..rows.len()).filter(|at| rows.get(*at).is_some_and(|row| row.level != Level::Beside)).collect();
    let level = |at: usize| all.get(at).and_then(|place| rows.get(*place)).map(|row| row.level);
    let row = |at: usize| all.get(at).and_then(|place| rows.get(*place));
    let name = |at: usize, places: &dyn Fn(&Line) -> String| row(at).map_or_else(String::new, |row| places(row));
    let called = |row: &Line| row.cells.iter().map(|cell| cell.trim()).find(|cell| !cell.is_empty()).unwrap_or_default().to_owned();
    let (mut at, mut put) = (0, |at: usize, what: Told| {
        if let Some(slot) = all.get(at).and_then(|place| told.get_mut(*place)) {
            *slot = what;
        }
    });
    while level(at).is_some() {
        // A client, and its documents below.
        if level(at) != Some(Level::Name) || level(at + 1) != Some(Level::Paper) {
            return None;
        }
        let (client, own) = (name(at, &called), row(at)?.sum);
        put(at, Told::Head);
        at += 1;
        let mut come = 0_i64;
        while level(at) == Some(Level::Paper) {
            let sum = row(at)?.sum?;
            come = come.checked_add(sum)?;
            let goods =
                if with_goods { goods_of(sum, &|below| row(at + 1 + below).filter(|row| row.level == Level::Name)?.sum)? } else { 0 };
            if goods == 0 {
                put(at, Told::Row(client.clone(), None));
            } else {
                let paper = name(at, &called);
                put(at, Told::Head);
                (1..=goods).for_each(|below| put(at + below, Told::Row(client.clone(), Some(paper.clone()))));
            }
            at += 1 + goods;
        }
        if own.is_some_and(|own| own != come) {
            return None;
        }
    }
    Some(told)
}

/// How many of the names below a document come to its sum; none where they do not.
fn goods_of(sum: i64, below: &dyn Fn(usize) -> Option<i64>) -> Option<usize> {
    let mut come = 0_i64;
    for at in 0.. {
        come = come.checked_add(below(at)?)?;
        if come == sum {
            return Some(at + 1);
        }
    }
    None
}
