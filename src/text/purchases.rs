//! What is said of reports on purchases (M8, M33).

use super::capture::money;
use super::import::{ROWS, problem};
use super::{Counted, Words};
use crate::domain::words::thousands;
use crate::domain::{Lang, day};
use crate::import::purchases::{Done, Plan, Share};
use std::collections::BTreeMap;

crate::sentences! {
    /// What is bought by rows that say nothing of it.
    ALL_GOODS: "Все товары" / "All goods";
    fn source_of(name: &str, rows: &str, months: &str, how: &str): "{name}: отчёт о закупках, {rows}, {months}{how}" / "{name}: a report on purchases, {rows}, {months}{how}";
    fn unread_columns(columns: &str): "Не нужны и не внесутся столбцы: {columns}." / "Columns that are not needed and not taken in: {columns}.";
    WHOSE: "Ваши клиенты" / "Your accounts";
    fn brought(name: &str, what: &str, sums: &str): "{name}: {what}; {sums}" / "{name}: {what}; {sums}";
    SAME: "всё уже есть" / "all known already";
    fn new_rows(count: &str): "новых {count}" / "{count} new";
    fn changed_rows(count: &str): "исправится {count}" / "{count} corrected";
    fn gone_rows(count: &str): "уйдёт {count}" / "{count} go";
    fn from_to(before: &str, after: &str): "{before} → {after}" / "{before} → {after}";
    CHANGES: "Месяцы, которые станут другими" / "Months that come to something else";
    fn month_changes(name: &str, month: &str, before: &str, after: &str): "{name}, {month}: {before} → {after}" / "{name}, {month}: {before} → {after}";
    LEFT_OUT: "Есть за эти месяцы, но не в этом отчёте: уйдёт (записанное вручную останется)" / "Known for these months and not in this report: goes (what was written by hand stays)";
    KEPT_OUT: "Есть за эти месяцы, но не в этом отчёте: останется" / "Known for these months and not in this report: stays";
    /// How the shell keeps them.
    KEEP: "Чтобы осталось, добавьте --keep." / "To keep it, add --keep.";
    UNKNOWN: "Пока никто из ваших клиентов: подождут в «Практика → Отчёты»" / "Nobody of yours yet: they wait in Practice, Reports";
    fn tax_id(name: &str, tax_id: &str): "{name}, ИНН {tax_id}" / "{name}, tax id {tax_id}";
    fn one_of(name: &str, names: &str): "{name} (подходят {names})" / "{name} (may be {names})";
    NOT_READ: "Не прочитано" / "Not read";
    /// Nothing is new in the report.
    NOTHING_NEW: "Всё из отчёта уже внесено. Менять нечего." / "All of the report is known already. There is nothing to change.";
    fn made_of(what: &str, unknown: &str): "Закупки внесены: {what}{unknown}." / "Purchases taken in: {what}{unknown}.";
    NOTHING_FOR_YOURS: "у ваших клиентов без перемен" / "nothing changes for your accounts";
    fn waiting(clients: &str): "; ждут в «Отчётах»: {clients}" / "; waiting in Reports: {clients}";
    fn placed(name: &str, account: &str, rows: &str): "«{name}» — это {account}: внесено {rows}. В следующий раз узнается само." / "“{name}” is {account}: {rows} taken in. The next report knows it.";
    fn left(name: &str): "«{name}» — не ваш клиент, больше не спросим." / "“{name}” is not yours and is not asked about again.";
}

/// «3 клиента».
pub const CLIENTS: Counted = Counted { ru: ["клиент", "клиента", "клиентов"], en: ["client", "clients"] };

/// A part of what a report would change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// What it is about.
    pub heading: Words,
    /// A line each.
    pub lines: Vec<String>,
}

/// What the report is: name, rows, months, how it was read.
pub fn source(plan: &Plan, lang: Lang) -> String {
    let report = &plan.report;
    let months = report.months();
    let month = |of: Option<&crate::exchange::purchases::When>| of.map_or_else(String::new, |when| day::show(&when.kept(), lang));
    let (first, last) = (month(months.first()), month(months.last()));
    let span = if first == last { first } else { format!("{first}–{last}") };
    let how = if report.encoding.is_empty() { String::new() } else { format!(", {}", report.encoding) };
    source_of(lang, &report.name, &ROWS.with(lang, report.rows.len() as u64), &span, &how)
}

