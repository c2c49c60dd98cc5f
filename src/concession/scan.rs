//! The figures and the words of a line, and what each figure is said to be.

use super::vocabulary::{self, ARROW, RANGE, Sense, sense};
use super::words::Piece;
use super::{Kind, Sum};
use crate::domain::money::{self, CURRENCIES, leading_amount};

/// In what a figure is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Percent,
    Days,
    /// Weeks, months, quarters or years.
    Span,
}

/// What a figure is said to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    From,
    To,
    More,
    Less,
    On,
}

/// A figure, in hundredths.
#[derive(Clone, Copy, Debug)]
pub(super) struct Figure {
    pub hundredths: u32,
    pub unit: Option<Unit>,
    pub role: Option<Role>,
}

/// What was found.
#[derive(Debug, Default)]
pub(super) struct Scan {
    pub kinds: Vec<Kind>,
    pub has_volume: bool,
    pub has_arrow: bool,
    pub has_range: bool,
    /// What is said is of each of something, or of a part of the year.
    pub is_of_each: bool,
    pub is_of_a_part: bool,
    pub figures: Vec<Figure>,
    /// Sums a year, each with what it is said to be.
    pub sums: Vec<(Sum, Option<Role>)>,
    /// Words that say nothing that is known, by their places.
    pub unread: Vec<usize>,
    /// A sum is greater than any can be.
    pub is_too_much: bool,
    /// A figure may be of thousands, or have a part of three figures.
    pub is_grouped: bool,
}

/// More figures than anybody says in one breath.
const MOST_FIGURES: usize = 7;
/// From so many on, in minor units, a bare figure is a sum.
const SURELY_A_SUM: i64 = 100_000;

impl Scan {
    /// Goes through the pieces of a line.
    pub fn of(pieces: &[Piece]) -> Scan {
        let mut scan = Scan::default();
        let is_of_days = pieces.iter().any(|piece| matches!(sense(&piece.text), Some(Sense::Kind(Kind::Deferral) | Sense::Days)));
        let mut role = None;
        let mut at = 0;
        while let Some(piece) = pieces.get(at) {
            at += 1;
            if piece.is_figure() || piece.text.starts_with(['€', '$', '₽', '£', '¥', '₸']) {
                let rest = pieces.get(at - 1..).unwrap_or_default();
                if let Some((sum, taken)) = sum(rest, is_of_days) {
                    scan.sums.push((sum, role.take()));
                    at += taken - 1;
                    continue;
                }
                let unit = pieces.get(at).and_then(|next| match sense(&next.text) {
                    Some(Sense::Percent) => Some(Unit::Percent),
                    Some(Sense::Days) => Some(Unit::Days),
                    Some(Sense::Times(_)) => Some(Unit::Span),
                    _ => None,
                });
                at += usize::from(unit.is_some());
                match hundredths(&piece.text) {
                    Some(hundredths) => scan.figures.push(Figure { hundredths, unit, role: role.take() }),
                    None if is_grouped(&piece.text) => scan.is_grouped = true,
                    None if piece.is_figure() => scan.is_too_much = true,
                    None => scan.unread.push(piece.word),
                }
                continue;
            }
            // `EUR 10k`
            let behind = pieces.get(at..).unwrap_or_default();
            if let Some((sum, taken)) = code(&piece.text).and_then(|code| sum_in(code, behind)) {
                scan.sums.push((sum, role.take()));
                at += taken;
                continue;
            }
            scan.has_arrow |= piece.text == ARROW || piece.text == RANGE;
            scan.has_range |= piece.text == RANGE;
            match sense(&piece.text) {
                Some(Sense::Kind(kind)) if !scan.kinds.contains(&kind) => scan.kinds.push(kind),
                Some(Sense::Volume) => scan.has_volume = true,
                Some(Sense::From | Sense::Before) => role = Some(Role::From),
                Some(Sense::To) => role = Some(Role::To),
                // «Снизить на 3 %», `cut by 3%`: by so much less.
                Some(Sense::More) if role != Some(Role::Less) => role = Some(Role::More),
                Some(Sense::Less) => role = Some(Role::Less),
                // «Увеличить на 15» is by so much.
                Some(Sense::On) if !matches!(role, Some(Role::More | Role::Less)) => role = Some(Role::On),
                // «Ежемесячно» says when it is paid; «на месяц» for how long it holds.
                Some(Sense::Times(times)) if scan.sums.is_empty() => scan.is_of_a_part |= times > 1 && !piece.text.starts_with("еже"),
                Some(Sense::Times(times)) => scan.times(times),
                Some(Sense::Each) => scan.is_of_each = true,
                // A «d» alone is «в» of the other layout: «d vtczw».
                Some(Sense::Days) if !scan.sums.is_empty() && piece.text.chars().count() > 1 => scan.is_of_each = true,
                Some(Sense::Kind(_) | Sense::More | Sense::On | Sense::Percent | Sense::Days | Sense::Return | Sense::Nothing) => {}
                None => scan.unread.push(piece.word),
            }
        }
        scan.unread.dedup();
        scan
    }

