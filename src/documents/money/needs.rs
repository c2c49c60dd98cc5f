//! Our part of what the account needs, and how far its units buy what we have (M15, M43).

use super::basis::Basis;
use crate::domain::phrase::{Phrase, Value, phrase};
use crate::domain::rules::wallet::{Cell, Wallet, change, coverage, wallet};
use crate::domain::words::{Words, counted, w};
use crate::domain::{Entity, Record};
use crate::page::{Alarm, Block, Fact};
use crate::store::Result;
use chrono::Datelike;

const WALLET: Words = w("Доля в закупках", "Share of wallet");
const WHITE: Words = w("Белые пятна", "White space");
const NO_NEEDS: Words = w("потребности клиента не записаны", "the needs of the client are not written");
const IN_OTHERS: Words = w("потребности записаны в другой валюте, чем закупки", "the needs are in another currency than the purchases");
const NO_SUM: Words = w("сколько клиенту нужно, не известно", "how much the client needs is not known");
const NOTHING_NEEDED: Words = w("ничего из нашего не нужно", "nothing of ours is needed");

/// What is needed, what we and others supply, in minor units; of the needs whose size is known.
#[derive(Default)]
struct Sums {
    need: i128,
    ours: i128,
    rivals: i128,
    without: u64,
}

fn sums(needs: &[&Record]) -> Sums {
    let mut all = Sums::default();
    for need in needs.iter().filter(|need| need.text("state") != "none") {
        let sum = |key: &str| i128::from(need.int(key).unwrap_or(0));
        match need.int("amount").filter(|amount| *amount > 0) {
            Some(amount) => {
                all.need += i128::from(amount);
                all.ours += sum("ours");
                all.rivals += sum("theirs");
            }
            None => all.without += 1,
        }
    }
    all
}

fn cell(need: &Record) -> Cell {
    match need.text("state") {
        "bought" => Cell::Ours,
        "rival" => Cell::Rival,
        "none" => Cell::NotNeeded,
        "free" => Cell::Free,
        _ => Cell::Unknown,
    }
}

/// The facts.
pub(super) fn facts(of: &Basis) -> Result<Vec<Block>> {
    let (all, has_others) = of.owned(Entity::Need)?;
    let this = of.today.year().to_string();
    // The last year that anything is written of, up to this one.
    let Some(year) = all.iter().map(|need| need.text("period")).filter(|year| *year <= this.as_str()).max() else {
        let why = if has_others { IN_OTHERS } else { NO_NEEDS };
        return Ok(vec![Block::Fact(Fact::unknown("wallet", WALLET, why))]);
    };
    let of_year = |year: &str| all.iter().filter(|need| need.text("period") == year).collect::<Vec<_>>();
    let now = of_year(year);
    let before = year.parse::<i32>().map(|year| of_year(&(year - 1).to_string())).unwrap_or_default();
    Ok(vec![Block::Fact(share(of, year, &now, &before)), Block::Fact(white(&now))])
}

fn share(of: &Basis, year: &str, now: &[&Record], before: &[&Record]) -> Fact {
    let (now_sums, past) = (sums(now), sums(before));
    let line = |need: &&Record| {
        let sum = |key: &str| need.int(key).map(|minor| of.sum(minor));
        let (title, unit) = (Value::Text(need.title().to_owned()), Value::Text(need.text("unit").to_owned()));
        let where_ = if need.text("unit").is_empty() { title } else { Value::Listed(vec![title, unit]) };
        match (sum("amount"), sum("ours")) {
            (Some(needed), Some(ours)) => Some(phrase(w("{}: {} из {}", "{}: {} of {}"), [where_, ours, needed])),
            (Some(needed), None) => Some(phrase(w("{}: у нас не берут, нужно {}", "{}: nothing from us, needed {}"), [where_, needed])),
            _ => None,
        }
    };
    let mut parts: Vec<Phrase> = now.iter().filter(|need| need.text("state") != "none").filter_map(line).collect();
    if now_sums.without > 0 {
        let needs = counted(["потребность", "потребности", "потребностей"], ["need", "needs"]);
        let words = w("{} без суммы: в долю не входит", "{} without a sum: not in the share");
        parts.push(phrase(words, [Value::Count(now_sums.without, needs)]));
    }
    match wallet(Some(now_sums.need), now_sums.ours, now_sums.rivals) {
        Wallet::Unknown => Fact::unknown("wallet", WALLET, NO_SUM).of(parts),
        Wallet::Understated(by) => {
            let said = phrase(w("потребность занижена на {}", "the need is understated by {}"), [of.sum(by)]);
            Fact::new("wallet", WALLET, said).alarming(Alarm::Said).of(parts)
        }
        Wallet::Share { tenths, unknown } => {
            if unknown > 0 {
                parts.push(phrase(w("кто поставляет ещё {}, не известно", "who supplies {} more is not known"), [of.sum(unknown)]));
            }
            let said = phrase(w("{} за {}", "{} in {}"), [Value::Percent(tenths), Value::Text(year.to_owned())]);
            let fact = Fact::new("wallet", WALLET, said).of(parts);
            match change((past.ours, past.need), (now_sums.ours, now_sums.need)) {
                Some(points) => fact.and(phrase(w("{} за год", "{} in a year"), [Value::Points(points)])),
                None => fact,
            }
        }
    }
}

fn white(now: &[&Record]) -> Fact {
    let found = coverage(now.iter().map(|need| cell(need)));
    let Some(percent) = found.percent() else { return Fact::unknown("white_space", WHITE, NOTHING_NEEDED) };
    let count = |count: usize| Value::Text(count.to_string());
    let values = [count(found.ours), count(found.needed), Value::Text(format!("{percent} %"))];
    let fact = Fact::new("white_space", WHITE, phrase(w("берут {} из {} = {}", "{} of {} bought from us = {}"), values));
    let open = |wanted: Cell, words: Words| {
        now.iter().filter(move |need| cell(need) == wanted).map(move |need| {
            let names = [need.title(), need.text("unit")].into_iter().filter(|name| !name.is_empty());
            phrase(words, [Value::Listed(names.map(|name| Value::Text(name.to_owned())).collect())])
        })
    };
    let parts: Vec<Phrase> = open(Cell::Free, w("нужно, не берут: {}", "needed, not bought: {}"))
        .chain(open(Cell::Rival, w("у конкурента: {}", "from a competitor: {}")))
        .chain(open(Cell::Unknown, w("не знаем: {}", "unknown: {}")))
        .collect();
    let fact = fact.of(parts);
    if found.unknown == 0 {
        return fact;
    }
    let cells = counted(["клетка", "клетки", "клеток"], ["cell", "cells"]);
    fact.and(phrase(w("не знаем: {}", "unknown: {}"), [Value::Count(found.unknown as u64, cells)]))
}
