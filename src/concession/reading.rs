//! What a line means: what is to be given, and what is asked in return.

use super::scan::{Figure, Role, Scan, Unit};
use super::vocabulary::{AT_OURS, BEFORE_RETURN, BEHIND_RETURN, Sense, sense};
use super::words::{Piece, Words};
use super::{Change, Doubt, Given, Kind, Line, Size};
use crate::domain::rules;

/// The most days that anybody pays after.
const MOST_DAYS: u32 = 3_650;
/// All of it, in hundredths of a percent.
const WHOLE: u32 = 10_000;
/// A figure is kept in hundredths.
const HUNDRED: u32 = 100;

/// Reads a line. What is open about it is said and never guessed.
pub fn read(line: &str) -> Line {
    let words = Words::of(line);
    let (end, asked) = parted(&words);
    let scan = Scan::of(words.pieces.get(..end).unwrap_or_default());
    let unread = scan.unread.iter().filter_map(|at| words.words.get(*at)).cloned().collect();
    let given = if line.trim().is_empty() { Err(Doubt::Empty) } else { given(&scan) };
    Line { given, unread, asked, turned: words.turned }
}

/// Where the words end that say what is given, and what stands behind as asked in return.
fn parted(words: &Words) -> (usize, String) {
    let sense_at = |at: usize| words.pieces.get(at).and_then(|piece| sense(&piece.text));
    let is_one_of = |at: usize, known: &[&str]| words.pieces.get(at).is_some_and(|piece| known.contains(&piece.text.as_str()));
    let begins = |at: &usize| {
        // «За 60 дней» says for how long, «за наш счёт» whose cost it is.
        let is_days = words.pieces.get(at + 1).is_some_and(Piece::is_figure) && sense_at(at + 2) == Some(Sense::Days);
        // «За квартал», `for a month` say how often, where nothing of theirs follows.
        let ends = |at: usize| matches!(sense_at(at), Some(Sense::Return)) || at >= words.pieces.len();
        // So do «за рейс», `for one order`.
        let is_often = (at + 1..=at + 2).any(|times| matches!(sense_at(times), Some(Sense::Times(_) | Sense::Each)) && ends(times + 1));
        sense_at(*at) == Some(Sense::Return) && !is_days && !is_often && !is_one_of(at + 1, AT_OURS)
    };
    let Some(at) = (0..words.pieces.len()).find(begins) else { return (words.pieces.len(), String::new()) };
    let end = if at > 0 && is_one_of(at - 1, BEFORE_RETURN) { at - 1 } else { at };
    let first = if is_one_of(at + 1, BEHIND_RETURN) { at + 2 } else { at + 1 };
    let asked = words.pieces.get(first).map_or_else(String::new, |piece| words.rest(piece.word));
    (end, asked)
}

fn given(scan: &Scan) -> Result<Given, Doubt> {
    if scan.is_grouped {
        return Err(Doubt::Grouped);
    }
    if scan.is_too_much {
        return Err(Doubt::TooMuch);
    }
    let is_percent = |figure: &Figure| figure.unit == Some(Unit::Percent);
    let is_days = |figure: &Figure| figure.unit == Some(Unit::Days);
    let is_span = |figure: &Figure| figure.unit == Some(Unit::Span);
    let figures = &scan.figures;
    let kind = match scan.kinds[..] {
        [kind] => kind,
        // «Скидка к цене» is one.
        [Kind::Discount, Kind::Price] | [Kind::Price, Kind::Discount] => Kind::Discount,
        [] if figures.iter().any(is_days) || scan.has_arrow && figures.len() == 2 && !figures.iter().any(is_percent) => Kind::Deferral,
        [] if scan.has_volume => return Err(Doubt::Rise),
        [] => return Err(Doubt::NoKind),
        _ => return Err(Doubt::SeveralKinds),
    };
    // Days are of no piece; a bonus of a quarter's purchases is that of the year's, four times a year.
    if scan.is_of_each && kind != Kind::Deferral || scan.is_of_a_part && kind != Kind::Bonus {
        return Err(Doubt::NotAYear);
    }
    if scan.sums.len() > 1 {
        return Err(Doubt::SeveralFigures);
    }
    let sum = scan.sums.first();
    if kind == Kind::Deferral {
        // A month has as many days as somebody meant.
        if figures.iter().any(|figure| is_percent(figure) || is_span(figure)) {
            return Err(Doubt::OtherUnit);
        }
        let base = match sum {
            Some((base, Some(Role::On | Role::From))) => Some(*base),
            Some(_) => return Err(Doubt::OtherUnit),
            None => None,
        };
        return Ok(Given { kind, size: Size::Days(days(figures)?, base) });
    }
    if figures.iter().any(|figure| is_days(figure) || is_span(figure)) {
        return Err(Doubt::OtherUnit);
    }
    // «2–3 %» may be any between them.
    if scan.has_range && figures.len() > 1 {
        return Err(Doubt::SeveralFigures);
    }
    let size = match (figures.is_empty(), sum) {
        (true, None) => return Err(Doubt::NoFigure),
        (true, Some((sum, _))) if sum.minor == 0 => return Err(Doubt::Same),
        (true, Some((sum, _))) => Size::Sum(*sum),
        (false, Some((base, Some(Role::On | Role::From)))) => Size::Part(part(kind, figures)?, Some(*base)),
        (false, Some(_)) => return Err(Doubt::PartOrSum),
        (false, None) => Size::Part(part(kind, figures)?, None),
    };
    Ok(Given { kind, size })
}

