//! `kam import` with tables of debts: what programs are told of one.

use super::tables::{problems, waiting};
use crate::domain::day;
use crate::import::debts::{Plan, Standing};
use serde_json::{Value as Json, json};

/// What programs are told of a table: sums in minor units.
pub(super) fn document(plan: &Plan, applied: bool) -> Json {
    let standing = |of: &Standing| json!({"left": of.left, "due_on": Some(of.due_on.as_str()).filter(|due| !due.is_empty())});
    let debts = plan.lines.iter().map(|line| {
        json!({
            "account": line.name,
            "id": line.account,
            "title": line.title,
            "currency": line.currency,
            "turn": format!("{:?}", line.turn).to_lowercase(),
            "before": line.before.as_ref().map(standing),
            "after": standing(&line.after),
        })
    });
    let unknown = plan.unknown.iter().map(|of| {
        let sums: Vec<Json> = of.sums.iter().map(|(currency, sum)| json!({"currency": currency, "amount": sum})).collect();
        waiting(&of.client, ("debts", json!({"count": of.count, "sums": sums})))
    });
    json!({
        "file": plan.table.name,
        "encoding": plan.table.encoding,
        "on": day::iso(plan.on),
        "rows": plan.table.rows_read(),
        "debts": debts.collect::<Vec<_>>(),
        "unknown": unknown.collect::<Vec<_>>(),
        "problems": problems(plan),
        "refused": plan.table.about.refused.as_ref().map(|why| why.code()),
        "applied": applied,
    })
}
