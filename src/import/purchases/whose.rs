//! Whose a client of a report is.

use crate::domain::name::company_identity;
use crate::domain::tax_id::are_one;
use crate::exchange::legal::are_of_other_forms;
use crate::exchange::purchases::{Client, Report};
use crate::store::purchases::Buyer;
use crate::store::{Result, Store};
use std::collections::{BTreeSet, HashMap};

/// Whose the rows of a client of a report are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whose {
    /// Those of an account.
    Buyer(Buyer),
    /// Those of one of these accounts, or of the only one, if it is the same at all: nothing tells.
    OneOf(Vec<i64>),
    /// Nobody's here.
    Nobody,
}

impl Whose {
    /// The account, where it is one.
    pub fn buyer(&self) -> Option<Buyer> {
        if let Whose::Buyer(buyer) = self { Some(*buyer) } else { None }
    }
}

/// Legal entities by the identities of their names: whose they are, and what they are called.
type Named = HashMap<String, Vec<(Buyer, String)>>;

/// By the tax id, of an account or of one of its legal entities, unless the name is somebody else's; else by the whole name. A tax id that
/// is known to nobody says that a name known here is somebody else's only where that one has a tax id of its own. A name alone whose legal
/// form is another is asked about.
pub(in crate::import) fn whose(store: &Store, clients: &[Client]) -> Result<Vec<Whose>> {
    let mut named = Named::new();
    for (id, account, name) in store.legal_entities()? {
        named.entry(company_identity(&name)).or_default().push((Buyer { account, legal_entity: Some(id) }, name));
    }
    clients.iter().map(|client| one(store, client, &named)).collect()
}

/// Whether most of what stands under the clients of a report, as goods do, are names of accounts that are here.
pub(super) fn are_mostly_ours(store: &Store, report: &Report) -> Result<bool> {
    let used: BTreeSet<u32> = report.rows.iter().map(|row| row.goods).collect();
    let names = used.into_iter().filter_map(|at| report.goods.get(at as usize)).filter(|name| !name.is_empty());
    let clients: Vec<Client> = names.map(|name| Client { name: name.clone(), tax_id: String::new() }).collect();
    let ours = whose(store, &clients)?.iter().filter(|whose| **whose != Whose::Nobody).count();
    Ok(ours * 2 > clients.len())
}

fn one(store: &Store, client: &Client, named: &Named) -> Result<Whose> {
    let by_tax_id = if client.tax_id.is_empty() { Vec::new() } else { store.buyers_by_tax_id(&client.tax_id)? };
    if client.name.is_empty() {
        return Ok(settled(by_tax_id));
    }
    let key = company_identity(&client.name);
    let entities = named.get(&key).map(Vec::as_slice).unwrap_or_default();
    let mut found: Vec<Buyer> = entities.iter().map(|(buyer, _)| *buyer).collect();
    // A company of law tells more than its account, where it may be meant.
    let is_told = |account: i64| entities.iter().any(|(of, name)| of.account == account && !are_of_other_forms(name, &client.name));
    for account in store.accounts_with_key(&key)? {
        if !is_told(account) {
            found.push(Buyer { account, legal_entity: None });
        }
    }
    if !by_tax_id.is_empty() {
        let both: Vec<Buyer> = by_tax_id.iter().filter(|buyer| found.iter().any(|named| named.account == buyer.account)).copied().collect();
        // The name of one and the tax id of another: nothing tells whose it is.
        return Ok(match (both.is_empty(), found.is_empty()) {
            (false, _) => settled(both),
            (true, true) => settled(by_tax_id),
            (true, false) => settled(by_tax_id.into_iter().chain(found).collect()),
        });
    }
    if !client.tax_id.is_empty() {
        let mut others = Vec::new();
        for buyer in found {
            if store.tax_id_of(buyer)?.is_none_or(|tax_id| are_one(&tax_id, &client.tax_id)) {
                others.push(buyer);
            }
        }
        found = others;
    }
    of_its_form(store, client, found, entities)
}

/// Of those who are called so, those whose legal form is that of the client, or who say none; where all have another, one is asked.
fn of_its_form(store: &Store, client: &Client, found: Vec<Buyer>, entities: &[(Buyer, String)]) -> Result<Whose> {
    let identity = company_identity(&client.name);
    let mut same = Vec::new();
    for buyer in &found {
        let names = match entities.iter().find(|(of, _)| of == buyer) {
            Some((_, name)) => vec![name.clone()],
            // Of names in short and in law, it is the one that says a form that tells it.
            None => store.names_of_account(buyer.account)?.into_iter().filter(|name| company_identity(name) == identity).collect(),
        };
        if !names.iter().any(|name| are_of_other_forms(name, &client.name)) {
            same.push(*buyer);
        }
    }
    if !same.is_empty() || found.is_empty() {
        return Ok(settled(same));
    }
    let mut accounts: Vec<i64> = found.into_iter().map(|buyer| buyer.account).collect();
    accounts.sort_unstable();
    accounts.dedup();
    Ok(Whose::OneOf(accounts))
}

fn settled(mut found: Vec<Buyer>) -> Whose {
    let mut accounts: Vec<i64> = found.iter().map(|buyer| buyer.account).collect();
    accounts.sort_unstable();
    accounts.dedup();
    match (accounts.len(), found.pop()) {
        (1, Some(buyer)) => Whose::Buyer(buyer),
        (0, _) | (_, None) => Whose::Nobody,
        _ => Whose::OneOf(accounts),
    }
}
