//! An account with which there was no contact for longer than the set days.

use super::rhythm::RHYTHM;
use super::{Asked, cause};
use crate::domain::day;
use crate::domain::phrase::phrase;
use crate::domain::words::w;
use crate::store::Result;
use crate::store::attention::{Noticed, Silent};
use crate::today::notice::{About, Figures, Kind, Mark, Notice, Opens, Settles, brief, gap, text, words};

/// The kind.
pub(super) static SILENT: Kind = Kind { key: "reconnect", settle: w("связались", "talked"), mark: Mark::Plain, find };

fn find(asked: &Asked, found: &[Notice]) -> Result<Vec<Notice>> {
    let before = day::earlier(asked.today, asked.settings.silent_days.unsigned_abs());
    let silent = asked.store.silent_accounts(&day::iso(before), &day::iso(asked.today), asked.most)?;
    // An account is not named twice: whom to call there says more than that nobody did.
    let is_named = |account| found.iter().any(|other| other.kind.key == RHYTHM.key && other.account() == Some(account));
    let notice = |(of, put_off): Noticed<Silent>| Notice {
        kind: &SILENT,
        cause: cause("silent", ("account", of.account), &of.last),
        about: About::account(of.account, &of.name),
        begins: words(w("связаться", "reconnect")),
        rest: phrase(
            w("контактов не было {}, с {}", "no contact for {}, since {}"),
            [gap(&of.last, asked.today), brief(&of.last, asked.today)],
        ),
        sentence: phrase(
            w("Давно не общались: {}, последний контакт {} ({} назад)", "Out of touch: {}, last contact {} ({} ago)"),
            [of.name.as_str().into(), brief(&of.last, asked.today), gap(&of.last, asked.today)],
        ),
        opens: Opens::People,
        settles: Settles::Write(text("")),
        figures: Figures::day(&of.last),
        name: of.name,
        put_off,
    };
    Ok(silent.into_iter().filter(|(of, _)| !is_named(of.account)).map(notice).collect())
}
