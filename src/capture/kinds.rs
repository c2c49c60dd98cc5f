//! Kinds of contact as people abbreviate them (M22).

mod ways;

use super::dating::is_about;
use super::took_place::called_off;
use crate::domain::dates::{ON, names_a_day};
use crate::domain::entry::ENTRY_KINDS;
use crate::domain::name::fold;
use ways::{How, WAYS};

/// Days and parts of one that stand between what somebody did and with whom.
const DAYS_BEHIND: [&str; 9] = ["вчера", "позавчера", "сегодня", "утром", "днем", "вечером", "yesterday", "yday", "today"];
const WITH: [&str; 6] = ["с", "со", "у", "with", "w", "w/"];
/// How words begin that say in what manner a contact was, before its name: «телефонный разговор», `quick call`.
const MANNERS: &[&str] = &[
    "видео",
    "video",
    "тел",
    "телефонн",
    "phone",
    "онлайн",
    "online",
    "zoom",
    "teams",
    "зум",
    "коротк",
    "быстр",
    "рабоч",
    "site",
    "on-site",
    "plant",
    "factory",
    "личн",
    "очередн",
    "плановый",
    "плановая",
    "quick",
    "short",
    "brief",
    "site",
    "on-site",
    "plant",
    "factory",
    "office",
];
/// The orders to oneself by which a contact to come is noted, and verbs of what one is about to do, by code: «позвонить Лебедянской завтра»,
/// «в четверг еду к Лапину».
const TO_DO: &[(&str, &str)] = &[
    ("call back", "call"),
    ("ring back", "call"),
    ("позвонить", "call"),
    ("перезвонить", "call"),
    ("созвониться", "call"),
    ("набрать", "call"),
    ("встретиться", "meeting"),
    ("увидеться", "meeting"),
    ("заехать", "visit"),
    ("съездить", "visit"),
    ("навестить", "visit"),
    ("посетить", "visit"),
    ("встречаемся", "meeting"),
    ("встречаюсь", "meeting"),
    ("встретимся", "meeting"),
    ("увидимся", "meeting"),
    ("созваниваемся", "call"),
    ("созвонимся", "call"),
    ("еду", "visit"),
    ("едем", "visit"),
    ("поеду", "visit"),
    ("поедем", "visit"),
    ("заеду", "visit"),
    ("заедем", "visit"),
    ("лечу", "visit"),
    ("летим", "visit"),
    ("will see", "meeting"),
    ("will meet", "meeting"),
    ("will visit", "visit"),
    ("will call", "call"),
    ("will ring", "call"),
    ("i'll see", "meeting"),
    ("i'll meet", "meeting"),
    ("i'll visit", "visit"),
    ("i'll call", "call"),
    ("seeing", "meeting"),
    ("visiting", "visit"),
];
/// What may follow the beginning of a Russian verb: gender, number, and that it was mutual.
const ENDINGS: [&str; 9] = ["", "а", "и", "о", "ся", "ась", "ись", "ось", "сь"];

/// A kind read from the beginning of a row of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KindRead {
    /// The code of the kind.
    pub code: &'static str,
    /// Of how many words it is.
    pub words: usize,
    /// The whole name or a usual short form, not merely a beginning.
    pub whole: bool,
}

/// Whether a word, or the two of a verb that has two, says what somebody did to reach us, or we them.
pub fn is_verb(word: &str) -> bool {
    let said = fold(word);
    let said = said.trim_end_matches(['.', ',', ':']);
    said_as(How::Did).any(|(_, did)| is_did(said.split(' '), did) == Some(said.split(' ').count()))
}

/// Whether a folded word says that one was somewhere.
pub fn is_been(word: &str) -> bool {
    matches!(word, "был" | "была" | "были" | "побывал" | "побывала" | "побывали")
}

/// The most words between being somewhere and at whose that was.
const WHERE: usize = 5;

