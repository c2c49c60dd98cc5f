//! Who was not there, by the words of a line, and who was spoken to in their place: «Дроновой нет, Лапин показал стопу», `Penrose on
//! holiday, Gower took the call`. Who was away takes no part, is promised nothing and closes nothing that was planned with them; the
//! other takes part where the words plainly say so, else that is asked.

use super::busy::is_busy;
use super::candidate::Candidate;
use super::dating::leads_to_who_is_spoken_of;
use super::kinds::{is_verb, leading_kind};
use super::lexer::clean;
use super::meaning::Meaning;
use super::naming::Known;
use super::telling::is_sent;
use super::vocabulary::{SO, SPOKE, begins};
use super::{Parsed, Piece, What, addressee, took_place};
use crate::domain::entry::HELD;
use crate::domain::name::fold;
use crate::store::Result;
use crate::store::capture::PersonBrief;
use std::ops::Range;

/// After these stands who was not there.
const IN_PLACE_OF: [&[&str]; 5] = [&["вместо"], &["без"], &["instead", "of"], &["in", "place", "of"], &["without"]];
/// How verbs begin besides of having sent somebody, and the words of whose place that was.
const SENDING: [&str; 4] = ["послал", "делегир", "привез", "delegated"];
const IN_OWN_PLACE: [&[&str]; 3] = [&["вместо", "себя"], &["за", "себя"], &["взамен", "себя"]];
/// English verbs of what somebody did who was there.
const DID: [&str; 25] = [
    "covers",
    "took",
    "gave",
    "brought",
    "came",
    "met",
    "saw",
    "spoke",
    "said",
    "told",
    "sent",
    "held",
    "stood",
    "stepped",
    "covered",
    "showed",
    "answered",
    "asked",
    "wants",
    "asks",
    "confirmed",
    "agreed",
    "joined",
    "was",
    "turned",
];
/// With these begins in English whom one is to ask instead.
const TO_BE_ASKED: [&str; 8] = ["talk", "speak", "call", "ring", "ask", "try", "contact", "see"];
/// Words that deny what a clause says.
const DENIED: [&str; 6] = ["не", "нет", "not", "never", "no", "nobody"];

/// Whether somebody else was spoken to in the place of who was not there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Instead {
    /// Nobody is named.
    #[default]
    Nobody,
    /// The words plainly say so.
    Plainly,
    /// Somebody is named, and the words leave it open.
    Unclear,
}

