//! Whose a meeting is: by what was answered before, by the addresses of the people in it, by the client that its title names, by their
//! domain, and at last by names alone. Where two of these disagree, or one alone is weak, it is a guess.

use crate::capture::{self, Titled};
use crate::exchange::calendar::{About, Attendee};
use crate::store::Result;
use crate::whose::{self, Basis, domain_of};
use std::collections::HashMap;
use std::sync::Arc;

/// Whose a meeting is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Whose {
    /// This account's; whether that is a guess.
    Account(i64, Basis, bool),
    /// One of these accounts', which the title names.
    OneOf(Vec<i64>),
    /// Somebody said that it is with nobody of ours.
    NotOurs,
    /// Nobody knows.
    Nobody,
}

/// What was found of a meeting.
#[derive(Clone, Debug)]
pub(super) struct Told {
    pub(super) whose: Whose,
    /// By what an answer is remembered.
    pub(super) asks: String,
    /// Who is in it and not of our house: addresses, else names.
    pub(super) theirs: Vec<String>,
    /// The KAM does not come.
    pub(super) declined: bool,
    pub(super) kind: &'static str,
    pub(super) people: Vec<i64>,
    pub(super) colleagues: Vec<i64>,
}

pub(super) struct Finder<'a> {
    pub(super) of: whose::Finder<'a>,
    named: HashMap<String, Titled>,
    found: HashMap<(String, *const About), Told>,
}

