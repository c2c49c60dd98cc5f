//! What makes two writings of a name the same.

pub use crate::domain::declined::{case_forms, skeleton};
use crate::domain::name::fold;

/// How a typed name meets a name in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// The same name, in whatever case form or script.
    Same,
    /// Its beginning.
    Begun,
    /// The beginning of a given name: a family name that begins so goes before it.
    BegunGiven,
}

/// How one typed word meets a word of a name (hyphenated names count whole and by their parts).
pub fn likeness(typed: &str, name: &str) -> Option<Likeness> {
    let wanted = skeleton(typed);
    if wanted.is_empty() || name.is_empty() {
        return None;
    }
    let whole = skeleton(name);
    let first = wanted.chars().next();
    // Forms share their beginning with the name: most names are told apart by the first letter.
    if !whole.split(' ').any(|part| part.chars().next() == first) {
        return None;
    }
    // A case form differs in its last letters only.
    let shared = |part: &str| part.bytes().zip(wanted.bytes()).take_while(|(one, other)| one == other).count();
    if !whole.split(' ').chain([whole.as_str()]).any(|part| shared(part) + CHANGING >= part.len().min(wanted.len())) {
        return None;
    }
    let parts = name.split('-').filter(|part| !part.is_empty()).chain((name.contains('-')).then_some(name));
    if parts.flat_map(case_forms).any(|form| skeleton(&form) == wanted) {
        return Some(Likeness::Same);
    }
    // «Смиту» is Smith: a foreign name that ends in a consonant takes Russian endings.
    let foreign = typed.chars().any(|c| ('а'..='я').contains(&c)) && name.chars().any(|c| c.is_ascii_alphabetic());
    if foreign && ENDINGS.iter().any(|ending| wanted.strip_suffix(&skeleton(ending)) == Some(whole.as_str())) && !ends_in_a_vowel(name) {
        return Some(Likeness::Same);
    }
    let begins = whole.starts_with(&wanted) || whole.split(' ').any(|part| part.starts_with(&wanted));
    begins.then_some(Likeness::Begun)
}

/// How many letters at the end of a name may change with its case, as it sounds.
const CHANGING: usize = 3;
/// Russian case endings of masculine names.
const ENDINGS: [&str; 5] = ["а", "у", "ом", "ем", "е"];

fn ends_in_a_vowel(name: &str) -> bool {
    name.chars().last().is_some_and(|c| "aeiouyAEIOUY".contains(c))
}

/// Beginnings under which the file may keep a typed name: as typed, in the other script, with an umlaut; cut so short
/// that every case form has it.
pub fn beginnings(typed: &str) -> Vec<String> {
    let folded = fold(typed);
    let mut spellings = vec![folded.clone()];
    if folded.chars().any(|c| c.is_ascii_alphabetic()) {
        spellings.push(cyrillic(&folded));
        for (plain, umlaut) in [("ue", "ü"), ("oe", "ö"), ("ae", "ä"), ("u", "ü"), ("o", "ö"), ("a", "ä"), ("e", "é"), ("i", "í")] {
            if folded.contains(plain) {
                spellings.push(folded.replacen(plain, umlaut, 1));
            }
        }
    } else {
        // A sound may be written twice: «Анна» is Anna.
        let sound: Vec<char> = skeleton(&folded).chars().collect();
        spellings.push(sound.iter().collect());
        if let [first, second, rest @ ..] = sound.as_slice() {
            spellings.push([first, second, second].into_iter().chain(rest).collect());
        }
    }
    let mut begun: Vec<String> = Vec::new();
    for spelling in spellings {
        let length = spelling.chars().count();
        let cut: String = spelling.chars().take(length.saturating_sub(3).max(3)).collect();
        if !cut.is_empty() && !begun.contains(&cut) {
            begun.push(cut);
        }
    }
    begun
}

