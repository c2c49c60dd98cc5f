//! What changed in a record, and when: read from the journal.

use crate::domain::{Entity, day};
use crate::editing;
use crate::printable::wrap;
use crate::store::Result;
use crate::text::merge as say_merge;
use crate::text::screen as say;
use crate::tui::actions::{Action, Place};
use crate::tui::canvas::{Canvas, across, centred, height};
use crate::tui::layer::{Ctx, Effect, Layer, done};
use crate::tui::theme::HIDDEN;
use crate::tui::widgets::card::shown;
use crate::tui::widgets::scroll::Scroll;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

/// The history of one record.
#[derive(Debug)]
pub struct History {
    entity: Entity,
    id: i64,
    title: String,
    lines: Vec<Line<'static>>,
    scroll: Scroll,
}

impl History {
    /// The history of a record.
    pub fn of(ctx: &Ctx, entity: Entity, id: i64) -> Result<History> {
        let mut history = History { entity, id, title: String::new(), lines: Vec::new(), scroll: Scroll::default() };
        history.refresh(ctx)?;
        Ok(history)
    }

    /// The kind of the record and, for those who may read it, its name.
    fn called(ctx: &Ctx, entity: Entity, id: i64) -> Result<String> {
        let kind = format!("{} · {}", ctx.say(say::HISTORY), ctx.say(entity.def().words));
        if !ctx.sees_of(entity, id)? {
            return Ok(kind);
        }
        let record = ctx.store.load(entity, id)?;
        let role = record.as_ref().filter(|_| entity == Entity::Affiliation);
        let name = match role.and_then(|role| role.int("person_id")) {
            Some(person) => ctx.name_of(Entity::Person, person)?,
            None => record.map(|record| ctx.called(&record)).unwrap_or_default(),
        };
        let name = name.lines().next().unwrap_or_default();
        Ok(if name.is_empty() || name == ctx.say(entity.def().words) { kind } else { format!("{kind} · {name}") })
    }

    /// Reads the last hundred changes.
    fn read(ctx: &Ctx, entity: Entity, id: i64) -> Result<Vec<Line<'static>>> {
        if !ctx.sees_of(entity, id)? {
            return Ok(vec![Line::styled(HIDDEN, ctx.theme.plain())]);
        }
        let def = entity.def();
        let cells = usize::from(across(ctx.size.0, 90)).saturating_sub(4);
        let mut changes = ctx.store.history(def.table, id, &[], 100)?;
        let mut records = vec![(def, changes.len())];
        if entity == Entity::Affiliation
            && let Some(person) = ctx.store.load(entity, id)?.and_then(|role| role.int("person_id"))
        {
            let of_person = ctx.store.history("person", person, &[], 100)?;
            records.push((Entity::Person.def(), of_person.len()));
            changes.extend(of_person);
        }
        // Each with its moment: what comes from different tables is told in one order.
        let mut told: Vec<(String, Vec<Line<'static>>)> = Vec::new();
        let mut begun = 0;
        for (def, count) in records {
            for change in &changes[begun..begun + count] {
                let Some(field) = def.field(&change.column) else { continue };
                if ctx.hides(field, &change.before) || ctx.hides(field, &change.after) {
                    continue;
                }
                let (before, after) = (shown(ctx, field, &change.before)?, shown(ctx, field, &change.after)?);
                let or_dash = |text: String| if text.is_empty() { "—".to_owned() } else { text };
                let texts = [format!("{} → {}", or_dash(before), or_dash(after))];
                told.push((change.at.clone(), event(ctx, &change.at, ctx.say(field.words), &texts, cells)));
            }
            begun += count;
        }
        if !ctx.client {
            told.extend(merges(ctx, entity, id, cells)?);
        }
        told.sort_by(|one, other| other.0.cmp(&one.0));
        let mut lines: Vec<Line<'static>> = told.into_iter().flat_map(|(_, lines)| lines).collect();
        if lines.is_empty() {
            lines.push(Line::styled(ctx.say(say::NO_HISTORY).to_owned(), ctx.theme.plain()));
        }
        Ok(lines)
    }
}

/// An event of the history: when and what, then what is to be said of it.
fn event(ctx: &Ctx, at: &str, what: &str, texts: &[String], cells: usize) -> Vec<Line<'static>> {
    let on = at.get(..10).map_or_else(String::new, |on| day::dated(on, ctx.today, ctx.lang));
    let time = at.get(11..16).unwrap_or_default();
    let head =
        Line::from(vec![Span::styled(format!("{on} {time}  "), ctx.theme.plain()), Span::styled(what.to_owned(), ctx.theme.accent())]);
    let told = texts.iter().flat_map(|text| wrap(text, cells.saturating_sub(2))).map(|part| Line::from(format!("  {part}")));
    std::iter::once(head).chain(told).collect()
}

/// The merges by which the record, or the person in a role, has taken others in: what moved and what is kept beside.
fn merges(ctx: &Ctx, entity: Entity, id: i64, cells: usize) -> Result<Vec<(String, Vec<Line<'static>>)>> {
    let Some((entity, id)) = editing::merge::mergeable(ctx.store, Some((entity, id)))? else { return Ok(Vec::new()) };
    let mut told = Vec::new();
    for merged in ctx.store.merges_of(entity, id)? {
        let mut texts = Vec::new();
        let moved = say_merge::counted(ctx.lang, &ctx.store.moved_by(&merged)?);
        if !moved.is_empty() {
            texts.push(say_merge::came(ctx.lang, &moved));
        }
        for left in ctx.store.left_by(&merged)? {
            let left = say_merge::leftover(ctx.lang, entity, left);
            texts.push(say_merge::kept_beside(ctx.lang, &left.name, &left.value));
        }
        told.push((merged.at.clone(), event(ctx, &merged.at, &say_merge::joined(ctx.lang, &merged.name), &texts, cells)));
    }
    Ok(told)
}

impl Layer for History {
    fn place(&self) -> Place {
        Place::History
    }

    fn refresh(&mut self, ctx: &Ctx) -> Result<()> {
        self.title = History::called(ctx, self.entity, self.id)?;
        self.lines = History::read(ctx, self.entity, self.id)?;
        Ok(())
    }

    fn act(&mut self, action: Action, _ctx: &Ctx) -> Result<Option<Vec<Effect>>> {
        if self.scroll.walk(action, self.lines.len()) {
            return done();
        }
        match action {
            Action::Back => Ok(Some(vec![Effect::Back])),
            _ => Ok(None),
        }
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, _ctx: &Ctx) {
        let inner = canvas.overlay(centred(area, 90, height(self.lines.len()).saturating_add(2)), &self.title);
        let scroll = self.scroll.first(self.lines.len(), inner.height);
        canvas.lines(inner, self.lines.clone(), scroll);
        canvas.more_below(inner, self.lines.len(), scroll);
    }
}
