//! The shape that words have which are names of persons, whether anybody is called so or not.

use super::declined::{case_forms, skeleton};
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

/// Whether a word is the family name of a woman where the name is a man's, or the other way round: «Козлова» said of Козлов, which may be
/// his in a case form too.
pub fn is_of_the_other(word: &str, family: &str) -> bool {
    let (word, family) = (skeleton(word), skeleton(family));
    let pair = |man: &str, woman: &str| ["ov", "ev", "in"].iter().any(|end| man.ends_with(end)) && woman.strip_suffix('a') == Some(man);
    pair(&word, &family) || pair(&family, &word)
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

/// Family names in the nominative that look like a case form.
const LIKE_A_FORM: [&str; 6] = ["береговой", "яровой", "боевой", "полевой", "луговой", "верховой"];
/// Endings that only one nominative has, and its ending.
const NOMINATIVES: &[(&str, &str)] = &[
    ("овым", "ов"),
    ("евым", "ев"),
    ("иным", "ин"),
    ("ыным", "ын"),
    ("овой", "ова"),
    ("евой", "ева"),
    ("иной", "ина"),
    ("ыной", "ына"),
    ("ского", "ский"),
    ("скому", "ский"),
    ("ским", "ский"),
    ("скую", "ская"),
    ("цкого", "цкий"),
    ("цкому", "цкий"),
    ("цким", "цкий"),
    ("цкую", "цкая"),
];

/// A name as its bearer is called, of a form of it as it was typed: «Иванов» of «ивановым», «Кузнецова» of «кузнецовой». What may be a form
/// of several names («иванову») stays as it is, written large.
pub fn as_called(typed: &str) -> String {
    typed.split(' ').map(word_as_called).collect::<Vec<_>>().join(" ")
}

fn word_as_called(word: &str) -> String {
    let folded = fold(word);
    let shaped = NOMINATIVES.iter().filter(|_| folded.chars().count() > LEAST && !LIKE_A_FORM.contains(&folded.as_str()));
    let shaped = shaped.filter_map(|(form, name)| Some(format!("{}{name}", folded.strip_suffix(form)?))).next();
    let given = || {
        let first = folded.chars().next().filter(|_| !folded.is_ascii() && !given::is_given(&folded))?;
        let mut names = given::names_from(first).filter(|name| case_forms(name).contains(&folded));
        names.next().filter(|_| names.next().is_none()).map(str::to_owned)
    };
    let is_plain = word.chars().all(char::is_alphabetic);
    let name = shaped.or_else(given).filter(|_| is_plain).unwrap_or_else(|| word.to_owned());
    if is_particle(&folded) || is_son_or_daughter(&folded) || name == word && word.chars().any(char::is_uppercase) {
        return name;
    }
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_proposed_as_its_bearer_is_called() {
        for (typed, called) in [
            ("ивановым", "Иванов"),
            ("кузнецовой", "Кузнецова"),
            ("Кузнецовой", "Кузнецова"),
            ("смирнов", "Смирнов"),
            ("иванову", "Иванову"),
            ("томскому", "Томский"),
            ("береговой", "Береговой"),
            ("петром ивановым", "Петр Иванов"),
            ("анной", "Анна"),
            ("фон штейн", "фон Штейн"),
            ("O'Brien", "O'Brien"),
            ("smith", "Smith"),
            ("Иванов И. П.", "Иванов И. П."),
        ] {
            assert_eq!(as_called(typed), called, "{typed}");
        }
    }

    #[test]
    fn a_mans_name_and_a_womans_are_two() {
        for (word, family) in
            [("Козлова", "Козлов"), ("мартынов", "Мартынова"), ("Kozlova", "Козлов"), ("Сергеева", "Сергеев"), ("Лапин", "Лапина")]
        {
            assert!(is_of_the_other(word, family), "{word} {family}");
        }
        for (word, family) in
            [("Козлов", "Козлов"), ("Козловой", "Козлова"), ("Козлову", "Козлов"), ("Сорока", "Сорок"), ("Доронина", "Доронина")]
        {
            assert!(!is_of_the_other(word, family), "{word} {family}");
        }
    }

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
