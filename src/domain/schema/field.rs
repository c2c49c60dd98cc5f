//! How a field of an entity is declared: once, for form, view, history, CSV and JSON alike.

use super::words::{Words, w};
use crate::domain::Entity;
use crate::domain::span::Unit;
use crate::domain::visibility::Audience;

/// One value of a closed list. `code` is what the file holds and never changes.
#[derive(Debug, PartialEq, Eq)]
pub struct Choice {
    /// Stable code, lower-case ASCII.
    pub code: &'static str,
    /// What the user reads.
    pub words: Words,
    /// How it is meant where it is shown.
    pub tone: Tone,
}

/// How good or bad it is that a value stands there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Neither.
    #[default]
    Plain,
    /// For us.
    Good,
    /// Against us.
    Bad,
}

impl Choice {
    /// It is for us where this stands.
    pub const fn good(mut self) -> Choice {
        self.tone = Tone::Good;
        self
    }

    /// It is against us where this stands.
    pub const fn bad(mut self) -> Choice {
        self.tone = Tone::Bad;
        self
    }
}

/// Short form for declarations of choices.
pub const fn choice(code: &'static str, ru: &'static str, en: &'static str) -> Choice {
    Choice { code, words: w(ru, en), tone: Tone::Plain }
}

/// One step of a rating, with what it means.
#[derive(Debug, PartialEq, Eq)]
pub struct Grade {
    /// The number kept in the file.
    pub value: i64,
    /// What the step is called.
    pub words: Words,
    /// What it looks like, by behaviour one can observe (M44); empty where the name says it.
    pub seen: Words,
}

/// Short form for declarations of ratings.
pub const fn grade(value: i64, ru: &'static str, en: &'static str) -> Grade {
    Grade { value, words: w(ru, en), seen: w("", "") }
}

impl Grade {
    /// Says by which behaviour the step is known (M44).
    pub const fn seen(mut self, ru: &'static str, en: &'static str) -> Grade {
        self.seen = w(ru, en);
        self
    }
}

/// A step of a scale that goes both ways, in few cells: with its sign, and a minus of its own width.
pub fn signed(step: i64) -> String {
    match step {
        i64::MIN..=-1 => format!("−{}", step.unsigned_abs()),
        0 => "0".to_owned(),
        _ => format!("+{step}"),
    }
}

/// Which way a day named by its weekday alone, or without its year, is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bias {
    /// The last such day: when something happened.
    Past,
    /// The next such day: when something is due.
    Future,
    /// The next such day or, where a date of this year is past and the next one far off, the last: what is due and may be late already.
    Nearest,
}

