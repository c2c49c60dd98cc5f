//! Whom and which account a name means: any case form, either script, the beginning alone, a slip of the finger.

use super::meaning::{Candidate, OFFERED, Resolved};
use super::sound::{Likeness, beginnings, distance, likeness, skeleton};
use crate::domain::name::company_key;
use crate::search::variants;
use crate::store::capture::PersonBrief;
use crate::store::{Result, Store};

/// How many persons of one beginning are compared.
const COMPARED: usize = 1_000;

/// The account with this id.
pub fn account(store: &Store, id: i64) -> Result<Resolved> {
    Ok(store.account_brief(id)?.map_or(Resolved::Unknown, |(name, detail)| Resolved::One(Candidate { id, name, detail })))
}

/// The accounts that a name may mean: of that very name, else those that begin so, else those of which a word begins so,
/// else those that are one or two letters away.
pub fn accounts(store: &Store, typed: &str) -> Result<Resolved> {
    let spellings: Vec<String> = variants(typed).iter().map(|spelling| company_key(spelling)).filter(|key| !key.is_empty()).collect();
    for spelling in &spellings {
        let exact = store.accounts_with_key(spelling)?;
        if !exact.is_empty() {
            return named(store, &exact);
        }
    }
    for spelling in &spellings {
        let begun = store.accounts_keyed_from(spelling, OFFERED)?;
        if !begun.is_empty() {
            return named(store, &begun);
        }
    }
    let spellings: Vec<String> = spellings.iter().map(|spelling| skeleton(spelling)).collect();
    let found = by_sound(store, &spellings)?;
    named(store, &found)
}

/// The accounts whose name begins so.
pub fn accounts_begun(store: &Store, typed: &str) -> Result<Resolved> {
    let found = store.accounts_keyed_from(&company_key(typed), OFFERED)?;
    if company_key(typed).is_empty() { Ok(Resolved::Unknown) } else { named(store, &found) }
}

/// The accounts that a name being typed may become, best first.
pub fn accounts_offered(store: &Store, typed: &str) -> Result<Vec<Candidate>> {
    Ok(match accounts(store, typed)? {
        Resolved::One(candidate) => vec![candidate],
        Resolved::Several(candidates) => candidates,
        _ => Vec::new(),
    })
}

fn named(store: &Store, ids: &[i64]) -> Result<Resolved> {
    let mut found: Vec<Candidate> = Vec::new();
    for id in ids {
        if found.iter().all(|known| known.id != *id)
            && let Some((name, detail)) = store.account_brief(*id)?
        {
            found.push(Candidate { id: *id, name, detail });
        }
    }
    Ok(Resolved::of(found))
}

/// Reads every key once: a name in the other script, a later word of the name, or a slip of the finger.
fn by_sound(store: &Store, spellings: &[String]) -> Result<Vec<i64>> {
    let mut best: (usize, Vec<i64>) = (usize::MAX, Vec::new());
    let firsts: Vec<char> = spellings.iter().filter_map(|spelling| spelling.chars().next()).collect();
    store.each_account_key(|id, key| {
        let whole = skeleton(key);
        let worst = spellings.iter().enumerate().filter_map(|(at, spelling)| {
            let length = spelling.chars().count();
            if length == 0 {
                return None;
            }
            // A slip is looked for in the writing as typed only: in the wrong layout it would be a slip upon a slip.
            let slips = if at > 0 || length < 4 { 0 } else { 1 + usize::from(length > 7) };
            let starts = whole.match_indices(' ').map(|(at, _)| at + 1).chain([0]).filter_map(|at| whole.get(at..));
            starts
                .filter_map(|start| {
                    if start == spelling {
                        Some(0)
                    } else if start.starts_with(spelling.as_str()) {
                        Some(if start.len() == whole.len() { 1 } else { 2 })
                    } else if slips > 0 && start.chars().next().is_some_and(|first| firsts.contains(&first)) {
                        Some(distance(spelling, start)).filter(|slip| *slip <= slips).map(|slip| 2 + slip)
                    } else {
                        None
                    }
                })
                .min()
        });
        if let Some(rank) = worst.min().filter(|rank| *rank <= best.0) {
            if rank < best.0 {
                best = (rank, Vec::new());
            }
            if !best.1.contains(&id) {
                best.1.push(id);
            }
        }
    })?;
    best.1.truncate(OFFERED);
    Ok(best.1)
}

