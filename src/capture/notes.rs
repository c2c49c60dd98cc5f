//! What of a line becomes the notes of the entry: the text a person said, without the syntax of marks.

use super::{Parsed, Piece, What};

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
    let typed = |span: &std::ops::Range<usize>| chars.get(span.clone()).unwrap_or_default().iter().collect::<String>();
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
fn head(parsed: &Parsed, read: Read, typed: &dyn Fn(&std::ops::Range<usize>) -> String) -> String {
    let pieces = parsed.pieces.get(..parsed.in_head).unwrap_or_default();
    let mut kept = String::new();
    if parsed.headed {
        for (at, piece) in pieces.iter().enumerate() {
            match &piece.what {
                _ if read.wrote(at, piece) => {}
                What::Part(words) => kept.push_str(&format!("{words}: ")),
                What::Account(name) if read.head_is_text => kept.push_str(&format!("{name}: ")),
                What::Text(words) => kept.push_str(&format!("{words}: ")),
                What::Person(name) if read.unknown.contains(&at) => kept.push_str(&format!("{name}: ")),
                What::Gap
                | What::Day { .. }
                | What::Time(_)
                | What::Kind { .. }
                | What::Account(_)
                | What::Person(_)
                | What::Behalf(_)
                | What::Attitude(_)
                | What::Promise { .. }
                | What::Wish(_)
                | What::Question(_)
                | What::Complaint(_)
                | What::Value { .. }
                | What::Next { .. }
                | What::Mood(_)
                | What::Unread { .. } => {}
            }
        }
        return kept;
    }
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
            What::Day { .. } | What::Time(_) => {}
            // «15:00-16:00»: the end of the hours is said in words.
            What::Part(ref words) if typed(&piece.span).starts_with(['-', '–', '—']) => {
                begun = true;
                kept.push_str(words);
            }
            What::Kind { .. } | What::Account(_) if !into_text => {}
            // «у Ивнева завтра юбилей»: what leads to a name with which the text begins belongs to it.
            What::Gap if !begun => {
                let words = typed(&piece.span);
                begun = into_text && words.chars().any(char::is_alphabetic);
                if begun {
                    kept.push_str(words.trim_start());
                }
            }
            // «встреча с Ветровым из Альтреи»: what leads to what is not kept is not kept either.
            What::Gap if !into_text => kept.extend(typed(&piece.span).chars().filter(|c| !c.is_alphabetic())),
            What::Gap => kept.push_str(&typed(&piece.span)),
            _ => {
                begun = true;
                kept.push_str(typed(&piece.span).trim_start_matches('+'));
            }
        }
    }
    kept
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
