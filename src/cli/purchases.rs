//! `kam import` with reports on purchases: what each would change, a question, and one step.

use super::import::{Options, list, meter};
use super::taking::{carry_out, decide_on};
use crate::domain::Lang;
use crate::exchange::Problem;
use crate::exchange::purchases::{Report, WHOLE, join};
use crate::import::purchases::{Done, Plan, Share, apply, plan};
use crate::page::json::minor;
use crate::printable::line;
use crate::store::Store;
use crate::text::import as said;
use crate::text::purchases as say;
use crate::text::shell::RECORDS;
use serde_json::{Value as Json, json};
use std::io::Write;

/// Takes in the reports of one command as one. Gives the exit status (1 where rows could not be read or nothing was written though it
/// should, 2 where nobody could be asked), and what programs are told.
///
/// # Errors
/// Those of printing and of reading the store.
pub(super) fn take(
    store: &Store,
    mut files: Vec<Report>,
    options: &Options,
    lang: Lang,
    out: &mut dyn Write,
    interactive: bool,
) -> anyhow::Result<(i32, Vec<Json>)> {
    let left_out = |report: &Report| {
        report.columns.refused.is_some() || report.problems.iter().any(|problem| problem.reason.leaves_out()) || report.untold > 0
    };
    let mut status = i32::from(files.iter().any(left_out));
    if files.len() > 1 && !options.json {
        for file in &files {
            heading(file, lang, out)?;
            for part in say::of_file(file, lang) {
                list(part.heading.get(lang), part.lines.into_iter(), &RECORDS, lang, out)?;
            }
        }
    }
    // Without one of its files the report would say of the clients in it that they bought nothing.
    if files.len() > 1 && files.iter().any(|file| file.columns.refused.is_some()) {
        let plans = files.into_iter().map(|file| Ok(document(&plan(store, file, options.keep)?, &[], None, lang)));
        let documents = plans.collect::<anyhow::Result<Vec<Json>>>()?;
        if !options.json {
            writeln!(out, "{}", say::TOGETHER.get(lang))?;
        }
        return Ok((status.max(1), documents));
    }
    let mut documents = Vec::new();
    let report = if files.len() > 1 { Some(join(&mut files)) } else { files.pop() };
    if let Some(report) = report {
        let plan = plan(store, report, options.keep)?;
        if !options.json {
            preview(&plan, files.is_empty(), options, lang, out)?;
        }
        let wanted = decide_on(plan.is_idle(), say::nothing(&plan).get(lang), options, lang, out, interactive)?;
        let done = carry_out(wanted, store, &mut status, lang, || Ok(apply(store, &plan, &mut meter(lang))))?;
        if let Some(done) = done.filter(|_| !options.json) {
            writeln!(out, "{} {}", say::done(&done, lang), said::UNDO_IN_KAM.get(lang))?;
        }
        if options.json {
            documents.push(document(&plan, &files, done, lang));
        }
    }
    Ok((status, documents))
}

fn heading(report: &Report, lang: Lang, out: &mut dyn Write) -> anyhow::Result<()> {
    writeln!(out, "{}", line(&say::source(report, lang)))?;
    if let Some(unread) = say::unread(report, lang) {
        writeln!(out, "  {}", line(&unread))?;
    }
    Ok(())
}

