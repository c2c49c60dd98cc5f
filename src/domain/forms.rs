//! Words as they are searched: parted, folded, and cut to what their forms have in common.

use frostem::{Algorithm, Stemmer};
use std::ops::Range;
use unicode_normalization::char::{compose, is_combining_mark};

/// Longer words are cut: nobody types them, and keys pasted into notes must not fill the list of words.
const LONGEST: usize = 48;
/// A stem shorter than this says too little: the word is taken as it is.
const SHORTEST_STEM: usize = 3;
/// A vowel that comes and goes between the last two consonants: «звонок», «звонка».
const FLEETING: [char; 2] = ['о', 'е'];

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Folded: composed, lower case, ё as е, without stress marks.
    pub folded: String,
    /// Where it stands, counted in characters.
    pub at: Range<usize>,
}

/// The words of a text, in order: runs of letters and digits.
pub fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    each_word(text, |folded, at| words.push(Word { folded: folded.to_owned(), at }));
    words
}

/// Calls `each` with every word of a text, folded, and its place in characters.
pub fn each_word(text: &str, mut each: impl FnMut(&str, Range<usize>)) {
    let mut folded = String::new();
    let (mut begun, mut letters, mut end) = (0, 0, 0);
    for (at, c) in text.chars().enumerate() {
        if is_combining_mark(c) {
            if let Some(whole) = folded.chars().last().and_then(|last| compose(last, c)) {
                folded.pop();
                folded.push(if whole == 'ё' { 'е' } else { whole });
            }
            end = at + 1;
        } else if c.is_alphanumeric() {
            if letters == 0 {
                begun = at;
            }
            letters += 1;
            end = at + 1;
            if letters <= LONGEST {
                folded.extend(c.to_lowercase().filter(|c| !is_combining_mark(*c)).map(|c| if c == 'ё' { 'е' } else { c }));
            }
        } else if letters > 0 {
            each(&folded, begun..end);
            folded.clear();
            letters = 0;
        }
    }
    if letters > 0 {
        each(&folded, begun..end);
    }
}

/// The beginnings that the forms of a folded word have, one of which each form begins with.
///
/// «договором» gives «договор», which «договоры» begins with too; a word with a fleeting vowel gives two beginnings.
pub fn beginnings(word: &str) -> Vec<String> {
    let long = |text: &str| text.chars().count() >= SHORTEST_STEM;
    if word.chars().any(|c| c.is_ascii_digit()) {
        return vec![word.to_owned()];
    }
    if word.chars().all(|c| c.is_ascii_lowercase()) {
        return english(word);
    }
    if !word.chars().all(|c| matches!(c, 'а'..='я')) {
        return vec![word.to_owned()];
    }
    let stem = Stemmer::new(Algorithm::Russian).stem(word).into_owned();
    let stem = if long(&stem) && word.starts_with(&stem) { stem } else { word.to_owned() };
    let mut all = vec![stem.clone()];
    let letters: Vec<char> = stem.chars().collect();
    if let [head @ .., before, vowel, last] = letters.as_slice()
        && !head.is_empty()
        && FLEETING.contains(vowel)
        && is_consonant(*before)
        && *last == 'к'
    {
        all.push(head.iter().chain([before, last]).collect());
    } else if let [head @ .., before, 'к'] = letters.as_slice()
        && !head.is_empty()
        && is_consonant(*before)
    {
        all.extend(FLEETING.map(|vowel| head.iter().chain([before, &vowel, &'к']).collect()));
    }
    all
}

fn is_consonant(c: char) -> bool {
    matches!(c, 'б'..='я') && !matches!(c, 'е' | 'и' | 'й' | 'о' | 'у' | 'ъ'..='я')
}

/// English stems are not always beginnings of the word: `companies` gives `compani`, `pricing` gives `price`.
fn english(word: &str) -> Vec<String> {
    let stem = Stemmer::new(Algorithm::English).stem(word).into_owned();
    let common: String = word.chars().zip(stem.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a).collect();
    if let Some(head) = stem.strip_suffix('i').filter(|head| head.len() >= SHORTEST_STEM) {
        return vec![format!("{head}i"), format!("{head}y")];
    }
    let silent = stem.strip_suffix('e').filter(|head| head.len() > SHORTEST_STEM).unwrap_or(&stem);
    if word.starts_with(silent) && silent.len() >= SHORTEST_STEM {
        vec![silent.to_owned()]
    } else if common.len() > SHORTEST_STEM {
        vec![common]
    } else {
        vec![word.to_owned()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_are_parted_folded_and_know_their_place() {
        let folded = |text| words(text).into_iter().map(|word| word.folded).collect::<Vec<_>>();
        assert_eq!(folded("Щёголева, O’Brien: 45→60 дн."), ["щеголева", "o", "brien", "45", "60", "дн"]);
        assert_eq!(folded("И\u{306}од Ее\u{308} за\u{301}мок"), ["йод", "ее", "замок"]);
        assert_eq!(words("  За\u{301}мок ")[0].at, 2..8);
    }

    #[test]
    fn forms_share_a_beginning() {
        let families = [
            &["договор", "договором", "договоры", "договорах"][..],
            &["отсрочка", "отсрочку", "отсрочек", "отсрочки"],
            &["звонок", "звонка", "звонки", "звонками"],
            &["поставка", "поставок", "поставщик"],
            &["щеголева", "щеголевой", "щеголеву"],
            &["offer", "offers", "offered"],
            &["company", "companies"],
            &["price", "prices", "pricing"],
        ];
        for family in families {
            for typed in family.iter().filter(|word| **word != "поставщик") {
                for written in family.iter().filter(|word| **word != "поставщик") {
                    assert!(beginnings(typed).iter().any(|head| written.starts_with(head.as_str())), "{typed} does not find {written}");
                }
            }
        }
        assert_eq!(beginnings("дни"), ["дни"]);
        assert_eq!(beginnings("2026"), ["2026"]);
    }

    proptest! {
        #[test]
        fn any_text_has_words_within_it(text in "\\PC{0,60}") {
            let chars = text.chars().count();
            for word in words(&text) {
                prop_assert!(word.at.start < word.at.end && word.at.end <= chars);
                prop_assert!(!beginnings(&word.folded).is_empty());
            }
        }
    }
}
