//! How much of a dossier stands (M40): by the weight of its parts and by their age.
//!
//! A fresh part counts whole, a stale one half, a missing one nothing. Only what the file can hold counts: the client's
//! needs by category, the level on the ladder, purchases and goals of the plan are no parts until there is a place for them.

use super::entities::account::{SECTIONS, Section};
use super::words::{Words, w};

/// How a part of the dossier stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Standing {
    /// Not there.
    #[default]
    Missing,
    /// There, and not looked at for long.
    Stale,
    /// There, and known to be right.
    Fresh,
}

impl Standing {
    fn halves(self) -> u32 {
        match self {
            Standing::Missing => 0,
            Standing::Stale => 1,
            Standing::Fresh => 2,
        }
    }
}

/// A part of the dossier.
#[derive(Debug)]
pub struct Part {
    /// What it is called to programs.
    pub key: &'static str,
    /// What it is called where it is missing or stale.
    pub words: Words,
    /// How much it counts beside the others.
    pub weight: u32,
    /// The sections of the dossier that it is made of, by which it grows old; a list is named by its table.
    pub sections: &'static [&'static str],
    /// The fields of the account that it needs all of, each with what it is called where it is missing.
    pub needs: &'static [(&'static str, Words)],
}

const fn part(key: &'static str, weight: u32, sections: &'static [&'static str], ru: &'static str, en: &'static str) -> Part {
    Part { key, words: w(ru, en), weight, sections, needs: &[] }
}

impl Part {
    const fn needing(mut self, needs: &'static [(&'static str, Words)]) -> Part {
        self.needs = needs;
        self
    }
}

/// How many parts there are.
pub const COUNT: usize = 12;

/// The parts, in reading order. Who decides, through which stages and who the people are carry a sale: they count twice.
pub static PARTS: [Part; COUNT] = [
    part("profile", 1, &["profile"], "профиль (ИНН, отрасль, город)", "profile (tax id, industry, city)").needing(&[
        ("tax_id", w("ИНН", "tax id")),
        ("industry", w("отрасль", "industry")),
        ("city", w("город", "city")),
    ]),
    part("standing", 1, &["status"], "категория и стадия", "category and stage")
        .needing(&[("category", w("категория", "category")), ("stage", w("стадия", "stage"))]),
    part("goal", 1, &["status"], "куда идём вместе", "where it can go"),
    part("about", 1, &["about", "structure", "surroundings", "manner"], "чем занимается", "what they do"),
    part("buying", 1, &["buying"], "как закупают", "how they buy"),
    part("people", 2, &[], "люди", "people"),
    part("decider", 2, &[], "кто решает", "who decides"),
    part("scheme", 2, &["stage"], "схема принятия решения", "decision scheme"),
    part("history", 1, &["history", "milestone"], "история отношений", "history of the relationship"),
    part("competitors", 1, &["competitor"], "конкуренты", "competitors"),
    part("value", 1, &[], "что дали клиенту", "value given"),
    part("rhythm", 1, &[], "ритм контактов", "contact rhythm"),
];

/// The fields that the parts need, in their order: of each [`Completeness`] knows whether it is missing.
pub fn needed() -> impl Iterator<Item = &'static str> {
    PARTS.iter().flat_map(|part| part.needs).map(|(key, _)| *key)
}

/// How every part of a dossier stands, in the order of [`PARTS`], a bit for each field of [`needed`] that is missing, and one for each
/// of the profile's [`SECTIONS`] that holds something and was not verified of late.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Completeness(pub [Standing; COUNT], pub u32, pub u32);

impl Completeness {
    /// Percent of the weights that stand.
    pub fn percent(self) -> u32 {
        percent(PARTS.iter().map(|part| part.weight).zip(self.0))
    }

    /// The same when these lists were verified too long ago, beside the sections of the profile that are to be verified: none of the parts
    /// they make is fresh. What is said to have grown old is so in the figure too.
    pub fn with_stale(mut self, lists: &[String]) -> Completeness {
        let aged: Vec<&str> = self.aged().map(|section| section.key).collect();
        let is_old = |key: &str| aged.contains(&key) || !is_of_profile(key) && lists.iter().any(|list| list == key);
        for (part, standing) in PARTS.iter().zip(&mut self.0) {
            if *standing == Standing::Fresh && part.sections.iter().any(|section| is_old(section)) {
                *standing = Standing::Stale;
            }
        }
        self
    }

