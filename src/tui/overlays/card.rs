//! A record read whole: a person with roles and history, an entry with what came of it, an action.

use super::form::Task;
use crate::domain::person::ASKED_FIRST;
use crate::domain::{Entity, Words, day};
use crate::printable::wrap;
use crate::store::{Error, Result};
use crate::text::{map as map_say, merge, screen as say};
use crate::tui::actions::{Action, Place};
use crate::tui::canvas::{Canvas, across, centred, height};
use crate::tui::layer::{Ctx, Effect, Layer, Subject, done};
use crate::tui::theme::HIDDEN;
use crate::tui::widgets::card;
use crate::tui::widgets::lines::hanging;
use crate::tui::widgets::scroll::Scroll;
use crate::tui::widgets::told::Told;
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
        usize::from(across(ctx.size.0, 96)).saturating_sub(4)
    }
}

/// What is told of any record, with what belongs to it; the same in the overlay and in the pane beside a list.
pub fn told(ctx: &Ctx, entity: Entity, id: i64, cells: usize) -> Result<Told> {
    let Some(record) = ctx.store.load(entity, id)? else { return Ok(Told::default()) };
    if !ctx.audience().shows(&record) {
        return Ok(Told::of(ctx.say(entity.def().words).to_owned(), vec![Line::styled(HIDDEN, ctx.theme.plain())]));
    }
    if entity == Entity::Affiliation
        && let Some(person) = record.int("person_id")
    {
        return person_told(ctx, id, person, cells);
    }
    // On whose behalf they spoke is said where it is not the account itself (M18).
    let own_behalf = entity == Entity::Entry && record.owner.is_some() && record.int("on_behalf_id") == record.owner;
    let lines = card::lines(ctx, &record, cells, |field| {
        // What the plan was is told by what has changed since.
        let is_frozen = entity == Entity::PlanVersion && field.key == "content";
        !(own_behalf && field.key == "on_behalf_id" || record.is_bare(field) || is_frozen)
    })?;
    let title = ctx.called(&record);
    let title = if title.is_empty() { ctx.say(entity.def().words).to_owned() } else { title.lines().next().unwrap_or_default().to_owned() };
    let mut told = Told { beyond: ctx.say(say::CAME_OF).to_owned(), ..Told::of(title, lines) };
    if entity == Entity::Entry {
        let mut came = Vec::new();
        for (entity, id, title) in ctx.store.came_of(id)? {
            came.extend(ctx.reads_title(entity, id)?.then_some(title));
        }
        told.add(ctx.say(say::CAME_OF), came.iter().flat_map(|title| hanging(Line::from(format!("→ {title}")), cells)).collect());
    }
    Ok(told)
}

fn person_told(ctx: &Ctx, affiliation: i64, person: i64, cells: usize) -> Result<Told> {
    let Some(record) = ctx.store.load(Entity::Person, person)? else { return Ok(Told::default()) };
    let role = ctx.store.load(Entity::Affiliation, affiliation)?;
    let account = role.as_ref().and_then(|role| role.owner).unwrap_or_default();
    // Whoever looks a person up wants to call them: the phone first, then what is asked first, what is missing last of all.
    let of_role = role.iter().flat_map(|role| role.pairs()).filter(|(field, _)| field.key != "person_id");
    let mut fields: Vec<_> =
        of_role.chain(record.pairs().filter(|(field, _)| !field.key.ends_with("_name") && field.key != "unknown")).collect();
    let asked = |key: &str| ASKED_FIRST.iter().position(|first| *first == key).unwrap_or(ASKED_FIRST.len());
    fields.sort_by_key(|(field, _)| (field.key != "phones", asked(field.key), field.group));
    let (lines, missing) = card::of_fields(ctx, fields, cells)?;
    let mut told = Told { beyond: ctx.say(say::TIES_AND_CHANGES).to_owned(), ..Told::of(ctx.called(&record), lines) };
    if !ctx.client {
        add_ours(ctx, &mut told, account, (affiliation, person), cells)?;
    }
    told.add("", missing);
    Ok(told)
}

