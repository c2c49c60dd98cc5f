//! What the screen is made of: panes and overlays are layers, and what they want done they return as effects.

mod basis;
mod target;

pub use basis::Basis;
pub use target::{Tab, Target};

use super::actions::{Action, Place};
use super::canvas::{Canvas, Hit};
use super::theme::Theme;
use crate::domain::visibility::{Audience, SOMEBODY, tells_too_much};
use crate::domain::words::{Lang, Words};
use crate::domain::{Entity, Field, Kind, Record, Value};
use crate::editing::{self, coined::Coined};
use crate::settings::Settings;
use crate::store::{Result, Revision, Store};
use crate::text::screen::STILL_COUNTED;
use crate::watched::Found;
use chrono::{NaiveDate, NaiveTime};
use crossterm::event::KeyEvent;
use ratatui::layout::{Position, Rect};
use std::fmt::Debug;

use super::overlays::form::Task;
use super::overlays::typed::Line;

/// What a layer may know of the world when it reads or acts.
#[derive(Clone, Copy, Debug)]
pub struct Ctx<'a> {
    /// The file.
    pub store: &'a Store,
    /// The settings in force.
    pub settings: &'a Settings,
    /// Language of the interface.
    pub lang: Lang,
    /// Today.
    pub today: NaiveDate,
    /// The time of day.
    pub time: NaiveTime,
    /// Colours and glyphs.
    pub theme: Theme,
    /// Whether a client is in the room (F2).
    pub client: bool,
    /// Which client: the one that was at hand. Of others not even the names are shown then.
    pub guest: Option<i64>,
    /// Columns and rows of the terminal.
    pub size: (u16, u16),
    /// The state of the file.
    pub revision: Revision,
    /// What was found in the watched files.
    pub watched: &'a Found,
    /// How often that changed.
    pub looked: u64,
    /// The first frame is still to be drawn: the page beside a list is read after it.
    pub opening: bool,
}

