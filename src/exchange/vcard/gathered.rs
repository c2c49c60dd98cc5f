//! What a card says, gathered from its properties into a person or a company.

use super::BIRTHDAY;
use crate::domain::given::is_given;
use crate::domain::name::fold;
use crate::exchange::names::part_given;
use crate::exchange::{Card, CompanyCard, Contact, PersonCard, Post, Reason};
use calcard::common::{IanaString, PartialDateTime};
use calcard::vcard::{VCard, VCardEntry, VCardKind, VCardParameterName, VCardProperty, VCardValue};
use std::collections::HashMap;

/// Properties that say nothing of the person.
const TECHNICAL: &[&str] = &["VERSION", "PRODID", "REV", "BEGIN", "END", "CLIENTPIDMAP", "KIND", "X-PRODID", "X-ABSHOWAS", "SORT-STRING"];

/// What a card says, property by property.
#[derive(Default)]
pub(super) struct Gathered {
    card: Card,
    person: PersonCard,
    full_name: String,
    organisations: Vec<(String, String)>,
    titles: Vec<String>,
    roles: Vec<String>,
    /// Whether it is a company, a list of others, or (as a rule) a person.
    kind: Option<VCardKind>,
    /// Apple's own labels, by the group that ties them to their property.
    labels: HashMap<String, String>,
    addresses: Vec<String>,
}

impl Gathered {
    pub fn of(parsed: &VCard) -> Gathered {
        let mut gathered = Gathered::default();
        for entry in &parsed.entries {
            if let (Some(group), VCardProperty::Other(name)) = (&entry.group, &entry.name)
                && name.eq_ignore_ascii_case("X-ABLabel")
            {
                let label = joined(entry, " ");
                gathered.labels.insert(group.clone(), label.trim_start_matches("_$!<").trim_end_matches(">!$_").to_owned());
            }
        }
        for entry in &parsed.entries {
            gathered.take(entry);
        }
        gathered
    }

