//! How an account is supplied month by month, held against what was agreed (M51).

use super::part;
use crate::domain::phrase::{Phrase, Value, phrase};
use crate::domain::words::{Words, w};
use crate::domain::{Record, day, span};

/// What a standard may say.
const AGREED: [&str; 4] = ["on_time", "in_full", "answer_days", "complaints"];
/// This many bad months running are a sign of risk (M34, M51).
pub const RUNNING: usize = 2;

/// The months of an account, the newest first, and the standards they are held against.
#[derive(Debug)]
pub struct Supplied {
    /// The deliveries of each month: one record a month.
    pub months: Vec<Record>,
    standards: Vec<Record>,
}

impl Supplied {
    /// The deliveries and the standards of an account, as they are kept.
    pub fn of(mut months: Vec<Record>, mut standards: Vec<Record>) -> Supplied {
        // Of two that are of one month the one written last counts.
        months.sort_by(|one, other| (other.text("period"), other.id).cmp(&(one.text("period"), one.id)));
        months.dedup_by(|one, other| one.text("period") == other.text("period"));
        standards.retain(|standard| AGREED.iter().any(|key| standard.int(key).is_some()));
        standards.sort_by(|one, other| other.text("from_on").cmp(one.text("from_on")));
        Supplied { months, standards }
    }

    /// The standard that was in force when a month ended.
    pub fn in_force(&self, month: &Record) -> Option<&Record> {
        let (_, end) = span::bounds(month.text("period"))?;
        let end = day::iso(end);
        self.standards.iter().find(|standard| standard.text("from_on") <= end.as_str())
    }

    /// How many of the last months running were worse than agreed. A month that nothing is written of parts those before it from those
    /// after.
    pub fn running(&self) -> usize {
        let is_bad = |month: &Record| self.in_force(month).is_some_and(|standard| !faults(month, standard).is_empty());
        let follows = |at: usize, month: &Record| {
            let before = at.checked_sub(1).and_then(|at| self.months.get(at)).and_then(|later| span::bounds(later.text("period")));
            before.is_none_or(|(first, _)| span::bounds(month.text("period")).is_some_and(|(_, last)| last.succ_opt() == Some(first)))
        };
        self.months.iter().enumerate().take_while(|(at, month)| follows(*at, month) && is_bad(month)).count()
    }
}

/// What of a month is worse than it was agreed.
pub fn faults(month: &Record, standard: &Record) -> Vec<Phrase> {
    let all = month.int("shipments").unwrap_or(0);
    let share = |key: &str| part(month.int(key)?.into(), all.into(), 1_000);
    let least = |key: &str, words: Words| {
        let (is, agreed) = (share(key)?, standard.int(key)?);
        (is < agreed * 10).then(|| phrase(words, [Value::Percent(is), Value::Percent(agreed * 10)]))
    };
    let late = least("on_time", w("в срок {} вместо {}", "{} on time, not {}"));
    let short = least("in_full", w("полностью {} вместо {}", "{} in full, not {}"));
    let slow = month.int("answer_days").zip(standard.int("answer_days")).filter(|(is, agreed)| is > agreed).map(|(is, agreed)| {
        phrase(
            w("ответ за {} дн. вместо {}", "an answer in {} days, not {}"),
            [Value::Text(is.to_string()), Value::Text(agreed.to_string())],
        )
    });
    let complaints = month.int("complaints").zip(standard.int("complaints"));
    let many = complaints.filter(|(is, agreed)| all > 0 && is * 100 > agreed * all).map(|(is, agreed)| {
        let per = part(i128::from(is) * 100, all.into(), 1).unwrap_or_default();
        let words = w("претензий на 100 поставок {} вместо {}", "{} complaints per 100 deliveries, not {}");
        phrase(words, [Value::Text(per.to_string()), Value::Text(agreed.to_string())])
    });
    [late, short, slow, many].into_iter().flatten().collect()
}
