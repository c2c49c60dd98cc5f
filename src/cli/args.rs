//! The declaration of the command line. Everything that clap would say in English is replaced by texts of ours.

use super::export::{CALENDAR, What};
use super::report::FOR;
use crate::documents::{About, DOCUMENTS, Document};
use crate::domain::{Lang, Words};
use crate::page::FORMATS;
use crate::portfolio::{By, Period};
use crate::text::{help, report as say};
use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{Arg, ArgAction, ArgMatches, Command, ValueHint, value_parser};
use std::path::PathBuf;

/// The commands, for their help and its completion: those with a file each, and the documents.
pub fn commands() -> impl Iterator<Item = &'static str> {
    COMMANDS.into_iter().chain(DOCUMENTS.iter().filter(|document| document.is_command).map(|document| document.key))
}

const COMMANDS: [&str; 23] = [
    "today",
    "actions",
    "prep",
    "find",
    "map",
    "portfolio",
    "report",
    "price",
    "month",
    "review",
    "playbooks",
    "person",
    "log",
    "add",
    "done",
    "import",
    "export",
    "backup",
    "restore",
    "doctor",
    "demo",
    "completions",
    "help",
];

/// The whole command line, with help in `lang`.
pub fn command(lang: Lang) -> Command {
    with_documents(lang, &DOCUMENTS)
}

