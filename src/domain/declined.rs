//! The forms of a name: how it sounds in either script, and its Russian cases.

use super::name::fold;
use super::sound::sound;

/// The name as it sounds, in letters that both scripts share; «Мюллер», `Müller` and `mueller` give the same. Signs part
/// words, and an umlaut written out is the letter without its dots.
pub fn skeleton(name: &str) -> String {
    let mut text = String::from_utf8(sound(name).bytes).unwrap_or_default();
    for (written, plain) in [("ue", "u"), ("oe", "o"), ("ae", "a")] {
        if text.contains(written) {
            text = text.replace(written, plain);
        }
    }
    text
}

/// The name and its forms in the Russian cases, folded. A name in another script has only itself.
pub fn case_forms(name: &str) -> Vec<String> {
    let name = fold(name);
    let mut forms = vec![name.clone()];
    let Some(last) = name.chars().last().filter(|c| ('а'..='я').contains(c)) else { return forms };
    let cut = |count: usize| -> String {
        let length = name.chars().count();
        name.chars().take(length.saturating_sub(count)).collect()
    };
    let ends = |endings: &[&str]| endings.iter().any(|ending| name.ends_with(ending));
    let mut add = |stem: String, endings: &[&str]| forms.extend(endings.iter().map(|ending| format!("{stem}{ending}")));
    match last {
        // Петрова, Ильина: the feminine surnames decline as adjectives, given names as nouns.
        'а' => {
            add(cut(1), &["ы", "и", "е", "у", "ой", "ою", "ей"]);
        }
        'я' if ends(&["ая"]) => add(cut(2), &["ой", "ую", "ою"]),
        'я' if ends(&["яя"]) => add(cut(2), &["ей", "юю"]),
        'я' => add(cut(1), &["и", "е", "ю", "ей"]),
        'й' if ends(&["ский", "цкий", "ый", "ой"]) => add(cut(2), &["ого", "ому", "ым", "им", "ом"]),
        'й' if ends(&["ний", "жий", "чий", "ший", "щий"]) => {
            add(cut(2), &["его", "ему", "им", "ем"]);
            add(cut(1), &["я", "ю", "ем", "и"]);
        }
        'й' => add(cut(1), &["я", "ю", "ем", "е", "и"]),
        'ь' => {
            add(cut(1), &["я", "ю", "ем", "е", "и", "ью"]);
        }
        'о' | 'е' | 'и' | 'у' | 'ю' | 'ы' | 'э' => {}
        _ => {
            add(name.clone(), &["а", "у", "ом", "ем", "ым", "е"]);
            // Лев → Льва, Павел → Павла, Кравец → Кравца, Волчок → Волчка.
            if name == "лев" {
                add("льв".into(), &["а", "у", "ом", "е"]);
            } else if ends(&["ец", "ел", "ок", "ек", "ер"]) {
                let stem = cut(2);
                add(format!("{stem}{last}"), &["а", "у", "ом", "ем", "е"]);
                // Уголёк → Уголька, Огонёк → Огонька, Елец → Ельца: what the vowel softened stays soft.
                if ends(&["лек", "нек", "рек", "лец"]) {
                    add(format!("{stem}ь{last}"), &["а", "у", "ом", "ем", "е"]);
                }
            }
        }
    }
    forms
}

/// The endings of nouns by their stems: a hard one, and a soft one.
const HARD: &[&str] = &["а", "у", "ом", "е"];
const SOFT: &[&str] = &["я", "ю", "ем", "е", "и"];
/// Words of a name of which the stem is another one in the cases, with those endings.
const ODD: [(&str, &str, &[&str]); 14] = [
    ("мать", "матер", &["и", "ью"]),
    ("дочь", "дочер", &["и", "ью"]),
    ("церковь", "церкв", &["и", "ью"]),
    ("лен", "льн", HARD),
    ("пес", "пс", HARD),
    ("лед", "льд", HARD),
    ("мох", "мх", HARD),
    ("ров", "рв", HARD),
    ("угол", "угл", HARD),
    ("день", "дн", SOFT),
    ("пень", "пн", SOFT),
    ("огонь", "огн", SOFT),
    ("уголь", "угл", SOFT),
    ("ноготь", "ногт", SOFT),
];