impl Ctx<'_> {
    /// Words in the language of the interface.
    pub fn say(&self, words: Words) -> &'static str {
        words.get(self.lang)
    }

    /// What is read now is read from this.
    pub fn basis(&self) -> Basis {
        let looked = self.looked;
        Basis {
            revision: self.revision,
            looked,
            today: self.today,
            lang: self.lang,
            client: self.client,
            guest: self.guest,
            size: self.size,
        }
    }

    /// Whether what belongs to an account may be seen: while a client is in the room, only what is theirs.
    pub fn sees(&self, account: Option<i64>) -> bool {
        !self.client || account.is_some() && account == self.guest
    }

    /// For whom the screen is.
    pub fn audience(&self) -> Audience {
        if self.client { Audience::Client } else { Audience::Me }
    }

    /// Whether a record of an account may be seen.
    pub fn sees_record(&self, entity: Entity, id: i64) -> Result<bool> {
        let record = self.store.load(entity, id)?;
        Ok(!self.client
            || record.is_some_and(|record| {
                self.sees(record.owner.or(record.id.filter(|_| entity == Entity::Account))) && self.audience().shows(&record)
            }))
    }

    /// The day of the last contact with an account, or with one of its people, of those that may be seen: `known` while
    /// nobody looks.
    pub fn last_contact(&self, account: i64, person: Option<i64>, known: Option<String>) -> Result<Option<String>> {
        if self.client { self.store.last_contact_shown(account, person, &self.today_iso(), self.audience()) } else { Ok(known) }
    }

    /// Whether a record of whatever account may be read before those who are there.
    pub fn sees_of(&self, entity: Entity, id: i64) -> Result<bool> {
        Ok(!self.client || self.store.load(entity, id)?.is_some_and(|record| self.audience().shows(&record)))
    }

    /// Whether the title of a record may be read before those who are there.
    pub fn reads_title(&self, entity: Entity, id: i64) -> Result<bool> {
        Ok(!self.client || self.store.load(entity, id)?.is_some_and(|record| self.tells(&record)))
    }

    /// Whether a record's title is told.
    fn tells(&self, record: &Record) -> bool {
        let title = record.def().field(record.def().title);
        self.audience().shows(record) && title.is_none_or(|field| self.audience().shows_field(record, field))
    }

    /// Whether a person may be seen: while a client is in the room, those of theirs whom we know.
    pub fn sees_person(&self, id: i64) -> Result<bool> {
        Ok(!self.client
            || !self.store.is_placeholder(id)? && self.store.accounts_of(id)?.iter().any(|(account, ..)| self.sees(Some(*account))))
    }

    /// What a linked record is called; a person nobody knows yet is not named before a client.
    pub fn name_of(&self, entity: Entity, id: i64) -> Result<String> {
        if entity == Entity::Person && self.client && self.store.is_placeholder(id)? {
            return Ok(self.say(SOMEBODY).to_owned());
        }
        if entity == Entity::Entry {
            // Read beside what is of today: a day of this year has no year.
            return self.store.entry_named(id, self.lang, |on| crate::domain::day::dated(on, self.today, self.lang));
        }
        self.store.name_of(entity, id, self.lang)
    }

    /// What was said of a deleted or turned promise, and that it stays in the figures where it does.
    pub fn and_counted(&self, said: String, counted: bool) -> String {
        if counted && !self.client { format!("{said} {}", self.say(STILL_COUNTED)) } else { said }
    }

    /// What a record is called in a message; by its kind where a client must not read its name.
    pub fn called(&self, record: &Record) -> String {
        let dated = record.def().field(record.def().title).filter(|_| record.def().is_named_by_day());
        let own = match dated {
            _ if !self.tells(record) => self.say(record.def().words).to_owned(),
            // A day alone is no name.
            Some(field) => format!("{} · {}", self.say(record.def().words), record.get(field.key).shown(field, self.lang)),
            None => editing::subject(record),
        };
        if own.trim().is_empty() { self.nameless(record) } else { own }
    }

    /// What a record without a word of its own is called: its kind, its day, whose it is.
    fn nameless(&self, record: &Record) -> String {
        let kind = record.pairs().find(|(field, value)| field.key == "kind" && !self.hides(field, value));
        let kind = kind.map_or_else(|| self.say(record.def().words).to_owned(), |(field, value)| value.shown(field, self.lang));
        let on = record.find("day").and_then(|day| crate::domain::day::from_iso(day.as_str()));
        let on = on.map_or_else(String::new, |on| crate::domain::day::near(on, self.today, self.lang));
        // A file that cannot be read says so elsewhere.
        let of = record
            .owner
            .filter(|owner| self.sees(Some(*owner)))
            .and_then(|owner| self.store.name_of(Entity::Account, owner, self.lang).ok());
        [kind, on, of.unwrap_or_default()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    }

    /// Whether a field is hidden because a client is in the room.
    pub fn hides(&self, field: &Field, value: &Value) -> bool {
        let of_another = matches!((field.kind, value), (Kind::Link(Entity::Account), Value::Int(id)) if !self.sees(Some(*id)));
        self.client && (!self.audience().reads(field) || tells_too_much(field, value) || of_another)
    }

    /// Today, ISO.
    pub fn today_iso(&self) -> String {
        crate::domain::day::iso(self.today)
    }

    /// The most rows that any list can show.
    pub fn rows(&self) -> usize {
        usize::from(self.size.1).max(10)
    }

    /// Whether two panes stand side by side.
    pub fn is_wide(&self) -> bool {
        self.size.0 >= WIDE
    }
}

/// From this many columns on, two panes stand side by side.
pub const WIDE: u16 = 110;
/// From this many on, three.
pub const THIRD: u16 = 150;

/// How a message is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Something was done.
    Done,
    /// Something was neither done nor went wrong.
    Said,
    /// Something could not be done.
    Trouble,
    /// Something could not be saved.
    Unsaved,
}

