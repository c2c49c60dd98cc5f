//! The shell commands: text for people, JSON for programs.
//!
//! | status | means |
//! |---|---|
//! | 0 | done; also when the reader of a pipe has gone |
//! | 1 | it failed, or `doctor` found something wrong |
//! | 2 | a mistake in the command, or nobody there to answer a question |
//! | 3 | several accounts or persons fit what was named |
//! | 4 | what was named, or the file itself, is not there |
//! | 130 | it was broken off, as by Ctrl-C |
//!
//! One file a subcommand; `args` declares them, `out` prints, `failure` turns errors into sentences and statuses.

mod actions;
mod add;
mod args;
mod ask;
mod audience;
mod backup;
mod calendar;
mod calendar_out;
mod columns;
mod debts;
mod deliveries;
mod demo;
mod doctor;
mod document;
mod done;
mod export;
mod failure;
mod find;
pub mod import;
mod json;
mod legible;
mod letters;
mod log;
mod lost;
mod map;
mod month;
mod named;
mod out;
mod person;
mod playbooks;
mod portfolio;
mod prep;
mod price;
mod purchases;
mod repair;
mod report;
mod restore;
mod review;
mod session;
mod table;
mod tables;
mod taking;
mod today;
mod usage;
mod watched;

pub use demo::Demo;
pub use failure::Failure;

use crate::documents::DOCUMENTS;
use crate::domain::Lang;
use crate::store::leftovers::{self, Found};
use crate::store::{Error, beside};
use crate::text::{errors, help, shell};
use clap::ArgMatches;
use out::Out;
use session::Session;
use std::ffi::OsString;
use std::io::{IsTerminal, Write};
use std::path::PathBuf;

/// What is to be done after the command line was read.
#[derive(Debug)]
pub enum Next {
    /// End with this status: the command has done its work.
    End(u8),
    /// Open the workbench.
    Workbench(Start),
}

/// How the workbench is to be opened.
#[derive(Debug)]
pub struct Start {
    /// The file.
    pub file: PathBuf,
    /// The language asked for on the command line or in the environment.
    pub lang: Option<Lang>,
    /// Whether only ASCII is to be drawn.
    pub ascii: bool,
    /// The folder of the demo, removed when this is dropped.
    pub demo: Option<Demo>,
    /// The language of messages outside the workbench.
    said_in: Lang,
}

impl Start {
    /// The same on a throw-away copy of the demo, as the first page of the workbench offers it.
    ///
    /// # Errors
    /// Those of writing the copy.
    pub fn with_demo(self) -> anyhow::Result<Start> {
        let demo = demo::make(self.said_in, crate::clock::Clock::System)?;
        Ok(Start { file: demo.file(), demo: Some(demo), ..self })
    }

    /// Says why the workbench could not go on, and gives the status to end with.
    pub fn ended(&self, result: anyhow::Result<()>) -> u8 {
        result.map_or_else(|error| failure::say(&error, self.said_in, false, Some(&self.file)), |()| 0)
    }
}

/// Says an error in the language of the system, and gives the status to end with.
pub fn complain(error: &anyhow::Error) -> u8 {
    failure::say(error, crate::platform::locale().unwrap_or(Lang::En), false, None)
}

/// Reads the command line and does what it asks for, except the workbench itself.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> Next {
    crate::platform::fit_into_limit();
    crate::platform::outlive_limits();
    let arguments = log::with_days_back(find::with_minus(arguments.into_iter().collect()));
    let asked = session::language_asked(&arguments);
    let lang = asked.or_else(crate::platform::locale).unwrap_or(Lang::En);
    let mut command = args::command(lang);
    let named = usage::named_in(&arguments, &command);
    // Before the command line is understood: a mistake in it is answered in the same form.
    let json = arguments.iter().skip(1).take_while(|argument| *argument != "--").any(|argument| argument == "--json");
    let matches = match command.try_get_matches_from_mut(arguments) {
        Ok(matches) => matches,
        Err(error) => return Next::End(usage::answer(&error, &named, lang, json)),
    };
    let mut session = match Session::new(&matches, asked, lang).and_then(Session::advised) {
        Ok(session) => session,
        Err(error) => return Next::End(failure::say(&error, lang, json, None)),
    };
    match matches.subcommand() {
        None => Next::or_end(session.start(None), &session),
        Some(("demo", given)) if given.get_one::<PathBuf>("save").is_none() => {
            let started =
                session.check_terminal().and_then(|()| demo::make(session.lang, session.clock)).and_then(|demo| session.start(Some(demo)));
            Next::or_end(started, &session)
        }
        Some((name, given)) => {
            let mut work = |session: &mut Session, to: &mut dyn Write| carry_out(name, given, session, &mut command, to);
            let only_reads = legible::READING.contains(&name) || name == "doctor" && !given.get_flag("repair");
            let result = usage::one_form(given, &session).and_then(|()| legible::run(name, only_reads, &mut session, &mut work));
            let result = with_flaw(&mut session, result);
            for found in leftovers::take_found() {
                // A restore that was broken off is listed by the one, and made good by the other.
                if !(["doctor", "restore"].contains(&name) && matches!(found, Found::BrokenOff(_))) {
                    failure::warn(&errors::of_found(&found, session.lang));
                }
            }
            Next::End(result.unwrap_or_else(|error| failure::say(&error, session.lang, session.json, Some(&session.file))))
        }
    }
}

