//! Which planned contact a line closes (M22): the one of that day or an overdue one, with whom and in the way it was planned.

mod hours;
mod moving;
mod news;

use super::candidate::{Candidate, Resolved};
use super::dating::{is_about, told_day};
use super::head::says_of_somebody;
use super::kinds::{is_verb, leading_kind};
use super::meaning::{Meaning, Next, Whose};
use super::mentioned::owner;
use super::naming::{Known, Room};
use super::took_place::{self, attempt, fell_through};
use super::unmarked::Of;
use super::vocabulary::{SPOKE, begins};
use super::{What, addressee, unmarked, unread};
use crate::domain::day;
use crate::domain::entry::{ENTRY_KINDS, POSTPONED};
use crate::domain::field::find_choice;
use crate::domain::name::fold;
use crate::domain::{Entity, Record, Value};
use crate::editing::doubles;
use crate::store::capture::PlannedBrief;
use crate::store::{Result, Store};
use chrono::{Days, NaiveDate, NaiveTime};
use hours::is_of_another_hour;
use moving::is_put_off_in_passing;
pub(super) use moving::unmoved;
use news::{is_news, says_of_a_contact};
use std::cmp::Reverse;

/// A contact planned longer ago than this, in days, is not closed unasked.
const OVERDUE: u64 = 30;
/// So many days ahead a contact is looked for that is put off or called off.
const AHEAD: u64 = 14;
/// What is planned for later today than this, in minutes, is closed by a guess.
const EARLY: i64 = 60;
/// After which words somebody named was not there.
const WITHOUT: [&str; 6] = ["без", "вместо", "кроме", "without", "instead", "except"];
/// How words begin of whom one speaks to in the place of somebody.
const STAND_INS: [&str; 11] =
    ["секретар", "помощни", "ассистент", "референт", "заместител", "замом", "коллег", "assistant", "secretary", "deputy", "colleague"];
/// How words begin that say whom one reached, besides those of having spoken.
const REACHED: [&str; 13] =
    ["попал", "трубк", "ответил", "подошел", "подошла", "соедин", "got", "answered", "picked", "взял", "снял", "through", "took"];
/// How words begin that say that something came or went in writing.
const WRITTEN: [&str; 21] = [
    "письм",
    "прислал",
    "отправил",
    "выслал",
    "переслал",
    "скинул",
    "написал",
    "ответил",
    "имейл",
    "вотсап",
    "ватсап",
    "телеграм",
    "emailed",
    "mailed",
    "sent",
    "wrote",
    "replied",
    "whatsapp",
    "telegram",
    "texted",
    "messaged",
];
/// Kinds that people say for one another.
const TOGETHER: [&str; 3] = ["meeting", "visit", "first_meeting"];

/// Why a line may tell of a planned contact and may not. What is closed by a guess alone is closed by no Enter: it stays planned, which is
/// told, until the user says otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Perhaps {
    /// Its hour is far ahead, and the line does not say the way.
    Early,
    /// The line tells what the client did or wants, and of no contact: one may know it from elsewhere.
    News,
    /// It is of another hour of the day than the line says.
    Elsewhen,
    /// The line says that one tried to reach somebody, and nothing that shows that one spoke.
    Tried,
}

