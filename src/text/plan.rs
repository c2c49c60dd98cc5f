//! What is said of a plan and of its versions.

use crate::domain::field::Kind;
use crate::domain::frozen::Difference;
use crate::domain::money::said::{exact, percent};
use crate::domain::phrase::{Phrase, Value as Told, alone};
use crate::domain::rules::progress;
use crate::domain::rules::resources::Resources;
use crate::domain::words::{Counted, Lang, counted};
use crate::domain::{Record, Value};

crate::sentences! {
    /// Over what differs.
    fn since(day: &str): "Что изменилось с {day}" / "What has changed since {day}";
    fn until(day: &str): "Что изменилось к версии от {day}" / "What has changed by the version of {day}";
    /// How another version is chosen.
    ANOTHER: "y — сравнить со следующей версией" / "y compares with the next version";
    SINCE_THEN: "Что изменилось с тех пор" / "What has changed since then";
    SAME: "Всё так же." / "All as it was.";
    fn new(kind: &str, title: &str): "+ {kind}: {title}" / "+ {kind}: {title}";
    fn gone(kind: &str, title: &str): "− {kind}: {title}" / "− {kind}: {title}";
    fn changed(kind: &str, title: &str, fields: &str): "{kind}: {title} — {fields}" / "{kind}: {title} — {fields}";
    fn from_to(label: &str, before: &str, after: &str): "{label} {before} → {after}" / "{label} {before} → {after}";
    fn set(label: &str, after: &str): "{label}: {after}" / "{label}: {after}";
    fn cleared(label: &str, before: &str): "{label}: было {before}" / "{label}: was {before}";
    fn rewritten(label: &str): "{label} изменена" / "{label} rewritten";
    /// What a goal, a strategy, an opportunity takes.
    TAKES: "Нужно" / "It takes";
    fn all_take(resources: &str): "нужно {resources}" / "takes {resources}";
    /// How far a goal is.
    PROGRESS: "Пройдено" / "Gone";
    fn gone_of(percent: &str, base: &str, target: &str, now: &str): "{percent}: было {base}, надо {target}, сейчас {now}" / "{percent}: from {base} to {target}, now {now}";
    NO_WAY: "Начали с того, что надо: пути нет." / "It began at its target: there is no way to go.";
}

const DAYS: Counted = counted(["день работы", "дня работы", "дней работы"], ["day of work", "days of work"]);
const PEOPLE: Counted = counted(["человек", "человека", "человек"], ["person", "people"]);

/// What a plan takes: days of work, people, money of each currency by itself (M27); nothing where none of it is written.
pub fn resources(of: &Resources) -> Option<Phrase> {
    let counted = |count: u64, words| (count > 0).then_some(Told::Count(count, words));
    let money = of.money.iter().map(|(currency, minor)| Told::Exact(*minor, currency.clone()));
    let told: Vec<Told> = [counted(of.days, DAYS), counted(of.people, PEOPLE)].into_iter().flatten().chain(money).collect();
    (!told.is_empty()).then(|| alone(Told::Listed(told)))
}

/// What differs between two versions, a line each.
pub fn differences(found: &[Difference], lang: Lang) -> Vec<String> {
    let kind = |record: &Record| record.def().words.get(lang).to_lowercase();
    let line = |one: &Difference| match one {
        Difference::New(record) => new(lang, &kind(record), record.title()),
        Difference::Gone(record) => gone(lang, &kind(record), record.title()),
        Difference::Changed(record, fields) => {
            let said = fields.iter().map(|(field, before, after)| {
                let label = field.words.get(lang).to_lowercase();
                let shown = |value: &Value| match (field.kind, value.as_int()) {
                    (Kind::Money, Some(minor)) => exact(minor, record.text("currency"), lang),
                    _ => value.shown(field, lang),
                };
                match (field.kind, before.is_empty(), after.is_empty()) {
                    (Kind::Text, ..) => rewritten(lang, &label),
                    (_, true, _) => set(lang, &label, &shown(after)),
                    (_, _, true) => cleared(lang, &label, &shown(before)),
                    _ => from_to(lang, &label, &shown(before), &shown(after)),
                }
            });
            changed(lang, &kind(record), record.title(), &said.collect::<Vec<_>>().join(", "))
        }
    };
    if found.is_empty() { vec![SAME.get(lang).to_owned()] } else { found.iter().map(line).collect() }
}

/// How far a goal is, in percent alone (M26).
pub fn gone_by(goal: &Record, lang: Lang) -> Option<String> {
    Some(percent(progress::gone(goal.int("base")?, goal.int("target")?, goal.int("reached")?)?, lang))
}

/// How far a goal is; nothing where it has no figures (M26).
pub fn progress(goal: &Record, lang: Lang) -> Option<String> {
    let (base, target, now) = (goal.int("base")?, goal.int("target")?, goal.int("reached")?);
    let shown = |key: &str| goal.def().field(key).map_or_else(String::new, |field| goal.get(field.key).shown(field, lang));
    Some(match progress::gone(base, target, now) {
        Some(tenths) => gone_of(lang, &percent(tenths, lang), &shown("base"), &shown("target"), &shown("reached")),
        None => NO_WAY.get(lang).to_owned(),
    })
}