/// What a line says of who was there.
#[derive(Default)]
struct There {
    /// Who was not.
    absent: Vec<i64>,
    /// Who else is named.
    others: Vec<i64>,
    /// A clause says of somebody that they were not, rather than that another was there for them.
    away: bool,
    /// Each of those plainly was.
    plainly: bool,
    /// The way that the words say, and the word that says it.
    way: Option<(&'static str, String)>,
}

/// Takes out of a line's participants those of whom it says that they were not there, where it names somebody else. Where that one plainly
/// was there and stands in the text alone, the line is to be read again: it is given as it then is, with the number of the piece that
/// became several, and of how many more there are.
pub(super) fn set_apart(known: &Known, meaning: &mut Meaning) -> Result<Option<(Parsed, usize, usize)>> {
    let Some(account) = meaning.account.likely().filter(|_| !meaning.planned).map(|account| account.id) else { return Ok(None) };
    // Who was tried in vain is whom the line is about.
    if meaning.screen.outcome.is_some_and(|outcome| outcome != HELD.code) || !may_say_so(&meaning.parsed.line) {
        return Ok(None);
    }
    let people = known.store.people_named_at(account)?;
    let there = read(meaning, &people);
    if there.absent.is_empty() || there.others.is_empty() {
        return Ok(None);
    }
    if there.plainly
        && let [one] = there.others[..]
        && !meaning.persons.iter().any(|person| person.who.likely().is_some_and(|who| who.id == one))
        && let Some(split) = taking_part(&meaning.parsed, &people, one)
    {
        return Ok(Some(split));
    }
    let chars: Vec<char> = meaning.parsed.line.chars().collect();
    let is_absent = |id: i64| there.absent.contains(&id);
    let out = |person: &super::Participant| person.who.likely().is_some_and(|who| is_absent(who.id));
    // «+Пестова в отпуске» says both.
    let marked = meaning.persons.iter().filter(|person| out(person)).any(|person| {
        let start = meaning.parsed.pieces.get(person.piece).map_or(0, |piece| piece.span.start);
        chars.get(start) == Some(&'+') && start >= meaning.screen.begun
    });
    let before = meaning.persons.len();
    meaning.persons.retain(|person| !out(person));
    let removed = meaning.persons.len() < before;
    for id in &there.absent {
        let name = if known.has_person(*id)? { known.store.person_name(*id)?.short() } else { String::new() };
        meaning.absent.push(Candidate { id: *id, name, detail: String::new() });
    }
    // Whether what was planned with one took place with the other, nobody but the writer knows.
    meaning.instead = match () {
        () if there.plainly && !marked && meaning.screen.planned.is_none() => Instead::Plainly,
        () if removed || there.away => Instead::Unclear,
        () => Instead::Nobody,
    };
    if let Some((code, word)) = there.way.filter(|_| meaning.instead == Instead::Plainly && !meaning.kind_said) {
        (meaning.kind, meaning.kind_by) = (code, Some(word));
    }
    Ok(None)
}

/// Whether a line has words of somebody not being there at all.
fn may_say_so(line: &str) -> bool {
    let folded = took_place::comparable(line);
    let words: Vec<&str> = folded.split(|c: char| !(c.is_alphanumeric() || c == '-')).filter(|word| !word.is_empty()).collect();
    let typed: Vec<&str> = line.split_whitespace().collect();
    took_place::speaks_of_absence(&words)
        || (0..typed.len()).any(|at| is_busy(&typed[at..]))
        || words.iter().any(|word| begins(&SPOKE, word))
        || words.iter().any(|word| IN_PLACE_OF.iter().any(|said| said[0] == *word))
}

/// «у Исаенко совещание», `Isager had a meeting`: whether a clause says no more than that somebody had a meeting of their own.
fn was_busy(clause: &str, person: &dyn Fn(&str) -> bool) -> bool {
    let words: Vec<&str> = clause.split(' ').collect();
    let folded: Vec<String> = words.iter().map(|word| fold(word)).collect();
    let (named, rest) = match folded.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["у", _, ..] => (words.get(1), words.get(2..)),
        [_, "had" | "has", ..] => (words.first(), words.get(2..)),
        _ => return false,
    };
    let read = rest.and_then(leading_kind).filter(|read| read.whole && read.code != "call");
    named.is_some_and(|word| person(word)) && read.is_some_and(|read| Some(read.words) == rest.map(<[&str]>::len))
}

/// A clause, and whether it names somebody who is marked or stands in the head.
fn clauses(parsed: &Parsed) -> Vec<String> {
    let mut said = String::new();
    for (piece, typed) in parsed.all_typed() {
        match &piece.what {
            What::Text(_) | What::Unread { .. } | What::Gap | What::Complaint(_) | What::Kind { .. } => said.push_str(&typed),
            What::Person(_) => said.push_str(typed.trim_start_matches('+')),
            What::Account(_) | What::Day { .. } | What::Time(_) | What::Part(_) => {
                // What a sign behind them ends is a clause of its own.
                said.push_str(if typed.ends_with([',', '.']) { "," } else { " " });
            }
            _ => said.push(';'),
        }
    }
    let sentences = said.split([',', ';', ':', '.', '!', '?', '(', ')', '—', '–']);
    let clauses = sentences.map(|sentence| sentence.split_whitespace().collect::<Vec<_>>().join(" "));
    clauses.filter(|clause| !clause.is_empty()).collect()
}

