//! What is said of a month that is closed.

use crate::domain::day;
use crate::domain::span;
use crate::domain::words::{Counted, Lang, Words, counted};
use crate::month::{Changed, Decision, Month};
use crate::printable::capital;
use chrono::{DateTime, Datelike, NaiveDate};

crate::sentences! {
    /// The tab.
    MONTH: "Месяц" / "Month";
    /// Headings.
    CHANGES: "Что изменилось" / "What changed";
    ACCOUNT: "Клиент" / "Account";
    WHAT: "Что" / "What";
    DECISION: "Решение" / "Decision";
    CHANGE: "Стало" / "Change";
    /// The parts of what is in.
    PURCHASES: "Закупки" / "Purchases";
    DEBTS: "Долги" / "Debts";
    DELIVERIES: "Поставки" / "Deliveries";
    REPORTS: "Отчёты" / "Reports";
    /// Of what is in.
    fn purchases(month: &str, rows: &str, accounts: &str): "за {month}: {rows}, {accounts}" / "for {month}: {rows}, {accounts}";
    fn taken_in(said: &str, day: &str): "{said}; внесены {day}" / "{said}; taken in {day}";
    fn no_purchases(month: &str): "за {month} никто ничего не купил" / "nobody bought anything in {month}";
    fn behind(month: &str, last: &str): "за {month} отчёта нет, последний за {last}" / "no report of {month}, the last one is of {last}";
    NO_REPORTS: "отчётов в файле ещё нет" / "no report in the file yet";
    fn debts(open: &str): "неоплаченных счетов: {open}" / "invoices not paid: {open}";
    fn debts_late(open: &str, late: &str): "неоплаченных счетов: {open}, просроченных: {late}" / "invoices not paid: {open}, overdue: {late}";
    fn debts_from(said: &str, day: &str, name: &str): "{said}; внесены {day}, {name}" / "{said}; taken in {day}, {name}";
    NO_DEBTS: "неоплаченных счетов нет" / "no unpaid invoices";
    fn deliveries(month: &str, accounts: &str): "за {month}: {accounts}" / "for {month}: {accounts}";
    fn no_deliveries(month: &str): "за {month} не записаны" / "of {month} not written";
    fn waiting(accounts: &str): "ждут ответа, чьи они: {accounts}" / "wait to be told whose they are: {accounts}";
    /// What stands in a title line.
    OPEN: "не закрыт" / "not closed";
    fn closed(day: &str): "закрыт {day}" / "closed {day}";
    fn progress(decided: &str, all: &str): "решено {decided} из {all}" / "{decided} of {all} decided";
    ALL_DECIDED: "всё решено, z — закрыть месяц" / "all decided, z closes the month";
    fn added(count: &str): "после закрытия {count} без решения" / "{count} undecided since it was closed";
    /// Where nothing changed.
    NOTHING_CHANGED: "По сравнению с прошлым месяцем ничего не изменилось: классы, темп, долги и сроки прежние." / "Nothing changed against the month before: classes, pace, debts and terms are as they were.";
    NOTHING_TO_DECIDE: "По сравнению с прошлым месяцем ничего не изменилось: классы, темп, долги и сроки прежние. z — закрыть месяц." / "Nothing changed against the month before: classes, pace, debts and terms are as they were. z closes the month.";
    NOTHING_TOLD: "Отчёта за этот месяц нет, поэтому о классах, темпе и молчании сказать нечего. I — внести файл; таблицу из письма можно вставить там же." / "There is no report of this month, so nothing can be said of classes, pace and silence. I takes in a file; a table out of a letter can be pasted there too.";
    /// Said once under what changed, where reports are missing.
    UNTOLD: "Классы, темп и молчание не видны: отчёта за этот месяц нет." / "Classes, pace and silence are not seen: there is no report of this month.";
    /// Beside a change.
    NOT_DECIDED: "Решения ещё нет." / "Not decided yet.";
    NO_LONGER: "Сейчас уже не так." / "It is not so any more.";
    fn no_longer(said: &str): "{said}; сейчас уже не так" / "{said}; not so any more";
    NOTHING_DECIDED: "Здесь ещё ничего не решено." / "Nothing is decided here yet.";
    FROM_WHAT: "Из чего сложилось" / "What it is made of";
    fn decided_on(what: &str, day: &str): "{what}, решили {day}" / "{what}, decided {day}";
    /// Of what stays as it is, in a column.
    LEFT_SO: "оставить" / "leave it";
    fn why(note: &str): "оставить: {note}" / "leave it: {note}";
    fn with_day(what: &str, day: &str): "{what} · {day}" / "{what} · {day}";
    /// What was done.
    fn is_closed(month: &str): "{month} закрыт. u — отменить." / "{month} is closed. u undoes it.";
    fn is_closed_with(month: &str, count: &str): "{month} закрыт, {count} без решения. u — отменить." / "{month} is closed, {count} undecided. u undoes it.";
    fn is_closed_elsewhere(month: &str): "{month} уже закрыт в другом окне." / "{month} was closed in another window already.";
    fn is_open_elsewhere(month: &str): "{month} уже снова открыт в другом окне." / "{month} was opened again in another window already.";
    fn is_open(month: &str): "{month} снова открыт." / "{month} is open again.";
    fn dropped(name: &str): "Решение снято: {name}." / "Decision taken back: {name}.";
    /// Nothing leads further.
    NO_LATER: "Следующий месяц ещё не кончился." / "The next month is not over yet.";
    NO_EARLIER: "Раньше месяцев нет." / "There is no earlier month.";
    /// What turns from look to look.
    TO_TIME: "моё время" / "my time";
    TO_MONTH: "месяц" / "the month";
    REOPEN: "открыть месяц снова" / "open the month again";
    /// In the shell.
    fn not_over(month: &str): "{month} ещё не кончился." / "{month} is not over yet.";
    fn no_month(text: &str): "Не похоже на месяц: «{text}». Примеры: октябрь, 10.2026, 2026-10." / "That is no month: “{text}”. Examples: October, 10.2026, 2026-10.";
    fn left(count: &str): "Без решения: {count}. Решить — в программе: Практика, «Месяц»." / "Undecided: {count}. Decide on it inside: Practice, Month.";
    DONE: "По каждому изменению есть решение." / "Every change has a decision.";
}

