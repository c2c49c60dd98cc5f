//! Parting names as they stand in one line: of persons, and of companies with their legal form.

use crate::domain::lookalike::unmixed;
use crate::domain::name::fold;

/// Which part of a person's name is written first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// Иванов Иван
    FamilyFirst,
    /// Иван Иванов
    GivenFirst,
}

/// Titles before a name; they are no part of it.
const TITLES: &[&str] =
    &["г-н", "г-жа", "господин", "госпожа", "гр", "тов", "д-р", "mr", "mrs", "ms", "miss", "dr", "prof", "sir", "herr", "frau"];
/// Words that make a patronymic of the name before them.
const SON_OR_DAUGHTER: &[&str] = &[
    "оглы", "оглу", "углы", "угли", "огли", "улы", "уулу", "кызы", "гызы", "кизи", "ogly", "oglu", "oğlu", "ogli", "uulu", "uly", "ulu",
    "kyzy", "qizi", "qızı", "kizi", "gyzy",
];

/// A name in one line, taken apart into words.
struct Words {
    /// Without title and brackets; a patronymic of two words is one, initials written together are several.
    words: Vec<String>,
    /// What stood in brackets, with them.
    aside: String,
}

impl Words {
    fn of(name: &str) -> Words {
        let (mut bare, mut aside, mut depth) = (String::new(), String::new(), 0_usize);
        for c in name.chars() {
            let closes = matches!(c, ')' | ']') && depth > 0;
            depth += usize::from(matches!(c, '(' | '['));
            if depth > 0 { &mut aside } else { &mut bare }.push(c);
            depth -= usize::from(closes);
        }
        if bare.trim().is_empty() {
            (bare, aside) = (name.to_owned(), String::new());
        }
        let mut words: Vec<String> = Vec::new();
        let mut rest = bare.split_whitespace().peekable();
        while words.is_empty()
            && let Some(title) = rest.next_if(|word| TITLES.contains(&fold(word).trim_end_matches('.')))
        {
            if rest.peek().is_none() {
                words.push(title.to_owned());
            }
        }
        for word in rest {
            match words.last_mut() {
                Some(father) if SON_OR_DAUGHTER.contains(&fold(word).as_str()) => {
                    father.push(' ');
                    father.push_str(word);
                }
                _ if is_initials(word) => words.extend(word.split_inclusive('.').map(str::to_owned)),
                _ => words.push(word.to_owned()),
            }
        }
        Words { words, aside: aside.trim().to_owned() }
    }

    /// The order that the name tells by itself, for certain or (second) at least likely.
    fn order(&self) -> (Option<Order>, Option<Order>) {
        let [first, .., last] = &self.words[..] else { return (None, None) };
        let sure = if is_initials(last) && !is_initials(first) && first.chars().any(|c| matches!(c, 'а'..='я' | 'А'..='Я')) {
            Some(Order::FamilyFirst)
        } else if is_initials(first) && !is_initials(last) {
            Some(Order::GivenFirst)
        } else if self.words.len() > 2 && is_patronymic(last) {
            Some(Order::FamilyFirst)
        } else if matches!(&self.words[..], [_, middle, _] if is_patronymic(middle)) {
            Some(Order::GivenFirst)
        } else {
            None
        };
        let likely = match (self.words.len(), ends_like_family(first), ends_like_family(last)) {
            (2, true, false) => Some(Order::FamilyFirst),
            (2, false, true) => Some(Order::GivenFirst),
            _ => None,
        };
        (sure, sure.or(likely))
    }
}

/// The order that a name in one line tells, if it tells any. A column is judged by the names that do.
pub fn order_of(name: &str) -> Option<Order> {
    Words::of(name).order().1
}

