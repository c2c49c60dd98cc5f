//! Which days and hours near the head are said of the contact, and which of what is told: «зв альфа до пятницы решат» is a call of
//! today.

use super::kinds::{is_verb, leading_kind};
use super::took_place::adjective;
use super::vocabulary::{AGREED, WENT, begins, is_past_in_english};
use super::{Parsed, Piece, What, telling};
use crate::domain::dates::{NOT_DUE, ON, UNTIL, is_dated, leading_day, leading_part_of_day, leading_time, names_a_day};
use crate::domain::field::Bias;
use crate::domain::measure::is_measure;
use crate::domain::name::fold;
use chrono::NaiveDate;

/// Days that begin a text as often as they date it, and never lie ahead.
const SAID: [&str; 7] = ["вчера", "позавчера", "сегодня", "yesterday", "yday", "yest", "today"];
/// After these stands what a contact was about.
const ABOUT: [&str; 14] =
    ["о", "об", "обо", "про", "насчет", "по", "от", "of", "re", "about", "regarding", "concerning", "относительно", "касательно"];
/// What says after «на» that the day lies behind or is this one.
const BEHIND: [&str; 7] = ["прошл", "позапрошл", "этой", "той", "днях", "праздник", "выходн"];

/// Whether a word is a day that dates what was, wherever it stands.
pub fn is_said(word: &str) -> bool {
    SAID.contains(&fold(word).trim_end_matches([',', '.']))
}

/// Whether what a contact was about follows a word.
pub fn is_about(word: &str) -> bool {
    ABOUT.contains(&fold(word).as_str())
}

/// Whether a folded word leads to somebody whom a contact was about: not «от», which leads to who sent it.
pub fn leads_to_who_is_spoken_of(word: &str) -> bool {
    ABOUT.contains(&word) && !matches!(word, "от" | "of" | "по") || word == "поводу"
}

/// How many words at the beginning say by when, or since when something is: never when the contact was.
pub fn of_something_else(words: &[&str], today: NaiveDate) -> Option<usize> {
    let (first, rest) = words.split_first()?;
    let first = fold(first);
    let until = UNTIL.contains(&first.as_str());
    if !(until || NOT_DUE.contains(&first.as_str())) || leading_part_of_day(words).is_some() {
        return None;
    }
    let together = leading_day(words, today, Bias::Future).filter(|_| until).map(|said| said.words);
    let apart = || leading_day(rest, today, Bias::Future).map(|said| said.words + 1);
    let hour = || leading_time(words).map(|(_, count)| count).or_else(|| leading_time(rest).map(|(_, count)| count + 1));
    together.or_else(apart).or_else(|| hour().filter(|_| until))
}

/// Whether words begin with «на» before a day that something was set for.
pub fn is_toward(words: &[&str]) -> bool {
    let word = |at: usize| words.get(at).map(|word| fold(word)).unwrap_or_default();
    matches!(word(0).as_str(), "на" | "for") && !BEHIND.iter().any(|begun| word(1).starts_with(begun))
}

/// Whether a year in four figures is among the words: such a day is as exact as one can say it.
pub fn says_the_year<T: AsRef<str>>(words: &[T]) -> bool {
    let mut parts = words.iter().flat_map(|word| word.as_ref().split(|c: char| !c.is_ascii_digit()));
    parts.any(|part| part.len() == 4)
}

/// Days that have passed whichever day it is.
const PASSED: [&str; 3] = ["вчера", "позавчера", "yesterday"];

/// Whether words are a day of the week and nothing that says which: «в пт», not «в прошлую пятницу» or «20.11».
pub fn is_bare_weekday(words: &str) -> bool {
    let mut words =
        words.split_whitespace().map(|word| fold(word.trim_end_matches([',', '.']))).filter(|word| !ON.contains(&word.as_str()));
    words.next().is_some_and(|word| names_a_day(&word) && !is_dated(&word) && !PASSED.contains(&word.as_str())) && words.next().is_none()
}

