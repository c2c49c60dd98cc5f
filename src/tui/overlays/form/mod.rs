//! The form: one engine for all that is edited, fed by the declarations of fields.

mod amounts;
mod answer;
mod behalf;
mod chosen;
mod client;
mod days;
mod draw;
mod ethics;
mod extract;
mod fates;
mod gone;
mod hint;
mod known;
mod late;
mod names;
mod origin;
mod parts;
mod pasted;
mod save;
mod slot;
mod task;
mod twin;
mod whom;

pub use gone::{texts, was_left};
pub use task::{Phase, Task};

use super::picker::{Picker, Source};
use crate::domain::field::Kind;
use crate::domain::words::Words;
use crate::domain::{Entity, Record, Value};
use crate::editing::coined::{self, Coined};
use crate::store::referred::{ROWS, Referred};
use crate::store::{Error, Result};
use crate::text::{form as say, minutes};
use crate::tui::actions::{Action, Place};
use crate::tui::canvas::{Canvas, Hit};
use crate::tui::layer::{Ctx, Effect, Layer, Tone, done};
use crate::tui::overlays::typed::types;
use crossterm::event::{KeyCode, KeyEvent};
use parts::{At, Part};
use ratatui::layout::{Position, Rect};
use serde_json::{Value as Json, json};
use slot::Slot;
use std::collections::BTreeSet;
use task::Client;

/// A form with what was typed into it.
#[derive(Debug)]
pub struct Form {
    task: Task,
    title: String,
    client: Client,
    client_name: String,
    /// What tells its account from any other one: a restore gives the number to another.
    client_uid: Option<String>,
    /// The records that its task names by their numbers, as they were when it was opened.
    referred: Referred,
    /// Whose it was when it was opened.
    began_with: Client,
    originals: Vec<Option<Record>>,
    records: Vec<Record>,
    /// What was missed and named here; it is made with what is saved.
    coined: Vec<Coined>,
    slots: Vec<Slot>,
    parts: Vec<Part>,
    /// Whether a client is in the room and none of it is for them.
    veiled: bool,
    /// Whether a client was in the room when the heading was read.
    client_there: bool,
    /// Fields that are out of sight while a client is in the room.
    hidden: BTreeSet<usize>,
    focus: At,
    notice: Option<String>,
    /// What was typed in the other keyboard layout and is told before it is saved.
    turned: Option<String>,
    /// What the picker above fills, where it is not the field that has the keys.
    picking: Option<Picking>,
    /// The selected text that is to become something.
    extracted: Option<String>,
    /// Whom the words of a promise name.
    whom: whom::Whom,
    /// Whether it is being left with what was typed kept for another time.
    left: bool,
    /// The currency that was taken from an amount.
    taken: Option<String>,
    /// Texts of which it was said that a dossier does not hold such.
    told: Vec<String>,
    /// Whether the next F8 throws away what was typed.
    dropping: bool,
    /// Whether a whole name was taken apart.
    parted: bool,
    /// Whether the keys are about to go past what was filled by that.
    passing: bool,
    /// Whether saving was tried: from then on what is missing is said too.
    tried: bool,
    /// Opened while another program held the file: whose it is and what was left there is read when it is free.
    late: bool,
    /// Where its draft is kept, when that is not the place of its task: another one waits, or may wait, there.
    beside: Option<String>,
    /// What this window remembered of it, as long as the file could not be read.
    remembered: Option<String>,
    /// What was written where a new record comes from.
    origin: String,
    /// What is answered to what is typed.
    answer: Option<answer::Answer>,
}

/// What a picker fills.
#[derive(Clone, Copy, Debug)]
enum Picking {
    /// A field.
    Field(usize),
    /// Whose the form is.
    Client,
}

impl Form {
    /// Opens a form; what was typed into the same form before and not saved stands in it again.
    pub fn open(task: Task, ctx: &Ctx) -> Result<Form> {
        let ready = task.prepare(ctx)?;
        let (slots, parts) = parts::slots(ready.asked, ctx)?;
        let focus = At::Slot(slots.iter().position(|slot| slot.field.key == ready.focus).unwrap_or(0));
        let mut form = Form {
            title: ready.title,
            client: ready.client,
            client_name: String::new(),
            client_uid: None,
            referred: Referred::default(),
            began_with: ready.client,
            originals: ready.originals,
            records: ready.records,
            coined: Vec::new(),
            slots,
            parts,
            veiled: false,
            client_there: ctx.client,
            hidden: BTreeSet::new(),
            focus,
            task,
            notice: None,
            turned: None,
            picking: None,
            extracted: None,
            whom: whom::Whom::default(),
            left: false,
            taken: None,
            told: Vec::new(),
            dropping: false,
            parted: false,
            passing: false,
            tried: false,
            late: true,
            beside: None,
            remembered: None,
            origin: String::new(),
            answer: None,
        };
        form.read_origin(ctx)?;
        if Error::unless_held(form.catch_up(ctx))?.is_none() {
            form.begin_beside(ctx)?;
        }
        form.show_cursor(ctx);
        Error::unless_held(form.refresh(ctx))?;
        Ok(form)
    }

