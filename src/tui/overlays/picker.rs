//! Choosing a person, an account, a colleague or values of a list: type, choose, or create the missing one.

use super::typed::{Line, types};
use crate::domain::words::Words;
use crate::domain::{Choice, Entity, Field, Value};
use crate::editing::coined::{self, Coined};
use crate::search::apart::{Which, tell_apart};
use crate::search::{rank, variants};
use crate::store::{Query, Result};
use crate::text::form as say;
use crate::tui::actions::{Action, Place};
use crate::tui::canvas::{Canvas, Hit, WIDEST, centred, height, indented};
use crate::tui::layer::{Ctx, Effect, Layer, Tone, done};
use crate::tui::theme::BOXES;
use crossterm::event::KeyEvent;
use ratatui::layout::Rect;

/// Where the candidates come from.
#[derive(Clone, Copy, Debug)]
pub enum Source {
    /// Records: of what belongs to an account, those of this one alone; of others, those of this one first.
    Entity(Entity, Option<i64>),
    /// A closed list; ids are places in it.
    Choices(&'static [Choice]),
}

/// How many candidates are shown at once at most.
const SHOWN: usize = 12;
/// How many are found at most, to be walked through.
const FOUND: usize = 200;
/// No record has this number.
const NONE: i64 = 0;
/// The longest name that can be typed, in characters.
const LONGEST: usize = 100;

/// A picker.
#[derive(Debug)]
pub struct Picker {
    title: String,
    source: Source,
    many: bool,
    /// The record that is not to be found, where one of the others is chosen and none made.
    except: Option<i64>,
    /// The accounts that are meant most likely: they come first while nothing is typed.
    first: Vec<i64>,
    /// The only candidates, where they are known beforehand; none is made then either.
    these: Vec<(i64, String, String)>,
    /// Whether these are accounts.
    are_accounts: bool,
    /// Whether its title says what is none of a client's.
    ours: bool,
    /// The field that it fills.
    field: Option<&'static Field>,
    /// Whether that field is hidden from those who are there.
    veiled: bool,
    /// What is chosen already and none of theirs.
    unseen: Vec<i64>,
    chosen: Vec<(i64, String)>,
    line: Line,
    found: Vec<(i64, String, String)>,
    /// The row that is taken; none while nothing is found and nobody went to the row that creates.
    selected: Option<usize>,
    /// What the form below has coined itself.
    coined: Vec<(i64, String)>,
    /// Whether a client was in the room when they were found.
    client: bool,
    /// The name for which it was said that somebody of it is there already.
    told: Option<String>,
}

impl Picker {
    /// Opens a picker with what is chosen already and what was typed so far.
    pub fn open(ctx: &Ctx, title: &str, source: Source, many: bool, chosen: Vec<i64>, typed: &str) -> Result<Picker> {
        Picker::open_with(ctx, title, source, many, (chosen, typed), &[])
    }

    /// The same where a form has coined what is not there yet.
    pub fn open_with(
        ctx: &Ctx,
        title: &str,
        source: Source,
        many: bool,
        (chosen, typed): (Vec<i64>, &str),
        coined: &[Coined],
    ) -> Result<Picker> {
        let is_sought = |coined: &&Coined| matches!(source, Source::Entity(entity, _) if entity == coined.entity());
        let numbered = (0..).map(coined::number).zip(coined).filter(|(_, coined)| is_sought(coined));
        let coined: Vec<(i64, String)> = numbered.map(|(id, coined)| (id, coined.name.clone())).collect();
        let chosen = chosen
            .into_iter()
            .map(|id| {
                let known = coined.iter().find(|(number, _)| *number == id).map(|(_, name)| name.clone());
                let name = match source {
                    _ if let Some(known) = known => known,
                    Source::Entity(entity, _) => ctx.name_of(entity, id)?,
                    Source::Choices(choices) => {
                        usize::try_from(id).ok().and_then(|at| choices.get(at)).map_or("", |choice| ctx.say(choice.words)).into()
                    }
                };
                Ok((id, name))
            })
            .collect::<Result<Vec<_>>>()?;
        let chosen = if many { chosen } else { Vec::new() };
        let mut picker = Picker {
            title: title.into(),
            source,
            many,
            except: None,
            first: Vec::new(),
            these: Vec::new(),
            are_accounts: false,
            ours: false,
            field: None,
            veiled: false,
            unseen: Vec::new(),
            chosen,
            line: Line::short(typed, LONGEST),
            found: Vec::new(),
            selected: None,
            coined,
            client: false,
            told: None,
        };
        picker.find(ctx)?;
        Ok(picker)
    }

