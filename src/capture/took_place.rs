//! Whether the contact that a line tells of took place: it was missed, called off or put off, it is still to come, or nothing in the
//! line shows one, and that is asked.

mod among_them;
pub(super) mod attempt;
mod missed;
mod remark;
mod shown;
mod somebody;

pub use missed::{Missed, Why};
pub(super) use missed::{On, missed};
use missed::{Told, is_of_a_guest, is_reached_after_all};
pub(super) use missed::{
    adjective, called_off, comparable, is_of_contact, is_past_or_heard, roots_for, says_of_absence, speaks_of_absence, tells,
};
pub(super) use remark::{is_deed, is_heard, tells_of_a_deed};
use shown::is_outcome;

use super::absent::Instead;
use super::addressee::all_words;
use super::dating::is_bare_weekday;
use super::kinds::is_verb;
use super::meaning::{Meaning, Next};
use super::naming::Known;
use super::{Parsed, What, closing, names, others, telling};
use crate::domain::dates::leading_day;
use crate::domain::day;
use crate::domain::entry::{CANCELLED, HELD, MISSED, NOTED, POSTPONED};
use crate::domain::field::Bias;
use crate::domain::name::fold;
use crate::search::likeness::Likeness;
use crate::store::{Result, Store};
use chrono::{Days, NaiveDate};

/// So many days on stands the same day of the coming week.
const WEEK: u64 = 7;

/// Whether a contact was called off or put off, rather than tried.
pub(super) fn fell_through(missed: Missed) -> bool {
    [CANCELLED.code, POSTPONED.code].contains(&missed.state)
}

