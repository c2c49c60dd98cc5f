//! What is asked in return, as far as it can be reckoned.

use super::scan::{Figure, Role, Scan, Unit};
use super::words::Words;
use super::{Given, Kind, Sum, read};

/// What a return brings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Return {
    /// Prices higher by so many hundredths of a percent.
    Rise(u32),
    /// So many hundredths of a percent more is bought.
    Volume(u32),
    /// A sum a year.
    Sum(Sum),
    /// What was given before is taken back, such as days until payment.
    Back(Given),
    /// Words of which nothing can be reckoned.
    Words,
}

/// Reads what is asked in return; none where nothing is. What is not all understood is words alone.
pub fn returned(text: &str) -> Option<Return> {
    if text.trim().is_empty() {
        return None;
    }
    let words = Words::of(text);
    let scan = Scan::of(&words.pieces);
    if !scan.unread.is_empty() || scan.is_too_much || scan.is_of_each || scan.is_of_a_part {
        return Some(Return::Words);
    }
    let rise = |figure: &Figure| figure.unit == Some(Unit::Percent) && !matches!(figure.role, Some(Role::Less | Role::From | Role::To));
    Some(match (&scan.kinds[..], &scan.figures[..], &scan.sums[..]) {
        ([Kind::Price], [figure], []) if rise(figure) && !scan.has_volume => Return::Rise(figure.hundredths),
        ([], [figure], []) if rise(figure) && scan.has_volume => Return::Volume(figure.hundredths),
        ([], [], [(sum, None | Some(Role::More))]) if !scan.has_volume => Return::Sum(*sum),
        ([Kind::Deferral], [_, ..], []) => read(text).given.map_or(Return::Words, Return::Back),
        _ => Return::Words,
    })
}
