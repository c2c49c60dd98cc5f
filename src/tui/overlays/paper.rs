//! A document as it goes out: read, copied, put into a file; of the letter after a contact it is noted that it was sent (M20, M21).

use crate::documents::{self, Asked, Document, file, minutes};
use crate::domain::visibility::Audience;
use crate::domain::{Entity, Value, Words, day};
use crate::page::{Format, How, Page, text};
use crate::printable::wrap;
use crate::store::{Error, Result, Verb};
use crate::text::{handed, minutes as say, screen};
use crate::tui::actions::{Action, Place};
use crate::tui::canvas::{Canvas, across, centred, height};
use crate::tui::layer::{Ctx, Effect, Layer, Subject, Tone, done};
use crate::tui::widgets::page;
use crate::tui::widgets::scroll::Scroll;
use chrono::NaiveDate;
use ratatui::layout::Rect;
use ratatui::text::Line;

/// How wide a letter is read.
const CELLS: u16 = 84;
/// The form in which it is put into a file.
const FORM: &str = "docx";
/// The day on which a contact was confirmed in writing.
const CONFIRMED: &str = "confirmed_on";

/// What a document is about.
#[derive(Clone, Copy, Debug)]
pub enum About {
    /// An account, by rowid.
    Account(i64),
    /// A day.
    Day(NaiveDate),
    /// The practice as a whole.
    Practice,
}

/// Which document is shown.
#[derive(Clone, Copy, Debug)]
pub enum Of {
    /// The letter on a contact, by its rowid.
    Letter(i64),
    /// One of the registry.
    Document {
        /// Which.
        document: &'static Document,
        /// About what.
        about: About,
        /// For whom.
        audience: Audience,
        /// The day that is named with it.
        day: Option<NaiveDate>,
    },
}

impl Of {
    /// For whom it is.
    pub fn audience(&self) -> Audience {
        match self {
            Of::Letter(_) => Audience::Client,
            Of::Document { audience, .. } => *audience,
        }
    }

    fn document(&self) -> &'static Document {
        match self {
            Of::Letter(_) => &minutes::MINUTES,
            Of::Document { document, .. } => document,
        }
    }
}

/// A document on the screen.
#[derive(Debug)]
pub struct Paper {
    of: Of,
    account: Option<i64>,
    /// What the account is called.
    name: String,
    page: Option<Page>,
    /// Why there is none.
    nothing: Words,
    /// It went out already.
    sent: bool,
    /// Whose it is may not be seen now.
    veiled: bool,
    lines: Vec<Line<'static>>,
    scroll: Scroll,
}

impl Paper {
    /// Opens the letter on a contact.
    ///
    /// # Errors
    /// [`Error::Gone`] where the contact is no more, else those of reading.
    pub fn open(ctx: &Ctx, entry: i64) -> Result<Paper> {
        Paper::of(ctx, Of::Letter(entry))
    }

    /// Opens a document.
    ///
    /// # Errors
    /// [`Error::Gone`] where what it is about is no more, else those of reading.
    pub fn of(ctx: &Ctx, of: Of) -> Result<Paper> {
        let (name, page, lines) = (String::new(), None, Vec::new());
        let nothing = of.document().nothing;
        let mut paper = Paper { of, account: None, name, page, nothing, sent: false, veiled: false, lines, scroll: Scroll::default() };
        paper.refresh(ctx)?;
        Ok(paper)
    }

    /// It with its lines whole, as it is pasted.
    fn plain(&self, ctx: &Ctx) -> Option<String> {
        let how = How { cells: usize::MAX, ascii: false, whole: false, lang: ctx.lang };
        self.page.as_ref().map(|page| text::lines(page, how).join("\n"))
    }

    /// Puts it into a file of its own, beside the data.
    fn write(&self, ctx: &Ctx) -> Result<Effect> {
        let Some((page, form)) = self.page.as_ref().zip(Format::of(FORM)) else {
            return Ok(Effect::Say(ctx.say(self.nothing).to_owned(), Tone::Trouble));
        };
        let how = How { cells: usize::from(CELLS), ascii: false, whole: true, lang: ctx.lang };
        let bytes = (form.write)(page, how).map_err(Error::Io)?;
        let name = file::named(&self.titled(page), form.extension);
        let path = file::put_into(&file::folder_beside(ctx.store.path()), &name, &bytes)?;
        Ok(Effect::Say(crate::text::map::written(ctx.lang, &path.display().to_string()), Tone::Done))
    }

    /// What it is called: its title says the account, but that of a letter.
    fn titled<'a>(&'a self, page: &'a Page) -> Vec<&'a str> {
        let name = Some(self.name.as_str()).filter(|name| !name.is_empty() && !page.title.contains(name));
        [page.title.as_str()].into_iter().chain(name).collect()
    }

    /// Notes that it went out today, as a step of its own.
    fn confirm(&mut self, entry: i64, ctx: &Ctx) -> Result<Effect> {
        ctx.store.step(Verb::Edit, &self.name, |change| {
            let before = change.load(Entity::Entry, entry)?.ok_or(Error::Gone)?;
            change.update(&before, &before.clone().with(CONFIRMED, Value::text(ctx.today_iso())))
        })?;
        self.refresh(ctx)?;
        Ok(Effect::Say(ctx.say(say::CONFIRMED).to_owned(), Tone::Done))
    }
}

