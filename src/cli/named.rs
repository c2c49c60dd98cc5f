//! Whom and what a name given in a shell means: an account, a person there, a meeting.

use super::failure::Failure;
use crate::capture;
use crate::domain::name::fold;
use crate::domain::surname;
use crate::domain::{Entity, Lang};
use crate::prep::{self, Brief, Of};
use crate::search::apart::{Which, tell_apart};
use crate::search::likeness::{Likeness, likeness, skeleton};
use crate::search::palette::{Match, Names, What};
use crate::search::{after_preposition, names, variants};
use crate::settings::Settings;
use crate::store::Store;
use crate::store::people::PersonName;
use crate::text::shell;

/// How many candidates are listed.
const LISTED: usize = 20;
/// How many that are only like it are told.
const LIKE: usize = 5;

/// The page for what was named: a meeting, the number of an account, an unmistakable part of its name, or a person there.
pub(super) fn page(store: &Store, settings: &Settings, whom: &str, lang: Lang) -> anyhow::Result<Brief> {
    if let Some(entry) = number(whom, &['m', 'м']).map(|id| store.load(Entity::Entry, id)).transpose()?.flatten() {
        return match (entry.owner, entry.id) {
            (Some(_), Some(id)) => Ok(prep::for_entry(store, settings, id)?),
            _ => Err(Failure::missing(shell::no_account(lang, whom)).into()),
        };
    }
    if let Some(account) = numbered(store, whom)? {
        return Ok(prep::for_account(store, settings, account)?);
    }
    let fitting = accounts(store, whom)?;
    // An account's own name outranks a person's; that stands beside a case form of another account's, and outranks the beginning of one,
    // which outranks that of a person's.
    let mut people = match fitting.by {
        Some(ByName::Whole) => Vec::new(),
        Some(ByName::Form) => of_another_name(store, whom, &fitting.found)?,
        Some(ByName::Begun) => met_at(store, called(store, whom)?)?,
        None => persons(store, whom)?,
    };
    // «Козлова» is a woman, or a case form of Козлов: nobody can tell.
    let others = people.iter().filter_map(|(_, person, _)| *person).map(|person| Ok(is_of_the_other(&store.names_of(person)?, whom)));
    let others = others.collect::<anyhow::Result<Vec<_>>>()?;
    let unclear = !others.is_empty() && others.iter().all(|other| *other);
    if unclear && fitting.found.is_empty() {
        return Err(refuse(shell::like(lang, whom), &listed(store, &people)?, lang));
    }
    // A given name alone, or a surname with which the company's own begins, is no more than the beginning of that.
    let as_much = || Ok::<_, anyhow::Error>(unclear || begin_with_words(&fitting.found, whom) || !are_of_family(store, whom, &people)?);
    let form = fitting.by == Some(ByName::Form);
    if !people.is_empty() && (form || fitting.by == Some(ByName::Begun) && as_much()?) {
        people.extend(fitting.found.iter().map(|(account, name)| (*account, None, name.clone())));
    }
    if !people.is_empty() {
        return one_of(store, settings, whom, people, lang);
    }
    if fitting.found.is_empty() && !whom.trim().is_empty() {
        return as_the_finder(store, settings, whom, lang);
    }
    Ok(prep::for_account(store, settings, only(whom, &fitting.found, lang)?)?)
}

/// Somebody at an account, or the account alone: account, person, what a list of candidates calls them.
type Met = (i64, Option<i64>, String);

/// What several are called, so that one of them can be chosen.
fn listed(store: &Store, met: &[Met]) -> anyhow::Result<Vec<(i64, String)>> {
    let mut details = vec![String::new(); met.len()];
    let rows = met.iter().zip(&mut details).filter_map(|((_, person, name), detail)| Some(((*person)?, name.as_str(), detail)));
    tell_apart(store, Which { entity: Entity::Person, guest: None }, rows)?;
    let joined = |name: &str, detail: String| if detail.is_empty() { name.to_owned() } else { format!("{name}, {detail}") };
    Ok(met.iter().zip(details).map(|((account, _, name), detail)| (*account, joined(name, detail))).collect())
}

/// The page of the only one, or which ones there are.
fn one_of(store: &Store, settings: &Settings, whom: &str, met: Vec<Met>, lang: Lang) -> anyhow::Result<Brief> {
    match met.as_slice() {
        [(account, person, _)] => Ok(prep::read(store, settings, Of::Account(*account), *person)?),
        several => Err(refuse_several(lang, whom, &listed(store, several)?)),
    }
}

