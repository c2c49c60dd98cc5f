//! The shape that words have which are names of persons, whether anybody is called so or not.

use super::given;
use super::name::fold;

/// Small words that are the beginning of a family name and are written small.
const PARTICLES: &[&str] = &[
    "van", "von", "vom", "zu", "zum", "zur", "de", "del", "della", "den", "der", "di", "da", "do", "dos", "du", "la", "le", "al", "el",
    "ibn", "bin", "ter", "ван", "фон", "цу", "де", "дель", "дер", "ден", "ди", "да", "ду", "дю", "ла", "ле", "аль", "эль", "ибн", "бин",
    "бен", "тер",
];
/// Words that make a patronymic of the name before them.
const SON_OR_DAUGHTER: &[&str] = &[
    "оглы", "оглу", "углы", "угли", "огли", "улы", "уулу", "кызы", "гызы", "кизи", "ogly", "oglu", "oğlu", "ogli", "uulu", "uly", "ulu",
    "kyzy", "qizi", "qızı", "kizi", "gyzy",
];

/// How Russian and neighbouring family names end, in all case forms, folded.
const ENDINGS: &[&str] = &[
    "ов",
    "ова",
    "ову",
    "овым",
    "ове",
    "овой",
    "овы",
    "ев",
    "ева",
    "еву",
    "евым",
    "еве",
    "евой",
    "ин",
    "ина",
    "ину",
    "иным",
    "ине",
    "иной",
    "ын",
    "ына",
    "ыну",
    "ыным",
    "ыной",
    "ский",
    "ского",
    "скому",
    "ским",
    "ском",
    "ская",
    "ской",
    "скую",
    "цкий",
    "цкого",
    "цкому",
    "цким",
    "цком",
    "цкая",
    "цкой",
    "цкую",
    "енко",
    "чук",
    "чука",
    "чуку",
    "чуком",
    "юк",
    "юка",
    "юку",
    "юком",
    "ых",
    "их",
    "дзе",
    "швили",
    "ян",
    "яна",
    "яну",
    "яном",
    "ович",
    "евич",
];
/// The same in Latin letters.
const LATIN: &[&str] = &["ov", "ova", "ev", "eva", "sky", "skaya", "skiy", "enko", "chuk", "son", "sen", "dze", "shvili"];
/// A word as short as its ending is no name of that shape.
const LEAST: usize = 5;

/// Whether a word, written as it is in a name, begins a family name of several words: «фон», `van`.
pub fn is_particle(word: &str) -> bool {
    PARTICLES.contains(&word)
}

/// Whether a word makes a patronymic of the name before it: «Аслан оглы».
pub fn is_son_or_daughter(word: &str) -> bool {
    SON_OR_DAUGHTER.contains(&fold(word).as_str())
}

/// Whether a folded word is a common given name in any case form, or has the shape of a family name.
pub fn is_like_a_name(folded: &str) -> bool {
    let endings = if folded.is_ascii() { LATIN } else { ENDINGS };
    let shaped = folded.chars().count() >= LEAST && endings.iter().any(|ending| folded.ends_with(ending));
    shaped || given::is_given_in_a_form(folded)
}

/// How family names, given names and patronymics end in cases other than the nominative, and never in that.
const OBLIQUE: &[&str] = &[
    "ову",
    "еву",
    "ину",
    "ыну",
    "овой",
    "евой",
    "иной",
    "ыной",
    "овым",
    "евым",
    "иным",
    "ыным",
    "ского",
    "скому",
    "цкого",
    "цкому",
    "скую",
    "цкую",
    "вичу",
    "вича",
    "вичем",
    "вне",
    "вну",
    "вной",
    "вны",
];

/// Whether a folded word that is like a name may be in the nominative.
pub fn may_be_nominative(folded: &str) -> bool {
    let form_only = given::is_given_in_a_form(folded) && !given::is_given(folded) && !folded.is_ascii();
    !form_only && !OBLIQUE.iter().any(|ending| folded.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_told_by_their_shape_and_by_the_list() {
        for name in ["дубровин", "дубровину", "ивановой", "роман", "роману", "марка", "бондаренко", "томский", "petersen", "peter", "марк"]
        {
            assert!(is_like_a_name(name), "{name}");
        }
        for word in ["ромашка", "дубровик", "маркет", "север", "ин", "звонок", "larkmead", "молвея", "керамея", "сев"]
        {
            assert!(!is_like_a_name(word), "{word}");
        }
    }
}