/// Whether the middle one of three words, which may begin the next contact, says of which week a day is: «thursday next week», «в следующую
/// пятницу».
pub fn is_of_which_week(before: &str, which: &str, after: &str) -> bool {
    let weekday = |word: &str| names_a_day(word) && !is_dated(word);
    let led = || ON.contains(&before) || UNTIL.contains(&before);
    let of_week = matches!(after, "week" | "неделе" | "неделю" | "недели");
    which == "next" && of_week && weekday(before) || led() && (which == "next" || which.starts_with("след")) && (of_week || weekday(after))
}

/// `next week meeting Garnier`: whether a line begins with the week in which a contact is to be.
pub fn begins_with_a_week(words: &[String]) -> bool {
    let [which, week, kind, ..] = words else { return false };
    which == "next" && week == "week" && leading_kind(&[kind]).is_some_and(|read| read.whole && !is_verb(kind))
}

/// `sat with Ashby`, `sat down with Ashby`: whether words begin with what one did, and no Saturday.
pub fn is_sitting(words: &[&str]) -> bool {
    let next = words.get(1).map(|word| fold(word)).unwrap_or_default();
    words.first().is_some_and(|word| fold(word) == "sat") && ["with", "down", "in", "through"].contains(&next.as_str())
}

/// Whether words begin with figures that are a day, and a measure stands after them: «12.5 тонн».
pub fn is_an_amount(words: &[&str], said: usize) -> bool {
    let figures = said == 1 && words.first().is_some_and(|word| !word.chars().any(char::is_alphabetic));
    figures && words.get(1).is_some_and(|word| is_measure(word))
}

/// The day that has passed on which the plain words of a line tell of its contact, where its head has none: «ромашка: был у них во вторник»,
/// «пестова довольна, был у неё вчера», «встреча с Костиной прошла в среду».
pub fn told_day(parsed: &Parsed) -> Option<NaiveDate> {
    let (head, rest) = parsed.pieces.split_at_checked(parsed.in_head)?;
    let way = head.iter().find_map(|piece| if let What::Kind { word, .. } = &piece.what { Some(word.as_str()) } else { None });
    // «Ивнев цену принял, ромашка вчера»: in a sentence of which nothing says that it is of today.
    let open = way.is_none() && !parsed.headed;
    let way = way.filter(|_| !parsed.headed);
    let texts = rest.iter().filter_map(|piece| piece.what.text());
    texts.enumerate().find_map(|(at, text)| day_told_in(text, way.filter(|_| at == 0), open, parsed.today))
}

/// The same of one text; `way` is what says the way of the contact right before it, `open` whether any day that has passed may be its.
fn day_told_in(text: &str, way: Option<&str>, open: bool, today: NaiveDate) -> Option<NaiveDate> {
    clauses(text).enumerate().find_map(|(clause, said)| {
        let words: Vec<&str> = said.split_whitespace().collect();
        let way = way.filter(|_| clause == 0);
        let day = (0..words.len()).find_map(|at| passed(&words, at, way, open, today))?;
        let contact = |at: usize| leading_kind(words.get(at..).unwrap_or_default()).is_some_and(|read| read.whole);
        let was_there = || words.iter().any(|word| WERE.contains(&fold(word).as_str()));
        let told = open
            || way.is_some()
            || passed(&words, 0, way, open, today).is_some()
            || was_there()
            || (0..words.len()).any(contact)
            || is_dated_contact(said, today);
        told.then_some(day)
    })
}

/// The words of a text that name a day that has passed, where something was on it: it stays text.
pub fn day_in_text(text: &str, today: NaiveDate) -> Option<String> {
    clauses(text).find_map(|said| {
        let words: Vec<&str> = said.split_whitespace().collect();
        let at = (0..words.len()).find(|at| passed(&words, *at, None, false, today).is_some())?;
        let count = leading_day(words.get(at..)?, today, Bias::Past)?.words;
        Some(words.get(at..at + count)?.join(" ").trim_end_matches(['.', ':', ')']).to_owned())
    })
}

