//! Finding anything: names and actions as one types, or full text over everything written.

use super::typed::Line;
use crate::domain::visibility::is_hidden_from_client;
use crate::domain::{Entity, Words, day};
use crate::search::full_text::{self, Hit, Window};
use crate::search::palette::{Match, Names, What};
use crate::search::{rank, variants};
use crate::store::Result;
use crate::store::full_text::Order;
use crate::text::find as say;
use crate::tui::actions::{Action, Place, rows};
use crate::tui::canvas::{Canvas, Hit as Spot, centred};
use crate::tui::event::Report;
use crate::tui::keymap::Key;
use crate::tui::layer::{Ctx, Effect, Layer, Subject, Tab, Target, Tone, done};
use crate::tui::overlays::capture::Capture;
use crate::tui::overlays::card::Card;
use crossterm::event::KeyEvent;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::text::Span;

/// How many rows are found at most.
const SHOWN: usize = 40;

/// What is looked through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Among {
    /// Names of accounts, people and promises, and the actions of the place.
    Names,
    /// Everything written.
    Text,
}

/// A row of what was found.
#[derive(Debug)]
enum Found {
    Name(Match),
    Action(Action, &'static str, String),
    Text(Hit),
}

/// The page of finding.
#[derive(Debug)]
pub struct Find {
    among: Among,
    line: Line,
    /// The place below, whose actions are offered.
    below: Place,
    names: Option<Box<Names>>,
    found: Vec<Found>,
    hint: Option<String>,
    selected: usize,
    /// The order of what is found among all that is written.
    order: Order,
    /// Whether a client was in the room when it was found.
    client: bool,
}

impl Find {
    /// Opens the page; names arrive from the background.
    pub fn open(among: Among, below: Place) -> Find {
        Find {
            among,
            line: Line::new(""),
            below,
            names: None,
            found: Vec::new(),
            hint: None,
            selected: 0,
            order: Order::Newest,
            client: false,
        }
    }

    fn find(&mut self, ctx: &Ctx) -> Result<()> {
        let typed = self.line.text();
        (self.selected, self.hint, self.client) = (0, None, ctx.client);
        self.found.clear();
        match self.among {
            Among::Names => {
                match &mut self.names {
                    Some(names) => self.found.extend(names.find(&typed).into_iter().take(SHOWN).map(Found::Name)),
                    None => self.found.extend(at_once(ctx, &typed)?),
                }
                let actions: Vec<_> = rows(self.below).filter(|row| row.action != Action::FindName).collect();
                let named = if typed.trim().is_empty() { Vec::new() } else { rank(&typed, actions, |row| ctx.say(row.words).to_owned()) };
                self.found.extend(named.into_iter().take(8).map(|row| {
                    let key = row.keys.first().and_then(|key| Key::parse(key)).map_or_else(String::new, |key| key.to_string());
                    Found::Action(row.action, ctx.say(row.words), key)
                }));
                if self.found.is_empty() && !typed.trim().is_empty() && self.names.is_some() {
                    self.hint = Some(say::nothing(ctx.lang, &typed));
                }
            }
            Among::Text => {
                let hits = full_text::find_typed(
                    ctx.store,
                    &typed,
                    Window { limit: SHOWN, order: self.order, without_private: ctx.client, ..Window::default() },
                )?;
                self.hint = hits.hint.as_ref().map(|hint| say::hint(hint, ctx.lang));
                if self.hint.is_none() && hits.rows.is_empty() {
                    self.hint = Some(say::nothing(ctx.lang, &typed));
                }
                self.found.extend(hits.rows.into_iter().map(Found::Text));
            }
        }
        if ctx.client {
            let found = std::mem::take(&mut self.found);
            let seen = found.into_iter().map(|found| Ok((found.is_seen(ctx)?, found))).collect::<Result<Vec<_>>>()?;
            self.found = seen.into_iter().filter_map(|(seen, found)| seen.then_some(found)).collect();
        }
        Ok(())
    }

    /// What is looked through, and in which order.
    fn heading(&self) -> Words {
        match (self.among, self.order) {
            (Among::Names, _) => say::NAMES,
            (Among::Text, Order::Newest) => say::WRITTEN_NEWEST,
            (Among::Text, Order::Best) => say::WRITTEN_BEST,
        }
    }

    /// The account behind the selected row, and what there is of it.
    fn account(&self, ctx: &Ctx) -> Result<Option<i64>> {
        Ok(match self.found.get(self.selected) {
            Some(Found::Name(name)) => match name.what {
                What::Account(id) => Some(id),
                What::Person(id) => ctx.store.accounts_of(id)?.first().map(|(account, ..)| *account),
                What::Promise(id) => ctx.store.load(Entity::Action, id)?.and_then(|action| action.owner),
                What::Opportunity(id) => ctx.store.load(Entity::Opportunity, id)?.and_then(|opportunity| opportunity.owner),
            },
            Some(Found::Text(hit)) => hit.account.as_ref().map(|(id, _)| *id),
            _ => None,
        })
    }

