//! Taking in letters (M22): whose each one is, which are left out, and one step that makes entries of the diary of them.
//!
//! [`plan`](plan()) compares the letters of some files with the diary and changes nothing; [`apply`](apply()) carries that out. Letters of nobody who
//! is known here wait in their file: what is in them is none of ours until somebody says whose they are, and the answer is remembered
//! beside those on the calendar.

mod apply;
mod own;
mod whose;

pub use crate::whose::Basis;
pub use apply::{Done, apply};

use crate::calendar;
use crate::domain::day::iso;
use crate::domain::{Entity, Lang};
use crate::exchange::calendar::{Problem, read_invitations};
use crate::exchange::letters::{Hour, Letter, Mailbox, Nature, Party};
use crate::settings::Settings;
use crate::store::{Result, Store};
use crate::whose::{Addresses, Own};
use chrono::NaiveDateTime;
use std::collections::{BTreeMap, BTreeSet};
use whose::{Finder, Whose, With};

listed! {
    /// Why a letter is not taken in.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
    pub enum Left {
        /// It was not sent yet.
        Draft,
        /// It is word that another one did not arrive, or that it did.
        Returned,
        /// It is a newsletter or of a list.
        Newsletter,
        /// A program answered.
        Automatic,
        /// It lies among advertisements or in the bin.
        Discarded,
        /// Only our own people wrote and got it.
        Internal,
        /// It was said to be with nobody of ours.
        Answered,
        /// Its day has not come.
        Ahead,
    }
}

impl Left {
    /// What programs read of it.
    pub fn code(self) -> &'static str {
        match self {
            Left::Draft => "draft",
            Left::Returned => "returned",
            Left::Newsletter => "newsletter",
            Left::Automatic => "automatic",
            Left::Discarded => "discarded",
            Left::Internal => "internal",
            Left::Answered => "answered",
            Left::Ahead => "ahead",
        }
    }

    fn of(nature: Nature) -> Option<Left> {
        match nature {
            Nature::Written => None,
            Nature::Draft => Some(Left::Draft),
            Nature::Returned => Some(Left::Returned),
            Nature::Newsletter => Some(Left::Newsletter),
            Nature::Automatic => Some(Left::Automatic),
            Nature::Discarded => Some(Left::Discarded),
        }
    }
}

/// The place of a letter: the number of its file, and its own there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct At {
    /// The file.
    pub file: usize,
    /// The letter.
    pub letter: usize,
}

/// A letter that is an entry of an account's diary as soon as it is taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Newcomer {
    /// Where it stands.
    pub at: At,
    /// The account.
    pub account: i64,
    /// What that rests on.
    pub basis: Basis,
    /// It is no more than a guess.
    pub guess: bool,
    /// By what an answer is remembered: an address or a domain.
    pub asks: String,
    /// When it was sent, on the wall clock of the KAM.
    pub sent: NaiveDateTime,
    /// We wrote it.
    pub outgoing: bool,
    /// Rowids of the client's people.
    pub people: Vec<i64>,
    /// Rowids of our own people.
    pub colleagues: Vec<i64>,
    /// On whose behalf its writer speaks, as was said the last time.
    pub behalf: Option<i64>,
    /// Those beside who are neither ours nor known here.
    pub others: Vec<Party>,
    /// Those beside who are known at other clients.
    pub elsewhere: Vec<Party>,
    /// Those of our house who are not in the team.
    pub ours: Vec<Party>,
    /// The letter planned for that day that this one may be.
    pub closes: Option<Closes>,
}

/// A planned letter that may be the one which came or went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closes {
    /// Rowid of the contact.
    pub entry: i64,
    /// By what it is answered that it is.
    pub asks: String,
    /// What it was planned for, or an empty text.
    pub purpose: String,
    /// Somebody agreed: it is held with this letter. Else it stays in the plan.
    pub agreed: bool,
}

/// A letter of which nobody knows whose it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stranger {
    /// Where it stands.
    pub at: At,
    /// By what an answer is remembered.
    pub asks: String,
    /// The accounts of one of which it is, where its address leads to several.
    pub may: Vec<i64>,
}