/// The columns of which nothing is taken in.
pub fn unread(plan: &Plan, lang: Lang) -> Option<String> {
    let names = plan.report.columns.unread.iter().filter_map(|at| plan.report.header.get(*at));
    let names: Vec<String> = names.map(|name| super::prep::quoted(name, lang)).collect();
    (!names.is_empty()).then(|| unread_columns(lang, &names.join(", ")))
}

/// What the report would change, part by part; those with nothing in them are left out.
pub fn parts(plan: &Plan, lang: Lang) -> Vec<Part> {
    let out: Vec<&str> = plan.left_out().map(|(name, _)| name).collect();
    let yours = plan.accounts.iter().map(|(account, share)| (plan.name(*account), share)).filter(|(name, _)| !out.contains(name));
    let whose: Vec<String> = yours.map(|(name, share)| brought(lang, name, &rows(share, lang), &sums(share, lang))).collect();
    let named =
        plan.accounts.iter().flat_map(|(account, share)| share.months.iter().map(|(month, sums)| (plan.name(*account), month, sums)));
    let changes = named.filter(|(name, ..)| !out.contains(name)).map(|(name, (month, currency), (before, after))| {
        month_changes(lang, name, &day::show(&month.kept(), lang), &money(*before, currency, lang), &money(*after, currency, lang))
    });
    let left = plan.left_out().map(|(name, share)| brought(lang, name, &ROWS.with(lang, share.gone as u64), &sums(share, lang)));
    let unknown = plan.unknown.iter().map(|(at, rows, sum)| nobody(plan, *at, *rows, *sum, lang));
    let not_read = plan.report.problems.iter().map(|wrong| problem(&plan.report.name, wrong, lang));
    let parts = [
        (WHOSE, whose),
        (CHANGES, changes.collect()),
        (if plan.keeps { KEPT_OUT } else { LEFT_OUT }, left.collect()),
        (UNKNOWN, unknown.collect()),
        (NOT_READ, not_read.collect::<Vec<_>>()),
    ];
    parts.into_iter().filter(|(_, lines)| !lines.is_empty()).map(|(heading, lines)| Part { heading, lines }).collect()
}

fn nobody(plan: &Plan, at: usize, rows: usize, sum: i64, lang: Lang) -> String {
    let Some(client) = plan.report.clients.get(at) else { return String::new() };
    let name = match (client.name.is_empty(), client.tax_id.is_empty()) {
        (false, true) => client.name.clone(),
        (_, false) => tax_id(lang, &client.name, &client.tax_id).trim_start_matches(", ").to_owned(),
        (true, true) => String::new(),
    };
    let name = match plan.whose.get(at) {
        Some(crate::import::purchases::Whose::OneOf(accounts)) => {
            let names: Vec<&str> = accounts.iter().map(|account| plan.name(*account)).filter(|name| !name.is_empty()).collect();
            if names.is_empty() { name } else { one_of(lang, &name, &names.join(", ")) }
        }
        _ => name,
    };
    brought(lang, &name, &ROWS.with(lang, rows as u64), &money(sum, plan.currency(), lang))
}

/// «новых 12, исправится 1», or that all is known.
fn rows(share: &Share, lang: Lang) -> String {
    let count = |count: usize| thousands(count as u64);
    let parts = [
        (share.new, new_rows(lang, &count(share.new))),
        (share.changed, changed_rows(lang, &count(share.changed))),
        (share.gone, gone_rows(lang, &count(share.gone))),
    ];
    let said: Vec<String> = parts.into_iter().filter(|(count, _)| *count > 0).map(|(_, said)| said).collect();
    if said.is_empty() { SAME.get(lang).to_owned() } else { said.join(", ") }
}

/// What it comes to: before and after, or one sum where that is the same or new.
fn sums(share: &Share, lang: Lang) -> String {
    let sum = |(currency, (before, after)): (&String, &(i64, i64))| {
        let [before, after] = [*before, *after].map(|minor| (minor, money(minor, currency, lang)));
        if before.0 == after.0 || before.0 == 0 { after.1 } else { from_to(lang, &before.1, &after.1) }
    };
    share.sums.iter().map(sum).collect::<Vec<_>>().join(", ")
}

/// What was done.
pub fn done(done: &Done, lang: Lang) -> String {
    let share = Share { new: done.new, changed: done.changed, gone: done.gone, same: 0, sums: BTreeMap::new(), months: BTreeMap::new() };
    let what = if share.is_idle() { NOTHING_FOR_YOURS.get(lang).to_owned() } else { rows(&share, lang) };
    let unknown = if done.unknown == 0 { String::new() } else { waiting(lang, &CLIENTS.with(lang, done.unknown as u64)) };
    made_of(lang, &what, &unknown)
}
