//! What follows from an offer or a tender in the step that saves it (M12, M48).

use super::{as_ruled, series};
use crate::domain::words::{Lang, Words, w};
use crate::domain::{Entity, Record, Value, day};
use crate::store::{Change, Result};
use chrono::NaiveDate;

/// What is to be asked once a tender is lost.
const ASK_WHY: Words = w("Спросить, почему проиграли", "Ask why we lost");
/// Within so many days it is asked: later nobody remembers.
const WITHIN: u64 = 5;

/// Whether a record comes into a state with this save.
fn becomes(original: Option<&Record>, record: &Record, state: &str) -> bool {
    record.text("state") == state && original.is_none_or(|original| original.text("state") != state)
}

/// An offer that is sent, and a tender that is decided, have a day for it.
pub(super) fn dated(original: Option<&Record>, record: &Record, today: NaiveDate) -> Record {
    let (key, comes) = match record.entity {
        Entity::Offer => ("sent_on", becomes(original, record, "sent")),
        Entity::Tender => ("decided_on", ["won", "lost", "withdrawn"].iter().any(|state| becomes(original, record, state))),
        _ => return record.clone(),
    };
    if comes && record.get(key).is_empty() { record.clone().with_text(key, day::iso(today)) } else { record.clone() }
}

/// What else changes: an offer that is sent keeps the promise to send it; who lost a tender asks why.
pub(super) fn follow(change: &Change, original: Option<&Record>, record: &Record, today: NaiveDate) -> Result<()> {
    match record.entity {
        Entity::Offer if becomes(original, record, "sent") => keep(change, record, today),
        Entity::Tender if becomes(original, record, "lost") => {
            let lang = if record.title().chars().any(|c| matches!(c, 'а'..='я' | 'А'..='Я')) { Lang::Ru } else { Lang::En };
            let title = format!("{}: {}", ASK_WHY.get(lang), record.title());
            let mut ask = Record::new(Entity::Action);
            ask.owner = record.owner;
            let ask = ask.with_text("title", title).with_text("kind", "task").with_text("state", "open");
            change.insert(&ask.with_text("due_on", day::iso(day::later(today, WITHIN)))).map(|_| ())
        }
        _ => Ok(()),
    }
}

/// Keeps the promise that an offer was, on the day on which it was sent.
fn keep(change: &Change, offer: &Record, today: NaiveDate) -> Result<()> {
    let Some(promise) = offer.int("action_id") else { return Ok(()) };
    let Some(open) = change.load(Entity::Action, promise)?.filter(|action| action.text("state") == "open") else { return Ok(()) };
    let on = day::from_iso(offer.text("sent_on")).unwrap_or(today);
    let done = open.clone().with_text("state", "kept").with("done_on", Value::text(day::iso(on)));
    let (saved, next) = series::carry_on(Some(&open), &as_ruled(Some(&open), &done, today), today);
    change.update(&open, &saved)?;
    next.map_or(Ok(()), |next| change.insert(&next).map(|_| ()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Clock;
    use crate::editing::{fresh, save};
    use crate::store::Store;

    fn file() -> (tempfile::TempDir, Store, i64) {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(
            &folder.path().join("kam.db"),
            Clock::Fixed(chrono::DateTime::parse_from_rfc3339("2026-11-25T10:00:00+03:00").unwrap()),
        )
        .unwrap();
        let account = save(&store, None, &Record::new(Entity::Account).with_text("short_name", "Ромашка"), "").unwrap();
        (folder, store, account)
    }

    /// Whoever sent an offer would be told next day that it is overdue (M48).
    #[test]
    fn an_offer_that_is_sent_keeps_its_promise_and_one_undo_takes_both_back() {
        let (_folder, store, account) = file();
        let today = store.clock().today();
        let promise = fresh(Entity::Action, Some(account), today).with_text("title", "КП").with_text("kind", "our_promise");
        let promise = save(&store, None, &promise.with_text("state", "open").with_text("due_on", "2026-11-26"), "").unwrap();
        let offer = fresh(Entity::Offer, Some(account), today).with_text("title", "Плёнка").with("action_id", Value::Int(promise));
        let id = save(&store, None, &offer, "").unwrap();
        let draft = store.load(Entity::Offer, id).unwrap().unwrap();
        save(&store, Some(&draft), &draft.clone().with_text("state", "sent"), "").unwrap();
        let kept = store.load(Entity::Action, promise).unwrap().unwrap();
        assert_eq!((kept.text("state"), kept.text("done_on")), ("kept", "2026-11-25"));
        assert_eq!(store.load(Entity::Offer, id).unwrap().unwrap().text("ask_on"), "2026-12-02");
        store.undo().unwrap();
        assert_eq!(store.load(Entity::Action, promise).unwrap().unwrap().text("state"), "open");
    }

    /// Why a tender was lost is asked while somebody remembers, and once (M12).
    #[test]
    fn who_lost_a_tender_asks_why() {
        let (_folder, store, account) = file();
        let tender = fresh(Entity::Tender, Some(account), store.clock().today()).with_text("title", "Короба").with_text("state", "lost");
        let id = save(&store, None, &tender, "").unwrap();
        let lost = store.load(Entity::Tender, id).unwrap().unwrap();
        assert_eq!(lost.text("decided_on"), "2026-11-25");
        save(&store, Some(&lost), &lost.clone().with_text("reason", "цена"), "").unwrap();
        let asked = store.owned(Entity::Action, account).unwrap();
        assert_eq!(asked.len(), 1);
        assert_eq!((asked[0].text("title"), asked[0].text("due_on")), ("Спросить, почему проиграли: Короба", "2026-11-30"));
    }
}
