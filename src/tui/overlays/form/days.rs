//! Days typed where something else belongs: within what is promised, and with a time after them.

use super::Form;
use crate::domain::field::Kind;
use crate::domain::{Entity, Record, Value, dates, day, promise};
use crate::text::form as say;
use crate::tui::layer::Ctx;

impl Form {
    /// «КП в следующий вторник» typed as what is to be done, with no day said yet: the day goes where it belongs, as in a line
    /// (M23). One that has to be asked about is asked about there.
    pub(super) fn take_day(&mut self, at: usize, ctx: &Ctx) {
        let Some(slot) = self.slots.get(at).filter(|slot| slot.field.key == "title" && !slot.is_untouched()) else { return };
        let part = slot.part;
        if self.records.get(part).is_none_or(|record| record.entity != Entity::Action) {
            return;
        }
        let promised = promise::parse(&slot.text(), ctx.today);
        let due = self.slots.iter().position(|slot| slot.part == part && slot.field.key == "due_on" && slot.text().trim().is_empty());
        let (Some(on), Some(due)) = (promised.due, due) else { return };
        let said = if promised.sure || on < ctx.today { day::iso(on) } else { on.format("%d.%m").to_string() };
        // Both fields are lines of text.
        let _ = self.slots[at].set(ctx, Value::text(promised.title)).and_then(|()| self.slots[due].set(ctx, Value::text(said)));
    }

    /// «завтра в 10» typed as a day: the time goes into its own field, or stays with what is to be done.
    pub(super) fn take_time(&mut self, at: usize, ctx: &Ctx) {
        let Some(slot) = self.slots.get(at) else { return };
        let Kind::Day(bias) = slot.field.kind else { return };
        let Some(read) = dates::with_time(&slot.text(), ctx.today, bias) else { return };
        let part = slot.part;
        let field = |wanted: &dyn Fn(&super::Slot) -> bool| self.slots.iter().position(|slot| slot.part == part && wanted(slot));
        let (time, title) = (field(&|slot| slot.field.kind == Kind::Time), field(&|slot| slot.field.key == "title"));
        let (to, value) = match (time, title) {
            (Some(time), _) => (time, read.time.format("%H:%M").to_string()),
            (None, Some(title)) => (title, format!("{} {}", self.slots[title].text().trim_end(), read.time_words).trim_start().to_owned()),
            (None, None) => return,
        };
        let _ = self.slots[to].set(ctx, Value::text(value)).and_then(|()| self.slots[at].set(ctx, Value::text(read.day_words)));
    }

    /// Says once that the day of what is planned has passed: «вчера» is no day to meet on.
    pub(super) fn ask_about_past(&mut self, records: &[Record], ctx: &Ctx) -> bool {
        let Some(record) = records.first().filter(|record| record.entity == Entity::Entry && record.text("state") == "planned") else {
            return false;
        };
        let before = self.originals.first().and_then(Option::as_ref).map(|original| original.text("day").to_owned());
        let on = day::from_iso(record.text("day")).filter(|on| *on < ctx.today && before.as_deref() != Some(record.text("day")));
        let Some(said) = on.map(|on| say::planned_past(ctx.lang, &day::resolved(on, ctx.today, ctx.lang))) else { return false };
        if self.told.contains(&said) {
            return false;
        }
        self.notice = Some(said.clone());
        self.told.push(said);
        true
    }

    /// What was saved, with whom it concerns, whose it is and the day: «КП → Пестова А. В. · Ромашка · вт 01.12».
    pub(super) fn told(&self, name: &str, records: &[Record], ctx: &Ctx) -> String {
        let Some(record) =
            records.first().filter(|record| matches!(record.entity, Entity::Action | Entity::Entry | Entity::Question) && !ctx.client)
        else {
            return name.to_owned();
        };
        let is_action = record.entity == Entity::Action;
        let text = |key: &str| record.find(key).map_or("", Value::as_str);
        let on = day::from_iso(text(if is_action { "due_on" } else { "day" }));
        let time = text("time");
        let on = match on {
            Some(on) if !is_action && !time.is_empty() => format!("{} {time}", day::resolved(on, ctx.today, ctx.lang)),
            Some(on) => day::resolved(on, ctx.today, ctx.lang),
            None if is_action => promise::no_such_day(record.title(), ctx.today)
                .map_or_else(|| ctx.say(say::NO_DUE).to_owned(), |word| say::no_such_due(ctx.lang, word)),
            None => String::new(),
        };
        let client = if name.contains(&self.client_name) { "" } else { self.client_name.as_str() };
        let persons: Vec<i64> = record.persons().collect();
        let whom = if persons.is_empty() {
            self.whom.unclear.clone().unwrap_or_default()
        } else {
            let names = persons.iter().filter_map(|person| ctx.store.person_name(*person).ok()).map(|name| name.short());
            names.collect::<Vec<_>>().join(", ")
        };
        let (name, whom) =
            match say::arrow(record.find("kind").map_or("", Value::as_str)).filter(|_| !persons.is_empty() && !whom.is_empty()) {
                Some(arrow) => (format!("{name} {arrow} {whom}"), String::new()),
                None => (name.to_owned(), whom),
            };
        [name.as_str(), &whom, client, &on].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    }
}
