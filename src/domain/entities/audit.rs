//! Audits of working with key accounts (M37).

use crate::domain::Entity;
use crate::domain::definition::{Definition, Usual};
use crate::domain::field::{Bias, Field, Group, Kind};
use crate::domain::words::{counted, w};

/// An audit of the whole practice: the day it was begun, and the one on which its last question was answered (M37).
pub static AUDIT: Definition = Definition::new(Entity::Audit, "audit", "audits")
    .called(w("Аудит", "Audit"), w("Новый аудит", "New audit"), counted(["аудит", "аудита", "аудитов"], ["audit", "audits"]))
    .titled("day")
    .of_things()
    .once(&["day"])
    .usual(&[("day", Usual::Today)])
    .fields(&[
        Field::new("day", Kind::Day(Bias::Past), w("Начат", "Begun on")).required().private(),
        Field::new("done_on", Kind::Day(Bias::Past), w("Закончен", "Done on")).private().kept(),
        Field::new("note", Kind::Text, w("Заметка", "Note")).private().under(Group::More),
    ]);
