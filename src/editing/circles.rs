//! Circles that would make nonsense of a hierarchy: somebody as their own boss, a company as its own parent (M11, M19).

use super::Problem;
use crate::store::{Result, Store};
use std::collections::{HashMap, HashSet};

/// What is wrong with a person reporting to a boss at an account.
pub fn of_boss(store: &Store, account: i64, person: i64, boss: i64) -> Result<Option<Problem>> {
    if person == boss {
        return Ok(Some(Problem::OwnBoss));
    }
    let lines: HashMap<i64, i64> = store.reporting_lines(Some(account))?.into_iter().map(|(_, person, boss)| (person, boss)).collect();
    Ok(leads_to(&lines, boss, person).then_some(Problem::BossLoop))
}

/// What is wrong with an account belonging to a parent.
pub fn of_parent(store: &Store, account: i64, parent: i64) -> Result<Option<Problem>> {
    if account == parent {
        return Ok(Some(Problem::OwnParent));
    }
    let parents: HashMap<i64, i64> = store.parents()?.into_iter().collect();
    Ok(leads_to(&parents, parent, account).then_some(Problem::ParentLoop))
}

/// Whether the way up from `from` comes to `to`.
fn leads_to(above: &HashMap<i64, i64>, from: i64, to: i64) -> bool {
    let mut seen = HashSet::new();
    let mut at = from;
    while seen.insert(at) {
        if at == to {
            return true;
        }
        match above.get(&at) {
            Some(next) => at = *next,
            None => return false,
        }
    }
    false
}

/// The circles that stand in the file: of each the members in their order, the first one named by its smallest number.
fn circles(above: &HashMap<i64, i64>) -> Vec<Vec<i64>> {
    let mut starts: Vec<i64> = above.keys().copied().collect();
    starts.sort_unstable();
    let (mut done, mut found) = (HashSet::new(), Vec::new());
    for start in starts {
        let mut way = Vec::new();
        let mut at = start;
        while !done.contains(&at) && !way.contains(&at) {
            way.push(at);
            match above.get(&at) {
                Some(next) => at = *next,
                None => break,
            }
        }
        if let Some(begin) = way.iter().position(|each| *each == at && above.contains_key(&at) && !done.contains(&at)) {
            found.push(way[begin..].to_vec());
        }
        done.extend(way);
    }
    found
}

/// The circles in a file that older versions accepted, each as the names on its way, the first one again at its end.
pub fn in_file(store: &Store) -> Result<Vec<String>> {
    let mut said = Vec::new();
    let mut by_account: HashMap<i64, HashMap<i64, i64>> = HashMap::new();
    for (account, person, boss) in store.reporting_lines(None)? {
        by_account.entry(account).or_default().insert(person, boss);
    }
    let mut accounts: Vec<_> = by_account.into_iter().collect();
    accounts.sort_unstable_by_key(|(account, _)| *account);
    for (account, lines) in accounts {
        for circle in circles(&lines) {
            let names = circle.iter().chain(circle.first()).map(|person| Ok(store.person_name(*person)?.short()));
            let names = names.collect::<Result<Vec<_>>>()?.join(" → ");
            said.push(format!("{}: {names}", store.name_of(crate::domain::Entity::Account, account, crate::domain::Lang::Ru)?));
        }
    }
    for circle in circles(&store.parents()?.into_iter().collect()) {
        let name = |account: &i64| store.name_of(crate::domain::Entity::Account, *account, crate::domain::Lang::Ru);
        said.push(circle.iter().chain(circle.first()).map(name).collect::<Result<Vec<_>>>()?.join(" → "));
    }
    Ok(said)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(lines: &[(i64, i64)]) -> Vec<Vec<i64>> {
        circles(&lines.iter().copied().collect())
    }

    #[test]
    fn circles_of_any_length_are_found_once() {
        assert_eq!(found(&[(1, 2), (2, 3)]), Vec::<Vec<i64>>::new());
        assert_eq!(found(&[(1, 1)]), [vec![1]]);
        assert_eq!(found(&[(5, 1), (1, 2), (2, 1), (3, 4)]), [vec![1, 2]]);
        assert_eq!(found(&[(1, 2), (2, 3), (3, 1), (7, 3), (8, 9), (9, 8)]), [vec![1, 2, 3], vec![8, 9]]);
        let lines: HashMap<i64, i64> = [(1, 2), (2, 3), (3, 2)].into();
        assert!(leads_to(&lines, 1, 3) && !leads_to(&lines, 2, 1));
    }
}
