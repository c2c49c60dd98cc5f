//! Our part of what the account needs, and how far its units buy what we have (M15, M43).

use super::basis::Basis;
use crate::domain::phrase::{Phrase, Value, phrase};
use crate::domain::rules::wallet::{Cell, Wallet, change};
use crate::domain::white_space::{Grid, Part, Spot, Sums};
use crate::domain::words::{Words, counted, w};
use crate::domain::{Entity, Record};
use crate::page::{Alarm, Block, Fact};
use crate::store::{Result, Store};
use chrono::Datelike;
use std::collections::BTreeMap;

const WALLET: Words = w("Доля в закупках", "Share of wallet");
const WHITE: Words = w("Белые пятна", "White space");
const NO_NEEDS: Words = w("потребности клиента не записаны", "the needs of the client are not written");
const IN_OTHERS: Words = w("потребности записаны в другой валюте, чем закупки", "the needs are in another currency than the purchases");
const NO_SUM: Words = w("сколько клиенту нужно, не известно", "how much the client needs is not known");
const NOTHING_NEEDED: Words = w("ничего из нашего не нужно", "nothing of ours is needed");

/// The needs of an account in a grid, with what the page of figures says of them.
#[derive(Clone, Debug, Default)]
pub struct WhiteSpace {
    /// Units by lines of goods.
    pub grid: Grid,
    /// What is said of all of it.
    pub facts: Vec<Fact>,
}

/// Reads the grid of an account, with what is open about each of its spots.
///
/// # Errors
/// Those of reading the file.
pub fn white_space(store: &Store, account: i64) -> Result<WhiteSpace> {
    let today = store.clock().today();
    let basis = Basis::of(store, account, &store.years(account, today)?, today)?;
    let (mut grid, before) = grids(&basis)?;
    let facts = told(&basis, &grid, before.as_ref());
    for entity in [Entity::Opportunity, Entity::Question] {
        grid.note_open(&store.owned(entity, account)?);
    }
    Ok(WhiteSpace { grid, facts })
}

/// The facts of the page.
pub(super) fn facts(of: &Basis) -> Result<Vec<Block>> {
    let (grid, before) = grids(of)?;
    Ok(told(of, &grid, before.as_ref()).into_iter().map(Block::Fact).collect())
}

/// The grid of the last year that anything is written of, up to this one, and what was written of the year before it.
fn grids(of: &Basis) -> Result<(Grid, Option<Grid>)> {
    let needs = of.store.owned(Entity::Need, of.account)?;
    let this = of.today.year().to_string();
    let year = needs.iter().map(|need| need.text("period")).filter(|year| *year <= this.as_str()).max().unwrap_or(&this).to_owned();
    let of_year = |year: &str| needs.iter().filter(|need| need.text("period") == year).collect::<Vec<&Record>>();
    let grid = Grid::of(&year, &of.currency, &of_year(&year), &reported(of)?);
    let before = year.parse::<i32>().ok().map(|year| (year - 1).to_string());
    let before = before.map(|year| (of_year(&year), year)).filter(|(needs, _)| !needs.is_empty());
    Ok((grid, before.map(|(needs, year)| Grid::of(&year, &of.currency, &needs, &[]))))
}

/// What reports tell of each line of goods, of the twelve months that they tell of whole.
fn reported(of: &Basis) -> Result<Vec<(String, i128)>> {
    let months = of.year.as_ref().map_or(&[][..], |year| &year.months);
    let (Some(first), Some(last)) = (months.first(), months.last()) else { return Ok(Vec::new()) };
    let mut lines: BTreeMap<String, i128> = BTreeMap::new();
    for (company, _) in &of.companies {
        for (title, sum) in of.store.bought_by_line(*company, &of.currency, &first.month, &last.month)? {
            let line = lines.entry(title).or_default();
            *line = line.saturating_add(sum);
        }
    }
    Ok(lines.into_iter().collect())
}

fn told(of: &Basis, grid: &Grid, before: Option<&Grid>) -> Vec<Fact> {
    match white(grid) {
        Some(white) => vec![share(of, grid, before), white],
        None => vec![Fact::unknown("wallet", WALLET, NO_NEEDS)],
    }
}

