//! The next step of a record: what its kind sets then, and what it asks for.

use super::asked::ask;
use super::{Client, Ready, Task};
use crate::domain::Entity;
use crate::store::{Error, Result};
use crate::tui::layer::Ctx;

impl Task {
    /// The form that takes the next step of a record.
    pub fn step(entity: Entity, id: i64) -> Task {
        Task::Step { table: entity.def().table.into(), id }
    }

    /// The table of which every step was once.
    pub(super) fn asking() -> String {
        Entity::Question.def().table.to_owned()
    }
}

/// The form of the next step of a record.
pub(super) fn ready(ctx: &Ctx, table: &str, id: i64) -> Result<Ready> {
    let original = ctx.store.load(Entity::from_table(table).ok_or(Error::Gone)?, id)?.ok_or(Error::Gone)?;
    let step = original.def().moves.and_then(|moves| (moves.next)(&original, ctx.today)).ok_or(Error::Gone)?;
    let record = step.taken(&original);
    let asked = step.ask.iter().filter_map(|key| Some(ask(0, record.def().field(key)?, record.get(key).clone()))).collect();
    let client = original.owner.map_or(Client::None, Client::Fixed);
    let title = format!("{} · {}", ctx.say(step.words), original.title());
    Ok(Ready { title, client, originals: vec![Some(original)], records: vec![record], asked, focus: "" })
}
