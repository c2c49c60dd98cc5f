//! Draws pictures of the screens: `cargo run --release --example pictures -- assets/pictures`.
//!
//! The workbench is given the demo, a fixed clock and keys as a user would type them; what it draws into its buffer
//! becomes SVG. Text stays text; frames and bars become lines and boxes, so that they meet in any font. The same screens
//! give the same bytes.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crossterm::event::{Event as Input, KeyCode, KeyEvent, KeyModifiers};
use kamdesk::clock::Clock;
use kamdesk::demo;
use kamdesk::domain::Lang;
use kamdesk::store::Store;
use kamdesk::tui::app::{App, Start};
use kamdesk::tui::event::Event;
use kamdesk::tui::theme::{Ground, Theme};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

/// The moment at which all pictures are taken.
const NOW: &str = "2026-11-24T09:00:00+03:00";

/// A picture: its name, what it shows, its language, columns and rows, and the keys that lead there.
struct Picture {
    name: &'static str,
    shows: &'static str,
    lang: Lang,
    size: (u16, u16),
    keys: &'static [Key],
}

/// A key, or several letters one after the other.
enum Key {
    Press(KeyCode),
    Type(&'static str),
}

use Key::{Press, Type};

const LARGE: (u16, u16) = (120, 36);
const SMALL: (u16, u16) = (80, 24);

const PICTURES: [Picture; 9] = [
    Picture { name: "today-ru", shows: "Kamdesk: Сегодня", lang: Lang::Ru, size: LARGE, keys: &[] },
    Picture { name: "today-en", shows: "Kamdesk: Today", lang: Lang::En, size: LARGE, keys: &[] },
    Picture { name: "prep-ru", shows: "Kamdesk: подготовка к встрече", lang: Lang::Ru, size: SMALL, keys: &[Type("p")] },
    Picture { name: "accounts-ru", shows: "Kamdesk: клиенты", lang: Lang::Ru, size: LARGE, keys: &[Type("2")] },
    Picture {
        name: "dossier-ru",
        shows: "Kamdesk: досье клиента",
        lang: Lang::Ru,
        size: LARGE,
        keys: &[Type("2/ромашка"), Press(KeyCode::Enter)],
    },
    Picture {
        name: "people-ru",
        shows: "Kamdesk: люди клиента",
        lang: Lang::Ru,
        size: LARGE,
        keys: &[Type("2/ромашка"), Press(KeyCode::Enter), Press(KeyCode::Tab)],
    },
    Picture {
        name: "map-ru",
        shows: "Kamdesk: карта влияния",
        lang: Lang::Ru,
        size: LARGE,
        keys: &[Type("2/ромашка"), Press(KeyCode::Enter), Press(KeyCode::Tab), Type("v")],
    },
    Picture {
        name: "map-en",
        shows: "Kamdesk: the influence map",
        lang: Lang::En,
        size: LARGE,
        keys: &[Type("2/larkmead"), Press(KeyCode::Enter), Press(KeyCode::Tab), Type("v")],
    },
    Picture {
        name: "diary-en",
        shows: "Kamdesk: the diary of an account",
        lang: Lang::En,
        size: LARGE,
        keys: &[Type("2"), Press(KeyCode::Enter), Press(KeyCode::Tab), Press(KeyCode::Tab)],
    },
];

fn main() {
    let folder = std::env::args().nth(1).unwrap_or_else(|| "assets/pictures".into());
    std::fs::create_dir_all(&folder).unwrap();
    for picture in &PICTURES {
        let svg = svg(&picture.take(), picture.shows, picture.lang.code());
        let path = Path::new(&folder).join(format!("{}.svg", picture.name));
        println!("{}: {:.1} KB", path.display(), svg.len() as f64 / 1024.0);
        std::fs::write(path, svg).unwrap();
    }
}

impl Picture {
    /// Walks to the screen and draws it.
    fn take(&self) -> Buffer {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("demo.db"), Clock::Fixed(NOW.parse().unwrap())).unwrap();
        demo::fill(&store, self.lang).unwrap();
        let theme = Theme { colour: true, ascii: false, ground: Ground::Dark };
        let start = Start { store, lang: Some(self.lang), system_lang: self.lang, theme, demo: false };
        let mut app = App::new(start, self.size).unwrap();
        let mut terminal = Terminal::new(TestBackend::new(self.size.0, self.size.1)).unwrap();
        let mut press = |code: Option<KeyCode>| {
            if let Some(code) = code {
                app.handle(Event::Terminal(Input::Key(KeyEvent::new(code, KeyModifiers::NONE))));
            }
            app.refresh();
            terminal.draw(|frame| app.draw(frame)).unwrap();
        };
        press(None);
        for key in self.keys {
            match key {
                Press(code) => press(Some(*code)),
                Type(text) => text.chars().for_each(|letter| press(Some(KeyCode::Char(letter)))),
            }
        }
        terminal.backend().buffer().clone()
    }
}