/// «у Лапина», «сегодня в северлите у Лапина», «на складе у них»: whether the words after «был» say at whose one was.
fn is_at_somebodys(words: &[&str]) -> bool {
    let day = |word: &str| {
        matches!(word, "вчера" | "позавчера" | "сегодня" | "утром" | "днем" | "вечером") || word.contains('.') || names_a_day(word)
    };
    let begins = |word: &str| day(word) || matches!(word, "у" | "в" | "во" | "на");
    let until = words.iter().take(WHERE).take_while(|word| !word.ends_with([',', ':', ';', '!'])).map(|word| fold(word));
    let until: Vec<String> = until.collect();
    until.first().is_some_and(|word| begins(word)) && until.iter().any(|word| word == "у")
}

/// The kind of contact that a word orders oneself, by its code.
pub fn ordered(word: &str) -> Option<&'static str> {
    let said = fold(word);
    TO_DO.iter().find(|(verb, _)| *verb == said.trim_end_matches(['.', ',', ':'])).map(|(_, code)| *code)
}

/// The most words of a topic between «говорил» and with whom, with what leads to it.
const TOPIC: usize = 3;

/// The most words of a verb.
const MOST: usize = 2;

/// The words that say a kind in one manner, each with the code of the kind.
fn said_as(how: How) -> impl Iterator<Item = (&'static str, &'static str)> {
    WAYS.iter().filter(move |(_, said, _)| *said == how).flat_map(|(code, _, words)| words.iter().map(|word| (*code, *word)))
}

/// Of how many words a verb is, where they begin with one of its forms.
fn is_did<'w>(mut words: impl Iterator<Item = &'w str>, verb: &str) -> Option<usize> {
    match verb.split_once(' ') {
        None => is_form_of(words.next()?, verb).then_some(1),
        Some((first, second)) => (words.next()? == first && words.next()? == second).then_some(2),
    }
}

fn is_form_of(said: &str, begun: &str) -> bool {
    said.strip_prefix(begun).is_some_and(|rest| rest.is_empty() || !begun.is_ascii() && ENDINGS.contains(&rest))
}

/// The kind of a contact in which people are together or speak, by its name after «на»: «на встречу», «на встрече», `the meeting`.
pub fn contact_in_a_form(noun: &str) -> Option<&'static str> {
    let word = fold(noun);
    let named = || leading_kind(&[&word]).filter(|read| read.whole && !is_verb(&word)).map(|read| read.code);
    let accusative = || word.strip_suffix('у').and_then(|stem| leading_kind(&[&format!("{stem}а")])).filter(|read| read.whole);
    let found = kind_after("на", &word).or_else(|| accusative().map(|read| read.code)).or_else(named);
    found.filter(|code| !["mail", "message", "complaint"].contains(code))
}

/// The kind of a contact that one was at or comes from: «на визите», «с визита», «после звонка».
fn kind_after(before: &str, noun: &str) -> Option<&'static str> {
    // «Приглашение на встречу» is no meeting.
    const AFTER: &[(&[&str], &[&str])] = &[
        (&["на", "в"], &["е", "и", "ах", "ях"]),
        (&["с", "со"], &["а", "и", "ы", "е", "у", "ом", "ем", "ой", "ей", "ов", "ами", "ями"]),
        (&["после"], &["а", "и", "ы", "я", "ов", "ия", "ий"]),
    ];
    let (_, endings) = AFTER.iter().find(|(words, _)| words.contains(&before))?;
    fn stem(name: &str) -> Option<&str> {
        match name {
            "звонок" => Some("звонк"),
            _ if name.contains(' ') || name.is_ascii() => None,
            _ => name.strip_suffix(['а', 'ы', 'я', 'о', 'е']).or(Some(name)),
        }
    }
    let names = ENTRY_KINDS.iter().map(|kind| (kind.words.ru, kind.code)).chain([("созвон", "call")]);
    names
        .filter_map(|(name, code)| Some((stem(name)?, code)))
        .find_map(|(stem, code)| noun.strip_prefix(stem).filter(|ending| endings.contains(ending)).map(|_| code))
}

