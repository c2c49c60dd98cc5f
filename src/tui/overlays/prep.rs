//! The prep page: everything on one page before a call or a meeting, and the checklist to tick (M20, M21).
//!
//! What is most important is read without a key. The rest is scrolled to, or stands in the right half where there is one; so
//! does the checklist, which Tab shows where there is none.

use super::capture::Capture;
use super::form::{Phase, Task};
use crate::capture;
use crate::domain::{Entity, Words};
use crate::prep::{self, Brief, Of};
use crate::printable::{width, wrap};
use crate::store::{Result, Verb};
use crate::text::{method, prep as say, screen};
use crate::tui::actions::{Action, Place};
use crate::tui::canvas::{Canvas, Hit, height, indented, side_by_side};
use crate::tui::layer::{Ctx, Effect, Layer, Subject, WIDE, done};
use crate::tui::theme::BOXES;
use crate::tui::widgets::brief::{self, Block};
use crate::tui::widgets::scroll::Scroll;
use ratatui::layout::Rect;
use ratatui::text::Line;

/// The page of a planned contact or of an account, perhaps with a person in mind.
#[derive(Debug)]
pub struct Prep {
    of: Of,
    person: Option<i64>,
    brief: Brief,
    /// The point of the checklist that keys act on.
    selected: usize,
    /// Whether the checklist has the keys.
    listing: bool,
    /// Whether the checklist stands beside the page.
    is_wide: bool,
    scroll: Scroll,
    /// Ticks made where no contact is planned: they guide this call and are kept with nothing.
    passing: Vec<String>,
}

/// Where the parts of the page stand, and what of it there is to scroll.
struct Parts {
    page: Rect,
    lines: Vec<Line<'static>>,
    /// The right half, where there is one: under the checklist goes what has no room in the left one.
    beside: Option<(Rect, Vec<Line<'static>>)>,
    /// The checklist, where it is in sight.
    list: Option<Rect>,
}

/// Reads the page; what we remind ourselves of is not for a client's eyes.
fn read(ctx: &Ctx, of: Of, person: Option<i64>) -> Result<Brief> {
    let mut brief = prep::read(ctx.store, ctx.settings, of, person)?;
    if ctx.client {
        brief.checklist.clear();
    }
    Ok(brief)
}

impl Prep {
    /// The page of a planned contact or of an account, perhaps with a person in mind, who then stands first.
    pub fn open(ctx: &Ctx, of: Of, person: Option<i64>) -> Result<Prep> {
        let brief = read(ctx, of, person)?;
        // What was planned later must not slip under a page that is open.
        let of = brief.entry.as_ref().and_then(|entry| entry.id).map_or(of, Of::Entry);
        Ok(Prep { of, person, brief, selected: 0, listing: false, is_wide: ctx.is_wide(), scroll: Scroll::default(), passing: Vec::new() })
    }

    fn entry(&self) -> Option<i64> {
        self.brief.entry.as_ref().and_then(|entry| entry.id)
    }

    fn is_ticked(&self, at: usize) -> bool {
        self.brief.checklist.get(at).is_some_and(|(point, ticked)| *ticked || self.passing.contains(&point.id))
    }

    fn toggle(&mut self, ctx: &Ctx) -> Result<()> {
        let Some((point, ticked)) = self.brief.checklist.get(self.selected) else { return Ok(()) };
        let id = point.id.clone();
        match self.entry() {
            Some(entry) => ctx.store.step(Verb::Tick, point.text(ctx.lang), |change| change.tick(entry, &id, !ticked))?,
            None if self.passing.contains(&id) => self.passing.retain(|ticked| *ticked != id),
            None => self.passing.push(id),
        }
        self.selected = (self.selected + 1).min(self.brief.checklist.len().saturating_sub(1));
        Ok(())
    }

    fn walk(&mut self, action: Action, ctx: &Ctx) -> bool {
        let last = self.brief.checklist.len().saturating_sub(1);
        if self.listing {
            self.selected = match action {
                Action::Up => self.selected.saturating_sub(1),
                Action::Down => (self.selected + 1).min(last),
                Action::Top => 0,
                Action::Bottom => last,
                _ => return self.scroll(action, ctx),
            };
            return true;
        }
        self.scroll(action, ctx)
    }

    fn scroll(&mut self, action: Action, ctx: &Ctx) -> bool {
        // The pane lies between the top line and the bottom line, the page within its frame.
        let (columns, rows) = ctx.size;
        let parts = self.parts(Rect { x: 2, y: 2, width: columns.saturating_sub(4), height: rows.saturating_sub(4) }, ctx);
        let (lines, height) = parts.scrolled();
        self.scroll.within(action, lines, height)
    }
}

impl Parts {
    /// The lines that scroll, and how many of them there is room for.
    fn scrolled(&self) -> (usize, u16) {
        match &self.beside {
            Some((area, lines)) if lines.len() > usize::from(area.height) => (lines.len(), area.height),
            _ => (self.lines.len(), self.page.height),
        }
    }
}

impl Layer for Prep {
    fn place(&self) -> Place {
        Place::Prep
    }

