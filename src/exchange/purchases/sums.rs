//! Which of the columns say the amount, and in which unit and currency each of them counts.

use super::amounts::{Named, amount, currency_of, is_blank, named};
use super::headings::{Basis, Says, says};
use super::title::Title;
use super::units::WHOLE;
use super::{Columns, Refusal};
use crate::domain::name::fold;

/// In which currency the sums of a column are, as its heading says it. The better known comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Money {
    /// In the one that it names.
    Named,
    /// In that of their rows: «Сумма в валюте», `Amount in doc. curr.`
    OfRow,
    /// Nothing is said.
    Unsaid,
    /// In that of the books: `Amount in LC`.
    OfBooks,
    /// In one that is not kept here.
    Foreign,
}

impl Money {
    /// What a heading says of it.
    fn of(heading: &str) -> Money {
        const BOOKS: &[&str] =
            &["учет", "регл", "упр", "национ", "баз", "local", "loc", "lc", "lcy", "home", "base", "company", "hauswährung"];
        let said = named(heading);
        let folded = fold(heading);
        let words = || folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        let speaks = words().any(is_of_currency) || words().any(|word| matches!(word, "lc" | "lcy" | "fc" | "fcy" | "hauswährung"));
        match (said.foreign, said.currency) {
            (Some(_), _) => Money::Foreign,
            (None, Some(_)) => Money::Named,
            (None, None) if !speaks => Money::Unsaid,
            (None, None)
                if words().any(|word| BOOKS.iter().any(|stem| word == *stem || stem.chars().count() > 3 && word.starts_with(stem))) =>
            {
                Money::OfBooks
            }
            (None, None) => Money::OfRow,
        }
    }
}

/// Whether a word speaks of a currency and names none: «валюте», «вал.».
fn is_of_currency(word: &str) -> bool {
    word.starts_with("валют") || matches!(word, "вал" | "currency" | "currencies" | "curr" | "cur")
}

/// A heading without what it says of the currency of its row: «Сумма» of «Сумма в валюте договора» and of «Сумма вал.».
pub(super) fn without_currency(heading: &str) -> Option<String> {
    let words: Vec<&str> = heading.split_whitespace().collect();
    let plain = |word: &str| fold(word.trim_matches(|c: char| !c.is_alphanumeric()));
    let at = words.iter().position(|word| is_of_currency(&plain(word)))?;
    let lead = words.get(..at)?;
    // `Amount in foreign currency`: what leads to the word goes with it.
    let lead = match lead.iter().rposition(|word| matches!(plain(word).as_str(), "в" | "in")) {
        Some(preposition) if at - preposition < 4 => lead.get(..preposition)?,
        _ => lead,
    };
    (!lead.is_empty()).then(|| lead.join(" "))
}

/// Whether a column says the currency of contracts or settlements, which may be another one than that of the sums.
fn is_agreed(heading: &str) -> bool {
    let folded = fold(heading);
    ["договор", "контракт", "взаиморасч", "расчетов", "contract", "agreement", "settlement"].iter().any(|stem| folded.contains(stem))
}

/// What two lines of a heading say of unit and currency.
pub(super) fn both(one: &str, other: &str) -> Named {
    let (one, other) = (named(one), named(other));
    Named {
        unit: one.unit.or(other.unit),
        currency: one.currency.or(other.currency),
        foreign: one.foreign.or(other.foreign),
        odd: one.odd || other.odd || one.unit.zip(other.unit).is_some_and(|(one, other)| one != other),
        others: true,
    }
}

/// The column whose cells are names of currencies, whatever its heading says: «Вал.», `CCY`. Figures alone tell none.
/// Only those that are `free` are looked at.
pub(in crate::exchange) fn column_of_currencies<'a>(
    count: usize,
    rows: impl Iterator<Item = &'a [String]>,
    free: impl Fn(usize) -> bool,
) -> Option<usize> {
    let is_code = |cell: &str| {
        let foreign = named(cell).foreign.is_some() && cell.chars().count() == 3 && cell.bytes().all(|byte| byte.is_ascii_uppercase());
        !cell.contains(|c: char| c.is_ascii_digit()) && (matches!(currency_of(cell), Ok(Some(_))) || foreign)
    };
    let mut told: Vec<Option<bool>> = vec![None; count];
    for row in rows {
        for (cell, told) in row.iter().map(|cell| cell.trim()).zip(&mut told).filter(|(cell, _)| !cell.is_empty()) {
            *told = Some(told.unwrap_or(true) && is_code(cell));
        }
    }
    told.iter().enumerate().position(|(at, told)| *told == Some(true) && free(at))
}

