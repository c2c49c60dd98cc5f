//! Headers that are read by their words: which of them name a person, in any order and case form.

use super::Target;
use super::around::is_position;
use crate::domain::name::fold;

/// Words for a whole name.
const WHOLE: &[&str] = &["фио"];
/// Beginnings of words for the parts of a name.
const FAMILY: &[&str] = &["фамили", "surname", "lastname", "nachname", "familienname"];
const GIVEN: &[&str] = &["имя", "имени", "имена", "firstname", "vorname", "given"];
const MIDDLE: &[&str] = &["отчеств", "patronymic", "middle"];
/// Words for a name of which others say what part it is.
const NAME: &[&str] = &["name", "names"];
/// Beginnings of words for somebody to talk to.
const PERSON: &[&str] = &[
    "контакт",
    "сотрудник",
    "представител",
    "собеседник",
    "лпр",
    "принимающ",
    "contact",
    "person",
    "employee",
    "representative",
    "maker",
    "ansprechpartner",
    "kontakt",
    "kontaktperson",
];
/// Beginnings of words that say more of a person and nothing else.
const BESIDE: &[&str] = &[
    "лицо",
    "лица",
    "лицу",
    "decision",
    "человек",
    "решени",
    "полн",
    "основн",
    "главн",
    "ключев",
    "full",
    "whole",
    "key",
    "main",
    "primary",
    "клиент",
    "заказчик",
    "покупател",
    "контрагент",
    "customer",
    "client",
];
/// Beginnings of words for the company that somebody is of: they make none of another word's columns a person's.
const OF_COMPANY: &[&str] = &["компан", "организац", "фирм", "предприят", "company"];
/// Small words.
const SMALL: &[&str] = &["и", "о", "от", "со", "стороны", "у", "в", "and", "of", "the", "at", "for"];
/// What many write over phones rather than over names.
const WAYS: &[&str] =
    &["контакты", "contacts", "kontakte", "сотрудники", "сотрудников", "employees", "persons", "представительство", "именины"];
/// Beginnings of words that say a column names our own people, as programs write it.
const OURS: &[&str] = &["ответствен", "менеджер", "куратор", "создал", "создан", "изменил", "изменен", "автор", "manager", "owner"];
const OURS_BESIDE: &[&str] = &[
    "кем",
    "кто",
    "наш",
    "торгов",
    "our",
    "created",
    "modified",
    "by",
    "record",
    "account",
    "contact",
    "deal",
    "основн",
    "главн",
    "закрепл",
    "личн",
    "персональн",
    "прода",
    "по",
    "sales",
    "key",
    "main",
];

/// Whether a word is one of these: in any case form, which Russian words have and English ones have not.
fn begins(word: &str, beginnings: &[&str]) -> bool {
    beginnings.iter().any(|beginning| if beginning.is_ascii() { word == *beginning } else { word.starts_with(beginning) })
}

/// The words of a plain header; initials that stand for a name are one: «Ф. И. О.».
fn words(plain: &str) -> Vec<String> {
    let spaced: String = fold(plain).chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    let text = format!(" {} ", spaced.split_whitespace().collect::<Vec<_>>().join(" "));
    text.replace(" ф и о ", " фио ").replace(" и о ", " имя отчество ").split_whitespace().map(str::to_owned).collect()
}

/// Where a header goes that names a person by its words; nothing where any of them says something else.
pub(super) fn person(plain: &str) -> Option<Target> {
    let words = words(plain);
    let any = |beginnings: &[&str]| words.iter().any(|word| begins(word, beginnings));
    let is = |known: &[&str]| words.iter().any(|word| known.contains(&word.as_str()));
    if is(WAYS) {
        return None;
    }
    let known = [WHOLE, FAMILY, GIVEN, MIDDLE, NAME, PERSON, BESIDE, OF_COMPANY, &["last", "first"]];
    if !words.iter().all(|word| SMALL.contains(&word.as_str()) || known.iter().any(|known| begins(word, known))) {
        return None;
    }
    let (whole, somebody, name) = (is(WHOLE), any(PERSON), is(NAME));
    let last = any(FAMILY) || name && (is(&["last"]) || is(&["family"]));
    let first = any(GIVEN) || name && is(&["first"]);
    let middle = any(MIDDLE);
    // «Имя компании» and “Customer name” are a company's, “Last contact” is a day.
    if any(OF_COMPANY) && !somebody && !whole || !name && is(&["last", "first"]) {
        return None;
    }
    match (last, first, middle) {
        _ if whole => Some(Target::FullName),
        (true, true, _) => Some(Target::FullName),
        (true, false, _) => Some(Target::Family),
        (false, true, _) if any(&["полн", "full"]) => Some(Target::FullName),
        (false, true, _) => Some(Target::Given),
        (false, false, true) => Some(Target::Middle),
        (false, false, false) => (somebody || name && any(&["full"])).then_some(Target::FullName),
    }
}

