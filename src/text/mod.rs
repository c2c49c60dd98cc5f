//! Every sentence once, in both languages. A sentence that lacks a language does not compile.
//!
//! Terms stand with the declarations they name (`domain`), actions with their keys (`tui::actions`); everything else
//! that a user reads is here, one file a part of the program.

pub mod actions;
pub mod answers;
pub mod asked;
pub mod cadence;
pub mod calendar;
pub mod calendar_out;
pub mod capture;
pub mod change;
pub mod chips;
pub mod command;
pub mod complaint;
pub mod debrief;
pub mod debts;
pub mod deliveries;
pub mod doctor;
pub mod errors;
pub mod find;
pub mod folder;
pub mod form;
pub mod handed;
pub mod held;
pub mod help;
pub mod import;
pub mod letters;
pub mod listed;
pub mod lost;
pub mod map;
pub mod marked;
pub mod mending;
pub mod merge;
pub mod method;
pub mod minutes;
pub mod money;
pub mod month;
pub mod outside;
pub mod person;
pub mod phone;
pub mod plan;
pub mod playbooks;
pub mod portfolio;
pub mod practice;
pub mod prep;
pub mod purchases;
pub mod report;
pub mod review;
pub mod screen;
pub mod sheet;
pub mod shell;
pub mod standing;
pub mod tables;
pub mod time;
pub mod unread;
pub mod week;
pub mod white_space;
pub mod whose;

pub use crate::domain::words::{Counted, Words, w};

/// A sentence that ends with initials ends with their dot: «…у Петрова А. С.», not «А. С..».
pub fn with_one_stop(sentence: String) -> String {
    if !sentence.contains("..") {
        return sentence;
    }
    let letters: Vec<char> = sentence.chars().collect();
    let is_initial = |at: usize| {
        let before = at.checked_sub(2).and_then(|before| letters.get(before));
        at.checked_sub(1).and_then(|at| letters.get(at)).is_some_and(|letter| letter.is_uppercase())
            && before.is_none_or(|before| !before.is_alphanumeric())
    };
    // «11 500 руб.» ends with a dot of its own as well.
    let is_roubles = |at: usize| at.checked_sub(3).and_then(|from| letters.get(from..at)).is_some_and(|word| word == ['р', 'у', 'б']);
    let kept = letters.iter().enumerate().filter(|(at, letter)| {
        let is_second = **letter == '.' && *at > 0 && letters[at - 1] == '.' && letters.get(at + 1) != Some(&'.');
        !(is_second && (is_initial(at - 1) || is_roubles(at - 1)))
    });
    kept.map(|(_, letter)| *letter).collect()
}

/// Declares sentences: constants of [`Words`], and functions where a sentence takes values.
///
/// ```ignore
/// sentences! {
///     /// What an empty list says.
///     NOTHING: "Пусто." / "Nothing here.";
///     /// How many were found.
///     fn found(count: usize): "Найдено: {count}" / "Found: {count}";
/// }
/// ```
#[macro_export]
macro_rules! sentences {
    () => {};
    ($(#[$doc:meta])* $name:ident: $ru:literal / $en:literal; $($rest:tt)*) => {
        $(#[$doc])*
        pub const $name: $crate::domain::Words = $crate::domain::words::w($ru, $en);
        $crate::sentences! { $($rest)* }
    };
    ($(#[$doc:meta])* fn $name:ident($($value:ident: $kind:ty),*): $ru:literal / $en:literal; $($rest:tt)*) => {
        $(#[$doc])*
        pub fn $name(lang: $crate::domain::Lang, $($value: $kind),*) -> String {
            $crate::text::with_one_stop(match lang {
                $crate::domain::Lang::Ru => format!($ru),
                $crate::domain::Lang::En => format!($en),
            })
        }
        $crate::sentences! { $($rest)* }
    };
}

/// A label within a sentence; an abbreviation keeps its capitals.
pub fn uncapitalised(label: &str) -> String {
    let mut chars = label.chars();
    match (chars.next(), chars.next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => first.to_lowercase().chain([second]).chain(chars).collect(),
        _ => label.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Lang;

    crate::sentences! {
        fn nobody(who: &str): "Никого ближе, чем {who}." / "Nobody closer than {who}.";
    }

    #[test]
    fn initials_at_the_end_of_a_sentence_keep_one_dot() {
        for (who, said) in [
            ("Куценко Г. А.", "Никого ближе, чем Куценко Г. А."),
            ("Пётр", "Никого ближе, чем Пётр."),
            ("11 500 руб.", "Никого ближе, чем 11 500 руб."),
            ("и т. д..", "Никого ближе, чем и т. д..."),
        ] {
            assert_eq!(nobody(Lang::Ru, who), said);
        }
        assert_eq!(with_one_stop("А... и Б..".into()), "А... и Б.");
        assert_eq!(with_one_stop("../x и ООО..".into()), "../x и ООО..");
    }
}
