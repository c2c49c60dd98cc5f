//! What is judged of all cards of a file alike: whether phones and e-mails are any, which figure of a date is the day, and
//! in which letters a name is written.

use super::{Card, CompanyCard, Contact, PersonCard, Problem, Reason, unnamed};
use crate::domain::lookalike::mended;
use crate::domain::reach;
use crate::domain::tax_id::{self, Odd, Stated};
use std::borrow::Cow;

/// Settles phones, e-mails and birthdays. `day_first` is the order of slashed dates where no date tells it.
pub(super) fn settle(cards: &mut Vec<Card>, problems: &mut Vec<Problem>, day_first: Option<bool>) {
    leave_out_unreadable(cards, problems);
    unnamed::leave_out_nobody(cards, problems);
    unnamed::leave_out(cards, problems);
    let before = problems.len();
    let told = slashed_order(cards).unwrap_or(day_first);
    let are_russian = are_russian(cards);
    for card in cards {
        let Card { line, person, company, leftovers, .. } = card;
        let mut odd = |reason, value: &str| problems.push(Problem { line: *line, reason, value: value.to_owned() });
        for (name, of_company) in names(person.as_deref_mut(), company.as_deref_mut()) {
            if let Cow::Owned(whole) = mended(name) {
                if whole != *name {
                    odd(Reason::Mixed, name);
                }
                // How a company's name was written says how sure it is which one is meant.
                if !of_company {
                    *name = whole;
                }
            }
        }
        if let Some(person) = person {
            part_addresses(&mut person.phones, &mut person.emails);
            for (kind, key, contacts) in
                [("phone", "phones", &mut person.phones), ("email", "emails", &mut person.emails), ("site", "sites", &mut person.sites)]
            {
                reached((kind, key), contacts, leftovers, &mut odd);
            }
            match birthday(&person.birthday, told) {
                Some(written) => person.birthday = written,
                None => {
                    odd(Reason::UnclearDay, &person.birthday);
                    leftovers.push(("birthday".into(), std::mem::take(&mut person.birthday)));
                }
            }
        }
        if let Some(company) = company {
            // What programs write for whoever has none, and how they write a number.
            match tax_id::stated(&company.tax_id) {
                Stated::Nothing if company.tax_id.bytes().all(|byte| matches!(byte, b'0' | b'.' | b',')) => company.tax_id.clear(),
                Stated::One(one) if tax_id::is_number(&company.tax_id) => company.tax_id = one,
                _ => {}
            }
            let odd_id = Some(&company.tax_id).filter(|id| !id.is_empty()).and_then(|id| tax_id::odd(id));
            if odd_id.is_some_and(|why| why != Odd::Zero && (why != Odd::Check || are_russian)) {
                odd(Reason::OddTaxId, &company.tax_id);
            }
            for (kind, values) in [("phone", &mut company.phones), ("email", &mut company.emails), ("site", &mut company.sites)] {
                let mut contacts = values.drain(..).map(|value| Contact { value, label: String::new() }).collect();
                reached((kind, kind), &mut contacts, leftovers, &mut odd);
                values.extend(contacts.into_iter().map(|contact| contact.value));
            }
        }
    }
    if problems.len() > before {
        problems.sort_by_key(|problem| problem.line);
    }
}

/// How many tax ids with another check figure are slips, however few others there are.
const SLIPS: usize = 3;

/// Whether the tax ids of a file are Russian ones: where most of many do not agree with their check figure, they are another country's.
fn are_russian(cards: &[Card]) -> bool {
    let ids = cards.iter().filter_map(|card| card.company.as_ref()).map(|company| company.tax_id.as_str()).filter(|id| !id.is_empty());
    let (odd, agree): (Vec<&str>, Vec<&str>) =
        ids.filter(|id| matches!(tax_id::odd(id), None | Some(Odd::Check | Odd::Zero))).partition(|id| tax_id::odd(id) == Some(Odd::Check));
    odd.len() <= SLIPS || odd.len() <= agree.len()
}

/// A name of which letters are lost would be somebody whom nobody finds again: such a card is named with its line instead.
fn leave_out_unreadable(cards: &mut Vec<Card>, problems: &mut Vec<Problem>) {
    let lost = |card: &mut Card| {
        let found =
            names(card.person.as_deref_mut(), card.company.as_deref_mut()).find(|(name, _)| name.contains(char::REPLACEMENT_CHARACTER));
        found.map(|(name, _)| Problem { line: card.line, reason: Reason::Unreadable, value: name.clone() })
    };
    let before = problems.len();
    cards.retain_mut(|card| {
        let lost = lost(card);
        let kept = lost.is_none();
        problems.extend(lost);
        kept
    });
    let lines: Vec<u64> = problems.iter().skip(before).map(|problem| problem.line).collect();
    if !lines.is_empty() {
        problems.retain(|problem| problem.reason != Reason::Garbled || !lines.contains(&problem.line));
        problems.sort_by_key(|problem| problem.line);
    }
}

/// What a card calls somebody, and whether it is a company.
fn names<'a>(person: Option<&'a mut PersonCard>, company: Option<&'a mut CompanyCard>) -> impl Iterator<Item = (&'a mut String, bool)> {
    let of_person = person.into_iter().flat_map(|PersonCard { family, given, middle, posts, .. }| {
        let own = [family, given, middle].into_iter().map(|name| (name, false));
        own.chain(posts.iter_mut().map(|post| (&mut post.organisation, true)))
    });
    let of_company = company.into_iter().flat_map(|CompanyCard { name, legal_name, .. }| [name, legal_name]);
    of_person.chain(of_company.map(|name| (name, true)))
}

