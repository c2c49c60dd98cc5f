//! Windows on the records of an account, as the table of their entity is declared: one generated query each.

use super::from_sql;
use crate::domain::definition::Definition;
use crate::domain::field::Choice;
use crate::domain::listing::{Listing, Shelf};
use crate::domain::name::fold;
use crate::domain::{Entity, Field, Kind, Record, day};
use crate::store::people::PersonName;
use crate::store::{Page, Query, Result, Store};
use chrono::NaiveDate;
use rusqlite::types::Value as Sql;
use rusqlite::{Row, params};

/// A row of a declared table.
#[derive(Clone, Debug, PartialEq)]
pub struct ListRow {
    /// Rowid.
    pub id: i64,
    /// The fields that the table needs; the others are not read.
    pub record: Record,
    /// What its account is called, where the table is of all accounts.
    pub account: String,
    /// What the linked records are called, by field.
    names: Vec<(&'static str, String)>,
}

impl ListRow {
    /// What the record that a field links is called; an empty text where it links none.
    pub fn name(&self, key: &str) -> &str {
        self.names.iter().find(|(known, _)| *known == key).map_or("", |(_, name)| name)
    }

    /// Whether it is not settled; of what is never settled, everything.
    pub fn is_live(&self) -> bool {
        let live = self.record.def().listed.as_ref().and_then(|listing| listing.live);
        live.is_none_or(|live| self.record.text("state") == live)
    }
}

/// The fields that a table needs, each once.
fn needed(def: &'static Definition, listing: &Listing) -> Vec<&'static Field> {
    let shown = listing.columns.iter().flat_map(|column| column.keys).copied();
    let bare = def.deadline.and_then(|deadline| deadline.bare).map(|(key, _)| key);
    let more = [Some(def.title), listing.due, listing.live.map(|_| "state"), Some("currency"), bare];
    // Whether a step is left may be told by any of its fields.
    let stepping = def.fields.iter().filter(|_| def.moves.is_some()).map(|field| field.key);
    let mut fields: Vec<&'static Field> = Vec::new();
    for field in shown.chain(more.into_iter().flatten()).chain(stepping).filter_map(|key| def.field(key)).filter(|field| field.is_column())
    {
        if !fields.iter().any(|known| known.key == field.key) {
            fields.push(field);
        }
    }
    fields
}

/// What a linked record is called, as columns of a joined table: the parts of a person's name, or a title.
fn name_columns(linked: Entity) -> &'static [&'static str] {
    match linked {
        Entity::Person => &["family_name", "given_name", "middle_name"],
        _ => std::slice::from_ref(&linked.def().title),
    }
}

/// A table as SQL: what is read, from where, on what condition.
struct Sought {
    fields: Vec<&'static Field>,
    select: String,
    from: String,
    /// The column of the account that a row belongs to, where the table is of all accounts.
    owner: Option<&'static str>,
}

impl Sought {
    fn of(def: &'static Definition, listing: &Listing, everywhere: bool, today: NaiveDate) -> Sought {
        let fields = needed(def, listing);
        let mut select: String = fields.iter().map(|field| format!(", t.\"{}\"", field.key)).collect();
        // What belongs to nobody is listed whole, and so is what belongs to any of all accounts.
        let of_all = def.owner.map(|(column, _)| column).filter(|_| everywhere);
        let owner = def.owner.filter(|_| !everywhere).map_or("?1 IS NULL".to_owned(), |(column, _)| format!("t.{column} = ?1"));
        let mut from = format!(" FROM {} t", def.table);
        for (at, (field, linked)) in links(&fields).enumerate() {
            let columns: String = name_columns(linked).iter().map(|column| format!(", l{at}.{column}")).collect();
            select.push_str(&columns);
            from.push_str(&format!(" LEFT JOIN {} l{at} ON l{at}.id = t.{}", linked.def().table, field.key));
        }
        if let Some(column) = of_all {
            select.push_str(&format!(", own.short_name, t.{column}"));
            from.push_str(&format!(" LEFT JOIN account own ON own.id = t.{column}"));
        }
        let mut texts: String =
            filtered(def, listing).iter().map(|key| format!(" OR {} LIKE ?2 ESCAPE '\\'", sought_in(def, key, &fields, today))).collect();
        if of_all.is_some() {
            texts.push_str(" OR coalesce(own.find, '') LIKE ?2 ESCAPE '\\'");
        }
        from.push_str(&format!(" WHERE {owner} AND (?2 = '%%'{texts})"));
        Sought { fields, select, from, owner: of_all }
    }

    fn read(&self, entity: Entity, owner: Option<i64>, row: &Row) -> rusqlite::Result<ListRow> {
        let mut record = Record::new(entity);
        record.owner = owner;
        let id = row.get(0)?;
        record.id = Some(id);
        for (at, field) in self.fields.iter().enumerate() {
            record.set(field.key, from_sql(row.get::<_, Sql>(at + 1)?));
        }
        let mut at = self.fields.len() + 1;
        let mut names = Vec::new();
        for (field, linked) in links(&self.fields) {
            let name = match linked {
                Entity::Person => PersonName::read(row, at)?.short(),
                _ => row.get::<_, Option<String>>(at)?.unwrap_or_default(),
            };
            names.push((field.key, name));
            at += name_columns(linked).len();
        }
        let mut account = String::new();
        if self.owner.is_some() {
            account = row.get::<_, Option<String>>(at)?.unwrap_or_default();
            record.owner = row.get(at + 1)?;
        }
        Ok(ListRow { id, record, account, names })
    }
}

/// The fields among which a filter looks: those that are declared, and on the shelf of money all that is shown.
fn filtered(def: &Definition, listing: &Listing) -> Vec<&'static str> {
    let mut keys = listing.filtered.to_vec();
    if listing.shelf != Shelf::Plan {
        let shown = listing.columns.iter().flat_map(|column| column.keys).copied();
        for key in shown.filter(|key| def.field(key).is_some_and(Field::is_column)) {
            if !keys.contains(&key) {
                keys.push(key);
            }
        }
    }
    keys
}

