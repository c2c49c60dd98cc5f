//! The prep page: everything on one page before a call or a meeting, and the checklist to tick (M20, M21).

use super::form::{Phase, Task};
use crate::domain::Entity;
use crate::prep::{self, Brief};
use crate::printable::wrap;
use crate::store::{Result, Verb};
use crate::text::method as say;
use crate::tui::actions::{Action, Place};
use crate::tui::canvas::{Canvas, Hit, side_by_side};
use crate::tui::layer::{Ctx, Effect, Layer, Subject, done};
use crate::tui::theme::BOXES;
use crate::tui::widgets::brief;
use ratatui::layout::Rect;
use ratatui::text::Line;

/// The page of a planned contact or of an account.
#[derive(Debug)]
pub struct Prep {
    account: i64,
    entry: Option<i64>,
    /// Who is met for certain, where the page was asked for with somebody.
    with: Option<i64>,
    brief: Option<Brief>,
    selected: usize,
    scroll: u16,
    /// Ticks made where no contact is planned: they guide this call and are kept with nothing.
    passing: Vec<String>,
}

impl Prep {
    /// The page of a planned contact.
    pub fn for_entry(ctx: &Ctx, entry: i64) -> Result<Prep> {
        let brief = prep::for_entry(ctx.store, ctx.settings, entry)?;
        Ok(Prep {
            account: brief.account.id,
            entry: Some(entry),
            with: None,
            brief: Some(brief),
            selected: 0,
            scroll: 0,
            passing: Vec::new(),
        })
    }

    /// The page of an account: of its next planned contact, or for a call; with somebody who is met for certain.
    pub fn for_account(ctx: &Ctx, account: i64, with: Option<i64>) -> Result<Prep> {
        let brief = prep::with(ctx.store, prep::for_account(ctx.store, ctx.settings, account)?, with)?;
        let entry = brief.entry.as_ref().and_then(|entry| entry.id);
        Ok(Prep { account, entry, with, brief: Some(brief), selected: 0, scroll: 0, passing: Vec::new() })
    }

    fn points(&self) -> usize {
        self.brief.as_ref().map_or(0, |brief| brief.checklist.len())
    }

    fn toggle(&mut self, ctx: &Ctx) -> Result<()> {
        let Some((point, ticked)) = self.brief.as_ref().and_then(|brief| brief.checklist.get(self.selected)) else { return Ok(()) };
        let id = point.id.clone();
        match self.entry {
            Some(entry) => ctx.store.step(Verb::Tick, point.text(ctx.lang), |change| change.tick(entry, &id, !ticked))?,
            None if self.passing.contains(&id) => self.passing.retain(|ticked| *ticked != id),
            None => self.passing.push(id),
        }
        self.selected = (self.selected + 1).min(self.points().saturating_sub(1));
        Ok(())
    }
}

impl Layer for Prep {
    fn place(&self) -> Place {
        Place::Prep
    }

