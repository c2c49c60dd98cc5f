//! A weekday with its date: «пт 27.11», «27 ноября, пт».

use super::{NEAR_YEAR, Read, Reader};
use crate::domain::dates::words::{is_dative, weekday};
use crate::domain::field::Bias;
use crate::domain::measure::is_measure;
use chrono::{Datelike, NaiveDate};

impl Reader {
    /// «пт 27.11», «27 ноября, пт», `fri 27 nov`: a weekday and a date are one day. Where they disagree, one of them is a slip, and the
    /// date is asked about.
    pub(super) fn weekday_and_date(&self, at: usize) -> Read {
        let date = |at: usize| self.dated(at).filter(|(_, end)| !is_measure(self.word(*end)));
        let (wanted, (days, end)) = match weekday(self.word(at)) {
            Some(wanted) => (wanted, date(at + 1)?),
            None => {
                let (days, end) = date(at)?;
                let named = self.word(end);
                (weekday(named.strip_prefix('(').unwrap_or(named)).filter(|_| !is_dative(named))?, (days, end + 1))
            }
        };
        let agrees = |day: &&NaiveDate| i64::from(day.weekday().num_days_from_monday()) == wanted;
        let far = |day: NaiveDate| (day - self.today).num_days().abs();
        let near = |day: NaiveDate| day.year() == self.today.year() || far(day) < NEAR_YEAR;
        if let [only] = days[..] {
            return Some((only, end, agrees(&&only)));
        }
        if let Some(day) = days.iter().filter(agrees).find(|day| near(**day)) {
            return Some((*day, end, true));
        }
        // Of two that do not fit, a promise means the one ahead; what is told, the nearest.
        let ahead = days.iter().copied().find(|_| self.bias == Bias::Future);
        Some((ahead.or_else(|| days.iter().copied().min_by_key(|day| far(*day)))?, end, false))
    }

    /// The days that a date may be beside a weekday, the one in the wanted direction first, and the word after it: a date with its year
    /// is one.
    fn dated(&self, at: usize) -> Option<(Vec<NaiveDate>, usize)> {
        let turned =
            |bias: Bias| Reader { words: self.words.clone(), today: self.today, bias, whole: self.whole, until: self.until, on: false };
        let other = match self.bias {
            Bias::Future | Bias::Nearest => Bias::Past,
            Bias::Past => Bias::Future,
        };
        let read = |bias: Bias| {
            let reader = turned(bias);
            reader.figures(at).or_else(|| reader.with_month(at))
        };
        let (first, end, _) = read(self.bias)?;
        let second = read(other).map(|(day, ..)| day).filter(|day| *day != first);
        Some((std::iter::once(first).chain(second).collect(), end))
    }
}