/// Letters that wait for one answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Waiting {
    /// By what the answer is remembered.
    pub asks: String,
    /// The addresses, with the names that stand with them.
    pub parties: BTreeSet<Party>,
    /// How many letters.
    pub letters: usize,
    /// Whose they may be, and what that rests on.
    pub guess: Option<(i64, Basis)>,
    /// The accounts of one of which they are, where their address leads to several.
    pub may: Vec<i64>,
}

/// What some letters would bring.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// The files.
    pub mailboxes: Vec<Mailbox>,
    /// Letters that are new here, by the moment they were sent.
    pub newcomers: Vec<Newcomer>,
    /// Those of which nobody knows whose they are.
    pub strangers: Vec<Stranger>,
    /// The invitations that could not be read, each with the place of its letter.
    pub unread: Vec<(At, Problem)>,
    /// What the invitations in them come to.
    pub invited: Option<Box<calendar::Plan>>,
    /// How many are known already.
    pub same: usize,
    /// What is left out, with its reason.
    pub left: Vec<(Left, At)>,
    /// Addresses that were recognised as ours and are not in the settings yet.
    pub recognised: Vec<String>,
    /// Whether anything tells who is ours.
    pub knows_us: bool,
    /// The names of the accounts.
    pub names: BTreeMap<i64, String>,
    /// The names of the clients' people.
    pub people: BTreeMap<i64, String>,
    /// What somebody answered of these files and is not remembered yet.
    pub answers: BTreeMap<String, Option<i64>>,
    step: i64,
}

impl Plan {
    /// A letter of the files.
    pub fn letter(&self, at: At) -> Option<&Letter> {
        self.mailboxes.get(at.file)?.letters.get(at.letter)
    }

    /// The name of a file.
    pub fn file(&self, at: At) -> &str {
        self.mailboxes.get(at.file).map_or("", |mailbox| mailbox.name.as_str())
    }

    /// What an account is called.
    pub fn name(&self, account: i64) -> &str {
        self.names.get(&account).map_or("", String::as_str)
    }

    /// The letters that are surely somebody's.
    pub fn sure(&self) -> impl Iterator<Item = &Newcomer> {
        self.newcomers.iter().filter(|new| !new.guess)
    }

    /// Whether nothing is to be written even where every guess is agreed to.
    pub fn is_idle(&self) -> bool {
        self.newcomers.is_empty() && self.answers.is_empty() && self.invited.as_ref().is_none_or(|invited| invited.is_idle())
    }

    /// Whether any of it is a guess.
    pub fn guesses(&self) -> bool {
        self.newcomers.iter().any(|new| new.guess) || self.invited.as_ref().is_some_and(|invited| invited.guesses().next().is_some())
    }

    /// Whether anything of it is sure.
    pub fn is_sure(&self) -> bool {
        self.sure().next().is_some() || self.invited.as_deref().is_some_and(calendar::Plan::is_sure)
    }

    /// How many letters were read.
    pub fn letters(&self) -> usize {
        self.mailboxes.iter().map(|mailbox| mailbox.letters.len()).sum()
    }

    /// How many letters could not be read.
    pub fn problems(&self) -> usize {
        self.mailboxes.iter().map(|mailbox| mailbox.problems.len()).sum()
    }

    /// How many letters are left out for each reason.
    pub fn left_out(&self) -> BTreeMap<Left, usize> {
        let mut counts = BTreeMap::new();
        for (left, _) in &self.left {
            *counts.entry(*left).or_default() += 1;
        }
        counts
    }

    fn name_account(&mut self, store: &Store, account: i64) -> Result<()> {
        if let std::collections::btree_map::Entry::Vacant(name) = self.names.entry(account) {
            name.insert(store.name_of(Entity::Account, account, Lang::Ru)?);
        }
        Ok(())
    }

