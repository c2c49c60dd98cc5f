//! What is kept beside the texts because it is made from them: it follows a name that was taken out, as it follows a save.

use super::super::error::Result;
use super::super::find::{refresh_account, refresh_person};
use super::ids;
use crate::domain::name::company_identity;
use crate::domain::naming::Naming;
use rusqlite::{Connection, params};

/// Columns that hold the identities of companies: folded names without the legal form.
const KEYS: [(&str, &str); 2] = [("account_key", "key"), ("report_client", "key")];

/// Takes the name out of the identities of companies, in the file and in what the journal keeps of it, and writes anew by what
/// accounts and persons are found. The names of accounts stay, and so do the identities made from them.
pub(super) fn rewrite(connection: &Connection, naming: &Naming, instead: &str) -> Result<()> {
    let new_key = |key: &str| naming.taken_out(&spoken(key), instead).map(|name| company_identity(&name));
    for (table, column) in KEYS {
        let listed: Vec<(i64, String)> = connection
            .prepare(&format!("SELECT id, \"{column}\" FROM {table}"))?
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<rusqlite::Result<_>>()?;
        for (id, key) in listed.iter().filter_map(|(id, key)| Some((id, new_key(key)?))) {
            let set = format!("UPDATE OR IGNORE {table} SET \"{column}\" = ?1 WHERE id = ?2");
            // Two may be called alike once their names are gone; they stay two.
            if connection.execute(&set, params![key, id])? == 0 {
                connection.execute(&set, params![format!("{key} {id}"), id])?;
            }
        }
        for of in ["before", "after"] {
            let sql = format!(
                "SELECT id, iif(op = '-', json_extract(\"{of}\", '$.{column}'), \"{of}\") FROM change
                 WHERE tbl = '{table}' AND typeof(\"{of}\") = 'text' AND (op = '-' AND json_valid(\"{of}\") OR op = '~' AND col = '{column}')"
            );
            let listed: Vec<(i64, Option<String>)> =
                connection.prepare(&sql)?.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?;
            let set = format!("UPDATE change SET \"{of}\" = iif(op = '-', json_set(\"{of}\", '$.{column}', ?1), ?1) WHERE id = ?2");
            for (id, key) in listed.iter().filter_map(|(id, key)| Some((id, new_key(key.as_deref()?)?))) {
                connection.execute(&set, params![key, id])?;
            }
        }
    }
    let persons = "SELECT id FROM person WHERE EXISTS (SELECT 1 FROM leftover WHERE tbl = 'person' AND row_id = person.id)";
    ids(connection, "SELECT id FROM account")?.into_iter().try_for_each(|id| refresh_account(connection, id))?;
    ids(connection, persons)?.into_iter().try_for_each(|id| refresh_person(connection, id))
}

/// A folded name as it would be written, so that it is told from a word: «жук и п» as «Жук И. П.».
fn spoken(key: &str) -> String {
    let word = |word: &str| {
        let mut letters = word.chars();
        let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
        let rest = letters.as_str();
        if rest.is_empty() && first.chars().all(char::is_alphabetic) { format!("{first}.") } else { first + rest }
    };
    key.split(' ').map(word).collect::<Vec<_>>().join(" ")
}
