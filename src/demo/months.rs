//! The months of the demo that are closed: what changed in each was decided, as the user decides it.

use crate::domain::{Lang, day, span};
use crate::month::{self, About};
use crate::store::{Result, Store, Verb};

/// So many months of which something was decided are closed, with those between them; the last one that is over is left to be closed by
/// whoever looks around.
const CLOSED: usize = 2;

/// So many months back they are looked for.
const LOOKED_BACK: usize = 6;

/// How many days after a month it is closed.
const AFTER: u64 = 5;

/// Closes them, the oldest first: everything stays as it is, for one of these reasons after the other.
pub(super) fn close(store: &Store, title: &str, reasons: &[String], lang: Lang) -> Result<()> {
    let all = std::iter::successors(month::last(store.clock().today()), |period| month::before(period));
    let (mut periods, mut changed) = (Vec::new(), 0);
    for period in all.skip(1).take(LOOKED_BACK) {
        if changed == CLOSED {
            break;
        }
        changed += usize::from(month::read(store, &period)?.is_some_and(|read| !read.changes.is_empty()));
        periods.push(period);
    }
    let mut reasons = reasons.iter().cycle();
    for period in periods.into_iter().rev() {
        let (Some((_, last)), Some(read)) = (span::bounds(&period), month::read(store, &period)?) else { continue };
        let on = day::iso(day::later(last, AFTER));
        store.step(Verb::Import, title, |change| {
            let mut decided = read.changes.iter().zip(&mut reasons).map(|(of, why)| About::of(&period, of, lang).left(why, &on));
            decided.try_for_each(|decision| change.insert(&decision).map(drop))
        })?;
        if let Some(decided) = month::read(store, &period)? {
            store.step(Verb::Import, title, |change| change.insert(&month::closing(&decided, &on)).map(drop))?;
        }
    }
    Ok(())
}
