//! The method's sentences that both the screen and the shell say: what to look at, what to ask, what is missing.

use crate::domain::completeness::Completeness;
use crate::domain::contact_rules::Warning;
use crate::domain::reliability::Reliability;
use crate::domain::{Lang, Words, day, words::Counted};
use crate::prep::Question;
use crate::store::plan::{ActionRow, PromiseCount};
use crate::text::uncapitalised;
use chrono::NaiveDate;

/// Promises, counted.
pub const PROMISES: Counted = Counted { ru: ["обещание", "обещания", "обещаний"], en: ["promise", "promises"] };

crate::sentences! {
    /// Heading: the place itself.
    TODAY: "Сегодня" / "Today";
    /// Heading: planned contacts.
    MEETINGS: "Встречи и звонки" / "Meetings and calls";
    /// Heading: our open promises.
    OURS: "Мы обещали" / "We promised";
    /// Heading: their open promises.
    THEIRS: "Нам обещали" / "They promised";
    /// Heading: tasks.
    TASKS: "Задачи" / "Tasks";
    /// Heading: what needs attention without being due.
    ATTENTION: "Требует внимания" / "Needs attention";
    /// What *Today* says when there is nothing in it.
    QUIET: "На ближайшие дни ничего не запланировано и не обещано." / "Nothing is planned or promised for the next days.";

    /// Heading: the page before a contact.
    PREP: "Подготовка" / "Preparation";
    /// Heading: what the contact is for.
    PURPOSE: "Цель" / "Purpose";
    /// Heading: the best result.
    BEST: "Лучший итог" / "Best result";
    /// Heading: the least result.
    LEAST: "Минимальный итог" / "Least result";
    /// Heading: personal facts about those who come.
    FACTS: "О людях" / "About the people";
    /// Heading: the checklist.
    CHECKLIST: "Перед контактом" / "Before the contact";
    /// What stands in place of a purpose that was not written.
    NOT_WRITTEN: "Пока не записана." / "Not written yet.";
    NO_PURPOSE: "Цель пока не записана." / "The purpose is not written yet.";
    /// What stands in place of the last contacts when there were none.
    NO_CONTACTS: "Записанных контактов ещё не было." / "No contact has been written down yet.";
    /// What the page says when nothing is planned.
    NOT_PLANNED: "Контакт не запланирован; страница — на случай звонка." / "Nothing is planned; this page is for a call.";
    /// Beside a person: cares about.
    CARES: "Важно" / "Cares about";
    /// Beside a person: how they decide.
    DECIDES: "Как решает" / "Decides";
    /// Beside a person: manner of dress.
    DRESS: "Манера одеваться" / "Dresses";
    /// Beside a person: the main contact.
    IS_MAIN: "основной контакт" / "main contact";
    /// Beside a promise or a contact: no day is set.
    NO_DAY: "без срока" / "no date";

    fn behind(name: &str): "{name}, основной контакт, не участвует. Предупредите заранее и расскажите потом." / "{name}, the main contact, takes no part. Let them know before, and tell them after.";
    BAD_MOOD: "Два последних разговора прошли натянуто. Не давите: сначала выслушайте." / "The last two talks were strained. Do not press: listen first.";
    fn too_often(gap: &str, rhythm: &str): "С прошлого контакта — {gap}, обычный ритм — {rhythm}. Хорошо бы прийти с поводом, полезным клиенту." / "The last contact was {gap} ago, the usual rhythm is {rhythm}. Bring a reason that is useful to them.";
    TOO_OFTEN_TODAY: "В этот день контакт уже был. Хорошо бы прийти с поводом, полезным клиенту." / "There was a contact the same day. Bring a reason that is useful to them.";

    fn ask_whom(text: &str, whom: &str): "{text} (спросить: {whom})" / "{text} (ask {whom})";
    fn stage_of(kind: &str): "Кто участвует на этапе «{kind}»?" / "Who takes part at the stage “{kind}”?";
    fn stage_where(kind: &str, what: &str): "Кто участвует на этапе «{kind}» ({what})?" / "Who takes part at the stage “{kind}” ({what})?";
    fn placeholder(what: &str): "Кто это: {what}?" / "Who is it: {what}?";
    DECIDER: "Кто принимает решение о закупке?" / "Who decides on the purchase?";
    /// What was done about a wish, or declined, and is still to be told.
    fn tell_done(what: &str): "Рассказать, что сделано: {what}" / "Tell them it is done: {what}";
    fn tell_declined(what: &str): "Объяснить, почему не сделаем: {what}" / "Tell them why it is declined: {what}";
    /// What was given is worth what we think it is until somebody there says so.
    fn confirm_value(what: &str): "{what}: что это дало и кто подтвердит сумму?" / "{what}: what did it bring, and who confirms the sum?";
    fn covers(what: &str): "Насколько для них важно и закрываем ли мы: {what}?" / "How much does it matter to them, and do we cover it: {what}?";
    fn role_of(name: &str): "{name} — какая роль в решении?" / "{name}: what role in the decision?";

    /// Beside a competitor: who favours them.
    fn favoured_by(name: &str): "за них {name}" / "favoured by {name}";
    fn we_kept(kept: &str): "мы: {kept}" / "we: {kept}";
    fn they_kept(kept: &str): "они: {kept}" / "they: {kept}";
    /// How promises were kept, in their parts (M23).
    fn in_time_of(in_time: u32, due: u32): "в срок {in_time} из {due}" / "{in_time} of {due} in time";
    /// The same over the last twelve months, with all that is known beside it.
    fn in_time_of_year(year: &str, in_time: u32, due: u32): "{year} за год, всего {in_time} из {due}" / "{year} this past year, {in_time} of {due} in all";
    /// The same when nothing was due within twelve months.
    fn in_time_before(in_time: u32, due: u32): "за год сроков не было, всего в срок {in_time} из {due}" / "none due this past year, {in_time} of {due} in time in all";
    /// Beside a promise that was moved when its day had come.
    fn moved_late(day: &str): "теперь {day}" / "now {day}";

    fn overdue_of(promises: &str): "просрочено: {promises}" / "{promises} overdue";
    fn due_today(count: u32): "сегодня срок: {count}" / "{count} due today";
    fn late(days: &str): "позже срока на {days}" / "{days} late";
    fn dossier(percent: u32): "Досье собрано на {percent} %" / "The dossier stands at {percent} %";
    fn lacks(parts: &str): "Пока нет: {parts}" / "Not there yet: {parts}";
    fn to_verify(parts: &str): "Пора проверить: {parts}" / "To be checked: {parts}";
}

