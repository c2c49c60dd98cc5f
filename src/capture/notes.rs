//! What of a line becomes the notes of the entry: the text a person said, without the syntax of marks.

use super::head::is_between;
use super::{Parsed, Piece, What};
use crate::domain::name::fold;
use std::ops::Range;

/// What of the line was understood and so is no text.
#[derive(Clone, Copy)]
pub struct Read<'a> {
    /// The words before the colon name nobody: they are how the text begins.
    pub head_is_text: bool,
    /// The pieces of names that nobody is known by: what was said of them stays in the text.
    pub unknown: &'a [usize],
    /// The characters that were written for the user: the names in them were not said.
    pub begun: usize,
    /// It tells that nobody was reached: how, is all that there is to be said.
    pub missed: bool,
}

impl Read<'_> {
    /// Whether a piece was written for the user; a name that nobody is known by is left to them.
    fn wrote(&self, at: usize, piece: &Piece) -> bool {
        piece.span.end <= self.begun && !self.unknown.contains(&at)
    }
}

/// The notes: free text with the names in it, complaints and signals, in the order of the line. What has a record of its
/// own (promises, questions, value, next contact) is not said twice; where the notes would then be empty, what was agreed on is told all the
/// same, and when one goes on is not.
pub fn of(parsed: &Parsed, read: Read) -> String {
    // «не дозвонился до Костиной»
    let told = parsed.pieces.iter().any(|piece| !matches!(piece.what, What::Gap | What::Person(_) | What::Account(_) | What::Kind { .. }));
    if read.missed && !parsed.headed && !told && read.begun == 0 {
        return tidy(&parsed.line);
    }
    let said = gathered(parsed, read, false);
    if said.is_empty() { gathered(parsed, read, true) } else { said }
}

fn gathered(parsed: &Parsed, read: Read, all: bool) -> String {
    let chars: Vec<char> = parsed.line.chars().collect();
    let typed = |span: &Range<usize>| chars.get(span.clone()).unwrap_or_default().iter().collect::<String>();
    let mut text = head(parsed, read, &typed);
    let mut after_person = text.ends_with(|c: char| c.is_alphanumeric()) && ends_in_a_person(parsed);
    // On whose behalf somebody spoke, and what they think, goes with their name.
    let mut of_begun = false;
    for (at, piece) in parsed.pieces.iter().enumerate().skip(parsed.in_head) {
        of_begun = match piece.what {
            What::Person(_) => read.wrote(at, piece),
            What::Behalf(_) | What::Attitude(_) => of_begun,
            _ => false,
        };
        match &piece.what {
            _ if of_begun => {}
            What::Gap | What::Wish(_) => text.push_str(&typed(&piece.span)),
            // «короба опять мятые *мятые короба»
            What::Complaint(said) => {
                if text.trim_end().ends_with(char::is_alphanumeric) {
                    text.truncate(text.trim_end().len());
                    text.push_str("; ");
                }
                text.push_str(said);
            }
            What::Text(said) | What::Unread { text: said, .. } => text.push_str(said),
            What::Person(name) => {
                if after_person {
                    text.truncate(text.trim_end().len());
                    text.push_str(", ");
                }
                text.push_str(name);
            }
            What::Behalf(name) => text.push_str(&format!(" ({name})")),
            What::Attitude(_) if read.unknown.iter().any(|person| *person < at && at <= *person + 3) => text.push_str(&typed(&piece.span)),
            What::Promise { .. } | What::Question(_) | What::Value { .. } if all => {
                text.push_str(typed(&piece.span).trim_start_matches(['!', '?', '%']));
            }
            What::Day { .. }
            | What::Time(_)
            | What::Part(_)
            | What::Kind { .. }
            | What::Account(_)
            | What::Attitude(_)
            | What::Promise { .. }
            | What::Question(_)
            | What::Value { .. }
            | What::Next { .. }
            | What::Mood(_) => {}
        }
        after_person = match piece.what {
            _ if of_begun => false,
            What::Person(_) | What::Behalf(_) | What::Attitude(_) => true,
            What::Gap => after_person && typed(&piece.span).trim().is_empty(),
            _ => false,
        };
    }
    tidy(&text)
}

