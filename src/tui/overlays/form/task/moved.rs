//! Another day for an action or a planned contact, or for several actions at once.

use super::asked::{self, AGREED, TO_DAY, TO_DAY_LATE, ask};
use super::{Client, Loose, Ready};
use crate::domain::words::{Words, w};
use crate::domain::{Entity, Value, day, reliability};
use crate::store::{Error, Result};
use crate::text::actions;
use crate::tui::layer::Ctx;
use chrono::NaiveDate;

const MOVE: Words = w("На другой день", "To another day");

/// The form that asks for the day of one; of a promise whose day has not come also whether the other side consents to it (M23).
pub(super) fn ready(ctx: &Ctx, table: &str, id: i64) -> Result<Ready> {
    let entity = Entity::from_table(table).ok_or(Error::Gone)?;
    let record = ctx.store.load(entity, id)?.ok_or(Error::Gone)?;
    let title = format!("{} · {}", ctx.say(MOVE), ctx.called(&record));
    let is_open_promise = entity == Entity::Action && reliability::is_promise(&record) && reliability::first_day(&record).is_some();
    let may_agree = entity == Entity::Action && reliability::may_agree(&record, ctx.today);
    let field = if is_open_promise && !may_agree { &TO_DAY_LATE } else { &TO_DAY };
    let mut asked = vec![ask(0, field, Value::Empty)];
    asked.extend(may_agree.then(|| ask(0, &AGREED, Value::Empty)));
    let client = record.owner.map_or(Client::None, Client::Fixed);
    Ok(Ready { title, client, originals: vec![Some(record.clone())], records: vec![record], asked, focus: "" })
}

/// The form that asks for the day of several; whether others consent is asked of each promise by itself.
pub(super) fn several(ctx: &Ctx, ids: &[i64]) -> Ready {
    let title = format!("{} · {}", ctx.say(MOVE), actions::actions(ids.len(), ctx.lang));
    let asked = vec![ask(0, &TO_DAY, Value::Empty)];
    Ready { title, client: Client::None, originals: Vec::new(), records: Vec::new(), asked, focus: "" }
}

/// The day that was said, and whether the other side consents to it.
pub(super) fn said(loose: &[Loose]) -> Result<(NaiveDate, bool)> {
    let to = day::from_iso(asked::said(loose, TO_DAY.key)).ok_or(Error::Gone)?;
    Ok((to, loose.iter().any(|loose| loose.field.key == AGREED.key && loose.value.as_int() == Some(1))))
}
