//! Small tables of rows about clients, each kind with columns of its own: of deliveries, of what is owed. They are read whole.

use super::encoding;
use super::purchases::Client;
use super::table::{self, Row, Table};
use super::workbook::{self, Valueless};
use super::{Problem, Reason, Wanted};
use std::collections::{BTreeSet, HashMap};
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// How much of a text is looked at to tell whether it is one, in bytes.
const SAMPLE: u64 = 64 * 1024;
/// A workbook that is larger is none, in bytes: nobody has so many documents or months.
const LARGEST_BOOK: u64 = 16 << 20;

/// Whose a row is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Named {
    /// That client's.
    Client(Client),
    /// That of the row above, under which it stands.
    Above,
    /// Nobody's: it names the client of the rows below, and what they come to.
    Head(Client),
}

/// Why a row is not read, and what of it.
pub type Unread = (Reason, String);

/// A kind of such tables, by what a row of one tells.
pub trait Listed: Sized {
    /// Where what stands.
    type Columns;
    /// What the whole table tells, beside its rows.
    type About: Clone + std::fmt::Debug + Default + PartialEq;

    /// How many cells of a row are headings of such a table.
    fn known(cells: &[String]) -> usize;

    /// Its columns, and what it tells as a whole; none where it is something else. The file and its sheet, or what was pasted, are called by `names`.
    fn columns(table: &Table, names: &[&str]) -> Option<(Self::Columns, Self::About)>;

    /// Whether nothing of a table is read, by what it tells as a whole.
    fn refuses(_: &Self::About) -> bool {
        false
    }

    /// Whose a row is, above which stands the row `above` and below which `below`; nobody where nobody is said.
    ///
    /// # Errors
    /// [`Unread`].
    fn named(columns: &Self::Columns, row: &Row, below: Option<&Row>) -> Result<Named, Unread>;

    /// What a row tells; nothing where nothing stands in it.
    ///
    /// # Errors
    /// [`Unread`].
    fn read(columns: &Self::Columns, row: &Row) -> Result<Vec<Self>, Unread>;
}

/// A row that was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Told<R> {
    /// Its line, from 1.
    pub line: u64,
    /// The place of its client.
    pub client: usize,
    /// What it tells.
    pub of: R,
}

/// A table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct List<R: Listed> {
    /// The file's name without its folder, or what was pasted.
    pub name: String,
    /// Where it was read from, and how a person wanted it read; none of what was pasted.
    pub file: Option<(PathBuf, Wanted)>,
    /// The name of the character encoding; empty for a workbook and for what was pasted.
    pub encoding: &'static str,
    /// The clients, each once.
    pub clients: Vec<Client>,
    /// The rows, in their order.
    pub rows: Vec<Told<R>>,
    /// What could not be read.
    pub problems: Vec<Problem>,
    /// The clients, by their places, of whom a row could not be read.
    pub unread: BTreeSet<usize>,
    /// Of a row that could not be read nothing tells whose it is.
    pub unnamed: bool,
    /// What the whole table tells.
    pub about: R::About,
}

impl<R: Listed> List<R> {
    /// How many of its rows were read: one row may tell of several debts.
    pub fn rows_read(&self) -> usize {
        self.rows.iter().map(|row| row.line).collect::<BTreeSet<_>>().len()
    }
}

/// Reads a file as a table of the kind; `None` where it is something else.
///
/// # Errors
/// Those of reading the file.
pub fn read<R: Listed>(path: &Path, wanted: Wanted) -> io::Result<Option<List<R>>> {
    let mut head = Vec::new();
    let mut file = File::open(path)?;
    file.by_ref().take(SAMPLE).read_to_end(&mut head)?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let whole = (head.len() as u64) < SAMPLE;
    if super::is_packed(&head) {
        if path.metadata()?.len() > LARGEST_BOOK {
            return Ok(None);
        }
        file.read_to_end(&mut head)?;
        let sheets = workbook::sheets(&head, Valueless::Told).unwrap_or_default();
        let named = |(sheet, text): &(String, String)| Some((sheet.clone(), of_text::<R>(&[&name, sheet], text, None)?));
        let mut lists: Vec<(String, List<R>)> = sheets.iter().filter_map(named).collect();
        // A sheet of something else beside one that is read does not stand in its way.
        lists.sort_by_key(|(_, list)| R::refuses(&list.about));
        let mut lists = lists.into_iter();
        let Some((_, mut list)) = lists.next() else { return Ok(None) };
        // What another sheet tells is read of none of its clients.
        for (sheet, other) in lists {
            list.unnamed |= !R::refuses(&other.about);
            list.leave(1, (Reason::Sheet, sheet));
        }
        return Ok(Some(list));
    }
    // Most files are something else, and their beginning says so.
    if !whole {
        let begun = encoding::decode(&head, wanted.encoding);
        if of_text::<R>(&[&name], &begun.text, wanted.separator).is_none() {
            return Ok(None);
        }
        file.read_to_end(&mut head)?;
    }
    let decoded = encoding::decode(&head, wanted.encoding);
    let found = of_text(&[&name], &decoded.text, wanted.separator);
    Ok(found.map(|found| List { file: Some((path.to_owned(), wanted)), encoding: decoded.encoding, ..found }))
}

