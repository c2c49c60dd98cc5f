//! What a person is at one account (M19, M41, M42).

use super::common::EVIDENCE;
use crate::domain::Entity;
use crate::domain::definition::{Definition, Search};
use crate::domain::field::{Bias, Choice, Field, Grade, Group, Kind, choice, grade};
use crate::domain::visibility::Audience;
use crate::domain::words::{Words, counted, w};

/// Role of a person in the client's decisions (M19).
pub const ROLES: &[Choice] = &[
    choice("decides", "решает", "decides"),
    choice("signs", "подписывает и платит", "signs and pays"),
    choice("recommends", "рекомендует", "recommends"),
    choice("specifies", "задаёт требования", "sets the specification"),
    choice("uses", "пользуется", "uses"),
    choice("buys", "закупает", "buys"),
    choice("gatekeeper", "пускает или не пускает", "lets in or keeps out"),
    choice("initiates", "инициирует", "initiates"),
    choice("counsels", "советует", "counsels"),
];

/// The same roles in one word each, for places with little room.
pub const ROLE_NAMES: &[Choice] = &[
    choice("decides", "решает", "decides"),
    choice("signs", "платит", "pays"),
    choice("recommends", "рекомендует", "recommends"),
    choice("specifies", "пишет ТЗ", "specifies"),
    choice("uses", "пользуется", "uses"),
    choice("buys", "закупает", "buys"),
    choice("gatekeeper", "пускает", "lets in"),
    choice("initiates", "инициирует", "initiates"),
    choice("counsels", "советует", "counsels"),
];

/// The same roles where not even one word has room.
pub const ROLE_SIGNS: &[Choice] = &[
    choice("decides", "реш.", "dec."),
    choice("signs", "плат.", "pays"),
    choice("recommends", "рек.", "rec."),
    choice("specifies", "ТЗ", "spec."),
    choice("uses", "польз.", "uses"),
    choice("buys", "закуп.", "buys"),
    choice("gatekeeper", "пуск.", "gate"),
    choice("initiates", "иниц.", "init."),
    choice("counsels", "сов.", "adv."),
];

/// Influence of a person on the decision (M19).
pub const INFLUENCE: &[Grade] = &[
    grade(1, "почти не влияет", "hardly any").seen("узнаёт о решении последним", "is the last to hear of a decision"),
    grade(2, "его слышат", "is heard").seen("спрашивают, но решают без него", "is asked, and the decision is made elsewhere"),
    grade(3, "с ним считаются", "carries weight")
        .seen("без его замечаний документ не идёт дальше", "papers do not move on without their remarks"),
    grade(4, "меняет решения", "changes decisions")
        .seen("после его слова меняли срок, сумму или поставщика", "a date, a sum or a supplier was changed at their word"),
    grade(5, "последнее слово", "has the last word").seen("подписывает сам или велит подписать", "signs, or has it signed"),
];

/// Attitude of a person to us (M19).
pub const ATTITUDE: &[Grade] = &[
    grade(-2, "против нас", "opposes")
        .seen("ведёт другого поставщика, тормозит наши бумаги", "backs another supplier, holds up our papers"),
    grade(-1, "скорее против", "rather against").seen("ищет изъяны, откладывает встречи", "looks for faults, puts meetings off"),
    grade(0, "нейтрально", "neutral").seen("сравнивает всех одинаково, обещаний не даёт", "compares all alike, promises nothing"),
    grade(1, "скорее за", "rather for").seen("подсказывает, что важно, зовёт на встречи", "hints at what matters, asks us to meetings"),
    grade(2, "горой за нас", "champions us").seen("защищает нас при своих, когда нас нет", "defends us among their own when we are away"),
];

/// Our relationship with a person (M19).
pub const RELATIONSHIP: &[Grade] = &[
    grade(0, "не знакомы", "never met").seen("ни одного разговора", "not one conversation"),
    grade(1, "знакомы", "have met").seen("узнаёт в лицо, сам не пишет", "knows our face, does not write first"),
    grade(2, "отвечает нам", "answers us").seen("перезванивает, отвечает на письма", "calls back, answers mail"),
    grade(3, "рабочий контакт", "works with us").seen("решает с нами дела без посредников", "settles things with us directly"),
    grade(4, "доверяет", "trusts us").seen("говорит о внутренних делах и планах", "speaks of inside matters and plans"),
    grade(5, "советуется с нами", "asks our advice").seen("спрашивает до того, как решить", "asks before deciding"),
];

/// Questions that lead to an attitude (M44).
pub const ASK_ATTITUDE: &[Words] = &[
    w("Что он сделал ради нас или против нас, когда его не просили?", "What did they do for us or against us unasked?"),
    w("Что говорит о нас, когда нас нет? Кто это слышал?", "What do they say of us when we are away? Who heard it?"),
    w("Кому он отдаст заказ при равной цене?", "Who gets the order from them at an equal price?"),
];

/// What a person is at one account (M19); a person may have several (M18).
pub static AFFILIATION: Definition = Definition::new(Entity::Affiliation, "affiliation", "affiliations")
    .called(w("Роль у клиента", "Role at the account"), w("Новая роль", "New role"), counted(["роль", "роли", "ролей"], ["role", "roles"]))
    .of_account()
    .titled("position")
    .seen_by(Audience::Anybody)
    .searched(Search::of(10, &["role_note"]).about(&["person_id"]))
    .fields(&[
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
    ]);

/// Days after which a judgement fades (M42).
pub const FADES_AFTER_DAYS: i64 = 90;
