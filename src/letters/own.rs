//! Which addresses are the KAM's own, as the letters themselves say.

use crate::domain::name::email_key;
use crate::exchange::letters::{Letter, Mailbox, Nature, Party};
use crate::store::{Result, Store};
use crate::whose::{Own, domain_of};
use std::collections::{BTreeMap, BTreeSet};

/// The addresses that are ours and not known as such: where letters arrived, and from where letters were sent that no server has had, where
/// they got answers too or wrote to somebody who is known here. `knows` says whether a domain is one of the clients'.
pub(super) fn recognised(store: &Store, mailboxes: &[Mailbox], own: &Own, knows: impl Fn(&str) -> bool) -> Result<Vec<String>> {
    let letters = || mailboxes.iter().flat_map(|mailbox| &mailbox.letters);
    let got: BTreeSet<&str> =
        letters().flat_map(|letter| letter.to.iter().chain(&letter.copied)).map(|party| party.mail.as_str()).collect();
    let mut known: BTreeMap<&str, bool> = BTreeMap::new();
    let mut is_theirs =
        |mail: &str| -> Result<bool> { Ok(domain_of(mail).is_some_and(&knows) || !store.persons_reached_by(&email_key(mail))?.is_empty()) };
    let mut found: BTreeSet<&str> = BTreeSet::new();
    for letter in letters() {
        found.extend(letter.delivered.iter().map(String::as_str));
        let sender = letter.from.mail.as_str();
        if letter.is_sent && letter.nature == Nature::Written && (got.contains(sender) || writes_to(letter, &mut known, &mut is_theirs)?) {
            found.insert(sender);
        }
    }
    let mut ours = Vec::new();
    for mail in found {
        if !own.is_ours(mail, "") && !is_theirs(mail)? {
            ours.push(mail.to_owned());
        }
    }
    Ok(ours)
}

/// Whether a letter was written to somebody who is known here.
fn writes_to<'a>(
    letter: &'a Letter,
    known: &mut BTreeMap<&'a str, bool>,
    is_theirs: &mut impl FnMut(&str) -> Result<bool>,
) -> Result<bool> {
    for Party { mail, .. } in &letter.to {
        let is = match known.get(mail.as_str()) {
            Some(is) => *is,
            None => is_theirs(mail)?,
        };
        known.insert(mail, is);
        if is {
            return Ok(true);
        }
    }
    Ok(false)
}
