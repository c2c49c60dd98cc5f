//! A plan being made: everything in it is found by what it is compared by.

use super::compare::FoldedName;
use super::draft::{Account, Beside, Channel, Person, Role, as_kept, channel_identity};
use super::plan::{Difference, Item, Plan, Twin, Verdict};
use super::unfit;
use crate::domain::field::LINE_LIMIT;
use crate::domain::name::{company_identity, phone_key};
use crate::domain::{Entity, Record};
use crate::exchange::{Card, Problem, Reason};
use crate::store::import::LIKELY;
use crate::store::merge::SOURCE as MERGED;
use crate::store::records::channel_key;
use crate::store::{Result, Store};
use chrono::NaiveDate;
use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::hash::{BuildHasher, RandomState};

/// Records of the plan by what they are compared by. The keys themselves are not kept, of which there are very many: two of
/// them may, once in a very long while, be taken for one here, and what is found is compared anyway.
#[derive(Debug, Default)]
pub(super) struct Index {
    numbers: HashMap<u64, Noted>,
    hasher: RandomState,
}

/// Under most keys there is one record.
#[derive(Debug)]
enum Noted {
    One(u32),
    Several(Box<[u32]>),
}

impl Noted {
    fn all(&self) -> &[u32] {
        match self {
            Noted::One(number) => std::slice::from_ref(number),
            Noted::Several(numbers) => numbers,
        }
    }
}

impl Index {
    /// The records noted under a key.
    pub fn get(&self, key: &str) -> Vec<usize> {
        self.noted(key).iter().map(|number| *number as usize).collect()
    }

    /// How many are noted under a key.
    pub fn count(&self, key: &str) -> usize {
        self.noted(key).len()
    }

    fn noted(&self, key: &str) -> &[u32] {
        self.numbers.get(&self.hasher.hash_one(key)).map_or(&[], Noted::all)
    }

    /// Notes a record under a key, once, and no more than can be compared.
    fn note(&mut self, key: &str, number: usize) {
        let (false, Ok(number)) = (key.is_empty(), u32::try_from(number)) else { return };
        let noted = match self.numbers.entry(self.hasher.hash_one(key)) {
            Entry::Occupied(noted) => noted.into_mut(),
            Entry::Vacant(place) => {
                place.insert(Noted::One(number));
                return;
            }
        };
        if noted.all().len() >= LIKELY || noted.all().contains(&number) {
            return;
        }
        match noted {
            Noted::One(first) => *noted = Noted::Several(Box::new([*first, number])),
            Noted::Several(numbers) => *numbers = numbers.iter().copied().chain([number]).collect(),
        }
    }
}

/// A plan being made, with everything in it found by what it is compared by.
pub(super) struct Planner<'a> {
    pub store: &'a Store,
    pub today: NaiveDate,
    pub plan: Plan,
    account_numbers: HashMap<i64, usize>,
    person_numbers: HashMap<i64, usize>,
    pub by_company_key: Index,
    pub by_first_word: Index,
    pub by_tax_id: Index,
    pub by_channel: Index,
    pub by_name: Index,
    /// Persons by family name and the first letter of the given one.
    pub by_initial: Index,
    /// Persons by the names of records that were merged into theirs.
    pub aliases: HashMap<String, Vec<i64>>,
    /// Accounts and persons by what other programs call them.
    by_foreign_id: [Index; 2],
    /// Companies are named again and again: their keys, and the accounts of the file that have them.
    company_keys: HashMap<String, String>,
    stored_keys: HashMap<String, Vec<i64>>,
    /// The account that the row in hand tells more of than its name.
    pub of_row: Option<usize>,
    /// Whether the row in hand is of a person: what it says of the company may be the person's own.
    pub row_of_person: bool,
    /// Whether the row in hand is of a table that we wrote ourselves.
    pub own_row: bool,
    /// The account that a row of our own table was written for, the first time that the table has its number.
    pub written_for: Option<i64>,
    numbered: BTreeSet<i64>,
    /// The names that accounts have been called in this plan.
    pub called: HashSet<(usize, String)>,
    /// A record of the file that is not to be found: whether it is an account, and its rowid.
    pub except: Option<(bool, i64)>,
}

