//! White space: the units of a client by our lines of goods, what is known of each of them, and what is in hand about it (M15, M43).

mod about;
#[cfg(test)]
mod tests;

use super::name::fold;
use super::rules::wallet::{Cell, Coverage, Wallet, coverage, wallet};
use super::{Entity, Record};
pub use about::{class, title};
use std::cmp::Reverse;
use std::collections::HashMap;

/// So many lines of goods that stand in reports alone are shown, the largest: of a report by article there are hundreds.
const MOST_REPORTED: usize = 12;

/// A line of goods.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// As it is called.
    pub title: String,
    /// What was bought of it in the last twelve months that reports tell of, in minor units; none where they name no such line.
    pub reported: Option<i128>,
}

/// What is known of a line of goods in a unit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spot {
    /// Who supplies it.
    pub state: Cell,
    /// The needs that are written of it, the one written last at the end; none where nobody wrote any.
    pub records: Vec<i64>,
    /// What is needed in a year, in minor units of the currency.
    pub need: Option<i128>,
    /// What of it is bought from us.
    pub ours: Option<i128>,
    /// What of it is bought from others.
    pub theirs: Option<i128>,
    /// Rowids of the competitors it is bought from.
    pub rivals: Vec<i64>,
    /// Code of the currency of these sums.
    pub currency: String,
    /// What is bought from us is not written: it is what reports tell of twelve months.
    pub is_reported: bool,
    /// An opportunity or a question that is open about it.
    pub open: Option<(Entity, i64)>,
}

impl Spot {
    /// What is needed and not bought from us, in minor units; none where that is nothing, or not known.
    pub fn within_reach(&self) -> Option<i128> {
        let of_need = self.need.map(|need| need - self.ours.unwrap_or(0));
        of_need.or(self.theirs).filter(|rest| *rest > 0 && self.state != Cell::NotNeeded)
    }

    /// Whether its part of the wallet is known: how much is needed, and how much of it is ours.
    fn is_summed(&self) -> bool {
        self.need.is_some_and(|need| need > 0) && (self.ours.is_some() || self.state != Cell::Ours)
    }
}

/// Of which part of a grid something is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// All of it.
    Whole,
    /// A line of goods, by its place.
    Line(usize),
    /// A unit, by its place.
    Unit(usize),
}

/// What is needed, and who supplies it, in minor units of the currency of a grid; of what is known whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// Needed in a year.
    pub need: i128,
    /// Bought from us.
    pub ours: i128,
    /// Bought from others.
    pub rivals: i128,
    /// How many needs are written without a sum: they are in none of these.
    pub without: u64,
}

impl Sums {
    /// Our part of it.
    pub fn wallet(&self) -> Wallet {
        wallet(Some(self.need), self.ours, self.rivals)
    }
}

/// The units of a client by our lines of goods.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grid {
    /// The year that its needs are of.
    pub year: String,
    /// Code of the currency in which is summed.
    pub currency: String,
    /// What the units are called; the client as a whole has an empty name, and stands first.
    pub units: Vec<String>,
    /// The lines of goods, the one that is needed most first.
    pub lines: Vec<Line>,
    /// For each unit what is known of each line; none where the line is told of by another row: of the whole client, or of its units.
    pub spots: Vec<Vec<Option<Spot>>>,
    /// Some needs are in other currencies: these are in no sum.
    pub has_others: bool,
    /// The lines that only reports name and that have no room, and what they come to, in minor units.
    pub left_out: (usize, i128),
}

/// What several records say together; none where none of them says anything.
fn sum(records: &[&Record], key: &str) -> Option<i128> {
    records.iter().filter_map(|record| record.int(key)).map(i128::from).reduce(|one, other| one.saturating_add(other))
}

/// Who supplies it: what the sums say goes before what was said where nobody knew.
fn state(need: &Record) -> Cell {
    let has = |key: &str| need.int(key).is_some_and(|sum| sum > 0);
    match need.text("state") {
        "none" => Cell::NotNeeded,
        "bought" => Cell::Ours,
        _ if has("ours") => Cell::Ours,
        "rival" => Cell::Rival,
        _ if has("theirs") || need.int("competitor_id").is_some() => Cell::Rival,
        "free" => Cell::Free,
        _ => Cell::Unknown,
    }
}

