//! A page as Markdown, to be sent or kept.

use super::{Block, Page, chart, text};
use crate::domain::Lang;

/// The room of a chart, in cells.
const CELLS: usize = 76;

/// The page: a heading a section, a line a fact, charts as they are printed.
pub fn document(page: &Page, lang: Lang) -> String {
    let mut lines = vec![format!("# {}", plain(&page.title)), String::new()];
    for section in &page.sections {
        if !section.heading.get(lang).is_empty() {
            lines.extend([format!("## {}", section.heading.get(lang)), String::new()]);
        }
        for block in &section.blocks {
            match block {
                Block::Fact(fact) => {
                    lines.push(format!("- **{}**: {}", fact.label.get(lang), plain(&text::told(fact, lang))));
                    lines.extend(fact.made_of.iter().map(|part| format!("  - {}", plain(&part.said(lang)))));
                }
                Block::Months(year) => {
                    let chart = chart::plain(year, CELLS, false, lang);
                    if !chart.is_empty() {
                        lines.extend([String::new(), "```".into()]);
                        lines.extend(chart);
                        lines.extend(["```".into(), String::new()]);
                    }
                }
            }
        }
        lines.push(String::new());
    }
    lines.join("\n")
}

/// A text that means nothing but itself: no mark of it is taken for one of the document.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' => plain.extend(['\\', c]),
            '\n' | '\r' => plain.push(' '),
            c => plain.push(c),
        }
    }
    plain
}
