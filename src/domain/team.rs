//! Our own people (M36).

use super::choices::{FUNCTIONS, VISIBILITY};
use super::entity::{Definition, Entity};
use super::field::{Field, Group, Kind};
use super::visibility::Audience;
use super::words::w;

/// One of our own people.
pub static COLLEAGUE: Definition = Definition {
    entity: Entity::Colleague,
    table: "colleague",
    words: w("Коллега", "Colleague"),
    new: w("Новый коллега", "New colleague"),
    title: "name",
    owner: None,
    seen: Audience::Anybody,
    fields: &[
        Field::new("name", Kind::Line, w("Имя", "Name")).open().required(),
        Field::new("function", Kind::Choice(FUNCTIONS), w("Функция", "Function")).open(),
        Field::new("position", Kind::Line, w("Должность", "Position")).open(),
        Field::new("phone", Kind::Line, w("Телефон", "Phone")).seen_by(Audience::Client).reached_by("phone"),
        Field::new("email", Kind::Line, w("Почта", "E-mail")).seen_by(Audience::Client).reached_by("email"),
        Field::new("sees", Kind::Choice(VISIBILITY), w("Видит сведения", "May see"))
            .hint("Какие личные сведения о людях клиента можно показать.", "Which personal facts may be shown to them.")
            .under(Group::More),
        Field::new("note", Kind::Text, w("Заметка", "Note")).under(Group::More),
    ],
};
