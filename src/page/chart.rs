//! The chart of months: bars of this year beside those of the year before, as letters of which each knows what it means.

use super::Year;
use crate::domain::money::said::{short, unit};
use crate::domain::words::{Words, w};
use crate::domain::{Lang, day};
use crate::printable::width;

/// What a letter of the chart means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// A bar of this year.
    Now,
    /// A bar of the year before.
    Before,
    /// Scale, months, what the bars are.
    Label,
}

/// A line of the chart: texts with what they mean.
pub type Line = Vec<(String, Class)>;

/// What the other bars are.
const YEAR_BEFORE: Words = w("годом раньше", "a year before");
/// The same as a heading.
pub(super) const BEFORE: Words = w("Годом раньше", "A year before");
/// What is drawn is not all.
const ONLY: Words = w("только ", "only ");
/// Why nothing is drawn.
const ONLY_RETURNS: Words = w("графика нет: только возвраты", "no chart: nothing but returns");
/// The rows of bars where nothing more is known of the room.
pub const ROWS: usize = 8;
/// The most rows of bars: a taller chart says no more.
const MOST_ROWS: usize = 16;
/// Less room than this for a month, in cells, shows nothing.
const LEAST: usize = 3;
/// More room than this is left empty.
const MOST: usize = 7;

/// The glyphs of a chart.
struct Glyphs {
    /// What a bar of this year fills of a cell, from the least on.
    now: &'static [&'static str],
    /// The same of the year before, in as many steps: under its upper edge a bar of it is shaded, and not only of another colour.
    before: &'static [&'static str],
    /// A month in which nothing was bought, beside others.
    nothing: &'static str,
    /// More came back than was bought.
    below: &'static str,
}

const UNICODE: Glyphs =
    Glyphs {
        now: &["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"], before: &["▁", "▂", "▃", "▄", "▅", "▆", "▇", "░"], nothing: "·", below: "▾"
    };
const ASCII: Glyphs = Glyphs { now: &["_", "#"], before: &[".", ":"], nothing: "-", below: "v" };

/// The same as plain text.
pub fn plain(year: &Year, cells: usize, ascii: bool, lang: Lang) -> Vec<String> {
    let text = |line: Line| line.into_iter().map(|(text, _)| text).collect::<String>().trim_end().to_owned();
    lines(year, (cells, ROWS), ascii, lang).into_iter().map(text).collect()
}

/// The lines of a chart for so many cells and rows of bars; none where there is too little room, or nothing to draw.
pub fn lines(year: &Year, (cells, rows): (usize, usize), ascii: bool, lang: Lang) -> Vec<Line> {
    // The middle of the scale has a row of its own.
    let rows = rows.clamp(ROWS, MOST_ROWS) / 2 * 2;
    let highest = year.months.iter().flat_map(|slot| [slot.now, slot.before]).flatten().max().unwrap_or(0);
    let scale = [highest, highest / 2].map(|value| short(value, "", lang));
    let axis = scale.iter().map(|label| width(label)).max().unwrap_or(0) + 1;
    let room = cells.saturating_sub(axis) / year.months.len().max(1);
    let returns = || year.months.iter().flat_map(|slot| [slot.now, slot.before]).flatten().any(|sum| sum < 0);
    if highest <= 0 && width(ONLY_RETURNS.get(lang)) <= cells && returns() {
        return vec![vec![(ONLY_RETURNS.get(lang).to_owned(), Class::Label)]];
    }
    if highest <= 0 || room < LEAST {
        return Vec::new();
    }
    let room = room.min(MOST);
    let glyphs = if ascii { &ASCII } else { &UNICODE };
    let compares = year.months.iter().any(|slot| slot.before.is_some());
    let (now, before) = match (compares, room) {
        (false, room) => (room - 1, 0),
        (true, 3) => (1, 1),
        (true, room) => (room / 2, room - 1 - room / 2),
    };
    let mut lines: Vec<Line> = (0..rows)
        .map(|row| {
            let label = if row == 0 {
                &scale[0]
            } else if row == rows / 2 {
                &scale[1]
            } else {
                ""
            };
            let mut line = vec![(format!("{}{label} ", " ".repeat(axis - 1 - width(label))), Class::Label)];
            let level = rows - 1 - row;
            let bar = |value: Option<i64>, fills: &[&'static str]| match (value, level) {
                (Some(0), 0) => glyphs.nothing,
                (Some(i64::MIN..0), 0) => glyphs.below,
                (value, _) => filled(value.unwrap_or(0), highest, rows, level, fills),
            };
            for slot in &year.months {
                line.push((bar(slot.now, glyphs.now).repeat(now), Class::Now));
                line.push((bar(slot.before, glyphs.before).repeat(before), Class::Before));
                line.push((" ".into(), Class::Label));
            }
            line
        })
        .collect();
    let months: String = year.months.iter().map(|slot| format!("{:<room$}", named(&slot.month, room, lang))).collect();
    lines.push(vec![(format!("{}{months}", " ".repeat(axis)).trim_end().to_owned(), Class::Label)]);
    lines.push(legend(year, cells, axis, compares, glyphs, lang));
    lines
}

