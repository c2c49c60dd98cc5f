//! The map as a Mermaid flowchart, for wikis and issue trackers that draw it.

use super::card;
use super::chart::{Chart, Node, TieKind};
use super::document::Labels;
use super::layout::{Layout, Link};
use super::view::{View, Zoom};
use crate::printable::line;
use std::fmt::Write;

/// Letters of a line of a label, at most.
const LABEL: usize = 200;

/// The persons and links of a layout as the text of a flowchart.
pub fn mermaid(chart: &Chart, layout: &Layout, view: &View, labels: &Labels) -> String {
    let mut text = String::from("flowchart TD\n");
    if !labels.title.is_empty() {
        text = format!("---\ntitle: \"{}\"\n---\n{text}", plain(&labels.title));
    }
    let known = |placed: &super::layout::Placed| &chart.nodes[placed.node];
    let (outside, inside): (Vec<_>, Vec<_>) = layout.boxes.iter().partition(|placed| known(placed).outside);
    if !outside.is_empty() {
        let _ = writeln!(text, "  subgraph outside[\"{}\"]", escape(&view.outside));
        for placed in &outside {
            let _ = writeln!(text, "    {}", person(placed.person, known(placed), placed.hidden, view));
        }
        text.push_str("  end\n");
    }
    for placed in &inside {
        let _ = writeln!(text, "  {}", person(placed.person, known(placed), placed.hidden, view));
    }
    for route in &layout.routes {
        let arrow = match route.link {
            Link::Reports | Link::Circle => "---",
            Link::Tie { kind: TieKind::Influences, .. } => "==>",
            Link::Tie { kind: TieKind::Trusts, .. } => "-->",
            Link::Tie { kind: TieKind::Conflict, .. } => "x--x",
            Link::Tie { kind: TieKind::History, .. } => "-.-",
            Link::Tie { kind: TieKind::Dotted, .. } => "-.->",
        };
        let words = match route.link {
            Link::Reports => String::new(),
            Link::Circle => format!("|\"{}\"|", card::CIRCLE),
            Link::Tie { strength, .. } => format!("|\"{} {strength}\"|", escape(labels.link(route.link))),
        };
        let _ = writeln!(text, "  p{} {arrow}{words} p{}", route.from, route.to);
    }
    let class = |name: &str, style: &str, is: &dyn Fn(&Node) -> bool| {
        let persons: Vec<String> =
            layout.boxes.iter().filter(|placed| is(known(placed))).map(|placed| format!("p{}", placed.person)).collect();
        if persons.is_empty() || view.masked {
            String::new()
        } else {
            format!("  classDef {name} {style}\n  class {} {name}\n", persons.join(","))
        }
    };
    text.push_str(&class("decides", "stroke-width:4px", &Node::decides));
    text.push_str(&class("unmet", "stroke-dasharray:5 4", &|node| node.unknown || node.never_met));
    text
}

fn person(id: i64, node: &Node, hidden: usize, view: &View) -> String {
    let mut lines: Vec<String> = card::lines(node, &View { zoom: Zoom::Full, ..view.clone() }, LABEL, 4)
        .into_iter()
        .map(|line| {
            escape(line.into_iter().map(|(text, _)| text).filter(|text| !text.trim().is_empty()).collect::<Vec<_>>().join(" ").as_str())
        })
        .filter(|line| !line.is_empty())
        .collect();
    // A label has no frame for them to stand on.
    let marks = card::marks(node, view).concat();
    if let Some(name) = lines.first_mut().filter(|_| !marks.is_empty()) {
        name.insert_str(0, &format!("{marks} "));
    }
    if hidden > 0 {
        lines.push(format!("+{hidden}"));
    }
    format!("p{id}[\"{}\"]", lines.join("<br/>"))
}

/// A text inside quotation marks: what means something to Mermaid or HTML goes by its number.
fn escape(text: &str) -> String {
    let mut escaped = String::new();
    for c in line(text).chars() {
        match c {
            '"' | '#' | '<' | '>' | '&' | '`' | '\\' | ';' | '|' | '{' | '}' => {
                let _ = write!(escaped, "#{};", u32::from(c));
            }
            _ => escaped.push(c),
        }
    }
    escaped
}

/// A text inside the quotation marks of the head, which is YAML.
fn plain(text: &str) -> String {
    line(text).replace('\\', "\\\\").replace('"', "\\\"")
}
