//! What a client has complained of: whole contacts, and what was heard beside them or in others (M24, M34).

use super::error::Result;
use super::people::PersonName;
use super::{Change, Store};
use crate::domain::field::LINE_LIMIT;
use crate::domain::name::fold;
use crate::domain::visibility::{KEPT_PRIVATE, is_telling};
use crate::domain::{Entity, Record, Value};
use rusqlite::{OptionalExtension, params};

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
    /// It is a signal of risk, and no complaint.
    pub is_signal: bool,
}

/// What was complained of from a day on, which the parameter `from` holds, whosever it is: account, entry, day, and the complaint or the signal
/// that tells it. A contact that was a complaint counts once, by the record of it where there is one, and one that they took back does not.
/// *Today*, the prep page, the list and the filter count by it alone (M24, M34).
pub(super) fn heard(from: &str) -> String {
    format!(
        "SELECT account_id, id AS entry, day, NULL AS complaint, NULL AS signal FROM entry INDEXED BY entry_complaint
         WHERE kind = 'complaint' AND state = 'held' AND day >= {from} AND account_id IS NOT NULL
           AND NOT EXISTS (SELECT 1 FROM complaint WHERE complaint.entry_id = entry.id)
         UNION ALL SELECT account_id, entry_id, heard_on, id, NULL FROM complaint WHERE heard_on >= {from} AND state <> 'withdrawn'
         UNION ALL SELECT account_id, entry_id, day, NULL, id FROM signal WHERE day >= {from}
           AND NOT EXISTS (SELECT 1 FROM entry WHERE entry.id = signal.entry_id AND entry.kind = 'complaint' AND entry.state = 'held')"
    )
}

impl Complaint {
    /// Whether it has said already what stands in a contact.
    pub fn tells(&self, entry: i64, text: &str) -> bool {
        let (words, text) = (fold(&self.words), fold(text));
        self.entry == Some(entry) && !text.is_empty() && (words.contains(&text) || text.starts_with(&words) && !words.is_empty())
    }
}

impl Store {
    /// The complaints of an account from a day on, newest first, and each signal that does not belong to one. *Today* counts the same ones.
    pub fn complaints(&self, account: i64, from: &str) -> Result<Vec<Complaint>> {
        let sql = format!(
            "SELECT e.id, h.day, coalesce(nullif(c.heard, ''),
                 (SELECT s.title FROM signal s WHERE s.entry_id = h.entry AND h.signal IS NULL ORDER BY s.id LIMIT 1),
                 c.title, s.title, nullif(e.purpose, ''), nullif(substr(e.notes, 1, 400), ''), e.result, ''),
               e.mood, h.signal IS NOT NULL, c.person_id
             FROM ({}) h LEFT JOIN complaint c ON c.id = h.complaint LEFT JOIN signal s ON s.id = h.signal LEFT JOIN entry e ON e.id = h.entry
             WHERE h.account_id = ?1 ORDER BY h.day DESC, e.time DESC, h.signal IS NOT NULL, h.complaint DESC, h.signal DESC",
            heard("?2")
        );
        let mut query = self.sql().prepare_cached(&self.askable(&sql))?;
        let rows = query.query_map(params![account, from], |row| {
            let (entry, day, words, mood) = (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?);
            Ok((Complaint { entry, day, words, mood, people: Vec::new(), is_signal: row.get(4)? }, row.get::<_, Option<i64>>(5)?))
        })?;
        let rows = rows.collect::<rusqlite::Result<Vec<_>>>()?;
        let mut people = self.sql().prepare_cached(
            "SELECT p.family_name, p.given_name, p.middle_name FROM entry_person ep JOIN person p ON p.id = ep.person_id
             WHERE ep.entry_id = ?1 ORDER BY ep.place, ep.id",
        )?;
        let mut found = Vec::new();
        for (mut row, by) in rows {
            row.people = people.query_map([row.entry], |row| Ok(PersonName::read(row, 0)?.short()))?.collect::<rusqlite::Result<_>>()?;
            if let (true, Some(by)) = (row.people.is_empty(), by) {
                row.people.push(self.person_name(by)?.short());
            }
            found.push(row);
        }
        Ok(found)
    }
}

/// Whether a contact was a complaint, and was held.
fn was_complaint(contact: &Record) -> bool {
    is_telling(contact.text("kind")) && contact.text("state") == "held"
}

