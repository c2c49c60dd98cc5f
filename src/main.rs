//! `kam`: chooses between the shell commands and the workbench.

use kamdesk::cli::{self, Next};
use kamdesk::tui;
use std::process::ExitCode;

fn main() -> ExitCode {
    let status = match cli::run(std::env::args_os()) {
        Next::End(status) => status,
        Next::Workbench(start) => {
            let launch = tui::Launch { file: start.file.clone(), lang: start.lang, ascii: start.ascii, demo: start.demo.is_some() };
            start.ended(tui::run(launch))
        }
    };
    ExitCode::from(status)
}