    fn take(&mut self, entry: &VCardEntry) {
        let text = joined(entry, ";");
        if text.trim().is_empty() {
            return;
        }
        match &entry.name {
            VCardProperty::N => {
                let mut parts = entry.values.iter().map(|value| shown(value).trim().to_owned());
                let mut part = || parts.next().unwrap_or_default();
                (self.person.family, self.person.given, self.person.middle) = (part(), part(), part());
                if self.person.given.is_empty() && self.person.middle.is_empty() && self.person.family.contains(';') {
                    // The separators came escaped.
                    let whole = std::mem::take(&mut self.person.family);
                    let mut parts = whole.split(';').map(|part| part.trim().to_owned());
                    let mut part = || parts.next().unwrap_or_default();
                    (self.person.family, self.person.given, self.person.middle) = (part(), part(), part());
                }
                for name in ["N prefix", "N suffix"] {
                    self.leave(name, part());
                }
                self.leave("N", parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" "));
            }
            VCardProperty::Fn if self.full_name.is_empty() => self.full_name = text.trim().to_owned(),
            VCardProperty::Tel => {
                let label = self.label(entry);
                self.person.phones.push(Contact { value: phone(&text), label });
            }
            VCardProperty::Email => {
                let label = self.label(entry);
                let value = without_scheme(&text, "mailto:").trim().to_owned();
                self.person.emails.push(Contact { value, label });
            }
            VCardProperty::Url => {
                let label = self.label(entry);
                self.person.sites.push(Contact { value: text.trim().to_owned(), label });
            }
            VCardProperty::Org => {
                let mut units = entry.values.iter().map(|value| shown(value).trim().to_owned()).filter(|unit| !unit.is_empty());
                let organisation = units.next().unwrap_or_default();
                self.organisations.push((organisation, units.collect::<Vec<_>>().join(" / ")));
            }
            VCardProperty::Title => self.titles.push(text.trim().to_owned()),
            VCardProperty::Role => self.roles.push(text.trim().to_owned()),
            VCardProperty::Note if self.person.note.is_empty() => self.person.note = text.replace("\r\n", "\n"),
            VCardProperty::Uid => {
                let uid = without_scheme(text.trim(), "urn:uuid:").to_lowercase();
                self.card.uid.get_or_insert(uid);
            }
            VCardProperty::Kind => match entry.values.first() {
                Some(VCardValue::Kind(kind)) => self.kind = Some(*kind),
                _ => self.leave("KIND", text),
            },
            VCardProperty::Adr => {
                let parts: Vec<String> = entry.values.iter().map(shown).filter(|part| !part.trim().is_empty()).collect();
                self.addresses.push(parts.join(", "));
            }
            VCardProperty::Other(name) if name == BIRTHDAY && self.person.birthday.is_empty() => {
                self.person.birthday = text.trim().to_owned();
            }
            VCardProperty::Bday if self.person.birthday.is_empty() => self.person.birthday = text.trim().to_owned(),
            VCardProperty::Other(name) if name.eq_ignore_ascii_case("X-ABLabel") && entry.group.is_some() => {}
            VCardProperty::Other(name) if name.eq_ignore_ascii_case("X-ADDRESSBOOKSERVER-KIND") => {
                if text.trim().eq_ignore_ascii_case("group") {
                    self.kind = Some(VCardKind::Group);
                }
            }
            VCardProperty::Other(name) if name.eq_ignore_ascii_case("X-ABShowAs") && text.eq_ignore_ascii_case("COMPANY") => {
                self.kind = Some(VCardKind::Org);
            }
            name if TECHNICAL.iter().any(|technical| name.as_str().eq_ignore_ascii_case(technical)) => {}
            name => {
                let name = if name.as_str() == BIRTHDAY { "BDAY" } else { name.as_str() };
                self.leave(&name.to_ascii_uppercase(), text);
            }
        }
    }

    fn leave(&mut self, name: &str, value: String) {
        if !value.trim().is_empty() {
            self.card.leftovers.push((name.to_owned(), value));
        }
    }

    /// What the source calls a phone or an e-mail; what every one of them is called is not said.
    fn label(&self, entry: &VCardEntry) -> String {
        if let Some(label) = entry.group.as_ref().and_then(|group| self.labels.get(group)) {
            return label.clone();
        }
        let types = entry.params.iter().filter(|parameter| parameter.name == VCardParameterName::Type);
        let types = types.map(|parameter| parameter.value.clone().into_text().to_lowercase());
        types.filter(|name| !matches!(name.as_str(), "" | "voice" | "internet" | "pref" | "x-internet")).collect::<Vec<_>>().join(", ")
    }

    /// «Такси 24»: a name without a given one, with a number among its words, is what a company is called.
    fn is_numbered(&self) -> bool {
        let name = if self.full_name.is_empty() { &self.person.family } else { &self.full_name };
        let apart =
            !self.person.given.is_empty() && !self.person.family.is_empty() && !self.person.family.chars().all(|c| c.is_ascii_digit());
        let mut words = name.split_whitespace();
        let number = |word: &str| word.chars().all(|c| c.is_ascii_digit());
        !apart
            && name.split_whitespace().any(number)
            && words.any(|word| !number(word))
            && !name.split_whitespace().any(|word| is_given(&fold(word)))
    }

    pub fn finish(mut self, line: u64) -> Result<Card, Reason> {
        self.card.line = line;
        if self.kind == Some(VCardKind::Group) {
            return Err(Reason::Group);
        }
        let nameless = [&self.person.family, &self.person.given, &self.person.middle].iter().all(|part| part.is_empty());
        let of_organisation = self.full_name.is_empty() || self.organisations.iter().any(|(name, _)| fold(name) == fold(&self.full_name));
        let company = self.kind == Some(VCardKind::Org)
            || nameless && of_organisation && !self.organisations.is_empty()
            || self.organisations.is_empty() && self.is_numbered();
        if company {
            return self.company();
        }
        self.posts();
        self.name_parts();
        for address in std::mem::take(&mut self.addresses) {
            self.leave("ADR", address);
        }
        if self.person.family.is_empty() && self.person.phones.is_empty() && self.person.emails.is_empty() {
            return Err(Reason::Nameless);
        }
        self.card.person = Some(Box::new(self.person));
        Ok(self.card)
    }

    /// Phones often put the whole name into one part; a name always has its family part filled.
    fn name_parts(&mut self) {
        let (family, given) = (self.person.family.clone(), self.person.given.clone());
        let whole = match (family.is_empty(), given.is_empty()) {
            (true, true) => self.full_name.clone(),
            (true, false) => format!("{given} {}", self.person.middle).trim().to_owned(),
            (false, true) if family.contains(' ') && self.person.middle.is_empty() => family,
            _ => {
                if let Some(parts) = part_given(&given, &self.person.middle) {
                    [self.person.given, self.person.middle] = parts;
                }
                return;
            }
        };
        for beside in self.person.name_by(&whole, None) {
            self.leave("FN", beside);
        }
    }

    /// Positions belong to the organisations in their order.
    fn posts(&mut self) {
        let mut titles = std::mem::take(&mut self.titles).into_iter();
        let mut roles = std::mem::take(&mut self.roles).into_iter();
        let mut position = || titles.next().or_else(|| roles.next()).unwrap_or_default();
        for (organisation, department) in std::mem::take(&mut self.organisations) {
            self.person.posts.push(Post { organisation, department, position: position() });
        }
        if self.person.posts.is_empty() {
            let position = position();
            if !position.is_empty() {
                self.person.posts.push(Post { position, ..Post::default() });
            }
        }
        for (name, value) in titles.map(|title| ("TITLE", title)).chain(roles.map(|role| ("ROLE", role))).collect::<Vec<_>>() {
            self.leave(name, value);
        }
    }

    fn company(mut self) -> Result<Card, Reason> {
        let name = match self.organisations.first() {
            Some((organisation, _)) if !organisation.is_empty() => organisation.clone(),
            _ if !self.full_name.is_empty() => self.full_name.clone(),
            _ => [&self.person.family, &self.person.given].into_iter().find(|part| !part.is_empty()).cloned().ok_or(Reason::Nameless)?,
        };
        if self.full_name != name {
            self.leave("FN", self.full_name.clone());
        }
        for (name, value) in [("TITLE", self.titles.join("; ")), ("ROLE", self.roles.join("; ")), ("BDAY", self.person.birthday.clone())] {
            self.leave(name, value);
        }
        let units: Vec<String> = self
            .organisations
            .iter()
            .map(|(_, unit)| unit.clone())
            .chain(self.organisations.iter().skip(1).map(|(organisation, _)| organisation.clone()))
            .collect();
        for unit in units {
            self.leave("ORG", unit);
        }
        let values = |contacts: &[Contact]| contacts.iter().map(|contact| contact.value.clone()).collect();
        let mut addresses = std::mem::take(&mut self.addresses).into_iter();
        let address = addresses.next().unwrap_or_default();
        for more in addresses {
            self.leave("ADR", more);
        }
        let foreign_id = self.card.uid.take();
        self.card.company = Some(Box::new(CompanyCard {
            name,
            phones: values(&self.person.phones),
            emails: values(&self.person.emails),
            sites: values(&self.person.sites),
            note: self.person.note.clone(),
            address,
            foreign_id,
            ..CompanyCard::default()
        }));
        Ok(self.card)
    }
}

