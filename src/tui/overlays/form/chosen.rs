//! Choosing among a few values without a list: by arrows, by the letters of a word, by a figure.

use crate::domain::Value;
use crate::domain::field::{Choice, Kind};
use crate::domain::name::fold;
use crate::domain::words::{Lang, Words, w};
use crate::search::variants;

/// Yes and no, as they are typed.
const FLAG: [(i64, Words); 2] = [(1, w("да", "yes")), (0, w("нет", "no"))];

/// The value a step further or back; `None` for kinds that have no steps.
pub(super) fn turned(kind: Kind, value: &Value, step: i64) -> Option<Value> {
    Some(match kind {
        Kind::Flag => Value::Int(i64::from(value.as_int() != Some(1))),
        Kind::Choice(choices) => {
            let at = choices.iter().position(|choice| choice.code == value.as_str());
            let at = at.map_or(if step > 0 { -1 } else { 0 }, |at| at as i64);
            Value::text(choices.get(usize::try_from((at + step).rem_euclid(choices.len() as i64)).ok()?)?.code)
        }
        Kind::Rating(grades) => {
            let at = grades.iter().position(|grade| Some(grade.value) == value.as_int());
            // From nothing one arrives at what says nothing either, or at the middle: the least hasty judgement.
            let begins = grades.iter().position(|grade| grade.value == 0).unwrap_or(grades.len() / 2) as i64;
            let at = at.map_or(begins, |at| (at as i64 + step).clamp(0, grades.len() as i64 - 1));
            Value::Int(grades.get(usize::try_from(at).ok()?)?.value)
        }
        _ => return None,
    })
}

/// The value that some letters mean: a word of its name begins with them, or its name has them; in whatever layout.
pub(super) fn sought(kind: Kind, letters: &str, lang: Lang) -> Option<Value> {
    match kind {
        Kind::Choice(choices) => named(choices.iter().map(name), letters, lang).map(Value::text),
        Kind::Flag => named(FLAG.iter().map(|(value, words)| (*value, *words)), letters, lang)
            .or_else(|| letters.parse().ok().filter(|value| (0..=1).contains(value)))
            .map(Value::Int),
        Kind::Rating(grades) => {
            let number = letters.replace('−', "-").parse::<i64>().ok().filter(|number| grades.iter().any(|grade| grade.value == *number));
            let words = || named(grades.iter().map(|grade| (grade.value, grade.words)), letters, lang);
            number.or_else(words).map(Value::Int)
        }
        _ => None,
    }
}

fn name(choice: &'static Choice) -> (&'static str, Words) {
    (choice.code, choice.words)
}

fn named<T: Copy>(all: impl Iterator<Item = (T, Words)>, letters: &str, lang: Lang) -> Option<T> {
    let all: Vec<(T, String)> = all.map(|(value, words)| (value, fold(words.get(lang)))).collect();
    type Way = fn(&str, &str) -> bool;
    let ways: [Way; 3] = [
        |name, meant| name.starts_with(meant),
        |name, meant| name.split_whitespace().any(|word| word.starts_with(meant)),
        |name, meant| name.contains(meant),
    ];
    // As typed before any other layout, and in each the beginning before the middle.
    let meant: Vec<String> = variants(letters).iter().map(|variant| fold(variant)).filter(|variant| !variant.is_empty()).collect();
    meant.iter().find_map(|meant| ways.iter().find_map(|way| all.iter().find(|(_, name)| way(name, meant)))).map(|(value, _)| *value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::affiliation::ATTITUDE;
    use crate::domain::entry::ENTRY_KINDS;

    /// Typed letter by letter, «встреча» would become a message.
    #[test]
    fn a_word_is_typed_and_the_value_of_that_name_is_meant() {
        for (typed, lang, wanted) in [
            ("встреча", Lang::Ru, "meeting"),
            ("в", Lang::Ru, "meeting"),
            ("ви", Lang::Ru, "visit"),
            ("dcnhtxf", Lang::Ru, "meeting"),
            ("первая", Lang::Ru, "first_meeting"),
            ("плана", Lang::Ru, "plan_review"),
            ("ьуу", Lang::En, "meeting"),
            ("review", Lang::En, "plan_review"),
        ] {
            assert_eq!(sought(Kind::Choice(ENTRY_KINDS), typed, lang), Some(Value::text(wanted)), "{typed}");
        }
        assert_eq!(sought(Kind::Choice(ENTRY_KINDS), "ъъ", Lang::Ru), None);
    }

    /// «-2» would be taken for +2.
    #[test]
    fn a_rating_is_typed_with_its_sign_or_its_word() {
        for (typed, wanted) in [("2", 2), ("-2", -2), ("+1", 1), ("0", 0), ("горой", 2), ("против", -2), ("скорее з", 1)]
        {
            assert_eq!(sought(Kind::Rating(ATTITUDE), typed, Lang::Ru), Some(Value::Int(wanted)), "{typed}");
        }
        assert_eq!(sought(Kind::Rating(ATTITUDE), "7", Lang::Ru), None);
        assert_eq!(sought(Kind::Flag, "н", Lang::Ru), Some(Value::Int(0)));
        assert_eq!(sought(Kind::Flag, "y", Lang::En), Some(Value::Int(1)));
    }
}
