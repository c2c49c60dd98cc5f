//! What a report says above its table, and in the name of its file: of which year it is, in which unit and currency amounts are.

use super::amounts::{Named, named};
use super::cells::{When, when};
use super::units::WHOLE;
use crate::domain::name::fold;
use crate::exchange::table::Row;

/// What stands beside the unit in a title.
const OF_UNITS: &[&str] =
    &["единиц", "ед. изм", "ед.изм", "измерен", "суммы", "суммы в", "unit", "amounts in", "figures in", "валюта", "currency"];

/// Where a year stands that no heading of a month says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum YearFrom {
    /// In a line above the header.
    Title,
    /// In the name of the file.
    Name,
}

/// What stands above the header.
#[derive(Default)]
pub(super) struct Title {
    /// The unit and the currency that it names.
    pub named: Named,
    /// The year of months whose headings say none, and where it stands.
    pub year: Option<(i32, YearFrom)>,
    /// The only month that it is about, where it says that it tells of sales.
    pub month: Option<When>,
    /// What it says of a unit that is not reckoned with.
    pub odd: Option<String>,
    /// It says that it tells of sales.
    pub of_sales: bool,
}

impl Title {
    /// The unit of a column of which the heading names none: one that names its currency means it as it stands.
    pub fn unit_beside(&self, named: &Named) -> i64 {
        self.named.unit.filter(|_| named.currency.is_none()).unwrap_or(WHOLE)
    }
}

/// Reads the lines above a header, and the name of the file.
pub(super) fn title(above: &[Row], name: &str) -> Title {
    let cells = || above.iter().flat_map(|row| row.cells.iter()).map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
    let told = the_year(cells()).map(|year| (year, YearFrom::Title));
    let mut title = Title { year: told.or_else(|| year_in_name(name).map(|year| (year, YearFrom::Name))), ..Title::default() };
    title.of_sales = cells().any(of_sales) && !cells().any(of_debts);
    title.month = if cells().any(of_debts) { None } else { the_month(cells()) };
    for cell in cells() {
        match of_units(cell) {
            Some(OfUnits::Said(named)) => title.named = named,
            Some(OfUnits::Odd(named)) => {
                title.odd = title.odd.or_else(|| named.odd.then(|| cell.to_owned()));
                if title.named == Named::default() {
                    title.named = named;
                }
            }
            None => {}
        }
    }
    title
}

/// What a line says of the unit.
enum OfUnits {
    /// A unit, with the currency if it names one.
    Said(Named),
    /// No unit that is known, though it speaks of units or of the currency.
    Odd(Named),
}

/// What a line of a title says of the unit and the currency: «тыс. руб.», «Суммы в тысячах рублей», `USD in millions`.
fn of_units(cell: &str) -> Option<OfUnits> {
    let words: Vec<&str> = cell.split_whitespace().collect();
    let of_units = OF_UNITS.iter().any(|lead| fold(cell).contains(lead));
    let figure = |word: &&&str| word.ends_with(|c: char| c.is_ascii_digit()) && year(word).is_none();
    let counted = |at: usize| {
        let noughts = |word: &&str| word.trim_start_matches(|c: char| !c.is_alphanumeric()).starts_with("000");
        words.get(at.wrapping_sub(1)).filter(figure).is_some()
            || words.get(at).is_some_and(|word| word.starts_with(|c: char| c.is_ascii_digit()) && !noughts(word))
    };
    let Some(found) = words.iter().position(|word| named(word).unit.is_some()) else {
        let named = Named { others: true, ..named(cell) };
        return of_units.then_some(OfUnits::Odd(named));
    };
    if counted(found) {
        return None;
    }
    // «EUR thousands»: a currency before the unit is of it.
    let says_currency = |word: &&&str| named(word).currency.is_some();
    let at = found - words.iter().take(found).rev().take_while(says_currency).count();
    let said = named(&words.get(at..).unwrap_or_default().join(" "));
    // «В тысячах», «$ in millions»: nothing but the unit follows.
    let lead = |word: &&str| matches!(fold(word.trim_start_matches('(')).as_str(), "в" | "in");
    let led = at.checked_sub(1).and_then(|at| words.get(at)).is_none_or(lead);
    // «Продажи, тыс», «Продажи (млн)»: nothing follows, and a sign or what is counted leads.
    let word = words.get(at).copied().unwrap_or_default();
    let parted = || {
        word.starts_with(['(', '[']) || words.get(at.wrapping_sub(1)).is_some_and(|before| before.ends_with([',', ':', ';', '-', '–', '—']))
    };
    let led = led || parted() || of_sales(cell);
    let whole = named(cell);
    let named = if whole.others { said } else { whole };
    (of_units || said.currency.is_some() || said.foreign.is_some() || led && !said.others).then_some(OfUnits::Said(named))
}

