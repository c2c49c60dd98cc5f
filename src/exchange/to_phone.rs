//! What a phone understands when it reads a code: a number to call, a card of somebody, a meeting.

use crate::domain::phone::{dialled, extension};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

/// A number as a link that dials it; an extension follows a pause. `None` where nothing can be dialled.
pub fn number(phone: &str) -> Option<String> {
    let (dialled, extension) = (dialled(phone), extension(phone));
    (!dialled.is_empty()).then(|| if extension.is_empty() { format!("tel:{dialled}") } else { format!("tel:{dialled},{extension}") })
}

/// The card of somebody (vCard 3.0) by family, given and middle name: the fullest first and then with ever less, for a screen on which that has no
/// room. The name and the phone stay.
pub fn cards(name: [&str; 3], company: &str, phone: &str, email: &str) -> Vec<String> {
    let [family, given, middle] = name.map(escaped);
    let card = |middle: &str, company: &str, email: &str| {
        let middle = if middle.is_empty() { String::new() } else { format!(";{middle}") };
        let mut lines = vec!["BEGIN:VCARD".to_owned(), "VERSION:3.0".into(), format!("N:{family};{given}{middle}")];
        let said = [("ORG", company), ("TEL", phone), ("EMAIL", email)];
        lines.extend(said.into_iter().filter(|(_, text)| !text.is_empty()).map(|(name, text)| format!("{name}:{}", escaped(text))));
        lines.push("END:VCARD".into());
        lines.join("\n")
    };
    let mut cards = vec![card(&middle, company, email), card(&middle, company, ""), card(&middle, "", ""), card("", "", "")];
    cards.dedup();
    cards
}

/// A meeting as a phone puts it into its calendar (iCalendar), in the time of the wall; without an hour it takes the day.
pub fn meeting(title: &str, day: NaiveDate, time: Option<NaiveTime>, minutes: i64) -> String {
    let when = match time {
        Some(time) => {
            let begin = NaiveDateTime::new(day, time);
            let end = begin + TimeDelta::minutes(minutes);
            let said = |at: NaiveDateTime| at.format("%Y%m%dT%H%M%S").to_string();
            format!("DTSTART:{}\nDTEND:{}", said(begin), said(end))
        }
        None => format!("DTSTART;VALUE=DATE:{}", day.format("%Y%m%d")),
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
    fn a_card_gives_way_from_the_address_to_the_middle_name() {
        let cards = cards(["Пестова", "Анна", "Сергеевна"], "Ромашка; склад", "+79000004057", "p@romashka.example");
        assert_eq!(
            cards[0],
            "BEGIN:VCARD\nVERSION:3.0\nN:Пестова;Анна;Сергеевна\nORG:Ромашка\\; склад\nTEL:+79000004057\nEMAIL:p@romashka.example\nEND:VCARD"
        );
        assert_eq!(cards.last().map(String::as_str), Some("BEGIN:VCARD\nVERSION:3.0\nN:Пестова;Анна\nTEL:+79000004057\nEND:VCARD"));
        assert_eq!(cards.len(), 4);
    }

    #[test]
    fn a_meeting_is_said_in_the_time_of_the_wall() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 30).unwrap();
        let time = NaiveTime::from_hms_opt(23, 30, 0);
        assert_eq!(
            meeting("Визит, Ромашка", day, time, 60),
            "BEGIN:VEVENT\nSUMMARY:Визит\\, Ромашка\nDTSTART:20261130T233000\nDTEND:20261201T003000\nEND:VEVENT"
        );
        assert!(meeting("Визит", day, None, 60).contains("DTSTART;VALUE=DATE:20261130\n"));
    }
}
