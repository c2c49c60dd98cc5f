//! Amounts as people write and read them: `120000`, `120 000`, `1,5 млн`, `300k eur` (M28, M32).

use super::name::fold;
use super::words::Lang;

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

/// Reads the amount with which a row of words begins, and of how many words it is. Roubles where no currency is named.
pub fn leading_amount(words: &[&str]) -> Option<(Amount, usize)> {
    let (minor, currency, taken) = read(words)?;
    Some((Amount { minor, currency: currency.unwrap_or("RUB") }, taken))
}

/// Reads a text that is an amount and nothing else, in minor units; its currency stands elsewhere and must not be named.
pub fn minor_units(text: &str) -> Option<i64> {
    let words: Vec<&str> = text.split_whitespace().collect();
    match read(&words)? {
        (minor, None, taken) if taken == words.len() => Some(minor),
        _ => None,
    }
}

/// An amount of minor units in whole ones, grouped by thousands: «1 200 000», `99.50`.
pub fn grouped(minor: i64, lang: Lang) -> String {
    let whole = (minor / 100).unsigned_abs().to_string();
    let mut figures = String::from(if minor < 0 { "−" } else { "" });
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            figures.push(' ');
        }
        figures.push(digit);
    }
    let part = (minor % 100).unsigned_abs();
    if part > 0 {
        figures.push_str(&format!("{}{part:02}", if lang == Lang::Ru { ',' } else { '.' }));
    }
    figures
}

/// Minor units, the currency if one was named, and the number of words.
fn read(words: &[&str]) -> Option<(i64, Option<&'static str>, usize)> {
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
    let mut currency = None;
    if let Some(known) = currency_named(suffix) {
        currency = Some(known);
    } else if !suffix.is_empty() && unit(suffix).is_none() {
        return None;
    } else if let Some(known) = words.get(taken).and_then(|word| currency_named(word)) {
        currency = Some(known);
        taken += 1;
    }
    Some((minor, currency, taken))
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

    #[test]
    fn an_amount_alone_names_no_currency() {
        for (text, wanted) in
            [("1,5 млн", Some(150_000_000)), ("120 000", Some(12_000_000)), ("5000 eur", None), ("50€", None), ("12 коробок", None)]
        {
            assert_eq!(minor_units(text), wanted, "{text}");
        }
        for minor in [0, 5, 12_000_000, 99_050, -150_000] {
            assert_eq!(minor_units(&grouped(minor, Lang::Ru).replace('−', "")), Some(minor.abs()));
        }
    }
}
