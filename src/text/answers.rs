//! What the map answers, in words: calm, with every figure's parts (M19, M41, M42, M47).

use crate::domain::affiliation::ATTITUDE;
use crate::domain::field::{find_choice, find_grade};
use crate::domain::tie::TIE_KINDS;
use crate::domain::words::Counted;
use crate::domain::{Entity, Lang, Value, Words, day};
use crate::map::answers::{Part, Question, Said, State, Way};
use crate::text::w;
use chrono::NaiveDate;

/// Contacts, counted.
pub const CONTACTS: Counted = Counted { ru: ["контакт", "контакта", "контактов"], en: ["contact", "contacts"] };
/// The same after «из»: «из 21 контакта».
const OF_CONTACTS: Counted = Counted { ru: ["контакта", "контактов", "контактов"], en: ["contact", "contacts"] };

crate::sentences! {
    fn decider_met(who: &str, last: &str): "{who}: решает, знакомы, последний контакт {last}." / "{who} decides; we have met, last contact {last}.";
    fn decider_known(who: &str): "{who}: решает, знакомы, записанных контактов нет." / "{who} decides; we have met, no contact is written down.";
    fn decider_unmet(who: &str): "{who}: решает, и мы ещё не знакомы." / "{who} decides, and we have not met yet.";
    NO_DECIDER: "Кто решает, пока не записано." / "Who decides is not written yet.";
    fn opponent(who: &str, attitude: &str, chain: &str): "{who}: {attitude}. Подойти можно так: {chain}." / "{who}: {attitude}. A way there: {chain}.";
    fn weak(said: &str, strength: i64): "{said} Самое слабое звено — силы {strength}." / "{said} Its weakest tie is of strength {strength}.";
    fn by_line(said: &str): "{said} Часть пути — подчинение." / "{said} Part of it is the reporting line.";
    fn all_by_line(said: &str): "{said} Весь путь — подчинение." / "{said} All of it is the reporting line.";
    fn unmoved(who: &str, attitude: &str): "{who}: {attitude}. Связей, которые ведут туда, пока не записано." / "{who}: {attitude}. No ties that lead there are written yet.";
    NO_OPPONENT: "Тех, кто против нас, не записано." / "Nobody is written down as against us.";
    fn unjudged(count: usize, names: &str): "Отношение к нам не оценено, {count}: {names}." / "What they think of us is not judged, {count}: {names}.";
    NOBODY: "Людей на карте пока нет: сначала добавьте человека." / "There is nobody on the map yet: add a person first.";
    fn trusted(chain: &str): "По доверию: мы → {chain}." / "By trust: we → {chain}.";
    fn influenced(chain: &str): "Одного доверия не хватает; по влиянию и подчинению: мы → {chain}." / "Trust alone does not reach; by influence and the reporting line: we → {chain}.";
    fn known(who: &str): "{who}: с нами уже работает напрямую." / "{who} works with us directly already.";
    fn no_chain(who: &str): "{who}: ни одной цепочки от тех, кто с нами работает, пока не записано." / "{who}: no chain from those who work with us is written yet.";
    NO_BASE: "Рабочего контакта (от 3) пока нет ни с кем." / "Nobody works with us yet (relationship 3 and up).";
    fn one_good(who: &str): "Рабочий контакт один: {who}. Если он уйдёт, начинать сначала." / "One working contact alone: {who}. Were they to leave, we would begin anew.";
    fn good(count: usize, names: &str): "Рабочих контактов {count}: {names}." / "Working contacts, {count}: {names}.";
    fn share(who: &str, contacts: u32, of: &str): "Чаще всего — {who}: {contacts} из {of} за год." / "Most often {who}: {contacts} of {of} within a year.";
    fn unmirrored(count: usize, names: &str): "Без пары с нашей стороны {count}: {names}." / "Without a counterpart, {count}: {names}.";
    ALL_MIRRORED: "Пара есть у каждого." / "Everybody has a counterpart.";
    fn pair(who: &str, ours: &str, state: &str): "{who} — {ours}: {state}" / "{who} — {ours}: {state}";
    fn alive(last: &str): "на связи, {last}" / "in touch, {last}";
    fn quiet(last: &str): "дольше ритма, {last}" / "beyond the rhythm, {last}";
    NOT_MET: "встреч за год не было" / "no meeting within a year";
    fn met(last: &str): "встречались, {last}" / "have met, {last}";
    fn covered(part: &str, names: &str): "{part}: {names}." / "{part}: {names}.";
    fn uncovered(part: &str): "{part}: пока никого." / "{part}: nobody yet.";
    DECIDER: "Решает, и мы знакомы" / "Decides, and we have met";
    SPONSOR: "Спонсор (влияние от 4, за нас, отвечает нам)" / "Sponsor (influence 4 and up, for us, answers us)";
    CHAMPION: "Сторонник (горой за нас, рабочий контакт)" / "Champion (champions us, works with us)";
    fn handed(who: &str, to: &str, last: &str): "{who} — у коллеги: {to}, {last}." / "{who} is with a colleague: {to}, {last}.";
    NOTHING_HANDED: "Никто не передан коллегам." / "Nobody was handed to a colleague.";
    fn silent(who: &str, days: &str, rhythm: &str): "Связаться: {who} — {days} без контакта, ритм {rhythm}." / "Reconnect with {who}: {days} without contact, the rhythm is {rhythm}.";
    fn never_heard(who: &str, rhythm: &str): "Связаться: {who} — контактов ещё не было, ритм {rhythm}." / "Reconnect with {who}: no contact yet, the rhythm is {rhythm}.";
    fn in_rhythm(count: usize): "Все в ритме, или день уже назначен; ритм задан у {count}." / "All are in rhythm, or the day is set already; a rhythm is set for {count}.";
    NO_RHYTHM: "Ритм контакта ни у кого не задан, поэтому и срока нет: он ставится в карточке человека." / "No rhythm of contact is set for anybody, so nobody is due: it is set in the form of a person.";
    fn rejudged(day: &str, who: &str, what: &str, before: &str, after: &str): "{day} {who}, {what}: {before} → {after}" / "{day} {who}, {what}: {before} → {after}";
    fn first_judged(names: &str): "Впервые оценены: {names}." / "Judged for the first time: {names}.";
    fn came(day: &str, who: &str): "{day} {who}: в должности" / "{day} {who}: came into office";
    fn left(day: &str, who: &str): "{day} {who}: уже не в должности" / "{day} {who}: left office";
    fn tied(day: &str, from: &str, kind: &str, to: &str): "{day} новая связь: {from} {kind} → {to}" / "{day} a new tie: {from} {kind} → {to}";
    fn nothing_new(day: &str): "С {day} ничего не изменилось." / "Nothing has changed since {day}.";
}

