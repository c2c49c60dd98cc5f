//! What may stand in a field: whoever else wrote into the file, or a disk that has changed a letter, is known by what may not.

use super::field::{Field, Kind, find_choice, find_grade};
use super::record::Value;
use crate::domain::day;

impl Field {
    /// Whether a value is one that the field can hold.
    pub fn may_hold(&self, value: &Value) -> bool {
        if value.is_empty() {
            return true;
        }
        match (self.kind, value) {
            (Kind::Choice(choices), Value::Text(code)) => find_choice(choices, code).is_some(),
            (Kind::Set(choices), Value::Text(codes)) => codes.split(',').all(|code| find_choice(choices, code.trim()).is_some()),
            (Kind::Rating(grades), Value::Int(grade)) => find_grade(grades, *grade).is_some(),
            // What the program reckons knows no bounds.
            (Kind::Int(least, most) | Kind::Period(least, most), Value::Int(number)) => self.kept || (least..=most).contains(number),
            (Kind::Money, Value::Int(amount)) => self.kept || self.signed || *amount >= 0,
            (Kind::Flag, Value::Int(flag)) => matches!(flag, 0 | 1),
            (Kind::Day(_), Value::Text(day)) => is_day(day) || self.by_month && is_day(&format!("{day}-01")),
            (Kind::Notice, Value::Text(kept)) => crate::domain::notice::is_kept(kept),
            (Kind::Span(units), Value::Text(kept)) => crate::domain::span::is_kept(kept, units),
            (Kind::Percent, Value::Int(hundredths)) => (0..=crate::domain::percent::WHOLE).contains(hundredths),
            (Kind::Decimal, Value::Int(hundredths)) => hundredths.abs() <= crate::domain::decimal::MOST,
            (Kind::Birthday, Value::Text(day)) => is_day(day) || day.strip_prefix("--").is_some_and(|rest| is_day(&format!("2000-{rest}"))),
            (Kind::Time, Value::Text(time)) => {
                chrono::NaiveTime::parse_from_str(time, "%H:%M").is_ok_and(|read| read.format("%H:%M").to_string() == *time)
            }
            (Kind::Line | Kind::Text, Value::Text(_)) | (Kind::Link(_), Value::Int(_)) => true,
            // Kept in rows of their own.
            (Kind::Many(_) | Kind::Channels(_), _) => true,
            (_, Value::Text(_) | Value::Int(_) | Value::Ids(_) | Value::Empty) => false,
        }
    }

    /// Whether there is anything that it cannot hold, among the values of its type.
    pub fn has_bounds(&self) -> bool {
        !matches!(self.kind, Kind::Line | Kind::Text | Kind::Link(_) | Kind::Many(_) | Kind::Channels(_))
    }
}

/// Whether a text is a day as it is kept: another way of writing it would be in no order with the others.
pub fn is_day(text: &str) -> bool {
    day::from_iso(text).is_some_and(|read| day::iso(read) == text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Entity;

    #[test]
    fn what_cannot_be_is_told_from_what_can() {
        let text = |text: &str| Value::Text(text.to_owned());
        for (entity, key, good, bad) in [
            (Entity::Action, "state", &["open"][..], &["opeo", "Open", "op"][..]),
            (Entity::Action, "due_on", &["2026-11-26", ""], &["завтра", "2026-13-45", "2026-02-30", "2026-2-3"]),
            (Entity::Person, "birthday", &["1980-02-29", "--02-29"], &["--02-30", "1981-02-29", "--2-9", "29.02"]),
            (Entity::Entry, "time", &["09:30"], &["9:30", "24:10", "утром"]),
            (Entity::Contract, "notice", &["30d", "2m", ""], &["30", "2 месяца", "2w"]),
            (Entity::Purchase, "bought_on", &["2026-11", "2026-11-05"], &["2026-13", "11.2026"]),
        ] {
            let field = entity.def().field(key).unwrap();
            assert!(good.iter().all(|good| field.may_hold(&text(good))), "{key}");
            assert!(!bad.iter().any(|bad| field.may_hold(&text(bad))), "{key}");
        }
        for entity in Entity::ALL {
            for field in entity.def().fields.iter().filter(|field| field.is_column()) {
                assert!(field.may_hold(&Value::Empty), "{}", field.key);
                match field.kind {
                    Kind::Flag => assert!(!field.may_hold(&Value::Int(2)) && field.may_hold(&Value::Int(1))),
                    Kind::Rating(grades) => {
                        assert!(!field.may_hold(&Value::Int(99)) && grades.iter().all(|grade| field.may_hold(&Value::Int(grade.value))));
                    }
                    Kind::Choice(choices) => assert!(choices.iter().all(|choice| field.may_hold(&text(choice.code))), "{}", field.key),
                    _ => {}
                }
            }
        }
    }
}
