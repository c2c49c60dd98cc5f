//! Whose a meeting is: by what was answered before, by the addresses of the people in it and their domains, by the client that its title
//! names, and at last by names alone. Where the title disagrees with the people, or what tells is weak, it is a guess; where the people are
//! of several clients it is a question which of them.

use crate::capture::{self, Titled};
use crate::domain::{Entity, Lang};
use crate::exchange::calendar::{About, Attendee};
use crate::store::{Result, Store};
use crate::whose::{self, Basis, domain_of};
use std::collections::HashMap;
use std::sync::Arc;

/// Whose a meeting is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Whose {
    /// This account's; whether that is a guess.
    Account(i64, Basis, bool),
    /// One of these accounts', which the title names or whose people are in it.
    OneOf(Vec<i64>),
    /// Somebody said that it is with nobody of ours.
    NotOurs,
    /// Nobody knows; it may be one of those whose domain one of them has.
    Nobody(Vec<i64>),
}

/// What one of those in a meeting tells of whose it is.
struct Sign {
    /// The accounts, of which one is meant.
    accounts: Vec<i64>,
    basis: Basis,
    /// It is no guess.
    sure: bool,
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
    pub(super) with: With,
    pub(super) colleagues: Vec<i64>,
}

/// Who is in a meeting beside us.
#[derive(Clone, Debug, Default)]
pub(super) struct With {
    /// Rowids of the client's people.
    pub(super) people: Vec<i64>,
    /// Those who are nobody here.
    pub(super) others: Vec<Attendee>,
    /// Those who are known, at other clients.
    pub(super) elsewhere: Vec<Attendee>,
}

/// Who is in a meeting beside us, and our own people by their rowids.
pub(super) type Both = (With, Vec<i64>);

pub(super) struct Finder<'a> {
    pub(super) of: whose::Finder<'a>,
    named: HashMap<String, Titled>,
    found: HashMap<(String, *const About), Told>,
    who: HashMap<(i64, *const About), Both>,
}

