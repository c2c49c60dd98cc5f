//! Complaints that repeat within the set days (M24, M34).

use super::{Asked, cause};
use crate::domain::day;
use crate::domain::phrase::{Value, phrase};
use crate::domain::words::{Counted, counted, w};
use crate::store::Result;
use crate::store::attention::{Noticed, Repeated};
use crate::today::notice::{About, Figures, Kind, Mark, Notice, Opens, Settles, days, words};

/// The kind. Its rows rest as settled until the complaints are too old: a new one brings the row back at once.
pub(super) static COMPLAINTS: Kind =
    Kind { key: "complaints", settle: w("не напоминать", "let it rest"), mark: Mark::Alarm, find };

/// Signals of risk, counted.
const SIGNALS: Counted = counted(["сигнал", "сигнала", "сигналов"], ["signal", "signals"]);
/// Complaints, counted.
pub const COUNTED: Counted = counted(["претензия", "претензии", "претензий"], ["complaint", "complaints"]);

fn find(asked: &Asked, _: &[Notice]) -> Result<Vec<Notice>> {
    let within = asked.settings.complaint_days;
    let found =
        asked.store.repeated_complaints(&day::iso(day::earlier(asked.today, within.unsigned_abs())), &day::iso(asked.today), asked.most)?;
    let notice = |(of, put_off): Noticed<Repeated>| {
        // «3 претензии, 1 сигнал за 90 дней»: what there was of each.
        let lately = || {
            let counts = [(of.count, COUNTED), (of.signals, SIGNALS)].into_iter().filter(|(count, _)| *count > 0);
            let counts = counts.map(|(count, words)| Value::Count(u64::from(count), words)).collect();
            phrase(w("{} за {}", "{} in {}"), [Value::Listed(counts), days(within)])
        };
        Notice {
            kind: &COMPLAINTS,
            cause: cause("complaints", ("account", of.account), &of.latest),
            about: About::account(of.account, &of.name),
            begins: words(w("претензии", "complaints")),
            rest: lately(),
            sentence: phrase(w("Претензии повторяются: {}, {}", "Complaints repeat: {}, {}"), [of.name.as_str().into(), lately().into()]),
            opens: Opens::Diary(of.entry),
            settles: Settles::Rest(within),
            figures: Figures::day(&of.latest).counted(of.count + of.signals),
            name: of.name,
            put_off,
        }
    };
    Ok(found.into_iter().map(notice).collect())
}
