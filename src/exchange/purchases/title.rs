//! What a report says above its table, and in the name of its file: of which year it is, in which unit and currency amounts are.

use super::amounts::{Named, named};
use super::cells::{When, when};
use super::headings::named_month;
use super::otherwise::is_named_otherwise;
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
    /// In the name of the sheet.
    Sheet,
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
    /// The only month that it is about, and where it stands.
    pub month: Option<(When, YearFrom)>,
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

/// What a file and its sheet are called.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Names<'a> {
    /// The file.
    pub file: &'a str,
    /// The sheet, where it is one of a workbook.
    pub sheet: Option<&'a str>,
}

impl Names<'_> {
    /// What they say of the figures: the sheet as it is called, the file where it is called a plan, or what is no sales.
    pub fn said(&self) -> impl Iterator<Item = Row> {
        let stem = self.file.rsplit_once('.').map_or(self.file, |(stem, _)| stem);
        let file = Some(stem).filter(|stem| is_named_otherwise(stem));
        let said = self.sheet.into_iter().map(str::to_owned).chain(file.map(|stem| stem.replace('_', " ")));
        said.map(|said| Row { line: 0, cells: vec![said] })
    }
}

/// Reads the lines above a header, and the names of the sheet and the file.
pub(super) fn title(above: &[Row], named_so: Names) -> Title {
    let sheet = || named_so.sheet.map(str::trim).into_iter();
    let cells = || above.iter().flat_map(|row| row.cells.iter()).map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
    let told = the_year(cells()).map(|year| (year, YearFrom::Title));
    let of_sheet = || the_year(sheet()).map(|year| (year, YearFrom::Sheet));
    let of_file = || year_in_name(named_so.file).map(|year| (year, YearFrom::Name));
    let mut title = Title { year: told.or_else(of_sheet).or_else(of_file), ..Title::default() };
    let debts = cells().chain(sheet()).any(of_debts);
    title.of_sales = cells().chain(sheet()).any(of_sales) && !debts;
    // «Январь» on a sheet of «Продажи 2026.xlsx».
    let month_of_sheet = || {
        let year = title.year.map(|(year, _)| year);
        the_month(sheet()).or_else(|| sheet().find_map(|sheet| named_month(sheet, year?))).map(|month| (month, YearFrom::Sheet))
    };
    let said = the_month(cells()).map(|month| (month, YearFrom::Title));
    let several = said.is_none() && cells().any(names_months);
    title.month = said.or_else(month_of_sheet).filter(|_| !debts && !several);
    let filled = |row: &Row| row.cells.iter().filter(|cell| !cell.trim().is_empty()).count();
    // Of several cells in a row each may be a rate of exchange.
    let alone = above.iter().filter(|row| filled(row) < 3).flat_map(|row| &row.cells);
    for cell in alone.map(|cell| cell.trim()).filter(|cell| !named(cell).others) {
        title.named = beside(named(cell), title.named);
    }
    for cell in cells() {
        match of_units(cell) {
            Some(OfUnits::Said(named)) => title.named = beside(named, title.named),
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

/// What one line says, and what another says of which the first is silent.
fn beside(one: Named, other: Named) -> Named {
    let (currency, foreign) = match (one.currency, one.foreign) {
        (None, None) => (other.currency, other.foreign),
        said => said,
    };
    Named { unit: one.unit.or(other.unit), currency, foreign, ..one }
}

/// The currency that a line of sales names, where it is no part of a name or of a sum: «Продажи, USD», «Выручка (евро)», `Sales in EUR`.
fn currency_of_sales(cell: &str, words: &[&str]) -> Option<Named> {
    let says = |text: &str| Some(named(text)).filter(|named| named.currency.is_some() || named.foreign.is_some());
    if !of_sales(cell) {
        return None;
    }
    let before = |at: usize| at.checked_sub(1).and_then(|at| words.get(at)).copied().unwrap_or_default();
    let lead = |at: usize| {
        matches!(fold(before(at).trim_start_matches('(')).as_str(), "в" | "in") || before(at).ends_with([',', ':', ';', '-', '–', '—'])
    };
    let counted = |at: usize| before(at).ends_with(|c: char| c.is_ascii_digit()) && year(before(at)).is_none();
    let is_code = |word: &str| {
        let word = word.trim_matches(|c: char| c.is_ascii_punctuation() && c != '$');
        word.len() == 3 && word.bytes().all(|byte| byte.is_ascii_uppercase()) || !word.is_empty() && !word.contains(char::is_alphanumeric)
    };
    let is_name = |word: &str| word.chars().next().is_some_and(char::is_uppercase) && word.chars().any(char::is_lowercase);
    (0..words.len()).find_map(|at| {
        let word = words.get(at).copied().filter(|word| !is_name(word) && !counted(at))?;
        // «В белорусских рублях»: what leads stands before both words.
        let from = if lead(at) || word.starts_with(['(', '[']) || is_code(word) { at } else { at.checked_sub(1).filter(|at| lead(*at))? };
        says(word)?;
        says(&words.get(from..=at)?.join(" "))
    })
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
        let plain = of_units && !named.odd && named.currency.is_some();
        let currency = if plain { Some(named) } else { currency_of_sales(cell, &words).filter(|_| !of_units) };
        return currency.map(OfUnits::Said).or(of_units.then_some(OfUnits::Odd(named)));
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

/// Whether a line names months otherwise than to say of which one a table is: when it was made, or from when on it counts.
fn is_otherwise(cell: &str) -> bool {
    const STEMS: &[&str] = &["сформ", "печат", "выгру", "начал", "нараст", "квартал", "полугод", "generated", "print", "export", "to date"];
    let folded = fold(cell);
    STEMS.iter().any(|stem| folded.contains(stem))
}

/// The only month that titles name, by name or by days in it; none where they say more than a month, or when it was made.
fn the_month<'a>(cells: impl Iterator<Item = &'a str>) -> Option<When> {
    let (mut months, mut names) = (Vec::new(), Vec::new());
    for cell in cells {
        if is_otherwise(cell) {
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

/// Whether a line names months by which a table may be of another one than its sheet says.
fn names_months(cell: &str) -> bool {
    let mut words = cell.split([' ', '\u{a0}', '–', '—', ',', ';', ':']);
    !is_otherwise(cell) && words.any(|word| crate::domain::dates::month(word).is_some() || when(word).is_some())
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
