//! Tables of what clients owe: by documents with the day on which each is due, or by how long it is over (M17).
//!
//! Such a table is the state of a day. Its rows say what is left to be paid; what is due when is said by a day, by a deferral from the day of
//! the document, by days over, or by the column of an age; of totals alone nothing is said of that, and nothing is guessed.

mod ages;
mod columns;
mod sums;

pub use ages::Age;
pub use columns::{Columns, is_of_all};

use super::listed::{List, Listed, Named, Unread, cell, client_of};
use super::payable::is_of_payables;
use super::purchases::{Amount, Mark, WHOLE, amount_of, currency_of, document_day, when};
use super::table::{Row, Table};
use super::{Reason, ours};
use crate::domain::name::fold;
use chrono::{Days, NaiveDate};
use sums::Sums;

/// When it is to be paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// On this day.
    On(NaiveDate),
    /// By how many days it is over on the day of the table.
    Over(Age),
    /// The table says nothing of that: it has totals alone.
    Unsaid,
}

/// What a client owes by a document, or in an age.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owing {
    /// The document, or the heading of the column, as the table calls it.
    pub title: String,
    /// When it is to be paid.
    pub due: Due,
    /// What was to be paid at first, in minor units; what is left of it, where nothing else is said.
    pub amount: i64,
    /// What is left of it, above nought, in minor units.
    pub left: i64,
    /// Code of the currency, where the table says it.
    pub currency: Option<&'static str>,
}

/// What a table of debts tells beside its rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// The day of which it tells; none where it does not say it.
    pub on: Option<NaiveDate>,
    /// It tells of what is over alone, and nothing of what is not due yet.
    pub late_alone: bool,
    /// Days are reckoned from ages: to the nearest bound.
    pub by_age: bool,
    /// The columns of which nothing is taken in.
    pub unread: Vec<String>,
    /// Why nothing of it is read.
    pub refused: Option<Refusal>,
}

/// Why a table of debts is not read at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It tells of what we owe, by these words of a line above it or of its name.
    Payables(String),
    /// Columns of sums of which nothing tells which is right, as they are called.
    Alike(Vec<String>),
}

impl Refusal {
    /// What programs read of it.
    pub fn code(&self) -> &'static str {
        match self {
            Refusal::Payables(_) => "payables",
            Refusal::Alike(_) => "alike",
        }
    }
}

/// A table of debts.
pub type Debts = List<Owing>;

impl Listed for Owing {
    type Columns = Columns;
    type About = About;

    fn known(cells: &[String]) -> usize {
        columns::known(cells)
    }

    fn columns(table: &Table, names: &[&str]) -> Option<(Columns, About)> {
        if ours::refused(&table.header).is_some() {
            return None;
        }
        let columns = Columns::of(table)?;
        let called = |places: &[usize]| places.iter().filter_map(|at| table.header.get(*at)).cloned().collect::<Vec<String>>();
        let alike = (!columns.alike.is_empty()).then(|| Refusal::Alike(called(&columns.alike)));
        let stem = |name: &&str| name.rsplit_once('.').map_or(*name, |(stem, _)| stem).replace('_', " ");
        let lines = table.above.iter().flat_map(|row| &row.cells).map(|cell| cell.trim().to_owned());
        let payables = lines.chain(names.iter().map(stem)).find(|line| is_of_payables(line));
        let about = About {
            on: table.above.iter().flat_map(|row| &row.cells).flat_map(|cell| days_in(cell)).max(),
            late_alone: columns.sums.iter().all(|sums| sums.left.is_none() && sums.late.is_some()) || columns.late_alone(),
            by_age: columns.is_by_age(),
            unread: called(&columns.unread),
            refused: payables.map(Refusal::Payables).or(alike),
        };
        Some((columns, about))
    }

    fn refuses(about: &About) -> bool {
        about.refused.is_some()
    }

    fn named(columns: &Columns, row: &Row, below: Option<&Row>) -> Result<Named, Unread> {
        let papers = |row: &Row| columns.papers_below && document_day(cell(row, columns.client)).is_some();
        match (papers(row), below.is_some_and(papers)) {
            (true, _) => Ok(Named::Above),
            (false, true) => client_of(row, columns.client, columns.tax_id).map(Named::Head),
            (false, false) => client_of(row, columns.client, columns.tax_id).map(Named::Client),
        }
    }

    fn read(columns: &Columns, row: &Row) -> Result<Vec<Owing>, Unread> {
        let mut told = Vec::new();
        for sums in &columns.sums {
            told.extend(of_sums(columns, sums, row)?);
        }
        // Something is owed, by a column that is not read: nothing says that it is paid.
        let unsaid = told.is_empty() && columns.sums.iter().all(|sums| cell(row, sums.main()).is_empty());
        let stands = |at: usize| columns.sum(cell(row, Some(at)), WHOLE).is_ok_and(|sum| sum.is_some_and(|sum| sum != 0));
        if unsaid && columns.other_sums().any(stands) { Err((Reason::NoAmount, row.said())) } else { Ok(told) }
    }
}

