//! What makes two writings of a phone the same: the number within its country, however it is dialled.

use super::name::fold;
use std::borrow::Cow;

/// What stands before an extension.
pub(super) const EXTENSION: [&str; 6] = ["доб", "вн", "ext", "x", "х", "#"];
/// Pauses in dialling, behind which an extension may stand too.
const PAUSES: [&str; 2] = [";", ","];
/// The most figures of an extension.
const INNER: usize = 6;
/// What parts a number from its extension where both are compared.
const INSIDE: char = 'x';
/// Fewer figures identify nothing.
const LEAST: usize = 5;
/// A number of so many figures has a country code before it, whether a plus says so or not.
const WITH_COUNTRY: usize = 12;
/// So many figures without a letter are a phone.
const WHOLE: usize = 7;
/// So many are one whatever stands between them.
const WITH_CODE: usize = 10;
/// A number of so many figures has an area code.
const WITH_AREA: usize = 9;
/// What is dialled before a country code instead of a plus.
const ABROAD: [&str; 3] = ["00", "810", "011"];
/// Country codes of two figures (E.164); 1 and 7 have one, all others three.
const OF_TWO: [&str; 43] = [
    "20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44", "45", "46", "47", "48", "49", "51", "52", "53", "54",
    "55", "56", "57", "58", "60", "61", "62", "63", "64", "65", "66", "81", "82", "84", "86", "90", "91", "92", "93", "94", "95",
];

/// The fewest figures behind a country code (E.164), where numbers are of one length or nearly so.
const LEAST_WITHIN: [(&str, usize); 27] = [
    ("7", 10),
    ("1", 10),
    ("20", 8),
    ("30", 10),
    ("31", 9),
    ("33", 9),
    ("34", 9),
    ("41", 9),
    ("44", 9),
    ("48", 9),
    ("52", 10),
    ("81", 9),
    ("86", 10),
    ("90", 10),
    ("91", 10),
    ("351", 9),
    ("370", 8),
    ("371", 8),
    ("373", 8),
    ("374", 8),
    ("375", 9),
    ("380", 9),
    ("992", 9),
    ("993", 8),
    ("994", 9),
    ("995", 9),
    ("996", 9),
];
/// The fewest figures of any other number with its country code.
const LEAST_ABROAD: usize = 7;

/// The number of a folded phone without its extension, and whether a plus before it names its country.
fn main_of(folded: &str) -> (&str, bool) {
    let main = parted(folded).map_or(folded, |(main, _)| main);
    (main, main.trim_start_matches(|c: char| !c.is_ascii_digit() && c != '+').starts_with('+'))
}

/// Whether a phone stands in a text: so many figures as no sum or day has, or a plus or a dash among fewer.
pub fn stands_in(text: &str) -> bool {
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | '(' | ')') || c.is_whitespace();
    text.split(|c: char| !is_part(c)).any(|run| {
        let count = figures(run).len();
        count >= WITH_CODE || count >= WHOLE && run.contains(['+', '-'])
    })
}

/// The figures that identify a phone in any writing: without extension, country code and trunk prefix. So +44 7700 900118,
/// 0044 7700 900118 and 07700 900118 are one number, and so are +7 900 000-20-01 and 8 900 000-20-01. Fewer than five
/// figures identify nothing and give an empty text.
pub fn phone_key(phone: &str) -> String {
    let folded = fold(phone);
    let (main, plus) = main_of(&folded);
    let digits = figures(main);
    if digits.len() < LEAST {
        return String::new();
    }
    let key = national(&digits, plus);
    if key.len() < LEAST { digits } else { key.to_owned() }
}

/// Whether a number names its country and has fewer figures than any number there.
pub fn is_short(phone: &str) -> bool {
    let folded = fold(phone);
    let (main, plus) = main_of(&folded);
    let digits = figures(main);
    let abroad = if plus {
        Some(digits.as_str())
    } else {
        // A number of a town may begin with noughts too.
        ABROAD.iter().find_map(|prefix| digits.strip_prefix(prefix)).filter(|rest| rest.len() >= WITH_AREA && !rest.starts_with('0'))
    };
    // Many write +8 for the 8 that is dialled in Russia.
    let Some(rest) = abroad.filter(|rest| !(rest.starts_with('8') && rest.len() == 11)) else { return false };
    let (code, least) = LEAST_WITHIN.iter().find(|(code, _)| rest.starts_with(code)).copied().unwrap_or(("", LEAST_ABROAD));
    rest.len() < code.len() + least
}

/// A folded phone without its extension, and what stands behind the mark of one.
fn parted(folded: &str) -> Option<(&str, &str)> {
    // Most phones are figures and nothing that could be a mark.
    if folded.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '+' | '-' | '(' | ')')) {
        return None;
    }
    let marks = EXTENSION.iter().chain(&PAUSES).filter_map(|mark| folded.split_once(mark));
    marks.min_by_key(|(head, _)| head.len()).filter(|(head, _)| figures(head).len() >= LEAST)
}