/// A cell and a row in pixels, the room around the text and the bar above it.
const CELL: f64 = 8.4;
const ROW: f64 = 19.0;
const BORDER: f64 = 14.0;
const BAR: f64 = 34.0;
/// How far the baseline lies under the top of a row.
const BASELINE: f64 = 13.6;

const INK: &str = "#d5dbe7";
const PAPER: &str = "#161b25";
/// The sixteen colours of a terminal: black to white, then the bright ones.
const PALETTE: [&str; 16] = [
    "#262d3b", "#f27e83", "#8fd19e", "#ebc470", "#2f5a9e", "#c79be8", "#67c5d8", "#c3cad8", "#78839a", "#ff9da0", "#abe3b6", "#f6d796",
    "#7fb0f2", "#dcbdf5", "#93e0ee", "#ffffff",
];

/// The look of a cell: ink, paper, and whether it is bold, dim, slanted or underlined.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Look {
    ink: &'static str,
    paper: &'static str,
    bold: bool,
    dim: bool,
    slanted: bool,
    underlined: bool,
}

impl Look {
    fn of(cell: &Cell) -> Look {
        let (mut ink, mut paper) = (colour(cell.fg, INK), colour(cell.bg, PAPER));
        let has = |modifier| cell.modifier.contains(modifier);
        if has(Modifier::REVERSED) {
            std::mem::swap(&mut ink, &mut paper);
        }
        Look {
            ink,
            paper,
            bold: has(Modifier::BOLD),
            dim: has(Modifier::DIM),
            slanted: has(Modifier::ITALIC),
            underlined: has(Modifier::UNDERLINED),
        }
    }

    /// The classes of a text; the ink of most of the text needs none.
    fn classes(self) -> String {
        let mut classes = Vec::new();
        if let Some(at) = PALETTE.iter().position(|colour| *colour == self.ink) {
            classes.push(format!("c{at}"));
        } else if self.ink == PAPER {
            classes.push("p".into());
        }
        for (is, class) in [(self.bold, "b"), (self.dim, "d"), (self.slanted, "i")] {
            if is {
                classes.push(class.into());
            }
        }
        if classes.is_empty() { String::new() } else { format!(" class=\"{}\"", classes.join(" ")) }
    }
}