    /// What waits for an answer, that of which there is most first: guesses, and those whom nobody knows.
    pub fn waiting(&self) -> Vec<Waiting> {
        let guesses =
            self.newcomers.iter().filter(|new| new.guess).map(|new| (new.at, &new.asks, Some((new.account, new.basis.clone())), &[][..]));
        let strangers = self.strangers.iter().map(|stranger| (stranger.at, &stranger.asks, None, &stranger.may[..]));
        let mut found: BTreeMap<&str, Waiting> = BTreeMap::new();
        for (at, asks, guess, may) in guesses.chain(strangers) {
            let waiting = found.entry(asks).or_insert_with(|| Waiting { asks: asks.clone(), guess, ..Waiting::default() });
            waiting.letters += 1;
            if waiting.may.is_empty() {
                waiting.may = may.to_vec();
            }
            let Some(letter) = self.letter(at) else { continue };
            let meant = |party: &&Party| {
                asks.ends_with(&format!(":{}", party.mail)) || party.mail.ends_with(asks.replacen("domain:", "@", 1).as_str())
            };
            for party in std::iter::once(&letter.from).chain(&letter.to).chain(&letter.copied).filter(meant) {
                // An address is told once, with the fullest name that stands with it.
                match waiting.parties.iter().find(|known| known.mail == party.mail).cloned() {
                    Some(known) if known.name.chars().count() >= party.name.chars().count() => continue,
                    Some(known) => drop(waiting.parties.remove(&known)),
                    None => {}
                }
                waiting.parties.insert(party.clone());
            }
        }
        let mut found: Vec<Waiting> = found.into_values().collect();
        found.sort_by_key(|waiting| std::cmp::Reverse(waiting.letters));
        found
    }
}

/// Compares letters with the file and changes nothing. `answers` are what somebody said of addresses (`mail:…`) and domains (`domain:…`).
///
/// # Errors
/// Those of reading the file.
pub fn plan(store: &Store, mailboxes: Vec<Mailbox>, answers: &BTreeMap<String, Option<i64>>) -> Result<Plan> {
    store.reading(|| plan_now(store, mailboxes, answers))
}

/// The same with nobody kept from writing meanwhile: for a count, not for [`apply`](apply()).
///
/// # Errors
/// Those of reading the file.
pub fn glance(store: &Store, mailboxes: Vec<Mailbox>) -> Result<Plan> {
    plan_now(store, mailboxes, &BTreeMap::new())
}

fn plan_now(store: &Store, mailboxes: Vec<Mailbox>, answers: &BTreeMap<String, Option<i64>>) -> Result<Plan> {
    let mut settings = Settings::read(store)?;
    let addresses = Addresses::of(store)?;
    let theirs = |domain: &str| addresses.knows(domain);
    let known = Own::of(store, &settings, theirs)?;
    let recognised = own::recognised(store, &mailboxes, &known, theirs)?;
    if !recognised.is_empty() {
        settings.own_mail = format!("{} {}", settings.own_mail, recognised.join(" "));
    }
    let own = Own::of(store, &settings, theirs)?;
    let remembered: BTreeMap<String, Option<i64>> = store.calendar_answers()?.into_iter().collect();
    let answers: BTreeMap<String, Option<i64>> = answers
        .iter()
        .filter(|(about, account)| remembered.get(*about) != Some(*account))
        .map(|(about, account)| (about.clone(), *account))
        .collect();
    let mut plan = Plan { recognised, knows_us: own.is_known(), step: store.last_step()?, ..Plan::default() };
    let mut finder = Finder::new(crate::whose::Finder::new(store, own, addresses, &answers)?);
    let today = store.clock().today();
    let mut met: BTreeSet<(String, i64)> = BTreeSet::new();
    for (file, mailbox) in mailboxes.iter().enumerate() {
        for (number, letter) in mailbox.letters.iter().enumerate() {
            let at = At { file, letter: number };
            let sent = match letter.hour {
                Hour::Unzoned(at) => at,
                Hour::Known | Hour::Received => store.clock().wall(letter.sent),
            };
            if let Some(left) = Left::of(letter.nature).or((sent.date() > today).then_some(Left::Ahead)) {
                plan.left.push((left, at));
                continue;
            }
            let told = finder.told(letter)?;
            let found = match told.whose {
                Whose::Internal => {
                    plan.left.push((Left::Internal, at));
                    continue;
                }
                Whose::NotOurs => {
                    plan.left.push((Left::Answered, at));
                    continue;
                }
                Whose::Nobody(may) => {
                    for account in &may {
                        plan.name_account(store, *account)?;
                    }
                    plan.strangers.push(Stranger { at, asks: told.asks, may });
                    continue;
                }
                Whose::Accounts(found) => found,
            };
            let known = store.accounts_with_letter(&letter.key)?;
            let mut is_new = false;
            for (account, basis, guess) in found {
                if known.contains(&account) || !met.insert((letter.key.clone(), account)) {
                    continue;
                }
                is_new = true;
                let With { people, others, elsewhere } = finder.people(account, letter)?;
                let behalf = crate::editing::behalf::asked(store, &people, Some(account))?.and_then(|asked| asked.said);
                for person in &people {
                    if let std::collections::btree_map::Entry::Vacant(name) = plan.people.entry(*person) {
                        name.insert(store.person_name(*person)?.short());
                    }
                }
                plan.name_account(store, account)?;
                plan.newcomers.push(Newcomer {
                    at,
                    account,
                    basis,
                    guess,
                    asks: told.asks.clone(),
                    sent,
                    outgoing: told.outgoing,
                    people,
                    colleagues: told.colleagues.clone(),
                    behalf,
                    others,
                    elsewhere,
                    ours: finder.ours(letter),
                    closes: None,
                });
            }
            plan.same += usize::from(!is_new);
        }
    }
    plan.newcomers.sort_by_key(|new| (new.sent, new.at, new.account));
    offer_to_close(store, &mut plan.newcomers, &answers)?;
    (plan.invited, plan.unread) =
        invited(store, &mailboxes, &answers)?.map_or((None, Vec::new()), |(met, unread)| (Some(Box::new(met)), unread));
    (plan.mailboxes, plan.answers) = (mailboxes, answers);
    Ok(plan)
}