/// How much a state tells: of two needs of the same the one that says more counts.
fn weight(state: Cell) -> usize {
    [Cell::Ours, Cell::Rival, Cell::Free, Cell::Unknown, Cell::NotNeeded].iter().position(|known| *known == state).unwrap_or(0)
}

fn spot(needs: &[&Record], currency: &str) -> Spot {
    let of = |need: &&&Record| if need.text("currency").is_empty() { currency } else { need.text("currency") }.to_owned();
    // Sums of two currencies are never added: those of the grid's own count, else those of the first.
    let own = needs.iter().map(|need| of(&need)).find(|code| code == currency);
    let code = own.or_else(|| needs.first().map(|need| of(&need))).unwrap_or_default();
    let summed: Vec<&Record> = needs.iter().filter(|need| of(need) == code).copied().collect();
    let mut rivals: Vec<i64> = needs.iter().filter_map(|need| need.int("competitor_id")).collect();
    rivals.dedup();
    Spot {
        state: needs.iter().map(|need| state(need)).min_by_key(|state| weight(*state)).unwrap_or_default(),
        records: needs.iter().filter_map(|need| need.id).collect(),
        need: sum(&summed, "amount"),
        ours: sum(&summed, "ours"),
        theirs: sum(&summed, "theirs"),
        rivals,
        currency: code,
        ..Spot::default()
    }
}

/// What stands for each of several names, written in whatever letters, in the order in which they come.
#[derive(Default)]
struct Named {
    places: HashMap<String, usize>,
    names: Vec<String>,
}

impl Named {
    fn place(&mut self, name: &str) -> usize {
        *self.places.entry(fold(name)).or_insert_with(|| {
            self.names.push(name.trim().to_owned());
            self.names.len() - 1
        })
    }

    fn find(&self, name: &str) -> Option<usize> {
        self.places.get(&fold(name)).copied()
    }
}

impl Grid {
    /// The grid of the needs of a year, and of what reports tell of each line of goods in twelve months, in minor units of the currency.
    pub fn of(year: &str, currency: &str, needs: &[&Record], reported: &[(String, i128)]) -> Grid {
        let (mut lines, mut units) = (Named::default(), Named::default());
        let mut held: HashMap<(usize, usize), Vec<&Record>> = HashMap::new();
        for need in needs {
            held.entry((units.place(need.text("unit")), lines.place(need.title()))).or_default().push(need);
        }
        let written = lines.names.len();
        let mut bought = vec![None; written];
        let mut left_out = (0, 0_i128);
        let mut others: Vec<&(String, i128)> = Vec::new();
        for line in reported.iter().filter(|(title, sum)| !title.trim().is_empty() && *sum > 0) {
            match lines.find(&line.0) {
                Some(at) => bought[at] = Some(bought[at].unwrap_or(0) + line.1),
                None => others.push(line),
            }
        }
        others.sort_by_key(|(_, sum)| Reverse(*sum));
        for (title, sum) in others {
            match lines.find(title) {
                Some(at) => bought[at] = Some(bought[at].unwrap_or(0) + sum),
                None if bought.len() - written < MOST_REPORTED => {
                    lines.place(title);
                    bought.push(Some(*sum));
                }
                None => left_out = (left_out.0 + 1, left_out.1 + sum),
            }
        }
        // What only reports name is of the client as a whole.
        if bought.len() > written {
            units.place("");
        }
        let whole = units.find("");
        let at = |unit: usize, line: usize| {
            let needs = held.get(&(unit, line)).map(|needs| spot(needs, currency));
            let of_whole = line >= written || whole.is_some_and(|whole| held.contains_key(&(whole, line)));
            match needs {
                Some(spot) => Some(spot),
                None if Some(unit) == whole && line >= written => {
                    Some(Spot { state: Cell::Ours, currency: currency.to_owned(), ..Spot::default() })
                }
                None if Some(unit) == whole || of_whole => None,
                None => Some(Spot { currency: currency.to_owned(), ..Spot::default() }),
            }
        };
        let spots = (0..units.names.len()).map(|unit| (0..lines.names.len()).map(|line| at(unit, line)).collect()).collect();
        let has_others = needs.iter().any(|need| !["", currency].contains(&need.text("currency")));
        let lines = lines.names.into_iter().zip(bought).map(|(title, reported)| Line { title, reported }).collect();
        let mut grid =
            Grid { year: year.to_owned(), currency: currency.to_owned(), units: units.names, lines, spots, has_others, left_out };
        grid.take_reports();
        grid.put_in_order();
        grid
    }

