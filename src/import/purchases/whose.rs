//! Whose a client of a report is.

use crate::domain::name::company_identity;
use crate::exchange::purchases::Client;
use crate::store::purchases::Buyer;
use crate::store::{Result, Store};
use std::collections::HashMap;

/// Whose the rows of a client of a report are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whose {
    /// Those of an account.
    Buyer(Buyer),
    /// Those of one of these accounts: nothing tells which.
    OneOf(Vec<i64>),
    /// Nobody's here.
    Nobody,
}

/// By the tax id, of an account or of one of its legal entities; else by the whole name. A tax id that is known to nobody says that
/// a name known here is somebody else's only where that one has a tax id of its own.
pub(super) fn whose(store: &Store, clients: &[Client]) -> Result<Vec<Whose>> {
    let mut named: HashMap<String, Vec<Buyer>> = HashMap::new();
    for (id, account, name) in store.legal_entities()? {
        named.entry(company_identity(&name)).or_default().push(Buyer { account, legal_entity: Some(id) });
    }
    clients.iter().map(|client| one(store, client, &named)).collect()
}

fn one(store: &Store, client: &Client, named: &HashMap<String, Vec<Buyer>>) -> Result<Whose> {
    if !client.tax_id.is_empty() {
        let found = store.buyers_by_tax_id(&client.tax_id)?;
        if !found.is_empty() {
            return Ok(settled(found));
        }
    }
    if client.name.is_empty() {
        return Ok(Whose::Nobody);
    }
    let key = company_identity(&client.name);
    let mut found = named.get(&key).cloned().unwrap_or_default();
    for account in store.accounts_with_key(&key)? {
        if !found.iter().any(|known| known.account == account) {
            found.push(Buyer { account, legal_entity: None });
        }
    }
    if !client.tax_id.is_empty() {
        let mut others = Vec::new();
        for buyer in found {
            if store.tax_id_of(buyer)?.is_none_or(|tax_id| tax_id == client.tax_id) {
                others.push(buyer);
            }
        }
        found = others;
    }
    Ok(settled(found))
}

fn settled(mut found: Vec<Buyer>) -> Whose {
    let mut accounts: Vec<i64> = found.iter().map(|buyer| buyer.account).collect();
    accounts.dedup();
    match (accounts.len(), found.pop()) {
        (1, Some(buyer)) => Whose::Buyer(buyer),
        (0, _) | (_, None) => Whose::Nobody,
        _ => Whose::OneOf(accounts),
    }
}
