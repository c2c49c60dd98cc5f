//! A page as a document of Word: A4, with headings that its outline knows.

use super::{Alarm, Block, Fact, Format, How, List, Page, Section, Table, table};
use crate::domain::Lang;
use crate::domain::phrase::Phrase;
use crate::printable::line;
use docx_rs::{
    AbstractNumbering, AlignmentType, BorderType, BreakType, Docx, IndentLevel, Level, LevelJc, LevelText, LineSpacing, NumberFormat,
    Numbering, NumberingId, PageMargin, Paragraph, Run, RunFonts, SpecialIndentType, Start, Style, StyleType, TableCell, TableCellBorder,
    TableCellBorderPosition, TableCellBorders, TableRow, WidthType,
};
use std::io::{self, Cursor};

/// The form.
pub static DOCX: Format = Format { code: "docx", extension: "docx", is_text: false, write: document };

/// A4, in twentieths of a point.
const PAPER: (u32, u32) = (11_906, 16_838);
/// What stays free at the sides, and above and below, in the same.
const MARGINS: (i32, i32) = (1_020, 907);
/// The room of a line.
const ROOM: usize = PAPER.0 as usize - 2 * MARGINS.0 as usize;
/// How far what a label says stands from the edge.
const INDENT: i32 = 2_400;
/// How far a point stands from its sign.
const HANGING: i32 = 280;
/// No wider than that is a tabulator anywhere.
const TAB: usize = 820;
/// Sizes of letters, in half points.
const LETTERS: usize = 21;
const TITLE: usize = 30;
const HEADING: usize = 24;
/// What a font is called that every system has, or has one as wide for.
const FONT: &str = "Arial";
/// The list of points; the first number is the library's own.
const POINTS: usize = 2;
/// The line under a row and the line to write on.
const RULE: &str = "999999";

fn document(page: &Page, how: How) -> io::Result<Vec<u8>> {
    let points = Level::new(0, Start::new(1), NumberFormat::new("bullet"), LevelText::new("•"), LevelJc::new("left"));
    let heading = |id: &str, name: &str, size: usize| Style::new(id, StyleType::Paragraph).name(name).size(size).bold();
    let fonts = RunFonts::new().ascii(FONT).hi_ansi(FONT).east_asia(FONT).cs(FONT);
    let mut docx = Docx::new()
        .page_size(PAPER.0, PAPER.1)
        .page_margin(PageMargin::new().left(MARGINS.0).right(MARGINS.0).top(MARGINS.1).bottom(MARGINS.1))
        .default_fonts(fonts)
        .default_size(LETTERS)
        .add_style(heading("Heading1", "heading 1", TITLE))
        .add_style(heading("Heading2", "heading 2", HEADING))
        .add_abstract_numbering(AbstractNumbering::new(POINTS).add_level(points))
        .add_numbering(Numbering::new(POINTS, POINTS))
        .add_paragraph(Paragraph::new().style("Heading1").line_spacing(LineSpacing::new().after(160)).add_run(run(&page.title)));
    for section in page.told() {
        docx = part(docx, section, how.lang);
    }
    let mut packed = Cursor::new(Vec::new());
    docx.pack(&mut packed).map_err(io::Error::other)?;
    Ok(packed.into_inner())
}

/// A text: on one line, with nothing in it that would turn the text around it.
fn run(text: &str) -> Run {
    Run::new().add_text(line(text))
}

fn paragraph() -> Paragraph {
    Paragraph::new().line_spacing(LineSpacing::new().after(60))
}

fn part(mut docx: Docx, section: &Section, lang: Lang) -> Docx {
    if !section.heading.is_nothing() {
        let heading = Paragraph::new().style("Heading2").keep_next(true).line_spacing(LineSpacing::new().before(220).after(80));
        docx = docx.add_paragraph(heading.add_run(run(&section.heading.said(lang))));
    }
    for block in &section.blocks {
        docx = match block {
            Block::Fact(fact) => of_fact(fact, lang).into_iter().fold(docx, Docx::add_paragraph),
            Block::Text(text) => docx.add_paragraph(of_text(&text.said.said(lang))),
            Block::List(list) => of_list(list, lang).into_iter().fold(docx, Docx::add_paragraph),
            Block::Table(table) => rows(docx, table, lang),
            Block::Months(year) => rows(docx, &table::of_months(year), lang),
            Block::Room(room) => {
                let label = paragraph().keep_next(true).add_run(run(room.label.get(lang)));
                (0..room.lines).fold(docx.add_paragraph(label), |docx, _| docx.add_paragraph(to_write_on()))
            }
        };
    }
    docx
}

