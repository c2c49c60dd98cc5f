//! `kam import` with tables about clients, of deliveries or of debts: what each would change, a question, and one step.

use super::import::{Options, list, meter};
use super::taking::{carry_out, decide_on};
use crate::domain::Lang;
use crate::exchange::purchases::Client;
use crate::import::{Error, Progress};
use crate::printable::line;
use crate::store::{self, Store};
use crate::text::import as said;
use crate::text::listed::Told;
use crate::text::shell::RECORDS;
use serde_json::{Value as Json, json};
use std::io::Write;
use std::ops::ControlFlow;

/// Writes a plan as one step, and says in a language what was done.
pub(super) type Writing<P> = fn(&Store, &P, Lang, &mut dyn FnMut(Progress) -> ControlFlow<()>) -> Result<String, Error>;

/// A kind of such tables: how one is compared, written and told.
pub(super) struct Kind<T, P> {
    /// Compares a table with the file.
    pub plan: fn(&Store, T, bool) -> store::Result<P>,
    /// Writes what a plan says, and says what was done.
    pub write: Writing<P>,
    /// What programs are told of a plan, and whether it was written.
    pub document: fn(&P, bool) -> Json,
}

/// Takes in tables, one after the other. Gives the exit status (1 where rows could not be read or nothing was written though it should, 2 where
/// nobody could be asked), and what programs are told of each.
///
/// # Errors
/// Those of printing and of reading the store.
pub(super) fn take<T, P: Told>(
    store: &Store,
    (tables, kind): (Vec<T>, &Kind<T, P>),
    options: &Options,
    lang: Lang,
    out: &mut dyn Write,
    interactive: bool,
) -> anyhow::Result<(i32, Vec<Json>)> {
    let (mut status, mut documents) = (0, Vec::new());
    for table in tables {
        let plan = (kind.plan)(store, table, options.keep)?;
        let facts = plan.facts();
        status = status.max(i32::from(facts.refused || facts.problems.iter().any(|problem| problem.reason.leaves_out())));
        if !options.json {
            writeln!(out, "{}", line(&plan.source(lang)))?;
            if let Some(unread) = plan.unread(lang) {
                writeln!(out, "  {}", line(&unread))?;
            }
            for part in plan.parts(lang) {
                list(part.heading.get(lang), part.lines.into_iter(), &RECORDS, lang, out)?;
            }
        }
        let wanted = decide_on(plan.is_idle(), plan.nothing().get(lang), options, lang, out, interactive)?;
        let done = carry_out(wanted, store, &mut status, lang, || Ok((kind.write)(store, &plan, lang, &mut meter(lang))))?;
        match done {
            _ if options.json => documents.push((kind.document)(&plan, done.is_some())),
            Some(done) => writeln!(out, "{done} {}", said::UNDO_IN_KAM.get(lang))?,
            None => {}
        }
    }
    Ok((status, documents))
}

/// What programs are told of what could not be read.
pub(super) fn problems(plan: &dyn Told) -> Vec<Json> {
    let facts = plan.facts();
    let told = |problem: &crate::exchange::Problem| json!({"file": facts.name, "line": problem.line, "reason": problem.reason.code(), "value": problem.value});
    facts.problems.iter().map(told).collect()
}

/// What programs are told of a client that is nobody here, with what waits of it.
pub(super) fn waiting(client: &Client, (key, value): (&str, Json)) -> Json {
    json!({"name": client.name, "tax_id": client.tax_id, key: value})
}
