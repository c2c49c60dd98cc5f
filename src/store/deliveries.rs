//! Deliveries out of tables: what a month of an account says already, and what waits of clients that are nobody here (M51).

use super::Store;
use super::error::Result;
use super::journal::Change;
use crate::domain::delivery::Figures;
use crate::domain::{Entity, Record};
use rusqlite::{OptionalExtension, Row, params};

fn figures(row: &Row, from: usize) -> rusqlite::Result<Figures> {
    let mut found = Figures::default();
    for (at, figure) in found.0.iter_mut().enumerate() {
        *figure = row.get(from + at)?;
    }
    Ok(found)
}

impl Store {
    /// What is written of the deliveries of an account in a month (`YYYY-MM`); of two records the one written last.
    ///
    /// # Errors
    /// Those of reading.
    pub fn delivery_of(&self, account: i64, month: &str) -> Result<Option<Record>> {
        let mut query =
            self.sql().prepare_cached("SELECT id FROM delivery WHERE account_id = ?1 AND period = ?2 ORDER BY id DESC LIMIT 1")?;
        let id: Option<i64> = query.query_row(params![account, month], |row| row.get(0)).optional()?;
        id.map_or(Ok(None), |id| self.load(Entity::Delivery, id))
    }

    /// What waits of the deliveries to a client of reports, by month.
    ///
    /// # Errors
    /// Those of reading.
    pub fn report_deliveries(&self, client: i64) -> Result<Vec<(String, Figures)>> {
        let mut query = self.sql().prepare_cached(
            "SELECT month, shipments, on_time, in_full, answer_days, complaints FROM report_delivery WHERE client_id = ?1 ORDER BY month",
        )?;
        let rows = query.query_map([client], |row| Ok((row.get(0)?, figures(row, 1)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

impl Change<'_> {
    /// Keeps a month of the deliveries to a client that is nobody here, in the place of what waited of it; the client is made if it is new.
    ///
    /// # Errors
    /// Those of writing.
    pub fn keep_report_delivery(&self, (key, name, tax_id): (&str, &str, &str), month: &str, figures: Figures) -> Result<()> {
        let client = self.report_client_of(key, name, tax_id)?;
        let [shipments, on_time, in_full, answer_days, complaints] = figures.0;
        let mut keep = self.tx.prepare_cached(
            "INSERT INTO report_delivery(client_id, month, shipments, on_time, in_full, answer_days, complaints)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (client_id, month) DO UPDATE SET shipments = excluded.shipments,
               on_time = excluded.on_time, in_full = excluded.in_full, answer_days = excluded.answer_days, complaints = excluded.complaints",
        )?;
        keep.execute(params![client, month, shipments, on_time, in_full, answer_days, complaints])?;
        Ok(())
    }
}
