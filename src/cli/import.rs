//! `kam import`: a preview of what files bring, a question, and one step.

pub use super::columns::target_called;
use super::out::aside;
use super::tables::Kind;
use super::{calendar, columns, debts, deliveries, letters, purchases, tables};
use crate::domain::{Entity, Lang};
use crate::exchange::calendar::Found;
use crate::exchange::debts::Debts;
use crate::exchange::deliveries::Deliveries;
use crate::exchange::letters::Mailbox;
use crate::exchange::{Mapping, Reason};
use crate::import::{self, Opened, Plan, Progress, Report, Source, Verdict};
use crate::printable::{is_unprintable, line, pad, width, wrap};
use crate::store::Store;
use crate::text::import as say;
use crate::text::shell::RECORDS;
use serde_json::{Value as Json, json};
use std::io::{IsTerminal, Write};
use std::ops::ControlFlow;
use std::path::PathBuf;

/// How many rows of each part of the preview are shown.
const SHOWN: usize = 10;
/// The widest line of the preview, in cells.
const WIDE: usize = 120;

/// How `kam import` was called.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Look only.
    pub dry_run: bool,
    /// Do not ask.
    pub yes: bool,
    /// Print for programs.
    pub json: bool,
    /// Keep what a report on purchases no longer has.
    pub keep: bool,
    /// Take in meetings of a calendar too of which it is a guess whose they are.
    pub guesses: bool,
    /// Close planned letters with those that came or went on their day.
    pub closes: bool,
    /// Call off what the calendar has no longer.
    pub gone: bool,
    /// Whose addresses and domains of a calendar are, as it was written.
    pub whose: Vec<String>,
    /// Which column goes where, as it was written.
    pub columns: Option<String>,
    /// The lines of rows to take in although they look like headings of groups.
    pub headings: Vec<u64>,
}

/// Takes in files: what can be read of them, and the rest is listed. Gives the exit status: 0 all is well, 1 some rows or
/// files could not be read, no column was known, or nothing was written though it should, 2 it was called wrongly.
///
/// # Errors
/// Those of printing and of reading the store.
pub fn run(store: &Store, files: &[PathBuf], options: &Options, lang: Lang, out: &mut dyn Write, interactive: bool) -> anyhow::Result<i32> {
    if files.is_empty() {
        aside(&say::no_files(lang, &crate::text::command::kam()));
        return Ok(2);
    }
    let mut sources = Vec::new();
    let mut reports = Vec::new();
    let (mut supplied, mut owed) = (Vec::new(), Vec::new());
    let mut calendars = Vec::new();
    let mut mailboxes = Vec::new();
    let mut unread = Vec::new();
    for path in files {
        let shown = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        match import::open(path) {
            Ok(Opened::Contacts(source)) => sources.push(*source),
            Ok(Opened::Purchases(report)) => reports.push(*report),
            Ok(Opened::Deliveries(table)) => supplied.push(*table),
            Ok(Opened::Debts(table)) => owed.push(*table),
            Ok(Opened::Calendar(found)) => calendars.push(found),
            Ok(Opened::Letters(mailbox)) => mailboxes.push(mailbox),
            Err(error) => unread.push(say::read_error(&shown, &error, lang)),
        }
    }
    let reported = !reports.is_empty();
    let others_of = Others { reports, supplied, owed, calendars, mailboxes };
    let others = !others_of.is_empty();
    if others && sources.is_empty() && unread.is_empty() && !options.json {
        return Ok(take_others(store, others_of, options, lang, out, interactive)?.0);
    }
    columns::send(&mut sources, options.columns.as_deref().unwrap_or_default(), lang)?;
    columns::take_headings(&mut sources, &options.headings, lang)?;
    let plan = import::plan_out(store, &mut sources, &|| ControlFlow::Continue(()))?.ok_or(crate::store::Error::Gone)?;
    let left_out = plan.told(true).count();
    let unknown =
        sources.iter().any(|source| source.mapping().is_some_and(|mapping| !mapping.knows_anything() || !mapping.nameless().is_empty()));
    let status = i32::from(left_out > 0 || !unread.is_empty() || unknown);
    if !options.json {
        for why in &unread {
            aside(&line(why));
        }
        if sources.is_empty() && others && !reported {
            // A calendar and letters lack nothing where another file cannot be read.
            return Ok(status.max(take_others(store, others_of, options, lang, out, interactive)?.0));
        }
        if sources.is_empty() {
            aside(say::UNCHANGED.get(lang));
            return Ok(status);
        }
        preview(&sources, &plan, lang, out)?;
    }
    let idle = plan.is_idle();
    let wanted = decide(idle, !plan.items.is_empty(), options, lang, out, interactive)?;
    let mut told = options.json.then(|| as_json(&sources, &plan, &unread));
    drop(sources);
    let outcome = match wanted {
        Wanted::Apply => Some(import::apply(store, plan, &mut meter(lang))),
        Wanted::Nothing | Wanted::CannotAsk => None,
    };
    if let Some(told) = &mut told {
        let report = outcome.as_ref().and_then(|outcome| outcome.as_ref().ok());
        told["applied"] = report.is_some().into();
        told["report"] = report.map_or(Json::Null, report_json);
    }
    let status = match others {
        false => status,
        true => {
            let (taken, [bought, delivered, owing, met, written]) = take_others(store, others_of, options, lang, out, interactive)?;
            if let Some(told) = &mut told {
                (told["purchases"], told["deliveries"], told["debts"]) = (bought.into(), delivered.into(), owing.into());
                (told["calendars"], told["letters"]) = (met.into(), written.into());
            }
            status.max(taken)
        }
    };
    if let Some(told) = &told {
        writeln!(out, "{}", harmless(&serde_json::to_string_pretty(told)?))?;
    }
    match outcome {
        Some(Ok(report)) => {
            // There is nothing to take back then: undo would take something else.
            if !options.json && !idle {
                writeln!(out, "{} {}", say::report(&report, lang), say::UNDO_IN_KAM.get(lang))?;
                if left_out > 0 {
                    writeln!(out, "{}", say::left_out(lang, left_out as u64))?;
                }
            }
            Ok(status)
        }
        Some(Err(import::Error::Store(error))) => Err(error.into()),
        Some(Err(error)) => {
            aside(&line(&say::apply_error(&error, store.path(), || None, lang)));
            Ok(1)
        }
        None if wanted == Wanted::CannotAsk => {
            aside(say::NEEDS_YES.get(lang));
            Ok(2)
        }
        None => Ok(status),
    }
}