    /// The sections of the profile that are to be verified.
    fn aged(self) -> impl Iterator<Item = &'static Section> {
        SECTIONS.iter().enumerate().filter(move |(at, _)| self.2 >> at & 1 == 1).map(|(_, section)| section)
    }

    /// What is to be verified, in words: the sections as the dossier calls and marks them, then the parts that are made of none.
    pub fn to_verify(self) -> impl Iterator<Item = Words> {
        let is_told = move |part: &&Part| part.sections.iter().any(|key| self.aged().any(|section| section.key == *key));
        let others = self.parts(Standing::Stale).filter(move |part| !is_told(part));
        self.aged().map(|section| section.words).chain(others.map(|part| part.words))
    }

    /// What is missing, in words: of a part that is there in part, what is not.
    pub fn missing(self) -> impl Iterator<Item = Words> {
        let is_missing = move |key: &str| needed().position(|needed| needed == key).is_some_and(|at| self.1 >> at & 1 == 1);
        self.parts(Standing::Missing).flat_map(move |part| {
            let lacking: Vec<Words> = part.needs.iter().filter(|(key, _)| is_missing(key)).map(|(_, words)| *words).collect();
            if lacking.is_empty() || lacking.len() == part.needs.len() { vec![part.words] } else { lacking }
        })
    }

    /// The parts that stand so.
    pub fn parts(self, standing: Standing) -> impl Iterator<Item = &'static Part> {
        PARTS.iter().zip(self.0).filter(move |(_, each)| *each == standing).map(|(part, _)| part)
    }
}

fn is_of_profile(key: &str) -> bool {
    SECTIONS.iter().any(|section| section.key == key)
}

/// Percent of weights that stand, rounded half up; none of nothing.
fn percent(parts: impl Iterator<Item = (u32, Standing)>) -> u32 {
    let (stands, whole) =
        parts.fold((0, 0), |(stands, whole), (weight, standing)| (stands + weight * standing.halves(), whole + weight * 2));
    (stands * 200 + whole).checked_div(whole * 2).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stale_counts_half_and_missing_nothing() {
        let parts = |fresh: usize, stale: usize, missing: usize| {
            let all = [vec![Standing::Fresh; fresh], vec![Standing::Stale; stale], vec![Standing::Missing; missing]].concat();
            percent(all.into_iter().map(|standing| (1, standing)))
        };
        assert_eq!(parts(6, 2, 2), 70);
        assert_eq!([parts(0, 0, 10), parts(10, 0, 0), parts(0, 0, 0), parts(1, 0, 2), parts(2, 0, 1)], [0, 100, 0, 33, 67]);
        assert_eq!(percent([(3, Standing::Fresh), (1, Standing::Missing)].into_iter()), 75);
    }

    /// A section of which *Today* says that it has grown old would count as fresh.
    #[test]
    fn every_section_of_the_profile_makes_a_part_old() {
        for (at, section) in SECTIONS.iter().enumerate() {
            let whole = |bits| Completeness([Standing::Fresh; COUNT], 0, bits).with_stale(&[]);
            assert_eq!(whole(0).percent(), 100);
            assert!(whole(1 << at).percent() < 100, "{}", section.key);
            assert_eq!(whole(1 << at).to_verify().map(|words| words.ru).collect::<Vec<_>>(), [section.words.ru]);
        }
    }

    #[test]
    fn what_is_there_is_not_called_missing() {
        let said = |missing: &[&str]| {
            let bits = needed().enumerate().filter(|(_, key)| missing.contains(key)).fold(0, |bits, (at, _)| bits | 1 << at);
            let mut of = Completeness([Standing::Fresh; COUNT], bits, 0);
            for (part, standing) in PARTS.iter().zip(&mut of.0) {
                if part.needs.iter().any(|(key, _)| missing.contains(key)) {
                    *standing = Standing::Missing;
                }
            }
            of.missing().map(|words| words.ru).collect::<Vec<_>>().join(", ")
        };
        assert_eq!(said(&["industry", "city"]), "отрасль, город");
        assert_eq!(said(&["tax_id", "industry", "city"]), "профиль (ИНН, отрасль, город)");
        assert_eq!(said(&["city", "stage"]), "город, стадия");
        assert_eq!(said(&[]), "");
        for key in needed() {
            assert!(crate::domain::Entity::Account.def().field(key).is_some_and(crate::domain::Field::is_column), "{key}");
        }
    }

    #[test]
    fn every_part_has_a_key_of_its_own() {
        for (at, part) in PARTS.iter().enumerate() {
            assert!(PARTS[..at].iter().all(|other| other.key != part.key) && part.weight > 0, "{}", part.key);
        }
    }
}
