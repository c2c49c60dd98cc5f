//! What in a line speaks against its contact having been held, wherever it stands and whatever commas are missing. A line that only might
//! tell of a contact that fell through, of nobody having been reached, of another one having answered, of one that is still to come or of news
//! is asked about, and closes nothing unasked; which words do so is one broad table (`signs`), since no list of exact sentences ever ends.

use super::super::super::head::PLACES;
use super::super::super::kinds::{is_verb, leading_kind};
use super::super::super::telling;
use super::super::super::vocabulary::{ABSENT, AGREED, INSTEAD_OF, MET, NEW, NOBODY, SPOKE, begins};
use super::super::super::{Parsed, What};
use super::super::attempt;
use super::ahead::{CONFIRMED, NOT_TAKEN, STANDING, STANDS};
use super::signs::{
    AFTER_AN_ATTEMPT, ALONE, ANSWERED, BECAUSE, BESIDE_ANSWERED, CANCELLING, DENYING, DONE_TO_SOMETHING, FAILED, LED, LINES, MOVING,
    NO_CONTACT, NOT_AT_HOME, NOT_WANTED, NOT_WORKING, ON_A_TRIP, OURS, REPLACED, SOMETHING_ELSE, STAND_INS, STANDING_IN, THROUGH,
    UNREACHED, WITHIN, WITHOUT_US,
};
use super::words::{OF_US, UNANSWERED};
use super::{
    AHEAD, Days, MEALS, Missed, SOMEBODY, Why, alike, clauses, comparable, contact_at, find, is_neutral, is_of_contact, is_of_letter,
    is_written,
};
use crate::domain::dates::leading_part_of_day;
use crate::domain::entry::{CANCELLED, MISSED, NOTED, POSTPONED};
use crate::domain::field::Choice;
use crate::domain::name::fold;

/// So many words after what says that something fell through may be what fell through.
const OBJECT: usize = 3;

/// What leads to a contact that is over, as one tells what came after it.
const AFTERWARDS: [&str; 2] = ["после", "after"];
/// So many words at most stand between that and the name of the contact: `after the Larkmead call`.
const TO_IT: usize = 3;
/// What leads to how soon something is to be.
const SOON: [&str; 2] = ["через", "in"];
/// What leads to one that is still to come.
const BEFOREHAND: [&str; 3] = ["до", "перед", "before"];
/// How verbs begin of a letter that came.
const ARRIVING: &[&str] = &["получ", "дош", "приш", "увидел", "got", "get", "receiv", "reach", "arriv", "see"];
/// What stands before the name of a contact in English.
const ARTICLES: [&str; 3] = ["the", "our", "a"];

/// A line whose contact is to be believed or not.
pub struct Told<'a> {
    /// The line.
    pub parsed: &'a Parsed,
    /// The code of the way that it says, if it says one.
    pub kind: Option<&'static str>,
    /// Whether a word is the name of somebody of the client.
    pub person: &'a dyn Fn(&str) -> bool,
    /// It tells of our trying to reach somebody.
    pub tried: bool,
    /// The words plainly say that somebody else was there.
    pub instead: bool,
}