    fn refresh(&mut self, ctx: &Ctx) -> Result<()> {
        self.brief = read(ctx, self.of, self.person)?;
        self.listing &= !self.brief.checklist.is_empty();
        self.is_wide = ctx.is_wide();
        Ok(())
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Result<Option<Vec<Effect>>> {
        match action {
            _ if self.walk(action, ctx) => {}
            Action::NextField => self.listing = !self.listing && !self.brief.checklist.is_empty(),
            // The list is shown before anything in it is ticked.
            Action::Toggle if self.brief.checklist.is_empty() => {}
            Action::Toggle if !self.listing && !ctx.is_wide() => self.listing = true,
            Action::Toggle => {
                self.listing = true;
                self.toggle(ctx)?;
            }
            Action::Back if self.listing && !ctx.is_wide() => self.listing = false,
            Action::Back => return Ok(Some(vec![Effect::Back])),
            // Prep leads straight into the line after the call: what was planned is written down as held.
            Action::Open => {
                let account = Some(self.brief.account.id);
                let line = match self.entry() {
                    Some(entry) => Capture::of_planned(ctx, entry)?,
                    None => Capture::begun(ctx, account, &capture::begin(ctx.store, account, self.person)?)?,
                };
                return Ok(Some(vec![Effect::Back, Effect::Push(Box::new(line))]));
            }
            Action::EntryForm => {
                let task = Task::Entry { account: Some(self.brief.account.id), id: self.entry(), phase: Phase::Held, person: self.person };
                return Ok(Some(vec![Effect::Back, Effect::Form(task)]));
            }
            // Its back side: what each question and promise of the page came to.
            Action::Turn => {
                let task = Task::Debrief { account: self.brief.account.id, id: self.entry(), person: self.person };
                return Ok(Some(vec![Effect::Back, Effect::Form(task)]));
            }
            Action::Edit => {
                let (account, id) = (Some(self.brief.account.id), self.entry());
                return Ok(Some(vec![Effect::Form(Task::Entry { account, id, phase: Phase::Planning, person: self.person })]));
            }
            _ => return Ok(None),
        }
        done()
    }

    fn click(&mut self, hit: Hit) {
        if let Hit::Row(at) = hit {
            (self.selected, self.listing) = (at, true);
        }
    }

    /// Before a client there is no list to go to, and no back side.
    fn obstacle(&self, action: Action) -> Option<Words> {
        let is_ours = matches!(action, Action::NextField | Action::Toggle | Action::Turn);
        (is_ours && self.brief.checklist.is_empty()).then_some(screen::HIDDEN_NOW)
    }

    /// What is ticked is in sight first.
    fn is_offered(&self, action: Action) -> bool {
        action != Action::Toggle || self.listing || self.is_wide
    }

    fn subject(&self) -> Subject {
        let record = self.entry().map(|entry| (Entity::Entry, entry));
        Subject { account: Some(self.brief.account.id), record, person: self.person, ..Subject::default() }
    }

    fn called(&self, action: Action) -> Option<Words> {
        match action {
            Action::Edit if self.brief.entry.is_none() => Some(say::PLAN_IT),
            Action::NextField if self.listing => Some(say::TO_PAGE),
            _ => None,
        }
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, ctx: &Ctx) {
        let title = format!("{} · {}", ctx.say(method::PREP), brief::title(&self.brief, ctx));
        let inner = canvas.overlay(area, &title);
        let parts = self.parts(inner, ctx);
        let (lines, height) = parts.scrolled();
        let first = self.scroll.first(lines, height);
        let hidden = lines.saturating_sub(usize::from(height));
        match &parts.beside {
            Some((right, beside)) if beside.len() > usize::from(right.height) => {
                canvas.lines(parts.page, parts.lines.clone(), 0);
                canvas.lines(*right, beside.clone(), first);
            }
            beside => {
                if !self.is_list_alone(ctx) {
                    canvas.lines(parts.page, parts.lines.clone(), first);
                }
                if let Some((right, lines)) = beside {
                    canvas.lines(*right, lines.clone(), 0);
                }
            }
        }
        if parts.beside.is_some() {
            for y in inner.y..inner.bottom() {
                canvas.text(parts.page.right() + 1, y, 1, "│", ctx.theme.quiet());
            }
        }
        if let Some(list) = parts.list {
            self.view_checklist(canvas, list, ctx);
        } else if !self.brief.checklist.is_empty() {
            let done = (0..self.brief.checklist.len()).filter(|at| self.is_ticked(*at)).count();
            label(canvas, area, area.bottom() - 1, false, &say::list_key(ctx.lang, done, self.brief.checklist.len()));
        }
        if hidden > 0 && !self.is_list_alone(ctx) {
            let (above, below) = (usize::from(first), hidden - usize::from(first));
            let sign = match (above, below) {
                (0, _) => screen::more_below(ctx.lang, below),
                (_, 0) => say::more_above(ctx.lang, above),
                _ => say::more_around(ctx.lang, below),
            };
            // The sign stands in the title line, or at the foot where the title takes all of it.
            let room = usize::from(area.width) > width(&title) + width(&sign) + 10;
            label(canvas, area, if room { area.y } else { area.bottom() - 1 }, true, &sign);
        }
    }
}

/// Writes into a line of the frame, at its left or its right end.
fn label(canvas: &mut Canvas, area: Rect, y: u16, right: bool, text: &str) {
    let cells = height(width(text) + 2).min(area.width.saturating_sub(4));
    let x = if right { area.right().saturating_sub(cells + 2) } else { area.x + 2 };
    canvas.text(x, y, cells, &format!(" {text} "), canvas.theme.plain());
}

impl Prep {
    /// Whether the checklist stands in place of the page.
    fn is_list_alone(&self, ctx: &Ctx) -> bool {
        self.listing && !ctx.is_wide()
    }

