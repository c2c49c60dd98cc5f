//! Columns of ages, as reports on debts have them: «Не просрочено», «1–30 дней», «Свыше 90», `Current`, `61-90`, `90+`.

use crate::domain::name::fold;

/// By how many days something is over: from, and until where that is bounded; both are in. Below one day it is not due yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Age {
    /// The least.
    pub from: i64,
    /// The most; none where it may be any.
    pub until: Option<i64>,
}

impl Age {
    /// It is not due yet.
    pub const AHEAD: Age = Age { from: i64::MIN, until: Some(0) };
    /// It is over, by however many days.
    pub const LATE: Age = Age { from: 1, until: None };

    /// By exactly so many days.
    pub fn of(days: i64) -> Age {
        Age { from: days, until: Some(days) }
    }

    /// Whether something that is over by so many days is of this age.
    pub fn has(self, days: i64) -> bool {
        days >= self.from && self.until.is_none_or(|until| days <= until)
    }
}

/// The words that stand in such a heading beside its figures.
const BESIDE: &[&str] = &[
    "от",
    "до",
    "с",
    "по",
    "и",
    "дн",
    "дней",
    "день",
    "дня",
    "д",
    "просрочка",
    "просрочено",
    "просроченная",
    "просроч",
    "задолженность",
    "долг",
    "срок",
    "срока",
    "сроком",
    "оплаты",
    "days",
    "day",
    "d",
    "overdue",
    "past",
    "due",
    "late",
    "from",
    "to",
    "up",
    "and",
    "age",
];
/// Words by which the figure is the least.
const ABOVE: &[&str] = &["свыше", "более", "больше", "старше", "дольше", "over", "more", "above", "older", "than", "plus"];
/// Words by which it is the most.
const BELOW: &[&str] = &["менее", "меньше", "under", "below", "less"];
/// Headings of what is not due yet.
const AHEAD: &[&str] = &[
    "не просрочено",
    "непросрочено",
    "без просрочки",
    "нет просрочки",
    "не просроченная",
    "непросроченная",
    "непросроченная задолженность",
    "не просроченная задолженность",
    "текущая",
    "текущая задолженность",
    "текущий долг",
    "срок не наступил",
    "срок оплаты не наступил",
    "в срок",
    "current",
    "not due",
    "not yet due",
    "not overdue",
];

/// The age that a heading names; none where it names something else.
pub(super) fn age(heading: &str) -> Option<Age> {
    let folded = fold(heading);
    if AHEAD.contains(&folded.trim().trim_end_matches('.')) {
        return Some(Age::AHEAD);
    }
    let (mut figures, mut above, mut below, mut until) = (Vec::new(), folded.contains('>'), folded.contains('<'), false);
    let rest = folded.trim().trim_end_matches(|c: char| !c.is_alphanumeric() && c != '+');
    above |= rest.ends_with('+');
    for word in folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        match word.parse::<i64>() {
            Ok(figure) if word.len() < 4 && (word.len() == 1 || !word.starts_with('0')) => figures.push(figure),
            Ok(_) => return None,
            Err(_) if ABOVE.contains(&word) => above = true,
            Err(_) if BELOW.contains(&word) => below = true,
            Err(_) if BESIDE.contains(&word) => until |= matches!(word, "до" | "по" | "to"),
            Err(_) => return None,
        }
    }
    let known = |age: Age| age.until.is_none_or(|until| age.from <= until).then_some(age);
    match figures[..] {
        // Of what is over by nought days nothing is over.
        [from, until] => known(Age { from: from.max(1), until: Some(until) }),
        [figure] if above => known(Age { from: figure.saturating_add(1), until: None }),
        [figure] if below || until => known(Age { from: 1, until: Some(figure) }),
        [figure] if folded.starts_with("от ") || folded.starts_with("from ") => known(Age { from: figure.max(1), until: None }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ages_are_known_by_their_headings() {
        let of = |from, until| Some(Age { from, until });
        for (heading, told) in [
            ("0–30", of(1, Some(30))),
            ("1-30 дней", of(1, Some(30))),
            ("От 31 до 60 дней", of(31, Some(60))),
            ("61-90 дн.", of(61, Some(90))),
            ("Просрочено 1–30 дн.", of(1, Some(30))),
            ("До 30 дней", of(1, Some(30))),
            ("Свыше 90", of(91, None)),
            ("Более 90 дней", of(91, None)),
            ("> 90", of(91, None)),
            ("90+", of(91, None)),
            ("Over 90 days", of(91, None)),
            ("31 to 60 days past due", of(31, Some(60))),
            ("Не просрочено", Some(Age::AHEAD)),
            ("Current", Some(Age::AHEAD)),
            ("Сумма", None),
            ("2026", None),
            ("01.2026", None),
            ("30", None),
            ("Склад 1-30", None),
            ("60-30", None),
        ] {
            assert_eq!(age(heading), told, "{heading}");
        }
    }
}