/// What is no contacts.
struct Others {
    reports: Vec<crate::exchange::purchases::Report>,
    supplied: Vec<Deliveries>,
    owed: Vec<Debts>,
    calendars: Vec<Found>,
    mailboxes: Vec<Mailbox>,
}

impl Others {
    fn is_empty(&self) -> bool {
        let Others { reports, supplied, owed, calendars, mailboxes } = self;
        reports.is_empty() && supplied.is_empty() && owed.is_empty() && calendars.is_empty() && mailboxes.is_empty()
    }
}

/// Tables of deliveries: each changes no month but its own.
const DELIVERIES: Kind<Deliveries, import::deliveries::Plan> = Kind {
    plan: |store, table, _| import::deliveries::plan(store, table),
    write: |store, plan, lang, progress| {
        import::deliveries::apply(store, plan, progress).map(|done| crate::text::deliveries::done(&done, lang))
    },
    document: deliveries::document,
};

/// Tables of debts.
const DEBTS: Kind<Debts, import::debts::Plan> = Kind {
    plan: import::debts::plan,
    write: |store, plan, lang, progress| import::debts::apply(store, plan, progress).map(|done| crate::text::debts::done(&done, lang)),
    document: debts::document,
};

/// Takes in what is no contacts: reports on purchases, then tables of deliveries and of debts, calendars, letters. Gives the exit status, and what programs are told of
/// each.
fn take_others(
    store: &Store,
    others: Others,
    options: &Options,
    lang: Lang,
    out: &mut dyn Write,
    interactive: bool,
) -> anyhow::Result<(i32, [Vec<Json>; 5])> {
    let Others { reports, supplied, owed, calendars, mailboxes } = others;
    let (mut status, mut told) = (0, [const { Vec::new() }; 5]);
    if !reports.is_empty() {
        (status, told[0]) = purchases::take(store, reports, options, lang, out, interactive)?;
    }
    let (taken, documents) = tables::take(store, (supplied, &DELIVERIES), options, lang, out, interactive)?;
    (status, told[1]) = (status.max(taken), documents);
    let (taken, documents) = tables::take(store, (owed, &DEBTS), options, lang, out, interactive)?;
    (status, told[2]) = (status.max(taken), documents);
    if !calendars.is_empty() {
        let (taken, documents) = calendar::take(store, calendars, options, lang, out, interactive)?;
        (status, told[3]) = (status.max(taken), documents);
    }
    if !mailboxes.is_empty() {
        let (taken, document) = letters::take(store, mailboxes, options, lang, out, interactive)?;
        (status, told[4]) = (status.max(taken), vec![document]);
    }
    Ok((status, told))
}

/// What is to be done with what was read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    /// It is written.
    Apply,
    /// It is not.
    Nothing,
    /// Nobody is there to be asked.
    CannotAsk,
}

