//! What a clause says of the contact itself, in words that need not be known: «созвон переехал на вт», «звонок провалился», «зв забыл».
//! A verb with nothing after it but days is said of the contact, or of oneself who was to be there; unless it is one by which contacts
//! are told, whether it took place is asked.

use super::super::super::vocabulary::{AGREED, begins};
use super::super::super::{kinds, telling};
use super::super::remark;
use super::{SOMEBODY, comparable, day_at, is_neutral, leads_to_a_day};
use chrono::NaiveDate;

/// How verbs begin that tell how a contact went, or what one did in it.
const TOOK_PLACE: &str = "прош был состоял удал получ законч заверш оконч длил затян шел шла шло понрав впечатл остал устро познаком пообщ \
     посидел постоял поел побыл сидел съел попил выпил гулял сходил приехал приезж пришел пришл заехал заех заход зашл зашел доехал доех \
     добра посмотр осмотр смотрел измер замер снял сфот фотогр раздал оставил оставл сдал принял подписа забра отда привез привоз завез \
     вруч приним стоял ждал дождал отстрел провел провод бегл начал поздрав успел помог почин настро обуч потрен запуст отгруз загруз \
     вернулс вернулас вернулис торопи поруга помир выслуш спорил торгов передум улож представ обрадов порадов удив расстро обид";
/// The same of English ones, which are looked at where they end as verbs do.
///
/// A word that names a thing as often, or says how one stands (`open`, `delivery`, `last`), is none of them.
const WENT: &str = "went walked toured visited reviewed talked discussed agreed tested tasted tried watched showed shown met meeting joined \
     attended chatted caught presented demoed trained looked inspected measured enjoyed likes liked loves loved helped installed finished lasted happened";
/// How English verbs end in the past.
const WAS: &str = "ed";

/// The most words before the day that a contact was moved to.
const MOVED: usize = 3;
/// Words that go with an English verb of moving.
pub(super) const PARTICLES: [&str; 8] = ["up", "back", "forward", "off", "out", "over", "down", "away"];
/// Words that go with a verb and name nothing of their own.
const BESIDE_A_VERB: [&str; 16] =
    ["got", "is", "was", "been", "has", "had", "be", "now", "it", "they", "we", "he", "she", "slips", "slides", "moves"];
/// Words that deny what follows.
const DENIED: [&str; 3] = ["не", "not", "never"];

/// Whether a clause says of the contact that it was moved, or its first word is a verb that stands alone and by which no contact is told.
/// `kind` says whether the line names the way of the contact, `headed` whether it has a colon.
pub(super) fn is_of_the_contact(clause: &str, kind: bool, headed: bool, today: NaiveDate, person: &dyn Fn(&str) -> bool) -> bool {
    let folded = comparable(clause);
    let words: Vec<&str> = folded.split(|c: char| !(c.is_alphanumeric() || "+-:.".contains(c))).filter(|word| !word.is_empty()).collect();
    let somebody = |word: &str| word == SOMEBODY || person(word);
    let Some(first) = words.iter().position(|word| somebody(word) || !is_neutral(word)) else { return false };
    let rest = words.get(first..).unwrap_or_default();
    if is_moved(rest, kind, today, &somebody) {
        return true;
    }
    // `dropped by their plant`
    if rest.get(..2).is_some_and(|two| kinds::is_verb(&two.join(" "))) {
        return false;
    }
    let (denied, rest) = match rest.split_first() {
        Some((word, rest)) if DENIED.contains(word) => (true, rest),
        _ => (false, rest),
    };
    let Some((verb, rest)) = rest.split_first().filter(|(verb, _)| kind && !somebody(verb)) else { return false };
    let shape =
        if verb.is_ascii() { denied || verb.ends_with(WAS) } else { telling::is_past(verb) && (denied || !headed || !is_plural(verb)) };
    let told = !denied && (tells(verb) || begins(&AGREED, verb)) || is_heard(verb);
    shape && !told && rest.iter().all(|word| is_neutral(word) || PARTICLES.contains(word))
}

/// Whether a verb tells how a contact went, or what one did in it.
pub(in crate::capture) fn tells(verb: &str) -> bool {
    if verb.is_ascii() {
        return WENT.split_whitespace().any(|known| known == verb);
    }
    // «начальник» begins as «начал» does, and is no verb.
    let shape = telling::is_past(verb) || telling::is_present(verb) || verb.ends_with("сь") || verb.ends_with("ся");
    shape && TOOK_PLACE.split_whitespace().any(|begun| verb.starts_with(begun))
}

/// «ивнев подвинул на понедельник», `got bumped to tue`: whether few words and a day to come are all that a clause says.
fn is_moved(words: &[&str], kind: bool, today: NaiveDate, somebody: &dyn Fn(&str) -> bool) -> bool {
    let to = |word: &&str| leads_to_a_day(word) && !["for", "until", "till"].contains(word);
    let Some(day) = words.iter().position(to).filter(|day| (1..=MOVED).contains(day)) else { return false };
    let (said, after) = (words.get(..day).unwrap_or_default(), words.get(day + 1..).unwrap_or_default());
    let verb = || said.iter().any(|word| telling::is_past(word) && !somebody(word));
    // «поставку перенесли на 10 декабря» is said of something else.
    let of_it = |word: &&str| {
        let english = word.is_ascii() && (word.ends_with(WAS) || BESIDE_A_VERB.contains(word) || PARTICLES.contains(word));
        let present = || telling::is_present(word) && !said.iter().any(|word| telling::is_past(word));
        somebody(word) || is_neutral(word) || DENIED.contains(word) || telling::is_past(word) || present() || english
    };
    day_at(words, day + 1, today).is_some()
        && said.iter().all(of_it)
        && after.iter().all(|word| is_neutral(word))
        && !said.iter().any(|word| is_heard(word))
        && (kind || verb())
}

fn is_heard(word: &str) -> bool {
    remark::is_heard(word) && !kinds::is_verb(word)
}

/// «зв молвея: передумали»: what several did, behind a colon, is reported.
fn is_plural(verb: &str) -> bool {
    verb.ends_with("ли") || verb.ends_with("лись")
}
