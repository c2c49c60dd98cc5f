//! A judgement about a person, perhaps for one purchase alone, with where it comes from (M42, M45).

use super::asked::ask;
use super::{Client, Ready};
use crate::domain::{Entity, Value};
use crate::store::{Error, Result};
use crate::tui::layer::Ctx;

pub(super) fn ready(ctx: &Ctx, affiliation: i64, purchase: Option<i64>, field: &str) -> Result<Ready> {
    let role = ctx.store.load(Entity::Affiliation, affiliation)?.ok_or(Error::Gone)?;
    let stance = match purchase {
        Some(purchase) => ctx.store.stance_of(purchase, affiliation)?.map(|id| ctx.store.load(Entity::Stance, id)),
        None => None,
    };
    let own = stance.transpose()?.flatten().map(|stance| stance.get(field).clone()).filter(|value| !value.is_empty());
    let value = own.unwrap_or_else(|| role.get(field).clone());
    let asked = role.def().fields.iter().filter(|asked| asked.key == field || asked.key == "evidence");
    let asked = asked.map(|asked| ask(0, asked, if asked.key == field { value.clone() } else { Value::Empty }));
    let name = ctx.store.person_name(role.int("person_id").unwrap_or_default())?.short();
    let title = match purchase {
        Some(purchase) => format!("{name} · {}", ctx.store.name_of(Entity::Opportunity, purchase, ctx.lang)?),
        None => name,
    };
    let client = role.owner.map_or(Client::None, Client::Fixed);
    Ok(Ready { title, client, asked: asked.collect(), originals: vec![Some(role.clone())], records: vec![role], focus: "" })
}
