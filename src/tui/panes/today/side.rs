//! The page beside *Today*: what to know of the selected row.

use super::rows::Item;
use crate::capture;
use crate::domain::Entity;
use crate::prep;
use crate::printable::wrap;
use crate::store::Result;
use crate::text::chips;
use crate::text::{capture as said, screen as say};
use crate::today::notice::Opens;
use crate::tui::layer::Ctx;
use crate::tui::overlays::card;
use crate::tui::widgets::brief;
use ratatui::text::Line;

/// A page: its title and its lines.
pub(super) type Side = (String, Vec<Line<'static>>);

/// Reads the page of a row in so many cells.
pub(super) fn read(item: &Item, ctx: &Ctx, cells: usize) -> Result<Side> {
    let account_page = |account: i64| -> Result<Side> {
        let page = prep::for_account(ctx.store, ctx.settings, account)?;
        Ok((brief::title(&page, ctx), brief::lines(&page, ctx, cells)))
    };
    match item {
        Item::Meeting(entry) if entry.account.is_some() => {
            let page = prep::for_entry(ctx.store, ctx.settings, entry.id)?;
            Ok((brief::title(&page, ctx), brief::lines(&page, ctx, cells)))
        }
        Item::Meeting(entry) => card::lines(ctx, Entity::Entry, entry.id, cells),
        Item::Action(action) => {
            let (title, mut lines) = card::lines(ctx, Entity::Action, action.id, cells)?;
            if let Some(account) = action.account {
                let (name, page) = account_page(account)?;
                lines.extend([Line::default(), Line::styled(name, ctx.theme.strong()), Line::default()]);
                lines.extend(page);
            }
            Ok((title, lines))
        }
        Item::More { .. } => Ok(Side::default()),
        Item::Notice(notice) => {
            let (title, page) = match notice.opens {
                Opens::Line(id) => waiting(id, ctx, cells)?,
                Opens::Doubts => (ctx.say(say::DOUBTS).to_owned(), Vec::new()),
                _ => match (notice.about.person.as_ref().and_then(|who| who.affiliation), notice.account()) {
                    (Some(role), _) => card::lines(ctx, Entity::Affiliation, role, cells)?,
                    (None, Some(account)) => account_page(account)?,
                    (None, None) => Side::default(),
                },
            };
            let mut lines: Vec<Line> = Vec::new();
            let mut write = |text: &str, style| lines.extend(wrap(text, cells).into_iter().map(|line| Line::styled(line, style)));
            if let Some(back) = item.under(ctx) {
                write(&back, ctx.theme.warn());
            }
            // The whole sentence: in the list it may have been cut.
            if !matches!(notice.opens, Opens::Line(_)) {
                write(&notice.sentence.said(ctx.lang), ctx.theme.plain());
            }
            if !lines.is_empty() && !page.is_empty() {
                lines.push(Line::default());
            }
            lines.extend(page);
            Ok((title, lines))
        }
    }
}

/// A line of the inbox whole, with what is understood of it.
fn waiting(id: i64, ctx: &Ctx, cells: usize) -> Result<Side> {
    let title = ctx.say(said::INBOX).to_owned();
    let Some(waiting) = ctx.store.inbox_line(id)? else { return Ok((title, Vec::new())) };
    let (day, time) = waiting.typed_at().unwrap_or((ctx.today, ctx.time));
    let meaning = capture::resolve(ctx.store, &capture::parse(&waiting.line, day, time), capture::Screen::default())?;
    let mut lines: Vec<Line> = wrap(&waiting.line, cells).into_iter().map(Line::from).collect();
    lines.push(Line::default());
    for chip in chips::describe(&meaning, ctx.lang) {
        let style = match chip.tone {
            chips::Tone::Clear => ctx.theme.good(),
            chips::Tone::Guessed | chips::Tone::Ambiguous => ctx.theme.warn(),
            chips::Tone::Unknown => ctx.theme.bad(),
        };
        lines.extend(wrap(&chip.text, cells).into_iter().map(|line| Line::styled(line, style)));
    }
    Ok((title, lines))
}
