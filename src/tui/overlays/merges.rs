//! The merges by which a record has taken others in; a wrong one is parted here (M18).

use crate::domain::{Entity, day};
use crate::editing;
use crate::printable::wrap;
use crate::store::Result;
use crate::store::split::{Merged, Parted};
use crate::text::merge as say;
use crate::tui::actions::{Action, Place};
use crate::tui::canvas::{Canvas, Hit, across, centred, height, indented};
use crate::tui::layer::{Ctx, Effect, Layer, Tone, done};
use ratatui::layout::Rect;

/// The list of merges.
#[derive(Debug)]
pub struct Merges {
    entity: Entity,
    kept: i64,
    name: String,
    merges: Vec<Merged>,
    selected: usize,
}

impl Merges {
    /// Opens on a record; says so where nothing was merged into it.
    pub fn open(ctx: &Ctx, entity: Entity, kept: i64) -> Result<Effect> {
        let mut list = Merges { entity, kept, name: String::new(), merges: Vec::new(), selected: 0 };
        list.refresh(ctx)?;
        Ok(match list.merges.is_empty() {
            true => Effect::Say(ctx.say(say::NOTHING_TO_SPLIT).into(), Tone::Trouble),
            false => Effect::Push(Box::new(list)),
        })
    }
}

impl Layer for Merges {
    fn place(&self) -> Place {
        Place::Merges
    }

    fn is_ours(&self) -> bool {
        true
    }

    fn refresh(&mut self, ctx: &Ctx) -> Result<()> {
        self.name = ctx.store.name_of(self.entity, self.kept, ctx.lang)?;
        self.merges = ctx.store.merges_of(self.entity, self.kept)?;
        self.selected = self.selected.min(self.merges.len().saturating_sub(1));
        Ok(())
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Result<Option<Vec<Effect>>> {
        let last = self.merges.len().saturating_sub(1);
        match action {
            Action::Up => self.selected = self.selected.saturating_sub(1),
            Action::Down => self.selected = (self.selected + 1).min(last),
            Action::Top | Action::PageUp => self.selected = 0,
            Action::Bottom | Action::PageDown => self.selected = last,
            Action::Split => {
                let Some(merged) = self.merges.get(self.selected) else { return done() };
                let parted = editing::merge::split(ctx.store, merged)?;
                // How much there is of what is private is private too.
                let parted = if ctx.client { Parted::default() } else { parted };
                let text = say::outcome(ctx.lang, &self.name, &merged.name, &parted);
                return Ok(Some(vec![Effect::Back, Effect::Say(text, Tone::Done)]));
            }
            Action::Back => return Ok(Some(vec![Effect::Back])),
            _ => return Ok(None),
        }
        done()
    }

    fn click(&mut self, hit: Hit) {
        if let Hit::Row(at) = hit {
            self.selected = at.min(self.merges.len().saturating_sub(1));
        }
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, ctx: &Ctx) {
        let words = wrap(ctx.say(say::WHICH), usize::from(across(area.width, 72)).saturating_sub(4));
        let outer = centred(area, 72, height(self.merges.len() + words.len() + 3));
        let inner = canvas.overlay(outer, &say::split(ctx.lang, &self.name));
        let theme = canvas.theme;
        for (at, line) in words.iter().enumerate() {
            canvas.text(inner.x, inner.y + height(at), inner.width, line, theme.plain());
        }
        let top = inner.y + height(words.len() + 1);
        let fit = usize::from(inner.bottom().saturating_sub(top)).max(1);
        let first = (self.selected + 1).saturating_sub(fit);
        canvas.more_below(Rect { y: top, height: height(fit), ..inner }, self.merges.len(), height(first));
        for (line, (at, merged)) in self.merges.iter().enumerate().skip(first).take(fit).enumerate() {
            let row = Rect { y: top + height(line), height: 1, ..indented(inner) };
            let on = merged.at.get(..10).map_or_else(String::new, |on| day::dated(on, ctx.today, ctx.lang));
            let time = merged.at.get(11..16).unwrap_or_default();
            let used = canvas.text(row.x, row.y, row.width, &format!("{on} {time}"), theme.plain());
            canvas.text(row.x + used + 2, row.y, row.width.saturating_sub(used + 2), &merged.name, theme.plain());
            canvas.hit(row, Hit::Row(at));
            if at == self.selected {
                canvas.choose(row);
            }
        }
    }
}
