//! `kam month`: what changed in a month, and what of it is undecided.

use super::failure::Failure;
use super::json::Links;
use super::out::Out;
use super::session::Session;
use super::table::Table;
use crate::domain::span::{self, Unit};
use crate::domain::{Entity, Lang};
use crate::month::{self, Changed, Decision, Month};
use crate::printable::capital;
use crate::store::{self, Store};
use crate::text::month as say;
use chrono::NaiveDate;
use clap::ArgMatches;
use serde_json::{Value as Json, json};

/// Prints a month: the one asked for, else the last one that is over.
pub fn run(session: &mut Session, given: &ArgMatches, out: &mut Out) -> anyhow::Result<u8> {
    let (lang, today) = (session.lang, session.clock.today());
    let asked = given.get_many::<String>("month").into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" ");
    let period = match asked.as_str() {
        "" => month::last(today),
        kept if span::is_kept(kept, &[Unit::Month]) => Some(kept.to_owned()),
        text => span::read(text, &[Unit::Month], today),
    };
    let period = period.ok_or_else(|| Failure::usage(say::no_month(lang, &asked)))?;
    if !month::is_over(&period, today) {
        return Err(Failure::usage(say::not_over(lang, &say::heading(&period, lang))).into());
    }
    let (store, _) = session.open()?;
    out.ascii = session.ascii;
    let month = month::read(&store, &period)?.ok_or_else(|| Failure::usage(say::no_month(lang, &asked)))?;
    if session.json {
        out.json(&as_json(&month, &store, lang)?)?;
    } else {
        print(&month, today, lang, out)?;
    }
    Ok(0)
}

fn print(month: &Month, today: NaiveDate, lang: Lang, out: &mut Out) -> anyhow::Result<()> {
    let state = [say::state(month, today, lang), say::standing(month, lang)];
    let state = state.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    out.title(&format!("{}: {state}", say::heading(&month.period, lang)))?;
    out.line("")?;
    let mut taken = Table::default();
    for (part, said, _) in say::taken(month, today, lang) {
        taken.row([part.get(lang).to_owned(), said]);
    }
    out.table(&taken)?;
    out.heading(say::CHANGES.get(lang))?;
    if month.changes.is_empty() {
        let words = if month.is_told { say::NOTHING_CHANGED } else { say::NOTHING_TOLD };
        return Ok(out.item("", words.get(lang))?);
    }
    let mut changes = Table::default();
    for change in &month.changes {
        let decided = change.decision.as_ref().map_or_else(|| "—".to_owned(), |decision| say::decision(decision, today, lang));
        changes.row([change.name.clone(), change.called().get(lang).to_owned(), decided, capital(&change.said.said(lang))]);
    }
    out.table(&changes)?;
    out.line("")?;
    if !month.is_told {
        out.item("", say::UNTOLD.get(lang))?;
    }
    let last = match month.undecided() {
        0 => say::DONE.get(lang).to_owned(),
        left => say::left(lang, &left.to_string()),
    };
    Ok(out.item("", &last)?)
}

fn as_json(month: &Month, store: &Store, lang: Lang) -> store::Result<Json> {
    let links = Links::new(store, lang);
    let link = |of: Option<(Entity, i64)>| of.map_or(Ok(Json::Null), |(entity, id)| links.link(entity, Some(id)));
    let table = |of: Option<(Entity, i64)>| of.map(|(entity, _)| entity.def().table);
    let text = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    let decision = |of: &Decision| -> store::Result<Json> {
        let due = of.follows.as_ref().and_then(|(_, day)| day.clone());
        let (record, entity) = (link(of.record)?, table(of.record));
        Ok(json!({ "kind": of.kind, "reason": text(&of.note), "on": of.on, "entity": entity, "record": record, "due_on": due }))
    };
    let change = |of: &Changed| -> store::Result<Json> {
        Ok(json!({
            "account": links.link(Entity::Account, Some(of.account))?, "kind": of.kind, "before": of.before, "after": of.after,
            "said": of.said.said(lang), "against_us": of.is_bad, "is_so": !of.is_past,
            "entity": table(of.record), "record": link(of.record)?, "decision": of.decision.as_ref().map(decision).transpose()?,
        }))
    };
    let taken = &month.taken;
    let imported = taken.imported_at.as_deref().and_then(|at| at.get(..10));
    let (owed_on, owed_from) = taken.debts_from.as_ref().map(|(at, name)| (at.get(..10), name)).unzip();
    Ok(json!({
        "month": month.period, "before": month::before(&month.period),
        "purchases": {
            "told": month.is_told, "rows": taken.purchases.0, "accounts": taken.purchases.1, "reported_until": month.told_until,
            "imported_on": imported, "waiting": month.waiting,
        },
        "debts": { "open": taken.debts.0, "overdue": taken.debts.1, "imported_on": owed_on.flatten(), "file": owed_from },
        "deliveries": { "accounts": taken.deliveries },
        "changes": month.changes.iter().map(change).collect::<store::Result<Vec<_>>>()?,
        "undecided": month.undecided(),
        "closed": month.closed.as_ref().map(|closed| json!({ "on": closed.on, "undecided": closed.undecided })),
    }))
}
