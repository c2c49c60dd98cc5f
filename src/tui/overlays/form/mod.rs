//! The form: one engine for all that is edited, fed by the declarations of fields.

mod behalf;
mod draw;
mod ethics;
mod extract;
mod slot;
mod task;

use task::Saved;
pub use task::{Phase, Task};

use super::picker::{Picker, Source};
use crate::domain::field::Kind;
use crate::domain::{Record, Value};
use crate::editing;

use crate::store::{Error, Result};
use crate::text::form as say;
use crate::tui::actions::{Action, Place};
use crate::tui::canvas::{Canvas, Hit};
use crate::tui::layer::{Ctx, Effect, Layer, Tone, done};
use crate::tui::theme::HIDDEN;
use crate::tui::widgets::card::shown;
use crossterm::event::{KeyCode, KeyEvent};
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use serde_json::{Value as Json, json};
use slot::Slot;

/// A form with what was typed into it.
#[derive(Debug)]
pub struct Form {
    task: Task,
    title: String,
    originals: Vec<Option<Record>>,
    records: Vec<Record>,
    slots: Vec<Slot>,
    focus: usize,
    notice: Option<String>,
    /// The field that the picker above fills, where it is not the one that has the keys.
    picking: Option<usize>,
    /// The selected text that is to become something.
    extracted: Option<String>,
    /// Whether it is being left with what was typed kept for another time.
    left: bool,
    /// Texts of which it was said that a dossier does not hold such.
    told: Vec<String>,
}

impl Form {
    /// Opens a form; what was typed into the same form before and not saved stands in it again.
    pub fn open(task: Task, ctx: &Ctx) -> Result<Form> {
        let ready = task.prepare(ctx)?;
        let slots =
            ready.asked.into_iter().map(|asked| Slot::new(ctx, asked.part, asked.field, asked.value)).collect::<Result<Vec<_>>>()?;
        let focus = slots.iter().position(|slot| slot.field.key == ready.focus).unwrap_or(0);
        let mut form = Form {
            title: ready.title,
            originals: ready.originals,
            records: ready.records,
            slots,
            focus,
            task,
            notice: None,
            picking: None,
            extracted: None,
            left: false,
            told: Vec::new(),
        };
        if let Some(body) = ctx.store.draft(&form.task.place())? {
            form.restore(ctx, &body)?;
        }
        form.show_cursor(ctx);
        form.refresh(ctx)?;
        Ok(form)
    }

    /// Whether a field is private while a client is in the room: neither shown nor typed into.
    fn hides(&self, at: usize, ctx: &Ctx) -> bool {
        ctx.client && (self.task.is_private() || self.slots.get(at).is_some_and(|slot| ctx.hides(slot.field, slot.chosen())))
    }

    fn restore(&mut self, ctx: &Ctx, body: &str) -> Result<()> {
        let body: Json = serde_json::from_str(body).unwrap_or_default();
        for slot in &mut self.slots {
            let value = match &body["values"][format!("{}.{}", slot.part, slot.field.key)] {
                Json::String(text) => Value::Text(text.clone()),
                Json::Number(n) => n.as_i64().map_or(Value::Empty, Value::Int),
                Json::Array(ids) => Value::Ids(ids.iter().filter_map(Json::as_i64).collect()),
                _ => continue,
            };
            slot.restore(ctx, value)?;
        }
        self.notice = Some(say::DRAFT_RESTORED.get(ctx.lang).into());
        Ok(())
    }

    fn show_cursor(&mut self, ctx: &Ctx) {
        let style = if ctx.theme.colour { ctx.theme.selected() } else { Style::new().add_modifier(Modifier::REVERSED) };
        for (at, slot) in self.slots.iter_mut().enumerate() {
            slot.focus(at == self.focus, style);
        }
    }

    fn go(&mut self, to: usize, ctx: &Ctx) {
        if let Some(slot) = self.slots.get_mut(self.focus) {
            // What is wrong with a field is said when it is left, not while it is typed.
            slot.trouble = slot.value(ctx).err();
        }
        self.focus = to;
        self.show_cursor(ctx);
    }

