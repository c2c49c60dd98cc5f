//! When an account was looked through (M29).

use crate::domain::Entity;
use crate::domain::definition::{Definition, Usual};
use crate::domain::field::{Bias, Field, Kind};
use crate::domain::words::{counted, w};

/// A look through an account in the review of the week: what changed, what is stale, what is next (M29).
pub static REVIEW: Definition = Definition::new(Entity::Review, "review", "reviews")
    .called(
        w("Обзор клиента", "Look through an account"),
        w("Новый обзор клиента", "New look through an account"),
        counted(["обзор клиента", "обзора клиента", "обзоров клиента"], ["look through an account", "looks through accounts"]),
    )
    .of_account()
    .titled("day")
    .of_things()
    .once(&["day"])
    .usual(&[("day", Usual::Today)])
    .fields(&[Field::new("day", Kind::Day(Bias::Past), w("День", "Day")).required(), Field::new("note", Kind::Line, w("Заметка", "Note"))]);
