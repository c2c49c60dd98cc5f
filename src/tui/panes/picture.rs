//! The pattern of a look on many at once: names in a picture, sentences under it, the selected one beside or below, Enter to open.

mod body;

use crate::domain::Words;
use crate::portfolio::{By, Period};
use crate::printable::wrap;
use crate::store::Result;
use crate::text::screen;
use crate::tui::actions::{Action, Place};
use crate::tui::canvas::{Canvas, Hit, height, side_by_side};
use crate::tui::layer::{Basis, Ctx, Effect, Layer, Subject, done};
use crate::tui::theme::HIDDEN;
use crate::tui::widgets::beside::{self, Beside};
use crate::tui::widgets::pane::{self, AROUND, AROUND_SIDE, Pane, Title};
use crate::tui::widgets::scroll::Scroll;
use crate::tui::widgets::told::Told;
use body::Body;
use ratatui::layout::Rect;
use ratatui::text::Line;
use std::fmt::Debug;

/// What is said under a picture takes at most one row in so many.
const SHARE: usize = 3;
/// The most lines in which the selected one is told where its card has no room.
const BRIEF: u16 = 2;

/// What is particular to one look.
pub(super) trait Plane: Debug {
    /// The picture it is.
    type Body: Body;
    /// Where its keys stand in the table of actions.
    fn place(&self) -> Place;
    /// What the title line calls it.
    fn name(&self) -> Words;
    /// So many columns it needs before something may stand beside it.
    fn needed(&self) -> u16;
    /// The rows of the screen around what stands in it: there is no line of tabs over all accounts.
    fn around(&self) -> u16 {
        pane::ROWS - 1
    }
    /// Reads what it shows.
    fn read(&mut self, ctx: &Ctx) -> Result<()>;
    /// Forgets it.
    fn forget(&mut self);
    /// By what else than the file and the window it is known that what is shown is the same.
    fn state(&self) -> (Period, Option<By>) {
        Default::default()
    }
    /// What the title line says beside its name.
    fn heading(&self, ctx: &Ctx) -> String;
    /// What the picture shows, in so many columns of the screen.
    fn content(&self, ctx: &Ctx, columns: u16) -> <Self::Body as Body>::Content;
    /// The same in fewer parts, for where it would be cut in as many as have room.
    fn coarser(&self, _ctx: &Ctx, _columns: u16) -> Option<<Self::Body as Body>::Content> {
        None
    }
    /// What is said under it.
    fn said(&self, ctx: &Ctx) -> Vec<String>;
    /// Why there is nothing to be shown, and which key changes that.
    fn empty(&self) -> Words;
    /// What is told of an item beside or below, with its title.
    fn told(&self, id: i64, ctx: &Ctx, cells: usize) -> Result<Told>;
    /// The same in one line.
    fn brief(&self, id: i64, ctx: &Ctx) -> String;
    /// What keys act on.
    fn subject(&self, id: i64) -> Subject;
    /// The same where nothing is selected.
    fn at_hand(&self) -> Subject {
        Subject::default()
    }
    /// The item of an account.
    fn of_account(&self, _account: i64) -> Option<i64> {
        None
    }
    /// Where Enter leads.
    fn open(&self, id: i64) -> Option<Effect>;
    /// Changes what is shown; `true` where the action does.
    fn switch(&mut self, _action: Action) -> bool {
        false
    }
    /// Does what is particular to an item; none where the action is not that.
    fn act(&self, _id: i64, _action: Action, _ctx: &Ctx) -> Result<Option<Vec<Effect>>> {
        Ok(None)
    }
    /// Why that is not possible just now.
    fn obstacle(&self, _id: i64, _action: Action) -> Option<Words> {
        None
    }
    /// What an action is called here, where an item is selected or none is.
    fn called(&self, _id: Option<i64>, _action: Action) -> Option<Words> {
        None
    }
}

/// A look as a pane.
#[derive(Debug)]
pub(super) struct PicturePane<P: Plane> {
    plane: P,
    body: P::Body,
    /// There is nothing in it.
    is_empty: bool,
    /// The account whose item is selected once that is known.
    aim: Option<i64>,
    hidden: bool,
    /// From what all of it was laid out.
    from: Option<(Basis, (Period, Option<By>))>,
    beside: Beside,
    /// The rows of the picture, of what is said under it and of the card below.
    rows: (u16, u16, u16),
    said: Vec<String>,
    side: Told,
    lines: Vec<Line<'static>>,
    page: (Scroll, u16),
    told_of: Option<i64>,
}

impl<P: Plane> PicturePane<P> {
    pub(super) fn new(plane: P) -> PicturePane<P> {
        PicturePane {
            plane,
            body: P::Body::default(),
            is_empty: true,
            aim: None,
            hidden: false,
            from: None,
            beside: Beside::default(),
            rows: (0, 0, 0),
            said: Vec::new(),
            side: Told::default(),
            lines: Vec::new(),
            page: (Scroll::default(), 0),
            told_of: None,
        }
    }

