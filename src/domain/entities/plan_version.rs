//! What the plan of an account was at a review of it (M26).

use crate::domain::Entity;
use crate::domain::definition::{Definition, Usual};
use crate::domain::field::{Bias, Field, Group, Kind};
use crate::domain::listing::{Listing, shown};
use crate::domain::visibility::Audience;
use crate::domain::words::{counted, w};

/// A plan as it stood on a day: goals, strategies, open actions and opportunities, frozen (M26).
pub static PLAN_VERSION: Definition = Definition::new(Entity::PlanVersion, "plan_version", "plan_versions")
    .called(
        w("Версия плана", "Version of the plan"),
        w("Новая версия плана", "New version of the plan"),
        counted(["версия плана", "версии плана", "версий плана"], ["version of the plan", "versions of the plan"]),
    )
    .of_account()
    .titled("title")
    .seen_by(Audience::Me)
    .usual(&[("day", Usual::Today)])
    .listed(
        Listing::of(
            w("Версии плана", "Versions of the plan"),
            w(
                "Каким план был при каждом пересмотре? n — пересмотреть план и сохранить его версию.",
                "What was the plan at each review? n reviews it and keeps this version.",
            ),
            &[shown(&["day"], 10, 0), shown(&["title"], 30, 0)],
        )
        .newest()
        .turned(w("версии", "versions")),
    )
    .fields(&[
        Field::new("day", Kind::Day(Bias::Past), w("День", "Day")).required(),
        Field::new("title", Kind::Line, w("Повод", "Occasion")).unsaid("Пересмотр плана", "Review of the plan"),
        Field::new("note", Kind::Text, w("Что решили", "What was decided")).under(Group::First),
        Field::new("content", Kind::Text, w("План на этот день", "The plan of that day")).kept(),
    ]);
