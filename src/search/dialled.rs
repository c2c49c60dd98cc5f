//! A phone as it is copied from a letter or a site: with what it is called before it, with the name of whose it is.

use crate::domain::name::fold;
use crate::domain::phone::{CALLED, leads_to_extension};

/// Fewer figures are part of a name.
const LEAST: usize = 3;

/// What was typed, parted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Dialled {
    /// The figures as they are dialled, with the extension.
    pub phone: String,
    /// The words beside them.
    pub words: String,
}

impl Dialled {
    /// How many figures there are.
    pub fn figures(&self) -> usize {
        self.phone.chars().filter(char::is_ascii_digit).count()
    }
}

/// Parts a phone from what it is called and from the words beside it; `None` where there are no figures, or nothing beside them.
pub(super) fn dialled(typed: &str) -> Option<Dialled> {
    let plain = fold(typed).replace(";ext=", " доб ").replace(":+", ": +");
    let (mut phone, mut words, mut beside) = (Vec::new(), Vec::new(), plain.contains(" доб ") && typed.contains(';'));
    for token in plain.split_whitespace() {
        let name: String = token.chars().take_while(|c| c.is_alphabetic()).collect();
        let rest = token.get(name.len()..).unwrap_or_default().trim_start_matches(['.', ':']);
        let figures = rest.chars().any(|c| c.is_ascii_digit()) && !rest.chars().any(char::is_alphabetic);
        if name.is_empty() && figures {
            phone.push(rest);
        } else if CALLED.contains(&name.as_str()) && (rest.is_empty() || figures) {
            beside = true;
            phone.extend(Some(rest).filter(|rest| !rest.is_empty()));
        } else if leads_to_extension(&name) && (rest.is_empty() || figures) {
            beside |= phone.is_empty();
            // An extension alone is sought by its figures.
            phone.extend(Some("доб").filter(|_| !phone.is_empty()));
            phone.extend(Some(rest).filter(|rest| !rest.is_empty()));
        } else {
            words.push(token);
        }
    }
    let found = Dialled { phone: phone.join(" "), words: words.join(" ") };
    (found.figures() >= LEAST && (beside || !words.is_empty())).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phone_is_parted_from_what_stands_beside_it() {
        for (typed, phone, words) in [
            ("тел. 89001234567", "89001234567", ""),
            ("8 900 123-45-67 моб.", "8 900 123-45-67", ""),
            ("tel:+79001234567", "+79001234567", ""),
            ("tel:+79001234567;ext=114", "+79001234567 доб 114", ""),
            ("+79001234567;ext=114", "+79001234567 доб 114", ""),
            ("89001234567 Иванов", "89001234567", "иванов"),
            ("Иванов 89001234567", "89001234567", "иванов"),
            ("Пестерев 114", "114", "пестерев"),
            ("Пестерев доб. 114", "114", "пестерев"),
            ("доб 114", "114", ""),
        ] {
            assert_eq!(dialled(typed), Some(Dialled { phone: phone.into(), words: words.into() }), "{typed}");
        }
        for typed in ["89001234567", "Иванов", "Бета 2", "тел", "+7 900 000-20-01 доб. 114", ""] {
            assert_eq!(dialled(typed).filter(|found| found.words.is_empty() && typed.starts_with(['8', '+'])), None, "{typed}");
        }
    }
}