/// Family, given and middle name of a name written in one line, and what stood in brackets.
///
/// Russian lists begin with the family name, greetings with the given one; a patronymic or initials tell which it is, then
/// the order of the whole `list`, then the ending of the family name. Where nothing tells, the given name is first, as
/// vCard has it.
pub fn part_person(name: &str, list: Option<Order>) -> ([String; 3], String) {
    if let Some((family, rest)) = name.split_once(',') {
        let Words { words, aside } = Words::of(rest);
        if let ([given, middle @ ..], false) = (&words[..], family.trim().is_empty()) {
            let family = Words::of(family);
            let aside = [family.aside, aside].join(" ").trim().to_owned();
            return ([family.words.join(" "), given.clone(), middle.join(" ")], aside);
        }
    }
    let parted = Words::of(name);
    let (sure, likely) = parted.order();
    let order = sure.or(list).or(likely).unwrap_or(Order::GivenFirst);
    let join = |words: &[String]| words.join(" ");
    let parts = match (&parted.words[..], order) {
        ([], _) => Default::default(),
        ([only], _) => [only.clone(), String::new(), String::new()],
        // The family name and two names of its own: «Иванова Анна Мария», but «Ким Чен Ир Петрович».
        ([family, given @ .., middle], Order::FamilyFirst) if given.len() > 1 && is_patronymic(middle) => {
            [family.clone(), join(given), middle.clone()]
        }
        ([family, given, middle @ ..], Order::FamilyFirst) => [family.clone(), given.clone(), join(middle)],
        ([given, middle @ .., family], Order::GivenFirst) => [family.clone(), given.clone(), join(middle)],
    };
    (parts, parted.aside)
}

/// [`part_person`] where the name stands alone.
pub fn split_person(name: &str) -> [String; 3] {
    part_person(name, None).0
}

/// Given and middle name that were written together: «И. П.», «Иван Петрович».
pub fn part_given(given: &str, middle: &str) -> Option<[String; 2]> {
    let Words { words, aside } = Words::of(given);
    match &words[..] {
        [first, second]
            if middle.is_empty() && aside.is_empty() && (is_patronymic(second) || is_initials(first) && is_initials(second)) =>
        {
            Some([first.clone(), second.clone()])
        }
        _ => None,
    }
}

/// The same for a name typed where the family name is asked for: in Cyrillic it stands first, as in Russian lists, unless the
/// words say otherwise.
pub fn split_typed(name: &str) -> [String; 3] {
    let is_cyrillic = name.chars().all(|c| matches!(c, '\u{400}'..='\u{4ff}' | '-' | '’' | '\'' | '.') || c.is_whitespace());
    part_person(name, is_cyrillic.then_some(order_of(name).unwrap_or(Order::FamilyFirst))).0
}

/// «И.», «И.П.»: letters, each with its full stop.
fn is_initials(word: &str) -> bool {
    let letters =
        |part: &str| matches!(part.chars().count(), 1 | 2) && part.starts_with(char::is_uppercase) && part.chars().all(char::is_alphabetic);
    word.strip_suffix('.').is_some_and(|parts| parts.split('.').all(letters))
}

fn is_patronymic(word: &str) -> bool {
    let word = fold(word);
    if let Some((_, last)) = word.rsplit_once(' ') {
        return SON_OR_DAUGHTER.contains(&last);
    }
    ["вич", "вна", "ична", "инична", "оглы", "кызы"].iter().any(|ending| word.ends_with(ending)) && word.chars().count() > 4
}
fn ends_like_family(word: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "ов",
        "ев",
        "ин",
        "ын",
        "ова",
        "ева",
        "ина",
        "ына",
        "ский",
        "цкий",
        "ская",
        "цкая",
        "ской",
        "ко",
        "ук",
        "юк",
        "ых",
        "их",
        "ян",
        "швили",
        "дзе",
    ];
    // Given names with the same endings.
    const GIVEN: &[&str] = &[
        "лев",
        "константин",
        "валентин",
        "валентина",
        "марина",
        "ирина",
        "екатерина",
        "полина",
        "алина",
        "галина",
        "нина",
        "кристина",
        "карина",
        "ангелина",
        "арина",
        "дарина",
        "регина",
        "мартин",
        "августин",
        "вениамин",
        "яков",
        "марко",
        "ян",
        "арина",
        "злата",
        "ярослав",
        "иоанн",
        "севастьян",
        "себастьян",
        "демьян",
        "касьян",
        "лукьян",
        "тигран",
        "эвелина",
        "каролина",
        "василина",
    ];
    let word = fold(word);
    !GIVEN.contains(&word.as_str()) && ENDINGS.iter().any(|ending| word.ends_with(ending) && word.len() > ending.len() + 2)
}

