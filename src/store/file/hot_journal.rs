//! A journal that a crash left beside the file, read without SQLite, which would write it into the file whosever it is.
//!
//! What it can be known by: SQLite writes the first page, with its count of changes, once in a step and last of all, and only
//! after the page was copied into the journal as it was. So the file has the same first page as its journal, or counts one
//! change more. A step that was broken off before it got to the first page has none in its journal: then the file has still
//! as many pages as the journal says.

use super::super::error::Result;
use super::head::Head;
use crate::platform;
use std::fs::File;
use std::io::{ErrorKind, Read, Seek, SeekFrom};
use std::path::Path;

/// The first bytes of every journal of SQLite, and of each of its parts.
const MAGIC: [u8; 8] = [0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7];
/// How long what it says of itself is.
const HEAD: usize = 28;
/// A number of records that stands for as many as there are.
const ALL: u32 = u32::MAX;
/// Every so many bytes of a page one is added to its checksum.
const STRIDE: usize = 200;

/// What a journal says of the file that it was written for.
#[derive(Debug)]
pub(super) struct Journal {
    page_size: u64,
    /// How many pages the file had before the step.
    pages: u64,
    /// Whether nothing of it was written through to the disk, and so nothing into the file either.
    is_bare: bool,
    /// The head of the file before the step, where the step got as far as changing it.
    before: Option<Head>,
}

/// Whether SQLite would play back what lies here: a finished step leaves nothing, an empty file or a zero in its first place.
pub(super) fn is_hot(journal: &Path) -> Result<bool> {
    let mut first = [0u8];
    match platform::open_plain(journal).and_then(|mut file| file.read(&mut first)) {
        Ok(read) => Ok(read == 1 && first[0] != 0),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error.into()),
    }
}

impl Journal {
    /// Reads a journal; `None` where it is not one.
    pub(super) fn read(path: &Path) -> Result<Option<Journal>> {
        match Journal::parse(&mut platform::open_plain(path)?) {
            Ok(read) => Ok(read),
            Err(error) if error.kind() == ErrorKind::UnexpectedEof => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    fn parse(file: &mut File) -> std::io::Result<Option<Journal>> {
        let Some(first) = part(file, 0)? else { return Ok(None) };
        let (sector, page) = (u64::from(first.sector), u64::from(first.page));
        let is_size = |size: u64, least: u64| size.is_power_of_two() && (least..=65_536).contains(&size);
        if !is_size(sector, 32) || !is_size(page, 512) || first.pages == 0 {
            return Ok(None);
        }
        let mut journal = Journal { page_size: page, pages: u64::from(first.pages), is_bare: first.records == 0, before: None };
        let end = file.seek(SeekFrom::End(0))?;
        let (mut at, mut next, mut is_first) = (0, Some(first), true);
        while let Some(part_here) = next {
            let mut record = at + sector;
            let mut left = part_here.records;
            while left > 0 && record + page + 8 <= end {
                let number = number_at(file, record)?;
                // One that was torn is not played back, nor what follows it.
                if number == 0 || (is_first || number == 1) && !is_record_whole(file, record, page, part_here.nonce)? {
                    return Ok((!is_first).then_some(journal));
                }
                if number == 1 && journal.before.is_none() {
                    let mut head = [0u8; 100];
                    file.seek(SeekFrom::Start(record + 4))?;
                    file.read_exact(&mut head)?;
                    let Some(head) = Head::of_page(&head) else { return Ok(None) };
                    journal.before = Some(head);
                    return Ok(Some(journal));
                }
                is_first = false;
                record += page + 8;
                left = if left == ALL { ALL } else { left - 1 };
            }
            at = record.div_ceil(sector) * sector;
            next = if at + sector <= end { part(file, at)? } else { None };
        }
        Ok(Some(journal))
    }

    /// Whether it was written for this file as it stands, as far as that shows.
    pub(super) fn fits(&self, own: &Head, length: u64) -> bool {
        if self.page_size != own.page_size() {
            return false;
        }
        match &self.before {
            Some(before) => {
                let is_of_this = before.page_size() == own.page_size() && before.application() == own.application();
                let follows = match own.changes().wrapping_sub(before.changes()) {
                    0 => before == own,
                    1 => own.counts_pages(),
                    _ => false,
                };
                is_of_this && follows
            }
            None => own.counts_pages() && (self.pages == own.pages() || self.pages * self.page_size == length),
        }
    }

    /// Whether playing it back changes nothing.
    pub(super) fn is_bare(&self) -> bool {
        self.is_bare
    }

    /// Whether it has the first page of the file, by which it is known.
    pub(super) fn is_known(&self) -> bool {
        self.before.is_some()
    }
}

/// What a part of a journal begins with.
struct Part {
    records: u32,
    nonce: u32,
    pages: u32,
    sector: u32,
    page: u32,
}

fn part(file: &mut File, at: u64) -> std::io::Result<Option<Part>> {
    let mut head = [0u8; HEAD];
    file.seek(SeekFrom::Start(at))?;
    file.read_exact(&mut head)?;
    let number = |at: usize| u32::from_be_bytes([head[at], head[at + 1], head[at + 2], head[at + 3]]);
    let part = Part { records: number(8), nonce: number(12), pages: number(16), sector: number(20), page: number(24) };
    Ok(head.starts_with(&MAGIC).then_some(part))
}

fn number_at(file: &mut File, at: u64) -> std::io::Result<u32> {
    let mut number = [0u8; 4];
    file.seek(SeekFrom::Start(at))?;
    file.read_exact(&mut number)?;
    Ok(u32::from_be_bytes(number))
}

/// Whether a record has the checksum that it was written with.
fn is_record_whole(file: &mut File, at: u64, page: u64, nonce: u32) -> std::io::Result<bool> {
    let mut bytes = vec![0u8; usize::try_from(page).unwrap_or_default()];
    file.seek(SeekFrom::Start(at + 4))?;
    file.read_exact(&mut bytes)?;
    let mut sum = nonce;
    let mut place = bytes.len().saturating_sub(STRIDE);
    while place > 0 {
        sum = sum.wrapping_add(u32::from(bytes[place]));
        place = place.saturating_sub(STRIDE);
    }
    Ok(number_at(file, at + 4 + page)? == sum)
}
