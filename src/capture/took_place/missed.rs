//! Whether a line says that the contact did not take place, and what became of it instead: it is an attempt, called off or put off,
//! and no last contact; what was planned is still to come.

mod again;
mod against;
mod ahead;
mod away;
mod clauses;
mod coming;
mod done_to;
mod in_vain;
mod only_day;
mod predicate;
mod signs;
#[cfg(test)]
mod tests;
mod words;

use super::super::closing::alike;
use super::super::kinds::{is_verb, leading_kind};
use super::super::next::bare_hour;
use super::super::vocabulary::{AGREED, NOBODY, SPOKE, begins};
use super::super::{Parsed, What, telling};
use crate::domain::dates::{ON, Said, UNTIL, is_about_days, is_dated, leading_day, leading_time, names_a_day, period};
use crate::domain::entry::{CANCELLED, MISSED, POSTPONED};
use crate::domain::field::{Bias, Choice};
use crate::domain::name::fold;
use again::{Again, asks_for_another_time, is_told};
pub(in crate::capture) use against::{Told, is_a_stand_in};
pub(super) use away::is_of_a_guest;
use away::{absent, begins_with_who_is_away, is_kept_by_a_contact};
pub(in crate::capture) use away::{is_past_or_heard, says_of_absence, speaks_of_absence};
use chrono::{NaiveDate, NaiveTime};
pub(in crate::capture) use clauses::{called_off, clauses, comparable, roots_for};
pub(in crate::capture) use coming::is_reached_after_all;
use only_day::only_day;
pub(in crate::capture) use predicate::tells;
use signs::DENYING;
use words::{
    AGAIN, AHEAD, AHEAD_OF_OURS, BESIDE, DUTY, FELL_THROUGH, GIVEN, HEARSAY, INSTEAD, MEALS, MEASURES, MOVED, NOT_BEGUN, NOT_GOT,
    NOT_IN_TOUCH, NOT_YET, OF_A_DAY, OF_US, ORDERS, OURS, SPEAKING, TO, TOLD, UNANSWERED, WAITING, WITH,
};

/// So many words at the beginning of a clause say of whom it is.
const FIRST: usize = 2;

/// What stands for somebody named, who is no word of the clause.
const SOMEBODY: &str = "+";

/// What became of a contact that did not take place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Missed {
    /// The code of its state (M22).
    pub state: &'static str,
    /// Nothing else of the line says that one spoke all the same.
    pub sure: bool,
    /// The code of its kind, where the words say which contact it was.
    pub kind: Option<&'static str>,
    /// The day of which the words say that it fell through, or to which it was put off, where that is not today, and
    /// whether it is no guess; of a contact tried in vain the one that was named for the next.
    pub day: Option<On>,
    /// The day to come for which it had been planned, where the words say it: «завтрашнюю встречу перенесли на пн».
    pub of: Option<On>,
    /// It is still to be done, or was heard elsewhere, rather than tried in vain.
    pub why: Why,
}

/// Why nothing took place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Why {
    /// It was tried, or fell through.
    #[default]
    Failed,
    /// It is still to be done: «надо позвонить Ивневу».
    Ahead,
    /// The line says something about somebody, and of no contact: «у Ивнева завтра юбилей».
    Remark,
}

/// A day of which a line says that a contact fell through, or to which it was put off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct On {
    /// The day.
    pub day: NaiveDate,
    /// It is no guess.
    pub sure: bool,
    /// The hour said with it.
    pub time: Option<NaiveTime>,
}

/// What a clause says of the contact.
enum Clause {
    /// It did not take place.
    Missed(Fell),
    /// That somebody was not to be spoken to; whether it is somebody marked as taking part.
    Absent(bool),
    /// Nothing, or that one tries again.
    Nothing,
    /// Something that may have been said in it.
    Told,
}

/// How a clause says that a contact did not take place.
#[derive(Clone, Copy)]
struct Fell {
    choice: &'static Choice,
    /// The words are said of contacts alone.
    plainly: bool,
    /// Somebody may have told it of another contact.
    told: bool,
    /// Of which kind it was.
    kind: Option<&'static str>,
}

