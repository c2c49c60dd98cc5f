//! Documents made of a map: what they have in common, and the plain text.

use super::card;
use super::chart::{Node, TieKind};
use super::draw::{Class, Picture};
use super::glyph;
use super::layout::{Layout, Link};
use super::view::View;
use crate::domain::affiliation::{ATTITUDE, INFLUENCE, RELATIONSHIP, ROLES};
use crate::domain::field::Grade;
use crate::printable::{lines, pad, width};

/// Words of a document, in its language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Labels {
    /// What the document shows: the account, perhaps the purchase, the day.
    pub title: String,
    /// What a reporting line is called.
    pub reports: String,
    /// What each kind of tie is called, in the order of [`TieKind::ALL`].
    pub ties: [String; 5],
    /// What a frame in pieces means: nobody known, or never met.
    pub unmet: String,
    /// What a double frame means: decides.
    pub decides: String,
    /// The figures that stand on ties, and what they mean.
    pub strength: (String, String),
}

/// The least strength of a tie that stands on its line.
pub const LEAST_SAID: i64 = 2;

impl Labels {
    /// What a link is called.
    pub fn link(&self, link: Link) -> &str {
        match link {
            Link::Reports | Link::Circle => &self.reports,
            Link::Tie { kind, .. } => TieKind::ALL.iter().position(|each| *each == kind).map_or("", |at| &self.ties[at]),
        }
    }
}

/// The kinds of link on a map, each once.
pub(super) fn kinds(layout: &Layout) -> Vec<Link> {
    let mut kinds: Vec<Link> = layout
        .routes
        .iter()
        .map(|route| match route.link {
            Link::Tie { kind, .. } => Link::Tie { id: 0, kind, strength: 1 },
            Link::Reports | Link::Circle => Link::Reports,
        })
        .collect();
    kinds.sort_unstable();
    kinds.dedup();
    kinds
}

/// Everything the map knows of a person, a line each, in words.
pub(super) fn told(node: &Node, view: &View) -> Vec<String> {
    let mut told = vec![card::shown_name(node, view), node.position.clone(), node.department.clone()];
    if !view.masked {
        let roles = node.roles.iter().filter_map(|code| ROLES.iter().find(|role| role.code == code));
        told.push(roles.map(|role| role.words.get(view.lang)).collect::<Vec<_>>().join(", "));
        let grade = |grades: &[Grade], value: Option<i64>, sign: &str, figure: fn(i64) -> String| {
            let step = grades.iter().find(|grade| Some(grade.value) == value);
            step.map(|grade| format!("{sign}{} {}", figure(grade.value), grade.words.get(view.lang)))
        };
        told.extend(grade(INFLUENCE, node.influence, card::INFLUENCE, |value| value.to_string()));
        told.extend(grade(ATTITUDE, node.attitude, "", card::signed));
        told.extend(grade(RELATIONSHIP, node.relationship, card::RELATIONSHIP, |value| value.to_string()));
        told.extend(card::counterpart(node, view).map(|(text, _)| text));
    }
    told.retain(|line| !line.is_empty());
    told
}

/// The picture as plain text, with its title above and what its lines mean below.
pub fn text(picture: &Picture, layout: &Layout, view: &View, labels: &Labels) -> String {
    let mut text = String::new();
    for line in std::iter::once(labels.title.clone()).filter(|title| !title.is_empty()).chain([String::new()]).chain(picture.lines()) {
        text.push_str(&lines(&line));
        text.push('\n');
    }
    let legend = legend(picture, layout, view.ascii, labels);
    let cells = legend.iter().map(|(sample, _)| width(sample)).max().unwrap_or(0);
    if !legend.is_empty() {
        text.push('\n');
    }
    for (sample, words) in legend {
        text.push_str(&format!("{}  {}\n", pad(&sample, cells), lines(&words)));
    }
    text
}

/// What the lines and frames of a picture look like, each with what it means.
pub fn legend(picture: &Picture, layout: &Layout, ascii: bool, labels: &Labels) -> Vec<(String, String)> {
    let frames = frames(picture);
    let is_said = |link: Link| matches!(link, Link::Tie { strength, .. } if strength >= LEAST_SAID);
    let is_strong = layout.routes.iter().any(|route| is_said(route.link));
    signs(&kinds(layout), |class| frames.contains(&class), is_strong, ascii, labels)
}

/// The same of all lines and frames that a map can have.
pub fn whole_legend(ascii: bool, labels: &Labels) -> Vec<(String, String)> {
    let ties = TieKind::ALL.map(|kind| Link::Tie { id: 0, kind, strength: 1 });
    signs(&[&[Link::Reports], &ties[..]].concat(), |_| true, true, ascii, labels)
}

fn signs(links: &[Link], has: impl Fn(Class) -> bool, is_strong: bool, ascii: bool, labels: &Labels) -> Vec<(String, String)> {
    let lines = links.iter().map(|link| (glyph::sample(*link, ascii), labels.link(*link).to_owned()));
    let strength = is_strong.then(|| labels.strength.clone());
    let frames = [(Class::Decides, glyph::TWICE, &labels.decides), (Class::Unmet, glyph::BROKEN, &labels.unmet)];
    let frames =
        frames.into_iter().filter(|(class, ..)| has(*class)).map(|(_, stroke, words)| (glyph::corners(stroke, ascii), words.clone()));
    lines.chain(strength).chain(frames).collect()
}

fn frames(picture: &Picture) -> std::collections::BTreeSet<Class> {
    picture.rows().flatten().map(|cell| cell.class).collect()
}
