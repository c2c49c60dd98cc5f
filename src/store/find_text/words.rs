//! Whether the index holds of each row the words that stand in it: what was written by whoever did not know of the index, or changed by a
//! disk, shows there.

use super::{MARK, Scribe, Written, code_and_id, decode, wanted};
use crate::store::error::{Error, Result};
use rusqlite::Connection;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};

/// Where more than one row in so many differs, it is the index that was spoilt: it says nothing of the rows.
const SHARE: usize = 10;
/// So few may differ at any rate.
const FEW: usize = 20;
/// How the words of the index are asked for, place by place.
const INSTANCES: &str = "SELECT doc, col, term FROM temp.text_instance";

/// The words of a row that stand in it or in the index alone.
#[derive(Debug, Default)]
pub(in super::super) struct Differing {
    pub in_record: BTreeSet<String>,
    pub in_index: BTreeSet<String>,
}

fn hash(column: &str, word: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    (column, word).hash(&mut hasher);
    hasher.finish()
}

impl Written {
    fn columns(&self) -> [(&'static str, &str); 3] {
        [("shown", &self.shown), ("hidden", &self.hidden), ("keys", &self.keys)]
    }

    /// What the index is to hold of the row, whatever the order.
    fn sum(&self) -> u64 {
        let of = |(column, text): (&str, &str)| {
            text.split(' ').filter(|word| !word.is_empty()).map(|word| hash(column, word)).collect::<Vec<_>>()
        };
        self.columns().into_iter().flat_map(of).fold(0, u64::wrapping_add)
    }
}

/// The rows of which the index holds other words than stand in them, by table and number. Nothing where it is the index that is spoilt.
///
/// Asks for a table `temp.text_instance` that lists the words of the index.
pub(in super::super) fn differing(connection: &Connection) -> Result<BTreeMap<(&'static str, i64), Differing>> {
    let mut sums: HashMap<i64, u64> = HashMap::new();
    let read = each_instance(connection, INSTANCES, |place, column, word| {
        let sum = sums.entry(place).or_default();
        *sum = sum.wrapping_add(hash(column, word));
    });
    match read {
        // An index that cannot be read says nothing of the records.
        Err(Error::Damaged { .. }) => return Ok(BTreeMap::new()),
        read => read?,
    }
    let wanted = wanted(connection, |_| true)?;
    let mut scribe = Scribe::new(connection);
    let mut doubtful: BTreeMap<i64, Written> = BTreeMap::new();
    for place in &wanted {
        let (Some((source, id, _)), Some(held)) = (decode(*place), sums.get(place)) else { continue };
        if let Some(written) = scribe.read(source, id)?.filter(|written| written.sum() != *held) {
            doubtful.insert(*place, written);
        }
        // Words that are not asked for take room.
        (scribe.words, scribe.new_words) = Default::default();
    }
    if doubtful.len() > FEW.max(wanted.len() / SHARE) {
        return Ok(BTreeMap::new());
    }
    compare(connection, &doubtful)
}

fn each_instance(connection: &Connection, sql: &str, mut each: impl FnMut(i64, &str, &str)) -> Result<()> {
    let mut query = connection.prepare(sql)?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        // What a disk has made of a word is none that could be compared.
        let text = |at: usize| {
            Ok::<_, rusqlite::Error>(String::from_utf8_lossy(row.get_ref(at)?.as_bytes_or_null()?.unwrap_or_default()).into_owned())
        };
        each(row.get(0)?, &text(1)?, &text(2)?);
    }
    Ok(())
}

/// What differs in some rows, as the index itself takes texts apart.
fn compare(connection: &Connection, doubtful: &BTreeMap<i64, Written>) -> Result<BTreeMap<(&'static str, i64), Differing>> {
    if doubtful.is_empty() {
        return Ok(BTreeMap::new());
    }
    let blank = Connection::open_in_memory()?;
    blank.execute_batch(
        "CREATE VIRTUAL TABLE one USING fts5(shown, hidden, keys, tokenize = \"unicode61 remove_diacritics 0\");
         CREATE VIRTUAL TABLE instance USING fts5vocab(one, instance)",
    )?;
    for (place, written) in doubtful {
        blank.execute(
            "INSERT INTO one(rowid, shown, hidden, keys) VALUES (?1, ?2, ?3, ?4)",
            (place, &written.shown, &written.hidden, &written.keys),
        )?;
    }
    type Counted = BTreeMap<(i64, String), i64>;
    let mut balance: Counted = BTreeMap::new();
    each_instance(&blank, "SELECT doc, col, term FROM instance", |place, column, word| {
        *balance.entry((place, format!("{column} {word}"))).or_default() += 1;
    })?;
    each_instance(connection, INSTANCES, |place, column, word| {
        if doubtful.contains_key(&place) {
            *balance.entry((place, format!("{column} {word}"))).or_default() -= 1;
        }
    })?;
    let mut found: BTreeMap<(&'static str, i64), Differing> = BTreeMap::new();
    for ((place, word), count) in balance.into_iter().filter(|(_, count)| *count != 0) {
        let Some((source, ..)) = decode(place) else { continue };
        let differs = found.entry((source.table(), code_and_id(place).1)).or_default();
        let word = word.split_once(' ').map_or("", |(_, word)| word);
        // Marks are no words that anybody wrote.
        if !word.starts_with(MARK) {
            if count > 0 { &mut differs.in_record } else { &mut differs.in_index }.insert(word.to_owned());
        }
    }
    Ok(found)
}
