//! What of the columns only the rows below the header tell: days within documents, months under their clients, numbers before names.

use super::Columns;
use super::cells::when;
use super::headings::{Says, says};
use super::nosale::is_of_documents;
use super::totals::is_total_name;

impl Columns {
    /// Looks for the day or month where no column, no heading and no title says it: in the names of documents, or in rows under each client.
    pub(super) fn find_days(&mut self, header: &[String], below: &[Vec<String>]) {
        let cells = |at: usize| below.iter().filter_map(move |row| row.get(at)).map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
        let dated = |at: &usize| {
            header.get(*at).is_some_and(|heading| is_of_documents(heading))
                && cells(*at).filter(|cell| document_day(cell).is_some()).count() * 2 > cells(*at).count()
        };
        if let Some(at) = self.kinds.iter().copied().find(dated) {
            (self.when, self.dated) = (Some(at), true);
            return;
        }
        self.headed = self.client.is_some_and(|at| cells(at).any(|cell| when(cell).is_some()));
    }

    /// Whether documents stand among the clients.
    pub(super) fn has_papers(&self, below: &[Vec<String>]) -> bool {
        self.client.is_some_and(|at| below.iter().filter_map(|row| row.get(at)).any(|cell| document_day(cell).is_some()))
    }

    /// Whether names have the numbers of their rows before them: «1. ООО "Лютик"».
    pub(super) fn find_numbers(&mut self, below: &[Vec<String>]) {
        let Some(at) = self.client else { return };
        let names = below.iter().filter_map(|row| row.get(at)).map(|cell| cell.trim());
        let mut names = names.filter(|name| !name.is_empty() && !is_total_name(name)).map(numbered).peekable();
        let first = names.peek().is_some_and(|first| matches!(first, Some((1, _))));
        self.numbered = first && names.all(|name| name.is_some());
    }
}

/// The number of a row before a name, and the name: «1. ООО "Лютик"», «12) Ким».
fn numbered(name: &str) -> Option<(u32, &str)> {
    let (number, rest) = name.split_once(['.', ')']).filter(|(number, _)| (1..5).contains(&number.len()))?;
    let number = number.parse().ok().filter(|_| number.bytes().all(|byte| byte.is_ascii_digit()))?;
    let spaced = rest.starts_with(char::is_whitespace) && rest.contains(char::is_alphabetic);
    spaced.then(|| (number, rest.trim_start()))
}

/// A name without the number of its row.
pub(super) fn without_number(name: &str) -> &str {
    numbered(name).map_or(name, |(_, name)| name)
}

/// The day of a document, as its name says it: «Реализация товаров 12 от 05.02.2026 12:00:00», `Invoice 7 dated 5 Feb 2026`.
pub(in crate::exchange) fn document_day(cell: &str) -> Option<&str> {
    const LEADS: &[&str] = &[" от ", " dated ", " vom ", " of ", " from "];
    let (_, rest) = LEADS.iter().find_map(|lead| cell.rsplit_once(lead))?;
    let rest = rest.trim_start();
    let ends = rest.char_indices().filter(|(_, c)| c.is_whitespace() || matches!(c, ',' | ';' | '(' | ')')).map(|(at, _)| at);
    let mut days = ends.chain([rest.len()]).take(5).filter_map(|at| rest.get(..at));
    days.find(|text| when(text).is_some_and(|day| !day.is_month()))
}

/// Whether a row says once more what its column is of, as the lines of a header one under the other do: «Период» under «Контрагент».
pub(super) fn is_heading(name: &str) -> bool {
    matches!(says(name), Some(Says::When | Says::Client | Says::Goods | Says::Kind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_say_their_day() {
        for (cell, day) in [
            ("Реализация товаров и услуг 0000-000012 от 05.02.2026 12:30:00", Some("05.02.2026")),
            ("Реализация (акт, накладная) 7 от 5 февраля 2026 г.", Some("5 февраля 2026")),
            ("УПД 12 от 05.02.2026, Москва", Some("05.02.2026")),
            ("Invoice 7 dated 5 Feb 2026", Some("5 Feb 2026")),
            ("Реализация 12", None),
            ("Реализация от склада", None),
        ] {
            assert_eq!(document_day(cell), day, "{cell}");
        }
    }

    #[test]
    fn a_number_of_a_row_is_no_part_of_a_name() {
        for (name, bare) in [
            ("1. ООО «Лютик»", "ООО «Лютик»"),
            ("12) Ким", "Ким"),
            ("1.5 Холдинг", "1.5 Холдинг"),
            ("1С-Рарус", "1С-Рарус"),
            ("7. ", "7. "),
            ("100. 200", "100. 200"),
        ] {
            assert_eq!(without_number(name), bare, "{name}");
        }
    }
}
