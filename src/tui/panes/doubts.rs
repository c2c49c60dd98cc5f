//! The merge queue: two records that may be one, side by side.

use crate::domain::{Entity, Record};
use crate::store::doubts::Doubt;
use crate::store::{Result, Verb};
use crate::text::output::wrap;
use crate::text::screen as say;
use crate::tui::actions::{Action, Place};
use crate::tui::canvas::{Canvas, side_by_side};
use crate::tui::layer::{Ctx, Effect, Layer, Tone, done};
use crate::tui::widgets::card;
use ratatui::layout::Rect;
use ratatui::text::Line;

/// The pane of pairs.
#[derive(Debug, Default)]
pub struct DoubtsPane {
    doubts: Vec<Doubt>,
    selected: usize,
    pair: [(String, Vec<Line<'static>>); 2],
}

impl DoubtsPane {
    fn page(ctx: &Ctx, entity: Entity, id: i64) -> Result<(String, Vec<Line<'static>>)> {
        let Some(record) = ctx.store.load(entity, id)? else { return Ok(Default::default()) };
        let cells = usize::from(ctx.size.0 / 2).saturating_sub(4);
        let mut lines = card::lines(ctx, &record, cells, |_| true)?;
        if entity == Entity::Person {
            lines.push(Line::default());
            for (_, name, position) in ctx.store.accounts_of(id)? {
                lines.extend(wrap(&format!("{name} — {position}"), cells).into_iter().map(Line::from));
            }
        }
        Ok((Self::name(&record), lines))
    }

    fn name(record: &Record) -> String {
        crate::editing::subject(record)
    }
}

impl Layer for DoubtsPane {
    fn place(&self) -> Place {
        Place::Doubts
    }

    fn refresh(&mut self, ctx: &Ctx) -> Result<()> {
        self.doubts = ctx.store.doubts(500)?;
        self.selected = self.selected.min(self.doubts.len().saturating_sub(1));
        self.pair = match self.doubts.get(self.selected) {
            Some(doubt) => [Self::page(ctx, doubt.entity, doubt.kept)?, Self::page(ctx, doubt.entity, doubt.other)?],
            None => Default::default(),
        };
        Ok(())
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Result<Option<Vec<Effect>>> {
        let doubt = self.doubts.get(self.selected).cloned();
        match (action, doubt) {
            (Action::Up, _) => self.selected = self.selected.saturating_sub(1),
            (Action::Down, _) => self.selected = (self.selected + 1).min(self.doubts.len().saturating_sub(1)),
            (Action::Top, _) => self.selected = 0,
            (Action::Bottom, _) => self.selected = self.doubts.len().saturating_sub(1),
            (Action::Merge, Some(doubt)) => {
                ctx.store.step(Verb::Merge, &self.pair[0].0, |change| {
                    change.merge(doubt.entity, doubt.kept, doubt.other)?;
                    change.keep_apart(doubt.id)
                })?;
                return Ok(Some(vec![Effect::Say(ctx.say(say::MERGED).into(), Tone::Done)]));
            }
            (Action::Apart, Some(doubt)) => {
                ctx.store.step(Verb::Edit, &self.pair[0].0, |change| change.keep_apart(doubt.id))?;
                return Ok(Some(vec![Effect::Say(ctx.say(say::APART).into(), Tone::Done)]));
            }
            (Action::Merge | Action::Apart, None) => {}
            _ => return Ok(None),
        }
        done()
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, ctx: &Ctx) {
        if self.doubts.is_empty() {
            let inner = canvas.frame(area, ctx.say(say::DOUBTS), true);
            canvas.text(inner.x, inner.y + 1, inner.width, ctx.say(say::NO_DOUBTS), ctx.theme.dim());
            return;
        }
        let (left, right) = side_by_side(area, area.width / 2);
        let count = format!("{}/{}", self.selected + 1, self.doubts.len());
        for (area, words, (name, lines), extra) in
            [(left, say::KEEPS, &self.pair[0], count.as_str()), (right, say::JOINS, &self.pair[1], "")]
        {
            let title = format!("{}: {name} {extra}", ctx.say(words));
            let inner = canvas.frame(area, title.trim_end(), area.x == left.x);
            canvas.lines(inner, lines.clone(), 0);
        }
    }
}
