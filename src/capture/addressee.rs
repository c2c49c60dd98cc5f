//! «!КП Петровой»: whom a promise is made to or by.

mod gender;
mod neighbours;

pub(super) use gender::{is_done_by_her, is_hers, is_hers_to_do};

use super::candidate::{Candidate, OFFERED};
use super::meaning::{Meaning, Next};
use super::names;
use super::naming::{Known, Names, Said};
use super::person::is_patronymic;
use crate::domain::dates::is_about_days;
use crate::domain::name::fold;
use crate::domain::surname::{as_called, is_like_a_name, is_particle, is_son_or_daughter};
use crate::domain::{Entity, Record, given};
use crate::editing::person_named;
use crate::search::likeness::{Likeness, likeness, skeleton};
use crate::store::capture::PersonBrief;
use crate::store::people::PersonName;
use crate::store::{Result, Store};
use gender::{Cases, HIS, suits};
use neighbours::Neighbours;

/// How many names of other companies are looked up in a promise.
const FEW: usize = 4;
/// Words after which a word written large is somebody.
const TO: [&str; 7] = ["для", "от", "for", "to", "from", "with", "ко"];
/// Words after which it is a place or a thing as well: «доступ в Битрикс», «КП по Весне».
const PLACING: [&str; 12] = ["в", "во", "на", "по", "о", "об", "про", "при", "из", "in", "at", "on"];
/// What one does in English with a thing for somebody, who is named before it.
const GIVING: [&str; 14] =
    ["send", "resend", "give", "show", "bring", "hand", "offer", "email", "mail", "forward", "write", "get", "make", "sell"];
/// What one does in English with somebody alone.
const TELLING: [&str; 12] = ["call", "ring", "phone", "tell", "ask", "remind", "inform", "meet", "text", "thank", "invite", "brief"];
/// With which words a thing begins.
const BEFORE_THINGS: [&str; 19] = [
    "the", "a", "an", "our", "my", "his", "her", "their", "your", "this", "that", "these", "those", "new", "all", "some", "two", "three",
    "both",
];
/// What stands between a verb and a thing, and is nobody.
const ADVERBS: [&str; 12] = ["over", "back", "out", "in", "on", "up", "off", "along", "him", "her", "them", "us"];
/// What joins two names.
const JOINING: [&str; 4] = ["and", "or", "и", "или"];
/// How names end when something goes to them.
const DATIVE: [&str; 5] = ["у", "ю", "ой", "ей", "ому"];

/// Finds whom each promise names in its own words: somebody of the account by the family name, by the given name or the
/// patronymic. Several, somebody of another company, or a name that nobody has, leave it open; so it goes to the first who
/// took part only where nobody is named.
pub(super) fn address(known: &Known, meaning: &mut Meaning) -> Result<()> {
    if meaning.promises.is_empty() {
        return Ok(());
    }
    let Some((people, present)) = at_hand(known, meaning)? else { return Ok(()) };
    let first = meaning.persons.first().and_then(|person| person.who.one()).map(|who| who.id);
    let first = first.map(|first| known.store.names_of(first)).transpose()?.and_then(|names| names.into_iter().next());
    for promise in &mut meaning.promises {
        (promise.person, promise.unclear, promise.stranger) = match told(known, &people, &promise.title, &present)? {
            Told::One(person) => (Some(person), Vec::new(), false),
            Told::Unclear(people) => {
                let nobody = people.is_empty();
                (None, people, nobody)
            }
            // «!образец ей» is nobody's whom one would not call so.
            Told::Nobody => (None, Vec::new(), first.as_ref().is_some_and(|first| is_of_the_other_gender(&promise.title, first))),
        };
    }
    Ok(())
}

/// The people of the account of a line, and who of those took part.
fn at_hand(known: &Known, meaning: &Meaning) -> Result<Option<(Vec<PersonBrief>, Vec<i64>)>> {
    let Some(account) = meaning.account.likely() else { return Ok(None) };
    let present = meaning.persons.iter().filter_map(|person| person.who.one()).map(|who| who.id).collect();
    Ok(Some((known.store.people_named_at(account.id)?, present)))
}

