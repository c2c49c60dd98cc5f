//! A line that was typed and waits until somebody says whom it is about.

use super::{Asked, cause};
use crate::domain::day;
use crate::domain::phrase::phrase;
use crate::domain::words::w;
use crate::store::Result;
use crate::today::notice::{About, Figures, Kind, Mark, Notice, Opens, Settles, text, words};

/// The kind.
pub(super) static INBOX: Kind = Kind { key: "inbox", settle: w("разобрать", "sort out"), mark: Mark::Waits, find };

/// How much of a line names a step about it, in letters.
const NAME: usize = 60;

fn find(asked: &Asked, _: &[Notice]) -> Result<Vec<Notice>> {
    let found = asked.store.inbox_back(&day::iso(asked.today), asked.most)?;
    let notice = |(waiting, put_off): (crate::store::capture::InboxLine, _)| Notice {
        kind: &INBOX,
        cause: cause("inbox", ("inbox", waiting.id), ""),
        about: About::default(),
        name: waiting.line.chars().take(NAME).collect(),
        begins: words(w("входящее", "inbox")),
        rest: text(&waiting.line),
        sentence: phrase(w("Во входящих, нужно уточнить: {}", "In the inbox, to be settled: {}"), [waiting.line.as_str().into()]),
        opens: Opens::Line(waiting.id),
        settles: Settles::Open,
        figures: Figures { line: Some((waiting.id, waiting.line)), ..Figures::default() },
        put_off,
    };
    Ok(found.into_iter().map(notice).collect())
}
