//! Privileges and gifts (M58).

use crate::domain::Entity;
use crate::domain::definition::{Definition, Search, Usual};
use crate::domain::field::{Bias, Choice, Field, Group, Kind, choice};
use crate::domain::listing::{Listing, Shelf, shown};
use crate::domain::money::CURRENCIES;
use crate::domain::visibility::KEPT_PRIVATE;
use crate::domain::words::{counted, w};

/// What was given (M58).
pub const PRIVILEGE_KINDS: &[Choice] = &[choice("privilege", "привилегия", "privilege"), choice("gift", "подарок", "gift")];

/// A privilege of a client, or a gift to one of its people; a gift dearer than the limit of the settings is refused (M58).
pub static PRIVILEGE: Definition = Definition::new(Entity::Privilege, "privilege", "privileges")
    .called(
        w("Привилегия или подарок", "Privilege or gift"),
        w("Новая привилегия или подарок", "New privilege or gift"),
        counted(
            ["привилегия или подарок", "привилегии или подарка", "привилегий и подарков"],
            ["privilege or gift", "privileges and gifts"],
        ),
    )
    .of_account()
    .titled("title")
    .usual(&[("kind", Usual::Text("privilege")), ("day", Usual::Today), ("currency", Usual::Currency)])
    .listed(
        Listing::of(
            w("Привилегии и подарки", "Privileges and gifts"),
            w(
                "Что клиент получает от нас особенного и как это приняли? n — записать.",
                "What does the client get from us that others do not, and how was it taken? n writes it down.",
            ),
            &[
                shown(&["day"], 10, 0).headed(w("С какого дня", "Since")),
                shown(&["title"], 22, 0),
                shown(&["kind"], 10, 2),
                shown(&["person_id"], 14, 3),
                shown(&["cost"], 12, 1),
                shown(&["until_on"], 10, 2).headed(w("До", "Until")),
                shown(&["response"], 14, 4),
            ],
        )
        .on(Shelf::Money, w("привилегии", "privileges"))
        .filtered(&["title"])
        .newest(),
    )
    .searched(Search::of(36, &["title", "response", "note"]).dated(&["day"]).about(&["person_id"]))
    .fields(&[
        Field::new("title", Kind::Line, w("Что", "What")).required(),
        Field::new("kind", Kind::Choice(PRIVILEGE_KINDS), w("Вид", "Kind")).required(),
        Field::new("person_id", Kind::Link(Entity::Person), w("Кому", "To whom")).unsaid("Компании", "The company"),
        Field::new("day", Kind::Day(Bias::Past), w("С какого дня", "Since")).required(),
        Field::new("until_on", Kind::Day(Bias::Future), w("До какого дня", "Until")),
        Field::new("cost", Kind::Money, w("Сколько стоит", "Cost")),
        Field::new("response", Kind::Line, w("Отклик", "Response")),
        Field::new("currency", Kind::Choice(CURRENCIES), w("Валюта", "Currency")).under(Group::More),
        Field::new("note", Kind::Text, w("Заметка", "Note")).under(Group::More),
        KEPT_PRIVATE,
    ]);
