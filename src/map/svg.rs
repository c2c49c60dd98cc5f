//! The map as a vector drawing: for reports and for print on white paper.
//!
//! It stands alone: no script, no font and no picture from elsewhere. It uses the layout of the screen, a cell being so
//! many units across and down.

use super::card;
use super::chart::{Chart, Node, TieKind};
use super::document::{Labels, kinds, told};
use super::draw::{Class, Light, frame, light_of, light_of_route};
use super::glyph::{BROKEN, BROKEN_TWICE, Weight};
use super::layout::{Layout, Link, Placed, Point, Route, Side};
use super::view::View;
use crate::printable::{line, width};
use std::collections::BTreeSet;
use std::fmt::Write;

/// Units across a cell.
const ACROSS: usize = 9;
/// Units down a cell.
const DOWN: usize = 18;
/// Units of white around the drawing.
const MARGIN: usize = 24;
/// Units down a line of title or legend.
const LINE: usize = 26;

/// How everything looks; links differ by stroke as well as by colour, since print may have none.
const STYLE: &str = "\
text{font-family:system-ui,'Segoe UI','Noto Sans','DejaVu Sans',Arial,sans-serif;font-size:13px;fill:#1b1b1b}\
.title{font-size:18px;font-weight:600}\
.name{font-weight:600}\
.dim{fill:#555}\
.faded{fill:#8a8a8a;font-style:italic}\
.influence{fill:#0b4f8a}\
.for{fill:#17692c}\
.against{fill:#a31515}\
.neutral,.relationship,.role,.plain{fill:#1b1b1b}\
.mark{fill:#8a4b00}\
.box{fill:#fff;stroke:#333;stroke-width:1.2}\
.line{fill:none;stroke:#777;stroke-width:1.4;stroke-linejoin:round}\
.circle{stroke:#a31515;stroke-dasharray:4 3}\
.influences{stroke:#0b4f8a}\
.trusts{stroke:#17692c}\
.core{fill:none;stroke:#fff}\
.conflict{stroke:#a31515;stroke-dasharray:9 4}\
.history{stroke:#6b5b2a;stroke-dasharray:1.5 4;stroke-linecap:round}\
.dotted{stroke:#555;stroke-dasharray:5 4}\
.border{fill:none;stroke:#999;stroke-dasharray:1 4;stroke-linecap:round}\
.stepped-back{opacity:.28}";

/// A frame in pieces.
const DASHES: &str = " stroke-dasharray=\"6 4\"";

/// Draws an arranged map.
pub fn svg(chart: &Chart, layout: &Layout, view: &View, labels: &Labels) -> String {
    let legend = legend(chart, layout, view, labels);
    let top = MARGIN + if labels.title.is_empty() { 0 } else { LINE + 8 };
    let breadth = (layout.width * ACROSS).max(text_room(&labels.title) * 12 / 10).max(legend_room(&legend)) + 2 * MARGIN;
    let height = top + layout.height * DOWN + LINE + MARGIN + if legend.is_empty() { 0 } else { LINE };
    let title = escape(&labels.title);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{breadth}\" height=\"{height}\" viewBox=\"0 0 {breadth} {height}\" \
         role=\"img\" lang=\"{}\">\n<title>{title}</title>\n<style>{STYLE}</style>\n{MARKERS}\
         <rect width=\"{breadth}\" height=\"{height}\" fill=\"#fff\"/>\n",
        view.lang.code()
    );
    if !title.is_empty() {
        let _ = writeln!(svg, "<text class=\"title\" x=\"{MARGIN}\" y=\"{}\">{title}</text>", MARGIN + 16);
    }
    let _ = writeln!(svg, "<g transform=\"translate({MARGIN} {top})\">");
    if let Some(row) = layout.border {
        let y = row * DOWN + DOWN / 2;
        let _ = writeln!(svg, "<path class=\"border\" d=\"M0 {y}H{}\"/>", layout.width * ACROSS);
        let x = layout.width * ACROSS;
        let _ = writeln!(svg, "<text class=\"dim\" x=\"{x}\" y=\"{}\" text-anchor=\"end\">{}</text>", y - 5, escape(&view.outside));
    }
    let (below, above): (Vec<_>, Vec<_>) = layout.routes.iter().partition(|route| route.link == Link::Reports);
    for route in below.into_iter().chain(above) {
        link(&mut svg, chart, layout, view, labels, route);
    }
    for placed in &layout.boxes {
        person(&mut svg, &chart.nodes[placed.node], placed, view);
    }
    svg.push_str("</g>\n");
    write_legend(&mut svg, &legend, top + layout.height * DOWN + LINE + 6);
    svg.push_str("</svg>\n");
    svg
}