/// Whether a word by itself says that an extension follows.
pub fn leads_to_extension(word: &str) -> bool {
    EXTENSION.contains(&word) || word == "внутр"
}

/// The figures of an extension; empty where there is none.
pub fn extension(phone: &str) -> String {
    let folded = fold(phone);
    let inner = parted(&folded).map_or_else(String::new, |(_, rest)| figures(rest));
    if inner.len() > INNER { String::new() } else { inner }
}

/// The figures to dial as they are filed, with the plus, without an extension; empty where fewer are there than dial anything.
pub fn dialled(phone: &str) -> String {
    let folded = fold(phone);
    let (main, plus) = main_of(&folded);
    let digits = figures(main);
    if digits.len() < LEAST { String::new() } else { format!("{}{digits}", if plus { "+" } else { "" }) }
}

/// The key with the extension: what a phone is found by when it is typed whole. It begins with the key.
pub fn phone_line(phone: &str) -> String {
    match (phone_key(phone), extension(phone)) {
        (key, inner) if key.is_empty() || inner.is_empty() => key,
        (key, inner) => format!("{key}{INSIDE}{inner}"),
    }
}

/// A phone without the word before it that says what it is: «тел. +7 900 111-22-33», `mob +44 7700 900222`. What is no phone then is given
/// as it was.
pub fn without_its_name(typed: &str) -> &str {
    let plain = typed.trim_start();
    let name = plain.find(|c: char| !c.is_alphabetic()).and_then(|end| plain.split_at_checked(end));
    let named = name.filter(|(name, _)| CALLED.contains(&fold(name).as_str()));
    let Some((_, rest)) = named else { return typed };
    let rest = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '.' | ':'));
    let figures = rest.chars().any(|c| c.is_ascii_digit()) && is_phone(rest);
    if figures { rest } else { typed }
}

/// Whether a text begins as a phone does, by a short word for one with something behind it: «телефон абв», `tel. abc`. Of the longer words a
/// position may begin: «рабочий цеха», `office manager`.
pub fn says_it_is_one(typed: &str) -> bool {
    let plain = typed.trim_start();
    let name = plain.find(|c: char| !c.is_alphabetic()).and_then(|end| plain.split_at_checked(end));
    name.is_some_and(|(name, rest)| SHORTLY.contains(&fold(name).as_str()) && rest.starts_with([' ', '.', ':']))
}

/// What a phone alone is called.
const SHORTLY: [&str; 8] = ["тел", "телефон", "моб", "сот", "факс", "tel", "mob", "fax"];

/// What a phone is called beside its figures.
pub const CALLED: [&str; 18] = [
    "тел",
    "телефон",
    "т",
    "моб",
    "мобильный",
    "мобила",
    "сот",
    "сотовый",
    "раб",
    "рабочий",
    "факс",
    "tel",
    "phone",
    "mob",
    "mobile",
    "cell",
    "fax",
    "office",
];

/// Whether what is typed is a phone and nothing else: figures, and perhaps an extension by one of its marks.
pub fn is_phone(typed: &str) -> bool {
    !typed.chars().any(char::is_alphabetic) || begun_with_extension(typed).is_some()
}

/// What is typed as a whole number with an extension: its line, and its key. While the extension is still to come both
/// are the same.
pub fn begun_with_extension(typed: &str) -> Option<(String, String)> {
    let folded = fold(typed);
    let (main, rest) = parted(&folded)?;
    // Behind the mark stand the rest of its word and figures, before it figures alone.
    let inner = rest.trim_start_matches(|c: char| c.is_alphabetic() || c == '.' || c.is_whitespace());
    let plain = !main.chars().any(char::is_alphabetic) && inner.chars().all(|c| c.is_ascii_digit() || c == ' ');
    let word = rest.chars().take_while(|c| c.is_alphabetic()).count() <= "авочный".chars().count();
    (plain && word && figures(main).len() >= WHOLE).then(|| (phone_line(typed), phone_key(typed)))
}

/// What a key may hold of a phone that is being typed: the figures as they are, and those behind what is dialled before; of a
/// number with an extension first the one that has it.
pub fn phone_begun(typed: &str) -> Vec<String> {
    if let Some((line, key)) = begun_with_extension(typed) {
        return if line == key { vec![key] } else { vec![line, key] };
    }
    let digits = figures(typed);
    let mut begun = vec![digits.clone()];
    begun.extend(without_plus(&digits));
    begun.extend(without_desk(typed));
    let rest = match phone_key(typed) {
        key if key.is_empty() || key == digits => without_prefix(&digits, typed.trim_start().starts_with('+')).to_owned(),
        key => key,
    };
    if rest.len() > 2 && rest != digits {
        begun.push(rest);
    }
    begun
}

