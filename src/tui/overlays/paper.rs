//! The letter after a contact as it goes out: read, copied, put into a file, and noted as sent (M20, M21).

use crate::documents::{Asked, file, minutes};
use crate::domain::visibility::Audience;
use crate::domain::{Entity, Value, Words, day};
use crate::page::{Format, How, Page, text};
use crate::store::{Error, Result, Verb};
use crate::text::{minutes as say, screen};
use crate::tui::actions::{Action, Place};
use crate::tui::canvas::{Canvas, across, centred, height};
use crate::tui::layer::{Ctx, Effect, Layer, Subject, Tone, done};
use crate::tui::widgets::page;
use crate::tui::widgets::scroll::Scroll;
use ratatui::layout::Rect;
use ratatui::text::Line;

/// How wide a letter is read.
const CELLS: u16 = 84;
/// The form in which it is put into a file.
const FORM: &str = "docx";
/// The day on which a contact was confirmed in writing.
const CONFIRMED: &str = "confirmed_on";

/// The letter on a contact.
#[derive(Debug)]
pub struct Paper {
    entry: i64,
    account: Option<i64>,
    /// What the account is called.
    name: String,
    page: Option<Page>,
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
        let (name, page, lines) = (String::new(), None, Vec::new());
        let mut paper = Paper { entry, account: None, name, page, sent: false, veiled: false, lines, scroll: Scroll::default() };
        paper.refresh(ctx)?;
        Ok(paper)
    }

    /// The letter with its lines whole, as it is pasted.
    fn plain(&self, ctx: &Ctx) -> Option<String> {
        let how = How { cells: usize::MAX, ascii: false, whole: false, lang: ctx.lang };
        self.page.as_ref().map(|page| text::lines(page, how).join("\n"))
    }

    /// Puts it into a file of its own, beside the data.
    fn write(&self, ctx: &Ctx) -> Result<Effect> {
        let Some((page, form)) = self.page.as_ref().zip(Format::of(FORM)) else {
            return Ok(Effect::Say(ctx.say(say::NOTHING).to_owned(), Tone::Trouble));
        };
        let how = How { cells: usize::from(CELLS), ascii: false, whole: true, lang: ctx.lang };
        let bytes = (form.write)(page, how).map_err(Error::Io)?;
        let name = file::named(&[&page.title, &self.name], form.extension);
        let path = file::put_into(&file::folder_beside(ctx.store.path()), &name, &bytes)?;
        Ok(Effect::Say(crate::text::map::written(ctx.lang, &path.display().to_string()), Tone::Done))
    }

    /// Notes that it went out today, as a step of its own.
    fn confirm(&mut self, ctx: &Ctx) -> Result<Effect> {
        ctx.store.step(Verb::Edit, &self.name, |change| {
            let before = change.load(Entity::Entry, self.entry)?.ok_or(Error::Gone)?;
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
        let entry = ctx.store.load(Entity::Entry, self.entry)?.ok_or(Error::Gone)?;
        self.account = entry.owner;
        self.veiled = !ctx.sees(self.account);
        self.sent = !entry.get(CONFIRMED).is_empty();
        (self.page, self.name, self.lines) = (None, String::new(), vec![Line::from(ctx.say(screen::HIDDEN_NOW))]);
        if self.veiled {
            return Ok(());
        }
        self.name = self.account.map_or_else(|| Ok(String::new()), |account| ctx.store.name_of(Entity::Account, account, ctx.lang))?;
        let asked = Asked { settings: ctx.settings, audience: Audience::Client, day: None, lang: ctx.lang };
        self.page = minutes::of_entry(ctx.store, self.entry, &asked)?;
        let cells = usize::from(across(ctx.size.0, CELLS).saturating_sub(4));
        self.lines = match &self.page {
            Some(read) => page::lines(read, false, ctx, cells),
            None => crate::printable::wrap(ctx.say(say::NOTHING), cells).into_iter().map(Line::from).collect(),
        };
        if let Some(on) = day::from_iso(entry.text(CONFIRMED)).filter(|_| !ctx.client) {
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
                Some(letter) => Effect::Copy(letter, ctx.say(say::COPIED).to_owned()),
                None => return done(),
            },
            Action::Write => self.write(ctx)?,
            Action::Confirm => self.confirm(ctx)?,
            _ => return Ok(None),
        }]))
    }

    fn obstacle(&self, action: Action) -> Option<Words> {
        match action {
            Action::Copy | Action::Write | Action::Confirm if self.veiled => Some(screen::HIDDEN_NOW),
            Action::Copy | Action::Write | Action::Confirm if self.page.is_none() => Some(say::NOTHING),
            Action::Confirm if self.sent => Some(say::SENT_ALREADY),
            _ => None,
        }
    }

    fn subject(&self) -> Subject {
        Subject { account: self.account, record: Some((Entity::Entry, self.entry)), ..Subject::default() }
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, ctx: &Ctx) {
        let title = match &self.page {
            Some(page) => [page.title.as_str(), &self.name].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "),
            None => ctx.say(say::LETTER).to_owned(),
        };
        let inner = canvas.overlay(centred(area, CELLS, height(self.lines.len()).saturating_add(2)), &title);
        let first = self.scroll.first(self.lines.len(), inner.height);
        canvas.lines(inner, self.lines.clone(), first);
        canvas.more_below(inner, self.lines.len(), first);
    }
}