/// Whether the contact took place, as the line or the user says.
pub(super) fn take_place(store: &Store, meaning: &mut Meaning) -> Result<()> {
    let people = match meaning.account.likely() {
        Some(account) => store.people_named_at(account.id)?,
        None => Vec::new(),
    };
    let same = |word: &str, part: &str| names::spelt(word, part) == Some(Likeness::Same);
    let person = |word: &str| people.iter().any(|person| same(word, &person.name.family) || same(word, &person.name.given));
    let as_known = |word: &str| people.iter().any(|person| fold(&person.name.family) == word || fold(&person.name.given) == word);
    let mut read = missed(&meaning.parsed, Some(meaning.kind).filter(|_| meaning.kind_said), &person);
    // What is said of one guest, or of a contact to come that stands in the plan, plans none.
    let kind = Some(meaning.kind).filter(|_| meaning.kind_said);
    let stands = || Told { parsed: &meaning.parsed, kind, person: &person, tried: false, instead: false }.is_said_to_stand();
    if meaning.planned && (is_of_a_guest(&meaning.parsed, &person) || stands() && is_planned(store, meaning)?) {
        read = Some(Missed { state: NOTED.code, sure: false, kind: None, day: None, of: None, why: Why::Ahead });
        (meaning.planned, meaning.day_sure) = (false, false);
    }
    if meaning.planned {
        // «встреча завтра: перенесли на пн» tells of one that is planned, and plans none for tomorrow.
        let Some(missed) = read.as_mut().filter(|missed| fell_through(**missed)) else { return Ok(()) };
        missed.of = Some(On { day: meaning.day, sure: true, time: meaning.time });
        missed.kind = missed.kind.or(Some(meaning.kind).filter(|_| meaning.kind_said));
        (meaning.planned, meaning.day_sure) = (false, true);
    }
    // Somebody else was spoken to.
    let instead = meaning.instead == Instead::Plainly;
    read.take_if(|missed| instead && missed.state == MISSED.code);
    if read.is_none() && !instead && remark::is_one(meaning, &person) {
        read = Some(Missed { state: NOTED.code, sure: false, kind: None, day: None, of: None, why: Why::Remark });
    }
    if read.is_none() && meaning.instead == Instead::Unclear {
        read = Some(Missed { state: MISSED.code, sure: false, kind: None, day: None, of: None, why: Why::Failed });
    }
    // `Moulin never answered so wrote to Chastain`
    if let Some(missed) = read.as_mut().filter(|_| went_on_to_another(&meaning.parsed) || is_reached_after_all(&meaning.parsed)) {
        missed.sure = false;
    }
    if read.is_none() {
        let kind = Some(meaning.kind).filter(|_| meaning.kind_said);
        read = Told { parsed: &meaning.parsed, kind, person: &person, tried: attempt::is_one(meaning), instead }.against();
    }
    if read.is_none() && (is_a_name_alone(meaning) || among_them::is_told(meaning, &person, &as_known)) {
        read = Some(Missed { state: NOTED.code, sure: false, kind: None, day: None, of: None, why: Why::Remark });
    }
    if read.is_none() && !instead {
        let why = remark::of_a_guess(store, meaning, &person)?;
        read = why.map(|why| Missed { state: NOTED.code, sure: false, kind: None, day: None, of: None, why });
    }
    if read.is_none() && !instead && (shown::only_speaks_of_somebody(meaning) || shown::lacks_a_contact(meaning, &person)) {
        read = Some(Missed { state: NOTED.code, sure: false, kind: None, day: None, of: None, why: Why::Remark });
    }
    // Nobody was tried in vain whom one has still to call.
    if let Some(missed) = read.as_mut().filter(|missed| missed.why != Why::Failed && missed.state == MISSED.code) {
        missed.state = NOTED.code;
    }
    // «встреча в пн в силе», «созвон 30-го остаётся»: what stands is to come.
    if let Some(day) = read.filter(|missed| missed.why == Why::Ahead).and_then(|_| coming_day(meaning)) {
        (meaning.day, meaning.day_sure, meaning.time) = (day, false, meaning.time.filter(|_| says_its_hour(&meaning.parsed)));
    }
    // «созвон в пт переносится» where one is planned for the coming Friday tells of that one, and so does «в пт в 11 Костина не может».
    let weekday = |piece: &super::Piece| matches!(piece.what, What::Day { .. }) && is_bare_weekday(&meaning.parsed.typed(piece));
    let open = !meaning.day_sure || meaning.parsed.pieces.iter().any(weekday);
    let next = meaning.day.checked_add_days(Days::new(WEEK)).filter(|next| open && *next > meaning.parsed.today);
    if let (Some(missed), Some(next), Some(account)) = (read.as_mut(), next, meaning.account.likely())
        && fell_through(*missed)
        && missed.of.is_none()
        && store.planned_between(account.id, &day::iso(meaning.day), &day::iso(meaning.day))?.is_empty()
    {
        let planned = !store.planned_between(account.id, &day::iso(next), &day::iso(next))?.is_empty();
        if planned || missed.day.is_some_and(|to| to.day > next) {
            missed.of = Some(On { day: next, sure: true, time: meaning.time });
        } else {
            // «в четверг встреча отменилась» where none is planned for either.
            meaning.day_sure = false;
        }
    }
    meaning.missed = match meaning.screen.outcome {
        Some(state) if state == HELD.code => None,
        Some(state) => Some(Missed {
            state,
            sure: true,
            kind: read.and_then(|read| read.kind),
            day: read.and_then(|read| read.day).filter(|_| read.is_some_and(|read| read.state == state)),
            of: read.and_then(|read| read.of),
            why: read.map(|read| read.why).unwrap_or_default(),
        }),
        None => read,
    };
    // «встреча завтра отменяется»
    if let Some(of) = meaning.missed.filter(|missed| fell_through(*missed)).and_then(|missed| missed.of) {
        (meaning.day, meaning.time, meaning.day_sure) = (of.day, of.time, of.sure);
    }
    if let Some(missed) = meaning.missed
        && let Some(On { day, sure, time }) = missed.day
        && (missed.state == POSTPONED.code || missed.state == MISSED.code && missed.why == Why::Failed)
        && meaning.next.is_empty()
    {
        // «перенесли на пт»: when it is to be instead is no word to be lost.
        let kind = missed.kind.filter(|_| !meaning.kind_said).unwrap_or(meaning.kind);
        meaning.next.push(Next::on(usize::MAX, On { day, sure, time }, kind, String::new()));
    }
    // «встречу отменили»: which contact it was.
    if let Some(kind) = meaning.missed.and_then(|missed| missed.kind).filter(|_| !meaning.kind_said) {
        meaning.kind = kind;
        let said =
            |piece: usize| matches!(meaning.parsed.pieces.get(piece).map(|piece| &piece.what), Some(What::Next { kind: Some(_), .. }));
        let unsaid: Vec<usize> = meaning.next.iter().map(|next| next.piece).filter(|piece| !said(*piece)).collect();
        for next in meaning.next.iter_mut().filter(|next| unsaid.contains(&next.piece)) {
            next.kind = kind;
        }
    }
    Ok(())
}

/// The day to come that the words of a line name where they have been read as one that has passed.
fn coming_day(meaning: &Meaning) -> Option<NaiveDate> {
    let passed = |piece: &&super::Piece| matches!(piece.what, What::Day { day, .. } if day < meaning.parsed.today);
    let piece = meaning.parsed.pieces.iter().find(passed)?;
    let typed = meaning.parsed.typed(piece);
    let words: Vec<&str> = typed.split_whitespace().map(|word| word.trim_end_matches([',', ':'])).collect();
    leading_day(&words, meaning.parsed.today, Bias::Future).map(|said| said.day).filter(|day| *day > meaning.parsed.today)
}