impl Change<'_> {
    /// Begins the five steps with a contact that was a complaint, and was held: what it was about, who complained, and on which day (M24). One that
    /// was begun by hand for that day, of no contact yet, is tied to it; where there is one of the contact already, or it
    /// was a complaint before it was edited, nothing is done.
    pub fn begin_complaint(&self, was: Option<&Record>, entry: i64) -> Result<()> {
        if was.is_some_and(was_complaint) {
            return Ok(());
        }
        let Some(contact) = self.load(Entity::Entry, entry)? else { return Ok(()) };
        let Some(account) = contact.owner.filter(|_| was_complaint(&contact)) else { return Ok(()) };
        let of = |sql: &str| -> Result<Option<i64>> {
            Ok(self.tx.prepare_cached(sql)?.query_row(params![account, entry, contact.text("day")], |row| row.get(0)).optional()?)
        };
        if of("SELECT id FROM complaint WHERE account_id = ?1 AND entry_id = ?2 AND ?3 IS NOT NULL LIMIT 1")?.is_some() {
            return Ok(());
        }
        let by_hand =
            "SELECT id FROM complaint WHERE account_id = ?1 AND entry_id IS NULL AND ?2 IS NOT NULL AND heard_on = ?3 ORDER BY id LIMIT 1";
        if let Some(known) = of(by_hand)?.map(|id| self.load(Entity::Complaint, id)).transpose()?.flatten() {
            return self.update(&known, &known.clone().with("entry_id", Value::Int(entry)));
        }
        self.insert(&begun(&contact, account)).map(drop)
    }
}

/// What a complaint is called of which nobody has written what it is about.
const UNSAID: &str = "—";

/// The complaint that begins with a contact: of which kind it is, nobody has said yet.
fn begun(contact: &Record, account: i64) -> Record {
    let words = ["purpose", "notes", "result"].map(|key| contact.text(key).trim());
    let words = words.into_iter().find(|text| !text.is_empty()).unwrap_or_default();
    let line: String = words.lines().next().unwrap_or_default().chars().take(LINE_LIMIT).collect();
    let complaint = Record::owned(Entity::Complaint, account)
        .with_text("title", if line.is_empty() { UNSAID.to_owned() } else { line })
        .with_text("kind", "other")
        .with_text("state", "open")
        .with_text("heard_on", contact.text("day"))
        .with("entry_id", contact.id.map_or(Value::Empty, Value::Int))
        .with(KEPT_PRIVATE.key, contact.get(KEPT_PRIVATE.key).clone());
    match contact.get("people").ids() {
        [] => complaint,
        [first, ..] => complaint.with("person_id", Value::Int(*first)),
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
        let repeated = &store.repeated_complaints(&today, &today, 9).unwrap()[0].0;
        assert_eq!((repeated.count, repeated.signals), (1, 1));
    }

    /// A contact that was a complaint begins it once; one begun by hand for the day is tied to it, and *Today* counts it once (M24).
    #[test]
    fn a_contact_that_was_a_complaint_begins_its_steps() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("kam.db"), Clock::System).unwrap();
        let add = |record: &Record| store.step(Verb::Create, "", |change| change.insert(record)).unwrap();
        let account = add(&Record::new(Entity::Account).with_text("short_name", "Ромашка"));
        let contact = |day: &str, notes: &str| {
            let entry = Record::owned(Entity::Entry, account).with_text("kind", "complaint").with_text("state", "held");
            entry.with_text("day", day).with_text("notes", notes)
        };
        let begin = |record: Record| {
            store
                .step(Verb::Create, "", |change| {
                    let entry = change.insert(&record)?;
                    change.begin_complaint(None, entry)?;
                    change.begin_complaint(None, entry)?;
                    Ok(entry)
                })
                .unwrap()
        };
        let told = |store: &Store| {
            let all = store.owned(Entity::Complaint, account).unwrap();
            all.iter().map(|one| (one.title().to_owned(), one.int("entry_id"), one.int("steps"))).collect::<Vec<_>>()
        };
        let first = begin(contact("2026-11-20", "коробки намокли\nдве паллеты"));
        let by_hand = Record::owned(Entity::Complaint, account).with_text("title", "Недовес").with_text("kind", "quantity");
        add(&by_hand.with_text("state", "open").with_text("heard_on", "2026-11-23"));
        let second = begin(contact("2026-11-23", "недовес"));
        let both = vec![("коробки намокли".to_owned(), Some(first), Some(1)), ("Недовес".to_owned(), Some(second), Some(1))];
        assert_eq!(told(&store), both);
        let repeated = &store.repeated_complaints("2026-11-01", "2026-11-25", 9).unwrap()[0].0;
        assert_eq!((repeated.count, repeated.signals, store.complaints(account, "2026-11-01").unwrap().len()), (2, 0, 2));
        store.undo().unwrap();
        assert_eq!(told(&store)[1].1, None, "what ties it is undone with the contact");
    }
}
