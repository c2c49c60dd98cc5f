//! Amounts as people write and read them: `120000`, `120 000`, `1,5 млн`, `300k eur` (M28, M32).

pub mod said;

use super::field::{Choice, choice};
use super::measure::is_measure;
use super::name::fold;
use super::words::{self, Lang};

/// Currencies, by their ISO codes.
pub const CURRENCIES: &[Choice] = &[
    choice("RUB", "рубли", "roubles"),
    choice("EUR", "евро", "euros"),
    choice("USD", "доллары", "dollars"),
    choice("GBP", "фунты", "pounds"),
    choice("CNY", "юани", "yuan"),
    choice("KZT", "тенге", "tenge"),
    choice("BYN", "белорусские рубли", "Belarusian roubles"),
];

/// An amount in whole minor units (kopecks, cents).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amount {
    /// Minor units.
    pub minor: i64,
    /// ISO code of the currency; none where none is named: it is then the usual one of the file.
    pub currency: Option<&'static str>,
    /// It says no thousands or millions, and is no sum that anybody is given without them: «1,2».
    pub bare: bool,
}

/// What currencies are called where amounts are written.
const CALLED: &[(&str, &[&str])] = &[
    ("RUB", &["руб", "рублей", "рубля", "рубль", "р", "₽", "rub", "roubles", "rubles"]),
    ("EUR", &["евро", "eur", "euro", "euros", "€"]),
    ("USD", &["долл", "долларов", "доллара", "доллар", "usd", "dollars", "$"]),
    ("GBP", &["gbp", "£", "фунтов", "фунта", "фунт", "pounds", "pound"]),
    ("CNY", &["юаней", "юаня", "юань", "cny", "yuan", "¥"]),
    ("KZT", &["тенге", "kzt", "tenge", "₸"]),
    ("BYN", &["byn"]),
];
const UNITS: &[(i64, &[&str])] = &[
    (1_000, &["к", "k", "тыс", "тысяч", "тысячи", "тысяча", "thousand"]),
    (1_000_000, &["млн", "миллион", "миллиона", "миллионов", "m", "mln", "million"]),
    (1_000_000_000, &["млрд", "миллиард", "миллиарда", "миллиардов", "bn", "billion"]),
];
/// A thousand when it is written with its dot; without one it is a weight.
const THOUSAND: &str = "т.";
/// Units of one letter, which a word of their own may be as well: «120 к выставке».
const LETTERS: &[&str] = &["к", "k", "m"];
/// The least amount, in minor units, that is one without its currency where more is said: «20 буклетов» are no roubles.
const LEAST: i64 = 10_000;
/// The least amount, in minor units, that anybody speaks of without saying in what: «%5» are five thousand, or five things.
const WHOLE: i64 = 1_000;
/// The most figures an amount has before the comma.
const MOST_FIGURES: usize = 15;

/// Reads the amount with which a row of words begins, and of how many words it is.
pub fn leading_amount(words: &[&str]) -> Option<(Amount, usize)> {
    let (minor, currency, taken) = read(words)?;
    // Kopecks have two figures; one alone is a part of thousands or millions.
    let figures = words.iter().take(taken).take_while(|word| word.contains(|c: char| c.is_ascii_digit()));
    let one = figures.last().is_some_and(|word| {
        let plain = word.trim_end_matches(['.', ',']).trim_end_matches(|c: char| !c.is_ascii_digit());
        plain.rsplit_once(['.', ',']).is_some_and(|(_, part)| part.len() == 1)
    });
    let unit = words.iter().take(taken).any(|word| unit(word.trim_start_matches(|c: char| !c.is_alphabetic())).is_some());
    let bare = !unit && (one && (currency.is_none() || minor < LEAST) || currency.is_none() && minor < WHOLE);
    Some((Amount { minor, currency, bare }, taken))
}

