//! The frame around the panes: top line, bottom line, messages, and what is said when there is no room.

use super::actions::{Action, Place, Row, rows};
use super::canvas::{Canvas, Hit, centred, height};
use super::keymap::Key;
use super::layer::{Ctx, Target, Tone};
use super::theme::{ALARM, HIDDEN, PRODUCT, Theme};
use crate::domain::{Lang, Words, day};
use crate::printable::{width, wrap};
use crate::store::plan::PromiseCount;
use crate::text::screen as say;
use ratatui::layout::Rect;
use ratatui::text::Span;
use ratatui::widgets::{Clear, Widget};

/// The least room the workbench needs, in columns and rows.
pub const LEAST: (u16, u16) = (60, 16);

/// Of the blanks that are counted behind each part of the top line, two stand behind the last one, which has one column.
const SPARE: usize = 2;
/// The widest a veil gets, in cells.
const VEIL: u16 = 100;
/// Where the words of a message begin, behind its sign.
const INDENT: u16 = 3;
/// What has its place kept at the right of the bottom line, from there on: the way to all other keys, and the way back or out.
const KEPT: [fn(&Row) -> bool; 2] = [|row| row.action == Action::Help, |row| row.keys.first() == Some(&"esc")];
/// The blanks between two actions of the bottom line.
const GAP: u16 = 2;
/// How many rows a message may take on any screen.
const MESSAGE: u16 = 6;

/// What the top line says.
#[derive(Debug)]
pub struct Top<'a> {
    /// Where one is.
    pub target: &'a Target,
    /// Our promises counted.
    pub count: PromiseCount,
    /// Whether this is the demo.
    pub demo: bool,
    /// Whether nothing can be saved.
    pub read_only: bool,
    /// Whether the file is not where it was.
    pub away: bool,
    /// Whether nothing was begun yet: there is nowhere to go.
    pub begins: bool,
}

/// Draws the top line and gives the room between it and the bottom line.
///
/// At the left the places, at the right what is pressing and the day. Where both have no room side by side, the name of the
/// product gives way first, then the year, then the sign of the demo, which [`demo_sign`] puts into the first title line, then what
/// is due today and the day. What is true of the whole screen outlives them all.
pub fn top_line(canvas: &mut Canvas, area: Rect, top: &Top, ctx: &Ctx) -> Rect {
    let theme = canvas.theme;
    let name = ctx.say(PRODUCT);
    let places = [(Action::GoToday, "1", say::TODAY), (Action::GoAccounts, "2", say::ACCOUNTS), (Action::GoPractice, "3", say::PRACTICE)];
    let left = places.iter().map(|(_, key, words)| width(key) + width(ctx.say(*words)) + 3).sum::<usize>() + 1;
    let room = usize::from(area.width);
    let fitting = Way::ALL.into_iter().find(|way| {
        let named = if way.named { width(name) + 2 } else { 0 };
        left + named + cells(&right_parts(top, *way, ctx)) <= room + SPARE
    });
    let way = fitting.unwrap_or(Way::SHORTEST);
    let mut x = area.x + 1;
    if way.named {
        x += canvas.text(x, area.y, area.width, name, theme.head()) + 2;
    }
    for (action, key, words) in places.into_iter().filter(|_| !top.begins) {
        let here = match top.target {
            Target::Today => action == Action::GoToday,
            Target::Accounts | Target::Account(..) => action == Action::GoAccounts,
            Target::Practice => action == Action::GoPractice,
        };
        let begin = x;
        x += canvas.text(x, area.y, area.right().saturating_sub(x), key, theme.plain()) + 1;
        let style = if here { theme.here() } else { theme.plain() };
        x += canvas.text(x, area.y, area.right().saturating_sub(x), ctx.say(words), style);
        canvas.hit(Rect { x: begin, y: area.y, width: x - begin, height: 1 }, Hit::Act(action));
        x += 2;
    }
    let mut right = area.right().saturating_sub(1);
    for spans in right_parts(top, way, ctx).iter().rev() {
        let cells = height(spans.iter().map(|span| width(&span.content)).sum::<usize>());
        if right < x + cells {
            break;
        }
        right -= cells;
        canvas.spans(right, area.y, cells, spans);
        right = right.saturating_sub(3);
    }
    Rect { y: area.y + 1, height: area.height.saturating_sub(2), ..area }
}

