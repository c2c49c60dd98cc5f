//! What a clause says of the contact itself, in words that need not be known: «созвон переехал на вт», «звонок провалился», «зв забыл».
//! A verb with nothing after it but days is said of the contact, or of oneself who was to be there; unless it is one by which contacts
//! are told, whether it took place is asked.

use super::super::{kinds, remark, telling};
use super::{SOMEBODY, comparable, day_at, is_neutral, leads_to_a_day};
use chrono::NaiveDate;

/// How verbs begin that tell how a contact went, or what one did in it.
const TOOK_PLACE: &str = "прош был состоял удал получ законч заверш оконч длил затян шел шла шло понрав впечатл остал устро познаком пообщ \
     посидел постоял поел побыл сидел съел попил выпил гулял сходил приехал приезж пришел пришл заехал заех заход зашл зашел доехал доех \
     добра посмотр осмотр смотрел измер замер снял сфот фотогр раздал оставил оставл сдал принял подписа забра отда привез привоз завез \
     вруч приним стоял ждал дождал отстрел провел провод бегл начал поздрав успел помог почин настро обуч потрен запуст отгруз загруз \
     поруга помир выслуш спорил торгов передум улож представ обрадов порадов удив расстро обид";
/// The same of English ones, which are looked at where they end as verbs do.
const WENT: &str = "walk tour visit review talk discuss agree test tast tri watch show meet join attend chat catch clos sign present demo \
     train look inspect measur check open deliver enjoy lik lov pass help install fix cover start finish end last happen";
/// How English verbs end in the past.
const WAS: &str = "ed";

/// The most words before the day that a contact was moved to.
const MOVED: usize = 3;
/// Words that deny what follows.
const DENIED: [&str; 3] = ["не", "not", "never"];

/// Whether the first thing that a clause says is a verb that stands alone and by which no contact is told.
pub(super) fn is_of_the_contact(clause: &str, headed: bool, today: NaiveDate, person: &dyn Fn(&str) -> bool) -> bool {
    let folded = comparable(clause);
    let words: Vec<&str> = folded.split(|c: char| !(c.is_alphanumeric() || "+-:.".contains(c))).filter(|word| !word.is_empty()).collect();
    let Some(first) = words.iter().position(|word| *word == SOMEBODY || person(word) || !is_neutral(word)) else { return false };
    let denied = DENIED.contains(&words[first]);
    let at = first + usize::from(denied);
    let Some(verb) = words.get(at).filter(|verb| **verb != SOMEBODY && !person(verb)) else { return false };
    let begins = |known: &str| known.split_whitespace().any(|begun| verb.starts_with(begun));
    let shape =
        if verb.is_ascii() { denied || verb.ends_with(WAS) } else { telling::is_past(verb) && (denied || !headed || !is_plural(verb)) };
    let heard = |word: &str| remark::is_heard(word) && !kinds::is_verb(word);
    // `got bumped to tue`, whatever stands before the day.
    let rest = &words[first..];
    let day = rest.iter().position(|word| leads_to_a_day(word) && !["for", "until", "till"].contains(word));
    let moved = day.filter(|day| (1..=MOVED).contains(day)).is_some_and(|day| {
        let said = rest.get(..day).unwrap_or_default();
        let after = rest.get(day + 1..).unwrap_or_default();
        day_at(rest, day + 1, today).is_some() && after.iter().all(|word| is_neutral(word)) && !said.iter().any(|word| heard(word))
    });
    let told = !denied && begins(if verb.is_ascii() { WENT } else { TOOK_PLACE }) || heard(verb);
    moved || shape && !told && words[at + 1..].iter().all(|word| is_neutral(word))
}

/// «зв молвея: передумали»: what several did, behind a colon, is reported.
fn is_plural(verb: &str) -> bool {
    verb.ends_with("ли") || verb.ends_with("лись")
}