/// Reads a text that was pasted; `None` where it is something else.
pub fn read_text<R: Listed>(name: &str, text: &str) -> Option<List<R>> {
    of_text(&[name], text, None)
}

/// Reads a text of which the file, and perhaps the sheet, are called so.
fn of_text<R: Listed>(names: &[&str], text: &str, separator: Option<char>) -> Option<List<R>> {
    let mut table = table::read_with_documents(text, separator, R::known)?;
    let (columns, about) = R::columns(&table, names)?;
    if R::refuses(&about) {
        table.rows.clear();
        table.problems.clear();
    }
    let mut list = List {
        name: names.first().map_or_else(String::new, |name| (*name).to_owned()),
        file: None,
        encoding: "",
        clients: Vec::new(),
        rows: Vec::new(),
        problems: table.problems,
        unread: BTreeSet::new(),
        unnamed: false,
        about,
    };
    let (mut places, mut above) = (HashMap::new(), None);
    for (at, row) in table.rows.iter().enumerate() {
        let named = R::named(&columns, row, table.rows.get(at + 1));
        let (client, is_head) = match named {
            Ok(Named::Client(client)) => (Some(list.place(&mut places, client)), false),
            Ok(Named::Head(client)) => (Some(list.place(&mut places, client)), true),
            Ok(Named::Above) => (above, false),
            Err(unread) => {
                list.unnamed = true;
                list.leave(row.line, unread);
                continue;
            }
        };
        above = client;
        let Some(client) = client.filter(|_| !is_head) else {
            if !is_head {
                list.unnamed = true;
                list.leave(row.line, (Reason::NoClient, row.said()));
            }
            continue;
        };
        let more = row.cells.iter().skip(table.header.len()).any(|cell| !cell.trim().is_empty());
        match if more { Err((Reason::MoreCells, row.said())) } else { R::read(&columns, row) } {
            Ok(told) => list.rows.extend(told.into_iter().map(|of| Told { line: row.line, client, of })),
            Err(unread) => {
                list.unread.insert(client);
                list.leave(row.line, unread);
            }
        }
    }
    Some(list)
}

impl<R: Listed> List<R> {
    fn place(&mut self, places: &mut HashMap<Client, usize>, client: Client) -> usize {
        *places.entry(client).or_insert_with_key(|client| {
            self.clients.push(client.clone());
            self.clients.len() - 1
        })
    }

    fn leave(&mut self, line: u64, (reason, value): Unread) {
        self.problems.push(Problem { line, reason, value });
    }
}

/// The client of a row, by the cells of a name and of a tax id.
///
/// # Errors
/// Where neither is said.
pub(super) fn client_of(row: &Row, name: Option<usize>, tax_id: Option<usize>) -> Result<Client, Unread> {
    let client = Client { name: cell(row, name).to_owned(), tax_id: figures_of(cell(row, tax_id)) };
    if client == Client::default() { Err((Reason::NoClient, row.said())) } else { Ok(client) }
}

/// What stands in a column; nothing where there is no such column.
pub(super) fn cell(row: &Row, at: Option<usize>) -> &str {
    at.and_then(|at| row.cells.get(at)).map_or("", |cell| cell.trim())
}

/// The figures of a tax id; those that are none say nothing.
fn figures_of(text: &str) -> String {
    let figures: String = text.chars().filter(char::is_ascii_digit).collect();
    if figures.chars().all(|figure| figure == '0') { String::new() } else { figures }
}
