//! What makes two writings of a phone the same: the number within its country, however it is dialled.

use super::name::fold;
use std::borrow::Cow;

/// What stands before an extension.
const EXTENSION: [&str; 6] = ["доб", "ext", "x", "#", ";", ","];
/// Fewer figures identify nothing.
const LEAST: usize = 5;
/// A number of so many figures has a country code before it, whether a plus says so or not.
const WITH_COUNTRY: usize = 12;
/// So many figures without a letter are a phone.
const WHOLE: usize = 7;
/// A number of so many figures has an area code.
const WITH_AREA: usize = 9;
/// What is dialled before a country code instead of a plus.
const ABROAD: [&str; 3] = ["00", "810", "011"];
/// Country codes of two figures (E.164); 1 and 7 have one, all others three.
const OF_TWO: [&str; 43] = [
    "20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44", "45", "46", "47", "48", "49", "51", "52", "53", "54",
    "55", "56", "57", "58", "60", "61", "62", "63", "64", "65", "66", "81", "82", "84", "86", "90", "91", "92", "93", "94", "95",
];

/// The figures that identify a phone in any writing: without extension, country code and trunk prefix. So +44 7700 900118,
/// 0044 7700 900118 and 07700 900118 are one number, and so are +7 900 000-20-01 and 8 900 000-20-01. Fewer than five
/// figures identify nothing and give an empty text.
pub fn phone_key(phone: &str) -> String {
    let folded = fold(phone);
    let main = EXTENSION.iter().filter_map(|mark| folded.split_once(mark)).map(|(head, _)| head).min_by_key(|head| head.len());
    let main = main.filter(|head| figures(head).len() >= LEAST).unwrap_or(&folded);
    let digits = figures(main);
    if digits.len() < LEAST {
        return String::new();
    }
    let key = national(&digits, main.trim_start_matches(|c: char| !c.is_ascii_digit() && c != '+').starts_with('+'));
    if key.len() < LEAST { digits } else { key.to_owned() }
}

/// What a key may hold of a phone that is being typed: the figures as they are, and those behind what is dialled before.
pub fn phone_begun(typed: &str) -> Vec<String> {
    let digits = figures(typed);
    let mut begun = vec![digits.clone()];
    let rest = match phone_key(typed) {
        key if key.is_empty() || key == digits => without_prefix(&digits, typed.trim_start().starts_with('+')).to_owned(),
        key => key,
    };
    if rest.len() > 2 && rest != digits {
        begun.push(rest);
    }
    begun
}

/// What is sought in names and keys where this was typed: of a phone what any writing of it has.
pub fn sought(typed: &str) -> Cow<'_, str> {
    let is_phone = !typed.chars().any(char::is_alphabetic) && figures(typed).len() >= WHOLE;
    match is_phone.then(|| phone_begun(typed).pop()).flatten() {
        Some(begun) => Cow::Owned(begun),
        None => Cow::Borrowed(typed),
    }
}

fn figures(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// A whole number without what its country needs of nobody at home.
fn national(digits: &str, plus: bool) -> &str {
    let (length, first) = (digits.len(), digits.chars().next());
    // Many write +8 for the 8 that is dialled in Russia.
    if length == 11 && (matches!(first, Some('7' | '8')) || !plus && first == Some('1')) {
        return digits.get(1..).unwrap_or(digits);
    }
    let abroad = ABROAD.iter().find_map(|prefix| digits.strip_prefix(prefix)).filter(|rest| rest.len() >= WITH_COUNTRY - 2);
    match abroad {
        Some(rest) => within_country(rest),
        None if plus || length >= WITH_COUNTRY && first != Some('0') => within_country(digits),
        None => without_trunk(digits),
    }
}

/// What follows the country code, and the zero that some write in brackets behind it.
fn within_country(digits: &str) -> &str {
    let code = match digits.as_bytes() {
        [b'1' | b'7', ..] => 1,
        _ if digits.get(..2).is_some_and(|two| OF_TWO.contains(&two)) => 2,
        _ => 3,
    };
    without_trunk(digits.get(code..).unwrap_or_default())
}

/// A zero before an area code; a short number begins with any figure.
fn without_trunk(digits: &str) -> &str {
    digits.strip_prefix('0').filter(|_| digits.len() >= WITH_AREA).unwrap_or(digits)
}

/// The beginning of a number without what may be dialled before it.
fn without_prefix(digits: &str, plus: bool) -> &str {
    match ABROAD.iter().find_map(|prefix| digits.strip_prefix(prefix)) {
        _ if plus => within_country(digits),
        Some(rest) if rest.len() > 2 => within_country(rest),
        _ => digits.strip_prefix(['0', '7', '8']).unwrap_or(digits),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phone_is_one_in_every_writing() {
        for (key, writings) in [
            ("9000002001", &["+7 900 000-20-01", "8 (900) 000-20-01", "79000002001", "900 000 20 01", "+8 900 000-20-01"][..]),
            ("9000002001", &["810 7 900 000-20-01", "007 900 000 20 01", "+7 900 000-20-01 доб. 114", "(8 900) 0002001"]),
            ("7700900118", &["+44 7700 900118", "07700900118", "0044 7700 900118", "447700900118", "+44 (0)7700 900118"]),
            ("2079460101", &["020 7946 0101", "+442079460101", "+44 (0) 20 7946 0101", "011 44 20 7946 0101"]),
            ("301234567", &["+49 30 1234567", "030 1234567", "0049 30 1234567"]),
            ("2025550123", &["+1 202 555 0123", "1-202-555-0123", "(202) 555-0123"]),
            ("291234567", &["+375 29 123-45-67", "375 29 1234567"]),
            ("0001006", &["000-10-06"]),
            ("", &["123", "абв", ""]),
        ] {
            for phone in writings {
                assert_eq!(phone_key(phone), key, "{phone}");
            }
        }
    }

    #[test]
    fn a_phone_is_found_while_it_is_typed() {
        for (typed, begun) in [
            ("8900", &["8900", "900"][..]),
            ("+7900", &["7900", "900"]),
            ("+44770", &["44770", "770"]),
            ("0044770", &["0044770", "770"]),
            ("07700", &["07700", "7700"]),
            ("4056", &["4056"]),
            ("+447700900118", &["447700900118", "7700900118"]),
        ] {
            assert_eq!(phone_begun(typed), begun, "{typed}");
        }
    }
}