/// Latin letters as Russian ones, by the usual transliteration.
fn cyrillic(latin: &str) -> String {
    const LETTERS: &[(&str, &str)] = &[
        ("shch", "щ"),
        ("sch", "ш"),
        ("sh", "ш"),
        ("ch", "ч"),
        ("zh", "ж"),
        ("kh", "х"),
        ("ts", "ц"),
        ("ya", "я"),
        ("ja", "я"),
        ("yu", "ю"),
        ("ju", "ю"),
        ("yo", "е"),
        ("jo", "е"),
        ("ye", "е"),
        ("ck", "к"),
        ("ph", "ф"),
        ("x", "кс"),
        ("a", "а"),
        ("b", "б"),
        ("c", "к"),
        ("d", "д"),
        ("e", "е"),
        ("f", "ф"),
        ("g", "г"),
        ("h", "х"),
        ("i", "и"),
        ("j", "й"),
        ("k", "к"),
        ("l", "л"),
        ("m", "м"),
        ("n", "н"),
        ("o", "о"),
        ("p", "п"),
        ("q", "к"),
        ("r", "р"),
        ("s", "с"),
        ("t", "т"),
        ("u", "у"),
        ("v", "в"),
        ("w", "в"),
        ("y", "ы"),
        ("z", "з"),
    ];
    let mut text = String::new();
    let mut rest = latin;
    'letters: while let Some(c) = rest.chars().next() {
        for (from, to) in LETTERS {
            if let Some(after) = rest.strip_prefix(from) {
                text.push_str(to);
                rest = after;
                continue 'letters;
            }
        }
        text.push(c);
        rest = rest.strip_prefix(c).unwrap_or_default();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_name_in_both_scripts_has_one_skeleton() {
        for (one, other) in [
            ("Мюллер", "Müller"),
            ("mueller", "Müller"),
            ("muller", "Müller"),
            ("Щёголева", "Shchyogoleva"),
            ("Щёголева", "shchegoleva"),
            ("Сергей", "Sergey"),
            ("Юрий", "Yuriy"),
            ("Мария", "Mariya"),
            ("Алексей", "Alexey"),
            ("Гиззатуллина", "gizatulina"),
            ("O’Brien", "obrien"),
            ("Sinéad", "sinead"),
            ("Альфа-Трейд", "alfa treid"),
            ("Цветков", "Tsvetkov"),
        ] {
            assert_eq!(skeleton(one), skeleton(other), "{one} {other}");
        }
    }

    #[test]
    fn any_case_form_is_the_same_name() {
        for (typed, name) in [
            ("Семёновой", "Семёнова"),
            ("Петрова", "Петров"),
            ("Петрову", "Петров"),
            ("Петровым", "Петров"),
            ("Петрове", "Петров"),
            ("Петрова", "Петрова"),
            ("Марии", "Мария"),
            ("Льва", "Лев"),
            ("Петра", "Пётр"),
            ("Павла", "Павел"),
            ("Кравцу", "Кравец"),
            ("Достоевского", "Достоевский"),
            ("Толстой", "Толстая"),
            ("Львовне", "Львовна"),
            ("Глебу", "Глеб"),
            ("Артёма", "Артём"),
            ("Сергеем", "Сергей"),
            ("Игоря", "Игорь"),
            ("petrovu", "Петров"),
            ("Смиту", "Smith"),
            ("Вебером", "Weber"),
            ("muller", "Müller-Fritz"),
            ("fritz", "Müller-Fritz"),
            ("Орлову", "Орлов"),
        ] {
            assert_eq!(likeness(typed, name), Some(Likeness::Same), "{typed} {name}");
        }
        for (typed, name) in [("Сем", "Семёнов"), ("gizz", "Гиззатуллина"), ("sokol", "Соколов")] {
            assert_eq!(likeness(typed, name), Some(Likeness::Begun), "{typed} {name}");
        }
        for (typed, name) in [("Семёновой", "Семёнов"), ("Петров", "Петрова"), ("Сидоров", "Петров"), ("", "Петров"), ("Иванов", "")]
        {
            assert_ne!(likeness(typed, name), Some(Likeness::Same), "{typed} {name}");
        }
    }
}
