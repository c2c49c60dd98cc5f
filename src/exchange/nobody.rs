//! Rows of a table that are nobody: what the rows come to, and the headings of groups, as reports have them.

use super::known::plain;
use super::legal::legal_forms;
use super::table::Row;
use super::{Column, Reading, Reason, Target};
use crate::domain::name::fold;

/// Words that tell of what rows come to, whatever follows them.
const TOTALS: &[&str] = &[
    "итого",
    "итог по",
    "итог за",
    "общий итог",
    "итог общий",
    "подытог",
    "промежуточный итог",
    "промежуточные итоги",
    "всего",
    "grand total",
    "subtotal",
    "sub-total",
    "sub total",
    "gesamtsumme",
    "gesamtergebnis",
    "zwischensumme",
    "teilergebnis",
];
/// Words that tell of it alone, or before a figure: there are companies that are called so, and more.
const COUNTS: &[&str] = &[
    "итог",
    "сумма",
    "количество",
    "кол-во",
    "число",
    "число строк",
    "число записей",
    "количество строк",
    "количество записей",
    "строк",
    "записей",
    "total",
    "totals",
    "sum",
    "count",
    "record count",
    "row count",
    "total records",
    "total rows",
    "total count",
    "summe",
    "gesamt",
    "anzahl",
];
/// The same behind the name of a group, as spreadsheets write it: «Казань Итог».
const TRAILING: &[&str] = &["итог", "итого", "всего", "total", "subtotal", "count", "количество", "ergebnis"];
/// What groups of companies are called in reports.
const GROUPS: &[&str] = &[
    "покупатели",
    "поставщики",
    "клиенты",
    "контрагенты",
    "заказчики",
    "партнеры",
    "дилеры",
    "подрядчики",
    "конкуренты",
    "дебиторы",
    "кредиторы",
    "сотрудники",
    "прочие",
    "прочие контрагенты",
    "юридические лица",
    "физические лица",
    "розница",
    "опт",
    "регионы",
    "архив",
    "retail",
    "wholesale",
    "regions",
    "customers",
    "clients",
    "suppliers",
    "vendors",
    "partners",
    "others",
    "other",
    "kunden",
    "lieferanten",
    "sonstige",
];

/// Whether a cell is a figure that rows come to, of money or pieces; a phone is longer.
fn is_figure(cell: &str) -> bool {
    let folded = fold(cell);
    let bare = ["руб.", "руб", "р.", "шт.", "шт", "eur", "usd", "rub"].iter().find_map(|unit| folded.strip_suffix(unit)).unwrap_or(&folded);
    bare.chars().filter(char::is_ascii_digit).count() < 10
        && bare.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || matches!(c, '.' | ',' | '-' | '%' | '₽' | '€' | '$'))
}

pub(super) fn filled(row: &Row) -> impl Iterator<Item = (usize, &str)> {
    row.cells.iter().map(|cell| cell.trim()).enumerate().filter(|(_, cell)| !cell.is_empty())
}

/// Whether a row says no more than what other rows come to.
pub(super) fn is_total(row: &Row) -> bool {
    let mut cells = filled(row).map(|(_, cell)| cell);
    let first = fold(cells.next().unwrap_or_default());
    let rest: Vec<&str> = cells.collect();
    if !rest.iter().all(|cell| is_figure(cell)) {
        return false;
    }
    let word = first.trim_end_matches([':', '.', ' ']);
    // «Итог-Сервис» is a name.
    let goes_on = |rest: &str| rest.trim_start_matches(['-', '‑']).starts_with(char::is_alphabetic) && !rest.starts_with(' ');
    let after = |lead: &str| first.strip_prefix(lead).filter(|rest| !rest.starts_with(char::is_alphanumeric) && !goes_on(rest));
    let counted = |rest: &str| is_figure(rest.trim_start_matches([':', '=', '-', '–', '(', ' ']).trim_end_matches([')', '.', ' ']));
    // «ООО Итог» has a name behind its legal form.
    let is_form = |group: &str| group.split_whitespace().all(|word| !legal_forms(word).is_empty());
    let behind = |tail: &str| word.strip_suffix(tail).is_some_and(|group| group.ends_with(' ') && !is_form(group));
    TOTALS.iter().any(|lead| after(lead).is_some())
        || COUNTS.iter().any(|lead| after(lead).is_some_and(counted))
        || !rest.is_empty() && TRAILING.iter().any(|tail| behind(tail))
}

/// What programs write over the numbers of the rows; the sign itself is no word.
const NUMBERS: &[&str] = &["", "п/п", "пп", "п.п.", "n", "no", "no.", "nr", "nr.", "num", "number", "номер", "row"];

