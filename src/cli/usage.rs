//! Help, version and mistakes of the command line, in the user's language.

use super::failure::{Failure, tell};
use super::session::Session;
use crate::domain::Lang;
use crate::text::help;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{ArgMatches, Command};
use std::ffi::OsString;
use std::io::Write;

/// Answers what clap could not take as a command, and gives the exit status.
pub fn answer(error: &clap::Error, named: &str, lang: Lang, json: bool) -> u8 {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            match write!(std::io::stdout(), "{}", error.render()).and_then(|()| std::io::stdout().flush()) {
                Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => 1,
                _ => 0,
            }
        }
        _ => {
            tell(2, &format!("{}\n{}", sentence(error, lang), help::see(lang, named)), json);
            2
        }
    }
}

/// Forms of an answer of which only one can be meant.
const FORMS: [&str; 4] = ["json", "csv", "mermaid", "markdown"];

/// Refuses an answer in two forms at once.
pub fn one_form(given: &ArgMatches, session: &Session) -> anyhow::Result<()> {
    let is_asked = |form: &&&str| match **form {
        "json" => session.json,
        form => given.try_get_one::<bool>(form).ok().flatten().is_some_and(|asked| *asked),
    };
    let mut forms: Vec<&str> = FORMS.iter().filter(is_asked).copied().collect();
    // A drawing goes to a file, and JSON says which.
    if given.try_contains_id("svg").unwrap_or(false) {
        forms.retain(|form| *form != "json");
        forms.push("svg");
    }
    match forms.as_slice() {
        [one, other, ..] => Err(Failure::usage(help::conflict(session.lang, &format!("--{one}"), &format!("--{other}"))).into()),
        _ => Ok(()),
    }
}

/// The help on one command, or on all.
pub fn help_on(given: &ArgMatches, command: &mut Command, lang: Lang) -> anyhow::Result<String> {
    let Some(name) = given.get_one::<String>("command") else { return Ok(command.render_help().to_string()) };
    command.build();
    match command.find_subcommand_mut(name) {
        Some(found) => Ok(found.render_help().to_string()),
        None => Err(Failure::usage(help::unknown_command(lang, name)).into()),
    }
}

/// The command whose help will explain a mistake, as it is typed.
pub fn named_in(arguments: &[OsString], command: &Command) -> String {
    let named = arguments.iter().skip(1).find_map(|argument| command.find_subcommand(argument)).filter(|sub| sub.get_name() != "help");
    named.map_or_else(|| "kam".into(), |sub| format!("kam {}", sub.get_name()))
}

fn sentence(error: &clap::Error, lang: Lang) -> String {
    let text = |kind| error.get(kind).map(one).unwrap_or_default();
    // A place of its own is named without the marks that clap puts round it.
    let argument = error.get(ContextKind::InvalidArg).map(bare).unwrap_or_default();
    let argument = argument.as_str();
    let mut said = match error.kind() {
        ErrorKind::UnknownArgument if argument.starts_with('-') => help::unknown_option(lang, argument),
        ErrorKind::UnknownArgument | ErrorKind::TooManyValues => help::unexpected(lang, argument),
        ErrorKind::InvalidSubcommand => help::unknown_command(lang, &text(ContextKind::InvalidSubcommand)),
        ErrorKind::MissingRequiredArgument => help::lacking(lang, argument),
        ErrorKind::InvalidValue if argument.trim_matches(['[', ']']) == help::METAVAR_COMMAND.get(lang) => {
            return help::unknown_command(lang, &text(ContextKind::InvalidValue));
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => match text(ContextKind::InvalidValue) {
            value if value.is_empty() => help::needs_value(lang, argument),
            value => help::bad_value(lang, argument, &value),
        },
        ErrorKind::NoEquals | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => help::needs_value(lang, argument),
        ErrorKind::ArgumentConflict => match error.get(ContextKind::PriorArg).map(bare) {
            Some(other) if other != argument => help::conflict(lang, &other, argument),
            _ => help::twice(lang, argument),
        },
        _ => help::NOT_UNDERSTOOD.get(lang).to_owned(),
    };
    let valid = text(ContextKind::ValidValue);
    let suggested = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg].map(text).into_iter().find(|text| !text.is_empty());
    if !valid.is_empty() {
        said = format!("{said} {}", help::fitting(lang, &valid));
    } else if let Some(suggested) = suggested {
        said = format!("{said} {}", help::perhaps(lang, &suggested));
    }
    said
}

/// The names of arguments without the marks that clap puts round them.
fn bare(value: &ContextValue) -> String {
    let bare = |name: &str| {
        let name = name.strip_suffix("...").unwrap_or(name);
        name.strip_prefix('<').and_then(|name| name.strip_suffix('>')).unwrap_or(name).to_owned()
    };
    match value {
        ContextValue::Strings(names) => names.iter().map(|name| bare(name)).collect::<Vec<_>>().join(", "),
        other => bare(&one(other)),
    }
}

fn one(value: &ContextValue) -> String {
    match value {
        ContextValue::String(text) => text.clone(),
        ContextValue::Strings(texts) => texts.join(", "),
        ContextValue::StyledStr(text) => text.to_string(),
        _ => String::new(),
    }
}
