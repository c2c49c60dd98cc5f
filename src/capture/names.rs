//! Whom and which account a name means: any case form, either script, the beginning alone, a slip of the finger.

use super::candidate::{Candidate, OFFERED, Resolved};
use super::dating::is_about;
use super::head::is_between;
use crate::domain::Entity;
use crate::domain::name::{company_key, fold, other_spellings};
use crate::domain::phone::{self, phone_key};
use crate::domain::surname::is_of_the_other;
use crate::search::apart::{Which, tell_apart};
use crate::search::likeness::{Likeness, beginnings, likeness, skeleton};
use crate::search::slip::{distance, may_slip, slips_of};
use crate::search::variants;
use crate::store::capture::{Named, PersonBrief};
use crate::store::people::PersonName;
use crate::store::{Result, Store};
use std::collections::HashMap;
use std::sync::Arc;

/// With so many letters a family name begins that a word may be near; a word of no more is too short to be near one.
const BEGUN: usize = 3;
/// How many persons of one name are compared.
const COMPARED: usize = 1_000;
/// How many words of one beginning are compared.
const WORDS: usize = 2_000;
/// A word of an account's name by which it is called has so many letters at least.
const WHOLE_WORD: usize = 3;
/// So many first letters of a given name make a pet name of it.
const SHORT: usize = 3;
/// How many of the same name are told apart.
const SAME: usize = 100;

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
        let mut begun = store.accounts_keyed_from(spelling, OFFERED)?;
        begun.extend(cores_from(store, spelling, OFFERED)?.into_iter().map(|(account, _)| account));
        if !begun.is_empty() {
            return named(store, &begun);
        }
    }
    let spellings: Vec<String> = spellings.iter().map(|spelling| skeleton(spelling)).collect();
    let found = by_sound(store, &spellings)?;
    named(store, &found)
}

/// The accounts whose name begins so after the words for the kind of company, with that rest of it.
pub(super) fn cores_from(store: &Store, begun: &str, limit: usize) -> Result<Vec<(i64, String)>> {
    store.with_account_keys(skeleton, |keys| keys.cores_from(begun).take(limit).map(|(account, core)| (account, core.to_owned())).collect())
}

