//! The columns of sums in a table of debts: of one currency or of several, each its own, and what of them cannot be told apart.

use super::ages::{Age, age};
use super::columns::{LATE, PAID, is_left, is_sum};
use crate::domain::name::fold;
use crate::exchange::listed::cell;
use crate::exchange::payable::is_of_payables;
use crate::exchange::purchases::{Says, WHOLE, amount_of, is_counted, named, says, to_pay};
use crate::exchange::table::{Row, Table};

/// Where the sums of one currency stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sums {
    /// What is left to be paid.
    pub left: Option<usize>,
    /// What of it is over.
    pub late: Option<usize>,
    /// What was to be paid at first.
    pub amount: Option<usize>,
    /// What was paid of it.
    pub paid: Option<usize>,
    /// The currency that headings or a title name.
    pub named: Option<&'static str>,
    /// In units of how many minor ones they count.
    pub unit: i64,
}

impl Default for Sums {
    fn default() -> Sums {
        Sums { left: None, late: None, amount: None, paid: None, named: None, unit: WHOLE }
    }
}

impl Sums {
    /// The places of its columns.
    pub fn places(&self) -> impl Iterator<Item = usize> {
        [self.left, self.late, self.amount, self.paid].into_iter().flatten()
    }

    /// The column by which a debt without a document is called.
    pub fn main(&self) -> Option<usize> {
        self.left.or(self.late).or(self.amount)
    }
}

/// The sums of a table, and the columns of which nothing tells which of them is right.
#[derive(Clone, Debug, Default)]
pub(super) struct Found {
    /// Those of each currency; the first are of all where one alone is named.
    pub sums: Vec<Sums>,
    /// The places of columns that cannot be told apart; the table is not read then.
    pub alike: Vec<usize>,
}

/// How words begin of headings that tell of what is owed.
const OWED: &[&str] = &["задолж", "долг", "дебитор", "просроч", "debt", "overdue", "outstanding", "receivable", "owed"];
/// How words begin by which a heading tells of something else of a debt, or of what was owed before.
const OTHERWISE: &[&str] = &[
    "дн",
    "день",
    "дат",
    "срок",
    "возраст",
    "причин",
    "коммент",
    "примеч",
    "статус",
    "состоян",
    "вид",
    "категор",
    "лимит",
    "нач",
    "прошл",
    "предыдущ",
    "ответств",
    "менедж",
    "процент",
    "доля",
    "кредит",
    "документ",
    "day",
    "date",
    "age",
    "reason",
    "comment",
    "status",
    "limit",
    "opening",
    "begin",
    "start",
    "previous",
    "prior",
    "type",
    "categ",
    "percent",
    "share",
    "credit",
    "долгоср",
];

/// Whether a heading tells of a sum that is owed and is none of those that are known.
fn tells_debt(heading: &str) -> bool {
    let folded = fold(heading);
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let any = |stems: &[&str]| words.iter().any(|word| stems.iter().any(|stem| word.starts_with(stem)));
    any(OWED) && !any(OTHERWISE) && !is_counted(heading) && !heading.contains('%') && !is_of_payables(heading)
}

/// Whether a heading tells of a sum: a cell under it is no word that nothing is owed.
pub(super) fn tells_sum(heading: &str) -> bool {
    to_pay(heading) || says(heading) == Some(Says::Amount) || tells_debt(heading)
}

fn counts(row: &Row, at: usize) -> bool {
    amount_of(cell(row, Some(at)), WHOLE).is_ok_and(|read| read.minor != 0)
}

/// Finds the sums of a table: those of `one` where its headings do not name several currencies; those by age are `ages`.
pub(super) fn find(table: &Table, one: &Sums, ages: &[(usize, Age)]) -> Found {
    let heading = |at: usize| table.header.get(at).map_or("", String::as_str);
    let every = |is: &dyn Fn(&str) -> bool| (0..table.header.len()).filter(|at| is(heading(*at))).collect::<Vec<usize>>();
    let lefts = every(&|heading| is_left(heading));
    let currency = |at: usize| named(heading(at)).currency;
    let first = |places: Vec<usize>, code: &'static str| places.into_iter().find(|at| currency(*at) == Some(code));
    let codes: Vec<Option<&'static str>> = lefts.iter().map(|at| currency(*at)).collect();
    let apart =
        lefts.len() > 1 && codes.iter().enumerate().all(|(at, code)| code.is_some() && !codes.iter().take(at).any(|known| known == code));
    // One debt in two currencies and two debts look alike.
    let both = apart && table.rows.iter().any(|row| lefts.iter().filter(|at| counts(row, **at)).count() > 1);
    if apart && !both && ages.is_empty() {
        let of = |(at, code): (&usize, &'static str)| Sums {
            left: Some(*at),
            late: first(every(&|heading| is_sum(heading, LATE)), code),
            amount: first(every(&|heading| says(heading) == Some(Says::Amount) && !to_pay(heading)), code),
            paid: first(every(&|heading| is_sum(heading, PAID)), code),
            ..Sums::default()
        };
        let sums: Vec<Sums> = lefts.iter().zip(codes.into_iter().flatten()).map(of).collect();
        let taken: Vec<usize> = sums.iter().flat_map(Sums::places).collect();
        return Found { alike: untold(table, &taken, None), sums };
    }
    let taken: Vec<usize> = one.places().chain(ages.iter().map(|(at, _)| *at)).collect();
    let alike = untold(table, &taken, one.left.or(one.late));
    Found { sums: vec![one.clone()], alike }
}

/// The columns beside those that are taken that tell of sums that are owed, with the one that is; none where nothing stands in them.
fn untold(table: &Table, taken: &[usize], main: Option<usize>) -> Vec<usize> {
    let stands = |at: &usize| table.rows.iter().any(|row| counts(row, *at));
    // What is not due yet is the rest of what is left.
    let rest = |heading: &str| age(heading) == Some(Age::AHEAD);
    let is_other = |at: &usize| {
        let heading = table.header.get(*at).map_or("", String::as_str);
        !taken.contains(at) && (tells_debt(heading) || is_left(heading) || is_sum(heading, LATE)) && !rest(heading) && stands(at)
    };
    let others: Vec<usize> = (0..table.header.len()).filter(is_other).collect();
    let mut alike: Vec<usize> = if others.is_empty() { others } else { main.into_iter().chain(others).collect() };
    alike.sort_unstable();
    alike
}
