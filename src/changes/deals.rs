//! What became of contracts, terms, offers, opportunities, tenders and debts.

use super::{Changes, Happened, Part, happened};
use crate::domain::phrase::{Value, phrase};
use crate::domain::{Entity, Record, Value as Kept, day};
use crate::store::Result;
use crate::store::since::Since;
use crate::text::change as say;

/// What of the deals with an account is told by what became of it.
const DEALS: [Entity; 6] = [Entity::Contract, Entity::Term, Entity::Offer, Entity::Opportunity, Entity::Tender, Entity::Debt];

impl Changes<'_> {
    pub(super) fn deals(&self, found: &mut Vec<Happened>) -> Result<()> {
        for entity in DEALS {
            let since = self.store.since(entity, self.asked.account, &day::iso(self.asked.since))?;
            for record in self.shown(entity)? {
                let since = since.iter().find(|one| Some(one.row) == record.id);
                found.extend(self.dealt(&record, since));
                if entity == Entity::Debt {
                    found.extend(self.owed(&record, since));
                }
            }
        }
        Ok(())
    }

    /// What became of a record since: it was made, sent, or is in another state.
    fn dealt(&self, record: &Record, since: Option<&Since>) -> Option<Happened> {
        let title = phrase(say::OF_KIND, [Value::Text(record.def().words.get(self.asked.lang).to_owned()), record.title().into()]);
        let sent = record.find("sent_on").map_or("", Kept::as_str);
        let field = record.def().field("state").filter(|field| field.is_column() && self.asked.audience.shows_field(record, field));
        let was = since.and_then(|one| one.was("state")).filter(|was| &was.value != record.get("state"));
        match (field, was) {
            (Some(field), Some(was)) if !since.is_some_and(|one| one.made) => {
                let shown = |value: &Kept| Value::Text(value.shown(field, self.asked.lang));
                let said = phrase(say::BECAME, [title.into(), shown(&was.value), shown(record.get("state"))]);
                Some(happened(Part::Became, &was.on, said, record))
            }
            _ if self.is_since(sent) => Some(happened(Part::New, sent, title, record)),
            _ => since.filter(|one| one.made).map(|one| happened(Part::New, &one.on, title, record)),
        }
    }

    /// That a debt became overdue, or was paid.
    fn owed(&self, debt: &Record, since: Option<&Since>) -> Option<Happened> {
        let sum = |minor: Option<i64>| Value::Exact(minor.unwrap_or_default().into(), debt.text("currency").to_owned());
        let (left, due) = (debt.int("left").unwrap_or_default(), debt.text("due_on"));
        let paid = since.and_then(|one| one.was("paid")).filter(|_| left == 0);
        if let Some(paid) = paid {
            return Some(happened(Part::Paid, &paid.on, phrase(say::OWED, [debt.title().into(), sum(debt.int("amount"))]), debt));
        }
        let is_late = left > 0 && day::from_iso(due).is_some_and(|due| self.asked.since <= due && due < self.today);
        is_late.then(|| happened(Part::Overdue, due, phrase(say::OWED, [debt.title().into(), sum(debt.int("left"))]), debt))
    }
}
