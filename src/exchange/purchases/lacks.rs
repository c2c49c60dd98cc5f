//! What a table of sales lacks to be a report on purchases.

use super::headings::{Says, is_nested, month_of, says};

/// What a table of sales lacks to be a report on purchases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lacks {
    /// A column of the month, or months as columns, or one month in the title.
    Month,
    /// A column of who bought.
    Client,
    /// A column of the amount.
    Amount,
}

/// What a table lacks that has all the rest of a report on purchases, by its header.
pub fn lacks(header: &[String]) -> Option<Lacks> {
    let has = |wanted: &[Says]| header.iter().any(|heading| says(heading).is_some_and(|says| wanted.contains(&says)));
    let nested = header.iter().any(|heading| is_nested(heading));
    let months = header.iter().any(|heading| month_of(heading, None).is_some());
    let (buyer, amount) = (nested || has(&[Says::Client, Says::TaxId]), has(&[Says::Amount]));
    let when = months || has(&[Says::When]);
    match (buyer, when, amount || months) {
        (true, false, true) => Some(Lacks::Month),
        (false, true, true) => Some(Lacks::Client),
        (true, true, false) => Some(Lacks::Amount),
        _ => None,
    }
}

/// Whether a table has a column of the day or month and one of the amount: its rows are of what was sold or paid, whoever stands there.
pub fn tells_sums(header: &[String]) -> bool {
    let has = |wanted: Says| header.iter().any(|heading| says(heading) == Some(wanted));
    has(Says::When) && has(Says::Amount)
}
