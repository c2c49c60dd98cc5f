//! What goes along with a record that becomes another account's: nothing is linked across accounts.

use crate::domain::{Entity, Field, Kind};
use crate::store::{Change, Result, Store};
use rusqlite::Connection;

/// A record, by its kind and rowid.
type Of = (Entity, i64);

impl Store {
    /// How many records hang on one at its account, and would go along with it to another: contracts, debts and purchases of a legal
    /// entity, debts of a contract.
    ///
    /// # Errors
    /// Those of reading.
    pub fn hanging(&self, entity: Entity, id: i64) -> Result<Vec<(Entity, u64)>> {
        let found = hanging(self.sql(), (entity, id))?;
        let count = |of: Entity| found.iter().filter(|(entity, _)| *entity == of).count() as u64;
        Ok(Entity::ALL.into_iter().map(|of| (of, count(of))).filter(|(_, count)| *count > 0).collect())
    }
}

impl Change<'_> {
    /// Brings what hangs on a record to the account that it is of now. What these name besides and what stays where it was is linked no
    /// more.
    pub(super) fn bring_along(&self, entity: Entity, id: i64, account: i64) -> Result<()> {
        let gone = hanging(&self.tx, (entity, id))?;
        for (entity, id) in &gone {
            let def = entity.def();
            let Some((column, _)) = def.owner else { continue };
            self.tx.prepare_cached(&format!("UPDATE {} SET {column} = ?1 WHERE id = ?2", def.table))?.execute([account, *id])?;
        }
        for (entity, id) in gone.iter().chain([&(entity, id)]) {
            for (field, linked) in links(*entity) {
                let (of, other) = (entity.def().table, linked.def());
                let Some((column, _)) = other.owner else { continue };
                self.tx
                    .prepare_cached(&format!(
                        "UPDATE {of} SET {key} = NULL WHERE id = ?1 AND {key} IN (SELECT id FROM {} WHERE id = {of}.{key} AND {column} <> ?2)",
                        other.table,
                        key = field.key
                    ))?
                    .execute([*id, account])?;
            }
        }
        Ok(())
    }
}

/// The fields of an entity that link what belongs to an account as well, and what they link. What the program links itself may lead to
/// another account.
fn links(entity: Entity) -> impl Iterator<Item = (&'static Field, Entity)> {
    let fields = entity.def().fields.iter().filter(move |field| entity.is_of_account() && !field.kept && !field.loose && !field.required);
    fields.filter_map(|field| match field.kind {
        Kind::Link(linked) if linked.is_of_account() && field.is_column() => Some((field, linked)),
        _ => None,
    })
}

/// What hangs on a record, and on that in turn, at the account of each.
fn hanging(sql: &Connection, first: Of) -> Result<Vec<Of>> {
    let (mut found, mut at) = (vec![first], 0);
    while let Some((entity, id)) = found.get(at).copied() {
        at += 1;
        for of in Entity::ALL {
            for (field, _) in links(of).filter(|(_, linked)| *linked == entity) {
                let mut query = sql.prepare_cached(&format!("SELECT id FROM {} WHERE {} = ?1 ORDER BY id", of.def().table, field.key))?;
                for other in query.query_map([id], |row| row.get(0))? {
                    let other = (of, other?);
                    if !found.contains(&other) {
                        found.push(other);
                    }
                }
            }
        }
    }
    found.remove(0);
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Clock;
    use crate::domain::{Record, Value};
    use crate::store::Verb;

    /// Its purchases stayed with the client before, and came once more with the next report; a debt was due under another's contract.
    #[test]
    fn what_hangs_on_a_record_goes_along_to_another_account() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("kam.db"), Clock::System).unwrap();
        let put = |record: Record| store.step(Verb::Create, "", |change| change.insert(&record)).unwrap();
        let of = |entity, id| store.load(entity, id).unwrap().unwrap();
        let [one, other] = ["Ромашка", "Лютик"].map(|name| put(Record::new(Entity::Account).with_text("short_name", name)));
        let legal = |name: &str| put(Record::owned(Entity::LegalEntity, one).with_text("name", name));
        let (moved, stays) = (legal("ООО Ромашка"), legal("ООО Ромашка-Юг"));
        let contract = |legal: i64| {
            let contract = Record::owned(Entity::Contract, one).with_text("subject", "Поставка").with_text("state", "open");
            put(contract.with("legal_entity_id", Value::Int(legal)))
        };
        let (theirs, ours) = (contract(moved), contract(stays));
        let debt = |legal: i64, contract: i64| {
            let debt = Record::owned(Entity::Debt, one).with_text("title", "счёт").with_text("due_on", "2026-11-01");
            put(debt.with("amount", Value::Int(5)).with("legal_entity_id", Value::Int(legal)).with("contract_id", Value::Int(contract)))
        };
        let debts = [debt(moved, theirs), debt(moved, ours), debt(stays, theirs), debt(stays, ours)];
        let purchase = Record::owned(Entity::Purchase, one).with_text("bought_on", "2026-10").with("amount", Value::Int(7));
        let purchase = put(purchase.with("legal_entity_id", Value::Int(moved)));
        assert_eq!(store.hanging(Entity::LegalEntity, moved).unwrap(), [(Entity::Debt, 3), (Entity::Contract, 1), (Entity::Purchase, 1)]);
        let give = |entity, id| {
            let original = of(entity, id);
            let mut record = original.clone();
            record.owner = Some(other);
            store.step(Verb::Edit, "", |change| change.update(&original, &record)).unwrap();
        };
        give(Entity::LegalEntity, moved);
        let owner = |entity, id| of(entity, id).owner;
        assert_eq!((owner(Entity::Contract, theirs), owner(Entity::Contract, ours)), (Some(other), Some(one)));
        assert_eq!(debts.map(|id| owner(Entity::Debt, id)), [Some(other), Some(other), Some(other), Some(one)]);
        let link = |id, key: &str| of(Entity::Debt, id).int(key);
        assert_eq!(debts.map(|id| link(id, "contract_id")), [Some(theirs), None, Some(theirs), Some(ours)]);
        assert_eq!(debts.map(|id| link(id, "legal_entity_id")), [Some(moved), Some(moved), None, Some(stays)]);
        assert_eq!(owner(Entity::Purchase, purchase), Some(other));
        assert_eq!(store.turnover(Some(other), "").unwrap().len(), 1);
        assert_eq!((store.turnover(Some(one), "").unwrap().len(), store.stale_figures().unwrap()), (0, 0));
        // One step takes all of it back; the other way round a contract takes its debts along.
        store.undo().unwrap();
        assert_eq!(owner(Entity::Purchase, purchase), Some(one));
        assert_eq!(debts.map(|id| link(id, "contract_id")), [Some(theirs), Some(ours), Some(theirs), Some(ours)]);
        give(Entity::Contract, ours);
        assert_eq!(debts.map(|id| owner(Entity::Debt, id)), [Some(one), Some(other), Some(one), Some(other)]);
        assert_eq!((link(debts[1], "legal_entity_id"), of(Entity::Contract, ours).int("legal_entity_id")), (None, None));
    }
}
