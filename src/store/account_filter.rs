//! What the list of accounts is filtered by beside the names: what fields hold, and figures.

use super::account_lists::AccountLists;
use super::complaints::heard;
use super::error::Result;
use super::{Store, account_lists};
use crate::domain::name::{begins_at, fold};
use crate::domain::visibility::Audience;
use crate::domain::{Entity, Field, Kind, day};
use rusqlite::params;
use rusqlite::types::Value as Sql;
use std::collections::{HashMap, HashSet};

/// A shorter word is looked for in names alone.
const SHORTEST: usize = 3;

/// How a number is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compare {
    /// It is more.
    More,
    /// It is less.
    Less,
    /// It is the same.
    Same,
}

impl Compare {
    fn holds(self, found: i64, asked: i64) -> bool {
        match self {
            Compare::More => found > asked,
            Compare::Less => found < asked,
            Compare::Same => found == asked,
        }
    }
}

/// A number that accounts have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figure {
    /// That of a field, by its key.
    Field(&'static str),
    /// How many of our promises are overdue.
    Overdue,
    /// How many complaints and signals there were lately.
    Risk,
    /// Days since the last contact.
    Silence,
}

/// What an account must meet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// Folded text, in the names or anything else it is found by, or at the beginning of a word of a choice.
    Text(String),
    /// Folded text at the beginning of a word of what a field holds, in either language.
    Field(&'static str, String),
    /// A number.
    Number(Figure, Compare, i64),
}

/// All that is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// What must all hold.
    pub all: Vec<Condition>,
    /// Leaves out what is hidden from a client in the room.
    pub without_private: bool,
    /// The first day (ISO) of complaints that count as a risk.
    pub risk_from: String,
}

impl Filter {
    /// A filter of words alone.
    pub fn words(folded: &str) -> Filter {
        let all = folded.split_whitespace().map(|word| Condition::Text(word.to_owned())).collect();
        Filter { all, ..Filter::default() }
    }
}

/// What fields hold and figures, read when first asked for.
#[derive(Debug, Default)]
pub(super) struct Columns {
    texts: HashMap<&'static str, Vec<(i64, String)>>,
    numbers: HashMap<String, HashMap<i64, i64>>,
}

/// The words of the choices that a field may hold, folded: code, words in both languages.
fn choices(field: &Field) -> Vec<(&'static str, String)> {
    match field.kind {
        Kind::Choice(choices) | Kind::Set(choices) => {
            choices.iter().map(|choice| (choice.code, fold(&format!("{} {}", choice.words.ru, choice.words.en)))).collect()
        }
        _ => Vec::new(),
    }
}

fn has_word(text: &str, begun: &str) -> bool {
    begins_at(text, begun).is_some()
}

impl Columns {
    /// What a field holds at every account that has something there, folded, choices in words.
    fn texts(&mut self, store: &Store, field: &'static Field) -> Result<&[(i64, String)]> {
        if !self.texts.contains_key(field.key) {
            let known = choices(field);
            let mut query = store.sql().prepare(&format!("SELECT id, \"{0}\" FROM account WHERE \"{0}\" IS NOT NULL", field.key))?;
            let rows = query.query_map([], |row| {
                let text = match row.get(1)? {
                    Sql::Text(text) if known.is_empty() => fold(&text),
                    Sql::Text(codes) => {
                        let said = codes.split(',').filter_map(|code| known.iter().find(|(known, _)| *known == code.trim()));
                        said.map(|(_, words)| words.as_str()).collect::<Vec<_>>().join(" ")
                    }
                    Sql::Integer(number) => number.to_string(),
                    _ => String::new(),
                };
                Ok((row.get(0)?, text))
            })?;
            self.texts.insert(field.key, rows.collect::<rusqlite::Result<_>>()?);
        }
        Ok(self.texts.get(field.key).map_or(&[], Vec::as_slice))
    }