    fn step(&mut self, forward: bool, ctx: &Ctx) {
        let count = self.slots.len().max(1);
        let next = |at: usize| (at + if forward { 1 } else { count - 1 }) % count;
        let mut at = next(self.focus);
        while at != self.focus && self.hides(at, ctx) {
            at = next(at);
        }
        self.go(at, ctx);
    }

    /// The account whose people a picker shows first.
    fn account(&self) -> Option<i64> {
        let asked = self.slots.iter().find(|slot| slot.field.key == "owner").and_then(|slot| slot.chosen().as_int());
        match &self.task {
            Task::Person { account, .. } => Some(*account),
            _ => asked.or_else(|| self.records.first().and_then(|record| record.owner)),
        }
    }

    fn pick(&mut self, typed: &str, ctx: &Ctx) -> Result<Vec<Effect>> {
        (self.extracted, self.picking) = (None, None);
        let Some(slot) = self.slots.get(self.focus) else { return Ok(Vec::new()) };
        let (source, many) = match slot.field.kind {
            Kind::Link(entity) => (Source::Entity(entity, self.account()), false),
            Kind::Many(joint) => (Source::Entity(joint.entity, self.account()), true),
            Kind::Set(choices) => (Source::Choices(choices), true),
            Kind::Choice(choices) => (Source::Choices(choices), false),
            _ => return Ok(Vec::new()),
        };
        let chosen = match (slot.field.kind, slot.chosen()) {
            (Kind::Set(choices) | Kind::Choice(choices), value) => value
                .as_str()
                .split(',')
                .filter_map(|code| choices.iter().position(|choice| choice.code == code))
                .map(|at| at as i64)
                .collect(),
            (_, Value::Int(id)) => vec![*id],
            (_, value) => value.ids().to_vec(),
        };
        Ok(vec![Effect::Push(Box::new(Picker::open(ctx, ctx.say(slot.field.words), source, many, chosen, typed)?))])
    }

    fn save(&mut self, ctx: &Ctx) -> Result<Vec<Effect>> {
        Ok(self.store(ctx)?.map_or_else(Vec::new, |(_, effects)| effects))
    }

    /// Asks what the selected text is to become; with nothing selected, begins a selection.
    fn extract(&mut self, ctx: &Ctx) -> Result<Vec<Effect>> {
        let Some(slot) = self.slots.get_mut(self.focus) else { return Ok(Vec::new()) };
        let Some(text) = slot.selected() else {
            slot.begin_selection();
            return Ok(vec![Effect::Say(say::SELECT.get(ctx.lang).into(), Tone::Done)]);
        };
        let picker = Picker::open(ctx, say::EXTRACT.get(ctx.lang), Source::Choices(extract::INTO), false, Vec::new(), "")?;
        self.extracted = Some(text);
        Ok(vec![Effect::Push(Box::new(picker))])
    }

    /// Opens the form of what the text becomes, over this one. What was typed here is saved first: the two are linked.
    fn make(&mut self, into: &str, text: &str, ctx: &Ctx) -> Result<Vec<Effect>> {
        let mut id = self.originals.first().and_then(|original| original.as_ref()?.id);
        let mut effects = Vec::new();
        if id.is_none() || self.is_touched() {
            let Some((saved, closing)) = self.store(ctx)? else { return Ok(Vec::new()) };
            id = saved.id;
            effects = closing;
            effects.extend(id.and_then(|id| self.task.again(id)).map(Effect::Form));
        }
        let origin = extract::Origin::of(&self.records, id, self.account());
        effects.push(Effect::Form(extract::task(into, text, origin, ctx.today)));
        Ok(effects)
    }

