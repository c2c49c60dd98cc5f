//! Our own people (M36).

use crate::domain::Entity;
use crate::domain::definition::Definition;
use crate::domain::field::{Choice, Field, Group, Kind, choice};
use crate::domain::visibility::Audience;
use crate::domain::visibility::VISIBILITY;
use crate::domain::words::{counted, w};

/// Functions of our own people (M36).
pub const FUNCTIONS: &[Choice] = &[
    choice("technical", "техника", "technical"),
    choice("service", "сервис", "service"),
    choice("logistics", "логистика", "logistics"),
    choice("finance", "финансы", "finance"),
    choice("production", "производство", "production"),
    choice("quality", "качество", "quality"),
    choice("sales", "продажи", "sales"),
    choice("management", "руководство", "management"),
];

/// One of our own people.
pub static COLLEAGUE: Definition = Definition::new(Entity::Colleague, "colleague", "colleagues")
    .called(
        w("Коллега", "Colleague"),
        w("Новый коллега", "New colleague"),
        counted(["коллега", "коллеги", "коллег"], ["colleague", "colleagues"]),
    )
    .titled("name")
    .seen_by(Audience::Anybody)
    .fields(&[
        Field::new("name", Kind::Line, w("Имя", "Name")).open().required(),
        Field::new("function", Kind::Choice(FUNCTIONS), w("Функция", "Function")).open(),
        Field::new("position", Kind::Line, w("Должность", "Position")).open(),
        Field::new("phone", Kind::Line, w("Телефон", "Phone")).seen_by(Audience::Client).reached_by("phone"),
        Field::new("email", Kind::Line, w("Почта", "E-mail")).seen_by(Audience::Client).reached_by("email"),
        Field::new("sees", Kind::Choice(VISIBILITY), w("Видит сведения", "May see"))
            .hint("Какие личные сведения о людях клиента можно показать.", "Which personal facts may be shown to them.")
            .under(Group::More),
        Field::new("note", Kind::Text, w("Заметка", "Note")).under(Group::More),
    ]);