/// A phone out of its `tel:` address, with the extension as people write it.
fn phone(text: &str) -> String {
    let number = without_scheme(text.trim(), "tel:");
    let Some((main, extension)) = number.split_once(";ext=") else { return number.to_owned() };
    let word = if main.starts_with("+7") || main.starts_with('8') { "доб." } else { "ext." };
    format!("{main} {word} {}", extension.split(';').next().unwrap_or_default())
}

fn without_scheme<'a>(text: &'a str, scheme: &str) -> &'a str {
    match text.get(..scheme.len()) {
        Some(head) if head.eq_ignore_ascii_case(scheme) => text.get(scheme.len()..).unwrap_or_default(),
        _ => text,
    }
}

fn joined(entry: &VCardEntry, separator: &str) -> String {
    entry.values.iter().map(shown).collect::<Vec<_>>().join(separator)
}

fn shown(value: &VCardValue) -> String {
    match value {
        VCardValue::Text(text) => text.clone(),
        VCardValue::Integer(number) => number.to_string(),
        VCardValue::Float(number) => number.to_string(),
        VCardValue::Boolean(yes) => yes.to_string(),
        VCardValue::PartialDateTime(moment) => day(moment),
        VCardValue::Binary(data) => String::from_utf8_lossy(&data.data).into_owned(),
        VCardValue::Sex(sex) => sex.as_str().to_owned(),
        VCardValue::GramGender(gender) => gender.as_str().to_owned(),
        VCardValue::Kind(kind) => kind.as_str().to_owned(),
        VCardValue::Component(parts) => parts.join(" "),
    }
}

fn day(moment: &PartialDateTime) -> String {
    match (moment.year, moment.month, moment.day) {
        (Some(year), Some(month), Some(day)) => format!("{year:04}-{month:02}-{day:02}"),
        (None, Some(month), Some(day)) => format!("--{month:02}-{day:02}"),
        (Some(year), Some(month), None) => format!("{year:04}-{month:02}"),
        (year, _, _) => year.map(|year| year.to_string()).unwrap_or_default(),
    }
}
