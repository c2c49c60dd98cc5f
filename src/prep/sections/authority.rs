//! What the KAM decides alone: in words of their own, and as limits with whose word is needed beyond (M35).

use super::{Line, Mark, Names, Part, Said, Section};
use crate::domain::phrase::{Value, alone, phrase};
use crate::domain::words::w;
use crate::domain::{Entity, Lang};

pub(super) static AUTHORITY: Section = Section {
    key: "authority",
    names: Names::new(w("Мои полномочия", "My authority"), w("Мои рамки", "My limits"), w("Рамки", "Limits")),
    rank: 55,
    open: false,
    read: |reading| {
        let mut limits = Vec::new();
        reading.store.each(Entity::AuthorityLimit, |limit| limits.push(limit))?;
        let mut values = Vec::new();
        for limit in limits {
            let title = Value::Text(limit.title().to_owned());
            values.push(match limit.int("beyond_id") {
                Some(beyond) => {
                    // A name is the same in every language.
                    let name = reading.store.name_of(Entity::Colleague, beyond, Lang::Ru)?;
                    Value::from(phrase(w("{}, выше — {}", "{}, beyond it {}"), [title, Value::Text(name)]))
                }
                None => title,
            });
        }
        let mut said = Said::text(&reading.settings.authority);
        if !values.is_empty() {
            said.lines.push(Line { mark: Mark::Text, text: alone(Value::Listed(values)), record: None });
        }
        Ok(Part::Said(said))
    },
};
