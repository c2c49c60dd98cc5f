//! What is told of a record beside a list, below it or over it.

use crate::printable::{pad, width, wrap};
use crate::tui::theme::Theme;
use ratatui::text::Line;

/// What is told of a record, broken for a width.
#[derive(Clone, Debug, Default)]
pub struct Told {
    /// The title.
    pub title: String,
    /// What is told first.
    pub lines: Vec<Line<'static>>,
    /// What the rest is called where it stands apart, in a third pane.
    pub beyond: String,
    /// The rest, each part under its heading; one without a heading stands apart by a blank line.
    pub rest: Vec<Part>,
}

/// Labels and what is said under them, in so many cells.
pub fn labelled(facts: &[(&str, String)], theme: Theme, cells: usize) -> Vec<Line<'static>> {
    let labels = facts.iter().map(|(label, _)| width(label)).max().unwrap_or(0) + 2;
    let room = cells.saturating_sub(labels).max(1);
    let lines = facts.iter().flat_map(|(label, said)| {
        let parts = wrap(said, room).into_iter().enumerate();
        parts.map(move |(at, part)| format!("{}{part}", pad(if at == 0 { label } else { "" }, labels)))
    });
    lines.map(|line| Line::styled(line, theme.plain())).collect()
}

/// A heading and the lines under it.
pub type Part = (String, Vec<Line<'static>>);

impl Told {
    /// All of it told first.
    pub fn of(title: String, lines: Vec<Line<'static>>) -> Told {
        Told { title, lines, ..Told::default() }
    }

    /// Adds a part, unless there is nothing in it.
    pub fn add(&mut self, heading: &str, lines: Vec<Line<'static>>) {
        if !lines.is_empty() {
            self.rest.push((heading.to_owned(), lines));
        }
    }

    /// All lines in one pane.
    pub fn joined(&self, theme: Theme) -> Vec<Line<'static>> {
        [self.lines.clone(), self.apart(theme)].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(&Line::default())
    }

    /// The lines of the rest.
    pub fn apart(&self, theme: Theme) -> Vec<Line<'static>> {
        let part = |(heading, lines): &Part| {
            let heading = (!heading.is_empty() && *heading != self.beyond).then(|| Line::styled(heading.clone(), theme.accent()));
            heading.into_iter().chain(lines.iter().cloned()).collect::<Vec<_>>()
        };
        self.rest.iter().map(part).collect::<Vec<_>>().join(&Line::default())
    }
}
