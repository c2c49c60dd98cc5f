//! Names across the whole file, found at every letter: accounts, persons, phones, e-mails, open promises, and opportunities, contracts and
//! debts that are not settled.
//!
//! The names are kept in memory as they sound (see [`sound`]), those touched last first. A line that lacks a letter of
//! what was typed is passed over by a mask of its letters, and what one letter has left is all the next one looks at.

mod by_phone;
mod found;

pub use found::{By, Match, What};

use super::Scattered;
use super::dialled::dialled;
use super::lines::{Lines, Wanted};
use super::meant::{forms, lit, lit_beside, meant, struck};
use super::named::{after_preposition, is_begun_by, is_one_letter, names};
use super::query::without_unwanted;
use crate::domain::Entity;
use crate::domain::name::{fold, other_spellings};
use crate::domain::phone::{figures_abroad, is_phone, phone_line};
use crate::domain::sound::sound;
use crate::store::names::KnownPerson;
use crate::store::{Result, Store};
use std::collections::{HashMap, HashSet};

/// How many matches are given.
pub const LIMIT: usize = 50;
/// Scattered letters are looked for only where no words begin with what was typed, and few have it within: from this rank on
/// a line has it within, and so many are few.
const WITHIN: u32 = 4 * STEP;
const ENOUGH: usize = 12;
/// How many phones, e-mails and other names are looked at further: they all fit about as well.
const REACHED: usize = 1_000;
/// The rank from which on a slip makes the difference.
const SLIPPED: u32 = 150;
/// The rank from which on letters are only scattered.
const SCATTERED: u32 = 200;
/// How many lines with a slip are looked at.
const SLIPS: usize = 100;
/// A phone is known by so many figures of it.
const KNOWN_PHONE: usize = 4;
/// So many figures are a whole number, fewer an extension.
const WHOLE: usize = 7;
/// What each of them adds to the rank of a line: more than there are meanings.
const STEP: u32 = 8;
/// How many accounts and holders of a position are looked through for two words that stand apart.
const STAFF: usize = 500;
/// How many lines are compared letter by letter, those touched last first.
const COMPARED: usize = 500;

/// Of which tables the records are found by their names.
const NAMED: [Entity; 3] = [Entity::Opportunity, Entity::Contract, Entity::Debt];

#[derive(Debug)]
struct Item {
    what: What,
    text: Box<str>,
    detail: Box<str>,
    /// The middle name in the text, of which no beginning names anybody.
    middle: Box<str>,
}

/// The names of a file, prepared for search.
#[derive(Debug, Default)]
pub struct Names {
    items: Vec<Item>,
    /// Names as they sound, a line each.
    names: Lines,
    /// Other names, phones, e-mails and tax ids; the text of each line stands in `reached`.
    reach: Lines,
    reached: Vec<(By, Box<str>)>,
    /// Each position once, and who holds it.
    positions: Lines,
    holders: Vec<Vec<u32>>,
    /// Who is at which account: the item of the person, the rowid of the account, the number of the position.
    posts: Vec<(u32, i64, u32)>,
    /// The persons at an account.
    staff: HashMap<i64, Vec<u32>>,
}

/// Where something fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum At {
    /// In the line of a name.
    Name(u32),
    /// In another line.
    Reach(u32),
    /// Some words in the name of an item, the others in the position or the company beside it, which is that of the account.
    Beside(u32, Option<i64>),
}

/// What fits: its rank, and where.
type Fitting = (u32, At);

