//! What is said on the page of the week.

use crate::domain::day::{brief, near, weekday};
use crate::domain::words::{Lang, Words};
use crate::today::week::Free;
use chrono::NaiveDate;

crate::sentences! {
    /// Of a contact planned for a day alone.
    NO_HOUR: "без времени" / "no time";
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
    /// After a contact was moved within its day.
    fn moved_to(name: &str, time: &str): "Перенесено на {time}: {name}." / "Moved to {time}: {name}.";
    /// What has no hour is given one.
    fn given(name: &str, time: &str): "Назначено на {time}: {name}." / "Set for {time}: {name}.";
    /// Nothing is planned for a day that is over.
    NOT_BACK: "Этот день уже прошёл." / "That day is over.";
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
