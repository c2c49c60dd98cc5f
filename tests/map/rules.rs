//! What holds on every map, whatever is on it.

use kamdesk::map::layout::{self, Layout, Link, Point, Side};
use kamdesk::map::walk::{self, Direction};
use kamdesk::map::{Chart, View, draw};
use std::collections::BTreeSet;

/// The cells of a route.
fn cells(points: &[Point]) -> Vec<Point> {
    let mut cells = vec![points[0]];
    for pair in points.windows(2) {
        assert!(pair[0].x == pair[1].x || pair[0].y == pair[1].y, "a slanted line: {pair:?}");
        assert_ne!(pair[0], pair[1]);
        for x in pair[0].x.min(pair[1].x)..=pair[0].x.max(pair[1].x) {
            for y in pair[0].y.min(pair[1].y)..=pair[0].y.max(pair[1].y) {
                cells.push(Point { x, y });
            }
        }
    }
    cells
}

fn touches(layout: &Layout, person: i64, at: Point, side: Side) -> bool {
    let area = layout.place(person).unwrap().area;
    let (x, y) = (at.x + 1, at.y + 1);
    match side {
        Side::Top => y == area.y && (area.x..area.right()).contains(&at.x),
        Side::Bottom => at.y == area.bottom() && (area.x..area.right()).contains(&at.x),
        Side::Left => x == area.x && (area.y..area.bottom()).contains(&at.y),
        Side::Right => at.x == area.right() && (area.y..area.bottom()).contains(&at.y),
    }
}

/// Arranges, draws and walks a map, and fails where a rule is broken.
pub fn hold(chart: &Chart, view: &View) -> (Layout, draw::Picture) {
    let layout = layout::arrange(chart, view);
    assert_eq!(layout, layout::arrange(chart, view), "the same map has two pictures");

    for (at, placed) in layout.boxes.iter().enumerate() {
        let area = placed.area;
        assert!(area.right() <= layout.width && area.bottom() <= layout.height, "a box leaves the picture: {placed:?}");
        for other in &layout.boxes[at + 1..] {
            let apart = area.right() <= other.area.x
                || other.area.right() <= area.x
                || area.bottom() <= other.area.y
                || other.area.bottom() <= area.y;
            assert!(apart, "boxes overlap: {placed:?} {other:?}");
        }
    }
    let rows: BTreeSet<usize> = layout.boxes.iter().map(|placed| placed.row).collect();
    assert_eq!(rows.len(), rows.last().map_or(0, |last| last + 1), "an empty row");

    let taken: BTreeSet<(usize, usize)> = layout
        .boxes
        .iter()
        .flat_map(|placed| (placed.area.y..placed.area.bottom()).flat_map(|y| (placed.area.x..placed.area.right()).map(move |x| (x, y))))
        .collect();
    for route in &layout.routes {
        for cell in cells(&route.points) {
            assert!(cell.x < layout.width && cell.y < layout.height, "a link leaves the picture: {route:?}");
            assert!(!taken.contains(&(cell.x, cell.y)), "a link crosses a box at {cell:?}: {route:?}");
        }
        assert!(touches(&layout, route.from, route.points[0], route.leaves), "a link begins in the air: {route:?}");
        assert!(touches(&layout, route.to, *route.points.last().unwrap(), route.enters), "a link ends in the air: {route:?}");
    }

    let shown: BTreeSet<i64> = layout.boxes.iter().map(|placed| placed.person).collect();
    let drawn = layout.routes.iter().filter(|route| matches!(route.link, Link::Tie { .. })).count();
    let wanted = chart
        .ties
        .iter()
        .filter(|tie| view.shows(tie.kind) && tie.from != tie.to && shown.contains(&tie.from) && shown.contains(&tie.to))
        .count();
    assert_eq!(drawn, wanted, "a tie is not drawn");
    for node in chart.nodes.iter().filter(|node| shown.contains(&node.person)) {
        if let Some(boss) = node.boss.filter(|boss| shown.contains(boss) && *boss != node.person) {
            let drawn =
                layout.routes.iter().any(|route| !matches!(route.link, Link::Tie { .. }) && (route.from, route.to) == (boss, node.person));
            assert!(drawn, "no line from {boss} to {}", node.person);
        }
    }

    walkable(&layout, &shown);

    let picture = draw::picture(chart, &layout, view);
    assert_eq!((picture.width, picture.height), (layout.width, layout.height));
    for line in picture.lines() {
        assert!(kamdesk::printable::width(&line) <= layout.width, "wider than promised: {line}");
        assert!(!line.chars().any(kamdesk::printable::is_unprintable), "unprintable: {line:?}");
    }
    (layout, picture)
}

/// Fails unless everybody is reached by arrows from everybody, and the window always shows the chosen box.
fn walkable(layout: &Layout, shown: &BTreeSet<i64>) {
    let Some(first) = shown.first() else { return };
    let reach = |from: i64, back: bool| {
        let mut reached = BTreeSet::from([from]);
        loop {
            let steps = shown.iter().flat_map(|person| {
                Direction::ALL.into_iter().filter_map(|direction| walk::step(layout, *person, direction)).map(|to| (*person, to))
            });
            let news: Vec<i64> = steps
                .map(|(here, there)| if back { (there, here) } else { (here, there) })
                .filter(|(here, there)| reached.contains(here) && !reached.contains(there))
                .map(|(_, there)| there)
                .collect();
            if news.is_empty() {
                return reached;
            }
            reached.extend(news);
        }
    };
    assert_eq!(&reach(*first, false), shown, "somebody cannot be reached");
    assert_eq!(&reach(*first, true), shown, "somebody cannot be left");

    let window = (30, 10);
    let mut offset = (0, 0);
    for person in shown {
        offset = walk::offset(layout, *person, offset, window);
        let area = layout.place(*person).unwrap().area;
        let seen = |from: usize, to: usize, offset: usize, room: usize| offset <= from && to <= offset + room;
        assert!(
            seen(area.x, area.right(), offset.0, window.0) && seen(area.y, area.bottom(), offset.1, window.1),
            "not seen: {area:?} {offset:?}"
        );
        assert!(offset.0 <= layout.width.saturating_sub(window.0) && offset.1 <= layout.height.saturating_sub(window.1), "panned too far");
    }
}
