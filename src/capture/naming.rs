//! What the words of a head may name in the file: whether they do, and how plainly.

use super::meaning::{Candidate, Resolved};
use super::names;
use crate::domain::name::company_key;
use crate::search::likeness::{Likeness, case_forms, likeness, skeleton};
use crate::search::variants;
use crate::store::{Result, Store};
use std::cell::RefCell;
use std::collections::HashMap;

/// How many accounts of one beginning are compared.
const COMPARED: usize = 200;

/// How plainly words name an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// By its name, in whatever script or keyboard layout.
    Whole,
    /// By a case form of it.
    Form,
    /// By a beginning that no other account has.
    Begun,
}

/// What the grammar asks of the file while it reads a line.
pub trait Names {
    /// Whether words name an account, and how.
    fn account(&self, typed: &str) -> Option<Named>;
    /// Whether words may be the name of an account with a slip, or its beginning, or a later word of it.
    fn resembles(&self, typed: &str) -> bool;
    /// Whether words are the name of a person.
    fn person(&self, typed: &str, said: Said) -> bool;
}

/// Where words stand that may be a person's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Said {
    /// After `+`.
    Marked,
    /// Before the colon of the head: a family name must be among them.
    Headed,
    /// At the beginning of a sentence: a short word in small letters that only sounds like a name is a word.
    Loose,
}

/// A file in which nobody is known.
pub struct Nobody;

impl Names for Nobody {
    fn account(&self, _: &str) -> Option<Named> {
        None
    }

    fn resembles(&self, _: &str) -> bool {
        false
    }

    fn person(&self, _: &str, _: Said) -> bool {
        false
    }
}

/// The names of a file. What a line asks twice is looked up once.
pub struct Known<'a> {
    store: &'a Store,
    accounts: RefCell<HashMap<String, Option<Named>>>,
    persons: RefCell<HashMap<(String, Said), bool>>,
}

impl<'a> Known<'a> {
    /// The names of this file.
    pub fn of(store: &'a Store) -> Known<'a> {
        Known { store, accounts: RefCell::default(), persons: RefCell::default() }
    }

    fn find_person(&self, typed: &str, said: Said) -> Result<bool> {
        let found = persons(self.store, typed, "", &[])?;
        let candidates = found.one().map(std::slice::from_ref).unwrap_or(found.several());
        let by_family = |name: &str| {
            let family: Vec<&str> = name.split_whitespace().filter(|part| !part.ends_with('.')).collect();
            let family = family.join(" ");
            let spellings = variants(typed);
            spellings.iter().flat_map(|spelling| spelling.split_whitespace()).any(|word| {
                // «там» sounds like Tamm.
                let large = word.chars().next().is_some_and(char::is_uppercase);
                let is_name = said == Said::Headed || is_latin(word) == is_latin(&family) || word.chars().count() > 4 || large;
                is_name && likeness(word, &family) == Some(Likeness::Same)
            })
        };
        Ok(candidates.iter().any(|candidate| said == Said::Marked || by_family(&candidate.name)))
    }
}

impl Names for Known<'_> {
    fn account(&self, typed: &str) -> Option<Named> {
        let known = self.accounts.borrow().get(typed).copied();
        known.unwrap_or_else(|| {
            // A file that cannot be read says so when the line is resolved.
            let found = accounts(self.store, typed).ok().flatten().map(|(_, named)| named);
            self.accounts.borrow_mut().insert(typed.to_owned(), found);
            found
        })
    }

    fn resembles(&self, typed: &str) -> bool {
        names::accounts_offered(self.store, typed).is_ok_and(|found| !found.is_empty())
    }

    fn person(&self, typed: &str, said: Said) -> bool {
        let key = (typed.to_owned(), said);
        let known = self.persons.borrow().get(&key).copied();
        known.unwrap_or_else(|| {
            let found = self.find_person(typed, said).unwrap_or_default();
            self.persons.borrow_mut().insert(key, found);
            found
        })
    }
}

fn is_latin(word: &str) -> bool {
    word.chars().any(|c| c.is_ascii_alphabetic())
}

