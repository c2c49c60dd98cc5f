//! How names, phones and company names are compared: in which form a person would call them the same.

use super::lookalike::unmixed;
use unicode_normalization::UnicodeNormalization;

/// Text as it is compared and searched: composed (NFC), lower case, ё as е, white space single.
pub fn fold(text: &str) -> String {
    // What people write is nearly always composed already, and finding that out is much cheaper than composing.
    if text.chars().all(is_composed) { fold_composed(text.chars()) } else { fold_composed(text.nfc()) }
}

/// Whether a character never takes part in composing: Latin letters, Russian letters and the punctuation around them.
fn is_composed(c: char) -> bool {
    matches!(c, '\0'..='\u{2ff}' | '\u{400}'..='\u{481}' | '\u{48a}'..='\u{52f}' | '\u{2010}'..='\u{2027}' | '₽' | '№')
}

fn fold_composed(text: impl Iterator<Item = char>) -> String {
    let mut folded = String::with_capacity(text.size_hint().0 * 2);
    let mut gap = false;
    for c in text.flat_map(char::to_lowercase) {
        if c.is_whitespace() {
            gap = !folded.is_empty();
            continue;
        }
        if gap {
            folded.push(' ');
            gap = false;
        }
        folded.push(if c == 'ё' { 'е' } else { c });
    }
    folded
}

/// The digits that identify a phone in any writing: without extension, and with a Russian trunk 8 turned into 7.
/// Fewer than five digits identify nothing and give an empty text.
pub fn phone_key(phone: &str) -> String {
    let folded = fold(phone);
    let main = ["доб", "ext", "x", "#", ";", ","]
        .iter()
        .filter_map(|mark| folded.split_once(mark))
        .map(|(head, _)| head)
        .min_by_key(|head| head.len());
    let main = main.filter(|head| head.chars().filter(char::is_ascii_digit).count() >= 5).unwrap_or(&folded);
    let digits: String = main.chars().filter(char::is_ascii_digit).collect();
    let international = main.trim_start().starts_with('+');
    match digits.len() {
        0..=4 => String::new(),
        11 if !international && digits.starts_with('8') => digits.replacen('8', "7", 1),
        10 if !international => format!("7{digits}"),
        11 if international && digits.starts_with('8') => digits.replacen('8', "7", 1),
        _ => digits,
    }
}

/// An e-mail address as it is compared.
pub fn email_key(email: &str) -> String {
    fold(email.trim())
}

const LEGAL_FORMS: &[&str] = &[
    "ооо", "оао", "зао", "пао", "нао", "ао", "ип", "гк", "тд", "нко", "фгуп", "гуп", "муп", "ltd", "llc", "inc", "gmbh", "ag", "plc", "co",
    "corp", "kg", "sa", "bv", "oy", "ab", "spa", "srl",
];
const LEGAL_PHRASES: &[&str] = &[
    "общество с ограниченной ответственностью",
    "индивидуальный предприниматель",
    "акционерное общество",
    "группа компаний",
    "торговый дом",
];

/// A company's name as it is compared: folded, in letters of one alphabet, without quotes, punctuation and legal form.
pub fn company_key(name: &str) -> String {
    let spaced: String = unmixed(&fold(name)).chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    let mut text = format!(" {} ", spaced.split_whitespace().collect::<Vec<_>>().join(" "));
    for phrase in LEGAL_PHRASES {
        text = text.replace(&format!(" {phrase} "), " ");
    }
    let words: Vec<&str> = text.split_whitespace().filter(|word| !LEGAL_FORMS.contains(word)).collect();
    if words.is_empty() { spaced.split_whitespace().collect::<Vec<_>>().join(" ") } else { words.join(" ") }
}

/// The full name in the order of the trade's lists: family name first.
pub fn full_name(family: &str, given: &str, middle: &str) -> String {
    [family, given, middle].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Family name with initials, as in tables: «Иванов И. П.».
pub fn short_name(family: &str, given: &str, middle: &str) -> String {
    let mut name = family.to_owned();
    for part in [given, middle] {
        if let Some(initial) = part.chars().find(|c| c.is_alphabetic()) {
            if !name.is_empty() {
                name.push(' ');
            }
            name.extend(initial.to_uppercase());
            name.push('.');
        }
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comparison_forgets_case_yo_and_spacing() {
        assert_eq!(fold("  ЩЁГОЛЕВА\tОльга "), "щеголева ольга");
        assert_eq!(fold("Й"), fold("И\u{306}"));
    }

    /// A text is folded alike, whether it was found to be composed or was composed for it.
    #[test]
    fn what_is_composed_already_stays_as_it_is() {
        for c in (0..=0x2ff).chain(0x400..=0x52f).chain(0x2010..=0x2027).filter_map(char::from_u32).filter(|c| is_composed(*c)) {
            assert_eq!(fold_composed(std::iter::once(c)), fold_composed(String::from(c).nfc()), "{c:?}");
        }
    }

    #[test]
    fn one_phone_in_many_writings_is_one() {
        for written in [
            "+7 900 000-20-02",
            "8 (900) 000 20 02",
            "89000002002",
            "9000002002",
            "tel:+79000002002",
            "tel:89000002002",
            "+7 900 000-20-02 доб. 114",
        ] {
            assert_eq!(phone_key(written), "79000002002", "{written}");
        }
        assert_eq!(phone_key("+49 451 00010 07"), "494510001007");
        assert_eq!(phone_key("112"), "");
    }

    #[test]
    fn a_company_is_known_by_its_own_word() {
        for written in ["ООО \"Ромашка\"", "Ромашка", "ромашка, ООО", "Общество с ограниченной ответственностью «Ромашка»"]
        {
            assert_eq!(company_key(written), "ромашка");
        }
        assert_eq!(company_key("ООО \"Торговый дом \"Альфа-Трейд\""), company_key("Альфа-Трейд"));
        assert_eq!(company_key("OOO Cевер"), "север");
        assert_eq!(company_key("Nordlicht Pack GmbH"), "nordlicht pack");
        assert_eq!(company_key("ООО"), "ооо");
    }

    #[test]
    fn initials_follow_the_family_name() {
        assert_eq!(short_name("Иванов", "Иван", "Петрович"), "Иванов И. П.");
        assert_eq!(short_name("O’Brien", "Sinéad", ""), "O’Brien S.");
    }
}
