//! The client company (M1, M5, M6, M11, M12).

use super::common::EVIDENCE;
use super::competitor::LADDER;
use super::standing::{self, LOSS_STAGES, POSITIONS};
use crate::domain::Entity;
use crate::domain::definition::{Definition, Search};
use crate::domain::field::{Bias, Choice, Field, Group, Kind, choice};
use crate::domain::visibility::Audience;
use crate::domain::words::{Words, counted, w};

/// Life-cycle stage of the relationship (M12).
pub const LIFE_STAGES: &[Choice] = &[
    choice("prospect", "потенциальный", "prospect"),
    choice("first", "первые сделки", "first deals"),
    choice("growth", "рост", "growth"),
    choice("mature", "зрелость", "mature"),
    choice("decline", "спад", "decline"),
    choice("lost", "потерян", "lost"),
    choice("won_back", "возвращён", "won back"),
];

/// Portfolio category (M5).
pub const CATEGORIES: &[Choice] = &[
    choice("key", "ключевой", "key"),
    choice("developing", "развиваемый", "developing"),
    choice("maintained", "поддерживаемый", "maintained"),
    choice("occasional", "разовый", "occasional"),
];

/// At which level the account is key (M1).
pub const KEY_LEVELS: &[Choice] = &[
    choice("company", "для компании", "for the company"),
    choice("department", "для отдела", "for the department"),
    choice("manager", "для меня", "for this manager"),
];

/// Why the account is key (M1).
pub const KEY_REASONS: &[Choice] = &[
    choice("breadwinner", "кормилец", "breadwinner"),
    choice("potential", "перспективный", "potential"),
    choice("image", "имиджмейкер", "image"),
    choice("partner", "партнёр", "partner"),
    choice("expert", "эксперт", "expert"),
    choice("innovator", "новатор", "innovator"),
];

/// What moves the client (M6).
pub const MOTIVES: &[Choice] = &[
    choice("price", "только цена", "price only"),
    choice("novelty", "новизна", "novelty"),
    choice("belonging", "причастность", "belonging"),
    choice("stability", "стабильность", "stability"),
];

/// A part of the profile that is verified as a whole (M11).
#[derive(Debug)]
pub struct Section {
    /// Code: the `section` of its fields, and the key under which its verified-on day is kept.
    pub key: &'static str,
    /// The heading.
    pub words: Words,
    /// What belongs there, said where it is empty.
    pub empty: Words,
}

const fn section(key: &'static str, words: Words, empty: Words) -> Section {
    Section { key, words, empty }
}

/// The sections of the company profile, in reading order.
pub const SECTIONS: &[Section] = &[
    section("profile", w("Профиль", "Profile"), w("Названия, ИНН, отрасль, город, телефоны.", "Names, tax id, industry, city, phones.")),
    section("status", w("Статус", "Standing"), w("Почему клиент ключевой и что им движет.", "Why the account is key and what moves it.")),
    section(
        "about",
        w("Чем занимается", "What they do"),
        w("Что делают, для кого, на чём зарабатывают.", "What they make, for whom, and what earns their money."),
    ),
    section(
        "history",
        w("История компании", "Company history"),
        w("Как возникла, чем гордится, что пережила.", "How it began, what it is proud of, what it came through."),
    ),
    section(
        "structure",
        w("Структура", "Structure"),
        w("Подразделения, площадки, кто кому подчинён.", "Units, sites, who reports to whom."),
    ),
    section("surroundings", w("Окружение", "Surroundings"), w("Их клиенты, владельцы, регуляторы.", "Their clients, owners, regulators.")),
    section(
        "buying",
        w("Как закупают", "How they buy"),
        w("Правила, тендеры, календарь закупок.", "Rules, tenders, the purchasing calendar."),
    ),
    section(
        "manner",
        w("Как у них принято", "How things are done there"),
        w("Как одеваются, как говорят, что принято.", "How they dress, how they talk, what is done."),
    ),
];

/// Days after which a verified section counts as stale (M11).
pub const STALE_AFTER_DAYS: i64 = 180;

