//! Who a sentence says did something: somebody of the client, which is what one hears in a contact; or somebody of our own house, or nobody, of
//! which a line that only mentions the client tells no contact.

use super::super::addressee::{all_words, family_of};
use super::super::kinds::{is_verb, leading_kind};
use super::super::meaning::Meaning;
use super::super::vocabulary::{begins, is_past_in_english};
use super::super::{What, names, telling};
use super::missed::{comparable, is_neutral};
use super::remark::is_heard;
use crate::domain::name::fold;
use crate::search::likeness::Likeness;
use crate::store::{Result, Store};

/// How verbs begin that say of somebody that they were away, were tried in vain, or what became of them; or what they did to somebody else of theirs.
const AWAY: &[&str] = &[
    "дозван",
    "дозвон",
    "ждал",
    "искал",
    "набира",
    "набрал",
    "пробова",
    "пыта",
    "called",
    "tried",
    "waited",
    "бол",
    "возглав",
    "занял",
    "покинул",
    "потерял",
    "headed",
    "inherited",
    "брос",
    "был",
    "встал",
    "вышел",
    "вышл",
    "выех",
    "забол",
    "забыл",
    "завис",
    "замолч",
    "застрял",
    "захвор",
    "игнор",
    "исчез",
    "лег",
    "молч",
    "назнач",
    "обош",
    "отключ",
    "отош",
    "отъех",
    "перевел",
    "перееха",
    "пересел",
    "повис",
    "повыс",
    "понизил",
    "поех",
    "попал",
    "пошел",
    "пошл",
    "приболе",
    "прогул",
    "проигн",
    "пропал",
    "проспал",
    "прочел",
    "прочл",
    "прочит",
    "пропуст",
    "родил",
    "сдул",
    "сел",
    "скрыл",
    "слег",
    "слил",
    "сломал",
    "сменил",
    "сорвал",
    "сброс",
    "стал",
    "сбеж",
    "тян",
    "убыл",
    "увид",
    "увол",
    "уех",
    "улет",
    "увольн",
    "уезж",
    "умер",
    "уход",
    "упал",
    "ушел",
    "ушл",
    "хворал",
    "bailed",
    "ceased",
    "died",
    "disappeared",
    "ditched",
    "divorced",
    "dodged",
    "dropped",
    "ducked",
    "emigrated",
    "fired",
    "forgot",
    "ghosted",
    "hired",
    "ignored",
    "joined",
    "landed",
    "logged",
    "married",
    "missed",
    "moved",
    "overslept",
    "parked",
    "passed",
    "promoted",
    "relocated",
    "replaced",
    "resigned",
    "retired",
    "returned",
    "skipped",
    "slipped",
    "stalled",
    "started",
    "stayed",
    "stopped",
    "swapped",
    "transferred",
    "travelled",
    "traveled",
    "vanished",
    "waved",
];
/// Words of what somebody is at a company, whole before «=», else by how they begin: what they did about it is news of theirs.
const POSTS: [&str; 12] =
    ["пост=", "поста=", "дела=", "должност", "полномоч", "увольнен", "post=", "notice=", "job=", "role=", "desk=", "resignation"];
/// English verbs of these that are said of what somebody did to a thing as well.
const EITHER: [&str; 9] = ["dropped", "landed", "moved", "parked", "passed", "returned", "started", "stopped", "transferred"];
/// How verbs begin by which something is put off or called off: what, stands beside.
const PUT_OFF: &[&str] = &["перен", "сдвин", "отлож", "отмен", "передвин", "cancel", "postpon", "delay", "push", "shift"];
/// English verbs in the past that end in no `ed` and say what somebody did to something.
const DID: [&str; 14] =
    ["brought", "built", "bought", "chose", "cut", "drew", "found", "gave", "made", "picked", "put", "sold", "took", "won"];
/// How far behind the name the verb stands.
const NEAR: usize = 5;
/// After these stands what is only spoken of.
const ABOUT: [&str; 10] = ["про", "о", "об", "насчет", "из-за", "относительно", "about", "regarding", "concerning", "over"];
/// With these a line begins that tells what is said, or was dreamt, somewhere.
const HEARSAY: [&str; 16] = [
    "слышал",
    "слышала",
    "слышали",
    "слышно",
    "слух",
    "слухи",
    "говорят",
    "снилось",
    "приснилось",
    "heard",
    "hear",
    "rumour",
    "rumor",
    "paper",
    "papers",
    "газеты",
];
/// How words begin of what people of our own house are, and the words by which one says that they are ours.
const OF_OUR_HOUSE: &[&str] = &[
    "босс",
    "бухгалтер",
    "водител",
    "дизайнер",
    "кладовщик",
    "логист",
    "монтажник",
    "наладчик",
    "начальник",
    "планировщик",
    "сервис",
    "шеф",
    "юрист",
    "accountant",
    "boss",
    "designer",
    "driver",
    "engineer",
    "lawyer",
    "logistics",
    "planner",
    "service",
    "technician",
];
const OURS: [&str; 8] = ["наш", "наша", "наши", "мой", "моя", "мои", "our", "my"];
/// How far from the beginning of a line those stand who did what it tells.
const FIRST: usize = 2;
/// A colleague's name has so many letters at least.
const NAME: usize = 3;

