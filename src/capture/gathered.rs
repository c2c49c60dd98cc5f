//! What the pieces of a line say by themselves, with nobody looked up.

use super::busy::is_busy;
use super::candidate::Resolved;
use super::kinds::{contact_in_a_form, is_been, is_verb, leading_kind};
use super::meaning::{Given, Meaning, Next, Participant, Promise};
use super::took_place::{self, On};
use super::vocabulary::{COMPLAINT, SPOKE, begins};
use super::{What, telling};
use crate::domain::name::fold;
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
                    near: None,
                    contrary: pledge::contrary(title, *ours),
                });
            }
            What::Question(text) => meaning.questions.push((piece, text.clone())),
            What::Wish(text) => meaning.wishes.push((piece, text.clone())),
            What::Complaint(text) => meaning.complaints.push((piece, text.clone())),
            What::Next { day, sure, time, kind, purpose } => {
                let kind = kind.unwrap_or(next_kind);
                // «далее сегодня в 10» after ten is no day to come.
                let parsed = &meaning.parsed;
                let passed = *day == parsed.today && time.is_some_and(|time| time < parsed.now);
                let on = On { day: *day, sure: *sure && !passed, time: *time };
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
    if let Some(word) = written_to_a_messenger(meaning) {
        (meaning.kind, meaning.kind_by) = ("message", Some(word));
    }
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
    let whole = meaning.parsed.line.as_str();
    let there = || face_to_face(whole).or_else(|| been_there(meaning)).or_else(|| came_to_it(whole));
    if let Some((code, word)) =
        sentence.as_deref().or(text).and_then(telling::written).or_else(by_itself).or_else(there).or_else(|| complains(meaning))
    {
        (meaning.kind, meaning.kind_by) = (code, Some(word));
    }
}

/// «написала в телегу», `Ashby wrote on WhatsApp`: the messenger that the clause names which says by a verb that somebody wrote.
fn written_to_a_messenger(meaning: &Meaning) -> Option<String> {
    let verb = meaning.parsed.pieces.iter().find(|piece| matches!(&piece.what, What::Kind { code: "mail", word, .. } if is_verb(word)))?;
    let rest: String = meaning.parsed.line.chars().skip(verb.span.end).collect();
    let clause = rest.split([',', ':', ';', '.']).next().unwrap_or_default();
    let mut words = clause.split_whitespace().map(|word| fold(word.trim_matches(|c: char| !c.is_alphanumeric())));
    words.find(|word| telling::names_a_messenger(word))
}

/// «были сегодня в северлите: …», `was at Nordlicht`: who was where a client is was there on a visit.
fn been_there(meaning: &Meaning) -> Option<(&'static str, String)> {
    let at = meaning.parsed.pieces.get(meaning.account_piece?)?.span.start;
    let before: String = meaning.parsed.line.chars().take(at).collect();
    let words: Vec<String> = before.split_whitespace().map(|word| fold(word.trim_matches(|c: char| !c.is_alphanumeric()))).collect();
    let leads = words.last().is_some_and(|word| matches!(word.as_str(), "в" | "во" | "на" | "у" | "at"));
    let been = words.iter().find(|word| is_been(word) || matches!(word.as_str(), "was" | "were"))?;
    leads.then(|| ("visit", been.clone()))
}

/// «с Зиминой на выставке поговорили», `talked to Ashby at the fair`: who spoke in such a place met.
fn face_to_face(line: &str) -> Option<(&'static str, String)> {
    line.split([',', ';', ':', '.']).find_map(|clause| {
        let words: Vec<String> = clause.split_whitespace().map(fold).collect();
        let spoke = words.iter().any(|word| begins(&SPOKE, word) || begins(&CAME_TO_SPEAK, word));
        // As typed, in whatever form.
        let place = || {
            FACE_TO_FACE.iter().find_map(|said| {
                words.windows(said.len()).find(|at| at.iter().zip(*said).all(|(word, said)| word.starts_with(said))).map(|at| at.join(" "))
            })
        };
        place().filter(|_| spoke).map(|said| ("meeting", said))
    })
}