/// What a command came to, where it may have come of what is wrong with the file: that is said once, as the cause, with the way out of
/// it. Else whoever only reads is told of it beside the answer.
fn with_flaw(session: &mut Session, result: anyhow::Result<u8>) -> anyhow::Result<u8> {
    let Some(flaw) = session.flaw.take() else { return result };
    let result = result.map_err(|error| match error.downcast::<Error>() {
        Ok(error) => error.caused_by(Some(&flaw)).into(),
        Err(error) => error,
    });
    let is_told = |error: &anyhow::Error| matches!(error.downcast_ref(), Some(Error::Damaged { .. } | Error::Altered { .. }));
    if session.reads && !result.as_ref().is_err_and(is_told) {
        let newest = || beside::newest_whole(&session.file, session.clock.today());
        failure::warn(&errors::while_reading(&flaw, &session.file, newest, session.lang));
    }
    result
}

impl Next {
    fn or_end(started: anyhow::Result<Start>, session: &Session) -> Next {
        started.map_or_else(|error| Next::End(failure::say(&error, session.lang, session.json, Some(&session.file))), Next::Workbench)
    }
}

fn carry_out(
    name: &str,
    given: &ArgMatches,
    session: &mut Session,
    command: &mut clap::Command,
    mut buffered: &mut dyn Write,
) -> anyhow::Result<u8> {
    let mut out = Out::new(&mut buffered, std::io::stdout().is_terminal());
    let status = match name {
        "add" => add::run(session, given, &mut out),
        "done" => done::run(session, given, &mut out),
        "actions" => actions::run(session, given, &mut out),
        "today" => today::run(session, given, &mut out),
        "log" => log::run(session, given, &mut out),
        "prep" => prep::run(session, given, &mut out),
        "map" => map::run(session, given, &mut out),
        "month" => month::run(session, given, &mut out),
        "playbooks" => playbooks::run(session, given, &mut out),
        "review" => review::run(session, &mut out),
        "portfolio" => portfolio::run(session, given, &mut out),
        "price" => price::run(session, given, &mut out),
        "report" => report::run(session, given, &mut out),
        "person" => person::run(session, given, &mut out),
        "find" => find::run(session, given, &mut out),
        "export" => export::run(session, given, &mut out),
        "doctor" => doctor::run(session, given, &mut out),
        "backup" => backup::run(session, given, &mut out),
        "restore" => restore::run(session, given, &mut out),
        "demo" => demo::save(session, given, &mut out),
        "import" => take_in(session, given, buffered),
        "completions" => {
            out.raw(&args::completions(given, command))?;
            Ok(0)
        }
        "help" => {
            out.raw(&usage::help_on(given, command, session.lang)?)?;
            Ok(0)
        }
        _ => match DOCUMENTS.iter().find(|document| document.is_command && document.key == name) {
            Some(document) => document::run(session, document, given, &mut out),
            None => Err(Failure::usage(help::NOT_UNDERSTOOD.get(session.lang)).into()),
        },
    };
    // What was printed before something failed is still wanted.
    let flushed = buffered.flush();
    let status = status?;
    flushed?;
    Ok(status)
}

/// `kam import`: opens the file, copies it first, and hands over to the importer.
fn take_in(session: &mut Session, given: &ArgMatches, out: &mut dyn Write) -> anyhow::Result<u8> {
    let files: Vec<PathBuf> = given.get_many("files").into_iter().flatten().cloned().collect();
    for file in &files {
        session.must_exist(file)?;
    }
    let options = import::Options {
        dry_run: given.get_flag("dry_run"),
        yes: given.get_flag("yes"),
        json: session.json,
        keep: given.get_flag("keep"),
        guesses: given.get_flag("guesses"),
        gone: given.get_flag("gone"),
        closes: given.get_flag("closes"),
        whose: given.get_many("whose").into_iter().flatten().cloned().collect(),
        columns: given.get_one("columns").cloned(),
        headings: given.get_many("headings").into_iter().flatten().copied().collect(),
    };
    let interactive = std::io::stdin().is_terminal() && std::io::stdout().is_terminal();
    let new = !session.is_there()?;
    if new && files.is_empty() {
        return Ok(watched::nothing_named(session.lang));
    }
    // A dry run on a file that is not there yet must not make one.
    let trial = (options.dry_run && new).then(crate::platform::TemporaryFolder::new).transpose()?;
    if let Some(trial) = &trial {
        session.file = trial.path().join("kamdesk.db");
    }
    let (store, settings) = session.open_or_make()?;
    if !options.dry_run {
        store.must_be_sound()?;
        if !new {
            store.back_up_daily()?;
        }
    }
    let status = match files.is_empty() {
        true => watched::take(&store, &settings, &options, session.lang, out, interactive)?,
        false => import::run(&store, &files, &options, session.lang, out, interactive)?,
    };
    out.flush()?;
    Ok(u8::try_from(status).unwrap_or(1))
}

/// The sentence for a place where no workbench can be shown.
fn why_no_workbench() -> Option<crate::domain::Words> {
    if !std::io::stdin().is_terminal() || !std::io::stdout().is_terminal() {
        return Some(shell::NO_TERMINAL);
    }
    std::env::var_os("TERM").is_some_and(|term| term == "dumb").then_some(shell::DUMB_TERMINAL)
}
