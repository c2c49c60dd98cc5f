//! How names, phones and company names are compared: in which form a person would call them the same.

use super::lookalike::{unmixed, unmixed_words};
pub use super::phone::phone_key;
use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;

#[cfg(test)]
thread_local! {
    /// How many texts this thread has folded: the work of comparing words, for tests that must not look at the clock.
    pub(crate) static FOLDED: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

/// Text as it is compared and searched: composed (NFC), lower case, ё as е, white space single, letters that only some
/// keyboards have as the ones that people type instead: ә as а, ң as н, ı as i, ş as s, and no word in letters of two
/// alphabets that look alike.
pub fn fold(text: &str) -> String {
    #[cfg(test)]
    FOLDED.set(FOLDED.get() + 1);
    // What people write is nearly always composed already, and finding that out is much cheaper than composing.
    let folded = if text.chars().all(is_composed) { fold_composed(text.chars()) } else { fold_composed(text.nfc()) };
    match unmixed_words(&folded) {
        Cow::Borrowed(_) => folded,
        Cow::Owned(unmixed) => unmixed,
    }
}

/// Where a word of a text begins so; both are folded.
pub fn begins_at(text: &str, begun: &str) -> Option<usize> {
    let is_start = |at: usize| text.get(..at).and_then(|before| before.chars().next_back()).is_none_or(|c| !c.is_alphanumeric());
    text.match_indices(begun).map(|(at, _)| at).find(|at| is_start(*at))
}

/// Whether a character never takes part in composing: Latin letters, Russian letters and the punctuation around them.
fn is_composed(c: char) -> bool {
    matches!(c, '\0'..='\u{2ff}' | '\u{400}'..='\u{481}' | '\u{48a}'..='\u{52f}' | '\u{2010}'..='\u{2027}' | '₽' | '№')
}

fn fold_composed(text: impl Iterator<Item = char>) -> String {
    let mut folded = String::with_capacity(text.size_hint().0 * 2);
    let mut gap = false;
    let mut add = |c: char| {
        if c.is_whitespace() {
            gap = !folded.is_empty();
            return;
        }
        if gap {
            folded.push(' ');
            gap = false;
        }
        // What composed with no letter is a stress mark, or the dot that İ leaves behind.
        if !is_accent(c) {
            folded.push(plain(c));
        }
    };
    for c in text {
        match c {
            '\0'..='\u{7f}' => add(c.to_ascii_lowercase()),
            'а'..='я' => add(c),
            _ => c.to_lowercase().for_each(&mut add),
        }
    }
    folded
}

fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// The letter that is typed where a keyboard lacks this one; й stays what it is.
pub fn plain(c: char) -> char {
    match c {
        '\0'..='\u{7f}' | 'а'..='я' => c,
        'ё' | 'є' => 'е',
        'ә' => 'а',
        'ө' => 'о',
        'ү' | 'ұ' | 'ў' => 'у',
        'җ' => 'ж',
        'ң' => 'н',
        'һ' => 'х',
        'қ' | 'ҡ' => 'к',
        'ғ' | 'ґ' => 'г',
        'ҙ' => 'з',
        'ҫ' => 'с',
        'і' | 'ї' => 'и',
        'ı' => 'i',
        'ə' => 'e',
        'ø' => 'o',
        'ł' => 'l',
        'đ' => 'd',
        'à'..='ž' => std::iter::once(c).nfd().next().unwrap_or(c),
        _ => c,
    }
}

/// Letters that are heard in two ways: as [`plain`] writes them, and this.
const HEARD: &[(char, char)] = &[('ә', 'э'), ('ө', 'у'), ('ə', 'a')];

/// The other spellings in which a name is typed: Хөснетдинов is Хоснетдинов, and Хуснетдинов too. Most names have none.
pub fn other_spellings(name: &str) -> Vec<String> {
    if !name.chars().flat_map(char::to_lowercase).any(|c| HEARD.iter().any(|(letter, _)| *letter == c)) {
        return Vec::new();
    }
    let lower = name.to_lowercase();
    let heard: Vec<&(char, char)> = HEARD.iter().filter(|(letter, _)| lower.contains(*letter)).collect();
    (1..1_usize << heard.len())
        .map(|chosen| {
            let other = |c: char| heard.iter().enumerate().find(|(at, (letter, _))| chosen >> at & 1 == 1 && *letter == c);
            lower.chars().map(|c| other(c).map_or(c, |(_, (_, heard))| *heard)).collect()
        })
        .collect()
}

/// An e-mail address as it is compared.
pub fn email_key(email: &str) -> String {
    fold(email.trim())
}

const LEGAL_FORMS: &[&str] = &[
    "ооо", "оао", "зао", "пао", "нао", "ао", "ип", "гк", "тд", "нко", "фгуп", "гуп", "муп", "ltd", "llc", "inc", "gmbh", "ag", "plc", "co",
    "corp", "kg", "sa", "bv", "oy", "ab", "spa", "srl",
];
/// Whether a folded word is a legal form and no name: «ооо».
pub fn is_legal_form(word: &str) -> bool {
    LEGAL_FORMS.contains(&word)
}

const LEGAL_PHRASES: &[&str] = &[
    "общество с ограниченной ответственностью",
    "индивидуальный предприниматель",
    "акционерное общество",
    "группа компаний",
    "торговый дом",
];

/// A company's name as it is compared: folded, in letters of one alphabet, without quotes, punctuation and legal form.
pub fn company_key(name: &str) -> String {
    let spaced: String = unmixed(&fold(name)).chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    let mut text = format!(" {} ", spaced.split_whitespace().collect::<Vec<_>>().join(" "));
    // Few names have any, and to write a text anew costs more than to look.
    for phrase in LEGAL_PHRASES {
        if text.contains(phrase) {
            text = text.replace(&format!(" {phrase} "), " ");
        }
    }
    let words: Vec<&str> = text.split_whitespace().filter(|word| !LEGAL_FORMS.contains(word)).collect();
    if words.is_empty() { spaced.split_whitespace().collect::<Vec<_>>().join(" ") } else { words.join(" ") }
}

/// What kind of company it is, which is seldom said: «завод», `group`. With the words that stand before such a one.
const KINDS_OF_COMPANY: &[&str] = &[
    "завод",
    "компания",
    "фирма",
    "группа",
    "холдинг",
    "корпорация",
    "концерн",
    "фабрика",
    "комбинат",
    "мясокомбинат",
    "хлебокомбинат",
    "молкомбинат",
    "типография",
    "предприятие",
    "объединение",
    "агентство",
    "студия",
    "магазин",
    "сеть",
    "клиника",
    "дом",
    "база",
    "нпо",
    "нпп",
    "нпф",
    "пкф",
    "пк",
    "ск",
    "тк",
    "ук",
    "company",
    "group",
    "holding",
    "factory",
    "plant",
    "firm",
    "house",
    "corporation",
    "the",
];
const BEFORE_KINDS: &[&str] = &[
    "торговый",
    "торговая",
    "торговое",
    "производственный",
    "производственная",
    "производственное",
    "научно",
    "строительная",
    "транспортная",
    "управляющая",
    "коммерческая",
    "trading",
];

/// The words of a company's key after those of its kind: «волна» of «завод волна». `None` where it does not begin with such.
pub fn company_core(key: &str) -> Option<&str> {
    let mut core = None;
    let mut rest = key;
    while let Some((word, after)) = rest.split_once(' ') {
        if KINDS_OF_COMPANY.contains(&word) {
            core = Some(after);
        } else if !BEFORE_KINDS.contains(&word) {
            break;
        }
        rest = after;
    }
    core.filter(|core| core.chars().filter(|c| c.is_alphabetic()).count() > 2)
}

/// A text as it stands in an order, folded: numbers in it by what they are worth, so that «10» follows «2».
pub fn in_order(text: &str) -> String {
    const FIGURES: usize = 20;
    let (mut ordered, mut figures) = (String::new(), String::new());
    for c in fold(text).chars().chain([' ']) {
        if c.is_ascii_digit() {
            figures.push(c);
            continue;
        }
        if !figures.is_empty() {
            let bare = figures.trim_start_matches('0');
            ordered.push_str(&format!("{bare:0>FIGURES$}"));
            figures.clear();
        }
        ordered.push(c);
    }
    ordered.truncate(ordered.trim_end().len());
    ordered
}

/// What tells a company from others: its key, or all that is written where the name has neither letter nor figure.
pub fn company_identity(name: &str) -> String {
    let key = company_key(name);
    if key.is_empty() { fold(name) } else { key }
}

/// Whether a name is written as in English: in Latin letters. Such names begin with the given one.
fn is_latin(name: &str) -> bool {
    name.chars().find(|c| c.is_alphabetic()).is_some_and(|c| c < '\u{370}')
}

/// What is left of a short name without its initials, which stand behind the family name or before it.
pub fn family_of(short: &str) -> String {
    short.split(' ').filter(|part| !part.ends_with('.')).collect::<Vec<_>>().join(" ")
}

/// The full name as lists are ordered and searched by it: the family name comes first in every language.
pub fn listed_name(family: &str, given: &str, middle: &str) -> String {
    [family, given, middle].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The full name in the order in which its people say it: «Иванов Иван Петрович», “Anna Jane Brook”.
pub fn full_name(family: &str, given: &str, middle: &str) -> String {
    if is_latin(family) { listed_name(given, middle, family) } else { listed_name(family, given, middle) }
}

/// Family name with initials, as in tables: «Иванов И. П.», “A. J. Brook”.
pub fn short_name(family: &str, given: &str, middle: &str) -> String {
    let initial = |part: &str| {
        let first = part.chars().find(|c| c.is_alphabetic());
        first.map_or_else(String::new, |first| first.to_uppercase().chain(std::iter::once('.')).collect())
    };
    full_name(family, &initial(given), &initial(middle))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A promise would be to “L.”, whoever that is.
    #[test]
    fn the_family_name_is_told_from_initials_on_either_side() {
        for (short, family) in [("Ивнев И. П.", "Ивнев"), ("A. J. Brook", "Brook"), ("M. de Vries", "de Vries"), ("", "")] {
            assert_eq!(family_of(short), family);
        }
    }

    #[test]
    fn comparison_forgets_case_yo_and_spacing() {
        assert_eq!(fold("  ЩЁГОЛЕВА\tОльга "), "щеголева ольга");
        assert_eq!(fold("Й"), fold("И\u{306}"));
        assert_eq!((fold("Cевер"), fold("Nоrd"), fold("ООО Coca")), ("север".into(), "nord".into(), "ооо coca".into()));
    }

    /// A Tatar or a Turkish name is typed with the letters that a Russian or an English keyboard has.
    #[test]
    fn letters_that_a_keyboard_lacks_are_those_typed_instead() {
        for (written, typed) in [
            ("Гәрәева Айгөл", "гараева айгол"),
            ("Җәмил Үзбәков", "жамил узбаков"),
            ("Мөхәммәт Әһмәров", "мохаммат ахмаров"),
            ("Ңқғ", "нкг"),
            ("Yıldız İrem", "yildiz irem"),
            ("IŞIK İÇ TİC.", "isik ic tic."),
            ("Müller Jürgen", "muller jurgen"),
            ("за\u{301}мок", "замок"),
        ] {
            assert_eq!(fold(written), typed);
        }
        assert_eq!(other_spellings("Хөснетдинов"), ["хуснетдинов"]);
        assert_eq!(other_spellings("Айгөл Гәрәева").len(), 3);
        assert_eq!(other_spellings("Щёголева"), Vec::<String>::new());
    }

    /// A text is folded alike, whether it was found to be composed or was composed for it.
    #[test]
    fn what_is_composed_already_stays_as_it_is() {
        for c in (0..=0x2ff).chain(0x400..=0x52f).chain(0x2010..=0x2027).filter_map(char::from_u32).filter(|c| is_composed(*c)) {
            assert_eq!(fold_composed(std::iter::once(c)), fold_composed(String::from(c).nfc()), "{c:?}");
        }
    }

    #[test]
    fn one_phone_in_many_writings_is_one() {
        for written in [
            "+7 900 000-20-02",
            "8 (900) 000 20 02",
            "89000002002",
            "9000002002",
            "tel:+79000002002",
            "tel:89000002002",
            "+7 900 000-20-02 доб. 114",
        ] {
            assert_eq!(phone_key(written), "9000002002", "{written}");
        }
        assert_eq!(phone_key("+49 451 00010 07"), "4510001007");
        assert_eq!(phone_key("112"), "");
    }

    #[test]
    fn a_company_is_known_by_its_own_word() {
        for written in ["ООО \"Ромашка\"", "Ромашка", "ромашка, ООО", "Общество с ограниченной ответственностью «Ромашка»"]
        {
            assert_eq!(company_key(written), "ромашка");
        }
        assert_eq!(company_key("ООО \"Торговый дом \"Альфа-Трейд\""), company_key("Альфа-Трейд"));
        assert_eq!(company_key("OOO Cевер"), "север");
        assert_eq!(company_key("Nordlicht Pack GmbH"), "nordlicht pack");
        assert_eq!(company_key("ООО"), "ооо");
        assert_eq!((company_key(" !!! "), company_identity(" !!! ")), (String::new(), "!!!".to_owned()));
        assert_eq!(company_identity("ООО «Ромашка»"), "ромашка");
    }

    #[test]
    fn names_are_written_as_their_people_do() {
        for (family, given, middle, full, short) in [
            ("Петрова", "Анна", "Сергеевна", "Петрова Анна Сергеевна", "Петрова А. С."),
            ("Петров", "", "", "Петров", "Петров"),
            ("Brook", "Anna", "Jane", "Anna Jane Brook", "A. J. Brook"),
            ("Brook", "", "", "Brook", "Brook"),
        ] {
            assert_eq!((full_name(family, given, middle).as_str(), short_name(family, given, middle).as_str()), (full, short));
        }
    }

    #[test]
    fn initials_stand_on_their_side_of_the_family_name() {
        assert_eq!(short_name("Иванов", "Иван", "Петрович"), "Иванов И. П.");
        assert_eq!(short_name("O’Brien", "Sinéad", ""), "S. O’Brien");
    }

    #[test]
    fn numbers_stand_in_the_order_of_what_they_are_worth() {
        let mut names = ["11", "К-10", "2", "К-2", "1", "К-2а", "007", "10"];
        names.sort_by_key(|name| in_order(name));
        assert_eq!(names, ["1", "2", "007", "10", "11", "К-2", "К-2а", "К-10"]);
    }
}