const ROWS: Counted = counted(["строка", "строки", "строк"], ["row", "rows"]);
const CLIENTS: Counted = counted(["клиент", "клиента", "клиентов"], ["account", "accounts"]);
const CHANGED: Counted = counted(["изменение", "изменения", "изменений"], ["change", "changes"]);

fn number(count: usize) -> u64 {
    count as u64
}

/// So many changes, in words.
pub fn changes(count: usize, lang: Lang) -> String {
    CHANGED.with(lang, number(count))
}

/// A month as a sentence names it: «октябрь 2026», `October 2026`.
pub fn named(period: &str, lang: Lang) -> String {
    match span::bounds(period) {
        Some((first, _)) => format!("{} {}", day::month_name(first.month(), lang), first.year()),
        None => period.to_owned(),
    }
}

/// The same without its year, where the year is that of a day.
fn near(period: &str, today: NaiveDate, lang: Lang) -> String {
    match span::bounds(period) {
        Some((first, _)) if first.year() == today.year() => day::month_name(first.month(), lang).to_owned(),
        _ => named(period, lang),
    }
}

/// The same at the beginning of a sentence or a title.
pub fn heading(period: &str, lang: Lang) -> String {
    capital(&named(period, lang))
}

fn on(kept: &str, today: NaiveDate, lang: Lang) -> String {
    day::from_iso(kept).map_or_else(|| kept.to_owned(), |on| day::near(on, today, lang))
}

/// How far a month is: «не закрыт», «закрыт чт 05.11».
pub fn state(month: &Month, today: NaiveDate, lang: Lang) -> String {
    match &month.closed {
        None => OPEN.get(lang).to_owned(),
        Some(closed) => self::closed(lang, &on(&closed.on, today, lang)),
    }
}

/// How much of it is decided; empty where nothing changed.
pub fn standing(month: &Month, lang: Lang) -> String {
    let (decided, all) = month.progress();
    match &month.closed {
        _ if all == 0 => String::new(),
        None if decided == all => ALL_DECIDED.get(lang).to_owned(),
        Some(closed) if number(month.undecided()) > u64::try_from(closed.undecided).unwrap_or_default() => {
            added(lang, &changes(month.undecided(), lang))
        }
        _ => progress(lang, &decided.to_string(), &all.to_string()),
    }
}