/// The accounts that words name plainly: by the whole name in any case form, script and layout, else the only one that
/// begins so, as a whole or word by word («сев-мет»).
pub fn accounts(store: &Store, typed: &str) -> Result<Option<(Vec<i64>, Named)>> {
    let spellings: Vec<String> = variants(typed).iter().map(|spelling| company_key(spelling)).filter(|key| !key.is_empty()).collect();
    for spelling in &spellings {
        let exact = store.accounts_with_key(spelling)?;
        if !exact.is_empty() {
            return Ok(Some((exact, Named::Whole)));
        }
    }
    for spelling in &spellings {
        let found = in_a_case_form(store, spelling)?;
        if !found.is_empty() {
            return Ok(Some((found, Named::Form)));
        }
    }
    for spelling in spellings.iter().filter(|spelling| spelling.chars().count() > 1) {
        let words: Vec<&str> = spelling.split(' ').collect();
        let mut begun: Vec<i64> = Vec::new();
        for (id, key) in store.account_keys_from(words.first().copied().unwrap_or_default(), COMPARED)? {
            let each = key.split(' ').zip(&words).filter(|(part, word)| part.starts_with(**word)).count() == words.len();
            if (each || key.starts_with(spelling.as_str())) && !begun.contains(&id) {
                begun.push(id);
            }
        }
        match begun.len() {
            0 => {}
            1 => return Ok(Some((begun, Named::Begun))),
            _ => return Ok(None),
        }
    }
    by_sound(store, typed)
}

/// The persons that a name may mean, as typed or in the other keyboard layout.
pub fn persons(store: &Store, typed: &str, follows: &str, homes: &[i64]) -> Result<Resolved> {
    for spelling in variants(typed) {
        let found = names::persons(store, &spelling, follows, homes)?;
        if found != Resolved::Unknown {
            return Ok(found);
        }
    }
    Ok(Resolved::Unknown)
}

/// The accounts that sound as the words do: in the other script, in a case form of it, or by a beginning that no other has.
fn by_sound(store: &Store, typed: &str) -> Result<Option<(Vec<i64>, Named)>> {
    let sound = skeleton(&company_key(typed));
    if sound.chars().count() < 3 {
        return Ok(None);
    }
    let candidates = names::accounts_offered(store, typed)?;
    let name = |candidate: &Candidate| company_key(&candidate.name);
    let same = |candidate: &&Candidate| skeleton(&name(candidate)) == sound;
    let form = |candidate: &&Candidate| case_forms(&name(candidate)).iter().any(|form| skeleton(form) == sound);
    let ids = |wanted: &dyn Fn(&&Candidate) -> bool| candidates.iter().filter(wanted).map(|candidate| candidate.id).collect::<Vec<_>>();
    let (whole, forms) = (ids(&same), ids(&form));
    Ok(match candidates.as_slice() {
        _ if !whole.is_empty() => Some((whole, Named::Whole)),
        _ if !forms.is_empty() => Some((forms, Named::Form)),
        [one] if skeleton(&name(one)).starts_with(&sound) => Some((vec![one.id], Named::Begun)),
        _ => None,
    })
}

/// «ромашке», «северу»: the accounts of which the words are a case form.
fn in_a_case_form(store: &Store, spelling: &str) -> Result<Vec<i64>> {
    let words: Vec<&str> = spelling.split(' ').collect();
    let Some(first) = words.first() else { return Ok(Vec::new()) };
    let length = first.chars().count();
    if length < 3 {
        return Ok(Vec::new());
    }
    let stem: String = first.chars().take(length.saturating_sub(3).max(2)).collect();
    let mut found: Vec<i64> = Vec::new();
    for (id, key) in store.account_keys_from(&stem, COMPARED)? {
        let parts: Vec<&str> = key.split(' ').collect();
        let same =
            parts.len() == words.len() && parts.iter().zip(&words).all(|(part, word)| case_forms(part).iter().any(|form| form == word));
        if same && !found.contains(&id) {
            found.push(id);
        }
    }
    Ok(found)
}