/// A sum in another currency than the first, in a column of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Beside {
    /// The place of its column.
    pub at: usize,
    /// In units of how many minor ones it counts.
    pub unit: i64,
    /// The currency that its heading names.
    pub named: &'static str,
}

impl Columns {
    /// Takes the sums of other currencies that stand beside the one that is taken, each in its column: no row below has two of them, so that
    /// none is the other one exchanged.
    pub(super) fn take_beside(&mut self, header: &[String], below: &[Vec<String>]) {
        let Some(taken) = self.amount.filter(|_| self.currency.is_none() && self.cost.is_none() && self.returned.is_none()) else { return };
        let of = |at: usize| header.get(at).map(|heading| named(heading)).unwrap_or_default();
        let basis = |at: usize| header.get(at).map(|heading| Basis::of(heading));
        let Some(own) = of(taken).currency else { return };
        let is_other =
            |at: &usize| header.get(*at).is_some_and(|heading| says(heading) == Some(Says::Amount)) && basis(*at) == basis(taken);
        let mut beside: Vec<Beside> = Vec::new();
        for at in self.unread.iter().copied().filter(is_other) {
            let said = of(at);
            let fresh = |code: &str| code != own && beside.iter().all(|other| other.named != code);
            let Some(code) = said.currency.filter(|code| said.foreign.is_none() && fresh(code)) else { return };
            beside.push(Beside { at, unit: said.unit.unwrap_or(WHOLE), named: code });
        }
        let filled = |row: &Vec<String>, at: usize| row.get(at).is_some_and(|cell| amount(cell, WHOLE).is_ok_and(|read| read.minor != 0));
        let places = || std::iter::once(taken).chain(beside.iter().map(|other| other.at));
        if below.iter().any(|row| places().filter(|at| filled(row, *at)).count() > 1) {
            return;
        }
        self.unread.retain(|at| beside.iter().all(|other| other.at != *at));
        self.beside = beside;
    }

