//! Rules that hold on every screen, whatever is on it.

use super::{Picture, SIZES, WORDS, pictures, support};
use kamdesk::domain::{Entity, Lang, Record};
use kamdesk::printable::width;
use kamdesk::tui::theme::{Ground, Theme};
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect};
use ratatui::style::{Color, Modifier};
use std::collections::HashSet;
use support::desk::Desk;

/// Names of keys, of the product and of classes, and the languages by their own names.
const OURS: &[&str] = &[
    "Kamdesk",
    "Enter",
    "Esc",
    "Tab",
    "Space",
    "Ctrl",
    "Shift",
    "Del",
    "Home",
    "End",
    "PgUp",
    "PgDn",
    "Backspace",
    "English",
    "русский",
    "ASCII",
    "ABC",
    "XYZ",
];

pub fn each() -> impl Iterator<Item = &'static Picture> {
    Lang::ALL.into_iter().flat_map(|lang| SIZES.map(|size| (lang, size))).flat_map(|(lang, size)| pictures(lang, size))
}

/// Words of three letters and more of one alphabet.
fn words(text: &str, is_letter: impl Fn(char) -> bool + Copy) -> impl Iterator<Item = &str> {
    text.split(move |c: char| !is_letter(c)).filter(|word| word.chars().count() >= 3)
}

/// Every word in the records of the demo, in lower case.
fn known(lang: Lang, is_letter: impl Fn(char) -> bool + Copy) -> HashSet<String> {
    let desk = Desk::demo(lang, SIZES[0]);
    let mut found = HashSet::new();
    for entity in Entity::ALL {
        let mut add =
            |record: Record| record.pairs().for_each(|(_, value)| found.extend(words(value.as_str(), is_letter).map(str::to_lowercase)));
        desk.store().each(entity, &mut add).unwrap();
    }
    found
}

/// A user who reads one language alone would meet a word of the other one.
#[test]
fn no_text_of_ours_is_in_the_other_language() {
    let mut foreign = Vec::new();
    for lang in Lang::ALL.into_iter().filter(|lang| support::has_demo(*lang)) {
        let is_letter: fn(char) -> bool = match lang {
            Lang::Ru => |c| c.is_ascii_alphabetic(),
            Lang::En => |c| matches!(c, 'а'..='я' | 'А'..='Я' | 'ё' | 'Ё'),
        };
        let known = known(lang, is_letter);
        for picture in each().filter(|picture| picture.lang == lang) {
            for word in words(&picture.text.replace("[file]", ""), is_letter) {
                let lower = word.to_lowercase();
                // What is cut at the edge of its place is the beginning of a word; the rest of it may stand on the next line.
                let is_known = known.iter().any(|known| known.starts_with(&lower) || known.ends_with(&lower));
                let is_typed = WORDS.iter().any(|(_, ru, en)| [ru, en].contains(&&word));
                if !OURS.contains(&word) && !is_known && !is_typed {
                    foreign.push(format!("{}: {word}", picture.name));
                }
            }
        }
    }
    assert!(foreign.is_empty(), "{}", foreign.join("\n"));
}

/// A line longer than the window would break into the next one and tear the screen apart.
#[test]
fn no_line_is_wider_than_the_screen() {
    for picture in each() {
        for line in picture.text.lines() {
            assert!(width(line) <= usize::from(picture.cells.area.width), "{}: {line}", picture.name);
        }
    }
}

/// Whoever does not find the way back presses keys at random; offered where there is none, as on *Today* where one begins, it would be a
/// key that does nothing. What was just done may stand in the place of the keys until the next one.
#[test]
fn the_way_back_is_in_sight_wherever_there_is_one() {
    for (name, empty, keys) in super::SCREENS {
        let mut desk = if *empty { Desk::empty(Lang::Ru, SIZES[0]) } else { Desk::demo(Lang::Ru, SIZES[0]) };
        super::prepare(&desk, name, Lang::Ru);
        desk.look_around().keys(&super::filled(keys, Lang::Ru));
        let last = desk.row(SIZES[0].1 - 1);
        if !last.starts_with(" ✓ ") {
            let offered = last.contains("Esc");
            assert!(
                ["? ", "F1 "].iter().any(|help| last.contains(help)) || ["welcome", "help"].iter().any(|of| name.starts_with(of)),
                "{name}: {last}"
            );
            let before = desk.screen();
            // Where nothing was begun it leads out of the program.
            let leads = desk.keys("<Esc>").screen() != before || !matches!(desk.next, kamdesk::tui::app::Next::Go);
            assert_eq!(leads, offered, "{name}: {last}\n{}", desk.screen());
        }
    }
    for picture in each().filter(|picture| picture.cells.area.width == SIZES[1].0) {
        let last = picture.text.lines().last().unwrap();
        let begins = ["today.", "today-promise", "today-attention", "client."].iter().any(|name| picture.name.starts_with(name));
        assert_eq!(!last.contains("Esc"), begins, "{}: {last}", picture.name);
    }
}

