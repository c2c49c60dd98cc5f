//! The prep page as lines, for the overlay and for the pane beside a list (M20).

use crate::domain::choices::{ENTRY_KINDS, MILESTONE_KINDS, ROLES};
use crate::domain::field::{Choice, find_choice};
use crate::domain::promise::Reliability;
use crate::domain::{Record, day};
use crate::prep::Brief;
use crate::printable::wrap;
use crate::store::diary::EntryRow;
use crate::store::people::PersonRow;
use crate::store::plan::ActionRow;
use crate::text::{method as say, screen};
use crate::tui::layer::Ctx;
use crate::tui::theme::{HIDDEN, INFLUENCE, MAIN, RELATIONSHIP};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

/// A page being written.
struct Page<'a> {
    ctx: &'a Ctx<'a>,
    cells: usize,
    lines: Vec<Line<'static>>,
}

/// What stands over the page: when, what kind, with which account.
pub fn title(brief: &Brief, ctx: &Ctx) -> String {
    let kind = contact_kind(&brief.kind, ctx);
    match &brief.entry {
        None => brief.account.name.clone(),
        Some(entry) => {
            let when = day::from_iso(&brief.day).map_or_else(String::new, |on| day::near(on, ctx.today, ctx.lang));
            format!("{when} {} · {kind} · {}", entry.text("time"), brief.account.name).replace("  ", " ")
        }
    }
}

/// The words of a code.
pub fn words_of(choices: &'static [Choice], code: &str, ctx: &Ctx) -> &'static str {
    find_choice(choices, code).map_or("", |choice| ctx.say(choice.words))
}

/// The words of a contact's kind; that it was a complaint is not said before a client.
pub fn contact_kind(code: &str, ctx: &Ctx) -> &'static str {
    if ctx.client && code == "complaint" { HIDDEN } else { words_of(ENTRY_KINDS, code, ctx) }
}

/// The page without its checklist.
pub fn lines(brief: &Brief, ctx: &Ctx, cells: usize) -> Vec<Line<'static>> {
    let mut page = Page { ctx, cells, lines: Vec::new() };
    let theme = ctx.theme;
    for warning in brief.warnings.iter().filter(|_| !ctx.client) {
        page.text("! ", &say::warning(warning, ctx.lang), theme.warn());
    }
    let private = |text: &str| if ctx.client { HIDDEN.to_owned() } else { text.to_owned() };
    if let Some(entry) = &brief.entry {
        page.labelled(say::PURPOSE, entry.text("purpose"), Some(say::NO_PURPOSE));
        page.labelled(say::BEST, &private(entry.text("best_result")), None);
        page.labelled(say::LEAST, &private(entry.text("least_result")), None);
    }
    page.head(if brief.entry.is_some() { say::WHO } else { say::MAIN_CONTACTS });
    for person in &brief.people {
        page.person(person);
        for fact in brief.facts.iter().filter(|fact| fact.int("person_id") == Some(person.person) && !ctx.client) {
            page.text("  · ", fact.title(), theme.plain());
        }
    }
    if brief.people.is_empty() {
        let nobody = if brief.entry.is_some() { say::NO_PEOPLE } else { say::NO_MAIN_CONTACT };
        page.text("", ctx.say(nobody), theme.plain());
    }
    page.actions(say::OURS, &brief.ours, brief.our_reliability);
    page.actions(say::THEIRS, &brief.theirs, brief.their_reliability);
    if !brief.questions.is_empty() && !ctx.client {
        page.head(say::ASK);
        for question in &brief.questions {
            page.text("? ", &say::question(question, ctx.lang), theme.plain());
        }
    }
    page.head(say::LAST);
    for entry in &brief.last {
        page.entry(entry);
    }
    if brief.last.is_empty() {
        page.text("", ctx.say(say::NO_CONTACTS), theme.plain());
    }
    if !brief.complaints.is_empty() && !ctx.client {
        page.head(say::RECENT_COMPLAINTS);
        for entry in &brief.complaints {
            page.entry(entry);
        }
    }
    page.records(say::NEWS, &brief.news, |record| (short_day(record.text("day"), ctx), record.title().to_owned()));
    if !ctx.client {
        if !brief.opportunities.is_empty() {
            page.head(say::OPPORTUNITIES);
            for one in &brief.opportunities {
                page.text("· ", &say::opportunity(one, ctx.today, ctx.lang), theme.plain());
            }
        }
        page.records(say::COMPETITORS, &brief.competitors, |record| {
            let share = record.int("share").map_or_else(String::new, |share| format!(" · {share} %"));
            (format!("{}{share}", record.title()), record.text("now").lines().next().unwrap_or_default().to_owned())
        });
        if !brief.authority.is_empty() {
            page.head(say::AUTHORITY);
            page.text("", &brief.authority, theme.plain());
        }
    }
    if !brief.manner.is_empty() {
        page.head(say::MANNER);
        page.text("", &brief.manner, theme.plain());
    }
    page.lines
}