fn colour(colour: Color, otherwise: &'static str) -> &'static str {
    let at = match colour {
        Color::Black => 0,
        Color::Red => 1,
        Color::Green => 2,
        Color::Yellow => 3,
        Color::Blue => 4,
        Color::Magenta => 5,
        Color::Cyan => 6,
        Color::Gray => 7,
        Color::DarkGray => 8,
        Color::LightRed => 9,
        Color::LightGreen => 10,
        Color::LightYellow => 11,
        Color::LightBlue => 12,
        Color::LightMagenta => 13,
        Color::LightCyan => 14,
        Color::White => 15,
        Color::Indexed(at @ 0..16) => usize::from(at),
        _ => return otherwise,
    };
    PALETTE[at]
}

/// The arms of a box-drawing glyph: up, right, down, left.
fn arms(symbol: &str) -> Option<[bool; 4]> {
    let arms = match symbol {
        "─" => "rl",
        "│" => "ud",
        "┌" | "╭" => "rd",
        "┐" | "╮" => "dl",
        "└" | "╰" => "ur",
        "┘" | "╯" => "ul",
        "├" => "urd",
        "┤" => "udl",
        "┬" => "rdl",
        "┴" => "url",
        "┼" => "urdl",
        _ => return None,
    };
    Some(['u', 'r', 'd', 'l'].map(|arm| arms.contains(arm)))
}

/// How many eighths of its cell a bar fills from below.
fn eighths(symbol: &str) -> Option<usize> {
    ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"].iter().position(|bar| *bar == symbol).map(|at| at + 1)
}

/// A number without needless digits.
fn n(value: f64) -> String {
    let text = format!("{value:.1}");
    text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
}

fn x_of(column: u16) -> f64 {
    BORDER + f64::from(column) * CELL
}

fn y_of(row: u16) -> f64 {
    BAR + f64::from(row) * ROW
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn svg(buffer: &Buffer, title: &str, lang: &str) -> String {
    let (width, height) = (x_of(buffer.area.width) + BORDER, y_of(buffer.area.height) + BORDER);
    let mut drawing = Drawing::default();
    for row in 0..buffer.area.height {
        drawing.paper(buffer, row);
        let mut column = 0;
        while column < buffer.area.width {
            let look = Look::of(&buffer[(column, row)]);
            let begin = column;
            while column < buffer.area.width && Look::of(&buffer[(column, row)]) == look {
                column += 1;
            }
            drawing.run(buffer, row, begin, column, look);
        }
    }
    let mut classes = String::new();
    for (at, colour) in PALETTE.iter().enumerate().filter(|(at, _)| drawing.texts.contains(&format!("c{at}"))) {
        write!(classes, ".c{at}{{fill:{colour}}}").unwrap();
    }
    let [width_text, height_text] = [width, height].map(n);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width_text}\" height=\"{height_text}\" \
         viewBox=\"0 0 {width_text} {height_text}\" role=\"img\" xml:lang=\"{lang}\">\n<title>{}</title>\n\
         <style>text{{font:14px ui-monospace,\"JetBrains Mono\",\"Cascadia Mono\",\"SF Mono\",Menlo,Consolas,\"DejaVu Sans Mono\",\
         \"Liberation Mono\",monospace;fill:{INK};white-space:pre}}.b{{font-weight:700}}.d{{opacity:.6}}.i{{font-style:italic}}\
         .p{{fill:{PAPER}}}{classes}</style>\n",
        escaped(title)
    );
    writeln!(
        svg,
        "<rect x=\".5\" y=\".5\" width=\"{}\" height=\"{}\" rx=\"11\" fill=\"{PAPER}\" stroke=\"#39445a\"/>",
        n(width - 1.0),
        n(height - 1.0)
    )
    .unwrap();
    for (at, colour) in ["#f27e83", "#ebc470", "#8fd19e"].iter().enumerate() {
        writeln!(svg, "<circle cx=\"{}\" cy=\"17\" r=\"5.5\" fill=\"{colour}\"/>", 22 + at * 19).unwrap();
    }
    writeln!(
        svg,
        "<text x=\"{}\" y=\"21.5\" class=\"c8\" style=\"text-anchor:middle;fill:#78839a;font-size:13px\">kam</text>",
        n(width / 2.0)
    )
    .unwrap();
    drawing.finish(&mut svg);
    svg.push_str("</svg>\n");
    svg
}

/// What was drawn so far, from the back to the front.
#[derive(Default)]
struct Drawing {
    papers: String,
    /// The boxes of bars and the lines of frames, by colour.
    bars: BTreeMap<&'static str, String>,
    lines: BTreeMap<&'static str, String>,
    texts: String,
    /// Where a line that was just drawn can go on.
    straight: Option<(u16, u16)>,
}

impl Drawing {
    /// Draws what lies under the text of a row.
    fn paper(&mut self, buffer: &Buffer, row: u16) {
        let mut column = 0;
        while column < buffer.area.width {
            let begin = column;
            let paper = Look::of(&buffer[(column, row)]).paper;
            while column < buffer.area.width && Look::of(&buffer[(column, row)]).paper == paper {
                column += 1;
            }
            if paper != PAPER {
                let (x, y, width) = (n(x_of(begin)), n(y_of(row)), n(f64::from(column - begin) * CELL));
                writeln!(self.papers, "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{}\" rx=\"3\" fill=\"{paper}\"/>", n(ROW))
                    .unwrap();
            }
        }
    }

