//! Months that are closed: their figures are in, and what changed was decided.

use crate::domain::Entity;
use crate::domain::definition::{Definition, Usual};
use crate::domain::field::{Bias, Field, Kind};
use crate::domain::span::Unit;
use crate::domain::words::{counted, w};

/// A month that is closed, with how much had changed in it and how much of that was left without a decision.
pub static MONTH_CLOSE: Definition = Definition::new(Entity::MonthClose, "month_close", "month_closes")
    .called(
        w("Закрытый месяц", "Closed month"),
        w("Закрыть месяц", "Close a month"),
        counted(["закрытый месяц", "закрытых месяца", "закрытых месяцев"], ["closed month", "closed months"]),
    )
    .titled("period")
    .of_things()
    .once(&["period"])
    .usual(&[("closed_on", Usual::Today)])
    .fields(&[
        Field::new("period", Kind::Span(&[Unit::Month]), w("Месяц", "Month")).required().private(),
        Field::new("closed_on", Kind::Day(Bias::Past), w("Закрыт", "Closed on")).required().private(),
        Field::new("changes", Kind::Int(0, 1_000_000), w("Изменений", "Changes")).private().kept(),
        Field::new("undecided", Kind::Int(0, 1_000_000), w("Без решения", "Undecided")).private().kept(),
        Field::new("note", Kind::Line, w("Заметка", "Note")).private(),
    ]);
