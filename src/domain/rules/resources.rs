//! What a plan takes: days of work, people and money, of each currency by itself (M27).

use crate::domain::Record;
use std::collections::BTreeMap;

/// Resources added up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Resources {
    /// Days of work.
    pub days: u64,
    /// People: whoever is needed twice counts twice.
    pub people: u64,
    /// Minor units by the code of their currency.
    pub money: BTreeMap<String, i128>,
}

impl Resources {
    /// What records take that have `days`, `people`, `cost` and `currency`.
    pub fn of<'a>(records: impl IntoIterator<Item = &'a Record>) -> Resources {
        let mut all = Resources::default();
        for record in records {
            all.add(record.int("days"), record.int("people"), record.int("cost").map(|minor| (minor, record.text("currency"))));
        }
        all
    }

    /// Adds what one of them takes; what is not written takes nothing.
    pub fn add(&mut self, days: Option<i64>, people: Option<i64>, cost: Option<(i64, &str)>) {
        let whole = |count: Option<i64>| count.and_then(|count| u64::try_from(count).ok()).unwrap_or_default();
        self.days = self.days.saturating_add(whole(days));
        self.people = self.people.saturating_add(whole(people));
        if let Some((minor, currency)) = cost {
            *self.money.entry(currency.to_owned()).or_default() += i128::from(minor);
        }
    }

    /// Whether nothing is written that it takes.
    pub fn is_nothing(&self) -> bool {
        *self == Resources::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Entity, Value};

    #[test]
    fn days_people_and_money_are_added_each_by_itself() {
        let one = Record::owned(Entity::Action, 1).with("days", Value::Int(3)).with("people", Value::Int(2));
        let one = one.with("cost", Value::Int(40_000)).with_text("currency", "RUB");
        let other = Record::owned(Entity::Action, 1).with("days", Value::Int(4)).with("cost", Value::Int(500)).with_text("currency", "EUR");
        let all = Resources::of([&one, &other, &one, &Record::owned(Entity::Action, 1)]);
        let money = BTreeMap::from([("EUR".to_owned(), 500), ("RUB".to_owned(), 80_000)]);
        assert_eq!(all, Resources { days: 10, people: 4, money });
        assert!(Resources::of([&Record::owned(Entity::Action, 1)]).is_nothing());
    }
}
