//! What is said about records that may be one, are made one, and are parted again.

use super::w;
use crate::domain::visibility::Audience;
use crate::domain::words::{Counted, Lang, counted as counted_as};
use crate::domain::{Entity, Field, Kind, Value, Words};
use crate::store::merge::{AT, SOURCE};
use crate::store::split::Parted;

crate::sentences! {
    /// Heading of the record that stays.
    KEPT: "Останется" / "Kept";
    /// Heading of the record that goes into it.
    JOINS: "Вольётся" / "Joins it";
    /// Nothing to compare with yet.
    CHOOSE_OTHER: "С чем соединить? F3 — выбрать запись." / "Merge with what? F3 chooses the record.";
    /// Heading of the picker.
    MERGE_WITH: "Соединить с…" / "Merge with…";
    /// A column without a header.
    fn column_number(number: &str): "столбец {number}" / "column {number}";
    /// Below the comparison: what the signs mean.
    SIGNS: "+ заполнит пустое   ≠ сохранится рядом, в прочих сведениях" / "+ fills what is empty   ≠ is kept beside, among other data";
    /// What tells one thing from another is not the same.
    fn differs(what: &str): "{what} не совпадает: похоже, это разные записи." / "{what} is not the same: these look like different records.";
    /// Before what hangs on a record.
    HOLDS: "С записью связаны" / "Connected with it";
    /// The records are one.
    MERGED: "Записи соединены. Отменить: u, разделить позже: D." / "The records are one now. u undoes it, D splits them later.";
    /// The record has taken in no other one.
    NOTHING_TO_SPLIT: "С этой записью ничего не соединяли." / "Nothing was merged into this record.";
    /// What comes from no file but from a merge.
    FROM_MERGE: "из соединённой записи" / "from the merged record";
    /// In the history of a record: that another one was joined to it.
    fn joined(other: &str): "Соединено с записью: {other}" / "Merged with: {other}";
    /// What came with it.
    fn came(what: &str): "перешло: {what}" / "moved here: {what}";
    /// What differed and is kept beside.
    fn kept_beside(what: &str, value: &str): "{what}: {value} — сохранено рядом" / "{what}: {value}, kept beside";
    /// Heading of the list of merges.
    fn split(name: &str): "Разделить: {name}" / "Split: {name}";
    /// Above the list of merges.
    WHICH: "Какую запись вернуть? Добавленное после соединения останется здесь." / "Which record comes back? What was added since the merge stays here.";
    fn parted(other: &str): "{other} — снова отдельная запись." / "{other} is a record of its own again.";
    fn went_back(what: &str): " Вернулось: {what}." / " Went back: {what}.";
    fn stayed(what: &str): " Изменённое позже осталось как есть: {what}." / " Stays as it was changed since: {what}.";
    fn added(kept: &str): " Добавленное после соединения — у «{kept}». Отменить: u." / " What was added since stays with “{kept}”. u undoes it.";
}

/// Rows that hang on a person or an account and are no records of their own, counted.
const ROWS: &[(&str, Counted)] = &[
    ("entry_person", counted_as(["участие в контакте", "участия в контактах", "участий в контактах"], ["contact", "contacts"])),
    (
        "channel",
        counted_as(["телефон или адрес", "телефона или адреса", "телефонов или адресов"], ["phone or address", "phones or addresses"]),
    ),
    (
        "stage_person",
        counted_as(["участие в решении", "участия в решениях", "участий в решениях"], ["part in a decision", "parts in decisions"]),
    ),
    ("leftover", counted_as(["сведение из файлов", "сведения из файлов", "сведений из файлов"], ["value from files", "values from files"])),
];

/// The rows that are counted, by table: records that belong to another one, and what hangs on records.
fn named() -> impl Iterator<Item = (&'static str, Counted)> {
    let records = Entity::ALL.into_iter().map(Entity::def).filter(|def| def.owner.is_some()).map(|def| (def.table, def.counted));
    records.chain(ROWS.iter().copied())
}

