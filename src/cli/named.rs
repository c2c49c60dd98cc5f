//! Whom and what a name given in a shell means: an account, a person there, a meeting.

use super::failure::Failure;
use crate::domain::forms::{beginnings, words};
use crate::domain::name::fold;
use crate::domain::{Entity, Lang};
use crate::prep::{self, Brief, Of};
use crate::search::palette::{Names, What};
use crate::search::variants;
use crate::settings::Settings;
use crate::store::Store;
use crate::text::shell;

/// How many candidates are listed.
const LISTED: usize = 20;

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
    // An account's own name outranks a person's; a person's outranks a city or a part of anything else.
    if !fitting.by_name {
        let people = persons(store, whom)?;
        if let [(account, person, _)] = people.as_slice() {
            return Ok(prep::read(store, settings, Of::Account(*account), Some(*person))?);
        }
        if !people.is_empty() {
            let listed = people.iter().map(|(account, _, name)| (*account, name.clone())).collect::<Vec<_>>();
            return Err(refuse_several(lang, whom, &listed));
        }
    }
    if fitting.found.is_empty()
        && !whom.trim().is_empty()
        && let Some(page) = as_the_finder(store, settings, whom, lang)?
    {
        return Ok(page);
    }
    Ok(prep::for_account(store, settings, only(whom, &fitting.found, lang)?)?)
}

/// The page of whom the finder finds: «пестова ромашка», «закупки ромашка», a phone. What fits as well is named.
fn as_the_finder(store: &Store, settings: &Settings, whom: &str, lang: Lang) -> anyhow::Result<Option<Brief>> {
    let found = Names::load(store)?.find(whom);
    let mut fitting = Vec::new();
    for name in found.iter().filter(|name| name.is_sure() && name.rank == found.first().map_or(0, |best| best.rank)) {
        match name.what {
            What::Account(id) => fitting.push((id, None, name.text.clone())),
            What::Person(person) => {
                let at = store.accounts_of(person)?;
                let called =
                    |short: &str| words(whom).iter().any(|word| beginnings(&word.folded).iter().any(|head| fold(short).contains(head)));
                // Of several companies it is the one that was named.
                let named: Vec<_> = at.iter().filter(|(_, short, _)| called(short)).collect();
                let meant = if named.is_empty() { at.iter().collect() } else { named };
                fitting.extend(meant.into_iter().map(|(id, short, _)| (*id, Some(person), format!("{}, {short}", name.text))));
            }
            What::Promise(_) | What::Opportunity(_) => {}
        }
    }
    match fitting.as_slice() {
        [] => Ok(None),
        [(account, person, _)] => Ok(Some(prep::read(store, settings, Of::Account(*account), *person)?)),
        several => {
            let listed = several.iter().map(|(account, _, name)| (*account, name.clone())).collect::<Vec<_>>();
            Err(refuse_several(lang, whom, &listed))
        }
    }
}

/// Where a person may be met: account, person, name with the account's. By any part of the name, in either layout, and by
/// a name that a merged record had.
fn persons(store: &Store, whom: &str) -> anyhow::Result<Vec<(i64, i64, String)>> {
    for meant in spellings(whom) {
        let mut met = Vec::new();
        for (person, name, _) in store.persons_matching(&meant, None, LISTED)? {
            // Half the file has a patronymic that begins so.
            let own = store.person_name(person)?;
            let begun = |part: &str| fold(part).split(['-', ' ']).any(|word| meant.split(' ').any(|said| word.starts_with(said)));
            if !(begun(&own.family) || begun(&own.given)) && store.names_of(person)?.len() < 2 {
                continue;
            }
            for (account, short, _) in store.accounts_of(person)? {
                met.push((account, person, format!("{name}, {short}")));
            }
        }
        // With the same person at several accounts, each page is another one.
        if !met.is_empty() {
            return Ok(met);
        }
    }
    Ok(Vec::new())
}

/// What may have been meant: as typed, in the other layout, and as case forms have it.
fn spellings(whom: &str) -> Vec<String> {
    let mut all = variants(whom);
    all.push(words(whom).iter().map(|word| beginnings(&word.folded).swap_remove(0)).collect::<Vec<_>>().join(" "));
    all.retain(|spelling| !spelling.trim().is_empty());
    all
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
    only(whom, &accounts(store, whom)?.found, lang)
}

/// The only one of the accounts found, or why there is none.
fn only(whom: &str, found: &[(i64, String)], lang: Lang) -> anyhow::Result<i64> {
    match found {
        [] => Err(Failure::missing(shell::no_such(lang, whom)).into()),
        [(id, _)] => Ok(*id),
        several => Err(refuse_several(lang, whom, several)),
    }
}

/// Says which accounts fit.
pub(super) fn refuse_several(lang: Lang, whom: &str, several: &[(i64, String)]) -> anyhow::Error {
    let mut said = shell::several(lang, whom);
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
    /// Whether it is the beginning of their names that fits.
    by_name: bool,
}

/// Accounts that fit in the first spelling in which any does.
fn accounts(store: &Store, whom: &str) -> anyhow::Result<Fitting> {
    for spelling in spellings(whom) {
        let fitting = fitting(store, &spelling)?;
        if !fitting.found.is_empty() {
            return Ok(fitting);
        }
    }
    Ok(Fitting::default())
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
            return Ok(Fitting { found, by_name: at < 2 });
        }
    }
    Ok(Fitting { found: all, by_name: false })
}