/// What of the dossier is missing and what is to be verified, in one sentence; none when all is fresh (M40).
pub fn lacking(complete: Completeness, lang: Lang) -> Option<String> {
    let named = |parts: Vec<String>, say: fn(Lang, &str) -> String| (!parts.is_empty()).then(|| say(lang, &parts.join(", ")));
    let missing = complete.missing().map(|words| words.get(lang).to_owned()).collect();
    let stale = complete.to_verify().map(|words| uncapitalised(words.get(lang))).collect();
    let said: Vec<String> = [named(missing, lacks), named(stale, to_verify)].into_iter().flatten().collect();
    (!said.is_empty()).then(|| said.join(". "))
}

/// How much of the dossier stands, with what is missing and stale.
pub fn completeness(complete: Completeness, lang: Lang) -> String {
    let percent = dossier(lang, complete.percent());
    lacking(complete, lang).map_or_else(|| format!("{percent}."), |lacking| format!("{percent}. {lacking}."))
}

/// A rule of contact that the data speak against (M21).
pub fn warning(warning: &Warning, lang: Lang) -> String {
    match warning {
        Warning::BehindMainContact(name) => behind(lang, name),
        Warning::BadMood => BAD_MOOD.get(lang).to_owned(),
        Warning::TooOften(0, _) => TOO_OFTEN_TODAY.get(lang).to_owned(),
        Warning::TooOften(gap, rhythm) => too_often(lang, &days(*gap, lang), &days(*rhythm, lang)),
    }
}

/// A question for the meeting (M41).
pub fn question(question: &Question, lang: Lang) -> String {
    match question {
        Question::Open { text, whom, .. } if whom.is_empty() => text.clone(),
        Question::Open { text, whom, .. } => ask_whom(lang, text, whom),
        Question::Stage(kind, what) if what.is_empty() => stage_of(lang, kind.words.get(lang)),
        Question::Stage(kind, what) => stage_where(lang, kind.words.get(lang), what),
        // What is sought may be written as a question itself.
        Question::Placeholder(what) if what.trim_end().ends_with('?') => what.clone(),
        Question::Placeholder(what) => placeholder(lang, what.trim_end_matches('?')),
        Question::Decider => DECIDER.get(lang).to_owned(),
        Question::Untold(_, what, true) => tell_done(lang, what),
        Question::Untold(_, what, false) => tell_declined(lang, what),
        Question::Unconfirmed(_, what) => confirm_value(lang, what),
        Question::Check(_, asked) => asked.get(lang).to_owned(),
        Question::Unmarked(_, what) => covers(lang, what),
        Question::Role(_, name) => role_of(lang, name),
    }
}