/// Reads a text that is an amount and nothing else: minor units, and the code of the currency if one is named.
pub fn amount(text: &str) -> Option<(i64, Option<&'static str>)> {
    let words: Vec<&str> = text.split_whitespace().collect();
    read(&words).filter(|(.., taken)| *taken == words.len()).map(|(minor, currency, _)| (minor, currency))
}

/// The same where it may be below zero: `-120`, «−1 200,50».
pub fn signed(text: &str) -> Option<(i64, Option<&'static str>)> {
    match text.trim_start().strip_prefix(['-', '−', '–']) {
        Some(rest) => amount(rest).map(|(minor, currency)| (-minor, currency)),
        None => amount(text),
    }
}

/// Whether a text is an amount that is greater than any may be: «99 999 999 999 999», «20000 млрд».
pub fn is_too_large(text: &str) -> bool {
    let text = text.trim_start().trim_start_matches(['-', '−', '–']);
    let parts = |c: char| c.is_ascii_digit() || c.is_whitespace() || matches!(c, '.' | ',' | '\'' | '’');
    let Some((from, rest)) = text.find(|c: char| c.is_ascii_digit()).and_then(|from| Some((from, text.get(from..)?))) else { return false };
    let figures = rest.get(..rest.find(|c: char| !parts(c)).unwrap_or(rest.len())).unwrap_or_default();
    let figures = figures.trim_end_matches(|c: char| !c.is_ascii_digit());
    // What one of them is worth says the unit and that the rest is an amount.
    let (before, behind) = (text.get(..from).unwrap_or_default(), rest.get(figures.len()..).unwrap_or_default());
    let Some((one, _)) = amount(&format!("{before}1{behind}")) else { return false };
    let whole = match figures.rsplit_once(['.', ',']) {
        Some((whole, part)) if part.len() < 3 => whole,
        _ => figures,
    };
    let digits: String = whole.chars().filter(char::is_ascii_digit).collect();
    digits.parse::<f64>().is_ok_and(|count| count * one as f64 >= BOUND as f64)
}

/// An amount of minor units in whole ones, grouped by thousands: «1 200 000», `99.50`. Sums of many amounts may be greater than a file
/// holds in one place.
pub fn grouped(minor: impl Into<i128>, lang: Lang) -> String {
    let minor: i128 = minor.into();
    let whole = words::thousands((minor / 100).unsigned_abs()).replace('\u{a0}', " ");
    let mut figures = format!("{}{whole}", if minor < 0 { "−" } else { "" });
    let part = (minor % 100).unsigned_abs();
    if part > 0 {
        figures.push_str(&format!("{}{part:02}", if lang == Lang::Ru { ',' } else { '.' }));
    }
    figures
}

/// An amount of minor units as a spreadsheet reckons with it: «1200000», «-99,50», `99.50`.
pub fn for_sheet(minor: i64, lang: Lang) -> String {
    let minus = if minor < 0 { "-" } else { "" };
    let (whole, part) = ((minor / 100).unsigned_abs(), (minor % 100).unsigned_abs());
    let mark = if lang == Lang::Ru { ',' } else { '.' };
    if part > 0 { format!("{minus}{whole}{mark}{part:02}") } else { format!("{minus}{whole}") }
}

/// An amount in the ways in which somebody may look for it: «500 000,50 500000.50».
pub fn sought(minor: i64) -> String {
    let plain = format!("{}{}.{:02}", if minor < 0 { "-" } else { "" }, (minor / 100).unsigned_abs(), (minor % 100).unsigned_abs());
    format!("{} {plain}", grouped(minor, Lang::Ru))
}

/// Amounts are less than this, in minor units, wherever they come from: a slip of the hand would make sums that nothing can hold.
pub const BOUND: i64 = 1_000_000_000_000_000;

/// The figures of an amount: those before the comma, and those after it.
struct Figures {
    whole: String,
    part: String,
}