/// Of what the finder finds what is named and fits best.
fn best(found: &[Match]) -> impl Iterator<Item = &Match> {
    let best = found.iter().filter(|name| name.named).map(|name| name.rank).min();
    found.iter().filter(move |name| name.named && Some(name.rank) == best)
}

/// The page of whom the finder finds: «закупки ромашка», a phone. What fits as well is named; what is only like it is told,
/// and nothing is opened.
fn as_the_finder(store: &Store, settings: &Settings, whom: &str, lang: Lang) -> anyhow::Result<Brief> {
    let found = Names::load(store)?.find(whom);
    let mut met: Vec<Met> = Vec::new();
    for name in best(&found) {
        met.extend(met_as(store, name)?);
    }
    if !met.is_empty() {
        return one_of(store, settings, whom, met, lang);
    }
    let mut like = Vec::new();
    for name in found.iter().take(LIKE) {
        like.extend(met_as(store, name)?.into_iter().map(|(account, _, name)| (account, name)));
    }
    if like.is_empty() {
        return Err(Failure::missing(shell::no_such(lang, whom, &crate::text::command::kam())).into());
    }
    Err(refuse(shell::like(lang, whom), &like, lang))
}

/// Where one meets what was found.
fn met_as(store: &Store, name: &Match) -> anyhow::Result<Vec<Met>> {
    Ok(match name.what {
        What::Account(id) => vec![(id, None, name.text.clone())],
        What::Person(person) => {
            let mut posts = store.present_posts(person)?;
            // Of several companies it is the one that was named.
            posts.retain(|(at, ..)| name.at.is_none_or(|meant| meant == *at));
            posts.into_iter().map(|(id, short, _)| (id, Some(person), format!("{}, {short}", name.text))).collect()
        }
        What::Promise(_) | What::Record(..) => Vec::new(),
    })
}

/// Where the persons may be met who are called so while it is only a case form of the accounts' name, which is another one: «Петрова» beside a
/// company «Петров».
fn of_another_name(store: &Store, whom: &str, accounts: &[(i64, String)]) -> anyhow::Result<Vec<Met>> {
    let mut called = called(store, whom)?;
    let mut another = Vec::new();
    for (person, _) in &called {
        let same = |name: &PersonName| accounts.iter().any(|(_, account)| skeleton(account) == skeleton(&name.family));
        another.push(!store.names_of(*person)?.iter().any(same));
    }
    let mut another = another.into_iter();
    called.retain(|_| another.next() == Some(true));
    met_at(store, called)
}

/// Where the persons may be met whom a text names, and a number does.
fn persons(store: &Store, whom: &str) -> anyhow::Result<Vec<Met>> {
    met_at(store, persons_called(store, whom)?)
}

/// Whether a name of an account begins with the words as words: «Петрова и партнёры» with «петрова», not with «петров».
fn begin_with_words(accounts: &[(i64, String)], whom: &str) -> bool {
    let parts = |text: &str| text.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).map(fold).collect::<Vec<_>>();
    accounts.iter().any(|(_, name)| variants(whom).iter().any(|said| parts(name).starts_with(&parts(said))))
}

/// Whether the family name of one of them is among the words.
fn are_of_family(store: &Store, whom: &str, people: &[Met]) -> anyhow::Result<bool> {
    for person in people.iter().filter_map(|(_, person, _)| *person) {
        for name in store.names_of(person)? {
            if variants(whom)
                .iter()
                .flat_map(|said| said.split_whitespace())
                .any(|word| likeness(word, &name.family) == Some(Likeness::Same))
            {
                return Ok(true);
            }
        }
    }
    Ok(false)
}

/// Whether words name somebody by the family name of the other gender, where neither a preposition nor the given name beside it says that
/// it is a case form.
pub(super) fn is_of_the_other(names: &[PersonName], whom: &str) -> bool {
    if after_preposition(whom).is_some() {
        return false;
    }
    let said = variants(whom);
    let words = || said.iter().flat_map(|said| said.split_whitespace());
    let inflected = |given: &str| words().any(|word| likeness(word, given) == Some(Likeness::Same) && skeleton(word) != skeleton(given));
    let of = |name: &PersonName| words().any(|word| surname::is_of_the_other(word, &name.family)) && !inflected(&name.given);
    let by_itself = names.iter().any(|name| words().any(|word| skeleton(word) == skeleton(&name.family)));
    !by_itself && names.iter().any(of)
}