/// Whether a header names somebody to talk to at the company of the row.
pub(super) fn is_contact(plain: &str) -> bool {
    words(plain).iter().any(|word| begins(word, PERSON)) || is_position(plain)
}

/// Whether a header says that the people of its column are our own.
pub(super) fn is_ours(plain: &str) -> bool {
    let words = words(plain);
    words.iter().any(|word| begins(word, OURS)) && words.iter().all(|word| begins(word, OURS) || begins(word, OURS_BESIDE))
}

/// Whether a header is a position, so that its column may name who holds it: «Генеральный директор».
pub(super) fn is_post(plain: &str) -> bool {
    is_position(plain) && !words(plain).iter().any(|word| begins(word, OURS) || begins(word, PERSON))
}

#[cfg(test)]
mod tests {
    use super::super::known::plain;
    use super::*;

    #[test]
    fn a_person_is_told_by_the_words_of_a_header() {
        for (header, target) in [
            ("ФИО контактного лица", Some(Target::FullName)),
            ("Контактное лицо (ФИО)", Some(Target::FullName)),
            ("Ф.И.О. сотрудника", Some(Target::FullName)),
            ("Ф. И. О.", Some(Target::FullName)),
            ("Имя и фамилия", Some(Target::FullName)),
            ("Фамилия И.О.", Some(Target::FullName)),
            ("Фамилия, имя представителя", Some(Target::FullName)),
            ("Контактные лица", Some(Target::FullName)),
            ("Представитель", Some(Target::FullName)),
            ("Представитель компании", Some(Target::FullName)),
            ("ЛПР", Some(Target::FullName)),
            ("Лицо, принимающее решение", Some(Target::FullName)),
            ("Contact person", Some(Target::FullName)),
            ("Key contact", Some(Target::FullName)),
            ("Contact Full Name", Some(Target::FullName)),
            ("Name of contact", Some(Target::FullName)),
            ("Имя контакта", Some(Target::Given)),
            ("Имя клиента", Some(Target::Given)),
            ("Имя Отчество", Some(Target::Given)),
            ("Contact first name", Some(Target::Given)),
            ("Фамилия контакта", Some(Target::Family)),
            ("Contact Last Name", Some(Target::Family)),
            ("Отчество контактного лица", Some(Target::Middle)),
            ("Имя компании", None),
            ("Customer name", None),
            ("Last contact", None),
            ("Contacted", None),
            ("Decision", None),
            ("Decision maker", Some(Target::FullName)),
            ("Лицензия контакта", None),
            ("Именины", None),
            ("Контакты", None),
            ("Контактные данные", None),
            ("Тип контакта", None),
            ("Дата последнего контакта", None),
            ("Юридическое лицо", None),
            ("Телефон контактного лица", None),
            ("Должность контактного лица", None),
            ("Клиент", None),
            ("Количество сотрудников", None),
            ("Имя файла", None),
        ] {
            assert_eq!(person(&plain(header)), target, "{header}");
        }
    }

    #[test]
    fn our_own_people_are_told_from_those_of_the_company() {
        for (header, ours, post) in [
            ("Ответственный", true, false),
            ("Кем создан", true, false),
            ("Account Manager", true, false),
            ("Менеджер", true, false),
            ("Основной менеджер", true, false),
            ("Менеджер по продажам", true, false),
            ("Sales manager", true, false),
            ("Менеджер клиента", false, false),
            ("Директор", false, true),
            ("Генеральный директор", false, true),
            ("Руководитель", false, true),
            ("Город", false, false),
        ] {
            let plain = plain(header);
            assert_eq!((is_ours(&plain), is_post(&plain)), (ours, post), "{header}");
        }
    }
}
