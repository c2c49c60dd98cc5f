//! A list of mail addresses, as mail programs copy it: with names or without, parted by commas, semicolons or line ends.

use super::legal::without_legal_form;
use super::{Card, CompanyCard, Contact, PersonCard, Problem, Reason};
use crate::domain::reach::{is_one, parts};

/// Of so many pieces one may be something else.
const OTHERS: usize = 5;

/// A piece of the list with its line.
struct Piece {
    line: u64,
    text: String,
}

/// The pieces of a text. Within quotation marks and brackets nothing parts.
fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for (line, row) in (1..).zip(text.lines()) {
        let (mut quoted, mut within) = (false, false);
        let parted = row.split(|c: char| {
            quoted ^= c == '"';
            within = c == '<' || within && c != '>';
            matches!(c, ',' | ';' | '\t') && !quoted && !within
        });
        let filled = parted.map(str::trim).filter(|text| !text.is_empty());
        pieces.extend(filled.map(|text| Piece { line, text: text.to_owned() }));
    }
    pieces
}

/// The address of a piece and the name before it.
fn address(piece: &str) -> Option<(String, String)> {
    let (name, bare) = piece.find('<').and_then(|at| piece.split_at_checked(at)).unwrap_or(("", piece));
    let address = parts("email", bare).into_iter().next().filter(|address| is_one("email", address))?;
    let name = name.trim_matches(['"', '\'', ' ']);
    let whole = piece.contains('<') || !piece.contains(char::is_whitespace);
    whole.then(|| (address, name.to_owned()))
}

/// Whose addresses a text lists, and what in it is none; `None` where it is no such list.
pub(super) fn read(text: &str) -> Option<(Vec<Card>, Vec<Problem>)> {
    let pieces = pieces(text);
    let found: Vec<_> = pieces.iter().map(|piece| address(&piece.text)).collect();
    let others = found.iter().filter(|address| address.is_none()).count();
    if others == pieces.len() || others > pieces.len() / OTHERS {
        return None;
    }
    let (mut cards, mut problems) = (Vec::new(), Vec::new());
    for (Piece { line, text }, address) in pieces.into_iter().zip(found) {
        match address {
            Some((address, name)) => cards.push(card(line, address, &name)),
            None => problems.push(Problem { line, reason: Reason::Nameless, value: text }),
        }
    }
    Some((cards, problems))
}

fn card(line: u64, address: String, name: &str) -> Card {
    let mut card = Card { line, ..Card::default() };
    if without_legal_form(name).is_some() {
        card.company = Some(Box::new(CompanyCard { name: name.to_owned(), emails: vec![address], ..CompanyCard::default() }));
        return card;
    }
    let mut person = PersonCard { emails: vec![Contact { value: address, label: String::new() }], ..PersonCard::default() };
    // Mail programs write the address for a name that they do not know.
    if !name.contains('@') {
        card.leftovers = person.name_by(name, None).into_iter().map(|beside| ("FN".to_owned(), beside)).collect();
    }
    card.person = Some(Box::new(person));
    card
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Option<Vec<String>> {
        let (cards, _) = read(text)?;
        let named = |card: Card| match (card.person, card.company) {
            (Some(person), _) => format!("{} {} {}", person.family, person.given, person.emails[0].value),
            (_, company) => company.map_or_else(String::new, |company| company.name),
        };
        Some(cards.into_iter().map(named).collect())
    }

    #[test]
    fn addresses_are_taken_from_any_list_of_them() {
        for (text, listed) in [
            ("a@example.org\nd@example.org\n", &["  a@example.org", "  d@example.org"][..]),
            ("a@example.org; d@example.org, e@example.org", &["  a@example.org", "  d@example.org", "  e@example.org"]),
            ("Вера Ким <kim@example.org>; \"Тен, Олег\" <ten@example.org>", &["Ким Вера kim@example.org", "Тен Олег ten@example.org"]),
            ("\"ООО Клён\" <info@example.org>", &["ООО Клён"]),
            ("'li@example.org' <li@example.org>", &["  li@example.org"]),
        ] {
            assert_eq!(names(text).unwrap(), listed, "{text}");
        }
        for other in ["", "Имя;Почта\nВера;kim@example.org\n", "Пишите на kim@example.org\n", "a@example.org;+7 900 000-00-01\n"]
        {
            assert_eq!(names(other), None, "{other}");
        }
        let (cards, problems) = read("Клиенты\na@example.org\nb@example.org\nc@example.org\nd@example.org\n").unwrap();
        assert_eq!((cards.len(), problems[0].line, problems[0].value.as_str()), (4, 1, "Клиенты"));
    }
}
