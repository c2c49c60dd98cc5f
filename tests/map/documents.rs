//! The map as text, drawing and flowchart.

use crate::charts;
use crate::golden::view;
use crate::random::charts as any_chart;
use kamdesk::map::document::{self, Labels};
use kamdesk::map::{Chart, Lit, View, Zoom, draw, layout, mermaid, svg};
use proptest::prelude::*;
use std::path::Path;
use std::process::Command;

fn labels() -> Labels {
    Labels {
        title: "Ромашка <карта> & \"связи\"".to_owned(),
        reports: "подчиняется".to_owned(),
        ties: ["влияет", "доверяет", "в конфликте", "общее прошлое", "подчинён по делу"].map(str::to_owned),
        unmet: "не знакомы".to_owned(),
        decides: "решает".to_owned(),
        strength: ("2 3".into(), "a tie that is marked, strong".into()),
    }
}

/// A name that would break any format.
const HOSTILE: &str = "</text><script>alert(1)</script>\"]#`|{}\u{1b}[31m\u{202e}\u{0}\u{FFFF}&amp;";

fn hostile() -> Chart {
    let mut chart = charts::eight();
    HOSTILE.clone_into(&mut chart.nodes[2].name);
    HOSTILE.clone_into(&mut chart.nodes[3].position);
    HOSTILE.clone_into(&mut chart.ties[0].note);
    chart
}

fn drawing(chart: &Chart, view: &View) -> String {
    svg::svg(chart, &layout::arrange(chart, view), view, &labels())
}

/// Fails unless a drawing is well-formed, stands alone, and has a shape for every person and link.
fn check(chart: &Chart, view: &View) {
    let layout = layout::arrange(chart, view);
    let text = svg::svg(chart, &layout, view, &labels());
    let document = roxmltree::Document::parse(&text).unwrap_or_else(|error| panic!("{error}\n{text}"));
    let named = |name: &str| document.descendants().filter(|node| node.has_tag_name(("http://www.w3.org/2000/svg", name))).count();
    assert!(named("rect") > layout.boxes.len(), "a box is missing");
    assert!(named("path") > layout.routes.len(), "a link is missing");
    assert_eq!(named("script") + named("image") + named("foreignObject") + named("use"), 0);
    for node in document.descendants() {
        for attribute in node.attributes() {
            assert!(!attribute.name().starts_with("on") && attribute.name() != "href", "{attribute:?}");
        }
    }
    let outer = document.root_element();
    let (across, down): (f64, f64) =
        (outer.attribute("width").unwrap().parse().unwrap(), outer.attribute("height").unwrap().parse().unwrap());
    for node in document.descendants().filter(|node| node.has_tag_name(("http://www.w3.org/2000/svg", "rect"))) {
        let number = |name: &str| node.attribute(name).map_or(0.0, |value| value.parse::<f64>().unwrap());
        assert!(number("x") + number("width") <= across && number("y") + number("height") <= down, "a box leaves the page");
    }
}

#[test]
fn the_drawing_is_well_formed_whatever_the_names() {
    check(&hostile(), &view(Zoom::Full, 118, 36));
    let text = drawing(&hostile(), &view(Zoom::Full, 118, 36));
    assert!(!text.contains("<script") && !text.contains('\u{1b}') && !text.contains('\u{202e}'));
}

#[test]
fn the_drawing_tells_persons_and_ties_in_words() {
    let text = drawing(&charts::eight(), &view(Zoom::Full, 118, 36));
    let document = roxmltree::Document::parse(&text).unwrap();
    let titles: Vec<&str> =
        document.descendants().filter(|node| node.tag_name().name() == "title").filter_map(|node| node.text()).collect();
    assert!(titles.iter().any(|title| title.contains("Петрова А. С.") && title.contains("скорее за")), "{titles:?}");
    assert!(titles.contains(&"Сидоров К. В. → Петрова А. С.: влияет 3"), "{titles:?}");
}

