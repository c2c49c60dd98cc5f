//! What stands where the name of a company is looked for and is none: a phone, an e-mail, a whole row of another table.

use super::{Card, Problem, Reason};
use crate::domain::reach;

/// What parts the cells of tables.
const SEPARATORS: [char; 4] = [',', ';', '\t', '|'];
/// As many figures a phone has at the least where it stands for a name: «112» and «1-2-3» are names.
const LEAST_FIGURES: usize = 7;

/// Whether a text is a way to reach somebody and nothing else.
fn reaches(text: &str) -> bool {
    let text = text.trim();
    let figures = text.chars().filter(char::is_ascii_digit).count();
    let bare = !text.chars().any(char::is_alphabetic);
    bare && figures >= LEAST_FIGURES && reach::is_one("phone", text) || text.contains('@') && reach::is_one("email", text)
}

/// Whether a text names no company: it is a phone or an e-mail, or a row with one of them in a cell.
pub(super) fn names_nothing(text: &str) -> bool {
    reaches(text) || SEPARATORS.iter().any(|separator| text.contains(*separator) && text.split(*separator).any(reaches))
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
        for name in posts.chain(names).filter(|name| names_nothing(name)) {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phone_an_e_mail_and_a_row_name_no_company() {
        for none in
            ["+7 900 000-11-11", "8 (900) 000-11-11", "info@example.org", "Альфа,Иванов Иван,+7 900 000-11-11", "Альфа|info@example.org"]
        {
            assert!(names_nothing(none), "{none}");
        }
        for name in ["Альфа", "112", "1-2-3", "7-Eleven", "Рога, копыта и партнёры", "ООО «Такси 2000000»", "1С-Рарус"]
        {
            assert!(!names_nothing(name), "{name}");
        }
    }
}
