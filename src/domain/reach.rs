//! Ways to reach somebody: the phones and e-mails of one line, and whether they are any.

use super::name::{fold, phone_key};
use super::phone::{EXTENSION, is_short};

/// A whole phone has at least so many figures.
const LEAST_OF_NUMBER: usize = 7;
/// The longest number of figures that anybody dials, with a prefix and an extension.
const MOST_DIGITS: usize = 25;

/// The values of one line, each by itself: parted by `:::`, line ends, semicolons, and by commas or blanks where each
/// part is a value by itself. An e-mail comes without the name before it: `Ivan <ivan@example.org>`.
pub fn parts(kind: &str, line: &str) -> Vec<String> {
    let mut parts: Vec<&str> = line.split(":::").flat_map(str::lines).flat_map(|part| part.split(';')).collect();
    let commas = |part: &&str| part.split(',').filter(|part| !part.trim().is_empty()).all(|part| looks_like(kind, part));
    if parts.iter().all(commas) {
        parts = parts.iter().flat_map(|part| part.split(',')).collect();
    }
    if kind == "email" {
        let several = |part: &&str| part.split_whitespace().all(|word| looks_like(kind, word));
        parts = parts.into_iter().flat_map(|part| if several(&part) { part.split_whitespace().collect() } else { vec![part] }).collect();
    }
    let bare = |part: &str| match kind {
        "email" => address(part).to_owned(),
        "phone" => whole_number(part.trim()).to_owned(),
        _ => part.trim().to_owned(),
    };
    parts.into_iter().map(bare).filter(|part| !part.is_empty()).collect()
}

/// A phone that a spreadsheet took for a number, without the fraction it then has: `79000000001.0`.
fn whole_number(phone: &str) -> &str {
    let Some((number, fraction)) = phone.split_once(['.', ',']) else { return phone };
    let figures = number.strip_prefix('+').unwrap_or(number);
    let long = figures.len() >= LEAST_OF_NUMBER && figures.bytes().all(|byte| byte.is_ascii_digit());
    if long && !fraction.is_empty() && fraction.bytes().all(|byte| byte == b'0') { number } else { phone }
}

fn looks_like(kind: &str, part: &str) -> bool {
    match kind {
        "phone" => {
            let folded = fold(part);
            part.chars().filter(char::is_ascii_digit).count() >= 5 && !EXTENSION.iter().any(|mark| folded.starts_with(mark))
        }
        "email" => part.contains('@'),
        _ => part.contains('.') && !part.trim().contains(' '),
    }
}

/// An e-mail without the name before it and without `mailto:`.
fn address(part: &str) -> &str {
    let within = part.rsplit_once('<').and_then(|(_, rest)| rest.split_once('>')).map_or(part, |(address, _)| address).trim();
    match within.get(..7) {
        Some(scheme) if scheme.eq_ignore_ascii_case("mailto:") => within.get(7..).unwrap_or_default().trim(),
        _ => within,
    }
}

/// Whether a value can be one of its kind at all: enough figures for a phone, or a short number that says it is an
/// extension; a name and a domain for an e-mail. What a site may be is not told.
pub fn is_one(kind: &str, value: &str) -> bool {
    match kind {
        "phone" => is_phone(value),
        "email" => is_email(value),
        _ => true,
    }
}

fn is_phone(value: &str) -> bool {
    let folded = fold(value);
    let digits = folded.chars().filter(char::is_ascii_digit).count();
    if is_rounded(&folded) || digits > MOST_DIGITS || is_short(value) {
        return false;
    }
    !phone_key(value).is_empty() || digits > 0 && EXTENSION.iter().any(|mark| folded.starts_with(mark))
}

/// A number that a spreadsheet has rounded: `7,9E+10` is no phone any more.
pub fn is_rounded(value: &str) -> bool {
    let folded = fold(value);
    let Some((number, power)) = folded.split_once(['e', 'е']) else { return false };
    let figures = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
    let number = number.trim_start_matches(['+', '-']);
    figures(power.trim_start_matches(['+', '-'])) && number.split([',', '.']).all(figures) && number.split([',', '.']).count() <= 2
}