/// A line of what is in: its part, what is said of it, and whether that keeps changes from being seen.
pub type Line = (Words, String, bool);

/// What of a month is in.
pub fn taken(month: &Month, today: NaiveDate, lang: Lang) -> Vec<Line> {
    let taken = &month.taken;
    let name = near(&month.period, today, lang);
    let clients = |count: usize| CLIENTS.with(lang, number(count));
    let bought = match (&month.told_until, taken.purchases) {
        (None, _) => NO_REPORTS.get(lang).to_owned(),
        (Some(last), _) if !month.is_told => behind(lang, &name, &near(last, today, lang)),
        (_, (0, _)) => no_purchases(lang, &name),
        (_, (rows, accounts)) => {
            let said = purchases(lang, &name, &ROWS.with(lang, number(rows)), &clients(accounts));
            let at = taken.imported_at.as_deref().and_then(|at| DateTime::parse_from_rfc3339(at).ok());
            at.map_or_else(|| said.clone(), |at| taken_in(lang, &said, &day::near(at.date_naive(), today, lang)))
        }
    };
    let owed = match taken.debts {
        (0, _) => NO_DEBTS.get(lang).to_owned(),
        (open, 0) => debts(lang, &open.to_string()),
        (open, late) => debts_late(lang, &open.to_string(), &late.to_string()),
    };
    let owed = match &taken.debts_from {
        Some((at, name)) => match DateTime::parse_from_rfc3339(at) {
            Ok(at) => debts_from(lang, &owed, &day::near(at.date_naive(), today, lang), &crate::domain::phrase::quoted(name, lang)),
            Err(_) => owed,
        },
        None => owed,
    };
    let supplied = match taken.deliveries {
        0 => no_deliveries(lang, &name),
        accounts => deliveries(lang, &name, &clients(accounts)),
    };
    let mut lines = vec![(PURCHASES, bought, !month.is_told), (DEBTS, owed, false), (DELIVERIES, supplied, false)];
    if month.waiting > 0 {
        lines.push((REPORTS, waiting(lang, &clients(month.waiting)), true));
    }
    lines
}

/// What was decided, as a column has room for it: «оставить», «дело · пт 04.12».
pub fn in_column(of: &Decision, today: NaiveDate, lang: Lang) -> String {
    if of.note.is_empty() { decision(of, today, lang) } else { LEFT_SO.get(lang).to_owned() }
}

/// What was decided, in few words: «оставить: сезон», «дело · пт 04.12».
pub fn decision(decision: &Decision, today: NaiveDate, lang: Lang) -> String {
    let called = decision.called().get(lang);
    let follows = decision.follows.as_ref().and_then(|(_, day)| day.as_deref());
    match (decision.note.as_str(), follows) {
        ("", None) => called.to_owned(),
        ("", Some(day)) => with_day(lang, called, &on(day, today, lang)),
        (note, _) => why(lang, note),
    }
}

/// The same in full, with the day on which it was decided.
pub fn decided(of: &Decision, today: NaiveDate, lang: Lang) -> Vec<String> {
    let said = decision(of, today, lang);
    let said = match &of.on {
        Some(day) => decided_on(lang, &said, &on(day, today, lang)),
        None => said,
    };
    [Some(said), of.follows.as_ref().map(|(title, _)| format!("→ {title}")).filter(|_| of.record.is_some())].into_iter().flatten().collect()
}

/// What changed, in one line: also that it is so no more.
pub fn said(change: &Changed, lang: Lang) -> String {
    let said = change.said.said(lang);
    if change.is_past { no_longer(lang, &said) } else { said }
}

/// What is said beside a change: what it is made of, what was decided, and whether it is so no more.
pub fn parts(change: &Changed, lang: Lang) -> Vec<String> {
    let past = change.is_past.then(|| NO_LONGER.get(lang).to_owned());
    change.parts.iter().map(|part| part.said(lang)).chain(past).collect()
}