/// The accounts of whose name the typed words are whole words, one after another, in any case form and script.
pub(super) fn accounts_with_words(store: &Store, typed: &str) -> Result<Vec<i64>> {
    let typed: Vec<&str> = typed.split_whitespace().collect();
    let letters = |word: &&str| word.chars().filter(|c| c.is_alphabetic()).count();
    let Some(first) = typed.first().map(|word| skeleton(word)).filter(|_| typed.iter().all(|word| letters(word) >= WHOLE_WORD)) else {
        return Ok(Vec::new());
    };
    let Some(begun) = first.bytes().next() else { return Ok(Vec::new()) };
    store.with_account_keys(skeleton, |keys| {
        let begins = |rest: &str| {
            let words: Vec<&str> = rest.split(' ').take(typed.len()).collect();
            words.len() == typed.len() && words.iter().zip(&typed).all(|(word, typed)| likeness(typed, word) == Some(Likeness::Same))
        };
        let mut found: Vec<i64> = Vec::new();
        for (key, rest) in keys.with_word(begun) {
            if !found.contains(&key.account) && begins(rest) {
                found.push(key.account);
            }
        }
        found.truncate(OFFERED);
        found
    })
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

/// Looks at all names of which a word begins alike: one in the other script, a later word of the name, or a slip of the
/// finger.
fn by_sound(store: &Store, spellings: &[String]) -> Result<Vec<i64>> {
    // A slip is looked for in the writing as typed only: in the wrong layout it would be a slip upon a slip.
    let slips = |at: usize, length: usize| if at > 0 { 0 } else { slips_of(length) };
    store.with_account_keys(skeleton, |keys| {
        let mut best: (usize, Vec<i64>) = (usize::MAX, Vec::new());
        for (at, spelling) in spellings.iter().enumerate() {
            let slips = slips(at, spelling.chars().count());
            let Some(first) = spelling.bytes().next() else { continue };
            for (key, word) in keys.with_word(first) {
                let rank = if word == spelling {
                    Some(0)
                } else if word.starts_with(spelling.as_str()) {
                    Some(if word.len() == key.made.len() { 1 } else { 2 })
                } else if slips > 0 && may_slip(spelling, word, slips) {
                    Some(distance(spelling, word)).filter(|slip| *slip <= slips).map(|slip| 2 + slip)
                } else {
                    None
                };
                let Some(rank) = rank.filter(|rank| *rank <= best.0) else { continue };
                if rank < best.0 {
                    best = (rank, Vec::new());
                }
                if !best.1.contains(&key.account) {
                    best.1.push(key.account);
                }
            }
        }
        best.1.truncate(OFFERED);
        best.1
    })
}

/// The person with this id, described as they are seen from an account.
pub fn person(store: &Store, id: i64, home: Option<i64>) -> Result<Resolved> {
    Ok(store.person_brief(id, home)?.map_or(Resolved::Unknown, |found| Resolved::One(candidate(found))))
}

/// The persons that a name may mean. Those of the accounts at hand come first: the rest of the file is looked at only when
/// none of them fits, and then only for the whole name. `follows` is the text after the name: a given name there decides.
pub fn persons(store: &Store, typed: &str, follows: &str, homes: &[i64]) -> Result<Resolved> {
    for home in homes {
        let (best, found) = met_at(store, typed, *home)?;
        // «Smith» is no Smithers where somebody else is called Smith.
        let exact = if best.is_some_and(|best| best != Likeness::Same) { of_family(store, typed)? } else { Vec::new() };
        if !exact.is_empty() {
            let mut either = Vec::new();
            for person in exact.into_iter().take(OFFERED) {
                either.extend(store.person_brief(person.id, None)?);
            }
            either.extend(found);
            return apart(store, either);
        }
        if !found.is_empty() {
            return apart(store, told_apart(found, follows, |person| &person.name.given));
        }
    }
    let mut briefs = Vec::new();
    for person in told_apart(same_across(store, typed)?, follows, |person| &person.name.given).into_iter().take(OFFERED) {
        briefs.extend(store.person_brief(person.id, None)?);
    }
    apart(store, briefs)
}

/// The persons who have a phone, in whatever writing: of one that several share those of the accounts at hand.
pub(super) fn persons_reached(store: &Store, typed: &str, homes: &[i64]) -> Result<Resolved> {
    let all = store.persons_reached_by(&phone_key(typed))?;
    let mut at_home = all.clone();
    for home in homes {
        let people = store.people_named_at(*home)?;
        at_home.retain(|person| people.iter().any(|known| known.id == *person));
    }
    let mut found = Vec::new();
    for person in if at_home.is_empty() { all } else { at_home } {
        found.extend(store.person_brief(person, homes.first().copied())?);
    }
    apart(store, found)
}

/// The persons as candidates, each told from the others.
fn apart(store: &Store, found: Vec<PersonBrief>) -> Result<Resolved> {
    Ok(Resolved::of(candidates(store, found)?))
}

pub(super) fn candidates(store: &Store, found: Vec<PersonBrief>) -> Result<Vec<Candidate>> {
    let mut found: Vec<Candidate> = found.into_iter().map(candidate).take(OFFERED).collect();
    let rows = found.iter_mut().map(|found| (found.id, found.name.as_str(), &mut found.detail));
    tell_apart(store, Which { entity: Entity::Person, guest: None }, rows)?;
    Ok(found)
}

/// Persons anywhere in the file who have this very name: family names first, then any words of names. Only the words that the
/// file has are compared, each once, and then those persons who have one of them.
fn same_across(store: &Store, typed: &str) -> Result<Vec<Named>> {
    let words: Vec<&str> = typed.split_whitespace().filter(|word| !are_initials(word)).collect();
    let mut found = of_family(store, typed)?;
    if found.is_empty() {
        let parts = words.iter().flat_map(|word| word.split(|c: char| !c.is_alphanumeric())).filter(|part| !part.is_empty());
        let mut rows: Vec<Vec<String>> = Vec::new();
        for part in parts {
            let same = same_words(part, |begun| store.name_words(begun, WORDS))?;
            if same.is_empty() {
                return Ok(found);
            }
            rows.push(same);
        }
        let mut takes = Takes::of(store, typed, found);
        store.persons_with_words(&rows, COMPARED, &mut |person| takes.take(person))?;
        found = takes.found;
    }
    Ok(found)
}

/// Persons anywhere in the file whose family name is one of the first two words, and who have the others.
fn of_family(store: &Store, typed: &str) -> Result<Vec<Named>> {
    let mut takes = Takes::of(store, typed, Vec::new());
    // «max bogaert»: the family name may stand behind the given one.
    for word in typed.split_whitespace().filter(|word| !are_initials(word)).take(2) {
        for family in same_words(word, |begun| store.family_words(begun, WORDS))? {
            store.persons_of_family(&family, COMPARED, &mut |person| takes.take(person))?;
        }
    }
    Ok(takes.found)
}

/// The words of the file that are the typed one, in whatever case form, script and spelling.
fn same_words(typed: &str, known: impl Fn(&str) -> Result<Arc<[String]>>) -> Result<Vec<String>> {
    let mut same: Vec<String> = Vec::new();
    for begun in beginnings(typed) {
        for word in known(&begun)?.iter() {
            if !same.contains(word) && spelt(typed, word) == Some(Likeness::Same) {
                same.push(word.clone());
            }
        }
    }
    Ok(same)
}

/// The persons anywhere in the file whose family name a word is near: that of the other gender, its beginning, or a slip away.
pub(super) fn persons_nearly(store: &Store, typed: &str) -> Result<Vec<PersonBrief>> {
    let folded = fold(typed);
    let begun: String = folded.chars().take(BEGUN).collect();
    let length = folded.chars().count();
    if length <= BEGUN || !folded.chars().all(char::is_alphabetic) {
        return Ok(Vec::new());
    }
    let near = |family: &str| {
        let slip = || {
            let (typed, family) = (skeleton(&folded), skeleton(family));
            let (short, long) = (typed.chars().count(), family.chars().count());
            short.abs_diff(long) < 2 && distance(&typed, &family) <= slips_of(short).min(1)
        };
        is_of_the_other(&folded, family) || family.starts_with(&folded) || slip()
    };
    let mut found: Vec<PersonBrief> = Vec::new();
    for family in store.family_words(&begun, WORDS)?.iter().filter(|family| near(family)) {
        let mut ids = Vec::new();
        store.persons_of_family(family, OFFERED, &mut |person| {
            ids.push(person.id);
            Ok(ids.len() < OFFERED)
        })?;
        for id in ids.into_iter().filter(|id| found.iter().all(|known| known.id != *id)).collect::<Vec<_>>() {
            found.extend(store.person_brief(id, None)?);
        }
    }
    found.truncate(OFFERED);
    Ok(found)
}

/// Takes those who have this very name, or had it before records were joined.
struct Takes<'a> {
    store: &'a Store,
    typed: &'a str,
    spelt: Spelt,
    found: Vec<Named>,
}