impl Layer for Paper {
    fn place(&self) -> Place {
        Place::Paper
    }

    fn refresh(&mut self, ctx: &Ctx) -> Result<()> {
        let contact = match self.of {
            Of::Letter(entry) => Some(ctx.store.load(Entity::Entry, entry)?.ok_or(Error::Gone)?),
            Of::Document { .. } => None,
        };
        self.account = match self.of {
            Of::Letter(_) => contact.as_ref().and_then(|contact| contact.owner),
            Of::Document { about: About::Account(account), .. } => Some(account),
            Of::Document { about: About::Day(_) | About::Practice, .. } => None,
        };
        self.veiled = !ctx.sees(self.account) || ctx.client && self.of.audience() != Audience::Client;
        self.sent = contact.as_ref().is_some_and(|contact| !contact.get(CONFIRMED).is_empty());
        (self.page, self.name, self.lines) = (None, String::new(), vec![Line::from(ctx.say(screen::HIDDEN_NOW))]);
        if self.veiled {
            return Ok(());
        }
        self.name = self.account.map_or_else(|| Ok(String::new()), |account| ctx.store.name_of(Entity::Account, account, ctx.lang))?;
        let named = if let Of::Document { day, .. } = self.of { day } else { None };
        let asked = Asked { settings: ctx.settings, audience: self.of.audience(), day: named, lang: ctx.lang };
        self.nothing = self.of.document().lacks(&asked);
        self.page = match self.of {
            Of::Letter(entry) => minutes::of_entry(ctx.store, entry, &asked)?,
            Of::Document { document, about: About::Account(account), .. } => document.on_account(ctx.store, account, &asked)?,
            Of::Document { document, about: About::Day(on), .. } => match document.about {
                documents::About::Day(build) => build(ctx.store, on, &asked)?,
                documents::About::Account(_) | documents::About::Practice(_) => None,
            },
            Of::Document { document, about: About::Practice, .. } => document.on_practice(ctx.store, &asked)?,
        };
        let cells = usize::from(across(ctx.size.0, CELLS).saturating_sub(4));
        self.lines = match &self.page {
            Some(read) => page::lines(read, false, ctx, cells),
            None => wrap(ctx.say(self.nothing), cells).into_iter().map(Line::from).collect(),
        };
        if self.of.document().key == minutes::MINUTES.key && self.page.is_some() && !minutes::is_signed(ctx.settings) {
            let said = wrap(ctx.say(say::UNSIGNED), cells).into_iter().map(|line| Line::styled(line, ctx.theme.warn()));
            self.lines.extend([Line::default()].into_iter().chain(said));
        }
        let sent = contact.as_ref().and_then(|contact| day::from_iso(contact.text(CONFIRMED)));
        if let Some(on) = sent.filter(|_| !ctx.client) {
            let said = say::sent_on(ctx.lang, &day::near(on, ctx.today, ctx.lang));
            self.lines.extend([Line::default(), Line::styled(said, ctx.theme.good())]);
        }
        Ok(())
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Result<Option<Vec<Effect>>> {
        if self.scroll.walk(action, self.lines.len()) {
            return done();
        }
        Ok(Some(vec![match action {
            Action::Back => Effect::Back,
            Action::Copy => match self.plain(ctx) {
                Some(text) => {
                    let copied = if matches!(self.of, Of::Letter(_)) { say::COPIED } else { handed::COPIED };
                    Effect::Copy(text, ctx.say(copied).to_owned())
                }
                None => return done(),
            },
            Action::Write => self.write(ctx)?,
            Action::Confirm if let Of::Letter(entry) = self.of => self.confirm(entry, ctx)?,
            _ => return Ok(None),
        }]))
    }

    /// What went out is noted of a letter alone.
    fn is_offered(&self, action: Action) -> bool {
        action != Action::Confirm || matches!(self.of, Of::Letter(_))
    }

    fn obstacle(&self, action: Action) -> Option<Words> {
        match action {
            Action::Copy | Action::Write | Action::Confirm if self.veiled => Some(screen::HIDDEN_NOW),
            Action::Copy | Action::Write | Action::Confirm if self.page.is_none() => Some(self.nothing),
            Action::Confirm if !matches!(self.of, Of::Letter(_)) => Some(screen::NOT_HERE),
            Action::Confirm if self.sent => Some(say::SENT_ALREADY),
            _ => None,
        }
    }

    fn subject(&self) -> Subject {
        let record = if let Of::Letter(entry) = self.of { Some((Entity::Entry, entry)) } else { None };
        Subject { account: self.account, record, ..Subject::default() }
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, ctx: &Ctx) {
        let title = match &self.page {
            Some(page) => self.titled(page).join(" · "),
            None => ctx.say(self.of.document().called).to_owned(),
        };
        let inner = canvas.overlay(centred(area, CELLS, height(self.lines.len()).saturating_add(2)), &title);
        let first = self.scroll.first(self.lines.len(), inner.height);
        canvas.lines(inner, self.lines.clone(), first);
        canvas.more_below(inner, self.lines.len(), first);
    }
}
