//! What became of a promise, in a word: it was kept, or it has a new day.

use crate::domain::dates::{self, typed::turned};
use crate::domain::day;
use crate::domain::field::Bias;
use crate::domain::words::Lang;
use chrono::NaiveDate;

/// What became of an open promise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It was kept.
    Kept,
    /// It has another day.
    Moved(NaiveDate),
}

/// Words that say that a promise was kept; the first of each language is how it is shown.
const KEPT: [&[&str]; 2] =
    [&["выполнено", "да", "сделано", "сдержано", "готово", "отдал", "отдали", "есть", "ок", "+"], &["done", "yes", "kept", "ok", "y", "+"]];

impl Fate {
    /// As it is shown once it is understood, and read again.
    pub fn shown(self, lang: Lang) -> String {
        match (self, lang) {
            (Fate::Kept, Lang::Ru) => KEPT[0][0].to_owned(),
            (Fate::Kept, Lang::En) => KEPT[1][0].to_owned(),
            (Fate::Moved(to), _) => day::show(&day::iso(to), lang),
        }
    }
}

/// Reads what was typed, also in the other keyboard layout: a word that says that it was kept, or a day to come. `None` where it is
/// neither.
pub fn fate(typed: &str, today: NaiveDate) -> Option<Fate> {
    let read = |text: &str| {
        let word = text.to_lowercase();
        if KEPT.iter().any(|words| words.contains(&word.as_str())) {
            return Some(Fate::Kept);
        }
        dates::parse(text, today, Bias::Future).filter(|to| *to >= today).map(Fate::Moved)
    };
    let typed = typed.trim().trim_end_matches('.');
    read(typed).or_else(|| read(&turned(typed)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> NaiveDate {
        day::from_iso("2026-11-25").unwrap()
    }

    #[test]
    fn a_word_keeps_a_promise_and_a_day_moves_it() {
        for word in ["да", "Да.", "+", "сделано", "lf", "yes", "DONE", "нуы"] {
            assert_eq!(fate(word, today()), Some(Fate::Kept), "{word}");
        }
        for (typed, to) in
            [("пт", "2026-11-27"), ("+3", "2026-11-28"), ("gn", "2026-11-27"), ("1 декабря", "2026-12-01"), ("fri", "2026-11-27")]
        {
            assert_eq!(fate(typed, today()), Some(Fate::Moved(day::from_iso(to).unwrap())), "{typed}");
        }
    }

    /// A day that is over would make a late promise look as if it had been settled.
    #[test]
    fn what_is_neither_is_not_guessed() {
        for typed in ["нет", "может быть", "вчера", "потом", "обещал подумать в пт"] {
            assert_eq!(fate(typed, today()), None, "{typed}");
        }
    }

    #[test]
    fn what_is_shown_is_read_the_same() {
        for (fate_, lang) in [Fate::Kept, Fate::Moved(today())].into_iter().flat_map(|fate| [(fate, Lang::Ru), (fate, Lang::En)]) {
            assert_eq!(fate(&fate_.shown(lang), today()), Some(fate_));
        }
    }
}
