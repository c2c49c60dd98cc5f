//! A page as Markdown, to be sent or kept.

use super::{Block, Format, Page, Table, chart, prose, text};
use crate::domain::Lang;

/// The form.
pub static MARKDOWN: Format =
    Format { code: "md", extension: "md", is_text: true, write: |page, how| Ok(document(page, how.lang).into_bytes()) };

/// The room of a chart, in cells.
const CELLS: usize = 76;

/// The page: a heading a section, a line a fact, charts as they are printed.
pub fn document(page: &Page, lang: Lang) -> String {
    let mut lines = vec![format!("# {}", plain(&page.title)), String::new()];
    for section in page.told() {
        if !section.heading.is_nothing() {
            lines.extend([format!("## {}", plain(&section.heading.said(lang))), String::new()]);
        }
        for (at, block) in section.blocks.iter().enumerate() {
            if at > 0 && text::stands_apart(&section.blocks[at - 1], block) {
                lines.push(String::new());
            }
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
                // A line ends where it ends on paper.
                Block::Text(text) => lines.push(text.said.said(lang).lines().map(plain).collect::<Vec<_>>().join("  \n")),
                Block::List(list) => {
                    let points = || list.points.iter().map(|point| plain(&point.said(lang)));
                    if list.above || list.label.get(lang).is_empty() {
                        lines.extend([list.label.get(lang).to_owned(), String::new()]);
                        lines.extend(points().map(|point| format!("- {point}")));
                    } else {
                        lines.push(format!("- **{}**", list.label.get(lang)));
                        lines.extend(points().map(|point| format!("  - {point}")));
                    }
                }
                Block::Table(table) => lines.extend(rows(table, lang)),
                Block::Room(room) => {
                    let underscores = plain(prose::LINE);
                    lines.push(format!("{} {underscores}", room.label.get(lang)).trim_start().to_owned());
                }
            }
        }
        lines.push(String::new());
    }
    lines.join("\n")
}

/// A table with a rule under its heads, figures at the right.
fn rows(table: &Table, lang: Lang) -> Vec<String> {
    let line = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
    let rule = |column: &super::Column| if column.figures { "---:".to_owned() } else { "---".to_owned() };
    let heads = table.columns.iter().map(|column| column.words.get(lang).to_owned()).collect();
    let rows = table.rows.iter().map(|row| line(row.iter().map(|cell| plain(&cell.said(lang))).collect()));
    [line(heads), line(table.columns.iter().map(rule).collect())].into_iter().chain(rows).collect()
}

/// A text that means nothing but itself: no mark of it is taken for one of the document.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in crate::printable::lines(text).chars() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' => plain.extend(['\\', c]),
            '\n' => plain.push(' '),
            c => plain.push(c),
        }
    }
    plain
}