/// Finds with whom the next contacts are to be, where their own words say it: «встреча с Петровой».
pub(super) fn meet(known: &Known, meaning: &mut Meaning) -> Result<()> {
    let led = |next: &Next| next.purpose.split_whitespace().next().is_some_and(|word| ["с", "со", "with"].contains(&fold(word).as_str()));
    if !meaning.next.iter().any(led) {
        return Ok(());
    }
    let Some((people, present)) = at_hand(known, meaning)? else { return Ok(()) };
    for next in &mut meaning.next {
        if led(next) {
            (next.with, next.stranger) = match told(known, &people, &next.purpose, &present)? {
                Told::One(person) => (Some(person), false),
                Told::Unclear(_) => (None, true),
                Told::Nobody => (None, false),
            };
        }
    }
    Ok(())
}

/// Finds which promises and next contacts name in their own words somebody who is created with the entry. Who takes part is meant
/// rather than another of that name who does not.
pub(super) fn to_created(meaning: &mut Meaning) {
    let new = meaning.persons.iter().filter(|person| meaning.create.contains(&person.piece));
    let new: Vec<(usize, Record)> = new.map(|person| (person.piece, person_named(&as_called(&person.typed)))).collect();
    let present: Vec<i64> = meaning.persons.iter().filter_map(|person| person.who.one()).map(|who| who.id).collect();
    let named = |text: &str, known: Option<&Candidate>| -> Option<usize> {
        let same = |word: &str, part: &str| names::spelt(word, part) == Some(Likeness::Same);
        let all: Vec<&str> = all_words(text).collect();
        let cases = Cases::of(&all);
        let is_in = |person: &Record| {
            all.iter().enumerate().filter(|(_, word)| is_long_enough(word)).any(|(at, word)| {
                let given = is_large(word) && !text.starts_with(word);
                let family = person.text("family_name");
                same(word, family) && suits(cases.gender(at), family)
                    || given && ["given_name", "middle_name"].iter().any(|part| same(word, person.text(part)))
            })
        };
        let mut found = new.iter().filter(|(_, person)| is_in(person)).map(|(piece, _)| *piece);
        let one = found.next()?;
        (found.next().is_none() && !known.is_some_and(|known| present.contains(&known.id))).then_some(one)
    };
    for promise in &mut meaning.promises {
        promise.created = named(&promise.title, promise.person.as_ref());
        if promise.created.is_some() {
            (promise.person, promise.unclear, promise.stranger) = (None, Vec::new(), false);
        }
    }
    for next in &mut meaning.next {
        next.created = named(&next.purpose, next.with.as_ref()).filter(|_| next.with.is_some() || next.stranger);
        if next.created.is_some() {
            (next.with, next.stranger) = (None, false);
        }
    }
}

/// Whether a pronoun of a text is one by which somebody of this name is not called, as far as the name tells.
fn is_of_the_other_gender(text: &str, name: &PersonName) -> bool {
    let said = |pronouns: &[&str]| all_words(text).any(|word| pronouns.contains(&fold(word).as_str()));
    let (family, middle) = (fold(&name.family), fold(&name.middle));
    let his =
        middle.ends_with("ич") || middle.is_empty() && ["ов", "ев", "ин", "ский", "цкий"].iter().any(|ending| family.ends_with(ending));
    let hers = middle.ends_with("на") || middle.is_empty() && (is_hers(&family) || family.ends_with("ская") || family.ends_with("цкая"));
    his && said(&["ей", "ней", "нее"]) || hers && said(&["ему", "нему", "него"])
}

/// Whom the words of a promise name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// This person.
    One(Candidate),
    /// One of these, or somebody of another company; none of them where nobody is known by the name.
    Unclear(Vec<Candidate>),
    /// Nobody is named.
    Nobody,
}

/// Whom a promise at an account names, where `present` took part.
pub fn named(store: &Store, account: i64, title: &str, present: &[i64]) -> Result<Told> {
    told(&Known::of(store), &store.people_named_at(account)?, title, present)
}

fn told(known: &Known, people: &[PersonBrief], title: &str, present: &[i64]) -> Result<Told> {
    let named = named_in(title, people, present);
    Ok(match named.persons[..] {
        [one] if named.sure && !joins_a_stranger(title, people) => Told::One(names::candidate(one.clone())),
        [] => {
            let found = elsewhere(known, title)?;
            // Who took part although they act for another company is meant all the same.
            match found.iter().find(|person| present.contains(&person.id)) {
                Some(person) => Told::One(person.clone()),
                None if found.is_empty() && !names_a_stranger(known, title)? => Told::Nobody,
                None => Told::Unclear(found),
            }
        }
        ref several => Told::Unclear(names::candidates(known.store, several.iter().map(|person| (*person).clone()).collect())?),
    })
}

