//! Parting names as they stand in one line: of persons, and of companies with their legal form.

use crate::domain::name::fold;

/// Family, given and middle name of a name written in one line.
///
/// Russian lists begin with the family name, greetings with the given one; the patronymic, or else the ending of the
/// family name, tells which it is. Where nothing tells, the given name is first, as vCard has it.
pub fn split_person(name: &str) -> [String; 3] {
    if let Some((family, rest)) = name.split_once(',') {
        let rest: Vec<&str> = rest.split_whitespace().collect();
        if let ([given, middle @ ..], false) = (&rest[..], family.trim().is_empty()) {
            return [family.trim().to_owned(), (*given).to_owned(), middle.join(" ")];
        }
    }
    let words: Vec<&str> = name.split_whitespace().collect();
    let own = |text: &str| text.to_owned();
    match words[..] {
        [] => Default::default(),
        [only] => [own(only), String::new(), String::new()],
        [first, second] if ends_like_family(first) && !ends_like_family(second) => [own(first), own(second), String::new()],
        [first, second] => [own(second), own(first), String::new()],
        [family, given, middle] if is_patronymic(middle) => [own(family), own(given), own(middle)],
        [given, middle, family] if is_patronymic(middle) => [own(family), own(given), own(middle)],
        [first, .., last] if is_patronymic(last) && words.len() > 3 => [own(first), words[1..words.len() - 1].join(" "), own(last)],
        [given, .., last] => [own(last), own(given), words[1..words.len() - 1].join(" ")],
    }
}

/// The same for a name typed where the family name is asked for: of two words that tell nothing the first one is it, in
/// Cyrillic, as in Russian lists.
pub fn split_typed(name: &str) -> [String; 3] {
    let is_cyrillic = |word: &str| word.chars().all(|c| matches!(c, '\u{400}'..='\u{4ff}' | '-' | '’' | '\''));
    match name.split_whitespace().collect::<Vec<_>>()[..] {
        [family, given] if is_cyrillic(family) && is_cyrillic(given) && (ends_like_family(family) || !ends_like_family(given)) => {
            [family.to_owned(), given.to_owned(), String::new()]
        }
        _ => split_person(name),
    }
}

fn is_patronymic(word: &str) -> bool {
    let word = fold(word);
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
    let folded: Vec<String> = words.iter().map(|word| fold(word).trim_matches([',', '.', '(', ')']).replace('.', "")).collect();
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
            ("  ", ["", "", ""]),
        ];
        for (name, parts) in cases {
            assert_eq!(split_person(name), parts, "{name}");
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
