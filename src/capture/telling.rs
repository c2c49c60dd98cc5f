//! What the words of a text say of when they hold: what was, or what is to be done.

use super::head::is_a_thing;
use super::kinds::leading_kind;
use crate::domain::name::fold;
use crate::search::variants;

/// How Russian verbs end in the past tense.
const WAS: [&str; 14] = ["ал", "ил", "ел", "ял", "ыл", "ул", "ол", "ла", "ло", "ли", "лся", "лась", "лись", "лось"];
/// Words that end so and are none, by their beginning.
const THINGS: [&str; 24] = [
    "материал",
    "филиал",
    "отдел",
    "канал",
    "персонал",
    "капитал",
    "журнал",
    "сигнал",
    "раздел",
    "предел",
    "металл",
    "или",
    "если",
    "ли",
    "школа",
    "смола",
    "стекло",
    "масло",
    "число",
    "начало",
    "дела",
    "дело",
    "сила",
    "шкала",
];
/// How Russian infinitives end.
const TO_DO: [&str; 6] = ["ть", "ться", "ти", "тись", "чь", "чься"];
/// Words that end so and are none, by their beginning.
const NO_VERBS: [&str; 28] = [
    "часть",
    "области",
    "область",
    "сеть",
    "сети",
    "пять",
    "шесть",
    "девять",
    "десять",
    "есть",
    "опять",
    "очень",
    "почти",
    "пути",
    "путь",
    "честь",
    "ночь",
    "печь",
    "речь",
    "помощь",
    "дочь",
    "печать",
    "мощность",
    "кости",
    "гости",
    "новости",
    "отчасти",
    "запчасти",
];
/// Words that end as nouns of quality do.
const QUALITY: [&str; 3] = ["ость", "ости", "есть"];
/// How verbs end of what we shall do.
const SHALL: [&str; 5] = ["им", "ем", "имся", "емся", "будут"];
/// Words that end so and are none.
const NO_FUTURE: [&str; 18] = [
    "им",
    "всем",
    "ним",
    "чем",
    "тем",
    "этим",
    "своим",
    "нашим",
    "моим",
    "вашим",
    "ничем",
    "зачем",
    "совсем",
    "другим",
    "одним",
    "хорошим",
    "большим",
    "проблем",
];
/// With which words one says in English what is to be done.
const DO: [&str; 34] = [
    "discuss",
    "show",
    "present",
    "agree",
    "review",
    "talk",
    "meet",
    "sign",
    "demo",
    "decide",
    "negotiate",
    "walk",
    "check",
    "see",
    "ask",
    "confirm",
    "to",
    "will",
    "we'll",
    "bring",
    "go",
    "pitch",
    "plan",
    "prepare",
    "introduce",
    "explain",
    "clarify",
    "finalise",
    "finalize",
    "settle",
    "close",
    "get",
    "try",
    "visit",
];
/// What one did to send something, by the beginning.
const SENT: [&str; 15] = [
    "отправил",
    "выслал",
    "послал",
    "скинул",
    "кинул",
    "переслал",
    "прислал",
    "направил",
    "отослал",
    "sent",
    "forwarded",
    "mailed",
    "emailed",
    "whatsapped",
    "texted",
];
/// How words begin that name a messenger, and those that name letters.
const MESSENGERS: [&str; 22] = [
    "вотсап",
    "ватсап",
    "вацап",
    "whatsapp",
    "телеграм",
    "телега=",
    "телегу=",
    "телеге=",
    "тг=",
    "telegram",
    "вайбер",
    "viber",
    "мессендж",
    "смс",
    "sms",
    "texted",
    "чате=",
    "чат=",
    "signal=",
    "slack=",
    "личку=",
    "личке=",
];
/// Words that name a way of writing where something was sent.
const CHATS: [&str; 2] = ["teams", "chat"];
const LETTERS: [&str; 9] = ["письм", "почте=", "почту=", "почтой=", "мейл", "имейл", "email", "e-mail", "mail="];
/// How words begin that say that a letter came.
const CAME: [&str; 6] = ["пришл", "получил", "ушл", "got", "received", "came"];
/// What may follow the beginning of a Russian verb in the past tense.
const GENDERS: [&str; 4] = ["", "а", "и", "о"];