/// Which of the promises and questions stand in the file already.
pub(super) fn known_already(store: &Store, meaning: &mut Meaning) -> Result<()> {
    let Some(account) = meaning.account.one().map(|account| account.id) else { return Ok(()) };
    let first = meaning.first_party().and_then(|party| party.known()).map(|person| person.id);
    for promise in &mut meaning.promises {
        let action = promise.action(account, first);
        promise.known = store.open_like(&action)?.map(|known| known.id);
        promise.near = if promise.known.is_some() { None } else { store.nearly_open(&action)?.map(|near| near.title) };
    }
    for (piece, text) in &meaning.questions {
        let question = Record::owned(Entity::Question, account).with_text("title", text.clone());
        if store.asked_like(&question)?.is_some() {
            meaning.asked_already.push(*piece);
        }
    }
    Ok(())
}

/// The people of an account whom a text names by a part of their name, in any form and writing.
pub(super) fn told_of(people: &[PersonBrief], text: &str) -> Vec<i64> {
    named_in(text, people, &[]).persons.into_iter().map(|person| person.id).collect()
}

/// Words that may be names.
fn words(text: &str) -> impl Iterator<Item = &str> {
    all_words(text).filter(|word| is_long_enough(word))
}

/// The words of a text, with the signs that stand within words.
pub(super) fn all_words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '\'' | '’'))).filter(|word| !word.is_empty())
}

/// A word of two letters is a name only where it is written as names are: «Ли».
fn is_long_enough(word: &str) -> bool {
    word.chars().count() > 2 || word.chars().count() == 2 && is_large(word)
}

/// The words to which something goes in English, between the verb and what goes: `send Peter the quote`, `show Anna and Peter
/// our samples`, `call Peter`.
fn receivers(text: &str) -> Vec<&str> {
    let words: Vec<&str> = all_words(text).collect();
    let is = |known: &[&str], word: &str| known.contains(&fold(word).as_str());
    let Some(verb) = words.iter().position(|word| is(&GIVING, word) || is(&TELLING, word)) else { return Vec::new() };
    let rest = words.get(verb + 1..).unwrap_or_default();
    let to = rest.iter().take_while(|word| is_large(word) || is(&JOINING, word)).count();
    let what = |at: usize| rest.get(at).is_some_and(|word| is(&BEFORE_THINGS, word) || word.starts_with(|c: char| c.is_ascii_digit()));
    let count = match to {
        // In small letters one word alone: `send peter the quote`.
        0 if what(1) && !rest.first().is_some_and(|word| is(&ADVERBS, word) || is(&BEFORE_THINGS, word)) => 1,
        0 => 0,
        to if what(to) || is(&TELLING, words[verb]) => to,
        _ => 0,
    };
    rest.iter().take(count).copied().filter(|word| is_long_enough(word) && !is(&JOINING, word)).collect()
}

/// A word written as names are: large, and small from the second letter on.
fn is_large(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase) && word.chars().skip(1).all(|c| !c.is_uppercase())
}

/// Whom a text names.
struct InText<'a> {
    persons: Vec<&'a PersonBrief>,
    /// A given name alone may be a word, in small letters or as the first of the text.
    sure: bool,
}

