//! Who is worth what: all accounts of a period beside one another, by what they leave and by what they buy (M2, M8, M31).

mod months;
mod net;
mod read;
mod steady;
#[cfg(test)]
mod tests;
mod time;

pub use months::Months;
pub use net::{Left, left_of};
pub use read::{read, read_net, until};
pub use steady::{Steady, steady_of};
pub use time::{Time, Times, times};

use crate::domain::Entity;
use crate::domain::entities::offer::OFFER_DECIDED;
use crate::domain::entities::tender::TENDER_DECIDED;
use crate::domain::rules::abc::{Class, Pareto};
use crate::domain::rules::tender::Tally;
use crate::store::{Error, Result, Store};

/// How the offers and tenders of all accounts ended.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bids {
    /// The offers (M48).
    pub offers: Tally,
    /// The tenders (M12).
    pub tenders: Tally,
}

/// Reads how they ended.
///
/// # Errors
/// Those of reading the file.
pub fn bids(store: &Store) -> Result<Bids> {
    let tally = |entity, states| Ok::<_, Error>(Tally::of(&store.decided(entity, states, None)?));
    Ok(Bids { offers: tally(Entity::Offer, OFFER_DECIDED)?, tenders: tally(Entity::Tender, TENDER_DECIDED)? })
}

/// By what accounts are compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum By {
    /// What is left when the cost of the goods is taken off.
    #[default]
    Income,
    /// What they bought.
    Turnover,
}

impl By {
    /// The other one.
    pub fn other(self) -> By {
        if self == By::Income { By::Turnover } else { By::Income }
    }

    /// As programs read and write it.
    pub fn code(self) -> &'static str {
        if self == By::Income { "income" } else { "turnover" }
    }
}

/// Of which months accounts are compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Period {
    /// The last twelve whole months that reports tell of.
    #[default]
    Trailing,
    /// The last whole year that they tell of.
    Year,
    /// The year before that.
    YearBefore,
}

impl Period {
    /// All of them, the newest first.
    pub const ALL: [Period; 3] = [Period::Trailing, Period::Year, Period::YearBefore];

    /// The next one, round and round.
    pub fn next(self) -> Period {
        match self {
            Period::Trailing => Period::Year,
            Period::Year => Period::YearBefore,
            Period::YearBefore => Period::Trailing,
        }
    }

    /// As programs read and write it.
    pub fn code(self) -> &'static str {
        match self {
            Period::Trailing => "trailing",
            Period::Year => "year",
            Period::YearBefore => "year-before",
        }
    }
}

/// What the clients of our company bring that are not among the accounts, in minor units of the currency; none where the company's total is
/// not known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rest {
    /// See [`By::Income`].
    pub income: Option<i128>,
    /// See [`By::Turnover`].
    pub turnover: Option<i128>,
}

/// The accounts of a period, in one currency: sums of others are never added to it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Portfolio {
    /// The first and the last month, `YYYY-MM`; empty where there is no day to reckon from.
    pub months: (String, String),
    /// The last month that is told of, where whole months after it are not.
    pub behind: Option<String>,
    /// The first month of which anything is known, where the period begins before it.
    pub begins: Option<String>,
    /// That of most amounts: its code, or an empty text.
    pub currency: String,
    /// What was bought in other currencies.
    pub others: Vec<Other>,
    /// Every account, by name; a holding once.
    pub rows: Vec<Row>,
    /// By what they leave.
    pub income: Ranking,
    /// By what they buy.
    pub turnover: Ranking,
    /// By what is left when all that they cost is taken off (M31); only of what [`read_net`] read.
    pub net: Ranking,
    /// Whether anything is written of what accounts cost beside their goods; see `net`.
    pub has_expenses: bool,
}

impl Portfolio {
    /// The ranking by one or the other.
    pub fn by(&self, by: By) -> &Ranking {
        if by == By::Income { &self.income } else { &self.turnover }
    }