    /// The same for a field of a form.
    pub fn for_field(self, field: &'static Field, ctx: &Ctx) -> Picker {
        Picker { field: Some(field), veiled: ctx.hides(field, &Value::Empty), ..self }
    }

    /// Opens a picker of the records other than one; none is made here.
    pub fn of_others(ctx: &Ctx, title: &str, entity: Entity, except: i64) -> Result<Picker> {
        // Namesakes first, if there are any.
        let record = ctx.store.load(entity, except)?;
        Picker::of_those(ctx, title, entity, record.as_ref().map_or("", |record| record.title()), except)
    }

    /// Opens a picker of the records that are there, those called so first; none is made here.
    pub fn of_known(ctx: &Ctx, title: &str, entity: Entity, called: &str) -> Result<Picker> {
        Ok(Picker { ours: true, ..Picker::of_those(ctx, title, entity, called, NONE)? })
    }

    /// The same where several are chosen, none of them yet.
    pub fn of_known_many(ctx: &Ctx, title: &str, entity: Entity) -> Result<Picker> {
        let picker = Picker::open(ctx, title, Source::Entity(entity, None), true, Vec::new(), "")?;
        Ok(Picker { except: Some(NONE), ours: true, ..picker })
    }

    /// Opens a picker of the accounts that are there, of which one of some is meant; none is made here.
    pub fn of_accounts(ctx: &Ctx, title: &str, first: Vec<i64>) -> Result<Picker> {
        let mut picker = Picker { first, ..Picker::of_known(ctx, title, Entity::Account, "")? };
        picker.find(ctx)?;
        Ok(picker)
    }

    /// What is typed takes the place of the name; where nobody is called so, all are shown.
    fn of_those(ctx: &Ctx, title: &str, entity: Entity, called: &str, except: i64) -> Result<Picker> {
        let mut picker = Picker::open(ctx, title, Source::Entity(entity, None), false, Vec::new(), "")?;
        picker.except = Some(except);
        picker.line.put(called);
        picker.find(ctx)?;
        if picker.found.is_empty() {
            picker.line.clear();
            picker.find(ctx)?;
        } else {
            picker.line.select(0..picker.line.text().chars().count());
        }
        Ok(picker)
    }

    /// Opens a picker of a few records.
    pub fn of_these(ctx: &Ctx, title: &str, these: Vec<(i64, String, String)>) -> Result<Picker> {
        let mut picker = Picker::open(ctx, title, Source::Choices(&[]), false, Vec::new(), "")?;
        picker.these = these;
        picker.find(ctx)?;
        Ok(picker)
    }

    /// The same of what is ours: while a client is in the room nothing of it is shown.
    pub fn as_ours(self) -> Picker {
        Picker { ours: true, ..self }
    }

    /// The same where several are marked, some of them already.
    pub fn of_these_many(ctx: &Ctx, title: &str, these: Vec<(i64, String, String)>, marked: &[i64]) -> Result<Picker> {
        let chosen = these.iter().filter(|(id, ..)| marked.contains(id)).map(|(id, name, _)| (*id, name.clone())).collect();
        Ok(Picker { many: true, chosen, ..Picker::of_these(ctx, title, these)? })
    }

    /// The same of accounts, by their ids: while a client is in the room the others are left out.
    pub fn of_these_accounts(ctx: &Ctx, title: &str, these: Vec<(i64, String, String)>) -> Result<Picker> {
        let mut picker = Picker { are_accounts: true, ..Picker::of_these(ctx, title, these)? };
        picker.find(ctx)?;
        Ok(picker)
    }

    /// Who and what is chosen, and may not be named before those who are there.
    fn not_for_them(&self, ctx: &Ctx) -> Result<Vec<i64>> {
        let Source::Entity(entity @ (Entity::Account | Entity::Person), _) = self.source else { return Ok(Vec::new()) };
        let mut unseen = Vec::new();
        for (id, _) in self.chosen.iter().filter(|(id, _)| coined::place(*id).is_none()) {
            let seen = if entity == Entity::Account { ctx.sees(Some(*id)) } else { ctx.sees_person(*id)? };
            unseen.extend((!seen).then_some(*id));
        }
        Ok(unseen)
    }

