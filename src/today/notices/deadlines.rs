//! Something that must be decided or paid by a day, as its entity declares it (M17, M49).

use super::{Asked, cause};
use crate::domain::phrase::{Value, alone, phrase};
use crate::domain::words::w;
use crate::store::Result;
use crate::store::attention::Noticed;
use crate::store::deadlines::Pressing;
use crate::today::notice::{About, Figures, Kind, Mark, Notice, Opens, Settles};

/// The kind.
pub(super) static DEADLINES: Kind =
    Kind { key: "deadline", settle: w("записать решение", "write the outcome"), mark: Mark::Plain, find };

fn find(asked: &Asked, _: &[Notice]) -> Result<Vec<Notice>> {
    let found = asked.store.pressing(asked.today, asked.most)?;
    let notice = |(of, put_off): Noticed<Pressing>| {
        let def = of.entity.def();
        Notice {
            kind: &DEADLINES,
            cause: cause(def.table, (def.table, of.record), &of.cause),
            about: About { record: Some((of.entity, of.record)), ..About::account(of.account, &of.name) },
            begins: alone(Value::Word(def.words)),
            rest: of.told(asked.today),
            sentence: phrase(w("{} · {}", "{} · {}"), [of.name.as_str().into(), of.named(asked.today).into()]),
            opens: Opens::Record,
            settles: Settles::Edit(of.settle()),
            figures: Figures::day(&of.day),
            name: of.title,
            put_off,
        }
    };
    Ok(found.into_iter().map(notice).collect())
}
