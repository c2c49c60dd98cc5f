//! The small contacts between the large ones: calls and mails that every account has, spread over the year.

use serde::Deserialize;
use std::collections::BTreeMap;
use toml::{Table, Value as Toml};

/// A contact that may happen at any account; `{words}` in braces are filled in by the account.
#[derive(Clone, Debug, Deserialize)]
pub struct Template {
    #[serde(default)]
    we: Vec<Followed>,
    #[serde(default)]
    they: Vec<Followed>,
    #[serde(flatten)]
    entry: Table,
}

/// A promise made in such a contact: due and done so many days after it.
#[derive(Clone, Debug, Deserialize)]
struct Followed {
    title: String,
    due_in: i64,
    done_in: i64,
}

/// How often an account has such contacts, with whom, and what they are about.
#[derive(Debug, Deserialize)]
pub struct Routine {
    /// The first and the last day, relative to today.
    from: i64,
    to: i64,
    count: i64,
    people: Vec<String>,
    words: BTreeMap<String, String>,
}

impl Routine {
    /// The rows of the account that stands at `place`: the same ones on every run.
    pub fn rows(&self, place: usize, templates: &[Template]) -> Vec<Table> {
        let span = self.to - self.from;
        (0..self.count)
            .filter_map(|n| {
                let at = n as usize;
                // Seven is coprime to the number of templates: an account has each of them once before any returns.
                let template = templates.get((place * 5 + at * 7) % templates.len().max(1))?;
                let unevenness = (n * 5 + place as i64 * 3) % 7 - 3;
                let day = (self.from + span * n / self.count.max(1) + unevenness).min(-1);
                let person = self.people.get((at + place) % self.people.len().max(1))?;
                Some(self.row(template, day, person))
            })
            .collect()
    }

    fn row(&self, template: &Template, day: i64, person: &str) -> Table {
        let mut row: Table = template
            .entry
            .iter()
            .map(|(key, value)| {
                let filled = value.as_str().map(|text| Toml::String(self.fill(text)));
                (key.clone(), filled.unwrap_or_else(|| value.clone()))
            })
            .collect();
        row.insert("day".into(), Toml::Integer(day));
        row.insert("people".into(), Toml::Array(vec![person.into()]));
        if row.get("kind").and_then(Toml::as_str) == Some("call") {
            let quarters = day.unsigned_abs() * 7 % 32;
            row.insert("time".into(), Toml::String(format!("{:02}:{:02}", 9 + quarters / 4, quarters % 4 * 15)));
        }
        for (key, promises) in [("we", &template.we), ("they", &template.they)] {
            let rows = promises.iter().map(|promise| Toml::Table(self.promise(promise, day))).collect();
            row.insert(key.into(), Toml::Array(rows));
        }
        row
    }

    /// What is due by today is done: what burns is written by hand.
    fn promise(&self, promise: &Followed, made: i64) -> Table {
        let due = made + promise.due_in;
        let done = (made + promise.done_in).min(if due <= 0 { -1 } else { i64::MAX });
        let mut row = Table::new();
        row.insert("title".into(), Toml::String(self.fill(&promise.title)));
        row.insert("due_on".into(), Toml::Integer(due));
        if done < 0 {
            row.insert("done_on".into(), Toml::Integer(done));
        }
        row
    }

    fn fill(&self, text: &str) -> String {
        self.words.iter().fold(text.to_owned(), |text, (word, filled)| text.replace(&format!("{{{word}}}"), filled))
    }
}
