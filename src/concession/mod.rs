//! The price of a concession while one speaks: one line is read, and answered with what it costs, whether one may grant it, and what was
//! asked for the last one (M50).

mod figures;
mod keep;
mod last;
mod limit;
mod page;
mod phrases;
mod reading;
mod returned;
mod scan;
mod vocabulary;
mod words;

pub use keep::{fill, trouble};
pub use page::answer;
pub use phrases::asked;
pub use reading::read;
pub use returned::{Return, returned};

/// A line as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What is to be given; or what has to be asked about it.
    pub given: Result<Given, Doubt>,
    /// Words of it that say nothing that is known, as they were typed.
    pub unread: Vec<String>,
    /// What stands in it as asked in return, as it was typed; empty where nothing does.
    pub asked: String,
    /// Whether words of it were typed in the other keyboard layout.
    pub turned: bool,
}

impl Line {
    /// The line with what is asked in return beside it: said in both places, what the line says of it is not taken.
    pub fn asking(mut self, asked: &str) -> Line {
        let asked = asked.trim();
        if !asked.is_empty() && !self.asked.is_empty() {
            self.unread.push(std::mem::take(&mut self.asked));
        }
        if !asked.is_empty() {
            self.asked = asked.to_owned();
        }
        self
    }
}

/// A concession as it was said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// What kind of term it would be.
    pub kind: Kind,
    /// How much of it.
    pub size: Size,
}

/// How much is to be given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Size {
    /// Days until payment, of all that is bought or of a part of it.
    Days(Change, Option<Sum>),
    /// Hundredths of a percent of the price, of all that is bought or of a part of it.
    Part(Change, Option<Sum>),
    /// A sum a year.
    Sum(Sum),
}

/// From what to what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// To so much; from how much, where the line says so.
    To {
        /// What it is now.
        from: Option<u32>,
        /// What it is to be.
        to: u32,
    },
    /// By so much more, or less where it is below zero.
    By(i32),
}

/// A sum of money in a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sum {
    /// Minor units.
    pub minor: i64,
    /// ISO code of the currency; none where none was named.
    pub currency: Option<&'static str>,
}

/// What is conceded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Payment after more days.
    Deferral,
    /// A discount.
    Discount,
    /// A lower price.
    Price,
    /// What is paid back.
    Bonus,
    /// Delivery at our cost.
    Delivery,
}

impl Kind {
    /// The code of the kind of term (M49).
    pub fn code(self) -> &'static str {
        match self {
            Kind::Deferral => "deferral",
            Kind::Discount => "discount",
            Kind::Price => "price",
            Kind::Bonus => "bonus",
            Kind::Delivery => "other",
        }
    }
}

/// What a line leaves open, so that it is asked rather than guessed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// Nothing is said yet.
    Empty,
    /// What is conceded.
    NoKind,
    /// How much.
    NoFigure,
    /// Several concessions at once.
    SeveralKinds,
    /// More figures than belong there.
    SeveralFigures,
    /// A percentage, or a sum.
    PartOrSum,
    /// So many days in all, or so many more.
    AllOrMore,
    /// Days that are no whole number.
    NoWholeDays,
    /// Percent where days belong, or days where percent do.
    OtherUnit,
    /// Three figures behind a comma: of thousands, or of a part.
    Grouped,
    /// More than there can be.
    TooMuch,
    /// It changes nothing.
    Same,
    /// It is asked for rather than given.
    Rise,
    /// So much of a piece, an order, a trip, or for a part of the year alone: how much a year has is not said.
    NotAYear,
}

#[cfg(test)]
mod tests;
