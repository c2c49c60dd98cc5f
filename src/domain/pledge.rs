//! Who promises by a promise's own words, and whether anything is promised at all (M23).

use super::name::fold;

/// What the words of a promise say against the side that it was marked as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Contrary {
    /// They say that nothing is promised.
    Nothing,
    /// They say that the other side promises.
    Side,
}

/// Who does what the words say.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Who {
    We,
    They,
}

impl Who {
    fn other(self) -> Who {
        if self == Who::We { Who::They } else { Who::We }
    }
}

/// How many words at the beginning say who does it: what stands later tells of something within what is promised.
const BEGIN: usize = 4;
/// How many words before a verb of promising may say that it is not so.
const NEAR: usize = 2;

const WE: [&str; 10] = ["мы", "я", "we", "we'll", "we’ll", "i'll", "i’ll", "we're", "i'm", "us"];
const THEY: [&str; 14] = ["вы", "ты", "они", "он", "она", "you", "you'll", "you’ll", "they", "they'll", "they’ll", "he", "she", "he'll"];
/// Words that may stand before who does it, and change nothing.
const BEFORE: [&str; 16] =
    ["и", "а", "что", "потом", "тогда", "тоже", "еще", "завтра", "сегодня", "and", "then", "also", "that", "tomorrow", "today", "maybe"];
/// Who does these gets what the other side does.
const RECEIVING: [&str; 14] =
    ["ждем", "жду", "ждет", "ждут", "ждете", "ожида", "получ", "wait", "await", "expect", "receiv", "get", "gets", "getting"];
/// How verbs begin, in the future, that say what one promises to do: the ending says who does it.
const DOING: [&str; 29] = [
    "пришл",
    "вышл",
    "пошл",
    "перешл",
    "отправ",
    "направ",
    "подготов",
    "подпиш",
    "перезвон",
    "позвон",
    "оплат",
    "верн",
    "привез",
    "отвез",
    "отгруз",
    "скин",
    "переда",
    "согласу",
    "посчита",
    "пересчита",
    "сдела",
    "отвеч",
    "ответ",
    "напиш",
    "покаж",
    "соберу",
    "собер",
    "достав",
    "постав",
];
const OUR_ENDS: [&str; 5] = ["ем", "им", "у", "ю", "лю"];
const THEIR_ENDS: [&str; 8] = ["ет", "ете", "ут", "ют", "ит", "ят", "ат", "дут"];
/// How words of promising begin.
const PROMISING: [&str; 7] = ["обеща", "пообеща", "обещ", "promis", "commit", "agreed", "договар"];
const NOT: [&str; 13] = ["не", "нет", "ничего", "никаких", "not", "no", "nothing", "didn't", "don't", "didn’t", "never", "none", "без"];
/// What one says of what will not be done: whole words, and how verbs begin after «не».
const REFUSING: [&str; 10] = ["won't", "won’t", "wont", "can't", "can’t", "cant", "cannot", "hardly", "unlikely", "unable"];
const CANNOT: [&str; 5] = ["смог", "смож", "успе", "получится", "выйдет"];
/// With these alone nothing is promised.
const EMPTY: [&str; 8] = ["ничего", "нечего", "никаких", "нет", "nothing", "none", "no", "nil"];
/// What may stand beside them.
const BESIDE: [&str; 31] = [
    "не",
    "пока",
    "еще",
    "тут",
    "здесь",
    "им",
    "нам",
    "вам",
    "мы",
    "они",
    "и",
    "до",
    "к",
    "обещаний",
    "сроков",
    "от",
    "нас",
    "них",
    "by",
    "yet",
    "so",
    "far",
    "we",
    "they",
    "to",
    "promises",
    "them",
    "us",
    "for",
    "from",
    "new",
];

/// What the words of a promise say against its mark, of the side that it was marked as.
pub fn contrary(title: &str, ours: bool) -> Option<Contrary> {
    let words: Vec<String> = title
        .split_whitespace()
        .map(|word| fold(word.trim_matches(|c: char| !c.is_alphanumeric())))
        .filter(|word| !word.is_empty())
        .collect();
    if promises_nothing(&words) || refuses(&words) {
        return Some(Contrary::Nothing);
    }
    let marked = if ours { Who::We } else { Who::They };
    let other = said(&words).is_some_and(|who| who != marked);
    (other || is_quoted(&words)).then_some(Contrary::Side)
}

/// «не обещали», «ничего», `nothing promised`: not «не отгружать до оплаты», which one may promise as well.
fn promises_nothing(words: &[String]) -> bool {
    let promising = |word: &String| PROMISING.iter().any(|begun| word.starts_with(begun));
    let of = |known: &[&str], word: &String| known.contains(&word.as_str());
    let denied = words
        .iter()
        .enumerate()
        .take(BEGIN)
        .any(|(at, word)| promising(word) && words.iter().take(at).rev().take(NEAR).any(|before| of(&NOT, before)));
    let bare = words.iter().any(|word| of(&EMPTY, word))
        && words.iter().all(|word| of(&EMPTY, word) || of(&BESIDE, word) || of(&NOT, word) || promising(word));
    denied || bare
}