/// A paragraph behind a label.
fn labelled(label: &str) -> Paragraph {
    let hanging = Some(SpecialIndentType::Hanging(INDENT));
    paragraph().indent(Some(INDENT), hanging, None, None).add_run(run(label).color("444444")).add_run(Run::new().add_tab())
}

fn of_fact(fact: &Fact, lang: Lang) -> Vec<Paragraph> {
    let weighed = |text: &str, is_alarm: bool| if is_alarm { run(text).bold() } else { run(text) };
    let mut said = labelled(fact.label.get(lang)).add_run(weighed(&fact.what(lang), fact.alarm == Alarm::Said));
    if let Some(more) = fact.beside(lang) {
        said = said.add_run(weighed(&format!("   {more}"), fact.alarm == Alarm::More));
    }
    [said].into_iter().chain(fact.made_of.iter().map(|part| point(part, INDENT, lang))).collect()
}

/// A paragraph whose lines end where they do in the text.
fn of_text(text: &str) -> Paragraph {
    let broken = |paragraph: Paragraph, (at, part): (usize, &str)| {
        let before = if at > 0 { Run::new().add_break(BreakType::TextWrapping) } else { Run::new() };
        paragraph.add_run(before.add_text(line(part)))
    };
    text.lines().enumerate().fold(Paragraph::new().line_spacing(LineSpacing::new().before(120).after(120)), broken)
}

fn of_list(list: &List, lang: Lang) -> Vec<Paragraph> {
    let label = list.label.get(lang);
    let points = |indent| list.points.iter().map(move |said| point(said, indent, lang));
    match list.points.as_slice() {
        _ if label.is_empty() => points(0).collect(),
        _ if list.above => [of_text(label).keep_next(true)].into_iter().chain(points(0)).collect(),
        [alone] => vec![labelled(label).add_run(run(&alone.said(lang)))],
        // The first stands in the line of the label, as the others do under it.
        [first, ..] => {
            [labelled(label).add_run(run(&format!("•  {}", first.said(lang))))].into_iter().chain(points(INDENT).skip(1)).collect()
        }
        [] => Vec::new(),
    }
}

fn point(said: &Phrase, indent: i32, lang: Lang) -> Paragraph {
    let hanging = Some(SpecialIndentType::Hanging(HANGING));
    let numbered = paragraph().numbering(NumberingId::new(POINTS), IndentLevel::new(0));
    numbered.indent(Some(indent + HANGING), hanging, None, None).add_run(run(&said.said(lang)))
}

fn rows(docx: Docx, table: &Table, lang: Lang) -> Docx {
    // Figures take as little as they need, texts share the rest.
    let figures = table.columns.iter().filter(|column| column.figures).count();
    let texts = (table.columns.len() - figures).max(1);
    let figure = ROOM / (table.columns.len() + 1).max(1);
    let widths: Vec<usize> =
        table.columns.iter().map(|column| if column.figures { figure } else { (ROOM - figure * figures) / texts }).collect();
    let under = || {
        let border = TableCellBorder::new(TableCellBorderPosition::Bottom).border_type(BorderType::Single).size(4).color(RULE);
        TableCellBorders::with_empty().set(border)
    };
    let cell = |text: Run, at: usize| {
        let align = if table.columns.get(at).is_some_and(|column| column.figures) { AlignmentType::Right } else { AlignmentType::Left };
        let said = Paragraph::new().align(align).line_spacing(LineSpacing::new().before(30).after(30)).add_run(text);
        TableCell::new().width(widths.get(at).copied().unwrap_or(figure), WidthType::Dxa).set_borders(under()).add_paragraph(said)
    };
    let heads = table.columns.iter().enumerate().map(|(at, column)| cell(run(column.words.get(lang)).color("444444"), at)).collect();
    let row = |row: &Vec<Phrase>| TableRow::new(row.iter().enumerate().map(|(at, said)| cell(run(&said.said(lang)), at)).collect());
    let rows = [TableRow::new(heads)].into_iter().chain(table.rows.iter().map(row)).map(TableRow::cant_split).collect();
    docx.add_table(docx_rs::Table::without_borders(rows).set_grid(widths.clone()).width(ROOM, WidthType::Dxa))
        .add_paragraph(Paragraph::new().line_spacing(LineSpacing::new().after(60)))
}

/// An empty line to write on.
fn to_write_on() -> Paragraph {
    let underline = Run::new().underline("single").color(RULE);
    let tabs = (0..ROOM / TAB).fold(underline, |run, _| run.add_tab());
    Paragraph::new().line_spacing(LineSpacing::new().before(120).after(60)).add_run(tabs)
}