/// The account.
pub static ACCOUNT: Definition = Definition::new(Entity::Account, "account", "accounts")
    .called(w("Клиент", "Account"), w("Новый клиент", "New account"), counted(["клиент", "клиента", "клиентов"], ["account", "accounts"]))
    .titled("short_name")
    .seen_by(Audience::Anybody)
    .searched(Search::of(8, &["note", "outlook", "about", "history", "structure", "surroundings", "buying", "manner"]))
    .fields(&[
        Field::new("short_name", Kind::Line, w("Название", "Name")).open().required().names().within("profile"),
        Field::new("city", Kind::Line, w("Город", "City")).open().within("profile"),
        Field::new("phone", Kind::Line, w("Телефон", "Phone")).seen_by(Audience::Client).reached_by("phone").within("profile"),
        Field::new("email", Kind::Line, w("Почта", "E-mail")).seen_by(Audience::Client).reached_by("email").within("profile"),
        Field::new("site", Kind::Line, w("Сайт", "Site")).open().reached_by("site").within("profile"),
        Field::new("industry", Kind::Line, w("Отрасль", "Industry")).open().within("profile"),
        Field::new("legal_name", Kind::Line, w("Юр. название", "Legal name")).open().names().within("profile").under(Group::More),
        Field::new("tax_id", Kind::Line, w("ИНН", "Tax id")).seen_by(Audience::Client).within("profile").under(Group::More).identifies(),
        Field::new("parent_id", Kind::Link(Entity::Account), w("Холдинг", "Parent")).open().within("profile").under(Group::More),
        Field::new("region", Kind::Line, w("Регион", "Region")).open().within("profile").under(Group::More),
        Field::new("address", Kind::Line, w("Адрес", "Address")).open().within("profile").under(Group::More),
        Field::new("headcount", Kind::Int(0, 10_000_000), w("Сотрудников", "Headcount"))
            .seen_by(Audience::Client)
            .within("profile")
            .under(Group::More),
        Field::new("founded", Kind::Int(1000, 2200), w("Год основания", "Founded in")).open().within("profile").under(Group::More),
        Field::new("note", Kind::Text, w("Заметка", "Note")).within("profile").under(Group::More),
        Field::new("category", Kind::Choice(CATEGORIES), w("Категория", "Category")).judged().within("status"),
        Field::new("key_level", Kind::Choice(KEY_LEVELS), w("Ключевой", "Key")).judged().within("status"),
        Field::new("key_reasons", Kind::Set(KEY_REASONS), w("Признаки", "Reasons")).judged().within("status"),
        Field::new("motive", Kind::Choice(MOTIVES), w("Мотив клиента", "What moves them")).judged().within("status"),
        Field::new("stage", Kind::Choice(LIFE_STAGES), w("Стадия", "Stage")).private().within("status"),
        Field::new("stage_on", Kind::Day(Bias::Past), w("Стадия с", "Stage since")).private().within("status"),
        Field::new("outlook", Kind::Text, w("Перспективы", "Prospects"))
            .private()
            .within("status")
            .hint("Как идёт сотрудничество и чего можно достичь.", "How cooperation stands and where it can go."),
        Field::new("about", Kind::Text, w("Чем занимается", "What they do")).within("about"),
        Field::new("history", Kind::Text, w("История компании", "Company history")).within("history"),
        Field::new("structure", Kind::Text, w("Структура", "Structure")).within("structure"),
        Field::new("surroundings", Kind::Text, w("Окружение", "Surroundings")).within("surroundings"),
        Field::new("buying", Kind::Text, w("Как закупают", "How they buy")).within("buying"),
        Field::new("manner", Kind::Text, w("Как у них принято", "How things are done there")).within("manner"),
        Field::new("key_by_id", Kind::Link(Entity::Colleague), w("Кто решил", "Decided by")).private().within(standing::SECTION.key),
        Field::new("key_on", Kind::Day(Bias::Past), w("Решено", "Decided on")).private().within(standing::SECTION.key),
        Field::new("key_review_on", Kind::Day(Bias::Future), w("Пересмотреть", "Look again on")).private().within(standing::SECTION.key),
        standing::HAS_NEED,
        standing::IS_SOLVENT,
        standing::MAY_DECIDE,
        standing::IS_WORTH_IT,
        standing::KEEPS_WORD,
        standing::WITHIN_MEANS,
        standing::PAYS_ON_TIME,
        standing::RESPONDS,
        standing::SHARES_OPENLY,
        standing::LEARNS_WITH_US,
        standing::COMPLAINS_FAIRLY,
        standing::RECOMMENDS_US,
        standing::BUYS_STEADILY,
        standing::APPEAL_TO_US,
        standing::APPEAL_TO_THEM,
        standing::NEEDS_US,
        standing::DEALS_WITH_RIVALS,
        standing::TALKS_BUSINESS,
        standing::PREFERS_RIVALS,
        standing::TRIES_PATIENCE,
        standing::POSTPONES,
        Field::new("ladder", Kind::Rating(LADDER), w("Ступень глазами клиента", "Level in their eyes"))
            .judged()
            .within(standing::SECTION.key),
        Field::new("our_ladder", Kind::Rating(LADDER), w("Ступень по-нашему", "Level as we see it")).judged().within(standing::SECTION.key),
        standing::SUPPLY_RISK,
        standing::SUPPLY_VALUE,
        Field::new("supplier_position", Kind::Choice(POSITIONS), w("Кто мы для клиента", "What we are to them"))
            .judged()
            .within(standing::SECTION.key),
        Field::new("loss_stage", Kind::Rating(LOSS_STAGES), w("Стадия потери", "Stage of loss")).judged().within(standing::SECTION.key),
        EVIDENCE.within(standing::SECTION.key),
    ]);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_is_in_a_known_section() {
        for field in ACCOUNT.fields {
            assert!(SECTIONS.iter().chain([&standing::SECTION]).any(|section| section.key == field.section), "{}", field.key);
        }
    }
}
