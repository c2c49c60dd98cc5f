//! What a phone understands when it reads a code: a number to call, a card of somebody, a meeting.

use crate::domain::card::PersonCard;
use crate::domain::day::later;
use crate::domain::phone::{dialled, extension};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

/// A number as a link that dials it; an extension follows a pause. `None` where nothing can be dialled.
pub fn number(phone: &str) -> Option<String> {
    Some(dialled_with_extension(phone)).filter(|number| !number.is_empty()).map(|number| format!("tel:{number}"))
}

/// The figures to dial, those of an extension behind a pause; empty where nothing can be dialled.
fn dialled_with_extension(phone: &str) -> String {
    let (dialled, extension) = (dialled(phone), extension(phone));
    if dialled.is_empty() || extension.is_empty() { dialled } else { format!("{dialled},{extension}") }
}

/// What a card or a meeting gives up where all of it has no room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The position.
    Position,
    /// The address.
    Email,
    /// The company.
    Company,
    /// The middle name.
    MiddleName,
    /// The given name, of which the initial stays.
    GivenName,
    /// The family name, of which the beginning stays.
    FamilyName,
    /// What kind of a meeting it is.
    Kind,
    /// How long that is.
    Length,
    /// The name of whom one meets, of which the beginning stays.
    WholeName,
}

/// In which order they are given up.
const GIVEN_UP: [Part; 6] = [Part::Position, Part::Email, Part::Company, Part::MiddleName, Part::GivenName, Part::FamilyName];
/// The same of a meeting.
const GIVEN_UP_OF_MEETING: [Part; 3] = [Part::Kind, Part::Length, Part::WholeName];
/// So many letters of a name stay.
const BEGINNING: usize = 16;

/// The beginning of a name that is longer than so many letters.
fn beginning(name: &str, letters: usize, sign: char) -> String {
    if name.chars().count() <= letters + 1 { name.to_owned() } else { name.chars().take(letters).chain([sign]).collect() }
}

/// With ever less of these parts, in their order, as far as each is there: which of them are lacked.
fn ever_less(given_up: &[Part], has: impl Fn(Part) -> bool) -> Vec<Vec<Part>> {
    let known: Vec<Part> = given_up.iter().copied().filter(|part| has(*part)).collect();
    (0..=known.len()).filter_map(|count| known.get(..count)).map(<[Part]>::to_vec).collect()
}

/// The card of somebody (vCard 3.0): the fullest first and then with ever less, for a screen on which that has no room, each with what it
/// lacks. Of the name something stays, of the phone all.
pub fn cards(said: &PersonCard) -> Vec<(String, Vec<Part>)> {
    let has = |part: Part| {
        let [family, given, middle] = &said.name;
        match part {
            Part::Position => !said.position.is_empty(),
            Part::Email => !said.email.is_empty(),
            Part::Company => !said.company.is_empty(),
            Part::MiddleName => !middle.is_empty(),
            Part::GivenName => beginning(given, 1, '.') != *given,
            Part::FamilyName => beginning(family, BEGINNING, '…') != *family,
            Part::Kind | Part::Length | Part::WholeName => false,
        }
    };
    ever_less(&GIVEN_UP, has).into_iter().map(|lacks| (card(said, &lacks), lacks)).collect()
}

/// A card without what it lacks.
fn card(said: &PersonCard, lacks: &[Part]) -> String {
    let of = |part: Part, text: &str| if lacks.contains(&part) { String::new() } else { text.to_owned() };
    let short = |part: Part, text: &str, letters: usize, sign: char| {
        if lacks.contains(&part) { beginning(text, letters, sign) } else { text.to_owned() }
    };
    let [family, given, middle] = &said.name;
    let family = escaped(&short(Part::FamilyName, family, BEGINNING, '…'));
    let given = escaped(&short(Part::GivenName, given, 1, '.'));
    let middle = escaped(&of(Part::MiddleName, middle));
    let middle = if middle.is_empty() { String::new() } else { format!(";{middle}") };
    let mut lines = vec!["BEGIN:VCARD".to_owned(), "VERSION:3.0".into(), format!("N:{family};{given}{middle}")];
    let phone = dialled_with_extension(&said.phone);
    let rest = [
        ("ORG", of(Part::Company, &said.company)),
        ("TITLE", of(Part::Position, &said.position)),
        ("TEL", phone),
        ("EMAIL", of(Part::Email, &said.email)),
    ];
    // A comma in a number is a pause.
    let value = |name: &str, text: &str| if name == "TEL" { text.to_owned() } else { escaped(text) };
    lines.extend(rest.into_iter().filter(|(_, text)| !text.is_empty()).map(|(name, text)| format!("{name}:{}", value(name, &text))));
    lines.push("END:VCARD".into());
    lines.join("\n")
}

