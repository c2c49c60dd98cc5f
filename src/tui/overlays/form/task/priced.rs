//! The price of a concession, asked while one speaks (M50).

use super::{Client, Loose, OWNER, Ready, ask, said};
use crate::concession::{self, Line};
use crate::domain::field::{Field, Kind};
use crate::domain::words::{Words, w};
use crate::domain::{Entity, Record, Value};
use crate::editing;
use crate::store::Result;
use crate::tui::layer::Ctx;

const TITLE: Words = w("Цена уступки", "Price of a concession");

/// The line in which a concession is said.
pub(in crate::tui::overlays::form) static LINE: Field =
    Field::new("line", Kind::Line, w("Уступка", "Concession")).private().required().loose();
/// The key of what is asked in return, a field of the point that the line becomes.
pub(in crate::tui::overlays::form) const ASKED: &str = "asked";

/// The form: the line, and what is asked in return.
pub(super) fn ready(ctx: &Ctx, account: Option<i64>) -> Result<Ready> {
    let point = editing::fresh_in(ctx.store, Entity::NegotiationPoint, account, ctx.today)?;
    let owner = account.is_none().then(|| ask(0, &OWNER, Value::Empty));
    let returned = point.def().field(ASKED).map(|field| ask(0, field, Value::Empty));
    let asked = owner.into_iter().chain([ask(0, &LINE, Value::Empty)]).chain(returned).collect();
    let client = Client::Free(account);
    Ok(Ready { title: ctx.say(TITLE).to_owned(), client, originals: vec![None], records: vec![point], asked, focus: LINE.key })
}

/// A line as it was typed, with what was typed as asked in return.
pub(in crate::tui::overlays::form) fn line(typed: &str, asked: &str) -> Line {
    concession::read(typed).asking(asked)
}

/// The point that is kept.
pub(super) fn point(ctx: &Ctx, record: &Record, loose: &[Loose]) -> Result<Record> {
    let typed = said(loose, LINE.key);
    let mut point = record.clone();
    concession::fill(ctx.store, &mut point, &line(typed, record.text(ASKED)), ctx.lang)?;
    Ok(point)
}
