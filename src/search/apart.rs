//! Telling records of one name apart where one of them is to be chosen: by what else is known, as far as it differs.

use crate::domain::Entity;
use crate::store::{Result, Store};
use std::collections::BTreeMap;

/// What is known of a record that is shown by some name; empty where nothing is.
type ToldBy = fn(&Store, &Which, i64, &str) -> Result<String>;

/// What tells a person or an account from others of the name, the plainest first: the whole name where a short one is shown,
/// position, town, phone, and the number that everybody has.
const TOLD_BY: [ToldBy; 5] = [whole_name, position, town, phone, number];

/// Of what kind the records are, and before whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Which {
    /// Persons or accounts.
    pub entity: Entity,
    /// The client in the room: of others it is said neither what somebody is there nor where these are.
    pub guest: Option<i64>,
}

/// Adds to what stands beside each name what is needed to choose: id, name, what stands beside it.
///
/// # Errors
/// Those of reading the file.
pub fn tell_apart<'a>(store: &Store, of: Which, rows: impl IntoIterator<Item = (i64, &'a str, &'a mut String)>) -> Result<()> {
    let mut rows: Vec<_> = rows.into_iter().collect();
    for told_by in TOLD_BY {
        let mut alike: BTreeMap<(String, String), Vec<usize>> = BTreeMap::new();
        for (at, (_, name, detail)) in rows.iter().enumerate() {
            alike.entry(((*name).to_owned(), (*detail).clone())).or_default().push(at);
        }
        alike.retain(|_, group| group.iter().any(|at| rows[*at].0 != rows[group[0]].0));
        if alike.is_empty() {
            break;
        }
        for group in alike.into_values() {
            let told = group.iter().map(|at| told_by(store, &of, rows[*at].0, rows[*at].1)).collect::<Result<Vec<_>>>()?;
            if told.iter().all(|one| *one == told[0]) {
                continue;
            }
            for (at, told) in group.into_iter().zip(told).filter(|(_, told)| !told.is_empty()) {
                let detail = &mut *rows[at].2;
                *detail = if detail.is_empty() { told } else { format!("{detail} · {told}") };
            }
        }
    }
    Ok(())
}

fn whole_name(store: &Store, of: &Which, id: i64, shown: &str) -> Result<String> {
    if of.entity != Entity::Person {
        return Ok(String::new());
    }
    let name = store.person_name(id)?.full();
    Ok(if name == shown { String::new() } else { name })
}

/// Where somebody acts now: the account, and what they are there.
fn post(store: &Store, of: &Which, person: i64) -> Result<Option<(i64, String)>> {
    let post = store.present_post(person, of.guest)?.filter(|(account, ..)| of.guest.is_none_or(|guest| guest == *account));
    Ok(post.map(|(account, _, position)| (account, position)))
}

fn position(store: &Store, of: &Which, id: i64, _: &str) -> Result<String> {
    if of.entity != Entity::Person {
        return Ok(String::new());
    }
    Ok(post(store, of, id)?.map_or_else(String::new, |(_, position)| position))
}

fn town(store: &Store, of: &Which, id: i64, _: &str) -> Result<String> {
    let account = match of.entity {
        Entity::Person => post(store, of, id)?.map(|(account, _)| account),
        _ => Some(id),
    };
    let account = account.map(|account| store.load(Entity::Account, account)).transpose()?.flatten();
    Ok(account.map_or_else(String::new, |account| account.text("city").to_owned()))
}

fn phone(store: &Store, of: &Which, id: i64, _: &str) -> Result<String> {
    if of.entity == Entity::Person {
        return store.first_phone(id);
    }
    Ok(store.load(of.entity, id)?.map_or_else(String::new, |account| account.text("phone").to_owned()))
}

/// The number as it is typed in a shell.
fn number(_: &Store, of: &Which, id: i64, _: &str) -> Result<String> {
    Ok(format!("{}{id}", if of.entity == Entity::Person { 'p' } else { 'a' }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Clock;
    use crate::domain::{Record, Value};
    use crate::store::Verb;

    /// Two lines that say the same leave a choice to chance.
    #[test]
    fn what_differs_is_said_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("kam.db"), Clock::System).unwrap();
        let add = |record: Record| store.step(Verb::Create, "", |change| change.insert(&record)).unwrap();
        let account = |city: &str| add(Record::new(Entity::Account).with_text("short_name", "Вега").with_text("city", city));
        let (perm, tver) = (account("Пермь"), account("Тверь"));
        let person = |at: i64, position: &str, phone: &str| {
            let person = Record::new(Entity::Person).with_text("family_name", "Ким").with_text("given_name", "Вера");
            let person = add(if phone.is_empty() { person } else { person.with_text("phones", phone) });
            let role = Record::owned(Entity::Affiliation, at).with("person_id", Value::Int(person));
            add(if position.is_empty() { role } else { role.with_text("position", position) });
            person
        };
        let told = |entity: Entity, ids: &[i64], name: &str, guest: Option<i64>| {
            let mut details = vec![String::new(); ids.len()];
            let rows = ids.iter().zip(&mut details).map(|(id, detail)| (*id, name, detail));
            tell_apart(&store, Which { entity, guest }, rows).unwrap();
            details
        };
        let of_persons = |ids: &[i64]| told(Entity::Person, ids, "Ким Вера", None);
        let (buyer, lawyer) = (person(perm, "закупки", ""), person(perm, "юрист", ""));
        assert_eq!(of_persons(&[buyer, lawyer]), ["закупки", "юрист"]);
        assert_eq!(of_persons(&[buyer]), [""], "one needs nothing");
        let elsewhere = person(tver, "закупки", "");
        assert_eq!(of_persons(&[buyer, elsewhere]), ["Пермь", "Тверь"]);
        let (first, second) = (person(perm, "", "+7 900 000-40-01"), person(perm, "", "+7 900 000-40-02"));
        assert_eq!(of_persons(&[first, second]), ["+7 900 000-40-01", "+7 900 000-40-02"]);
        let (one, other) = (person(perm, "", ""), person(perm, "", ""));
        assert_eq!(of_persons(&[one, other]), [format!("p{one}"), format!("p{other}")]);
        assert_eq!(of_persons(&[buyer, one, other]), ["закупки".to_owned(), format!("p{one}"), format!("p{other}")]);
        assert_eq!(told(Entity::Account, &[perm, tver], "Вега", None), ["Пермь", "Тверь"]);
        // Before a client nothing is said of other companies.
        let guest = told(Entity::Person, &[buyer, elsewhere], "Ким Вера", Some(perm));
        assert_eq!(guest, ["закупки", ""]);
    }
}
