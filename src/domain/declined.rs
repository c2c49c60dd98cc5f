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
