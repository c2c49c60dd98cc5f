//! Whether a client is one to be wished for (M7).

/// How many of ten judgements have to be known before parting is proposed, and how many may at most be in favour.
const KNOWN: usize = 8;
const FEW: usize = 4;

/// What is known of a client's merits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Score {
    /// Answered yes.
    pub yes: usize,
    /// Answered at all.
    pub known: usize,
    /// Not answered.
    pub unknown: usize,
}

impl Score {
    /// The score of answers, `None` where nobody knows.
    pub fn of(answers: impl IntoIterator<Item = Option<bool>>) -> Score {
        answers.into_iter().fold(Score::default(), |score, answer| match answer {
            Some(yes) => Score { yes: score.yes + usize::from(yes), known: score.known + 1, ..score },
            None => Score { unknown: score.unknown + 1, ..score },
        })
    }

    /// Whether terms want talking over, or parting.
    pub fn is_poor(self) -> bool {
        self.known >= KNOWN && self.yes <= FEW
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_known_is_none_of_the_whole() {
        let of = |yes, no, unknown| Score::of([vec![Some(true); yes], vec![Some(false); no], vec![None; unknown]].concat());
        assert_eq!(of(6, 2, 2), Score { yes: 6, known: 8, unknown: 2 });
        let poor = [of(4, 4, 2), of(4, 3, 3), of(5, 3, 2), of(0, 8, 2), of(4, 6, 0)].map(Score::is_poor);
        assert_eq!(poor, [true, false, false, true, true]);
    }
}
