//! What a person's box says, line by line, at each zoom.

use super::chart::Node;
use super::draw::Class;
use super::layout::Placed;
use super::view::{View, Zoom};
use crate::domain::affiliation::{ROLE_NAMES, ROLE_SIGNS, ROLES};
use crate::domain::field::Choice;
pub use crate::domain::field::signed;
use crate::domain::words::Lang;
use crate::printable::{fit, width, wrap};

/// Influence, shown before its number.
pub const INFLUENCE: &str = "▲";
/// Relationship, shown before its number.
pub const RELATIONSHIP: &str = "≡";
/// The main contact.
pub const MAIN: &str = "★";
/// Somebody outside the client.
pub const OUTSIDE: &str = "◇";
/// Our person who mirrors them.
pub const MIRROR: &str = "=";
/// The colleague to whom they were handed.
pub const HANDED: &str = "→";
/// Holds only for the chosen purchase.
pub const DIFFERS: &str = "≠";
/// A reporting line that led back to the person was cut.
pub const CIRCLE: &str = "↻";
/// A boss who is not on the map.
pub const MISSING: &str = "…";
/// Stands before judgements that are old (M42).
pub const OLD: &str = "~";
/// What is not shown while a client is in the room.
const HIDDEN: &str = "•••";

/// Lines in a box of the full zoom.
const FULL_ROWS: usize = 4;

/// A piece of a line with its meaning.
pub type Piece = (String, Class);

/// The meaning of an attitude.
pub fn attitude_class(attitude: i64) -> Class {
    match attitude {
        i64::MIN..=-1 => Class::Against,
        0 => Class::Neutral,
        _ => Class::For,
    }
}

/// The lines of a person's box, at most `rows`, none wider than `cells`.
pub fn lines(node: &Node, view: &View, cells: usize, rows: usize) -> Vec<Vec<Piece>> {
    let lines = match view.zoom {
        Zoom::Full => {
            let mut last = judgements(node, view);
            let side = counterpart(node, view);
            let room = cells.saturating_sub(breadth(&last) + usize::from(!last.is_empty()));
            if let Some((text, class)) = side.filter(|_| room > 3) {
                let text = if width(&text) > room { fit(&with_initial(&text, view.lang), room) } else { text };
                let blank = cells.saturating_sub(breadth(&last) + width(&text));
                last.push((" ".repeat(blank), Class::Plain));
                last.push((text, class));
            }
            let position = if node.position.is_empty() { &node.department } else { &node.position };
            let mut name = vec![name(node, view, cells)];
            // A sentence in the place of a name goes on in the line that no judgement takes.
            if last.is_empty() && name.iter().any(|line| breadth(line) > cells) {
                name = wrap(&shown_name(node, view), cells).into_iter().take(2).map(|line| vec![(line, Class::Name)]).collect();
            }
            name.extend([vec![(position.clone(), Class::Dim)], roles(node, view), last]);
            name.truncate(FULL_ROWS);
            name
        }
        Zoom::Short if rows < 2 => {
            let signs = signs(node, view);
            let room = cells.saturating_sub(breadth(&signs) + usize::from(!signs.is_empty()));
            let mut line = cut(name(node, view, room), room);
            line.push((" ".repeat(cells.saturating_sub(breadth(&line) + breadth(&signs))), Class::Plain));
            line.extend(signs);
            vec![line]
        }
        Zoom::Short => {
            let last = if view.masked { vec![(node.position.clone(), Class::Dim)] } else { judged_and_role(node, view, cells) };
            vec![name(node, view, cells), last]
        }
        Zoom::Initials => vec![initials(node, view, cells)],
    };
    lines.into_iter().map(|line| cut(line, cells)).collect()
}

/// A colleague's name with the given name as an initial.
fn with_initial(name: &str, lang: Lang) -> String {
    let words: Vec<&str> = name.split(' ').collect();
    let initial = |word: &str| word.chars().next().map_or_else(String::new, |first| format!("{first}."));
    match (words.as_slice(), lang) {
        ([sign, family, given], Lang::Ru) => format!("{sign} {family} {}", initial(given)),
        ([sign, given, family], Lang::En) => format!("{sign} {} {family}", initial(given)),
        _ => name.to_owned(),
    }
}

fn breadth(line: &[Piece]) -> usize {
    line.iter().map(|(text, _)| width(text)).sum()
}

