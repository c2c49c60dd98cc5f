//! `kam import` with tables of deliveries: what each would change, a question, and one step.

use super::import::{Options, list, meter};
use super::taking::{carry_out, decide_on};
use crate::domain::Lang;
use crate::domain::delivery::{Figures, KEYS};
use crate::exchange::deliveries::Deliveries;
use crate::import::deliveries::{Plan, apply, plan};
use crate::printable::line;
use crate::store::Store;
use crate::text::deliveries as say;
use crate::text::import as said;
use crate::text::shell::RECORDS;
use serde_json::{Map, Value as Json, json};
use std::io::Write;

/// Takes in tables of deliveries, one after the other. Gives the exit status (1 where rows could not be read or nothing was written though it
/// should, 2 where nobody could be asked), and what programs are told of each.
///
/// # Errors
/// Those of printing and of reading the store.
pub(super) fn take(
    store: &Store,
    tables: Vec<Deliveries>,
    options: &Options,
    lang: Lang,
    out: &mut dyn Write,
    interactive: bool,
) -> anyhow::Result<(i32, Vec<Json>)> {
    let (mut status, mut documents) = (0, Vec::new());
    for table in tables {
        status = status.max(i32::from(table.problems.iter().any(|problem| problem.reason.leaves_out())));
        let plan = plan(store, table)?;
        if !options.json {
            writeln!(out, "{}", line(&say::source(&plan, lang)))?;
            for part in say::parts(&plan, lang) {
                list(part.heading.get(lang), part.lines.into_iter(), &RECORDS, lang, out)?;
            }
        }
        let wanted = decide_on(plan.is_idle(), say::nothing(&plan).get(lang), options, lang, out, interactive)?;
        let done = carry_out(wanted, store, &mut status, lang, || Ok(apply(store, &plan, &mut meter(lang))))?;
        match done {
            _ if options.json => documents.push(document(&plan, done.is_some())),
            Some(done) => writeln!(out, "{} {}", say::done(&done, lang), said::UNDO_IN_KAM.get(lang))?,
            None => {}
        }
    }
    Ok((status, documents))
}

/// What programs are told of a table.
fn document(plan: &Plan, applied: bool) -> Json {
    let figures = |of: Figures| KEYS.into_iter().zip(of.0).map(|(key, figure)| (key.to_owned(), json!(figure))).collect::<Map<_, _>>();
    let months = plan.months.iter().map(|month| {
        let before = month.before.map(figures);
        json!({"account": month.name, "id": month.account, "month": month.month, "before": before, "after": figures(month.after)})
    });
    let unknown = plan.unknown.iter().map(|of| {
        let months: Vec<Json> = of.months.iter().map(|(month, of)| json!({"month": month, "figures": figures(*of)})).collect();
        json!({"name": of.client.name, "tax_id": of.client.tax_id, "months": months})
    });
    let problems = plan
        .table
        .problems
        .iter()
        .map(|problem| json!({"file": plan.table.name, "line": problem.line, "reason": problem.reason.code(), "value": problem.value}));
    json!({
        "file": plan.table.name,
        "encoding": plan.table.encoding,
        "rows": plan.table.rows.len(),
        "months": months.collect::<Vec<_>>(),
        "unknown": unknown.collect::<Vec<_>>(),
        "problems": problems.collect::<Vec<_>>(),
        "applied": applied,
    })
}
