//! The people of the prep page: one line each where there is room, with the phone whole.

use super::{Page, Row, ratings, words_of};
use crate::domain::affiliation::ROLE_NAMES;
use crate::printable::{fit, pad, width, wrap};
use crate::store::people::PersonRow;
use crate::text::prep as say;
use crate::tui::theme::MAIN;
use ratatui::text::{Line, Span};

/// From so many cells on a person is a line.
const IN_ONE: usize = 70;
/// What is left for position and role in such a line, at least.
const ABOUT: usize = 14;

impl Page<'_> {
    pub(super) fn people(&self, people: &[PersonRow], said: usize, unnamed: bool) -> Vec<Row> {
        let theme = self.ctx.theme;
        // Before a client only those stand there of whom we know who they are; whom we would speak to first is a judgement.
        let said = if self.ctx.client { said } else { people.len() };
        let people: Vec<PersonRow> = people.iter().take(said).filter(|person| self.ctx.audience().names(person.unknown)).cloned().collect();
        let mut rows: Vec<Row> = people.iter().map(|person| self.person(person, &people)).collect();
        let unnamed = unnamed && !self.ctx.client;
        let note = if self.ctx.client {
            None
        } else if people.is_empty() {
            Some(say::NOBODY)
        } else {
            unnamed.then_some(say::UNNAMED)
        };
        if let Some(note) = note {
            let note = self.text(self.ctx.say(note), theme.warn(), self.cells);
            match rows.first_mut() {
                Some(first) => drop(first.splice(0..0, note)),
                None => rows.push(note),
            }
        }
        rows
    }

    fn person(&self, person: &PersonRow, all: &[PersonRow]) -> Row {
        let theme = self.ctx.theme;
        let widest = |of: &dyn Fn(&PersonRow) -> usize| all.iter().map(of).max().unwrap_or(0);
        let rated = |person: &PersonRow| ratings(person, self.ctx).iter().map(|span| width(&span.content)).sum::<usize>();
        let mark = Span::styled(if person.main && !self.ctx.client { format!("{MAIN} ") } else { "  ".to_owned() }, theme.warn());
        let (phones, marks) = (widest(&|person| width(&person.phone)), widest(&rated));
        // The whole name is what one says aloud; with little room the initials do.
        let fixed = 2 + phones + 2 + marks + 1;
        let full = self.cells >= fixed + widest(&|person| width(&person.name.full())) + 2 + ABOUT;
        let name = |person: &PersonRow| if full { person.name.full() } else { person.name.short() };
        let names = widest(&|person| width(&name(person)));
        let about = self.about(person);
        if self.cells >= IN_ONE && self.cells >= fixed + names + 2 + ABOUT {
            let room = self.cells - fixed - names - 2;
            let mut spans =
                vec![mark, Span::styled(pad(&name(person), names), theme.strong()), Span::raw(format!("  {}", pad(&about, room - 1)))];
            spans.extend(ratings(person, self.ctx));
            spans.push(Span::raw(" ".repeat(marks - rated(person) + 2)));
            spans.push(Span::styled(person.phone.clone(), theme.strong()));
            return vec![Line::from(spans)];
        }
        let name = Span::styled(fit(&person.name.full(), self.cells.saturating_sub(2)), theme.strong());
        let beside = 2 + width(&name.content) + 2 + width(&person.phone) <= self.cells;
        let phone = Span::styled(person.phone.clone(), theme.strong());
        let mut lines = vec![Line::from(if beside && !person.phone.is_empty() {
            let gap = self.cells - 2 - width(&name.content) - width(&person.phone);
            vec![mark, name, Span::raw(" ".repeat(gap)), phone.clone()]
        } else {
            vec![mark, name]
        })];
        if !beside {
            lines.extend(
                wrap(&person.phone, self.cells.saturating_sub(2))
                    .into_iter()
                    .map(|part| Line::from(vec![Span::raw("  "), Span::styled(part, theme.strong())])),
            );
        }
        // Nothing of what somebody does is cut: the judgements stand behind the last of it, where there is room.
        let mut about = wrap(&about, self.cells.saturating_sub(2));
        let fits = about.last().is_some_and(|last| 2 + width(last) + rated(person) <= self.cells);
        let last = if fits { about.pop().unwrap_or_default() } else { String::new() };
        lines.extend(about.into_iter().map(|part| Line::from(format!("  {part}"))));
        let spans: Vec<Span> = [Span::raw(format!("  {last}"))].into_iter().chain(ratings(person, self.ctx)).collect();
        if spans.iter().any(|span| !span.content.trim().is_empty()) {
            lines.push(Line::from(spans));
        }
        lines
    }

    /// Role in decisions and position.
    fn about(&self, person: &PersonRow) -> String {
        let roles =
            person.roles.split(',').map(|role| words_of(ROLE_NAMES, role, self.ctx)).filter(|role| !role.is_empty() && !self.ctx.client);
        let roles = roles.collect::<Vec<_>>().join(", ");
        [roles.as_str(), person.position.as_str()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    }
}
