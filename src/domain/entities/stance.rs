//! What a purchase changes for a person (M45).

use super::affiliation::ASK_ATTITUDE;
use super::common::EVIDENCE;
use crate::domain::Entity;
use crate::domain::affiliation::{ATTITUDE, ROLES};
use crate::domain::definition::Definition;
use crate::domain::field::{Field, Kind};
use crate::domain::visibility::Audience;
use crate::domain::words::{counted, w};

/// What a purchase changes for a person: an empty field is as at the account (M45).
pub static STANCE: Definition = Definition::new(Entity::Stance, "stance", "stances")
    .called(
        w("Отличие в закупке", "Difference in a purchase"),
        w("Новое отличие", "New difference"),
        counted(["отношение к закупке", "отношения к закупкам", "отношений к закупкам"], ["stance on a purchase", "stances on purchases"]),
    )
    .owned_by("opportunity_id", Entity::Opportunity)
    .titled("roles")
    .seen_by(Audience::Me)
    .fields(&[
        Field::new("affiliation_id", Kind::Link(Entity::Affiliation), w("Кто", "Who")).required(),
        Field::new("roles", Kind::Set(ROLES), w("Роль в решении", "Role in decisions")).judged(),
        Field::new("attitude", Kind::Rating(ATTITUDE), w("Отношение к нам", "Attitude")).judged().asks(ASK_ATTITUDE),
        EVIDENCE,
    ]);
