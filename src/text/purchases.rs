//! What is said of reports on purchases (M8, M33).

mod how;

#[cfg(test)]
pub use how::{DAY_ORDER, IN_THOUSANDS};
pub use how::{how_read, lack, refusal, unread};

use super::import::{ROWS, problem};
use super::listed::waits;
use super::{Counted, Words};
use crate::domain::money::said::exact;
use crate::domain::name::fold;
use crate::domain::words::thousands;
use crate::domain::{Entity, Lang, Value, day};
use crate::exchange::purchases::Report;
use crate::exchange::{Problem, Reason};
use crate::import::purchases::{Done, Other, Plan, Share, Unknown, Was};

crate::sentences! {
    fn source_of(name: &str, rows: &str, months: &str, how: &str): "{name}: отчёт о закупках, {rows}, {months}{how}" / "{name}: a report on purchases, {rows}, {months}{how}";
    fn empty_source(name: &str): "{name}: отчёт о закупках, строк не прочитано" / "{name}: a report on purchases, no rows read";
    /// Of months of deliveries that wait.
    fn delivered(count: &str): "поставки: {count} мес." / "deliveries: {count} mo.";
    WHOSE: "Ваши клиенты" / "Your accounts";
    fn brought(name: &str, what: &str, sums: &str): "{name}: {what}; {sums}" / "{name}: {what}; {sums}";
    fn named(name: &str, what: &str): "{name}: {what}" / "{name}: {what}";
    SAME: "всё уже есть" / "all known already";
    fn new_rows(count: &str): "новых {count}" / "{count} new";
    fn changed_rows(count: &str): "исправится {count}" / "{count} corrected";
    fn gone_rows(count: &str): "уйдёт {count}" / "{count} go";
    fn unread_rows(count: &str): "не прочитано, останется прежнее: {count}" / "not read, stays as it was: {count}";
    fn uncosted_rows(count: &str): "без себестоимости {count} (была известна)" / "{count} without the cost that was known";
    fn corrected_rows(count: &str): "исправлено {count}" / "{count} corrected";
    fn went_rows(count: &str): "ушло {count}" / "{count} gone";
    BY_HAND: "В этих месяцах есть и записанное вручную: останется, в суммах месяцев учтено" / "Of these months something was written by hand: it stays and is counted in";
    HELD: "За эти месяцы уже есть строки, которых в отчёте нет: останутся, новые прибавятся к ним" / "For these months there are rows that are not in the report: they stay, and the new ones are added to them";
    fn month_of(name: &str, month: &str, what: &str): "{name}, {month}: {what}" / "{name}, {month}: {what}";
    fn held_beside(held: &str, new: &str): "останется {held}, прибавится {new}" / "{held} stays, {new} is added";
    fn from_to(before: &str, after: &str): "{before} → {after}" / "{before} → {after}";
    CHANGES: "Месяцы, которые станут другими" / "Months that come to something else";
    fn month_changes(name: &str, month: &str, before: &str, after: &str): "{name}, {month}: {before} → {after}" / "{name}, {month}: {before} → {after}";
    OTHERS: "Сумма прежняя, меняется другое" / "The sum stays, something else changes";
    fn other_cost(name: &str, month: &str, goods: &str, before: &str, after: &str): "{name}, {month}, {goods}: себестоимость {before} → {after}" / "{name}, {month}, {goods}: cost {before} → {after}";
    fn other_goods(name: &str, month: &str, before: &str, after: &str, sum: &str): "{name}, {month}: {before} → {after}, {sum}" / "{name}, {month}: {before} → {after}, {sum}";
    NO_COST_KNOWN: "неизвестна" / "unknown";
    LEFT_OUT: "Есть за эти месяцы, но не в этом отчёте: уйдёт (записанное вручную останется)" / "Known for these months and not in this report: goes (what was written by hand stays)";
    KEPT_OUT: "Есть за эти месяцы, но не в этом отчёте: останется" / "Known for these months and not in this report: stays";
    /// How the shell keeps them.
    KEEP: "Чтобы осталось, добавьте --keep." / "To keep it, add --keep.";
    UNKNOWN: "Не ваши клиенты: будут ждать в «Практика → Отчёты»" / "No accounts of yours: they wait in Practice, Reports";
    fn with_tax_id(name: &str, tax_id: &str): "{name}, ИНН {tax_id}" / "{name}, tax id {tax_id}";
    fn one_of(name: &str, names: &str): "{name} (подходят {names})" / "{name} (may be {names})";
    fn may_be(name: &str, account: &str): "{name} (возможно, это {account})" / "{name} (may be {account})";
    NOT_READ: "Не прочитано" / "Not read";
    NOTED: "Прочитано, но обратите внимание" / "Read, but worth a look";
    STAYS: "Месяцы, которых в отчёте нет: прежние строки остаются и считаются" / "Months that the report has not: what stood there stays and counts";
    fn stays_of(rows: &str, sum: &str): "{rows} прежнего отчёта, {sum}" / "{rows} of an earlier report, {sum}";
    fn stays_so(sum: &str): "{sum} без перемен" / "{sum} as before";
    fn comes_anew(sum: &str): "новые {sum}" / "new {sum}";
    fn unwaited(months: &str): "; из «Отчётов» убрано: {months}" / "; taken out of Reports: {months}";
    WAITED: "Ждали в «Отчётах», но в этом отчёте их нет: уйдёт" / "Waited in Reports and not in this report: goes";
    DOUBLES: "Уже записано вручную; останется и то, и другое" / "Written by hand already; both stay";
    NOTES: "Как прочитан отчёт" / "How the report was read";
    fn repeated_rows(rows: &str): "Есть в нескольких файлах или на листах слово в слово, внесутся один раз: {rows}." / "The same in several files or sheets and taken in once: {rows}.";
    SHARED: "Клиент за месяц есть в нескольких файлах или на листах: сложится" / "A client has rows of a month in several files or sheets: they are added up";
    TOGETHER: "Файлы одной команды — один отчёт. Один из них не прочитан, поэтому не вносится ни один: исправьте его или уберите из команды." / "Files of one command are one report. One of them is not read, so none is taken in: mend it, or leave it out.";
    fn rows_ahead(rows: &str): "Закупки будущих дней: {rows}. Проверьте месяцы." / "Purchases of days to come: {rows}. Check the months.";
    fn left_alone(clients: &str): "Не ваши, не спросим: {clients}." / "Not yours and not asked about: {clients}.";
    NOTHING_READ: "Из отчёта не прочитано ни одной строки. Вносить нечего." / "Not a row of the report could be read. There is nothing to take in.";
    REFUSED: "Отчёт не прочитан" / "The report is not read";
    /// The encoding is that of the file, not chosen.
    NO_ENCODING: "Кодировку выбирают у текстовых файлов: книга Excel и вставленная таблица читаются как есть." / "Only text files have an encoding to choose: a workbook and a pasted table are read as they are.";

    /// Nothing is new in the report.
    NOTHING_NEW: "Всё из отчёта уже внесено. Менять нечего." / "All of the report is known already. There is nothing to change.";
    fn made_of(what: &str, unknown: &str): "Закупки внесены: {what}{unknown}." / "Purchases taken in: {what}{unknown}.";
    NOTHING_FOR_YOURS: "у ваших клиентов без перемен" / "nothing changes for your accounts";
    fn waiting(clients: &str): "; ждут в «Отчётах»: {clients}" / "; waiting in Reports: {clients}";
    /// The tab of clients that wait.
    REPORTS: "Отчёты" / "Reports";
    CLIENT: "Клиент по отчёту" / "Client in the report";
    TAX_ID: "ИНН" / "Tax id";
    MONTHS: "Месяцы" / "Months";
    BOUGHT: "Куплено" / "Bought";
    NOBODY_WAITS: "Все клиенты из отчётов о закупках узнаны. Отчёт вносит I." / "Every client of the reports on purchases is known. I takes a report in.";
    NOBODY_ASKED: "Никто не ждёт: все клиенты из отчётов узнаны." / "Nobody waits: every client of the reports is known.";
    fn whose(name: &str): "Чей это клиент: {name}" / "Whose is {name}";
    fn taken(taken: &str, rows: &str): "{taken} {rows}" / "{rows} {taken}";
    fn made(name: &str, rows: &str): "Новый клиент: {name}, {rows}." / "A new account: {name}, {rows}.";
    /// The same of one that only a table of debts names: it brings nothing but itself.
    fn placed_bare(name: &str, account: &str): "«{name}» — это {account}. Внесите таблицу долгов ещё раз: долги этого клиента ещё не записаны." / "“{name}” is {account}. Take in the table of debts once more: what they owe is not in the file yet.";
    fn made_bare(name: &str): "Новый клиент: {name}. Внесите таблицу долгов ещё раз: его долги ещё не записаны." / "A new account: {name}. Take in the table of debts once more: what they owe is not in the file yet.";
    fn placed(name: &str, account: &str, rows: &str): "«{name}» — это {account}: {rows}. В следующий раз узнается само." / "“{name}” is {account}: {rows}. The next report knows it.";
    fn there_already(name: &str): "Похоже, уже есть: {name}. Enter — это он, n ещё раз — завести нового." / "It seems to be there already: {name}. Enter if it is that one, n once more to make a new one.";
    fn left(name: &str): "«{name}» — не ваш клиент, больше не спросим. Он внизу списка; x — вернуть." / "“{name}” is not yours and is not asked about again. It stands below the others; x takes it back.";
    fn asked_again(name: &str): "«{name}» снова ждёт." / "“{name}” waits again.";
    TAKE_BACK: "вернуть" / "take back";
    NOT_YOURS: "не ваш" / "not yours";
}