impl Told<'_> {
    /// What the words may say became of the contact instead of having been held; never sure. Nothing where none of them speaks against it.
    pub fn against(&self) -> Option<Missed> {
        let texts = clauses(self.parsed);
        let led = |word: &str| word.split(' ').next().is_some_and(|first| AFTERWARDS.contains(&first));
        let after = |what: &What| matches!(what, What::Kind { word, .. } if led(&fold(word)));
        let folded: Vec<String> = texts.iter().map(|clause| comparable(clause)).collect();
        let all: Vec<Vec<&str>> = folded.iter().map(|clause| words(clause)).collect();
        let failed = |choice: &Choice| Missed { state: choice.code, sure: false, kind: None, day: None, of: None, why: Why::Failed };
        let other = |why: Why| Missed { state: NOTED.code, sure: false, kind: None, day: None, of: None, why };
        // «после созвона с Ромашкой Пестова написала»
        let before = |words: &Vec<&str>| (0..words.len()).any(|at| self.is_told_beside(words, at));
        let later = self.parsed.pieces.iter().any(|piece| after(&piece.what)) || all.iter().any(before);
        let later = later && all.iter().flatten().any(|word| is_verb(word));
        if later || self.is_stood_in_for(&all) || all.iter().any(|words| self.is_news(words)) || self.is_an_address() {
            return Some(other(Why::Remark));
        }
        if self.instead {
            return None;
        }
        if let Some((clause, choice, kind)) = texts.iter().zip(&all).find_map(|(text, words)| {
            let (choice, kind) = self.fell(words)?;
            Some((text, choice, kind))
        }) {
            let Days { to, of } = Days::of(clause, choice.code == POSTPONED.code, self.parsed.today);
            let day = if choice.code == POSTPONED.code { to } else { of };
            return Some(Missed { kind: kind.filter(|_| self.kind.is_none()), day, of, ..failed(choice) });
        }
        if self.is_of_a_failed_hour(&texts) {
            return Some(failed(&MISSED));
        }
        if let Some(words) = all.iter().find(|words| self.stays_away(words)) {
            let was = words.iter().any(|word| telling::is_past(word) || word.ends_with("ed") || ["did", "never"].contains(word));
            return Some(if was { failed(&MISSED) } else { other(Why::Ahead) });
        }
        if let Some(day) = self.is_moved_now() {
            return Some(Missed { day, ..failed(&POSTPONED) });
        }
        let to_come = |words: &Vec<&str>| !self.was_spoken() && (self.is_set(words) || self.is_soon(words)) || is_awaited(words);
        if all.iter().any(to_come) || self.is_still_ahead(&all) {
            return Some(other(Why::Ahead));
        }
        // «Ашби отправил Рейли на встречу»
        if all.iter().any(|words| self.is_relayed(words) || self.is_sent_there(words)) {
            return Some(other(Why::Remark));
        }
        // «письмо Яснова не получила», `never got my mail`
        let written = self.kind.is_some_and(is_written);
        let arrived = |words: &Vec<&str>| {
            let letter = written || words.iter().any(|word| leading_kind(&[word]).is_some_and(|read| read.whole && is_written(read.code)));
            let denied = words.iter().position(|word| DENYING.contains(word));
            letter && denied.is_some_and(|at| words.iter().skip(at + 1).take(2).any(|word| begins(ARRIVING, word)))
        };
        let came = !all.iter().any(|words| arrived(words) || written && self.is_unsent(words)) && !self.is_stuck(&all);
        if written || !came {
            return (!came).then(|| failed(&MISSED));
        }
        if all.iter().any(|words| is_hung_up_on(words)) || self.reached_nobody(&all) {
            return Some(failed(&MISSED));
        }
        let spoke = all.iter().flatten().any(|word| begins(&SPOKE, word) || begins(&MET, word) || begins(&AGREED, word));
        let tried = self.tried;
        if tried && all.iter().any(|words| names_a_stand_in(words) || self.is_answered_by_another(words)) {
            return Some(failed(&MISSED));
        }
        // «звонил Шевчуку трижды, ноль»: all that is said beside whom one tried shows nothing.
        if tried && all.iter().flatten().any(|word| self.tells(word)) && !attempt::shows_talk(self.parsed, false) {
            return Some(failed(&MISSED));
        }
        if all.iter().any(|words| self.is_denied(words) || !spoke && self.was_done_to(words)) {
            return Some(failed(&MISSED));
        }
        let rang = !tried && self.is_call();
        let alone = |words: &Vec<&str>| {
            has(words, ALONE)
                || has(words, WITHOUT_US) && (self.names_it(words) || words.iter().any(|word| is_verb(word)))
                || is_cut_off(words)
        };
        let without = |words: &Vec<&str>| has(words, WITHOUT_US) && !tried && words.iter().any(|word| is_verb(word));
        let named = self.names_any(&all) || all.iter().flatten().any(|word| is_verb(word));
        if named && (!spoke && all.iter().any(alone) || all.iter().any(without)) {
            return Some(failed(&MISSED));
        }
        let visits = self.kind.is_some_and(|kind| alike(kind, "visit"));
        if visits && !spoke && all.iter().any(|words| names_a_stand_in(words)) && !all.iter().flatten().any(|word| attempt::is_said(word)) {
            return Some(failed(&MISSED));
        }
        let went = self.kind == Some("visit") && all.iter().any(|words| has(words, NOT_AT_HOME));
        let doubted =
            went || all.iter().any(|words| self.was_in_vain(words) || tried && self.led_to_nobody(words) || rang && has(words, OURS));
        let doubted = doubted && !spoke && !attempt::shows_talk(self.parsed, true);
        doubted.then(|| failed(&MISSED)).or_else(|| self.is_prepared(&all).then(|| other(Why::Ahead)))
    }

    /// «до созвона с Костиной», `before the Kesterwald visit`, «после обеда с Ивневым»: whether at a word it is said that what follows came before or
    /// after a contact.
    fn is_told_beside(&self, words: &[&str], at: usize) -> bool {
        let word = words.get(at).copied().unwrap_or_default();
        let after = AFTERWARDS.contains(&word);
        // «после обеда» is a part of the day.
        let meal = |noun: usize| {
            let eaten = words.get(noun).is_some_and(|word| begins(&MEALS, word));
            after && eaten && words.get(noun + 1).is_some_and(|word| ["с", "со", "with"].contains(word))
        };
        let article = words.get(at + 1).is_some_and(|word| ARTICLES.contains(word));
        let near = if article { TO_IT } else { 1 };
        (after || BEFOREHAND.contains(&word))
            && (at + 1..=at + near).any(|noun| meal(noun) || self.noun(words, noun).is_some() && !MEALS.contains(&words[noun]))
    }

    /// Whether a clause names a contact by its noun.
    fn names_it(&self, words: &[&str]) -> bool {
        (0..words.len()).any(|at| self.noun(words, at).is_some())
    }

    /// Whether the line names one.
    fn names_any(&self, all: &[Vec<&str>]) -> bool {
        self.kind.is_some() || all.iter().any(|words| self.names_it(words))
    }

    /// «Горева в отпуске, за неё Ливанова», `Garnier off till the 14th, Livet covers`: whether a line that names no way tells who acts for another.
    fn is_stood_in_for(&self, all: &[Vec<&str>]) -> bool {
        let named = || all.iter().flatten().any(|word| self.is_somebody(word));
        self.kind.is_none() && all.iter().any(|words| has(words, STANDING_IN)) && named()
    }

    /// Whether a word says more than with whom and when a contact was.
    pub(super) fn tells(&self, word: &str) -> bool {
        !is_neutral(word) && !PLACES.contains(&word) && !self.is_somebody(word) && leading_part_of_day(&[word]).is_none()
    }

    /// «ответила какая-то девушка», `her husband answered`: whether a clause names, beside a verb of answering the telephone, who is nobody
    /// that was rung.
    fn is_answered_by_another(&self, words: &[&str]) -> bool {
        let answered = |word: &str| begins(ANSWERED, word);
        let rest = || words.iter().filter(|word| !answered(word) && !begins(BESIDE_ANSWERED, word));
        words.iter().any(|word| answered(word)) && rest().any(|word| self.tells(word)) && !rest().any(|word| attempt::is_said(word))
    }

    /// «созвон с Шевчуком не задался», «на созвон не вышла», `Cassidy not at the meeting`: whether a clause denies something of the contact
    /// that it names.
    fn is_denied(&self, words: &[&str]) -> bool {
        let Some(at) = words.iter().position(|word| DENYING.contains(word)) else { return false };
        // `not at the meeting`
        let next = |word: &&&str| WITHIN.contains(*word) || ARTICLES.contains(*word);
        let inside = words.get(at + 1).is_some_and(|word| WITHIN.contains(word));
        let into = at + 1 + words.iter().skip(at + 1).take_while(next).count();
        if inside && self.noun(words, into).is_some() {
            return true;
        }
        // «не согласен», `not happy` is what somebody said in it.
        let said = words.get(at + 1).is_none_or(|word| attempt::is_said(word) || !self.tells(word));
        let of_it = |noun: usize| {
            let led = |noun: usize| words.get(noun + 1).is_some_and(|word| LED.contains(word)) || leads_there(words, noun);
            let here = self.noun(words, noun).is_some() && !self.is_within(words, noun);
            here && (noun > at && noun <= at + OBJECT || noun < at && led(noun))
        };
        !said && (0..words.len()).any(of_it)
    }

    /// Whether a word is that of somebody.
    pub(super) fn is_somebody(&self, word: &str) -> bool {
        word == SOMEBODY || (self.person)(word)
    }

    /// Whether the line says by a verb that one spoke or met.
    fn was_spoken(&self) -> bool {
        let spoke = |what: &What| matches!(what, What::Kind { word, .. } if begins(&SPOKE, &fold(word)) || begins(&MET, &fold(word)));
        self.parsed.pieces.iter().any(|piece| spoke(&piece.what))
    }

    /// Whether the line says by a verb that somebody rang.
    fn is_call(&self) -> bool {
        let rang = |what: &What| matches!(what, What::Kind { code: "call", word, .. } if is_verb(word));
        self.parsed.pieces.iter().any(|piece| rang(&piece.what))
    }

    /// The kind of the contact that a clause names at a word, by its noun.
    pub(super) fn noun(&self, words: &[&str], at: usize) -> Option<Option<&'static str>> {
        let word = words.get(at)?;
        if let Some(code) = contact_at(words, at) {
            return Some(Some(code));
        }
        let named = is_of_contact(word) && !is_verb(word) && !telling::is_past(word) && !telling::is_infinitive(word);
        named
            .then(|| super::BESIDE.iter().find(|(begun, _)| word.starts_with(begun)).map(|(_, kind)| *kind))
            .or(MEALS.contains(word).then_some(Some("meeting")))
    }

    /// Whether the noun of a contact is where something else happened: «на встрече отменили скидку».
    pub(super) fn is_within(&self, words: &[&str], noun: usize) -> bool {
        let led = |at: usize| at < noun && WITHIN.contains(&words[at]);
        let article = noun > 0 && ARTICLES.contains(&words[noun - 1]);
        if leads_there(words, noun) {
            return false;
        }
        // A way of two words stands there by its code.
        let said = |what: &What| match what {
            What::Kind { code, word, .. } => *code == words[noun] && WITHIN.iter().any(|led| fold(word).starts_with(&format!("{led} "))),
            _ => false,
        };
        led(noun.wrapping_sub(1)) || article && led(noun.wrapping_sub(2)) || self.parsed.pieces.iter().any(|piece| said(&piece.what))
    }

    /// What a clause may say became of the contact that it names: «созвон отменился из-за совета», `pulled out of the meeting`.
    fn fell(&self, words: &[&str]) -> Option<(&'static Choice, Option<&'static str>)> {
        let known = [(CANCELLING, &CANCELLED), (NOT_WANTED, &CANCELLED), (MOVING, &POSTPONED)];
        let mut known = known.into_iter().flat_map(|(all, choice)| all.iter().map(move |said| (*said, choice)));
        let nouns: Vec<(usize, Option<&'static str>)> = (0..words.len()).filter_map(|at| Some((at, self.noun(words, at)?))).collect();
        if let Some((_, kind)) = nouns.iter().find(|(at, _)| *at > 0 && NO_CONTACT.contains(&words[at - 1])) {
            return Some((&CANCELLED, *kind));
        }
        known.find_map(|(said, choice)| {
            let at = find(words, said)?;
            // «не отменяется»
            if at > 0 && DENYING.contains(&words[at - 1]) {
                return None;
            }
            // «просит перенести созвон»: it is only asked for.
            if telling::is_infinitive(words[at]) || at > 0 && words[at - 1] == "to" {
                return None;
            }
            let until = at + said.len();
            let before = nouns.iter().find(|(noun, _)| *noun < at && !self.is_within(words, *noun));
            let after = || nouns.iter().find(|(noun, _)| (at..=until + OBJECT).contains(noun));
            // «отменили рейс на встрече»: of what is named beside it, and is no contact, it is said.
            // «рецептура не та, нужна старая»
            let between =
                |noun: usize| words.get(noun + 1..at).unwrap_or_default().iter().all(|word| is_neutral(word) || self.is_somebody(word));
            let wanted = NOT_WANTED.contains(&said);
            let kind = match before.filter(|(noun, _)| !wanted || between(*noun)).or_else(after) {
                Some((noun, kind)) if *noun > at || !self.is_of_something_else(words, *noun, at, until) => *kind,
                Some(_) => return None,
                None => return self.fell_by_somebody(words, at, until).then_some((choice, None)),
            };
            // A call in which a meeting was called off took place.
            let of_another = self
                .kind
                .zip(kind)
                .is_some_and(|(said, named)| said != named && !alike(said, named) && (said == "call") != (named == "call"));
            (!of_another).then_some((choice, kind))
        })
    }

    /// «зв верста отменили рейс», `call versta they moved the slot`: whether a verb behind the name of a contact says what somebody did to
    /// something else, as it was told in it.
    fn is_of_something_else(&self, words: &[&str], noun: usize, at: usize, until: usize) -> bool {
        let named = |from: usize, to: usize| words.get(from..to).unwrap_or_default().iter().any(|word| SOMETHING_ELSE.contains(word));
        if words[at].is_ascii() {
            return named(noun + 1, at) || named(until, until + 1);
        }
        // «встречу отменили» says of what: a name of a contact in its own form stands beside the sentence.
        let led = words.get(noun + 1).is_some_and(|word| LED.contains(word));
        let own = !led && contact_at(words, noun).is_some();
        let itself =
            !begins(DONE_TO_SOMETHING, words[at]) || ["ся", "сь", "ен", "ена", "ено"].iter().any(|ending| words[at].ends_with(ending));
        let thing = words.get(until).is_some_and(|word| !is_neutral(word) && !BECAUSE.contains(word) && !self.is_somebody(word));
        own && !itself && telling::is_past(words[at]) && thing
    }

    /// `cassidy cancelled because of the board`: whether nothing but a reason or a day follows what somebody named called off.
    fn fell_by_somebody(&self, words: &[&str], at: usize, until: usize) -> bool {
        let somebody = words.iter().take(at).any(|word| self.is_somebody(word));
        let rest = words.get(until..).unwrap_or_default();
        somebody
            && rest.first().is_some_and(|word| BECAUSE.contains(word))
            && words.iter().take(at).all(|word| is_neutral(word) || self.is_somebody(word))
    }

    /// Whether the line says that a contact that it names is agreed on, or in doubt.
    pub fn is_said_to_stand(&self) -> bool {
        let texts: Vec<String> = clauses(self.parsed).iter().map(|clause| comparable(clause)).collect();
        !self.was_spoken() && texts.iter().any(|clause| self.is_set(&words(clause)))
    }

    /// «встреча с Калитинским подтверждена на пн»: whether a clause says of a contact to come that it is agreed on, or is not.
    fn is_set(&self, words: &[&str]) -> bool {
        // «Палехов: встреча в силе» was heard from him.
        let stands = STANDS.iter().filter(|_| self.kind.is_some());
        CONFIRMED.iter().chain(stands).any(|said| {
            let Some(at) = find(words, said) else { return false };
            let until = at + said.len();
            let named = |noun: usize| self.noun(words, noun).is_some() && !self.is_within(words, noun);
            let near = (0..at).any(named) || (at..=until + OBJECT).any(named);
            // «встреча с Ивневым, подтвердил заказ» says what was confirmed in it.
            let goes_on = words.get(until).is_none_or(|word| is_neutral(word) || self.is_somebody(word) || STANDING.contains(word));
            near && goes_on
        })
    }

    /// «созвон с Лапшиной через час»: whether a clause says no more of a contact than how soon it is to be.
    fn is_soon(&self, words: &[&str]) -> bool {
        let Some(at) = words.iter().position(|word| SOON.contains(word)) else { return false };
        let measure = |word: &&str| ["полчас", "час", "мин", "hour", "min"].iter().any(|begun| word.starts_with(begun));
        let Some(until) = words.iter().skip(at + 1).take(2).position(measure).map(|count| at + 2 + count) else { return false };
        let beside = || words.iter().enumerate().filter(|(place, _)| !(at..until).contains(place)).map(|(_, word)| *word);
        (self.names_it(words) || self.is_by_noun()) && beside().all(|word| is_neutral(word) || self.is_somebody(word))
    }

    /// «Ивнев через Пестову передал ок», `Rosier via Uyttendaele`: whether what somebody says came through another.
    fn is_relayed(&self, words: &[&str]) -> bool {
        let other = |word: &&str| self.is_somebody(word) || begins(STAND_INS, word);
        (0..words.len()).any(|at| THROUGH.contains(&words[at]) && words.get(at + 1).is_some_and(other))
    }

    /// «Зимина вместо Пестовой теперь решает», `Lapp is replaced by Sittig`: whether a clause tells of one person in the place of another, from
    /// now on.
    fn is_news(&self, words: &[&str]) -> bool {
        if self.kind.is_some() {
            return false;
        }
        let named = words.iter().filter(|word| self.is_somebody(word)).count();
        let replaced = REPLACED.iter().any(|said| find(words, said).is_some());
        let by = replaced && (named > 1 || named == 1 && (words.contains(&"by") || words.contains(&"from")));
        let now = words.iter().any(|word| INSTEAD_OF.contains(word)) && words.iter().any(|word| begins(NEW, word));
        by || now
    }

    /// «прислал на встречу Рябову», `sent Reilly to the meeting`: whether a clause says that somebody was sent to a contact.
    fn is_sent_there(&self, words: &[&str]) -> bool {
        let Some(at) = words.iter().position(|word| telling::is_sent(word)) else { return false };
        let there = |noun: usize| leads_there(words, noun) || ARTICLES.contains(&words[noun - 1]) && words[noun - 2] == "to";
        (at + 2..words.len()).any(|noun| self.noun(words, noun).is_some() && there(noun))
    }

    /// Whether a clause says that nobody was reached, or that one was there in vain.
    fn was_in_vain(&self, words: &[&str]) -> bool {
        let of_letter = |said: &[&str]| find(words, said).is_some_and(|at| is_of_letter(words, at + said.len()));
        let none = has(words, NOBODY) || has(words, UNREACHED) || self.kind != Some("call") && has(words, ON_A_TRIP);
        let silent = UNANSWERED.iter().any(|said| find(words, said).is_some() && !of_letter(said));
        let us = OF_US.iter().any(|said| find(words, said).is_some());
        (none || silent) && !us
    }

    /// Whether a clause says of nobody else named why an attempt led to nobody.
    fn led_to_nobody(&self, words: &[&str]) -> bool {
        let other = words.iter().any(|word| (self.person)(word));
        !other && (has(words, AFTER_AN_ATTEMPT) || has(words, ABSENT))
    }
}

