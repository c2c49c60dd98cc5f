//! No key means two things in one place, and no action lacks a name.

use super::*;
use std::collections::HashSet;

#[test]
fn no_key_is_bound_twice_in_a_place() {
    for &place in EVERYWHERE {
        let mut bound = HashSet::new();
        for row in rows(place) {
            for written in row.keys {
                let key = Key::parse(written).unwrap_or_else(|| panic!("{written} is no key"));
                assert!(bound.insert(key), "{written} is bound twice in {place:?}");
            }
        }
    }
}

#[test]
fn every_action_has_a_name_in_both_languages() {
    for row in ROWS {
        assert!(!row.words.ru.is_empty() && !row.words.en.is_empty() && !row.keys.is_empty(), "{:?}", row.action);
        assert!(row.words.ru.chars().all(|c| !c.is_ascii_alphabetic()), "{}", row.words.ru);
    }
}

#[test]
fn letters_stay_letters_where_text_is_typed() {
    for place in [P::Form, P::TextField, P::Picker, P::PickerOfMany, P::Filter, P::ImportFile, P::Erase] {
        for row in rows(place) {
            assert!(row.keys.iter().all(|key| !Key::parse(key).unwrap().is_text()), "{:?} takes a letter in {place:?}", row.action);
        }
    }
}

/// Punctuation sits elsewhere on the Russian layout.
#[test]
fn every_punctuation_key_has_a_twin() {
    for row in ROWS {
        if row.keys.iter().any(|key| key.len() == 1 && key.chars().all(|c| c.is_ascii_punctuation())) {
            assert!(row.keys.len() > 1, "{:?} has punctuation alone", row.action);
        }
    }
}

#[test]
fn a_way_out_and_help_are_everywhere() {
    for &place in EVERYWHERE {
        assert!(rows(place).any(|row| matches!(row.action, A::Back | A::Quit)), "no way out of {place:?}");
        assert!(rows(place).any(|row| row.action == A::ClientRoom), "nothing hides in {place:?} when a client comes in");
        assert!(place == P::Help || rows(place).any(|row| row.action == A::Help), "no help in {place:?}");
    }
}
