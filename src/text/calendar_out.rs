//! What a calendar outside is told, and what is said of it.

use crate::calendar::out::{Out, What};
use crate::domain::Lang;
use crate::domain::action::ACTION_KINDS;
use crate::domain::entry::ENTRY_KINDS;
use crate::domain::field::find_choice;
use crate::exchange::calendar_out::Outgoing;
use crate::printable::capital;
use crate::text::Counted;

crate::sentences! {
    fn of_account(what: &str, account: &str): "{what} · {account}" / "{what} · {account}";
    fn for_purpose(title: &str, purpose: &str): "{title}: {purpose}" / "{title}: {purpose}";
    fn action(kind: &str, title: &str): "{kind}: {title}" / "{kind}: {title}";
    GONE: "Отменено" / "Cancelled";
    fn people(names: &str): "Участники: {names}" / "With: {names}";
    fn person(name: &str): "С кем: {name}" / "With: {name}";
    fn least(result: &str): "Минимальный итог: {result}" / "Least result: {result}";
    fn best(result: &str): "Лучший итог: {result}" / "Best result: {result}";
    /// What is said of the export.
    fn needs_ics(kam: &str): "Календарь выгружается как ICS: {kam} export calendar --ics [--to ФАЙЛ]." / "A calendar is written as ICS: {kam} export calendar --ics [--to FILE].";
    fn no_account(kam: &str): "Одного клиента выгружает только календарь: {kam} export calendar КЛИЕНТ --ics." / "Of one account only the calendar is written: {kam} export calendar ACCOUNT --ics.";
    fn only_calendar(kam: &str): "--ics и --to — для календаря: {kam} export calendar --ics." / "--ics and --to are for the calendar: {kam} export calendar --ics.";
    fn saved(path: &str, events: &str): "Календарь записан: {path}, {events}." / "The calendar is in {path}: {events}.";
    fn foreign(path: &str): "Файл {path} уже есть, и это не календарь из Kamdesk. Он не изменён: укажите другое имя." / "{path} exists already and is no calendar of Kamdesk. It is unchanged: give another name.";
}

/// «3 события».
const EVENTS: Counted = Counted { ru: ["событие", "события", "событий"], en: ["event", "events"] };

/// What was written, and how much.
pub fn written(lang: Lang, path: &str, events: usize) -> String {
    saved(lang, path, &EVENTS.with(lang, events as u64))
}

/// What a calendar shows of something.
pub fn event(out: Out, alarm: Option<u32>, lang: Lang) -> Outgoing {
    let what = match &out.what {
        What::Contact(kind) => capital(find_choice(ENTRY_KINDS, kind).map_or(kind.as_str(), |kind| kind.words.get(lang))),
        What::Action(kind, title) => {
            let kind = capital(find_choice(ACTION_KINDS, kind).map_or(kind.as_str(), |kind| kind.words.get(lang)));
            action(lang, &kind, title)
        }
        What::Gone => GONE.get(lang).to_owned(),
    };
    let title = if out.account.is_empty() { what } else { of_account(lang, &what, &out.account) };
    let title = if out.purpose.is_empty() { title } else { for_purpose(lang, &title, &out.purpose) };
    let with = match out.people.as_slice() {
        [] => None,
        [one] => Some(person(lang, one)),
        several => Some(people(lang, &several.join(", "))),
    };
    let [least_result, best_result] = &out.results;
    let least = (!least_result.is_empty()).then(|| least(lang, least_result));
    let best = (!best_result.is_empty()).then(|| best(lang, best_result));
    Outgoing {
        text: [with, least, best].into_iter().flatten().collect::<Vec<_>>().join("\n"),
        uid: out.uid,
        recurrence: out.recurrence,
        day: out.day,
        time: out.time,
        minutes: out.minutes,
        until: out.until,
        title,
        place: out.place,
        cancelled: out.cancelled,
        sequence: out.sequence,
        changed: out.changed,
        alarm,
    }
}