/// What a row tells by the sums of one currency.
fn of_sums(columns: &Columns, sums: &Sums, row: &Row) -> Result<Vec<Owing>, Unread> {
    let currency = match cell(row, columns.currency) {
        "" => sums.named,
        text => currency_of(text).map_err(|_| (Reason::NoCurrency, text.to_owned()))?.or(sums.named),
    };
    let sum = |at: Option<usize>| columns.sum(cell(row, at), sums.unit);
    let [said, whole, paid, late] = [sums.left, sums.amount, sums.paid, sums.late].map(sum);
    let (said, whole, paid, late) = (said?, whole?, paid?, late?);
    let left = match (said, whole, paid) {
        (Some(left), ..) => Some(left),
        (None, Some(whole), paid) if sums.left.is_none() => whole.checked_sub(paid.unwrap_or_default()),
        _ => None,
    };
    let of = |title: &str, due, (amount, left): (i64, i64)| Owing { title: title.to_owned(), due, amount, left, currency };
    let (title, day) = columns.title(row);
    // A row that owes nothing in this currency says nothing of it.
    if columns.sums.len() > 1 && left.or(late).is_none_or(|sum| sum == 0) {
        return Ok(Vec::new());
    }
    let due = match columns.due(row, day)? {
        Some(day) => Some(Due::On(day)),
        None => columns.over(row)?.map(Due::Over),
    };
    if let Some(due) = due {
        let Some(left) = left.or(late) else { return nothing(columns, sums, row) };
        if left < 0 {
            return Err((Reason::Prepaid, row.said()));
        }
        // What was to be paid at first is never less than what is left.
        let amount = whole.unwrap_or(left).max(left);
        let name = if title.is_empty() { sums.main().map_or("", |at| columns.heading(at)).to_owned() } else { title };
        return Ok(Vec::from_iter((left > 0).then(|| of(&name, due, (amount, left)))));
    }
    let mut parts = Vec::new();
    for (at, age) in &columns.ages {
        if let Some(part) = sum(Some(*at))?.filter(|part| *part != 0) {
            parts.push((*at, *age, part));
        }
    }
    if columns.ages.is_empty()
        && let Some((at, late)) = sums.late.zip(late)
    {
        let ahead = left.and_then(|left| left.checked_sub(late)).filter(|_| sums.left.is_some());
        parts.extend([(at, Age::LATE, late)].into_iter().filter(|(.., late)| *late != 0));
        parts.extend(sums.left.zip(ahead).map(|(at, ahead)| (at, Age::AHEAD, ahead)).filter(|(.., ahead)| *ahead != 0));
    }
    if parts.is_empty() {
        return match (left, sums.left) {
            (Some(0) | None, _) => nothing(columns, sums, row),
            (Some(..0), _) => Err((Reason::Prepaid, row.said())),
            (Some(left), Some(at)) if columns.has_no_days() => {
                let name = if title.is_empty() { columns.heading(at).to_owned() } else { title };
                Ok(vec![of(&name, Due::Unsaid, (whole.unwrap_or(left).max(left), left))])
            }
            (Some(_), _) => Err((Reason::NoDue, row.said())),
        };
    }
    if parts.iter().any(|(.., part)| *part < 0) {
        return Err((Reason::Prepaid, row.said()));
    }
    let come = parts.iter().try_fold(0_i64, |all, (.., part)| all.checked_add(*part));
    if !columns.ages.is_empty() && left.is_some_and(|left| come != Some(left)) {
        return Err((Reason::Uneven, row.said()));
    }
    let called = |at: usize| if title.is_empty() { columns.heading(at).to_owned() } else { title.clone() };
    Ok(parts.into_iter().map(|(at, age, part)| of(&called(at), Due::Over(age), (part, part))).collect())
}

/// A row without a sum: it owes nothing where nothing stands there.
fn nothing(columns: &Columns, sums: &Sums, row: &Row) -> Result<Vec<Owing>, Unread> {
    let places = [sums.left, sums.amount, sums.late].into_iter().flatten().chain(columns.ages.iter().map(|(at, _)| *at));
    let told = sums.left.or(sums.late).is_some() || !columns.ages.is_empty();
    let mut places = places.map(|at| columns.sum(cell(row, Some(at)), sums.unit));
    let blank = places.all(|sum| sum.is_ok_and(|sum| sum.is_none_or(|sum| sum == 0)));
    if told && blank { Ok(Vec::new()) } else { Err((Reason::NoAmount, row.said())) }
}

/// The days that a line names.
fn days_in(text: &str) -> Vec<NaiveDate> {
    let words: Vec<&str> = text.split([' ', '\u{a0}', '–', '—', ',', ';', ':', '(', ')']).filter(|word| !word.is_empty()).collect();
    let pairs = words.windows(3).map(|words| words.join(" "));
    pairs.chain(words.iter().map(|word| (*word).to_owned())).filter_map(|text| day_of(text.trim_end_matches('.'))).collect()
}

/// A whole day.
fn day_of(text: &str) -> Option<NaiveDate> {
    let day = when(text).filter(|day| !day.is_month())?;
    NaiveDate::parse_from_str(&day.kept(), "%Y-%m-%d").ok()
}

/// So many days after a day, as a cell writes them: «30», «30 дн.».
fn days_after(day: NaiveDate, text: &str) -> Option<NaiveDate> {
    day.checked_add_days(Days::new(count_of(text)?))
}

/// How many days a cell says.
fn count_of(text: &str) -> Option<u64> {
    let figures = text.trim().trim_end_matches(|c: char| c.is_alphabetic() || matches!(c, '.' | ' ' | '\u{a0}'));
    let rest = fold(text.get(figures.len()..)?);
    let is_unit = matches!(rest.trim().trim_end_matches('.'), "" | "д" | "дн" | "дней" | "день" | "дня" | "d" | "day" | "days");
    figures.parse().ok().filter(|days| is_unit && *days < 10_000)
}

/// What an amount comes to by the mark that parts kopecks elsewhere in the table; none where nothing tells.
fn settled(read: Amount, parts: Option<Mark>, groups: Option<Mark>) -> Option<i64> {
    match read.other {
        None => Some(read.minor),
        Some((mark, other)) if parts == Some(mark) => Some(other),
        Some((mark, _)) if groups == Some(mark) || parts.is_some() => Some(read.minor),
        Some(_) => None,
    }
}

#[cfg(test)]
mod tests;