/// Legal forms that stand before or after the name.
const FORMS: &[&str] = &["ооо", "оао", "зао", "пао", "нао", "ао", "ип", "нко", "фгуп", "гуп", "муп"];
/// Legal forms that stand after the name only.
const TRAILING_FORMS: &[&str] = &["ltd", "llc", "inc", "gmbh", "ag", "plc", "corp", "kg", "sa", "bv", "oy", "ab", "spa", "srl"];
const SPELT_OUT: &[&str] = &[
    "общество с ограниченной ответственностью",
    "публичное акционерное общество",
    "закрытое акционерное общество",
    "открытое акционерное общество",
    "акционерное общество",
    "индивидуальный предприниматель",
];

/// A company's name without legal form and quotation marks, its case kept; `None` where there is no legal form.
pub fn without_legal_form(name: &str) -> Option<String> {
    let bare: String = name.chars().map(|c| if is_quote(c) { ' ' } else { c }).collect();
    let words: Vec<&str> = bare.split_whitespace().collect();
    let unmixed = unmixed(&fold(&bare)).into_owned();
    let folded: Vec<String> = unmixed.split(' ').map(|word| word.trim_matches([',', '.', '(', ')']).replace('.', "")).collect();
    let spelt = SPELT_OUT.iter().find_map(|form| {
        let form: Vec<&str> = form.split(' ').collect();
        folded.starts_with(&form.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>()).then_some(form.len())
    });
    let first = folded.first().map_or("", String::as_str);
    let last = folded.last().map_or("", String::as_str);
    let (skip, drop) = if let Some(count) = spelt {
        (count, 0)
    } else if FORMS.contains(&first) {
        (1, 0)
    } else if FORMS.contains(&last) || TRAILING_FORMS.contains(&last) {
        (0, 1)
    } else {
        return None;
    };
    let kept = words.get(skip..words.len().saturating_sub(drop)).unwrap_or_default().join(" ");
    let kept = kept.trim_matches(|c: char| c == ',' || c == ';' || c.is_whitespace());
    (!kept.is_empty()).then(|| kept.to_owned())
}

/// The legal forms in a company's name, short, in their order: «ООО ТД Ромашка» has two.
pub fn legal_forms(name: &str) -> Vec<String> {
    const SHORT: [&str; 6] = ["ооо", "пао", "зао", "оао", "ао", "ип"];
    let bare: String = name.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    let mut text = format!(" {} ", unmixed(&fold(&bare)));
    for (spelt, short) in SPELT_OUT.iter().zip(SHORT).chain([(&"торговый дом", "тд"), (&"группа компаний", "гк")])
    {
        text = text.replace(&format!(" {spelt} "), &format!(" {short} "));
    }
    let known = |word: &&str| FORMS.contains(word) || TRAILING_FORMS.contains(word) || ["тд", "гк"].contains(word);
    text.split_whitespace().filter(known).map(str::to_owned).collect()
}

