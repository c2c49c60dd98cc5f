//! Two records side by side, field by field: which one stays, what joins it, and what becomes of each value.

use super::card::shown;
use crate::domain::{Entity, Field, Record};
use crate::editing;
use crate::printable::{breaks, fit, pad, width, wrap};
use crate::store::{Error, Result};
use crate::text::merge as say;
use crate::tui::canvas::{Canvas, height, side_by_side};
use crate::tui::layer::Ctx;
use crate::tui::theme::HIDDEN;
use crate::tui::widgets::pane::{self, Pane, Title};
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

/// The most lines that one value takes.
const LINES: usize = 6;

/// One of two records.
#[derive(Debug, Default)]
struct Side {
    name: String,
    lines: Vec<Line<'static>>,
}

/// What stands side by side.
#[derive(Debug, Default)]
pub struct Comparison {
    sides: [Side; 2],
    /// Whether there is a second record.
    is_pair: bool,
    /// What says that they are two.
    warnings: Vec<String>,
}

/// What becomes of a value of the record that joins the other.
fn sign(own: &Record, other: &Record, field: &Field) -> &'static str {
    match (own.get(field.key), other.get(field.key)) {
        (_, theirs) if theirs.is_empty() => " ",
        (own, theirs) if own == theirs => "=",
        (own, _) if own.is_empty() || !field.is_column() => "+",
        _ => "≠",
    }
}

/// Whether a value says that both are not the same thing; blanks and signs in it mean nothing.
fn parts(own: &Record, other: &Record, field: &Field) -> bool {
    let bare =
        |record: &Record| record.text(field.key).chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    let (own, other) = (bare(own), bare(other));
    field.identifies && !own.is_empty() && !other.is_empty() && own != other
}

impl Comparison {
    /// Reads the record that stays and the one that goes into it, if it is chosen yet.
    pub fn read(ctx: &Ctx, entity: Entity, kept: i64, other: Option<i64>) -> Result<Comparison> {
        let load = |id| ctx.store.load(entity, id)?.ok_or(Error::Gone);
        let kept = load(kept)?;
        let other = other.map(load).transpose()?;
        let seen = |record: &&Record| match (entity, record.id) {
            (Entity::Account, id) => ctx.sees(id),
            (Entity::Person, Some(id)) => ctx.sees_person(id).unwrap_or(false),
            _ => true,
        };
        let all = [Some(&kept), other.as_ref()];
        // Of those whom a client must not know, nothing is read.
        let records = all.map(|record| record.filter(seen));
        let mut sides = [Side::default(), Side::default()];
        for ((side, record), shown) in sides.iter_mut().zip(all).zip(records) {
            side.name = shown.map_or_else(|| if record.is_some() { HIDDEN.to_owned() } else { String::new() }, editing::subject);
        }
        let cells = usize::from((ctx.size.0 / 2).saturating_sub(pane::AROUND_SIDE));
        // Before a client not even the name of what is hidden stands there.
        let hidden = |field: &Field| records.iter().flatten().any(|record| ctx.hides(field, record.get(field.key)));
        let fields = entity.def().fields.iter().filter(|field| !field.loose && !hidden(field));
        let filled: Vec<_> = fields.filter(|field| records.iter().flatten().any(|record| !record.get(field.key).is_empty())).collect();
        let label = filled.iter().map(|field| width(ctx.say(field.words))).max().unwrap_or(0).min(cells * 2 / 5);
        let warnings = filled.iter().filter(|field| other.as_ref().is_some_and(|other| parts(&kept, other, field)));
        let warnings = warnings.map(|field| say::differs(ctx.lang, ctx.say(field.words))).collect();
        for field in filled {
            let mark = |at: usize| match (at, &other) {
                (1, Some(other)) => sign(&kept, other, field),
                _ => " ",
            };
            let mut texts = [Vec::new(), Vec::new()];
            let mut values = [String::new(), String::new()];
            for (at, record) in records.into_iter().enumerate() {
                let text = record.map_or_else(|| Ok(String::new()), |record| shown(ctx, field, record.get(field.key)))?;
                values[at] = text;
            }
            // As on a card: what would break beside its label stands under it, on both sides, as wide as there is room.
            let beside = cells.saturating_sub(label + 4);
            let under = values.iter().any(|text| breaks(text, beside));
            for (lines, text) in texts.iter_mut().zip(&values) {
                *lines = wrap(text, if under { cells.saturating_sub(3) } else { beside });
                lines.truncate(LINES);
                if under {
                    lines.insert(0, String::new());
                }
            }
            let height = texts.iter().map(Vec::len).max().unwrap_or(0).max(1);
            for (at, side) in sides.iter_mut().enumerate() {
                let style = match mark(at) {
                    "≠" if other.as_ref().is_some_and(|other| parts(&kept, other, field)) => ctx.theme.bad(),
                    "+" => ctx.theme.good(),
                    "≠" => ctx.theme.warn(),
                    _ => ctx.theme.plain(),
                };
                for line in 0..height {
                    let name = if line == 0 { ctx.say(field.words) } else { "" };
                    let (column, mark) = match (under, line) {
                        (true, 0) => (cells.saturating_sub(3), " "),
                        (true, at_line) => (0, if at_line == 1 { mark(at) } else { " " }),
                        (false, 0) => (label + 1, mark(at)),
                        (false, _) => (label + 1, " "),
                    };
                    let text = texts[at].get(line).cloned().unwrap_or_default();
                    side.lines.push(Line::from(vec![
                        Span::styled(pad(&fit(name, column.saturating_sub(1)), column), ctx.theme.plain()),
                        Span::styled(format!("{mark} "), style),
                        Span::styled(text, style),
                    ]));
                }
            }
        }
        for (side, record) in sides.iter_mut().zip(records) {
            if let Some(id) = record.and_then(|record| record.id) {
                side.lines.extend(Self::around(ctx, entity, id, cells)?);
            }
        }
        Ok(Comparison { sides, is_pair: other.is_some(), warnings })
    }

