//! The typical troubles of organisations that work with key accounts: whether each is ours, and what to do about it (M38).

use super::{Said, act, in_lang, link};
use crate::domain::field::{Choice, find_choice};
use crate::domain::trouble::STATES;
use crate::domain::{Entity, Lang, Record};
use crate::store::{Result, Store, Verb};
use serde::Deserialize;
use std::sync::OnceLock;

const SHIPPED: &str = include_str!("../../assets/troubles.toml");

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    trouble: Vec<Trouble>,
}

/// A typical trouble.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Trouble {
    /// Stable: what was judged of it is kept under it.
    pub id: String,
    ru: String,
    en: String,
    /// By what it is known.
    pub seen: Said,
    /// What to do about it.
    pub act: Said,
    /// The action that one key makes of it.
    pub step: Said,
}

impl Trouble {
    /// What it is called.
    pub fn text(&self, lang: Lang) -> &str {
        in_lang(lang, &self.ru, &self.en)
    }
}

/// The troubles, in the order in which they are listed.
pub fn troubles() -> &'static [Trouble] {
    static TROUBLES: OnceLock<Vec<Trouble>> = OnceLock::new();
    // A test holds that the shipped text can be read; without it there is nothing to judge.
    TROUBLES.get_or_init(|| toml::from_str::<Table>(SHIPPED).unwrap_or_default().trouble)
}

/// A trouble with what was judged of it.
#[derive(Clone, Debug)]
pub struct Row {
    /// Which.
    pub trouble: &'static Trouble,
    /// What was judged, if anything was.
    pub judged: Option<Record>,
}

impl Row {
    /// Whether it is ours.
    pub fn state(&self) -> Option<&'static Choice> {
        find_choice(STATES, self.judged.as_ref()?.text("state"))
    }

    /// The rowid of the action that was made of it.
    pub fn action(&self) -> Option<i64> {
        self.judged.as_ref()?.int("action_id")
    }

    /// The judgement that follows when it is turned on: none yet, then each in its order.
    pub fn next(&self) -> &'static str {
        let at = self.state().and_then(|state| STATES.iter().position(|known| known.code == state.code));
        STATES.get(at.map_or(0, |at| (at + 1) % STATES.len())).map_or("", |state| state.code)
    }
}

/// All troubles with what was judged of each.
///
/// # Errors
/// Those of reading.
pub fn read(store: &Store) -> Result<Vec<Row>> {
    let mut judged = Vec::new();
    store.each(Entity::Trouble, |record| judged.push(record))?;
    let row =
        |trouble: &'static Trouble| Row { trouble, judged: judged.iter().rev().find(|one| one.text("trouble") == trouble.id).cloned() };
    Ok(troubles().iter().map(row).collect())
}

/// Keeps whether a trouble is ours, as a step that is called `subject`.
///
/// # Errors
/// Those of writing.
pub fn judge(store: &Store, row: &Row, code: &str, subject: &str) -> Result<()> {
    write(store, row, subject, |record, _| Ok(record.with_text("state", code)))
}

/// Makes an action of a trouble, as it was typed with its day, among the actions (M29); as a step that is called `subject`.
///
/// # Errors
/// Those of writing.
pub fn follow(store: &Store, row: &Row, line: &str, subject: &str) -> Result<()> {
    let today = store.clock().today();
    write(store, row, subject, |record, change| Ok(record.with("action_id", link(act(change, row.action(), line, today, "trouble")?))))
}

fn write(store: &Store, row: &Row, subject: &str, with: impl FnOnce(Record, &crate::store::Change) -> Result<Record>) -> Result<()> {
    store.step(Verb::Edit, subject, |change| match &row.judged {
        Some(before) => {
            let after = with(before.clone(), change)?.with_text("judged_on", change.today());
            change.update(before, &after)
        }
        None => {
            let fresh = Record::new(Entity::Trouble).with_text("trouble", &row.trouble.id).with_text("judged_on", change.today());
            change.insert(&with(fresh, change)?).map(drop)
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Clock;

    #[test]
    fn eleven_troubles_say_what_to_do_in_both_languages() {
        toml::from_str::<Table>(SHIPPED).unwrap();
        assert_eq!(troubles().len(), 11);
        for (at, trouble) in troubles().iter().enumerate() {
            assert!(troubles()[..at].iter().all(|other| other.id != trouble.id), "{} twice", trouble.id);
            for lang in Lang::ALL {
                let texts = [trouble.text(lang), trouble.seen.get(lang), trouble.act.get(lang), trouble.step.get(lang)];
                assert!(texts.iter().all(|text| !text.trim().is_empty()) && trouble.text(lang).chars().count() <= 24, "{}", trouble.id);
            }
        }
    }

    #[test]
    fn a_trouble_is_judged_and_acted_on_once() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("kam.db"), Clock::System).unwrap();
        let first = || read(&store).unwrap().into_iter().next().unwrap();
        assert_eq!((first().state().is_none(), first().next()), (true, "has"));
        judge(&store, &first(), "has", "").unwrap();
        assert_eq!((first().state().unwrap().code, first().next()), ("has", "partly"));
        follow(&store, &first(), "показать цифры", "").unwrap();
        let action = first().action().unwrap();
        assert_eq!(store.load(Entity::Action, action).unwrap().unwrap().owner, None);
        judge(&store, &first(), "none", "").unwrap();
        assert_eq!((first().next(), first().action()), ("has", Some(action)));
        for _ in 0..3 {
            store.undo().unwrap();
        }
        assert!(first().judged.is_none());
    }
}
