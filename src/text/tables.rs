//! What the rows of the tables of the file are called, and their columns.

use crate::domain::{Entity, Lang, Words};

crate::sentences! {
    COMPUTED_WORDS: "Слова для поиска" / "Words for the search";
    COMPUTED_DAY: "День, с которого это срочно" / "The day from which it presses";
    COMPUTED: "Служебное значение" / "A value of the program's own";
    DRAFT: "Черновик" / "Draft";
    INBOX: "Входящее" / "Inbox";
    JUDGEMENT: "Оценка человека" / "A judgement of a person";
    LEFT_BY_IMPORT: "Прочее из файла" / "Left by an import";
    REPORT_CLIENTS: "Клиент из отчёта о закупках" / "Client in a report";
    CALENDAR: "Календарь" / "Calendar";
    LETTERS: "Письма" / "Letters";
    PUT_OFF: "Отложенное" / "Put off";
    SETTING: "Настройка" / "Setting";
    CHANNEL: "Телефон или почта" / "Phone or e-mail";
    JOURNAL: "Журнал изменений" / "Journal of changes";
    /// What is noted beside records.
    MARK_VERIFIED: "Отметка о проверке раздела" / "Mark that a section was verified";
    MARK_TICK: "Отметка в списке встречи" / "Tick in the list of a meeting";
    MARK_JOINT: "Участник" / "Participant";
    MARK_ACCOUNT_KEY: "Название, по которому узнаётся клиент" / "Name by which an account is known";
    MARK_FOREIGN_ID: "Номер записи в другой программе" / "Number of a record in another program";
    MARK_DOUBT: "Возможный повтор" / "Possible duplicate";
    MARK_PROMISE_GONE: "Обещание удалённой записи" / "Promise of a deleted record";
    /// Columns of what is no record.
    PART_DAY: "Дата" / "Day";
    PART_VALUE: "Значение" / "Value";
    PART_TABLE: "Вид записи" / "Kind of record";
    PART_FIELD: "Поле" / "Field";
    PART_SECTION: "Раздел" / "Section";
    PART_SOURCE: "Источник" / "Source";
    PART_STATE: "Состояние" / "State";
    PART_RECORD: "Запись" / "Record";
    fn within(table: &str): "Таблица {table}" / "Table {table}";
}

/// What the rows of a table are called.
pub fn table_in_words(table: &str, lang: Lang) -> String {
    named_table(table).or_else(|| mark_in_words(table)).map_or_else(|| within(lang, table), |words| words.get(lang).to_owned())
}

/// What the rows of some tables are called, each word once: «Закрытие месяца, Журнал изменений».
pub fn tables_in_words<'a>(tables: impl IntoIterator<Item = &'a str>, lang: Lang) -> Vec<String> {
    let mut named: Vec<String> = tables.into_iter().map(|table| table_in_words(table, lang)).collect();
    named.sort();
    named.dedup();
    named
}

/// What is noted beside records, and is told of together where much of it is lost.
fn mark_in_words(table: &str) -> Option<Words> {
    Some(match table {
        "verified" => MARK_VERIFIED,
        "entry_tick" => MARK_TICK,
        "entry_person" | "entry_colleague" | "stage_person" => MARK_JOINT,
        "account_key" => MARK_ACCOUNT_KEY,
        "foreign_id" => MARK_FOREIGN_ID,
        "doubt" => MARK_DOUBT,
        "promise_gone" => MARK_PROMISE_GONE,
        _ => return None,
    })
}

/// The same of a table that whoever works with the program knows of.
pub(super) fn named_table(table: &str) -> Option<Words> {
    Some(match (Entity::from_table(table), table) {
        (Some(entity), _) => entity.def().words,
        (None, "draft") => DRAFT,
        (None, "inbox") => INBOX,
        (None, "setting") => SETTING,
        (None, "judgement") => JUDGEMENT,
        (None, "leftover") => LEFT_BY_IMPORT,
        (None, "put_off") => PUT_OFF,
        (None, "report_client" | "report_month" | "report_delivery") => REPORT_CLIENTS,
        (None, "calendar_event" | "calendar_answer") => CALENDAR,
        (None, "letter") => LETTERS,
        (None, "channel") => CHANNEL,
        (None, "change" | "step") => JOURNAL,
        (None, _) => return None,
    })
}

/// What a column is called that is no field: what it holds is computed from the others.
fn computed_in_words(column: &str) -> Words {
    match column {
        "find" => COMPUTED_WORDS,
        "presses_on" => COMPUTED_DAY,
        _ => COMPUTED,
    }
}

/// What a column is called of a row that is no record.
fn part_in_words(column: &str) -> Words {
    match column {
        "verified_on" | "judged_on" | "until_on" | "counts_on" | "day" | "at" | "month" => PART_DAY,
        "value" | "key" | "name" | "line" | "before" | "after" | "amount" | "cause" | "point" => PART_VALUE,
        "tbl" => PART_TABLE,
        "field" | "col" => PART_FIELD,
        "section" => PART_SECTION,
        "source" | "reason" => PART_SOURCE,
        "state" => PART_STATE,
        "account_id" | "person_id" | "colleague_id" | "entry_id" | "row_id" | "client_id" | "kept_id" | "other_id" => PART_RECORD,
        _ => COMPUTED,
    }
}

/// A field of a record: «Человек 12 · Фамилия».
pub(super) fn field_in_words(table: &str, row: Option<i64>, column: &str, lang: Lang) -> String {
    let row = row.map_or_else(String::new, |row| format!(" {row}"));
    format!("{}{row} · {}", table_in_words(table, lang), column_in_words(table, column, lang))
}

/// What a column of a table is called.
pub(super) fn column_in_words(table: &str, column: &str, lang: Lang) -> &'static str {
    let field = Entity::from_table(table).and_then(|entity| entity.def().field(column));
    let beside = || if Entity::from_table(table).is_some() { computed_in_words(column) } else { part_in_words(column) };
    field.map_or_else(beside, |field| field.words).get(lang)
}
