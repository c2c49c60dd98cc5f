//! What was offered last, and what came of it (M48).

use super::{Line, Mark, Names, Part, Said, Section, Told};
use crate::domain::entities::offer::OFFER_STATES;
use crate::domain::field::find_choice;
use crate::domain::phrase::{Value, phrase};
use crate::domain::words::{Words, w};
use crate::domain::{Entity, Record, day};

/// What, how much, how far and since when: as much of it as is known.
const KNOWN: [Words; 4] =
    [w("{}", "{}"), w("{} · {}", "{} · {}"), w("{} · {} · {}", "{} · {} · {}"), w("{} · {} · {} · {}", "{} · {} · {} · {}")];

pub(super) static OFFERS: Section = Section {
    key: "offers",
    names: Names::alike(w("Предложение", "Offer")),
    rank: 62,
    open: false,
    read: |reading| {
        // A draft was offered to nobody yet; of two sent on one day the one written last counts.
        let offers = reading.store.owned(Entity::Offer, reading.account)?;
        let last = offers
            .into_iter()
            .filter(|offer| offer.text("state") != "draft")
            .max_by(|one, other| (one.text("sent_on"), one.id).cmp(&(other.text("sent_on"), other.id)));
        let line = |one: Record| {
            let amount = one.int("amount").map(|amount| Value::Exact(amount.into(), one.text("currency").to_owned()));
            let state = find_choice(OFFER_STATES, one.text("state")).map(|choice| Value::Word(choice.words));
            let sent = day::from_iso(one.text("sent_on")).map(|sent| Value::Brief(sent, reading.today));
            let known: Vec<Value> = [Some(one.title().into()), amount, state, sent].into_iter().flatten().collect();
            let words = KNOWN[known.len().clamp(1, KNOWN.len()) - 1];
            Line { mark: Mark::Item, text: phrase(words, known), record: one.id.map(|id| (Entity::Offer, id)) }
        };
        Ok(Part::Said(Said { lines: last.into_iter().map(line).collect(), beside: Vec::new(), told: Told::Records }))
    },
};
