//! What the words of a head may name in the file: whether they do, and how plainly.

use super::candidate::{Candidate, Resolved};
use super::head::is_between;
use super::{names, unread};
use crate::domain::declined::company_forms;
use crate::domain::name::{company_core, company_key};
use crate::domain::phone;
use crate::search::likeness::{Likeness, likeness, skeleton};
use crate::search::variants;
use crate::store::{Result, Store};
use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;
use std::hash::Hash;

/// How many accounts of one beginning are compared.
const COMPARED: usize = 200;

/// A beginning typed by other keys has so many letters at least.
const OTHERWISE: usize = 3;

/// How many letters at the end of a word its case may change.
const CHANGING: usize = 3;

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
    /// Whether any account has a name that begins with a word, or with a form of it: cheap, and no more than a hint.
    fn begins(&self, word: &str) -> bool;
    /// Whether words may be the name of an account with a slip, or its beginning, or a later word of it.
    fn resembles(&self, typed: &str) -> bool;
    /// Whether words are the name of a person.
    fn person(&self, typed: &str, said: Said) -> bool;
    /// Whether a word is near the family name of somebody, and no form of it.
    fn nearly(&self, typed: &str) -> bool;
    /// Whether words are whole words of the name of an account, in any form: «роман» of «Роман и К».
    fn is_called_by(&self, typed: &str) -> bool;
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

    fn begins(&self, _: &str) -> bool {
        false
    }

    fn resembles(&self, _: &str) -> bool {
        false
    }

    fn person(&self, _: &str, _: Said) -> bool {
        false
    }

    fn nearly(&self, _: &str) -> bool {
        false
    }

    fn is_called_by(&self, _: &str) -> bool {
        false
    }
}

/// Whose names a line is understood by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Room {
    /// All that the file has.
    #[default]
    Ours,
    /// Those of one account and its people, or of none: a name of anybody else is as one that the file does not have.
    Theirs(Option<i64>),
}

/// The names of a file. What a line asks twice is looked up once: so this lives no longer than the file stays as it is.
pub struct Known<'a> {
    pub(super) store: &'a Store,
    room: Room,
    plain: Asked<String, Option<(Vec<i64>, Named)>>,
    words: Asked<String, Vec<i64>>,
    offered: Asked<String, Resolved>,
    persons: Asked<(String, String, Vec<i64>), Resolved>,
    said: Asked<(String, Said), bool>,
    together: OnceCell<HashMap<String, Vec<i64>>>,
}

/// Answers by what was asked.
type Asked<Q, A> = RefCell<HashMap<Q, A>>;

/// The answer, found once.
fn once<Q: Eq + Hash, A: Clone>(asked: &Asked<Q, A>, question: Q, find: impl FnOnce(&Q) -> Result<A>) -> Result<A> {
    if let Some(answer) = asked.borrow().get(&question) {
        return Ok(answer.clone());
    }
    let answer = find(&question)?;
    asked.borrow_mut().insert(question, answer.clone());
    Ok(answer)
}

