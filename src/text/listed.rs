//! What is said of every table about clients before it is taken in.

use super::import::problem;
use super::purchases::{CLIENTS, Part, left_alone};
use crate::domain::words::{Lang, Words};
use crate::exchange::Problem;
use crate::exchange::Wanted;
use crate::exchange::listed::{List, Listed};
use std::path::PathBuf;

crate::sentences! {
    fn waits_already(what: &str): "{what}; уже ждёт" / "{what}; waits already";
    fn wait_in_reports(clients: &str): "ждут в «Отчётах»: {clients}" / "waiting in Reports: {clients}";
    /// What stands in the file as in the table.
    SAME: "Уже записано так же" / "Written so already";
    NOTHING_READ: "Ни одной строки не прочитано: вносить нечего." / "No row was read: there is nothing to take in.";
    /// Why nothing is written, and what was done then.
    NOTHING_NEW: "Всё это уже записано." / "All of it is written already.";
    UNCHANGED: "без перемен" / "nothing changed";
}

/// What every table tells, whatever its rows are of.
#[derive(Clone, Copy, Debug)]
pub struct Facts<'a> {
    /// The file's name, or what was pasted.
    pub name: &'a str,
    /// Where it was read from, and how it was to be read.
    pub file: Option<&'a (PathBuf, Wanted)>,
    /// The name of the character encoding; empty for a workbook and for what was pasted.
    pub encoding: &'static str,
    /// How many rows were read.
    pub rows: usize,
    /// What could not be read.
    pub problems: &'a [Problem],
    /// Nothing of it is read.
    pub refused: bool,
}

impl<'a> Facts<'a> {
    pub(super) fn of<R: Listed>(table: &'a List<R>) -> Facts<'a> {
        let List { name, file, encoding, problems, about, .. } = table;
        Facts { name, file: file.as_ref(), encoding, rows: table.rows_read(), problems, refused: R::refuses(about) }
    }

    /// What was not taken in of it, a line each.
    pub(super) fn wrong(&self, lang: Lang) -> Vec<String> {
        self.problems.iter().map(|wrong| problem(self.name, wrong, lang)).collect()
    }

    /// In which characters it is written, as the end of a line.
    pub(super) fn how(&self) -> String {
        if self.encoding.is_empty() { String::new() } else { format!(", {}", self.encoding) }
    }
}

/// Parts of a preview without those of nothing.
pub(super) fn filled(parts: impl IntoIterator<Item = (Words, Vec<String>)>) -> Vec<Part> {
    parts.into_iter().filter(|(_, lines)| !lines.is_empty()).map(|(heading, lines)| Part { heading, lines }).collect()
}

/// How many clients were said to be none of ours; nothing where none was.
pub(super) fn left(count: usize, lang: Lang) -> Option<String> {
    (count > 0).then(|| left_alone(lang, &CLIENTS.with(lang, count as u64)))
}

/// What would wait of such a client, and whether some of it waits already.
pub(super) fn waits(said: String, already: bool, lang: Lang) -> String {
    if already { waits_already(lang, &said) } else { said }
}

/// How many clients wait to be told whose they are.
pub(super) fn waiting(count: usize, lang: Lang) -> String {
    wait_in_reports(lang, &CLIENTS.with(lang, count as u64))
}

/// What was done, by counts, without those of nothing.
pub(super) fn counted_up(parts: impl IntoIterator<Item = (usize, String)>, lang: Lang) -> String {
    let said: Vec<String> = parts.into_iter().filter(|(count, _)| *count > 0).map(|(_, said)| said).collect();
    if said.is_empty() { UNCHANGED.get(lang).to_owned() } else { said.join(", ") }
}

/// What a table would change, as it is told before it is taken in.
pub trait Told {
    /// What the table tells.
    fn facts(&self) -> Facts<'_>;

    /// Whether nothing is to be written.
    fn is_idle(&self) -> bool;

    /// What the table is.
    fn source(&self, lang: Lang) -> String;

    /// Which of its columns are not taken in, if that is said.
    fn unread(&self, lang: Lang) -> Option<String>;

    /// What it would change, part by part.
    fn parts(&self, lang: Lang) -> Vec<Part>;

    /// Why nothing is written.
    fn nothing(&self) -> Words;
}