/// What is left out of the top line to make room.
#[derive(Clone, Copy, Debug)]
struct Way {
    named: bool,
    year: bool,
    demo: bool,
    due: bool,
    day: bool,
}

impl Way {
    const SHORTEST: Way = Way { named: false, year: false, demo: false, due: false, day: false };
    const SHORT: Way = Way { due: true, day: true, ..Way::SHORTEST };
    /// From the roomiest on.
    const ALL: [Way; 7] = [
        Way { named: true, year: true, demo: true, ..Way::SHORT },
        Way { named: true, demo: true, ..Way::SHORT },
        Way { demo: true, ..Way::SHORT },
        Way { named: true, ..Way::SHORT },
        Way::SHORT,
        Way { day: true, ..Way::SHORTEST },
        Way::SHORTEST,
    ];
}

/// What stands at the right: signs, our promises that press, the day.
fn right_parts(top: &Top, way: Way, ctx: &Ctx) -> Vec<Vec<Span<'static>>> {
    let theme = ctx.theme;
    let mut parts = Vec::new();
    if ctx.client {
        parts.push(vec![badge(ctx.say(say::CLIENT_ROOM), theme)]);
    }
    if top.away {
        parts.push(vec![badge(ctx.say(say::AWAY), theme)]);
    } else if top.read_only {
        parts.push(vec![badge(ctx.say(say::READ_ONLY), theme)]);
    }
    if top.demo && way.demo {
        parts.push(vec![Span::styled(ctx.say(say::DEMO), theme.plain())]);
    }
    let mut pressing = Vec::new();
    // How well promises are kept is no business of whoever looks over the shoulder.
    if top.count.overdue > 0 && !ctx.client {
        pressing.push(Span::styled(format!("{ALARM} "), theme.bad()));
        pressing.push(Span::styled(say::overdue_of(ctx.lang, top.count.overdue), theme.bad()));
    }
    if top.count.today > 0 && !ctx.client && way.due {
        let between = if pressing.is_empty() { "" } else { " · " };
        pressing.push(Span::raw(between));
        pressing.push(Span::styled(say::today_of(ctx.lang, top.count.today), theme.warn()));
    }
    if !pressing.is_empty() {
        parts.push(pressing);
    }
    let day = if way.year {
        day::headline(ctx.today, ctx.lang)
    } else {
        format!("{} {}", day::weekday(ctx.today, ctx.lang), day::brief(ctx.today, ctx.today, ctx.lang))
    };
    if way.day {
        parts.push(vec![Span::raw(day)]);
    }
    parts
}

/// What is true of the whole screen; without colours brackets tell it from a tab that is merely selected.
fn badge(words: &str, theme: Theme) -> Span<'static> {
    let words = if theme.colour { words.to_owned() } else { format!("[{words}]") };
    Span::styled(words, theme.badge())
}

fn cells(parts: &[Vec<Span>]) -> usize {
    parts.iter().map(|spans| spans.iter().map(|span| width(&span.content)).sum::<usize>() + 3).sum::<usize>()
}

/// Puts the sign of the demo into the first title line where the top line has no room for it.
pub fn demo_sign(canvas: &mut Canvas, area: Rect, top: &Top, ctx: &Ctx) {
    let left = [say::TODAY, say::ACCOUNTS, say::PRACTICE].iter().map(|words| width(ctx.say(*words)) + 4).sum::<usize>() + 1;
    let shown = left + cells(&right_parts(top, Way { demo: true, ..Way::SHORT }, ctx)) <= usize::from(area.width) + SPARE;
    if top.demo && !shown {
        let sign = format!(" {} ", ctx.say(say::DEMO));
        let cells = height(width(&sign));
        let x = area.right().saturating_sub(cells + 3);
        // It covers no words and looks like none of a row: it goes into the first title line that has room.
        let is_title = |y: u16| (area.x..area.x + 2).all(|x| canvas.buffer.cell((x, y)).is_some_and(|cell| cell.symbol() == "─"));
        let is_free = |y: u16| is_title(y) && (x..x + cells).all(|x| canvas.buffer.cell((x, y)).is_none_or(|cell| cell.symbol() == "─"));
        if let Some(y) = (area.y + 1..area.bottom().saturating_sub(1)).find(|y| is_free(*y)) {
            canvas.text(x, y, cells, &sign, ctx.theme.plain());
        }
    }
}

