//! Pairs of records that may be one.

use super::{Asked, cause};
use crate::domain::day;
use crate::domain::phrase::{Value, phrase};
use crate::domain::words::{Counted, counted, w};
use crate::store::Result;
use crate::today::notice::{About, Figures, Kind, Mark, Notice, Opens, Settles, words};

/// The kind.
pub(super) static DOUBTS: Kind = Kind { key: "doubts", settle: w("разобрать", "sort out"), mark: Mark::Plain, find };

/// Pairs, counted.
pub const PAIRS: Counted = counted(["пара", "пары", "пар"], ["pair", "pairs"]);

fn find(asked: &Asked, _: &[Notice]) -> Result<Vec<Notice>> {
    let found = asked.store.doubts_back(&day::iso(asked.today))?;
    let notice = |(count, newest, put_off): (u32, i64, _)| {
        let pairs = || Value::Count(u64::from(count), PAIRS);
        Notice {
            kind: &DOUBTS,
            cause: cause("doubts", ("doubt", 0), &newest.to_string()),
            about: About::default(),
            name: String::new(),
            begins: words(w("похожие", "similar")),
            rest: phrase(w("{}: возможно, это одно и то же", "{}: they may be the same"), [pairs()]),
            sentence: phrase(w("Похожие записи: {}. Возможно, это одно и то же", "Similar records: {}. They may be the same"), [pairs()]),
            opens: Opens::Doubts,
            settles: Settles::Open,
            figures: Figures::default().counted(count),
            put_off,
        }
    };
    Ok(found.into_iter().map(notice).collect())
}