    /// Whether nothing of it may be read before a client: its record is none of theirs.
    pub(super) fn is_hidden(&self, ctx: &Ctx) -> bool {
        let is_none_of_theirs = || self.originals.iter().flatten().any(|record| !ctx.audience().shows(record));
        let hides = |slot: &Slot| ctx.hides(slot.field, slot.chosen());
        ctx.client
            && (self.is_of_another(ctx)
                || self.task.is_private()
                || self.task.names_unseen(ctx)
                || is_none_of_theirs()
                || self.slots.iter().all(hides))
    }

    /// Whether it is about another account than that of those who are there, however it was opened.
    fn is_of_another(&self, ctx: &Ctx) -> bool {
        let records = || self.originals.iter().flatten().chain(&self.records);
        let account = self.account().or_else(|| records().find_map(|record| record.id.filter(|_| record.entity == Entity::Account)));
        account.is_some_and(|account| coined::place(account).is_none() && !ctx.sees(Some(account)))
    }

    /// Whether a field is private while a client is in the room: neither shown nor typed into.
    fn hides(&self, at: usize, ctx: &Ctx) -> bool {
        ctx.client && (self.is_hidden(ctx) || self.slots.get(at).is_some_and(|slot| ctx.hides(slot.field, slot.chosen())))
    }

    fn show_cursor(&mut self, ctx: &Ctx) {
        let style = ctx.theme.selected();
        let focused = self.focused();
        let is_new = self.originals.iter().all(Option::is_none);
        for (at, slot) in self.slots.iter_mut().enumerate() {
            slot.focus(Some(at) == focused, is_new, style);
        }
    }

    fn pick(&mut self, typed: &str, ctx: &Ctx) -> Result<Vec<Effect>> {
        (self.extracted, self.picking) = (None, None);
        let Some(slot) = self.focused().and_then(|at| self.slots.get(at)) else { return Ok(Vec::new()) };
        let (source, many) = match slot.field.kind {
            Kind::Link(entity) => (Source::Entity(entity, self.account()), false),
            Kind::Many(joint) => (Source::Entity(joint.entity, self.account()), true),
            Kind::Set(choices) => (Source::Choices(choices), true),
            Kind::Choice(choices) => (Source::Choices(choices), false),
            Kind::Line
            | Kind::Text
            | Kind::Int(..)
            | Kind::Period(..)
            | Kind::Notice
            | Kind::Span(_)
            | Kind::Percent
            | Kind::Decimal
            | Kind::Money
            | Kind::Day(_)
            | Kind::Birthday
            | Kind::Time
            | Kind::Flag
            | Kind::Rating(_)
            | Kind::Channels(_) => return Ok(Vec::new()),
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
        let picker = Picker::open_with(ctx, ctx.say(slot.field.words), source, many, (chosen, typed), &self.coined)?;
        Ok(vec![Effect::Push(Box::new(picker.for_field(slot.field, ctx)))])
    }
}

impl Layer for Form {
    fn show_field(&mut self, key: &str, ctx: &Ctx) {
        self.go_to(key, ctx);
    }

    fn place(&self) -> Place {
        if self.focused().and_then(|at| self.slots.get(at)).is_some_and(Slot::is_text) { Place::TextField } else { Place::Form }
    }

    fn typing(&self) -> bool {
        true
    }

    fn takes_lines(&self) -> bool {
        self.focused().and_then(|at| self.slots.get(at)).is_some_and(|slot| slot.field.kind == crate::domain::Kind::Text)
    }

    fn room(&self) -> Option<usize> {
        self.focused().and_then(|at| self.slots.get(at)).and_then(Slot::room)
    }

    fn begin_burst(&mut self) {
        if let Some(slot) = self.focused().and_then(|at| self.slots.get_mut(at)) {
            slot.begin_burst();
        }
    }

    fn take_back(&mut self, _: &Ctx) {
        if let Some(slot) = self.focused().and_then(|at| self.slots.get_mut(at)) {
            slot.take_back();
        }
    }