fn met_at(store: &Store, persons: Vec<(i64, Option<i64>)>) -> anyhow::Result<Vec<Met>> {
    let mut met = Vec::new();
    for (person, at) in persons {
        let name = store.person_name(person)?.full();
        // With the same person at several accounts, each page is another one.
        let posts = store.present_posts(person)?.into_iter().filter(|(account, ..)| at.is_none_or(|at| at == *account));
        met.extend(posts.map(|(account, short, _)| (account, Some(person), format!("{name}, {short}"))));
    }
    Ok(met)
}

/// The persons that a text names, each with the account where they are meant if it says so: by their number; whoever is called
/// so in any case form, script and layout, also in a record merged into theirs; else those whose family or given name
/// begins so; else whom the finder names by name and company together.
pub(super) fn persons_called(store: &Store, whom: &str) -> anyhow::Result<Vec<(i64, Option<i64>)>> {
    let number = number(whom, &['p', 'р']).map(|id| store.load(Entity::Person, id)).transpose()?.flatten();
    if let Some(id) = number.and_then(|person| person.id) {
        return Ok(vec![(id, None)]);
    }
    let called = called(store, whom)?;
    if !called.is_empty() {
        return Ok(called);
    }
    let mut ids = Vec::new();
    for meant in variants(whom).iter().filter(|meant| !meant.trim().is_empty()) {
        for (person, ..) in store.persons_matching(meant, None, LISTED)? {
            if store.names_of(person)?.iter().any(|name| names(whom, &name.full(), &name.middle)) {
                ids.push((person, None));
            }
        }
        if !ids.is_empty() {
            return Ok(ids);
        }
    }
    if whom.split_whitespace().count() > 1 {
        let found = Names::load(store)?.find(whom);
        ids.extend(best(&found).filter_map(|name| if let What::Person(id) = name.what { Some((id, name.at)) } else { None }));
    }
    Ok(ids)
}

/// The persons who are called so in any case form, script and layout, behind a preposition or without one.
fn called(store: &Store, whom: &str) -> anyhow::Result<Vec<(i64, Option<i64>)>> {
    let known = capture::Known::of(store);
    for said in std::iter::once(whom).chain(after_preposition(whom)) {
        let called = known.persons(said, "", &[])?;
        let called = called.one().map(std::slice::from_ref).unwrap_or(called.several());
        if !called.is_empty() {
            return Ok(called.iter().map(|person| (person.id, None)).collect());
        }
    }
    Ok(Vec::new())
}

/// The number behind a letter, which may come from either keyboard layout: the Cyrillic ones look the same.
pub(super) fn number(whom: &str, letters: &[char]) -> Option<i64> {
    fold(whom).trim_start().strip_prefix(letters).and_then(|digits| digits.parse().ok())
}

/// The account of the number that was given, with its letter or without.
fn numbered(store: &Store, whom: &str) -> anyhow::Result<Option<i64>> {
    let number = number(whom, &['a', 'а']).or_else(|| whom.trim().parse().ok());
    Ok(number.map(|id| store.load(Entity::Account, id)).transpose()?.flatten().and_then(|account| account.id))
}

/// The account that was named: by its number, or by an unmistakable part of its name.
pub(super) fn account_named(store: &Store, whom: &str, lang: Lang) -> anyhow::Result<i64> {
    if let Some(account) = numbered(store, whom)? {
        return Ok(account);
    }
    let fitting = accounts(store, whom)?;
    if fitting.by == Some(ByName::Form) {
        let people = of_another_name(store, whom, &fitting.found)?;
        if !people.is_empty() {
            let several: Vec<_> = fitting.found.into_iter().chain(listed(store, &people)?).collect();
            return Err(refuse_several(lang, whom, &several));
        }
    }
    only(whom, &fitting.found, lang)
}

/// The only one of the accounts found, or why there is none.
fn only(whom: &str, found: &[(i64, String)], lang: Lang) -> anyhow::Result<i64> {
    match found {
        [] => Err(Failure::missing(shell::no_such(lang, whom, &crate::text::command::kam())).into()),
        [(id, _)] => Ok(*id),
        several => Err(refuse_several(lang, whom, several)),
    }
}