impl Takes<'_> {
    fn of<'a>(store: &'a Store, typed: &'a str, found: Vec<Named>) -> Takes<'a> {
        Takes { store, typed, spelt: Spelt::default(), found }
    }

    /// Takes a person who has the name, and says whether more are wanted.
    fn take(&mut self, person: Named) -> Result<bool> {
        if self.found.len() >= SAME {
            return Ok(false);
        }
        if !self.found.iter().any(|other| other.id == person.id) {
            let mut same = self.is_same(&person.name);
            if !same && person.joined {
                same = self.store.names_of(person.id)?.iter().any(|name| self.is_same(name));
            }
            self.found.extend(same.then_some(person));
        }
        Ok(self.found.len() < SAME)
    }

    fn is_same(&mut self, name: &PersonName) -> bool {
        meets(self.typed, name, &mut self.spelt) == Some(Likeness::Same)
    }
}

/// How typed words meet parts of names: most of these have many persons, and each is compared once.
#[derive(Default)]
struct Spelt(HashMap<String, HashMap<String, Option<Likeness>>>);

impl Spelt {
    fn of(&mut self, word: &str, part: &str) -> Option<Likeness> {
        if let Some(known) = self.0.get(word).and_then(|parts| parts.get(part)) {
            return *known;
        }
        let met = spelt(word, part);
        self.0.entry(word.to_owned()).or_default().insert(part.to_owned(), met);
        met
    }
}