    /// Saves, unless something typed is wrong or was changed elsewhere; gives what was saved and what closes the form.
    fn store(&mut self, ctx: &Ctx) -> Result<Option<(Saved, Vec<Effect>)>> {
        let mut records = self.records.clone();
        let mut loose = Vec::new();
        let mut first_wrong = None;
        for (at, slot) in self.slots.iter_mut().enumerate() {
            match slot.value(ctx) {
                Ok(value) => {
                    slot.trouble = None;
                    if slot.field.required && value.is_empty() {
                        slot.trouble = Some(say::REQUIRED.get(ctx.lang).into());
                        first_wrong.get_or_insert(at);
                    }
                    if slot.field.key == "owner" && slot.field.loose {
                        records.iter_mut().for_each(|record| record.owner = value.as_int());
                    }
                    if let Some(record) = records.get_mut(slot.part) {
                        record.set(slot.field.key, value.clone());
                    }
                    loose.push((slot.field, value));
                }
                Err(trouble) => {
                    slot.trouble = Some(trouble);
                    first_wrong.get_or_insert(at);
                }
            }
        }
        for record in &records {
            for (field, problem) in editing::troubles(ctx.store, record)? {
                if let Some(at) =
                    self.slots.iter().position(|slot| std::ptr::eq(slot.field, field) || slot.field.key == field.key && !slot.field.loose)
                {
                    self.slots[at].trouble.get_or_insert_with(|| say::problem(ctx.lang, problem));
                    first_wrong.get_or_insert(at);
                }
            }
        }
        if first_wrong.is_none() {
            first_wrong = self.ask_about_words(&mut records, ctx);
        }
        if let Some(at) = first_wrong {
            self.focus = at;
            self.show_cursor(ctx);
            return Ok(None);
        }
        match self.task.save(ctx, &self.originals, &records, &loose) {
            Ok(saved) => {
                let name = if ctx.client && self.task.is_private() { HIDDEN } else { &saved.name };
                let said = Effect::Say(say::saved(ctx.lang, name), Tone::Done);
                let mut effects = vec![Effect::Back, Effect::DropDraft(self.task.place()), said];
                if self.task == Task::Settings {
                    effects.push(Effect::Settings);
                }
                self.records = records;
                Ok(Some((saved, effects)))
            }
            Err(Error::Conflict(theirs)) => self.meet(ctx, theirs).map(|()| None),
            Err(error) => Err(error),
        }
    }

    /// Shows the other window's version under each field that both changed. Saving again keeps ours; F6 takes theirs.
    fn meet(&mut self, ctx: &Ctx, theirs: Vec<(String, Value)>) -> Result<()> {
        for (key, value) in theirs {
            for original in self.originals.iter_mut().flatten().filter(|original| original.def().field(&key).is_some()) {
                original.set(&key, value.clone());
            }
            if let Some(at) = self.slots.iter().position(|slot| slot.field.key == key) {
                let words = shown(ctx, self.slots[at].field, &value)?;
                self.slots[at].trouble = Some(say::their_version(ctx.lang, &words));
                self.focus = at;
            }
        }
        self.notice = Some(say::CONFLICT.get(ctx.lang).into());
        self.show_cursor(ctx);
        Ok(())
    }

    fn take_theirs(&mut self, ctx: &Ctx) -> Result<()> {
        let Some(slot) = self.slots.get_mut(self.focus) else { return Ok(()) };
        if let Some(Some(original)) = self.originals.get(slot.part) {
            let value = original.get(slot.field.key).clone();
            slot.set(ctx, value)?;
            slot.trouble = None;
        }
        self.show_cursor(ctx);
        Ok(())
    }

    fn is_touched(&self) -> bool {
        self.slots.iter().any(|slot| slot.draft().is_some())
    }
}

impl Layer for Form {
    fn place(&self) -> Place {
        if self.slots.get(self.focus).is_some_and(Slot::is_text) { Place::TextField } else { Place::Form }
    }

    fn typing(&self) -> bool {
        true
    }

