//! What a client has complained of: whole contacts, and what was heard beside them or in others (M24, M34).

use super::Store;
use super::error::Result;
use super::people::PersonName;
use crate::domain::name::fold;
use rusqlite::params;

/// A complaint or a signal of risk, in its words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Complaint {
    /// The diary entry it stands in; none for a signal that was written down alone.
    pub entry: Option<i64>,
    /// Day, ISO.
    pub day: String,
    /// What was said: the words of the signal, else what the contact was about.
    pub words: String,
    /// Mood of the contact, −2…+2.
    pub mood: Option<i64>,
    /// Names of the client's people who took part, short.
    pub people: Vec<String>,
}

impl Complaint {
    /// Whether it has said already what stands in a contact.
    pub fn tells(&self, entry: i64, text: &str) -> bool {
        let (words, text) = (fold(&self.words), fold(text));
        self.entry == Some(entry) && !text.is_empty() && (words.contains(&text) || text.starts_with(&words) && !words.is_empty())
    }
}

impl Store {
    /// The complaints of an account from a day on, newest first: each contact held that was one, and each signal that does not
    /// belong to such a contact. *Today* counts the same ones.
    pub fn complaints(&self, account: i64, from: &str) -> Result<Vec<Complaint>> {
        let mut query = self.sql().prepare_cached(
            "SELECT e.id, e.day,
               coalesce((SELECT s.title FROM signal s WHERE s.entry_id = e.id ORDER BY s.id LIMIT 1), e.purpose, substr(e.notes, 1, 400), e.result, ''),
               e.mood, e.time
             FROM entry e WHERE e.account_id = ?1 AND e.kind = 'complaint' AND e.state = 'held' AND e.day >= ?2
             UNION ALL
             SELECT e.id, s.day, s.title, e.mood, e.time FROM signal s LEFT JOIN entry e ON e.id = s.entry_id
             WHERE s.account_id = ?1 AND s.day >= ?2 AND (e.kind = 'complaint' AND e.state = 'held') IS NOT 1
             ORDER BY 2 DESC, 5 DESC",
        )?;
        let rows = query.query_map(params![account, from], |row| {
            Ok(Complaint { entry: row.get(0)?, day: row.get(1)?, words: row.get(2)?, mood: row.get(3)?, people: Vec::new() })
        })?;
        let mut rows = rows.collect::<rusqlite::Result<Vec<_>>>()?;
        let mut people = self.sql().prepare_cached(
            "SELECT p.family_name, p.given_name, p.middle_name FROM entry_person ep JOIN person p ON p.id = ep.person_id
             WHERE ep.entry_id = ?1 ORDER BY ep.place, ep.id",
        )?;
        for row in &mut rows {
            row.people = people.query_map([row.entry], |row| Ok(PersonName::read(row, 0)?.short()))?.collect::<rusqlite::Result<_>>()?;
        }
        Ok(rows)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Clock;
    use crate::domain::{Entity, Record, Value};
    use crate::store::Verb;

    /// A talk about a complaint that is still to come, or that came to nothing, is none: *Today*, the page and the filter agree.
    #[test]
    fn a_complaint_is_a_contact_that_was_held() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("kam.db"), Clock::System).unwrap();
        let add = |record: &Record| store.step(Verb::Create, "", |change| change.insert(record)).unwrap();
        let account = add(&Record::new(Entity::Account).with_text("short_name", "Ромашка"));
        let today = crate::domain::day::iso(store.clock().today());
        let complaint = |state: &str, purpose: &str| {
            let entry = Record::owned(Entity::Entry, account).with_text("kind", "complaint").with_text("state", state);
            add(&entry.with_text("day", today.as_str()).with_text("purpose", purpose))
        };
        for state in ["planned", "cancelled", "postponed"] {
            complaint(state, state);
        }
        complaint("held", "недовес");
        let words = |store: &Store| store.complaints(account, &today).unwrap().into_iter().map(|one| one.words).collect::<Vec<_>>();
        assert_eq!(words(&store), ["недовес"]);
        assert!(store.repeated_complaints(&today, &today, 9).unwrap().is_empty());
        // What was heard is heard, whatever became of the contact that it stands in.
        let planned = complaint("planned", "разбор");
        let signal = Record::owned(Entity::Signal, account).with_text("day", today.as_str()).with_text("title", "грозят судом");
        add(&signal.with("entry_id", Value::Int(planned)));
        assert_eq!(words(&store), ["недовес", "грозят судом"]);
        assert_eq!(store.repeated_complaints(&today, &today, 9).unwrap()[0].0.count, 2);
    }
}
