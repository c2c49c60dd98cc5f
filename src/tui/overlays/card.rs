//! A record read whole: a person with roles and history, an entry with what came of it, an action.

use super::form::Task;
use crate::domain::person::ASKED_FIRST;
use crate::domain::{Entity, day};
use crate::printable::wrap;
use crate::store::{Error, Result};
use crate::text::{map as map_say, merge, screen as say};
use crate::tui::actions::{Action, Place};
use crate::tui::canvas::{Canvas, centred, height};
use crate::tui::layer::{Ctx, Effect, Layer, Subject, done};
use crate::tui::theme::HIDDEN;
use crate::tui::widgets::card;
use crate::tui::widgets::scroll::Scroll;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

/// A reading view of one record.
#[derive(Debug)]
pub struct Card {
    entity: Entity,
    id: i64,
    account: Option<i64>,
    /// The person whom it is about, where it is the record of one.
    person: Option<i64>,
    title: String,
    lines: Vec<Line<'static>>,
    scroll: Scroll,
}

impl Card {
    /// Opens the record.
    pub fn open(ctx: &Ctx, entity: Entity, id: i64, account: Option<i64>) -> Result<Card> {
        let mut card = Card { entity, id, account, person: None, title: String::new(), lines: Vec::new(), scroll: Scroll::default() };
        card.refresh(ctx)?;
        Ok(card)
    }

    fn cells(ctx: &Ctx) -> usize {
        usize::from(ctx.size.0.min(96)).saturating_sub(4)
    }
}

/// The lines of any record, with what belongs to it; the same in the overlay and in the pane beside a list.
pub fn lines(ctx: &Ctx, entity: Entity, id: i64, cells: usize) -> Result<(String, Vec<Line<'static>>)> {
    let Some(record) = ctx.store.load(entity, id)? else { return Ok(Default::default()) };
    if !ctx.audience().shows(&record) {
        return Ok((ctx.say(entity.def().words).to_owned(), vec![Line::styled(HIDDEN, ctx.theme.plain())]));
    }
    if entity == Entity::Affiliation
        && let Some(person) = record.int("person_id")
    {
        return person_lines(ctx, id, person, cells);
    }
    // On whose behalf they spoke is said where it is not the account itself (M18).
    let own_behalf = entity == Entity::Entry && record.owner.is_some() && record.int("on_behalf_id") == record.owner;
    let mut lines = card::lines(ctx, &record, cells, |field| !(own_behalf && field.key == "on_behalf_id"))?;
    if entity == Entity::Entry {
        let mut came = Vec::new();
        for (entity, id, title) in ctx.store.came_of(id)? {
            came.extend(ctx.reads_title(entity, id)?.then_some(title));
        }
        if !came.is_empty() {
            lines.push(Line::default());
            lines.push(Line::styled(ctx.say(say::CAME_OF).to_owned(), ctx.theme.accent()));
            for title in came {
                lines.extend(wrap(&format!("→ {title}"), cells).into_iter().map(Line::from));
            }
        }
    }
    let title = ctx.called(&record);
    Ok((if title.is_empty() { ctx.say(entity.def().words).to_owned() } else { title.lines().next().unwrap_or_default().to_owned() }, lines))
}

fn person_lines(ctx: &Ctx, affiliation: i64, person: i64, cells: usize) -> Result<(String, Vec<Line<'static>>)> {
    let Some(record) = ctx.store.load(Entity::Person, person)? else { return Ok(Default::default()) };
    let role = ctx.store.load(Entity::Affiliation, affiliation)?;
    // Whoever looks a person up wants to call them: the phone first, then what is asked first, what is missing last of all.
    let of_role = role.iter().flat_map(|role| role.pairs()).filter(|(field, _)| field.key != "person_id");
    let mut fields: Vec<_> =
        of_role.chain(record.pairs().filter(|(field, _)| !field.key.ends_with("_name") && field.key != "unknown")).collect();
    let asked = |key: &str| ASKED_FIRST.iter().position(|first| *first == key).unwrap_or(ASKED_FIRST.len());
    fields.sort_by_key(|(field, _)| (field.key != "phones", asked(field.key), field.group));
    let (mut lines, missing) = card::of_fields(ctx, fields, cells)?;
    let accounts = ctx.store.accounts_of(person)?;
    if accounts.len() > 1 && !ctx.client {
        head(ctx, &mut lines, say::ACTS_FOR);
        for (_, name, position) in accounts {
            let line = if position.is_empty() { name } else { format!("{name} — {position}") };
            lines.extend(wrap(&line, cells).into_iter().map(Line::from));
        }
    }
    let facts = ctx.store.owned(Entity::Fact, record_account(ctx, affiliation)?)?;
    let facts: Vec<_> = facts.into_iter().filter(|fact| fact.int("person_id") == Some(person)).collect();
    if !facts.is_empty() && !ctx.client {
        head(ctx, &mut lines, crate::text::method::FACTS);
        for fact in facts {
            lines.extend(wrap(&format!("· {}", fact.title()), cells).into_iter().map(Line::from));
        }
    }
    if !ctx.client {
        tie_lines(ctx, record_account(ctx, affiliation)?, person, cells, &mut lines)?;
    }
    let judgements = ctx.store.judgements("affiliation", affiliation)?;
    if !judgements.is_empty() && !ctx.client {
        head(ctx, &mut lines, say::JUDGEMENTS);
        for judgement in judgements.iter().take(20) {
            let Some(field) = Entity::Affiliation.def().field(&judgement.field) else { continue };
            // What comes from nowhere is a guess, and is called one.
            let source = judgement.source.as_deref().filter(|source| !source.is_empty()).unwrap_or(ctx.say(map_say::GUESS));
            let text = format!("{}: {} · {source}", ctx.say(field.words), judgement.value.shown(field, ctx.lang));
            for (at, part) in wrap(&text, cells.saturating_sub(12)).into_iter().enumerate() {
                let on = if at == 0 { day::show(&judgement.on, ctx.lang) } else { String::new() };
                lines.push(Line::from(vec![Span::styled(format!("{on:<12}"), ctx.theme.plain()), Span::raw(part)]));
            }
        }
    }
    // What an import left may be anything: none of it is for a client.
    let leftovers = if ctx.client { Vec::new() } else { ctx.store.leftovers("person", person)? };
    if !leftovers.is_empty() {
        head(ctx, &mut lines, say::LEFTOVERS);
    }
    for left in leftovers {
        let left = merge::leftover(ctx.lang, Entity::Person, left);
        let text = format!("{}: {} ({})", left.name, left.value, left.source);
        lines.extend(wrap(&text, cells).into_iter().map(|line| Line::styled(line, ctx.theme.plain())));
    }
    lines.extend(missing);
    Ok((ctx.called(&record), lines))
}