/// What a line says of a contact that did not take place; `kind` is what it says of the way. A letter that nobody answered was sent all
/// the same, and a call in which a meeting was put off took place.
/// `person` says whether a word is the name of somebody of the client.
pub fn missed(parsed: &Parsed, kind: Option<&'static str>, person: &dyn Fn(&str) -> bool) -> Option<Missed> {
    if is_an_order(parsed) {
        return Some(Missed { state: MISSED.code, sure: false, kind: None, day: None, of: None, why: Why::Ahead });
    }
    if kind.is_some_and(is_written) {
        // «письмо костиной отправлю завтра»
        let shall = |word: &str| AHEAD_OF_OURS.iter().any(|begun| word.starts_with(begun)) && word.ends_with(['ю', 'у']);
        let ahead = clauses(parsed).first().is_some_and(|clause| comparable(clause).split_whitespace().any(shall));
        return ahead.then_some(Missed { state: MISSED.code, sure: false, kind: None, day: None, of: None, why: Why::Ahead });
    }
    let texts = clauses(parsed);
    // «занята, попросила завтра»
    let now = (parsed.today, parsed.now);
    let asked = texts.iter().enumerate().map(|(at, clause)| asks_for_another_time(clause, at == 0 && kind.is_some(), now, person));
    let asked: Vec<Option<Again>> = asked.collect();
    let clauses = texts.iter().zip(&asked).map(|(clause, asked)| match read(clause, person) {
        Clause::Told if asked.is_some() => Clause::Nothing,
        read => read,
    });
    let clauses: Vec<Clause> = clauses.collect();
    let again = asked.iter().flatten().find_map(|again| again.on);
    let found: Vec<Fell> = clauses.iter().filter_map(|clause| if let Clause::Missed(fell) = clause { Some(*fell) } else { None }).collect();
    let named = found.iter().find_map(|fell| fell.kind);
    if let (Some(said), Some(named)) = (kind, named)
        && said != named
        && !alike(said, named)
        && (said == "call") != (named == "call")
    {
        return None;
    }
    // «отменили, перенесли на пн»: what is put off is called off for the day.
    let is = |wanted: &&Choice| found.iter().any(|fell| fell.choice.code == wanted.code);
    let told_of = clauses.iter().any(|clause| matches!(clause, Clause::Told));
    // «Костина занята, говорил с Шульгиной»
    let other = texts.iter().any(|text| text.split_whitespace().any(|word| begins(&SPOKE, &fold(word))));
    let absent = clauses.iter().any(|clause| matches!(clause, Clause::Absent(marked) if *marked || !told_of || other));
    // Who was not there is no one who took part, whoever else the clause goes on with.
    let away = texts.iter().position(|text| begins_with_who_is_away(text, person));
    // «ивнев в отпуске, зв ромашка пестова»
    let is_contact = |text: &String| leading_kind(&text.split_whitespace().collect::<Vec<_>>()).is_some_and(|read| read.whole);
    let absent = absent || kind.is_none() && texts.iter().any(|text| is_kept_by_a_contact(text, person));
    let absent = absent || away.is_some_and(|at| !texts.iter().skip(at + 1).any(is_contact));
    // «отправить КП, договорились созвониться в пт»: what was agreed was said to somebody, whatever is still to be done.
    // «созвонились с Родинцевым, сделаю расчёт»
    let spoke = |clause: &String| {
        let words: Vec<String> = comparable(clause).split_whitespace().map(str::to_owned).collect();
        let past = |word: &String| is_verb(word) && (word.is_ascii() || telling::is_past(word));
        words.iter().position(past).is_some_and(|at| !words[..at].iter().any(|word| matches!(word.as_str(), "не" | "not" | "never")))
    };
    let agreed = texts.iter().any(|text| text.split_whitespace().any(|word| AGREED.iter().any(|begun| fold(word).starts_with(begun))));
    let agreed = agreed || texts.iter().any(spoke);
    let stated = || texts.iter().find_map(|clause| is_no_contact(clause, parsed.today, person)).flatten();
    let stated = stated().filter(|why| !(agreed && *why == Why::Ahead));
    let Some(choice) = [&POSTPONED, &CANCELLED, &MISSED].into_iter().find(is) else {
        if let Some(day) = only_day(&texts, parsed.today).filter(|_| !says_more(parsed)) {
            return Some(Missed { state: POSTPONED.code, sure: false, kind: None, day: Some(day), of: None, why: Why::Failed });
        }
        // `ashby travelling, call on tuesday instead`
        let instead = |text: &&String| text.split_whitespace().any(|word| INSTEAD.contains(&fold(word).as_str()));
        let day = texts.iter().filter(instead).find_map(|text| only_day(std::slice::from_ref(text), parsed.today));
        if let Some(day) = day.filter(|_| !says_more(parsed)) {
            return Some(Missed { state: POSTPONED.code, sure: false, kind: None, day: Some(day), of: None, why: Why::Failed });
        }
        // What is left is words that nobody listed.
        let said = texts.iter().find(|text| comparable(text).split_whitespace().any(|word| !is_neutral(word)));
        if let Some(clause) = said.filter(|clause| {
            !says_more(parsed) && predicate::is_of_the_contact(clause, kind.is_some(), parsed.headed, parsed.today, person)
        }) {
            let day = Days::of(clause, true, parsed.today).to;
            let state = if day.is_some() { POSTPONED.code } else { MISSED.code };
            return Some(Missed { state, sure: false, kind: None, day, of: None, why: Why::Failed });
        }
        let why = stated.filter(|_| kind.is_none());
        let why = if absent { Some(why.unwrap_or_default()) } else { why };
        // «набрал Фролову, в цехе шумно, перезвонит», `Rourke asked for a call back at 5`: nothing was told in it, as far as the words go.
        let put_off = asked.iter().flatten().any(|again| again.plainly && !again.ours) && !is_told(&texts, &asked) && !says_more(parsed);
        if put_off && !absent && why.is_none() && kind.is_none_or(|kind| kind == "call") {
            return Some(Missed { state: MISSED.code, sure: false, kind: None, day: again, of: None, why: Why::Failed });
        }
        // «звонил Костиной: на совещании, перезвонит»
        let tried = absent && kind == Some("call") && asked.iter().any(Option::is_some) && !told_of && !says_more(parsed);
        let (why, day) = if tried { (Some(Why::Failed), again) } else { (why, None) };
        return why.map(|why| Missed { state: MISSED.code, sure: tried, kind: None, day, of: None, why });
    };
    // «Медынская на встрече не будет»: what is said of one guest calls nothing off for the others.
    if choice.code == CANCELLED.code && is_of_a_guest(parsed, person) {
        return Some(Missed { state: MISSED.code, sure: false, kind: None, day: None, of: None, why: Why::Ahead });
    }
    // `tuesday doesn't suit Ashby, now thu 10am`: what another clause names is when it is to be instead.
    let other = || texts.iter().zip(&clauses).filter(|(_, clause)| !matches!(clause, Clause::Missed(_))).map(|(text, _)| text);
    let instead = other().find_map(|text| only_day(std::slice::from_ref(text), parsed.today)).filter(|_| choice.code == CANCELLED.code);
    let choice = if instead.is_some() { &POSTPONED } else { choice };
    // «надо было позвонить, не успел»: that one did not get to it is no attempt.
    let why = stated.unwrap_or_default();
    let not_begun = |clause: &String| {
        let folded = comparable(clause);
        let words: Vec<&str> = folded.split_whitespace().collect();
        NOT_BEGUN.iter().any(|said| find(&words, said).is_some())
    };
    let ahead = choice.code == MISSED.code && (why == Why::Ahead && kind.is_none() || texts.iter().any(not_begun));
    // «зв ромашка: перенесли на пн» may tell of a delivery.
    let plainly = found.iter().any(|fell| fell.plainly) || kind.is_some_and(|kind| kind != "call");
    // `called Ashby: busy, try tomorrow`
    let plainly = plainly || kind.is_some() && choice.code == MISSED.code && asked.iter().flatten().any(|again| !again.ours);
    let told = found.iter().any(|fell| fell.told) || told_of;
    // «отменил завтрашнюю встречу, перенесли на пн»: each clause has its own day.
    let said = texts.iter().zip(&clauses).filter(|_| choice.code != MISSED.code).filter_map(|(text, clause)| match clause {
        Clause::Missed(fell) if fell.choice.code != MISSED.code => Some(Days::of(text, fell.choice.code == POSTPONED.code, parsed.today)),
        _ => None,
    });
    let said: Vec<Days> = said.collect();
    let (to, of) = (said.iter().find_map(|days| days.to), said.iter().find_map(|days| days.of));
    let sure = plainly && !told && !says_more(parsed) && !ahead;
    let day = match choice.code {
        code if code == POSTPONED.code => to.or(instead),
        code if code == MISSED.code && !ahead => again,
        _ => of,
    };
    Some(Missed { state: choice.code, sure, kind: named, day, of, why: if ahead { Why::Ahead } else { Why::Failed } })
}