/// Rows of tables in words: «2 роли, 3 вопроса»; empty when there is nothing to speak of.
pub fn counted<'a>(lang: Lang, rows: impl IntoIterator<Item = (&'a String, &'a u64)>) -> String {
    let rows: Vec<_> = rows.into_iter().filter(|(_, count)| **count > 0).collect();
    let words = |(table, words): (&str, Counted)| {
        let (_, count) = rows.iter().find(|(known, _)| *known == table)?;
        Some(words.with(lang, **count))
    };
    named().filter_map(words).collect::<Vec<_>>().join(", ")
}

/// What parting two records did: what went back, and what stayed.
pub fn outcome(lang: Lang, kept: &str, other: &str, parted_rows: &Parted) -> String {
    let mut text = parted(lang, other);
    let (back, left) = (counted(lang, &parted_rows.back), counted(lang, &parted_rows.stayed));
    if !back.is_empty() {
        text.push_str(&went_back(lang, &back));
    }
    if !left.is_empty() {
        text.push_str(&stayed(lang, &left));
    }
    text + &added(lang, kept)
}

/// A leftover as people read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leftover {
    /// What it is called.
    pub name: String,
    /// The value.
    pub value: String,
    /// Where it comes from.
    pub source: String,
    /// Whether it is hidden while a client is in the room.
    pub private: bool,
}

/// Puts a leftover into words: one that bears the name of a field is called as the field is and has a value of its kind.
pub fn leftover(lang: Lang, entity: Entity, (name, value, source): (String, String, String)) -> Leftover {
    let source = if source == SOURCE { FROM_MERGE.get(lang).to_owned() } else { source };
    let (key, account) = name.split_once(AT).unwrap_or((&name, ""));
    let declared = if account.is_empty() { entity } else { Entity::Affiliation };
    let Some(field) = declared.def().field(key) else {
        let name = source_name(entity, &name, lang);
        return Leftover { name, value, source, private: false };
    };
    let label: Words = field.words;
    let name = if account.is_empty() { label.get(lang).to_owned() } else { format!("{}{AT}{account}", label.get(lang)) };
    Leftover { name, value: of_kind(field, value).shown(field, lang), source, private: !Audience::Client.reads(field) }
}

/// What a value that an import brings is called: as a field of the record is, or of the account or the role that it was meant for,
/// or a property of a card; else as the source calls it.
pub fn source_name(entity: Entity, name: &str, lang: Lang) -> String {
    let declared = [entity, Entity::Account, Entity::Affiliation].into_iter().find_map(|entity| entity.def().field(name));
    let words = match name {
        "affiliation" => Entity::Affiliation.def().words,
        "organisation" | "ORG" => w("Организация", "Organisation"),
        "FN" => w("Имя целиком", "Whole name"),
        "N prefix" => w("Обращение", "Title of address"),
        "N suffix" => w("После имени", "Suffix of the name"),
        "NICKNAME" => w("Прозвище", "Nickname"),
        "ADR" | "LABEL" => w("Адрес", "Address"),
        "TITLE" => w("Должность", "Position"),
        "ROLE" => w("Роль", "Role"),
        "PHOTO" => w("Фото", "Photo"),
        "LOGO" => w("Логотип", "Logo"),
        "BDAY" => w("День рождения", "Birthday"),
        "ANNIVERSARY" => w("Годовщина", "Anniversary"),
        "CATEGORIES" => w("Категории", "Categories"),
        "IMPP" => w("Мессенджер", "Messenger"),
        "RELATED" => w("Связан с", "Related"),
        "GENDER" => w("Пол", "Gender"),
        "LANG" => w("Язык", "Language"),
        "TZ" => w("Часовой пояс", "Time zone"),
        "GEO" => w("Координаты", "Coordinates"),
        _ => match (declared, name.strip_prefix('#')) {
            (Some(field), _) => field.words,
            (None, Some(column)) if column.chars().all(|c| c.is_ascii_digit()) => return column_number(lang, column),
            _ => return name.to_owned(),
        },
    };
    words.get(lang).to_owned()
}

