//! What the pieces of a line say by themselves, with nobody looked up.

use super::candidate::Resolved;
use super::meaning::{Given, Meaning, Next, Participant, Promise};
use super::took_place::On;
use super::{What, telling};
use crate::domain::{Entity, pledge};
use crate::editing::fresh_in;
use crate::store::{Result, Store};

/// Takes over the pieces that need no looking up.
pub fn gather(meaning: &mut Meaning) {
    let next_kind = if meaning.kind == "complaint" { "call" } else { meaning.kind };
    for (piece, said) in meaning.parsed.pieces.iter().enumerate() {
        match &said.what {
            What::Person(typed) => {
                meaning.persons.push(Participant {
                    piece,
                    typed: typed.clone(),
                    who: Resolved::Unknown,
                    behalf: None,
                    attitude: None,
                    elsewhere: Vec::new(),
                });
            }
            What::Behalf(_) => {
                if let Some(person) = meaning.persons.last_mut() {
                    person.behalf = Some((piece, Resolved::Unknown));
                }
            }
            What::Attitude(attitude) => {
                if let Some(person) = meaning.persons.last_mut() {
                    person.attitude = Some(*attitude);
                }
            }
            What::Promise { ours, title, due, sure, half, turned } => {
                meaning.promises.push(Promise {
                    piece,
                    ours: *ours,
                    title: title.clone(),
                    due: *due,
                    sure: *sure,
                    half: *half,
                    turned: *turned,
                    person: None,
                    unclear: Vec::new(),
                    stranger: false,
                    created: None,
                    known: None,
                    contrary: pledge::contrary(title, *ours),
                });
            }
            What::Question(text) => meaning.questions.push((piece, text.clone())),
            What::Wish(text) => meaning.wishes.push((piece, text.clone())),
            What::Complaint(text) => meaning.complaints.push((piece, text.clone())),
            What::Next { day, sure, time, kind, purpose } => {
                let kind = kind.unwrap_or(next_kind);
                let on = On { day: *day, sure: *sure, time: *time };
                meaning.next.push(Next::on(piece, on, kind, purpose.clone()));
            }
            What::Mood(mood) => meaning.mood = Some(*mood),
            What::Gap | What::Text(_) | What::Day { .. } | What::Time(_) | What::Part(_) => {}
            What::Kind { .. } | What::Account(_) | What::Value { .. } | What::Unread { .. } => {}
        }
    }
}

/// «отправил КП», «заходил»: the way that the text says with its first word, where nothing else does and nobody named did it.
pub fn guess_kind(meaning: &mut Meaning) {
    if meaning.kind_said || meaning.planned {
        return;
    }
    let text = meaning.parsed.pieces.iter().skip(meaning.parsed.in_head).find(|piece| piece.what != What::Gap);
    // Without a colon the verb may stand before who is named.
    let head = meaning.parsed.pieces.get(..meaning.parsed.in_head).and_then(|head| head.last()).map_or(0, |last| last.span.end);
    let until = text.filter(|piece| piece.what.text().is_some()).map_or(head, |piece| piece.span.end);
    let sentence: Option<String> = (!meaning.parsed.headed).then(|| meaning.parsed.line.chars().take(until).collect());
    let text = text.and_then(|piece| piece.what.text());
    let by_itself = || text.filter(|_| meaning.persons.is_empty()).and_then(telling::way);
    if let Some((code, word)) = sentence.as_deref().or(text).and_then(telling::written).or_else(by_itself) {
        (meaning.kind, meaning.kind_by) = (code, Some(word));
    }
}

/// The value given. A sum without its currency is in the one that forms propose too.
pub fn reckon(store: &Store, meaning: &mut Meaning) -> Result<()> {
    for (piece, said) in meaning.parsed.pieces.iter().enumerate() {
        let What::Value { amount, text } = &said.what else { continue };
        let currency = match amount.currency {
            Some(named) => named.to_owned(),
            None => fresh_in(store, Entity::ValueGiven, None, meaning.day)?.text("currency").to_owned(),
        };
        meaning.values.push(Given { piece, minor: amount.minor, currency, text: text.clone() });
    }
    Ok(())
}
