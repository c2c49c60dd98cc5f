//! Whose a letter is: by what was answered before, by the addresses of the client's people, by the domain of the client, and at last by
//! names. Of a letter that came its writer decides, of one that we wrote those to whom it goes.

use crate::capture::{self, Titled};
use crate::exchange::letters::{Letter, Party};
use crate::store::{Result, Store};
use crate::whose::{self, Basis, domain_of};
use std::collections::{BTreeMap, HashMap};

/// Whose a letter is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Whose {
    /// These accounts'; what that rests on, and whether it is a guess.
    Accounts(Vec<(i64, Basis, bool)>),
    /// Only our own people wrote and got it.
    Internal,
    /// Somebody said that it is with nobody of ours.
    NotOurs,
    /// Nobody knows; it may be of one of these accounts.
    Nobody(Vec<i64>),
}

/// What was found of a letter.
pub(super) struct Told {
    pub(super) whose: Whose,
    /// By what an answer is remembered.
    pub(super) asks: String,
    pub(super) outgoing: bool,
    pub(super) colleagues: Vec<i64>,
}

/// Who wrote or got a letter beside us.
#[derive(Default)]
pub(super) struct With {
    /// Rowids of the client's people.
    pub(super) people: Vec<i64>,
    /// Those who are nobody here.
    pub(super) others: Vec<Party>,
    /// Those who are known, at other clients.
    pub(super) elsewhere: Vec<Party>,
}

/// Whose an address is.
#[derive(Clone, Debug, PartialEq, Eq)]
enum One {
    Account(i64, Basis, bool),
    /// One of these accounts'.
    Among(Vec<i64>),
    NotOurs,
    Nobody,
}

pub(super) struct Finder<'a> {
    of: whose::Finder<'a>,
    found: HashMap<Party, One>,
}

/// Whether a letter that may be of one of some accounts may be of this one.
fn fits(account: i64, may: &[i64]) -> bool {
    may.is_empty() || may.contains(&account)
}

