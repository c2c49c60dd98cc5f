//! What can be done with whatever is selected, wherever it is selected: one place for all panes.

use super::actions::Action;
use super::layer::{Ctx, Effect, Subject, Tone};
use super::overlays::capture::Capture;
use super::overlays::ending::Ending;
use super::overlays::erase::Erase;
use super::overlays::form::{Phase, Task};
use super::overlays::history::History;
use super::overlays::merge::Merge;
use super::overlays::merges::Merges;
use super::overlays::paper::Paper;
use super::overlays::papers::Papers;
use super::overlays::phone::OnPhone;
use super::overlays::playbooks::Playbooks;
use crate::capture;
use crate::domain::{Entity, Words, day, reliability};
use crate::editing::{self, series};
use crate::store::{Error, Result};
use crate::text::command::{kam, word};
use crate::text::{errors, minutes, screen as say, week};
use chrono::NaiveDate;

/// Whether an action is done to the record at hand.
fn is_about_a_record(action: Action) -> bool {
    use Action as A;
    matches!(
        action,
        A::Edit | A::Delete | A::History | A::Done | A::Tomorrow | A::OtherDay | A::MergeWith | A::Split | A::Erase | A::Phone | A::Minutes
    ) || moves(action)
}

/// Whether an action moves what is at hand by a step.
fn moves(action: Action) -> bool {
    matches!(action, Action::DayLater | Action::DayEarlier | Action::HourLater | Action::HourEarlier)
}

/// What an action lacks that needs an account, a record or something to make; told by the subject alone.
pub fn lacks(action: Action, subject: &Subject) -> Option<Words> {
    match (action, subject.record) {
        (Action::Done | Action::Tomorrow | Action::OtherDay | Action::Delete, _) if subject.notice => None,
        (Action::Prep | Action::Question | Action::Papers | Action::Playbook, _) if subject.account.is_none() => Some(say::CHOOSE_ACCOUNT),
        (action, None) if is_about_a_record(action) => Some(say::CHOOSE_ROW),
        (Action::New, _) if subject.makes.is_none() => Some(say::NOT_HERE),
        _ => None,
    }
}

/// Whether an action makes something of a client, so that there has to be one.
pub fn needs_client(action: Action) -> bool {
    use Action as A;
    matches!(
        action,
        A::Meeting | A::OurPromise | A::TheirPromise | A::Question | A::EntryForm | A::Prep | A::Price | A::Papers | A::Playbook
    )
}

/// Whether an action writes into the file, at once or when what it opens is saved.
pub fn writes(action: Action) -> bool {
    use Action as A;
    needs_client(action) && !matches!(action, A::Prep | A::Price | A::Papers)
        || action == A::Pursue
        || moves(action)
        || matches!(action, A::Confirm | A::HandOver)
        || matches!(action, A::Done | A::Tomorrow | A::OtherDay | A::Delete | A::New | A::Edit | A::Record | A::Verify | A::Import)
        || matches!(action, A::Attitude | A::Influence | A::Relationship | A::Roles | A::DrawTie | A::Boss | A::Undo | A::Redo)
}

/// Why an action is not possible with the subject while a client is in the room: it would show them what is not for them.
pub fn hidden(action: Action, subject: &Subject) -> Option<Words> {
    let about = match action {
        Action::Question => Some(Entity::Question),
        Action::New => subject.makes,
        // What is held on somebody is not looked through before a client, nor what stands in a file, nor what a concession costs us.
        Action::Erase | Action::Import | Action::Price | Action::Playbook => return Some(say::HIDDEN_NOW),
        action if is_about_a_record(action) => subject.record.map(|(entity, _)| entity),
        _ => None,
    };
    about.filter(|entity| entity.is_private()).map(|_| say::HIDDEN_NOW)
}