/// What is said of the part of a spot: how much of it is ours.
fn part(of: &Basis, grid: &Grid, at: (usize, usize), spot: &Spot) -> Option<Phrase> {
    let name = Value::Listed(grid.name(at).into_iter().map(|name| Value::Text(name.to_owned())).collect());
    let (needed, ours) = (spot.need.map(|minor| of.sum(minor))?, spot.ours.map(|minor| of.sum(minor)));
    Some(match ours {
        Some(ours) if spot.is_reported => {
            phrase(w("{}: {} из {}, по отчётам за 12 мес.", "{}: {} of {}, by reports of 12 months"), [name, ours, needed])
        }
        Some(ours) => phrase(w("{}: {} из {}", "{}: {} of {}"), [name, ours, needed]),
        None if spot.state == Cell::Ours => {
            phrase(w("{}: сколько у нас, не записано, нужно {}", "{}: how much is ours is not written, needed {}"), [name, needed])
        }
        None => phrase(w("{}: у нас не берут, нужно {}", "{}: nothing from us, needed {}"), [name, needed]),
    })
}

fn share(of: &Basis, grid: &Grid, before: Option<&Grid>) -> Fact {
    let sums = grid.sums(Part::Whole);
    let past = before.map_or_else(Sums::default, |before| before.sums(Part::Whole));
    let is_summed = |spot: &Spot| spot.state != Cell::NotNeeded && spot.currency == grid.currency;
    let mut parts: Vec<Phrase> =
        grid.each().filter(|(_, spot)| is_summed(spot)).filter_map(|(at, spot)| part(of, grid, at, spot)).collect();
    if sums.without > 0 {
        let needs = counted(["потребность", "потребности", "потребностей"], ["need", "needs"]);
        let words = w("{} без суммы: в долю не входит", "{} without a sum: not in the share");
        parts.push(phrase(words, [Value::Count(sums.without, needs)]));
    }
    if grid.has_others {
        parts.push(phrase(w("потребности в других валютах не посчитаны", "needs in other currencies are not counted"), []));
    }
    match sums.wallet() {
        Wallet::Unknown => {
            let is_of_others = grid.has_others && !grid.each().any(|(_, spot)| !spot.records.is_empty() && is_summed(spot));
            Fact::unknown("wallet", WALLET, if is_of_others { IN_OTHERS } else { NO_SUM }).of(parts)
        }
        Wallet::Understated(by) => {
            let said = phrase(w("потребность занижена на {}", "the need is understated by {}"), [of.sum(by)]);
            Fact::new("wallet", WALLET, said).alarming(Alarm::Said).of(parts)
        }
        Wallet::Share { tenths, unknown } => {
            if unknown > 0 {
                parts.push(phrase(w("кто поставляет ещё {}, не известно", "who supplies {} more is not known"), [of.sum(unknown)]));
            }
            let said = phrase(w("{} за {}", "{} in {}"), [Value::Percent(tenths), Value::Text(grid.year.clone())]);
            let fact = Fact::new("wallet", WALLET, said).of(parts);
            match change((past.ours, past.need), (sums.ours, sums.need)) {
                Some(points) => fact.and(phrase(w("{} за год", "{} in a year"), [Value::Points(points)])),
                None => fact,
            }
        }
    }
}

/// How far its units buy what we have; none where no need is written.
fn white(grid: &Grid) -> Option<Fact> {
    let found = grid.coverage()?;
    let Some(percent) = found.percent() else { return Some(Fact::unknown("white_space", WHITE, NOTHING_NEEDED)) };
    let count = |count: usize| Value::Text(count.to_string());
    let values = [count(found.ours), count(found.needed), Value::Text(format!("{percent} %"))];
    let fact = Fact::new("white_space", WHITE, phrase(w("берут {} из {} = {}", "{} of {} bought from us = {}"), values));
    let open = |wanted: Cell, words: Words| {
        grid.each().filter(move |(_, spot)| spot.state == wanted).map(move |(at, _)| {
            phrase(words, [Value::Listed(grid.name(at).into_iter().map(|name| Value::Text(name.to_owned())).collect())])
        })
    };
    let parts: Vec<Phrase> = open(Cell::Free, w("нужно, не берут: {}", "needed, not bought: {}"))
        .chain(open(Cell::Rival, w("у конкурента: {}", "from a competitor: {}")))
        .chain(open(Cell::Unknown, w("не знаем: {}", "unknown: {}")))
        .collect();
    let fact = fact.of(parts);
    if found.unknown == 0 {
        return Some(fact);
    }
    let cells = counted(["клетка", "клетки", "клеток"], ["cell", "cells"]);
    Some(fact.and(phrase(w("не знаем: {}", "unknown: {}"), [Value::Count(found.unknown as u64, cells)])))
}
