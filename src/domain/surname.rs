//! The shape that words have which are names of persons, whether anybody is called so or not.

use super::given;

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

/// Whether a folded word is a common given name in any case form, or has the shape of a family name.
pub fn is_like_a_name(folded: &str) -> bool {
    let endings = if folded.is_ascii() { LATIN } else { ENDINGS };
    let shaped = folded.chars().count() >= LEAST && endings.iter().any(|ending| folded.ends_with(ending));
    shaped || given::is_given_in_a_form(folded)
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
