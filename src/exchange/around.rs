//! What is written around a person's name, and the small words in it.

use crate::domain::name::fold;
use crate::domain::surname::is_particle;

/// Titles before a name; they are no part of it.
pub(super) const TITLES: &[&str] = &[
    "г-н",
    "г-жа",
    "господин",
    "госпожа",
    "гр",
    "тов",
    "д-р",
    "доктор",
    "проф",
    "профессор",
    "mr",
    "mrs",
    "ms",
    "miss",
    "dr",
    "prof",
    "sir",
    "herr",
    "frau",
    "dipl.-ing",
    "ing",
];
/// What stands behind a name and is no part of it.
pub(super) const SUFFIXES: &[&str] = &["jr", "sr", "ii", "iii", "phd", "ph.d", "mba", "md", "esq", "мл", "ст", "младший", "старший"];
/// Words that make a position of those around them.
const POSITIONS: &[&str] = &[
    "директор",
    "гендиректор",
    "замдиректора",
    "бухгалтер",
    "главбух",
    "менеджер",
    "начальник",
    "руководитель",
    "инженер",
    "заведующий",
    "заведующая",
    "секретарь",
    "снабженец",
    "закупщик",
    "закупщица",
    "логист",
    "юрист",
    "экономист",
    "специалист",
    "заместитель",
    "президент",
    "учредитель",
    "собственник",
    "владелец",
    "технолог",
    "механик",
    "энергетик",
    "кладовщик",
    "диспетчер",
    "ассистент",
    "помощник",
    "лпр",
    "director",
    "manager",
    "ceo",
    "cfo",
    "cto",
    "coo",
    "cio",
    "cmo",
    "cpo",
    "president",
    "accountant",
    "engineer",
    "owner",
    "founder",
    "assistant",
    "purchaser",
    "geschäftsführer",
    "geschäftsführerin",
    "leiter",
    "leiterin",
    "einkäufer",
    "einkäuferin",
];
/// Words that stand before or behind those.
const OF_POSITION: &[&str] = &[
    "генеральный",
    "ген",
    "главный",
    "главная",
    "гл",
    "коммерческий",
    "ком",
    "технический",
    "тех",
    "исполнительный",
    "финансовый",
    "фин",
    "старший",
    "ведущий",
    "ведущая",
    "зам",
    "и.о",
    "ио",
    "директора",
    "начальника",
    "руководителя",
    "бухгалтера",
    "по",
    "отдела",
    "службы",
    "департамента",
    "цеха",
    "производства",
    "производству",
    "закупок",
    "закупкам",
    "снабжения",
    "снабжению",
    "продаж",
    "продажам",
    "логистики",
    "качества",
    "качеству",
    "general",
    "managing",
    "chief",
    "senior",
    "sales",
    "purchasing",
    "financial",
    "technical",
    "commercial",
    "of",
];

/// A word folded, without the full stop of an abbreviation.
pub(super) fn dotless(word: &str) -> String {
    fold(word).trim_matches(['.', ',', ':']).to_owned()
}

/// Whether a family name has small words before it.
pub(super) fn has_particle(word: &str) -> bool {
    word.split_once(' ').is_some_and(|(first, _)| is_particle(&fold(first)))
}

/// Whether a text says what somebody is.
pub(super) fn is_position(text: &str) -> bool {
    text.split([' ', '-', '/']).any(|word| POSITIONS.contains(&dotless(word).as_str()))
}

/// How many words before a name say what the person is: «ген. директор», «Начальник отдела закупок».
pub(super) fn position_before(words: &[&str]) -> usize {
    let known = |word: &&&str| {
        let word = dotless(word);
        POSITIONS.contains(&word.as_str()) || OF_POSITION.contains(&word.as_str())
    };
    let count = words.iter().take_while(known).count();
    if count < words.len() && words.iter().take(count).any(|word| is_position(word)) { count } else { 0 }
}
