//! Finding anything: names and actions as one types, or full text over everything written.

mod beside;
mod found;
mod going;
mod listed;
mod names;
mod places;
mod settings;

use super::form::Task;
use super::typed::Line;
use crate::capture;
use crate::domain::surname::is_particle;
use crate::domain::{Entity, Words};
use crate::exchange::names::part_typed;
use crate::search::beside::{self as around, Beside};
use crate::search::full_text::{self, Hint, Window};
use crate::search::palette::{Match, Names, What};
use crate::store::Result;
use crate::store::full_text::Order;
use crate::text::find as say;
use crate::text::phone as on_phone;
use crate::tui::actions::{Action, Place, key_of};
use crate::tui::canvas::{Canvas, Hit as Spot, height};
use crate::tui::event::Report;
use crate::tui::layer::{Ctx, Effect, Layer, Subject, Tone, done};
use crate::tui::overlays::capture::Capture;
use crate::tui::overlays::phone::OnPhone;
use crate::tui::overlays::picker::Picker;
use crate::tui::widgets::scroll::Scroll;
use crossterm::event::KeyEvent;
use found::{Found, Offer};
use ratatui::layout::Rect;
use std::sync::{Arc, Mutex};

/// The most letters that are looked for: more is a text, not a question.
const LONGEST: usize = 1_000;
/// How many rows are found at most.
const SHOWN: usize = 40;
/// How many actions are offered.
const ACTIONS: usize = 8;
/// The lines in which the chosen one is told: as many as it may need, so that nothing moves from one to the next.
const CARD: u16 = 9;
/// The same where they stand beside the list: room that is there anyway.
const CARD_BESIDE: u16 = 12;

/// The names of the file as they are kept between one search and the next.
pub type Known = Arc<Mutex<Names>>;

/// What is looked through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Among {
    /// Names of accounts, people and promises, and the actions of the place.
    Names,
    /// Everything written.
    Text,
}

/// The page of finding.
#[derive(Debug)]
pub struct Find {
    among: Among,
    line: Line,
    /// The place below, whose actions are offered.
    below: Place,
    names: Option<Known>,
    found: Vec<Found>,
    hint: Option<String>,
    /// What of a search among all that is written was understood as something else than words.
    chips: Vec<String>,
    selected: usize,
    /// What is told of the chosen line, and which one that is: with the company that was typed.
    beside: Option<((What, Option<i64>), Beside)>,
    /// The phone that was copied last.
    copied: Option<String>,
    /// How far that is scrolled, how many lines it has, and for how many there is room.
    page: (Scroll, usize, u16),
    /// What is done once it is said which of several companies is meant.
    asking: Option<Action>,
    /// The order of what is found among all that is written.
    order: Order,
    /// Whether a client was in the room when it was found.
    client: bool,
}

impl Find {
    /// Opens the page on the names that are known already; newer ones arrive from the background.
    pub fn open(among: Among, below: Place, names: Option<Known>) -> Find {
        Find {
            among,
            line: Line::short("", LONGEST),
            below,
            names,
            found: Vec::new(),
            hint: None,
            chips: Vec::new(),
            selected: 0,
            beside: None,
            copied: None,
            page: Default::default(),
            asking: None,
            order: Order::Newest,
            client: false,
        }
    }

    fn find(&mut self, ctx: &Ctx) -> Result<()> {
        let typed = self.line.text();
        (self.selected, self.hint, self.client) = (0, None, ctx.client);
        self.found.clear();
        self.chips.clear();
        match self.among {
            Among::Names => self.find_names(&typed, ctx)?,
            Among::Text => self.find_text(&typed, ctx)?,
        }
        self.look_beside(ctx)
    }

    fn find_text(&mut self, typed: &str, ctx: &Ctx) -> Result<()> {
        let window = Window { limit: SHOWN, order: self.order, without_private: ctx.client, lang: ctx.lang, ..Window::default() };
        let hits = full_text::find_typed(ctx.store, typed, window)?;
        // A word may have been taken for another client.
        self.chips = if ctx.client { Vec::new() } else { say::chips(&hits.read, ctx.lang) };
        let offered = match &hits.hint {
            Some(Hint::OtherLayout(meant)) => vec![meant.clone()],
            Some(Hint::Filters(typed)) => typed.clone(),
            _ => Vec::new(),
        };
        for hit in hits.rows {
            let row = Found::Text(hit);
            if row.is_seen(ctx)? {
                self.found.push(row);
            }
        }
        if self.found.is_empty() {
            let hint = hits.hint.as_ref().filter(|_| offered.is_empty()).map(|hint| say::hint(hint, ctx.lang));
            self.hint = Some(hint.unwrap_or_else(|| nothing(typed, ctx)));
        }
        self.found.extend(offered.into_iter().map(|typed| Found::Offer(Offer::Instead(typed))));
        if self.found.is_empty() && !typed.trim().is_empty() {
            self.found.extend([Offer::Names, Offer::Line].map(Found::Offer));
        }
        Ok(())
    }

