//! Whether the title of a meeting says that it was called off: some programs say it in no other way, and people write it by hand.
//!
//! It does where a part of it that stands apart says nothing else: before a colon or a dash, in brackets, behind a dash. And where it begins
//! with word of a meeting that is off: «Отменена встреча с …», `Canceled event with …`. «Отмена отсрочки: обсудить» is about something else.

use crate::domain::name::fold;

/// Words that say that something is off, folded.
const OFF: [&str; 27] = [
    "отмена",
    "отменено",
    "отменена",
    "отменен",
    "отменены",
    "отменили",
    "отменяется",
    "отмененная",
    "отмененное",
    "отмененный",
    "не состоится",
    "отклонено",
    "declined",
    "abgelehnt",
    "canceled",
    "cancelled",
    "called off",
    "abgesagt",
    "abgesagter",
    "storniert",
    "entfallt",
    "fallt aus",
    "annule",
    "annulee",
    "cancelado",
    "cancelada",
    "annullato",
];
/// Those which behind a title are said of the meeting, and of nothing that it is about.
const BEHIND: [&str; 8] = ["отменено", "отменяется", "не состоится", "canceled", "cancelled", "called off", "abgesagt", "annule"];
/// Words for that which is off, folded, in the forms in which they stand beside such a word.
const MEETING: [&str; 26] = [
    "встреча",
    "встречи",
    "мероприятие",
    "мероприятия",
    "событие",
    "события",
    "собрание",
    "собрания",
    "совещание",
    "совещания",
    "звонок",
    "звонка",
    "созвон",
    "созвона",
    "визит",
    "визита",
    "приглашение",
    "event",
    "meeting",
    "appointment",
    "call",
    "invitation",
    "termin",
    "besprechung",
    "reunion",
    "evento",
];
/// What programs say beside.
const BESIDE: [&str; 3] = ["with", "note", "the"];
/// What stands before the title of what was sent on.
const SENT_ON: [&str; 7] = ["re", "fw", "fwd", "aw", "wg", "ha", "на"];

/// Whether a title says that the meeting was called off.
pub(super) fn is_said(title: &str) -> bool {
    let title = fold(title);
    let mut title = title.trim_start_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '[' | '(' | '{'));
    while let Some((_, rest)) = title.split_once(':').filter(|(mark, _)| SENT_ON.contains(&mark.trim())) {
        title = rest.trim_start();
    }
    apart(title).iter().any(|part| says_nothing_else(part))
        || behind(title).is_some_and(|part| BEHIND.contains(&bare(part)))
        || begins(title)
}

/// The parts of a title that stand apart at its beginning or in brackets; all of it is one.
fn apart(title: &str) -> Vec<&str> {
    let before =
        [":", " - ", " – ", " — ", "—", "|", "!", ". ", "/"].iter().filter_map(|mark| title.split_once(mark)).map(|(before, _)| before);
    let brackets = [('[', ']'), ('(', ')'), ('{', '}')].into_iter().flat_map(|(open, close)| {
        let first = title.strip_prefix(open).and_then(|rest| rest.split_once(close)).map(|(within, _)| within);
        let last = title.trim_end().strip_suffix(close).and_then(|rest| rest.rsplit_once(open)).map(|(_, within)| within);
        first.into_iter().chain(last)
    });
    before.chain(brackets).chain([title]).collect()
}

/// What stands behind the last dash.
fn behind(title: &str) -> Option<&str> {
    [" - ", " – ", " — "].iter().filter_map(|mark| title.rsplit_once(mark)).map(|(_, behind)| behind).min_by_key(|behind| behind.len())
}

fn bare(part: &str) -> &str {
    part.trim_matches(|c: char| !c.is_alphanumeric())
}

/// Whether a part says that a meeting is off and nothing else.
fn says_nothing_else(part: &str) -> bool {
    let part = bare(part);
    if OFF.contains(&part) {
        return true;
    }
    let words: Vec<&str> = part.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let off = words.iter().filter(|word| OFF.contains(word)).count();
    off == 1 && words.iter().all(|word| OFF.contains(word) || MEETING.contains(word) || BESIDE.contains(word))
}

/// Whether a title begins with word of a meeting that is off, and then says with whom.
fn begins(title: &str) -> bool {
    let words: Vec<&str> = title.split_whitespace().take(3).map(bare).collect();
    let [first, second, with] = words[..] else { return false };
    let is_off = OFF.contains(&first) && MEETING.contains(&second) || MEETING.contains(&first) && OFF.contains(&second);
    is_off && matches!(with, "с" | "со" | "в" | "во" | "у" | "with" | "at" | "mit" | "avec")
}

#[cfg(test)]
mod tests {
    use super::is_said;

    #[test]
    fn programs_and_people_say_in_many_ways_that_a_meeting_is_off() {
        let off = [
            "Отменено: Склад",
            "ОТМЕНЕНО:Склад",
            "ОТМЕНА: склад",
            "Отмена! Склад",
            "[Отменено] Склад",
            "[ОТМЕНА] Склад",
            "(отменена) Склад",
            "Отменённая встреча: Склад",
            "Отмененное мероприятие: Склад",
            "Отменена встреча: Склад",
            "Встреча отменена: Склад",
            "Мероприятие отменено: Склад",
            "Отмена встречи с Ромашкой",
            "Отменена встреча с Ромашкой",
            "Встреча отменена",
            "Отменено — Склад",
            "Отменено - Склад",
            "Склад — отменено",
            "Склад (отменено)",
            "Склад [отменена]",
            "❌ Отменено: Склад",
            "FW: Отменено: Склад",
            "Не состоится: Склад",
            "Canceled: Depot",
            "CANCELLED: Depot",
            "Cancelled event: Depot",
            "Canceled event with note: Depot",
            "Canceled event with Larkmead",
            "[Cancelled] Depot",
            "[CANCELED]: Depot",
            "Cancelled - Depot",
            "Depot (cancelled)",
            "Meeting cancelled: Depot",
            "Abgesagt: Lager",
            "Abgesagter Termin: Lager",
            "Termin abgesagt: Lager",
            "Annulé : Dépôt",
            "Cancelado: Depósito",
            // What the KAM declined is left standing by some programs.
            "Declined: Depot",
            "Отклонено: Склад",
            "Отменённое мероприятие: Склад",
            "RE: Canceled: Depot",
        ];
        for title in off {
            assert!(is_said(title), "{title}");
        }
    }

    #[test]
    fn what_a_meeting_is_about_is_not_said_of_it() {
        let on = [
            "Отмена отсрочки: обсудить",
            "Отменённые заказы: разбор",
            "Отмена пошлин",
            "Обсудить отмену встречи",
            "Заказ 512 — отмена",
            "Заказ 512 — отменён",
            "Встреча по отменённым заказам",
            "Cancelled orders: review",
            "Cancellation policy",
            "Depot: cancelled orders",
            "Call: cancelled order 512",
            "Склад: отменено три поставки",
            "Встреча: склад",
            "",
            ":",
            "[]",
        ];
        for title in on {
            assert!(!is_said(title), "{title}");
        }
    }
}