    /// The sum of a row, in units of how many minor ones it counts, and the currency that its heading names: of several currencies that which
    /// stands there. None where two of them do.
    pub(super) fn sum_of<'a>(&self, cell: impl Fn(Option<usize>) -> &'a str) -> Option<(&'a str, i64, Option<&'static str>)> {
        let own = (cell(self.amount), self.unit, self.named);
        let others = self.beside.iter().map(|other| (cell(Some(other.at)), other.unit, Some(other.named)));
        let mut filled = std::iter::once(own).chain(others).filter(|(written, ..)| !is_blank(written));
        match (filled.next(), filled.next()) {
            (None, _) => Some(own),
            (one, None) => one,
            _ => None,
        }
    }

    /// The column of currencies by what stands in it, where no heading says which one it is.
    pub(super) fn find_currencies(&mut self, count: usize, below: &[Vec<String>]) {
        if self.currency.is_none() {
            self.currency = column_of_currencies(count, below.iter().map(Vec::as_slice), |at| self.unread.contains(&at));
            self.unread.retain(|at| Some(*at) != self.currency);
        }
    }

    /// Of the columns that say the amount takes that of the least [`Basis`], of these the one whose currency is known best, and with it the
    /// column that says its currency: each sum knows its own.
    pub(super) fn choose_sums(&mut self, header: &[String], title: &Title) {
        let heading = |at: usize| header.get(at).map_or("", String::as_str);
        let found = |taken: Option<usize>, unread: &[usize], wanted: Says| {
            let says = unread.iter().copied().filter(|at| says(heading(*at)) == Some(wanted));
            let mut found: Vec<usize> = taken.into_iter().chain(says).collect();
            found.sort_unstable();
            found
        };
        let amounts = found(self.amount, &self.unread, Says::Amount);
        let currencies = found(self.currency, &self.unread, Says::Currency);
        let told = !currencies.is_empty() || title.named.currency.is_some();
        let known = |at: usize| Some(Money::of(heading(at))).filter(|money| told || *money != Money::OfRow).unwrap_or(Money::Foreign);
        let amount = amounts.iter().copied().min_by_key(|at| (Basis::of(heading(*at)), known(*at), *at));
        let money = match (amount, self.months.first()) {
            (Some(at), _) => Money::of(heading(at)),
            (None, Some(month)) if month.named.is_some() => Money::Named,
            (None, _) => Money::Unsaid,
        };
        let named = title.named.currency.is_some() || money == Money::Named;
        let others = amounts.iter().any(|at| Some(*at) != amount && Money::of(heading(*at)) != money);
        let of_books = |at: &usize| Money::of(heading(*at)) == Money::OfBooks;
        let fits = |at: &usize| match money {
            Money::Named => !others && !is_agreed(heading(*at)),
            Money::OfBooks => of_books(at) || !others && !is_agreed(heading(*at)),
            Money::Unsaid => !(named && is_agreed(heading(*at))),
            Money::OfRow | Money::Foreign => !of_books(at),
        };
        let first = |at: &usize| (is_agreed(heading(*at)), of_books(at) != (money == Money::OfBooks), *at);
        let currency = currencies.iter().copied().filter(fits).min_by_key(first);
        self.agreed = money == Money::Unsaid && currency.is_some_and(|at| is_agreed(heading(at)));
        self.owned = money == Money::OfRow && currency.is_some();
        self.unread.extend(amounts.into_iter().chain(currencies));
        self.unread.retain(|at| Some(*at) != amount && Some(*at) != currency);
        self.unread.sort_unstable();
        self.unread.dedup();
        (self.amount, self.currency) = (amount, currency);
        if let Some(at) = amount.filter(|_| money == Money::OfRow && !told) {
            (self.refused, self.odd) = (Some(Refusal::Unsaid), heading(at).to_owned());
        }
    }

    /// The columns that say the amount and are not taken, and whether nothing tells that another one of them is right.
    pub fn other_amounts(&self, header: &[String]) -> (Vec<usize>, bool) {
        let of = |at: usize| header.get(at).map(|heading| (Basis::of(heading), Money::of(heading)));
        let is_amount = |at: &usize| header.get(*at).is_some_and(|heading| says(heading) == Some(Says::Amount));
        let others: Vec<usize> = self.unread.iter().copied().filter(is_amount).collect();
        // The same sum in two currencies is one sum.
        let told = header.iter().any(|heading| says(heading) == Some(Says::Currency));
        let exchanged = |one: Money, other: Money| one != other && (told || ![one, other].contains(&Money::Unsaid));
        let alike = |(basis, money): (Basis, Money), other: (Basis, Money)| basis.is_unsettled(other.0) && !exchanged(money, other.1);
        let taken = self.amount.and_then(of);
        let unsettled = others.iter().any(|at| taken.zip(of(*at)).is_some_and(|(taken, other)| alike(taken, other)));
        (others, unsettled)
    }

    /// The units and currencies of amounts and costs. What only one of the two headings says holds for both, unless a title says it.
    pub(super) fn measure(&mut self, header: &[String], title: &Title) {
        let of = |at: Option<usize>| at.and_then(|at| header.get(at)).map(|heading| named(heading)).unwrap_or_default();
        // Costs in a currency that is not kept here are none.
        if of(self.cost).foreign.is_some() && self.currency.is_none() {
            self.unread.extend(self.cost.take());
            self.unread.sort_unstable();
        }
        let (amount, cost, returned) = (of(self.amount), of(self.cost), of(self.returned));
        let says = |named: &Named| named.unit.is_some() || named.currency.is_some();
        // What another column says of itself does not unsay a title.
        let unit = |own: &Named, beside: &Named| match says(own) {
            true => own.unit.unwrap_or_else(|| title.unit_beside(own)),
            false => title.named.unit.or(beside.unit).unwrap_or(WHOLE),
        };
        (self.unit, self.cost_unit) = (unit(&amount, &cost), unit(&cost, &amount));
        self.named = amount.currency.or(cost.currency).or(title.named.currency);
        self.cost_named = cost.currency;
        self.returned_unit = if says(&returned) { unit(&returned, &amount) } else { self.unit };
        self.returned_named = returned.currency.or(self.named);
        if let Some(month) = self.months.first().filter(|_| self.when.is_none()) {
            (self.unit, self.named) = (month.unit, month.named);
        }
        let of_month = || {
            let headings = self.months.iter().filter_map(|month| header.get(month.at));
            headings.filter(|_| self.when.is_none()).find_map(|heading| named(heading).foreign)
        };
        let of_title = || title.named.foreign.filter(|_| self.named.is_none());
        if let Some(code) = amount.foreign.or(returned.foreign).or_else(of_month).or_else(of_title).filter(|_| self.currency.is_none()) {
            self.refused = Some(Refusal::Currency(code));
        }
        let months = self.months.iter().map(|month| month.at).filter(|_| self.when.is_none());
        let at = [self.amount, self.cost, self.returned].into_iter().flatten().chain(months);
        let odd = at.filter_map(|at| header.get(at)).find(|heading| named(heading).odd).cloned();
        if let Some(odd) = odd.or_else(|| title.odd.clone()) {
            (self.refused, self.odd) = (Some(Refusal::Unit), odd);
        }
    }
}
