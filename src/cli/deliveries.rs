//! `kam import` with tables of deliveries: what programs are told of one.

use super::tables::{problems, waiting};
use crate::domain::delivery::{Figures, KEYS};
use crate::import::deliveries::Plan;
use serde_json::{Map, Value as Json, json};

/// What programs are told of a table.
pub(super) fn document(plan: &Plan, applied: bool) -> Json {
    let figures = |of: Figures| KEYS.into_iter().zip(of.0).map(|(key, figure)| (key.to_owned(), json!(figure))).collect::<Map<_, _>>();
    let months = plan.months.iter().map(|month| {
        let before = month.before.map(figures);
        json!({"account": month.name, "id": month.account, "month": month.month, "before": before, "after": figures(month.after)})
    });
    let unknown = plan.unknown.iter().map(|of| {
        let months: Vec<Json> = of.months.iter().map(|(month, of)| json!({"month": month, "figures": figures(*of)})).collect();
        waiting(&of.client, ("months", months.into()))
    });
    json!({
        "file": plan.table.name,
        "encoding": plan.table.encoding,
        "rows": plan.table.rows_read(),
        "months": months.collect::<Vec<_>>(),
        "unknown": unknown.collect::<Vec<_>>(),
        "problems": problems(plan),
        "applied": applied,
    })
}