fn read(meaning: &Meaning, people: &[PersonBrief]) -> There {
    let mut there = There::default();
    let named = |text: &str| addressee::told_of(people, text);
    let person = |word: &str| !named(word).is_empty();
    let (mut rest, mut nameless): (Vec<String>, bool) = (Vec::new(), false);
    let all = clauses(&meaning.parsed);
    let spoke = all.iter().any(|clause| clause.split(' ').any(|word| begins(&SPOKE, &fold(word))));
    for clause in all {
        let words: Vec<&str> = clause.split(' ').collect();
        // «Sorrell off sick so saw Winter»
        let joined = (1..words.len())
            .find(|at| SO.contains(&fold(words[*at]).as_str()) && took_place::says_of_absence(&words[..*at].join(" "), &person));
        let (first, after) = joined.map_or((&words[..], &[][..]), |at| (&words[..at], &words[at + 1..]));
        let first = first.join(" ");
        if took_place::says_of_absence(&first, &person) || spoke && was_busy(&first, &person) {
            there.away = true;
            let found = named(&first);
            nameless |= found.is_empty();
            there.absent.extend(found);
            rest.extend((!after.is_empty()).then(|| after.join(" ")));
        } else {
            rest.push(clause);
        }
    }
    for clause in &mut rest {
        there.absent.extend(without(clause, &named));
    }
    let mut sent = false;
    for clause in &mut rest {
        if let Some((absent, verb, who_came)) = sent_instead(clause, &named) {
            there.absent.extend(absent);
            *clause = who_came;
            (there.way, sent) = (Some(("meeting", verb)), true);
        }
    }
    // «зв пестова: в отпуске, говорил с Гущиным»
    let mut head = meaning.persons.iter().filter(|person| person.piece < meaning.parsed.in_head);
    if let (Some(one), None, true) = (head.next(), head.next(), nameless && there.absent.is_empty()) {
        there.absent.extend(one.who.one().map(|who| who.id));
    }
    there.plainly = true;
    for clause in &rest {
        let mut found = named(&without_spoken_of(clause));
        found.retain(|id| !there.absent.contains(id));
        if found.is_empty() {
            continue;
        }
        match was_there(clause, people, &found).or(sent.then_some(None)) {
            Some(way) => there.way = there.way.take().or(way),
            None => there.plainly = false,
        }
        there.others.extend(found);
    }
    there.others.sort_unstable();
    there.others.dedup();
    there
}

/// «Костина прислала вместо себя Петрову», `Garnier sent Chastain in her place`: who was not there, the verb, and the words for who came.
fn sent_instead(clause: &str, named: &dyn Fn(&str) -> Vec<i64>) -> Option<(Vec<i64>, String, String)> {
    let words: Vec<&str> = clause.split(' ').collect();
    let folded: Vec<String> = words.iter().map(|word| fold(word)).collect();
    let verb = folded.iter().position(|word| is_sent(word) || begins(&SENDING, word))?;
    let own = folded.windows(2).any(|pair| IN_OWN_PLACE.iter().any(|said| pair == *said))
        || folded.windows(3).any(|three| three[0] == "in" && ["place", "stead"].contains(&three[2].as_str()))
        || folded.iter().skip(verb + 1).next_back().is_some_and(|word| word == "instead");
    let (absent, who_came) = (named(&words[..verb].join(" ")), words[verb + 1..].join(" "));
    (own && !absent.is_empty() && !named(&who_came).is_empty()).then(|| (absent, folded[verb].clone(), who_came))
}

/// A clause without those of whom it only speaks: «по Ломовскому пока тихо».
fn without_spoken_of(clause: &str) -> String {
    let words: Vec<&str> = clause.split(' ').collect();
    let about = |word: &str| leads_to_who_is_spoken_of(&fold(word)) || fold(word) == "по";
    let kept = words.iter().enumerate().filter(|(at, _)| at.checked_sub(1).is_none_or(|before| !about(words[before])));
    kept.map(|(_, word)| *word).collect::<Vec<_>>().join(" ")
}

/// Who is named in a clause right after words that say that they were not there; they are taken out of it.
fn without(clause: &mut String, named: &dyn Fn(&str) -> Vec<i64>) -> Vec<i64> {
    let words: Vec<&str> = clause.split(' ').collect();
    let folded: Vec<String> = words.iter().map(|word| fold(word)).collect();
    let led = (0..words.len()).find_map(|at| {
        let said = IN_PLACE_OF.iter().find(|said| folded.get(at..at + said.len()).is_some_and(|words| words == **said))?;
        let from = at + said.len();
        let found = words.get(from).map(|word| named(word)).filter(|found| !found.is_empty())?;
        Some((at..from + 1, found))
    });
    let Some((span, found)) = led else { return Vec::new() };
    *clause = words.iter().enumerate().filter(|(at, _)| !span.contains(at)).map(|(_, word)| *word).collect::<Vec<_>>().join(" ");
    found
}

