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

/// What a card gives up where all of it has no room.
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
}

/// In which order they are given up.
const GIVEN_UP: [Part; 4] = [Part::Position, Part::Email, Part::Company, Part::MiddleName];

/// The card of somebody (vCard 3.0): the fullest first and then with ever less, for a screen on which that has no room, each with what it
/// lacks. The name and the phone stay.
pub fn cards(said: &PersonCard) -> Vec<(String, Vec<Part>)> {
    let of = |part: Part| match part {
        Part::Position => said.position.as_str(),
        Part::Email => &said.email,
        Part::Company => &said.company,
        Part::MiddleName => &said.name[2],
    };
    let known: Vec<Part> = GIVEN_UP.into_iter().filter(|part| !of(*part).is_empty()).collect();
    let lacking = (0..=known.len()).filter_map(|count| known.get(..count));
    lacking.map(|lacks| (card(said, &|part| if lacks.contains(&part) { "" } else { of(part) }), lacks.to_vec())).collect()
}

/// A card of what of somebody has room.
fn card<'a>(said: &'a PersonCard, of: &dyn Fn(Part) -> &'a str) -> String {
    let [family, given, middle] = [&said.name[0], &said.name[1], of(Part::MiddleName)].map(escaped);
    let middle = if middle.is_empty() { String::new() } else { format!(";{middle}") };
    let mut lines = vec!["BEGIN:VCARD".to_owned(), "VERSION:3.0".into(), format!("N:{family};{given}{middle}")];
    let phone = dialled_with_extension(&said.phone);
    let rest = [("ORG", of(Part::Company)), ("TITLE", of(Part::Position)), ("TEL", phone.as_str()), ("EMAIL", of(Part::Email))];
    // A comma in a number is a pause.
    let value = |name: &str, text: &str| if name == "TEL" { text.to_owned() } else { escaped(text) };
    lines.extend(rest.into_iter().filter(|(_, text)| !text.is_empty()).map(|(name, text)| format!("{name}:{}", value(name, text))));
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

/// A meeting as a phone puts it into its calendar (iCalendar), in the time of the wall; without an hour it takes the day, or all of its days.
pub fn meeting(title: &str, when: &When) -> String {
    let said = |at: NaiveDateTime| at.format("%Y%m%dT%H%M%S").to_string();
    // The end of whole days is the day after them.
    let after = when.until.filter(|last| *last > when.day).map(|last| later(last, 1));
    let when = match (when.time, after) {
        (Some(time), Some(after)) => {
            format!("DTSTART:{}\nDTEND:{}", said(NaiveDateTime::new(when.day, time)), said(NaiveDateTime::new(after, NaiveTime::MIN)))
        }
        (Some(time), None) => {
            let begin = NaiveDateTime::new(when.day, time);
            format!("DTSTART:{}\nDTEND:{}", said(begin), said(begin + TimeDelta::minutes(when.minutes)))
        }
        (None, Some(after)) => format!("DTSTART;VALUE=DATE:{}\nDTEND;VALUE=DATE:{}", when.day.format("%Y%m%d"), after.format("%Y%m%d")),
        (None, None) => format!("DTSTART;VALUE=DATE:{}", when.day.format("%Y%m%d")),
    };
    format!("BEGIN:VEVENT\nSUMMARY:{}\n{when}\nEND:VEVENT", escaped(title))
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
        assert_eq!(least, "BEGIN:VCARD\nVERSION:3.0\nN:Пестова;Анна\nTEL:+79000004057,12\nEND:VCARD");
        assert_eq!((all.len(), &lacks[..]), (5, &GIVEN_UP[..]));
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
        assert_eq!(
            meeting("Визит, Ромашка", &when),
            "BEGIN:VEVENT\nSUMMARY:Визит\\, Ромашка\nDTSTART:20261130T233000\nDTEND:20261201T003000\nEND:VEVENT"
        );
        let until = NaiveDate::from_ymd_opt(2026, 12, 2);
        assert!(meeting("Визит", &When { time: None, ..when }).contains("DTSTART;VALUE=DATE:20261130\nEND"));
        assert!(meeting("Визит", &When { time: None, until, ..when }).contains("DTSTART;VALUE=DATE:20261130\nDTEND;VALUE=DATE:20261203\n"));
        assert!(meeting("Визит", &When { until, ..when }).contains("\nDTEND:20261203T000000\n"));
    }
}