fn clauses(text: &str) -> impl Iterator<Item = &str> {
    text.split([',', ';', '!', '?']).flat_map(|clause| clause.split(". ")).map(|clause| clause.trim_end_matches('.'))
}

/// After these stands the number of a part of a paper.
const OF_A_CLAUSE: [&str; 12] =
    ["п", "пп", "пункт", "пункта", "пункту", "раздел", "раздела", "except", "clause", "item", "section", "para"];

/// The day that has passed and begins at a word of a clause: named plainly, on which something was, or, where any may be meant, as a date or alone.
fn passed(words: &[&str], at: usize, way: Option<&str>, open: bool, today: NaiveDate) -> Option<NaiveDate> {
    let rest = words.get(at..)?;
    let first = fold(rest.first()?);
    let before = at.checked_sub(1).and_then(|at| words.get(at)).map(|word| fold(word));
    // «кроме п 4.2», `except 4.2` names a clause.
    let numbered = before.as_deref().is_some_and(|word| OF_A_CLAUSE.contains(&word.trim_end_matches('.'))) && first.contains('.');
    if numbered
        || before.is_some_and(|word| is_of_another(&word) || ["to", "for"].contains(&word.as_str()))
        || is_toward(rest)
        || is_yet_to_come(words.get(..at)?)
    {
        return None;
    }
    // «вчерашняя встреча», `monday's meeting`: a word that says it of the contact after it.
    let theirs = adjective(&first).or_else(|| first.strip_suffix("'s").or_else(|| first.strip_suffix("’s")));
    let theirs = theirs.filter(|_| rest.get(1).is_some_and(|word| leading_kind(&[word]).is_some_and(|read| read.whole && !is_verb(word))));
    let said = theirs.map_or_else(|| leading_day(rest, today, Bias::Past), |day| leading_day(&[day], today, Bias::Past));
    let said = said.filter(|said| said.sure && said.day < today)?;
    if is_an_amount(rest, said.words) || is_sitting(rest) {
        return None;
    }
    // «day before yesterday»
    let plain = first == "last" || rest.iter().take(said.words).any(|word| is_said(word));
    // `was at their site tuesday`
    let on = theirs.is_some() || ON.contains(&first.as_str()) || first.is_ascii() && names_a_day(&first) && !is_dated(&first);
    let did = |word: &&str| says_what_was(&fold(word));
    let was = || words.iter().chain(&way).any(did);
    let alone = || at == 0 && said.words == words.len();
    (plain || on && was() || open && (first.starts_with(|c: char| c.is_ascii_digit()) || alone())).then_some(said.day)
}

/// «договорились на встречу в чт», `wants a call friday`: whether the words of a clause before a day say that what is on it is wanted, agreed or
/// to be.
pub fn is_yet_to_come(before: &[&str]) -> bool {
    let words: Vec<String> = before.iter().map(|word| fold(word.trim_matches(|c: char| !c.is_alphanumeric()))).collect();
    let agreed = words.iter().position(|word| begins(&AGREED, word));
    // «согласовали в пятницу на складе»
    let of = |at: usize| words.iter().skip(at + 1).any(|word| matches!(word.as_str(), "на" | "о" | "об" | "про" | "on" | "to" | "for"));
    let moves = |word: &String| begins(&MOVING, word);
    // «акт отдаст во вторник», and nothing that was.
    let ahead = |word: &String| telling::is_said_now(word) || telling::is_to_be(word);
    // «передал, что акт подпишет в понедельник»: of two verbs the day is the nearer one's.
    let now = words.iter().rposition(ahead).is_some_and(|at| !words[at..].iter().any(|word| says_what_was(word)));
    // «просила созвониться в понедельник», `asked for one more truck on friday`
    let asked = words.iter().position(|word| begins(&ASKED, word)).is_some_and(|at| {
        let mut rest = words.iter().skip(at + 1);
        rest.any(|word| telling::is_infinitive(word) || word == "to" || word == "for")
    });
    now || asked || words.iter().any(|word| telling::is_wanted(word) || moves(word)) || agreed.is_some_and(of)
}

