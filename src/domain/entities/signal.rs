//! Signals of displeasure and risk heard in a contact (M24, M34).

use crate::domain::Entity;
use crate::domain::definition::{Definition, Order, Search, Usual};
use crate::domain::field::{Bias, Field, Kind};
use crate::domain::visibility::Audience;
use crate::domain::words::{counted, w};

/// A complaint or a signal of risk heard in a contact (M24, M34).
pub static SIGNAL: Definition = Definition::new(Entity::Signal, "signal", "signals")
    .called(w("Сигнал", "Signal"), w("Новый сигнал", "New signal"), counted(["сигнал", "сигнала", "сигналов"], ["signal", "signals"]))
    .of_account()
    .titled("title")
    .seen_by(Audience::Me)
    .usual(&[("day", Usual::Today)])
    .part(
        w("Сигналы", "Signals"),
        w(
            "Новости и перемены у клиента: по ним видно риск и повод позвонить раньше других.",
            "News and changes at the client: they show a risk, or a reason to call, before others see it.",
        ),
        &[Order::Down("day")],
    )
    .searched(Search::of(13, &["title"]).dated(&["day"]))
    .fields(&[
        Field::new("title", Kind::Line, w("Что сказали", "What was said")).required().hint(
            "Претензия, недовольство, намёк на уход: словами клиента.",
            "A complaint, displeasure, a hint at leaving: in their words.",
        ),
        Field::new("day", Kind::Day(Bias::Past), w("Когда", "When")).required(),
        Field::new("entry_id", Kind::Link(Entity::Entry), w("Откуда", "Origin")).kept(),
    ]);
