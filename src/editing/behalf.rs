//! On whose behalf a person spoke who acts for several companies (M18).

use crate::store::{Result, Store};

/// What is to be asked about a person of a contact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Behalf {
    /// What the person is called.
    pub name: String,
    /// The companies they act for: id, name, position; the proposed one first.
    pub among: Vec<(i64, String, String)>,
    /// What was said the last time they spoke at this account.
    pub said: Option<i64>,
    /// What is proposed: what was said the last time they spoke at this account, else the account itself.
    pub proposed: i64,
}

/// The first of the persons of a contact who acts for several companies, and on whose behalf they are likely to speak.
pub fn asked(store: &Store, persons: &[i64], account: Option<i64>) -> Result<Option<Behalf>> {
    for person in persons {
        let mut among = store.accounts_of(*person)?;
        among.dedup_by_key(|(id, ..)| *id);
        let (Some(first), true) = (among.first().map(|(id, ..)| *id), among.len() > 1) else { continue };
        let here = account.filter(|account| among.iter().any(|(id, ..)| id == account));
        let said = account.map(|account| store.last_behalf(*person, account)).transpose()?.flatten();
        let said = said.filter(|said| among.iter().any(|(id, ..)| id == said));
        let proposed = said.or(here).unwrap_or(first);
        among.sort_by_key(|(id, ..)| *id != proposed);
        return Ok(Some(Behalf { name: store.person_name(*person)?.short(), among, said, proposed }));
    }
    Ok(None)
}
