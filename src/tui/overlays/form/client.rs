//! Whose a form is: seen in its heading, and changed there.

use super::Task;
use super::slot::Slot;
use super::task::Client;
use super::{Form, Picking};
use crate::domain::{Entity, Field, Kind, Record, Value};
use crate::editing::coined;
use crate::store::Result;
use crate::text::form as say;
use crate::tui::layer::{Ctx, Effect};
use crate::tui::overlays::picker::{Picker, Source};

impl Form {
    /// The account whose people a picker shows first.
    pub(super) fn account(&self) -> Option<i64> {
        match self.client {
            Client::None => None,
            Client::Fixed(account) => Some(account),
            Client::Free(account) => account,
        }
    }

    /// The heading: what the form is, and whose.
    pub(super) fn heading(&self) -> String {
        if self.client_name.is_empty() { self.title.clone() } else { format!("{} · {}", self.title, self.client_name) }
    }

    /// A client came in, or went: the heading is read anew, and what was said of what was typed goes with those it was said to.
    pub(super) fn heed_client(&mut self, ctx: &Ctx) {
        if std::mem::replace(&mut self.client_there, ctx.client) == ctx.client {
            return;
        }
        // What cannot be read now is called nothing at all.
        self.title = self.task.prepare(ctx).map(|ready| ready.title).unwrap_or_default();
        if ctx.client {
            self.notice = None;
            self.slots.iter_mut().for_each(|slot| slot.doubt = None);
        } else {
            // What cannot be looked up now is said when it is saved.
            let _ = self.doubt_anew(ctx);
        }
    }

    pub(super) fn name_client(&mut self, ctx: &Ctx) -> Result<()> {
        let known = self.account().filter(|account| coined::place(*account).is_none());
        self.client_uid = known.map_or(Ok(None), |id| ctx.store.load(Entity::Account, id))?.map(|account| account.uid);
        let coined = self.account().and_then(coined::place).and_then(|at| self.coined.get(at));
        self.client_name = match (coined, self.account()) {
            (Some(coined), _) => coined.name.clone(),
            (None, Some(id)) => ctx.store.name_of(Entity::Account, id, ctx.lang)?,
            // The form of a client says which.
            (None, None) => match self.task.itself() {
                Task::Record { table, id: Some(id), .. } if table == Entity::Account.def().table => {
                    ctx.store.name_of(Entity::Account, *id, ctx.lang)?
                }
                _ => String::new(),
            },
        };
        Ok(())
    }

    /// What is said where another record stands by now in the place of the account it is of, of a record it changes or is about, or of
    /// one that is chosen in it: since it was opened, their numbers were given to others, as undoing and restoring do.
    pub(super) fn taken_by_another(&self, ctx: &Ctx) -> Result<Option<String>> {
        let client = self.account().zip(self.client_uid.clone()).map(|(id, uid)| (Entity::Account, id, uid));
        let changed = self.originals.iter().flatten().filter_map(|record| Some((record.entity, record.id?, record.uid.clone())));
        for (entity, id, uid) in client.into_iter().chain(changed.filter(|(.., uid)| !uid.is_empty())) {
            if ctx.store.load(entity, id)?.is_some_and(|found| found.uid != uid) {
                return Ok(Some(say::taken_by_another(ctx.lang, &ctx.store.name_of(entity, id, ctx.lang)?)));
            }
        }
        if let Some((table, id)) = ctx.store.taken_by_another(&self.referred)? {
            let name = Entity::from_table(&table).map_or(Ok(String::new()), |entity| ctx.store.name_of(entity, id, ctx.lang))?;
            return Ok(Some(say::taken_by_another(ctx.lang, &name)));
        }
        // What is left as it is in the file is not written.
        let is_of_file =
            |slot: &Slot| self.originals.get(slot.part).is_some_and(|original| original.as_ref().is_some_and(|of| of.id.is_some()));
        let mut written = self.slots.iter().filter(|slot| !(slot.is_untouched() && is_of_file(slot)));
        written.find_map(|slot| slot.chosen_is_another(ctx).transpose()).transpose()
    }

    /// Asks for another account.
    pub(super) fn ask_client(&mut self, ctx: &Ctx) -> Result<Vec<Effect>> {
        let picker =
            Picker::open_with(ctx, ctx.say(say::WHOSE), Source::Entity(Entity::Account, None), false, (Vec::new(), ""), &self.coined)?;
        self.picking = Some(Picking::Client);
        Ok(vec![Effect::Push(Box::new(picker))])
    }

    /// Makes the form another account's. Whoever came with the account before, or was named in words, and does not act for this
    /// one goes; whoever was chosen by hand stays, and it is said. What is promised is read anew.
    pub(super) fn belong(&mut self, account: i64, ctx: &Ctx) -> Result<()> {
        let before = self.account();
        self.client = Client::Free(Some(account));
        let owned = |entity: Entity| matches!(entity.def().owner, Some((_, Entity::Account)));
        self.records.iter_mut().filter(|record| owned(record.entity)).for_each(|record| record.owner = Some(account));
        self.name_client(ctx)?;
        for at in 0..self.slots.len() {
            match self.slots[at].field.key {
                "owner" if self.slots[at].field.loose => self.slots[at].set(ctx, Value::Int(account))?,
                _ if before != Some(account) && holds_people(self.slots[at].field) => self.part_with_strangers(at, before, account, ctx)?,
                _ if before != Some(account) => self.part_with_theirs(at, ctx)?,
                _ => {}
            }
        }
        for at in 0..self.slots.len() {
            self.take_whom(at, ctx)?;
        }
        Ok(())
    }