/// The people of an account whose name is the typed one, or else begins so; one that a merged record had counts as theirs.
pub fn persons_at(store: &Store, typed: &str, home: i64) -> Result<Vec<PersonBrief>> {
    Ok(met_at(store, typed, home)?.1)
}

/// The same with how well their name meets the typed one.
fn met_at(store: &Store, typed: &str, home: i64) -> Result<(Option<Likeness>, Vec<PersonBrief>)> {
    let people = store.people_named_at(home)?;
    let joined = store.joined_at(home)?;
    let mut met: Vec<(Likeness, PersonBrief)> = Vec::new();
    let mut spelt = Spelt::default();
    for person in people {
        let mut likeness = meets(typed, &person.name, &mut spelt);
        if joined.contains(&person.id) {
            let others = store.names_of(person.id)?;
            likeness = likeness.into_iter().chain(others.iter().filter_map(|name| meets(typed, name, &mut spelt))).min();
        }
        met.extend(likeness.map(|likeness| (likeness, person)));
    }
    let best = met.iter().map(|(likeness, _)| *likeness).min();
    Ok((best, met.into_iter().filter(|(likeness, _)| Some(*likeness) == best).map(|(_, person)| person).collect()))
}

/// Whether a typed name is the person's in some case form, script or layout, and not merely near it: a beginning, the name of
/// the other gender. One that a merged record had is theirs too.
pub(super) fn is_called(store: &Store, typed: &str, person: i64) -> Result<bool> {
    if phone::stands_in(typed) {
        return Ok(store.persons_reached_by(&phone_key(typed))?.contains(&person));
    }
    let names = store.names_of(person)?;
    Ok(variants(typed).iter().any(|spelling| names.iter().any(|name| meets(spelling, name, &mut Spelt::default()) == Some(Likeness::Same))))
}

/// Whether a typed word is another case of the family name of somebody who is called neither so nor so by a given name.
pub(super) fn is_only_a_form(store: &Store, typed: &str, person: i64) -> Result<bool> {
    let is = |part: &str| skeleton(part) == skeleton(typed) || part.split('-').any(|part| skeleton(part) == skeleton(typed));
    Ok(!store.names_of(person)?.iter().any(|name| is(&name.family) || is(&name.given)))
}

/// Whether a word is a given name or a patronymic that somebody in the file has, in any case form.
pub fn is_given_somewhere(store: &Store, word: &str) -> Result<bool> {
    Ok(!same_words(word, |begun| store.name_words(begun, WORDS))?.is_empty())
}

/// How a typed name of one or more words meets a person's: each word must meet a part of it.
fn meets(typed: &str, name: &PersonName, known: &mut Spelt) -> Option<Likeness> {
    let parts = [(&name.family, Likeness::Begun), (&name.given, Likeness::BegunGiven), (&name.middle, Likeness::Same)];
    let mut met = |word: &str| {
        let each = parts.iter().filter_map(|(part, begun)| match known.of(word, part)? {
            Likeness::Same => Some(Likeness::Same),
            // The beginning of a middle name says nothing: half the file has one.
            _ => Some(*begun).filter(|begun| *begun != Likeness::Same),
        });
        each.min()
    };
    let (initials, words): (Vec<&str>, Vec<&str>) = typed.split_whitespace().partition(|word| are_initials(word));
    if words.is_empty() || !initials.is_empty() && !have_initials(&initials.concat(), name) {
        return None;
    }
    let whole = parts.map(|(part, _)| part.as_str());
    let (words, met_whole) = without_long(words, &whole);
    // «max bogaert», «vicky quiles», «и костина»: beside the whole family name the given one may be begun, or called in short.
    let whole_family = |word: &&str| spelt(word, &name.family) == Some(Likeness::Same);
    if let [one, other] = words[..]
        && let Some(given) = if whole_family(&one) { Some(other) } else { Some(one).filter(|_| whole_family(&other)) }
        && is_short_of(given, &name.given)
    {
        return Some(Likeness::Same);
    }
    let each = words.into_iter().map(&mut met).collect::<Option<Vec<_>>>()?;
    each.into_iter().chain(met_whole.then_some(Likeness::Same)).max()
}

