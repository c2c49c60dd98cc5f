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
        let mut pressing = reading.store.pressing_at(reading.account, reading.on, MOST)?;
        // Complaints have a section of their own, and goals are no matter of one contact.
        pressing.retain(|one| one.entity.def().of_things);
        let (named, rest) = by_weight(pressing, reading.on);
        let more = (!rest.is_empty()).then(|| Line { mark: Mark::Item, text: more(&rest), record: None });
        let beside = rest.iter().map(|one| (one.entity, one.record)).collect();
        Ok(Part::Said(Said { lines: named.into_iter().map(line).chain(more).collect(), beside, told: Told::Links }))
    },
};

/// Those that are named, and the rest. What is lost already comes first: in turn money, of each currency the largest sum before the second of
/// any, and what was missed last. Then what is ahead, the next first; the next of all has its place whatever is lost.
fn by_weight(found: Vec<Pressing>, on: NaiveDate) -> (Vec<Pressing>, Vec<Pressing>) {
    let (mut ahead, lost): (Vec<_>, Vec<_>) = found.into_iter().partition(|one| one.day >= day::iso(on));
    let (owed, mut missed): (Vec<_>, Vec<_>) = lost.into_iter().partition(|one| one.sum.is_some());
    ahead.sort_by(|one, other| one.day.cmp(&other.day));
    missed.sort_by(|one, other| other.day.cmp(&one.day));
    let mut queues = [in_turn(owed).into_iter(), missed.into_iter()];
    let mut lost = Vec::new();
    loop {
        let before = lost.len();
        lost.extend(queues.iter_mut().filter_map(Iterator::next));
        if lost.len() == before {
            break;
        }
    }
    let room = NAMED - usize::from(!ahead.is_empty());
    let mut rest = lost.split_off(lost.len().min(room));
    let later = ahead.split_off(ahead.len().min(NAMED - lost.len()));
    rest.extend(later);
    (lost.into_iter().chain(ahead).collect(), rest)
}

/// Sums, the largest of each currency first, then the second of each; of two currencies nothing tells which is more, and the older stands
/// first.
fn in_turn(mut owed: Vec<Pressing>) -> Vec<Pressing> {
    let sum = |one: &Pressing| one.sum.clone().unwrap_or_default();
    owed.sort_by_cached_key(|one| Reverse(sum(one).0));
    let mut counted: BTreeMap<String, usize> = BTreeMap::new();
    let mut ranked: Vec<(usize, Pressing)> = Vec::new();
    for one in owed {
        let count = counted.entry(sum(&one).1).or_default();
        *count += 1;
        ranked.push((*count, one));
    }
    ranked.sort_by(|(one_at, one), (other_at, other)| (one_at, &one.day).cmp(&(other_at, &other.day)));
    ranked.into_iter().map(|(_, one)| one).collect()
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

    fn of(entity: Entity, title: &str, day: &str, sum: Option<i64>) -> Pressing {
        Pressing {
            entity,
            record: 0,
            title: title.to_owned(),
            account: 0,
            name: String::new(),
            day: day.to_owned(),
            cause: String::new(),
            end: None,
            bare: false,
            first: false,
            sum: sum.map(|sum| (sum, "RUB".to_owned())),
        }
    }

    /// The four oldest were named and nothing said of the rest: a large invoice and the next contract stood behind small old ones.
    #[test]
    fn what_weighs_most_is_named_and_the_rest_counted() {
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
        let titles = |of: &[Pressing]| of.iter().map(|one| one.title.clone()).collect::<Vec<_>>();
        let (named, rest) = by_weight(found, day::from_iso("2026-11-27").unwrap());
        assert_eq!(titles(&named), ["счёт 3", "пропущен", "счёт 2", "плёнка"]);
        assert_eq!(titles(&rest), ["старый", "счёт 1", "склад"]);
        assert_eq!(more(&rest).said(Lang::Ru), "ещё 3, в них 1 руб.");
        assert_eq!(more(&rest[..1]).said(Lang::En), "1 more");
    }

    /// Terms that end in the future stood over a contract that was missed, and hid a debt in another currency.
    #[test]
    fn what_is_lost_is_named_before_what_is_ahead() {
        let on = day::from_iso("2026-11-27").unwrap();
        let titles = |found: Vec<Pressing>| by_weight(found, on).0.into_iter().map(|one| one.title).collect::<Vec<_>>();
        let term = |title, day| of(Entity::Contract, title, day, None);
        let ahead =
            || vec![term("сегодня", "2026-11-27"), term("завтра", "2026-11-28"), term("Б1", "2026-12-04"), term("Б2", "2026-12-11")];
        let with = |lost: Vec<Pressing>| ahead().into_iter().chain(lost).collect::<Vec<_>>();
        assert_eq!(titles(with(vec![])), ["сегодня", "завтра", "Б1", "Б2"]);
        assert_eq!(titles(with(vec![term("пропущен", "2026-11-01")])), ["пропущен", "сегодня", "завтра", "Б1"]);
        let owed = |title, day, sum, code: &str| Pressing { sum: Some((sum, code.to_owned())), ..of(Entity::Debt, title, day, None) };
        let lost =
            vec![owed("евро", "2026-11-01", 80_000, "EUR"), owed("доллары", "2026-10-01", 50_000, "USD"), term("вчера", "2026-11-26")];
        assert_eq!(titles(with(lost)), ["доллары", "вчера", "евро", "сегодня"]);
        let roubles = (1..5).map(|sum| owed("рубли", "2026-11-01", sum * 100, "RUB")).chain([owed("евро", "2026-11-02", 1, "EUR")]);
        assert_eq!(titles(roubles.collect()), ["рубли", "евро", "рубли", "рубли"]);
    }
}