/// Reads a kind by its name in either language or by an unmistakable beginning of it: two Cyrillic letters or three
/// Latin ones at least.
pub fn leading_kind(words: &[&str]) -> Option<KindRead> {
    let word = |at: usize| words.get(at).map(|word| fold(word).trim_end_matches(['.', ',', ':']).to_owned());
    let first = word(0)?;
    // `called the visit off` says what became of it, and no call.
    if first.starts_with("call") && called_off(words).is_some() {
        return None;
    }
    let rest = || words.get(1..).unwrap_or_default();
    let manner = MANNERS.iter().any(|begun| first.starts_with(begun)) || matches!(first.as_str(), "a" | "an") && words.len() > 1;
    if let Some(read) = Some(rest()).filter(|_| manner).and_then(leading_kind).filter(|read| read.whole && !is_verb(rest()[0])) {
        return Some(KindRead { words: read.words + 1, ..read });
    }
    let with = |at: usize| word(at).is_some_and(|word| WITH.contains(&word.as_str()));
    // «говорил про цену с Лапиным»
    let about = || word(1).is_some_and(|word| is_about(&word)) && (2..=TOPIC).any(|at| with(at + 1));
    let named = |at: usize| word(at).is_some_and(|word| DAYS_BEHIND.contains(&word.as_str()) || names_a_day(&word));
    // «обед в пятницу с Лапиным»
    let day = |at: usize| named(at) || word(at).is_some_and(|word| ON.contains(&word.as_str())) && named(at + 1) && with(at + 2);
    let find = |how: How, is: &dyn Fn(&str) -> bool| said_as(how).find(|(_, said)| is(said)).map(|(code, _)| code);
    let from = || word(1).is_some_and(|word| ["from", "от"].contains(&word.as_str()));
    let named = find(How::With, &|said| said == first && (with(1) || day(1) || about()))
        .or_else(|| find(How::From, &|said| said == first && from()))
        .or_else(|| find(How::Named, &|said| said == first));
    if let Some(code) = named {
        return Some(KindRead { code, words: 1, whole: true });
    }
    // `called in at` is a visit, `called` a call.
    let are = |said: &str| said.split(' ').enumerate().all(|(at, part)| word(at).is_some_and(|word| word == part));
    if let Some((code, said)) = said_as(How::There).find(|(_, said)| are(said)) {
        return Some(KindRead { code, words: said.split(' ').count().min(2), whole: true });
    }
    let all: Vec<String> = (0..words.len().min(MOST)).filter_map(word).collect();
    let did = said_as(How::Did).find_map(|(code, did)| Some((code, is_did(all.iter().map(String::as_str), did)?)));
    if let Some((code, words)) = did {
        return Some(KindRead { code, words, whole: true });
    }
    // «был у них» is a visit; «был» alone is anything.
    if is_been(&first) && is_at_somebodys(rest()) {
        return Some(KindRead { code: "visit", words: 1, whole: true });
    }
    if let Some(code) = word(1).and_then(|noun| kind_after(&first, &noun)) {
        return Some(KindRead { code, words: 2, whole: true });
    }
    let least = if first.is_ascii() { 3 } else { 2 };
    if first.chars().count() < least {
        return None;
    }
    let mut begun: Vec<KindRead> = Vec::new();
    for kind in ENTRY_KINDS {
        for name in [kind.words.ru, kind.words.en] {
            let (head, tail) = name.split_once(' ').unwrap_or((name, ""));
            let second = word(1).filter(|second| second.chars().count() > 1 && !tail.is_empty() && tail.starts_with(second.as_str()));
            let read = match second {
                Some(second) if head.starts_with(&first) => KindRead { code: kind.code, words: 2, whole: head == first && tail == second },
                _ if name == first => KindRead { code: kind.code, words: 1, whole: true },
                // `plan larkmead visit` reviews no plan.
                _ if !tail.is_empty() && head == first => continue,
                _ if head.starts_with(&first) => KindRead { code: kind.code, words: 1, whole: false },
                _ => continue,
            };
            if read.whole || read.words == 2 {
                return Some(read);
            }
            begun.push(read);
        }
    }
    let found = begun.first().copied()?;
    begun.iter().all(|read| read.code == found.code).then_some(found)
}