/// The people of an account whom a text names. A word that fits several means those who took part, words that fit the same
/// person mean that one: «Анне Петровой», «Игорю Павловичу».
fn named_in<'a>(text: &str, people: &'a [PersonBrief], present: &[i64]) -> InText<'a> {
    let mut told: Vec<(Vec<&PersonBrief>, bool)> = Vec::new();
    let receivers = receivers(text);
    let all: Vec<&str> = all_words(text).collect();
    let (cases, beside) = (Cases::of(&all), Neighbours::of(text));
    let mut at = 0;
    while let Some(word) = all.get(at).copied() {
        let (long, count) = of_several_words(people, all.get(at..).unwrap_or_default());
        let gender = cases.gender(at);
        at += count.max(1);
        if count == 0 && !is_long_enough(word) {
            continue;
        }
        let same = |part: &str| names::spelt(word, part) == Some(Likeness::Same);
        let mut fits: Vec<&PersonBrief> = people.iter().filter(|person| same(&person.name.family)).collect();
        if count > 0 {
            fits = long;
        }
        // «КП Пестову» goes to a Пестов: that it may be the accusative of Пестова makes it hers only where she is met or asked.
        let suiting = |person: &&PersonBrief| suits(gender, &person.name.family);
        let mut sure = count > 0 || fits.iter().any(suiting);
        // Of a man and a woman of one name it is the one whose form it is, whoever took part.
        if count == 0 && fits.iter().any(suiting) {
            fits.retain(suiting);
        }
        // What may be the form of either is asked about.
        let of_both = HIS.iter().any(|ending| fold(word).ends_with(ending))
            && fits.iter().any(|person| is_hers(&person.name.family))
            && !fits.iter().all(|person| is_hers(&person.name.family));
        if fits.is_empty() {
            fits = people.iter().filter(|person| same(&person.name.given) || same(&person.name.middle)).collect();
            // «проверить роман», `Mark the samples`
            sure = is_large(word) && !text.starts_with(word)
                || receivers.contains(&word)
                || is_patronymic(&fold(word))
                || fits.iter().any(|person| present.contains(&person.id));
        }
        // «Штейну» may be «фон Штейн».
        if fits.is_empty() && is_large(word) {
            fits = people.iter().filter(|person| parts_of_family(&person.name.family).any(same)).collect();
            sure = false;
        }
        // Latin letters have no case forms: of two it is the one who is called so.
        if fits.len() > 1 && text.is_ascii() && count == 0 {
            let exact =
                |person: &&PersonBrief| [&person.name.family, &person.name.given].iter().any(|part| skeleton(word) == skeleton(part));
            fits.retain(exact);
        }
        if fits.len() > 1 && !of_both && fits.iter().any(|person| present.contains(&person.id)) {
            fits.retain(|person| present.contains(&person.id));
        }
        if fits.is_empty() {
            continue;
        }
        // «прайс Дине Костиной»: a name of which one word is somebody else's is not theirs.
        sure &= !beside.have_a_strange_part(word, &fits);
        let is_in = |known: &[&PersonBrief], person: &PersonBrief| known.iter().any(|other| other.id == person.id);
        match told.iter_mut().find(|(known, _)| fits.iter().any(|person| is_in(known, person))) {
            Some((known, known_sure)) => {
                known.retain(|person| is_in(&fits, person));
                *known_sure |= sure;
                *known_sure &= known.iter().all(|person| !beside.have_a_strange_part(word, &[*person]));
            }
            None => told.push((fits, sure)),
        }
    }
    InText { sure: told.iter().all(|(_, sure)| *sure), persons: told.into_iter().flat_map(|(persons, _)| persons).collect() }
}

/// The people whose family name of several words a row of words begins with, and of how many words it is.
fn of_several_words<'a>(people: &'a [PersonBrief], words: &[&str]) -> (Vec<&'a PersonBrief>, usize) {
    let long = |person: &PersonBrief| {
        let own: Vec<&str> = person.name.family.split_whitespace().collect();
        let begins = own.len() > 1 && words.get(..own.len()).is_some_and(|words| names::all_of(words, &own).is_some());
        if begins { own.len() } else { 0 }
    };
    let most = people.iter().map(long).max().unwrap_or_default();
    (people.iter().filter(|person| most > 0 && long(person) == most).collect(), most)
}

/// The words of a family name of several that are names by themselves.
fn parts_of_family(family: &str) -> impl Iterator<Item = &str> {
    let parts = family.split_whitespace().filter(|part| !is_particle(part) && !is_son_or_daughter(part));
    parts.filter(|_| family.contains(' '))
}

