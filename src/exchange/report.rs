//! Rows of a table that say something of the report or of a document rather than of anybody: who made it and when, where to sign.

use super::nobody::filled;
use super::table::Row;
use crate::domain::name::fold;
use std::collections::BTreeSet;

/// What a report says of itself, whatever follows.
const MADE: &[&str] = &[
    "сформировано",
    "сформирован",
    "отчет сформирован",
    "дата формирования",
    "дата отчета",
    "дата печати",
    "дата выгрузки",
    "распечатано",
    "напечатано",
    "отпечатано",
    "выгружено",
    "generated",
    "report generated",
    "report date",
    "printed on",
    "printed by",
    "exported on",
    "exported by",
    "prepared by",
    "erstellt am",
    "erstellt von",
    "copyright (c)",
    "copyright ©",
    "©",
    "(c)",
    "all rights reserved",
    "confidential information",
    "confidential -",
    "strictly confidential",
    "конфиденциально",
];
/// The same of whoever signs it or for what it was asked, before a colon.
const SIGNED: &[&str] = &[
    "исполнитель",
    "ответственный",
    "составил",
    "составила",
    "составлено",
    "подготовил",
    "подготовила",
    "подготовлено",
    "проверил",
    "проверила",
    "утвердил",
    "согласовано",
    "руководитель",
    "главный бухгалтер",
    "гл. бухгалтер",
    "пользователь",
    "автор",
    "дата",
    "период",
    "отбор",
    "параметры",
    "сортировка",
    "author",
    "user",
    "date",
    "period",
    "filter",
    "filters",
    "sorted by",
];
/// What stands before a line to write on.
const SIGNATURES: &[&str] = &["подпись", "м.п.", "м. п.", "мп", "signature", "signed", "unterschrift"];
/// Words before the number of a page.
const PAGES: &[&str] = &["стр.", "стр", "страница", "лист", "page", "seite"];

/// What a line to write on is made of, and how much of it there is at the least.
const LINE: &str = "___";

/// Whether somebody can be called or written to by what stands in a row, or looked up by their number.
fn reaches(row: &Row) -> bool {
    filled(row).any(|(_, cell)| {
        let figures = cell.chars().filter(char::is_ascii_digit).count();
        cell.contains('@') || figures > 9 && cell.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || "+()-.".contains(c))
    })
}

/// Whether a row is a line to sign on: «Главный бухгалтер ________ /Петрова/», in a cell or in several.
fn is_signature(row: &Row) -> bool {
    let signed = |cell: &str| {
        let cell = fold(cell);
        let office = SIGNED.iter().any(|lead| cell.strip_prefix(lead).is_some_and(|rest| rest.trim_start().starts_with('/')));
        cell.contains(LINE) || office && cell.ends_with('/')
    };
    !reaches(row) && filled(row).any(|(_, cell)| signed(cell))
}

/// The lines of the rows that say something of the report. Under what says whose it is stands whom it belongs to.
pub(super) fn of_report(rows: &[Row]) -> BTreeSet<u64> {
    let of_itself = |row: &Row| filled(row).count() == 1 && filled(row).all(|(_, cell)| MADE.iter().any(|lead| begins(&fold(cell), lead)));
    let alone = rows.iter().rposition(|row| filled(row).count() > 1).map_or(0, |last| last + 1);
    let foot = rows.get(alone..).unwrap_or_default();
    let foot = foot.iter().position(of_itself).filter(|_| alone > 0).and_then(|first| foot.get(first..)).unwrap_or_default();
    rows.iter().filter(|row| is_of_report(row)).chain(foot).map(|row| row.line).collect()
}

/// Whether a text begins with these words.
fn begins(text: &str, words: &str) -> bool {
    text.strip_prefix(words).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric) || words.ends_with(|c: char| !c.is_alphanumeric()))
}

/// What documents are called.
const DOCUMENTS: &[&str] = &[
    "тендер",
    "договор",
    "дог.",
    "контракт",
    "соглашение",
    "доп. соглашение",
    "дополнительное соглашение",
    "доп.соглашение",
    "спецификация",
    "счет",
    "счет-фактура",
    "счет на оплату",
    "накладная",
    "товарная накладная",
    "упд",
    "акт",
    "заказ",
    "заказ клиента",
    "заказ покупателя",
    "реализация",
    "реализация товаров и услуг",
    "поступление на расчетный счет",
    "платежное поручение",
    "заявка",
    "закупка",
    "лот",
    "tender",
    "contract",
    "agreement",
    "invoice",
    "order",
    "purchase order",
    "rechnung",
    "vertrag",
    "auftrag",
];

/// Whether a row is about a document and tells nobody: «Тендер № 12», «Договор № 5 от 01.02.2026», «Счёт 17 от 3 марта».
pub(super) fn is_document(row: &Row) -> bool {
    let Some((_, first)) = filled(row).find(|(_, cell)| cell.chars().any(char::is_alphabetic)) else { return false };
    let first = fold(first);
    let numbered = |rest: &str| {
        let rest = rest.trim_start();
        let number = ["№", "n ", "no.", "no ", "nr.", "nr ", "#"].iter().find_map(|sign| rest.strip_prefix(sign)).map(str::trim_start);
        let dated = || rest.split_whitespace().any(|word| matches!(word, "от" | "of" | "dated" | "vom"));
        let is_number = |text: &str| text.split_whitespace().next().is_some_and(|word| word.chars().any(|c| c.is_ascii_digit()));
        number.is_some_and(is_number) || is_number(rest) && dated()
    };
    DOCUMENTS.iter().any(|lead| begins(&first, lead) && first.strip_prefix(lead).is_some_and(numbered)) && !reaches(row)
}

