//! What is said of money.

use crate::domain::Lang;
use crate::domain::money::said::{exact, short};
use crate::printable::width;
use crate::store::owed::Owed;

crate::sentences! {
    /// The day of a contract of which the notice is not known, in a column of days to decide by.
    fn ends(day: &str): "конец {day}" / "ends {day}";
    fn not_due(sum: &str): "срок не наступил {sum}" / "not due {sum}";
    fn overdue(sums: &str): "просрочено {sums}" / "overdue {sums}";
    fn aged(days: &str, sum: &str): "{days} дней {sum}" / "{days} days {sum}";
    fn unsaid(sum: &str): "срок не указан {sum}" / "no due day {sum}";
    fn late_unsaid(sum: &str): "просрочено, дни не указаны {sum}" / "overdue, days not said {sum}";
    fn overpaid(sum: &str): "переплата {sum}" / "overpaid {sum}";
}

/// A part of what is owed: which sum it is, in minor units of its currency, and how it is said.
#[derive(Clone, Copy)]
struct Share {
    of: fn(&Owed) -> i128,
    words: fn(Lang, &str) -> String,
}

const LATE: Share = Share { of: Owed::late, words: overdue };
const NOT_DUE: Share = Share { of: |owed| owed.not_due, words: not_due };
const UNSAID: Share = Share { of: |owed| owed.unsaid, words: unsaid };

/// What is owed, in the fullest words for which there are so many cells: by age, the oldest first, what is late before what is not; else what is late in each currency and what is not; else what is late alone, at last in few
/// figures. Empty where nothing is owed.
pub fn owed(all: &[Owed], lang: Lang, cells: usize) -> String {
    let (by_age, named_once) = (|| by_age(all, lang, false), || by_age(all, lang, true));
    let sums = |of: fn(&Owed) -> i128, say: fn(i128, &str, Lang) -> String| {
        let sums = all.iter().filter(|owed| of(owed) > 0).map(|owed| say(of(owed), &owed.currency, lang));
        sums.collect::<Vec<_>>().join(", ")
    };
    let parts = |of: &[Share], say: fn(i128, &str, Lang) -> String| {
        let told = of.iter().map(|share| (sums(share.of, say), share.words)).filter(|(sums, _)| !sums.is_empty());
        told.map(|(sums, words)| words(lang, &sums)).collect::<Vec<_>>().join(", ")
    };
    let is_any = |share: &Share| all.iter().any(|owed| (share.of)(owed) > 0);
    let first = [LATE, NOT_DUE].into_iter().find(is_any).unwrap_or(UNSAID);
    let forms: [&dyn Fn() -> String; 5] =
        [&by_age, &named_once, &|| parts(&[LATE, NOT_DUE, UNSAID], exact), &|| parts(&[first], exact), &|| parts(&[first], short)];
    let mut said = String::new();
    for form in forms {
        said = form();
        if width(&said) <= cells {
            break;
        }
    }
    said
}

/// The ages of what is owed, the oldest first, each said once with its sums in every currency. Where room is short, a currency that the
/// part before it ended with is not named again.
fn by_age(all: &[Owed], lang: Lang, once: bool) -> String {
    const AGES: [Share; 7] = [
        Share { of: |owed| owed.older, words: |lang, sums| aged(lang, "61+", sums) },
        Share { of: |owed| owed.to_60, words: |lang, sums| aged(lang, "31–60", sums) },
        Share { of: |owed| owed.to_30, words: |lang, sums| aged(lang, "1–30", sums) },
        Share { of: |owed| owed.late_unsaid, words: late_unsaid },
        NOT_DUE,
        UNSAID,
        Share { of: |owed| owed.overpaid, words: overpaid },
    ];
    let mut named = None;
    let mut parts = Vec::new();
    for Share { of, words } in AGES {
        let held: Vec<&Owed> = all.iter().filter(|owed| of(owed) > 0).collect();
        let sum = |owed: &&Owed| {
            let is_named = once && held.len() == 1 && named == Some(owed.currency.as_str());
            exact(of(owed), if is_named { "" } else { &owed.currency }, lang)
        };
        let sums: Vec<String> = held.iter().map(sum).collect();
        if let Some(last) = held.last() {
            named = Some(last.currency.as_str());
            parts.push(words(lang, &sums.join(" + ")));
        }
    }
    parts.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// At eighty cells the title of the debts lost its ages, with room after the cut (M17).
    #[test]
    fn the_ages_of_what_is_owed_name_their_currency_once() {
        let of = |currency: &str, not_due, to_30, older, overpaid| Owed {
            currency: currency.into(),
            not_due,
            to_30,
            older,
            overpaid,
            ..Owed::default()
        };
        let roubles = of("RUB", 64_000_000, 50_000_000, 0, 0);
        assert_eq!(owed(std::slice::from_ref(&roubles), Lang::Ru, 50), "1–30 дней 500 000 руб., срок не наступил 640 000");
        let both = [of("EUR", 0, 0, 10_000, 500), roubles];
        assert_eq!(owed(&both, Lang::Ru, 85), "61+ дней 100 EUR, 1–30 дней 500 000 руб., срок не наступил 640 000, переплата 5 EUR");
        // With room for it, each sum has its own, as everywhere.
        assert_eq!(owed(&both, Lang::Ru, 90), "61+ дней 100 EUR, 1–30 дней 500 000 руб., срок не наступил 640 000 руб., переплата 5 EUR");
    }

    /// The title said «1–30 дней» once for each currency (M17).
    #[test]
    fn an_age_is_said_once() {
        let of = |currency: &str, not_due, to_30| Owed { currency: currency.into(), not_due, to_30, ..Owed::default() };
        let both = [of("EUR", 700, 10_000), of("RUB", 64_000_000, 50_000_000)];
        assert_eq!(
            owed(&both, Lang::Ru, 80).replace('\u{a0}', " "),
            "1–30 дней 100 EUR + 500 000 руб., срок не наступил 7 EUR + 640 000 руб."
        );
    }

    /// The title of the debts was cut before the dollars that were overdue, behind what was not due yet (M17).
    #[test]
    fn what_is_overdue_in_every_currency_is_told_first() {
        let of = |currency: &str, not_due, to_30, older| Owed { currency: currency.into(), not_due, to_30, older, ..Owed::default() };
        let all = [of("EUR", 0, 1_000_000, 10_000), of("RUB", 64_000_000, 50_000_000, 0), of("USD", 100, 240_000, 60_000)];
        for (cells, lang, said) in [
            (90, Lang::Ru, "просрочено 10 100 EUR, 500 000 руб., 3 000 USD, срок не наступил 640 000 руб., 1 USD"),
            (60, Lang::Ru, "просрочено 10 100 EUR, 500 000 руб., 3 000 USD"),
            (45, Lang::Ru, "просрочено 10 тыс. EUR, 500 тыс. руб., 3 000 USD"),
            (60, Lang::En, "overdue 10 100 EUR, 500 000 RUB, 3 000 USD"),
        ] {
            assert_eq!(owed(&all, lang, cells).replace('\u{a0}', " "), said, "{cells}");
        }
        let none_late = [of("EUR", 700, 0, 0), of("RUB", 90_000_000_000, 0, 0)];
        assert_eq!(owed(&none_late, Lang::Ru, 30).replace('\u{a0}', " "), "срок не наступил 7 EUR, 900 млн руб.");
    }
}
