//! A person's name in running text: found in all its forms, and taken out.

use super::forms::{Word, beginnings, words};
use super::name::fold;
use std::ops::Range;

/// A form is at most so many letters longer than the name.
const ENDING: usize = 3;

/// What somebody is named by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Naming {
    family: Vec<Name>,
    given: Vec<Name>,
    /// E-mails and phones, as they are written.
    reached_by: Vec<String>,
}

/// A name, folded, with what its forms begin with.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Name {
    whole: String,
    letters: usize,
    stems: Vec<String>,
}

impl Name {
    fn new(whole: String) -> Name {
        let stems = beginnings(&whole).into_iter().filter(|stem| stem.chars().count() > 2).collect();
        Name { letters: whole.chars().count(), stems, whole }
    }
}

/// Whether a word is a form of one of the names.
fn is_form(word: &str, names: &[Name]) -> bool {
    let begins =
        |name: &Name| name.stems.iter().any(|stem| word.starts_with(stem.as_str())) && word.chars().count() <= name.letters + ENDING;
    names.iter().any(|name| word == name.whole || begins(name))
}

impl Naming {
    /// By family names, by given names and patronymics, and by what reaches the person.
    pub fn new(family: &[&str], given: &[&str], reached_by: &[&str]) -> Naming {
        let each = |names: &[&str]| {
            let mut found: Vec<String> = names.iter().flat_map(|name| words(name)).map(|word| word.folded).collect();
            found.sort_unstable();
            found.dedup();
            found.into_iter().map(Name::new).collect()
        };
        let reached_by = reached_by.iter().map(|reach| fold(reach)).filter(|reach| reach.chars().count() > 5).collect();
        Naming { family: each(family), given: each(given), reached_by }
    }

    /// Where a text names the person, in characters: a form of the family name with the given names or initials beside it,
    /// given name and patronymic together, an e-mail or a phone.
    pub fn find(&self, text: &str) -> Vec<Range<usize>> {
        let all = words(text);
        let letters: Vec<char> = text.chars().collect();
        // «и» is a word unless a stop or, behind the name, a capital makes it an initial.
        let is_initial = |word: &Word, behind: bool| {
            let capital = letters.get(word.at.start).is_some_and(|letter| letter.is_uppercase());
            self.is_initial(&word.folded) && (letters.get(word.at.end) == Some(&'.') || behind && capital)
        };
        let is_given = |word: &Word, behind: bool| is_form(&word.folded, &self.given) || is_initial(word, behind);
        let mut found: Vec<Range<usize>> = Vec::new();
        let mut at = 0;
        while at < all.len() {
            let is_family = is_form(&all[at].folded, &self.family);
            let is_pair = all.get(at + 1).is_some_and(|next| {
                all[at].folded != next.folded && is_form(&all[at].folded, &self.given) && is_form(&next.folded, &self.given)
            });
            if !is_family && !is_pair {
                at += 1;
                continue;
            }
            let mut first = at;
            while first > 0 && is_given(&all[first - 1], false) && found.last().is_none_or(|last| last.end <= all[first - 1].at.start) {
                first -= 1;
            }
            let mut last = at;
            while all.get(last + 1).is_some_and(|word| is_given(word, true)) {
                last += 1;
            }
            found.push(all[first].at.start..all[last].at.end);
            at = last + 1;
        }
        found.extend(self.reached(text));
        found.sort_by_key(|range| range.start);
        let mut apart: Vec<Range<usize>> = Vec::new();
        for range in found {
            match apart.last_mut() {
                Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
                _ => apart.push(range),
            }
        }
        apart
    }

    fn is_initial(&self, word: &str) -> bool {
        let mut letters = word.chars();
        matches!((letters.next(), letters.next()), (Some(letter), None) if self.given.iter().any(|name| name.whole.starts_with(letter)))
    }

    /// Where an e-mail or a phone of the person stands.
    fn reached(&self, text: &str) -> Vec<Range<usize>> {
        let letters: Vec<char> = text.chars().map(|c| c.to_lowercase().next().unwrap_or(c)).collect();
        let mut found = Vec::new();
        for reach in &self.reached_by {
            let wanted: Vec<char> = reach.chars().collect();
            let places = letters.windows(wanted.len()).enumerate().filter(|(_, window)| *window == wanted.as_slice());
            found.extend(places.map(|(at, _)| at..at + wanted.len()));
        }
        found
    }

    /// The text with `instead` wherever it named the person; `None` when it does not.
    pub fn taken_out(&self, text: &str, instead: &str) -> Option<String> {
        let found = self.find(text);
        if found.is_empty() {
            return None;
        }
        let mut out = String::with_capacity(text.len());
        for (at, c) in text.chars().enumerate() {
            match found.iter().find(|range| range.contains(&at)) {
                Some(range) if range.start == at => out.push_str(instead),
                Some(_) => {}
                None => out.push(c),
            }
        }
        // The stop of an initial that went.
        Some(out.replace(&format!("{instead}. "), &format!("{instead} ")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn olga() -> Naming {
        Naming::new(&["Щёголева", "Куценко"], &["Ольга", "Ильинична"], &["o.shch@example.org", "+7 900 000-20-05"])
    }

    #[test]
    fn a_name_is_taken_out_in_all_its_forms() {
        let cases = [
            ("Звонил Щёголевой, ждёт КП", "Звонил ***, ждёт КП"),
            ("щеголева о.и. просит", "*** просит"),
            ("с Ольгой Ильиничной договорились", "с *** договорились"),
            ("О. И. Щёголева подпишет", "*** подпишет"),
            ("Щёголева Ольга Ильинична и Петров", "*** и Петров"),
            ("И Щёголева И Петров", "И *** Петров"),
            ("раньше Куценко", "раньше ***"),
            ("пишите на O.Shch@example.org или +7 900 000-20-05", "пишите на *** или ***"),
        ];
        for (text, wanted) in cases {
            assert_eq!(olga().taken_out(text, "***").as_deref(), Some(wanted), "{text}");
        }
    }

    #[test]
    fn others_stay() {
        for text in ["Щегол в клетке", "Ольга из логистики", "Иванов", "", "ольха"] {
            assert_eq!(olga().taken_out(text, "***"), None, "{text}");
        }
    }
}