    /// Selects the item of an account, as soon as it is read.
    pub(super) fn aim(&mut self, account: i64) {
        self.aim = Some(account);
    }

    /// What is said under the picture in a list of so many columns, and the rows that it takes with the blank one before it.
    fn under(&self, ctx: &Ctx, columns: u16) -> (Vec<String>, u16) {
        let cells = usize::from(columns.saturating_sub(AROUND));
        let wrapped = self.plane.said(ctx).into_iter().flat_map(|said| wrap(&said, cells));
        let lines: Vec<String> = wrapped.take(usize::from(self.inner(ctx)) / SHARE).collect();
        let rows = height(lines.len()) + u16::from(!lines.is_empty());
        (lines, rows)
    }

    /// The rows under the title.
    fn inner(&self, ctx: &Ctx) -> u16 {
        ctx.size.1.saturating_sub(self.plane.around())
    }

    /// Whether something would be read whole in a list of so many columns; what stands beside none has a line under it for the selected one.
    fn is_whole(&self, content: &<P::Body as Body>::Content, ctx: &Ctx, columns: u16) -> bool {
        let mut body = P::Body::default();
        body.set(content.clone());
        let under = self.under(ctx, columns).1 + u16::from(columns == ctx.size.0);
        body.is_whole((columns.saturating_sub(AROUND), self.inner(ctx).saturating_sub(under)))
    }

    /// Where the card stands: beside the picture once nothing of that is lost by it, so that a wider window is never poorer.
    fn measure(&self, ctx: &Ctx) -> Beside {
        let beside = |needed| Beside::of(ctx.size.0, needed, beside::WELL, false);
        let is_whole = |needed| {
            let columns = beside(needed).list;
            self.is_whole(&self.plane.content(ctx, columns), ctx, columns)
        };
        let (mut least, mut most) = (self.plane.needed(), ctx.size.0.saturating_sub(beside::WELL));
        if beside(least).sides == 0 || !is_whole(most) {
            return Beside { sides: 0, list: ctx.size.0 };
        }
        if !is_whole(least) {
            while least < most {
                let middle = least.midpoint(most);
                (least, most) = if is_whole(middle) { (least, middle) } else { (middle + 1, most) };
            }
        }
        beside(least)
    }

    /// Divides the rows under the title among the picture, what is said under it, and the card.
    fn lay_out(&mut self, ctx: &Ctx) {
        let inner = self.inner(ctx);
        let cells = self.beside.list.saturating_sub(AROUND);
        let said;
        (self.said, said) = self.under(ctx, self.beside.list);
        let needed = self.body.needed(cells);
        let below = if self.beside.sides > 0 || self.is_empty { 0 } else { beside::under(inner, needed.saturating_add(said)) };
        // Where the card has no room it has a line, or two of those that are free.
        let line = if below == 0 && self.beside.sides == 0 { inner.saturating_sub(needed.saturating_add(said)).clamp(1, BRIEF) } else { 0 };
        self.rows = (inner.saturating_sub(said + below + line).min(needed), said + line, below);
        self.body.lay((cells, self.rows.0), ctx.lang);
        self.page.1 = if self.beside.sides > 0 { inner } else { below.saturating_sub(pane::HEAD) };
    }

    fn tell(&mut self, ctx: &Ctx) -> Result<()> {
        let current = self.body.current();
        let cells = match self.beside.sides {
            0 => ctx.size.0.saturating_sub(AROUND),
            _ => (ctx.size.0 - self.beside.list).saturating_sub(AROUND_SIDE),
        };
        if self.told_of != current {
            self.page.0 = Scroll::default();
        }
        self.told_of = current;
        self.side = current.map(|id| self.plane.told(id, ctx, usize::from(cells))).transpose()?.unwrap_or_default();
        self.lines = self.side.joined(ctx.theme);
        Ok(())
    }
}

impl<P: Plane> Layer for PicturePane<P> {
    fn place(&self) -> Place {
        self.plane.place()
    }

