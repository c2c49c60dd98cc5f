//! Whom the page names: those who come, or those one would speak to.

use super::reading::Reading;
use crate::store::Result;
use crate::store::people::{PersonRow, Post};
use std::cmp::Reverse;

/// The most that are named when nobody was.
const NAMED: usize = 6;
/// How many of the weightiest posts are looked at for their last contact.
const NEAR: usize = 12;
/// Roles by how much it matters to speak to whoever has them.
const WEIGHT: [&str; 9] = ["decides", "signs", "buys", "recommends", "specifies", "gatekeeper", "initiates", "counsels", "uses"];

/// How much it matters to speak to them: the main contact first, then by the weightiest role.
fn weight(main: bool, roles: &str) -> (bool, usize) {
    let role = roles.split(',').filter_map(|role| WEIGHT.iter().position(|known| *known == role)).min();
    (!main, role.unwrap_or(WEIGHT.len()))
}

/// The people of the page. A page never names nobody where somebody is known: without a plan or without participants they
/// are the main contacts, then those of the weightiest roles, of these whoever was spoken to last.
pub(super) fn named(reading: &Reading) -> Result<Vec<PersonRow>> {
    let participants = reading.participants();
    let mut ids: Vec<i64> = reading.person.into_iter().collect();
    if !participants.is_empty() {
        ids.extend(participants.iter().copied().filter(|person| Some(*person) != reading.person));
        return ids.into_iter().map(|person| row(reading, person)).collect();
    }
    let mut posts: Vec<&Post> = reading.posts.iter().filter(|post| post.unknown.is_none() && !post.away).collect();
    posts.sort_by_key(|post| weight(post.main, &post.roles));
    let mut near = Vec::new();
    for post in posts.into_iter().take(NEAR).filter(|post| Some(post.person) != reading.person) {
        if near.iter().all(|row: &PersonRow| row.person != post.person) {
            near.push(row(reading, post.person)?);
        }
    }
    near.sort_by_key(|row| (weight(row.main, &row.roles), Reverse(row.last_contact.clone())));
    let mut rows = ids.into_iter().map(|person| row(reading, person)).collect::<Result<Vec<_>>>()?;
    rows.extend(near);
    rows.truncate(NAMED);
    Ok(rows)
}

/// What somebody is at the account; a person from elsewhere comes with name and phone.
fn row(reading: &Reading, person: i64) -> Result<PersonRow> {
    if let Some(main) = reading.main.iter().find(|main| main.person == person) {
        return Ok(main.clone());
    }
    match reading.store.person_at(reading.account, person)? {
        Some(row) => Ok(row),
        None => {
            let phone = reading.store.first_phone(person)?;
            Ok(PersonRow { person, name: reading.store.person_name(person)?, phone, ..PersonRow::default() })
        }
    }
}
