//! What keys mean for a row that needs attention: there is no record to be done or moved, so each kind has its own way.

use crate::capture;
use crate::domain::day;
use crate::store::{Result, Verb};
use crate::text::screen as say;
use crate::today::{self, Attention, Notice, notice};
use crate::tui::actions::Action;
use crate::tui::layer::{Ctx, Effect, Tab, Target, Tone};
use crate::tui::overlays::capture::Capture;
use crate::tui::overlays::form::Task;
use chrono::{Days, NaiveDate};

/// Does an action with the row; `None` when it is not one of its own.
pub(super) fn act(action: Action, row: &Notice, ctx: &Ctx) -> Result<Option<Vec<Effect>>> {
    let effects = match action {
        Action::Open => open(&row.what, ctx)?,
        Action::Done => done(row, ctx)?,
        Action::Tomorrow => {
            let reason = row.put_off.as_ref().map_or("", |put| put.reason.as_str());
            put_off(row, after(ctx.today, 1), reason, ctx)?
        }
        Action::OtherDay => {
            let cause = row.what.cause();
            vec![Effect::Form(Task::PutOff {
                kind: cause.kind,
                table: cause.table,
                id: cause.id,
                cause: cause.what,
                name: row.what.name(),
            })]
        }
        Action::Delete => match &row.what {
            Attention::Inbox { id, line } => {
                capture::drop_from_inbox(ctx.store, *id, line)?;
                said(say::deleted(ctx.lang, &row.what.name()))
            }
            _ => return Ok(None),
        },
        _ => return Ok(None),
    };
    Ok(Some(effects))
}

fn said(text: String) -> Vec<Effect> {
    vec![Effect::Say(text, Tone::Done)]
}

fn after(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).unwrap_or(day)
}

fn go(account: Option<i64>, tab: Tab, record: Option<i64>) -> Vec<Effect> {
    account.map(|account| Effect::Go(Target::Account(account, tab, record))).into_iter().collect()
}

fn write(ctx: &Ctx, account: Option<i64>, begun: &str) -> Result<Vec<Effect>> {
    Ok(vec![Effect::Push(Box::new(Capture::begun(ctx, account, begun)?))])
}

fn open(what: &Attention, ctx: &Ctx) -> Result<Vec<Effect>> {
    Ok(match what {
        Attention::Inbox { id, .. } => vec![Effect::Push(Box::new(Capture::of_inbox(ctx, *id)?))],
        Attention::Complaints { account, .. } => go(Some(*account), Tab::Diary, None),
        Attention::Reconnect { account, .. } => go(Some(*account), Tab::People, None),
        Attention::Rhythm { who, .. } | Attention::Birthday { who, .. } => go(who.account, Tab::People, who.affiliation),
        Attention::Stale { account, section, .. } => {
            let mut effects = go(Some(*account), Tab::Dossier, None);
            effects.push(Effect::Section(section.clone()));
            effects
        }
        Attention::Deadline(of) => go(Some(of.account), Tab::Records(of.entity), Some(of.record)),
        Attention::Doubts { .. } => vec![Effect::Go(Target::Practice)],
    })
}

/// Done: what was talked about is written down, what was checked is marked, what waits for an answer is answered.
fn done(row: &Notice, ctx: &Ctx) -> Result<Vec<Effect>> {
    match &row.what {
        Attention::Rhythm { who, .. } => write(ctx, who.account, &say::talked_with(ctx.lang, &as_typed(&who.family))),
        Attention::Birthday { who, .. } => write(ctx, who.account, &say::congratulated(ctx.lang, &as_typed(&who.family))),
        Attention::Reconnect { account, .. } => write(ctx, Some(*account), ""),
        // Settled as far as we know: a new complaint brings the row back at once, else these are too old by then.
        Attention::Complaints { .. } => put_off(row, after(ctx.today, ctx.settings.complaint_days.unsigned_abs()), "", ctx),
        Attention::Stale { account, name, .. } => {
            let before = today::stale_before(ctx.settings, ctx.today);
            ctx.store.step(Verb::Verify, name, |change| change.verify_stale(*account, &before))?;
            Ok(said(say::dossier_verified(ctx.lang, name)))
        }
        Attention::Deadline(of) => Ok(vec![Effect::Form(Task::record(of.entity, Some(of.record), Some(of.account)))]),
        Attention::Inbox { .. } | Attention::Doubts { .. } => open(&row.what, ctx),
    }
}

/// A family name as a line of capture takes it: one word.
fn as_typed(family: &str) -> String {
    family.split_whitespace().collect::<Vec<_>>().join("_")
}

fn put_off(row: &Notice, until: NaiveDate, reason: &str, ctx: &Ctx) -> Result<Vec<Effect>> {
    notice::put_off(ctx.store, &row.what.cause(), &row.what.name(), until, reason)?;
    Ok(said(say::put_off(ctx.lang, &day::near(until, ctx.today, ctx.lang))))
}
