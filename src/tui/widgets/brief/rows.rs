//! The sections of the prep page that are lists and texts.

use super::{Page, Row, clipped, contact_kind, due_mark, due_said, due_style, pressing, signed, words_of};
use crate::domain::competitor::LADDER;
use crate::domain::entry::{ENTRY_STATES, HELD, NOTED};
use crate::domain::field::find_grade;
use crate::domain::name::family_of;
use crate::domain::{Record, day};
use crate::prep::sections::{Goal, Line as Said, Mark, Rival};
use crate::prep::{Part, Question};
use crate::printable::{pad, width, wrap};
use crate::store::complaints::Complaint;
use crate::store::diary::EntryRow;
use crate::store::people::PersonRow;
use crate::store::plan::ActionRow;
use crate::text::{method, prep as say, screen};
use crate::tui::theme::ALARM;
use crate::tui::widgets::lines::hanging;
use ratatui::text::{Line, Span};

/// To whom or of whom, by the family name: «→ Ивнев».
fn to(person: &str) -> String {
    let family = family_of(person);
    if family.is_empty() { family } else { format!(" → {family}") }
}

impl Page<'_> {
    /// The rows of any section but the people.
    pub(super) fn listed(&self, part: &Part, cells: usize) -> Vec<Row> {
        let (ctx, theme) = (self.ctx, self.ctx.theme);
        let paragraphs = |text: &str| vec![self.text(text, theme.plain(), cells)];
        match part {
            Part::Goal(goal) => vec![self.goal(goal.as_ref(), cells)],
            Part::Promises { rows, .. } => self.promises(rows, cells),
            Part::Complaints(rows, days) => {
                let all = rows.len();
                rows.iter().enumerate().map(|(at, one)| self.complaint(one, (at == 0 && all > 1).then_some((all, *days)), cells)).collect()
            }
            Part::Said(said) => said.lines.iter().map(|line| self.said(line, cells)).collect(),
            Part::Warnings(warnings) => {
                warnings.iter().map(|warning| self.text(&method::warning(warning, ctx.lang), theme.plain(), cells)).collect()
            }
            Part::People { rows, said, unnamed } => self.people(rows, *said, *unnamed),
            Part::Questions(questions) => {
                let asked = |one: &Question| match one {
                    Question::Open { text, whom, .. } => format!("{text}{}", to(whom)),
                    unknown => method::question(unknown, ctx.lang),
                };
                questions.iter().map(|one| self.marked("? ", theme.accent(), &asked(one), theme.plain(), cells)).collect()
            }
            Part::Last(rows) if rows.is_empty() => paragraphs(ctx.say(method::NO_CONTACTS)),
            Part::Last(rows) => {
                rows.iter().filter(|row| ctx.audience().shows_contact(&row.kind)).map(|row| self.entry(row, cells)).collect()
            }
            Part::Facts(people, facts) => people.iter().filter_map(|person| self.known(person, facts, cells)).collect(),
            Part::Reliability { ours, theirs } => {
                method::both_in_time(*ours, *theirs, ctx.lang).map(|kept| self.text(&kept, theme.plain(), cells)).into_iter().collect()
            }
            Part::Competitors(rivals) => rivals.iter().map(|rival| self.rival(rival, cells)).collect(),
        }
    }

    fn said(&self, line: &Said, cells: usize) -> Row {
        let (ctx, theme) = (self.ctx, self.ctx.theme);
        let text = line.text.said(ctx.lang);
        match &line.mark {
            Mark::Text => self.text(&text, theme.plain(), cells),
            Mark::Item => self.marked("· ", theme.quiet(), &text, theme.plain(), cells),
            Mark::Due(on) => {
                let on = day::from_iso(on);
                self.marked(&format!("{} ", due_mark(on, ctx).unwrap_or("·")), due_style(on, ctx), &text, theme.plain(), cells)
            }
            Mark::On(on) => {
                let on = day::from_iso(on).map_or_else(String::new, |on| day::brief(on, ctx.today, ctx.lang));
                self.marked(&format!("{on}  "), theme.strong(), &text, theme.plain(), cells)
            }
        }
    }

    fn goal(&self, goal: Option<&Goal>, cells: usize) -> Row {
        let (ctx, theme) = (self.ctx, self.ctx.theme);
        let Some(goal) = goal else { return self.text(ctx.say(method::NOT_PLANNED), theme.plain(), cells) };
        let mut row = if goal.purpose.is_empty() {
            self.text(ctx.say(method::NOT_WRITTEN), theme.warn(), cells)
        } else {
            self.text(&goal.purpose, theme.strong(), cells)
        };
        let results = [(say::LEAST, &goal.least), (say::BEST, &goal.best)].into_iter().filter(|(_, text)| !text.is_empty());
        let results: Vec<String> = results.map(|(words, text)| format!("{}: {}", ctx.say(words), text)).collect();
        let joined = results.join(" · ");
        let results = if width(&joined) <= cells { vec![joined] } else { results };
        row.extend(results.iter().filter(|text| !text.is_empty()).flat_map(|text| self.text(text, theme.plain(), cells)));
        row
    }

    fn promises(&self, rows: &[ActionRow], cells: usize) -> Vec<Row> {
        let (ctx, theme) = (self.ctx, self.ctx.theme);
        // What was agreed is theirs too; who is late with it is not read off our page.
        let mut rows: Vec<&ActionRow> = rows.iter().filter(|row| row.is_seen_by(ctx.audience())).collect();
        if ctx.client {
            rows.sort_by_key(|row| (pressing(row, ctx).is_none(), pressing(row, ctx)));
        }
        let when = |row: &ActionRow| match pressing(row, ctx) {
            Some(due) => due_said(due, ctx),
            None => ctx.say(method::NO_DAY).to_owned(),
        };
        let widest = rows.iter().map(|row| width(&when(row))).max().unwrap_or(0);
        let written = |row: &ActionRow| {
            let due = pressing(row, ctx);
            let moved = row.moved_to(ctx.today).filter(|_| !ctx.client);
            let moved = moved.map(|to| format!(" ({})", method::moved_late(ctx.lang, &day::near(to, ctx.today, ctx.lang))));
            let head = format!("{} {}  ", due_mark(due, ctx).unwrap_or(" "), pad(&when(row), widest));
            self.marked(
                &head,
                due_style(due, ctx),
                &format!("{}{}{}", row.title, moved.unwrap_or_default(), to(&row.person)),
                theme.plain(),
                cells,
            )
        };
        rows.into_iter().map(written).collect()
    }

    /// A complaint in its words; the first one says how many there were.
    fn complaint(&self, one: &Complaint, all: Option<(usize, i64)>, cells: usize) -> Row {
        let (ctx, theme) = (self.ctx, self.ctx.theme);
        let on = day::from_iso(&one.day).map(|on| day::brief(on, ctx.today, ctx.lang));
        let all = all.map(|(count, days)| say::in_all(ctx.lang, count, &method::days(days, ctx.lang)));
        let told = [on.unwrap_or_default(), one.people.join(", "), all.unwrap_or_default()];
        let told = told.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
        let words = if one.words.is_empty() {
            String::new()
        } else {
            format!("{}  ", crate::domain::phrase::quoted(&clipped(&one.words, cells.saturating_sub(4)), ctx.lang))
        };
        self.marked(&format!("{ALARM} "), theme.bad(), &format!("{words}{told}"), theme.plain(), cells)
    }

    fn entry(&self, row: &EntryRow, cells: usize) -> Row {
        let (ctx, theme) = (self.ctx, self.ctx.theme);
        let on = day::from_iso(&row.day).map_or_else(String::new, |on| day::brief(on, ctx.today, ctx.lang));
        let mood = row.mood.filter(|mood| *mood != 0 && !ctx.client);
        let kind = if row.state == NOTED.code { "" } else { contact_kind(&row.kind, ctx) };
        let mut head = vec![Span::styled(format!("{on}  {kind}").trim_end().to_owned(), theme.strong())];
        if row.state != HELD.code {
            head.push(Span::styled(format!("  {}", words_of(ENTRY_STATES, &row.state, ctx)), theme.plain()));
        }
        head.extend(mood.map(|mood| Span::styled(format!("  {}", signed(mood)), theme.attitude(mood))));
        if !row.people.is_empty() {
            head.push(Span::raw(format!("  {}", row.people.join(", "))));
        }
        // What came of it says more than what it was for; a client reads neither.
        let complaints = self.complaints.filter(|(rows, _)| rows.iter().any(|one| one.entry == Some(row.id) && !one.words.is_empty()));
        let told = |text: &str| complaints.is_some_and(|(rows, _)| rows.iter().any(|one| one.tells(row.id, text)));
        let texts = [&*row.result, &*row.notes, &*row.purpose];
        let said = texts.into_iter().find(|text| !text.is_empty() && !ctx.client && !told(text)).unwrap_or_default();
        head.extend(complaints.map(|(_, words)| Span::raw(format!("  · {}", say::told_under(words, ctx.lang)))));
        let mut lines = hanging(Line::from(head), cells);
        if !said.is_empty() {
            lines.extend(self.marked("  ", theme.plain(), &clipped(said, cells.saturating_sub(3)), theme.plain(), cells));
        }
        lines
    }

    /// What is known about a person: what they care about, how they decide, and personal facts.
    fn known(&self, person: &PersonRow, facts: &[Record], cells: usize) -> Option<Row> {
        let (ctx, theme) = (self.ctx, self.ctx.theme);
        let mut row = Row::new();
        let (own, facts) = say::known(person, facts, ctx.lang);
        for (words, text) in own {
            row.extend(self.marked("  ", theme.plain(), &format!("{words}: {text}"), theme.plain(), cells));
        }
        for (_, fact) in facts {
            row.extend(self.marked("  · ", theme.quiet(), &fact, theme.plain(), cells));
        }
        if !person.others.is_empty() {
            row.extend(self.marked("  ", theme.plain(), &screen::acts_too(ctx.lang, &person.others), theme.plain(), cells));
        }
        (!row.is_empty()).then(|| {
            let head =
                [person.name.short(), person.position.clone()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
            let mut lines: Row = wrap(&head, cells).into_iter().map(|part| Line::styled(part, theme.strong())).collect();
            lines.extend(row);
            lines
        })
    }

    fn rival(&self, rival: &Rival, cells: usize) -> Row {
        let (ctx, theme) = (self.ctx, self.ctx.theme);
        let level = rival.record.int("ladder").and_then(|level| find_grade(LADDER, level)).map(|grade| ctx.say(grade.words).to_owned());
        let share = rival.record.int("share").map(|share| format!("{share} %"));
        let favoured = Some(&rival.favoured_by).filter(|name| !name.is_empty()).map(|name| method::favoured_by(ctx.lang, name));
        let head = [Some(rival.record.title().to_owned()), share, level, favoured].into_iter().flatten().collect::<Vec<_>>().join(" · ");
        let mut row = self.text(&head, theme.plain(), cells);
        let now = rival.record.text("now").lines().next().unwrap_or_default();
        if !now.is_empty() {
            row.extend(self.marked("  ", theme.plain(), &clipped(now, cells.saturating_sub(3)), theme.plain(), cells));
        }
        row
    }
}
