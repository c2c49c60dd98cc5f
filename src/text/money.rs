//! What is said of money.

use super::capture::money;
use crate::domain::Lang;
use crate::store::owed::Owed;

crate::sentences! {
    fn not_due(sum: &str): "срок не наступил {sum}" / "not due {sum}";
    fn aged(days: &str, sum: &str): "{days} дней {sum}" / "{days} days {sum}";
    fn overpaid(sum: &str): "переплата {sum}" / "overpaid {sum}";
}

/// What is owed by age, each currency by itself; empty where nothing is.
pub fn owed(all: &[Owed], lang: Lang) -> String {
    let one = |owed: &Owed| {
        let sum = |minor: i64| Some(minor).filter(|minor| *minor > 0).map(|minor| money(minor, &owed.currency, lang));
        let parts = [
            sum(owed.not_due).map(|sum| not_due(lang, &sum)),
            sum(owed.to_30).map(|sum| aged(lang, "1–30", &sum)),
            sum(owed.to_60).map(|sum| aged(lang, "31–60", &sum)),
            sum(owed.older).map(|sum| aged(lang, "61+", &sum)),
            sum(owed.overpaid).map(|sum| overpaid(lang, &sum)),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    };
    all.iter().map(one).filter(|said| !said.is_empty()).collect::<Vec<_>>().join("; ")
}
