//! Purchases: what months come to, what an import of them asks of the file, and what it writes (M8, M33).

use super::Store;
use super::error::Result;
use super::journal::Change;
use crate::domain::name::company_identity;
use crate::domain::tax_id::spellings;
use crate::domain::turnover::{Sums, Trailing, month_of, trailing};
use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::BTreeMap;

/// What a month came to in one currency, in its minor units.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Turnover {
    /// The month, `YYYY-MM`.
    pub month: String,
    /// Code of the currency; empty where none was said.
    pub currency: String,
    /// For how much was bought, less what came back.
    pub amount: i64,
    /// How much of it has a cost that is known.
    pub costed: i64,
    /// That cost.
    pub cost: i64,
}

impl Turnover {
    /// What is left of what has a known cost; none where nothing has one.
    pub fn income(&self) -> Option<i128> {
        (self.costed != 0 || self.cost != 0).then(|| i128::from(self.costed) - i128::from(self.cost))
    }
}

/// Whom a report means: an account, and the company of law it trades through, if that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Buyer {
    /// Rowid of the account.
    pub account: i64,
    /// Rowid of the legal entity.
    pub legal_entity: Option<i64>,
}

/// A purchase that a report brought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    /// Rowid.
    pub id: i64,
    /// `YYYY-MM` or `YYYY-MM-DD`.
    pub bought_on: String,
    /// What; empty where that is not said.
    pub title: String,
    /// In minor units.
    pub amount: i64,
    /// In minor units, if it is known.
    pub cost: Option<i64>,
    /// Code of the currency; empty where none was said.
    pub currency: String,
    /// Rowid of the legal entity.
    pub legal_entity: Option<i64>,
}

/// What is written of a purchase out of a report.
#[derive(Clone, Debug)]
pub struct NewPurchase<'a> {
    /// Whose it is.
    pub buyer: Buyer,
    /// `YYYY-MM` or `YYYY-MM-DD`.
    pub bought_on: &'a str,
    /// What; empty where that is not said.
    pub title: &'a str,
    /// In minor units.
    pub amount: i64,
    /// In minor units, if it is known.
    pub cost: Option<i64>,
    /// Code of the currency.
    pub currency: &'a str,
}

/// A client of reports that is nobody here yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportClient {
    /// Rowid.
    pub id: i64,
    /// As the report calls it.
    pub name: String,
    /// The tax id, or an empty text.
    pub tax_id: String,
    /// The first and the last month with something in it; empty texts for whoever a table of debts named alone.
    pub months: (String, String),
    /// What it bought in all, by currency, in minor units.
    pub sums: Vec<(String, i128)>,
    /// How many months of deliveries to it wait.
    pub delivered: usize,
    /// It was said to be none of ours.
    pub left: bool,
}

impl ReportClient {
    /// What it is called: by its tax id, where the report has no name.
    pub fn called(&self) -> &str {
        if self.name.is_empty() { &self.tax_id } else { &self.name }
    }
}

/// A month that waits for a client of reports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waited {
    /// Rowid of the client of reports.
    pub client: i64,
    /// As it is called, or its tax id.
    pub name: String,
    /// `YYYY-MM`.
    pub month: String,
    /// Code of the currency.
    pub currency: String,
    /// In minor units.
    pub amount: i64,
}

/// A month of a client that is nobody here yet: month, currency, what it comes to, and its lines as they are kept.
pub type ReportMonth = (String, String, i64, String);

/// A sum of many amounts, which no column can hold: that of their upper halves, and that of their lower ones.
pub(super) fn wide(upper: i64, lower: i64) -> i128 {
    i128::from(upper) * (1 << 32) + i128::from(lower)
}

/// So many rows are added up at once: to sort more of them takes as much memory as the cache may.
const AT_ONCE: i64 = 50_000;

