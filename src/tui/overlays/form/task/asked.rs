//! What a form asks: the fields of its records in their parts, and what it asks beside them.

use crate::debrief::Item;
use crate::domain::field::{Bias, Field, Group};
use crate::domain::words::{Words, w};
use crate::domain::{Entity, Kind, Record, Value, reliability};
use crate::tui::layer::Ctx;

/// The account that a new record is to belong to, asked for where none is at hand.
pub(super) static OWNER: Field = Field::new("owner", Kind::Link(Entity::Account), w("Клиент", "Account")).open().required().loose();
/// The day to which something is moved.
pub(super) static TO_DAY: Field = Field::new("to_day", Kind::Day(Bias::Future), w("Новый день", "New day"))
    .open()
    .required()
    .loose()
    .hint("Завтра, пт, +3, 12.03 или 12 марта.", "Tomorrow, fri, +3, 12.03 or 12 mar.");
/// The day until which a row of *Today* waits.
pub(in crate::tui::overlays::form) static UNTIL: Field = Field::new("until", Kind::Day(Bias::Future), w("До какого дня", "Until"))
    .open()
    .required()
    .loose()
    .hint("Завтра, пт, +3, 12.03 или 12 марта.", "Tomorrow, fri, +3, 12.03 or 12 mar.");
/// Why it waits.
pub(super) static REASON: Field = Field::new("reason", Kind::Line, w("Почему", "Why"))
    .open()
    .required()
    .loose()
    .hint("Покажем, когда строка вернётся.", "Shown when the row comes back.");

/// The day to which a promise is moved whose day has come.
pub(super) static TO_DAY_LATE: Field = Field::new("to_day", Kind::Day(Bias::Future), w("Новый день", "New day"))
    .open()
    .required()
    .loose()
    .hint(
        "Срок уже наступил: перенести можно, но обещание считается опоздавшим.",
        "Its day has come: it can be moved, and still counts as late.",
    )
    .hint_among_us();
/// Whether the other side consents to the new day of a promise (M23).
pub(super) static AGREED: Field = Field::new("agreed", Kind::Flag, w("Согласовано", "Agreed")).open().loose().hint(
    "Пробел — да: другая сторона согласна, обещание считается по новому сроку.",
    "Space for yes: the other side agrees, and the promise counts by the new day.",
);

/// The day of a contact that is still to come: a weekday is the next one, not the last.
pub(super) static PLANNED_DAY: Field = Field::new("day", Kind::Day(Bias::Future), w("День", "Day"))
    .open()
    .required()
    .hint("Завтра, пт, +3, 12.03 или 12 марта.", "Tomorrow, fri, +3, 12.03 or 12 mar.");
/// What a field is about, where that is no record of the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::tui::overlays::form) struct Topic {
    pub item: Item,
    /// What stands above the field, behind the sign of it.
    pub words: String,
    pub sign: &'static str,
    /// By what it is known in a draft, whatever else is asked then.
    pub place: String,
}

/// What was typed into a field that is none of a record's, or into one that is.
pub(in crate::tui::overlays::form) struct Loose {
    pub field: &'static Field,
    /// What it began with.
    pub before: Value,
    pub value: Value,
    pub about: Option<Topic>,
}

/// The text of a field by its key; empty where there is none.
pub(in crate::tui::overlays::form) fn said<'a>(loose: &'a [Loose], key: &str) -> &'a str {
    loose.iter().find(|loose| loose.field.key == key).map_or("", |loose| loose.value.as_str())
}

/// A field that the form asks for, with the part of the task it belongs to and the value it begins with.
pub(in crate::tui::overlays::form) struct Asked {
    pub part: usize,
    pub field: &'static Field,
    pub value: Value,
    /// The part of the form that it is folded into.
    pub fold: Option<Words>,
    /// What it is about, where that is no record of the form.
    pub about: Option<Topic>,
}

impl Asked {
    /// The same folded into a part of the form.
    pub(super) fn under(self, part: Words) -> Asked {
        Asked { fold: Some(part), ..self }
    }
}

/// A field in sight.
pub(super) fn ask(part: usize, field: &'static Field, value: Value) -> Asked {
    Asked { part, field, value, fold: None, about: None }
}

/// The fields that are asked for, each in its part of the form.
pub(super) fn ask_all(part: usize, record: &Record, exists: bool, choose: impl Fn(&Field) -> bool) -> Vec<Asked> {
    // What became of a record is asked for once there is one.
    let fold = |field: &Field| match field.group {
        Group::First => None,
        Group::Outcome if exists => None,
        Group::Outcome => Some(Group::More.words()),
        group => Some(group.words()),
    };
    record
        .pairs()
        .filter(|(field, _)| choose(field))
        .map(|(field, value)| Asked { fold: fold(field), ..ask(part, field, value.clone()) })
        .collect()
}

/// What is in sight stands first, then the folded parts in their order.
pub(super) fn in_order(mut asked: Vec<Asked>) -> Vec<Asked> {
    // A part of its own, such as a section of a profile, follows those that every form may have.
    let part = |asked: &Asked| match asked.field.group {
        Group::First | Group::Outcome if asked.fold.is_some() => Group::More,
        group => group,
    };
    asked.sort_by_key(|asked| asked.fold.map(|_| part(asked)));
    asked
}

/// Whether a field of an action is asked for, where it has a meaning for tasks or for promises alone: what it takes; consent to a new day while the
/// first one has not come, and who dropped it once there is something to drop.
pub(super) fn asked_of_promise(field: &Field, record: &Record, original: Option<&Record>, ctx: &Ctx) -> bool {
    match field.key {
        // What it takes is asked of a task: a promise is written down while one speaks.
        _ if field.group == Group::Needs => record.text("kind") == "task",
        "agreed" => original.is_some_and(|action| reliability::may_agree(action, ctx.today)),
        "dropped_by" => original.is_some_and(reliability::is_promise),
        _ => true,
    }
}
