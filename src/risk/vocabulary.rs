//! The words by which people say that they may leave, by the stage they speak of (M34).

use crate::domain::name::{begins_at, fold};

/// A way of saying it: the stage it speaks of, and beginnings of words that stand in one sentence, in this order.
struct Way(i64, &'static [&'static str]);

/// Stands for the name of a competitor in a way.
const RIVAL: &str = "\0";

/// The ways, in both languages.
static WAYS: &[Way] = &[
    Way(1, &["пересмотр", "с друг"]),
    Way(1, &["посмотр", "с друг"]),
    Way(1, &["посмотр", "друг", "поставщик"]),
    Way(1, &["ищем", "поставщик"]),
    Way(1, &["ищут", "друг", "поставщик"]),
    Way(1, &["искать", "поставщик"]),
    Way(1, &["подыскива", "поставщик"]),
    Way(1, &["нашли", "друг", "поставщик"]),
    Way(1, &["нашел", "друг", "поставщик"]),
    Way(1, &["нашла", "друг", "поставщик"]),
    Way(1, &["нашли", "замену вам"]),
    Way(1, &["уходим", "к", RIVAL]),
    Way(1, &["уйдем", "к", RIVAL]),
    Way(1, &["уйдут", "к", RIVAL]),
    Way(1, &["уйти", "к", RIVAL]),
    Way(1, &["уходят", "к", RIVAL]),
    Way(1, &["перейдем", "к", RIVAL]),
    Way(1, &["переходим", "к", RIVAL]),
    Way(1, &["уйдем", "от вас"]),
    Way(1, &["уходим", "от вас"]),
    Way(1, &["уйд", "к друг"]),
    Way(1, &["уходи", "к друг"]),
    Way(1, &["уход", "к конкурент"]),
    Way(1, &["уйд", "к конкурент"]),
    Way(1, &["думаем", "уходить"]),
    Way(1, &["меняем", "поставщик"]),
    Way(1, &["меняют", "поставщик"]),
    Way(1, &["менять", "поставщик"]),
    Way(1, &["сменим", "поставщик"]),
    Way(1, &["сменить", "поставщик"]),
    Way(1, &["смен", "поставщика"]),
    Way(1, &["второго", "поставщик"]),
    Way(1, &["откажемся", "от"]),
    Way(1, &["откажутся", "от"]),
    Way(1, &["отказываемся", "от ваш"]),
    Way(1, &["отказаться", "от ваш"]),
    Way(1, &["прекраща", "сотрудничеств"]),
    Way(1, &["прекрати", "сотрудничеств"]),
    Way(1, &["прекраща", "работ", "с вами"]),
    Way(1, &["больше не будем", "с вами"]),
    Way(1, &["reconsider", "with"]),
    Way(1, &["look", "with", "else"]),
    Way(1, &["look", "with another"]),
    Way(1, &["look", "elsewhere"]),
    Way(1, &["look", "another", "supplier"]),
    Way(1, &["look", "second", "supplier"]),
    Way(1, &["found", "another", "supplier"]),
    Way(1, &["need", "another", "supplier"]),
    Way(1, &["need", "second", "supplier"]),
    Way(1, &["take", "second", "supplier"]),
    Way(1, &["other", "suppliers"]),
    Way(1, &["switch", "supplier"]),
    Way(1, &["switch", "to", RIVAL]),
    Way(1, &["go over", "to", RIVAL]),
    Way(1, &["leav", "for", RIVAL]),
    Way(1, &["chang", "supplier"]),
    Way(1, &["leave", "you"]),
    Way(1, &["leaving", "you"]),
    Way(1, &["leave for", "another"]),
    Way(1, &["stop", "working with", "you"]),
    Way(1, &["ending", "cooperation"]),
    Way(1, &["end", "our cooperation"]),
    Way(2, &["собира", "претензи"]),
    Way(2, &["собира", "замечани"]),
    Way(2, &["собира", "ошибк"]),
    Way(2, &["собира", "косяк"]),
    Way(2, &["копят", "претензи"]),
    Way(2, &["список", "претензи"]),
    Way(2, &["список", "ошибок"]),
    Way(2, &["предлаг", "замен", "вас"]),
    Way(2, &["коллеги", "за смену"]),
    Way(2, &["list of", "complaints"]),
    Way(2, &["list of", "faults"]),
    Way(2, &["argue", "for a change"]),
    Way(2, &["collect", "faults"]),
    Way(2, &["collect", "mistakes"]),
    Way(2, &["collect", "complaints"]),
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

/// Who else is spoken of: what others do is no word of leaving us.
static OTHERS: &[&str] = &[
    "их клиент",
    "их поставщик",
    "у конкурент",
    "их заказчик",
    "сосед",
    "на рынке",
    "their client",
    "their customer",
    "their supplier",
    "rivals",
    "in the market",
];

/// Ways of saying that a company is made over.
static MADE_OVER: &[&[&str]] = &[
    &["реорганиз"],
    &["реструктуриз"],
    &["слияни"],
    &["сливаются с"],
    &["объединяются с"],
    &["сменился собственник"],
    &["меняется собственник"],
    &["новый собственник"],
    &["новые владельцы"],
    &["сокращени", "отдел"],
    &["сокращают", "отдел"],
    &["отдел", "расформир"],
    &["reorgani"],
    &["restructur"],
    &["merger"],
    &["merge with"],
    &["new owner"],
    &["taken over", "by"],
    &["department", "closed down"],
];

/// Words that make of those behind them their contrary.
static DENIALS: &[&str] =
    &["не", "нет", "без", "not", "no", "won't", "wont", "never", "without", "don't", "dont", "isn't", "aren't", "nobody", "никто"];

/// So many words before them a denial is of them: “not even looking for”, «не собираются искать».
const DENIED_WITHIN: usize = 3;

/// The sentences of a text that speak of leaving, each with its stage; of a sentence the latest one.
/// `rivals` are the names of competitors, folded.
pub(super) fn spoken(text: &str, rivals: &[String]) -> Vec<(i64, String)> {
    text.split(['.', '!', '?', '\n', ';']).filter_map(|sentence| Some((stage(&fold(sentence), rivals)?, told(sentence)))).collect()
}

/// The first sentence of a text that tells of a company being made over.
pub(super) fn reorganised(text: &str) -> Option<String> {
    let mut sentences = text.split(['.', '!', '?', '\n', ';']);
    let tells = |folded: String| MADE_OVER.iter().any(|way| is_said(&folded, way, &[]));
    sentences.find(|sentence| tells(fold(sentence))).map(told)
}

/// A sentence as it is quoted.
fn told(sentence: &str) -> String {
    sentence.trim().trim_matches(['«', '»', '“', '”', '"']).to_owned()
}

fn stage(sentence: &str, rivals: &[String]) -> Option<i64> {
    if OTHERS.iter().any(|others| begins_at(sentence, others).is_some()) {
        return None;
    }
    WAYS.iter().filter(|way| is_said(sentence, way.1, rivals)).map(|way| way.0).max()
}

/// A name without the vowel that its case forms change.
fn stem(name: &str) -> &str {
    name.trim_end_matches(['а', 'я', 'о', 'е', 'ь', 'й'])
}

/// Whether words beginning so stand in a sentence one after the other, and are not denied.
fn is_said(sentence: &str, parts: &[&str], rivals: &[String]) -> bool {
    let mut rest = sentence;
    for (at, part) in parts.iter().enumerate() {
        let named = || rivals.iter().find_map(|rival| Some((begins_at(rest, stem(rival))?, stem(rival))));
        let found = if *part == RIVAL { named() } else { begins_at(rest, part).map(|at| (at, *part)) };
        let Some((found, part)) = found else { return false };
        let (before, after) = rest.split_at(found);
        let near = before.rsplit([',', ':']).next().unwrap_or(before);
        if at == 0 && near.split_whitespace().rev().take(DENIED_WITHIN).any(|word| DENIALS.contains(&word)) {
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
        let rivals = ["полиформ".to_owned(), "dalebag".to_owned()];
        for (text, wanted) in [
            ("Ещё раз так — пересмотрим график с другим", Some(1)),
            ("Спросил цену; сказали, что ищут другого поставщика", Some(1)),
            ("Главный инженер собирает наши претензии", Some(2)),
            ("Это последнее предупреждение. Ждём ответа", Some(3)),
            ("Передали дело юристам", Some(4)),
            ("They said they would look elsewhere", Some(1)),
            ("Their management demands a discount", Some(3)),
            ("не уйдём к другим, всё устраивает", None),
            ("прекращаем сотрудничество", Some(1)),
            ("уходим к Полиформу", Some(1)),
            ("меняем поставщика с января", Some(1)),
            ("нашли другого поставщика", Some(1)),
            ("откажемся от ваших услуг", Some(1)),
            ("отдел закупок собирает наши ошибки", Some(2)),
            ("we are changing supplier", Some(1)),
            ("we will switch to Dalebag", Some(1)),
            ("we'll leave you", Some(1)),
            ("Once more and we look at the schedule with somebody else", Some(1)),
            ("not looking for another supplier", None),
            ("не собираются искать другого поставщика", None),
            ("их клиент ищет другого поставщика плёнки", None),
            ("переходим к следующему вопросу", None),
            ("уходим в отпуск с понедельника", None),
            ("обсудили график поставок", None),
            ("наш юрист согласовал договор", None),
            ("присудил премию", None),
        ] {
            assert_eq!(spoken(text, &rivals).iter().map(|(stage, _)| *stage).max(), wanted, "{text}");
        }
        assert_eq!(spoken("Всё плохо. «Пересмотрим график с другим».", &rivals)[0].1, "Пересмотрим график с другим");
    }
}
