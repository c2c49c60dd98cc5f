//! The words by which people say that they may leave, by the stage they speak of (M34).

use crate::domain::name::{begins_at, fold};

/// A way of saying it: the stage it speaks of, and beginnings of words that stand in one sentence, in this order.
struct Way(i64, &'static [&'static str]);

/// The ways, in both languages.
static WAYS: &[Way] = &[
    Way(1, &["пересмотр", "с друг"]),
    Way(1, &["посмотр", "друг", "поставщик"]),
    Way(1, &["ищ", "друг", "поставщик"]),
    Way(1, &["уйд", "к друг"]),
    Way(1, &["уйд", "к конкурент"]),
    Way(1, &["сменить", "поставщик"]),
    Way(1, &["второго", "поставщик"]),
    Way(1, &["думаем", "уходить"]),
    Way(1, &["reconsider", "with another"]),
    Way(1, &["look", "elsewhere"]),
    Way(1, &["another", "supplier"]),
    Way(1, &["other", "suppliers"]),
    Way(1, &["second", "supplier"]),
    Way(1, &["switch", "supplier"]),
    Way(2, &["собира", "претензи"]),
    Way(2, &["собира", "замечани"]),
    Way(2, &["список", "претензи"]),
    Way(2, &["предлаг", "замен", "вас"]),
    Way(2, &["коллеги", "за смену"]),
    Way(2, &["list of", "complaints"]),
    Way(2, &["argue", "for a change"]),
    Way(2, &["collect", "faults"]),
    Way(3, &["ультиматум"]),
    Way(3, &["последнее", "предупреждени"]),
    Way(3, &["расторг", "договор"]),
    Way(3, &["директор", "требует"]),
    Way(3, &["руководств", "требует"]),
    Way(3, &["ultimatum"]),
    Way(3, &["last", "warning"]),
    Way(3, &["final", "warning"]),
    Way(3, &["terminate", "contract"]),
    Way(3, &["management", "demands"]),
    Way(4, &["переда", "юрист"]),
    Way(4, &["подключ", "юрист"]),
    Way(4, &["через", "юрист"]),
    Way(4, &["досудебн"]),
    Way(4, &["в суд"]),
    Way(4, &["судом"]),
    Way(4, &["исковое"]),
    Way(4, &["в арбитраж"]),
    Way(4, &["to", "lawyers"]),
    Way(4, &["our", "lawyers"]),
    Way(4, &["to court"]),
    Way(4, &["legal", "action"]),
    Way(4, &["sue us"]),
];

/// Words that make of those behind them their contrary.
static DENIALS: &[&str] = &["не", "нет", "без", "not", "no", "won't", "without"];

/// The sentences of a text that speak of leaving, each with its stage; of a sentence the latest one.
pub(super) fn spoken(text: &str) -> Vec<(i64, String)> {
    text.split(['.', '!', '?', '\n', ';'])
        .filter_map(|sentence| Some((stage(&fold(sentence))?, sentence.trim().trim_matches(['«', '»', '“', '”', '"']).to_owned())))
        .collect()
}

fn stage(sentence: &str) -> Option<i64> {
    WAYS.iter().filter(|way| is_said(sentence, way.1)).map(|way| way.0).max()
}

/// Whether words beginning so stand in a sentence one after the other, and are not denied.
fn is_said(sentence: &str, parts: &[&str]) -> bool {
    let mut rest = sentence;
    for (at, part) in parts.iter().enumerate() {
        let Some(found) = begins_at(rest, part) else { return false };
        let (before, after) = rest.split_at(found);
        if at == 0 && before.split_whitespace().next_back().is_some_and(|word| DENIALS.contains(&word)) {
            return false;
        }
        rest = after.strip_prefix(part).unwrap_or(after);
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leaving_is_heard_in_both_languages() {
        for (text, wanted) in [
            ("Ещё раз так — пересмотрим график с другим", Some(1)),
            ("Спросил цену; сказали, что ищут другого поставщика", Some(1)),
            ("Главный инженер собирает наши претензии", Some(2)),
            ("Это последнее предупреждение. Ждём ответа", Some(3)),
            ("Передали дело юристам", Some(4)),
            ("They said they would look elsewhere", Some(1)),
            ("Their management demands a discount", Some(3)),
            ("не уйдём к другим, всё устраивает", None),
            ("обсудили график поставок", None),
            ("наш юрист согласовал договор", None),
            ("присудил премию", None),
        ] {
            assert_eq!(spoken(text).iter().map(|(stage, _)| *stage).max(), wanted, "{text}");
        }
        assert_eq!(spoken("Всё плохо. «Пересмотрим график с другим».")[0].1, "Пересмотрим график с другим");
    }
}
