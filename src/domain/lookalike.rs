//! Letters of two alphabets that look alike: a Latin C typed into «Север» makes no other company.

use std::borrow::Cow;

/// Letters that look alike, Latin and Cyrillic, lower case; in capitals, as names begin, all of them do.
const ALIKE: [(char, char); 12] = [
    ('a', 'а'),
    ('b', 'в'),
    ('c', 'с'),
    ('e', 'е'),
    ('h', 'н'),
    ('k', 'к'),
    ('m', 'м'),
    ('o', 'о'),
    ('p', 'р'),
    ('t', 'т'),
    ('x', 'х'),
    ('y', 'у'),
];
/// Legal forms, wholly typed in Latin letters before a Cyrillic name.
const FORMS: [&str; 3] = ["ooo", "oao", "ao"];

fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic()
}

fn is_cyrillic(c: char) -> bool {
    ('\u{400}'..='\u{52f}').contains(&c)
}

/// Folded text in which no word mixes alphabets, where its letters can be taken for those of one of them.
pub fn unmixed(folded: &str) -> Cow<'_, str> {
    if !folded.contains(is_latin) || !folded.contains(is_cyrillic) {
        return Cow::Borrowed(folded);
    }
    let mut text = String::with_capacity(folded.len());
    for part in folded.split_inclusive(|c: char| !c.is_alphanumeric()) {
        let word = part.trim_end_matches(|c: char| !c.is_alphanumeric());
        if FORMS.contains(&word) {
            text.extend(part.chars().map(to_cyrillic));
        } else if word.contains(is_latin) && word.contains(is_cyrillic) {
            let of_latin = word.chars().any(|c| is_latin(c) && to_cyrillic(c) == c);
            let of_cyrillic = word.chars().any(|c| is_cyrillic(c) && to_latin(c) == c);
            match (of_latin, of_cyrillic) {
                (true, true) => text.push_str(part),
                (true, false) => text.extend(part.chars().map(to_latin)),
                _ => text.extend(part.chars().map(to_cyrillic)),
            }
        } else {
            text.push_str(part);
        }
    }
    Cow::Owned(text)
}

fn to_cyrillic(c: char) -> char {
    ALIKE.iter().find(|(latin, _)| *latin == c).map_or(c, |(_, cyrillic)| *cyrillic)
}

fn to_latin(c: char) -> char {
    ALIKE.iter().find(|(_, cyrillic)| *cyrillic == c).map_or(c, |(latin, _)| *latin)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_mixed_letters_are_taken_by_their_look() {
        for (folded, unmixed_) in [
            ("cевер", "север"),
            ("ooo север", "ооо север"),
            ("ао tехно-север", "ао техно-север"),
            ("nоrd", "nord"),
            ("кофе coca", "кофе coca"),
            ("хайdigital", "хайdigital"),
            ("coca", "coca"),
            ("осa", "оса"),
        ] {
            assert_eq!(unmixed(folded), unmixed_, "{folded}");
        }
    }
}
