//! Accounts and persons while a plan is made: as the file has them, with what the cards add.

use super::compare::{FoldedName, bare, site_key, town_words};
use super::plan::{Difference, How};
use crate::domain::day::parse_birthday;
use crate::domain::field::LINE_LIMIT;
use crate::domain::lookalike::mended;
use crate::domain::name::{company_identity, email_key, fold, phone_key};
use crate::domain::phone::extension;
use crate::domain::{Kind, Record, Value};
use crate::exchange::legal::{is_quote, legal_forms, without_legal_form};
use crate::exchange::{CompanyCard, Contact, PersonCard};
use chrono::NaiveDate;
use std::collections::HashSet;

/// What a record has beside its fields, and what comes to it.
#[derive(Clone, Debug, Default)]
pub(super) struct Beside {
    /// What other programs call it; those that the file has come first.
    pub foreign: Vec<String>,
    /// How many of them the file has.
    pub stored: usize,
    pub left: HashSet<(String, String)>,
    /// Name, value, number of the source.
    pub new_left: Vec<(String, String, usize)>,
}

impl Beside {
    pub fn know(&mut self, foreign_id: &str) {
        if !self.foreign.iter().any(|known| known == foreign_id) {
            self.foreign.reserve_exact(1);
            self.foreign.push(foreign_id.to_owned());
        }
    }

    fn leave(&mut self, name: &str, value: &str, source: usize, differences: &mut Vec<Difference>) {
        let pair = (name.to_owned(), value.to_owned());
        if value.trim().is_empty() || self.left.contains(&pair) {
            return;
        }
        differences.push(Difference { field: pair.0.clone(), before: String::new(), after: pair.1.clone(), how: How::Beside });
        self.new_left.push((pair.0.clone(), pair.1.clone(), source));
        self.left.insert(pair);
    }
}

/// Fills fields of a record and notes what it did.
pub(super) struct Filling<'a> {
    pub record: &'a mut Record,
    pub beside: &'a mut Beside,
    pub source: usize,
    pub differences: &'a mut Vec<Difference>,
}

impl Filling<'_> {
    /// Puts a value where nothing stands; one that differs from what stands there is kept beside.
    fn fill(&mut self, key: &str, value: &str, same: impl Fn(&str, &str) -> bool) {
        let value = value.trim();
        let Some(field) = self.record.def().field(key).filter(|_| !value.is_empty()) else { return };
        let current = self.record.get(key).clone();
        if value.chars().count() > field.limit() {
            return self.aside(key, value);
        }
        match (field.kind, current.is_empty()) {
            (Kind::Int(low, high) | Kind::Period(low, high), empty) => {
                let number = value.chars().filter(|c| !c.is_whitespace()).collect::<String>().parse::<i64>().ok();
                match number.filter(|number| (low..=high).contains(number)) {
                    Some(number) if empty => self.set(key, Value::Int(number)),
                    Some(number) if current.as_int() == Some(number) => {}
                    _ => self.aside(key, value),
                }
            }
            (_, true) => self.set(key, Value::text(value)),
            _ if same(current.as_str(), value) => {}
            _ => self.aside(key, value),
        }
    }

    fn text(&mut self, key: &str, value: &str) {
        self.fill(key, value, |kept, new| fold(kept) == fold(new));
    }

    /// A note that stands in a longer one is known.
    fn note(&mut self, key: &str, value: &str) {
        self.fill(key, value, |kept, new| fold(kept).contains(&fold(new)));
    }

    fn set(&mut self, key: &str, value: Value) {
        let before = self.record.get(key).as_str().to_owned();
        let after = value.as_int().map_or_else(|| value.as_str().to_owned(), |number| number.to_string());
        self.differences.push(Difference { field: key.to_owned(), before, after, how: How::Filled });
        self.record.set(key, value);
    }

    pub fn aside(&mut self, name: &str, value: &str) {
        self.beside.leave(name, value, self.source, self.differences);
    }

    /// A field with several values in one line: fills it, or keeps beside what it lacks.
    fn list(&mut self, key: &str, values: &[String], key_of: impl Fn(&str) -> String) {
        let current = self.record.text(key).to_owned();
        if current.is_empty() {
            return self.text(key, &values.join("; "));
        }
        let known: Vec<String> = current.split([';', ',']).map(&key_of).collect();
        for value in values.iter().filter(|value| !known.contains(&key_of(value)) && fold(value) != fold(&current)) {
            self.aside(key, value);
        }
    }
}

/// What stands where legal forms do and is none.
const LOOSE: [&str; 2] = ["тд", "гк"];

