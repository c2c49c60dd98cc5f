//! Organisations as they are drawn.

use crate::charts::{self, people, tie};
use crate::rules;
use kamdesk::domain::Lang;
use kamdesk::map::layout::Layout;
use kamdesk::map::{Chart, Lit, TieKind, View, Zoom};

/// A view of a room in Russian.
pub fn view(zoom: Zoom, width: usize, height: usize) -> View {
    let mut view = View::new(zoom, width, height, Lang::Ru);
    view.outside = "Вне клиента".to_owned();
    view
}

/// Draws, holds the rules, and keeps the picture.
fn keep(name: &str, chart: &Chart, view: &View) -> Layout {
    let (layout, picture) = rules::hold(chart, view);
    let text = format!("{}×{}\n{}", layout.width, layout.height, picture.lines().join("\n"));
    insta::with_settings!({ prepend_module_to_snapshot => false, snapshot_path => "pictures", omit_expression => true }, {
        insta::assert_snapshot!(name, text);
    });
    layout
}

fn fits(layout: &Layout, view: &View) {
    assert!(
        layout.width <= view.width && layout.height <= view.height,
        "{}×{} in {}×{}",
        layout.width,
        layout.height,
        view.width,
        view.height
    );
}

#[test]
fn nobody() {
    let (layout, picture) = rules::hold(&Chart::default(), &view(Zoom::Full, 78, 20));
    assert_eq!((layout.width, picture.lines().len()), (0, 0));
}

#[test]
fn one_person() {
    keep("one", &people(&[0]), &view(Zoom::Full, 78, 20));
}

#[test]
fn a_chain_of_command() {
    keep("chain", &people(&[0, 1, 2]), &view(Zoom::Full, 78, 20));
}

#[test]
fn two_roots() {
    keep("roots", &people(&[0, 0, 1, 1, 2, 2]), &view(Zoom::Short, 118, 36));
}

#[test]
fn a_circle_entered_by_mistake() {
    let layout = keep("circle", &people(&[3, 1, 2, 3]), &view(Zoom::Short, 78, 24));
    let cut: Vec<i64> = layout.boxes.iter().filter(|placed| placed.in_circle).map(|placed| placed.person).collect();
    assert_eq!(cut, [1], "a circle is cut above its smallest rowid");
}

#[test]
fn a_boss_who_is_not_on_the_map() {
    let layout = keep("boss-missing", &people(&[9, 1, 1]), &view(Zoom::Short, 78, 20));
    assert!(layout.boxes[0].boss_missing);
}

#[test]
fn people_outside_the_client() {
    let mut chart = people(&[0, 1, 1, 0, 4, 2]);
    for at in [3, 5] {
        chart.nodes[at].outside = true;
        chart.nodes[at].position = "Консультант".to_owned();
    }
    tie(&mut chart, TieKind::Influences, 6, 1, 3);
    keep("outside", &chart, &view(Zoom::Short, 78, 24));
}

#[test]
fn a_seat_without_a_name() {
    let mut chart = people(&[0, 1, 1]);
    chart.nodes[0].roles = vec!["decides".to_owned()];
    for (at, name) in [(0, "Кто решает?"), (2, "Кто пишет требования?")] {
        let node = &mut chart.nodes[at];
        (node.unknown, node.name, node.initials) = (true, name.to_owned(), "?".to_owned());
        (node.influence, node.attitude, node.relationship, node.mirror) = (None, None, None, None);
        node.position = String::new();
    }
    chart.nodes[1].never_met = true;
    chart.nodes[1].handed = Some("Зимина".to_owned());
    keep("placeholder", &chart, &view(Zoom::Full, 78, 20));
}

#[test]
fn eight_people_in_a_small_terminal() {
    let view = view(Zoom::Short, 78, 20);
    let chart = charts::eight();
    assert_eq!(kamdesk::map::layout::fitting(&chart, &view), Zoom::Short);
    fits(&keep("eight", &chart, &view), &view);
}

#[test]
fn eight_people_in_english_and_ascii() {
    let mut view = view(Zoom::Short, 78, 20);
    (view.lang, view.ascii, view.outside) = (Lang::En, true, "Outside the client".to_owned());
    let mut chart = charts::eight();
    chart.ties[4].kind = TieKind::Dotted;
    fits(&keep("eight-ascii", &chart, &view), &view);
    let (_, picture) = rules::hold(&chart, &view);
    let strange: String = picture.lines().concat().chars().filter(|c| !c.is_ascii() && !c.is_alphabetic()).collect();
    assert_eq!(strange, "", "only letters of names are not ASCII");
}

#[test]
fn a_client_in_the_room_sees_nothing_of_ours() {
    let mut chart = charts::eight();
    chart.nodes[6].unknown = true;
    let mut masked = view(Zoom::Full, 118, 36);
    masked.masked = true;
    let layout = keep("eight-masked", &chart, &masked);
    assert!(layout.routes.iter().all(|route| route.link == kamdesk::map::layout::Link::Reports));
    for zoom in Zoom::ALL {
        masked.zoom = zoom;
        let text = rules::hold(&chart, &masked).1.lines().join("\n");
        for secret in ["▲", "≡", "★", "= ", "═", "╌", "решает", "Юсупов", "Зимина"] {
            assert!(!text.contains(secret), "{secret} is shown:\n{text}");
        }
    }
}

#[test]
fn what_differs_for_a_purchase_is_marked() {
    let mut chart = people(&[0, 1, 1]);
    chart.nodes[1].differs.insert("attitude");
    chart.nodes[2].roles = vec!["buys".to_owned()];
    chart.nodes[2].differs.insert("roles");
    keep("purchase", &chart, &view(Zoom::Full, 78, 20));
    keep("purchase-short", &chart, &view(Zoom::Short, 78, 20));
}

#[test]
fn a_folded_branch() {
    let mut view = view(Zoom::Short, 118, 36);
    view.collapsed = [2, 3].into();
    let layout = keep("folded", &charts::twenty_five(), &view);
    let hidden: usize = layout.boxes.iter().map(|placed| placed.hidden).sum();
    assert_eq!(layout.boxes.len() + hidden, 25, "somebody is neither shown nor counted");
}

#[test]
fn twenty_five_people_with_thirty_ties() {
    let view = view(Zoom::Short, 118, 36);
    let chart = charts::twenty_five();
    assert_eq!(kamdesk::map::layout::fitting(&chart, &view), Zoom::Short);
    fits(&keep("twenty-five", &chart, &view), &view);
}

#[test]
fn a_question_lights_its_answer() {
    let mut view = view(Zoom::Short, 78, 20);
    view.lit = Some(Lit { persons: [1, 2].into(), ties: [1].into() });
    let (_, picture) = rules::hold(&charts::eight(), &view);
    let light = |class| -> Vec<_> { picture.rows().flatten().filter(|cell| cell.class == class).map(|cell| cell.light).collect() };
    use kamdesk::map::draw::{Class, Light};
    assert!(light(Class::Decides).iter().all(|light| *light == Light::Lit));
    assert!(light(Class::Unmet).iter().all(|light| *light == Light::Dimmed));
    let influences = light(Class::Tie(TieKind::Influences));
    assert!(influences.contains(&Light::Lit) && influences.contains(&Light::Dimmed), "one of two is lit");
}

#[test]
fn eighty_people_are_panned() {
    keep("eighty", &charts::eighty(), &view(Zoom::Short, 118, 36));
}

/// Everybody alone, as a map begins before reporting lines are known.
#[test]
fn people_without_lines() {
    let view = view(Zoom::Short, 118, 36);
    fits(&keep("alone", &people(&[0; 25]), &view), &view);
}
