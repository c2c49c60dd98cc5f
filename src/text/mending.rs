//! How `kam doctor --repair` mends references that lead nowhere, and a wrong number of pages.

use super::doctor::in_title;
use super::tables::{field_in_words, named_table, table_in_words};
use crate::domain::{Entity, Lang};
use crate::store::{Dangling, Fate};
use std::collections::BTreeMap;

crate::sentences! {
    /// Only references lead nowhere.
    fn dangles(path: &str, kam: &str): "В файле {path} есть ссылки на записи, которых нет; всё остальное цело, работать с ним можно. Исправить, не теряя записей: {kam} doctor --repair" / "Some references in {path} lead to records that are not there; all else is whole, and you can work with it. To mend that without losing a record: {kam} doctor --repair";
    fn dangles_still(path: &str): "В файле {path} есть ссылки на записи, которых нет; всё остальное цело, работать с ним можно." / "Some references in {path} lead to records that are not there; all else is whole, and you can work with it.";
    /// Whom records are put under whose own account or person is gone.
    FOUND_ACCOUNT: "Без клиента · найдено при исправлении" / "No account · found by a repair";
    FOUND_PERSON: "Без имени · найдено при исправлении" / "No name · found by a repair";
    fn dangling_cut(place: &str, missing: &str): "{place} → {missing}: связь убирается" / "{place} → {missing}: the link goes";
    fn dangling_emptied(place: &str, missing: &str): "{place} → {missing}: запись остаётся, без этой ссылки" / "{place} → {missing}: the record stays without the reference";
    fn dangling_kept(place: &str, missing: &str): "{place} → {missing}: запись остаётся, а та, к которой она относится, создаётся заново" / "{place} → {missing}: the record stays, and the one it belongs to is made anew";
    /// The question before that.
    fn relink(count: usize): "Ссылки на записи, которых нет: {count}. Файл, каким он был, сохранится рядом. Исправить так? [да/нет] " / "References to records that are not there: {count}. The file as it was is kept beside. To mend them so? [yes/no] ";
    fn needs_yes_to_relink(count: usize, kam: &str): "В файле есть ссылки на записи, которых нет ({count}), и здесь некому подтвердить исправление. Ничего не изменено. Чтобы не спрашивать: {kam} doctor --repair --yes" / "The file holds references to records that are not there ({count}), and there is nobody here to confirm that they are mended. Nothing was changed. To go without asking: {kam} doctor --repair --yes";
    fn relinked(count: usize): "Исправлены ссылки на записи, которых нет: {count}." / "References to records that are not there were mended: {count}.";
    LEFT_DANGLING: "Ссылки на записи, которых нет, оставлены как есть." / "References to records that are not there are left as they are.";
    RECOUNTED: "В начале файла стояло неверное число страниц или неверная полезная длина страницы. Все страницы на месте: начало исправлено, файл проверен, ничего не потеряно." / "The file began with a wrong number of pages, or a wrong length of what each holds. All pages are there: the beginning was put right, the file was checked, nothing is lost.";
    /// A copy is better than a repair, before how it is restored.
    COPY_HOLDS_MORE: "В копии записей больше, чем останется после исправления: сначала восстановите её." / "The backup holds more records than a repair would leave: restore that first.";
    COPY_HOLDS_MORE_NOW: "В копии записей больше, чем теперь в файле." / "The backup holds more records than the file does now.";
    fn in_no_copy(kept: &str): "Ни в одной целой копии их нет. Файл, каким он был до исправления: {kept}. Не удаляйте его, пока не внесёте недостающее." / "No whole backup holds them. The file as it was before the repair: {kept}. Do not delete it before you have put in what is missing.";
    /// What a repair has left out, after it.
    fn left_out(count: usize): "Файл исправлен не полностью: записей не перенесено — {count}." / "The file is not mended in full: {count} records were not brought along.";
    fn left_out_at_least(count: usize): "Файл исправлен не полностью: не перенесено записей не меньше {count}." / "The file is not mended in full: {count} records or more were not brought along.";
    /// Where a repair would lose what a copy of today holds.
    fn or_repair(kam: &str): "Если восстановить не получится, перенесите в новый файл то, что читается: {kam} doctor --repair" / "If that cannot be restored, bring what can be read into a new file: {kam} doctor --repair";
    /// What was read of records whose own account or person was not.
    fn made_for(made: &str): "Записи, которые к ним относились, сохранены; для них создано заново: {made}." / "Records that belonged to them are kept; made anew for those: {made}.";
    /// What joins two records.
    JOINT: "Связь" / "Link";
}

/// What was made anew for the records that belonged to it, if anything: «Клиент 5 «Керамея»».
pub fn made_anew(made: &BTreeMap<(String, i64), String>, lang: Lang) -> Option<String> {
    let listed = made.iter().map(|((table, row), called)| format!("{} {row}{}", table_in_words(table, lang), in_title(called, lang)));
    let listed: Vec<String> = listed.collect();
    (!listed.is_empty()).then(|| made_for(lang, &listed.join(", ")))
}

/// A reference that leads nowhere, and what becomes of it: «Запись дневника 7 · Клиент → Клиент 99999: …».
pub fn dangling(one: &Dangling, lang: Lang) -> String {
    let place = match Entity::from_table(&one.table).and_then(|entity| entity.def().field(&one.column)) {
        Some(_) => field_in_words(&one.table, Some(one.row), &one.column, lang),
        None if named_table(&one.table).is_some() => format!("{} {}", table_in_words(&one.table, lang), one.row),
        None => JOINT.get(lang).to_owned(),
    };
    let missing = format!("{} {}", table_in_words(&one.parent, lang), one.missing);
    let said = match one.fate {
        Fate::Cut => dangling_cut,
        Fate::Emptied => dangling_emptied,
        Fate::Kept => dangling_kept,
    };
    said(lang, &place, &missing)
}
