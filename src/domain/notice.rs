//! How long before the end of a contract notice is given: so many days, or so many calendar months (M17).

use super::day::DAYS;
use super::name::fold;
use super::repeat;
use super::words::{Counted, Lang};

/// «2 месяца».
const MONTHS: Counted = Counted { ru: ["месяц", "месяца", "месяцев"], en: ["month", "months"] };
/// How many calendar months the words for a time have, by their beginnings, the longer ones first.
const SPANS: &[(i64, &[&str])] = &[
    (6, &["полгод", "полугод", "half-year", "halfyear"]),
    (12, &["год", "лет", "year"]),
    (3, &["кварт", "quarter"]),
    (1, &["мес", "month"]),
];
/// The most days and months that anybody agrees on.
const MOST: (i64, i64) = (3_650, 120);

/// Reads a notice as people say it, and gives it as the file keeps it: `30d`, `2m`. Months are those of the calendar: two of them before
/// 31 August are 30 June, which no number of days says of every end.
pub fn read(text: &str) -> Option<String> {
    let folded = fold(text);
    let words: Vec<&str> = folded.split_whitespace().filter(|word| !matches!(*word, "за" | "in")).collect();
    let months = |word: &str| SPANS.iter().find(|(_, names)| names.iter().any(|name| word.starts_with(name))).map(|(months, _)| *months);
    let found = match words[..] {
        [span] => months(span),
        [count, span] => months(span).and_then(|months| repeat::number(count)?.checked_mul(months)),
        _ => None,
    };
    let kept = match found {
        Some(months) => format!("{months}m"),
        None => format!("{}d", repeat::days(&words.join(" "))?),
    };
    is_kept(&kept).then_some(kept)
}

/// Whether a text is a notice as the file keeps it.
pub fn is_kept(text: &str) -> bool {
    parts(text)
        .is_some_and(|(count, days)| (0..=if days { MOST.0 } else { MOST.1 }).contains(&count) && count.to_string().len() + 1 == text.len())
}

/// The notice as people read it: «30 дней», «2 месяца».
pub fn shown(kept: &str, lang: Lang) -> String {
    parts(kept).map_or_else(|| kept.to_owned(), |(count, days)| if days { DAYS } else { MONTHS }.with(lang, count.unsigned_abs()))
}

/// How many, and whether these are days.
fn parts(kept: &str) -> Option<(i64, bool)> {
    let days = kept.ends_with('d');
    let count = kept.strip_suffix(['d', 'm'])?;
    Some((count.parse().ok().filter(|count| *count >= 0)?, days))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_kept_as_months() {
        for (text, kept, said) in [
            ("2 месяца", "2m", "2 месяца"),
            ("за два месяца", "2m", "2 месяца"),
            ("месяц", "1m", "1 месяц"),
            ("квартал", "3m", "3 месяца"),
            ("полгода", "6m", "6 месяцев"),
            ("2 года", "24m", "24 месяца"),
            ("1 year", "12m", "12 месяцев"),
            ("30", "30d", "30 дней"),
            ("60 дней", "60d", "60 дней"),
            ("2 недели", "14d", "14 дней"),
            ("0", "0d", "0 дней"),
        ] {
            assert_eq!(read(text).as_deref(), Some(kept), "{text}");
            assert_eq!((shown(kept, Lang::Ru).as_str(), read(&shown(kept, Lang::Ru)).as_deref()), (said, Some(kept)));
        }
        for text in ["", "скоро", "9999", "200 месяцев", "-3 месяца"] {
            assert_eq!(read(text), None, "{text}");
        }
        assert!(is_kept("30d") && !is_kept("030d") && !is_kept("d") && !is_kept("5w") && !is_kept("+5d") && !is_kept("4000d"));
    }
}