fn short_day(iso: &str, ctx: &Ctx) -> String {
    day::from_iso(iso).map_or_else(String::new, |on| day::brief(on, ctx.today, ctx.lang))
}

/// Ratings of a person in few cells: influence, attitude, relationship.
pub fn ratings(person: &PersonRow, ctx: &Ctx) -> Vec<Span<'static>> {
    if ctx.client {
        return Vec::new();
    }
    let theme = ctx.theme;
    let mut spans = Vec::new();
    if let Some(influence) = person.influence {
        spans.push(Span::styled(format!(" {INFLUENCE}{influence}"), theme.accent()));
    }
    if let Some(attitude) = person.attitude {
        let sign = if attitude > 0 { "+" } else { "" };
        spans.push(Span::styled(format!(" {sign}{attitude}").replace('-', "−"), theme.attitude(attitude)));
    }
    if let Some(relationship) = person.relationship {
        spans.push(Span::styled(format!(" {RELATIONSHIP}{relationship}"), theme.plain()));
    }
    spans
}

/// How urgent a due day is.
pub fn due_style(due: Option<&str>, ctx: &Ctx) -> Style {
    match due.and_then(day::from_iso).map(|due| due.cmp(&ctx.today)) {
        Some(std::cmp::Ordering::Less) => ctx.theme.bad(),
        Some(std::cmp::Ordering::Equal) => ctx.theme.warn(),
        _ => ctx.theme.plain(),
    }
}