impl<'a> Finder<'a> {
    pub(super) fn new(of: whose::Finder<'a>) -> Finder<'a> {
        Finder { of, named: HashMap::new(), found: HashMap::new(), who: HashMap::new() }
    }

    /// What is known of a meeting; the days of a series are looked up once.
    pub(super) fn told(&mut self, uid: &str, about: &Arc<About>) -> Result<Told> {
        let key = (uid.to_owned(), Arc::as_ptr(about));
        if let Some(told) = self.found.get(&key) {
            return Ok(told.clone());
        }
        let told = self.look_up(uid, about, true)?;
        self.found.insert(key, told.clone());
        Ok(told)
    }

    /// What is known of a meeting by what it says now, whatever was answered of its series.
    pub(super) fn told_anew(&mut self, uid: &str, about: &Arc<About>) -> Result<Told> {
        self.look_up(uid, about, false)
    }

    /// Whether the KAM declined.
    pub(super) fn is_declined(&self, about: &About) -> bool {
        about.people().iter().any(|one| one.declined && self.of.own.is_me(&one.mail))
    }

    /// Who is in a meeting with an account, and our own people.
    pub(super) fn who(&mut self, account: i64, about: &Arc<About>) -> Result<Both> {
        let key = (account, Arc::as_ptr(about));
        if let Some(who) = self.who.get(&key) {
            return Ok(who.clone());
        }
        let all = coming(about.people());
        let own = &self.of.own;
        let ours: Vec<&Attendee> = all.iter().filter(|one| own.is_ours(&one.mail, &one.name)).copied().collect();
        let colleagues: Vec<i64> = ours.iter().filter_map(|one| own.colleague(&one.mail, &one.name)).collect();
        let theirs: Vec<&Attendee> = all.into_iter().filter(|one| !ours.contains(one)).collect();
        let who = (self.people(account, &theirs)?, colleagues);
        self.who.insert(key, who.clone());
        Ok(who)
    }

    fn look_up(&mut self, uid: &str, about: &About, answered: bool) -> Result<Told> {
        let all = about.people();
        let own = &self.of.own;
        let is_ours = |one: &&&Attendee| own.is_ours(&one.mail, &one.name);
        let colleagues = coming(all.clone()).iter().filter(is_ours).filter_map(|one| own.colleague(&one.mail, &one.name)).collect();
        let ours = all.iter().filter(is_ours).count();
        let theirs: Vec<&Attendee> = all.iter().filter(|one| !is_ours(one)).copied().collect();
        let declined = self.is_declined(about);
        let series = format!("series:{uid}");
        let said_before = if answered { self.of.answered(&series) } else { None };
        let mut whose = said_before.map_or_else(|| self.whose(about, &theirs), |answer| Ok(said(answer)))?;
        // Where several of us meet and nobody of theirs, a client in the title is what it is about, it may be.
        if let Whose::Account(_, Basis::Title(_), guess) = &mut whose {
            *guess |= theirs.is_empty() && ours > 1;
        }
        let with = match &whose {
            Whose::Account(account, ..) => self.people(*account, &coming(theirs.clone()))?,
            _ => With::default(),
        };
        let asks = self.asks(&whose, &theirs, series);
        let kind = capture::kind_told(&about.title).unwrap_or(super::apply::USUAL);
        let theirs = theirs.into_iter().map(|one| if one.mail.is_empty() { one.name.clone() } else { one.mail.clone() }).collect();
        Ok(Told { whose, asks, theirs, declined, kind, with, colleagues })
    }

    /// By what an answer is remembered: where it was the mail that told, or nothing did, the domain of those who are not ours, if it is of
    /// no several clients, else the one address; in all other cases the series, since an answer about a title says nothing of an address.
    fn asks(&self, whose: &Whose, theirs: &[&Attendee], series: String) -> String {
        if !matches!(whose, Whose::Account(_, Basis::Domain(_) | Basis::Name(_), _) | Whose::Nobody(_)) {
            return series;
        }
        // Of those who are nobody's of ours nothing is asked again.
        let is_left = |mail: &str| self.of.answered_of(mail).or_else(|| self.of.answered_of_domain(mail)) == Some(None);
        let theirs: Vec<&Attendee> = theirs.iter().filter(|one| !is_left(&one.mail)).copied().collect();
        let mut domains: Vec<&str> = theirs.iter().filter_map(|one| domain_of(&one.mail)).collect();
        domains.sort_unstable();
        domains.dedup();
        match (&domains[..], &theirs[..]) {
            ([domain], _) if !self.of.is_shared(domain) => format!("domain:{domain}"),
            (_, [one]) if !one.mail.is_empty() => format!("mail:{}", one.mail),
            _ => series,
        }
    }

    fn whose(&mut self, about: &About, theirs: &[&Attendee]) -> Result<Whose> {
        let titled = self.titled(&about.title)?;
        let mails: Vec<&str> = theirs.iter().map(|one| one.mail.as_str()).filter(|mail| !mail.is_empty()).collect();
        let (mut signs, mut not_ours): (Vec<Sign>, usize) = (Vec::new(), 0);
        for mail in &mails {
            match self.sign(mail)? {
                Some(sign) if sign.accounts.is_empty() => not_ours += 1,
                sign => signs.extend(sign),
            }
        }
        let is_one = |accounts: &[i64]| if let [account] = accounts { Some(*account) } else { None };
        let all = union(&signs);
        let shared: Vec<i64> = all.iter().copied().filter(|account| signs.iter().all(|sign| sign.accounts.contains(account))).collect();
        let by = |account: i64| {
            let told = || signs.iter().filter(|sign| sign.accounts.contains(&account));
            let sign = told().find(|sign| sign.sure).or_else(|| told().next());
            sign.map_or(Whose::Nobody(Vec::new()), |sign| Whose::Account(account, sign.basis.clone(), !sign.sure))
        };
        match titled {
            Titled::One(account, how, sure) => {
                let large = sure
                    && how.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase)
                    && !self.may_be_a_word(account, &how, &about.title)?;
                return Ok(match by(account) {
                    told @ Whose::Account(.., false) => told,
                    // A weak sign of the same says no more than the title.
                    Whose::Account(..) => Whose::Account(account, Basis::Title(how), !large),
                    _ => Whose::Account(account, Basis::Title(how), !large || !signs.is_empty() || not_ours > 0 && not_ours == mails.len()),
                });
            }
            Titled::Several(named) => {
                let within = |these: &[i64]| these.iter().copied().filter(|account| named.contains(account)).collect::<Vec<i64>>();
                return Ok(match is_one(&within(&shared)).filter(|_| !signs.is_empty()) {
                    Some(account) => by(account),
                    None if within(&all).is_empty() => Whose::OneOf(all.into_iter().chain(named).collect()),
                    None => Whose::OneOf(within(&all)),
                });
            }
            Titled::Nobody => {}
        }
        let by_domain = signs.iter().all(|sign| matches!(sign.basis, Basis::Domain(_)));
        Ok(match is_one(&shared) {
            Some(account) => by(account),
            None if !signs.is_empty() => {
                let may = if shared.is_empty() { all } else { shared };
                if by_domain { Whose::Nobody(may) } else { Whose::OneOf(may) }
            }
            None if not_ours > 0 && not_ours == mails.len() => Whose::NotOurs,
            None if theirs.is_empty() => self.by_people_in(&about.title)?,
            None => self.by_names(theirs)?,
        })
    }

