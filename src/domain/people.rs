//! Persons and what they are at an account (M18, M19, M41, M42).

use super::choices::{ATTITUDE, INFLUENCE, RELATIONSHIP, ROLES};
use super::entity::{Definition, Entity};
use super::field::{Bias, Field, Group, Kind};
use super::visibility::Audience;
use super::words::{Words, w};

/// Where a judgement comes from, asked beside it (M42).
pub const EVIDENCE: Field = Field::new("evidence", Kind::Line, w("Откуда знаем", "Evidence"))
    .loose()
    .private()
    .hint("Источник новых оценок: разговор, человек, догадка.", "Where the new judgements come from: a talk, a person, a guess.");

/// Questions that lead to an attitude (M44).
pub const ASK_ATTITUDE: &[Words] = &[
    w("Что он сделал ради нас или против нас, когда его не просили?", "What did they do for us or against us unasked?"),
    w("Что говорит о нас, когда нас нет? Кто это слышал?", "What do they say of us when we are away? Who heard it?"),
    w("Кому он отдаст заказ при равной цене?", "Who gets the order from them at an equal price?"),
];

/// A person: contact data belong here and are the same at every account (M18).
pub static PERSON: Definition = Definition {
    entity: Entity::Person,
    table: "person",
    words: w("Человек", "Person"),
    new: w("Новый человек", "New person"),
    title: "family_name",
    owner: None,
    seen: Audience::Anybody,
    fields: &[
        Field::new("family_name", Kind::Line, w("Фамилия", "Family name")).open().required().names().hint(
            "Можно целиком: «Петрова Анна Сергеевна» разойдётся по полям.",
            "A whole name may be typed: “Anna Parker” goes to its fields.",
        ),
        Field::new("given_name", Kind::Line, w("Имя", "Given name")).open().names(),
        Field::new("middle_name", Kind::Line, w("Отчество", "Middle name")).open().names(),
        Field::new("phones", Kind::Channels("phone"), w("Телефон", "Phone"))
            .seen_by(Audience::Client)
            .hint("Несколько — через «;».", "Several are parted by “;”."),
        Field::new("emails", Kind::Channels("email"), w("Почта", "E-mail"))
            .seen_by(Audience::Client)
            .hint("Несколько — через «;».", "Several are parted by “;”."),
        Field::new("birthday", Kind::Birthday, w("День рождения", "Birthday")).private().under(Group::More),
        Field::new("cares", Kind::Line, w("Что важно", "Cares about"))
            .private()
            .hint("Что для человека важно в работе.", "What matters to them at work.")
            .under(Group::Matters),
        Field::new("decides", Kind::Line, w("Как решает", "How they decide")).private().under(Group::Matters),
        Field::new("dress", Kind::Line, w("Манера одеваться", "Manner of dress")).private().under(Group::More),
        Field::new("sites", Kind::Channels("site"), w("Сайты", "Sites")).seen_by(Audience::Client).under(Group::More),
        Field::new("note", Kind::Text, w("Заметка", "Note")).private().under(Group::More),
        Field::new("unknown", Kind::Flag, w("Пока неизвестно, кто это", "Not known yet who this is"))
            .hint("Место есть, имени нет: вопрос попадёт в подготовку.", "The seat exists, the name does not: prep will ask.")
            .under(Group::More),
    ],
};

/// What a person is at one account (M19); a person may have several (M18).
pub static AFFILIATION: Definition = Definition {
    entity: Entity::Affiliation,
    table: "affiliation",
    words: w("Роль у клиента", "Role at the account"),
    new: w("Новая роль", "New role"),
    title: "position",
    owner: Some(("account_id", Entity::Account)),
    seen: Audience::Anybody,
    fields: &[
        Field::new("person_id", Kind::Link(Entity::Person), w("Человек", "Person")).open().required(),
        Field::new("position", Kind::Line, w("Должность", "Position")).open(),
        Field::new("roles", Kind::Set(ROLES), w("Роль в решении", "Role in decisions")).judged().seen_by(Audience::Team),
        Field::new("influence", Kind::Rating(INFLUENCE), w("Влияние", "Influence"))
            .judged()
            .asks(&[
                w("Чьё «нет» уже останавливало закупку?", "Whose “no” has stopped a purchase before?"),
                w("К кому идут за мнением, прежде чем решить?", "Whose opinion is sought before deciding?"),
                w("Что изменилось после того, как он высказался?", "What changed after they had spoken?"),
            ])
            .under(Group::Judged),
        Field::new("attitude", Kind::Rating(ATTITUDE), w("Отношение к нам", "Attitude")).judged().asks(ASK_ATTITUDE).under(Group::Judged),
        Field::new("relationship", Kind::Rating(RELATIONSHIP), w("Наш контакт", "Relationship"))
            .judged()
            .seen_by(Audience::Team)
            .asks(&[
                w("Ответит ли сегодня, если написать утром?", "Would they answer today if we wrote this morning?"),
                w("Что рассказал нам сам, без вопроса?", "What have they told us without being asked?"),
                w("Звонит ли первым и о чём?", "Do they call first, and what about?"),
            ])
            .under(Group::Judged),
        EVIDENCE.under(Group::Judged),
        Field::new("department", Kind::Line, w("Отдел", "Department")).open().under(Group::More),
        Field::new("reports_to_id", Kind::Link(Entity::Person), w("Подчиняется", "Reports to")).open().under(Group::More),
        Field::new("main_contact", Kind::Flag, w("Основной контакт", "Main contact")).under(Group::More),
        Field::new("mirror_id", Kind::Link(Entity::Colleague), w("С нашей стороны", "Mirrored by"))
            .seen_by(Audience::Client)
            .under(Group::More),
        Field::new("rhythm_days", Kind::Period(1, 730), w("Ритм контактов", "Contact rhythm"))
            .hint("Как часто быть на связи: раз в месяц, 2 недели, 30 дней.", "How often to be in touch: monthly, 2 weeks, 30 days.")
            .under(Group::More),
        Field::new("handed_to_id", Kind::Link(Entity::Colleague), w("Передан коллеге", "Handed to")).under(Group::More),
        Field::new("outside", Kind::Flag, w("Не сотрудник клиента", "Outside the client"))
            .hint(
                "Владелец, консультант, проверяющий: влияет, но не в штате.",
                "An owner, a consultant, an inspector: has influence, is no employee.",
            )
            .under(Group::More),
        Field::new("from_on", Kind::Day(Bias::Past), w("В должности с", "Since")).under(Group::More),
        Field::new("to_on", Kind::Day(Bias::Past), w("В должности до", "Until")).under(Group::More),
        Field::new("role_note", Kind::Text, w("О роли", "About the role")).private().under(Group::More),
    ],
};

/// The fields of a person and of their role that are in sight, in the order in which both are asked for together.
pub const ASKED_FIRST: &[&str] = &["family_name", "given_name", "middle_name", "position", "phones", "emails", "roles"];

/// Days after which a judgement fades (M42).
pub const FADES_AFTER_DAYS: i64 = 90;
