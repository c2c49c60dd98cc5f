//! Tables without a header: what their columns hold, told by what stands in them.

use super::legal::without_legal_form;
use super::names::order_of;
use super::table::Row;
use crate::domain::reach::is_one;

/// A phone of which no other number is so long.
const PHONE: usize = 10;

fn is_phone(cell: &str) -> bool {
    let figures = cell.chars().filter(char::is_ascii_digit).count();
    let other = |c: char| !(c.is_ascii_digit() || c.is_whitespace() || matches!(c, '+' | '-' | '(' | ')' | '.'));
    // Figures alone may be a tax id or a number of anything.
    let bare = cell.chars().all(|c| c.is_ascii_digit());
    let dialled = !bare || figures == PHONE && cell.starts_with('9') || figures == PHONE + 1 && cell.starts_with(['7', '8']);
    dialled && (PHONE..=PHONE + 5).contains(&figures) && !cell.contains(other) && is_one("phone", cell)
}

fn is_email(cell: &str) -> bool {
    is_one("email", cell.trim())
}

/// The header that a table lacks, if its first row is somebody already.
pub(super) fn header(rows: &[Row]) -> Option<Vec<String>> {
    let first = rows.first()?;
    if !first.cells.iter().any(|cell| is_phone(cell) || is_email(cell)) {
        return None;
    }
    let filled = |at: usize| rows.iter().filter_map(move |row| row.cells.get(at)).map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
    let mostly = |at: usize, is: &dyn Fn(&str) -> bool| filled(at).filter(|cell| is(cell)).count() * 2 > filled(at).count();
    let cyrillic = rows.iter().flat_map(|row| &row.cells).any(|cell| cell.chars().any(|c| matches!(c, 'а'..='я' | 'А'..='Я')));
    let word = |ru: &str, en: &str| if cyrillic { ru } else { en }.to_owned();
    let (person, company) = (word("ФИО", "Full name"), word("Компания", "Company"));
    let mut header: Vec<String> = Vec::new();
    for at in 0..rows.iter().map(|row| row.cells.len()).max().unwrap_or_default() {
        let name = |cell: &str| order_of(cell).is_some() && without_legal_form(cell).is_none();
        let letters = |cell: &str| cell.chars().filter(|c| c.is_alphabetic()).count() * 2 > cell.chars().count();
        header.push(if mostly(at, &is_email) {
            word("Почта", "E-mail")
        } else if mostly(at, &is_phone) {
            word("Телефон", "Phone")
        } else if mostly(at, &name) && !header.contains(&person) {
            person.clone()
        } else if mostly(at, &letters) && !header.contains(&company) && !header.contains(&person) {
            company.clone()
        } else {
            format!("#{}", at + 1)
        });
    }
    // Beside people, the text that has a legal form is where they work.
    if header.contains(&person) && !header.contains(&company) {
        let formed = |at: &usize| mostly(*at, &|cell| without_legal_form(cell).is_some());
        if let Some(at) = (0..header.len()).filter(|at| header.get(*at).is_some_and(|name| name.starts_with('#'))).find(formed) {
            header.splice(at..=at, [company]);
        }
    }
    Some(header)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_told_by_what_stands_in_them() {
        let found = |rows: &[&str]| {
            let row = |cells: &&str| Row { line: 1, cells: cells.split(';').map(str::to_owned).collect() };
            header(&rows.iter().map(row).collect::<Vec<_>>())
        };
        for (rows, columns) in [
            (&["Иванов Иван;+7 900 000-00-01;ООО Клён", "Петрова Анна;89000000002;"][..], Some("ФИО;Телефон;Компания")),
            (&["Север;(846) 000-10-05 1;a@example.org", "Мост;;d@example.org"], Some("Компания;Телефон;Почта")),
            (&["x1;North Ltd;a@example.org"], Some("#1;Company;E-mail")),
            (&["Кто;Где", "Ким;+7 900 000-00-01"], None),
            (&["Север;7700000016"], None),
            (&["Север;100"], None),
        ] {
            let found = found(rows).map(|header| header.join(";"));
            assert_eq!(found.as_deref(), columns, "{rows:?}");
        }
    }
}
