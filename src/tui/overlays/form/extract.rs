//! What a text selected in a note becomes: a promise, a task, a question or a personal fact, linked with where it was
//! read. The text itself stays.

use super::{Form, Task};
use crate::domain::field::choice;
use crate::domain::{Choice, Entity, Record, Value, day, promise};
use crate::store::Result;
use crate::text::form as say;
use crate::tui::layer::{Ctx, Effect, Tone};
use crate::tui::overlays::picker::{Picker, Source};
use chrono::NaiveDate;

/// What a text can become.
pub(super) const INTO: &[Choice] = &[
    choice("our_promise", "мы обещали", "we promised"),
    choice("their_promise", "нам обещали", "they promised"),
    choice("task", "задача", "a task"),
    choice("question", "вопрос", "a question"),
    choice("fact", "факт о человеке", "a personal fact"),
];

/// Where a text was read.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Origin {
    pub account: Option<i64>,
    pub entry: Option<i64>,
    pub person: Option<i64>,
}

impl Origin {
    /// The origin of a text in a form of these records; `id` is that of the first one.
    pub(super) fn of(records: &[Record], id: Option<i64>, account: Option<i64>) -> Origin {
        let Some(record) = records.first() else { return Origin::default() };
        match record.entity {
            Entity::Entry => Origin { account, entry: id, person: record.persons().next() },
            Entity::Person => Origin { account, entry: None, person: id },
            Entity::Account => Origin { account: id, ..Origin::default() },
            _ => Origin { account, entry: record.find("entry_id").and_then(Value::as_int), person: record.persons().next() },
        }
    }
}

/// The form of what the text becomes, with all that is known filled in. A due day in the words of a promise is
/// understood as in a diary entry (M23).
pub(super) fn task(into: &str, text: &str, origin: Origin, today: NaiveDate) -> Task {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let (entity, mut preset) = match into {
        "question" => (Entity::Question, vec![("title", text)]),
        "fact" => (Entity::Fact, vec![("title", text)]),
        kind => {
            let promised = promise::parse(&text, today);
            let owner = if kind == "their_promise" { "client" } else { "me" };
            let due = promised.due.map(day::iso).unwrap_or_default();
            let preset = vec![
                ("title", promised.title),
                ("kind", kind.to_owned()),
                ("owner", owner.to_owned()),
                ("due_on", due.clone()),
                ("first_due_on", due),
            ];
            (Entity::Action, preset)
        }
    };
    for (key, id) in [("entry_id", origin.entry), ("person_id", origin.person)] {
        preset.extend(id.map(|id| (key, id.to_string())));
    }
    Task::Record {
        table: entity.def().table.into(),
        id: None,
        owner: origin.account,
        section: None,
        preset: preset.into_iter().filter(|(_, value)| !value.is_empty()).map(|(key, value)| (key.to_owned(), value)).collect(),
    }
}

impl Form {
    /// Asks what the selected text is to become; with nothing selected, begins a selection.
    pub(super) fn extract(&mut self, ctx: &Ctx) -> Result<Vec<Effect>> {
        let Some(slot) = self.focused().and_then(|at| self.slots.get_mut(at)) else { return Ok(Vec::new()) };
        let Some(text) = slot.selected() else {
            slot.begin_selection();
            return Ok(vec![Effect::Say(say::SELECT.get(ctx.lang).into(), Tone::Done)]);
        };
        let picker = Picker::open(ctx, say::EXTRACT.get(ctx.lang), Source::Choices(INTO), false, Vec::new(), "")?;
        self.extracted = Some(text);
        Ok(vec![Effect::Push(Box::new(picker))])
    }

    /// Opens the form of what the text becomes, over this one. What was typed here is saved first: the two are linked.
    pub(super) fn make(&mut self, into: &str, text: &str, ctx: &Ctx) -> Result<Vec<Effect>> {
        let mut id = self.originals.first().and_then(|original| original.as_ref()?.id);
        let mut effects = Vec::new();
        if id.is_none() || self.is_touched() {
            let Some((saved, closing)) = self.store(ctx)? else { return Ok(Vec::new()) };
            id = saved.id;
            effects = closing;
            effects.extend(id.and_then(|id| self.task.again(id)).map(Effect::Form));
        }
        let origin = Origin::of(&self.records, id, self.account());
        effects.push(Effect::Form(task(into, text, origin, ctx.today)));
        Ok(effects)
    }
}
