//! What of a line becomes the notes of the entry: the text a person said, without the syntax of marks.

use super::{Parsed, What};

/// What of the line was understood and so is no text.
#[derive(Clone, Copy)]
pub struct Read<'a> {
    /// The words before the colon name nobody.
    pub head_is_text: bool,
    /// The kind is taken over.
    pub kind_is_read: bool,
    /// The pieces of names that nobody is known by: what was said of them stays in the text.
    pub unknown: &'a [usize],
}

/// The notes: free text with the names in it, complaints and signals, in the order of the line. What has a record of its
/// own (promises, questions, value, next contact) is not said twice, unless the notes would then be empty.
pub fn of(parsed: &Parsed, read: Read) -> String {
    let said = gathered(parsed, read, false);
    if said.is_empty() { gathered(parsed, read, true) } else { said }
}

fn gathered(parsed: &Parsed, read: Read, all: bool) -> String {
    let Read { head_is_text, kind_is_read, unknown } = read;
    let chars: Vec<char> = parsed.line.chars().collect();
    let typed = |span: &std::ops::Range<usize>| chars.get(span.clone()).unwrap_or_default().iter().collect::<String>();
    let mut text = String::new();
    let mut after_person = false;
    // The gap between two pieces of the head belongs to the head.
    let body =
        parsed.pieces.iter().rposition(|piece| matches!(piece.what, What::Day(_) | What::Time(_) | What::Kind { .. } | What::Account(_)));
    let in_head = |at: usize| parsed.headed && body.map_or(at == 0, |last| at <= last + 1);
    for (at, piece) in parsed.pieces.iter().enumerate() {
        let follows_text = matches!(parsed.pieces.get(at + 2).map(|piece| &piece.what), Some(What::Text(_)));
        match &piece.what {
            What::Gap if in_head(at) => text.push_str(if head_is_text { typed(&piece.span) } else { " ".into() }.trim_start_matches(';')),
            What::Gap => text.push_str(&typed(&piece.span)),
            What::Text(said) | What::Complaint(said) => text.push_str(said),
            What::Person(name) => {
                if after_person {
                    text.truncate(text.trim_end().len());
                    text.push_str(", ");
                }
                text.push_str(name);
            }
            What::Behalf(name) => text.push_str(&format!(" ({name})")),
            What::Attitude(_) if unknown.iter().any(|person| *person < at && at <= *person + 2) => text.push_str(&typed(&piece.span)),
            What::Account(name) if head_is_text => text.push_str(name),
            What::Kind { word, .. } if !kind_is_read || !parsed.headed && follows_text => text.push_str(word),
            What::Promise { .. } | What::Question(_) | What::Value { .. } | What::Next { .. } if all => {
                text.push_str(typed(&piece.span).trim_start_matches(['!', '?', '%']));
            }
            _ => {}
        }
        after_person = match piece.what {
            What::Person(_) | What::Behalf(_) | What::Attitude(_) => true,
            What::Gap => after_person && typed(&piece.span).trim().is_empty(),
            _ => false,
        };
    }
    tidy(&text)
}

/// White space made single, and semicolons with nothing between them left out.
fn tidy(text: &str) -> String {
    let parts = text.split(';').map(|part| part.split_whitespace().collect::<Vec<_>>().join(" "));
    let parts: Vec<String> = parts.filter(|part| part.chars().any(char::is_alphanumeric) || part.chars().count() > 1).collect();
    parts.join("; ").trim_start_matches([':', ',', ' ']).trim_end_matches([',', ' ']).to_owned()
}
