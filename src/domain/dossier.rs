//! The parts of the dossier that are lists: decision scheme, competitors, history, personal facts (M12, M13, M14, M16).

use super::choices::{FACT_KINDS, LADDER, MILESTONE_KINDS, SCHEME_STAGES, VISIBILITY};
use super::entity::{Definition, Entity};
use super::field::{Bias, Field, Group, Joint, Kind};
use super::visibility::{Audience, KEPT_PRIVATE};
use super::words::w;

/// Who takes part at a stage.
pub static STAGE_PEOPLE: Joint = Joint { entity: Entity::Person, table: "stage_person", own: "stage_id", other: "person_id" };

/// A stage of the decision scheme (M13).
pub static STAGE: Definition = Definition {
    entity: Entity::Stage,
    table: "stage",
    words: w("Этап решения", "Decision stage"),
    new: w("Новый этап", "New stage"),
    title: "title",
    owner: Some(("account_id", Entity::Account)),
    seen: Audience::Team,
    fields: &[
        Field::new("kind", Kind::Choice(SCHEME_STAGES), w("Этап", "Stage")).required(),
        Field::new("title", Kind::Line, w("Что происходит", "What happens")),
        Field::new("people", Kind::Many(&STAGE_PEOPLE), w("Кто участвует", "Who takes part"))
            .hint("Никого: этап станет вопросом в подготовке.", "Nobody: the stage becomes a question in prep."),
        Field::new("acts_as", Kind::Line, w("В каком качестве", "As what")),
        Field::new("decisive", Kind::Text, w("Что здесь решает", "What is decisive")).private(),
        Field::new("days", Kind::Period(0, 3650), w("Длится", "Takes")),
        Field::new("place", Kind::Int(1, 99), w("Номер по порядку", "Number in order")).under(Group::More),
        KEPT_PRIVATE,
    ],
};

/// A competitor at the account (M14).
pub static COMPETITOR: Definition = Definition {
    entity: Entity::Competitor,
    table: "competitor",
    words: w("Конкурент", "Competitor"),
    new: w("Новый конкурент", "New competitor"),
    title: "name",
    owner: Some(("account_id", Entity::Account)),
    seen: Audience::Me,
    fields: &[
        Field::new("name", Kind::Line, w("Название", "Name")).required(),
        Field::new("supplies", Kind::Line, w("Что поставляет", "What they supply")),
        Field::new("share", Kind::Int(0, 100), w("Доля, %", "Share, %")),
        Field::new("ladder", Kind::Rating(LADDER), w("Ступень", "Level")).judged(),
        Field::new("strengths", Kind::Text, w("Сильные стороны", "Strengths")),
        Field::new("weaknesses", Kind::Text, w("Слабые стороны", "Weaknesses")),
        Field::new("favoured_by_id", Kind::Link(Entity::Person), w("Кто за них", "Favoured by")),
        Field::new("now", Kind::Text, w("Что делают сейчас", "What they do now")),
    ],
};

/// An event of the relationship (M12).
pub static MILESTONE: Definition = Definition {
    entity: Entity::Milestone,
    table: "milestone",
    words: w("Событие", "Event"),
    new: w("Новое событие", "New event"),
    title: "title",
    owner: Some(("account_id", Entity::Account)),
    seen: Audience::Team,
    fields: &[
        Field::new("day", Kind::Day(Bias::Past), w("Когда", "When")).required(),
        Field::new("kind", Kind::Choice(MILESTONE_KINDS), w("Вид", "Kind")).required(),
        Field::new("title", Kind::Line, w("Что произошло", "What happened")).required(),
        Field::new("winner", Kind::Line, w("Кто выиграл", "Winner")).private().under(Group::More),
        Field::new("reason", Kind::Line, w("Почему", "Why")).private().under(Group::More),
        Field::new("note", Kind::Text, w("Заметка", "Note")).under(Group::More),
        KEPT_PRIVATE,
    ],
};

/// A personal fact, with its source and the reason it is kept (M16).
pub static FACT: Definition = Definition {
    entity: Entity::Fact,
    table: "fact",
    words: w("Личное", "Personal fact"),
    new: w("Новая запись о человеке", "New personal fact"),
    title: "title",
    owner: Some(("account_id", Entity::Account)),
    seen: Audience::Anybody,
    fields: &[
        Field::new("person_id", Kind::Link(Entity::Person), w("О ком", "About whom")).open().required(),
        Field::new("title", Kind::Line, w("Что знаем", "What we know")).open().required(),
        Field::new("kind", Kind::Choice(FACT_KINDS), w("Категория", "Category")).open().required(),
        Field::new("source", Kind::Line, w("Откуда", "Source")).hint("Кто сказал или где видели.", "Who said it or where it was seen."),
        Field::new("why", Kind::Line, w("Зачем для работы", "Why it matters")).hint("Чем это помогает работе.", "How it helps the work."),
        Field::new("visibility", Kind::Choice(VISIBILITY), w("Кому видно", "Visible to")).open().required(),
        Field::new("day", Kind::Day(Bias::Past), w("Когда узнали", "Learnt on")).under(Group::More),
        Field::new("entry_id", Kind::Link(Entity::Entry), w("Из записи", "From the entry")).under(Group::More),
    ],
};