/// A word of a company's name and its forms in the Russian cases, folded: unlike the names of people such words are of all genders, and of
/// many: «Поволжье», «Золотое Яблоко», «Новые Технологии».
pub fn company_forms(word: &str) -> Vec<String> {
    let mut forms = case_forms(word);
    let Some(word) = forms.first().cloned() else { return forms };
    if let Some((_, stem, endings)) = ODD.iter().find(|(odd, ..)| *odd == word) {
        forms.extend(endings.iter().map(|ending| format!("{stem}{ending}")));
    }
    // The longest ending first: what a word has before it declines so.
    const ENDINGS: [(&str, &[&str]); 22] = [
        ("ое", &["ого", "ому", "ым", "им", "ом"]),
        ("ее", &["его", "ему", "им", "ем"]),
        ("ые", &["ых", "ым", "ыми"]),
        ("ие", &["ия", "ию", "ием", "ии", "их", "им", "ими"]),
        ("ье", &["ья", "ью", "ьем", "ьи"]),
        ("це", &["ца", "цу", "цем"]),
        ("ще", &["ща", "щу", "щем"]),
        // Великий, Строгий, Тихий; and камень → камня, where the vowel flees.
        ("кий", &["кого", "кому", "ким", "ком"]),
        ("гий", &["гого", "гому", "гим", "гом"]),
        ("хий", &["хого", "хому", "хим", "хом"]),
        ("ень", &["ня", "ню", "нем", "не", "ни"]),
        ("е", &["я", "ю", "ем"]),
        ("о", &["а", "у", "ом", "е"]),
        ("ики", &["иков", "икам", "иками", "иках"]),
        ("ки", &["ок", "ек", "кам", "ками", "ках"]),
        ("ги", &["г", "гов", "гам", "гами", "гах"]),
        ("ии", &["ий", "иям", "иями", "иях"]),
        ("ьи", &["ей", "ьям", "ьями", "ьях"]),
        ("и", &["ей", "ям", "ями", "ях", "ам", "ами", "ах"]),
        ("цы", &["цев", "цов", "цам", "цами", "цах"]),
        ("ны", &["н", "ен", "нов", "нам", "нами", "нах"]),
        ("ы", &["", "ов", "ам", "ами", "ах"]),
    ];
    let of = |ending: &&(&str, &[&str])| word.strip_suffix(ending.0).is_some_and(|stem| stem.chars().count() > 1);
    if let Some((ending, others)) = ENDINGS.iter().find(of) {
        let stem = word.strip_suffix(ending).unwrap_or_default();
        forms.extend(others.iter().map(|other| format!("{stem}{other}")));
    }
    forms
}

/// The letters that a name has in all its cases, of a folded form of it: «анн» of «анне», «пав» of «павлу», «л» of «льва».
/// They may begin other names too; [`case_forms`] tells which are meant.
pub fn kept(form: &str) -> String {
    const ENDINGS: [&str; 15] = ["ого", "ому", "ой", "ою", "ей", "ом", "ем", "ым", "им", "а", "у", "е", "ы", "и", "ю"];
    let is_russian = form.chars().all(|c| matches!(c, 'а'..='я' | '-'));
    let ending = ENDINGS.iter().find_map(|ending| form.strip_suffix(ending)).filter(|stem| stem.chars().count() > 1);
    let Some(stem) = ending.filter(|_| is_russian) else { return form.to_owned() };
    let mut letters: Vec<char> = stem.chars().filter(|c| *c != 'ь').collect();
    let Some(last) = letters.pop() else { return form.to_owned() };
    let head: String = letters.iter().collect();
    let fleeting = ['е', 'о'].map(|vowel| format!("{head}{vowel}{last}"));
    if fleeting.iter().any(|name| case_forms(name).iter().any(|known| known == form)) { head } else { stem.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_companies_decline_in_all_genders() {
        for (name, forms) in [
            ("Поволжье", "поволжья поволжью поволжьем"),
            ("Сияние", "сияния сиянию сиянием сиянии"),
            ("Золотое", "золотого золотому золотым золотом"),
            ("Северное", "северного северному северным северном"),
            ("Яблоко", "яблока яблоку яблоком яблоке"),
            ("Солнце", "солнца солнцу солнцем"),
            ("Черёмушки", "черемушек черемушкам черемушками черемушках"),
            ("Новые", "новых новым новыми"),
            ("Технологии", "технологий технологиям технологиями технологиях"),
            ("Партнёры", "партнеров партнерам партнерами партнерах"),
            ("Мать", "матери матерью"),
            ("лён", "льна льну льном льне"),
            ("Пёс", "пса псу псом псе"),
            ("Камень", "камня камню камнем камне"),
            ("Уголёк", "уголька угольку угольком угольке"),
            ("Елец", "ельца ельцу ельцом ельце"),
            ("Ливны", "ливен ливнам ливнами ливнах"),
            ("Великий", "великого великому великим великом"),
            ("Ветер", "ветра ветру ветром ветре"),
            ("Ромашка", "ромашки ромашке ромашку ромашкой"),
        ] {
            let known = company_forms(name);
            for form in forms.split(' ') {
                assert!(known.iter().any(|known| known == form), "{form}");
            }
        }
        // People's names of these endings do not decline.
        assert_eq!(case_forms("Петренко"), ["петренко"]);
    }

    #[test]
    fn what_all_cases_of_a_name_have() {
        for (form, kept_of_it) in [
            ("анне", "анн"),
            ("анной", "анн"),
            ("льву", "л"),
            ("львом", "л"),
            ("павлу", "пав"),
            ("кравцом", "крав"),
            ("орлу", "ор"),
            ("орловым", "орлов"),
            ("яне", "ян"),
            ("лев", "лев"),
            ("ева", "ев"),
            ("anna", "anna"),
            ("ю", "ю"),
            ("", ""),
        ] {
            assert_eq!(kept(form), kept_of_it, "{form}");
        }
    }
}
