//! Who or what a name may mean.

/// The most candidates that are offered.
pub const OFFERED: usize = 12;

/// A record that a name may mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Rowid of the account or the person.
    pub id: i64,
    /// Short name of the account, or «Иванов И. П.».
    pub name: String,
    /// What tells it from others of the same name: the city, the position, the company.
    pub detail: String,
}

/// What a name was found to mean.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Resolved {
    /// Nothing was named.
    #[default]
    Unnamed,
    /// Exactly this one.
    One(Candidate),
    /// This one is proposed, and nothing in the line says so: the user has to agree.
    Guess(Candidate),
    /// Several fit; the user has to choose. Best first.
    Several(Vec<Candidate>),
    /// Nobody of that name is known.
    Unknown,
}

impl Resolved {
    /// The one that is meant, if that is clear.
    pub fn one(&self) -> Option<&Candidate> {
        match self {
            Resolved::One(candidate) => Some(candidate),
            _ => None,
        }
    }

    /// The one that is meant or proposed.
    pub fn likely(&self) -> Option<&Candidate> {
        match self {
            Resolved::One(candidate) | Resolved::Guess(candidate) => Some(candidate),
            _ => None,
        }
    }

    /// The candidates between which the user has to choose.
    pub fn several(&self) -> &[Candidate] {
        match self {
            Resolved::Several(candidates) => candidates,
            _ => &[],
        }
    }

    /// All of them, to be called otherwise.
    pub fn candidates_mut(&mut self) -> &mut [Candidate] {
        match self {
            Resolved::One(candidate) | Resolved::Guess(candidate) => std::slice::from_mut(candidate),
            Resolved::Several(candidates) => candidates,
            Resolved::Unnamed | Resolved::Unknown => &mut [],
        }
    }

    pub(super) fn of(mut found: Vec<Candidate>) -> Resolved {
        found.truncate(OFFERED);
        match found.len() {
            0 => Resolved::Unknown,
            1 => found.pop().map_or(Resolved::Unknown, Resolved::One),
            _ => Resolved::Several(found),
        }
    }
}
