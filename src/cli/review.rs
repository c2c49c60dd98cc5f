//! `kam review`: the accounts of this week, those that were not looked through first.

use super::json::Links;
use super::out::Out;
use super::session::Session;
use super::table::Table;
use crate::changes::Part as Of;
use crate::domain::{Entity, Lang, day};
use crate::printable::capital;
use crate::review::{self, Review, Row};
use crate::settings::Settings;
use crate::store::review::Part;
use crate::store::{self, Store};
use crate::text::review as say;
use serde_json::{Value as Json, json};

/// Prints the review of the week.
pub fn run(session: &mut Session, out: &mut Out) -> anyhow::Result<u8> {
    let lang = session.lang;
    let (store, _) = session.open()?;
    out.ascii = session.ascii;
    let review = review::read(&store, &Settings::read(&store)?)?;
    if session.json {
        out.json(&as_json(&review, &store, lang)?)?;
    } else {
        print(&review, &store, lang, out)?;
    }
    Ok(0)
}

fn print(review: &Review, store: &Store, lang: Lang, out: &mut Out) -> anyhow::Result<()> {
    let today = store.clock().today();
    out.title(&format!("{}: {}", say::REVIEW.get(lang), say::standing(review, today, lang)))?;
    if review.rows.is_empty() {
        return Ok(out.item("", say::NOBODY.get(lang))?);
    }
    for row in review.rows.iter().filter(|row| !row.is_done) {
        out.heading(&row.of.name)?;
        if let Some(silent) = say::silence(row, lang) {
            out.item("", &capital(&silent))?;
        }
        for (heading, lines) in say::told(&review::look(store, row.clone(), lang)?, today, lang) {
            let mut table = Table::default();
            for (at, line) in lines.into_iter().enumerate() {
                table.row([if at == 0 { heading.clone() } else { String::new() }, line]);
            }
            out.table(&table)?;
        }
    }
    let left = review.rows.iter().filter(|row| !row.is_done).count();
    if left == 0 {
        out.item("", &say::all_done(lang, &say::accounts(review.rows.len(), lang)))?;
    }
    Ok(())
}

fn as_json(review: &Review, store: &Store, lang: Lang) -> store::Result<Json> {
    let links = Links::new(store, lang);
    let row = |row: &Row| -> store::Result<Json> {
        let look = review::look(store, row.clone(), lang)?;
        let link = |(entity, id): (Entity, i64), day: Option<&str>| -> store::Result<Json> {
            Ok(json!({ "entity": entity.def().table, "record": links.link(entity, Some(id))?, "day": day }))
        };
        let told = |part: Part| -> store::Result<Json> {
            let of_part = look.details.iter().filter(|detail| detail.part == part);
            Ok(Json::Array(of_part.map(|detail| link(detail.record, detail.day.as_deref())).collect::<store::Result<_>>()?))
        };
        let happened = look
            .happened
            .iter()
            .map(|one| link(one.record, Some(one.on.as_str()).filter(|on| !on.is_empty())))
            .collect::<store::Result<Vec<_>>>()?;
        let attention = row.attention.iter().map(|notice| links.notice(notice)).collect::<store::Result<Vec<_>>>()?;
        let counted = |parts: &[Of]| look.count(parts);
        Ok(json!({
            "account": links.link(Entity::Account, Some(row.of.account))?, "looked_on": row.of.last, "done": row.is_done, "since": row.of.since,
            "contacts": counted(&[Of::Contact]), "kept": counted(&[Of::OursKept, Of::TheirsKept, Of::Done]),
            "heard": counted(&[Of::Complaint, Of::Signal, Of::Voice]), "late": row.of.late, "silent_days": row.silent,
            "last_contact": row.of.contact, "happened": happened, "attention": attention, "overdue": told(Part::Late)?, "next": told(Part::Next)?,
        }))
    };
    let (done, all) = review.progress();
    Ok(json!({
        "monday": day::iso(review.monday), "done": done, "all": all,
        "accounts": review.rows.iter().map(row).collect::<store::Result<Vec<_>>>()?,
    }))
}