/// What a layer wants done.
#[derive(Debug)]
pub enum Effect {
    /// Go somewhere; what was there can be come back to.
    Go(Target),
    /// Close the layer, or go back.
    Back,
    /// Close every layer and go somewhere; there is no way back, since what was there may be gone.
    Home(Target),
    /// Put an overlay on top.
    Push(Box<dyn Layer>),
    /// Open a form.
    Form(Task),
    /// Close the picker and give what was chosen to the form below.
    Picked(Vec<i64>),
    /// The same, with one more that is not there yet.
    Coined(Coined, Vec<i64>),
    /// Show the prep page of a planned contact.
    Prep(i64),
    /// Show the prep page of an account, with somebody who is met for certain.
    PrepAccount(i64, Option<i64>),
    /// Say something on the bottom line.
    Say(String, Tone),
    /// Throw a draft away: it was saved, or is not wanted.
    DropDraft(String),
    /// Keep a draft as one that was left: its place and its body. Another one is typed now.
    LeaveDraft(String, String),
    /// What was typed into a form was thrown away: until something else is done, undoing brings it back.
    Forgot(Task, String),
    /// A form was saved in which nothing was changed: undoing is not meant for what was done before.
    Unchanged,
    /// Language, glyphs or thresholds were changed.
    Settings,
    /// Show the settings, and change the one of this key.
    Setting(&'static str),
    /// Show a tab of the practice, by its name.
    Practice(Words),
    /// Take files in, from a thread of its own.
    Import(super::overlays::import::Job),
    /// Switch to the demo or stay with an empty file.
    OpenDemo,
    /// Put a text into the clipboard (OSC 52), and say what was.
    Copy(String, String),
    /// Do an action of the layer below.
    Act(super::actions::Action),
    /// Show a section of the dossier, by its key or that of a field in it.
    Section(String),
    /// Put the cursor on a record, where the layer on top shows it.
    Select(Entity, i64),
}

/// What keys act on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Subject {
    /// The account at hand.
    pub account: Option<i64>,
    /// That account is open on the screen, and not merely that of the selected row.
    pub open: bool,
    /// The record at hand.
    pub record: Option<(Entity, i64)>,
    /// What `n` makes here.
    pub makes: Option<Entity>,
    /// The person at hand: who takes part in a contact that is planned here.
    pub person: Option<i64>,
    /// Where an action comes from that is made here: a code of its source (M29).
    pub source: Option<&'static str>,
    /// A row that needs attention: the pane itself knows what done, moved and deleted mean for it.
    pub notice: bool,
}

/// A pane or an overlay.
pub trait Layer: Debug {
    /// Where its keys stand in the table of actions.
    fn place(&self) -> Place;

    /// The layer shown inside this one, as a tab or a look is: what this one leaves alone is done by that one.
    fn inner(&self) -> Option<&dyn Layer> {
        None
    }

    /// The same, to be changed.
    fn inner_mut(&mut self) -> Option<&mut dyn Layer> {
        None
    }

    /// Whether what is typed is a text of several lines.
    fn takes_lines(&self) -> bool {
        false
    }

    /// How many characters still fit where one types; `None` where a few more always do.
    fn room(&self) -> Option<usize> {
        None
    }

    /// What comes in from now on may have to be taken back whole.
    fn begin_burst(&mut self) {}

    /// Takes back what came in since.
    fn take_back(&mut self, _ctx: &Ctx) {}

    /// Whether all of it is ours: while a client is in the room nothing of it is shown, and nothing is done in it.
    fn is_ours(&self) -> bool {
        false
    }

    /// Whether characters are text here.
    fn typing(&self) -> bool {
        self.inner().is_some_and(|inner| inner.typing())
    }

    /// Reads what is shown. Called before drawing when something may have changed.
    fn refresh(&mut self, ctx: &Ctx) -> Result<()> {
        self.inner_mut().map_or(Ok(()), |inner| inner.refresh(ctx))
    }

    /// Acts; `None` when the action is not one of its own.
    fn act(&mut self, action: Action, ctx: &Ctx) -> Result<Option<Vec<Effect>>>;

    /// Takes a key as text.
    fn type_key(&mut self, key: KeyEvent, ctx: &Ctx) -> Result<Vec<Effect>> {
        self.inner_mut().map_or_else(|| Ok(Vec::new()), |inner| inner.type_key(key, ctx))
    }

    /// Takes a paste.
    fn paste(&mut self, text: &str, ctx: &Ctx) -> Vec<Effect> {
        self.inner_mut().map_or_else(Vec::new, |inner| inner.paste(text, ctx))
    }

    /// Takes what was picked in the picker or the menu above.
    fn picked(&mut self, ids: &[i64], ctx: &Ctx) -> Result<Vec<Effect>> {
        self.inner_mut().map_or_else(|| Ok(Vec::new()), |inner| inner.picked(ids, ctx))
    }

    /// Takes what was picked together with one that is not there yet. Where nothing else is saved with it, it is made at once.
    fn coined(&mut self, coined: Coined, mut ids: Vec<i64>, ctx: &Ctx) -> Result<Vec<Effect>> {
        if let Some(inner) = self.inner_mut() {
            return inner.coined(coined, ids, ctx);
        }
        ids.push(editing::create_coined(ctx.store, coined)?);
        self.picked(&ids, ctx)
    }

