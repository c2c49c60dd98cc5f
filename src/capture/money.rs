//! Amounts as people write them: `120000`, `120 000`, `1,5 млн`, `300k eur` (M32).

use crate::domain::name::fold;

/// An amount in whole minor units (kopecks, cents).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amount {
    /// Minor units.
    pub minor: i64,
    /// ISO code of the currency; roubles unless said.
    pub currency: &'static str,
}

const CURRENCIES: &[(&str, &[&str])] = &[
    ("RUB", &["руб", "рублей", "рубля", "рубль", "р", "₽", "rub", "roubles", "rubles"]),
    ("EUR", &["евро", "eur", "euro", "euros", "€"]),
    ("USD", &["долл", "долларов", "доллара", "доллар", "usd", "dollars", "$"]),
    ("CNY", &["юаней", "юаня", "юань", "cny", "yuan"]),
    ("KZT", &["тенге", "kzt", "tenge"]),
    ("BYN", &["byn"]),
];
const UNITS: &[(i64, &[&str])] = &[
    (1_000, &["к", "k", "тыс", "тысяч", "тысячи", "thousand"]),
    (1_000_000, &["млн", "миллион", "миллиона", "миллионов", "m", "mln", "million"]),
];

/// Reads the amount with which a row of words begins, and of how many words it is.
pub fn leading_amount(words: &[&str]) -> Option<(Amount, usize)> {
    let first = words.first()?.trim_end_matches([',', '.']);
    let end = first.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ','))).unwrap_or(first.len());
    let (figures, suffix) = first.split_at_checked(end)?;
    let (whole, part) = figures.split_once(['.', ',']).unwrap_or((figures, ""));
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !is_number(whole) || !is_number(part) || part.len() > 2 && suffix.is_empty() {
        return None;
    }
    let (mut digits, mut taken) = (whole.to_owned(), 1);
    while suffix.is_empty() && part.is_empty() && digits.len() < 15 {
        let Some(group) = words.get(taken).filter(|group| group.len() == 3 && is_number(group)) else { break };
        digits.push_str(group);
        taken += 1;
    }
    let mut minor = digits.parse::<i64>().ok()?.checked_mul(100)?;
    if !part.is_empty() {
        // «1,5 млн» has one figure after the comma and «1,25» two; more are kept only as far as they can matter.
        let scaled: i64 = part.chars().chain("000000".chars()).take(6).collect::<String>().parse().ok()?;
        let (times, step) =
            unit(suffix).or_else(|| words.get(1).and_then(|word| unit(word)).map(|times| (times.0, 1))).map_or((1, 0), |found| found);
        minor = minor.checked_mul(times)?.checked_add(scaled.checked_mul(times)? / 10_000)?;
        taken += step;
    } else if let Some((times, _)) = unit(suffix) {
        minor = minor.checked_mul(times)?;
    } else if let Some((times, _)) = words.get(taken).filter(|_| suffix.is_empty()).and_then(|word| unit(word)) {
        minor = minor.checked_mul(times)?;
        taken += 1;
    }
    let mut currency = "RUB";
    if let Some(known) = currency_named(suffix) {
        currency = known;
    } else if !suffix.is_empty() && unit(suffix).is_none() {
        return None;
    } else if let Some(known) = words.get(taken).and_then(|word| currency_named(word)) {
        currency = known;
        taken += 1;
    }
    Some((Amount { minor, currency }, taken))
}

fn plain(word: &str) -> String {
    fold(word).trim_end_matches(['.', ',', ';']).to_owned()
}

fn unit(word: &str) -> Option<(i64, usize)> {
    let word = plain(word);
    UNITS.iter().find(|(_, names)| names.contains(&word.as_str())).map(|(times, _)| (*times, 0))
}

fn currency_named(word: &str) -> Option<&'static str> {
    let word = plain(word);
    CURRENCIES.iter().find(|(_, names)| names.contains(&word.as_str())).map(|(code, _)| *code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_in_common_writings() {
        let cases = [
            ("120000 выкладка", Some((12_000_000, "RUB", 1))),
            ("120 000 выкладка", Some((12_000_000, "RUB", 2))),
            ("1 200 000 руб. стенд", Some((120_000_000, "RUB", 4))),
            ("1,5 млн стенд", Some((150_000_000, "RUB", 2))),
            ("1.5млн", Some((150_000_000, "RUB", 1))),
            ("300k eur tests", Some((30_000_000, "EUR", 2))),
            ("99,90", Some((9_990, "RUB", 1))),
            ("50€ lunch", Some((5_000, "EUR", 1))),
            ("12 коробок", Some((1_200, "RUB", 1))),
            ("12-й", None),
            ("9999999999999999999", None),
            ("выкладка", None),
        ];
        for (text, wanted) in cases {
            let words: Vec<&str> = text.split_whitespace().collect();
            let found = leading_amount(&words).map(|(amount, taken)| (amount.minor, amount.currency, taken));
            assert_eq!(found, wanted, "{text}");
        }
    }
}
