//! A page as one file of HTML: with its style in it, nothing to run and nothing to fetch, made to be printed on A4.

use super::{Alarm, Block, Fact, Format, How, List, Page, Section, Table, table};
use crate::domain::Lang;
use crate::domain::phrase::Phrase;
use crate::printable::line;
use quick_xml::Writer;
use quick_xml::events::{BytesText, Event};
use std::io::{self, Write};

/// The form.
pub static HTML: Format = Format { code: "html", extension: "html", is_text: true, write: document };

const STYLE: &str = include_str!("page.css");
/// By this the one style of the page is known.
const OURS: &str = "kamdesk";
/// Whoever opens it fetches nothing and runs nothing, whatever stands in it.
const POLICY: &str = "default-src 'none'; style-src 'nonce-kamdesk'";

type Html = Writer<Vec<u8>>;

/// The page; every text in it is escaped by whoever writes the elements.
fn document(page: &Page, how: How) -> io::Result<Vec<u8>> {
    let mut html = Writer::new(Vec::new());
    html.write_event(Event::DocType(BytesText::from_escaped("html")))?;
    html.create_element("html").with_attribute(("lang", how.lang.code())).write_inner_content(|html| {
        within(html, "head", |html| {
            html.create_element("meta").with_attribute(("charset", "utf-8")).write_empty()?;
            let policy = [("http-equiv", "Content-Security-Policy"), ("content", POLICY)];
            html.create_element("meta").with_attributes(policy).write_empty()?;
            let narrow = [("name", "viewport"), ("content", "width=device-width, initial-scale=1")];
            html.create_element("meta").with_attributes(narrow).write_empty()?;
            said(html, "title", &page.title)?;
            // A style is no text: its quotes stay as they are.
            html.create_element("style").with_attribute(("nonce", OURS)).write_text_content(BytesText::from_escaped(STYLE))?;
            Ok(())
        })?;
        within(html, "body", |html| {
            said(html, "h1", &page.title)?;
            page.told().try_for_each(|section| part(html, section, how.lang))
        })
    })?;
    html.get_mut().write_all(b"\n")?;
    Ok(html.into_inner())
}

fn part(html: &mut Html, section: &Section, lang: Lang) -> io::Result<()> {
    within(html, "section", |html| {
        if !section.heading.is_nothing() {
            said(html, "h2", &section.heading.said(lang))?;
        }
        for blocks in section.blocks.chunk_by(|one, next| is_labelled(one) && is_labelled(next)) {
            if blocks.iter().any(is_labelled) {
                within(html, "dl", |html| blocks.iter().try_for_each(|block| labelled(html, block, lang)))?;
            } else {
                blocks.iter().try_for_each(|block| alone(html, block, lang))?;
            }
        }
        Ok(())
    })
}

/// Whether a block stands behind a label.
fn is_labelled(block: &Block) -> bool {
    match block {
        Block::Fact(_) => true,
        Block::List(list) => !list.above && !list.label.ru.is_empty(),
        _ => false,
    }
}

fn labelled(html: &mut Html, block: &Block, lang: Lang) -> io::Result<()> {
    within(html, "div", |html| match block {
        Block::Fact(fact) => {
            said(html, "dt", fact.label.get(lang))?;
            within(html, "dd", |html| of_fact(html, fact, lang))
        }
        Block::List(list) => {
            said(html, "dt", list.label.get(lang))?;
            within(html, "dd", |html| points(html, &list.points, lang))
        }
        _ => Ok(()),
    })
}

fn of_fact(html: &mut Html, fact: &Fact, lang: Lang) -> io::Result<()> {
    let class = |is_alarm: bool, other: &'static str| if is_alarm { "alarm" } else { other };
    let plain = if fact.said.is_err() { "unknown" } else { "said" };
    classed(html, "span", class(fact.alarm == Alarm::Said, plain), &fact.what(lang))?;
    if let Some(more) = fact.beside(lang) {
        // A blank of its own parts the two where no style is read.
        html.write_event(Event::Text(BytesText::new(" ")))?;
        classed(html, "span", if fact.alarm == Alarm::More { "more alarm" } else { "more" }, &more)?;
    }
    points(html, &fact.made_of, lang)
}

fn alone(html: &mut Html, block: &Block, lang: Lang) -> io::Result<()> {
    match block {
        Block::Text(text) => within(html, "p", |html| {
            for (at, part) in text.said.said(lang).lines().enumerate() {
                if at > 0 {
                    html.create_element("br").write_empty()?;
                }
                html.write_event(Event::Text(BytesText::new(&line(part))))?;
            }
            Ok(())
        }),
        Block::List(List { label, points: told, .. }) => {
            if !label.get(lang).is_empty() {
                classed(html, "p", "above", label.get(lang))?;
            }
            points(html, told, lang)
        }
        Block::Table(table) => rows(html, table, lang),
        Block::Months(year) => rows(html, &table::of_months(year), lang),
        Block::Room(room) => {
            let element = html.create_element("div").with_attribute(("class", "room"));
            let written = element.write_inner_content(|html| {
                html.write_event(Event::Text(BytesText::new(room.label.get(lang))))?;
                (0..room.lines).try_for_each(|_| html.create_element("div").write_text_content(BytesText::new("")).map(drop))
            });
            written.map(drop)
        }
        Block::Fact(_) => Ok(()),
    }
}

fn points(html: &mut Html, told: &[Phrase], lang: Lang) -> io::Result<()> {
    if told.is_empty() {
        return Ok(());
    }
    within(html, "ul", |html| told.iter().try_for_each(|point| said(html, "li", &point.said(lang))))
}

fn rows(html: &mut Html, table: &Table, lang: Lang) -> io::Result<()> {
    let cell = |html: &mut Html, name: &str, figures: bool, text: &str| {
        if figures { classed(html, name, "figures", text) } else { said(html, name, text) }
    };
    within(html, "table", |html| {
        within(html, "thead", |html| {
            within(html, "tr", |html| table.columns.iter().try_for_each(|column| cell(html, "th", column.figures, column.words.get(lang))))
        })?;
        within(html, "tbody", |html| {
            table.rows.iter().try_for_each(|row| {
                within(html, "tr", |html| {
                    row.iter().zip(&table.columns).try_for_each(|(told, column)| cell(html, "td", column.figures, &told.said(lang)))
                })
            })
        })
    })
}

fn within(html: &mut Html, name: &str, inside: impl FnOnce(&mut Html) -> io::Result<()>) -> io::Result<()> {
    html.create_element(name).write_inner_content(inside).map(drop)
}

/// An element with a text: on one line, with nothing in it that would turn the text around it.
fn said(html: &mut Html, name: &str, text: &str) -> io::Result<()> {
    html.create_element(name).write_text_content(BytesText::new(&line(text))).map(drop)
}

fn classed(html: &mut Html, name: &str, class: &str, text: &str) -> io::Result<()> {
    html.create_element(name).with_attribute(("class", class)).write_text_content(BytesText::new(&line(text))).map(drop)
}
