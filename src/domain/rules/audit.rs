//! Answers of an audit counted, and held against those of the one before (M37). A count is no score: each answer is weighed by nobody.

use crate::domain::audit_answer::ANSWERS;
use std::cmp::Ordering;

/// How many questions were answered by what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Yes, can be better, no: in the order of the answers that there are.
    pub of: [u64; ANSWERS.len()],
    /// Not answered.
    pub open: u64,
}

/// Counts answers, by their codes.
pub fn tally<'a>(answers: impl Iterator<Item = Option<&'a str>>) -> Tally {
    answers.fold(Tally::default(), |mut tally, answer| {
        match answer.and_then(place).and_then(|at| tally.of.get_mut(at)) {
            Some(count) => *count += 1,
            None => tally.open += 1,
        }
        tally
    })
}

/// How an answer moved since the one before: greater is better. None where one of them is missing.
pub fn moved(before: Option<&str>, now: Option<&str>) -> Option<Ordering> {
    // The best answer stands first.
    Some(place(before?)?.cmp(&place(now?)?))
}

fn place(code: &str) -> Option<usize> {
    ANSWERS.iter().position(|answer| answer.code == code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_counted_and_compared() {
        let answers = ["yes", "no", "yes", "better"].map(Some).into_iter().chain([None, Some("strange")]);
        assert_eq!(tally(answers), Tally { of: [2, 1, 1], open: 2 });
        let moves = [("no", "yes"), ("better", "no"), ("yes", "yes")].map(|(before, now)| moved(Some(before), Some(now)));
        assert_eq!(moves, [Some(Ordering::Greater), Some(Ordering::Less), Some(Ordering::Equal)]);
        assert_eq!([moved(None, Some("yes")), moved(Some("no"), None)], [None; 2]);
    }
}
