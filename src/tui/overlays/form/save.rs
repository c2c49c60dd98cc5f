//! Saving a form: what is wrong is said beside its field until it is mended.

use super::Form;
use super::parts::At;
use super::task::{Client, Loose, Saved, UNTIL, said};
use crate::domain::{Entity, Record, Value, day};
use crate::editing::{self, Problem};
use crate::store::{Error, Result};
use crate::text::{form as say, screen};
use crate::tui::layer::{Ctx, Effect, Tone};
use crate::tui::overlays::form::Task;
use crate::tui::overlays::paper::Paper;
use crate::tui::widgets::card::shown;

/// A form as it was filled in.
struct Filled {
    records: Vec<Record>,
    loose: Vec<Loose>,
    /// What is wrong, by field.
    wrong: Vec<(usize, String)>,
}

impl Form {
    fn read(&self, ctx: &Ctx) -> Result<Filled> {
        let mut records = self.records.clone();
        let (mut loose, mut wrong) = (Vec::new(), Vec::new());
        for (at, slot) in self.slots.iter().enumerate() {
            match slot.value(ctx) {
                Ok(value) => {
                    if slot.field.required && value.is_empty() {
                        wrong.push((at, say::problem(ctx.lang, Problem::Required)));
                    }
                    if slot.field.key == "owner" && slot.field.loose {
                        records.iter_mut().for_each(|record| record.owner = value.as_int());
                    }
                    // What a form asks beside its record is none of its fields.
                    if let Some(record) = records.get_mut(slot.part).filter(|record| record.def().field(slot.field.key).is_some()) {
                        record.set(slot.field.key, value.clone());
                    }
                    // Until a day that has come nothing waits.
                    let is_past = || day::from_iso(value.as_str()).is_some_and(|until| until <= ctx.today);
                    if slot.field.loose && slot.field.key == UNTIL.key && is_past() {
                        wrong.push((at, ctx.say(say::WAITS_AHEAD).to_owned()));
                    }
                    loose.push(Loose { field: slot.field, before: slot.began_with().clone(), value, about: slot.about.clone() });
                }
                Err(trouble) => wrong.push((at, trouble)),
            }
        }
        wrong.extend(self.at_odds(ctx));
        wrong.extend(self.not_read(ctx));
        wrong.extend(self.fates_not_read(ctx));
        for record in &records {
            for (field, problem) in editing::troubles(ctx.store, record)? {
                let at =
                    self.slots.iter().position(|slot| std::ptr::eq(slot.field, field) || slot.field.key == field.key && !slot.field.loose);
                wrong.extend(at.map(|at| (at, say::problem(ctx.lang, problem))));
            }
        }
        Ok(Filled { records, loose, wrong })
    }

    /// Looks again whether a field is mended that was wrong.
    pub(super) fn mend(&mut self, at: usize, ctx: &Ctx) {
        if self.slots.get(at).is_some_and(|slot| slot.trouble.is_some()) {
            // What cannot be looked up now stays as it was said; saving says why.
            let Ok(filled) = self.read(ctx) else { return };
            let wrong = filled.wrong.into_iter().find(|(wrong, _)| *wrong == at).map(|(_, trouble)| trouble);
            self.slots[at].trouble = wrong.or_else(|| self.still_told(at, ctx));
        }
    }

    /// A field is left: what is wrong with it is said now, not while it is typed.
    pub(super) fn leave(&mut self, at: usize, ctx: &Ctx) {
        let Some(slot) = self.slots.get(at) else { return };
        let (key, part, was_wrong) = (slot.field.key, slot.part, slot.trouble.is_some());
        self.take_time(at, ctx);
        let Some(slot) = self.slots.get(at) else { return };
        if let Err(trouble) = slot.value(ctx) {
            self.slots[at].trouble = Some(trouble);
        } else if was_wrong || self.tried {
            self.slots[at].trouble.get_or_insert_with(String::new);
            self.mend(at, ctx);
        }
        if key == "family_name" {
            self.take_name_apart(ctx);
        } else if key == "position" {
            self.take_reach_out(at, ctx);
        }
        // What cannot be looked up now leaves who is at hand.
        let _ = self.take_whom(at, ctx);
        self.take_day(at, ctx);
        self.take_fate(at, ctx);
        self.take_currency(at, part, ctx);
        self.take_sign(ctx);
    }

    pub(super) fn save(&mut self, ctx: &Ctx) -> Result<Vec<Effect>> {
        Ok(self.store(ctx)?.map_or_else(Vec::new, |(_, effects)| effects))
    }

    /// Saves what a contact brought and shows the letter on it.
    pub(super) fn save_with_letter(&mut self, ctx: &Ctx) -> Result<Vec<Effect>> {
        let Task::Debrief { id, .. } = *self.task.itself() else { return Ok(Vec::new()) };
        let Some((saved, mut effects)) = self.store(ctx)? else { return Ok(Vec::new()) };
        if let Some(entry) = id.or(saved.id) {
            effects.push(Effect::Push(Box::new(Paper::open(ctx, entry)?)));
        }
        Ok(effects)
    }

