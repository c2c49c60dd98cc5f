//! The workbench without a terminal, in which a form is filled in and saved.

use super::support::keys;
use kamdesk::clock::Clock;
use kamdesk::domain::Lang;
use kamdesk::store::{Error, Store, beside, wait_briefly_here};
use kamdesk::text::errors;
use kamdesk::tui::app::{App, Start};
use kamdesk::tui::event::Event;
use kamdesk::tui::theme::{Ground, Theme};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

/// What is typed as the name of a new client.
pub const NAMED: &str = "Пион";
/// Wide enough for every message to stand on one line.
const SIZE: (u16, u16) = (600, 30);

/// Opens the file named in the words, makes a client in a form and saves it; prints what the workbench said of it.
pub fn save(words: &[OsString]) -> ExitCode {
    let at = words.iter().position(|word| word == "--file").unwrap();
    let file = PathBuf::from(&words[at + 1]);
    match said(&file) {
        Ok(said) => {
            println!("{said}");
            ExitCode::from(u8::from(!said.contains("Сохранено")))
        }
        Err(error) => {
            eprintln!("{}", errors::in_file(&error, &file, || beside::newest_whole(&file, Clock::System.today()), Lang::Ru));
            ExitCode::FAILURE
        }
    }
}

fn said(file: &std::path::Path) -> Result<String, Error> {
    let store = Store::open(file, Clock::System)?;
    wait_briefly_here();
    let theme = Theme { colour: false, ascii: false, ground: Ground::Dark };
    let mut app = App::new(Start { store, lang: Some(Lang::Ru), system_lang: Lang::Ru, theme, demo: false }, SIZE)?;
    let mut terminal = Terminal::new(TestBackend::new(SIZE.0, SIZE.1)).unwrap();
    for press in keys::parse(&format!("2n{NAMED}<C-s>")) {
        app.handle(Event::Terminal(press.event()));
        app.refresh();
        terminal.draw(|frame| app.draw(frame)).unwrap();
    }
    let cells = terminal.backend().buffer().content();
    let lines = cells.chunks(usize::from(SIZE.0)).map(|row| row.iter().map(|cell| cell.symbol()).collect::<String>());
    let said: Vec<String> = lines.filter(|line| line.starts_with(" !") || line.starts_with(" ✓") || line.starts_with("   ")).collect();
    Ok(said.iter().map(|line| line.trim()).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" "))
}