/// An account in a plan.
#[derive(Clone, Debug)]
pub(super) struct Account {
    pub original: Option<Record>,
    pub record: Record,
    pub keys: Vec<String>,
    /// Names to be remembered beyond the two fields.
    pub new_names: Vec<String>,
    pub beside: Beside,
    /// Whether the short name was made from the legal one, so that a given one may take its place.
    pub derived: bool,
}

impl Account {
    pub fn id(&self) -> Option<i64> {
        self.original.as_ref().and_then(|record| record.id)
    }

    /// Everything it has.
    pub fn brings(&self) -> Vec<Difference> {
        filled(&self.record, &self.beside)
    }

    /// The legal forms of the name it has.
    pub fn forms(&self) -> Vec<String> {
        let [legal, short] = ["legal_name", "short_name"].map(|key| legal_forms(self.record.text(key)));
        if legal.is_empty() { short } else { legal }
    }

    /// Whether a card of the same name may tell of another company: of another legal form or in another town, and nothing by
    /// which one is reached is the same.
    pub fn is_elsewhere(&self, card: &CompanyCard) -> bool {
        (self.is_of_other_form(card) || self.is_in_other_town(card)) && !self.is_reached_alike(card)
    }

    /// Whether a card is of another legal form; a form may be told in part: «ООО ТД Ромашка» and «ООО Ромашка».
    pub fn is_of_other_form(&self, card: &CompanyCard) -> bool {
        let given = [&card.legal_name, &card.name].map(|name| legal_forms(name)).into_iter().find(|forms| !forms.is_empty());
        let (own, given) = (self.forms(), given.unwrap_or_default());
        // A trading house or a group is no form of its own.
        let within = |one: &[String], other: &[String]| one.iter().all(|form| other.contains(form) || LOOSE.contains(&form.as_str()));
        !within(&own, &given) && !within(&given, &own)
    }

    /// Whether both places are known and have no word in common.
    pub fn is_in_other_town(&self, card: &CompanyCard) -> bool {
        let own = town_words(self.record.text("city"), self.record.text("address"));
        let given = town_words(&card.city, &card.address);
        !own.is_empty() && !given.is_empty() && !own.iter().any(|word| given.contains(word))
    }

    /// Whether something beside the name says that a card is of this company: the town, or how it is reached; or the company
    /// has no town by which it could be told.
    pub fn bears_out(&self, card: &CompanyCard) -> bool {
        let own = town_words(self.record.text("city"), self.record.text("address"));
        let given = town_words(&card.city, &card.address);
        own.is_empty() || own.iter().any(|word| given.contains(word)) || self.is_reached_alike(card)
    }

    fn is_reached_alike(&self, card: &CompanyCard) -> bool {
        let alike = |key: &str, values: &[String], key_of: fn(&str) -> String| {
            let own: Vec<String> = self.record.text(key).split(';').map(key_of).filter(|own| !own.is_empty()).collect();
            values.iter().any(|value| own.contains(&key_of(value)))
        };
        alike("phone", &card.phones, phone_key) || alike("email", &card.emails, email_key) || alike("site", &card.sites, site_key)
    }

    pub fn learn_name(&mut self, name: &str) {
        let name = &as_kept(name);
        let key = company_identity(name);
        if !key.is_empty() && !self.keys.contains(&key) {
            self.keys.push(key);
            self.new_names.push(name.clone());
        }
    }

    /// Takes in what a card tells.
    pub fn merge(&mut self, card: &CompanyCard, leftovers: &[(String, String)], source: usize) -> Vec<Difference> {
        let mut differences = Vec::new();
        let (short, legal, derived) = names(card);
        self.learn_name(&short);
        self.learn_name(&legal);
        let replace = self.derived && self.original.is_none() && !derived && !short.is_empty();
        let mut filling = Filling { record: &mut self.record, beside: &mut self.beside, source, differences: &mut differences };
        let stands = filling.record.text("short_name").to_owned();
        if stands.is_empty() || replace && bare(&stands) != bare(&short) {
            filling.set("short_name", Value::text(short.clone()));
            self.derived = derived;
        } else if !derived && !is_known_name(filling.record, &short) {
            filling.aside("short_name", &short);
        }
        if card.name.trim() != as_kept(&card.name) {
            filling.aside("short_name", card.name.trim());
        }
        filling.fill("legal_name", &legal, |kept, new| bare(kept) == bare(new));
        for (key, value) in [
            ("tax_id", &card.tax_id),
            ("industry", &card.industry),
            ("headcount", &card.headcount),
            ("region", &card.region),
            ("city", &card.city),
            ("address", &card.address),
        ] {
            filling.text(key, value);
        }
        filling.list("phone", &card.phones, phone_identity);
        filling.list("email", &card.emails, email_key);
        filling.list("site", &card.sites, site_key);
        filling.note("note", &card.note);
        for (name, value) in leftovers {
            filling.aside(name, value);
        }
        if let Some(id) = &card.foreign_id {
            self.beside.know(id);
        }
        differences
    }
}

