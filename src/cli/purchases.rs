//! `kam import` with reports on purchases: what each would change, a question, and one step a report.

use super::import::{Options, Wanted, decide, list, meter};
use super::out::aside;
use crate::domain::Lang;
use crate::exchange::purchases::Report;
use crate::import::purchases::{Done, Plan, Share, apply, plan};
use crate::printable::line;
use crate::store::Store;
use crate::text::import as said;
use crate::text::purchases as say;
use crate::text::shell::RECORDS;
use serde_json::{Value as Json, json};
use std::io::Write;

/// Takes in reports, one after the other. Gives the exit status (1 where rows could not be read or nothing was written though it
/// should, 2 where nobody could be asked), and what programs are told of each.
///
/// # Errors
/// Those of printing and of reading the store.
pub(super) fn take(
    store: &Store,
    reports: Vec<Report>,
    options: &Options,
    lang: Lang,
    out: &mut dyn Write,
    interactive: bool,
) -> anyhow::Result<(i32, Vec<Json>)> {
    let (mut status, mut documents) = (0, Vec::new());
    for report in reports {
        let plan = plan(store, report, options.keep, say::ALL_GOODS.get(lang))?;
        if !options.json {
            preview(&plan, options, lang, out)?;
        }
        let wanted = if plan.is_idle() && !options.dry_run {
            if !options.json {
                writeln!(out, "{}", say::nothing(&plan).get(lang))?;
            }
            Wanted::Nothing
        } else {
            decide(plan.is_idle(), true, options, lang, out, interactive)?
        };
        let left_out = plan.report.columns.refused.is_some()
            || plan.report.problems.iter().any(|problem| problem.reason.leaves_out())
            || plan.report.untold > 0;
        status = status.max(i32::from(left_out));
        let done = match wanted {
            Wanted::Apply => match apply(store, &plan, &mut meter(lang)) {
                Ok(done) => Some(done),
                Err(crate::import::Error::Store(error)) => return Err(error.into()),
                Err(error) => {
                    aside(&line(&said::apply_error(&error, store.path(), || None, lang)));
                    status = status.max(1);
                    None
                }
            },
            Wanted::Nothing => None,
            Wanted::CannotAsk => {
                aside(said::NEEDS_YES.get(lang));
                status = 2;
                None
            }
        };
        if let Some(done) = done.filter(|_| !options.json) {
            writeln!(out, "{} {}", say::done(&done, lang), said::UNDO_IN_KAM.get(lang))?;
        }
        if options.json {
            documents.push(document(&plan, done, lang));
        }
    }
    Ok((status, documents))
}

fn preview(plan: &Plan, options: &Options, lang: Lang, out: &mut dyn Write) -> anyhow::Result<()> {
    writeln!(out, "{}", line(&say::source(plan, lang)))?;
    if let Some(unread) = say::unread(plan, lang) {
        writeln!(out, "  {}", line(&unread))?;
    }
    for part in say::parts(plan, lang) {
        let noun = if part.heading == say::WHOSE || part.heading == say::UNKNOWN { &say::CLIENTS } else { &RECORDS };
        list(part.heading.get(lang), part.lines.into_iter(), noun, lang, out)?;
        let goes = part.heading == say::WAITED || part.heading == say::WHOSE && plan.rows_go() || part.heading == say::LEFT_OUT;
        if goes && !options.keep {
            writeln!(out, "  {}", say::KEEP.get(lang))?;
        }
    }
    Ok(())
}

fn document(plan: &Plan, done: Option<Done>, lang: Lang) -> Json {
    let report = &plan.report;
    let months = report.months();
    let share = |account: i64, share: &Share| {
        let sums: Vec<Json> =
            share.sums.iter().map(|(currency, (before, after))| json!({"currency": currency, "before": before, "after": after})).collect();
        let name = plan.name(account);
        let [new, changed, gone, same] = [share.new, share.changed, share.gone, share.same];
        json!({"account": name, "id": account, "new": new, "changed": changed, "gone": gone, "same": same, "sums": sums})
    };
    let unknown: Vec<Json> = plan
        .unknown
        .iter()
        .filter_map(|unknown| report.clients.get(unknown.at).map(|client| (client, unknown)))
        .map(|(client, unknown)| {
            let sums: Vec<Json> = unknown.sums.iter().map(|(currency, amount)| json!({"currency": currency, "amount": amount})).collect();
            json!({"name": client.name, "tax_id": client.tax_id, "rows": unknown.rows, "sums": sums})
        })
        .collect();
    let problems: Vec<Json> = report
        .problems
        .iter()
        .map(|problem| json!({"line": problem.line, "reason": format!("{:?}", problem.reason).to_lowercase(), "value": problem.value}))
        .collect();
    json!({
        "file": report.name,
        "encoding": report.encoding,
        "rows": report.rows.len(),
        "from": months.first().map(|month| month.kept()),
        "until": months.last().map(|month| month.kept()),
        "accounts": plan.accounts.iter().map(|(account, of)| share(*account, of)).collect::<Vec<_>>(),
        "unknown": unknown,
        "problems": problems,
        "reason": report.columns.refused.map(|refusal| say::refusal(refusal, lang)),
        "applied": done.is_some(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Clock;
    use crate::exchange::purchases::read_text;

    #[test]
    fn a_report_of_which_nothing_is_read_says_so_and_a_unit_is_said() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("kam.db"), Clock::System).unwrap();
        let of = |text: &str| plan(&store, read_text("x.csv", text).unwrap(), false, "всё").unwrap();
        let refused = of("Дата;Клиент;Сумма\n03/04/2026;Лютик;5\n");
        assert_eq!(say::nothing(&refused), say::NOTHING_READ);
        assert_eq!(say::source(&refused, Lang::Ru), "x.csv: отчёт о закупках, строк не прочитано");
        assert_eq!(say::parts(&refused, Lang::Ru)[0].lines, [say::DAY_ORDER.get(Lang::Ru)]);
        assert_eq!(document(&refused, None, Lang::Ru)["reason"], say::DAY_ORDER.get(Lang::Ru));
        let thousands = of("Период;Клиент;Сумма, тыс. руб.\n01.2026;Лютик;5\n");
        assert_eq!(say::parts(&thousands, Lang::Ru)[0].lines, [say::IN_THOUSANDS.get(Lang::Ru)]);
    }
}
