//! Promises as people write them, and what they say of reliability (M23).

use super::day;
use super::field::Bias;
use chrono::NaiveDate;

/// A promise read from a line: what, and until when if the line said so.
#[derive(Debug, PartialEq, Eq)]
pub struct Promised {
    /// What is promised.
    pub title: String,
    /// The due day.
    pub due: Option<NaiveDate>,
}

/// Reads one promise: «выслать КП до пт», `send the offer by fri`. Words that are no date stay in the text.
pub fn parse(line: &str, today: NaiveDate) -> Promised {
    let line = line.trim().trim_end_matches(['.', ';']);
    let words: Vec<&str> = line.split_whitespace().collect();
    for at in (1..words.len()).rev() {
        let is_mark = ["до", "к", "by", "until"].contains(&words[at - 1].to_lowercase().as_str());
        if !is_mark || at < 2 {
            continue;
        }
        if let Some(due) = day::parse(&words[at..].join(" "), today, Bias::Future) {
            return Promised { title: words[..at - 1].join(" "), due: Some(due) };
        }
    }
    Promised { title: words.join(" "), due: None }
}

/// How promises of one side were kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reliability {
    /// Kept on or before the day first agreed.
    pub in_time: u32,
    /// All that were due by now, dropped ones left out.
    pub due: u32,
}

impl Reliability {
    /// Percent kept in time; `None` when nothing was due.
    pub fn percent(self) -> Option<u32> {
        (self.due > 0).then(|| self.in_time * 100 / self.due)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_due_day_is_split_off() {
        let today = day::from_iso("2026-11-22").unwrap();
        let due = |text| Some(day::from_iso(text).unwrap());
        let cases = [
            ("выслать КП до пт", "выслать КП", due("2026-11-27")),
            ("список складов до 12.12", "список складов", due("2026-12-12")),
            ("send the offer by 3 dec", "send the offer", due("2026-12-03")),
            ("данные до конца месяца", "данные", due("2026-11-30")),
            ("довести до ума", "довести до ума", None),
            ("до пт", "до пт", None),
        ];
        for (line, title, due) in cases {
            assert_eq!(parse(line, today), Promised { title: title.into(), due }, "{line}");
        }
    }

    #[test]
    fn nothing_due_has_no_percent() {
        assert_eq!(Reliability::default().percent(), None);
        assert_eq!(Reliability { in_time: 3, due: 4 }.percent(), Some(75));
    }
}
