//! Whose a line may be that begins with no name: that of the account, or of the people, whom its text names. It is only proposed.

use super::addressee::{self, all_words};
use super::candidate::Candidate;
use super::dating::leads_to_who_is_spoken_of;
use super::head::is_between;
use super::meaning::{Meaning, Whose};
use super::naming::{Known, Named, Names, Said};
use super::person::{is_away, is_large, is_patronymic};
use super::{What, names};
use crate::domain::name::fold;
use crate::domain::surname::is_like_a_name;
use crate::store::Result;

/// How many words of a text are looked at.
const MENTIONS: usize = 16;
/// The most words of a name within a sentence.
const NAME_WORDS: usize = 3;
/// After these stands who was spoken to, however it is written.
pub(super) const WITH: [&str; 22] = [
    "showed", "gave", "с", "со", "у", "от", "with", "w", "w/", "from", "to", "tried", "к", "для", "see", "saw", "met", "on", "into",
    "caught", "call", "visit",
];
/// A word in small letters that is somebody's family name has so many letters at least.
const SMALL: usize = 5;

/// The one account that the text names by its whole name, in any case form: «кп молвее отправил»; else the one for which all whom it
/// names act: «обсудили с Костиной цену».
pub(super) fn mentioned(known: &Known, meaning: &Meaning) -> Result<Option<(Candidate, Whose)>> {
    let found = match company(known, meaning)? {
        Company::Several => return Ok(None),
        Company::One(id, typed) => Some((id, Whose::Mentioned(typed))),
        Company::None => by_people(known, meaning)?,
    };
    let Some((id, whose)) = found else { return Ok(None) };
    Ok(names::account(known.store, id)?.one().cloned().map(|account| (account, whose)))
}

/// «звонил Ивнев, ромашка, просит счёт»: the account that the text names by its whole name in a clause of its own and that is also that of those who are named, in the
/// head or, where no other is open, in the text. It is no guess.
pub(super) fn borne_out(known: &Known, meaning: &Meaning) -> Result<Option<Candidate>> {
    if !known.is_among_us() {
        return Ok(None);
    }
    let Company::One(id, typed) = company(known, meaning)? else { return Ok(None) };
    // «долю в версте продаёт» speaks of it.
    let alone = |clause: &str| all_words(clause).filter(|word| !is_between(word)).collect::<Vec<_>>().join(" ") == typed;
    if !texts(meaning).any(|text| text.split([',', ';', '.', ':', '(', ')']).any(alone)) {
        return Ok(None);
    }
    let works = |ids: Vec<i64>| -> Result<bool> { Ok(known.accounts_shared_by(&ids)?.into_iter().any(|(account, _)| account == id)) };
    let mut named = false;
    for person in &meaning.persons {
        let who = person.who.one().map_or_else(|| person.who.several(), std::slice::from_ref);
        let theirs = works(who.iter().map(|who| who.id).collect())?;
        if !theirs {
            return Ok(None);
        }
        named = true;
    }
    if !named && meaning.screen.open.is_none_or(|open| open == id) {
        let people = known.store.people_named_at(id)?;
        named = texts(meaning).any(|text| !addressee::told_of(&people, text).is_empty());
    }
    Ok(if named { names::account(known.store, id)?.one().cloned() } else { None })
}

/// Which company the text of a line names by its whole name.
enum Company {
    None,
    One(i64, String),
    Several,
}

/// The same, in any case form and script.
fn company(known: &Known, meaning: &Meaning) -> Result<Company> {
    let mut found: Option<(i64, String)> = None;
    for text in texts(meaning) {
        let words: Vec<&str> = all_words(text).take(MENTIONS).collect();
        let pairs = words.windows(2).map(|pair| pair.join(" "));
        let alone = words.iter().filter(|word| word.chars().count() > 3).map(|word| (*word).to_owned());
        for phrase in pairs.chain(alone) {
            let Some((ids, Named::Whole | Named::Form)) = known.accounts(&phrase)? else { continue };
            match (&ids[..], &found) {
                ([one], Some((other, _))) if one == other => {}
                ([one], None) => found = Some((*one, phrase)),
                _ => return Ok(Company::Several),
            }
        }
    }
    Ok(found.map_or(Company::None, |(id, typed)| Company::One(id, typed)))
}