/// All figures of a number abroad, its country first: it is found by how it begins, too. One at home has its key for that.
pub fn figures_abroad(phone: &str) -> Option<String> {
    let folded = fold(phone);
    let (main, plus) = main_of(&folded);
    let digits = figures(main);
    (plus && digits.len() >= LEAST && !digits.starts_with(['7', '8'])).then_some(digits)
}

/// What is sought in names and keys where this was typed: of a phone what any writing of it has.
pub fn sought(typed: &str) -> Cow<'_, str> {
    if let Some((line, _)) = begun_with_extension(typed) {
        return Cow::Owned(line);
    }
    let is_phone = is_phone(typed) && figures(typed).len() >= WHOLE;
    let begun = || phone_begun(typed).into_iter().rfind(|begun| Some(begun) != without_plus(&figures(typed)).as_ref());
    match is_phone.then(begun).flatten() {
        Some(begun) => Cow::Owned(begun),
        None => Cow::Borrowed(typed),
    }
}

/// A number of which the plus before its country code was lost: 49 30 123456. What begins as at home is at home.
fn without_plus(digits: &str) -> Option<String> {
    let abroad = OF_TWO.iter().any(|code| digits.starts_with(code)) && !digits.starts_with('9');
    (abroad && (WITH_COUNTRY - 2..WITH_COUNTRY).contains(&digits.len())).then(|| within_country(digits).to_owned())
}

/// The number of a house where a desk of it is dialled behind a hyphen, as in Germany: +49 30 123456-12.
fn without_desk(typed: &str) -> Option<String> {
    let (house, desk) = typed.trim().rsplit_once('-')?;
    let is_desk = desk.len() <= 4 && !desk.is_empty() && desk.chars().all(|c| c.is_ascii_digit());
    let is_there = ["+49", "+43", "+41", "0049", "0043", "0041"].iter().any(|code| house.trim_start().starts_with(code));
    (is_desk && is_there).then(|| phone_key(house)).filter(|key| key.len() >= LEAST)
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
    fn a_phone_is_told_by_the_word_before_it() {
        for (typed, phone) in [
            ("тел. +7 900 111-22-33", "+7 900 111-22-33"),
            ("тел 123", "123"),
            ("моб.: 89001112233", "89001112233"),
            ("mob +44 7700 900222", "+44 7700 900222"),
            ("Tel: 4822 000001", "4822 000001"),
            ("телеком", "телеком"),
            ("office manager 2", "office manager 2"),
            ("тел.", "тел."),
        ] {
            assert_eq!(without_its_name(typed), phone, "{typed}");
        }
    }

    #[test]
    fn a_phone_in_a_text_is_no_sum_and_no_day() {
        for text in ["зв 89001234567 просят скидку", "+7 495 777-10-20: спрашивали", "call +44 113 496 0000", "звонили с 777-10-20"]
        {
            assert!(stands_in(text), "{text}");
        }
        for text in ["+1 10:00 зв", "скидка 1 200 000 руб.", "26.11.2026", "+3", "с 10-12 по 14-16", "счёт 118 на 500 000"]
        {
            assert!(!stands_in(text), "{text}");
        }
    }

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
    fn a_phone_with_its_extension_is_one_in_every_writing() {
        let whole = ["9000000001x103".to_owned(), "9000000001".to_owned()];
        for typed in [
            "+7 900 000-00-01 доб. 103",
            "8 900 000-00-01 доб103",
            "+7 900 000-00-01 добавочный 103",
            "+79000000001 вн. 103",
            "+7 (900) 000-00-01 ext. 103",
            "89000000001 #103",
            "9000000001x103",
            "89000000001х103",
            "+7 900 000-00-01, доб. 103",
            "+7 900 000-00-01,103",
        ] {
            assert_eq!(phone_begun(typed), whole, "{typed}");
            assert_eq!(
                (phone_line(typed), phone_key(typed), extension(typed)),
                (whole[0].clone(), whole[1].clone(), "103".into()),
                "{typed}"
            );
            assert_eq!((sought(typed), is_phone(typed)), (Cow::Borrowed(whole[0].as_str()), true), "{typed}");
        }
        assert_eq!(phone_begun("+7 900 000-00-01 доб."), [whole[1].clone()], "it is still to come");
        for other in ["ромашка 103", "доб. 103", "+7 900 000-00-01 секретарь", "иванов 89000000001"] {
            assert_eq!((begun_with_extension(other), is_phone(other)), (None, false), "{other}");
        }
        assert_eq!(extension("+7 900 000-00-01; +7 900 000-00-02"), "", "another number");
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
