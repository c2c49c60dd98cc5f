//! A page as lines of text, for a shell.

use super::{Block, Fact, Format, How, List, Page, chart, prose, table};
use crate::domain::Lang;
use crate::printable::{pad, width, wrap};

/// The form.
pub static TEXT: Format = Format {
    code: "text",
    extension: "txt",
    is_text: true,
    write: |page, how| Ok(lines(page, how).iter().fold(String::new(), |text, line| text + line.trim_end() + "\n").into_bytes()),
};

/// What stands before a point.
const POINT: &str = "•";
const POINT_ASCII: &str = "*";

/// The lines of a page, with its title first.
pub fn lines(page: &Page, how: How) -> Vec<String> {
    let mut lines = wrap(&page.title, how.cells);
    let labels = labels(page, how.lang);
    for section in page.told() {
        lines.push(String::new());
        if !section.heading.is_nothing() {
            lines.extend(wrap(&section.heading.said(how.lang), how.cells));
        }
        for (at, block) in section.blocks.iter().enumerate() {
            if at > 0 && stands_apart(&section.blocks[at - 1], block) {
                lines.push(String::new());
            }
            lines.extend(of_block(block, labels, how));
        }
    }
    lines
}

/// Whether a line stays free between two blocks: around all that has no label beside it.
pub fn stands_apart(before: &Block, block: &Block) -> bool {
    let is_loose = |block: &Block| match block {
        Block::Text(_) | Block::Table(_) | Block::Room(_) => true,
        Block::List(list) => list.above,
        Block::Fact(_) | Block::Months(_) => false,
    };
    is_loose(before) || is_loose(block)
}

/// The lines of a block, with labels of so many cells before what has one.
pub fn of_block(block: &Block, labels: usize, how: How) -> Vec<String> {
    match block {
        Block::Fact(fact) => of_fact(fact, labels, how),
        Block::Months(year) => chart::plain(year, how.cells, how.ascii, how.lang),
        Block::Text(text) => wrap(&text.said.said(how.lang), how.cells),
        Block::List(list) => of_list(list, labels, how),
        Block::Table(table) => table::lines(table, how.cells, how.lang),
        Block::Room(room) => {
            let label = [room.label.get(how.lang), prose::LINE].join("  ").trim_start().to_owned();
            [label].into_iter().chain((1..room.lines).map(|_| prose::LINE.to_owned())).collect()
        }
    }
}

fn of_list(list: &List, labels: usize, how: How) -> Vec<String> {
    let point = if how.ascii { POINT_ASCII } else { POINT };
    let label = list.label.get(how.lang);
    let above = if list.above { wrap(label, how.cells) } else { Vec::new() };
    let before = if label.is_empty() || list.above { 0 } else { labels + 2 };
    let room = how.cells.saturating_sub(before + 2).max(1);
    let mut lines = Vec::new();
    for said in &list.points {
        for (at, part) in wrap(&said.said(how.lang), room).iter().enumerate() {
            let label = pad(if lines.is_empty() { label } else { "" }, before);
            lines.push(format!("{label}{} {part}", if at == 0 { point } else { " " }));
        }
    }
    [above, lines].concat()
}

/// How wide the labels of a page are, in cells.
pub fn labels(page: &Page, lang: Lang) -> usize {
    let facts = page.sections.iter().flat_map(|section| &section.blocks).filter_map(|block| match block {
        Block::Fact(fact) => Some(width(fact.label.get(lang))),
        Block::List(list) if !list.above => Some(width(list.label.get(lang))),
        Block::Months(_) | Block::List(_) | Block::Text(_) | Block::Table(_) | Block::Room(_) => None,
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