    fn find(&mut self, ctx: &Ctx) -> Result<()> {
        self.client = ctx.client;
        self.veiled = self.field.is_some_and(|field| ctx.hides(field, &Value::Empty));
        self.unseen = self.not_for_them(ctx)?;
        if self.are_accounts {
            self.ours = !self.these.iter().any(|(id, ..)| ctx.sees(Some(*id)));
        }
        let typed = self.line.text();
        self.found = match self.source {
            _ if !self.these.is_empty() => {
                let seen = self.these.iter().filter(|(id, ..)| !self.are_accounts || ctx.sees(Some(*id))).cloned().collect();
                rank(&typed, seen, |(_, name, _)| name.clone())
            }
            Source::Choices(choices) => {
                let all =
                    choices.iter().enumerate().map(|(at, choice)| (at as i64, ctx.say(choice.words).to_owned(), String::new())).collect();
                rank(&typed, all, |(_, name, _)| name.clone())
            }
            Source::Entity(Entity::Person, account) => {
                let mut found = Vec::new();
                for variant in variants(&typed) {
                    found.extend(ctx.store.persons_matching(&variant, account, FOUND)?);
                    if !found.is_empty() {
                        break;
                    }
                }
                if found.is_empty()
                    && let Some(account) = account
                {
                    let people = ctx.store.people(account, &Query { limit: 500, ..Query::default() })?.rows;
                    found = rank(
                        &typed,
                        people.into_iter().map(|row| (row.person, row.name.full(), row.position)).collect(),
                        |(_, name, _)| name.clone(),
                    );
                }
                // «Кастина»: with a slip, as in a captured line.
                if found.is_empty() && !typed.trim().is_empty() {
                    let alike = crate::capture::alike(ctx.store, &typed, account)?;
                    found.extend(alike.into_iter().map(|person| (person.id, person.name, person.detail)));
                }
                found
            }
            Source::Entity(Entity::Account, _) => {
                let mut found = Vec::new();
                for variant in variants(&typed) {
                    found = ctx.store.accounts_matching(&variant, FOUND)?;
                    if !found.is_empty() {
                        break;
                    }
                }
                let mut found: Vec<(i64, String, String)> = found.into_iter().map(|(id, name)| (id, name, String::new())).collect();
                if typed.trim().is_empty() {
                    found.retain(|(id, ..)| !self.first.contains(id));
                    let first = self.first.iter().map(|id| Ok((*id, ctx.name_of(Entity::Account, *id)?, String::new())));
                    found = first.collect::<Result<Vec<_>>>()?.into_iter().chain(found).collect();
                }
                // «альфо», «ромашке»: with a slip and in any form, as in a captured line.
                if found.is_empty() && !typed.trim().is_empty() {
                    let alike = crate::capture::accounts_offered(ctx.store, &typed)?;
                    found.extend(alike.into_iter().map(|account| (account.id, account.name, String::new())));
                }
                found
            }
            Source::Entity(entity, account) if entity.is_of_account() => {
                let account = account.filter(|account| ctx.sees(Some(*account)) && !(ctx.client && entity.is_private()));
                let theirs = account.map_or_else(|| Ok(Vec::new()), |account| ctx.store.named_of(entity, account, ctx.lang))?;
                rank(&typed, theirs, |(_, name, number)| format!("{name} {number}"))
            }
            Source::Entity(..) => {
                let team = ctx.store.team(&Query { limit: 500, ..Query::default() })?.rows;
                rank(&typed, team.into_iter().map(|row| (row.id, row.name, row.position)).collect(), |(_, name, _)| name.clone())
            }
        };
        if let (Source::Entity(entity @ (Entity::Account | Entity::Person), _), true) = (self.source, ctx.client) {
            let found = std::mem::take(&mut self.found);
            for (id, name, _) in found {
                let theirs = match entity {
                    Entity::Account => ctx.sees(Some(id)),
                    _ => ctx.sees_person(id)?,
                };
                // Beside a person stand all the companies they act for.
                self.found.extend(theirs.then_some((id, name, String::new())));
            }
        }
        self.found.retain(|(id, ..)| self.except != Some(*id));
        let coined = self.coined.iter().map(|(id, name)| (*id, name.clone(), String::new())).collect();
        self.found.splice(0..0, rank(&typed, coined, |(_, name, _)| name.clone()));
        self.found.truncate(FOUND);
        if let Source::Entity(entity @ (Entity::Account | Entity::Person), _) = self.source {
            let of = Which { entity, guest: ctx.guest.filter(|_| ctx.client) };
            // What is only coined is told by its name alone.
            let known = self.found.iter_mut().filter(|(id, ..)| coined::place(*id).is_none());
            tell_apart(ctx.store, of, known.map(|(id, name, detail)| (*id, name.as_str(), detail)))?;
        }
        self.selected = (!self.found.is_empty()).then_some(0);
        Ok(())
    }

