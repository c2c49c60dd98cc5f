//! Files of other programs: what they hold, told in the terms of the trade.
//!
//! A reader turns a file into [`Card`]s, one a person or company. What no field takes is kept under its own name, and
//! what cannot be read is listed with its line. Nothing here knows the store.

mod addresses;
mod around;
pub mod calendar;
pub mod calendar_out;
mod called;
pub mod debts;
pub mod deliveries;
pub mod encoding;
pub mod fold;
pub mod header;
mod headless;
mod known;
pub mod legal;
pub mod letters;
pub mod listed;
pub mod names;
mod nobody;
pub mod ours;
mod payable;
mod problem;
pub mod purchases;
mod report;
mod settle;
pub mod table;
pub mod target;
pub mod to_phone;
mod unnamed;
mod unsaid;
pub mod vcard;
mod whose;
mod worded;
pub mod workbook;

pub use header::{Column, Mapping};
pub use known::field_named;
pub use problem::{Problem, Reason};
pub use table::Table;
pub use target::Target;

use crate::domain::Entity;
use encoding_rs::Encoding;

/// What a file turned out to be, whatever its name says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// vCard 2.1, 3.0 or 4.0.
    VCard,
    /// A table with a header; the separator of its cells.
    Table(char),
    /// A sheet of a workbook.
    Book,
    /// A list of mail addresses.
    Addresses,
}

/// Why a file is not taken in at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unsupported {
    /// There is nothing in it.
    Empty,
    /// A calendar.
    Calendar,
    /// A workbook (xlsx, ods) or another packed file.
    Workbook,
    /// A packed file of another kind than a workbook.
    Archive,
    /// A letter in the form of Outlook itself, or as text.
    Letter,
    /// A table of a web page, as programs save it under the name of a workbook.
    Markup,
    /// A table of something else than people and companies; the columns that tell, and what it lacks to be a report on purchases.
    Foreign(Vec<String>, Option<purchases::Lacks>),
    /// A ledger of payments, or of debts of which nothing can be read; the columns that tell.
    Payments(Vec<String>),
    /// A table that we wrote ourselves, of records that cannot be taken in.
    Ours(Entity),
    /// Neither cards nor a table.
    Unknown,
}

/// A phone, e-mail or site with what the source calls it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contact {
    /// As it was written.
    pub value: String,
    /// The source's word for it (`cell`, `Work`), or an empty text.
    pub label: String,
}

/// What a person is at one organisation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Post {
    /// The organisation as it was written; empty when only a position was given.
    pub organisation: String,
    /// Department, or an empty text.
    pub department: String,
    /// Position, or an empty text.
    pub position: String,
}

/// A person as a file tells of them. Texts are empty where nothing was given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PersonCard {
    /// Family name; a whole name that could not be parted stands here.
    pub family: String,
    /// Given name.
    pub given: String,
    /// Middle name.
    pub middle: String,
    /// Phones.
    pub phones: Vec<Contact>,
    /// E-mails.
    pub emails: Vec<Contact>,
    /// Sites.
    pub sites: Vec<Contact>,
    /// Birthday as it was written.
    pub birthday: String,
    /// Note.
    pub note: String,
    /// Positions, each at its organisation.
    pub posts: Vec<Post>,
}

/// A company as a file tells of it. Texts are empty where nothing was given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CompanyCard {
    /// The name by which it is known.
    pub name: String,
    /// The name with the legal form.
    pub legal_name: String,
    /// ИНН or another tax id.
    pub tax_id: String,
    /// Industry.
    pub industry: String,
    /// Number of employees as it was written.
    pub headcount: String,
    /// Phones.
    pub phones: Vec<String>,
    /// E-mails.
    pub emails: Vec<String>,
    /// Sites.
    pub sites: Vec<String>,
    /// Region.
    pub region: String,
    /// City.
    pub city: String,
    /// Address.
    pub address: String,
    /// Note.
    pub note: String,
    /// The identity the other program gave it, with the program's name before it.
    pub foreign_id: Option<String>,
}

