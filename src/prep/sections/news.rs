//! News of the client.

use super::{Line, Mark, Names, Part, Said, Section, Told};
use crate::domain::Entity;
use crate::domain::phrase::alone;
use crate::domain::words::w;

/// News older than so many days are none.
const FRESH_DAYS: i64 = 90;

pub(super) static NEWS: Section = Section {
    key: "news",
    names: Names::new(w("Новости клиента", "Client news"), w("Новости", "News"), w("Новости", "News")),
    rank: 75,
    open: false,
    read: |reading| {
        let mut news = reading.store.part(Entity::Milestone, reading.account)?;
        let from = reading.ago(FRESH_DAYS);
        news.retain(|event| event.text("kind") == "news" && event.text("day") >= from.as_str());
        let line = |event: &crate::domain::Record| Line {
            mark: Mark::On(event.text("day").to_owned()),
            text: alone(event.title().into()),
            record: event.id.map(|id| (event.entity, id)),
        };
        Ok(Part::Said(Said { lines: news.iter().map(line).collect(), beside: Vec::new(), told: Told::Records }))
    },
};
