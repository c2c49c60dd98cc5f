//! What the list of accounts is filtered and ordered by, kept in memory while the file stays as it is: a letter typed
//! into the filter then costs a look at a buffer instead of a pass over a table.

use super::account_filter::Columns;
use super::accounts::order_by;
use super::error::Result;
use super::{Revision, Store};
use crate::domain::name::company_core;
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
    pub(super) rows: Vec<(i64, usize)>,
    pub(super) columns: Columns,
    orders: HashMap<String, Vec<i64>>,
    keys: Keys,
}

/// A name under which an account is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// The account.
    pub account: i64,
    /// The name, as `company_identity` makes it.
    pub key: String,
    /// What whoever asked made of it.
    pub made: String,
}

/// Every name under which an account is known, in order, with what is made of it.
#[derive(Debug, Default)]
pub struct Keys {
    at: Option<Revision>,
    rows: Vec<Key>,
    /// For each byte the words of what was made that begin with it: the name, and where the word stands.
    words: HashMap<u8, Vec<(u32, u32)>>,
    /// What follows the words for the kind of company, in order, with the number of the name.
    cores: Vec<(String, u32)>,
}

impl Keys {
    /// These names as the file is now. What was made of a name before is taken over: most are as they were.
    fn of(&mut self, store: &Store, make: fn(&str) -> String) -> Result<&Keys> {
        let now = store.revision()?;
        if self.at != Some(now) {
            let mut before = std::mem::take(&mut self.rows).into_iter().peekable();
            let mut query = store.sql().prepare_cached("SELECT key, account_id FROM account_key ORDER BY key, account_id")?;
            let mut rows = query.query([])?;
            while let Some(row) = rows.next()? {
                let (key, account) = (row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?, row.get(1)?);
                while before.next_if(|known| (known.key.as_str(), known.account) < (key, account)).is_some() {}
                self.rows.push(match before.next_if(|known| known.key == key && known.account == account) {
                    Some(known) => known,
                    None => Key { account, key: key.to_owned(), made: make(key) },
                });
            }
            self.words.clear();
            let core = |(number, key): (usize, &Key)| Some((company_core(&key.key)?.to_owned(), number as u32));
            self.cores = self.rows.iter().enumerate().filter_map(core).collect();
            self.cores.sort_unstable();
            for (number, key) in self.rows.iter().enumerate() {
                for at in key.made.match_indices(' ').map(|(at, _)| at + 1).chain([0]) {
                    if let Some(first) = key.made.as_bytes().get(at) {
                        self.words.entry(*first).or_default().push((number as u32, at as u32));
                    }
                }
            }
            self.at = Some(now);
        }
        Ok(self)
    }

    /// The accounts whose name begins so after the words for the kind of company, with that rest of it: «волна» of «завод волна».
    pub fn cores_from<'k>(&'k self, begun: &'k str) -> impl Iterator<Item = (i64, &'k str)> {
        let first = self.cores.partition_point(|(core, _)| core.as_str() < begun);
        let cores = self.cores.get(first..).unwrap_or_default().iter().take_while(move |(core, _)| core.starts_with(begun));
        cores.filter_map(|(core, number)| Some((self.rows.get(*number as usize)?.account, core.as_str())))
    }

    /// All names.
    pub fn all(&self) -> impl Iterator<Item = &Key> {
        self.rows.iter()
    }

    /// The names of which a word begins with a byte, and what was made of them from that word on.
    pub fn with_word(&self, first: u8) -> impl Iterator<Item = (&Key, &str)> {
        let words = self.words.get(&first).map_or(&[][..], Vec::as_slice).iter();
        words.filter_map(|(number, at)| {
            let key = self.rows.get(*number as usize)?;
            Some((key, key.made.get(*at as usize..)?))
        })
    }
}

impl AccountLists {
    /// These lists as the file is now.
    pub(super) fn of(&mut self, store: &Store) -> Result<&mut AccountLists> {
        let now = store.revision()?;
        if self.at != Some(now) {
            *self = AccountLists { keys: std::mem::take(&mut self.keys), ..AccountLists::default() };
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

    /// Every account, by name.
    pub(super) fn all(&self) -> impl Iterator<Item = i64> {
        ids(&self.rows)
    }

    /// The accounts with `text` in their short name, or at the beginning of a word of anything else they are found by, by
    /// name. Figures are looked for within phones and tax ids too.
    pub(super) fn matching(&self, text: &str) -> Vec<i64> {
        let finder = Finder::new(text);
        let figures = text.chars().count() > 2 && text.chars().all(|c| c.is_ascii_digit());
        let (mut found, mut from, mut row) = (Vec::new(), 0, 0);
        while let Some(at) = self.names.get(from..).and_then(|rest| finder.find(rest)).map(|at| from + at) {
            row += self.rows.get(row..).map_or(0, |rows| rows.partition_point(|(_, end)| *end <= at));
            let Some((id, end)) = self.rows.get(row) else { break };
            let begin = row.checked_sub(1).and_then(|before| self.rows.get(before)).map_or(0, |(_, end)| *end);
            let before = self.names.get(begin..at).and_then(|before| std::str::from_utf8(before).ok()).unwrap_or_default();
            let begins = before.chars().next_back().is_none_or(|c| !c.is_alphanumeric());
            if begins || figures || !before.contains('\n') {
                found.push(*id);
                from = *end;
            } else {
                from = at + 1;
            }
        }
        found
    }

    /// Every account, ordered by a column.
    pub(super) fn ordered(&mut self, store: &Store, sort: &str, direction: &str) -> Result<&[i64]> {
        self.of(store)?;
        let order = order_by(sort, direction);
        if !self.orders.contains_key(&order) {
            let sql = format!("SELECT a.id FROM account a LEFT JOIN pulse p ON p.account_id = a.id ORDER BY {order}");
            let ids = store.account_ids(&sql, params![])?;
            self.orders.insert(order.clone(), ids);
        }
        Ok(self.orders.get(&order).map_or(&[], Vec::as_slice))
    }
}

/// The rowids of rows.
pub(super) fn ids(rows: &[(i64, usize)]) -> impl Iterator<Item = i64> {
    rows.iter().map(|(id, _)| *id)
}

impl Store {
    /// Does `work` with the names under which accounts are known and what `make` makes of them: kept in memory while the file
    /// stays as it is, so `make` must always be the same.
    pub fn with_account_keys<T>(&self, make: fn(&str) -> String, work: impl FnOnce(&Keys) -> T) -> Result<T> {
        let mut lists = self.account_lists.borrow_mut();
        Ok(work(lists.keys.of(self, make)?))
    }
}