/// When a meeting is, as a phone's calendar has it.
#[derive(Clone, Copy, Debug)]
pub struct When {
    /// The day.
    pub day: NaiveDate,
    /// The hour.
    pub time: Option<NaiveTime>,
    /// How long it is, in minutes.
    pub minutes: i64,
    /// The last day of what takes several whole ones.
    pub until: Option<NaiveDate>,
}

/// A meeting as a phone puts it into its calendar (iCalendar), in the time of the wall; without an hour it takes the day, or all of its days. Of
/// what kind and with whom: the fullest first and then with ever less, each with what it lacks. When it begins stays, and how many days it takes.
pub fn meetings(kind: &str, whom: &str, when: &When) -> Vec<(String, Vec<Part>)> {
    let is_of_hours = when.time.is_some() && last_day(when).is_none();
    let has = |part: Part| match part {
        Part::Kind => !kind.is_empty() && !whom.is_empty(),
        Part::Length => is_of_hours,
        Part::WholeName => beginning(whom, BEGINNING, '…') != whom,
        _ => false,
    };
    let of = |lacks: &[Part]| {
        let kind = if lacks.contains(&Part::Kind) { "" } else { kind };
        let whom = if lacks.contains(&Part::WholeName) { beginning(whom, BEGINNING, '…') } else { whom.to_owned() };
        let title = [kind, &whom].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", ");
        meeting(&title, when, !lacks.contains(&Part::Length))
    };
    ever_less(&GIVEN_UP_OF_MEETING, has).into_iter().map(|lacks| (of(&lacks), lacks)).collect()
}

/// The last of the days that a meeting takes, where it takes several.
fn last_day(when: &When) -> Option<NaiveDate> {
    when.until.filter(|last| *last > when.day)
}

fn meeting(title: &str, when: &When, is_ended: bool) -> String {
    let said = |at: NaiveDateTime| at.format("%Y%m%dT%H%M%S").to_string();
    let date = |day: NaiveDate| day.format("%Y%m%d").to_string();
    // The end of whole days is the day after them.
    let after = last_day(when).map(|last| later(last, 1));
    let begin = when.time.map(|time| NaiveDateTime::new(when.day, time));
    let (begins, ends) = match (begin, after) {
        (Some(begin), Some(after)) => (format!(":{}", said(begin)), Some(format!(":{}", said(NaiveDateTime::new(after, NaiveTime::MIN))))),
        (Some(begin), None) => (format!(":{}", said(begin)), Some(format!(":{}", said(begin + TimeDelta::minutes(when.minutes))))),
        (None, after) => (format!(";VALUE=DATE:{}", date(when.day)), after.map(|after| format!(";VALUE=DATE:{}", date(after)))),
    };
    let ends = ends.filter(|_| is_ended).map_or_else(String::new, |ends| format!("DTEND{ends}\n"));
    format!("BEGIN:VEVENT\nSUMMARY:{}\nDTSTART{begins}\n{ends}END:VEVENT", escaped(title))
}