/// «на созвон», «на встречу»: whether the name of a contact is where somebody went, rather than where something happened.
fn leads_there(words: &[&str], noun: usize) -> bool {
    let there = noun > 0 && words[noun - 1] == "на";
    there && !["е", "и", "ах", "ях"].iter().any(|ending| words[noun].ends_with(ending))
}

/// `Cassidy to call me back tue`: whether a clause says that somebody is to be in touch.
fn is_awaited(words: &[&str]) -> bool {
    let at = words.iter().position(|word| *word == SOMEBODY);
    at.and_then(|at| words.get(at + 1..at + 3)).is_some_and(|next| next[0] == "to" && (begins(&AHEAD, next[1]) || next[1] == "be"))
}

/// «сбросила и написала», `hung up and wrote`: whether a clause says that a call was not taken and that one wrote instead, which is no talk.
fn is_hung_up_on(words: &[&str]) -> bool {
    let Some(at) = NOT_TAKEN.iter().filter_map(|said| find(words, said)).min() else { return false };
    let wrote = |word: &str| is_verb(word) && leading_kind(&[word]).is_some_and(|read| is_written(read.code));
    words.iter().skip(at + 1).any(|word| wrote(word))
}

/// Whether a folded word is that of who answers for others.
pub(in crate::capture) fn is_a_stand_in(word: &str) -> bool {
    begins(STAND_INS, word)
}

