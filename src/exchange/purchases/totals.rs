//! Rows of a report that are what others come to, by their names.

use super::{Report, cells};
use crate::domain::name::{company_identity, fold};
use crate::exchange::Reason;
use crate::exchange::legal::is_quote;
use std::collections::HashSet;

/// Whether a name says that the row is what others come to: «Итого», «Итого по контрагенту Лютик». «Итог-Сервис» is a client.
pub(super) fn is_total_name(name: &str) -> bool {
    const ALONE: &[&str] = &["subtotal", "sub-total", "sub total", "subtotals", "подытог", "подитог", "промежуточный итог"];
    const LEADS: &[&str] = &["итого по ", "всего по ", "итог по ", "итого за ", "всего за ", "итог за ", "итого:", "всего:", "итог:"];
    const ENGLISH: &[&str] = &["total for ", "total of ", "total by ", "total:", "subtotal "];
    if is_of_tax(name) || is_average(name) {
        return true;
    }
    // Most names have nothing of the kind, and a report has very many.
    if !["тог", "ТОГ", "сего", "СЕГО", "otal", "OTAL"].iter().any(|part| name.contains(part)) {
        return is_of_all(name);
    }
    let folded = fold(name.trim_end_matches([':', '.', ' ']));
    let led = || LEADS.iter().chain(ENGLISH).any(|lead| folded.starts_with(lead));
    let of_a_month = || closed(name).is_some_and(|group| cells::when(&group).is_some());
    is_of_all(name) || ALONE.contains(&folded.as_str()) || led() || of_a_month()
}

/// Whether a row is the average of others: «Среднее», «Среднее по клиентам», `Average`.
fn is_average(name: &str) -> bool {
    const ALONE: &[&str] =
        &["среднее", "средняя", "средний", "среднее значение", "в среднем", "медиана", "average", "averages", "mean", "avg", "median"];
    const LEADS: &[&str] =
        &["среднее по ", "среднее за ", "средняя сумма", "в среднем ", "average of ", "average for ", "average per ", "average by "];
    if !["редн", "РЕДН", "едиан", "ЕДИАН", "ver", "VER", "vg", "VG", "ean", "EAN", "edian", "EDIAN"].iter().any(|part| name.contains(part))
    {
        return false;
    }
    let folded = fold(name.trim_end_matches([':', '.', ' ']));
    ALONE.contains(&folded.as_str()) || LEADS.iter().any(|lead| folded.starts_with(lead))
}

/// Whether a cell holds an error of a spreadsheet: «#Н/Д», `#REF!`, or figures for which the column was too narrow.
pub(super) fn is_error(cell: &str) -> bool {
    let Some(rest) = cell.strip_prefix('#') else { return false };
    let word = rest.trim_end_matches(['!', '?']);
    let letters = !word.is_empty() && word.chars().all(|c| c.is_alphabetic() && c.is_uppercase() || matches!(c, '/' | '0' | '_'));
    letters && (word.len() < rest.len() || matches!(word, "Н/Д" | "N/A" | "NA" | "NV" | "GETTING_DATA"))
        || rest.len() > 1 && rest.chars().all(|c| c == '#')
}

/// How a row begins that says what tax a total has in it.
const OF_TAX: &[&str] =
    &["в том числе", "в т.ч", "в т. ч", "вт.ч", "ндс ", "сумма ндс", "including vat", "incl. vat", "of which vat", "vat "];

/// Whether a row says what tax a total has in it: «В том числе НДС».
fn is_of_tax(name: &str) -> bool {
    if !["НДС", "ндс", "VAT", "vat", "том числе", "т.ч", "т. ч"].iter().any(|part| name.contains(part)) {
        return false;
    }
    let folded = fold(name.trim_end_matches([':', '.', ' ']));
    matches!(folded.as_str(), "ндс" | "vat") || OF_TAX.iter().any(|lead| folded.starts_with(lead))
}