/// The planned contact that a line about something that happened closes: one of the same kind, that day's before one
/// overdue, the nearest time first. A kind that is not said is a call, and closes no other. An account that is only proposed
/// counts: what agreeing to it would close is shown beforehand.
fn closed_by(store: &Store, meaning: &Meaning) -> Result<Option<PlannedBrief>> {
    let Some(account) = meaning.account.likely().filter(|_| !meaning.planned) else { return Ok(None) };
    let on = day::iso(meaning.day);
    let fell = meaning.missed.filter(|missed| fell_through(*missed));
    // What the words say of a day fell through on that day and no other.
    let of_day = fell.is_some_and(|missed| missed.of.is_some());
    let from = if of_day { Some(meaning.day) } else { meaning.day.checked_sub_days(Days::new(OVERDUE)) }.unwrap_or(meaning.day);
    let mut planned = store.planned_between(account.id, &day::iso(from), &on)?;
    let persons: Vec<i64> = meaning.persons.iter().filter_map(|person| person.who.one()).map(|who| who.id).collect();
    let unknown = meaning.persons.iter().any(|person| matches!(person.who, Resolved::Unknown | Resolved::Several(_) | Resolved::Guess(_)));
    let kind_said = meaning.kind_said || fell.is_some_and(|missed| missed.kind.is_some());
    // Somebody else was spoken to: the planned contact still stands.
    let same_people = |contact: &PlannedBrief| {
        persons.is_empty()
            || with_the_absent(meaning, contact)
            || unknown
            || contact.people.is_empty()
            || contact.people.iter().any(|id| persons.contains(id))
    };
    let fits = |contact: &PlannedBrief| {
        let same_way = meaning.kind == contact.kind || kind_said && contact.day == on && alike(meaning.kind, &contact.kind);
        let same_way = same_way || of_day && !kind_said;
        same_way && same_people(contact)
    };
    planned.retain(fits);
    // «встречу перенесли на пн» where none was planned for today is said of the next one.
    if planned.is_empty() && fell.is_some() && !of_day && kind_said {
        let until = day::later(meaning.day, AHEAD);
        planned = store.planned_between(account.id, &on, &day::iso(until))?;
        planned.retain(|contact| fits(contact) || same_people(contact) && alike(meaning.kind, &contact.kind));
        planned.truncate(1);
    }
    let found = planned.into_iter().min_by_key(|contact| {
        let then = contact.time.as_deref().and_then(day::parse_time);
        let apart = meaning.time.zip(then).map_or(i64::MAX, |(now, then)| (now - then).num_minutes().abs());
        let elsewhen = is_of_another_hour(meaning, contact);
        (contact.day != on, Reverse(contact.day.clone()), elsewhen, contact.kind != meaning.kind, apart)
    });
    Ok(found)
}

/// Whether a contact in one way does what was planned in the other.
pub(super) fn alike(said: &str, planned: &str) -> bool {
    TOGETHER.contains(&said) && TOGETHER.contains(&planned)
}