impl Names {
    /// Reads all names. It takes a moment on a large file: on a thread of its own, with a reader of its own.
    ///
    /// # Errors
    /// Those of reading the file.
    pub fn load(store: &Store) -> Result<Names> {
        let accounts = store.all_account_names()?;
        let persons = store.all_persons()?;
        let short: HashMap<i64, &str> = accounts.iter().map(|account| (account.id, account.short.as_str())).collect();
        let mut names = Names::default();
        let mut known = HashMap::new();
        // Both lists begin with what was touched last: they are shuffled into each other evenly.
        let mut people = persons.iter();
        for (at, account) in accounts.iter().enumerate() {
            let number = names.add(What::Account(account.id), &account.short, &account.city);
            for other in [&account.legal, &account.tax_id].into_iter().filter(|other| !other.is_empty() && **other != account.short) {
                names.add_reach(number, By::Reach, other, &sound(other).bytes);
            }
            for other in &account.by_law {
                for spelling in std::iter::once(other.clone()).chain(other_spellings(other)) {
                    names.add_reach(number, By::Reach, other, &sound(&spelling).bytes);
                }
            }
            names.add_others(number, &account.short, &account.others);
            account.reached.iter().for_each(|(kind, value)| names.add_channel(number, kind, value));
            let due = persons.len() * (at + 1) / accounts.len() - persons.len() * at / accounts.len();
            people.by_ref().take(due).for_each(|person| names.add_person(person, &short, &mut known));
        }
        people.for_each(|person| names.add_person(person, &short, &mut known));
        for promise in store.open_promises()? {
            let detail = promise.account.and_then(|id| short.get(&id)).copied().unwrap_or_default();
            names.add(What::Promise(promise.id), &promise.title, detail);
        }
        for entity in NAMED {
            for (id, title, account) in store.open_of(entity)? {
                names.add(What::Record(entity, id), &title, short.get(&account).copied().unwrap_or_default());
            }
        }
        Ok(names)
    }

    fn add_person(&mut self, person: &KnownPerson, short: &HashMap<i64, &str>, known: &mut HashMap<String, u32>) {
        let posts: Vec<String> = person
            .posts
            .iter()
            .filter_map(|(account, position)| {
                let account = short.get(account)?;
                Some(if position.is_empty() { (*account).to_owned() } else { format!("{position}, {account}") })
            })
            .collect();
        let number = self.add(What::Person(person.id), &person.name, &posts.join("; "));
        if let Some(item) = self.items.last_mut() {
            item.middle = person.middle.as_str().into();
        }
        for (account, position) in &person.posts {
            let position = self.add_position(position, number, known);
            self.posts.push((number, *account, position));
            self.staff.entry(*account).or_default().push(number);
        }
        self.add_others(number, &person.name, &person.others);
        for position in &person.positions {
            self.add_reach(number, By::Former, position, &sound(position).bytes);
        }
        person.channels.iter().for_each(|(kind, value)| self.add_channel(number, kind, value));
    }

    /// The number of a position, which is kept once however many hold it.
    fn add_position(&mut self, position: &str, holder: u32, known: &mut HashMap<String, u32>) -> u32 {
        let number = match known.get(position) {
            Some(number) => *number,
            None => {
                let number = self.holders.len() as u32;
                self.positions.add(number, &sound(position).bytes);
                self.holders.push(Vec::new());
                known.insert(position.to_owned(), number);
                number
            }
        };
        if let Some(holders) = self.holders.get_mut(number as usize) {
            holders.push(holder);
        }
        number
    }

    fn add_channel(&mut self, item: u32, kind: &str, value: &str) {
        match kind {
            "phone" => {
                self.add_reach(item, By::Reach, value, phone_line(value).as_bytes());
                if let Some(figures) = figures_abroad(value) {
                    self.add_reach(item, By::Reach, value, figures.as_bytes());
                }
            }
            _ => self.add_reach(item, By::Reach, value, &sound(value).bytes),
        }
    }

    /// Adds the other spellings of a name, and other names with theirs.
    fn add_others(&mut self, item: u32, name: &str, others: &[String]) {
        for spelling in other_spellings(name) {
            self.add_reach(item, By::Name, "", &sound(&spelling).bytes);
        }
        for other in others {
            for spelling in std::iter::once(other.clone()).chain(other_spellings(other)) {
                self.add_reach(item, By::Former, other, &sound(&spelling).bytes);
            }
        }
    }

    fn add(&mut self, what: What, text: &str, detail: &str) -> u32 {
        let number = self.items.len() as u32;
        self.items.push(Item { what, text: text.into(), detail: detail.into(), middle: "".into() });
        self.names.add(number, &sound(text).bytes);
        number
    }

    fn add_reach(&mut self, item: u32, by: By, text: &str, line: &[u8]) {
        self.reach.add(item, line);
        self.reached.push((by, text.into()));
    }

