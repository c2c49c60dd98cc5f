//! `kam today`: who do I meet, what did I promise, who needs attention.

use super::json::{self, Links};
use super::out::Out;
use super::session::Session;
use super::table::Table;
use crate::domain::entry::ENTRY_KINDS;
use crate::domain::field::find_choice;
use crate::domain::promise::Reliability;
use crate::domain::{Entity, Lang, day};
use crate::store::diary::EntryRow;
use crate::store::plan::ActionRow;
use crate::text::command::kam;
use crate::text::{method, screen, shell, week};
use crate::today::notice::Opens;
use crate::today::{self, Today};
use crate::watched::{Counts, Found, Watcher};
use chrono::{NaiveDate, NaiveTime};
use clap::ArgMatches;
use serde_json::json as object;

/// Prints the page.
pub fn run(session: &mut Session, given: &ArgMatches, out: &mut Out) -> anyhow::Result<u8> {
    let (store, mut settings) = session.open()?;
    out.ascii = session.ascii;
    if let Some(days) = given.get_one::<i64>("days") {
        settings.outlook_days = *days;
    }
    let on = session.clock.today();
    let watched = Watcher::once(&store, &settings);
    let page = today::gather(&store, &settings, on, &watched)?;
    if session.json {
        out.json(&as_json(&page, &watched, on, &Links::new(&store, session.lang))?)?;
    } else if given.get_flag("csv") {
        as_csv(&page, session.lang, out)?;
    } else {
        print(&page, (on, session.clock.now().time()), session.lang, out)?;
    }
    Ok(0)
}

fn as_json(page: &Today, watched: &Found, on: NaiveDate, links: &Links) -> anyhow::Result<serde_json::Value> {
    let actions = |rows: &[ActionRow]| links.all(Entity::Action, rows.iter().map(|row| row.id));
    Ok(object!({
        "day": day::iso(on),
        "meetings": links.all(Entity::Entry, page.meetings.iter().map(|row| row.id))?,
        "ours": actions(&page.ours)?,
        "theirs": actions(&page.theirs)?,
        "tasks": actions(&page.tasks)?,
        "watched": as_news(watched),
        "attention": page.attention.iter().map(|row| links.notice(row)).collect::<crate::store::Result<Vec<_>>>()?,
        "totals": totals(page),
        "reliability": { "ours": json::reliability(page.our_reliability), "theirs": json::reliability(page.their_reliability) },
        "our_promises": { "overdue": page.count.overdue, "today": page.count.today },
    }))
}

/// How long the lists are; of what needs attention `more` says that there is more of a kind than was read.
fn totals(page: &Today) -> serde_json::Value {
    let today::Totals { meetings, ours, theirs, tasks, attention, .. } = page.totals;
    object!({
        "meetings": meetings, "ours": ours, "theirs": theirs, "tasks": tasks, "attention": page.attention.len(), "more": attention.more,
    })
}

/// What was found in the watched files, seen or not.
fn as_news(watched: &Found) -> serde_json::Value {
    let news = watched.news.iter().map(|news| {
        let Counts { new, moved, changed, cancelled, returned, gone, letters } = news.counts;
        let files: Vec<String> = news.files.iter().map(|(path, _)| path.display().to_string()).collect();
        object!({
            "files": files, "new": new, "moved": moved, "changed": changed, "cancelled": cancelled, "returned": returned, "gone": gone,
            "letters": letters,
        })
    });
    let unread = watched
        .troubles
        .iter()
        .map(|trouble| object!({ "file": trouble.path.display().to_string(), "reason": trouble.why.code(), "more": trouble.more }));
    object!({ "news": news.collect::<Vec<_>>(), "unread": unread.collect::<Vec<_>>() })
}

/// All lists of the page as one table: the first column says of which a row is.
fn as_csv(page: &Today, lang: Lang, out: &mut Out) -> anyhow::Result<()> {
    let heads = [shell::COL_LIST, shell::COL_ID, shell::COL_DAY, shell::COL_TIME, shell::COL_ACCOUNT, shell::COL_WHOM, shell::COL_WHAT];
    let meetings = page.meetings.iter().map(|entry| {
        let time = entry.time.clone().unwrap_or_default();
        [
            method::MEETINGS.get(lang).into(),
            format!("m{}", entry.id),
            entry.day.clone(),
            time,
            entry.account_name.clone(),
            entry.people.join(", "),
            entry.purpose.clone(),
        ]
    });
    let lists = [(method::OURS, &page.ours), (method::THEIRS, &page.theirs), (method::TASKS, &page.tasks)];
    let actions = lists.into_iter().flat_map(|(list, rows)| {
        rows.iter().map(move |action| {
            let due = action.due_on.clone().unwrap_or_default();
            [
                list.get(lang).into(),
                format!("d{}", action.id),
                due,
                String::new(),
                action.account_name.clone(),
                action.person.clone(),
                action.title.clone(),
            ]
        })
    });
    let attention = page.attention.iter().map(|row| {
        let said = [row.begins.said(lang), row.rest.said(lang)].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(": ");
        [method::ATTENTION.get(lang).into(), String::new(), String::new(), String::new(), row.at().to_owned(), String::new(), said]
    });
    json::csv(out, &heads.map(|head| head.get(lang)), meetings.chain(actions).chain(attention).map(Vec::from))
}