/// A line cut at the right.
fn cut(line: Vec<Piece>, cells: usize) -> Vec<Piece> {
    let mut left = cells;
    let mut kept = Vec::new();
    for (text, class) in line {
        let text = fit(&text, left);
        left -= width(&text).min(left);
        kept.push((text, class));
    }
    kept
}

/// What marks a person and stands apart from the name, which it would cost an initial.
pub(super) fn marks(node: &Node, view: &View) -> Vec<&'static str> {
    let main = (node.main && !view.masked).then_some(MAIN);
    let outside = node.outside.then_some(OUTSIDE);
    main.into_iter().chain(outside).collect()
}

/// What stands on the frame of a box: what marks the person, save where that follows the initials, and what was cut of their lines.
pub(super) fn marks_on_frame(node: &Node, placed: &Placed, view: &View) -> Vec<&'static str> {
    let person = marks(node, view).into_iter().filter(|_| view.zoom != Zoom::Initials);
    let lines = [(placed.in_circle, CIRCLE), (placed.boss_missing, MISSING)].into_iter().filter(|(on, _)| *on).map(|(_, mark)| mark);
    person.chain(lines).collect()
}

/// The name as it may be shown: what is not known of the client is nobody's business in the room.
pub(super) fn shown_name(node: &Node, view: &View) -> String {
    if node.unknown && view.masked { HIDDEN.to_owned() } else { node.name.clone() }
}

/// The name without as many of its initials as have no room in so many cells.
pub fn without_initials(name: &str, cells: usize) -> String {
    // They stand behind the family name, or before it.
    let without_one = |name: &str| {
        let behind = name.rsplit_once(' ').filter(|(_, last)| last.ends_with('.')).map(|(before, _)| before.to_owned());
        behind.or_else(|| name.split_once(' ').filter(|(first, _)| first.ends_with('.')).map(|(_, rest)| rest.to_owned()))
    };
    let mut name = name.to_owned();
    while width(&name) > cells
        && let Some(shorter) = without_one(&name)
    {
        name = shorter;
    }
    name
}

/// The name; where there is no room for the whole of it, its initials go first.
fn name(node: &Node, view: &View, cells: usize) -> Vec<Piece> {
    vec![(without_initials(&shown_name(node, view), cells), Class::Name)]
}

/// Judgements as short as can be.
fn signs(node: &Node, view: &View) -> Vec<Piece> {
    if view.masked {
        return Vec::new();
    }
    let influence = node.influence.map(|influence| (format!("{INFLUENCE}{influence}"), aged(node, Class::Influence)));
    // Behind the figure of the influence a nought would make another figure of it.
    let nought = |value: i64| if value == 0 && influence.is_some() { " " } else { "" };
    let attitude = node.attitude.map(|value| (format!("{}{}", nought(value), signed(value)), aged(node, attitude_class(value))));
    let differs = (!node.differs.is_empty()).then(|| (DIFFERS.to_owned(), Class::Mark));
    let old = (node.faded && (influence.is_some() || attitude.is_some())).then(|| (OLD.to_owned(), Class::Faded));
    old.into_iter().chain(influence).chain(attitude).chain(differs).collect()
}

fn initials(node: &Node, view: &View, cells: usize) -> Vec<Piece> {
    let who = if node.unknown && view.masked { "?".to_owned() } else { fit(&node.initials, 3) };
    let mut line = vec![(who, Class::Name)];
    let known: Vec<Piece> =
        signs(node, view).into_iter().chain(marks(node, view).into_iter().map(|mark| (mark.to_owned(), Class::Mark))).collect();
    if breadth(&line) + breadth(&known) < cells && !known.is_empty() {
        line.push((" ".to_owned(), Class::Plain));
    }
    line.extend(known);
    line
}

/// Old judgements fade (M42).
fn aged(node: &Node, class: Class) -> Class {
    if node.faded { Class::Faded } else { class }
}

fn judgements(node: &Node, view: &View) -> Vec<Piece> {
    if view.masked {
        return Vec::new();
    }
    let mut line: Vec<Piece> = Vec::new();
    let mut old = if node.faded { OLD } else { "" };
    let mut add = |text: String, class: Class, differs: bool| {
        if !line.is_empty() {
            line.push((" ".to_owned(), Class::Plain));
        }
        line.push((format!("{}{text}", std::mem::take(&mut old)), aged(node, class)));
        line.extend(differs.then(|| (DIFFERS.to_owned(), Class::Mark)));
    };
    if let Some(influence) = node.influence {
        add(format!("{INFLUENCE}{influence}"), Class::Influence, false);
    }
    if let Some(value) = node.attitude {
        add(signed(value), attitude_class(value), node.differs.contains("attitude"));
    }
    if let Some(relationship) = node.relationship {
        add(format!("{RELATIONSHIP}{relationship}"), Class::Relationship, false);
    }
    line
}

