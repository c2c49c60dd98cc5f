//! What has to be asked before a line is saved, and in which order.

use super::candidate::{Candidate, Resolved};
use super::meaning::Meaning;
use super::{Unread, What};
use crate::domain::pledge::Contrary;
use chrono::NaiveDate;

/// What has to be settled before a line is saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doubt<'a> {
    /// A piece may mean several: the user chooses.
    Several(usize, &'a [Candidate]),
    /// An account is proposed that the line does not name.
    Account(&'a Candidate),
    /// A piece is no form of anybody's name: this person is proposed, whose name is near it.
    Person(usize, &'a Candidate),
    /// The words may say that the contact did not take place, and may not: the code of its state.
    Outcome(&'static str),
    /// A day that may be meant otherwise.
    Day(NaiveDate),
    /// A contact like the one that would be planned for this day stands there already.
    Stands(NaiveDate),
    /// An open promise says the same already: what is promised.
    Promised(&'a str),
    /// Figures marked as money do not say of what they are so many: as typed. They stay text.
    Unit(&'a str),
    /// The words of a promise speak against its mark: what they are.
    Against(Contrary, &'a str),
}

impl Meaning {
    /// What has to be settled first.
    pub fn doubt(&self) -> Option<Doubt<'_>> {
        if let Some((piece, candidates)) = self.first_doubt() {
            return Some(Doubt::Several(piece, candidates));
        }
        if let Resolved::Guess(account) = &self.account {
            return Some(Doubt::Account(account));
        }
        if let Some((piece, who)) = self.guessed().next() {
            return Some(Doubt::Person(piece, who));
        }
        // A line of nobody's waits in the inbox as it is.
        if self.account.likely().is_none() && self.coined.is_none() {
            return None;
        }
        if let Some(missed) = self.missed.filter(|missed| !missed.sure) {
            return Some(Doubt::Outcome(missed.state));
        }
        let unit = self.parsed.pieces.iter().find_map(|piece| match &piece.what {
            What::Unread { text, why: Unread::Unit } => Some(Doubt::Unit(text)),
            _ => None,
        });
        let against = self.promises.iter().find_map(|promise| Some(Doubt::Against(promise.contrary?, &promise.title)));
        if let Some(against) = unit.or(against).filter(|_| !self.as_marked) {
            return Some(against);
        }
        let days = [(self.day_sure, self.day)]
            .into_iter()
            .chain(self.promises.iter().filter_map(|promise| promise.due.map(|due| (promise.sure, due))))
            .chain(self.next.iter().map(|next| (next.sure, next.day)));
        if let Some(day) = days.filter(|(sure, _)| !sure && !self.agreed).map(|(_, day)| day).next() {
            return Some(Doubt::Day(day));
        }
        let stand = [(self.stands, self.day)]
            .into_iter()
            .chain(self.next.iter().map(|next| (next.stands && !next.is_kept_as_it_stands(), next.day)));
        let stands = stand.filter(|(stands, _)| *stands && !self.again).map(|(_, day)| Doubt::Stands(day)).next();
        let known = || self.promises.iter().find(|promise| promise.known.is_some() && !self.again);
        stands.or_else(|| known().map(|promise| Doubt::Promised(&promise.title)))
    }

    /// The first piece that may mean several, with its candidates: what a picker asks for.
    pub fn first_doubt(&self) -> Option<(usize, &[Candidate])> {
        let account = (self.account_piece.unwrap_or(usize::MAX), self.account.several());
        let persons = self.persons.iter().flat_map(|person| {
            let behalf = person.behalf.as_ref().map(|(piece, account)| (*piece, account.several()));
            [Some((person.piece, person.who.several())), behalf]
        });
        [Some(account)].into_iter().chain(persons).flatten().find(|(_, candidates)| !candidates.is_empty())
    }
}