const NOTHING: Words = w("—", "—");

fn on(day_: NaiveDate, lang: Lang) -> String {
    day::show(&day::iso(day_), lang)
}

fn attitude(value: i64, lang: Lang) -> &'static str {
    find_grade(ATTITUDE, value).map_or("", |grade| grade.words.get(lang))
}

/// What a question is called; the person is the selected one.
pub fn question(question: Question) -> Words {
    match question {
        Question::Decides => w("Кто решает и знакомы ли мы", "Who decides, and have we met"),
        Question::Against => w("Кто против и кто мог бы повлиять", "Who is against, and who could move them"),
        Question::Reach(_) => w("Как прийти к выбранному человеку", "How to come to the selected person"),
        Question::Carries => w("На ком держится клиент", "Who carries the account"),
        Question::Mirrors => w("У кого нет пары с нашей стороны", "Who has no counterpart with us"),
        Question::Cover => w("Чего не хватает в опоре", "What the base lacks"),
        Question::Handed => w("Кого передали коллегам", "Who was handed to colleagues"),
        Question::Silent => w("С кем пора связаться", "With whom to reconnect"),
        Question::Changed => w("Что изменилось", "What has changed"),
    }
}

/// A statement in words.
pub fn said(said: &Said, lang: Lang) -> String {
    // Initials end with a point of their own.
    in_words(said, lang).replace("..", ".")
}