/// Minor units, the currency if one was named, and the number of words.
fn read(words: &[&str]) -> Option<(i64, Option<&'static str>, usize)> {
    let first = *words.first()?;
    let sign = CALLED.iter().find_map(|(code, names)| {
        let rest = names.iter().filter(|name| !name.starts_with(char::is_alphabetic)).find_map(|name| first.strip_prefix(name))?;
        Some((*code, rest))
    });
    // «€ 350»
    if let (Some((code, "")), Some(rest)) = (sign, words.get(1..).filter(|rest| !rest.is_empty())) {
        let (minor, named, taken) = read(rest)?;
        return named.is_none_or(|named| named == code).then_some((minor, Some(code), taken + 1));
    }
    let (mut currency, first) = sign.map_or((None, first), |(code, rest)| (Some(code), rest));
    let (mut figures, mut rest) = figures(first)?;
    let mut taken = 1;
    // «1 200 000,50»: groups of three, the last one with what follows the comma or with its unit.
    let is_group = |word: &str| word.len() >= 3 && word.bytes().take(3).all(|byte| byte.is_ascii_digit());
    while rest.is_empty() && figures.part.is_empty() {
        let Some((group, after)) = words.get(taken).filter(|word| is_group(word)).and_then(|word| self::figures(word)) else { break };
        if group.whole.len() != 3 {
            break;
        }
        // «12000 500» may be either: it is asked rather than guessed.
        if taken == 1 && figures.whole.len() > 3 {
            return None;
        }
        figures = Figures { whole: figures.whole + &group.whole, part: group.part };
        rest = after;
        taken += 1;
    }
    // What says how much stands glued to the figures or in the word after them.
    let glued = !rest.is_empty();
    let said = if glued { rest } else { words.get(taken).copied().unwrap_or_default() };
    if !fold(said).starts_with(THOUSAND) && is_measure(said) {
        return None;
    }
    let next = words.get(taken + 1).filter(|_| !glued);
    if says(LETTERS, said) && next.is_some_and(|next| currency_named(next).is_none()) {
        return None;
    }
    let (times, after) = unit(said).map_or((None, said), |(times, after)| (Some(times), after));
    let mut named = currency_named(after);
    let understood = times.is_some() && after.is_empty() || named.is_some();
    if glued && !understood {
        return None;
    }
    // A word that says nothing of it belongs to the text.
    taken += usize::from(!glued && understood);
    if understood && named.is_none() {
        named = words.get(taken).and_then(|word| currency_named(word));
        taken += usize::from(named.is_some());
    }
    let times = times.filter(|_| understood).unwrap_or(1);
    currency = match (currency, named) {
        (Some(sign), Some(named)) if sign != named => return None,
        (sign, named) => sign.or(named),
    };
    // Two figures after the comma are the least there is; more can only matter before a unit.
    if figures.part.len() > 2 && times == 1 {
        return None;
    }
    let whole = figures.whole.parse::<i64>().ok()?.checked_mul(100)?.checked_mul(times)?;
    let part: i64 = figures.part.chars().chain("000000".chars()).take(6).collect::<String>().parse().ok()?;
    let minor = whole.checked_add(part.checked_mul(times)? / 10_000).filter(|minor| *minor < BOUND)?;
    if !understood && currency.is_none() && words.get(taken).is_some_and(|word| minor < LEAST || is_many(word)) {
        return None;
    }
    Some((minor, currency, taken))
}

/// The figures with which a word begins, and the rest of it.
fn figures(word: &str) -> Option<(Figures, &str)> {
    let end = word.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',' | '\'' | '’'))).unwrap_or(word.len());
    let (said, rest) = word.split_at_checked(end)?;
    let said = if rest.is_empty() { said.trim_end_matches(['.', ',']) } else { said };
    let parts: Vec<&str> = said.split(['.', ',', '\'', '’']).collect();
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !parts.iter().all(|part| is_number(part)) {
        return None;
    }
    let grouped = |groups: &[&str]| groups[0].len() <= 3 && groups[1..].iter().all(|group| group.len() == 3);
    let (whole, part) = match parts[..] {
        [whole] => (whole.to_owned(), ""),
        [whole, part] => (whole.to_owned(), part),
        [ref groups @ .., part] if part.len() <= 2 && grouped(groups) => (groups.concat(), part),
        ref groups if grouped(groups) => (groups.concat(), ""),
        _ => return None,
    };
    (whole.len() <= MOST_FIGURES).then(|| (Figures { whole, part: part.to_owned() }, rest))
}

