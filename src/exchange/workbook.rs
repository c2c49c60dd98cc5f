//! Workbooks (xlsx, xls): each sheet as the text of a table, which is then read like any other.

mod formats;

use super::{Problem, Reason};
use calamine::{Data, DataRef, Dimensions, Reader, SheetVisible, Xls, Xlsx, XlsxFormulaMetadata};
use std::collections::BTreeMap;
use std::io::Cursor;
use std::rc::Rc;

/// How much text a sheet may come to, in bytes: a packed file says nothing of what it holds.
const MOST_TEXT: usize = 300 * 1024 * 1024;
/// How far right a cell may stand that is read: nobody has more columns, and a stray cell would make every row as long.
const MOST_COLUMNS: u32 = 512;
/// How many empty rows are kept where a sheet leaves some out.
const MOST_EMPTY: u32 = 1_000;

/// How many cells that are merged with one above are filled: more come to a whole column, which is merged for its looks.
const MOST_MERGED: usize = 100_000;

/// What parts the cells of the texts.
pub const SEPARATOR: char = '\t';

/// What stands for a cell that has no value of its own: one whose formula was never reckoned or came to an error, and for yes or no.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Valueless {
    /// Nothing, and a figure for yes or no.
    Empty,
    /// The formula, the error or the word, so that it can be told that there is no amount in the cell.
    Told,
}

/// The sheets that have anything in them, in their order, with their names, as text; `None` where it is no workbook that can be read.
pub fn sheets(bytes: &[u8], valueless: Valueless) -> Option<Vec<(String, String)>> {
    let texts = if bytes.starts_with(b"PK\x03\x04") { packed(bytes, valueless) } else { plain(bytes, valueless) };
    texts.filter(|texts| !texts.is_empty())
}

/// The hidden sheets that were read as the others, each a note: not those without data, nor those that were left out and are told so.
pub(super) fn read_though_hidden(hidden: Vec<String>, sheets: &[(String, String)], told: &[Problem]) -> Vec<Problem> {
    let is_data = |hidden: &String| sheets.iter().any(|(name, text)| name == hidden && is_data(text));
    let is_left = |hidden: &String| told.iter().any(|problem| problem.reason == Reason::Sheet && problem.value == *hidden);
    let read = hidden.into_iter().filter(|hidden| is_data(hidden) && !is_left(hidden));
    read.map(|value| Problem { line: 1, reason: Reason::HiddenSheet, value }).collect()
}

/// The sheets that are hidden, by their names.
pub fn hidden(bytes: &[u8]) -> Vec<String> {
    let named = |sheets: &[calamine::Sheet]| {
        sheets.iter().filter(|sheet| sheet.visible != SheetVisible::Visible).map(|sheet| sheet.name.clone()).collect()
    };
    if bytes.starts_with(b"PK\x03\x04") {
        let book: Result<Xlsx<_>, _> = calamine::open_workbook_from_rs(Cursor::new(bytes));
        return book.map_or_else(|_| Vec::new(), |book| named(book.sheets_metadata()));
    }
    let book: Result<Xls<_>, _> = calamine::open_workbook_from_rs(Cursor::new(bytes));
    book.map_or_else(|_| Vec::new(), |book| named(book.sheets_metadata()))
}

/// What the formats of the cells of a sheet say of money, by their places.
fn told_by_formats<R: std::io::Read + std::io::Seek>(book: &mut Xlsx<R>, name: &str) -> BTreeMap<(u32, u32), Rc<str>> {
    let mut found = BTreeMap::new();
    let Ok(mut cells) = book.worksheet_cells_reader(name) else { return found };
    let of = |style: &calamine::Style| Some(Rc::from(formats::told(&style.number_format.as_ref()?.format_code)?));
    let told: Vec<Option<Rc<str>>> = cells.styles().iter().map(of).collect();
    // Most workbooks have no such format, and a sheet has very many cells.
    if told.iter().all(Option::is_none) {
        return found;
    }
    while let Ok(Some((row, column, style))) = cells.next_style_id() {
        if let Some(told) = told.get(style).and_then(Option::as_ref) {
            found.insert((row, column), told.clone());
        }
    }
    found
}