/// Whether it is written: `idle` says that nothing would change, `anything` that something was read.
pub(super) fn decide(
    idle: bool,
    anything: bool,
    options: &Options,
    lang: Lang,
    out: &mut dyn Write,
    interactive: bool,
) -> anyhow::Result<Wanted> {
    let told = |out: &mut dyn Write, text: &str| if options.json { Ok(()) } else { writeln!(out, "{text}") };
    if options.dry_run {
        told(out, say::DRY_RUN.get(lang))?;
        return Ok(Wanted::Nothing);
    }
    if idle {
        if anything {
            told(out, say::NOTHING_NEW.get(lang))?;
        }
        // What other programs call known records is still worth remembering.
        return Ok(if options.yes && anything { Wanted::Apply } else { Wanted::Nothing });
    }
    if options.yes {
        return Ok(Wanted::Apply);
    }
    if !interactive || options.json {
        return Ok(Wanted::CannotAsk);
    }
    if agreed(say::ASK.get(lang), lang, out)? {
        return Ok(Wanted::Apply);
    }
    told(out, say::CALLED_OFF.get(lang))?;
    Ok(Wanted::Nothing)
}

/// Asks whoever sits there.
pub(super) fn agreed(question: &str, lang: Lang, out: &mut dyn Write) -> anyhow::Result<bool> {
    write!(out, "{question}")?;
    out.flush()?;
    let mut answer = String::new();
    std::io::stdin().read_line(&mut answer)?;
    Ok(is_yes(&answer, lang))
}

/// Yes in either language, and in either layout of the keyboard.
fn is_yes(answer: &str, lang: Lang) -> bool {
    let answer = answer.trim().to_lowercase();
    let by_slip: &[&str] = match lang {
        Lang::Ru => &["l", "lf"],
        Lang::En => &["н", "нуы"],
    };
    ["д", "да", "y", "yes"].contains(&answer.as_str()) || by_slip.contains(&answer.as_str())
}

/// Tells progress where somebody watches.
pub(super) fn meter(lang: Lang) -> impl FnMut(Progress) -> ControlFlow<()> {
    let watched = std::io::stderr().is_terminal();
    move |progress| {
        if watched && progress.total > 1000 {
            let end = if progress.done == progress.total { "\n" } else { "" };
            let said = say::progress(lang, progress.done, progress.total);
            let _ = write!(std::io::stderr(), "\r{said}{end}");
        }
        ControlFlow::Continue(())
    }
}

fn preview(sources: &[Source], plan: &Plan, lang: Lang, out: &mut dyn Write) -> std::io::Result<()> {
    for source in sources {
        writeln!(out, "{}", line(&say::source(source, lang)))?;
        for note in say::notes_of(source, lang) {
            writeln!(out, "  {note}")?;
        }
        for how in say::how_to_name(source, lang) {
            writeln!(out, "  {how}")?;
        }
    }
    if !plan.items.is_empty() {
        counts(plan, lang, out)?;
    }
    let parts = [(Verdict::New, say::NEWCOMERS), (Verdict::Changed, say::CHANGES), (Verdict::Doubtful, say::DOUBTFUL)];
    for (verdict, heading) in parts {
        let items = plan.with_verdict(verdict).map(|item| say::item(item, lang));
        list(heading.get(lang), items, &RECORDS, lang, out)?;
    }
    for (left_out, heading) in [(true, say::PROBLEMS), (false, say::NOTES)] {
        let problems = plan.told(left_out).map(|(file, problem)| say::problem(file, problem, lang));
        list(heading.get(lang), problems, &say::ROWS, lang, out)?;
    }
    let headings = plan.told(true).filter(|(_, problem)| problem.reason == Reason::Heading).map(|(_, problem)| problem.line);
    if let Some(how) = say::how_to_take(&headings.collect::<Vec<_>>(), lang) {
        writeln!(out, "{how}")?;
    }
    Ok(())
}

/// The counts of each verdict, in columns.
fn counts(plan: &Plan, lang: Lang, out: &mut dyn Write) -> std::io::Result<()> {
    let summary = plan.summary();
    let rows = [(say::ACCOUNTS, summary.accounts), (say::PERSONS, summary.persons)];
    let first = rows.iter().map(|(words, _)| width(words.get(lang))).max().unwrap_or_default();
    let heads: Vec<&str> = Verdict::ALL.iter().map(|verdict| say::verdict(*verdict).get(lang)).collect();
    writeln!(out, "{}  {}", " ".repeat(first), heads.join("  "))?;
    for (words, tally) in rows {
        let cells = Verdict::ALL.iter().zip(&heads).map(|(verdict, head)| format!("{:>1$}", tally.of(*verdict), width(head)));
        writeln!(out, "{}  {}", pad(words.get(lang), first), cells.collect::<Vec<_>>().join("  "))?;
    }
    Ok(())
}