/// What the notes keep of the head. One that a colon ended gives the part of the day and names that nobody is known by; one
/// without a colon goes on into the text, and what it says beside the day is kept as it was said.
fn head(parsed: &Parsed, read: Read, typed: &dyn Fn(&Range<usize>) -> String) -> String {
    let pieces = parsed.pieces.get(..parsed.in_head).unwrap_or_default();
    if parsed.headed {
        return before_colon(pieces, read, typed);
    }
    let mut kept = String::new();
    let goes_on = parsed.pieces.get(parsed.in_head..).unwrap_or_default().iter().find(|piece| piece.what != What::Gap);
    let into_text = goes_on.is_some_and(|piece| piece.what.text().is_some());
    let mut begun = false;
    for (at, piece) in pieces.iter().enumerate() {
        match piece.what {
            // Who took part is no text of its own.
            What::Person(_) | What::Behalf(_) | What::Attitude(_) if !into_text && !read.unknown.contains(&at) => {}
            // A day that is asked about may be told rather than held.
            What::Day { sure: false, .. } if into_text => {
                begun = true;
                kept.push_str(&typed(&piece.span));
            }
            // «созвонились в 9:30, цена ок»
            What::Day { .. } | What::Time(_) => {
                if begun && typed(&piece.span).ends_with(',') {
                    kept.truncate(kept.trim_end().len());
                    kept.push(',');
                }
            }
            // «15:00-16:00»: the end of the hours is said in words.
            What::Part(ref words) if typed(&piece.span).starts_with(['-', '–', '—']) => {
                begun = true;
                kept.push_str(words);
            }
            What::Kind { .. } | What::Account(_) if !into_text => {}
            // «у Ивнева завтра юбилей»: what leads to a name with which the text begins belongs to it.
            What::Gap if !begun && into_text => {
                let words = typed(&piece.span);
                begun = words.chars().any(char::is_alphabetic);
                if begun {
                    kept.push_str(words.trim_start());
                }
            }
            // «встреча с Ветровым из Альтреи»: what leads to what is not kept is not kept either.
            What::Gap if !into_text => {
                let words = typed(&piece.span);
                let said = said_in(&words);
                // «утром втроём ромашка»
                if said.is_some() && kept.ends_with(char::is_alphanumeric) {
                    kept.push(' ');
                }
                kept.push_str(&said.unwrap_or_else(|| words.chars().filter(|c| !c.is_alphabetic()).collect()));
            }
            What::Gap => kept.push_str(&typed(&piece.span)),
            _ => {
                begun = true;
                kept.push_str(typed(&piece.span).trim_start_matches('+'));
            }
        }
    }
    kept
}