fn role_word(list: &[Choice], code: &str, view: &View) -> String {
    list.iter().find(|role| role.code == code).map_or_else(|| code.to_owned(), |role| role.words.get(view.lang).to_owned())
}

fn roles(node: &Node, view: &View) -> Vec<Piece> {
    if view.masked || node.roles.is_empty() {
        return Vec::new();
    }
    // One role is told in full, several by their short names.
    let list = if node.roles.len() == 1 { ROLES } else { ROLE_NAMES };
    let words: Vec<String> = node.roles.iter().map(|code| role_word(list, code, view)).collect();
    let mut line = vec![(words.join(", "), aged(node, Class::Role))];
    if node.differs.contains("roles") {
        line.insert(0, (format!("{DIFFERS} "), Class::Mark));
    }
    line
}

/// Judgements and the first role: in one word, as a sign, or as a sign in place of how close they are to us. What is cut
/// would be no role.
fn judged_and_role(node: &Node, view: &View, cells: usize) -> Vec<Piece> {
    let judged = judgements(node, view);
    let further: Vec<Piece> = judgements(&Node { relationship: None, ..node.clone() }, view);
    let ways = [(&judged, ROLE_NAMES), (&judged, ROLE_SIGNS), (&further, ROLE_SIGNS)];
    let written = ways.into_iter().map(|(judged, list)| {
        let mut line = judged.clone();
        let role = first_role(node, view, list);
        let blank = (!line.is_empty() && role.is_some()).then(|| (" ".to_owned(), Class::Plain));
        line.extend(blank.into_iter().chain(role));
        line
    });
    written.min_by_key(|line| breadth(line) > cells).unwrap_or(judged)
}

fn first_role(node: &Node, view: &View, list: &[Choice]) -> Option<Piece> {
    let first = node.roles.iter().find(|role| *role == "decides").or(node.roles.first())?;
    let more = if node.roles.len() > 1 { format!("+{}", node.roles.len() - 1) } else { String::new() };
    let differs = if node.differs.contains("roles") { DIFFERS } else { "" };
    Some((format!("{differs}{}{more}", role_word(list, first, view)), aged(node, Class::Role)))
}

pub(super) fn counterpart(node: &Node, view: &View) -> Option<Piece> {
    if view.masked {
        return None;
    }
    let handed = node.handed.as_ref().map(|name| format!("{HANDED} {name}"));
    handed.or_else(|| node.mirror.as_ref().map(|name| format!("{MIRROR} {name}"))).map(|text| (text, Class::Dim))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Lang;

    fn second(roles: &[&str], cells: usize, faded: bool) -> String {
        let node = Node {
            name: "Лукьянов Д. О.".into(),
            influence: Some(4),
            attitude: Some(2),
            relationship: Some(4),
            roles: roles.iter().map(|role| (*role).to_owned()).collect(),
            faded,
            ..Node::default()
        };
        let view = View::new(Zoom::Short, 80, 24, Lang::Ru);
        lines(&node, &view, cells, 2)[1].iter().map(|(text, _)| text.as_str()).collect()
    }

    /// A cut name would read like an old judgement.
    #[test]
    fn what_is_cut_and_what_is_old_differ_in_ascii() {
        assert_ne!(crate::printable::ascii("…"), Some(OLD));
        assert_eq!(crate::printable::ascii(OLD), None);
    }

    /// «реш…», «реко…» and «пиш…» would stand in every box of a map at 80 columns.
    #[test]
    fn a_role_is_shortened_and_not_cut() {
        assert_eq!(second(&["buys"], 20, false), "▲4 +2 ≡4 закупает");
        assert_eq!(second(&["buys"], 15, false), "▲4 +2 ≡4 закуп.");
        assert_eq!(second(&["buys"], 15, true), "~▲4 +2 закуп.");
        assert_eq!(second(&["specifies", "recommends"], 15, false), "▲4 +2 ≡4 ТЗ+1");
        for role in ROLES {
            let line = second(&[role.code], 13, false);
            assert!(!line.contains('…'), "{line}");
        }
    }
}