/// Whether a text says what is to be done rather than what was.
pub fn is_ahead(text: &str) -> bool {
    let words: Vec<String> = words(text).collect();
    let ends = |word: &str, endings: &[&str]| endings.iter().any(|ending| word.ends_with(ending));
    if words.first().is_some_and(|word| DO.contains(&word.as_str())) {
        return true;
    }
    for (at, word) in words.iter().enumerate().filter(|(_, word)| !word.is_ascii() && word.chars().count() > 2) {
        if is_past(word) {
            return false;
        }
        let infinitive = is_infinitive(word);
        let shall = at == 0 && ends(word, &SHALL) && !NO_FUTURE.contains(&word.as_str());
        // «хотят посмотреть», «готов купить»: what was said of it in the contact.
        let led = at > 0 && is_said_of(&words[at - 1]);
        if infinitive && !led || shall || word.starts_with("буд") {
            return true;
        }
    }
    false
}

/// Whether a text says at its beginning what we shall do: «обсудим цены», `to discuss prices`. «показать образцы» may as well be what was agreed.
pub fn is_to_come(text: &str) -> bool {
    let words: Vec<String> = words(text).take(2).collect();
    let shall = |word: &String| {
        let ends = SHALL.iter().any(|ending| word.ends_with(ending)) && !NO_FUTURE.contains(&word.as_str());
        word.starts_with("буд") || !word.is_ascii() && word.chars().count() > FEW && ends && !is_past(word)
    };
    let led = |word: &String| ["to", "will", "we'll", "i'll"].contains(&word.as_str());
    words.first().is_some_and(|word| shall(word) || led(word) && words.get(1).is_some_and(|verb| DO.contains(&verb.as_str())))
}

/// A verb of what we shall do has more letters than these.
const FEW: usize = 4;

/// Whether a word in small letters has the shape of a Russian verb in the past tense.
pub(super) fn is_past(word: &str) -> bool {
    WAS.iter().any(|ending| word.ends_with(ending)) && !THINGS.iter().any(|begun| word.starts_with(begun)) || is_past_without_l(word)
}

/// «отвёз», «принёс», «смог»: the past of a verb whose masculine has no «л».
fn is_past_without_l(word: &str) -> bool {
    ["вез", "нес", "мог"].iter().any(|ending| word.ends_with(ending)) && !word.starts_with("бизнес")
}

/// Whether a word in small letters has the shape of a Russian infinitive.
pub(super) fn is_infinitive(word: &str) -> bool {
    let ends = |endings: &[&str]| endings.iter().any(|ending| word.ends_with(ending));
    ends(&TO_DO) && word.chars().count() > 2 && !ends(&QUALITY) && !NO_VERBS.iter().any(|begun| word.starts_with(begun))
}

/// Whether a word says that somebody wants, can or asks for what follows it.
fn is_said_of(word: &str) -> bool {
    let begun = [
        "хот",
        "хоч",
        "готов",
        "прос",
        "дум",
        "план",
        "собира",
        "обеща",
        "може",
        "могу",
        "не",
        "чтобы",
        "как",
        "когда",
        "что",
        "куда",
        "где",
    ];
    begun.iter().any(|begun| word.starts_with(begun))
}

/// Whether a word has the shape of a verb that says what somebody does, or that is done to something: «переносит», «переносится».
pub(super) fn is_present(word: &str) -> bool {
    word.chars().count() > 3 && ["ит", "ет", "ут", "ют", "ат", "ят", "ся"].iter().any(|ending| word.ends_with(ending))
}