/// `call cassidy back`, `email ashby the offer`: whether a line orders oneself to be in touch.
fn is_an_order(parsed: &Parsed) -> bool {
    let first = parsed.line.split_whitespace().next().map(fold).unwrap_or_default();
    let text = parsed.pieces.iter().skip(parsed.in_head).find_map(|piece| piece.what.text()).unwrap_or_default();
    let words: Vec<String> = text.split_whitespace().map(fold).collect();
    let given = words.first().is_some_and(|word| GIVEN.contains(&word.as_str()));
    let told = words.iter().any(|word| super::remark::is_heard(word) && !MEALS.contains(&word.as_str()) && leading_kind(&[word]).is_none());
    !parsed.headed && ORDERS.contains(&first.as_str()) && !told && (given || words.first().is_some_and(|word| word == "back"))
}

/// The days to come that a clause names: the one that a contact is put off to, and the one that it was to be on.
struct Days {
    to: Option<On>,
    of: Option<On>,
}

impl Days {
    fn of(clause: &str, put_off: bool, today: NaiveDate) -> Days {
        let words: Vec<&str> =
            clause.split(|c: char| c.is_whitespace() || matches!(c, '\'' | '’')).filter(|word| !word.is_empty()).collect();
        let mut all: Vec<(usize, On)> = Vec::new();
        let mut at = 0;
        while at < words.len() {
            let (said, count) = day_at(&words, at, today).map_or((None, 1), |(on, count)| (Some(on), count));
            all.extend(said.map(|on| (at, on)));
            at += count;
        }
        let word = |at: usize| words.get(at).map(|word| fold(word)).unwrap_or_default();
        let leads = |at: usize| leads_to_a_day(&word(at));
        let led = |at: usize| leads(at) || at > 0 && leads(at - 1);
        let from = |at: usize| adjective(&word(at)).is_some() || at > 0 && matches!(word(at - 1).as_str(), "с" | "со" | "from");
        let moved = (0..words.len()).find(|at| MOVED.iter().any(|begun| word(*at).starts_with(begun)));
        // «перенесли на пт», «перенесли пт»; what stands before it is the day that it was to be on.
        let to =
            all.iter().find(|(at, _)| led(*at)).or_else(|| all.iter().find(|(at, _)| moved.is_some_and(|moved| *at > moved) && !from(*at)));
        let to = to.filter(|_| put_off).copied();
        let of = all.iter().find(|(at, _)| to.is_none_or(|(to, _)| to != *at)).copied();
        Days { to: to.map(|(_, on)| on), of: of.map(|(_, on)| on) }
    }
}

