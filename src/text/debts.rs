//! What is said of a table of debts that is taken in (M17).

use super::import::ROWS;
use super::listed::{Facts, NOTHING_NEW, NOTHING_READ, SAME, Told, counted_up, filled, left, waiting, waits};
use super::purchases::{NOT_READ, NOTED, Part, REFUSED, UNKNOWN};
use crate::domain::day;
use crate::domain::money::said::exact;
use crate::domain::phrase::quoted;
use crate::domain::words::{Counted, Lang, Words, counted};
use crate::exchange::debts::Refusal;
use crate::import::debts::{Done, Line, Plan, Standing, Turn, Unknown};

crate::sentences! {
    fn source_of(name: &str, rows: &str, on: &str, how: &str): "{name}: таблица долгов на {on}, {rows}{how}" / "{name}: a table of debts on {on}, {rows}{how}";
    fn owed_by_us(said: &str): "Это не долги клиентов, а то, что должны мы ({said}): не вносится. Выгрузите дебиторскую задолженность." / "These are no debts of clients but what we owe ({said}): not taken in. Export the receivables.";
    fn alike(columns: &str): "Столбцов с суммой долга несколько, и неясно, что из них вносить: {columns}. Оставьте один остаток долга и, если есть, его просроченную часть; валюты подпишите: «Долг, USD», «Долг, руб.», в строке только одна." / "Several columns tell of sums that are owed, and nothing tells which to take in: {columns}. Leave one of what is left and, if there is one, of its overdue part; name currencies (Debt, USD; Debt, EUR), one in a row.";
    fn unread_columns(columns: &str): "Не вносится: {columns}." / "Not taken in: {columns}.";
    NEW: "Новые долги" / "New debts";
    LARGER: "Долг больше, чем записан" / "More is owed than is written";
    SMALLER: "Оплачена часть" / "Paid in part";
    MOVED: "Другой срок оплаты" / "Due on another day";
    PAID: "В таблице их больше нет: станут оплаченными" / "No longer in the table: become paid";
    GONE: "Их заменяют суммы из таблицы: уйдут" / "Replaced by sums of the table: go";
    BY_HAND: "Записаны вручную, в таблице их нет: останутся" / "Written by hand and not in the table: stay";
    fn debt_of(name: &str, title: &str, what: &str): "{name}, {title}: {what}" / "{name}, {title}: {what}";
    fn due(sum: &str, day: &str): "{sum}, оплатить до {day}" / "{sum}, due {day}";
    fn from_to(before: &str, after: &str): "{before} → {after}" / "{before} → {after}";
    fn moved(sum: &str, before: &str, after: &str): "{sum}, оплатить до {before} → {after}" / "{sum}, due {before} → {after}";
    fn waits_of(name: &str, debts: &str, sums: &str): "{name}: {debts}, {sums}" / "{name}: {debts}, {sums}";
    BRING_AGAIN: "Скажите в «Отчётах», чьи это долги, и внесите таблицу ещё раз: к тому дню часть могут оплатить." / "Say in Reports whose they are and take the table in once more: by then some may be paid.";
    BY_AGE: "День оплаты в таблице не указан: он посчитан по возрасту долга, по ближней границе." / "The table says no day of payment: it is reckoned from the age, to its nearest bound.";
    fn unsaid(debts: &str): "Когда оплатить, в таблице не сказано: {debts}. Останутся без срока и сами просроченными не станут." / "The table does not say when to pay: {debts}. They stay without a day and never become overdue by themselves.";
    fn undated(sum: &str): "{sum}, срок не указан" / "{sum}, no due day";
    UNDATED: "срок не указан" / "no due day";
    TWICE: "Сумма по клиенту, скорее всего, включает и его счета, записанные вручную: пока они не удалены, долг посчитан дважды." / "The sum of a client most likely includes the invoices that were written by hand: until those are deleted the debt counts twice.";
    KEPT: "Чего нет в таблице, остаётся." / "What is not in the table stays.";
    NO_KEEPING: "Из записанного ничего не уходит: оставлять нечего." / "Nothing that is written goes: there is nothing to keep.";
    fn new_debts(count: &str): "новых: {count}" / "new: {count}";
    fn changed(count: &str): "изменено: {count}" / "changed: {count}";
    fn paid(count: &str): "оплачено: {count}" / "paid: {count}";
    fn gone(count: &str): "заменено суммами: {count}" / "replaced by sums: {count}";
    fn taken(what: &str): "Долги внесены: {what}." / "Debts are taken in: {what}.";
}

const DEBTS: Counted = counted(["долг", "долга", "долгов"], ["debt", "debts"]);

fn debts(count: usize, lang: Lang) -> String {
    DEBTS.with(lang, count as u64)
}

