//! The rhythm of the work: the jobs that are not done every day, when each was done last and is due next. A day is told from what the job
//! leaves in the file; nothing is written for it alone.

use crate::domain::day;
use crate::domain::span;
use crate::domain::words::{Words, w};
use crate::settings::Settings;
use crate::store::cadence::Turn;
use crate::store::{Result, Store};
use chrono::{Datelike, Days, Months, NaiveDate};

/// A job.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Job {
    /// The review of the week (M29).
    Review,
    /// Closing a month.
    Month,
    /// Looking through the plan of an account (M26).
    Plan,
    /// Judging how a key account stands (M1, M9, M34).
    Standing,
    /// Deciding anew whether an account is key (M1).
    Key,
    /// The audit of the whole practice (M37).
    Audit,
}

/// A job as it is known everywhere.
#[derive(Debug)]
pub struct Known {
    /// Which.
    pub job: Job,
    /// What it is called.
    pub words: Words,
    /// How long it takes, in minutes.
    pub minutes: u32,
    /// What it gives.
    pub gives: Words,
}

/// The jobs, from the one that comes most often.
pub static JOBS: [Known; 6] = [
    known(Job::Review, w("Обзор недели", "The week’s review"), 10, w("шаг по каждому клиенту", "a step for each account")),
    known(Job::Month, w("Закрыть месяц", "Close the month"), 15, w("закупки, долги, кто замолчал", "purchases, debts, who fell silent")),
    known(Job::Plan, w("Пересмотр планов", "Review of plans"), 30, w("цели и ход по ним", "goals and how far they are")),
    known(Job::Standing, w("Положение клиентов", "Standing of accounts"), 20, w("лестница, портфель, риск", "ladder, portfolio, risk")),
    known(Job::Key, w("Кто ключевой", "Who is key"), 20, w("решение на срок", "a decision for a term")),
    known(Job::Audit, w("Аудит", "Audit"), 30, w("что изменилось с прошлого", "what changed since the last")),
];

const fn known(job: Job, words: Words, minutes: u32, gives: Words) -> Known {
    Known { job, words, minutes, gives }
}

/// So many days after the end of a month it should be closed.
const MONTH_WITHIN: u64 = 5;
/// So many months after a plan was looked through it is looked through again.
const PLAN_AFTER: u32 = 3;
/// So many months after an account was judged it is judged again.
const STANDING_AFTER: u32 = 6;

/// How a job stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its place among the jobs.
    pub at: usize,
    /// The day it was done last; of a job that is done account by account, for the one whose turn it is.
    pub last: Option<NaiveDate>,
    /// By which day it is to be done; none where there is nothing to do it for.
    pub due: Option<NaiveDate>,
    /// The account whose turn it is.
    pub turn: Option<Turn>,
    /// The month that is to be closed, `YYYY-MM`.
    pub month: Option<String>,
    /// The day on which it was begun, where it can be left and is not done.
    pub begun: Option<NaiveDate>,
}

impl Row {
    /// The job.
    pub fn known(&self) -> &'static Known {
        JOBS.get(self.at).unwrap_or(&JOBS[0])
    }

    /// Whether the day has come.
    pub fn is_due(&self, today: NaiveDate) -> bool {
        self.due.is_some_and(|due| due <= today)
    }
}

/// The jobs of which a row of their own on *Today* tells.
const TOLD_APART: [Job; 2] = [Job::Audit, Job::Key];

/// The jobs whose day has come and of which nothing else tells, the one that has waited longest first. Where there is no account yet, there
/// is no work to be done for one.
///
/// # Errors
/// Those of reading.
pub fn due(store: &Store, settings: &Settings) -> Result<Vec<Row>> {
    if !store.has_accounts()? {
        return Ok(Vec::new());
    }
    let today = store.clock().today();
    let told = JOBS.iter().map(|known| known.job).filter(|job| !TOLD_APART.contains(job));
    let mut rows = told.map(|job| of(store, settings, job)).collect::<Result<Vec<_>>>()?;
    rows.retain(|row| row.is_due(today));
    rows.sort_by_key(|row| row.due);
    Ok(rows)
}

/// Reads how the jobs stand.
///
/// # Errors
/// Those of reading.
pub fn read(store: &Store, settings: &Settings) -> Result<Vec<Row>> {
    JOBS.iter().map(|known| of(store, settings, known.job)).collect()
}

