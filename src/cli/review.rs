//! `kam review`: the accounts of this week, those that were not looked through first.

use super::json::Links;
use super::out::Out;
use super::session::Session;
use super::table::Table;
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
        let details = store.review_details(row.of.account, &row.of.since, &day::iso(today))?;
        for (heading, lines) in say::told(row, &details, today, lang) {
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
    let today = day::iso(store.clock().today());
    let row = |row: &Row| -> store::Result<Json> {
        let details = store.review_details(row.of.account, &row.of.since, &today)?;
        let told = |part: Part| -> store::Result<Json> {
            let of_part = details.iter().filter(|detail| detail.part == part);
            let link = |detail: &store::review::Detail| -> store::Result<Json> {
                let (entity, id) = detail.record;
                Ok(json!({ "entity": entity.def().table, "record": links.link(entity, Some(id))?, "day": detail.day }))
            };
            Ok(Json::Array(of_part.map(link).collect::<store::Result<_>>()?))
        };
        Ok(json!({
            "account": links.link(Entity::Account, Some(row.of.account))?, "looked_on": row.of.last, "done": row.is_done, "since": row.of.since,
            "contacts": row.of.contacts, "kept": row.of.done, "heard": row.of.heard, "late": row.of.late, "silent_days": row.silent,
            "last_contact": row.of.contact, "happened": told(Part::Since)?, "overdue": told(Part::Late)?, "next": told(Part::Next)?,
        }))
    };
    let (done, all) = review.progress();
    Ok(json!({
        "monday": day::iso(review.monday), "done": done, "all": all,
        "accounts": review.rows.iter().map(row).collect::<store::Result<Vec<_>>>()?,
    }))
}