/// What is said at the foot of the screen.
#[derive(Clone, Copy, Debug)]
pub struct Said<'a> {
    /// The words.
    pub text: &'a str,
    /// How they are meant.
    pub tone: Tone,
}

/// An action with its place on the bottom line.
struct Offer {
    row: &'static Row,
    key: String,
    words: &'static str,
}

impl Offer {
    fn cells(&self) -> u16 {
        height(width(&self.key) + if self.words.is_empty() { 0 } else { 1 + width(self.words) })
    }

    fn draw(&self, canvas: &mut Canvas, x: u16, y: u16) {
        let theme = canvas.theme;
        let used = canvas.text(x, y, self.cells(), &self.key, theme.accent());
        canvas.text(x + used + 1, y, self.cells(), self.words, theme.plain());
        canvas.hit(Rect { x, y, width: self.cells(), height: 1 }, Hit::Act(self.row.action));
    }
}

/// What has its place kept at the right of the bottom line, from there on, and the others as they come first.
fn offers(place: Place, of_use: impl Fn(Action) -> bool, called: impl Fn(Action) -> Option<Words>, lang: Lang) -> [Vec<Offer>; 2] {
    let mut shown: Vec<_> = rows(place).filter(|row| row.rank > 0 && of_use(row.action)).collect();
    shown.sort_by_key(|row| row.rank);
    let kept = KEPT.into_iter().filter_map(|keeps| shown.iter().position(|row| keeps(row)).map(|at| shown.remove(at))).collect();
    let offer = |row: &'static Row| {
        let key = Key::parse(row.keys.first()?)?.to_string();
        Some(Offer { row, key, words: called(row.action).unwrap_or(row.words).get(lang) })
    };
    [kept, shown].map(|rows: Vec<_>| rows.into_iter().filter_map(offer).collect())
}

/// Where what is kept begins, and whether a message has room before it; where it has none beside the words, the keys alone stay.
fn beside(kept: &mut [Offer], (left, right): (u16, u16), message: Option<Said>) -> (u16, bool) {
    let begins = |kept: &[Offer]| right.saturating_sub(1 + kept.iter().map(|offer| offer.cells() + GAP).sum::<u16>());
    let Some(said) = message else { return (begins(kept), false) };
    if is_short(said.text, left, begins(kept)) {
        return (begins(kept), true);
    }
    let words: Vec<&str> = kept.iter_mut().map(|offer| std::mem::take(&mut offer.words)).collect();
    if !is_short(said.text, left, begins(kept)) {
        kept.iter_mut().zip(words).for_each(|(offer, words)| offer.words = words);
        return (begins(kept), false);
    }
    (begins(kept), true)
}

/// Draws the keys of the place that are of use now, or beside the way back what was done; a longer message stands over them. The way back and
/// that to all other keys are never covered.
///
/// `called` says what an action is called for the selected row, where it means something else than in general.
pub fn bottom_line(
    canvas: &mut Canvas,
    area: Rect,
    place: Place,
    of_use: impl Fn(Action) -> bool,
    called: impl Fn(Action) -> Option<Words>,
    message: Option<Said>,
) {
    let y = area.bottom() - 1;
    let [mut kept, others] = offers(place, of_use, called, canvas.lang);
    let (right, has_room) = beside(&mut kept, (area.x, area.right()), message);
    let mut end = area.right().saturating_sub(1);
    for offer in kept {
        let left = end.saturating_sub(offer.cells());
        offer.draw(canvas, left, y);
        end = left.saturating_sub(GAP);
    }
    // What was done stands in the place of the keys, where it has room there: nothing that is read is covered by it, and nothing moves.
    if let Some(said) = message.filter(|_| has_room) {
        draw_message(canvas, Rect { y, height: 1, width: right.saturating_sub(area.x), ..area }, &[said.text.to_owned()], said.tone, false);
        return;
    }
    let mut x = area.x + 1;
    for offer in others {
        if x + offer.cells() <= right {
            offer.draw(canvas, x, y);
            x += offer.cells() + GAP;
        }
    }
    if let Some(said) = message {
        let lines = wrap(said.text, usize::from(area.width.saturating_sub(INDENT + 1)));
        let rows = most_rows(lines.len(), area.height);
        let place = Rect { y: area.bottom() - 1 - rows, height: rows, ..area };
        Clear.render(place, canvas.buffer);
        draw_message(canvas, place, &lines, said.tone, usize::from(rows) < lines.len());
    }
}