    /// What hangs on a record: the companies a person acts for, and how much else.
    fn around(ctx: &Ctx, entity: Entity, id: i64, cells: usize) -> Result<Vec<Line<'static>>> {
        let mut lines = Vec::new();
        let mut add = |text: &str, style: Style| lines.extend(wrap(text, cells).into_iter().map(|line| Line::styled(line, style)));
        if entity == Entity::Person {
            for (_, name, position) in ctx.store.accounts_of(id)?.into_iter().filter(|(account, ..)| ctx.sees(Some(*account))) {
                add(&if position.is_empty() { name } else { format!("{name} — {position}") }, ctx.theme.plain());
            }
        }
        let held = ctx.store.holdings(entity, id)?;
        let held = say::counted(ctx.lang, held.iter().map(|(table, count)| (table, count)));
        // How much there is of what is private is private too.
        if !held.is_empty() && !ctx.client {
            add(&format!("{}: {held}", ctx.say(say::HOLDS)), ctx.theme.plain());
        }
        if !lines.is_empty() {
            lines.insert(0, Line::default());
        }
        Ok(lines)
    }

    /// The names of the record that stays and of the other one.
    pub fn names(&self) -> [&str; 2] {
        [&self.sides[0].name, &self.sides[1].name]
    }

    /// How many lines the longer record has.
    pub fn height(&self) -> usize {
        self.sides.iter().map(|side| side.lines.len()).max().unwrap_or(0)
    }

    /// Draws both; `count` stands behind the name of the first.
    pub fn view(&self, canvas: &mut Canvas, area: Rect, ctx: &Ctx, count: &str, scroll: u16) {
        self.view_under(canvas, area, ctx, count, (scroll, 0));
    }

    /// The same with some rows left free under the titles.
    pub fn view_under(&self, canvas: &mut Canvas, area: Rect, ctx: &Ctx, count: &str, (scroll, free): (u16, u16)) {
        let below = u16::from(self.is_pair) + height(self.warnings.len());
        let (left, right) = side_by_side(Rect { height: area.height.saturating_sub(below), ..area }, area.width / 2);
        for (area, words, side, extra) in [(left, say::KEPT, &self.sides[0], count), (right, say::JOINS, &self.sides[1], "")] {
            let title = if side.name.is_empty() { ctx.say(words).to_owned() } else { format!("{}: {} {extra}", ctx.say(words), side.name) };
            let title = Title::of(title.trim_end());
            let is_first = area.x == left.x;
            let pane = if is_first { Pane::open(canvas, area, title, true) } else { Pane::beside(canvas, area, title, false) };
            let inner = Rect { y: pane.inner.y + free, height: pane.inner.height.saturating_sub(free), ..pane.inner };
            if is_first || self.is_pair {
                canvas.lines(inner, side.lines.clone(), scroll);
                pane.more_below(canvas, side.lines.len(), scroll);
            } else {
                for (at, line) in wrap(ctx.say(say::CHOOSE_OTHER), usize::from(inner.width)).iter().enumerate() {
                    canvas.text(inner.x, inner.y + height(at), inner.width, line, ctx.theme.plain());
                }
            }
        }
        if self.is_pair {
            let cells = area.width.saturating_sub(3);
            canvas.text(area.x + 2, area.bottom() - 1, cells, ctx.say(say::SIGNS), ctx.theme.plain());
            for (at, warning) in self.warnings.iter().enumerate() {
                canvas.text(area.x + 2, area.bottom() - below + height(at), cells, &format!("! {warning}"), ctx.theme.bad());
            }
        }
    }
}
