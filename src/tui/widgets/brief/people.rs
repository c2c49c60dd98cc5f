//! The people of the prep page: one line each where there is room, with the phone whole.

use super::{Page, Row, ratings, words_of};
use crate::domain::affiliation::ROLE_NAMES;
use crate::printable::{pad, width, wrap};
use crate::store::people::PersonRow;
use crate::text::prep as say;
use crate::tui::theme::MAIN;
use ratatui::text::{Line, Span};

/// From so many cells on a person is a line.
const IN_ONE: usize = 70;
/// What is left for position and role in such a line, at least.
const ABOUT: usize = 14;
/// The role that is named first.
const DECIDES: &str = "decides";

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
        let fixed = 2 + phones + 2 + marks + 1;
        let names = |full: bool| widest(&|person| width(&called(person, full)));
        let room = |full: bool| self.cells.saturating_sub(fixed + names(full) + 2);
        // The whole name is what one says aloud; with little room the initials do.
        let told = widest(&|person| width(&self.about(person, usize::MAX))).min(ABOUT);
        let full = room(true) > told.max(widest(&|person| width(&self.about(person, ABOUT))));
        if self.cells >= IN_ONE && room(full) >= told {
            let room = room(full) - 1;
            let about = pad(&self.about(person, room), room);
            let name = pad(&called(person, full), names(full));
            let mut spans = vec![mark, Span::styled(name, theme.strong()), Span::raw(format!("  {about}"))];
            spans.extend(ratings(person, self.ctx));
            spans.push(Span::raw(" ".repeat(marks - rated(person) + 2)));
            spans.push(Span::styled(person.phone.clone(), theme.strong()));
            return vec![Line::from(spans)];
        }
        // The judgements stand in the line of the name or of the phone: behind what somebody does they would stand apart from them.
        // A name longer than a line is said whole as well; what belongs beside it stands beside its end.
        let mut names = wrap(&person.name.full(), self.cells.saturating_sub(2));
        let name = Span::styled(names.pop().unwrap_or_default(), theme.strong());
        let (named, judged) = (2 + width(&name.content), rated(person));
        let judgements = |line: &mut Vec<Span<'static>>| {
            if judged > 0 {
                line.push(Span::raw(" "));
                line.extend(ratings(person, self.ctx));
            }
        };
        let judged = judged + usize::from(judged > 0);
        let called = width(&person.phone);
        let phone = Span::styled(person.phone.clone(), theme.strong());
        let mut marks = std::iter::once(mark).chain(std::iter::repeat(Span::raw("  ")));
        let mut begun = |part: Span<'static>| marks.next().into_iter().chain([part]).collect::<Vec<_>>();
        let mut lines: Vec<Line> = names.into_iter().map(|part| Line::from(begun(Span::styled(part, theme.strong())))).collect();
        let mut first = begun(name);
        let whole = named + judged + 2 + called <= self.cells;
        let beside = called > 0 && named + 2 + called <= self.cells && (whole || named + judged > self.cells);
        let with_name = named + judged + if beside { 2 + called } else { 0 } <= self.cells;
        if with_name {
            judgements(&mut first);
        }
        if beside {
            let used = named + if with_name { judged } else { 0 };
            first.push(Span::raw(" ".repeat(self.cells - used - called)));
            first.push(phone.clone());
        }
        lines.push(Line::from(first));
        if !beside {
            let parts = wrap(&person.phone, self.cells.saturating_sub(2)).into_iter();
            lines.extend(parts.map(|part| Line::from(vec![Span::raw("  "), Span::styled(part, theme.strong())])));
        }
        if !with_name && judged > 0 {
            let below = lines.last_mut().filter(|line| !beside && called > 0 && line.width() + judged <= self.cells);
            match below {
                Some(line) => judgements(&mut line.spans),
                None => {
                    let mut line = Vec::new();
                    judgements(&mut line);
                    lines.push(Line::from(line));
                }
            }
        }
        // Nothing of what somebody does is cut.
        let about = wrap(&self.about(person, usize::MAX), self.cells.saturating_sub(2));
        lines.extend(about.into_iter().filter(|part| !part.is_empty()).map(|part| Line::from(format!("  {part}"))));
        lines
    }

    /// Roles in decisions and position, in so many cells and never cut in them: of several roles the first one stands for all, and
    /// where there is no room for the position either, the roles say more.
    fn about(&self, person: &PersonRow, cells: usize) -> String {
        let mut codes: Vec<&str> = person.roles.split(',').filter(|_| !self.ctx.client).collect();
        codes.sort_by_key(|code| *code != DECIDES);
        let roles: Vec<&str> = codes.into_iter().map(|role| words_of(ROLE_NAMES, role, self.ctx)).filter(|role| !role.is_empty()).collect();
        let (all, first) = (roles.join(", "), roles.first().copied().unwrap_or_default());
        let with = |roles: &str| [roles, &person.position].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
        let alone = if first.is_empty() { person.position.as_str() } else { first };
        let ways = [with(&all), with(first), all, alone.to_owned()];
        ways.iter().find(|way| !way.is_empty() && width(way) <= cells).or(ways.last()).cloned().unwrap_or_default()
    }
}

/// How somebody is called: whole, or with initials.
fn called(person: &PersonRow, full: bool) -> String {
    if full { person.name.full() } else { person.name.short() }
}
