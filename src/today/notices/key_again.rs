//! Accounts of which it was decided until today that they are key: the decision is looked at again on that day, not before (M1).

use super::{ASKED, Asked, cause};
use crate::domain::day;
use crate::domain::phrase::phrase;
use crate::domain::words::w;
use crate::store::Result;
use crate::store::attention::{Noticed, Silent};
use crate::today::notice::{About, Figures, Kind, Mark, Notice, Opens, Settles, brief, words};

/// The kind.
pub(super) static KEY_AGAIN: Kind = Kind { key: "key_again", settle: w("пересмотреть", "look again"), mark: Mark::Plain, find };

fn find(asked: &Asked, _: &[Notice]) -> Result<Vec<Notice>> {
    let found = asked.store.key_again(&day::iso(asked.today), ASKED)?;
    let notice = |(of, put_off): Noticed<Silent>| {
        let until = || brief(&of.last, asked.today);
        Notice {
            kind: &KEY_AGAIN,
            cause: cause("key_again", ("account", of.account), &of.last),
            about: About::account(of.account, &of.name),
            begins: words(w("ключевой", "key")),
            rest: phrase(w("решено до {}: пересмотреть", "decided until {}: look again"), [until()]),
            sentence: phrase(
                w("Остаётся ли {} ключевым: решено до {}", "Is {} still key: decided until {}"),
                [of.name.as_str().into(), until()],
            ),
            opens: Opens::Standing,
            settles: Settles::Open,
            figures: Figures::day(&of.last),
            name: of.name,
            put_off,
        }
    };
    Ok(found.into_iter().map(notice).collect())
}