/// What was planned and is closed by this line: the contact it was opened for, else the one that it plainly reports on. What
/// the line does not say is then as it was planned.
pub(super) fn close(known: &Known, meaning: &mut Meaning) -> Result<()> {
    let store = known.store;
    let opened_for = match meaning.screen.planned {
        Some(id) => store.planned_contact(id)?.filter(|(owner, _)| meaning.account.likely().is_some_and(|account| account.id == *owner)),
        None => None,
    };
    meaning.closes = match opened_for {
        Some((_, planned)) => Some(planned),
        None => closed_by(store, meaning)?,
    };
    // What is told by a guess closes nothing unasked, nor does it by being agreed to: that says whose the line is, and no more.
    let begun = meaning.account.one().is_some() && matches!(meaning.whose, Whose::Begun(_));
    let guessed = begun || matches!(meaning.whose, Whose::Alike(_) | Whose::Agreed) || matches!(meaning.account, Resolved::Guess(_));
    // «ивнев подписал» is known from the paper.
    let done = !meaning.kind_said && !meaning.parsed.headed && took_place::tells_of_a_deed(meaning);
    // «ромашка: встреча вчера прошла хорошо» tells of another one than today's.
    let dated = !meaning.day_sure && told_day(&meaning.parsed).is_some();
    // «от Ивнева пришло письмо» closes no call.
    let written = !meaning.kind_said && meaning.closes.as_ref().is_some_and(|planned| planned.kind == "call") && is_written(meaning);
    let (today, now) = (meaning.parsed.today, meaning.parsed.now);
    // «!цены до пт» an hour before the call was not said in it.
    let later = |planned: &PlannedBrief| {
        let time = planned.time.as_deref().and_then(day::parse_time);
        planned.day == day::iso(today) && time.is_some_and(|time| time > now)
    };
    took_place::doubt(known, meaning)?;
    // What did not take place is still to come, whatever the line was opened for.
    let missed = meaning.missed.is_some();
    let screen = meaning.screen;
    // The meeting of the day that is called off is that one.
    let called_off = |planned: &PlannedBrief| {
        meaning.missed.is_some_and(|missed| fell_through(missed) && missed.of.is_some_and(|on| day::iso(on.day) == planned.day))
    };
    // «орловцев отменил визит»: today's is proposed to be that one.
    let spoken_of = |planned: &PlannedBrief| {
        let kind = meaning.missed.filter(|missed| fell_through(*missed)).and_then(|missed| missed.kind);
        planned.day >= day::iso(meaning.day) && kind.is_some_and(|kind| kind == planned.kind || alike(kind, &planned.kind))
    };
    let proposed = meaning.closes.as_ref().is_some_and(|planned| spoken_of(planned) && !called_off(planned)) && screen.closes.is_none();
    let told_of = told_of(known, meaning)?;
    let asked = |planned: &PlannedBrief| {
        let opened = !missed && screen.planned == Some(planned.id);
        screen.closes == Some(planned.id) || opened || called_off(planned) || spoken_of(planned)
    };
    // «договорились созвониться в 14:30» says when that one is to be.
    let to_come = || unmarked::days(meaning).first().is_some_and(|said| said.of == Of::Contact);
    let ahead = meaning.closes.as_ref().is_some_and(later);
    let untold = ahead && (!meaning.tells() || to_come() || took_place::is_not_shown(known, meaning)?);
    // Somebody who is not known may not be one of those who were to come.
    let strange = !meaning.persons.is_empty() && meaning.persons.iter().all(|person| person.who == Resolved::Unknown);
    let strange = strange && meaning.closes.as_ref().is_some_and(|planned| !planned.people.is_empty());
    // «говорил с зиминой» where Ивнев was to come.
    let others = |planned: &PlannedBrief| !planned.people.is_empty() && !planned.people.iter().any(|id| told_of.contains(id));
    let strange = strange || !told_of.is_empty() && meaning.closes.as_ref().is_some_and(others);
    let strange =
        strange || !meaning.persons.is_empty() && meaning.closes.as_ref().is_some_and(|planned| with_the_absent(meaning, planned));
    let strange = strange || meaning.persons.is_empty() && unread::spoken_with(known, &meaning.parsed).is_some();
    let strange =
        strange || meaning.closes.as_ref().is_some_and(|planned| !planned.people.is_empty()) && is_called_by_nobody_named(meaning);
    let strange = strange || spoke_to_a_stand_in(known, meaning)? || is_put_off_in_passing(meaning);
    // «утром был у Лапина» where the visit is planned for three.
    let elsewhen = meaning.closes.as_ref().is_some_and(|planned| is_of_another_hour(meaning, planned) && !asked(planned));
    let unasked = guessed || missed || untold || strange || written || dated || done;
    // «*опоздание» at ten, where the call is planned for half past two.
    let early = |planned: &PlannedBrief| {
        let time = planned.time.as_deref().and_then(day::parse_time);
        planned.day == day::iso(today) && time.is_some_and(|time| (time - now).num_minutes() > EARLY)
    };
    // «зв молвея: ок» says what it was.
    let early = !meaning.kind_said && !says_of_a_contact(meaning) && screen.outcome.is_none() && meaning.closes.as_ref().is_some_and(early);
    let news = meaning.closes.is_some() && is_news(meaning);
    let is_asked = meaning.closes.as_ref().is_some_and(asked);
    // Of what has other reasons to stay, these say nothing.
    let alone = !missed && !strange && !screen.apart && !is_asked;
    // «звонил Ивневу»
    let tried = meaning.closes.is_some() && screen.outcome.is_none() && is_an_attempt_alone(meaning);
    meaning.perhaps = match () {
        () if !alone => None,
        () if tried => Some(Perhaps::Tried),
        () if elsewhen => Some(Perhaps::Elsewhen),
        () if unasked => None,
        () if early => Some(Perhaps::Early),
        () => news.then_some(Perhaps::News),
    };
    if screen.apart || (unasked || elsewhen || meaning.perhaps.is_some()) && !is_asked {
        meaning.stays = meaning.closes.take();
    }
    if let Some(missed) = meaning.missed.as_mut().filter(|_| proposed && meaning.closes.is_some() && screen.outcome.is_none()) {
        missed.sure = false;
    }
    // Nothing is planned for the day that is called off: it may be that of something else.
    let said = meaning.screen.outcome.is_some() || meaning.closes.is_some();
    if let Some(missed) = meaning.missed.as_mut().filter(|missed| fell_through(**missed) && missed.of.is_some() && !said) {
        missed.sure = false;
    }
    // What fell through was to be when it had been planned.
    if let Some(planned) = meaning.closes.as_ref().filter(|_| meaning.missed.is_some_and(fell_through))
        && let Some(on) = day::from_iso(&planned.day).filter(|on| *on > meaning.parsed.today)
    {
        (meaning.day, meaning.time, meaning.day_sure) = (on, None, true);
    }
    // What is put off is for what it had been for.
    let put_off = meaning.closes.as_ref().filter(|_| meaning.state() == POSTPONED.code);
    if let (Some(planned), Some(next)) = (put_off, meaning.next.first_mut().filter(|next| next.purpose.is_empty())) {
        next.inherits = purpose_of(store, planned.id)?;
    }
    let planned = meaning.closes.as_ref().filter(|_| !meaning.kind_said).and_then(|closing| find_choice(ENTRY_KINDS, &closing.kind));
    if let Some(kind) = planned {
        meaning.kind = kind.code;
        // When it is to be instead it is the same contact.
        meaning.next.iter_mut().filter(|next| next.piece == usize::MAX).for_each(|next| next.kind = kind.code);
    }
    let candidate = |id: i64| -> Result<Candidate> {
        let name = if known.has_person(id)? { store.person_name(id)?.short() } else { String::new() };
        Ok(Candidate { id, name, detail: String::new() })
    };
    for person in meaning.closes.iter().flat_map(|planned| planned.people.clone()) {
        meaning.expected.push(candidate(person)?);
    }
    let told_of = if meaning.persons.is_empty() { told_of } else { reached_instead(known, meaning)? };
    if meaning.closes.is_some() || !meaning.persons.is_empty() || meaning.missed.is_none() && !meaning.planned {
        meaning.told_of = told_of.into_iter().map(candidate).collect::<Result<Vec<_>>>()?;
    }
    // Who was there is not plain, and so is to whom it goes.
    let hidden = meaning.told_of.iter().any(|person| person.name.is_empty());
    let closes = meaning.closes.is_some();
    for promise in meaning.promises.iter_mut().filter(|promise| closes && promise.names_nobody()) {
        promise.stranger = hidden;
        promise.unclear = if hidden { Vec::new() } else { meaning.told_of.clone() };
    }
    Ok(())
}

