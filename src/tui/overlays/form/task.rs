//! What a form is for: which fields it asks for, and what saving means.

mod asked;
mod debriefed;
mod judged;
mod moved;
mod priced;
mod stepped;

use crate::debrief;
use crate::domain::account::SECTIONS;
use crate::domain::field::{Group, Kind};
use crate::domain::person::ASKED_FIRST;
use crate::domain::standing;
use crate::domain::words::{Words, w};
use crate::domain::{Entity, Record, Value, day, entry};
use crate::editing::map::{self, Beside, Judged};
use crate::editing::{self, coined::Coined};
use crate::month::{self, About};
use crate::printable::capital;
use crate::settings::{self, Settings};
use crate::store::attention::Cause;
use crate::store::{Change, Error, Result};
use crate::today::notice::put_off;
use crate::tui::layer::Ctx;
use crate::tui::several;
pub(super) use asked::{Asked, Loose, Topic, UNTIL, said};
use asked::{OWNER, PLANNED_DAY, REASON, ask, ask_all, asked_of_promise, in_order};
pub(super) use debriefed::FATE;
pub(super) use priced::{ASKED, LINE, line};
use serde::{Deserialize, Serialize};

/// What a form is for. Written as JSON it also names the place of its draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Task {
    /// Any record: a new one of its owner, or an old one; of an account perhaps only one section.
    Record {
        /// Its table.
        table: String,
        /// Its id, if it exists.
        id: Option<i64>,
        /// The account it belongs to.
        owner: Option<i64>,
        /// The section of the profile.
        section: Option<String>,
        /// Codes set beforehand.
        #[serde(default)]
        preset: Vec<(String, String)>,
    },
    /// A person together with their role at an account.
    Person {
        /// The account.
        account: i64,
        /// The role, if it exists.
        affiliation: Option<i64>,
        /// For a new person: the role beside whose holder they stand on the map, and how.
        #[serde(default)]
        beside: Option<(i64, Beside)>,
    },
    /// A judgement about a person, perhaps for one purchase alone.
    Judge {
        /// The role.
        affiliation: i64,
        /// The purchase.
        purchase: Option<i64>,
        /// Key of the field.
        field: String,
    },
    /// A diary entry.
    Entry {
        /// The account, if one is at hand.
        account: Option<i64>,
        /// The entry, if it exists.
        id: Option<i64>,
        /// Whether it is being planned, being written down after it was held, or merely edited.
        phase: Phase,
        /// The person who takes part, if one is at hand.
        #[serde(default)]
        person: Option<i64>,
    },
    /// What a contact brought, asked by what its page had asked.
    Debrief {
        /// The account.
        account: i64,
        /// The contact, where one was planned.
        id: Option<i64>,
        /// The person the page was asked for.
        #[serde(default)]
        person: Option<i64>,
    },
    /// The settings.
    Settings,
    /// Another day for an action or a planned contact.
    OtherDay {
        /// Its table.
        table: String,
        /// Its id.
        id: i64,
    },
    /// Another day for several actions.
    Several {
        /// Their ids.
        ids: Vec<i64>,
    },
    /// The next step of a record: what its kind asks for then.
    #[serde(alias = "Answer")]
    Step {
        /// Its table. Drafts of before name none: they answer questions.
        #[serde(default = "Task::asking")]
        table: String,
        /// Its id.
        id: i64,
    },
    /// What a concession costs, answered while it is typed; kept as a point of the negotiation sheet.
    Price {
        /// The account, if one is at hand.
        account: Option<i64>,
    },
    /// A row of *Today* put off until a day, with the reason.
    PutOff {
        /// Code of the kind of row.
        kind: String,
        /// The table of what it is about.
        table: String,
        /// Its id there.
        id: i64,
        /// What gave rise to the row.
        cause: String,
        /// What the row is called.
        name: String,
    },
    /// A form of which the record is what was decided of something that changed in a month.
    Decide {
        /// The form.
        task: Box<Task>,
        /// The account at which it changed.
        account: i64,
        /// The fields of the decision that say what it was.
        of: Vec<(String, String)>,
        /// What was decided of it before, as far as it was seen: that gives way.
        #[serde(skip)]
        seen: Option<i64>,
    },
}

