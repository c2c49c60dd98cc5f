//! What a campaign counts.

use std::fmt;

/// What does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Breach {
    /// Something that was in the file, or said to be saved, is gone.
    Lost,
    /// A sentence is not true, or there is none.
    Wrong,
    /// Something half made stays.
    Left,
}

/// The counts of a campaign.
#[derive(Debug, Default)]
pub struct Tally {
    /// How often the program was run under harm.
    pub runs: usize,
    /// How often it was killed.
    pub kills: usize,
    /// How many of its calls were made to fail or shortened.
    pub harmed: usize,
    breaches: Vec<(Breach, String)>,
    /// What else is to be said.
    pub note: String,
    /// Operations with this in their name alone are harmed.
    pub only: String,
}

impl Tally {
    /// Nothing counted yet, of the operations with this in their name.
    pub fn of(only: &str) -> Tally {
        Tally { only: only.into(), ..Tally::default() }
    }

    /// Notes what does not hold, and how to come to it.
    pub fn breach(&mut self, breach: Breach, what: String) {
        eprintln!("{breach:?}: {what}");
        self.breaches.push((breach, what));
    }

    fn count(&self, kind: Breach) -> usize {
        self.breaches.iter().filter(|(breach, _)| *breach == kind).count()
    }

    /// Whether everything held.
    pub fn is_good(&self) -> bool {
        self.breaches.is_empty()
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{} runs, {} kills, {} failed calls, ", self.runs, self.kills, self.harmed)?;
        let of = |kind| self.count(kind);
        write!(to, "{} lost, {} wrong sentences, {} left behind", of(Breach::Lost), of(Breach::Wrong), of(Breach::Left))?;
        if self.note.is_empty() { Ok(()) } else { write!(to, "; {}", self.note) }
    }
}