    /// What an account leaves, as far as the file tells: net where anything is written of what accounts cost beside their goods, else the
    /// income.
    pub fn left<'a>(&self, row: &'a Row) -> &'a Place {
        if self.has_expenses { &row.net } else { &row.income }
    }

    /// The rows by that, the greatest first.
    pub fn ranked_by_left(&self) -> impl Iterator<Item = &Row> {
        let ranking = if self.has_expenses { &self.net } else { &self.income };
        ranking.order.iter().filter_map(|at| self.rows.get(*at))
    }

    /// By how many places an account stands higher by what is left than by turnover; below zero, lower. Among those that bought for the same
    /// sum, or leave the same, the order says nothing.
    pub fn moved(&self, row: &Row) -> i64 {
        let left = if self.has_expenses { &self.net } else { &self.income };
        let bought = self.places(&self.turnover, row.turnover, |row| row.turnover);
        let left = self.places(left, *self.left(row), |row| *self.left(row));
        let by = |more: usize, less: usize| i64::try_from(more - less).unwrap_or(i64::MAX);
        match bought.zip(left) {
            Some(((best, _), (_, worst))) if best > worst => by(best, worst),
            Some(((_, worst), (best, _))) if best > worst => -by(best, worst),
            _ => 0,
        }
    }

    /// The first and the last place of those that have the same sum in a ranking.
    fn places(&self, ranking: &Ranking, of: Place, place: impl Fn(&Row) -> Place) -> Option<(usize, usize)> {
        let sum = of.sum.ok().filter(|_| of.rank.is_some())?;
        let sum_at = |at: &usize| self.rows.get(*at).and_then(|row| place(row).sum.ok());
        let first = ranking.order.partition_point(|at| sum_at(at) > Some(sum));
        let behind = ranking.order.partition_point(|at| sum_at(at) >= Some(sum));
        Some((first, behind.checked_sub(1)?))
    }

    /// By what accounts are compared where nobody says: by income, unless no cost is known.
    pub fn usual(&self) -> By {
        if self.income.whole > 0 || self.turnover.whole == 0 { By::Income } else { By::Turnover }
    }

    /// Whether nothing was bought in these months, and nothing came back.
    pub fn is_idle(&self) -> bool {
        self.rows.iter().all(|row| matches!(row.turnover.sum, Err(_) | Ok(0))) && self.others.is_empty()
    }

    /// The rows of a ranking, the greatest first.
    pub fn ranked(&self, by: By) -> impl Iterator<Item = &Row> {
        self.by(by).order.iter().filter_map(|at| self.rows.get(*at))
    }
}

/// What was bought in a currency that is not the one of most amounts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Other {
    /// Its code, or an empty text.
    pub currency: String,
    /// By how many accounts.
    pub accounts: usize,
    /// For how much, in its minor units.
    pub turnover: i128,
}

/// Accounts in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ranking {
    /// The places of rows, the greatest first: of those whose figure is known.
    pub order: Vec<usize>,
    /// The whole of the shares: what all bring who bring something.
    pub whole: i128,
    /// The same less what others cost.
    pub net: i128,
    /// What the first fifth brings.
    pub pareto: Option<Pareto>,
    /// What the company's clients bring that are not here, where that is known.
    pub rest: Option<i128>,
}

/// Why there is no figure, or no class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unknown {
    /// Nothing in the file tells of these months.
    NotTold,
    /// The account has not bought anything yet.
    NeverBought,
    /// It buys in another currency.
    OtherCurrency,
    /// It is lost, and bought nothing in these months.
    Lost,
    /// What it bought has no cost.
    NoCost,
    /// Some of what it bought has none.
    Partly,
}

impl Unknown {
    /// As programs read it.
    pub fn code(self) -> &'static str {
        match self {
            Unknown::NotTold => "not_told",
            Unknown::NeverBought => "never_bought",
            Unknown::OtherCurrency => "other_currency",
            Unknown::Lost => "lost",
            Unknown::NoCost => "no_cost",
            Unknown::Partly => "partly",
        }
    }
}

/// A figure of an account among those of the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// In minor units.
    pub sum: std::result::Result<i128, Unknown>,
    /// Its part of the whole, in tenths of a percent.
    pub tenths: Option<i64>,
    /// Its class.
    pub class: Option<Class>,
    /// Its place in the ranking, from 0 on.
    pub rank: Option<usize>,
}

/// An account, or a holding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Rowid of the account; of a holding that of its head.
    pub account: i64,
    /// Short name.
    pub name: String,
    /// The companies of a holding with what they bought, the largest first; of an account that stands alone none.
    pub companies: Vec<Company>,
    /// Code of the portfolio category.
    pub category: Option<String>,
    /// Where the client would put us, 1–4 (M9), and the stage of loss that somebody has decided on, 0–4 (M34).
    pub ladder: Option<i64>,
    /// See `ladder`.
    pub loss_stage: Option<i64>,
    /// Code of the life-cycle stage.
    pub stage: Option<String>,
    /// What it leaves.
    pub income: Place,
    /// What it bought, less what came back.
    pub turnover: Place,
    /// What is left of it when all that it costs is taken off; see [`Portfolio::net`].
    pub net: Place,
    /// What it costs beside the goods, in minor units; none where nothing is written of that.
    pub expenses: Option<i128>,
    /// How much of that has a cost that is known.
    pub costed: i128,
    /// More came back than was bought.
    pub returns_exceed: bool,
    /// How steadily it buys.
    pub steady: Steady,
}

impl Row {
    /// The account, and the companies of a holding.
    pub fn accounts(&self) -> impl Iterator<Item = i64> {
        let companies = self.companies.iter().map(|company| company.account).filter(|id| *id != self.account);
        [self.account].into_iter().chain(companies)
    }

    /// One figure or the other.
    pub fn by(&self, by: By) -> &Place {
        if by == By::Income { &self.income } else { &self.turnover }
    }
}

/// A company of a holding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Company {
    /// Rowid of the account.
    pub account: i64,
    /// Short name.
    pub name: String,
    /// What it bought, in minor units.
    pub turnover: i128,
}
