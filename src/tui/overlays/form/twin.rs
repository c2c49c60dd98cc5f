//! What is made or renamed by hand and may be there already: said before it is saved, made by saving once more.

use super::Form;
use crate::domain::name::family_of;
use crate::domain::{Entity, Record, day};
use crate::editing::doubles;
use crate::store::Result;
use crate::store::plan::ActionRow;
use crate::text::form as say;
use crate::tui::layer::Ctx;

impl Form {
    /// Says what is there already, once for each. Before a client nothing is said of others: the pair waits in the queue.
    pub(super) fn ask_about_twin(&mut self, records: &[Record], ctx: &Ctx) -> Result<bool> {
        let Some(record) = records.first() else { return Ok(false) };
        let original = self.originals.first().and_then(Option::as_ref);
        let mut known = Vec::new();
        if matches!(record.entity, Entity::Account | Entity::Person) && !ctx.client {
            let at = records.get(1).and_then(|role| role.owner);
            known.extend(doubles::twin(ctx.store, original, record, at)?.map(|twin| twin.name));
        }
        if !ctx.client {
            let others = doubles::same_tax_id(ctx.store, original, record)?;
            let tax_id = |name: String| format!("{name}, {}", record.text("tax_id"));
            known.extend(others.into_iter().filter(|name| !known.contains(name)).map(tax_id).collect::<Vec<_>>());
        }
        if !ctx.client || self.account().is_some_and(|account| ctx.sees(Some(account))) {
            known.extend(doubles::same_company(ctx.store, original, record)?);
        }
        for action in doubles::promised_already(ctx.store, original, record, ctx.today)? {
            if ctx.reads_title(Entity::Action, action.id)? {
                known.push(called(&action, ctx));
            }
        }
        // Of an account that is not there in this room nothing is told.
        if !ctx.client || self.account().is_some_and(|account| ctx.sees(Some(account))) {
            known.extend(doubles::asked_already(ctx.store, original, record)?);
            if doubles::met_already(ctx.store, original, record)? {
                known.push(self.contact(record, ctx));
            }
        }
        if !ctx.client {
            let same = doubles::same_stretch(ctx.store, original, record)?;
            known.extend(same.iter().map(|same| ctx.called(same)));
        }
        if known.is_empty() {
            return Ok(false);
        }
        let said = say::perhaps_known(ctx.lang, &known.join("; "));
        if self.told.contains(&said) {
            return Ok(false);
        }
        self.notice = Some(said.clone());
        self.told.push(said);
        Ok(true)
    }

    /// What a contact is called: its kind, whose it is, its day and time.
    fn contact(&self, record: &Record, ctx: &Ctx) -> String {
        let on = day::from_iso(record.text("day")).map_or_else(String::new, |on| day::near(on, ctx.today, ctx.lang));
        format!("{} · {on} {}", self.nameless(std::slice::from_ref(record), ctx), record.text("time"))
    }
}

/// What was promised, to whom, by when.
fn called(action: &ActionRow, ctx: &Ctx) -> String {
    let whom = Some(family_of(&action.person)).filter(|whom| !whom.is_empty()).map(|whom| format!("{} → {whom}", action.title));
    let due = action.due_on.as_deref().and_then(day::from_iso).map(|due| day::near(due, ctx.today, ctx.lang));
    [Some(whom.unwrap_or_else(|| action.title.clone())), due].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
