//! Organisations as they are drawn.

use crate::{charts, rules};
use kamdesk::domain::Lang;
use kamdesk::map::{Chart, View, Zoom};

/// A view of a room in Russian.
fn view(zoom: Zoom, width: usize, height: usize) -> View {
    let mut view = View::new(zoom, width, height, Lang::Ru);
    view.outside = "Вне клиента".to_owned();
    view
}

/// Draws, holds the rules, and keeps the picture.
fn keep(name: &str, chart: &Chart, view: &View) {
    let (layout, picture) = rules::hold(chart, view);
    let text = format!("{}×{}\n{}", layout.width, layout.height, picture.lines().join("\n"));
    insta::with_settings!({ prepend_module_to_snapshot => false, snapshot_path => "pictures", omit_expression => true }, {
        insta::assert_snapshot!(name, text);
    });
}

#[test]
fn eight_people_in_a_small_terminal() {
    keep("eight", &charts::eight(), &view(Zoom::Short, 78, 20));
}

#[test]
fn twenty_five_people_with_thirty_ties() {
    keep("twenty-five", &charts::twenty_five(), &view(Zoom::Short, 118, 36));
    keep("twenty-five-initials", &charts::twenty_five(), &view(Zoom::Initials, 118, 36));
}

#[test]
fn eighty_people_are_panned() {
    keep("eighty", &charts::eighty(), &view(Zoom::Short, 118, 36));
}