    /// How many accounts, persons, promises and opportunities there are.
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// What fits best, best first; with nothing typed, what was touched last. A phone is found whatever it is called, and beside
    /// a name whose it is.
    pub fn find(&mut self, typed: &str) -> Vec<Match> {
        let mut found = self.find_as_typed(typed);
        // «с орловым» is Орлов, and Орлов Семён as well as any other.
        if let Some(name) = after_preposition(typed) {
            self.add_meant(name, &mut found);
        }
        if found.iter().any(|found| found.named) {
            return found;
        }
        match dialled(typed).map(|parted| self.find_dialled(&parted)).filter(|found| !found.is_empty()) {
            Some(dialled) => dialled,
            None => found,
        }
    }

    /// Adds whom a name behind a preposition means. Where the preposition was taken for the beginning of another word of the name,
    /// they fit as well; what begins as typed stands before them.
    fn add_meant(&mut self, name: &str, found: &mut Vec<Match>) {
        let mut meant = self.find_as_typed(name);
        meant.retain(|meant| meant.named);
        if meant.is_empty() {
            return;
        }
        found.retain(|found| found.named);
        for found in found.iter_mut().filter(|found| found.rank >= 2 * STEP) {
            found.rank = meant.iter().find(|meant| meant.what == found.what).map_or(found.rank, |meant| meant.rank);
        }
        meant.retain(|meant| found.iter().all(|found| found.what != meant.what));
        found.append(&mut meant);
        found.truncate(LIMIT);
    }

    fn find_as_typed(&mut self, typed: &str) -> Vec<Match> {
        // What is to be left out of the text names nobody.
        let named = without_unwanted(typed);
        if named.trim().is_empty() && !typed.trim().is_empty() {
            return Vec::new();
        }
        let typed = named.as_str();
        let wanted = meant(typed);
        if wanted.is_empty() {
            return if typed.trim().is_empty() { (0..self.items.len().min(LIMIT)).map(|at| self.plain(at)).collect() } else { Vec::new() };
        }
        let mut fitting: Vec<Fitting> = Vec::new();
        self.names.narrow(&wanted);
        for (number, wanted) in wanted.iter().enumerate() {
            self.names.each(number, wanted, usize::MAX, |line, fit| {
                if wanted.stems && !is_form_of(self.names.line(line), wanted) {
                    return;
                }
                let item = &self.items[self.names.item(line) as usize];
                if wanted.short && !names(typed, &item.text, &item.middle) {
                    return;
                }
                fitting.push((u32::from(fit.rank()) * STEP + number as u32, At::Name(line)));
            });
        }
        if wanted.iter().any(|wanted| wanted.letters() > 2) {
            self.reach.narrow(&wanted);
            for (number, wanted) in wanted.iter().enumerate().filter(|(_, wanted)| wanted.letters() > 2) {
                let rank = |rank: u8| (u32::from(rank) + 10) * STEP + number as u32;
                self.reach.each(number, wanted, REACHED, |line, fit| fitting.push((rank(fit.rank()), At::Reach(line))));
                self.beside(&wanted.apart().into_iter().map(|word| vec![word]).collect::<Vec<_>>(), rank(0), &mut fitting);
            }
            // «закупки» is held by the head of «закупок» too.
            let forms = forms(typed);
            if forms.iter().any(|forms| forms.len() > 1) {
                self.beside(&forms, 10 * STEP + wanted.len() as u32, &mut fitting);
            }
        }
        // What is planned stands after the names that fit as well.
        for (rank, at) in &mut fitting {
            if let At::Name(line) = at {
                *rank += STEP / 2 * u32::from(self.is_planned(*line));
            }
        }
        if fitting.len() < ENOUGH && fitting.iter().all(|(rank, _)| (WITHIN..10 * STEP).contains(rank)) {
            for (line, slips) in wanted.first().map(|wanted| self.names.slipped(wanted, SLIPS)).unwrap_or_default() {
                fitting.push((SLIPPED + slips as u32, At::Name(line)));
            }
            self.scatter(&wanted, &mut fitting);
        }
        let mut found = self.best(fitting, &wanted, typed);
        // One letter struck again and again is like any name that begins with it: it finds only what has it so.
        if let Some(struck) = struck(typed) {
            found.retain(|found| struck.iter().any(|struck| [&found.text, &found.detail].iter().any(|text| fold(text).contains(struck))));
        }
        found.sort_by_key(|found| !found.named);
        found
    }

