//! `kam playbooks`: the playbooks that can be started, or the shipped ones as a text to be changed and put beside the file.

use super::out::Out;
use super::session::Session;
use crate::practice::playbooks::{SHIPPED, playbooks};
use crate::text::playbooks as say;
use clap::ArgMatches;
use serde_json::json;

/// Prints them; a copy of the user’s own that cannot be read is status 1.
pub fn run(session: &mut Session, given: &ArgMatches, out: &mut Out) -> anyhow::Result<u8> {
    let lang = session.lang;
    if given.get_flag("toml") {
        out.raw(SHIPPED)?;
        return Ok(0);
    }
    out.ascii = session.ascii;
    let read = playbooks(&session.file);
    if let Some(trouble) = &read.trouble {
        super::failure::warn(&say::broken(trouble, lang));
    }
    if session.json {
        let steps = |book: &crate::practice::playbooks::Playbook| {
            book.steps.iter().map(|step| json!({ "day": step.day, "owner": step.owner, "title": step.text(lang) })).collect::<Vec<_>>()
        };
        let all = read.all.iter().map(|book| json!({ "id": book.id, "name": book.text(lang), "steps": steps(book) }));
        out.json(&json!(all.collect::<Vec<_>>()))?;
    } else {
        for book in &read.all {
            out.line(&say::row(book, lang))?;
            for step in &book.steps {
                out.line(&say::step(step, lang))?;
            }
        }
    }
    Ok(u8::from(read.trouble.is_some()))
}
