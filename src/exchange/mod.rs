//! Files of other programs: what they hold, told in the terms of the trade.
//!
//! A reader turns a file into [`Card`]s, one a person or company. What no field takes is kept under its own name, and
//! what cannot be read is listed with its line. Nothing here knows the store.

pub mod encoding;
pub mod header;
pub mod names;
pub mod table;
pub mod target;
pub mod vcard;

pub use header::{Column, Mapping};
pub use table::Table;
pub use target::Target;

/// What a file turned out to be, whatever its name says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// vCard 2.1, 3.0 or 4.0.
    VCard,
    /// A table with a header; the separator of its cells.
    Table(char),
}

/// Why a file is not taken in at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unsupported {
    /// There is nothing in it.
    Empty,
    /// A calendar.
    Calendar,
    /// A workbook (xlsx, ods) or another packed file.
    Workbook,
    /// Neither cards nor a table.
    Unknown,
}

/// Why a row or card was not taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The card has no end.
    Unended,
    /// Lines outside of any card.
    Stray,
    /// Neither a name nor a phone nor an e-mail.
    Nameless,
    /// A distribution list, which is neither person nor company.
    Group,
    /// A quotation mark is never closed.
    OpenQuote,
    /// The name is longer than a name can be.
    TooLong,
}

/// A row or card that was not taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The line on which it begins, from 1.
    pub line: u64,
    /// What is wrong.
    pub reason: Reason,
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
    pub person: Option<PersonCard>,
    /// The company, if it tells more of one than the name of a person's organisation.
    pub company: Option<CompanyCard>,
    /// The global id of the person's card.
    pub uid: Option<String>,
    /// What no field takes: name, value.
    pub leftovers: Vec<(String, String)>,
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
    /// What could not be read.
    pub problems: Vec<Problem>,
    /// The rows of a table as they are, from which the cards can be made anew with another mapping.
    pub table: Option<(Table, Mapping)>,
}

impl Reading {
    /// Makes the cards of a table anew after its mapping was corrected; cards of other formats stay as they are.
    pub fn remap(&mut self) {
        if let Some((table, mapping)) = &self.table {
            (self.cards, self.problems) = mapping.cards(table);
        }
    }
}

/// Reads a file, recognised by what is in it.
///
/// # Errors
/// [`Unsupported`] says why nothing of it can be taken in.
pub fn read(bytes: &[u8]) -> Result<Reading, Unsupported> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        return Err(Unsupported::Workbook);
    }
    let (text, encoding) = encoding::decode(bytes);
    let begins =
        |word: &str| text.lines().map(str::trim).filter(|line| !line.is_empty()).take(20).any(|line| line.eq_ignore_ascii_case(word));
    if text.trim().is_empty() {
        return Err(Unsupported::Empty);
    }
    if begins("BEGIN:VCARD") {
        let (cards, problems) = vcard::read(&text);
        return Ok(Reading { format: Format::VCard, encoding, cards, problems, table: None });
    }
    if begins("BEGIN:VCALENDAR") {
        return Err(Unsupported::Calendar);
    }
    let table = table::read(&text).ok_or(Unsupported::Unknown)?;
    let mapping = Mapping::of(&table.header);
    if !mapping.knows_anything() && (table.header.len() < 2 || text.trim_start().starts_with(['{', '[', '<'])) {
        return Err(Unsupported::Unknown);
    }
    let (cards, problems) = mapping.cards(&table);
    Ok(Reading { format: Format::Table(table.separator), encoding, cards, problems, table: Some((table, mapping)) })
}
