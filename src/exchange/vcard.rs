//! vCard 2.1, 3.0 and 4.0, as phones, mail programs and address books write them.
//!
//! The cards are parted here, so that one broken card spoils no other and every problem has its line; `calcard` reads
//! what stands in each of them.

use super::encoding::{Letters, decode, guess, named, names_none, odd_line};
use super::fold::{head, lines};
use super::names::{part_given, part_person};
use super::{Card, CompanyCard, Contact, PersonCard, Post, Problem, Reason};
use crate::domain::name::fold;
use calcard::common::{IanaString, PartialDateTime};
use calcard::vcard::{VCard, VCardEntry, VCardKind, VCardParameterName, VCardProperty, VCardValue};
use calcard::{Entry, Parser};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use std::borrow::Cow;
use std::collections::HashMap;

const BEGIN: &[u8] = b"BEGIN:VCARD";

/// Birthdays are read by our own rules, which know more ways to write a day: under this name they stay plain text.
const BIRTHDAY: &str = "X-PLAIN-BDAY";
/// Properties that say nothing of the person.
const TECHNICAL: &[&str] = &["VERSION", "PRODID", "REV", "BEGIN", "END", "CLIENTPIDMAP", "KIND", "X-PRODID", "X-ABSHOWAS", "SORT-STRING"];

/// Properties of which the value is text, whatever it is coded in. Of bytes only what and how large is kept.
const TEXTUAL: &[&str] = &["N", "FN", "ORG", "TITLE", "ROLE", "NOTE", "ADR", "NICKNAME", "TEL", "EMAIL", "URL"];

/// The cards of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cards {
    /// The cards that were read.
    pub cards: Vec<Card>,
    /// What could not be read, in the order of the lines.
    pub problems: Vec<Problem>,
    /// The name of the encoding.
    pub encoding: &'static str,
}

/// Reads every card of a file, in the encoding that is asked for, or else in the one it seems to be in.
pub fn read(bytes: &[u8], wanted: Option<&'static Encoding>) -> Cards {
    let said = wanted.or(Encoding::for_bom(bytes).map(|(encoding, _)| encoding));
    if said.is_some_and(|encoding| encoding == UTF_16LE || encoding == UTF_16BE) {
        let decoded = decode(bytes, wanted);
        return Reader::new(UTF_8, decoded.encoding).read(decoded.text.as_bytes());
    }
    let encoding = wanted.unwrap_or_else(|| {
        if std::str::from_utf8(bytes).is_ok() {
            return UTF_8;
        }
        let mut letters = Letters::default();
        for line in lines(bytes).filter(|line| !names_charset(head(&line.bytes))) {
            letters.count(&line.bytes);
        }
        letters.encoding(bytes)
    });
    Reader::new(encoding, encoding.name()).read(bytes)
}

fn names_charset(head: &[u8]) -> bool {
    head.to_ascii_uppercase().windows(9).any(|part| part == b";CHARSET=")
}

/// A card that has begun.
#[derive(Default)]
struct Open {
    begun: u64,
    /// Its lines as `calcard` reads them rightly: of one encoding, birthdays as plain text.
    text: String,
    /// What `calcard` has nothing to do with.
    left: Vec<(String, String)>,
    odd: Vec<Problem>,
    /// Whether the card of somebody who acts for this person comes next.
    nests: bool,
}

struct Reader {
    encoding: &'static Encoding,
    found: Cards,
}

impl Reader {
    fn new(encoding: &'static Encoding, name: &'static str) -> Reader {
        Reader { encoding, found: Cards { cards: Vec::new(), problems: Vec::new(), encoding: name } }
    }

    fn read(mut self, bytes: &[u8]) -> Cards {
        let mut open: Vec<Open> = Vec::new();
        let (mut stray, mut nested) = (false, false);
        for line in lines(bytes) {
            let bare = line.bytes.trim_ascii();
            if bare.eq_ignore_ascii_case(BEGIN) {
                match open.last_mut() {
                    Some(outer) if outer.nests => (outer.nests, nested) = (false, true),
                    _ => self.unended(&mut open),
                }
                open.push(Open { begun: line.number, ..Open::default() });
                stray = false;
            } else if bare.eq_ignore_ascii_case(b"END:VCARD") && !open.is_empty() {
                if let Some(card) = open.pop() {
                    self.close(card);
                }
            } else if let Some(card) = open.last_mut() {
                self.take(card, line.number, &line.bytes);
                if card.nests && value_of(bare).eq_ignore_ascii_case(BEGIN) {
                    (card.nests, nested) = (false, true);
                    open.push(Open { begun: line.number, ..Open::default() });
                }
            } else if !bare.is_empty() && !stray {
                stray = true;
                self.problem(line.number, Reason::Stray);
            }
        }
        self.unended(&mut open);
        if nested {
            self.found.cards.sort_by_key(|card| card.line);
        }
        self.found.problems.sort_by_key(|problem| problem.line);
        self.found
    }