/// The person with this id, described as they are seen from an account.
pub fn person(store: &Store, id: i64, home: Option<i64>) -> Result<Resolved> {
    Ok(store.person_brief(id, home)?.map_or(Resolved::Unknown, |found| Resolved::One(candidate(found))))
}

/// The persons that a name may mean. Those of the accounts at hand come first: the rest of the file is looked at only when
/// none of them fits, and then only for the whole name. `follows` is the text after the name: a given name there decides.
pub fn persons(store: &Store, typed: &str, follows: &str, homes: &[i64]) -> Result<Resolved> {
    for home in homes {
        let found = persons_at(store, typed, *home)?;
        if !found.is_empty() {
            return Ok(Resolved::of(told_apart(found, follows).into_iter().map(candidate).collect()));
        }
    }
    let mut found: Vec<PersonBrief> = Vec::new();
    for begun in typed.split_whitespace().next().map(beginnings).unwrap_or_default() {
        for person in store.persons_found_from(&begun, COMPARED)? {
            if meets(typed, &person) == Some(Likeness::Same) && found.iter().all(|known| known.id != person.id) {
                found.push(person);
            }
        }
    }
    Ok(Resolved::of(told_apart(found, follows).into_iter().map(candidate).collect()))
}

/// The people of an account whose name is the typed one, or else begins so.
pub fn persons_at(store: &Store, typed: &str, home: i64) -> Result<Vec<PersonBrief>> {
    let people = store.people_named_at(home)?;
    let met: Vec<(Likeness, PersonBrief)> = people.into_iter().filter_map(|person| Some((meets(typed, &person)?, person))).collect();
    let best = met.iter().map(|(likeness, _)| *likeness).min();
    Ok(met.into_iter().filter(|(likeness, _)| Some(*likeness) == best).map(|(_, person)| person).collect())
}

/// How a typed name of one or more words meets a person: each word must meet a part of the name.
fn meets(typed: &str, person: &PersonBrief) -> Option<Likeness> {
    let parts = [(&person.name.family, Likeness::Begun), (&person.name.given, Likeness::BegunGiven), (&person.name.middle, Likeness::Same)];
    let met = |word: &str| {
        let each = parts.iter().filter_map(|(part, begun)| match likeness(word, part)? {
            Likeness::Same => Some(Likeness::Same),
            // The beginning of a middle name says nothing: half the file has one.
            _ => Some(*begun).filter(|begun| *begun != Likeness::Same),
        });
        each.min()
    };
    let words = typed.split_whitespace().map(met);
    words.collect::<Option<Vec<_>>>()?.into_iter().max()
}

/// Where several fit and the next word is the given or middle name of one of them, it is that one.
fn told_apart(found: Vec<PersonBrief>, follows: &str) -> Vec<PersonBrief> {
    let Some(next) = follows.split_whitespace().next().map(|word| word.trim_matches([',', '.'])) else { return found };
    if found.len() < 2 {
        return found;
    }
    let fits = |person: &&PersonBrief| likeness(next, &person.name.given) == Some(Likeness::Same);
    let mut told: Vec<PersonBrief> = found.iter().filter(fits).cloned().collect();
    if told.len() == 1 { std::mem::take(&mut told) } else { found }
}

pub(super) fn candidate(found: PersonBrief) -> Candidate {
    Candidate { id: found.id, name: found.name.short(), detail: found.detail }
}