/// Whether a clause names who stands in for somebody: a secretary, the guard at the gate.
pub(super) fn names_a_stand_in(words: &[&str]) -> bool {
    words.iter().any(|word| begins(STAND_INS, word) || *word == "pa")
}

/// «зум упал», «ссылка не открылась», `zoom crashed`: whether a clause says that what one spoke by did not work.
fn is_cut_off(words: &[&str]) -> bool {
    let near = |at: usize| words.iter().enumerate().skip(at.saturating_sub(2)).take(5).map(|(_, word)| *word);
    // `line three is down`
    let within = |at: usize| words[at] == "line" && words.get(at + 1).is_some_and(|next| !begins(FAILED, next) && *next != "went");
    (0..words.len()).filter(|at| begins(LINES, words[*at]) && !within(*at)).any(|at| {
        let denied = near(at).any(|word| DENYING.contains(&word)) && near(at).any(|word| begins(NOT_WORKING, word));
        denied || near(at).any(|word| begins(FAILED, word))
    })
}

/// Whether one of these stands among the words.
pub(super) fn has(words: &[&str], known: &[&[&str]]) -> bool {
    known.iter().any(|said| find(words, said).is_some())
}

fn words(clause: &str) -> Vec<&str> {
    clause.split(|c: char| !(c.is_alphanumeric() || matches!(c, '+' | '-'))).filter(|word| !word.is_empty()).collect()
}
