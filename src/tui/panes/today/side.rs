//! The page beside *Today*: what to know of the selected row.

use super::columns;
use super::rows::Item;
use crate::capture;
use crate::domain::Entity;
use crate::prep;
use crate::printable::{pad, width, wrap};
use crate::store::Result;
use crate::text::chips;
use crate::text::practice::AUDIT;
use crate::text::{capture as said, screen as say};
use crate::today::notice::Opens;
use crate::tui::layer::Ctx;
use crate::tui::overlays::card;
use crate::tui::widgets::brief;
use crate::tui::widgets::told::Told;
use ratatui::text::Line;

/// Reads the page of a row in so many cells.
pub(super) fn read(item: &Item, ctx: &Ctx, cells: usize) -> Result<Told> {
    let account_page = |account: i64| -> Result<Told> {
        let page = prep::for_account(ctx.store, ctx.settings, account)?;
        Ok(brief::told(&page, ctx, cells))
    };
    match item {
        Item::Meeting(entry) if entry.account.is_some() => {
            let page = prep::for_entry(ctx.store, ctx.settings, entry.id)?;
            Ok(brief::told(&page, ctx, cells))
        }
        Item::Meeting(entry) => card::told(ctx, Entity::Entry, entry.id, cells),
        Item::Action(action) => {
            let mut told = card::told(ctx, Entity::Action, action.id, cells)?;
            if let Some(account) = action.account {
                // What it is stands below, with whom only here.
                told.title = [action.account_name.as_str(), &told.title].join(" · ");
                let page = account_page(account)?;
                told.beyond = page.title.clone();
                told.add(&page.title, page.joined(ctx.theme));
            }
            Ok(told)
        }
        Item::More { rows, .. } => Ok(folded(item, rows, ctx, cells)),
        Item::Notice(notice) => {
            let mut told = match notice.opens {
                Opens::Line(id) => waiting(id, ctx, cells)?,
                Opens::Came | Opens::Watched => Told::of(ctx.say(say::WATCHED).to_owned(), Vec::new()),
                Opens::Audit => Told::of(ctx.say(AUDIT).to_owned(), Vec::new()),
                Opens::Doubts => Told::of(ctx.say(say::DOUBTS).to_owned(), Vec::new()),
                Opens::Work => Told::of(ctx.say(crate::text::cadence::CADENCE).to_owned(), Vec::new()),
                _ => match (notice.about.person.as_ref().and_then(|who| who.affiliation), notice.account()) {
                    (Some(role), _) => card::told(ctx, Entity::Affiliation, role, cells)?,
                    (None, Some(account)) => account_page(account)?,
                    (None, None) => Told::default(),
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
            if !lines.is_empty() && !told.lines.is_empty() {
                lines.push(Line::default());
            }
            told.lines.splice(0..0, lines);
            Ok(told)
        }
    }
}

/// The rows that one stands for, as far as they were read, and how all of them are seen.
fn folded(item: &Item, rows: &[Item], ctx: &Ctx, cells: usize) -> Told {
    let rows: Vec<[String; 2]> = rows.iter().map(|row| columns::said(row, ctx)).collect();
    let days = rows.iter().map(|[when, _]| width(when)).max().unwrap_or(0);
    let mut lines: Vec<Line> = Vec::new();
    for [when, what] in rows {
        for (at, part) in wrap(&what, cells.saturating_sub(days + 2)).into_iter().enumerate() {
            lines.push(Line::from(format!("{}  {part}", pad(if at == 0 { &when } else { "" }, days))));
        }
    }
    if !lines.is_empty() {
        lines.push(Line::default());
    }
    lines.extend(wrap(ctx.say(say::ENTER_SHOWS), cells).into_iter().map(Line::from));
    Told::of(columns::more(item, ctx).unwrap_or_default().trim_start_matches("+ ").to_owned(), lines)
}

/// A line of the inbox whole, with what is understood of it.
fn waiting(id: i64, ctx: &Ctx, cells: usize) -> Result<Told> {
    let title = ctx.say(said::INBOX).to_owned();
    let Some(waiting) = ctx.store.inbox_line(id)? else { return Ok(Told::of(title, Vec::new())) };
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
    Ok(Told::of(title, lines))
}
