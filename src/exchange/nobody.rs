//! Rows of a table that are nobody: what the rows come to, and the headings of groups, as reports have them.

use super::legal::legal_forms;
use super::table::Row;
use super::{Column, Target};
use crate::domain::name::fold;

/// Words that tell of what rows come to, whatever follows them.
const TOTALS: &[&str] = &[
    "итого",
    "итог",
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
    "архив",
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

fn filled(row: &Row) -> impl Iterator<Item = (usize, &str)> {
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
    let after = |lead: &str| first.strip_prefix(lead).filter(|rest| !rest.starts_with(char::is_alphanumeric));
    let counted = |rest: &str| is_figure(rest.trim_start_matches([':', '=', '-', '–', '(', ' ']).trim_end_matches([')', '.', ' ']));
    let behind = |tail: &str| word.strip_suffix(tail).is_some_and(|group| group.ends_with(' '));
    TOTALS.iter().any(|lead| after(lead).is_some())
        || COUNTS.iter().any(|lead| after(lead).is_some_and(counted))
        || !rest.is_empty() && TRAILING.iter().any(|tail| behind(tail))
}

/// The rows, by their places, that seem to be headings of groups: they have a name alone in a table where the rest has more.
/// Those of a report in groups begin with one; elsewhere a company of which no more than the name is known is a company.
pub(super) fn headings(rows: &[Row], columns: &[Column]) -> Vec<usize> {
    let target = |at: usize| columns.get(at).map_or(Target::Leftover, |column| column.target);
    let named = |at: usize| matches!(target(at), Target::Organisation | Target::LegalName);
    let name = |row: &Row| -> Option<String> {
        let mut cells = filled(row);
        let (at, name) = cells.next()?;
        let more = cells.any(|(at, cell)| !(target(at) == Target::Leftover && is_figure(cell)));
        (named(at) && !more).then(|| name.to_owned())
    };
    let bare: Vec<Option<String>> = rows.iter().map(name).collect();
    let full: Vec<&Row> = rows.iter().zip(&bare).filter(|(_, bare)| bare.is_none()).map(|(row, _)| row).collect();
    let telling = |column: &Target| {
        matches!(
            column,
            Target::TaxId
                | Target::Phone
                | Target::Email
                | Target::CompanyPhone
                | Target::CompanyEmail
                | Target::Address
                | Target::ForeignId
        )
    };
    let told = |at: usize| full.iter().all(|row| row.cells.get(at).is_some_and(|cell| !cell.trim().is_empty()));
    let all_tell = full.len() > 1 && columns.iter().enumerate().any(|(at, column)| telling(&column.target) && told(at));
    let in_groups = all_tell && bare.first().is_some_and(Option::is_some);
    let last_full = bare.iter().rposition(Option::is_none).unwrap_or_default();
    let word = |name: &str| GROUPS.contains(&fold(name).trim_end_matches([':', '.', ' ']));
    let heads = |at: usize, name: &str| at < last_full && (in_groups && legal_forms(name).is_empty() || word(name));
    bare.iter().enumerate().filter(|(at, name)| name.as_deref().is_some_and(|name| heads(*at, name))).map(|(at, _)| at).collect()
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
        let found = |rows: &[&str]| headings(&rows.iter().map(|cells| row(cells)).collect::<Vec<_>>(), mapping.columns());
        assert_eq!(found(&["Казань;;;5", "Север;7700000016;;", "Мост;7700000023;;", "Уфа", "Вектор;7700000030;1;"]), [0, 3]);
        assert_eq!(found(&["Казань;;;", "ООО Клён;;;", "Север;7700000016;;", "Мост;7700000023;;"]), [0]);
        assert_eq!(found(&["Север;7700000016;;", "Мост;;;", "Вектор;7700000030;1;"]), [0_usize; 0]);
        assert_eq!(found(&["Север;7700000016;;", "Поставщики;;;", "Вектор;7700000030;1;"]), [1]);
        assert_eq!(found(&["Север", "Мост", "Вектор"]), [0_usize; 0]);
        assert_eq!(found(&["Казань;;;", "Север;7700000016;;", "Мост;;5;"]), [0_usize; 0]);
    }
}
