//! Deleting the only open one of a series: whether the next one comes is said and asked, for with it the series would end.

use super::menu::{Menu, settles_menu};
use crate::domain::{Entity, Record, day};
use crate::editing::{self, series};
use crate::store::{Error, Result};
use crate::text::screen as say;
use crate::tui::layer::{Ctx, Effect, Layer, Tone};
use ratatui::text::Span;

/// The question, and what it is about.
#[derive(Debug)]
pub struct Ending {
    entity: Entity,
    id: i64,
    /// The day of the next one, in words.
    next: String,
    menu: Menu,
}

impl Ending {
    /// Asks; `None` where no series would end.
    pub fn of(ctx: &Ctx, record: &Record) -> Option<Ending> {
        let (on, _) = series::next_if_left_out(record, ctx.today)?;
        let next = day::near(on, ctx.today, ctx.lang);
        let rows = [say::only_this_one(ctx.lang, &next), ctx.say(say::WHOLE_SERIES).to_owned()];
        let rows = rows.into_iter().map(|row| vec![Span::raw(row)]).collect();
        Some(Ending {
            entity: record.entity,
            id: record.id?,
            next,
            menu: Menu::new(&say::series_ends(ctx.lang, &ctx.called(record)), rows, 0),
        })
    }

    /// Does what was chosen in the menu, if something was.
    fn settle(&self, effects: Vec<Effect>, ctx: &Ctx) -> Result<Vec<Effect>> {
        let chosen = effects.iter().find_map(|effect| match effect {
            Effect::Picked(ids) => ids.first().copied(),
            _ => None,
        });
        let record = ctx.store.load(self.entity, self.id)?;
        let called = record.as_ref().map(|record| ctx.called(record)).unwrap_or_default();
        let counted = record.map_or(Ok(false), |record| ctx.store.stays_counted(&record))?;
        let said = match chosen {
            None => return Ok(effects),
            Some(0) => {
                series::leave_out(ctx.store, self.entity, self.id)?;
                say::deleted_next(ctx.lang, &called, &self.next)
            }
            Some(_) => {
                editing::delete(ctx.store, self.entity, self.id)?;
                say::deleted_series(ctx.lang, &called)
            }
        };
        Ok(vec![Effect::Back, Effect::Say(ctx.and_counted(said, counted), Tone::Done)])
    }
}

impl Layer for Ending {
    settles_menu!();

    fn refresh(&mut self, ctx: &Ctx) -> Result<()> {
        let record = ctx.store.load(self.entity, self.id)?.ok_or(Error::Gone)?;
        self.menu.entitle(say::series_ends(ctx.lang, &ctx.called(&record)));
        Ok(())
    }
}
