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
        self.given(found)?;
        self.goals(found)
    }

    /// What of value was given since (M32).
    fn given(&self, found: &mut Vec<Happened>) -> Result<()> {
        let given = self.shown(Entity::ValueGiven)?;
        let since = given.iter().filter(|one| self.is_since(one.text("day")));
        found.extend(since.map(|one| happened(Part::Given, one.text("day"), phrase(say::GIVEN_OF, [one.title().into()]), one)));
        Ok(())
    }

    /// The goals that are further than they were, or less far (M26).
    fn goals(&self, found: &mut Vec<Happened>) -> Result<()> {
        let since = self.store.since(Entity::Goal, self.asked.account, &day::iso(self.asked.since))?;
        for goal in self.shown(Entity::Goal)? {
            let one = since.iter().find(|one| Some(one.row) == goal.id && !one.made);
            let Some(was) = one.and_then(|one| one.was("reached")).filter(|was| &was.value != goal.get("reached")) else { continue };
            let Some(field) = goal.def().field("reached").filter(|field| self.asked.audience.shows_field(&goal, field)) else { continue };
            let shown = |value: &Kept| Value::Text(if value.is_empty() { "—".to_owned() } else { value.shown(field, self.asked.lang) });
            let said = phrase(say::BECAME, [goal.title().into(), shown(&was.value), shown(goal.get("reached"))]);
            found.push(happened(Part::Goal, &was.on, said, &goal));
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