/// «3 месяца».
const MONTHS_GONE: Counted = Counted { ru: ["месяц", "месяца", "месяцев"], en: ["month", "months"] };

/// «внесена 1 строка», «внесены 2 строки», as a part of a sentence.
pub fn taken_in(count: usize, lang: Lang) -> String {
    taken(lang, TAKEN.form(lang, count as u64), &ROWS.with(lang, count as u64))
}

/// «внесена», «внесены», «внесено».
const TAKEN: Counted = Counted { ru: ["внесена", "внесены", "внесено"], en: ["taken in", "taken in"] };

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
pub fn source(report: &Report, lang: Lang) -> String {
    let months = report.months();
    let month = |of: Option<&crate::exchange::purchases::When>| of.map_or_else(String::new, |when| day::show(&when.kept(), lang));
    let (first, last) = (month(months.first()), month(months.last()));
    if months.is_empty() {
        return empty_source(lang, &report.name);
    }
    let span = if first == last { first } else { format!("{first}–{last}") };
    let how = if report.encoding.is_empty() { String::new() } else { format!(", {}", report.encoding) };
    source_of(lang, &report.name, &ROWS.with(lang, report.rows.len() as u64), &span, &how)
}

/// What the report would change, part by part; those with nothing in them are left out.
pub fn parts(plan: &Plan, lang: Lang) -> Vec<Part> {
    let out: Vec<&str> = plan.left_out().map(|(name, _)| name).collect();
    let ours = plan.accounts.iter().map(|(account, share)| (plan.name(*account), share)).filter(|(name, _)| !out.contains(name));
    let whose: Vec<String> = ours.map(|(name, share)| said_of(name, rows(share, lang), sums(share, lang), lang)).collect();
    let named =
        plan.accounts.iter().flat_map(|(account, share)| share.months.iter().map(|(month, sums)| (plan.name(*account), month, sums)));
    let changes = named.filter(|(name, ..)| !out.contains(name)).map(|(name, (month, currency), (before, after))| {
        month_changes(lang, name, &day::show(&month.kept(), lang), &exact(*before, currency, lang), &exact(*after, currency, lang))
    });
    let yours = || plan.accounts.iter().map(|(account, share)| (plan.name(*account), share));
    let others = yours().flat_map(|(name, share)| share.others.iter().map(move |other| said_other(name, other, lang)));
    let by_hand = yours().flat_map(|(name, share)| {
        share
            .by_hand
            .iter()
            .map(move |((month, currency), sum)| month_of(lang, name, &day::show(&month.kept(), lang), &exact(*sum, currency, lang)))
    });
    let held = yours().flat_map(|(name, share)| {
        share.held.iter().map(move |((month, currency), (held, new))| {
            let [held, new] = [held, new].map(|minor| exact(*minor, currency, lang));
            month_of(lang, name, &day::show(&month.kept(), lang), &held_beside(lang, &held, &new))
        })
    });
    let stays = yours().flat_map(|(name, share)| {
        share.stays.iter().map(move |((month, currency), (rows, sum))| {
            let stays = stays_of(lang, &ROWS.with(lang, *rows as u64), &exact(*sum, currency, lang));
            month_of(lang, name, &day::show(&month.kept(), lang), &stays)
        })
    });
    let left = plan.left_out().map(|(name, share)| brought(lang, name, &ROWS.with(lang, share.gone as u64), &sums(share, lang)));
    let unknown = plan.unknown.iter().map(|unknown| {
        let told = nobody(plan, unknown, lang);
        waits(told, unknown.waits, lang)
    });
    let waited = plan.waited.iter().map(|waited| {
        let month = day::show(&waited.month, lang);
        brought(lang, &waited.name, &month, &exact(waited.amount, &waited.currency, lang))
    });
    let doubles = plan.doubles.iter().map(|double| {
        let what = format!("{}, {}", day::show(&double.month.kept(), lang), goods(&double.title, lang));
        brought(lang, plan.name(double.account), &what, &exact(double.amount, &double.currency, lang))
    });
    let shared = plan.report.shared.added.iter().map(|(name, month)| {
        let called = plan.report.clients.iter().map(|client| client.name.as_str()).find(|called| fold(called) == *name);
        format!("{}, {}", called.unwrap_or(name), day::show(&month.kept(), lang))
    });
    let [refused, mut notes, not_read, noted] = of_file(&plan.report, lang);
    notes.lines.extend(notes_of(plan, lang).into_iter().map(|(_, said)| said));
    let parts = [
        (SHARED, shared.collect()),
        (WHOSE, whose),
        (CHANGES, changes.collect()),
        (OTHERS, others.collect()),
        (BY_HAND, by_hand.collect()),
        (HELD, held.collect()),
        (STAYS, stays.collect()),
        (if plan.keeps { KEPT_OUT } else { LEFT_OUT }, left.collect()),
        (DOUBLES, doubles.collect()),
        (UNKNOWN, unknown.collect()),
        (WAITED, waited.collect()),
    ];
    let parts = parts.into_iter().map(|(heading, lines)| Part { heading, lines });
    [refused, notes].into_iter().chain(parts).chain([not_read, noted]).filter(|part| !part.lines.is_empty()).collect()
}

