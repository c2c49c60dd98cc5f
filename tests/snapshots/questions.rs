//! What is asked of a picture, as far as it can be reckoned: what leads the eye, what is found at once, what is whole.

use super::Picture;
use super::rules::each;
use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier, Style};

/// The runs of cells of a row that `is` holds of, as text.
fn runs(picture: &Picture, y: u16, is: impl Fn(&Cell) -> bool) -> Vec<String> {
    let mut found = vec![String::new()];
    for cell in (0..picture.cells.area.width).map(|x| &picture.cells[(x, y)]) {
        match (is(cell), found.last_mut()) {
            (true, Some(run)) => run.push_str(cell.symbol()),
            (false, Some(run)) if !run.is_empty() => found.push(String::new()),
            _ => {}
        }
    }
    found.into_iter().map(|run| run.trim().to_owned()).filter(|run| !run.is_empty()).collect()
}

fn rows(picture: &Picture) -> std::ops::Range<u16> {
    0..picture.cells.area.height
}

/// Whether its lines and frames are a drawing.
fn is_drawn(picture: &Picture) -> bool {
    ["map", "judge", "grid", "coverage", "help-map"].iter().any(|name| picture.name.starts_with(name))
}

/// Fails with what was found on the screens.
fn none(found: Vec<(&Picture, String)>) {
    let told: Vec<String> = found.iter().map(|(picture, what)| format!("{}: {what}\n{}", picture.name, picture.text)).collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
}

/// What is in order was green and cyan, and what is late the smallest thing of its row.
#[test]
fn red_is_a_sign_or_a_figure_and_green_what_is_for_us_or_was_just_done() {
    let mut found = Vec::new();
    for picture in each().filter(|picture| !is_drawn(picture)) {
        for y in rows(picture) {
            let of = |colour: Color| runs(picture, y, |cell| cell.fg == colour && !cell.modifier.contains(Modifier::REVERSED));
            let is_alarm =
                |run: &String| run.starts_with('!') || run.starts_with('−') || run.chars().any(|c| c.is_ascii_digit()) || run == "≠";
            found.extend(of(Color::LightRed).into_iter().filter(|run| !is_alarm(run)).map(|run| (picture, format!("red {run}"))));
            let is_good = |run: &String| run.starts_with(['+', '✓', '[']);
            found.extend(of(Color::Green).into_iter().filter(|run| !is_good(run)).map(|run| (picture, format!("green {run}"))));
        }
    }
    none(found);
}

/// On a page of lists nobody would know which row a key acts on.
#[test]
fn one_row_at_most_has_the_keys_and_it_has_a_sign() {
    let mut found = Vec::new();
    for picture in each().filter(|picture| !is_drawn(picture)) {
        let with_keys = |y: &u16| {
            let reversed = (0..picture.cells.area.width).filter(|x| picture.cells[(*x, *y)].modifier.contains(Modifier::REVERSED)).count();
            reversed > 20
        };
        let rows_with: Vec<u16> = rows(picture).filter(with_keys).collect();
        let signed = |y: &u16| (0..picture.cells.area.width).any(|x| picture.cells[(x, *y)].symbol() == "►");
        let is_one = rows_with.windows(2).all(|pair| pair[0] + 1 == pair[1]);
        if !is_one || rows_with.first().is_some_and(|first| !signed(first) && !picture.name.contains("form")) {
            found.push((picture, format!("{rows_with:?}")));
        }
    }
    none(found);
}

/// Without colours both panes would look as if they had the keys.
#[test]
fn of_the_titles_of_panes_one_alone_is_bold() {
    let mut found = Vec::new();
    // The stage at hand is named in the title line of the map.
    for picture in each().filter(|picture| !picture.name.starts_with("map-stage")) {
        let head = |y: u16| -> Vec<String> {
            let line = picture.text.lines().nth(usize::from(y)).unwrap_or_default();
            if !line.starts_with("── ") && !line.contains("┬── ") {
                return Vec::new();
            }
            // Dates and signs in a title are no name of it.
            runs(picture, y, |cell| cell.modifier.contains(Modifier::BOLD) && cell.fg != Color::Reset)
        };
        let bold: Vec<String> = rows(picture).take(4).flat_map(head).filter(|run| run.chars().any(char::is_alphabetic)).collect();
        if bold.len() > 1 {
            found.push((picture, format!("{bold:?}")));
        }
    }
    none(found);
}

