//! A sole trader is a person: the tax id of one whose name is taken out says who it was as much as the name did.

use crate::domain::name::{company_identity, fold};
use crate::domain::naming::Naming;
use crate::store::error::Result;
use rusqlite::{Connection, params};
use std::collections::BTreeSet;

/// Tables in which companies stand with their tax ids and from which a name may be taken.
const NAMED: [&str; 2] = ["legal_entity", "report_client"];
/// How many figures the tax id of a person has in Russia.
const FIGURES: usize = 12;

/// Takes out the tax ids of those who bear the name as sole traders, where their names are taken out: of the rows, of the keys by which
/// reports know them, and of the journal.
pub(super) fn forget(connection: &Connection, naming: &Naming, instead: &str) -> Result<()> {
    let mut known: BTreeSet<String> = BTreeSet::new();
    for table in NAMED {
        let sql = format!(
            "SELECT name, tax_id FROM {table} WHERE tax_id IS NOT NULL
             UNION SELECT json_extract(before, '$.name'), json_extract(before, '$.tax_id') FROM change
               WHERE tbl = '{table}' AND op = '-' AND json_valid(before) AND json_extract(before, '$.tax_id') IS NOT NULL"
        );
        let mut query = connection.prepare(&sql)?;
        let mut rows = query.query([])?;
        while let Some(row) = rows.next()? {
            let (name, tax_id): (Option<String>, String) = (row.get(0)?, row.get(1)?);
            let name = name.unwrap_or_default();
            if is_of_a_person(&name, &tax_id) && naming.taken_out(&name, instead).is_some() {
                known.insert(tax_id);
            }
        }
    }
    let keys: Vec<(i64, String)> = connection
        .prepare("SELECT id, name FROM report_client WHERE tax_id IN (SELECT value FROM json_each(?1))")?
        .query_map([serde_json::json!(known).to_string()], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    for (id, name) in keys {
        let key = company_identity(&naming.taken_out(&name, instead).unwrap_or(name));
        let set = "UPDATE OR IGNORE report_client SET key = ?1 WHERE id = ?2";
        if connection.execute(set, params![key, id])? == 0 {
            connection.execute(set, params![format!("{key} {id}"), id])?;
        }
    }
    for tax_id in &known {
        for table in NAMED {
            connection.execute(&format!("UPDATE {table} SET tax_id = NULL WHERE tax_id = ?1"), [tax_id])?;
        }
        let of = "tbl IN ('legal_entity', 'report_client')";
        // A key begins with the tax id, and the name follows.
        let begins = |key: &str| format!("({key} = ?1 OR substr({key}, 1, length(?1) + 1) = ?1 || ' ')");
        for sql in [
            format!(
                "UPDATE change SET before = json_set(before, '$.tax_id', NULL) WHERE {of} AND op = '-' AND json_valid(before) AND json_extract(before, '$.tax_id') = ?1"
            ),
            format!(
                "UPDATE change SET before = json_set(before, '$.key', 'gone ' || id) WHERE {of} AND op = '-' AND json_valid(before) AND {}",
                begins("json_extract(before, '$.key')")
            ),
            format!("UPDATE change SET before = NULL WHERE {of} AND op = '~' AND col = 'tax_id' AND before = ?1"),
            format!("UPDATE change SET after = NULL WHERE {of} AND op = '~' AND col = 'tax_id' AND after = ?1"),
            format!("UPDATE change SET before = 'gone ' || id WHERE {of} AND op = '~' AND col = 'key' AND {}", begins("before")),
            format!("UPDATE change SET after = 'gone ' || id WHERE {of} AND op = '~' AND col = 'key' AND {}", begins("after")),
        ] {
            connection.execute(&sql, [tax_id])?;
        }
        connection.execute("UPDATE step SET subject = ?2 WHERE subject = ?1", params![tax_id, instead])?;
    }
    Ok(())
}

/// Whether a company is a person who trades alone: «ИП Ивнев И. И.», or by a tax id that only persons have.
fn is_of_a_person(name: &str, tax_id: &str) -> bool {
    let figures = tax_id.chars().filter(char::is_ascii_digit).count();
    let folded = fold(name);
    let led = ["ип ", "индивидуальный предприниматель ", "sole trader "].iter().any(|lead| folded.starts_with(lead));
    led || figures == FIGURES || folded.split([' ', ',', '(']).any(|word| word.trim_end_matches(')') == "ип")
}
