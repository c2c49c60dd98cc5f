//! News of the client.

use super::{Part, Section};
use crate::domain::Entity;

/// News older than so many days are none.
const FRESH_DAYS: i64 = 90;

pub(super) static NEWS: Section = Section {
    key: "news",
    rank: 75,
    open: false,
    read: |reading| {
        let mut news = reading.store.part(Entity::Milestone, reading.account)?;
        let from = reading.ago(FRESH_DAYS);
        news.retain(|event| event.text("kind") == "news" && event.text("day") >= from.as_str());
        Ok(Part::News(news))
    },
};
