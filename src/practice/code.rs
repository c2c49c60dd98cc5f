//! The code of communication: the team’s own text, or the template that is shipped (M39).

use super::{Said, newest};
use crate::domain::{Entity, Lang, Record};
use crate::store::{Result, Store};
use std::sync::OnceLock;

const SHIPPED: &str = include_str!("../../assets/code.toml");

/// The template.
pub fn template(lang: Lang) -> &'static str {
    static TEMPLATE: OnceLock<Option<Said>> = OnceLock::new();
    // A test holds that the shipped text can be read.
    TEMPLATE.get_or_init(|| toml::from_str(SHIPPED).ok()).as_ref().map_or("", |said| said.get(lang).trim())
}

/// The code that the team agreed on; none while there is but the template.
///
/// # Errors
/// Those of reading.
pub fn read(store: &Store) -> Result<Option<Record>> {
    newest(store, Entity::CommunicationCode)
}

/// A part of the code: its heading, which begins with a number and a dot, and its rules, one a line. What stands before the first heading
/// has none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// The heading.
    pub heading: String,
    /// The rules.
    pub rules: Vec<String>,
}

/// The parts of a text.
pub fn parts(text: &str) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let is_heading = line.split_once('.').is_some_and(|(number, rest)| number.parse::<u32>().is_ok() && rest.starts_with(' '));
        match parts.last_mut() {
            _ if is_heading => parts.push(Part { heading: line.to_owned(), rules: Vec::new() }),
            Some(part) => part.rules.push(line.to_owned()),
            None => parts.push(Part { heading: String::new(), rules: vec![line.to_owned()] }),
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_template_has_seven_parts_in_both_languages() {
        toml::from_str::<Said>(SHIPPED).unwrap();
        for lang in Lang::ALL {
            let parts = parts(template(lang));
            assert_eq!(parts.len(), 7, "{lang:?}");
            assert!(parts.iter().all(|part| !part.heading.is_empty() && !part.rules.is_empty()));
        }
    }

    #[test]
    fn a_text_of_ones_own_needs_no_headings() {
        let of = |text: &str| parts(text).into_iter().map(|part| (part.heading, part.rules.len())).collect::<Vec<_>>();
        assert_eq!(of("пишем коротко\n\nзвоним до срока"), [(String::new(), 2)]);
        assert_eq!(of("1. Когда\n10.30 планёрка\n2. Как"), [("1. Когда".to_owned(), 1), ("2. Как".to_owned(), 0)]);
        assert!(parts("  \n").is_empty());
    }
}