/// «Логинцев замерил, прокладка толще», «Гущин место нашёл», `Keane tuned it, the line runs`: whether a sentence says of the one who is named
/// before it what they did, by an ordinary verb that no list has, and something besides. What they did to others of theirs, and that they were
/// away, one knows from anywhere.
pub(super) fn did_something(meaning: &Meaning, text: &str, person: &dyn Fn(&str) -> bool) -> bool {
    let [one] = &meaning.persons[..] else { return false };
    let is_first = meaning.parsed.pieces.get(one.piece + 1..).unwrap_or_default().iter().find(|piece| piece.what != What::Gap);
    let follows = is_first.and_then(|piece| piece.what.text()) == Some(text);
    let family = one.who.likely().map(|who| fold(family_of(&who.name))).unwrap_or_default();
    let named = all_words(&one.typed).map(fold).any(|word| word == family);
    if meaning.parsed.headed || !follows || !named {
        return false;
    }
    let sentence = comparable(text);
    let mut clauses = sentence.split([',', ';', '.', '!', '?', '(', ')']);
    let words: Vec<&str> = all_words(clauses.next().unwrap_or_default()).collect();
    // `Rosier haggles, wants 3 percent`
    let wants = |clause: &str| all_words(clause).next().is_some_and(|first| is_done_now(first) && is_heard(first));
    // `Rourke gives us one shift`
    let to_us = words.iter().any(|word| ["us", "me", "нам", "мне"].contains(word));
    // `Garnier is running the new resin`
    let with_ours = words.first() == Some(&"is") && words.get(1).is_some_and(|word| word.ends_with("ing")) && words.get(2) == Some(&"the");
    let does = |at: usize| at == 0 && (with_ours || is_done_now(words[at]) && (to_us || clauses.clone().any(wants)));
    let verb = (0..words.len().min(NEAR)).find(|at| is_of_one(words[*at]) || does(*at)).filter(|at| *at == 0 || !words[0].is_ascii());
    let Some(at) = verb else { return false };
    let verb = words[at];
    let thing = |word: &str| !is_neutral(word) && !person(word);
    let object = words.iter().enumerate().any(|(place, word)| place != at && thing(word));
    let besides = object || clauses.any(|clause| all_words(clause).any(thing));
    let denied = words.iter().any(|word| ["не", "not", "never", "ни"].contains(word));
    let others = words.iter().any(|word| person(word));
    let of_a_post = words.iter().any(|word| POSTS.iter().any(|begun| telling::is_said_by(begun, word)));
    let away = of_a_post || begins(AWAY, verb) && !is_done_to_a_thing(&words, at);
    besides && !denied && !others && !away && (object || !begins(PUT_OFF, verb))
}

/// `returned the report`, `dropped the price`: whether an English verb that is said of oneself, too, says what somebody did to a thing.
fn is_done_to_a_thing(words: &[&str], at: usize) -> bool {
    let article = words.get(at + 1).is_some_and(|word| ["the", "our", "a", "an", "his", "her", "their"].contains(word));
    let contact = |word: &&str| leading_kind(&[*word]).is_some_and(|read| read.whole);
    article && EITHER.contains(&words[at]) && words.get(at + 2).is_some_and(|word| !contact(word))
}

/// Whether a folded word has the shape of a verb of the present.
fn is_done_now(word: &str) -> bool {
    if word.is_ascii() { word.len() > 4 && word.ends_with('s') && !word.ends_with("ss") } else { telling::is_present(word) }
}

/// Whether a folded word has the shape of a verb that says what one person did. What happens to somebody themselves, «уволился», is none.
fn is_of_one(word: &str) -> bool {
    if word.is_ascii() {
        return DID.contains(&word) || word.len() > 4 && word.ends_with("ed") && word != "need" && word != "indeed";
    }
    telling::is_past(word) && !["ли", "ло", "лся", "лась", "лись", "лось"].iter().any(|ending| word.ends_with(ending))
}

/// «шеф спросил про Керамею», «слышал, что Арутинов продаёт»: whether words only speak of a client, `called` so, or tell what is said of them somewhere.
pub(super) fn only_speaks_of_them(words: &[String], called: &dyn Fn(&str) -> bool) -> bool {
    let heard = words.first().is_some_and(|word| HEARSAY.contains(&word.as_str()));
    let named = (0..words.len()).find(|at| called(&words[*at]));
    heard || named.and_then(|at| at.checked_sub(1)).is_some_and(|before| ABOUT.contains(&words[before].as_str()))
}

/// «наш логист съездил к Куценко», `Carver spoke to Sinclair`: whether a line begins with somebody of our own house and what they did.
///
/// # Errors
/// Those of reading who that is.
pub(super) fn else_did_it(store: &Store, words: &[String]) -> Result<bool> {
    let did = |word: &str| {
        let english = word.is_ascii() && (is_past_in_english(word) || word.len() > 4 && word.ends_with("ed"));
        is_verb(word) || english || telling::is_past(word) || telling::is_present(word)
    };
    let Some(at) = (0..words.len().min(FIRST)).find(|at| words.get(at + 1).is_some_and(|next| did(next))) else { return Ok(false) };
    let (who, verb) = (words[at].as_str(), words[at + 1].as_str());
    // «бухгалтер звонила из Ромашки» is theirs.
    let theirs = is_verb(verb) && words.iter().skip(at + 2).any(|word| ["из", "от", "from"].contains(&word.as_str()));
    if at > 0 && OURS.contains(&words[at - 1].as_str()) || begins(OF_OUR_HOUSE, who) {
        return Ok(!theirs);
    }
    let same = |part: &str| names::spelt(who, part) == Some(Likeness::Same);
    let named = |name: &str| name.split_whitespace().filter(|part| part.chars().count() > NAME).any(same);
    Ok(store.colleagues_mailed()?.iter().any(|(_, name, _)| named(name)))
}