impl<'a> Known<'a> {
    /// The names of this file.
    pub fn of(store: &'a Store) -> Known<'a> {
        Known::among(store, Room::Ours)
    }

    /// Those of this file that may be understood.
    pub fn among(store: &'a Store, room: Room) -> Known<'a> {
        Known {
            store,
            room,
            plain: Asked::default(),
            words: Asked::default(),
            offered: Asked::default(),
            persons: Asked::default(),
            said: Asked::default(),
            together: OnceCell::new(),
        }
    }

    /// Whether nobody is there but us.
    pub(super) fn is_among_us(&self) -> bool {
        self.room == Room::Ours
    }

    /// Whether an account is one of those that may be understood.
    pub(super) fn has(&self, account: i64) -> bool {
        match self.room {
            Room::Ours => true,
            Room::Theirs(theirs) => theirs == Some(account),
        }
    }

    /// The same of a person.
    pub(super) fn has_person(&self, id: i64) -> Result<bool> {
        Ok(self.room == Room::Ours || !self.store.is_placeholder(id)? && !self.accounts_shared_by(&[id])?.is_empty())
    }

    /// The accounts that persons act for, each with how many of them do.
    pub(super) fn accounts_shared_by(&self, persons: &[i64]) -> Result<Vec<(i64, usize)>> {
        let mut shared = self.store.accounts_shared_by(persons)?;
        shared.retain(|(account, _)| self.has(*account));
        Ok(shared)
    }

    /// What was found, without those who may not be understood.
    fn seen(&self, found: Resolved, has: impl Fn(i64) -> Result<bool>) -> Result<Resolved> {
        let mut left = match found {
            _ if self.room == Room::Ours => return Ok(found),
            Resolved::Unnamed | Resolved::Unknown => return Ok(found),
            Resolved::Guess(one) => return Ok(if has(one.id)? { Resolved::Guess(one) } else { Resolved::Unknown }),
            Resolved::One(one) => vec![one],
            Resolved::Several(several) => several,
        };
        let seen = left.iter().map(|one| has(one.id)).collect::<Result<Vec<_>>>()?;
        let mut seen = seen.into_iter();
        left.retain(|_| seen.next() == Some(true));
        Ok(Resolved::of(left))
    }

    /// The accounts that words name plainly: by the whole name in any case form, script and layout, else the only one that
    /// begins so, as a whole or word by word («сев-мет»).
    ///
    /// # Errors
    /// Those of reading the file, as of what else is asked.
    pub fn accounts(&self, typed: &str) -> Result<Option<(Vec<i64>, Named)>> {
        once(&self.plain, typed.to_owned(), |typed| self.named_plainly(typed))
    }

    /// The accounts whose name has this key and no other.
    pub(super) fn accounts_called(&self, key: &str) -> Result<Vec<i64>> {
        let mut found = self.store.accounts_with_key(key)?;
        found.retain(|id| self.has(*id));
        Ok(found)
    }

    /// The accounts whose name has this key where all of its words are written together and nothing joins them: «вкусвилл» of «Вкус Вилл»,
    /// `breadbutter` of `Bread and Butter`.
    pub(super) fn accounts_written_together(&self, key: &str) -> Result<Vec<i64>> {
        if self.together.get().is_none() {
            let mut together: HashMap<String, Vec<i64>> = HashMap::new();
            for (id, key) in self.store.account_keys_from("", usize::MAX)? {
                let words: String = key.split(' ').filter(|word| !is_between(word)).collect();
                if self.has(id) {
                    together.entry(words).or_default().push(id);
                }
            }
            let _ = self.together.set(together);
        }
        Ok(self.together.get().and_then(|together| together.get(key)).cloned().unwrap_or_default())
    }

    /// The accounts that words may mean, plainly or not.
    pub fn accounts_meant(&self, typed: &str) -> Result<Resolved> {
        once(&self.offered, typed.to_owned(), |typed| self.seen(names::accounts(self.store, typed)?, |id| Ok(self.has(id))))
    }

    /// The persons that a name may mean, as typed or in the other keyboard layout; those of `homes` before all others, and by
    /// the given name where `follows`, the text after it, says one.
    pub fn persons(&self, typed: &str, follows: &str, homes: &[i64]) -> Result<Resolved> {
        once(&self.persons, (typed.to_owned(), follows.to_owned(), homes.to_vec()), |_| {
            if phone::stands_in(typed) {
                return self.seen(names::persons_reached(self.store, typed, homes)?, |id| self.has_person(id));
            }
            for spelling in variants(typed) {
                let found = self.seen(names::persons(self.store, &spelling, follows, homes)?, |id| self.has_person(id))?;
                if found != Resolved::Unknown {
                    return Ok(found);
                }
            }
            Ok(Resolved::Unknown)
        })
    }

    /// The accounts that words name plainly, and those of whose name they are whole words, in any form: «роман» of «Роман и К».
    pub(super) fn called_by(&self, typed: &str) -> Result<Vec<i64>> {
        once(&self.words, typed.to_owned(), |typed| {
            let mut found = match self.accounts(typed)? {
                Some((ids, Named::Whole | Named::Form)) => ids,
                _ => Vec::new(),
            };
            found.extend(names::accounts_with_words(self.store, typed)?.into_iter().filter(|id| self.has(*id)));
            let mut once: Vec<i64> = Vec::new();
            found.retain(|id| {
                !once.contains(id) && {
                    once.push(*id);
                    true
                }
            });
            Ok(found)
        })
    }

    fn find_person(&self, typed: &str, said: Said) -> Result<bool> {
        let found = self.persons(typed, "", &[])?;
        let candidates = found.one().map(std::slice::from_ref).unwrap_or(found.several());
        let by_family = |name: &str| {
            let family: Vec<&str> = name.split_whitespace().filter(|part| !part.ends_with('.')).collect();
            let spellings = variants(typed);
            let all = |spelling: &String| names::all_of(&spelling.split_whitespace().collect::<Vec<_>>(), &family).is_some();
            if family.len() > 1 && spellings.iter().any(all) {
                return true;
            }
            let family = family.join(" ");
            spellings.iter().flat_map(|spelling| spelling.split_whitespace()).any(|word| {
                // «там» sounds like Tamm.
                let large = word.chars().next().is_some_and(char::is_uppercase);
                let is_name = said == Said::Headed || is_latin(word) == is_latin(&family) || word.chars().count() > 4 || large;
                is_name && likeness(word, &family) == Some(Likeness::Same)
            })
        };
        if candidates.iter().any(|candidate| said == Said::Marked || phone::stands_in(typed) || by_family(&candidate.name)) {
            return Ok(true);
        }
        // One that a merged record had is theirs too.
        for candidate in candidates {
            if self.store.names_of(candidate.id)?.iter().any(|name| by_family(&name.family)) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn named_plainly(&self, typed: &str) -> Result<Option<(Vec<i64>, Named)>> {
        if phone::stands_in(typed) {
            let mut reached = self.store.accounts_reached_by(&phone::phone_key(typed))?;
            reached.retain(|id| self.has(*id));
            return Ok((!reached.is_empty()).then_some((reached, Named::Whole)));
        }
        let spellings: Vec<String> = variants(typed).iter().map(|spelling| company_key(spelling)).filter(|key| !key.is_empty()).collect();
        for spelling in &spellings {
            let mut exact = self.store.accounts_with_key(spelling)?;
            exact.retain(|id| self.has(*id));
            if !exact.is_empty() {
                return Ok(Some((exact, Named::Whole)));
            }
        }
        for spelling in &spellings {
            let mut found = in_a_case_form(self.store, spelling)?;
            found.retain(|id| self.has(*id));
            if !found.is_empty() {
                return Ok(Some((found, Named::Form)));
            }
        }
        for spelling in &spellings {
            if let Some(found) = self.named_by_core(spelling)? {
                return Ok(Some(found));
            }
        }
        // Two letters that other keys would give are a word: «ку» is no `re`.
        let least = |at: usize| if at == 0 { 2 } else { OTHERWISE };
        for (_, spelling) in spellings.iter().enumerate().filter(|(at, spelling)| spelling.chars().count() >= least(*at)) {
            let words: Vec<&str> = spelling.split(' ').collect();
            let first = words.first().copied().unwrap_or_default();
            let mut begun: Vec<i64> = Vec::new();
            let keys = self.store.account_keys_from(first, COMPARED)?;
            for (id, key) in keys.into_iter().chain(names::cores_from(self.store, first, COMPARED)?) {
                let each = key.split(' ').zip(&words).filter(|(part, word)| part.starts_with(**word)).count() == words.len();
                if (each || key.starts_with(spelling.as_str())) && self.has(id) && !begun.contains(&id) {
                    begun.push(id);
                    // Two are as many as any more.
                    if begun.len() > 1 {
                        return Ok(None);
                    }
                }
            }
            if begun.len() == 1 {
                return Ok(Some((begun, Named::Begun)));
            }
        }
        self.named_by_sound(typed)
    }

    /// «волна», «волну» of «Завод Волна»: the accounts that are called so after the words for their kind, and those of which the words
    /// are the first of a longer name.
    fn named_by_core(&self, spelling: &str) -> Result<Option<(Vec<i64>, Named)>> {
        let stem = stem_of(spelling);
        let mut cores = names::cores_from(self.store, &stem, COMPARED)?;
        cores.retain(|(account, _)| self.has(*account));
        let mut found: Vec<i64> = cores.iter().filter(|(_, core)| core == spelling).map(|(account, _)| *account).collect();
        let how = if found.is_empty() { Named::Form } else { Named::Whole };
        if found.is_empty() && spelling.chars().count() > 2 {
            let words: Vec<&str> = spelling.split(' ').collect();
            found = cores.iter().filter(|(_, core)| are_forms(core, &words)).map(|(account, _)| *account).collect();
        }
        if !found.is_empty() {
            found.extend(self.store.accounts_keyed_from(&format!("{spelling} "), COMPARED)?);
        }
        let mut once: Vec<i64> = Vec::new();
        found.retain(|id| {
            self.has(*id) && !once.contains(id) && {
                once.push(*id);
                true
            }
        });
        Ok((!found.is_empty()).then_some((found, how)))
    }

    /// The accounts that sound as the words do: in the other script, in a case form of it, or by a beginning that no other has.
    fn named_by_sound(&self, typed: &str) -> Result<Option<(Vec<i64>, Named)>> {
        let sound = skeleton(&company_key(typed));
        if sound.chars().count() < 3 {
            return Ok(None);
        }
        let meant = self.accounts_meant(typed)?;
        let candidates = meant.one().map(std::slice::from_ref).unwrap_or(meant.several());
        let name = |candidate: &Candidate| company_key(&candidate.name);
        let called = |candidate: &Candidate| {
            let name = name(candidate);
            let core = company_core(&name).map(str::to_owned);
            std::iter::once(name).chain(core)
        };
        let same = |candidate: &&Candidate| called(candidate).any(|name| skeleton(&name) == sound);
        let form = |candidate: &&Candidate| called(candidate).any(|name| company_forms(&name).iter().any(|form| skeleton(form) == sound));
        let ids = |wanted: &dyn Fn(&&Candidate) -> bool| candidates.iter().filter(wanted).map(|candidate| candidate.id).collect::<Vec<_>>();
        let (whole, forms) = (ids(&same), ids(&form));
        Ok(match candidates {
            _ if !whole.is_empty() => Some((whole, Named::Whole)),
            _ if !forms.is_empty() => Some((forms, Named::Form)),
            [one] if called(one).any(|name| skeleton(&name).starts_with(&sound)) => Some((vec![one.id], Named::Begun)),
            _ => None,
        })
    }
}

// A file that cannot be read says so when the line is resolved.
impl Names for Known<'_> {
    fn account(&self, typed: &str) -> Option<Named> {
        self.accounts(typed).ok().flatten().map(|(_, named)| named)
    }

    fn begins(&self, word: &str) -> bool {
        let begun = |key: &str| -> Result<bool> {
            let stem = stem_of(key);
            Ok(!self.store.account_keys_from(&stem, 1)?.is_empty() || !names::cores_from(self.store, &stem, 1)?.is_empty())
        };
        let mut keys = variants(word).into_iter().map(|spelling| company_key(&spelling)).filter(|key| !key.is_empty());
        keys.any(|key| begun(&key).unwrap_or(true))
    }

    fn resembles(&self, typed: &str) -> bool {
        self.accounts_meant(typed).is_ok_and(|meant| !matches!(meant, Resolved::Unknown | Resolved::Unnamed))
    }

    fn person(&self, typed: &str, said: Said) -> bool {
        once(&self.said, (typed.to_owned(), said), |_| self.find_person(typed, said)).unwrap_or_default()
    }

    fn nearly(&self, typed: &str) -> bool {
        self.is_among_us() && !unread::is_plain(typed) && names::persons_nearly(self.store, typed).is_ok_and(|found| !found.is_empty())
    }

    fn is_called_by(&self, typed: &str) -> bool {
        self.called_by(typed).is_ok_and(|accounts| !accounts.is_empty())
    }
}

fn is_latin(word: &str) -> bool {
    word.chars().any(|c| c.is_ascii_alphabetic())
}

/// «ромашке», «северу»: the accounts of which the words are a case form.
fn in_a_case_form(store: &Store, spelling: &str) -> Result<Vec<i64>> {
    let words: Vec<&str> = spelling.split(' ').collect();
    if words.first().is_none_or(|first| first.chars().count() < 3) {
        return Ok(Vec::new());
    }
    let mut found: Vec<i64> = Vec::new();
    for (id, key) in store.account_keys_from(&stem_of(spelling), COMPARED)? {
        if are_forms(&key, &words) && !found.contains(&id) {
            found.push(id);
        }
    }
    Ok(found)
}

/// The letters with which every name begins that the first of the words may be a form of.
fn stem_of(spelling: &str) -> String {
    let first = spelling.split(' ').next().unwrap_or_default();
    let stem: String = first.chars().take(first.chars().count().saturating_sub(CHANGING).max(2)).collect();
    // «ельцом» of «Елец», «угольком» of «Уголёк»: what the vowel softened that flees there.
    match stem.strip_suffix('ь') {
        Some(hard) if !hard.is_empty() => hard.to_owned(),
        _ => stem,
    }
}

/// Whether words are a case form of a name, each of its own.
fn are_forms(name: &str, words: &[&str]) -> bool {
    let is_form = |part: &str, word: &str| {
        // A form differs in its last letters only; to make all of them costs more than to see that.
        let shared = part.chars().zip(word.chars()).take_while(|(one, other)| one == other).count();
        shared + CHANGING >= part.chars().count().min(word.chars().count()) && company_forms(part).iter().any(|form| form == word)
    };
    name.split(' ').count() == words.len() && name.split(' ').zip(words).all(|(part, word)| is_form(part, word))
}
