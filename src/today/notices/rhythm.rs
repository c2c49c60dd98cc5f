//! A person whom their own wanted rhythm asks to contact (M19).

use super::{Asked, cause};
use crate::domain::day;
use crate::domain::phrase::{Value, phrase};
use crate::domain::words::w;
use crate::store::Result;
use crate::store::attention::{Due, Noticed};
use crate::today::notice::{About, Figures, Kind, Mark, Notice, Opens, Settles, as_typed, brief, days, gap, words};
use chrono::NaiveDate;

/// The kind.
pub(super) static RHYTHM: Kind = Kind { key: "rhythm", settle: w("связались", "talked"), mark: Mark::Plain, find };

fn find(asked: &Asked, _: &[Notice]) -> Result<Vec<Notice>> {
    due(asked, asked.today)
}

/// Whom their rhythm asks to contact by a day.
pub(in super::super) fn due(asked: &Asked, by: NaiveDate) -> Result<Vec<Notice>> {
    let found = asked.store.due_by_rhythm(&day::iso(by), asked.most)?;
    let notice = |(due, put_off): Noticed<Due>| {
        let about = About::person(&due.who);
        let name = due.who.name.short();
        let plain = || Value::Text(due.days.to_string());
        let (rest, sentence) = match due.last.as_deref() {
            Some(last) => (
                phrase(w("{} · {} (ритм {})", "{} · {} (rhythm {})"), [name.as_str().into(), gap(last, asked.today), plain()]),
                phrase(
                    w("Связаться: {} — последний контакт {} ({} назад), ритм {}", "Reconnect: {}, last contact {} ({} ago), rhythm {}"),
                    [about.said(), brief(last, asked.today), gap(last, asked.today), days(due.days)],
                ),
            ),
            None => (
                phrase(w("{} · ещё не общались (ритм {})", "{} · no contact so far (rhythm {})"), [name.as_str().into(), plain()]),
                phrase(
                    w("Связаться: {} — контактов ещё не было, ритм {}", "Get in touch: {}, no contact so far, rhythm {}"),
                    [about.said(), days(due.days)],
                ),
            ),
        };
        Notice {
            kind: &RHYTHM,
            cause: cause("rhythm", ("person", due.who.person), due.last.as_deref().unwrap_or_default()),
            settles: Settles::Write(phrase(w("+{} ", "+{} "), [as_typed(&due.who.name.family)])),
            about,
            name,
            begins: words(w("связаться", "reconnect")),
            rest,
            sentence,
            opens: Opens::People,
            figures: Figures { day: due.last, rhythm_days: Some(due.days), ..Figures::default() },
            put_off,
        }
    };
    Ok(found.into_iter().map(notice).collect())
}
