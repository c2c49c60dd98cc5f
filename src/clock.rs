//! The clock, passed in so that everything that depends on it can be tested exactly.

use chrono::{DateTime, FixedOffset, Local, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};
use std::time::SystemTime;

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
            Clock::System => moment(SystemTime::now()),
            Clock::Fixed(moment) => moment,
        }
    }

    /// Today, as the wall calendar says.
    pub fn today(self) -> NaiveDate {
        self.now().date_naive()
    }

    /// The day and the hour that the wall clock showed at a moment: as the clocks of the place were set then, not as they are set now.
    pub fn wall(self, at: DateTime<Utc>) -> NaiveDateTime {
        match self {
            Clock::System => at.with_timezone(&Local).naive_local(),
            Clock::Fixed(moment) => at.with_timezone(moment.offset()).naive_local(),
        }
    }

    /// The time of day on the wall clock.
    pub fn time(self) -> NaiveTime {
        self.now().time()
    }
}

/// A moment with the local offset; one before 1970 too, which the clock of a machine without a battery may tell.
fn moment(at: SystemTime) -> DateTime<FixedOffset> {
    let since = match at.duration_since(SystemTime::UNIX_EPOCH) {
        Ok(since) => TimeDelta::from_std(since).unwrap_or(TimeDelta::MAX),
        Err(before) => -TimeDelta::from_std(before.duration()).unwrap_or(TimeDelta::MAX),
    };
    let moment = DateTime::UNIX_EPOCH.checked_add_signed(since).unwrap_or(DateTime::UNIX_EPOCH);
    moment.with_timezone(&Local).fixed_offset()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn a_clock_before_1970_is_believed() {
        let day = |at: SystemTime| moment(at).to_utc().date_naive().to_string();
        assert_eq!(day(SystemTime::UNIX_EPOCH - Duration::from_secs(86_400)), "1969-12-31");
        assert_eq!(day(SystemTime::UNIX_EPOCH), "1970-01-01");
        assert_eq!(day(SystemTime::UNIX_EPOCH + Duration::from_secs(1_795_000_000)), "2026-11-18");
        let now = SystemTime::now();
        assert!((moment(now).to_utc() - chrono::Utc::now()).abs() < TimeDelta::minutes(1));
    }
}
