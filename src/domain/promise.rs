//! Promises as people write them, and what they say of reliability (M23).

use super::dates::{leading_day, leading_time};
use super::field::Bias;
pub use super::reliability::Reliability;
use chrono::NaiveDate;

/// A promise read from a line: what, and until when if the line said so.
#[derive(Debug, PartialEq, Eq)]
pub struct Promised {
    /// What is promised.
    pub title: String,
    /// The due day.
    pub due: Option<NaiveDate>,
}

/// Words that stand before a due day.
const UNTIL: [&str; 5] = ["до", "к", "ко", "by", "until"];
/// Days that need no word before them at the end of a promise.
const PLAIN_DAYS: [&str; 5] = ["сегодня", "завтра", "послезавтра", "today", "tomorrow"];

/// Reads one promise: «выслать КП до пт», `send the offer by fri`. Words that are no date stay in the text.
///
/// The due day may also stand before other words («до пятницы выслать КП» needs no turning round), but a day in bare
/// figures only at the end: «до 12.5 кг» is a weight. A time after the day stays in the text.
pub fn parse(line: &str, today: NaiveDate) -> Promised {
    let line = line.trim().trim_end_matches(['.', ';', ',']);
    let words: Vec<&str> = line.split_whitespace().collect();
    for at in (1..words.len()).rev().filter(|at| UNTIL.contains(&words[at - 1].to_lowercase().as_str())) {
        let Some((due, count)) = leading_day(&words[at..], today, Bias::Future) else { continue };
        let (said, rest) = (&words[at..at + count], &words[at + count..]);
        let timed = leading_time(rest).is_some();
        let worded = said.iter().any(|word| word.chars().any(char::is_alphabetic));
        if !(rest.is_empty() || timed || worded) || at == 1 && rest.is_empty() {
            continue;
        }
        let head = if timed { &words[..at] } else { &words[..at - 1] };
        return Promised { title: [head, rest].concat().join(" "), due: Some(due) };
    }
    let plain = match words[..] {
        [_, .., last] if PLAIN_DAYS.contains(&last.to_lowercase().as_str()) => 1,
        [_, .., on, _] if ["в", "во", "on"].contains(&on.to_lowercase().as_str()) => 2,
        _ => 0,
    };
    let (head, said) = words.split_at(words.len() - plain);
    match leading_day(said, today, Bias::Future) {
        Some((due, count)) if count == plain && !head.is_empty() => Promised { title: head.join(" "), due: Some(due) },
        _ => Promised { title: words.join(" "), due: None },
    }
}

#[cfg(test)]
mod tests {
    use super::super::day;
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
            ("КП до пт 15:00", "КП до 15:00", due("2026-11-27")),
            ("КП до пт для Петрова", "КП для Петрова", due("2026-11-27")),
            ("до пятницы выслать КП", "выслать КП", due("2026-11-27")),
            ("позвонить завтра", "позвонить", due("2026-11-23")),
            ("приехать в среду", "приехать", due("2026-11-25")),
            ("снизить вес до 12.5 кг", "снизить вес до 12.5 кг", None),
            ("завтра", "завтра", None),
            ("", "", None),
        ];
        for (line, title, due) in cases {
            assert_eq!(parse(line, today), Promised { title: title.into(), due }, "{line}");
        }
    }
}