/// Adds what rows above a number come to; they were written without the trigger that does it.
pub(super) fn add_up_since(connection: &Connection, last: i64) -> Result<()> {
    let mut add = connection.prepare_cached(
        "INSERT INTO turnover(account_id, month, currency, lines, amount, costed, cost)
         SELECT account_id, substr(bought_on, 1, 7), coalesce(currency, ''), count(*), sum(amount),
           sum(iif(cost IS NULL, 0, amount)), coalesce(sum(cost), 0)
         FROM purchase WHERE id > ?1 AND id <= ?2 GROUP BY 1, 2, 3
         ON CONFLICT DO UPDATE SET lines = lines + excluded.lines, amount = amount + excluded.amount,
           costed = costed + excluded.costed, cost = cost + excluded.cost",
    )?;
    let newest: i64 = connection.query_row("SELECT coalesce(max(id), 0) FROM purchase", [], |row| row.get(0))?;
    let mut from = last;
    while from < newest {
        add.execute([from, from + AT_ONCE])?;
        from += AT_ONCE;
    }
    Ok(())
}

impl Store {
    /// What the months of an account came to, or of all of them, from a month on, oldest first.
    pub fn turnover(&self, account: Option<i64>, from: &str) -> Result<Vec<Turnover>> {
        let sql = match account {
            Some(_) => {
                "SELECT month, currency, amount, costed, cost FROM turnover WHERE account_id = ?1 AND month >= ?2 ORDER BY month, currency"
            }
            None => {
                "SELECT month, currency, sum(amount), sum(costed), sum(cost) FROM turnover
                 WHERE ?1 IS NULL AND month >= ?2 GROUP BY month, currency ORDER BY month, currency"
            }
        };
        let mut query = self.sql().prepare_cached(sql)?;
        let rows = query.query_map(params![account, from], |row| {
            let [amount, costed, cost] = [row.get(2)?, row.get(3)?, row.get(4)?];
            Ok(Turnover { month: row.get(0)?, currency: row.get(1)?, amount, costed, cost })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The last month before a day's that anything in the file tells of: purchases of any account, or reports of anybody else.
    pub fn told_until(&self, today: NaiveDate) -> Result<Option<String>> {
        let mut query = self.sql().prepare_cached(
            "SELECT max(month) FROM (SELECT max(month) AS month FROM turnover WHERE month < ?1
               UNION ALL SELECT max(month) FROM report_month WHERE month < ?1)",
        )?;
        Ok(query.query_row([month_of(today)], |row| row.get(0))?)
    }

    /// The last twelve whole months of an account that are told of, beside the year before, each currency by itself, that in which most is
    /// bought first.
    pub fn years(&self, account: i64, today: NaiveDate) -> Result<Vec<(String, Trailing)>> {
        let mut known: BTreeMap<String, BTreeMap<String, Sums>> = BTreeMap::new();
        for month in self.turnover(Some(account), "")? {
            let sums = Sums { amount: month.amount, costed: month.costed, cost: month.cost };
            known.entry(month.currency).or_default().insert(month.month, sums);
        }
        let told = self.told_until(today)?;
        let year = |(currency, months): (String, BTreeMap<String, Sums>)| Some((currency, trailing(&months, told.as_deref(), today)?));
        let mut years: Vec<(String, Trailing)> = known.into_iter().filter_map(year).collect();
        years.retain(|(_, year)| year.months.iter().any(|slot| slot.now.is_some() || slot.before.is_some()));
        for (currency, year) in &mut years {
            // What was bought and came back for the same leaves nothing, which is an income too.
            let [first, last] = [year.months.first(), year.months.last()].map(|slot| slot.map_or("", |slot| slot.month.as_str()));
            if year.income.is_none() && self.has_cost(account, currency, (first, last))? {
                year.income = Some(0);
            }
        }
        years.sort_by_key(|(currency, year)| (std::cmp::Reverse(year.amount), currency.clone()));
        Ok(years)
    }

    /// Whether a purchase of an account has a cost, from one month to another, both included.
    pub fn has_cost(&self, account: i64, currency: &str, (first, last): (&str, &str)) -> Result<bool> {
        let mut query = self.sql().prepare_cached(
            "SELECT 1 FROM purchase WHERE account_id = ?1 AND bought_on >= ?2 AND bought_on < ?3 || '.' AND coalesce(currency, '') = ?4
               AND cost IS NOT NULL",
        )?;
        Ok(query.exists(params![account, first, last, currency])?)
    }

    /// The accounts that have this tax id, or the one of which it lost the zero, themselves, through a legal entity, or of an account that was merged into them.
    pub fn buyers_by_tax_id(&self, tax_id: &str) -> Result<Vec<Buyer>> {
        let mut query = self.sql().prepare_cached(
            "SELECT account_id, id FROM legal_entity WHERE tax_id IN (?1, ?2)
             UNION ALL SELECT id, NULL FROM account WHERE tax_id IN (?1, ?2)
             UNION ALL SELECT row_id, NULL FROM leftover WHERE tbl = 'account' AND name = 'tax_id' AND value IN (?1, ?2)
             ORDER BY 1, 2 DESC LIMIT 20",
        )?;
        let rows = query.query_map(spellings(tax_id), |row| Ok(Buyer { account: row.get(0)?, legal_entity: row.get(1)? }))?;
        let mut found: Vec<Buyer> = Vec::new();
        for buyer in rows {
            let buyer = buyer?;
            // A legal entity tells more than its account.
            if !found.iter().any(|known| known.account == buyer.account) {
                found.push(buyer);
            }
        }
        Ok(found)
    }

    /// The tax id of a legal entity, or of an account itself.
    pub fn tax_id_of(&self, buyer: Buyer) -> Result<Option<String>> {
        let sql = match buyer.legal_entity {
            Some(_) => "SELECT tax_id FROM legal_entity WHERE id = ?1",
            None => "SELECT tax_id FROM account WHERE id = ?1",
        };
        let mut query = self.sql().prepare_cached(sql)?;
        Ok(query.query_row([buyer.legal_entity.unwrap_or(buyer.account)], |row| row.get(0)).optional()?.flatten())
    }

    /// What a client of reports is called there, and its tax id or an empty text.
    pub fn report_client_named(&self, client: i64) -> Result<Option<(String, String)>> {
        let mut query = self.sql().prepare_cached("SELECT name, coalesce(tax_id, '') FROM report_client WHERE id = ?1")?;
        Ok(query.query_row([client], |row| Ok((row.get(0)?, row.get(1)?))).optional()?)
    }

    /// What an account is called, as it is written down: in law, and in short.
    pub fn names_of_account(&self, account: i64) -> Result<Vec<String>> {
        let mut query =
            self.sql().prepare_cached("SELECT coalesce(legal_name, ''), coalesce(short_name, '') FROM account WHERE id = ?1")?;
        let names = query.query_row([account], |row| Ok([row.get(0)?, row.get(1)?])).optional()?;
        Ok(names.into_iter().flatten().filter(|name: &String| !name.is_empty()).collect())
    }

    /// Every legal entity: rowid, account, name.
    pub fn legal_entities(&self) -> Result<Vec<(i64, i64, String)>> {
        let mut query = self.sql().prepare_cached("SELECT id, account_id, name FROM legal_entity ORDER BY id")?;
        let rows = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// What reports brought for an account between two months, both included, by day and what.
    pub fn imported_of(&self, account: i64, from: &str, until: &str) -> Result<Vec<Imported>> {
        self.purchases_of(account, from, until, "imported = 1")
    }

    /// What was written down by hand for an account between two months, both included.
    pub fn typed_of(&self, account: i64, from: &str, until: &str) -> Result<Vec<Imported>> {
        self.purchases_of(account, from, until, "imported IS NOT 1")
    }

    fn purchases_of(&self, account: i64, from: &str, until: &str, which: &str) -> Result<Vec<Imported>> {
        let mut query = self.sql().prepare_cached(&format!(
            "SELECT id, bought_on, coalesce(title, ''), amount, cost, coalesce(currency, ''), legal_entity_id FROM purchase
             WHERE account_id = ?1 AND bought_on >= ?2 AND bought_on < ?3 || '.' AND {which} ORDER BY bought_on, title, id"
        ))?;
        let rows = query.query_map(params![account, from, until], |row| {
            let [bought_on, title] = [row.get(1)?, row.get(2)?];
            let (amount, cost, currency, legal_entity) = (row.get(3)?, row.get(4)?, row.get(5)?, row.get(6)?);
            Ok(Imported { id: row.get(0)?, bought_on, title, amount, cost, currency, legal_entity })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The accounts for which reports brought something between two months, both included.
    pub fn imported_accounts(&self, from: &str, until: &str) -> Result<Vec<i64>> {
        let mut query = self.sql().prepare_cached(
            "SELECT account_id FROM turnover t WHERE month >= ?1 AND month <= ?2 GROUP BY account_id
             HAVING EXISTS (SELECT 1 FROM purchase p WHERE p.account_id = t.account_id AND p.imported = 1
               AND p.bought_on >= ?1 AND p.bought_on < ?2 || '.') ORDER BY account_id",
        )?;
        Ok(query.query_map([from, until], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
    }

    /// The client of reports with this key, whoever it is said to be.
    pub fn report_client(&self, key: &str) -> Result<Option<i64>> {
        let mut query = self.sql().prepare_cached("SELECT id FROM report_client WHERE key = ?1")?;
        Ok(query.query_row([key], |row| row.get(0)).optional()?)
    }

    /// The clients of reports with this tax id, under whatever names.
    pub fn report_clients_with(&self, tax_id: &str) -> Result<Vec<i64>> {
        // Their keys begin with it.
        let mut query = self.sql().prepare_cached("SELECT id FROM report_client WHERE key = ?1 OR (key >= ?2 AND key < ?3)")?;
        let rows = query.query_map([tax_id, &format!("{tax_id} "), &format!("{tax_id}!")], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The months of a client of reports, oldest first.
    pub fn report_months(&self, client: i64) -> Result<Vec<ReportMonth>> {
        let mut query =
            self.sql().prepare_cached("SELECT month, currency, amount, lines FROM report_month WHERE client_id = ?1 ORDER BY 1, 2")?;
        let rows = query.query_map([client], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The clients of reports that were said to be none of ours, in the same order.
    pub fn left_report_clients(&self, limit: usize) -> Result<Vec<ReportClient>> {
        self.report_clients_in("left", limit)
    }

    /// The clients of reports that are nobody here yet: who bought last first, and of these who bought in most lines. Sums of several
    /// currencies say nothing of which is greater.
    pub fn report_clients(&self, limit: usize) -> Result<Vec<ReportClient>> {
        self.report_clients_in("open", limit)
    }

    fn report_clients_in(&self, state: &str, limit: usize) -> Result<Vec<ReportClient>> {
        let mut query = self.sql().prepare_cached(
            "SELECT c.id, c.name, coalesce(c.tax_id, ''), coalesce(min(m.month), ''), coalesce(max(m.month), ''), m.currency, sum(m.amount / 4294967296), sum(m.amount % 4294967296),
               max(max(m.month)) OVER (PARTITION BY c.id) AS newest, sum(sum(m.lines)) OVER (PARTITION BY c.id) AS lines, count(m.month)
             FROM report_client c LEFT JOIN (
               SELECT client_id, month, currency, amount, json_array_length(lines) AS lines FROM report_month
               UNION ALL SELECT client_id, month, NULL, 0, 1 FROM report_delivery) m ON m.client_id = c.id WHERE c.state = ?1
             GROUP BY c.id, m.currency ORDER BY newest DESC, lines DESC, c.id, m.currency IS NULL, m.currency",
        )?;
        let mut rows = query.query([state])?;
        let mut found: Vec<ReportClient> = Vec::new();
        while let Some(row) = rows.next()? {
            // What was delivered has no currency.
            let (id, currency) = (row.get(0)?, row.get::<_, Option<String>>(5)?);
            let delivered: usize = if currency.is_none() { row.get(10)? } else { 0 };
            let sum = currency.map(|currency| Ok::<_, rusqlite::Error>((currency, wide(row.get(6)?, row.get(7)?)))).transpose()?;
            let months: (String, String) = (row.get(3)?, row.get(4)?);
            let all = found.len();
            match found.last_mut().filter(|known| known.id == id) {
                Some(known) => {
                    known.sums.extend(sum);
                    known.delivered += delivered;
                    known.months = (months.0.min(known.months.0.clone()), months.1.max(known.months.1.clone()));
                }
                None if all == limit => break,
                None => {
                    let (name, tax_id, sums) = (row.get(1)?, row.get(2)?, sum.into_iter().collect());
                    found.push(ReportClient { id, name, tax_id, months, sums, delivered, left: state == "left" });
                }
            }
        }
        Ok(found)
    }

    /// Whether the client of reports with this key was said to be none of ours.
    pub fn is_left_report_client(&self, key: &str) -> Result<bool> {
        let mut query = self.sql().prepare_cached("SELECT 1 FROM report_client WHERE key = ?1 AND state = 'left'")?;
        Ok(query.exists([key])?)
    }

    /// What waits between two months, both included, with the keys of its clients.
    pub fn waiting_between(&self, from: &str, until: &str) -> Result<Vec<(String, Waited)>> {
        let mut query = self.sql().prepare_cached(
            "SELECT c.key, c.id, iif(c.name = '', coalesce(c.tax_id, ''), c.name), m.month, m.currency, m.amount
             FROM report_month m JOIN report_client c ON c.id = m.client_id
             WHERE c.state = 'open' AND m.month >= ?1 AND m.month <= ?2 ORDER BY c.id, m.month, m.currency",
        )?;
        let rows = query.query_map([from, until], |row| {
            let (month, currency, amount) = (row.get(3)?, row.get(4)?, row.get(5)?);
            Ok((row.get(0)?, Waited { client: row.get(1)?, name: row.get(2)?, month, currency, amount }))
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// What was written by hand of what an account bought: day or month, what, for how much, and in which currency.
    pub fn bought_by_hand(&self, account: i64) -> Result<Vec<(String, String, i64, String)>> {
        let mut query = self.sql().prepare_cached(
            "SELECT bought_on, coalesce(title, ''), amount, coalesce(currency, '') FROM purchase WHERE account_id = ?1 AND imported IS NOT 1",
        )?;
        let rows = query.query_map([account], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Whether an account, or a legal entity of it, has a name of this identity.
    pub fn is_named_so(&self, account: i64, identity: &str) -> Result<bool> {
        let entities = self.legal_entities()?;
        let by_entity = entities.iter().any(|(_, of, name)| *of == account && company_identity(name) == identity);
        Ok(by_entity || self.accounts_with_key(identity)?.contains(&account))
    }

    /// How many clients of reports are nobody here yet.
    pub fn count_report_clients(&self) -> Result<u32> {
        Ok(self.sql().prepare_cached("SELECT count(*) FROM report_client WHERE state = 'open'")?.query_row([], |row| row.get(0))?)
    }
}

impl Change<'_> {
    /// Writes a purchase out of a report.
    pub fn add_purchase(&self, new: &NewPurchase) -> Result<()> {
        let mut insert = self.tx.prepare_cached(
            "INSERT INTO purchase(uid, account_id, bought_on, title, amount, cost, currency, legal_entity_id, imported)
             VALUES (?1, ?2, ?3, nullif(?4, ''), ?5, ?6, ?7, ?8, 1)",
        )?;
        let uid = crate::platform::new_uid().to_string();
        let NewPurchase { buyer, bought_on, title, amount, cost, currency } = new;
        insert.execute(params![uid, buyer.account, bought_on, title, amount, cost, currency, buyer.legal_entity])?;
        Ok(())
    }

    /// Corrects the sums of a purchase.
    pub fn correct_purchase(&self, id: i64, amount: i64, cost: Option<i64>) -> Result<()> {
        let mut update = self.tx.prepare_cached("UPDATE purchase SET amount = ?2, cost = ?3 WHERE id = ?1")?;
        update.execute(params![id, amount, cost])?;
        Ok(())
    }

    /// Takes out a purchase that the report no longer has.
    pub fn drop_purchase(&self, id: i64) -> Result<()> {
        self.tx.prepare_cached("DELETE FROM purchase WHERE id = ?1")?.execute([id])?;
        Ok(())
    }

    /// The client of reports with this key, which is made if it is new.
    pub(super) fn report_client_of(&self, key: &str, name: &str, tax_id: &str) -> Result<i64> {
        let mut add = self.tx.prepare_cached("INSERT OR IGNORE INTO report_client(key, name, tax_id) VALUES (?1, ?2, nullif(?3, ''))")?;
        add.execute([key, name, tax_id])?;
        Ok(self.tx.prepare_cached("SELECT id FROM report_client WHERE key = ?1")?.query_row([key], |row| row.get(0))?)
    }

    /// Puts a client of reports on the list of those that are nobody here, without a month.
    ///
    /// # Errors
    /// Those of writing.
    pub fn await_report_client(&self, key: &str, name: &str, tax_id: &str) -> Result<()> {
        self.report_client_of(key, name, tax_id).map(drop)
    }

    /// Keeps a month of a client that is nobody here; the client is made if it is new. Nothing is written where it stands so already.
    pub fn keep_report_month(&self, key: &str, name: &str, tax_id: &str, month: &ReportMonth) -> Result<bool> {
        let client = self.report_client_of(key, name, tax_id)?;
        let (month, currency, amount, lines) = month;
        let mut update = self.tx.prepare_cached(
            "UPDATE report_month SET amount = ?4, lines = ?5 WHERE client_id = ?1 AND month = ?2 AND currency = ?3 AND lines <> ?5",
        )?;
        let changed = update.execute(params![client, month, currency, amount, lines])?;
        let mut insert = self
            .tx
            .prepare_cached("INSERT OR IGNORE INTO report_month(client_id, month, currency, amount, lines) VALUES (?1, ?2, ?3, ?4, ?5)")?;
        Ok(changed + insert.execute(params![client, month, currency, amount, lines])? > 0)
    }

    /// Takes out a month that waited and that a report no longer has; a client without any other is forgotten.
    pub fn drop_report_month(&self, client: i64, month: &str, currency: &str) -> Result<()> {
        let mut delete = self.tx.prepare_cached("DELETE FROM report_month WHERE client_id = ?1 AND month = ?2 AND currency = ?3")?;
        delete.execute(params![client, month, currency])?;
        self.tx.execute(
            "DELETE FROM report_client WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM report_month WHERE client_id = ?1)
               AND NOT EXISTS (SELECT 1 FROM report_delivery WHERE client_id = ?1)",
            [client],
        )?;
        Ok(())
    }

    /// Forgets a client of reports: it is somebody now.
    pub fn drop_report_client(&self, client: i64) -> Result<()> {
        self.tx.execute("DELETE FROM report_client WHERE id = ?1", [client])?;
        Ok(())
    }

    /// Says that a client of reports is none of ours: it is not asked about again.
    pub fn leave_report_client(&self, client: i64) -> Result<()> {
        self.tx.execute("UPDATE report_client SET state = 'left' WHERE id = ?1", [client])?;
        Ok(())
    }

    /// Takes that back: it waits again.
    pub fn ask_report_client(&self, client: i64) -> Result<()> {
        self.tx.execute("UPDATE report_client SET state = 'open' WHERE id = ?1", [client])?;
        Ok(())
    }
}