/// The day to come that stands at a word, and of how many words it is.
fn day_at(words: &[&str], at: usize, today: NaiveDate) -> Option<(On, usize)> {
    if let Some(plain) = adjective(&fold(words.get(at)?)) {
        let said = leading_day(&[plain], today, Bias::Future).filter(|said| said.day > today)?;
        return Some((On { day: said.day, sure: said.sure, time: None }, 1));
    }
    let Said { day, words: count, sure } = leading_day(words.get(at..)?, today, Bias::Future).filter(|said| said.day > today)?;
    // «на следующую неделю» names no day.
    let of_day = words.get(at..at + count)?.iter().map(|word| fold(word));
    if of_day.clone().any(|word| period(&word).is_some()) && !of_day.clone().any(|word| names_a_day(&word)) {
        return None;
    }
    let rest = words.get(at + count..).unwrap_or_default();
    if let Some((time, _)) = leading_time(rest) {
        return Some((On { day, sure, time: Some(time) }, count));
    }
    // «с завтра 12 на пн 12»: at twelve, most likely.
    let until = rest.iter().position(|word| leads_to_a_day(&fold(word))).unwrap_or(rest.len());
    let time = rest.get(..until).and_then(bare_hour);
    Some((On { day, sure: sure && time.is_none(), time }, count + usize::from(time.is_some())))
}