/// What of a bar stands on a level of so many, counted from below. Those of two years are rounded to the same steps: of two months, the
/// lower is never drawn higher. What was bought at all is seen.
fn filled(value: i64, highest: i64, rows: usize, level: usize, fills: &[&'static str]) -> &'static str {
    let steps = (rows * fills.len()) as i128;
    let rounded = (i128::from(value) * steps * 2 + i128::from(highest)) / (i128::from(highest) * 2);
    let above = usize::try_from(rounded).unwrap_or(0).max(usize::from(value > 0)).saturating_sub(level * fills.len());
    above.checked_sub(1).and_then(|at| fills.get(at.min(fills.len() - 1))).copied().unwrap_or(" ")
}

/// A month in so many cells: its short name, else its number.
fn named(month: &str, room: usize, lang: Lang) -> String {
    let number = month.get(5..).unwrap_or_default();
    if room > 3 { day::month_brief(number.parse().unwrap_or(0), lang).to_owned() } else { number.to_owned() }
}

fn legend(year: &Year, cells: usize, axis: usize, compares: bool, glyphs: &Glyphs, lang: Lang) -> Line {
    let month = |slot: Option<&crate::domain::turnover::Slot>| slot.map_or_else(String::new, |slot| day::show(&slot.month, lang));
    let span = format!("{}–{}", month(year.months.first()), month(year.months.last()));
    let currency = match (unit(&year.currency, lang), year.alone) {
        ("", _) => String::new(),
        (unit, true) => format!(", {unit}"),
        (unit, false) => format!(", {}{unit}", ONLY.get(lang)),
    };
    let mut line = vec![
        (" ".repeat(axis), Class::Label),
        (glyphs.now.last().unwrap_or(&"").repeat(2), Class::Now),
        (format!(" {span}"), Class::Label),
    ];
    let words = if compares { format!(" {}", YEAR_BEFORE.get(lang)) } else { String::new() };
    let beside = if compares { 3 + 2 + width(&words) } else { 0 };
    if axis + 2 + 1 + width(&span) + width(&currency) + beside <= cells {
        line.push((currency, Class::Label));
    }
    if compares {
        line.extend([("   ".into(), Class::Label), (glyphs.before.last().unwrap_or(&"").repeat(2), Class::Before), (words, Class::Label)]);
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::turnover::Slot;

    fn drawn(values: &[(Option<i64>, Option<i64>)], cells: usize, ascii: bool) -> Vec<String> {
        let slot = |(at, (now, before)): (usize, &(Option<i64>, Option<i64>))| Slot {
            month: format!("2026-{:02}", at + 1),
            now: *now,
            before: *before,
        };
        let year = Year { currency: "RUB".into(), months: values.iter().enumerate().map(slot).collect(), alone: true };
        plain(&year, cells, ascii, Lang::Ru)
    }

    #[test]
    fn bars_are_as_high_as_their_sums() {
        let months = [(Some(600), Some(300)), (Some(300), Some(600)), (Some(0), None), (None, Some(1)), (Some(-5), None)];
        assert_eq!(
            drawn(&months, 50, true),
            [
                "6 ###       :::",
                "  ###       :::",
                "  ###       :::",
                "  ###       :::",
                "3 ###::: ###:::",
                "  ###::: ###:::",
                "  ###::: ###:::",
                "  ###::: ###::: ---       ... vvv",
                "  янв    фев    мар    апр    май",
                "  ## 01.2026–05.2026, руб.   :: годом раньше",
            ]
        );
    }

    /// Last year's bars were rounded to whole rows and this year's to eighths: what was lower stood higher.
    #[test]
    fn what_is_lower_is_never_drawn_higher() {
        let values: Vec<i64> = (1..=100).collect();
        for ascii in [false, true] {
            let glyphs = if ascii { &ASCII } else { &UNICODE };
            for rows in [ROWS, MOST_ROWS] {
                let steps = |value: i64, fills: &[&'static str]| -> usize {
                    let step = |level| fills.iter().position(|fill| *fill == filled(value, 100, rows, level, fills));
                    (0..rows).map(|level| step(level).map_or(0, |step| step + 1)).sum()
                };
                let (now, before) = (|value| steps(value, glyphs.now), |value| steps(value, glyphs.before));
                assert!(values.iter().all(|value| before(*value) == now(*value) && now(*value) > 0));
                assert!(values.windows(2).all(|pair| before(pair[0]) <= now(pair[1])));
                // 1,3 and 1,5 millions differ by more than a step.
                assert!(ascii || now(100) - now(87) > 3, "{rows}");
            }
        }
        let drawn = drawn(&[(Some(590), Some(560)), (Some(600), Some(20))], 40, false);
        assert!(drawn[0].starts_with("6 ▇▇▇▄▄▄ ███") && drawn[ROWS - 1].starts_with("  ███░░░ ███▂▂▂"), "{drawn:#?}");
    }

    #[test]
    fn half_rows_are_seen_and_little_room_shows_figures() {
        let months: Vec<(Option<i64>, Option<i64>)> = (0..12).map(|at| (Some(100 * (at + 1)), None)).collect();
        let chart = drawn(&months, 40, false);
        assert!(chart[ROWS - 1].contains("▅▅ ██"), "{chart:#?}");
        assert!(chart[ROWS].ends_with("10 11 12"), "{chart:#?}");
        assert!(chart.iter().all(|line| width(line) <= 40));
        assert!(drawn(&months, 20, false).is_empty() && drawn(&[(Some(0), None)], 80, false).is_empty());
    }
}
