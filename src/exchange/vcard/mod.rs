//! vCard 2.1, 3.0 and 4.0, as phones, mail programs and address books write them.
//!
//! The cards are parted here, so that one broken card spoils no other and every problem has its line; `calcard` reads
//! what stands in each of them.

mod gathered;
mod parameters;

use super::encoding::{Letters, decode, guess, named, names_none, odd_line};
use super::fold::{head, lines};
use super::{Card, Problem, Reason};
use calcard::{Entry, Parser};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use gathered::Gathered;
use parameters::{Parameters, size, unquoted};
use std::borrow::Cow;

const BEGIN: &[u8] = b"BEGIN:VCARD";

/// Birthdays are read by our own rules, which know more ways to write a day: under this name they stay plain text.
const BIRTHDAY: &str = "X-PLAIN-BDAY";

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
        let mut lines = lines(bytes).peekable();
        while let Some(line) = lines.next() {
            let bare = line.bytes.trim_ascii();
            let is_cut = lines.peek().is_none() && !bytes.ends_with(b"\n");
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
            } else if let Some(card) = open.last_mut().filter(|_| is_cut) {
                // Half a phone would be another phone.
                card.left
                    .push((String::from_utf8_lossy(head(&line.bytes)).into_owned(), String::from_utf8_lossy(value_of(bare)).into_owned()));
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
        self.found.problems.push(Problem::of(line, reason));
    }

    /// What stands in cards that have no end is read all the same, and told.
    fn unended(&mut self, open: &mut Vec<Open>) {
        for card in open.drain(..) {
            let begun = card.begun;
            if self.close_as(card, |_| Reason::Unended) {
                self.problem(begun, Reason::EndMissing);
            }
        }
    }

    fn close(&mut self, card: Open) {
        self.close_as(card, |reason| reason);
    }

    /// Reads a card; where nothing can be read in it, `why` says what is told of that: `false`.
    fn close_as(&mut self, mut card: Open, why: impl Fn(Reason) -> Reason) -> bool {
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
                true
            }
            Err(reason) => {
                self.problem(card.begun, why(reason));
                false
            }
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
            card.odd.push(Problem { line: number, reason: Reason::UnknownCharset, value: head.clone().into_owned() });
            card.left.push((head.into_owned(), value.escape_ascii().to_string()));
            return;
        };
        if !whole {
            card.odd.push(Problem { line: number, reason: Reason::Garbled, value: text.clone().into_owned() });
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::{Contact, PersonCard, Post};

    fn one(body: &str) -> Card {
        let mut read = read(format!("BEGIN:VCARD\r\n{body}\r\nEND:VCARD\r\n").as_bytes(), None);
        assert_eq!(read.problems, []);
        read.cards.remove(0)
    }

    fn person(body: &str) -> PersonCard {
        *one(body).person.unwrap()
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
    fn a_name_with_a_number_is_a_company_unless_somebody_is_named() {
        let card = |body: &str| read(format!("BEGIN:VCARD\n{body}\nTEL:+79000000101\nEND:VCARD\n").as_bytes(), None).cards.remove(0);
        for body in ["FN:Такси 24", "N:24;Такси;;;\nFN:Такси 24", "N:Такси 24;;;;"] {
            assert!(card(body).company.is_some(), "{body}");
        }
        for body in ["FN:Иван 2", "N:Ким;Вера;;;\nFN:Ким Вера 2", "FN:Ким Вера"] {
            assert!(card(body).person.is_some(), "{body}");
        }
    }

    /// One line that is lost would lose a person, and all that is cut off at the end of a file another one.
    #[test]
    fn a_card_without_an_end_is_read_and_told() {
        let whole = "BEGIN:VCARD\nVERSION:3.0\nFN:Иван Иванов\nTEL:+7 900 000-00-01\nBEGIN:VCARD\nVERSION:3.0\nFN:Вера Ким\nTEL:+7 900 000-00-02\nEND:VCARD\n\
                     BEGIN:VCARD\nVERSION:3.0\nFN:Анна Ярцева\nEMAIL:yartseva@example.org\n";
        let told = |read: &Cards| read.problems.iter().map(|problem| (problem.line, problem.reason)).collect::<Vec<_>>();
        for cut in ["", "TEL:+7 900 00"] {
            let read = read(format!("{whole}{cut}").as_bytes(), None);
            let persons: Vec<&PersonCard> = read.cards.iter().filter_map(|card| card.person.as_deref()).collect();
            assert_eq!(persons.iter().map(|person| person.family.as_str()).collect::<Vec<_>>(), ["Иванов", "Ким", "Ярцева"], "{cut}");
            assert_eq!(told(&read), [(1, Reason::EndMissing), (10, Reason::EndMissing)]);
            assert_eq!((persons[0].phones[0].value.as_str(), persons[2].phones.len()), ("+7 900 000-00-01", 0));
            let kept = (!cut.is_empty()).then(|| ("TEL".to_owned(), "+7 900 00".to_owned()));
            assert_eq!(read.cards[2].leftovers.iter().find(|(head, _)| head == "TEL").cloned(), kept);
        }
        // A name that is cut off is nobody's.
        assert_eq!(told(&read(b"BEGIN:VCARD\nVERSION:3.0\nFN:Iva", None)), [(1, Reason::Unended)]);
    }

    #[test]
    fn companies_lists_and_broken_cards_are_told_apart() {
        let text = "шум\nBEGIN:VCARD\nNOTE:без конца\nBEGIN:VCARD\nVERSION:4.0\nKIND:org\nFN:Ромашка\nTEL:+7 495 000-10-01\nEND:VCARD\n\
                    BEGIN:VCARD\nKIND:group\nFN:Все\nEND:VCARD\nBEGIN:VCARD\nNOTE:пусто\nEND:VCARD\nBEGIN:VCARD\nORG:Север\nEND:VCARD\n";
        let Cards { cards, problems, .. } = read(text.as_bytes(), None);
        let names: Vec<_> = cards.iter().map(|card| card.company.as_ref().unwrap().name.as_str()).collect();
        assert_eq!(names, ["Ромашка", "Север"]);
        let told: Vec<_> = problems.iter().map(|problem| (problem.line, problem.reason)).collect();
        assert_eq!(told, [(1, Reason::Stray), (2, Reason::Unended), (10, Reason::Group), (14, Reason::Nameless)]);
    }
}