fn is_known_name(record: &Record, name: &str) -> bool {
    ["short_name", "legal_name"].iter().any(|key| bare(record.text(key)) == bare(name))
}

/// As much of a company's name as a field takes: what is kept of it is what it is known by.
pub(super) fn as_kept(name: &str) -> String {
    name.trim().chars().take(LINE_LIMIT).collect::<String>().trim_end().to_owned()
}

/// Short name, legal name, and whether the short one is only what is left of the legal one.
fn names(card: &CompanyCard) -> (String, String, bool) {
    let name = mended(&as_kept(&card.name)).into_owned();
    let legal_name = mended(card.legal_name.trim()).into_owned();
    let shortened = |legal: &str| without_legal_form(legal).unwrap_or_else(|| legal.chars().filter(|c| !is_quote(*c)).collect());
    match (name.is_empty(), legal_name.as_str()) {
        (false, "") => match without_legal_form(&name) {
            Some(short) => (short, name, true),
            None => (name, String::new(), false),
        },
        (true, legal) => match as_kept(&shortened(legal)) {
            short if short.is_empty() => (as_kept(legal), String::new(), true),
            short => (short, legal.to_owned(), true),
        },
        (false, legal) if bare(&name) == bare(legal) => (without_legal_form(&name).unwrap_or(name), legal.to_owned(), true),
        (false, legal) => (name, legal.to_owned(), false),
    }
}

/// A phone by its figures, with the extension; what has no key is compared as it is written.
pub(super) fn phone_identity(phone: &str) -> String {
    let key = phone_key(phone);
    if key.is_empty() { fold(phone) } else { format!("{key} {}", extension(phone)) }
}

/// A phone, e-mail or site in a plan.
#[derive(Clone, Debug)]
pub(super) struct Channel {
    pub kind: &'static str,
    pub value: String,
    pub label: String,
    /// What tells it from the person's others.
    pub identity: String,
    pub new: bool,
}

/// What a person is at an account in a plan.
#[derive(Clone, Debug)]
pub(super) struct Role {
    pub id: Option<i64>,
    /// Number of the account in the plan.
    pub account: usize,
    pub position: String,
    pub department: String,
    pub changed: bool,
}

/// A person in a plan.
#[derive(Clone, Debug)]
pub(super) struct Person {
    pub original: Option<Box<Record>>,
    pub record: Record,
    pub name: FoldedName,
    /// What else the person is called: the names of records that were merged into this one.
    pub aliases: Vec<FoldedName>,
    pub channels: Vec<Channel>,
    pub roles: Vec<Role>,
    pub beside: Beside,
}

impl Person {
    pub fn id(&self) -> Option<i64> {
        self.original.as_ref().and_then(|record| record.id)
    }

    pub fn full_name(&self) -> String {
        let part = |key| self.record.text(key);
        crate::domain::name::full_name(part("family_name"), part("given_name"), part("middle_name"))
    }

    /// The same person as far as names tell, by any name that is known.
    pub fn is_called(&self, name: &FoldedName) -> bool {
        self.name.agrees(name) || self.aliases.iter().any(|alias| alias.agrees(name))
    }

    /// Whether they answer at a number under other extensions alone.
    pub fn answers_elsewhere(&self, key: &str, inner: &str) -> bool {
        let own = self.channels.iter().filter(|channel| channel.kind == "phone" && phone_key(&channel.value) == key);
        let mut own = own.map(|channel| extension(&channel.value)).peekable();
        own.peek().is_some() && own.all(|own| !own.is_empty() && own != inner)
    }

    /// Whether the whole name is one that the person is known by.
    pub fn is_named(&self, name: &FoldedName) -> bool {
        self.name.is_same(name) || self.aliases.iter().any(|alias| alias.is_same(name))
    }

    /// Everything it has, with its roles at the accounts of the plan.
    pub fn brings(&self, accounts: &[Account]) -> Vec<Difference> {
        let mut brought = filled(&self.record, &self.beside);
        let beside = brought.iter().position(|difference| difference.how == How::Beside).unwrap_or(brought.len());
        let channels = self.channels.iter().map(|channel| (format!("{}s", channel.kind), channel.value.clone()));
        let roles = self.roles.iter().filter_map(|role| {
            let company = accounts.get(role.account)?.record.title().to_owned();
            let named = if role.position.is_empty() { company } else { format!("{company}: {}", role.position) };
            Some(("affiliation".to_owned(), named))
        });
        let added: Vec<Difference> =
            channels.chain(roles).map(|(field, after)| Difference { field, before: String::new(), after, how: How::Added }).collect();
        brought.splice(beside..beside, added);
        brought
    }