/// Whether something is planned for the day of a line.
fn is_planned(store: &Store, meaning: &Meaning) -> Result<bool> {
    let on = day::iso(meaning.day);
    let planned = meaning.account.likely().map(|account| store.planned_between(account.id, &on, &on)).transpose()?;
    Ok(planned.is_some_and(|planned| !planned.is_empty()))
}

fn says_its_hour(parsed: &Parsed) -> bool {
    parsed.pieces.iter().any(|piece| matches!(piece.what, What::Time(_)))
}

/// The most letters of a word that only leads to a name: «для».
const LED: usize = 3;

/// «пестова»: whether a line names somebody, or when, and says nothing else.
fn is_a_name_alone(meaning: &Meaning) -> bool {
    let chars: Vec<char> = meaning.parsed.line.chars().collect();
    let named = |what: &What| matches!(what, What::Account(_) | What::Person(_));
    let mut pieces = meaning.parsed.pieces.iter();
    meaning.screen.planned.is_none()
        && meaning.parsed.pieces.iter().any(|piece| named(&piece.what))
        && pieces.all(|piece| match &piece.what {
            What::Person(_) => chars.get(piece.span.start) != Some(&'+'),
            What::Text(text) => !text.chars().any(char::is_alphanumeric),
            // «утром втроём ромашка» says who was there.
            What::Gap => meaning.parsed.typed(piece).split_whitespace().all(|word| word.chars().count() <= LED),
            What::Part(_) => true,
            What::Account(_) | What::Day { .. } | What::Time(_) => true,
            _ => false,
        })
}

/// Whether nothing in a line shows the contact that it would close.
pub(super) fn is_not_shown(known: &Known, meaning: &Meaning) -> Result<bool> {
    let told = meaning.screen.planned.is_some() || meaning.screen.outcome.is_some();
    let text = meaning.parsed.pieces.iter().filter_map(|piece| piece.what.text()).any(|text| text.chars().any(char::is_alphabetic));
    if meaning.closes.is_none() || told || !text {
        return Ok(false);
    }
    // «зв Ромашка: цена устроила»: the name of a contact, and what came out of it.
    let texts = meaning.parsed.pieces.iter().filter_map(|piece| piece.what.text());
    let came_out = meaning.parsed.headed && meaning.kind_said && texts.flat_map(all_words).any(|word| is_outcome(&fold(word)));
    Ok(!came_out && !remark::shows_a_contact(meaning) || others::are_alone(known, meaning)?)
}

/// Asks whether a line that shows no contact tells of the one that was planned.
pub(super) fn doubt(known: &Known, meaning: &mut Meaning) -> Result<()> {
    // «звонил Ивневу про отсрочку» says that there was a call, and leaves open whether it was the one that was planned.
    let by_verb = meaning.parsed.pieces.iter().any(|piece| matches!(&piece.what, What::Kind { word, .. } if is_verb(word)));
    if meaning.missed.is_none()
        && meaning.screen.outcome.is_none()
        && meaning.instead != Instead::Plainly
        && answered_by_another(known, meaning)?
    {
        meaning.missed = Some(Missed { state: MISSED.code, sure: false, kind: None, day: None, of: None, why: Why::Failed });
    }
    let said = meaning.kind_said && (by_verb || meaning.persons.iter().any(|person| person.who.likely().is_some()));
    if meaning.missed.is_none() && !said && is_not_shown(known, meaning)? {
        meaning.missed = Some(Missed { state: NOTED.code, sure: false, kind: None, day: None, of: None, why: Why::Remark });
    }
    Ok(())
}

/// «звонил Ивневу, трубку взяла Пестова»: whether one tried to reach somebody, and another one of the client answered.
fn answered_by_another(known: &Known, meaning: &Meaning) -> Result<bool> {
    let tried = attempt::is_one(meaning) && meaning.persons.iter().any(|person| person.who.likely().is_some());
    Ok(tried && !closing::answered(known, meaning)?.is_empty())
}

/// With which words one says what one did as somebody could not be had.
const SO: [&str; 7] = ["so", "then", "instead", "поэтому", "зато", "пришлось", "тогда"];
/// In how many words after these the verb stands that says how one was in touch.
const SOON: usize = 2;

/// Whether a line says that one was in touch in another way, or with another, as somebody could not be had.
fn went_on_to_another(parsed: &Parsed) -> bool {
    let words: Vec<String> = all_words(&parsed.line).map(fold).collect();
    let touch = |word: &String| is_verb(word) && (word.is_ascii() || telling::is_past(word)) || telling::is_sent(word);
    (0..words.len()).any(|at| SO.contains(&words[at].as_str()) && words.iter().skip(at + 1).take(SOON).any(touch))
}