impl Planner<'_> {
    pub fn new(store: &Store) -> Result<Planner<'_>> {
        let plan = Plan {
            items: Vec::new(),
            problems: Vec::new(),
            sources: Vec::new(),
            accounts: Vec::new(),
            persons: Vec::new(),
            pairs: Vec::new(),
            step: store.last_step()?,
        };
        let mut aliases: HashMap<String, Vec<i64>> = HashMap::new();
        for id in store.persons_with_aliases()? {
            for alias in self::aliases(store, id)? {
                aliases.entry(alias.key()).or_default().push(id);
            }
        }
        Ok(Planner {
            store,
            today: store.clock().today(),
            plan,
            account_numbers: HashMap::new(),
            person_numbers: HashMap::new(),
            by_company_key: Index::default(),
            by_first_word: Index::default(),
            by_tax_id: Index::default(),
            by_channel: Index::default(),
            by_name: Index::default(),
            by_initial: Index::default(),
            aliases,
            by_foreign_id: Default::default(),
            company_keys: HashMap::new(),
            stored_keys: HashMap::new(),
            of_row: None,
            row_of_person: false,
            own_row: false,
            written_for: None,
            numbered: BTreeSet::new(),
            called: HashSet::new(),
            except: None,
        })
    }

    /// Lists what becomes of a card. Only additions to known records are kept one by one: a new record tells itself.
    pub fn list(
        &mut self,
        (source, line): (usize, u64),
        entity: Entity,
        number: usize,
        title: String,
        (verdict, twin): (Verdict, Option<Box<Twin>>),
        differences: Vec<Difference>,
    ) {
        let differences = if verdict == Verdict::Changed { differences } else { Vec::new() };
        self.plan.items.push(Item { source, line, entity, title, verdict, twin, differences, number });
    }

    /// Begins with the next file.
    pub fn begin(&mut self, name: &str, problems: &[Problem]) {
        let source = self.plan.sources.len();
        self.plan.sources.push(name.to_owned());
        self.plan.problems.extend(problems.iter().map(|problem| (source, problem.clone())));
    }

    /// Takes in a card of a source.
    pub fn take(&mut self, source: usize, card: &Card) -> Result<()> {
        let place = (source, card.line);
        self.plan.problems.extend(unfit::told(card).into_iter().map(|problem| (source, problem)));
        self.of_row = None;
        self.row_of_person = card.person.is_some();
        self.own_row = card.own;
        self.written_for = card.own_number.filter(|number| self.numbered.insert(*number));
        if let Some(company) = &card.company {
            let left: &[_] = if card.person.is_none() { &card.leftovers } else { &[] };
            let (company, left) = unfit::kept_apart(company, left);
            self.of_row = Some(self.take_company(place, &company, &left, true)?);
        }
        if let Some(person) = &card.person {
            let too_long = |text: &str| text.chars().count() > LINE_LIMIT;
            let nameless = person.family.is_empty() && person.emails.iter().chain(&person.phones).all(|contact| too_long(&contact.value));
            if nameless || [&person.family, &person.given, &person.middle].iter().any(|part| too_long(part)) {
                self.plan.problems.push((source, Problem::of(card.line, Reason::TooLong)));
            } else {
                self.take_person(place, person, card)?;
            }
        }
        Ok(())
    }

    /// The number in the plan of an account of the file.
    pub fn known_account(&mut self, id: i64) -> Result<Option<usize>> {
        if let Some(number) = self.account_numbers.get(&id) {
            return Ok(Some(*number));
        }
        let Some(record) = self.store.load(Entity::Account, id)? else { return Ok(None) };
        let account = Account {
            original: Some(record.clone()),
            record,
            keys: self.store.account_keys(id)?,
            new_names: Vec::new(),
            beside: self.beside(Entity::Account, id)?,
            derived: false,
        };
        let number = self.add_account(account);
        self.account_numbers.insert(id, number);
        Ok(Some(number))
    }

    /// The number in the plan of a person of the file.
    pub fn known_person(&mut self, id: i64) -> Result<Option<usize>> {
        if let Some(number) = self.person_numbers.get(&id) {
            return Ok(Some(*number));
        }
        let Some(record) = self.store.load(Entity::Person, id)? else { return Ok(None) };
        let mut person = Person {
            original: Some(Box::new(record.clone())),
            record,
            name: Default::default(),
            aliases: Vec::new(),
            channels: Vec::new(),
            roles: Vec::new(),
            beside: self.beside(Entity::Person, id)?,
        };
        for row in self.store.channels_of(id)? {
            let kind = ["phone", "email"].into_iter().find(|kind| *kind == row.kind).unwrap_or("site");
            let identity = channel_identity(kind, &row.value);
            person.channels.push(Channel { kind, value: row.value, label: String::new(), identity, new: false });
        }
        for row in self.store.posts_of(id)? {
            if let Some(account) = self.known_account(row.account)? {
                person.roles.push(Role { id: Some(row.id), account, position: row.position, department: row.department, changed: false });
            }
        }
        let part = |key| person.record.text(key);
        person.name = FoldedName::new(part("family_name"), part("given_name"), part("middle_name"));
        if person.beside.left.iter().any(|(name, _)| ["family_name", "given_name"].contains(&name.as_str())) {
            person.aliases = aliases(self.store, id)?;
        }
        let number = self.add_person(person);
        self.person_numbers.insert(id, number);
        Ok(Some(number))
    }

    fn beside(&self, entity: Entity, id: i64) -> Result<Beside> {
        let left = self.store.leftovers(entity.def().table, id)?.into_iter().map(|(name, value, _)| (name, value)).collect();
        let foreign = self.store.foreign_ids(entity, id)?;
        Ok(Beside { stored: foreign.len(), foreign, left, ..Beside::default() })
    }

    pub fn new_account(&mut self) -> usize {
        self.add_account(Account {
            original: None,
            record: Record::new(Entity::Account),
            keys: Vec::new(),
            new_names: Vec::new(),
            beside: Beside::default(),
            derived: false,
        })
    }

    fn add_account(&mut self, account: Account) -> usize {
        self.plan.accounts.push(account);
        let number = self.plan.accounts.len() - 1;
        self.index_account(number);
        number
    }

    pub fn new_person(&mut self) -> usize {
        self.add_person(Person {
            original: None,
            record: Record::new(Entity::Person),
            name: Default::default(),
            aliases: Vec::new(),
            channels: Vec::new(),
            roles: Vec::new(),
            beside: Beside::default(),
        })
    }

    fn add_person(&mut self, person: Person) -> usize {
        self.plan.persons.push(person);
        let number = self.plan.persons.len() - 1;
        self.index_person(number);
        number
    }

    /// Makes an account found by everything it is known by now.
    pub fn index_account(&mut self, number: usize) {
        let Some(account) = self.plan.accounts.get(number) else { return };
        for key in &account.keys {
            self.by_company_key.note(key, number);
            self.by_first_word.note(key.split(' ').next().unwrap_or_default(), number);
        }
        self.by_tax_id.note(account.record.text("tax_id"), number);
        for key in &account.beside.foreign {
            self.by_foreign_id[0].note(key, number);
        }
    }

    /// Makes a person found by everything it is known by now.
    pub fn index_person(&mut self, number: usize) {
        let Some(person) = self.plan.persons.get(number) else { return };
        self.by_name.note(&person.name.key(), number);
        if let Some(initial) = person.name.initial() {
            self.by_initial.note(&initial, number);
        }
        for channel in person.channels.iter().filter(|channel| channel.kind != "site") {
            self.by_channel.note(&channel_key(channel.kind, &channel.value), number);
        }
        for key in &person.beside.foreign {
            self.by_foreign_id[1].note(key, number);
        }
    }

    /// The record to which another program gave this identity.
    pub fn with_foreign_id(&mut self, entity: Entity, key: &str) -> Result<Option<usize>> {
        let of_accounts = entity == Entity::Account;
        let beside = |number: usize| match of_accounts {
            true => self.plan.accounts.get(number).map(|account| &account.beside),
            false => self.plan.persons.get(number).map(|person| &person.beside),
        };
        let noted = self.by_foreign_id[usize::from(!of_accounts)].noted(key).iter().map(|number| *number as usize);
        if let Some(number) =
            noted.into_iter().find(|number| beside(*number).is_some_and(|beside| beside.foreign.iter().any(|own| own == key)))
        {
            return Ok(Some(number));
        }
        match self.store.with_foreign_id(entity, key)? {
            Some(id) if of_accounts => self.known_account(id),
            Some(id) => self.known_person(id),
            None => Ok(None),
        }
    }

    /// The accounts known under a company key: those of the file first.
    pub fn accounts_with_key(&mut self, name: &str) -> Result<Vec<usize>> {
        let key = match self.company_keys.get(name) {
            Some(key) => key.clone(),
            None => self.company_keys.entry(name.to_owned()).or_insert_with(|| company_identity(&as_kept(name))).clone(),
        };
        if key.is_empty() {
            return Ok(Vec::new());
        }
        let ids = match self.stored_keys.get(&key) {
            Some(ids) => ids.clone(),
            None => {
                let ids = self.store.accounts_with_key(&key)?;
                self.stored_keys.entry(key.clone()).or_insert(ids).clone()
            }
        };
        self.gather(ids, true, |planner| planner.by_company_key.get(&key))
    }

    /// The numbers of records of the file, then those that the plan itself knows.
    pub fn gather(&mut self, ids: Vec<i64>, of_accounts: bool, own: impl Fn(&Self) -> Vec<usize>) -> Result<Vec<usize>> {
        let mut numbers = Vec::new();
        for id in ids {
            let number = if of_accounts { self.known_account(id)? } else { self.known_person(id)? };
            numbers.extend(number.filter(|number| !numbers.contains(number)));
        }
        for number in own(self) {
            if !numbers.contains(&number) {
                numbers.push(number);
            }
        }
        if let Some((account, except)) = self.except.filter(|(account, _)| *account == of_accounts) {
            let known = if account { self.account_numbers.get(&except) } else { self.person_numbers.get(&except) };
            numbers.retain(|number| Some(number) != known);
        }
        Ok(numbers)
    }

    /// Whether a phone or an e-mail belongs to one of these companies rather than to a person.
    pub fn is_of_company(&self, accounts: &[usize], key: &str) -> bool {
        accounts.iter().filter_map(|number| self.plan.accounts.get(*number)).any(|account| {
            let phones = account.record.text("phone").split(';').map(phone_key);
            phones.chain(account.record.text("email").split(';').map(crate::domain::name::email_key)).any(|own| own == key)
        })
    }
}

/// The names of records that were merged into a person, as far as they were others: every part that was left is one that
/// may stand with any of the rest.
fn aliases(store: &Store, id: i64) -> Result<Vec<FoldedName>> {
    let Some(record) = store.load(Entity::Person, id)? else { return Ok(Vec::new()) };
    let left = store.leftovers(Entity::Person.def().table, id)?;
    let parts = |key: &str| -> Vec<String> {
        let others = left.iter().filter(|(name, _, source)| name == key && source == MERGED).map(|(_, value, _)| value.clone());
        std::iter::once(record.text(key).to_owned()).chain(others).collect()
    };
    let (families, givens, middles) = (parts("family_name"), parts("given_name"), parts("middle_name"));
    let mut aliases = Vec::new();
    for family in &families {
        for given in &givens {
            aliases.extend(middles.iter().map(|middle| FoldedName::new(family, given, middle)));
        }
    }
    aliases.remove(0);
    Ok(aliases)
}
