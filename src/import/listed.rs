//! What tables about clients have in common when they are taken in: whose their rows are, and who is nobody here.

use super::purchases::{Whose, key, whose};
use crate::exchange::listed::{List, Listed};
use crate::store::purchases::Buyer;
use crate::store::{Result, Store};
use std::collections::{BTreeMap, BTreeSet};

/// The rows of a table, by whose they are.
#[derive(Debug)]
pub(super) struct Split<'a, R> {
    /// Those of accounts.
    pub ours: BTreeMap<i64, Vec<(Buyer, &'a R)>>,
    /// The accounts that the table names.
    pub named: BTreeSet<i64>,
    /// The accounts of which a row could not be read.
    pub unread: BTreeSet<i64>,
    /// The places of clients that are nobody here, with what tells them again and their rows, in the order of the table.
    pub unknown: Vec<(usize, String, Vec<&'a R>)>,
    /// How many clients were said to be none of ours.
    pub left: usize,
}

/// Parts the rows of a table by whose they are; a client that is written in several ways is one.
///
/// # Errors
/// Those of reading the file.
pub(super) fn split<'a, R: Listed>(store: &Store, table: &'a List<R>) -> Result<Split<'a, R>> {
    let whose = whose(store, &table.clients)?;
    let buyer = |client: usize| whose.get(client).and_then(Whose::buyer);
    let keys: Vec<String> = table.clients.iter().map(key).collect();
    let first = |client: usize| keys.iter().position(|known| Some(known) == keys.get(client)).unwrap_or(client);
    let (mut ours, mut theirs): (BTreeMap<i64, Vec<(Buyer, &R)>>, BTreeMap<usize, Vec<&R>>) = Default::default();
    for row in &table.rows {
        match buyer(row.client) {
            Some(buyer) => ours.entry(buyer.account).or_default().push((buyer, &row.of)),
            None => theirs.entry(first(row.client)).or_default().push(&row.of),
        }
    }
    let (mut unknown, mut left) = (Vec::new(), 0);
    for (at, rows) in theirs {
        let Some(key) = keys.get(at) else { continue };
        if store.is_left_report_client(key)? {
            left += 1;
        } else {
            unknown.push((at, key.clone(), rows));
        }
    }
    let accounts = |clients: &mut dyn Iterator<Item = usize>| clients.filter_map(buyer).map(|buyer| buyer.account).collect();
    let named = accounts(&mut (0..table.clients.len()));
    let unread = accounts(&mut table.unread.iter().copied());
    Ok(Split { ours, named, unread, unknown, left })
}
