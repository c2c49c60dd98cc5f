//! The rows of what was found.

use crate::domain::visibility::is_hidden_from_client;
use crate::domain::{Entity, Words, day};
use crate::printable::{fit, width};
use crate::search::full_text::Hit;
use crate::search::palette::{By, Match, What};
use crate::store::Result;
use crate::text::find as say;
use crate::tui::actions::Action;
use crate::tui::canvas::Canvas;
use crate::tui::layer::Ctx;
use crate::tui::widgets::brief::contact_kind;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Span;
use std::ops::Range;

/// A row of what was found.
#[derive(Debug)]
pub(super) enum Found {
    Name(Match),
    /// What parts the rows below from those above; nobody stands on it.
    Heading(Words),
    Action(Action, &'static str, String),
    /// A setting by its key, its name, and what it is set to; without a key it is only shown on their page.
    Setting(Option<&'static str>, &'static str, String),
    Text(Hit),
    Offer(Offer),
}

/// What can be done where nothing was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Offer {
    /// Write it down as a captured line.
    Line,
    /// Make a person of this name.
    Person,
    /// Make an account of this name.
    Account,
    /// Look through what is written.
    Text,
    /// Look through the names.
    Names,
    /// Look for this instead.
    Instead(String),
}

/// Whether an action does something by its name alone: moving about is not looked for among people.
pub(super) fn is_command(action: Action) -> bool {
    use Action as A;
    !matches!(
        action,
        A::Up
            | A::Down
            | A::PageUp
            | A::PageDown
            | A::Top
            | A::Bottom
            | A::Left
            | A::Right
            | A::Open
            | A::Back
            | A::NextTab
            | A::PreviousTab
            | A::TurnBack
            | A::NextField
            | A::PreviousField
            | A::Along
            | A::AlongBack
            | A::Nearer
            | A::Farther
            | A::FindName
    )
}

impl Offer {
    fn say(&self, typed: &str, ctx: &Ctx) -> String {
        let typed = typed.trim();
        match self {
            Offer::Line => say::offer_line(ctx.lang, typed),
            Offer::Person => say::offer_person(ctx.lang, typed),
            Offer::Account => say::offer_account(ctx.lang, typed),
            Offer::Text => say::offer_text(ctx.lang, typed),
            Offer::Names => say::offer_names(ctx.lang, typed),
            Offer::Instead(other) => say::other_layout(ctx.lang, other),
        }
    }
}

impl Found {
    /// How many lines the row takes.
    pub(super) fn height(&self) -> u16 {
        if matches!(self, Found::Text(_)) { 2 } else { 1 }
    }

    /// Whether it may be seen: while a client is in the room, what is theirs and for them.
    pub(super) fn is_seen(&self, ctx: &Ctx) -> Result<bool> {
        if !ctx.client {
            return Ok(true);
        }
        Ok(match self {
            Found::Name(name) => match name.what {
                What::Account(id) => ctx.sees(Some(id)),
                What::Person(id) => ctx.sees_person(id)?,
                What::Promise(id) => ctx.sees_record(Entity::Action, id)?,
                What::Record(entity, id) => ctx.sees_record(entity, id)?,
            },
            Found::Heading(_) | Found::Action(..) | Found::Setting(..) | Found::Offer(_) => true,
            Found::Text(hit) => {
                let field = hit.place.entity.def().field(hit.field);
                let hidden = field.is_none_or(|field| is_hidden_from_client(hit.place.entity, field));
                !hidden && ctx.sees_record(hit.place.entity, hit.place.id)?
            }
        })
    }

    pub(super) fn view(&self, canvas: &mut Canvas, row: Rect, typed: &str, ctx: &Ctx) {
        let theme = canvas.theme;
        let lit = theme.found();
        match self {
            Found::Name(name) => {
                let ranges: Vec<_> = name.lit.iter().map(|at| *at..*at + 1).collect();
                let used = canvas.spans(row.x, row.y, row.width, &lighted(&name.text, &ranges, theme.strong(), lit));
                canvas.text(
                    row.x + used + 2,
                    row.y,
                    row.width.saturating_sub(used + 2),
                    &beside(name, usize::from(row.width.saturating_sub(used + 2)), ctx),
                    theme.plain(),
                );
            }
            Found::Heading(words) => {
                canvas.text(row.x, row.y, row.width, ctx.say(*words), theme.accent());
            }
            Found::Action(_, words, key) => {
                let used = canvas.text(row.x, row.y, row.width, words, theme.plain());
                canvas.text(row.x + used + 2, row.y, row.width.saturating_sub(used + 2), key, theme.accent());
            }
            Found::Setting(_, words, value) => {
                let used = canvas.text(row.x, row.y, row.width, words, theme.plain()) + 2;
                let room = row.width.saturating_sub(used);
                canvas.text(row.x + used, row.y, room, &fit(value, usize::from(room)), theme.plain());
            }
            Found::Text(hit) => {
                let account = hit.account.as_ref().map_or("", |(_, name)| name.as_str());
                let on = hit.place.day.map_or_else(String::new, |on| day::resolved(on, ctx.today, ctx.lang));
                let kind = match (hit.place.entity, ctx.client) {
                    (Entity::Entry, true) => contact_kind(&hit.kind, ctx),
                    _ => say::kind(hit.place.entity, &hit.kind, ctx.lang),
                };
                let head = [on.as_str(), account, kind].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
                canvas.text(row.x, row.y, row.width, &head, theme.plain());
                canvas.spans(row.x + 2, row.y + 1, row.width.saturating_sub(2), &lighted(&hit.excerpt, &hit.lit, theme.plain(), lit));
            }
            Found::Offer(offer) => {
                canvas.text(row.x, row.y, row.width, &offer.say(typed, ctx), theme.plain());
            }
        }
    }
}

/// What stands beside a name, with how it was found where that is not plain to see; where there is no room for what somebody is
/// in each of several companies, the companies alone.
fn beside(name: &Match, cells: usize, ctx: &Ctx) -> String {
    let whole = about(name, &name.detail, ctx);
    if width(&whole) <= cells || !matches!(name.what, What::Person(_)) {
        return whole;
    }
    let companies: Vec<&str> = name.detail.split("; ").map(|at| at.rsplit_once(", ").map_or(at, |(_, company)| company)).collect();
    about(name, &companies.join(", "), ctx)
}

fn about(name: &Match, detail: &str, ctx: &Ctx) -> String {
    match name.by {
        // There stand all the companies that a person acts for, and what they were called before.
        _ if ctx.client => String::new(),
        By::Former => joined(&[detail, &say::formerly(ctx.lang, &name.reached)]),
        // What was looked for is not cut off.
        _ => joined(&[&name.reached, detail]),
    }
}

fn joined(parts: &[&str]) -> String {
    parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" · ")
}

/// The text in spans, with the ranges (in characters) in another style.
fn lighted(text: &str, ranges: &[Range<usize>], style: Style, lit: Style) -> Vec<Span<'static>> {
    let mut spans: Vec<Span<'static>> = Vec::new();
    let mut last: Option<bool> = None;
    for (at, c) in text.chars().enumerate() {
        let is_lit = ranges.iter().any(|range| range.contains(&at));
        if last != Some(is_lit) {
            spans.push(Span::styled(String::new(), if is_lit { lit } else { style }));
            last = Some(is_lit);
        }
        if let Some(span) = spans.last_mut() {
            span.content.to_mut().push(c);
        }
    }
    spans
}
