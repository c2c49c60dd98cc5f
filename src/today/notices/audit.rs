//! The audit of the practice, once its day has come: half a year after the last one, or as the settings say (M37). One that never was is no
//! late one: the rhythm of the work tells of it.

use super::{Asked, cause, rests};
use crate::cadence::{self, Job};
use crate::domain::day;
use crate::domain::phrase::{Value, phrase};
use crate::domain::words::w;
use crate::store::Result;
use crate::today::notice::{About, Figures, Kind, Mark, Notice, Opens, Settles, words};

/// The kind.
pub(super) static AUDIT: Kind = Kind { key: "audit", settle: w("начать", "begin"), mark: Mark::Plain, find };

fn find(asked: &Asked, _: &[Notice]) -> Result<Vec<Notice>> {
    let audit = cadence::of(asked.store, asked.settings, Job::Audit)?;
    let Some((last, due)) = audit.last.zip(audit.due.filter(|due| *due <= asked.today)) else { return Ok(Vec::new()) };
    let cause = cause("audit", ("audit", 0), &day::iso(due));
    let put_off = asked.store.put_off(&cause)?;
    if rests(put_off.as_ref(), asked) {
        return Ok(Vec::new());
    }
    let was = || Value::Brief(last, asked.today);
    Ok(vec![Notice {
        kind: &AUDIT,
        cause,
        about: About::default(),
        name: String::new(),
        begins: words(w("аудит", "audit")),
        rest: phrase(w("прошлый был {}: пора сравнить", "the last one was {}: time to compare"), [was()]),
        sentence: phrase(
            w(
                "Пора провести аудит работы с ключевыми клиентами: прошлый был {}",
                "The audit of working with key accounts is due: the last one was {}",
            ),
            [was()],
        ),
        opens: Opens::Audit,
        settles: Settles::Open,
        figures: Figures::day(&day::iso(due)),
        put_off,
    }])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Clock;
    use crate::domain::{Entity, Record};
    use crate::settings::Settings;
    use crate::store::{Store, Verb};
    use crate::watched::Found;

    #[test]
    fn an_audit_is_told_of_on_its_day_and_not_before() {
        let folder = tempfile::tempdir().unwrap();
        let clock = Clock::Fixed(chrono::DateTime::parse_from_rfc3339("2026-12-10T10:00:00+03:00").unwrap());
        let store = Store::open(&folder.path().join("kam.db"), clock).unwrap();
        let today = store.clock().today();
        let told = |months: i64| {
            let settings = Settings { audit_months: months, ..Settings::default() };
            let asked = Asked { store: &store, settings: &settings, today, until: today, watched: &Found::default(), most: 9 };
            find(&asked, &[]).unwrap()
        };
        assert!(told(6).is_empty(), "what never was is not late");
        let done = Record::new(Entity::Audit).with_text("day", "2026-06-08").with_text("done_on", "2026-06-10");
        store.step(Verb::Create, "", |change| change.insert(&done)).unwrap();
        assert_eq!((told(6).len(), told(7).len()), (1, 0));
        let row = told(6).remove(0);
        crate::today::notice::put_off(&store, &row.cause, "", today.succ_opt().unwrap(), "").unwrap();
        assert!(told(6).is_empty());
    }
}
