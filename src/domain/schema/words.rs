//! Languages, terms in both of them, and the plural rules.

use serde::{Deserialize, Serialize};

/// A language of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Russian.
    Ru,
    /// English.
    En,
}

impl Lang {
    /// Both languages, Russian first.
    pub const ALL: [Lang; 2] = [Lang::Ru, Lang::En];

    /// The two-letter code used in settings, `--lang` and locale names.
    pub fn code(self) -> &'static str {
        match self {
            Lang::Ru => "ru",
            Lang::En => "en",
        }
    }

    /// Reads a code or a locale name such as `ru_RU.UTF-8`; any other language is `None`.
    pub fn from_locale(name: &str) -> Option<Lang> {
        let name = name.to_ascii_lowercase();
        if name.starts_with("ru") {
            Some(Lang::Ru)
        } else if name.starts_with("en") {
            Some(Lang::En)
        } else {
            None
        }
    }
}

/// A term or sentence in both languages; leaving one out does not compile.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// Russian.
    pub ru: &'static str,
    /// English.
    pub en: &'static str,
}

impl Words {
    /// The text in `lang`.
    pub const fn get(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Ru => self.ru,
            Lang::En => self.en,
        }
    }
}

/// Short form for declarations: `w("Название", "Name")`.
pub const fn w(ru: &'static str, en: &'static str) -> Words {
    Words { ru, en }
}

/// The forms a noun takes beside a number: Russian one, few, many; English one, many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted {
    /// «обещание», «обещания», «обещаний».
    pub ru: [&'static str; 3],
    /// `promise`, `promises`.
    pub en: [&'static str; 2],
}

/// Short form for declarations: Russian one, few, many; English one, many.
pub const fn counted(ru: [&'static str; 3], en: [&'static str; 2]) -> Counted {
    Counted { ru, en }
}

impl Counted {
    /// The noun alone, in the form that `n` asks for.
    pub fn form(&self, lang: Lang, n: u64) -> &'static str {
        match lang {
            Lang::Ru => match (n % 10, n % 100) {
                (_, 11..=14) => self.ru[2],
                (1, _) => self.ru[0],
                (2..=4, _) => self.ru[1],
                _ => self.ru[2],
            },
            Lang::En => self.en[usize::from(n != 1)],
        }
    }

    /// Number and noun: «3 обещания»; the number alone where the language leaves the noun out.
    pub fn with(&self, lang: Lang, n: u64) -> String {
        format!("{} {}", thousands(n), self.form(lang, n)).trim_end().to_owned()
    }
}

/// A count in figures, grouped by thousands; a blank that no line ends at stands between.
pub fn thousands(n: impl Into<u128>) -> String {
    let digits = n.into().to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push('\u{a0}');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn russian_plurals_follow_the_last_two_digits() {
        let days = Counted { ru: ["день", "дня", "дней"], en: ["day", "days"] };
        let cases = [
            (0, "0 дней"),
            (1, "1 день"),
            (2, "2 дня"),
            (5, "5 дней"),
            (11, "11 дней"),
            (14, "14 дней"),
            (21, "21 день"),
            (112, "112 дней"),
            (122, "122 дня"),
            (999, "999 дней"),
            (4_600, "4\u{a0}600 дней"),
            (1_053_331, "1\u{a0}053\u{a0}331 день"),
        ];
        for (n, wanted) in cases {
            assert_eq!(days.with(Lang::Ru, n), wanted);
        }
        assert_eq!(days.with(Lang::En, 1), "1 day");
        assert_eq!(days.with(Lang::En, 0), "0 days");
    }

    #[test]
    fn locale_names_give_the_language() {
        assert_eq!(Lang::from_locale("ru_RU.UTF-8"), Some(Lang::Ru));
        assert_eq!(Lang::from_locale("en-GB"), Some(Lang::En));
        assert_eq!(Lang::from_locale("C"), None);
    }
}