    /// Of the persons in a field those go who do not act for an account, unless they were chosen by hand.
    fn part_with_strangers(&mut self, at: usize, before: Option<i64>, account: i64, ctx: &Ctx) -> Result<()> {
        let slot = &self.slots[at];
        let chosen = slot.chosen().clone();
        let (stay, strangers) = acting(&chosen, account, ctx)?;
        let is_new = self.originals.iter().all(Option::is_none);
        let by_hand = !is_new || before.is_none() || !slot.is_untouched() && self.whom.put.as_ref() != Some(&chosen);
        self.slots[at].doubt = None;
        if strangers.is_empty() {
            return Ok(());
        }
        if by_hand {
            return self.doubt_strangers(at, &strangers, ctx);
        }
        let left = if matches!(chosen, Value::Ids(_)) && !stay.is_empty() { Value::Ids(stay) } else { Value::Empty };
        self.slots[at].set(ctx, left.clone())?;
        if self.slots[at].field.key == "person_id" {
            self.whom.put = Some(left);
        }
        Ok(())
    }

    /// What belongs to the account before cannot be linked by another one: it goes, and is named under its field.
    fn part_with_theirs(&mut self, at: usize, ctx: &Ctx) -> Result<()> {
        let slot = &mut self.slots[at];
        let is_theirs = matches!(slot.field.kind, Kind::Link(entity) if entity.is_of_account());
        if is_theirs && !slot.chosen().is_empty() {
            let was = slot.text();
            slot.set(ctx, Value::Empty)?;
            slot.doubt = Some(say::was_of_another(ctx.lang, &was));
        }
        Ok(())
    }

    /// Says of whoever was just chosen for something that happens at an account that they do not act for it.
    pub(super) fn doubt_chosen(&mut self, at: usize, ctx: &Ctx) -> Result<()> {
        let Some((slot, account)) = self.slots.get(at).zip(self.account()) else { return Ok(()) };
        if !self.happens_with(slot) {
            return Ok(());
        }
        let (_, strangers) = acting(slot.chosen(), account, ctx)?;
        if strangers.is_empty() { Ok(()) } else { self.doubt_strangers(at, &strangers, ctx) }
    }

    /// Whether a field holds with whom something happens that is promised, done or asked, or who acts for a company of the account.
    fn happens_with(&self, slot: &Slot) -> bool {
        let happens = |record: &Record| matches!(record.entity, Entity::Action | Entity::Entry | Entity::Question | Entity::LegalEntity);
        holds_people(slot.field) && self.records.get(slot.part).is_some_and(happens)
    }

    /// Says beside a field who does not act for the account; whoever chose them by hand meant it, or not.
    fn doubt_strangers(&mut self, at: usize, strangers: &[i64], ctx: &Ctx) -> Result<()> {
        let names = strangers.iter().map(|person| Ok(ctx.store.person_name(*person)?.short())).collect::<Result<Vec<_>>>()?;
        self.slots[at].doubt = Some(say::not_there(ctx.lang, &self.client_name, &names.join(", ")));
        Ok(())
    }

    /// Says the same of a draft that came back: who was chosen by hand, and where the form became another account's, in whatever
    /// field.
    pub(super) fn doubt_anew(&mut self, ctx: &Ctx) -> Result<()> {
        let Some(account) = self.account() else { return Ok(()) };
        for at in 0..self.slots.len() {
            let slot = &self.slots[at];
            let chosen = slot.chosen().clone();
            let by_hand = !slot.is_untouched() && self.whom.put.as_ref() != Some(&chosen);
            let asked = self.client != self.began_with || self.happens_with(slot);
            if !by_hand || !asked || !holds_people(slot.field) {
                continue;
            }
            let (_, strangers) = acting(&chosen, account, ctx)?;
            if !strangers.is_empty() {
                self.doubt_strangers(at, &strangers, ctx)?;
            }
        }
        Ok(())
    }
}

/// Whether a field holds persons of a client.
fn holds_people(field: &Field) -> bool {
    match field.kind {
        Kind::Link(entity) => entity == Entity::Person,
        Kind::Many(joint) => joint.entity == Entity::Person,
        _ => false,
    }
}

/// Those of a field who act for an account, and those who do not. Who is made with the form comes to the account that it is of.
fn acting(chosen: &Value, account: i64, ctx: &Ctx) -> Result<(Vec<i64>, Vec<i64>)> {
    let persons = match chosen {
        Value::Int(person) => vec![*person],
        ids => ids.ids().to_vec(),
    };
    let (mut stay, mut strangers) = (Vec::new(), Vec::new());
    for person in persons {
        let acts = coined::place(person).is_some() || ctx.store.person_at(account, person)?.is_some();
        if acts { stay.push(person) } else { strangers.push(person) }
    }
    Ok((stay, strangers))
}