    fn numbers(&mut self, store: &Store, figure: Figure, today: &str, risk_from: &str) -> Result<&HashMap<i64, i64>> {
        let key = format!("{figure:?} {today} {risk_from}");
        if !self.numbers.contains_key(&key) {
            let read = |sql: &str, values: &[&dyn rusqlite::ToSql]| -> Result<HashMap<i64, i64>> {
                let mut query = store.sql().prepare(sql)?;
                Ok(query.query_map(values, |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?)
            };
            let found = match figure {
                Figure::Field(key) => read(&format!("SELECT id, \"{key}\" FROM account WHERE \"{key}\" IS NOT NULL"), params![])?,
                Figure::Overdue => read(
                    "SELECT account_id, count(*) FROM action
                     WHERE state = 'open' AND kind = 'our_promise' AND due_on < ?1 AND account_id IS NOT NULL GROUP BY account_id",
                    params![today],
                )?,
                Figure::Risk => read(
                    &store.askable(&format!("SELECT account_id, count(*) FROM ({}) WHERE day <= ?1 GROUP BY account_id", heard("?2"))),
                    params![today, risk_from],
                )?,
                Figure::Silence => {
                    let mut query = store.sql().prepare("SELECT account_id, last_contact FROM pulse WHERE last_contact IS NOT NULL")?;
                    let rows = query.query_map([], |row| Ok((row.get(0)?, row.get::<_, String>(1)?)))?;
                    let now = day::from_iso(today);
                    let mut found = HashMap::new();
                    for row in rows {
                        let (id, last) = row?;
                        found.extend(now.zip(day::from_iso(&last)).map(|(now, last)| (id, (now - last).num_days())));
                    }
                    found
                }
            };
            self.numbers.insert(key.clone(), found);
        }
        Ok(self.numbers.entry(key).or_default())
    }
}

impl AccountLists {
    /// The accounts that meet a filter, by name.
    pub(super) fn meeting(&mut self, store: &Store, filter: &Filter, today: &str) -> Result<Vec<i64>> {
        let mut left: Option<Vec<i64>> = None;
        for condition in &filter.all {
            let found = self.of(store)?.meeting_one(store, condition, filter, today)?;
            left = Some(match left {
                None => found,
                Some(mut left) => {
                    let found: HashSet<i64> = found.into_iter().collect();
                    left.retain(|id| found.contains(id));
                    left
                }
            });
        }
        Ok(left.unwrap_or_else(|| self.all().collect()))
    }

    fn meeting_one(&mut self, store: &Store, condition: &Condition, filter: &Filter, today: &str) -> Result<Vec<i64>> {
        let fields = || Entity::Account.def().fields.iter().filter(|field| Audience::Client.reads(field) || !filter.without_private);
        let mut found: HashSet<i64> = HashSet::new();
        match condition {
            Condition::Text(text) => {
                let named = self.matching(&crate::domain::phone::sought(text));
                // Yes or no says nothing without its question.
                let tells = |field: &Field| choices(field).len() > 2 && choices(field).iter().any(|(_, words)| has_word(words, text));
                let chosen = |field: &&Field| text.chars().count() >= SHORTEST && tells(field);
                for field in fields().filter(chosen) {
                    let held = self.columns.texts(store, field)?.iter();
                    found.extend(held.filter(|(_, words)| has_word(words, text)).map(|(id, _)| *id));
                }
                if found.is_empty() {
                    return Ok(named);
                }
                found.extend(named);
            }
            Condition::Field(key, text) => {
                if let Some(field) = fields().find(|field| field.key == *key) {
                    let held = self.columns.texts(store, field)?.iter();
                    found.extend(held.filter(|(_, words)| has_word(words, text)).map(|(id, _)| *id));
                }
            }
            Condition::Number(figure, compare, asked) => {
                let numbers = self.columns.numbers(store, *figure, today, &filter.risk_from)?;
                // What nobody counted is none; a field that is empty is no number.
                let counted = matches!(figure, Figure::Overdue | Figure::Risk);
                let holds =
                    |id: &i64| numbers.get(id).copied().or(counted.then_some(0)).is_some_and(|number| compare.holds(number, *asked));
                return Ok(account_lists::ids(&self.rows).filter(holds).collect());
            }
        }
        Ok(account_lists::ids(&self.rows).filter(|id| found.contains(id)).collect())
    }
}

/// Whether a field of an account can be filtered by as a number.
pub fn is_number(field: &Field) -> bool {
    matches!(field.kind, Kind::Int(..) | Kind::Rating(_))
}

/// Whether it can be filtered by what it holds.
pub fn is_text(field: &Field) -> bool {
    matches!(field.kind, Kind::Line | Kind::Choice(_) | Kind::Set(_) | Kind::Int(..) | Kind::Rating(_) | Kind::Text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_at_its_beginning() {
        for (text, begun, found) in [("для компании for the company", "комп", true), ("ключевой key", "евой", false), ("", "a", false)]
        {
            assert_eq!(has_word(text, begun), found, "{text} {begun}");
        }
    }
}
