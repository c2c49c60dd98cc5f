//! What stays where it is when the map changes, and how one goes through it.

use crate::charts::{self, people, person, tie};
use crate::golden::view;
use crate::random::charts as any_chart;
use kamdesk::map::layout::{self, Layout, Link, Rect};
use kamdesk::map::walk::{self, Direction};
use kamdesk::map::{Chart, TieKind, Zoom};
use proptest::prelude::*;
use std::collections::BTreeMap;

fn areas(layout: &Layout) -> BTreeMap<i64, Rect> {
    layout.boxes.iter().map(|placed| (placed.person, placed.area)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// One who looks for a person finds them where they were yesterday.
    #[test]
    fn a_new_person_leaves_the_others_in_their_order(chart in any_chart(), pick: usize, ties: bool) {
        let mut chart = chart;
        if !ties {
            chart.ties.clear();
        }
        let view = view(Zoom::Short, 100_000, 100_000);
        let before = layout::arrange(&chart, &view);
        let number = chart.nodes.len() as i64 + 1;
        for node in chart.nodes.iter_mut().filter(|node| node.boss == Some(number)) {
            node.boss = Some(99);
        }
        // Who gets their first report leaves those who stand alone.
        let inside = |id: i64| chart.nodes.iter().any(|node| node.person == id && !node.outside);
        let reports = before.routes.iter().filter(|route| route.link == Link::Reports && inside(route.to) && inside(route.from));
        let bosses: Vec<i64> = [0].into_iter().chain(reports.map(|route| route.from)).collect();
        let boss = bosses[pick % bosses.len()];
        chart.nodes.push(person(number, (boss > 0).then_some(boss)));
        let after = layout::arrange(&chart, &view);
        let placed = |layout: &Layout, id: i64| layout.place(id).map(|placed| (placed.row, placed.area)).unwrap();
        for one in &before.boxes {
            prop_assert_eq!(placed(&after, one.person).0, one.row, "{} changed rows", one.person);
            for other in before.boxes.iter().filter(|other| other.row == one.row && one.area.x < other.area.x) {
                prop_assert!(placed(&after, one.person).1.x < placed(&after, other.person).1.x, "{} and {} changed places", one.person, other.person);
            }
        }
        if boss == 0 && chart.ties.is_empty() {
            prop_assert!(before.boxes.iter().all(|one| placed(&after, one.person).1 == one.area), "somebody moved for one who stands alone");
        }
    }

    #[test]
    fn a_judgement_moves_nobody(chart in any_chart(), influence in 1i64..6, attitude in -2i64..3) {
        let view = view(Zoom::Full, 118, 36);
        let before = layout::arrange(&chart, &view);
        let mut judged = chart.clone();
        for node in &mut judged.nodes {
            (node.influence, node.attitude, node.faded, node.never_met) = (Some(influence), Some(attitude), true, true);
        }
        prop_assert_eq!(before, layout::arrange(&judged, &view));
    }

    /// The order in which a file gives its rows says nothing.
    #[test]
    fn the_order_of_the_chart_does_not_count(chart in any_chart()) {
        let view = view(Zoom::Short, 118, 36);
        let mut turned = chart.clone();
        turned.nodes.reverse();
        turned.ties.reverse();
        prop_assert_eq!(areas(&layout::arrange(&chart, &view)), areas(&layout::arrange(&turned, &view)));
    }
}

#[test]
fn trees_to_the_left_of_a_new_report_stay() {
    let view = view(Zoom::Short, 1000, 1000);
    let before = areas(&layout::arrange(&people(&[0, 0, 1, 1, 2, 2]), &view));
    let after = areas(&layout::arrange(&people(&[0, 0, 1, 1, 2, 2, 2]), &view));
    for person in [1, 3, 4, 5, 6] {
        assert_eq!(before[&person], after[&person], "{person} moved");
    }
}

#[test]
fn arrows_follow_the_picture() {
    let layout = layout::arrange(&charts::eight(), &view(Zoom::Short, 78, 20));
    let path =
        |from: i64, directions: &[Direction]| directions.iter().try_fold(from, |person, direction| walk::step(&layout, person, *direction));
    use Direction::{Down, Left, Right, Up};
    assert_eq!(path(1, &[Down]), Some(3), "down from a boss is the report below");
    assert_eq!(path(1, &[Down, Left, Down]), Some(5));
    assert_eq!(path(1, &[Down, Right, Down, Up, Up]), Some(1));
    assert_eq!(path(1, &[Up]), Some(8), "the consultant stands above");
    assert_eq!(path(8, &[Up]), None);
    assert_eq!(path(8, &[Left]), None);
    assert_eq!(walk::step(&layout, 99, Down), Some(1), "who is not shown goes to the first");
}

#[test]
fn tab_goes_around_the_ties_of_a_person() {
    let mut chart: Chart = people(&[0, 1, 1, 1]);
    tie(&mut chart, TieKind::Dotted, 1, 2, 1);
    tie(&mut chart, TieKind::Influences, 3, 1, 1);
    tie(&mut chart, TieKind::Trusts, 1, 4, 1);
    tie(&mut chart, TieKind::Trusts, 2, 4, 1);
    let mut view = view(Zoom::Short, 78, 20);
    let round = |view: &_, forward: bool| {
        let mut at = None;
        let mut seen = Vec::new();
        for _ in 0..4 {
            let end = walk::along(&chart, view, 1, at, forward).unwrap();
            at = Some(end.tie);
            seen.push(end.person);
        }
        seen
    };
    assert_eq!(round(&view, true), [3, 4, 2, 3]);
    assert_eq!(round(&view, false), [2, 4, 3, 2]);
    view.show = [TieKind::Trusts].into();
    assert_eq!(round(&view, true), [4, 4, 4, 4], "what is not shown is not walked");
    view.masked = true;
    assert_eq!(walk::along(&chart, &view, 1, None, true), None);
    assert_eq!(walk::along(&chart, &view, 3, None, false), None);
}