/// Heads of arrows, and the crosses of conflicts, which stand a little off the frames.
const MARKERS: &str = "<defs>\
<marker id=\"arrow\" viewBox=\"0 0 10 10\" refX=\"9\" refY=\"5\" markerUnits=\"userSpaceOnUse\" markerWidth=\"11\" markerHeight=\"11\" orient=\"auto\">\
<path d=\"M0 0 10 5 0 10z\" fill=\"#222\"/></marker>\
<marker id=\"cross\" viewBox=\"0 0 10 10\" refX=\"12\" refY=\"5\" markerUnits=\"userSpaceOnUse\" markerWidth=\"10\" markerHeight=\"10\" \
orient=\"auto-start-reverse\"><path d=\"M1 1 9 9M9 1 1 9\" stroke=\"#a31515\" stroke-width=\"2\" fill=\"none\"/></marker>\
</defs>\n";

/// The name of a meaning in the style sheet.
fn class(class: Class) -> &'static str {
    match class {
        Class::Name => "name",
        Class::Dim | Class::Border => "dim",
        Class::Faded => "faded",
        Class::Influence => "influence",
        Class::For => "for",
        Class::Against => "against",
        Class::Neutral => "neutral",
        Class::Relationship => "relationship",
        Class::Role => "role",
        Class::Mark => "mark",
        Class::Blank | Class::Plain | Class::Frame | Class::Decides | Class::Unmet | Class::Reports | Class::Circle | Class::Tie(_) => {
            "plain"
        }
    }
}

fn link_class(link: Link) -> &'static str {
    match link {
        Link::Reports => "reports",
        Link::Circle => "circle",
        Link::Tie { kind, .. } => kind.code(),
    }
}

/// How thick a link is: by its strength.
fn thickness(link: Link) -> f64 {
    match link {
        Link::Reports | Link::Circle => 1.4,
        Link::Tie { kind: TieKind::Trusts, strength, .. } => 3.4 + strength.clamp(1, 3) as f64 * 0.8,
        Link::Tie { strength, .. } => 0.9 + strength.clamp(1, 3) as f64 * 0.8,
    }
}

fn middle(at: Point) -> (usize, usize) {
    (at.x * ACROSS + ACROSS / 2, at.y * DOWN + DOWN / 2)
}

/// The place on the frame where a link ends.
fn on_frame(at: Point, side: Side) -> (usize, usize) {
    let (x, y) = middle(at);
    match side {
        Side::Top => (x, y + DOWN),
        Side::Bottom => (x, y.saturating_sub(DOWN)),
        Side::Left => (x + ACROSS, y),
        Side::Right => (x.saturating_sub(ACROSS), y),
    }
}

/// The data of a path through corners.
fn way(corners: &[(usize, usize)]) -> String {
    let mut way = String::new();
    for (at, (x, y)) in corners.iter().enumerate() {
        let _ = write!(way, "{}{x} {y}", if at == 0 { 'M' } else { 'L' });
    }
    way
}

fn markers(link: Link) -> &'static str {
    match link {
        Link::Reports | Link::Tie { kind: TieKind::History, .. } => "",
        Link::Tie { kind: TieKind::Conflict, .. } => " marker-start=\"url(#cross)\" marker-end=\"url(#cross)\"",
        Link::Circle | Link::Tie { .. } => " marker-end=\"url(#arrow)\"",
    }
}

fn strokes(svg: &mut String, link: Link, way: &str, title: &str) {
    let (class, thick) = (link_class(link), thickness(link));
    let twice = matches!(link, Link::Tie { kind: TieKind::Trusts, .. });
    let outer = if twice { "" } else { markers(link) };
    let _ = writeln!(svg, "<path class=\"line {class}\" style=\"stroke-width:{thick:.1}\" d=\"{way}\"{outer}>{title}</path>");
    if twice {
        let _ = writeln!(svg, "<path class=\"core\" style=\"stroke-width:{:.1}\" d=\"{way}\"{}/>", thick - 2.6, markers(link));
    }
}

fn link(svg: &mut String, chart: &Chart, layout: &Layout, view: &View, labels: &Labels, route: &Route) {
    let (Some(first), Some(last)) = (route.points.first(), route.points.last()) else { return };
    let mut corners = vec![on_frame(*first, route.leaves)];
    corners.extend(route.points.iter().map(|point| middle(*point)));
    corners.push(on_frame(*last, route.enters));
    corners.dedup();
    let name = |person: i64| {
        let known = layout.place(person).map(|placed| card::shown_name(&chart.nodes[placed.node], view));
        escape(&known.unwrap_or_default())
    };
    let arrow = if let Link::Tie { kind, .. } = route.link
        && !kind.directed()
    {
        "↔"
    } else {
        "→"
    };
    let note = match route.link {
        Link::Tie { id, strength, .. } => {
            let note = chart.ties.iter().find(|tie| tie.id == id).map(|tie| escape(&tie.note)).filter(|note| !note.is_empty());
            format!(" {strength}{}", note.map(|note| format!(": {note}")).unwrap_or_default())
        }
        Link::Reports | Link::Circle => String::new(),
    };
    let title = format!("<title>{} {arrow} {}: {}{note}</title>", name(route.from), name(route.to), escape(labels.link(route.link)));
    let back = light_of_route(route, view) == Light::Dimmed;
    if back {
        svg.push_str("<g class=\"stepped-back\">");
    }
    strokes(svg, route.link, &way(&corners), &title);
    if back {
        svg.push_str("</g>\n");
    }
}