impl Next {
    /// Whether one like it is planned already and the line says no more of it: it stays as it is.
    pub fn is_kept_as_it_stands(&self) -> bool {
        self.same && self.kept_purpose().is_empty() && self.with.is_none() && self.created.is_none()
    }

    /// What it is kept to be for: what the line says, else what the contact was for that is put off.
    pub(super) fn kept_purpose(&self) -> &str {
        if self.purpose.is_empty() { &self.inherits } else { &self.purpose }
    }
}

impl Meaning {
    /// What is told of what a next contact is for: before a client only what the line says.
    pub fn told_purpose<'n>(&self, next: &'n Next) -> &'n str {
        if self.screen.room == Room::Ours { next.kept_purpose() } else { &next.purpose }
    }
}

/// Whether a planned contact was to be with somebody who was not there, and with nobody who was.
fn with_the_absent(meaning: &Meaning, planned: &PlannedBrief) -> bool {
    let there = |id: &i64| meaning.persons.iter().any(|person| person.who.likely().is_some_and(|who| who.id == *id));
    meaning.absent.iter().any(|person| planned.people.contains(&person.id)) && !planned.people.iter().any(there)
}

/// «из Ромашки звонил какой-то Павел», `Melkbrook rang`: whether somebody of the client was in touch with us, and nobody knows who: that it was
/// those who were to come, no word says.
fn is_called_by_nobody_named(meaning: &Meaning) -> bool {
    let parsed = &meaning.parsed;
    let verb = parsed.pieces.iter().position(|piece| matches!(&piece.what, What::Kind { word, .. } if is_verb(word)));
    let Some((verb, account)) = verb.zip(meaning.account_piece).filter(|_| meaning.persons.is_empty()) else { return false };
    let led = account.checked_sub(1).and_then(|before| parsed.pieces.get(before)).filter(|piece| piece.what == What::Gap);
    let from = |piece: &super::Piece| parsed.typed(piece).split_whitespace().any(|word| ["из", "from"].contains(&fold(word).as_str()));
    let subject =
        account < verb && parsed.pieces.iter().take(account).all(|piece| piece.what == What::Gap && !led_by_a_word(parsed, piece));
    led.is_some_and(from) || subject
}

fn led_by_a_word(parsed: &super::Parsed, piece: &super::Piece) -> bool {
    parsed.typed(piece).chars().any(char::is_alphabetic)
}

