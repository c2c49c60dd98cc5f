//! What is said of records that were changed by something else than the program, or damaged.

use super::doctor::{AROUND, in_title};
use super::tables::{column_in_words, table_in_words};
use crate::domain::{Lang, day};
use crate::store::{Outside, Outsiders};
use chrono::NaiveDate;

crate::sentences! {
    /// Records are not what the program wrote.
    fn changed(count: usize): "Записи изменены помимо Kamdesk или повреждены: {count}. Проверьте каждую и исправьте в ней то, что неверно." / "Records were changed by something other than Kamdesk, or damaged: {count}. Look at each, and correct in it what is wrong.";
    fn then_renew(kam: &str): "Когда всё верно, обновите поиск: {kam} doctor --repair (файл, каким он был, сохранится рядом)." / "When all are right, renew the search: {kam} doctor --repair (the file as it was is kept beside).";
    /// Of a part of them that cannot be told.
    COMPARED_IN_PART: "Не все записи удалось сравнить с тем, какими их сохранил Kamdesk; остальные такие же." / "Not all records could be compared with what Kamdesk saved; the others are the same.";
    /// The same after the search was made anew: from now on nothing but the file that was kept tells of them.
    fn were_changed(count: usize): "Записи изменены помимо Kamdesk или повреждены: {count}. Поиск построен заново по тому, что в них стоит; проверьте каждую и исправьте в ней то, что неверно." / "Records were changed by something other than Kamdesk, or damaged: {count}. The search was made anew from what stands in them; look at each, and correct in it what is wrong.";
    fn in_record_and_copy(place: &str, record: &str, copy: &str): "{place}: в записи «{record}», в копии «{copy}»" / "{place}: “{record}” in the record, “{copy}” in the backup";
    fn in_record_and_copy_of(place: &str, record: &str, copy: &str, day: &str): "{place}: в записи «{record}», в копии от {day} — «{copy}»" / "{place}: “{record}” in the record, “{copy}” in the backup of {day}";
    fn in_record_and_search(place: &str, record: &str, index: &str): "{place}: в записи «{record}», в поиске «{index}»" / "{place}: “{record}” in the record, “{index}” in the search";
    fn gone(place: &str): "{place}: в файле этого нет, а в копии есть" / "{place}: not in the file, but in the backup";
    fn gone_since(place: &str, day: &str): "{place}: в файле этого нет, а в копии от {day} есть" / "{place}: not in the file, but in the backup of {day}";
    fn otherwise_in_search(place: &str): "{place}: в поиске записано другое" / "{place}: the search holds something else";
    /// Every record is what the program wrote.
    AS_WRITTEN: "Записи такие, какими их сохранил Kamdesk." / "Records are as Kamdesk saved them.";
    CHECK: "записи" / "records";
}

/// Which records were changed outside, and in what: «Человек 12 «Гимина» · Фамилия: в записи «Гимина», в копии от 27.11.2026 — «Зимина»».
pub fn outsiders(found: &Outsiders, copy_of: Option<NaiveDate>, lang: Lang) -> Vec<String> {
    let of = |((table, row), outside): (&(String, i64), &Outside)| {
        let name = format!("{} {row}{}", table_in_words(table, lang), in_title(&outside.title, lang));
        let in_copy = outside.in_copy.iter().map(|(column, record, copy)| {
            let place = format!("{name} · {}", column_in_words(table, column, lang));
            let [record, copy] = [record, copy].map(|text| around_difference(text, if text == record { copy } else { record }));
            match copy_of {
                Some(day) => in_record_and_copy_of(lang, &place, &record, &copy, &day::show(&day::iso(day), lang)),
                None => in_record_and_copy(lang, &place, &record, &copy),
            }
        });
        let in_copy: Vec<String> = in_copy.collect();
        if outside.is_gone {
            return vec![copy_of.map_or_else(|| gone(lang, &name), |day| gone_since(lang, &name, &day::show(&day::iso(day), lang)))];
        }
        match (in_copy.is_empty(), outside.in_record.is_empty() && outside.in_index.is_empty()) {
            (false, _) => in_copy,
            (true, false) => {
                let [record, index] = [&outside.in_record, &outside.in_index].map(|words| words.join(", "));
                vec![in_record_and_search(lang, &name, &record, &index)]
            }
            (true, true) => vec![otherwise_in_search(lang, &name)],
        }
    };
    found.iter().flat_map(of).collect()
}

/// A text in one line, of a long one what stands around the first place in which it differs from another one.
fn around_difference(text: &str, other: &str) -> String {
    let same = text.chars().zip(other.chars()).take_while(|(one, two)| one == two).count();
    let before = same.saturating_sub(AROUND);
    let cut: String = text.chars().skip(before).take(2 * AROUND).collect();
    let (head, tail) = (if before > 0 { "…" } else { "" }, if before + 2 * AROUND < text.chars().count() { "…" } else { "" });
    format!("{head}{}{tail}", cut.replace('\n', " "))
}