    /// Whether what was typed names what fits, or is only like it.
    fn is_named(&self, (rank, at): &Fitting, found: &Match, wanted: &[Wanted], typed: &str) -> bool {
        let owner = &self.items[self.owner(at) as usize];
        let planned = matches!(at, At::Name(line) if self.is_planned(*line));
        let number = ((rank % STEP) as usize).wrapping_sub(if planned { STEP as usize / 2 } else { 0 });
        let begun = wanted.get(number).filter(|wanted| !wanted.stems);
        match at {
            _ if *rank >= SLIPPED || is_one_letter(typed) => false,
            At::Name(_) if *rank < WITHIN && owner.middle.is_empty() && begun.is_some_and(|wanted| is_begun_by(wanted, number == 0)) => {
                true
            }
            // A part of an account's name is unmistakable where no other has it.
            At::Name(_) if *rank >= WITHIN && matches!(owner.what, What::Account(_)) => begun.is_some(),
            At::Name(_) => names(typed, &owner.text, &owner.middle),
            At::Beside(..) => names(typed, &format!("{} {}", owner.text, owner.detail), &owner.middle),
            At::Reach(line) => {
                let is_phone = is_phone(typed);
                let figures = || typed.chars().filter(char::is_ascii_digit).count();
                let begins = begun.is_some_and(|wanted| wanted.begins(self.reach.line(*line)));
                if is_phone { begins || figures() >= KNOWN_PHONE } else { begins || names(typed, &found.reached, "") }
            }
        }
    }

    fn owner(&self, at: &At) -> u32 {
        match at {
            At::Name(line) => self.names.item(*line),
            At::Reach(line) => self.reach.item(*line),
            At::Beside(item, _) => *item,
        }
    }

    fn is_planned(&self, line: u32) -> bool {
        matches!(self.items[self.names.item(line) as usize].what, What::Promise(_) | What::Record(..))
    }

    /// Adds the persons of whom some words are in the name and the others in the position or the company: «пестова
    /// ромашка», «бухг». Each word is given by the beginnings that it may have.
    fn beside(&self, words: &[Vec<Wanted>], rank: u32, fitting: &mut Vec<Fitting>) {
        let mut companies: Vec<HashSet<i64>> = Vec::new();
        let mut positions: Vec<HashSet<u32>> = Vec::new();
        for forms in words {
            let mut held = HashSet::new();
            forms.iter().for_each(|word| self.positions.beginning(word, |line| held.extend([self.positions.item(line)])));
            positions.push(held);
            let mut found = HashSet::new();
            for word in forms.iter().filter(|_| words.len() > 1) {
                for lines in [&self.names, &self.reach] {
                    lines.beginning(word, |line| {
                        if let What::Account(id) = self.items[lines.item(line) as usize].what {
                            found.insert(id);
                        }
                    });
                }
            }
            companies.push(found);
        }
        let near = companies.iter().filter(|found| found.len() <= STAFF).flatten().filter_map(|id| self.staff.get(id)).flatten();
        let held = positions.iter().flatten().filter_map(|number| self.holders.get(*number as usize)).flatten();
        let mut candidates: Vec<u32> = near.copied().chain(held.take(STAFF * 10).copied()).collect();
        candidates.sort_unstable();
        candidates.dedup();
        for person in candidates {
            let first = self.posts.partition_point(|(item, ..)| *item < person);
            let fits = |(_, account, position): &&(u32, i64, u32)| {
                words.iter().zip(&companies).zip(&positions).all(|((forms, companies), positions)| {
                    let named = || forms.iter().any(|word| word.begins(self.names.line(person)));
                    companies.contains(account) || positions.contains(position) || named()
                })
            };
            let fitted: Vec<_> = self.posts[first..].iter().take_while(|(item, ..)| *item == person).filter(fits).collect();
            if !fitted.is_empty() {
                // A company that is typed decides before a position that is.
                let called = |(_, account, _): &&&(u32, i64, u32)| companies.iter().any(|found| found.contains(account));
                let called: Vec<_> = fitted.iter().filter(called).copied().collect();
                let one = if fitted.len() > 1 { called } else { fitted };
                let at = one.first().filter(|_| one.len() == 1).map(|(_, account, _)| *account);
                fitting.push((rank, At::Beside(person, at)));
            }
        }
    }