/// Whether a row says something of the report rather than of anybody in it: who made it and when, a signature, the number of the page.
pub(super) fn is_of_report(row: &Row) -> bool {
    if is_signature(row) {
        return true;
    }
    let mut cells = filled(row).map(|(_, cell)| fold(cell));
    let (Some(said), None) = (cells.next(), cells.next()) else { return false };
    let after = |lead: &str| said.strip_prefix(lead).filter(|rest| !rest.starts_with(char::is_alphanumeric));
    let figures = |c: char| c.is_ascii_digit() || c.is_whitespace() || matches!(c, '/' | '.' | '-' | '–');
    let numbered = |rest: &str| {
        let bare = rest.replace("из", "/").replace("of", "/").replace("von", "/");
        bare.chars().any(|c| c.is_ascii_digit()) && bare.chars().all(figures)
    };
    said.chars().all(|c| !c.is_alphanumeric()) && said.chars().count() > 1
        || MADE.iter().any(|lead| begins(&said, lead))
        || SIGNED.iter().any(|lead| after(lead).is_some_and(|rest| rest.trim_start().starts_with(':')))
        || SIGNATURES.iter().any(|lead| after(lead).is_some_and(|rest| !rest.chars().any(char::is_alphanumeric)))
        || PAGES.iter().any(|lead| after(lead).is_some_and(numbered))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: &str) -> Row {
        Row { line: 1, cells: cells.split(';').map(str::to_owned).collect() }
    }

    #[test]
    fn what_a_report_says_of_itself_is_nobody() {
        for said in [
            "Сформировано 25.11.2026 пользователем Админ;;",
            "Исполнитель: Петрова А. А.;;",
            "Подпись ____________;;",
            "Подпись: ___ / ___;;",
            "Стр. 1 из 3;;",
            "Страница 2;;",
            "Page 1 of 3;;",
            ";____________;",
            "Период: 01.11.2026 – 30.11.2026;;",
            "Generated 25.11.2026;;",
        ] {
            assert!(is_of_report(&row(said)), "{said}");
        }
        for said in [
            "Исполнитель;;",
            "Исполнитель;+7 900 000-00-01;",
            "Подпись и печать ООО;;",
            "Страница;;",
            "Стройлист 3;;",
            "Лист Металл;;",
            "Сформированов;;",
            "Дата-центр Восток;;",
            "Руководитель;;",
            "Сформировано;7700000000;",
        ] {
            assert!(!is_of_report(&row(said)), "{said}");
        }
    }

    #[test]
    fn a_line_to_sign_on_is_nobody() {
        for said in [
            "Главный бухгалтер ___ /Петрова/;;",
            "Руководитель ________ Иванов И.И.;;",
            "Руководитель;________;Иванов И.И.",
            "Генеральный директор ______________;;",
            "Главный бухгалтер /Петрова/;;",
        ] {
            assert!(is_of_report(&row(said)), "{said}");
        }
        for said in ["Руководитель проектов;;", "Восток / Запад;;", "Вектор___;7700000016;", "Ким Вера ___;+7 900 000-00-01;"]
        {
            assert!(!is_of_report(&row(said)), "{said}");
        }
    }

    #[test]
    fn a_document_is_no_company() {
        for said in [
            "Тендер № 12;;",
            "Договор № 5 от 01.02.2026;;12 500,00",
            "Счёт № 17;;",
            "Счет-фактура №А-12 от 03.03.2026;;",
            "Договор 5-П от 01.02.2026;;",
            "1;Тендер №12;",
            "Invoice #2026-5;;100",
            "Contract No. 7;;",
        ] {
            assert!(is_document(&row(said)), "{said}");
        }
        for said in [
            "Тендер;;",
            "Договор;7700000016;",
            "Тендерная площадка № 1;;",
            "Заказ-Сервис;;",
            "Завод № 12;;",
            "Счёт № 17;7700000016;",
            "Акт 5;;",
            "Контракт № 5;ivanov@example.org;",
            "Север;Договор № 5;",
            "Лот-2000;;",
        ] {
            assert!(!is_document(&row(said)), "{said}");
        }
    }

    #[test]
    fn what_stands_under_the_foot_of_a_report_is_nobody() {
        let lines = |rows: &[&str]| {
            let rows = rows.iter().enumerate().map(|(at, cells)| Row { line: at as u64, ..row(cells) });
            of_report(&rows.collect::<Vec<_>>()).into_iter().collect::<Vec<_>>()
        };
        let foot = [
            "Copyright (c) 2000-2026 salesforce.com, inc. All rights reserved.;",
            "Confidential Information - Do Not Distribute;",
            "Generated By:  Admin  11/25/2026 10:00 AM;",
            "Northwind Supply;",
        ];
        assert_eq!(lines(&[&["Alfa;Leeds", "Beta;"][..], &foot].concat()), [2, 3, 4, 5]);
        assert_eq!(lines(&["Alfa;Leeds", "Beta;", "Gamma;"]), [0_u64; 0]);
        assert_eq!(lines(&["Confidential Couriers;", "Copyright Agency Ltd;1", "Beta;"]), [0_u64; 0]);
    }
}
