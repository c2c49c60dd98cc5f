//! Words of a search that name an account, a person or a kind.

use super::full_text::{Read, kinds_named};
use super::query::Query;
use crate::domain::Entity;
use crate::domain::forms::{beginnings, words};
use crate::store::full_text::Mark;
use crate::store::{Result, Store};

/// How many accounts or persons of one beginning are compared.
const COMPARED: usize = 200;
/// How many names a filter is told by.
const TOLD: usize = 3;
/// A shorter word is no filter that anybody meant.
const SHORTEST: usize = 4;

/// The marks of what a word names in any of its forms: accounts and persons whose name begins with this very word, kinds.
pub fn exactly(store: &Store, word: &str) -> Result<Vec<Mark>> {
    let stem = beginnings(word).swap_remove(0);
    let same = |name: &str| words(name).first().is_some_and(|first| first.folded == word || beginnings(&first.folded)[0] == stem);
    let mut marks = Vec::new();
    for (entity, mark) in [(Entity::Account, Mark::Account as fn(i64) -> Mark), (Entity::Person, Mark::Person)] {
        let named = store.called(entity, word, COMPARED)?.into_iter();
        marks.extend(named.filter(|(_, name)| same(name)).map(|(id, _)| mark(id)));
    }
    if word.chars().count() >= SHORTEST {
        marks.extend(kinds_named(word));
    }
    Ok(marks)
}

/// The search with words that name something meant as filters: each of them alone, then all together.
pub fn as_filters(store: &Store, query: &Query) -> Result<Vec<String>> {
    let mut filters: Vec<(&str, String)> = Vec::new();
    for term in &query.terms {
        let ([word], false) = (term.words.as_slice(), term.exact) else { continue };
        if word.chars().count() < SHORTEST {
            continue;
        }
        let russian = word.chars().any(|c| ('а'..='я').contains(&c));
        let name = |ru, en| if russian { ru } else { en };
        let filter = if !store.called(Entity::Account, word, 1)?.is_empty() {
            name("клиент", "account")
        } else if !kinds_named(word).is_empty() {
            name("вид", "kind")
        } else if !store.called(Entity::Person, word, 1)?.is_empty() {
            name("кто", "person")
        } else {
            continue;
        };
        filters.push((word, format!("{filter}:{word}")));
    }
    let typed = |chosen: &[(&str, String)]| -> String {
        let said = |piece: &str| match words(piece).as_slice() {
            [word] => chosen.iter().find(|(known, _)| *known == word.folded).map(|(_, filter)| filter.clone()),
            _ => None,
        };
        query.typed.split_whitespace().map(|piece| said(piece).unwrap_or_else(|| piece.to_owned())).collect::<Vec<_>>().join(" ")
    };
    let mut all: Vec<String> = filters.iter().map(|filter| typed(std::slice::from_ref(filter))).collect();
    if filters.len() > 1 {
        all.push(typed(&filters));
    }
    Ok(all)
}

/// Says whom the marks of a search mean.
pub fn tell(store: &Store, marks: &[Vec<Mark>], read: &mut Read) -> Result<()> {
    let more = |names: &mut Vec<String>, meant: usize| {
        if meant > TOLD {
            names.push(format!("+{}", meant - TOLD));
        }
    };
    for group in marks {
        let accounts: Vec<i64> = group.iter().filter_map(|mark| if let Mark::Account(id) = mark { Some(*id) } else { None }).collect();
        for id in accounts.iter().take(TOLD) {
            read.accounts.extend(store.account_brief(*id)?.map(|(name, _)| name));
        }
        more(&mut read.accounts, accounts.len());
        let persons: Vec<i64> = group.iter().filter_map(|mark| if let Mark::Person(id) = mark { Some(*id) } else { None }).collect();
        for id in persons.iter().take(TOLD) {
            read.persons.push(store.person_name(*id)?.short());
        }
        more(&mut read.persons, persons.len());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Clock;
    use crate::domain::Record;
    use crate::search::query::parse;
    use crate::store::Verb;

    #[test]
    fn a_name_among_the_words_becomes_a_filter() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("kam.db"), Clock::System).unwrap();
        let account = Record::new(Entity::Account).with_text("short_name", "Ромашка");
        let id = store.step(Verb::Create, "", |change| change.insert(&account)).unwrap();
        let offered = |typed: &str| as_filters(&store, &parse(typed, store.clock().today())).unwrap();
        assert_eq!(offered("ромашке скидка"), ["клиент:ромашке скидка"]);
        assert_eq!(
            offered("цена, ромашка звонок"),
            ["цена, клиент:ромашка звонок", "цена, ромашка вид:звонок", "цена, клиент:ромашка вид:звонок"]
        );
        assert_eq!(offered("\"ромашка\" скидка"), Vec::<String>::new());
        assert_eq!(exactly(&store, "ромашкой").unwrap(), [Mark::Account(id)]);
        assert_eq!(exactly(&store, "ромаш").unwrap(), Vec::<Mark>::new());
    }
}
