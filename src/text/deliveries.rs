//! What is said of a table of deliveries that is taken in.

use super::import::ROWS;
use super::listed::{Facts, NOTHING_NEW, NOTHING_READ, SAME, Told, counted_up, filled, left, waiting, waits};
use super::purchases::{NOT_READ, NOTED, Part, UNKNOWN};
use crate::domain::delivery::{Figures, KEYS};
use crate::domain::words::{Counted, Lang, Words, counted};
use crate::domain::{Entity, day};
use crate::import::deliveries::{Done, Plan, Unknown};

crate::sentences! {
    fn source_of(name: &str, rows: &str, months: &str, how: &str): "{name}: таблица поставок, {rows}, {months}{how}" / "{name}: a table of deliveries, {rows}, {months}{how}";
    fn empty_source(name: &str): "{name}: таблица поставок, строк не прочитано" / "{name}: a table of deliveries, no rows read";
    NEW: "Новые месяцы" / "New months";
    CHANGED: "Записано иначе: станет как в таблице" / "Written otherwise: becomes as in the table";
    fn month_of(name: &str, month: &str, what: &str): "{name}, {month}: {what}" / "{name}, {month}: {what}";
    fn from_to(what: &str, before: &str, after: &str): "{what} {before} → {after}" / "{what} {before} → {after}";
    fn is(what: &str, figure: &str): "{what} {figure}" / "{what} {figure}";
    fn waits_of(name: &str, months: &str): "{name}: {months}" / "{name}: {months}";
    NO_KEEPING: "Таблица поставок меняет только те месяцы, которые в ней есть: оставлять нечего." / "A table of deliveries changes no month but its own: there is nothing to keep.";
    fn new_months(months: &str): "новых: {months}" / "new: {months}";
    fn corrected(months: &str): "исправлено: {months}" / "corrected: {months}";
    fn taken(what: &str): "Поставки внесены: {what}." / "Deliveries are taken in: {what}.";
}

const MONTHS: Counted = counted(["месяц", "месяца", "месяцев"], ["month", "months"]);

fn months(count: usize, lang: Lang) -> String {
    MONTHS.with(lang, count as u64)
}

fn named(key: &str, lang: Lang) -> String {
    Entity::Delivery.def().field(key).map_or_else(String::new, |field| super::uncapitalised(field.words.get(lang)))
}

fn figure(figure: Option<i64>) -> String {
    figure.map_or_else(|| "—".to_owned(), |figure| figure.to_string())
}

/// The figures that are known: «поставок 20, в срок 18».
fn figures(of: Figures, lang: Lang) -> String {
    let known = KEYS.into_iter().zip(of.0).filter_map(|(key, count)| Some((key, count?)));
    known.map(|(key, count)| is(lang, &named(key, lang), &count.to_string())).collect::<Vec<_>>().join(", ")
}

/// What becomes another figure.
fn changes(before: Figures, after: Figures, lang: Lang) -> String {
    let changed = KEYS.into_iter().zip(before.0.into_iter().zip(after.0)).filter(|(_, (before, after))| before != after);
    let said = changed.map(|(key, (before, after))| from_to(lang, &named(key, lang), &figure(before), &figure(after)));
    said.collect::<Vec<_>>().join(", ")
}

fn unknown(of: &Unknown, lang: Lang) -> String {
    let said = waits_of(lang, of.client.called(), &months(of.months.len(), lang));
    waits(said, of.waits, lang)
}

impl Told for Plan {
    fn facts(&self) -> Facts<'_> {
        Facts::of(&self.table)
    }

    fn is_idle(&self) -> bool {
        Plan::is_idle(self)
    }

    fn source(&self, lang: Lang) -> String {
        let (facts, all) = (self.facts(), self.table.months());
        let (Some(first), Some(last)) = (all.first(), all.last()) else { return empty_source(lang, facts.name) };
        let [first, last] = [first, last].map(|month| day::show(&month.kept(), lang));
        let span = if first == last { first } else { format!("{first}–{last}") };
        source_of(lang, facts.name, &ROWS.with(lang, facts.rows as u64), &span, &facts.how())
    }

    fn unread(&self, _: Lang) -> Option<String> {
        None
    }

    fn parts(&self, lang: Lang) -> Vec<Part> {
        let shown = |month: &str| day::show(month, lang);
        let (mut new, mut changed, mut same) = (Vec::new(), Vec::new(), 0);
        for month in &self.months {
            let line = |what: String| month_of(lang, &month.name, &shown(&month.month), &what);
            match month.before {
                None => new.push(line(figures(month.after, lang))),
                Some(before) if before != month.after => changed.push(line(changes(before, month.after, lang))),
                Some(_) => same += 1,
            }
        }
        filled([
            (NEW, new),
            (CHANGED, changed),
            (SAME, Vec::from_iter((same > 0).then(|| months(same, lang)))),
            (UNKNOWN, self.unknown.iter().map(|of| unknown(of, lang)).collect()),
            (NOT_READ, self.facts().wrong(lang)),
            (NOTED, Vec::from_iter(left(self.left, lang))),
        ])
    }

    fn nothing(&self) -> Words {
        if self.table.rows.is_empty() { NOTHING_READ } else { NOTHING_NEW }
    }
}

/// What was done.
pub fn done(done: &Done, lang: Lang) -> String {
    let parts = [
        (done.new, new_months(lang, &months(done.new, lang))),
        (done.changed, corrected(lang, &months(done.changed, lang))),
        (done.unknown, waiting(done.unknown, lang)),
    ];
    taken(lang, &counted_up(parts, lang))
}
