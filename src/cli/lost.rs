//! A file that is gone while copies of it lie beside its place, or that ends too early: nothing is made anew without asking.

use super::backup::bytes;
use super::failure::Failure;
use super::out::Out;
use super::repair::{called, repair};
use super::session::{Session, shown};
use crate::domain::day;
use crate::store::beside::Newest;
use crate::store::{Origin, Outlook, beside, is_cut, restore};
use crate::text::{doctor as said, errors, folder, lost as say};
use chrono::{DateTime, Local};
use std::io::{BufRead, Write};
use std::path::Path;

/// Asks what is to be opened where the file of the workbench is gone, or ends too early; a file that is whole, or was never made, asks
/// nothing.
///
/// # Errors
/// A quiet end when the user wants nothing done; those of restoring, repairing and making a file.
pub fn settle(session: &Session) -> anyhow::Result<()> {
    let file = &session.file;
    if is_cut(file) {
        return settle_cut(session);
    }
    if file.exists() || !beside::was_here(file) {
        return Ok(());
    }
    let newest = beside::newest_whole(file, session.clock.today());
    let mut out = std::io::stdout().lock();
    writeln!(out, "{}", say::gone(session.lang, &shown(file)))?;
    offer(newest.as_ref(), session, &mut out)?;
    if let Some(taken) = beside::in_place_of_folder(file) {
        writeln!(out, "     {}", folder::in_place_of(&taken, session.lang))?;
    }
    writeln!(out, "{}", say::OTHERS.get(session.lang))?;
    // What is of another file is nobody's first choice.
    let (question, usual, first) = match &newest {
        Some(newest) if newest.is_of_another => (say::CHOOSE_ANOTHER, LEAVE, true),
        Some(_) => (say::CHOOSE, RESTORE, true),
        None => (say::CHOOSE_NEW, LEAVE, false),
    };
    match (chosen((question.get(session.lang), usual), &[(RESTORE, first), (OTHER, true)], &mut out)?, &newest) {
        (RESTORE, Some(newest)) => drop(restore::restore(&newest.path, file, session.clock)?),
        (OTHER, _) => drop(Origin::new(file, session.clock).create()?),
        _ => return Err(end()),
    }
    Ok(())
}

/// The answers: the copy, the other way, nothing.
const RESTORE: &str = "1";
const OTHER: &str = "2";
const LEAVE: &str = "3";

/// Asks what is to become of a file that ends before its last page: the copy, what can still be read of it, or nothing.
fn settle_cut(session: &Session) -> anyhow::Result<()> {
    let (file, lang) = (&session.file, session.lang);
    let newest = beside::newest_whole(file, session.clock.today());
    let outlook = Origin::new(file, session.clock).outlook(called(lang));
    let mut out = std::io::stdout().lock();
    writeln!(out, "{}", say::cut(lang, &shown(file)))?;
    offer(newest.as_ref(), session, &mut out)?;
    let may_repair = outlook != Outlook::Cannot;
    match &outlook {
        Outlook::Cannot => writeln!(out, "     {}", say::NOTHING_READ.get(lang))?,
        Outlook::Mends => writeln!(out, "{}", say::CARRY_ALL.get(lang))?,
        Outlook::Loses { lost, .. } => writeln!(out, "{}", say::carry_over(lang, &said::lost_in_words(lost, lang).join("; ")))?,
    }
    writeln!(out, "{}", say::LEAVE.get(lang))?;
    // Whatever holds less is nobody's first choice.
    let usual = newest.as_ref().filter(|newest| !newest.is_of_another && outlook.is_less_than(&newest.path)).map_or(LEAVE, |_| RESTORE);
    let allowed = [(RESTORE, newest.is_some()), (OTHER, may_repair)];
    let open: Vec<&str> = allowed.iter().filter(|(_, is_open)| *is_open).map(|(answer, _)| *answer).chain([LEAVE]).collect();
    match (chosen((&say::choose(lang, &open.join(", "), usual), usual), &allowed, &mut out)?, &newest) {
        (RESTORE, Some(newest)) => drop(restore::restore(&newest.path, file, session.clock)?),
        (OTHER, _) => {
            let mut out = Out::new(&mut out, true);
            let done = repair(session, true, &mut out)?;
            for said in &done.said {
                out.wrapped("", said)?;
            }
            for kept in &done.kept {
                out.wrapped("", &said::kept_before(lang, &shown(kept)))?;
            }
        }
        _ => return Err(end()),
    }
    Ok(())
}

/// The newest copy as the first answer, with what it lacks; or that there is none.
fn offer(newest: Option<&Newest>, session: &Session, out: &mut impl Write) -> std::io::Result<()> {
    let Some(newest) = newest else { return writeln!(out, "{}", say::NONE_WHOLE.get(session.lang)) };
    let offered = match newest {
        newest if newest.is_of_another => say::restore_another,
        newest if newest.is_flawed => say::restore_flawed,
        _ => say::restore,
    };
    writeln!(out, "{}", offered(session.lang, &about(&newest.path, session), &shown(&newest.path)))?;
    errors::lacks(newest, session.lang).iter().try_for_each(|lack| writeln!(out, "     {lack}"))
}

/// Asks until one of the answers is given that may be; Enter is the usual one, and whoever goes away wants nothing.
fn chosen<'a>((question, usual): (&str, &'a str), allowed: &[(&'a str, bool)], out: &mut impl Write) -> anyhow::Result<&'a str> {
    loop {
        write!(out, "{question}")?;
        out.flush()?;
        let mut answer = String::new();
        if std::io::stdin().lock().read_line(&mut answer)? == 0 {
            return Err(end());
        }
        match answer.trim() {
            "" => return Ok(usual),
            LEAVE => return Ok(LEAVE),
            answer => {
                if let Some((answer, _)) = allowed.iter().find(|(known, is_open)| *is_open && *known == answer) {
                    return Ok(answer);
                }
            }
        }
    }
}

fn end() -> anyhow::Error {
    Failure { status: 0, text: String::new() }.into()
}

/// When a copy was made and how large it is.
fn about(copy: &Path, session: &Session) -> String {
    let Ok(data) = copy.metadata() else { return String::new() };
    let made = data.modified().map(|at| day::headline(DateTime::<Local>::from(at).date_naive(), session.lang)).unwrap_or_default();
    format!("{made}, {}", bytes(data.len(), session.lang))
}