/// What a planned contact is for.
fn purpose_of(store: &Store, planned: i64) -> Result<String> {
    Ok(store.load(Entity::Entry, planned)?.map_or_else(String::new, |planned| planned.text("purpose").to_owned()))
}

/// Whether a line that says no way tells of a letter.
fn is_written(meaning: &Meaning) -> bool {
    let texts = meaning.parsed.pieces.iter().filter_map(|piece| piece.what.text());
    let words: Vec<String> = texts.flat_map(|text| text.split(|c: char| !c.is_alphanumeric())).map(fold).collect();
    let called = || words.iter().any(|word| leading_kind(&[word]).is_some_and(|read| read.whole && read.code == "call"));
    words.iter().any(|word| WRITTEN.iter().any(|begun| word.starts_with(begun))) && !called()
}

/// Whether a line says that one tried to reach somebody, and nothing that shows that one spoke.
fn is_an_attempt_alone(meaning: &Meaning) -> bool {
    attempt::is_one(meaning) && !attempt::shows_talk(&meaning.parsed, false)
}

/// `called Smith and Tamm agreed`: the name that «и» joins to those of the head, and of which the text says something: both may have been there.
fn joined(meaning: &Meaning) -> Option<String> {
    let text = meaning.parsed.pieces.get(meaning.parsed.in_head..)?.iter().find(|piece| piece.what != What::Gap)?.what.text()?;
    let mut words = text.split_whitespace();
    let joins = words.next().is_some_and(|word| ["и", "and", "&"].contains(&fold(word).as_str()));
    words.next().filter(|_| joins && !meaning.parsed.headed).map(str::to_owned)
}

/// `met Penrose boss Sinclair`, «+Пестова, Ивнев цена ок»: the words right behind who took part where they have no verb: whom they name may
/// have been there as well.
fn named_beside(meaning: &Meaning) -> Option<&str> {
    let parsed = &meaning.parsed;
    let last = parsed.pieces.iter().rposition(|piece| matches!(piece.what, What::Person(_))).filter(|_| !parsed.headed)?;
    let text = parsed.pieces.get(last + 1..)?.iter().find(|piece| piece.what != What::Gap)?.what.text()?;
    let clause = text.split([',', ';', '.', ':', '—', '–', '(']).next()?;
    let plain = |word: &str| {
        let folded = fold(word);
        says_of_somebody(&folded) || is_about(&folded) || WITHOUT.contains(&folded.as_str())
    };
    (!addressee::all_words(clause).any(plain)).then_some(clause)
}

/// «звонил Лапину, попал на Ситник», `called Ashby, got Penrose`: whom of the account one reached, by the text, beside who is said to have
/// taken part.
pub(super) fn answered(known: &Known, meaning: &Meaning) -> Result<Vec<i64>> {
    let clauses = meaning.parsed.pieces.iter().filter_map(|piece| piece.what.text()).flat_map(|text| text.split([',', ';', '.']));
    let reached = |clause: &&str| clause.split_whitespace().map(fold).any(|word| begins(&REACHED, &word) || begins(&SPOKE, &word));
    others_in(known, meaning, &clauses.filter(reached).collect::<Vec<_>>())
}

/// The same, with those who may have been there as well.
fn reached_instead(known: &Known, meaning: &Meaning) -> Result<Vec<i64>> {
    let joined = joined(meaning);
    let beside: Vec<&str> = named_beside(meaning).into_iter().chain(joined.as_deref()).collect();
    let mut found = answered(known, meaning)?;
    found.extend(others_in(known, meaning, &beside)?);
    found.sort_unstable();
    found.dedup();
    Ok(found)
}

/// Who of the account is named in texts, besides those of whom it is said already whether they took part.
fn others_in(known: &Known, meaning: &Meaning, texts: &[&str]) -> Result<Vec<i64>> {
    let Some(account) = meaning.account.likely().filter(|_| !texts.is_empty()) else { return Ok(Vec::new()) };
    let people = known.store.people_named_at(account.id)?;
    let mut found: Vec<i64> = texts.iter().flat_map(|text| addressee::told_of(&people, text)).collect();
    found.retain(|id| !meaning.absent.iter().any(|person| person.id == *id));
    found.retain(|id| !meaning.persons.iter().any(|person| person.who.likely().is_some_and(|who| who.id == *id)));
    found.sort_unstable();
    found.dedup();
    Ok(found)
}

