//! One line after the call: what a KAM types in thirty seconds becomes an entry with everything that follows from it.
//!
//! [`parse`] reads the grammar and knows no file; [`resolve`](resolve()) finds the account and the persons and says where several
//! fit; [`describe`](crate::text::chips::describe) puts the meaning into words while it is typed; [`complete`](complete()) proposes what may stand at the cursor;
//! [`save`](save()) writes it all as one step. Nothing is guessed in silence and nothing is swallowed: what is not understood
//! stays in the text, and the line as typed is kept beside what it became.
//!
//! Marks are signs that both keyboard layouts can type, or words in either language (M18, M22, M23, M24, M32, M41, M42).

mod absent;
mod account;
pub mod addressee;
mod behalf;
mod busy;
mod candidate;
mod closing;
mod complete;
mod dating;
mod doubt;
mod either;
mod gathered;
mod head;
mod kinds;
mod lexer;
mod meaning;
mod mentioned;
mod names;
mod naming;
mod next;
mod notes;
mod others;
mod parser;
mod person;
mod resolve;
mod save;
mod teller;
mod telling;
mod titled;
mod took_place;
mod turned;
mod unmarked;
mod unread;
mod vocabulary;

pub use crate::domain::money::Amount;
pub use candidate::{Candidate, Resolved};
pub use closing::Perhaps;
pub use complete::{Completion, alike, begin, complete, mention};
pub use doubt::Doubt;
pub use kinds::kind_told;
pub use meaning::{Given, Meaning, Next, Participant, Party, Promise, Whose};
pub use names::accounts_offered;
pub use naming::{Known, Named, Room};
pub use others::others_named;
pub use parser::parse;
pub use resolve::{Screen, resolve, resolve_after};
pub use save::{Saved, drop_from_inbox, is_overtaken, keep_in_inbox, save};
pub use titled::{Titled, accounts_named, accounts_of_people_named};
pub use took_place::{Missed, Why};
pub use unmarked::{Of, Unmarked};

use chrono::{NaiveDate, NaiveTime};
use std::ops::Range;

/// The longest line that is read, in characters; what a field of several lines takes.
pub const LINE_LIMIT: usize = crate::domain::field::TEXT_LIMIT;

/// A line as the grammar reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parsed {
    /// The line as typed.
    pub line: String,
    /// The day from which days in words are counted.
    pub today: NaiveDate,
    /// The time of day at which the line is read.
    pub now: NaiveTime,
    /// Whether a colon ended a head: what stands before it is no text.
    pub headed: bool,
    /// The words before the colon name nobody, and were taken for the name of an account.
    pub unread: bool,
    /// How many of the pieces are the head.
    pub in_head: usize,
    /// The pieces, in order and without gaps: their spans together are the whole line.
    pub pieces: Vec<Piece>,
}

/// A piece of the line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// What it is.
    pub what: What,
    /// Where it stands, in characters.
    pub span: Range<usize>,
}

