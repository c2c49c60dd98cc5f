//! Searching everything written: which rows hold the words, newest first, and what is written there.

use super::Store;
use super::error::Result;
use super::find_text::{decode, mark, range, sources};
use crate::domain::Entity;
use crate::domain::forms::beginnings;
use chrono::NaiveDate;
use rusqlite::types::Value as Sql;
use rusqlite::{OptionalExtension, params};

/// A beginning with more words than this is searched by FTS5 itself, which first gathers all that it finds.
const MOST_WORDS: usize = 250;
/// A beginning shorter than this is in nearly everything; with many words it is left to the caller.
const SHORT: usize = 3;

/// What a term of a search may be, folded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pattern {
    /// A word that begins so.
    Beginning(String),
    /// These words one after another; of the last one perhaps only the beginning.
    Phrase {
        /// The words.
        words: Vec<String>,
        /// Whether the last word may go on.
        open: bool,
    },
}

/// What a row must be about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mark {
    /// An account, by its id.
    Account(i64),
    /// A person, by its id.
    Person(i64),
    /// A kind, by its code.
    Kind(String),
    /// What the row is.
    Entity(Entity),
}

/// In which order rows are found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// What we know now, then day by day into the past.
    #[default]
    Newest,
    /// Those in which the words are rarer and stand closer first.
    Best,
}

/// What to look for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sought {
    /// Terms that must all be there; each by any of its patterns.
    pub all: Vec<Vec<Pattern>>,
    /// Terms of which none may be there.
    pub none: Vec<Vec<Pattern>>,
    /// Marks: of each group one must be there.
    pub marks: Vec<Vec<Mark>>,
    /// Marks of which none may be there.
    pub without: Vec<Mark>,
    /// The first day.
    pub from: Option<NaiveDate>,
    /// The last day.
    pub until: Option<NaiveDate>,
    /// Whether what is hidden from a client in the room is left out.
    pub without_hidden: bool,
    /// The order.
    pub order: Order,
    /// How many rows are passed over.
    pub offset: usize,
    /// How many are wanted.
    pub limit: usize,
}

/// Where something was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// What it is.
    pub entity: Entity,
    /// Its id.
    pub id: i64,
    /// Its day, if it has one.
    pub day: Option<NaiveDate>,
}

/// The rows found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// The rows, in order.
    pub places: Vec<Place>,
    /// Terms of `all` too short to be searched: what was found need not hold them.
    pub unsettled: Vec<usize>,
}

/// What is written in a row, and whose it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// The account, if it belongs to one, with its short name.
    pub account: Option<(i64, String)>,
    /// Code of the kind; empty where rows have none.
    pub kind: String,
    /// Field, text, and whether it is hidden from a client in the room; the most telling first.
    pub texts: Vec<(&'static str, String, bool)>,
}

/// How a term can be asked for.
enum Term {
    Expression(String),
    /// No such word was ever written.
    Nowhere,
    TooShort,
}

impl Store {
    /// The rows that hold what is sought.
    pub fn find_text(&self, sought: &Sought) -> Result<Found> {
        let mut found = Found::default();
        let mut wanted = Vec::new();
        for (number, patterns) in sought.all.iter().enumerate() {
            match self.term(patterns)? {
                Term::Expression(expression) => wanted.push(expression),
                Term::Nowhere => return Ok(found),
                Term::TooShort => found.unsettled.push(number),
            }
        }
        for marks in &sought.marks {
            let words: Vec<String> = marks.iter().map(|known| quoted(&of_mark(known))).collect();
            wanted.push(format!("({})", words.join(" OR ")));
        }
        let mut unwanted: Vec<String> = sought.without.iter().map(|known| quoted(&of_mark(known))).collect();
        for patterns in &sought.none {
            if let Term::Expression(expression) = self.term(patterns)? {
                unwanted.push(expression);
            }
        }
        if wanted.is_empty() {
            // Every row has the mark of its table.
            let tables: Vec<String> = sources().iter().map(|source| quoted(&mark('t', source.table()))).collect();
            wanted.push(format!("({})", tables.join(" OR ")));
        }
        let mut expression = wanted.join(" AND ");
        if !unwanted.is_empty() {
            expression = format!("({expression}) NOT ({})", unwanted.join(" OR "));
        }
        if sought.without_hidden {
            expression = format!("{{shown keys}} : ({expression})");
        }
        let order = match sought.order {
            Order::Newest => "rowid DESC",
            Order::Best => "rank",
        };
        let sql = format!(
            "SELECT rowid FROM find_text WHERE find_text MATCH ?1 AND rowid >= ?2 AND rowid < ?3 ORDER BY {order} LIMIT ?4 OFFSET ?5"
        );
        let (from, until) = range(sought.from, sought.until);
        let mut query = self.sql().prepare_cached(&sql)?;
        let mut rows = query.query(params![expression, from, until, sought.limit as i64, sought.offset as i64])?;
        while let Some(row) = rows.next()? {
            if let Some((source, id, day)) = decode(row.get(0)?) {
                found.places.push(Place { entity: source.entity, id, day });
            }
        }
        Ok(found)
    }

    fn term(&self, patterns: &[Pattern]) -> Result<Term> {
        let mut parts = Vec::new();
        for pattern in patterns {
            match pattern {
                Pattern::Phrase { words, open } if !words.is_empty() => {
                    parts.push(format!("{}{}", quoted(&words.join(" ")), if *open { " *" } else { "" }));
                }
                Pattern::Phrase { .. } => {}
                Pattern::Beginning(beginning) => {
                    let words = self.words_beginning(beginning, MOST_WORDS + 1)?;
                    if words.len() <= MOST_WORDS {
                        parts.extend(words.iter().map(|word| quoted(word)));
                    } else if beginning.chars().count() < SHORT {
                        return Ok(Term::TooShort);
                    } else {
                        parts.push(format!("{} *", quoted(beginning)));
                    }
                }
            }
        }
        Ok(if parts.is_empty() { Term::Nowhere } else { Term::Expression(format!("({})", parts.join(" OR "))) })
    }