    /// The checklist's points, each in its lines.
    fn points(&self, cells: u16, ctx: &Ctx) -> Vec<Vec<String>> {
        self.brief.checklist.iter().map(|(point, _)| wrap(point.text(ctx.lang), usize::from(cells.saturating_sub(5)))).collect()
    }

    fn parts(&self, inner: Rect, ctx: &Ctx) -> Parts {
        if inner.width + 4 < WIDE || self.brief.checklist.is_empty() {
            let lines = brief::lines(&self.brief, ctx, usize::from(inner.width));
            return Parts { page: inner, lines, beside: None, list: self.listing.then_some(inner) };
        }
        let half = (inner.width - 3) / 2;
        let (left, right) = side_by_side(inner, half + 3);
        let (left, right) = (Rect { width: half, ..left }, Rect { x: right.x, ..right });
        let height = height(self.points(right.width, ctx).iter().map(Vec::len).sum::<usize>() + 1);
        let list = Rect { height: height.min(right.height), ..right };
        let under = Rect { y: list.bottom() + 1, height: right.height.saturating_sub(list.height + 1), ..right };
        // Whole sections go to the left, the others under the checklist: where all of them have room, so that both sides are about as
        // long; else as many to the left as there is room for.
        let blocks = brief::blocks_within(&self.brief, ctx, usize::from(half), usize::from(left.height));
        let lines = |part: Option<&[Block]>| part.map_or(usize::MAX, |part| brief::joined(part).len());
        let fits = |count: &usize| lines(blocks.get(..*count)) <= usize::from(left.height);
        let is_whole = |count: &usize| lines(blocks.get(*count..)) <= usize::from(under.height);
        let longest = |count: &usize| lines(blocks.get(..*count)).max(lines(blocks.get(*count..)) + usize::from(list.height) + 1);
        let even = (1..=blocks.len()).rev().filter(fits).filter(is_whole).min_by_key(longest);
        let count = even.or_else(|| (1..=blocks.len()).rev().find(fits)).unwrap_or(1).min(blocks.len());
        let (first, rest) = blocks.split_at(count);
        Parts { page: left, lines: brief::joined(first), beside: Some((under, brief::joined(rest))), list: Some(list) }
    }

    fn view_checklist(&self, canvas: &mut Canvas, area: Rect, ctx: &Ctx) {
        let theme = canvas.theme;
        let texts = self.points(area.width, ctx);
        let done = (0..texts.len()).filter(|at| self.is_ticked(*at)).count();
        canvas.text(area.x, area.y, area.width, &format!("{} · {done}/{}", ctx.say(method::CHECKLIST), texts.len()), theme.strong());
        let area = indented(area);
        let room = area.height.saturating_sub(1);
        let mut first = 0;
        while first < self.selected
            && texts.get(first..=self.selected).is_some_and(|texts| height(texts.iter().map(Vec::len).sum::<usize>()) > room)
        {
            first += 1;
        }
        let mut y = area.y + 1;
        for (at, text) in texts.iter().enumerate().skip(first) {
            let row = Rect { y, height: height(text.len()).min(area.bottom().saturating_sub(y)), ..area };
            if row.height == 0 {
                break;
            }
            let ticked = self.is_ticked(at);
            canvas.text(row.x, y, 4, BOXES[usize::from(ticked)], if ticked { theme.good() } else { theme.plain() });
            for (line, text) in text.iter().enumerate().take(usize::from(row.height)) {
                canvas.text(row.x + 4, y + height(line), row.width.saturating_sub(4), text, theme.plain());
            }
            canvas.hit(row, Hit::Row(at));
            if at == self.selected && self.listing {
                canvas.choose(row);
            }
            y += row.height;
        }
    }
}