/// How verbs begin by which somebody asked for what follows, or proposed it.
const ASKED: [&str; 8] = ["просил", "попросил", "предлож", "хотел", "asked", "wanted", "proposed", "suggested"];
/// How words begin of what is put off to another day.
const MOVING: [&str; 8] = ["перен", "сдвин", "передвин", "mov", "push", "resched", "shift", "postpon"];

/// The fewest letters of an English verb in the past, with a letter of its own: `agreed`, not `need`.
const ED: usize = 4;

/// «со вчера», `the price of yesterday`: whether a folded word leads to since or by when something is, rather than to when it was.
pub fn is_of_another(word: &str) -> bool {
    UNTIL.contains(&word) || NOT_DUE.contains(&word) || ABOUT.contains(&word)
}

/// «в пятницу была встреча»: whether a head says that what it names was.
pub fn says_that_it_was(parsed: &Parsed) -> bool {
    let head = parsed.pieces.get(..parsed.in_head).unwrap_or_default();
    let between = head.iter().filter(|piece| piece.what == What::Gap).map(|piece| parsed.typed(piece));
    between.into_iter().any(|said| said.split_whitespace().any(|word| WERE.contains(&fold(word).as_str())))
}

/// «в пятницу встреча с Костиной по аудиту»: whether a sentence that goes on after a contact called by its name says with no word what was
/// done or said in it.
pub fn tells_of_no_past(parsed: &Parsed) -> bool {
    let (head, rest) = parsed.pieces.split_at_checked(parsed.in_head).unwrap_or_default();
    let named = head.iter().any(|piece| matches!(&piece.what, What::Kind { word, .. } if !is_verb(word)));
    let telling = |word: &str| {
        let word = fold(word.trim_matches(|c: char| !c.is_alphanumeric()));
        says_what_was(&word) || telling::is_said_now(&word) || WENT.contains(&word.as_str())
    };
    let open = |piece: &Piece| match &piece.what {
        What::Gap | What::Person(_) | What::Behalf(_) => true,
        What::Text(text) => !text.split_whitespace().any(telling),
        _ => false,
    };
    named && !parsed.headed && rest.iter().all(open)
}

/// Whether a folded word says that something was.
pub fn says_what_was(word: &str) -> bool {
    let english = || is_past_in_english(word) || word.len() > ED && word.ends_with("ed");
    telling::is_past(word) || is_verb(word) || WAS.contains(&word) || word.is_ascii() && english()
}

/// Words that say that one was there.
const WERE: [&str; 5] = ["был", "была", "были", "was", "were"];

/// Words that say that something was, and are no verbs by their ending.
const WAS: [&str; 5] = ["был", "прошел", "done", "over", "seen"];

/// «встреча вчера прошла хорошо», «позавчера был визит»: whether a text begins with a contact and a day of its own.
pub fn is_dated_contact(text: &str, today: NaiveDate) -> bool {
    // A full stop within a day ends nothing: «визит 26.11 прошёл».
    let clause = clauses(text).next().unwrap_or_default();
    let words: Vec<&str> = clause.split_whitespace().collect();
    let kind = |at: usize| leading_kind(words.get(at..).unwrap_or_default()).filter(|read| read.whole).map(|read| read.words);
    let day = |at: usize| {
        let said = leading_day(words.get(at..).unwrap_or_default(), today, Bias::Past)?;
        (said.day != today).then_some(said.words)
    };
    let past = |word: &&str| is_said(word) && leading_day(&[word], today, Bias::Past).is_some_and(|said| said.day < today);
    kind(0).is_some_and(|count| day(count).is_some())
        || day(0).is_some_and(|count| kind(count).is_some())
        || words.iter().any(past) && (0..words.len()).any(|at| kind(at).is_some())
}
