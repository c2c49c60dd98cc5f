//! What is said of money.

use crate::domain::Lang;
use crate::domain::money::said::exact;
use crate::store::owed::Owed;

crate::sentences! {
    /// The day of a contract of which the notice is not known, in a column of days to decide by.
    fn ends(day: &str): "конец {day}" / "ends {day}";
    fn not_due(sum: &str): "срок не наступил {sum}" / "not due {sum}";
    fn aged(days: &str, sum: &str): "{days} дней {sum}" / "{days} days {sum}";
    fn overpaid(sum: &str): "переплата {sum}" / "overpaid {sum}";
}

/// What is owed by age, each currency by itself, named with its first sum: what is late first, the oldest of all. Empty where nothing is
/// owed.
pub fn owed(all: &[Owed], lang: Lang) -> String {
    all.iter().flat_map(|owed| of_currency(owed, lang)).collect::<Vec<_>>().join(", ")
}

fn of_currency(of: &Owed, lang: Lang) -> Vec<String> {
    let ages = [("61+", of.older), ("31–60", of.to_60), ("1–30", of.to_30), ("", of.not_due), ("over", of.overpaid)];
    let told = ages.into_iter().filter(|(_, minor)| *minor > 0).enumerate();
    told.map(|(at, (age, minor))| {
        let sum = exact(minor, if at == 0 { &of.currency } else { "" }, lang);
        match age {
            "" => not_due(lang, &sum),
            "over" => overpaid(lang, &sum),
            days => aged(lang, days, &sum),
        }
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// At eighty cells the title of the debts lost its ages, with room after the cut (M17).
    #[test]
    fn the_ages_of_what_is_owed_name_their_currency_once() {
        let of =
            |currency: &str, not_due, to_30, older, overpaid| Owed { currency: currency.into(), not_due, to_30, to_60: 0, older, overpaid };
        let roubles = of("RUB", 64_000_000, 50_000_000, 0, 0);
        assert_eq!(owed(std::slice::from_ref(&roubles), Lang::Ru), "1–30 дней 500 000 руб., срок не наступил 640 000");
        let both = [of("EUR", 0, 0, 10_000, 500), roubles];
        assert_eq!(owed(&both, Lang::Ru), "61+ дней 100 EUR, переплата 5, 1–30 дней 500 000 руб., срок не наступил 640 000");
    }
}
