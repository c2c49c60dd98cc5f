//! Exceptions from the account manager’s limits (M35).

use crate::domain::Entity;
use crate::domain::definition::{Deadline, Definition, Search, Usual};
use crate::domain::field::{Bias, Choice, Field, Group, Kind, choice};
use crate::domain::listing::{Listing, Shelf, shown};
use crate::domain::words::{counted, w};

/// Whether an exception still holds.
pub const STATES: &[Choice] = &[choice("open", "действует", "in force"), choice("ended", "закончилось", "ended")];

/// What was allowed to a client above the limits: by whom, and until when (M35).
pub static LIMIT_EXCEPTION: Definition = Definition::new(Entity::LimitException, "limit_exception", "limit_exceptions")
    .called(
        w("Исключение из рамок", "Exception from limits"),
        w("Новое исключение из рамок", "New exception from limits"),
        counted(["исключение из рамок", "исключения из рамок", "исключений из рамок"], ["exception from limits", "exceptions from limits"]),
    )
    .of_account()
    .of_things()
    .usual(&[("state", Usual::Text("open")), ("allowed_on", Usual::Today)])
    .listed(
        Listing::of(
            w("Исключения", "Exceptions"),
            w(
                "Что разрешили клиенту сверх рамок, кто и до какого дня? n — записать исключение.",
                "What was the client allowed above the limits, by whom and until when? n writes an exception.",
            ),
            &[
                shown(&["until_on"], 10, 0),
                shown(&["title"], 24, 0),
                shown(&["allowed_by_id"], 16, 1),
                shown(&["allowed_on"], 10, 2),
                shown(&["state"], 10, 3),
            ],
        )
        .on(Shelf::Money, w("исключения", "exceptions"))
        .filtered(&["title"])
        .live("open")
        .due("until_on"),
    )
    .presses(
        Deadline::of("until_on", &[14, 7])
            .said(
                w("исключение действует до {}", "the exception holds until {}"),
                w("исключение кончилось {} назад", "the exception ended {} ago"),
            )
            .settled(w("продлить или закончить", "renew or end"), "state"),
    )
    .searched(Search::of(41, &["title", "note"]).dated(&["until_on", "allowed_on"]))
    .fields(&[
        Field::new("title", Kind::Line, w("Что разрешили", "What was allowed"))
            .required()
            .private()
            .hint("Например: отсрочка 60 дней на пробную партию.", "For example: 60 days on the trial batch."),
        Field::new("allowed_by_id", Kind::Link(Entity::Colleague), w("Кто разрешил", "Allowed by")).private(),
        Field::new("allowed_on", Kind::Day(Bias::Past), w("Когда", "When")).private(),
        Field::new("until_on", Kind::Day(Bias::Future), w("До какого дня", "Until")).private(),
        Field::new("state", Kind::Choice(STATES), w("Состояние", "State")).required().private(),
        Field::new("note", Kind::Text, w("Заметка", "Note")).private().under(Group::More),
    ]);