fn in_words(said: &Said, lang: Lang) -> String {
    let last_or = |last: &Option<NaiveDate>| last.map_or_else(|| NOT_MET.get(lang).to_owned(), |last| on(last, lang));
    match said {
        Said::Decider { who, met: true, last: Some(last) } => decider_met(lang, who, &on(*last, lang)),
        Said::Decider { who, met: true, last: None } => decider_known(lang, who),
        Said::Decider { who, met: false, .. } => decider_unmet(lang, who),
        Said::NoDecider => NO_DECIDER.get(lang).into(),
        Said::Opponent { who, attitude: value, chain, weakest, lines } => {
            let said = opponent(lang, who, attitude(*value, lang), &chain.join(" → "));
            match *lines {
                0 => weak(lang, &said, *weakest),
                lines if lines + 1 == chain.len() => all_by_line(lang, &said),
                _ => by_line(lang, &said),
            }
        }
        Said::Unmoved { who, attitude: value } => unmoved(lang, who, attitude(*value, lang)),
        Said::NoOpponent => NO_OPPONENT.get(lang).into(),
        Said::Unjudged { names } => unjudged(lang, names.len(), &names.join(", ")),
        Said::Nobody => NOBODY.get(lang).into(),
        Said::Chain { chain, way: Way::Trust } => trusted(lang, &chain.join(" → ")),
        Said::Chain { chain, way: Way::Influence } => influenced(lang, &chain.join(" → ")),
        Said::Known { who } => known(lang, who),
        Said::NoChain { who } => no_chain(lang, who),
        Said::NoBase => NO_BASE.get(lang).into(),
        Said::OneGood { who } => one_good(lang, who),
        Said::Good { names } => good(lang, names.len(), &names.join(", ")),
        Said::Share { who, contacts, of } => {
            let of = match lang {
                Lang::Ru => OF_CONTACTS.with(lang, u64::from(*of)),
                Lang::En => CONTACTS.with(lang, u64::from(*of)),
            };
            share(lang, who, *contacts, &of)
        }
        Said::Unmirrored { names } => unmirrored(lang, names.len(), &names.join(", ")),
        Said::AllMirrored => ALL_MIRRORED.get(lang).into(),
        Said::Pair { who, ours, state, last } => pair(lang, who, ours, &pair_state(*state, *last, lang)),
        Said::Covered { part, names } => {
            let part = match part {
                Part::Decider => DECIDER,
                Part::Sponsor => SPONSOR,
                Part::Champion => CHAMPION,
            };
            if names.is_empty() { uncovered(lang, part.get(lang)) } else { covered(lang, part.get(lang), &names.join(", ")) }
        }
        Said::Handed { who, to, last } => handed(lang, who, to, &last_or(last)),
        Said::NothingHanded => NOTHING_HANDED.get(lang).into(),
        Said::Silent { who, days: Some(days), rhythm } => silent(lang, who, &counted(*days, lang), &counted(*rhythm, lang)),
        Said::Silent { who, days: None, rhythm } => never_heard(lang, who, &counted(*rhythm, lang)),
        Said::NobodySilent { with_rhythm: 0 } => NO_RHYTHM.get(lang).into(),
        Said::NobodySilent { with_rhythm } => in_rhythm(lang, *with_rhythm),
        Said::Rejudged { who, field, before, after, on: day_ } => {
            let Some(field) = Entity::Affiliation.def().field(field) else { return who.clone() };
            let shown = |value: &Value| if value.is_empty() { NOTHING.get(lang).to_owned() } else { value.shown(field, lang) };
            rejudged(lang, &on(*day_, lang), who, field.words.get(lang), &shown(before), &shown(after))
        }
        Said::FirstJudged { names } => first_judged(lang, &names.join(", ")),
        Said::Came { who, on: day_ } => came(lang, &on(*day_, lang), who),
        Said::Left { who, on: day_ } => left(lang, &on(*day_, lang), who),
        Said::Tied { from, to, kind, on: day_ } => {
            let kind = find_choice(TIE_KINDS, kind.code()).map_or("", |kind| kind.words.get(lang));
            tied(lang, &on(*day_, lang), from, kind, to)
        }
        Said::NothingNew { since } => nothing_new(lang, &on(*since, lang)),
    }
}

/// How a pair of one of theirs and one of ours stands.
pub fn pair_state(state: State, last: Option<NaiveDate>, lang: Lang) -> String {
    let last = last.map_or_else(String::new, |last| on(last, lang));
    match state {
        State::Alive => alive(lang, &last),
        State::Quiet => quiet(lang, &last),
        State::NotMet => NOT_MET.get(lang).into(),
        State::Met => met(lang, &last),
    }
}

fn counted(days: i64, lang: Lang) -> String {
    day::DAYS.with(lang, days.unsigned_abs())
}
