//! The lines of a header: months over what stands in their columns, years over months, and a row of units.

use super::amounts::named;
use super::cells::{When, serial};
use super::headings::{Says, bare, is_nested, month_of, named_month, says};
use super::under::{Under, under};
use crate::domain::measure::is_measure;
use crate::exchange::table::{self, Row};

/// What stands over a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Over {
    /// A month.
    Month(When),
    /// A month without its year, and the month that it is in the year of a title.
    Name(When, Option<When>),
    /// A year.
    Year(i32),
}

/// What stands over each column: by its own heading, or by one that is merged across several.
pub(super) fn overs(header: &[String], year: Option<i32>, count: usize) -> Vec<Option<Over>> {
    let mut over = None;
    let mut all = Vec::with_capacity(count);
    for at in 0..count {
        let heading = header.get(at).map_or("", String::as_str);
        if !heading.trim().is_empty() {
            let known = says(heading).is_some() || is_nested(heading);
            over = if known { None } else { over_of(heading, year) };
        }
        all.push(over);
    }
    all
}

/// The headings, of which those that stand in the second line beside years or months are of their columns: «Клиент» below «2025», as pivots
/// have it.
pub(super) fn lifted(header: &[String], below: Option<&[String]>) -> Vec<String> {
    let overs = overs(header, None, header.len());
    let lift = |at: usize, heading: &String| {
        let own = says(heading);
        let cell = below.and_then(|row| row.get(at)).filter(|cell| overs.get(at).is_some_and(Option::is_none) && says(cell).is_some())?;
        (heading.trim().is_empty() || own == Some(Says::When) || year_word(heading)).then(|| cell.clone())
    };
    header.iter().enumerate().map(|(at, heading)| lift(at, heading).unwrap_or_else(|| heading.clone())).collect()
}

/// Whether a heading says that years stand beside it.
fn year_word(heading: &str) -> bool {
    matches!(crate::domain::name::fold(heading).trim(), "год" | "годы" | "year" | "years" | "jahr")
}

/// The heading over a column: its own, or one that is merged across several.
pub(super) fn over_all(header: &[String], at: usize) -> &str {
    let filled = |heading: &&String| !heading.trim().is_empty();
    header.iter().take(at + 1).rfind(filled).map_or("", String::as_str)
}

fn over_of(heading: &str, year: Option<i32>) -> Option<Over> {
    let named = || named_month(bare(heading), 2000).map(|month| Over::Name(month, month_of(heading, year)));
    month_of(heading, None).map(Over::Month).or_else(named).or_else(|| year_of(heading).map(Over::Year))
}

/// A year by itself: «2026», «2026 г.».
pub(super) fn year_of(heading: &str) -> Option<i32> {
    let text = bare(heading).trim_end_matches('.').trim_end_matches("год").trim_end_matches(['г', 'Г']).trim();
    text.parse().ok().filter(|year| text.len() == 4 && (1990..2100).contains(year))
}

/// The headings, where several are first days of months, as numbers by which a spreadsheet keeps them, with these days.
pub(super) fn with_serials(header: Vec<String>) -> Vec<String> {
    let day = |heading: &String| serial(heading).filter(|day| day.is_edge());
    let mut days: Vec<When> = header.iter().filter_map(day).map(When::month).collect();
    let count = days.len();
    days.dedup();
    if count < 2 || days.len() < count || header.iter().any(|heading| serial(heading).is_some() && day(heading).is_none()) {
        return header;
    }
    header.into_iter().map(|heading| day(&heading).map_or(heading, When::kept)).collect()
}

/// The month of a column, by what stands over it and under that.
pub(super) fn month_under(over: Over, cell: Option<&str>) -> Option<When> {
    match (over, cell) {
        (Over::Month(month), _) => Some(month),
        (Over::Name(month, lent), Some(cell)) => year_of(cell).map(|year| month.with_year(year)).or(lent),
        (Over::Name(_, lent), None) => lent,
        (Over::Year(year), Some(cell)) => month_of(cell, Some(year)).filter(|month| month.year() == year),
        (Over::Year(_), None) => None,
    }
}

/// Whether what stands under a month, or under a year, is that year or that month, and no word of its own.
pub(super) fn completes(over: Over, cell: &str) -> bool {
    match over {
        Over::Month(_) => false,
        Over::Name(..) => year_of(cell).is_some(),
        Over::Year(year) => month_of(cell, Some(year)).is_some(),
    }
}

/// The lines of a header below its first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Lines {
    /// What stands under months.
    pub second: Option<Vec<String>>,
    /// In what the columns count.
    pub units: Option<Vec<String>>,
    /// A word of a line that is one too many.
    pub more: Option<String>,
    /// All of them, in their order.
    pub all: Vec<Vec<String>>,
    /// The first rows below them.
    pub below: Vec<Vec<String>>,
}

/// How many rows below a header are looked at.
const SAMPLE: usize = 60;
/// How many lines a header may have below its first.
const MOST: usize = 4;