/// What is said of a file alone: why it is not read, how it was, and what in it was not.
pub fn of_file(report: &Report, lang: Lang) -> [Part; 4] {
    let (noted, wrong): (Vec<_>, Vec<_>) = report.problems.iter().partition(|problem| {
        matches!(problem.reason, Reason::NoCost | Reason::RoundedTaxId | Reason::SeveralTaxIds | Reason::HiddenSheet | Reason::UnsoldSheet)
    });
    let said = |problems: Vec<&Problem>| problems.into_iter().map(|wrong| problem(&report.name, wrong, lang)).collect::<Vec<_>>();
    let parts = [
        (REFUSED, report.columns.refused.map(|why| refusal(why, &report.columns.odd, lang)).into_iter().collect()),
        (NOTES, how_read(report, lang).into_iter().map(|(_, said)| said).collect()),
        (NOT_READ, said(wrong)),
        (NOTED, said(noted)),
    ];
    parts.map(|(heading, lines)| Part { heading, lines })
}

/// What changes in a row of which the sum stays.
fn said_other(name: &str, other: &Other, lang: Lang) -> String {
    let (month, title) = (day::show(&other.month.kept(), lang), goods(&other.title, lang));
    match &other.was {
        Was::Cost(before, after) => {
            let [before, after] = [before, after]
                .map(|cost| cost.map_or_else(|| NO_COST_KNOWN.get(lang).to_owned(), |cost| exact(cost, &other.currency, lang)));
            other_cost(lang, name, &month, &title, &before, &after)
        }
        Was::Goods(before, sum) => other_goods(lang, name, &month, &goods(before, lang), &title, &exact(*sum, &other.currency, lang)),
    }
}

