//! Whose an address is: what the calendar and letters have in common (M20, M22). Who is ours, which client an address leads to, and what
//! was answered of it: an answer does not depend on who asks.

mod own;

pub use own::Own;
pub(crate) use own::domain_of;
pub use own::is_public;

use crate::capture::Known;
use crate::domain::name::email_key;
use crate::store::{Result, Store};
use own::domain_of_site;
use std::collections::{BTreeMap, HashMap};

/// Whose addresses (`mail:…`), domains (`domain:…`) and series (`series:…`) are: an account, or nobody of ours.
pub type Answers = BTreeMap<String, Option<i64>>;

/// On what it rests whose something is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Basis {
    /// On what was answered before.
    Answer,
    /// On the address of a person of theirs.
    Person(String),
    /// On an address of the company.
    Company(String),
    /// On the title of a meeting, which names the client so.
    Title(String),
    /// On the subject of a letter, which does.
    Subject(String),
    /// On a mail domain.
    Domain(String),
    /// On the name of a person, without an address that is known.
    Name(String),
    /// On somebody who got a letter besides.
    Copied(String),
}

impl Basis {
    /// What programs read of it: the kind, and what it was.
    pub fn code(&self) -> (&'static str, &str) {
        match self {
            Basis::Answer => ("answer", ""),
            Basis::Person(what) => ("person", what),
            Basis::Company(what) => ("company", what),
            Basis::Title(what) => ("title", what),
            Basis::Subject(what) => ("subject", what),
            Basis::Domain(what) => ("domain", what),
            Basis::Name(what) => ("name", what),
            Basis::Copied(what) => ("copied", what),
        }
    }
}

/// Which accounts are told by an address, as the file has them.
#[derive(Default)]
pub(crate) struct Addresses {
    /// The accounts of each mail domain: first those whose own it is, then those whose people have addresses there.
    domains: HashMap<String, [Vec<i64>; 2]>,
    /// The accounts that have an address as their own.
    companies: HashMap<String, Vec<i64>>,
}

impl Addresses {
    /// Those of the accounts of a file and of their people.
    pub(crate) fn of(store: &Store) -> Result<Addresses> {
        let mut addresses = Addresses::default();
        for (account, said) in store.accounts_reached()? {
            for part in parts(&said) {
                if part.contains('@') {
                    let mail = email_key(part);
                    addresses.add_domain(domain_of(&mail).map(str::to_owned), 0, account);
                    addresses.companies.entry(mail).or_default().push(account);
                } else {
                    addresses.add_domain(domain_of_site(part), 0, account);
                }
            }
        }
        for (account, mail) in store.people_mailed()? {
            addresses.add_domain(domain_of(&email_key(&mail)).map(str::to_owned), 1, account);
        }
        Ok(addresses)
    }

    fn add_domain(&mut self, domain: Option<String>, at: usize, account: i64) {
        let Some(domain) = domain else { return };
        let known = &mut self.domains.entry(domain).or_default()[at];
        if !known.contains(&account) {
            known.push(account);
        }
    }

    /// Whether a domain is known of any account.
    pub(crate) fn knows(&self, domain: &str) -> bool {
        self.domains.contains_key(domain)
    }
}

fn parts(said: &str) -> impl Iterator<Item = &str> {
    said.split([';', ',', ' ']).filter(|part| !part.is_empty())
}

/// Who of some people is known at an account, and the places of those who are not.
#[derive(Debug, Default)]
pub(crate) struct With {
    /// Rowids of the client's people.
    pub(crate) people: Vec<i64>,
    /// The places of those who are nobody here.
    pub(crate) others: Vec<usize>,
    /// The places of those who are known, at other clients.
    pub(crate) elsewhere: Vec<usize>,
}

/// Finds whose addresses are; each is looked up once.
pub(crate) struct Finder<'a> {
    pub(crate) store: &'a Store,
    pub(crate) known: Known<'a>,
    pub(crate) own: Own,
    answers: Answers,
    addresses: Addresses,
    mailed: HashMap<String, Vec<i64>>,
}