pub(super) fn list(
    heading: &str,
    items: impl Iterator<Item = String>,
    noun: &crate::text::Counted,
    lang: Lang,
    out: &mut dyn Write,
) -> std::io::Result<()> {
    let mut rest = 0_u64;
    for (at, item) in items.enumerate() {
        if at == 0 {
            writeln!(out, "\n{heading}:")?;
        }
        if at < SHOWN {
            // What is wrong stands at the end: it is never cut off. What goes on stands further in.
            for (line, part) in wrap(&item, WIDE - 4).iter().enumerate() {
                writeln!(out, "{}{part}", if line == 0 { "  " } else { "    " })?;
            }
        } else {
            rest += 1;
        }
    }
    if rest > 0 {
        writeln!(out, "  {}", say::more(lang, &noun.with(lang, rest)))?;
    }
    Ok(())
}

fn as_json(sources: &[Source], plan: &Plan, unread: &[String]) -> Json {
    let summary = plan.summary();
    let tally = |tally: import::Tally| json!({"new": tally.new, "changed": tally.changed, "doubtful": tally.doubtful, "same": tally.same});
    let name = |source: usize| plan.sources.get(source).map_or("", String::as_str);
    let items: Vec<Json> = plan
        .items
        .iter()
        .map(|item| {
            let brought: Vec<Json> = plan
                .brings(item)
                .iter()
                .map(|difference| json!({"field": difference.field, "before": difference.before, "after": difference.after, "how": how(difference.how)}))
                .collect();
            json!({
                "file": name(item.source),
                "line": item.line,
                "entity": item.entity.def().table,
                "title": item.title,
                "verdict": verdict(item.verdict),
                "twin": item.twin.as_ref().map(|twin| json!({"title": twin.title, "reason": twin.reason})),
                "brings": brought,
            })
        })
        .collect();
    let told = |left_out: bool| -> Vec<Json> {
        let told = plan.told(left_out);
        told.map(|(file, problem)| {
            let reason = problem.reason.code();
            json!({"file": file, "line": problem.line, "reason": reason, "value": problem.value})
        })
        .collect()
    };
    let files: Vec<Json> = sources
        .iter()
        .map(|source| {
            let columns = |of: fn(&Mapping) -> Vec<String>| source.mapping().map(of).unwrap_or_default();
            let (nameless, held, deals) = (columns(Mapping::nameless), columns(Mapping::held), columns(Mapping::deals));
            json!({
                "name": source.name, "encoding": source.reading.encoding, "cards": source.reading.count,
                "unclear_names": nameless, "held": held, "deals": deals,
            })
        })
        .collect();
    json!({
        "files": files,
        "unread": unread,
        "summary": {Entity::Account.def().table: tally(summary.accounts), Entity::Person.def().table: tally(summary.persons)},
        "items": items,
        "problems": told(true),
        "notes": told(false),
        "purchases": [],
        "deliveries": [],
        "debts": [],
        "calendars": [],
        "letters": [],
        "applied": false,
        "report": Json::Null,
    })
}

fn report_json(report: &Report) -> Json {
    json!({
        "new_accounts": report.new_accounts, "changed_accounts": report.changed_accounts, "new_persons": report.new_persons,
        "changed_persons": report.changed_persons, "doubts": report.doubts, "leftovers": report.leftovers,
    })
}

/// JSON with everything that would act on a terminal escaped; programs read the same from it.
fn harmless(json: &str) -> String {
    let mut text = String::with_capacity(json.len());
    for c in json.chars() {
        if c != '\n' && is_unprintable(c) {
            text.extend(c.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")));
        } else {
            text.push(c);
        }
    }
    text
}

fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::New => "new",
        Verdict::Changed => "changed",
        Verdict::Doubtful => "doubtful",
        Verdict::Same => "same",
    }
}

fn how(how: import::How) -> &'static str {
    match how {
        import::How::Filled => "filled",
        import::How::Added => "added",
        import::How::Beside => "beside",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn yes_is_understood_in_both_layouts() {
        for (answer, lang, yes) in [
            ("д\n", Lang::Ru, true),
            ("L", Lang::Ru, true),
            ("y", Lang::Ru, true),
            ("н", Lang::Ru, false),
            ("", Lang::Ru, false),
            ("Y", Lang::En, true),
            ("н", Lang::En, true),
            ("n", Lang::En, false),
            ("т", Lang::En, false),
        ] {
            assert_eq!(is_yes(answer, lang), yes, "{answer} {lang:?}");
        }
    }
}