    /// Draws cells of one look.
    fn run(&mut self, buffer: &Buffer, row: u16, begin: u16, end: u16, look: Look) {
        let (x, y, width) = (x_of(begin), y_of(row), f64::from(end - begin) * CELL);
        if look.underlined {
            write!(self.lines.entry(look.ink).or_default(), "M{} {}h{}", n(x), n(y + BASELINE + 2.9), n(width)).unwrap();
        }
        let mut text = String::new();
        let (mut first, mut column) = (begin, begin);
        while column < end {
            let symbol = buffer[(column, row)].symbol();
            let gap = symbol == " " && (column + 1 >= end || buffer[(column + 1, row)].symbol() == " ");
            let drawn = self.glyph(symbol, column, row, look);
            if drawn || gap || (text.is_empty() && symbol == " ") {
                self.text(&mut text, first, row, look);
                first = column + 1;
            } else {
                text.push_str(symbol);
            }
            column += 1;
        }
        self.text(&mut text, first, row, look);
    }

    /// Draws a glyph that is better drawn than written; `false` when it is not one.
    fn glyph(&mut self, symbol: &str, column: u16, row: u16, look: Look) -> bool {
        let (x, y) = (x_of(column), y_of(row));
        let (middle, centre) = (x + CELL / 2.0, y + ROW / 2.0);
        if let Some(eighths) = eighths(symbol) {
            // A hair of paper between the bars lets each month be seen.
            let high = (ROW - 5.0) * eighths as f64 / 8.0;
            write!(
                self.bars.entry(look.ink).or_default(),
                "M{} {}h{}v{}h-{}z",
                n(x + 0.6),
                n(y + ROW - 2.5 - high),
                n(CELL - 1.2),
                n(high),
                n(CELL - 1.2)
            )
            .unwrap();
            return true;
        }
        let Some([up, right, down, left]) = arms(symbol) else { return false };
        let path = self.lines.entry(look.ink).or_default();
        let (top, bottom, end) = (y, y + ROW, x + CELL);
        let [x, middle, end, top, centre, bottom] = [x, middle, end, top, centre, bottom].map(n);
        match symbol {
            "╭" => write!(path, "M{middle} {bottom}Q{middle} {centre} {end} {centre}"),
            "╮" => write!(path, "M{middle} {bottom}Q{middle} {centre} {x} {centre}"),
            "╰" => write!(path, "M{middle} {top}Q{middle} {centre} {end} {centre}"),
            "╯" => write!(path, "M{middle} {top}Q{middle} {centre} {x} {centre}"),
            // A straight run goes on where the last one ended.
            "─" if self.straight == Some((row, column)) && path.ends_with(&format!("H{x}")) => {
                path.truncate(path.len() - x.len());
                write!(path, "{end}")
            }
            "─" => write!(path, "M{x} {centre}H{end}"),
            _ => {
                let mut arms = String::new();
                for (is, from, to) in [
                    (up, format!("M{middle} {top}"), format!("V{centre}")),
                    (down, format!("M{middle} {centre}"), format!("V{bottom}")),
                    (left, format!("M{x} {centre}"), format!("H{middle}")),
                    (right, format!("M{middle} {centre}"), format!("H{end}")),
                ] {
                    if is {
                        arms.push_str(&from);
                        arms.push_str(&to);
                    }
                }
                if symbol == "│" {
                    arms = format!("M{middle} {top}V{bottom}");
                }
                path.push_str(&arms);
                Ok(())
            }
        }
        .unwrap();
        self.straight = Some((row, column + 1));
        true
    }

    fn text(&mut self, text: &mut String, column: u16, row: u16, look: Look) {
        let written = text.trim_end();
        if !written.is_empty() {
            let cells = unicode_width::UnicodeWidthStr::width(written);
            writeln!(
                self.texts,
                "<text x=\"{}\" y=\"{}\" textLength=\"{}\"{}>{}</text>",
                n(x_of(column)),
                n(y_of(row) + BASELINE),
                n(cells as f64 * CELL),
                look.classes(),
                escaped(written)
            )
            .unwrap();
        }
        text.clear();
    }

    fn finish(&self, svg: &mut String) {
        svg.push_str(&self.papers);
        for (colour, path) in &self.bars {
            writeln!(svg, "<path fill=\"{colour}\" d=\"{path}\"/>").unwrap();
        }
        for (colour, path) in &self.lines {
            writeln!(svg, "<path fill=\"none\" stroke=\"{colour}\" d=\"{path}\"/>").unwrap();
        }
        svg.push_str(&self.texts);
    }
}