impl<'a> Finder<'a> {
    pub(super) fn new(of: whose::Finder<'a>) -> Finder<'a> {
        Finder { of, named: HashMap::new(), found: HashMap::new() }
    }

    /// What is known of a meeting; the days of a series are looked up once.
    pub(super) fn told(&mut self, uid: &str, about: &Arc<About>) -> Result<Told> {
        let key = (uid.to_owned(), Arc::as_ptr(about));
        if let Some(told) = self.found.get(&key) {
            return Ok(told.clone());
        }
        let told = self.look_up(uid, about)?;
        self.found.insert(key, told.clone());
        Ok(told)
    }

    fn look_up(&mut self, uid: &str, about: &About) -> Result<Told> {
        let all = about.people();
        let own = &self.of.own;
        let is_ours = |one: &&&Attendee| own.is_ours(&one.mail, &one.name);
        let colleagues = all.iter().filter(is_ours).filter_map(|one| own.colleague(&one.mail, &one.name)).collect();
        let ours = all.iter().filter(is_ours).count();
        let theirs: Vec<&Attendee> = all.iter().filter(|one| !is_ours(one)).copied().collect();
        let declined = all.iter().any(|one| one.declined && own.is_me(&one.mail));
        let series = format!("series:{uid}");
        let mut whose = self.whose(&series, about, &theirs)?;
        // Where several of us meet and nobody of theirs, a client in the title is what it is about, it may be.
        if let Whose::Account(_, Basis::Title(_), guess) = &mut whose {
            *guess |= theirs.is_empty() && ours > 1;
        }
        let people = match &whose {
            Whose::Account(account, ..) => self.people(*account, &theirs)?,
            _ => Vec::new(),
        };
        let asks = self.asks(&whose, &theirs, series);
        let kind = capture::kind_told(&about.title).unwrap_or("meeting");
        let theirs = theirs.into_iter().map(|one| if one.mail.is_empty() { one.name.clone() } else { one.mail.clone() }).collect();
        Ok(Told { whose, asks, theirs, declined, kind, people, colleagues })
    }

    /// By what an answer is remembered: where it was the mail that told, or nothing did, the domain of those who are not ours, if it is of
    /// no several clients, else the one address; in all other cases the series, since an answer about a title says nothing of an address.
    fn asks(&self, whose: &Whose, theirs: &[&Attendee], series: String) -> String {
        if !matches!(whose, Whose::Account(_, Basis::Domain(_) | Basis::Name(_), _) | Whose::Nobody) {
            return series;
        }
        let mut domains: Vec<&str> = theirs.iter().filter_map(|one| domain_of(&one.mail)).collect();
        domains.sort_unstable();
        domains.dedup();
        match (&domains[..], theirs) {
            ([domain], _) if !self.of.is_shared(domain) => format!("domain:{domain}"),
            (_, [one]) if !one.mail.is_empty() => format!("mail:{}", one.mail),
            _ => series,
        }
    }

    fn whose(&mut self, series: &str, about: &About, theirs: &[&Attendee]) -> Result<Whose> {
        if let Some(answer) = self.of.answered(series) {
            return Ok(said(answer));
        }
        let mails: Vec<&str> = theirs.iter().map(|one| one.mail.as_str()).filter(|mail| !mail.is_empty()).collect();
        if let Some(answer) = mails.iter().find_map(|mail| self.of.answered_of(mail)) {
            return Ok(said(answer));
        }
        let by_domain = mails.iter().find_map(|mail| self.of.answered_of_domain(mail));
        let titled = self.titled(&about.title)?;
        let mut persons: Vec<i64> = Vec::new();
        for mail in &mails {
            persons.extend(self.of.persons(mail)?);
        }
        let mut works = self.of.store.accounts_shared_by(&persons)?;
        works.sort_by_key(|(account, count)| (std::cmp::Reverse(*count), *account));
        if let Some((first, most)) = works.first().copied() {
            let name = self.name_of(persons.first().copied())?;
            let ties: Vec<i64> = works.iter().filter(|(_, count)| *count == most).map(|(account, _)| *account).collect();
            return Ok(match titled {
                Titled::One(account, _) if ties.contains(&account) => Whose::Account(account, Basis::Person(name), false),
                Titled::One(account, how) => Whose::Account(account, Basis::Title(how), true),
                Titled::Several(_) | Titled::Nobody => Whose::Account(first, Basis::Person(name), ties.len() > 1),
            });
        }
        // An address that a company calls its own is as good as that of its people.
        if let Some((account, mail)) = mails.iter().find_map(|mail| self.of.company(mail).map(|account| (account, *mail)))
            && !matches!(&titled, Titled::One(other, _) if *other != account)
        {
            return Ok(Whose::Account(account, Basis::Company(mail.to_owned()), false));
        }
        if let Some(answer) = by_domain {
            return Ok(said(answer));
        }
        let mut strong: Vec<(i64, String)> = Vec::new();
        let mut weak: Vec<(i64, String)> = Vec::new();
        for domain in mails.iter().filter_map(|mail| domain_of(mail)) {
            let [own, people] = self.of.accounts_at(domain);
            strong.extend(own.into_iter().map(|account| (account, domain.to_owned())));
            weak.extend(people.into_iter().map(|account| (account, domain.to_owned())));
        }
        for found in [&mut strong, &mut weak] {
            found.sort();
            found.dedup();
        }
        if let Titled::One(account, how) = titled {
            let large = how.chars().next().is_some_and(char::is_uppercase);
            let differs = !strong.is_empty() && !strong.iter().any(|(other, _)| *other == account);
            return Ok(Whose::Account(account, Basis::Title(how), !large || differs));
        }
        if let Titled::Several(accounts) = titled {
            return Ok(match &strong[..] {
                [(account, domain)] if accounts.contains(account) => Whose::Account(*account, Basis::Domain(domain.clone()), false),
                _ => Whose::OneOf(accounts),
            });
        }
        match (&strong[..], &weak[..]) {
            ([(account, domain)], _) => return Ok(Whose::Account(*account, Basis::Domain(domain.clone()), false)),
            ([], [(account, domain)]) => return Ok(Whose::Account(*account, Basis::Domain(domain.clone()), true)),
            _ => {}
        }
        for one in theirs {
            if let Some((account, basis)) = self.of.named(&one.name)? {
                return Ok(Whose::Account(account, basis, true));
            }
        }
        Ok(Whose::Nobody)
    }

    fn titled(&mut self, title: &str) -> Result<Titled> {
        if let Some(found) = self.named.get(title) {
            return Ok(found.clone());
        }
        let found = capture::accounts_named(&self.of.known, title)?;
        self.named.insert(title.to_owned(), found.clone());
        Ok(found)
    }

    fn name_of(&self, person: Option<i64>) -> Result<String> {
        person.map_or(Ok(String::new()), |person| Ok(self.of.store.person_name(person)?.short()))
    }

    /// The people of an account who are in a meeting: by their addresses, else by their names.
    fn people(&mut self, account: i64, theirs: &[&Attendee]) -> Result<Vec<i64>> {
        let mut people: Vec<i64> = Vec::new();
        for one in theirs {
            let mut found = if one.mail.is_empty() { Vec::new() } else { self.of.persons(&one.mail)? };
            if found.is_empty() && !one.name.is_empty() {
                found = self.of.known.persons(&one.name, "", &[account])?.one().map(|person| person.id).into_iter().collect();
            }
            for person in found {
                if !people.contains(&person) && self.of.store.accounts_shared_by(&[person])?.iter().any(|(works, _)| *works == account) {
                    people.push(person);
                }
            }
        }
        Ok(people)
    }
}

fn said(answer: Option<i64>) -> Whose {
    answer.map_or(Whose::NotOurs, |account| Whose::Account(account, Basis::Answer, false))
}