/// What a filter is compared with: a text as it is shown, a day or a month as anybody would write it.
fn sought_in(def: &Definition, key: &str, fields: &[&'static Field], today: NaiveDate) -> String {
    match def.field(key) {
        Some(Field { kind: Kind::Money, .. }) => format!("money_words(t.\"{key}\")"),
        Some(Field { kind: Kind::Choice(choices), .. }) => {
            let word = |word: &str| fold(word).replace('\'', "''");
            let said = |choice: &Choice| format!(" WHEN '{}' THEN '{} {}'", choice.code, word(choice.words.ru), word(choice.words.en));
            format!("CASE t.\"{key}\"{} ELSE '' END", choices.iter().map(said).collect::<String>())
        }
        Some(Field { kind: Kind::Link(_), .. }) => {
            let linked = links(fields).enumerate().find(|(_, (field, _))| field.key == key);
            let columns = linked.into_iter().flat_map(|(at, (_, linked))| name_columns(linked).iter().map(move |column| (at, column)));
            let parts: Vec<String> = columns.map(|(at, column)| format!("coalesce(l{at}.{column}, '')")).collect();
            if parts.is_empty() { "''".to_owned() } else { format!("fold({})", parts.join(" || ' ' || ")) }
        }
        Some(Field { kind: Kind::Day(_) | Kind::Span(_), .. }) => {
            let live = def.listed.as_ref().filter(|listing| listing.due == Some(key)).and_then(|listing| listing.live);
            let late = live.map_or_else(|| "0".to_owned(), |live| format!("t.state = '{live}'"));
            format!("day_words(t.{key}, '{}', {late})", day::iso(today))
        }
        Some(Field { unsaid: Some(words), .. }) => {
            format!("fold(coalesce(nullif(nullif(nullif(t.{key}, ''), '{0}'), '{1}'), '{0} {1}'))", words.ru, words.en)
        }
        _ => format!("fold(coalesce(t.{key}, ''))"),
    }
}

fn links(fields: &[&'static Field]) -> impl Iterator<Item = (&'static Field, Entity)> {
    fields.iter().filter_map(|field| if let Kind::Link(linked) = field.kind { Some((*field, linked)) } else { None })
}

/// The order of a table: what is not settled first, then by one of its fields; the day by which something must be done says
/// nothing of what is settled.
fn order(def: &'static Definition, listing: &Listing, everywhere: bool, query: &Query) -> String {
    let falls = listing.newest && query.sort == 0;
    let direction = if query.descending == falls { "ASC" } else { "DESC" };
    let mut orders = listing.orders(def).map(|(_, field)| field);
    let settled = listing.live.map(|live| format!("t.state <> '{live}'"));
    // Behind them stands that by account, in a table of all accounts.
    let by_account = everywhere && query.sort == listing.orders(def).count();
    let by = orders.nth(query.sort).or_else(|| listing.orders(def).next().map(|(_, field)| field)).map(|field| {
        let column = format!("t.\"{}\"", field.key);
        let column = match field.kind {
            _ if field.never_null => format!("nullif({column}, '')"),
            // Quotation marks are no letters of a name.
            Kind::Line | Kind::Text => {
                let bare = ['«', '»', '"', '„', '“', '”'].iter().fold(column, |bare, mark| format!("replace({bare}, '{mark}', '')"));
                format!("in_order({bare})")
            }
            _ => column,
        };
        match &settled {
            Some(settled) if listing.due == Some(field.key) => {
                format!("iif({settled}, NULL, {column} IS NULL), iif({settled}, NULL, {column}) {direction}")
            }
            _ => format!("{column} IS NULL, {column} {direction}"),
        }
    });
    let by = if by_account { Some(format!("own.find IS NULL, own.find {direction}")) } else { by };
    let last = listing.due.map(|due| format!("t.{due} DESC"));
    [settled, by, last, Some("t.id".to_owned())].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

impl Store {
    /// A window on the records of an account; without one, on those that belong to none, or where each belongs to one on those of all accounts,
    /// which have one order more: that by account. Empty where no table is declared for them.
    pub fn list(&self, entity: Entity, owner: impl Into<Option<i64>>, query: &Query) -> Result<Page<ListRow>> {
        let (def, owner) = (entity.def(), owner.into());
        let Some(listing) = &def.listed else { return Ok(Page::default()) };
        let everywhere = owner.is_none() && entity.is_of_account();
        let sought = Sought::of(def, listing, everywhere, self.clock().today());
        let count = format!("SELECT count(*){}", sought.from);
        let total = self.sql().prepare_cached(&count)?.query_row(params![owner, query.pattern()], |row| row.get(0))?;
        let order = order(def, listing, everywhere, query);
        let sql = format!("SELECT t.id{}{} ORDER BY {order} LIMIT ?3 OFFSET ?4", sought.select, sought.from);
        let mut statement = self.sql().prepare_cached(&sql)?;
        let window = params![owner, query.pattern(), query.limit as i64, query.offset as i64];
        let rows = statement.query_map(window, |row| sought.read(entity, owner, row))?;
        Ok(Page { total, rows: rows.collect::<rusqlite::Result<_>>()? })
    }
}