/// «вместо Костиной на встречу пришёл Петров», `Ashby came to the meeting`: the contact that the first clause says somebody came to or was
/// at, and the words for it.
fn came_to_it(line: &str) -> Option<(&'static str, String)> {
    let clause = line.split([',', ';', ':', '.']).next().unwrap_or_default();
    let words: Vec<String> = clause.split_whitespace().map(|word| fold(word.trim_matches(|c: char| !c.is_alphanumeric()))).collect();
    // What the contact is called is no verb: `meeting`.
    let noun = |word: &str| leading_kind(&[word]).is_some_and(|read| read.whole) && !is_verb(word);
    let went = words.iter().any(|word| took_place::tells(word) && !noun(word));
    let came = went || words.iter().any(|word| is_been(word) || begins(&CAME, word));
    // «вчерашняя встреча прошла хорошо»
    let itself = |at: usize| {
        let read =
            leading_kind(&[&words[at]]).filter(|read| read.whole && !is_verb(&words[at]) && contact_in_a_form(&words[at]).is_some())?;
        Some((read.code, words[at].clone()))
    };
    let to_it = (0..words.len()).filter(|_| came).find_map(|at| {
        (TO_IT.contains(&words[at].as_str()) && !is_busy(&words[at..])).then_some(())?;
        let noun = at + 1 + usize::from(words.get(at + 1).is_some_and(|word| ["the", "our", "a", "this", "that"].contains(&word.as_str())));
        Some((contact_in_a_form(words.get(noun)?)?, words.get(at..=noun)?.join(" ")))
    });
    to_it.or_else(|| (0..words.len()).filter(|_| went).find_map(itself))
}

/// After these stands what somebody came to or was at.
const TO_IT: [&str; 7] = ["на", "to", "at", "in", "on", "into", "for"];
/// How verbs begin besides by which somebody came to something or was at it.
const CAME: [&str; 12] = ["приш", "приех", "опозда", "яви", "присутств", "участв", "подключ", "came", "was", "were", "attend", "join"];

/// «фольга рвётся — претензия, партия 7781»: a clause that calls what it tells a complaint.
fn complains(meaning: &Meaning) -> Option<(&'static str, String)> {
    let texts = meaning.parsed.pieces.iter().filter_map(|piece| piece.what.text());
    texts.flat_map(|text| text.split([',', ';', '.', '—', '–'])).find_map(|clause| {
        let mut words = clause.split_whitespace().map(fold).filter(|word| word.chars().any(char::is_alphanumeric));
        let first = words.next().filter(|word| COMPLAINT.contains(&word.as_str()))?;
        let settled = words.next().is_some_and(|word| SETTLED.iter().any(|begun| word.starts_with(begun)));
        (!settled).then_some(("complaint", first))
    })
}

/// How verbs begin besides by which people come to speak who are in one place.
const CAME_TO_SPEAK: [&str; 3] = ["познаком", "caught", "discussed"];
/// Where one speaks face to face, by the beginnings of the words.
const FACE_TO_FACE: [&[&str]; 16] = [
    &["на", "выставк"],
    &["на", "форум"],
    &["на", "конференц"],
    &["на", "отгрузк"],
    &["на", "приемк"],
    &["на", "производств"],
    &["на", "завод"],
    &["на", "склад"],
    &["на", "объект"],
    &["при", "встреч"],
    &["at", "the", "fair"],
    &["at", "the", "exhibition"],
    &["at", "the", "trade"],
    &["at", "the", "conference"],
    &["in", "person"],
    &["over", "lunch"],
];
/// How words begin that say of it that it is no more.
const SETTLED: [&str; 7] = ["снят", "закры", "решен", "урегул", "нет", "closed", "settled"];

/// The value given. A sum without its currency is in the one that forms propose too.
pub fn reckon(store: &Store, meaning: &mut Meaning) -> Result<()> {
    let account = meaning.account.one().map(|account| account.id);
    for (piece, said) in meaning.parsed.pieces.iter().enumerate() {
        let What::Value { amount, text } = &said.what else { continue };
        let currency = match amount.currency {
            Some(named) => named.to_owned(),
            None => fresh_in(store, Entity::ValueGiven, account, meaning.day)?.text("currency").to_owned(),
        };
        meaning.values.push(Given { piece, minor: amount.minor, currency, text: text.clone() });
    }
    Ok(())
}