/// What ties a person to others at an account (M19).
fn tie_lines(ctx: &Ctx, account: i64, person: i64, cells: usize, lines: &mut Vec<Line<'static>>) -> Result<()> {
    let mut ties = ctx.store.ties(account, &ctx.today_iso(), false)?;
    ties.retain(|tie| tie.from == person || tie.to == person);
    if !ties.is_empty() {
        head(ctx, lines, map_say::TIES);
    }
    for tie in ties {
        let (from, to) = (ctx.store.person_name(tie.from)?.short(), ctx.store.person_name(tie.to)?.short());
        let words = map_say::tie(ctx.lang, &from, &tie.kind, &to, tie.strength);
        let note = if tie.note.is_empty() { String::new() } else { format!(" · {}", tie.note) };
        lines.extend(wrap(&format!("{words}{note}"), cells).into_iter().map(Line::from));
    }
    Ok(())
}

fn record_account(ctx: &Ctx, affiliation: i64) -> Result<i64> {
    Ok(ctx.store.load(Entity::Affiliation, affiliation)?.and_then(|role| role.owner).unwrap_or_default())
}

fn head(ctx: &Ctx, lines: &mut Vec<Line<'static>>, words: crate::domain::Words) {
    lines.push(Line::default());
    lines.push(Line::styled(ctx.say(words).to_owned(), ctx.theme.accent()));
}

impl Layer for Card {
    fn place(&self) -> Place {
        Place::Card
    }

    fn refresh(&mut self, ctx: &Ctx) -> Result<()> {
        let record = ctx.store.load(self.entity, self.id)?.ok_or(Error::Gone)?;
        self.person = match self.entity {
            Entity::Person => Some(self.id),
            Entity::Affiliation => record.int("person_id"),
            _ => None,
        };
        (self.title, self.lines) = lines(ctx, self.entity, self.id, Card::cells(ctx))?;
        Ok(())
    }

    /// A merge may have taken the record away that was shown: then the person who stays is.
    fn select(&mut self, entity: Entity, id: i64, ctx: &Ctx) -> Result<()> {
        if entity != Entity::Person || self.person.is_none() {
            return Ok(());
        }
        let role = ctx.store.posts_of(id)?.into_iter().find(|role| Some(role.account) == self.account);
        (self.entity, self.id) = match role.filter(|_| self.entity == Entity::Affiliation) {
            Some(role) => (Entity::Affiliation, role.id),
            None => (Entity::Person, id),
        };
        Ok(())
    }

    fn act(&mut self, action: Action, _ctx: &Ctx) -> Result<Option<Vec<Effect>>> {
        if self.scroll.walk(action, self.lines.len()) {
            return done();
        }
        match action {
            Action::Back => Ok(Some(vec![Effect::Back])),
            Action::Edit => Ok(Some(vec![Effect::Form(Task::record(self.entity, Some(self.id), self.account))])),
            _ => Ok(None),
        }
    }

    fn subject(&self) -> Subject {
        Subject { account: self.account, record: Some((self.entity, self.id)), person: self.person, ..Subject::default() }
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, _ctx: &Ctx) {
        let inner = canvas.overlay(centred(area, 96, height(self.lines.len()).saturating_add(2)), &self.title);
        let scroll = self.scroll.first(self.lines.len(), inner.height);
        canvas.lines(inner, self.lines.clone(), scroll);
        canvas.more_below(inner, self.lines.len(), scroll);
    }
}
