//! Filters kept under a name (M29).

use crate::domain::Entity;
use crate::domain::definition::Definition;
use crate::domain::field::{Field, Kind};
use crate::domain::listing::{Listing, Shelf, shown};
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
    .listed(
        Listing::of(
            w("Фильтры дел", "Filters"),
            w(
                "Здесь фильтры всех дел под своими именами. На «Сегодня»: A — все дела, / — фильтр, y — сохранить его.",
                "Filters of all actions stand here by their names. On Today: A for all actions, / for a filter, y saves it.",
            ),
            &[shown(&["title"], 20, 0), shown(&["filter"], 20, 0)],
        )
        .on(Shelf::Practice, w("фильтры", "filters"))
        .filtered(&["title", "filter"]),
    )
    .fields(&[
        Field::new("title", Kind::Line, w("Название", "Name")).required(),
        Field::new("filter", Kind::Line, w("Слова фильтра", "Words of the filter")).required().hint(
            "Например: мои, просрочено, неделя, источник:претензия, срок<пт.",
            "For example: mine, overdue, week, source:complaint, due<fri.",
        ),
    ]);
