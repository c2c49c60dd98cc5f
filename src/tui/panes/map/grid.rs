//! Names by influence and attitude: who carries weight, and on which side (M19).

use crate::domain::Grade;
use crate::domain::affiliation::ATTITUDE;
use crate::map::Node;
use crate::map::layout::{Layout, Placed, Rect};
use crate::map::read::Scene;
use crate::printable::{fit, width as text_width};
use crate::text::map as say;
use crate::tui::canvas::{Canvas, height};
use crate::tui::layer::Ctx;
use crate::tui::theme::OLD;
use ratatui::layout::Rect as Area;
use std::collections::BTreeSet;

/// The columns: attitudes, and those not judged.
const COLUMNS: [Option<i64>; 6] = [Some(-2), Some(-1), Some(0), Some(1), Some(2), None];
/// The rows: influences from the top, and those not judged.
const ROWS: [Option<i64>; 6] = [Some(5), Some(4), Some(3), Some(2), Some(1), None];
/// Cells that the label of a row takes, and rows that the heading takes.
const LABEL: usize = 5;
const HEADING: usize = 1;

/// The columns that are shown: that of people not judged only where there are such.
fn columns(scene: &Scene) -> &'static [Option<i64>] {
    let all_judged = scene.chart.nodes.iter().all(|node| node.attitude.is_some());
    &COLUMNS[..COLUMNS.len() - usize::from(all_judged)]
}

/// Cells of a column.
fn column(scene: &Scene, room: usize) -> usize {
    (room.saturating_sub(LABEL) / columns(scene).len()).max(4)
}

fn cell(scene: &Scene, influence: Option<i64>, attitude: Option<i64>) -> impl Iterator<Item = (usize, &Node)> {
    let fits = move |node: &Node| node.influence == influence && node.attitude == attitude;
    scene.chart.nodes.iter().enumerate().filter(move |(_, node)| fits(node))
}

/// The rows of the table: first line, height. A row without anybody takes one line.
fn rows(scene: &Scene, room: usize) -> Vec<(Option<i64>, usize, usize)> {
    let most = |influence| COLUMNS.iter().map(|attitude| cell(scene, influence, *attitude).count()).max().unwrap_or(0);
    let shown: Vec<_> =
        ROWS.into_iter().map(|influence| (influence, most(influence))).filter(|(row, most)| row.is_some() || *most > 0).collect();
    // A line parts the rows; what room is left they share.
    let needed: usize = shown.iter().map(|(_, most)| most.max(&1) + 1).sum();
    let spare = room.saturating_sub(HEADING + needed) / shown.len().max(1);
    let mut y = HEADING;
    shown
        .into_iter()
        .map(|(influence, most)| {
            let height = most.max(1) + spare;
            y += height + 1;
            (influence, y - height - 1, height)
        })
        .collect()
}

/// Gives every name a place: the same boxes that the map is walked by.
pub(super) fn arrange(scene: &Scene, room: (usize, usize)) -> Layout {
    let width = column(scene, room.0);
    let mut boxes = Vec::new();
    let rows = rows(scene, room.1);
    for (influence, y, _) in rows.iter().copied() {
        for (at, attitude) in columns(scene).iter().enumerate() {
            for (line, (node, of)) in cell(scene, influence, *attitude).enumerate() {
                let area = Rect { x: LABEL + at * width, y: y + line, width: width.saturating_sub(1), height: 1 };
                boxes.push(Placed { person: of.person, node, area, row: y + line, hidden: 0, boss_missing: false, in_circle: false });
            }
        }
    }
    number_rows(&mut boxes);
    let height = rows.last().map_or(HEADING, |(_, y, height)| y + height);
    Layout { width: LABEL + columns(scene).len() * width, height, boxes, routes: Vec::new(), border: None }
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
    let width = column(scene, usize::from(window.width));
    let row_at = |y: usize| y.checked_sub(offset.1).filter(|y| *y < usize::from(window.height)).map(|y| window.y + height(y));
    let value = |grade: &Grade| format!("{}{}", if grade.value > 0 { "+" } else { "" }, grade.value).replace('-', "−");
    let whole = |grade: &Grade| format!("{} {}", value(grade), ctx.say(grade.words));
    let words_fit = ATTITUDE.iter().all(|grade| text_width(&whole(grade)) < width);
    for (at, attitude) in columns(scene).iter().enumerate() {
        let grade = ATTITUDE.iter().find(|grade| Some(grade.value) == *attitude);
        let words = match grade {
            Some(grade) if words_fit => whole(grade),
            Some(grade) => value(grade),
            None => ctx.say(say::NOT_JUDGED).to_owned(),
        };
        if let Some(y) = row_at(0) {
            let x = window.x.saturating_add(height(LABEL + at * width));
            let style = attitude.map_or(theme.plain(), |value| theme.attitude(value));
            canvas.text(x, y, height(width).saturating_sub(1), &fit(&words, width - 1), style);
        }
    }
    for (influence, first, lines) in rows(scene, usize::from(window.height)) {
        if let Some(y) = row_at(first) {
            let label = influence.map_or_else(|| "▲?".to_owned(), |value| format!("▲{value}"));
            canvas.text(window.x, y, height(LABEL) - 1, &label, theme.accent());
        }
        if let Some(y) = row_at(first + lines) {
            let line: String = "─".repeat(usize::from(window.width));
            canvas.text(window.x, y, window.width, &line, theme.quiet());
        }
    }
    for placed in &layout.boxes {
        let (Some(y), Some(node)) = (row_at(placed.area.y), scene.chart.nodes.get(placed.node)) else { continue };
        let x = window.x.saturating_add(height(placed.area.x));
        let mark = if node.decides() { "◆ " } else { "" };
        let known = match (node.unknown || node.never_met, node.faded) {
            (true, _) => "?",
            (false, true) => OLD,
            (false, false) => "",
        };
        let style = if node.unknown || node.never_met { theme.warn() } else { theme.plain() };
        let differs = if node.differs.contains("attitude") { "≠" } else { "" };
        canvas.text(x, y, height(placed.area.width), &fit(&format!("{mark}{differs}{known}{}", node.name), placed.area.width), style);
    }
}