/// Reads how one of them stands.
///
/// # Errors
/// Those of reading.
pub fn of(store: &Store, settings: &Settings, job: Job) -> Result<Row> {
    let at = JOBS.iter().position(|known| known.job == job).unwrap_or_default();
    let today = store.clock().today();
    let began = || -> Result<NaiveDate> { Ok(store.began()?.as_deref().and_then(day::from_iso).unwrap_or(today)) };
    let row = Row { at, last: None, due: None, turn: None, month: None, begun: None };
    let day_of = |kept: Option<String>| kept.as_deref().and_then(day::from_iso);
    let of_turn = |turn: Option<Turn>, months: u32| {
        let last = turn.as_ref().and_then(|turn| day_of(turn.day.clone()));
        // What was never done is due now.
        let due = turn.as_ref().map(|_| last.and_then(|last| last.checked_add_months(Months::new(months))).unwrap_or(today));
        Row { last, due, turn, ..row.clone() }
    };
    Ok(match job {
        Job::Review => {
            let last = day_of(store.reviewed_last()?);
            // The week of the last one is done, and that in which the file began; the next begins on its Monday.
            let week = last.map_or_else(began, Ok)?;
            Row { last, due: Some(day::later(day::monday(week), 7)), ..row }
        }
        Job::Month => {
            let closed = store.closed_last()?;
            let last = day_of(closed.as_ref().map(|(_, on)| on.clone()));
            let begins = |month: &str| span::bounds(month).and_then(|(first, _)| first.checked_add_months(Months::new(1)));
            let month = match &closed {
                Some((period, _)) => begins(period),
                // Before the file there was nothing to be closed.
                None => began()?.with_day(1),
            };
            let due = month
                .and_then(|month| month.checked_add_months(Months::new(1)))
                .and_then(|next| next.checked_add_days(Days::new(MONTH_WITHIN - 1)));
            Row { last, due, month: month.map(|month| month.format("%Y-%m").to_string()), ..row }
        }
        Job::Plan => of_turn(store.plan_to_review()?, PLAN_AFTER),
        Job::Standing => of_turn(store.standing_to_judge()?, STANDING_AFTER),
        Job::Key => {
            let turn = store.key_to_decide()?;
            let due = turn.as_ref().and_then(|turn| day_of(turn.day.clone()));
            Row { due, turn, ..row }
        }
        Job::Audit => {
            let audited = store.audited()?;
            let last = day_of(audited.last);
            let months = u32::try_from(settings.audit_months).unwrap_or(1);
            let due = last.and_then(|last| last.checked_add_months(Months::new(months)));
            Row { last, due: due.or(audited.has_accounts.then_some(today)), begun: day_of(audited.begun), ..row }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Clock;
    use crate::domain::{Entity, Record};
    use crate::store::Verb;

    /// What was never done is due; what was done says when it comes next.
    #[test]
    fn a_job_is_due_by_what_it_left_in_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let clock = Clock::Fixed(chrono::DateTime::parse_from_rfc3339("2026-11-25T10:00:00+03:00").unwrap());
        let store = Store::open(&folder.path().join("kam.db"), clock).unwrap();
        let add = |record: &Record| store.step(Verb::Create, "", |change| change.insert(record)).unwrap();
        let on = |text: &str| Some(text.parse::<NaiveDate>().unwrap());
        let days =
            |store: &Store| read(store, &Settings::default()).unwrap().into_iter().map(|row| (row.last, row.due)).collect::<Vec<_>>();
        // Nobody is late on the day on which the file begins.
        assert_eq!(
            days(&store),
            [(None, on("2026-11-30")), (None, on("2026-12-05")), (None, None), (None, None), (None, None), (None, None)]
        );
        let account = Record::new(Entity::Account).with_text("short_name", "Ромашка").with_text("category", "key");
        let account = add(&account.with_text("key_review_on", "2027-03-01"));
        add(&Record::owned(Entity::Goal, account).with_text("title", "срок поставки").with_text("state", "open"));
        let today = on("2026-11-25");
        assert_eq!(days(&store)[2..], [(None, today), (today, on("2027-05-25")), (None, on("2027-03-01")), (None, today)]);
        add(&Record::owned(Entity::Review, account).with_text("day", "2026-11-17"));
        add(&Record::new(Entity::MonthClose).with_text("period", "2026-10").with_text("closed_on", "2026-11-04"));
        add(&Record::owned(Entity::PlanVersion, account).with_text("day", "2026-10-16").with_text("content", "[]"));
        add(&Record::new(Entity::Audit).with_text("day", "2026-06-01").with_text("done_on", "2026-06-10"));
        add(&Record::new(Entity::Audit).with_text("day", "2026-11-20"));
        let found = read(&store, &Settings::default()).unwrap();
        assert_eq!((found[5].last, found[5].due, found[5].begun), (on("2026-06-10"), on("2026-12-10"), on("2026-11-20")));
        assert_eq!((found[0].last, found[0].due), (on("2026-11-17"), on("2026-11-23")));
        assert_eq!((found[1].last, found[1].due, found[1].month.as_deref()), (on("2026-11-04"), on("2026-12-05"), Some("2026-11")));
        assert_eq!((found[2].last, found[2].due), (on("2026-10-16"), on("2027-01-16")));
        assert!(found[0].is_due(today.unwrap()) && !found[1].is_due(today.unwrap()));
    }
}
