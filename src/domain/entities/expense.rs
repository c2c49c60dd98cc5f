//! What an account costs us beside the goods (M31).

use crate::domain::Entity;
use crate::domain::definition::{Definition, Search, Usual};
use crate::domain::field::{Choice, Field, Group, Kind, choice};
use crate::domain::listing::{Listing, Shelf, shown};
use crate::domain::money::CURRENCIES;
use crate::domain::span::Unit;
use crate::domain::words::{counted, w};

/// What money goes to beside the goods (M31).
pub const EXPENSE_KINDS: &[Choice] = &[
    choice("service", "обслуживание", "service"),
    choice("acquisition", "привлечение", "acquisition"),
    choice("relationship", "отношения", "relationship"),
    choice("knowledge", "знания", "knowledge"),
];

/// What an account costs us beside the goods, in a month, a quarter or a year (M31).
pub static EXPENSE: Definition = Definition::new(Entity::Expense, "expense", "expenses")
    .called(w("Расход", "Expense"), w("Новый расход", "New expense"), counted(["расход", "расхода", "расходов"], ["expense", "expenses"]))
    .of_account()
    .titled("title")
    .of_things()
    .usual(&[("kind", Usual::Text("service")), ("period", Usual::Today), ("currency", Usual::Currency)])
    .listed(
        Listing::of(
            w("Расходы на клиента", "Expenses"),
            w(
                "Во что клиент обходится кроме товара: доставка, сервис, поездки, обучение? n — записать расход.",
                "What does the client cost beside the goods: delivery, service, travel, training? n writes an expense.",
            ),
            &[
                shown(&["period"], 12, 0).headed(w("За", "Of")),
                shown(&["title"], 18, 0),
                shown(&["kind"], 12, 1),
                shown(&["amount"], 12, 0),
            ],
        )
        .on(Shelf::Money, w("расходы", "expenses"))
        .filtered(&["title"])
        .newest(),
    )
    .searched(Search::of(22, &["title", "note"]))
    .fields(&[
        Field::new("period", Kind::Span(&[Unit::Month, Unit::Quarter, Unit::Year]), w("За что", "Of"))
            .required()
            .hint("Месяц, квартал или год: «10.2026», «IV кв.», «2026».", "A month, a quarter or a year: “Oct 2026”, “Q4”, “2026”."),
        Field::new("kind", Kind::Choice(EXPENSE_KINDS), w("Вид", "Kind")).required().hint(
            "Обслуживание — доставка, сервис; привлечение — тендер, образцы; отношения — встречи, поездки; знания — обучение.",
            "Service: delivery, support; acquisition: tenders, samples; relationship: visits, travel; knowledge: training.",
        ),
        Field::new("title", Kind::Line, w("На что", "For what")).unsaid("Без пояснения", "Not explained"),
        Field::new("amount", Kind::Money, w("Сумма", "Amount")).required(),
        Field::new("currency", Kind::Choice(CURRENCIES), w("Валюта", "Currency")).under(Group::More),
        Field::new("note", Kind::Text, w("Заметка", "Note")).under(Group::More),
    ]);