/// What was bought, in words where that is not said.
fn goods(title: &str, lang: Lang) -> String {
    Entity::Purchase.def().field("title").map_or_else(String::new, |field| Value::text(title).shown(field, lang))
}

/// Something worth a look: its kind as programs read it, and what is said of it.
pub type Note = (&'static str, String);

/// What is worth a look in the whole, whatever files it stands in, each with its kind as programs read it.
pub fn notes_of(plan: &Plan, lang: Lang) -> Vec<Note> {
    let rows = |count: usize| ROWS.with(lang, count as u64);
    let repeated = plan.report.shared.repeated;
    let repeated = (repeated > 0).then(|| ("repeated", repeated_rows(lang, &rows(repeated))));
    let ahead = (plan.ahead > 0).then(|| ("ahead", rows_ahead(lang, &rows(plan.ahead))));
    let left = (plan.left > 0).then(|| ("left", left_alone(lang, &CLIENTS.with(lang, plan.left as u64))));
    [repeated, ahead, left].into_iter().flatten().collect()
}

/// What is said where there is nothing to write.
pub fn nothing(plan: &Plan) -> Words {
    if plan.report.rows.is_empty() { NOTHING_READ } else { NOTHING_NEW }
}

fn nobody(plan: &Plan, unknown: &Unknown, lang: Lang) -> String {
    let at = unknown.at;
    let Some(client) = plan.report.clients.get(at) else { return String::new() };
    let name = match (client.name.is_empty(), client.tax_id.is_empty()) {
        (false, true) => client.name.clone(),
        (_, false) => with_tax_id(lang, &client.name, &client.tax_id).trim_start_matches(", ").to_owned(),
        (true, true) => String::new(),
    };
    let name = match plan.whose.get(at) {
        Some(crate::import::purchases::Whose::OneOf(accounts)) => {
            let names: Vec<&str> = accounts.iter().map(|account| plan.name(*account)).filter(|name| !name.is_empty()).collect();
            match names[..] {
                [] => name,
                [one] => may_be(lang, &name, one),
                _ => one_of(lang, &name, &names.join(", ")),
            }
        }
        _ => name,
    };
    let sum = |(currency, sum): (&String, &i128)| match unknown.before.get(currency) {
        Some(before) if before != sum => from_to(lang, &exact(*before, currency, lang), &exact(*sum, currency, lang)),
        _ => exact(*sum, currency, lang),
    };
    let sums: Vec<String> = unknown.sums.iter().map(sum).collect();
    brought(lang, &name, &ROWS.with(lang, unknown.rows as u64), &sums.join(" + "))
}

/// What is said of an account, with what it comes to if there is anything.
fn said_of(name: &str, what: String, sums: String, lang: Lang) -> String {
    if sums.is_empty() { named(lang, name, &what) } else { brought(lang, name, &what, &sums) }
}

/// «новых 12, исправится 1», or that all is known.
fn rows(share: &Share, lang: Lang) -> String {
    let count = |count: usize| thousands(count as u64);
    let parts = [
        (share.new, new_rows(lang, &count(share.new))),
        (share.changed, changed_rows(lang, &count(share.changed))),
        (share.gone, gone_rows(lang, &count(share.gone))),
        (share.uncosted, uncosted_rows(lang, &count(share.uncosted))),
        (share.unread, unread_rows(lang, &count(share.unread))),
    ];
    let said = some(parts);
    if said.is_empty() { SAME.get(lang).to_owned() } else { said.join(", ") }
}

fn some<const N: usize>(parts: [(usize, String); N]) -> Vec<String> {
    parts.into_iter().filter(|(count, _)| *count > 0).map(|(_, said)| said).collect()
}

/// What it comes to: before and after, or one sum where that is the same or new.
fn sums(share: &Share, lang: Lang) -> String {
    // One of several is not to be read as what another one was before.
    let several = share.sums.len() > 1;
    let sum = |(currency, (before, after)): (&String, &(i128, i128))| {
        let [before, after] = [*before, *after].map(|minor| (minor, exact(minor, currency, lang)));
        match (before.0 == after.0, before.0 == 0) {
            (true, _) if several => stays_so(lang, &after.1),
            (false, true) if several => comes_anew(lang, &after.1),
            (true, _) | (_, true) => after.1,
            _ => from_to(lang, &before.1, &after.1),
        }
    };
    share.sums.iter().map(sum).collect::<Vec<_>>().join("; ")
}

/// What was done.
pub fn done(done: &Done, lang: Lang) -> String {
    let count = |count: usize| thousands(count as u64);
    let parts = [
        (done.new, new_rows(lang, &count(done.new))),
        (done.changed, corrected_rows(lang, &count(done.changed))),
        (done.gone, went_rows(lang, &count(done.gone))),
    ];
    let said = some(parts);
    let what = if said.is_empty() { NOTHING_FOR_YOURS.get(lang).to_owned() } else { said.join(", ") };
    let unknown = if done.unknown == 0 { String::new() } else { waiting(lang, &CLIENTS.with(lang, done.waiting as u64)) };
    let unwaited = if done.waited == 0 { String::new() } else { unwaited(lang, &MONTHS_GONE.with(lang, done.waited as u64)) };
    made_of(lang, &what, &format!("{unknown}{unwaited}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// «Внесено 1 строка» was said of one.
    #[test]
    fn rows_that_were_taken_in_agree_with_their_number() {
        let said = [1, 2, 5, 21, 1_011].map(|count| placed(Lang::Ru, "Гамма", "Северлит", &taken_in(count, Lang::Ru)));
        let wanted = ["внесена 1 строка", "внесены 2 строки", "внесено 5 строк", "внесена 21 строка", "внесено 1 011 строк"];
        for (said, wanted) in said.iter().zip(wanted) {
            assert_eq!(said.replace('\u{a0}', " "), format!("«Гамма» — это Северлит: {wanted}. В следующий раз узнается само."));
        }
        assert_eq!(taken_in(1, Lang::En), "1 row taken in");
    }

    /// A currency that was new stood behind an arrow, as what another one had become.
    #[test]
    fn what_one_currency_comes_to_is_not_what_another_was() {
        let share = |sums: &[(&str, i128, i128)]| Share {
            sums: sums.iter().map(|(code, before, after)| ((*code).to_owned(), (*before, *after))).collect(),
            ..Share::default()
        };
        let said = sums(&share(&[("EUR", 20_000, 20_000), ("RUB", 96_348_843, 130_000), ("USD", 0, 30_000)]), Lang::Ru);
        assert_eq!(said, "200 EUR без перемен; 963 488,43 руб. → 1 300 руб.; новые 300 USD");
        assert_eq!(sums(&share(&[("RUB", 0, 30_000)]), Lang::Ru), "300 руб.");
    }
}
