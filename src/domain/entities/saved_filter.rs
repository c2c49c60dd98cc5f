//! Filters kept under a name.

use crate::domain::Entity;
use crate::domain::definition::Definition;
use crate::domain::field::{Field, Kind};
use crate::domain::words::{counted, w};

/// A filter of the actions of all accounts that is kept under a name (M29).
pub static SAVED_FILTER: Definition = Definition::new(Entity::SavedFilter, "saved_filter", "saved_filters")
    .called(
        w("Сохранённый фильтр", "Saved filter"),
        w("Сохранить фильтр", "Save the filter"),
        counted(["сохранённый фильтр", "сохранённых фильтра", "сохранённых фильтров"], ["saved filter", "saved filters"]),
    )
    .titled("title")
    .of_things()
    .once(&["title"])
    .fields(&[
        Field::new("title", Kind::Line, w("Название", "Name")).required(),
        Field::new("filter", Kind::Line, w("Фильтр", "Filter")).required(),
    ]);