fn days(figures: &[Figure]) -> Result<Change, Doubt> {
    let whole = |figure: &Figure| match figure.hundredths {
        part if part % HUNDRED > 0 => Err(Doubt::NoWholeDays),
        days if days / HUNDRED > MOST_DAYS => Err(Doubt::TooMuch),
        days => Ok((days / HUNDRED, figure.role)),
    };
    let said = figures.iter().map(whole).collect::<Result<Vec<_>, _>>()?;
    // «На 15 дней» alone may be so many in all, or so many more.
    if let [(_, Some(Role::On))] = said[..] {
        return Err(Doubt::AllOrMore);
    }
    change(&said)
}

fn part(kind: Kind, figures: &[Figure]) -> Result<Change, Doubt> {
    if let (Kind::Price, [_, _]) = (kind, figures) {
        return lowered(figures);
    }
    let hundredths = |figure: &Figure| match (figure.unit, figure.hundredths) {
        (None, _) if kind == Kind::Delivery => Err(Doubt::PartOrSum),
        (None, more) if more > WHOLE => Err(Doubt::PartOrSum),
        (_, more) if more > WHOLE => Err(Doubt::TooMuch),
        // A price goes down by so much; «скидка на 3 %» and «скидка −3 %» are 3 % off.
        (_, part) => Ok((part, figure.role.filter(|role| !matches!(role, Role::On | Role::Less)))),
    };
    let said = figures.iter().map(hundredths).collect::<Result<Vec<_>, _>>()?;
    if kind == Kind::Price && said.iter().any(|(_, role)| *role == Some(Role::More)) {
        return Err(Doubt::Rise);
    }
    match change(&said)? {
        Change::To { from: None, to: 0 } => Err(Doubt::Same),
        change => Ok(change),
    }
}

/// A price that is one now and another then: by how much of it it falls. Of two percentages nobody says which of them is the price.
fn lowered(figures: &[Figure]) -> Result<Change, Doubt> {
    if figures.iter().any(|figure| figure.unit.is_some()) {
        return Err(Doubt::SeveralFigures);
    }
    let said: Vec<(u32, Option<Role>)> = figures.iter().map(|figure| (figure.hundredths, figure.role)).collect();
    let Change::To { from: Some(from), to } = change(&said)? else { return Err(Doubt::SeveralFigures) };
    let less = from.checked_sub(to).ok_or(Doubt::Rise)?;
    match rules::part(less.into(), from.into(), i128::from(WHOLE)).and_then(|part| u32::try_from(part).ok()) {
        Some(0) | None => Err(Doubt::Same),
        Some(to) => Ok(Change::To { from: None, to }),
    }
}

/// From what to what, by the figures and what each of them is said to be.
fn change(said: &[(u32, Option<Role>)]) -> Result<Change, Doubt> {
    let by = |more: u32, sign: i32| i32::try_from(more).map(|more| sign * more).map_err(|_| Doubt::TooMuch);
    let found = match *said {
        [] => return Err(Doubt::NoFigure),
        [(more, Some(Role::More))] => Change::By(by(more, 1)?),
        [(less, Some(Role::Less))] => Change::By(by(less, -1)?),
        [(_, Some(Role::From))] => return Err(Doubt::NoFigure),
        [(to, _)] => Change::To { from: None, to },
        [(from, None | Some(Role::From)), (more, Some(Role::More))] => Change::To { from: Some(from), to: from + more },
        [(from, None | Some(Role::From)), (less, Some(Role::Less))] => {
            Change::To { from: Some(from), to: from.checked_sub(less).ok_or(Doubt::TooMuch)? }
        }
        [(to, None | Some(Role::To)), (from, Some(Role::From))] => Change::To { from: Some(from), to },
        [(from, None | Some(Role::From)), (to, None | Some(Role::To | Role::On))] => Change::To { from: Some(from), to },
        _ => return Err(Doubt::SeveralFigures),
    };
    match found {
        Change::By(0) => Err(Doubt::Same),
        Change::To { from: Some(from), to } if from == to => Err(Doubt::Same),
        found => Ok(found),
    }
}
