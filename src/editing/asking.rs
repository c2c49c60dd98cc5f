//! Asking many at once: a round of questions put to clients, people invited to an event (M25, M30).

use super::fresh;
use crate::domain::{Entity, Record, Value};
use crate::store::{Error, Result, Store, Verb};

/// Puts a round of questions to accounts, as one step: at each that has none of it yet its question, to the main contact where there is one. There
/// it stands on the prep page until it is answered (M25). Gives how many there are more.
///
/// # Errors
/// [`Error::Gone`] where the round is no more, else those of reading and writing.
pub fn put_round(store: &Store, survey: i64, accounts: &[i64]) -> Result<usize> {
    let round = store.load(Entity::Survey, survey)?.ok_or(Error::Gone)?;
    let known = store.asked_by(Entity::Survey, survey)?;
    let mut asked = Vec::new();
    for account in accounts.iter().filter(|account| known.iter().all(|one| one.account != **account)) {
        let question = fresh(Entity::Question, Some(*account), store.clock().today()).with_text("title", round.title());
        let main = store.main_contacts(*account)?.first().map(|main| main.person);
        asked.push(question.with("person_id", main.map_or(Value::Empty, Value::Int)).with("survey_id", Value::Int(survey)));
    }
    make(store, round.title(), &asked)
}

/// Invites people to an event, as one step: each who is not invited yet, at the account that they act for (M30). Gives how many there are more.
///
/// # Errors
/// [`Error::Gone`] where the event is no more, else those of reading and writing.
pub fn invite(store: &Store, event: i64, people: &[i64]) -> Result<usize> {
    let of = store.load(Entity::Communication, event)?.ok_or(Error::Gone)?;
    let mut invited = Vec::new();
    for person in people {
        let Some((account, ..)) = store.accounts_of(*person)?.into_iter().next() else { continue };
        let known = store.owned(Entity::Invitation, account)?;
        if known.iter().any(|one| one.int("person_id") == Some(*person) && one.int("communication_id") == Some(event)) {
            continue;
        }
        let invitation = fresh(Entity::Invitation, Some(account), store.clock().today()).with("person_id", Value::Int(*person));
        invited.push(invitation.with("communication_id", Value::Int(event)));
    }
    make(store, of.title(), &invited)
}

fn make(store: &Store, called: &str, records: &[Record]) -> Result<usize> {
    if !records.is_empty() {
        store.step(Verb::Create, called, |change| records.iter().try_for_each(|record| change.insert(record).map(drop)))?;
    }
    Ok(records.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Clock;

    /// A round asks each client once, whom it was put to is told with the answers, and one undo takes all back (M25).
    #[test]
    fn a_round_is_put_to_each_client_once() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("kam.db"), Clock::System).unwrap();
        let put = |record: Record| store.step(Verb::Create, "", |change| change.insert(&record)).unwrap();
        let [one, other] = ["Альтрея", "Ромашка"].map(|name| put(Record::new(Entity::Account).with_text("short_name", name)));
        let person = put(Record::new(Entity::Person).with_text("family_name", "Зимина"));
        put(Record::owned(Entity::Affiliation, other).with("person_id", Value::Int(person)).with("main_contact", Value::Int(1)));
        let round = put(Record::new(Entity::Survey).with_text("title", "Нужен ли портал").with_text("day", "2026-11-20"));
        assert_eq!((put_round(&store, round, &[one]).unwrap(), put_round(&store, round, &[one, other]).unwrap()), (1, 1));
        assert_eq!(put_round(&store, round, &[one, other]).unwrap(), 0);
        let asked = store.asked_by(Entity::Survey, round).unwrap();
        let told: Vec<_> = asked.iter().map(|one| (one.account_name.as_str(), one.person.as_str(), one.state.as_str())).collect();
        assert_eq!(told, [("Альтрея", "", "open"), ("Ромашка", "Зимина", "open")]);
        assert_eq!(store.open_questions(other, 9).unwrap()[0].text, "Нужен ли портал");
        let event =
            put(Record::new(Entity::Communication).with_text("title", "День").with_text("kind", "event").with_text("day", "2026-11-20"));
        assert_eq!((invite(&store, event, &[person]).unwrap(), invite(&store, event, &[person]).unwrap()), (1, 0));
        store.undo().unwrap();
        assert!(store.asked_by(Entity::Communication, event).unwrap().is_empty());
    }
}
