//! Playbooks: named steps with the days after the start and who does them; started at an account they are actions (M56, M40).
//!
//! A copy beside the user's file stands in the place of the shipped one. One that cannot be read is told with its line, and the shipped one
//! is used.

use super::in_lang;
use crate::domain::colleague::FUNCTIONS;
use crate::domain::field::find_choice;
use crate::domain::{Entity, Lang, Record, Value, day};
use crate::store::{Result, Store, Verb};
use chrono::NaiveDate;
use serde::Deserialize;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// As it is shipped.
pub const SHIPPED: &str = include_str!("../../assets/playbooks.toml");
/// What a copy of the user's own is called, beside their file.
pub const OWN: &str = "playbooks.toml";
/// No copy is longer, in bytes.
const LONGEST: u64 = 1_000_000;
/// What a step of the account manager's own says.
const ME: &str = "me";

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    playbook: Vec<Playbook>,
}

/// A playbook.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Playbook {
    /// Stable.
    pub id: String,
    ru: String,
    en: String,
    /// What is done, in order.
    pub steps: Vec<Step>,
}

/// A step.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// So many days after the start.
    pub day: u16,
    /// `me`, or the code of a function of the team.
    pub owner: String,
    ru: String,
    en: String,
}

impl Playbook {
    /// What it is called.
    pub fn text(&self, lang: Lang) -> &str {
        in_lang(lang, &self.ru, &self.en)
    }

    /// How many days it takes.
    pub fn days(&self) -> u16 {
        self.steps.iter().map(|step| step.day).max().unwrap_or_default()
    }
}

impl Step {
    /// What is to be done.
    pub fn text(&self, lang: Lang) -> &str {
        in_lang(lang, &self.ru, &self.en)
    }
}

/// Why a copy of the user's own is not used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// Where it is.
    pub path: PathBuf,
    /// The line, from 1 on, where one is to blame.
    pub line: Option<usize>,
    /// What is wrong there.
    pub why: Why,
}

/// What is wrong with a copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// It is not to be read, or too long.
    Unreadable,
    /// It is no such table: what the reader of its format says.
    Format(String),
    /// Two playbooks have this id.
    Twice(String),
    /// One has no steps.
    Empty(String),
    /// A step has an owner that is no function.
    Owner(String),
}

/// The playbooks, and why the user's own are not among them.
#[derive(Clone, Debug)]
pub struct Playbooks {
    /// Those that can be started.
    pub all: Vec<Playbook>,
    /// What is wrong with the user's own copy.
    pub trouble: Option<Trouble>,
}

/// The playbooks as they are now: the user's own beside a file where there are any, else those that are shipped.
pub fn playbooks(file: &Path) -> Playbooks {
    let path = file.with_file_name(OWN);
    // A test holds that the shipped text can be read.
    let shipped = || read(SHIPPED).unwrap_or_default();
    let text = match std::fs::metadata(&path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Playbooks { all: shipped(), trouble: None },
        Ok(about) if about.is_file() && about.len() <= LONGEST => std::fs::read_to_string(&path).ok(),
        _ => None,
    };
    let found = text.ok_or((None, Why::Unreadable)).and_then(|text| read(&text));
    match found {
        Ok(all) => Playbooks { all, trouble: None },
        Err((line, why)) => Playbooks { all: shipped(), trouble: Some(Trouble { path, line, why }) },
    }
}

fn read(text: &str) -> std::result::Result<Vec<Playbook>, (Option<usize>, Why)> {
    let line_at = |at: usize| text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1;
    let line_of = |part: &str| text.find(part).map(line_at);
    let table: Table = toml::from_str(text).map_err(|error| {
        (error.span().map(|span| line_at(span.start)), Why::Format(error.message().lines().next().unwrap_or_default().to_owned()))
    })?;
    let mut known = BTreeSet::new();
    for book in &table.playbook {
        if !known.insert(book.id.as_str()) {
            return Err((text.rfind(&format!("\"{}\"", book.id)).map(line_at), Why::Twice(book.id.clone())));
        }
        if book.steps.is_empty() {
            return Err((line_of(&format!("\"{}\"", book.id)), Why::Empty(book.id.clone())));
        }
        let is_known = |owner: &str| owner == ME || find_choice(FUNCTIONS, owner).is_some();
        if let Some(step) = book.steps.iter().find(|step| !is_known(&step.owner)) {
            return Err((line_of(&format!("\"{}\"", step.owner)), Why::Owner(step.owner.clone())));
        }
    }
    Ok(table.playbook)
}

/// Starts a playbook at an account: its steps are actions, the days counted from today, those on a weekend moved to Monday; gives how many.
///
/// # Errors
/// Those of writing.
pub fn start(store: &Store, account: i64, book: &Playbook, lang: Lang) -> Result<usize> {
    let today = store.clock().today();
    let actions: Vec<Record> = book.steps.iter().map(|step| action(store, account, step, today, lang)).collect::<Result<_>>()?;
    store.step(Verb::Create, book.text(lang), |change| actions.iter().try_for_each(|action| change.insert(action).map(drop)))?;
    Ok(actions.len())
}