/// What a field holds, and so how it is edited, checked and shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    /// One line of text.
    Line,
    /// Text of any length, in lines.
    Text,
    /// A whole number within bounds, both included.
    Int(i64, i64),
    /// A number of days within bounds, both included; also said as a rhythm: «раз в месяц», «2 недели».
    Period(i64, i64),
    /// A span before a day, kept as days or calendar months: `30d`, `2m`.
    Notice,
    /// A stretch of the calendar of one of these lengths, kept as `YYYY`, `YYYY-Qn` or `YYYY-MM`.
    Span(&'static [Unit]),
    /// A part of a hundred, kept in hundredths of a percent: 250 is 2.5 %; none is greater than the whole.
    Percent,
    /// A number, kept in hundredths: 1650 is 16.5.
    Decimal,
    /// An amount in minor units of the currency that another field names; below zero only where the field is `signed`.
    Money,
    /// A calendar day, kept as ISO `YYYY-MM-DD`; where the field is `by_month`, a month may stand for it: `YYYY-MM`.
    Day(Bias),
    /// A birthday: `YYYY-MM-DD`, or `--MM-DD` when the year is not known.
    Birthday,
    /// A wall-clock time, kept as `HH:MM`.
    Time,
    /// Yes or no, kept as 1 or 0.
    Flag,
    /// One of a closed list, kept as its code.
    Choice(&'static [Choice]),
    /// Several of a closed list, kept as codes joined by a comma.
    Set(&'static [Choice]),
    /// A rating, kept as its number.
    Rating(&'static [Grade]),
    /// Another record, kept as its id.
    Link(Entity),
    /// Several other records, kept in a joining table.
    Many(&'static Joint),
    /// Ways to reach a person (`phone`, `email`, `site`), kept as rows of their own and edited joined by `; `.
    Channels(&'static str),
}

/// The part of a form that a field stands in, in the order of the parts: all but the first are folded until asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// In sight from the start.
    First,
    /// What is thought of somebody or something.
    Judged,
    /// What matters to a person.
    Matters,
    /// What it takes.
    Needs,
    /// What became of it: in sight once the record exists.
    Outcome,
    /// All the rest.
    More,
}

impl Group {
    /// What the part is called.
    pub const fn words(self) -> Words {
        match self {
            Group::First => w("", ""),
            Group::Judged => w("Оценки", "Ratings"),
            Group::Matters => w("Важно", "What matters"),
            Group::Needs => w("Что нужно", "What it takes"),
            Group::Outcome => w("Что стало", "Outcome"),
            Group::More => w("Ещё", "More"),
        }
    }
}

/// The joining table behind a [`Kind::Many`] field.
#[derive(Debug, PartialEq, Eq)]
pub struct Joint {
    /// What is linked.
    pub entity: Entity,
    /// The joining table.
    pub table: &'static str,
    /// Its column with the id of the record that has the field.
    pub own: &'static str,
    /// Its column with the id of the linked record.
    pub other: &'static str,
}

/// The longest single line a field takes, in characters.
pub const LINE_LIMIT: usize = 500;
/// The longest text a field takes, in characters (some hundred printed pages).
pub const TEXT_LIMIT: usize = 200_000;

/// A field of an entity.
#[derive(Debug)]
pub struct Field {
    /// The column, and the name in JSON and CSV.
    pub key: &'static str,
    /// The label.
    pub words: Words,
    /// What it holds.
    pub kind: Kind,
    /// The part of the dossier or form that the field belongs to; empty for the first.
    pub section: &'static str,
    /// The part of a form in which it is asked for.
    pub group: Group,
    /// Must not be empty.
    pub required: bool,
    /// The widest audience that may read it (M16). Our own people unless it is declared otherwise: what nobody thought of
    /// is hidden from a client and leaves with no export.
    pub seen: Audience,
    /// No two things have the same one, and none has two: where it differs, so do they.
    pub identifies: bool,
    /// What somebody is called: kept in letters of one alphabet a word, however it was typed.
    pub names: bool,
    /// A judgement, whose history is knowledge of its own (M42).
    pub judged: bool,
    /// What the values of a line are ways to reach somebody by (`phone`, `email` or `site`); empty where they are none.
    pub reached_by: &'static str,
    /// Asked for in the form but not a column: the use case decides what becomes of it.
    pub loose: bool,
    /// Kept by the program: no field to fill in.
    pub kept: bool,
    /// Reckoned by the file from other fields: read, never written.
    pub reckoned: bool,
    /// Of a day, the month alone may be known.
    pub by_month: bool,
    /// An amount may be below zero: what came back.
    pub signed: bool,
    /// Its column takes no NULL, being of a time when it was required: where nothing is said an empty text stands there.
    pub never_null: bool,
    /// What stands in its place where nothing is said; none where that is nothing.
    pub unsaid: Option<Words>,
    /// A sentence shown while the field is edited; empty for none.
    pub hint: Words,
    /// Of the hint alone: it is not shown before a client.
    pub hint_is_ours: bool,
    /// The questions that lead to a rating (M44).
    pub asks: &'static [Words],
}

impl Field {
    /// A field with no peculiarities.
    pub const fn new(key: &'static str, kind: Kind, words: Words) -> Field {
        Field {
            key,
            words,
            kind,
            section: "",
            group: Group::First,
            required: false,
            seen: Audience::Team,
            identifies: false,
            names: false,
            judged: false,
            reached_by: "",
            loose: false,
            kept: false,
            reckoned: false,
            by_month: false,
            signed: false,
            never_null: false,
            unsaid: None,
            hint: w("", ""),
            hint_is_ours: false,
            asks: &[],
        }
    }

    /// The field must not be empty.
    pub const fn required(mut self) -> Field {
        self.required = true;
        self
    }

    /// The field is for nobody but the account manager.
    pub const fn private(self) -> Field {
        self.seen_by(Audience::Me)
    }

    /// The field may be read by anybody: nothing in it was written about somebody, or for oneself.
    pub const fn open(self) -> Field {
        self.seen_by(Audience::Anybody)
    }

    /// The widest audience that may read the field.
    pub const fn seen_by(mut self, audience: Audience) -> Field {
        self.seen = audience;
        self
    }

    /// Tells one thing from another.
    pub const fn identifies(mut self) -> Field {
        self.identifies = true;
        self
    }

    /// What somebody is called.
    pub const fn names(mut self) -> Field {
        self.names = true;
        self
    }

    /// The field is a judgement with a history of its own (M42).
    pub const fn judged(mut self) -> Field {
        self.judged = true;
        self.private()
    }

    /// The line holds phones, e-mails or sites (`phone`, `email` or `site`).
    pub const fn reached_by(mut self, kind: &'static str) -> Field {
        self.reached_by = kind;
        self
    }

    /// The field is asked for but is not a column.
    pub const fn loose(mut self) -> Field {
        self.loose = true;
        self
    }

    /// The field is kept by the program and not asked for.
    pub const fn kept(mut self) -> Field {
        self.kept = true;
        self
    }

    /// The file reckons the field from others: a generated column of the table.
    pub const fn reckoned(mut self) -> Field {
        self.reckoned = true;
        self.kept()
    }

    /// Of the day, the month alone may be known.
    pub const fn by_month(mut self) -> Field {
        self.by_month = true;
        self
    }

    /// The amount may be below zero: what came back.
    pub const fn signed(mut self) -> Field {
        self.signed = true;
        self
    }

    /// Where nothing is said its column holds an empty text.
    pub const fn never_null(mut self) -> Field {
        self.never_null = true;
        self
    }

    /// These words stand in its place where nothing is said.
    pub const fn unsaid(mut self, ru: &'static str, en: &'static str) -> Field {
        self.unsaid = Some(w(ru, en));
        self
    }

    /// The text, or an empty one where it is but the words for nothing said, in whatever language.
    pub fn said<'a>(&self, text: &'a str) -> &'a str {
        if self.unsaid.is_some_and(|words| [words.ru, words.en].contains(&text)) { "" } else { text }
    }

    /// Puts the field into a section.
    pub const fn within(mut self, section: &'static str) -> Field {
        self.section = section;
        self
    }

    /// Puts the field into a part of the form.
    pub const fn under(mut self, group: Group) -> Field {
        self.group = group;
        self
    }

    /// Adds the sentence shown while the field is edited.
    pub const fn hint(mut self, ru: &'static str, en: &'static str) -> Field {
        self.hint = w(ru, en);
        self
    }

    /// Its sentence tells what is not for a client.
    pub const fn hint_among_us(mut self) -> Field {
        self.hint_is_ours = true;
        self
    }

    /// Adds the questions that lead to the value (M44).
    pub const fn asks(mut self, questions: &'static [Words]) -> Field {
        self.asks = questions;
        self
    }

    /// Whether the value stands in a column of the entity's own table.
    pub fn is_column(&self) -> bool {
        let is_kept_so = match self.kind {
            Kind::Many(_) | Kind::Channels(_) => false,
            Kind::Line | Kind::Text | Kind::Int(..) | Kind::Period(..) | Kind::Notice | Kind::Money | Kind::Day(_) | Kind::Birthday => true,
            Kind::Span(_) | Kind::Percent | Kind::Decimal => true,
            Kind::Time | Kind::Flag | Kind::Choice(_) | Kind::Set(_) | Kind::Rating(_) | Kind::Link(_) => true,
        };
        !self.loose && is_kept_so
    }

    /// Whether saving a record writes it into a column.
    pub fn is_written(&self) -> bool {
        self.is_column() && !self.reckoned
    }

    /// Whether nobody but the account manager may read it.
    pub fn is_private(&self) -> bool {
        self.seen == Audience::Me
    }

    /// By what somebody is reached who has this field, if by anything: `phone`, `email` or `site`.
    pub fn reach(&self) -> Option<&'static str> {
        match self.kind {
            Kind::Channels(kind) => Some(kind),
            _ => Some(self.reached_by).filter(|kind| !kind.is_empty()),
        }
    }

    /// The longest text the field takes, in characters.
    pub fn limit(&self) -> usize {
        match self.kind {
            Kind::Text => TEXT_LIMIT,
            _ => LINE_LIMIT,
        }
    }
}

/// Finds a choice by its code.
pub fn find_choice(choices: &'static [Choice], code: &str) -> Option<&'static Choice> {
    choices.iter().find(|choice| choice.code == code)
}

/// Finds a step of a rating by its number.
pub fn find_grade(grades: &'static [Grade], value: i64) -> Option<&'static Grade> {
    grades.iter().find(|grade| grade.value == value)
}
