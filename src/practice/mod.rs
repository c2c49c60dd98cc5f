//! The practice as a whole: the audit, the typical troubles, the code of communication and the charter (M35, M37–M39).

pub mod audit;
pub mod code;
pub mod playbooks;
pub mod troubles;

use crate::domain::Lang;
use crate::domain::promise;
use crate::domain::{Entity, Record, Value, day};
use crate::store::{Change, Result, Store};
use chrono::NaiveDate;
use serde::Deserialize;

/// A text of the assets in both languages.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Said {
    ru: String,
    en: String,
}

impl Said {
    /// It in a language.
    pub fn get(&self, lang: Lang) -> &str {
        in_lang(lang, &self.ru, &self.en)
    }
}

/// Words of the assets in one of two languages.
fn in_lang<'a>(lang: Lang, ru: &'a str, en: &'a str) -> &'a str {
    if lang == Lang::Ru { ru } else { en }
}

/// The newest record of a kind of which a file has one: two windows may each have made it.
///
/// # Errors
/// Those of reading.
pub fn newest(store: &Store, entity: Entity) -> Result<Option<Record>> {
    let mut newest = None;
    store.each(entity, |record| newest = Some(record))?;
    Ok(newest)
}

/// What is to be done as it was typed in one line, and by when. A day that is a guess is none: the line stays whole then.
pub fn typed(line: &str, today: NaiveDate) -> (String, Option<NaiveDate>) {
    let line = line.trim();
    let read = promise::parse(line, today);
    match read.due.filter(|_| read.sure) {
        Some(due) if !read.title.trim().is_empty() => (read.title.trim().to_owned(), Some(due)),
        _ => (line.to_owned(), None),
    }
}

/// An action of our own, of no account, as a check of the practice makes it (M29).
fn action(title: &str, due: Option<NaiveDate>, source: &str) -> Record {
    let action = Record::new(Entity::Action).with_text("kind", "task").with_text("state", "open").with_text("owner", "me");
    action.with_text("title", title).with_text("due_on", due.map_or_else(String::new, day::iso)).with_text("source", source)
}

/// Writes what is to be done, in an open step, as the action that a record links in `action_id`: a new one, or other words of the one that is
/// still open; gives its rowid.
fn act(change: &Change, linked: Option<i64>, line: &str, today: NaiveDate, source: &str) -> Result<i64> {
    let (title, due) = typed(line, today);
    let known = linked.map(|id| change.load(Entity::Action, id)).transpose()?.flatten().filter(|action| action.text("state") == "open");
    let Some(before) = known else { return change.insert(&action(&title, due, source)) };
    let after = before.clone().with_text("title", title);
    let after = match due {
        Some(due) => after.with_text("due_on", day::iso(due)),
        None => after,
    };
    change.update(&before, &after)?;
    before.id.map_or_else(|| change.insert(&after), Ok)
}

/// The value of a link to a record.
fn link(id: i64) -> Value {
    Value::Int(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A day at the end of the line is the day of the action; a guess is none.
    #[test]
    fn the_day_of_an_action_is_read_from_its_line() {
        let today = "2026-11-25".parse().unwrap();
        let due = |line: &str| typed(line, today);
        assert_eq!(due("обучить Громова матрице до 15.12"), ("обучить Громова матрице".to_owned(), "2026-12-15".parse().ok()));
        assert_eq!(
            due("ask finance for the net profit by friday"),
            ("ask finance for the net profit".to_owned(), "2026-11-27".parse().ok())
        );
        assert_eq!(due("  спросить трёх клиентов "), ("спросить трёх клиентов".to_owned(), None));
        assert_eq!(due("до 15.12").1, None);
    }
}