/// The same with these documents.
pub(super) fn with_documents(lang: Lang, documents: &[&'static Document]) -> Command {
    let file = || value("file", help::METAVAR_FILE, lang).value_parser(value_parser!(PathBuf)).value_hint(ValueHint::FilePath);
    let own = |arg: Arg, words: Words| arg.help(words.get(lang)).help_heading(help::OPTIONS.get(lang));
    let taken = |arg: Arg, words: Words| arg.help(words.get(lang)).help_heading(help::ARGUMENTS.get(lang)).required(true);
    let flag = |name: &'static str, long: &'static str, words| own(Arg::new(name).long(long).action(ArgAction::SetTrue), words);
    let metavar = |words: Words| words.get(lang);
    let common = |arg: Arg, words: Words| arg.help(words.get(lang)).help_heading(help::GLOBAL.get(lang)).global(true);
    Command::new("kam")
        .version(clap::crate_version!())
        .about(help::ABOUT.get(lang))
        .after_help(help::AFTER.get(lang))
        .help_template(template(lang))
        .override_usage(format!("kam {} [{}]", help::METAVAR_OPTIONS.get(lang), help::METAVAR_COMMAND.get(lang)))
        .subcommand_help_heading(help::COMMANDS.get(lang))
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .arg(common(file().long("file"), help::FILE))
        .arg(common(value("lang", help::METAVAR_LANG, lang).long("lang").value_parser(["ru", "en"]).hide_possible_values(true), help::LANG))
        .arg(common(Arg::new("json").long("json").action(ArgAction::SetTrue), help::JSON))
        .arg(common(Arg::new("ascii").long("ascii").action(ArgAction::SetTrue), help::ASCII))
        .arg(common(Arg::new("help").short('h').long("help").action(ArgAction::Help), help::HELP))
        .arg(
            Arg::new("version")
                .short('V')
                .long("version")
                .action(ArgAction::Version)
                .help(help::VERSION.get(lang))
                .help_heading(help::GLOBAL.get(lang)),
        )
        .subcommand(
            sub("today", help::TODAY, "", lang)
                .arg(own(
                    value("days", help::METAVAR_DAYS, lang).long("days").value_parser(value_parser!(i64).range(0..=366)),
                    help::TODAY_DAYS,
                ))
                .arg(flag("csv", "csv", help::CSV)),
        )
        .subcommand(
            sub("prep", help::PREP, metavar(help::METAVAR_WHOM), lang)
                .arg(taken(value("whom", help::METAVAR_WHOM, lang).num_args(1..), help::PREP_WHOM)),
        )
        .subcommand(
            sub("find", help::FIND, &format!("{}…", metavar(help::METAVAR_WORDS)), lang)
                .arg(taken(value("words", help::METAVAR_WORDS, lang).num_args(1..), help::FIND_WORDS))
                .arg(flag("csv", "csv", help::CSV)),
        )
        .subcommand(
            sub("actions", help::ACTIONS, &format!("[{}]", metavar(help::METAVAR_FILTER)), lang)
                .arg(taken(value("filter", help::METAVAR_FILTER, lang).num_args(1..), help::ACTIONS_FILTER).required(false))
                .arg(flag("csv", "csv", help::CSV)),
        )
        .subcommand(
            sub("map", help::MAP, metavar(help::METAVAR_ACCOUNT), lang)
                .arg(taken(value("account", help::METAVAR_ACCOUNT, lang).num_args(1..), help::MAP_ACCOUNT))
                .arg(own(value("purchase", help::METAVAR_NAME, lang).long("purchase"), help::MAP_PURCHASE))
                .arg(own(value("as_of", help::METAVAR_DAY, lang).long("as-of").allow_hyphen_values(true), help::MAP_AS_OF))
                .arg(own(visibility(lang), help::MAP_LEVEL))
                .arg(own(colleague(lang), help::FOR_WHOM))
                .arg(own(file().id("svg").long("svg"), help::MAP_SVG))
                .arg(flag("mermaid", "mermaid", help::MAP_MERMAID))
                .arg(flag("csv", "csv", help::MAP_CSV)),
        )
        .subcommands(documents.iter().filter(|document| document.is_command).map(|document| {
            match document.about {
                About::Practice(_) => handing(sub(document.key, document.words, "", lang), lang),
                About::Account(_) | About::Day(_) => sub(document.key, document.words, metavar(help::METAVAR_ACCOUNT), lang)
                    .arg(taken(value("account", help::METAVAR_ACCOUNT, lang).num_args(1..), help::MAP_ACCOUNT))
                    .arg(flag("whole", "whole", help::DOCUMENT_WHOLE))
                    .arg(flag("markdown", "markdown", help::DOCUMENT_MARKDOWN)),
            }
        }))
        .subcommand(report(documents, lang))
        .subcommand(
            sub("portfolio", help::PORTFOLIO, "", lang)
                .arg(own(coded("by", help::METAVAR_BY, [By::Income, By::Turnover].map(By::code), lang), help::PORTFOLIO_BY))
                .arg(own(coded("period", help::METAVAR_PERIOD, Period::ALL.map(Period::code), lang), help::PORTFOLIO_PERIOD))
                .arg(own(visibility(lang), help::PORTFOLIO_LEVEL))
                .arg(own(colleague(lang), help::FOR_WHOM))
                .arg(flag("csv", "csv", help::CSV)),
        )
        .subcommand(
            sub("price", help::PRICE, &format!("{} {}", metavar(help::METAVAR_ACCOUNT), metavar(help::METAVAR_LINE)), lang)
                .arg(taken(value("account", help::METAVAR_ACCOUNT, lang), help::MAP_ACCOUNT))
                .arg(taken(value("line", help::METAVAR_LINE, lang).num_args(1..).allow_negative_numbers(true), help::PRICE_LINE))
                .arg(flag("whole", "whole", help::DOCUMENT_WHOLE))
                .arg(flag("markdown", "markdown", help::DOCUMENT_MARKDOWN)),
        )
        .subcommand(sub("playbooks", help::PLAYBOOKS, "", lang).arg(flag("toml", "toml", help::PLAYBOOKS_TOML)))
        .subcommand(
            sub("month", help::MONTH, &format!("[{}]", metavar(help::METAVAR_MONTH)), lang)
                .arg(taken(value("month", help::METAVAR_MONTH, lang).num_args(1..), help::MONTH_WHICH).required(false)),
        )
        .subcommand(sub("review", help::REVIEW, "", lang))
        .subcommand(
            sub("person", help::PERSON, metavar(help::METAVAR_PERSON), lang)
                .arg(taken(value("whom", help::METAVAR_PERSON, lang).num_args(1..), help::PERSON_WHOM))
                .arg(flag("print", "print", help::PERSON_PRINT))
                .arg(own(visibility(lang), help::PERSON_LEVEL))
                .arg(own(colleague(lang), help::FOR_WHOM))
                .arg(flag("qr", "qr", help::PERSON_QR).conflicts_with_all(["print", "visibility", "for", "erase"]))
                .arg(flag("erase", "erase", help::PERSON_ERASE).conflicts_with_all(["print", "visibility", "for"]))
                .arg(flag("replace", "replace", help::PERSON_REPLACE).requires("erase"))
                .arg(flag("backups", "backups", help::PERSON_BACKUPS).requires("erase"))
                .arg(flag("dry_run", "dry-run", help::PERSON_DRY).requires("erase"))
                .arg(own(value("confirm", help::METAVAR_CALLED, lang).long("confirm"), help::PERSON_CONFIRM).requires("erase")),
        )
        .subcommand(
            sub("log", help::LOG, &format!("[{}]", metavar(help::METAVAR_LINE)), lang)
                .arg(taken(value("line", help::METAVAR_LINE, lang).num_args(1..), help::LOG_LINE).required(false))
                .arg(own(file().id("from").short('f').long("from").conflicts_with("line"), help::LOG_FROM))
                .arg(flag("dry_run", "dry-run", help::LOG_DRY))
                .arg(flag("anyway", "anyway", help::LOG_ANYWAY)),
        )
        .subcommand(
            sub("add", help::ADD, &format!("account|person {}", metavar(help::METAVAR_LINE)), lang)
                .arg(taken(
                    value("what", help::METAVAR_WHAT, lang).value_parser(["account", "person"]).hide_possible_values(true),
                    help::ADD_WHAT,
                ))
                .arg(taken(value("line", help::METAVAR_LINE, lang).num_args(1..), help::ADD_LINE))
                .arg(flag("anyway", "anyway", help::ADD_ANYWAY)),
        )
        .subcommand(
            sub("done", help::DONE, metavar(help::METAVAR_ACTION), lang)
                .arg(taken(value("which", help::METAVAR_ACTION, lang).num_args(1..), help::DONE_WHICH)),
        )
        .subcommand(
            sub("import", help::IMPORT, &format!("[{}…]", metavar(help::METAVAR_FILE)), lang)
                .arg(taken(file().id("files").num_args(0..), help::IMPORT_FILES).required(false))
                .arg(own(value("columns", help::METAVAR_COLUMNS, lang).long("columns"), help::IMPORT_COLUMNS))
                .arg(own(
                    value("headings", help::METAVAR_LINES, lang).long("headings").value_delimiter(',').value_parser(value_parser!(u64)),
                    help::IMPORT_HEADINGS,
                ))
                .arg(flag("keep", "keep", help::IMPORT_KEEP))
                .arg(flag("guesses", "guesses", help::IMPORT_GUESSES))
                .arg(flag("gone", "gone", help::IMPORT_GONE))
                .arg(flag("closes", "closes", help::IMPORT_CLOSES))
                .arg(own(value("whose", help::METAVAR_WHOSE, lang).long("whose").action(clap::ArgAction::Append), help::IMPORT_WHOSE))
                .arg(flag("dry_run", "dry-run", help::IMPORT_DRY))
                .arg(flag("yes", "yes", help::IMPORT_YES)),
        )
        .subcommand(
            sub("export", help::EXPORT, &format!("{} [{}]", metavar(help::METAVAR_WHAT), metavar(help::METAVAR_ACCOUNT)), lang)
                .arg(taken(
                    value("what", help::METAVAR_WHAT, lang)
                        .value_parser(
                            What::all()
                                .map(|what| PossibleValue::new(what.name()).alias(what.code()))
                                .chain([PossibleValue::new(CALENDAR)])
                                .collect::<Vec<_>>(),
                        )
                        .hide_possible_values(true)
                        .display_order(0),
                    help::EXPORT_WHAT,
                ))
                .arg(
                    taken(value("account", help::METAVAR_ACCOUNT, lang).num_args(1..), help::EXPORT_ACCOUNT)
                        .required(false)
                        .display_order(1),
                )
                .arg(flag("ics", "ics", help::EXPORT_ICS))
                .arg(own(file().id("to").long("to"), help::EXPORT_TO))
                .arg(own(visibility(lang), help::EXPORT_LEVEL))
                .arg(own(colleague(lang), help::FOR_WHOM))
                .arg(flag("csv", "csv", help::CSV)),
        )
        .subcommand(
            sub("backup", help::BACKUP, &format!("[{}]", metavar(help::METAVAR_FILE)), lang)
                .arg(taken(file().id("target"), help::BACKUP_FILE).required(false))
                .arg(flag("yes", "yes", help::BACKUP_YES)),
        )
        .subcommand(
            sub("restore", help::RESTORE, metavar(help::METAVAR_FILE), lang).arg(taken(file().id("backup"), help::RESTORE_FILE)).arg(flag(
                "yes",
                "yes",
                help::RESTORE_YES,
            )),
        )
        .subcommand(
            sub("doctor", help::DOCTOR, "", lang)
                .arg(flag("repair", "repair", help::DOCTOR_REPAIR))
                .arg(flag("yes", "yes", help::DOCTOR_YES).requires("repair")),
        )
        .subcommand(sub("demo", help::DEMO, "", lang).arg(own(file().id("save").long("save"), help::DEMO_SAVE)))
        .subcommand(sub("completions", help::COMPLETIONS, metavar(help::METAVAR_SHELL), lang).arg(taken(
            value("shell", help::METAVAR_SHELL, lang).value_parser(value_parser!(clap_complete::Shell)).hide_possible_values(true),
            help::COMPLETIONS_SHELL,
        )))
        .subcommand(
            sub("help", help::HELP_COMMAND, &format!("[{}]", metavar(help::METAVAR_COMMAND)), lang).arg(
                taken(
                    value("command", help::METAVAR_COMMAND, lang)
                        .value_parser(PossibleValuesParser::new(commands()))
                        .hide_possible_values(true),
                    help::HELP_COMMAND,
                )
                .required(false),
            ),
        )
}

/// Documents that leave the house: which one, on what, for whom and in which form.
fn report(documents: &[&'static Document], lang: Lang) -> Command {
    let own = |arg: Arg, words: Words| arg.help(words.get(lang)).help_heading(help::OPTIONS.get(lang));
    let taken = |arg: Arg, words: Words| arg.help(words.get(lang)).help_heading(help::ARGUMENTS.get(lang));
    let day = |name: &'static str, words| own(value(name, help::METAVAR_DAY, lang).long(name).allow_hyphen_values(true), words);
    let kinds: Vec<&'static str> = documents.iter().map(|document| document.key).collect();
    let takes = format!("{} {}", say::METAVAR_DOCUMENT.get(lang), say::METAVAR_ABOUT.get(lang));
    // Each kind with what it tells: the registry is the help.
    let told: Vec<String> = documents.iter().map(|document| format!("  {:<10}{}", document.key, document.words.get(lang))).collect();
    let command = sub("report", say::COMMAND, &takes, lang)
        .arg(
            taken(
                value("kind", say::METAVAR_DOCUMENT, lang).value_parser(PossibleValuesParser::new(kinds)).hide_possible_values(true),
                say::KIND,
            )
            .required(true)
            .display_order(0),
        )
        .arg(taken(value("about", say::METAVAR_ABOUT, lang).num_args(1..).allow_negative_numbers(true), say::ABOUT).display_order(1))
        .arg(day("of", say::OF))
        .arg(day("since", say::SINCE));
    handing(command, lang).after_help(format!("{}\n{}", say::KINDS.get(lang), told.join("\n")))
}

/// For whom a document is, in which form, and into which file it goes.
fn handing(command: Command, lang: Lang) -> Command {
    let own = |arg: Arg, words: Words| arg.help(words.get(lang)).help_heading(help::OPTIONS.get(lang));
    let file = value("output", help::METAVAR_FILE, lang).value_parser(value_parser!(PathBuf)).value_hint(ValueHint::FilePath);
    let flag = |name: &'static str, words| own(Arg::new(name).long(name).action(ArgAction::SetTrue), words);
    command
        .arg(own(coded("for", say::METAVAR_FOR, FOR.map(|(code, _)| code), lang), say::FOR))
        .arg(own(coded("format", say::METAVAR_FORMAT, FORMATS.map(|format| format.code), lang), say::FORMAT))
        .arg(own(file.long("output").short('o'), say::OUTPUT))
        .arg(flag("force", say::FORCE).requires("output"))
        .arg(flag("whole", help::DOCUMENT_WHOLE))
}

/// The script that completes commands in a shell.
pub fn completions(given: &ArgMatches, command: &mut Command) -> String {
    let mut script = Vec::new();
    if let Some(shell) = given.get_one::<clap_complete::Shell>("shell") {
        clap_complete::generate(*shell, command, "kam", &mut script);
        if *shell == clap_complete::Shell::Fish {
            script.extend(words_in_fish(command).into_bytes());
        }
    }
    String::from_utf8_lossy(&script).into_owned()
}

/// What stands behind a command without an option: the generator for fish knows options only.
fn words_in_fish(command: &Command) -> String {
    let words = |arg: &Arg| arg.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect::<Vec<_>>().join(" ");
    let placed = command.get_subcommands().flat_map(|sub| sub.get_positionals().map(move |arg| (sub.get_name(), words(arg))));
    let lines = placed.filter(|(_, words)| !words.is_empty());
    lines.map(|(sub, words)| format!("complete -c kam -n \"__fish_kam_using_subcommand {sub}\" -f -a \"{words}\"\n")).collect()
}

fn value(name: &'static str, metavar: Words, lang: Lang) -> Arg {
    Arg::new(name).value_name(metavar.get(lang)).action(ArgAction::Set)
}

/// An option that takes one of some codes.
fn coded<const N: usize>(name: &'static str, metavar: Words, codes: [&'static str; N], lang: Lang) -> Arg {
    value(name, metavar, lang).long(name).value_parser(codes).hide_possible_values(true)
}

fn visibility(lang: Lang) -> Arg {
    value("visibility", help::METAVAR_LEVEL, lang)
        .long("visibility")
        .value_parser(["private", "team", "shareable"])
        .hide_possible_values(true)
}

fn colleague(lang: Lang) -> Arg {
    value("for", help::METAVAR_CALLED, lang).long("for").conflicts_with("visibility")
}

fn sub(name: &'static str, about: Words, takes: &str, lang: Lang) -> Command {
    let usage = ["kam", name, takes, help::METAVAR_OPTIONS.get(lang)];
    Command::new(name)
        .about(about.get(lang))
        .help_template(template(lang))
        .override_usage(usage.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" "))
}

fn template(lang: Lang) -> String {
    format!("{{about}}\n\n{} {{usage}}\n\n{{all-args}}{{after-help}}\n", help::USAGE.get(lang))
}