/// Words that say what somebody does or wants now.
const NOW: [&str; 15] = [
    "wants",
    "asks",
    "says",
    "needs",
    "agrees",
    "confirms",
    "refuses",
    "waits",
    "thinks",
    "expects",
    "they",
    "he",
    "she",
    "против",
    "согласны",
];
/// Words that say in the present that what follows is wanted or to be.
const WANTED: [&str; 16] = [
    "хочет",
    "хотят",
    "просит",
    "просят",
    "ждет",
    "ждут",
    "ждем",
    "планирует",
    "планируют",
    "предлагает",
    "предлагают",
    "will",
    "wants",
    "want",
    "asks",
    "needs",
];

/// Whether a folded word says what somebody does, says or wants now.
pub(super) fn is_said_now(word: &str) -> bool {
    NOW.contains(&word) || !word.is_ascii() && is_present(word) && !is_a_thing(word)
}

/// «отдаст», «даст», «будет»: whether a folded word has the shape of a verb of what will be that is none of the present.
pub(super) fn is_to_be(word: &str) -> bool {
    ["даст", "дадут", "будет", "будут"].iter().any(|ending| word.ends_with(ending))
}

/// Whether a folded word says that what follows it is wanted or to be.
pub(super) fn is_wanted(word: &str) -> bool {
    WANTED.contains(&word) || word.ends_with("'ll") || word.ends_with("’ll")
}

/// Whether a folded word is one of a list of beginnings: it begins so, or is the whole of what ends in `=`.
pub(super) fn is_said_by(begun: &str, word: &str) -> bool {
    begun.strip_suffix('=').map_or_else(|| word.starts_with(begun), |whole| word == whole)
}

/// Whether a word says that something was sent.
pub(super) fn is_sent(word: &str) -> bool {
    let is_form =
        |begun: &&str| word.strip_prefix(*begun).is_some_and(|rest| rest.is_empty() || !begun.is_ascii() && GENDERS.contains(&rest));
    SENT.iter().any(is_form)
}

/// A messenger typed in the other keyboard layout has so many letters at least.
const TURNED: usize = 5;

/// Whether a folded word names a messenger, in either keyboard layout.
pub(super) fn names_a_messenger(word: &str) -> bool {
    let named = |word: &str| MESSENGERS.iter().any(|begun| is_said_by(begun, word));
    named(word) || word.chars().count() >= TURNED && variants(word).iter().skip(1).any(|other| named(other))
}

/// Whether words say that somebody was sent in the place of who sent them: «прислала вместо себя Лапина», `sent Ashby in her place`.
fn sends_somebody(words: &[String]) -> bool {
    let has = |wanted: &str| words.iter().any(|word| word == wanted);
    has("вместо") && has("себя")
        || has("instead")
        || words.windows(3).any(|at| at[0] == "in" && ["place", "stead"].contains(&at[2].as_str()))
}

/// How verbs begin of what one does in a letter as well as in a call.
const ANSWERING: &str = "ответил подтверд согла отказал сообщ попрос предлож уточн извест утверд";

/// «Мухина ответила письмом», `Moulin confirmed by mail`: whether somebody did so in a letter what is said in a call as well.
fn says_it_by_letter(words: &[String]) -> bool {
    let by = |word: &String| ["письмом", "почтой", "имейлом", "мейлом"].contains(&word.as_str());
    let says = |word: &String| is_past(word) && ANSWERING.split(' ').any(|begun| word.starts_with(begun));
    let russian = words.windows(2).any(|pair| by(&pair[0]) && says(&pair[1]) || by(&pair[1]) && says(&pair[0]));
    let letter = |word: &str| ["mail", "email", "e-mail", "letter"].contains(&word);
    russian || words.windows(3).any(|three| three[0].ends_with("ed") && three[1] == "by" && letter(&three[2]))
}

