//! «!КП Петровой»: whom a promise is made to or by.

use super::meaning::{Candidate, Meaning, OFFERED};
use super::names;
use super::naming::{self, Known, Names, Said};
use super::sound::{Likeness, likeness, skeleton};
use crate::store::capture::PersonBrief;
use crate::store::{Result, Store};

/// How many names of other companies are looked up in a promise.
const FEW: usize = 4;

/// Finds whom each promise names in its own words: by the family name somebody of the account. Several, or somebody of
/// another company, leave it open; so it goes to the first who took part only where nobody is named.
pub fn address(store: &Store, meaning: &mut Meaning) -> Result<()> {
    let Some(account) = meaning.account.likely().filter(|_| !meaning.promises.is_empty()).map(|account| account.id) else { return Ok(()) };
    let present: Vec<i64> = meaning.persons.iter().filter_map(|person| person.who.one()).map(|who| who.id).collect();
    let people = store.people_named_at(account)?;
    for promise in &mut meaning.promises {
        (promise.person, promise.unclear) = match told(store, &people, &promise.title, &present)? {
            Told::One(person) => (Some(person), Vec::new()),
            Told::Unclear(people) => (None, people),
            Told::Nobody => (None, Vec::new()),
        };
    }
    Ok(())
}

/// Whom the words of a promise name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// This person.
    One(Candidate),
    /// One of these, or somebody of another company.
    Unclear(Vec<Candidate>),
    /// Nobody is named.
    Nobody,
}

/// Whom a promise at an account names, where `present` took part.
pub fn named(store: &Store, account: i64, title: &str, present: &[i64]) -> Result<Told> {
    told(store, &store.people_named_at(account)?, title, present)
}

fn told(store: &Store, people: &[PersonBrief], title: &str, present: &[i64]) -> Result<Told> {
    Ok(match named_in(title, people, present)[..] {
        [one] => Told::One(names::candidate(one.clone())),
        [] => {
            let found = elsewhere(store, title)?;
            // Who took part although they act for another company is meant all the same.
            match found.iter().find(|person| present.contains(&person.id)) {
                Some(person) => Told::One(person.clone()),
                None if found.is_empty() => Told::Nobody,
                None => Told::Unclear(found),
            }
        }
        ref several => Told::Unclear(several.iter().map(|person| names::candidate((*person).clone())).collect()),
    })
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '\'' | '’'))).filter(|word| word.chars().count() > 2)
}

/// The people of an account whom a text names. A word that fits several means those who took part, words that fit the same
/// person mean that one: «Анне Петровой».
fn named_in<'a>(text: &str, people: &'a [PersonBrief], present: &[i64]) -> Vec<&'a PersonBrief> {
    let mut told: Vec<Vec<&PersonBrief>> = Vec::new();
    for word in words(text) {
        // Of those who took part the given name is enough: «КП Анне Сергеевне».
        let same = |part: &str| likeness(word, part) == Some(Likeness::Same);
        let is_named = |person: &&PersonBrief| same(&person.name.family) || present.contains(&person.id) && same(&person.name.given);
        let mut fits: Vec<&PersonBrief> = people.iter().filter(is_named).collect();
        // Latin letters have no case forms: of two it is the one who is called so.
        if fits.len() > 1 && text.is_ascii() {
            fits.retain(|person| skeleton(word) == skeleton(&person.name.family));
        }
        if fits.len() > 1 && fits.iter().any(|person| present.contains(&person.id)) {
            fits.retain(|person| present.contains(&person.id));
        }
        if fits.is_empty() {
            continue;
        }
        let is_in = |known: &[&PersonBrief], person: &PersonBrief| known.iter().any(|other| other.id == person.id);
        match told.iter_mut().find(|known| fits.iter().any(|person| is_in(known, person))) {
            Some(known) => known.retain(|person| is_in(&fits, person)),
            None => told.push(fits),
        }
    }
    told.concat()
}

/// The people of any company whom a text names by the family name, written large.
fn elsewhere(store: &Store, text: &str) -> Result<Vec<Candidate>> {
    let known = Known::of(store);
    let small = |word: &str| word.chars().skip(1).all(|c| !c.is_uppercase());
    let mut found: Vec<Candidate> = Vec::new();
    for word in words(text).filter(|word| word.chars().next().is_some_and(char::is_uppercase) && small(word)).take(FEW) {
        if known.account(word).is_some() || !known.person(word, Said::Headed) {
            continue;
        }
        let persons = naming::persons(store, word, "", &[])?;
        let persons = persons.one().map(std::slice::from_ref).unwrap_or(persons.several());
        found.extend(persons.iter().filter(|person| likeness(word, family_of(&person.name)) == Some(Likeness::Same)).cloned());
    }
    found.truncate(OFFERED);
    Ok(found)
}

/// The family name in «Иванов И. П.» or «J. Smith».
fn family_of(name: &str) -> &str {
    name.split_whitespace().find(|part| !part.ends_with('.')).unwrap_or(name)
}