/// «до вт не смогу», `wont make monday`: whether the words say that it will not be done.
fn refuses(words: &[String]) -> bool {
    let pair = |first: &[&str], second: &[&str]| {
        words.windows(2).any(|pair| first.contains(&pair[0].as_str()) && second.iter().any(|begun| pair[1].starts_with(begun)))
    };
    let alone = words.iter().any(|word| REFUSING.contains(&word.as_str()));
    alone || pair(&["не"], &CANNOT) || pair(&["вряд", "едва"], &["ли"])
}

/// «мы ждём от вас КП»: in whose mouth that is, decides who gives.
fn is_quoted(words: &[String]) -> bool {
    let we = words.iter().take(BEGIN).any(|word| WE.contains(&word.as_str()));
    let from_you = words
        .windows(2)
        .any(|pair| matches!((pair[0].as_str(), pair[1].as_str()), ("от", "вас" | "тебя") | ("from", "you") | ("с", "вас")));
    we && from_you
}

/// Who does it, as the first words say: by a pronoun, else by the ending of a verb that begins them.
fn said(words: &[String]) -> Option<Who> {
    let at = words.iter().take(BEGIN).position(|word| !BEFORE.contains(&word.as_str()))?;
    let (first, rest) = words.get(at..)?.split_first()?;
    let receives = |word: &String| RECEIVING.iter().any(|begun| word.starts_with(begun) && (begun.len() > 4 || word == begun));
    // «I» begins a quarter in Russian as well.
    let of_a_quarter = first == "i" && !rest.first().is_some_and(|word| word.chars().all(|c| c.is_ascii_lowercase()));
    let named = match first.as_str() {
        "i" if !of_a_quarter => Some(Who::We),
        word if WE.contains(&word) => Some(Who::We),
        word if THEY.contains(&word) => Some(Who::They),
        _ => None,
    };
    if let Some(who) = named {
        let receiving = rest.iter().take(2).any(receives);
        return Some(if receiving { who.other() } else { who });
    }
    // Whoever waits is not who gives.
    match first.as_str() {
        "ждем" | "жду" | "ожидаем" | "waiting" | "awaiting" => return Some(Who::They),
        "ждут" | "ждет" | "ожидают" => return Some(Who::We),
        _ => {}
    }
    DOING.iter().find_map(|begun| {
        let ending = first.strip_prefix(begun)?;
        let ends = |known: &[&str]| known.contains(&ending);
        if ends(&OUR_ENDS) { Some(Who::We) } else { ends(&THEIR_ENDS).then_some(Who::They) }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_speak_against_the_mark_are_found() {
        use Contrary::{Nothing, Side};
        for (ours, title, wanted) in [
            (true, "nothing", Some(Nothing)),
            (true, "не смогу", Some(Nothing)),
            (true, "акт не успеем", Some(Nothing)),
            (true, "КП вряд ли", Some(Nothing)),
            (true, "wont make it", Some(Nothing)),
            (true, "nothing promised yet", Some(Nothing)),
            (true, "не обещали ничего", Some(Nothing)),
            (true, "ничего не обещали по срокам", Some(Nothing)),
            (false, "мы ничего не обещали", Some(Nothing)),
            (false, "пока ничего", Some(Nothing)),
            (true, "we didn't promise the price", Some(Nothing)),
            (true, "вы пришлёте", Some(Side)),
            (true, "они пришлют акт", Some(Side)),
            (true, "пришлют акт", Some(Side)),
            (true, "they send the list", Some(Side)),
            (false, "мы пришлём кп", Some(Side)),
            (false, "пришлём кп", Some(Side)),
            (false, "we send offer", Some(Side)),
            (false, "I send the deck", Some(Side)),
            (false, "we'll send the deck", Some(Side)),
            (true, "мы получим от них акт", Some(Side)),
            (false, "мы ждём от вас кп", Some(Side)),
            (true, "ждём от них акт", Some(Side)),
            (false, "ждут от нас кп", Some(Side)),
            // What agrees with its mark, or says nothing of it.
            (false, "мы ждём акт", None),
            (false, "ждём акт", None),
            (true, "вы получите кп", None),
            (true, "you get the offer", None),
            (true, "мы пришлём кп", None),
            (false, "они пришлют", None),
            (false, "пришлют акт", None),
            (true, "пришлём акт", None),
            (true, "КП", None),
            (true, "не отгружать без оплаты", None),
            (true, "ничего не менять в договоре", None),
            (true, "проверить, что они получили", None),
            (true, "прайс, который они просили", None),
            (true, "КП, как обещали", None),
            (false, "поставка на склад", None),
            (false, "ответ по КП", None),
            (false, "отправку машины", None),
            (true, "доставка", None),
            (false, "подготовка площадки", None),
            (false, "I квартал отчёт", None),
            (false, "приём заявок", None),
            (true, "вышлите КП", None),
            (true, "usa samples", None),
            (true, "get the price list", None),
        ] {
            assert_eq!(contrary(title, ours), wanted, "{title}");
        }
    }
}