/// Which part of its life an entry is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Phase {
    /// It will be.
    Planning,
    /// It was, and is written down.
    Held,
    /// All of it is open.
    Editing,
}

const MEETING: Words = w("Встреча или звонок", "A meeting or a call");
const AFTER: Words = w("Запись о контакте", "Notes of a contact");
const SETTINGS: Words = w("Настройки", "Settings");
const PUT_OFF: Words = w("Отложить", "Put off");

/// Whose a form is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Client {
    /// Nobody's in particular.
    None,
    /// An account's, and of no other.
    Fixed(i64),
    /// An account's, and it may become another's.
    Free(Option<i64>),
}

/// A task made ready: its records, its fields, its heading.
pub(super) struct Ready {
    /// The heading, without whose the form is.
    pub title: String,
    pub client: Client,
    pub originals: Vec<Option<Record>>,
    pub records: Vec<Record>,
    pub asked: Vec<Asked>,
    pub focus: &'static str,
}

/// What was saved.
pub(super) struct Saved {
    /// Its name.
    pub name: String,
    /// Its id; that of the person where a role was saved with them.
    pub id: Option<i64>,
    /// The first of its records as the file has it now.
    pub kept: Option<Record>,
}

/// The heading of a new record: what its kind is called, where that is known already.
fn heading(ctx: &Ctx, record: &Record, preset: &[(String, String)]) -> String {
    let kind = record.def().field("kind").filter(|_| preset.iter().any(|(key, _)| key == "kind"));
    match kind.map(|field| record.get("kind").shown(field, ctx.lang)) {
        Some(kind) => capital(&kind),
        None => ctx.say(record.def().new).to_owned(),
    }
}

impl Task {
    /// A form for a new or old record.
    pub fn record(entity: Entity, id: Option<i64>, owner: Option<i64>) -> Task {
        match entity {
            Entity::Entry => Task::entry(owner, id, if id.is_some() { Phase::Editing } else { Phase::Held }),
            Entity::Affiliation if owner.is_some() => Task::Person { account: owner.unwrap_or_default(), affiliation: id, beside: None },
            _ => Task::Record { table: entity.def().table.into(), id, owner, section: None, preset: Vec::new() },
        }
    }

    /// A form for a diary entry.
    pub fn entry(account: Option<i64>, id: Option<i64>, phase: Phase) -> Task {
        Task::Entry { account, id, phase, person: None }
    }

    /// The form that is shown: that of the record, where it is a decision as well.
    pub(super) fn itself(&self) -> &Task {
        if let Task::Decide { task, .. } = self { task.itself() } else { self }
    }

    /// What a row was about that is put off.
    fn cause(&self) -> Option<Cause> {
        match self {
            Task::PutOff { kind, table, id, cause, .. } => {
                Some(Cause { kind: kind.clone(), table: table.clone(), id: *id, what: cause.clone() })
            }
            _ => None,
        }
    }

    /// Whether its record is hidden as a whole while a client is in the room.
    pub fn is_private(&self) -> bool {
        match self.itself() {
            Task::Record { table, .. } => Entity::from_table(table).is_some_and(Entity::is_private),
            Task::Price { .. } | Task::Debrief { .. } => true,
            _ => false,
        }
    }

    /// Whether its heading names what may not be read before those who are there, though it opens no record.
    pub fn names_unseen(&self, ctx: &Ctx) -> bool {
        let Task::PutOff { table, id, .. } = self else { return false };
        let entity = Entity::from_table(table).filter(|entity| !entity.is_private());
        ctx.client && !entity.is_some_and(|entity| ctx.reads_title(entity, *id).unwrap_or(false))
    }

    /// Where its draft is kept: what it is about, without what is empty, so that a later version that knows more of it finds it.
    pub fn place(&self) -> String {
        let mut task = serde_json::to_value(self).unwrap_or_default();
        for part in task.as_object_mut().into_iter().flat_map(|task| task.values_mut()).filter_map(|part| part.as_object_mut()) {
            part.retain(|_, value| !value.is_null() && value.as_array().is_none_or(|list| !list.is_empty()));
        }
        task.to_string()
    }

