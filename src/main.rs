//! `kam`: chooses between the shell commands and the workbench.

use kamdesk::cli::{self, Next, Start};
use kamdesk::tui::{self, Ended};
use std::process::ExitCode;

fn main() -> ExitCode {
    let status = match cli::run(std::env::args_os()) {
        Next::End(status) => status,
        Next::Workbench(start) => match work(&start) {
            Ok(Ended::WantsDemo) => match start.with_demo() {
                Ok(demo) => demo.ended(work(&demo).map(drop)),
                Err(error) => cli::complain(&error),
            },
            ended => start.ended(ended.map(drop)),
        },
    };
    ExitCode::from(status)
}

fn work(start: &Start) -> anyhow::Result<Ended> {
    tui::run(tui::Launch { file: start.file.clone(), lang: start.lang, ascii: start.ascii, demo: start.demo.is_some() })
}