    fn refresh(&mut self, ctx: &Ctx) -> Result<()> {
        let brief = match self.entry {
            Some(entry) => prep::for_entry(ctx.store, ctx.settings, entry)?,
            None => prep::for_account(ctx.store, ctx.settings, self.account)?,
        };
        self.brief = Some(prep::with(ctx.store, brief, self.with)?);
        Ok(())
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Result<Option<Vec<Effect>>> {
        match action {
            Action::Up => self.selected = self.selected.saturating_sub(1),
            Action::Down => self.selected = (self.selected + 1).min(self.points().saturating_sub(1)),
            Action::PageUp => self.scroll = self.scroll.saturating_sub(10),
            Action::PageDown => self.scroll = self.scroll.saturating_add(10).min(200),
            Action::Top => self.scroll = 0,
            Action::Bottom => self.scroll = self.scroll.saturating_add(40).min(200),
            Action::Toggle => self.toggle(ctx)?,
            Action::Back => return Ok(Some(vec![Effect::Back])),
            // Prep leads straight into the entry: what was planned is written down as held.
            Action::Open => {
                return Ok(Some(vec![Effect::Back, Effect::Form(Task::entry(Some(self.account), self.entry, Phase::Held))]));
            }
            Action::Edit => {
                let phase = Phase::Planning;
                return Ok(Some(vec![Effect::Form(Task::entry(Some(self.account), self.entry, phase))]));
            }
            _ => return Ok(None),
        }
        done()
    }

    fn click(&mut self, hit: Hit) {
        if let Hit::Row(at) = hit {
            self.selected = at;
        }
    }

    fn subject(&self) -> Subject {
        Subject { account: Some(self.account), record: self.entry.map(|entry| (Entity::Entry, entry)), ..Subject::default() }
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, ctx: &Ctx) {
        let Some(brief) = &self.brief else { return };
        let title = format!("{} · {}", ctx.say(say::PREP), brief::title(brief, ctx));
        let inner = canvas.overlay(area, &title);
        let side = inner.width >= 100;
        let list_width = if side { 60 } else { usize::from(inner.width) };
        let lists: Vec<Vec<String>> =
            brief.checklist.iter().map(|(point, _)| wrap(point.text(ctx.lang), list_width.saturating_sub(5))).collect();
        let list_height = lists.iter().map(Vec::len).sum::<usize>() as u16 + 1;
        let (page, list) = if side {
            let (page, list) = side_by_side(inner, inner.width - 62);
            (page, Rect { x: list.x + 2, width: list.width - 2, ..list })
        } else {
            // Those who come and what is promised matter more than the whole checklist at once.
            let height = list_height.min((inner.height / 3).max(5));
            let page = Rect { height: inner.height - height, ..inner };
            (page, Rect { y: page.bottom(), height, ..inner })
        };
        let lines: Vec<Line> = brief::lines(brief, ctx, usize::from(page.width));
        let overflow = (lines.len() as u16).saturating_sub(page.height);
        let scroll = self.scroll.min(overflow);
        canvas.lines(page, lines, scroll);
        if scroll < overflow {
            canvas.text(page.right().saturating_sub(4), page.bottom().saturating_sub(1), 4, "▾ ▾", canvas.theme.accent());
        }
        self.view_checklist(canvas, list, brief, &lists, ctx);
    }
}

impl Prep {
    fn view_checklist(&self, canvas: &mut Canvas, area: Rect, brief: &Brief, texts: &[Vec<String>], ctx: &Ctx) {
        let theme = canvas.theme;
        let ticked = |at: usize| brief.checklist.get(at).is_some_and(|(point, ticked)| *ticked || self.passing.contains(&point.id));
        let done = (0..texts.len()).filter(|at| ticked(*at)).count();
        canvas.text(area.x, area.y, area.width, &format!("{} · {done}/{}", ctx.say(say::CHECKLIST), texts.len()), theme.accent());
        let room = area.height.saturating_sub(1);
        let mut first = 0;
        while first < self.selected
            && texts.get(first..=self.selected).is_some_and(|texts| texts.iter().map(Vec::len).sum::<usize>() as u16 > room)
        {
            first += 1;
        }
        let mut y = area.y + 1;
        for (at, text) in texts.iter().enumerate().skip(first) {
            let row = Rect { y, height: (text.len() as u16).min(area.bottom().saturating_sub(y)), ..area };
            if row.height == 0 {
                break;
            }
            let style = theme.plain();
            canvas.text(row.x, y, 4, BOXES[usize::from(ticked(at))], if ticked(at) { theme.good() } else { theme.plain() });
            for (line, text) in text.iter().enumerate().take(usize::from(row.height)) {
                canvas.text(row.x + 4, y + line as u16, row.width.saturating_sub(4), text, style);
            }
            canvas.hit(row, Hit::Row(at));
            if at == self.selected {
                canvas.highlight(row, theme.selected());
            }
            y += row.height;
        }
    }
}
