//! What cards say that a dossier must not hold (M16): taken in for oneself alone, and told with its line.

use crate::domain::ethics::{Concern, Refused, check_beside};
use crate::exchange::{Card, CompanyCard, Problem, Reason};
use std::borrow::Cow;

/// What stands out in what a card says freely: in its notes, and in what no field takes.
pub(super) fn told(card: &Card) -> Vec<Problem> {
    let mut names: Vec<String> = Vec::new();
    if let Some(person) = &card.person {
        names.extend([&person.family, &person.given, &person.middle].map(String::clone));
        names.extend(person.posts.iter().map(|post| post.organisation.clone()));
    }
    names.extend(card.company.iter().flat_map(|company| [company.name.clone(), company.legal_name.clone()]));
    let notes = card.person.iter().map(|person| &person.note).chain(card.company.iter().map(|company| &company.note));
    let texts = notes.chain(card.leftovers.iter().map(|(_, value)| value));
    let concerns = texts.filter(|text| !text.is_empty()).filter_map(|text| check_beside(text, &names));
    concerns.map(|Concern { why, words }| Problem { line: card.line, reason: reason(why), value: words }).collect()
}

fn reason(why: Refused) -> Reason {
    match why {
        Refused::Special(_) => Reason::Special,
        Refused::Insult => Reason::Insult,
        Refused::Accusation => Reason::Accusation,
    }
}

/// A company whose note colleagues may not read: what is kept beside it is seen by oneself alone, as a person's note is.
pub(super) fn kept_apart<'a>(
    company: &'a CompanyCard,
    left: &'a [(String, String)],
) -> (Cow<'a, CompanyCard>, Cow<'a, [(String, String)]>) {
    let names = [company.name.clone(), company.legal_name.clone()];
    if company.note.is_empty() || check_beside(&company.note, &names).is_none() {
        return (Cow::Borrowed(company), left.into());
    }
    let mut company = company.clone();
    let note = ("note".to_owned(), std::mem::take(&mut company.note));
    (Cow::Owned(company), left.iter().cloned().chain([note]).collect())
}
