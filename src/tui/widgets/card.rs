//! A record as it is read: labels and values from its declaration.

use crate::domain::money::said::exact;
use crate::domain::words::{Words, w};
use crate::domain::{Field, Kind, Record, Value, day};
use crate::printable::{breaks, pad, width, wrap};
use crate::store::Result;
use crate::tui::layer::Ctx;
use crate::tui::theme::HIDDEN;
use crate::tui::widgets::lines::PROSE;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

/// What stands before the names of empty fields.
const NOT_FILLED: Words = w("Не заполнено", "Not filled in");

/// The widest a label gets, in cells.
const LABEL: usize = 22;

/// The value of a field in words, links by their names; hidden while a client is in the room.
pub fn shown(ctx: &Ctx, field: &Field, value: &Value) -> Result<String> {
    if ctx.hides(field, value) && !value.is_empty() {
        return Ok(HIDDEN.into());
    }
    match (field.kind, value) {
        (Kind::Link(entity), Value::Int(id)) => ctx.name_of(entity, *id),
        (Kind::Many(joint), Value::Ids(ids)) => {
            let names = ids.iter().map(|id| ctx.name_of(joint.entity, *id)).collect::<Result<Vec<_>>>()?;
            Ok(names.join(", "))
        }
        _ => Ok(value.shown(field, ctx.lang)),
    }
}

/// The lines of a record: the filled fields that `choose` lets through, then the names of the empty ones.
pub fn lines(ctx: &Ctx, record: &Record, cells: usize, choose: impl Fn(&Field) -> bool) -> Result<Vec<Line<'static>>> {
    let fields = record.pairs().filter(|(field, _)| choose(field)).collect();
    let (mut lines, missing) = of_fields(ctx, fields, cells)?;
    if !lines.is_empty() && !missing.is_empty() {
        lines.push(Line::default());
    }
    lines.extend(missing);
    Ok(lines)
}

/// The lines of the filled fields, and those that name the empty ones.
pub fn of_fields(ctx: &Ctx, mut fields: Vec<(&'static Field, &Value)>, cells: usize) -> Result<(Vec<Line<'static>>, Vec<Line<'static>>)> {
    let mut lines = Vec::new();
    let mut missing = Vec::new();
    let cells = cells.min(PROSE);
    // Before a client not even the name of what is hidden stands there.
    fields.retain(|(field, value)| !field.loose && !ctx.hides(field, value));
    // A currency stands beside its sums, and alone only where there is none.
    let currency = fields.iter().find(|(field, _)| field.key == "currency").map_or("", |(_, code)| code.as_str()).to_owned();
    let is_sum = |field: &Field, value: &Value| matches!(field.kind, Kind::Money) && !value.is_empty();
    if fields.iter().any(|(field, value)| is_sum(field, value)) {
        fields.retain(|(field, _)| field.key != "currency");
    }
    let filled = fields.iter().filter(|(field, value)| !value.is_empty() || field.unsaid.is_some());
    let label = filled.map(|(field, _)| width(ctx.say(field.words))).max().unwrap_or(0).min(LABEL).min(cells / 2);
    for (field, value) in fields {
        if value.is_empty() && field.unsaid.is_none() {
            missing.extend((!field.kept && !ctx.client).then(|| ctx.say(field.words)));
            continue;
        }
        let text = match (field.kind, value) {
            (Kind::Day(_), Value::Text(on)) if !ctx.hides(field, value) => day::dated(on, ctx.today, ctx.lang),
            (Kind::Money, Value::Int(minor)) if !ctx.hides(field, value) => exact(*minor, &currency, ctx.lang),
            _ => shown(ctx, field, value)?,
        };
        let style = value_style(ctx, field, value);
        if matches!(field.kind, Kind::Text) {
            if !lines.is_empty() {
                lines.push(Line::default());
            }
            lines.push(Line::styled(ctx.say(field.words).to_owned(), ctx.theme.plain()));
            lines.extend(wrap(&text, cells).into_iter().map(Line::from));
            continue;
        }
        // An e-mail or a phone never breaks, and no label is cut: where there is no room beside it, the value stands under it.
        let narrow = breaks(&text, cells.saturating_sub(label + 2)) && !breaks(&text, cells.saturating_sub(2));
        if narrow || width(ctx.say(field.words)) > label {
            lines.push(Line::styled(ctx.say(field.words).to_owned(), ctx.theme.plain()));
            lines.extend(wrap(&text, cells.saturating_sub(2)).into_iter().map(|part| Line::styled(format!("  {part}"), style)));
            continue;
        }
        for (at, part) in wrap(&text, cells.saturating_sub(label + 2)).into_iter().enumerate() {
            let name = if at == 0 { ctx.say(field.words) } else { "" };
            lines.push(Line::from(vec![Span::styled(format!("{}  ", pad(name, label)), ctx.theme.plain()), Span::styled(part, style)]));
        }
    }
    let mut named = Vec::new();
    if !missing.is_empty() {
        let text = format!("{}: {}", ctx.say(NOT_FILLED), missing.join(", "));
        named.extend(wrap(&text, cells).into_iter().map(|line| Line::styled(line, ctx.theme.plain())));
    }
    Ok((lines, named))
}

fn value_style(ctx: &Ctx, field: &Field, value: &Value) -> Style {
    match (field.key, value) {
        ("attitude" | "mood", Value::Int(n)) => ctx.theme.attitude(*n),
        _ => ctx.theme.plain(),
    }
}
