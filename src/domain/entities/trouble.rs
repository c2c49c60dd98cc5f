//! Typical troubles of organisations that work with key accounts (M38).

use crate::domain::Entity;
use crate::domain::definition::{Definition, Usual};
use crate::domain::field::{Bias, Choice, Field, Kind, choice};
use crate::domain::words::{counted, w};

/// How far a trouble is ours.
pub const STATES: &[Choice] =
    &[choice("has", "есть", "yes").bad(), choice("partly", "отчасти", "partly"), choice("none", "нет", "no").good()];

/// Whether one of the typical troubles is ours, and what is done about it (M38). Which one it is says its code in `assets/troubles.toml`.
pub static TROUBLE: Definition = Definition::new(Entity::Trouble, "trouble", "troubles")
    .called(
        w("Типичная проблема", "Typical trouble"),
        w("Новая оценка проблемы", "New judgement of a trouble"),
        counted(["типичная проблема", "типичные проблемы", "типичных проблем"], ["typical trouble", "typical troubles"]),
    )
    .titled("trouble")
    .of_things()
    .once(&["trouble"])
    .usual(&[("judged_on", Usual::Today)])
    .fields(&[
        Field::new("trouble", Kind::Line, w("Проблема", "Trouble")).required().private().kept(),
        Field::new("state", Kind::Choice(STATES), w("Есть ли она у нас", "Is it ours")).private(),
        Field::new("note", Kind::Text, w("Из чего видно", "How it shows")).private(),
        Field::new("judged_on", Kind::Day(Bias::Past), w("Когда", "When")).private(),
        Field::new("action_id", Kind::Link(Entity::Action), w("Дело", "Action")).private().kept(),
    ]);
