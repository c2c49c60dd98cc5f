//! A document on an account, or on the practice as a whole, as a pane: read once for a state of the file, scrolled, with what its figures are made of at a key.

use crate::documents::{Asked, Document};
use crate::domain::Words;
use crate::domain::visibility::Audience;
use crate::page::Page;
use crate::printable::wrap;
use crate::store::Result;
use crate::text::screen as say;
use crate::tui::actions::{Action, Place};
use crate::tui::canvas::Canvas;
use crate::tui::layer::{Basis, Ctx, Effect, Layer, Subject, done};
use crate::tui::widgets::page;
use crate::tui::widgets::pane::{self, Pane, Title};
use crate::tui::widgets::scroll::Scroll;
use ratatui::layout::Rect;
use ratatui::text::Line;

/// A document as a pane.
#[derive(Debug)]
pub struct PagePane {
    document: &'static Document,
    /// The account it is about; none where it is about the practice.
    account: Option<i64>,
    heading: Words,
    /// Which keys fill it, where it has nothing to tell.
    empty: Words,
    read: Option<(Basis, Page)>,
    /// What facts are made of is shown too.
    whole: bool,
    /// Whether that is more than what is shown at once.
    has_more: bool,
    scroll: Scroll,
    /// What is shown, and how many lines have room.
    lines: Vec<Line<'static>>,
    room: u16,
}

impl PagePane {
    /// The pane of a document on an account; nothing is read yet.
    pub fn new(document: &'static Document, heading: Words, empty: Words, account: i64) -> PagePane {
        PagePane { account: Some(account), ..PagePane::of_practice(document, heading, empty) }
    }

    /// The same of a document on the practice as a whole.
    pub fn of_practice(document: &'static Document, heading: Words, empty: Words) -> PagePane {
        PagePane {
            document,
            account: None,
            heading,
            empty,
            read: None,
            whole: false,
            has_more: false,
            scroll: Scroll::default(),
            lines: Vec::new(),
            room: 0,
        }
    }

    fn lay_out(&mut self, ctx: &Ctx) {
        let cells = usize::from(ctx.size.0.saturating_sub(pane::AROUND));
        self.room = ctx.size.1.saturating_sub(pane::ROWS);
        let lines = |whole| self.read.as_ref().map(|(_, read)| page::lines(read, whole, ctx, cells)).unwrap_or_default();
        let (short, whole) = (lines(false), lines(true));
        self.has_more = short != whole;
        self.lines = if self.whole { whole } else { short };
        let how = || wrap(ctx.say(self.empty), cells).into_iter().map(Line::from);
        match &self.read {
            None => self.lines = how().collect(),
            // Which keys fill what an account lacks.
            Some((_, page)) if self.account.is_some() && page.lacks_figures() => {
                self.lines.extend([Line::default()].into_iter().chain(how()))
            }
            Some(_) => {}
        }
    }
}

impl Layer for PagePane {
    fn place(&self) -> Place {
        Place::Money
    }

    fn refresh(&mut self, ctx: &Ctx) -> Result<()> {
        if ctx.client {
            (self.read, self.lines, self.has_more) = (None, Vec::new(), false);
        } else if self.read.as_ref().is_none_or(|(basis, _)| *basis != ctx.basis()) {
            let asked = Asked { settings: ctx.settings, audience: Audience::Me, day: None, lang: ctx.lang };
            let page = match self.account {
                Some(account) => self.document.on_account(ctx.store, account, &asked)?,
                None => self.document.on_practice(ctx.store, &asked)?,
            };
            self.read = page.map(|page| (ctx.basis(), page.read_on(ctx.today)));
            self.lay_out(ctx);
        }
        Ok(())
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Result<Option<Vec<Effect>>> {
        if self.scroll.within(action, self.lines.len(), self.room) {
            return done();
        }
        if action == Action::Toggle {
            self.whole = !self.whole;
            self.lay_out(ctx);
            return done();
        }
        Ok(None)
    }

    fn subject(&self) -> Subject {
        Subject { account: self.account, open: self.account.is_some(), ..Subject::default() }
    }

    fn obstacle(&self, action: Action) -> Option<Words> {
        let why = if self.read.is_none() { say::HIDDEN_NOW } else { say::NOTHING_BEHIND };
        (action == Action::Toggle && !self.has_more).then_some(why)
    }

    fn called(&self, action: Action) -> Option<Words> {
        (action == Action::Toggle && self.whole).then_some(say::SHORT)
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, ctx: &Ctx) {
        let pane = Pane::open(canvas, area, Title::of(ctx.say(self.heading)), true);
        let inner = pane.inner;
        if ctx.client {
            canvas.text(inner.x, inner.y, inner.width, ctx.say(say::HIDDEN_NOW), ctx.theme.plain());
            return;
        }
        let first = self.scroll.first(self.lines.len(), inner.height);
        canvas.lines(inner, self.lines.clone(), first);
        pane.more_below(canvas, self.lines.len(), first);
    }
}