/// What the notes keep of a head that a colon ended: the part of the day, names that nobody is known by, and the words that say more than
/// who it was and when. A phrase that taking something out would tear stays as it was typed: «в один голос», «пятиминутка в лифте».
fn before_colon(pieces: &[Piece], read: Read, typed: &dyn Fn(&Range<usize>) -> String) -> String {
    let is_kept = |at: usize, piece: &Piece| match &piece.what {
        _ if read.wrote(at, piece) => false,
        What::Part(_) | What::Text(_) => true,
        What::Account(_) => read.head_is_text,
        What::Person(_) => read.unknown.contains(&at),
        What::Gap => said_in(&typed(&piece.span)).is_some(),
        _ => false,
    };
    // Words before a colon that name nobody may have been taken for a name.
    let text = |piece: &Piece| matches!(piece.what, What::Text(_) | What::Account(_));
    let mut kept = String::new();
    let mut run = String::new();
    let end = |run: &mut String, kept: &mut String| {
        let said = run.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ':' | '-' | '–' | '—'));
        if said.chars().any(char::is_alphanumeric) {
            kept.push_str(&format!("{said}: "));
        }
        run.clear();
    };
    for (at, piece) in pieces.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|before| pieces.get(before)).filter(|before| before.what == What::Gap);
        let led = before.map(|before| typed(&before.span)).unwrap_or_default();
        match &piece.what {
            _ if !is_kept(at, piece) => {
                // A blank joins what is kept on both sides of it.
                let next = pieces.get(at + 1).is_some_and(|next| text(next) && is_kept(at + 1, next));
                let after = at > 0 && pieces.get(at - 1).is_some_and(text);
                if piece.what == What::Gap && next && after {
                    run.push_str(&typed(&piece.span));
                } else {
                    end(&mut run, &mut kept);
                }
            }
            What::Text(_) | What::Account(_) if run.is_empty() => {
                // «Мухина и кто-то ещё», «в один голос»
                let joined = at.checked_sub(2).and_then(|name| pieces.get(name)).filter(|name| matches!(name.what, What::Person(_)));
                let joined =
                    joined.filter(|_| led.split_whitespace().any(|word| ["и", "and", "&"].contains(&word)) && led.trim().len() < 4);
                run.push_str(&joined.map(|name| typed(&name.span)).unwrap_or_default().replace('+', ""));
                run.push_str(led.rsplit([',', '.', ':']).next().unwrap_or_default());
                run.push_str(&typed(&piece.span));
            }
            What::Gap => {
                let said = said_in(&typed(&piece.span)).unwrap_or_default();
                run = [run.trim_end(), said.as_str()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
            }
            What::Person(_) | What::Part(_) => {
                end(&mut run, &mut kept);
                let said = match &piece.what {
                    What::Part(words) => words.clone(),
                    what => what.name().unwrap_or_default().to_owned(),
                };
                kept.push_str(&format!("{said}: "));
            }
            _ => run.push_str(&typed(&piece.span)),
        }
    }
    end(&mut run, &mut kept);
    kept
}

/// Words beside those that stand between the parts of a head and say nothing without them.
const BESIDE: [&str; 25] = [
    "не",
    "до",
    "а",
    "что",
    "только",
    "just",
    "сейчас",
    "щас",
    "копия",
    "копии",
    "копию",
    "cc",
    "мне",
    "нам",
    "меня",
    "нас",
    "me",
    "us",
    "back",
    "назначен",
    "назначена",
    "запланирован",
    "запланирована",
    "scheduled",
    "planned",
];

/// What words between the parts of a head say of their own: «по дороге», «сама»; nothing where they only join these.
fn said_in(gap: &str) -> Option<String> {
    let plain = |word: &str| fold(word.trim_matches(|c: char| !c.is_alphanumeric()));
    let joins = |word: &&str| {
        let plain = plain(word);
        plain.chars().count() < 2 || plain.contains('.') || is_between(&plain) || BESIDE.contains(&plain.as_str())
    };
    let words: Vec<&str> = gap.split_whitespace().collect();
    let last = words.iter().rposition(|word| !joins(word))?;
    Some(words.get(..=last).unwrap_or_default().join(" ") + " ")
}

fn ends_in_a_person(parsed: &Parsed) -> bool {
    let last = parsed.pieces.get(..parsed.in_head).unwrap_or_default().iter().rev().find(|piece| piece.what != What::Gap);
    last.is_some_and(|piece| matches!(piece.what, What::Person(_)))
}

/// White space made single, and semicolons with nothing between them left out.
fn tidy(text: &str) -> String {
    let parts = text.split(';').map(|part| part.split_whitespace().collect::<Vec<_>>().join(" "));
    let parts: Vec<String> = parts.filter(|part| part.chars().any(char::is_alphanumeric) || part.chars().count() > 1).collect();
    parts.join("; ").trim_start_matches([':', ',', ' ']).trim_end_matches([',', ':', ' ']).to_owned()
}