    fn problem(&mut self, line: u64, reason: Reason) {
        self.found.problems.push(Problem { line, reason });
    }

    fn unended(&mut self, open: &mut Vec<Open>) {
        for card in open.drain(..) {
            self.problem(card.begun, Reason::Unended);
        }
    }

    fn close(&mut self, mut card: Open) {
        card.text.insert_str(0, "BEGIN:VCARD\r\n");
        card.text.push_str("END:VCARD\r\n");
        let read = match Parser::new(&card.text).entry() {
            Entry::VCard(parsed) => Gathered::of(&parsed).finish(card.begun),
            _ => Err(Reason::Unended),
        };
        match read {
            Ok(mut read) => {
                read.leftovers.extend(card.left);
                self.found.cards.push(read);
                self.found.problems.extend(card.odd);
            }
            Err(reason) => self.problem(card.begun, reason),
        }
    }

    /// Takes a line of a card: its text in its own encoding, bytes by their size alone.
    fn take(&self, card: &mut Open, number: u64, line: &[u8]) {
        let value = value_of(line);
        let head = String::from_utf8_lossy(head(line));
        let said = Parameters::of(&head);
        if said.property == "AGENT" && (value.is_empty() || value.eq_ignore_ascii_case(BEGIN)) {
            card.nests = true;
            return;
        }
        if let Some(kind) = said.binary(value) {
            card.left.push((said.property, size(&kind, value)));
            return;
        }
        let bytes: Cow<[u8]> = if said.quoted { unquoted(value).into() } else { value.into() };
        let Some((text, whole)) = self.text(&bytes, &said) else {
            card.odd.push(Problem { line: number, reason: Reason::UnknownCharset });
            card.left.push((head.into_owned(), value.escape_ascii().to_string()));
            return;
        };
        if !whole {
            card.odd.push(Problem { line: number, reason: Reason::Garbled });
        }
        card.text.push_str(if said.property == "BDAY" { BIRTHDAY } else { &said.head });
        if line.contains(&b':') {
            card.text.push(':');
            if text.contains(['\n', '\r', '\0']) {
                card.text.push_str(&text.replace("\r\n", "\\n").replace(['\r', '\n'], "\\n").replace('\0', ""));
            } else {
                card.text.push_str(&text);
            }
        }
        card.text.push_str("\r\n");
    }

    /// The text of a value, and whether every byte of it made a character; `None` where nobody knows its encoding.
    fn text<'a>(&self, bytes: &'a [u8], said: &Parameters) -> Option<(Cow<'a, str>, bool)> {
        let utf8 = std::str::from_utf8(bytes).ok();
        let charset = said.charset.as_deref().filter(|label| !names_none(label));
        let encoding = match charset.map(named) {
            Some(Some(encoding)) => encoding,
            Some(None) => return utf8.map(|text| (text.into(), true)),
            // Without a word on it, quoted text is in UTF-8 or in what its writer used.
            None if said.quoted || said.charset.is_some() => utf8.map_or_else(|| guess(bytes), |_| UTF_8),
            None if self.encoding == UTF_8 => return Some(odd_line(bytes)),
            None => self.encoding,
        };
        match (encoding.decode_without_bom_handling(bytes), utf8) {
            ((text, false), _) => Some((text, true)),
            // What is said to be in one encoding may be in UTF-8 after all.
            (_, Some(text)) => Some((text.into(), true)),
            ((text, true), None) => Some((text, false)),
        }
    }
}

/// What stands after the head of a line.
fn value_of(line: &[u8]) -> &[u8] {
    line.get(head(line).len() + 1..).unwrap_or_default().trim_ascii()
}

/// What the head of a line says of its value.
struct Parameters {
    /// The name without its group, in capitals.
    property: String,
    /// The head without what is settled here: encoding and character set.
    head: String,
    quoted: bool,
    base64: bool,
    charset: Option<String>,
    /// What it is said to be first, in capitals.
    kind: String,
}

