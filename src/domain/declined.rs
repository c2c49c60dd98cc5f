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
                let stem = format!("{}{last}", cut(2));
                add(stem, &["а", "у", "ом", "ем", "е"]);
            }
        }
    }
    forms
}
