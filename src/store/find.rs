//! The folded text by which accounts and persons are found, kept beside them.

use super::Store;
use super::error::Result;
use super::find_text::Differing;
use super::journal::Change;
use super::people::PersonName;
use super::records::channel_key;
use crate::domain::name::{company_identity, fold, listed_name, other_spellings};
use crate::domain::phone::phone_line;
use crate::domain::{Entity, Record};
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::{BTreeMap, BTreeSet};

/// The columns of an account that it is found by, in the order of the text: its names first, since lists are ordered by it.
const ACCOUNT_PARTS: [&str; 10] = ["short_name", "legal_name", "tax_id", "city", "region", "address", "industry", "site", "email", "phone"];

/// What an account is found by, with the names and the tax ids of those that it has taken in.
fn account_text(connection: &Connection, id: i64) -> Result<Option<String>> {
    let mut query = connection.prepare_cached(&format!("SELECT {} FROM account WHERE id = ?1", ACCOUNT_PARTS.join(", ")))?;
    let parts = query.query_row([id], |row| (0..ACCOUNT_PARTS.len()).map(|at| row.get::<_, Option<String>>(at)).collect());
    let Some(parts): Option<Vec<Option<String>>> = parts.optional()? else { return Ok(None) };
    let mut text = account_lines(|key| {
        let at = ACCOUNT_PARTS.iter().position(|part| *part == key);
        at.and_then(|at| parts.get(at)?.as_deref()).unwrap_or_default()
    });
    for (name, value) in absorbed(connection, Entity::Account, id)? {
        match name.as_str() {
            "short_name" | "legal_name" | "tax_id" => text.add_name(&value),
            "phone" => each_of(&value).for_each(|phone| text.add_phone(phone)),
            "email" | "site" => text.add(&value),
            _ => {}
        }
    }
    for (name, tax_id) in legal_entities(connection, id)? {
        text.add_name(&name);
        text.add(&tax_id);
    }
    Ok(Some(text.whole()))
}

/// The names and tax ids of the companies of law that an account trades through: they are names of it too.
fn legal_entities(connection: &Connection, account: i64) -> Result<Vec<(String, String)>> {
    let mut query = connection.prepare_cached("SELECT name, coalesce(tax_id, '') FROM legal_entity WHERE account_id = ?1 ORDER BY id")?;
    Ok(query.query_map([account], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?)
}

fn account_lines<'a>(part: impl Fn(&str) -> &'a str) -> Text {
    let mut text = Text::default();
    for key in ACCOUNT_PARTS {
        match key {
            "phone" => each_of(part(key)).for_each(|phone| text.add_phone(phone)),
            _ => text.add(part(key)),
        }
    }
    text.add_spellings(part("short_name"));
    text.add_spellings(part("legal_name"));
    text
}

/// What a person is found by: name, then phones in figures, then e-mails, then other spellings and other names.
fn person_text(connection: &Connection, id: i64) -> Result<Option<String>> {
    let Some(name) = name_of(connection, id)? else { return Ok(None) };
    let mut text = Text::default();
    text.add_whole(&listed_name(&name.family, &name.given, &name.middle));
    let mut channels = connection.prepare_cached("SELECT kind, value FROM channel WHERE person_id = ?1 ORDER BY kind DESC, place")?;
    let mut rows = channels.query([id])?;
    while let Some(row) = rows.next()? {
        let value: String = row.get(1)?;
        if row.get::<_, String>(0)? == "phone" { text.add_phone(&value) } else { text.add(&value) }
    }
    text.add_spellings(&name.full());
    for other in other_names(connection, id, &name)? {
        text.add_name(&other.full());
    }
    Ok(Some(text.whole()))
}

fn name_of(connection: &Connection, person: i64) -> Result<Option<PersonName>> {
    let mut query = connection.prepare_cached("SELECT family_name, given_name, middle_name FROM person WHERE id = ?1")?;
    Ok(query.query_row([person], |row| PersonName::read(row, 0)).optional()?)
}

/// Which values that no field could hold a record is found by: what it has taken in from others, and how an import says it is
/// reached too. The source of the first is the second parameter.
pub(super) const FOUND_BY: &str = "tbl = ?1 AND (source = ?2 OR name IN ('phone', 'email', 'site'))";

