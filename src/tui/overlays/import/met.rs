//! What is asked about before it is taken in: a calendar, or letters.

use crate::calendar::{self, Taken};
use crate::domain::{Lang, Words};
use crate::exchange::calendar::Found;
use crate::import::{Error, Progress};
use crate::letters;
use crate::store::{Result, Store};
use crate::text::purchases::Part;
use crate::text::whose::Question;
use crate::text::{calendar as met, letters as written};
use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::ops::ControlFlow;

/// Whose addresses, domains and series are, as was answered.
pub type Answers = BTreeMap<String, Option<i64>>;

/// What was read, and what it would change.
#[derive(Debug)]
pub enum Met {
    /// A calendar, with its file as it was read.
    Calendar(Box<(Found, calendar::Plan)>),
    /// Letters.
    Letters(Box<letters::Plan>),
}

impl Met {
    /// Compares a calendar with the file.
    pub(super) fn calendar(store: &Store, found: Found, answers: &Answers) -> Result<Met> {
        let plan = calendar::plan(store, &found, answers)?;
        Ok(Met::Calendar(Box::new((found, plan))))
    }

    /// Compares it again, with other answers.
    pub(super) fn again(self, store: &Store, answers: &Answers) -> Result<Met> {
        match self {
            Met::Calendar(met) => Met::calendar(store, met.0, answers),
            Met::Letters(plan) => Ok(Met::Letters(Box::new(letters::plan(store, plan.mailboxes, answers)?))),
        }
    }

    /// Writes it; gives what is said of that.
    pub(super) fn apply(
        &self,
        store: &Store,
        taken: Taken,
        lang: Lang,
        progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
    ) -> std::result::Result<String, Error> {
        let of_meeting = |new: &calendar::Newcomer| met::notes(new, lang);
        match self {
            Met::Calendar(found) => calendar::apply(store, &found.1, taken, &of_meeting, progress).map(|done| met::done(&done, lang)),
            Met::Letters(plan) => {
                let notes = |plan: &letters::Plan, new: &letters::Newcomer| written::notes(plan, new, lang);
                letters::apply(store, plan, taken, &notes, &of_meeting, progress).map(|done| written::done(&done, lang))
            }
        }
    }

    /// What was answered and is not remembered yet.
    pub(super) fn answers(&self) -> &Answers {
        match self {
            Met::Calendar(met) => &met.1.answers,
            Met::Letters(plan) => &plan.answers,
        }
    }

    /// Whether nothing is to be written even where every guess is agreed to.
    pub(super) fn is_idle(&self) -> bool {
        match self {
            Met::Calendar(met) => met.1.is_idle(),
            Met::Letters(plan) => plan.is_idle(),
        }
    }

    /// Whether all of it waits for an answer.
    pub(super) fn waits(&self) -> bool {
        let nothing_sure = match self {
            Met::Calendar(met) => !met.1.is_sure(),
            Met::Letters(plan) => !plan.is_sure(),
        };
        nothing_sure && self.answers().is_empty()
    }

    /// Whether nothing could be read.
    pub(super) fn is_empty(&self) -> bool {
        match self {
            Met::Calendar(met) => met.1.calendar.events == 0,
            Met::Letters(plan) => plan.letters() == 0,
        }
    }

    /// What the files are.
    pub(super) fn sources(&self, lang: Lang) -> Vec<String> {
        match self {
            Met::Calendar(found) => vec![met::source(&found.1.calendar, lang)],
            Met::Letters(plan) => plan.mailboxes.iter().map(|mailbox| written::source(mailbox, lang)).collect(),
        }
    }

    /// What there is to say where nothing is to be written.
    pub(super) fn nothing(&self) -> Words {
        match self {
            Met::Calendar(found) => met::nothing(&found.1),
            Met::Letters(plan) => written::nothing(plan),
        }
    }

    /// That all of it waits for an answer, in words.
    pub(super) fn all_waits(&self) -> Words {
        if self.is_letters() { written::ALL_WAITS } else { met::ALL_WAITS }
    }

    /// That nothing is asked where one stands.
    pub(super) fn no_question(&self) -> Words {
        if self.is_letters() { written::NO_QUESTION } else { met::NO_QUESTION }
    }

    /// That nothing is guessed where one stands.
    pub(super) fn no_guess(&self) -> Words {
        if self.is_letters() { written::NO_GUESS } else { met::NO_GUESS }
    }

    /// That it is not asked whose something is.
    pub(super) fn not_whose(&self, asks: &str) -> Words {
        if asks.starts_with(calendar::OFF) { met::NOT_WHOSE } else { written::HOW_CLOSES }
    }

    /// How the account of a question is asked for.
    pub(super) fn whose(&self, what: &str, lang: Lang) -> String {
        if self.is_letters() { written::whose(lang, what) } else { met::whose(lang, what) }
    }

    fn is_letters(&self) -> bool {
        matches!(self, Met::Letters(_))
    }

    /// What is asked, and what was answered: `names` are those of the accounts of the answers.
    pub(super) fn questions(&self, names: &BTreeMap<i64, String>, today: NaiveDate, lang: Lang) -> Vec<(Words, Vec<Question>)> {
        match self {
            Met::Calendar(found) => met::questions(&found.1, names, today, lang),
            Met::Letters(plan) => written::questions(plan, names, today, lang),
        }
    }

    /// What is left out, one by one under its reasons.
    fn left_whole(&self, today: NaiveDate, lang: Lang) -> Vec<String> {
        match self {
            Met::Calendar(found) => met::left_whole(&found.1, today, lang),
            Met::Letters(plan) => written::left_whole(plan, today, lang),
        }
    }

    /// Whether anything is left out.
    pub(super) fn leaves_out(&self) -> bool {
        match self {
            Met::Calendar(found) => !found.1.left.is_empty(),
            Met::Letters(plan) => !plan.left.is_empty(),
        }
    }

    /// What it would change, without what is asked; `whole` tells of all that is left out one by one.
    pub(super) fn parts(&self, today: NaiveDate, lang: Lang, whole: bool) -> Vec<Part> {
        let mut parts = match self {
            Met::Calendar(found) => met::parts(&found.1, today, lang),
            Met::Letters(plan) => written::parts(plan, today, lang),
        };
        if let Some(left) = parts.iter_mut().find(|part| whole && [met::LEFT, written::LEFT].contains(&part.heading)) {
            left.lines = self.left_whole(today, lang);
        }
        parts.retain(|part| !if self.is_letters() { written::is_asked(part.heading) } else { met::is_asked(part.heading) });
        parts
    }
}