/// What a piece of the line is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// Blanks, the colon of the head, a semicolon.
    Gap,
    /// Free text, with the backslashes that made a sign plain taken out.
    Text(String),
    /// The day of the entry.
    Day {
        /// The day.
        day: NaiveDate,
        /// Nothing of it is a guess.
        sure: bool,
    },
    /// The time of the entry.
    Time(NaiveTime),
    /// The part of the day, in words: no hour is meant.
    Part(String),
    /// The kind of contact.
    Kind {
        /// Its code (M22).
        code: &'static str,
        /// The word as typed.
        word: String,
        /// The whole name or a usual short form, not merely a beginning of it.
        whole: bool,
    },
    /// The name of an account, as typed.
    Account(String),
    /// A participant's name, as typed and without its mark (M18).
    Person(String),
    /// The account on whose behalf the participant before it spoke, as typed (M18).
    Behalf(String),
    /// The attitude of the participant before it, −2…+2 (M42).
    Attitude(i64),
    /// A promise (M23).
    Promise {
        /// Ours, or theirs.
        ours: bool,
        /// What is promised, without the due day.
        title: String,
        /// The due day.
        due: Option<NaiveDate>,
        /// The due day is no guess.
        sure: bool,
        /// A day is spoken of that could not be read whole, and so is no due day.
        half: bool,
        /// It was typed in the other keyboard layout.
        turned: bool,
    },
    /// What the client would like (M25): it stays in the text.
    Wish(String),
    /// An open question (M41).
    Question(String),
    /// A complaint or a signal of risk (M24, M34).
    Complaint(String),
    /// Value given, in money (M32).
    Value {
        /// How much.
        amount: Amount,
        /// For what.
        text: String,
    },
    /// The next contact.
    Next {
        /// The day.
        day: NaiveDate,
        /// The day is no guess.
        sure: bool,
        /// The time.
        time: Option<NaiveTime>,
        /// Code of the kind.
        kind: Option<&'static str>,
        /// What it is for.
        purpose: String,
    },
    /// The mood of the conversation, −2…+2.
    Mood(i64),
    /// Words that begin as a mark does and do not say what it needs: they stay text.
    Unread {
        /// The words, the mark with them.
        text: String,
        /// What was not understood.
        why: Unread,
    },
}

/// What of a marked piece was not understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread {
    /// On which day one goes on.
    NextDay,
    /// That one goes on: it is said within a piece, where it may be part of what somebody told.
    Within,
    /// Which sum it is.
    Amount,
    /// Of what the figures are so many: «%1,2» may be thousands or millions.
    Unit,
    /// Which attitude it is, or whose.
    Attitude,
    /// What a mark marks: it stands apart from its word.
    Mark,
}

impl What {
    /// The name that stands for an account or a person, as typed.
    pub fn name(&self) -> Option<&str> {
        match self {
            What::Account(name) | What::Person(name) | What::Behalf(name) => Some(name),
            What::Kind { word, .. } => Some(word),
            _ => None,
        }
    }

    /// What was said and stays text.
    pub fn text(&self) -> Option<&str> {
        match self {
            What::Text(text) | What::Unread { text, .. } => Some(text),
            _ => None,
        }
    }
}

impl Parsed {
    /// The piece of the account's name: its number and the name as typed.
    pub fn account(&self) -> Option<(usize, &str)> {
        self.pieces.iter().enumerate().find_map(|(at, piece)| match &piece.what {
            What::Account(name) => Some((at, name.as_str())),
            _ => None,
        })
    }

    /// Whether the head ends in no sign, and a sentence goes on after it.
    pub fn goes_on(&self) -> bool {
        let after = self.pieces.get(self.in_head..).unwrap_or_default();
        let next = after.iter().take_while(|piece| !self.typed(piece).contains(';')).find(|piece| piece.what != What::Gap);
        !self.headed && next.is_some_and(|piece| piece.what.text().is_some())
    }

    /// The characters of a piece, as typed.
    pub fn typed(&self, piece: &Piece) -> String {
        self.line.chars().skip(piece.span.start).take(piece.span.len()).collect()
    }

    /// Every piece with its characters, in one walk over the line: to ask for each of them would be one walk a piece.
    pub fn all_typed(&self) -> impl Iterator<Item = (&Piece, String)> {
        let mut rest = self.line.chars();
        self.pieces.iter().map(move |piece| (piece, rest.by_ref().take(piece.span.len()).collect()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What one walk gives for each piece is what stands there.
    #[test]
    fn all_that_was_typed_is_the_typed_of_each() {
        let at = chrono::DateTime::parse_from_rfc3339("2026-11-24T09:00:00+03:00").unwrap();
        for line in include_str!("../../tests/data/lines.txt").lines() {
            let parsed = parse(line, at.date_naive(), at.time());
            let each: Vec<String> = parsed.pieces.iter().map(|piece| parsed.typed(piece)).collect();
            assert_eq!(parsed.all_typed().map(|(_, typed)| typed).collect::<Vec<_>>(), each, "{line}");
            assert_eq!(each.concat(), line);
        }
    }
}