/// What a report would change; one of several files was told of file by file.
fn preview(plan: &Plan, alone: bool, options: &Options, lang: Lang, out: &mut dyn Write) -> anyhow::Result<()> {
    if alone {
        heading(&plan.report, lang, out)?;
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

/// What programs are told of a report: `files` are those that it was made of, where there are several.
fn document(plan: &Plan, files: &[Report], done: Option<Done>, lang: Lang) -> Json {
    let report = &plan.report;
    let months = report.months();
    let share = |account: i64, share: &Share| {
        let sums: Vec<Json> = share
            .sums
            .iter()
            .map(|(currency, (before, after))| json!({"currency": currency, "before": minor(*before), "after": minor(*after)}))
            .collect();
        let name = plan.name(account);
        let [new, changed, gone, same] = [share.new, share.changed, share.gone, share.same];
        json!({"account": name, "id": account, "new": new, "changed": changed, "gone": gone, "same": same, "sums": sums})
    };
    let unknown: Vec<Json> = plan
        .unknown
        .iter()
        .filter_map(|unknown| report.clients.get(unknown.at).map(|client| (client, unknown)))
        .map(|(client, unknown)| {
            let sums: Vec<Json> =
                unknown.sums.iter().map(|(currency, amount)| json!({"currency": currency, "amount": minor(*amount)})).collect();
            json!({"name": client.name, "tax_id": client.tax_id, "rows": unknown.rows, "sums": sums})
        })
        .collect();
    let files = if files.is_empty() { std::slice::from_ref(report) } else { files };
    let problem = |file: &Report, problem: &Problem| {
        let reason = problem.reason.code();
        json!({"file": file.name, "line": problem.line, "reason": reason, "value": problem.value})
    };
    let problems: Vec<Json> = files.iter().flat_map(|file| file.problems.iter().map(move |wrong| problem(file, wrong))).collect();
    let note = |of: Option<&Report>, (kind, said): say::Note| json!({"file": of.map(|file| &file.name), "kind": kind, "text": said});
    let of_files = files.iter().flat_map(|file| say::how_read(file, lang).into_iter().map(move |told| note(Some(file), told)));
    let notes: Vec<Json> = of_files.chain(say::notes_of(plan, lang).into_iter().map(|told| note(None, told))).collect();
    let read = |file: &Report| {
        let columns = &file.columns;
        let year = columns.year.map(|(year, _)| year);
        json!({"file": file.name, "encoding": file.encoding, "unit": columns.unit / WHOLE, "year": year, "filled": file.filled, "nested": file.nested, "returned": file.returned})
    };
    json!({
        "file": report.name,
        "encoding": report.encoding,
        "files": files.iter().map(read).collect::<Vec<_>>(),
        "ahead": plan.ahead,
        "rows": report.rows.len(),
        "from": months.first().map(|month| month.kept()),
        "until": months.last().map(|month| month.kept()),
        "accounts": plan.accounts.iter().map(|(account, of)| share(*account, of)).collect::<Vec<_>>(),
        "unknown": unknown,
        "problems": problems,
        "notes": notes,
        "reason": report.columns.refused.map(|refusal| say::refusal(refusal, &report.columns.odd, lang)),
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
        let of = |text: &str| plan(&store, read_text("x.csv", text).unwrap(), false).unwrap();
        let refused = of("Дата;Клиент;Сумма\n03/04/2026;Лютик;5\n");
        assert_eq!(say::nothing(&refused), say::NOTHING_READ);
        assert_eq!(say::source(&refused.report, Lang::Ru), "x.csv: отчёт о закупках, строк не прочитано");
        assert_eq!(say::parts(&refused, Lang::Ru)[0].lines, [say::DAY_ORDER.get(Lang::Ru)]);
        assert_eq!(document(&refused, &[], None, Lang::Ru)["reason"], say::DAY_ORDER.get(Lang::Ru));
        let thousands = of("Период;Клиент;Сумма, тыс. руб.\n01.2026;Лютик;5\n");
        assert_eq!(say::parts(&thousands, Lang::Ru)[0].lines, [say::IN_THOUSANDS.get(Lang::Ru)]);
    }

    #[test]
    fn what_stays_what_waits_and_what_went_is_said() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("kam.db"), Clock::System).unwrap();
        let account = crate::domain::Record::new(crate::domain::Entity::Account).with_text("short_name", "Лютик");
        store.step(crate::store::Verb::Create, "", |change| change.insert(&account)).unwrap();
        let of = |rows: &str| plan(&store, read_text("x.csv", &format!("Период;Клиент;Сумма\n{rows}")).unwrap(), false).unwrap();
        apply(&store, &of("07.2026;Лютик;100\n08.2026;Лютик;50\n09.2026;Лютик;7\n"), &mut |_| {
            std::ops::ControlFlow::Continue(())
        })
        .unwrap();
        let parts = say::parts(&of("07.2026;Лютик;100\n09.2026;Лютик;7\n"), Lang::Ru);
        let stays = parts.iter().find(|part| part.heading == say::STAYS).unwrap();
        assert_eq!(stays.lines, ["Лютик, 08.2026: 1 строка прежнего отчёта, 50 руб."]);
        let done = Done { unknown: 2, waiting: 10, waited: 3, ..Done::default() };
        assert_eq!(
            say::done(&done, Lang::Ru),
            "Закупки внесены: у ваших клиентов без перемен; ждут в «Отчётах»: 10 клиентов; из «Отчётов» убрано: 3 месяца."
        );
        let odd = of("01.2026;Лютик;100\n02.2026;Лютик;-6000\nИтого;;-900\n");
        let notes = say::parts(&odd, Lang::Ru).into_iter().find(|part| part.heading == say::NOTES).unwrap();
        assert_eq!(document(&odd, &[], None, Lang::Ru)["notes"], json!([{"file": "x.csv", "kind": "total", "text": notes.lines[0]}]));
        assert_eq!(notes.lines, ["Строка 4: итог отчёта — −900, а прочитанные строки дают −5 900. Проверьте."]);
    }

    #[test]
    fn what_changes_beside_the_sum_is_said() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("kam.db"), Clock::System).unwrap();
        let account = crate::domain::Record::new(crate::domain::Entity::Account).with_text("short_name", "Лютик");
        store.step(crate::store::Verb::Create, "", |change| change.insert(&account)).unwrap();
        let of = |rows: &str| {
            plan(&store, read_text("x.csv", &format!("Период;Клиент;Группа;Сумма;Себестоимость\n{rows}")).unwrap(), false).unwrap()
        };
        let first = of("01.2026;Лютик;Плёнка;1500;800\n01.2026;Лютик;Лента;70;\n01.2026;Мак;;77;\n");
        apply(&store, &first, &mut |_| std::ops::ControlFlow::Continue(())).unwrap();
        let parts =
            say::parts(&of("01.2026;Лютик;Плёнка;1500;900\n01.2026;Лютик;Короб;70;\n01.2026;Мак;;78;\n01.2026;ЗАО Роза;;1;\n"), Lang::Ru);
        let lines = |heading| parts.iter().find(|part| part.heading == heading).unwrap().lines.clone();
        let others = ["Лютик, 01.2026, Плёнка: себестоимость 800 руб. → 900 руб.", "Лютик, 01.2026: Лента → Короб, 70 руб."];
        assert_eq!(lines(say::OTHERS), others);
        assert_eq!(lines(say::UNKNOWN), ["Мак: 1 строка; 77 руб. → 78 руб.", "ЗАО Роза: 1 строка; 1 руб."]);
    }
}