/// Whether a text names somebody who is known together with somebody who is not: `bring Teresa and Okafor the samples`.
fn joins_a_stranger(text: &str, people: &[PersonBrief]) -> bool {
    let words: Vec<&str> = all_words(text).collect();
    let fits = |word: &str| {
        let same = |part: &str| names::spelt(word, part) == Some(Likeness::Same);
        people.iter().any(|person| {
            let parts = [&person.name.family, &person.name.given, &person.name.middle];
            parts.into_iter().any(|part| same(part)) || parts_of_family(&person.name.family).any(same)
        })
    };
    words.windows(3).any(|three| match three {
        [one, joining, other] => {
            JOINING.contains(&fold(joining).as_str())
                && [one, other].iter().all(|word| is_large(word) && is_long_enough(word))
                && fits(one) != fits(other)
        }
        _ => false,
    })
}

/// Whether a text names somebody whom nobody is known by: a patronymic, a given name that others have, or a word written as
/// names are after «для» and `for` or in the dative.
fn names_a_stranger(known: &Known, text: &str) -> Result<bool> {
    let mut before = String::new();
    let receivers = receivers(text);
    for word in all_words(text) {
        let folded = fold(word);
        // In small letters it may be anything: `send marketing the list`.
        let led = TO.contains(&before.as_str()) || receivers.contains(&word);
        let placed = !led && PLACING.contains(&before.as_str());
        before.clone_from(&folded);
        if is_patronymic(&folded) && is_large(word) {
            return Ok(true);
        }
        // That a company is called so keeps no name of the shape of people's from being somebody's: «ИП Петров».
        let is_company = known.account(word).is_some() && !is_like_a_name(&folded);
        if !is_large(word) || !is_long_enough(word) || is_about_days(&folded) || is_company {
            continue;
        }
        let dative = !text.starts_with(word) && !placed && DATIVE.iter().any(|ending| folded.ends_with(ending));
        if led || dative || given::is_given_in_a_form(&folded) || names::is_given_somewhere(known.store, word)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// A word in small letters that is somebody's family name has so many letters at least.
const SMALL: usize = 5;

/// The people of any company whom a text names by the family name, written large or, as one types in haste, shaped as family names are.
fn elsewhere(known: &Known, text: &str) -> Result<Vec<Candidate>> {
    let mut found: Vec<Candidate> = Vec::new();
    let may_be = |word: &&str| is_large(word) || word.chars().count() >= SMALL && is_like_a_name(&fold(word));
    for word in words(text).filter(may_be).take(FEW) {
        if known.account(word).is_some() && !is_like_a_name(&fold(word)) || !known.person(word, Said::Headed) {
            continue;
        }
        let persons = known.persons(word, "", &[])?;
        let persons = persons.one().map(std::slice::from_ref).unwrap_or(persons.several());
        found.extend(persons.iter().filter(|person| likeness(word, family_of(&person.name)) == Some(Likeness::Same)).cloned());
    }
    // «фон Штейну», `van der Berg`
    let all: Vec<&str> = all_words(text).collect();
    let led = |at: usize| is_particle(all[at]) && (at == 0 || !is_particle(all[at - 1]));
    for at in (0..all.len()).filter(|at| led(*at)).take(FEW) {
        let small = all.iter().skip(at).take_while(|word| is_particle(word)).count();
        let phrase = all.get(at..=at + small).unwrap_or_default().join(" ");
        if !phrase.is_empty() && known.person(&phrase, Said::Headed) {
            let persons = known.persons(&phrase, "", &[])?;
            found.extend(persons.one().map(std::slice::from_ref).unwrap_or(persons.several()).iter().cloned());
        }
    }
    found.truncate(OFFERED);
    Ok(found)
}

/// The family name in «Иванов И. П.» or «J. Smith».
pub(super) fn family_of(name: &str) -> &str {
    name.split_whitespace().find(|part| !part.ends_with('.')).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::name::FOLDED;

    /// A letter pasted into the line, or dictated, would cost half a second a key.
    #[test]
    fn a_long_text_costs_no_more_a_word_than_a_short_one() {
        let name = PersonName { family: "Пестова".into(), given: "Дина".into(), middle: String::new() };
        let people = [PersonBrief { id: 1, name, detail: String::new() }];
        let folded = |times: usize| {
            let text = "Половину заявки, машину и цену по Пестову; прайс Дине Костиной. ".repeat(times);
            let before = FOLDED.get();
            assert_eq!(told_of(&people, &text), [1]);
            FOLDED.get() - before
        };
        let (short, long) = (folded(20), folded(200));
        assert!(long <= 11 * short, "{short} texts folded for a short one, {long} for one ten times as long");
    }
}
