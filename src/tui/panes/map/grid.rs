//! Names by influence and attitude: who carries weight, and on which side (M19).

use crate::domain::affiliation::{ATTITUDE, INFLUENCE};
use crate::domain::words::{Lang, w};
use crate::map::Node;
use crate::map::card::{DIFFERS, signed, without_initials};
use crate::map::layout::{Layout, Placed, Rect};
use crate::map::read::Scene;
use crate::printable::width as text_width;
use crate::text::map as say;
use crate::tui::canvas::{Canvas, height};
use crate::tui::layer::Ctx;
use crate::tui::theme::OLD;
use crate::tui::widgets::pane::{Title, title_line};
use crate::tui::widgets::table::{Needs, column};
use ratatui::layout::Rect as Area;
use std::collections::BTreeSet;

/// The columns: attitudes, and those not judged.
const COLUMNS: [Option<i64>; 6] = [Some(-2), Some(-1), Some(0), Some(1), Some(2), None];
/// The rows: influences from the top, and those not judged.
const ROWS: [Option<i64>; 6] = [Some(5), Some(4), Some(3), Some(2), Some(1), None];
/// The least cells of a column, and the blanks between two.
const LEAST: usize = 4;
const GAP: usize = 2;
/// Blank lines under the names of a row, at most.
const MOST_SPARE: usize = 2;
/// Who decides.
const DECIDES: &str = "◆";
/// Rows of the heading, and of the rule over each row, which says what the row means.
const HEADING: usize = 1;
const RULE: usize = 1;

/// The columns that are shown: that of people not judged only where there are such.
fn columns(scene: &Scene) -> &'static [Option<i64>] {
    let all_judged = scene.chart.nodes.iter().all(|node| node.attitude.is_some());
    &COLUMNS[..COLUMNS.len() - usize::from(all_judged)]
}

/// The marks of somebody: they decide, are judged otherwise in this purchase, were never met, or judged long ago.
fn marks(node: &Node) -> String {
    let known = match (node.unknown || node.never_met, node.faded) {
        (true, _) => "?",
        (false, true) => OLD,
        (false, false) => "",
    };
    let differs = if node.differs.contains("attitude") { DIFFERS } else { "" };
    format!("{}{differs}{known}", if node.decides() { DECIDES } else { "" })
}

/// The cells of the marks, with the blank behind them.
fn marked(scene: &Scene) -> usize {
    scene.chart.nodes.iter().map(|node| text_width(&marks(node))).max().unwrap_or(0) + 1
}

fn value(attitude: Option<i64>) -> String {
    attitude.map_or_else(String::new, signed)
}

/// What stands over a column: the step and its name.
fn heading(attitude: Option<i64>, lang: Lang) -> String {
    let grade = ATTITUDE.iter().find(|grade| Some(grade.value) == attitude);
    grade.map_or_else(|| say::NOT_JUDGED.get(lang).to_owned(), |grade| format!("{} {}", value(attitude), grade.words.get(lang)))
}

/// Where the columns begin and how many cells they have: what stands in one is whole before another one is wide, names before
/// headings, and what room is left they share.
fn across(scene: &Scene, room: usize, lang: Lang) -> Vec<(usize, usize)> {
    let shown = columns(scene);
    let marked = marked(scene);
    let names = |attitude: &Option<i64>| {
        let those = scene.chart.nodes.iter().filter(|node| node.attitude == *attitude);
        those.map(|node| marked + text_width(&node.name)).max().unwrap_or(0)
    };
    let needs = |whole: bool| -> Vec<usize> {
        let over = |attitude: &Option<i64>| if whole { text_width(&heading(*attitude, lang)) } else { LEAST };
        shown.iter().map(|attitude| names(attitude).max(over(attitude)).max(LEAST)).collect()
    };
    let sum = |needs: &[usize]| needs.iter().sum::<usize>() + GAP * shown.len().saturating_sub(1);
    let needs = [true, false].map(needs).into_iter().find(|needs| sum(needs) <= room).unwrap_or_else(|| needs(false));
    let table = vec![column(w("", ""), height(LEAST), 0); shown.len()];
    let shares = Needs::of(&needs).shares(&table, height(room));
    let spare =
        room.saturating_sub(shares.iter().map(|(_, cells)| usize::from(*cells)).sum::<usize>() + GAP * shown.len().saturating_sub(1));
    let mut x = 0;
    shares
        .into_iter()
        .map(|(_, cells)| {
            let cells = usize::from(cells) + spare / shown.len().max(1);
            x += cells + GAP;
            (x - cells - GAP, cells)
        })
        .collect()
}

fn cell(scene: &Scene, influence: Option<i64>, attitude: Option<i64>) -> impl Iterator<Item = (usize, &Node)> {
    let fits = move |node: &Node| node.influence == influence && node.attitude == attitude;
    scene.chart.nodes.iter().enumerate().filter(move |(_, node)| fits(node))
}