    /// Saves, unless something typed is wrong or was changed elsewhere; gives what was saved and what closes the form.
    pub(super) fn store(&mut self, ctx: &Ctx) -> Result<Option<(Saved, Vec<Effect>)>> {
        self.tried = true;
        if let Some(at) = self.focused() {
            self.leave(at, ctx);
        }
        if let Some(said) = self.taken_by_another(ctx)? {
            self.notice = Some(said);
            return Ok(None);
        }
        let mut filled = self.read(ctx)?;
        for (at, slot) in self.slots.iter_mut().enumerate() {
            slot.trouble = filled.wrong.iter().find(|(wrong, _)| *wrong == at).map(|(_, trouble)| trouble.clone());
            slot.may_be_meant(ctx);
        }
        let mut first_wrong = filled.wrong.first().map(|(at, _)| *at);
        if first_wrong.is_none() {
            first_wrong = self.ask_about_words(&mut filled.records, ctx);
        }
        if let Some(at) = first_wrong.map(At::Slot) {
            self.reveal(at);
            self.focus = at;
            self.show_cursor(ctx);
            return Ok(None);
        }
        if self.ask_about_currency(&mut filled.records, ctx)
            || self.ask_about_days(&filled.records, ctx)
            || self.ask_about_twin(&filled.records, ctx)?
            || self.ask_about_others(&filled.records, ctx)?
        {
            return Ok(None);
        }
        let counted = self.turns_a_fault(&filled.records, ctx)?;
        let along = self.goes_along(&filled.records, ctx)?;
        let newest = ctx.store.newest_step()?;
        match self.task.save(ctx, &self.originals, &filled.records, &filled.loose, &self.coined, &self.place_of_draft()) {
            Ok(mut saved) => {
                if let (Some(kept), Some(record)) = (saved.kept.take(), filled.records.first_mut()) {
                    if let (Client::Free(Some(_)), Some(owner)) = (self.client, kept.owner) {
                        self.client = Client::Free(Some(owner));
                    }
                    *record = kept;
                }
                if saved.name.trim().is_empty() {
                    saved.name = self.nameless(&filled.records, ctx);
                }
                let is_unchanged = ctx.store.newest_step()? == newest;
                let until = day::from_iso(said(&filled.loose, UNTIL.key));
                // Nothing was done where nothing was changed.
                let tone = if is_unchanged && until.is_none() { Tone::Said } else { Tone::Done };
                let said = match until {
                    Some(until) => screen::put_off(ctx.lang, &day::near(until, ctx.today, ctx.lang)),
                    // What became of several is said whole.
                    None if matches!(self.task, Task::Several { .. }) => saved.name.clone(),
                    // Nothing to be taken back: the step before it is another one's.
                    None if is_unchanged => ctx.say(say::UNCHANGED).to_owned(),
                    None => [Some(self.said_of_saving(&saved.name, &filled.records, ctx)), along]
                        .into_iter()
                        .flatten()
                        .collect::<Vec<_>>()
                        .join(" "),
                };
                let said = Effect::Say(ctx.and_counted(said, counted), tone);
                let mut effects = vec![Effect::Back, Effect::DropDraft(self.place_of_draft()), said];
                effects.extend(is_unchanged.then_some(Effect::Unchanged));
                // The keys act on what was just made, not on what stood there before.
                let is_new = self.originals.iter().all(Option::is_none);
                let made = filled.records.first().map(|record| record.entity).zip(saved.id).filter(|_| is_new);
                effects.extend(made.map(|(entity, id)| Effect::Select(entity, id)));
                if self.task == Task::Settings {
                    effects.push(Effect::Settings);
                }
                self.records = filled.records;
                Ok(Some((saved, effects)))
            }
            Err(Error::Conflict(theirs)) => self.meet(ctx, theirs).map(|()| None),
            Err(Error::There(entity, id)) => self.meet_another(ctx, entity, id).map(|()| None),
            Err(error @ Error::Circle { .. }) => self.refuse_circle(error, ctx),
            Err(error) => Err(error),
        }
    }

    /// A circle that only saving could find, such as through what another window wrote meanwhile, is said beside the field.
    fn refuse_circle(&mut self, error: Error, ctx: &Ctx) -> Result<Option<(Saved, Vec<Effect>)>> {
        let Some(at) = self.slots.iter().position(|slot| ["reports_to_id", "parent_id"].contains(&slot.field.key)) else {
            return Err(error);
        };
        self.slots[at].trouble = Some(crate::text::errors::of_store(&error, ctx.lang));
        self.reveal(At::Slot(at));
        self.focus = At::Slot(at);
        self.show_cursor(ctx);
        Ok(None)
    }