    fn enter(&self, ctx: &Ctx) -> Result<Vec<Effect>> {
        let account = self.account(ctx)?;
        let go = |tab, record| account.map(|account| Effect::Go(Target::Account(account, tab, record)));
        let mut effects = vec![Effect::Back];
        match self.found.get(self.selected) {
            Some(Found::Name(name)) => effects.extend(match name.what {
                What::Account(_) => go(Tab::Dossier, None),
                What::Promise(id) => go(Tab::Plan, Some(id)),
                What::Opportunity(id) => go(Tab::Opportunities, Some(id)),
                What::Person(id) => match account {
                    Some(account) => go(Tab::People, ctx.store.person_at(account, id)?.map(|row| row.id)),
                    None => Some(Effect::Push(Box::new(Card::open(ctx, Entity::Person, id, None)?))),
                },
            }),
            Some(Found::Action(action, ..)) => effects.push(Effect::Act(*action)),
            Some(Found::Text(hit)) => {
                let tab = match hit.place.entity {
                    Entity::Entry => go(Tab::Diary, Some(hit.place.id)),
                    Entity::Action => go(Tab::Plan, Some(hit.place.id)),
                    Entity::Opportunity => go(Tab::Opportunities, Some(hit.place.id)),
                    Entity::Tie => go(Tab::Map, None),
                    _ => go(Tab::Dossier, None),
                };
                effects.extend(tab);
                effects.push(match hit.place.entity {
                    Entity::Account => Effect::Section(hit.field.to_owned()),
                    entity => Effect::Push(Box::new(Card::open(ctx, entity, hit.place.id, account)?)),
                });
            }
            None => return Ok(Vec::new()),
        }
        Ok(effects)
    }

    fn copy(&self, ctx: &Ctx) -> Result<Vec<Effect>> {
        let phone = match self.found.get(self.selected) {
            Some(Found::Name(Match { what: What::Person(id), .. })) => {
                ctx.store.channels_of(*id)?.into_iter().find(|channel| channel.kind == "phone").map(|channel| channel.value)
            }
            Some(Found::Name(Match { what: What::Account(id), .. })) => {
                ctx.store.load(Entity::Account, *id)?.map(|account| account.text("phone").to_owned()).filter(|phone| !phone.is_empty())
            }
            _ => None,
        };
        Ok(vec![match phone {
            Some(phone) => Effect::Copy(phone),
            None => Effect::Say(ctx.say(say::NO_PHONE).into(), Tone::Trouble),
        }])
    }
}

impl Layer for Find {
    fn place(&self) -> Place {
        Place::Find
    }

    fn typing(&self) -> bool {
        true
    }