    /// Takes in what a card tells, but for the organisations.
    pub fn merge(&mut self, card: &PersonCard, leftovers: &[(String, String)], source: usize, today: NaiveDate) -> Vec<Difference> {
        let mut differences = Vec::new();
        let mut filling = Filling { record: &mut self.record, beside: &mut self.beside, source, differences: &mut differences };
        let turned = fold(&card.family) == self.name.given && fold(&card.given) == self.name.family;
        let (family, given) = if turned { (&card.given, &card.family) } else { (&card.family, &card.given) };
        for (key, value) in [("family_name", family), ("given_name", given), ("middle_name", &card.middle)] {
            if is_initial(filling.record.text(key))
                && !is_initial(value)
                && fold(value).starts_with(fold(filling.record.text(key)).trim_end_matches('.'))
            {
                filling.set(key, Value::text(value.as_str()));
            } else if !is_initial(value) || filling.record.text(key).is_empty() {
                filling.text(key, value);
            }
        }
        birthday(&mut filling, &card.birthday, today);
        filling.note("note", &card.note);
        for (name, value) in leftovers {
            filling.aside(name, value);
        }
        for (kind, contacts) in [("phone", &card.phones), ("email", &card.emails), ("site", &card.sites)] {
            for contact in contacts {
                if contact.value.chars().count() > LINE_LIMIT {
                    let mut filling = Filling { record: &mut self.record, beside: &mut self.beside, source, differences: &mut differences };
                    filling.aside(&format!("{kind}s"), &contact.value);
                } else {
                    self.add_channel(kind, contact, &mut differences);
                }
            }
        }
        let part = |key| self.record.text(key);
        self.name = FoldedName::new(part("family_name"), part("given_name"), part("middle_name"));
        differences
    }

    fn add_channel(&mut self, kind: &'static str, contact: &Contact, differences: &mut Vec<Difference>) {
        let value = contact.value.trim();
        let identity = channel_identity(kind, value);
        if value.is_empty() || self.channels.iter().any(|known| known.kind == kind && known.identity == identity) {
            return;
        }
        differences.push(Difference { field: format!("{kind}s"), before: String::new(), after: value.to_owned(), how: How::Added });
        // Most have one or two: room for four is a quarter of a large plan.
        self.channels.reserve_exact(1);
        self.channels.push(Channel { kind, value: value.to_owned(), label: contact.label.clone(), identity, new: true });
    }
}

/// The fields that are filled, then what is kept beside.
fn filled(record: &Record, beside: &Beside) -> Vec<Difference> {
    let fields = record.pairs().filter(|(_, value)| !value.is_empty()).map(|(field, value)| {
        let after = value.as_int().map_or_else(|| value.as_str().to_owned(), |number| number.to_string());
        Difference { field: field.key.to_owned(), before: String::new(), after, how: How::Filled }
    });
    let left = beside.new_left.iter().map(|(name, value, _)| Difference {
        field: name.clone(),
        before: String::new(),
        after: value.clone(),
        how: How::Beside,
    });
    fields.chain(left).collect()
}

/// What tells a phone, an e-mail or a site of a person from the others.
pub(super) fn channel_identity(kind: &str, value: &str) -> String {
    match kind {
        "phone" => phone_identity(value),
        "email" => email_key(value),
        _ => site_key(value),
    }
}

fn is_initial(part: &str) -> bool {
    part.trim_end_matches('.').chars().count() == 1
}

/// A birthday as address books write it; `None` where it is none.
pub(super) fn born(written: &str, today: NaiveDate) -> Option<String> {
    let written = written.trim();
    // A time of day after the date says nothing of a birthday.
    let day = written.split_once('T').filter(|(day, _)| day.starts_with(|c: char| c.is_ascii_digit())).map_or(written, |(day, _)| day);
    // Address books write a birthday without its year as one of 1604.
    let day = day.strip_prefix("1604-").map_or_else(|| day.to_owned(), |rest| format!("--{rest}"));
    parse_birthday(&day, today)
}

fn birthday(filling: &mut Filling, written: &str, today: NaiveDate) {
    let written = written.trim();
    let Some(born) = born(written, today) else { return filling.aside("birthday", written) };
    let kept = filling.record.text("birthday").to_owned();
    let monthly = |day: &str| day.chars().rev().take(5).collect::<String>();
    if kept.starts_with("--") && !born.starts_with("--") && monthly(&kept) == monthly(&born) {
        filling.set("birthday", Value::text(born));
    } else if !(born.starts_with("--") && monthly(&kept) == monthly(&born)) {
        filling.text("birthday", &born);
    }
}
