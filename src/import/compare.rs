//! When two writings are the same: names, phones with extensions, sites, companies.

use crate::domain::lookalike::unmixed;
use crate::domain::name::fold;

/// A person's name, folded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct FoldedName {
    pub family: String,
    pub given: String,
    pub middle: String,
}

impl FoldedName {
    pub fn new(family: &str, given: &str, middle: &str) -> FoldedName {
        let plain = |part: &str| unmixed(&fold(part)).into_owned();
        FoldedName { family: plain(family), given: plain(given), middle: plain(middle) }
    }

    /// Family and given name as one key; both orders of a name have the same one.
    pub fn key(&self) -> String {
        let (first, second) = if self.family <= self.given { (&self.family, &self.given) } else { (&self.given, &self.family) };
        format!("{first}\n{second}")
    }

    /// The same person as far as names tell: nothing contradicts, whatever stands first.
    pub fn agrees(&self, other: &FoldedName) -> bool {
        let straight = self.family == other.family && alike(&self.given, &other.given);
        let turned = !self.given.is_empty() && self.family == other.given && self.given == other.family;
        !self.family.is_empty() && (straight || turned) && alike(&self.middle, &other.middle)
    }

    /// Family name and the first letter of the given one, where one of the two names may have no more of it.
    pub fn initial(&self) -> Option<String> {
        let first = self.given.chars().next().filter(|c| c.is_alphabetic() && !self.family.is_empty())?;
        Some(format!("{} {first}", self.family))
    }

    /// Whether no more than the first letter of the given name is known.
    pub fn is_initial(&self) -> bool {
        self.given.trim_end_matches('.').chars().count() == 1
    }

    /// The whole name is the same; a middle name may be missing on one side.
    pub fn is_same(&self, other: &FoldedName) -> bool {
        self.agrees(other) && self.key() == other.key()
    }
}

/// One is missing, an initial of the other, or the same.
fn alike(one: &str, other: &str) -> bool {
    let initial = |short: &str, long: &str| {
        let short = short.trim_end_matches('.');
        short.chars().count() == 1 && long.starts_with(short)
    };
    one.is_empty() || other.is_empty() || one == other || initial(one, other) || initial(other, one)
}

/// A site without what is the same for all of them.
pub(super) fn site_key(site: &str) -> String {
    let folded = fold(site);
    let bare = folded.trim_start_matches("https://").trim_start_matches("http://").trim_start_matches("www.");
    bare.trim_end_matches('/').to_owned()
}

/// Letters and figures alone, if there are any: quotes, commas and case do not make another name.
pub(super) fn bare(text: &str) -> String {
    let folded = fold(text);
    let bare: String = unmixed(&folded).chars().filter(|c| c.is_alphanumeric()).collect();
    if bare.is_empty() { folded } else { bare }
}

/// Words that stand in addresses of any town.
const NO_TOWN: &[&str] = &[
    "город",
    "обл",
    "область",
    "край",
    "район",
    "республика",
    "улица",
    "проспект",
    "шоссе",
    "переулок",
    "площадь",
    "набережная",
    "бульвар",
    "дом",
    "корп",
    "корпус",
    "стр",
    "строение",
    "офис",
    "помещение",
    "индекс",
    "россия",
    "российская",
    "федерация",
    "посёлок",
    "поселок",
    "street",
    "road",
    "avenue",
    "office",
    "suite",
    "floor",
    "russia",
    "germany",
    "deutschland",
    "the",
];

/// The words by which a place is told: of the city, or of the whole address.
pub(super) fn town_words(city: &str, address: &str) -> Vec<String> {
    let folded = fold(if city.trim().is_empty() { address } else { city });
    let words = folded.split(|c: char| !c.is_alphabetic()).filter(|word| word.chars().count() > 2 && !NO_TOWN.contains(word));
    words.map(str::to_owned).collect()
}

/// Words that many companies have in their names.
const COMMON: &[&str] = &[
    "компания",
    "группа",
    "групп",
    "group",
    "company",
    "холдинг",
    "holding",
    "завод",
    "торговый",
    "торговая",
    "дом",
    "сервис",
    "service",
    "центр",
    "center",
    "фирма",
    "предприятие",
    "производственное",
    "производственная",
    "объединение",
    "россия",
    "russia",
    "international",
    "научно",
    "строительная",
    "транспортная",
    "управляющая",
    "филиал",
    "партнеры",
    "partners",
    "систем",
    "системы",
    "systems",
    "global",
    "москва",
    "санкт",
    "петербург",
    "восток",
    "запад",
    "север",
    "урал",
    "сибирь",
    "агентство",
    "банк",
    "bank",
    "trade",
];

/// The words of a company key that tell it from others.
pub(super) fn telling_words(key: &str) -> impl Iterator<Item = &str> {
    key.split(' ').filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() >= 4 && !COMMON.contains(word))
}

/// Whether two company keys share a telling word.
pub(super) fn share_word(one: &str, other: &str) -> bool {
    telling_words(one).any(|word| other.split(' ').any(|own| own == word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::phone::extension;

    #[test]
    fn names_are_the_same_in_any_order_and_with_initials() {
        let name = |family: &str, given: &str, middle: &str| FoldedName::new(family, given, middle);
        let ivanov = name("Иванов", "Иван", "Петрович");
        for (other, agrees, same) in [
            (name("ИВАНОВ", "Иван", ""), true, true),
            (name("Иван", "Иванов", ""), true, true),
            (name("Иванов", "", ""), true, false),
            (name("Иванов", "И.", "П."), true, false),
            (name("Иванов", "Сергей", "Петрович"), false, false),
            (name("Иванов", "Иван", "Сергеевич"), false, false),
            (name("Петров", "Иван", "Петрович"), false, false),
        ] {
            assert_eq!((ivanov.agrees(&other), ivanov.is_same(&other)), (agrees, same), "{other:?}");
        }
    }

    #[test]
    fn an_extension_makes_another_phone() {
        for (phone, extended) in [("+7 495 000-10-01 доб. 114", "114"), ("+7 495 000-10-01 ext 7", "7"), ("+7 495 000-10-01", "")] {
            assert_eq!(extension(phone), extended);
        }
    }

    #[test]
    fn a_place_is_told_by_its_town_in_any_writing() {
        for (address, words) in [
            ("г. Казань", &["казань"][..]),
            ("420000, Россия, Республика Татарстан, г. Казань, ул. Баумана, д. 1", &["татарстан", "казань", "баумана"]),
            ("д. 1, оф. 2", &[]),
        ] {
            assert_eq!(town_words("", address), words);
        }
        assert_eq!(town_words("Уфа", "г. Казань"), ["уфа"]);
    }

    #[test]
    fn companies_share_what_tells_them() {
        assert!(share_word("семеновы", "семеновы и партнеры"));
        assert!(share_word("дальпромснаб", "дальпромснаб восток"));
        assert!(!share_word("группа восток", "восток сервис"));
        assert_eq!(site_key("https://www.Romashka.example.ru/"), "romashka.example.ru");
    }
}