    /// Where a line is bought in one place alone and nobody wrote how much, it is what reports tell of the line.
    fn take_reports(&mut self) {
        for (at, line) in self.lines.iter().enumerate() {
            let Some(reported) = line.reported else { continue };
            let mut spots: Vec<&mut Spot> = self.spots.iter_mut().filter_map(|row| row.get_mut(at)?.as_mut()).collect();
            let is_alone = spots.len() == 1;
            let may_be = |spot: &&mut &mut Spot| spot.state == Cell::Ours || is_alone && spot.state == Cell::Unknown;
            let mut bought: Vec<&mut &mut Spot> = spots.iter_mut().filter(may_be).collect();
            if let [one] = &mut bought[..]
                && one.ours.is_none()
                && one.currency == self.currency
            {
                (one.state, one.ours, one.is_reported) = (Cell::Ours, Some(reported), true);
            }
        }
    }

    /// The whole client first and its units as they were written; the line that is needed most first.
    fn put_in_order(&mut self) {
        if let Some(whole) = self.units.iter().position(String::is_empty) {
            self.units[..=whole].rotate_right(1);
            self.spots[..=whole].rotate_right(1);
        }
        let mut order: Vec<usize> = (0..self.lines.len()).collect();
        order.sort_by_cached_key(|at| {
            let spots = self.spots.iter().filter_map(|row| row.get(*at)?.as_ref());
            let need: i128 = spots.map(|spot| spot.need.or(spot.ours).or(spot.theirs).unwrap_or(0)).fold(0, i128::saturating_add);
            (Reverse(need), self.lines[*at].title.clone())
        });
        self.lines = order.iter().map(|at| self.lines[*at].clone()).collect();
        for row in &mut self.spots {
            *row = order.iter().map(|at| row.get_mut(*at).and_then(Option::take)).collect();
        }
    }

    /// What is known of a line in a unit, by their places.
    pub fn spot(&self, unit: usize, line: usize) -> Option<&Spot> {
        self.spots.get(unit)?.get(line)?.as_ref()
    }

    /// Every spot with the places of its unit and its line.
    pub fn each(&self) -> impl Iterator<Item = ((usize, usize), &Spot)> {
        let of = |(unit, row)| std::iter::repeat(unit).zip(<[Option<Spot>]>::iter(row).enumerate());
        let all = self.spots.iter().map(Vec::as_slice).enumerate().flat_map(of);
        all.filter_map(|(unit, (line, spot))| Some(((unit, line), spot.as_ref()?)))
    }

    /// What a line is called with the unit: «Короба, Фасовка»; the client as a whole is not named.
    pub fn name(&self, (unit, line): (usize, usize)) -> Vec<&str> {
        let names = [self.lines.get(line).map(|line| line.title.as_str()), self.units.get(unit).map(String::as_str)];
        names.into_iter().flatten().filter(|name| !name.is_empty()).collect()
    }

    /// Whether any need is written: what reports alone tell of has no white space.
    pub fn is_written(&self) -> bool {
        self.each().any(|(_, spot)| !spot.records.is_empty())
    }

    /// Whether there is nothing to be shown.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// What is needed and who supplies it, of a part. Amounts of other currencies are in none of it.
    pub fn sums(&self, part: Part) -> Sums {
        let is_of = |(unit, line): (usize, usize)| match part {
            Part::Whole => true,
            Part::Line(at) => at == line,
            Part::Unit(at) => at == unit,
        };
        let mut all = Sums::default();
        for (_, spot) in self.each().filter(|(at, spot)| is_of(*at) && spot.state != Cell::NotNeeded && spot.currency == self.currency) {
            if spot.is_summed() {
                let add = |sum: &mut i128, more: Option<i128>| *sum = sum.saturating_add(more.unwrap_or(0));
                add(&mut all.need, spot.need);
                add(&mut all.ours, spot.ours);
                add(&mut all.rivals, spot.theirs);
            } else if !spot.records.is_empty() {
                all.without += 1;
            }
        }
        all
    }

    /// How far the client buys what we have; none where no need is written.
    pub fn coverage(&self) -> Option<Coverage> {
        self.is_written().then(|| coverage(self.each().map(|(_, spot)| spot.state)))
    }
}
