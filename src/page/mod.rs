//! A page as data: sections of facts, figures, paragraphs, lists and tables, apart from how they are shown. What builds one knows no
//! screen; whoever shows one (screen, shell, JSON, Markdown, HTML, DOCX) knows nothing of what it is about.

pub mod chart;
pub mod docx;
pub mod format;
pub mod html;
pub mod json;
pub mod markdown;
pub mod prose;
pub mod qr;
pub mod table;
pub mod text;

pub use format::{FORMATS, Format, How};
pub use prose::{List, Room, Text};
pub use table::{Column, Table};

use crate::domain::Lang;
use crate::domain::field::Tone;
use crate::domain::phrase::Phrase;
use crate::domain::turnover::Slot;
use crate::domain::words::Words;
use chrono::NaiveDate;

/// A page.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// What programs call it.
    pub key: &'static str,
    /// What it is about.
    pub title: String,
    /// Its parts, in reading order.
    pub sections: Vec<Section>,
}

impl Page {
    /// The parts that have something to say; the others are there for programs.
    pub fn told(&self) -> impl Iterator<Item = &Section> {
        self.sections.iter().filter(|section| !section.blocks.is_empty())
    }

    /// Whether it has no figures to show: something is not known, and there is no chart.
    pub fn lacks_figures(&self) -> bool {
        let blocks = || self.sections.iter().flat_map(|section| &section.blocks);
        let is_unknown = |block: &Block| matches!(block, Block::Fact(fact) if fact.said.is_err());
        blocks().any(is_unknown) && !blocks().any(|block| matches!(block, Block::Months(_)))
    }

    /// The page as it is read on a day: what is dated in the year of that day has no year.
    pub fn read_on(mut self, today: NaiveDate) -> Page {
        for block in self.sections.iter_mut().flat_map(|section| &mut section.blocks) {
            block.phrases().for_each(|phrase| phrase.read_on(today));
        }
        self
    }
}

/// A part of a page.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// What programs call it.
    pub key: &'static str,
    /// Its heading; nothing where it needs none.
    pub heading: Phrase,
    /// What programs look for in it: what is not there is null to them.
    pub keys: &'static [&'static str],
    /// It is one of several of its kind: to programs they are a list.
    pub apart: bool,
    /// What stands in it.
    pub blocks: Vec<Block>,
}

impl Section {
    /// A part without a heading.
    pub fn of(key: &'static str, keys: &'static [&'static str], blocks: Vec<Block>) -> Section {
        Section { key, heading: Phrase::nothing(), keys, apart: false, blocks }
    }

    /// Under a heading.
    pub fn headed(mut self, heading: Phrase) -> Section {
        self.heading = heading;
        self
    }

    /// One of several of its kind.
    pub fn apart(mut self) -> Section {
        self.apart = true;
        self
    }
}

/// What stands in a part.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A fact.
    Fact(Fact),
    /// Twelve months beside those a year before.
    Months(Year),
    /// A paragraph.
    Text(Text),
    /// Points of one kind.
    List(List),
    /// A table.
    Table(Table),
    /// Room to write in.
    Room(Room),
}

impl Block {
    /// A paragraph.
    pub fn text(key: &'static str, said: Phrase) -> Block {
        Block::Text(Text { key, said })
    }

    /// Points beside their label; `None` where there are none.
    pub fn list(key: &'static str, label: Words, points: Vec<Phrase>) -> Option<Block> {
        (!points.is_empty()).then_some(Block::List(List { key, label, above: false, points }))
    }

    /// Points under what is said of them, as in a letter; `None` where there are none.
    pub fn points(key: &'static str, label: Words, points: Vec<Phrase>) -> Option<Block> {
        (!points.is_empty()).then_some(Block::List(List { key, label, above: true, points }))
    }

    /// All that it says.
    fn phrases(&mut self) -> Box<dyn Iterator<Item = &mut Phrase> + '_> {
        match self {
            Block::Fact(fact) => Box::new(fact.said.iter_mut().chain(&mut fact.more).chain(&mut fact.made_of)),
            Block::Text(text) => Box::new(std::iter::once(&mut text.said)),
            Block::List(list) => Box::new(list.points.iter_mut()),
            Block::Table(table) => Box::new(table.rows.iter_mut().flatten()),
            Block::Months(_) | Block::Room(_) => Box::new(std::iter::empty()),
        }
    }
}

/// What an alarm is marked with.
pub const ALARM: &str = "!";

/// What of a fact is an alarm.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Alarm {
    /// Nothing.
    #[default]
    Nothing,
    /// What it is.
    Said,
    /// What more is to be said.
    More,
}

/// A fact: what it is called, and what it is, or why that is not known.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// What programs call it.
    pub key: &'static str,
    /// The label.
    pub label: Words,
    /// What it is; or why there is none.
    pub said: Result<Phrase, Words>,
    /// What more is to be said.
    pub more: Option<Phrase>,
    /// How good or bad that is.
    pub tone: Tone,
    /// What of it is an alarm.
    pub alarm: Alarm,
    /// What it is made of, a line each.
    pub made_of: Vec<Phrase>,
}

impl Fact {
    /// A fact of which nothing more is to be said.
    pub fn new(key: &'static str, label: Words, said: Phrase) -> Fact {
        Fact { key, label, said: Ok(said), more: None, tone: Tone::Plain, alarm: Alarm::Nothing, made_of: Vec::new() }
    }

    /// A fact that is not known, and why.
    pub fn unknown(key: &'static str, label: Words, why: Words) -> Fact {
        Fact { key, label, said: Err(why), more: None, tone: Tone::Plain, alarm: Alarm::Nothing, made_of: Vec::new() }
    }

    /// What more is to be said.
    pub fn and(mut self, more: Phrase) -> Fact {
        self.more = Some(more);
        self
    }

    /// How good or bad that is.
    pub fn toned(mut self, tone: Tone) -> Fact {
        self.tone = tone;
        self
    }

    /// What of it is an alarm.
    pub fn alarming(mut self, alarm: Alarm) -> Fact {
        self.alarm = alarm;
        self
    }

    /// What it is in words, or why that is not known, with the mark of an alarm.
    pub fn what(&self, lang: Lang) -> String {
        match &self.said {
            Ok(said) => marked(said.said(lang), self.alarm == Alarm::Said),
            Err(why) => format!("— {}", why.get(lang)),
        }
    }

    /// What more is to be said of what is known, with the mark of an alarm.
    pub fn beside(&self, lang: Lang) -> Option<String> {
        let more = self.more.as_ref().filter(|_| self.said.is_ok())?;
        Some(marked(more.said(lang), self.alarm == Alarm::More))
    }

    /// What it is made of.
    pub fn of(mut self, parts: Vec<Phrase>) -> Fact {
        self.made_of = parts;
        self
    }
}

fn marked(said: String, alarm: bool) -> String {
    if alarm { format!("{ALARM} {said}") } else { said }
}

/// A year of months in one currency.
#[derive(Clone, Debug, PartialEq)]
pub struct Year {
    /// The code of the currency.
    pub currency: String,
    /// Its months, oldest first.
    pub months: Vec<Slot>,
    /// No other currency has months beside these.
    pub alone: bool,
}
