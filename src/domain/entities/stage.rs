//! The decision scheme: the stages of a purchase, and who takes part at each (M13).

use crate::domain::Entity;
use crate::domain::definition::{Definition, Order, Search, Usual};
use crate::domain::field::{Choice, Field, Group, Joint, Kind, choice};
use crate::domain::visibility::{Audience, KEPT_PRIVATE};
use crate::domain::words::{counted, w};

/// Stages through which a purchase goes at a client (M13).
pub const SCHEME_STAGES: &[Choice] = &[
    choice("need", "потребность", "need"),
    choice("specification", "требования", "specification"),
    choice("budget", "бюджет", "budget"),
    choice("tender", "тендер", "tender"),
    choice("approval", "согласование", "approval"),
    choice("contract", "договор", "contract"),
    choice("payment", "оплата", "payment"),
    choice("other", "другой этап", "another stage"),
];

/// Who takes part at a stage.
pub static STAGE_PEOPLE: Joint = Joint { entity: Entity::Person, table: "stage_person", own: "stage_id", other: "person_id" };

/// A stage of the decision scheme (M13).
pub static STAGE: Definition = Definition::new(Entity::Stage, "stage", "stages")
    .called(
        w("Этап решения", "Decision stage"),
        w("Новый этап", "New stage"),
        counted(["этап решения", "этапа решения", "этапов решения"], ["decision stage", "decision stages"]),
    )
    .of_account()
    .titled("title")
    .seen_by(Audience::Team)
    .usual(&[("kind", Usual::Text("need")), ("place", Usual::Next)])
    .part(
        w("Схема решений", "Decision scheme"),
        w(
            "Через какие этапы у них проходит решение и кто на каждом из них: видно, с кем ещё не говорили.",
            "Through which stages a decision goes and who has a say in each: it shows whom nobody has spoken to.",
        ),
        &[Order::Up("place")],
    )
    .searched(Search::of(6, &["title", "acts_as", "decisive"]).about(&["people"]))
    .fields(&[
        Field::new("kind", Kind::Choice(SCHEME_STAGES), w("Этап", "Stage")).required(),
        Field::new("title", Kind::Line, w("Что происходит", "What happens")),
        Field::new("people", Kind::Many(&STAGE_PEOPLE), w("Кто участвует", "Who takes part"))
            .hint("Никого: этап станет вопросом в подготовке.", "Nobody: the stage becomes a question in prep."),
        Field::new("acts_as", Kind::Line, w("В каком качестве", "As what")),
        Field::new("decisive", Kind::Text, w("Что здесь решает", "What is decisive")).private(),
        Field::new("days", Kind::Period(0, 3650), w("Длится", "Takes")),
        Field::new("place", Kind::Int(1, 99), w("Номер по порядку", "Number in order")).under(Group::More),
        KEPT_PRIVATE,
    ]);