/// Whether a word leads to the day that a contact is put off to.
fn leads_to_a_day(word: &str) -> bool {
    matches!(word, "на" | "to" | "for" | "until" | "till")
}

/// «завтрашнюю», «пятничный»: the day that such a word says of a contact.
pub(in crate::capture) fn adjective(word: &str) -> Option<&'static str> {
    OF_A_DAY.iter().find(|(begun, _)| word.starts_with(begun)).map(|(_, day)| *day)
}

/// Whether a word is one of a contact, in whatever form: «звонка», «встречу».
pub(in crate::capture) fn is_of_contact(word: &str) -> bool {
    BESIDE.iter().any(|(begun, _)| word.starts_with(begun))
}

/// Whether a contact is a message, which needs nobody to be there.
fn is_written(kind: &str) -> bool {
    ["mail", "message", "complaint"].contains(&kind)
}

/// Whether something follows from the line that comes of having spoken, or one of several may be who did not come.
fn says_more(parsed: &Parsed) -> bool {
    let what = |wanted: fn(&What) -> bool| parsed.pieces.iter().filter(|piece| wanted(&piece.what)).count();
    let follows = what(|what| {
        matches!(what, What::Promise { ours: false, .. } | What::Attitude(_) | What::Mood(_) | What::Value { .. } | What::Wish(_))
    });
    follows > 0 || what(|what| matches!(what, What::Person(_))) > 1
}

