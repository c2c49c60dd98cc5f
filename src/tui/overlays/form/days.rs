//! Days typed where something else belongs: within what is promised, and with a time after them.

use super::Form;
use crate::domain::field::{Bias, Kind};
use crate::domain::{Entity, Field, Record, Value, dates, day, promise};
use crate::text::form as say;
use crate::tui::layer::Ctx;
use chrono::NaiveDate;

/// The states in which a day of a record is still to come; a record without one is open.
const OPEN: [&str; 4] = ["", "open", "draft", "planned"];

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
        if promised.turned {
            self.turned = Some(say::turned(ctx.lang, &format!("{} {}", promised.title, promised.said)));
        }
        // What is doubtful is so in its own words, and its field asks about it as about any day.
        let said = if promised.sure || on < ctx.today { day::iso(on) } else { promised.said };
        // Both fields are lines of text.
        let _ = self.slots[at].set(ctx, Value::text(promised.title)).and_then(|()| self.slots[due].set(ctx, Value::text(said)));
        self.slots[due].trouble = self.slots[due].value(ctx).err();
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

    /// Says once of days that may be meant otherwise: that of what is planned or promised has passed, that of what
    /// has happened has not come, or a promise written with a contact
    /// has one that a line would ask about.
    pub(super) fn ask_about_days(&mut self, records: &[Record], ctx: &Ctx) -> bool {
        let Some(said) = records
            .first()
            .and_then(|record| self.passed(record, ctx).or_else(|| self.ahead(record, ctx)).or_else(|| self.doubtful(record, ctx)))
            .or_else(|| self.turned.take())
        else {
            return false;
        };
        if self.told.contains(&said) {
            return false;
        }
        self.notice = Some(said.clone());
        self.told.push(said);
        true
    }

    /// What was written of a field before, if anything.
    fn before(&self, key: &str) -> Option<&str> {
        self.originals.first().and_then(Option::as_ref).and_then(|original| original.find(key)).map(Value::as_str)
    }

    /// That what is still to come is for a day that has passed: «вчера» is no day to meet on.
    fn passed(&self, record: &Record, ctx: &Ctx) -> Option<String> {
        let (key, said): (_, fn(_, &str) -> String) = match record.entity {
            Entity::Entry if record.text("state") == "planned" => ("day", say::planned_past),
            Entity::Action if record.text("state") == "open" => ("due_on", say::due_past),
            _ => return self.passed_elsewhere(record, ctx),
        };
        match self.past(key, record, ctx) {
            Some(on) => Some(said(ctx.lang, &day::resolved(on, ctx.today, ctx.lang))),
            None => self.passed_elsewhere(record, ctx),
        }
    }

    /// The day of a field where it has passed and was not written before.
    fn past(&self, key: &str, record: &Record, ctx: &Ctx) -> Option<NaiveDate> {
        let kept = record.find(key).map(Value::as_str)?;
        day::from_iso(kept).filter(|on| *on < ctx.today && self.before(key) != Some(kept))
    }

    /// The same of every other field whose day is one to come, while nothing is settled yet.
    fn passed_elsewhere(&self, record: &Record, ctx: &Ctx) -> Option<String> {
        let is_open = !matches!(record.entity, Entity::Action) && OPEN.contains(&record.find("state").map_or("", Value::as_str));
        let of_form = |field: &&Field| self.slots.iter().any(|slot| slot.part == 0 && std::ptr::eq(slot.field, *field));
        let fields = record.def().fields.iter().filter(|field| field.kind == Kind::Day(Bias::Future) && (is_open || field.loose));
        let mut found = fields.filter(of_form).filter_map(|field| Some((field, self.past(field.key, record, ctx)?)));
        let (field, on) = found.next()?;
        Some(say::day_past(ctx.lang, ctx.say(field.words), &day::resolved(on, ctx.today, ctx.lang)))
    }

    /// That what has happened did so on a day, or in a month, that has not come.
    fn ahead(&self, record: &Record, ctx: &Ctx) -> Option<String> {
        let (key, said): (_, fn(_, &str) -> String) = match record.entity {
            Entity::Purchase => ("bought_on", say::bought_ahead),
            Entity::Entry if record.text("state") == "held" => ("day", say::held_ahead),
            _ => return None,
        };
        let on = record.text(key);
        // A month has come when its first day has.
        let first = day::from_iso(on).or_else(|| day::from_iso(&format!("{on}-01")))?;
        let is_ahead = first > ctx.today && self.before(key) != Some(on);
        is_ahead.then(|| said(ctx.lang, &day::show(on, ctx.lang)))
    }

    /// The first promise written with a contact of which a line would ask whether its day is meant.
    fn doubtful(&self, record: &Record, ctx: &Ctx) -> Option<String> {
        let lines = ["we_promise", "they_promise"].into_iter().filter_map(|key| record.find(key)).flat_map(|value| value.as_str().lines());
        let promised = lines.map(|line| promise::parse(line, ctx.today));
        let (title, on) = promised.filter(|promised| !promised.sure).find_map(|promised| Some((promised.title, promised.due?)))?;
        Some(say::promise_doubtful(ctx.lang, &title, &day::resolved(on, ctx.today, ctx.lang)))
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
