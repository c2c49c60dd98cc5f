//! What is not done every day and has come due, in one line however many jobs that is.

use super::{Asked, cause, rests};
use crate::cadence::due;
use crate::domain::day;
use crate::domain::phrase::{Value, phrase};
use crate::domain::words::{Counted, counted, w};
use crate::store::Result;
use crate::today::notice::{About, Figures, Kind, Mark, Notice, Opens, Settles, words};

/// The kind.
pub(super) static WORK: Kind = Kind { key: "work", settle: w("посмотреть", "look at it"), mark: Mark::Plain, find };

const JOBS: Counted = counted(["дело", "дела", "дел"], ["job", "jobs"]);

fn find(asked: &Asked, _: &[Notice]) -> Result<Vec<Notice>> {
    let jobs = due(asked.store, asked.settings)?;
    let Some(first) = jobs.first().and_then(|row| row.due) else { return Ok(Vec::new()) };
    // Another job that comes due is another cause.
    let which: Vec<String> = jobs.iter().map(|row| format!("{:?}", row.known().job)).collect();
    let cause = cause(WORK.key, ("setting", 0), &which.join(" "));
    let put_off = asked.store.put_off(&cause)?;
    if rests(put_off.as_ref(), asked) {
        return Ok(Vec::new());
    }
    let named = || Value::Listed(jobs.iter().map(|row| Value::Word(row.known().words)).collect());
    let count = || Value::Count(jobs.len() as u64, JOBS);
    Ok(vec![Notice {
        kind: &WORK,
        cause,
        about: About::default(),
        name: String::new(),
        begins: words(w("ритм работы", "cadence")),
        rest: phrase(w("{}: {}", "{}: {}"), [count(), named()]),
        sentence: phrase(w("Пора сделать {}: {}", "It is time for {}: {}"), [count(), named()]),
        opens: Opens::Work,
        settles: Settles::Open,
        figures: Figures::day(&day::iso(first)).counted(u32::try_from(jobs.len()).unwrap_or(u32::MAX)),
        put_off,
    }])
}
