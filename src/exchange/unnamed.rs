//! What stands where a name is looked for and is none: left out of the cards, and told with its line.

use super::{Card, CompanyCard, Problem, Reason};
use crate::domain::name::listed_name;
use crate::domain::naming::{names_no_company, names_nobody, reaches};
use crate::domain::reach;

/// Takes out of the cards whoever is called what is no name. What stood there is told as it was read; the company of the card is
/// taken in. Whoever is called by what reaches them has no name, and is known by that.
pub(super) fn leave_out_nobody(cards: &mut Vec<Card>, problems: &mut Vec<Problem>) {
    let before = problems.len();
    cards.retain_mut(|card| {
        let Some(person) = &mut card.person else { return true };
        let named = listed_name(&person.family, &person.given, &person.middle);
        let named = named.trim();
        if !names_nobody(named) {
            return true;
        }
        let contacts = [("phone", &person.phones), ("email", &person.emails)];
        let is_reached = contacts
            .iter()
            .any(|(kind, contacts)| contacts.iter().any(|contact| reach::parts(kind, &contact.value).iter().any(|part| part == named)));
        if reaches(named) && is_reached {
            [&mut person.family, &mut person.given, &mut person.middle].into_iter().for_each(String::clear);
            return true;
        }
        problems.push(Problem { line: card.line, reason: Reason::Nobody, value: named.to_owned() });
        let Some(person) = card.person.take() else { return true };
        let organisation = person.posts.iter().map(|post| post.organisation.trim()).find(|name| !name.is_empty());
        if let (None, Some(name)) = (&card.company, organisation) {
            card.company = Some(Box::new(CompanyCard { name: name.to_owned(), ..CompanyCard::default() }));
        }
        let ways = [("phone", &person.phones), ("email", &person.emails)];
        let ways =
            ways.into_iter().flat_map(|(name, contacts)| contacts.iter().map(move |contact| (name.to_owned(), contact.value.clone())));
        card.leftovers.extend(ways);
        card.uid = None;
        card.company.is_some()
    });
    if problems.len() > before {
        problems.sort_by_key(|problem| problem.line);
    }
}

/// Takes such names out of the cards. What stood there is kept beside somebody who is taken in; a card that names nothing
/// else is named with its line.
pub(super) fn leave_out(cards: &mut Vec<Card>, problems: &mut Vec<Problem>) {
    let before = problems.len();
    cards.retain_mut(|card| {
        let Card { line, person, company, leftovers, .. } = card;
        let mut taken = Vec::new();
        let posts = person.iter_mut().flat_map(|person| &mut person.posts).map(|post| &mut post.organisation);
        let names = company.iter_mut().flat_map(|company| [&mut company.name, &mut company.legal_name]);
        for name in posts.chain(names).filter(|name| names_no_company(name)) {
            let name = std::mem::take(name);
            if !taken.contains(&name) {
                taken.push(name);
            }
        }
        if taken.is_empty() {
            return true;
        }
        let nameless = company.as_ref().is_some_and(|company| company.name.is_empty() && company.legal_name.is_empty());
        let kept = person.is_some() || !nameless;
        let reason = if kept { Reason::NoCompanyName } else { Reason::NoName };
        problems.extend(taken.iter().map(|value| Problem { line: *line, reason, value: value.clone() }));
        if let Some(unnamed) = company.take_if(|_| nameless && kept) {
            let details = [("tax_id", unnamed.tax_id), ("city", unnamed.city), ("address", unnamed.address), ("note", unnamed.note)];
            let reached = [("phone", unnamed.phones), ("email", unnamed.emails), ("site", unnamed.sites)];
            let reached = reached.map(|(name, values)| (name, values.join("; ")));
            let held = details.into_iter().chain(reached).filter(|(_, value)| !value.is_empty());
            leftovers.extend(held.map(|(name, value)| (name.to_owned(), value)));
        }
        leftovers.extend(taken.into_iter().map(|value| ("organisation".to_owned(), value)));
        kept
    });
    if problems.len() > before {
        problems.sort_by_key(|problem| problem.line);
    }
}
