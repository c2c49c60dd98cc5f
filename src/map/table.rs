//! The map as a table for spreadsheets: a row a person, then a row a link.

use super::read::Scene;
use super::visible;
use crate::domain::day;
use crate::domain::visibility::Audience;
use crate::exchange::ours::no_formula;
use csv::{Terminator, WriterBuilder};

/// The columns; `row` says whether a person or a link stands there.
const HEADER: [&str; 21] = [
    "row",
    "person_id",
    "name",
    "position",
    "department",
    "reports_to",
    "outside",
    "unknown",
    "main_contact",
    "roles",
    "influence",
    "attitude",
    "relationship",
    "mirrored_by",
    "handed_to",
    "last_contact",
    "kind",
    "from",
    "to",
    "strength",
    "note",
];

fn plain(text: &str) -> String {
    no_formula(text).into_owned()
}

fn flag(set: bool) -> String {
    if set { "1".to_owned() } else { String::new() }
}

fn number(value: Option<i64>) -> String {
    value.map_or_else(String::new, |value| value.to_string())
}

/// The table as CSV: comma, UTF-8, a header in the first row. What an audience does not read has no column either: its name would
/// tell what is kept. Persons have the numbers of the file, or else of the table.
///
/// # Errors
/// Those of the writer.
pub fn csv(scene: &Scene, audience: Audience) -> Result<String, csv::Error> {
    let shown = HEADER.map(|column| visible::tells(audience, column));
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    let mut write =
        |row: [String; HEADER.len()]| writer.write_record(row.iter().zip(shown).filter(|(_, shown)| *shown).map(|(cell, _)| cell));
    write(HEADER.map(str::to_owned))?;
    let name = |person: i64| scene.node(person).map_or_else(String::new, |node| plain(&node.name));
    for (at, node) in scene.chart.nodes.iter().enumerate() {
        let figures = scene.figures.get(&node.person);
        write([
            "person".to_owned(),
            if audience.numbers() { node.person.to_string() } else { (at + 1).to_string() },
            plain(&node.name),
            plain(&node.position),
            plain(&node.department),
            node.boss.map_or_else(String::new, name),
            flag(node.outside),
            flag(node.unknown),
            flag(node.main),
            node.roles.join(" "),
            number(node.influence),
            number(node.attitude),
            number(node.relationship),
            plain(node.mirror.as_deref().unwrap_or_default()),
            plain(node.handed.as_deref().unwrap_or_default()),
            figures.and_then(|figures| figures.last_contact).map_or_else(String::new, day::iso),
            String::new(),
            String::new(),
            String::new(),
            String::new(),
            String::new(),
        ])?;
    }
    for tie in &scene.chart.ties {
        let mut row = std::array::from_fn(|_| String::new());
        row[0] = "link".to_owned();
        row[16..].clone_from_slice(&[tie.kind.code().to_owned(), name(tie.from), name(tie.to), tie.strength.to_string(), plain(&tie.note)]);
        write(row)?;
    }
    let bytes = writer.into_inner().map_err(|error| error.into_error())?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