fn packed(bytes: &[u8], valueless: Valueless) -> Option<Vec<(String, String)>> {
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).ok()?;
    let mut texts = Vec::new();
    for name in book.sheet_names() {
        let mut sheet = Sheet::of(&book.merge_cells_by_sheet_name(&name).unwrap_or_default());
        let money = if valueless == Valueless::Told { told_by_formats(&mut book, &name) } else { BTreeMap::new() };
        // A chart is a sheet without cells.
        let Ok(mut cells) = book.worksheet_cells_reader(&name) else { continue };
        while let Ok(Some(cell)) = cells.next_cell_with_formula_metadata() {
            let value = Data::from(match cell.value {
                DataRef::SharedString(text) => DataRef::String(text.to_owned()),
                other => other,
            });
            let text = match (value, cell.formula) {
                (Data::Empty, Some(formula)) if valueless == Valueless::Told => as_written(formula),
                (value @ (Data::Int(_) | Data::Float(_)), _) if let Some(told) = money.get(&cell.pos) => {
                    format!("{} {told}", shown(&value, valueless))
                }
                (value, _) => shown(&value, valueless),
            };
            sheet.put(cell.pos.0, cell.pos.1, &text)?;
        }
        texts.extend(sheet.text().map(|text| (name, text)));
    }
    Some(texts)
}

fn plain(bytes: &[u8], valueless: Valueless) -> Option<Vec<(String, String)>> {
    let mut book: Xls<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).ok()?;
    let mut texts = Vec::new();
    for (name, range) in book.worksheets() {
        let (top, left) = range.start().unwrap_or_default();
        let mut sheet = Sheet::of(&book.merge_cells_by_sheet_name(&name).unwrap_or_default());
        for (row, column, value) in range.used_cells() {
            sheet.put(top + row as u32, left + column as u32, &shown(value, valueless))?;
        }
        texts.extend(sheet.text().map(|text| (name, text)));
    }
    Some(texts)
}

/// Whether a sheet has rows of data: a header and a row of several cells, and not some lines about the others.
pub fn is_data(text: &str) -> bool {
    let filled = |line: &&str| line.split(SEPARATOR).filter(|cell| !cell.trim().is_empty()).count() > 1;
    text.lines().filter(filled).count() > 1
}

/// A formula as it is written.
fn as_written(formula: XlsxFormulaMetadata) -> String {
    match formula {
        XlsxFormulaMetadata::Normal { formula } | XlsxFormulaMetadata::Shared { formula, .. } => format!("={formula}"),
        // The formula of another cell, moved along; and kinds that a later version may add.
        _ => "=…".to_owned(),
    }
}

/// A cell as a person reads it: a day in figures, a number without a trace of how it is kept.
fn shown(value: &Data, valueless: Valueless) -> String {
    match value {
        Data::Int(number) => number.to_string(),
        Data::Float(number) => figures(*number),
        Data::String(text) => text.clone(),
        Data::Bool(yes) if valueless == Valueless::Told => if *yes { "TRUE" } else { "FALSE" }.to_owned(),
        Data::Bool(yes) => if *yes { "1" } else { "0" }.to_owned(),
        Data::DateTime(time) => match time.as_datetime().filter(|_| time.is_datetime()) {
            Some(time) if time.time() == chrono::NaiveTime::MIN => time.format("%Y-%m-%d").to_string(),
            Some(time) => time.format("%Y-%m-%d %H:%M:%S").to_string(),
            None => figures(time.as_f64()),
        },
        Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        Data::Error(error) if valueless == Valueless::Told => error.to_string(),
        Data::Error(_) | Data::Empty => String::new(),
        #[allow(unreachable_patterns, reason = "kinds of cells that a later version may add")]
        _ => String::new(),
    }
}