/// Why an action is not possible with the subject; `None` when it is, or when it is not one of these.
pub fn obstacle(action: Action, subject: &Subject, ctx: &Ctx) -> Result<Option<Words>> {
    if let Some(why) = hidden(action, subject).filter(|_| ctx.client).or_else(|| lacks(action, subject)) {
        return Ok(Some(why));
    }
    if needs_client(action) && Error::unless_held(ctx.store.has_accounts())? == Some(false) {
        return Ok(Some(say::NO_CLIENT_YET));
    }
    let is_open_entry =
        |id: i64| -> Result<bool> { Ok(ctx.store.load(Entity::Entry, id)?.is_some_and(|entry| entry.text("state") == "planned")) };
    Ok(match (action, subject.record) {
        (Action::Done | Action::Tomorrow | Action::OtherDay | Action::Delete, _) if subject.notice => None,
        (Action::Erase, Some(record)) if !matches!(editing::merge::mergeable(ctx.store, Some(record))?, Some((Entity::Person, _))) => {
            Some(say::NOT_HERE)
        }
        (Action::Minutes, Some((Entity::Entry, id))) => {
            let is_held = ctx.store.load(Entity::Entry, id)?.is_some_and(|entry| entry.text("state") == "held" && entry.owner.is_some());
            (!is_held).then_some(minutes::ONLY_HELD)
        }
        (Action::Minutes, _) => Some(say::NOT_HERE),
        (Action::Phone, Some((Entity::Entry, id))) => (!is_open_entry(id)?).then_some(say::ONLY_PLANNED),
        (Action::Phone, record) => match editing::merge::mergeable(ctx.store, record)? {
            Some((Entity::Person, person)) if !ctx.store.is_placeholder(person)? => None,
            _ => Some(say::NOT_HERE),
        },
        (Action::MergeWith | Action::Split, record) if editing::merge::mergeable(ctx.store, record)?.is_none() => Some(say::NOT_HERE),
        (Action::Done | Action::Tomorrow | Action::OtherDay, Some((Entity::Entry, id))) if !is_open_entry(id)? => Some(say::ONLY_PLANNED),
        (action, Some((Entity::Entry, id))) if moves(action) && !is_open_entry(id)? => Some(say::ONLY_PLANNED),
        (Action::HourLater | Action::HourEarlier, Some((entity, _))) => (entity != Entity::Entry).then_some(week::NO_HOURS),
        (Action::DayLater | Action::DayEarlier, Some((entity, _))) => series::day_key(entity).is_none().then_some(say::NOT_HERE),
        (Action::Done, Some((entity, _))) if entity == Entity::Entry || entity.def().done.is_some() || entity.def().moves.is_some() => None,
        (Action::Tomorrow | Action::OtherDay, Some((entity, _))) if series::day_key(entity).is_some() => None,
        (Action::Done | Action::Tomorrow | Action::OtherDay, _) => Some(say::NOT_HERE),
        _ => None,
    })
}

/// Puts what is at hand on another day.
fn put_on(to: NaiveDate, (entity, id): (Entity, i64), ctx: &Ctx) -> Result<Effect> {
    let record = ctx.store.load(entity, id)?;
    let name = record.as_ref().map_or_else(String::new, |record| ctx.called(record));
    editing::move_to(ctx.store, entity, id, to)?;
    let said = say::moved(ctx.lang, &name, &day::near(to, ctx.today, ctx.lang));
    let counts = record.and_then(|record| reliability::counts_on(&record)).filter(|counts| *counts <= ctx.today);
    let said = counts.filter(|_| !ctx.client).map_or_else(|| said.clone(), |_| format!("{said} {}", ctx.say(say::STILL_LATE)));
    Ok(Effect::Say(said, Tone::Done))
}

/// Moves what is at hand by a day, never to one that is over: what was due before, or has no day, comes to today first.
fn by_a_day(later: bool, (entity, id): (Entity, i64), ctx: &Ctx) -> Result<Effect> {
    let record = ctx.store.load(entity, id)?.ok_or(Error::Gone)?;
    let on = series::day_key(entity).and_then(|key| day::from_iso(record.text(key)));
    match on {
        Some(on) if later && on >= ctx.today => put_on(day::later(on, 1), (entity, id), ctx),
        _ if later => put_on(ctx.today, (entity, id), ctx),
        Some(on) if on > ctx.today => put_on(day::earlier(on, 1), (entity, id), ctx),
        Some(on) if on == ctx.today => Ok(Effect::Say(ctx.say(week::NOT_BEFORE_TODAY).into(), Tone::Trouble)),
        None => Ok(Effect::Say(ctx.say(week::NO_DAY_YET).into(), Tone::Trouble)),
        _ => Ok(Effect::Say(ctx.say(week::NOT_BACK).into(), Tone::Trouble)),
    }
}