/// All that a line says in words of its own, whatever they are marked as.
pub(super) fn texts(meaning: &Meaning) -> impl Iterator<Item = &str> {
    said(meaning).map(|(text, _)| text)
}

/// The same, each with whether a sentence begins with it, whose first word is written large whatever it is.
fn said(meaning: &Meaning) -> impl Iterator<Item = (&str, bool)> {
    meaning.parsed.pieces.iter().filter_map(|piece| match &piece.what {
        What::Question(text) | What::Wish(text) | What::Complaint(text) => Some((text.as_str(), true)),
        // A day or a mark stands before it.
        What::Next { purpose: text, .. } | What::Promise { title: text, .. } => Some((text.as_str(), false)),
        what => what.text().map(|text| (text, true)),
    })
}

/// The one account for which all act whom the texts of a line name, and why.
fn by_people(known: &Known, meaning: &Meaning) -> Result<Option<(i64, Whose)>> {
    Ok(match people_named(known, said(meaning))? {
        Some((accounts, name)) => match accounts[..] {
            [one] => Some((one, Whose::Person(name))),
            _ => None,
        },
        None => None,
    })
}

/// The accounts for which all act whom some texts name, each with whether a sentence begins with it, and what the first of these people is
/// called.
pub(super) fn people_named<'a>(known: &Known, texts: impl Iterator<Item = (&'a str, bool)>) -> Result<Option<(Vec<i64>, String)>> {
    let mut shared: Option<(Vec<i64>, String)> = None;
    for (text, begins) in texts {
        let words: Vec<&str> = all_words(text).take(MENTIONS).collect();
        // «Чехонин в командировке»: the head leaves him to the text.
        let begins = begins && !is_away(&text.split_whitespace().skip(1).collect::<Vec<_>>());
        let mut at = 0;
        while at < words.len() {
            let Some((count, name)) = name_at(known, &words, at, begins) else {
                at += 1;
                continue;
            };
            at += count;
            let people = known.persons(&name, "", &[])?;
            let people = people.one().map(std::slice::from_ref).unwrap_or(people.several());
            let ids: Vec<i64> = people.iter().map(|person| person.id).collect();
            let mut works: Vec<i64> = known.accounts_shared_by(&ids)?.into_iter().map(|(account, _)| account).collect();
            let first = match shared {
                Some((before, first)) => {
                    works.retain(|account| before.contains(account));
                    first
                }
                None => people.first().map(|person| person.name.clone()).unwrap_or_default(),
            };
            shared = Some((works, first));
        }
    }
    Ok(shared)
}

/// The longest name of somebody that stands at a word of a text, and of how many words it is. With the first word of a sentence alone
/// nobody is named: it is written large whatever it is, and a name there is read with the head, unless it `begins` no sentence.
fn name_at(known: &Known, words: &[&str], at: usize, begins: bool) -> Option<(usize, String)> {
    let before = at.checked_sub(1).and_then(|at| words.get(at)).map(|word| fold(word)).unwrap_or_default();
    let first = words.get(at)?;
    // «spoke to smith's assistant»
    if let Some(owner) = owner(first).filter(|owner| known.person(owner, Said::Headed)) {
        return Some((1, owner.to_owned()));
    }
    // «в лобби ждал костину», «обещал дроновой прайс»: what has the shape of a family name names somebody in small letters as well.
    let led = (WITH.contains(&before.as_str()) || (at > 0 || !begins) && is_like_a_name(&fold(first))) && first.chars().count() >= SMALL;
    if leads_to_who_is_spoken_of(&before) || !(is_large(first) || led) {
        return None;
    }
    (1..=NAME_WORDS).rev().find_map(|count| {
        let name = words.get(at..at + count)?;
        let written = name.iter().skip(1).all(|word| is_large(word) || is_patronymic(&fold(word)));
        let said = if count > 1 { Said::Marked } else { Said::Headed };
        let phrase = name.join(" ");
        (written && (count > 1 || at > 0 || !begins) && known.person(&phrase, said)).then_some((count, phrase))
    })
}

/// Whose something is, or who will do something, of a word that says so in English: `Smith's`, `Smith'll`.
pub(super) fn owner(word: &str) -> Option<&str> {
    ["'s", "’s", "'ll", "’ll"].iter().find_map(|ending| word.strip_suffix(ending))
}