/// What invitations come to by the rules of the calendar, and those that could not be read.
type Invited = (calendar::Plan, Vec<(At, Problem)>);

/// What the invitations in letters come to, by the rules of the calendar, and those of them that could not be read; none where there are
/// none.
fn invited(store: &Store, mailboxes: &[Mailbox], answers: &BTreeMap<String, Option<i64>>) -> Result<Option<Invited>> {
    let is_sent = |letter: &Letter| !matches!(letter.nature, Nature::Draft | Nature::Discarded | Nature::Newsletter);
    let each = mailboxes
        .iter()
        .enumerate()
        .flat_map(|(file, mailbox)| mailbox.letters.iter().enumerate().map(move |(number, letter)| (At { file, letter: number }, letter)));
    let mut letters: Vec<(At, &Letter)> = each.filter(|(_, letter)| is_sent(letter) && !letter.invitations.is_empty()).collect();
    if letters.is_empty() {
        return Ok(None);
    }
    letters.sort_by_key(|(_, letter)| letter.sent);
    let name = mailboxes.first().map_or("", |mailbox| mailbox.name.as_str());
    let window = calendar::window(store)?;
    let read = |these: &[(At, &Letter)]| {
        let all = these.iter().flat_map(|(_, letter)| letter.invitations.iter().map(Vec::as_slice));
        read_invitations(name, all, &window)
    };
    let mut met = calendar::compare(store, read(&letters), &window, answers)?;
    // Which letter it is that brings what could not be read is asked only where there is such.
    let faulty = letters.iter().filter(|_| !met.calendar.problems.is_empty());
    let unread = faulty.flat_map(|one| read(&[*one]).problems.into_iter().map(|problem| (one.0, problem))).collect();
    // What was answered is kept with the letters.
    met.answers.clear();
    Ok(Some((met, unread)))
}

/// Finds for each letter the one that was planned with its people for its day; each is found once.
fn offer_to_close(store: &Store, newcomers: &mut [Newcomer], answers: &BTreeMap<String, Option<i64>>) -> Result<()> {
    let mut met: BTreeSet<i64> = BTreeSet::new();
    for new in newcomers.iter_mut().filter(|new| !new.guess) {
        let on = iso(new.sent.date());
        let with = |people: &[i64]| people.is_empty() || people.iter().any(|person| new.people.contains(person));
        let planned = store.planned_between(new.account, &on, &on)?;
        let found = planned.into_iter().find(|planned| planned.kind == "mail" && with(&planned.people) && !met.contains(&planned.id));
        let Some(planned) = found else { continue };
        met.insert(planned.id);
        let asks = format!("{}{}", calendar::CLOSES, planned.id);
        let purpose = store.load(Entity::Entry, planned.id)?.map_or_else(String::new, |planned| planned.text("purpose").to_owned());
        let agreed = answers.contains_key(&asks);
        new.closes = Some(Closes { entry: planned.id, asks, purpose, agreed });
    }
    Ok(())
}