/// Moves a contact within its day.
fn by_half_an_hour(later: bool, id: i64, ctx: &Ctx) -> Result<Effect> {
    let record = ctx.store.load(Entity::Entry, id)?.ok_or(Error::Gone)?;
    let name = ctx.called(&record);
    Ok(match editing::move_within_day(ctx.store, id, if later { 30 } else { -30 })? {
        Some(time) if record.text("time").is_empty() => Effect::Say(week::given(ctx.lang, &name, &time), Tone::Done),
        Some(time) => Effect::Say(week::moved_to(ctx.lang, &name, &time), Tone::Done),
        None => Effect::Say(ctx.say(week::DAY_ENDS).into(), Tone::Trouble),
    })
}

/// The person whom a new record at the subject is about: the one at hand, or the first one of its record.
fn person_at_hand(subject: &Subject, ctx: &Ctx) -> Result<Option<i64>> {
    let Some((entity, id)) = subject.record.filter(|_| subject.person.is_none()) else { return Ok(subject.person) };
    if entity == Entity::Person {
        return Ok(Some(id));
    }
    let record = ctx.store.load(entity, id)?;
    Ok(record.and_then(|record| record.persons().next()))
}

/// The entry from which a promise or a question comes that is made beside it, once it was written down.
fn origin(action: Action, subject: &Subject, ctx: &Ctx) -> Result<Option<i64>> {
    match (action, subject.record) {
        (Action::OurPromise | Action::TheirPromise | Action::Question, Some((Entity::Entry, id))) => {
            Ok(ctx.store.load(Entity::Entry, id)?.filter(|entry| entry.text("state") != "planned").map(|_| id))
        }
        _ => Ok(None),
    }
}

/// Takes the next step of a record, or asks for what belongs to it; `None` where its kind has no steps, or none is left.
fn next_step(ctx: &Ctx, entity: Entity, id: i64) -> Result<Option<Effect>> {
    let Some(moves) = entity.def().moves else { return Ok(None) };
    let record = ctx.store.load(entity, id)?.ok_or(Error::Gone)?;
    let Some(step) = (moves.next)(&record, ctx.today) else { return Ok(None) };
    if !step.ask.is_empty() {
        return Ok(Some(Effect::Form(Task::step(entity, id))));
    }
    editing::save(ctx.store, Some(&record), &step.taken(&record), "")?;
    Ok(Some(Effect::Say(say::moved_on(ctx.lang, &ctx.called(&record), ctx.say(step.words)), Tone::Done)))
}