/// Three frames stood in one another, and two side by side took four columns of eighty.
#[test]
fn no_frame_stands_beside_a_frame() {
    let beside = |line: &&str| ["││", "╮╭", "╯╰", "│╭", "╮│"].iter().any(|pair| line.contains(pair));
    let found = each().filter(|picture| !is_drawn(picture));
    none(found.filter_map(|picture| Some((picture, picture.text.lines().find(beside)?.to_owned()))).collect());
}

/// Half a phone is none.
#[test]
fn phones_are_whole_wherever_they_stand() {
    let is_whole = |code: &str, after: &str| {
        let figures: String = after.chars().take_while(|c| c.is_ascii_digit() || [' ', '\u{a0}', '-'].contains(c)).collect();
        code.chars().chain(figures.chars()).filter(char::is_ascii_digit).count() >= 11
    };
    let of = |line: &str| ["+7 9", "+44 77"].iter().any(|code| line.split(code).skip(1).any(|after| !is_whole(code, after)));
    none(each().filter_map(|picture| Some((picture, picture.text.lines().find(|line| of(line))?.to_owned()))).collect());
}

/// Marks that touch a name are read as a letter of it, and some terminals draw them over it.
#[test]
fn behind_a_mark_stands_a_blank() {
    let mut found = Vec::new();
    for picture in each().filter(|picture| !is_drawn(picture)) {
        for y in rows(picture) {
            for x in 0..picture.cells.area.width - 1 {
                let (mark, next) = (picture.cells[(x, y)].symbol(), picture.cells[(x + 1, y)].symbol());
                if ["★", "↻", "•", "►", "✓"].contains(&mark) && next.chars().any(char::is_alphanumeric) {
                    found.push((picture, format!("{mark}{next} in row {y}")));
                }
            }
        }
    }
    none(found);
}

/// A form or a line of whose client nothing is said is filled in for another one.
#[test]
fn a_form_names_its_client() {
    use super::support::desk::Desk;
    use kamdesk::domain::Lang;
    for (lang, client) in [(Lang::Ru, "Ромашка"), (Lang::En, "Larkmead")].into_iter().filter(|(lang, _)| super::support::has_demo(*lang))
    {
        for (size, way) in super::SIZES.into_iter().flat_map(|size| ["", "<Tab>", "<Tab><Tab>", "<Tab><Tab><Tab>"].map(|way| (size, way))) {
            for key in ["m", "o", "r", "c", "C", "n", "e"] {
                let mut desk = Desk::demo(lang, size);
                desk.keys(&super::filled("2{mapped}<Enter>", lang)).keys(way).keys(key);
                let screen = desk.screen();
                let over = screen.lines().find(|line| line.trim_start().starts_with('╭'));
                let named = over.is_none_or(|title| title.contains(client)) || key == "c" && screen.contains(client);
                assert!(named, "{way} {key}\n{screen}");
            }
        }
    }
}

/// The styles of the roles are few: whatever else is drawn has none of its own.
#[test]
fn no_ground_is_painted_but_that_of_badges_and_of_what_could_not_be_saved() {
    let grounds = [Style::new().bg(Color::Yellow), Style::new().bg(Color::Red)].map(|style| style.bg);
    let mut found = Vec::new();
    for picture in each() {
        let painted = picture.cells.content().iter().filter(|cell| cell.bg != Color::Reset && !grounds.contains(&Some(cell.bg)));
        let text: String = painted.map(Cell::symbol).collect();
        found.extend((!text.trim().is_empty()).then_some((picture, text)));
    }
    none(found);
}