    /// A client may come in while the form is open: what is private then has no keys.
    fn refresh(&mut self, ctx: &Ctx) -> Result<()> {
        if self.hides(self.focus, ctx) {
            self.step(true, ctx);
        }
        Ok(())
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Result<Option<Vec<Effect>>> {
        match action {
            Action::Save => return self.save(ctx).map(Some),
            Action::NextField => self.step(true, ctx),
            Action::PreviousField => self.step(false, ctx),
            Action::Choose => return self.pick("", ctx).map(Some),
            Action::Extract => return self.extract(ctx).map(Some),
            Action::TakeTheirs => self.take_theirs(ctx)?,
            Action::Clear => {
                ctx.store.drop_draft(&self.task.place())?;
                let effects = vec![Effect::DropDraft(self.task.place()), Effect::Say(say::DRAFT_DROPPED.get(ctx.lang).into(), Tone::Done)];
                *self = Form::open(self.task.clone(), ctx)?;
                return Ok(Some(effects));
            }
            Action::Back => {
                if !self.is_touched() {
                    return Ok(Some(vec![Effect::Back, Effect::DropDraft(self.task.place())]));
                }
                self.left = true;
                return Ok(Some(vec![Effect::Back, Effect::Say(say::DRAFT_KEPT.get(ctx.lang).into(), Tone::Done)]));
            }
            _ => return Ok(None),
        }
        done()
    }

    fn type_key(&mut self, key: KeyEvent, ctx: &Ctx) -> Result<Vec<Effect>> {
        if self.hides(self.focus, ctx) {
            return Ok(Vec::new());
        }
        let Some(slot) = self.slots.get_mut(self.focus) else { return Ok(Vec::new()) };
        if slot.is_picked() {
            return match key.code {
                KeyCode::Char(' ') | KeyCode::Right => self.pick("", ctx),
                KeyCode::Char(c) => self.pick(&c.to_string(), ctx),
                KeyCode::Backspace | KeyCode::Delete => {
                    slot.set(ctx, Value::Empty)?;
                    Ok(Vec::new())
                }
                _ => Ok(Vec::new()),
            };
        }
        // At the edge of a long text the arrows go on to the neighbouring field.
        if !slot.key(key, ctx) && slot.is_text() {
            match key.code {
                KeyCode::Down => self.step(true, ctx),
                KeyCode::Up => self.step(false, ctx),
                _ => {}
            }
        }
        Ok(Vec::new())
    }

    fn paste(&mut self, text: &str, ctx: &Ctx) -> Vec<Effect> {
        if self.hides(self.focus, ctx) {
            return Vec::new();
        }
        if let Some(slot) = self.slots.get_mut(self.focus) {
            slot.paste(text, ctx);
        }
        Vec::new()
    }

    fn picked(&mut self, ids: &[i64], ctx: &Ctx) -> Result<Vec<Effect>> {
        if let Some(text) = self.extracted.take() {
            let into = ids.first().and_then(|at| extract::INTO.get(usize::try_from(*at).ok()?));
            return into.map_or_else(|| Ok(Vec::new()), |into| self.make(into.code, &text, ctx));
        }
        let aside = self.picking.take();
        let at = aside.unwrap_or(self.focus);
        let Some(slot) = self.slots.get_mut(at) else { return Ok(Vec::new()) };
        let value = match slot.field.kind {
            Kind::Set(choices) | Kind::Choice(choices) => Value::text(
                ids.iter().filter_map(|at| choices.get(usize::try_from(*at).ok()?)).map(|choice| choice.code).collect::<Vec<_>>().join(","),
            ),
            Kind::Many(_) if ids.is_empty() => Value::Empty,
            Kind::Many(_) => Value::Ids(ids.to_vec()),
            _ => ids.first().map_or(Value::Empty, |id| Value::Int(*id)),
        };
        slot.trouble = None;
        slot.set(ctx, value)?;
        // Who chose from the picker is done with the field.
        if aside.is_none() {
            self.step(true, ctx);
        }
        self.ask_behalf(at, ctx)
    }

    fn click(&mut self, hit: Hit) {
        if let Hit::Row(at) = hit {
            self.focus = at.min(self.slots.len().saturating_sub(1));
        }
    }

    fn draft(&self) -> Option<(String, String)> {
        let values: serde_json::Map<String, Json> =
            self.slots.iter().filter_map(|slot| Some((format!("{}.{}", slot.part, slot.field.key), slot.draft()?.json()))).collect();
        (!values.is_empty()).then(|| (self.task.place(), json!({ "left": self.left, "values": values }).to_string()))
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, ctx: &Ctx) {
        self.draw(canvas, area, ctx);
    }
}

/// Whether a draft was left on purpose: such a one waits for its form and does not open by itself.
pub fn was_left(body: &str) -> bool {
    serde_json::from_str::<Json>(body).is_ok_and(|body| body["left"] == json!(true))
}
