//! What keys do to several actions at once, and what is said of it.

use super::layer::{Ctx, Effect, Tone};
use crate::domain::{Entity, day};
use crate::editing::several::{Deed, several};
use crate::store::Result;
use crate::text::actions as say;
use chrono::NaiveDate;

/// Does it in one step, and says what became of them.
fn done(ctx: &Ctx, ids: &[i64], deed: Deed, to: &str) -> Result<(bool, String)> {
    let done = several(ctx.store, ids, deed, |count| say::actions(count, ctx.lang))?;
    Ok((done.changed > 0, say::done(&done, deed, to, ctx.lang)))
}

/// The same as what a key does.
fn effect(ctx: &Ctx, ids: &[i64], deed: Deed, to: &str) -> Result<Effect> {
    let (is_changed, said) = done(ctx, ids, deed, to)?;
    Ok(Effect::Say(said, if is_changed { Tone::Done } else { Tone::Trouble }))
}

/// Marks them as done.
pub(super) fn complete(ctx: &Ctx, ids: &[i64]) -> Result<Effect> {
    effect(ctx, ids, Deed::Done, "")
}

/// Moves them to the next day.
pub(super) fn to_tomorrow(ctx: &Ctx, ids: &[i64]) -> Result<Effect> {
    let to = day::later(ctx.today, 1);
    effect(ctx, ids, Deed::Move(to), &day::near(to, ctx.today, ctx.lang))
}

/// Moves them to a day; gives what is said of it.
pub(super) fn put_on(ctx: &Ctx, ids: &[i64], to: NaiveDate) -> Result<String> {
    Ok(done(ctx, ids, Deed::Move(to), &day::near(to, ctx.today, ctx.lang))?.1)
}

/// Hands them over to a colleague, or takes them over.
pub(super) fn hand_over(ctx: &Ctx, ids: &[i64], to: Option<i64>) -> Result<Effect> {
    let name = to.map_or_else(|| Ok(String::new()), |to| ctx.name_of(Entity::Colleague, to))?;
    effect(ctx, ids, Deed::HandOver(to), &name)
}
