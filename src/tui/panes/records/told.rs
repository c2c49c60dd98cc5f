//! What is told beside a record besides its fields: how far a goal is and what it takes, whether a complaint repeats, what differs between versions
//! of a plan, who was asked.

use crate::domain::entities::complaint::{repeats, took};
use crate::domain::{Entity, Record, day, frozen};
use crate::store::planned::of_version;
use crate::store::records::list::ListRow;
use crate::store::{Error, Result};
use crate::text::{asked, complaint, plan};
use crate::tui::layer::Ctx;
use std::collections::HashMap;

/// A heading with its lines.
type Part = (String, Vec<String>);

/// What is told of a row; `against` says with which version one of a plan is compared.
pub(super) fn of(ctx: &Ctx, row: &ListRow, against: usize) -> Result<Vec<Part>> {
    match row.record.entity {
        Entity::Goal => {
            // A row of the list has no more of it than is shown there.
            let goal = ctx.store.load(Entity::Goal, row.id)?.ok_or(Error::Gone)?;
            let progress = (ctx.say(plan::PROGRESS).to_owned(), plan::progress(&goal, ctx.lang).into_iter().collect());
            Ok(vec![progress, takes(ctx, row)?])
        }
        Entity::Strategy => Ok(vec![takes(ctx, row)?]),
        entity @ (Entity::Complaint | Entity::PlanVersion | Entity::Survey | Entity::Communication) => {
            let record = ctx.store.load(entity, row.id)?.ok_or(Error::Gone)?;
            match entity {
                Entity::Complaint => {
                    let all = ctx.store.owned(entity, record.owner.unwrap_or_default())?;
                    let told = complaint::told(repeats(&all, &record), took(&record), ctx.lang);
                    Ok(vec![(ctx.say(complaint::REPEATS).to_owned(), told)])
                }
                Entity::PlanVersion => versions(ctx, &record, against),
                _ => Ok(vec![asked::told(&record, &ctx.store.asked_by(entity, row.id)?, ctx.today, ctx.lang)]),
            }
        }
        _ => Ok(Vec::new()),
    }
}

/// What the actions take that serve a goal or a strategy.
fn takes(ctx: &Ctx, row: &ListRow) -> Result<Part> {
    let takes = plan::resources(&ctx.store.resources(row.record.entity, row.record.owner.unwrap_or_default(), Some(row.id))?);
    Ok((ctx.say(plan::TAKES).to_owned(), takes.map(|takes| takes.said(ctx.lang)).into_iter().collect()))
}

/// How far each goal of an account is, by its id, behind its state (M26).
pub(super) fn gone(ctx: &Ctx, account: i64) -> Result<HashMap<i64, [String; 2]>> {
    let all = ctx.store.owned(Entity::Goal, account)?;
    let of = |one: &Record| Some((one.id?, [String::new(), format!(" · {}", plan::gone_by(one, ctx.lang)?)]));
    Ok(all.iter().filter_map(of).collect())
}

/// What is said of the complaints of an account by their ids, behind what they are about and behind their state: the how many-th of a year each
/// is, how long it took.
pub(super) fn repeated(ctx: &Ctx, account: i64) -> Result<HashMap<i64, [String; 2]>> {
    let all = ctx.store.owned(Entity::Complaint, account)?;
    let of = |one: &Record| Some((one.id?, [complaint::repeated(repeats(&all, one), ctx.lang), complaint::closed(took(one), ctx.lang)]));
    Ok(all.iter().filter_map(of).collect())
}

/// What differs between a version of a plan and another one, and what has changed since: headings with their lines. The other one is the one
/// before, or so many further on, round and round.
fn versions(ctx: &Ctx, version: &Record, against: usize) -> Result<Vec<Part>> {
    let account = version.owner.unwrap_or_default();
    let key = |version: &Record| (version.text("day").to_owned(), version.id);
    let mut others = ctx.store.owned(Entity::PlanVersion, account)?;
    others.retain(|other| other.id != version.id);
    others.sort_by_key(|other| std::cmp::Reverse(key(other)));
    let before = others.iter().position(|other| key(other) < key(version));
    // The first one has none before it: nothing is compared unless another one is chosen.
    let at = match before {
        Some(before) => Some(before + against),
        None => against.checked_sub(1),
    };
    let other = at.and_then(|at| others.get(at % others.len().max(1)));
    let differ = |one: &Record, next: &Record| plan::differences(&frozen::differences(&of_version(one), &of_version(next)), ctx.lang);
    let on = |version: &Record| {
        let on = day::from_iso(version.text("day")).map_or_else(String::new, |on| day::near(on, ctx.today, ctx.lang));
        if version.title().is_empty() { on } else { format!("{on} ({})", version.title()) }
    };
    let compared = other.map(|other| match key(other) < key(version) {
        true => (plan::since(ctx.lang, &on(other)), differ(other, version)),
        false => (plan::until(ctx.lang, &on(other)), differ(version, other)),
    });
    let how = (others.len() > 1).then(|| (String::new(), vec![ctx.say(plan::ANOTHER).to_owned()]));
    let now = frozen::of(&ctx.store.plan_of(account)?);
    let then = (ctx.say(plan::SINCE_THEN).to_owned(), plan::differences(&frozen::differences(&of_version(version), &now), ctx.lang));
    Ok(compared.into_iter().chain(how).chain([then]).collect())
}