/// One row or card of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Card {
    /// The line on which it begins, from 1.
    pub line: u64,
    /// The person, if it tells of one.
    pub person: Option<Box<PersonCard>>,
    /// The company, if it tells more of one than the name of a person's organisation.
    pub company: Option<Box<CompanyCard>>,
    /// The global id of the person's card.
    pub uid: Option<String>,
    /// What no field takes: name, value.
    pub leftovers: Vec<(String, String)>,
    /// It is a row of a table that we wrote ourselves: whoever it names is in the file, or was. A person's whole name stands unparted.
    pub own: bool,
    /// The number that our own table has of the account.
    pub own_number: Option<i64>,
}

/// What a file holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// What it turned out to be.
    pub format: Format,
    /// The name of the character encoding.
    pub encoding: &'static str,
    /// What it tells of, in its order.
    pub cards: Vec<Card>,
    /// How many cards were read, whatever has become of them.
    pub count: usize,
    /// What could not be read.
    pub problems: Vec<Problem>,
    /// The rows of a table as they are, from which the cards can be made anew with another mapping.
    pub table: Option<(Table, Mapping)>,
}

impl Reading {
    /// Takes in the rows of another table where its columns are the same; gives whether they are.
    fn take_in(&mut self, other: Reading) -> bool {
        let (Some((table, _)), Some((more, _))) = (&mut self.table, other.table) else { return false };
        let same = table.header == more.header;
        if same {
            table.rows.extend(more.rows);
            table.problems.extend(more.problems);
        }
        same
    }

    /// Makes the cards of a table anew after its mapping was corrected; cards of other formats stay as they are.
    pub fn remap(&mut self) {
        if let Some((table, mapping)) = &self.table {
            (self.cards, self.problems) = mapping.cards(table);
            self.count = self.cards.len();
        }
    }
}

/// How a file is read when a person knows better than the guess.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// In these characters.
    pub encoding: Option<&'static Encoding>,
    /// With this separator of cells.
    pub separator: Option<char>,
}

/// Reads a file, recognised by what is in it.
///
/// # Errors
/// [`Unsupported`] says why nothing of it can be taken in.
pub fn read(bytes: &[u8], wanted: Wanted) -> Result<Reading, Unsupported> {
    if is_packed(bytes) {
        return of_workbook(bytes, wanted);
    }
    if is_archive(bytes) {
        return Err(Unsupported::Archive);
    }
    let encoding = wanted.encoding.or(Encoding::for_bom(bytes).map(|(encoding, _)| encoding));
    let wide = encoding.is_some_and(|encoding| !encoding.is_ascii_compatible());
    if !wide && begins(bytes, b"BEGIN:VCARD") {
        return Ok(of_cards(bytes, wanted));
    }
    let decoded = encoding::decode(bytes, wanted.encoding);
    let text = decoded.text.as_ref();
    if text.trim().is_empty() {
        return Err(Unsupported::Empty);
    }
    if begins(text.as_bytes(), b"BEGIN:VCARD") {
        return Ok(of_cards(bytes, wanted));
    }
    if begins(text.as_bytes(), b"BEGIN:VCALENDAR") {
        return Err(Unsupported::Calendar);
    }
    if is_markup(text) {
        return Err(Unsupported::Markup);
    }
    if is_no_text(text) {
        return Err(Unsupported::Unknown);
    }
    if wanted.separator.is_none()
        && let Some((mut cards, mut problems)) = addresses::read(text)
    {
        settle::settle(&mut cards, &mut problems, None);
        let (format, count) = (Format::Addresses, cards.len());
        return Ok(Reading { format, encoding: decoded.encoding, count, cards, problems, table: None });
    }
    let mut table = table::read(text, wanted.separator, known::count_known).ok_or(Unsupported::Unknown)?;
    table.problems.extend(decoded.garbled.iter().map(|line| Problem::of(*line, Reason::Garbled)));
    if let Some(kind) = ours::refused(&table.header) {
        return Err(Unsupported::Ours(kind));
    }
    let mapping = Mapping::of_table(&table);
    if !mapping.knows_anything() && (table.header.len() < 2 || text.trim_start().starts_with(['{', '[', '<'])) {
        return Err(Unsupported::Unknown);
    }
    let foreign = mapping.foreign_columns();
    if !foreign.is_empty() {
        return Err(match purchases::lacks(&table.header) {
            None if foreign.iter().any(|column| known::is_of_debts(column)) => Unsupported::Payments(foreign),
            lacks => Unsupported::Foreign(foreign, lacks),
        });
    }
    let (cards, problems) = mapping.cards(&table);
    Ok(Reading {
        format: Format::Table(table.separator),
        encoding: decoded.encoding,
        count: cards.len(),
        cards,
        problems,
        table: Some((table, mapping)),
    })
}

