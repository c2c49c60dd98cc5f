//! Whose family name a word is, of a man and a woman of one name.

use crate::domain::name::fold;

/// How masculine family names end in the dative that feminine ones have in the accusative, and these in the nominative.
pub(super) const HIS: [&str; 4] = ["ову", "еву", "ину", "ыну"];
const HERS: [&str; 4] = ["ова", "ева", "ина", "ына"];
/// Prepositions that take the accusative of a person, and those that take another case than the nominative.
const ACCUSATIVE: [&str; 4] = ["про", "за", "через", "на"];
const LEADING: [&str; 18] =
    ["для", "от", "у", "без", "из", "с", "со", "к", "ко", "до", "о", "об", "при", "по", "кроме", "вместо", "после", "насчет"];
/// How verbs begin that take the accusative of a person.
const MEETING: [&str; 23] = [
    "встре",
    "пригла",
    "позва",
    "зва",
    "спрос",
    "опрос",
    "предупре",
    "поздрав",
    "познаком",
    "найти",
    "подключ",
    "привле",
    "убед",
    "поблагодар",
    "попрос",
    "прос",
    "жд",
    "дожд",
    "увид",
    "провод",
    "проинф",
    "уведом",
    "обрад",
];

/// Whose family name a word is, of a man and a woman of one name.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Gender {
    His,
    Hers,
    Either,
}

/// Whose family name a word is by its ending and the words before it, the next one last: «Петрову» is the dative of his and the accusative
/// of hers, «Петрова» the nominative of hers and the genitive of his.
pub(super) fn gender(word: &str, before: &[&str]) -> Gender {
    let folded = fold(word);
    let met = |word: &&str| MEETING.iter().any(|stem| fold(word).starts_with(stem));
    let last = before.last().copied().map(fold).unwrap_or_default();
    let accusative = ACCUSATIVE.contains(&last.as_str()) || before.last().is_some_and(met);
    if HIS.iter().any(|ending| folded.ends_with(ending)) {
        return match accusative {
            true => Gender::Hers,
            // «пригласить завтра Петрову»
            false if before.iter().any(met) && !LEADING.contains(&last.as_str()) => Gender::Either,
            false => Gender::His,
        };
    }
    let oblique = accusative || LEADING.contains(&last.as_str());
    if oblique && HERS.iter().any(|ending| folded.ends_with(ending)) { Gender::His } else { Gender::Either }
}

/// Whether a family name may be meant by a word of that gender.
pub(super) fn suits(gender: Gender, family: &str) -> bool {
    match gender {
        Gender::His => !is_hers(family),
        Gender::Hers => is_hers(family),
        Gender::Either => true,
    }
}

pub(in super::super) fn is_hers(family: &str) -> bool {
    let family = fold(family);
    HERS.iter().any(|ending| family.ends_with(ending))
}
