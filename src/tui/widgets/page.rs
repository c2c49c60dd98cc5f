//! A page as lines of the screen: facts under their labels, charts, and what facts are made of.

use crate::domain::field::Tone;
use crate::domain::phrase::Value;
use crate::page::{ALARM, Alarm, Block, Fact, How, Page, chart, text};
use crate::printable::{pad, width, wrap};
use crate::tui::layer::Ctx;
use crate::tui::widgets::pane;
use ratatui::text::{Line, Span};

/// The lines of a page for so many cells; `whole` shows what each fact is made of.
pub fn lines(page: &Page, whole: bool, ctx: &Ctx, cells: usize) -> Vec<Line<'static>> {
    let labels = text::labels(page, ctx.lang);
    // What the page leaves free is the charts': whether it is the short one or the whole one, so that they stay as they are.
    let charts = page.sections.iter().flat_map(|section| &section.blocks).filter(|block| matches!(block, Block::Months(_))).count();
    let free = |charts: usize| {
        let said = composed(page, false, labels, ctx, (cells, chart::ROWS)).len();
        usize::from(ctx.size.1.saturating_sub(pane::ROWS)).saturating_sub(said) / charts
    };
    composed(page, whole, labels, ctx, (cells, chart::ROWS + if charts > 0 { free(charts) } else { 0 }))
}

/// The same, with so many rows of bars in a chart.
fn composed(page: &Page, whole: bool, labels: usize, ctx: &Ctx, (cells, rows): (usize, usize)) -> Vec<Line<'static>> {
    let mut lines = Vec::new();
    for section in page.told() {
        if !lines.is_empty() {
            lines.push(Line::default());
        }
        if !section.heading.is_nothing() {
            lines.push(Line::styled(section.heading.said(ctx.lang), ctx.theme.accent()));
        }
        for (at, block) in section.blocks.iter().enumerate() {
            if at > 0 && text::stands_apart(&section.blocks[at - 1], block) {
                lines.push(Line::default());
            }
            match block {
                Block::Fact(fact) => lines.extend(of_fact(fact, labels, whole, ctx, cells)),
                Block::Months(year) => {
                    let style = |class: chart::Class| match class {
                        chart::Class::Now => ctx.theme.strong(),
                        chart::Class::Before | chart::Class::Label => ctx.theme.plain(),
                    };
                    let chart = chart::lines(year, (cells, rows), ctx.theme.ascii, ctx.lang);
                    if !chart.is_empty() && lines.last().is_some_and(|line: &Line| line.width() > 0) {
                        lines.push(Line::default());
                    }
                    let line = |line: chart::Line| {
                        Line::from(line.into_iter().map(|(text, class)| Span::styled(text, style(class))).collect::<Vec<_>>())
                    };
                    lines.extend(chart.into_iter().map(line));
                }
                // What is told in words reads as it does in a shell.
                Block::Text(_) | Block::List(_) | Block::Table(_) | Block::Room(_) => {
                    let how = How { cells, ascii: ctx.theme.ascii, whole, lang: ctx.lang };
                    lines.extend(text::of_block(block, labels, how).into_iter().map(Line::from));
                }
            }
        }
    }
    lines
}

fn of_fact(fact: &Fact, labels: usize, whole: bool, ctx: &Ctx, cells: usize) -> Vec<Line<'static>> {
    let theme = ctx.theme;
    let room = cells.saturating_sub(labels + 2).max(1);
    let label = |at: usize| Span::styled(pad(if at == 0 { ctx.say(fact.label) } else { "" }, labels + 2), theme.plain());
    let style = match (&fact.said, fact.tone) {
        (Err(_), _) => theme.plain(),
        // That there is none of it leads no eye.
        (Ok(said), Tone::Plain) if said.values.is_empty() => theme.plain(),
        (Ok(_), _) if fact.alarm == Alarm::Said => theme.bad(),
        (Ok(_), Tone::Plain) => theme.strong(),
        (Ok(_), Tone::Good) => theme.good(),
        (Ok(_), Tone::Bad) => theme.bad(),
    };
    let (what, more) = (fact.what(ctx.lang), fact.beside(ctx.lang));
    // Of several things that are told the sign is red, which is seen first; a figure is so itself.
    let tells = fact.more.as_ref().is_some_and(|more| more.values.iter().any(|value| matches!(value, Value::Listed(_))));
    let sign = if fact.alarm == Alarm::More { theme.bad() } else { theme.plain() };
    let beside = if tells { theme.plain() } else { sign };
    let more_said = |text: String| match text.strip_prefix(ALARM).filter(|_| tells && fact.alarm == Alarm::More) {
        Some(rest) => vec![Span::styled(ALARM, sign), Span::styled(rest.to_owned(), beside)],
        None => vec![Span::styled(text, beside)],
    };
    let mut lines: Vec<Line<'static>> = match more {
        // What more is said stands behind it, or below where there is no room.
        Some(more) if width(&what) + width(&more) + 3 <= room => {
            let what = [label(0), Span::styled(what, style), Span::raw("   ")];
            vec![Line::from(what.into_iter().chain(more_said(more)).collect::<Vec<_>>())]
        }
        more => {
            let first = wrap(&what, room).into_iter().map(|part| vec![Span::styled(part, style)]);
            let rest = more.into_iter().flat_map(|more| wrap(&more, room)).map(more_said);
            first.chain(rest).enumerate().map(|(at, said)| Line::from([vec![label(at)], said].concat())).collect()
        }
    };
    if whole {
        let parts = text::made_of(fact, room, ctx.lang);
        lines.extend(parts.into_iter().map(|part| Line::from(vec![label(1), Span::styled(format!("  {part}"), theme.plain())])));
    }
    lines
}