/// A number in figures. Three behind the point would be read as thousands, so that a fourth stands there.
fn figures(number: f64) -> String {
    if number.fract() == 0.0 && number.abs() < 1e15 {
        return format!("{number:.0}");
    }
    let text = format!("{number:.6}");
    let text = text.trim_end_matches('0');
    let after = text.rsplit('.').next().map_or(0, str::len);
    if after == 3 { format!("{text}0") } else { text.to_owned() }
}

/// A sheet as it becomes text.
#[derive(Default)]
struct Sheet {
    text: String,
    row: u32,
    column: u32,
    filled: bool,
    /// The cells that are merged with one above them, each with the place of that one.
    merged: BTreeMap<(u32, u32), (u32, u32)>,
    /// What stands in cells that others are merged with.
    spread: BTreeMap<(u32, u32), String>,
}

impl Sheet {
    /// A sheet with such areas. What is merged down a column stands for each of its rows: the company over its people. Across columns
    /// it is a heading, which stands once.
    fn of(areas: &[Dimensions]) -> Sheet {
        let mut sheet = Sheet::default();
        for area in areas.iter().filter(|area| area.start.1 == area.end.1) {
            for row in area.start.0 + 1..=area.end.0 {
                if sheet.merged.len() >= MOST_MERGED {
                    sheet.merged.clear();
                    return sheet;
                }
                sheet.merged.insert((row, area.start.1), area.start);
            }
            sheet.spread.insert(area.start, String::new());
        }
        sheet
    }

    /// Puts the next cell, of those in reading order, after those before it that are merged with others; `None` where there is more
    /// than anybody has.
    fn put(&mut self, row: u32, column: u32, value: &str) -> Option<()> {
        self.fill((row, column))?;
        if let Some(kept) = self.spread.get_mut(&(row, column)) {
            value.clone_into(kept);
        }
        self.write(row, column, value)
    }

    /// Writes the merged cells up to a place.
    fn fill(&mut self, to: (u32, u32)) -> Option<()> {
        while let Some((at, of)) = self.merged.first_key_value().map(|(at, of)| (*at, *of)).filter(|(at, _)| *at <= to) {
            self.merged.remove(&at);
            let value = self.spread.get(&of).cloned().unwrap_or_default();
            self.write(at.0, at.1, &value)?;
        }
        Some(())
    }

    fn write(&mut self, row: u32, column: u32, value: &str) -> Option<()> {
        if column > MOST_COLUMNS || value.is_empty() {
            return Some(());
        }
        if row > self.row {
            let skipped = (row - self.row).min(MOST_EMPTY) as usize;
            self.text.extend(std::iter::repeat_n('\n', skipped));
            (self.row, self.column) = (row, 0);
        }
        self.text.extend(std::iter::repeat_n(SEPARATOR, column.saturating_sub(self.column) as usize));
        self.column = column;
        if value.contains(['"', '\n', '\r', SEPARATOR]) {
            self.text.push('"');
            self.text.push_str(&value.replace('"', "\"\""));
            self.text.push('"');
        } else {
            self.text.push_str(value);
        }
        self.filled = true;
        (self.text.len() < MOST_TEXT).then_some(())
    }

