//! Who of other clients is named in words that are said of one.

use super::addressee::{self, Told};
use super::candidate::Candidate;
use super::meaning::{Meaning, Whose};
use super::mentioned::{WITH, mentioned, texts};
use super::names;
use super::naming::{Known, Named, Names, Said};
use super::resolve::briefs;
use crate::domain::name::fold;
use crate::store::{Result, Store};

/// How many words are looked at.
const LOOKED_AT: usize = 16;
/// A word by which a company is called has so many letters at least.
const CALLED: usize = 4;

/// The other clients and the people of other clients that a text about an account names: what is written down for one of them may be
/// meant for another.
///
/// # Errors
/// Those of reading the file.
pub fn others_named(store: &Store, account: i64, text: &str) -> Result<Vec<Candidate>> {
    let known = Known::of(store);
    let mut found: Vec<Candidate> = Vec::new();
    if let Told::Unclear(people) = addressee::named(store, account, text, &[])? {
        for person in people {
            let works = known.accounts_shared_by(&[person.id])?;
            if works.iter().all(|(at, _)| *at != account) {
                found.push(person);
            }
        }
    }
    let words: Vec<&str> =
        text.split(|c: char| !(c.is_alphanumeric() || c == '-')).filter(|word| !word.is_empty()).take(LOOKED_AT).collect();
    let mut at = 0;
    while at < words.len() {
        let phrases = [2, 1].into_iter().filter_map(|count| Some((count, words.get(at..at + count)?.join(" "))));
        let mut step = 1;
        for (count, phrase) in phrases {
            if phrase.chars().count() < CALLED || !names::persons_at(store, &phrase, account)?.is_empty() {
                continue;
            }
            let Some((ids, Named::Whole | Named::Form)) = known.accounts(&phrase)? else { continue };
            if !ids.contains(&account) {
                let others: Vec<Candidate> = briefs(store, &ids)?.into_iter().filter(|other| !is_told(&found, other)).collect();
                found.extend(others);
            }
            step = count;
            break;
        }
        at += step;
    }
    Ok(found)
}

/// The other client that a sentence with no head names, itself or by its people, where it names nobody of the one that is open.
pub(super) fn spoken_of(known: &Known, meaning: &Meaning, open: i64) -> Result<Option<(Candidate, Whose)>> {
    if meaning.parsed.headed || !meaning.persons.is_empty() || !known.is_among_us() {
        return Ok(None);
    }
    let Some(found) = mentioned(known, meaning)?.filter(|(account, _)| account.id != open) else { return Ok(None) };
    // «обсудили, что Костина ушла» is only told.
    let words: Vec<&str> = meaning.parsed.line.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric())).collect();
    let named = |word: &str| -> Result<bool> {
        let account = matches!(known.accounts(word)?, Some((_, Named::Whole | Named::Form)));
        Ok(account || known.person(word, Said::Headed))
    };
    let mut led = false;
    for pair in words.windows(2).take(LOOKED_AT) {
        led |= WITH.contains(&fold(pair[0]).as_str()) && named(pair[1])?;
    }
    if !led {
        return Ok(None);
    }
    let people = known.store.people_named_at(open)?;
    let ours = texts(meaning).any(|text| !addressee::told_of(&people, text).is_empty());
    Ok(Some(found).filter(|_| !ours))
}

/// «молвея: звонила Пестова из Ромашки»: whether a text names people of other clients and nobody of whose line it is.
pub(super) fn are_alone(known: &Known, meaning: &Meaning) -> Result<bool> {
    let Some(account) = meaning.account.likely().filter(|_| meaning.persons.is_empty() && known.is_among_us()) else { return Ok(false) };
    let text = texts(meaning).collect::<Vec<_>>().join(" ");
    let people = known.store.people_named_at(account.id)?;
    Ok(addressee::told_of(&people, &text).is_empty() && !others_named(known.store, account.id, &text)?.is_empty())
}

/// Tells who of other clients the text of a line at the open client names.
pub(super) fn tell(known: &Known, meaning: &mut Meaning) -> Result<()> {
    let Some(open) = meaning.screen.open.filter(|open| known.is_among_us() && meaning.account.one().is_some_and(|one| one.id == *open))
    else {
        return Ok(());
    };
    let texts: Vec<&str> = meaning.parsed.pieces.iter().skip(meaning.parsed.in_head).filter_map(|piece| piece.what.text()).collect();
    let text = texts.join(" ");
    if !text.chars().any(char::is_alphabetic) {
        return Ok(());
    }
    let mut found = others_named(known.store, open, &text)?;
    let said: Vec<i64> = meaning.persons.iter().filter_map(|person| person.who.likely()).map(|who| who.id).collect();
    found.retain(|other| !said.contains(&other.id));
    let people = known.store.people_named_at(open)?;
    let theirs = !meaning.persons.is_empty() || !addressee::told_of(&people, &text).is_empty();
    meaning.others_alone = !found.is_empty() && !theirs && !meaning.parsed.headed;
    meaning.others = found;
    Ok(())
}

/// Whether a company is said already: by itself, or as where somebody works.
fn is_told(found: &[Candidate], account: &Candidate) -> bool {
    found.iter().any(|other| other.name == account.name || other.detail.split(", ").any(|works| works == account.name))
}