/// The column that counts the rows.
fn numbers(full: &[&Row], columns: &[Column]) -> Option<usize> {
    let counts = |row: &&Row, at: usize| {
        row.cells
            .get(at)
            .map(|cell| cell.trim())
            .is_some_and(|cell| !cell.is_empty() && cell.len() < 7 && cell.chars().all(|c| c.is_ascii_digit() || c == '.'))
    };
    let unnamed = |column: &Column| column.target == Target::Leftover && NUMBERS.contains(&plain(&column.header).trim_matches(['/', ' ']));
    (0..columns.len()).find(|at| columns.get(*at).is_some_and(unnamed) && full.len() > 1 && full.iter().all(|row| counts(row, *at)))
}

/// Whether a row that says what others come to says it of the group that is called so.
fn closes(total: &str, name: &str) -> bool {
    let bare = |text: &str| fold(text).replace(['«', '»', '"', '“', '”', ':'], " ").split_whitespace().collect::<Vec<_>>().join(" ");
    let (total, name) = (bare(total), bare(name));
    let behind = total.strip_suffix(name.as_str()).is_some_and(|lead| lead.ends_with(' '));
    let before = total.strip_prefix(name.as_str()).and_then(|tail| tail.strip_prefix(' '));
    behind || before.is_some_and(|tail| TRAILING.iter().any(|word| tail.starts_with(word)))
}

/// The rows, by their places, that seem to be headings of groups: they have a name alone in a table where the rest has more.
/// A total names its group; a list that counts its rows does not count them; a report in groups begins with one; elsewhere a
/// company of which no more than the name is known is a company. `totals` is what was left out as such.
pub(super) fn headings(rows: &[Row], columns: &[Column], totals: &[&str]) -> Vec<usize> {
    let target = |at: usize| columns.get(at).map_or(Target::Leftover, |column| column.target);
    let named = |at: usize| matches!(target(at), Target::Organisation | Target::LegalName);
    let name = |row: &Row| -> Option<String> {
        let mut cells = filled(row).filter(|(at, cell)| !(target(*at) == Target::Leftover && is_figure(cell)));
        let (at, name) = cells.next()?;
        (named(at) && cells.next().is_none()).then(|| name.to_owned())
    };
    let bare: Vec<Option<String>> = rows.iter().map(name).collect();
    let full: Vec<&Row> = rows.iter().zip(&bare).filter(|(_, bare)| bare.is_none()).map(|(row, _)| row).collect();
    // In a table of persons a company alone is one, unless all of them are named with their company.
    let of_persons = columns.iter().any(|column| column.target.names_a_person());
    if of_persons && !full.iter().all(|row| filled(row).any(|(at, _)| named(at))) {
        return Vec::new();
    }
    use Target::{Address, City, CompanyEmail, CompanyPhone, Email, ForeignId, Phone, Region, TaxId};
    let strong = |at: usize| matches!(target(at), TaxId | Phone | Email | CompanyPhone | CompanyEmail | Address | ForeignId);
    let told = |at: usize| full.iter().all(|row| row.cells.get(at).is_some_and(|cell| !cell.trim().is_empty()));
    let telling = |at: usize| strong(at) || matches!(target(at), City | Region) || target(at).names_a_person();
    let rich = |row: &&Row| filled(row).filter(|(at, _)| telling(*at)).count() > 1;
    let all_tell = full.len() > 1 && ((0..columns.len()).any(|at| strong(at) && told(at)) || full.iter().all(rich));
    let in_groups = all_tell && bare.first().is_some_and(Option::is_some);
    let counted = numbers(&full, columns);
    let last_full = bare.iter().rposition(Option::is_none).unwrap_or_default();
    let word = |name: &str| GROUPS.contains(&fold(name).trim_end_matches([':', '.', ' ']));
    let heads = |at: usize, name: &str| {
        let number = |column: usize| rows.get(at).and_then(|row| row.cells.get(column)).is_some_and(|cell| !cell.trim().is_empty());
        let uncounted = match counted {
            Some(column) if number(column) => return false,
            counted => counted.is_some(),
        };
        let guessed = (in_groups || uncounted) && legal_forms(name).is_empty();
        totals.iter().any(|total| closes(total, name)) || at < last_full && (guessed || word(name))
    };
    bare.iter().enumerate().filter(|(at, name)| name.as_deref().is_some_and(|name| heads(*at, name))).map(|(at, _)| at).collect()
}

impl Reading {
    /// The rows that look like headings of groups: line, what stands there, and whether it is taken in all the same.
    pub fn headings(&self) -> Vec<(u64, String, bool)> {
        let left = self.problems.iter().filter(|problem| problem.reason == Reason::Heading);
        let mut all: Vec<(u64, String, bool)> = left.map(|problem| (problem.line, problem.value.clone(), false)).collect();
        if let Some((table, mapping)) = &self.table {
            let taken = table.rows.iter().filter(|row| mapping.taken.contains(&row.line));
            all.extend(taken.map(|row| (row.line, row.said(), true)));
        }
        all.sort();
        all
    }