/// How promises were kept, with its parts: «в срок 14 из 17 за год, всего 30 из 41»; none when nothing was due (M23, M47).
/// When all that is known is within the year, it is said once.
pub fn in_time(reliability: Reliability, lang: Lang) -> Option<String> {
    let Reliability { year, ever } = reliability;
    match (year.due, ever.due) {
        (_, 0) => None,
        (0, _) => Some(in_time_before(lang, ever.in_time, ever.due)),
        _ if year == ever => Some(in_time_of(lang, year.in_time, year.due)),
        _ => Some(in_time_of_year(lang, &in_time_of(lang, year.in_time, year.due), ever.in_time, ever.due)),
    }
}

/// A heading with how the promises under it were kept: «Мы обещали · в срок 14 из 17».
pub fn with_reliability(heading: Words, reliability: Reliability, lang: Lang) -> String {
    [Some(heading.get(lang).to_owned()), in_time(reliability, lang)].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// How both sides kept their promises, with the parts; none when nothing was due.
pub fn both_in_time(ours: Reliability, theirs: Reliability, lang: Lang) -> Option<String> {
    let side = |of: Reliability, say: fn(Lang, &str) -> String| in_time(of, lang).map(|kept| say(lang, &kept));
    let sides: Vec<String> = [side(ours, we_kept), side(theirs, they_kept)].into_iter().flatten().collect();
    (!sides.is_empty()).then(|| sides.join(" · "))
}

/// Our promises in few words, for the top line: «просрочено: 2 обещания · сегодня срок: 3»; empty when none is pressing.
pub fn promises(count: PromiseCount, lang: Lang) -> String {
    let mut parts = Vec::new();
    if count.overdue > 0 {
        parts.push(overdue_of(lang, &PROMISES.with(lang, u64::from(count.overdue))));
    }
    if count.today > 0 {
        parts.push(due_today(lang, count.today));
    }
    parts.join(" · ")
}

/// How late a kept day is: «позже срока на 2 дня»; none when it is not past.
pub fn lateness(due: &str, today: NaiveDate, lang: Lang) -> Option<String> {
    let gap = (today - day::from_iso(due)?).num_days();
    (gap > 0).then(|| late(lang, &days(gap, lang)))
}

/// Days with their noun.
pub fn days(count: i64, lang: Lang) -> String {
    day::DAYS.with(lang, count.unsigned_abs())
}

/// How late an action is and where it was moved since: «позже срока на 5 дней, теперь пт»; none when it is not late.
pub fn late_action(action: &ActionRow, today: NaiveDate, lang: Lang) -> Option<String> {
    let late = lateness(&day::iso(action.late_since(today)?), today, lang)?;
    Some(match action.moved_to(today) {
        Some(to) => format!("{late}, {}", moved_late(lang, &day::near(to, today, lang))),
        None => late,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::stage::SCHEME_STAGES;

    fn d(text: &str) -> NaiveDate {
        day::from_iso(text).unwrap()
    }

    #[test]
    fn warnings_and_questions_decline_their_numbers() {
        assert!(warning(&Warning::TooOften(2, 30), Lang::Ru).starts_with("С прошлого контакта — 2 дня, обычный ритм — 30 дней."));
        assert!(warning(&Warning::TooOften(0, 30), Lang::Ru).starts_with("В этот день"));
        assert_eq!(question(&Question::Stage(&SCHEME_STAGES[2], String::new()), Lang::Ru), "Кто участвует на этапе «бюджет»?");
        assert_eq!(
            question(&Question::Open { id: 1, text: "Когда тендер?".into(), whom: String::new(), person: None }, Lang::En),
            "Когда тендер?"
        );
    }

    #[test]
    fn promises_are_counted_in_words() {
        let count = PromiseCount { overdue: 2, today: 3 };
        assert_eq!(promises(count, Lang::Ru), "просрочено: 2 обещания · сегодня срок: 3");
        assert_eq!(promises(PromiseCount::default(), Lang::Ru), "");
        assert_eq!(lateness("2026-11-20", d("2026-11-22"), Lang::Ru).as_deref(), Some("позже срока на 2 дня"));
        assert_eq!(lateness("2026-11-22", d("2026-11-22"), Lang::Ru), None);
    }
}