/// Whether it begins as workbooks and other packed files do.
pub fn is_packed(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0])
}

/// Whether it begins as what gzip, bzip2, xz, 7-Zip and RAR make.
fn is_archive(bytes: &[u8]) -> bool {
    let begins: [&[u8]; 5] = [&[0x1F, 0x8B, 0x08], b"BZh", b"\xFD7zXZ\x00", b"7z\xBC\xAF\x27\x1C", b"Rar!\x1A"];
    begins.iter().any(|begin| bytes.starts_with(begin))
}

/// The first sheet of a workbook of which anything can be taken in, with those under the same header; else what is wrong with the last
/// one. Of the others it is said that they are left out, where there are data in them.
fn of_workbook(bytes: &[u8], wanted: Wanted) -> Result<Reading, Unsupported> {
    let sheets = workbook::sheets(bytes, workbook::Valueless::Empty).ok_or(Unsupported::Workbook)?;
    let mut whole = of_sheets(&sheets, wanted)?;
    let told = workbook::read_though_hidden(workbook::hidden(bytes), &sheets, &whole.problems);
    whole.problems.extend(told);
    Ok(whole)
}

fn of_sheets(sheets: &[(String, String)], wanted: Wanted) -> Result<Reading, Unsupported> {
    let wanted = Wanted { encoding: Some(encoding_rs::UTF_8), separator: wanted.separator.or(Some(workbook::SEPARATOR)) };
    let mut wrong = Unsupported::Empty;
    let (mut whole, mut others): (Option<Reading>, Vec<Problem>) = (None, Vec::new());
    for (name, text) in sheets {
        let taken = match (read(text.as_bytes(), wanted), &mut whole) {
            (Ok(reading), None) if reading.count > 0 => {
                whole = Some(Reading { format: Format::Book, ..reading });
                true
            }
            (Ok(reading), Some(whole)) => whole.take_in(reading),
            (Err(error), None) => {
                wrong = error;
                false
            }
            _ => false,
        };
        if !taken && workbook::is_data(text) {
            others.push(Problem { line: 1, reason: Reason::Sheet, value: name.clone() });
        }
    }
    let mut whole = whole.ok_or(wrong)?;
    match &mut whole.table {
        Some((table, _)) => table.problems.extend(others),
        None => whole.problems.extend(others),
    }
    whole.remap();
    Ok(whole)
}

/// How much of a text is looked at to tell what it is, in characters.
const SAMPLE: usize = 16 * 1024;

/// Whether a text is a web page, or a workbook written as one.
fn is_markup(text: &str) -> bool {
    let begun: String = text.trim_start().chars().take(SAMPLE).flat_map(char::to_lowercase).collect();
    begun.starts_with('<') && ["<html", "<!doctype html", "<table", "<workbook"].iter().any(|tag| begun.contains(tag))
}

/// Whether there are more signs that nobody writes than any text has by a slip.
fn is_no_text(text: &str) -> bool {
    let (mut all, mut odd) = (0_usize, 0_usize);
    for c in text.chars().take(SAMPLE) {
        all += 1;
        odd += usize::from(c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{1a}'));
    }
    odd > 64 && odd * 20 > all
}

/// Whether one of the first lines with anything in them is this word.
fn begins(bytes: &[u8], word: &[u8]) -> bool {
    let lines =
        bytes.split(|byte| matches!(byte, b'\n' | b'\r')).map(|line| line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line).trim_ascii());
    lines.filter(|line| !line.is_empty()).take(20).any(|line| line.eq_ignore_ascii_case(word))
}

fn of_cards(bytes: &[u8], wanted: Wanted) -> Reading {
    let vcard::Cards { mut cards, mut problems, encoding } = vcard::read(bytes, wanted.encoding);
    settle::settle(&mut cards, &mut problems, None);
    Reading { format: Format::VCard, encoding, count: cards.len(), cards, problems, table: None }
}