    /// Says which of them are taken in; [`Reading::remap`] reads the rows anew.
    pub fn take_headings(&mut self, lines: impl IntoIterator<Item = u64>) {
        if let Some((_, mapping)) = &mut self.table {
            mapping.taken = lines.into_iter().collect();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: &str) -> Row {
        Row { line: 1, cells: cells.split(';').map(str::to_owned).collect() }
    }

    #[test]
    fn what_rows_come_to_is_nobody() {
        for total in [
            "Итого",
            "Итого:;;1",
            "Общий итог;;12 500,00",
            "Итого: 2",
            "Итого по группе «Покупатели»;;15 000 руб.",
            "Всего записей: 120",
            "Количество: 1",
            ";Кол-во 3",
            "Казань Итог;;3",
            "Итог: 5",
            "Итог по региону;7",
            "Grand Total;100",
            "Subtotal;;7",
            "Count: 3",
            "Total (3)",
            "North Total;100",
            "Gesamtergebnis;7",
            "Anzahl: 3",
        ] {
            assert!(is_total(&row(total)), "{total}");
        }
        for somebody in [
            "Total Energies",
            "Итого;+7 900 000-00-01",
            "Итоговый центр",
            "Итог-Сервис;5",
            "Итог Сервис;5",
            "ООО Итог;5",
            "ТД «Итог»;5",
            "Всего-ничего;5",
            "Count Basie Events;;",
            "Всегоцвет;1",
            "Сумма технологий;7700000016",
            "Север Итог",
            "Ромашка;1",
        ] {
            assert!(!is_total(&row(somebody)), "{somebody}");
        }
    }

    #[test]
    fn headings_of_groups_are_told_from_companies_of_which_little_is_known() {
        let header = ["Наименование", "ИНН", "Телефон", "Сумма"].map(str::to_owned);
        let mapping = super::super::Mapping::of(&header);
        let found = |rows: &[&str]| headings(&rows.iter().map(|cells| row(cells)).collect::<Vec<_>>(), mapping.columns(), &[]);
        assert_eq!(found(&["Казань;;;5", "Север;7700000016;;", "Мост;7700000023;;", "Уфа", "Вектор;7700000030;1;"]), [0, 3]);
        assert_eq!(found(&["Казань;;;", "ООО Клён;;;", "Север;7700000016;;", "Мост;7700000023;;"]), [0]);
        assert_eq!(found(&["Север;7700000016;;", "Мост;;;", "Вектор;7700000030;1;"]), [0_usize; 0]);
        assert_eq!(found(&["Север;7700000016;;", "Поставщики;;;", "Вектор;7700000030;1;"]), [1]);
        assert_eq!(found(&["Север", "Мост", "Вектор"]), [0_usize; 0]);
        assert_eq!(found(&["Казань;;;", "Север;7700000016;;", "Мост;;5;"]), [0_usize; 0]);
    }
    #[test]
    fn groups_are_told_by_their_totals_by_numbers_and_by_what_all_others_have() {
        let found = |header: &str, rows: &[&str], totals: &[&str]| {
            let header: Vec<String> = header.split(';').map(str::to_owned).collect();
            headings(&rows.iter().map(|cells| row(cells)).collect::<Vec<_>>(), super::super::Mapping::of(&header).columns(), totals)
        };
        let list = "Контрагент;ИНН;Телефон;Город;Контактное лицо";
        let rows = [
            "Ромашка;7700000016;;;Ким Вера",
            "Свои;;;;",
            "Север;;+7 900 000-00-01;Пермь;",
            "Мост;;;Уфа;Ким Лев",
            "Опт-Юг;;;;",
            "Вектор;;;Уфа;",
        ];
        assert_eq!(found(list, &rows, &["Итого по группе «Свои»", "Опт-Юг Итог"]), [1, 4]);
        assert_eq!(found(list, &rows, &["Итого по группе Прочие", "Итого"]), [0_usize; 0]);
        assert_eq!(found(list, &["Покупатели;;;;", "Север;;1;Пермь;Ким Вера", "Поставщики;;;;", "Мост;;2;Уфа;"], &[]), [0, 2]);
        let counted = ["1;Ромашка;;", ";Москва;;", "2;Север;Москва;", "3;Мост;;", ";Южане;;", "4;Вектор;;+7 900 000-00-01"];
        assert_eq!(found("№;Наименование;Город;Телефон", &counted, &[]), [1, 4]);
        assert_eq!(found("№ п/п;Наименование;Город;Телефон", &counted, &[]), [1, 4]);
        let english = ["Retail,,,", "Alfa,+44 7700 900001,,London", "Beta,,b@example.org,Leeds", "Wholesale,,,", "Gamma,,,York"];
        assert_eq!(
            found("Company;Phone;Email;City", &english.map(|row| row.replace(',', ";")).each_ref().map(String::as_str), &[]),
            [0, 3]
        );
        assert_eq!(found("Контрагент;Город", &["Север;", "Мост;Пермь", "Вектор;Уфа"], &[]), [0_usize; 0]);
        // A company alone among persons is one.
        assert_eq!(found("ФИО;Компания;Телефон", &[";Север;", "Ким Вера;;1", "Ким Лев;Мост;2"], &[]), [0_usize; 0]);
    }
}
