//! The forms in which a page leaves the house: a file and a line of the registry each.

use super::{Page, docx, html, json, markdown, text};
use crate::domain::Lang;
use std::io;

/// How a page is written.
#[derive(Clone, Copy, Debug)]
pub struct How {
    /// The room of a line of plain text, in cells.
    pub cells: usize,
    /// Only ASCII glyphs are drawn in plain text.
    pub ascii: bool,
    /// What facts are made of is said too, where the form can leave it out.
    pub whole: bool,
    /// The language.
    pub lang: Lang,
}

/// A form.
#[derive(Debug)]
pub struct Format {
    /// What it is called on the command line.
    pub code: &'static str,
    /// How the names of its files end.
    pub extension: &'static str,
    /// Whether it can be read in a terminal.
    pub is_text: bool,
    /// Writes a page in it.
    ///
    /// # Errors
    /// Those of whatever packs it.
    pub write: fn(&Page, How) -> io::Result<Vec<u8>>,
}

/// All forms, the one for a terminal first.
pub static FORMATS: [&Format; 5] = [&text::TEXT, &markdown::MARKDOWN, &html::HTML, &docx::DOCX, &json::JSON];

impl Format {
    /// The form of a code.
    pub fn of(code: &str) -> Option<&'static Format> {
        FORMATS.into_iter().find(|format| format.code == code)
    }

    /// The form that the name of a file asks for.
    pub fn of_file(extension: &str) -> Option<&'static Format> {
        FORMATS.into_iter().find(|format| format.extension.eq_ignore_ascii_case(extension))
    }
}
