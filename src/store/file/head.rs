//! The first hundred bytes of an SQLite file, read without SQLite: looking at a file must not change it.

use super::super::error::Result;
use crate::platform::Reader;
use std::fs::File;
use std::io::{ErrorKind, Read};
use std::sync::Arc;

/// The head of an SQLite file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Head([u8; Head::LENGTH]);

impl Head {
    const LENGTH: usize = 100;
    /// What SQLite has made its files in since 2012.
    const SCHEMA_FORMAT: u32 = 4;
    const MAGIC: &[u8] = b"SQLite format 3\0";

    /// What the bytes of a first page begin with, when that is the head of an SQLite file.
    pub(super) fn of_page(page: &[u8]) -> Option<Head> {
        let head = page.get(..Head::LENGTH)?.try_into().ok()?;
        page.starts_with(Head::MAGIC).then_some(Head(head))
    }

    /// The head of an open file; `None` where it is not one of SQLite.
    pub(super) fn read(file: &Arc<File>) -> Result<Option<Head>> {
        let mut head = [0u8; Head::LENGTH];
        match Reader::of(file.clone()).read_exact(&mut head) {
            Ok(()) => Ok(Head::of_page(&head)),
            Err(error) if error.kind() == ErrorKind::UnexpectedEof => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    fn number(&self, at: usize) -> u32 {
        let at = |n: usize| self.0.get(at + n).copied().unwrap_or_default();
        u32::from_be_bytes([at(0), at(1), at(2), at(3)])
    }

    /// How long a page is.
    pub(super) fn page_size(&self) -> u64 {
        match u16::from_be_bytes([self.0[16], self.0[17]]) {
            1 => 65_536,
            size => u64::from(size),
        }
    }

    /// How many pages it says to have.
    pub(super) fn pages(&self) -> u64 {
        u64::from(self.number(28))
    }

    /// How many bytes at the end of each page are kept for something else: in a file of ours none.
    pub(super) fn reserved(&self) -> u8 {
        self.0[20]
    }

    /// How many steps have changed it.
    pub(super) fn changes(&self) -> u32 {
        self.number(24)
    }

    /// Whether the number of pages is of the last step.
    pub(super) fn counts_pages(&self) -> bool {
        self.number(92) == self.changes()
    }

    /// Whose file it is.
    pub(super) fn application(&self) -> i64 {
        i64::from(self.number(68))
    }

    /// `user_version`.
    pub(super) fn version(&self) -> i64 {
        i64::from(self.number(60))
    }

    /// Whether its schema is kept in the one form that every file of ours has: read in an older one, indexes would find other rows.
    pub(super) fn keeps_schema_as_we_do(&self) -> bool {
        self.number(44) == Head::SCHEMA_FORMAT
    }

    /// How it is written: with a journal that takes a step back, or a log that goes before it.
    pub(super) fn writing(&self) -> Option<Writing> {
        match (self.0[18], self.0[19]) {
            (1, 1) => Some(Writing::Journal),
            (2, 2) => Some(Writing::Log),
            _ => None,
        }
    }
}

/// The two ways SQLite writes a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Writing {
    /// What is overwritten is first copied into a journal beside it.
    Journal,
    /// What is new goes first into a log beside it.
    Log,
}
