//! The rules of contact that data can check (M21).

use chrono::NaiveDate;

/// What a planned contact runs against.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Warning {
    /// The main contact is not among those we meet: let them know, before and after. Holds their name.
    BehindMainContact(String),
    /// The last two contacts went badly: do not press.
    BadMood,
    /// Contacts come closer together than the wanted rhythm. Days since the last one, and the rhythm in days.
    TooOften(i64, i64),
}

/// What the rules need to know of a planned contact.
#[derive(Debug)]
pub struct Planned<'a> {
    /// The day of the contact.
    pub day: NaiveDate,
    /// Ids of the persons we meet.
    pub people: &'a [i64],
    /// The main contacts of the account: id, name, wanted rhythm in days.
    pub main_contacts: &'a [(i64, String, Option<i64>)],
    /// The last contacts, newest first: day and mood.
    pub last: &'a [(NaiveDate, Option<i64>)],
}

/// Whether talks go badly: the last two of which a mood is known did, newest first (M21).
pub fn go_badly(newest_first: impl Iterator<Item = i64>) -> bool {
    let last: Vec<i64> = newest_first.take(2).collect();
    last.len() == 2 && last.iter().all(|mood| *mood < 0)
}

/// Checks a planned contact against the rules.
pub fn check(planned: &Planned) -> Vec<Warning> {
    let mut warnings = Vec::new();
    if !planned.people.is_empty() && !planned.main_contacts.iter().any(|(id, ..)| planned.people.contains(id)) {
        warnings.extend(planned.main_contacts.first().map(|(_, name, _)| Warning::BehindMainContact(name.clone())));
    }
    if go_badly(planned.last.iter().filter_map(|(_, mood)| *mood)) {
        warnings.push(Warning::BadMood);
    }
    let rhythm = planned.main_contacts.iter().filter(|(id, ..)| planned.people.contains(id)).filter_map(|(.., rhythm)| *rhythm).min();
    if let (Some(rhythm), Some((last, _))) = (rhythm, planned.last.first()) {
        let gap = (planned.day - *last).num_days();
        if gap >= 0 && gap * 2 < rhythm {
            warnings.push(Warning::TooOften(gap, rhythm));
        }
    }
    warnings
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_meeting_without_the_main_contact_asks_to_let_them_know() {
        let main = [(1, "Петрова А. С.".to_owned(), Some(14))];
        let planned = Planned { day: d("2026-11-22"), people: &[2], main_contacts: &main, last: &[] };
        assert_eq!(check(&planned), [Warning::BehindMainContact("Петрова А. С.".into())]);
        assert_eq!(check(&Planned { people: &[1, 2], ..planned }), []);
    }

    #[test]
    fn two_bad_talks_and_a_short_gap_warn() {
        let main = [(1, "П.".to_owned(), Some(30))];
        let last = [(d("2026-11-20"), Some(-1)), (d("2026-11-10"), Some(-2))];
        let planned = Planned { day: d("2026-11-22"), people: &[1], main_contacts: &main, last: &last };
        assert_eq!(check(&planned), [Warning::BadMood, Warning::TooOften(2, 30)]);
    }
}