impl<'a> Finder<'a> {
    /// One that knows what is remembered, and what was answered besides.
    pub(crate) fn new(store: &'a Store, own: Own, addresses: Addresses, answers: &Answers) -> Result<Finder<'a>> {
        let mut all: Answers = store.calendar_answers()?.into_iter().collect();
        all.extend(answers.iter().map(|(about, account)| (about.clone(), *account)));
        Ok(Finder { store, known: Known::of(store), own, answers: all, addresses, mailed: HashMap::new() })
    }

    /// What was answered of a series, an address or a domain.
    pub(crate) fn answered(&self, about: &str) -> Option<Option<i64>> {
        self.answers.get(about).copied()
    }

    /// What was answered of an address itself.
    pub(crate) fn answered_of(&self, mail: &str) -> Option<Option<i64>> {
        self.answered(&format!("mail:{mail}"))
    }

    /// What was answered of the domain of an address.
    pub(crate) fn answered_of_domain(&self, mail: &str) -> Option<Option<i64>> {
        domain_of(mail).and_then(|domain| self.answered(&format!("domain:{domain}")))
    }

    /// The accounts of a domain: those whose own it is, and those whose people have addresses there.
    pub(crate) fn accounts_at(&self, domain: &str) -> [Vec<i64>; 2] {
        self.addresses.domains.get(domain).cloned().unwrap_or_default()
    }

    /// Whether a domain leads to several accounts, so that it tells nothing.
    pub(crate) fn is_shared(&self, domain: &str) -> bool {
        self.addresses.domains.get(domain).is_some_and(|[own, people]| own.len().max(people.len()) > 1)
    }

    /// The account of which this is the address.
    pub(crate) fn company(&self, mail: &str) -> Option<i64> {
        match self.addresses.companies.get(&email_key(mail)).map(Vec::as_slice) {
            Some([account]) => Some(*account),
            _ => None,
        }
    }

    /// The persons who have an address.
    pub(crate) fn persons(&mut self, mail: &str) -> Result<Vec<i64>> {
        if let Some(found) = self.mailed.get(mail) {
            return Ok(found.clone());
        }
        let found = self.store.persons_reached_by(&email_key(mail))?;
        self.mailed.insert(mail.to_owned(), found.clone());
        Ok(found)
    }

    /// Who of some people, by address and name, acts for an account, and who does not: by their addresses, else by their names. Where the
    /// address is nobody's, a name of one word tells too little. `is_there` says whether a person is that account's.
    pub(crate) fn with<'p>(
        &mut self,
        account: i64,
        all: impl Iterator<Item = (&'p str, &'p str)>,
        is_there: impl Fn(&Store, i64) -> Result<bool>,
    ) -> Result<With> {
        let mut with = With::default();
        for (at, (mail, name)) in all.enumerate() {
            let mut found = if mail.is_empty() { Vec::new() } else { self.persons(mail)? };
            let is_known = !found.is_empty();
            if !is_known && (name.contains(' ') || mail.is_empty() && !name.is_empty()) {
                found = self.known.persons(name, "", &[account])?.one().map(|person| person.id).into_iter().collect();
            }
            let mut is_theirs = false;
            for person in found {
                if is_there(self.store, person)? {
                    is_theirs = true;
                    if !with.people.contains(&person) {
                        with.people.push(person);
                    }
                }
            }
            if !is_theirs {
                if is_known { &mut with.elsewhere } else { &mut with.others }.push(at);
            }
        }
        Ok(with)
    }

    /// The one person whom a whole name means, with the one account they act for now.
    pub(crate) fn named(&self, name: &str) -> Result<Option<(i64, Basis)>> {
        if !name.contains(' ') {
            return Ok(None);
        }
        let Some(person) = self.known.persons(name, "", &[])?.one().cloned() else { return Ok(None) };
        Ok(match self.store.present_posts(person.id)?[..] {
            [(account, ..)] => Some((account, Basis::Name(person.name))),
            _ => None,
        })
    }
}
