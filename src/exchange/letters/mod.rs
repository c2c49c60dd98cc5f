//! Letters as mail programs save them (`.eml`, `.mbox`, Apple's `.emlx`): whose, to whom, when, what somebody wrote in them themselves.
//!
//! The letters of a mailbox are parted here, so that one broken letter spoils no other and every fault has its line; `mail-parser` reads
//! what stands in each of them. Nothing is fetched from anywhere, and nothing of a letter is run.

mod dating;
mod encoded;
mod nature;
mod own_words;
mod page;
mod parameters;
mod parting;
mod reading;
mod signature;
mod wording;

pub use nature::Nature;

use super::encoding::decode;
use chrono::{DateTime, NaiveDateTime, Utc};

listed! {
    /// Why a letter was not read.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
    pub enum Fault {
        /// It is cut off: a part of it has no end.
        Cut,
        /// What stands there is no letter.
        NoLetter,
        /// It says no day, and nothing else tells it.
        NoDay,
        /// It does not say who wrote it.
        NoSender,
    }
}

impl Fault {
    /// What programs read of it.
    pub fn code(self) -> &'static str {
        match self {
            Fault::Cut => "cut",
            Fault::NoLetter => "no_letter",
            Fault::NoDay => "no_day",
            Fault::NoSender => "no_sender",
        }
    }
}

/// A letter that was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The line on which it begins, from 1.
    pub line: u64,
    /// Which letter of the file it is, from 1.
    pub number: usize,
    /// What is wrong.
    pub fault: Fault,
    /// Its subject, where that can be read.
    pub subject: String,
}

/// Somebody who wrote a letter or got it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Party {
    /// The address in small letters; may be empty.
    pub mail: String,
    /// As the letter calls them; may be empty.
    pub name: String,
}

/// How well it is known when a letter was sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Hour {
    /// It says so itself, or a server does.
    #[default]
    Known,
    /// Nobody knows its zone: it is the hour at which the first server had it.
    Received,
    /// Nobody knows its zone, and nothing else tells: it is the hour as it is written.
    Unzoned(NaiveDateTime),
}

/// How well it is known in which characters a letter is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Writing {
    /// It says so, and that holds.
    #[default]
    Known,
    /// It says nothing, or what does not hold: it was read as what it looks like, an encoding of this name.
    Guess(&'static str),
    /// Some of it makes no character, however it is read.
    Garbled,
}

impl crate::exchange::encoding::Labelled {
    /// How well it is known in which characters it is written.
    fn writing(&self) -> Writing {
        match self.guessed {
            _ if self.garbled => Writing::Garbled,
            Some(name) => Writing::Guess(name),
            None => Writing::Known,
        }
    }
}

impl Writing {
    /// The worse known of two.
    fn or(self, other: Writing) -> Writing {
        match (self, other) {
            (Writing::Garbled, _) | (_, Writing::Garbled) => Writing::Garbled,
            (Writing::Known, other) => other,
            (guess, _) => guess,
        }
    }
}

listed! {
    /// Why nothing of what somebody wrote in a letter was read.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
    pub enum Unread {
        /// It is encrypted, or packed with its signature.
        Sealed,
        /// It is in a form of old that is not read.
        Form,
        /// All that stands in it is quoted.
        Quoted,
    }
}

impl Unread {
    /// What programs read of it.
    pub fn code(self) -> &'static str {
        match self {
            Unread::Sealed => "sealed",
            Unread::Form => "form",
            Unread::Quoted => "quoted",
        }
    }
}

/// What is attached to a letter; what is in it is not kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// The file's name; empty where it has none.
    pub name: String,
    /// Its size in bytes.
    pub bytes: u64,
}

/// A letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// The line on which it begins, from 1.
    pub line: u64,
    /// Which letter of the file it is, from 1.
    pub number: usize,
    /// What tells it from any other one, without a word of it: made of its Message-ID, or of all that was read where it has none.
    pub key: String,
    /// When it was sent.
    pub sent: DateTime<Utc>,
    /// How well that is known.
    pub hour: Hour,
    /// Who wrote it.
    pub from: Party,
    /// To whom it was written.
    pub to: Vec<Party>,
    /// Who got it besides.
    pub copied: Vec<Party>,
    /// In whose mailbox it arrived, as far as it says so: addresses in small letters.
    pub delivered: Vec<String>,
    /// It was saved where it was sent from: no mail server has had it.
    pub is_sent: bool,
    /// What it is about, without the marks of answers; may be empty.
    pub subject: String,
    /// What its writer wrote: without what is quoted, signatures and clauses.
    pub text: String,
    /// What is attached.
    pub attachments: Vec<Attachment>,
    /// The calendars in it: invitations, and word that one is off or another one.
    pub invitations: Vec<Vec<u8>>,
    /// Attachments are packed by Outlook in a way that is not read.
    pub is_packed: bool,
    /// How well it is known in which characters it is written.
    pub writing: Writing,
    /// Why nothing of its text was read, where that is so.
    pub unread: Option<Unread>,
    /// It is marked as private.
    pub private: bool,
    /// What it is.
    pub nature: Nature,
}

/// The letters of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mailbox {
    /// The file's name without its folder.
    pub name: String,
    /// The letters, in the order of the file.
    pub letters: Vec<Letter>,
    /// What could not be read, in the order of the lines.
    pub problems: Vec<Problem>,
}

/// Whether a file holds letters, whatever its name says.
pub fn is_mailbox(bytes: &[u8]) -> bool {
    parting::is_mailbox(bytes)
}

/// Whether a file is a letter that Outlook saved in its own form, as a name that ends so tells, or as text: then its head stands
/// there in the words of the program, without an address or a day that could be relied on.
pub fn is_saved_otherwise(bytes: &[u8], ending: &str) -> bool {
    crate::exchange::is_packed(bytes) && ["msg", "eml"].contains(&ending) || own_words::begins_with_a_head(&decode(bytes, None).text)
}

/// Reads every letter of a file.
pub fn read(name: &str, bytes: &[u8]) -> Mailbox {
    let mut mailbox = Mailbox { name: name.to_owned(), ..Mailbox::default() };
    for raw in parting::part(bytes) {
        match reading::letter(&raw) {
            Ok(letter) => mailbox.letters.push(letter),
            Err((fault, subject)) => mailbox.problems.push(Problem { line: raw.line, number: raw.number, fault, subject }),
        }
    }
    mailbox
}

/// What tells a text from any other one, with no word of it in it: a hash of 128 bits.
fn told_by(text: &str) -> String {
    // FNV-1a: the same in every version of the program, which those of the standard library are not.
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013B;
    let hash =
        text.bytes().fold(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d_u128, |hash, byte| (hash ^ u128::from(byte)).wrapping_mul(PRIME));
    format!("{hash:032x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_the_same_for_ever() {
        assert_eq!(told_by(""), "6c62272e07bb014262b821756295c58d");
        assert_eq!(told_by("a"), "d228cb696f1a8caf78912b704e4a8964");
        assert_ne!(told_by("<1@example.org>"), told_by("<2@example.org>"));
    }
}