/// The kind that a title says anywhere in it, by its whole name: «Ромашка: звонок по отсрочке».
pub fn kind_told(title: &str) -> Option<&'static str> {
    let words: Vec<&str> = title.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '(' | ')' | '«' | '»')).collect();
    let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
    let told = |at: usize| {
        let rest = words.get(at..).unwrap_or_default();
        let first = rest.first()?;
        ordered(first).or_else(|| leading_kind(rest).filter(|read| read.whole).map(|read| read.code))
    };
    (0..words.len()).find_map(told)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_known_by_an_unmistakable_beginning() {
        let cases = [
            ("зв альфа", Some(("call", 1, true))),
            ("звон", Some(("call", 1, false))),
            ("встреча", Some(("meeting", 1, true))),
            ("Визит север", Some(("visit", 1, true))),
            ("прет", Some(("complaint", 1, false))),
            ("прес", None),
            ("през", Some(("presentation", 1, false))),
            ("пр", None),
            ("пере альфа", Some(("negotiation", 1, false))),
            ("первая встреча альфа", Some(("first_meeting", 2, true))),
            ("обз плана", Some(("plan_review", 2, false))),
            ("call", Some(("call", 1, true))),
            ("me", None),
            ("mee", Some(("meeting", 1, false))),
            ("e-mail", Some(("mail", 1, true))),
            ("plan review alfa", Some(("plan_review", 2, true))),
            ("plan alfa", None),
            ("альфа", None),
            ("", None),
            ("звонила", Some(("call", 1, true))),
            ("созвонились", Some(("call", 1, true))),
            ("Встретились", Some(("meeting", 1, true))),
            ("написал", Some(("mail", 1, true))),
            ("звонильщик", None),
            ("были у них", Some(("visit", 1, true))),
            ("были рады", None),
            ("были сегодня в северлите у лапина", Some(("visit", 1, true))),
            ("был в пятницу на складе у Лапина", Some(("visit", 1, true))),
            ("был в отпуске, у Лапина", None),
            ("писала", Some(("mail", 1, true))),
            ("был на связи", None),
            ("met", Some(("meeting", 1, true))),
            ("metal", None),
            ("на визите в альфе", Some(("visit", 2, true))),
            ("с визита", Some(("visit", 2, true))),
            ("со встречи", Some(("meeting", 2, true))),
            ("на встрече", Some(("meeting", 2, true))),
            ("после звонка", Some(("call", 2, true))),
            ("на переговорах", Some(("negotiation", 2, true))),
            ("на встречу", None),
            ("с весной", None),
            ("called", Some(("call", 1, true))),
            ("телефонный разговор с Уваровой", Some(("call", 2, true))),
            ("video call with Medley", Some(("call", 2, true))),
            ("a quick call", Some(("call", 3, true))),
            ("a sample", None),
            ("обед с Барсовским", Some(("meeting", 1, true))),
            ("обед до двух", None),
            ("lunch with Barras", Some(("meeting", 1, true))),
            ("кофе закончился", None),
            ("совещание", Some(("meeting", 1, true))),
            ("site visit", Some(("visit", 2, true))),
            ("dropped in at", Some(("visit", 2, true))),
            ("dropped the price", None),
            ("called in at the plant", Some(("visit", 2, true))),
            ("called in sick", Some(("call", 1, true))),
            ("pinged Ashby", Some(("message", 1, true))),
            ("negotiations", Some(("negotiation", 1, true))),
            ("lunch yesterday Friis", Some(("meeting", 1, true))),
            ("писала Мухиной", Some(("mail", 1, true))),
            ("подписала", None),
        ];
        for (text, wanted) in cases {
            let words: Vec<&str> = text.split_whitespace().collect();
            let found = leading_kind(&words).map(|read| (read.code, read.words, read.whole));
            assert_eq!(found, wanted, "{text}");
        }
    }
}