impl Lines {
    /// Finds them among the rows below the first line.
    pub fn of<'a>(header: &[String], rows: impl Iterator<Item = &'a Row>) -> Lines {
        let mut lines = Lines::default();
        let mut rows = rows.peekable();
        for _ in 0..MOST {
            let Some(cells) = rows.peek().map(|row| &row.cells) else { break };
            let merged = header.iter().skip(1).any(|heading| heading.trim().is_empty());
            let units = lines.units.is_none() && is_units(cells);
            if units && !(merged && lines.second.is_none() && is_second(header, cells)) {
                lines.units = Some(cells.clone());
            } else if let Some(word) = word_under(header, cells).filter(|_| is_second(header, cells)) {
                if lines.second.is_some() {
                    lines.more = Some(word);
                } else {
                    lines.second = Some(cells.clone());
                }
            } else {
                break;
            }
            lines.all.push(cells.clone());
            rows.next();
        }
        let bare = |row: &Row| row.cells.iter().map(|cell| table::bare(cell).to_owned()).collect();
        lines.below = rows.take(SAMPLE).map(bare).collect();
        // Under merged months the units are those of the columns of the second line.
        for (cell, unit) in lines.second.iter_mut().flatten().zip(lines.units.iter().flatten()) {
            if !cell.trim().is_empty() && is_money(unit) {
                *cell = format!("{cell}, {}", unit.trim());
            }
        }
        lines
    }

    /// The headings with what the row of units says of them, and those units where they stand alone and so are of all columns.
    pub fn with_units(&self, header: &[String]) -> (Vec<String>, Option<Row>) {
        let Some(units) = &self.units else { return (header.to_vec(), None) };
        let of = |at: usize| units.get(at).map(|unit| unit.trim()).filter(|unit| !unit.is_empty());
        let merged = header.iter().enumerate().map(|(at, heading)| match of(at) {
            Some(unit) if !heading.trim().is_empty() && is_money(unit) => format!("{heading}, {unit}"),
            _ => heading.clone(),
        });
        let mut said = units.iter().filter(|unit| !unit.trim().is_empty());
        let alone = said.next().filter(|_| said.next().is_none());
        (merged.collect(), alone.map(|unit| Row { line: 1, cells: vec![unit.clone()] }))
    }
}

fn is_money(cell: &str) -> bool {
    let said = named(cell);
    (said.unit.is_some() || said.currency.is_some() || said.foreign.is_some()) && !said.others
}

/// Whether a row says in what its columns count, and nothing else.
fn is_units(row: &[String]) -> bool {
    let counts = |cell: &str| cell == "%" || is_measure(cell.trim_matches(['(', ')']));
    let filled = || row.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
    filled().any(is_money) && filled().all(|cell| is_money(cell) || counts(cell))
}

/// A word that stands under what is over a column.
fn word_under(header: &[String], row: &[String]) -> Option<String> {
    let overs = overs(header, None, header.len().max(row.len()));
    let under = overs.iter().zip(row).filter(|(over, cell)| over.is_some() && is_word(cell));
    under.map(|(_, cell)| cell.trim().to_owned()).next()
}

/// Whether something stands in a cell that is no sum: a word, or the sign of a share.
fn is_word(cell: &str) -> bool {
    !cell.trim().is_empty() && cell.chars().any(|c| c.is_alphanumeric() || c == '%')
}

/// Whether a row is the second line of a header: words under months, years under months or months under years, and nobody's name.
fn is_second(header: &[String], row: &[String]) -> bool {
    let overs = overs(header, None, header.len().max(row.len()));
    let told = |over: Over, cell: &str| completes(over, cell) || under(cell) != Under::Unknown && !is_figures(cell);
    let below = || overs.iter().zip(row).filter_map(|(over, cell)| Some(((*over)?, cell.as_str()))).filter(|(_, cell)| is_word(cell));
    let known = below().filter(|(over, cell)| told(*over, cell)).count();
    let words = below().all(|(over, cell)| told(over, cell) || !cell.contains(|c: char| c.is_ascii_digit()));
    let buyers =
        || header.iter().enumerate().filter(|(_, heading)| is_nested(heading) || matches!(says(heading), Some(Says::Client | Says::TaxId)));
    let nobody = buyers().all(|(at, heading)| row.get(at).is_none_or(|cell| cell.trim().is_empty() || cell == heading));
    let any = below().next().is_some();
    // What is not known is a line of the header where nobody stands beside it.
    any && words && (nobody && buyers().next().is_some() || known > 1)
}

fn is_figures(cell: &str) -> bool {
    super::amounts::amount(cell, super::units::WHOLE).is_ok()
}

/// The lines of a header, as they stand on each page of a printed report.
pub(super) struct Again(Vec<Vec<String>>);

impl Again {
    /// Of the first line of a header and those below it.
    pub fn of(header: &[String], lines: &[Vec<String>]) -> Again {
        let all = std::iter::once(header).chain(lines.iter().map(Vec::as_slice));
        Again(all.map(|line| said(line.iter().map(String::as_str))).filter(|line| !line.is_empty()).collect())
    }

    /// Whether a row is one of them.
    pub fn is(&self, row: &csv::StringRecord) -> bool {
        // Most rows begin otherwise, and a report has very many.
        let begins = |line: &Vec<String>| {
            let first = row.iter().find(|cell| !cell.trim().is_empty()).map(plain_cell);
            line.first() == first.as_ref()
        };
        self.0.iter().any(|line| line.len() > 1 && begins(line) && *line == said(row.iter()))
    }
}

fn said<'a>(cells: impl Iterator<Item = &'a str>) -> Vec<String> {
    cells.filter(|cell| !cell.trim().is_empty()).map(plain_cell).collect()
}

fn plain_cell(cell: &str) -> String {
    table::bare(cell).trim().to_lowercase()
}