fn action(store: &Store, account: i64, step: &Step, today: NaiveDate, lang: Lang) -> Result<Record> {
    let due = worked(day::later(today, u64::from(step.day)));
    let colleague = if step.owner == ME { None } else { store.colleague_of(&step.owner)? };
    let action = Record::owned(Entity::Action, account).with_text("title", step.text(lang)).with_text("due_on", day::iso(due));
    let action = action.with_text("kind", "task").with_text("state", "open").with_text("source", "playbook");
    Ok(match colleague {
        Some(colleague) => action.with_text("owner", "colleague").with("colleague_id", Value::Int(colleague)),
        None => action.with_text("owner", ME),
    })
}

/// A day on which one works: Monday in the place of a weekend.
fn worked(on: NaiveDate) -> NaiveDate {
    if day::is_workday(on) { on } else { day::later(day::monday(on), 7) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Clock;

    #[test]
    fn the_shipped_ones_are_whole_in_both_languages() {
        let all = read(SHIPPED).unwrap();
        let ids: Vec<&str> = all.iter().map(|book| book.id.as_str()).collect();
        assert_eq!(ids, ["onboarding", "tender", "complaint", "renewal", "plan_review", "win_back", "handover"]);
        for book in &all {
            assert!(book.steps.is_sorted_by_key(|step| step.day), "{}", book.id);
            for text in Lang::ALL.iter().flat_map(|lang| book.steps.iter().map(|step| step.text(*lang)).chain([book.text(*lang)])) {
                assert!(!text.trim().is_empty() && text.chars().count() <= 80, "{text}");
            }
        }
    }

    /// A copy of the user's own stands in the place of the shipped one; one that is broken is told with its line.
    #[test]
    fn a_copy_of_ones_own_is_used_or_told_to_be_broken() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("kam.db");
        let own = |text: &str| {
            std::fs::write(folder.path().join(OWN), text).unwrap();
            playbooks(&file)
        };
        assert_eq!((playbooks(&file).all.len(), playbooks(&file).trouble), (7, None));
        let good =
            "[[playbook]]\nid = \"x\"\nru = \"Свой\"\nen = \"Own\"\nsteps = [{ day = 1, owner = \"me\", ru = \"раз\", en = \"one\" }]\n";
        let read = own(good);
        assert_eq!((read.all.len(), read.all[0].text(Lang::Ru), read.trouble), (1, "Свой", None));
        let told = |text: &str| own(text).trouble.map(|trouble| (trouble.line, trouble.why)).unwrap();
        assert!(matches!(told("[[playbook]]\nid = \"x\"\nru = 5\n"), (Some(3), Why::Format(_))));
        assert_eq!(told(&good.repeat(2)), (Some(7), Why::Twice("x".into())));
        assert_eq!(told(&good.replace("\"me\"", "\"boss\"")), (Some(5), Why::Owner("boss".into())));
        assert!(own("").trouble.is_some());
        assert_eq!(own("[[playbook]]\nid = 1").all.len(), 7, "the shipped ones are used then");
    }

    /// Started, it is actions with days and owners, in one step that is undone as a whole (M56).
    #[test]
    fn started_it_is_actions() {
        let folder = tempfile::tempdir().unwrap();
        let clock = Clock::Fixed(chrono::DateTime::parse_from_rfc3339("2026-11-25T10:00:00+03:00").unwrap());
        let store = Store::open(&folder.path().join("kam.db"), clock).unwrap();
        let add = |record: &Record| store.step(Verb::Create, "", |change| change.insert(record)).unwrap();
        let account = add(&Record::new(Entity::Account).with_text("short_name", "Ромашка"));
        let finance = add(&Record::new(Entity::Colleague).with_text("name", "Шмидт").with_text("function", "finance"));
        let all = read(SHIPPED).unwrap();
        let tender = all.iter().find(|book| book.id == "tender").unwrap();
        assert_eq!(start(&store, account, tender, Lang::Ru).unwrap(), tender.steps.len());
        let made = store.owned(Entity::Action, account).unwrap();
        let one = |title: &str| made.iter().find(|one| one.title().starts_with(title)).unwrap();
        // Three days after a Wednesday is a Saturday.
        assert_eq!(one("Отправить вопросы").text("due_on"), "2026-11-30");
        let priced = one("Посчитать цену");
        assert_eq!((priced.text("owner"), priced.int("colleague_id"), priced.text("source")), ("colleague", Some(finance), "playbook"));
        assert_eq!(one("Проверить техническое").text("owner"), "me", "nobody of the team has that function");
        store.undo().unwrap();
        assert!(store.owned(Entity::Action, account).unwrap().is_empty());
    }
}