/// Whether a clause says plainly that those whom it names were there: one spoke to them or met them, or they did something. Gives the way, where
/// the words say it.
fn was_there(clause: &str, people: &[PersonBrief], found: &[i64]) -> Option<Option<(&'static str, String)>> {
    let folded = took_place::comparable(clause);
    let words: Vec<&str> = folded.split(|c: char| !(c.is_alphanumeric() || c == '-')).filter(|word| !word.is_empty()).collect();
    // `Schmidt out till monday, talk to Weber`
    if words.first().is_some_and(|word| TO_BE_ASKED.contains(word)) && words.get(1).is_some_and(|word| *word != "with") {
        return None;
    }
    // `Penrose said no` denies nothing.
    let said = |at: usize| at > 0 && ["said", "says", "сказал", "сказала", "говорит"].contains(&words[at - 1]);
    if words.iter().enumerate().any(|(at, word)| DENIED.contains(word) && !said(at)) {
        return None;
    }
    let verb = words.iter().find_map(|word| Some((leading_kind(&[word]).filter(|read| read.whole && is_verb(word))?.code, *word)));
    if let Some((code, word)) = verb {
        return Some(Some((code, word.to_owned())));
    }
    if words.iter().any(|word| begins(&SPOKE, word)) {
        return Some(None);
    }
    let of = |word: &str| people.iter().filter(|person| found.contains(&person.id)).any(|person| fold(&person.name.family) == word);
    let others = || words.iter().filter(|word| !of(word));
    let did = others().any(|word| DID.contains(word) || took_place::is_past_or_heard(word));
    (words.iter().any(|word| of(word)) && did).then_some(None)
}

/// A line in which somebody whom its text names is a piece of their own.
fn taking_part(parsed: &Parsed, people: &[PersonBrief], one: i64) -> Option<(Parsed, usize, usize)> {
    let chars: Vec<char> = parsed.line.chars().collect();
    let is = |span: &Range<usize>| {
        let word: String = chars.get(span.clone()).unwrap_or_default().iter().collect();
        addressee::told_of(people, &word).contains(&one)
    };
    let texts = parsed.pieces.iter().enumerate().skip(parsed.in_head).filter(|(_, piece)| matches!(piece.what, What::Text(_)));
    let (at, whole, name) = texts.into_iter().find_map(|(at, piece)| {
        let words = words_in(&chars, piece.span.clone());
        let first = words.iter().position(is)?;
        let last = first + words.iter().skip(first).take_while(|span| is(span)).count() - 1;
        Some((at, piece.span.clone(), words[first].start..words[last].end))
    })?;
    let blanks = |from: usize, until: usize| (from..until).take_while(|at| chars.get(*at).is_some_and(|c| c.is_whitespace())).count();
    let before = (whole.start..name.start).rev().take_while(|at| chars.get(*at).is_some_and(|c| c.is_whitespace())).count();
    let (left, right) = (name.start - before, name.end + blanks(name.end, whole.end));
    let text = |from: usize, until: usize| What::Text(clean(&chars, from, until));
    let parts = [
        (whole.start..left, text(whole.start, left)),
        (left..name.start, What::Gap),
        (name.clone(), What::Person(clean(&chars, name.start, name.end))),
        (name.end..right, What::Gap),
        (right..whole.end, text(right, whole.end)),
    ];
    let parts: Vec<Piece> = parts.into_iter().filter(|(span, _)| !span.is_empty()).map(|(span, what)| Piece { what, span }).collect();
    let more = parts.len() - 1;
    let mut again = parsed.clone();
    again.pieces.splice(at..=at, parts);
    Some((again, at, more))
}

/// Where the words of a stretch stand.
fn words_in(chars: &[char], span: Range<usize>) -> Vec<Range<usize>> {
    let is_of_word = |c: &char| c.is_alphanumeric() || matches!(c, '-' | '\'' | '’');
    let mut words: Vec<Range<usize>> = Vec::new();
    for at in span.filter(|at| chars.get(*at).is_some_and(is_of_word)) {
        match words.last_mut() {
            Some(last) if last.end == at => last.end = at + 1,
            _ => words.push(at..at + 1),
        }
    }
    words
}
