//! A page as lines of text, for a shell.

use super::{Block, Fact, Page, chart};
use crate::domain::Lang;
use crate::printable::{pad, width, wrap};

/// How a page is printed.
#[derive(Clone, Copy, Debug)]
pub struct How {
    /// The room, in cells.
    pub cells: usize,
    /// Only ASCII glyphs are drawn.
    pub ascii: bool,
    /// What facts are made of is said too.
    pub whole: bool,
    /// The language.
    pub lang: Lang,
}

/// The lines of a page, with its title first.
pub fn lines(page: &Page, how: How) -> Vec<String> {
    let mut lines = vec![page.title.clone()];
    let labels = labels(page, how.lang);
    for section in &page.sections {
        lines.push(String::new());
        if !section.heading.get(how.lang).is_empty() {
            lines.push(section.heading.get(how.lang).to_owned());
        }
        for block in &section.blocks {
            match block {
                Block::Fact(fact) => lines.extend(of_fact(fact, labels, how)),
                Block::Months(year) => lines.extend(chart::plain(year, how.cells, how.ascii, how.lang)),
            }
        }
    }
    lines
}

/// How wide the labels of a page are, in cells.
pub fn labels(page: &Page, lang: Lang) -> usize {
    let facts = page.sections.iter().flat_map(|section| &section.blocks).filter_map(|block| match block {
        Block::Fact(fact) => Some(width(fact.label.get(lang))),
        Block::Months(_) => None,
    });
    facts.max().unwrap_or(0)
}

/// What a fact says behind its label: what it is and what more, or why it is not known.
pub fn told(fact: &Fact, lang: Lang) -> String {
    let what = fact.what(lang);
    fact.beside(lang).map_or_else(|| what.clone(), |more| format!("{what}   {more}"))
}

/// What a fact is made of, in lines for so much room behind its label.
pub fn made_of(fact: &Fact, room: usize, lang: Lang) -> Vec<String> {
    // A part is never broken as long as it fits a line.
    let mut lines: Vec<String> = Vec::new();
    for part in fact.made_of.iter().map(|part| part.said(lang)) {
        match lines.last_mut() {
            Some(line) if width(line) + width(&part) + 3 + 2 <= room => line.push_str(&format!(" · {part}")),
            _ => lines.push(part),
        }
    }
    lines.iter().flat_map(|line| wrap(line, room.saturating_sub(2).max(1))).collect()
}

fn of_fact(fact: &Fact, labels: usize, how: How) -> Vec<String> {
    let room = how.cells.saturating_sub(labels + 2);
    let mut lines: Vec<String> = wrap(&told(fact, how.lang), room)
        .into_iter()
        .enumerate()
        .map(|(at, line)| format!("{}  {line}", pad(if at == 0 { fact.label.get(how.lang) } else { "" }, labels)))
        .collect();
    if how.whole {
        lines.extend(made_of(fact, room, how.lang).into_iter().map(|part| format!("{}    {part}", " ".repeat(labels))));
    }
    lines
}