#[test]
fn the_drawing_hides_what_a_client_must_not_see() {
    let mut view = view(Zoom::Full, 118, 36);
    view.masked = true;
    let text = drawing(&charts::eight(), &view);
    for secret in ["▲", "≡", "★", "= ", "решает", "влияет", "конфликт", "против"] {
        assert!(!text.contains(secret), "{secret}");
    }
}

#[test]
fn the_flowchart_is_kept() {
    let view = view(Zoom::Short, 118, 36);
    let mut chart = hostile();
    chart.ties[0].strength = 1;
    let text = mermaid::mermaid(&chart, &layout::arrange(&chart, &view), &view, &labels());
    insta::with_settings!({ prepend_module_to_snapshot => false, snapshot_path => "pictures", omit_expression => true }, {
        insta::assert_snapshot!("flowchart", text);
    });
}

#[test]
fn the_text_is_kept() {
    let mut view = view(Zoom::Short, 78, 20);
    let chart = charts::eight();
    for (name, ascii) in [("text", false), ("text-ascii", true)] {
        view.ascii = ascii;
        let layout = layout::arrange(&chart, &view);
        let text = document::text(&draw::picture(&chart, &layout, &view), &layout, &view, &labels());
        insta::with_settings!({ prepend_module_to_snapshot => false, snapshot_path => "pictures", omit_expression => true }, {
            insta::assert_snapshot!(name, text);
        });
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_map_makes_a_drawing_and_a_flowchart(chart in any_chart(), name in any::<String>(), lit: bool) {
        let mut chart = chart;
        if let Some(node) = chart.nodes.first_mut() {
            node.name = name;
        }
        let mut view = view(Zoom::Short, 100, 40);
        view.lit = lit.then(|| Lit { persons: [1, 2].into(), ties: [1].into() });
        check(&chart, &view);
        let layout = layout::arrange(&chart, &view);
        let text = mermaid::mermaid(&chart, &layout, &view, &labels());
        // A quotation mark in a name would end the label it is in: marks come in pairs on every line.
        prop_assert!(text.lines().skip(3).all(|line| line.matches('"').count() % 2 == 0), "{}", text);
        prop_assert!(!text.chars().any(|c| c != '\n' && kamdesk::printable::is_unprintable(c)));
    }
}

/// Browsers by the names they have on the path, with what makes a picture of a page.
fn browser(page: &Path, picture: &Path) -> Option<Command> {
    let page = format!("file://{}", page.display());
    let folders: Vec<_> = std::env::split_paths(&std::env::var_os("PATH")?).collect();
    let found = |name: &str| folders.iter().any(|folder| folder.join(name).is_file());
    if let Some(name) = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"].into_iter().find(|name| found(name)) {
        let mut command = Command::new(name);
        command.args(["--headless", "--no-sandbox", "--disable-gpu", "--window-size=1200,900"]);
        command.arg(format!("--user-data-dir={}", picture.with_extension("profile").display()));
        command.arg(format!("--screenshot={}", picture.display())).arg(page);
        return Some(command);
    }
    found("firefox").then(|| {
        let mut command = Command::new("firefox");
        command
            .args(["--headless", "--profile"])
            .arg(picture.parent().unwrap_or(Path::new(".")))
            .arg("--screenshot")
            .arg(picture)
            .arg(page);
        command
    })
}

/// What a reader of XML takes, a browser may still refuse to draw.
#[test]
fn a_browser_draws_the_drawing() {
    let folder = tempfile::tempdir().unwrap();
    let (page, picture) = (folder.path().join("map.svg"), folder.path().join("map.png"));
    std::fs::write(&page, drawing(&hostile(), &view(Zoom::Full, 118, 36))).unwrap();
    let Some(mut command) = browser(&page, &picture) else {
        eprintln!("skipped: neither Chromium, Chrome nor Firefox is on the path");
        return;
    };
    let output = command.output().unwrap();
    let drawn = std::fs::read(&picture).unwrap_or_else(|error| panic!("no picture: {error}\n{}", String::from_utf8_lossy(&output.stderr)));
    assert!(drawn.starts_with(b"\x89PNG"), "not a picture");
    // A blank page or the message of an error would be packed into far less.
    assert!(drawn.len() > 8_000, "an empty picture: {} bytes", drawn.len());
}
