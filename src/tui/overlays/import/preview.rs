//! The preview: what each file is, what would become of its cards, what could not be read.

use super::job::Compared;
use crate::domain::Words;
use crate::domain::words::thousands;
use crate::import::{Plan, Source, Verdict};
use crate::printable::{pad, width, wrap};
use crate::text::import as say;
use crate::tui::actions::Action;
use crate::tui::layer::Ctx;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

/// How many cards of one verdict are named.
const NAMED: usize = 200;

/// The lines of the preview.
pub(super) fn lines(sources: &[Source], plan: &Plan, ctx: &Ctx, cells: usize) -> Vec<Line<'static>> {
    let theme = ctx.theme;
    let mut lines = Vec::new();
    for source in sources {
        lines.extend(wrap(&say::source(source, ctx.lang), cells).into_iter().map(|line| Line::styled(line, theme.strong())));
        for note in say::notes_of(source, ctx.lang) {
            lines.extend(wrap(&note, cells).into_iter().map(|line| Line::styled(line, theme.warn())));
        }
    }
    let counts = counts(plan, ctx);
    if !counts.is_empty() {
        lines.push(Line::default());
        lines.extend(counts);
    }
    if plan.items.is_empty() {
        // Where no column is known, that was said above.
        if sources.iter().all(is_known) {
            lines.push(Line::default());
            lines.push(Line::styled(ctx.say(say::NOTHING_READ).to_owned(), theme.bad()));
        }
    } else if plan.is_idle() && plan.problems.is_empty() {
        lines.push(Line::default());
        lines.push(Line::styled(ctx.say(say::NOTHING_NEW).to_owned(), theme.good()));
    }
    let parts = [
        (Verdict::Doubtful, say::DOUBTFUL, theme.warn()),
        (Verdict::Changed, say::CHANGES, theme.accent()),
        (Verdict::New, say::NEWCOMERS, theme.accent()),
    ];
    for (verdict, heading, style) in parts {
        let items: Vec<_> = plan.with_verdict(verdict).collect();
        let texts = items.iter().take(NAMED).map(|item| say::item(item, ctx.lang)).collect();
        part(&mut lines, ctx.say(heading), style, texts, items.len(), ctx, cells);
    }
    for (left_out, heading, style) in [(true, say::PROBLEMS, theme.bad()), (false, say::NOTES, theme.warn())] {
        let problems: Vec<_> = plan.told(left_out).collect();
        let texts = problems.iter().take(NAMED).map(|(file, problem)| say::problem(file, problem, ctx.lang)).collect();
        part(&mut lines, ctx.say(heading), style, texts, problems.len(), ctx, cells);
    }
    lines
}

/// Why nothing can be taken in, where nothing was read: that is not the same as what is known already.
pub(super) fn obstacle(compared: &Compared, action: Action) -> Option<Words> {
    let none = |has: &dyn Fn(&Source) -> bool| !compared.sources.iter().any(has);
    match action {
        Action::Begin => cannot_begin(compared),
        Action::Column => none(&|source| source.mapping().is_some()).then_some(say::NO_COLUMNS),
        Action::Separator => none(&|source| source.separator().is_some()).then_some(say::NO_COLUMNS),
        Action::Headings => none(&|source| !source.reading.headings().is_empty()).then_some(say::NO_HEADINGS),
        _ => None,
    }
}

/// Why nothing can be taken in.
fn cannot_begin(compared: &Compared) -> Option<Words> {
    let why = if compared.sources.iter().all(is_known) { say::NOTHING_READ } else { say::NO_KNOWN_COLUMN };
    let known = compared.plan.is_idle().then_some(say::NOTHING_NEW);
    compared.plan.items.is_empty().then_some(why).or(known)
}

/// Whether what stands in it is known, if it is a table.
fn is_known(source: &Source) -> bool {
    source.mapping().is_none_or(|mapping| mapping.knows_anything())
}

/// How many become what; of what there is nothing there is no row and no column.
fn counts(plan: &Plan, ctx: &Ctx) -> Vec<Line<'static>> {
    let summary = plan.summary();
    let all = [(say::ACCOUNTS, summary.accounts), (say::PERSONS, summary.persons)];
    let verdicts: Vec<Verdict> = Verdict::ALL.into_iter().filter(|verdict| all.iter().any(|(_, tally)| tally.of(*verdict) > 0)).collect();
    let rows: Vec<_> = all.into_iter().filter(|(_, tally)| verdicts.iter().any(|verdict| tally.of(*verdict) > 0)).collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let first = rows.iter().map(|(words, _)| width(ctx.say(*words))).max().unwrap_or(0);
    let heads: Vec<&str> = verdicts.iter().map(|verdict| ctx.say(say::verdict(*verdict))).collect();
    let mut lines = vec![Line::styled(format!("{}  {}", " ".repeat(first), heads.join("  ")), ctx.theme.plain())];
    for (words, tally) in rows {
        let mut spans = vec![Span::raw(pad(ctx.say(words), first))];
        for (verdict, head) in verdicts.iter().zip(&heads) {
            let count = tally.of(*verdict);
            let style = match verdict {
                _ if count == 0 => ctx.theme.plain(),
                Verdict::Doubtful => ctx.theme.warn(),
                Verdict::New | Verdict::Changed | Verdict::Same => ctx.theme.strong(),
            };
            let count = if count == 0 { String::new() } else { count.to_string() };
            spans.push(Span::styled(format!("  {count:>0$}", width(head)), style));
        }
        lines.push(Line::from(spans));
    }
    lines
}

pub(super) fn part(lines: &mut Vec<Line<'static>>, heading: &str, style: Style, texts: Vec<String>, all: usize, ctx: &Ctx, cells: usize) {
    if texts.is_empty() {
        return;
    }
    lines.push(Line::default());
    lines.push(Line::styled(heading.to_owned(), style));
    let rest = all - texts.len();
    for text in texts {
        // What goes on stands further in.
        let parts = wrap(&text, cells.saturating_sub(4)).into_iter().enumerate();
        lines.extend(parts.map(|(at, part)| Line::from(format!("{}{part}", if at == 0 { "  " } else { "    " }))));
    }
    if rest > 0 {
        lines.push(Line::styled(format!("  {}", say::more(ctx.lang, &thousands(rest as u64))), ctx.theme.plain()));
    }
}