    /// Adds the names that hold the letters in their order, with others between: «ивнв». Each word typed stands for one word,
    /// which begins as it does and is not much longer: letters strewn over a name and a patronymic are nobody's name.
    fn scatter(&mut self, wanted: &[Wanted], fitting: &mut Vec<Fitting>) {
        let scattered = Scattered::new();
        for (number, wanted) in wanted.iter().enumerate().filter(|(_, wanted)| wanted.letters() > 2 && !wanted.stems) {
            let words: Vec<_> = wanted.words.iter().map(|word| String::from_utf8_lossy(word)).collect();
            for line in self.names.scattered(number, wanted, COMPARED) {
                let text = String::from_utf8_lossy(self.names.line(line));
                // Consonants alone are an abbreviation: «рмшк»; whoever types vowels has left few letters out.
                let longest =
                    |word: &str| if word.bytes().skip(1).any(|c| b"aeiou".contains(&c)) { word.len() * 3 / 2 } else { word.len() * 2 };
                let stands = |part: &str, word: &str| part.bytes().next() == word.bytes().next() && part.len() <= longest(word);
                let score = |word: &str| {
                    let parts = text.split(|c: char| !c.is_alphanumeric()).filter(|part| stands(part, word));
                    parts.filter_map(|part| scattered.score(part, word)).max()
                };
                let scores: Option<i64> = words.iter().map(|word| score(word)).sum();
                if let Some(score) = scores {
                    fitting.push((SCATTERED + number as u32 * 1000 + (900 - score.clamp(0, 900)) as u32, At::Name(line)));
                }
            }
        }
    }

    /// The best matches, each item once.
    fn best(&self, mut fitting: Vec<Fitting>, wanted: &[Wanted], typed: &str) -> Vec<Match> {
        let owner = |(_, at): &Fitting| self.owner(at);
        let order = |fit: &Fitting| (fit.0, owner(fit));
        // An item has few lines: so many candidates hold enough items.
        let kept = LIMIT * 8;
        if fitting.len() > kept {
            fitting.select_nth_unstable_by_key(kept, order);
            fitting.truncate(kept);
        }
        fitting.sort_by_key(order);
        let mut seen = HashSet::new();
        let chosen = fitting.into_iter().filter(|fit| seen.insert(owner(fit))).take(LIMIT);
        chosen
            .map(|fit| {
                let mut found = self.plain(owner(&fit) as usize);
                found.rank = fit.0;
                match fit.1 {
                    At::Name(_) => found.lit = lit(&found.text, wanted),
                    At::Beside(_, at) => (found.lit, found.at) = (lit_beside(&found.text, wanted), at),
                    At::Reach(line) => match &self.reached[line as usize] {
                        (_, text) if text.is_empty() => {}
                        (by, text) => (found.by, found.reached) = (*by, text.to_string()),
                    },
                }
                found.named = self.is_named(&fit, &found, wanted, typed);
                found
            })
            .collect()
    }

    fn plain(&self, at: usize) -> Match {
        let item = &self.items[at];
        Match { what: item.what, text: item.text.to_string(), detail: item.detail.to_string(), named: true, ..Match::of(item.what) }
    }
}

/// The most letters of an ending.
const ENDING: usize = 3;

/// Whether the words of a line are what the stems are of: «Лука» may be of «Лукин», «Лукьянов» is another name.
fn is_form_of(line: &[u8], stems: &Wanted) -> bool {
    let parts = || line.split(|byte| !byte.is_ascii_alphanumeric());
    stems.words.iter().all(|stem| parts().any(|part| part.starts_with(stem) && part.len() <= stem.len() + ENDING))
}

#[cfg(test)]
mod tests;
