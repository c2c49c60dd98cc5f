//! How long the influence map takes: `cargo bench --bench map` prints a Markdown table.

#[path = "../tests/map/charts.rs"]
#[allow(dead_code, reason = "the tests draw more of them")]
mod charts;

use kamdesk::domain::Lang;
use kamdesk::map::document::Labels;
use kamdesk::map::walk::{self, Direction};
use kamdesk::map::{Chart, View, Zoom, draw, layout, svg};
use std::hint::black_box;
use std::time::{Duration, Instant};

const ROUNDS: usize = 60;

fn main() {
    println!("| people, ties | zoom | fit | layout | drawing | a walk through all | as SVG |\n|---|---|---|---|---|---|---|");
    let mut crowd = charts::people(&(1..=200).map(|number| if number == 1 { 0 } else { (number + 3) / 5 }).collect::<Vec<i64>>());
    charts::ties(&mut crowd, 250, 7);
    for (name, chart) in [("8, 5", charts::eight()), ("25, 30", charts::twenty_five()), ("80, 120", charts::eighty()), ("200, 250", crowd)]
    {
        for zoom in Zoom::ALL {
            row(name, &chart, zoom);
        }
    }
}

fn row(name: &str, chart: &Chart, zoom: Zoom) {
    let view = View::new(zoom, 118, 36, Lang::Ru);
    let layout = layout::arrange(chart, &view);
    let labels = Labels::default();
    println!(
        "| {name} | {zoom:?} | {} | {} | {} | {} | {} |",
        time(|| {
            black_box(layout::fitting(chart, &view));
        }),
        time(|| drop(black_box(layout::arrange(chart, &view)))),
        time(|| drop(black_box(draw::picture(chart, &layout, &view)))),
        time(|| {
            for placed in &layout.boxes {
                for direction in Direction::ALL {
                    black_box(walk::step(&layout, placed.person, direction));
                }
                black_box(walk::offset(&layout, placed.person, (0, 0), (78, 20)));
            }
        }),
        time(|| drop(black_box(svg::svg(chart, &layout, &view, &labels)))),
    );
}

/// Median and 95 %.
fn time(mut work: impl FnMut()) -> String {
    let mut times: Vec<Duration> = (0..ROUNDS)
        .map(|_| {
            let started = Instant::now();
            work();
            started.elapsed()
        })
        .collect();
    times.sort_unstable();
    format!("{:.2?} / {:.2?}", times[ROUNDS / 2], times[ROUNDS * 95 / 100])
}
