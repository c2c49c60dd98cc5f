//! Making a record one with another, chosen at will: both are seen side by side before anything happens (M18).

use super::picker::Picker;
use crate::domain::{Entity, Words};
use crate::editing;
use crate::store::Result;
use crate::text::merge as say;
use crate::tui::actions::{Action, Place};
use crate::tui::canvas::Canvas;
use crate::tui::layer::{Ctx, Effect, Layer, Target, Tone, done};
use crate::tui::widgets::comparison::Comparison;
use crate::tui::widgets::scroll::Scroll;
use ratatui::layout::Rect;
use ratatui::widgets::{Clear, Widget};

/// A record and the one it may be.
#[derive(Debug)]
pub struct Merge {
    entity: Entity,
    /// The record that it was opened on.
    opened: i64,
    /// The record that stays.
    kept: i64,
    other: Option<i64>,
    comparison: Comparison,
    scroll: Scroll,
    /// A client is in the room, and one of the two is none of theirs.
    of_others: bool,
}

impl Merge {
    /// Opens on a record, with the picker of the other one above.
    pub fn open(ctx: &Ctx, entity: Entity, kept: i64) -> Result<Vec<Effect>> {
        let comparison = Comparison::read(ctx, entity, kept, None)?;
        let mut merge = Merge { entity, opened: kept, kept, other: None, comparison, scroll: Scroll::default(), of_others: false };
        merge.heed(ctx)?;
        let picker = merge.picker(ctx)?;
        Ok(vec![Effect::Push(Box::new(merge)), picker])
    }

    /// Looks whether one of the two is not for those who are there.
    fn heed(&mut self, ctx: &Ctx) -> Result<()> {
        let sees = |id: i64| if self.entity == Entity::Person { ctx.sees_person(id) } else { Ok(ctx.sees(Some(id))) };
        self.of_others = !sees(self.kept)? || !self.other.map_or(Ok(true), sees)?;
        Ok(())
    }

    fn picker(&self, ctx: &Ctx) -> Result<Effect> {
        Ok(Effect::Push(Box::new(Picker::of_others(ctx, ctx.say(say::MERGE_WITH), self.entity, self.kept)?)))
    }
}

impl Layer for Merge {
    fn place(&self) -> Place {
        Place::Compare
    }

    fn is_ours(&self) -> bool {
        self.of_others
    }

    fn refresh(&mut self, ctx: &Ctx) -> Result<()> {
        self.heed(ctx)?;
        self.comparison = Comparison::read(ctx, self.entity, self.kept, self.other)?;
        Ok(())
    }

    fn obstacle(&self, action: Action) -> Option<Words> {
        (matches!(action, Action::Merge | Action::Swap) && self.other.is_none()).then_some(say::CHOOSE_OTHER)
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Result<Option<Vec<Effect>>> {
        if self.scroll.walk(action, self.comparison.height()) {
            return done();
        }
        match (action, self.other) {
            (Action::Merge, Some(other)) => {
                editing::merge::merge(ctx.store, self.entity, self.kept, other)?;
                // The page of an account that is gone is left for the list.
                let back =
                    if self.entity == Entity::Account && self.kept != self.opened { Effect::Home(Target::Accounts) } else { Effect::Back };
                Ok(Some(vec![back, Effect::Select(self.entity, self.kept), Effect::Say(ctx.say(say::MERGED).into(), Tone::Done)]))
            }
            (Action::Swap, Some(other)) => {
                (self.kept, self.other) = (other, Some(self.kept));
                done()
            }
            (Action::Choose, _) => Ok(Some(vec![self.picker(ctx)?])),
            (Action::Back, _) => Ok(Some(vec![Effect::Back])),
            _ => Ok(None),
        }
    }

    fn picked(&mut self, ids: &[i64], ctx: &Ctx) -> Result<Vec<Effect>> {
        self.other = ids.first().copied().filter(|id| *id != self.kept);
        self.refresh(ctx)?;
        Ok(Vec::new())
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, ctx: &Ctx) {
        Clear.render(area, canvas.buffer);
        let scroll = self.scroll.first(self.comparison.height(), area.height.saturating_sub(3));
        self.comparison.view(canvas, area, ctx, "", scroll);
    }
}
