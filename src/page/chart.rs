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
/// What is drawn is not all.
const ONLY: Words = w("только ", "only ");
/// Why nothing is drawn.
const ONLY_RETURNS: Words = w("графика нет: только возвраты", "no chart: nothing but returns");
/// The rows of bars.
pub const ROWS: usize = 8;
/// Less room than this for a month, in cells, shows nothing.
const LEAST: usize = 3;
/// More room than this is left empty.
const MOST: usize = 7;

/// The glyphs of a chart.
struct Glyphs {
    /// The top of a bar of this year, by eighths of a row.
    tops: [&'static str; 8],
    /// A whole cell of the year before.
    before: &'static str,
    /// A month in which nothing was bought, beside others.
    nothing: &'static str,
    /// More came back than was bought.
    below: &'static str,
}

const UNICODE: Glyphs =
    Glyphs { tops: ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"], before: "░", nothing: "·", below: "▾" };
const ASCII: Glyphs = Glyphs { tops: ["_", "_", ".", ".", "#", "#", "#", "#"], before: ":", nothing: ".", below: "v" };

/// The same as plain text.
pub fn plain(year: &Year, cells: usize, ascii: bool, lang: Lang) -> Vec<String> {
    let text = |line: Line| line.into_iter().map(|(text, _)| text).collect::<String>().trim_end().to_owned();
    lines(year, cells, ascii, lang).into_iter().map(text).collect()
}

/// The lines of a chart for so many cells; none where there is too little room, or nothing to draw.
pub fn lines(year: &Year, cells: usize, ascii: bool, lang: Lang) -> Vec<Line> {
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
    let mut lines: Vec<Line> = (0..ROWS)
        .map(|row| {
            let label = if row == 0 {
                &scale[0]
            } else if row == ROWS / 2 {
                &scale[1]
            } else {
                ""
            };
            let mut line = vec![(format!("{}{label} ", " ".repeat(axis - 1 - width(label))), Class::Label)];
            let level = ROWS - 1 - row;
            for slot in &year.months {
                line.push((bar(slot.now, highest, level, glyphs, (false, compares)).repeat(now), Class::Now));
                line.push((bar(slot.before, highest, level, glyphs, (true, compares)).repeat(before), Class::Before));
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

/// What of a bar stands on a level, counted from below. Those of two years are rounded to whole rows alike, since the year before has no
/// glyphs for parts of one: of two months, the lower is never drawn higher.
fn bar(value: Option<i64>, highest: i64, level: usize, glyphs: &Glyphs, (before, whole): (bool, bool)) -> &'static str {
    let Some(value) = value else { return " " };
    let steps = if whole { ROWS } else { ROWS * 8 };
    let rounded = (i128::from(value) * steps as i128 * 2 + i128::from(highest)) / (i128::from(highest) * 2);
    let eighths = if whole { rounded * 8 } else { rounded };
    let above = usize::try_from(eighths).unwrap_or(0).saturating_sub(level * 8);
    match (value, level) {
        (0, 0) => return glyphs.nothing,
        (i64::MIN..0, 0) => return glyphs.below,
        _ => {}
    }
    // What was bought at all is seen.
    let least = if whole { 8 } else { 1 };
    let above = if level == 0 && value > 0 { above.max(least) } else { above };
    match (before, above) {
        (_, 0) => " ",
        (true, _) => glyphs.before,
        (false, above) => glyphs.tops[(above - 1).min(7)],
    }
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
    let mut line = vec![(" ".repeat(axis), Class::Label), (glyphs.tops[7].repeat(2), Class::Now), (format!(" {span}"), Class::Label)];
    let words = if compares { format!(" {}", YEAR_BEFORE.get(lang)) } else { String::new() };
    let beside = if compares { 3 + 2 + width(&words) } else { 0 };
    if axis + 2 + 1 + width(&span) + width(&currency) + beside <= cells {
        line.push((currency, Class::Label));
    }
    if compares {
        line.extend([("   ".into(), Class::Label), (glyphs.before.repeat(2), Class::Before), (words, Class::Label)]);
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
                "  ###::: ###::: ...       ::: vvv",
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
            let rows =
                |value: i64, before: bool| (0..ROWS).filter(|level| bar(Some(value), 100, *level, glyphs, (before, true)) != " ").count();
            assert!(values.iter().all(|value| rows(*value, true) == rows(*value, false) && rows(*value, true) > 0));
            assert!(values.windows(2).all(|pair| rows(pair[0], true) <= rows(pair[1], false)));
        }
        let drawn = drawn(&[(Some(590), Some(580)), (Some(600), Some(20))], 40, false);
        assert!(drawn[0].starts_with("6 ███░░░ ███") && drawn[ROWS - 1].contains("███░░░ ███░░░"), "{drawn:#?}");
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