    /// Words that were ever written and begin so.
    pub fn words_beginning(&self, beginning: &str, limit: usize) -> Result<Vec<String>> {
        let mut query = self.sql().prepare_cached("SELECT word FROM find_word WHERE word >= ?1 AND word < ?2 ORDER BY word LIMIT ?3")?;
        let words = query.query_map(params![beginning, format!("{beginning}\u{10FFFF}"), limit as i64], |row| row.get(0))?;
        Ok(words.collect::<rusqlite::Result<_>>()?)
    }

    /// The tables in which a client may read anything on our screen.
    pub fn open_tables(&self) -> Vec<Mark> {
        sources().iter().filter(|source| source.open().next().is_some()).map(|source| Mark::Entity(source.entity)).collect()
    }

    /// What is written in a row; `None` when it is gone.
    pub fn written(&self, entity: Entity, id: i64) -> Result<Option<Written>> {
        let Some(source) = sources().iter().find(|source| source.entity == entity) else { return Ok(None) };
        let table = source.table();
        let account = match entity {
            Entity::Account => "id",
            Entity::Person => "(SELECT account_id FROM affiliation WHERE person_id = person.id ORDER BY to_on IS NOT NULL, id LIMIT 1)",
            entity if entity.is_of_account() => "account_id",
            _ => "NULL",
        };
        let kind = if entity.def().field("kind").is_some() { "coalesce(kind, '')" } else { "''" };
        let fields = source.fields().iter().map(|field| format!(", \"{field}\"")).collect::<String>();
        let sql = format!("SELECT {account}, {kind}{fields} FROM {table} WHERE id = ?1");
        let mut query = self.sql().prepare_cached(&sql)?;
        let row = query.query_row([id], |row| {
            let mut texts = Vec::new();
            for (at, field) in source.fields().iter().enumerate() {
                if let Sql::Text(text) = row.get(at + 2)? {
                    texts.push((*field, text, source.hides(field)));
                }
            }
            Ok((row.get::<_, Option<i64>>(0)?, row.get(1)?, texts))
        });
        let Some((account, kind, texts)) = row.optional()? else { return Ok(None) };
        let account = match account {
            Some(id) => {
                let mut query = self.sql().prepare_cached("SELECT short_name FROM account WHERE id = ?1")?;
                query.query_row([id], |row| row.get(0)).optional()?.map(|name| (id, name))
            }
            None => None,
        };
        Ok(Some(Written { account, kind, texts }))
    }

    /// Accounts that a folded name fits: by how it begins, else by a beginning of any form of it, else by any part.
    pub fn accounts_named(&self, folded: &str, limit: usize) -> Result<Vec<i64>> {
        self.named("account", folded, limit)
    }

    /// Persons that a folded name fits: by how it begins, else by a beginning of any word of theirs.
    pub fn persons_named(&self, folded: &str, limit: usize) -> Result<Vec<i64>> {
        self.named("person", folded, limit)
    }

    /// The accounts or persons whose name begins with a word, in whatever form it stands: rowid, folded name.
    pub fn called(&self, entity: Entity, word: &str, limit: usize) -> Result<Vec<(i64, String)>> {
        let stem = beginnings(word).swap_remove(0);
        let sql = format!("SELECT id, find FROM {} WHERE find >= ?1 AND find < ?2 ORDER BY find LIMIT ?3", entity.def().table);
        let mut query = self.sql().prepare_cached(&sql)?;
        let rows = query.query_map(params![stem, format!("{stem}\u{10FFFF}"), limit as i64], |row| {
            let find: String = row.get(1)?;
            Ok((row.get(0)?, find.lines().next().unwrap_or_default().to_owned()))
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    fn named(&self, table: &str, folded: &str, limit: usize) -> Result<Vec<i64>> {
        // «щёголевой» means Щёголева.
        let stem = if folded.contains(' ') { folded.to_owned() } else { beginnings(folded).swap_remove(0) };
        let beginning = format!("SELECT id FROM {table} WHERE find >= ?1 AND find < ?2 LIMIT ?3");
        let mut query = self.sql().prepare_cached(&beginning)?;
        for text in [folded, &stem] {
            let ids = query.query_map(params![text, format!("{text}\u{10FFFF}"), limit as i64], |row| row.get(0))?;
            let ids = ids.collect::<rusqlite::Result<Vec<i64>>>()?;
            if !ids.is_empty() {
                return Ok(ids);
            }
        }
        if table == "person" {
            let words = super::people::by_words(&stem);
            if words.is_empty() {
                return Ok(Vec::new());
            }
            let mut query = self.sql().prepare_cached("SELECT rowid FROM find_person WHERE find_person MATCH ?1 LIMIT ?2")?;
            return Ok(query.query_map(params![words, limit as i64], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?);
        }
        let mut query = self.sql().prepare_cached(&format!("SELECT id FROM {table} WHERE instr(find, ?1) > 0 LIMIT ?2"))?;
        Ok(query.query_map(params![stem, limit as i64], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
    }
}

fn of_mark(known: &Mark) -> String {
    match known {
        Mark::Account(id) => mark('a', &id.to_string()),
        Mark::Person(id) => mark('p', &id.to_string()),
        Mark::Kind(code) => mark('k', code),
        Mark::Entity(entity) => mark('t', entity.def().table),
    }
}

/// A word or words as FTS5 takes them literally.
fn quoted(words: &str) -> String {
    format!("\"{}\"", words.replace('"', ""))
}
