//! What a calendar outside is told, and what is said of it.

use crate::calendar::out::{Out, What};
use crate::domain::Lang;
use crate::exchange::calendar_out::Outgoing;
use crate::text::Counted;

crate::sentences! {
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
pub(super) const EVENTS: Counted = Counted { ru: ["событие", "события", "событий"], en: ["event", "events"] };

/// What was written, and how much.
pub fn written(lang: Lang, path: &str, events: usize) -> String {
    saved(lang, path, &EVENTS.with(lang, events as u64))
}

/// What a calendar shows of something.
pub fn event(out: Out, alarm: Option<u32>, lang: Lang) -> Outgoing {
    let title = if out.what == What::Gone { GONE.get(lang).to_owned() } else { out.title(lang) };
    let with = match out.people.as_slice() {
        [] => None,
        [one] => Some(person(lang, one)),
        several => Some(people(lang, &several.join(", "))),
    };
    let [least_result, best_result] = &out.results;
    let least = (!least_result.is_empty()).then(|| least(lang, least_result));
    let best = (!best_result.is_empty()).then(|| best(lang, best_result));
    Outgoing {
        busy: out.keeps_busy(),
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
