//! What the phone at the ear needs of the chosen line, in lines.

use crate::domain::day;
use crate::domain::entry::ENTRY_KINDS;
use crate::domain::name::family_of;
use crate::printable::{fit, wrap};
use crate::search::beside::Beside;
use crate::store::plan::ActionRow;
use crate::text::find as say;
use crate::tui::layer::Ctx;
use crate::tui::theme::ALARM;
use crate::tui::widgets::brief::{due_said, words_of};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

/// How many promises of a side are shown; the rest is counted.
const SHOWN: usize = 2;
/// How many phones are shown.
const PHONES: usize = 4;
/// How many lines a promise or the last contact takes at most.
const HANGING: usize = 2;
/// The cells before a promise, in which its side stands.
const LABEL: usize = 5;

/// The lines, at most so many cells wide; where they do not all fit, each promise takes one. With a client in the room
/// only how to reach somebody.
pub(super) fn lines(beside: &Beside, ctx: &Ctx, cells: usize, room: usize) -> Vec<Line<'static>> {
    let whole = hanging(beside, ctx, cells, HANGING);
    if whole.len() <= room { whole } else { hanging(beside, ctx, cells, 1) }
}

fn hanging(beside: &Beside, ctx: &Ctx, cells: usize, most: usize) -> Vec<Line<'static>> {
    let theme = ctx.theme;
    let account = beside.account.as_ref().map(|(_, name)| name.as_str()).unwrap_or_default();
    let joined =
        |account: &str, position: &str| [account, position].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    let mut lines: Vec<Line<'static>> = Vec::new();
    if beside.is_open() {
        // Of several companies none is meant before it is said which.
        let posts = beside.posts.iter().filter(|(id, ..)| !ctx.client || ctx.sees(Some(*id)));
        lines.extend(posts.map(|(_, account, position)| Line::styled(fit(&joined(account, position), cells), theme.warn())));
    } else {
        lines.extend(wrap(&joined(account, &beside.position), cells).into_iter().map(|line| Line::styled(line, theme.strong())));
    }
    let several = beside.posts.len() > 1;
    // A phone breaks nowhere: one a line.
    for phone in beside.phones.iter().take(PHONES) {
        let mut spans = vec![Span::styled(phone.value.clone(), theme.strong())];
        let of_company = beside.of_company.then(|| ctx.say(say::COMPANY_PHONE));
        spans.extend(of_company.or(phone.label.as_deref()).map(|label| Span::styled(format!("  {label}"), theme.plain())));
        lines.push(Line::from(spans));
    }
    // What is written is no answer to whoever rings: where companies take the room, it has none.
    lines.extend(beside.emails.first().filter(|_| !beside.is_open()).map(|email| Line::styled(email.clone(), theme.plain())));
    if ctx.client {
        return lines;
    }
    for (words, rows) in [(say::WE, &beside.ours), (say::THEY, &beside.theirs)] {
        let found = beside.person.as_ref().map(|(person, _)| *person);
        promises((ctx.say(words), found), rows, several, ctx, (cells, most), &mut lines);
    }
    if let Some(last) = &beside.last {
        let on = day::from_iso(&last.day).map_or_else(String::new, |on| day::near(on, ctx.today, ctx.lang));
        let said = [&last.result, &last.purpose, &last.notes].into_iter().find(|text| !text.is_empty()).cloned().unwrap_or_default();
        let mood = last.mood.filter(|mood| *mood != 0).map_or_else(String::new, |mood| format!(", {mood:+}").replace('-', "−"));
        let place = if several && !last.account_name.is_empty() { format!(", {}", last.account_name) } else { String::new() };
        let what = format!("{on} {}{mood}{place}", words_of(ENTRY_KINDS, &last.kind, ctx));
        let text = if said.is_empty() { what } else { format!("{what}: {}", said.lines().next().unwrap_or_default()) };
        let label = format!("{:LABEL$}", ctx.say(say::LAST));
        hang(ctx, (cells, most), &mut lines, &label, ("", Style::new()), &text);
    }
    lines
}

/// The promises of a side; of one to somebody else than the person found it is said to whom, of one at one of several
/// companies at which.
fn promises(
    (side, found): (&str, Option<i64>),
    rows: &[ActionRow],
    several: bool,
    ctx: &Ctx,
    size: (usize, usize),
    lines: &mut Vec<Line<'static>>,
) {
    let theme = ctx.theme;
    for (at, row) in rows.iter().take(SHOWN).enumerate() {
        let due = row.presses(ctx.today);
        let when = due.map_or_else(String::new, |due| {
            let mark = if due < ctx.today { format!("{ALARM} ") } else { String::new() };
            format!("{mark}{}", due_said(due, ctx))
        });
        let style = match due {
            Some(due) if due < ctx.today => theme.bad(),
            Some(due) if due == ctx.today => theme.warn(),
            _ => theme.plain(),
        };
        let more = if at + 1 == SHOWN && rows.len() > SHOWN {
            format!(" ({})", say::more_promises(ctx.lang, rows.len() - SHOWN))
        } else {
            String::new()
        };
        let label = format!("{:LABEL$}", if at == 0 { side } else { "" });
        let lead = if when.is_empty() { String::new() } else { format!("{when}  ") };
        let whom = if found.is_some() && row.person_id == found { String::new() } else { family_of(&row.person) };
        let whom = if whom.is_empty() { whom } else { format!(" → {whom}") };
        let place = if several { format!("{}: ", row.account_name) } else { String::new() };
        hang(ctx, size, lines, &label, (&lead, style), &format!("{place}{}{whom}{more}", row.title));
    }
}

/// Writes a label, a lead in a style of its own and a text, wrapped under itself.
fn hang(ctx: &Ctx, (cells, most): (usize, usize), lines: &mut Vec<Line<'static>>, label: &str, (lead, led): (&str, Style), text: &str) {
    let room = cells.saturating_sub(LABEL).max(8);
    let text = format!("{lead}{text}");
    let parts = if most == 1 { vec![fit(&text, room)] } else { wrap(&text, room) };
    for (at, part) in parts.into_iter().take(most).enumerate() {
        let head = if at == 0 { label.to_owned() } else { " ".repeat(LABEL) };
        let mut spans = vec![Span::styled(head, ctx.theme.accent())];
        match part.strip_prefix(lead).filter(|_| at == 0 && !lead.is_empty()) {
            Some(rest) => spans.extend([Span::styled(lead.to_owned(), led), Span::raw(rest.to_owned())]),
            None => spans.push(Span::raw(part)),
        }
        lines.push(Line::from(spans));
    }
}