    /// Whether what was typed can be made into a new record.
    fn can_create(&self) -> bool {
        self.makes() && !self.line.text().trim().is_empty()
    }

    /// Whether one that is missed can be made by its name.
    fn makes(&self) -> bool {
        matches!(self.source, Source::Entity(entity, account) if Coined::is_enough(entity, account)) && self.except.is_none()
    }

    fn rows(&self) -> usize {
        self.found.len() + usize::from(self.can_create())
    }

    fn mark(&mut self, at: usize) {
        let Some((id, name, _)) = self.found.get(at) else { return };
        match self.chosen.iter().position(|(chosen, _)| chosen == id) {
            Some(at) => drop(self.chosen.remove(at)),
            None => self.chosen.push((*id, name.clone())),
        }
    }

    fn create(&mut self, ctx: &Ctx) -> Result<Option<Vec<Effect>>> {
        let (Source::Entity(entity, account), true) = (self.source, self.can_create()) else { return done() };
        let (name, coined) = (self.line.text(), Coined::new(entity, &self.line.text(), account).unseen(ctx.client));
        if let Some(problem) = coined.problem() {
            return Ok(Some(vec![Effect::Say(crate::text::form::problem(ctx.lang, problem), Tone::Trouble)]));
        }
        if !ctx.client
            && self.told.as_ref() != Some(&name)
            && let Some(twin) = coined.twin(ctx.store)?
        {
            self.told = Some(name);
            return Ok(Some(vec![Effect::Say(say::known_in_picker(ctx.lang, &twin.name), Tone::Trouble)]));
        }
        let chosen = self.chosen.iter().map(|(id, _)| *id).collect();
        Ok(Some(vec![Effect::Coined(coined, chosen)]))
    }

    fn answer(&self) -> Result<Option<Vec<Effect>>> {
        Ok(Some(vec![Effect::Picked(self.chosen.iter().map(|(id, _)| *id).collect())]))
    }
}

impl Layer for Picker {
    fn place(&self) -> Place {
        if self.many { Place::PickerOfMany } else { Place::Picker }
    }

    fn typing(&self) -> bool {
        true
    }

    fn is_ours(&self) -> bool {
        self.ours || self.veiled
    }

    fn refresh(&mut self, ctx: &Ctx) -> Result<()> {
        if self.client == ctx.client {
            return Ok(());
        }
        self.line.heed_client(ctx.client);
        self.find(ctx)
    }