/// Does what an action means for the subject; `None` when it is not one of these.
pub fn perform(action: Action, subject: &Subject, ctx: &Ctx) -> Result<Option<Vec<Effect>>> {
    if let Some(why) = obstacle(action, subject, ctx)? {
        return Ok(Some(vec![Effect::Say(ctx.say(why).into(), Tone::Trouble)]));
    }
    let account = subject.account;
    let person = match action {
        Action::Meeting | Action::OurPromise | Action::TheirPromise | Action::Question => person_at_hand(subject, ctx)?,
        // What was said or promised is no reason to speak to the same person again; a role is.
        Action::Prep if matches!(subject.record, None | Some((Entity::Person | Entity::Affiliation, _))) => person_at_hand(subject, ctx)?,
        Action::Prep => subject.person,
        _ => None,
    };
    let origin = origin(action, subject, ctx)?;
    let with_person = |mut preset: Vec<(String, String)>| {
        preset.extend(origin.map(|entry| ("entry_id".to_owned(), entry.to_string())));
        preset.extend(person.map(|person| ("person_id".to_owned(), person.to_string())));
        preset
    };
    let source = subject.source.or(match subject.record {
        Some((Entity::Complaint, _)) => Some("complaint"),
        Some((Entity::ValueGiven, _)) => Some("value"),
        Some((Entity::Goal | Entity::Strategy, _)) => Some("plan"),
        _ => None,
    });
    let new = |entity: Entity, mut preset: Vec<(String, String)>| {
        preset.extend(source.filter(|_| entity == Entity::Action).map(|source| ("source".to_owned(), source.to_owned())));
        Task::Record { table: entity.def().table.into(), id: None, owner: account, section: None, preset }
    };
    let promise =
        |kind: &str, owner: &str| new(Entity::Action, with_person(vec![("kind".into(), kind.into()), ("owner".into(), owner.into())]));
    if let (Action::MergeWith | Action::Split, Some((entity, id))) = (action, editing::merge::mergeable(ctx.store, subject.record)?) {
        let split = action == Action::Split;
        return Ok(Some(if split { vec![Merges::open(ctx, entity, id)?] } else { Merge::open(ctx, entity, id)? }));
    }
    let effect = match (action, subject.record) {
        (Action::Prep, Some((Entity::Entry, id))) if obstacle(Action::Done, subject, ctx)?.is_none() => Effect::Prep(id),
        (Action::Prep, _) => match account {
            Some(account) => Effect::PrepAccount(account, person),
            None => return Ok(None),
        },
        (Action::Record, _) if subject.person.is_some() => {
            let begun = Error::unless_held(capture::begin(ctx.store, account, subject.person))?.unwrap_or_default();
            Effect::Push(Box::new(Capture::begun(ctx, account, &begun)?))
        }
        (Action::Record, _) if subject.open => Effect::Push(Box::new(Capture::open(ctx, account)?)),
        (Action::Record, _) => Effect::Push(Box::new(Capture::beside(ctx, account)?)),
        (Action::EntryForm, _) => Effect::Form(Task::entry(account, None, Phase::Held)),
        (Action::Meeting, _) => Effect::Form(Task::Entry { account, id: None, phase: Phase::Planning, person }),
        (Action::OurPromise, _) => Effect::Form(promise("our_promise", "me")),
        (Action::TheirPromise, _) => Effect::Form(promise("their_promise", "client")),
        (Action::Price, _) => Effect::Form(Task::Price { account }),
        (Action::Question, _) => Effect::Form(new(Entity::Question, with_person(Vec::new()))),
        (Action::New, _) => match subject.makes {
            Some(Entity::Action) => Effect::Form(new(Entity::Action, Vec::new())),
            Some(entity) => Effect::Form(Task::record(entity, None, account.filter(|_| entity != Entity::Account))),
            None => return Ok(None),
        },
        (Action::Edit, Some((Entity::Entry, id))) => Effect::Form(Task::entry(account, Some(id), Phase::Editing)),
        (Action::Edit, Some((entity, id))) => Effect::Form(Task::record(entity, Some(id), account)),
        (Action::History, Some((entity, id))) => Effect::Push(Box::new(History::of(ctx, entity, id)?)),
        (Action::Delete, Some((entity, id))) => {
            let record = ctx.store.load(entity, id)?;
            if let Some(ending) = record.as_ref().and_then(|record| Ending::of(ctx, record)) {
                return Ok(Some(vec![Effect::Push(Box::new(ending))]));
            }
            let counted = record.as_ref().map_or(Ok(false), |record| ctx.store.stays_counted(record))?;
            let name = record.as_ref().map(|record| ctx.called(record));
            let person = match entity {
                Entity::Person => Some(id),
                Entity::Affiliation => record.as_ref().and_then(|record| record.int("person_id")),
                _ => None,
            };
            let deleted = editing::delete(ctx.store, entity, id)?;
            let is_gone = person.map(|person| ctx.store.load(Entity::Person, person)).is_some_and(|left| matches!(left, Ok(None)));
            let stay = Some(say::words_stay(ctx.lang, &word(&deleted), &kam())).filter(|_| is_gone && !ctx.client);
            let name = name.filter(|_| ctx.client || deleted.is_empty()).unwrap_or(deleted);
            let said = ctx.and_counted(say::deleted(ctx.lang, &name), counted);
            Effect::Say([Some(said), stay].into_iter().flatten().collect::<Vec<_>>().join(" "), Tone::Done)
        }
        // What became of a planned contact is one line.
        (Action::Done, Some((Entity::Entry, id))) => Effect::Push(Box::new(Capture::of_planned(ctx, id)?)),
        (Action::Done, Some((entity, id))) if let Some(step) = next_step(ctx, entity, id)? => step,
        (Action::Done, Some((entity, _))) if entity.def().done.is_none() => Effect::Say(ctx.say(say::NO_STEP_LEFT).into(), Tone::Trouble),
        (Action::Done, Some((entity, id))) => {
            let Some(record) = ctx.store.load(entity, id)? else { return Err(Error::Gone) };
            let name = ctx.called(&record);
            if series::has_just_come(ctx.store, &record)? {
                let on = day::from_iso(record.text("due_on")).map_or_else(String::new, |on| day::near(on, ctx.today, ctx.lang));
                return Ok(Some(vec![Effect::Say(say::just_came(ctx.lang, &name, &on), Tone::Trouble)]));
            }
            // The key is meant for what is seen: of a row that somebody else has closed meanwhile it would make an open one.
            if ctx.store.revision()? != ctx.revision {
                return Ok(Some(vec![Effect::Say(errors::CHANGED_MEANWHILE.get(ctx.lang).into(), Tone::Trouble)]));
            }
            let toggled = editing::toggle_done(ctx.store, entity, id)?;
            let next = toggled.next.as_deref().and_then(day::from_iso).map(|on| day::near(on, ctx.today, ctx.lang));
            let text = match next {
                Some(on) => say::completed_next(ctx.lang, &name, &on),
                None if toggled.done => say::completed(ctx.lang, &name),
                None => say::reopened(ctx.lang, &name),
            };
            Effect::Say(text, Tone::Done)
        }
        (Action::Tomorrow, Some((entity, id))) if series::day_key(entity).is_some() => put_on(day::later(ctx.today, 1), (entity, id), ctx)?,
        (Action::DayLater | Action::DayEarlier, Some((entity, id))) => by_a_day(action == Action::DayLater, (entity, id), ctx)?,
        (Action::HourLater | Action::HourEarlier, Some((_, id))) => by_half_an_hour(action == Action::HourLater, id, ctx)?,
        (Action::OtherDay, Some((entity, id))) if series::day_key(entity).is_some() => {
            Effect::Form(Task::OtherDay { table: entity.def().table.into(), id })
        }
        (Action::Erase, record) => match editing::merge::mergeable(ctx.store, record)? {
            Some((Entity::Person, person)) => Effect::Push(Box::new(Erase::open(ctx, person, subject.account)?)),
            _ => return Ok(None),
        },
        (Action::Minutes, Some((Entity::Entry, id))) => Effect::Push(Box::new(Paper::open(ctx, id)?)),
        (Action::Playbook, _) if let Some(account) = subject.account => return Playbooks::open(ctx, account).map(Some),
        (Action::Papers, _) if let Some(account) = subject.account => Effect::Push(Box::new(Papers::open(ctx, account)?)),
        (Action::Phone, Some((Entity::Entry, id))) => Effect::Push(Box::new(OnPhone::open(ctx, Entity::Entry, id)?)),
        (Action::Phone, record) => match editing::merge::mergeable(ctx.store, record)? {
            Some((_, person)) => Effect::Push(Box::new(OnPhone::open(ctx, Entity::Person, person)?)),
            None => return Ok(None),
        },
        (Action::Import, _) => Effect::Push(Box::new(super::overlays::import::Import::begin(ctx))),
        _ => return Ok(None),
    };
    Ok(Some(vec![effect]))
}
