//! Whose family name a word is, of a man and a woman of one name.

use super::super::telling;
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

/// The words of a text as they are compared, each folded once: in a long one what stands before a word is asked of every word.
pub(super) struct Cases {
    folded: Vec<String>,
    /// Where the first verb stands that takes the accusative of a person.
    met: Option<usize>,
}

impl Cases {
    pub(super) fn of(words: &[&str]) -> Cases {
        let folded: Vec<String> = words.iter().map(|word| fold(word)).collect();
        let met = folded.iter().position(|word| is_meeting(word));
        Cases { folded, met }
    }

    /// Whose family name a word is by its ending and the words before it: «Петрову» is the dative of his and the accusative of hers,
    /// «Петрова» the nominative of hers and the genitive of his.
    pub(super) fn gender(&self, at: usize) -> Gender {
        let Some(word) = self.folded.get(at) else { return Gender::Either };
        let last = at.checked_sub(1).and_then(|at| self.folded.get(at)).map_or("", String::as_str);
        let accusative = ACCUSATIVE.contains(&last) || is_meeting(last);
        if HIS.iter().any(|ending| word.ends_with(ending)) {
            return match accusative {
                true => Gender::Hers,
                // «пригласить завтра Петрову»
                false if self.met.is_some_and(|met| met < at) && !LEADING.contains(&last) => Gender::Either,
                false => Gender::His,
            };
        }
        // «была Петрова», «Петрова просила»
        let did = is_hers_to_do(last) || self.folded.get(at + 1).is_some_and(|word| is_done_by_her(word)) && !LEADING.contains(&last);
        if did && HERS.iter().any(|ending| word.ends_with(ending)) {
            return Gender::Hers;
        }
        let oblique = accusative || LEADING.contains(&last);
        if oblique && HERS.iter().any(|ending| word.ends_with(ending)) { Gender::His } else { Gender::Either }
    }
}

/// Whether a folded word before a name says what she did who is called so: «встретила Петрова» may say whom I met.
pub(in super::super) fn is_hers_to_do(word: &str) -> bool {
    is_done_by_her(word) && !is_meeting(word) || word == "встретилась"
}

/// Whether a folded word has the shape of a verb of what a woman did.
pub(in super::super) fn is_done_by_her(word: &str) -> bool {
    telling::is_past(word) && (word.ends_with("ла") || word.ends_with("лась"))
}

/// Whether a folded word is a verb that takes the accusative of a person.
fn is_meeting(word: &str) -> bool {
    MEETING.iter().any(|stem| word.starts_with(stem))
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