impl Parameters {
    fn of(head: &str) -> Parameters {
        let mut parts = head.split(';');
        let name = parts.next().unwrap_or_default();
        let property = name.rsplit('.').next().unwrap_or_default().trim().to_ascii_uppercase();
        let mut said = Parameters { property, head: name.to_owned(), quoted: false, base64: false, charset: None, kind: String::new() };
        for part in parts {
            let upper = part.trim().to_ascii_uppercase();
            match upper.strip_prefix("ENCODING=").unwrap_or(&upper) {
                "QUOTED-PRINTABLE" => said.quoted = true,
                "BASE64" => said.base64 = true,
                "B" if upper != "B" => said.base64 = true,
                "8BIT" | "7BIT" => {}
                bare => match upper.strip_prefix("CHARSET=") {
                    Some(charset) => said.charset = Some(charset.to_owned()),
                    None => {
                        if said.kind.is_empty() && (!bare.contains('=') || bare.starts_with("TYPE=")) {
                            bare.trim_start_matches("TYPE=").clone_into(&mut said.kind);
                        }
                        said.head.push(';');
                        said.head.push_str(part);
                    }
                },
            }
        }
        if said.base64 && TEXTUAL.contains(&said.property.as_str()) {
            said.head.push_str(";ENCODING=B");
        }
        said
    }

    /// What kind of bytes the value is; `None` where it is text.
    fn binary(&self, value: &[u8]) -> Option<String> {
        if TEXTUAL.contains(&self.property.as_str()) {
            return None;
        }
        if value.get(..5).is_some_and(|scheme| scheme.eq_ignore_ascii_case(b"data:")) {
            let kind = value.get(5..)?.split(|byte| matches!(byte, b';' | b',')).next().unwrap_or_default();
            return Some(String::from_utf8_lossy(kind).into_owned());
        }
        self.base64.then(|| self.kind.clone())
    }
}