    /// A client may come in while the form is open: what is private then has no keys.
    fn refresh(&mut self, ctx: &Ctx) -> Result<()> {
        self.heed_client(ctx);
        self.veiled = self.is_hidden(ctx);
        self.catch_up(ctx)?;
        self.hidden = (0..self.slots.len()).filter(|at| self.hides(*at, ctx)).collect();
        if self.focused().is_some_and(|at| self.hides(at, ctx)) {
            self.step(true, ctx);
        }
        self.show_cursor(ctx);
        self.answer_anew(ctx)
    }

    fn is_ours(&self) -> bool {
        self.veiled
    }

    fn obstacle(&self, action: Action) -> Option<Words> {
        match action {
            Action::Choose if !self.focused().and_then(|at| self.slots.get(at)).is_some_and(Slot::has_list) => Some(say::NO_LIST),
            Action::Account if !matches!(self.client, Client::Free(_)) => Some(say::NO_OTHER_CLIENT),
            Action::Minutes if !matches!(self.task.itself(), Task::Debrief { .. }) => Some(minutes::ONLY_HELD),
            _ => None,
        }
    }

    fn called(&self, action: Action) -> Option<Words> {
        (action == Action::Save && matches!(self.task, Task::Price { .. })).then_some(say::TO_SHEET)
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Result<Option<Vec<Effect>>> {
        self.dropping &= action == Action::Clear;
        match action {
            Action::Save if self.asks_evidence(ctx) => {
                self.step(true, ctx);
                self.notice = Some(say::EVIDENCE_ASKED.get(ctx.lang).into());
            }
            Action::Save => return self.save(ctx).map(Some),
            Action::Minutes => return self.save_with_letter(ctx).map(Some),
            Action::NextField => self.step(true, ctx),
            Action::PreviousField => self.step(false, ctx),
            Action::Choose => return self.pick("", ctx).map(Some),
            Action::Extract => return self.extract(ctx).map(Some),
            Action::TakeTheirs => self.take_theirs(ctx)?,
            Action::Clear => return self.forget(ctx).map(Some),
            Action::Account => return self.ask_client(ctx).map(Some),
            // The wheel goes as the arrows do, through a long text and on to the next field, and changes nothing.
            Action::Up | Action::Down if self.takes_lines() => {
                let code = if action == Action::Up { KeyCode::Up } else { KeyCode::Down };
                return self.type_key(KeyEvent::from(code), ctx).map(Some);
            }
            Action::Down => self.step(true, ctx),
            Action::Up => self.step(false, ctx),
            Action::Back => {
                if !self.is_touched() {
                    return Ok(Some(vec![Effect::Back, Effect::DropDraft(self.place_of_draft())]));
                }
                self.left = true;
                return Ok(Some(vec![Effect::Back, Effect::Say(self.said_of_leaving(ctx).into(), Tone::Said)]));
            }
            _ => return Ok(None),
        }
        done()
    }

    fn type_key(&mut self, key: KeyEvent, ctx: &Ctx) -> Result<Vec<Effect>> {
        self.dropping = false;
        let at = match self.focus {
            At::Part(number) => {
                self.type_at_part(number, key, ctx);
                return Ok(Vec::new());
            }
            At::Slot(at) if self.hides(at, ctx) => return Ok(Vec::new()),
            At::Slot(at) => at,
        };
        let Some(slot) = self.slots.get_mut(at) else { return Ok(Vec::new()) };
        let before = slot.trouble.take();
        if slot.is_picked() {
            slot.trouble = before;
            match (key.code, types(key)) {
                (KeyCode::Right, _) | (_, Some(' ')) => return self.pick("", ctx),
                (_, Some(c)) => return self.pick(&c.to_string(), ctx),
                (KeyCode::Backspace | KeyCode::Delete, _) => {
                    slot.doubt = None;
                    slot.set(ctx, Value::Empty)?;
                }
                _ => {}
            }
            self.mend(at, ctx);
            return Ok(Vec::new());
        }
        let meant = slot.key(key, ctx);
        // A key that was refused has said why itself.
        if slot.trouble.is_none() {
            slot.trouble = before;
            self.mend(at, ctx);
        }
        if !meant && self.slots[at].is_text() {
            // At the edge of a long text the arrows go on to the neighbouring field.
            match key.code {
                KeyCode::Down => self.step(true, ctx),
                KeyCode::Up => self.step(false, ctx),
                _ => {}
            }
        }
        Ok(Vec::new())
    }

    fn paste(&mut self, text: &str, ctx: &Ctx) -> Vec<Effect> {
        self.dropping = false;
        let Some(at) = self.focused().filter(|at| !self.hides(*at, ctx)) else { return Vec::new() };
        self.paste_at(at, text, ctx)
    }

    fn picked(&mut self, ids: &[i64], ctx: &Ctx) -> Result<Vec<Effect>> {
        if let Some(text) = self.extracted.take() {
            let into = ids.first().and_then(|at| extract::INTO.get(usize::try_from(*at).ok()?));
            return into.map_or_else(|| Ok(Vec::new()), |into| self.make(into.code, &text, ctx));
        }
        let aside = match self.picking.take() {
            Some(Picking::Client) => {
                return ids.first().map_or(Ok(()), |account| self.belong(*account, ctx)).map(|()| Vec::new());
            }
            Some(Picking::Field(at)) => Some(at),
            None => None,
        };
        let Some(at) = aside.or(self.focused()) else { return Ok(Vec::new()) };
        let Some(slot) = self.slots.get_mut(at) else { return Ok(Vec::new()) };
        let value = match slot.field.kind {
            Kind::Set(choices) | Kind::Choice(choices) => Value::text(
                ids.iter().filter_map(|at| choices.get(usize::try_from(*at).ok()?)).map(|choice| choice.code).collect::<Vec<_>>().join(","),
            ),
            Kind::Many(_) if ids.is_empty() => Value::Empty,
            Kind::Many(_) => Value::Ids(ids.to_vec()),
            _ => ids.first().map_or(Value::Empty, |id| Value::Int(*id)),
        };
        let own = (slot.field.key == "owner" && slot.field.loose).then(|| value.as_int()).flatten();
        slot.doubt = None;
        slot.set(ctx, value)?;
        if let Some(account) = own {
            self.belong(account, ctx)?;
        }
        self.doubt_chosen(at, ctx)?;
        self.mend(at, ctx);
        // Who chose from the picker is done with the field.
        if aside.is_none() {
            self.step(true, ctx);
        }
        self.ask_behalf(at, ctx)
    }

    fn coined(&mut self, coined: Coined, mut ids: Vec<i64>, ctx: &Ctx) -> Result<Vec<Effect>> {
        ids.push(coined::number(self.coined.len()));
        self.coined.push(coined);
        self.slots.iter_mut().for_each(|slot| slot.coined.clone_from(&self.coined));
        self.picked(&ids, ctx)
    }

    fn click(&mut self, hit: Hit) {
        if let Hit::Row(at) = hit {
            let rows = self.rows();
            let row = rows.get(at).copied().unwrap_or(self.focus);
            if let At::Part(number) = row {
                self.parts[number].open ^= true;
            }
            self.focus = row;
        }
    }

    fn point(&mut self, hit: Hit, area: Rect, at: Position) {
        let Hit::Value(number) = hit else { return self.click(hit) };
        let before = self.focus;
        self.click(Hit::Row(number));
        if let At::Slot(slot) = self.focus {
            self.slots[slot].point(area, at, before == self.focus);
        }
    }

    fn draft_place(&self) -> Option<String> {
        Some(self.place_of_draft())
    }

    fn draft(&self) -> Option<(String, String)> {
        let typed = || self.slots.iter().filter_map(|slot| Some((slot, slot.draft()?)));
        let values: serde_json::Map<String, Json> = typed().map(|(slot, value)| (slot.place(), value.json())).collect();
        let known: serde_json::Map<String, Json> = typed().map(|(slot, _)| (slot.place(), slot.known.json())).collect();
        let client = (self.client != self.began_with).then(|| self.account()).flatten();
        let is_touched = !values.is_empty() || client.is_some();
        is_touched.then(|| {
            let slot = self.focused().and_then(|at| self.slots.get(at));
            let cursor = slot.and_then(|slot| slot.area()).map(|area| (area.cursor().0, area.cursor().1));
            let body = json!({
                "left": self.left, "client": client, "uid": self.client_uid, "coined": self.coined, "values": values, "known": known,
                "put": self.whom.put.as_ref().map(Value::json), "at": slot.map(Slot::place),
                "row": cursor.map(|(row, _)| row), "column": cursor.map(|(_, column)| column), ROWS: self.referred.json(),
            });
            (self.place_of_draft(), body.to_string())
        })
    }

    fn heed_erasing(&mut self, typed: Option<&str>, ctx: &Ctx) -> Result<bool> {
        self.let_go_of_erased(typed, ctx)
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, ctx: &Ctx) {
        self.draw(canvas, area, ctx);
    }
}