/// A row below the table that says in what its amounts count, as a line of a title: «Все суммы в тыс. руб.». A name alone is none.
pub(super) fn footnote(line: u64, row: &csv::StringRecord) -> Option<Row> {
    let mut cells = row.iter().map(str::trim).filter(|cell| !cell.is_empty());
    let (said, None) = (cells.next()?, cells.next()) else { return None };
    let spoken = |named: &Named| named.currency.is_some() || said.split_whitespace().count() > 1;
    let is_note = matches!(of_units(said), Some(OfUnits::Said(named)) if spoken(&named));
    is_note.then(|| Row { line, cells: vec![said.to_owned()] })
}

/// Whether words say that something was sold.
pub(super) fn of_sales(text: &str) -> bool {
    const STEMS: &[&str] = &["продаж", "выруч", "отгруз", "реализ", "оборот", "закуп", "sales", "revenue", "turnover", "shipment"];
    let folded = fold(text);
    STEMS.iter().any(|stem| folded.contains(stem))
}

/// Whether they say that something is owed or was paid, which is another report.
fn of_debts(text: &str) -> bool {
    const STEMS: &[&str] = &["задолж", "долг", "оплат", "платеж", "сальдо", "остат", "debt", "receivable", "payment", "balance"];
    let folded = fold(text);
    STEMS.iter().any(|stem| folded.contains(stem))
}

/// The only month that titles name, by name or by days in it; none where they say more than a month, or when it was made.
fn the_month<'a>(cells: impl Iterator<Item = &'a str>) -> Option<When> {
    const OTHERWISE: &[&str] =
        &["сформ", "печат", "выгру", "начал", "нараст", "квартал", "полугод", "generated", "print", "export", "to date"];
    let (mut months, mut names) = (Vec::new(), Vec::new());
    for cell in cells {
        let folded = fold(cell);
        if OTHERWISE.iter().any(|stem| folded.contains(stem)) {
            continue;
        }
        let words: Vec<&str> = cell.split([' ', '\u{a0}', '–', '—', ',', ';', ':']).filter(|word| !word.is_empty()).collect();
        names.extend(words.iter().filter_map(|word| crate::domain::dates::month(word)));
        let named = words.windows(2).filter_map(|pair| when(&pair.join(" "))).filter(|when| when.is_month());
        let alone = words.iter().filter_map(|word| when(word.trim_matches(|c: char| !c.is_alphanumeric())));
        months.extend(named.chain(alone).map(When::month));
    }
    months.sort_unstable();
    months.dedup();
    names.sort_unstable();
    names.dedup();
    if let ([month], true) = (&months[..], names.len() < 2) { Some(*month) } else { None }
}

fn year(word: &str) -> Option<i32> {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    word.parse().ok().filter(|year| word.len() == 4 && (1990..2100).contains(year))
}

/// The only year that titles name: by itself, or else in days.
fn the_year<'a>(cells: impl Iterator<Item = &'a str>) -> Option<i32> {
    let (mut alone, mut in_days) = (Vec::new(), Vec::new());
    for cell in cells {
        for word in cell.split([' ', '\u{a0}', '–', '—', ',', ';']) {
            alone.extend(year(word));
            in_days.extend(when(word.trim_matches(|c: char| !c.is_alphanumeric())).map(When::year));
        }
    }
    let only = |mut years: Vec<i32>| {
        years.sort_unstable();
        years.dedup();
        if let [year] = years[..] { Some(year) } else { None }
    };
    if alone.is_empty() { only(in_days) } else { only(alone) }
}

/// The only year in the name of a file. One beside other figures is part of the day on which the file was made.
fn year_in_name(name: &str) -> Option<i32> {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let parts: Vec<&str> = stem.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    let figures = |at: usize| parts.get(at).is_some_and(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
    let alone = (0..parts.len()).filter(|at| !figures(at + 1) && !at.checked_sub(1).is_some_and(figures));
    let mut years: Vec<i32> = alone.filter_map(|at| parts.get(at).and_then(|part| year(part.trim_end_matches(['г', 'Г'])))).collect();
    years.dedup();
    if let [year] = years[..] { Some(year) } else { None }
}
