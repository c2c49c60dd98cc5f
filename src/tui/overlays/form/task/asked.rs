//! What a form asks beside the fields of its records.

use crate::domain::field::{Bias, Field};
use crate::domain::words::w;
use crate::domain::{Entity, Kind};

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
