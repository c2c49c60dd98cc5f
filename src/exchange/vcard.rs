//! vCard 2.1, 3.0 and 4.0, as phones, mail programs and address books write them.
//!
//! The cards are parted here, so that one broken card spoils no other and every problem has its line; `calcard` reads
//! what stands in each of them.

use super::encoding::guess;
use super::names::split_person;
use super::{Card, CompanyCard, Contact, PersonCard, Post, Problem, Reason};
use calcard::common::{IanaString, PartialDateTime};
use calcard::vcard::{VCard, VCardEntry, VCardKind, VCardParameterName, VCardProperty, VCardValue};
use calcard::{Entry, Parser};
use std::collections::HashMap;

/// Birthdays are read by our own rules, which know more ways to write a day: under this name they stay plain text.
const BIRTHDAY: &str = "X-PLAIN-BDAY";
/// Properties that say nothing of the person.
const TECHNICAL: &[&str] = &["VERSION", "PRODID", "REV", "BEGIN", "END", "CLIENTPIDMAP", "KIND", "X-PRODID", "X-ABSHOWAS", "SORT-STRING"];

/// Reads every card of a text.
pub fn read(text: &str) -> (Vec<Card>, Vec<Problem>) {
    let (mut cards, mut problems) = (Vec::new(), Vec::new());
    let mut open: Option<(u64, Vec<&str>)> = None;
    let mut stray = false;
    for (line, at) in text.split('\n').zip(1_u64..) {
        let bare = line.trim();
        if bare.eq_ignore_ascii_case("BEGIN:VCARD") {
            if let Some((begun, _)) = open.replace((at, Vec::new())) {
                problems.push(Problem { line: begun, reason: Reason::Unended });
            }
            stray = false;
        } else if bare.eq_ignore_ascii_case("END:VCARD") && open.is_some() {
            if let Some((begun, lines)) = open.take() {
                match card(begun, &lines) {
                    Ok(card) => cards.push(card),
                    Err(reason) => problems.push(Problem { line: begun, reason }),
                }
            }
        } else if let Some((_, lines)) = &mut open {
            lines.push(line);
        } else if !bare.is_empty() && !stray {
            stray = true;
            problems.push(Problem { line: at, reason: Reason::Stray });
        }
    }
    if let Some((begun, _)) = open {
        problems.push(Problem { line: begun, reason: Reason::Unended });
    }
    (cards, problems)
}

fn card(line: u64, lines: &[&str]) -> Result<Card, Reason> {
    let text = prepare(lines);
    match Parser::new(&text).entry() {
        Entry::VCard(parsed) => Gathered::of(&parsed).finish(line),
        _ => Err(Reason::Unended),
    }
}

/// The card as `calcard` reads it rightly: birthdays as plain text, and the character set said where 2.1 leaves it out.
fn prepare(lines: &[&str]) -> String {
    let mut text = String::from("BEGIN:VCARD\r\n");
    let mut at = 0;
    while let Some(first) = lines.get(at) {
        let (head, value) = first.split_once(':').unwrap_or((first, ""));
        let upper = head.to_ascii_uppercase();
        let quoted = upper.contains("QUOTED-PRINTABLE");
        let mut count = 1;
        while let (Some(previous), Some(next)) = (lines.get(at + count - 1), lines.get(at + count)) {
            let goes_on = next.starts_with([' ', '\t']) || quoted && previous.trim_end().ends_with('=');
            if !goes_on {
                break;
            }
            count += 1;
        }
        let rest = lines.get(at + 1..at + count).unwrap_or_default();
        let name = upper.split(';').next().unwrap_or_default();
        let property = name.rsplit('.').next().unwrap_or_default();
        match head.split_once(';') {
            _ if property == "BDAY" && !quoted => text.push_str(BIRTHDAY),
            _ if quoted && !upper.contains("CHARSET") => {
                let bytes: Vec<u8> = std::iter::once(&value).chain(rest).flat_map(|line| escaped_bytes(line)).collect();
                let charset = if std::str::from_utf8(&bytes).is_ok() { "UTF-8" } else { guess(&bytes).name() };
                text.push_str(head);
                text.push_str(";CHARSET=");
                text.push_str(charset);
            }
            _ => text.push_str(head),
        }
        if first.contains(':') {
            text.push(':');
            text.push_str(value);
        }
        text.push('\n');
        for line in rest {
            text.push_str(line);
            text.push('\n');
        }
        at += count;
    }
    text.push_str("END:VCARD\r\n");
    text
}

/// The bytes written as `=D0` in quoted-printable text.
fn escaped_bytes(line: &str) -> impl Iterator<Item = u8> + '_ {
    line.split('=').skip(1).filter_map(|part| u8::from_str_radix(part.get(..2)?, 16).ok())
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
        let company = self.kind == Some(VCardKind::Org) || nameless && self.full_name.is_empty() && !self.organisations.is_empty();
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
            _ => return,
        };
        [self.person.family, self.person.given, self.person.middle] = split_person(&whole);
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
        self.card.company = Some(CompanyCard {
            name,
            phones: values(&self.person.phones),
            emails: values(&self.person.emails),
            sites: values(&self.person.sites),
            note: self.person.note.clone(),
            address,
            foreign_id,
            ..CompanyCard::default()
        });
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
        VCardValue::Binary(data) => data.to_unwrapped_string(),
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
        let (mut cards, problems) = read(&format!("BEGIN:VCARD\r\n{body}\r\nEND:VCARD\r\n"));
        assert_eq!(problems, []);
        cards.remove(0)
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
        let (cards, problems) = read(text);
        let names: Vec<_> = cards.iter().map(|card| card.company.as_ref().unwrap().name.as_str()).collect();
        assert_eq!(names, ["Ромашка", "Север"]);
        let told: Vec<_> = problems.iter().map(|problem| (problem.line, problem.reason)).collect();
        assert_eq!(told, [(1, Reason::Stray), (2, Reason::Unended), (10, Reason::Group), (14, Reason::Nameless)]);
    }
}