fn plain(word: &str) -> String {
    fold(word).trim_end_matches(['.', ',', ';']).to_owned()
}

/// «12000 буклетов»: a word in the form that counted things have.
fn is_many(word: &str) -> bool {
    let word = plain(word);
    word.chars().count() > 4 && (word.ends_with("ов") || word.ends_with("ев"))
}

fn says(known: &[&str], word: &str) -> bool {
    known.contains(&plain(word).as_str())
}

/// The unit with which a word begins, and what is glued to it: «т.р.» is a thousand and «р.».
fn unit(word: &str) -> Option<(i64, &str)> {
    let lower = fold(word);
    if let Some(rest) = word.get(THOUSAND.len()..).filter(|_| lower.starts_with(THOUSAND)) {
        return Some((1_000, rest));
    }
    let (head, rest) = word.split_once('.').unwrap_or((word, ""));
    UNITS.iter().find(|(_, names)| says(names, head)).map(|(times, _)| (*times, rest.trim_matches(['.', ',', ';'])))
}

/// Whether a word after figures says that they are money: «руб», «млн», `eur`.
pub fn is_of_money(word: &str) -> bool {
    let letter = says(LETTERS, word) || plain(word).chars().count() < 2;
    !letter && (currency_named(word).is_some() || unit(word).is_some_and(|(_, rest)| rest.is_empty() || currency_named(rest).is_some()))
}