    fn text(mut self) -> Option<String> {
        self.fill((u32::MAX, u32::MAX))?;
        self.text.push('\n');
        self.filled.then_some(self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_back_as_they_were() {
        for (number, text) in
            [(7_700_000_016.0, "7700000016"), (707_103.63, "707103.63"), (1.234, "1.2340"), (-15.5, "-15.5"), (0.1 + 0.2, "0.3")]
        {
            assert_eq!(figures(number), text);
        }
    }

    #[test]
    fn cells_stand_where_they_stood() {
        let mut sheet = Sheet::default();
        for (row, column, value) in [(0, 1, "a"), (0, 3, "b\"c"), (2, 0, "d"), (2, 900, "far")] {
            sheet.put(row, column, value).unwrap();
        }
        assert_eq!(sheet.text().unwrap(), "\ta\t\t\"b\"\"c\"\n\nd\n");
        assert_eq!(Sheet::default().text(), None);
    }

    /// A person in the second row of a company would come in without it.
    #[test]
    fn what_is_merged_down_a_column_stands_for_each_row() {
        let areas = [((1, 0), (3, 0)), ((0, 0), (0, 2)), ((5, 1), (6, 1))];
        let mut sheet = Sheet::of(&areas.map(|(start, end)| Dimensions::new(start, end)));
        for (row, column, value) in
            [(0, 0, "title"), (1, 0, "Пи"), (1, 1, "Орёл"), (2, 1, "Сокол"), (3, 0, ""), (3, 1, "Сова"), (5, 1, "x")]
        {
            sheet.put(row, column, value).unwrap();
        }
        assert_eq!(sheet.text().unwrap(), "title\nПи\tОрёл\nПи\tСокол\nПи\tСова\n\n\tx\n\tx\n");
    }

    /// The sheets behind the first were dropped without a word.
    #[test]
    fn people_of_every_sheet_come_in_or_the_sheet_is_named() {
        let sheet = |name: &str, text: &str| (name.to_owned(), text.to_owned());
        let sheets = [
            sheet("Север", "Фамилия\tИмя\tТелефон\nОрлов\tПётр\t+7 900 000-10-01\n"),
            sheet("Юг", "Фамилия\tИмя\tТелефон\nСова\tАнна\t+7 900 000-10-02\n"),
            sheet("Цены", "Товар\tЦена\nПлёнка\t5\n"),
            sheet("О файле", "Составлено\n"),
        ];
        let reading = super::super::of_sheets(&sheets, super::super::Wanted::default()).unwrap();
        assert_eq!((reading.cards.len(), reading.count), (2, 2));
        let left = super::super::Problem { line: 1, reason: super::super::Reason::Sheet, value: "Цены".to_owned() };
        assert!(reading.problems.contains(&left) && left.reason.leaves_out(), "{:?}", reading.problems);
        assert_eq!(reading.problems.len(), 1);
    }

    #[test]
    fn what_is_no_workbook_is_none() {
        assert_eq!(sheets(b"PK\x03\x04 nothing of the kind", Valueless::Empty), None);
        assert_eq!(sheets(&[0xD0, 0xCF, 0x11, 0xE0, 1, 2, 3], Valueless::Empty), None);
    }

    /// A hidden sheet with other columns was left out, and read as the others, in one breath.
    #[test]
    fn a_hidden_sheet_that_was_left_out_is_not_said_to_be_read() {
        let sheets =
            [("Один", "а\tб\n1\t2\n"), ("Два", "в\tг\n3\t4\n"), ("Пусто", "")].map(|(name, text)| (name.to_owned(), text.to_owned()));
        let hidden = || ["Один", "Два", "Пусто"].map(str::to_owned).to_vec();
        let left = Problem { line: 1, reason: Reason::Sheet, value: "Два".into() };
        let names = |told: &[Problem]| read_though_hidden(hidden(), &sheets, told).into_iter().map(|one| one.value).collect::<Vec<_>>();
        assert_eq!((names(&[left]), names(&[])), (vec!["Один".to_owned()], vec!["Один".to_owned(), "Два".to_owned()]));
    }

    /// Dollars and thousands that the format of a cell shows were whole roubles, and a hidden sheet came in without a word.
    #[test]
    fn what_formats_show_is_read_and_hidden_sheets_are_said() {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/purchases-formats.xlsx");
        let report = crate::exchange::purchases::read(&path, super::super::Wanted::default()).unwrap().unwrap();
        let rows: Vec<_> = report.rows.iter().map(|row| (row.amount, row.currency().unwrap_or_default())).collect();
        assert_eq!(rows, [(700, ""), (10_000, "USD"), (500_000, "RUB"), (800, "EUR"), (900, "CNY"), (900, "")]);
        let told: Vec<_> = report.problems.iter().map(|problem| (problem.reason, problem.value.as_str())).collect();
        assert_eq!(told, [(super::super::Reason::HiddenSheet, "Два")]);
        assert!(!super::super::Reason::HiddenSheet.leaves_out());
    }
}
