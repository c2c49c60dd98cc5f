//! What is said of money.

use crate::domain::Lang;
use crate::domain::money::said::exact;
use crate::store::owed::Owed;

crate::sentences! {
    fn not_due(sum: &str): "срок не наступил {sum}" / "not due {sum}";
    fn aged(days: &str, sum: &str): "{days} дней {sum}" / "{days} days {sum}";
    fn overpaid(sum: &str): "переплата {sum}" / "overpaid {sum}";
}

/// What is owed by age, each currency by itself: what is late first, the oldest of all. Empty where nothing is owed.
pub fn owed(all: &[Owed], lang: Lang) -> String {
    let sum = |owed: &Owed, minor: i64| Some(minor).filter(|minor| *minor > 0).map(|minor| exact(minor, &owed.currency, lang));
    let late = |owed: &Owed| {
        [("61+", owed.older), ("31–60", owed.to_60), ("1–30", owed.to_30)]
            .into_iter()
            .filter_map(|(days, minor)| Some(aged(lang, days, &sum(owed, minor)?)))
            .collect::<Vec<_>>()
    };
    let parts = [
        all.iter().flat_map(late).collect::<Vec<_>>(),
        all.iter().filter_map(|owed| Some(not_due(lang, &sum(owed, owed.not_due)?))).collect(),
        all.iter().filter_map(|owed| Some(overpaid(lang, &sum(owed, owed.overpaid)?))).collect(),
    ];
    parts.concat().join(", ")
}