    fn refresh(&mut self, ctx: &Ctx) -> Result<()> {
        if self.client == ctx.client { Ok(()) } else { self.find(ctx) }
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Result<Option<Vec<Effect>>> {
        let last = self.found.len().saturating_sub(1);
        match action {
            Action::Up => self.selected = self.selected.saturating_sub(1),
            Action::Down => self.selected = (self.selected + 1).min(last),
            Action::PageUp => self.selected = self.selected.saturating_sub(10),
            Action::PageDown => self.selected = (self.selected + 10).min(last),
            Action::NextTab => {
                self.among = if self.among == Among::Names { Among::Text } else { Among::Names };
                self.find(ctx)?;
            }
            Action::Sort if self.among == Among::Text => {
                self.order = if self.order == Order::Newest { Order::Best } else { Order::Newest };
                self.find(ctx)?;
            }
            Action::Open => return self.enter(ctx).map(Some),
            Action::Copy => return self.copy(ctx).map(Some),
            Action::Prep => {
                return Ok(Some(self.account(ctx)?.map_or_else(Vec::new, |account| vec![Effect::Back, Effect::PrepAccount(account)])));
            }
            Action::Record => {
                let account = self.account(ctx)?;
                return Ok(Some(vec![Effect::Back, Effect::Push(Box::new(Capture::open(ctx, account)?))]));
            }
            Action::Back => return Ok(Some(vec![Effect::Back])),
            _ => return Ok(None),
        }
        done()
    }

    fn type_key(&mut self, key: KeyEvent, ctx: &Ctx) -> Result<Vec<Effect>> {
        if self.line.key(key) {
            self.find(ctx)?;
        }
        Ok(Vec::new())
    }

    fn paste(&mut self, text: &str, ctx: &Ctx) -> Vec<Effect> {
        if self.line.paste(text) {
            let _ = self.find(ctx);
        }
        Vec::new()
    }

    fn click(&mut self, hit: Spot) {
        if let Spot::Row(at) = hit {
            self.selected = at;
        }
    }

    fn subject(&self) -> Subject {
        Subject::default()
    }

    fn report(&mut self, report: &mut Option<Report>, ctx: &Ctx) {
        match report.take() {
            Some(Report::Names(names)) => {
                self.names = Some(names);
                let selected = self.selected;
                let _ = self.find(ctx);
                // The names may come anew because the file has changed: whoever had gone down stays there.
                self.selected = selected.min(self.found.len().saturating_sub(1));
            }
            other => *report = other,
        }
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, ctx: &Ctx) {
        let theme = canvas.theme;
        let outer = centred(area, 110, area.height);
        let title = format!("{} · {}", ctx.say(say::FIND), ctx.say(self.heading()));
        let inner = canvas.overlay(outer, &title);
        self.line.view(canvas, Rect { height: 1, ..inner });
        let list = Rect { y: inner.y + 2, height: inner.height.saturating_sub(2), ..inner };
        if let Some(hint) = &self.hint {
            for (at, line) in crate::printable::wrap(hint, usize::from(list.width)).iter().enumerate() {
                canvas.text(list.x, list.y + at as u16, list.width, line, theme.dim());
            }
        }
        let each = if self.among == Among::Text { 2 } else { 1 };
        let fit = usize::from(list.height / each).max(1);
        let first = (self.selected + 1).saturating_sub(fit);
        for (line, (at, found)) in self.found.iter().enumerate().skip(first).take(fit).enumerate() {
            let row = Rect { y: list.y + line as u16 * each, height: each, ..list };
            found.view(canvas, row, ctx);
            canvas.hit(row, Spot::Row(at));
            if at == self.selected {
                canvas.highlight(row, theme.selected());
            }
        }
    }
}

impl Found {
    /// Whether it may be seen while a client is in the room: what is theirs and for them.
    fn is_seen(&self, ctx: &Ctx) -> Result<bool> {
        Ok(match self {
            Found::Name(name) => match name.what {
                What::Account(id) => ctx.sees(Some(id)),
                What::Person(id) => ctx.store.accounts_of(id)?.iter().any(|(account, ..)| ctx.sees(Some(*account))),
                What::Promise(id) => ctx.sees(ctx.store.load(Entity::Action, id)?.and_then(|action| action.owner)),
                What::Opportunity(id) => ctx.sees(ctx.store.load(Entity::Opportunity, id)?.and_then(|one| one.owner)),
            },
            Found::Action(..) => true,
            Found::Text(hit) => {
                let field = hit.place.entity.def().field(hit.field);
                let hidden = field.is_none_or(|field| is_hidden_from_client(hit.place.entity, field));
                !hidden && ctx.sees(hit.account.as_ref().map(|(id, _)| *id))
            }
        })
    }

    fn view(&self, canvas: &mut Canvas, row: Rect, ctx: &Ctx) {
        let theme = canvas.theme;
        let lit = theme.warn().add_modifier(Modifier::BOLD);
        match self {
            Found::Name(name) => {
                let ranges: Vec<_> = name.lit.iter().map(|at| *at..*at + 1).collect();
                let used = canvas.spans(row.x, row.y, row.width, &lighted(&name.text, &ranges, theme.strong(), lit));
                // Beside a person stand all the companies they act for.
                let detail = if ctx.client { "" } else { name.detail.as_str() };
                canvas.text(row.x + used + 2, row.y, row.width.saturating_sub(used + 2), detail, theme.dim());
            }
            Found::Action(_, words, key) => {
                let used = canvas.text(row.x, row.y, row.width, words, theme.accent());
                canvas.text(row.x + used + 2, row.y, row.width.saturating_sub(used + 2), key, theme.dim());
            }
            Found::Text(hit) => {
                let account = hit.account.as_ref().map_or("", |(_, name)| name.as_str());
                let on = hit.place.day.map_or_else(String::new, |on| day::headline(on, ctx.lang));
                let head = [on.as_str(), account].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
                canvas.text(row.x, row.y, row.width, &head, theme.dim());
                canvas.spans(row.x + 2, row.y + 1, row.width.saturating_sub(2), &lighted(&hit.excerpt, &hit.lit, theme.plain(), lit));
            }
        }
    }
}

/// What the file itself finds while the names are still being read: beginnings first, few, and at once.
fn at_once(ctx: &Ctx, typed: &str) -> Result<Vec<Found>> {
    const FEW: usize = 8;
    if typed.trim().is_empty() {
        return Ok(Vec::new());
    }
    let name = |what, text, detail| Found::Name(Match { what, text, detail, lit: Vec::new(), rank: 0 });
    for meant in variants(typed) {
        let accounts = ctx.store.accounts_matching(&meant, FEW)?;
        let persons = ctx.store.persons_matching(&meant, None, FEW)?;
        if !accounts.is_empty() || !persons.is_empty() {
            let accounts = accounts.into_iter().map(|(id, text)| name(What::Account(id), text, String::new()));
            let persons = persons.into_iter().map(|(id, text, detail)| name(What::Person(id), text, detail));
            return Ok(accounts.chain(persons).collect());
        }
    }
    Ok(Vec::new())
}

/// The text in spans, with the ranges (in characters) in another style.
fn lighted(text: &str, ranges: &[std::ops::Range<usize>], style: Style, lit: Style) -> Vec<Span<'static>> {
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
