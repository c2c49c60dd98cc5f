//! The day on paper: each meeting prepared out of prep, what is promised by then, and room to write in (M20). It is the account manager's
//! own: what we think of people stands in it.

use super::{About, Asked, Document};
use crate::domain::phrase::{Phrase, alone};
use crate::domain::visibility::Audience;
use crate::domain::words::w;
use crate::domain::written::{self, Case};
use crate::domain::{Words, day};
use crate::page::{Block, Fact, Page, Room, Section};
use crate::prep::sections::{LAST, Mark, Read};
use crate::prep::{self, Brief, Part};
use crate::store::plan::ActionRow;
use crate::store::{Result, Store};
use crate::text::{method, prep as words, sheet as say};
use chrono::NaiveDate;

/// The document.
pub static DAY: Document = Document {
    key: "day",
    called: say::CALLED,
    words: say::ABOUT,
    is_command: false,
    audiences: &[Audience::Me],
    tells: &[],
    day: None,
    nothing: say::NOTHING,
    about: About::Day(read),
};

/// So many contacts are looked at that are planned up to the day.
const PLANNED: usize = 500;
/// So many promises that are due are named.
const PROMISES: usize = 10;
/// Lines to write on after a meeting.
const LINES: usize = 2;
/// So much of a section has room, where more of it is not read at once.
const POINTS: usize = 4;

fn read(store: &Store, on: NaiveDate, asked: &Asked) -> Result<Option<Page>> {
    let iso = day::iso(on);
    let planned = store.planned(&iso, PLANNED)?.into_iter().filter(|entry| entry.is_on(&iso));
    let briefs = planned.map(|entry| prep::for_entry(store, asked.settings, entry.id)).collect::<Result<Vec<_>>>()?;
    let due = store.open_actions("our_promise", &iso, PROMISES)?;
    if briefs.is_empty() && due.is_empty() {
        return Ok(None);
    }
    let sheet = Sheet { asked, today: store.clock().today(), on };
    let meetings = briefs.iter().map(|brief| sheet.meeting(brief));
    let title = say::title(asked.lang, &written::day(on, sheet.today, Some(Case::Nominative), asked.lang));
    let none = Section::of("meetings", &[], Vec::new()).apart();
    Ok(Some(Page { key: DAY.key, title, sections: [none].into_iter().chain(meetings).chain([sheet.due(&due)]).collect() }))
}

struct Sheet<'a> {
    asked: &'a Asked<'a>,
    today: NaiveDate,
    on: NaiveDate,
}

impl Sheet<'_> {
    fn meeting(&self, brief: &Brief) -> Section {
        let heading = brief.entry.as_ref().map(|entry| say::meeting(entry, &brief.account.name, self.on, self.asked.lang));
        let at_once = |told: &&Read| !told.part.is_empty() && told.section.rank <= LAST.rank;
        let told = brief.sections.iter().filter(at_once).flat_map(|told| self.told(told));
        let room = Block::Room(Room { label: say::TO_NOTE, lines: LINES });
        let keys = &[
            "purpose",
            "least",
            "best",
            "ours",
            "theirs",
            "claims",
            "complaints",
            "deadlines",
            "warnings",
            "people",
            "questions",
            "authority",
            "last",
        ];
        Section::of("meetings", keys, told.chain([room]).collect()).headed(said(heading.unwrap_or_default())).apart()
    }

    fn told(&self, told: &Read) -> Vec<Block> {
        let (lang, today, label) = (self.asked.lang, self.today, told.section.names.label);
        let points = |points: Vec<String>| -> Vec<Block> {
            let at_once = told.part.at_once().clamp(1, POINTS);
            Block::list(told.section.key, label, points.into_iter().take(at_once).map(said).collect()).into_iter().collect()
        };
        match &told.part {
            Part::Goal(goal) => goal.iter().flat_map(goals).collect(),
            Part::Promises { rows, .. } => points(rows.iter().map(|row| say::promise(row, today, lang)).collect()),
            Part::Complaints(rows, _) => points(rows.iter().map(|one| say::complaint(one, today, lang)).collect()),
            Part::Warnings(warnings) => points(warnings.iter().map(|warning| method::warning(warning, lang)).collect()),
            Part::People { rows, .. } => points(rows.iter().map(|row| say::person(row, lang)).collect()),
            Part::Questions(questions) => points(questions.iter().map(|question| method::question(question, lang)).collect()),
            Part::Last(rows) => points(rows.iter().map(|row| say::contact(row, today, lang)).collect()),
            Part::Said(said) => points(said.lines.iter().map(|line| self.line(&line.mark, &line.text)).collect()),
            // They stand behind what is read at once.
            Part::Facts(..) | Part::Reliability { .. } | Part::Competitors(_) => Vec::new(),
        }
    }

    fn line(&self, mark: &Mark, text: &Phrase) -> String {
        let text = text.said(self.asked.lang);
        match mark {
            Mark::Due(by) if day::from_iso(by).is_some_and(|by| by < self.today) => format!("! {text}"),
            Mark::On(on) => format!("{} · {text}", day::dated(on, self.today, self.asked.lang)),
            Mark::Text | Mark::Item | Mark::Due(_) => text,
        }
    }

    /// What we promised, to whomever, by that day.
    fn due(&self, rows: &[ActionRow]) -> Section {
        let of_account = |row: &ActionRow| {
            let told = say::promise(row, self.today, self.asked.lang);
            if row.account_name.is_empty() { told } else { format!("{}: {told}", row.account_name) }
        };
        let list = Block::list("due", w("", ""), rows.iter().map(of_account).map(said).collect());
        Section::of("promises", &["due"], list.into_iter().collect()).headed(said(say::DUE.get(self.asked.lang).to_owned()))
    }
}

/// What a contact is for, and what it is to bring.
fn goals(goal: &prep::sections::Goal) -> impl Iterator<Item = Block> {
    let fact =
        |key: &'static str, label: Words, text: &str| (!text.is_empty()).then(|| Block::Fact(Fact::new(key, label, alone(text.into()))));
    let purpose = match goal.purpose.as_str() {
        "" => Some(Block::Fact(Fact::unknown("purpose", method::PURPOSE, words::NO_PURPOSE_YET))),
        text => fact("purpose", method::PURPOSE, text),
    };
    [purpose, fact("least", method::LEAST, &goal.least), fact("best", method::BEST, &goal.best)].into_iter().flatten()
}

fn said(text: String) -> Phrase {
    alone(crate::domain::phrase::Value::Text(text))
}
