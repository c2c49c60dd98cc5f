//! What the list of accounts is filtered and ordered by, kept in memory while the file stays as it is: a letter typed
//! into the filter then costs a look at a buffer instead of a pass over a table.

use super::error::Result;
use super::{Revision, Store};
use memchr::memmem::Finder;
use rusqlite::params;
use std::collections::HashMap;

/// The end of a name in the buffer: a byte that no text has.
const END: u8 = 0xff;

/// Names in one buffer, and orders that were asked for.
#[derive(Debug, Default)]
pub(super) struct AccountLists {
    at: Option<Revision>,
    /// The folded texts, each followed by [`END`].
    names: Vec<u8>,
    /// For each of them the rowid and where it ends.
    rows: Vec<(i64, usize)>,
    orders: HashMap<String, Vec<i64>>,
}

impl AccountLists {
    /// These lists as the file is now.
    pub(super) fn of(&mut self, store: &Store) -> Result<&AccountLists> {
        let now = store.revision()?;
        if self.at != Some(now) {
            *self = AccountLists::default();
            let mut query = store.sql().prepare_cached("SELECT id, find FROM account ORDER BY find")?;
            let mut rows = query.query([])?;
            while let Some(row) = rows.next()? {
                self.names.extend_from_slice(row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?.as_bytes());
                self.names.push(END);
                self.rows.push((row.get(0)?, self.names.len()));
            }
            self.at = Some(now);
        }
        Ok(self)
    }

    /// The accounts whose folded text has `text` in it, by name.
    pub(super) fn matching(&self, text: &str) -> Vec<i64> {
        let finder = Finder::new(text);
        let (mut found, mut from) = (Vec::new(), 0);
        while let Some(at) = self.names.get(from..).and_then(|rest| finder.find(rest)) {
            let row = self.rows.partition_point(|(_, end)| *end <= from + at);
            let Some((id, end)) = self.rows.get(row) else { break };
            found.push(*id);
            from = *end;
        }
        found
    }

    /// Every account, ordered by a column; those without a value last where it is a figure of the pulse.
    pub(super) fn ordered(&mut self, store: &Store, sort: &str, direction: &str) -> Result<&[i64]> {
        self.of(store)?;
        let order = match sort.starts_with("p.") {
            true => format!("{sort} IS NULL, {sort} {direction}, a.id"),
            false => format!("{sort} {direction}"),
        };
        if !self.orders.contains_key(&order) {
            let sql = format!("SELECT a.id FROM account a LEFT JOIN pulse p ON p.account_id = a.id ORDER BY {order}");
            let ids = store.account_ids(&sql, params![])?;
            self.orders.insert(order.clone(), ids);
        }
        Ok(self.orders.get(&order).map_or(&[], Vec::as_slice))
    }
}
