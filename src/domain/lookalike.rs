//! Letters of two alphabets that look alike: a Latin C typed into «Север» makes no other company.

use std::borrow::Cow;

/// Letters of the two alphabets, Latin and Cyrillic, that are written alike where names begin: in capitals.
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
/// Those of them that nobody can tell apart by eye in small letters either.
const ALIKE_SMALL: [char; 14] = ['a', 'c', 'e', 'o', 'p', 'x', 'y', 'а', 'с', 'е', 'о', 'р', 'х', 'у'];
/// Legal forms, wholly typed in Latin letters before a Cyrillic name.
const FORMS: [&str; 3] = ["ooo", "oao", "ao"];
/// A shorter word in letters that both alphabets have may be anything.
const SHORTEST: usize = 3;

fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic()
}

fn is_cyrillic(c: char) -> bool {
    ('\u{400}'..='\u{52f}').contains(&c)
}

fn to_cyrillic(c: char) -> char {
    ALIKE.iter().find(|(latin, _)| *latin == c).map_or(c, |(_, cyrillic)| *cyrillic)
}

fn to_latin(c: char) -> char {
    ALIKE.iter().find(|(_, cyrillic)| *cyrillic == c).map_or(c, |(latin, _)| *latin)
}

/// The letter of the other alphabet that looks the same to the eye.
fn same_look(c: char, turned: impl Fn(char) -> char) -> char {
    if !c.is_uppercase() {
        return if ALIKE_SMALL.contains(&c) { turned(c) } else { c };
    }
    let mut small = c.to_lowercase().map(turned);
    match (small.next().map(char::to_uppercase), small.next()) {
        (Some(mut capital), None) => capital.next().unwrap_or(c),
        _ => c,
    }
}

/// A word in the letters of one alphabet, where those of the other can be taken for them.
fn of_one_alphabet(word: &str, cyrillic: impl Fn(char) -> char, latin: impl Fn(char) -> char) -> Option<String> {
    if !word.contains(is_latin) || !word.contains(is_cyrillic) {
        return None;
    }
    let of_latin = word.chars().any(|c| is_latin(c) && cyrillic(c) == c);
    let of_cyrillic = word.chars().any(|c| is_cyrillic(c) && latin(c) == c);
    match (of_latin, of_cyrillic) {
        (true, true) => None,
        (true, false) => Some(word.chars().map(latin).collect()),
        _ => Some(word.chars().map(cyrillic).collect()),
    }
}

/// A text word by word, where it has letters of both alphabets.
fn each_word(text: &str, turned: impl Fn(&str) -> Option<String>) -> Cow<'_, str> {
    if !text.contains(is_latin) || !text.contains(is_cyrillic) {
        return Cow::Borrowed(text);
    }
    let mut whole = String::with_capacity(text.len());
    for part in text.split_inclusive(|c: char| !c.is_alphanumeric()) {
        let word = part.trim_end_matches(|c: char| !c.is_alphanumeric());
        match turned(word) {
            Some(word_turned) => {
                whole.push_str(&word_turned);
                whole.push_str(part.strip_prefix(word).unwrap_or_default());
            }
            None => whole.push_str(part),
        }
    }
    Cow::Owned(whole)
}

/// A name as it is kept: no word of it mixes alphabets where the eye sees no difference. What it looks like stays.
pub fn mended(name: &str) -> Cow<'_, str> {
    each_word(name, |word| of_one_alphabet(word, |c| same_look(c, to_cyrillic), |c| same_look(c, to_latin)))
}

/// Text in small letters in which no word mixes alphabets, where its letters can be taken for those of one of them. Every
/// character stands for the one that was there.
pub fn unmixed_words(small: &str) -> Cow<'_, str> {
    each_word(small, |word| of_one_alphabet(word, to_cyrillic, to_latin))
}

/// Folded text with the legal forms before a Cyrillic name in its letters too.
pub fn unmixed(folded: &str) -> Cow<'_, str> {
    each_word(folded, |word| {
        let form = FORMS.contains(&word).then(|| word.chars().map(to_cyrillic).collect());
        form.or_else(|| of_one_alphabet(word, to_cyrillic, to_latin))
    })
}

/// Folded text in the other alphabet, where the look of its words does not tell in which they are: COPT and СОРТ.
pub fn other_look(folded: &str) -> Option<String> {
    let letters = |is: fn(char) -> bool| folded.chars().filter(|c| is(*c)).count();
    let turned: String = match (letters(is_latin), letters(is_cyrillic)) {
        (SHORTEST.., 0) => folded.chars().map(to_cyrillic).collect(),
        (0, SHORTEST..) => folded.chars().map(to_latin).collect(),
        _ => return None,
    };
    let whole = folded.chars().zip(turned.chars()).all(|(was, is)| was != is || !was.is_alphabetic());
    whole.then_some(turned)
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

    #[test]
    fn a_name_is_kept_in_one_alphabet_a_word_and_looks_as_it_did() {
        for (written, kept) in [
            ("Cевер", "Север"),
            ("ООО «Тexно-СEВЕР»", "ООО «Техно-СЕВЕР»"),
            ("Nоrd Рaсk", "Nord Pack"),
            ("Coca-Cola и Ко", "Coca-Cola и Ко"),
            ("ВТBank", "BTBank"),
            ("Хайdigital", "Хайdigital"),
            ("Tеле2", "Теле2"),
            ("Кkт", "Кkт"),
            ("OOO Север", "OOO Север"),
        ] {
            assert_eq!(mended(written), kept, "{written}");
        }
    }

    #[test]
    fn what_looks_the_same_in_either_alphabet_has_another_look() {
        for (folded, other) in [
            ("copt", Some("сорт")),
            ("сорт", Some("copt")),
            ("pocta 24", Some("роста 24")),
            ("север", Some("cebep")),
            ("ромашка", None),
            ("ао", None),
            ("", None),
        ] {
            assert_eq!(other_look(folded).as_deref(), other, "{folded}");
        }
    }
}