    fn obstacle(&self, action: Action) -> Option<Words> {
        match action {
            Action::Create if !self.makes() => Some(say::NONE_MADE),
            Action::Create if !self.can_create() => Some(say::NAME_FIRST),
            _ => None,
        }
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Result<Option<Vec<Effect>>> {
        match action {
            Action::Up => self.selected = self.selected.map(|at| at.saturating_sub(1)),
            Action::Down => {
                let next = self.selected.map_or(0, |at| at + 1);
                self.selected = self.rows().checked_sub(1).map(|last| next.min(last));
            }
            Action::Toggle if self.line.is_empty() || self.selected.is_some_and(|at| at < self.found.len()) => {
                if let Some(at) = self.selected {
                    self.mark(at);
                }
                self.line.clear();
                self.find(ctx)?;
            }
            Action::Create => return self.create(ctx),
            Action::Open | Action::Toggle => {
                if self.selected.is_some_and(|at| at >= self.found.len()) {
                    return self.create(ctx);
                }
                // With nothing typed and something marked, Enter means: these.
                let marked = self.many && !self.chosen.is_empty() && self.line.is_empty();
                if let (false, Some((id, name, _))) = (marked, self.selected.and_then(|at| self.found.get(at))) {
                    if !self.many {
                        self.chosen.clear();
                    }
                    if self.chosen.iter().all(|(chosen, _)| chosen != id) {
                        self.chosen.push((*id, name.clone()));
                    }
                } else if !marked && self.selected.is_none() && !self.line.is_empty() {
                    // A slip of the keys makes nobody: that has its own key.
                    let text = if self.can_create() { say::CREATE_BY_KEY } else { say::NOTHING_FOUND };
                    return Ok(Some(vec![Effect::Say(ctx.say(text).into(), Tone::Trouble)]));
                }
                return self.answer();
            }
            Action::Back => return Ok(Some(vec![Effect::Back])),
            _ => return Ok(None),
        }
        done()
    }

    fn type_key(&mut self, key: KeyEvent, ctx: &Ctx) -> Result<Vec<Effect>> {
        if self.many && self.line.is_empty() && types(key) == Some(' ') {
            if let Some(at) = self.selected {
                self.mark(at);
            }
        } else if self.line.key(key) {
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

    fn click(&mut self, hit: Hit) {
        if let Hit::Row(at) = hit {
            self.selected = Some(at);
        }
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, ctx: &Ctx) {
        // The line one types into stays where it is, however much is found.
        let most = centred(area, WIDEST, height(SHOWN + 6));
        let rows = (self.found.len() + usize::from(self.can_create())).max(1);
        let outer = Rect { height: height(rows + 4).min(most.height), ..most };
        // The form for which something is chosen is named where its own title is covered.
        let title = [canvas.covered(outer), self.title.clone()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
        let inner = canvas.overlay(outer, &title.join(" › "));
        let theme = canvas.theme;
        let used = self.line.view_after(canvas, "› ", Rect { height: 1, ..inner }, theme.strong());
        if self.line.is_empty() {
            canvas.text(inner.x + used + 1, inner.y, inner.width.saturating_sub(used + 1), ctx.say(say::TYPE_TO_FIND), theme.plain());
        }
        let seen = self.chosen.iter().filter(|(id, _)| !self.unseen.contains(id)).map(|(_, name)| name.as_str()).collect::<Vec<_>>();
        if self.many && !seen.is_empty() {
            let names = seen.join(", ");
            canvas.text(inner.x, inner.y + 1, inner.width, &format!("{}: {names}", ctx.say(say::CHOSEN)), theme.strong());
        }
        let list = Rect { y: inner.y + 2, height: inner.height.saturating_sub(2), ..inner };
        let first = self.selected.map_or(0, |at| (at + 1).saturating_sub(usize::from(list.height)));
        canvas.more_below(list, self.rows(), height(first));
        let line = |canvas: &mut Canvas, at: usize, mark: &str, name: &str, detail: &str| {
            let Some(y) = at.checked_sub(first).map(|line| list.y + height(line)).filter(|y| *y < list.bottom()) else { return };
            let row = Rect { y, height: 1, ..indented(inner) };
            let used = canvas.text(row.x, y, row.width, &format!("{mark}{name}"), theme.plain());
            canvas.text(row.x + used + 2, y, row.width.saturating_sub(used + 2), detail, theme.plain());
            canvas.hit(row, Hit::Row(at));
            if Some(at) == self.selected {
                canvas.choose(row);
            }
        };
        for (at, (id, name, detail)) in self.found.iter().enumerate() {
            let mark = if self.many {
                format!("{} ", BOXES[usize::from(self.chosen.iter().any(|(chosen, _)| chosen == id))])
            } else {
                String::new()
            };
            line(canvas, at, &mark, name, detail);
        }
        if self.can_create() {
            line(canvas, self.found.len(), "+ ", &say::create(ctx.lang, self.line.text().trim()), "F7");
        } else if self.found.is_empty() {
            let somebody = matches!(self.source, Source::Entity(Entity::Person | Entity::Affiliation | Entity::Colleague, _));
            let nothing = if somebody { say::NOBODY_FOUND } else { say::NOTHING_FOUND };
            canvas.text(list.x, list.y, list.width, ctx.say(nothing), theme.plain());
        }
    }
}