    /// What an address tells: by what was answered of it, by the people who have it, by the company whose it is, by its domain. It tells no
    /// account where it is nobody's of ours.
    fn sign(&mut self, mail: &str) -> Result<Option<Sign>> {
        let said = |answer: Option<i64>| Some(Sign { accounts: answer.into_iter().collect(), basis: Basis::Answer, sure: true });
        if let Some(answer) = self.of.answered_of(mail) {
            return Ok(said(answer));
        }
        let by_domain = self.of.answered_of_domain(mail);
        let [own, people] = domain_of(mail).map(|domain| self.of.accounts_at(domain)).unwrap_or_default();
        let persons = self.of.persons(mail)?;
        let accounts: Vec<i64> = self.of.store.accounts_shared_by(&persons)?.into_iter().map(|(account, _)| account).collect();
        if !accounts.is_empty() {
            // Who acts for several writes from the domain of the one for which they do it here.
            let there = |account: &i64| own.contains(account) || by_domain == Some(Some(*account));
            let narrowed: Vec<i64> = accounts.iter().copied().filter(there).collect();
            let accounts = if narrowed.len() == 1 { narrowed } else { accounts };
            return Ok(Some(Sign { accounts, basis: Basis::Person(self.name_of(persons.first().copied())?), sure: true }));
        }
        if let Some(account) = self.of.company(mail) {
            return Ok(Some(Sign { accounts: vec![account], basis: Basis::Company(mail.to_owned()), sure: true }));
        }
        if let Some(answer) = by_domain {
            return Ok(said(answer));
        }
        let (sure, accounts) = if own.is_empty() { (false, people) } else { (true, own) };
        let basis = Basis::Domain(domain_of(mail).unwrap_or_default().to_owned());
        Ok((!accounts.is_empty()).then_some(Sign { accounts, basis, sure }))
    }

    /// By those whom the title names, where nobody but us is in it: a guess, or a question where they act for several clients.
    fn by_people_in(&self, title: &str) -> Result<Whose> {
        Ok(match capture::accounts_of_people_named(&self.of.known, title)? {
            Some((accounts, name)) => match accounts[..] {
                [account] => Whose::Account(account, Basis::Name(name), true),
                [] => Whose::Nobody(Vec::new()),
                _ => Whose::OneOf(accounts),
            },
            None => Whose::Nobody(Vec::new()),
        })
    }

    /// By the names of those in it: a guess, or a question where they lead to several clients.
    fn by_names(&mut self, theirs: &[&Attendee]) -> Result<Whose> {
        let mut signs = Vec::new();
        for one in theirs {
            let named = self.of.named(&one.name)?;
            signs.extend(named.map(|(account, basis)| Sign { accounts: vec![account], basis, sure: false }));
        }
        Ok(match (&union(&signs)[..], signs.first()) {
            ([account], Some(sign)) => Whose::Account(*account, sign.basis.clone(), true),
            ([], _) | (_, None) => Whose::Nobody(Vec::new()),
            (may, _) => Whose::OneOf(may.to_vec()),
        })
    }

    /// Whether a name of other letters than the account's begins a sentence that goes on, so that it may be a word like all others: «Вектор
    /// развития отдела» of Vector.
    fn may_be_a_word(&self, account: i64, how: &str, title: &str) -> Result<bool> {
        let goes_on = |rest: &str| {
            let mut letters = rest.chars();
            letters.next() == Some(' ') && letters.next().is_some_and(char::is_lowercase)
        };
        if !title.trim_start().strip_prefix(how).is_some_and(goes_on) {
            return Ok(false);
        }
        let is_latin = |text: &str| text.chars().find(|c| c.is_alphabetic()).is_some_and(|c| c.is_ascii());
        Ok(is_latin(how) != is_latin(&self.of.store.name_of(Entity::Account, account, Lang::Ru)?))
    }

    fn titled(&mut self, title: &str) -> Result<Titled> {
        if let Some(found) = self.named.get(title) {
            return Ok(found.clone());
        }
        // «Larkmere's visit»
        let bare = |word: &'_ str| word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word).to_owned();
        let words: Vec<String> = title.split_whitespace().map(bare).collect();
        let found = capture::accounts_named(&self.of.known, &words.join(" "))?;
        self.named.insert(title.to_owned(), found.clone());
        Ok(found)
    }

    fn name_of(&self, person: Option<i64>) -> Result<String> {
        person.map_or(Ok(String::new()), |person| Ok(self.of.store.person_name(person)?.short()))
    }

    /// The people of an account who are in a meeting, and the others: by their addresses, else by their names.
    fn people(&mut self, account: i64, theirs: &[&Attendee]) -> Result<With> {
        let of = |store: &Store, person: i64| Ok(store.accounts_shared_by(&[person])?.iter().any(|(works, _)| *works == account));
        let with = self.of.with(account, theirs.iter().map(|one| (one.mail.as_str(), one.name.as_str())), of)?;
        let those = |places: &[usize]| places.iter().filter_map(|at| theirs.get(*at)).map(|one| (*one).clone()).collect();
        Ok(With { people: with.people, others: those(&with.others), elsewhere: those(&with.elsewhere) })
    }
}

/// Those who did not say that they do not come. Whoever declined still tells whose a meeting is, and takes no part in it.
fn coming(mut people: Vec<&Attendee>) -> Vec<&Attendee> {
    people.retain(|one| !one.declined);
    people
}

/// All accounts that signs tell, each once, in the order of the signs.
fn union(signs: &[Sign]) -> Vec<i64> {
    let mut all: Vec<i64> = Vec::new();
    for account in signs.iter().flat_map(|sign| &sign.accounts) {
        if !all.contains(account) {
            all.push(*account);
        }
    }
    all
}

fn said(answer: Option<i64>) -> Whose {
    answer.map_or(Whose::NotOurs, |account| Whose::Account(account, Basis::Answer, false))
}