    /// The row that many steps on, or the nearest one on which one can stand.
    fn step(&self, from: usize, forward: bool) -> usize {
        let stands = |at: &usize| !matches!(self.found.get(*at), Some(Found::Heading(_)) | None);
        let last = self.found.len().saturating_sub(1);
        let from = from.min(last);
        let (ahead, behind) = ((from..=last).find(stands), (0..=from).rev().find(stands));
        if forward { ahead.or(behind) } else { behind.or(ahead) }.unwrap_or(0)
    }

    fn look_beside(&mut self, ctx: &Ctx) -> Result<()> {
        match self.found.get(self.selected) {
            Some(Found::Name(name)) if self.beside.as_ref().is_none_or(|(which, _)| *which != (name.what, name.at)) => {
                self.page.0 = Scroll::default();
                self.beside = Some(((name.what, name.at), around::of(ctx.store, name.what, name.at.or(ctx.guest))?));
            }
            Some(Found::Name(_)) => {}
            _ => self.beside = None,
        }
        if let (Some(Found::Name(name)), Some((_, beside))) = (self.found.get(self.selected), &mut self.beside) {
            beside.begin_with(&name.reached);
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

    /// The account behind the selected row.
    fn account(&self) -> Option<i64> {
        match self.found.get(self.selected) {
            Some(Found::Name(_)) => self.beside.as_ref()?.1.account.as_ref().map(|(id, _)| *id),
            Some(Found::Text(hit)) => hit.account.as_ref().map(|(id, _)| *id),
            _ => None,
        }
    }

    /// The person behind it: F4 and F5 keep them.
    fn person(&self) -> Option<i64> {
        match self.found.get(self.selected) {
            Some(Found::Name(Match { what: What::Person(id), .. })) => Some(*id),
            Some(Found::Text(hit)) if hit.place.entity == Entity::Person => Some(hit.place.id),
            _ => None,
        }
    }

    /// The phone that is copied.
    fn phone(&self) -> Option<String> {
        self.beside.as_ref()?.1.phones.first().map(|phone| phone.value.clone())
    }

    /// Asks which of several companies is meant, where it has to be asked.
    fn ask(&mut self, action: Action, ctx: &Ctx) -> Result<Option<Vec<Effect>>> {
        let Some((_, beside)) = self.beside.as_ref().filter(|(_, beside)| beside.is_open()) else { return Ok(None) };
        let posts = beside.posts.clone();
        let name = beside.person.as_ref().map_or_else(String::new, |(_, name)| name.clone());
        self.asking = Some(action);
        let picker = Picker::of_these_accounts(ctx, &say::which_company(ctx.lang, &name), posts)?;
        Ok(Some(vec![Effect::Push(Box::new(picker))]))
    }

    fn prepare(&self, ctx: &Ctx) -> Vec<Effect> {
        let prep = self.account().map(|account| Effect::PrepAccount(account, self.person()));
        let trouble = || Effect::Say(ctx.say(crate::text::screen::CHOOSE_ACCOUNT).into(), Tone::Trouble);
        prep.map_or_else(|| vec![trouble()], |prep| vec![Effect::Back, prep])
    }

    fn take(&mut self, offer: &Offer, ctx: &Ctx) -> Result<Vec<Effect>> {
        let typed = self.line.text().trim().to_owned();
        let make = |entity: Entity, preset: Vec<(String, String)>| {
            let table = entity.def().table.to_owned();
            vec![Effect::Back, Effect::Form(Task::Record { table, id: None, owner: None, section: None, preset })]
        };
        Ok(match offer {
            Offer::Line => vec![Effect::Back, Effect::Push(Box::new(Capture::typed(ctx, &typed)?))],
            Offer::Account => make(Entity::Account, vec![("short_name".into(), typed)]),
            Offer::Person => make(Entity::Person, name_parts(&typed)),
            Offer::Text | Offer::Names => {
                self.among = if *offer == Offer::Text { Among::Text } else { Among::Names };
                self.find(ctx)?;
                Vec::new()
            }
            Offer::Instead(other) => {
                self.line.put(other);
                self.find(ctx)?;
                Vec::new()
            }
        })
    }

    /// Copies the phone; the same once more shows that of somebody as a code.
    fn copy(&mut self, ctx: &Ctx) -> Result<Vec<Effect>> {
        let (what, phone) = (self.beside.as_ref().map(|((what, _), _)| *what), self.phone());
        let again = phone.is_some() && self.copied == phone;
        self.copied.clone_from(&phone);
        if let (Some(What::Person(person)), true) = (what, again) {
            return Ok(vec![Effect::Push(Box::new(OnPhone::open(ctx, Entity::Person, person)?))]);
        }
        Ok(vec![match phone {
            Some(phone) => {
                let copied = say::copied(ctx.lang, &phone);
                let key = key_of(Action::Copy, Place::Find).map_or_else(String::new, |key| key.to_string());
                let told = if matches!(what, Some(What::Person(_))) { on_phone::once_more(ctx.lang, &copied, &key) } else { copied };
                Effect::Copy(phone, told)
            }
            None => Effect::Say(ctx.say(say::NO_PHONE).into(), Tone::Trouble),
        }])
    }
}

/// What is said where nothing was found: of what is hidden it is not denied that it is there.
fn nothing(typed: &str, ctx: &Ctx) -> String {
    if ctx.client { say::not_seen(ctx.lang, typed) } else { say::nothing(ctx.lang, typed) }
}

/// A typed name in the parts that a new person is asked for; a phone is one.
fn name_parts(typed: &str) -> Vec<(String, String)> {
    if !typed.chars().any(char::is_alphabetic) {
        return vec![("phones".into(), typed.to_owned())];
    }
    let capital = |word: &str| match is_particle(word) {
        true => word.to_owned(),
        false => word.chars().take(1).flat_map(char::to_uppercase).chain(word.chars().skip(1)).collect::<String>(),
    };
    let typed = typed.split_whitespace().map(capital).collect::<Vec<_>>().join(" ");
    let keys = ["family_name", "given_name", "middle_name"].map(str::to_owned);
    keys.into_iter().zip(part_typed(&typed).parts).filter(|(_, part)| !part.is_empty()).collect()
}

impl Layer for Find {
    fn place(&self) -> Place {
        Place::Find
    }

    fn typing(&self) -> bool {
        true
    }

    fn refresh(&mut self, ctx: &Ctx) -> Result<()> {
        if self.client == ctx.client {
            self.look_beside(ctx)?
        } else {
            self.line.heed_client(ctx.client);
            self.find(ctx)?
        }
        // Top line and bottom line take two rows.
        let area = Rect { x: 0, y: 1, width: ctx.size.0, height: ctx.size.1.saturating_sub(2) };
        let (.., side) = self.places(area, ctx);
        let lines = |(_, beside): &(_, Beside)| beside::lines(beside, ctx, usize::from(side.width), usize::from(side.height)).len();
        (self.page.1, self.page.2) = (self.beside.as_ref().map_or(0, lines), side.height);
        Ok(())
    }

    fn turn_page(&mut self, down: bool) {
        let action = if down { Action::Down } else { Action::Up };
        self.page.0.within(action, self.page.1, self.page.2);
    }

    fn obstacle(&self, action: Action) -> Option<Words> {
        match action {
            Action::Sort => (self.among == Among::Names).then_some(say::ORDER_OF_NOTES),
            // Of several companies it is asked which one is meant.
            Action::Prep if self.account().is_none() && !self.beside.as_ref().is_some_and(|(_, beside)| beside.is_open()) => {
                Some(crate::text::screen::CHOOSE_ACCOUNT)
            }
            Action::Copy if self.phone().is_none() => Some(say::NO_PHONE),
            Action::Open if self.is_bare() => Some(say::NOBODY_YET),
            _ => None,
        }
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Result<Option<Vec<Effect>>> {
        match action {
            Action::Up => self.selected = self.step(self.selected.saturating_sub(1), false),
            Action::Down => self.selected = self.step(self.selected + 1, true),
            Action::PageUp => self.selected = self.step(self.selected.saturating_sub(10), false),
            Action::PageDown => self.selected = self.step(self.selected + 10, true),
            Action::NextTab => {
                self.among = if self.among == Among::Names { Among::Text } else { Among::Names };
                self.find(ctx)?;
            }
            Action::Sort if self.among == Among::Text => {
                self.order = if self.order == Order::Newest { Order::Best } else { Order::Newest };
                self.find(ctx)?;
            }
            Action::Open => {
                if let Some(Found::Offer(offer)) = self.found.get(self.selected) {
                    let offer = offer.clone();
                    return self.take(&offer, ctx).map(Some);
                }
                if let Some(asked) = self.ask(action, ctx)? {
                    return Ok(Some(asked));
                }
                return self.enter(ctx).map(Some);
            }
            Action::Copy => return self.copy(ctx).map(Some),
            Action::Prep => {
                if let Some(asked) = self.ask(action, ctx)? {
                    return Ok(Some(asked));
                }
                return Ok(Some(self.prepare(ctx)));
            }
            // What was typed and is nobody's name is the line itself.
            Action::Record if matches!(self.found.get(self.selected), Some(Found::Offer(_))) => {
                return self.take(&Offer::Line, ctx).map(Some);
            }
            Action::Record => {
                let begun = capture::begin(ctx.store, self.account(), self.person())?;
                let capture = Capture::begun(ctx, self.account(), &begun)?;
                return Ok(Some(vec![Effect::Back, Effect::Push(Box::new(capture))]));
            }
            Action::Back => return Ok(Some(vec![Effect::Back])),
            _ => return Ok(None),
        }
        self.look_beside(ctx)?;
        done()
    }

    fn picked(&mut self, ids: &[i64], ctx: &Ctx) -> Result<Vec<Effect>> {
        let asked = self.asking.take();
        let (Some(action), Some(company), Some((which, _))) = (asked, ids.first(), &self.beside) else { return Ok(Vec::new()) };
        let which = *which;
        self.beside = Some((which, around::of(ctx.store, which.0, Some(*company))?));
        if action == Action::Prep { Ok(self.prepare(ctx)) } else { self.enter(ctx) }
    }

    fn type_key(&mut self, key: KeyEvent, ctx: &Ctx) -> Result<Vec<Effect>> {
        if self.line.key(key) {
            self.find(ctx)?;
        }
        Ok(Vec::new())
    }

    fn paste(&mut self, text: &str, ctx: &Ctx) -> Vec<Effect> {
        let effects = self.line.paste(text, ctx);
        let _ = self.find(ctx);
        effects
    }

    fn line(&mut self) -> Option<&mut Line> {
        Some(&mut self.line)
    }

    fn click(&mut self, hit: Spot) {
        if let Spot::Row(at) = hit {
            self.selected = at;
            self.beside = None;
        }
    }

    fn subject(&self) -> Subject {
        // Who is looked for is nobody's page: a client who comes in meanwhile is that of the pane below.
        Subject::default()
    }

    fn report(&mut self, report: &mut Option<Report>, ctx: &Ctx) {
        match report.take() {
            Some(Report::Names(names)) => {
                self.names = Some(names);
                let before = self.selected;
                let chosen = self.beside.take().map(|((what, _), _)| what);
                let _ = self.find(ctx);
                // The names may come anew because the file has changed: whoever had gone down stays with whom they chose.
                let same = |found: &Found| matches!((found, chosen), (Found::Name(name), Some(chosen)) if name.what == chosen);
                self.selected =
                    self.step(self.found.iter().position(same).filter(|_| before > 0).unwrap_or(before.min(self.found.len())), false);
                let _ = self.look_beside(ctx);
            }
            other => *report = other,
        }
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, ctx: &Ctx) {
        let theme = canvas.theme;
        let wide = self.is_wide(ctx);
        let title = format!("{} · {}", ctx.say(say::FIND), ctx.say(self.heading()));
        let (outer, list, side) = self.places(area, ctx);
        let inner = canvas.overlay(outer, &title);
        self.line.view(canvas, Rect { height: 1, ..inner });
        let mut y = inner.y + 1;
        if !self.chips.is_empty() {
            canvas.text(inner.x, y, inner.width, &self.chips.join("   "), theme.accent());
            y += 1;
        }
        for line in self.hints(area) {
            canvas.text(inner.x, y, inner.width, &line, theme.plain());
            y += 1;
        }
        let beside = self.beside.as_ref().filter(|_| self.card(ctx) > 0);
        if wide && beside.is_some() {
            for y in side.y..side.bottom() {
                canvas.text(side.x - 2, y, 1, "│", theme.quiet());
            }
        } else if side.height > 0 && beside.is_some() {
            canvas.text(side.x, side.y - 1, side.width, &"─".repeat(usize::from(side.width)), theme.quiet());
        }
        self.view_list(canvas, list, ctx);
        let Some((_, beside)) = beside else { return };
        let lines = beside::lines(beside, ctx, usize::from(side.width), usize::from(side.height));
        let first = self.page.0.first(lines.len(), side.height);
        for (at, line) in lines.iter().skip(usize::from(first)).take(usize::from(side.height)).enumerate() {
            canvas.spans(
                side.x,
                side.y + height(at),
                side.width,
                &line.spans.iter().map(|span| span.clone().style(line.style.patch(span.style))).collect::<Vec<_>>(),
            );
        }
        canvas.more_below(side, lines.len(), first);
        canvas.page(side, lines.len(), side.height);
    }
}

impl Find {
    /// Whether nobody is known yet who could be looked for.
    fn is_bare(&self) -> bool {
        self.among == Among::Names && self.line.is_empty() && self.found.is_empty() && self.names.is_some()
    }
}