    /// Whether a promise that was not kept in time is to become something else.
    fn turns_a_fault(&self, records: &[Record], ctx: &Ctx) -> Result<bool> {
        for (original, record) in self.originals.iter().flatten().zip(records) {
            let turned = record.entity == Entity::Action && original.text("kind") != record.text("kind");
            if turned && ctx.store.stays_counted(original)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// What is said of what was saved: before a client by its kind where its name is not for them, and nothing of what is not for them at all.
    fn said_of_saving(&self, name: &str, records: &[Record], ctx: &Ctx) -> String {
        let title = |record: &Record| record.def().field(record.def().title);
        let is_named = |record: &Record| title(record).is_none_or(|field| ctx.audience().reads(field));
        match records.first() {
            _ if ctx.client && (self.is_hidden(ctx) || !records.iter().all(|record| ctx.audience().shows(record))) => {
                ctx.say(say::SAVED).to_owned()
            }
            Some(first) if ctx.client && !records.iter().all(is_named) => {
                say::saved(ctx.lang, &self.nameless(std::slice::from_ref(first), ctx))
            }
            Some(first) if first.def().is_named_by_day() => say::saved(ctx.lang, &ctx.called(first)),
            _ => say::saved(ctx.lang, &self.told(name, records, ctx)),
        }
    }

    /// What is said of what goes along with a record that becomes another client's.
    fn goes_along(&self, records: &[Record], ctx: &Ctx) -> Result<Option<String>> {
        let Some((original, record)) = self.originals.first().and_then(Option::as_ref).zip(records.first()) else { return Ok(None) };
        let Some(id) = original.id.filter(|_| original.owner != record.owner && original.entity == record.entity && !ctx.client) else {
            return Ok(None);
        };
        let hanging = ctx.store.hanging(record.entity, id)?;
        let counted: Vec<String> = hanging.into_iter().map(|(entity, count)| entity.def().counted.with(ctx.lang, count)).collect();
        Ok((!counted.is_empty()).then(|| say::went_along(ctx.lang, &counted.join(", "))))
    }

    /// What something without a name is called: by its kind, and whose it is.
    pub(super) fn nameless(&self, records: &[Record], ctx: &Ctx) -> String {
        let kind = records.first().and_then(|record| {
            let field = record.def().field("kind")?;
            Some(record.get("kind").shown(field, ctx.lang)).filter(|kind| !kind.is_empty())
        });
        let what = kind.unwrap_or_else(|| self.title.clone());
        [what, self.client_name.clone()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    }

    /// Shows the other window's version under each field that both changed. Saving again keeps ours; F6 takes theirs.
    fn meet(&mut self, ctx: &Ctx, theirs: Vec<(String, Value)>) -> Result<()> {
        for (key, value) in theirs {
            for original in self.originals.iter_mut().flatten().filter(|original| original.def().field(&key).is_some()) {
                original.set(&key, value.clone());
            }
            if let Some(at) = self.slots.iter().position(|slot| slot.field.key == key) {
                if self.task == Task::Settings {
                    self.slots[at].begin_with(value.clone());
                }
                let words = shown(ctx, self.slots[at].field, &value)?;
                self.slots[at].theirs = Some(say::their_version(ctx.lang, &words));
                self.reveal(At::Slot(at));
                self.focus = At::Slot(at);
            }
        }
        self.notice = Some(say::CONFLICT.get(ctx.lang).into());
        self.show_cursor(ctx);
        Ok(())
    }

    /// There is but one of what was to be made, and another window has made it: saving again puts ours in its place.
    fn meet_another(&mut self, ctx: &Ctx, entity: Entity, id: i64) -> Result<()> {
        let theirs = ctx.store.load(entity, id)?.ok_or(Error::Gone)?;
        if let Task::Decide { seen, .. } = &mut self.task {
            *seen = Some(id);
            let field = entity.def().field("kind");
            let kind = field.map_or_else(String::new, |field| theirs.get("kind").shown(field, ctx.lang));
            let words = [kind.as_str(), theirs.text("note")].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(": ");
            self.notice = Some(say::decided_elsewhere(ctx.lang, &words));
            self.show_cursor(ctx);
            return Ok(());
        }
        let Some(original) = self.originals.first_mut().filter(|_| self.records.first().is_some_and(|record| record.entity == entity))
        else {
            return Err(Error::There(entity, id));
        };
        let differing = theirs.pairs().filter(|(field, _)| !field.kept).map(|(field, value)| (field.key.to_owned(), value.clone()));
        let differing = differing.collect();
        *original = Some(theirs);
        self.meet(ctx, differing)
    }

    pub(super) fn take_theirs(&mut self, ctx: &Ctx) -> Result<()> {
        let Some(slot) = self.focused().and_then(|at| self.slots.get_mut(at)) else { return Ok(()) };
        let of_record = self.originals.get(slot.part).and_then(Option::as_ref).map(|original| original.get(slot.field.key).clone());
        let of_setting = Some(slot.began_with().clone()).filter(|_| self.task == Task::Settings);
        if let Some(value) = of_record.or(of_setting) {
            slot.set(ctx, value)?;
            (slot.trouble, slot.theirs) = (None, None);
        }
        self.show_cursor(ctx);
        Ok(())
    }
}