/// What is told of a person to us alone.
fn add_ours(ctx: &Ctx, told: &mut Told, account: i64, (affiliation, person): (i64, i64), cells: usize) -> Result<()> {
    let broken = |text: &str| hanging(Line::from(text.to_owned()), cells);
    let accounts = ctx.store.accounts_of(person)?;
    if accounts.len() > 1 {
        let line = |(_, name, position): (i64, String, String)| if position.is_empty() { name } else { format!("{name} — {position}") };
        told.add(ctx.say(say::ACTS_FOR), accounts.into_iter().flat_map(|acts| broken(&line(acts))).collect());
    }
    let facts = ctx.store.owned(Entity::Fact, account)?;
    let facts = facts.iter().filter(|fact| fact.int("person_id") == Some(person));
    told.add(ctx.say(crate::text::method::FACTS), facts.flat_map(|fact| broken(&format!("· {}", fact.title()))).collect());
    told.add(ctx.say(map_say::TIES), tie_lines(ctx, account, person, cells)?);
    let mut changes = Vec::new();
    for judgement in ctx.store.judgements("affiliation", affiliation)?.iter().take(20) {
        let Some(field) = Entity::Affiliation.def().field(&judgement.field) else { continue };
        // What comes from nowhere is a guess, and is called one.
        let source = judgement.source.as_deref().filter(|source| !source.is_empty()).unwrap_or(ctx.say(map_say::GUESS));
        let text = format!("{}: {} · {source}", ctx.say(field.words), judgement.value.shown(field, ctx.lang));
        for (at, part) in wrap(&text, cells.saturating_sub(12)).into_iter().enumerate() {
            let on = if at == 0 { day::dated(&judgement.on, ctx.today, ctx.lang) } else { String::new() };
            changes.push(Line::from(vec![Span::styled(format!("{on:<12}"), ctx.theme.plain()), Span::raw(part)]));
        }
    }
    told.add(ctx.say(say::JUDGEMENTS), changes);
    // What an import left may be anything.
    let left = ctx.store.leftovers("person", person)?.into_iter().map(|left| merge::leftover(ctx.lang, Entity::Person, left));
    let left = left.flat_map(|left| broken(&format!("{}: {} ({})", left.name, left.value, left.source)));
    told.add(ctx.say(say::LEFTOVERS), left.collect());
    Ok(())
}

/// What ties a person to others at an account (M19).
fn tie_lines(ctx: &Ctx, account: i64, person: i64, cells: usize) -> Result<Vec<Line<'static>>> {
    let mut ties = ctx.store.ties(account, &ctx.today_iso(), false)?;
    ties.retain(|tie| tie.from == person || tie.to == person);
    let mut lines = Vec::new();
    for tie in ties {
        let (from, to) = (ctx.store.person_name(tie.from)?.short(), ctx.store.person_name(tie.to)?.short());
        let words = map_say::tie(ctx.lang, &from, &tie.kind, &to, tie.strength);
        let note = if tie.note.is_empty() { String::new() } else { format!(" · {}", tie.note) };
        lines.extend(hanging(Line::from(format!("{words}{note}")), cells));
    }
    Ok(lines)
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
        let told = told(ctx, self.entity, self.id, Card::cells(ctx))?;
        (self.lines, self.title) = (told.joined(ctx.theme), told.title);
        // It covers the line that names the client.
        if let Some(account) = self.account.filter(|account| ctx.sees(Some(*account))) {
            let name = ctx.store.name_of(Entity::Account, account, ctx.lang)?;
            self.title = [self.title.as_str(), &name].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
        }
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

    fn obstacle(&self, action: Action) -> Option<Words> {
        (action == Action::Minutes && self.entity != Entity::Entry).then_some(say::NOT_HERE)
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