/// Whether a name is that of what all rows come to, and of no group of them.
pub(super) fn is_of_all(name: &str) -> bool {
    const OF_ALL: &[&str] = &[
        "итого",
        "всего",
        "итог",
        "общий итог",
        "сумма",
        "все клиенты",
        "все контрагенты",
        "все покупатели",
        "total",
        "grand total",
        "totals",
        "sum",
        "all customers",
        "all clients",
        "all accounts",
        "σ",
        "∑",
    ];
    const LEADS: &[&str] = &["по всем ", "for all ", "all customers ", "total for all "];
    const WHOM: &[&str] = &["клиент", "контрагент", "покупател", "заказчик", "customer", "client", "account"];
    // Most names have nothing of the kind, and a report has very many.
    const PARTS: &[&str] = &[
        "тог", "ТОГ", "сего", "СЕГО", "otal", "OTAL", "умма", "УММА", "um", "UM", "се ", "СЕ ", "сем ", "СЕМ ", "ll ", "LL ", "Σ", "σ", "∑",
    ];
    if !PARTS.iter().any(|part| name.contains(part)) {
        return false;
    }
    let folded = fold(name.trim_end_matches([':', '.', ' ', '=']));
    let whom = |rest: &str| WHOM.iter().any(|stem| rest.starts_with(stem)) && !rest.contains(' ');
    OF_ALL.contains(&folded.as_str()) || LEADS.iter().any(|lead| folded.strip_prefix(lead).is_some_and(whom))
}

/// The group that a name closes: «Лютик» of «Лютик Итог», as spreadsheets write it, and of «Итого Лютик».
fn closed(name: &str) -> Option<String> {
    if !["тог", "ТОГ", "сего", "СЕГО", "otal", "OTAL"].iter().any(|part| name.contains(part)) {
        return None;
    }
    let name = plain(name);
    let behind = || [" итог", " итого", " total"].iter().find_map(|end| name.strip_suffix(end));
    let before = || ["итого ", "итог ", "всего ", "total ", "subtotal "].iter().find_map(|lead| name.strip_prefix(lead));
    let group = behind().or_else(before)?.trim();
    (!group.is_empty()).then(|| group.to_owned())
}

/// Whether a closed group is the one of a name; a total says the company of law or leaves it out.
fn is_of(group: &str, name: &str) -> bool {
    group == name || !group.is_empty() && company_identity(group) == company_identity(name)
}

/// Whether a row called so says what a client comes to: «Лютик Итог», «Итого по контрагенту Лютик».
pub(super) fn closes(total: &str, client: &str) -> bool {
    let Some(group) = closed(total) else { return false };
    let leads = ["по контрагенту ", "по клиенту ", "по покупателю ", "по ", "for ", "of "];
    let client = plain(client);
    is_of(&group, &client) || leads.iter().any(|lead| group.strip_prefix(lead).is_some_and(|group| is_of(group, &client)))
}

fn plain(name: &str) -> String {
    fold(&name.replace(is_quote, "")).trim_end_matches([':', '.', ' ']).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a row closes the group of the row above it: «Лютик Итог» under the rows of «Лютик».
pub(super) fn closes_above(name: &str, goods: &str, report: &Report) -> bool {
    let groups = [closed(name), closed(goods)];
    if groups.iter().all(Option::is_none) {
        return false;
    }
    let Some(above) = report.rows.last() else { return false };
    let client = report.clients.get(above.client as usize).map(|client| plain(&client.name));
    let bought = report.goods.get(above.goods as usize).map(|goods| plain(goods));
    groups.iter().flatten().any(|group| [&client, &bought].into_iter().flatten().any(|name| is_of(group, name)))
}

/// Leaves out the rows that are what others come to and stand elsewhere than below them: «Лютик Итог» where somebody is called «Лютик».
pub(super) fn leave_out(report: &mut Report, dropped: &mut HashSet<usize>) {
    let closing: Vec<(u32, String)> = (0..).zip(&report.clients).filter_map(|(at, client)| Some((at, closed(&client.name)?))).collect();
    if closing.is_empty() {
        return;
    }
    let names = report.clients.iter().map(|client| client.name.as_str()).chain(report.goods.iter().map(String::as_str));
    let known: HashSet<String> =
        names.flat_map(|name| [plain(name), company_identity(&plain(name))]).filter(|name| !name.is_empty()).collect();
    let is_known = |group: &str| known.contains(group) || known.contains(&company_identity(group));
    let totals: HashSet<u32> = closing.into_iter().filter(|(_, group)| is_known(group)).map(|(at, _)| at).collect();
    let rows: Vec<usize> =
        (0..report.rows.len()).filter(|at| report.rows.get(*at).is_some_and(|row| totals.contains(&row.client))).collect();
    drop_rows(report, rows, dropped);
}

/// Leaves out rows that are what others come to, each told by its client.
pub(super) fn drop_rows(report: &mut Report, rows: Vec<usize>, dropped: &mut HashSet<usize>) {
    for at in rows.into_iter().filter(|at| dropped.insert(*at)) {
        let Some(row) = report.rows.get(at).copied() else { continue };
        let name = report.clients.get(row.client as usize).map(|client| client.name.clone()).unwrap_or_default();
        report.tell(u64::from(row.line), Reason::Total, name);
    }
}
