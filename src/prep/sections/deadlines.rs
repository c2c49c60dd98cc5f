//! What presses at the account: contracts to decide on, terms that end, money owed (M17, M49).

use super::{Line, Mark, Names, Part, Said, Section, Told};
use crate::domain::day;
use crate::domain::phrase::{Phrase, Value, phrase};
use crate::domain::words::w;
use crate::store::deadlines::Pressing;
use chrono::NaiveDate;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// How many the page names.
const NAMED: usize = 4;
/// How many of each kind are looked at.
const MOST: usize = 1_000;

pub(super) static DEADLINES: Section = Section {
    key: "deadlines",
    names: Names::new(w("Договоры и деньги", "Contracts and money"), w("Деньги", "Money"), w("Деньги", "Money")),
    rank: 36,
    open: false,
    read: |reading| {
        let line = |one: Pressing| Line {
            mark: Mark::Due(one.day.clone()),
            text: one.named(reading.today),
            record: Some((one.entity, one.record)),
        };
        let mut named = by_weight(reading.store.pressing_at(reading.account, reading.on, MOST)?, reading.on);
        let rest = if named.len() > NAMED { named.split_off(NAMED) } else { Vec::new() };
        // What has passed is an alarm, and stands first.
        named.sort_by_key(|one| one.day >= day::iso(reading.on));
        let more = (!rest.is_empty()).then(|| Line { mark: Mark::Item, text: more(&rest), record: None });
        let beside = rest.iter().map(|one| (one.entity, one.record)).collect();
        Ok(Part::Said(Said { lines: named.into_iter().map(line).chain(more).collect(), beside, told: Told::Links }))
    },
};

/// In turn what has to be decided next, the largest sum, and what was missed last: none of the three hides the others.
fn by_weight(found: Vec<Pressing>, on: NaiveDate) -> Vec<Pressing> {
    let (mut owed, others): (Vec<_>, Vec<_>) = found.into_iter().partition(|one| one.sum.is_some());
    let (mut ahead, mut missed): (Vec<_>, Vec<_>) = others.into_iter().partition(|one| one.day >= day::iso(on));
    owed.sort_by_key(|one| Reverse(one.sum.as_ref().map(|(minor, _)| *minor)));
    ahead.sort_by(|one, other| one.day.cmp(&other.day));
    missed.sort_by(|one, other| other.day.cmp(&one.day));
    let mut queues = [ahead.into_iter(), owed.into_iter(), missed.into_iter()];
    let mut ordered = Vec::new();
    loop {
        let before = ordered.len();
        ordered.extend(queues.iter_mut().filter_map(Iterator::next));
        if ordered.len() == before {
            return ordered;
        }
    }
}

/// How many more there are, and how much they come to, each currency by itself.
fn more(rest: &[Pressing]) -> Phrase {
    let mut sums: BTreeMap<&str, i128> = BTreeMap::new();
    for (minor, currency) in rest.iter().filter_map(|one| one.sum.as_ref()) {
        *sums.entry(currency).or_default() += i128::from(*minor);
    }
    let count = Value::Text(rest.len().to_string());
    if sums.is_empty() {
        return phrase(w("ещё {}", "{} more"), [count]);
    }
    let sums = sums.into_iter().map(|(currency, minor)| Value::Money(minor, currency.to_owned())).collect();
    phrase(w("ещё {}, в них {}", "{} more, {} in them"), [count, Value::Listed(sums)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Entity, Lang};

    /// The four oldest were named and nothing said of the rest: a large invoice and the next contract stood behind small old ones.
    #[test]
    fn what_weighs_most_is_named_and_the_rest_counted() {
        let of = |entity, title: &str, day: &str, sum: Option<i64>| Pressing {
            entity,
            record: 0,
            title: title.to_owned(),
            account: 0,
            name: String::new(),
            day: day.to_owned(),
            cause: String::new(),
            end: None,
            bare: false,
            sum: sum.map(|sum| (sum, "RUB".to_owned())),
        };
        let owed = |title, day, sum| of(Entity::Debt, title, day, Some(sum));
        let found = vec![
            of(Entity::Contract, "старый", "2026-01-01", None),
            of(Entity::Contract, "пропущен", "2026-11-01", None),
            of(Entity::Contract, "склад", "2026-12-20", None),
            of(Entity::Contract, "плёнка", "2026-12-01", None),
            owed("счёт 1", "2026-02-01", 100),
            owed("счёт 2", "2026-03-01", 20_000),
            owed("счёт 3", "2026-11-01", 90_000_000),
        ];
        let ordered = by_weight(found, day::from_iso("2026-11-27").unwrap());
        let titles: Vec<&str> = ordered.iter().map(|one| one.title.as_str()).collect();
        assert_eq!(titles, ["плёнка", "счёт 3", "пропущен", "склад", "счёт 2", "старый", "счёт 1"]);
        assert_eq!(more(&ordered[NAMED..]).said(Lang::Ru), "ещё 3, в них 201 руб.");
        assert_eq!(more(&ordered[5..6]).said(Lang::En), "1 more");
    }
}