/// In a terminal without colours, or one that knows no symbols, what is late would look like what is to come.
#[test]
fn late_today_for_and_against_are_told_apart_without_colours_and_symbols() {
    for ascii in [false, true] {
        let theme = Theme { colour: false, ascii, ground: Ground::Unknown };
        let mut desk = Desk::drawn(Lang::Ru, SIZES[0], theme, |file| support::demo_at(file, Lang::Ru));
        let coloured = |desk: &Desk| desk.buffer().content().iter().any(|cell| cell.fg != Color::Reset || cell.bg != Color::Reset);
        let of = |desk: &Desk, text: &str| desk.rows_with(text).first().map(|y| desk.row(*y).chars().nth(1).unwrap());
        let [late, today, later] = ["причина слипания", "единый адрес", "Аникеева"].map(|text| of(&desk, text).unwrap());
        assert!(late != today && today != later && late != later, "{late:?} {today:?} {later:?}\n{}", desk.screen());
        assert!(!coloured(&desk));
        desk.keys("2/ромаш<Enter><Tab>").sees("+2").sees(if ascii { "-1" } else { "−1" });
        for keys in ["", "v", "<Tab>", "<Tab>", "<Tab>", "3", "c", "<Esc><F3>ром"] {
            desk.keys(keys);
            let strange: String = desk.screen().chars().filter(|c| !c.is_ascii() && !c.is_alphabetic()).collect();
            assert!(!ascii || strange.is_empty(), "{keys}: {strange}\n{}", desk.screen());
            assert!(!coloured(&desk), "{keys}");
        }
    }
}

/// In a terminal that draws signs of ambiguous width in two cells every frame and column would be torn, save with ASCII alone:
/// then nothing of ours is of such a width.
#[test]
fn in_ascii_nothing_of_ours_is_wider_in_a_terminal_that_counts_wide() {
    use unicode_width::UnicodeWidthStr;
    let theme = Theme { colour: true, ascii: true, ground: Ground::Dark };
    let mut desk = Desk::drawn(Lang::En, SIZES[1], theme, |file| support::demo_at(file, Lang::En));
    let tour = [
        "",
        "p",
        "<Esc>2/larkm<Enter>",
        "<Tab>",
        "v",
        "v",
        "v",
        "v<Tab>",
        "<Tab>",
        "<Tab>",
        "3",
        "?",
        "<Esc>c",
        "<Esc>C",
        "<Esc><F3>ro",
        "<Esc>1H",
    ];
    for keys in tour {
        desk.keys(keys);
        let wider = |cell: &&Cell| cell.symbol().width_cjk() != cell.symbol().width();
        let found: String = desk.buffer().content().iter().filter(wider).map(Cell::symbol).collect();
        assert!(found.is_empty(), "{keys}: {found}\n{}", desk.screen());
    }
}

/// A title written over a rule would take on its faintness, which in some palettes is next to nothing.
#[test]
fn nothing_that_is_read_is_faint() {
    for picture in each() {
        let faint = |cell: &&Cell| cell.modifier.contains(Modifier::DIM) && cell.symbol().chars().any(char::is_alphanumeric);
        let found: String = picture.cells.content().iter().filter(faint).map(Cell::symbol).collect();
        assert!(found.is_empty(), "{}: {found}\n{}", picture.name, picture.text);
    }
}

