//! What names somebody, as against what only finds them: each word typed is a word of the name in any case form, script and
//! layout, or the beginning of one. A patronymic is named whole; a slip, and letters within a word, name nobody.

use super::likeness::{Likeness, likeness};
use super::lines::Wanted;
use super::variants;
use crate::domain::name::fold;
use crate::domain::sound::sound;

/// What leads to a name and is no part of it: «с Орловым», `to Anna Brook`.
const LEADING: [&str; 20] =
    ["с", "со", "от", "к", "ко", "у", "для", "о", "об", "обо", "про", "по", "за", "to", "from", "with", "for", "at", "about", "by"];
/// So many letters are a name behind a preposition; fewer are still being typed.
const BEHIND: usize = 3;

/// The name behind a preposition, in a text that begins with one.
pub fn after_preposition(typed: &str) -> Option<&str> {
    let (first, rest) = typed.trim_start().split_once(char::is_whitespace)?;
    let leads = LEADING.contains(&fold(first).as_str()) && rest.chars().filter(|c| c.is_alphabetic()).count() >= BEHIND;
    leads.then(|| rest.trim_start())
}

/// A beginning of fewer letters is none where the layout or the alphabet is not the one typed in.
const SHORTEST: usize = 2;

/// Whether what was typed names what has these words; of `middle` no beginning counts.
pub fn names(typed: &str, words: &str, middle: &str) -> bool {
    !is_one_letter(typed)
        && variants(typed).iter().enumerate().any(|(at, variant)| {
            let mut said = parts(variant).peekable();
            said.peek().is_some() && said.all(|word| is_plain(word, at == 0) && parts(words).any(|known| meets(word, known, middle)))
        })
}

/// Whether a word is, or begins, a word of a name.
fn meets(word: &str, known: &str, middle: &str) -> bool {
    match likeness(word, known) {
        Some(Likeness::Same) => true,
        Some(_) => parts(middle).all(|part| part != known),
        None => false,
    }
}

/// Whether a word has letters enough: what came of another layout or alphabet as many as anybody would type.
fn is_plain(word: &str, as_typed: bool) -> bool {
    as_typed || sound(word).bytes.len() >= SHORTEST
}

/// Whether it is one letter again and again, which sounds like the letter alone: «ххх» is nobody's beginning.
pub(super) fn is_one_letter(typed: &str) -> bool {
    let first = typed.chars().next().filter(|c| c.is_alphabetic());
    first.is_some() && typed.chars().count() > SHORTEST && typed.chars().all(|c| Some(c) == first)
}

/// The same of what begins words of a line as it sounds.
pub(super) fn is_begun_by(wanted: &Wanted, as_typed: bool) -> bool {
    wanted.words.iter().all(|word| as_typed || word.len() >= SHORTEST)
}

fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’' | '-'))).filter(|part| part.chars().any(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_named_by_its_words_and_their_beginnings() {
        let full = "Ефимкин Антон Иванович";
        for (typed, named) in [
            ("ефимкин", true),
            ("ефимкину", true),
            ("ефим", true),
            ("antonu efimkinu", true),
            ("tabvrby", true),
            ("антон", true),
            ("антон ивановичу", true),
            ("антонов", false),
            ("иванов", false),
            ("иван", false),
            ("ефимкин петров", false),
            ("ефинкин", false),
            ("аааа", false),
            ("", false),
        ] {
            assert_eq!(names(typed, full, "Иванович"), named, "{typed}");
        }
        assert!(!names("peters", "Peter Brown", "") && !names("marks", "Mark Brown", ""));
        assert!(!names("xxx", "Чернов Пётр", "") && !names("абв", "Дубровик", ""));
    }
}
