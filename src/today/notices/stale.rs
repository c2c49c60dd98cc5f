//! Sections of a profile that were verified long ago (M11).

use super::{Asked, cause};
use crate::domain::day;
use crate::domain::phrase::{Value, phrase};
use crate::domain::words::{Counted, counted, w};
use crate::store::Result;
use crate::store::attention::{Noticed, Stale};
use crate::today::notice::{About, Figures, Kind, Mark, Notice, Opens, Settles, brief, words};
use crate::today::stale_before;

/// The kind.
pub(super) static STALE: Kind = Kind { key: "stale", settle: w("проверено", "verified"), mark: Mark::Plain, find };

/// Sections of a profile, counted.
const SECTIONS: Counted = counted(["раздел", "раздела", "разделов"], ["section", "sections"]);

fn find(asked: &Asked, _: &[Notice]) -> Result<Vec<Notice>> {
    let found = asked.store.stale_accounts(&stale_before(asked.settings, asked.today), &day::iso(asked.today), asked.most)?;
    let notice = |(of, put_off): Noticed<Stale>| {
        let sections = || Value::Count(u64::from(of.sections), SECTIONS);
        let since = || brief(&of.oldest, asked.today);
        Notice {
            kind: &STALE,
            cause: cause("stale", ("account", of.account), &of.oldest),
            about: About::account(of.account, &of.name),
            begins: words(w("досье", "dossier")),
            rest: phrase(w("{}: не проверялось с {}", "{}: oldest verified {}"), [sections(), since()]),
            sentence: phrase(
                w("Уточнить досье: {} — {}, дольше всего не проверялось с {}", "Check the dossier: {}, {}, the oldest verified {}"),
                [of.name.as_str().into(), sections(), since()],
            ),
            opens: Opens::Section(of.section.clone()),
            settles: Settles::Verify,
            figures: Figures { section: Some(of.section), ..Figures::day(&of.oldest).counted(of.sections) },
            name: of.name,
            put_off,
        }
    };
    Ok(found.into_iter().map(notice).collect())
}