/// A value written as text, as the field holds it.
fn of_kind(field: &Field, value: String) -> Value {
    match (field.kind, value.parse()) {
        (Kind::Rating(_) | Kind::Int(..) | Kind::Period(..) | Kind::Flag, Ok(number)) => Value::Int(number),
        _ => Value::Text(value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(lang: Lang, name: &str, value: &str) -> (String, String, bool) {
        let said = leftover(lang, Entity::Person, (name.into(), value.into(), SOURCE.into()));
        (said.name, said.value, said.private)
    }

    #[test]
    fn what_a_merge_left_is_said_in_the_words_of_the_field() {
        assert_eq!(said(Lang::Ru, "position · Ромашка", "бухгалтер"), ("Должность · Ромашка".into(), "бухгалтер".into(), false));
        let (name, value, private) = said(Lang::En, "attitude · Ромашка", "1");
        assert!(name.starts_with("Attitude") && value.starts_with("+1") && private, "{name} {value}");
        assert_eq!(said(Lang::Ru, "birthday", "1988-11-25").1, crate::domain::day::show("1988-11-25", Lang::Ru));
        for (name, shown) in
            [("phones", "Телефон"), ("city", "Город"), ("position", "Должность"), ("ADR", "Адрес"), ("#5", "столбец 5"), ("Рост", "Рост")]
        {
            assert_eq!(said(Lang::Ru, name, "1").0, shown);
        }
        assert_eq!(said(Lang::Ru, "Отдел · второй", "снабжение"), ("Отдел · второй".into(), "снабжение".into(), false));
    }

    /// Rows of a new kind would go from one record to the other without a word.
    #[test]
    fn every_kind_of_row_is_counted_or_deliberately_not() {
        // Names, identities, what programs are known by, and what is computed or kept for the program; colleagues belong to nobody; ticks go with their meeting.
        let silent = [
            "account",
            "person",
            "colleague",
            "account_key",
            "foreign_id",
            "judgement",
            "verified",
            "put_off",
            "doubt",
            "inbox",
            "setting",
            "entry_tick",
            "entry_colleague",
            "promise_gone",
            "report_client",
            "report_month",
            "report_delivery",
            "calendar_event",
            "calendar_answer",
            "letter",
            "company_total",
            "authority_limit",
            "month_close",
            "survey",
            "communication",
            "usp",
            "saved_filter",
            "audit",
            "trouble",
            "communication_code",
            "charter",
            "obligation",
            "kpi",
        ];
        for table in tables_of(include_str!("../../assets/schema.sql")) {
            let counted = named().any(|(known, _)| known == table);
            assert!(counted != silent.contains(&table), "{table} is counted and silent, or neither");
        }
        for entity in Entity::ALL {
            let table = entity.def().table;
            assert!(named().any(|(known, _)| known == table) || silent.contains(&table), "{table}");
        }
    }

    /// The tables whose changes the journal records.
    fn tables_of(schema: &str) -> impl Iterator<Item = &str> {
        schema.lines().filter_map(|line| line.strip_prefix("-- trigger journal_")?.split_once("_insert on ").map(|(table, _)| table))
    }

    #[test]
    fn the_outcome_names_what_went_back_and_what_stayed() {
        let rows = |table: &str, count| [(table.to_owned(), count)].into();
        let parted = Parted { other: 1, back: rows("affiliation", 2), stayed: rows("action", 1) };
        let text = outcome(Lang::Ru, "Ким Вера", "Ким Анна", &parted);
        assert!(text.contains("2 роли") && text.contains("1 дело или обещание") && text.contains("«Ким Вера»"), "{text}");
    }
}