    /// Puts the cursor on a record, if it is shown here.
    fn select(&mut self, entity: Entity, id: i64, ctx: &Ctx) -> Result<()> {
        self.inner_mut().map_or(Ok(()), |inner| inner.select(entity, id, ctx))
    }

    /// Puts the keys on a field, by its key.
    fn show_field(&mut self, _key: &str, _ctx: &Ctx) {}

    /// Selects what was clicked.
    fn click(&mut self, hit: Hit) {
        if let Some(inner) = self.inner_mut() {
            inner.click(hit);
        }
    }

    /// The line that is typed into, if there is one.
    fn line(&mut self) -> Option<&mut Line> {
        self.inner_mut()?.line()
    }

    /// The same where it matters at which cell of the area that was clicked.
    fn point(&mut self, hit: Hit, area: Rect, at: Position) {
        match (hit, self.line()) {
            (Hit::Line(before), Some(line)) => line.point(before, area, at),
            _ => self.click(hit),
        }
    }

    /// Goes through the page beside the rows.
    fn turn_page(&mut self, down: bool) {
        if let Some(inner) = self.inner_mut() {
            inner.turn_page(down);
        }
    }

    /// What keys act on here.
    fn subject(&self) -> Subject {
        self.inner().map_or_else(Subject::default, |inner| inner.subject())
    }

    /// Why an action is not possible just now; `None` when it is.
    fn obstacle(&self, action: Action) -> Option<Words> {
        self.inner()?.obstacle(action)
    }

    /// What an action is called for what keys act on, where it means something else there than in general.
    fn called(&self, action: Action) -> Option<Words> {
        self.inner()?.called(action)
    }

    /// Whether an action that is possible has a place on the bottom line just now.
    fn is_offered(&self, action: Action) -> bool {
        self.inner().is_none_or(|inner| inner.is_offered(action))
    }

    /// Whether the way back begins here: something was opened, folded out or filtered that it closes first.
    fn steps_back(&self) -> bool {
        self.inner().is_some_and(|inner| inner.steps_back())
    }

    /// What of an account another look shows, where a key turns to one.
    fn turns_to(&self) -> Option<Entity> {
        self.inner()?.turns_to()
    }

    /// What is being typed and must survive: where it belongs, and the text.
    fn draft(&self) -> Option<(String, String)> {
        self.inner()?.draft()
    }

    /// Where what is typed here belongs, also while nothing is.
    fn draft_place(&self) -> Option<String> {
        self.inner()?.draft_place()
    }

    /// Takes note of somebody who was erased in another window: `typed` is what became of what is typed here, where they were taken out
    /// of it. Whether what is typed meant them.
    fn heed_erasing(&mut self, typed: Option<&str>, ctx: &Ctx) -> Result<bool> {
        self.inner_mut().map_or(Ok(false), |inner| inner.heed_erasing(typed, ctx))
    }

    /// Whether work of this layer just now holds the file: then nothing is read for the screen, which would wait for it.
    fn holds_file(&self) -> bool {
        self.inner().is_some_and(|inner| inner.holds_file())
    }

    /// Takes news from the background if they concern this layer.
    fn report(&mut self, report: &mut Option<super::event::Report>, ctx: &Ctx) {
        if let Some(inner) = self.inner_mut() {
            inner.report(report, ctx);
        }
    }

    /// Draws; changes nothing and reads nothing.
    fn view(&self, canvas: &mut Canvas, area: Rect, ctx: &Ctx);
}

/// What a layer says of itself that shows one of several inside it: the one that its `now` and `now_mut` give.
macro_rules! shows_now {
    () => {
        fn place(&self) -> $crate::tui::actions::Place {
            self.now().place()
        }

        fn inner(&self) -> Option<&dyn $crate::tui::layer::Layer> {
            Some(self.now())
        }

        fn inner_mut(&mut self) -> Option<&mut dyn $crate::tui::layer::Layer> {
            Some(self.now_mut())
        }
    };
}
pub(crate) use shows_now;

/// Nothing to do, but the action was understood.
pub fn done() -> Result<Option<Vec<Effect>>> {
    Ok(Some(Vec::new()))
}