impl Page<'_> {
    fn head(&mut self, words: crate::domain::Words) {
        self.heading(self.ctx.say(words).to_owned());
    }

    fn heading(&mut self, text: String) {
        if !self.lines.is_empty() {
            self.lines.push(Line::default());
        }
        self.lines.push(Line::styled(text, self.ctx.theme.accent()));
    }

    fn text(&mut self, mark: &str, text: &str, style: Style) {
        let indent = crate::printable::width(mark);
        for (at, part) in wrap(text, self.cells.saturating_sub(indent)).into_iter().enumerate() {
            let head = if at == 0 { mark.to_owned() } else { " ".repeat(indent) };
            self.lines.push(Line::styled(format!("{head}{part}"), style));
        }
    }

    fn labelled(&mut self, words: crate::domain::Words, text: &str, empty: Option<crate::domain::Words>) {
        let label = format!("{}: ", self.ctx.say(words));
        if text.is_empty() {
            if let Some(empty) = empty {
                self.text("", self.ctx.say(empty), self.ctx.theme.warn());
            }
            return;
        }
        for (at, part) in wrap(&format!("{label}{text}"), self.cells).into_iter().enumerate() {
            match part.strip_prefix(&label).filter(|_| at == 0) {
                Some(rest) => {
                    self.lines.push(Line::from(vec![Span::styled(label.clone(), self.ctx.theme.plain()), Span::raw(rest.to_owned())]))
                }
                None => self.lines.push(Line::from(part)),
            }
        }
    }

    fn person(&mut self, person: &PersonRow) {
        let theme = self.ctx.theme;
        let mut spans = vec![Span::styled(person.name.full(), theme.strong())];
        if person.main {
            spans.push(Span::styled(format!(" {MAIN}"), theme.warn()));
        }
        spans.extend(ratings(person, self.ctx));
        self.lines.push(Line::from(spans));
        let roles = if self.ctx.client {
            String::new()
        } else {
            person
                .roles
                .split(',')
                .map(|role| words_of(ROLES, role, self.ctx))
                .filter(|role| !role.is_empty())
                .collect::<Vec<_>>()
                .join(", ")
        };
        let about = [person.position.as_str(), roles.as_str(), person.phone.as_str()]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" · ");
        if !about.is_empty() {
            self.text("  ", &about, theme.plain());
        }
        if !person.others.is_empty() && !self.ctx.client {
            self.text("  ", &screen::acts_too(self.ctx.lang, &person.others), theme.plain());
        }
        if !self.ctx.client {
            for (words, text) in [(say::CARES, &person.cares), (say::DECIDES, &person.decides), (say::DRESS, &person.dress)] {
                if !text.is_empty() {
                    self.text("  ", &format!("{}: {text}", self.ctx.say(words)), theme.plain());
                }
            }
        }
    }

    fn actions(&mut self, words: crate::domain::Words, actions: &[ActionRow], reliability: Reliability) {
        let reliability = if self.ctx.client { Reliability::default() } else { reliability };
        if actions.is_empty() && reliability.ever.due == 0 {
            return;
        }
        self.heading(say::with_reliability(words, reliability, self.ctx.lang));
        for action in actions {
            let late = action.late_since(self.ctx.today).map(day::iso);
            let due = late.as_deref().or(action.due_on.as_deref());
            let when = say::late_action(action, self.ctx.today, self.ctx.lang).unwrap_or_else(|| match due.and_then(day::from_iso) {
                Some(on) => day::near(on, self.ctx.today, self.ctx.lang),
                None => self.ctx.say(say::NO_DAY).to_owned(),
            });
            let whom = if action.person.is_empty() { String::new() } else { format!(" → {}", action.person) };
            let mark = if late.is_some() { "! " } else { "· " };
            self.text(mark, &format!("{}{whom} · {when}", action.title), due_style(due, self.ctx));
        }
    }

    fn entry(&mut self, entry: &EntryRow) {
        let theme = self.ctx.theme;
        let mut head =
            vec![Span::styled(format!("{} {}", short_day(&entry.day, self.ctx), contact_kind(&entry.kind, self.ctx)), theme.strong())];
        if let Some(mood) = entry.mood.filter(|_| !self.ctx.client) {
            let sign = if mood > 0 { "+" } else { "" };
            head.push(Span::styled(format!(" {sign}{mood}").replace('-', "−"), theme.attitude(mood)));
        }
        self.lines.push(Line::from(head));
        let text = entry.said(self.ctx.client);
        let short: String = text.chars().take(160).collect();
        let short = if short.len() < text.len() { format!("{}…", short.trim_end()) } else { short };
        self.text("  ", &short.replace('\n', " "), theme.plain());
    }

    fn records(&mut self, words: crate::domain::Words, records: &[Record], text: impl Fn(&Record) -> (String, String)) {
        if records.is_empty() {
            return;
        }
        self.head(words);
        for record in records {
            let (first, second) = text(record);
            let line = if second.is_empty() { first } else { format!("{first} — {second}") };
            self.text("· ", &line, self.ctx.theme.plain());
        }
    }
}

/// The words of an event's kind.
pub fn milestone_kind(record: &Record, ctx: &Ctx) -> &'static str {
    words_of(MILESTONE_KINDS, record.text("kind"), ctx)
}