    fn refresh(&mut self, ctx: &Ctx) -> Result<()> {
        self.hidden = ctx.client;
        if ctx.client {
            self.plane.forget();
            (self.is_empty, self.said, self.lines) = (true, Vec::new(), Vec::new());
            (self.body, self.from) = (P::Body::default(), None);
            return Ok(());
        }
        self.plane.read(ctx)?;
        let from = Some((ctx.basis(), self.plane.state()));
        let is_new = self.from != from;
        if is_new {
            self.beside = self.measure(ctx);
            let columns = self.beside.list;
            let content = self.plane.content(ctx, columns);
            let content = match self.plane.coarser(ctx, columns) {
                Some(coarser) if !self.is_whole(&content, ctx, columns) && self.is_whole(&coarser, ctx, columns) => coarser,
                _ => content,
            };
            self.is_empty = P::Body::is_empty(&content);
            self.body.set(content);
            self.from = from;
        }
        let aimed = self.aim.take().and_then(|account| self.plane.of_account(account));
        if let Some(id) = aimed {
            self.body.seek(id);
        }
        if is_new || aimed.is_some() {
            self.lay_out(ctx);
        }
        self.tell(ctx)
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Result<Option<Vec<Effect>>> {
        if self.hidden {
            return Ok(None);
        }
        if self.body.walk(action) || action == Action::Back && self.body.close() {
            self.tell(ctx)?;
            return done();
        }
        if self.plane.switch(action) {
            self.refresh(ctx)?;
            return done();
        }
        if let Some(effects) = self.body.current().map(|id| self.plane.act(id, action, ctx)).transpose()?.flatten() {
            return Ok(Some(effects));
        }
        match action {
            Action::Open => Ok(Some(self.body.open().and_then(|id| self.plane.open(id)).into_iter().collect())),
            _ => Ok(None),
        }
    }

    fn select(&mut self, entity: crate::domain::Entity, id: i64, _ctx: &Ctx) -> Result<()> {
        if entity == crate::domain::Entity::Account {
            self.aim(id);
        }
        Ok(())
    }

    fn click(&mut self, hit: Hit) {
        if let Hit::Row(number) = hit {
            self.body.point(number);
        }
    }

    fn turn_page(&mut self, down: bool) {
        let action = if down { Action::Down } else { Action::Up };
        self.page.0.within(action, self.lines.len(), self.page.1);
    }

    fn subject(&self) -> Subject {
        self.body.current().filter(|_| !self.hidden).map_or_else(|| self.plane.at_hand(), |id| self.plane.subject(id))
    }

    fn obstacle(&self, action: Action) -> Option<Words> {
        let needs_one = matches!(action, Action::Open | Action::Pursue | Action::Up | Action::Down | Action::Left | Action::Right);
        let switches = matches!(action, Action::By | Action::Period);
        match action {
            _ if self.hidden && (needs_one || switches) => Some(screen::HIDDEN_NOW),
            _ if self.is_empty && needs_one => Some(screen::CHOOSE_ROW),
            _ => self.plane.obstacle(self.body.current()?, action),
        }
    }

    fn called(&self, action: Action) -> Option<Words> {
        match action {
            Action::Open if self.body.opens_part() => Some(screen::SHOW_ALL),
            action => self.plane.called(self.body.current(), action),
        }
    }

    fn steps_back(&self) -> bool {
        self.body.opened().is_some()
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, ctx: &Ctx) {
        if ctx.client {
            let pane = Pane::open(canvas, area, Title::of(HIDDEN), true);
            crate::tui::screen::only(canvas, pane.inner, ctx.say(screen::HIDDEN_NOW));
            return;
        }
        let (left, side) = side_by_side(area, self.beside.list);
        let heading = self.plane.heading(ctx);
        let (name, total) = match self.body.opened() {
            Some((cell, count)) => (cell, Some(count)),
            None => (ctx.say(self.plane.name()).to_owned(), None),
        };
        let pane = Pane::open(canvas, left, Title { name: &name, total, said: &heading }, true);
        if self.is_empty {
            crate::tui::screen::only(canvas, pane.inner, ctx.say(self.plane.empty()));
            return;
        }
        let (picture, said, below) = self.rows;
        let inner = pane.inner;
        self.body.view(canvas, Rect { height: picture.min(inner.height), ..inner });
        let under = Rect { y: inner.y + picture, height: said, ..inner };
        let brief = self.body.current().filter(|_| below == 0 && side.width == 0).map(|id| self.plane.brief(id, ctx));
        let blank = u16::from(!self.said.is_empty());
        for (at, line) in self.said.iter().enumerate() {
            canvas.text(under.x, under.y + blank + height(at), under.width, line, ctx.theme.plain());
        }
        if let Some(brief) = brief {
            let room = under.height.saturating_sub(blank + height(self.said.len()));
            let lines = if room > 1 { wrap(&brief, usize::from(under.width)) } else { vec![brief] };
            for (at, line) in lines.iter().take(usize::from(room)).enumerate() {
                canvas.text(under.x, under.bottom().saturating_sub(room) + height(at), under.width, line, ctx.theme.plain());
            }
        }
        let card = match (below, side.width) {
            (0, 0) => return,
            (0, _) => (side, Pane::beside(canvas, side, Title::of(&self.side.title), false)),
            _ => {
                let place = Rect { y: inner.bottom().saturating_sub(below), height: below, x: left.x, width: left.width };
                (place, Pane::open(canvas, place, Title::of(&self.side.title), false))
            }
        };
        let (place, pane) = card;
        let first = self.page.0.first(self.lines.len(), pane.inner.height);
        canvas.lines(pane.inner, self.lines.clone(), first);
        canvas.page(place, self.lines.len(), pane.inner.height);
        pane.more_below(canvas, self.lines.len(), first);
    }
}
