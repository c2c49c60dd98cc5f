//! Legal forms in the names of companies.

use crate::domain::lookalike::unmixed;
use crate::domain::name::fold;

/// Legal forms that stand before or after the name.
const FORMS: &[&str] = &["ооо", "оао", "зао", "пао", "нао", "ао", "ип", "нко", "фгуп", "гуп", "муп"];
/// Legal forms that stand after the name only.
const TRAILING_FORMS: &[&str] =
    &["ltd", "llc", "inc", "gmbh", "ag", "plc", "corp", "kg", "sa", "bv", "oy", "ab", "spa", "srl", "kgaa", "ohg", "ug"];
/// Legal forms that are no name of anybody.
pub(super) const SURE_FORMS: &[&str] = &["ооо", "оао", "зао", "пао", "нао", "ао", "фгуп", "гуп", "муп", "ltd", "llc", "inc", "gmbh", "plc"];
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
    let (skip, drop) = if let Some(count) = spelt {
        (count, 0)
    } else if FORMS.contains(&first) {
        (1, 0)
    } else {
        match trailing(&folded) {
            0 => return None,
            count => (0, count),
        }
    };
    let kept = words.get(skip..words.len().saturating_sub(drop)).unwrap_or_default().join(" ");
    let kept = kept.trim_matches(|c: char| c == ',' || c == ';' || c.is_whitespace());
    (!kept.is_empty()).then(|| kept.to_owned())
}

/// How many words at the end of a name are its legal form: «GmbH & Co. KG» is one, and so is «Co., Ltd.».
fn trailing(folded: &[String]) -> usize {
    let form = |word: &str| FORMS.contains(&word) || TRAILING_FORMS.contains(&word);
    let mut rest: Vec<&str> = folded.iter().map(String::as_str).collect();
    while rest.len() > 1
        && let Some(last) = rest.pop_if(|last| form(last))
    {
        match rest[..] {
            [.., before, "&" | "und" | "and" | "u", "co"] if rest.len() > 3 && form(before) => rest.truncate(rest.len() - 2),
            [.., before, "co"] if last == "ltd" && rest.len() > 1 && !matches!(before, "&" | "und" | "and") => {
                rest.truncate(rest.len() - 1)
            }
            _ => {}
        }
    }
    folded.len() - rest.len()
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

/// Whether two names have legal forms of which none is the same: the ООО of a name is not its АО.
pub fn are_of_other_forms(one: &str, other: &str) -> bool {
    // A trading house has a form besides.
    let forms = |name: &str| legal_forms(name).into_iter().filter(|form| !["тд", "гк"].contains(&form.as_str())).collect::<Vec<_>>();
    let (one, other) = (forms(one), forms(other));
    !one.is_empty() && !other.is_empty() && !one.iter().any(|form| other.contains(form))
}

/// Whether a character is a quotation mark around a company's name.
pub fn is_quote(c: char) -> bool {
    matches!(c, '"' | '«' | '»' | '“' | '”' | '„' | '‟')
}

#[cfg(test)]
mod tests {
    use super::*;

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
            ("Berg GmbH & Co. KG", Some("Berg")),
            ("Berg AG & Co. KGaA", Some("Berg")),
            ("Müller & Co. KG", Some("Müller & Co.")),
            ("Norden Co., Ltd.", Some("Norden")),
            ("Smith & Co. Ltd", Some("Smith & Co.")),
            ("Acme, Inc.", Some("Acme")),
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