    /// The last sum comes so often in a year.
    fn times(&mut self, times: i64) {
        let Some((sum, _)) = self.sums.last_mut() else { return };
        match sum.minor.checked_mul(times).filter(|minor| *minor < money::BOUND) {
            Some(minor) => sum.minor = minor,
            None => self.is_too_much = true,
        }
    }
}

/// A figure with at most two places behind its sign.
fn hundredths(text: &str) -> Option<u32> {
    let (whole, part) = text.split_once(',').unwrap_or((text, ""));
    if part.len() > 2 || part.contains(',') {
        return None;
    }
    whole.parse::<u32>().ok()?.checked_mul(100)?.checked_add(format!("{part:0<2}").parse().ok()?)
}

/// Whether a figure is written as thousands are in one language and parts in the other: «1,000».
fn is_grouped(text: &str) -> bool {
    let digits = |text: &str, most: usize| (1..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    text.split_once(',').is_some_and(|(whole, part)| digits(whole, 3) && part.len() == 3 && digits(part, 3))
}

/// The currency of which a word is the code.
fn code(word: &str) -> Option<&'static str> {
    CURRENCIES.iter().map(|currency| currency.code).find(|code| code.eq_ignore_ascii_case(word))
}

/// The sum of a currency with which pieces begin, and of how many it is.
fn sum_in(code: &'static str, pieces: &[Piece]) -> Option<(Sum, usize)> {
    pieces.first().filter(|piece| piece.is_figure())?;
    let texts: Vec<&str> = pieces.iter().take(MOST_FIGURES).map(|piece| piece.text.as_str()).collect();
    let (amount, taken) = leading_amount(&texts).filter(|(amount, _)| amount.currency.is_none_or(|named| named == code))?;
    Some((Sum { minor: amount.minor, currency: Some(code) }, taken))
}

/// The sum with which pieces begin, and of how many it is. Where days are spoken of, «45 120» is no sum.
fn sum(pieces: &[Piece], is_of_days: bool) -> Option<(Sum, usize)> {
    let texts: Vec<&str> = pieces.iter().take(MOST_FIGURES).map(|piece| piece.text.as_str()).collect();
    let sense_at = |at: usize| texts.get(at).and_then(|text| vocabulary::sense(text));
    (1..=texts.len()).rev().find_map(|count| {
        let words = texts.get(..count)?;
        let (amount, taken) = leading_amount(words).filter(|(_, taken)| *taken == count)?;
        let last = *words.last()?;
        let is_bare = amount.currency.is_none() && last.starts_with(|c: char| c.is_ascii_digit());
        // «0,5 к цене» are no thousands.
        let leads_on = last == "к" && matches!(sense_at(count), Some(Sense::Kind(_) | Sense::Volume | Sense::Nothing));
        let is_said = match is_bare {
            true => !is_of_days && amount.minor >= SURELY_A_SUM && sense_at(count) != Some(Sense::Percent),
            false => !leads_on,
        };
        is_said.then_some((Sum { minor: amount.minor, currency: amount.currency }, taken))
    })
}