    /// The task whose draft is kept at a place.
    pub fn from_place(place: &str) -> Option<Task> {
        serde_json::from_str(place).ok()
    }

    pub(super) fn prepare(&self, ctx: &Ctx) -> Result<Ready> {
        match self {
            Task::Decide { task, .. } => task.prepare(ctx),
            Task::Record { table, id, owner, section, preset } => {
                let entity = Entity::from_table(table).ok_or(Error::Gone)?;
                let original = id.map(|id| ctx.store.load(entity, id)?.ok_or(Error::Gone)).transpose()?;
                let mut record = original.clone().map_or_else(|| editing::fresh_in(ctx.store, entity, *owner, ctx.today), Ok)?;
                for (key, value) in preset {
                    let linked = entity.def().field(key).is_some_and(|field| matches!(field.kind, Kind::Link(_)));
                    record.set(key, if linked { value.parse().map_or(Value::Empty, Value::Int) } else { Value::text(value.clone()) });
                }
                let mut asked = ask_all(0, &record, original.is_some() || section.is_some(), |field| {
                    section.as_deref().is_none_or(|section| standing::stands_in(section, field))
                        && (!field.kept || field.key == "dropped_by")
                        && !(entity == Entity::Account && id.is_none() && field.section != "profile")
                        && (entity != Entity::Action || asked_of_promise(field, &record, original.as_ref(), ctx))
                });
                for asked in &mut asked {
                    let field = asked.field;
                    if section.is_some() {
                        asked.fold = None;
                    } else if entity == Entity::Account && field.section != "profile" {
                        let sections = SECTIONS.iter().chain([&standing::SECTION]);
                        asked.fold = sections.into_iter().find(|section| section.key == field.section).map(|section| section.words);
                    } else if field.key == "kind" && preset.iter().any(|(key, _)| key == field.key) {
                        // What the key has said already is not asked for again.
                        asked.fold = Some(Group::More.words());
                    }
                }
                let mut asked = in_order(asked);
                let line = section.as_deref().and_then(standing::find);
                if let Some(line) = line {
                    asked.sort_by_key(|asked| line.asks.iter().position(|key| *key == asked.field.key).unwrap_or(line.asks.len()));
                }
                let client = match entity.def().owner {
                    // What was decided stays where it changed.
                    Some((_, Entity::Account)) if entity == Entity::MonthDecision => record.owner.map_or(Client::None, Client::Fixed),
                    Some((_, Entity::Account)) => Client::Free(record.owner),
                    _ => Client::None,
                };
                if client == Client::Free(None) && original.is_none() {
                    asked.insert(0, ask(0, &OWNER, Value::Empty));
                }
                let title = match (line, &original) {
                    (Some(line), _) => ctx.say(line.words).to_owned(),
                    (None, Some(_)) => ctx.say(entity.def().words).to_owned(),
                    (None, None) => heading(ctx, &record, preset),
                };
                // What has to be done about it is what it is opened for.
                let settled = original.as_ref().and_then(|_| entity.def().deadline?.settled);
                let focus = settled.map_or("", |(_, field)| field);
                Ok(Ready { title, client, originals: vec![original], records: vec![record], asked, focus })
            }
            Task::Person { account, affiliation, beside } => {
                let role = affiliation.map(|id| ctx.store.load(Entity::Affiliation, id)?.ok_or(Error::Gone)).transpose()?;
                let person_id = role.as_ref().and_then(|role| role.int("person_id"));
                let person = person_id.map(|id| ctx.store.load(Entity::Person, id)?.ok_or(Error::Gone)).transpose()?;
                let fresh = match beside {
                    Some((at, place)) => map::role_beside(ctx.store, *account, *at, *place)?,
                    None => Record::owned(Entity::Affiliation, *account),
                };
                let records = vec![person.clone().unwrap_or_else(|| Record::new(Entity::Person)), role.clone().unwrap_or(fresh)];
                let mut asked = ask_all(1, &records[1], true, |field| field.key != "person_id");
                asked.extend(ask_all(0, &records[0], true, |_| true));
                asked.sort_by_key(|asked| ASKED_FIRST.iter().position(|key| *key == asked.field.key).unwrap_or(ASKED_FIRST.len()));
                let asked = in_order(asked);
                let title = ctx.say(if role.is_some() { Entity::Person.def().words } else { Entity::Person.def().new }).to_owned();
                // Whoever is beside somebody on the map stays at their account.
                let fixed = role.is_some() || beside.is_some();
                let client = if fixed { Client::Fixed(*account) } else { Client::Free(Some(*account)) };
                Ok(Ready { title, client, originals: vec![person, role], records, asked, focus: "" })
            }
            Task::Entry { account, id, phase, person } => {
                let original = id.map(|id| ctx.store.load(Entity::Entry, id)?.ok_or(Error::Gone)).transpose()?;
                let mut record = original.clone().unwrap_or_else(|| editing::fresh(Entity::Entry, *account, ctx.today));
                match phase {
                    Phase::Planning if original.is_none() => {
                        record.set("state", Value::text("planned"));
                        record.set("kind", Value::text("meeting"));
                        record.set("day", Value::Empty);
                        record.set("people", person.map_or(Value::Empty, |person| Value::Ids(vec![person])));
                    }
                    Phase::Held => {
                        record.set("state", Value::text("held"));
                        if record.text("day") > ctx.today_iso().as_str() {
                            record.set("day", Value::text(ctx.today_iso()));
                        }
                        if original.is_none() {
                            record.set("time", Value::text(ctx.time.format("%H:%M").to_string()));
                        }
                    }
                    _ => {}
                }
                let repeats = !record.get("repeats").is_empty();
                let asked = ask_all(0, &record, original.is_some(), |field| match phase {
                    _ if field.kept => false,
                    Phase::Planning => entry::PLANNING.contains(&field.key),
                    Phase::Held => {
                        !matches!(field.key, "best_result" | "least_result" | "reached" | "confirmed_on" | "moved_by")
                            && (repeats || field.key != "repeats")
                    }
                    Phase::Editing => !field.loose,
                });
                let mut asked = in_order(asked);
                let planning = *phase == Phase::Planning || record.text("state") == "planned";
                for asked in asked.iter_mut().filter(|asked| planning && asked.field.key == "day") {
                    asked.field = &PLANNED_DAY;
                }
                let client = Client::Free(record.owner);
                if record.owner.is_none() {
                    asked.insert(0, ask(0, &OWNER, Value::Empty));
                }
                let title = ctx.say(if planning { MEETING } else { AFTER }).to_owned();
                let focus = if *phase == Phase::Held && record.owner.is_some() { "notes" } else { "" };
                Ok(Ready { title, client, originals: vec![original], records: vec![record], asked, focus })
            }
            Task::Judge { affiliation, purchase, field } => judged::ready(ctx, *affiliation, *purchase, field),
            Task::Settings => {
                let asked = settings::FIELDS.iter().map(|field| ask(0, field, ctx.settings.get(field.key))).collect();
                let client = Client::None;
                Ok(Ready { title: ctx.say(SETTINGS).into(), client, originals: Vec::new(), records: Vec::new(), asked, focus: "" })
            }
            Task::OtherDay { table, id } => moved::ready(ctx, table, *id),
            Task::Several { ids } => Ok(moved::several(ctx, ids)),
            Task::Step { table, id } => stepped::ready(ctx, table, *id),
            Task::Price { account } => priced::ready(ctx, *account),
            Task::Debrief { account, id, person } => debriefed::ready(ctx, *account, *id, *person),
            Task::PutOff { name, .. } => {
                let before = self.cause().map(|cause| ctx.store.put_off(&cause)).transpose()?.flatten();
                let reason = before.map_or(Value::Empty, |before| Value::text(before.reason));
                let title = [ctx.say(PUT_OFF), name].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
                let asked = vec![ask(0, &UNTIL, Value::Empty), ask(0, &REASON, reason)];
                Ok(Ready { title, client: Client::None, originals: Vec::new(), records: Vec::new(), asked, focus: "" })
            }
        }
    }