/// Whether a message has room in the place of the keys, left of the way back.
fn is_short(text: &str, left: u16, right: u16) -> bool {
    width(text) + 4 <= usize::from(right.saturating_sub(left))
}

fn most_rows(lines: usize, rows: u16) -> u16 {
    height(lines).min((rows / 2).max(MESSAGE)).min(rows)
}

/// How many rows of the screen a message takes over the bottom line; none where it has room in that.
pub fn message_rows(
    window: (u16, u16),
    place: Place,
    of_use: impl Fn(Action) -> bool,
    called: impl Fn(Action) -> Option<Words>,
    said: Said,
    lang: Lang,
) -> u16 {
    let [mut kept, _] = offers(place, of_use, called, lang);
    if beside(&mut kept, (0, window.0), Some(said)).1 {
        return 0;
    }
    most_rows(wrap(said.text, usize::from(window.0.saturating_sub(INDENT + 1))).len(), window.1)
}

/// Draws a message: its sign alone is coloured, unless something could not be saved.
fn draw_message(canvas: &mut Canvas, place: Rect, lines: &[String], tone: Tone, is_cut: bool) {
    let theme = canvas.theme;
    let (sign, of_sign, of_text) = match tone {
        Tone::Done => ("✓", theme.good(), theme.plain()),
        Tone::Said => ("", theme.plain(), theme.plain()),
        Tone::Trouble => (ALARM, theme.bad(), theme.plain()),
        Tone::Unsaved => (ALARM, theme.trouble(), theme.trouble()),
    };
    let room = place.width.saturating_sub(INDENT + 1);
    canvas.text(place.x + 1, place.y, 2, sign, of_sign);
    for (at, line) in lines.iter().take(usize::from(place.height)).enumerate() {
        let is_last = is_cut && at + 1 == usize::from(place.height);
        // What has no room says so: a name of a file that ends too soon would be taken for a whole one.
        let used = canvas.text(place.x + INDENT, place.y + height(at), room - if is_last { 2 } else { 0 }, line, of_text);
        if is_last {
            canvas.text(place.x + INDENT + used, place.y + height(at), 2, " …", of_text);
        }
    }
}

/// Says that more room is needed.
pub fn too_small(canvas: &mut Canvas, area: Rect) {
    only(canvas, area, say::TOO_SMALL.get(canvas.lang));
}

/// What stands in the place of an overlay that a client must not read: not even what it is about.
pub fn veil(canvas: &mut Canvas, area: Rect) {
    let (cells, words) = (area.width.min(VEIL), canvas.say(say::HIDDEN_NOW));
    let lines = wrap(words, usize::from(cells.saturating_sub(4)).max(1));
    let inner = canvas.overlay(centred(area, cells, height(lines.len() + 2)), HIDDEN);
    for (at, line) in lines.iter().enumerate() {
        canvas.text(inner.x, inner.y + height(at), inner.width, line, canvas.theme.plain());
    }
}

/// A sentence in the place of what cannot be shown.
pub fn only(canvas: &mut Canvas, area: Rect, text: &str) {
    let style = canvas.theme.plain();
    for (at, line) in wrap(text, usize::from(area.width)).iter().enumerate() {
        canvas.text(area.x, area.y + height(at), area.width, line, style);
    }
}