fn currency_named(word: &str) -> Option<&'static str> {
    let word = plain(word);
    CALLED.iter().find(|(_, names)| names.contains(&word.as_str())).map(|(code, _)| *code)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Two of them came to more than a file can hold, and its account could not be read any more.
    #[test]
    fn an_amount_has_a_bound() {
        assert_eq!(amount("9 999 999 999 999,99"), Some((BOUND - 1, None)));
        for text in ["10 000 000 000 000", "90 000 000 000 000 000", "90 000 000 млн руб."] {
            assert_eq!((amount(text), signed(&format!("-{text}"))), (None, None), "{text}");
        }
    }

    #[test]
    fn amounts_in_common_writings() {
        let cases = [
            ("120000 выкладка", Some((12_000_000, "", 1))),
            ("120 000 выкладка", Some((12_000_000, "", 2))),
            ("1 200 000 руб. стенд", Some((120_000_000, "RUB", 4))),
            ("1 200 000,50", Some((120_000_050, "", 3))),
            ("1\u{a0}200\u{202f}000,50 стенд", Some((120_000_050, "", 3))),
            ("120 000,50", Some((12_000_050, "", 2))),
            ("1.200.000,50", Some((120_000_050, "", 1))),
            ("1,200,000.50", Some((120_000_050, "", 1))),
            ("1,5 млн стенд", Some((150_000_000, "", 2))),
            ("1,2 млн", Some((120_000_000, "", 2))),
            ("1.5млн", Some((150_000_000, "", 1))),
            ("1,25 млн руб.", Some((125_000_000, "RUB", 3))),
            ("2 млрд", Some((200_000_000_000, "", 2))),
            ("120 т.р.", Some((12_000_000, "RUB", 2))),
            ("120 т.р. выкладка", Some((12_000_000, "RUB", 2))),
            ("120т.р.", Some((12_000_000, "RUB", 1))),
            ("120 т. р.", Some((12_000_000, "RUB", 3))),
            ("120 т.", Some((12_000_000, "", 2))),
            ("120 тыс выкладка", Some((12_000_000, "", 2))),
            ("120тыс.руб. выкладка", Some((12_000_000, "RUB", 1))),
            ("120 тыс. руб. выкладка", Some((12_000_000, "RUB", 3))),
            ("12000 руб", Some((1_200_000, "RUB", 2))),
            ("12000р", Some((1_200_000, "RUB", 1))),
            ("12000, выкладка", Some((1_200_000, "", 1))),
            ("300k eur tests", Some((30_000_000, "EUR", 2))),
            ("$1,500.00 tests", Some((150_000, "USD", 1))),
            ("99,90", Some((9_990, "", 1))),
            ("50€ lunch", Some((5_000, "EUR", 1))),
            ("€5000", Some((500_000, "EUR", 1))),
            ("€ 350 tests", Some((35_000, "EUR", 2))),
            ("₽ 1 200", Some((120_000, "RUB", 3))),
            ("€ 350 usd", None),
            ("€ лет", None),
            ("120 000 упаковка", Some((12_000_000, "", 2))),
            ("5000 р на стенд", Some((500_000, "RUB", 2))),
            ("50", Some((5_000, "", 1))),
            ("50 р обед", Some((5_000, "RUB", 2))),
            // A share, a weight, an ordinal and what may be read in two ways are no amounts.
            ("10 % скидка", None),
            ("10% скидка", None),
            ("120 т щебня", None),
            ("120т щебня", None),
            ("12-й", None),
            ("12000 500 коробок", None),
            ("20 коробок", None),
            ("12000 коробок", None),
            ("20 подарков", None),
            ("3000 буклетов", None),
            ("20 скидка", None),
            ("1 м трубы", None),
            ("1м трубы", None),
            ("120 к выставке", None),
            ("5 m cable", None),
            ("3 дня поддержки", None),
            ("1,200", None),
            ("12.03.2026", None),
            ("9999999999999999999", None),
            ("выкладка", None),
        ];
        for (text, wanted) in cases {
            let words: Vec<&str> = text.split_whitespace().collect();
            let found = leading_amount(&words).map(|(amount, taken)| (amount.minor, amount.currency.unwrap_or(""), taken));
            assert_eq!(found, wanted, "{text}");
        }
    }

    #[test]
    fn figures_that_lack_their_thousands_are_told() {
        for text in ["1,2", "1.2 экономия", "5", "0,50", "1,2 руб", "7.5 eur"] {
            let words: Vec<&str> = text.split_whitespace().collect();
            assert!(leading_amount(&words).is_none_or(|(amount, _)| amount.bare), "{text}");
        }
        for text in ["1,2 млн", "1.2m", "12.5k less scrap", "99,90", "50", "5 eur", "1 200,5 eur", "120 тыс руб", "5 т.р.", "1,25 руб"]
        {
            let words: Vec<&str> = text.split_whitespace().collect();
            assert!(leading_amount(&words).is_some_and(|(amount, _)| !amount.bare), "{text}");
        }
    }

    #[test]
    fn an_amount_alone_may_name_its_currency() {
        for (text, wanted) in [
            ("1,5 млн", Some((150_000_000, None))),
            ("120 000", Some((12_000_000, None))),
            ("12000 руб", Some((1_200_000, Some("RUB")))),
            ("120 т.р.", Some((12_000_000, Some("RUB")))),
            ("5000 eur", Some((500_000, Some("EUR")))),
            ("$50 eur", None),
            ("12 коробок", None),
            ("10 %", None),
            ("", None),
        ] {
            assert_eq!(amount(text), wanted, "{text}");
        }
        for minor in [0_i64, 5, 12_000_000, 99_050, -150_000] {
            assert_eq!(amount(&grouped(minor, Lang::Ru).replace('−', "")), Some((minor.abs(), None)));
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_panic(text in "[0-9a-zа-я .,'$%]{0,30}") {
            let words: Vec<&str> = text.split_whitespace().collect();
            if let Some((found, taken)) = leading_amount(&words) {
                prop_assert!(found.minor >= 0 && taken >= 1 && taken <= words.len());
            }
        }
    }
}