fn read(clause: &str, person: &dyn Fn(&str) -> bool) -> Clause {
    let folded = comparable(clause);
    let words: Vec<&str> = folded
        .split(|c: char| c.is_whitespace() || matches!(c, '*' | '"' | '«' | '»' | '\'' | '’'))
        .filter(|word| !word.is_empty())
        .collect();
    // `called off the visit`
    let beside = words.iter().enumerate().filter(|(at, _)| called_off(&words[*at..]).is_none()).map(|(_, word)| *word);
    let kind = beside.into_iter().find_map(|word| BESIDE.iter().find(|(begun, _)| word.starts_with(begun))).map(|(_, kind)| *kind);
    let kind = kind.or_else(|| (0..words.len()).find_map(|at| contact_at(&words, at)));
    // «жалуется, что не дозвонились до нас» tells of another contact.
    if OF_US.iter().any(|said| find(&words, said).is_some()) && !absent(&words, person) {
        return Clause::Told;
    }
    let told = words.iter().any(|word| begins(TOLD, word)) || NOT_YET.iter().any(|said| find(&words, said).is_some());
    // «не получилось поговорить», `could not talk`
    let not_got = NOT_GOT.iter().filter_map(|said| find(&words, said).map(|at| at + said.len()));
    let mut not_got = not_got.filter_map(|from| words.get(from..));
    if not_got.any(|rest| rest.iter().take(3).any(|word| begins(&SPEAKING, word))) {
        return Clause::Missed(Fell { choice: &MISSED, plainly: true, told: true, kind });
    }
    // «скинула голосовое» is a message of theirs.
    let sent = |at: usize| words.iter().take(at).any(|word| telling::is_sent(word));
    let nobody = NOBODY.iter().any(|said| find(&words, said).is_some_and(|at| !said[0].starts_with("голосов") || !sent(at)));
    let unanswered = || UNANSWERED.iter().any(|said| find(&words, said).is_some_and(|at| !is_of_letter(&words, at + said.len())));
    if nobody || unanswered() {
        // «Пестова звонила, а Зимина молчит» tells of somebody else.
        let other = !words.contains(&SOMEBODY) && words.iter().take(FIRST).any(|word| person(word));
        return Clause::Missed(Fell { choice: &MISSED, plainly: true, told: told || other, kind });
    }
    // «не отменяется»
    let denied = |at: usize| at > 0 && DENYING.contains(&words[at - 1]);
    let fell = FELL_THROUGH.iter().find_map(|(said, choice)| Some((find(&words, said).filter(|at| !denied(*at))?, said.len(), *choice)));
    let beside = |at: usize, count: usize| words.iter().enumerate().filter(move |(place, _)| !(at..at + count).contains(place));
    match fell {
        Some((at, count, choice)) if beside(at, count).all(|(_, word)| is_neutral(word)) => {
            Clause::Missed(Fell { choice, plainly: kind.is_some(), told, kind })
        }
        // «Петров не пришёл»: whether anybody else did, the words do not say.
        Some((at, count, choice)) if beside(at, count).all(|(_, word)| is_neutral(word) || person(word)) => {
            Clause::Missed(Fell { choice, plainly: kind.is_some(), told: true, kind })
        }
        // `monday's meeting with the buyer got cancelled`: what fell through is the contact, whatever else is said of it.
        Some((at, count, choice)) if choice.code != MISSED.code && is_said_of_a_contact(&words, at, count, person) => {
            Clause::Missed(Fell { choice, plainly: true, told: true, kind })
        }
        // `too busy to talk`
        Some((_, _, choice)) if choice.code != POSTPONED.code && absent(&words, person) => Clause::Absent(words.contains(&SOMEBODY)),
        Some(_) => Clause::Told,
        None if absent(&words, person) => Clause::Absent(words.contains(&SOMEBODY)),
        None if words.iter().all(|word| is_neutral(word) || begins(AGAIN, word)) => Clause::Nothing,
        None => Clause::Told,
    }
}

/// Whether a clause tells of what is still to be done, or that somebody did not come or answer, before it says anything else: «завтра
/// позвонить Ивневу», «Ивнев не придёт», «к Орловцеву не поехал». Nothing where it says nothing but names and days.
fn is_no_contact(clause: &str, today: NaiveDate, person: &dyn Fn(&str) -> bool) -> Option<Option<Why>> {
    let folded = comparable(clause);
    let words: Vec<&str> =
        folded.split(|c: char| !(c.is_alphanumeric() || matches!(c, '+' | '-' | ':' | '.'))).filter(|word| !word.is_empty()).collect();
    let is_led = |word: &str| is_neutral(word) || person(word) || DUTY.contains(&word);
    let stated = |at: usize| -> Option<Why> {
        let (word, next) = (words[at], words.get(at + 1).copied());
        let not = ["не", "not"].contains(&word);
        let will = ["will", "ll"].contains(&word);
        let ours = words[..at].iter().any(|word| OURS.contains(word));
        let own = || word.ends_with(['ю', 'у']) || word.ends_with("им") || word.ends_with("ем") || word.ends_with("мся");
        let theirs =
            || word.ends_with("ит") || word.ends_with("ет") || word.ends_with("ут") || word.ends_with("ят") || word.ends_with("ется");
        let failed = not && next.is_some_and(|next| begins(&NOT_IN_TOUCH, next)) || begins(&HEARSAY, word);
        // «ивнев ждёт звонка в 17», `waiting for my call`
        let waits = || {
            let awaited = words.iter().skip(at + 1).take(3).take_while(|word| !word.contains(':'));
            begins(&WAITING, word) && awaited.into_iter().any(|word| is_of_contact(word))
        };
        let ahead = || {
            waits()
                || will && (ours || next.is_some_and(|next| begins(&AHEAD, next)))
                || begins(&AHEAD, word) && (own() || theirs())
                || begins(&AHEAD_OF_OURS, word) && own()
                || telling::is_infinitive(word)
                || at > 0 && word.is_ascii() && DUTY.contains(&words[at - 1])
        };
        if failed { Some(Why::Failed) } else { ahead().then_some(Why::Ahead) }
    };
    let Some(at) = (0..words.len()).find(|at| stated(*at).is_some() || !is_led(words[*at])) else {
        return names_one_to_come(&words, today).then_some(Some(Why::Ahead));
    };
    Some(stated(at))
}

