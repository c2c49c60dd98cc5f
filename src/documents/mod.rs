//! Documents: pages on an account or a day that are shown, printed and given away. A file and a line of the registry each; how a page is
//! shown is none of their business (see `page`).

pub mod audit;
pub mod change;
pub mod charter;
pub mod code;
pub mod day;
pub mod file;
pub mod leaving;
pub mod listed;
pub mod minutes;
pub mod money;
pub mod plan;
pub mod standing;
pub mod value;

use crate::domain::Lang;
use crate::domain::visibility::Audience;
use crate::domain::words::Words;
use crate::page::Page;
use crate::settings::Settings;
use crate::store::{Result, Store};
use chrono::NaiveDate;

/// What a document is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// The settings in force.
    pub settings: &'a Settings,
    /// For whom it is: one of the document's own.
    pub audience: Audience,
    /// The day that was named with it, where it takes one.
    pub day: Option<NaiveDate>,
    /// The language in which it is written.
    pub lang: Lang,
}

/// Builds a page on an account or a day; `None` where there is nothing to tell.
type Build<T> = fn(&Store, T, &Asked) -> Result<Option<Page>>;

/// What a document is about, and what builds its page.
#[derive(Clone, Copy, Debug)]
pub enum About {
    /// An account, by rowid.
    Account(Build<i64>),
    /// A day.
    Day(Build<NaiveDate>),
    /// The practice as a whole: neither an account nor a day.
    Practice(fn(&Store, &Asked) -> Result<Option<Page>>),
}

/// What a day that is named with a document on an account means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// It is of that day.
    Of,
    /// It tells what was since.
    Since,
}

/// The day that can be named with a document on an account.
#[derive(Clone, Copy, Debug)]
pub struct Dated {
    /// What it means.
    pub named: Named,
    /// Whether it has to be named.
    pub is_needed: bool,
    /// Why there is none for the day that was named.
    pub nothing: Words,
}

/// A document.
#[derive(Debug)]
pub struct Document {
    /// Its name on the command line, and in what programs read.
    pub key: &'static str,
    /// What it is called, in a word or two.
    pub called: Words,
    /// What it tells, for the help of the command.
    pub words: Words,
    /// It has a command of its own, besides `report`.
    pub is_command: bool,
    /// For whom it can be: the usual audience first.
    pub audiences: &'static [Audience],
    /// What it tells a client on purpose, though its declaration keeps it among us.
    pub tells: listed::Tells,
    /// The day that can be named with it.
    pub day: Option<Dated>,
    /// Why there is none, where no day was named.
    pub nothing: Words,
    /// What it is about, and what builds it.
    pub about: About,
}

impl Document {
    /// Why there is none of what was asked for.
    pub fn lacks(&self, asked: &Asked) -> Words {
        self.day.filter(|_| asked.day.is_some()).map_or(self.nothing, |day| day.nothing)
    }

    /// The page on an account; `None` where there is nothing to tell, or the document is about something else.
    ///
    /// # Errors
    /// Those of reading.
    pub fn on_account(&self, store: &Store, account: i64, asked: &Asked) -> Result<Option<Page>> {
        match self.about {
            About::Account(build) => build(store, account, asked),
            About::Day(_) | About::Practice(_) => Ok(None),
        }
    }

    /// The page on the practice as a whole; `None` where there is nothing to tell, or the document is about something else.
    ///
    /// # Errors
    /// Those of reading.
    pub fn on_practice(&self, store: &Store, asked: &Asked) -> Result<Option<Page>> {
        match self.about {
            About::Practice(build) => build(store, asked),
            About::Account(_) | About::Day(_) => Ok(None),
        }
    }
}

/// All documents.
pub static DOCUMENTS: [&Document; 11] = [
    &money::MONEY,
    &standing::STANDING,
    &day::DAY,
    &minutes::MINUTES,
    &change::CHANGE,
    &value::VALUE,
    &plan::PLAN,
    &leaving::LEAVING,
    &audit::AUDIT,
    &code::CODE,
    &charter::CHARTER,
];