/// What bytes are and how large: «JPEG, 34 KB». A picture is no line of a dossier.
fn size(kind: &str, base64: &[u8]) -> String {
    let coded = base64.split(|byte| *byte == b',').next_back().unwrap_or_default();
    let bytes = coded.iter().filter(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/')).count() * 3 / 4;
    let size = if bytes < 1024 { format!("{bytes} B") } else { format!("{} KB", bytes.div_ceil(1024)) };
    if kind.is_empty() { size } else { format!("{kind}, {size}") }
}

/// The bytes of quoted-printable text.
fn unquoted(value: &[u8]) -> Vec<u8> {
    let digit = |byte: u8| char::from(byte).to_digit(16);
    let mut bytes = Vec::with_capacity(value.len());
    let mut rest = value;
    while let [first, more @ ..] = rest {
        rest = more;
        match (first, more) {
            (b'=', [high, low, after @ ..]) if digit(*high).is_some() && digit(*low).is_some() => {
                bytes.push((digit(*high).unwrap_or_default() * 16 + digit(*low).unwrap_or_default()) as u8);
                rest = after;
            }
            _ => bytes.push(*first),
        }
    }
    bytes
}

/// What a card says, property by property.
#[derive(Default)]
struct Gathered {
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
    fn of(parsed: &VCard) -> Gathered {
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

    fn finish(mut self, line: u64) -> Result<Card, Reason> {
        self.card.line = line;
        if self.kind == Some(VCardKind::Group) {
            return Err(Reason::Group);
        }
        let nameless = [&self.person.family, &self.person.given, &self.person.middle].iter().all(|part| part.is_empty());
        let of_organisation = self.full_name.is_empty() || self.organisations.iter().any(|(name, _)| fold(name) == fold(&self.full_name));
        let company = self.kind == Some(VCardKind::Org) || nameless && of_organisation && !self.organisations.is_empty();
        if company {
            return self.company();
        }
        self.name_parts();
        self.posts();
        for address in std::mem::take(&mut self.addresses) {
            self.leave("ADR", address);
        }
        if self.person.family.is_empty() && self.person.phones.is_empty() && self.person.emails.is_empty() {
            return Err(Reason::Nameless);
        }
        self.card.person = Some(self.person);
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
        let aside;
        ([self.person.family, self.person.given, self.person.middle], aside) = part_person(&whole, None);
        self.leave("FN", aside);
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

#[cfg(test)]
mod tests {
    use super::*;

    fn one(body: &str) -> Card {
        let mut read = read(format!("BEGIN:VCARD\r\n{body}\r\nEND:VCARD\r\n").as_bytes(), None);
        assert_eq!(read.problems, []);
        read.cards.remove(0)
    }

    fn person(body: &str) -> PersonCard {
        one(body).person.unwrap()
    }

    #[test]
    fn old_phones_write_quoted_printable() {
        for charset in [";CHARSET=UTF-8", ""] {
            let read = person(&format!(
                "VERSION:2.1\r\nN{charset};ENCODING=QUOTED-PRINTABLE:=D0=98=\r\n=D0=B2;=D0=AF;;;\r\nTEL;CELL;PREF:8 900 000-20-01"
            ));
            assert_eq!((read.family.as_str(), read.given.as_str()), ("Ив", "Я"), "{charset}");
            assert_eq!(read.phones, [Contact { value: "8 900 000-20-01".into(), label: "cell".into() }]);
        }
        let read = person("VERSION:2.1\r\nN;ENCODING=QUOTED-PRINTABLE:=C8=E2=E0=ED=EE=E2;=C8=E2=E0=ED;=CF=E5=F2=F0=EE=E2=E8=F7;;");
        assert_eq!(read.family, "Иванов");
    }

    #[test]
    fn groups_addresses_and_several_organisations_are_read() {
        let card = one(
            "VERSION:4.0\r\nUID:urn:uuid:AB\r\nN:Ким;Вера;;Д-р;\r\nORG:ООО \"Дальпромснаб\\; Восток\";Бухгалтерия\r\nORG:Север\r\nTITLE:Бухгалтер\\, главный\r\n\
             item1.TEL;VALUE=uri;TYPE=\"voice,cell\":tel:+74950001001;ext=114\r\nitem1.X-ABLabel:_$!<Mobile>!$_\r\nEMAIL:mailto:a@example.ru\r\n\
             BDAY:--0131\r\nX-ODD;P=1:что-то\r\nNOTE:раз\\nдва,\r\n  три",
        );
        let person = card.person.unwrap();
        assert_eq!(card.uid.as_deref(), Some("ab"));
        assert_eq!(
            person.posts[0],
            Post {
                organisation: "ООО \"Дальпромснаб; Восток\"".into(),
                department: "Бухгалтерия".into(),
                position: "Бухгалтер, главный".into()
            }
        );
        assert_eq!(person.posts[1].organisation, "Север");
        assert_eq!(person.phones, [Contact { value: "+74950001001 доб. 114".into(), label: "Mobile".into() }]);
        assert_eq!(person.emails[0].value, "a@example.ru");
        assert_eq!((person.birthday.as_str(), person.note.as_str()), ("--0131", "раз\nдва, три"));
        assert_eq!(card.leftovers, [("N prefix".to_owned(), "Д-р".to_owned()), ("X-ODD".to_owned(), "что-то".to_owned())]);
    }

    #[test]
    fn birthdays_stay_as_they_were_written() {
        for (line, written) in [
            ("BDAY:12.03.1974", "12.03.1974"),
            ("BDAY;VALUE=date:1974-03-12", "1974-03-12"),
            ("BDAY:1974-03-12T00:00:00Z", "1974-03-12T00:00:00Z"),
        ] {
            assert_eq!(person(&format!("VERSION:3.0\r\nFN:Я\r\n{line}")).birthday, written);
        }
    }

    #[test]
    fn a_name_in_one_part_is_parted() {
        for body in ["N:;Иван Иванов;;;", "FN:Иван Иванов", "N:Иванов Иван;;;;", "N:;Иван;;;Иванов\r\nFN:x"]
        {
            let person = person(&format!("VERSION:3.0\r\n{body}"));
            assert!(!person.family.is_empty() && (person.given == "Иван" || person.family == "Иван"), "{body}: {person:?}");
        }
    }

    #[test]
    fn companies_lists_and_broken_cards_are_told_apart() {
        let text = "шум\nBEGIN:VCARD\nFN:Без конца\nBEGIN:VCARD\nVERSION:4.0\nKIND:org\nFN:Ромашка\nTEL:+7 495 000-10-01\nEND:VCARD\n\
                    BEGIN:VCARD\nKIND:group\nFN:Все\nEND:VCARD\nBEGIN:VCARD\nNOTE:пусто\nEND:VCARD\nBEGIN:VCARD\nORG:Север\nEND:VCARD\n";
        let Cards { cards, problems, .. } = read(text.as_bytes(), None);
        let names: Vec<_> = cards.iter().map(|card| card.company.as_ref().unwrap().name.as_str()).collect();
        assert_eq!(names, ["Ромашка", "Север"]);
        let told: Vec<_> = problems.iter().map(|problem| (problem.line, problem.reason)).collect();
        assert_eq!(told, [(1, Reason::Stray), (2, Reason::Unended), (10, Reason::Group), (14, Reason::Nameless)]);
    }
}