/// A frame that is not closed shows that something was drawn over it or outside of its place.
#[test]
fn frames_are_closed() {
    let broken: Vec<String> = each()
        .map(|picture| (picture, open_frames(&picture.cells)))
        .filter(|(_, found)| !found.is_empty())
        .map(|(picture, found)| format!("{}: {found:?}\n{}", picture.name, picture.text))
        .collect();
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

/// The corners that belong to no whole frame. A frame may lie over another one, and a message over its foot.
fn open_frames(buffer: &Buffer) -> Vec<(u16, u16)> {
    let area = *buffer.area();
    let at = |x: u16, y: u16| buffer.cell(Position::new(x, y)).map_or("", |cell| cell.symbol());
    let corners = |glyph: &str| -> Vec<(u16, u16)> {
        (0..area.height).flat_map(|y| (0..area.width).map(move |x| (x, y))).filter(|(x, y)| at(*x, *y) == glyph).collect()
    };
    let is_message = |y: u16| (y..area.height).any(|y| ["✓", "!"].contains(&at(1, y)) && at(0, y) == " ");
    let frames = |over: &[Rect]| -> Vec<Rect> {
        let hidden = |x: u16, y: u16| over.iter().any(|rect| rect.contains(Position::new(x, y)));
        let mut found = Vec::new();
        for (x, y) in corners("╭") {
            let Some(right) = (x + 1..area.width).find(|right| at(*right, y) == "╮" && !hidden(*right, y)) else { continue };
            // A long list has its place marked on the right side, a map too large for its window where it goes on, and
            // a form has a line across.
            let is_side =
                |column: u16, row: u16| ["│", "█", "←", "→", "↑", "↓", "├", "┤"].contains(&at(column, row)) || hidden(column, row);
            let Some(bottom) = (y + 1..area.height).find(|row| !is_side(x, *row)) else { continue };
            let foot = at(x, bottom) == "╰" && (at(right, bottom) == "╯" || hidden(right, bottom));
            if (foot || is_message(bottom)) && (y + 1..bottom).all(|row| is_side(right, row)) {
                found.push(Rect { x, y, width: right - x + 1, height: bottom - y + 1 });
            }
        }
        found
    };
    let over = frames(&[]);
    let whole = [over.clone(), frames(&over)].concat();
    let belongs = |x: u16, y: u16| {
        whole.iter().any(|rect| (x == rect.x || x + 1 == rect.right()) && (y == rect.y || y + 1 == rect.bottom()))
            // The other corners of the frame are under one that lies over it.
            || over.iter().any(|rect| rect.y <= y && y < rect.bottom() && 0 < rect.x || rect.x <= x && x < rect.right() && 1 < rect.y)
    };
    ["╭", "╮", "╰", "╯"].into_iter().flat_map(corners).filter(|(x, y)| !belongs(*x, *y)).collect()
}

/// A client who looks over the shoulder would read on the map what is thought of whom, and what a purchase is worth.
#[test]
fn the_map_shows_a_client_no_judgement() {
    let marks = ["▲", "≡", "−1", "+1", "+2", "≠", "◆", "●", "○", "0 %", "0 руб", "0 EUR", "скорее", "rather", "влияет →", "influences →"];
    for lang in Lang::ALL.into_iter().filter(|lang| support::has_demo(*lang)) {
        let people = super::filled("2{mapped}<Enter><Tab>", lang);
        let shown = |keys: &str| {
            let mut desk = Desk::demo(lang, SIZES[1]);
            desk.look_around().keys(&format!("{people}{keys}"));
            desk.screen()
        };
        let seen = |screen: &str| marks.iter().filter(|mark| screen.contains(**mark)).count();
        // The map, a question asked before, a purchase, the grid, who knows whom, a stage, the card, the opportunities.
        for keys in ["v", "vab", "vOb", "vv", "vvv", "vz", "v<Enter>", "<Tab><Tab>v"] {
            let open = seen(&shown(keys));
            let screen = shown(&format!("<F2>{keys}"));
            assert!(open > 0, "{keys}: nothing would be hidden");
            assert_eq!(seen(&screen), 0, "{keys}\n{screen}");
        }
        for keys in ["va", "vt", "vi", "vb", "vR", "vL", "vx"] {
            let screen = shown(&format!("<F2>{keys}"));
            assert!(seen(&screen) == 0 && screen.contains("F2"), "{keys}\n{screen}");
        }
    }
}