/// A text as both formats write it.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace('\n', "\\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_dialled_with_its_extension() {
        assert_eq!(number("+7 900 000-40-57").as_deref(), Some("tel:+79000004057"));
        assert_eq!(number("+7 495 000-10-01 доб. 114").as_deref(), Some("tel:+74950001001,114"));
        assert_eq!(number("спросить у секретаря"), None);
    }

    #[test]
    fn a_card_gives_way_from_the_position_to_the_middle_name() {
        let said = PersonCard {
            name: ["Пестова", "Анна", "Сергеевна"].map(str::to_owned),
            position: "главбух".into(),
            company: "Ромашка; склад".into(),
            phone: "+7 900 000-40-57 доб. 12".into(),
            email: "p@romashka.example".into(),
        };
        let all = cards(&said);
        assert_eq!(
            all[0].0,
            "BEGIN:VCARD\nVERSION:3.0\nN:Пестова;Анна;Сергеевна\nORG:Ромашка\\; склад\nTITLE:главбух\nTEL:+79000004057,12\nEMAIL:p@romashka.example\nEND:VCARD"
        );
        let (least, lacks) = all.last().unwrap();
        assert_eq!(least, "BEGIN:VCARD\nVERSION:3.0\nN:Пестова;А.\nTEL:+79000004057,12\nEND:VCARD");
        assert_eq!((all.len(), &lacks[..]), (6, &GIVEN_UP[..5]));
        assert_eq!(all[4].0, "BEGIN:VCARD\nVERSION:3.0\nN:Пестова;Анна\nTEL:+79000004057,12\nEND:VCARD");
        let long = PersonCard {
            name: ["Константинопольский-Преображенский", "Ян", ""].map(str::to_owned), ..PersonCard::default()
        };
        let shortened = cards(&long);
        assert_eq!(
            shortened.last().unwrap(),
            &("BEGIN:VCARD\nVERSION:3.0\nN:Константинопольс…;Ян\nEND:VCARD".to_owned(), vec![Part::FamilyName])
        );
        // What is not known is not lacked.
        let name = ["Ли", "Э", ""].map(str::to_owned);
        let brief =
            cards(&PersonCard { name, phone: "у секретаря".into(), email: "li@example.org".into(), ..PersonCard::default() });
        assert_eq!(brief.iter().map(|(_, lacks)| lacks.clone()).collect::<Vec<_>>(), [vec![], vec![Part::Email]]);
        assert!(!brief[0].0.contains("TEL"));
    }

    #[test]
    fn a_meeting_is_said_in_the_time_of_the_wall() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 30).unwrap();
        let when = When { day, time: NaiveTime::from_hms_opt(23, 30, 0), minutes: 60, until: None };
        let of = |when: &When| meetings("Визит", "Ромашка", when).swap_remove(0).0;
        assert_eq!(of(&when), "BEGIN:VEVENT\nSUMMARY:Визит\\, Ромашка\nDTSTART:20261130T233000\nDTEND:20261201T003000\nEND:VEVENT");
        let until = NaiveDate::from_ymd_opt(2026, 12, 2);
        assert!(of(&When { time: None, ..when }).contains("DTSTART;VALUE=DATE:20261130\nEND"));
        assert!(of(&When { time: None, until, ..when }).contains("DTSTART;VALUE=DATE:20261130\nDTEND;VALUE=DATE:20261203\n"));
        assert!(of(&When { until, ..when }).contains("\nDTEND:20261203T000000\n"));
    }

    #[test]
    fn a_meeting_gives_way_from_its_kind_to_the_end_of_a_name() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 30).unwrap();
        let when = When { day, time: NaiveTime::from_hms_opt(10, 0, 0), minutes: 60, until: None };
        let all = meetings("Переговоры", "Комбинат «Северный Урал»", &when);
        assert_eq!(all.iter().map(|(_, lacks)| lacks.len()).collect::<Vec<_>>(), [0, 1, 2, 3]);
        assert_eq!(
            all[3],
            ("BEGIN:VEVENT\nSUMMARY:Комбинат «Северн…\nDTSTART:20261130T100000\nEND:VEVENT".to_owned(), GIVEN_UP_OF_MEETING.to_vec())
        );
        // How many days it takes is no length.
        let all = meetings("Встреча", "Ромашка", &When { until: NaiveDate::from_ymd_opt(2026, 12, 2), ..when });
        assert_eq!(all.iter().map(|(_, lacks)| lacks.clone()).collect::<Vec<_>>(), [vec![], vec![Part::Kind]]);
        assert!(all[1].0.contains("SUMMARY:Ромашка\n") && all[1].0.contains("DTEND:20261203T000000"));
        assert_eq!(meetings("Звонок", "", &When { time: None, ..when }).len(), 1);
    }
}
