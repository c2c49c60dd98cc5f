//! The checklists that are gone through before a contact, by its kind (M20, M21).

use crate::domain::Lang;
use crate::domain::entry::checklist_kind;
use serde::Deserialize;
use std::collections::HashMap;
use std::sync::OnceLock;

/// A point of a checklist.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Point {
    /// Stable within its kind: ticks are kept under it.
    pub id: String,
    ru: String,
    en: String,
}

impl Point {
    /// What is said aloud.
    pub fn text(&self, lang: Lang) -> &str {
        match lang {
            Lang::Ru => &self.ru,
            Lang::En => &self.en,
        }
    }
}

const SHIPPED: &str = include_str!("../../assets/checklists.toml");

/// The points to go through before a contact of this kind; none for a kind that nobody knows.
pub fn points(kind: &str) -> &'static [Point] {
    static LISTS: OnceLock<HashMap<String, Vec<Point>>> = OnceLock::new();
    // A test holds that the shipped text can be read; without it there is nothing to tick, which stops nobody.
    let lists = LISTS.get_or_init(|| toml::from_str(SHIPPED).unwrap_or_default());
    lists.get(checklist_kind(kind)).map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::entry::ENTRY_KINDS;
    use unicode_width::UnicodeWidthStr;

    #[test]
    fn every_kind_has_points_in_both_languages_that_fit_a_line() {
        toml::from_str::<HashMap<String, Vec<Point>>>(SHIPPED).unwrap();
        for kind in ENTRY_KINDS {
            let points = points(kind.code);
            assert!((6..=9).contains(&points.len()), "{}: {} points", kind.code, points.len());
            for (at, point) in points.iter().enumerate() {
                assert!(points[..at].iter().all(|other| other.id != point.id), "{} twice in {}", point.id, kind.code);
                for lang in Lang::ALL {
                    let text = point.text(lang);
                    assert!(!text.trim().is_empty() && text.width() <= 58, "{}: {text}", text.width());
                }
            }
        }
        assert!(super::points("nothing of the kind").is_empty());
    }
}