/// The rows of the table: the line of the rule, how many lines are under it.
fn rows(scene: &Scene, room: usize) -> Vec<(Option<i64>, usize, usize)> {
    let most = |influence| COLUMNS.iter().map(|attitude| cell(scene, influence, *attitude).count()).max().unwrap_or(0);
    let shown: Vec<_> =
        ROWS.into_iter().map(|influence| (influence, most(influence))).filter(|(row, most)| row.is_some() || *most > 0).collect();
    // What room is left they share.
    let needed: usize = shown.iter().map(|(_, most)| most + RULE).sum();
    let spare = (room.saturating_sub(HEADING + needed) / shown.len().max(1)).min(MOST_SPARE);
    let mut y = HEADING;
    shown
        .into_iter()
        .map(|(influence, most)| {
            let lines = most + spare;
            y += RULE + lines;
            (influence, y - lines - RULE, lines)
        })
        .collect()
}

/// Gives every name a place: the same boxes that the map is walked by.
pub(super) fn arrange(scene: &Scene, room: (usize, usize), lang: Lang) -> Layout {
    let across = across(scene, room.0, lang);
    let mut boxes = Vec::new();
    let rows = rows(scene, room.1);
    for (influence, y, _) in rows.iter().copied() {
        for (attitude, (x, width)) in columns(scene).iter().zip(&across) {
            for (line, (node, of)) in cell(scene, influence, *attitude).enumerate() {
                let y = y + RULE + line;
                let area = Rect { x: *x, y, width: *width, height: 1 };
                boxes.push(Placed { person: of.person, node, area, row: y, hidden: 0, boss_missing: false, in_circle: false });
            }
        }
    }
    run_on(&mut boxes, scene, room.0);
    number_rows(&mut boxes);
    let height = rows.last().map_or(HEADING, |(_, y, lines)| y + RULE + lines);
    Layout { width: across.last().map_or(0, |(x, width)| x + width), height, boxes, routes: Vec::new(), border: None }
}

/// A name runs on while nobody stands beside it, and its place with it: the whole of it is turned round when it is selected.
fn run_on(boxes: &mut [Placed], scene: &Scene, room: usize) {
    let marked = marked(scene);
    let begins: Vec<(usize, usize)> = boxes.iter().map(|placed| (placed.area.y, placed.area.x)).collect();
    for placed in boxes {
        let beside = begins.iter().filter(|(y, x)| *y == placed.area.y && *x > placed.area.x);
        let until = beside.map(|(_, x)| x.saturating_sub(GAP)).min().unwrap_or(room);
        let name = scene.chart.nodes.get(placed.node).map_or(0, |node| text_width(&node.name));
        placed.area.width = placed.area.width.max((marked + name).min(until.saturating_sub(placed.area.x)));
    }
}

/// Rows are counted without gaps: every one has a box.
pub(super) fn number_rows(boxes: &mut [Placed]) {
    let used: BTreeSet<usize> = boxes.iter().map(|placed| placed.row).collect();
    for placed in boxes {
        placed.row = used.range(..placed.row).count();
    }
}

/// Draws the table.
pub(super) fn paint(canvas: &mut Canvas, window: Area, scene: &Scene, layout: &Layout, offset: (usize, usize), ctx: &Ctx) {
    let theme = canvas.theme;
    let row_at = |y: usize| y.checked_sub(offset.1).filter(|y| *y < usize::from(window.height)).map(|y| window.y + height(y));
    for (attitude, (x, cells)) in columns(scene).iter().zip(across(scene, usize::from(window.width), ctx.lang)) {
        let whole = heading(*attitude, ctx.lang);
        let words = if attitude.is_some() && text_width(&whole) > cells { value(*attitude) } else { whole };
        if let Some(y) = row_at(0) {
            // Nothing is coloured where nobody stands.
            let is_held = scene.chart.nodes.iter().any(|node| node.attitude == *attitude);
            let style = attitude.filter(|_| is_held).map_or(theme.plain(), |value| theme.attitude(value));
            canvas.text(window.x.saturating_add(height(x)), y, height(cells), &words, style);
        }
    }
    for (influence, rule, _) in rows(scene, usize::from(window.height)) {
        let grade = INFLUENCE.iter().find(|grade| Some(grade.value) == influence);
        let means = grade.map_or(say::NOT_JUDGED, |grade| grade.words);
        let name = format!("{} {}", influence.map_or_else(|| "▲?".to_owned(), |value| format!("▲{value}")), ctx.say(means));
        if let Some(y) = row_at(rule) {
            title_line(canvas, Area { y, height: 1, ..window }, Title::of(&name), theme.plain());
        }
    }
    let marked = marked(scene);
    for placed in &layout.boxes {
        let (Some(y), Some(node)) = (row_at(placed.area.y), scene.chart.nodes.get(placed.node)) else { continue };
        let (x, cells) = (window.x.saturating_add(height(placed.area.x)), height(placed.area.width));
        let (name, mark) = if node.unknown || node.never_met { (theme.warn(), theme.warn()) } else { (theme.strong(), theme.plain()) };
        canvas.text(x, y, cells, &marks(node), mark);
        let room = cells.saturating_sub(height(marked));
        canvas.text(x + height(marked), y, room, &without_initials(&node.name, usize::from(room)), name);
    }
}
