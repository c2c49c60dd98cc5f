//! What keys mean for a row that needs attention: there is no record to be done or moved, so each says what opens and settles it.

use crate::capture;
use crate::domain::day;
use crate::store::{Result, Verb};
use crate::text::cadence::CADENCE;
use crate::text::practice::AUDIT;
use crate::text::screen as say;
use crate::today::notice::{Opens, Settles, put_off as rest};
use crate::today::{self, Notice};
use crate::tui::actions::Action;
use crate::tui::layer::{Ctx, Effect, Tab, Target, Tone};
use crate::tui::overlays::audit::AuditRun;
use crate::tui::overlays::capture::Capture;
use crate::tui::overlays::form::Task;
use crate::tui::overlays::import::Import;
use crate::watched;
use chrono::NaiveDate;

/// Does an action with the row; `None` when it is not one of its own.
pub(super) fn act(action: Action, row: &Notice, ctx: &Ctx) -> Result<Option<Vec<Effect>>> {
    let effects = match action {
        Action::Open => open(row, ctx)?,
        Action::Done => done(row, ctx)?,
        Action::Tomorrow => {
            let reason = row.put_off.as_ref().map_or("", |put| put.reason.as_str());
            put_off(row, day::later(ctx.today, 1), reason, ctx)?
        }
        Action::OtherDay => {
            let cause = row.cause.clone();
            let (kind, table) = (cause.kind, cause.table);
            vec![Effect::Form(Task::PutOff { kind, table, id: cause.id, cause: cause.what, name: row.name.clone() })]
        }
        Action::Delete => match &row.figures.line {
            Some((id, line)) => {
                capture::drop_from_inbox(ctx.store, *id, line)?;
                said(say::deleted(ctx.lang, &row.name))
            }
            None => return Ok(None),
        },
        _ => return Ok(None),
    };
    Ok(Some(effects))
}

/// Opens the preview of what is new in the watched files; nothing where nothing is.
pub(super) fn look(ctx: &Ctx) -> Result<Vec<Effect>> {
    let seen = watched::seen(ctx.store)?;
    let news = ctx.watched.unseen(&seen).map(|news| news.files.iter().map(|(path, _)| path.clone()).collect());
    Ok(Import::of_watched(news.collect(), ctx)
        .map_or_else(Vec::new, |(import, job)| vec![Effect::Push(Box::new(import)), Effect::Import(job)]))
}

fn said(text: String) -> Vec<Effect> {
    vec![Effect::Say(text, Tone::Done)]
}

fn open(row: &Notice, ctx: &Ctx) -> Result<Vec<Effect>> {
    let go = |tab, record| row.account().map(|account| Effect::Go(Target::Account(account, tab, record))).into_iter().collect();
    Ok(match &row.opens {
        Opens::Line(id) => vec![Effect::Push(Box::new(Capture::of_inbox(ctx, *id)?))],
        Opens::Diary(entry) => go(Tab::Diary, *entry),
        Opens::People => go(Tab::People, row.about.person.as_ref().and_then(|who| who.affiliation)),
        Opens::Standing => go(Tab::Standing, None),
        Opens::Section(section) => {
            let mut effects: Vec<Effect> = go(Tab::Dossier, None);
            effects.push(Effect::Section(section.clone()));
            effects
        }
        Opens::Record => row.about.record.map(|(entity, record)| go(Tab::Records(entity), Some(record))).unwrap_or_default(),
        Opens::Doubts => vec![Effect::Practice(say::SIMILAR)],
        Opens::Work => vec![Effect::Practice(CADENCE)],
        Opens::Audit => vec![Effect::Practice(AUDIT), Effect::Push(Box::new(AuditRun::open(ctx)?))],
        Opens::Came => look(ctx)?,
        Opens::Watched => vec![Effect::Setting("watched")],
    })
}

/// Done: what was talked about is written down, what was checked is marked, what waits for an answer is answered.
fn done(row: &Notice, ctx: &Ctx) -> Result<Vec<Effect>> {
    match (&row.settles, row.account(), row.about.record) {
        (Settles::Write(begun), account, _) => Ok(vec![Effect::Push(Box::new(Capture::begun(ctx, account, &begun.said(ctx.lang))?))]),
        (Settles::Rest(days), ..) => put_off(row, day::later(ctx.today, days.unsigned_abs()), "", ctx),
        (Settles::Verify, Some(account), _) => {
            let before = today::stale_before(ctx.settings, ctx.today);
            ctx.store.step(Verb::Verify, &row.name, |change| change.verify_stale(account, &before))?;
            Ok(said(say::dossier_verified(ctx.lang, &row.name)))
        }
        (Settles::Edit(_), account, Some((entity, record))) => Ok(vec![Effect::Form(Task::record(entity, Some(record), account))]),
        _ => open(row, ctx),
    }
}

fn put_off(row: &Notice, until: NaiveDate, reason: &str, ctx: &Ctx) -> Result<Vec<Effect>> {
    rest(ctx.store, &row.cause, &row.name, until, reason)?;
    Ok(said(say::put_off(ctx.lang, &day::near(until, ctx.today, ctx.lang))))
}
