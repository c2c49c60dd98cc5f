//! `kam export calendar --ics`: planned contacts, promises and tasks for the calendar of a phone or an office program.

use super::audience;
use super::failure::Failure;
use super::named::account_named;
use super::out::Out;
use super::session::{Session, shown};
use crate::calendar::out::outgoing;
use crate::exchange::calendar_out::{is_ours, write};
use crate::settings::Settings;
use crate::text::{calendar_out as say, shell};
use clap::ArgMatches;
use serde_json::json;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Prints the calendar, or puts it into a file.
pub(super) fn run(session: &mut Session, given: &ArgMatches, out: &mut Out) -> anyhow::Result<u8> {
    let lang = session.lang;
    let to = given.get_one::<PathBuf>("to");
    if !given.get_flag("ics") || session.json && to.is_none() {
        return Err(Failure::usage(say::needs_ics(lang, &crate::text::command::kam())).into());
    }
    let (store, settings) = session.open()?;
    let whom = given.get_many::<String>("account").into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" ");
    let account = if whom.is_empty() { None } else { Some(account_named(&store, &whom, lang)?) };
    let audience = audience::asked(given, &store, lang)?;
    let alarm = alarm(&settings);
    let events: Vec<_> = outgoing(&store, account, audience, lang)?.into_iter().map(|one| say::event(one, alarm, lang)).collect();
    let text = write(&events);
    let Some(file) = to else {
        out.raw(&text)?;
        return Ok(0);
    };
    let file = std::path::absolute(file)?;
    session.must_have_folder(&file)?;
    put(&file, &text, session)?;
    if session.json {
        out.json(&json!({ "saved": shown(&file), "events": events.len() }))?;
    } else {
        out.line(&say::written(lang, &shown(&file), events.len()))?;
    }
    Ok(0)
}

/// How many minutes before an event an alarm sounds, as the settings say.
fn alarm(settings: &Settings) -> Option<u32> {
    settings.calendar_alarm.and_then(|minutes| u32::try_from(minutes).ok())
}

/// Puts the calendar in the place of the one that was written last: whole, or not at all. A file of anybody else stays.
fn put(file: &Path, text: &str, session: &Session) -> anyhow::Result<()> {
    if let Ok(there) = file.symlink_metadata() {
        let ours = there.is_file() && std::fs::read(file).is_ok_and(|bytes| is_ours(&String::from_utf8_lossy(&bytes)));
        if !ours {
            let words = if there.is_file() { say::foreign(session.lang, &shown(file)) } else { shell::exists(session.lang, &shown(file)) };
            return Err(Failure::failed(words).into());
        }
    }
    let mut name = file.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.new", std::process::id()));
    let half = file.with_file_name(name);
    let mut made = crate::platform::private_file(&half)?;
    let written = made.write_all(text.as_bytes()).and_then(|()| made.sync_all()).and_then(|()| std::fs::rename(&half, file));
    if written.is_err() {
        // What was only begun is of no use to anybody.
        let _ = std::fs::remove_file(&half);
    }
    Ok(written?)
}