/// What a record is found by beside its fields: field, value.
fn absorbed(connection: &Connection, entity: Entity, id: i64) -> Result<Vec<(String, String)>> {
    let mut query = connection.prepare_cached(&format!("SELECT name, value FROM leftover WHERE {FOUND_BY} AND row_id = ?3 ORDER BY id"))?;
    let rows = query.query_map(params![entity.def().table, super::merge::SOURCE, id], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The names that a person bore in records which are one with this one now.
pub(super) fn other_names(connection: &Connection, person: i64, name: &PersonName) -> Result<Vec<PersonName>> {
    // What was taken in stands in the journal as it was called.
    let mut names = names_taken_in(connection, person)?;
    names.retain(|other| other != name);
    if !names.is_empty() {
        return Ok(names);
    }
    // A merge leaves the parts that differ one after the other: where their order begins anew, another name begins.
    let mut last = None;
    for (key, value) in absorbed(connection, Entity::Person, person)? {
        let Some(part) = ["family_name", "given_name", "middle_name"].iter().position(|known| *known == key) else { continue };
        if last.is_none_or(|last| part <= last) {
            names.push(name.clone());
        }
        last = Some(part);
        let Some(other) = names.last_mut() else { continue };
        *[&mut other.family, &mut other.given, &mut other.middle][part] = value;
    }
    Ok(names)
}

/// The names of those whom a person took in, as they stood in the file then.
fn names_taken_in(connection: &Connection, person: i64) -> Result<Vec<PersonName>> {
    let part = |key: &str| format!("coalesce(json_extract(gone.before, '$.{key}'), '')");
    let mut query = connection.prepare_cached(&format!(
        "SELECT {}, {}, {}, max(step.id) FROM foreign_id f JOIN step ON step.verb = 'merge' AND step.state IN ('done', 'kept')
         JOIN change gone ON gone.step_id = step.id AND gone.tbl = f.tbl AND gone.op = '-'
         WHERE f.tbl = ?1 AND f.row_id = ?2 AND json_extract(gone.before, '$.uid') = f.key GROUP BY f.key ORDER BY 4",
        part("family_name"),
        part("given_name"),
        part("middle_name"),
    ))?;
    let names = query.query_map(params![Entity::Person.def().table, person], |row| PersonName::read(row, 0))?;
    Ok(names.collect::<rusqlite::Result<_>>()?)
}

/// What a new account is found by, told from the record alone.
pub(super) fn account_find(account: &Record) -> String {
    account_lines(|key| account.text(key)).whole()
}

/// What a new person is found by, told from the record alone.
pub(super) fn person_find(person: &Record) -> String {
    let name = listed_name(person.text("family_name"), person.text("given_name"), person.text("middle_name"));
    let mut text = Text::default();
    text.add_whole(&name);
    for key in ["sites", "phones", "emails"] {
        for value in each_of(person.text(key)) {
            if key == "phones" { text.add_phone(value) } else { text.add(value) }
        }
    }
    text.add_spellings(&name);
    text.whole()
}

/// The values of a text that may hold several.
fn each_of(text: &str) -> impl Iterator<Item = &str> {
    text.split([';', '\n']).map(str::trim).filter(|value| !value.is_empty())
}

/// Folded lines, none of them twice: the line ends part the name from the rest.
#[derive(Default)]
struct Text(Vec<String>);

impl Text {
    fn add(&mut self, part: &str) {
        for line in part.lines().map(fold).filter(|line| !line.is_empty()) {
            if !self.0.contains(&line) {
                self.0.push(line);
            }
        }
    }

    /// A name is one line, whatever an import has brought of line ends: by its beginning it is known again.
    fn add_whole(&mut self, name: &str) {
        self.add(&fold(name));
    }

    fn add_phone(&mut self, phone: &str) {
        self.add(&phone_line(phone));
    }

    fn add_spellings(&mut self, name: &str) {
        other_spellings(name).iter().for_each(|other| self.add(other));
    }

    fn add_name(&mut self, name: &str) {
        self.add(name);
        self.add_spellings(name);
    }

    fn whole(self) -> String {
        self.0.join("\n")
    }
}

/// Writes the folded text of an account anew, with the names it is known by in imports.
pub(super) fn refresh_account(connection: &Connection, id: i64) -> Result<()> {
    let Some(text) = account_text(connection, id)? else { return Ok(()) };
    connection.prepare_cached("UPDATE account SET find = ?1 WHERE id = ?2 AND find <> ?1")?.execute(params![text, id])?;
    names_of_its_own(connection, id)?.iter().try_for_each(|name| add_account_key(connection, id, name))
}

/// The names that an account has itself, and those of the companies of law that it trades through.
fn names_of_its_own(connection: &Connection, account: i64) -> Result<Vec<String>> {
    let mut names = connection.prepare_cached("SELECT short_name, coalesce(legal_name, '') FROM account WHERE id = ?1")?;
    let own: [String; 2] = names.query_row([account], |row| Ok([row.get(0)?, row.get(1)?]))?;
    Ok(own.into_iter().chain(legal_entities(connection, account)?.into_iter().map(|(name, _)| name)).collect())
}

/// Forgets a name under which an account is known, and under which a company of law of it was: an account keeps the names of its own.
pub(super) fn drop_account_key(connection: &Connection, id: i64, name: &str) -> Result<()> {
    let key = company_identity(name);
    let mut names = connection.prepare_cached("SELECT short_name, coalesce(legal_name, '') FROM account WHERE id = ?1")?;
    let own: Option<[String; 2]> = names.query_row([id], |row| Ok([row.get(0)?, row.get(1)?])).optional()?;
    if own.is_some_and(|own| own.iter().all(|own| company_identity(own) != key)) {
        connection.prepare_cached("DELETE FROM account_key WHERE account_id = ?1 AND key = ?2")?.execute(params![id, key])?;
    }
    Ok(())
}

/// Remembers a name under which an account is known.
pub(super) fn add_account_key(connection: &Connection, id: i64, name: &str) -> Result<()> {
    let key = company_identity(name);
    if !key.is_empty() {
        connection.prepare_cached("INSERT OR IGNORE INTO account_key(account_id, key) VALUES (?1, ?2)")?.execute(params![id, key])?;
    }
    Ok(())
}

/// Writes the folded text of a person anew.
pub(super) fn refresh_person(connection: &Connection, id: i64) -> Result<()> {
    if let Some(text) = person_text(connection, id)? {
        connection.prepare_cached("UPDATE person SET find = ?1 WHERE id = ?2 AND find <> ?1")?.execute(params![text, id])?;
    }
    Ok(())
}

/// The phones and e-mails that are compared by something else than they say, by number, with what it should be.
fn stale_channel_keys(connection: &Connection) -> Result<Vec<(String, i64)>> {
    let mut query = connection.prepare("SELECT id, kind, value, key FROM channel")?;
    let mut rows = query.query([])?;
    let mut stale: Vec<(String, i64)> = Vec::new();
    while let Some(row) = rows.next()? {
        let key = channel_key(&row.get::<_, String>(1)?, &row.get::<_, String>(2)?);
        if row.get::<_, Option<String>>(3)?.as_deref() != Some(key.as_str()) {
            stale.push((key, row.get(0)?));
        }
    }
    Ok(stale)
}

/// Writes anew what phones and e-mails are compared by.
fn refresh_channel_keys(connection: &Connection) -> Result<()> {
    let mut update = connection.prepare("UPDATE channel SET key = ?1 WHERE id = ?2")?;
    stale_channel_keys(connection)?.iter().try_for_each(|(key, id)| Ok(update.execute(params![key, id]).map(drop)?))
}

/// Whether a line is what a phone is found by.
fn is_phone(line: &str) -> bool {
    !line.is_empty() && line.bytes().all(|byte| byte.is_ascii_digit())
}

/// Brings the texts of an older file after the way they are folded now, and what they hold.
pub(super) fn refold(connection: &Connection) -> Result<()> {
    let last: i64 = connection.query_row("SELECT coalesce(max(id), 0) FROM change", [], |row| row.get(0))?;
    refresh_channel_keys(connection)?;
    let mut keys = connection.prepare("SELECT id, key FROM account_key")?;
    let keys = keys.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<Vec<(i64, String)>>>()?;
    for (id, key) in keys {
        let folded = fold(&key);
        if folded != key {
            connection.execute("UPDATE OR REPLACE account_key SET key = ?1 WHERE id = ?2", params![folded, id])?;
        }
    }
    for (table, refresh) in [("account", refresh_account as fn(&Connection, i64) -> Result<()>), ("person", refresh_person)] {
        // A person is found by the same as before, unless a letter is folded otherwise or another record was taken in.
        let mut rows = connection.prepare(&format!(
            "SELECT id, find, EXISTS (SELECT 1 FROM leftover WHERE tbl = '{table}' AND row_id = {table}.id) FROM {table}"
        ))?;
        let rows = rows.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        let stale = rows.collect::<rusqlite::Result<Vec<(i64, String, bool)>>>()?.into_iter().filter(|(_, find, joined)| {
            table == "account"
                || *joined
                || find.lines().any(is_phone)
                || find.lines().any(|line| fold(line) != line || !other_spellings(line).is_empty())
        });
        for (id, ..) in stale.collect::<Vec<_>>() {
            refresh(connection, id)?;
        }
    }
    // Nobody changed anything: what the journal noted of it is no history.
    connection.execute("DELETE FROM change WHERE id > ?1 AND step_id IS NULL", [last])?;
    Ok(())
}

/// The accounts and persons that a step touches, as table and id. What it made is there only before it is taken back,
/// what it deleted only after.
pub(super) fn touched(change: &Change, step: i64) -> Result<Vec<(String, i64)>> {
    let mut query = change.tx.prepare(
        "SELECT DISTINCT tbl, row_id FROM change WHERE step_id = ?1 AND tbl IN ('account', 'person')
         UNION SELECT DISTINCT 'account', account_id FROM legal_entity
         WHERE id IN (SELECT row_id FROM change WHERE step_id = ?1 AND tbl = 'legal_entity')
         UNION SELECT DISTINCT 'person', person_id FROM channel
         WHERE id IN (SELECT row_id FROM change WHERE step_id = ?1 AND tbl = 'channel')
         UNION SELECT DISTINCT tbl, row_id FROM leftover
         WHERE tbl IN ('account', 'person') AND id IN (SELECT row_id FROM change WHERE step_id = ?1 AND tbl = 'leftover')",
    )?;
    Ok(query.query_map([step], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?)
}

/// Writes the folded texts of accounts and persons anew.
pub(super) fn refresh(change: &Change, touched: &[(String, i64)]) -> Result<()> {
    for (table, id) in touched {
        match table.as_str() {
            "account" => refresh_account(&change.tx, *id)?,
            _ => refresh_person(&change.tx, *id)?,
        }
    }
    Ok(())
}

impl Store {
    /// How many accounts and persons have a folded text that is not what it should be or are missing
    /// in the index of names, and how many texts are missing in
    /// the full text, stand there in the wrong place or are there no more.
    pub fn stale_find_texts(&self) -> Result<usize> {
        let mut stale = 0;
        for (table, text) in [("account", account_text as fn(&Connection, i64) -> Result<Option<String>>), ("person", person_text)] {
            let mut query = self.sql().prepare(&format!("SELECT id, find FROM {table}"))?;
            let mut rows = query.query([])?;
            while let Some(row) = rows.next()? {
                stale += usize::from(text(self.sql(), row.get(0)?)?.as_deref() != Some(row.get::<_, String>(1)?.as_str()));
            }
        }
        let by_words = "SELECT count(*) FROM person WHERE find <> '' AND id NOT IN (SELECT id FROM find_person_docsize)";
        stale += self.sql().query_row(by_words, [], |row| row.get::<_, usize>(0))?;
        Ok(stale + super::find_text::stale(self.sql())?)
    }

    /// How many accounts are not known by each of their names, and how many phones and e-mails are compared by something else than they
    /// say: what is typed and imported does not find those. What else an account is known by it has learned, and nothing tells of.
    ///
    /// # Errors
    /// Those of reading.
    pub fn stale_keys(&self) -> Result<usize> {
        let connection = self.sql();
        let mut known = connection.prepare("SELECT EXISTS (SELECT 1 FROM account_key WHERE account_id = ?1 AND key = ?2)")?;
        let mut stale = stale_channel_keys(connection)?.len();
        for account in connection.prepare("SELECT id FROM account")?.query_map([], |row| row.get::<_, i64>(0))? {
            let account = account?;
            let keys: BTreeSet<String> = names_of_its_own(connection, account)?.iter().map(|name| company_identity(name)).collect();
            for key in keys.iter().filter(|key| !key.is_empty()) {
                stale += usize::from(!known.query_row(params![account, key], |row| row.get::<_, bool>(0))?);
            }
        }
        Ok(stale)
    }

    /// The accounts and persons whose folded text is another one than what stands in them: lines of one that the other has not.
    pub(super) fn folded_otherwise(&self) -> Result<BTreeMap<(&'static str, i64), Differing>> {
        let mut found = BTreeMap::new();
        for (table, text) in [("account", account_text as fn(&Connection, i64) -> Result<Option<String>>), ("person", person_text)] {
            let mut query = self.sql().prepare(&format!("SELECT id, find FROM {table} WHERE find <> ''"))?;
            let mut rows = query.query([])?;
            while let Some(row) = rows.next()? {
                let (id, kept) = (row.get(0)?, row.get::<_, String>(1)?);
                let now = text(self.sql(), id)?.unwrap_or_default();
                if now != kept {
                    let lines = |of: &str, but: &str| {
                        of.lines().filter(|line| !but.lines().any(|other| other == *line)).map(str::to_owned).collect()
                    };
                    found.insert((table, id), Differing { in_record: lines(&now, &kept), in_index: lines(&kept, &now) });
                }
            }
        }
        Ok(found)
    }

    /// How many of the words that are written somewhere are not found.
    ///
    /// # Errors
    /// Those of reading.
    pub fn lost_words(&self) -> Result<usize> {
        super::find_text::lost_words(self.sql())
    }

    /// Writes every folded text and every computed figure anew.
    pub fn rebuild(&self) -> Result<()> {
        let tx = self.write()?;
        rebuild(&tx)?;
        tx.execute_batch("REINDEX")?;
        Ok(tx.commit()?)
    }
}

/// Writes every folded text and every computed figure anew.
pub(super) fn rebuild(tx: &Connection) -> Result<()> {
    refresh_channel_keys(tx)?;
    for (table, refresh) in [("account", refresh_account as fn(&Connection, i64) -> Result<()>), ("person", refresh_person)] {
        let ids =
            tx.prepare(&format!("SELECT id FROM {table}"))?.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<Vec<i64>>>()?;
        for id in ids {
            refresh(tx, id)?;
        }
    }
    tx.execute_batch(
        "INSERT INTO find_person(find_person) VALUES ('delete-all');
             INSERT INTO find_person(rowid, words) SELECT id, find FROM person WHERE find <> '';",
    )?;
    super::figures::refresh(tx)?;
    super::find_text::rebuild(tx)
}

#[cfg(test)]
mod tests {
    use crate::clock::Clock;
    use crate::domain::{Entity, Record, Value};
    use crate::store::{Store, Verb};

    /// Contracts and reports named a company of law, and by that name nobody found its account (M52).
    #[test]
    fn an_account_is_found_by_its_companies_of_law() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("kam.db"), Clock::System).unwrap();
        let account = Record::new(Entity::Account).with_text("short_name", "Ромашка");
        let account = store.step(Verb::Create, "", |change| change.insert(&account)).unwrap();
        let entity = Record::owned(Entity::LegalEntity, account).with_text("name", "ООО «Гравилат»").with_text("tax_id", "7700000016");
        let entity = store.step(Verb::Create, "", |change| change.insert(&entity)).unwrap();
        let found = |sought: &str| {
            let by_text = store.accounts_matching(sought, 9).unwrap().len();
            let named = store.all_account_names().unwrap().remove(0).by_law.iter().any(|other| other.to_lowercase().contains(sought));
            (by_text, store.accounts_with_key(sought).unwrap().len(), named)
        };
        assert_eq!(found("гравилат"), (1, 1, true));
        assert_eq!((found("7700000016").0, found("7700000016").2), (1, true));
        store.step(Verb::Edit, "", |change| change.set(Entity::LegalEntity, entity, "name", Value::text("АО Сивец"))).unwrap();
        assert_eq!((found("гравилат"), found("сивец")), ((0, 0, false), (1, 1, true)));
        store.step(Verb::Delete, "", |change| change.delete(Entity::LegalEntity, entity)).unwrap();
        assert_eq!(found("сивец"), (0, 0, false));
        store.turn_if(true, |_, _| Ok(true)).unwrap();
        assert_eq!(found("сивец"), (1, 1, true));
        store.turn_if(true, |_, _| Ok(true)).unwrap();
        assert_eq!((found("гравилат"), found("сивец")), ((1, 1, true), (0, 0, false)));
        assert_eq!(store.accounts_with_key("ромашка").unwrap(), [account]);
    }

    /// An account whose key was spoilt is not known any more by its own name, and all is called well.
    #[test]
    fn who_is_not_known_by_their_names_is_counted_and_known_again() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("kam.db");
        let store = Store::open(&file, Clock::System).unwrap();
        let account = Record::new(Entity::Account).with_text("short_name", "Керамея").with_text("legal_name", "ООО «Керамея»");
        let person = Record::new(Entity::Person).with_text("family_name", "Ивнев").with_text("phones", "+7 900 000-00-01");
        let account = store.step(Verb::Create, "", |change| change.insert(&account)).unwrap();
        store.step(Verb::Create, "", |change| change.insert(&person)).unwrap();
        assert_eq!(store.stale_keys().unwrap(), 0);
        let other = rusqlite::Connection::open(&file).unwrap();
        other.execute_batch("UPDATE account_key SET key = 'лерамея'; UPDATE channel SET key = '1'").unwrap();
        // Both names of the account fold into one key.
        assert_eq!(store.stale_keys().unwrap(), 2);
        store.rebuild().unwrap();
        assert_eq!((store.stale_keys().unwrap(), store.accounts_with_key("керамея").unwrap()), (0, vec![account]));
    }
}
