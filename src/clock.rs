//! The clock, passed in so that everything that depends on it can be tested exactly.

use chrono::{DateTime, FixedOffset, Local, NaiveDate, NaiveTime};

/// Where the time comes from.
#[derive(Clone, Copy, Debug)]
pub enum Clock {
    /// The machine's.
    System,
    /// Always the same moment, for tests and pictures.
    Fixed(DateTime<FixedOffset>),
}

impl Clock {
    /// This moment with the local offset.
    pub fn now(self) -> DateTime<FixedOffset> {
        match self {
            Clock::System => Local::now().fixed_offset(),
            Clock::Fixed(moment) => moment,
        }
    }

    /// Today, as the wall calendar says.
    pub fn today(self) -> NaiveDate {
        self.now().date_naive()
    }

    /// The time of day on the wall clock.
    pub fn time(self) -> NaiveTime {
        self.now().time()
    }
}