/// «визит 30.11 в 10»: whether words that say nothing else name a contact and a day to come.
fn names_one_to_come(words: &[&str], today: NaiveDate) -> bool {
    let is_kind = |word: &&str| leading_kind(&[word]).is_some_and(|read| read.whole && !is_written(read.code));
    words.iter().any(is_kind) && (0..words.len()).any(|at| day_at(words, at, today).is_some())
}

/// Where words with these beginnings stand, close together.
fn find(words: &[&str], begun: &[&str]) -> Option<usize> {
    let (first, rest) = begun.split_first()?;
    (0..words.len()).find(|at| {
        let mut next = at + 1;
        words[*at].starts_with(first)
            && (first.chars().count() > 3 || words[*at] == *first)
            && rest.iter().all(|begun| {
                let found = words.iter().skip(next).take(2).position(|word| word.starts_with(begun));
                next += found.map_or(0, |found| found + 1);
                found.is_some()
            })
    })
}

/// The kind of a contact that a clause names at a word: «обед с Ивневым», `lunch with`.
fn contact_at(words: &[&str], at: usize) -> Option<&'static str> {
    let read = leading_kind(words.get(at..)?).filter(|read| read.whole && !is_verb(words[at]) && !is_written(read.code))?;
    Some(read.code)
}

/// Whether a contact is what a clause says to have fallen through: it stands before that, and nothing after it but days.
fn is_said_of_a_contact(words: &[&str], at: usize, count: usize, person: &dyn Fn(&str) -> bool) -> bool {
    // «на встрече отменили скидку»: there something else was.
    let within = |noun: usize| noun > 0 && ["на", "в", "после", "at", "in", "during", "after"].contains(&words[noun - 1]);
    let is_contact = |noun: usize| contact_at(words, noun).is_some() || is_of_contact(words[noun]) || MEALS.contains(&words[noun]);
    let named = (0..at).any(|noun| is_contact(noun) && !within(noun));
    named && words.iter().skip(at + count).all(|word| is_neutral(word) || person(word))
}

/// Whether a word is said of a contact and when it was to be, rather than of anything else.
pub(super) fn is_neutral(word: &str) -> bool {
    let kind = || leading_kind(&[word]).is_some_and(|read| read.whole && !is_written(read.code));
    WITH.contains(&word)
        || ON.contains(&word)
        || UNTIL.contains(&word)
        || BESIDE.iter().any(|(begun, _)| word.starts_with(begun))
        || MEASURES.iter().any(|begun| word.starts_with(begun))
        || MEALS.contains(&word)
        || kind()
        || is_of_month(word)
        || adjective(word).is_some()
        || is_about_days(word)
        || is_dated(word)
        || leading_time(&[word]).is_some()
        || word.chars().all(|c| !c.is_alphabetic())
}

/// «7-го», `7th`: a day of a month by its number.
fn is_of_month(word: &str) -> bool {
    let ending = word.trim_start_matches(|c: char| c.is_ascii_digit());
    ending.len() < word.len() && ["-го", "-му", "-е", "го", "му", "th", "st", "nd", "rd"].contains(&ending)
}

/// Whether the words at a place say what was not answered, and that it was no call: «на письмо», `the question`.
fn is_of_letter(words: &[&str], at: usize) -> bool {
    let rest = words.get(at..).unwrap_or_default();
    let led = rest.iter().take_while(|word| TO.contains(word)).count();
    led > 0 && rest.get(led).is_some_and(|word| !is_neutral(word))
}