/// Takes the addresses of mail out of cells in which they stand behind phones, as in a column of both.
fn part_addresses(phones: &mut [Contact], emails: &mut Vec<Contact>) {
    for Contact { value, label } in phones.iter_mut().filter(|phone| phone.value.contains('@')) {
        let parts = value.split([',', ';', '\n']).map(str::trim).filter(|part| !part.is_empty());
        let (addresses, rest): (Vec<&str>, Vec<&str>) = parts.partition(|part| reach::is_one("email", part));
        if !addresses.is_empty() && !rest.is_empty() {
            emails.extend(addresses.into_iter().map(|address| Contact { value: address.to_owned(), label: label.clone() }));
            *value = rest.join("; ");
        }
    }
}

/// Parts what several values of a kind stand in; what is none is kept beside, under the key of the field, and told.
fn reached(
    (kind, key): (&str, &str),
    contacts: &mut Vec<Contact>,
    leftovers: &mut Vec<(String, String)>,
    odd: &mut impl FnMut(Reason, &str),
) {
    for Contact { value, label } in std::mem::take(contacts) {
        for value in reach::parts(kind, &value) {
            if reach::is_one(kind, &value) {
                contacts.push(Contact { value, label: label.clone() });
                continue;
            }
            let reason = match kind {
                "email" => Reason::NoEmail,
                _ if reach::is_rounded(&value) => Reason::Rounded,
                _ => Reason::NoPhone,
            };
            odd(reason, &value);
            leftovers.push((key.to_owned(), value));
        }
    }
}

/// The figures of a date with slashes: `3/12/1974`.
fn slashed(written: &str) -> Option<[u32; 3]> {
    let figures: Vec<u32> = written.trim().split('/').map(|part| part.parse().ok()).collect::<Option<_>>()?;
    figures.try_into().ok().filter(|[first, ..]: &[u32; 3]| *first <= 31)
}

/// Whether the day is first in the slashed dates of a file (`None` where they contradict one another); nothing where no
/// date tells.
fn slashed_order(cards: &[Card]) -> Option<Option<bool>> {
    let dates = cards.iter().filter_map(|card| slashed(&card.person.as_ref()?.birthday));
    let (mut day_first, mut month_first) = (false, false);
    for [first, second, _] in dates {
        day_first |= first > 12;
        month_first |= second > 12;
    }
    match (day_first, month_first) {
        (false, false) => None,
        (true, true) => Some(None),
        (day_first, _) => Some(Some(day_first)),
    }
}

/// A birthday as it can be read; `None` where day and month cannot be told apart.
fn birthday(written: &str, day_first: Option<bool>) -> Option<String> {
    // What Outlook writes for none, and the first day of all, which accounting programs do.
    let day = written.split(['T', ' ']).next().unwrap_or_default();
    if matches!(day, "01.01.0001" | "0001-01-01" | "1/1/0001" | "01/01/0001" | "00010101") {
        return Some(String::new());
    }
    if !written.is_empty() && written.chars().all(|c| matches!(c, '0' | '/' | '.' | '-' | ' ')) {
        return Some(String::new());
    }
    let Some([first, second, year]) = slashed(written) else { return Some(written.to_owned()) };
    let day_first = match (first, second) {
        (13.., _) => true,
        (_, 13..) => false,
        _ if first == second => true,
        _ => day_first?,
    };
    let (day, month) = if day_first { (first, second) } else { (second, first) };
    let year = written.rsplit('/').next().map_or_else(|| year.to_string(), |year| year.trim().to_owned());
    Some(format!("{day:02}.{month:02}.{year}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(written: &[&str], day_first: Option<bool>) -> (Vec<String>, usize) {
        let person = |birthday: &&str| PersonCard { birthday: (*birthday).to_owned(), ..PersonCard::default() };
        let mut cards: Vec<Card> =
            written.iter().map(|written| Card { person: Some(Box::new(person(written))), ..Card::default() }).collect();
        let mut problems = Vec::new();
        settle(&mut cards, &mut problems, day_first);
        (cards.into_iter().map(|card| card.person.unwrap().birthday).collect(), problems.len())
    }

    #[test]
    fn one_date_of_a_file_tells_the_order_of_all() {
        for (written, default, days, unclear) in [
            (&["01.01.0001", "01.01.0001 0:00:00", "0001-01-01T00:00:00"][..], None, &["", "", ""][..], 0),
            (&["3/12/1974", "12/25/1974"][..], None, &["12.03.1974", "25.12.1974"][..], 0),
            (&["3/12/1974", "25/12/1974"], None, &["03.12.1974", "25.12.1974"], 0),
            (&["3/12/1974", "25/12/1974", "12/25/1974"], None, &["", "25.12.1974", "25.12.1974"], 1),
            (&["3/12/1974"], None, &[""], 1),
            (&["3/12/1974"], Some(true), &["03.12.1974"], 0),
            (&["3/3/74", "0/0/00", "12.03.1974", "1974/03/12", ""], None, &["03.03.74", "", "12.03.1974", "1974/03/12", ""], 0),
        ] {
            assert_eq!(read(written, default), (days.iter().map(|day| (*day).to_owned()).collect(), unclear), "{written:?}");
        }
    }
}