fn person(svg: &mut String, node: &Node, placed: &Placed, view: &View) {
    let area = placed.area;
    let (x, y) = (area.x * ACROSS + ACROSS / 2, area.y * DOWN + DOWN / 2);
    let (across, down) = ((area.width - 1) * ACROSS, (area.height - 1) * DOWN);
    let back = if light_of(view, placed.person) == Light::Dimmed { " class=\"stepped-back\"" } else { "" };
    let told: Vec<String> = told(node, view).iter().map(|line| escape(line)).collect();
    let _ = writeln!(svg, "<g{back}>\n<title>{}</title>", told.join("\n"));
    let (stroke, _) = frame(node, view);
    let dashes = if stroke == BROKEN || stroke == BROKEN_TWICE { DASHES } else { "" };
    let _ = writeln!(svg, "<rect class=\"box\" x=\"{x}\" y=\"{y}\" width=\"{across}\" height=\"{down}\" rx=\"3\"{dashes}/>");
    if stroke.weight == Weight::Double {
        let inner = (x + 3, y + 3, across - 6, down - 6);
        let _ = writeln!(
            svg,
            "<rect class=\"box\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"2\"{dashes}/>",
            inner.0, inner.1, inner.2, inner.3
        );
    }
    for (row, pieces) in card::lines(node, view, area.width - 2, area.height - 2).iter().enumerate() {
        let mut cell = area.x + 1;
        for (piece, meaning) in pieces {
            if !piece.trim().is_empty() {
                let x = cell * ACROSS + 1;
                let y = (area.y + 1 + row) * DOWN + 14;
                let cells = width(piece);
                // A font wider than most is pressed into the box.
                let press = if cells * 2 > area.width {
                    format!(" textLength=\"{}\" lengthAdjust=\"spacingAndGlyphs\"", cells * ACROSS - 6)
                } else {
                    String::new()
                };
                let press = if cells > 12 { press } else { String::new() };
                let _ = writeln!(svg, "<text class=\"{}\" x=\"{x}\" y=\"{y}\"{press}>{}</text>", class(*meaning), escape(piece.trim_end()));
            }
            cell += width(piece);
        }
    }
    let marks = card::marks_on_frame(node, placed, view).concat();
    if !marks.is_empty() {
        let _ = writeln!(svg, "<text class=\"mark\" x=\"{}\" y=\"{}\">{marks}</text>", x + 4, y - 3);
    }
    if placed.hidden > 0 {
        let _ = writeln!(
            svg,
            "<text class=\"mark\" x=\"{}\" y=\"{}\" text-anchor=\"end\">+{}</text>",
            x + across - 4,
            y + down + 13,
            placed.hidden
        );
    }
    svg.push_str("</g>\n");
}

fn text_room(text: &str) -> usize {
    width(text) * ACROSS
}

/// What the legend explains: links, then frames.
fn legend<'a>(chart: &Chart, layout: &Layout, view: &View, labels: &'a Labels) -> Vec<(Sample, &'a str)> {
    let links = kinds(layout).into_iter().map(|link| (Sample::Link(link), labels.link(link)));
    let frames: BTreeSet<Class> = layout.boxes.iter().map(|placed| frame(&chart.nodes[placed.node], view).1).collect();
    let known = [(Class::Decides, labels.decides.as_str()), (Class::Unmet, labels.unmet.as_str())];
    links.chain(known.into_iter().filter(|(class, _)| frames.contains(class)).map(|(class, words)| (Sample::Frame(class), words))).collect()
}

/// A piece of a link or of a frame.
enum Sample {
    Link(Link),
    Frame(Class),
}

fn legend_room(legend: &[(Sample, &str)]) -> usize {
    legend.iter().map(|(_, words)| 76 + text_room(words)).sum()
}

fn write_legend(svg: &mut String, legend: &[(Sample, &str)], y: usize) {
    let mut x = MARGIN;
    for (sample, words) in legend {
        match sample {
            Sample::Link(link) => strokes(svg, *link, &format!("M{x} {}H{}", y - 4, x + 44), ""),
            Sample::Frame(class) => {
                let dashes = if *class == Class::Unmet { DASHES } else { "" };
                let _ = writeln!(svg, "<rect class=\"box\" x=\"{x}\" y=\"{}\" width=\"44\" height=\"16\" rx=\"2\"{dashes}/>", y - 12);
                if *class == Class::Decides {
                    let _ = writeln!(svg, "<rect class=\"box\" x=\"{}\" y=\"{}\" width=\"38\" height=\"10\" rx=\"1\"/>", x + 3, y - 9);
                }
            }
        }
        let _ = writeln!(svg, "<text x=\"{}\" y=\"{y}\">{}</text>", x + 54, escape(words));
        x += 76 + text_room(words);
    }
}

/// Text as XML takes it, on one line and without anything that is not to be printed.
fn escape(text: &str) -> String {
    let mut escaped = String::new();
    for c in line(text).chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            '\u{FFFE}' | '\u{FFFF}' => escaped.push('·'),
            _ => escaped.push(c),
        }
    }
    escaped
}
