//! Every sentence once, in both languages. A sentence that lacks a language does not compile.
//!
//! Terms stand with the declarations they name (`domain`), actions with their keys (`tui::actions`); everything else
//! that a user reads is here, one file a part of the program.

pub mod answers;
pub mod capture;
pub mod chips;
pub mod doctor;
pub mod errors;
pub mod find;
pub mod form;
pub mod help;
pub mod import;
pub mod map;
pub mod merge;
pub mod method;
pub mod notice;
pub mod person;
pub mod screen;
pub mod shell;

pub use crate::domain::words::{Counted, Words, w};

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
            match lang {
                $crate::domain::Lang::Ru => format!($ru),
                $crate::domain::Lang::En => format!($en),
            }
        }
        $crate::sentences! { $($rest)* }
    };
}
