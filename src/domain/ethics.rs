//! What a dossier must not hold (M16): special categories of personal data and defamatory remarks.

use super::name::fold;
use super::words::{Words, w};

/// Why a personal fact is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// Health, politics, religion, sex life, criminal record, origin.
    Special(Words),
    /// A remark that would not be said to the person's face.
    Insult,
}

/// Word beginnings that give a special category away, with its name.
const SPECIAL: &[(Words, &[&str])] = &[
    (
        w("здоровье", "health"),
        &[
            "диагноз",
            "болезн",
            "болеет",
            "онколог",
            "диабет",
            "инфаркт",
            "инсульт",
            "депресси",
            "алкогол",
            "наркот",
            "инвалид",
            "беременн",
            "вич",
            "diagnos",
            "illness",
            "disease",
            "cancer",
            "diabet",
            "alcoholi",
            "depressi",
            "pregnan",
            "disab",
            "hiv",
        ],
    ),
    (w("политика", "politics"), &["партийн", "голосует за", "оппозиционер", "член партии", "politic", "votes for", "party member"]),
    (
        w("религия", "religion"),
        &[
            "православн",
            "мусульман",
            "католи",
            "иуде",
            "атеист",
            "верующ",
            "сектант",
            "religio",
            "muslim",
            "christian",
            "jewish",
            "catholic",
            "atheist",
        ],
    ),
    (
        w("личная жизнь", "sex life"),
        &[
            "любовниц",
            "любовник",
            "ориентаци",
            "гомосекс",
            "изменяет жене",
            "изменяет мужу",
            "mistress",
            "affair with",
            "homosexual",
            "sexual",
        ],
    ),
    (w("судимость", "criminal record"), &["судим", "сидел в тюрьме", "уголовн", "criminal", "convicted", "in prison"]),
    (w("происхождение", "ethnic origin"), &["национальност", "по нации", "ethnic", "race is"]),
];

const INSULTS: &[&str] = &[
    "дурак",
    "дура ",
    "идиот",
    "тупой",
    "тупая",
    "урод",
    "козел",
    "сволоч",
    "жирн",
    "взяточник",
    "ворюга",
    "idiot",
    "stupid",
    "moron",
    "bastard",
    "fat ",
    "crook",
];

/// Checks the text of a personal fact; `None` means that it may be kept.
///
/// The check knows words, not meaning: it is there to make one stop and think, and its lists hold only what is plain.
pub fn refusal(text: &str) -> Option<Refused> {
    let text = format!(" {} ", fold(text));
    let starts_word = |stem: &&str| text.contains(&format!(" {stem}"));
    if let Some((category, _)) = SPECIAL.iter().find(|(_, stems)| stems.iter().any(starts_word)) {
        return Some(Refused::Special(*category));
    }
    INSULTS.iter().any(starts_word).then_some(Refused::Insult)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn special_categories_and_insults_are_refused() {
        assert!(matches!(refusal("Болеет диабетом"), Some(Refused::Special(_))));
        assert!(matches!(refusal("he is a Muslim"), Some(Refused::Special(_))));
        assert_eq!(refusal("Тупой как пробка"), Some(Refused::Insult));
    }

    #[test]
    fn ordinary_facts_pass() {
        for text in
            ["Любит рыбалку, ездит на Волгу", "Дочь поступила в МГУ", "Болельщик «Спартака»", "prefers tea to coffee", "Дуров — его кумир"]
        {
            assert_eq!(refusal(text), None, "{text}");
        }
    }
}