    /// The form of the same record once it is saved as `id`; `None` where nothing is to be opened again.
    pub(super) fn again(&self, id: i64) -> Option<Task> {
        match self.itself() {
            Task::Record { table, owner, section, .. } => {
                Some(Task::Record { table: table.clone(), id: Some(id), owner: *owner, section: section.clone(), preset: Vec::new() })
            }
            Task::Person { affiliation: Some(_), .. } => Some(self.clone()),
            Task::Entry { account, .. } => Some(Task::entry(*account, Some(id), Phase::Editing)),
            _ => None,
        }
    }

    /// Saves.
    pub(super) fn save(
        &self,
        ctx: &Ctx,
        originals: &[Option<Record>],
        records: &[Record],
        loose: &[Loose],
        coined: &[Coined],
        draft: &str,
    ) -> Result<Saved> {
        let named = |name: String| Ok(Saved { name, id: None, kept: None });
        match self {
            Task::Settings => {
                Settings::save(ctx.store, loose.iter().map(|loose| (loose.field.key, &loose.before, &loose.value)))?;
                named(ctx.say(SETTINGS).to_owned())
            }
            Task::OtherDay { table, id } => {
                let (to, agreed) = moved::said(loose)?;
                let entity = Entity::from_table(table).ok_or(Error::Gone)?;
                editing::move_agreed(ctx.store, entity, *id, to, agreed)?;
                Ok(Saved { name: editing::subject(&records[0]), id: Some(*id), kept: ctx.store.load(entity, *id)? })
            }
            Task::Several { ids } => named(several::put_on(ctx, ids, moved::said(loose)?.0)?),
            Task::PutOff { name, .. } => {
                let until = day::from_iso(said(loose, UNTIL.key)).ok_or(Error::Gone)?;
                put_off(ctx.store, &self.cause().ok_or(Error::Gone)?, name, until, said(loose, REASON.key))?;
                named(name.clone())
            }
            Task::Person { beside, .. } => {
                let reporting = beside.filter(|(_, place)| *place == Beside::Above).map(|(at, _)| at);
                let (person, role) = ((originals[0].as_ref(), &records[0]), (originals[1].as_ref(), &records[1]));
                let id = editing::save_person(ctx.store, person, role, reporting, coined, draft)?;
                Ok(Saved { name: editing::subject(&records[0]), id: Some(id), kept: ctx.store.load(Entity::Person, id)? })
            }
            Task::Judge { affiliation, purchase, field } => {
                let judged = Judged { affiliation: *affiliation, purchase: *purchase, field };
                map::judge(ctx.store, judged, records[0].get(field), records[0].text("evidence"), draft)?;
                named(ctx.store.person_name(records[0].int("person_id").unwrap_or_default())?.short())
            }
            Task::Price { .. } => keep(ctx, None, &priced::point(ctx, &records[0], loose)?, coined, draft, |_, _| Ok(())),
            Task::Debrief { account, .. } => {
                let answers = debriefed::answers(ctx, loose);
                keep(ctx, originals[0].as_ref(), &records[0], coined, draft, |change, id| {
                    debrief::keep(change, *account, id, ctx.today, &answers)
                })
            }
            Task::Record { .. } | Task::Entry { .. } | Task::Step { .. } | Task::Decide { .. } => {
                let decided = |change: &Change, id| match self {
                    Task::Decide { account, of, seen, .. } => {
                        month::decide(change, &About { account: *account, fields: of.clone(), seen: *seen }, &records[0], id)
                    }
                    _ => Ok(()),
                };
                keep(ctx, originals[0].as_ref(), &records[0], coined, draft, decided)
            }
        }
    }
}

/// Keeps a record with what was coined for it, and what else becomes of it in the same step.
fn keep(
    ctx: &Ctx,
    original: Option<&Record>,
    record: &Record,
    coined: &[Coined],
    draft: &str,
    then: impl FnOnce(&Change, i64) -> Result<()>,
) -> Result<Saved> {
    let id = editing::save_and(ctx.store, original, record, coined, draft, then)?;
    Ok(Saved { name: editing::subject(record), id: Some(id), kept: ctx.store.load(record.entity, id)? })
}

#[cfg(test)]
mod tests;