/// «прислал КП на почту», «скинула заявку в вотсап»: the way in which somebody who is named was in touch in writing, and the word that says
/// it. A messenger and a letter are said by their names, whatever stands between.
pub fn written(text: &str) -> Option<(&'static str, String)> {
    let words: Vec<String> = words(text.split(['.', ';']).next().unwrap_or_default()).collect();
    let named = |known: &[&str]| words.iter().find(|word| known.iter().any(|begun| is_said_by(begun, word)));
    // `gate sent me back`
    let turned = |at: usize| words.get(at + 1).is_some_and(|next| ["me", "us", "away", "back"].contains(&next.as_str()));
    let sent = words.iter().enumerate().find(|(at, word)| is_sent(word) && !turned(*at)).map(|(_, word)| word);
    // «позвонил ивнев, сказал, что письмо получил»
    let spoke = |word: &String| leading_kind(&[word]).is_some_and(|read| read.whole && !["mail", "message"].contains(&read.code));
    if words.iter().any(spoke) || sends_somebody(&words) {
        return None;
    }
    if let Some(word) = words.iter().find(|word| names_a_messenger(word)) {
        return Some(("message", word.clone()));
    }
    // «на складе чат», `our teams agreed` say no way.
    if let Some(word) = words.iter().find(|word| CHATS.contains(&word.as_str())).filter(|_| sent.is_some()) {
        return Some(("message", word.clone()));
    }
    let came = || words.iter().any(|word| CAME.iter().any(|begun| word.starts_with(begun)));
    named(&LETTERS).filter(|_| sent.is_some() || came() || says_it_by_letter(&words)).or(sent).map(|word| ("mail", word.clone()))
}

/// The way in which a text that says it with its first word was said to be in touch, and that word: «отправил КП», «заходил».
pub fn way(text: &str) -> Option<(&'static str, String)> {
    let all: Vec<String> = words(text.split([',', ';', '.']).next().unwrap_or_default()).take(FIRST).collect();
    let first = words(text).next()?;
    // «ромашка: был у них во вторник», `larkmead: was at their site`
    let begun: Vec<&str> = all.iter().map(String::as_str).collect();
    if let Some(read) = leading_kind(&begun).filter(|read| read.whole && read.code == "visit") {
        return Some((read.code, first));
    }
    let sent = is_sent(&first);
    // `sat with Ashby` has two words.
    let did = |read: &super::kinds::KindRead| read.whole && super::kinds::is_verb(&begun.get(..read.words).unwrap_or_default().join(" "));
    let kind = || leading_kind(&begun).filter(did).map(|read| read.code);
    // «молвея: был, подписала акт»
    let there = ["был", "была", "были", "побывал", "побывала", "побывали"].contains(&first.as_str());
    let there = there && text.split_whitespace().next().is_some_and(|word| word.ends_with(','));
    let code = match () {
        _ if sent => Some("mail"),
        _ if there => Some("visit"),
        // A call is what it is anyway.
        _ => kind().filter(|code| *code != "call"),
    }?;
    Some((code, first))
}

/// So many words at the beginning of a text say in what way somebody was in touch.
const FIRST: usize = 6;

fn words(text: &str) -> impl Iterator<Item = String> {
    text.split_whitespace().map(|word| fold(word.trim_matches(|c: char| !c.is_alphanumeric()))).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_to_be_done_is_told_from_what_was() {
        for text in [
            "обсудим цены",
            "образцы показать",
            "показать плитку",
            "материал показать",
            "discuss prices",
            "to show the samples",
            "будем смотреть линию",
        ] {
            assert!(is_ahead(text), "{text}");
        }
        for text in [
            "обсудили цены",
            "договорились показать образцы",
            "просили прислать КП",
            "хотят посмотреть линию",
            "ок",
            "discussed prices",
            "просит скидку",
            "новая область работы",
        ] {
            assert!(!is_ahead(text), "{text}");
        }
    }
}
