//! Figures of a stretch of the calendar: a second one of the same would count beside the first, or in its place (M2, M15, M33, M51).

use super::delivery::{Figures, KEYS};
use super::name::fold;
use super::{Entity, Record, Value};

/// What tells a figure of a stretch from another one of its owner, by the keys of fields; nothing where records are of no stretch.
pub fn keys(entity: Entity) -> &'static [&'static str] {
    match entity {
        Entity::Target | Entity::CompanyTotal => &["period", "currency"],
        Entity::Need => &["period", "currency", "title", "unit"],
        Entity::Delivery => &["period"],
        Entity::ServiceStandard => &["from_on"],
        _ => &[],
    }
}

/// Whether two records are figures of the same stretch.
pub fn is_same(one: &Record, other: &Record) -> bool {
    let keys = keys(one.entity);
    !keys.is_empty() && one.entity == other.entity && keys.iter().all(|key| fold(one.text(key)) == fold(other.text(key)))
}

/// The fields that are added up where two records of one stretch become one; nothing where they are no totals, as standards and needs are.
pub fn totals(entity: Entity) -> &'static [&'static str] {
    match entity {
        Entity::Target => &["amount"],
        Entity::Delivery => &KEYS,
        _ => &[],
    }
}

/// What two accounts come to in the same stretch when they become one: the first with its [`totals`] added up. None where that is more than a
/// record holds, and where the two are no totals of one stretch.
pub fn added(one: &Record, other: &Record) -> Option<Record> {
    if !is_same(one, other) {
        return None;
    }
    match one.entity {
        Entity::Target => {
            let amount = one.int("amount")?.checked_add(other.int("amount")?)?;
            Some(one.clone().with("amount", Value::Int(amount)))
        }
        Entity::Delivery => Some(Figures::of(one).with(Figures::of(other)).put(one.clone(), &KEYS)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn totals_of_a_stretch_are_added_up_and_others_are_not() {
        let target = |period: &str, currency: &str, amount| {
            Record::owned(Entity::Target, 1).with_text("period", period).with_text("currency", currency).with("amount", Value::Int(amount))
        };
        let of = |one: &Record, other: &Record| added(one, other).and_then(|both| both.int("amount"));
        assert_eq!(of(&target("2026", "RUB", 5), &target("2026", "RUB", 7)), Some(12));
        assert_eq!(of(&target("2026", "RUB", 5), &target("2026", "EUR", 7)), None);
        assert_eq!(of(&target("2026", "RUB", 5), &target("2026-Q1", "RUB", 7)), None);
        assert_eq!(of(&target("2026", "RUB", i64::MAX), &target("2026", "RUB", 1)), None);
        let standard = Record::owned(Entity::ServiceStandard, 1).with_text("from_on", "2026-01-01");
        assert_eq!(added(&standard, &standard), None);
    }
}
