//! What the KAM decides alone: in words of their own, as limits with whose word is needed beyond, and what this account was allowed above
//! them (M35).

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
        // A line each: with the names of who decides they would not be told apart by commas.
        said.lines.extend(values.into_iter().map(|value| Line { mark: Mark::Item, text: alone(value), record: None }));
        for one in reading.store.owned(Entity::LimitException, reading.account)? {
            if one.text("state") != "open" {
                continue;
            }
            let title = Value::Text(one.title().to_owned());
            let text = match one.text("until_on") {
                "" => phrase(w("исключение: {}", "exception: {}"), [title]),
                until => phrase(w("исключение: {}, до {}", "exception: {}, until {}"), [title, Value::Day(until.to_owned())]),
            };
            said.lines.push(Line { mark: Mark::Item, text, record: one.id.map(|id| (Entity::LimitException, id)) });
        }
        Ok(Part::Said(said))
    },
};