impl<'a> Finder<'a> {
    pub(super) fn new(of: whose::Finder<'a>) -> Finder<'a> {
        Finder { of, found: HashMap::new() }
    }

    /// What is known of a letter.
    pub(super) fn told(&mut self, letter: &Letter) -> Result<Told> {
        let all: Vec<&Party> = std::iter::once(&letter.from).chain(&letter.to).chain(&letter.copied).collect();
        let colleagues: BTreeMap<i64, ()> = all.iter().filter_map(|one| self.of.own.colleague(&one.mail, "")).map(|id| (id, ())).collect();
        let colleagues = colleagues.into_keys().collect();
        let outgoing = self.of.own.is_ours(&letter.from.mail, "");
        let theirs = |these: &[Party]| these.iter().filter(|one| !self.of.own.is_ours(&one.mail, "")).cloned().collect::<Vec<Party>>();
        let (to, copied) = (theirs(&letter.to), theirs(&letter.copied));
        let meant = match outgoing {
            false => vec![letter.from.clone()],
            true if to.is_empty() => copied.clone(),
            true => to.clone(),
        };
        let Some(first) = meant.first() else {
            return Ok(Told { whose: Whose::Internal, asks: String::new(), outgoing, colleagues });
        };
        let asks = self.asks(first);
        let mut found: Vec<(i64, Basis, bool)> = Vec::new();
        let (mut left, mut asked, mut may) = (0, asks.clone(), Vec::new());
        for party in &meant {
            match self.one(party)? {
                One::Account(account, basis, guess) => {
                    if guess && found.is_empty() {
                        // A name tells of its address alone.
                        asked = if matches!(basis, Basis::Name(_)) { format!("mail:{}", party.mail) } else { self.asks(party) };
                    }
                    match found.iter_mut().find(|(known, ..)| *known == account) {
                        Some(known) if known.2 && !guess => *known = (account, basis, guess),
                        Some(_) => {}
                        None => found.push((account, basis, guess)),
                    }
                }
                One::Among(accounts) => {
                    // Only of the address itself it can be said.
                    if may.is_empty() && found.is_empty() {
                        asked = format!("mail:{}", party.mail);
                    }
                    may.extend(accounts);
                }
                One::NotOurs => left += 1,
                One::Nobody => {}
            }
        }
        // What is sure for one needs no guess for another.
        if found.iter().any(|(.., guess)| !guess) {
            found.retain(|(.., guess)| !guess);
        }
        found.truncate(if found.iter().all(|(.., guess)| *guess) { 1 } else { found.len() });
        let told = |whose, asks| Ok(Told { whose, asks, outgoing, colleagues });
        if !found.is_empty() {
            return told(Whose::Accounts(found), asked);
        }
        if left == meant.len() {
            return told(Whose::NotOurs, asks);
        }
        for party in to.iter().chain(&copied).filter(|party| !meant.contains(party)) {
            if let One::Account(account, _, false) = self.one(party)?
                && fits(account, &may)
            {
                return told(Whose::Accounts(vec![(account, Basis::Copied(party.mail.clone()), true)]), asked);
            }
        }
        match capture::accounts_named(&self.of.known, &letter.subject)? {
            Titled::One(account, how, _) if fits(account, &may) => told(Whose::Accounts(vec![(account, Basis::Subject(how), true)]), asked),
            _ => told(Whose::Nobody(may), asked),
        }
    }

    /// By what an answer is remembered: the domain, where it is one company's, else the address.
    fn asks(&self, party: &Party) -> String {
        match domain_of(&party.mail) {
            Some(domain) if !self.of.is_shared(domain) => format!("domain:{domain}"),
            _ => format!("mail:{}", party.mail),
        }
    }

    fn one(&mut self, party: &Party) -> Result<One> {
        if let Some(found) = self.found.get(party) {
            return Ok(found.clone());
        }
        let found = self.look_up(party)?;
        self.found.insert(party.clone(), found.clone());
        Ok(found)
    }

    fn look_up(&mut self, party: &Party) -> Result<One> {
        let mail = party.mail.as_str();
        let said = |answer: Option<i64>| answer.map_or(One::NotOurs, |account| One::Account(account, Basis::Answer, false));
        if let Some(answer) = self.of.answered_of(mail) {
            return Ok(said(answer));
        }
        let domain = domain_of(mail);
        let by_domain = self.of.answered_of_domain(mail);
        let [own, people] = domain.map(|domain| self.of.accounts_at(domain)).unwrap_or_default();
        let persons = self.of.persons(mail)?;
        if let Some(person) = persons.first() {
            let mut works: Vec<i64> = Vec::new();
            for person in &persons {
                works.extend(self.of.store.present_posts(*person)?.into_iter().map(|(account, ..)| account));
            }
            works.sort_unstable();
            works.dedup();
            let narrowed: Vec<i64> =
                works.iter().copied().filter(|account| own.contains(account) || by_domain == Some(Some(*account))).collect();
            let basis = Basis::Person(self.of.store.person_name(*person)?.short());
            match (&works[..], &narrowed[..]) {
                ([account], _) | (_, [account]) => return Ok(One::Account(*account, basis, false)),
                ([], _) => {}
                _ => return Ok(One::Among(works)),
            }
        }
        if let Some(account) = self.of.company(mail) {
            return Ok(One::Account(account, Basis::Company(mail.to_owned()), false));
        }
        if let Some(answer) = by_domain {
            return Ok(said(answer));
        }
        let by = || Basis::Domain(domain.unwrap_or_default().to_owned());
        match (&own[..], &people[..]) {
            ([account], _) => return Ok(One::Account(*account, by(), false)),
            ([], [account]) => return Ok(One::Account(*account, by(), true)),
            ([], []) => {}
            ([], _) => return Ok(One::Among(people)),
            _ => return Ok(One::Among(own)),
        }
        if let Some((account, basis)) = self.of.named(&party.name)? {
            return Ok(One::Account(account, basis, true));
        }
        Ok(One::Nobody)
    }

    /// Those of our house who wrote or got a letter and are not in the team, the KAM aside, as far as the KAM's own address is known.
    pub(super) fn ours(&self, letter: &Letter) -> Vec<Party> {
        let own = &self.of.own;
        let is_nameless = |one: &&Party| own.is_ours(&one.mail, "") && !own.is_me(&one.mail) && own.colleague(&one.mail, "").is_none();
        let all = std::iter::once(&letter.from).chain(&letter.to).chain(&letter.copied);
        if own.knows_me() { all.filter(is_nameless).cloned().collect() } else { Vec::new() }
    }

    /// The people of an account who wrote or got a letter, by their addresses, else by their names; those who left by now as well.
    pub(super) fn people(&mut self, account: i64, letter: &Letter) -> Result<With> {
        let all = std::iter::once(&letter.from).chain(&letter.to).chain(&letter.copied);
        let all: Vec<&Party> = all.filter(|party| !self.of.own.is_ours(&party.mail, "")).collect();
        let of = |store: &Store, person: i64| Ok(store.accounts_of(person)?.iter().any(|(works, ..)| *works == account));
        let with = self.of.with(account, all.iter().map(|party| (party.mail.as_str(), party.name.as_str())), of)?;
        let parties = |places: &[usize]| {
            let mut parties: Vec<Party> = Vec::new();
            for party in places.iter().filter_map(|at| all.get(*at)) {
                if !parties.contains(party) {
                    parties.push((*party).clone());
                }
            }
            parties
        };
        Ok(With { people: with.people, others: parties(&with.others), elsewhere: parties(&with.elsewhere) })
    }
}