/// Says which accounts fit.
pub(super) fn refuse_several(lang: Lang, whom: &str, several: &[(i64, String)]) -> anyhow::Error {
    refuse(shell::several(lang, whom), several, lang)
}

/// Says why nothing is done, and among which accounts it is to be chosen.
fn refuse(mut said: String, several: &[(i64, String)], lang: Lang) -> anyhow::Error {
    for (id, name) in several.iter().take(LISTED) {
        // A line end in a name must not look like another candidate.
        said.push_str(&format!("\n  a{id}  {}", crate::printable::line(name)));
    }
    if several.len() > LISTED {
        said.push_str(&format!("\n  {}", shell::and_more(lang, several.len() - LISTED)));
    }
    Failure { status: 3, text: said }.into()
}

/// Accounts that fit.
#[derive(Default)]
struct Fitting {
    found: Vec<(i64, String)>,
    /// What of their names fits, where it is not merely a part.
    by: Option<ByName>,
}

/// What of an account's name was typed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum ByName {
    /// All of it.
    Whole,
    /// A case form of it.
    Form,
    /// The beginning.
    Begun,
}

/// Accounts that fit in the first spelling in which any does, else those of whose name it is a case form.
fn accounts(store: &Store, whom: &str) -> anyhow::Result<Fitting> {
    let mut best = Fitting::default();
    for spelling in variants(whom).iter().filter(|spelling| !spelling.trim().is_empty()) {
        let fitting = fitting(store, spelling)?;
        if fitting.by.is_some() {
            return Ok(fitting);
        }
        if best.found.is_empty() {
            best = fitting;
        }
    }
    if let Some((ids, named)) = capture::Known::of(store).accounts(whom)? {
        let mut found = Vec::new();
        for id in ids {
            found.extend(store.account_brief(id)?.map(|(name, _)| (id, name)));
        }
        let by = match named {
            capture::Named::Whole => ByName::Whole,
            capture::Named::Form => ByName::Form,
            capture::Named::Begun => ByName::Begun,
        };
        return Ok(Fitting { found, by: Some(by) });
    }
    Ok(best)
}

/// Accounts that fit, by the strongest likeness that any has: the same name, its start, a part of it, anything known.
pub(super) fn candidates(store: &Store, folded: &str) -> anyhow::Result<Vec<(i64, String)>> {
    if folded.is_empty() {
        return Ok(Vec::new());
    }
    Ok(fitting(store, folded)?.found)
}

fn fitting(store: &Store, folded: &str) -> anyhow::Result<Fitting> {
    let all = store.accounts_matching(folded, 1_000)?;
    let likeness: [fn(&str, &str) -> bool; 3] =
        [|name, sought| name == sought, |name, sought| name.starts_with(sought), |name, sought| name.contains(sought)];
    for (at, like) in likeness.into_iter().enumerate() {
        let found: Vec<_> = all.iter().filter(|(_, name)| like(&fold(name), folded)).cloned().collect();
        if !found.is_empty() {
            return Ok(Fitting { found, by: [Some(ByName::Whole), Some(ByName::Begun)].into_iter().nth(at).flatten() });
        }
    }
    let mut found = Vec::new();
    for (id, name) in all {
        if is_known_by(store, id, folded)? {
            found.push((id, name));
        }
    }
    Ok(Fitting { found, by: None })
}

/// Whether an account is named by something else than its name: a street in its address names nobody.
fn is_known_by(store: &Store, id: i64, folded: &str) -> anyhow::Result<bool> {
    const NAMED_BY: [&str; 6] = ["legal_name", "tax_id", "city", "phone", "email", "site"];
    let Some(account) = store.load(Entity::Account, id)? else { return Ok(false) };
    let by_law = store.owned(Entity::LegalEntity, id)?;
    if by_law.iter().any(|entity| ["name", "tax_id"].iter().any(|key| fold(entity.text(key)).contains(folded))) {
        return Ok(true);
    }
    let elsewhere = ["address", "region", "industry"].iter().any(|key| fold(account.text(key)).contains(folded));
    Ok(!elsewhere || NAMED_BY.iter().any(|key| fold(account.text(key)).contains(folded)))
}