fn line(of: &Line, lang: Lang) -> String {
    let sum = |standing: &Standing| exact(standing.left, &of.currency, lang);
    let day = |standing: &Standing| match standing.due_on.as_str() {
        "" => UNDATED.get(lang).to_owned(),
        kept => day::show(kept, lang),
    };
    let due = |standing: &Standing| match standing.due_on.is_empty() {
        true => undated(lang, &sum(standing)),
        false => due(lang, &sum(standing), &day(standing)),
    };
    let what = match (of.turn, &of.before) {
        (Turn::Moved, Some(before)) => moved(lang, &sum(&of.after), &day(before), &day(&of.after)),
        (Turn::Larger | Turn::Smaller, Some(before)) => from_to(lang, &sum(before), &due(&of.after)),
        (_, Some(before)) => due(before),
        (_, None) => due(&of.after),
    };
    debt_of(lang, &of.name, &of.title, &what)
}

fn unknown(of: &Unknown, lang: Lang) -> String {
    let sums: Vec<String> = of.sums.iter().map(|(currency, sum)| exact(*sum, currency, lang)).collect();
    let said = waits_of(lang, of.client.called(), &debts(of.count, lang), &sums.join(" + "));
    waits(said, of.waits, lang)
}

fn listed(names: &[String], lang: Lang) -> String {
    names.iter().map(|name| quoted(name, lang)).collect::<Vec<_>>().join(", ")
}

/// Why nothing of a table is read.
pub fn refusal(why: &Refusal, lang: Lang) -> String {
    match why {
        Refusal::Payables(said) => owed_by_us(lang, &quoted(said, lang)),
        Refusal::Alike(columns) => alike(lang, &listed(columns, lang)),
    }
}

impl Told for Plan {
    fn facts(&self) -> Facts<'_> {
        Facts::of(&self.table)
    }

    fn is_idle(&self) -> bool {
        Plan::is_idle(self)
    }

    fn source(&self, lang: Lang) -> String {
        let facts = self.facts();
        source_of(lang, facts.name, &ROWS.with(lang, facts.rows as u64), &day::show(&day::iso(self.on), lang), &facts.how())
    }

    fn unread(&self, lang: Lang) -> Option<String> {
        let names = if self.table.about.refused.is_some() { &[][..] } else { &self.table.about.unread[..] };
        (!names.is_empty()).then(|| unread_columns(lang, &listed(names, lang)))
    }

    fn parts(&self, lang: Lang) -> Vec<Part> {
        let of = |turn: Turn| self.lines.iter().filter(move |line| line.turn == turn);
        let lines = |turn: Turn| of(turn).map(|of| line(of, lang)).collect::<Vec<_>>();
        let same = of(Turn::Same).count();
        let mut waiting: Vec<String> = self.unknown.iter().map(|of| unknown(of, lang)).collect();
        waiting.extend((!waiting.is_empty()).then(|| BRING_AGAIN.get(lang).to_owned()));
        let by_age = self.table.about.by_age && !self.table.rows.is_empty();
        let notes = [
            by_age.then(|| BY_AGE.get(lang).to_owned()),
            (self.unsaid > 0).then(|| unsaid(lang, &debts(self.unsaid, lang))),
            self.counts_twice().then(|| TWICE.get(lang).to_owned()),
            self.keeps.then(|| KEPT.get(lang).to_owned()),
            left(self.left, lang),
        ];
        let refused = self.table.about.refused.as_ref().map(|why| refusal(why, lang));
        filled([
            (REFUSED, Vec::from_iter(refused)),
            (PAID, lines(Turn::Paid)),
            (GONE, lines(Turn::Gone)),
            (LARGER, lines(Turn::Larger)),
            (SMALLER, lines(Turn::Smaller)),
            (MOVED, lines(Turn::Moved)),
            (NEW, lines(Turn::New)),
            (BY_HAND, lines(Turn::ByHand)),
            (SAME, Vec::from_iter((same > 0).then(|| debts(same, lang)))),
            (UNKNOWN, waiting),
            (NOT_READ, self.facts().wrong(lang)),
            (NOTED, notes.into_iter().flatten().collect()),
        ])
    }

    fn nothing(&self) -> Words {
        if self.table.rows.is_empty() && self.lines.is_empty() { NOTHING_READ } else { NOTHING_NEW }
    }
}

/// What was done.
pub fn done(done: &Done, lang: Lang) -> String {
    let parts = [
        (done.new, new_debts(lang, &debts(done.new, lang))),
        (done.changed, changed(lang, &debts(done.changed, lang))),
        (done.paid, paid(lang, &debts(done.paid, lang))),
        (done.gone, gone(lang, &done.gone.to_string())),
        (done.unknown, waiting(done.unknown, lang)),
    ];
    taken(lang, &counted_up(parts, lang))
}