fn print(page: &Today, (on, now): (NaiveDate, NaiveTime), lang: Lang, out: &mut Out) -> std::io::Result<()> {
    let head = [method::TODAY.get(lang).to_owned(), day::headline(on, lang), method::promises(page.count, lang)];
    out.title(&head.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "))?;
    let quiet = page.meetings.is_empty() && page.ours.is_empty() && page.theirs.is_empty() && page.tasks.is_empty();
    if quiet {
        out.line("")?;
        out.line(method::QUIET.get(lang))?;
    }
    if !page.meetings.is_empty() {
        out.heading(method::MEETINGS.get(lang))?;
        let mut table = Table::default();
        page.meetings.iter().for_each(|entry| table.row(meeting(entry, (on, now), lang)));
        out.table(&table)?;
        cut(page.meetings.len(), page.totals.meetings, lang, out)?;
    }
    let lists = [
        (method::OURS, &page.ours, page.totals.ours, page.our_reliability),
        (method::THEIRS, &page.theirs, page.totals.theirs, page.their_reliability),
        (method::TASKS, &page.tasks, page.totals.tasks, Reliability::default()),
    ];
    for (heading, rows, total, reliability) in lists {
        if !rows.is_empty() {
            out.heading(&method::with_reliability(heading, reliability, lang))?;
            out.table(&actions(rows, on, true, lang))?;
            cut(rows.len(), total, lang, out)?;
        }
    }
    if !page.attention.is_empty() {
        out.heading(method::ATTENTION.get(lang))?;
        for row in page.attention.iter().take(page.totals.attention.first) {
            let said = row.sentence.said(lang);
            let said = if row.opens == Opens::Came { shell::looked_at(lang, &said, &kam()) } else { said };
            out.item("  ", &said)?;
            if let Some(back) = row.came_back(on) {
                out.item("    ", &back.said(lang))?;
            }
        }
        cut(page.totals.attention.first, page.attention.len(), lang, out)?;
    }
    Ok(())
}

/// Says that a list goes on.
fn cut(rows: usize, total: usize, lang: Lang, out: &mut Out) -> std::io::Result<()> {
    if rows >= total { Ok(()) } else { out.line(&format!("   {}", screen::more(lang, total - rows))) }
}

fn meeting(entry: &EntryRow, (on, now): (NaiveDate, NaiveTime), lang: Lang) -> [String; 6] {
    let past = today::is_unwritten(entry, on, now);
    let what = [entry.people.join(", "), entry.purpose.clone(), if past { screen::UNWRITTEN.get(lang).to_owned() } else { String::new() }];
    [
        if past { "?" } else { " " }.to_owned(),
        week::span(entry, on, lang),
        find_choice(ENTRY_KINDS, &entry.kind).map_or_else(|| entry.kind.clone(), |kind| kind.words.get(lang).to_owned()),
        entry.account_name.clone(),
        format!("m{}", entry.id),
        what.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; "),
    ]
}

/// Promises and tasks in columns, with the account's name where they are of several.
pub fn actions(rows: &[ActionRow], on: NaiveDate, named: bool, lang: Lang) -> Table {
    let mut table = Table::default();
    for action in rows {
        let late = method::late_action(action, on, lang);
        let person = if action.person.is_empty() { String::new() } else { format!(" → {}", action.person) };
        let lateness = late.as_ref().map_or_else(String::new, |late| format!(" ({late})"));
        table.row([
            if late.is_some() { "!" } else { " " }.to_owned(),
            when(action.due_on.as_deref(), None, on, lang),
            if named { action.account_name.clone() } else { String::new() },
            format!("d{}", action.id),
            format!("{}{person}{lateness}", action.title),
        ]);
    }
    table
}

/// A kept day and time as people say them: «завтра 14:30», «пт 27.11».
pub fn when(kept: Option<&str>, time: Option<&str>, on: NaiveDate, lang: Lang) -> String {
    let said = match kept {
        None => method::NO_DAY.get(lang).to_owned(),
        Some(kept) => day::from_iso(kept).map_or_else(|| kept.to_owned(), |day| day::near(day, on, lang)),
    };
    time.map_or_else(|| said.clone(), |time| format!("{said} {time}"))
}