fn is_email(value: &str) -> bool {
    let Some((name, domain)) = value.split_once('@') else { return false };
    let odd = |c: char| c.is_whitespace() || matches!(c, '@' | '<' | '>' | ',' | ';' | '(' | ')');
    let labels = || domain.split('.');
    let is_top = |label: &str| label.chars().all(char::is_alphabetic) || label.to_ascii_lowercase().starts_with("xn--");
    !name.is_empty()
        && !value.replacen('@', "", 1).contains(odd)
        && labels().count() > 1
        && labels().all(is_label)
        && labels().next_back().is_some_and(is_top)
}

/// Whether a part of a domain can be one: in one alphabet, since no other is given to anybody.
fn is_label(label: &str) -> bool {
    let latin = |c: char| c.is_alphabetic() && c.is_ascii();
    let mixed = label.contains(latin) && label.contains(|c: char| c.is_alphabetic() && !is_latin(c));
    !label.is_empty() && !mixed
}

/// Whether a letter is Latin, with a sign on it or without.
fn is_latin(letter: char) -> bool {
    letter.is_ascii() || matches!(letter, '\u{c0}'..='\u{24f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_parted_into_its_values() {
        for (kind, line, values) in [
            ("phone", "(846) 000-10-05; 000-10-06", &["(846) 000-10-05", "000-10-06"][..]),
            ("phone", "+7 495 000-10-01, доб. 11400", &["+7 495 000-10-01, доб. 11400"]),
            ("phone", "+7 495 000-10-01, +7 495 000-10-02", &["+7 495 000-10-01", "+7 495 000-10-02"]),
            ("phone", "79000000211.0", &["79000000211"]),
            ("phone", "+79000000211,00", &["+79000000211"]),
            ("phone", "79000000211.5", &["79000000211.5"]),
            ("phone", "+7 900 000-20-13 ::: +7 900 000-20-14", &["+7 900 000-20-13", "+7 900 000-20-14"]),
            ("email", "a@example.org, d@example.org", &["a@example.org", "d@example.org"]),
            ("email", "a@example.org d@example.org", &["a@example.org", "d@example.org"]),
            ("email", "Иван <ivan@example.org>", &["ivan@example.org"]),
            ("email", "Иван Ким <a@example.org>; \"Ким, В.\" <d@example.org>", &["a@example.org", "d@example.org"]),
            ("email", "mailto:a@example.org", &["a@example.org"]),
            ("email", "foo@", &["foo@"]),
            ("email", "", &[]),
            ("site", "example.org, www.example.org", &["example.org", "www.example.org"]),
        ] {
            assert_eq!(parts(kind, line), values, "{line}");
        }
    }

    #[test]
    fn what_is_no_phone_and_no_e_mail_is_told() {
        for (kind, value, one) in [
            ("phone", "+7 900 000-20-01", true),
            ("phone", "000-10-06", true),
            ("phone", "89000002001 (секретарь)", true),
            ("phone", "доб. 114", true),
            ("phone", "8 800 000-00-00 доб. 12345", true),
            ("phone", "+7 900 1", false),
            ("phone", "+7 900 000-00-0", false),
            ("phone", "+7 900 000-00-0 доб. 12", false),
            ("phone", "00 7 900 000-00-0", false),
            ("phone", "+44 7700 9001", false),
            ("phone", "+44 7700 900118", true),
            ("phone", "+49 30 123456", true),
            ("phone", "+375 29 123-45-6", false),
            ("phone", "+375 29 123-45-67", true),
            ("phone", "+8 900 000-20-01", true),
            ("phone", "+7 495 000-10-01 доб. 5", true),
            ("phone", "абв", false),
            ("phone", "123", false),
            ("phone", "7,9E+10", false),
            ("phone", "7.90000002E+10", false),
            ("phone", "7,9Е+10", false),
            ("email", "a@example.org", true),
            ("email", "иван@пример.рф", true),
            ("email", "foo@", false),
            ("email", "foo", false),
            ("email", "@example.org", false),
            ("email", "a b@example.org", false),
            ("email", "a@@example.org", false),
            ("email", "a@example.", false),
            ("email", "info@romashka.example.ruмvv", false),
            ("email", "info@rоmashka.example.org", false),
            ("email", "info@bücher.example.org", true),
            ("email", "info@xn--e1afmkfd.xn--p1ai", true),
            ("email", "info@1c.example", true),
            ("email", "info@example.c0m", false),
            ("site", "что угодно", true),
        ] {
            assert_eq!(is_one(kind, value), one, "{value}");
        }
    }
}
