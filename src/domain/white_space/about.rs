//! What an opportunity or a question is about: the line and the unit that its words name.

use super::{Grid, Spot};
use crate::domain::forms::{beginnings, words};
use crate::domain::rules::wallet::Cell;
use crate::domain::{Entity, Record};
use std::cmp::Reverse;

/// What an opportunity that is made of a spot is called: «Короба — Фасовка, Чехов».
pub fn title(grid: &Grid, at: (usize, usize)) -> String {
    grid.name(at).join(" — ")
}

/// The class of an opportunity (M28): more of what they buy where any of the line comes from us, else wider business.
pub fn class(grid: &Grid, (_, line): (usize, usize)) -> &'static str {
    let is_bought = grid.each().any(|((_, of), spot)| of == line && spot.state == Cell::Ours);
    if is_bought { "more" } else { "wider" }
}

/// How many words a name has, where all of them stand in a text in whatever form; none where one does not, or there is none.
fn named(name: &str, text: &[String]) -> Option<usize> {
    let name = words(name);
    let stands = |word: &str| {
        let begins = beginnings(word);
        text.iter().any(|of| begins.iter().any(|begin| of.starts_with(begin.as_str())))
    };
    (!name.is_empty() && name.iter().all(|word| stands(&word.folded))).then_some(name.len())
}

/// The name of which most words stand in a text; of two that are named alike the first.
fn best<'a>(names: impl Iterator<Item = &'a str>, text: &[String]) -> Option<usize> {
    let found = names.enumerate().filter_map(|(at, name)| Some((named(name, text)?, Reverse(at))));
    found.max().map(|(_, Reverse(at))| at)
}

impl Grid {
    /// The spot that a text is about: that of the line it names in the unit it names; where it names no unit, of the client as a whole, or
    /// of the only unit there is.
    fn meant(&self, text: &str) -> Option<(usize, usize)> {
        let text: Vec<String> = words(text).into_iter().map(|word| word.folded).collect();
        let line = best(self.lines.iter().map(|line| line.title.as_str()), &text)?;
        let of_line = |unit: &usize| self.spot(*unit, line).is_some();
        let named = best(self.units.iter().map(String::as_str), &text);
        let whole = || self.units.iter().position(String::is_empty).filter(of_line);
        let only = || Some(0).filter(|_| self.units.len() == 1);
        let unit = named.filter(of_line).or_else(|| if named.is_none() { whole().or_else(only) } else { None })?;
        Some((unit, line))
    }

    /// Notes what is open about each spot: opportunities go before questions, and of two the one written first counts.
    pub fn note_open(&mut self, open: &[Record]) {
        for record in open.iter().filter(|record| record.text("state") == "open") {
            let Some(found) = record.id.map(|id| (record.entity, id)) else { continue };
            let Some((unit, line)) = self.meant(record.title()) else { continue };
            let spot: Option<&mut Spot> = self.spots.get_mut(unit).and_then(|row| row.get_mut(line)?.as_mut());
            if let Some(spot) = spot
                && spot.open.is_none_or(|(known, _)| known == Entity::Question && record.entity == Entity::Opportunity)
            {
                spot.open = Some(found);
            }
        }
    }
}
