//! The diary of an account, newest first (M22).

use super::table_pane::{Side, Source};
use crate::domain::choices::ENTRY_STATES;
use crate::domain::{Entity, Words, day};
use crate::store::diary::EntryRow;
use crate::store::{Page, Query, Result};
use crate::text::screen as say;
use crate::tui::actions::Place;
use crate::tui::layer::{Ctx, Effect, WIDE};
use crate::tui::overlays::card::{self, Card};
use crate::tui::theme::{HIDDEN, REPEATS};
use crate::tui::widgets::brief::{contact_kind, words_of};
use crate::tui::widgets::table::{Cell, Column, cell, column};
use ratatui::text::Span;

/// The diary of one account.
#[derive(Debug)]
pub struct Diary {
    /// The account.
    pub account: i64,
}

impl Source for Diary {
    type Row = EntryRow;
    const PLACE: Place = Place::Diary;
    const ENTITY: Entity = Entity::Entry;
    const COLUMNS: &'static [Column] =
        &[column(say::DAY, 9, 0), column(say::KIND, 13, 0), column(say::MOOD, 6, 0), column(say::WHO, 22, 90), column(say::WHAT, 0, 0)];
    const SORTS: &'static [usize] = &[0, 1, 2];
    const EMPTY: Words = say::NO_DIARY;
    const WIDE: u16 = WIDE;

    fn title(&self, ctx: &Ctx, total: usize) -> String {
        format!("{} · {}", ctx.say(say::DIARY), say::COUNT_ENTRIES.with(ctx.lang, total as u64))
    }

    fn fetch(&self, ctx: &Ctx, query: &Query) -> Result<Page<EntryRow>> {
        ctx.store.diary(self.account, query)
    }

    fn id(row: &EntryRow) -> i64 {
        row.id
    }

    fn account(&self, _row: Option<&EntryRow>) -> Option<i64> {
        Some(self.account)
    }

    fn cells(row: &EntryRow, ctx: &Ctx) -> Vec<Cell> {
        let theme = ctx.theme;
        let on = day::from_iso(&row.day);
        let planned = row.state == "planned";
        let when = on.map_or_else(|| row.day.clone(), |on| day::brief(on, ctx.today, ctx.lang));
        let style = match row.state.as_str() {
            "planned" if on.is_some_and(|on| on < ctx.today) => theme.warn(),
            "planned" => theme.accent(),
            "held" => theme.plain(),
            _ => theme.dim(),
        };
        let text = row.said(ctx.client).replace('\n', " ");
        let mut what = Vec::new();
        if !matches!(row.state.as_str(), "held") {
            let state = words_of(ENTRY_STATES, &row.state, ctx);
            what.push(Span::styled(format!("{state} "), if planned { theme.accent() } else { theme.dim() }));
        }
        if !row.behalf.is_empty() && !ctx.client {
            what.push(Span::styled(format!("{} ", say::on_behalf(ctx.lang, &row.behalf)), theme.accent()));
        }
        if row.repeats {
            what.push(Span::styled(format!("{REPEATS} "), theme.accent()));
        }
        what.push(Span::styled(text, if row.state == "held" || planned { theme.plain() } else { theme.dim() }));
        let mood = match row.mood {
            Some(_) if ctx.client => cell(HIDDEN, theme.dim()),
            Some(mood) => cell(format!("{}{mood}", if mood > 0 { "+" } else { "" }).replace('-', "−"), theme.attitude(mood)),
            None => cell("", theme.plain()),
        };
        vec![
            cell(when, style),
            cell(contact_kind(&row.kind, ctx), if row.kind == "complaint" && !ctx.client { theme.bad() } else { theme.plain() }),
            mood,
            cell(row.people.join(", "), theme.plain()),
            what,
        ]
    }

    fn side(&self, ctx: &Ctx, row: &EntryRow, cells: usize) -> Result<Side> {
        let (_, lines) = card::lines(ctx, Entity::Entry, row.id, cells)?;
        let on = day::from_iso(&row.day).map_or_else(String::new, |on| day::headline(on, ctx.lang));
        Ok((format!("{on} · {}", contact_kind(&row.kind, ctx)), lines))
    }

    fn open(&self, ctx: &Ctx, row: &EntryRow) -> Result<Vec<Effect>> {
        if row.state == "planned" {
            return Ok(vec![Effect::Prep(row.id)]);
        }
        Ok(vec![Effect::Push(Box::new(Card::open(ctx, Entity::Entry, row.id, Some(self.account))?))])
    }
}