/// Whether a word is the beginning of a given name, or has its first letters as pet names do: `max`, `vicky`, «m».
fn is_short_of(word: &str, given: &str) -> bool {
    let letter = word.len() == 1 && !["a", "w", "i"].contains(&fold(word).as_str());
    // «про Иванова», «с Петровой» call nobody Prokhor.
    if !letter && word.chars().count() < SHORT || is_between(word) || is_about(word) {
        return false;
    }
    let (word, given) = (skeleton(word), skeleton(given));
    let shared = word.chars().zip(given.chars()).take_while(|(one, other)| one == other).count();
    let length = word.chars().count();
    length > 0 && (shared == length || shared >= SHORT && length <= given.chars().count())
}

/// What is left of typed words without the parts of a name that are themselves of several: «фон Штейну», «Аслан оглы»; and
/// whether there were any.
fn without_long<'t>(mut words: Vec<&'t str>, parts: &[&str]) -> (Vec<&'t str>, bool) {
    let mut found = false;
    for part in parts {
        let own: Vec<&str> = part.split_whitespace().collect();
        if own.len() > 1
            && let Some(at) = all_of(&words, &own)
        {
            words.drain(at..at + own.len());
            found = true;
        }
    }
    (words, found)
}

/// Where among typed words all the words of a name stand together, each in whatever case form.
pub(super) fn all_of(words: &[&str], own: &[&str]) -> Option<usize> {
    let same = |(part, word): (&&str, &&str)| spelt(word, part) == Some(Likeness::Same);
    words.windows(own.len().max(1)).position(|words| own.iter().zip(words).all(same))
}

/// «А.», «А.С.»: letters each with a full stop.
fn are_initials(word: &str) -> bool {
    word.contains('.') && word.split('.').all(|part| part.chars().count() < 2)
}

/// Whether initials are those of the given and the middle name, as far as they go and as far as these are known.
fn have_initials(initials: &str, name: &PersonName) -> bool {
    let letters = initials.split('.').filter(|letter| !letter.is_empty());
    letters.zip([&name.given, &name.middle]).all(|(letter, part)| part.is_empty() || skeleton(part).starts_with(&skeleton(letter)))
}

/// The likeness to a part of a name in any of its spellings.
pub(super) fn spelt(word: &str, part: &str) -> Option<Likeness> {
    likeness(word, part).into_iter().chain(other_spellings(part).iter().filter_map(|other| likeness(word, other))).min()
}

/// Where several fit and the next word is the given or middle name of one of them, it is that one.
fn told_apart<T>(found: Vec<T>, follows: &str, given: impl Fn(&T) -> &str) -> Vec<T> {
    let Some(next) = follows.split_whitespace().next().map(|word| word.trim_matches([',', '.'])).filter(|_| found.len() > 1) else {
        return found;
    };
    let fits: Vec<usize> = (0..found.len()).filter(|at| likeness(next, given(&found[*at])) == Some(Likeness::Same)).collect();
    match fits[..] {
        [one] => found.into_iter().skip(one).take(1).collect(),
        _ => found,
    }
}

pub(super) fn candidate(found: PersonBrief) -> Candidate {
    Candidate { id: found.id, name: found.name.short(), detail: found.detail }
}