/// Whom of the account the text names, where the line says nobody who took part.
fn told_of(known: &Known, meaning: &Meaning) -> Result<Vec<i64>> {
    let Some(account) = meaning.account.likely().filter(|_| meaning.persons.is_empty()) else {
        return Ok(Vec::new());
    };
    let people = known.store.people_named_at(account.id)?;
    let texts = meaning.parsed.pieces.iter().filter_map(|piece| match &piece.what {
        What::Complaint(text) | What::Wish(text) => Some(text.as_str()),
        what => what.text(),
    });
    let texts: Vec<&str> = texts.collect();
    let mut found: Vec<i64> = texts.iter().flat_map(|text| addressee::told_of(&people, text)).collect();
    found.sort_unstable();
    found.dedup();
    found.retain(|id| !meaning.absent.iter().any(|person| person.id == *id));
    // Those who were to come and nobody else are no others, unless they were not there.
    let without = texts.iter().any(|text| text.split_whitespace().any(|word| WITHOUT.contains(&fold(word).as_str())));
    let mut planned = meaning.closes.as_ref().map(|planned| planned.people.clone()).unwrap_or_default();
    planned.sort_unstable();
    Ok(if found == planned && !without { Vec::new() } else { found })
}

/// «говорил с секретарём Костиной», `spoke to Smith's assistant`: whether somebody was spoken to in the place of those who were to come.
fn spoke_to_a_stand_in(known: &Known, meaning: &Meaning) -> Result<bool> {
    let Some((account, planned)) = meaning.account.likely().zip(meaning.closes.as_ref()).filter(|_| meaning.persons.is_empty()) else {
        return Ok(false);
    };
    let texts: Vec<&str> = meaning.parsed.pieces.iter().filter_map(|piece| piece.what.text()).collect();
    let texts: Vec<Vec<&str>> = texts.into_iter().map(|text| addressee::all_words(text).collect()).collect();
    let is_one = |word: &str| STAND_INS.iter().any(|begun| fold(word).starts_with(begun));
    if !texts.iter().flatten().any(|word| is_one(word)) {
        return Ok(false);
    }
    // «секретарь сказала, что Костина на линии»
    if texts.iter().any(|words| words.first().is_some_and(|word| is_one(word))) {
        return Ok(true);
    }
    let people = known.store.people_named_at(account.id)?;
    let theirs = |word: &str| {
        let found = addressee::told_of(&people, owner(word).unwrap_or(word));
        found.iter().any(|id| planned.people.contains(id))
    };
    Ok(texts.iter().any(|words| {
        (0..words.len()).filter(|at| is_one(words[*at])).any(|at| {
            let after = words.iter().skip(at + 1).find(|word| !["of", "to", "у", "от"].contains(&fold(word).as_str()));
            let before = at.checked_sub(1).map(|at| words[at]).filter(|word| owner(word).is_some());
            [after.copied(), before].into_iter().flatten().any(theirs)
        })
    }))
}

/// Which of the contacts that a line would plan stand there already.
pub(super) fn planned_already(store: &Store, meaning: &mut Meaning) -> Result<()> {
    let Some(account) = meaning.account.likely().map(|account| account.id) else { return Ok(()) };
    let closed = meaning.closes.as_ref().map(|planned| planned.id);
    let stands = |kind: &str, on: NaiveDate, time: Option<NaiveTime>| {
        let time = time.map_or(Value::Empty, |time| Value::text(time.format("%H:%M").to_string()));
        let contact = Record::owned(Entity::Entry, account).with_text("state", "planned").with_text("kind", kind);
        let mut contact = contact.with_text("day", day::iso(on)).with("time", time);
        contact.id = closed;
        doubles::met_already(store, None, &contact)
    };
    if meaning.planned {
        meaning.stands = stands(meaning.kind, meaning.day, meaning.time)?;
    }
    for next in &mut meaning.next {
        next.stands = stands(next.kind, next.day, next.time)?;
        let on = day::iso(next.day);
        let planned = if next.stands { store.planned_between(account, &on, &on)? } else { Vec::new() };
        let time = |planned: &PlannedBrief| planned.time.as_deref().and_then(day::parse_time);
        next.same = next.time.is_some() && planned.iter().any(|planned| planned.kind == next.kind && time(planned) == next.time);
        // «далее вт 10 визит» is that of ten in the morning.
        next.sure |= next.same;
    }
    Ok(())
}
