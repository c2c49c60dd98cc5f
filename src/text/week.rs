//! What is said on the page of the week.

use crate::domain::Record;
use crate::domain::day::{brief, from_iso, iso, near, weekday};
use crate::domain::entry::{ends_at, last_day};
use crate::domain::words::{Lang, Words};
use crate::store::diary::EntryRow;
use crate::today::week::Free;
use chrono::NaiveDate;

crate::sentences! {
    /// Of a contact planned for a day alone.
    NO_HOUR: "без времени" / "no time";
    /// Of one that takes whole days.
    ALL_DAY: "весь день" / "all day";
    /// Of the last day of one that takes several.
    fn until_hour(time: &str): "до {time}" / "until {time}";
    /// Whose something is to do.
    OURS: "мы обещали" / "we promised";
    THEIRS: "нам обещали" / "they promised";
    TASK: "задача" / "task";
    /// Of what was due before the week.
    LATE: "просрочено" / "overdue";
    /// Over those whom to contact, and why.
    CONTACTS: "Связаться" / "Get in touch";
    BY_RHYTHM: "по ритму" / "by their rhythm";
    /// What of a working day has nothing planned in it.
    MORNING: "свободно до обеда" / "morning free";
    AFTERNOON: "свободно после обеда" / "afternoon free";
    WHOLE: "свободно весь день" / "free all day";
    /// Under the days of a week in which nothing is.
    EMPTY: "На этой неделе пока ничего нет: здесь встают встречи, обещания и задачи по дням. m — запланировать встречу, o — записать обещание." / "Nothing in this week yet: meetings, promises and tasks stand here by their days. m plans a meeting, o writes a promise.";
    /// After a contact was moved within its day.
    fn moved_to(name: &str, time: &str): "Перенесено на {time}: {name}." / "Moved to {time}: {name}.";
    /// What has no hour is given one.
    fn given(name: &str, time: &str): "Назначено на {time}: {name}." / "Set for {time}: {name}.";
    /// Nothing is planned for a day that is over.
    NOT_BACK: "Этот день уже прошёл." / "That day is over.";
    /// What is for today goes no further back.
    NOT_BEFORE_TODAY: "Раньше сегодняшнего дня не перенести." / "It cannot be moved to before today.";
    /// What has no day has none to be moved from.
    NO_DAY_YET: "Срока ещё нет: + поставит на сегодня." / "It has no day yet: + puts it on today.";
    /// A contact stays within its day.
    DAY_ENDS: "Дальше уже другой день: + и − переносят на день." / "Beyond that is another day: + and − move it by a day.";
    /// Only a contact has an hour.
    NO_HOURS: "Время есть только у встреч и звонков." / "Only meetings and calls have a time of day.";
}

/// The title of a day: «пн 30.11», «пт 27.11 · сегодня».
pub fn day(on: NaiveDate, today: NaiveDate, lang: Lang) -> String {
    let dated = format!("{} {}", weekday(on, lang), brief(on, today, lang));
    match (on - today).num_days() {
        -1..=1 => format!("{dated} · {}", near(on, today, lang)),
        _ => dated,
    }
}

/// When a contact is on one of its days.
pub fn hours(entry: &EntryRow, on: NaiveDate, lang: Lang) -> String {
    let is_long = entry.last_day() > entry.day;
    match (&entry.time, entry.ends_at()) {
        (Some(time), _) if entry.day == iso(on) => time.clone(),
        (_, Some(end)) if end.date() == on => until_hour(lang, &end.format("%H:%M").to_string()),
        _ => if is_long { ALL_DAY } else { NO_HOUR }.get(lang).to_owned(),
    }
}

/// When a contact is, in few letters: «сегодня 10:00», «ср 25.11–27.11», «ср 25.11 14:00–27.11».
pub fn span(entry: &EntryRow, today: NaiveDate, lang: Lang) -> String {
    let brief = |kept: &str| from_iso(kept).map_or_else(|| kept.to_owned(), |on| brief(on, today, lang));
    let first = from_iso(&entry.day).map_or_else(|| entry.day.clone(), |on| near(on, today, lang));
    let last = entry.last_day();
    match &entry.time {
        Some(time) if last > entry.day => format!("{first} {time}–{}", brief(&last)),
        Some(time) => format!("{first} {time}"),
        None if last > entry.day => format!("{first}–{}", brief(&last)),
        None => first,
    }
}

/// What is said behind the day and the hour of a contact that takes several days: its last one, with the hour where that is known.
pub fn lasting(entry: &Record, today: NaiveDate, lang: Lang) -> String {
    let text = |key: &str| Some(entry.text(key)).filter(|text| !text.is_empty());
    let (day, time, minutes) = (entry.text("day"), text("time"), entry.int("minutes"));
    let last = last_day(day, time, minutes, text("until_on"));
    let Some(on) = from_iso(&last).filter(|_| last.as_str() > day) else { return String::new() };
    let hour = ends_at(day, time, minutes).map(|end| end.format(" %H:%M").to_string()).unwrap_or_default();
    format!(" – {}{hour}", near(on, today, lang))
}

/// Whose an action of a kind is to do.
pub fn owner(kind: &str) -> Words {
    match kind {
        "our_promise" => OURS,
        "their_promise" => THEIRS,
        _ => TASK,
    }
}

/// What of a day is free, if anything.
pub fn free(free: Free) -> Option<Words> {
    match free {
        Free::Nothing => None,
        Free::Morning => Some(MORNING),
        Free::Afternoon => Some(AFTERNOON),
        Free::Whole => Some(WHOLE),
    }
}