/// Whether a character is a quotation mark around a company's name.
pub fn is_quote(c: char) -> bool {
    matches!(c, '"' | '«' | '»' | '“' | '”' | '„' | '‟')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_typed_for_the_family_name_begins_with_it_unless_it_tells_otherwise() {
        for (typed, parts) in [
            ("Петрова Анна Сергеевна", ["Петрова", "Анна", "Сергеевна"]),
            ("Анна Сергеевна Петрова", ["Петрова", "Анна", "Сергеевна"]),
            ("Шульц Анна", ["Шульц", "Анна", ""]),
            ("Анна Петрова", ["Петрова", "Анна", ""]),
            ("Зимина Ольга", ["Зимина", "Ольга", ""]),
            ("Anna Parker", ["Parker", "Anna", ""]),
            ("Parker, Anna", ["Parker", "Anna", ""]),
        ] {
            assert_eq!(split_typed(typed), parts, "{typed}");
        }
    }

    #[test]
    fn names_in_one_line_are_parted() {
        let cases = [
            ("Иванов Иван Петрович", ["Иванов", "Иван", "Петрович"]),
            ("Иван Петрович Иванов", ["Иванов", "Иван", "Петрович"]),
            ("Иван Иванов", ["Иванов", "Иван", ""]),
            ("Иванова Анна", ["Иванова", "Анна", ""]),
            ("Марина Иванова", ["Иванова", "Марина", ""]),
            ("Лев Ким", ["Ким", "Лев", ""]),
            ("O'Brien, Sinéad", ["O'Brien", "Sinéad", ""]),
            ("Jürgen Müller-Fritz", ["Müller-Fritz", "Jürgen", ""]),
            ("Anna Maria von Berg", ["Berg", "Anna", "Maria von"]),
            ("Мама", ["Мама", "", ""]),
            ("Мамедов Рауф Аслан оглы", ["Мамедов", "Рауф", "Аслан оглы"]),
            ("Гусейнова Лейла Тофик кызы", ["Гусейнова", "Лейла", "Тофик кызы"]),
            ("Лейла Тофик гызы Гусейнова", ["Гусейнова", "Лейла", "Тофик гызы"]),
            ("Əliyev Vüqar Rəşid oglu", ["Əliyev", "Vüqar", "Rəşid oglu"]),
            ("Асанов Бакыт Токтогул уулу", ["Асанов", "Бакыт", "Токтогул уулу"]),
            ("Лукин О. П.", ["Лукин", "О.", "П."]),
            ("Лукин О.П.", ["Лукин", "О.", "П."]),
            ("О. П. Лукин", ["Лукин", "О.", "П."]),
            ("Лукин Олег П.", ["Лукин", "Олег", "П."]),
            ("John F. Kemp", ["Kemp", "John", "F."]),
            ("г-н Лукин Олег Петрович", ["Лукин", "Олег", "Петрович"]),
            ("Mr. John Smith", ["Smith", "John", ""]),
            ("Dr", ["Dr", "", ""]),
            ("(закупки)", ["(закупки)", "", ""]),
            ("  ", ["", "", ""]),
        ];
        for (name, parts) in cases {
            assert_eq!(split_person(name), parts, "{name}");
        }
    }

    #[test]
    fn the_order_of_the_list_parts_names_that_tell_none() {
        let first = Some(Order::FamilyFirst);
        for (name, list, parts) in [
            ("Ким Вера", first, ["Ким", "Вера", ""]),
            ("Ким Вера", None, ["Вера", "Ким", ""]),
            ("Дюма Мария", first, ["Дюма", "Мария", ""]),
            ("Иван Петрович Иванов", first, ["Иванов", "Иван", "Петрович"]),
            ("Тен Мария Луиза", first, ["Тен", "Мария", "Луиза"]),
            ("Иванова Анна", Some(Order::GivenFirst), ["Анна", "Иванова", ""]),
        ] {
            assert_eq!(part_person(name, list).0, parts, "{name}");
        }
        assert_eq!(part_person("Иванов Пётр (закупки)", first), (["Иванов", "Пётр", ""].map(str::to_owned), "(закупки)".to_owned()));
        assert_eq!((order_of("Ким Вера"), order_of("Лукин О. П."), order_of("Анна Иванова")), (None, first, Some(Order::GivenFirst)));
        assert_eq!(part_given("И. П.", ""), Some(["И.", "П."].map(str::to_owned)));
        assert_eq!(part_given("И.П.", ""), Some(["И.", "П."].map(str::to_owned)));
        assert_eq!((part_given("Анна Мария", ""), part_given("И.", "П.")), (None, None));
    }

    #[test]
    fn legal_forms_are_told_apart() {
        for (name, forms) in [
            ("ООО Ромашка", &["ооо"][..]),
            ("OOO «Ромашка»", &["ооо"]),
            ("АО Ромашка", &["ао"]),
            ("ООО ТД Ромашка", &["ооо", "тд"]),
            ("Общество с ограниченной ответственностью «Торговый дом Ромашка»", &["ооо", "тд"]),
            ("Nordlicht GmbH", &["gmbh"]),
            ("Ромашка", &[]),
        ] {
            assert_eq!(legal_forms(name), forms, "{name}");
        }
    }

    #[test]
    fn the_legal_form_is_taken_off_and_case_kept() {
        let cases = [
            ("ООО \"Ромашка\"", Some("Ромашка")),
            ("ООО \"Торговый дом \"Альфа-Трейд\"", Some("Торговый дом Альфа-Трейд")),
            ("ООО \"Дальпромснаб; Восток\"", Some("Дальпромснаб; Восток")),
            ("ИП Весна Н. А.", Some("Весна Н. А.")),
            ("Nordlicht Pack GmbH", Some("Nordlicht Pack")),
            ("Ромашка, ООО", Some("Ромашка")),
            ("Общество с ограниченной ответственностью «Ромашка»", Some("Ромашка")),
            ("ГК «Семёновы»", None),
            ("Весна", None),
            ("ООО", None),
        ];
        for (name, short) in cases {
            assert_eq!(without_legal_form(name).as_deref(), short, "{name}");
        }
    }
}
